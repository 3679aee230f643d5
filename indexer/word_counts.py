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

    Spellings are in lower case, each behind its stem; `headings` counts them in headings. `scanned` holds those of the
    passages that were read by OCR. Counts are above 0, so what is added can be taken away again without a trace.
    """

    frequencies: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    headings: Counter[str] = field(default_factory=Counter)
    scanned: Counter[str] = field(default_factory=Counter)

    def vocabulary(self, before: Vocabulary | None = None) -> Vocabulary:
        """Return the stems as a question's words are compared with them; `before` spares work where most are its."""
        keys = [*self.spellings, *(key for key in self.headings if key not in self.spellings)]
        pairs = [tuple(key.split(_BETWEEN)) for key in keys]
        plain = fold("\n".join(spelling for _, spelling in pairs)).split("\n")  # at once: far faster than one by one
        folded = {(p, stem) for p, (stem, spelling) in zip(plain, pairs, strict=True) if p != spelling} if pairs else ()
        return Vocabulary.build(self.frequencies, folded, self._misread(pairs), before)

    def add(self, other: "WordCounts") -> None:
        """Add the counts of other passages."""
        for own, more in zip(self._tables, other._tables, strict=True):
            own.update(more)

    def take_away(self, other: "WordCounts") -> None:
        """Take away the counts of passages that are among those counted. SnapshotError when they are not."""
        for own, less in zip(self._tables, other._tables, strict=True):
            for key, count in less.items():
                own[key] -= count
                if own[key] <= 0 and own.pop(key) < 0:
                    raise SnapshotError(f"The word counts of the index do not fit together; {m.REBUILD}")

    @property
    def _tables(self) -> tuple[Counter[str], ...]:
        return self.frequencies, self.spellings, self.headings, self.scanned

    def _misread(self, pairs: Iterable[tuple[str, ...]]) -> list[tuple[str, str]]:
        """Return the spellings, with their stems, that stand in scans alone, if all of a stem's look misread."""
        spelt: dict[str, list[str]] = {}
        for stem, spelling in pairs if self.scanned else ():
            if self.scanned[stem] == self.frequencies[stem]:
                spelt.setdefault(stem, []).append(spelling)
        odd = {stem: found for stem, found in spelt.items() if all(map(may_be_misread, found))}
        return sorted((spelling, stem) for stem, found in odd.items() for spelling in found)

    def common_words(self) -> list[str]:
        """Return one common spelling of each stem that may carry a matter, the most frequent stems first.

        At most 20,000.
        """
        totals: dict[str, int] = {}
        commonest: dict[str, tuple[int, str]] = {}
        none = (0, "")
        for key, count in self.spellings.items():
            stem, _, spelling = key.partition(_BETWEEN)
            if len(spelling) >= _LETTERS and spelling.isalpha():
                totals[stem] = totals.get(stem, 0) - count
                if (found := (-count, spelling)) < commonest.get(stem, none):
                    commonest[stem] = found
        ranked = sorted((count, stem) for stem, count in totals.items())[:_MOST_WORDS]
        return [commonest[stem][1] for _, stem in ranked]

    def save(self, path: Path) -> None:
        """Write the counts. OSError when the disk refuses."""
        tables = self._tables if self.scanned else self._tables[:-1]
        write_packed(path, [json.dumps(tables, ensure_ascii=False).encode()])

    @classmethod
    def load(cls, path: Path) -> "WordCounts":
        """Read what `save` wrote. SnapshotError when it is damaged."""
        try:
            tables: list[Counter[str]] = [Counter(table) for table in json.loads(read_packed(path))]
            return cls(*tables)
        except (TypeError, ValueError) as error:
            raise SnapshotError(f"{path.name} cannot be read; {m.REBUILD}") from error


class Counting:
    """Counts passage by passage. Made for many: what a word's stem is, is asked once."""

    def __init__(self) -> None:
        """Begin with no passages."""
        self._stems: dict[str, str] = {}
        self._frequencies: Counter[str] = Counter()
        self._scanned: Counter[str] = Counter()
        self._in_texts: Counter[str] = Counter()
        self._in_headings: Counter[str] = Counter()

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
        spelt = self._spelt(self._in_texts), self._spelt(self._in_headings)
        return WordCounts(self._frequencies, *spelt, self._scanned)

    def _spelt(self, counts: Counter[str]) -> Counter[str]:
        spellings: Counter[str] = Counter()
        for word, count in counts.items():
            spellings[f"{self._stems[word]}{_BETWEEN}{word[:MAX_WORD_CHARS].lower()}"] += count
        return spellings


def added(counts: Iterable[WordCounts]) -> WordCounts:
    """Return the counts of all passages together."""
    total = WordCounts()
    for one in counts:
        total.add(one)
    return total
