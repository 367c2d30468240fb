"""Which period a column of a statement is of, and which columns are of none."""

from datetime import date

import pytest
from pages import INCOME, claims, table, values

QUARTERS = "<p>In millions</p>" + table(("", "Q3 2025"), ("Revenue", "100"))

CAPTIONED = (
    ("", "2025", "2024"),
    ("Revenue", "1,365", "584"),
    ("Income tax expense", "1", "2"),
    ("Net loss", "(110)", "(360)"),
)

THIRD = date(2025, 9, 30)


def test_the_prior_year_may_stand_first():
    found = claims(
        INCOME
        + table(
            ("", "Three Months Ended September 30, 2024", "Three Months Ended September 30, 2025"),
            ("Revenue", "584", "1,365"),
            ("Income tax expense", "1", "2"),
            ("Net loss", "(360)", "(110)"),
        )
    )
    assert values(found, "revenue", period_end=THIRD) == [1365e6]
    assert values(found, "net_income", period_end=date(2024, 9, 30)) == [-360e6]


def test_year_to_date_is_never_relabelled_as_the_quarter():
    found = claims(
        "<p>Statements of cash flows</p><p>(in millions)</p>"
        + table(
            ("", "Nine Months Ended September 30, 2025"),
            ("Net loss", "(715)"),
            ("Net cash provided by operating activities", "1,499"),
            ("Net cash used in investing activities", "(6,000)"),
            ("Net cash provided by financing activities", "5,000"),
        )
    )
    assert [c.period_type for c in found] == ["nine_months"]
    assert values(found, "operating_cash_flow") == [1499e6]


def test_percent_of_revenue_columns_are_not_amounts():
    found = claims(
        INCOME
        + table(
            ("Three Months Ended September 30,", "2025", "% of Revenue", "2024", "% of Revenue"),
            ("Total revenue", "1,365", "100%", "584", "100%"),
            ("Operating income", "52", "4%", "117", "20%"),
        )
    )
    assert values(found, "operating_income", period_end=THIRD) == [52e6]
    assert len(found) == 4


def test_a_sequential_quarter_keeps_its_own_period():
    found = claims(
        "<p>Summary, in millions</p>"
        + table(("", "Q3 2025", "Q2 2025", "Q3 2024", "Q/Q", "Y/Y"), ("Revenue", "1,365", "1,213", "584", "13%", "134%"))
    )  # fmt: skip
    assert values(found, "revenue", period_end=date(2025, 6, 30)) == [1213e6]
    assert values(found, "revenue_growth_yoy", period_end=THIRD) == [134.0]
    assert len(values(found, "revenue_growth_yoy")) == 1


def test_trailing_four_quarters_are_no_period():
    found = claims(
        "<p>Free cash flow - trailing four quarters (in millions)</p>"
        + table(("", "Q3 2025"), ("Free cash flow", "(5,880)"))
    )
    assert found == []


def test_a_total_column_beside_quarters_is_not_the_year():
    found = claims(
        "<p>Supplemental analysis of revenues (in millions)</p>"
        + "<table><tr><td></td><td colspan=3>Fiscal 2025</td></tr>"
        + "<tr><td></td><td>Q1</td><td>Q2</td><td>TOTAL</td></tr>"
        + "<tr><td>Total revenues</td><td>982</td><td>1,213</td><td>2,194</td></tr></table>"
    )
    assert sorted(values(found, "revenue")) == [982e6, 1213e6]


def test_periods_down_the_rows_and_metrics_across():
    found = claims(
        "<p>Constant currency reconciliation</p>"
        + "<table><tr><td></td><td colspan=3>Three Months Ended September 30,</td></tr>"
        + "<tr><td>($ in millions)</td><td>Revenue</td><td>Operating Income</td><td>Diluted Earnings per Share</td></tr>"
        + "<tr><td>2024 As Reported (GAAP)</td><td>$584</td><td>$117</td><td>$(1.82)</td></tr>"
        + "<tr><td>2025 As Reported (GAAP)</td><td>$1,365</td><td>$52</td><td>$(0.22)</td></tr>"
        + "<tr><td>2025 As Adjusted (non-GAAP)</td><td>$1,365</td><td>$217</td><td>$(0.08)</td></tr>"
        + "<tr><td>Percentage Change Y/Y (GAAP)</td><td>134%</td><td>(56)%</td><td>88%</td></tr></table>"
    )
    assert values(found, "revenue", period_end=THIRD) == [1365e6]
    assert values(found, "adjusted_operating_income", period_end=THIRD) == [217e6]
    assert values(found, "eps_adjusted") == [-0.08]
    assert values(found, "revenue_growth_yoy") == [134.0]


