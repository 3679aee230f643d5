"""The turns of phrase by which a question shows what kind of answer it wants, in Swedish and English. Pure data."""

import re
from enum import StrEnum
from importlib import resources

from indexer.types import Stance


class Want(StrEnum):
    """The kind of answer a question wants."""

    POSITION = "position"
    REASON = "reason"
    CONDITION = "condition"
    LIST_PROPOSALS = "list_proposals"
    LIST_RESPONDENTS = "list_respondents"
    COMPARE = "compare"
    COUNT = "count"
    SILENT = "silent"
    METADATA = "metadata"
    DEFINITION = "definition"
    OPINION = "opinion"
    SUMMARY = "summary"
    LOOKUP = "lookup"


def words(name: str) -> frozenset[str]:
    """Return the words of a shipped list (service/resources)."""
    return frozenset(resources.files("service.resources").joinpath(name).read_text(encoding="utf-8").split())


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_ADDRESSED = r"(?:regeringen|vi|man|departementet|ministern|finansdepartementet|riksdagen|jag|ministeriet)"
_RESPONDENTS = (
    r"(?:remissinstans\w*|instans\w*|organisation\w*|respondent\w*|remissvar\w*|yttrande\w*|myndighet\w*|"
    r"aktör\w*|part\w*)"
)
_RESPONDENTS_EN = (
    r"(?:respondents?|organi[sz]ations?|bod(?:y|ies)|responses?|consultees?|parties|stakeholders?|authorities|agencies)"
)

