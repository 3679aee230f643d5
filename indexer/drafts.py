"""Proposals while they are gathered: what staff state and what the inquiry's own text proposes come first. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.corrections import Correction
from corpus.types import Document, Kind, Section
from indexer.alike import each_of_its_own, shares_piece
from indexer.found import Found
from indexer.names import as_name
from indexer.naming import plain, untitled
from indexer.types import Basis, Naming, Stance, Wording
from indexer.unnumbered import BOX, sentences, titled

_GRANTED = (Stance.SUPPORT, Stance.SUPPORT_WITH_RESERVATIONS, Stance.NO_OBJECTION)

_SHALL = re.compile(
    r"(?:^|(?<=[.!?]\s))([A-ZÅÄÖ](?:(?![.!?]\s)[^\n]|\n(?!\n)){0,200}?"
    r"\b(?:ska|skall|bör|får|föreslå[rs]|inför[s]?|inrättas|avskaffas|upphävs|höjs|sänks|ändras|utökas|ges)\b"
    r"(?:(?![.!?]\s)[^\n]|\n(?!\n)){0,300}[.!?]?)",
    re.MULTILINE,
)
_OPENS = re.compile(r"([A-ZÅÄÖ][^\n]{10,400}?[.!?])(?=\s|$)")
_MOSTLY = 0.7  # of an inquiry's numbered sections, so many say what is to be done
_BACKGROUND = re.compile(
    r"(?:bakgrund|inledning|uppdrag|gällande rätt|nuvarande|dagens|överväganden|konsekvens"
    r"|disposition|direktiv)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Draft:
    """A proposal while it is being gathered.

    `seeded` ones come from the inquiry's own text or from staff and exist without positions.
    """

    consultation: str
    section: str | None
    heading: str | None
    wordings: list[Wording]
    seeded: bool = False
    stated_name: str | None = None
    body: str = ""  # what the inquiry says of it
    members: list[tuple[Document, Found]] = field(default_factory=list)
    beside: list[list[tuple[Document, Found]]] = field(default_factory=list)  # each counted once by itself
    holders: set[tuple[str, str, bool]] = field(default_factory=set)  # document, section, in its summary

    @property
    def basis(self) -> Basis:
        """How the first position was given; a seeded proposal is open to stated ones."""
        return self.members[0][1].basis if self.members else Basis.STATED

    @property
    def names(self) -> list[str]:
        """The wordings, once each, in the order they were met."""
        return list(dict.fromkeys(w.text for w in self.wordings))

    @property
    def compared(self) -> list[str]:
        """The names that positions are compared with: of what an inquiry tells in a sentence, its short name alone.

        The whole sentence often proposes two things.
        """
        short = self.seeded and not self.body and self.section is None and bool(self.heading)
        told = {w.text for w in self.wordings if short and w.how is Naming.INQUIRY}
        names = [name for name in self.names if name not in told]
        if self.section is None or self.seeded:
            return names
        return [name for name in names if as_name(name)]  # `varför de ensamma ska betala` names nothing else

    def add(self, document: Document, f: Found, how: Naming, score: float) -> None:
        """Take a position in, with what tied it to the others."""
        known = {w.text for w in self.wordings}
        self.wordings += [Wording(n, document.id, how, round(score, 3)) for n in f.about if n not in known]
        self.hold(document, f)

    def hold(self, document: Document, f: Found) -> None:
        """Take a position in whose words name a part of the proposal only."""
        self.members.append((document, f))
        if f.section is not None:
            self.holders.add((document.id, f.section, f.summary))

    def take_over(self, other: "Draft") -> None:
        """Take another draft's wordings, and hold its positions beside the own ones."""
        known = {w.text for w in self.wordings}
        self.wordings += [w for w in other.wordings if w.text not in known]
        self.beside.append(other.members)

    def join(self, other: "Draft") -> None:
        """Take another draft in as the same proposal: what one response says in both is counted once."""
        self.take_over(other)
        self.members += self.beside.pop()
        self.beside += other.beside
        self.heading = self.heading or other.heading


def stated(corrections: Sequence[Correction]) -> Iterator[Draft]:
    """Yield one draft for each name that staff state."""
    for consultation, section, name in dict.fromkeys((c.consultation, c.section, c.name) for c in corrections):
        wordings = [
            c.wording for c in corrections if (c.consultation, c.section, c.name) == (consultation, section, name)
        ]
        named = [Wording(w, "", Naming.STAFF, 1.0) for w in dict.fromkeys([name, *wordings]) if w]
        yield Draft(consultation, section, None, named, seeded=True, stated_name=name)


