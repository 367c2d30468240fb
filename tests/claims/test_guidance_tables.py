"""Outlook tables as releases lay them out: the range, its period, its bound, and which outlook it is."""

from datetime import date

import pytest
from pages import claims, table

from extractors.claims.statements.expected_values import expected
from extractors.tables.expectations import is_expectation

Q4, FY25, FY26 = date(2025, 12, 31), date(2025, 12, 31), date(2026, 12, 31)


@pytest.fixture
def outlook():
    """(metric, status, end, low, high) of all that a page expects."""

    def read(*parts):
        body = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
        return {
            (c.metric, c.status, c.period_end, c.value_low, c.value_high)
            for c in claims(body)
            if c.status != "actual"
        }

    return read


@pytest.mark.parametrize(
    "cell",
    [
        "8 - 9%",
        "$1.35 billion ± $20 million",
        "Increase 3.75% to 4.75%",
        "Approx. 9.5%",
        "450 to 470",
        "low-single digits",
        "Flat - Up 4%",
        "$93.2B – $93.6B / $93.4B",
        "≥ $3.0 billion",
        "+$75M Y/Y FX",
        "Maintain",
    ],
)
def test_a_range_in_words_is_a_value(cell):
    assert is_expectation(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "2025 - 2024",
        "June 30, 2025",
        "30.06.2025",
        "Q2'25",
        "9M",
        "Low",
        "Midpoint",
        "31 - 60",
        "1 - 30 days",
        "5% Notes due 2030",
        "Revenue, up 5%",
        "% Change",
        "Y/Y",
    ],
)
def test_headers_and_labels_are_no_ranges(cell):
    assert not is_expectation(cell)


@pytest.mark.parametrize(
    ("cell", "ends"),
    [
        ("Increase 3.75% to 4.75%", (3.75, 4.75)),
        ("Flat - Up 4%", (0.0, 4.0)),
        ("Down 1% to up 2%", (-1.0, 2.0)),
        ("Decrease 3% to 5%", (-5.0, -3.0)),
        ("Down mid-single digits", (-6.0, -4.0)),
        ("(3)% to 1%", (-3.0, 1.0)),
    ],
)
def test_words_of_direction_are_the_sign_of_growth(cell, ends):
    value = expected(cell, "percent", is_change=True)
    assert (value.low, value.high) == ends


@pytest.mark.parametrize(
    ("cell", "family"),
    [
        ("Approximately 3.0% to 3.5% of net sales", "money"),
        ("Flat to up slightly", "percent"),
        ("Up 50 bps", "percent"),
        ("Maintain", "money"),
        ("$5 billion; $6 billion", "money"),
    ],
)
def test_what_is_no_level_of_the_metric_gives_nothing(cell, family):
    assert expected(cell, family) is None


def test_rows_of_ranges_are_never_headers(outlook):
    found = outlook(
        "Business Outlook",
        table(
            ("FQ4-25", "GAAP Outlook", "Non-GAAP Outlook"),
            ("Revenue", "$10.7 billion ± $300 million", "$10.7 billion ± $300 million"),
            ("Operating expenses", "$1.35 billion ± $20 million", "$1.20 billion ± $20 million"),
            ("Diluted earnings per share", "$2.29 ± $0.15", "$2.50 ± $0.15"),
        ),
    )
    assert found == {
        ("revenue", "guidance", Q4, 10.4e9, 11e9),
        ("eps_diluted", "guidance", Q4, 2.14, 2.44),
        ("eps_adjusted", "guidance", Q4, 2.35, 2.65),
    }


def test_one_row_below_a_year_is_an_outlook(outlook):
    found = outlook("FY 2026", table(("Revenue", "$59.0 billion - $60.0 billion")))
    assert found == {("revenue", "guidance", FY26, 59e9, 60e9)}


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Prior Guidance", "Current Guidance"),
        ("Previous", "Updated"),
        ("Prior (dated August 7, 2025)", "Current (dated November 10, 2025)"),
        ("August 2025", "November 2025"),
        ("As of August 7, 2025", "As of November 10, 2025"),
        ("Initial outlook", "Revised outlook"),
    ],
)
def test_of_two_outlooks_the_older_one_is_prior(outlook, older, newer):
    found = outlook(
        "Full Year 2025 Guidance (in millions)",
        table(("", older, newer), ("Revenue", "$1,500 - $1,550", "$1,560 - $1,600")),
    )
    assert found == {
        ("revenue", "prior", FY25, 1500e6, 1550e6),
        ("revenue", "guidance", FY25, 1560e6, 1600e6),
    }


def test_low_and_high_are_one_range_whatever_stands_between_them(outlook):
    found = outlook(
        "2026 Outlook (in millions)",
        table(
            ("", "Low", "Midpoint", "High"),
            ("Revenue", "$1,560", "$1,580", "$1,600"),
            ("Adjusted EBITDA", "215", "222", "230"),
        ),
    )
    assert found == {
        ("revenue", "guidance", FY26, 1560e6, 1600e6),
        ("adjusted_ebitda", "guidance", FY26, 215e6, 230e6),
    }


