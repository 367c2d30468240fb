"""Numbers of one statement that must fit each other: what does not fit is told, and believed less."""

import pytest
from pages import INCOME, document_of_page, table

from extractors.claims.statements import read_tables

COLUMN = ("", "Three Months Ended September 30, 2025")


def read(*rows):
    document, reading = document_of_page(INCOME + table(COLUMN, *rows))
    return read_tables(document, reading)


SOUND = (
    ("Revenue", "1,000"),
    ("Total costs and expenses", "880"),
    ("Operating income", "120"),
    ("Income tax expense", "20"),
    ("Net income", "90"),
    ("Net income per share, diluted", "$0.45"),
    ("Weighted-average shares outstanding, diluted", "200"),
)


def without(label, value):
    return tuple((name, value if name == label else printed) for name, printed in SOUND)


def test_a_statement_that_fits_is_not_doubted():
    assert read(*SOUND).doubts == ()


@pytest.mark.parametrize(
    ("label", "value", "rule"),
    [
        ("Operating income", "220", "revenue less costs is operating income"),
        ("Net income per share, diluted", "$0.54", "net income over shares is earnings per share"),
        ("Net income", "900", "net income over shares is earnings per share"),
    ],
)
def test_what_does_not_fit_is_told_with_both_numbers(label, value, rule):
    found = read(*without(label, value))
    (doubt,) = found.doubts
    assert doubt.reason == "check-failed"
    assert doubt.detail.startswith(f"{rule}: printed ")
    concerned = [c for c in found.claims if c.quote.startswith(label)]
    assert concerned
    assert all(c.confidence <= 0.5 for c in concerned)


def test_a_check_never_mends_a_number():
    found = read(*without("Operating income", "220"))
    assert [c.value_low for c in found.claims if c.metric == "operating_income"] == [220e6]


def test_a_rounding_is_no_failure():
    assert read(*without("Operating income", "121")).doubts == ()


def test_shares_in_a_scale_of_their_own_are_understood():
    rows = without("Weighted-average shares outstanding, diluted", "200,150,000")
    assert read(*rows).doubts == ()


def test_quarters_add_up_to_the_year_to_date():
    def half(value):
        document, reading = document_of_page(
            INCOME
            + table(
                ("", "Q1 2025", "Q2 2025", "Six Months Ended June 30, 2025"),
                ("Revenue", "400", "500", value),
                ("Income tax expense", "1", "1", "2"),
                ("Net income", "10", "20", "30"),
            )
        )
        return read_tables(document, reading)

    assert half("900").doubts == ()
    (doubt,) = half("990").doubts
    assert "printed 990,000,000, the other cells make 900,000,000" in doubt.detail