def test_a_period_after_publication_is_an_outlook_or_nothing():
    body = "<p>In millions</p>" + table(("", "FY 2026"), ("Revenue", "12,000"))
    assert claims(body) == []
    outlook = claims("<p>Outlook</p>" + body)
    assert [(c.status, c.value_low) for c in outlook] == [("guidance", 12000e6)]


def test_a_header_centred_over_too_few_columns_governs_all():
    found = claims(
        INCOME
        + "<table><tr><td></td><td>Three Months Ended September 30,</td><td></td></tr>"
        + "<tr><td></td><td>2025</td><td>2024</td></tr>"
        + "<tr><td>Revenue</td><td>1,365</td><td>584</td></tr>"
        + "<tr><td>Income tax expense</td><td>1</td><td>2</td></tr>"
        + "<tr><td>Net loss</td><td>(110)</td><td>(360)</td></tr></table>"
    )
    assert values(found, "revenue", period_end=date(2024, 9, 30)) == [584e6]


def test_quarters_named_over_dates():
    found = claims(
        INCOME
        + table(
            ("", "3rd Qtr.", "2nd Qtr.", "3rd Qtr.", "Nine Months Ended"),
            ("", "September 30, 2025", "June 30, 2025", "September 30, 2024", "September 30, 2025"),
            ("Revenue", "1,365", "1,213", "584", "3,559"),
            ("Income tax expense", "1", "1", "1", "3"),
            ("Net loss", "(110)", "(291)", "(360)", "(715)"),
        )
    )
    assert values(found, "revenue", period_type="quarter", period_end=THIRD) == [1365e6]
    assert values(found, "revenue", period_type="nine_months") == [3559e6]


def test_restated_columns_of_a_statement_are_not_adjusted_results():
    found = claims(
        INCOME
        + table(
            ("Three Months Ended September 30,", "2025", "2024 (As Adjusted)"),
            ("Revenue", "1,365", "584"),
            ("Income tax expense", "1", "2"),
            ("Net loss", "(110)", "(360)"),
        )
    )
    assert {c.metric for c in found} == {"revenue", "net_income"}
    assert {c.period_end for c in found} == {THIRD, date(2024, 9, 30)}


def test_quarters_of_an_unknown_calendar_are_not_placed():
    assert claims(QUARTERS, entity_id="unheard-of", published="2026-02-10") == []


def test_the_quarter_that_has_just_ended_on_the_calendar_is_the_calendar_s():
    (revenue,) = claims(QUARTERS, entity_id="unheard-of", published="2025-11-10")
    assert revenue.period_end == THIRD


def test_the_calendar_that_a_release_states_places_its_quarters():
    stated = "<p>We report our third quarter ended March 31, 2025, in a page of our own.</p>"
    found = claims(stated + QUARTERS, entity_id="unheard-of")
    assert [(c.period_start, c.period_end) for c in found] == [
        (date(2025, 1, 1), date(2025, 3, 31))
    ]


def test_a_caption_element_governs_its_table():
    found = claims(
        "<table><caption>Key figures, in thousands</caption>"
        "<tr><td></td><td>Q3 2025</td></tr><tr><td>Total revenue</td><td>1,364,676</td></tr></table>"
    )
    assert values(found, "revenue") == [1364676e3]


def test_a_year_to_date_heading_governs_only_its_own_columns():
    found = claims(
        "<p>Summary, in millions</p>"
        + "<table><tr><td></td><td></td><td></td><td colspan=2>YTD</td></tr>"
        + "<tr><td></td><td>3Q 2025</td><td>3Q 2024</td><td>2025</td><td>2024</td></tr>"
        + "<tr><td>Revenue</td><td>1,365</td><td>584</td><td>3,559</td><td>1,168</td></tr></table>"
    )
    assert values(found, "revenue", period_type="quarter", period_end=THIRD) == [1365e6]
    assert values(found, "revenue", period_type="nine_months", period_end=THIRD) == [3559e6]


def test_a_caption_beside_the_columns_does_not_except_them():
    found = claims(
        "<p>Highlights</p>"
        + table(
            ("In millions, except per share amounts", "Three Months Ended September 30, 2025"),
            ("Revenue", "1,365"),
            ("Net loss", "(110)"),
        )
    )
    assert values(found, "revenue", period_end=THIRD) == [1365e6]
    assert values(found, "net_income", period_end=THIRD) == [-110e6]


