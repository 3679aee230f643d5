"""The same response twice, as a copy or in two formats: one document with several originals. Pure."""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from corpus.folders import Own
from corpus.organisations import folded
from corpus.same_words import MAILS, Wording, is_carried, letters, same_response
from corpus.types import Document, Kind

_LENGTHS = 0.8  # the shorter text is at least that much of the longer
_MOST = 50  # documents of one sender in one folder that are compared with one another
_WORDS = re.compile(r"[^\W_]+")


@dataclass
class Draft:
    """A document before it is settled with the others of its folder.

    One that was taken over has no text: `load` returns it with its text. `earlier` tells how it was settled then, as
    number `number` of all that the folder's files held; `place` is where it, or the one that stands for it, is among
    the documents of the earlier reading.
    """

    document: Document
    listed: bool  # staff describe its file: two of them stay two
    load: Callable[[], Document]
    earlier: Own | None = None
    number: int = 0
    place: int | None = None

    @cached_property
    def wording(self) -> Wording:
        """What it says."""
        return Wording(self._whole)

    @cached_property
    def compared(self) -> bool:
        """Whether those of its sender that came after it were compared with it in the earlier reading."""
        return self.earlier is not None and self.earlier.compared

    @cached_property
    def length(self) -> int:
        """How many letters and figures it has."""
        return self.earlier.letters if self.earlier is not None else len(letters(self.text))

    @property
    def stood(self) -> int | None:
        """Its place in the earlier reading, where its text is; None where that has it not."""
        return self.place if self.earlier is not None and self.earlier.copy is None else None

    @property
    def settled(self) -> Document:
        """The document as it may stand: with its text, unless the earlier reading has that."""
        return self._whole if self.stood is None else self.document

    def words_beyond(self, other: "Draft") -> str:
        """Return the words of its text that the other's does not hold, to know later what it may name."""
        if self.document.sha256 == other.document.sha256:
            return ""
        if self.earlier is not None and self.earlier.copy is not None and other.stood == self.place:
            return self.earlier.words  # it was the same other
        held = folded(other.text)
        return " ".join(word for word in sorted(set(_WORDS.findall(folded(self.text)))) if word not in held)

    @cached_property
    def _whole(self) -> Document:
        return self.document if self.document.text else self.load()

    @property
    def text(self) -> str:
        """Its text, wherever that is."""
        return self._whole.text


@dataclass
class Same:
    """Documents that are one, in order; the number of each among all, and which of them stands for all."""

    drafts: list[Draft]
    numbers: list[int]
    compared: bool  # whether later ones of its sender were compared with the first
    by_words: list[bool] = field(default_factory=lambda: [False])

    @property
    def stands(self) -> Draft:
        """The one that is kept: listed, else not read from images, else with pages, else no e-mail."""
        return min(self.drafts, key=_rank)

    @property
    def document(self) -> Document:
        """The one that is kept, with the files of all."""
        if len(self.drafts) == 1:
            return self.drafts[0].settled
        every = sorted(self.drafts, key=_rank)
        return replace(every[0].settled, originals=tuple(o for draft in every for o in draft.document.originals))

    def own(self) -> Iterator[tuple[int, Own]]:
        """Yield what is to be remembered of each, by its number among all."""
        stands = self.stands
        for at, (number, draft) in enumerate(zip(self.numbers, self.drafts, strict=True)):
            document = draft.document
            yield (
                number,
                Own(
                    document.id,
                    document.consultation_id,
                    len(document.warnings),
                    draft.length,
                    draft.listed,
                    self.numbers[0] if at else None,
                    self.by_words[at],
                    self.compared and not at,
                    None if draft is stands else _bare(document),
                    "" if draft is stands else draft.words_beyond(stands),
                ),
            )


def without_duplicates(drafts: Sequence[Draft]) -> list[Same]:
    """Return each response once, in order.

    Two documents are one when they lie in the same folder under the same labels and have the same bytes, or the same
    sender and say the same. Two that staff list stay two. What two that were taken over were found to be is not
    asked again, so that no text of theirs is needed.
    """
    found: list[Same] = []
    by_bytes: dict[Hashable, list[Same]] = {}
    by_sender: dict[Hashable, list[Same]] = {}
    for number, draft in enumerate(drafts):
        document = draft.document
        where = document.originals[0].folder, document.labels
        copies = by_bytes.setdefault((*where, document.sha256), [])
        kin = by_sender.setdefault((*where, *of), []) if (of := _sender(document)) else []
        same = next((old for old in copies if not _both_listed(draft, old)), None)
        by_words = same is None
        same = same or next((old for old in _open(draft, kin[:_MOST]) if _alike(draft, old)), None)
        if same is None:
            new = Same([draft], [number], len(kin) < _MOST)
            for known in (found, copies, kin):
                known.append(new)
        else:
            same.drafts.append(draft)
            same.numbers.append(number)
            same.by_words.append(by_words)
    return found


def _bare(document: Document) -> Document:
    """Return what is to be known of a copy to settle it once more."""
    first = document.pages[:1]  # that it has pages tells which copy is kept
    return replace(document, text="", sections=(), blocks=(), origin=(), facts=(), pages=first, places="", furniture=())


def _rank(draft: Draft) -> tuple[bool, bool, bool, bool]:
    mailed = draft.document.originals[0].format in MAILS
    return not draft.listed, bool(draft.document.ocr), not draft.document.pages, mailed


def _sender(document: Document) -> tuple[str | None, Kind | None] | None:
    """Return what documents of one sender have in common; None for a response whose sender nobody knows."""
    if document.organisation_id is not None:
        return document.organisation_id, None
    answers = document.kind.is_response or document.kind is Kind.BILAGA
    return None if answers else (None, document.kind)  # what nobody answers with has no sender


def _both_listed(draft: Draft, other: Same) -> bool:
    return draft.listed and other.drafts[0].listed


def _open(draft: Draft, kin: Sequence[Same]) -> Iterator[Same]:
    """Yield those of the same sender that a document is to be compared with, unless both are listed.

    One that stood by itself in the earlier reading was unlike all those that were compared with what came after them.
    """
    unlike = draft.earlier is not None and draft.earlier.same_as is None
    return (old for old in kin if not (unlike and old.drafts[0].compared) and not _both_listed(draft, old))


def _alike(new: Draft, same: Same) -> bool:
    """Return whether a document says what another of the same sender says, no more and no less."""
    old = same.drafts[0]
    before = new.earlier.same_as if new.earlier is not None and new.earlier.by_words else None
    if before is not None and old.compared and old.number <= before:
        return old.number == before  # it was compared with the first of its sender, up to the one it was like
    shorter, longer = sorted((new.length, old.length))
    near = shorter >= _LENGTHS * longer or is_carried(old.document, new.document)
    return near and same_response(old.wording, new.wording)
