"""How often each stem and each of its spellings stands in some passages. Counts of several runs of passages add up."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import SnapshotError
from indexer import manifest as m
from indexer.misread import may_be_misread
from indexer.packed_lines import read_packed, write_packed
from indexer.vocabulary import MAX_WORD_CHARS, Vocabulary, word_stem
from indexer.words import fold, words

_LETTERS, _MOST_WORDS = 4, 20_000
_BETWEEN = "\t"  # a stem and its spelling; no word holds one


@dataclass(slots=True)
class WordCounts:
    """`frequencies` holds the passages (text or headings) with a stem; `spellings` how often it is spelt so in texts.

    Spellings are in lower case, each behind its stem; one that stands in headings alone counts 0. `scanned` holds those
    of the passages that were read by OCR.
    """

    frequencies: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    scanned: Counter[str] = field(default_factory=Counter)

    def vocabulary(self) -> Vocabulary:
        """Return the stems as a question's words are compared with them."""
        pairs = [tuple(key.split(_BETWEEN)) for key in self.spellings]
        folded = {(plain, stem) for stem, spelling in pairs if (plain := fold(spelling)) != spelling}
        return Vocabulary.build(self.frequencies, folded, self._misread(pairs))

    def _misread(self, pairs: Iterable[tuple[str, ...]]) -> list[tuple[str, str]]:
        """Return the spellings, with their stems, that stand in scans alone, if all of a stem's look misread."""
        spelt: dict[str, list[str]] = {}
        for stem, spelling in pairs if self.scanned else ():
            if self.scanned[stem] == self.frequencies[stem]:
                spelt.setdefault(stem, []).append(spelling)
        odd = {stem: found for stem, found in spelt.items() if all(map(may_be_misread, found))}
        return [(spelling, stem) for stem, found in odd.items() for spelling in found]

    def common_words(self) -> list[str]:
        """Return one common spelling of each stem that may carry a matter, the most frequent stems first.

        At most 20,000.
        """
        spelt: dict[str, list[tuple[int, str]]] = {}
        for key, count in self.spellings.items():
            stem, spelling = key.split(_BETWEEN)
            if count and len(spelling) >= _LETTERS and spelling.isalpha():
                spelt.setdefault(stem, []).append((-count, spelling))
        ranked = sorted((sum(count for count, _ in found), stem) for stem, found in spelt.items())[:_MOST_WORDS]
        return [min(spelt[stem])[1] for _, stem in ranked]

    def save(self, path: Path) -> None:
        """Write the counts. OSError when the disk refuses."""
        tables = [self.frequencies, self.spellings, *([self.scanned] if self.scanned else [])]
        write_packed(path, [json.dumps(tables, ensure_ascii=False).encode()])

    @classmethod
    def load(cls, path: Path) -> "WordCounts":
        """Read what `save` wrote. SnapshotError when it is damaged."""
        try:
            frequencies, spellings, *scanned = json.loads(read_packed(path))
        except ValueError as error:
            raise SnapshotError(f"{path.name} cannot be read; {m.REBUILD}") from error
        return cls(Counter(frequencies), Counter(spellings), Counter(*scanned))


class Counting:
    """Counts passage by passage. Made for many: what a word's stem is, is asked once."""

    def __init__(self) -> None:
        """Begin with no passages."""
        self._stems: dict[str, str] = {}
        self._frequencies: Counter[str] = Counter()
        self._scanned: Counter[str] = Counter()
        self._in_texts: Counter[str] = Counter()
        self._in_headings: set[str] = set()

    def add(self, body: str, title: str, *, scanned: bool = False) -> tuple[list[str], list[str]]:
        """Count one passage; return the stems of its text and of what stands over it, in order."""
        texts, headings = words(body), words(title)
        self._in_texts.update(texts)
        self._in_headings.update(headings)
        stems = self._stems
        for word in {*texts, *headings}:
            if word not in stems:
                stems[word] = word_stem(word)
        found = [stems[word] for word in texts], [stems[word] for word in headings]
        held = {*found[0], *found[1]}
        self._frequencies.update(held)
        if scanned:
            self._scanned.update(held)
        return found

    def finish(self) -> WordCounts:
        """Return the counts of all passages added."""
        spellings: Counter[str] = Counter()
        for word in self._in_headings | self._in_texts.keys():
            spellings[f"{self._stems[word]}{_BETWEEN}{word[:MAX_WORD_CHARS].lower()}"] += self._in_texts[word]
        return WordCounts(self._frequencies, spellings, self._scanned)


def added(counts: Iterable[WordCounts]) -> WordCounts:
    """Return the counts of all passages together."""
    total = WordCounts()
    for one in counts:
        total.frequencies.update(one.frequencies)
        total.spellings.update(one.spellings)
        total.scanned.update(one.scanned)
    return total
