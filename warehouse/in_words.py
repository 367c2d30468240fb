"""A row of `claims` in words: of whom, what, when, how much."""

from collections.abc import Mapping
from typing import Any


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
    """Type, first and last day, as far as they are known; one day is told once."""
    days = [str(day) for day in (claim["period_start"], claim["period_end"]) if day]
    ends = " to ".join(dict.fromkeys(days))
    if (
        claim["period_type"] not in (None, "instant", "event")
        and ends
        and not claim["period_start"]
    ):
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
    if claim["unit"] == "year":
        ends = [end.replace(",", "") for end in ends]
    unit = "" if claim["unit"] in ("count", "year") else claim["unit"]
    return " ".join(filter(None, (bound, " to ".join(dict.fromkeys(ends)), unit)))


def number(value: float) -> str:
    """Without an exponent as long as it is a whole number a float holds.

    >>> number(30_100_000_000.0), number(0.25)
    ('30,100,000,000', '0.25')
    """
    return f"{value:,.0f}" if value.is_integer() and abs(value) < 2**53 else f"{value:,.10g}"
