"""One file of a folder to documents, with what its manifest states of them; or to the bodies that a list names."""

from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from corpus.description import describe_document
from corpus.errors import UnreadableDocument
from corpus.file_names import alike, shown
from corpus.folders import FileRecord
from corpus.invited import is_list, named_bodies
from corpus.kept import Kept
from corpus.manifest import UNLISTED, DocumentEntry, states_labels, with_sidecar
from corpus.opening import Opener, Skipped
from corpus.organisations import Register
from corpus.passed_over import SHORTCUT, is_shortcut
from corpus.readers.sandbox import Sandbox
from corpus.side_files import SIDECAR, SideFiles, can_stand_beside, is_left_over, told_of
from corpus.statements import Stated
from corpus.types import Document

MAX_BYTES = 200_000_000


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
    side: SideFiles
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
        sizes = dict(self._opener.originals)
        return FileRecord(
            look if self._lasting and self._opener.lasting else "",
            (),
            tuple(self._opener.skipped),
            self._invited,
            self.register.organisations[known:],
            tuple(dict.fromkeys(self._senders)),
            tuple(dict.fromkeys(reads[before:])),
            tuple((digest, sizes[digest]) for digest in dict.fromkeys(one.sha256 for one in self.documents)),
        )

    def _read(self, path: Path) -> None:
        """Read the documents that a file holds, or the bodies that a list of the invited names."""
        known = self.stated.find(shown(path.name))
        if known is None and (reason := _speaks_of(path)):
            self._pass_over(path, UnreadableDocument(reason))
            return
        if known is None and is_list(path.name):
            self._invited = self._bodies(path)
            return
        own, nothing = known, DocumentEntry(file=path.name)
        try:
            stated = with_sidecar(known or nothing, path, self.side)
            own = None if stated is nothing else stated
            self._open(path, own)
            self._leave_out_unlabelled(path)
        except UnreadableDocument as error:
            self._pass_over(path, error)
        self._opener.skipped[:] = [self._labelled(one, own) for one in self._opener.skipped]

    def _open(self, path: Path, own: DocumentEntry | None) -> None:
        for found in self._opener.open(shown(path.relative_to(self.root)), _bytes(path)):
            original = found.original
            entry = self._entry(original.file, own)
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

    def _entry(self, file: str, own: DocumentEntry | None) -> DocumentEntry | None:
        """Return what is stated of a file; one inside another has the labels of the outer one at least.

        `own` is what is stated of the file of the folder, the outermost.
        """
        path = self._inside(file)
        outer = [own if len(above.parts) == 1 else self.stated.find(above.as_posix()) for above in path.parents]
        labels = tuple(dict.fromkeys(label for entry in outer if entry is not None for label in entry.labels))
        entry = own if len(path.parts) == 1 else self.stated.find(path.as_posix())
        if not labels:
            return entry
        inner = entry or DocumentEntry(file=path.as_posix())
        return inner.model_copy(update={"labels": inner.labels or labels})

    def _labelled(self, skipped: Skipped, own: DocumentEntry | None) -> Skipped:
        """Return a file passed over with the labels that are stated of it, or of the file that it lies in."""
        entry = self._entry(skipped.file, own)
        return replace(skipped, labels=entry.labels) if entry is not None and entry.labels else skipped

    def _leave_out_unlabelled(self, path: Path) -> None:
        """Leave out what no label is stated of, where one is stated of a file inside this one that is not in it."""
        files = [document.source_file for document in self.documents]
        held = (self._inside(file).as_posix() for file in (*files, *(one.file for one in self._opener.skipped)))
        astray = next((e for e in self.stated.missing(held) if e.labels and _lies_in(e.file, path.name)), None)
        if astray is None:
            return
        reason = f"it may be {shown(astray.file)}, which has labels and is not found: mend that name in the manifest"
        kept = [(one, own) for one, own in zip(self.documents, self.listed, strict=True) if one.labels]
        self._opener.skipped += [
            Skipped(one.source_file, reason, astray.labels) for one in self.documents if not one.labels
        ]
        self.documents, self.listed = [one for one, _ in kept], [own for _, own in kept]

    def _inside(self, file: str) -> PurePosixPath:
        """Return the path of a file from the folder."""
        return PurePosixPath(file).relative_to(shown(self.folder.relative_to(self.root)))

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


def _speaks_of(path: Path) -> str:
    """Return why a file is no document which by its name, or by what is in it, speaks of another; else nothing."""
    if is_left_over(path.name):
        return f"it states something of {shown(told_of(path.name))}, which does not lie beside it"
    if is_shortcut(path.name):
        return SHORTCUT
    if can_stand_beside(path.name) and states_labels(path):
        return f"it states something, by its name of no file here: name it after the file, as svar.pdf{SIDECAR}"
    return ""


def _lies_in(file: str, name: str) -> bool:
    outermost, _, rest = file.partition("/")
    return bool(rest) and alike(outermost) == alike(shown(name))
