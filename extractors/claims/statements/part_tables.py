"""Tables about a part of the company whose title nobody understood.

A segment's table bears the rows of an income statement: revenue, expenses, net income. Where its title
is no name that is known, its revenue still tells: it is less than the company's of the same period, and
a part is never the whole. A short name right above such a table is then the part's.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractors.claims.statements.meaning import name_in_title
from extractors.claims.statements.model import Found, Unread
from extractors.claims.statements.read_table import TableRead
from extractors.claims.statements.segments import Named, segment_slug, with_segments
from extractors.tables.headers import ColumnPeriod, facets

LEAST_SHARE = (
    0.97  # of the whole: gross and net revenue, and other definitions, are nearer than that
)

MOST_WORDS = 5
_NO_PART = re.compile(
    r"\b(?:excluding|constant|comparable|organic|pro forma|adjusted|customers?|other|reconcil\w*|total|"
    r"impact|effect|basis|same[- ]store|acquisitions?|parent|guarantors?)\b|[.:;?]\s*$",
    re.IGNORECASE,
)


def without_parts(tables: Sequence[TableRead]) -> list[TableRead]:
    """The same tables; those about a part are read as the part's, and say nothing of the whole."""
    whole = _whole_revenue(tables)
    return [_of_part(table) if _is_part(table.found, whole) else table for table in tables]


def _of_part(table: TableRead) -> TableRead:
    name = part_name(table.context.titles)
    if name and name not in table.context.segments:
        table = with_segments(table, Named({name: segment_slug(name)}))
    of_whole = [one for one in table.found if one.segment is None]
    return replace(
        table,
        found=tuple(one for one in table.found if one.segment is not None),
        unread=(
            *table.unread,
            *(Unread(one.entry, one.table, one.metric, "part-of-the-company") for one in of_whole),
        ),
    )


def part_name(titles: Sequence[str]) -> str | None:
    """The name in the nearest title of a part's table, if there is one.

    >>> part_name(["Segment results (in millions)", "Channel Development"])
    'channel development'
    >>> part_name(["Sales excluding fuel", "(in millions)"]) is None
    True
    """
    for title in reversed(titles):
        if facets(title).basis or _NO_PART.search(title):
            return None
        if name := name_in_title(title):
            return name if len(name.split()) <= MOST_WORDS and title[0].isupper() else None
    return None


def _revenue_of(found: Sequence[Found]) -> dict[ColumnPeriod, float]:
    return {
        one.period: one.value_low
        for one in found
        if (one.metric, one.segment, one.status, one.basis) == ("revenue", None, "actual", "gaap")
    }


def _whole_revenue(tables: Sequence[TableRead]) -> dict[ColumnPeriod, float]:
    """The company's revenue by period: the income statement's, else the largest that is printed."""
    stated: dict[ColumnPeriod, float] = {}
    largest: dict[ColumnPeriod, float] = defaultdict(float)
    for table in tables:
        for period, value in _revenue_of(table.found).items():
            largest[period] = max(largest[period], value)
            if table.context.statement.kind == "operations":
                stated[period] = max(stated.get(period, 0.0), value)
    return {**largest, **stated}


def _is_part(found: Sequence[Found], whole: dict[ColumnPeriod, float]) -> bool:
    revenue = _revenue_of(found)
    return any(value < LEAST_SHARE * whole[period] for period, value in revenue.items())
