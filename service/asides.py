"""Follow-ups that ask for more of the same, and remarks that ask for nothing. Pure."""

import re

from indexer.types import Stance
from service.cues import Want
from service.leaning import PEOPLE
from service.reading import Reading
from service.whole import Topic, fill

_SENTENCE = 3  # words: who, what they do, and what of
_END = r"[\s?.!]*$"
_REMARK = re.compile(  # says nothing of a matter, so what it is about has to be asked
    r"^\W*(?:(?:och|men|jo|nej|ja|and|but|well|yes|no)\b[\s,]*)?(?:är du (?:helt )?säker|säkert"
    r"|stämmer det|verkligen|(?:kan du )?(?:berätta|säga|förklara)(?: gärna)? mer(?: om (?:det|detta))?"
    r"|(?:lite )?mer(?: om det)?|utveckla(?: det)?|vilka då|vad då|vadå|finns det (?:fler|flera|mer)"
    r"|(?:några )?fler|tack(?: så mycket| för det)?|okej|ok|(?:på|in|i) (?:svenska|engelska|swedish|english)"
    r"|are you (?:really |quite )?sure|really|(?:can you |please )?(?:tell me|say) more(?: about (?:it|that))?"
    r"|(?:can you |please )?(?:elaborate|expand)(?: on (?:it|that))?|go on|which ones|are there (?:any )?more|any more"
    rf"|thanks?(?: a lot| you)?|thank you(?: very much)?|okay){_END}",
    re.IGNORECASE,
)
_HEDGE = re.compile(  # `Men SKL är väl för det?` asks whether it is so
    r"^\W*(?:[Mm]en|[Bb]ut|[Ss]o|[Ss]å|[Jj]o,|[Ww]ell,)\s+(?=\S+\s+\S)|(?<=\w)\s+(?:väl|ju|nog)\b(?=\s+\w)"
)
_STATED = re.compile(r"^they(?= (?!are|were|have|had|do|did|will|would|can|could|should)\w+ )", re.IGNORECASE)
_OF_A_LIST = re.compile(
    r"\b(?:det|den|de) (?:första|andra|tredje|fjärde|sista)\W*$|\bthe (?:first|second|third|fourth|last)(?: one)?\W*$",
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
_TOLD_APART = (Stance.OPPOSE, Stance.CRITICAL, Stance.SUPPORT)


def is_remark(text: str) -> bool:
    """Return whether a turn names no matter and changes none: it thanks, doubts, asks for more, or counts."""
    return _REMARK.match(text) is not None or _OF_A_LIST.search(text) is not None


def plain(text: str) -> str:
    """Return a turn without the words that only hedge it; as it is where that leaves no sentence."""
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