OPINION = _any(
    rf"^\W*(?:ska|skall|bör|borde) {_ADDRESSED}\b",
        r"\b(?:tycker|anser|rekommenderar|föreslår|tror|råder) du\b",
            r"\bditt (?:råd|förslag|omdöme)\b", r"\bdin (?:åsikt|bedömning|rekommendation)\b",
    r"\b(?:är det (?:en )?(?:bra|dålig|klok)\w* (?:idé|förslag)|är förslaget (?:bra|dåligt|klokt))\b",
        r"\bvilket (?:remissvar|yttrande|förslag) är (?:det )?(?:bäst|sämst)\w*",
    r"\b(?:borde|ska|bör) man rösta\b", r"\bhar \w+ rätt\b",
    r"^\W*(?:should|ought) (?:the (?:government|ministry|minister)|we|i|one)\b",
        r"\bdo you (?:think|recommend|believe|suggest|agree|find|prefer)\b",
            r"\bmost convincing\b|\bmest övertygande\b|\bbäst argument\w*",
                r"\byour (?:opinion|view|recommendation|advice)\b",
    r"\bwhat would you\b",
        r"\bwould you\b",
            r"\bis it a good idea\b",
                r"\bin your (?:judge?ment|opinion|view|estimation)\b", r"\benligt din (?:mening|åsikt)\b",
                r"\bwhich (?:response|party|proposal) is (?:the )?(?:best|worst)\b",
                    r"\bwho is right\b", r"\bwhat should (?:the government|we|i)\b",
    r"\bvem har rätt\b", r"\bvad (?:bör|ska|borde) (?:regeringen|vi|jag|departementet) (?:göra|välja|besluta)\b",
)  # fmt: skip
COMPARE = _any(
    r"\bjämför\w*",
    r"\bskillnad\w*\b",
    r"\bskiljer\b",
    r"\b(?:överens|eniga|oeniga|ense)\b",
    r"\bcompare\w*",
    r"\bdiffer\w*\b",
    r"\bagree\b.*\bon\b|\bagree about\b",
    r"\bversus\b|\bvs\.?\b",
    r"\bboth\b.*\band\b",
    r"\bbåde\b.*\boch\b",
)
OTHERS = _any(r"\b(?:övriga|andra|de flesta|resten|others?|the rest|everyone else)\b")
COUNT = _any(
    r"\bhur många\b",
    r"\bantal(?:et)? (?:remissinstanser|organisationer|svar|förslag)\b",
    r"\bmajoritet\w*",
    r"\bflertalet\b",
    r"\bhow many\b",
    r"\bnumber of\b",
    r"\bmajority\b",
    r"\bmost (?:of the )?respondents\b",
)
COUNTED = _any(
    _RESPONDENTS,
    r"\bsvar\b",
    r"\bförslag\w*",
    _RESPONDENTS_EN,
    r"\bproposals?\b",
    r"\banswers\b",
    r"\bmajoritet\w*",
    r"\bmajority\b",
    r"\bsom (?:är|stöd|till|av)\w*",
    r"\b(?:hur många|how many) (?:är|stöd\w*|tillstyrk\w*|avstyrk\w*|support|oppose|are|is|har svarat)\b",
)
SILENT = _any(
    r"\b(?:vem|vilka|vilken|who|which)\b.*\b(?:nämner|berör|tar|yttrar|kommenterar|behandlar|säger|skriver"
    r"|uttalar|svarar) (?:sig )?(?:inte|ej|inget|ingenting)\b",
        r"\bsvarade inte\b|\bhar inte (?:svarat|nämnt|yttrat|kommenterat)\b",
    r"\b(?:do|does|did|have|has) not (?:mention|address|comment|discuss|touch|say|answer|respond)\b",
        r"\b(?:don't|doesn't|didn't) (?:mention|address|comment|discuss|say|answer|respond)\b",
            r"\b(?:silent|makes? no mention|tiger|saknar? ståndpunkt)\b",
)  # fmt: skip
ITS_OWN = _any(  # what a body wants is not what it retells
    r"\b(?:vill|ville|önskar|föreslår|föreslog|begär|kräver|efterfrågar|efterlyser|tycker|anser|menar)\b",
    r"\b(?:want|wish|propose|suggest|demand|request|call|ask|think|feel)(?:s|es|d|ed|ing)?\b",
)
RESPONDENTS_SPEAK = _any(r"\b(?:remissinstans|respondent|consultation bod)\w*")
ASKS_MENTION = _any(
    r"^\W*(?:om)?(?:nämner|berör|kommenterar|diskuterar)\b", r"^\W*tar\b.*\bupp\b",
    r"^\W*(?:do|does|did|has|have)\b.*\b(?:mention|address|discuss|comment on|bring up|take up|touch (?:up)?on)",
)  # fmt: skip
REASON = _any(
    r"\bvarför\b|\bhur kommer det sig\b|\b(?:vad|hur) beror det\b|\bvad är (?:anledningen|orsaken|förklaringen)\b"
    r"|\bhow come\b|\bav vilken anledning\b",
        r"\bskäl(?:et|en)?\b",
            r"\bmotiver\w*",
                r"\bargument\w*",
                    r"\bgrund(?:en|er)? (?:för|till)\b",
                        r"\bpå vilken grund\b|\bpå vilka grunder\b",
                            r"\binvändning\w*", r"\banledning\w*", r"\bresonera\w*", r"\borsak\w*",
              r"\bwhy\b",
                  r"\breason\w*",
                      r"\bgrounds?\b",
                          r"\bargument\w*",
                              r"\bobjections?\b",
                                  r"\bmotivat\w*",
                                      r"\bjustif\w*",
                                          r"\brationale\b",
                                              r"\bconcerns?\b",
                                                  r"\bcritici[sz]\w*\b",
                                                      r"\bkritik\w*\b", r"\bproblem ser\b")  # fmt: skip
CONDITION = _any(
    r"\bvillkor\w*",
    r"\bförutsättning(?:ar)?(?: ställer)?\b",
    r"\bförbehåll\w*",
    r"\breservation\w*",
    r"\bkräver\b",
    r"\bkrävs\b",
    r"\bpresuppos\w*|\bprecondition\w*",
    r"\bkrav\b",
    r"\bcondition\w*",
    r"\bcaveat\w*",
    r"\bproviso\w*",
    r"\bprovided\b",
    r"\bbefore\b.*\b(?:must|should)\b|\b(?:must|should)\b.*\bbefore\b",
    r"\binnan\b",
    r"\bwhat else\b",
)
COUNTS_AS = _any(
    r"\b(?:räknas|klassas|anses) (?:\w+ )?(?:som|vara)\b",
    r"\bcounts? as\b|\bcounted as\b|\bqualif(?:y|ies) as\b|\bis considered an?\b",
)
DEFINITION = _any(
    COUNTS_AS.pattern,
    r"\bvad (?:betyder|innebär|menas|är (?:en|ett)\b)",
    r"\bdefinier\w*",
    r"\bdefinition\w*",
    r"\bwhat (?:does .+ mean|is (?:a|an|meant)\b)",
    r"\bdefine\w*",
    r"\bmeaning of\b",
    r"\bbegreppet\b",
)
LIST = _any(
    r"\b(?:vilka|vilken|vilket)\b",
        r"\blista\b",
            r"\bräkna upp\b",
                r"\bvem\b",
                    r"\bwhich\b",
                        r"\blist\b",
                            r"\bwho\b",
                                r"\bvad (?:tillstyrker|avstyrker|stöder|stödjer|motsätter)\b",
                                    r"\bwhat does \S+(?: \S+)? (?:support|oppose|reject)\b(?! for)",
                                        r"\bvad är .+ (?:positiv\w*|negativ\w*|kritisk\w*|tveksam\w*|emot|för)\b",
            r"\bnågon\b|\banyone\b|\banybody\b|\bany (?:respondent|organisation)\b|\ball(?:a|t)?\b",
                r"\bwhat .+ in favour of\b|\bwhat is .+ (?:critical of|positive (?:to|about)|against)\b",
                    r"\btabell\b|\bsammanfatta\b|\bsummari[sz]e\b|\btable\b")  # fmt: skip