@pytest.mark.parametrize(
    ("caption", "ends"),
    [
        ("Three months ended September 30, 2025 and 2024", ["2025-09-30", "2024-09-30"]),
        ("Quarters ended September 28, 2025 and September 29, 2024", ["2025-09-28", "2024-09-29"]),
        ("Three months ended</p><p>September 30, 2025 and 2024", ["2025-09-30", "2024-09-30"]),
        ("Three and nine months ended September 30, 2025 and 2024", []),
        ("Quarters ended September 28, 2026 and September 29, 2025", []),
    ],
)
def test_a_caption_may_list_the_periods_of_columns_headed_by_years(caption, ends):
    found = claims(f"{INCOME}<p>{caption}</p>{table(*CAPTIONED)}")
    assert [str(c.period_end) for c in found if c.metric == "revenue"] == ends


@pytest.mark.parametrize(
    ("columns", "revenue"),
    [
        (("2025", "2024 (As Adjusted)"), {date(2024, 9, 30): 584e6, THIRD: 1365e6}),
        (("2025 (As Adjusted)", "2025"), {THIRD: 584e6}),
        (("2025 (As Adjusted)", "2024 (As Adjusted)"), {}),
    ],
)
def test_a_restated_year_is_gaap_unless_the_same_year_stands_beside_it(columns, revenue):
    found = claims(
        INCOME
        + table(
            ("Three Months Ended September 30,", *columns),
            ("Revenue", "1,365", "584"),
            ("Income tax expense", "1", "2"),
            ("Net loss", "(110)", "(360)"),
        )
    )
    assert {c.period_end: c.value_low for c in found if c.metric == "revenue"} == revenue


def test_a_year_beside_its_own_last_quarter_is_a_whole_one():
    body = "<p>Summary, in millions</p>" + table(
        ("", "4Q24", "3Q24", "2024", "2025"), ("Revenue", "747", "584", "1,915", "5,131")
    )
    assert values(claims(body), "revenue", period_type="fy") == [1915e6]
    assert values(claims(body), "revenue", period_type="quarter") == [747e6, 584e6]


@pytest.mark.parametrize(
    ("years", "revenue"),
    [(("2024", "2025"), [584e6, 1365e6]), (("2024", "2025", "2024"), [584e6])],
)
def test_a_period_whose_span_misses_a_year_holds_for_all_years(years, revenue):
    # The span ends over the first year; a year that comes twice belongs to a period that is missing.
    over = "".join(f"<td></td><td>{year}</td>" for year in years)
    amounts = "".join(f"<td></td><td>{one}</td>" for one in ("584", "1,365", "1,915")[: len(years)])
    found = claims(
        f"{INCOME}<table><tr><td></td><td colspan=2>Three Months Ended September 30,</td></tr>"
        f"<tr><td></td>{over}</tr><tr><td>Revenue</td>{amounts}</tr></table>"
    )
    assert sorted(values(found, "revenue")) == revenue


def test_a_header_further_down_renames_columns_and_keeps_their_periods():
    found = claims(
        "<p>Highlights (in millions)</p><table>"
        "<tr><td></td><td colspan=2>Q3 2025 GAAP</td><td colspan=2>Q3 2025 Non-GAAP</td></tr>"
        "<tr><td></td><td>Amount</td><td>Growth</td><td>Amount</td><td>Growth</td></tr>"
        "<tr><td>Revenue</td><td>1,365</td><td>134%</td><td></td><td></td></tr>"
        "<tr><td></td><td>Amount</td><td>Margin</td><td>Amount</td><td>Margin</td></tr>"
        "<tr><td>Operating income</td><td>52</td><td>4%</td><td>217</td><td>16%</td></tr></table>"
    )
    assert {c.metric: c.value_low for c in found} == {
        "revenue": 1365e6,
        "operating_income": 52e6,
        "adjusted_operating_income": 217e6,
    }


def test_a_retailer_may_name_its_year_after_the_one_it_begins_in():
    found = claims(
        "<p>Results for the second quarter of fiscal 2025. In the second quarter of fiscal 2025, sales rose.</p>"
        + INCOME
        + table(
            ("", "Q2 2025", "Q2 2024"),
            ("Net sales", "1,000", "900"),
            ("Income tax expense", "1", "2"),
            ("Net earnings", "70", "60"),
        ),
        entity_id="home-depot",
        published="2025-08-19",
    )
    assert {c.period_end: c.value_low for c in found if c.metric == "revenue"} == {
        date(2025, 8, 3): 1000e6,
        date(2024, 7, 28): 900e6,
    }
