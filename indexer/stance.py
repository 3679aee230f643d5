"""What a Swedish sentence of a response says for or against: cues, their order, and what turns them. Pure.

The order of the rules is the method: a negated form is tried before the plain one, opposition before support,
and a reservation turns support into support with reservations. Sources of the phrases: the guidance *Svara på remiss*
(SB PM 2021:1), the vocabulary of real responses, and Swedish drafting formulas in government bills.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from indexer.boxes import spoken
from indexer.first_said import first_halves
from indexer.reduce import reduce
from indexer.rules_english import ENGLISH, is_english, is_told
from indexer.stance_rules import RULES
from indexer.stance_words import EAGER, LIMITS
from indexer.types import Stance


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule that fired at `[start:end]` of the text it was given."""

    stance: Stance
    start: int
    end: int
    explicit: bool
    sure: float = 1.0  # how likely the model holds it; 1 for a rule's own word
    firm: bool = False  # a formula with one meaning


_PAST = re.compile(
    r"\bremissrundan\b|\b(?:tillstyrkte|avstyrkte|motsatte sig|instämde|välkomnade|ställde sig|framförde)\b"
    r"|\b(?:hade|var)\b[^.]*\b(?:senast|förra gången|då frågan)\b|\bhade,? [^.]*\batt erinra\b"
    r"|\bhar (?:\S+ ){0,4}?(?:tidigare|förut)\b[^.;]{0,50}\b(?:av|till)styrkt\b"
    r"|\bremiss(?:yttrande|svar) (?:avseende|över|på"
    r"|om) (?!detta|föreliggande)(?:SOU|Ds|promemorian)",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"\bställer proposition\b|\b(?:ordförande\w*|ordf\.?|han|hon) finner\b|\bpropositionsordning\b|\breserverar sig\b"
    r"|\b[A-ZÅÄÖ]\w+ \((?:S|M|V|C|L|KD|MP|SD|FP|fp|mp|kd)\)|\(\w{1,3}\)[^.]{0,40}\byrkar\b|\byrkar (?:bifall"
    r"|avslag|på|att (?:\w+ )?(?:\w*nämnden|\w*styrelsen|ärendet))"
    r"|\bbeslutar att (?:godkänna|anta|överlämna|lägga|avge|bordlägga|återremittera|föreslå|paragrafen|protokollet)"
    r"|\b\w*(?:förvaltningen|kontoret|utskottet) (?:har )?föres(?:lår|log|lagit)\b"
    r"|\bslutliga handläggningen\b|\bbeslutats av\b|\bföredra(?:gande|gningen)\b",
    re.IGNORECASE,
)
_ADOPTS = re.compile(  # the answer, as a board does; what it takes a stance on beside that stands
    r"\b(?:bakom|antar|godkänner) (?:det |detta |föreliggande |nedanstående |bifogade |följande )?(?:eget |remiss)?"
    r"yttrandet?(?: (?:nedan|ovan|i sin helhet))?(?:$|[.,;]| som sitt eget| och (?:över)?lämnar| enligt bilaga)",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(  # what follows; a stance taken before it stands
    r"\b(?:lämnar?|har|framför(?:a)?|framhåll(?:er|a)|anför(?:a)?|påpeka[r]?) följande\b"
    r"|\bföljande (?:synpunkter|yttrande|kommentarer)\b"
    r"|\bsynpunkter(?:na)? (?:följer|lämnas) (?:nedan|i den ordning)",
    re.IGNORECASE,
)
_PRACTICE = re.compile(
    r"\b(?:i regel|regelmässigt|varje (?:år|vecka|månad|dag)|årligen|sällan|oftast|alltid|i allmänhet|brukar"
    r"|rutinmässigt|av fallen|de flesta"
    r"|sedan (?:ett par|några|flera|många) år)\b",
    re.IGNORECASE,
)
_FALLBACK = re.compile(  # `Om förslaget ändå genomförs bör …`: what is to hold then makes nobody a supporter
    r"^\W*(?:Om|Skulle|Ifall)\b[^.,;]{0,70}\b(?:ändå|trots (?:allt|detta|det|invändningarna)|likväl)\b", re.IGNORECASE
)
_STOP = re.compile(r"[,;:|]")
_COURTESY = re.compile(
    r"\btacka[rs]? (?:\w+ )?för (?:möjligheten|att|inbjudan|remissen|tillfället)"
    r"|\b(?:tillfrågad\w*|frihet\w* att svara|svarar? (?:på remissen )?ändå)\b"
    r"|\binte (?:\w+ )?(?:bjudits in|inbjud\w+|bjuden)\b|\bvill (?:\w+ )?(?:ändå|likväl) (?:\w+ )?(?:lämna|framföra)\b"
    r"|^\W*(?:hej|tack|med vänlig\w* hälsning)"
    rf"|\bser(?: \w+){{0,3}} fram emot {EAGER}",
    re.IGNORECASE,
)
_OTHER_OBJECT = re.compile(
    r"^(?:\s+(?!att\b)\S+){0,4}?\s+(?:ansök|överklag|yrkande|dispens|framställning|motion(?:en|er|erna)?\b"
    r"|tillståndsansök|ersättningsanspråk"
    r"|medlem)\w*",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:undra[rd]\w*|(?<!\bi )frågar?|frågade\w*|frågan[^.]{0,40}är) (?:om|huruvida)\b|^\W*(?:fråga|question) ?\d*\b"
    r"|\?\s*$",
    re.IGNORECASE,
)
_GREETS = re.compile(  # `välkomnar att frågan nu har utretts`: whoever opposes what came of it may say so too
    r"[^.;,]{0,60}? att (?:frågan|frågorna|ämnet|området|problemet|problemen|detta|regeringen)\b[^.;,]{0,40}?"
    r"\b(?:utre(?:ds?|tts|tt|der|das)|ses över|lyfts|lyfter|uppmärksamma[ts]s?|tas upp|adresseras|belys(?:s|es|ts)"
    r"|tar [^.;,]{0,40}?(?:på allvar|tag i|initiativ)|prioriterar)\b",
    re.IGNORECASE,
)
_BIDS = re.compile(r"\W*(?:Kan|Skulle) ni\b", re.IGNORECASE)
_WHY = re.compile(r"\W*(?:Varför|Därför|Av vilka skäl)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\b(?:part|den|de|medlemsstat|grannar|kommun|organ|instanser|myndigheter|enskild\w*|en \w+|\w+stat)"
    r" som (?:vill |önskar )?$|\b(?:ange|anger|prövar?|avgör) om \w+ $"
    r"|\batt (?:utredningen|utredaren|kommittén|regeringen|promemorian|delegationen) (?:\w+ )?$",
    re.IGNORECASE,
)
_SOME_THAT = re.compile(  # `några punkter som vi motsätter oss`: which ones is not said, and the rest it is not
    r"\b(?:vissa|några|flera|(?:ett )?flertal|många|punkter|delar|en del|annat|andra)(?: \w+){0,3}? som (?:\w+ ){1,3}$",
    re.IGNORECASE,
)
_CHANCE_TO_OBJECT = re.compile(  # `den möjlighet som grannar i dag har att motsätta sig`
    r"\b(?:möjlighet|rätt|rättighet|skyldighet|befogenhet)(?:en|er|erna)?"
    r"(?: (?:som|för)(?: (?!att\b)[^\s.;,]+){1,8}?)? att (?:\w+ )?"
    r"(?:motsätta|invända|avstyrka|avvisa|avslå)\b",
    re.IGNORECASE,
)
_MAY_OBJECT = re.compile(
    r"\b(?:kan|får|kunna|kunnat|rätt att|möjlighet att|att|inte|eller) (?:\w+ ){0,2}?(?:motsätta|invända|avstyrka)\b",
    re.IGNORECASE,
)
_ASKS_NOTHING = r"(?![^.;]*\b(?:bör|måste|behöver|krävs)\b)"
_RESERVES = re.compile(
    r"\b(?:(?<!få )(?<!små )(?<!liten )(?<!litet )(?<!mindre )(?<!korta )(?<!enkla )"
    r"(?<!färre )(?<!större )men"  # `få men viktiga steg`
    rf"(?! (?:även|också|framför allt|inte minst)\b{_ASKS_NOTHING})"  # `A men även B`
    r"|dock|emellertid|däremot|även om|samtidigt som|om än|låt vara|brasklapp\w*|såvitt avser"
    r"|så vitt avser|till viss del|till övervägande del|i den mån|frånsett|givet att|räcker inte|villkorat"
    r"|i de delar som|allt utom|dock inte|med den ändring\w*|bortsett från|med undantag för|utom såvitt)\b"
    r"|\bunder (?:den )?förutsättning(?:en)? att\b|\bpå (?:\w+ )?villkor(?:et)? att\b"
    r"|\bförutsatt att\b|\bförutsätter (?:dock )?att\b"
    r"|\bmed (?:\w+ ){0,2}?(?:förbehåll|reservation|tillägg|justering|ändring|undantag|tvekan)\w*"
    r"|\bi (?:huvudsak|princip|stort|stora delar|stora drag|allt väsentligt)\b|\bhuvudsakligen\b|\bså länge\b"
    r"|\bvillkor\w* av\b|\b(?:endast|enbart) (?:om|för|i|på|såvitt|beträffande|när|vad)\b|\bförst efter\b"
    r"|\b(?:but|however|although|provided that|subject to|as long as|on (?:the )?condition that|unless|except)\b",
    re.IGNORECASE,
)
# *eftersom det visas att viljan finns men att pengarna saknas*
_THAT = re.compile(rf"(?<=men)\s+att\b{_ASKS_NOTHING}", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:eftersom|då|därför att|emedan|som|där|när|trots att)\b[^.;]*?\batt\b", re.IGNORECASE)
_NEXT_RESERVES = re.compile(
    r"^(?:Men|Dock|Däremot|Samtidigt|Emellertid)\b"
    r"|^(?:Ett|En|Vårt|Vår|Det enda|Enda)? ?(?:\w+ )?(?:[Vv]illkor(?:et)?|förbehåll(?:et)?|[Ff]örutsättning(?:en)?"
    r"|reservation(?:en)?) (?:\w+ ){0,3}?är\b|^\W{0,9}(?:[\w:]{1,60}[^\w:]{1,9}){1,8}?(?:dock|däremot"
    r"|emellertid|samtidigt)\b"
    r"|^\W{0,9}(?:[\w:]{1,60}[^\w:]{1,9}){1,3}?(?:förutsätter|kräver|vill samtidigt|villkorar)\b"
    r"|^(?:But|However|Nevertheless)\b|^\W{0,9}(?:[\w:]{1,60}[^\w:]{1,9}){1,5}?(?:however|nevertheless)\b"
)
_HEDGE = re.compile(
    r"\bi (?:huvudsak|princip|stort|stora delar|stora drag|allt väsentligt)\b|\bhuvudsakligen\b"
    r"|\btill (?:viss|övervägande|stor) del\b|\bså när som\b|\bvillkorat\b|\bmed detta påpekande\b|\bdelvis\b"
    r"|^\W*(?:Givet att|Så länge|Under förutsättning|Förutsatt|Med (?:den|vissa|en viktig))"
    r"|^\W*(?:Med|Görs|Sker|Genomförs|Tas|Får vi|Om) (?:den|det|de|dessa|denna|detta)\b[^,.]{0,60}?"
    r"(?:ändring|tillägg|justering|förtydligand|rättelse)\w*",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\W*(?:Den|Det|De|Detta|Denna|Dessa) (?:\w+ ){0,2}?\w{4,}s\W*$")
_OF_THAT = re.compile(  # `Det kan regionen inte acceptera`
    r"\W*(?:Det|Detta) (?:kan|vill|går|får)\b[^.;,]{0,40}?\b(?:inte|ej|aldrig)\b[^.;,]{0,30}?"
    r"\b(?:accepteras?|godtas?|gå med på|ställa (?:sig|oss|mig) bakom|stödja|tillstyrka)\W*$"
)
_LIKE_INQUIRY = re.compile(
    r"\b(?:i likhet med|liksom|precis som|på samma sätt som) (?:utredningen|utredaren|kommittén|promemorian"
    r"|delegationen|regeringen)\b"
    r"|\b(?:samma|likartad) (?:uppfattning|bedömning|slutsats|åsikt|mening) som (?:utredningen|utredaren"
    r"|kommittén|promemorian)\b",
    re.IGNORECASE,
)
_DIFFERS = re.compile(
    r"\bavstyrk|\bmotsätt|\bavvisa|\bavråd|\b(?:kan|vill)\b.*\b(?:inte|ej|knappast|aldrig)\b.*\b(?:tillstyrka|stödja|instämma|ställa"
    r"|biträda|dela|acceptera|godta)\b|\b(?:delar|instämmer|tillstyrker|biträder|stöder|stödjer)\b.{0,40}\b(?:inte|ej|knappast)\b",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"\b(?:anser|menar|bedömer|finner|tycker|föreslår|vill|kräver|önskar) (?:\S+ ){0,3}?att (?:\S+ ){1,8}?"
    r"(?:ska|skall|bör|måste|borde|behöver) (?:\w+ )?(?:vara|bli|få|ha|kunna|omfatta|gälla)\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(LIMITS, re.IGNORECASE)
_ONLY_TURNS = re.compile(r"(?:dock|däremot|emellertid)\W*$", re.IGNORECASE)  # `tillstyrks däremot`: from what was said
_NOT_ALL = re.compile(  # `delar inte helt utredningens bedömning`
    r"\b(?:delar|instämmer|stödjer|stöder|biträder|tillstyrker)\b(?: (?!(?:att|som|och|men)\b)[^\s.;,]+){0,4}? "
    r"(?:inte|ej) (?:helt(?: och hållet)?|fullt ut|till fullo|till alla delar|i alla delar|i allt)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"(?<!-)\s+(?:men|samt|och)\s+(?=(?:\w+\s+){0,2}(?:avslår|avstyrker|tillstyrker|motsätter|instämmer|avråder"
    r"|välkomnar|delar inte|ställer sig)\b)",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(r"\b(?:och|men|samt) (?:\w+(?:er|ar)|vill|ser|har)\b", re.IGNORECASE)
_ANSWERS_IT = re.compile(  # says no more than that it answers
    r"\b(?:yttrar (?:sig|oss) (?:här(?:med)? )?över|(?:remissvar|remissyttrande|yttrande) (?:till \S+ )?"
    r"(?:avseende|angående|gällande)|har (?:beretts|fått|getts|givits) (?:tillfälle|möjlighet) att (?:yttra|lämna"
    r"|svara|inkomma|avge)|har lämnat (?:ett |sitt )?(?:remissvar|remissyttrande|yttrande)) ?",
    re.IGNORECASE,
)


def is_about_something_else(sentence: str) -> bool:
    """Return whether a sentence's words of stance concern a past consultation or a meeting's procedure."""
    if _PAST.search(sentence) or _PROCEDURE.search(sentence):
        return True
    adopts = _ADOPTS.search(sentence)
    if adopts and outright(sentence[: adopts.start()] + sentence[adopts.end() :]) is None:
        return True
    told = announces(sentence)
    if told is not None and outright(sentence[:told]) is None:
        return True
    return only_answers(sentence)


def only_answers(clause: str) -> bool:
    """Return whether words say no more than that their writer answers (`X har beretts tillfälle att yttra sig`)."""
    answers = _ANSWERS_IT.search(clause)
    return answers is not None and _SAYS_MORE.search(clause, answers.end()) is None and cue(clause) is None


def announces(sentence: str) -> int | None:
    """Return where a sentence begins to announce what the response says one by one, None if it does not."""
    told = _ANNOUNCES.search(sentence)
    return told.start() if told else None


def means_other(clause: str, found: Cue, *, own_voice: bool) -> bool:
    """Return whether a cue's words mean something else here.

    A body's own practice (*avslår i regel ansökningar*), a matter of its daily work, a question, or what somebody may
    object to by law.
    """
    asked = _ASKED.search(clause)
    if asked and asked.start() > found.end and not asked.group().startswith("?"):
        asked = None  # `Vi är glada att de slipper, fast vi undrar om …?`
    if asked and _BIDS.match(clause):
        asked = None  # `Kan ni inte stryka förslaget om hamnkort?`
    if asked and own_voice and found.explicit and _WHY.match(clause):
        asked = None  # `Varför säger vi nej till avgiften?`
    if asked and found.stance in (Stance.SUPPORT, Stance.OPPOSE, Stance.NO_OBJECTION, Stance.ABSTAIN):
        return True
    if not found.explicit and _COURTESY.search(clause):
        return True
    if found.stance is Stance.SUPPORT and _GREETS.match(clause, found.start):
        return True
    if found.stance in (Stance.SUPPORT, Stance.NO_OBJECTION) and _FALLBACK.match(clause):
        return True
    if found.stance not in (Stance.SUPPORT, Stance.OPPOSE, Stance.ABSTAIN, Stance.NO_OBJECTION):
        return False
    near = _STOP.split(clause[found.end : found.end + 40], maxsplit=1)[0]
    practice = _PRACTICE.search(clause[: found.end] + near) and not re.search(r"\bsynpunkter\b|\byttra", clause)
    if not own_voice and re.search(r"\b(?:har|hade) (?:\S+ ){0,4}?(?:till|av)styrkt\b", clause, re.IGNORECASE):
        return True  # what somebody has said elsewhere
    before = clause[: found.start]
    if _SOME_THAT.search(before):
        return True
    if _OF_OTHERS.search(before) or re.search(r"\bha (?:till|av)styrkt\b|\binte (?:för avsikt|motståndare)\b", clause):
        return found.stance is not Stance.NO_OBJECTION
    if found.stance is Stance.OPPOSE and _CHANCE_TO_OBJECT.search(clause[: found.end]):
        return True
    may = not own_voice and _MAY_OBJECT.search(clause[: found.end])
    return bool(practice or may or _OTHER_OBJECT.match(clause[found.end :]))


def clauses(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return the parts of a sentence that may each carry a stance of their own, as offsets in it."""
    parts: list[tuple[int, int]] = []
    for start, end in spoken(sentence):
        cuts = [m.start() for m in _SPLIT.finditer(sentence, start, end)]
        parts += zip([start, *cuts], [*cuts, end], strict=True)
    return tuple(parts)


def cue(clause: str) -> Cue | None:
    """Return the first rule that fires on a clause, or None; reservations are looked at by `reserved`."""
    if (match := _LIKE_INQUIRY.search(clause)) and not _DIFFERS.search(clause):
        return Cue(Stance.SUPPORT, *match.span(), explicit=True)
    if match := _NOT_ALL.search(clause):
        return Cue(Stance.CRITICAL, *match.span(), explicit=True)
    if is_english(clause):
        return _english(clause)
    reduced = reduce(clause)
    for rule in RULES:
        if match := rule.pattern.search(reduced.text):
            said = Cue(rule.stance, *reduced.original(*match.span()), rule.explicit, firm=rule.firm)
            return _first(clause, said) or said
    return None


def _english(clause: str) -> Cue | None:
    for rule in ENGLISH:
        if (match := rule.pattern.search(clause)) and not is_told(clause, match):
            return Cue(rule.stance, *match.span(), rule.explicit, firm=rule.firm)
    return None


def _first(clause: str, said: Cue) -> Cue | None:
    """Return what the first half of a clause states and the phrase behind it does not undo."""
    for end, stance in first_halves(clause, said.stance, said.start, said.end):
        before = cue(clause[:end])
        if before is not None and before.explicit and before.stance is stance:
            return before
    return None


def reserved(clause: str, found: Cue) -> bool:
    """Return whether the clause itself takes back some of the support it gives.

    After the phrase (*tillstyrker förslaget men …*), or by a hedge on it; *tillstyrker dock* only turns from what was
    said before.
    """
    return bool(_turn(clause, found.end) or _HEDGE.search(clause[: found.end]))


def _turn(clause: str, after: int) -> re.Match[str] | None:
    """Return the first word that takes back, not one between two things that a reason or an aside tells of."""
    turns = _RESERVES.finditer(clause, after)
    turns = (m for m in turns if not _ONLY_TURNS.match(clause, m.start()))
    return next(
        (m for m in turns if not (_THAT.match(clause, m.end()) and _WITHIN.search(clause[after : m.start()]))), None
    )


def of_it(sentence: str) -> bool:
    """Return whether a sentence says no more of its matter than a pronoun (`Den avstyrks.`)."""
    return bool(_OF_IT.match(sentence))


def of_that(sentence: str) -> bool:
    """Return whether a sentence refuses what the one before it tells, and names it no further."""
    return bool(_OF_THAT.match(sentence))


def falls_back(clause: str) -> bool:
    """Return whether a clause tells what is to hold if a thing comes to be all the same."""
    return _FALLBACK.match(clause) is not None


def demands(clause: str) -> bool:
    """Return whether a clause says how something ought to be (`anser att kontrollen ska vara frivillig`)."""
    return bool(_DEMAND.search(clause))


def limits(clause: str) -> bool:
    """Return whether a clause says that only some of the proposals are answered (`yttrar sig endast över …`)."""
    return bool(_LIMITS.search(clause))


def next_reserves(sentence: str) -> bool:
    """Return whether a sentence takes back some of the support the one before it gave (`Men …`, `SKL anser dock …`)."""
    return bool(_NEXT_RESERVES.search(sentence))


@lru_cache(maxsize=4096)
def outright(sentence: str) -> Stance | None:
    """Return the stance that a sentence takes in so many words, on whatever matter; mere criticism is none."""
    found = cue(sentence)
    return found.stance if found is not None and found.explicit and found.stance is not Stance.CRITICAL else None


def reservation(clause: str, found: Cue) -> str | None:
    """Return the words after the turn (`men …`, `dock …`), as written and without the turning word, or None."""
    match = _turn(clause, found.start)
    if match is None:
        return None
    rest = clause[match.end() :] if match.group().lower() in ("men", "även om") else clause[match.start() :]
    return rest.strip(" ,.;:()") or None
