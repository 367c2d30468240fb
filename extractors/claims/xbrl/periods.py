"""The days of an XBRL fact → a period of the company's fiscal calendar.

A filing's own words for its period (`fp`, `DocumentFiscalPeriodFocus`) are about the filing: its facts
reach years back. So only the days decide, and days that are no period of the calendar (trailing twelve
months, a six-month span out of step, a transition period) have no type.
"""

from datetime import date, timedelta
from functools import lru_cache

from warehouse.fiscal import FiscalCalendar, Quarter
from warehouse.records import PeriodType


@lru_cache(maxsize=8192)
def period_type_of(
    first_day: date | None, last_day: date, calendar: FiscalCalendar
) -> PeriodType | None:
    """Quarter, half, nine months or fiscal year; `instant` without a first day; None for other days.

    Quarters have the calendar's 12 to 17 weeks. Filers write a month's end where a week's end is meant
    and now and then a first day that is a few days off; ten days at either end are allowed.

    >>> nvidia = FiscalCalendar("last sunday of january")
    >>> period_type_of(date(2025, 4, 28), date(2025, 7, 27), nvidia)
    'quarter'
    >>> period_type_of(date(2025, 1, 27), date(2025, 7, 27), nvidia)
    'half'
    >>> period_type_of(date(2024, 7, 29), date(2025, 7, 27), nvidia) is None
    True
    """
    if first_day is None:
        return "instant"
    before = calendar.quarter_ending_near(first_day - timedelta(days=1))
    last = calendar.quarter_ending_near(last_day)
    if before is None or last is None:
        return None
    by_length_and_end: dict[tuple[int, int], PeriodType] = {
        **{(1, number): "quarter" for number in (1, 2, 3, 4)},
        (2, 2): "half",
        (2, 4): "half",
        (3, 3): "nine_months",
        (4, 4): "fy",
    }
    return by_length_and_end.get((_index(last) - _index(before), last.number))


def _index(quarter: Quarter) -> int:
    return quarter.year * 4 + quarter.number
