"""Tables in plain text that was copied from a page one cell per line.

A label stands on a line, `$`, the number and the closing bracket on lines of their own below it; the
header came out the same way, first the periods, then the years. The columns are gone, only the order
is left: a row is read only if it has exactly as many amounts as the header has columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model import Cell, Row, Table
from extractors.tables.grid import GridCell, is_fragment, is_value, joined, squeeze
from extractors.tables.headers import facets

LEAST_ROWS = 2  # one line with a number below a date is no table
MAX_LABEL = 160
MAX_HEADER_LINE = 60
MAX_HEADINGS = 4
MAX_EMPTY_LABELS = 5
MAX_LINES_OF_A_ROW = 80


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Header:
    """Columns as printed: each leaf (a year, a date) with the group of words that governs it."""

    groups: tuple[tuple[_Line, ...], ...]
    leaves: tuple[_Line, ...]
    lines: int


def linewise_tables(text: str) -> tuple[Table, ...]:
    """All tables of a text with one cell per line; none where the lines have no such order.

    Column 0 is the label, columns 1 to n the amounts. `text[row.start:row.end]` is the row as printed,
    with its line ends; a cell's text has its pieces joined, its offsets reach from the first to the
    last of them.

    >>> text = "Year Ended December 31,\\n2025\\n2024\\nRevenue\\n$\\n12\\n$\\n(9\\n)\\nCosts\\n7\\n8"
    >>> [[cell.text for cell in row.cells] for row in linewise_tables(text)[0].rows]
    [['Year Ended December 31,'], ['2025', '2024'], ['Revenue', '$12', '$(9)'], ['Costs', '7', '8']]
    """
    lines = _lines(text)
    tables: list[Table] = []
    at = 0
    while at < len(lines):
        header = _header_at(lines, at)
        if header is None:
            at += 1
            continue
        rows, after = _rows(lines, at + header.lines, len(header.leaves))
        if sum(len(row) > 1 for row in rows) >= LEAST_ROWS:
            tables.append(_table(len(tables), lines, at, header, rows))
            at = after
        else:
            at += header.lines
    return tuple(tables)


def _lines(text: str) -> list[_Line]:
    lines = []
    position = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = position + raw.index(stripped[0])
            lines.append(_Line(squeeze(stripped), start, start + len(stripped)))
        position += len(raw)
    return lines


def _is_period(line: _Line) -> bool:
    if len(line.text) > MAX_HEADER_LINE:
        return False
    f = facets(line.text)
    return f.has_period and not f.rest and f.kind == "amount"


def _is_leaf(line: _Line) -> bool:
    """A year, or a date with its year: what stands directly over one column."""
    f = facets(line.text)
    return f.duration is None and (bool(f.years) or any(year for _, _, year in f.days))


def _header_at(lines: Sequence[_Line], at: int) -> _Header | None:
    end = at
    while end < len(lines) and end - at < 20 and _is_period(lines[end]):
        end += 1
    leaves: list[_Line] = []
    while end - len(leaves) > at and _is_leaf(lines[end - len(leaves) - 1]):
        leaves.insert(0, lines[end - len(leaves) - 1])
    if not leaves or end >= len(lines) or is_fragment(lines[end].text):
        return None
    groups: list[list[_Line]] = []
    for line in lines[at : end - len(leaves)]:
        if facets(line.text).duration is not None or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    if groups and len(leaves) % len(groups):
        return None
    return _Header(tuple(tuple(group) for group in groups), tuple(leaves), end - at)


def _rows(
    lines: Sequence[_Line], at: int, columns: int
) -> tuple[list[list[tuple[str, _Line, _Line]]], int]:
    """Rows below a header as (text, first line, last line) of each cell; a lone label is a heading."""
    rows: list[list[tuple[str, _Line, _Line]]] = []
    empty = 0
    while at < len(lines) and len(lines[at].text) <= MAX_LABEL:
        label = lines[at]
        if _header_at(lines, at) is not None or is_fragment(label.text):
            break
        end = at + 1
        while end < len(lines) and end - at < MAX_LINES_OF_A_ROW and is_fragment(lines[end].text):
            end += 1
        values = _values(lines[at + 1 : end])
        if not values:
            empty += 1
            if empty > MAX_EMPTY_LABELS:
                break
            rows.append([(label.text, label, label)])
        elif len(values) == columns:
            empty = 0
            rows.append([(label.text, label, label), *values])
        at = end
    while rows and len(rows[-1]) == 1:
        rows.pop()
    return rows, at


def _values(lines: Sequence[_Line]) -> list[tuple[str, _Line, _Line]]:
    """Pieces joined to amounts; empty if some piece is left over."""
    cells = joined([GridCell(line.text, 0, i, i + 1) for i, line in enumerate(lines)])
    if not all(is_value(cell.text) for cell in cells):
        return []
    return [(cell.text, lines[cell.column], lines[cell.column_end - 1]) for cell in cells]


def _table(
    index: int,
    lines: Sequence[_Line],
    at: int,
    header: _Header,
    rows: Sequence[Sequence[tuple[str, _Line, _Line]]],
) -> Table:
    printed: list[Row] = []
    if header.groups:
        width = len(header.leaves) // len(header.groups)
        spans = [
            (
                " ".join(line.text for line in group),
                group[0],
                group[-1],
                1 + i * width,
                1 + (i + 1) * width,
            )
            for i, group in enumerate(header.groups)
        ]
        printed.append(_row(len(printed), spans))
    leaves = [(line.text, line, line, i + 1, i + 2) for i, line in enumerate(header.leaves)]
    printed.append(_row(len(printed), leaves))
    printed.extend(
        _row(
            len(printed) + number,
            [(text, first, last, i, i + 1) for i, (text, first, last) in enumerate(cells)],
        )
        for number, cells in enumerate(rows)
    )
    heading = tuple(
        line.text
        for line in lines[max(0, at - MAX_HEADINGS) : at]
        if len(line.text) <= MAX_LABEL and not is_fragment(line.text)
    )
    return Table(index, heading, tuple(printed))


def _row(index: int, cells: Sequence[tuple[str, _Line, _Line, int, int]]) -> Row:
    return Row(
        index,
        cells[0][1].start,
        cells[-1][2].end,
        tuple(
            Cell(text, index, column, column_end, first.start, last.end)
            for text, first, last, column, column_end in cells
        ),
    )
