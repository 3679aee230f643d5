"""What the manifests of a folder and of those below it state, each file's by the folder in which it lies.

Names are compared whatever their accents and capitals are, for a label that is not understood hides nothing.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from corpus.file_names import alike, composed, shown
from corpus.manifest import FOREIGN, DocumentEntry, Manifest, load_manifest
from corpus.opening import Skipped
from corpus.side_files import NAME, SideFiles

_HERE = "."
_FOREIGN = "it is another program's manifest and states nothing of documents: remove it if you can"


class Stated:
    """What is stated of the files of one folder; of two entries for one the first counts, with labels of either."""

    def __init__(
        self,
        manifest: Manifest | None = None,
        given: Sequence[DocumentEntry] = (),
        labels: Sequence[str] = (),
        told: Sequence[Skipped] = (),
    ) -> None:
        """Sort entries by file, paths inside the folder; `labels` are those of the folder, `told` what to say of it."""
        self.manifest = manifest or Manifest()
        self.consultation = self.manifest.consultation
        self.told = tuple(told)
        self._exact: dict[str, DocumentEntry] = {}
        self._alike: dict[str, DocumentEntry] = {}
        self._by_file: dict[str, list[str]] = {}
        whole = [DocumentEntry(file=_HERE, labels=tuple(labels))] if labels else []
        for entry in (*given, *whole):
            for known, key in ((self._exact, composed(entry.file)), (self._alike, alike(entry.file))):
                known[key] = _first(known.get(key), entry)
            self._by_file.setdefault(_outermost(entry.file), []).append(entry.model_dump_json())

    def find(self, file: str) -> DocumentEntry | None:
        """Return what is stated of a file, given by its path inside the folder."""
        return self._exact.get(composed(file)) or self._alike.get(alike(file))

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the folder as a whole."""
        here = self.find(_HERE)
        return here.labels if here is not None else ()

    @property
    def tells(self) -> bool:
        """Whether there is something to say of the folder even where no file lies in it."""
        return bool(self.told) or any(self.missing(()))

    def of(self, name: str) -> bytes:
        """Return all that is stated of a file and of those inside it, as bytes to be compared."""
        keys = dict.fromkeys((_outermost(shown(name)), _HERE))
        found = [line for key in keys for line in sorted(self._by_file.get(key, ()))]
        return "\n".join([self.consultation or "", *found]).encode()

    @property
    def whole(self) -> bytes:
        """All that is stated of the folder's files, as bytes to be compared."""
        return "\n".join(sorted(line for lines in self._by_file.values() for line in lines)).encode()

    def missing(self, files: Iterable[str]) -> Iterator[DocumentEntry]:
        """Yield what is stated of none of the files here, nor of anything that holds one."""
        held = {part.as_posix() for file in files for part in (PurePosixPath(file), *PurePosixPath(file).parents)}
        met = {entry.file for file in (_HERE, *held) if (entry := self.find(file)) is not None}
        return (entry for entry in self._exact.values() if entry.file not in met)


def all_stated(root: Path, folders: Mapping[Path, Sequence[str]]) -> dict[Path, Stated]:
    """Return what is stated in each folder; `folders` are `root` and those below it, outer ones first, with all names.

    Raises CorpusError where a manifest cannot be used.
    """
    manifests = {here: load_manifest(here, root, names) for here, names in folders.items()}
    places = _Places(root, folders)
    given: dict[Path, list[DocumentEntry]] = {here: [] for here in folders}
    for here, manifest in reversed(manifests.items()):  # what lies nearest to a file is met first
        for entry in manifest.documents:
            for at, file in places.of(here, entry.file):
                given[at].append(entry.model_copy(update={"file": file}))
    found: dict[Path, Stated] = {}
    for here, manifest in manifests.items():
        above = found[here.parent].labels if here != root and here.parent in found else ()
        told = [Skipped(_manifest_of(here, root, folders[here]), _FOREIGN)] if manifest is FOREIGN else []
        found[here] = Stated(manifest, given[here], above, told)
    return found


class _Places:
    """The folders of a reading, to tell in which of them a path leads."""

    def __init__(self, root: Path, folders: Iterable[Path]) -> None:
        self._known: dict[str, list[tuple[str, Path]]] = {}
        self._inside: dict[Path, str] = {}
        for folder in folders:
            inside = shown(folder.relative_to(root))
            self._inside[folder] = inside
            self._known.setdefault(alike(inside), []).append((composed(inside), folder))

    def of(self, here: Path, file: str) -> Iterator[tuple[Path, str]]:
        """Yield the folders that a path in the manifest of `here` leads to, and the path from there."""
        path = posixpath.normpath(posixpath.join(self._inside[here], file.strip().replace("\\", "/")))
        if path.startswith(("..", "/")):
            yield here, file
            return
        for above in (PurePosixPath(path), *PurePosixPath(path).parents):
            known = self._known.get(alike(above.as_posix()), ())
            exact = [folder for name, folder in known if name == composed(above.as_posix())]
            for folder in exact or [folder for _, folder in known]:
                yield folder, PurePosixPath(path).relative_to(above).as_posix()
            if known:
                return


def _first(first: DocumentEntry | None, entry: DocumentEntry) -> DocumentEntry:
    if first is None or first.labels:
        return first or entry
    return first.model_copy(update={"labels": entry.labels})


def _outermost(file: str) -> str:
    return alike(file.partition("/")[0])


def _manifest_of(here: Path, root: Path, names: Iterable[str]) -> str:
    return shown(here.relative_to(root) / next(iter(SideFiles(names).manifests), NAME))
