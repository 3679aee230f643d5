"""What a Swedish sentence of a response says for or against: cues, their order, and what turns them. Pure.

The order of the rules is the method: a negated form is tried before the plain one, opposition before support,
and a reservation turns support into support with reservations. Sources of the phrases: the guidance *Svara på remiss*
(SB PM 2021:1), the vocabulary of real responses, and Swedish drafting formulas in government bills.
"""

import re
from dataclasses import dataclass

from indexer.types import Stance

_ADVERBS = (
    r"(?:\s+(?:därför|också|även|dock|således|i nuläget|för närvarande|bestämt|helt|fullt ut|starkt|"
    r"i huvudsak|i princip|i stort|i stora drag|i allt väsentligt|i sin helhet|delvis|emellertid|alltså|"
    r"härmed|heller|vidare|huvudsakligen|i stort sett|uttryckligen|särskilt|generellt|i grunden|"
    r"på dessa grunder|i denna del|i övrigt))*"
)
_OBJECT = (
    r"(?:förslag|utredning|betänkande|rekommendation|bedömning|inriktning|ambition|intention|analys|"
    r"princip|satsning|idé|tank|avsikt|syfte|lagförslag|lagändring|ändring|förändring|införa|inrätta|"
    r"utred)"
)
_SELF = r"(?:(?:vi|också|även|därför|dock|\w+et|\w+en|[A-ZÅÄÖ]\w*) )?(?:sig|oss)"
_NOT = r"(?:inte|ej|icke)\b(?! (?:bara|enbart|endast))"


