"""The product's own words, in Swedish and English: short, position first, quotes left in the source's language. Pure.

Names of proposals stand in quotation marks, as the documents word them, so that no sentence needs to inflect them.
"""

import re
from collections.abc import Sequence

from corpus.offices import TITLE
from indexer.naming import UNTITLED
from indexer.types import Stance
from service.sentences import TEXT

_S = Stance
Verb = tuple[str, str]  # (statement, after "inte"/"does not")

_SV: dict[Stance, Verb] = {
    _S.SUPPORT: ("stöder", "stöder"),
    _S.SUPPORT_WITH_RESERVATIONS: ("stöder med förbehåll", "stöder"),
    _S.NO_OBJECTION: ("har inga invändningar mot", "invänder mot"),
    _S.COMMENT: ("lämnar synpunkter på", "kommenterar"),
    _S.CRITICAL: ("framför kritik mot", "kritiserar"),
    _S.OPPOSE: ("motsätter sig", "motsätter sig"),
    _S.ABSTAIN: ("avstår från att yttra sig om", "yttrar sig om"),
    _S.ASKS_CLARIFICATION: ("efterfrågar förtydliganden av", "efterfrågar förtydliganden av"),
}
_EN: dict[Stance, Verb] = {
    _S.SUPPORT: ("supports", "support"),
    _S.SUPPORT_WITH_RESERVATIONS: ("supports, with reservations,", "support"),
    _S.NO_OBJECTION: ("has no objection to", "object to"),
    _S.COMMENT: ("comments on", "comment on"),
    _S.CRITICAL: ("is critical of", "criticise"),
    _S.OPPOSE: ("opposes", "oppose"),
    _S.ABSTAIN: ("declines to comment on", "comment on"),
    _S.ASKS_CLARIFICATION: ("asks for clarification of", "ask for clarification of"),
}
_PLURAL_EN = {
    "supports": "support",
    "supports, with reservations,": "support, with reservations,",
    "has no objection to": "have no objection to",
    "opposes": "oppose",
    "is critical of": "are critical of",
    "criticises or opposes": "criticise or oppose",
    "comments on": "comment on",
    "declines to comment on": "decline to comment on",
    "asks for clarification of": "ask for clarification of",
}
_UNLESS = re.compile(r"(?:utan|om inte|såvida inte) ", re.IGNORECASE)  # what is opposed only where that is not so
_QUALIFIERS = {
    "i nuläget": "for now",
        "för närvarande": "for the time being",
            "i dagsläget": "at present",
                "i denna del": "in this part", "delvis": "in part", "i huvudsak": "in the main",
    "i princip": "in principle",
        "i stort": "broadly",
            "i stort sett": "broadly",
                "i stora drag": "broadly",
                    "i allt väsentligt": "in all essentials", "i första hand": "in the first place",
        "i andra hand": "in the second place",
            "i sista hand": "as a last resort",
    "i dess nuvarande utformning": "in its present form",
        "i sin nuvarande utformning": "in its present form", "i nuvarande form": "in its present form",
}  # fmt: skip


def quoted(text: str, language: str) -> str:
    """Return verbatim words in the quotation marks of the language; words that hold such marks keep them."""
    inner = " ".join(line for line in text.split("\n") if line)
    return f"”{inner}”" if language == "sv" else f"“{inner}”"


def verb(stance: Stance, quote: str, language: str) -> Verb:
    """Return the verb for a stance; *tillstyrker* and *avstyrker* only where the document itself says so."""
    if language == "en":
        return _EN[stance]
    said = quote.lower()
    if stance is _S.SUPPORT and "tillstyrk" in said:
        return "tillstyrker", "tillstyrker"
    if stance is _S.SUPPORT_WITH_RESERVATIONS and "tillstyrk" in said:
        return "tillstyrker med förbehåll", "tillstyrker"
    if stance is _S.OPPOSE and "avstyrk" in said:
        return "avstyrker", "avstyrker"
    return _SV[stance]


def premise_verb(stances: frozenset[Stance], language: str, *, formal: bool) -> str:
    """Return the verb a false premise used, as it stands after *inte* or *does not*."""
    if Stance.SUPPORT in stances or Stance.SUPPORT_WITH_RESERVATIONS in stances:
        return "support" if language == "en" else "tillstyrker" if formal else "stöder"
    if Stance.CRITICAL in stances:
        return "criticise" if language == "en" else "kritiserar"
    if Stance.OPPOSE in stances:
        return "oppose" if language == "en" else "avstyrker"
    return "hold that view of" if language == "en" else "har den hållningen till"


def proposal(name: str, section: str | None, language: str) -> str:
    """Return how a proposal is named in a sentence."""
    if language == "en":
        return f"the proposal “{name}”" + (f" (section {section})" if section else "")
    return f"förslaget ”{name}”" + (f" (avsnitt {section})" if section else "")


def matter(name: str, section: str | None, language: str) -> str:
    """Return how a matter that may be no proposal is named (a definition, the report's analysis)."""
    if section:
        return proposal(name, section, language)
    if name == UNTITLED:
        return "what is quoted here" if language == "en" else "det som citeras här"
    return f"“{name}”" if language == "en" else f"”{name}”"


def everything(name: str, language: str) -> str:
    """Return how a view of all proposals, of a chapter's or of the rest is named."""
    english = {"Förslagen i stort": "the proposals as a whole", "Övriga förslag": "the remaining proposals"}
    if language == "en":
        return english.get(name) or name.replace("Förslagen i kapitel", "the proposals in chapter")
    return name[0].lower() + name[1:]


def hedge(qualifier: str | None, language: str) -> str:
    """Return a short hedge with a space before it; long ones stay in the quote."""
    if qualifier is not None and _UNLESS.match(qualifier):
        return " under vissa förutsättningar" if language == "sv" else " on certain conditions"
    if qualifier is None or qualifier.lower() not in _QUALIFIERS:
        return ""
    return f" {_QUALIFIERS[qualifier.lower()]}" if language == "en" else f" {qualifier.lower()}"


def listed(names: Sequence[str], language: str) -> str:
    """Return names as a list in words: `A, B och C`."""
    last = " and " if language == "en" else " och "
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + last + names[-1] if names else ""


def plural(words: str, count: int) -> str:
    """Return an English verb phrase in the number that fits `count`."""
    return words if count == 1 else _PLURAL_EN.get(words, words)


def with_office(value: str) -> str:
    """Return a name with the office that follows it as it is written in a sentence: `Marit Ek, ordförande`."""
    name, *after = value.split(", ")
    return ", ".join([name, *(p[0].lower() + p[1:] if p[1:2].islower() and TITLE.match(p) else p for p in after)])


def genitive(name: str, language: str) -> str:
    """Return a name in the genitive: `SKL:s`, `Luleå kommuns`, `CKS` stays; English `'s`."""
    if language == "en":
        return f"{name}'" if name.endswith("s") else f"{name}'s"
    if name[-1:].lower() in "sxz":
        return name
    return f"{name}:s" if name.isupper() and " " not in name else f"{name}s"


def say(key: str, language: str, **values: object) -> str:
    """Return one of the product's own sentences with its values filled in; values are never read as templates."""
    return TEXT[language][key].format(**values)
