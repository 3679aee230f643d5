"""A question taken apart: language, kind of answer wanted, who is asked about, and the matter. Pure over a snapshot's names."""

import re
from dataclasses import dataclass

from corpus.organisations import Mention, Register
from corpus.types import Document, Speaker
from indexer.types import Stance
from service import cues
from service.cues import FRAME_EN, FRAME_SV, Want
from service.language import detect

_SECTION = re.compile(r"(?<![\w:/])(\d{1,2}(?:\.\d{1,3}){1,4})(?![\w:/])")
_SOU = re.compile(r"\b(SOU|Ds|prop\.?|dir\.?)\s?((?:19|20)\d\d(?:/\d\d)?[:_]\d{1,4})", re.IGNORECASE)
_INQUIRY = re.compile(
    r"\b(?:utredning\w*|betänkande\w*|utredar\w*|(?:\w+)?delegationen\w*|kommittén\w*|inquiry(?:'s)?|the (?:\w+ )?delegation(?:'s)?|the (?:\w+ )?committee(?:'s)?|the (?:\w+ )?commission(?:'s)?|the report)\b",
    re.IGNORECASE,
)
_INQUIRY_SPEAKS = re.compile(
    rf"\b(?:föreslår|föreslog|anser|menar|tycker|bedömer|skriver|säger|definierar|rekommenderar|vill|enligt|lämnar|according to|propos\w+|recommend\w*|say\w*|think\w*|defin\w+|suggest\w*|does|did|conclu\w+)\s+(?:the\s+)?(?:\w+\s)?{_INQUIRY.pattern}"
    rf"|^\W*(?:vad|vilka förslag|what) (?:är|lämnar|föreslår|säger|proposals does|does|did|are)?\s*(?:the )?{_INQUIRY.pattern}"
    rf"|{_INQUIRY.pattern}\s+(?:föreslår|anser|menar|bedömer|vill|rekommenderar|definierar|propos\w*|recommend\w*|say|think|want|defin\w*|suggest\w*)"
    r"|\b(?:utredningens|betänkandets|delegationens|tillitsdelegationens) (?:förslag|bedömning|slutsats|definition|rekommendation)",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(
    r"\b(?:\w*ministern?s?|minister(?:'s)?|regeringen|the government|statsråd\w*)\b", re.IGNORECASE
)
_SUBJECT_BEFORE = re.compile(
    r"\b(?:tycker|anser|tyckte|ansåg|säger|sade|menar|skriver|svara(?:r|de|t)|ställer sig|ställde sig|ser|vill|stöd(?:jer|er|de)|tillstyrk\w+|avstyrk\w+|motsätter sig|enligt|enl|från|av|föreslår|pekar|"
    r"är|har|does|did|do|is|has|was|according to|by|from|would|välkomnar|resonerar|motiverar|lyfter|framför|bedömer|delar|instämmer|accepterar|ger|hos)\s+(?:då |the |swedish )*$",
    re.IGNORECASE,
)
_SUBJECT_AFTER = re.compile(
    r"^(?::?s|'s)?\s*(?:om\b|,|\?|$|\)|till\b|om\b|i frågan|(?:tycker|anser|säger|menar|skriver|svara\w*|ställer|vill|stöd\w+|tillstyrk\w+|avstyrk\w+|motsätter|föreslår|ser|pekar|är|har|resonerar|motiverar|lyfter|framför|accepterar|inte\b"
    r"|think\w*|say\w*|support\w*|oppos\w*|want\w*|propos\w*|argue\w*|suggest\w*|see\w*|welcom\w*|reject\w*|reply|replied|answer\w*|respond\w*|view\w*|position|stance|opinion|believe\w*|take\w*|mention\w*|raise\w*|describe\w*|give\w*|on\b|about\b|regard\w*|consider\w*"
    r"|svar|remissvar|yttrande|syn\b|inställning|ståndpunkt|ställningstagande|åsikt|response|answer|reply|grounds|reasons|arguments?|argument|skäl|conditions?|villkor))",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:säger|sade|skriver|skrev|menar|vill|föreslår|says?|said|writes?|wrote|wants?|propos\w+|suggests?|remiss\w*|yttrande\w*)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(r"^(?::?s|'s)\b")
_COUNTS = frozenset("två tre fyra fem sex sju åtta nio tio two three four five six seven eight nine ten".split())
_VAGUE = re.compile(
    r"^\W*(?:det|de|den|detta|dem|it|this|that|they|them|these|those|förslaget|förslagen|the proposals?|proposals?)*\W*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:betänkandet|huvudbetänkandet|utredningen|förslagen|remissen|helheten|helhetsintryck\w*|som helhet|i stort|allmänt|intryck\w*|the (?:main |final )?(?:report|inquiry|proposals|whole)|as a whole|overall|in general|impression)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Query:
    """What a question asks. `asked` are organisations whose own view is wanted; `matter` is what is left to look for.

    `absent` names bodies asked about that have no document here, as (id or None, name). `speaker` is set when the inquiry's or
    the government's words are wanted. `stances` is the premise of a question, or the filter of a list.
    """

    text: str
    language: str
    want: Want
    asked: tuple[str, ...]
    absent: tuple[tuple[str | None, str], ...]
    ambiguous: tuple[str, ...]
    speaker: Speaker | None
    stances: frozenset[Stance]
    unreserved: bool
    yes_no: bool
    matter: str
    section: str | None
    reference: tuple[str, str] | None
    metadata: tuple[str, ...]
    whole: bool
    vague: bool


@dataclass(frozen=True, slots=True)
class Names:
    """Who can be asked about: the register, the organisations that sent documents, and the people the documents name."""

    register: Register
    senders: frozenset[str]
    documents: tuple[Document, ...]


def parse(text: str, names: Names, language: str | None = None) -> Query:
    """Take a question apart. Never fails: what is not understood stays in `matter`."""
    language = language or detect(text)
    mentions = _mentions(text, names)
    asked, absent, ambiguous, taken = _roles(text, mentions, names)
    speaker = _speaker(text, bool(asked or absent), names)
    section = _SECTION.search(text)
    reference = _SOU.search(text)
    stances = next((s for pattern, s in cues.STANCES if pattern.search(text)), frozenset[Stance]())
    if not stances and cues.MAJORITY.search(text):
        stances = frozenset({Stance.SUPPORT, Stance.SUPPORT_WITH_RESERVATIONS})
    metadata = tuple(name for name, pattern in cues.METADATA if pattern.search(text))
    matter = _matter(text, taken, section.group() if section else None)
    if speaker is not None:
        matter = (_INQUIRY if speaker is Speaker.INQUIRY else _GOVERNMENT).sub(" ", matter)
    content = [
        w for w in re.findall(r"[^\W_]+", matter) if w.lower() not in (FRAME_EN if language == "en" else FRAME_SV)
    ]
    vague = not content and section is None
    return Query(
        text=text,
        language=language,
        want=_want(text, asked, stances, metadata, content),
        asked=asked,
        absent=absent,
        ambiguous=ambiguous,
        speaker=speaker,
        stances=stances,
        unreserved=bool(cues.UNRESERVED.search(text)),
        yes_no=bool(cues.YES_NO.match(text)),
        matter=matter,
        section=section.group(1) if section else None,
        reference=(reference.group(1).rstrip(".").upper(), reference.group(2).replace("_", ":")) if reference else None,
        metadata=metadata,
        whole=bool(_WHOLE.search(text)) and all(_WHOLE.search("the " + w) or _WHOLE.search(w) for w in content),
        vague=vague,
    )


def _mentions(text: str, names: Names) -> list[Mention]:
    """Return organisations named; a word in lower case counts only for bodies that sent something here."""
    found = names.register.find(text, lenient=True)
    kept = [m for m in found if m.organisation_id in names.senders or text[m.start].isupper()]
    return [
        m
        for m in kept
        if not (
            m.start == 0
            and " " not in m.name.text
            and not m.name.abbreviation
            and m.organisation_id not in names.senders
            and len(kept) > 1
        )
    ]


def _roles(
    text: str, mentions: list[Mention], names: Names
) -> tuple[tuple[str, ...], tuple[tuple[str | None, str], ...], tuple[str, ...], list[tuple[int, int]]]:
    """Tell whose view is asked for from what is only talked about.

    Organisations that answered are always asked about. One that did not is asked about when it stands where the subject of an
    opinion stands and nobody else does; otherwise it is part of the matter.
    """
    asked: list[str] = []
    absent: list[tuple[str | None, str]] = []
    ambiguous: list[str] = []
    taken: list[tuple[int, int]] = []
    by_span: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        by_span.setdefault((mention.start, mention.end), []).append(mention)
    present = {s for s, group in by_span.items() if any(m.organisation_id in names.senders for m in group)}
    subjects = [s for s in present if _is_subject(text, s)]
    for span, group in by_span.items():
        here = [m.organisation_id for m in group if m.organisation_id in names.senders]
        if not here:
            here = _same_place(text[span[0] : span[1]], group, names)
        if len(here) > 1:
            ambiguous += here
            taken.append(span)
        elif here and (not subjects or span in subjects or len(present) > 1):
            asked += here
            taken.append(span)
        elif (
            not present
            and names.register[group[0].organisation_id].respondent
            and _is_subject(text, span)
            and _asks_view(text)
        ):
            absent.append((group[0].organisation_id, text[span[0] : span[1]]))
            taken.append(span)
    if not mentions:
        absent += [(None, name) for name in _unknown(text, names)]
    missing = {identity or name: (identity, name) for identity, name in reversed(absent)}
    return tuple(dict.fromkeys(asked)), tuple(missing.values())[::-1], tuple(dict.fromkeys(ambiguous)), taken


def _asks_view(text: str) -> bool:
    return bool(
        cues.POSITION.search(text)
        or cues.REASON.search(text)
        or any(p.search(text) for p, _ in cues.STANCES)
        or _SAYS.search(text)
    )


def _is_subject(text: str, span: tuple[int, int]) -> bool:
    return bool(_SUBJECT_BEFORE.search(text[: span[0]]) or _SUBJECT_AFTER.match(text[span[1] :]))


def _same_place(word: str, group: list[Mention], names: Names) -> list[str]:
    """Return the senders whose names hold a bare place name (`Kalmar`: municipality, region or county board)."""
    if all(names.register[m.organisation_id].type != "kommun" for m in group) or " " in word:
        return []
    bare = re.compile(rf"\b{re.escape(word.rstrip('s'))}s?\b", re.IGNORECASE)
    return [s for s in sorted(names.senders) if any(bare.search(n.text) for n in names.register[s].names)]


_UNKNOWN = re.compile(
    r"\b(?:tycker|anser|säger|svarade|menar|ställer sig|does|did)\s+((?:[A-ZÅÄÖ][\w&-]+)(?:\s(?:och |för |of |and )?[A-ZÅÄÖ][\w&-]+)*)\s+(?:om|till|i|på|think|say|support|oppose|reply|answer|about|respond)\b"
)


def _unknown(text: str, names: Names) -> list[str]:
    """Return a capitalised name in the place of the one whose view is asked for, unknown to register and documents."""
    match = _UNKNOWN.search(text)
    if match is None or _INQUIRY.search(match.group(1)) or _GOVERNMENT.search(match.group(1)):
        return []
    name = match.group(1)
    known = any(
        re.search(rf"\b{re.escape(name)}\b", document.text)
        or name.lower() in (document.speaker_name or "").lower()
        for document in names.documents
    )
    return [] if known else [name]


def _speaker(text: str, organisation_asked: bool, names: Names) -> Speaker | None:
    for document in names.documents:
        last = (document.speaker_name or "").split()[-1:]
        if (
            last
            and re.search(rf"\b{re.escape(last[0])}\w{{0,2}}\b", text, re.IGNORECASE)
            and document.speaker is not Speaker.INQUIRY
        ):
            return document.speaker
    if organisation_asked:
        return None
    if _INQUIRY_SPEAKS.search(text):
        return Speaker.INQUIRY
    if re.search(r"\b\w*minister\w*\b", text, re.IGNORECASE) and any(
        d.speaker is Speaker.GOVERNMENT for d in names.documents
    ):
        return Speaker.GOVERNMENT
    return None


def _matter(text: str, taken: list[tuple[int, int]], section: str | None) -> str:
    """Return the question without the names of those asked (with their genitive) and without the section's number."""
    kept = list(text)
    for start, end in taken:
        owned = _OWNED.match(text[end:])
        for i in range(start, end + (owned.end() if owned else 0)):
            kept[i] = " "
    rest = "".join(kept)
    if section:
        rest = rest.replace(section, " ")
    return re.sub(r"\s+", " ", rest).strip()


def _want(
    text: str, asked: tuple[str, ...], stances: frozenset[Stance], metadata: tuple[str, ...], content: list[str]
) -> Want:
    if (
        cues.OPINION.search(text)
        and not re.search(r"\benligt\b|\baccording to\b", text, re.IGNORECASE)
        and not (asked and cues.POSITION.search(text) and not re.search(r"\b(?:du|you)\b", text, re.IGNORECASE))
    ):
        return Want.OPINION
    if cues.RESPONDED.search(text) and not stances:
        return Want.LIST_RESPONDENTS
    if metadata:
        return Want.METADATA
    if cues.SILENT.search(text):
        return Want.SILENT
    if cues.COUNT.search(text) and (cues.COUNTED.search(text) and (stances or not content)):
        return Want.COUNT
    if (len(asked) > 1 and not cues.FACT.search(text)) or (cues.COMPARE.search(text) and asked):
        return Want.COMPARE
    return _want_view(text, asked, stances, content)


def _want_view(text: str, asked: tuple[str, ...], stances: frozenset[Stance], content: list[str]) -> Want:
    listed = cues.LIST.search(text)
    if asked and cues.SUMMARY.search(text) and not [w for w in content if not w.isdigit() and w.lower() not in _COUNTS]:
        return Want.SUMMARY
    if listed and stances and not cues.REASON.search(text) and not asked and cues.RESPONDENTS.search(text):
        return Want.LIST_RESPONDENTS
    if listed and stances and cues.PROPOSALS.search(text) and not cues.REASON.search(text):
        return Want.LIST_PROPOSALS
    if cues.REASON.search(text):
        return Want.REASON
    if cues.CONDITION.search(text):
        return Want.CONDITION
    if cues.DEFINITION.search(text) and not stances:
        return Want.DEFINITION
    if stances or cues.POSITION.search(text) or (not asked and cues.WHO_THINKS.search(text)):
        return Want.POSITION
    return Want.LOOKUP
