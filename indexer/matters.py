"""The matters of one sentence: parts that each take a stance, and the sections that one stance is on. Pure.

*Tillstyrker A men inte B* and *tillstyrker allt utom B, som avstyrks* take two stances, each on its own matter;
*tillstyrker förslagen i avsnitt 4.1, 4.2 och 5.1* takes one on three sections, none of which is the report.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from indexer import stance as rules
from indexer.rows import answer
from indexer.types import Stance

_MATTER = (
    r"(?:förslag(?:et|en)? (?:om|till|att|i|rörande|kring|avseende|gällande)\b(?! övrigt| sin helhet)|(?:i )?avsnitt)"
)
_ALL = (
    r"\b(?:(?:samtliga|alla|(?:utred|betänk|promemor|kommitt|remiss|regering)\w+s|de)\s+(?:\w+\s+)?förslag(?:en)?"
    r"|förslagen|betänkandet|promemorian|remissen|utredningen|allt)\b"
)
MOST = re.compile(  # of the proposals, so that what is not among them can be named after it
    r"\b(?:merparten|flertalet|huvuddelen|(?:den )?större delen|det mesta|(?:de )?flesta)\b(?: av)? (?:\w+ ){0,2}?"
    r"(?:förslag\w*|betänkandet|promemorian|remissen|utredningen)\b",
    re.IGNORECASE,
)
_BUT = (
    r"(?:utom|förutom|undantaget(?! (?:för|från|om|i|av|som|till)\b)|bortsett från|frånsett|med undantag (?:för|av))\s+"
)
_ALL_BUT = re.compile(
    rf"{_ALL}(?:(?!\b(?:om|att|kring|rörande|avsnitt\w*|kapitel)\b)[^.;,]){{0,60}}?"
    rf"(?P<but>,?\s+{_BUT})",
    re.IGNORECASE,
)
_BUT_FIRST = re.compile(rf"\W*{_BUT}", re.IGNORECASE)
_BUT_WITHIN = re.compile(rf",\s+{_BUT}[^,;.]{{3,80}},\s+", re.IGNORECASE)
_OTHERWISE = re.compile(rf",?\s+(?:men|och)\s+(?:däremot\s+)?(?:inte|ej)\s+(?={_MATTER})", re.IGNORECASE)
_JOINT = re.compile(  # `tillstyrker A, tillstyrker med förbehåll B och avstyrker C`
    r",?\s+(?:men|samt|och|medan)\s+|,\s+(?=(?:till|av)styrker\b)", re.IGNORECASE
)
_NAMES_ONE = re.compile(rf"\b{_MATTER}", re.IGNORECASE)
_MUCH = re.compile(r"\W*(?:till |på )?(?:mycket|det mesta|en (?:hel )?del)\W*$", re.IGNORECASE)  # names nothing
_REST = re.compile(r"\bi övrigt\b|\bövriga (?:förslag|delar)\b", re.IGNORECASE)
_OBJECT_NEAR = 40  # characters after a phrase of stance within which it names its object
_SUBJECT = 30  # characters that may stand between *och* and the next phrase of stance: who takes it
_YES_OR_NO = re.compile(r"(?:också |även )?(?:ja|nej) till \S", re.IGNORECASE)  # `säger ja till A men nej till B`
_ANSWERED = re.compile(r"\b(?:ja|nej) till \S", re.IGNORECASE)
_TURNED = {
    Stance.SUPPORT: Stance.OPPOSE,
    Stance.SUPPORT_WITH_RESERVATIONS: Stance.OPPOSE,
    Stance.OPPOSE: Stance.NO_OBJECTION,
}
_RELATIVE = re.compile(r",?\s+(?:som|vilke[nt]|vilka|vilkas|där|den|det|detta|dessa)\b|[;:]|,\s|\.$")
_DOTTED = r"\d{1,2}(?:\.\d{1,3})+"
_ONE = rf"(?:{_DOTTED}|\d{{1,2}}(?![\d.]*\d))(?!\s*(?:§|%|kap\b|procent|kronor|kr\b|år|dag|månad|veck|miljon|miljard))"
_JOIN = (
    r"(?:\s*[,–-]\s*|\s*,?\s+(?:och|samt|respektive|eller|till|and|to)\s+)"
    r"(?:(?:i\s+)?(?:avsnitt(?:et|en)?|sections?)\s+)?"
)
_LEADS_TO = (
    r"(?:gäller|avser|angår|beträffande|angående|gällande|rörande|i fråga om|förslag(?:et|en)?(?: i)?"
    r"|punkt(?:en|erna)?)"
)
_CHAIN = re.compile(
    rf"(?:\b(?P<kind>avsnitt(?:et|en)?|sections?(?=\s+\d+\.\d)|kapitel|chapters?)\s+(?:nr\s+)?|\(|\b{_LEADS_TO}\s+"
    rf"|\bi\s+(?={_DOTTED}))(?P<list>{_ONE}(?:{_JOIN}{_ONE})*)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*[–-]\s*|\s+(?:till|to)\s+")
_ENDS = re.compile(
    rf"({_DOTTED})(?:\s*[–-]\s*|\s+(?:till|to)\s+)(?:(?:och med\s+)?(?:avsnitt(?:et)?|section)\s+)?({_DOTTED})"
)
_LONGEST_RANGE = 20
_PROPOSALS = re.compile(
    r"(?<!samtliga )(?<!alla )\bförslagen\b(?! \w)", re.IGNORECASE
)  # and nothing after that says which
_OPENS = re.compile(r"^\W*(?:avsnitt(?:en|et)?\s+)?(?=\d)", re.IGNORECASE)
_AT_ONCE = re.compile(  # `avstyrker 4.3`, `inga invändningar mot 6.1 och 6.2`
    rf"^\s*(?:(?:därför|också|även|alltså|helt)\s+)?(?:(?:mot|till|på|om|över)\s+)?(?={_DOTTED})", re.IGNORECASE
)
_REASONS = re.compile(
    r"\b(?:men|dock|eftersom|därför|för att|så att|då|även om|vilket|vilka|förutsatt|under förutsättning|på grund av"
    r"|enligt|jfr|se|som (?:framgår|anförs|redovisas|utvecklas))\b|;|\.\s",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"^\W*(?:(?:Även|Också|Vidare|Däremot)\s+)?(?:De\s+)?(?:Förslag|Avsnitt|Bedömning|Vad\b|När det\b|I fråga\b"
    r"|Beträffande|Angående|Gällande|Avseende|Rörande|För\b|Om\b|I avsnitt|På avsnitt|Kapitel|I kapitel)",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"([^,()]{{3,80}}?)\s*\((?:avsnitt\s+)?({_DOTTED})\)")
_LEADS_IN = re.compile(r"^\W*(?:(?:dels|samt|och|om|till|på|mot|förslag(?:et|en)?|i|avsnitt)\s+)+", re.IGNORECASE)

_AND_PROPOSED = re.compile(
    r",?\s+(?:och|samt|liksom)\s+(?:även\s+)?(?:\w+s\s+)?förslag(?:et|en)?\s+(?:om|till|på)\s+(?:att\s+)?"
    r"|,?\s+(?:och|samt|liksom)\s+(?:även\s+)?förslag(?:et|en)\s+att\s+",
    re.IGNORECASE,
)
_AND = re.compile(r",\s+(?:(?:och|samt|respektive)\s+)?|\s+(?:och|samt|respektive)\s+", re.IGNORECASE)


_AND_THAT = re.compile(r",?\s+(?:och|samt|liksom|respektive)\s+att\s+|,\s+att\s+", re.IGNORECASE)
_BACK = re.compile(r"(?:det|den|de|detta|denna|dessa|så)\b|\S*$", re.IGNORECASE)  # and what is no clause
_HOLDS_THAT = re.compile(  # and what it holds follows, clause by clause
    r"[^.;,]{0,80}?\b(?:anser|menar|föreslår|bedömer|tycker)(?: (?!att\b)[^\s.;,]+){0,3}?,? att\s+", re.IGNORECASE
)
_NEXT_THAT = re.compile(r"(?:,|,? och|,? samt)\s+att\s+", re.IGNORECASE)
_THAT = re.compile(r"(?<!för )(?<!genom )(?<!utan )(?<!efter )(?<!med )\batt\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part `[start:end]` of a sentence that may take a stance of its own."""

    start: int
    end: int
    all_but: bool = False  # on all proposals but what the next part names, or what stands before or within it
    excepted: bool = False  # what the part before leaves out
    turned: bool = False  # on this the stance of the part before does not hold: `men inte förslaget om …`


