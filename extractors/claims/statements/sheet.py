"""Rows and columns of a table with what governs them: header paths, sections, captions.

A statement is read from top to bottom with a small state: the header rows that are in force (a new
group of header rows replaces the old one), the section headings above a row, and a period that stands
alone on a row. The result is one `Line` per row with values, each value under its `Column`; what the
words mean is `headers`' and `labels`' business.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.claims.statements.header_rows import (
    Column,
    HeaderRows,
    is_year,
    overlap,
    restated_columns,
)
from extractors.claims.statements.labels import label_of, words_of
from extractors.model import Cell, Row, Table
from extractors.tables.grid import is_number, is_value
from extractors.tables.headers import facets

_LETTERS = re.compile(r"[A-Za-z]{2}|[A-Z][./][A-Z]|\b(?:[QH][1-4]|[1-4][QH])(?=\b|\d)")
_FOOTNOTE = re.compile(r"\((?:\d{1,2}|[a-z])\)")
_AMOUNT_IN_WORDS = re.compile(r"[~≈±]?\s?(?:[A-Z]{0,3}[$€£¥])?\s?\(?\d")
_CONTINUES = re.compile(r"[a-z(]")
_PAGE_MARK = re.compile(
    r"[A-Z]{0,2}[\d\W]*|.{0,24}\bpage\b.{0,10}|.{0,120}\bcontinued\b.{0,30}", re.IGNORECASE
)
_TOTAL = re.compile(r"(?:sub)?totals?\b")
_NO_NAME = frozenset("total subtotal net and of the or a income loss".split())
_PER_SHARE = re.compile(r"\bper\b.*\bshare\b|\beps\b")
_PER_SHARE_PART = re.compile(
    r"(?:basic|diluted|assuming|and|dilution| )+$|(?:net |continuing|discontinued|income|loss|earnings|profit)(?!.*\bshares\b)"
)
MAX_SECTIONS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One row with values and the words that govern it.

    `sections` are the headings over the row, outermost first; `scope` is a period alone on a row above;
    `values` are the value cells with the columns they stand in. `follows_profit` says that of the rows
    above, net income stands nearer than comprehensive income: what is split below it is the profit.
    """

    row: Row
    label: str
    label_cells: tuple[Cell, ...]
    sections: tuple[Cell, ...]
    scope: Cell | None
    values: tuple[tuple[Cell, Column], ...]
    follows_profit: bool = False

    @property
    def section(self) -> str:
        """All headings over the row as one text."""
        return " ".join(cell.text for cell in self.sections)


@dataclass(frozen=True, slots=True)
class Entry:
    """One value cell in its row and column."""

    line: Line
    cell: Cell
    column: Column

    @property
    def label(self) -> str:
        return self.line.label

    @property
    def row(self) -> Row:
        return self.line.row


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as lines. `captions` stand in the table above its first header, `headers` are the
    header rows in force at its end, for a table that goes on without header of its own."""

    table: Table
    captions: tuple[Cell, ...]
    lines: tuple[Line, ...]
    headers: HeaderRows
    scope: Cell | None
    sections: tuple[Cell, ...]
    is_continued: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(line.label for line in self.lines)

    def entries(self) -> Iterator[Entry]:
        """All value cells, row by row."""
        for line in self.lines:
            for cell, column in line.values:
                yield Entry(line, cell, column)


def sheet_of(table: Table, previous: Sheet | None = None) -> Sheet:
    """Read a table; `previous` is the sheet directly above it, which it may continue."""
    reader = _Reader(_label_column(table))
    goes_on = (
        previous is not None
        and previous.headers.rows
        and not _has_header(table)
        and all(map(is_page_mark, table.heading))
    )
    if goes_on and previous is not None:
        reader.headers = previous.headers
        reader.scope = previous.scope
        reader.sections = list(previous.sections)
        reader.seen_data = True
    for row in table.rows:
        reader.read(row)
    return Sheet(
        table=table,
        captions=(previous.captions if goes_on and previous else ()) + tuple(reader.captions),
        lines=_with_restated_columns(_without_footnote_columns(reader.lines)),
        headers=reader.headers,
        scope=reader.scope,
        sections=tuple(reader.sections),
        is_continued=bool(goes_on),
    )


def is_page_mark(line: str) -> bool:
    """Whether a line is only there because a page ended.

    >>> [is_page_mark(line) for line in ("12", "A - 3", "Acme/Page 14", "(continued)", "Balance sheets")]
    [True, True, True, True, False]
    """
    return _PAGE_MARK.fullmatch(line) is not None


def _has_header(table: Table) -> bool:
    """Whether a header row comes before the table's first numbers, or a caption that is a title."""
    for row in table.rows:
        if _is_header(row):
            return True
        if any(is_number(cell.text) for cell in row.cells):
            return False
    return True


