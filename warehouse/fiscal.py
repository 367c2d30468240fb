"""Fiscal calendars: which days a company's "Q2 FY2026" are.

A calendar is registry data (`fiscal_year_end` in companies.toml), written the way filings say it:

    12-31                       a fixed day
    last saturday of december   52/53-week years
    sunday nearest 08-31        52/53-week years

Fixed-day calendars have quarters of three months. Week calendars have 13-week quarters unless `weeks`
says otherwise (12, 12, 12, 16); the last quarter takes the 53rd week. A fiscal year bears the number
of the calendar year it ends in.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_MONTHS = [
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
]  # fmt: skip
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_FIXED = re.compile(r"(\d\d)-(\d\d)")
_LAST = re.compile(rf"last ({'|'.join(_WEEKDAYS)}) of ({'|'.join(_MONTHS)})")
_NEAREST = re.compile(rf"({'|'.join(_WEEKDAYS)}) nearest (\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Quarter:
    """One fiscal quarter: both days inclusive."""

    year: int
    number: int
    start: date
    end: date

    @property
    def label(self) -> str:
        """As printed in `metrics.fiscal_label`: `Q2 FY2026`."""
        return f"Q{self.number} FY{self.year}"


@dataclass(frozen=True)
class FiscalCalendar:
    """Quarters and years of one company.

    >>> nvidia = FiscalCalendar("last sunday of january")
    >>> nvidia.quarter(2026, 2).end
    datetime.date(2025, 7, 27)
    >>> FiscalCalendar("05-31").quarter(2026, 1)
    Quarter(year=2026, number=1, start=datetime.date(2025, 6, 1), end=datetime.date(2025, 8, 31))

    Raises:
        ValueError: `year_end` is none of the three forms, or `weeks` are not four.
    """

    year_end: str = "12-31"
    weeks: tuple[int, ...] = (13, 13, 13, 13)

    def __post_init__(self) -> None:
        if len(self.weeks) != 4:
            raise ValueError(f"a fiscal year has four quarters, weeks are {self.weeks}")
        self.end_of_year(2024)

    @property
    def is_week_based(self) -> bool:
        return _FIXED.fullmatch(self.year_end) is None

    def end_of_year(self, year: int) -> date:
        """Last day of fiscal year `year`."""
        return _end_of_year(self.year_end, year)

    def quarter(self, year: int, number: int) -> Quarter:
        """Quarter 1 to 4 of a fiscal year."""
        if number not in (1, 2, 3, 4):
            raise ValueError(f"a fiscal quarter is 1 to 4, not {number}")
        return Quarter(
            year,
            number,
            self._quarter_end(year, number - 1) + timedelta(days=1),
            self._quarter_end(year, number),
        )

    def _quarter_end(self, year: int, number: int) -> date:
        if number == 0:
            return self.end_of_year(year - 1)
        if number == 4:
            return self.end_of_year(year)
        if self.is_week_based:
            return self.end_of_year(year - 1) + timedelta(weeks=sum(self.weeks[:number]))
        last = self.end_of_year(year)
        months = last.year * 12 + last.month - 1 - 3 * (4 - number)
        month = months % 12 + 1
        last_day = monthrange(months // 12, month)[1]
        is_month_end = last.day == monthrange(last.year, last.month)[1]
        return date(months // 12, month, last_day if is_month_end else min(last.day, last_day))

    def year(self, year: int) -> tuple[date, date]:
        """First and last day of a fiscal year."""
        return self.end_of_year(year - 1) + timedelta(days=1), self.end_of_year(year)

    def quarter_containing(self, day: date) -> Quarter:
        """The quarter that `day` falls into."""
        return next(q for q in self._around(day) if q.start <= day <= q.end)

    def quarter_ending_near(self, day: date, tolerance_days: int = 10) -> Quarter | None:
        """The quarter whose last day is within `tolerance_days` of `day`; None if none is."""
        nearest = min(self._around(day), key=lambda q: abs((q.end - day).days))
        return nearest if abs((nearest.end - day).days) <= tolerance_days else None

    def latest_ended(self, day: date) -> Quarter:
        """The last quarter that was over on `day`: what a release of that day reports."""
        return [q for q in self._around(day) if q.end < day][-1]

    def _around(self, day: date) -> tuple[Quarter, ...]:
        return _quarters(self, day.year - 1, day.year + 2)


@lru_cache(maxsize=1024)
def _quarters(calendar: FiscalCalendar, first: int, last: int) -> tuple[Quarter, ...]:
    """The quarters of the fiscal years `first` to `last`, in order."""
    return tuple(
        calendar.quarter(year, number) for year in range(first, last + 1) for number in (1, 2, 3, 4)
    )


@lru_cache(maxsize=4096)
def _end_of_year(rule: str, year: int) -> date:
    if match := _FIXED.fullmatch(rule):
        return date(year, int(match[1]), int(match[2]))
    if match := _LAST.fullmatch(rule):
        month = _MONTHS.index(match[2]) + 1
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - _WEEKDAYS.index(match[1])) % 7)
    if match := _NEAREST.fullmatch(rule):
        anchor = date(year, int(match[2]), int(match[3]))
        after = (_WEEKDAYS.index(match[1]) - anchor.weekday()) % 7
        return anchor + timedelta(days=after if after <= 3 else after - 7)
    raise ValueError(
        f"fiscal year end {rule!r}: expected '12-31', 'last saturday of december' or 'sunday nearest 08-31'"
    )


CALENDAR_YEAR = FiscalCalendar()
