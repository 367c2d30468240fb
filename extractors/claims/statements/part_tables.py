"""Tables about a part of the company whose title nobody understood.

A segment's table bears the rows of an income statement: revenue, expenses, net income. Where its title
is no name that is known, its revenue still tells: it is less than the company's of the same period, and
a part is never the whole.
"""

from collections import defaultdict
from collections.abc import Sequence

from extractors.claims.statements.model import Found, Unread
from extractors.tables.headers import ColumnPeriod

LEAST_SHARE = (
    0.97  # of the whole: gross and net revenue, and other definitions, are nearer than that
)

Read = tuple[list[Found], list[Unread]]


def without_parts(read: Sequence[Read]) -> list[Read]:
    """What tables say of the whole company, less what those say whose revenue is only a part of it."""
    whole = _whole_revenue(read)
    return [
        _set_aside(found, missed) if _is_part(found, whole) else (found, missed)
        for found, missed in read
    ]


def _revenue_of(found: Sequence[Found]) -> dict[ColumnPeriod, float]:
    return {
        one.period: one.value_low
        for one in found
        if (one.metric, one.segment, one.status, one.basis) == ("revenue", None, "actual", "gaap")
    }


def _whole_revenue(read: Sequence[Read]) -> dict[ColumnPeriod, float]:
    """The company's revenue by period: the income statement's, else the largest that is printed."""
    stated: dict[ColumnPeriod, float] = {}
    largest: dict[ColumnPeriod, float] = defaultdict(float)
    for found, _ in read:
        for period, value in _revenue_of(found).items():
            largest[period] = max(largest[period], value)
            if found[0].statement.kind == "operations":
                stated[period] = max(stated.get(period, 0.0), value)
    return {**largest, **stated}


def _is_part(found: Sequence[Found], whole: dict[ColumnPeriod, float]) -> bool:
    revenue = _revenue_of(found)
    return any(value < LEAST_SHARE * whole[period] for period, value in revenue.items())


def _set_aside(found: Sequence[Found], missed: Sequence[Unread]) -> Read:
    kept = [one for one in found if one.segment is not None]
    part = [
        Unread(one.entry, one.table, one.metric, "part-of-the-company")
        for one in found
        if one.segment is None
    ]
    return kept, [*missed, *part]