def test_a_range_in_three_cells_is_one(outlook):
    body = (
        "<p>Guidance (in millions)</p><table>"
        "<tr><td></td><td colspan=3>Quarter Ending December 31, 2025</td><td colspan=3>Year Ending December 31, 2026</td></tr>"
        "<tr><td>Revenue</td><td>$400</td><td>to</td><td>$410</td><td>$1,560</td><td>—</td><td>$1,600</td></tr></table>"
    )
    assert outlook(body) == {
        ("revenue", "guidance", Q4, 400e6, 410e6),
        ("revenue", "guidance", FY26, 1560e6, 1600e6),
    }


def test_periods_may_stand_in_the_rows(outlook):
    found = outlook(
        "Outlook (in millions)",
        table(
            ("", "Revenue", "Adjusted EBITDA"),
            ("Q4 2025", "$400 - $410", "$40 - $44"),
            ("FY 2026", "$1,560 - $1,600", "$160 - $170"),
        ),
    )
    assert found == {
        ("revenue", "guidance", Q4, 400e6, 410e6),
        ("revenue", "guidance", FY26, 1560e6, 1600e6),
        ("adjusted_ebitda", "guidance", Q4, 40e6, 44e6),
        ("adjusted_ebitda", "guidance", FY26, 160e6, 170e6),
    }


def test_growth_of_revenue_is_read_from_its_row_or_the_row_below_it(outlook):
    found = outlook(
        "2026 outlook",
        table(
            ("Revenue", "$41.0 - $41.3 Billion"),
            ("Y/Y", "8 - 9%"),
            ("Organic revenue growth", "5%"),
            ("Operating cash flow growth (Y/Y)", "10 - 11%"),
            ("Non-GAAP operating margin", "34.0%"),
        ),
    )
    assert found == {
        ("revenue", "guidance", FY26, 41e9, 41.3e9),
        ("revenue_growth_yoy", "guidance", FY26, 8.0, 9.0),
        ("adjusted_operating_margin", "guidance", FY26, 34.0, 34.0),
    }


def test_bounds_leave_an_end_open():
    found = claims(
        "<p>2026 Outlook</p>"
        + table(
            ("Free cash flow", "At least $3.0 billion"),
            ("Capital expenditures", "Up to $1.2 billion"),
            ("Gross margin", "~45%"),
        )
    )
    assert [(c.metric, c.value_low, c.value_high, c.bound) for c in found] == [
        ("free_cash_flow", 3e9, None, "at_least"),
        ("capex", None, 1.2e9, "up_to"),
        ("gross_margin", 45.0, 45.0, "about"),
    ]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        # Results below a headline about the outlook.
        (["Company raises full-year 2026 guidance", "(in millions)"], [("Revenue", "$400")]),
        (
            ["Full-year 2026 guidance", "Key results (in millions)"],
            [("", "Q3 2025", "Change"), ("Revenue", "$400", "5.3%")],
        ),
        (
            ["Full-year 2026 guidance", "Key results (in millions)"],
            [("", "Q3 2025", "Y/Y"), ("Revenue", "$400", ">100%")],
        ),
        # A change from the former outlook, a quarter on quarter, a consensus, an ended period.
        (["2026 outlook"], [("", "Updated", "Change"), ("Revenue", "—", "+2.5%")]),
        (["Fourth quarter 2025 outlook"], [("Revenue growth, sequential", "3% to 5%")]),
        (["2026 (in millions)"], [("", "Consensus"), ("Revenue", "$400 - $410")]),
        (["Third quarter 2025 outlook (in millions)"], [("Revenue", "$400 - $410")]),
        # Two periods at once, no scale, earnings of no named kind.
        (["Fourth quarter and full year 2025 outlook (in millions)"], [("Revenue", "$400 - $410")]),
        (["2026 outlook"], [("Revenue", "$400 - $410")]),
        (["2026 outlook"], [("EPS", "$3.00 - $3.10")]),
    ],
)
def test_what_is_not_surely_an_outlook_is_none(outlook, lines, rows):
    assert outlook(*lines, table(*rows)) == set()


def test_a_note_may_put_the_whole_outlook_on_an_adjusted_basis(outlook):
    found = outlook(
        "2026 Outlook",
        table(("Earnings per share", "$5.25 - $6.25")),
        "Guidance is given on an adjusted basis.",
    )
    assert found == {("eps_adjusted", "guidance", FY26, 5.25, 6.25)}


def test_a_line_that_says_what_is_expected_leads_into_an_outlook(outlook):
    found = outlook(
        "For the fourth quarter of 2025, the company expects (in millions):",
        table(("Revenue", "$400"), ("Capital expenditures", "$25 to $30")),
    )
    assert found == {
        ("revenue", "guidance", Q4, 400e6, 400e6),
        ("capex", "guidance", Q4, 25e6, 30e6),
    }
