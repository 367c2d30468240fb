"""Release pages: text in reading order, rows as lines, layout tables as prose."""

import pytest

from extractors.model import ReadError
from extractors.readers.linewise import linewise_tables
from extractors.readers.release import read_release


def blocks(html):
    reading = read_release(html)
    return [(b.kind, reading.text[b.start : b.end]) for b in reading.blocks]


def test_a_row_is_one_line_and_its_cells_have_offsets():
    reading = read_release(
        "<p>Before</p><table><tr><td>Revenue</td><td>$</td><td>12</td></tr></table><p>After</p>"
    )
    row = reading.tables[0].rows[0]
    assert reading.text[row.start : row.end] == "Revenue\t$12"
    assert [reading.text[c.start : c.end] for c in row.cells] == [c.text for c in row.cells]
    assert reading.text.index("Before") < row.start < reading.text.index("After")


def test_blocks_are_ordered_and_do_not_overlap():
    reading = read_release(
        "<h2>Title</h2><p>One.</p><ul><li>Two</li></ul>"
        "<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>"
    )
    ends = [0]
    for block in reading.blocks:
        assert ends[-1] <= block.start < block.end <= len(reading.text)
        ends.append(block.end)
    assert [b.kind for b in reading.blocks] == [
        "heading", "paragraph", "list_item", "table_row", "table_row",
    ]  # fmt: skip


def test_a_bullet_laid_out_as_a_table_is_a_list_item():
    sentence = "We expect revenue of $5.1 billion in the year, which is prose and no table."
    assert blocks(f"<table><tr><td>&#8226;</td><td>{sentence}</td></tr></table>") == [
        ("list_item", f"• {sentence}")
    ]


def test_a_page_inside_one_layout_cell_is_read_as_a_page():
    inner = "<table><tr><td>Revenue</td><td>12</td></tr></table>"
    html = f"<table><tr><td><p>Prose of the page.</p>{inner}</td></tr></table>"
    assert blocks(html) == [("paragraph", "Prose of the page."), ("table_row", "Revenue\t12")]


def test_bold_short_lines_are_headings_and_bold_sentences_are_not():
    assert blocks("<p><b>Outlook</b></p><p><b>We expect growth.</b></p><p>Text</p>") == [
        ("heading", "Outlook"),
        ("paragraph", "We expect growth."),
        ("paragraph", "Text"),
    ]


def test_navigation_stays_in_the_text_as_noise():
    assert blocks("<nav><a>Home</a></nav><p>Body</p>") == [("noise", "Home"), ("paragraph", "Body")]


def test_footnote_marks_and_hidden_words_are_not_read():
    html = (
        "<p>Backlog<sup>(1)</sup> grew.</p><p style='display:none'>secret</p><script>x()</script>"
    )
    assert blocks(html) == [("paragraph", "Backlog grew.")]


def test_what_stands_above_a_table_is_its_heading():
    reading = read_release(
        "<p><b>Statements of operations</b></p><p>(in thousands)</p>"
        "<table><tr><td>Revenue</td><td>12</td></tr></table>"
    )
    assert reading.tables[0].heading == ("Statements of operations", "(in thousands)")


@pytest.mark.parametrize("html", ["", "   ", "<html></html>", "<table></table>"])
def test_a_page_without_text_is_refused(html):
    with pytest.raises(ReadError) as refused:
        read_release(html)
    assert refused.value.reason == "empty"


@pytest.mark.parametrize("deep", [50, 5_000])
def test_nested_layout_tables_are_read_through(deep):
    assert read_release("<table><tr><td>" * deep + "<p>words</p>").text == "words\n\n"


LINES = """Results
(In thousands)
Three Months Ended June 30,
Six Months Ended June 30,
2025
2024
2025
2024
Revenue
$
1,212,788
$
395,371
$
2,194,420
$
584,055
Costs:
Fees
1
2
3
Net loss
$
(290,509
)
$
(323,021
)
$
(605,150
)
$
(452,269
)
A paragraph ends the table.
"""


def test_one_cell_a_line_gives_rows_under_grouped_years():
    (table,) = linewise_tables(LINES)
    assert table.heading == ("Results", "(In thousands)")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Three Months Ended June 30,", "Six Months Ended June 30,"],
        ["2025", "2024", "2025", "2024"],
        ["Revenue", "$1,212,788", "$395,371", "$2,194,420", "$584,055"],
        ["Costs:"],
        ["Net loss", "$(290,509)", "$(323,021)", "$(605,150)", "$(452,269)"],
    ]
    assert [(c.column, c.column_end) for c in table.rows[0].cells] == [(1, 3), (3, 5)]
    net_loss = table.rows[-1]
    assert LINES[net_loss.start : net_loss.end].startswith("Net loss\n$\n(290,509")


def test_a_row_with_fewer_amounts_than_columns_is_not_read():
    (table,) = linewise_tables(LINES)
    assert all(row.cells[0].text != "Fees" for row in table.rows)


def test_prose_has_no_linewise_tables():
    assert linewise_tables("March 31, 2025\nWe met.\nOn June 30, 2025\nwe met again.\n12\n") == ()
