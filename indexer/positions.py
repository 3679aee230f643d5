"""Positions of one document: sentence by sentence, with hedges, grounds and the words that name the matter. Pure.

A position needs the respondent's own voice (indexer.speakers) and a phrase that takes a stance (indexer.stance).
What it is about is read from the sentence, else from the numbered heading it stands under, else from the sentence
before.
"""

import re
from dataclasses import replace

from corpus.organisations import Register
from corpus.structure import heading_number
from corpus.types import BlockKind, Document, Section, Speaker
from indexer import stance as rules
from indexer.found import Found, Place
from indexer.grounds import with_grounds
from indexer.types import Basis, Sentence, Stance
from indexer.words import stems

_SUMMARY = re.compile(r"^(?:\d[\d.]*\s+)?(?:sammanfattning|sammanfattande|kort om|i korthet)", re.IGNORECASE)
_PROCEDURE_HEADING = re.compile(
    r"^(?:beslutsgång|sammanträdet|beslutsunderlag|yrkande|reservation|\S*s beslut|förslag till beslut|ärendet)",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"^\W*(?:(?:därför|också|även|heller|dock|i nuläget|helt|bestämt|huvudsakligen|till|på|i|med|inför|mot|över"
    r"|från)\s+)*"
    r"(?:(?:delegationens|utredningens|regeringens|promemorians|utredarens|kommitténs"
    r"|betänkandets)\s+)?(?:(?:förslag(?:et|en)?|rekommendation(?:en|er)?|bedömning(?:en)?)\s+)?"
    r"(?:(?:om|kring|gällande|rörande|avseende|angående|till)\s+(?=\w))?",
    re.IGNORECASE,
)
_SUBJECT_OBJECT = re.compile(
    r"^\W*(?:Att\s+)?(.{3,160}?)\s+(?:är|framstår|bedöms|bör|innehåller|behöver|kan|har|tillstyrks|avstyrks"
    r"|verkar|saknar)\b"
)
_CUT = re.compile(
    r"(?:,?\s+(?:men|dock|för att|då|eftersom|vilket|samt ställer|samt ser|och ser|och anser|även om"
    r"|under förutsättning|förutsatt|på grund av|i vilken|när det gäller)\b|[;:(]|\.$)"
)
_BARE = re.compile(
    r"^(?:och|men|samt|så länge|eftersom|som|i avsnitt|i dess|i sin|i denna|i de)\b|^(?:det|denna|detta|dessa"
    r"|förslag(?:et|en)?|förslagen i sin helhet|och|att|sig|bakom|den|ambition\w*|dem)?\W*$",
    re.IGNORECASE,
)
_ANAPHORA = re.compile(r"\b(?:denna|detta|dessa|sådan|sådant|sådana)\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\bförslagen\b(?! (?:om|i avsnitt|att|till))|(?:utredningens|betänkandets|promemorians"
    r"|delegationens)\s+(?:förslag och|analys och|analys av|bedömningar och)|\bbetänkandet i (?:stort"
    r"|sin helhet)\b"
    r"|\b(?:de|samtliga|alla) förslag(?:en)? som (?:läggs|har lagts|lämnas|har lämnats) fram\b"
    r"|\bförslagen i (?:stort|sin helhet)\b|\banalys(?:en)? och förslag(?:en)?\b",
    re.IGNORECASE,
)
_WHOLE_NEAR = 25  # characters
_NO_OBJECT = re.compile(
    r"^(?:\s+\w+){0,2}\s*(?:eftersom\b|då\b|i ärendet|över|på (?:remissen|promemorian|betänkandet)|med anledning"
    r"|[.,;]|$)"
)
_RESIDUAL = re.compile(r"\bi övriga delar\b|\bövriga förslag\b|\bförslagen i övrigt\b|\bi övrigt\b", re.IGNORECASE)
_REFERENCE = re.compile(
    r"\b(?:instämmer i|ansluter sig till|hänvisar till|ställer sig bakom)\b[^.;]{0,80}\b(?:yttrande|remissvar"
    r"|synpunkter)\b",
    re.IGNORECASE,
)
_ABOUT_REPORT = re.compile(
    r"\b\w*(?:förslag|definition|princip|problemformulering|utredning|betänkande|bedömning|analys(?:en)?\b"
    r"|rekommendation|bestämmelse|lagtext|reglering|utgångspunkt)\w*",
    re.IGNORECASE,
)
_NOUN_PHRASE = re.compile(
    r"(?:\b(?:de|den|det|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|mer|nya|föreslagna)\s+){0,3}(?:\w+\s+)?\b\w*(?:definition|princip"
    r"|problemformulering|bestämmelse|lagtext|reglering|utgångspunkt|rekommendation)\w*"
    r"(?:\s+(?:av|om|till|för|kring)\s+\w+(?:\s+\w+){0,3})?",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:positiv|negativ|tveksam|kritisk|skeptisk|avvaktande|orolig)\w*\b")
