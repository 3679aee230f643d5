"""A question taken apart: language, kind of answer wanted, who is asked about, and the matter.

Pure over a snapshot's names.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.types import Speaker
from indexer.types import Stance
from service import cues
from service.asked import find_roles
from service.cues import FRAME_EN, FRAME_SV, Want
from service.fact_cues import asked_for_in
from service.kinds_of_body import Counted, counted_in
from service.language import detect
from service.named import Names
from service.spelling import by_whom, names_apart, with_dots, with_slips_mended, without_taking_place
from service.stance_cues import (
    AGAINST,
    EITHER,
    UNRESERVED,
    WHICH_PARTS,
    WHOSE_PROPOSAL,
    objects_to_all,
    stance_asked,
    stances_in,
)

_SECTION = re.compile(
    r"(?<![\w:/])(\d{1,2}(?:\.\d{1,3}){1,4}|(?:(?<=avsnitt )|(?<=section ))\d{1,2}(?!\.\d))(?![\w:/])", re.IGNORECASE
)
_SOU = re.compile(r"\b(SOU|Ds|prop\.?|dir\.?)\s?((?:19|20)\d\d(?:/\d\d)?[:_]\d{1,4})", re.IGNORECASE)
_GOVERNMENT_SPEAKS = re.compile(
    r"\b(?:säger|anser|tycker|menar|tänker|svarar|skriver) regeringen\b(?! (?:ska|bör)\b)"
    r"|\bregeringens (?:syn|åsikt|uppfattning|inställning|ståndpunkt|svar|hållning|linje)\b"
    r"|\b(?:does|did|has) the (?:\w+ )?government (?:say|think|want|believe|make of|feel|hold|said)\b"
    r"|\bthe government['’]s (?:view|opinion|position|stance|take|line)\b"
    r"|^\W*(?:och |and )?(?:regeringen|the government)\W*$",
    re.IGNORECASE,
)
# `expert i utredningen` asks of somebody, who may be told of anywhere
_NO_MEMBER = "".join(
    rf"(?<!\b{role} )"
    for role in "expert experter ledamot ledamöter sakkunnig sakkunniga member members experts suttit deltagit".split()
)
_INQUIRY_SPEAKS = re.compile(
    rf"\b(?:ville|valde|överväg\w+|avvisa\w+|förkasta\w+|föredrog|motivera\w+|räkna\w+(?: med)?|beräkna\w+"
    rf"|uppskatta\w+|reject\w+|consider\w*|prefer\w*|want\w*|föreslår|föreslog|anser|menar|tycker|bedömer|skriver|säger|definierar|rekommenderar|vill|enligt"
    rf"|gör|gjorde|sätter|satte|stanna\w+|landa\w+|tänk\w+|lämnar|{_NO_MEMBER}(?:i|in|under)"
    rf"|according to|propos\w+|recommend\w*|say\w*|think\w*|defin\w+|suggest\w*|does|did"
    rf"|conclu\w+)\s+(?:the\s+)?(?:\w+\s)?{cues.INQUIRY.pattern}"
    rf"|\b(?:varför|why|(?:skäl|anledning|orsak)\w* till att|det sig att)\s+(?:the\s+)?{cues.INQUIRY.pattern}\s+\w"
    rf"|^\W*(?:vad|vilka förslag|what) (?:är|lämnar|föreslår|säger|proposals does|does|did"
    rf"|are)?\s*(?:the )?{cues.INQUIRY.pattern}"
    rf"|{cues.INQUIRY.pattern}\s+(?:ville|valde|överväg\w+|avvisa\w+|förkasta\w+|föredrog|motivera\w+"
    rf"|räkna\w+ med|uppskatta\w+|reject\w*|consider\w*|prefer\w*|föreslår|anser|menar|bedömer|vill|rekommenderar"
    rf"|definierar|propos\w*|recommend\w*|say|think|want|defin\w*|suggest\w*)"
    rf"|^\W*(?:stöder|stödjer|stödde|förordar) {cues.INQUIRY.pattern}\s+\w",
    re.IGNORECASE,
)
_OF_THE_INQUIRY = re.compile(  # its own, where nobody else's view of it is asked for
    r"\b(?:utredningens|betänkandets|promemorians|[a-zåäö]{0,30}delegationens) (?:förslag|bedömning"
    r"|slutsats|definition|rekommendation)",
    re.IGNORECASE,
)
_MINISTRY_RECKONS = re.compile(  # who publishes a memorandum proposes and reckons what stands in it
    r"\b(?:departementets (?:egen |egna )?(?:förslag|beräkning\w*|bedömning\w*|uppskattning\w*|kalkyl\w*|siffr\w+)"
    r"|(?:enligt|räkna\w* +(?:då )?|föreslår|föreslog) departementet(?! för\b)"
    r"|(?:by |in )?the ministry['’]s (?:own )?(?:proposals?|reckoning|estimates?|calculations?|figures?|assessment)"
    r"|(?:according to|does|did) the ministry\b(?: (?:propose|estimate|reckon|expect|calculate)\b)?)",
    re.IGNORECASE,
)
_YEARLY = re.compile(  # *Hur mycket läggs på … varje år?*: a budget says so seldom
    r"^(\W*(?:hur (?:mycket|många|stor\w*)|how (?:much|many))\b.*?\S)"
    r" (?:varje år|om året|per år|(?:every|each|a|per) year)\b",
    re.IGNORECASE,
)
_POLITE = re.compile(  # what leads up to a question and belongs to none: *Could you tell me …*, *Jag undrar …*
    r"^\W*(?:(?:hej|hejsan|hi|hello|hallå)\b\W*)?(?:(?:snälla|please)\b\W*)?"
    r"(?:jag (?:undrar|funderar på|(?:vill|skulle vilja|behöver) (?:gärna )?veta)"
    r"|(?:kan|kunde|skulle) (?:du|ni)(?: kunna)? (?:säga|berätta|tala om|förklara|upplysa om)(?: (?:för )?mig)?"
    r"|vet (?:du|ni)(?: möjligen| händelsevis)?|(?:berätta|säg|tala om)(?: för)? mig"
    r"|(?:could|can|would) you (?:please |kindly )?(?:tell me|say|explain|let me know)"
    r"|(?:i|we)(?: would|'d|’d)?(?: like| want| need) to (?:know|find out)|i(?:'m|’m| am)? wonder(?:ing)?"
    r"|do you know|(?:please )?tell me)\b[\s,:]*(?=\w+\W+\w+\W+\w+)",
    re.IGNORECASE,
)
_ASKED_OF_THEM = re.compile(  # before and after the kind of body
    r"^\W*(?:(?:tycker|anser|menar|tror|vill)\b"
    r"|(?:vad|hur|varför) (?:tycker|anser|säger|menar|tror|skriver|svarar|tänker|ser|ställer sig|ställde sig)\b)"
    r"|^\W*(?:what|how|why) (?:do|did) .*\b(?:think|say|feel|make of|believe|view|see|write|regard|answer|respond)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\benl\b\.?", re.IGNORECASE)
# what belongs to a name: its genitive, and the kind of body after a place (*Jämtlands länsstyrelse*)
_OWNED = re.compile(
    r"^(?:(?::?s|'s)\b)?(?: (?:länsstyrelse|kommun|region|stad|universitet|tingsrätt)(?:en|et|n)?s?\b)?"
)
_AND_WHY = re.compile(r",?\s+(?:och|and)\s+(?:varför|why)\W*$", re.IGNORECASE)
_WHAT_HAPPENS = re.compile(r"\W*(?:vad|what) (?:kommer|väntas|riskerar|will|would|might|can)\b", re.IGNORECASE)
_COUNTS = frozenset("två tre fyra fem sex sju åtta nio tio two three four five six seven eight nine ten".split())
_WHOLE = re.compile(
    r"\b(?:(?:utredningens|betänkandets|promemorians|kommitténs|[a-zåäö]{0,30}delegationens|utredarens) "
    r"(?:samlade |olika )?(?:förslag|rekommendationer|bedömningar|slutsatser)(?:en|na)?"
    r"|the (?:[a-z-]{1,30} )?(?:inquiry|report|delegation|committee|commission|memorandum)(?:'s|’s) "
    r"(?:proposals?|recommendations?|conclusions?)"
    r"|(?:the )?(?:proposals|recommendations) (?:of|in|from) the (?:inquiry|report|delegation|committee|memorandum)"
    r"|(?:huvud|slut|del)?betänkandet|promemorian|utredningen|förslagen|remissen|helheten|helhetsintryck\w*"
    r"|som helhet|i (?:sin|dess) helhet|in (?:its|their) entirety|i stort|över ?lag|generellt sett"
    r"|på det hela taget|on the whole|allmänt|intryck\w*|as a whole|overall|in general|impression"
    r"|the (?:main |final )?(?:report|memorandum|inquiry|proposals|whole))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Query:
    """What a question asks.

    `asked` are organisations whose own view is wanted; `matter` is what is left to look for.

    `absent` names bodies asked about that have no document here, as (id or None, name); `strangers` have sent nothing
    either, though others may tell of them. `speaker` is set when
    the inquiry's or the government's words are wanted. `stances` is the premise of a question, or the filter of
    a list. `counted` are the kinds of body whose views it asks for, and no others'; then `text` leaves them open.
    `beside_inquiry` is set where it compares those asked with the inquiry, `in_passing` where they are but named.
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
    counted: Counted | None = None
    beside_inquiry: bool = False
    strangers: tuple[str, ...] = ()
    in_passing: bool = False

    @property
    def of_respondents(self) -> bool:
        """Whether it asks who of all respondents holds or wants something."""
        if self.asked or self.speaker is not None:
            return False
        counted = self.want is Want.COUNT and bool(self.stances)
        return counted or self.want is Want.LIST_RESPONDENTS or bool(cues.ASKS_WHO.search(self.text))


