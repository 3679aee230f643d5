"""Which Swedish senses an English term of a question has in a corpus. Pure over an index."""

from indexer.lexical import LexicalIndex
from indexer.vocabulary import word_stem
from indexer.words import tokenize
from service import glossary
from service.cues import words

_FUNCTION = words("function_words_sv.txt")
_BODIES = frozenset("authority agency board inspectorate council administration service ombudsman institute".split())


def worn_down(word: str) -> bool:
    """Return whether the stem of a word is a mere function word, as `för` is of `företa`: it stands everywhere."""
    return word_stem(word) in _FUNCTION and word.lower() not in _FUNCTION


def is_body(group: list[str]) -> bool:
    """Return whether the words are the English name of an authority that the glossary knows."""
    return len(group) > 1 and group[-1] in _BODIES and glossary.is_curated(group)


def of_the_trade(group: list[str], index: LexicalIndex) -> tuple[str, ...]:
    """Return the glossary's words for a term if the corpus has any: other senses only stand in where it has none.

    A looser word would make a body mention what it never does.
    """
    own = glossary.curated_for(group)
    return own if any(index.document_frequency(word_stem(t.text)) for phrase in own for t in tokenize(phrase)) else ()


def wholly_held(group: list[str], swedish: tuple[str, ...], index: LexicalIndex) -> tuple[str, ...]:
    """Return other senses of a term of the trade, those alone that the corpus has as they are; all of other terms.

    `arbetslön` for *salary* is told by no word for work.
    """
    own = glossary.curated_for(group)
    held = (p for p in swedish if p in own or all(index.document_frequency(word_stem(t.text)) for t in tokenize(p)))
    return tuple(held) if own else swedish
