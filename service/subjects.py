"""Where a question names the one whose view it asks for: in the place of who thinks, says or answers."""

import re

from service import cues
from service.stance_cues import stances_in

SUBJECT_BEFORE = re.compile(
    r"\b(?:tycker|anser|tyckte|ansåg|säger|sade|menar|skriver|svara(?:r|de|t)|ställer sig|ställde sig|ser|vill"
    r"|stöd(?:jer|er|de)|tillstyrk\w+|avstyrk\w+|motsätter sig|enligt|enl|(?:svar|remissvar|yttrande"
    r"|remissyttrande)\w* (?:från|av)|föreslår|pekar|"
    r"är|har|does|did|do|is|has|was|according to|(?:response|reply|answer|comments?|submission) (?:from|by)"
    r"|written by|would|välkomnar|resonerar|motiverar|lyfter|framför|bedömer|delar|instämmer|accepterar|ger"
    r"|hos)\s+(?:då |the |swedish )*$",
    re.IGNORECASE,
)
_SUBJECT_AFTER = re.compile(
    r"^(?::?s|'s)?\s*(?:om\b|,|\?|$|\)|till\b|om\b|i frågan|(?:tycker|anser|säger|menar|skriver|svara\w*|ställer"
    r"|vill|stöd\w+|tillstyrk\w+|avstyrk\w+|motsätter|föreslår|ser|pekar|är|har|resonerar|motiverar|lyfter"
    r"|framför|accepterar|inte\b"
    r"|think\w*|say\w*|support\w*|oppos\w*|want\w*|propos\w*|argue\w*|suggest\w*|see\w*|welcom\w*|reject\w*|reply"
    r"|replied|answer\w*|respond\w*|view\w*|position|stance|opinion|believe\w*|take\w*|mention\w*|raise\w*"
    r"|describe\w*|give\w*|on\b|about\b|regard\w*|consider\w*"
    r"|svar|remissvar|yttrande|syn\b|inställning|ståndpunkt|ställningstagande|åsikt|response|answer|reply|grounds"
    r"|reasons|arguments?|argument|skäl|conditions?|villkor))",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:säger|sade|skriver|skrev|menar|vill|föreslår|says?|said|writes?|wrote|wants?|propos\w+|suggests?"
    r"|remiss\w*|yttrande\w*)\b"
    r"|['’]s? (?:response|reply|submission)\b|\b(?:response|reply|submission) (?:of|from|by)\b",
    re.IGNORECASE,
)
_OWN_VIEW = re.compile(
    r"(?:['’]s?)?\s+(?:\w+ )?(?:syn\b|inställning|ståndpunkt|åsikt|skäl\b|argument|svar\b|views?\b|position|stance"
    r"|opinion|reasons?\b|arguments?\b)",
    re.IGNORECASE,
)
_WHO_WANTS = re.compile(
    r"\W*(?:(?:vem|vilk(?:a|en)(?: \w+)?) (?:\w+ )?"
    r"(?:vill|tycker|anser|föreslår|menar|förordar|önskar|kräver)(?: också)? att"
    r"|wh(?:o|ich \w+)(?: \w+)? (?:wants?|thinks?|proposes?|suggests?|believes?|argues?)(?: that)?)(?: the)? ",
    re.IGNORECASE,
)
_INQUIRY_SAYS = re.compile(  # and of whom, stands after it; not *vad tycker om det som utredningen föreslår*
    r"(?<!som )(?<!det )(?<!de )\b(?:räkna\w+|beräkna\w*|bedöm\w+|uppskatta\w*|föreslår|föreslog|anser|menar"
    r"|skriver|säger|vill|ger|ska|does|did)\s+(?:the\s+)?"
    rf"{cues.INQUIRY.pattern}(?=\s+[a-zåäö]+\b)",
    re.IGNORECASE,
)
_BY_INQUIRY = re.compile(
    rf"(?<!som )(?<!that )\b(?:enligt|according to)\s+(?:the\s+)?{cues.INQUIRY.pattern}", re.IGNORECASE
)
_THINKS = (
    r"(?:tycker|tyckte|anser|ansåg|säger|sade|menar|skriver|svara(?:r|de|t)|ställer sig|ställde sig|ser på|stöd\w+"
    r"|(?:till|av)styrk\w+|motsätter|dela[rd]?\w*|instämm\w+|välkomna\w*|kritisera\w*|bedömer|förordar|invänder"
    r"|think\w*|say\w*|support\w*|oppos\w*|argue\w*|welcom\w*|reject\w*|agree\w*|object\w*)"
)
_THINKS_BEFORE = re.compile(rf"(?:\b{_THINKS}|\b(?:ser|enligt|according to))\s+(?:the )?$", re.IGNORECASE)
_THINKS_AFTER = re.compile(
    rf"(?::?s|'s|’s)?\s+(?:\w+ )?(?:{_THINKS}|på|(?:svar|syn|inställning|view|position|response)\b)", re.IGNORECASE
)
_BY_ACCOUNT = re.compile(
    r"\b(?:enligt|according to|in the (?:view|opinion|eyes) of)\s+(?:the |swedish )*$", re.IGNORECASE
)
_OF_WHOM = re.compile(r"\b(?:för|av|mot|om|på|åt|for|of|by|about|against|on)\s+(?:the )?$", re.IGNORECASE)
_BESIDES = re.compile(
    r"\b(?:besides|except(?: for)?|apart from|other than|in addition to|förutom|utöver|(?:andra|annan|fler|flera) än"
    r"|jämte|bortsett från|vid sidan (?:av|om))\s+(?:the )?$",
    re.IGNORECASE,
)
_TO_ACT = re.compile(r"\W*(?:ska|skall|bör|får|borde|måste|to|should|must|shall|ought)\b", re.IGNORECASE)