def parts(sentence: str) -> tuple[Part, ...]:
    """Return the parts of a sentence, in order; a row of a table that answers is one."""
    if answer(sentence) is not None:
        return (Part(0, len(sentence)),)
    return tuple(part for start, end in rules.clauses(sentence) for part in _divided(sentence, start, end))


def _one_by_one(sentence: str, start: int, end: int) -> list[Part]:
    """Return the clauses of what a body says it holds (*anser att A bör införas, att B inte bör …*), each a part.

    Only where several of them take a stance in so many words; else the sentence is one.
    """
    opens = _HOLDS_THAT.match(sentence, start, end)
    if opens is None:
        return []
    cuts = [m.span() for m in _NEXT_THAT.finditer(sentence, opens.end(), end)]
    ends = [*(first for first, _ in cuts), end]
    listed = [Part(first, last) for first, last in zip([opens.end(), *(last for _, last in cuts)], ends, strict=True)]
    said = [rules.cue(sentence[part.start : part.end]) for part in listed]
    return listed if sum(cue is not None and cue.explicit for cue in said) > 1 else []


def _divided(sentence: str, start: int, end: int) -> Iterator[Part]:
    if listed := _one_by_one(sentence, start, end):
        yield from listed
        return
    if match := _ALL_BUT.search(sentence, start, end):
        yield Part(start, match.start("but"), all_but=True)
        yield Part(match.end("but"), end, excepted=True)
        return
    if _BUT_FIRST.match(sentence, start) and (said := rules.cue(sentence[start:end])) is not None:
        yield Part(start + said.start, end, all_but=True)
        return
    if _BUT_WITHIN.search(sentence, start, end):
        yield Part(start, end, all_but=True)
        return
    cuts = [start]
    for joint in _JOINT.finditer(sentence, start, end):
        if _begins_another(sentence[cuts[-1] : joint.start()], sentence[joint.end() : end]):
            cuts.append(joint.start())
    for first, last in pairwise([*cuts, end]):
        match = _OTHERWISE.search(sentence, first, last)
        said = rules.cue(sentence[first : match.start()]) if match else None
        if match and said is not None and said.explicit and said.stance in _TURNED:
            yield Part(first, match.start())
            yield Part(match.end(), last, turned=True)
        else:
            yield Part(first, last)


