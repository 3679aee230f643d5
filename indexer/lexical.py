"""Words in, passages out, ranked by BM25. The only file that imports tantivy.

Text is cut and stemmed by indexer.words; tantivy sees ready terms and queries built as objects, so
nothing a user writes is ever parsed. Row numbers are the passages' numbers in the snapshot.
"""

import json
import math
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt
import tantivy
from tantivy import Occur, Query

from corpus.errors import SnapshotError
from indexer import held_stems
from indexer.held_stems import Holding
from indexer.lexical_rows import LexicalRow
from indexer.store import link
from indexer.vectors import Allowed, rows_allowed
from indexer.vocabulary import Variant, Vocabulary, word_stem
from indexer.word_counts import Counting, WordCounts
from indexer.words import tokenize

_TITLE_BOOST = 0.5
_BOTH_FIELDS = 0.3  # how much of the weaker field counts when a word stands in text and headings
_VARIANT_BOOST = 0.6  # no other spelling or compound counts as much as the word itself
_ROW, _WORDS, _TITLE = "id", "words", "title"
_META, _MANAGED, _COUNTS, _RUNS = "meta.json", ".managed.json", "counts.json.gz", "runs.json"
_LOCKS = (".tantivy-meta.lock", ".tantivy-writer.lock")
_HEAP_BYTES = 64_000_000
_REMOVALS = 100
_SPARE = 16  # more hits than asked for, since the last one often ties: with one alone, a fifth are searched again
_SET_ROWS = 2_000  # up to so many allowed rows are given to the engine by number


@dataclass(frozen=True, slots=True)
class WeightedTerm:
    """One thing asked for. The best of its `alternatives` counts, so many never outweigh another term.

    An alternative is a word, or several words that must all stand in the passage.
    """

    alternatives: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Run:
    """Passages that follow one another, indexed by themselves in the folder `path`, with ids from `base` on."""

    path: Path
    base: int
    count: int

    @classmethod
    def write(cls, path: Path, rows: Iterable[LexicalRow], base: int = 0) -> Self:
        """Index these rows into a new folder. OSError when the disk refuses."""
        path.mkdir(parents=True)
        index = tantivy.Index(_schema(), path=str(path), reuse=False)
        writer = index.writer(_HEAP_BYTES, 1)  # one thread, so that the same rows give the same index
        counting, holding = Counting(), Holding()
        count = 0
        with _refusals():
            for row in rows:
                body, title = counting.add(row.body, row.title, scanned=row.scanned)
                writer.add_document(_document(base + count, body, title))
                holding.add(body)
                count += 1
            writer.commit()
            writer.wait_merging_threads()
        _unlock(path)
        counting.finish().save(path / _COUNTS)
        holding.save(path)
        return cls(path, base, count)

    def counts(self) -> WordCounts:
        """Return the words of these passages."""
        return WordCounts.load(self.path / _COUNTS)


