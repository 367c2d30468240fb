"""Segments that a document itself names: amounts beside the names add up to the company's revenue.

The registry has the segments of the companies it knows. For any other company, and for a segment that
is new, the sum is the proof: if what stands beside "Beauty", "Grooming" … makes the total revenue of
some period, these are the parts that the company reports. They may be rows of a list, columns under
one period, or headings that each have a row of revenue below.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extractors.claims.statements.labels import label_of, words_of
from extractors.claims.statements.meaning import (
    STATEMENTS,
    LineMeaning,
    name_in_title,
    names_over,
    segment_key,
)
from extractors.claims.statements.model import Context
from extractors.claims.statements.sheet import Line, Sheet
from extractors.model import Cell
from extractors.tables.grid import is_number

_NO_SEGMENT = re.compile(
    r"\b(?:others?|eliminat\w+|corporate|unallocated|inter ?-?segment|intercompany|hedg\w+|reconcil\w+|adjust\w+|total|"
    r"net|revenues?|sales|income|loss|consolidated|foreign|currency|impact|unspecified|excluding)\b|^all\b|%"
)
_A_SEGMENT = re.compile(
    r"(?<!by )(?<!business )(?<!reportable )(?<!operating )\bsegment\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SLUG = re.compile(r"[^a-z0-9]+")
MAX_PARTS = 40
MOST_WORDS = 8

Part = tuple[str, float]


def named_segments(
    sheets: Sequence[tuple[Sheet, Context]], revenue: Iterable[float]
) -> dict[str, str]:
    """Key of the name (`segment_key`) → slug, for every name that a sum of the tables proves.

    Args:
        revenue: what the company's whole revenue is known to be in some period, in full units.
    """
    totals = sorted({abs(value) for value in revenue if value})
    found: dict[str, str] = {}
    if not totals:
        return found
    for sheet, context in sheets:
        if context.statement.kind in STATEMENTS or context.scale is None:
            continue
        factor = context.scale.factor
        if (named := _titled(context)) is not None:
            found[segment_key(named)] = segment_slug(named)
        for parts in _candidates(sheet, context):
            for name in adding_up(parts, [total / factor for total in totals]):
                found[segment_key(name)] = segment_slug(name)
    return found


def _titled(context: Context) -> str | None:
    """The name of a table's title that says itself that it is a segment's ("U.S. Retail Segment")."""
    for title in reversed(context.titles):
        if name := name_in_title(title):
            is_one = _A_SEGMENT.search(title) and not _NO_SEGMENT.search(words_of(name))
            return name if is_one and len(name.split()) <= MOST_WORDS else None
    return None


def segment_slug(name: str) -> str:
    """A segment's id as the registry would have it.

    >>> segment_slug("Baby, Feminine & Family Care"), segment_slug("U.S. Retail Segment(1)")
    ('baby-feminine-family-care', 'us-retail')
    """
    words = segment_key(name).replace(" and ", " ")
    words = "united states" if words == "u s" else words.replace("u s ", "us ")
    return _SLUG.sub("-", words).strip("-")


def adding_up(parts: Sequence[Part], totals: Sequence[float]) -> list[str]:
    """Names of the parts that make one of the totals, subtotals between them left out.

    >>> rows = [("Cloud", 30.0), ("Chips", 20.0), ("Products", 50.0), ("Services", 60.0), ("Total", 110.0)]
    >>> adding_up(rows, [110.0])
    ['Cloud', 'Chips', 'Services']
    >>> adding_up(rows, [90.0])
    []
    """
    pending: list[tuple[list[str], float]] = []
    for name, value in parts[:MAX_PARTS]:
        for count in range(len(pending), 1, -1):
            together = pending[-count:]
            if _is_near(sum(amount for _, amount in together), value, count):
                names = [part for names, _ in together for part in names]
                if count == len(pending) and _is_one_of(value, totals):
                    return _segments_only(names)
                pending[-count:] = [(names, value)]
                break
        else:
            pending.append(([name], value))
    whole = sum(amount for _, amount in pending)
    if len(pending) > 1 and _is_one_of(whole, totals, len(pending)):
        return _segments_only([part for names, _ in pending for part in names])
    return []


def _segments_only(names: Sequence[str]) -> list[str]:
    return [
        name
        for name in names
        if (words := words_of(name))
        and not _NO_SEGMENT.search(words)
        and len(words.split()) <= MOST_WORDS
    ]


def _is_near(a: float, b: float, rounded: int = 1) -> bool:
    """Whether amounts in printed units agree, so many of them having been rounded."""
    return abs(b) >= 10 and abs(a - b) <= 0.5 * rounded + 0.01


def _is_one_of(value: float, totals: Sequence[float], rounded: int = 1) -> bool:
    return any(_is_near(value, total, rounded) for total in totals)


def _candidates(sheet: Sheet, context: Context) -> Iterator[list[Part]]:
    """Lists of (name, printed amount) that may be all parts of revenue."""
    rows: dict[tuple[int, int], list[Part]] = defaultdict(list)
    blocks: dict[int, dict[str, float]] = defaultdict(dict)
    for line in sheet.lines:
        meaning = LineMeaning(line, context)
        is_revenue = any(label.metric == "revenue" for label in meaning.labels)
        listed = meaning.measure()
        across: dict[tuple[str, ...], list[Part]] = defaultdict(list)
        for cell, column in line.values:
            if column.facets.kind != "amount" or not is_number(cell.text) or "%" in cell.text:
                continue
            amount = _amount(cell)
            names = names_over(column)
            is_named_revenue = bool(names) and any(
                label.metric == "revenue" for label in label_of(names or "")
            )
            if is_named_revenue or (names == "" and listed and listed.metric == "revenue"):
                rows[id(column), _list_of(line, meaning)].append((line.label, amount))
            if names == "" and line.sections and (is_revenue or not line.label):
                blocks[id(column)][line.sections[-1].text] = amount
            elif names and is_revenue:
                across[column.path[:-1]].append((column.path[-1], amount))
        yield from across.values()
    yield from rows.values()
    for block in blocks.values():
        yield list(block.items())


def _list_of(line: Line, meaning: LineMeaning) -> int:
    """Which list a row belongs to: the heading that says what its amounts are; 0 for the title's."""
    heading = meaning.measuring_section()
    return heading.start if heading else 0


def _amount(cell: Cell) -> float:
    number = _NUMBER.search(cell.text)
    value = float(number[0].replace(",", "")) if number else 0.0
    is_negative = "(" in cell.text or cell.text.lstrip("$€£¥ ").startswith(("-", "−", "–"))
    return -value if is_negative else value
