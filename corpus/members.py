"""Which files inside another are not read: litter, and what states something of others there. Pure.

Statements are read beside documents only. Inside another file they are told of, and what they may label is left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from corpus.manifest import may_label, may_label_one
from corpus.passed_over import SHORTCUT, is_litter, is_shortcut, of_pages
from corpus.side_files import SideFiles, is_left_over, told_of

_UNREAD = "what it states is not read inside another file: unpack that"
_TOP = PurePosixPath()
_Folders = Mapping[PurePosixPath, Sequence[str]]


def left_out(members: Mapping[str, bytes]) -> dict[str, str]:
    """Return the members that are not read, by their paths, each with its reason; of litter no reason is told."""
    folders: dict[PurePosixPath, list[str]] = {}
    for name in members:
        path = PurePosixPath(name)
        folders.setdefault(path.parent, []).append(path.name)
        for above in path.parents:
            folders.setdefault(above, [])
    found: dict[str, str] = {}
    for here, names in folders.items():
        for name, reason in (*_litter(names), *_stated(here, names, members)):
            found.setdefault((here / name).as_posix(), reason)
    return found | dict(_of_pages(folders, members)) | dict(_under_manifests(folders, members))


def _litter(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from ((name, "") for name in names if is_litter(name))
    yield from ((name, SHORTCUT) for name in names if is_shortcut(name))


def _stated(here: PurePosixPath, names: Sequence[str], members: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield what states something in a folder, and what it may give labels to by lying beside it."""
    side = SideFiles(names)
    for name in names:
        if side.is_side(name):
            yield name, _UNREAD
        elif is_left_over(name):
            yield name, f"it states something of {told_of(name)}, which does not lie beside it"
        else:
            labels = (other for other in side.of(name) if may_label_one(members[(here / other).as_posix()]))
            yield from ((name, _hidden(other)) for other in labels)


def _under_manifests(folders: _Folders, members: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield all that lies below a manifest which may give labels."""
    for here, names in folders.items():
        for manifest in SideFiles(names).manifests:
            path = here / manifest
            inside = "" if here == _TOP else f"{here.as_posix()}/"
            below = [name for name in members if name.startswith(inside) and name != path.as_posix()]
            if may_label(members[path.as_posix()], (PurePosixPath(name).name for name in below)):
                yield from ((name, _hidden(manifest)) for name in below)


def _of_pages(folders: _Folders, members: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield what saved pages are shown with; of each folder the first file tells it."""
    inner: dict[PurePosixPath, list[str]] = {}
    for folder in folders:
        inner.setdefault(folder.parent, []).append(folder.name)
    for here, names in folders.items():
        for name, reason in of_pages(inner.get(here, ()), names).items():
            inside = f"{(here / name).as_posix()}/"
            below = [member for member in members if member.startswith(inside)]
            yield from ((member, "" if n else reason) for n, member in enumerate(below))


def _hidden(name: str) -> str:
    return f"{name} beside it may say who must not see it, and is not read inside another file: unpack that"
