"""The written forms of periods: the table is the specification, and grows by one row per bug."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.claims.periods import periods
from warehouse.fiscal import CALENDAR_YEAR, FiscalCalendar

PUBLISHED = date(2026, 5, 7)  # a Thursday
MAY_YEAR = FiscalCalendar("05-31")
JANUARY_YEAR = FiscalCalendar("last sunday of january")

WORDS = [
    "the",
    "a",
    "year",
    "quarter",
    "first",
    "third",
    "half",
    "q1",
    "Q4",
    "fy",
    "FY26",
    "fiscal",
    "2026",
    "'27",
    "2030",
    "ended",
    "ending",
    "end",
    "of",
    "March",
    "May",
    "31",
    "30,",
    "Feb.",
    "Tuesday",
    "next",
    "last",
    "this",
    "same",
    "period",
    "ago",
    "earlier",
    "through",
    "and",
    "-",
    "to",
    "months",
    "six",
    "nine",
    "today",
]

# text | span | type | first day | last day, on the civil calendar, published on 7 May 2026
CIVIL = [
    # quarters
    ("in the first quarter of fiscal 2026", "first quarter of fiscal 2026", "quarter", "2026-01-01", "2026-03-31"),
    ("Q1 was good", "Q1", "quarter", "2026-01-01", "2026-03-31"),
    ("the most recent quarter", "the most recent quarter", "quarter", "2026-01-01", "2026-03-31"),
    ("its just-ended quarter", "just-ended quarter", "quarter", "2026-01-01", "2026-03-31"),
    ("this past quarter", "past quarter", "quarter", "2026-01-01", "2026-03-31"),
    ("it was so in Q1.", "Q1", "quarter", "2026-01-01", "2026-03-31"),
    ("announced a plan in September", "September", "month", "2025-09-01", "2025-09-30"),
    ("Q2 2025", "Q2 2025", "quarter", "2025-04-01", "2025-06-30"),
    ("Q3'25", "Q3'25", "quarter", "2025-07-01", "2025-09-30"),
    ("1Q26", "1Q26", "quarter", "2026-01-01", "2026-03-31"),
    ("Q4 of FY2025", "Q4 of FY2025", "quarter", "2025-10-01", "2025-12-31"),
    ("FY26 Q2", "FY26 Q2", "quarter", "2026-04-01", "2026-06-30"),
    ("fiscal 2026 second quarter", "fiscal 2026 second quarter", "quarter", "2026-04-01", "2026-06-30"),
    ("first-quarter 2026", "first-quarter 2026", "quarter", "2026-01-01", "2026-03-31"),
    ("first-quarter revenue", "first-quarter", "quarter", "2026-01-01", "2026-03-31"),
    ("third-quarter revenue was", "third-quarter", "quarter", "2025-07-01", "2025-09-30"),
    ("expects second-quarter revenue", "second-quarter", "quarter", "2026-04-01", "2026-06-30"),
    ("it forecast third-quarter revenue", "third-quarter", "quarter", "2026-07-01", "2026-09-30"),
    ("the fourth quarter of last year", "fourth quarter of last year", "quarter", "2025-10-01", "2025-12-31"),
    ("the quarter ended March 31, 2026", "quarter ended March 31, 2026", "quarter", "2026-01-01", "2026-03-31"),
    ("three months ended June 30, 2025", "three months ended June 30, 2025", "quarter", "2025-04-01", "2025-06-30"),
    ("the quarter ended March 31", "quarter ended March 31", "quarter", "2026-01-01", "2026-03-31"),
    ("the quarter ending June 30", "quarter ending June 30", "quarter", "2026-04-01", "2026-06-30"),
    ("last quarter", "last quarter", "quarter", "2026-01-01", "2026-03-31"),
    ("the current quarter", "the current quarter", "quarter", "2026-04-01", "2026-06-30"),
    ("revenue this quarter will double", "this quarter", "quarter", "2026-04-01", "2026-06-30"),
    ("it was high this quarter", "this quarter", "quarter", "2026-01-01", "2026-03-31"),
    ("next quarter", "next quarter", "quarter", "2026-04-01", "2026-06-30"),
    ("in Q1 of next year", "Q1 of next year", "quarter", "2027-01-01", "2027-03-31"),
    ("sold in the June quarter", "June quarter", "quarter", "2025-04-01", "2025-06-30"),
    ("the third quarter ended September 28, 2025", "third quarter ended September 28, 2025", "quarter", "2025-07-01", "2025-09-28"),
    ("it streamed more this quarter. It will", "this quarter", "quarter", "2026-01-01", "2026-03-31"),
    ("Q3-25", "Q3-25", "quarter", "2025-07-01", "2025-09-30"),
    ("last year's first quarter", "last year's first quarter", "quarter", "2025-01-01", "2025-03-31"),
    ("the June 2025 quarter", "June 2025 quarter", "quarter", "2025-04-01", "2025-06-30"),
    ("the first nine months of 2025", "first nine months of 2025", "nine_months", "2025-01-01", "2025-09-30"),
    ("the quarter ended 31 March 2026", "quarter ended 31 March 2026", "quarter", "2026-01-01", "2026-03-31"),
    ("the quarter that ended in March", "quarter that ended in March", "quarter", "2026-01-01", "2026-03-31"),
    ("the three months to June", "three months to June", "quarter", "2025-04-01", "2025-06-30"),
    ("three months through March", "three months through March", "quarter", "2026-01-01", "2026-03-31"),
    ("three months to end-March", "three months to end-March", "quarter", "2026-01-01", "2026-03-31"),
    ("the July-September period", "July-September period", "quarter", "2025-07-01", "2025-09-30"),
    ("the October to December quarter", "October to December quarter", "quarter", "2025-10-01", "2025-12-31"),
    ("in July–September 2024", "July–September 2024", "quarter", "2024-07-01", "2024-09-30"),
    ("the holiday quarter", "holiday quarter", "quarter", "2025-10-01", "2025-12-31"),
    ("3rd quarter 2025", "3rd quarter 2025", "quarter", "2025-07-01", "2025-09-30"),
    ("the last quarter of 2024", "the last quarter of 2024", "quarter", "2024-10-01", "2024-12-31"),
    ("the final three months of 2025", "the final three months of 2025", "quarter", "2025-10-01", "2025-12-31"),
    ("the upcoming quarter", "the upcoming quarter", "quarter", "2026-04-01", "2026-06-30"),
    ("its forecast for the current period", "the current period", "quarter", "2026-04-01", "2026-06-30"),
    ("2026Q1", "2026Q1", "quarter", "2026-01-01", "2026-03-31"),
    ("Q1, 2026", "Q1, 2026", "quarter", "2026-01-01", "2026-03-31"),
    # longer ones
    ("the January-September period", "January-September period", "nine_months", "2025-01-01", "2025-09-30"),
    ("the six months to June 30, 2025", "six months to June 30, 2025", "half", "2025-01-01", "2025-06-30"),
    ("the half year to 30 June 2025", "half year to 30 June 2025", "half", "2025-01-01", "2025-06-30"),
    ("the year to 31 March 2026", "year to 31 March 2026", "fy", "2025-04-01", "2026-03-31"),
    ("2026 H2", "2026 H2", "half", "2026-07-01", "2026-12-31"),
    ("FY'26", "FY'26", "fy", "2026-01-01", "2026-12-31"),
    ("six months ended June 30, 2025", "six months ended June 30, 2025", "half", "2025-01-01", "2025-06-30"),
    ("nine months ended September 30, 2025", "nine months ended September 30, 2025", "nine_months", "2025-01-01", "2025-09-30"),
    ("year-to-date earnings", "year-to-date", "quarter", "2026-01-01", "2026-03-31"),
    ("the first 13 weeks", "first 13 weeks", "quarter", "2026-01-01", "2026-03-31"),
    ("the first half of 2026", "first half of 2026", "half", "2026-01-01", "2026-06-30"),
    ("watch the second half", "second half", "half", "2026-07-01", "2026-12-31"),
    ("the second half of next year", "second half of next year", "half", "2027-07-01", "2027-12-31"),
    ("2H26", "2H26", "half", "2026-07-01", "2026-12-31"),
    ("year ended December 31, 2025", "year ended December 31, 2025", "fy", "2025-01-01", "2025-12-31"),
    ("FY2026", "FY2026", "fy", "2026-01-01", "2026-12-31"),
    ("FY26 capex", "FY26", "fy", "2026-01-01", "2026-12-31"),
    ("fiscal year 2027", "fiscal year 2027", "fy", "2027-01-01", "2027-12-31"),
    ("full-year guidance", "full-year", "fy", "2026-01-01", "2026-12-31"),
    ("this year", "this year", "fy", "2026-01-01", "2026-12-31"),
    ("next year", "next year", "fy", "2027-01-01", "2027-12-31"),
    ("in 2027", "2027", "fy", "2027-01-01", "2027-12-31"),
    ("mid-2027", "mid-2027", "fy", "2027-01-01", "2027-12-31"),
    # several years
    ("through 2032", "through 2032", "multi_year", None, "2032-12-31"),
    ("by 2030", "by 2030", "multi_year", None, "2030-12-31"),
    ("orders through '27", "through '27", "multi_year", None, "2027-12-31"),
    ("from 2027 through 2032", "from 2027 through 2032", "multi_year", "2027-01-01", "2032-12-31"),
    ("between 2026 and 2030", "between 2026 and 2030", "multi_year", "2026-01-01", "2030-12-31"),
    ("2026-2030", "2026-2030", "multi_year", "2026-01-01", "2030-12-31"),
    # as of a day
    ("as of June 30, 2025", "as of June 30, 2025", "instant", None, "2025-06-30"),
    ("at quarter end", "quarter end", "instant", None, "2026-03-31"),
    ("by the end of 2026", "end of 2026", "instant", None, "2026-12-31"),
    ("by the end of the year", "end of the year", "instant", None, "2026-12-31"),
    ("at year-end 2026", "year-end 2026", "instant", None, "2026-12-31"),
    ("held cash at year-end", "year-end", "instant", None, "2025-12-31"),
    ("at the end of the first quarter", "end of the first quarter", "instant", None, "2026-03-31"),
    ("as of the end of March", "end of March", "instant", None, "2026-03-31"),
    ("by year's end", "year's end", "instant", None, "2026-12-31"),
    ("as of end-March", "end-March", "instant", None, "2026-03-31"),
    ("as at 31 March 2026", "as at 31 March 2026", "instant", None, "2026-03-31"),
    ("by the end of June", "end of June", "instant", None, "2026-06-30"),
    ("to remain until 30 June", "until 30 June", "instant", None, "2026-06-30"),
    # months, weeks and days
    ("in December of last year", "December of last year", "month", "2025-12-01", "2025-12-31"),
    ("October next year", "October next year", "month", "2027-10-01", "2027-10-31"),
    ("March of 2025", "March of 2025", "month", "2025-03-01", "2025-03-31"),
    ("this June", "June", "month", "2026-06-01", "2026-06-30"),
    ("last May", "last May", "month", "2025-05-01", "2025-05-31"),
    ("next May", "next May", "month", "2027-05-01", "2027-05-31"),
    ("is scheduled to report earnings on Wednesday", "Wednesday", "event", "2026-05-13", "2026-05-13"),
    ("said on Tuesday it will report", "Tuesday", "event", "2026-05-05", "2026-05-05"),
    ("bids are due by Friday", "Friday", "event", "2026-05-08", "2026-05-08"),
    ("last October", "last October", "month", "2025-10-01", "2025-10-31"),
    ("next month", "next month", "month", "2026-06-01", "2026-06-30"),
    ("two months ago", "two months ago", "month", "2026-03-01", "2026-03-31"),
    ("two weeks ago", "two weeks ago", "event", "2026-04-23", "2026-04-23"),
    ("next week", "next week", "event", "2026-05-11", "2026-05-15"),
    ("the 7th of May 2026", "7th of May 2026", "event", "2026-05-07", "2026-05-07"),
    ("it will close on June 3", "June 3", "event", "2026-06-03", "2026-06-03"),
    ("said in November that it plans", "November", "month", "2025-11-01", "2025-11-30"),
    ("it will start in November", "November", "month", "2026-11-01", "2026-11-30"),
    ("had projected growth in December", "December", "month", "2025-12-01", "2025-12-31"),
    ("in late April", "late April", "month", "2026-04-01", "2026-04-30"),
    ("in May 2026", "May 2026", "month", "2026-05-01", "2026-05-31"),
    ("last month", "last month", "month", "2026-04-01", "2026-04-30"),
    ("last week", "last week", "event", "2026-04-27", "2026-05-01"),
    ("on May 7", "May 7", "event", "2026-05-07", "2026-05-07"),
    ("on Oct. 23, 2025", "Oct. 23, 2025", "event", "2025-10-23", "2025-10-23"),
    ("on 7 May 2026", "7 May 2026", "event", "2026-05-07", "2026-05-07"),
    ("on 2026-05-07", "2026-05-07", "event", "2026-05-07", "2026-05-07"),
    ("on Tuesday", "Tuesday", "event", "2026-05-05", "2026-05-05"),
    ("Thursday's report", "Thursday", "event", "2026-05-07", "2026-05-07"),
    ("yesterday", "yesterday", "event", "2026-05-06", "2026-05-06"),
]  # fmt: skip


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


@pytest.mark.parametrize(("text", "span", "kind", "first", "last"), CIVIL)
def test_one_period(text: str, span: str, kind: str, first: str | None, last: str) -> None:
    [period] = periods(text, anchor=PUBLISHED, calendar=CALENDAR_YEAR)
    assert text[period.start : period.end] == span
    assert (period.period_type, _iso(period.first_day), _iso(period.last_day)) == (
        kind,
        first,
        last,
    )
    assert not period.comparison


FISCAL = [
    ("Q1 FY26", MAY_YEAR, "2025-06-01", "2025-08-31"),
    ("fiscal 2026", MAY_YEAR, "2025-06-01", "2026-05-31"),
    ("calendar 2026", MAY_YEAR, "2026-01-01", "2026-12-31"),
    ("in 2026", MAY_YEAR, "2026-01-01", "2026-12-31"),
    ("this fiscal year", MAY_YEAR, "2025-06-01", "2026-05-31"),
    ("third-quarter revenue", MAY_YEAR, "2025-12-01", "2026-02-28"),
    ("fourth-quarter revenue", MAY_YEAR, "2026-03-01", "2026-05-31"),
    ("FY2025/26", MAY_YEAR, "2025-06-01", "2026-05-31"),
    ("the 2025-26 fiscal year", MAY_YEAR, "2025-06-01", "2026-05-31"),
    ("calendar Q1 2026", MAY_YEAR, "2026-01-01", "2026-03-31"),
    ("first calendar quarter", MAY_YEAR, "2026-01-01", "2026-03-31"),
    ("Q1 CY26", MAY_YEAR, "2026-01-01", "2026-03-31"),
    ("1QFY26", MAY_YEAR, "2025-06-01", "2025-08-31"),
    ("FY26Q1", MAY_YEAR, "2025-06-01", "2025-08-31"),
    ("2H FY26", MAY_YEAR, "2025-12-01", "2026-05-31"),
    ("this calendar year", MAY_YEAR, "2026-01-01", "2026-12-31"),
    ("fiscal 2026's third quarter", MAY_YEAR, "2025-12-01", "2026-02-28"),
    ("the February quarter", MAY_YEAR, "2025-12-01", "2026-02-28"),
    ("the January quarter", JANUARY_YEAR, "2025-10-27", "2026-01-25"),
    ("the current quarter", JANUARY_YEAR, "2026-04-27", "2026-07-26"),
    ("this fiscal year", JANUARY_YEAR, "2026-01-26", "2027-01-31"),
    ("fiscal fourth quarter", JANUARY_YEAR, "2025-10-27", "2026-01-25"),
    ("the quarter ended April 2025", JANUARY_YEAR, "2025-01-27", "2025-04-27"),
    ("six months ended July 27, 2025", JANUARY_YEAR, "2025-01-27", "2025-07-27"),
]


@pytest.mark.parametrize(("text", "calendar", "first", "last"), FISCAL)
def test_fiscal_words_use_the_companys_calendar(
    text: str, calendar: FiscalCalendar, first: str, last: str
) -> None:
    [period] = periods(text, anchor=PUBLISHED, calendar=calendar)
    assert (_iso(period.first_day), _iso(period.last_day)) == (first, last)


@pytest.mark.parametrize(
    ("text", "kind", "last"),
    [
        ("Q2 2025 sales rose from a year earlier", "quarter", "2024-06-30"),
        ("in fiscal 2025, against the prior year", "fy", "2024-12-31"),
        ("first half of 2025 against the same period a year ago", "half", "2024-06-30"),
        ("than in the year-ago quarter", "quarter", "2025-03-31"),
        ("than in the same quarter of 2024", "quarter", "2024-03-31"),
        ("than in the prior quarter", "quarter", "2025-12-31"),
        ("in Q3 2025, up from the second quarter and from a year earlier", "quarter", "2024-09-30"),
        ("85% to begin the year", "instant", "2025-12-31"),
        ("Q1 2026, from a quarter earlier", "quarter", "2025-12-31"),
        ("Q1 2026, from two years earlier", "quarter", "2024-03-31"),
        ("Q1 2026, from the year before.", "quarter", "2025-03-31"),
        (
            "Q1 2026, against the corresponding quarter of the previous year",
            "quarter",
            "2025-03-31",
        ),
        ("Q1 2026, from the same period last year", "quarter", "2025-03-31"),
    ],
)
def test_comparisons_shift_the_period_they_follow(text: str, kind: str, last: str) -> None:
    period = periods(text, anchor=PUBLISHED, calendar=CALENDAR_YEAR)[-1]
    assert period.comparison
    assert (period.period_type, _iso(period.last_day)) == (kind, last)


def test_a_second_year_repeats_the_period() -> None:
    text = "for the six months ended June 30, 2025 and 2024, and in fiscal 2026 and 2027"
    found = periods(text, anchor=None, calendar=CALENDAR_YEAR)
    assert [(p.period_type, str(p.first_day)) for p in found] == [
        ("half", "2025-01-01"), ("half", "2024-01-01"), ("fy", "2026-01-01"), ("fy", "2027-01-01"),
    ]  # fmt: skip


def test_one_date_ends_both_periods() -> None:
    for text in (
        "for the quarter and year ended December 31, 2025",
        "for the three and twelve months ended December 31, 2025",
    ):
        found = periods(text, anchor=PUBLISHED, calendar=CALENDAR_YEAR)
        assert [(p.period_type, _iso(p.first_day), _iso(p.last_day)) for p in found] == [
            ("quarter", "2025-10-01", "2025-12-31"),
            ("fy", "2025-01-01", "2025-12-31"),
        ]


def test_the_period_is_the_one_named_before() -> None:
    text = "In the second quarter of 2025 it shipped more. Sales for the period came to more."
    found = periods(text, anchor=PUBLISHED, calendar=CALENDAR_YEAR)
    assert [_iso(p.last_day) for p in found] == ["2025-06-30", "2025-06-30"]


def test_the_next_day_follows_the_last_event() -> None:
    found = periods(
        "On April 28 it fell. The next day it rose.", anchor=PUBLISHED, calendar=CALENDAR_YEAR
    )
    assert [p.last_day.day for p in found] == [28, 29]


@pytest.mark.parametrize(
    "text",
    [
        "you may go, they march on",
        "2,026 units at $2026",
        "H100 and H200 chips",
        "part 2026-XB",
        "over the next year",
        "a second look at the third party",
        "Q5",
        "the third quarter in a row",
        "on February 31",
        "current period exchange rates",
        "five years before it began",
    ],
)
def test_not_a_period(text: str) -> None:
    assert periods(text, anchor=PUBLISHED, calendar=CALENDAR_YEAR) == []


def test_without_an_anchor_only_full_dates_resolve() -> None:
    text = (
        "Tuesday, Q1, May 7, last quarter, a year earlier, this year, then Q1 2025 and May 7, 2025"
    )
    found = periods(text, anchor=None, calendar=CALENDAR_YEAR)
    assert [_iso(p.last_day) for p in found] == ["2025-03-31", "2025-05-07"]


def test_offset_is_added() -> None:
    [period] = periods("İn Q1 2025", anchor=None, calendar=CALENDAR_YEAR, offset=50)
    assert (period.start, period.end) == (53, 60)


@given(
    st.integers(2000, 2060),
    st.integers(1, 4),
    st.sampled_from([CALENDAR_YEAR, MAY_YEAR, JANUARY_YEAR]),
)
def test_a_printed_quarter_is_read_back(year: int, number: int, calendar: FiscalCalendar) -> None:
    quarter = calendar.quarter(year, number)
    for text in (quarter.label, f"Q{number} {year}", f"the quarter ended {quarter.end:%B %d, %Y}"):
        [period] = periods(text, anchor=None, calendar=calendar)
        assert (period.first_day, period.last_day) == (quarter.start, quarter.end), text


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_a_printed_day_is_read_back(day: date) -> None:
    for text in (f"{day:%B %d, %Y}", f"{day.day} {day:%b %Y}", day.isoformat()):
        [period] = periods(text, anchor=None, calendar=CALENDAR_YEAR)
        assert period.last_day == day, text


@pytest.mark.parametrize(
    "piece",
    ["1", "(", "q1 ", "2026-", "20 ", "May ", "the quarter ", "a year ago ", "'27 ", "\n", "third ",
     "same period last year ", "end of the ", "the next day ", "fiscal ", "July-", "three months to ", "31 March ",
     "two weeks ago ", "the period, ", "last quarter of ", "20", "the year before. "],
)  # fmt: skip
def test_time_is_proportional_to_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    periods(text, anchor=PUBLISHED, calendar=CALENDAR_YEAR)
    assert time.process_time() - began < 6  # a quadratic step takes minutes


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([" ", "-", ", "]))
def test_any_words_have_ordered_spans_within_them(words: list[str], gap: str) -> None:
    text = gap.join(words)
    end = 0
    for period in periods(text, anchor=PUBLISHED, calendar=JANUARY_YEAR):
        assert end <= period.start < period.end <= len(text), text
        end = period.end
        assert period.first_day is None or period.first_day <= period.last_day, text
