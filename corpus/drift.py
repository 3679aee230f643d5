"""Whether what is known of organisations has changed in a way that a document's reading could tell. Pure.

The register grows with the senders that a folder's documents name, so a document may be read otherwise because another
one came or went. It can be so only where it holds a name of an organisation that one of two registers lacks.
"""

import re
from collections.abc import Iterable

from corpus.organisations import folded, spellings
from corpus.types import Document, Organisation

_WORD = re.compile(r"[^\W_]+")


class Drift:
    """The organisations in which two growing registers differ."""

    def __init__(self) -> None:
        """Begin with registers that are the same."""
        self._sides: tuple[dict[str, Organisation], dict[str, Organisation]] = ({}, {})
        self._words: dict[str, tuple[tuple[str, ...], ...]] = {}

    def before(self, organisations: Iterable[Organisation]) -> None:
        """Add organisations to the earlier register."""
        self._add(0, organisations)

    def now(self, organisations: Iterable[Organisation]) -> None:
        """Add organisations to the present register."""
        self._add(1, organisations)

    def __bool__(self) -> bool:
        return bool(self._words)

    def touches(self, document: Document, *texts: str) -> bool:
        """Return whether a document, or one of the texts, may name an organisation that one register lacks.

        When in doubt, it may: all words of some name stand in it, in whatever order and case.
        """
        if not self._words:
            return False
        if document.organisation_id in self._words:
            return True
        held = [folded(text) for text in texts]
        return any(
            all(word in text for word in words) for names in self._words.values() for words in names for text in held
        )

    def _add(self, side: int, organisations: Iterable[Organisation]) -> None:
        own, other = self._sides[side], self._sides[1 - side]
        for organisation in organisations:
            own[organisation.id] = organisation
            if other.get(organisation.id) == organisation:
                self._words.pop(organisation.id, None)
            else:
                names = {*_words(organisation), *_words(other.get(organisation.id))}
                self._words[organisation.id] = tuple(sorted(names))


def _words(organisation: Organisation | None) -> Iterable[tuple[str, ...]]:
    for spelling in spellings(organisation) if organisation else ():
        words = tuple(_WORD.findall(folded(spelling)))
        if words:
            yield words