@dataclass(frozen=True, slots=True)
class Rule:
    """One turn of phrase. `explicit` phrases state a position; the others only colour what stands around them."""

    stance: Stance
    pattern: re.Pattern[str]
    explicit: bool = True


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule that fired at `[start:end]` of the text it was given."""

    stance: Stance
    start: int
    end: int
    explicit: bool


def _rule(stance: Stance, pattern: str, *, explicit: bool = True) -> Rule:
    return Rule(stance, re.compile(pattern, re.IGNORECASE), explicit)


_S = Stance
_RULES: tuple[Rule, ...] = (
    # negated forms first
    _rule(_S.ABSTAIN, r"\bvarken (?:till|av)styrker eller (?:till|av)styrker\b"),
    _rule(
        _S.NO_OBJECTION,
        rf"\b(?:motsätter {_SELF}|avstyrker|avråder|invänder){_ADVERBS} {_NOT}"
        rf"|\b{_NOT} (?:motsätter {_SELF}|avstyrker)\b"
        rf"|\b(?:är|ställer {_SELF}){_ADVERBS} {_NOT} (?:\w+ )?(?:kritisk|negativ|tveksam|emot)",
    ),
    _rule(
        _S.NO_OBJECTION,
        rf"\b(?:ing(?:et|en|a)|{_NOT} någ(?:ot|on|ra)) (?:skäl|anledning|grund|orsak|hinder)\b(?: \w+)?"
        r" (?:att (?:avstyrka|motsätta|avråda|invända)|mot)\b",
    ),
    _rule(
        _S.NO_OBJECTION,
        r"\b(?:har|lämnar|finner|framför|ser|finns)(?: \w+){0,3} (?:inget|ingenting|intet"
        r"|inte något)(?: \w+){0,2} att (?:erinra|invända|anmärka|tillägga)\b",
    ),
    _rule(
        _S.NO_OBJECTION,
        r"\b(?:ingen erinran|inga erinringar|utan erinran|utan anmärkning\w*|inga invändningar"
        r"|inte (?:har )?några (?:invändningar|erinringar))\b",
    ),
    _rule(
        _S.NO_OBJECTION,
        r"\b(?:har|lämnar)(?: \w+){0,2} inga (?:\w+ )?synpunkter\b|\bhar(?: \w+){0,4} (?:inget|ingenting) emot\b",
    ),
    _rule(
        _S.ABSTAIN,
        r"\bavstår(?: \w+){0,2} (?:från )?(?:att )?(?:yttra|lämna|avge|svara|inkomma|synpunkter|yttrande"
        r"|ta ställning)\w*|\bavstår från (?:att )?\w*",
    ),
    _rule(
        _S.ABSTAIN,
        r"\b(?:tar(?: \w+)? inte(?: \w+)? ställning|har inte(?: \w+)? tagit ställning"
        r"|yttrar (?:sig|oss)(?: \w+)? inte|avger inte något yttrande|avböjer att yttra)\b",
    ),
    _rule(
        _S.ABSTAIN,
        r"\b(?:faller|ligger) utanför (?:\w+ ){0,2}(?:verksamhet|ansvar|uppdrag|kompetens)\w*"
        r"|\bberör(?:s)? inte (?:\w+ ){0,3}verksamhet\w*",
    ),
    _rule(
        _S.OPPOSE,
        rf"\b(?:kan|vill|går det|det går){_ADVERBS} {_NOT}{_ADVERBS}"
        rf" (?:att )?(?:tillstyrka|stödja|ställa {_SELF} bakom|instämma|biträda|stå bakom|acceptera"
        r"|godta|förorda|dela)\b",
    ),
    _rule(
        _S.OPPOSE,
        rf"\b(?:tillstyrker|instämmer|biträder|stödjer|stöder|förordar|delar|välkomnar|accepterar"
        rf"|godtar){_ADVERBS} {_NOT}"
        rf"|\bställer {_SELF}{_ADVERBS} {_NOT} bakom\b|\bstår{_ADVERBS} {_NOT} bakom\b"
        rf"|\b{_NOT} (?:tillstyrker|delar|instämmer)\b"
        rf"|\bser{_ADVERBS} {_NOT} (?:\w+ )?positivt på\b"
        rf"|\b(?:är|ställer {_SELF}){_ADVERBS} {_NOT} (?:\w+ )?positiv\w*",
    ),
    # opposition
    _rule(_S.OPPOSE, rf"(?<!utan att )\bavstyrk(?:er|s|a)\b{_ADVERBS}|\bavslår\b|\bavstyrkan\b"),
    _rule(
        _S.OPPOSE,
        rf"\bmotsätter {_SELF}\b{_ADVERBS}|\bavråder\b(?: \w+)? från|\bavvisar\b|\bförkastar\b|\binvänder mot\b"
        rf"|\bsäger nej\b|\bär emot\b",
    ),
    _rule(
        _S.OPPOSE,
        rf"\bhar (?:starka|allvarliga|bestämda) invändningar\b|\bser negativt på\b"
        rf"|\b(?:är|ställer {_SELF})(?: \w+)? negativ\w* till\b",
    ),
    _rule(
        _S.OPPOSE,
        rf"\bförslag\w*[^.;]{{0,80}}\bbör(?:{_ADVERBS}) inte (?:genomföras|införas|läggas till grund"
        rf"|ligga till grund)\b",
    ),
    _rule(_S.NO_OBJECTION, r"\bgodtar\b|\baccepterar\b|\bkan (?:\w+ ){0,2}(?:godta|acceptera)\b"),
    # reservations that carry their own support
    _rule(
        _S.SUPPORT_WITH_RESERVATIONS,
        r"\b(?:är|ser)(?: \w+)? intressant\w*,? men\b|\bprincipiellt positiv\w*|\bi grunden positiv\w*",
    ),
    _rule(
        _S.SUPPORT_WITH_RESERVATIONS,
        r"\b(?:tillstyrker|instämmer|delar|stödjer|stöder|biträder)[^.;]{0,30}\b(?:i huvudsak|huvudsakligen"
        r"|i princip|i stort|i stora delar|i stora drag|delvis|i allt väsentligt)\b",
    ),
    _rule(
        _S.SUPPORT_WITH_RESERVATIONS,
        r"\bkan (?:\w+ ){0,2}(?:tillstyrka|stödja|ställa (?:sig|oss) bakom)\b"
        r"[^.;]*\b(?:om|först|förutsatt|förutsättning\w*)\b",
    ),
    # support
    _rule(_S.SUPPORT, rf"\bkan (?:\w+ ){{0,2}}tillstyrka\b|\btillstyrk(?:er|s)\b{_ADVERBS}|\btillstyrkan\b"),
    _rule(_S.SUPPORT, rf"\bställer {_SELF}{_ADVERBS} bakom\b|\bstår{_ADVERBS} bakom\b"),
    _rule(
        _S.SUPPORT,
        r"\bdelar(?: \w+){0,3} (?:uppfattning|bedömning|synsätt|analys|slutsats|åsikt|problembild|syn|mening"
        r"|utgångspunkt)\w*",
    ),
    _rule(
        _S.SUPPORT,
        r"\binstämmer\b|\bbiträder\b|\bansluter sig till\b|\bbifaller (?:utredningens|förslaget)\b"
        r"|\bförordar\b(?=[^.;]{0,40}\b(?:förslag|utredningens|promemorians))",
    ),
    _rule(_S.SUPPORT, rf"\bstöd(?:jer|er)\b{_ADVERBS}(?=\s+(?:\w+\s+){{0,2}}{_OBJECT})"),
    _rule(_S.SUPPORT, r"\bvälkomnar\b|\bser(?: \w+){0,2} positivt på\b|\bser gärna\b"),
    _rule(_S.SUPPORT, r"\b(?:är|ställer sig|förhåller sig)(?: \w+){0,3} positiv[at]?\b(?: till)?"),
    _rule(_S.COMMENT, r"\bförordar\b|\bföreslår (?:i stället|därför)\b"),
    # doubt; stated about the proposal or the report itself, or only colour
    _rule(
        _S.CRITICAL,
        rf"\bställer {_SELF}{_ADVERBS} (?:\w+ )?(?:frågande|tveksam\w*|kritisk\w*|skeptisk\w*|avvaktande)\b",
    ),
    _rule(
        _S.CRITICAL,
        r"\bär (?:\w+ )?(?:tveksam|kritisk|skeptisk)\w* (?:till|mot|inför|gentemot)\b|\bifrågasätter\b"
        r"|\bser med oro på\b|\bkänner (?:\w+ )?oro\b",
    ),
    _rule(
        _S.CRITICAL,
        r"\b(?:är|framstår som|innehåller|bedöms|verkar)\b(?:[^.;]{0,45}?\s)?(?:oklar|otydlig|bristfällig|orimlig"
        r"|olämplig|problematisk|otillräcklig|ogenomtänkt|olycklig)\w*\b",
        explicit=False,
    ),
    _rule(
        _S.CRITICAL,
        r"\bframstår mer som\b|\bsvårt att se\b|\binte vägen att gå\b|\bverkar inte\b|\bbefarar\b|\bbeklagar\b"
        r"|\bpekar på (?:\w+ ){0,3}risker\b",
        explicit=False,
    ),
    _rule(
        _S.CRITICAL,
        r"\bhade varit (?:mer|bättre|önskvärt)\b|\bsaknar (?:\w+ ){0,3}(?:analys|konsekvens|underlag|resonemang)\w*",
        explicit=False,
    ),
    _rule(
        _S.ASKS_CLARIFICATION,
        r"\befter(?:frågar|lyser)\b|\b(?:behöver|bör|måste|borde)\b[^.;]{0,70}\b(?:förtydligas|tydliggöras"
        r"|klargöras|preciseras)\b",
        explicit=False,
    ),
    _rule(
        _S.ASKS_CLARIFICATION,
        r"\b(?:bör|behöver|måste)\b[^.;]{0,50}\b(?:utredas vidare|utredas ytterligare|analyseras ytterligare"
        r"|beredas vidare)\b",
        explicit=False,
    ),
)
_PAST = re.compile(
    r"\bremissrundan\b|\b(?:tillstyrkte|avstyrkte|motsatte sig)\b|\bremiss(?:yttrande|svar) (?:avseende|över|på"
    r"|om) (?!detta|föreliggande)(?:SOU|Ds|promemorian)",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"\bställer proposition\b|\bfinner att\b|\bpropositionsordning\b|\byrkar\b|\breserverar sig\b|\bbeslutar att\b",
    re.IGNORECASE,
)
_RESERVES = re.compile(
    r"\b(?:men|dock|emellertid|däremot|även om|samtidigt som)\b|\bunder (?:den )?förutsättning(?:en)? att\b"
    r"|\bförutsatt att\b|\bförutsätter (?:dock )?att\b"
    r"|\bmed (?:vissa |följande |några )?(?:förbehåll|reservation|tillägg|justering|ändring|undantag)\w*"
    r"|\bi (?:huvudsak|princip|stort|stora delar|stora drag|allt väsentligt)\b|\bhuvudsakligen\b|\bså länge\b"
    r"|\bvillkor\w* av\b|\bendast om\b|\bförst efter\b",
    re.IGNORECASE,
)
_NEXT_RESERVES = re.compile(
    r"^(?:Men|Dock|Däremot|Samtidigt|Emellertid)\b|^\W{0,9}(?:[\w:]{1,60}[^\w:]{1,9}){1,7}?(?:dock|däremot|emellertid|samtidigt)\b"
    r"|^\W{0,9}(?:[\w:]{1,60}[^\w:]{1,9}){1,3}?(?:förutsätter|kräver|vill samtidigt|villkorar)\b"
)
_QUALIFIER = re.compile(
    r"\b(i nuläget|för närvarande|i dagsläget|i (?:dess|sin|förslagets) (?:nuvarande|föreslagna) (?:utformning"
    r"|form)|i denna del|delvis|i huvudsak|i princip|i stort(?: sett)?"
    r"|i stora drag|i allt väsentligt|i första hand|i avvaktan på [^.,;]{3,60}|i synnerhet|med följande tillägg"
    r"|med (?:vissa )?(?:förbehåll|reservation\w*)[^.,;]{0,60}"
    r"|under (?:den )?förutsättning(?:en)? att [^.;]{3,140}|förutsatt att [^.;]{3,140}|så länge [^.;]{3,140})",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s+(?:men|samt|och)\s+(?=(?:\w+\s+){0,2}(?:avslår|avstyrker|tillstyrker|motsätter|instämmer|avråder"
    r"|välkomnar|delar inte|ställer sig)\b)",
    re.IGNORECASE,
)


def is_about_something_else(sentence: str) -> bool:
    """Return whether a sentence's words of stance concern a past consultation or a meeting's procedure."""
    return bool(_PAST.search(sentence) or _PROCEDURE.search(sentence))


def clauses(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return the parts of a sentence that may each carry a stance of their own, as offsets in it."""
    cuts = [m.start() for m in _SPLIT.finditer(sentence)]
    return tuple(zip([0, *cuts], [*cuts, len(sentence)], strict=True))


