"""Where the number of an XBRL fact stands: the row or the sentence that a claim quotes."""

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from extractors.claims.prose.sentences import split
from extractors.model import Block, Reading
from warehouse.records import Span

_EVIDENCE = frozenset(("title", "heading", "paragraph", "list_item", "table_row"))


@dataclass(frozen=True, slots=True)
class Place:
    """The words around a number: the row as printed with the cell's coordinates, or the sentence."""

    start: int
    end: int
    cell: tuple[int, int, int] | None = None
    label: Span | None = None


class Places:
    """Where the numbers of a reading stand: sentences are told apart once for each paragraph."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._blocks = reading.blocks
        self._block_starts = [block.start for block in reading.blocks]
        self._rows = [(table.index, row) for table in reading.tables for row in table.rows]
        self._row_starts = [row.start for _, row in self._rows]
        self._sentences: dict[int, list[tuple[int, int]]] = {}

    def of(self, number: Span) -> Place | None:
        """The row or sentence of a number; None where it stands in what is no evidence."""
        index = bisect_right(self._block_starts, number.start) - 1
        block = self._blocks[index] if index >= 0 else None
        if block is None or number.end > block.end or block.kind not in _EVIDENCE:
            return None
        if block.kind == "table_row":
            return self._row(block, number)
        if index not in self._sentences:
            words = self._text[block.start : block.end]
            self._sentences[index] = [
                (block.start + start, block.start + end) for start, end in split(words)
            ]
        sentences = self._sentences[index]
        start, end = sentences[bisect_right(sentences, number.start, key=itemgetter(0)) - 1]
        return Place(min(start, number.start), max(end, number.end))

    def _row(self, block: Block, number: Span) -> Place:
        """A line of a table; with coordinates where it is one of the page's and not made by a reader."""
        at = bisect_right(self._row_starts, block.start) - 1
        if at < 0 or self._rows[at][1].start != block.start:
            return Place(block.start, block.end)
        table, row = self._rows[at]
        cell = row.cells[bisect_right(row.cells, number.start, key=attrgetter("start")) - 1]
        label = row.cells[0]
        return Place(
            block.start,
            block.end,
            cell=(table, row.index, cell.column),
            label=None if cell is label else Span("cue", label.start, label.end),
        )
