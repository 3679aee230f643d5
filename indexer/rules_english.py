"""Turns of phrase by which a response written in English takes a stance, in the order in which they are tried. Data.

Foreign bodies and companies answer in English, a sentence of which no Swedish turn of phrase covers. Only formulas
with a subject of their own or a meaning of their own: *support* alone is most often a noun.
"""

import re

from indexer.stance_rule import Rule, turns
from indexer.types import Stance

_S = Stance
_WE = r"(?<!if )\b(?:we|I)(?: (?!can\b|could\b|would\b|if\b|do\b|did\b|not\b|never\b|cannot\b)\w+){0,3}?"
_NOT = (
    r"(?:can ?not|can't|could not|does not|do not|doesn't|don't|will not|would not"
    r"|(?:is|are|am) (?:\w+ )?unable to|unable to)"
)
_WHOLLY = r"(?:fully|entirely|wholly|completely|quite)\b"  # what somebody does not do so, it does in part
_MADE = r"(?:adopted|introduced|implemented|enacted|pursued|approved|taken forward|go ahead|proceed|become law)"
_DROPPED = r"(?:rejected|withdrawn|dropped|abandoned|deleted|struck out|reconsidered)"
_FAIR = (
    r"(?:welcome|sensible|reasonable|appropriate|positive|justified|well[- ](?:balanced|founded|considered)"
    r"|right|excellent|good|a step in the right direction|long overdue)\b"
)
_POOR = (
    r"(?:unclear|unreasonable|disproportionate|inappropriate|problematic|unrealistic|insufficient|unfortunate"
    r"|unacceptable|unnecessary|too (?:short|long|narrow|wide|broad|vague|high|low|far-reaching|restrictive))\b"
)