def parse(text: str, names: Names, language: str | None = None) -> Query:
    """Take a question apart. Never fails: what is not understood stays in `matter`."""
    text = _YEARLY.sub(r"\1", text)
    text = with_slips_mended(with_dots(_SHORT.sub("enligt", text)))
    text = _POLITE.sub("", by_whom(names_apart(text, names)))
    language = language or detect(text)
    text, counted = _among(text)
    roles = find_roles(text, names)
    asked = roles.asked
    speaker = _speaker(text, bool(asked or roles.absent), names)
    defines = cues.DEFINITION.search(text) and not cues.RESPONDENTS.search(text)
    if speaker is None and not asked and defines and Speaker.INQUIRY in names.speakers:
        speaker = Speaker.INQUIRY  # who proposes also defines the words of the proposal
    section = _SECTION.search(text)
    reference = _SOU.search(text)
    open_ = cues.WOULD_AGREE.search(text) or (asked and EITHER.search(text)) or WHOSE_PROPOSAL.search(text)
    stances = frozenset[Stance]() if open_ else stances_in(text)
    if not stances and cues.MAJORITY.search(text):
        stances = frozenset({Stance.SUPPORT, Stance.SUPPORT_WITH_RESERVATIONS})
    metadata = asked_for_in(text)
    if cues.ENTERS_INTO_FORCE.search(text):
        metadata = tuple(name for name in metadata if name != "date")  # the law's day is not the letter's
    taken = [*roles.taken, *([reference.span()] if reference else [])]
    if stances and not asked and (span := stance_asked(text)):
        taken.append(span)
    matter = _matter(text, taken, section.group() if section else None)
    if speaker is not None:
        matter = (cues.INQUIRY if speaker is Speaker.INQUIRY else cues.GOVERNMENT).sub(" ", matter)
        matter = _MINISTRY_RECKONS.sub(" ", matter) if speaker is Speaker.INQUIRY else matter
        matter = _without_names(matter, names)
    with_inquiry = cues.WITH_INQUIRY.search(text) if asked and cues.COMPARE.search(text) else None
    if with_inquiry:
        matter = cues.INQUIRY.sub(" ", matter)
    content = [
        w for w in re.findall(r"[^\W_]+", matter) if w.lower() not in (FRAME_EN if language == "en" else FRAME_SV)
    ]
    left = set(re.findall(r"\w+", _WHOLE.sub(" ", matter)))
    beside = [w for w in content if w in left]
    vague = not content and section is None
    named_so = WHICH_PARTS.match(text)
    on_a_matter = section or set(beside) - set(named_so.group().split() if named_so else ())
    parts = named_so and asked and stances and not (on_a_matter or cues.WHY.search(text))
    want = Want.COMPARE if with_inquiry else _want(text, asked, stances, metadata, content)
    if objects := bool(asked) and section is None and objects_to_all(text, stances, beside):
        stances, want = AGAINST, Want.REASON
    return Query(
        text=text,
        language=language,
        want=_of_parts(want) if parts else want,
        asked=asked,
        absent=roles.absent,
        strangers=roles.strangers,
        in_passing=roles.in_passing,
        ambiguous=roles.ambiguous,
        speaker=speaker,
        stances=stances,
        unreserved=bool(UNRESERVED.search(text)),
        yes_no=bool(cues.YES_NO.match(text)),
        matter=matter,
        section=section.group(1) if section else None,
        reference=(reference.group(1).rstrip(".").upper(), reference.group(2).replace("_", ":")) if reference else None,
        metadata=metadata,
        whole=not objects
        and bool(_WHOLE.search(text))
        and all(_WHOLE.search("the " + w) or _WHOLE.search(w) for w in beside),
        vague=vague or objects,
        counted=counted,
        beside_inquiry=bool(with_inquiry),
    )


