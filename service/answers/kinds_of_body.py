"""The kinds of body that a question may count: municipalities, regions, courts. Pure.

Only kinds that every member's name shows: a centre of a university need not say so, and that none has answered would be
said wrongly.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BodyKind:
    """How a question names a kind of body, how the names of its members show it, and what one and several are."""

    asked: re.Pattern[str]
    named: re.Pattern[str]
    are: dict[str, tuple[str, str]]


def _kind(asked: str, named: str, sv: tuple[str, str], en: tuple[str, str]) -> BodyKind:
    # the very bodies that are counted, not a matter that concerns them: *vilka har svarat om stödet till kommuner*
    head = rf"\b(?:vilka|hur många|antalet|which|how many)\s+(?:av de |of the )?(?:{asked})"
    return BodyKind(re.compile(head, re.IGNORECASE), re.compile(named), {"sv": sv, "en": en})


_KINDS = (
    _kind(
        r"kommun(?:er|erna)?\b|municipalit",
        r"\b[Kk]ommun\b|\b[Ss]tad\b",
        ("är en kommun", "är kommuner"),
        ("is a municipality", "are municipalities"),
    ),
    _kind(
        r"region(?:er|erna|s)\b|landsting",
        r"\bRegion\b|(?<!och )[Ll]andsting(?:et)?\b",
        ("är en region", "är regioner"),
        ("is a region", "are regions"),
    ),
    _kind(
        r"länsstyrelse|county administrative",
        r"\bLänsstyrelsen\b",
        ("är en länsstyrelse", "är länsstyrelser"),
        ("is a county administrative board", "are county administrative boards"),
    ),
    _kind(
        r"domstol|courts\b",
        r"domstol|[Hh]ovrätt|[Tt]ingsrätt|[Kk]ammarrätt|[Ff]örvaltningsrätt",
        ("är en domstol", "är domstolar"),
        ("is a court", "are courts"),
    ),
)


def asked_for(question: str) -> BodyKind | None:
    """Return the kind of body a question counts or lists; None when it means all."""
    return next((kind for kind in _KINDS if kind.asked.search(question)), None)
