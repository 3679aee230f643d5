"""What stances, groups and bases are called in the overview, in Swedish and English; quotes are never touched. Pure."""

import re
from collections.abc import Sequence

from corpus.types import Kind, Speaker
from indexer.types import Basis, Stance
from service import phrases
from service.compilation.contract import Entry, GroupKey
from service.compilation.text import say
from service.positions.contract import ReviewState

_G = GroupKey
_BREAKS = re.compile(r"[ \t]*[\n\t][ \n\t]*")
TITLES: dict[str, dict[GroupKey, str]] = {
    "sv": {
        _G.SUPPORT: "Tillstyrker eller stöder",
        _G.SUPPORT_WITH_RESERVATIONS: "Tillstyrker eller stöder med förbehåll",
        _G.NO_OBJECTION: "Har inga invändningar",
        _G.CRITICAL: "Framför kritik eller tvekan",
        _G.OPPOSE: "Avstyrker eller motsätter sig",
        _G.ASKS_CLARIFICATION: "Efterfrågar förtydliganden",
        _G.COMMENT: "Lämnar synpunkter utan att ta ställning",
        _G.ABSTAIN: "Avstår från att yttra sig",
        _G.MENTIONED: "Berör frågan utan att ta ställning",
        _G.CANNOT_TELL: "Hållningen framgår inte av underlaget",
        _G.NOT_MENTIONED: "Nämner inte förslaget",
    },
    "en": {
        _G.SUPPORT: "Supports",
        _G.SUPPORT_WITH_RESERVATIONS: "Supports with reservations",
        _G.NO_OBJECTION: "Has no objection",
        _G.CRITICAL: "Critical or doubtful",
        _G.OPPOSE: "Opposes",
        _G.ASKS_CLARIFICATION: "Asks for clarification",
        _G.COMMENT: "Comments without taking a position",
        _G.ABSTAIN: "Abstains from comment",
        _G.MENTIONED: "Touches on the matter without a position",
        _G.CANNOT_TELL: "Cannot be told from the material",
        _G.NOT_MENTIONED: "Does not mention the proposal",
    },
}
COLUMNS: dict[str, dict[GroupKey, str]] = {
    "sv": {
        _G.SUPPORT: "Stöder",
        _G.SUPPORT_WITH_RESERVATIONS: "Stöder med förbehåll",
        _G.NO_OBJECTION: "Inga invändningar",
        _G.CRITICAL: "Kritik eller tvekan",
        _G.OPPOSE: "Motsätter sig",
        _G.ASKS_CLARIFICATION: "Vill ha förtydligande",
        _G.COMMENT: "Synpunkter",
        _G.ABSTAIN: "Avstår",
        _G.MENTIONED: "Berör frågan",
        _G.CANNOT_TELL: "Framgår inte",
        _G.NOT_MENTIONED: "Nämner inte",
    },
    "en": {
        _G.SUPPORT: "Supports",
        _G.SUPPORT_WITH_RESERVATIONS: "Supports with reservations",
        _G.NO_OBJECTION: "No objection",
        _G.CRITICAL: "Critical or doubtful",
        _G.OPPOSE: "Opposes",
        _G.ASKS_CLARIFICATION: "Asks for clarification",
        _G.COMMENT: "Comments",
        _G.ABSTAIN: "Abstains",
        _G.MENTIONED: "Touches on it",
        _G.CANNOT_TELL: "Cannot tell",
        _G.NOT_MENTIONED: "Not mentioned",
    },
}
_Forms = tuple[str, str]  # for one organisation, for several
_VERBS: dict[str, dict[Stance, _Forms]] = {
    "sv": {
        Stance.SUPPORT: ("stöder", "stöder"),
        Stance.SUPPORT_WITH_RESERVATIONS: ("stöder", "stöder"),
        Stance.NO_OBJECTION: ("har inga invändningar", "har inga invändningar"),
        Stance.CRITICAL: ("framför kritik", "framför kritik"),
        Stance.OPPOSE: ("motsätter sig", "motsätter sig"),
        Stance.ASKS_CLARIFICATION: ("efterfrågar förtydliganden", "efterfrågar förtydliganden"),
        Stance.COMMENT: ("lämnar synpunkter", "lämnar synpunkter"),
        Stance.ABSTAIN: ("avstår från att yttra sig", "avstår från att yttra sig"),
    },
    "en": {
        Stance.SUPPORT: ("supports", "support"),
        Stance.SUPPORT_WITH_RESERVATIONS: ("supports", "support"),
        Stance.NO_OBJECTION: ("has no objection", "have no objection"),
        Stance.CRITICAL: ("is critical", "are critical"),
        Stance.OPPOSE: ("opposes", "oppose"),
        Stance.ASKS_CLARIFICATION: ("asks for clarification", "ask for clarification"),
        Stance.COMMENT: ("comments", "comment"),
        Stance.ABSTAIN: ("abstains from comment", "abstain from comment"),
    },
}
# In Swedish the formal verbs stand only where the response itself has them, and doubt is not called criticism.
_EXACT: tuple[tuple[Stance, re.Pattern[str], str], ...] = (
    (Stance.SUPPORT, re.compile("tillstyrk"), "tillstyrker"),
    (Stance.SUPPORT_WITH_RESERVATIONS, re.compile("tillstyrk"), "tillstyrker"),
    (Stance.OPPOSE, re.compile("avstyrk"), "avstyrker"),
    (Stance.CRITICAL, re.compile(r"(?<!utan )(?<!inte )\btvek(?:sam|an\b|ar\b)"), "uttrycker tvekan"),
    (Stance.CRITICAL, re.compile(r"ställer (?:sig|oss) (?:\w+ )?frågande"), "ställer sig frågande"),
    (Stance.CRITICAL, re.compile(r"ifrågasätter (?!inte\b)"), "ifrågasätter"),
)
KINDS: dict[str, dict[Kind, str]] = {
    "sv": {
        Kind.REMISSVAR: "remissvar",
        Kind.PROTOKOLLSUTDRAG: "protokollsutdrag",
        Kind.MISSIV: "missiv",
        Kind.BILAGA: "bilaga",
        Kind.BETANKANDE: "betänkande eller promemoria",
        Kind.NYHET: "nyhet",
        Kind.TAL: "tal",
        Kind.OVRIGT: "övrigt",
    },
    "en": {
        Kind.REMISSVAR: "response",
        Kind.PROTOKOLLSUTDRAG: "extract of minutes",
        Kind.MISSIV: "covering letter",
        Kind.BILAGA: "annex",
        Kind.BETANKANDE: "report or memorandum",
        Kind.NYHET: "news",
        Kind.TAL: "speech",
        Kind.OVRIGT: "other",
    },
}
REVIEWS: dict[str, dict[ReviewState, str]] = {
    "sv": {ReviewState.AUTO: "Ej granskat", ReviewState.REVIEWED: "Granskat", ReviewState.LOCKED: "Granskat och låst"},
    "en": {ReviewState.AUTO: "Not reviewed", ReviewState.REVIEWED: "Reviewed", ReviewState.LOCKED: "Reviewed, locked"},
}
BASES: dict[str, dict[Basis, str]] = {
    "sv": {
        Basis.RESIDUAL: "uttalat om övriga delar",
        Basis.BY_REFERENCE: "genom hänvisning till ett annat yttrande",
        Basis.WHOLE_DOCUMENT: "uttalat samlat om förslagen",
    },
    "en": {
        Basis.RESIDUAL: "said of the remaining parts",
        Basis.BY_REFERENCE: "by joining another response",
        Basis.WHOLE_DOCUMENT: "said of the proposals as a whole",
    },
}
_BRIEF: dict[str, dict[Basis, str]] = {
    "sv": {Basis.RESIDUAL: "övriga delar", Basis.BY_REFERENCE: "genom hänvisning", Basis.WHOLE_DOCUMENT: "samlat"},
    "en": {Basis.RESIDUAL: "the rest", Basis.BY_REFERENCE: "by reference", Basis.WHOLE_DOCUMENT: "as a whole"},
}