RESPONDENTS = _any(
    rf"\b{_RESPONDENTS}",
    rf"\b{_RESPONDENTS_EN}\b",
    r"^\W*(?:vem|who|vilka (?:är|har|stöd|till|av|mot|ställ|säger|nämn|väl|inst|vänd|går|god)\w*|does anyone|do any"
    r"|stöd\w* någon|är någon|finns det någon)\b",
    r"\bnågon\b|\banyone\b|\banybody\b",
)
ASKS_WHO = _any(  # which respondents want, fear, suggest something that is no stance on a proposal
    rf"^\W*(?:vilka|vem)(?: {_RESPONDENTS})? (?:vill|önskar|föreslår|begär|kräver|efterlyser|tar upp|nämner|oroar"
    r"|befarar|pekar)\b",
    rf"^\W*(?:who|which {_RESPONDENTS_EN}) (?:wants?|asks?|calls?|suggests?|proposes?|demands?|raises?|mentions?"
    r"|fears?|worr\w+|points?)\b",
)
PROPOSALS = _any(
    r"\bförslag\w*\b",
    r"\bproposals?\b",
    r"\blagändring\w*",
    r"\bstatutory\b|\bchanges? (?:to|in)\b.*\blaws?\b|\blaw changes\b|\blegislative\b",
    r"\brekommendation\w*",
    r"\brecommendations?\b",
    r"\bvad är .+ (?:positiv|negativ|kritisk|emot|tveksam)",
    r"\bvad (?:tillstyrker|avstyrker|stöder|stödjer)\b",
    r"\bwhat does .+ (?:support|oppose|reject)\b|\bwhat is .+ (?:critical|positive|against|in favour)",
)
POSITION = _any(
    r"\b(?:tycker|anser|tyckte|ansåg|ställer sig|ställde sig|inställning\w*|ståndpunkt\w*|ställningstagande\w*"
    r"|åsikt\w*|uppfattning\w*|synpunkt\w*|position(?:en|er|erna)?|hållning|syn på|ser på|förhåller sig"
    r"|tar ställning|står i|svara\w*|yttra\w*)\b",
    r"\b(?:think|thinks|thought|view|views|stance|opinion|position|stand|stands|attitude|feel|feels|regard"
    r"|respond\w*|reply|replied|answer\w*|comment\w*)\b",
    r"\bnöjd(?:a)? med\b|\b(?:happy|pleased) (?:with|about)\b",
    r"\bhur (?:ser\b(?!.*\but\b).{1,60}\bpå|(?:ställer|förhåller)\b.{1,60}\bsig)\b",  # *Hur ser Region X på …*
        r"\bfor or against\b|\bför eller e?mot\b|\bja eller nej\b|\byes or no\b", r"\bquote\b|\bcitera\b|\bciter\w*",
)  # fmt: skip
YES_NO = re.compile(
    r"^\W*(?:är|stöd\w*|tillstyrk\w*|avstyrk\w*|ställer|står|motsätter|delar|instämmer|välkomnar|vill|har|tycker"
    r"|anser|accepterar|godtar|håller|gillar|does|do|did|is|are|was|has|have|will|would)\b",
    re.IGNORECASE,
)
WHICH_RESPONDENTS = _any(
    rf"^\W*(?:vilka|vilken|which|what)\s+(?:\w+\s+)?(?:of the\s+)?{_RESPONDENTS}",
    rf"^\W*(?:which|what)\s+(?:\w+\s+)?(?:of the\s+)?{_RESPONDENTS_EN}\b",
)
WHY = _any(r"\bvarför\b|\bskäl\w*|\bargument\w*|\bmotiver\w*", r"\bwhy\b|\breasons?\b|\bgrounds\b|\bargument\w*")
SUMMARY = _any(
    r"\bsammanfatt\w*",
    r"\böverblick\w*|\böversikt\w*",
    r"\bhuvudpunkter\w*",
    r"\bsummar[iy]\w*",
    r"\boverview\b",
    r"\bmain points\b",
    r"\bi korthet\b|\bin short\b",
)
MAJORITY = _any(r"\bmajoritet\w*|\bflertalet\b|\bde flesta\b", r"\bmajority\b|\bmost (?:of the )?respondents\b")
WHO_THINKS = _any(
    r"\bremissinstans\w*",
    r"\brespondents?\b",
    r"\b(?:alla|samtliga) (?:organisation|instans|svar)\w*",
    r"\bconsultees?\b",
)
FACT = _any(
    r"\bnär\b",
    r"\bvar\b",
    r"\bhur (?:lång|stor|mycket|länge|ofta)\w*\b",
    r"\bwhen\b",
    r"\bwhere\b",
    r"\bhow (?:long|much|often|large|big|far)\b",
    r"\bvem\b|\bwho\b|\bwhom\b",
)

