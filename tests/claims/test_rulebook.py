"""The rulebook knows every rule that a claim may name, and no other; its examples are doctests."""

from pathlib import Path
from typing import get_args

from extractors.claims.prose.deal_frames import BY_THEMSELVES, CONSTRUCTIONS
from extractors.claims.prose.metric_drafts import MetricRule
from extractors.claims.prose.rulebook import FAMILIES, RULES
from extractors.claims.prose.signal_rules import DEBT_DEAL_RULE, ENTERPRISE_DEAL_RULE
from extractors.claims.prose.signal_rules import RULES as SIGNAL_RULES
from extractors.claims.prose.signal_surprises import RULE as COMPARED_RULE

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_every_rule_that_a_claim_may_name_is_in_the_rulebook_and_no_other():
    deals = (*CONSTRUCTIONS, *BY_THEMSELVES)
    alone = (COMPARED_RULE, DEBT_DEAL_RULE, ENTERPRISE_DEAL_RULE)
    signals = (*(each.rule for each in SIGNAL_RULES), *alone)
    assert set(RULES) == {
        *(f"prose.metric.{rule}" for rule in get_args(MetricRule)),
        *(f"prose.deal.{construction.rule}" for construction in deals),
        *(f"prose.signal.{rule}" for rule in signals),
    }


def test_no_rule_stands_in_the_rulebook_twice():
    rows = [rule for sections in FAMILIES.values() for rules in sections.values() for rule in rules]
    assert len(rows) == len(RULES)


def test_every_rule_has_an_example_and_every_example_makes_claims():
    assert [name for name, rule in RULES.items() if not rule.examples] == []
    silent = [each.text for rule in RULES.values() for each in rule.examples if not each.claims]
    assert silent == []


def test_every_rule_is_on_the_page():
    page = PAGE.read_text(encoding="utf-8")
    assert [rule.name for rule in RULES.values() if f"**`{rule.name}`**" not in page] == []
