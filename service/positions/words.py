"""What stances, bases and the four negatives are called in the table, in Swedish and English. Pure."""

from indexer.types import Basis, Stance

STANCES: dict[str, dict[Stance, str]] = {
    "sv": {
        Stance.SUPPORT: "stöder",
        Stance.SUPPORT_WITH_RESERVATIONS: "stöder med förbehåll",
        Stance.NO_OBJECTION: "inga invändningar",
        Stance.COMMENT: "synpunkter",
        Stance.CRITICAL: "kritisk",
        Stance.OPPOSE: "motsätter sig",
        Stance.ABSTAIN: "avstår",
        Stance.ASKS_CLARIFICATION: "efterfrågar förtydligande",
    },
    "en": {
        Stance.SUPPORT: "supports",
        Stance.SUPPORT_WITH_RESERVATIONS: "supports with reservations",
        Stance.NO_OBJECTION: "no objection",
        Stance.COMMENT: "comments",
        Stance.CRITICAL: "critical",
        Stance.OPPOSE: "opposes",
        Stance.ABSTAIN: "abstains",
        Stance.ASKS_CLARIFICATION: "asks for clarification",
    },
}
BASES: dict[str, dict[Basis, str]] = {
    "sv": {
        Basis.RESIDUAL: "i övriga delar",
        Basis.BY_REFERENCE: "genom hänvisning",
        Basis.WHOLE_DOCUMENT: "om förslagen i stort",
    },
    "en": {
        Basis.RESIDUAL: "on the rest",
        Basis.BY_REFERENCE: "by reference",
        Basis.WHOLE_DOCUMENT: "on the proposals as a whole",
    },
}
NEGATIVES = {
    "sv": {
        "mentioned": "berör utan ställningstagande",
        "cannot_tell": "framgår inte av underlaget",
        "silent": "nämner inte",
        "not_answered": "har inte svarat",
        "unknown_invited": "Det framgår inte vilka som inte har svarat: listan över de inbjudna saknas i underlaget.",
        "answered": "{n} remissinstanser har svarat",
        "answered_one": "En remissinstans har svarat",
        "nothing": "Inga ställningstaganden motsvarar urvalet.",
    },
    "en": {
        "mentioned": "touches on it without a position",
        "cannot_tell": "cannot be told from the material",
        "silent": "does not mention it",
        "not_answered": "has not answered",
        "unknown_invited": "Who has not answered cannot be told: the list of those invited is not in the material.",
        "answered": "{n} respondents have answered",
        "answered_one": "One respondent has answered",
        "nothing": "No positions match.",
    },
}


def stance_name(stance: Stance, quote: str, language: str) -> str:
    """Return what a stance is called; *tillstyrker* and *avstyrker* only where the response itself says so."""
    name = STANCES[language][stance]
    said = quote.lower()
    if language == "sv" and stance is Stance.OPPOSE and "avstyrk" in said:
        return "avstyrker"
    if language == "sv" and "tillstyrk" in said:
        return name.replace("stöder", "tillstyrker")
    return name
