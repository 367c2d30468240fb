"""HTML tables → logical grids: one cell for one thing a person would read.

Filing software prints `$`, the number and the closing bracket of one amount in three HTML cells, puts
empty columns between the years for spacing, and lets header cells span all of that. `rows_of` undoes
it: spans become column intervals (never expanded cells, so a span of a million costs nothing), pieces
of one amount become one cell, empty cells go. Columns keep their HTML grid position, because headers
are matched to amounts by overlap.

Work is bounded by the number of HTML cells: spans are clipped, not trusted.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from extractors.tables.expectations import is_expectation

MAX_COLUMN = 4_000
MAX_CELLS = 200_000
MAX_OPEN_SPANS = 500

# White space that `str.split` does not know.
_ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff]")
_CURRENCY = r"(?:US|U\.S\. ?|CA|C|A|AU|HK|NT|S|R)?[$€£¥₩₹]|(?:USD|EUR|GBP|CAD|AUD|JPY|CNY|RMB|CHF|DKK|NOK|SEK|HKD|TWD|KRW|INR)"
_PREFIX = re.compile(rf"(?:{_CURRENCY})\s?[(\-−–]?|\(\s?(?:{_CURRENCY})?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SUFFIX = re.compile(r"\)?\s?(?:%|x|[MG]W|pts?\.?|bps|pp|ppts?)?\s?\)?", re.IGNORECASE)
_NUMBER_START = re.compile(r"[(\-−–]?\s?(?:\d|\.\d)|[—–‒-]|N/?[AM]\b", re.IGNORECASE)
_NUMBER_END = re.compile(r"(?:\d|[—–‒-])\s?\)?$|N/?[AM]$", re.IGNORECASE)
VALUE = re.compile(
    rf"(?:{_CURRENCY})?\s?[(\-−–+]?\s?(?:{_CURRENCY})?\s?[(\-−–]?\s?"
    r"(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?"
    r"\s?\)?\s?(?:%|x|[MG]W|pts?\.?|bps|pp|ppts?)?\s?\)?",
    re.IGNORECASE,
)
_WITH_SCALE = re.compile(
    rf"(?P<currency>{_CURRENCY})?\s?[(\-−–+]?\s?(?:{_CURRENCY})?\s?[(\-−–]?\s?"
    r"(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s?\)?[\s-]?"
    r"(?P<scale>thousand|million|billion|trillion|mm|mn|bn|[bmk])\)?",
    re.IGNORECASE,
)
_SIGN = re.compile(rf"[(\-−–+ ]*({_CURRENCY})")
_EMPTY_VALUE = re.compile(
    rf"(?:{_CURRENCY})?\s?\(?\s?(?:[—–‒―-]+|N/?[AM]|n\.[am]\.|\*+)\s?\)?\s?%?", re.IGNORECASE
)
_SPAN = re.compile(r"\s*(\d{1,6})")
_HAS_DIGIT = re.compile(r"\d")


class GridCell(NamedTuple):
    """A logical cell: text with single spaces, grid row, and the columns [column, column_end).

    A tuple, because a release has thousands of them.
    """

    text: str
    row: int
    column: int
    column_end: int
    is_header: bool = False


def squeeze(text: str) -> str:
    """Text with every run of white space (also the no-break and zero-width kinds) as one space.

    >>> squeeze(" Three\\u00a0months \\n ended ")
    'Three months ended'
    """
    return " ".join((text if text.isascii() else _ZERO_WIDTH.sub(" ", text)).split())


@lru_cache(maxsize=32_768)
def is_value(text: str) -> bool:
    """Whether a cell is an amount, a ratio, a range of them or the sign for an empty one, and nothing else.

    >>> [is_value(t) for t in ("$(1,234)", "12.5%", "—", "NM", "2025", "$12.8-13.8 billion", "")]
    [True, True, True, True, True, True, False]
    >>> [is_value(t) for t in ("$8.0 billion", "$14,083 M", "9M", "2Q25")]
    [True, True, False, False]
    """
    return _EMPTY_VALUE.fullmatch(text) is not None or is_number(text) or is_expectation(text)


@lru_cache(maxsize=32_768)
def is_number(text: str) -> bool:
    """Whether a cell is one number with its signs and units: no range, and no sign for an empty cell.

    >>> [is_number(t) for t in ("$(1,234)", "12.5%", "$8.0 billion", "—", "8 - 9%")]
    [True, True, True, False, False]
    """
    if not _HAS_DIGIT.search(text):
        return False
    return VALUE.fullmatch(text) is not None or scale_word(text) is not None


@lru_cache(maxsize=32_768)
def scale_word(text: str) -> str | None:
    """The word for the scale of an amount that states its own, as printed; None for any other cell.

    >>> scale_word("$8.0 billion"), scale_word("$(4.3) billion"), scale_word("$14,083")
    ('billion', 'billion', None)
    """
    match = _WITH_SCALE.fullmatch(text)
    if match is None:
        return None
    # A letter needs a currency or a number that is no count: "9M" over a column is nine months.
    is_amount = match["currency"] is not None or not match["number"].isdigit()
    return match["scale"] if is_amount or len(match["scale"]) > 1 else None


def currency_sign(text: str) -> str | None:
    """The currency that a value is printed with, None if none.

    >>> currency_sign("€ 1,234"), currency_sign("(US$12)"), currency_sign("1,234")
    ('€', 'US$', None)
    """
    match = _SIGN.match(text)
    return match[1] if match else None


def rows_of(table: LexborNode) -> list[list[GridCell]]:
    """The logical rows of a table that has no table inside; rows without any text are empty lists.

    Cells beyond `MAX_CELLS` HTML cells or `MAX_COLUMN` columns are left out.
    """
    return [joined(row) for row in _placed(table)]


def _placed(table: LexborNode) -> Iterator[list[GridCell]]:
    """Non-empty HTML cells at their grid positions, row by row."""
    open_spans: list[tuple[int, int, int]] = []  # column, column_end, rows still covered
    budget = MAX_CELLS
    for number, row in enumerate(_html_rows(table)):
        cells: list[GridCell] = []
        covered = iter(sorted(open_spans) if open_spans else ())
        span = next(covered, None)
        started: list[tuple[int, int, int]] = []
        column = 0
        for html_cell in row.iter():
            tag = html_cell.tag
            if tag not in ("td", "th"):
                continue
            while span is not None and span[0] <= column:
                column = max(column, span[1])
                span = next(covered, None)
            budget -= 1
            if budget < 0 or column >= MAX_COLUMN:
                break
            attributes = html_cell.attributes
            wide, tall = attributes.get("colspan"), attributes.get("rowspan")
            end = min(column + _span(wide), MAX_COLUMN) if wide else column + 1
            if tall and len(open_spans) + len(started) < MAX_OPEN_SPANS:
                started.append((column, end, _span(tall)))
            text = html_cell.text()
            if text and (text := squeeze(text)):
                cells.append(GridCell(text, number, column, end, tag == "th"))
            column = end
        open_spans = [(a, b, down - 1) for a, b, down in (*open_spans, *started) if down > 1]
        yield cells


def _html_rows(table: LexborNode) -> Iterator[LexborNode]:
    """Rows in their order; the parser puts each into a section of the table."""
    for section in table.iter():
        for row in section.iter():
            if row.tag == "tr":
                yield row


@lru_cache(maxsize=1024)
def _span(printed: str) -> int:
    """A colspan or rowspan; anything but a number of 1 to `MAX_COLUMN` counts as the nearest of these."""
    digits = _SPAN.match(printed)
    return max(1, min(int(digits[1]), MAX_COLUMN)) if digits else 1


def joined(cells: list[GridCell]) -> list[GridCell]:
    """Pieces of one amount as one cell: `$` + `(1,234` + `)` → `$(1,234)`."""
    logical: list[GridCell] = []
    for cell in cells:
        last = logical[-1] if logical else None
        if last is not None and _belong_together(last.text, cell.text):
            logical[-1] = last._replace(
                text=_glue(last.text, cell.text), column_end=cell.column_end
            )
        else:
            logical.append(cell)
    return logical


def is_fragment(text: str) -> bool:
    """Whether a text is an amount or a piece of one (`$`, `(`, `)%`).

    >>> [is_fragment(t) for t in ("$", "(40,970", ")", "61", "%", "Revenue", "$ 5")]
    [True, True, True, True, True, False, True]
    """
    if is_value(text) or _PREFIX.fullmatch(text) is not None:
        return True
    return _SUFFIX.fullmatch(text) is not None or is_value(text + ")")


def _belong_together(left: str, right: str) -> bool:
    if not left[-1].isdigit() and _PREFIX.fullmatch(left):
        if _PREFIX.fullmatch(right):
            return "(" in left + right  # "$" beside "$" are the units of two columns
        return _NUMBER_START.match(right) is not None
    if right[0].isdigit() or not _SUFFIX.fullmatch(right) or _YEAR.fullmatch(left):
        return False
    is_open = left.count("(") > left.count(")")
    if right.startswith(")") or right.endswith(")"):
        return is_open
    return bool(_NUMBER_END.search(left)) and is_value(left)


def _glue(left: str, right: str) -> str:
    return f"{left} {right}" if right[0].isalpha() and left[-1].isalnum() else left + right
