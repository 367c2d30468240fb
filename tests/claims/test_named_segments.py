"""Segments that only the document names: a sum is the proof, and without it there is no segment."""

from datetime import date

import pytest
from pages import INCOME, claims, table, values

from extractors.claims.statements.segments import Part, adding_up, segment_slug

THIRD = date(2025, 9, 30)
STATEMENT = INCOME + table(
    ("", "Q3 2025"), ("Total revenue", "1,000"), ("Income tax expense", "2"), ("Net income", "50")
)


def named(found):
    return {c.segment: c.value_low for c in found if c.metric == "revenue" and c.segment}


def test_rows_that_add_up_to_the_company_s_revenue_are_its_segments():
    found = claims(
        STATEMENT
        + "<p>Net sales by segment (in millions)</p>"
        + table(("", "Q3 2025"), ("Beauty & Care", "600"), ("Pet Food", "430"), ("Other", "(30)"), ("Total", "1,000"))
    )  # fmt: skip
    assert named(found) == {"beauty-care": 600e6, "pet-food": 430e6}
    assert values(found, "revenue", segment=None) == [1000e6]


def test_rows_that_do_not_add_up_are_no_segments():
    found = claims(
        STATEMENT
        + "<p>Net sales by segment (in millions)</p>"
        + table(("", "Q3 2025"), ("Beauty & Care", "600"), ("Pet Food", "410"), ("Stores", "55"))
    )
    assert named(found) == {}


def test_a_sum_proves_nothing_where_no_word_says_revenue():
    found = claims(
        STATEMENT
        + "<p>Headcount costs and other data (in millions)</p>"
        + table(("", "Q3 2025"), ("Depreciation", "600"), ("Stock awards", "400"), ("Subtotal", "1,000"))
    )  # fmt: skip
    assert named(found) == {}


def test_columns_of_one_period_may_be_the_segments():
    found = claims(
        STATEMENT
        + "<p>Results by business (in millions)</p><table>"
        + "<tr><td></td><td colspan=3>Third Quarter 2025</td></tr>"
        + "<tr><td></td><td>Retail</td><td>Wholesale</td><td>All Other</td></tr>"
        + "<tr><td>Total revenue</td><td>700</td><td>340</td><td>(40)</td></tr></table>"
    )
    assert named(found) == {"retail": 700e6, "wholesale": 340e6}


def test_headings_with_a_revenue_row_each_may_be_the_segments():
    found = claims(
        STATEMENT
        + "<p>Regional breakdown (in millions)</p>"
        + table(
            ("", "Q3 2025"),
            ("North:", ""), ("Revenue", "640"), ("Members", "12"),
            ("South:", ""), ("Revenue", "360"), ("Members", "9"),
        )
    )  # fmt: skip
    assert named(found) == {"north": 640e6, "south": 360e6}


def test_a_known_name_brings_its_short_name_along():
    found = claims(
        STATEMENT
        + "<p>Net revenue by segment (in millions)</p>"
        + table(("", "Q3 2025"), ("Hosting Services Unit (HSU)", "700"), ("Chips", "300"), ("Total net revenue", "1,000"))
        + "<p>Segment operating income (in millions)</p>"
        + table(("", "Q3 2025"), ("HSU operating income", "80"), ("Chips operating income", "(30)"))
    )  # fmt: skip
    income = {c.segment: c.value_low for c in found if c.metric == "operating_income"}
    assert income == {"hosting-services-unit": 80e6, "chips": -30e6}


def test_parts_may_stand_below_their_sum():
    rows = [Part("Devices", 50), Part("Phones", 30), Part("Watches", 20), Part("Cloud", 60)]
    assert [part.name for part in adding_up([*rows[1:3], rows[0]], [50.0])] == ["Phones", "Watches"]


def test_a_subtotal_may_stand_between_the_parts():
    rows = [Part("A", 30), Part("B", 20), Part("A and B", 50), Part("C", 60), Part("Total", 110)]
    assert [part.name for part in adding_up(rows, [110.0])] == ["A", "B", "A and B", "C"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("U.S.", "united-states"),
        ("U.S. Domestic Segment", "us-domestic"),
        ("Fabric & Home Care(1)", "fabric-home-care"),
        ("Client Computing Group (CCG)", "client-computing"),
        ("Total Energy Products", "energy-products"),
    ],
)
def test_names_become_ids(name, slug):
    assert segment_slug(name) == slug


def test_a_table_whose_revenue_is_less_than_the_company_s_is_about_a_part():
    found = claims(
        STATEMENT
        + "<p>Segment results (in millions)</p><p>Channel Development</p>"
        + table(("(in millions)", "Q3 2025"), ("Net revenue", "240"), ("Operating income", "55"), ("Net income", "40"))
    )  # fmt: skip
    assert values(found, "revenue", segment=None) == [1000e6]
    assert values(found, "net_income", segment=None) == [50e6]
    assert named(found) == {"channel-development": 240e6}


def test_a_part_without_a_name_says_nothing():
    found = claims(
        STATEMENT
        + "<p>Sales excluding fuel (in millions)</p>"
        + table(("", "Q3 2025"), ("Net revenue", "240"), ("Net income", "40"))
    )
    assert values(found, "revenue") == [1000e6]
    assert values(found, "net_income") == [50e6]
