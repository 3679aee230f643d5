"""The words of a question that carry its matter, each with the words of the corpus it may stand for.

Pure over an index.

Coverage of these terms, not a cosine, tells whether the corpus speaks of the matter at all: the model's scores are
too compressed for that (unrelated text still scores .85).
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from wordfreq import zipf_frequency

from indexer.lexical import LexicalIndex, WeightedTerm
from indexer.vocabulary import word_stem
from indexer.words import tokenize, within_one_edit
from service import glossary, senses, synonyms
from service.compounds import compound_parts, compounds, cut_in_two, joined_in_one, verb_and_particle
from service.cues import FRAME_EN, FRAME_SV, LIGHT
from service.english_forms import swedish_spellings
from service.telling import LEAST, telling

_OWN_STEM = 4  # letters from which an English word that has a Swedish one may stand in a Swedish text itself
_MAX_ALTERNATIVES = 8
_MOST_BRIDGED = 6
_LIGHT = 0.35
# what a compound's first part alone stands for of it (`kommuner` of `kommunsammanslagningar`); letters of what follows
_FIRST_PART, _HEAD = 0.3, 5
_CLEARLY = 1.2  # so much more frequent in one language than in the other, in Zipf's measure
_SYNONYM = 0.8  # a synonym names nearly the same thing
_FIRST = re.compile(r"(?:.*[.?!]\s+)?\W*$", re.DOTALL)  # nothing before it in its sentence
_HARD = re.compile(r"\d[\d.:/_-]*|[A-ZÅÄÖ][A-ZÅÄÖ\d]+")
Stems = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked about.

    `alternatives` are phrases of the corpus's language; each word of a phrase maps the stems of the corpus it may stand
    for to a weight of at most 1. `phrases` are those phrases in words, for the lexical index.
    """

    text: str
    weight: float
    alternatives: tuple[tuple[Stems, ...], ...]
    phrases: tuple[tuple[str, ...], ...]
    foreign: bool = False  # a name (capitalised inside the question) that no passage holds
    bridged: bool = False  # only the model's vectors connect it to the corpus
    trusted: bool = True  # the corpus has the word itself, or the glossary of the trade has it

    @property
    def known(self) -> bool:
        """Whether some alternative stands in the corpus, each of its words somewhere."""
        return any(all(stems for stems in phrase) for phrase in self.alternatives)

    @property
    def hard(self) -> bool:
        """Whether the term has no other wording: a number, a year, an abbreviation, a name the corpus does not have."""
        return bool(_HARD.fullmatch(self.text)) or self.foreign

    @property
    def exact(self) -> bool:
        """Whether some alternative stands in the corpus word for word (in any inflection)."""
        return any(all(max(word.values(), default=0.0) == 1.0 for word in phrase) for phrase in self.alternatives)

    def match(self, stems: Iterable[str] | Mapping[str, float]) -> float:
        """Return how well the best alternative stands among `stems`, 0 to 1.

        With a mapping, its values scale the parts.
        """
        table = _table(stems)
        best = 0.0
        for phrase in self.alternatives:
            parts = [_best(word, table) for word in phrase]
            if any(parts):
                least, share = min(parts), 0.4 if all(parts) else 0.25
                best = max(best, least * 0.6 + share * sum(parts) / len(parts))
        return best


def _table(stems: Iterable[str] | Mapping[str, float]) -> Mapping[str, float]:
    """Return what scales each stem; `dict` is asked about first since `Mapping` is slow to tell."""
    return stems if isinstance(stems, (dict, Mapping)) else dict.fromkeys(stems, 1.0)


def _best(word: Stems, table: Mapping[str, float]) -> float:
    held = word.keys() & table.keys()
    return max([word[stem] * table[stem] for stem in held]) if held else 0.0


def coverage(terms: Sequence[Term], stems: Iterable[str] | Mapping[str, float]) -> float:
    """Return the weighted share of the terms that stand among `stems`, 0 to 1; 0 without terms."""
    total = sum(term.weight for term in terms)
    table = _table(stems)
    return sum(term.weight * term.match(table) for term in terms) / total if total else 0.0


def lexical_terms(terms: Sequence[Term]) -> list[WeightedTerm]:
    """Return the terms as the lexical index takes them."""
    return [
        WeightedTerm(tuple(" ".join(phrase) for phrase in term.phrases), term.weight) for term in terms if term.phrases
    ]


def find_terms(text: str, language: str, index: LexicalIndex) -> tuple[Term, ...]:
    """Return the terms of the matter asked about (a question without its frame and its asker's organisation)."""
    terms = _english(text, index) if language == "en" else _swedish(text, index)
    if all(t.text.lower() in LIGHT for t in terms):
        return terms
    return tuple(replace(t, weight=t.weight * _LIGHT) if t.text.lower() in LIGHT else t for t in terms)


