"""HTML grids: pieces join to amounts, spans place columns, hostile tables cost bounded work."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.readers.markup import parsed
from extractors.tables.grid import (
    MAX_CELLS,
    MAX_COLUMN,
    is_number,
    is_value,
    joined,
    rows_of,
    scale_word,
)


def grid(html):
    return rows_of(parsed(html).css_first("table"))


def texts(html):
    return [[cell.text for cell in row] for row in grid(html)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("<td>$</td><td>1,234</td>", ["$1,234"]),
        ("<td>$</td><td></td><td>(1,234</td><td>)</td>", ["$(1,234)"]),
        ("<td>$</td><td>(</td><td>1.11</td><td>)</td>", ["$(1.11)"]),
        ("<td>12.5</td><td>%</td><td>(3</td><td>)%</td>", ["12.5%", "(3)%"]),
        ("<td>$</td><td>&#8212;</td><td>7</td>", ["$—", "7"]),
        ("<td>11.9</td><td>pts</td>", ["11.9 pts"]),
        ("<td>up</td><td>5</td><td>%</td>", ["up", "5%"]),
        ("<td>2025</td><td>2024</td>", ["2025", "2024"]),
        ("<td>US$</td><td>3</td>", ["US$3"]),
        ("<td>Revenue</td><td>(a)</td>", ["Revenue", "(a)"]),
        ("<td></td><td>$</td><td>$</td>", ["$", "$"]),
        ("<td>RMB</td><td>US$</td>", ["RMB", "US$"]),
        ("<td>2025</td><td>2024</td><td>%</td>", ["2025", "2024", "%"]),
        ("<td>SEK</td><td>(1,234</td><td>)</td>", ["SEK(1,234)"]),
    ],
)
def test_pieces_of_one_amount_become_one_cell(cells, expected):
    assert texts(f"<table><tr>{cells}</tr></table>") == [expected]


def test_spans_place_the_cells_below_and_beside_them():
    rows = grid(
        "<table><tr><td rowspan=2>a</td><td colspan=2>b</td><td>c</td></tr>"
        "<tr><td>d</td><td>e</td><td>f</td></tr></table>"
    )
    assert [(c.text, c.column, c.column_end) for c in rows[0]] == [
        ("a", 0, 1), ("b", 1, 3), ("c", 3, 4),
    ]  # fmt: skip
    assert [(c.text, c.column) for c in rows[1]] == [("d", 1), ("e", 2), ("f", 3)]


@pytest.mark.parametrize("text", ["", "$", "up 3%", "12 months", "(a)", "Note 4", "1,25a"])
def test_words_are_not_values(text):
    assert not is_number(text)


@pytest.mark.parametrize("text", ["—", "-", "N/A", "NM", "*", "$—"])
def test_signs_for_an_empty_cell_are_values_without_a_number(text):
    assert is_value(text)
    assert not is_number(text)


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("$8.0 billion", "billion"),
        ("$(4.3) billion", "billion"),
        ("($0.2 billion)", "billion"),
        ("$14,083 M", "M"),
        ("€10.3bn", "bn"),
        ("12 million", "million"),
    ],
)
def test_an_amount_may_state_its_own_scale(text, scale):
    assert is_number(text)
    assert scale_word(text) == scale


@pytest.mark.parametrize("text", ["9M", "10-K", "2Q", "11 b", "$12.8-13.8 billion"])
def test_a_letter_behind_a_count_is_no_scale(text):
    assert not is_number(text)
    assert scale_word(text) is None


AMOUNTS = st.builds(
    lambda n, negative, dollar: (n, negative, dollar),
    st.integers(0, 10**9),
    st.booleans(),
    st.booleans(),
)


def printed(number, negative, dollar):
    """HTML cells as filing software splits them, and the text a reader sees."""
    digits = f"{number:,}"
    cells = ("<td>$</td>" if dollar else "<td></td>") + (
        f"<td>({digits}</td><td>)</td>" if negative else f"<td>{digits}</td><td></td>"
    )
    return cells, ("$" if dollar else "") + (f"({digits})" if negative else digits)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(AMOUNTS, min_size=2, max_size=2), min_size=1, max_size=6))
def test_what_a_table_prints_is_read_back(rows):
    html, expected = [], []
    for row in rows:
        parts = [printed(*amount) for amount in row]
        html.append("<tr><td>Line</td>" + "<td></td>".join(cells for cells, _ in parts) + "</tr>")
        expected.append(["Line", *(text for _, text in parts)])
    assert texts(f"<table>{''.join(html)}</table>") == expected


TAGS = st.sampled_from(
    ["<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td colspan=9999999>", "<th rowspan=0>",
     "<td colspan=-1>", "<td rowspan=99999>", "<td colspan=x>", "$", "(1,2", ")", "%", "x", "<p>", "<sup>1</sup>"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(TAGS, max_size=60))
def test_no_markup_breaks_the_grid(parts):
    for table in parsed("<div><table>" + "".join(parts) + "</table></div>").css("table"):
        for row in rows_of(table):
            for cell in row:
                assert 0 <= cell.column < cell.column_end
            assert [c.column for c in row] == sorted(c.column for c in row)


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr>" + "<td>1</td>" * 20_000 + "</tr></table>",
        "<table>" + ("<tr>" + "<td colspan=1000000 rowspan=1000000>1</td>" * 20 + "</tr>") * 300 + "</table>",
        "<table>" + ("<tr>" + "<td rowspan=9999>1</td>" * 500 + "</tr>") * 10 + "</table>",
    ],
    ids=["thousands of columns", "huge spans", "many open spans"],
)  # fmt: skip
def test_hostile_tables_are_clipped(html):
    rows = grid(html)
    assert max(cell.column_end for row in rows for cell in row) <= MAX_COLUMN
    assert sum(map(len, rows)) <= MAX_CELLS


def test_joining_nothing_gives_nothing():
    assert joined([]) == []