def verb(stance: Stance, quote: str, language: str, *, many: bool = False) -> str:
    """Return what an organisation does, as it stands before *förslaget*, no stronger than its own words."""
    exact = _exact(stance, quote) if language == "sv" else None
    return exact or _VERBS[language][stance][many]


def is_exact(stance: Stance, quote: str) -> bool:
    """Return whether a quote has a verb of its own for its stance, such as *tillstyrker*."""
    return _exact(stance, quote) is not None


def _exact(stance: Stance, quote: str) -> str | None:
    said = quote.lower()
    return next((formal for s, pattern, formal in _EXACT if s is stance and pattern.search(said)), None)


def headline(entry: Entry, language: str) -> str:
    """Return the stance of an entry in words, with the basis of one that is not stated outright."""
    if entry.stance is None:
        return TITLES[language][GroupKey.MENTIONED].lower() + _voice(entry, language)
    words = verb(entry.stance, entry.quote, language)
    if entry.stance is Stance.SUPPORT_WITH_RESERVATIONS:
        words += " med förbehåll" if language == "sv" else " with reservations"
    note = BASES[language].get(entry.basis) if entry.basis else None
    return f"{words} ({note})" if note else words


def cell_words(entry: Entry, language: str) -> str:
    """Return the stance of an entry in as few words as a cell of the matrix holds."""
    key = GroupKey(entry.stance.value) if entry.stance else GroupKey.MENTIONED
    words = COLUMNS[language][key].lower()
    if language == "sv" and entry.stance:
        exact = verb(entry.stance, entry.quote, language)
        words = words.replace("stöder", exact) if "stöder" in words else exact if exact == "avstyrker" else words
    note = _BRIEF[language].get(entry.basis) if entry.basis else None
    return f"{words} ({note})" if note else words


def share(count: int, of: int, language: str) -> str:
    """Return numerator and denominator in words: `3 av 14 remissinstanser`."""
    return say("share" if of != 1 else "share_one", language, n=count, of=of)


def in_quotes(quote: str, language: str) -> str:
    """Return a quote on one line in the language's quotation marks."""
    return phrases.quoted(_BREAKS.sub(" ", quote), language)


def listed(names: Sequence[str], language: str) -> str:
    """Return names as a list in words: `A, B och C`."""
    return phrases.listed(names, language)


def _voice(entry: Entry, language: str) -> str:
    """Say whose words a mention retells, when they are not the organisation's own."""
    retold = _RETOLD[language].get(entry.speaker)
    return f" ({retold})" if retold else ""


_RETOLD: dict[str, dict[Speaker, str]] = {
    "sv": {
        Speaker.INQUIRY: "återger utredningen",
        Speaker.GOVERNMENT: "återger regeringen",
        Speaker.OTHER: "återger någon annan",
    },
    "en": {
        Speaker.INQUIRY: "retells the inquiry",
        Speaker.GOVERNMENT: "retells the government",
        Speaker.OTHER: "retells somebody else",
    },
}
