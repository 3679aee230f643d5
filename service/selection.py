"""Which documents a request is narrowed to. What it names must be there: nothing is searched is no answer. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from corpus.errors import QuestionError
from corpus.types import Document
from service.contract import Filters

_NUMBERED = ("sou", "ds", "dir", "prop")  # facts whose value is the number alone
_PIECES = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
Named = Callable[[str], Iterable[str]]


def selected(
    documents: Iterable[Document], filters: Filters, consultation: str | None, named: Named
) -> Iterator[Document]:
    """Yield the documents that the filters let through; `named` gives the organisations that a name may mean."""
    wanted = {o for name in filters.organisations for o in named(name)}
    references = [_Reference(text) for text in filters.references]
    for d in documents:
        if (
            (consultation is None or d.consultation_id == consultation)
            and (not filters.organisations or d.organisation_id in wanted)
            and (not filters.kinds or d.kind in filters.kinds)
            and (not filters.documents or d.id in filters.documents)
            and (not references or any(r.stands_in(d) for r in references))
            and (not filters.from_ or (d.date or "") >= filters.from_)
            and (not filters.to or (d.date is not None and d.date <= filters.to))
        ):
            yield d


def check(documents: Sequence[Document], filters: Filters, consultation: str | None, named: Named) -> None:
    """Raise QuestionError where a filter names nothing among the documents the caller may read, or nobody at all.

    What is named is not repeated; what may not be read is as if it were not there.
    """
    if consultation is not None and not any(d.consultation_id == consultation for d in documents):
        raise QuestionError("'consultation' names no consultation in the material")
    if filters.documents and not {d.id for d in documents}.issuperset(filters.documents):
        raise QuestionError("'documents' names a document that is not in the material: look up its id")
    if not all(any(True for _ in named(name)) for name in filters.organisations):
        raise QuestionError("'organisations' has a name that no known organisation bears")
    if not all(any(r.stands_in(d) for d in documents) for r in map(_Reference, filters.references)):
        raise QuestionError("'references' has a reference that stands in no document of the material")


class _Reference:
    """An identifier as it is looked for: without regard to case, spacing, or `_` for `:`."""

    def __init__(self, text: str) -> None:
        self._plain = _plain(text)
        pieces = _PIECES.findall(text.replace("_", ":"))
        self._written = re.compile(r"(?<!\w)" + r"\s*".join(map(re.escape, pieces)) + r"(?![\w])", re.IGNORECASE)

    def stands_in(self, document: Document) -> bool:
        """Return whether a document has it, among what was read of it or in its words."""
        facts = {_plain(f.value) for f in document.facts}
        facts |= {_plain(f.name + f.value) for f in document.facts if f.name in _NUMBERED}
        return self._plain in facts or self._written.search(document.text) is not None


def _plain(text: str) -> str:
    return "".join(text.casefold().replace("_", ":").split())
