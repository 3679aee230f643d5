"""Which of the inquiry's proposals a heading or a range of sections names by number. Pure."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.types import Document
from indexer.drafts import Draft
from indexer.found import Found
from indexer.matters import listed, spans, within
from indexer.stance import limits as says_limits
from indexer.types import Basis, Stance

_ALONE = re.compile(r"\b(?:endast|enbart|bara)\b[^.;]{0,40}?\bförslaget om (?P<matter>[^.;,]{3,60})", re.IGNORECASE)
_THE_ONE = re.compile(r"\bförslaget\b", re.IGNORECASE)


def under(heading: str | None, told: Sequence[Draft]) -> frozenset[int]:
    """Return which of the inquiry's proposals a heading names by their numbers, where it names several."""
    named, ranges = (listed(heading), spans(heading)) if heading else ((), ())
    found = (
        n
        for n, d in enumerate(told)
        if d.section and (d.section in named or any(within(d.section, *ends) for ends in ranges))
    )
    return frozenset(found) if len(named) > 1 else frozenset()


def between(document: Document, f: Found, told: Sequence[Draft]) -> list[Found]:
    """Return a position on the first section of a range once for each proposal before its end (`4.1 till 5.2`)."""
    words = document.text[slice(*f.said)]
    last = next((last for first, last in spans(words) if first == f.section), None) if f.by_number else None
    if f.section is None or last is None:
        return []
    inside = (d.section for d in told if d.section and within(d.section, f.section, last))
    return [replace(f, section=section, about=(), own=None) for section in inside if section not in listed(words)]


def limits(
    pairs: Iterable[tuple[Document, Found]], named: Callable[[Document, str], str | None]
) -> Mapping[str, frozenset[str]]:
    """Return by document the sections that alone it says it answers (`begränsar sitt yttrande till avsnitt 4.9`).

    `named` tells the section of the one proposal that words name (`enbart på förslaget om kameror`).
    """
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for document, f in pairs:
        words = document.text[slice(*f.said)]
        if f.basis is Basis.RESIDUAL and f.stance is Stance.ABSTAIN and says_limits(words):
            sections = listed(words)
            if not sections and (alone := _ALONE.search(words)) and (section := named(document, alone["matter"])):
                sections = (section,)
            found[document.id] |= frozenset(sections)
    return found


def answered(document: Document, f: Found, only: frozenset[str]) -> Found:
    """Return a position that names nothing (*avstyrker förslaget*) on the one section the response says it answers."""
    nothing = f.section is None and f.own is None and f.explicit and f.basis is Basis.STATED
    nothing = nothing and _THE_ONE.search(document.text[slice(*f.said)]) is not None
    return replace(f, section=next(iter(only))) if nothing and len(only) == 1 else f


def within_limits(draft: Draft, only: frozenset[str]) -> bool:
    """Return whether a proposal is among those that a response answers; all are where it sets no limits."""
    return not only or draft.section is None or draft.section in only
