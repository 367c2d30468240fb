"""Rows of a document's table for a terminal: cells under their headers, a table too wide cut.

Columns are made of the narrowest cells, which are those of amounts; a header over several of them is
set over all of these. Of a table that does not fit, the columns nearest to the chosen one are shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Console
from rich.text import Text

from extractors.model import Cell, Row
from flows.marks import Mark, marked
from warehouse.records import Span, SpanRole

_GAP: Final = 2  # spaces between two columns
_LEFT_OUT: Final = "…"
_WIDEST_AMOUNT: Final = 30
# How wide labels and headers may be before they are folded: where there is room, and where there is not.
_WIDEST: Final = ((44, 32), (36, 18))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell with its marks, over the columns from `first` to `last`."""

    text: Text
    first: int
    last: int


def printed(
    console: Console,
    rows: Sequence[Row],
    chosen: tuple[int, int],
    spans: Sequence[Span],
    marks: Mapping[SpanRole, Mark],
    width: int,
) -> list[list[Text]]:
    """Each row as lines of at most `width` letters.

    Args:
        chosen: row and HTML column of the cell that a claim was read from; it is never left out.
    """
    columns = _columns(rows)
    placed = [[_placed(cell, columns, spans, marks) for cell in row.cells] for row in rows]
    is_chosen = [row.index == chosen[0] for row in rows]
    widths = _widths(placed, is_chosen, len(columns), width)
    target = next(n for n, (start, end) in enumerate(columns) if chosen[1] < end)
    shown = _shown(widths, target, width)
    return [
        list(_lines(console, cells, shown, widths, width, is_amounts=here))
        for cells, here in zip(placed, is_chosen, strict=True)
    ]


def _columns(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Intervals of HTML columns, one per column to print, in order; they do not overlap."""
    columns: list[tuple[int, int]] = []
    cells = (cell for row in rows for cell in row.cells)
    for cell in sorted(cells, key=lambda cell: (cell.column_end - cell.column, cell.column)):
        if not any(start < cell.column_end and cell.column < end for start, end in columns):
            columns.append((cell.column, cell.column_end))
    return sorted(columns)


def _placed(
    cell: Cell,
    columns: Sequence[tuple[int, int]],
    spans: Sequence[Span],
    marks: Mapping[SpanRole, Mark],
) -> _Placed:
    over = [
        n for n, (start, end) in enumerate(columns) if start < cell.column_end and cell.column < end
    ]
    return _Placed(marked(cell.text, cell.start, spans, marks), over[0], over[-1])


def _widths(
    placed: Sequence[Sequence[_Placed]], is_chosen: Sequence[bool], count: int, room: int
) -> list[int]:
    """What each column needs: amounts stand on one line, labels and headers are folded to fit."""
    rows = [
        (cells, here) for cells, here in zip(placed, is_chosen, strict=True) if not _is_alone(cells)
    ]
    widths: list[int] = []
    for label, header in _WIDEST:
        widths = [1] * count
        widest = [
            (cell, label if cell.first == 0 else _WIDEST_AMOUNT if here else header)
            for cells, here in rows
            for cell in cells
        ]
        for cell, most in sorted(widest, key=lambda pair: pair[0].last - pair[0].first):
            _widen(widths, cell, most)
        if sum(widths) + _GAP * count <= room:
            break
    return widths


def _widen(widths: list[int], cell: _Placed, most: int) -> None:
    """Give the columns under a cell what it needs to be folded to `most` letters, words unbroken."""
    over = range(cell.first, cell.last + 1)
    longest_word = max(map(len, cell.text.plain.split()), default=0)
    need = max(min(cell.text.cell_len, most), min(longest_word, _WIDEST_AMOUNT))
    missing = need - sum(widths[n] for n in over) - _GAP * (len(over) - 1)
    for n in over:
        widths[n] += max(0, -(-missing // len(over)))


def _is_alone(cells: Sequence[_Placed]) -> bool:
    """Whether a row is one heading that stands over the labels, and has the whole line for itself."""
    return len(cells) == 1 and cells[0].first == 0


def _shown(widths: Sequence[int], target: int, width: int) -> list[int]:
    """The columns that fit: the first, the chosen one, and of the others the nearest to it."""
    shown = {0, target}
    others = sorted(set(range(len(widths))) - shown, key=lambda n: (abs(n - target), n))
    room = width - len(_LEFT_OUT) - _GAP - sum(widths[n] + _GAP for n in shown)
    for n in others:
        room -= widths[n] + _GAP
        if room < 0:
            break
        shown.add(n)
    return sorted(shown)


def _lines(
    console: Console,
    cells: Sequence[_Placed],
    shown: Sequence[int],
    widths: Sequence[int],
    width: int,
    *,
    is_amounts: bool,
) -> Iterator[Text]:
    """One row; the last lines of all its cells stand side by side, a label begins at the top."""
    if _is_alone(cells):
        yield from cells[0].text.wrap(console, width)
        return
    starts, at = {}, 0
    for n in shown:
        starts[n] = at
        at += widths[n] + _GAP
    folded = []
    for cell in cells:
        over = [n for n in shown if cell.first <= n <= cell.last]
        if over:
            room = starts[over[-1]] + widths[over[-1]] - starts[over[0]]
            lines = cell.text.wrap(console, room)
            for line in lines:
                line.rstrip()
                line.align(
                    "left" if over[0] == 0 else "right" if len(over) == 1 else "center", room
                )
            folded.append((starts[over[0]], lines))
    height = max((len(lines) for _, lines in folded), default=0)
    for number in range(height):
        line = Text()
        for start, lines in folded:
            nth = number if start == 0 else number - height + len(lines)
            if 0 <= nth < len(lines):
                line.append(" " * (start - line.cell_len))
                line.append_text(lines[nth])
        if is_amounts and number == height - 1 and len(shown) < len(widths):
            line.append(" " * (at - line.cell_len) + _LEFT_OUT, style="dim")
        line.rstrip()
        yield line