class LexicalIndex:
    """An immutable inverted index over passages. Thread-safe."""

    def __init__(self, index: tantivy.Index, vocabulary: Vocabulary, runs: Sequence[tuple[int, int]]) -> None:
        """Hold an opened index of runs, each with its first id and its number of rows; use `open`.

        `count` is the number of rows.
        """
        self._searcher = index.searcher()
        self._schema = index.schema
        self._vocabulary = vocabulary
        starts = np.cumsum([0, *(count for _, count in runs)], dtype=np.int64)
        order = np.argsort([base for base, _ in runs], kind="stable")
        self.count = int(self._searcher.num_docs) if starts[-1] else 0
        self._bases = np.array([base for base, _ in runs], dtype=np.int64)
        self._starts = starts[:-1]
        self._sorted, self._by_base = self._bases[order], order

    @classmethod
    def build(cls, path: Path, rows: Iterable[LexicalRow]) -> int:
        """Write an index of these rows, numbered from 0, into a new folder; return how many."""
        run = Run.write(path, rows)
        cls.save_words(path, run.counts())
        (path / _RUNS).write_text(json.dumps([[run.base, run.count]]), encoding="ascii")
        return run.count

    @classmethod
    def join(cls, path: Path, runs: Sequence[Run]) -> None:
        """Write an index of all rows of these runs, one after another, into an empty folder, without reading a text.

        tantivy merges many small segments into one; where there are few they stand beside each other.
        """
        (path / _RUNS).write_text(json.dumps([[run.base, run.count] for run in runs]), encoding="ascii")
        if not runs:
            tantivy.Index(_schema(), path=str(path), reuse=False)
            return
        metas = [json.loads((run.path / _META).read_bytes()) for run in runs]
        names = [file for run in runs for file in run.path.iterdir() if not _kept_apart(file.name)]
        for file in names:
            link(file, path / file.name)
        meta = {**metas[0], "segments": [segment for one in metas for segment in one["segments"]]}
        (path / _META).write_text(json.dumps(meta), encoding="ascii")
        (path / _MANAGED).write_text(json.dumps([_META, *(file.name for file in names)]), encoding="ascii")
        with _refusals():
            writer = tantivy.Index.open(str(path)).writer(_HEAP_BYTES, 1)
            writer.commit()
            writer.wait_merging_threads()
        _unlock(path)

    @staticmethod
    def save_words(path: Path, counts: WordCounts, before: Path | None = None) -> None:
        """Write the words of all passages beside their index; `before` holds an earlier one with much the same."""
        counts.vocabulary(Vocabulary.load(before) if before is not None else None).save(path)
        counts.save(path / _COUNTS)

    @staticmethod
    def counts(path: Path) -> WordCounts:
        """Return the words of all passages as `save_words` has counted them."""
        return WordCounts.load(path / _COUNTS)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open what `build` or `join` wrote, without writing anything there. SnapshotError when it is damaged."""
        vocabulary = Vocabulary.load(path)
        try:
            runs = [(int(base), int(count)) for base, count in json.loads((path / _RUNS).read_bytes())]
            with _links_to(path) as folder:
                index = tantivy.Index.open(str(folder))
                index.config_reader("manual")  # the default watches the folder for changes, which never come
                return cls(index, vocabulary, runs)
        except (OSError, TypeError, ValueError) as error:
            raise SnapshotError("The word index is damaged; run: belagg index FOLDER") from error

    @property
    def stems(self) -> Sequence[str]:
        """All stems of the passages, in order."""
        return self._vocabulary.stems

    def document_frequency(self, stem: str) -> int:
        """Return in how many passages a stem stands, in the text or the headings."""
        return self._vocabulary.frequency(stem)

    def rarity(self, stem: str) -> float:
        """Return BM25's inverse document frequency of a stem, at least 0; greatest when no passage holds it."""
        frequency = self.document_frequency(stem)
        return math.log(1 + (self.count - frequency + 0.5) / (frequency + 0.5))

    def variants(self, word: str) -> tuple[Variant, ...]:
        """Return the stems of the corpus that a word may stand for, best first."""
        return self._vocabulary.variants(word)

    def search(self, terms: Sequence[WeightedTerm], k: int, allowed: Allowed = None) -> list[tuple[int, float]]:
        """Return (row, score) of at most `k` rows that hold some term, best first; equal scores by smaller row.

        `allowed` (a mask over rows, or row numbers) is applied before ranking: the result is the best of
        the allowed rows, with the scores they have without a filter.
        """
        query = self._query(terms)
        if query is None or k <= 0:
            return []
        if allowed is None:
            return self._best(query, k)
        mask = rows_allowed(allowed, self.count)
        wanted = int(mask.sum())
        if wanted > _SET_ROWS:
            # cheaper than naming every allowed row, where enough of the best rows are allowed
            limit = 2 * math.ceil(k * self.count / wanted) + k
            found = self._best(query, limit)
            kept = [hit for hit in found if mask[hit[0]]]
            if len(kept) >= k or len(found) < limit:
                return kept[:k]
        return self._best(self._within(query, np.flatnonzero(mask)), k) if wanted else []

    def _within(self, query: Query, rows: npt.NDArray[np.int64]) -> Query:
        run = np.searchsorted(self._starts, rows, side="right") - 1
        ids = (self._bases[run] + rows - self._starts[run]).tolist()
        chosen = Query.const_score_query(Query.term_set_query(self._schema, _ROW, ids), 0.0)
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, chosen)])

    def _best(self, query: Query, k: int) -> list[tuple[int, float]]:
        """Search with a growing limit until no row beyond it can tie with the last one returned."""
        limit = k + _SPARE
        while True:
            hits = self._searcher.search(query, min(limit, max(self.count, 1)), count=False).hits
            if len(hits) < limit or hits[-1][0] < hits[k - 1][0]:
                break
            limit *= 4
        ids = np.array(self._searcher.fast_field_values(_ROW, [address for _, address in hits]), dtype=np.int64)
        run = self._by_base[np.searchsorted(self._sorted, ids, side="right") - 1]
        rows = (ids - self._bases[run] + self._starts[run]).tolist()
        ranked = sorted((-float(score), row) for row, (score, _) in zip(rows, hits, strict=True))
        return [(row, -score) for score, row in ranked[:k]]

    def _query(self, terms: Sequence[WeightedTerm]) -> Query | None:
        """Return the sum over terms of the best of their alternatives, or None when nothing can match."""
        parts: list[tuple[Occur, Query]] = []
        for term in terms:
            choices = [query for text in dict.fromkeys(term.alternatives) for query in self._alternative(text)]
            if choices and math.isfinite(term.weight) and term.weight > 0:
                best = Query.disjunction_max_query(choices)
                parts.append((Occur.Should, Query.boost_query(best, term.weight)))
        return Query.boolean_query(parts) if parts else None

    def _alternative(self, text: str) -> list[Query]:
        """Return queries of which the best counts: the words together, and the same words written as one."""
        words = [token.text for token in tokenize(text)]
        if len(words) <= 1:
            return [query for word in words for query in self._word(word)]
        together = [self._word(word) for word in words]
        joined = self._word("".join(words)) if all(word.isalpha() for word in words) else []
        if not all(together):
            return joined
        all_of = [(Occur.Must, Query.disjunction_max_query(choices)) for choices in together]
        return [Query.boost_query(Query.boolean_query(all_of), 1 / len(words)), *joined]

    def _word(self, word: str) -> list[Query]:
        """Return one query for each stem of the corpus that the word may stand for."""
        own = word_stem(word)
        rarity = self.rarity(own)
        return [
            Query.boost_query(self._stem(v.stem), 1.0 if v.stem == own else self._worth(rarity, v))
            for v in self._vocabulary.variants(word)
        ]

    def _worth(self, rarity: float, variant: Variant) -> float:
        """Return a variant's boost: a rare compound is never worth more than the word that was asked for."""
        common = min(1.0, rarity / max(self.rarity(variant.stem), 1e-9))
        return _VARIANT_BOOST * variant.weight * common

    def _stem(self, stem: str) -> Query:
        body = Query.term_query(self._schema, _WORDS, stem, "freq")
        title = Query.boost_query(Query.term_query(self._schema, _TITLE, stem, "freq"), _TITLE_BOOST)
        return Query.disjunction_max_query([body, title], _BOTH_FIELDS)