_IN_SECTION = re.compile(r"\bi avsnitt(?:et)? (\d{1,2}(?:\.\d{1,3})+)")
_SEVERAL = re.compile(r"\(?\d+\.\d+[\d.]*\s*(?:och|,|–|-)\s*\d+\.\d")
_SELVES = (
    "vi", "jag", "oss", "vår", "vårt", "våra", "förbundet", "kommunen", "regionen", "myndigheten", "nämnden", "föreningen", "organisationen",
    "staden", "styrelsen", "fakulteten", "fakultetsstyrelsen", "universitetet", "högskolan", "lärosätet", "domstolen", "hovrätten", "kammarrätten",
    "tingsrätten", "förvaltningsrätten", "länsstyrelsen", "verket", "inspektionen", "rådet", "institutet", "bolaget", "branschen", "stiftelsen",
    "kommunstyrelsen", "akademien", "kyrkostyrelsen", "stiftet", "centralförbundet", "kansliet", "facket", "klubben", "avdelningen",
    "samfundet", "kammaren", "kollegiet", "delegationen", "socialnämnden", "kyrkan", "nätverket", "centret", "rörelsen",
)  # fmt: skip
_FOREIGN = re.compile(
    r"^\W*(?P<who>(?:[A-ZÅÄÖ][\wåäö-]+ ){0,3}?(?:[A-ZÅÄÖ]|\b)[\wåäö-]*(?:kommissionen|rådet|föreningen|förbundet|riksförbund|verket|myndigheten|inspektionen"
    r"|utskottet|partiet|nämnden|styrelsen|akademien|domstolen|delegationen|organisationerna|organisationen|ombudsmannen|experten"
    r"|experterna|ledamoten|ledamöterna|grannar|elevkåren|minoriteten|majoriteten|oppositionen))\s+(?:\w+ ){0,3}?\w+"
)
_PRONOUN_SUBJECT = re.compile(r"^\W*(?:Den|Hon|Han|De)\s+(?:\w+\s+)?$")
_PRONOUN = re.compile(r"^\W*(?:Den|Det|De|Detta|Denna|Dessa)\b(?! \w*(?:förslag|föreslagn|bedöm))")
_NAMES_MATTER = re.compile(
    r"^\W*(?:Att|Förslag|Definition|Bestämmelse|Krav|Utredningens förslag|Den föreslagna|De föreslagna)"
)
_GENERAL_HEADING = re.compile(
    r"ställningstagande|synpunkter|bedömning|inställning|yttrande|allmänt|inledning|avslutning|övrigt|bakgrund"
    r"|överväganden|kommentar",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"^\W*(?:(?:Även|Också|Däremot|Vidare)\s+)?(.{4,160}?)\s+(?:av|till)styrks\b")
_GOES_ON = re.compile(r"(?:Utredningen|Utredaren|Betänkandet|Delegationen|Det|Den|Detta|De|Här|Där|Man)\b")
_MAX_OBJECT = 120  # characters


def find_positions(
    document: Document, sentences: tuple[tuple[Sentence, ...], ...], register: Register
) -> tuple[Found, ...]:
    """Return the positions a response states, in order of place; empty for a document that is no response."""
    if not document.kind.is_response or document.organisation_id is None:
        return ()
    places = _places(document, sentences)
    found: list[Found] = []
    for i in range(len(places)):
        found += _at(document, places, i, register)
    return with_grounds(document, places, _settle(document, found))


