"""How precisely a number is printed, and whether two printed numbers can be the same number."""

import math
from dataclasses import dataclass

import polars as pl

# What one printed unit of a scale word is worth. Without a word, a number is taken to be printed in
# the scale that its size calls for: 30,000,000,000 is "30 billion", not "3 × 10^10".
_SCALES = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "gigawatt": 1e3,
    "gw": 1e3,
}
_SMALLEST_POWER = -4
_LARGEST_POWER = 12


def printed_unit(value: pl.Expr, scale_as_printed: pl.Expr, quote: pl.Expr) -> pl.Expr:
    """Worth of the last printed digit, in the value's own unit: 99.4 billion → 1e8.

    The zeros at the end of a number are taken for rounding, up to its scale word and no further,
    unless the quote prints them: "2.0 billion" is finer than "2 billion".
    """
    scale = pl.lit(None, pl.Float64)
    word = scale_as_printed.str.to_lowercase()
    for name, worth in _SCALES.items():
        scale = pl.when(word.str.contains(name, literal=True)).then(worth).otherwise(scale)
    size = value.abs()
    by_size = (
        pl.when(size >= 1e12).then(1e12)
        .when(size >= 1e9).then(1e9)
        .when(size >= 1e6).then(1e6)
        .otherwise(1.0)
    )  # fmt: skip
    unit = pl.lit(10.0**_SMALLEST_POWER)
    for power in range(_SMALLEST_POWER, _LARGEST_POWER + 1):
        step = 10.0**power
        multiple = (value / step).round()
        exact = (multiple * step - value).abs() <= step * 1e-6
        unit = pl.when(exact).then(step).otherwise(unit)
    scale = pl.coalesce(scale, by_size)
    printed = [
        pl.when(quote.str.contains(_with_decimals(size / scale, places), literal=True)).then(
            scale / 10.0**places
        )
        for places in (1, 2, 3)
    ]
    return pl.min_horizontal(unit, scale, *printed)


def _with_decimals(number: pl.Expr, places: int) -> pl.Expr:
    """A number as it is printed with so many decimals."""
    digits = (number * 10**places).round().cast(pl.Int64, strict=False)
    whole, rest = digits // 10**places, digits % 10**places
    return pl.concat_str(whole.cast(pl.String), pl.lit("."), rest.cast(pl.String).str.zfill(places))


@dataclass(frozen=True, slots=True)
class Value:
    """One stated quantity; an open end is None. `unit_worth` is the worth of its last digit."""

    low: float | None
    high: float | None
    unit: str | None
    bound: str
    unit_worth: float

    @property
    def middle(self) -> float | None:
        """The point, or the middle of a closed range."""
        if self.low is None or self.high is None:
            return self.low if self.high is None else self.high
        return (self.low + self.high) / 2

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high


def agree(one: Value, other: Value) -> bool:
    """Whether both can state the same quantity, given how precisely each is printed.

    Points agree when the finer one rounds to the coarser one. A point agrees with a range, a bucket
    or an open bound that contains it. Two ranges agree when both ends do: 31–35 is not 30–35; two
    buckets ("tens of billions", printed 10–99 or 10–100) when they overlap.

    >>> fine, coarse = (Value(v, v, "USD", "exact", u) for v, u in ((99.4e9, 1e8), (99e9, 1e9)))
    >>> agree(fine, coarse)
    True
    >>> agree(Value(30e9, 35e9, "USD", "exact", 1e9), Value(31e9, 35e9, "USD", "exact", 1e9))
    False
    """
    if one.unit != other.unit:
        return False
    slack = max(_slack(one), _slack(other))
    if one.is_point and other.is_point:
        return _near(one.low, other.low, slack)
    if one.is_point or other.is_point:
        point, span = (one, other) if one.is_point else (other, one)
        at = point.low or 0.0
        low = -math.inf if span.low is None else span.low - slack
        high = math.inf if span.high is None else span.high + slack
        return low <= at <= high
    if one.bound == other.bound == "vague":
        return _overlap(one, other)
    return _near(one.low, other.low, slack) and _near(one.high, other.high, slack)


def _overlap(one: Value, other: Value) -> bool:
    low = max(-math.inf if v.low is None else v.low for v in (one, other))
    high = min(math.inf if v.high is None else v.high for v in (one, other))
    return low < high


def _slack(value: Value) -> float:
    half = value.unit_worth / 2
    return half * 2 if value.bound == "about" else half


def _near(one: float | None, other: float | None, slack: float) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= slack * (1 + 1e-6) + abs(one) * 1e-9
