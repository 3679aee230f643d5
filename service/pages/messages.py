"""Every word of the pages, in Swedish and English: two message files, and the words they share with the overview."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from service.compilation.words import KINDS, REVIEWS
from service.positions.words import BASES, NEGATIVES, STANCES
from service.remarks import REMARKS

LANGUAGES = ("sv", "en")


@cache
def messages(language: str) -> Mapping[str, str]:
    """Return the messages of a language by key. What stances, kinds and the like are called has one home elsewhere."""
    return MappingProxyType({**own_messages(language), **_shared(language)})


def own_messages(language: str) -> dict[str, str]:
    """Return the messages of the pages' own file of a language."""
    text = files("service.pages").joinpath(f"messages/{language}.json").read_text("utf-8")
    found: dict[str, str] = json.loads(text)
    return found


def _shared(language: str) -> dict[str, str]:
    """Return the words that tables, overviews and pages share, as messages."""
    groups: tuple[tuple[str, Mapping[Any, str]], ...] = (
        ("stance", STANCES[language]),
        ("basis", BASES[language]),
        ("kind", KINDS[language]),
        ("review", REVIEWS[language]),
        ("negative", NEGATIVES[language]),
        ("remark", REMARKS if language == "en" else {}),  # in Swedish as they are kept
    )
    return {f"{group}.{key}": words for group, found in groups for key, words in found.items()}
