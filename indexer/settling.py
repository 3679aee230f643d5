"""What one response says of one proposal in several places, counted once: summary and body, position and reasons. Pure.

The summary says most plainly whether a proposal is supported or opposed, the body with which reservations, so each
wins in its own matter. What only colours (criticism without a phrase that states a position) is a reason beside a
position on the same side.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from corpus.types import Document
from indexer.alike import shares_piece
from indexer.found import Found
from indexer.types import Stance

_AGREES_NOT = re.compile(
    r"\b(?:dela[rs]?|instämmer|biträder|ansluter sig|håller med|tillstyrker)\b"
    r"(?:(?!\b(?:utredning|utredare|promemori|betänkande|kommitté|regering|delegation)\w*s\b)[^.;]){0,60}? att\b"
    r"[^.;]{0,120}?\b(?:(?:inte|ej) (?:\w+ )?(?:bör|ska|skall|får|måste|behöver)"
    r"|(?:bör|ska|skall|får) (?:\w+ )?(?:inte|ej))\b"
    r"(?! (?:bara|enbart|endast|minst)\b)",
    re.IGNORECASE,
)
_AIM = re.compile(  # why something is proposed, with which one may agree and be against it
    r"(?:\w+s )?(?:de |den |det )?(?:\w+ )?(?:skäl|syfte|ambition|intention|avsikt|problembild|problembeskrivning"
    r"|problemformulering|målsättning)(?:et|en|er|erna|n|na|ar|arna)?\b",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(r"\bundanta(?:g\w*|s)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:inte|ej|ingen|inga|inget|aldrig|varken)\b", re.IGNORECASE)
_FOR = (Stance.SUPPORT, Stance.SUPPORT_WITH_RESERVATIONS, Stance.NO_OBJECTION)
_AGAINST = (Stance.OPPOSE, Stance.CRITICAL)


def settled(members: Sequence[tuple[Document, Found]], wordings: Sequence[str] = ()) -> list[tuple[Document, Found]]:
    """Return the positions on one proposal, in the order given, each response's own merged.

    `wordings` are all the proposal has; a position's own are among them.
    """
    members = [(document, _on_what_is_proposed(document, f, wordings)) for document, f in members]
    own: dict[str, list[Found]] = defaultdict(list)
    for document, f in members:
        own[document.id].append(f)
    whole = " ".join((*wordings[:1], *wordings[-1:]))  # what the inquiry proposes first of all, and its heading
    left = {id_: _merged(found, whole) for id_, found in own.items()}
    return [(document, left[document.id][id(f)]) for document, f in members if id(f) in left[document.id]]


def _on_what_is_proposed(document: Document, f: Found, wordings: Sequence[str]) -> Found:
    """Return agreement that something ought *not* to be as a mere remark on a proposal that nobody words so."""
    others = [text for text in wordings if text not in f.about]
    if f.stance not in _FOR or not others or any(_NOT.search(text) for text in others):
        return f
    return replace(f, stance=Stance.COMMENT) if _AGREES_NOT.search(document.text, f.start, f.end) else f


def _merged(found: Sequence[Found], whole: str) -> dict[int, Found]:
    """Return what is left of one response's positions on one proposal, by the identity of each given."""
    body = [f for f in found if not f.summary and not f.weak]
    kept: dict[int, Found] = {}
    for f in found:
        told = _beside_body(f, body) if f.summary and body else f
        if told is not None:
            kept[id(f)] = told
    beside = list(kept.values())
    told_apart = (
        (i, f)
        for i, f in kept.items()
        if not (_is_reason(f, beside) or _is_told(f, beside) or _is_of_the_aim(f, beside))
    )
    return {i: _of_an_exception(_qualified(f, beside, whole), beside) for i, f in told_apart}


def _beside_body(f: Found, body: Sequence[Found]) -> Found | None:
    """Return what a summary's position adds to what the body states, None when that is nothing."""
    alike = [b for b in body if side(b.stance) == side(f.stance)]
    if not f.explicit or any(b.explicit and b.stance is not Stance.CRITICAL for b in alike):
        return None  # the body states it, too, and more closely
    if f.stance is Stance.SUPPORT and any(b.stance is Stance.SUPPORT_WITH_RESERVATIONS for b in alike):
        return None
    against = next((b for b in body if b.stance is Stance.CRITICAL), None)
    if f.stance is Stance.SUPPORT and against is not None:
        return replace(f, stance=Stance.SUPPORT_WITH_RESERVATIONS, reservation=(against.start, against.end))
    if f.stance is Stance.OPPOSE and against is not None and f.grounds is None:
        return replace(f, grounds=_with_its_reasons(against))
    return f


def _with_its_reasons(f: Found) -> tuple[int, int]:
    """Return the span of a position and of the reasons that follow right upon it."""
    follows = f.grounds is not None and 0 <= f.grounds[0] - f.end <= 1
    return f.start, f.grounds[1] if f.grounds and follows else f.end


def _is_reason(f: Found, beside: Sequence[Found]) -> bool:
    """Return whether criticism that states no position stands beside a stated opposition."""
    stated = any(b.explicit and b.stance is Stance.OPPOSE for b in beside)
    return f.stance is Stance.CRITICAL and not f.explicit and stated


def _is_of_the_aim(f: Found, beside: Sequence[Found]) -> bool:
    """Return whether support is of why something is proposed, by who opposes it (`står bakom syftet, men …`)."""
    opposed = any(b.explicit and b.stance is Stance.OPPOSE for b in beside)
    return opposed and side(f.stance) > 0 and f.own is not None and is_aim(f.own)


def _of_an_exception(f: Found, beside: Sequence[Found]) -> Found:
    """Return approval of what is left out of a proposal, by who opposes it, as a remark: it supports nothing of it."""
    opposed = any(b.explicit and b.stance is Stance.OPPOSE and b is not f for b in beside)
    left_out = f.own is not None and _EXCEPTION.search(f.own) is not None
    return replace(f, stance=Stance.COMMENT) if opposed and left_out and side(f.stance) > 0 else f


def _is_told(f: Found, beside: Sequence[Found]) -> bool:
    """Return whether a position lies within another's words: it is the reservation that those hold."""
    return any(b is not f and b.start < f.start and f.end <= b.end for b in beside)


def _qualified(f: Found, beside: Sequence[Found], whole: str) -> Found:
    """Return plain support with the reservations that the same section has beside it, anything else as it is."""
    if f.stance is not Stance.SUPPORT:
        return f
    for b in beside:
        here = b.explicit and b.section_index == f.section_index
        if b.stance is Stance.SUPPORT_WITH_RESERVATIONS and here and not _on_other_parts(f, b, whole):
            return replace(f, stance=b.stance, reservation=b.reservation or (b.start, b.end))
    return f


def _on_other_parts(f: Found, b: Found, whole: str) -> bool:
    """Return whether one position is on a part of a proposal (*Kompetensbeviset tillstyrks*), the other on another."""
    named = f.own is not None and b.own is not None and f.start != b.start
    others = " ".join((whole, str(b.own), *b.about))
    return named and bool(whole) and not shares_piece(str(f.own), others)


def is_aim(matter: str) -> bool:
    """Return whether words name why something is proposed (*ambitionen att stärka fisket*), and not what."""
    return _AIM.match(matter) is not None


def side(stance: Stance) -> int:
    """Return which side a stance is on: 1 for, -1 against, 0 neither."""
    return 1 if stance in _FOR else -1 if stance in _AGAINST else 0
