"""How a stance is given: on a thing, on the report as a whole, on what is left of it, or by joining another. Pure."""

import re

from indexer import stance as rules
from indexer.about import SAYING
from indexer.matters import MOST
from indexer.stance_words import AS_TO
from indexer.types import Basis, Stance

_WHOLE = re.compile(
    r"\bförslagen\b(?! (?:om|i avsnitt\w*|i \d|att|till|för|rörande|kring|avseende|gällande|beträffande)\b)"
    r"|(?:utredningens|betänkandets|promemorians"
    r"|delegationens)\s+(?:förslag och|analys och|analys av|bedömningar och)|\bbetänkandet i (?:stort"
    r"|sin helhet)\b"
    r"|\b(?:samtliga|alla) (?:\w+ )?förslag(?:en)?\b(?! (?:om|i avsnitt|i kapitel|att|till|som|rörande|kring|gällande))"
    r"|\b(?:de|samtliga|alla) förslag(?:en)? som (?:läggs|har lagts|lämnas|har lämnats) fram\b"
    r"|(?:utredningens|betänkandets|promemorians|remissens) förslag(?:et|en)?"
    r" (?:\w+ ){0,2}?i (?:dess|sin|deras) helhet\b"
    r"|\b(?:utredningen|betänkandet|promemorian|remissen|rapporten) i (?:dess|sin) helhet\b"
    r"|\breformen\b|\bförslagen i (?:stort|sin helhet)\b|\banalys(?:en)? och förslag(?:en)?\b",
    re.IGNORECASE,
)
_ASSESSED = re.compile(  # `delar inte bedömningen att förslagen blir dyra`: what is held of them, and not they
    r"\b(?:bedömning|uppfattning|slutsats|åsikt|mening|antagande|beräkning)\w*,? att\b", re.IGNORECASE
)
_SOME_OF = re.compile(  # `har invändningar mot flera av de enskilda förslagen`
    r"\b(?:flera|några|vissa|en del|ett par|enstaka) av (?:(?:de|\w+s) )?(?:\w+ )?$", re.IGNORECASE
)
_OF_ITS_OWN = re.compile(r"\s*(?:därför |också )?(?:att|förslaget (?:om|att))\b")  # a phrase that says what it is on
_WHOLE_NEAR = 25  # characters
# the report itself as what is approved or rejected
_REPORT_ITSELF = re.compile(
    r"\b(?:utredningen|betänkandet|promemorian|rapporten)(?: [”\"“][^”\"“\n]{3,120}[”\"“])?(?: \([^)\n]{4,30}\))?"
    r"(?= i (?:huvudsak|stort|allt väsentligt)\b|[.,;]|\s*$| men\b| är (?:\w+ )?välkom)"
    r"|\b(?:remitterade|rubricerade) förslaget (?:läggs|ligger) till grund\b",
    re.IGNORECASE,
)
_IN_IT = re.compile(  # `uppfattningen i utredningen`: what is said there, not all of it
    r"(?<!instämmer )(?<!instämma )(?<!helt )(?<!förslaget )(?<!förslagen )\b(?:i|ur|från|enligt|om|av) $",
    re.IGNORECASE,
)
_ITS_PROPOSAL = re.compile(  # the same where no heading says which part of it is meant
    r"\b(?:utredningens|utredarens|betänkandets|promemorians) förslag(?:et|en)?(?=[.;]|\s*$| men\b)"
    r"|\bförslaget i (?:dess|sin) helhet\b",
    re.IGNORECASE,
)
_NO_OBJECT = re.compile(
    r"^(?:\s+(?!(?:om|till|på|kring|över|mot|angående|beträffande|rörande)\b)"
    r"(?!(?!(?:remiss|promemori|betänkand|ärend|förslag|utredning|skrivelse|lagråd)\w*)\w{4,}(?:en|et|erna|arna|orna)\b)"
    r"\w+){0,2}\s*(?:eftersom\b|då\b|i ärendet"
    r"|(?:till|på|över) (?:remissen|promemorian|betänkandet)|med anledning|[.,;]|$)"
)
_ON_THE_REPORT = re.compile(r"\b(?:remissen|promemorian|betänkandet|utredningen|rubricera\w+)\b", re.IGNORECASE)
_REPORT = (
    r"(?:(?:det |den )?(?:rubricerade|remitterade|aktuella|ovanstående|nämnda) \w+"
    r"|(?:\w*promemorian|\w*betänkandet|\w*remissen|utredningen|ärendet)(?: \w+)??)"
)
_OVER_THE_REPORT = re.compile(  # `avstår från att lämna synpunkter på betänkandet`, and not on a part of it
    rf"(?:(?!förslag\w* (?:om|till|att)\b|avsnitt|kapitel)[^.;,]){{0,60}}?"
    rf"\b(?:över|på|om|till|i|kring|rörande|med anledning av) {_REPORT}\b(?! i (?:denna|den) del|[^.;]*\bavsnitt)",
    re.IGNORECASE,
)
# `I fråga om skatten tar kommunen inte ställning`, `Hyrestaket lämnas därhän`, `Taxan lämnar vi till andra`
_ON_A_MATTER = re.compile(
    rf"^\W*(?:Om|Att|Hur|Huruvida|Kring|{AS_TO})\b"
    r"(?! (?:\w+ )?(?:förslag|remiss|promemoria|betänkande|övrig|resten|rest\b))"
    r"|^\W*(?:(?!förslag|remiss|promemori|betänkande|utredning|ärende|övrig|rest|synpunkt|svar|yttrande|det|detta|allt)"
    r"\b[\w-]+,? ){1,14}?lämna(?:s|r (?:vi|jag))(?: (?!förslag|remiss|promemori|betänkande)[\w-]+){0,2}?"
    r" (?:därhän|åt|till)\b",
    re.IGNORECASE,
)
_OF_ONE_MATTER = re.compile(
    rf"^\W*{AS_TO}\b"
    r"(?! (?:\w+ ){0,2}?(?:\w*förslag|remiss|promemoria|betänkande|utredning|övrig|resten|rest\b|helhet|allt\b))",
    re.IGNORECASE,
)
_HERE = re.compile(r"\bhär\W*$|\bi (?:den|denna) (?:frågan|delen)\W*$", re.IGNORECASE)
_THE_ONE = re.compile(r"\s*(?:till|på|om|över) (?:det |detta )?förslaget\b", re.IGNORECASE)
IN_THAT_PART = re.compile(r"\bi (?:denna|den|dessa|de) del(?:en|ar|arna)?\b(?! (?:av|som|där)\b)", re.IGNORECASE)
_RESIDUAL = re.compile(
    r"\b(?:övriga|resterande) (?:delar|förslag|avsnitt)\b|\bförslagen i övrigt\b|\bi övrigt\b"
    r"|\bresten av (?:förslagen|promemorian|betänkandet|utredningen)\b|\b(?:alla|samtliga) andra förslag\b",
    re.IGNORECASE,
)
_BESIDES = re.compile(  # `Utöver ovanstående`, with nothing named after the phrase but the report
    r"\W*(?:(?:Utöver|Förutom) (?:ovanstående|det(?:ta| (?:ovan )?(?:sagda|anförda|nämnda))|dessa synpunkter"
    r"|vad som (?:ovan )?(?:sagts|anförts|nämnts)(?: ovan)?)|Härutöver|Därutöver)\b",
    re.IGNORECASE,
)
_ALL_OF_IT = re.compile(
    r"(?: att (?:tillägga|anföra|erinra|invända|framföra))?"
    r"(?: (?:på|mot|om|över|i) (?:(?:\w+s )?förslagen|promemorian|betänkandet|utredningen|remissen))?\W*",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\b(?:det|den|dem|detta|denna|dessa) i övrigt\b", re.IGNORECASE)  # of what was just named
_OF_THE_ONE = re.compile(r"\bförslaget\b", re.IGNORECASE)
# points back to what was said since, so that the stance is on that and not on the rest
_ON_THAT = re.compile(r"\b(?:och|men) (?:det|den|detta|dem|dessa)\b", re.IGNORECASE)
_ON_WHAT_IT_NAMES = re.compile(
    r" (?!\w*(?:förslag|utredning|promemoria|betänkande|bedömning)|(?:vad|det) som\b|till\b|med\b|i\b|av\b)\w{4,}",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(  # `har i övrigt ingen uppfattning om avgifterna`
    r"\W*(?:om|på|mot|över|kring|till) (?!(?:det|den|de|att|vad|hur|allt|något|resten|rest|övriga)\b"
    r"|(?:[\w-]+ ){0,2}\w*(?:förslag|utredning|promemori|betänkande|bedömning|remiss|lagtext|författning|innehåll"
    r"|utformning|ärende|rapport|skrivelse|slutsats|text|delar))[\w-]{2,}(?:en|et|na|an)s?\b",
    re.IGNORECASE,
)
_SAYS_ON_WHAT = re.compile(  # `I övrigt stöder vi tanken på att museer går ihop`: on that, and not on the rest
    r"[^.;:]{0,40}?(?:\b(?:förslaget|kravet|tanken|idén|målet|ambitionen|införandet|inrättandet)"
    r" (?:om|på|av|till|att)\b"
    r"|\bförslagen (?:om|i avsnitt|i \d)\b|\batt\b(?! (?:\w+ ){0,2}?(?:förslag|utredning|betänkande|promemori)))",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:instämmer (?:\w+ )?i|ansluter (?:\w+ ){0,2}?(?:sig|oss|mig) (?:\w+ ){0,3}?till"
    r"|hänvisar (?:\w+ )?till|ställer sig (?:\w+ )?bakom)\b"
    r"[^.;]{0,80}\b(?:yttrande|remissvar|svar|synpunkter)\b"
    r"|\b(?:instämmer (?:\w+ )?i|ansluter (?:\w+ ){0,2}?(?:sig|oss|mig) (?:\w+ ){0,2}?till) "
    r"(?:(?:det |allt )?(?:som|vad)|det|allt) [^.;]{0,80}?"
    r"\b(?:anfört|anför|framfört|framför|skrivit|skriver|uttalat|sagt|säger)\b",
    re.IGNORECASE,
)


def basis_of(part: str, cue: rules.Cue, *, titled: bool, numbered: bool, by_number: bool) -> Basis:
    """Return how a stance is given; one on *the proposals* names them right after the phrase or right before it.

    `titled` says that it stands under a heading that names a matter, `numbered` that this one bears the report's
    number, `by_number` that the words themselves say which sections the stance is on.
    """
    if _REFERENCE.search(part):
        return Basis.BY_REFERENCE
    if cue.stance is Stance.ABSTAIN and rules.limits(part):
        return Basis.RESIDUAL
    if by_number or IN_THAT_PART.search(part):
        return Basis.STATED
    if _on_the_rest(part, cue):
        return Basis.STATED if of_its_own(part, titled=titled) else Basis.RESIDUAL
    named = _REPORT_ITSELF.finditer(part) if cue.explicit and not numbered else ()
    itself = (m for m in named if not _IN_IT.search(part, 0, m.start()))
    alone = _ITS_PROPOSAL.finditer(part) if cue.explicit and not (titled or numbered) else ()
    wholes = (*_WHOLE.finditer(part), *MOST.finditer(part), *itself, *alone)
    near = [
        m
        for m in wholes
        if m.start() - cue.end <= _WHOLE_NEAR
        and cue.start - m.end() <= _WHOLE_NEAR
        and not _ASSESSED.search(part, cue.start, m.end())
        and not _SOME_OF.search(part[: m.start()])
        and not (m.end() <= cue.start and _OF_ITS_OWN.match(part, cue.end))
    ]
    if _OF_ONE_MATTER.match(part, 0, cue.start):
        near = []  # `När det gäller avgiften tillstyrker vi utredningens förslag`: of the fee, and not of all
    rest = part[cue.end :]
    rest = SAYING.sub("", rest, count=1) if cue.stance is Stance.ABSTAIN else rest
    silent = cue.stance is Stance.ABSTAIN or (cue.stance is Stance.NO_OBJECTION and _ON_THE_REPORT.search(part))
    silent = bool(silent) and not _ON_A_MATTER.match(part)
    of_all = silent and not titled and not _HERE.search(part) and _NO_OBJECT.match(rest) and not _THE_ONE.match(rest)
    over_all = silent and not numbered and _OVER_THE_REPORT.match(rest)
    return Basis.WHOLE_DOCUMENT if near or of_all or over_all else Basis.STATED


def of_its_own(part: str, *, titled: bool) -> bool:
    """Return whether *i övrigt* is on the rest of one proposal: of the one just named, or of its heading's."""
    if _RESIDUAL.search(part) is None:
        return False
    return _OF_IT.search(part) is not None or (titled and _OF_THE_ONE.search(part) is not None)


def on_the_rest_of_one(part: str, cue: rules.Cue) -> bool:
    """Return whether *i övrigt* is on what else there is of a thing that is named after it."""
    rest = _RESIDUAL.search(part, 0, cue.end)
    return rest is not None and _NAMED_AFTER.match(part, cue.end) is not None


def _on_the_rest(part: str, cue: rules.Cue) -> bool:
    silent = cue.stance in (Stance.ABSTAIN, Stance.NO_OBJECTION)
    if silent and _BESIDES.match(part) and _ALL_OF_IT.fullmatch(part, cue.end):
        return True
    rest = _RESIDUAL.search(part)
    if rest is not None and rest.start() >= cue.end > cue.start and _ON_WHAT_IT_NAMES.match(part, rest.end()):
        return False  # `godtar i övrigt ordningen med tyst samtycke`
    if on_the_rest_of_one(part, cue):
        return False
    agreed = not silent and cue.end > cue.start
    if rest is not None and agreed and rest.start() < cue.start and _SAYS_ON_WHAT.match(part, cue.end):
        return False
    return rest is not None and not _ON_THAT.search(part, rest.end(), max(rest.end(), cue.start))
