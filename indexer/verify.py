"""Whether a snapshot is what was written: every byte, every count, every slice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.errors import SnapshotError
from corpus.originals import FOLDER as ORIGINALS
from corpus.types import Document
from indexer import manifest as m
from indexer import store
from indexer.lexical import LexicalIndex
from indexer.snapshot import damage, held_of, read_fields, sentences_of, words_of
from indexer.vectors import VectorIndex

_ORIGINAL = "the original of"


def verify_snapshot(path: Path, *, id_: str | None = None) -> list[str]:
    """Check every byte and every count of a snapshot folder; return what is wrong, one line each.

    `id_` is the snapshot's id when the folder does not bear it (yet).
    """
    try:
        manifest = store.stored_manifest(path, id_)
        problems = [*damage(path, manifest, compared=None), *_strangers(path, manifest)]
        if problems:
            return problems
        parts = read_fields(path, manifest)
        return [*_contradictions(parts), *_other_originals(path, parts["documents"].values())]
    except SnapshotError as error:
        return [str(error).removesuffix(f"; {m.REBUILD}")]


def remedy(problems: Iterable[str]) -> str:
    """Return what mends them all; originals that are kept are otherwise only compared by their size."""
    return f"{m.REBUILD} --anew" if any(problem.startswith(_ORIGINAL) for problem in problems) else m.REBUILD


def verify_new(path: Path, id_: str, taken: Mapping[str, m.FileRecord]) -> list[str]:
    """Check what a build has written, before it is made current; return what is wrong.

    All that was written is read back and compared with its digest, and the parts must fit together. Files in `taken`
    come from the snapshot before, were checked when the build began, and are only measured.
    """
    try:
        manifest = store.stored_manifest(path, id_)
        written = replace(manifest, files=tuple(r for r in manifest.files if r.path not in taken))
        problems = [*damage(path, written, compared=None), *damage(path, manifest, compared=-1)]
        problems += _strangers(path, manifest)
        if not problems:
            _refuse_misfit(path, manifest)
    except SnapshotError as error:
        return [str(error)]
    return problems


def _strangers(folder: Path, manifest: m.Manifest) -> Iterator[str]:
    known = {record.path for record in manifest.files}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name not in known and m.is_checked(name) and path.is_file():
            yield f"{name} does not belong to the snapshot"


def _refuse_misfit(folder: Path, manifest: m.Manifest) -> None:
    """Raise SnapshotError when vectors, words and parts do not have the rows that the manifest counts."""
    vectors, lexical = VectorIndex.load(folder / m.PASSAGE_VECTORS), LexicalIndex.open(folder / m.LEXICAL)
    sentences = sentences_of(folder, manifest)
    rows = (vectors.count, lexical.count, held_of(folder, manifest, lexical).count, sentences.count)
    counts = manifest.counts
    if {vectors.dimension, sentences.dimension} != {manifest.maker.embedder.dimension}:
        raise SnapshotError(f"The vectors do not have the {manifest.maker.embedder.dimension} dimensions of the model")
    if rows != (*[counts["passages"]] * 3, counts["sentences"]):
        raise SnapshotError(f"The parts of the index do not fit together ({counts}, rows {rows})")
    words_of(folder)


def _other_originals(path: Path, documents: Iterable[Document]) -> Iterator[str]:
    """Yield the originals that are kept and are not the files that were read; one may be missing, as on a full disk."""
    kept = path.parent.parent / ORIGINALS
    for original in {original.sha256: original for document in documents for original in document.originals}.values():
        file = kept / original.sha256
        if file.is_file() and m.file_sha256(file) != original.sha256:
            yield f"{_ORIGINAL} {original.file} is not the file that was read"


def _contradictions(parts: Mapping[str, Any]) -> list[str]:
    """Return the passages, sentences and positions that do not point into their documents."""
    documents: Mapping[str, Document] = parts["documents"]
    wrong = [
        f"passage {passage.id} is not a slice of document {passage.document_id}"
        for passage in parts["passages"]
        if not 0 <= passage.start <= passage.end or len(passage.text) != passage.end - passage.start
    ]
    wrong += [
        f"a position on {position.proposal_id} quotes document {position.document_id}, which is not there"
        for position in (*parts["positions"], *parts["mentions"])
        if position.document_id not in documents
    ]
    return wrong
