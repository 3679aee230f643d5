"""Tiny corpora for tests: documents of one section whose passages are the texts given."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.types import Document, Kind, Name, Organisation, Section, Speaker
from indexer.lexical import lexical_rows
from indexer.manifest import EmbedderRecord, Maker, Skipped
from indexer.reuse import embedding_key
from indexer.snapshot_write import Embedded, Records, SnapshotWriter
from indexer.types import Basis, Passage, Position, Proposal, Sentence, Stance
from tests.fakes import FakeEmbedder

ORGANISATION = Organisation("luleå", "Luleå kommun", (Name("Luleå kommun"), Name("LK", abbreviation=True)), "kommun")


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
            organisations=[ORGANISATION],
            skipped=[Skipped("trasig.txt", "ingen text")],
        )
        return cls(records, embedder or FakeEmbedder(dimension=16))

    def embedded(self, texts: Sequence[str]) -> Embedded:
        """Return the vectors of `texts` with their keys."""
        prompt = self.embedder.document_prompt
        return Embedded(self.embedder.embed_passages(texts), [embedding_key(prompt, text) for text in texts])

    def fill(self, writer: SnapshotWriter) -> str:
        """Write everything and commit."""
        records = self.records
        by_id = {made.id: made for made in records.documents}
        sentences = [by_id[p.document_id].text[s.start : s.end] for p in records.passages for s in p.sentences]
        writer.add_records(records)
        writer.add_vectors(self.embedded([p.text for p in records.passages]), self.embedded(sentences))
        writer.add_lexical(lexical_rows(records.passages, by_id, {ORGANISATION.id: ORGANISATION}))
        return writer.commit(Maker(EmbedderRecord.of(self.embedder), "ord", "1", {"max_tokens": 400}))

    def write(self, data: Path, *, keep: int = 0) -> str:
        """Build a snapshot under `data` and return its id."""
        with SnapshotWriter(data, keep=keep) as writer:
            return self.fill(writer)
