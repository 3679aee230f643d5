"""The turns of phrase by which a question asks for a fact read off a document (a number, a date, who signed). Pure."""

import re
from collections.abc import Iterable

from service.cues import any_of

# tells how to reach somebody, not who it is
PHONE = any_of(r"\btelefon(?:nummer|numret|nr)\w*", r"\b(?:phone|telephone) number\b")
_ITS_NUMBER = r"\b(?:what|which)(?: is the)? number\b.*\b(?:matter|case|file)\b"
# another report than the one that is answered
_ANOTHER = r"\b(?:tidigare|annat|andra|ytterligare|nämn\w*|hänvisa\w*|kritiser\w*|ursprung\w*|bygger)\b"
# the answer that somebody gave before this one, of which this one's date and names tell nothing
_EARLIER = re.compile(
    r"\b(?:förra|föregående|(?:ett |sitt |det )tidigare|previous|earlier|former) (?:\w+ )?"
    r"(?:(?:remiss?)?svar(?:et)?|(?:remiss)?yttrande(?:t)?|skrivelse(?:n)?|response|reply|letter|opinion|submission)\b",
    re.IGNORECASE,
)
_OF_THE_INQUIRY = r"(?:utredning|utredare|betänkande|kommitté|regering|delegation|inquiry|report|government|committee)"
_AN_ANSWER = r"(?:(?:remiss?)?svar|(?:remiss)?yttrande)"
_NOT_WHERE_IT_STANDS = r"(?<!enligt )(?<!enligt sitt )(?<!\bi )(?<!\bi sitt )"  # of the matter, as the answer tells it
METADATA: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "proposals", any_of(
            r"\bhur många (?:\w+ )?förslag\b"
            r"(?=.*\b(?:promemorian|betänkandet|utredningen|delegationen|kommittén|totalt)\b)"
            r"(?!.*\b(?:av|till)styrk)",
                r"\bhow many (?:\w+ )?proposals\b(?!.*\b(?:support|oppos|reject|accept)\w*)"
                r"(?=.*\b(?:memorandum|inquiry|report|delegation|committee|put forward|in total|altogether)\b)")),
    (
        "deadline", any_of(
            r"\bsista (?:dag|datum|svarsdag)\w*\b.*\b(?:svar|remiss|yttr|synpunkt)\w*|\bsvarsdatum\w*"
            r"|\b(?:när (?:är|går|löper)|vilken|vad är|hur lång)\b.{0,30}\bsvarstid\w*"
            r"|\b(?:när|senast)\b.*\b(?:remissvar\w*|svaren|yttranden?a?)\b"
            r".*\b(?:inne|inkommit|in till|lämnas|lämnats)\b",
                r"\bdeadline\b.*\b(?:respon\w+|repl\w+|answer\w*|comment\w*|submi\w+)"
                r"|\b(?:last|final|closing) (?:day|date)\b.*\b(?:respon\w+|repl\w+|answer\w*|comment\w*|submi\w+)"
                r"|\bby when\b.*\b(?:respon\w+|repl\w+|answers?|comments?)\b.*\b(?:in|due|submitted|received)\b"
                r"|\b(?:responses?|repl(?:y|ies)|answers?|comments)\b.*\bdue\b")),
    (
        "contact", any_of(
            r"\bhandläggare\b|\bkontaktperson\w*|\bhandlagt\b|\bhandlade\b"
            r"|\b(?:vem|vilka?)\b.*\b(?:föredragande|föredrog|föredrogs?)\b"
            r"|^\W*vem (?:var det som )?(?:presenterade|redogjorde för|drog) (?:ärendet|frågan|saken)\b",
                r"\bcontact person\b|\bwho (?:presented|reported) (?:the|this) (?:case|matter|response|letter)\b"
                r"|\b(?:rapporteur|reporting (?:officer|official|clerk))\b"
                r"|\bhandled (?:the|this)\b|\b(?:desk|case) officer\b|\bwhich official\b")),
    ("ministry", any_of(
        r"\bvilket departement\b|\bvilket ministerium\b", r"\b(?:which|what) (?:ministry|department)\b(?!['’])")),
    (
        "addressee", any_of(
            r"\b(?:svar\w*|remissvar\w*|yttrande\w*|brev\w*)\b.*\b(?:ställt|ställda|riktat|riktade|adresserat|adresserade)"
            r"(?: till)?\W*$|\b(?:svarets|yttrandets|remissvarets|brevets) (?:mottagare|adressat)\b",
                r"\b(?:response|reply|letter|opinion)s?\b.*\baddressed(?: to)?\W*$|\baddressee\b"
                r"|^\W*(?:to )?who(?:m)?\b.*\baddress\w*\b.*\b(?:response|reply|letter|opinion)s?\W*(?:to)?\W*$")),
    (
        "decider", any_of(
            r"^\W*(?!.*\b(?:när|föredra\w+|enligt|ska|skall|bör|borde|får|kan)\b)(?:vem|vilka?|vilken|vilket)\b"
            r"(?=.*\b(?:beslut\w+|antog\w*|anta(?:gits|git|gen|get)|fastställ\w+|godkän\w+)\b)"
            rf".*\b(?:{_AN_ANSWER}\w*|beslutet i [A-ZÅÄÖ]\w+\W*$)"
            r"|\bvilken nämnd\b.*\b(?:behandla\w+|beslut\w+|svara\w*|yttra\w+)\b",
                r"^\W*(?!.*\b(?:according to|should|shall|must|may|could)\b)(?:who|which (?:board|committee|body))\b"
                r"(?=.*\b(?:decided|adopted|approved|took the decision|made the decision|handled)\b)"
                r".*\b(?:(?:response|reply|opinion)\b"
                r"|(?:matter|case|decision)(?: (?:in|at|of|for) [A-ZÅÄÖ]\w+)?\W*$)")),
    (
        "signatory", any_of(
            r"\b(?:under)?skr(?:ivit|ev) under\b|\bsignera(?:t|de)\b"
            r"|\bundertecknat\b|\bundertecknad\w*\b(?!.*\bdatum\b)|\bundertecknar\b"
            r"|\bundertecknade\b|\bunderskriv\w*|\bundertecknare\w*"
            rf"|^\W*(?:vems?|vilka)\b.*\b(?:står|stod) under (?:\S+ ){{0,3}}(?:{_AN_ANSWER}|brev)\w*"
            rf"|\b(?:ansvarig\w*|ansvarar) för (?!att\b)(?:\S+ ){{0,3}}{_AN_ANSWER}(?:et)?\W*$",
                r"\bsigned\b|\bsignatory\b|\bsignatories\b|\bsigns\b")),
    (
        "decided", any_of(
            r"^(?!\W*(?:vem|vilka)\b)(?=.*\b(?:när|vilk(?:en dag|et datum)|datum)\b)"
            r"(?=.*\b(?:beslut\w+|klubba\w*|antog\w*|anta(?:gits|gen|get)|behandla\w+|fastställ\w+|godkän\w+"
            r"|t(?:og|as?|agits?)\b.*\bupp|sammanträd\w*)\b)"
            rf".*\b{_NOT_WHERE_IT_STANDS}(?:remissen|{_AN_ANSWER}\w*)\b",
                r"^(?!\W*who\b)(?=.*\b(?:when|(?:what|which) (?:day|date))\b)"
                r"(?=.*\b(?:decide[ds]?|decision|adopt(?:ed)?|approved?|discuss(?:ed)?"
                r"|consider(?:ed)?|met|meeting|take up|took up)\b)"
                r".*\b(?:consultation|response|reply|letter|opinion)\b")),
    (
        "date", any_of(
            r"\bdatera\w*",
                r"\bnär (?:skrevs|skrev|avgavs|avgav|lämnades|lämnade|inkom|kom|skickades|undertecknades|daterades)\b"
                rf"(?! {_OF_THE_INQUIRY})",
                r"\bnär (?:höll|hölls|publicerade|publicerades)\b"
                r".*\b(?:tal(?:et)?|anförande(?:t|na)?|föredrag(?:et)?|(?:remiss?)?svar(?:et)?|yttrandet?"
                r"|pressmeddelandet?|artikeln)\W*$"
                r"|\bwhen (?:was|were|did)\b.*\b(?:speech|address|talk|press release|article|response|statement)\b"
                r"(?: (?:given|delivered|held|made|published|issued))?\W*$",
                r"\bnär (?:fattades|fattade|togs|tog) (?:\S+ ){0,4}?beslut\w*\b(?! (?:om|att)\b)",
                r"\bwhen (?:was|did)\b.*\bdecision (?:taken|made|adopted)\b"
                r"|\bwhen did\b.*\b(?:take|make|reach|adopt)\b.{0,20}\bdecision\W*$"
                r"|\bwhen did\b[^,]{1,60}\bdecide\W*$",
                rf"\bwhen (?:was|were|did)\b(?! (?:the )?{_OF_THE_INQUIRY})"
                r".*\b(?:written|submitted|sent|signed|dated|received|respond|reply|answer)\b",
                r"\bvilket datum\b|\bvilken dag\b|\bdatum(?:et)?\b",
                    r"\bdated\b|\bdate of\b|\bwhat date\b|\bwhich date\b|\bwhat is the date\b")),
    (
        "author", any_of(
            r"\b(?:har |är )?(?:författat|författare|författad\w*)\b"
            r"|\bvilk(?:a|en|et)(?: (?:\w+ )?(?:person(?:er)?|forskare|tjänstem[aä]n))?(?: har| som har| som)?"
            r" (?:skrivit|skrev)\b(?! under\b)"
            r"|\bvem (?:har )?skr(?:ivit|ev)\b(?! under\b)|\b(?:höll|hållit|fört|förde) i pennan\b"
            r"|\bvem står bakom texten\b",
                r"\b(?:author|authors|authored|wrote|drafted)\b|\bwritten by\b|\bheld the pen\b"
                r"|\bwho (?:drew up|prepared|put together|penned|composed)\b"
                r".*\b(?:response|reply|statement|opinion|submission|answer)\b")),
    (
        "photographer", any_of(
            r"\bfotograf(?:en|erat|erade)?\b|\btagit (?:bild|foto|kort)\w*|\btog (?:bild|foto|kort)\w*",
                r"\bphotographer\b|\bphotographed\b|\b(?:took|taken) the (?:photo|picture)\w*")),
    (
        "diarienummer", any_of(
            r"\bdiarienum(?:mer|ret)\w*|\bdiarienr\b|\bdnr\b"
            r"|\bvilket nummer har\b.*\b(?:yttrande|(?:remiss?)?svar|ärende)\w*",
                r"\bregistration number\b|\b(?:reference|diary|docket) (?:number|no)\b|\bregistry number\b"
                rf"|\bcase number\b|\bfile number\b|{_ITS_NUMBER}")),
    (
        "arendenummer", any_of(
            r"\bärendenum(?:mer|ret)\w*|\bärendenr\b|\bvilket nummer har\b.*\bärende\w*",
                rf"\bcase number\b|\bmatter number\b|\breference number\b|{_ITS_NUMBER}")),
    (
        "sou", any_of(
            r"\bSOU[- ]?n(?:ummer|umret|umren|r|umbers?)\b|\bSOU numbers?\b|\bvilken SOU\b|\b(?:what|which) SOU\b"
            r"|\bnumbers? of the (?:inquiry(?:['’]s)? )?report\b|\b(?:betänkandets|utredningens) nummer\b",
                rf"^(?!.*{_ANOTHER}).*\bvilk(?:a betänkanden|et betänkande)\b"
                r"|\bvilken utredning\b.*\b(?:svara\w*|yttra\w*|gäller|avser|remiss\w*)\b",
                    r"^(?!.*\b(?:refer|mention|cite|other|another|earlier|previous)\w*\b)"
                r".*\bwhich (?:inquiry )?reports?\b.*\b(?:respond\w*|concern(?:s|ed)?|answer\w*)\b")),
    (
        "dir", any_of(
            r"\bdirektivnum(?:mer|ret)\b|\bdir\.?[- ]n(?:ummer|umret|r)\b"
            r"|^(?!.*\bnär\b).*\bvilket (?:kommitté|tilläggs)?direktiv\b",
                r"\bdirective numbers?\b|\bnumbers? of the (?:\w+ )?(?:directives?|terms of reference)\b"
                r"|^(?!.*\bwhen\b).*\bwhich (?:\w+ )?(?:directive|terms of reference)\b")),
    (
        "title", any_of(
            r"\bvad (?:heter|kallas) (?:betänkandet|slutbetänkandet|promemorian|utredningen|rapporten)\W*$"
            r"|\b(?:betänkandets|promemorians|utredningens) (?:titel|namn)\b",
                r"\b(?:name|title) of the (?:inquiry(?:['’]s)? )?(?:report|memorandum|inquiry)\W*$"
                r"|\bwhat is the (?:report|memorandum|inquiry) called\W*$")),
    (
        "paragraph", any_of(
            r"\bvilken paragraf (?:har|är|hade|i protokollet)\b(?!.*\benligt\b).*\b(?:beslut(?:et)?|protokoll\w*)\b"
            r"|\bparagrafnum(?:mer|ret)\b(?!.*lag).*\b(?:beslut|protokoll)\w*",
                r"\b(?:which|what) (?:paragraph|item)\b.*\bminutes\b|\bwhich paragraph is\b.*\bdecision\W*$")),
    (
        "annex", any_of(
            rf"\bbilag(?:a|an|or|orna)\b.*\b{_AN_ANSWER}\w*\W*$"
            r"|\bvilk(?:a|en) bilag(?:a|or) saknas\W*$|\bsaknas\b.{0,20}\bbilag(?:a|an|or|orna)\W*$",
                r"\b(?:annex(?:es)?|appendix|appendices|attachments?)\b.*\b(?:response|reply)\W*$"
                r"|\bwhich (?:annex(?:es)?|appendix|appendices|attachments?) (?:is|are) missing\W*$")),
    ("email", any_of(r"\be-?post\w*|\bmejladress\w*|\bmailadress\w*", r"\be-?mail\b")),
)  # fmt: skip

