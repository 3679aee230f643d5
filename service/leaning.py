"""The turns of phrase by which a question leans on the one before it, in Swedish and English. Pure data."""

import re

from service import cues, stance_cues
from service.cues import any_of
from service.fact_cues import METADATA

# what opens a fragment (`Och CKS då?`, `What about the trials?`) and what may close one
OPENS = re.compile(
    r"^\W*(?:(?:okej|ok|okay|jaha|så|then)\b[\s,]*)?(?:(?:och|men|and|but)\b[\s,]*)?"
    r"(?:(?:hur (?:är|var|blir) det (?:då )?med|vad (?:gäller )?(?:då )?(?:för|om)\b|what about|how about"
    r"|and for|samma (?:sak|fråga) "
    r"(?:för|till|om)|(?:the )?same(?: question)? (?:for|to|about|on))\s+)?",
    re.IGNORECASE,
)
CLOSES = re.compile(r"(?:[\s,]+(?:då|ju|också|heller|then|too|as well|either|in that case))*[\s?.!]*$", re.IGNORECASE)
AT = re.compile(r"^(?:hos|från|at|from|by)\s+", re.IGNORECASE)
ABOUT = re.compile(
    r"^(?:om|i fråga om|när det gäller|vad gäller|angående|beträffande|kring|till|för|på|about|on|for|regarding"
    r"|as for|when it comes to|concerning|of|to)\s+",
    re.IGNORECASE,
)
# words that make a whole sentence of a fragment
SENTENCE = any_of(
    r"\b(?:vad|vem|vems|vilka|vilken|vilket|hur|varför|när|what|who|whose|whom|which|how|why|when|where)\b",
    r"\b(?:är|var|har|hade|kan|ska|skulle|bör|vill|finns|får|blir|tycker|anser|säger|menar|skriver|ställer|nämner"
    r"|vet|gör|ger|tar|håller|gäller|citera|jämför|sammanfatta|lista|beskriv|förklara|berätta|visa"
    r"|is|are|was|were|has|have|had|can|could|will|would|should|do|does|did|say|says|think|thinks|mentions?"
    r"|give|gives"
    r"|quote|compare|summari[sz]e|list|describe|explain|tell|show)\b",
)

