"""The parts of a Word file, whether they are packed in a ZIP, written as one XML file, or only the main part."""

import re
from posixpath import dirname, join, normpath

from corpus.errors import UnreadableDocument
from corpus.readers.safe_xml import Element, child, name, parse_xml, value
from corpus.readers.unpacking import Archive

_MAIN = "word/document.xml"
_ENCODED = re.compile(rb"^\s*(?:\xef\xbb\xbf)?<|^\xff\xfe|^\xfe\xff")


class Package:
    """Parts by name. `main` is the root of the text; `related` follows the references from it."""

    def __init__(self, data: bytes) -> None:
        """Open it; raises UnreadableDocument."""
        self._archive: Archive | None = None
        self._trees: dict[str, Element | None] = {}
        self._relations: dict[str, tuple[str, str]] = {}
        if _ENCODED.match(data):
            self.main = self._whole(parse_xml(data))
        else:
            self._archive = Archive(data)
            path = self._main_path()
            main = self.part(path)
            if main is None:
                raise UnreadableDocument("the Word file has no text in it: save it anew")
            self.main = main
            self._relate(path)

    def part(self, path: str) -> Element | None:
        """Return the root of a part, None where there is none."""
        if path not in self._trees and self._archive is not None:
            data = self._archive.part(path)
            self._trees[path] = None if data is None else parse_xml(data)
        return self._trees.get(path)

    def of_type(self, kind: str) -> Element | None:
        """Return the first part that the text refers to as `styles`, `numbering`, `footnotes` or the like."""
        path = next((path for type_, path in self._relations.values() if type_ == kind), None)
        found = self.part(path) if path is not None else None
        return found if found is not None else self._trees.get(f"word/{kind}.xml")

    def file(self, identifier: str) -> tuple[str, bytes | None]:
        """Return the name and the bytes of a part with an id of reference that is no XML of Word's own."""
        path = self._relations.get(identifier, ("", ""))[1]
        data = self._archive.part(path) if self._archive is not None and path else None
        return path.rpartition("/")[2], data

    @property
    def embedded(self) -> dict[str, str]:
        """The ids and names of files of other programs that lie in this one."""
        kinds = ("oleObject", "package")
        return {id_: path.rpartition("/")[2] for id_, (kind, path) in self._relations.items() if kind in kinds}

    def related(self, identifier: str) -> Element | None:
        """Return the part with an id of reference, such as a header."""
        return self.part(self._relations[identifier][1]) if identifier in self._relations else None

    def _main_path(self) -> str:
        relations = self.part("_rels/.rels")
        for relation in relations if relations is not None else ():
            if (value(relation, "Type") or "").endswith("/officeDocument"):
                return normpath((value(relation, "Target") or _MAIN).lstrip("/"))
        return _MAIN

    def _relate(self, path: str) -> None:
        relations = self.part(join(dirname(path), "_rels", path.rpartition("/")[2] + ".rels"))
        for relation in relations if relations is not None else ():
            if value(relation, "TargetMode") == "External":
                continue  # never fetched
            target = value(relation, "Target") or ""
            target = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(path), target))
            kind = (value(relation, "Type") or "").rpartition("/")[2]
            self._relations[value(relation, "Id") or ""] = (kind, target)

    def _whole(self, root: Element) -> Element:
        """Return the main part of a file that is XML throughout, and remember its other parts."""
        if name(root) != "package":
            for kind in ("styles", "lists"):
                self._trees[f"word/{'numbering' if kind == 'lists' else kind}.xml"] = child(root, kind)
            return root
        for part in root:
            data = child(part, "xmlData")
            inner = next(iter(data), None) if data is not None else None
            self._trees[(value(part, "name") or "").lstrip("/")] = inner
        path = self._main_path()
        self._relate(path)
        main = self._trees.get(path)
        if main is None:
            raise UnreadableDocument("the Word file has no text in it: save it anew")
        return main
