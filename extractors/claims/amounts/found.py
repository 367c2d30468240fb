"""The quantity on its way from the printed digits to an `Amount`."""

from dataclasses import dataclass, field

from warehouse.records import Bound

# What separates a number from its unit: also the no-break and thin spaces of typeset pages.
SPACE = "[ \u00a0\u202f\u2009]"


@dataclass(slots=True)
class Found:
    """A quantity on the way to an `Amount`; mantissas are kept as printed until the end."""

    start: int
    end: int
    low: str | None
    high: str | None
    exponent: int = 0
    scale: str | None = None
    unit: str | None = None
    unit_exponent: int = 0
    noun: str | None = None
    bound: Bound = "exact"
    number_start: int = field(default=0)
    number_end: int = field(default=0)
    # Not an amount by itself (a year, a day of a month), though it may be one end of a range.
    is_weak: bool = False
    # "$9.6 billion, plus or minus $300 million" says itself how exact it is.
    has_tolerance: bool = False
    # Both ends already in full units: set by a range or a tolerance.
    ends: tuple[float | None, float | None] | None = None

    def values(self) -> tuple[float | None, float | None]:
        return self.ends or (self._value(self.low), self._value(self.high))

    def _value(self, mantissa: str | None) -> float | None:
        # A decimal exponent, not a product: 2.08e9 is the nearest float to what is printed.
        if mantissa is None:
            return None
        value = float(f"{mantissa}e{self.exponent + self.unit_exponent}")
        return value / 12 if self.unit == "months" else value