@contextmanager
def _links_to(path: Path) -> Iterator[Path]:
    """Yield a passing folder of links to the files of `path`.

    tantivy makes a lock file where it opens an index, and a snapshot is never written to and may be on a
    read-only disk. Opened files stay mapped when the links are gone.
    """
    folder = Path(tempfile.mkdtemp(prefix="belagg-"))
    try:
        for file in path.iterdir():
            (folder / file.name).symlink_to(file.resolve())
        yield folder
    finally:
        for _ in range(_REMOVALS):  # a thread of tantivy's that is just ending may add its lock file once more
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                break
            time.sleep(0.01)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field(_ROW, stored=False, indexed=True, fast=True)
    for name in (_WORDS, _TITLE):
        builder.add_text_field(name, stored=False, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _document(number: int, body: Sequence[str], title: Sequence[str]) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned(_ROW, number)
    document.add_text(_WORDS, " ".join(body))
    document.add_text(_TITLE, " ".join(title))
    return document


def _kept_apart(name: str) -> bool:
    """Return whether a file of a run is no segment's."""
    return name in (_META, _MANAGED, _COUNTS, held_stems.NUMBERS, held_stems.COUNTS, *_LOCKS)


def _unlock(path: Path) -> None:
    for lock in _LOCKS:
        (path / lock).unlink(missing_ok=True)


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn tantivy's errors into the disk's, which they are while it writes."""
    try:
        yield
    except ValueError as error:
        raise OSError(f"cannot write the word index: {error}") from error
