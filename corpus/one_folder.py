"""The files of one folder to documents, with what its manifest states of them; folders below it are not looked at."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from corpus.description import describe_document
from corpus.duplicates import without_duplicates
from corpus.errors import UnreadableDocument
from corpus.folders import FolderReading, FolderRecord, Own
from corpus.invited import is_list, named_bodies
from corpus.manifest import UNLISTED, DocumentEntry, Manifest, load_manifest, with_sidecar
from corpus.opening import Opener, Skipped
from corpus.organisations import Register
from corpus.types import Document

MAX_BYTES = 200_000_000


@dataclass(slots=True)
class OneFolder:
    """Reads the files that lie in a folder of `root`, one after another; use once.

    The register grows with their senders. `_listed` names the files that staff describe; `_lasting` tells whether
    another reading of the same files would give the same.
    """

    folder: Path
    root: Path
    register: Register
    opener: Opener
    _documents: list[Document] = field(default_factory=list)
    _invited: list[str] = field(default_factory=list)
    _listed: set[str] = field(default_factory=set)
    _stated: list[str] = field(default_factory=list)
    _lasting: bool = True

    def read(self, look: str, names: Iterable[str]) -> FolderReading:
        """Return what these files hold; raises CorpusError when the folder's manifest cannot be used."""
        known = len(self.register.organisations)
        reads = self.opener.kept.reads.needed if self.opener.kept is not None else []
        before = len(reads)
        manifest = load_manifest(self.folder)
        entries = {entry.file: entry for entry in reversed(manifest.documents)}
        for name in names:
            self._read(self.folder / name, manifest, entries)
        documents = without_duplicates(self._documents, frozenset(self._listed))
        record = FolderRecord(
            look if self._lasting and self.opener.lasting else "",
            tuple(map(Own.of, documents)),
            tuple(self.opener.skipped),
            tuple(dict.fromkeys(self._invited)),
            self.register.organisations[known:],
            tuple(dict.fromkeys(self._stated)),
            tuple(dict.fromkeys(reads[before:])),
        )
        return FolderReading(record, tuple(documents))

    def _read(self, path: Path, manifest: Manifest, entries: Mapping[str, DocumentEntry]) -> None:
        """Read the documents that a file holds, or the bodies that a list of the invited names."""
        if is_list(path.name) and path.name not in entries:
            self._invited += self._bodies(path)
            return
        before = len(self.opener.skipped)
        try:
            entries = _beside(entries, path)
            self._open(path, manifest, entries)
        except UnreadableDocument as error:
            self._pass_over(path, error)
        here = self.folder.relative_to(self.root)
        skipped = self.opener.skipped
        skipped[before:] = [_labelled(one, entries, here) for one in skipped[before:]]

    def _open(self, path: Path, manifest: Manifest, entries: Mapping[str, DocumentEntry]) -> None:
        here = self.folder.relative_to(self.root)
        for found in self.opener.open(shown(path.relative_to(self.root)), _bytes(path)):
            original = found.original
            entry = _entry(entries, original.file, here)
            if entry is not None:
                self._listed.add(original.file)
                self._stated += [entry.organisation] if entry.organisation else []
            try:
                document, self.register = describe_document(
                    found.raw, original, entry or UNLISTED, manifest.consultation, self.register
                )
                self._documents.append(document)
            except UnreadableDocument as error:
                self.opener.skipped.append(Skipped(original.file, str(error)))

    def _bodies(self, path: Path) -> tuple[str, ...]:
        """Return the bodies that a list of the invited names; one that cannot be read is skipped with its reason."""
        try:
            return named_bodies(_bytes(path), self.opener.sandbox)
        except UnreadableDocument as error:
            self._pass_over(path, error)
            return ()

    def _pass_over(self, path: Path, error: UnreadableDocument) -> None:
        self._lasting = False  # the disk may have refused it for a moment only
        self.opener.skipped.append(Skipped(shown(path.relative_to(self.root)), str(error)))


def shown(path: Path | str) -> str:
    """Return a path as text that can be printed and stored: bytes that are no UTF-8 become question marks."""
    return os.fsencode(path).decode("utf-8", errors="replace").replace("\n", "?")


def _bytes(path: Path) -> bytes:
    """Return the bytes of a file of the folder; UnreadableDocument says why it is not even opened."""
    try:
        if path.is_symlink() or not path.is_file():
            reason = "it is a link or a special file: copy the document itself into the folder"
        elif path.stat().st_size > MAX_BYTES:
            reason = f"it is larger than {MAX_BYTES // 1_000_000} MB"
        else:
            return path.read_bytes()
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
    raise UnreadableDocument(reason)


def _entry(entries: Mapping[str, DocumentEntry], file: str, folder: Path) -> DocumentEntry | None:
    """Return what the manifest states of a file; a file inside another has the labels of the outer one at least."""
    path = PurePosixPath(file).relative_to(folder.as_posix()) if folder.parts else PurePosixPath(file)
    outer = [entries[parent] for parent in map(str, path.parents) if parent in entries]
    own = entries.get(path.as_posix())
    labels = tuple(dict.fromkeys(label for entry in outer for label in entry.labels))
    if not labels:
        return own
    inner = own or DocumentEntry(file=path.as_posix())
    return inner.model_copy(update={"labels": inner.labels or labels})


def _beside(entries: Mapping[str, DocumentEntry], path: Path) -> Mapping[str, DocumentEntry]:
    """Return the entries with what a file beside this one states; raises UnreadableDocument when it cannot be used."""
    known = entries.get(path.name) or DocumentEntry(file=path.name)
    stated = with_sidecar(known, path)
    return entries if stated is known else {**entries, path.name: stated}


def _labelled(skipped: Skipped, entries: Mapping[str, DocumentEntry], folder: Path) -> Skipped:
    """Return a file passed over with the labels that the manifest gives it, or the file that it lies in."""
    file = PurePosixPath(skipped.file)
    own = file.relative_to(folder.as_posix()) if folder.parts else file
    given = (entries.get(name.as_posix()) for name in (own, *own.parents))
    return next((replace(skipped, labels=entry.labels) for entry in given if entry and entry.labels), skipped)
