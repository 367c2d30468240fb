"""What a cell of an outlook says: a number, a range or a bound, in printed units.

Beside the range there may be its midpoint, and the change on the year: of what a cell prints, the
amounts of the metric's own unit count, and all but the first must lie inside it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.claims.amounts import amounts
from extractors.claims.amounts.number_words import DIGIT_SCALES
from extractors.claims.spans import Amount
from extractors.tables.grid import squeeze
from warehouse.records import Bound

Family = Literal["percent", "money", "money/share"]

_SPACED_MARK = re.compile(r"(?<=[~≈≥≤<>])\s+|\s+(?=\+$)")
_FLAT = re.compile(r"\bflat(?:tish)?\b", re.IGNORECASE)
_UP = re.compile(r"\b(?:up(?! to\b)|increase[sd]?|growth|higher)\b(?: of)?", re.IGNORECASE)
_DOWN = re.compile(r"\b(?:down|decrease[sd]?|decline[sd]?|lower)\b(?: of)?", re.IGNORECASE)
_DOWN_TO_NUMBER = re.compile(rf"{_DOWN.pattern}\s*(?=[\d.])", re.IGNORECASE)
_HOW_MUCH = re.compile(r"\b(?:slightly|modest(?:ly)?|somewhat)\b", re.IGNORECASE)
_DECIMALS = re.compile(r"\d\.(\d+)")


@dataclass(frozen=True, slots=True)
class Expected:
    """Both ends as printed, times the scale that the cell itself states (`scale`, None if it states none).

    A bound leaves one end open: both ends are then the printed one. `step` is what one unit of the last
    printed digit is worth; `currency` is None for percentages and where no sign is printed.
    """

    low: float
    high: float
    bound: Bound
    scale: str | None
    step: float
    currency: str | None = None


def expected(
    text: str, family: Family, *, is_change: bool = False, in_percent: bool = False
) -> Expected | None:
    """The value of a cell for a metric of that unit, None where the cell says something else.

    >>> expected("$1.35 billion ± $20 million", "money")
    Expected(low=1330000000.0, high=1370000000.0, bound='exact', scale='billion', step=10000000.0,
             currency='USD')
    >>> [(e.low, e.high) for e in (expected("Flat - Up 4%", "percent", is_change=True),
    ...                            expected("Decrease 3% to 5%", "percent", is_change=True))]
    [(0.0, 4.0), (-5.0, -3.0)]
    >>> expected("$93.2B – $93.6B / $93.4B", "money").high, expected("at least 20%", "percent").bound
    (93600000000.0, 'at_least')
    >>> expected("Approximately 3.0% to 3.5% of net sales", "money"), expected("Up 5%", "percent")
    (None, None)

    Args:
        is_change: the metric is a growth rate, so "up", "down" and "flat" give its sign.
        in_percent: the words around the cell say that numbers without a unit are percentages.
    """
    words = _SPACED_MARK.sub("", text)
    is_up, is_down = _UP.search(words) is not None, _DOWN.search(words) is not None
    if _HOW_MUCH.search(words) or ((is_up or is_down or words.startswith("+")) and not is_change):
        return None  # how much more, not how much
    is_mixed = is_down and (is_up or _FLAT.search(words) is not None)
    if is_change:
        words = _with_signs(words) if is_mixed else _without_directions(words)
    found = [one for one in amounts(words) if _is_of(one, family, in_percent=in_percent)]
    if not found:
        return None
    first, *others = found
    low, high = first.low, first.high
    low, high = (high if low is None else low), (low if high is None else high)
    if low is None or high is None or not _are_inside(others, low, high):
        return None
    if is_down and not is_mixed and low >= 0:
        if first.low is None or first.high is None:
            return None  # "down at least 3%" bounds from above
        low, high = -high, -low
    decimals = max((len(match[1]) for match in _DECIMALS.finditer(words)), default=0)
    exponent = DIGIT_SCALES.get(first.scale_as_printed or "", 0)
    currency = first.unit[:3] if first.unit and family != "percent" else None
    step = 10.0 ** (exponent - decimals)
    return Expected(low, high, first.bound, first.scale_as_printed, step, currency)


def _with_signs(words: str) -> str:
    """Each number's own direction as its sign: "Down 1% to up 2%" → "-1% to 2%"."""
    return _without_directions(_DOWN_TO_NUMBER.sub("-", words))


def _without_directions(words: str) -> str:
    return squeeze(_UP.sub(" ", _DOWN.sub(" ", _FLAT.sub("0%", words))))


def _is_of(amount: Amount, family: Family, *, in_percent: bool) -> bool:
    unit = amount.unit
    if unit is None:
        return in_percent == (family == "percent") and amount.noun is None
    if family == "percent":
        return unit == "percent"
    is_currency = unit.isupper() and len(unit) == 3
    if family == "money/share":
        return (is_currency and amount.scale_as_printed is None) or unit.endswith("/share")
    return is_currency


def _are_inside(others: Sequence[Amount], low: float, high: float) -> bool:
    return all(
        end is not None and low <= end <= high for one in others for end in (one.low, one.high)
    )
