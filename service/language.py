"""Which of the two languages a question is in. Pure."""

import re

from wordfreq import zipf_frequency

_WORD = re.compile(r"[^\W\d_]+")
_SWEDISH = frozenset(
    [
        "vad",
        "vem",
        "vilka",
        "vilken",
        "vilket",
        "vart",
        "hur",
        "varför",
        "när",
        "och",
        "att",
        "är",
        "inte",
        "om",
        "på",
        "för",
        "med",
        "som",
        "det",
        "den",
        "de",
        "ett",
        "en",
        "av",
        "till",
        "från",
        "har",
        "kan",
        "ska",
        "anser",
        "tycker",
        "säger",
        "enligt",
        "eller",
        "finns",
        "nämner",
        "ställer",
        "sig",
        "mot",
        "sin",
        "deras",
        "något",
        "några",
        "också",
        "ja",
        "nej",
        "svarar",
        "vill",
        "bör",
    ]
)
_ENGLISH = frozenset(
    [
        "what",
        "who",
        "which",
        "whom",
        "whose",
        "how",
        "why",
        "when",
        "where",
        "and",
        "the",
        "is",
        "are",
        "not",
        "of",
        "on",
        "for",
        "with",
        "that",
        "it",
        "an",
        "to",
        "from",
        "has",
        "have",
        "can",
        "should",
        "does",
        "do",
        "did",
        "think",
        "say",
        "says",
        "according",
        "or",
        "there",
        "any",
        "some",
        "about",
        "their",
        "would",
        "could",
        "will",
        "be",
        "been",
        "was",
        "were",
        "in",
        "by",
        "does",
    ]
)


def detect(text: str) -> str:
    """Return `sv` or `en`: function words count most, then å ä ö, then which language knows the words better; ties give `sv`."""
    words = [word.lower() for word in _WORD.findall(text)[:60]]
    score = sum((w in _SWEDISH) - (w in _ENGLISH) for w in words) + 0.5 * bool(re.search("[åäöÅÄÖ]", text))
    if score:
        return "sv" if score > 0 else "en"
    known = sum(zipf_frequency(w, "sv", "small") - zipf_frequency(w, "en", "small") for w in words)
    return "sv" if known >= 0 else "en"