OF_THE_LETTER = re.compile(
    r"\b(?:svar\w*|remissvar\w*|yttrande\w*|brev\w*|skrivelse\w*|dokument\w*|underteckna\w*|datera\w*|response"
    r"|answer|reply|letter|document|opinion|dated|signed|submission)\b",
    re.IGNORECASE,
)
DECIDES = re.compile(r"\bdecide\W*$|\bdecision (?:taken|made|adopted)\b", re.IGNORECASE)  # of the answer, nothing else
_DAY_OF_THE_MATTER = any_of(  # until when something is wanted or lasts
    r"\b(?:by|until|till|before|after|from|as of) (?:what|which) (?:date|day)\b",
    r"\b(?:till|från|före|efter|senast|per)(?: och med)? (?:vilket datum|vilken dag)\b",
    r"\b(?:vilket datum|vilken dag|(?:what|which) (?:date|day))\b.*\b(?:vill|önskar|behöver|föreslår|bör|ska|kräver"
    r"|want|need|wish|propose|suggest|request|demand|should|must)s?\b",
)


def asked_for_in(text: str) -> tuple[str, ...]:
    """Return the names of the facts that a question asks for of a document; a day of the matter is none of them."""
    if PHONE.search(text) or _EARLIER.search(text):
        return ()
    of_matter = _DAY_OF_THE_MATTER.search(text) is not None and OF_THE_LETTER.search(text) is None
    return tuple(name for name, asks in METADATA if asks.search(text) and not (name == "date" and of_matter))


