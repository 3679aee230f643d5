"""Where a response speaks of a section of the report, whatever it calls the matter there. Pure.

What one response calls one thing another calls something else, but both give the number of the report's section.
Whoever takes a position there, or writes under that number, is not silent on what is proposed there.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile
from operator import attrgetter

from corpus.numbering import own_titles, report_number
from corpus.sentences import split_sentences
from corpus.types import BlockKind, Document, Section, Speaker
from indexer.types import Basis, Position, Proposal, Stance
from indexer.vocabulary import word_stem
from indexer.words import tokenize

Key = tuple[str, str]  # consultation, number of a section
Stems = frozenset[str]
_MOST_WORDS = 9
_LITTLE = (Stance.COMMENT, Stance.ASKS_CLARIFICATION)  # these tell less of where somebody stands


@dataclass(frozen=True, slots=True)
class Touch:
    """The words by which a response speaks of a matter, and the position that they state, if they state one."""

    organisation_id: str
    document_id: str
    start: int
    end: int
    speaker: Speaker
    position: Position | None = None


class Touches:
    """Who speaks of each numbered section of each report, where, and under which names."""

    def __init__(
        self, documents: Iterable[Document], positions: Iterable[Position], proposals: Mapping[str, Proposal]
    ) -> None:
        """Gather the positions on what is proposed in each section, and what stands first under its number."""
        responses = {d.id: d for d in documents if d.kind.is_response and d.organisation_id}
        known = {(p.consultation_id, p.section or "") for p in proposals.values() if _tells(p.section or "")}
        self._found: dict[Key, list[Touch]] = defaultdict(list)
        self._named: dict[Key, dict[Stems, list[str]]] = defaultdict(lambda: defaultdict(list))  # with who names it so
        for proposal in proposals.values():
            if (key := (proposal.consultation_id, proposal.section or "")) in known:
                for wording in proposal.wordings:
                    self._named[key][_stems(wording.text)].append(wording.document_id)
        own = (p for p in positions if p.document_id in responses and p.basis is Basis.STATED and not p.inherited)
        for position in sorted(own, key=lambda p: p.stance in _LITTLE):
            proposal = proposals[position.proposal_id]
            if (key := (proposal.consultation_id, proposal.section or "")) in known:
                self._found[key].append(_of(position))
        for document in responses.values():
            for key, title, touch in _headed(document):
                if key in known:
                    self._found[key].append(touch)
                    self._named[key][_stems(title)].append(document.id)

    def of(self, key: Key, readable: Container[str]) -> dict[str, Touch]:
        """Return for each organisation the words that tell most of where it stands, in the documents readable."""
        found: dict[str, Touch] = {}
        for touch in self._found.get(key, ()):
            if touch.document_id in readable:
                found.setdefault(touch.organisation_id, touch)
        return found

    def names(self, readable: Container[str]) -> Iterator[tuple[Key, Stems]]:
        """Yield each section with the stems of each of its names, once: those of its proposals, those of headings."""
        for key, named in self._named.items():
            for stems, document_ids in named.items():
                if stems and any(not document_id or document_id in readable for document_id in document_ids):
                    yield key, stems


def _stems(name: str) -> Stems:
    """Return the stems of a name; none of a wording that is so long that it describes."""
    words = tokenize(name)
    return frozenset(word_stem(w.text) for w in words) if len(words) <= _MOST_WORDS else frozenset()


def _tells(section: str) -> bool:
    """Return whether a number is that of one section: what is said somewhere in a chapter is said of much else."""
    return "." in section


def _of(position: Position) -> Touch:
    return Touch(
        position.organisation_id, position.document_id, position.start, position.end, position.speaker, position
    )


def _headed(document: Document) -> Iterator[tuple[Key, str, Touch]]:
    """Yield each heading that has the number of a section, with the first sentence under it."""
    own = own_titles(section.title for section in document.sections)
    for section in document.sections:
        number = None if section.title in own else report_number(section.title)
        if number and (first := _first(document, section)):
            said = split_sentences(document.text, *first)[0]
            yield (
                (document.consultation_id, number),
                section.title,
                Touch(document.organisation_id or "", document.id, said.start, said.end, document.speaker),
            )


def _first(document: Document, section: Section) -> tuple[int, int] | None:
    """Return where the first paragraph under a heading stands; None where nothing does."""
    at = bisect_left(document.blocks, section.start, key=attrgetter("start"))
    inside = takewhile(lambda b: b.start < section.end, islice(document.blocks, at, None))
    return next(((b.start, b.end) for b in inside if b.kind is not BlockKind.HEADING), None)
