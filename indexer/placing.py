"""Which of the inquiry's own proposals a position is about, from the paragraph it stands in.

A response that names no section still discusses one proposal in a paragraph. Each proposal of the inquiry is compared
with the paragraph and, counting less, with the sentence itself, by the rare words they share and by the meaning of
both; the scores are standardised over the proposals of the consultation, so that one threshold serves all of them.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from wordfreq import zipf_frequency

from corpus.types import Document
from indexer.alike import Likeness, content, rarity
from indexer.found import Found
from indexer.stance import announces
from indexer.words import fold, stem, words

Rows = npt.NDArray[np.float32]
Embed = Callable[[Sequence[str]], Rows]

_SENTENCE = 0.6  # what the sentence counts beside its paragraph, which says more of the matter than the stance does
_TITLE = 1.0  # what the title counts that a paragraph stands under or opens with, where a heading holds all of it
_AROUND = 0.2  # what the paragraph counts beside the sentence where the title names the proposals
_SURE = 2.5  # standard deviations above the mean proposal, summed over words and meaning
_FIRM = 3.4  # the same for what only colours, and for general remarks, which are on no single proposal as a rule
_MEANT = 0.25  # of the sum, so much must come of meaning: words alone are shared by chance
_APART = 0.5  # no other proposal may be so much nearer in meaning: then the words are shared by chance
_EVERYDAY, _RARE, _LEAST = 6.0, 4.5, 0.2  # Zipf frequencies between which a word tells less, and the least it tells
_FEW_WORDS = 6  # *Äntligen!* may be on anything: so short a remark must name something of its proposal
_FAR = 1.5  # proposals so much less likely than the likeliest share words with a position by chance
_AHEAD = 0.2  # the same, above the second best
_CHARS = 1_500
_OVERALL = re.compile(  # headings over remarks on no single proposal
    r"\W*(?:\d[\d.]*\s+)?(?:allmän|inled|övergripande|generell|övrig|avslut|utgångspunkt|ekonomi)", re.IGNORECASE
)
_VIEW = re.compile(r"\bdelar (?:\w+ )?(?:uppfattning|bild|syn|problembild|verklighetsbild)\w*\b", re.IGNORECASE)


def is_overall(document: Document, f: Found) -> bool:
    """Return whether a position stands under a general heading, or opens a response that follows."""
    return bool(_OVERALL.match(f.context)) or announces(document.text[f.start : f.end]) is not None


def shares_a_view(document: Document, f: Found) -> bool:
    """Return whether a position only shares how things are seen (*delar uppfattningen att bestånden måste stärkas*)."""
    return _VIEW.search(document.text[slice(*f.said)]) is not None


@dataclass(frozen=True, slots=True)
class Query:
    """A position to be placed: its words, those around it, the title over it; whether only a sure place will do.

    `among` are the proposals that the title names by their numbers: where there are any, it is on one of them.
    """

    sentence: str
    context: str
    title: str = ""
    firmly: bool = False
    among: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Placement:
    """The number of the proposal that a position is on, None where that is not sure; how sure, 0 to 1.

    `unlikely` are the proposals it is not on, whatever words it shares with them.
    """

    proposal: int | None
    sure: float
    unlikely: frozenset[int] = frozenset()


class Placer:
    """The proposals of one consultation, ready to be compared with paragraphs."""

    def __init__(self, texts: Sequence[str], embed: Embed | None, headings: Sequence[str] = ()) -> None:
        """Take what the inquiry says of each proposal (heading, proposal, reasons), and the headings alone."""
        self._headings = [content(heading) for heading in headings or [""] * len(texts)]
        self._words = [content(text[:_CHARS]) for text in texts]
        telling = _telling(texts)
        self._rarity = {word: rare * telling.get(word, 1.0) for word, rare in rarity(self._words).items()}
        self._norms = [math.sqrt(sum(self._rarity[w] ** 2 for w in words)) or 1.0 for words in self._words]
        self._likeness = Likeness(self._rarity)
        self._embed = embed
        rows = embed([text[:_CHARS] for text in texts]) if embed else np.zeros((len(texts), 1), np.float32)
        self._centred = rows - rows.mean(axis=0)

    def place(self, queries: Sequence[Query]) -> list[Placement]:
        """Return where each position belongs, in order."""
        if len(self._words) < 2:
            return [Placement(None, 0.0)] * len(queries)
        meanings = self._meanings([q.sentence for q in queries]), self._meanings([q.context for q in queries])
        found: list[Placement] = []
        for i, query in enumerate(queries):
            meant = _standard(meanings[1][i]) + _SENTENCE * _standard(meanings[0][i])
            held = self._shared(query.sentence)
            shared = _standard(self._shared(query.context)) + _SENTENCE * _standard(held)
            score = meant + shared + _TITLE * self._titled(query.title)
            if query.among:
                own = _standard(meanings[0][i]) + _standard(held)  # the paragraph may well be on all of them
                found.append(_nearest(own + _AROUND * score, query.among))
                continue
            best, second = np.argsort(-score)[:2]
            sure = float(score[best])
            related = self._embed is None or (meant[best] >= _MEANT and meant.max() - meant[best] <= _APART)
            names_it = not query.firmly or held[best] > 0 or len(query.sentence.split()) > _FEW_WORDS
            enough = sure >= (_FIRM if query.firmly else _SURE) and sure - score[second] >= _AHEAD
            unlikely = frozenset(np.flatnonzero(score < sure - _FAR).tolist())
            there = int(best) if related and names_it and enough else None
            found.append(Placement(there, min(1.0, sure / 5), unlikely))
        return found

    def _titled(self, title: str) -> npt.NDArray[np.float64]:
        """Return how much of a title each proposal's heading holds, 0 to 1, less what the others hold of it."""
        told = content(title)
        if not told:
            return np.zeros(len(self._headings))
        alike = [dict(self._likeness.of(word)) for word in told]
        held = np.array([sum(max((a.get(w, 0.0) for w in h), default=0.0) for a in alike) for h in self._headings])
        held /= len(told)
        return np.asarray(held - np.median(held), dtype=np.float64)

    def _shared(self, text: str) -> npt.NDArray[np.float64]:
        """Return how much of each proposal's telling words a text holds, inside compounds and across spellings."""
        held: dict[str, float] = {}
        for found in content(text):
            for word, likeness in self._likeness.of(found):
                held[word] = max(held.get(word, 0.0), likeness)
        return np.array(
            [
                sum(self._rarity[w] * held[w] for w in words if w in held) / norm
                for words, norm in zip(self._words, self._norms, strict=True)
            ]
        )

    def _meanings(self, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        if self._embed is None or not texts:
            return np.zeros((len(texts), len(self._words)))
        rows = self._embed([text[:_CHARS] for text in texts])
        return np.asarray(rows @ self._centred.T, dtype=np.float64)


def _nearest(score: npt.NDArray[np.float64], among: frozenset[int]) -> Placement:
    """Return the likeliest of some proposals, none where two are as likely."""
    best, *others = sorted(among, key=lambda n: -float(score[n]))
    sure = not others or score[best] - score[others[0]] >= _APART
    unlikely = frozenset(range(len(score))) - among
    return Placement(best if sure else None, min(1.0, max(0.5, float(score[best]) / 5)), unlikely)


def _telling(texts: Sequence[str]) -> dict[str, float]:
    """Return how much each word tells, 0 to 1, by its everyday frequency: *ställning* tells little."""
    found: dict[str, float] = {}
    for word in {word.lower() for text in texts for word in words(text[:_CHARS])}:
        told = (_EVERYDAY - zipf_frequency(word, "sv", "small")) / (_EVERYDAY - _RARE)
        key = fold(stem(word))
        found[key] = min(found.get(key, 1.0), max(_LEAST, told))
    return found


def _standard(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return scores as standard deviations from their mean; none where all are equal."""
    spread = float(scores.std())
    return (scores - scores.mean()) / spread if spread > 1e-9 else np.zeros_like(scores)
