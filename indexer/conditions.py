"""What support depends on: the words of a condition, and the hedge that must survive every summary. Pure."""

import re

_VERB_FIRST = (  # *Sätts gränsen vid 20 dagar kan nämnden godta garantin*: the verb that opens it makes it a condition
    r"^\W*(?:Sätts|Görs|Sker|Tas|Ändras|Höjs|Sänks|Begränsas|Kompletteras|Införs|Justeras|Stryks|Förlängs|Förkortas"
    r"|Flyttas|Skjuts|Ges|Undantas|Preciseras|Förtydligas|Tillförs|Finansieras|Genomförs|Uppfylls|Utökas|Minskas"
    r"|Ersätts|Täcks|Blir|Får|Skulle|(?:Om|Ifall|Förutsatt att)(?= [^,.;]{3,120}?\w{2}s,? (?:så )?(?:kan|skulle|är)\b))"
    r" [^.;]{3,160}?\b(?:kan|skulle|är|tillstyrk\w+|godtar|accepterar|stöd(?:jer|er))\b"
)
_COMES = (
    r"(?:\w{2,}(?<!a)(?<!e)s|införes|tillkommer|kommer|blir|får|finns|sker|kan|går)\b"  # what an *if* says shall be
)
_IF = re.compile(  # *Med en regel om jämkning kan vi godta …*, *Om detta tillkommer står vi bakom …*
    r"^\W*(?P<first>Med (?:en|ett|den|det) [^.;]{3,120}?)(?=,? (?:kan|skulle) [^.;,]{0,40}?"
    r"\b(?:godta|acceptera|tillstyrka|stödja|leva med|ställa sig bakom)\b)"
    rf"|^\W*(?P<if>(?:Om|Ifall|Förutsatt att) (?:[^\s.;]+ ){{1,8}}?{_COMES}(?: [^\s.;]+){{0,4}}?)(?=,? "
    r"(?:står|ställer|tillstyrker|stödjer|stöder|godtar|accepterar|instämmer) )"
    r"|\b(?:tillstyrk(?:er|a)|stödj(?:er|a)|stöder|välkomnar|godtar?|accepterar?)"
    r"(?: (?!att\b|som\b|där\b)[^\s.;]+){0,5}?"
    r"(?! \w*(?:förslag|bestämmels|regl|krav|fråg|lag|bedömning|uppgift|skyldighet|förbud|rätt)\w* om\b)(?: [^\s.;]+)? "
    rf"(?P<last>om (?!att\b)(?:(?!som\b|där\b|att\b)[^\s.;,]+ ){{1,6}}?{_COMES}[^.;,]{{0,60}})",
    re.IGNORECASE,
)
_UNLESS = re.compile(  # *Utan detta tillskott avstyrker vi*, *avstyrker förslaget om inte staten betalar*
    r"^\W*(?P<first>(?:utan (?=(?:(?:en|ett|det|den|de|detta|denna|dessa|sådan\w*|särskild\w*|tillräcklig\w*"
    r"|ytterligare|full\w*|statlig\w*|ny|nya|ökad\w*|garanti\w*|\w*finansiering\w*|\w*ersättning\w*|resurser|medel)\b))"
    r"|(?:om|såvida) inte )[^.;,]{3,120}?)(?=,? (?:så )?(?:avstyrk(?:er|s)|avvisar|avråder|motsätter)\b)"
    r"|\b(?:avstyrk(?:er|s)|avvisar|avråder|motsätter (?:sig|oss))\b(?:(?!\b(?:vet|oklart|osäkert|frågan|undrar)\b)"
    r"[^.;]){0,100}? (?P<last>(?:om|såvida) inte (?!annat\b|mindre än\b)[^.;,]{3,120})",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    rf"{_VERB_FIRST}|\b(?:kan|skulle kunna|kunna)\b[^.;]{{0,40}}\b(?:godta|acceptera|godkänna|leva med)\b"
    r"[^.;]{0,120}?\bom\b(?! att)"
    r"|\b(?:godtas|godtages|accepteras)\b[^.;]{0,60}?\bom\b(?! att)"
    r"|\b(?:tillstyrk(?:er|a)|stödj(?:er|a)|stöder|välkomnar)\b[^.;]{0,80}?"
    r"\bom (?:de|den|det|dessa|förslagen|förslaget) "
    r"(?:antas|genomförs|införs|kombineras|kompletteras|åtföljs|finansieras|förtydligas)\b"
    r"|\bgå med på\b[^.;]{0,60}\bom\b|\b(?:möjligen|eventuellt|i nödfall|i bästa fall|motvilligt|med tvekan)\b"
    r"[^.;]{0,20}\b(?:godta|acceptera|tolerera)s?\b|"
    r"\b(?:men (?:bara|endast|först)|under (?:den )?förutsättning\w*|förutsatt att|på (?:\w+ )?villkor(?:et)? att"
    r"|endast om|bara om|så länge)\b",
    re.IGNORECASE,
)
_THAT_CHANGE = re.compile(
    r"\W*(?:Görs|Sker|Genomförs|Tas|Får vi|Om|Med|Under)\b[^.;,]{0,20}?"
    r"\b(?:den|det|de|denna|detta|dessa)\b[^.;,]{0,20}?"
    r"(?:ändring|tillägg|justering|förtydligand|rättelse|förutsättning|villkor)\w*",
    re.IGNORECASE,
)
_LETS = re.compile(  # *hyra ut i andra hand* is how one lets a flat, and hedges nothing
    r"\b(?:\w*uthyr\w*|hyr(?:a|an|es|s|er|de|t)?|hyres(?:tak|avtal|kontrakt)\w*|bo[rs]?|tak\w*)(?: \w+)? $",
    re.IGNORECASE,
)
_QUALIFIER = re.compile(
    r"\b(i nuläget|för närvarande|i dagsläget|i (?:dess|sin|förslagets) (?:nuvarande|föreslagna) (?:utformning"
    r"|form)|i denna del|delvis|i huvudsak|i princip|i stort(?: sett)?"
    r"|i stora drag|i allt väsentligt|i (?:första|andra|sista) hand|i avvaktan på [^.,;]{3,60}|i synnerhet"
    r"|med följande tillägg"
    r"|med (?:vissa )?(?:förbehåll|reservation\w*)[^.,;]{0,60}"
    r"|under (?:den )?förutsättning(?:en)? att [^.;]{3,140}|förutsatt att [^.;]{3,140}|så länge [^.;]{3,140})",
    re.IGNORECASE,
)
_PROPOSED = re.compile(  # within what is proposed: `förslaget om att avgiften delvis ska …` hedges no stance
    r"\bförslag\w* (?:(?:om|till|på) )?att\b[^.;]*\b(?:delvis|i (?:huvudsak|princip|första hand|andra hand))"
    r" (?:ska|skall|bör|får|kan|måste)\b",
    re.IGNORECASE,
)


def points_back(clause: str) -> bool:
    """Return whether a clause makes its support depend on a change named before it (`Görs den ändringen …`)."""
    return bool(_THAT_CHANGE.match(clause))


def conditional(clause: str) -> bool:
    """Return whether a clause makes what it accepts depend on something (`kan godta …, men bara om …`)."""
    return bool(_CONDITION.search(clause) or _IF.search(clause))


def qualifier(clause: str) -> str | None:
    """Return the hedge that must survive every summary (`i nuläget`), as written, or None."""
    for match in _QUALIFIER.finditer(clause):
        before = clause[: match.start()]
        lets = match.group(1).casefold() == "i andra hand" and _LETS.search(before)
        if not (lets or _PROPOSED.search(clause[: match.end() + 7])):
            return match.group(1)
    condition = _IF.search(clause) or _UNLESS.search(clause)
    return next((told.strip() for told in condition.groups() if told), None) if condition else None
