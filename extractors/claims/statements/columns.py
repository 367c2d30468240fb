"""Rows and columns of a table with what governs them: header paths, sections, captions.

A statement is read from top to bottom with a small state: the header rows that are in force (a new
group of header rows replaces the old one), the section headings above a row, and a period that stands
alone on a row. The result is one `Entry` per value cell, which carries all these words; what they mean
is `headers`' and `labels`' business.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.claims.statements.labels import label_of
from extractors.model import Cell, Row, Table
from extractors.tables.grid import is_number, is_value
from extractors.tables.headers import Facets, facets

_YEAR = re.compile(r"(?:fy|fiscal )?'?(?:19|20)\d\d[A-Ea-e*]?(?:\s?\(\w\))?\d?", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z]{2}")
_FOOTNOTE = re.compile(r"\((?:\d{1,2}|[a-z])\)")
_AMOUNT_IN_WORDS = re.compile(r"[~≈±]?\s?(?:[A-Z]{0,3}[$€£¥])?\s?\(?\d")
_CONTINUES = re.compile(r"[a-z(]")
_PAGE_MARK = re.compile(
    r"[A-Z]{0,2}[\d\W]*|.{0,24}\bpage\b.{0,10}|.{0,120}\bcontinued\b.{0,30}", re.IGNORECASE
)
MAX_SECTIONS = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One value cell and the words that govern it.

    `path` are the header cells above it, outermost first; `stub` is what stands in the header rows over
    the labels; `scope` a period alone on a row above; `sections` the headings over the row.
    """

    row: Row
    cell: Cell
    label: str
    sections: tuple[str, ...]
    path: tuple[str, ...]
    stub: tuple[str, ...]
    scope: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as entries. `captions` stand in the table above its first header, `headers` are the
    header rows in force at its end, for a table that goes on without header of its own."""

    table: Table
    captions: tuple[str, ...]
    entries: tuple[Entry, ...]
    labels: tuple[str, ...]
    headers: tuple[Row, ...]
    scope: str
    sections: tuple[str, ...]
    is_continued: bool = False


def sheet_of(table: Table, previous: Sheet | None = None) -> Sheet:
    """Read a table; `previous` is the sheet directly above it, which it may continue."""
    reader = _Reader()
    goes_on = (
        previous is not None
        and previous.headers
        and not _has_header(table)
        and all(map(is_page_mark, table.heading))
    )
    if goes_on and previous is not None:
        reader.headers = list(previous.headers)
        reader.scope = previous.scope
        reader.sections = previous.sections
        reader.seen_data = True
    for row in table.rows:
        reader.read(row)
    return Sheet(
        table=table,
        captions=(previous.captions if goes_on and previous else ()) + tuple(reader.captions),
        entries=_without_footnote_columns(reader.entries),
        labels=tuple(reader.labels),
        headers=tuple(reader.headers),
        scope=reader.scope,
        sections=reader.sections,
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


def _is_year(text: str) -> bool:
    return _YEAR.fullmatch(text) is not None


def _is_header(row: Row) -> bool:
    """Header rows have words or years over the columns and no amounts."""
    values = [cell for cell in row.cells if is_value(cell.text) and not _is_year(cell.text)]
    if values:
        return False
    cells = row.cells
    if len(cells) == 1:
        cell = cells[0]
        if cell.column >= 2:
            return True
        f = facets(cell.text)
        is_over_columns = cell.column > 0 or cell.column_end > 3
        return f.has_period and not f.rest and is_over_columns
    first = cells[0]
    if first.column == 0 and label_of(first.text) and not any(map(_is_year_cell, cells[1:])):
        return any(facets(cell.text).has_period for cell in cells[1:])
    return True


def _is_year_cell(cell: Cell) -> bool:
    return _is_year(cell.text)


class _Reader:
    """The state while a table is read downwards."""

    def __init__(self) -> None:
        self.captions: list[str] = []
        self.headers: list[Row] = []
        self.scope = ""
        self.sections: tuple[str, ...] = ()
        self.entries: list[Entry] = []
        self.labels: list[str] = []
        self.seen_data = False
        self._in_headers = False
        self._after_section = False
        self._paths: dict[tuple[int, int], tuple[str, ...]] = {}

    def read(self, row: Row) -> None:
        if self._is_caption(row):
            self.captions.append(row.cells[0].text)
        elif _is_header(row):
            self._header(row)
        elif len(row.cells) == 1 and not is_value(row.cells[0].text):
            self._heading(row.cells[0])
        else:
            self._data(row)

    def _is_caption(self, row: Row) -> bool:
        """A title or a scale alone on a row, above all headers; a period there is a header."""
        if self.headers or self.seen_data or len(row.cells) != 1 or is_value(row.cells[0].text):
            return False
        f = facets(row.cells[0].text)
        return bool(f.rest) or not f.has_period

    def _header(self, row: Row) -> None:
        if not self._in_headers:
            self.headers = []
            if self.seen_data:
                self.scope = ""
                self.sections = ()
        self._in_headers = True
        self._after_section = False
        self.headers.append(row)
        self._paths = {}

    def _path_to(self, value: Cell) -> tuple[str, ...]:
        """The path of a column, looked up once below the same header rows."""
        place = (value.column, value.column_end)
        if place not in self._paths:
            self._paths[place] = _path(self.headers, value)
        return self._paths[place]

    def _heading(self, cell: Cell) -> None:
        f = facets(cell.text)
        if f.has_period and not f.rest and f.kind == "amount":
            self.scope = cell.text
        else:
            outer = self.sections if self._after_section else ()
            self.sections = (*outer, cell.text)[-MAX_SECTIONS:]
        self._after_section = True

    def _data(self, row: Row) -> None:
        label, values = _label_and_values(row)
        if self._after_section and self.sections and label and _CONTINUES.match(label):
            # A label that wraps: its first line stood alone on the row above.
            before = self.sections[-1]
            if not before.endswith(":"):
                label = f"{before} {label}"
        self.seen_data = True
        self._in_headers = False
        self._after_section = False
        self.labels.append(label)
        stub = tuple(
            cell.text
            for header in self.headers
            for cell in header.cells[:1]
            if cell.column == 0 and len(header.cells) > 1 and not _over(cell, values)
        )
        for cell in values:
            self.entries.append(
                Entry(
                    row=row,
                    cell=cell,
                    label=label,
                    sections=self.sections,
                    path=self._path_to(cell),
                    stub=stub,
                    scope=self.scope,
                )
            )


def _over(header: Cell, values: Sequence[Cell]) -> bool:
    return any(_overlap(header, value) for value in values)


def _overlap(a: Cell, b: Cell) -> int:
    return (
        min(a.column_end, b.column_end) - max(a.column, b.column)
        if (a.column < b.column_end and b.column < a.column_end)
        else 0
    )


def _path(headers: Sequence[Row], value: Cell) -> tuple[str, ...]:
    """The header cells over a value, outermost first: in each row the one that covers most of it."""
    path = []
    for header in headers:
        best = max(header.cells, key=lambda cell: _overlap(cell, value))
        if _overlap(best, value):
            path.append(best.text)
        elif (over_all := _over_all(header)) is not None:
            path.append(over_all)
    return tuple(path)


def _over_all(header: Row) -> str | None:
    """The only period of a header row: centred over all columns by spaces instead of a span."""
    over = [cell for cell in header.cells if cell.column > 0]
    if len(over) != 1 or over[0].column_end - over[0].column > 1:
        return None
    f = facets(over[0].text)
    return over[0].text if f.duration is not None and not f.rest and f.kind == "amount" else None


def _label_and_values(row: Row) -> tuple[str, list[Cell]]:
    """The label is the first run of words, wherever it stands; values are all other cells."""
    label: list[str] = []
    values: list[Cell] = []
    closed = False
    for cell in row.cells:
        is_words = bool(_LETTERS.search(cell.text)) and not is_value(cell.text)
        if label and _AMOUNT_IN_WORDS.match(cell.text):
            is_words = False
        if is_words and not closed:
            label.append(cell.text)
            continue
        if label:
            closed = True
        if not is_words or closed:
            values.append(cell)
    return " ".join(label), values


def _without_footnote_columns(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Drop columns in which nothing but marks like `(1)` stands: they are notes, not small losses."""
    notes: dict[int, bool] = {}
    for entry in entries:
        column = entry.cell.column
        notes[column] = notes.get(column, True) and bool(_FOOTNOTE.fullmatch(entry.cell.text))
    return tuple(entry for entry in entries if not notes[entry.cell.column])


def path_facets(entry: Entry) -> Facets:
    """Facets of everything over a column, the words over the labels included."""
    return facets(words_over(entry))


def words_over(entry: Entry) -> str:
    """What stands over the labels, then what stands over the column, parted.

    Without the mark between them "In millions, except per share amounts" would except the column too.
    """
    return _words_over(entry.stub, entry.path)


@lru_cache(maxsize=8192)
def _words_over(stub: tuple[str, ...], path: tuple[str, ...]) -> str:
    return "; ".join(filter(None, (" ".join(stub), " ".join(path))))