def cue(clause: str) -> Cue | None:
    """Return the first rule that fires on a clause, or None; reservations are looked at by `reserved`."""
    for rule in _RULES:
        if match := rule.pattern.search(clause):
            return Cue(rule.stance, match.start(), match.end(), rule.explicit)
    return None


def reserved(clause: str, found: Cue) -> bool:
    """Return whether the clause itself takes back some of the support it gives."""
    return bool(_RESERVES.search(clause, found.start)) or bool(
        re.search(r"\bi (?:huvudsak|princip)\b", clause[: found.start])
    )


def next_reserves(sentence: str) -> bool:
    """Return whether a sentence takes back some of the support the one before it gave (`Men …`, `SKL anser dock …`)."""
    return bool(_NEXT_RESERVES.search(sentence))


def qualifier(clause: str) -> str | None:
    """Return the hedge that must survive every summary (`i nuläget`), as written, or None."""
    match = _QUALIFIER.search(clause)
    return match.group(1) if match else None


def reservation(clause: str, found: Cue) -> str | None:
    """Return the words after the turn (`men …`, `dock …`), as written and without the turning word, or None."""
    match = _RESERVES.search(clause, found.start)
    if match is None:
        return None
    rest = clause[match.end() :] if match.group().lower() in ("men", "även om") else clause[match.start() :]
    return rest.strip(" ,.;:()") or None
