"""The turns of phrase by which a question shows what kind of answer it wants, in Swedish and English. Pure data."""

import re
from enum import StrEnum
from importlib import resources


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


def any_of(*patterns: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the given ones, in upper or lower case."""
    return re.compile("|".join(patterns), re.IGNORECASE)


_ADDRESSED = r"(?:regeringen|vi|man|departementet|ministern|finansdepartementet|riksdagen|jag|ministeriet)"
_RESPONDENTS = (
    r"(?:remissinstans\w*|instans\w*|organisation\w*|respondent\w*|remissvar\w*|yttrande\w*|myndighet\w*|"
    r"aktör\w*|part\w*)"
)
_RESPONDENTS_EN = (
    r"(?:respondents?|organi[sz]ations?|bod(?:y|ies)|responses?|consultees?|parties|stakeholders?|authorities|agencies)"
)

OPINION = any_of(
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
COMPARE = any_of(
    r"\bjämför\w*|\bkontra\b|\bcontrast\w*",
    r"\bskillnad\w*\b",
    r"\bskiljer\b",
    r"\b(?:överens|eniga|oeniga|ense|oense)\b",
    r"\bcompare\w*",
    r"\bdiffer\w*\b",
    r"\bagree\b.*\bon\b|\bagree about\b",
    r"\bversus\b|\bvs\.?\b|\b(?:next to|beside|alongside|against) (?:that|those) of\b",
    r"\bboth\b.*\band\b",
    r"\bbåde\b.*\boch\b",
)
OTHERS = any_of(r"\b(?:övriga|andra|de flesta|resten|others?|the rest|everyone else)\b")
COUNT = any_of(
    r"\bhur många\b",
    r"\bantal(?:et)? (?:remissinstanser|organisationer|svar|förslag)\b",
    r"\bmajoritet\w*",
    r"\bflertalet\b",
    r"\bhow many\b",
    r"\bnumber of\b",
    r"\bmajority\b",
    r"\bmost (?:of the )?respondents\b",
)
COUNTED = any_of(
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
SILENT = any_of(
    r"\b(?:vem|vilka|vilken|hur många|who|which|how many)\b.*\b(?:nämner|berör|tar|yttrar|kommenterar|behandlar|säger"
    r"|skriver|uttalar|svarar) (?:sig )?(?:inte|ej|inget|ingenting)\b(?! (?:\w+ )?ställning\b)",
        r"\bsvarade inte\b|\bhar inte (?:svarat|nämnt|yttrat|kommenterat)\b",
    r"\b(?:do|does|did|have|has) not (?:mention|address|comment|discuss|touch|say|answer|respond"
    r"|bring up|take up|refer to|write (?:about|of|on)|speak (?:about|of))\b",
        r"\b(?:don['’]t|doesn['’]t|didn['’]t) (?:mention|address|comment|discuss|say|answer|respond"
        r"|bring up|take up|refer to|write (?:about|of|on)|speak (?:about|of))\b",
            r"\bsilent\b(?= (?:on|about|regarding)\b|\W*$)|\b(?:is|are|remains?|stays?|keeps?) silent\b",
            r"\b(?:makes? no mention|tiger|saknar? ståndpunkt)\b",
)  # fmt: skip
_MATTER_AT_HAND = (  # what is answered as a whole, in a question of who has not
    r"(?: (?:på|över|till|to|on) (?:den här |denna |the |this )?"
    r"(?:remiss\w*|betänkandet|utredningen|promemorian|förslaget"
    r"|consultation|inquiry|report|memorandum|proposals?))?(?: (?:ännu|än|yet))?\W*$"
)
UNANSWERED = any_of(
    rf"\b(?:inte|ej|aldrig)(?: ännu| än)? (?:har )?(?:svarat|inkommit|yttrat sig|hört av sig"
    rf"|(?:lämnat|skickat)(?: in)? (?:något |sitt |ett )?(?:svar|remissvar|yttrande)){_MATTER_AT_HAND}",
    rf"\b(?:svarade|yttrade sig) (?:inte|ej|aldrig){_MATTER_AT_HAND}",
    rf"\b(?:not|never|n't|n’t)(?: yet)? (?:answered|answer|responded|respond|replied|reply"
    rf"|(?:submit\w*|sent?)(?: in)? (?:a|any|its|their) (?:response|answer|reply)){_MATTER_AT_HAND}",
    r"\bsaknas (?:det )?(?:svar|remissvar|yttranden?) från\W*$|\bare (?:responses|answers) missing from\W*$",
)
SAYS_OF = any_of(  # of a matter: perhaps a view, perhaps a fact
    r"\b(?:säger|skriver|sade|skrev|lyfter|framför|tar upp)\b.*\bom\b",
    r"\b(?:says?|said|writes?|wrote)\b.*\b(?:about|on|of)\b",
)
ITS_OWN = any_of(  # what a body wants is not what it retells
    r"\b(?:vill|ville|önskar|föreslår|föreslog|begär|kräver|efterfrågar|efterlyser|tycker|anser|menar)\b",
    r"\b(?:want|wish|propose|suggest|demand|request|call|ask|think|feel)(?:s|es|d|ed|ing)?\b",
)
ASKS_INSTEAD = any_of(  # what somebody wants in place of a thing
    r"\bi ?stället\b|\balternativ(?:et|en)?\b(?! \d)|\bhellre\b",
    r"\binstead\b|\balternatives?\b(?! \d)|\brather\b(?! than\b)",
)
ENTERS_INTO_FORCE = any_of(  # said by whoever proposes it before anybody who wants another day
    r"\b(?:börja|börjar) (?:\S+ ){0,3}gälla\b|\bträd(?:a|er) (?:\S+ ){0,3}i kraft\b|\bikraftträdande\w*",
    r"\b(?:entry|coming) into (?:force|effect)\b|\bcommencement\b",
    r"\b(?:take|takes|taking|come|comes|coming|go|goes|enter|enters) (?:into )?(?:effect|force)\b"
    r"|\b(?:start|begin)s? to apply\b",
)
RESPONDENTS_SPEAK = any_of(r"\b(?:remissinstans|respondent|consultation bod)\w*")
ASKS_MENTION = any_of(
    r"^\W*(?:om)?(?:nämner|berör|kommenterar|diskuterar)\b", r"^\W*tar\b.*\bupp\b",
    r"^\W*(?:do|does|did|has|have)\b.*\b(?:mention|address|discuss|comment on|bring up|take up|touch (?:up)?on)",
    r"^\W*(?:do|does|did|has|have)\b.*\b(?:an?y? (?:view|opinion|comments?|position|objections?)"
    r"|(?:say|said|write|written) anything|anything to say) (?:on|about|to|against)\b",
)  # fmt: skip
REASON = any_of(
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
                                                      r"\bkritik\w*\b", r"\bproblem ser\b",
    r"\bwhat(?:'s|’s| is| was)? (?:the )?(?:wrong|problem|trouble) with\b",
    r"\bvad är (?:det )?(?:som är )?(?:för )?(?:fel|problemet) (?:på|med|i)\b",
    r"\b(?:vad|what)\b.{1,40}\b(?:ogilla\w*|dislike\w*)\b|\bvad har\b.{1,40}\b(?:emot|mot)\b|\bhave against\b",
    r"\bwhat makes\b|\bvad får\b.{1,40}\batt\b|\bwhat (?:bothers|worries|troubles)\b|\bvad stör\b"
    r"|\bon what (?:evidence|basis)\b")  # fmt: skip
WOULD_AGREE = any_of(  # a support that is not there: what it would take is asked
    r"\b(?:för att|innan)\b.{1,60}\b(?:ge med sig|ställa upp|acceptera|godta|gå med|säga ja|stödja|bli nöjd\w*"
    r"|går med|accepterar|godtar|stöd(?:jer|er)|säger ja)\b",
    r"\bif\b.{1,60}\b(?:is|are) to (?:accept|support|agree|back|endorse|go along|say yes)\b",
    r"\bbefore (?:\w+ ){0,2}(?:backing|supporting|accepting|agreeing)\b",
    r"\bwhat would (?:make|get|persuade)\b",
)
CONDITION = any_of(
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
    r"\bwhat else (?:would|must|has|have|needs?|is (?:needed|required))\b",
    WOULD_AGREE.pattern,
    r"\binsists? on\b|\bstrings? attached\b",
    r"\bwhat would (?:it take|make|(?:\S+ ){1,4}need)\b|\bvad skulle (?:krävas|få)\b",
)
COUNTS_AS = any_of(
    r"\b(?:räknas|klassas|anses) (?:\w+ )?(?:som|vara)\b",
    r"\bcounts? as\b|\bcounted as\b|\bqualif(?:y|ies) as\b|\bis considered an?\b",
)
DEFINITION = any_of(
    COUNTS_AS.pattern,
    r"\bvad (?:betyder|innebär|menas|är (?:en|ett)\b)",
    r"\bdefinier\w*",
    r"\bdefinition\w*",
    r"\bwhat (?:does .+ mean|is (?:a|an|meant)\b)",
    r"\bdefine\w*",
    r"\bmeaning of\b",
    r"\bbegreppet\b",
    r"\b(?:termen|uttrycket|the (?:term|word|concept|notion))(?: of)? [\"”“'’‘]",
    r"\bvad (?:omfattas av|avses med|räknas in i)\b|\bwhat is (?:covered|meant) by\b",
)
_APPROVES_OF = (  # and nothing after it: *What does X agree to?*, *Vad säger X nej till?*
    r"^\W*what (?:all )?(?:does|do|did) \S+(?: \S+){0,3}? (?:approve of|agree (?:to|with)|disagree with|welcome|accept"
    r"|back|endorse|like|dislike|object to|turn down|say (?:yes|no) to)\W*$"
    r"|^\W*vad (?:(?:välkomnar|avslår|avvisar|godtar|accepterar|gillar|ogillar|förordar) \S+(?: \S+){0,3}?"
    r"|säger \S+(?: \S+){0,3}? (?:ja|nej) till|håller \S+(?: \S+){0,3}? med om)\W*$"
)
LIST = any_of(
    r"\b(?:vilka|vilken|vilket)\b",
        r"\blista\b",
            r"\bräkna upp\b",
                r"\bvem\b",
                    r"\bwhich\b",
                        r"\blist\b",
                            r"\bwho\b",
                                r"\bvad (?:tillstyrker|avstyrker|stöder|stödjer|motsätter)\b",
                                    r"\bwhat does \S+(?: \S+)? (?:support|oppose|reject)\b(?! for)",
                                        _APPROVES_OF,
                                        r"\bvad är .+ (?:positiv\w*|negativ\w*|kritisk\w*|tveksam\w*|emot|för)\b",
            r"\bnågon\b|\banyone\b|\banybody\b|\bany (?:respondent|organisation)\b|\ball(?:a|t)?\b",
                r"\bwhat .+ in favour of\b|\bwhat is .+ (?:critical of|positive (?:to|about)|against)\b",
                    r"\btabell\b|\bsammanfatta\b|\bsummari[sz]e\b|\btable\b")  # fmt: skip
RESPONDENTS = any_of(
    rf"\b{_RESPONDENTS}",
    rf"\b{_RESPONDENTS_EN}\b",
    r"^\W*(?:vem|who|vilka (?:är|har|stöd|till|av|mot|ställ|säger|nämn|väl|inst|vänd|går|god|krit|ifråg|bitr"
    r"|föro|ogill|invänd|accept)\w*|does anyone|do any"
    r"|stöd\w* någon|är någon|finns det någon)\b",
    r"\bnågon\b|\banyone\b|\banybody\b",
)
ASKS_WHO = any_of(  # which respondents want, fear, suggest something that is no stance on a proposal
    rf"^\W*(?:(?:vilka|vem)(?: {_RESPONDENTS})?|(?:finns|är) det (?:någon|några)(?: {_RESPONDENTS})? som)"
    r" (?:vill|önskar|föreslår|begär|kräver|efterlyser|tar upp|nämner|oroar|befarar|pekar)\b",
    rf"^\W*(?:who|which (?:of (?:them|the )? ?)?(?:{_RESPONDENTS_EN})?|(?:is|are) there any(?:one|body)? ?"
    rf"(?:{_RESPONDENTS_EN})? ?(?:who|that)) ?(?:wants?|asks?|calls?|suggests?|proposes?"
    r"|demands?|raises?|mentions?|fears?|worr\w+|points?)\b",
)
ASKS_WISH = any_of(  # who wants a thing, or that it be so
    rf"^\W*(?:vilka|vem)(?: {_RESPONDENTS})? (?:vill|önskar)\b(?!.*\b(?:inte|ej|slippa|hellre|i stället)\b)",
    rf"^\W*(?:who|which (?:of (?:them|the )? ?)?(?:{_RESPONDENTS_EN})?) ?(?:wants?|would like|wish(?:es)?)\b"
    r"(?!.*\b(?:not|instead|rather|n't|n’t)\b)",
)
HOLDS_WHAT = any_of(  # which respondents hold a view that is no stance on a proposal
    rf"^\W*(?:vilka|vem|hur många)(?: {_RESPONDENTS})? (?:anser|tycker|menar|bedömer|hävdar|framhåller|anför|tror)\b",
    rf"^\W*(?:who|(?:which|how many) (?:of (?:them|the )? ?)?(?:{_RESPONDENTS_EN})?) ?(?:thinks?|believes?|considers?"
    r"|argues?|says?|holds?|finds?|feels?)\b",
)
PROPOSALS = any_of(
    r"\bförslag\w*\b",
    r"\bproposals?\b",
    r"\blagändring\w*",
    r"\bstatutory\b|\bchanges? (?:to|in)\b.*\blaws?\b|\blaw changes\b|\blegislative\b",
    r"\brekommendation\w*",
    r"\brecommendations?\b",
    r"\bvad är .+ (?:positiv|negativ|kritisk|emot|tveksam)",
    r"\bvad (?:tillstyrker|avstyrker|stöder|stödjer)\b",
    r"\bwhat does .+ (?:support|oppose|reject)\b|\bwhat is .+ (?:critical|positive|against|in favour)",
    _APPROVES_OF,
)
OF_LAWS = any_of(  # of the proposals, those that change a law
    r"\b(?:lagändring|lagförslag|författningsändring|författningsförslag)\w*|\bändring(?:ar|arna)? (?:i|av) lag\w*",
    r"\bstatutory (?:changes?|amendments?|proposals?)\b|\bchanges? (?:to|in) (?:the )?laws?\b"
    r"|\b(?:law|legal|legislative) (?:changes?|amendments?)\b|\bamendments? (?:to|of) (?:the )?laws?\b",
)
POSITION = any_of(
    r"\b(?:tycker|anser|tyckte|ansåg|ställer sig|ställde sig|inställning\w*|ståndpunkt\w*|ställningstagande\w*"
    r"|åsikt\w*|uppfattning\w*|synpunkt\w*|position(?:en|er|erna)?|hållning|syn på|ser på|förhåller sig"
    r"|tar ställning|står i|svara\w*|yttra\w*)\b",
    r"\b(?:think|thinks|thought|view|views|stance|opinion|position|stand|stands|attitude|feel|feels|regard"
    r"|respond\w*|reply|replied|answer\w*|comment\w*)\b",
    r"\bnöjd(?:a)? med\b|\b(?:happy|pleased|comfortable) (?:with|about)\b",
    r"\bhow (?:does|do|did) .{1,60}\bsee\b",
    r"\b(?:line|verdict|reaction|thoughts) (?:on|to)\b|(?:['’]s?|\b(?:its|their|the|whose)) take on\b",
    r"\bcomes? down on\b|\bmakes? of\b",
    r"\bbesked(?:et)? (?:om|på|i)\b|\breagera(?:r|de) på\b",
    r"\bhur (?:ser\b(?!.*\but\b).{1,60}\bpå|(?:ställer|förhåller)\b.{1,60}\bsig)\b",  # *Hur ser Region X på …*
        r"\bfor or against\b|\bför eller e?mot\b|\bja eller nej\b|\byes or no\b", r"\bquote\b|\bcitera\b|\bciter\w*",
)  # fmt: skip
YES_NO = re.compile(
    r"^\W*(?:är|stöd\w*|tillstyrk\w*|avstyrk\w*|ställer|står|motsätter|delar|instämmer|välkomnar|vill|har|tycker"
    r"|anser|accepterar|godtar|håller|gillar|does|do|did|is|are|was|has|have|will|would)\b",
    re.IGNORECASE,
)
WHICH_RESPONDENTS = any_of(
    rf"^\W*(?:vilka|vilken|which|what)\s+(?:\w+\s+)?(?:of the\s+)?{_RESPONDENTS}",
    rf"^\W*(?:which|what)\s+(?:\w+\s+)?(?:of the\s+)?{_RESPONDENTS_EN}\b",
)
WHY = any_of(r"\bvarför\b|\bskäl\w*|\bargument\w*|\bmotiver\w*", r"\bwhy\b|\breasons?\b|\bgrounds\b|\bargument\w*")
SUMMARY = any_of(
    r"\bsammanfatt\w*",
    r"\böverblick\w*|\böversikt\w*",
    r"\bhuvudpunkter\w*",
    r"\bsummar[iy]\w*",
    r"\boverview\b",
    r"\bmain points\b",
    r"\bi korthet\b|\bin short\b",
)
MAJORITY = any_of(r"\bmajoritet\w*|\bflertalet\b|\bde flesta\b", r"\bmajority\b|\bmost (?:of the )?respondents\b")
WHO_THINKS = any_of(
    r"\bremissinstans\w*",
    r"\brespondents?\b",
    r"\b(?:alla|samtliga) (?:organisation|instans|svar)\w*",
    r"\bconsultees?\b",
)
QUANTITY = any_of(  # answered by a number or a date, and by nobody's view
    r"\bnär\b|\bhur (?:lång|stor|mycket|länge|ofta|många)\w*\b",
    r"\bwhen\b|\bhow (?:long|much|often|large|big|many)\b",
)
OPENS = re.compile(  # asks for a number or a time before all
    r"\W*(?:(?:sedan |till )?när|hur (?:många|mycket|länge|lång tid)|(?:since |until )?when|how (?:many|much|long))\b",
    re.IGNORECASE,
)
_VIEWS = (
    r"(?:inställning|ståndpunkt|ställningstagande|åsikt|uppfattning|syn|synpunkt|position|hållning|svar|omdöme"
    r"|views?|stances?|opinions?|positions?|attitudes?|lines?|takes?|verdicts?|reactions?|thoughts?|comments?|response"
    r"|repl(?:y|ies)|answers?|judge?ments?|impressions?|kind|sort)"
)
ASKS_THING = re.compile(  # who did something, which thing it is: answered by a fact, be it in words of a view
    r"\W*(?:(?:enligt|according to|in|as)\b[^?,]{1,60},\s*)?"
    r"(?:vem|när|hur (?:många|mycket|länge)|who|whom|when|how (?:many|much|long)"
    r"|where(?!.*\b(?:stands?|comes? (?:down|out)|lands?)\b)"
    rf"|(?:vilk(?:a|en|et)|which)(?! (?:\w+ )?{_VIEWS})"
    r"|what(?!['’]s)(?= \w)(?! (?:is|are|was|were|does|do|did|has|have|had|would|will|can|could|should|about"
    rf"|(?:\w+ )?{_VIEWS})\b))\b",
    re.IGNORECASE,
)
FACT = any_of(
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
WITH_INQUIRY = re.compile(  # the inquiry as one of those compared
    r"\b(?:och|samt|med|mot|från|än|and|with|to|from|than|versus|vs\.?)\s+(?:that of |those of )?(?:the )?"
    rf"{INQUIRY.pattern}(?! (?:och|and) )|{INQUIRY.pattern}\s+(?:och|samt|med|and|with|versus|vs\.?)\s+(?=[A-ZÅÄÖ])",
    re.IGNORECASE,
)
GOVERNMENT = re.compile(r"\b(?:\w*ministern?s?|minister(?:'s)?|regeringen|the government|statsråd\w*)\b", re.IGNORECASE)

_WHO_SV = (
    r"(?:vilka|vem|hur många|antalet)"
    r"(?:\s+(?:remissinstans|instans|organisation|remissvar|svar|yttrande|myndighet|kommun|region|landsting|länsstyrelse"
    r"|domstol)\w*)?"
)
_WHO_EN = (
    r"(?:which|who|how many)(?:\s+(?:of the )?"
    r"(?:respondents?|organi[sz]ations?|bodies|responses|answers|agencies|authorities|municipalities|regions"
    r"|county administrative boards|courts))?"
)
_NO_SURVEY = (  # a survey that somebody tells of is not the consultation
    r"(?!(?: [\w-]+){0,3} \w*(?:enkät|undersökning|frågeformulär|rundringning|survey|questionnaire|poll)\w*)"
)
RESPONDED = any_of(
    rf"\b{_WHO_SV}\s+(?:som )?(?:har )?"
    rf"(?:svarat|svarade|lämnat (?:svar|remissvar|yttrande)|yttrat sig|inkommit|kommit in)\b{_NO_SURVEY}",
    rf"\b{_WHO_EN}\s+(?:have |has )?(?:been )?(?:responded|answered|replied|submitted)\b{_NO_SURVEY}",
    # responses are received; a body that has received something has answered nothing by it
    rf"\b(?:which|how many)(?: \w+)? (?:have been|were) received\b{_NO_SURVEY}"
    rf"|\b(?:which|how many) (?:responses|answers|replies) (?:\w+ )?received\b{_NO_SURVEY}",
    r"\bvilka (?:är )?remissinstanser(?:na)?\b\W*$",
)
ON_A_MATTER = any_of(  # who has written of one thing, and not who has answered at all
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