def _label_column(table: Table) -> int:
    """Where the labels of the table's rows begin: where the first row with words and a number has its words."""
    for row in table.rows:
        if any(is_number(cell.text) and not is_year(cell.text) for cell in row.cells):
            words = next(
                (c for c in row.cells if _LETTERS.search(c.text) and not is_value(c.text)), None
            )
            if words is not None:
                return words.column
    return 0


def _is_header(row: Row) -> bool:
    """Header rows have words or years over the columns and no amounts."""
    cells = row.cells
    if any(is_value(cell.text) and not is_year(cell.text) for cell in cells):
        return False
    if len(cells) == 1:
        cell = cells[0]
        if cell.column >= 2:
            return True
        f = facets(cell.text)
        is_over_columns = cell.column > 0 or cell.column_end > 3
        return f.has_period and not f.rest and is_over_columns
    first = cells[0]
    if first.column == 0 and label_of(first.text) and not any(is_year(c.text) for c in cells[1:]):
        return any(facets(cell.text).has_period for cell in cells[1:])
    return True


class _Reader:
    """The state while a table is read downwards."""

    def __init__(self, label_column: int) -> None:
        self.label_column = label_column
        self.captions: list[Cell] = []
        self.headers = HeaderRows(())
        self.scope: Cell | None = None
        self.sections: list[Cell] = []
        self.lines: list[Line] = []
        self.seen_data = False
        self._in_headers = False
        self._after_section = False
        self._measured: set[str] = set()
        self._follows_profit = False

    def read(self, row: Row) -> None:
        if self._is_caption(row):
            self.captions.append(row.cells[0])
        elif _is_header(row) and not self._is_among_labels(row):
            self._header(row)
        elif len(row.cells) == 1 and not is_value(row.cells[0].text):
            self._heading(row.cells[0])
        else:
            self._data(row)

    def _is_caption(self, row: Row) -> bool:
        """A title or a scale alone on a row, above all headers; a period there is a header."""
        if self.headers.rows or self.seen_data or len(row.cells) != 1:
            return False
        text = row.cells[0].text
        if is_value(text):
            return False
        f = facets(text)
        return bool(f.rest) or not f.has_period

    def _is_among_labels(self, row: Row) -> bool:
        """A heading of rows whose labels stand in the middle of the table, below its header."""
        return (
            len(row.cells) == 1
            and bool(self.headers.rows)
            and row.cells[0].column == self.label_column > 0
            and not facets(row.cells[0].text).has_period
        )

    def _header(self, row: Row) -> None:
        above = self.headers.rows if self._in_headers else self._still_over(row)
        if not self._in_headers and self.seen_data:
            self.scope = None
            self.sections = []
        self._in_headers = True
        self._after_section = False
        self.headers = HeaderRows((*above, row))

    def _still_over(self, row: Row) -> tuple[Row, ...]:
        """The upper header rows, where a row further down only renames the columns below them."""
        rows = self.headers.rows
        if len(rows) < 2 or any(facets(cell.text).has_period for cell in row.cells):
            return ()
        new, old = ([c for c in one.cells if c.column > 0] for one in (row, rows[-1]))
        is_renamed = len(new) == len(old) > 1 and all(map(overlap, new, old))
        return rows[:-1] if is_renamed else ()

    def _heading(self, cell: Cell) -> None:
        f = facets(cell.text)
        if f.scale is not None and not f.rest:
            self.captions.append(cell)  # "(in millions)" below the header governs as above it
            return
        self._measured.clear()
        if f.has_period and not f.rest and f.kind == "amount":
            self.scope = cell
        else:
            outer = self.sections if self._after_section else self._still_open(cell)
            self.sections = [*outer, cell][-MAX_SECTIONS:]
        self._after_section = True

    def _still_open(self, cell: Cell) -> list[Cell]:
        """The heading that another one below it only divides: earnings per share into basic and diluted."""
        if self.sections and _PER_SHARE.search(words_of(self.sections[0].text)):
            return [self.sections[0]] if _PER_SHARE_PART.match(words_of(cell.text)) else []
        return []

    def _data(self, row: Row) -> None:
        label_cells, values = _label_and_values(row)
        label = " ".join(cell.text for cell in label_cells)
        if self._after_section and self.sections and label and _CONTINUES.match(label):
            # A label that wraps: its first line stood alone on the row above.
            before = self.sections[-1].text
            if not before.endswith(":"):
                label = f"{before} {label}"
        self.seen_data = True
        self._in_headers = False
        self._after_section = False
        words = words_of(label)
        measured = {found.metric for found in label_of(label)} if self.sections else set()
        if _TOTAL.match(words) and measured & self._measured:
            self.sections = []  # the section has had its own row of this: the total is of them all
        self._measured |= measured
        self.lines.append(
            Line(
                row=row,
                label=label,
                label_cells=tuple(label_cells),
                sections=tuple(self.sections),
                scope=self.scope,
                values=tuple(zip(values, self.headers.over(values, label_cells), strict=True)),
                follows_profit=self._follows_profit,
            )
        )
        if "comprehensive" in words:
            self._follows_profit = False
        elif any(found.metric == "net_income" for found in label_of(label)):
            self._follows_profit = True
        if self.sections and _TOTAL.match(words):
            self._close_sections(words)

    def _close_sections(self, total: str) -> None:
        """A total ends the section that it sums, and those inside that; the next row is outside."""
        named = set(total.split()) - _NO_NAME
        for depth in reversed(range(len(self.sections))):
            if not named or named & set(words_of(self.sections[depth].text).split()):
                del self.sections[depth:]
                return


