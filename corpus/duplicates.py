"""The same response twice, as a copy or in two formats: one document with several originals. Pure."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from corpus.types import Document

_LENGTHS = 0.8  # the shorter text is at least that much of the longer
_FEWEST = 2  # sentences: texts of a line are not told apart by their words
_SENTENCE_CHARS = 40  # what is shorter may be a heading or a letterhead, which formats show differently
_MOST = 50  # documents of one sender in one folder that are compared with one another
_END = re.compile(r"[.!?]\s|\n")
_OTHER = re.compile(r"[\W_]+")


@dataclass
class _Kept:
    document: Document
    others: list[Document] = field(default_factory=list)

    @cached_property
    def letters(self) -> str:
        """The letters and figures of the text alone, so that breaks and hyphens do not matter."""
        return _OTHER.sub("", self.document.text.lower())

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The letters and figures of each sentence that says something."""
        found = (_OTHER.sub("", part.lower()) for part in _END.split(self.document.text))
        return tuple(letters for letters in found if len(letters) >= _SENTENCE_CHARS)


def without_duplicates(documents: Sequence[Document], listed: frozenset[str]) -> list[Document]:
    """Return the documents in order, each response once; the others' files become further originals of it.

    Two documents are one when they lie in the same folder under the same labels and have the same bytes, or the same
    sender and the same sentences. `listed` names the files that a manifest lists: two of them stay two. The one
    that is kept is listed, else was not read from images, else has pages, else came first.
    """
    kept: list[_Kept] = []
    by_bytes: dict[Hashable, list[_Kept]] = {}
    by_sender: dict[Hashable, list[_Kept]] = {}
    for document in documents:
        where = document.originals[0].folder, document.labels
        copies = by_bytes.setdefault((*where, document.sha256), [])
        kin = by_sender.setdefault((*where, document.organisation_id), [])
        new = _Kept(document)
        same = next((old for old in copies if not _both_listed(document, old.document, listed)), None) or next(
            (old for old in kin[:_MOST] if not _both_listed(document, old.document, listed) and _alike(new, old)), None
        )
        if same is None:
            for known in (kept, copies, kin):
                known.append(new)
        else:
            same.others.append(document)
    return [_one([entry.document, *entry.others], listed) for entry in kept]


def _both_listed(document: Document, other: Document, listed: frozenset[str]) -> bool:
    return document.source_file in listed and other.source_file in listed


def _alike(one: _Kept, two: _Kept) -> bool:
    """Return whether every sentence of the shorter one stands in the longer one, which adds little.

    One sentence that differs makes a revised response, never a copy.
    """
    short, long = sorted((one, two), key=lambda kept: len(kept.letters))
    if len(short.letters) < _LENGTHS * len(long.letters) or len(short.sentences) < _FEWEST:
        return False
    return all(sentence in long.letters for sentence in short.sentences)


def _one(same: Sequence[Document], listed: frozenset[str]) -> Document:
    first, *others = sorted(same, key=lambda d: (d.source_file not in listed, bool(d.ocr), not d.pages))
    return replace(first, originals=tuple(original for d in (first, *others) for original in d.originals))
