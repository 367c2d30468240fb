"""Inline XBRL: a tagged number is found where it is printed, with what its hidden context says."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.readers.inline_xbrl import number_of
from extractors.readers.release import read_release

Q3 = "<xbrli:period><xbrli:startDate>2025-07-01</xbrli:startDate><xbrli:endDate>2025-09-30</xbrli:endDate></xbrli:period>"
AT = "<xbrli:period><xbrli:instant>2025-09-30</xbrli:instant></xbrli:period>"
USD = '<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>'
NAMESPACES = (
    'xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:xbrli="http://www.xbrl.org/2003/instance"'
)


def context(period=Q3, segment="", name="c"):
    identifier = '<xbrli:identifier scheme="http://www.sec.gov/CIK">0001769628</xbrli:identifier>'
    entity = f"<xbrli:entity>{identifier}{segment}</xbrli:entity>"
    return f'<xbrli:context id="{name}">{entity}{period}</xbrli:context>'


def tagged(words="1,234", concept="us-gaap:Revenues", form="ixt:num-dot-decimal", **said):
    attributes = {"contextRef": "c", "unitRef": "usd", "scale": "6", "format": form} | said
    printed = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return f'<ix:nonFraction name="{concept}" {printed}>{words}</ix:nonFraction>'


def page(body, *contexts, units=USD, header=""):
    resources = "".join(contexts or (context(),)) + units
    return (
        f"<html {NAMESPACES}><body>"
        f'<div style="display:none"><ix:header>{header}<ix:resources>{resources}</ix:resources></ix:header></div>'
        f"{body}</body></html>"
    )


def read(body, *contexts, **said):
    reading = read_release(page(body, *contexts, **said))
    return reading, [
        (reading.text[fact.printed.start : fact.printed.end], fact.value) for fact in reading.facts
    ]


def table(*rows):
    return "<table>" + "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows
    ) + "</table>"  # fmt: skip


def test_a_number_in_a_cell_bears_its_value_days_and_unit():
    reading, found = read(table(("Revenue", "$", tagged(), ""), ("Costs", "$", "5", "")))
    assert found == [("1,234", Decimal(1_234_000_000))]
    (fact,) = reading.facts
    assert (fact.first_day, fact.last_day) == (date(2025, 7, 1), date(2025, 9, 30))
    assert (fact.unit, fact.members, fact.scale_as_printed) == ("USD", (), "millions")
    assert reading.entity_id == "coreweave"


def test_the_last_printed_digit_is_the_last_of_the_value():
    reading, _ = read(f"<p>It was ${tagged('26.0', scale='9')} billion.</p>")
    assert str(reading.facts[0].value) == "2.60E+10"


def test_tags_leave_the_text_as_it_is_without_them():
    def body(number):
        rows = table(("Net loss", "$", f"({number}", ")"), ("Other", "", "7", ""))
        return f"<p>Loss<sup>(1)</sup> of <b>${number}</b>.</p>{rows}<p>After</p>"

    plain = read_release(f"<html><body>{body('1,234')}</body></html>")
    with_tags, found = read(body(tagged(sign="-")))
    assert with_tags.text == plain.text
    assert found == [("1,234", Decimal(-1_234_000_000))] * 2


def test_a_level_has_no_first_day():
    reading, _ = read(f"<p>We had ${tagged()} million.</p>", context(AT))
    assert (reading.facts[0].first_day, reading.facts[0].last_day) == (None, date(2025, 9, 30))


def test_members_of_axes_are_kept():
    segment = (
        '<xbrli:segment><xbrldi:explicitMember dimension="srt:MajorCustomersAxis">crwv:CustomerAMember'
        '</xbrldi:explicitMember><xbrldi:typedMember dimension="x:YearAxis"><x:year>1</x:year>'
        "</xbrldi:typedMember></xbrli:segment>"
    )
    reading, _ = read(f"<p>It was ${tagged()}.</p>", context(segment=segment))
    assert reading.facts[0].members == (
        ("srt:MajorCustomersAxis", "crwv:CustomerAMember"), ("x:YearAxis", ""),
    )  # fmt: skip


def test_money_per_share_is_told_from_money():
    units = (
        '<xbrli:unit id="usd"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:USD</xbrli:measure>'
        "</xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure>"
        "</xbrli:unitDenominator></xbrli:divide></xbrli:unit>"
    )
    body = (
        f"<p>{tagged('0.22', 'us-gaap:EarningsPerShareDiluted', scale='0', sign='-')} a share</p>"
    )
    reading, found = read(body, units=units)
    assert ([fact.unit for fact in reading.facts], found) == (
        ["USD/share"], [("0.22", Decimal("-0.22"))],
    )  # fmt: skip


def test_two_concepts_around_one_number_are_two_facts():
    inner = tagged(concept="us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax")
    reading, found = read(f"<p>Revenue was ${tagged(inner)} million.</p>")
    assert found == [("1,234", Decimal(1_234_000_000))] * 2
    assert len({fact.concept for fact in reading.facts}) == 2


@pytest.mark.parametrize(
    "body",
    [
        f'<p>Words</p><div style="display:none">{tagged()}</div>',
        f"<p>Words</p><script>{tagged()}</script>",
        f"<p>Words 1{tagged('', **{'xsi:nil': 'true'})}</p>",
        f"<p>It was {tagged('twelve', form='ixt-sec:numwordsen')}.</p>",
        f"<p>It was {tagged(form='ixt:date-day-month')}.</p>",
        f"<p>It was {tagged(form='')}.</p>",
        f"<p>It was {tagged(contextRef='none')}.</p>",
        f"<p>It was {tagged(unitRef='none')}.</p>",
        f"<p>It was {tagged(scale='999999999')}.</p>",
        f"<p>It was {tagged(scale='six')}.</p>",
        f"<p>It was {tagged('9' * 500)}.</p>",
        f"<p>It was {tagged(concept='us-gaap:Assets')}.</p>",
        f"<p>It was {tagged('<b>1</b>' * 500)}.</p>",
    ],
)
def test_a_number_that_is_hidden_or_not_understood_is_no_fact(body):
    assert read(body)[1] == []


def test_hidden_facts_have_no_words():
    reading, found = read("<p>Words</p>", header=f"<ix:hidden>{tagged()}</ix:hidden>")
    assert (reading.text, found) == ("Words\n\n", [])


def test_a_header_that_is_not_hidden_is_not_read_either():
    html = page(f"<p>It was ${tagged()}.</p>").replace(' style="display:none"', "")
    assert read_release(html).text == "It was $1,234.\n\n"
    assert len(read_release(html).facts) == 1


def test_headers_inside_headers_are_read_once():
    segment = '<xbrldi:explicitMember dimension="a:B">c:D</xbrldi:explicitMember>'
    reading, _ = read(
        f"<p>It was ${tagged()}.</p>", context(segment=segment), header="<ix:header>" * 5
    )
    assert reading.text == "It was $1,234.\n\n"
    assert reading.facts[0].members == (("a:B", "c:D"),)


def test_an_element_that_ends_itself_holds_nothing_of_what_follows():
    nil = tagged("", **{"xsi:nil": "true"}).replace("></ix:nonFraction>", "/>")
    hidden = "<ix:hidden><div/></ix:hidden>"
    reading, found = read(f"<p>From {nil} to ${tagged()}.</p>", header=hidden)
    assert (reading.text, found) == ("From to $1,234.\n\n", [("1,234", Decimal(1_234_000_000))])


def test_thousands_of_elements_that_end_themselves_are_not_deep():
    reading, found = read(f"<p>It was ${tagged()}.</p>" + '<x:mark id="1"/>' * 40_000)
    assert (reading.text, len(found)) == ("It was $1,234.\n\n", 1)


@pytest.mark.parametrize(
    "period",
    [
        "",
        "<xbrli:period><xbrli:forever/></xbrli:period>",
        Q3.replace("2025-07-01", "soon"),
        Q3.replace("2025-09-30", "2025-09-31"),
        Q3.replace("2025-07-01", "0001-01-01"),
        AT.replace("2025-09-30", "2025-09-30T00:00:00"),
    ],
)
def test_a_context_without_days_gives_no_fact(period):
    assert read(f"<p>It was ${tagged()}.</p>", context(period))[1] == []


def test_a_page_without_the_namespace_has_no_facts():
    html = page(f"<p>It was ${tagged()}.</p>").replace("xmlns:ix=", "xmlns:iy=")
    assert read_release(html).facts == ()


@pytest.mark.parametrize(
    ("words", "form", "number"),
    [
        ("1,234,567", "ixt:num-dot-decimal", "1234567"),
        ("1,234.5", "ixt:numdotdecimal", "1234.5"),
        ("1 234.5", "ixt:num-dot-decimal", "1234.5"),
        (".50", "ixt:num-dot-decimal", "0.50"),
        ("1.234,56", "ixt:num-comma-decimal", "1234.56"),
        ("1 234,56", "ixt:numspacecomma", "1234.56"),
        ("1’234.5", "ixt:num-dot-decimal-apos", "1234.5"),
        ("184", "", "184"),
        ("—", "ixt:fixed-zero", "0"),
        ("none", "ixt:fixed-zero", "0"),
        ("-", "ixt:zerodash", "0"),
    ],
)
def test_formats(words, form, number):
    assert number_of(words, form) == Decimal(number)


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("1,234", ""),
        ("-5", ""),
        ("(5)", "ixt:num-dot-decimal"),
        ("$5", "ixt:num-dot-decimal"),
        ("1.2.3", "ixt:num-dot-decimal"),
        ("", "ixt:num-dot-decimal"),
        (".", "ixt:num-dot-decimal"),
        ("٥", "ixt:num-dot-decimal"),
        ("5", "ixt:num-unit-decimal"),
    ],
)
def test_what_is_no_number_in_its_format(words, form):
    assert number_of(words, form) is None


@given(
    st.lists(
        st.lists(st.sampled_from(["", "$", "7", "(7", ")", "%", "1,234", "words 7", "a\u00a0b\n c"]), min_size=1, max_size=6),
        min_size=1, max_size=8,
    ),
    st.data(),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_among_equal_numbers_each_is_found_at_its_own_place(rows, data):
    """The numbers are numbered by the scale of their tags, which the text does not show."""
    place = iter(range(1, 16))
    cells = []
    for row in rows:
        cells.append([])
        for cell in row:
            number = cell.rpartition(" ")[2].lstrip("(")
            is_tagged = number[:1].isdigit() and data.draw(st.booleans())
            scale = next(place, None) if is_tagged else None
            cells[-1].append(
                cell.replace(number, tagged(number, scale=str(scale))) if scale else cell
            )
    body = f"<p>Before 7</p>{table(*cells)}<p>After 1,234</p>{table(*cells[:1])}"
    plain = read_release(f"<html><body><p>Before 7</p>{table(*rows)}<p>After 1,234</p>{table(*rows[:1])}</body></html>")  # fmt: skip
    reading, found = read(body)
    assert reading.text == plain.text
    expected = [each for row in (*cells, *cells[:1]) for each in row if "ix:" in each]
    assert len(found) == len(expected)
    for (words, value), cell in zip(found, expected, strict=True):
        assert f">{words}</ix" in cell
        assert f'scale="{value.as_tuple().exponent}"' in cell
