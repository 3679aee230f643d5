"""A folder of documents to a new snapshot: read, cut, read positions, embed what is new, write.

The one place where these meet.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from corpus.errors import CorpusError, Fault
from corpus.load import Reading, read_folder
from corpus.organisations import Register, load_organisations
from corpus.text import RULES_VERSION
from corpus.types import Document
from indexer import tokens
from indexer.clauses import StanceReader
from indexer.embed import Embedder, Vectors
from indexer.inherit import inherited
from indexer.lexical import lexical_rows
from indexer.manifest import EmbedderRecord, Maker, Skipped
from indexer.mentions import find_mentions
from indexer.passages import MAX_TOKENS, embedded_text, passages
from indexer.positions import find_positions
from indexer.proposals import register_positions
from indexer.reuse import embedding_key, previous_proposals, reusable_vectors
from indexer.snapshot_write import Embedded, Records, SnapshotWriter
from indexer.speakers import sentences
from indexer.stance_memory import RememberingReader, remembered
from indexer.types import Consultation, Passage, Proposal
from indexer.vocabulary import word_stem
from indexer.words import tokenize

_WORD_LETTERS, _MOST_WORDS = 4, 20_000


class Progress(Protocol):
    """Follows a build: `stage` names what begins and how many steps it has (None: unknown), `advance` counts them."""

    def stage(self, name: str, total: int | None) -> None:
        """Say which stage begins."""

    def advance(self, steps: int = 1) -> None:
        """Say that steps are done."""


class Silent:
    """Follows nothing."""

    def stage(self, name: str, total: int | None) -> None:
        """Do nothing."""

    def advance(self, steps: int = 1) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: documents read, files skipped with reasons, texts embedded anew and reused."""

    snapshot: str
    documents: int
    passages: int
    sentences: int
    proposals: int
    positions: int
    embedded: int
    reused: int
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]


def build_index(
    folder: Path,
    data: Path,
    embedder: Embedder,
    progress: Progress | None = None,
    *,
    stances: StanceReader | None = None,
) -> BuildReport:
    """Index every document below `folder` into a new snapshot under `data` and make it current.

    Without a reader of `stances` only those that a fixed phrase takes are found.

    Raises CorpusError when the folder holds no document that can be read, and SnapshotError when another build runs or
    the disk refuses; the snapshot in use is then unchanged.
    """
    progress = progress or Silent()
    with SnapshotWriter(data) as writer:
        progress.stage("read", None)
        reading = read_folder(folder, Register(load_organisations()), progress=lambda _: progress.advance())
        if not reading.documents:
            raise CorpusError(_nothing_read(folder, reading))
        reader = RememberingReader(stances, remembered(data)) if stances else None
        progress.stage("positions", len(reading.documents))
        records, texts = _records(reading, embedder, previous_proposals(data), reader, progress)
        known = reusable_vectors(data, embedder)
        embedded, sentence_rows, fresh = _embed(records.passages, texts, known, embedder, progress)
        words = corpus_words(records.passages)
        word_rows = _embed_words(words, known, embedder)
        progress.stage("write", None)
        writer.add_records(records)
        writer.add_vectors(embedded, sentence_rows)
        if words:
            writer.add_words(words, word_rows)
        if reader is not None and reader.told:
            writer.add_stances(reader.told)
        writer.add_lexical(lexical_rows(records.passages, texts, {o.id: o for o in reading.register.organisations}))
        maker = Maker(EmbedderRecord.of(embedder), tokens.ENCODING, str(RULES_VERSION), {"max_tokens": MAX_TOKENS})
        snapshot = writer.commit(maker)
    return _report(snapshot, records, len({*embedded.keys, *sentence_rows.keys}), fresh)


def _nothing_read(folder: Path, reading: Reading) -> str:
    why = f" ({reading.skipped[0].file}: {reading.skipped[0].reason})" if reading.skipped else ""
    return f"no document in {folder} could be read{why}: put .txt or .md files there"