# kinds of question that can be asked in a word or two; each must be the whole of what is said
_END = r"[\s?.!]*$"
_ONLY = r"^\W*(?:(?:och|men|and|but)\s+)?"
WHY = re.compile(
    rf"{_ONLY}(?:varför(?:\s+(?:då|det|inte|så|är det så|tycker (?:de|hen|man|den) (?:det|så)|då det))?"
    r"|av vilk(?:et|a) skäl|på vilk(?:en|a) grund(?:er)?|med vilk(?:en|a) motivering(?:ar)?|hur (?:då|så)"
    r"|skälen|motiveringen"
    r"|(?:med )?vilka (?:är )?(?:skälen|argumenten|skäl|argument|invändningar)(?: (?:har|anger|anför|framför"
    r"|ger|lyfter) (?:de|man|den))?"
    r"(?: (?:för|mot) (?:det|detta))?|vad är (?:skälen?|motiveringen|argumenten)(?: till det)?"
    r"|hur motiverar (?:de|man) det"
    r"|why(?:\s+(?:not|so|is that|do they think so|do they think that|that))?|how come|for what reasons?"
    r"|on what grounds"
    r"|what (?:are )?(?:the |their )?(?:reasons|grounds|arguments|objections)(?: (?:do|does|did) (?:they"
    r"|it) (?:give|have|state|raise))?"
    rf"|the reasons|and the reasons|what is the reason(?: for (?:that|it))?"
    rf"|what are their reasons(?: for (?:that|it))?){_END}",
    re.IGNORECASE,
)
CONDITION = re.compile(
    rf"{_ONLY}(?:(?:med|på|under) vilka (?:villkor|förbehåll|förutsättningar)|(?:är|var) (?:det|stödet|de"
    rf"|den) (?:villkorat|villkorad|"
    r"villkorade|med förbehåll|utan förbehåll)|(?:ställer|har|finns det) (?:de |man )?(?:några|något) "
    r"(?:villkor|förbehåll|krav|reservationer)|vilka (?:är )?(?:villkoren|villkor|förbehåll|förbehållen)"
    r"(?: (?:ställer|har) (?:de|man))?|villkoren|några villkor|några förbehåll"
    r"|(?:on|under|with) what (?:conditions|reservations|caveats)|(?:is|was) (?:it|that|the support"
    r"|their support) conditional"
    r"|are there (?:any )?(?:conditions|reservations|caveats)|any (?:conditions|reservations|caveats)"
    r"|with (?:any )?(?:conditions|reservations)"
    rf"|what (?:are the |are their )?(?:conditions|reservations)(?: do(?:es)? (?:they|it) (?:set|have"
    rf"|attach))?){_END}",
    re.IGNORECASE,
)
OTHERS = re.compile(
    rf"{_ONLY}(?:(?:vad (?:säger|tycker|anser) |hur ställer sig )?(?:(?:de|alla) )?(?:andra"
    rf"|övriga)(?: (?:remissinstanserna"
    r"|instanserna|organisationerna))?|övriga|resten"
    r"|(?:what|how) about (?:the|all the) (?:others|rest|other (?:respondents|bodies|organi[sz]ations))"
    r"|(?:what (?:do|does|did) )?the (?:others|rest|other (?:respondents|bodies|organi[sz]ations))(?: (?:say|think))?"
    r"|vilka (?:(?:andra |fler )?(?:remissinstanser |instanser |organisationer )?)(?:håller (?:inte )?med"
    r"|instämmer(?: inte)?|är (?:inte )?överens)"
    r"|which (?:other )?(?:respondents|bodies|organi[sz]ations) (?:dis)?agree"
    r"|who (?:else )?(?:(?:dis)?agrees|does(?: not|n['’]t) agree)"
    r"|(?:finns|är) det (?:någon |några )?(?:andra|annan|fler) som (?:tycker|anser|säger) (?:likadant|detsamma|så"
    r"|samma(?: sak)?)|does any(?:one|body) else (?:agree|think so)|does anyone agree"
    rf"|håller (?:någon|de andra|övriga) med|do the others agree)(?:\s+(?:då|om det|then|about it|on it))?{_END}",
    re.IGNORECASE,
)
ELSE = re.compile(
    rf"{_ONLY}(?:vilka (?:fler|andra|mer)|vilka (?:är|var) (?:de|det|dom)|(?:who|which) (?:are|were) they"
    r"|vem mer|vem annars|(?:någon|några|ingen|inga) (?:annan|andra|fler|mer)"
    rf"|(?:who|which|what) (?:else|others|other ones)|anyone else|any others|anybody else)(?:\s+(?:då|then))?{_END}",
    re.IGNORECASE,
)
WHICH_ONES = re.compile(
    rf"{_ONLY}(?:(?:vilka|vem|vem är)(?: då| är det| det)?|which(?: ones)?|who(?: then)?){_END}", re.IGNORECASE
)
HOW_MANY = re.compile(
    rf"{_ONLY}(?:hur många(?: är det| då| stycken)?|how many(?: are there| is that)?){_END}", re.IGNORECASE
)
QUOTE = re.compile(
    rf"{_ONLY}(?:(?:kan du |can you |please |could you )?(?:citera|citat|quote|(?:visa|ge)(?: mig)? citatet"
    r"|(?:show|give) (?:me )?the (?:exact )?(?:quote|words))"
    rf"(?: (?:det|dem|den|detta|it|them|that))?(?:,? (?:tack|please|ordagrant|verbatim))?|ordagrant|verbatim){_END}",
    re.IGNORECASE,
)
SECTION = re.compile(
    rf"{_ONLY}(?:(?:i )?vilket avsnitt(?: (?:är|gäller|står|finns)? ?(?:det|detta|den)?(?: i)?)?|var (?:står"
    rf"|finns) det"
    rf"|(?:in )?(?:which|what) section(?: is (?:that|it|this)(?: in)?)?|where (?:is|does) (?:it"
    rf"|that)(?: say that| stated)?){_END}",
    re.IGNORECASE,
)
UNRESERVED = re.compile(
    rf"{_ONLY}(?:utan (?:förbehåll|villkor|reservationer)|without (?:any )?(?:conditions|reservations"
    rf"|caveats)){_END}",
    re.IGNORECASE,
)
AT_LARGE = re.compile(
    rf"{_ONLY}(?:(?:what|how) about )?(?:i (?:det )?stort(?: sett)?|som helhet|i sin helhet|över ?lag|generellt"
    rf"|i allmänhet|in general|generally|overall|as a whole|on the whole)(?:\s+(?:då|then))?{_END}",
    re.IGNORECASE,
)
ASKS_WHO = re.compile(
    r"^\W*(?:(?:och|men|and|but) )?(?:vem|vilka|vilken|är det någon|håller någon|finns det|who|which|does any|is there"
    r"|is any)\b",
    re.IGNORECASE,
)
QUOTES = any_of(r"\bciter\w*", r"\bquot\w+", r"\bordagrant\b", r"\bverbatim\b")
WHICH = re.compile(r"^\W*(?:(?:och|men|and|but)\s+)?(?:vilka|which(?: ones)?)\b", re.IGNORECASE)
AGREES = any_of(
    r"^\W*(?:(?:och|men) )?gäller (?:det|detsamma|samma(?: sak)?)\b",
    r"^\W*(?:(?:och|men) )?(?:tycker|anser|menar) .*(?<!om )\b(?:det|så)(?: också)?\W*$", r"\bthinks? so\b",
    r"\b(?:it|that|the same) (?:goes|go|applies|apply|holds|hold|is true) (?:for|to|of)\b",
    r"\bhåller\b.*\bmed\b", r"\binstämmer\b", r"\btycker\b.*\b(?:samma|likadant|lika"
    r"|detsamma)\b", r"\bdelar\b.*\buppfattning",
    r"\bagrees?\b", r"\bthink the same\b", r"\bsame (?:view|opinion)\b", r"\bdisagrees?\b", r"\bav (?:samma"
    r"|annan) (?:åsikt|uppfattning)\b", r"\b(?:one of|among) (?:them|those)\b", r"\b(?:en av|bland) (?:dem|de)\b",
)  # fmt: skip
COMPARES = any_of(
    r"\bjämför\w*", r"\bskilj\w*", r"\bskillnad\w*", r"\bcompare\w*", r"\bdiffer\w*", r"\böverens\b", r"\beniga\b"
)