def _of_parts(want: Want) -> Want:
    """Return a list of proposals where it is asked what of all of them somebody is for or against."""
    return Want.LIST_PROPOSALS if want in (Want.POSITION, Want.REASON, Want.LOOKUP) else want


def _among(text: str) -> tuple[str, Counted | None]:
    """Return a question about the views of some kinds of body as one about all respondents', and those kinds.

    *Vilka kommuner avstyrker …* asks so, *vilka kommuner får stöd* does not: that asks for a fact.
    """
    counted = counted_in(text)
    if counted is None:
        return text, None
    said = counted.left_open(text)
    asked = (cues.RESPONDED, cues.SILENT, cues.UNANSWERED, cues.ASKS_WHO)
    views = any(cue.search(said) for cue in asked) or stances_in(said)
    return (said, counted) if views or _ASKED_OF_THEM.search(text[: counted.end + 40]) else (text, None)


def _speaker(text: str, organisation_asked: bool, names: Names) -> Speaker | None:
    for name, speaker in names.people:
        if re.search(rf"\b{re.escape(name)}\w{{0,2}}\b", text, re.IGNORECASE):
            return speaker
    if organisation_asked:
        return None
    of_others = stances_in(text) or cues.WHO_THINKS.search(text) or cues.ASKS_WHO.search(text)
    its_own = not of_others and _OF_THE_INQUIRY.search(text)
    if (
        its_own
        or _INQUIRY_SPEAKS.search(text)
        or (_MINISTRY_RECKONS.search(text) and Speaker.INQUIRY in names.speakers)
    ):
        return Speaker.INQUIRY
    if _GOVERNMENT_SPEAKS.search(text):
        return Speaker.GOVERNMENT
    if Speaker.GOVERNMENT in names.speakers and re.search(r"\b\w*minister\w*\b", text, re.IGNORECASE):
        return Speaker.GOVERNMENT
    return None


