"""Period column of the curated facts → a period on the company's calendar.

`FY2026-Q2`, `FY2026`, `FY2026-9M` are the company's own; `2025-Q2`, `2026-H1`, `CY2026` are the calendar's, and
become the company's own quarter where that ends within days of it. A bare date is an instant, a month
is a month, or an instant for a level. What stands in brackets after it is a remark.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from warehouse.fiscal import CALENDAR_YEAR, FiscalCalendar
from warehouse.records import PeriodType

_REMARK = re.compile(r"\(.*\)$")
_PERIOD = re.compile(
    r"(?P<own>FY|CY)?(?P<year>\d{4})(-(Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<nine>9M)"
    r"|(?P<month>\d\d)(-(?P<day>\d\d))?))?(?P<to_date>-to-date)?"
)


@dataclass(frozen=True, slots=True)
class CuratedPeriod:
    """Type and days, both inclusive; an instant and an event have no first day."""

    period_type: PeriodType
    first_day: date | None
    last_day: date


def period_of(
    text: str,
    calendar: FiscalCalendar,
    *,
    published_on: date,
    is_event: bool = False,
    is_level: bool = False,
) -> CuratedPeriod:
    """The period that a curated fact states.

    `2026-Q3-to-date` is as of the publication. `is_event` makes a bare date an event; `is_level` makes a
    month or a year an instant: its last day, or the publication where that came first.

    >>> period_of("FY2027-Q1", FiscalCalendar("05-31"), published_on=date(2026, 9, 10)).last_day
    datetime.date(2026, 8, 31)
    >>> period_of("2026-Q1", FiscalCalendar("last saturday of december"), published_on=date(2026, 5, 5)).last_day
    datetime.date(2026, 3, 28)

    Raises:
        ValueError: the text is none of these forms.
    """
    match = _PERIOD.fullmatch(_REMARK.sub("", text).strip())
    if match is None:
        raise ValueError(f"period {text!r}: expected a date, a month, 2025-Q2, FY2026-Q2, FY2026")
    year = int(match["year"])
    own = calendar if match["own"] == "FY" else CALENDAR_YEAR
    if match["to_date"]:
        return CuratedPeriod("instant", None, published_on)
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return CuratedPeriod("event" if is_event else "instant", None, day)
    if match["month"]:
        first = date(year, int(match["month"]), 1)
        last = first.replace(day=monthrange(year, first.month)[1])
        return (
            CuratedPeriod("instant", None, last)
            if is_level
            else CuratedPeriod("month", first, last)
        )
    if match["quarter"]:
        quarter = own.quarter(year, int(match["quarter"]))
        if own is CALENDAR_YEAR:
            quarter = calendar.quarter_ending_near(quarter.end) or quarter
        return CuratedPeriod("quarter", quarter.start, quarter.end)
    if match["half"]:
        first_quarter = 1 if match["half"] == "1" else 3
        return CuratedPeriod(
            "half", own.quarter(year, first_quarter).start, own.quarter(year, first_quarter + 1).end
        )
    if match["nine"]:
        return CuratedPeriod("nine_months", own.quarter(year, 1).start, own.quarter(year, 3).end)
    first, last = own.year(year)
    return _level_or(CuratedPeriod("fy", first, last), is_level, published_on)


def _level_or(period: CuratedPeriod, is_level: bool, published_on: date) -> CuratedPeriod:
    """The period, or for a level the last day of it that was known."""
    if is_level:
        return CuratedPeriod("instant", None, min(period.last_day, published_on))
    return period
