"""Fiscal calendars against dates that companies printed, and against themselves."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from warehouse.fiscal import CALENDAR_YEAR, FiscalCalendar
from warehouse.registry import calendar_of

MAY = FiscalCalendar("05-31")
JUNE = FiscalCalendar("06-30")
FEBRUARY = FiscalCalendar("02-28")
LAST_SUNDAY = FiscalCalendar("last sunday of january")
LAST_SATURDAY = FiscalCalendar("last saturday of december")
NEAREST = FiscalCalendar("sunday nearest 08-31", (12, 12, 12, 16))
NEAREST_OCTOBER = FiscalCalendar("sunday nearest 10-31")
ALL = [
    CALENDAR_YEAR, MAY, JUNE, FEBRUARY, LAST_SUNDAY, LAST_SATURDAY, NEAREST, NEAREST_OCTOBER,
    FiscalCalendar("09-30"), FiscalCalendar("saturday nearest 01-31"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("calendar", "year", "number", "end"),
    [
        (CALENDAR_YEAR, 2025, 1, date(2025, 3, 31)),
        (CALENDAR_YEAR, 2025, 4, date(2025, 12, 31)),
        (MAY, 2026, 1, date(2025, 8, 31)),
        (MAY, 2026, 3, date(2026, 2, 28)),
        (MAY, 2024, 3, date(2024, 2, 29)),
        (JUNE, 2025, 4, date(2025, 6, 30)),
        (JUNE, 2026, 1, date(2025, 9, 30)),
        (LAST_SUNDAY, 2025, 4, date(2025, 1, 26)),
        (LAST_SUNDAY, 2026, 1, date(2025, 4, 27)),
        (LAST_SUNDAY, 2026, 3, date(2025, 10, 26)),
        (LAST_SUNDAY, 2023, 4, date(2023, 1, 29)),
        (LAST_SATURDAY, 2024, 4, date(2024, 12, 28)),
        (LAST_SATURDAY, 2025, 1, date(2025, 3, 29)),
        (LAST_SATURDAY, 2025, 3, date(2025, 9, 27)),
        (NEAREST, 2024, 4, date(2024, 9, 1)),
        (NEAREST, 2025, 1, date(2024, 11, 24)),
        (NEAREST_OCTOBER, 2024, 4, date(2024, 11, 3)),
        (NEAREST_OCTOBER, 2025, 1, date(2025, 2, 2)),
    ],
)
def test_quarters_end_where_companies_end_them(
    calendar: FiscalCalendar, year: int, number: int, end: date
) -> None:
    assert calendar.quarter(year, number).end == end


@pytest.mark.parametrize("calendar", ALL, ids=lambda calendar: calendar.year_end)
def test_quarters_tile_the_days(calendar: FiscalCalendar) -> None:
    quarters = [calendar.quarter(year, n) for year in range(2018, 2032) for n in (1, 2, 3, 4)]
    for before, after in pairwise(quarters):
        assert after.start == before.end + timedelta(days=1)
    for year in range(2018, 2032):
        first, last = calendar.year(year)
        assert (calendar.quarter(year, 1).start, calendar.quarter(year, 4).end) == (first, last)
        assert (last - first).days + 1 in ((364, 371) if calendar.is_week_based else (365, 366))


@pytest.mark.parametrize("calendar", ALL, ids=lambda calendar: calendar.year_end)
def test_a_day_is_in_the_quarter_that_contains_it(calendar: FiscalCalendar) -> None:
    for offset in range(0, 1500, 11):
        day = date(2023, 1, 1) + timedelta(days=offset)
        quarter = calendar.quarter_containing(day)
        assert quarter.start <= day <= quarter.end
        assert calendar.quarter(quarter.year, quarter.number) == quarter
        ended = calendar.latest_ended(day)
        assert ended.end < day
        assert ended.end == quarter.start - timedelta(days=1)


def test_a_fiscal_year_is_called_after_the_year_it_ends_in() -> None:
    assert LAST_SUNDAY.quarter_containing(date(2025, 7, 1)).label == "Q2 FY2026"
    assert MAY.quarter_containing(date(2025, 6, 1)).label == "Q1 FY2026"
    assert JUNE.quarter_containing(date(2025, 6, 30)).label == "Q4 FY2025"


def test_a_printed_date_near_a_quarters_end_means_that_quarter() -> None:
    assert LAST_SUNDAY.quarter_ending_near(date(2025, 7, 31)) == LAST_SUNDAY.quarter(2026, 2)
    assert LAST_SUNDAY.quarter_ending_near(date(2025, 8, 20)) is None
    assert CALENDAR_YEAR.quarter_ending_near(date(2025, 3, 20), tolerance_days=10) is None
    assert CALENDAR_YEAR.quarter_ending_near(date(2025, 3, 21), tolerance_days=10) is not None


def test_on_its_last_day_a_quarter_has_not_ended() -> None:
    assert CALENDAR_YEAR.latest_ended(date(2025, 3, 31)) == CALENDAR_YEAR.quarter(2024, 4)
    assert CALENDAR_YEAR.latest_ended(date(2025, 4, 1)) == CALENDAR_YEAR.quarter(2025, 1)


@pytest.mark.parametrize(
    ("rule", "weeks", "message"),
    [
        ("end of december", (13, 13, 13, 13), "fiscal year end 'end of december'"),
        ("last sunday of janvier", (13, 13, 13, 13), "expected '12-31'"),
        ("13-31", (13, 13, 13, 13), "month"),
        ("12-31", (12, 12, 16), "four quarters"),
    ],
)
def test_a_calendar_that_cannot_be_read_is_refused(
    rule: str, weeks: tuple[int, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        FiscalCalendar(rule, weeks)


@pytest.mark.parametrize("number", [0, 5])
def test_there_are_four_quarters(number: int) -> None:
    with pytest.raises(ValueError, match="1 to 4"):
        CALENDAR_YEAR.quarter(2025, number)


def test_a_year_may_be_named_after_the_one_it_begins_in():
    calendar = FiscalCalendar("saturday nearest 01-31", named_ahead=-1)
    assert calendar.quarter(2025, 2).end == date(2025, 8, 2)
    assert calendar.latest_ended(date(2025, 8, 20)).label == "Q2 FY2025"
    assert calendar.year(2025)[1] == date(2026, 1, 31)


def test_the_registry_says_whose_years_are_named_ahead():
    assert calendar_of("home-depot").latest_ended(date(2025, 8, 19)).label == "Q2 FY2025"
    assert calendar_of("walmart").latest_ended(date(2025, 8, 19)).label == "Q2 FY2026"