def _places(document: Document, sentences: tuple[tuple[Sentence, ...], ...]) -> list[Place]:
    places: list[Place] = []
    for i, (block, inside) in enumerate(zip(document.blocks, sentences, strict=True)):
        if block.kind is BlockKind.HEADING:
            continue
        section = document.sections[block.section]
        numbered = [h for h in section.path if (heading_number(h) or "§")[0] != "§"]
        places += [Place(s, i, section, numbered[-1] if numbered else None) for s in inside]
    return places


def _at(document: Document, places: list[Place], i: int, register: Register) -> list[Found]:
    place = places[i]
    words = document.text[place.sentence.start : place.sentence.end]
    title = place.section.title
    if (
        place.sentence.speaker is not Speaker.RESPONDENT
        or _PROCEDURE_HEADING.match(title)
        or rules.is_about_something_else(words)
    ):
        return []
    found: list[Found] = []
    for start, end in rules.clauses(words):
        cue = rules.cue(words[start:end])
        if cue is None or _other_subject(words, start + cue.start, document, register):
            continue
        own = _own_voice(document, words)
        if _PERSONAL.search(words[start + cue.start : start + cue.end]) and not own:
            continue  # "the recommendation is positive" says what it is, not who is for it
        if rules.means_other(words[start:end], cue, own_voice=own):
            continue
        found.append(_found(document, places, i, (start, end), cue))
    return found


def _own_voice(document: Document, words: str) -> bool:
    names = [re.escape(n) for n in (document.organisation, document.organisation_short) if n]
    return bool(
        re.search(
            rf"\b(?:{'|'.join([*names, *_SELVES])})\b",
            words,
            re.IGNORECASE,
        )
    )


def _other_subject(words: str, at: int, document: Document, register: Register) -> bool:
    """Return whether someone else is the subject of the phrase: `Skolinspektionen avstyrker …`, `Den avstyrker …`."""
    mentions = register.find(words[:at])
    before = [m for m in mentions if at - m.end <= 14]
    if any(m.organisation_id != document.organisation_id for m in before[-1:]):
        return True
    opens = [m for m in mentions if m.start <= 2 and not words[m.end : m.end + 2].startswith((":s", "s "))]
    if any(m.organisation_id != document.organisation_id for m in opens) and not _own_voice(document, words[:at]):
        return True
    if _PRONOUN_SUBJECT.match(words[:at]):
        return True
    foreign = _FOREIGN.match(words)
    return foreign is not None and foreign.end("who") <= at and not _is_self(document, foreign.group("who"))


def _is_self(document: Document, who: str) -> bool:
    """Return whether a body named at the head of a sentence is the respondent: by name, or by a general noun."""
    head = who.split()[-1].lower()
    if len(who.split()) == 1 and head in _SELVES:
        return True
    own = " ".join(n.lower() for n in (document.organisation, document.organisation_short) if n)
    municipal = re.search(r"\b(?:kommun|stad|region|landsting)\b", own)
    return who.lower() in own or head in own or bool(municipal and re.search(r"(?:nämnden|styrelsen)$", head))


def _found(document: Document, places: list[Place], i: int, clause: tuple[int, int], cue: rules.Cue) -> Found:
    place, base = places[i], places[i].sentence.start
    words = document.text[base : place.sentence.end]
    part = words[clause[0] : clause[1]]
    following = _next_in_block(places, i)
    next_words = document.text[following.sentence.start : following.sentence.end] if following else ""
    carries_on = (
        following is not None and following.sentence.speaker is Speaker.RESPONDENT and rules.next_reserves(next_words)
    )
    stance, end, spare = cue.stance, place.sentence.end, rules.reservation(part, cue)
    if stance is Stance.SUPPORT and (rules.reserved(part, cue) or (carries_on and clause[1] == len(words))):
        stance = Stance.SUPPORT_WITH_RESERVATIONS
    if stance is Stance.NO_OBJECTION and rules.conditional(part):
        stance = Stance.SUPPORT_WITH_RESERVATIONS
    reservation = None
    if stance is Stance.SUPPORT_WITH_RESERVATIONS and spare:
        at = document.text.find(spare, base)
        reservation = (at, at + len(spare))
    if carries_on and following is not None and stance is Stance.SUPPORT_WITH_RESERVATIONS:
        end = following.sentence.end
        reservation = (following.sentence.start, end)
    about = (*_about(document, places, i, part, cue), *_retold_before(document, places, i))
    named = _IN_SECTION.search(part)
    section = named.group(1) if named else _one_section(place.heading)
    return Found(
        stance, base, end, about, section, place.heading,
        rules.qualifier(part), reservation, None, _basis(part, cue), cue.explicit, _is_summary(place.section),
        base + clause[0] + cue.start, place.block, document.blocks[place.block].section,
    )  # fmt: skip