# how long something lasts or takes, and words that can tell
ASKS_DURATION = re.compile(
    r"\b(?:hur lång tid|hur länge|how long)\b"
    r"|\bhur (?:lång|korta?|långa)\b[^.?!]{0,60}\b\w*(?:tid|period|frist)(?:en|er|erna)?\b",
    re.IGNORECASE,
)
DURATION = re.compile(
    r"\b(?:\d+|e[nt]t?|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\w+ton|\w+tio|tjugo\w*|halv\w*|flera|några"
    r"|många|par)"
    r"(?:[ -][\w-]+)?[ -]?(?:år(?:et|en)?|månad\w*|veck\w+|dag(?:ar|arna|en)?|dygn\w*|timm\w+|minut\w*|sekund\w*"
    r"|mandatperiod\w*|decenni\w+|kvartal\w*|termin\w*)\b"
    r"|\b\w*(?:årig|månads|månaders|års|dagars|timmars|veckors|minuters)\w*\b|\b\w*årtionde\w*|\btills? vidare\b"
    r"|\bpermanent\w*|\btidsbegräns\w+|\bsedan (?:länge|lång tid)\b|\blöpande\b|\bså länge\b|\binnan\b|\btill dess\b"
    r"|\btidigast\b|\bsenast\b|\b(?:19|20)\d\d(?![:/\d])",
    re.IGNORECASE,
)

