"""Header rows → columns: which header cells stand over a value.

Mostly they overlap it. Where spacing went wrong, so that a header hangs beside its column, order tells:
as many groups as divide the columns evenly, as many names as there are values.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.model import Cell, Row
from extractors.tables.headers import Facets, facets

_RESTATED = re.compile(r"\(\s*as adjusted\s*\)", re.IGNORECASE)
_YEAR = re.compile(r"(?:fy|fiscal )?'?(?:19|20)\d\d[A-Ea-e*]?(?:\s?\(\w\))?\d?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """The words over values: `over` are the header cells, outermost first, `stub` those over the labels.

    `words` has the stub first, parted by a mark: without it "In millions, except per share amounts"
    would except the column too. `path` are the texts of `over`, `names` what they say beside periods,
    scales and kinds.
    """

    over: tuple[Cell, ...]
    stub: tuple[Cell, ...]
    words: str
    facets: Facets
    path: tuple[str, ...]
    names: tuple[str, ...]


def is_year(text: str) -> bool:
    """Whether a cell is a year, also with a footnote's mark.

    >>> [is_year(text) for text in ("2025", "FY2025", "2025A", "20,250")]
    [True, True, True, False]
    """
    return _YEAR.fullmatch(text) is not None


def overlap(a: Cell, b: Cell) -> int:
    """How many grid columns two cells share."""
    return max(0, min(a.column_end, b.column_end) - max(a.column, b.column))


def restated_columns(columns: Collection[Column]) -> Mapping[Column, Column]:
    """Columns of an earlier period that were restated, and what they are without saying so.

    "2024 (As Adjusted)" beside "2025" is GAAP after a change of accounting. Beside a column of the same
    period, or where all columns say so, the words mean a measure that is not GAAP.
    """
    plainly = {_period(c) for c in columns if c.facets.basis is None and c.facets.has_period}
    restated = {}
    for column in columns if plainly else ():
        words = _RESTATED.sub(" ", column.words)
        if words != column.words and column.facets.has_period:
            as_reported = replace(column, words=words, facets=facets(words))
            if _period(as_reported) not in plainly:
                restated[column] = as_reported
    return restated


def _period(column: Column) -> tuple[object, ...]:
    f = column.facets
    return f.duration, f.days, f.years, f.quarters


class HeaderRows:
    """The header rows in force; the columns below them are made once."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self._by_place: dict[tuple[int, int, int], Column] = {}
        self._by_cells: dict[tuple[int, ...], Column] = {}

    def over(self, values: Sequence[Cell], label: Sequence[Cell]) -> list[Column]:
        """The column of each value of a row whose label cells are given."""
        aside = label[0].column if label else -1
        columns = [self._column(value, aside) for value in values]
        if self.rows and any(not column.over for column in columns):
            return self._in_order(values, label) or columns
        return columns

    def _column(self, value: Cell, aside: int) -> Column:
        place = (value.column, value.column_end, aside)
        if place not in self._by_place:
            over = []
            for row in self.rows:
                best = max(row.cells, key=lambda cell: overlap(cell, value))
                if overlap(best, value):
                    over.append(best)
                elif (found := self._beside(row, value, aside)) is not None:
                    over.append(found)
            self._by_place[place] = self._of(tuple(over), aside)
        return self._by_place[place]

    def _of(self, over: tuple[Cell, ...], aside: int) -> Column:
        key = (aside, *(cell.start for cell in over))
        if key not in self._by_cells:
            stub = tuple(
                cell
                for row in self.rows
                for cell in row.cells
                if cell.column <= aside < cell.column_end
                if len(row.cells) > 1 and cell not in over
            )
            words = "; ".join(filter(None, (_words(stub), _words(over))))
            path = tuple(cell.text for cell in over)
            names = tuple(rest for text in path if (rest := facets(text).rest))
            self._by_cells[key] = Column(over, stub, words, facets(words), path, names)
        return self._by_cells[key]

    def _beside(self, row: Row, value: Cell, aside: int) -> Cell | None:
        """The cell of a header row that governs a value although it does not reach over it."""
        return _over_all(row) or self._group(row, value, aside) or self._over_years(row, value)

    def _group(self, row: Row, value: Cell, aside: int) -> Cell | None:
        """The group of an upper row that a column belongs to by its place in the order of columns.

        Only if groups share the columns evenly, and each stands over one of its own and of no other.
        """
        leaves = [cell for cell in self.rows[-1].cells if cell.column not in (0, aside)]
        groups = [cell for cell in row.cells if cell.column not in (0, aside)]
        if row is self.rows[-1] or len(groups) < 2 or len(leaves) % len(groups):
            return None
        width = len(leaves) // len(groups)
        own: Cell | None = None
        standing = set()
        for i, leaf in enumerate(leaves):
            group = groups[i // width]
            if any(overlap(leaf, other) for other in groups if other is not group):
                return None
            if overlap(leaf, group):
                standing.add(i // width)
            if overlap(leaf, value):
                own = group
        return own if len(standing) == len(groups) else None

    def _over_years(self, row: Row, value: Cell) -> Cell | None:
        """The only period of an upper row, where years stand below it and its span missed some of them.

        Each year once: where a year comes twice, another period is missing.
        """
        leaves = self.rows[-1].cells
        years = [leaf for leaf in leaves if is_year(leaf.text)]
        groups = [cell for cell in row.cells if cell.column > 0]
        if (
            row is self.rows[-1]
            or len(groups) != 1
            or len({leaf.text for leaf in years}) != len(years)
        ):
            return None
        below = [leaf for leaf in years if overlap(leaf, groups[0])]
        is_of_a_year = any(overlap(leaf, value) for leaf in years)
        f = facets(groups[0].text)
        is_period = f.duration is not None and not f.rest and f.kind == "amount"
        return groups[0] if is_period and below and is_of_a_year else None

    def _in_order(self, values: Sequence[Cell], label: Sequence[Cell]) -> list[Column] | None:
        """Columns by order: the lowest header row has exactly one cell for each value of the row."""
        leaves = [
            cell
            for cell in self.rows[-1].cells
            if not any(overlap(cell, words) for words in label) and cell.column > 0
        ]
        if len(leaves) != len(values) or any(
            overlap(leaf, value)
            for i, leaf in enumerate(leaves)
            for j, value in enumerate(values)
            if i != j
        ):
            return None
        above = HeaderRows(self.rows[:-1]).over(leaves, ())
        aside = label[0].column if label else -1
        return [
            self._of((*column.over, leaf), aside)
            for column, leaf in zip(above, leaves, strict=True)
        ]


def _words(cells: Sequence[Cell]) -> str:
    return " ".join(cell.text for cell in cells)


def _over_all(row: Row) -> Cell | None:
    """The only period of a header row: centred over all columns by spaces instead of a span."""
    over = [cell for cell in row.cells if cell.column > 0]
    if len(over) != 1 or over[0].column_end - over[0].column > 1:
        return None
    f = facets(over[0].text)
    return over[0] if f.duration is not None and not f.rest and f.kind == "amount" else None
