"""A folder of files to Documents. One bad file is reported by name and reason and costs no other."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, count
from pathlib import Path, PurePosixPath

from corpus.corrections import NAME as CORRECTIONS
from corpus.corrections import Correction, load_corrections
from corpus.description import describe_document
from corpus.duplicates import without_duplicates
from corpus.errors import CorpusError, UnreadableDocument
from corpus.invited import Invitations, is_list, named_bodies
from corpus.kept import Kept
from corpus.manifest import NAME, UNLISTED, DocumentEntry, Manifest, is_sidecar, load_manifest, with_sidecar
from corpus.opening import Opener, Skipped
from corpus.organisations import Register, slug
from corpus.readers.sandbox import Sandbox
from corpus.types import Document, Kind

MAX_BYTES = 200_000_000
MISSING_ANNEX = "bilagan med organisationens svar saknas i underlaget"


@dataclass(frozen=True, slots=True)
class Remiss:
    """What is stated of a consultation as a whole; `invited` is None where nothing lists who was asked."""

    id: str
    title: str | None
    invited: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder gave.

    Documents by file name, the files passed over, the organisations known after it, what staff state about proposals,
    and the consultations.
    """

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    register: Register
    corrections: tuple[Correction, ...] = ()
    remisser: tuple[Remiss, ...] = ()


def read_folder(
    folder: Path, register: Register, *, progress: Callable[[str], None] | None = None, kept: Kept | None = None
) -> Reading:
    """Read every document below `folder`, in the order of their names; links out of it are not followed.

    What `kept` has of a file is not read again.

    Raises CorpusError when the folder cannot be used at all: missing, unreadable, or with a broken manifest.
    """
    with Sandbox() as sandbox:
        reader = _FolderReader(folder, register, Opener(sandbox, kept))
        for path in _files(folder, reader.unlisted):
            if progress:
                progress(_shown(path.relative_to(folder)))
            reader.read(path)
    finished = _finish(folder, without_duplicates(reader.documents, frozenset(reader.listed)))
    folders = {folder / _folder(d): d.consultation_id for d in finished}
    remisser = _remisser(folders, reader.invitations.by_folder(folders, folder))
    return Reading(finished, tuple(reader.opener.skipped), reader.register, _corrections(folders), remisser)


@dataclass(slots=True)
class _FolderReader:
    """Reads file after file. The register grows with their senders; `listed` names the files that staff describe."""

    folder: Path
    register: Register
    opener: Opener
    documents: list[Document] = field(default_factory=list)
    listed: set[str] = field(default_factory=set)
    invitations: Invitations = field(default_factory=Invitations)
    _manifests: dict[Path, tuple[Manifest, Mapping[str, DocumentEntry]]] = field(default_factory=dict)

    def read(self, path: Path) -> None:
        """Read the documents that a file holds, or the bodies that a list of the invited names."""
        if path.parent not in self._manifests:
            self._manifests[path.parent] = _manifest(path.parent)
        manifest, entries = self._manifests[path.parent]
        if is_list(path.name) and path.name not in entries:
            self.invitations.add(path.parent, self._invited(path))
            return
        before = len(self.opener.skipped)
        try:
            entries = _beside(entries, path)
            self._documents(path, manifest, entries)
        except UnreadableDocument as error:
            self.opener.skipped.append(Skipped(_shown(path.relative_to(self.folder)), str(error)))
        here = path.parent.relative_to(self.folder)
        skipped = self.opener.skipped
        skipped[before:] = [_labelled(one, entries, here) for one in skipped[before:]]

    def unlisted(self, error: OSError) -> None:
        """Name a folder inside the folder that cannot be listed."""
        name = _shown(Path(error.filename).relative_to(self.folder))
        self.opener.skipped.append(Skipped(name, f"the folder cannot be listed ({error.strerror})"))

    def _documents(self, path: Path, manifest: Manifest, entries: Mapping[str, DocumentEntry]) -> None:
        for found in self.opener.open(_shown(path.relative_to(self.folder)), _bytes(path)):
            original = found.original
            entry = _entry(entries, original.file, path.parent.relative_to(self.folder))
            if entry is not None:
                self.listed.add(original.file)
            try:
                document, self.register = describe_document(
                    found.raw, original, entry or UNLISTED, manifest.consultation, self.register
                )
                self.documents.append(document)
            except UnreadableDocument as error:
                self.opener.skipped.append(Skipped(original.file, str(error)))

    def _invited(self, path: Path) -> tuple[str, ...]:
        """Return the bodies that a list of the invited names; one that cannot be read is skipped with its reason."""
        try:
            return named_bodies(_bytes(path), self.opener.sandbox)
        except UnreadableDocument as error:
            self.opener.skipped.append(Skipped(_shown(path.relative_to(self.folder)), str(error)))
            return ()


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


