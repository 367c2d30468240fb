"""Rows of statements as releases lay them out: which line is the metric, and whose it is."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from pages import INCOME, claims, table, values

THIRD = date(2025, 9, 30)


def test_the_total_is_taken_and_not_its_parts():
    found = claims(
        INCOME
        + table(
            ("", "Q3 2025"),
            ("Revenue:", ""),
            ("Net sales", "1,000"),
            ("Membership fees", "365"),
            ("Total revenue", "1,365"),
            ("Income tax expense", "2"),
            ("Net income", "5"),
        )
    )
    assert values(found, "revenue", segment=None) == [1365e6]


def test_the_shareholders_share_of_net_income_is_taken():
    found = claims(
        INCOME
        + table(
            ("", "Q3 2025"),
            ("Total revenue", "1,365"),
            ("Income tax expense", "2"),
            ("Net income", "50"),
            ("Less: net income attributable to noncontrolling interests", "8"),
            ("Net income attributable to CoreWeave", "42"),
        )
    )
    assert values(found, "net_income") == [42e6]


def test_a_segment_s_sales_are_not_the_company_s():
    found = claims(
        "<p>Segment information (in millions)</p>"
        + table(
            ("", "Q3 2025"),
            ("AWS", ""),
            ("Net sales", "33,006"),
            ("Atlantis", ""),
            ("Net sales", "40,896"),
            ("Consolidated", ""),
            ("Net sales", "180,169"),
        ),
        entity_id="amazon",
    )
    assert values(found, "revenue", segment="aws") == [33006e6]
    assert values(found, "revenue", segment=None) == [180169e6]
    assert len(found) == 2


def test_a_capex_line_in_financing_is_another_thing():
    found = claims(
        "<p>Statements of cash flows (in millions)</p>"
        + table(
            ("", "Nine Months Ended September 30, 2025"),
            ("Net cash provided by operating activities", "5,409"),
            ("Investing activities:", ""),
            ("Additions to property, plant, and equipment", "(11,158)"),
            ("Net cash used for investing activities", "(8,255)"),
            ("Financing activities:", ""),
            ("Additions to property, plant, and equipment", "(2,493)"),
            ("Net cash provided by financing activities", "5,738"),
        )
    )
    assert values(found, "capex") == [11158e6]


def test_two_rows_of_one_name_give_no_number():
    found = claims(
        INCOME
        + table(
            ("", "Q3 2025"),
            ("Total revenue", "1,365"),
            ("Total revenue", "1,300"),
            ("Income tax expense", "2"),
            ("Net income", "5"),
        )
    )
    assert {c.metric for c in found} == {"net_income"}


def test_low_and_high_columns_are_one_range():
    found = claims(
        "<p>Guidance for the fourth quarter of 2025 (in millions)</p>"
        + table(("", "Low", "High"), ("Revenue", "1,490", "1,590"), ("Adjusted operating income", "10", "40"))
    )  # fmt: skip
    assert [(c.metric, c.value_low, c.value_high, c.status) for c in found] == [
        ("revenue", 1490e6, 1590e6, "guidance"),
        ("adjusted_operating_income", 10e6, 40e6, "guidance"),
    ]


def test_free_cash_flow_is_not_the_further_adjusted_one():
    found = claims(
        "<p>Reconciliation (in millions)</p>"
        + table(("", "Q3 2025"), ("Adjusted free cash flow", "7"), ("Free cash flow", "5"))
    )
    assert values(found, "free_cash_flow") == [5e6]


WORDS = st.sampled_from(
    ["Revenue", "Net loss", "Basic", "Diluted", "Net loss per share:", "2025", "2024", "Q3 2025", "YTD", "AWS",
     "Three Months Ended September 30,", "% Change", "GAAP", "Non-GAAP", "Outlook", "Low", "High", "(in millions)",
     "$1,234", "(56)", "—", "12%", "5 - 6 billion", "Total", "", "September 31, 2025", "(1)", "9,9,9", "590 MW"]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=8))
def test_no_table_breaks_the_reading_and_every_claim_stands_on_its_row(rows):
    for claim in claims("<p>Results (in millions)</p>" + table(*rows), entity_id="amazon"):
        assert claim.value_low is not None
        assert 0 < claim.confidence <= 1
        assert claim.char_start <= claim.spans[0].start < claim.spans[0].end <= claim.char_end


def test_the_total_below_revenue_by_segment_is_the_companys():
    found = claims(
        "<p>Financial results (in millions)</p>"
        + table(
            ("", "Three Months Ended September 30, 2025"),
            ("Revenue by segment", ""),
            ("Alpha", "900"),
            ("Beta", "465"),
            ("Total revenue", "1,365"),
            ("Beta revenue", "465"),
        )
    )
    assert values(found, "revenue", segment=None) == [1365e6]


def test_a_result_below_adjustments_names_its_basis():
    found = claims(
        "<p>Reconciliation of GAAP to non-GAAP measures (in millions)</p>"
        + table(
            ("", "Three Months Ended September 30, 2025"),
            ("GAAP net income", "100"),
            ("Adjustments:", ""),
            ("Net income effect of adjustments", "7"),
            ("Net income", "3"),
            ("Non-GAAP net income", "110"),
        )
    )
    assert values(found, "adjusted_net_income") == [110e6]
    assert values(found, "net_income") == [100e6]


def test_a_heading_may_begin_the_phrase_that_its_rows_end():
    found = claims(
        "<p>Selected cash flow information (in millions)</p>"
        + table(
            ("", "Three Months Ended September 30, 2025"),
            ("Net cash provided by (used in):", ""),
            ("Operating activities", "628"),
            ("Investing activities", "(17)"),
        )
    )
    assert values(found, "operating_cash_flow", period_end=THIRD) == [628e6]


def test_shares_below_basic_and_diluted_headings():
    found = claims(
        INCOME
        + table(
            ("", "Two Fiscal Quarters Ended June 30, 2025"),
            ("Revenue", "1,365"),
            ("Income tax expense", "2"),
            ("Net income", "110"),
            ("Basic income per share:", ""),
            ("Income per share from continuing operations", "1.04"),
            ("Net income per share", "1.05"),
            ("Diluted income per share:", ""),
            ("Income per share from continuing operations", "1.01"),
            ("Net income per share", "1.03"),
        )
    )
    assert values(found, "eps_basic", period_type="half") == [1.05]
    assert values(found, "eps_diluted", period_type="half") == [1.03]


def test_growth_in_words_is_read_if_the_amounts_confirm_it():
    found = claims(
        "<p>Summary, in millions</p>"
        + table(
            ("", "Q3 2025", "Q3 2024", "Y/Y"),
            ("Revenue", "1,365", "584", "Up 134%"),
            ("Operating income", "52", "117", "Down 56%"),
        )
    )
    assert values(found, "revenue_growth_yoy") == [134.0]
