"""Which of the two languages a question is in. Pure."""

import re

from wordfreq import zipf_frequency

from service.cues import words

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[\"”“„«»][^\"”“„«»]*[\"”“«»]")
_SWEDISH = words("function_words_sv.txt")
_ENGLISH = words("function_words_en.txt")
# how questions begin in one language and in no other; a long Swedish name may stand in an English one, and turn it
_BEGINS_EN = re.compile(
    r"\W*(?:(?:and|so|but|then|please|ok|okay)\b\W*)?(?:what|which|who|whose|why|how|when|where|does|do|did|are|is|was|were"
    r"|has|have|should|would|could|can|compare|explain|summari[sz]e)\b(?!\W*$)",
    re.IGNORECASE,
)
_BEGINS_SV = re.compile(
    r"\W*(?:(?:och|så|men|då)\b\W*)?(?:vad|vilk(?:a|en|et)|vem|vems|varför|hur|när|var|tycker|anser|finns|är|har|ska|kan"
    r"|stöder|stödjer|tillstyrker|avstyrker|jämför|sammanfatta|lista|berätta|förklara)\b(?!\W*$)",
    re.IGNORECASE,
)
_BEGINNING = 4  # how many function words a beginning outweighs


def detect(text: str) -> str:
    """Return `sv` or `en`: function words count most, the first of a question more than others, then å ä ö.

    Last comes which language knows the words better; ties give `sv`. What stands in quotation marks is in the language
    of whoever is quoted and says nothing, unless there is no more.
    """
    own = _QUOTED.sub(" ", text)
    text = own if _WORD.search(own) else text
    found = [word.lower() for word in _WORD.findall(text)[:60]]
    score = sum((w in _SWEDISH) - (w in _ENGLISH) for w in found) + 0.5 * bool(re.search("[åäöÅÄÖ]", text))
    score += _BEGINNING * (bool(_BEGINS_SV.match(text)) - bool(_BEGINS_EN.match(text)))
    if score:
        return "sv" if score > 0 else "en"
    known = sum(zipf_frequency(w, "sv", "small") - zipf_frequency(w, "en", "small") for w in found)
    return "sv" if known >= 0 else "en"
