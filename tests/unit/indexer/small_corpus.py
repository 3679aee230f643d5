"""Tiny corpora for tests: documents of one section whose passages are the texts given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.types import Document, Kind, Name, Organisation, Section, Speaker
from indexer import manifest as m
from indexer.lexical_rows import LexicalRow, lexical_rows
from indexer.manifest import DocumentRecord, EmbedderRecord, Maker, Skipped
from indexer.packed_lines import SUFFIX, read_packed
from indexer.parts import Fresh, Table
from indexer.reuse import embedding_key
from indexer.small_rows import packed
from indexer.snapshot_write import SnapshotWriter
from indexer.stance_memory import TOLD_TYPE
from indexer.types import Basis, Passage, Position, Proposal, Sentence, Stance
from indexer.vectors import VectorIndex
from indexer.wordings import Wordings
from tests.fakes import FakeEmbedder

ORGANISATION = Organisation("luleå", "Luleå kommun", (Name("Luleå kommun"), Name("LK", abbreviation=True)), "kommun")


def unpacked_bytes(path: Path) -> bytes:
    """Return what a file says, unpacked where it is packed."""
    return read_packed(path) if path.suffix == SUFFIX else path.read_bytes()


def document(id_: str, texts: Sequence[str], title: str = "Yttrande") -> tuple[Document, list[Passage]]:
    """Return a document whose text is `texts` one after another, and its passages: one sentence each."""
    text = "".join(texts)
    passages = []
    start = 0
    for number, part in enumerate(texts):
        end = start + len(part)
        sentences = (Sentence(start, end, Speaker.RESPONDENT),) * (number % 3)
        passages.append(Passage(f"{id_}/{number}", id_, start, end, part, (title,), None, Speaker.OTHER, sentences))
        start = end
    section = Section(None, title, (title,), 0, len(text))
    return (
        Document(
            id=id_,
            consultation_id="remiss",
            title=title,
            kind=Kind.REMISSVAR,
            text=text,
            sections=(section,),
            blocks=(),
            organisation_id=ORGANISATION.id,
            organisation=ORGANISATION.name,
            organisation_short=None,
            speaker=Speaker.RESPONDENT,
            speaker_name=None,
            date=None,
            facts=(),
            warnings=(),
            source_file=f"{id_}.txt",
            sha256="0" * 64,
            origin=(),
        ),
        passages,
    )


@dataclass(frozen=True)
class Records:
    """What the documents became."""

    documents: Sequence[Document]
    passages: Sequence[Passage]
    proposals: Sequence[Proposal]
    positions: Sequence[Position]
    skipped: Sequence[Skipped]


def searched(passages: Iterable[Passage], document: Document) -> Iterable[LexicalRow]:
    """Return what is searched of passages of a document."""
    return lexical_rows(passages, {document.id: document}, {ORGANISATION.id: ORGANISATION})


@dataclass(frozen=True)
class SmallCorpus:
    """Records that can be written as a snapshot with a fake embedder."""

    records: Records
    embedder: FakeEmbedder

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]], embedder: FakeEmbedder | None = None) -> "SmallCorpus":
        """Return one document per list of passages."""
        pairs = [document(f"dokument-{number}", parts) for number, parts in enumerate(texts)]
        documents = [made for made, _ in pairs]
        proposal = Proposal("remiss/1/labb", "remiss", "1", "labb", ("labb", "policylabb"))
        positions = [
            Position(
                f"p-{d.id}", ORGANISATION.id, d.id, proposal.id, None, Stance.OPPOSE, None, 0, 0, None, None,
                Basis.STATED, 0.5, "test",
            )
            for d in documents
        ]  # fmt: skip
        records = Records(
            documents=documents,
            passages=[passage for _, passages in pairs for passage in passages],
            proposals=[proposal],
            positions=positions,
            skipped=[Skipped("trasig.txt", "ingen text")],
        )
        return cls(records, embedder or FakeEmbedder(dimension=16))

    def key(self, text: str) -> bytes:
        """Return the key of a text's vector."""
        return embedding_key(self.embedder.document_prompt, text.encode("utf-8", "replace").decode())

    def sentences(self, keys: Sequence[bytes]) -> Table:
        """Return the vectors of sentences as they are stored."""
        texts = {self.key(text): text for d in self.records.documents for text in self._said(d)}
        return packed(self.embedder.embed_passages([texts[key] for key in keys]), self.embedder.dimension)

    def fresh(self, document: Document) -> Fresh:
        """Return a document as one that was read just now."""
        own = self._own(document)
        keys = [self.key(p.text) for p in own], [self.key(text) for text in self._said(document)]
        return Fresh(document, own, (), np.zeros(0, dtype=TOLD_TYPE), *keys)

    def fill(self, writer: SnapshotWriter, *, dimension: int | None = None) -> str:
        """Write everything, with the first document in a part of its own, and commit."""
        records = self.records
        items = [self.fresh(document) for document in records.documents]
        for part in (items[:1], items[1:]):
            if part:
                writer.add_part(part, self, searched)
        writer.add_shared("proposals", m.PROPOSALS, records.proposals)
        writer.add_shared("positions", m.POSITIONS, records.positions)
        writer.add_shared("mentions", m.MENTIONS, [])
        writer.add_shared("consultations", m.CONSULTATIONS, [])
        writer.add_shared("organisations", m.ORGANISATIONS, [ORGANISATION])
        writer.add_skipped(records.skipped)
        writer.add_file(m.GROUPS, b"[]")
        writer.add_table(m.WORDINGS, Wordings.none(self.embedder.dimension).table)
        rows = self.embedder.embed_passages([p.text for p in records.passages])
        writer.add_vectors(VectorIndex.build(rows, half=True, dimension=self.embedder.dimension))
        writer.add_lexical()
        made_by = EmbedderRecord.of(FakeEmbedder(dimension=dimension) if dimension else self.embedder)
        documents = [DocumentRecord(d.id, d.sha256) for d in records.documents]
        return writer.commit(Maker(made_by, "ord", "1", {"max_tokens": 400}), documents)

    def _own(self, document: Document) -> list[Passage]:
        return [p for p in self.records.passages if p.document_id == document.id]

    def _said(self, document: Document) -> list[str]:
        return [document.text[s.start : s.end] for p in self._own(document) for s in p.sentences]

    def write(self, data: Path, *, keep: int = 0) -> str:
        """Build a snapshot under `data` and return its id."""
        with SnapshotWriter(data, keep=keep) as writer:
            return self.fill(writer)
