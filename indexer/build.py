"""A folder of documents to a new snapshot: read what changed, cut it, embed what is new, take over the rest, swap.

The one place where these meet.
"""

import os
import shlex
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import numpy as np

from corpus.errors import CorpusError
from corpus.kept import Kept
from corpus.load import Reading, is_same, read_folder
from corpus.organisations import Register, load_organisations
from corpus.text import RULES_VERSION
from corpus.types import Document
from indexer import manifest as m
from indexer import parts, tokens
from indexer.arrange import arrange
from indexer.clauses import StanceReader
from indexer.cutting import Cutter
from indexer.embed import Embedder
from indexer.embedding import Embeddings, Rows
from indexer.known import KnownDocuments, remembered
from indexer.lexical_rows import LexicalRow, lexical_rows
from indexer.manifest import EmbedderRecord, Maker, Skipped
from indexer.packed_lines import packed
from indexer.parts import Fresh, Item, Part
from indexer.passages import MAX_TOKENS
from indexer.report import BuildReport, Progress, Silent
from indexer.reuse import Previous
from indexer.rules import rules_digest
from indexer.sharing import Shared, share
from indexer.snapshot_write import SnapshotWriter
from indexer.types import Consultation, Passage
from indexer.vectors import VectorIndex
from indexer.wordings import Group as Consulted
from indexer.wordings import Wordings
from indexer.workshop import Workshop


@dataclass(frozen=True, slots=True)
class _Contents:
    """What a folder became: its documents, unchanged ones without their text, and what each brings to the index."""

    reading: Reading
    items: tuple[Item, ...]
    shared: Shared

    @property
    def consultations(self) -> tuple[Consultation, ...]:
        return tuple(Consultation(r.id, r.title, r.invited) for r in self.reading.remisser)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        return tuple(Skipped(s.file, s.reason, s.labels) for s in self.reading.skipped)


def build_index(
    folder: Path,
    data: Path,
    embedder: Embedder,
    progress: Progress | None = None,
    *,
    stances: StanceReader | None = None,
    anew: bool = False,
) -> BuildReport:
    """Bring the index under `data` up to date with every document below `folder`, as a new snapshot; make it current.

    Where `data` lies below `folder`, what is in it is no document.

    Documents that have not changed are taken over; `anew` reads and embeds all of them again. Without a reader of
    `stances` only those that a fixed phrase takes are found.

    Where all documents have been taken away the new snapshot is empty, if `anew` says that it is meant. Raises
    CorpusError when none of those in the folder can be read, and SnapshotError when another build runs or the disk
    refuses; the snapshot in use is then unchanged, and what was finished is not done again.
    """
    if is_same(folder, data):
        raise CorpusError(f"{folder} holds both the documents and the index: give another folder with --data")
    began = time.monotonic()
    progress = progress or Silent()
    maker = _maker(embedder, stances)
    with SnapshotWriter(data) as writer:
        progress.stage("check", None)
        kept = Kept.below(data, maker.rules)
        if anew:
            kept.reads.sweep()
        with Workshop(data, embedder, stances, maker, anew=anew) as shop:
            contents = _contents(folder, data, shop, kept, progress, anew=anew)
            unchanged = None if anew or not _same(contents, shop.before) else shop.id
            progress.stage("write", None)
            snapshot = unchanged or _write(writer, contents, shop, embedder, maker)
            report = _report(contents, shop.before, shop.embeddings)
            shop.finish()
            kept.sweep()
    seconds = round(time.monotonic() - began, 2)
    return replace(report, snapshot=snapshot, new=unchanged is None, seconds=seconds)


def _maker(embedder: Embedder, stances: StanceReader | None) -> Maker:
    return Maker(
        EmbedderRecord.of(embedder), tokens.ENCODING, str(RULES_VERSION), {"max_tokens": MAX_TOKENS},
        rules_digest(), stances.digest if stances is not None else "",
    )  # fmt: skip


