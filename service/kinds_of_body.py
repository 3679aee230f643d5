"""The kinds of body among whose members a question counts or asks: municipalities, regions, courts. Pure.

Those kinds first that the register or every member's own name shows. Others a name need not show (a centre of a
university, *Kommunal*): they narrow a list to those that are known to be so, and none is said to be missing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BodyKind:
    """How a question names a kind of body, how names and types show its members, and what one and several are called.

    The forms are by language: one (*en kommun*), several (*kommuner*), those known (*kommunerna*).
    """

    asked: str
    named: re.Pattern[str]
    types: frozenset[str]
    forms: dict[str, tuple[str, str, str]]
    shown: bool = True  # by the name of every member

    def holds(self, name: str, type_: str) -> bool:
        """Return whether a body is of the kind, by its name or its type in the register."""
        return type_ in self.types or self.named.search(name) is not None


_COUNTY = r"\bLänsstyrelsen\b"
_COURT = r"domstol|[Hh]ovrätt|[Tt]ingsrätt|[Kk]ammarrätt|[Ff]örvaltningsrätt"
_KINDS = (
    BodyKind(
        r"kommun(?:er|erna)\b|municipalit(?:y|ies)\b",
        re.compile(r"\b[Kk]ommun\b|\b[Ss]tad\b"),
        frozenset(),
        {"sv": ("en kommun", "kommuner", "kommunerna"), "en": ("a municipality", "municipalities", "municipalities")},
    ),
    BodyKind(
        r"region(?:er|erna|s)\b|landsting(?:en)?\b",
        re.compile(r"\bRegion\b|(?<!och )[Ll]andsting(?:et)?\b"),
        frozenset(),
        {"sv": ("en region", "regioner", "regionerna"), "en": ("a region", "regions", "regions")},
    ),
    BodyKind(
        r"länsstyrelser(?:na)?\b|county administrative boards\b",
        re.compile(_COUNTY),
        frozenset(),
        {
            "sv": ("en länsstyrelse", "länsstyrelser", "länsstyrelserna"),
            "en": ("a county administrative board", "county administrative boards", "county administrative boards"),
        },
    ),
    BodyKind(
        r"domstolar(?:na)?\b|courts\b",
        re.compile(_COURT),
        frozenset(),
        {"sv": ("en domstol", "domstolar", "domstolarna"), "en": ("a court", "courts", "courts")},
    ),
    BodyKind(
        r"(?:statliga |förvaltnings)?myndigheter(?:na)?\b|(?:government |public |state )?(?:authorities|agencies)\b",
        re.compile(rf"(?:verket|myndigheten|inspektionen)\b|^(?:Statens|Myndigheten|Inspektionen) |{_COUNTY}|{_COURT}"),
        frozenset(("statlig_myndighet", "länsstyrelse", "domstol", "riksdagsmyndighet", "lärosäte")),
        {"sv": ("en myndighet", "myndigheter", "myndigheterna"), "en": ("an authority", "authorities", "authorities")},
    ),
    BodyKind(
        r"fackförbund\b|fackföreningar\b|(?:trade |labou?r )?unions\b",
        re.compile(r"\b[Ff]ackf|[Aa]rbetare?förbund|[Tt]jänstemannaförbund|[Ll]ärarförbund|[Yy]rkesförbund"),
        frozenset(("facklig_organisation",)),
        {"sv": ("ett fackförbund", "fackförbund", "fackförbunden"), "en": ("a trade union", "trade unions", "unions")},
        shown=False,
    ),
    BodyKind(
        r"universitet\b|lärosäten\b|högskolor\b|universities\b",
        re.compile(r"[Uu]niversitet|[Hh]ögskola"),
        frozenset(("lärosäte", "lärosäte_enhet")),
        {"sv": ("ett lärosäte", "lärosäten", "lärosätena"), "en": ("a university", "universities", "universities")},
        shown=False,
    ),
)
_ANY = "|".join(kind.asked for kind in _KINDS)
# the very bodies that are counted or asked, not a matter that concerns them: *vilka har svarat om stödet till kommuner*
_COUNTED = re.compile(
    r"\b(?:vilka|hur många|antalet|which|how many"
    r"|(?:vad|hur|varför) (?:tycker|anser|säger|menar|tror|skriver|svarar|tänker|vill|ser|ställer sig|ställde sig)"
    r"|(?:what|how|why) (?:do|did)"
    r"|^\W*(?:do|did|stöder|stödjer|tillstyrker|avstyrker|motsätter sig|tycker|anser|menar|tror|vill))"
    r"(?:\s+(?:av|de|of|the|alla|all|some|any|några))*\s+"
    rf"(?P<bodies>(?:{_ANY})(?:(?:,|,? och|,? eller|,? samt|,? and|,? or)\s+(?:the )?(?:{_ANY}))*)",
    re.IGNORECASE,
)
_LISTED = re.compile(  # who of them thinks so; who has answered at all would be a claim of all that are such
    r"\b(?:vilka|which)\b(?!.*\b(?:svarat|yttrat|replied|answered|responded)\b)", re.IGNORECASE
)
_DEFINITE = re.compile(r"na\b", re.IGNORECASE)
_JOINED = {"sv": ("och", "eller"), "en": ("and", "or")}


@dataclass(frozen=True, slots=True)
class Counted:
    """The kinds of body that a question counts, and where it names them."""

    kinds: tuple[BodyKind, ...]
    start: int
    end: int

    def holds(self, name: str, type_: str) -> bool:
        """Return whether a body is of one of the kinds."""
        return any(kind.holds(name, type_) for kind in self.kinds)

    def called(self, language: str, *, known: bool = False) -> str:
        """Return what several of them are called: *kommuner och regioner*, or known ones, *kommunerna*."""
        return _joined([kind.forms[language][1 + known] for kind in self.kinds], _JOINED[language][0])

    @property
    def shown(self) -> bool:
        """Whether the name of every body of these kinds shows that it is one."""
        return all(kind.shown for kind in self.kinds)

    def one(self, language: str) -> str:
        """Return what one of them is called: *en kommun*."""
        return _joined([kind.forms[language][0] for kind in self.kinds], _JOINED[language][1])

    def are(self, language: str, n: int) -> str:
        """Return the words that say that `n` bodies are of these kinds."""
        verb = ("är", "är") if language == "sv" else ("is", "are")
        return f"{verb[n > 1]} {_joined([kind.forms[language][n > 1] for kind in self.kinds], _JOINED[language][1])}"

    def left_open(self, question: str) -> str:
        """Return the question asked of all respondents alike."""
        bodies = question[self.start : self.end]
        sv = "remissinstanserna" if _DEFINITE.search(bodies) else "remissinstanser"
        return question[: self.start] + ("respondents" if _english(bodies) else sv) + question[self.end :]


def counted_in(question: str) -> Counted | None:
    """Return the kinds of body that a question counts, lists or asks; None when it means all."""
    found = _COUNTED.search(question)
    if found is None:
        return None
    kinds = tuple(kind for kind in _KINDS if re.search(rf"\b(?:{kind.asked})", found["bodies"], re.IGNORECASE))
    if not all(kind.shown for kind in kinds) and not _LISTED.search(question, found.start()):
        return None  # `what do the unions say` asks each of them
    return Counted(kinds, found.start("bodies"), found.end("bodies"))


def _english(bodies: str) -> bool:
    return re.search(r"(?:ies|boards|courts|regions|unions)\b", bodies, re.IGNORECASE) is not None


def _joined(names: Sequence[str], last: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"
