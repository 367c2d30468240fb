"""What one printed amount is worth: the scale and the currency that govern a table, a row or a cell."""

from datetime import date

import pytest
from pages import INCOME, claims, table, values

WHOLE_DOLLARS = table(
    ("", "Three Months Ended September 30, 2025"),
    ("Revenue", "$18,656,700"),
    ("Income tax expense", "2,001"),
    ("Net loss", "(8,810,125)"),
)

THIRD = date(2025, 9, 30)


def test_two_scales_in_one_document_govern_their_own_tables():
    found = claims(
        "<p>Highlights ($ in billions)</p>"
        + table(("", "Q3 2025"), ("Revenue", "1.4"))
        + "<p>A paragraph that ends the highlights and is long enough to stand for itself.</p>"
        + "<p>Income statements (in thousands)</p>"
        + table(
            ("", "Three Months Ended September 30, 2025"),
            ("Revenue", "1,364,676"),
            ("Income tax expense", "2"),
            ("Net loss", "(110,124)"),
        )
    )
    assert values(found, "revenue")[0] == 1364676e3


@pytest.mark.parametrize("caption", ["", "<p>Income statements (unaudited)</p>"])
def test_without_a_printed_scale_there_is_no_amount(caption):
    found = claims(
        caption
        + table(
            ("", "Q3 2025"),
            ("Revenue", "1,365"),
            ("Income tax expense", "2"),
            ("Net loss per share, diluted", "(0.22)"),
        )
    )
    assert {c.metric for c in found} <= {"eps_diluted"}


def test_other_currencies_keep_their_code():
    found = claims(
        "<p>Income statement (in millions of euros)</p>"
        + table(("", "Q3 2025"), ("Revenue", "100"), ("Income tax expense", "2"), ("Net profit", "9"))
    )  # fmt: skip
    assert {c.unit for c in found} == {"EUR"}


def test_whole_dollars_are_read_where_the_caption_says_so():
    found = claims(f"<p>Statements of operations</p><p>(in U.S. dollars)</p>{WHOLE_DOLLARS}")
    assert values(found, "revenue") == [18_656_700]


def test_dollars_are_only_the_currency_where_a_scale_is_stated():
    found = claims(
        "<p>Statements of operations (in thousands)</p><p>(expressed in U.S. dollars)</p>"
        + WHOLE_DOLLARS
    )
    assert values(found, "revenue") == [18_656_700_000]


def test_without_a_scale_two_amounts_told_in_sentences_confirm_whole_dollars():
    title = "<p>Statements of operations</p>"
    told = "<p>Revenue rose to $18.7 million.</p>"
    assert values(claims(title + WHOLE_DOLLARS), "revenue") == []
    assert values(claims(told + title + WHOLE_DOLLARS), "revenue") == []
    both = told + "<p>We lost $8.8 million.</p>"
    assert values(claims(both + title + WHOLE_DOLLARS), "revenue") == [18_656_700]


def test_an_amount_with_its_own_scale_overrides_the_tables():
    found = claims(
        "<p>Highlights (in millions)</p>"
        + table(
            ("", "Q3 2025", "Q3 2024"),
            ("Revenue", "$1.365 billion", "584"),
            ("Operating income", "$(52) million", "$117 M"),
        )
    )
    assert values(found, "revenue", period_end=THIRD) == [1365e6]
    assert values(found, "operating_income", period_end=THIRD) == [-52e6]
    assert values(found, "operating_income", period_end=date(2024, 9, 30)) == [117e6]


def test_units_under_the_years_are_no_names():
    found = claims(
        INCOME
        + table(
            ("Three Months Ended September 30,", "2025", "2024"),
            ("", "$", "$"),
            ("Revenue", "1,365", "584"),
            ("Net loss", "(110)", "(360)"),
        )
    )
    assert values(found, "revenue", period_end=THIRD) == [1365e6]


def test_an_amount_is_in_the_currency_it_is_printed_with():
    found = claims(
        INCOME
        + table(
            ("", "Q3 2025"),
            ("Revenue", "€1,365"),
            ("Income tax expense", "€2"),
            ("Net income", "€5"),
        )
    )
    assert {c.unit for c in found} == {"EUR"}


def test_a_unit_in_the_label_overrides_the_one_of_the_table():
    found = claims(
        "<p>Highlights (in NT$ billions)</p>"
        + table(
            ("", "Q3 2025"), ("Net revenue", "990"), ("Operating income (US$ billions)", "16.2")
        )
    )
    assert [(c.value_low, c.unit) for c in found] == [(990e9, "TWD"), (16.2e9, "USD")]


def test_a_scale_that_is_not_known_hides_a_farther_one():
    found = claims(
        "<p>Figures below are in millions</p><p>Income statements</p><p>(₹ in crores)</p>"
        + table(
            ("", "Q3 2025"),
            ("Revenue", "1,365"),
            ("Income tax expense", "2"),
            ("Net income", "5"),
            ("Diluted earnings per share", "0.11"),
        )
    )
    assert [(c.metric, c.unit) for c in found] == [("eps_diluted", "INR/share")]