def _one_section(heading: str | None) -> str | None:
    """Return the number of a heading, or None when it stands for several sections (`Flyttning (5.1 och 5.2)`)."""
    if heading is None or _SEVERAL.search(heading):
        return None
    return heading_number(heading)


def _next_in_block(places: list[Place], i: int) -> Place | None:
    return places[i + 1] if i + 1 < len(places) and places[i + 1].block == places[i].block else None


def _is_summary(section: Section) -> bool:
    return any(_SUMMARY.match(heading) for heading in section.path)


def _basis(part: str, cue: rules.Cue) -> Basis:
    """Return how a stance is given; one on *the proposals* names them right after the phrase or right before it."""
    if _REFERENCE.search(part):
        return Basis.BY_REFERENCE
    if _RESIDUAL.search(part):
        return Basis.RESIDUAL
    near = [
        m for m in _WHOLE.finditer(part) if m.start() - cue.end <= _WHOLE_NEAR and cue.start - m.end() <= _WHOLE_NEAR
    ]
    everything = near or (cue.stance is Stance.ABSTAIN and _NO_OBJECT.match(part[cue.end :]))
    return Basis.WHOLE_DOCUMENT if everything else Basis.STATED


def _about(document: Document, places: list[Place], i: int, part: str, cue: rules.Cue) -> tuple[str, ...]:
    """Return the words that name what the stance is about, best first.

    The phrase's subject or object; where that is only *förslaget*, the heading without a number it stands
    under; where it points back (*denna ambition*), what the sentence before proposes.
    """
    named: list[str] = []
    text, points_back = _object_of(part, cue)
    if not _BARE.match(text) and len(text) > 3:
        named.append(text if len(text) <= _MAX_OBJECT else text[:_MAX_OBJECT].rsplit(" ", 1)[0])
    title = places[i].section.title
    if (
        not named
        and title
        and not places[i].heading
        and not _SUMMARY.match(title)
        and not _GENERAL_HEADING.search(title)
    ):
        named.append(title)
    if (not named or points_back) and i and places[i - 1].block == places[i].block:
        before = document.text[places[i - 1].sentence.start : places[i - 1].sentence.end]
        match = re.search(r"\b(?:förslag|åtgärder|idé\w*)\s+(?:som syftar till att |om |att |till |kring )(.*)", before)
        named.insert(0, _CUT.split(match.group(1) if match else before, maxsplit=1)[0].strip(" ,."))
    return tuple(named)


def _object_of(part: str, cue: rules.Cue) -> tuple[str, bool]:
    """Return what a clause says its stance is about, and whether that points back to the sentence before."""
    subject = _PASSIVE.match(part) or (_SUBJECT_OBJECT.match(part) if _NAMES_MATTER.match(part) else None)
    phrase = _NOUN_PHRASE.search(part) if not cue.explicit and not subject else None
    if phrase:
        return phrase.group().strip(), False
    raw = subject.group(1) if subject and subject.end(1) <= cue.start + 12 else part[cue.end :]
    text = _CUT.split(_OBJECT.sub("", raw.strip(), count=1), maxsplit=1)[0].strip(' ,.”"')
    text = re.sub(r"^(?:(?:ett|en|det|den)\s+)?(?:s\.\s?k\.|så kallade?t?)\s+", "", text)
    if text.startswith("att "):
        text = re.sub(r"^(?:att\s+)?(?:det\s+)?(?:kontinuerligt\s+)?(?:bör\s+)?(?:ske\s+)?(?=\w)", "", text, count=1)
    return text, bool(_ANAPHORA.match(text) or _PRONOUN.match(part))


