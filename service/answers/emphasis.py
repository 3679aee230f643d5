"""What a body is most for or against, where its own words tell that: `I synnerhet är X positiv till …`. Pure."""

import re
from collections.abc import Sequence

from service.match import Match

_ASKS = re.compile(
    r"\b(?:särskilt|i synnerhet|framför ?allt|allra mest|mest (?:positiv|kritisk|negativ|tveksam|nöjd)\w*|starkast)\b"
    r"|\b(?:especially|particularly|in particular|above all|most (?:positive|critical|strongly|negative|happy|pleased)"
    r"|strongest)\b|\bmest\W*$|\bthe most\W*$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:i synnerhet|framför ?allt|mycket (?:positiv|kritisk|negativ|tveksam)\w*|bestämt|kraftfullt"
    r"|särskilt (?:positiv|kritisk|negativ|tveksam|angelä|viktig|bekymm|oroa)\w*"
    r"|(?:välkomnar|tillstyrker|avstyrker|stöd(?:j?er)|vill) (?:\w+ )?särskilt"
    r"|(?:especially|particularly|strongly|in particular|above all))\b",
    re.IGNORECASE,
)


def emphasised(question: str, held: Sequence[Match]) -> list[Match]:
    """Return the positions whose words stress them, where the question asks for those; none where none is stressed."""
    return [m for m in held if _TELLS.search(m.quote)] if _ASKS.search(question) else []
