"""Segments that a document itself names: amounts beside the names add up to the company's revenue.

The registry has the segments of the companies it knows. For any other company, and for a segment that
is new, the sum is the proof: if what stands beside "Beauty", "Grooming" … makes the total revenue of
some period, these are the parts that the company reports. They may be rows of a list, columns under
one period, or headings that each have a row of revenue below.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.claims.statements.labels import label_of, words_of
from extractors.claims.statements.meaning import (
    LineMeaning,
    name_in_title,
    names_over,
    part_in,
    segment_in_title,
    segment_key,
)
from extractors.claims.statements.model import Context
from extractors.claims.statements.read_table import TableRead, read_table
from extractors.claims.statements.sheet import Sheet
from extractors.claims.statements.sums import printed_amount
from extractors.tables.grid import is_number

_NO_SEGMENT = re.compile(
    r"\b(?:others?|eliminat\w+|corporate|unallocated|inter ?-?segment|intercompany|hedg\w+|reconcil\w+|adjust\w+|total|"
    r"net|revenues?|sales|income|loss(?:es)?|provision|fees|basis|subtotal|consolidated|foreign|currency|impact|unspecified|excluding|information|continued|results|data|highlights|disclosures?|financial|summari[sz]ed|selected|"
    r"supplement\w*|key|interim|operating|performance|profit|costs?|expenses?|margin|from)\b|^all\b|%"
)
_A_SEGMENT = re.compile(
    r"(?<!by )(?<!business )(?<!reportable )(?<!operating )\bsegment\b", re.IGNORECASE
)
_WITH_ACRONYM = re.compile(r"(.{4,60}?) ?\([\"“”']?([A-Z&]{2,6})[\"“”']?\):?")
_SLUG = re.compile(r"[^a-z0-9]+")
MAX_PARTS = 40
MOST_LINES = (
    6  # a statement with more lines of revenue sorts it by nature (fees, interest), not by business
)
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A name and the amount printed beside it; `row` is None where the name stands over a column.

    `is_revenue`: words say that the amount is revenue, the row's own or those over the list.
    """

    name: str
    amount: float
    row: int | None = None
    is_revenue: bool = True


@dataclass(frozen=True, slots=True)
class Named:
    """Segments that the sums prove: key of the name (`segment_key`) → slug, and per table the rows of
    the lists that add up to revenue."""

    slugs: dict[str, str] = field(default_factory=dict)
    rows: dict[int, frozenset[int]] = field(default_factory=dict)


def with_own_segments(tables: Sequence[TableRead]) -> list[TableRead]:
    """The same tables; those that bear a name, or a list, which the proofs made known are read again."""
    named = named_segments(tables)
    return [
        with_segments(table, named) if _concerns(named, table.sheet, table.context) else table
        for table in tables
    ]


def with_segments(table: TableRead, named: Named) -> TableRead:
    """A table read once more, with segments of the document's own; the registry's names come first."""
    context = table.context
    segments = {**named.slugs, **context.segments}
    known = replace(
        context,
        segments=segments,
        titled_segment=segment_in_title(context.titles, segments),
        revenue_rows=named.rows.get(table.sheet.table.index, frozenset()),
    )
    return read_table(table.sheet, known)


def named_segments(tables: Sequence[TableRead]) -> Named:
    """The segments that a document itself names."""
    totals = sorted(
        {
            abs(one.value_low)
            for table in tables
            for one in table.found
            if (one.metric, one.status) == ("revenue", "actual") and one.value_low
        }
    )
    found = Named()
    for table in tables if totals else ():
        sheet, context = table.sheet, table.context
        if context.scale is None or context.statement.kind in ("balance_sheet", "cash_flows"):
            continue
        if (named := _titled(context)) is not None:
            found.slugs[segment_key(named)] = segment_slug(named)
        printed = [total / context.scale.factor for total in totals]
        if not _may_add_up(table, printed):
            continue
        proved = [
            part for parts in _candidates(sheet, context) for part in adding_up(parts, printed)
        ]
        most = MOST_LINES if context.statement.kind == "operations" else MAX_PARTS
        if len({part.name for part in proved}) <= most:
            found.slugs.update(
                {segment_key(p.name): segment_slug(p.name) for p in proved if _is_name(p)}
            )
        rows = frozenset(part.row for part in proved if part.row is not None)
        if rows:
            found.rows[sheet.table.index] = rows
    known = {**found.slugs, **(tables[0].context.segments if tables else {})}
    found.slugs.update(_acronyms(tables, known))
    return found


def _may_add_up(table: TableRead, totals: Sequence[float]) -> bool:
    """Whether it is worth while to add up: a total is printed, or the title or several rows of revenue
    promise segments."""
    lines_of_revenue = sum(
        any(label.metric == "revenue" for label in label_of(line.label))
        for line in table.sheet.lines
    )
    if table.context.statement.kind == "segments" or lines_of_revenue > 1:
        return True
    known = {round(total) for total in totals}
    return any(
        round(abs(printed_amount(cell))) in known
        for line in table.sheet.lines
        for cell, _ in line.values
        if is_number(cell.text)
    )


def _acronyms(tables: Sequence[TableRead], known: Mapping[str, str]) -> dict[str, str]:
    """The short names that known segments are printed with: "Cloud Services Group (CSG)"."""
    found = {}
    for table in tables:
        headings = (cell.text for line in table.sheet.lines for cell in line.sections)
        for text in {*table.context.titles, *headings, *table.sheet.labels}:
            if (match := _WITH_ACRONYM.fullmatch(text)) and segment_key(match[1]) in known:
                found[match[2].lower()] = known[segment_key(match[1])]
    return found