def _retold_before(document: Document, places: list[Place], i: int) -> tuple[str, ...]:
    """Return what the inquiry is said to propose in the sentence just before, if it is."""
    if not i or places[i - 1].block != places[i].block or places[i - 1].sentence.speaker is not Speaker.INQUIRY:
        return ()
    before = document.text[places[i - 1].sentence.start : places[i - 1].sentence.end]
    match = re.search(r"\bföreslår\b(?: även| också| vidare)?(?: att)? (.*)", before)
    return (_CUT.split(match.group(1), maxsplit=1)[0].strip(" ,."),) if match else ()


def _settle(document: Document, found: list[Found]) -> list[Found]:
    """Drop colour where a position is stated, and the summary's copy of what the body says with its reservation."""
    kept = _without_reasons(document, found)
    body = [f for f in kept if not f.summary]
    settled: list[Found] = []
    for f in sorted(kept, key=lambda f: (f.start, not f.explicit)):
        if any(_same_words(document, f, b) for b in body if f.summary):
            continue
        before = settled[-1] if settled else None
        if (
            before is not None
            and (before.start, before.end) == (f.start, f.end)
            and _side(before.stance) == _side(f.stance)
        ):
            continue
        if (
            before is not None
            and not f.explicit
            and document.text[before.end : f.start].strip() == ""
            and "\n" not in document.text[before.end : f.start]
        ):
            if shared_words(before.about, f.about):
                settled[-1] = replace(before, end=f.end)
                continue
            if _side(before.stance) == _side(f.stance) and _GOES_ON.match(document.text, f.start):
                continue  # it is the reason for the position just stated
        settled.append(f)
    return settled


def _without_reasons(document: Document, found: list[Found]) -> list[Found]:
    """Drop sentences that only colour what is stated beside them: under the same heading or in the same block.

    Elsewhere they count when they speak of the report or its proposals, or when the response states nothing outright.
    """
    stated = [f for f in found if f.explicit]
    sections = {(f.heading, f.section_index) for f in stated if not f.summary}
    headings = {f.heading for f in stated if f.heading and not f.summary}
    blocks = {f.block for f in stated}

    def counts(f: Found) -> bool:
        titled = bool(document.sections[f.section_index].title)
        if f.heading in headings or (titled and (f.heading, f.section_index) in sections):
            return _is_of_its_own(document, f, stated)
        if f.block in blocks and not _is_of_its_own(document, f, stated):
            return False
        return not stated or f.heading is not None or bool(_ABOUT_REPORT.search(document.text[f.start : f.end]))

    return [f for f in found if f.explicit or counts(f)]


def _is_of_its_own(document: Document, f: Found, stated: list[Found]) -> bool:
    """Return whether a sentence names a proposal that nothing stated in its block is about."""
    if f.heading is not None or not _NAMES_MATTER.match(document.text[f.start : f.end]):
        return False
    return not any(shared_words(f.about, s.about) for s in stated if s.block == f.block)


def shared_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Return whether two ways of naming a matter share a long word."""
    return bool({s for s in stems(" ".join(a)) if len(s) > 5} & {s for s in stems(" ".join(b)) if len(s) > 5})


def _same_words(document: Document, a: Found, b: Found) -> bool:
    first, second = (set(stems(document.text[f.start : f.end])) for f in (a, b))
    shared = len(first & second) / max(1, min(len(first), len(second)))
    return a is not b and shared >= 0.8 and _side(a.stance) == _side(b.stance)


def _side(stance: Stance) -> int:
    if stance in (Stance.SUPPORT, Stance.SUPPORT_WITH_RESERVATIONS, Stance.NO_OBJECTION):
        return 1
    return -1 if stance in (Stance.OPPOSE, Stance.CRITICAL) else 0