INQUIRY = re.compile(
    r"\b(?:utredning\w*|betänkande\w*|promemorian?s?|utredar\w*|(?:\w+)?delegationen\w*|kommittén\w*"
    r"|inquiry(?:'s)?|the (?:\w+ )?delegation(?:'s)?|the (?:\w+ )?committee(?:'s)?|the (?:\w+ )?commission(?:'s)?"
    r"|the report(?:'s)?|the memorandum(?:'s)?|the proposal document)\b",
    re.IGNORECASE,
)
GOVERNMENT = re.compile(r"\b(?:\w*ministern?s?|minister(?:'s)?|regeringen|the government|statsråd\w*)\b", re.IGNORECASE)
# `är för förslaget`, but not `är för små`
_FOR = (
    r"\b(?:är|vara) för\b(?! (?:att\b|\w*(?:små|liten|stor|hög|låg|få|många|kort|lång|dyr|svår|lite|mycket|tidig|sen"
    r"|gammal|svag)\w*))"
)
_NOT_FOR = (
    r"\b(?:can't|cannot|can not|won't|does not|doesn't|did not|didn't|not) (?:\w+ ){0,2}"
    r"(?:accept|support|endorse|approve|back|agree)",
    r"\b(?:kan|vill)\b(?: \w+){0,3} inte(?: \w+){0,2} "
    r"(?:godta|acceptera|tillstyrka|stödja|ställa sig bakom|stå bakom)",
    r"\b(?:tillstyrker|stöder|stödjer|godtar|accepterar)(?: \w+){0,2} inte\b",
)
STANCES: tuple[tuple[re.Pattern[str], frozenset[Stance]], ...] = (
    (_any(*_NOT_FOR,
        r"\b(?:avstyrk|avslå|avvisa)\w*",
            r"\bmotsätt\w*|\bmotsatte\b",
                r"\b(?:är|ställer sig|vara|emot|står) ?emot\b|\bemot\b",
                    r"\bsäg\w* (?:\S+ ){0,3}nej\b|\bvänder sig (?:\w+ )?e?mot\b|\bgår emot\b",
                        r"\bnegativ\w*",
                            r"\bavråd\w*",
                                r"\b(?:oppos|reject)\w*",
                                    r"\bagainst\b",
                                        r"\bdisagree\w*", r"\bnot support\b", r"\bturn\w* down\b",
                                        r"\bsay\w* (?:\w+ )?no\b"),
     frozenset({Stance.OPPOSE})),
    (_any(
        r"(?<!inga )(?<!några )\binvändningar(?:na)? (?:mot|har)\b|(?<!no )(?<!any )\bobjections? (?:to|against)\b"
        r"|(?<!not )\bobject(?:s|ed|ing)? to\b",
        r"\bkritisk\w*|\bkritisera\w*|\btveksam\w*|\bskeptisk\w*|\bifrågasätt\w*|\btvek\w*",
            r"\bcritical\b|\bcritici[sz]\w*|\bsceptical\b|\bskeptical\b|\bdoubtful\b|\bdoubts?\b"
            r"|\bquestions?\b(?= the)"),
     frozenset({Stance.CRITICAL, Stance.OPPOSE})),
    (_any(
        r"\b(?:med förbehåll|med villkor|med reservation\w*|villkorat|under förutsättning)\b",
            r"\bwith (?:conditions|reservations|caveats)\b|\bconditional\w*"),
     frozenset({Stance.SUPPORT_WITH_RESERVATIONS})),
    (_any(
        r"\b(?:inga invändningar|inget att erinra|utan erinran)\b",
            r"\bno objections?\b"), frozenset({Stance.NO_OBJECTION})),
    (_any(
        r"\bavstår\b|\b(?:inte lämnar|lämnar inte) (?:några )?synpunkter\b|\blämnar inga synpunkter\b"
        r"|\btar (?:inte|ej|ingen) (?:\w+ )?ställning\b|\bingen åsikt\b",
            r"\b(?:take|takes|taking|have|has) no (?:stand|position|view|stance)\b",
            r"\babstain\w*|\bdeclin\w* to comment\b"), frozenset({Stance.ABSTAIN})),
    (_any(
        r"\b(?:tillstyrk|stödj?er?|stödja|stöder|välkomn|godkänn|biträd|instäm|förord|bifall)\w*",
            r"\bpositiv\w*",
                r"\b(?:ställer|ställde) sig (?:\w+ )?bakom\b|\bstår (?:\w+ )?bakom\b",
                    r"\bhåller med\b", _FOR, r"\bgillar\b", r"\bdelar\b", r"\bsäg\w* (?:\S+ ){0,3}ja\b",
          r"\b(?:support|endors|favou?r|welcom|approv|back|agree)\w*",
              r"\bpositive\b", r"\bin favour\b|\bin favor\b", r"\bsay\w* yes\b", r"\baccept\w*"),
     frozenset({Stance.SUPPORT, Stance.SUPPORT_WITH_RESERVATIONS})),
)  # fmt: skip
NO_STANCE = _any(  # words of a stance that take none: *tog emot 212 skadade*, a member's motion to reject
    r"\b(?:ta|tar|tog|tagit|tas|togs)\b(?:\s+(?!ställning\b|upp\b|fram\b|skäl)\S+){0,6}?\s+emot\b",
    r"\bmotions? (?:to|that)(?: \w+)?",
)
UNRESERVED = _any(
    r"\butan (?:förbehåll|reservation\w*|villkor)\b",
    r"\bwithout (?:reservations?|conditions?|caveats?)\b",
    r"\bunconditional\w*",
    r"\bförbehållslöst\b",
)