def _titled(context: Context) -> str | None:
    """The name of a table's title that says itself that it is a segment's ("U.S. Retail Segment")."""
    for title in reversed(context.titles):
        if name := name_in_title(title):
            is_one = _A_SEGMENT.search(title) and not _NO_SEGMENT.search(words_of(name))
            return name if is_one and len(name.split()) <= MOST_WORDS else None
    return None


def _concerns(named: Named, sheet: Sheet, context: Context) -> bool:
    """Whether a table bears a name, or a row of a list, that the proofs have made known."""
    if sheet.table.index in named.rows:
        return True
    new = named.slugs.keys() - context.segments.keys()
    return bool(new) and not new.isdisjoint(_keys_in(sheet, context))


def _keys_in(sheet: Sheet, context: Context) -> Iterator[str]:
    for line in sheet.lines:
        yield segment_key(line.label)
        yield from (segment_key(cell.text) for cell in line.sections)
        if part := part_in(words_of(line.label)):
            yield part
        yield from (segment_key(name) for _, column in line.values for name in column.names)
    yield from map(name_in_title, context.titles)


def segment_slug(name: str) -> str:
    """A segment's id as the registry would have it.

    >>> segment_slug("Baby, Feminine & Family Care"), segment_slug("U.S. Retail Segment(1)")
    ('baby-feminine-family-care', 'us-retail')
    """
    words = segment_key(name).replace(" and ", " ")
    words = "united states" if words == "u s" else words.replace("u s ", "us ")
    return _SLUG.sub("-", words).strip("-")


def adding_up(parts: Sequence[Part], totals: Sequence[float]) -> list[Part]:
    """The parts that make one of the totals, with the subtotals between them.

    >>> rows = [Part("Cloud", 30), Part("Chips", 20), Part("Products", 50), Part("Services", 60)]
    >>> [part.name for part in adding_up([*rows, Part("Total", 110)], [110.0])]
    ['Cloud', 'Chips', 'Products', 'Services']
    >>> adding_up([*rows, Part("Total", 110)], [90.0])
    []
    """
    pending: list[tuple[list[Part], float]] = []
    for part in parts[:MAX_PARTS]:
        for count in range(len(pending), 1, -1):
            together = pending[-count:]
            if _is_near(sum(amount for _, amount in together), part.amount, count):
                summed = [one for those, _ in together for one in those]
                if part.is_revenue and _is_one_of(part.amount, totals):
                    return summed
                pending[-count:] = [([*summed, part], part.amount)]
                break
        else:
            pending.append(([part], part.amount))
    whole = sum(amount for _, amount in pending)
    is_listed = all(one.is_revenue for those, _ in pending for one in those)
    if is_listed and len(pending) > 1 and _is_one_of(whole, totals, len(pending)):
        return [one for those, _ in pending for one in those]
    return []


def _is_name(part: Part) -> bool:
    """Whether a part has a name of its own, not "Other", "Eliminations" or a total."""
    words = words_of(part.name)
    return bool(words) and not _NO_SEGMENT.search(words) and len(words.split()) <= MOST_WORDS


def _is_near(a: float, b: float, rounded: int = 1) -> bool:
    """Whether amounts in printed units agree, so many of them having been rounded."""
    return abs(b) >= 10 and abs(a - b) <= 0.5 * rounded + 0.01


def _is_one_of(value: float, totals: Sequence[float], rounded: int = 1) -> bool:
    return any(_is_near(value, total, rounded) for total in totals)


def _candidates(sheet: Sheet, context: Context) -> Iterator[Sequence[Part]]:
    """Lists of names and amounts that may be all parts of revenue.

    The rows of one column from a heading (or the table's top) on; the columns of one period in a row of
    revenue; the headings of which each has a row of revenue below it.
    """
    rows: dict[tuple[int, int], list[Part]] = defaultdict(list)
    blocks: dict[int, dict[str, Part]] = defaultdict(dict)
    for line in sheet.lines:
        meaning = LineMeaning(line, context)
        is_revenue = any(label.metric == "revenue" for label in meaning.labels)
        measure = meaning.measure()
        is_listed = measure is not None and measure.metric == "revenue"
        top = line.sections[0].start if line.sections else 0
        across: dict[tuple[str, ...], list[Part]] = defaultdict(list)
        for cell, column in line.values:
            if column.facets.kind != "amount" or not is_number(cell.text) or "%" in cell.text:
                continue
            amount, names = printed_amount(cell), names_over(column)
            if names == "" or _names_revenue(names):
                is_said = bool(names) or is_revenue or is_listed
                rows[id(column), top].append(Part(line.label, amount, line.row.index, is_said))
            if names == "" and line.sections and (is_revenue or (is_listed and not line.label)):
                heading = line.sections[-1].text
                blocks[id(column)][heading] = Part(heading, amount)
            elif names and is_revenue:
                across[column.path[:-1]].append(Part(column.path[-1], amount))
        yield from across.values()
    for listed in rows.values():
        yield listed
        yield from _below_their_sum(listed)
    for block in blocks.values():
        yield list(block.values())


def _below_their_sum(listed: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """Runs of rows that add up to the revenue right above them: a total first, its parts below it."""
    for i, total in enumerate(listed[:MAX_PARTS]):
        if not total.is_revenue:
            continue
        together = 0.0
        for j, part in enumerate(listed[i + 1 : i + 1 + MAX_PARTS], start=1):
            together += part.amount
            if j > 1 and _is_near(together, total.amount, j):
                yield [*listed[i + 1 : i + 1 + j], total]
                break


def _names_revenue(names: str | None) -> bool:
    return bool(names) and any(label.metric == "revenue" for label in label_of(names or ""))