def _contents(folder: Path, data: Path, shop: Workshop, kept: Kept, progress: Progress, *, anew: bool) -> _Contents:
    progress.stage("read", None)
    register = Register(load_organisations())
    reading = read_folder(
        folder, register, progress=lambda _: progress.advance(), kept=kept, recall=remembered(shop.before), apart=data,
        ids=shop.ids,
    )  # fmt: skip
    if not reading.documents:
        if not _withdrawn(folder, shop, reading):
            raise CorpusError(_nothing_read(folder, reading))
        if shop.ids and not anew:  # a share that is not mounted looks the same
            raise CorpusError(
                f"all {len(shop.ids)} documents of the index have gone from {folder}: is it mounted? The index stays "
                f"as it was; to take them all out, run: belagg index {shlex.quote(str(folder))} --anew"
            )
    cutter = shop.cutter(reading.register)
    known = KnownDocuments(shop.before, reading.register)
    items = _items(reading, known, cutter, progress)
    _embed(items, cutter, shop.embeddings, progress)
    progress.stage("proposals", None)
    pairs = list(zip(reading.documents, items, strict=True))
    shared = share(pairs, reading.corrections, reading.register, shop.embeddings, shop.before)
    return _Contents(reading, items, shared)


def _withdrawn(folder: Path, shop: Workshop, reading: Reading) -> bool:
    """Return whether all that the index in use quotes has been taken away, rather than being hard to read now."""
    quoted = {path for file in shop.ids for path in (PurePosixPath(file), *PurePosixPath(file).parents)}
    left = [path for path in (PurePosixPath(skipped.file) for skipped in reading.skipped) if path in quoted]
    here = any(os.path.lexists(folder / p) or any((folder / above).is_file() for above in p.parents) for p in left)
    return shop.id is not None and bool(shop.ids or not reading.skipped) and not here


def _nothing_read(folder: Path, reading: Reading) -> str:
    why = f" ({reading.skipped[0].file}: {reading.skipped[0].reason})" if reading.skipped else ""
    return f"no document in {folder} could be read{why}: put documents there, such as PDF, Word or text files"


def _items(reading: Reading, known: KnownDocuments, cutter: Cutter, progress: Progress) -> tuple[Item, ...]:
    """Return what each document brings: the unchanged ones from where they stand, the others cut."""
    documents = list(zip(reading.documents, reading.places, strict=True))
    kept = [known.kept(document, place) for document, place in documents]
    progress.stage("positions", kept.count(None))
    items: list[Item] = []
    for (document, place), here in zip(documents, kept, strict=True):
        if here is None:
            items.append(cutter(known.whole(document, place)))
            progress.advance()
        else:
            items.append(here)
    return tuple(items)


def _embed(items: Sequence[Item], cutter: Cutter, embeddings: Embeddings, progress: Progress) -> None:
    passages: dict[bytes, str] = {}
    sentences: dict[bytes, str] = {}
    for item in items:
        if isinstance(item, Fresh):
            whole, single = cutter.texts(item)
            passages |= whole
            sentences |= single

    def begin(total: int) -> Callable[[int], None]:
        progress.stage("embed", total)
        return progress.advance

    embeddings.prepare(passages, sentences, begin)


def _same(contents: _Contents, before: Previous) -> bool:
    """Return whether nothing at all has changed, so that a new snapshot would be the one before."""
    if before.manifest is None or contents.shared.changed or any(isinstance(item, Fresh) for item in contents.items):
        return False
    if len(contents.items) != len(before.heads):
        return False
    files = {
        "organisations.jsonl": _lines(
            m.dumped(m.ORGANISATIONS, o, "") for o in contents.reading.register.organisations
        ),
        "consultations.jsonl": _lines(m.dumped(m.CONSULTATIONS, c, "") for c in contents.consultations),
        m.SKIPPED: m.SKIPPED_LIST.dump_json(contents.skipped, indent=1),
    }
    return all(before.shared(name) == content for name, content in files.items())


