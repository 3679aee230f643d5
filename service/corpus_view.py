"""One opened snapshot with what answering needs at hand.

Names, masks for filters, and stems per passage and sentence.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Self

import numpy as np
import numpy.typing as npt

from corpus.abbreviations import as_used
from corpus.organisations import Register
from corpus.types import Document, Kind, Speaker
from indexer.embed import Embedder
from indexer.snapshot import Snapshot
from indexer.types import Passage, Position, Proposal, Sentence
from indexer.vocabulary import word_stem
from indexer.words import words
from service.access import may_read
from service.aim import Sections
from service.bridge import Bridge
from service.contract import Filters
from service.named import Names
from service.position_index import PositionIndex, Told
from service.positions.contract import ReviewView
from service.positions.overlay import METHOD, overlay
from service.positions.revision import NO_REVIEWS, Review
from service.positions.touching import Touches
from service.selection import check, selected

Mask = npt.NDArray[np.bool_]
TEXT, HEADING, TITLE = 1.0, 0.6, 0.25  # what a word counts in a passage's text, in its headings, in the title
_NEIGHBOUR = 0.35
_WORDS_KEPT = 4_000  # passages whose title and headings are kept cut; a small corpus whole
_CALLERS = 32  # sets of access labels whose documents are kept laid out
# What holds under any reviews; the rest is made anew when they change.
_BESIDE_REVIEWS = frozenset({"respondents", "_told", "_sentence_rows", "_position_vectors", "_rows_of"})


@dataclass(frozen=True, slots=True, eq=False)
class _Readable:
    """All that a caller may read: the documents, who sent them, the passages."""

    documents: tuple[Document, ...]
    names: Names
    mask: Mask


class CorpusView:
    """A snapshot as the answering steps see it, its positions as people have left them. Immutable; thread-safe."""

    def __init__(self, snapshot: Snapshot, reviews: tuple[Review, ...] = NO_REVIEWS) -> None:
        """Wrap an opened snapshot and lay the latest reviews over it."""
        self.snapshot = snapshot
        self.register = Register(snapshot.organisations)
        self.proposals: Mapping[str, Proposal] = {p.id: p for p in snapshot.proposals}
        self.documents: Mapping[str, Document] = snapshot.documents
        self._lay(reviews)
        self._bridge: Bridge | None = None
        self._laid_out: PositionIndex | None = None  # of this snapshot under earlier reviews
        self._document_of = [p.document_id for p in snapshot.passages]
        self._document_numbers = {id_: i for i, id_ in enumerate(dict.fromkeys(self._document_of))}
        self._document_rows = np.array([self._document_numbers[d] for d in self._document_of], dtype=np.int64)
        self._readable: dict[frozenset[str], _Readable] = {}
        self.words_over = lru_cache(maxsize=_WORDS_KEPT)(self._words_over)
        self.stems = lru_cache(maxsize=20_000)(self._stems)
        self.sentence_stems = lru_cache(maxsize=20_000)(self._sentence_stems)

    def with_reviews(self, reviews: tuple[Review, ...]) -> Self:
        """Return this view under other reviews. Whatever they have no part in is shared, not made again."""
        other = copy(self)
        other._laid_out = self.__dict__.get("position_index", self._laid_out)
        for name, value in vars(CorpusView).items():
            if isinstance(value, cached_property) and name not in _BESIDE_REVIEWS:
                other.__dict__.pop(name, None)
        other._lay(reviews)
        return other

    def _lay(self, reviews: tuple[Review, ...]) -> None:
        unreadable = frozenset(skipped.name for skipped in self.snapshot.skipped)
        self.reviews = reviews
        self.overlay = overlay(self.snapshot.positions, self.documents, self.proposals, reviews, unreadable)
        self.positions_all: tuple[Position, ...] = self.overlay.positions
        self.review_of: Mapping[str, ReviewView] = self.overlay.review_of
        self.orphans: tuple[ReviewView, ...] = self.overlay.orphans

    def bridge(self, embedder: Embedder) -> Bridge:
        """Return the bridge from unknown words to the corpus's own, made once."""
        if self._bridge is None:
            self._bridge = Bridge(self.snapshot, embedder)
        return self._bridge

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages; their index is their row everywhere."""
        return self.snapshot.passages

    @cached_property
    def respondents(self) -> Mapping[str, tuple[Document, ...]]:
        """The responses of each organisation that answered, by organisation id."""
        found: dict[str, tuple[Document, ...]] = {}
        for document in self.documents.values():
            if document.kind.is_response and document.organisation_id:
                found[document.organisation_id] = (*found.get(document.organisation_id, ()), document)
        return found

    def readable(self, labels: frozenset[str], filters: Filters, consultation: str | None) -> tuple[Document, ...]:
        """Return the documents that the caller may read and the filters let through, in the snapshot's order."""
        if consultation is None and filters == Filters():
            return self._unfiltered(labels).documents
        documents = self._unfiltered(labels).documents
        return tuple(selected(documents, filters, consultation, self.organisations_named))

    def check(self, labels: frozenset[str], filters: Filters, consultation: str | None) -> None:
        """Raise QuestionError where a filter names nothing that the caller may know of."""
        check(self._unfiltered(labels).documents, filters, consultation, self.organisations_named)

    def _unfiltered(self, labels: frozenset[str]) -> "_Readable":
        """Return what a caller may read without filters, laid out once: most questions ask all of it."""
        if (found := self._readable.get(labels)) is None:
            documents = tuple(d for d in self.documents.values() if may_read(d.labels, labels))
            mask = self.mask(documents)
            mask.flags.writeable = False  # shared by all questions
            if len(self._readable) >= _CALLERS:
                self._readable.clear()
            found = self._readable[labels] = _Readable(documents, self.names(documents), mask)
        return found

    def _known(self, documents: Iterable[Document]) -> "_Readable | None":
        return next((r for r in list(self._readable.values()) if r.documents is documents), None)

    def organisations_named(self, name: str) -> Iterable[str]:
        """Return the ids of the organisations that a name, or an id, may mean."""
        if self.register.get(name) is not None:
            return (name,)
        return {m.organisation_id for m in as_used(name, self.register).find(name, lenient=True)}

    def names(self, documents: tuple[Document, ...]) -> Names:
        """Return who can be asked about, given the documents the caller may read."""
        if (known := self._known(documents)) is not None:
            return known.names
        senders = frozenset(d.organisation_id for d in documents if d.organisation_id and d.kind.is_response)
        return Names(self.register, senders, documents)

    def mask(self, documents: Iterable[Document]) -> Mask:
        """Return which passages belong to these documents."""
        if (known := self._known(documents)) is not None:
            return known.mask
        chosen = np.zeros(len(self._document_numbers), dtype=np.bool_)
        chosen[[self._document_numbers[d.id] for d in documents if d.id in self._document_numbers]] = True
        return chosen[self._document_rows] if len(self._document_rows) else np.zeros(0, dtype=np.bool_)

    @cached_property
    def touches(self) -> Touches:
        """Who speaks of each numbered section of the reports, and where."""
        return Touches(self.documents.values(), self.positions_all, self.proposals)

    def positions(self, documents: Iterable[Document]) -> tuple[Position, ...]:
        """Return the positions stated in these documents, in the snapshot's order; none that follow from others."""
        ids = {d.id for d in documents}
        return tuple(p for p in self.positions_all if p.document_id in ids and not p.inherited)

    @cached_property
    def _sentence_rows(self) -> Mapping[tuple[str, int], int]:
        """Row of a sentence's vector by document and offset, for the sentences that state positions."""
        wanted = {(p.document_id, p.start) for p in self.snapshot.positions}
        found: dict[tuple[str, int], int] = {}
        for row, passage in enumerate(self.passages):
            first = int(self.snapshot.sentence_starts[row])
            for i, sentence in enumerate(passage.sentences):
                if (passage.document_id, sentence.start) in wanted:
                    found[passage.document_id, sentence.start] = first + i
        return found

    @cached_property
    def _position_vectors(self) -> Mapping[tuple[str, int], npt.NDArray[np.float32]]:
        keys = list(self._sentence_rows)
        rows = np.array([self._sentence_rows[key] for key in keys], dtype=np.int64)
        return dict(zip(keys, self.snapshot.sentence_vectors.reconstruct(rows), strict=True)) if keys else {}

    @cached_property
    def position_index(self) -> PositionIndex:
        """Every position that is stated, laid out to be compared with a question."""
        stated = [p for p in self.positions_all if not p.inherited]
        if self._laid_out is not None and (same := self._laid_out.holding(stated)) is not None:
            return same
        texts = {id_: document.text for id_, document in self.documents.items()}
        return PositionIndex(stated, self.proposals, texts, self._vectors_of(stated), self._told)

    @cached_property
    def sections(self) -> Sections:
        """The sections of the inquiries' own texts, laid out to be compared with a question."""
        return Sections(self._told, self.proposals, self.position_index)

    @cached_property
    def _told(self) -> Mapping[str, Told]:
        """What the inquiry's own text says of each proposal that has a section of its own."""
        sections: dict[tuple[str, str], list[int]] = {}
        for row, passage in enumerate(self.passages):
            document = self.documents[passage.document_id]
            if document.kind is Kind.BETANKANDE and passage.section_number:
                sections.setdefault((document.consultation_id, passage.section_number), []).append(row)
        found: dict[str, Told] = {}
        for proposal in self.proposals.values():
            if rows := sections.get((proposal.consultation_id, proposal.section or "")):
                text = "\n".join(self.passages[row].text for row in rows)
                vectors = self.snapshot.passage_vectors.reconstruct(np.array(rows, dtype=np.int64))
                found[proposal.id] = Told(text, vectors, frozenset(self._document_of[row] for row in rows))
        return found

    def _vectors_of(self, positions: Sequence[Position]) -> npt.NDArray[np.float32]:
        """Return the vectors of the sentences that state positions, one row each; zeros where there is none."""
        rows = np.zeros((len(positions), self.snapshot.sentence_vectors.dimension), dtype=np.float32)
        for i, position in enumerate(positions):
            row = self._position_vectors.get((position.document_id, position.start))
            if row is None and position.method == METHOD:
                row = self._sentence_vector(self.documents[position.document_id], position.start)
            if row is not None:
                rows[i] = row
        return rows

    def _sentence_vector(self, document: Document, offset: int) -> npt.NDArray[np.float32] | None:
        """Return the vector of the sentence at an offset, for a position that only a person's word keeps."""
        row = self.row_at(document, offset)
        if row is None:
            return None
        first = int(self.snapshot.sentence_starts[row])
        near = [first + i for i, s in enumerate(self.passages[row].sentences) if s.start <= offset < s.end]
        found = self.snapshot.sentence_vectors.reconstruct(np.array(near[:1], dtype=np.int64))
        return found[0] if near else None

    @cached_property
    def _rows_of(self) -> Mapping[str, tuple[int, ...]]:
        rows: dict[str, list[int]] = {}
        for row, document in enumerate(self._document_of):
            rows.setdefault(document, []).append(row)
        return {document: tuple(found) for document, found in rows.items()}

    def first_offset(self, document: Document) -> int:
        """Return where the first passage with a heading begins, else the first passage.

        Where a document says what it is.
        """
        rows = self._rows_of.get(document.id, (0,))
        return self.passages[next((r for r in rows if self.passages[r].section_path), rows[0])].start

    def row_at(self, document: Document, offset: int) -> int | None:
        """Return the row of the passage that holds an offset of a document."""
        return next(
            (r for r in self._rows_of.get(document.id, ()) if self.passages[r].start <= offset < self.passages[r].end),
            None,
        )

    def sentence_speaker(self, document: Document, offset: int) -> Speaker | None:
        """Return who speaks at an offset of a document."""
        row = self.row_at(document, offset)
        if row is None:
            return None
        return next((s.speaker for s in self.passages[row].sentences if s.start <= offset < s.end), None)

    def sentence_text(self, row: int, sentence: Sentence) -> str:
        """Return the words of a sentence of passage `row`."""
        return self.documents[self._document_of[row]].text[sentence.start : sentence.end]

    def _words_over(self, row: int) -> tuple[frozenset[str], frozenset[str]]:
        """Return the different words of a passage's document's title, and of the passage's headings."""
        passage = self.passages[row]
        document = self.documents[passage.document_id]
        over = f"{document.title} {document.speaker_name or ''}"
        return frozenset(words(over)), frozenset(words(" ".join(passage.section_path)))

    def _above(self, row: int) -> dict[str, float]:
        """Return what stands over a passage: its headings, and less, the document's title."""
        title, headings = self.words_over(row)
        return _table(title, TITLE) | _table(headings, HEADING)

    def _stems(self, row: int) -> dict[str, float]:
        """Return what stands in a passage (1), and less, what stands over it."""
        return self._above(row) | _table(words(self.passages[row].text), TEXT)

    def _sentence_stems(self, row: int) -> tuple[dict[str, float], ...]:
        """Return what stands in each sentence of a passage (1), and less, what stands beside and over it."""
        own = [_table(words(self.sentence_text(row, s)), TEXT) for s in self.passages[row].sentences]
        above = self._above(row)
        return tuple(_with_neighbours(own, i, above) for i in range(len(own)))


def _with_neighbours(own: list[dict[str, float]], i: int, above: dict[str, float]) -> dict[str, float]:
    table = dict(above)
    for j in (i - 1, i + 1):
        if 0 <= j < len(own):
            for stem in own[j]:
                table[stem] = max(table.get(stem, 0.0), _NEIGHBOUR)
    table.update(own[i])
    return table


def _table(held: Iterable[str], weight: float) -> dict[str, float]:
    return {word_stem(word): weight for word in held}
