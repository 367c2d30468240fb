"""Broken and hostile releases: a refusal, a claim or an unread cell, never a crash or a hang."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pages import INCOME, claims, document_of_page, table, values

from extractors.claims import said_by
from extractors.claims.statements import read_tables
from extractors.model import ReadError

ROW = "<tr><td>Revenue</td><td>$</td><td>1,365</td><td></td></tr>"
PAGES = {
    "no table": "<p>We report our third quarter of 2025. Revenue was pleasing.</p>",
    "no header": INCOME + f"<table>{ROW * 3}</table>",
    "no label": INCOME + table(("Q3 2025",), ("1,365",), ("(110)",)),
    "a thousand columns": INCOME
    + f"<table><tr><td></td>{'<td>Q3 2025</td>' * 1_000}</tr><tr><td>Revenue</td>{'<td>1</td>' * 1_000}</tr></table>",
    "spans of a million": INCOME
    + f"<table><tr><td colspan=1000000 rowspan=1000000>Q3 2025</td></tr>{ROW * 3}</table>",
    "deeply nested": INCOME + "<table><tr><td>" * 300 + "1,365" + "</td></tr></table>" * 300,
    "nested without end": INCOME + "<table><tr><td>" * 5_000,
    "unclosed tags": INCOME + "<table><tr><td>Q3 2025<tr><td>Revenue<td>1,365<tr><td>Costs<td>7",
    "open brackets": INCOME + table(("", "Q3 2025"), ("Revenue", "(" * 100_000), ("Costs", "7")),
    "digits": INCOME + table(("", "Q3 2025"), ("Revenue", "1" * 100_000), ("Costs", "7")),
    "a label of words": INCOME + table(("", "Q3 2025"), ("net income " * 20_000, "7"), ("Costs", "7")),
    "a header of years": INCOME + table(("", "2025 " * 20_000), ("Revenue", "7"), ("Costs", "7")),
    "control characters": INCOME + table(("", "Q3\x00 2025"), ("Reve\x01nue", "1,\x00365"), ("Costs", "7")),
    "many empty rows": INCOME + "<table>" + "<tr><td></td></tr>" * 20_000 + "</table>",
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_broken_page_is_refused_or_read(name):
    try:
        document, reading = document_of_page(PAGES[name])
    except ReadError:
        return
    said = said_by(document, reading)
    for claim in said.claims:
        assert document.text[claim.char_start : claim.char_end] == claim.quote


def test_an_exhibit_of_twenty_megabytes_is_read_within_its_limits():
    line = (
        "<tr>" + f"<td style='{'padding:0;' * 20}'>Accounts payable and accrued</td>" * 3 + "</tr>"
    )
    rows = line * (20_000_000 // len(line))
    document, reading = document_of_page(INCOME + table(("", "Q3 2025"), ("Revenue", "1,365"), ("Costs", "9")) + f"<table>{rows}</table>")  # fmt: skip
    assert values(read_tables(document, reading).claims, "revenue") == [1365e6]


@pytest.mark.parametrize(
    ("above", "caption", "factor"),
    [("(in thousands)", "(in millions)", 1e6), ("(in millions)", "(in thousands)", 1e3)],
)
def test_of_contradictory_scales_the_nearest_governs(above, caption, factor):
    found = claims(
        f"<p>Income statements</p><p>{above}</p>"
        + table((caption, "Q3 2025"), ("Revenue", "1,365"), ("Tax", "1"), ("Net loss", "(110)"))
    )
    assert values(found, "revenue") == [1365 * factor]


def test_without_a_scale_there_is_no_money_but_a_reason():
    document, reading = document_of_page(
        "<p>Income statements</p>"
        + table(("", "Q3 2025"), ("Revenue", "1,365"), ("Income tax expense", "1"), ("Net loss", "(110)"))
    )  # fmt: skip
    found = read_tables(document, reading)
    assert found.claims == ()
    assert {(cell.metric, cell.reason) for cell in found.unread} == {
        ("revenue", "no-scale"),
        ("net_income", "no-scale"),
    }


WORDS = st.sampled_from(
    """Revenue|Net income|Diluted|Total|2025|Q3 2025|% Change|(in millions)|(in thousands)|$|(|)|%|1,365|(110)|
    —|Three Months Ended|September 30,|GAAP|Non-GAAP|Adjusted|Cloud|Less:|N/A|||1.07|$1.2 - $1.4 billion|TTM|
    Earnings per share:|Outlook|EUR|Net cash used in|operating activities|12 months|FY26|3|(1)""".replace(
        "\n", ""
    ).split("|")
)
CELLS = st.tuples(WORDS, st.integers(0, 4), st.integers(0, 3))


def rendered(rows):
    lines = (
        "".join(f"<td colspan={wide} rowspan={tall}>{text}</td>" for text, wide, tall in row)
        for row in rows
    )
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


@example([[[("Revenue", 0, 0), ("$1.2 - $1.4 billion", 0, 0)]]])
@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.lists(CELLS, max_size=7), max_size=9), min_size=1, max_size=3))
def test_no_table_of_such_words_breaks_the_reading(tables):
    try:
        document, reading = document_of_page(INCOME + "<p>x</p>".join(map(rendered, tables)))
    except ReadError:
        return
    found = read_tables(document, reading)
    for claim in found.claims:
        assert document.text[claim.char_start : claim.char_end] == claim.quote
        assert (
            claim.value_low is None
            or claim.value_high is None
            or claim.value_low <= claim.value_high
        )
    for cell in found.unread:
        assert document.text[cell.char_start : cell.char_end] == cell.printed
    for statement in found.statements:
        assert statement.read_count + statement.unread_count <= statement.value_count


ENDS = ("September 30, 2025", "June 30, 2025", "September 30, 2024", "March 31, 2025")


@settings(max_examples=60, deadline=None)
@given(
    st.permutations(ENDS),
    st.lists(st.integers(100, 999_999), min_size=4, max_size=4, unique=True),
    st.lists(st.integers(-99_999, 99_999).filter(lambda n: abs(n) > 99), min_size=4, max_size=4),
    st.booleans(),
    st.booleans(),
)
def test_what_a_statement_prints_is_read_back(ends, revenue, income, is_split, has_spacers):
    """In any order of columns, with `$`, brackets and spacers in cells of their own or not."""
    spacer = ("",) if has_spacers else ()

    def cells(amount):
        printed = f"({abs(amount):,})" if amount < 0 else f"{amount:,}"
        if not is_split:
            return (*spacer, f"${printed}")
        return (*spacer, "$", printed.rstrip(")"), ")" if amount < 0 else "")

    def row(label, amounts):
        return (label, *(cell for amount in amounts for cell in cells(amount)))

    width = len(cells(1))
    head = "<tr><td></td>" + "".join(f"<td colspan={width}>Three Months Ended {end}</td>" for end in ends) + "</tr>"  # fmt: skip
    body = table(row("Revenue", revenue), row("Income tax expense", [5] * 4), row("Net income (loss)", income))  # fmt: skip
    found = claims(INCOME + body.replace("<table>", "<table>" + head, 1))
    printed = {
        (c.metric, f"{c.period_end:%B} {c.period_end.day}, {c.period_end.year}"): c.value_low / 1e6
        for c in found
    }
    assert printed == {
        **{("revenue", end): amount for end, amount in zip(ends, revenue, strict=True)},
        **{("net_income", end): amount for end, amount in zip(ends, income, strict=True)},
    }
