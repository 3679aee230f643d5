"""What a decision changes in the answer it gives: *Meningen "A" ersätts med "B"*. What holds is the amended. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from indexer import stance as rules
from indexer.types import Sentence

_MARK = r"[\"“”»«]"
_SAID = rf"([^\"“”»«\n]{{10,400}}){_MARK}"
_AMENDS = re.compile(
    rf"{_MARK}{_SAID},? (?:i [^.\"“”»«\n]{{3,60}} )?(?:(?:ersätts (?:med|av)|ändras till|byts (?:ut )?mot"
    rf"|ska (?:i stället |istället )?lyda|får (?:i stället |istället )?lydelsen)\s*:?\s*(?:följande\s*:?\s*)?"
    rf"{_MARK}{_SAID}"
    r"|(?:utgår|stryks|tas bort)\b)"
)


@dataclass(frozen=True, slots=True)
class Amendments:
    """What is struck, word for word, and by the place of each change where its old and its new words stand."""

    struck: frozenset[str]
    changes: tuple[tuple[int, int, int, int], ...]  # the whole of it, and the new words; empty where none are put in

    def holding(self, text: str, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
        """Yield the sentences that hold after the changes; of a change itself, its new words."""
        for sentence in sentences:
            change = next((c for c in self.changes if c[0] < sentence.end and sentence.start < c[1]), None)
            if change is not None:
                start, end = max(sentence.start, change[2]), min(sentence.end, change[3])
                if start < end:
                    yield replace(sentence, start=start, end=end)
            elif _plain(text[sentence.start : sentence.end]) not in self.struck:
                yield sentence


def amendments(text: str) -> Amendments:
    """Return the changes that a text makes in words that take a stance; those in the words of a rule are none."""
    found = [m for m in _AMENDS.finditer(text) if any(s and rules.outright(s) is not None for s in m.groups())]
    return Amendments(
        frozenset(_plain(m.group(1)) for m in found),
        tuple((*m.span(), *(m.span(2) if m.group(2) else (m.end(), m.end()))) for m in found),
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .:;,")