def _manifest(folder: Path) -> tuple[Manifest, Mapping[str, DocumentEntry]]:
    """Return a folder's manifest and its first entry for each file."""
    manifest = load_manifest(folder)
    return manifest, {entry.file: entry for entry in reversed(manifest.documents)}


def _labelled(skipped: Skipped, entries: Mapping[str, DocumentEntry], folder: Path) -> Skipped:
    """Return a file passed over with the labels that the manifest gives it, or the file that it lies in."""
    file = PurePosixPath(skipped.file)
    own = file.relative_to(folder.as_posix()) if folder.parts else file
    given = (entries.get(name.as_posix()) for name in (own, *own.parents))
    return next((replace(skipped, labels=entry.labels) for entry in given if entry and entry.labels), skipped)


def _corrections(folders: Mapping[Path, str]) -> tuple[Correction, ...]:
    return tuple(Correction(c, *row) for path, c in sorted(folders.items()) for row in load_corrections(path))


def _remisser(folders: Mapping[Path, str], lists: Mapping[Path, tuple[str, ...]]) -> tuple[Remiss, ...]:
    """Return each consultation once, with the first title and all the invited that its folders give.

    What a manifest states of the invited outranks the list that lies beside the documents.
    """
    found: dict[str, Remiss] = {}
    for path, consultation in sorted(folders.items()):
        manifest = load_manifest(path)
        known = found.get(consultation, Remiss(consultation, None, None))
        asked = manifest.invited if manifest.invited is not None else lists.get(path)
        invited = known.invited if asked is None else tuple(dict.fromkeys((*(known.invited or ()), *asked)))
        found[consultation] = Remiss(consultation, known.title or manifest.title, invited)
    return tuple(found.values())


def _files(folder: Path, unlisted: Callable[[OSError], None]) -> Iterator[Path]:
    if not folder.is_dir():
        raise CorpusError(f"there is no folder {_shown(folder)!r}: give the folder that holds the documents")
    try:
        with os.scandir(folder) as entries:
            next(entries, None)
    except OSError as error:
        raise CorpusError(
            f"the folder {_shown(folder)!r} cannot be read ({error.strerror}): check its permissions"
        ) from error
    for root, folders, files in os.walk(folder, onerror=unlisted):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            hidden = name.startswith(".") or name in (NAME, CORRECTIONS) or is_sidecar(Path(root) / name)
            if not hidden:
                yield Path(root) / name


def _shown(path: Path) -> str:
    """Return a path as text that can be printed and stored: bytes that are no UTF-8 become question marks."""
    return os.fsencode(path).decode("utf-8", errors="replace").replace("\n", "?")


def _finish(folder: Path, documents: list[Document]) -> tuple[Document, ...]:
    """Give each document a unique id and a consultation, and tell which announced annexes are not here."""
    taken: set[str] = set()
    finished: list[Document] = []
    own = {d.id for d in documents}
    annexes = {d.organisation_id for d in documents if d.kind in (Kind.BILAGA, Kind.REMISSVAR) and d.organisation_id}
    named = _numbers(documents)
    for document in documents:
        names = chain([document.id], (f"{document.id}-{n}" for n in count(2)))
        identity = next(name for name in names if name not in taken and (name == document.id or name not in own))
        taken.add(identity)
        warnings = document.warnings
        if any(f.name == "annex" for f in document.facts) and document.organisation_id not in annexes:
            warnings = (*warnings, MISSING_ANNEX)
        consultation = document.consultation_id or _consultation(folder, document, named)
        finished.append(replace(document, id=identity, warnings=warnings, consultation_id=consultation))
    return tuple(finished)


def _numbers(documents: list[Document]) -> dict[Path, str]:
    """Return by folder the ministry's number that most of its documents carry; nothing where none does."""
    counts: dict[Path, Counter[str]] = {}
    for d in documents:
        counts.setdefault(_folder(d), Counter()).update(d.values("diarienummer")[:1])
    return {folder: numbers.most_common(1)[0][0] for folder, numbers in counts.items() if numbers}


def _consultation(folder: Path, document: Document, named: Mapping[Path, str]) -> str:
    """Return the number the document's folder goes by, else the folder's name."""
    parent = _folder(document)
    if parent in named:
        return slug(named[parent])
    return slug(parent.name or folder.resolve().name) or "remiss"


def _folder(document: Document) -> Path:
    return Path(document.originals[0].folder)