# words that stand for a matter or for those asked about; the longest first
MATTER = re.compile(
    r"\b(?:(?:det|den|just det|detta|denna) (?:här |där )?(?:förslaget|frågan|saken|avsnittet|punkten|delen)"
    r"|samma (?:sak|fråga|förslag)|det (?:här|där)|(?:the|that|this|the same) (?:proposal|matter|issue|question"
    r"|idea|point|section)"
    r"|the same (?:thing)?|förslaget|saken|det|detta|den|it|this|that|them|these|those|dem)\b",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"\b(?:de|dom|they|hen|organisationen|remissinstansen|instansen|the (?:organi[sz]ation|respondent))\b",
    re.IGNORECASE,
)
OWN_VIEW = re.compile(r"\b(?:egen|eget|egna|own)\b", re.IGNORECASE)  # asks whose words the answer gave
OWNED = re.compile(r"\b(?:deras|their|its|dess)\b", re.IGNORECASE)
# `det` and `it` that stand for nothing: finns det, är det så att, is it true that
EMPTY = re.compile(
    r"\b(?:finns|fanns|blir|blev|handlar|gäller|rör|går|krävs|behövs|tar|dröjer|ser) det\b"
    r"|\b(?:är|var) det(?= (?:\w+ )?(?:som|att|sant|viktigt|möjligt|rimligt|bra|någon|inte|så|[A-ZÅÄÖ])|\W*$)"
    r"|\b(?:is|was|does|would|will) it (?:true|important|possible|proposed|necessary|clear|reasonable|that|take"
    r"|be (?:possible|necessary))\b",
    re.IGNORECASE,
)
MOVES = re.compile(
    r"\b(?:ska|skall|skulle|kommer|kan|får|bör|kostar|införs|börjar|will|would|should|can|could|does|did|is|was"
    r"|has|must) "
    r"(?:det|den|detta|it|this|that|they|these|those)\b",
    re.IGNORECASE,
)
# a whole that needs no matter named: what a body answers at all, or on the proposals together
ANSWERS = any_of(
    r"\bsvara\w*|\byttra\w*|\blämna\w* synpunkter", r"\banswer\w*|\brepl(?:y|ied|ies)\b|\brespond\w*|\bresponse\b",
    r"\bförslagen\b|\bproposals\b|\b(?:något|några|vilka|många|antal) förslag\b|\b(?:any|which|what"
    r"|many) proposals?\b", r"\bremissen\b|\bconsultation\b",
)  # fmt: skip
NEEDS_WHOM = frozenset({"signatory", "contact", "date", "author", "email", "arendenummer"})
MASKED = (
    any_of(r"^\W*(?:vad|var) (?:är det som )?står (?:det|där|skrivet)\b|^\W*what is (?:written|said)\b"),
    cues.REASON, cues.CONDITION, stance_cues.UNRESERVED, cues.MAJORITY, cues.POSITION, cues.SUMMARY,
    *(pattern for pattern, _ in stance_cues.STANCES),
    *(pattern for _, pattern in METADATA),
    any_of(r"\bockså\b|\bäven\b|\bheller\b|\blika\b|\blikaså\b|\btoo\b|\balso\b|\bas well\b|\beither\b|\bequally\b"
        r"|\blikewise\b|\bgäller (?:det|detsamma|samma sak)\b"
        r"|\b(?:same )?(?:goes?|appl(?:y|ies)|holds?|is true) (?:for|to|of)\b"),
    any_of(r"\bfler\b|\bannan\b|\bannars\b|\bmera?\b|\bstycken\b|\bdå\b|\belse\b|\blikadant\b|\böverens\b"
        r"|\beniga\b|\bdetsamma\b"
        r"|\bsamma (?:sak|fråga|förslag)\b|\bthe same (?:thing|matter|issue|question|proposal)\b"
         r"|\bformellt\b|\bordagrant\b|\bverbatim\b|\bföresl\w+|\breluctant\b|\bmotvillig\w*"
         r"|\b(?:egen|eget|egna|mest|minst|viktig\w*|definitiv\w*|egentlig\w*|exakt|precis|neutral\w*|own|most|least"
         r"|main|important|exactly|actually|really|definite\w*|criticism|kritiken|mellan|between|kostar?)\b"
         r"|\b(?:hej|hello"
         r"|tack|thanks|okej|okay|ok)\b|\bsaken\b"),
    cues.COMPARE, cues.LIST, cues.SILENT,
)  # fmt: skip