PHONE = _any(r"\btelefon(?:nummer|nr)\w*", r"\b(?:phone|telephone) number\b")  # tells how to reach, not who somebody is
METADATA: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "proposals", _any(
            r"\bhur många förslag\b(?=.*\b(?:promemorian|betänkandet|utredningen|delegationen|kommittén)\b)"
            r"(?!.*\b(?:av|till)styrk)",
                r"\bhow many proposals\b(?=.*\b(?:memorandum|inquiry|report|delegation|committee)\b)")),
    (
        "deadline", _any(
            r"\bsista (?:dag|datum|svarsdag)\w*\b.*\b(?:svar|remiss|yttr|synpunkt)\w*|\bsvarstid\w*|\bsvarsdatum\w*"
            r"|\b(?:när|senast)\b.*\b(?:remissvar\w*|svaren|yttranden?a?)\b"
            r".*\b(?:inne|inkommit|in till|lämnas|lämnats)\b",
                r"\bdeadline\b.*\b(?:respon\w+|repl\w+|answer\w*|comment\w*|submi\w+)"
                r"|\b(?:last|final|closing) (?:day|date)\b.*\b(?:respon\w+|repl\w+|answer\w*|comment\w*|submi\w+)"
                r"|\bby when\b.*\b(?:respon\w+|repl\w+|answers?|comments?)\b.*\b(?:in|due|submitted|received)\b"
                r"|\bresponses?\b.*\bdue\b")),
    (
        "contact", _any(
            r"\bhandläggare\b|\bkontaktperson\w*|\bhandlagt\b|\bhandlade\b",
                r"\bcontact person\b|\bhandled (?:the|this)\b|\b(?:desk|case) officer\b|\bwhich official\b")),
    ("ministry", _any(r"\bvilket departement\b|\bvilken ministerium\b", r"\b(?:which|what) (?:ministry|department)\b")),
    (
        "signatory", _any(
            r"\b(?:under)?skrivit under\b|\bundertecknat\b|\bundertecknad\w*\b(?!.*\bdatum\b)|\bundertecknar\b"
            r"|\bundertecknade\b|\bunderskriv\w*", r"\bsigned\b|\bsignatory\b|\bsignatories\b|\bsigns\b")),
    (
        "date", _any(
            r"\bdatera\w*",
                r"\bnär (?:skrevs|skrev|avgavs|avgav|lämnades|lämnade|inkom|kom|skickades|undertecknades|daterades)\b",
                r"\bwhen (?:was|were|did)\b.*\b(?:written|submitted|sent|signed|dated|received|respond|reply|answer)\b",
                r"\bvilket datum\b|\bvilken dag\b|\bdatum(?:et)?\b",
                    r"\bdated\b|\bdate of\b|\bwhat date\b|\bwhich date\b|\bwhat is the date\b")),
    (
        "author", _any(
            r"\b(?:har |är )?(?:författat|författare|författad\w*)\b|\bvilka? (?:har )?skrivit\b"
            r"|\bvem (?:har )?skr(?:ivit|ev)\b|\bvem står bakom texten\b",
                r"\b(?:author|authors|authored|wrote|drafted)\b|\bwritten by\b")),
    (
        "diarienummer", _any(
            r"\bdiarienummer\w*|\bdiarienr\b|\bdnr\b",
                r"\bregistration number\b|\breference number\b|\bregistry number\b|\bcase number\b|\bfile number\b")),
    (
        "arendenummer", _any(
            r"\bärendenummer\w*|\bärendenr\b", r"\bcase number\b|\bmatter number\b|\breference number\b")),
    (
        "sou", _any(
            r"\bSOU[- ]?n(?:ummer|r|umbers?)\b|\bSOU numbers?\b",
                r"\bvilka betänkanden\b|\bvilket betänkande\b",
                    r"\bwhich (?:inquiry )?reports?\b.*\b(?:respond|concern|answer)\w*")),
    (
        "dir", _any(
            r"\bdirektivnummer\b|\bdir\.?[- ]n(?:ummer|r)\b|\bvilket (?:kommitté|tilläggs)?direktiv\b",
                r"\bdirective numbers?\b|\bnumbers? of the (?:\w+ )?(?:directives?|terms of reference)\b"
                r"|\bwhich (?:\w+ )?(?:directive|terms of reference)\b")),
    ("email", _any(r"\be-?post\w*|\bmejladress\w*|\bmailadress\w*", r"\be-?mail\b")),
)  # fmt: skip
_WHO_SV = (
    r"(?:vilka|vem|hur många|antalet)"
    r"(?:\s+(?:remissinstans|instans|organisation|remissvar|svar|yttrande|myndighet|kommun|region|landsting|länsstyrelse"
    r"|universitet|högskol|lärosäte|domstol)\w*)?"
)
_WHO_EN = (
    r"(?:which|who|how many)(?:\s+(?:of the )?"
    r"(?:respondents?|organi[sz]ations?|bodies|responses|answers|agencies|authorities|municipalities|regions"
    r"|county administrative boards|universities|courts))?"
)
RESPONDED = _any(
    rf"\b{_WHO_SV}\s+(?:som )?(?:har )?"
    r"(?:svarat|svarade|lämnat (?:svar|remissvar|yttrande)|yttrat sig|inkommit|kommit in)\b",
    rf"\b{_WHO_EN}\s+(?:have |has )?(?:been )?(?:responded|answered|replied|submitted|received)\b",
    r"\bvilka (?:är )?remissinstanser(?:na)?\b\W*$",
)
ON_A_MATTER = _any(  # who has written of one thing, and not who has answered at all
    r"\byttrat sig (?:om|över|i fråga om)\b(?! (?:remissen|betänkandet|promemorian|förslaget)\b)",
    r"\b(?:responded|answered|replied|commented) (?:on|about)\b(?! the (?:inquiry|report|memorandum|consultation)\b)",
)

# nouns that say little beside another: "the helmet rule", "the permit system"
LIGHT = words("light.txt")
ASKING_EN = re.compile(
    r"\b(?:position|stance|view|opinion|attitude|response|answer|reply|comment)s?\b(?=\s+(?:on|of|about|to"
    r"|regarding|towards?|concerning|in|is|was|for|that)\b|\s*[?.,]|\s*$)",
    re.IGNORECASE,
)
FRAME_SV = words("frame_sv.txt")
FRAME_EN = words("frame_en.txt")
