"""Follow-ups that ask for more of the same, remarks that ask for nothing, what one says before a question. Pure."""

import re

from indexer.types import Stance
from service.cues import Want
from service.kinds_of_body import counted_in
from service.leaning import PEOPLE
from service.reading import Reading
from service.whole import Topic, fill, of_a_kind

_SENTENCE = 3  # words: who, what they do, and what of
_END = r"[\s?.!]*$"
_ONLY = r"^\W*(?:(?:och|men|and|but)\s+)?"
_REMARK = re.compile(  # says nothing of a matter, so what it is about has to be asked
    r"^\W*(?:(?:och|men|jo|nej|ja|and|but|well|yes|no)\b[\s,]*)?(?:är du (?:helt )?säker|säkert"
    r"|stämmer det|verkligen|(?:kan du )?(?:berätta|säga|förklara)(?: gärna)? mer(?: om (?:det|detta))?"
    r"|(?:lite )?mer(?: om det)?|utveckla(?: det)?|vad då|vadå"
    r"|(?:är|finns) det (?:något |någon |några |nåt )?(?:fler|flera|mer)"
    r"|(?:några )?fler|förklara(?: det)?|upprepa(?: det)?|(?:säg|ta) det (?:igen|en gång till)|det (?:var|är) allt"
    r"|(?:det (?:är|var)|that(?:['’]s| is| was)) (?:fel|inte rätt|wrong|incorrect|not right|(?:inte det jag|not what i)"
    r" (?:frågade|menade|asked|meant)(?: (?:om|for|about))?)|du har fel|you(?:['’]re| are) wrong|hjälp|help"
    r"|(?:vad|vilket) (?:\w+ ){0,2}(?:sa|sade|frågade|skrev) jag(?: \w+){0,2}"
    r"|are you (?:really |quite )?sure|really|(?:can you |please )?(?:tell me|say) more(?: about (?:it|that))?"
    r"|(?:can you |please )?(?:elaborate|expand)(?: on (?:it|that))?|go on|are there (?:any )?more|any more"
    r"|explain(?: (?:it|that))?|(?:repeat|say) (?:it|that)(?: again)?|say again|that(?:['’]s| is| was) (?:all|it)"
    rf"|what (?:did i|was i) (?:say|ask|write|saying|asking)(?: \w+){{0,2}}){_END}",
    re.IGNORECASE,
)
# a turn made of these words alone, one of the first kind among them, thanks, greets, approves or gives up
_CIVIL = frozenset(
    "tack tackar ok okej okay hej hejsan hallå hejdå bra toppen super jättebra perfekt utmärkt kanon fint aha jaha"
    " jasså ja nej jo nä förstår fattar förlåt ursäkta thanks thank great good perfect nice cool awesome excellent bye"
    " goodbye hello hi yes no yeah see understand understood got sorry right hm hmm".split()
)
_AROUND = _CIVIL | frozenset(
    "så hemskt väldigt mycket för det den hjälpen svaret informationen snälla nu då jag inte alls en god dag va klart"
    " helt just tusen hörs vi ses you very so much a lot for the help answer that it i do don't dont not well one all"
    " please now then of course oh var allt was that's it's be".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ADDRESS = re.compile(  # what one says before what is asked: `Nej,`, `Förlåt, jag menade`, `Thanks! And`, `Not SKL but`
    r"^\W*(?:(?:(?:nej|nä|nja|jo|ja|jaha|jaså|aha|oj|hoppsan|fel|vänta|förlåt(?: mig)?|ursäkta(?: mig)?|snarare|hm+"
    r"|okej|okay|ok|bra|fint|toppen|perfekt|utmärkt|hej|tack(?: (?:så mycket|för (?:det|svaret|hjälpen)))?"
    r"|no|nope|yes|yeah|well|oops|oh|wait|sorry|excuse me|actually|rather|great|good|perfect|nice|hello|hi"
    r"|thanks(?: a lot)?|thank you(?: (?:very|so) much)?)\b)"
    r"(?:[\s,.!:;–-]*[,.!:;–-]\s*|\s+(?=(?:jag|i|om|men|but|så|so|wait|tack|thanks|sorry|förlåt)\b))"
    r"|(?:(?:nej|nä|nja|oj|förlåt|ursäkta|snarare|sorry|oops|actually)\s+(?=(?-i:[A-ZÅÄÖ]))"  # `Great Britain`: a name
    r"|(?:no|rather)\s+(?=(?-i:[A-ZÅÄÖ])\S*(?: \S+)?\W*$))"  # and `No Swedish body wants it?` is no correction
    r"|(?:men |but )?jag (?:menar|menade|tänker på|tänkte på|avser|avsåg|syftar på|undrar|undrade|frågade"
    r"|(?:vill|ville|vill gärna) veta)(?: (?:förstås|ju|faktiskt|snarare|hellre|alltså|bara))?,?\s+(?:om |på )?"
    r"|(?:but )?i(?:['’]m| am| was)? (?:mean|meant|wonder|wondering|asked|asking|thinking|(?:want|wanted|would like)"
    r" to know)(?: (?:of course|rather|actually|just))?,?\s+(?:about |of |if |whether )?"
    r"|(?:(?:kan|skulle|vet|can|could|would|do) (?:du|you)(?: please)?"
    r"(?: (?:säga|berätta|förklara|tell|say|explain|know))?(?: (?:mig|för mig|me|to me))?)"
    r"\s+(?=(?:varför|vad|vem|vilka|vilken|hur|why|what|who|which|how)\b)"
    r"|(?:inte|not)(?: [^\s,.?]+){1,3}?(?:,(?: utan| but)?| utan| but)\s+)(?=\w)",
    re.IGNORECASE,
)
_SAID_LAST = re.compile(r"[\s,]+(?:(?:menar|menade|tänkte) jag|i mean|i meant)(?=[\s.!?]*$)", re.IGNORECASE)
_SPOKEN = {"nån": "någon", "nåt": "något", "nåra": "några"}  # as it is said, for how it is written
_LANGUAGE = re.compile(
    r"^\W*(?:(?:och|men|and|but|now|nu)\s+)?(?:(?:(?:kan|skulle|can|could) (?:du|you)(?: please)?\s+)?"
    r"(?:svara|säga?|ge|ta|skriva?|answer|give|say|write|repeat|show)(?: (?:mig|det|that|it|svaret|the answer))*\s+)?"
    r"(?:på|in|i)\s+(?:(?P<sv>svenska|swedish)|(?P<en>engelska|english))"
    rf"(?:,? (?:tack|please|då|then|instead|i stället|istället))*{_END}",
    re.IGNORECASE,
)
_HEDGE = re.compile(  # `Men SKL är väl för det?` asks whether it is so
    r"^\W*(?:[Mm]en|[Bb]ut|[Ss]o|[Ss]å|[Jj]o,|[Ww]ell,)\s+(?=\S+\s+\S)|(?<=\w)\s+(?:väl|ju|nog)\b(?=\s+\w)"
)
_STATED = re.compile(r"^they(?= (?!are|were|have|had|do|did|will|would|can|could|should)\w+ )", re.IGNORECASE)
_OF_A_LIST = re.compile(  # but `de andra` are the others
    r"\b(?:de[nt] andra|de[nt]? (?:första|tredje|fjärde|sista)(?: två| tre| fyra)?)(?: då)?\W*$"
    r"|\bthe (?:first|second|third|fourth|last)(?: one| two| three| four)?(?: then)?\W*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:andra|fler|ytterligare) förslag\b|\b(?:vad|något|någonting) (?:mer|annat|ytterligare)\b"
    r"|\b(?:what|anything|something|what all) (?:else|more)\b|\b(?:other|more|further) proposals?\b",
    re.IGNORECASE,
)
_STANCE_ALONE = re.compile(
    rf"^\W*(?:(?:och|men|and|but)\b[\s,]*)?(?:(?:vad|vilka|what|which)\s+)?"
    rf"(?:tillstyrk\w*|avstyrk\w*|stöd\w*|support\w*|oppos\w*|accept\w*|reject\w*)"
    rf"(?:\s+(?:de|då|they|then|do they))*{_END}",
    re.IGNORECASE,
)
_THEM = (
    r"(?:av|bland|of|among) (?:dem|dom|de|dessa|them|these|those|(?:remiss)?instanserna|de svarande|the respondents"
    r"|(?:dem|de|those) (?:som|who) (?:har |have )?(?:svarat|answered|responded))"
)
_OF_KIND = re.compile(  # `Which of them are municipalities?`, `Finns det kommuner bland dem?`
    rf"{_ONLY}(?:hur många|how many|vilka|vem|några|någon|(?:är|var) (?:några|någon)|which|who"
    rf"|(?:are|were|is) (?:any|some))(?: {_THEM})(?: (?:är|var|are|were))? (?P<kind>[^\d?!.,]{{4,60}}?)"
    rf"(?:\s+(?:då|then))?{_END}"
    rf"|{_ONLY}(?:(?:finns|är|var) det (?:några |någon )?|(?:are|were) there (?:any )?)(?P<there>[^\d?!.,]{{4,60}}?)"
    rf" {_THEM}(?:\s+(?:då|then))?{_END}",
    re.IGNORECASE,
)
_TOLD_APART = (Stance.OPPOSE, Stance.CRITICAL, Stance.SUPPORT)


def is_remark(text: str) -> bool:
    """Return whether a turn names no matter and changes none: it thanks, doubts, asks for more, or counts."""
    return _REMARK.match(text) is not None or _OF_A_LIST.search(text) is not None or is_civil(text)


def is_civil(text: str) -> bool:
    """Return whether a turn only thanks, greets, approves or says that it is not understood."""
    words = {
        word.replace("’", "'") if _is_name(word) else word.lower().replace("’", "'") for word in _WORD.findall(text)
    }
    return bool(words & _CIVIL) and words <= _AROUND


def other_language(text: str) -> str | None:
    """Return the language in which the last answer is wanted, where a turn asks for no more than that."""
    found = _LANGUAGE.match(text)
    return found.lastgroup if found else None


def plain(text: str) -> str:
    """Return a turn without what is said before it and the words that only hedge it, where that leaves a sentence."""
    spoken = re.sub(r"\b(?:nån|nåt|nåra)\b", lambda found: _SPOKEN[found.group()], _SAID_LAST.sub("", text))
    bare = spoken
    while (found := _ADDRESS.match(bare)) and bare[found.end() :].strip(" ?.!"):
        if _is_name(_WORD.findall(bare)[0]):
            break
        bare = bare[found.end() :]
    return _unhedged(bare[0].upper() + bare[1:] if bare != spoken else spoken)


def _is_name(word: str) -> bool:
    """Return whether a word is an abbreviation (`JO`), whatever it would mean in small letters."""
    return len(word) > 1 and word.isupper() and word != "OK"


def _unhedged(text: str) -> str:
    found = _STATED.sub("do they", _HEDGE.sub("", text).strip())
    return found[0].upper() + found[1:] if found != text and len(found.split()) >= _SENTENCE else text


def more_proposals(reading: Reading, topic: Topic | None) -> str | None:
    """Ask for all the proposals on which those talked about take a stance (`What else do they oppose?`).

    "" when it is not known who; None when the question asks for something else.
    """
    stances = reading.query.stances
    after_list = topic is not None and topic.reading.query.want is Want.LIST_PROPOSALS
    if not stances or not (_MORE.search(reading.text) or (after_list and _STANCE_ALONE.match(reading.text))):
        return None
    named = () if PEOPLE.search(reading.text) else tuple(reading.called(*p) for p in reading.places)
    who = named or (topic.whom if topic else ())
    if topic is None or not who:
        return ""
    stance = next((one for one in _TOLD_APART if one in stances), None)
    return fill(f"which_proposals_{stance.value}", topic.language, who) if stance else None


def asks_of_them(text: str) -> str | None:
    """Return the kind of body that a turn asks for among those that were listed (`Which of them are courts?`)."""
    found = _OF_KIND.match(text)
    bodies = (found["kind"] or found["there"]) if found else ""
    kinds = counted_in(f"vilka {bodies}") if bodies else None
    return bodies if kinds is not None and kinds.end == len(f"vilka {bodies}") else None


def those_of_a_kind(text: str, topic: Topic | None, language: str) -> str | None:
    """Make such a turn whole; None for any other."""
    bodies = asks_of_them(text)
    counted = re.search(r"\b(?:hur många|how many)\b", text, re.IGNORECASE) is not None
    return of_a_kind(bodies, topic, language, counted=counted) if bodies else None