def _matter(text: str, taken: Sequence[tuple[int, int]], section: str | None) -> str:
    """Return the question without the names of those asked (with their genitive) and without the section's number."""
    kept = list(text)
    for start, end in taken:
        owned = _OWNED.match(text[end:])
        for i in range(start, end + (owned.end() if owned else 0)):
            kept[i] = " "
    rest = without_taking_place("".join(kept))
    if section:
        rest = rest.replace(section, " ")
    return re.sub(r"\s+", " ", cues.ASKING_EN.sub(" ", rest)).strip()


def _without_names(matter: str, names: Names) -> str:
    """Return a matter without the names of the persons who speak: that *says …* stands beside words tells no matter."""
    called = [re.escape(word) for name in names.called for word in name.split() if word[0].isupper()]
    return re.sub(rf"\b(?:{'|'.join(called)})(?:['’]?s)?\b", " ", matter) if called else matter


def _want(
    text: str, asked: tuple[str, ...], stances: frozenset[Stance], metadata: tuple[str, ...], content: list[str]
) -> Want:
    if (
        cues.OPINION.search(text)
        and not re.search(r"\benligt\b(?! din\b)|\baccording to\b", text, re.IGNORECASE)
        and not (asked and cues.POSITION.search(text) and not re.search(r"\b(?:du|you)\b", text, re.IGNORECASE))
    ):
        return Want.OPINION
    if cues.RESPONDED.search(text) and not stances and not (content and cues.ON_A_MATTER.search(text)):
        return Want.LIST_RESPONDENTS
    if metadata:
        return Want.METADATA
    if cues.SILENT.search(text) or (not asked and cues.UNANSWERED.search(text)):
        return Want.SILENT
    if cues.COUNT.search(text) and (cues.COUNTED.search(text) and (stances or not content)):
        return Want.COUNT
    if len(asked) > 1 and not cues.FACT.search(text):
        return Want.COMPARE
    if cues.COMPARE.search(text) and (len(asked) > 1 or (asked and cues.OTHERS.search(text))):
        return Want.COMPARE
    return _want_view(_AND_WHY.sub("", text) if _of_a_thing(text) else text, asked, stances, content)


