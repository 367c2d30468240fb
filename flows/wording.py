"""Rules, and what they had to go on, put into the words that explanations are made of."""

from collections.abc import Mapping
from typing import Any, Final

from extractors.claims.prose.rulebook import RULES

_STATEMENTS: Final = {
    "operations": "a statement of operations",
    "balance_sheet": "a balance sheet",
    "cash_flows": "a statement of cash flows",
    "comprehensive_income": "a statement of comprehensive income",
    "segments": "a table by segments",
    "reconciliation": "a reconciliation",
    "guidance": "a table of guidance",
    "summary": "a summary",
    "other": "a table that is none of the statements",
}


def rule_in_words(extractor: str) -> str | None:
    """What a rule does, told from its name; None where the name does not tell.

    >>> rule_in_words("tables.cash_flows")
    "a cell of a statement of cash flows: its row's label names the metric, its column the period"
    >>> rule_in_words("prose.deal.debt.borrow_from")
    'Who borrows a sum from a lender.'
    """
    family, _, rule = extractor.partition(".")
    kind, _, construction = rule.partition(".")
    construction = construction.replace(".", " ").replace("_", " ")
    if family == "tables" and kind in _STATEMENTS:
        by = f", by its construction “{construction}”" if construction else ""
        return (
            f"a cell of {_STATEMENTS[kind]}: its row's label names the metric, "
            f"its column the period{by}"
        )
    if extractor in RULES:
        return RULES[extractor].reads
    return "a row of a curated file" if extractor == "curated" else None


def subject_unsaid(claim: Mapping[str, Any]) -> str:
    """Whose value it is, where nothing in the text names it.

    >>> own = {"subject": "acme", "document_entity_id": "acme", "document_kind": "earnings_release"}
    >>> subject_unsaid(own), subject_unsaid(own | {"document_kind": "article"})
    ('the issuer, whose own words these are', 'whom the article was declared to be about')
    """
    if claim["subject"] != claim["document_entity_id"]:
        return "whom the text speaks of"
    if claim["document_kind"] == "article":
        return "whom the article was declared to be about"
    return "the issuer, whose own words these are"


def period_unsaid(claim: Mapping[str, Any]) -> str:
    """Which period it is for, where nothing in the text names it.

    >>> from datetime import date, datetime
    >>> row = {"published_at": datetime(2026, 5, 8, 20), "period_type": "quarter"}
    >>> period_unsaid(row | {"period_end": None}), period_unsaid(row | {"period_end": date(2026, 5, 8)})
    ('none is told', 'the day of publication')
    >>> period_unsaid(row | {"period_end": date(2026, 3, 31)})
    'the last quarter that had ended when it was published'
    """
    published, end = claim["published_at"], claim["period_end"]
    if end is None:
        return "none is told"
    if published and end == published.date():
        return "the day of publication"
    last = "fiscal year" if claim["period_type"] == "fy" else "quarter"
    return f"the last {last} that had ended when it was published"
