"""Header words → period, basis, scale, kind of column: strings as releases print them."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.prefilter import Prefilter
from extractors.readers.release import read_release
from extractors.tables.header_words import (
    CURRENCIES,
    EXCEPT,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SCALES,
    SPELLINGS,
)
from extractors.tables.headers import PARTS, Scale, facets, resolve
from warehouse.fiscal import FiscalCalendar

CALENDAR_YEAR = FiscalCalendar()
MAY = FiscalCalendar("05-31")
JANUARY = FiscalCalendar("last sunday of january")


@pytest.mark.parametrize(
    ("words", "calendar", "period_type", "end"),
    [
        ("Three Months Ended June 30, 2025", CALENDAR_YEAR, "quarter", date(2025, 6, 30)),
        ("Three Months Ended June 30, (unaudited) 2025", CALENDAR_YEAR, "quarter", date(2025, 6, 30)),
        ("Six months ended 30 June 2025", CALENDAR_YEAR, "half", date(2025, 6, 30)),
        ("Nine Months Ended Sept. 28, 2025", CALENDAR_YEAR, "nine_months", date(2025, 9, 28)),
        ("Twelve Months Ended December 31, 2025", CALENDAR_YEAR, "fy", date(2025, 12, 31)),
        ("Year Ended May 31, 2025", MAY, "fy", date(2025, 5, 31)),
        ("13 Weeks Ended November 30, 2024", CALENDAR_YEAR, "quarter", date(2024, 11, 30)),
        ("16 Weeks Ended August 31, 2025", FiscalCalendar("sunday nearest 08-31"), "quarter", date(2025, 8, 31)),
        ("52 Weeks Ended 8/31/2025", FiscalCalendar("sunday nearest 08-31"), "fy", date(2025, 8, 31)),
        ("24 Weeks Ended 6/14/2025", CALENDAR_YEAR, "half", date(2025, 6, 14)),
        ("3Q25", CALENDAR_YEAR, "quarter", date(2025, 9, 30)),
        ("Q2 FY26", JANUARY, "quarter", date(2025, 7, 27)),
        ("Fiscal 2026 Q1", MAY, "quarter", date(2025, 8, 31)),
        ("Third Quarter 2025", CALENDAR_YEAR, "quarter", date(2025, 9, 30)),
        ("Q3 20251", CALENDAR_YEAR, "quarter", date(2025, 9, 30)),
        ("First Half 2025", CALENDAR_YEAR, "half", date(2025, 6, 30)),
        ("Full Year 2025", CALENDAR_YEAR, "fy", date(2025, 12, 31)),
        ("YTD June 30, 2025", CALENDAR_YEAR, "half", date(2025, 6, 30)),
        ("December 31, 2025", CALENDAR_YEAR, "instant", date(2025, 12, 31)),
        ("As of March 31, 2026", CALENDAR_YEAR, "instant", date(2026, 3, 31)),
        ("June Quarter 2025", CALENDAR_YEAR, "quarter", date(2025, 6, 30)),
        ("July Quarter 2025", JANUARY, "quarter", date(2025, 7, 27)),
        ("Apr-Jun 2025", CALENDAR_YEAR, "quarter", date(2025, 6, 30)),
        ("2025 January – June", CALENDAR_YEAR, "half", date(2025, 6, 30)),
        ("January 1 to September 30, 2025", CALENDAR_YEAR, "nine_months", date(2025, 9, 30)),
        ("Second quarter (April–June) 2025", CALENDAR_YEAR, "quarter", date(2025, 6, 30)),
        ("3M 2025", CALENDAR_YEAR, "quarter", date(2025, 3, 31)),
        ("6M 2025", CALENDAR_YEAR, "half", date(2025, 6, 30)),
        ("9M25", MAY, "nine_months", date(2025, 2, 28)),
        ("H1-25", CALENDAR_YEAR, "half", date(2025, 6, 30)),
        ("2Q/25", CALENDAR_YEAR, "quarter", date(2025, 6, 30)),
        ("Q3 25", CALENDAR_YEAR, "quarter", date(2025, 9, 30)),
        ("Q3FY25", MAY, "quarter", date(2025, 2, 28)),
        ("Q2 30 June 2025", CALENDAR_YEAR, "quarter", date(2025, 6, 30)),
        ("Qtr. Ended 6/30/25", CALENDAR_YEAR, "quarter", date(2025, 6, 30)),
        ("Three Quarters Ended Jun 29, 2025", CALENDAR_YEAR, "nine_months", date(2025, 6, 29)),
        ("Quarter ended 30.06.2025", CALENDAR_YEAR, "quarter", date(2025, 6, 30)),
        ("Quarter ended 2025-06-30", CALENDAR_YEAR, "quarter", date(2025, 6, 30)),
        ("Quarter ended 30/06/2025", CALENDAR_YEAR, "quarter", date(2025, 6, 30)),
        ("Predecessor Three Months Ended June 30, 2024", CALENDAR_YEAR, "quarter", date(2024, 6, 30)),
    ],
)  # fmt: skip
def test_a_header_is_a_period_of_the_company_s_calendar(words, calendar, period_type, end):
    period = resolve(facets(words), calendar)
    assert (period.period_type, period.end) == (period_type, end)
    assert facets(words).rest == ""


@pytest.mark.parametrize(
    "words",
    [
        "Twelve Months Ended September 30, 2025",  # trailing, not a fiscal year
        "Trailing four quarters 2025",
        "TTM Q3 2025",
        "12 and 24 Weeks Ended June 14, 2025",
        "Three Months Ended June 30, 2025 and 2024",
        "Three and Six Months Ended",
        "Q3 Q4 2025",
        "2025",
        "February 30, 2025",
        "May 3 to June 30, 2025",
        "Q3 25%",
        "Current (dated August 21, 2025)",
    ],
)
def test_a_header_that_leaves_the_period_open_has_none(words):
    assert resolve(facets(words), CALENDAR_YEAR) is None


@pytest.mark.parametrize(
    ("words", "scale"),
    [
        ("(In thousands, except per share data)", Scale(1e3, "thousands")),
        ("UNAUDITED – IN MILLIONS", Scale(1e6, "millions")),
        ("(U.S. dollars in thousands", Scale(1e3, "thousands")),
        ("($ in millions, except earnings per share)", Scale(1e6, "millions")),
        ("(millions of dollars, except per-share amounts)", Scale(1e6, "millions")),
        ("Revenue ($B)", Scale(1e9, "billions")),
        ("(in 000's)", Scale(1e3, "thousands")),
        ("US$ thousands", Scale(1e3, "thousands")),
        ("$ MM", Scale(1e6, "millions")),
        ("Amount (millions)", Scale(1e6, "millions")),
        ("(000's omitted, except per share data)", Scale(1e3, "thousands")),
        ("(000,000s)", Scale(1e6, "millions")),
        ("(in mn)", Scale(1e6, "millions")),
        ("(in crores)", None),
        ("$ B/(W)", None),
        ("(unaudited)", None),
        ("14 million shares", None),
        ("Revenue", None),
    ],
)
def test_the_scale_is_the_one_printed(words, scale):
    assert facets(words).scale == scale


@pytest.mark.parametrize(
    ("words", "factor", "currency"),
    [
        ("€m", 1e6, "EUR"),
        ("£ m", 1e6, "GBP"),
        ("SEK b.", 1e9, "SEK"),
        ("MSEK", 1e6, "SEK"),
        ("US$'000", 1e3, "USD"),
        ("RMB in millions", 1e6, "CNY"),
        ("Unit: NT$ million", 1e6, "TWD"),
        ("(In Thousands of New Taiwan Dollars, Except Earnings Per Share)", 1e3, "TWD"),
    ],
)
def test_a_statement_of_scale_names_the_currency_too(words, factor, currency):
    f = facets(words)
    assert (f.scale.factor, f.currency, f.rest.replace("unit", "")) == (factor, currency, "")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("2025", "amount"),
        ("% Change", "change"),
        ("$ Change", "change"),
        ("Y/Y", "change"),
        ("vs. Q3 2024", "change"),
        ("% Increase (Decrease) in US $", "change"),
        ("1Q24 $ O/(U)", "change"),
        ("% of Revenues", "share"),
        ("Adjustments", "other"),
        ("Constant currency", "other"),
        ("Pro forma", "other"),
    ],
)
def test_columns_that_are_no_amounts_are_named_as_such(words, kind):
    assert facets(words).kind == kind


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("GAAP", "gaap"),
        ("As Reported", "gaap"),
        ("Non-GAAP", "non_gaap"),
        ("Comparable (Non-GAAP)", "non_gaap"),
        ("GAAP to non-GAAP", "both"),
        ("Managed basis", "both"),
        ("2025", None),
    ],
)
def test_basis_is_read_from_the_words(words, basis):
    assert facets(words).basis == basis


def test_unknown_words_are_left_over_and_not_guessed_away():
    assert facets("Three Months Ended June 30, 2025 Data Center").rest == "data center"
    assert facets("RMB 2025").currency == "CNY"


def sampled_headers():
    """The words of all tests above."""
    tests = [test for name, test in globals().items() if name.startswith("test_")]
    for test in tests:
        for mark in getattr(test, "pytestmark", ()):
            for case in mark.args[1]:
                yield case[0] if isinstance(case, tuple) else case


SAMPLES = list(sampled_headers())
PATTERNS = [*PARTS, *(pattern for pattern, _ in SPELLINGS), EXCEPT]
VOCABULARY = sorted(
    {word for sample in SAMPLES for word in sample.split()}
    | {*MONTHS, *NUMBERS, *ORDINALS, *SCALES, *CURRENCIES, "2025", "31", "1", "(1)", "*", ")"}
)


def all_tried(words):
    """A header read without the choice of patterns by the words in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Prefilter, "candidates", lambda self, text: self._items)
        return asdict(facets.__wrapped__(words))


@pytest.mark.parametrize("words", SAMPLES)
def test_the_patterns_that_are_left_out_would_not_have_matched(words):
    assert asdict(facets(words)) == all_tried(words)


def test_the_patterns_that_are_left_out_would_not_have_matched_in_a_release():
    pages = (Path(__file__).parent.parent / "golden" / "release").glob("*/page.html")
    tables = [table for page in pages for table in read_release(page.read_text()).tables]
    cells = {cell.text for table in tables for row in table.rows for cell in row.cells}
    lines = {line for table in tables for line in table.heading}
    assert cells
    assert lines
    for words in cells | lines:
        assert asdict(facets(words)) == all_tried(words)


@settings(max_examples=500, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.one_of(
                st.sampled_from(VOCABULARY),
                st.sampled_from(PATTERNS).flatmap(lambda pattern: st.from_regex(pattern, fullmatch=True)),
            ),
            st.sampled_from([" ", " ", " ", "", ", ", " - ", "/", "\n"]),
        ),
        min_size=1,
        max_size=8,
    )
)  # fmt: skip
def test_the_patterns_that_are_left_out_would_not_have_matched_in_any_mixture(pieces):
    words = "".join(word + gap for word, gap in pieces)
    assert asdict(facets(words)) == all_tried(words)
