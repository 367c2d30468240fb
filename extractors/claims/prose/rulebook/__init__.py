"""Every rule that reads prose: its name, what it reads, and examples.

One table per family, a row per rule. `docs/rules.md` is written from them, `neowatch explain` tells what
a rule reads in the words that stand here, and every example is run as a test.
"""

from collections.abc import Mapping
from typing import Final

from extractors.claims.prose.rulebook.deals import DEALS
from extractors.claims.prose.rulebook.metrics import METRICS
from extractors.claims.prose.rulebook.rule import Rule
from extractors.claims.prose.rulebook.signals import SIGNALS

FAMILIES: Final[Mapping[str, Mapping[str, tuple[Rule, ...]]]] = {
    "Metrics": METRICS,
    "Deals": DEALS,
    "Signals": SIGNALS,
}
RULES: Final[Mapping[str, Rule]] = {
    f"prose.{rule.name}": rule
    for sections in FAMILIES.values()
    for rules in sections.values()
    for rule in rules
}
