"""The turns of phrase by which Swedish responses take a stance, in the order in which they are tried. Data.

Each rule is matched against a clause without its adverbials (`indexer.reduce`), so that *kan av principiella skäl
inte heller ställa sig bakom* is read as *kan inte ställa sig bakom*. The order is the method: abstaining and what is
negated come before the plain form, opposition before support. Sources: the guidance *Svara på remiss* (SB PM 2021:1),
the drafting formulas of government bills, and the development half of eval/gold/stances.
"""

from indexer.rules_granted import GRANTED
from indexer.rules_withheld import WITHHELD
from indexer.stance_rule import Rule

RULES: tuple[Rule, ...] = (*WITHHELD, *GRANTED)
