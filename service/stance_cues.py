"""The turns of phrase by which a question takes a stance for granted or asks for one, in Swedish and English. Pure."""

import re
from collections.abc import Collection, Iterable

from indexer.types import Stance
from service.cues import FRAME_EN, FRAME_SV, any_of

# `är för förslaget`, but not `är för små`, `är för snäv`, `är för otydligt`
_FOR = (
    r"\b(?:är|vara) för\b(?! (?:att\b|\w*(?:små|liten|stor|hög|låg|få|många|kort|lång|dyr|svår|lite|mycket|tidig|sen"
    r"|gammal|svag)\w*"
    r"|(?:snäv|smal|vag|vid|bred|tung|lätt|strikt|hård|mild|vek|o?klar|allmän|tunn|komplex|trång|o?precis|rigid|grov|stel|lös"
    r"|tunt|långtgående|\w{2,}(?:ig|ös|iv|ell|bar))(?:t|a)?(?=\W*$|[?.,;!]| (?:för|och|eller|i|när|att|enligt)\b)))"
)
_NOT_FOR = (
    r"\b(?:can't|cannot|can not|won't|does not|doesn't|did not|didn't|not) (?:\w+ ){0,2}"
    r"(?:accept|support|endorse|approve|back|agree)",
    r"\b(?:kan|vill)\b(?: \w+){0,3} inte(?: \w+){0,2} "
    r"(?:godta|acceptera|tillstyrka|stödja|ställa sig bakom|stå bakom)",
    r"\b(?:tillstyrker|stöder|stödjer|godtar|accepterar)(?: \w+){0,2} inte\b",
)
# whom a question names inside the verb: *Står Luleå kommun bakom …*; what lies behind a thing is nobody's support
_WHO = r"(?: (?!för\b|det\b|sig\b|kontakt\w*\b|dialog\w*\b|samråd\w*\b|möte\w*\b)\S+){0,4}? "
# who has nothing against a thing is not against it
_NOTHING = r"(?<!\binget )(?<!\bingenting )(?<!\binte något )(?<!\bnothing )"
STANCES: tuple[tuple[re.Pattern[str], frozenset[Stance]], ...] = (
    (any_of(*_NOT_FOR,
        r"\b(?:avstyrk|avslå|avvisa)\w*",
            r"\bmotsätt\w*|\bmotsatte\b",
                rf"\b(?:är|ställer sig|vara|emot|står) ?emot\b|{_NOTHING}\bemot\b",
                    r"\bsäg\w* (?:\S+ ){0,3}nej\b|\bvänder sig (?:\w+ )?e?mot\b|\bgår emot\b",
                            r"\bavråd\w*",
            r"\bvill (?:\S+ ){0,3}?inte (?:\w+ )?ha\b",
            r"\b(?:does not|doesn['’]t|do not|don['’]t|did not|didn['’]t) (?:\w+ )?want\b(?! to\b)",
                                r"\b(?:oppos|reject)\w*",
                                    rf"{_NOTHING}(?<!\bas )(?<!\bset )(?<!\bprotect )(?<!\bcompared )(?<!\bweighed )"
                                    r"\bagainst\b",
                                        r"\bdisa(?:gree|pprove)\w*", r"\bnot support\b", r"\bturn\w* down\b",
                                        r"\b(?:är motståndare till|tar avstånd från|dömer ut|underkänner|sågar)\b"
                                        r"|\bvill (?:slippa|inte se)\b|\buttalar sig (?:\w+ )?mot\b",
                                        r"\bopponents? of\b|\brather not (?:have|see)\b",
                                        r"\bsay\w* (?:\w+ )?no\b"),
     frozenset({Stance.OPPOSE})),
    (any_of(
        r"(?<!inga )(?<!några )\binvändningar(?:na)? (?:mot|har)\b|(?<!no )(?<!any )\bobjections? (?:to|against)\b"
        r"|(?<!not )\bobject(?:s|ed|ing)? to\b|\binvänd(?:er|e)\b(?! (?:inte|inget|ingenting|ej)\b)",
        r"\b(?:does not|doesn['’]t|do not|don['’]t|did not|didn['’]t) (?:\w+ )?like\b"
        r"|\bär (?:\w+ )?inte nöjda? med\b"
        r"|\bgillar (?:\w+ )?inte\b",
        r"\b(?:står|stod|ställer|ställde|håller|höll)(?: \S+){0,4}? inte(?: \w+)? (?:bakom|med)\b",
        r"\b(?:ogilla|dislike)\w*|\bmissnöjd\w*|\b(?:unhappy|dissatisfied) (?:with|about)\b",
        # what is feared of a thing, where it is asked of whom: *Är SKL orolig för …* asks for more than a stance
        r"^\W*(?:vilka|vilken|vem)(?: [\w-]+){0,2} är (?:\w+ )?oro(?:ad|lig)[ae]? (?:för|över)\b"
        r"|^\W*(?:who|which(?: (?:of )?[\w-]+){0,2}) (?:is|are) (?:\w+ )?(?:worried|concerned|uneasy) about\b",
        r"\bpush\w* back\b|\b(?:find|found)\w* fault with\b|\bcritics of\b|\btycker (?:\w+ )?illa om\b",
        r"\bnegativ\w*",  # what is said against it may be no more than criticism
        r"\bkritisk\w*|\bkritisera\w*|\btveksam\w*|\bskeptisk\w*|\bifrågasätt\w*|\btvek\w*",
            r"\bcritical\b|\bcritici[sz]\w*|\bsceptical\b|\bskeptical\b|\bdoubtful\b|\bdoubts?\b"
            r"|\bquestions?\b(?= the)"),
     frozenset({Stance.CRITICAL, Stance.OPPOSE})),
    (any_of(
        r"\bmed (?:viss[at]? |några )?(?:förbehåll|villkor|reservation\w*)\b|\b(?:villkorat|under förutsättning)\b",
            r"\bwith (?:some |certain |a few )?(?:conditions?|reservations?|caveats?)\b|\bconditional\w*"),
     frozenset({Stance.SUPPORT_WITH_RESERVATIONS})),
    (any_of(
        r"\b(?:inga invändningar|(?:inget|ingenting|inte något) (?:att (?:erinra|invända)|emot)|utan erinran)\b",
            r"\bno objections?\b|\bnothing against\b"), frozenset({Stance.NO_OBJECTION})),
    (any_of(
        r"\bavst(?:år|od|ått|å)\b|\b(?:inte lämnar|lämnar inte) (?:några )?synpunkter\b|\blämnar inga synpunkter\b"
        r"|\btar (?:inte|ej|ingen) (?:\w+ )?ställning\b|\bingen åsikt\b",
            r"\b(?:take|takes|taking|have|has) no (?:stand|position|view|stance)\b",
            r"\babstain\w*|\bdeclin\w* to (?:comment|respond|answer|reply)\b"), frozenset({Stance.ABSTAIN})),
    (any_of(
        r"\b(?:tillstyrk|stödj(?:er|a)|stöd(?:er|de)|välkomn|godkänn|biträd|instäm|förord|bifall|förespråka|bejaka|applådera)\w*"
        r"|\bstöttar\b|\bär anhängare (?:av|till)\b|\bbackar upp\b",
            r"\bpositiv\w*",
                rf"\b(?:ställer|ställde|ställt)(?: \S+){{0,4}}? sig{_WHO}bakom\b|\bst(?:år|od){_WHO}bakom\b"
                r"|(?<!what )(?<!who )\bst(?:ands?|ood) (?:\w+ )?behind\b",
                    r"\b(?:går|gå|gick|är|vara)(?: \S+){0,3}? med på\b", _FOR,
                        rf"\bhåller med\b|^\W*håller{_WHO}med(?:\W*$| om\b"
                        r"| \w*(?:utred|delegation|kommitté|betänk)\w*)",
          r"\bställ(?:er|a) (?:\w+ )?upp på\b|\bköp(?:er|a) (?:tanken|idén|förslaget|resonemanget)\b",
          r"\b(?:go|goes|went|going) along with\b|\bcomfortable with\b|\bhappy (?:with|about)\b",
          # whom it is asked of stands before it, so that neither is what a thing is for nor a reason
          r"^\W*(?:vilka|vilken|vem)(?: [\w-]+){0,2} är för att\b",
          r"^\W*(?:who|(?:which|how many)(?: (?:of )?[\w-]+){0,2}) (?:is|are|was|were|comes? out|came out) for\b",
          r"\bgillar\b", r"\blikes\b|\b(?:do|does|did) (?:(?!look|sound|seem|feel|work|be\b|not\b)\S+ ){1,4}like\b",
          r"\bnöj(?:da?|t) (?:med|över)\b", r"\bdelar\b", r"\bsäg\w* (?:\S+ ){0,3}ja\b",
          r"\b(?:support|endors|favou?r|welcom|approv|back|agree|prais|applaud)\w*|\bberöm(?:mer|t|de|ma)?\b",
              r"\bpositive\b", r"\bin favour\b|\bin favor\b", r"\bsay\w* yes\b", r"\baccept\w*"),
     frozenset({Stance.SUPPORT, Stance.SUPPORT_WITH_RESERVATIONS})),
)  # fmt: skip
_NO_STANCE = any_of(  # words of a stance that take none: *tog emot 212 skadade*, a member's motion to reject
    # parts, and nobody who shares a view
    r"\b(?:de|dessa|vissa|alla|olika|andra|övriga|båda|flera|några|stora|i|två|tre|fyra|fem|\d+) delar\b"
    r"|\bvilka delar (?:består|ingår|omfattas?|av|i|har|är|finns|ska|bör)\b",
    # what should support what, in somebody's view
    r"\b(?:think|believe|say|argue|mean|feel)s? (?:that )?(?:\S+ ){1,8}?(?:should|must|ought to) support\b",
    r"\b(?:anser|tycker|menar|tror|säger)\b[^?]{1,80}\batt [^?]{1,60}?\b(?:ska|bör|måste) (?:stödja|stötta)\b",
    r"\b(?:ta|tar|tog|tagit|tas|togs)\b(?:\s+(?!ställning\b|upp\b|fram\b|skäl)\S+){0,6}?\s+emot\b",
    # who voted against it is told of members, not of the body
    r"^\W*(?:hur många|vilka|vem|har någon|how many|which|who|did any\w*|has any\w*)\b"
    r"[^?]*?\b(?:rösta\w*|voted?)\s+(?:e?mot|för|against|for)\b|^\W*röstade (?:någon|några)\b[^?]*?\be?mot\b",
    r"\bmotions? (?:to|that)(?: \w+)?",
    # support that is given or got, of money or staff, and what is named after it
    r"\b(?:state|government|public|financial|economic|social|technical|get|gets|getting|receives?|receiving"
    r"|apply\w* for|provid\w+|offer\w*|sen[dt]\w*|channel\w*|direct(?:s|ed|ing)?"
    r"|distribut\w*|allocat\w*) (?:\w+ )?support\b"
    r"|\bsupport (?:functions?|materials?|staff|services?|systems?|teams?)\b",
    r"\b(?:hand|giv|gave|pay|paid|send|sent|get|got|set|bring|brought|take|took|hold|held|put)\w*(?: \S+){0,4}? back\b",
    r"\b(?:com|came|go|went|look|dat|cut|buy)\w* back\b|\bback(?:-\w|wards?\b| (?:to|into|from|in \d+)\b)",
    r"\bagreements\b|(?<!in )(?<!in full )\bagreement\b",
)
_PRO_EN = r"(?:for|support\w*|accept\w*|agree\w*|endors\w*|back\w*|approv\w*|positive|in favou?r(?: of)?)"
_CON_EN = r"(?:against|oppos\w*|reject\w*|disagree\w*|negative)"
_PRO_SV = r"(?:för|stöd\w*|stöttar|tillstyrk\w*|bifall\w*|positiv\w*|bakom)"
_CON_SV = r"(?:e?mot|motsätter sig|avstyrk\w*|avslå\w*|avvisa\w*|negativ\w*)"
EITHER = any_of(  # asked which of the two it is, which takes neither for granted
    rf"\b{_PRO_EN} (?:it |this )?or (?:is it |are they |does it )?{_CON_EN}\b|\b{_CON_EN} (?:it |this )?or {_PRO_EN}\b",
    rf"\b{_PRO_SV} eller (?:är \w+ )?{_CON_SV}\b|\b{_CON_SV} eller {_PRO_SV}\b",
)
WHICH_PARTS = any_of(  # of all that somebody holds, what is so (*Vad är verket kritiskt till i betänkandet?*)
    r"^\W*(?:what|which|vilka|vilken|vilket) "
    r"(?:parts?|points?|aspects?|elements?|bits?|issues|matters|sections|del(?:en|ar|arna)?|punkt(?:en|er)?|frågor|avsnitt)\b",
    r"^\W*(?:what|vad)\b(?! (?:is|are|was|were|är|var) (?:the|its|their|[\w-]+s) )",
    r"^\W*(?:is|are|was|were) there (?:anything|something|any (?:parts?|points?))\b",
    r"^\W*finns det (?:något|någonting|några? (?:del(?:ar)?|punkt(?:er)?))\b",
)
AGAINST = frozenset({Stance.OPPOSE, Stance.CRITICAL})
# what somebody holds against all that is proposed, which may stand in a letter that supports the whole
_OBJECTS = any_of(
    r"^\W*(?:what|which)(?: are)?(?: (?:the|main|other|any|kinds? of))* (?:objections?|concerns?|reservations?"
    r"|criticisms?|misgivings|doubts|worries|fears|caveats)\b",
    r"^\W*(?:(?:vilka|vilken|vad)(?: är)?(?: (?:för|de|huvudsakliga|andra|slags))*|vad (?:har|ser) .{1,60}? för)"
    r" (?:invändningar\w*|farhågor\w*|betänkligheter\w*|tveksamheter\w*|reservationer\w*|kritik\w*|tvivel)\b",
)
_AT_HAND = frozenset("reform reforms reformen reformerna".split())  # a bare word for the matter of the consultation
WHOSE_PROPOSAL = any_of(  # whose it is, not which proposals
    r"\b(?:vems|(?:vilke[nt]|vilkas) \w+s) förslag\b",
    r"\b(?:whose|(?:which|what) (?:\w+ ){0,2}\w+['’]s?) proposals?\b",
)
_WHICH = frozenset("which how does do did has have is are vilka vilken hur finns är har".split())
_VOICES = frozenset(  # verbs by which somebody is said to take a stance
    "comes come came out voiced voices voice expressed expresses express speaks speak spoke took take takes a stand"
    " gave give gives their raised raise raises advise advises uttalar gick går kommit".split()
)
_TO = re.compile(r" (?:till|e?mot|om|på|för|av|to|with|of|for|about|on)\b", re.I)
UNRESERVED = any_of(
    r"\butan (?:förbehåll|reservation\w*|villkor)\b",
    r"\bwithout (?:reservations?|conditions?|caveats?)\b",
    r"\bunconditional\w*",
    r"\bförbehållslöst\b",
)