def _records(
    reading: Reading,
    embedder: Embedder,
    previous: Sequence[Proposal],
    reader: StanceReader | None,
    progress: Progress,
) -> tuple[Records, dict[str, Document]]:
    cut: list[Passage] = []
    found = []
    voiced = []
    for document in reading.documents:
        spoken = sentences(document, reading.register.get(document.organisation_id))
        cut += passages(
            document, spoken, count=tokens.count, fits=lambda text: embedder.count_tokens(text) <= embedder.window
        )
        found.append((document, find_positions(document, spoken, reading.register, reader)))
        voiced.append((document, spoken))
        progress.advance()
    proposals, positions = register_positions(
        found, corrections=reading.corrections, previous=previous, embed=embedder.embed_queries
    )
    texts = {document.id: document for document in reading.documents}
    positions = (*positions, *inherited(texts, proposals, positions, reading.register))
    skipped = tuple(Skipped(s.file, s.reason, s.labels) for s in reading.skipped)
    records = Records(
        reading.documents, cut, proposals, positions,
        mentions=find_mentions(voiced, proposals, positions),
        consultations=tuple(Consultation(r.id, r.title, r.invited) for r in reading.remisser),
        organisations=reading.register.organisations, skipped=skipped,
    )  # fmt: skip
    return records, texts


def _embed(
    cut: Sequence[Passage],
    documents: Mapping[str, Document],
    known: Mapping[bytes, npt.NDArray[np.float32]],
    embedder: Embedder,
    progress: Progress,
) -> tuple[Embedded, Embedded, int]:
    """Return the rows of passages and of sentences; texts the current snapshot has are not embedded again."""
    whole = [embedded_text(documents[p.document_id], p.section_path, p.text) for p in cut]
    single = [
        embedded_text(documents[p.document_id], p.section_path, documents[p.document_id].text[s.start : s.end])
        for p in cut
        for s in p.sentences
    ]
    texts = [*whole, *single]
    keys = [embedding_key(embedder.document_prompt, text) for text in texts]
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    progress.stage("embed", len(missing))
    fresh = embedder.embed_passages(list(missing.values()), progress=progress.advance)
    row_of = {key: i for i, key in enumerate(missing)}
    rows = np.stack([fresh[row_of[key]] if key in row_of else known[key] for key in keys]) if keys else _none(embedder)
    if len(rows) != len(keys):
        raise Fault("the embedder returned another number of vectors than it got texts")
    n = len(whole)
    return Embedded(rows[:n], keys[:n]), Embedded(rows[n:], keys[n:]), len(missing)


def corpus_words(cut: Sequence[Passage]) -> list[str]:
    """Return one common spelling of each stem that may carry a matter, the most frequent stems first.

    At most 20,000.
    """
    spellings: dict[str, Counter[str]] = {}
    for passage in cut:
        for token in tokenize(passage.text):
            if token.text.isalpha() and len(token.text) >= _WORD_LETTERS:
                spellings.setdefault(word_stem(token.text), Counter())[token.text.lower()] += 1
    ranked = sorted(spellings.items(), key=lambda item: (-item[1].total(), item[0]))[:_MOST_WORDS]
    return [min(counts, key=lambda w: (-counts[w], w)) for _, counts in ranked]


def _embed_words(words: Sequence[str], known: Mapping[bytes, npt.NDArray[np.float32]], embedder: Embedder) -> Embedded:
    """Return the words' rows, embedded as questions are, since they are compared with a question's words."""
    keys = [embedding_key(embedder.query_prompt, word) for word in words]
    missing = [word for word, key in zip(words, keys, strict=True) if key not in known]
    fresh = dict(zip(missing, embedder.embed_queries(missing), strict=True)) if missing else {}
    rows = [fresh[word] if word in fresh else known[key] for word, key in zip(words, keys, strict=True)]
    return Embedded(np.stack(rows) if rows else _none(embedder), keys)


def _none(embedder: Embedder) -> Vectors:
    return np.zeros((0, embedder.dimension), dtype=np.float32)


def _report(snapshot: str, records: Records, texts: int, fresh: int) -> BuildReport:
    warnings = tuple(f"{d.source_file}: {warning}" for d in records.documents for warning in d.warnings)
    return BuildReport(
        snapshot=snapshot,
        documents=len(records.documents),
        passages=len(records.passages),
        sentences=sum(len(p.sentences) for p in records.passages),
        proposals=len(records.proposals),
        positions=sum(not p.inherited for p in records.positions),
        embedded=fresh,
        reused=texts - fresh,
        skipped=tuple(records.skipped),
        warnings=warnings,
    )