_WHOSE = r"[\w:.-]+s|\w+['’]s"  # *utredningens sju principer*, *SKL:s fyra skäl*
_COUNTS = (
    "två tre fyra fem sex sju åtta nio tio".split(),
    "two three four five six seven eight nine ten".split(),
)
_SEVERAL = "|".join(word for words in _COUNTS for word in words)
_WHICH_OF = re.compile(
    r"\b(?:vilka|vad heter|which|what|who|räkna upp|nämn|namnge|lista|list|name)\b(?:\s+(?:är|var|heter|are|were))?"
    rf"(?:\s+(?:de|the|{_WHOSE}))?\s+({_SEVERAL})\s+\w",
    re.IGNORECASE,
)
_TWO = re.compile(r"\b(?:och|samt|eller|respektive|and|or|dels)\b|[:;\n]", re.IGNORECASE)
_MORE = re.compile(  # a row of things, or one after the other
    r"\w, [^.;:]{0,400}\b(?:och|samt|eller|and|or)\b|[:;\n](?!\s*$)"
    r"|\b(?:dels|först\w*|slutligen|för det andra|second\w*)\b",
    re.IGNORECASE,
)
_LONG = 4


def _asked_for(question: str) -> int:
    """Return how many things are asked for by name (*Vilka tre bolag …?*), 0 where no number is said."""
    asked = _WHICH_OF.search(question)
    return max(words.index(asked[1].lower()) + 2 for words in _COUNTS if asked[1].lower() in words) if asked else 0