def asks_view(text: str) -> bool:
    """Return whether a view is asked for: what somebody thinks, why, or whether he is for it."""
    return bool(cues.POSITION.search(text) or cues.REASON.search(text) or stances_in(text) or _SAYS.search(text))


def is_subject(text: str, span: tuple[int, int]) -> bool:
    """Return whether a span stands where the one who thinks, says or answers does."""
    return bool(SUBJECT_BEFORE.search(text[: span[0]]) or _SUBJECT_AFTER.match(text[span[1] :]))


def holds_a_view(text: str, span: tuple[int, int]) -> bool:
    """Return whether those in the place of the one who thinks, or whose view it is, are no mere matter."""
    return bool(SUBJECT_BEFORE.search(text[: span[0]]) or _OWN_VIEW.match(text, span[1]))


def is_to_act(text: str, span: tuple[int, int]) -> bool:
    """Return whether it is asked who wants a body to do something: `Vem vill att verket ska leda arbetet?`."""
    return _WHO_WANTS.fullmatch(text[: span[0]]) is not None and _TO_ACT.match(text[span[1] :]) is not None


def thinks(text: str, span: tuple[int, int]) -> bool:
    """Return whether a verb of thinking, or *according to*, stands right before a span: no mere place or matter."""
    return _THINKS_BEFORE.search(text, 0, span[0]) is not None


def is_by_account(text: str, span: tuple[int, int]) -> bool:
    """Return whether *according to* or the like stands right before a span."""
    return _BY_ACCOUNT.search(text, 0, span[0]) is not None


def is_set_aside(text: str, span: tuple[int, int]) -> bool:
    """Return whether it is asked of others than a body: `Vilka förutom SKL avstyrker förslaget?`."""
    return _BESIDES.search(text, 0, span[0]) is not None


def is_of_whom(text: str, span: tuple[int, int]) -> bool:
    """Return whether a word of relation stands right before a span: `undantaget för polisen`."""
    return _OF_WHOM.search(text, 0, span[0]) is not None


def is_told_of(text: str, span: tuple[int, int]) -> bool:
    """Return whether it is asked what the inquiry says of a body: `Vad räknar utredningen med att verket behöver?`.

    Who itself is in the place of the one who thinks is asked, though beside the inquiry.
    """
    if thinks(text, span) or _THINKS_AFTER.match(text, span[1]):
        return False
    return any(said.end() <= span[0] for said in _INQUIRY_SAYS.finditer(text)) or _BY_INQUIRY.search(text) is not None