_NUMBERS = (
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
).split()
_NUMBERS_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
_TENS = {"trettio": 30, "fyrtio": 40, "femtio": 50, "hundra": 100}
_TENS |= {"thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}


def number_spellings(word: str) -> tuple[tuple[str, ...], ...]:
    """Return other ways to write a small number (`trettio`, `thirty`: `30`, `trettio`); none for other words."""
    lower = word.lower()
    value = _TENS.get(lower)
    for names in (_NUMBERS, _NUMBERS_EN):
        value = names.index(lower) if lower in names else value
    if lower.isdigit() and int(lower) <= 100:
        value = int(lower)
    if value is None or value < 2:
        return ()
    swedish = _NUMBERS[value] if value < len(_NUMBERS) else next((n for n, v in _TENS.items() if v == value), None)
    return ((str(value),), *(((swedish,),) if swedish else ()))


def to_bridge(terms: Sequence[Term]) -> list[str]:
    """Return the words of the terms that no dictionary safely connects to the corpus, at most six.

    The most telling first.
    """
    loose = [t for t in terms if not t.trusted and not t.hard and t.weight > LEAST]
    return [t.text for t in sorted(loose, key=lambda t: -t.weight)[:_MOST_BRIDGED]]


def bridged(terms: Sequence[Term], neighbours: Mapping[str, Mapping[str, float]]) -> tuple[Term, ...]:
    """Return the terms with what the bridge (service.bridge) found for their words added as alternatives."""
    return tuple(_with_neighbours(term, neighbours.get(term.text, {})) for term in terms)


def _with_neighbours(term: Term, words: Mapping[str, float]) -> Term:
    if not words:
        return term
    own = word_stem(term.text)
    stems: dict[str, float] = {}
    for word, near in words.items():
        stem = word_stem(word)
        everyday = zipf_frequency(word, "sv", "small") > 0  # what few say, as `elevhälsa`, tells more of a compound
        tells_kind = everyday and own.startswith(stem) and len(own) - len(stem) >= _HEAD
        weight = min(near, _FIRST_PART) if tells_kind else near
        stems[stem] = max(weight, stems.get(stem, 0.0))
    phrases = dict.fromkeys([*term.phrases, *((word,) for word in list(words)[:2])])
    return replace(term, bridged=not term.known, alternatives=(*term.alternatives, (stems,)), phrases=tuple(phrases))


def _swedish(text: str, index: LexicalIndex) -> tuple[Term, ...]:
    terms: dict[str, Term] = {}
    tokens = tokenize(text)
    others = synonyms.by_place([token.text for token in tokens], index)
    based = joined_in_one([token.text for token in tokens], index)
    foreign_until = 0
    for n, token in enumerate(tokens):
        word = token.text
        if n < foreign_until:
            continue
        if run := [
            *takewhile(lambda at: not others.get(at) and _is_english(tokens[at].text, index), range(n, len(tokens)))
        ]:
            foreign_until = run[-1] + 1
            for read in _english(text[token.start : tokens[run[-1]].end], index):
                terms.setdefault(word_stem(read.text), read)
            continue
        if word.lower() in FRAME_SV or _mistyped_frame(word, index) or (len(word) < 2 and not word.isdigit()):
            continue
        phrases = ((word,), *based.get(n, ()), *number_spellings(word), *compound_parts(word, index))
        known = index.document_frequency(word_stem(word)) > 0
        near = [*others.get(n, []), *verb_and_particle(word, index)]
        weight = telling(word, "sv", tokens[n - 1].text if n else "")
        term = _term(word, phrases, weight, index, trusted=known or bool(near), synonyms=near)
        foreign = not known and not term.known and word[0].isupper() and not _FIRST.match(text[: token.start])
        terms.setdefault(word_stem(word), replace(term, foreign=foreign))
    return tuple(terms.values())


def _is_english(word: str, index: LexicalIndex) -> bool:
    """Return whether a word of a Swedish question is an English one, as where an English matter is spoken of on."""
    lower = word.lower()
    if lower in FRAME_SV or word.isdigit() or index.document_frequency(word_stem(word)):
        return False
    return zipf_frequency(lower, "en", "small") - zipf_frequency(lower, "sv", "small") > _CLEARLY


def _mistyped_frame(word: str, index: LexicalIndex) -> bool:
    """Return whether a word no one knows is one letter from a word of the question's frame (`tyker`)."""
    lower = word.lower()
    if len(lower) < 4 or zipf_frequency(lower, "sv", "small") or index.document_frequency(word_stem(word)):
        return False
    return any(len(frame) > 3 and within_one_edit(lower, frame) for frame in FRAME_SV)


def in_full(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return the terms without the mere parts of their words: `tillstånd` is no word for a `tillståndsavgift`."""
    return tuple(
        replace(t, alternatives=tuple(tuple(map(_without_parts, phrase)) for phrase in t.alternatives)) for t in terms
    )


def _without_parts(word: Stems) -> Stems:
    own = max(word, key=lambda stem: word[stem], default="")
    return {s: w for s, w in word.items() if s == own or not (own.startswith(s) or own.endswith(s))}


def taken_apart(terms: Sequence[Term], index: LexicalIndex) -> tuple[Term, ...]:
    """Return the terms with their compounds in two words as well, known or not: `skrotning` and `premie`.

    For telling that a matter is spoken of, where whoever speaks of it need not use the question's word.
    """
    return tuple(_apart(term, index) for term in terms)


def _apart(term: Term, index: LexicalIndex) -> Term:
    words = [(term.text,)] if term.bridged else term.phrases  # what is merely near to a word has other parts
    cuts = [cut for phrase in words if len(phrase) == 1 for cut in cut_in_two(phrase[0], index)]
    stems = tuple(tuple({word_stem(part): 1.0} for part in cut) for cut in cuts)
    return replace(term, alternatives=(*term.alternatives, *stems), phrases=(*term.phrases, *cuts)) if cuts else term


def _english(text: str, index: LexicalIndex) -> tuple[Term, ...]:
    words = [
        part
        for word in glossary.english_words(text)
        for part in ([word] if glossary.swedish_for([word]) else word.split("-"))
    ]
    terms: dict[str, Term] = {}
    cut = glossary.phrases(words)
    joined = compounds(cut, words, index)
    for n, (start, end, swedish) in enumerate(cut):
        group = words[start:end]
        framed = all(word in FRAME_EN for word in group) and not (len(group) > 1 and glossary.is_curated(group))
        if framed or (len(group) == 1 and len(group[0]) < 2 and not group[0].isdigit()):
            continue
        if group == ["swedish"] and n + 1 < len(cut) and senses.is_body(words[slice(*cut[n + 1][:2])]):
            continue  # of a name: *the Swedish Work Environment Authority* is Arbetsmiljöverket
        known = senses.of_the_trade(group, index)
        swedish = known or senses.wholly_held(group, swedish, index)
        shown = " ".join(group) if len(group) > 1 or group[0].upper() not in text else group[0].upper()
        alternatives = [tuple(t.text for t in tokenize(phrase)) for phrase in swedish]
        alternatives.sort(key=lambda words: not all(index.document_frequency(word_stem(w)) for w in words))
        if not (known and len(group) == 1 and len(word_stem(group[0])) < _OWN_STEM):  # `fines` is no *finns*
            alternatives += [tuple(part for word in group for part in word.split("-"))]
        if len(group) == 1:
            alternatives += [(spelling,) for spelling in swedish_spellings(group[0])]
        alternatives = [*joined.get(n, []), *number_spellings(group[0]), *alternatives]
        weight = max(telling(word, "en") for word in group)
        if (len(group) > 1 or "-" in group[0]) and glossary.is_curated(group):
            # a term of the trade tells as much as its Swedish word does, however common its English words are;
            # a single word does not: Swedish compounds are rarer than the common things that they name
            weight = max([weight, *(telling(part.text, "sv") for part in tokenize(swedish[0]))])
        phrases = tuple(a for a in dict.fromkeys(alternatives) if a and not any(map(senses.worn_down, a)))
        verbs = [pair for phrase in phrases if len(phrase) == 1 for pair in verb_and_particle(phrase[0], index)]
        trusted = glossary.is_curated(group)
        terms.setdefault(shown, _term(shown, phrases, weight, index, trusted=trusted, synonyms=verbs))
    return tuple(terms.values())


def _rarity(phrase: tuple[Stems, ...], index: LexicalIndex) -> float:
    """Return how rare the phrase's rarest word is in the corpus."""
    return max(min(index.rarity(s) for s, w in word.items() if w == max(word.values())) for word in phrase)


def _term(
    shown: str,
    phrases: tuple[tuple[str, ...], ...],
    weight: float,
    index: LexicalIndex,
    *,
    trusted: bool,
    synonyms: Sequence[tuple[str, ...]] = (),
) -> Term:
    alternatives: list[tuple[Stems, ...]] = []
    kept: list[tuple[str, ...]] = []
    for phrase in dict.fromkeys([*phrases, *synonyms]):
        share = 1.0 if phrase in phrases else _SYNONYM
        stems = tuple({v.stem: share * v.weight for v in index.variants(word)} for word in phrase)
        if any(stems) and len(alternatives) < _MAX_ALTERNATIVES:
            alternatives.append(stems)
            if all(stems):
                kept.append(phrase)
    rarity = next((_rarity(a, index) for a in alternatives if all(a)), None)
    if rarity is not None and index.count > 1:
        # a word that stands in every other passage of this corpus tells little here, however rare elsewhere
        weight *= 0.45 + 0.55 * min(1.0, rarity / math.log(1 + index.count / 3))
    return Term(shown, weight, tuple(alternatives), tuple(kept), trusted=trusted)