def _of_a_thing(text: str) -> bool:
    """Return whether a thing is asked for before its reason: `Which offices close, and why?`."""
    return bool(cues.ASKS_THING.match(text)) or bool(_WHAT_HAPPENS.match(text))


def asked_of_all(text: str, asked: tuple[str, ...]) -> bool:
    """Return whether a question asks which respondents take a stance (and not why they do)."""
    return not asked and bool(cues.WHICH_RESPONDENTS.search(text)) and not cues.WHY.search(text)


def _want_view(text: str, asked: tuple[str, ...], stances: frozenset[Stance], content: list[str]) -> Want:
    listed = cues.LIST.search(text)
    if asked and cues.SUMMARY.search(text) and not [w for w in content if not w.isdigit() and w.lower() not in _COUNTS]:
        return Want.SUMMARY
    if asked_of_all(text, asked) and stances:
        return Want.LIST_RESPONDENTS
    if listed and stances and not cues.REASON.search(text) and not asked and cues.RESPONDENTS.search(text):
        return Want.LIST_RESPONDENTS
    if listed and stances and cues.PROPOSALS.search(text) and not cues.REASON.search(text):
        return Want.LIST_PROPOSALS
    if cues.REASON.search(text):
        return Want.REASON
    if cues.COUNTS_AS.search(text) and not asked:
        return Want.DEFINITION
    if cues.CONDITION.search(text):
        return Want.CONDITION
    if cues.DEFINITION.search(text) and not stances:
        return Want.DEFINITION
    quantity = cues.QUANTITY.search(text)
    counted = quantity and not stances and not cues.WHO_THINKS.search(text) and (not asked or cues.OPENS.match(text))
    if not counted and (stances or cues.POSITION.search(text) or (not asked and cues.WHO_THINKS.search(text))):
        return Want.POSITION
    return Want.LOOKUP