def seeds(document: Document) -> list[Draft]:
    """Return the proposals of an inquiry's own text: its numbered sections that say *Förslag:*.

    A summary often has no such boxes; there, the numbered sections that say what is to be done. One without numbers
    says it under its headings, or in single sentences.
    """
    if document.kind is not Kind.BETANKANDE:
        return []
    numbered = _numbered(document)
    if not numbered:
        return _unnumbered(document)
    boxes = [(s, BOX.search(document.text, s.start, s.end)) for s in numbered]
    if not any(match for _, match in boxes):
        deep = [s for s in numbered if s.number is not None and "." in s.number]
        open_ = [s for s in deep or numbered if not _BACKGROUND.match(untitled(s.title))]
        boxes = [(s, _to_be_done(document, s)) for s in open_]
        if sum(match is not None for _, match in boxes) >= _MOSTLY * len(boxes):  # then the others say it otherwise
            boxes = [(s, match or _first_sentence(document, s)) for s, match in boxes]
    return [
        Draft(
            document.consultation_id, s.number, s.title,
            [Wording(match.group(1).strip(), document.id, Naming.INQUIRY, 1.0)],
            seeded=True, body=document.text[s.start : s.end],
        )
        for s, match in boxes
        if match
    ]  # fmt: skip


def _unnumbered(document: Document) -> list[Draft]:
    """Return what an inquiry without numbered sections proposes under its headings, and in sentences under none.

    They have no body: so few and so short, they would draw to them what is on none, wherever a paragraph tells.
    """
    under = dict(titled(document))
    told = [(s.title, words) for s, words in under.items()] + list(sentences(document, under))
    return [
        Draft(
            document.consultation_id, None, heading, [Wording(words, document.id, Naming.INQUIRY, 1.0)],
            seeded=True,
        )
        for heading, words in told
    ]  # fmt: skip


def _numbered(document: Document) -> list[Section]:
    """Return the numbered sections that hold text of their own: of chapters those without sections."""
    numbers = {s.number for s in document.sections if s.number is not None}
    chapters = {number.split(".")[0] for number in numbers if "." in number}
    return [s for s in document.sections if s.number is not None and s.number not in chapters]


def _to_be_done(document: Document, section: Section) -> re.Match[str] | None:
    """Return the first sentence of a section after its heading that says what shall be, may be or is introduced."""
    heading_end = document.text.find("\n", section.start) + 1
    return _SHALL.search(document.text, heading_end, section.end) if 0 < heading_end < section.end else None


def _first_sentence(document: Document, section: Section) -> re.Match[str] | None:
    heading_end = document.text.find("\n", section.start) + 1
    return _OPENS.search(document.text, heading_end, section.end) if 0 < heading_end < section.end else None


def named(stated: Sequence[Draft], proposed: Sequence[Draft]) -> list[Draft]:
    """Return staff's drafts and the inquiry's, one where staff name or word what the inquiry proposes."""
    kept = list(stated)
    for seed in proposed:
        own = {plain(text) for text in (*seed.names, untitled(seed.heading))}
        here = [d for d in stated if (d.consultation, d.section) == (seed.consultation, seed.section)]
        same = next((d for d in here if own & {plain(n) for n in d.names}), None)
        if same is None:
            kept.append(seed)
        else:
            same.heading, same.body = seed.heading, seed.body
            same.wordings += seed.wordings
    return kept


def of_section(same: Sequence[Draft], f: Found) -> Draft | None:
    """Return the draft of a section that a position without a near wording belongs to.

    The inquiry's, where it has one there; for a position that names nothing (*förslaget tillstyrks*) else the one the
    others are on that name nothing either, or the only one there is. Support in words of the heading (*tillstyrker att
    museer får gallra*, under *Gallring av föremål*) is on what most say under it.
    """
    seeded = [d for d in same if d.seeded]
    if len(seeded) == 1:
        return seeded[0]
    if f.about:
        return max(same, key=lambda d: len(d.members), default=None) if not seeded and _as_headed(f) else None
    nameless = [d for d in same if not d.names]
    outright = [d for d in same if any(g.explicit and g.by_number for _, g in d.members)]  # and not beside it
    only = same if len(same) == 1 else outright
    return nameless[0] if nameless else only[0] if len(only) == 1 else None


def _as_headed(f: Found) -> bool:
    """Return whether a position is support of what it words as the numbered heading over it does."""
    granted = f.explicit and f.basis is Basis.STATED and f.stance in _GRANTED and not f.by_number
    return granted and f.own is not None and shares_piece(f.own, untitled(f.heading))


def pieces(word: str) -> tuple[str, ...]:
    """Return what two words must share one of to be compared: the beginning, and the end of a long one."""
    return (word[:4], "-" + word[-6:]) if len(word) >= 8 else (word[:4],)


def holds_other(draft: Draft, document: Document, f: Found) -> bool:
    """Return whether the same document already has another position of the same section in the draft."""
    return f.section is not None and (document.id, f.section, f.summary) in draft.holders


def on_other_thing(draft: Draft, document: Document, f: Found) -> bool:
    """Return whether the same document names another thing in the draft, in the same words but for the thing itself.

    *Tillstyrker modellen för ersättningens nivå* and *tillstyrker modellen för ersättningens längd* are two.
    """
    if f.section is not None or f.own is None or not f.explicit:
        return False
    beside = [g for d, g in draft.members if d.id == document.id and g.start != f.start and g.summary is f.summary]
    return any(g.own is not None and g.explicit and each_of_its_own(g.own, f.own) for g in beside)