def _begins_another(before: str, after: str) -> bool:
    """Return whether what follows an *och* takes another stance outright, on what it names itself or on the rest."""
    told = rules.cue(after)
    if _YES_OR_NO.match(after) and _ANSWERED.search(before):
        return True
    if told is None or not told.explicit or told.start > _SUBJECT:
        return False
    said = rules.cue(before)
    if said is None or not (said.explicit or _MUCH.match(before, said.end)):
        return False
    near = told.end + _OBJECT_NEAR
    one = names_one(after[told.end : near]) or (MOST.search(before, said.start) and _CHAIN.search(after))
    return bool(one) or _REST.search(after, 0, near) is not None or _MUCH.match(before, said.end) is not None


def is_all(clause: str) -> bool:
    """Return whether a clause is on all that is proposed (*betänkandets förslag*) but what it leaves out."""
    clause = _BUT_WITHIN.sub(" ", clause)
    return re.search(_ALL, clause, re.IGNORECASE) is not None and not names_one(clause)


def of_heading(clause: str, heading: str) -> tuple[str, ...]:
    """Return the sections of a heading that *the proposals* in a clause under it means; () where it means others."""
    named = listed(heading)
    if len(named) < 2 and _REST.search(clause):
        return ()  # `I övrigt inga synpunkter på förslagen`, under the last of the headings
    return () if _PROPOSALS.search(clause) is None or is_all(_PROPOSALS.sub("", clause)) else named


def listed(heading: str) -> tuple[str, ...]:
    """Return the sections that a heading names (`Andrahand (3.1 och 3.2)`, `4.1–4.3 Laddning`), in order."""
    return _listed(heading) or _listed(_OPENS.sub("avsnitt ", heading))


def spans(text: str) -> tuple[tuple[str, str], ...]:
    """Return the ends of the ranges of sections in a text, of one chapter or across several (`4.1 till 5.2`)."""
    chains = (match.group("list") for match in _CHAIN.finditer(_OPENS.sub("avsnitt ", text)))
    return tuple((ends[1], ends[2]) for chain in chains for ends in _ENDS.finditer(chain))


def within(section: str, first: str, last: str) -> bool:
    """Return whether a section of the report lies in a range, the sections under its ends included."""
    low, at, high = ([int(n) for n in number.split(".")] for number in (first, section, last))
    return low <= at and (at <= high or at[: len(high)] == high)


def names_one(clause: str) -> bool:
    """Return whether a clause says by name or by number which proposal it is on."""
    return _NAMES_ONE.search(clause) is not None


