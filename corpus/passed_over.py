"""What is passed over by its name: what systems and browsers leave in folders. Pure."""

import re
from collections.abc import Iterable

from corpus.file_names import alike

_LITTER = frozenset(("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", ".ds_store"))
_MARKS = re.compile(r":(?:zone\.identifier|smartscreen|encryptable)(?::\$data)?$|^(?:~\$|\._)")
_SHORTCUT = re.compile(r"\.(?:url|lnk|webloc|desktop)$")
_PAGE = re.compile(r"\.(?:x?html?|mht(?:ml)?)$")
_OF_PAGE = ("_files", "-filer", "_filer", ".files")  # as browsers in English and Swedish, and Word, call it
SHORTCUT = "it is a shortcut: put the document itself into the folder"


def is_litter(name: str) -> bool:
    """Return whether a file is what a system leaves in folders, not what anybody put there."""
    told = alike(name)
    return told in _LITTER or _MARKS.search(told) is not None


def is_shortcut(name: str) -> bool:
    """Return whether a file only leads to another, or to a page."""
    return _SHORTCUT.search(alike(name)) is not None


def of_pages(folders: Iterable[str], files: Iterable[str]) -> dict[str, str]:
    """Return those of the folders that hold what the pages beside them are shown with, each with its reason."""
    pages = {alike(name)[: found.start()]: name for name in files if (found := _PAGE.search(alike(name)))}
    stems = {name: [alike(name)[: -len(end)] for end in _OF_PAGE if alike(name).endswith(end)] for name in folders}
    return {
        name: f"it holds pictures and programs of the saved page {pages[stem]}, and is not read"
        for name, found in stems.items()
        for stem in found
        if stem in pages
    }
