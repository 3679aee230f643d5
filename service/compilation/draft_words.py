"""The sentence formulas of the draft paragraph *Remissinstanserna*, in Swedish and English. Pure.

`{who}` becomes names, `{quote}` verbatim words; a quantifier never stands without `{n}` and `{of}`.
"""

from indexer.types import Stance

FORMULAS: dict[str, dict[str, str]] = {
    "sv": {
        "simple": "{who} {verb} {matter}{hedge}.",
        "all": "Samtliga remissinstanser ({n} av {of}) {verb} {matter}.",
        "majority": "En majoritet av remissinstanserna ({n} av {of}), däribland {who}, {verb} {matter}.",
        "several": "Flera remissinstanser ({n} av {of}), däribland {who}, {verb} {matter}.",
        "all_both": (
            "Samtliga remissinstanser ({n} av {of}) {verb} förslaget ({a}) eller har inga invändningar mot det ({b})."
        ),
        "majority_both": (
            "En majoritet av remissinstanserna ({n} av {of}), däribland {who}, {verb} förslaget ({a}) eller har inga "
            "invändningar mot det ({b})."
        ),
        "several_both": (
            "Flera remissinstanser ({n} av {of}), däribland {who}, {verb} förslaget ({a}) eller har inga invändningar "
            "mot det ({b})."
        ),
        "quoting": "{who} {verb} {matter}{hedge}: {quote}",
        "writes": "{who} skriver: {quote}",
        "grounds": "Som skäl anför {who}: {quote}",
        "grounds_more": "Vidare anför {who}: {quote}",
        "grounds_cut": "Som skäl anför {who} bl.a.: {quote}",
        "no_grounds": "Något skäl anges inte av {who}.",
        "wording": ", med orden ",
        "mixed": "Svaret från {who} innehåller olika ställningstaganden till förslaget ({words}).",
        "whole": "{who} yttrar sig samlat om förslagen: {quote}",
        "reference": "{who} hänvisar till ett annat yttrande: {quote}",
        "aside": (
            "Flera remissinstanser ({n} av {of}), däribland {who}, yttrar sig bara samlat om förslagen eller genom "
            "hänvisning till ett annat yttrande."
        ),
        "cannot_tell": "Hållningen hos {who} framgår inte av underlaget{reason}.",
        "cannot_tell_many": "Hållningen hos {n} av {of} remissinstanser framgår inte av underlaget.",
        "rest_one": "{who} nämner inte förslaget.",
        "rest": "Övriga remissinstanser ({n} av {of}) nämner inte förslaget.",
        "rest_all": "Ingen av remissinstanserna ({n} av {of}) nämner förslaget.",
        "or": " eller ",
    },
    "en": {
        "simple": "{who} {verb} {matter}{hedge}.",
        "all": "All respondents ({n} of {of}) {verb} {matter}.",
        "majority": "A majority of the respondents ({n} of {of}), including {who}, {verb} {matter}.",
        "several": "Several respondents ({n} of {of}), including {who}, {verb} {matter}.",
        "all_both": "All respondents ({n} of {of}) {verb} the proposal ({a}) or have no objection to it ({b}).",
        "majority_both": (
            "A majority of the respondents ({n} of {of}), including {who}, {verb} the proposal ({a}) or have no "
            "objection to it ({b})."
        ),
        "several_both": (
            "Several respondents ({n} of {of}), including {who}, {verb} the proposal ({a}) or have no objection to "
            "it ({b})."
        ),
        "quoting": "{who} {verb} {matter}{hedge}: {quote}",
        "writes": "{who} writes: {quote}",
        "grounds": "As its grounds {who} states: {quote}",
        "grounds_more": "{who} further states: {quote}",
        "grounds_cut": "Among its grounds {who} states: {quote}",
        "no_grounds": "No grounds are given by {who}.",
        "wording": ", with the words ",
        "mixed": "The response of {who} holds different positions on the proposal ({words}).",
        "whole": "{who} speaks of the proposals as a whole: {quote}",
        "reference": "{who} refers to another response: {quote}",
        "aside": (
            "Several respondents ({n} of {of}), including {who}, speak only of the proposals as a whole or by joining "
            "another response."
        ),
        "cannot_tell": "The view of {who} cannot be told from the material{reason}.",
        "cannot_tell_many": "The views of {n} of {of} respondents cannot be told from the material.",
        "rest_one": "{who} does not mention the proposal.",
        "rest": "The other respondents ({n} of {of}) do not mention the proposal.",
        "rest_all": "None of the respondents ({n} of {of}) mentions the proposal.",
        "or": " or ",
    },
}

# What follows the verb: "har inga invändningar" needs "mot förslaget", "stöder" needs "förslaget".
MATTERS: dict[str, dict[Stance | None, str]] = {
    "sv": {
        Stance.SUPPORT: "förslaget",
        Stance.SUPPORT_WITH_RESERVATIONS: "förslaget",
        Stance.NO_OBJECTION: "mot förslaget",
        Stance.CRITICAL: "mot förslaget",
        Stance.OPPOSE: "förslaget",
        Stance.ASKS_CLARIFICATION: "av förslaget",
        Stance.COMMENT: "på förslaget utan att ta ställning",
        Stance.ABSTAIN: "om förslaget",
        None: "utan att ta ställning till förslaget",
    },
    "en": {
        Stance.SUPPORT: "the proposal",
        Stance.SUPPORT_WITH_RESERVATIONS: "the proposal",
        Stance.NO_OBJECTION: "to the proposal",
        Stance.CRITICAL: "of the proposal",
        Stance.OPPOSE: "the proposal",
        Stance.ASKS_CLARIFICATION: "of the proposal",
        Stance.COMMENT: "on the proposal without taking a position",
        Stance.ABSTAIN: "on the proposal",
        None: "without taking a position on the proposal",
    },
}
MENTIONS = {"sv": ("berör frågan", "berör frågan"), "en": ("touches on the matter", "touch on the matter")}
PREPOSITIONS = {  # of verbs that do not share that of their stance
    "uttrycker tvekan": "inför förslaget",
    "ställer sig frågande": "till förslaget",
    "ifrågasätter": "förslaget",
}
RESERVED = {"sv": "med förbehåll", "en": "with reservations"}
RESIDUAL = {
    "sv": ("förslaget", "förslagen i övriga delar"),
    "en": ("the proposal", "the remaining proposals"),
}