def says_yes_to(clause: str) -> bool:
    """Return whether a clause says yes or no to a thing that it names (`säger ja till registret`)."""
    return _ANSWERED.search(clause) is not None


def turned(stance: Stance | None) -> rules.Cue | None:
    """Return the stance on what is named as *not* sharing another, at the beginning of its words."""
    opposite = _TURNED.get(stance) if stance is not None else None
    return None if opposite is None else rules.Cue(opposite, 0, 0, explicit=True)


def left_out(part: str) -> str:
    """Return what a part that begins with a thing names: the words before *som avstyrks*, *vilket vi …*."""
    return _RELATIVE.split(part, maxsplit=1)[0]


def numbers(part: str, cue: rules.Cue, *, before: bool = False) -> tuple[str, ...]:
    """Return the sections that a stance is on by the words of its clause, in order; `7` alone may be a chapter.

    After the phrase, as far as its reasons; else before it (`Förslagen i avsnitt 4.1 och 4.2 tillstyrks`), always so
    for what a clause begins with (`before`).
    """
    found = _listed(_AT_ONCE.sub("avsnitt ", _REASONS.split(part[cue.end :], maxsplit=1)[0]))
    if not found and (before or _FRONTED.match(part)):
        found = _listed(part[: cue.start])
    return found


def _listed(text: str) -> tuple[str, ...]:
    found: list[str] = []
    first = _CHAIN.search(text)
    says_what = re.search(r"\batt\b", text[first.end() :]) if first else None  # what it says may name other sections
    for match in _CHAIN.finditer(text[: first.end() + says_what.start()] if first and says_what else text):
        if match.group("kind") is None and not re.fullmatch(rf"{_DOTTED}(?:{_JOIN}{_DOTTED})*", match.group("list")):
            continue  # `(2)` counts something else
        found += _spelt_out(match.group("list"))
    return tuple(dict.fromkeys(found))


def _spelt_out(listed: str) -> Iterator[str]:
    """Yield each number of a list, those between the ends of a range too (`4.1–4.3`)."""
    before: re.Match[str] | None = None
    for match in re.finditer(rf"{_DOTTED}|\d{{1,2}}", listed):
        if before is not None and _RANGE.fullmatch(listed, before.end(), match.start()):
            yield from _between(before.group(), match.group())
        yield match.group()
        before = match


def _between(first: str, last: str) -> Iterator[str]:
    head, _, low = first.rpartition(".")
    same, _, high = last.rpartition(".")
    if head == same and 0 < int(high) - int(low) <= _LONGEST_RANGE:
        yield from (f"{head}.{n}" if head else str(n) for n in range(int(low) + 1, int(high)))


def labels(part: str) -> dict[str, str]:
    """Return what a list calls its sections: `register (5.1), skylt (5.2)`; nothing for one that stands alone."""
    told = {number: _LEADS_IN.sub("", words).strip() for words, number in _LABELLED.findall(part)}
    return told if len(told) > 1 else {}


def in_chapters(part: str) -> bool:
    """Return whether the numbers of a clause are those of chapters."""
    return any(
        (match.group("kind") or "").lower().startswith(("kapitel", "chapter")) for match in _CHAIN.finditer(part)
    )


def several(clause: str) -> bool:
    """Return whether a clause says that the things it names are proposals of their own (`förslagen om A och B`)."""
    return re.search(r"\bförslagen (?:om|rörande|kring|avseende|gällande)\b", clause, re.IGNORECASE) is not None


def beside(matter: str) -> tuple[str, ...]:
    """Return what is named as proposals side by side: `en avgift samt förslaget om ett register` are two."""
    return tuple(item.strip() for item in _AND_PROPOSED.split(matter) if item.strip())


def that_and_that(matter: str) -> tuple[str, ...]:
    """Return what is named clause by clause (*att avgiften höjs, att tillsynen flyttas och att registret öppnas*).

    One thing where the clauses hang on another's verb: *att utredningen betonar att avgiften höjs och att …*.
    """
    listed = tuple(item.strip(" ,") for item in _AND_THAT.split(matter))
    whole = len(listed) < 2 or _THAT.search(listed[0]) or any(_BACK.match(item) for item in listed)
    return (matter,) if whole else listed


def items(matter: str) -> tuple[str, ...]:
    """Return what a list of things names: `körkort, åldersgräns och register`; one item where there is no list."""
    named = (_LEADS_IN.sub("", item).strip() for item in _AND.split(matter))
    return tuple(item for item in named if item)