def _label_and_values(row: Row) -> tuple[list[Cell], list[Cell]]:
    """The label is the first run of words, wherever it stands; values are all other cells."""
    label: list[Cell] = []
    values: list[Cell] = []
    closed = False
    for cell in row.cells:
        is_words = not is_value(cell.text) and bool(_LETTERS.search(cell.text))
        if label and _AMOUNT_IN_WORDS.match(cell.text):
            is_words = False
        if is_words and not closed:
            label.append(cell)
            continue
        if label:
            closed = True
        values.append(cell)
    return label, values


def _with_restated_columns(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines, with columns such as "2024 (As Adjusted)" as the GAAP columns that they are."""
    restated = restated_columns({column for line in lines for _, column in line.values})
    if not restated:
        return tuple(lines)
    return tuple(
        replace(
            line, values=tuple((cell, restated.get(column, column)) for cell, column in line.values)
        )
        for line in lines
    )


def _without_footnote_columns(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Drop columns without a name in which nothing but marks like `(1)` stands: notes, not small losses."""
    notes: dict[int, bool] = {}
    for line in lines:
        for cell, column in line.values:
            if notes.get(cell.column, True):
                is_mark = _FOOTNOTE.fullmatch(cell.text) is not None
                notes[cell.column] = is_mark and not column.names
    if not any(notes.values()):
        return tuple(lines)
    return tuple(
        Line(
            line.row,
            line.label,
            line.label_cells,
            line.sections,
            line.scope,
            tuple(value for value in line.values if not notes[value[0].column]),
            line.follows_profit,
        )
        for line in lines
    )