ENGLISH: tuple[Rule, ...] = (
    *turns(
        _S.ABSTAIN,
        r"\b(?:takes?|has|have|taken|hold|holds|express(?:es)?) no (?:\w+ )?(?:position|views?|stance|opinion)\b",
        r"\b(?:do|does|did|have|has) not (?:\w+ )?(?:take|taken|have|hold|wish to|express|expressed) "
        r"(?:a |an |any )?(?:\w+ )?(?:views?|position|stance|opinion|comment|comments)\b",
        r"\b(?:refrains?|abstains?) from\b|\bdeclines? to (?:comment|take)\b|\bnot (?:in a position|able) to comment\b",
        r"\b(?:lies|falls|is|are) (?:\w+ )?outside (?:of )?(?:our|its|the|my)\b[^.;]{0,40}?"
        r"\b(?:remit|field|mandate|scope|area|competence|responsibilit\w+)\b",
        r"\b(?:do|does) not (?:affect|concern) (?:us|our)\b|\b(?:leave|leaves) (?:this|that|it|the \w+) to others\b",
    ),
    *turns(
        _S.NO_OBJECTION,
        r"\b(?:no|without|not (?:have |see )?any) (?:\w+ ){0,2}?(?:objections?|comments?|remarks?|observations?)\b",
        r"\b(?:do|does|would|will) not (?:\w+ )?(?:object|oppose)\b|\bnot opposed to\b|\bnothing (?:to add|against)\b",
        r"\b(?:can|could) (?:\w+ )?(?:accept|live with)\b",
    ),
    *turns(
        _S.OPPOSE,
        rf"\b{_NOT} (?:(?!{_WHOLLY})\w+ ){{0,2}}?(?:support|endorse|accept|agree|welcome|recommend|approve)\b",
        r"\b(?:opposes|rejects|objects to|advises against|disagrees|argues against)\b",
        rf"{_WE} (?:oppose|reject|object to|advise against|disagree|argue against)\b",
        r"\b(?:is|are|am|remain|remains) (?:\w+ )?(?:opposed to|against)\b|\bstrong objections\b",
        rf"\bshould (?:not|never|under no circumstances) (?:be )?{_MADE}\b|\b(?:should|must) be {_DROPPED}\b",
    ),
    *turns(
        _S.SUPPORT_WITH_RESERVATIONS,
        r"\b(?:supports?|welcomes?|agrees?|endorses?|favou?rs?)\b[^.;,]{0,40}\b(?:in principle|broadly|partly)\b"
        r"|\b(?:in principle|broadly|partly|cautiously|on the whole),? (?:\w+ )?"
        r"(?:supports?|welcomes?|agrees?|endorses?|positive|in favou?r)\b",
    ),
    *turns(
        _S.SUPPORT,
        r"(?<!which )(?<!that )(?<!who )\b(?:supports|endorses|welcomes|approves of|agrees (?:with|that)|favou?rs"
        r"|shares the (?:view|assessment|opinion))\b",
        rf"{_WE} (?:support|endorse|welcome|approve of|agree (?:with|that)|favou?r|share the (?:view|assessment))\b",
        r"\b(?:is|are|am) (?:\w+ )?(?:in favou?r of|pleased (?:that|to see)|positive (?:to|towards|about))\b",
    ),
    *turns(
        _S.CRITICAL,
        rf"\b{_NOT} (?:\w+ )?{_WHOLLY} (?:support|endorse|accept|agree|share|welcome)\b",
        r"\b(?:is|are|am|remains?) (?:\w+ )?(?:concerned|sceptical|skeptical|doubtful|critical|worried)\b"
        r"|\b(?:has|have) (?:\w+ )?(?:concerns|doubts|reservations|misgivings)\b|\bquestions (?:whether|the)\b"
        rf"|{_WE} (?:question|doubt)\b",
    ),
    *turns(
        _S.ASKS_CLARIFICATION,
        r"\b(?:should|must|needs? to|ought to) be (?:\w+ )?(?:clarified|specified|defined|analy[sz]ed|examined"
        r"|investigated|assessed)\b|\bcalls? for (?:\w+ )?(?:clarification|analysis)\b"
        r"|\bfurther (?:analysis|clarification)\b",
        explicit=False,
    ),
    *turns(
        _S.CRITICAL, rf"\b(?:is|are|seems?|appears?) (?:\w+ )?{_POOR}", r"\bgoes (?:\w+ )?too far\b", explicit=False
    ),
    *turns(_S.SUPPORT, rf"(?<!if it )\b(?:is|are|seems?) (?:(?!not\b|no\b)\w+ )?{_FAIR}", explicit=False),
)
_ENGLISH_WORDS = re.compile(  # none of which Swedish has
    r"\b(?:the|of|we|our|that|this|with|should|would|have|from|are|these|it|which)\b", re.IGNORECASE
)
_SWEDISH_WORDS = re.compile(
    r"\b(?:och|att|det|som|är|en|ett|av|för|på|den|inte|vi|till|med|har|om|de|ska|bör)\b|[åäö]", re.IGNORECASE
)
_HELD = re.compile(  # what a body does or holds, and not how a thing is or whom it concerns
    r"(?!(?:does|do) not (?:\w+ )?(?:affect|concern)\b)(?:(?!is\b)\w+s|can|could|do|did|have|had|will|would)\b"
    r"|(?:is|are) (?:\w+ )?(?:opposed|against|in favou?r|pleased|positive t|concerned|s[ck]eptical|doubtful"
    r"|critical|worried|unable)|no\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?!(?:is|has|does|takes)\b)\w+s\b")
_ADVERB = r"(?: (?:also|therefore|further|rightly))?\s*$"
_BODY = re.compile(
    rf"\b(?:inquiry|committee|commission|government|ministry|memorandum|report)(?: has| sees)?{_ADVERB}", re.IGNORECASE
)
_THING = re.compile(rf"\b(?:proposal|bill|directive|regulation){_ADVERB}", re.IGNORECASE)


def is_english(clause: str) -> bool:
    """Return whether a clause is written in English, by the small words that hold it together."""
    own = len(_ENGLISH_WORDS.findall(clause))
    return own > 2 * len(_SWEDISH_WORDS.findall(clause))


def is_told(clause: str, found: re.Match[str]) -> bool:
    """Return whether whoever does what a phrase says is the inquiry or the government, which is nobody's answer."""
    before, said = clause[: found.start()], found.group()
    return bool((_BODY.search(before) and _HELD.match(said)) or (_THING.search(before) and _SAYS.match(said)))
