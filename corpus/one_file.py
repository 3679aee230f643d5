"""One file of a folder to documents, with what its manifest states of them; or to the bodies that a list names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from corpus.description import describe_document
from corpus.errors import UnreadableDocument
from corpus.file_names import shown
from corpus.folders import FileRecord
from corpus.invited import is_list, named_bodies
from corpus.kept import Kept
from corpus.manifest import SIDECAR, UNLISTED, DocumentEntry, Manifest, is_left_over, with_sidecar
from corpus.opening import Opener, Skipped
from corpus.organisations import Register
from corpus.readers.sandbox import Sandbox
from corpus.types import Document

MAX_BYTES = 200_000_000


class Stated:
    """What the manifest of a folder states of its files."""

    def __init__(self, manifest: Manifest) -> None:
        """Sort it by file; of two entries for one the first counts."""
        self.consultation = manifest.consultation
        self.entries: Mapping[str, DocumentEntry] = {entry.file: entry for entry in reversed(manifest.documents)}
        self._by_file: dict[str, list[str]] = {}
        for file, entry in self.entries.items():
            self._by_file.setdefault(file.partition("/")[0], []).append(entry.model_dump_json())

    def of(self, name: str) -> bytes:
        """Return all that is stated of a file and of those inside it, as bytes to be compared."""
        found = [line for key in dict.fromkeys((name, shown(name), ".")) for line in sorted(self._by_file.get(key, ()))]
        return "\n".join([self.consultation or "", *found]).encode()

    def missing(self, names: Iterable[str], inside: Iterable[str]) -> Iterator[DocumentEntry]:
        """Yield what is stated of no file: neither of one of these names nor of one `inside` another."""
        here = {".", *inside, *names, *map(shown, names)}
        return (entry for file, entry in self.entries.items() if file not in here)


@dataclass(slots=True)
class OneFile:
    """Reads one file of a folder of `root`; use once.

    The register grows with its senders. `listed` tells of each of the documents whether staff describe its file.
    """

    folder: Path
    root: Path
    register: Register
    sandbox: Sandbox
    kept: Kept | None
    stated: Stated
    documents: list[Document] = field(default_factory=list)
    listed: list[bool] = field(default_factory=list)
    _invited: tuple[str, ...] = ()
    _senders: list[str] = field(default_factory=list)
    _lasting: bool = True
    _opener: Opener = field(init=False)

    def __post_init__(self) -> None:
        """Open files by what is kept of them."""
        self._opener = Opener(self.sandbox, self.kept)

    def read(self, name: str, look: str) -> FileRecord:
        """Read what the file holds; return what it gave beside its documents, under its look if that can be trusted."""
        known = len(self.register.organisations)
        reads = self.kept.reads.needed if self.kept is not None else []
        before = len(reads)
        self._read(self.folder / name)
        return FileRecord(
            look if self._lasting and self._opener.lasting else "",
            (),
            tuple(self._opener.skipped),
            self._invited,
            self.register.organisations[known:],
            tuple(dict.fromkeys(self._senders)),
            tuple(dict.fromkeys(reads[before:])),
        )

    def _read(self, path: Path) -> None:
        """Read the documents that a file holds, or the bodies that a list of the invited names."""
        entries = self.stated.entries
        if is_left_over(path.name) and path.name not in entries:
            told = shown(path.name.removesuffix(SIDECAR))
            self._pass_over(path, UnreadableDocument(f"it states something of {told}, which does not lie beside it"))
            return
        if is_list(path.name) and path.name not in entries:
            self._invited = self._bodies(path)
            return
        try:
            entries = _beside(entries, path)
            self._open(path, entries)
        except UnreadableDocument as error:
            self._pass_over(path, error)
        here = self.folder.relative_to(self.root)
        self._opener.skipped[:] = [_labelled(one, entries, here) for one in self._opener.skipped]

    def _open(self, path: Path, entries: Mapping[str, DocumentEntry]) -> None:
        here = self.folder.relative_to(self.root)
        for found in self._opener.open(shown(path.relative_to(self.root)), _bytes(path)):
            original = found.original
            entry = _entry(entries, original.file, here)
            if entry is not None:
                self._senders += [entry.organisation] if entry.organisation else []
            try:
                document, self.register = describe_document(
                    found.raw, original, entry or UNLISTED, self.stated.consultation, self.register
                )
                _check(document)
                self.documents.append(document)
                self.listed.append(entry is not None)
            except UnreadableDocument as error:
                self._opener.skipped.append(Skipped(original.file, str(error)))

    def _bodies(self, path: Path) -> tuple[str, ...]:
        """Return the bodies that a list of the invited names; one that cannot be read is skipped with its reason."""
        try:
            return named_bodies(_bytes(path), self.sandbox)
        except UnreadableDocument as error:
            self._pass_over(path, error)
            return ()

    def _pass_over(self, path: Path, error: UnreadableDocument) -> None:
        self._lasting = False  # the disk may have refused it for a moment only
        self._opener.skipped.append(Skipped(shown(path.relative_to(self.root)), str(error)))


def _check(document: Document) -> None:
    """Raise UnreadableDocument when anything that was read of a document can be written nowhere."""
    read = (document.text, document.title, document.organisation or "", *document.furniture, *document.warnings)
    try:
        "".join((*read, *(fact.value for fact in document.facts))).encode()
    except UnicodeEncodeError as error:
        raise UnreadableDocument("it holds halves of characters: save it again as UTF-8") from error


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
