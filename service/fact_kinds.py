"""The kinds of fact: by which words a question asks for each, and by what a quote is known to hold one. Pure data."""

import re

from corpus.dates import MONTH
from service.fact_cues import ASKS_DURATION, DURATION, PHONE

NUMBER_WORD = (
    r"(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|(?:tret|fjor|fem|sex|sjut|ar|nit)ton|tjugo\w*"
    r"|(?:tret|fyr|fem|sex|sjut|åt|nit)tio\w*|hundra\w*|tusen\w*|"
    r"hälften|halva|dubbelt|samtliga|flera|flertal\w*|enda\w*|\w+del(?:ar)?|decenni\w*)"
)
_ORDINAL = r"(?:tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|tjugonde|hundrade)"
# of two kinds asked for in the same words the wider comes first: by it sentences are looked for, and both must hold
KINDS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "kronor",  # no share will do
        re.compile(
            r"\b(?:i|in) kronor\b|\b(?:hur många|how many) (?:\w+ )?kronor\b"
            r"|\b(?:vilken|what|which) (?:\w*(?:omsättning|budget|vinst|lön)|turnover|profit|salary)"
            r" (?:har|hade|behöver|får|does|do|did|is|has|would)\b",
            re.IGNORECASE,
        ),
        re.compile(r"\b(?:kr|kronor|mnkr|tkr|mdkr)\b|\b(?:miljard|miljon|hundratusen)\w*|basbelopp", re.IGNORECASE),
    ),
    (
        "money",
        re.compile(
            r"\bhur mycket\b.*\b(?:kosta\w*|pengar|kronor|medel|anslag|läggs|satsas?|betala\w*)\b|\bvad (?:kostar"
            r"|(?:skulle|kommer|ska|väntas|beräknas|lär|får) .* kosta)\b"
            r"|\b(?:vilken|hur stor) (?:pennings?umma|summa)\b|\b(?:vilket|hur stort) (?:penning)?belopp\b"
            r"|\b(?:what|which) (?:sum|amount)\b(?! of (?:time|work|information|data))"
            r"|\bhow much (?:money|does .* cost|would .* cost|funding|is spent)\b"
            r"|\bhow much (?:does|do|did|should|would|will|has|have|must|is|are|can)"
            r" .*\b(?:pa(?:y|id)|spen[dt]|invest(?:ed)?)\b"
            r"|\b(?:vilken|hur stor|hur hög) (?:total |årlig )?(?:kostnad|merkostnad)\b"
            r"|\b(?:är|blir) \w*kostnaden\b.*\?"
            r"|\bcosts?\b.*\?|\bvad tjänar\b|\b(?:what|how much) (?:do|does|did|would)\b.*\bearn\b"
            r"|\bvad (?:får|ska|måste) .* betala\b|\bannual bill\b"
            r"|\b(?:vilket|what|which) (?:vite|fine) (?:ska|får|föreslår|does|do|did|is|would|should)\b"
            r"|\bhur hög\w* (?:är|blir|ska|skulle|får|kan)\b.*\b(?:avgift|bidrag|belopp|bot|ersättning)"
            r"|\bhur stora? (?:är|blir|var|blev|ska|skulle|får|kan)\b(?! \w+ som\b)"
            r" (?:\S+ ){0,4}?\w*(?:avgift(?:en|erna)?|premien?|böter(?:na)?|boten)\b(?! som\b)"
            r"|\bhow (?:large|big|high) (?:is|was|will|would|should) (?:the|a) (?:[\w-]+ ){0,3}?"
            r"(?:fine|fee|grant|penalty|premium|subsidy)\b"
            r"|\bhur (?:stora?|stort|höga?|högt) (?:\w*(?:bidrag|anslag|avgift|ersättning|vite)\w*|böter)\b"
            r"|\bhow (?:large|big|high) (?:a|an|the|is the|are the) (?:\w+ )?(?:fine|fee|grant|penalty|sum|subsidy)"
            r"|(?<!\bi )\b(?:tak|maxbelopp|högstabelopp|belopp)(?:et)? (?:för|på)\b"
            r"|\b(?:cap|ceiling|maximum) (?:on|for)\b.*\b(?:fee|fine|charge|penalty|grant)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?:\d\s{{0,3}}|\b{NUMBER_WORD} )(?:miljard|miljon|kr\b|kronor|mnkr|tkr|procent|%|mdkr)"
            r"|\b(?:miljard|miljon|hundratusen)\w*|\b(?:pris)?basbelopp\w*|\b(?:kostnadsfri|gratis|avgiftsfri)\w*",
            re.IGNORECASE,
        ),
    ),
    (
        "money",  # and no share of something else
        re.compile(
            r"\bvad (?:kostar|kostade|tjänar)\b|\bvad (?:skulle|kommer|ska|väntas|beräknas|lär|får) .* kosta\b"
            r"|\bhur mycket (?:tjänar|kostar|kostade)\b"
            r"|\b(?:what|how much) (?:do|does|did|would) .*\b(?:cost|earn|set\b.{1,60}? back)\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?:\d\s{{0,3}}|\b{NUMBER_WORD} )(?:miljard|miljon|kr\b|kronor|mnkr|tkr|mdkr|euro)"
            r"|\b(?:miljard|miljon|hundratusen)\w*|\b(?:pris)?basbelopp\w*|\b(?:kostnadsfri|gratis|avgiftsfri)\w*"
            r"|\b(?:kosta(?:r|t|de)?|lön\w*) (?:\S+ ){0,4}\d",
            re.IGNORECASE,
        ),
    ),
    (
        "earnings",  # an amount of whatever else is none
        re.compile(
            r"\b(?:vad|hur mycket) tjänar\b(?! .{1,40} på\b)|\bvilken (?:\w+)?lön har\b"
            r"|\b(?:what|how much) (?:do|does|did|would)\b.*\bearn\b"
            r"|\bwhat (?:is|are) .*\b(?:salary|salaries|wages?)\W*$",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b\w*(?:lön(?:en|er|erna)?|ersättning\w*|arvode\w*|inkomst\w*)\b|\btjäna[rd]?\w*"
            r"|\bavlön\w+|\bi månaden\b",
            re.IGNORECASE,
        ),
    ),
    (
        "head",  # who decided on a letter headed no inquiry
        re.compile(
            r"^\W*(?:vem|who)\b.*\b(?:ledde|leder|lett|led|leads|headed|heads|chaired|chairs)\b.*"
            r"\b(?:utredning|kommitté|delegation|inquiry|committee|commission)\w*\W*$"
            r"|^\W*(?:vem|who) (?:är|var|is|was) (?:the )?(?:särskild )?"
            r"(?:utredare|inquiry chair|special investigator)\W*$",
            re.IGNORECASE,
        ),
        re.compile(
            r"\butredare\w*|\bordförande\w*|\b(?:leds|leddes|ledde|leder|letts)\b|\bled(?:ning|d) av\b", re.IGNORECASE
        ),
    ),
    (
        "amount",
        re.compile(
            r"\b(?:hur mycket|how much)\b.*\b(?:ersättning\w*|bidrag\w*|lön\w*|hyra[ns]?|höjdes|sänktes|compensation"
            r"|grant|rent|salary)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\d|\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|hundra|tusen|dubb\w+|halver\w+)\b", re.IGNORECASE
        ),
    ),
    (
        "number",
        re.compile(r"\b(?:hur stor (?:andel|del)|antalet|what (?:share|proportion|part))\b", re.IGNORECASE),
        re.compile(rf"\d|\b{NUMBER_WORD}\b|\b(?:merpart|majoritet)\w*|\bvar (?:annan|{_ORDINAL})\b", re.IGNORECASE),
    ),
    (
        "share",
        re.compile(r"\b(?:hur stor (?:andel|del)|what (?:share|proportion|part))\b", re.IGNORECASE),
        re.compile(
            rf"\d\s?%|\bprocent\w*|\b(?:hälften|halva|dubbelt|samtliga|flertal\w*|majoritet\w*|merpart\w*)\b"
            rf"|\b(?:huvud|större |största )del(?:en)?\b|\b\w+(?:dje|de|te|n)del(?:ar|en|arna)?\b"
            rf"|\bvar (?:annan|{_ORDINAL})\b|\b(?:\d+|{NUMBER_WORD}) av\b|\bav (?:\d+|{NUMBER_WORD})\b",
            re.IGNORECASE,
        ),
    ),
    (
        "change",  # by how much: told by a figure of something, not by a numeral alone
        re.compile(
            r"\bhur mycket (?:ska|skulle|bör|har|kommer|måste|får|kan|vill|väntas)\b.{1,80}?\b(?:ök|höj|minsk"
            r"|sänk|stig|sjunk|skär|krymp|väx)\w*"
            r"|\bhow much (?:should|shall|will|would|must|may|can|did|does|do|has|have|is|are)\b.{1,80}?\b(?:increas"
            r"|rais|rise|risen|rose|cut|reduc|lower|decreas|grow|grew|fall|fell|shrink)\w*",
            re.IGNORECASE,
        ),
        re.compile(
            r"\d+ ?(?:%|kr)|\d[^.;]{0,30}\b(?:procent\w*|miljon\w*|miljard\w*|kronor|gånger|enheter)\b"
            r"|\b(?:procent\w*|miljon\w*|miljard\w*|fördubbl\w*|halver\w*|\w+dubbl\w*|dubbelt|hälften|\w+(?:dje|de|te|n)del(?:ar)?)\b"
            r"|\b(?:från|till|med) \d",
            re.IGNORECASE,
        ),
    ),
    ("duration", ASKS_DURATION, DURATION),
    (
        "punishment",
        re.compile(
            r"\bvilket straff\b|\bhur (?:lång|hög|sträng|hår)\w* (?:\w+ )?(?:fängelse|straff)\w*"
            r"|\bstraff(?:et|skalan) för\b|\bwhat (?:is the )?(?:punishment|(?:prison )?sentence)\b"
            r"|\bhow (?:long|many years)\b.*\b(?:prison|jail)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:\w*fängelse\w*|\w*böter\w*|\w*bötes\w*|straff\w*|döm(?:s|a|as|d\w*)|vite\w*)\b", re.IGNORECASE
        ),
    ),
    (
        "age",
        re.compile(r"\b(?:how old|hur gam(?:mal|la|malt)|what age|vilken ålder)\b", re.IGNORECASE),
        re.compile(
            rf"\b(?:\d+|{NUMBER_WORD})[ -]?(?:åri\w*|år\b|years?\b|year-old|månad\w*)|\bfödd\w*|\bålder",
            re.IGNORECASE,
        ),
    ),
    (
        "name",
        re.compile(
            r"^\W*(?:vem|who) (?:\w+ )?(?:chair\w*|led|leads|head\w*|sign\w*|wrote|appoint\w*|were the"
            r"|was appointed|ledde|leder|skrev|undertecknade|utsågs|utredde|is the|was the"
            r"|(?:är|var) (?:\S+s )?(?:särskild )?(?:utredare|ordförande|chef|föreståndare|\w*direktör|rektor)\b"
            r"(?! (?:för|i) (?:den|det|de)\b))"
            r"|\bvad heter (?:\S+ ){0,4}?(?:den som|\w*(?:ordförande|chef|minister|utredare|handläggare|direktör"
            r"|sekreterare|föreståndare|person)\w*)\b"
            r"|\bname of (?:\S+ ){0,4}?(?:chair\w*|head|minister|director|secretary|official|person)\b"
            r"|\bvilka ledamöter (?:satt|sitter|ingår|ingick)\b|\bwhich members (?:sat|sit|served)\b",
            re.IGNORECASE,
        ),
        re.compile(r"\b(?!Svensk|Sverige|Statens)[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]+"),
    ),
    (
        "role",  # who leads a thing is not told by whoever is named beside it
        re.compile(
            r"^\W*(?:vem|who) (?:\w+ )?(?:chair\w*|led|leads|head(?:s|ed)|ledde|leder"
            r"|(?:is|was) (?:the )?(?:\w+ )?(?:chair\w*|head|director|leader) of"
            r"|(?:är|var) (?:\w+ )?(?:ordförande|chef|föreståndare|\w*direktör|rektor) (?:för|i|vid|på))\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:\w*ordförande|\w*chef(?:en)?|\w*direktör(?:en)?|föreståndare\w*|rektor\w*|\w*utredare\w*|ledare\w*"
            r"|le(?:der|ds|dde|ddes|tts|tt) av|ledde|leder|chair\w*|head)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "coming",  # what has happened, or how long it took, tells nothing of when it will
        re.compile(
            r"^\W*när (?:ska|skall|kommer|väntas|beräknas|blir)\b|^\W*when (?:will|shall|(?:is|are) .+ expected)\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<![\d/:.])20\d\d(?![\d:_]|/\d{{3}}|\.\d)\b|\b(?:{MONTH})\b"
            rf"|\b(?:\d+|{NUMBER_WORD}) (?:år|månad|veck|dag)"
            r"|\b(?:senast|tidigast|före|innan|efter|därefter|när|så snart|i samband|samtidigt (?:som|med)|först"
            r"|från och med"
            r"|årsskifte\w*|hösten|våren|sommaren|vintern|nästa|kommande|framtid\w*|halvår\w*|kvartal\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "date",
        re.compile(
            r"^\W*när\b(?! (?:ska|skall|kommer|väntas|beräknas|blir)\b)"
            r"|\b(?:vilket år|vilken dag|vilket datum|vilken tidpunkt|sedan när|hur dags)\b"
            # in *What did X say when asked about it?* it asks for no time
            r"|(?:^\W*(?!what|which|who|why|how|where)(?:.*\b)?|\b(?:about|says?|on|of|and|or) )when\b"
            r"(?! (?:it|they|we|the|will|shall)\b)|\b(?:what|which) (?:year|day|date|month)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?<![\d/:.])(?:1[6-9]|20)\d\d(?![\d:_]|/\d{3}|\.\d)\b"
            r"|\b\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*"
            r"|\b(?:idag|igår|mandatperiod\w*|hösten|våren|decenni\w*|framtid\w*|pågår|pågående|först|innan"
            r"|efter)\b|\d{4}-talet",
            re.IGNORECASE,
        ),
    ),
    (
        "person",
        re.compile(r"^\W*vem\b|\bvilken person\b|^\W*who\b(?!.*\b(?:should|must|ought)\b)", re.IGNORECASE),
        re.compile(
            r"\b[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]+|\b(?:minister|statsråd|ordförande|chef|föreståndare"
            r"|handläggare|regeringen|staten|kommun\w*|landsting\w*|\w*myndighet\w*|\w*nämnd\w*|publik\w*"
            r"|forskare\w*)\b|\b\w*(?:verket|styrelsen|rådet|delegationen|inspektionen)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "definition",
        re.compile(
            r"\bvad (?:betyder|menas med|innebär)\b|\bvad är (?:en|ett) (?:\S+ ?){1,4}\W*$|\bhur definiera\w*"
            r"|\bdefinition(?:en)? av\b.*\?|\bwhat does .* mean\b|\bwhat is meant\b"
            r"|\bhow (?:is|does|do) .*\bdefin\w*|\bwhat is (?:a|an) (?:\S+ ?){1,4}\W*$",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:defini\w+|innebär\w*|betyder|avses|menas|begrepp\w*|är (?:en|ett|att)|handlar om|består av"
            r"|innefattar|omfattar"
            r"|förstås som|det vill säga|dvs|för att förklara|så kallad\w*|kallas|kallar|benämn\w+|s\.k|syftar på"
            r"|det som|skiljer sig|skifte från)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "taking part",  # which of many they are: told by names, or by how they are chosen
        re.compile(
            r"\b(?:vilka|which|what) (?:\w+ )?(?:kommuner|regioner|landsting|län|myndigheter|företag|länder|skolor"
            r"|lärosäten|universitet|orter|städer|municipalities|regions|count(?:ies|ries)|agencies|authorities|companies|schools"
            r"|universities|towns|cities)\b.*\b(?:deltar|deltog|deltagit|medverka\w*|ingår|ingick"
            r"|(?:take|takes|taking|took|taken) part|participat\w*|(?:be|are|is) included)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?<=[\wåäö,:;(] )(?!\w+(?:delegation|utredning|departement|regering))[A-ZÅÄÖ][a-zåäöé]{2,}"
            r"|\b(?i:alla|samtliga|frivillig\w*|ansök\w*|anmäl\w*|intressera\w*|utse\w*"
            r"|urval\w*|välj\w*|själva|varje|övriga|ett par|några)\b"
        ),
    ),
    (
        "party",
        re.compile(
            r"\b(?:vilket|vilka) parti(?:er)?\b.{0,60}\b(?:tillhör|företräder|sitter|medlem)"
            r"|\b(?:which|what) party\b.*\b(?:belong|member|represent|from|sit)\w*",
            re.IGNORECASE,
        ),
        re.compile(r"\b(?:parti\w*|\w+partiet|\w*demokrat\w*|moderat\w*|liberal\w*)\b|\((?:S|M|SD|C|V|KD|L|MP)\)"),
    ),
    (
        "label",
        re.compile(
            r"\bvilke[nt] (?:beteckning|löpnummer|handlingsnummer) har (?:\w+ )?"
            r"(?:handling|bilag|akt|skrivelse|dokument|underlag)",
            re.IGNORECASE,
        ),
        re.compile(r"\d[./:_-]\d|\d{4}|\b[A-ZÅÄÖ]{1,5}[ -]?\d"),
    ),
    (
        "email",
        re.compile(r"\be-?post(?:adress\w*)?\b|\b(?:mejl|mail)adress\w*|\be-?mail address\w*", re.IGNORECASE),
        re.compile(r"@\w"),
    ),
    (
        "phone",
        PHONE,
        re.compile(r"\b0\d{1,3}[- /]?\d{2,3}[ -]?\d{2}"),
    ),
    (
        "place",
        re.compile(
            r"\b(?:vilken stad|vilken ort|vilket län|which (?:city|town|county)|what city)\b"
            r"|^\W*where (?:is|are|was|were|will|would|should|does|did|do)\b.*\b(?:located|based|situated|placed|sited"
            r"|headquartered|take place|held|built)\W*$"
            r"|^\W*var (?:ska|skulle|kommer|bör|ligger|är|finns|hölls|låg)\b.*"
            r"\b(?:ligga|placera(?:s|t|d|de)?|lokalisera\w*|belägen|beläget|förlägg\w+|byggas)(?: enligt\b.*)?\W*$",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:i|på|vid|från|till|hos|under) [A-ZÅÄÖ][a-zåäö]{2,}|\b(?:placer|lokaliser|belägen|beläget|förlägg)\w*"
            r"|\b(?:ligga|ligger|finnas|finns|bygg[sa]\w*) (?:\w+ )?(?:i|på|vid|hos|inom|nära|intill)\b",
        ),
    ),
)
