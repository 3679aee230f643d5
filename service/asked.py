"""Whose view a question asks for, told apart from what is only talked about. Pure over the names of a snapshot."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service import cues
from service.described_kinds import UNRESOLVED
from service.named import Names, places
from service.placed import of_no_sender, placed
from service.several import several
from service.strangers import named_in_english, unheard
from service.subjects import (
    SUBJECT_BEFORE,
    asks_view,
    holds_a_view,
    is_by_account,
    is_of_whom,
    is_set_aside,
    is_subject,
    is_to_act,
    is_told_of,
    thinks,
)

_SEAT = re.compile(
    r" (?:i|in|vid|at|of) (?!(?:Chapter|Section|Annex|Appendix|Part|Kapitel|Avsnitt|Bilaga)\b)[A-ZÅÄÖ][a-zåäöé][\w-]*"
)
_AND = re.compile(
    r"^(?::?s|'s)?\s*(?:,|och|samt|and|&|respektive|versus|vs\.?|eller|or|med|with|än|than"
    r"|till skillnad från)\s+(?:the )?$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"\W*(?:vilka|vilken|vilket|vem|hur många|which|who|how many)\b", re.IGNORECASE)
_IN_PLACE = re.compile(r"\w (?:in|i|vid|at|from|från|near|utanför) $")  # `the parents in Alingsås`: a place, no body

_Place = tuple[tuple[int, int], list[str]]  # where a name stands, and the ids that it may mean


@dataclass(frozen=True, slots=True)
class Roles:
    """Who is asked about, and where the question names them.

    `asked` are senders by id, `absent` bodies without a document as (id or None, name), `ambiguous` senders a name
    may mean; `strangers` are persons and bodies that have sent nothing, though others may tell of them. `in_passing`
    says that none of them stands in the place of the one who thinks or has: others may tell of them as well.
    """

    asked: tuple[str, ...]
    absent: tuple[tuple[str | None, str], ...]
    ambiguous: tuple[str, ...]
    taken: tuple[tuple[int, int], ...]
    strangers: tuple[str, ...] = ()
    in_passing: bool = False


def find_roles(text: str, names: Names) -> Roles:
    """Tell who is asked about.

    A sender in the place of the one who thinks or says is asked about, and whoever *and* joins to it. When no
    sender stands there, all that are named are. A body that sent nothing is asked about when it stands in that
    place and no sender is named.
    """
    groups = [
        group
        for group in several(text, names.register, names.senders)
        if holds_a_view(text, group[0]) and asks_view(text)
    ]
    found = places(text, names)
    groups = _told_by(text, groups, [span for span, ids in found if ids[0] in names.senders])
    named = [
        p for p in found if not (any(p[0][0] < b and a < p[0][1] for (a, b), _ in groups) or is_told_of(text, p[0]))
    ]
    present = [(span, ids) for span, ids in named if ids[0] in names.senders]
    aside = [p[0] for p in present if _OF_OTHERS.match(text) and is_set_aside(text, p[0])]
    present = [p for p in present if not (p[0] in aside or is_to_act(text, p[0]))]
    subjects = _subjects(text, present)
    chosen = [
        p
        for p in present
        if not subjects or p in subjects or _joined(text, p[0], subjects) or cues.COMPARE.search(text)
    ]
    asked = [ids[0] for _, ids in chosen if len(ids) == 1] + [id_ for _, ids in groups for id_ in ids]
    ambiguous = [identity for _, ids in chosen if len(ids) > 1 for identity in ids]
    taken = aside + [_with_place(text, span) for span, _ in chosen] + [span for span, ids in groups if ids]
    sent_nothing = () if present or aside else _sent_nothing(text, names, named)
    absent: dict[str, tuple[str | None, str]] = {}
    for span, id_, name in sent_nothing:
        absent.setdefault(id_ or name, (id_, name))
        taken.append(span)
    strangers: Sequence[str] = ()
    if not (named or absent or groups):
        nowhere, strangers = unheard(text, names)
        absent = {name: (None, name) for name in nowhere}
        of_a_fact = cues.OPENS.match(text) and not asks_view(text)  # `Since when has the Board been obliged to`
        english = None if absent or of_a_fact else named_in_english(text)
        if english and SUBJECT_BEFORE.search(text[: english[0]]):
            absent[text[slice(*english)]] = (None, text[slice(*english)])
            taken.append(english)
    if not (named or absent or asked) and (groups or UNRESOLVED.search(text)):
        ambiguous = sorted(names.senders)
    return Roles(
        tuple(dict.fromkeys(asked)), tuple(absent.values()), tuple(dict.fromkeys(ambiguous)), tuple(taken),
        tuple(strangers), bool(chosen) and not (subjects or groups),
    )  # fmt: skip


def _subjects(text: str, present: Sequence[_Place]) -> list[_Place]:
    """Return which of those named stand where the one who thinks or says does, and not merely where the matter does."""
    subjects = [(span, ids) for span, ids in present if is_subject(text, span)]
    speaking = [p for p in subjects if not _IN_PLACE.search(text[: p[0][0]])]
    subjects = speaking or subjects  # `Vad säger förbundet om biblioteket i Umeå?`
    subjects = _told_by(text, subjects, [span for span, _ in subjects])
    if any(thinks(text, span) for span, _ in subjects):  # `Vad anser länsstyrelsen om polisen?`
        return [p for p in subjects if not is_of_whom(text, p[0])]
    return subjects


def _told_by(text: str, found: list[_Place], named: Sequence[tuple[int, int]]) -> list[_Place]:
    """Return those by whose account it is asked, where one is (`Varför är lärosätena svårstyrda enligt förbundet?`).

    What else stands in the place of the one who thinks is then what is told of.
    """
    if cues.COMPARE.search(text) or not any(is_by_account(text, span) for span in named):
        return found
    told = [p for p in found if is_by_account(text, p[0])]
    return [p for p in found if p in told or _joined(text, p[0], told)]


def _sent_nothing(text: str, names: Names, named: Sequence[_Place]) -> list[tuple[tuple[int, int], str | None, str]]:
    """Return where a body without a document is asked for its view, its id if it has one, and what it is called."""
    found: list[tuple[tuple[int, int], str | None, str]] = []
    if not asks_view(text):
        return []
    for span, ids in named:
        located = _IN_PLACE.search(text[: span[0]]) and " " not in text[slice(*span)]
        if not located and names.register[ids[0]].respondent and is_subject(text, span):
            found.append((span, ids[0], text[span[0]].upper() + text[span[0] + 1 : span[1]]))
    for span in _unsent(text, names):
        if not any(a <= span[0] and span[1] <= b for (a, b), _ in named):
            found.append((span, None, text[slice(*span)]))
    return found


def _unsent(text: str, names: Names) -> list[tuple[int, int]]:
    """Return where a question asks for the view of a body that is described, and that has sent nothing."""
    located = dict(placed(text, names.register, names.senders, names.documents))
    elsewhere = [span for span, ids in located.items() if not ids and is_subject(text, span)]
    general = [
        span
        for span in of_no_sender(text, names.register, names.senders)
        if SUBJECT_BEFORE.search(text[: span[0]]) and not any(a <= span[0] < b for a, b in located)
    ]
    return elsewhere + general


def _with_place(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the span of a name with the place that follows it (`Förvaltningsrätten i Härnösand`)."""
    place = _SEAT.match(text, span[1])
    return (span[0], place.end() if place else span[1])


def _joined(text: str, span: tuple[int, int], subjects: Sequence[_Place]) -> bool:
    """Return whether `and` or a comma joins a name to one that is asked about."""
    return any(_AND.match(text[min(a[1], span[1]) : max(a[0], span[0])]) is not None for a, _ in subjects if a != span)
