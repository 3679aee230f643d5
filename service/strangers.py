"""Persons and bodies whose view a question asks for and who have sent nothing of their own. Pure."""

import re
from typing import TYPE_CHECKING

from corpus.letterheads import BODY
from service import cues

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.types import Document
    from service.named import Names

_UNKNOWN = re.compile(
    r"\b(?:tycker|anser|säger|svarade|menar|ställer sig|does|did)\s+((?:[A-ZÅÄÖ][\w&-]+)(?:\s(?:och |för |of "
    r"|and )?[A-ZÅÄÖ][\w&-]+)*)(?:\s\([^()]{2,14}\))?"
    r"\s+(?:om|till|i|på|think|say|support|oppose|reply|answer|about|respond)\b"
)
_WORD = r"[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?"
_PERSON = rf"({_WORD}(?: (?:av|af|von|de))?(?: {_WORD})?? [A-ZÅÄÖ][a-zåäöéü]+?(?:-[A-ZÅÄÖ][a-zåäöéü]+?)?)"
_HOLDS = (  # whoever stands after such a word, or before one
    re.compile(
        r"\b(?i:tycker|tyckte|anser|ansåg|säger|sade|menar|skriver|svara(?:r|de)|ställer sig|ser|vill|stöd(?:jer|er|de)"
        r"|tillstyrker|avstyrker|motsätter sig|enligt|svar från|hos|delar|föreslår|välkomnar|accepterar"
        rf"|does|did|according to|(?:response|reply|letter) (?:from|by)) {_PERSON}(?!\w| [A-ZÅÄÖ])"
    ),
    re.compile(
        rf"\b(?i:är|is|was) {_PERSON} (?i:för|emot|mot|positiv|negativ|kritisk|tveksam|against|for|in favou?r|opposed"
        r"|positive|negative|critical)\b"
    ),
    re.compile(
        rf"(?<![\w-]){_PERSON}(?:['’:]?s)? (?i:tycker|anser|säger|menar|skriver|ställer sig|vill|stöd(?:jer|er)"
        r"|tillstyrker|avstyrker|motsätter|inställning|syn|ståndpunkt|åsikt|svar|remissvar|yttrande|thinks?|says?"
        r"|supports?|opposes?|views?|position|stance|opinion|response|reply)\b"
    ),
)
_PROPER = r"[A-ZÅÄÖ][\w&'’-]*"
_IN_ENGLISH = re.compile(  # a name that only a body bears
    rf"\bthe (?:{_PROPER} (?:(?:of|for|and|on) )?){{1,5}}(?:Federation|Confederation|Association|Agency|Authority|Board"
    rf"|Council|Union|Society|Institute|Inspectorate|Organi[sz]ation|Foundation|Network|Club|League"
    rf"|Alliance|Church|University|Court)(?: (?:of|for|on|and) {_PROPER}"
    rf"(?: {_PROPER})*)*(?!\w)"
)
_TELLS_NO_FIELD = frozenset("the swedish national nordic european of for and on".split())


def named_in_english(text: str) -> tuple[int, int] | None:
    """Return where a question names a body with an English name of its own (`the Swedish Chess Federation`)."""
    match = _IN_ENGLISH.search(text)
    told = match is not None and len([w for w in match.group().lower().split() if w not in _TELLS_NO_FIELD]) > 1
    return match.span() if match is not None and told else None


def signed(documents: "Iterable[Document]", names: "Sequence[str]") -> "tuple[Document, ...]":
    """Return the letters of no known body that one of these persons signed, or says to be from.

    Under a letter a name fills its line, or stands there among the names of others who signed.
    """
    named = "|".join(map(re.escape, names))
    line = re.compile(
        rf"(?m)^[^\w\n]{{0,9}}(?i:undertecknade?,? )?(?:{_PERSON}(?:, | och )){{0,9}}(?i:{named})"
        rf"(?:(?:,| och) {_PERSON}){{0,9}}(?: med flera| m\.? ?fl)?[^\w\n]*$"
    )
    own = re.compile(rf"\b(?i:undertecknade?|mitt namn är|jag heter),? (?:{named})\b")
    letters = (d for d in documents if d.kind.is_response and d.organisation_id is None)
    return tuple(d for d in letters if own.search(d.text) or line.search(d.text))


def unheard(text: str, names: "Names") -> tuple[list[str], list[str]]:
    """Return who is asked about and has sent nothing: names found nowhere, and those that may stand in others' words.

    Of the first nothing can be told; what others say beside the second, or of the matter, is not theirs.
    """
    match = _UNKNOWN.search(text)
    name = match.group(1) if match else ""
    if name and not (cues.INQUIRY.search(name) or cues.GOVERNMENT.search(name)) and not _has_sent(name, names):
        spoken_of = any(re.search(rf"\b{re.escape(name)}\b", document.text) for document in names.documents)
        told = " " in name or BODY.search(name) is not None
        return ([], [name] if told else []) if spoken_of else ([name], [])
    held = next((found for pattern in _HOLDS if (found := pattern.findall(text))), [])
    return [], list(dict.fromkeys(n for n in held if not (_begins_a_question(n) or _has_sent(n, names))))


def _begins_a_question(name: str) -> bool:
    """Return whether the first word is one of questions, with a capital as names have (*Does Kommittén support …*)."""
    first = name.split()[0].casefold()
    return first in cues.FRAME_SV or first in cues.FRAME_EN


def _has_sent(name: str, names: "Names") -> bool:
    """Return whether a name, or a part of one, is a sender's or a speaker's."""
    own = name.casefold()
    spoken = (document.speaker_name or "" for document in names.documents)
    called = (known.text for sender in names.senders for known in names.register[sender].names)
    return any(own in known.casefold() for known in (*spoken, *called))
