"""What holds of every grid, whatever the mark-up: made-up tables are read back, random ones do no harm."""

from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model import ReadError
from extractors.readers.markup import parsed
from extractors.readers.release import read_release
from extractors.tables.grid import rows_of, squeeze

WIDTH = 8
WORDS = st.text("abc é&<;", min_size=1, max_size=8).filter(lambda text: text.strip())


@st.composite
def laid_out(draw):
    """Cells that tile a grid: (row, column, columns, rows, words), in reading order."""
    height = draw(st.integers(1, 5))
    free = [[True] * WIDTH for _ in range(height)]
    cells = []
    for row in range(height):
        for column in range(WIDTH):
            if not free[row][column]:
                continue
            room = next((c for c in range(column, WIDTH) if not free[row][c]), WIDTH) - column
            wide, tall = draw(st.integers(1, room)), draw(st.integers(1, height - row))
            for covered in range(row, row + tall):
                free[covered][column : column + wide] = [False] * wide
            cells.append((row, column, wide, tall, draw(WORDS)))
    return height, cells


@settings(max_examples=100, deadline=None)
@given(laid_out())
def test_a_table_of_spans_is_read_back_cell_by_cell(layout):
    height, cells = layout
    html = ["<table>"]
    for index in range(height):
        html.append("<tr>")
        html += [
            f"<td colspan={wide} rowspan='{tall}'>{escape(words)}</td>"
            for row, _, wide, tall, words in cells
            if row == index
        ]
    read = rows_of(parsed("".join(html)).css_first("table"))
    assert [(c.row, c.column, c.column_end, c.text) for row in read for c in row] == [
        (row, column, column + wide, squeeze(words)) for row, column, wide, _, words in cells
    ]


PIECES = st.sampled_from(
    ["$", "(", ")", "%", "1,234", "(5", "6)", "0.7", "—", "NM", "x", "pts", "2025", "US$", "", "Revenue", "(a)"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12))
def test_pieces_are_joined_in_order_and_nothing_is_lost(pieces):
    html = "<table><tr>" + "".join(f"<td>{piece}</td>" for piece in pieces) + "</tr></table>"
    (row,) = rows_of(parsed(html).css_first("table"))
    assert "".join(cell.text for cell in row).replace(" ", "") == "".join(pieces)
    ends = [0]
    for cell in row:
        assert ends[-1] <= cell.column < cell.column_end
        ends.append(cell.column_end)


MARKUP = st.sampled_from(
    ["<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<td colspan=9999999>", "<th rowspan=0>",
     "<td colspan=-1>", "<td rowspan=99999>", "<td colspan=x>", "<td rowspan=3 colspan=2>", "<caption>", "<tbody>",
     "<p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<sup>1</sup>", "<ul><li>", "<li>", "<h2>", "<nav>", "<!--", "-->",
     "<span style='display:none'>", "</span>", "<p style='font-weight:700'>", "&nbsp;", "\u200b", "\0", "&#0;", "<", "&",
     "$", "(1,2", ")", "%", "7", "Revenue", "words ", "•", "\n", "\t"]
)  # fmt: skip


def read_unless_empty(html):
    try:
        return read_release(html)
    except ReadError as refused:
        if refused.reason != "empty":
            raise
        return None


@settings(max_examples=300, deadline=None)
@given(st.lists(MARKUP, max_size=80))
def test_whatever_the_markup_offsets_point_at_the_words_and_rows_are_in_order(parts):
    reading = read_unless_empty("".join(parts))
    if reading is None:
        return
    ends = [0]
    for block in reading.blocks:
        assert ends[-1] <= block.start < block.end <= len(reading.text)
        ends.append(block.end)
    for table in reading.tables:
        for row in table.rows:
            assert reading.text[row.start : row.end] == "\t".join(cell.text for cell in row.cells)
            assert [reading.text[cell.start : cell.end] for cell in row.cells] == [
                cell.text for cell in row.cells
            ]
            columns = [edge for cell in row.cells for edge in (cell.column, cell.column_end - 1)]
            assert columns == sorted(columns)
