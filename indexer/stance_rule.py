"""A turn of phrase by which a stance is taken."""

import re
from dataclasses import dataclass

from indexer.types import Stance


@dataclass(frozen=True, slots=True)
class Rule:
    """One turn of phrase. `explicit` phrases state a position; the others only colour what stands around them.

    `firm` ones are formulas with one meaning: no fitted reader is asked about them.
    """

    stance: Stance
    pattern: re.Pattern[str]
    explicit: bool = True
    firm: bool = False


def turns(stance: Stance, *patterns: str, explicit: bool = True, firm: bool = False) -> tuple[Rule, ...]:
    """Return a rule of a stance for each pattern."""
    return tuple(Rule(stance, re.compile(p, re.IGNORECASE), explicit, firm) for p in patterns)