def stances_in(text: str) -> frozenset[Stance]:
    """Return the stances that a question names, the first kind that its words show; empty when it names none."""
    found = _first(text)
    return found[1] if found else frozenset[Stance]()


def stance_asked(text: str) -> tuple[int, int] | None:
    """Return where a question of all respondents names the stance it asks for; None where it names none.

    Of those who *turned down* a thing it is no matter what else is turned, nor who else *comes out*, nor *till* what.
    """
    named = _first(text)
    if named is None:
        return None
    span = named[0].span()
    to = _TO.match(text, span[1])
    first, *words = re.findall(r"[\w'’-]+", text[: span[0]].lower()) or [""]
    whom = first in ("who", "vem") or (first in _WHICH and all(w in FRAME_EN | FRAME_SV | _VOICES for w in words))
    return 0 if whom else span[0], to.end() if to else span[1]


def _first(text: str) -> tuple[re.Match[str], frozenset[Stance]] | None:
    kept = _NO_STANCE.sub(lambda taken: " " + "\t" * (len(taken.group()) - 1), text)  # places stay as they are
    return next(((found, stances) for pattern, stances in STANCES if (found := pattern.search(kept))), None)


def objects_to_all(text: str, stances: Collection[Stance], beside: Iterable[str]) -> bool:
    """Return whether it is asked what somebody objects to in all that is proposed.

    `stances` are those the question names, `beside` its words of a matter, but for those of the report as such.
    """
    found = _OBJECTS.match(text)
    if found is None or not AGAINST.issuperset(stances):
        return False
    own = set(re.findall(r"\w+", found.group().lower()))
    return all(word.lower() in own or bare(word) for word in beside)


def bare(word: str) -> bool:
    """Return whether a word alone means the matter of the consultation: *the reform*."""
    return word.lower() in _AT_HAND
