"""What a reader hands to the claim extractors: text with its layout.

Bytes → `Reading` is the readers' work and knows formats; `Reading` → claims knows language and
statements. The two meet here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from warehouse.records import DocumentKind, Span

BlockKind = Literal[
    "title", "heading", "paragraph", "list_item", "table_row", "boilerplate", "noise"
]


class ReadError(Exception):
    """The one error that is tolerated per document: it becomes a quarantine row.

    `reason` is a slug to group by (`empty`, `binary`, `too-large`, `truncated-archive` …); the message
    says what was expected, what was found and what to do.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that is laid out as one thing; blocks are ordered and do not overlap.

    `noise` (navigation, related stories, newsletter boxes, captions, repeated pull-quotes) and
    `boilerplate` (operator words, safe harbour, machine-made summaries) stay in the text and are never
    evidence. `speaker` and `role` are set in transcripts (role: `company`, `analyst`, `operator`).
    """

    start: int
    end: int
    kind: BlockKind
    speaker: str | None = None
    role: str | None = None


class Cell(NamedTuple):
    """One logical cell: `$`, brackets and `%` of neighbouring HTML cells joined to the number.

    `row` and `column` count HTML grid positions after spans are expanded, `column_end` is the first
    position after it; `start` and `end` are offsets in the document's text. A tuple, because a
    document has thousands of them.
    """

    text: str
    row: int
    column: int
    column_end: int
    start: int
    end: int
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row as printed: its cells in order; `text[start:end]` is the row's line."""

    index: int
    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the document in reading order. `heading` is what stands directly above it."""

    index: int
    heading: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One number that its filer tagged with an XBRL concept, and where it stands in the text.

    `value` is in full units, and its last digit is the last one printed: 26.0 billion is `2.60E+10`.
    `unit` is an ISO currency code or `<code>/share`. Without `first_day` it is a level on `last_day`.
    `members` are (axis, member) pairs that narrow it to a part of the company; without any it is the
    whole company's. `spans` has the number's (role `value`), and those of its concept and period where
    the text names them.
    """

    concept: str
    value: Decimal
    unit: str
    first_day: date | None
    last_day: date
    members: tuple[tuple[str, str], ...] = ()
    scale_as_printed: str | None = None
    spans: tuple[Span, ...]

    @property
    def printed(self) -> Span:
        """Where the number stands."""
        return next(span for span in self.spans if span.role == "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document as a reader sees it; the flow adds ids and what the capture declares.

    `part` tells the documents of one capture apart (an exhibit's sequence number, a row of a CSV).
    What the page does not say is None: nothing is guessed from the file's name.
    """

    text: str
    blocks: Sequence[Block]
    tables: Sequence[Table] = ()
    facts: Sequence[Fact] = ()
    reader: str
    reader_version: str
    part: str = "0"
    url: str | None = None
    kind: DocumentKind | None = None
    publisher: str | None = None
    tier: int | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    accepted_at: datetime | None = None
    entity_id: str | None = None
    form: str | None = None
    accession: str | None = None
