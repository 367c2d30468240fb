"""Rules, and what they had to go on, put into the words that explanations are made of."""

from typing import Final

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