def left_unnamed(question: str, quotes: Iterable[str]) -> bool:
    """Return whether so many things are asked for by name, and no quote names several.

    That there are three of them is no answer.
    """
    count = _asked_for(question)
    named = _TWO if count == 2 else _MORE
    return count > 0 and not any(named.search(quote) for quote in quotes)


def long_row(question: str) -> re.Pattern[str] | None:
    """Return what a text holds that names four things or more that are asked for by number; None for other questions.

    A row of three in four of them will do: two or three of seven are no list of them.
    """
    count = _asked_for(question)
    if count < _LONG:
        return None
    commas = -(-3 * count // 4) - 2
    return re.compile(rf"(?:[^.:;,\n]{{2,60}}[;,]){{{commas}}}[^.:;\n]{{2,60}}\b(?:och|samt|eller)\b", re.IGNORECASE)


# what members hold against their body, in words of their own; the outcome of a vote is the body's
_DISSENT = r"\b(?:skiljaktig\w*|reserver\w*|reservation(?:en|er|erna)|yrka\w*|dissent\w*|minority|minoritet\w*)\b"
_VOTES = r"\b(?:rösta\w*|vot(?:e|ed|ing))\b"
_WHICH_MEMBERS = (
    r"\b(?:vilk(?:a|en|et)|någo[nt]|några|vem|which|what|any|some|who) (?:\w+ ){0,2}?"
    r"(?:ledamot|ledamöter|parti(?:er)?|politiker|members?(?! states?\b)|part(?:y|ies)|councillors?)\b"
    r"|\b(?:någon|några|vem|anyone|anybody|someone|who)\b(?=.{0,80}\b(?:rösta\w*|vot(?:e|ed|ing))\b)"
    r"|^\W*röstade (?:någon|några)\b"
)
MEMBERS_SPEAK = re.compile(rf"{_DISSENT}|{_WHICH_MEMBERS}", re.IGNORECASE)
MEMBERS_DISSENT = re.compile(
    rf"(?:{_WHICH_MEMBERS}).{{0,120}}(?:{_DISSENT}|{_VOTES}|\be?mot\b)", re.IGNORECASE
)  # *Vilka partier reserverade sig*
# what a body's members said in its letter, not the body itself
ASKS_OTHERS = re.compile(
    r"\b(?:skiljaktig\w*|reserv(?:era|ation)\w*|motion\w*|yrka\w*|röst\w*|voter\w*|parti\w*|politiker\w*|ledamot\w*"
    r"|ledamöter\w*|minoritet\w*"
    r"|dissent\w*|minority|members?|councillors?|politicians?|part(?:y|ies)|voted?|votes|judges?)\b",
    re.IGNORECASE,
)