def _lines(lines: Iterable[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)


def _write(writer: SnapshotWriter, contents: _Contents, shop: Workshop, embedder: Embedder, maker: Maker) -> str:
    reading, shared, before = contents.reading, contents.shared, shop.before
    organisations = {o.id: o for o in reading.register.organisations}

    def searched(passages: Iterable[Passage], document: Document) -> Iterable[LexicalRow]:
        return lexical_rows(passages, {document.id: document}, organisations)

    groups = arrange(contents.items, parts.MOST_PASSAGES)
    for group in groups:
        if isinstance(group, Part):
            writer.take_part(group, before.files_of(group))
        else:
            writer.add_part(group, shop.embeddings, searched)
    for name, adapter in m.shared_files():
        if name in shared.lines:
            writer.add_shared(name, adapter, shared.lines[name])
    writer.add_shared("consultations", m.CONSULTATIONS, contents.consultations)
    writer.add_shared("organisations", m.ORGANISATIONS, reading.register.organisations)
    writer.add_skipped(contents.skipped)
    writer.add_file(m.FOLDERS, packed(m.dumped(m.FOLDER_RECORDS, f.record, m.FOLDERS) for f in reading.folders))
    writer.add_file(m.GROUPS, Consulted.LIST.dump_json(tuple(shared.groups)))
    writer.add_table(m.WORDINGS, Wordings.joined(shared.wordings, embedder.dimension).table)
    writer.add_vectors(_vectors(contents.items, before, shop.embeddings, embedder.dimension))
    taken = {id(group) for group in groups if isinstance(group, Part)}
    words = writer.add_lexical(before.folder, [part for part in before.parts if id(part) not in taken])
    if words:
        writer.add_words(words, shop.embeddings.words(words))
    return writer.commit(maker, [m.DocumentRecord(d.id, d.sha256) for d in reading.documents])


def _vectors(items: Iterable[Item], before: Previous, embeddings: Embeddings, dimension: int) -> VectorIndex:
    """Return the index of passages: the rows of unchanged documents as they stand, the others as embedded."""
    kept: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
    keys: list[bytes] = []
    for item in items:
        if isinstance(item, Fresh):
            kept.append(np.full(len(item.passage_keys), -1, dtype=np.int64))
            keys += item.passage_keys
        else:
            start, end = item.part.passage_range(item.number)
            kept.append(np.arange(start, end, dtype=np.int64) + before.starts[item.part.folder.name])
    fresh: Rows = embeddings.passages(keys)
    old = before.passage_vectors
    if old is None or not kept:
        return VectorIndex.build(fresh, half=True, dimension=dimension)
    return VectorIndex.renewed(old, np.concatenate(kept), fresh)


def _report(contents: _Contents, before: Previous, embeddings: Embeddings) -> BuildReport:
    reading, shared, items = contents.reading, contents.shared, contents.items
    fresh = sum(isinstance(item, Fresh) for item in items)
    here = {d.source_file for d in reading.documents}
    counts = np.array([_counts(item) for item in items], dtype=np.int64).reshape(-1, 2)
    return BuildReport(
        snapshot="",
        new=True,
        documents=len(items),
        read=fresh,
        unchanged=len(items) - fresh,
        removed=sum(head.document.source_file not in here for head, _, _ in before.heads),
        passages=int(counts[:, 0].sum()),
        sentences=int(counts[:, 1].sum()),
        proposals=sum(group.proposals for group in shared.groups),
        positions=sum(group.stated for group in shared.groups),
        embedded=embeddings.fresh,
        reused=int(counts.sum()) - embeddings.fresh,
        skipped=contents.skipped,
        warnings=tuple(f"{d.source_file}: {warning}" for d in reading.documents for warning in d.warnings),
        seconds=0.0,
    )


def _counts(item: Item) -> tuple[int, int]:
    if isinstance(item, Fresh):
        return len(item.passage_keys), len(item.sentence_keys)
    return int(item.part.counts[item.number, 0]), int(item.part.counts[item.number, 1])
