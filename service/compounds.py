"""Swedish compounds: which words of a question are one in the corpus, and which one is two. Pure over an index."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.lexical import LexicalIndex
from indexer.vocabulary import word_stem
from service.cues import words

_MOST_PAIRS = 160
_PARTICLES = words("function_words_sv.txt") | frozenset(  # these begin none: *till synen* is no *tillsyn*
    "bort efter fram från före genom hela inne inom mellan mest mitt över runt samman till under utan".split()
)
_BASED = re.compile(r"(\w{4,}?)(?:baserad|grundad|inriktad|relaterad)(?:e|t)?", re.IGNORECASE)
_OF_A_VERB = (
    re.compile(  # `nedtrappning`, `borttagandet`: of a verb with its particle after it, *trappa ned*, *ta bort*
        r"(ned|ner|bort|upp)(\w{3,}?)(?:ning(?:en|ar|arna)?|ande(?:t|n|na)?)s?", re.IGNORECASE
    )
)
_ALIKE = {"ned": ("ned", "ner"), "ner": ("ner", "ned")}
_LINKING = frozenset("of for on to against in".split())  # link two English nouns that Swedish makes one of
_ARTICLES = frozenset("the a an".split())
_COMPOUND, _PART = 9, 4  # letters a compound and each of its parts has at least


def joined_in_one(asked: Sequence[str], index: LexicalIndex) -> dict[int, tuple[tuple[str, ...], ...]]:
    """Return the compound that says the same as two neighbours, for both: `tillitsbaserad styrning`, `tillitsstyrning`.

    Only one that the corpus has.
    """
    found: dict[int, tuple[tuple[str, ...], ...]] = {}
    for n, (first, second) in enumerate(pairwise(asked)):
        if cut := _BASED.fullmatch(first):
            joins = (cut[1] + second.lower(), f"{cut[1].removesuffix('s')}s{second.lower()}")
            if known := next((w for w in joins if index.document_frequency(word_stem(w))), None):
                found[n] = found[n + 1] = ((known,),)
    return found


def compounds(
    cut: Sequence[tuple[int, int, tuple[str, ...]]], asked: Sequence[str], index: LexicalIndex
) -> dict[int, list[tuple[str, ...]]]:
    """Return Swedish compounds of neighbouring English terms that the corpus has, for both of them.

    `helmet requirement` and `a requirement for helmets` give `hjälmkrav`, `blocking service` gives `spärrtjänst`: a
    verb leaves its *a* behind. `asked` are the words that were cut.
    """
    found: dict[int, list[tuple[str, ...]]] = {}
    for one, other in _neighbours(cut, asked):
        first, second = cut[one][2], cut[other][2]
        pairs = [(a, b) for a in first for b in second if " " not in a + b and min(len(a), len(b)) > 2]
        for a, b in pairs[:_MOST_PAIRS]:
            joins = (a + b, f"{a}s{b}", *([a[:-1] + b] if a.endswith("a") and len(a) > _PART else []))
            known = next((w for w in joins if index.document_frequency(word_stem(w))), None)
            if known and word_stem(known) not in (word_stem(a), word_stem(b)):
                found.setdefault(one, []).append((known,))
                found.setdefault(other, []).append((known,))
    return found


def _neighbours(cut: Sequence[tuple[int, int, tuple[str, ...]]], asked: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of terms that a Swedish compound may have made of one, its first part first."""
    for n, ((_, end, _), (start, _, _)) in enumerate(pairwise(cut)):
        if end == start:
            yield n, n + 1
        if n and end == start and asked[cut[n][0]] in _LINKING:
            last = n + 1 if asked[start] not in _ARTICLES else n + 2
            if last < len(cut):
                yield last, n - 1  # `crowding of goals`, `ban on the sale`


def verb_and_particle(word: str, index: LexicalIndex) -> tuple[tuple[str, str], ...]:
    """Return the verb and the particle that a noun is made of, if the corpus has them: `trappa ned`."""
    made = _OF_A_VERB.fullmatch(word)
    if made is None:
        return ()
    verb = "ta" if made[2].lower() == "tag" else f"{made[2].lower()}a"
    pairs = [(verb, particle) for particle in _ALIKE.get(made[1].lower(), (made[1].lower(),))]
    return tuple(pair for pair in pairs if all(index.document_frequency(word_stem(part)) for part in pair))


def compound_parts(word: str, index: LexicalIndex) -> tuple[tuple[str, str], ...]:
    """Return ways to cut a Swedish compound into two words that the corpus knows (`värdegrundsuppdraget`).

    Longest first part first.

    None for a word the corpus has as it is: then nothing needs to be bridged.
    """
    return () if index.document_frequency(word_stem(word)) else cut_in_two(word, index)


def cut_in_two(word: str, index: LexicalIndex) -> tuple[tuple[str, str], ...]:
    """Return the same whether the corpus has the word or not, two ways at most."""
    if len(word) < _COMPOUND or not word.isalpha():
        return ()
    cuts: list[tuple[str, str]] = []
    for i in range(len(word) - _PART, _PART - 1, -1):
        first, second = word[:i], word[i:]
        if first.lower() in _PARTICLES:
            continue
        plain = first[:-1] if first.endswith("s") and len(first) > _PART else first
        if index.document_frequency(word_stem(second)) and (
            known := next((w for w in (plain, first) if index.document_frequency(word_stem(w))), None)
        ):
            cuts.append((known, second))
    return tuple(cuts[:2])
