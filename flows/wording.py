"""Values, periods, claims and rules, put into the words that explanations are made of."""

from collections.abc import Mapping
from typing import Any, Final

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
    >>> rule_in_words("prose.deal.debt.borrow")
    'a sentence that states a deal, by its construction “debt borrow”'
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
    if family == "prose" and construction:
        return f"a sentence that states a {kind}, by its construction “{construction}”"
    return "a row of a curated file" if extractor == "curated" else None


def said_in_short(claim: Mapping[str, Any]) -> str:
    """A claim in one line: of whom, what, when, how much.

    >>> said_in_short({"subject": "acme", "counterparty": None, "metric": "revenue", "segment": "cloud",
    ...     "basis": "gaap", "period_type": "quarter", "period_start": None, "period_end": "2025-06-30",
    ...     "value_low": 2e6, "value_high": 2e6, "unit": "USD", "bound": "exact", "polarity": None})
    'acme revenue, cloud, gaap, quarter to 2025-06-30: 2,000,000 USD'
    """
    parties = [name for name in (claim["subject"], claim["counterparty"]) if name]
    about = [f"{' / '.join(parties)} {claim['metric']}", claim["segment"], claim["basis"]]
    return f"{', '.join(filter(None, (*about, period_of(claim))))}: {value_of(claim)}"


def period_of(claim: Mapping[str, Any]) -> str:
    """Type, first and last day, as far as they are known."""
    ends = " to ".join(str(day) for day in (claim["period_start"], claim["period_end"]) if day)
    if claim["period_type"] not in (None, "instant") and ends and not claim["period_start"]:
        ends = f"to {ends}"
    return " ".join(filter(None, (claim["period_type"], ends)))


def value_of(claim: Mapping[str, Any]) -> str:
    """The value in full units with its bound; a signal's is its direction."""
    if claim["polarity"] is not None:
        return f"{claim['polarity']:+d}" if claim["polarity"] else "0"
    ends = [number(end) for end in (claim["value_low"], claim["value_high"]) if end is not None]
    if not ends:
        return "not disclosed"
    bound = "" if claim["bound"] == "exact" else claim["bound"].replace("_", " ")
    unit = "" if claim["unit"] == "count" else claim["unit"]
    return " ".join(filter(None, (bound, " to ".join(dict.fromkeys(ends)), unit)))


def number(value: float) -> str:
    """Without an exponent as long as it is a whole number a float holds.

    >>> number(30_100_000_000.0), number(0.25)
    ('30,100,000,000', '0.25')
    """
    return f"{value:,.0f}" if value.is_integer() and abs(value) < 2**53 else f"{value:,.10g}"
