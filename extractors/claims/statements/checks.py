"""Cross-checks: numbers of one document that must fit each other, if they were read right.

An income statement proves itself: revenue less all costs is operating income, net income over shares is
earnings per share; and the quarters of a year add up to it. A check that fails never mends anything. It
says with both numbers that one of its cells was misread or misprinted, and makes all of them less sure.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.claims.statements.choose import CONTESTED
from extractors.claims.statements.labels import words_of
from extractors.claims.statements.model import Found
from extractors.claims.statements.read_table import TableRead
from extractors.claims.statements.sheet import Line, Sheet
from extractors.claims.statements.sums import printed_amount
from extractors.tables.grid import is_number
from warehouse.registry import metrics

_ALL_COSTS = re.compile(
    r"total (?:operating )?(?:costs?|expenses)(?: and (?:other )?(?:operating )?(?:expenses|costs|deductions))?"
    r"|total (?:costs? and )?operating expenses|costs and expenses"
)
_GROSS_PROFIT = re.compile(r"(?:total )?gross (?:profit|margin)(?: loss)?")
_SHARES = re.compile(
    r"\bshares\b.*\b(?:weighted|outstanding|used|comput\w+)\b|\b(?:weighted|average)\b.*\bshares\b"
)
DOUBTED = 0.5
ROUNDING_STEPS = 2.0  # printed units by which three rounded amounts may miss each other
SHARES_MISS = (
    0.1  # preferred dividends and classes of shares stand between profit and the common share
)
LEAST_EPS = 0.05  # a smaller one is printed too coarsely to divide by


@dataclass(frozen=True, slots=True)
class Check:
    """One rule of arithmetic on cells of a document: what is printed, and what the others make of it."""

    rule: str
    printed: float
    computed: float
    cells: tuple[Found, ...]
    holds: bool


def failed_checks(tables: Sequence[TableRead], leading: Sequence[Found]) -> list[Check]:
    """All checks of a document that do not hold."""
    believed = [one for one in leading if one.confidence > CONTESTED]
    every = [
        *(
            check
            for table in tables
            if table.context.statement.kind == "operations"
            for check in income_checks(table.sheet, table.found)
        ),
        *sum_checks(believed),
    ]
    return [check for check in every if not check.holds]


def checked(leading: Sequence[Found], failed: Sequence[Check]) -> list[Found]:
    """The same figures, those that a failed check is about at a low confidence."""
    doubted = {(one.table, one.entry.cell.start, one.metric) for c in failed for one in c.cells}
    return [
        replace(one, confidence=min(one.confidence, DOUBTED))
        if (one.table, one.entry.cell.start, one.metric) in doubted
        else one
        for one in leading
    ]


def income_checks(sheet: Sheet, found: Sequence[Found]) -> Iterator[Check]:
    """Checks inside one income statement, column by column."""
    columns: dict[int, dict[str, Found]] = defaultdict(dict)
    for one in found:
        if one.segment is None and one.status == "actual":
            best = columns[id(one.entry.column)].get(one.metric)
            if best is None or one.rank > best.rank:
                columns[id(one.entry.column)][one.metric] = one
    for column, read in columns.items():
        yield from _operating_income(sheet, column, read)
        for metric, kind in (("eps_basic", "basic"), ("eps_diluted", "diluted")):
            yield from _per_share(sheet, column, read, metric, kind)


def _operating_income(sheet: Sheet, column: int, read: dict[str, Found]) -> Iterator[Check]:
    revenue, result = read.get("revenue"), read.get("operating_income")
    if revenue is None or result is None or revenue.scale != result.scale or not result.scale:
        return
    factor = result.scale.factor
    costs = [abs(a) * factor for a in _amounts(sheet, column, _ALL_COSTS)]
    tops = [revenue.value_low, *(a * factor for a in _amounts(sheet, column, _GROSS_PROFIT))]
    computed = [top - cost for top in tops for cost in costs]
    if computed:
        nearest = min(computed, key=lambda value: abs(value - result.value_low))
        yield Check(
            "revenue less costs is operating income",
            result.value_low,
            nearest,
            (revenue, result),
            abs(nearest - result.value_low) <= ROUNDING_STEPS * result.decimals,
        )


def _per_share(
    sheet: Sheet, column: int, read: dict[str, Found], metric: str, kind: str
) -> Iterator[Check]:
    profit, eps = read.get("net_income"), read.get(metric)
    shares = {
        amount for line in sheet.lines if _is_shares(line, kind) for amount in _of(line, column)
    }
    if profit is None or eps is None or abs(eps.value_low) < LEAST_EPS or len(shares) != 1:
        return
    number = shares.pop()
    if not number or not profit.value_low:
        return
    # Shares are printed in a scale of their own: in ones, thousands or millions.
    made = [profit.value_low / (number * factor) for factor in (1.0, 1e3, 1e6)]
    nearest = min(made, key=lambda value: abs(value - eps.value_low))
    miss = SHARES_MISS * abs(eps.value_low) + eps.decimals
    yield Check(
        "net income over shares is earnings per share",
        eps.value_low,
        nearest,
        (profit, eps),
        abs(nearest - eps.value_low) <= miss,
    )


def _is_shares(line: Line, kind: str) -> bool:
    """Whether a row counts the shares of that kind, by its own words or its heading's."""
    words = f"{words_of(line.section)} {words_of(line.label)}"
    return kind in words_of(line.label).split() and _SHARES.search(words) is not None


def _amounts(sheet: Sheet, column: int, pattern: re.Pattern[str]) -> list[float]:
    return [
        amount
        for line in sheet.lines
        if pattern.fullmatch(words_of(line.label))
        for amount in _of(line, column)
    ]


def _of(line: Line, column: int) -> list[float]:
    return [
        printed_amount(cell)
        for cell, over in line.values
        if id(over) == column and is_number(cell.text) and "%" not in cell.text
    ]


def sum_checks(found: Iterable[Found]) -> Iterator[Check]:
    """Quarters against the half year, nine months and year that they make up, where all are printed."""
    series: dict[tuple[str, str | None, str | None], list[Found]] = defaultdict(list)
    for one in found:
        if one.status == "actual" and one.unit and metrics()[one.metric].unit == "money":
            series[one.metric, one.segment, one.basis].append(one)
    for group in series.values():
        quarters = [one for one in group if one.period.period_type == "quarter"]
        for whole in group:
            parts = [q for q in quarters if _is_inside(q, whole)]
            if (
                whole.period.period_type in _QUARTERS
                and len(parts) == _QUARTERS[whole.period.period_type]
            ):
                total = sum(part.value_low for part in parts)
                coarsest = max(one.decimals for one in (whole, *parts))
                yield Check(
                    "quarters add up to the longer period",
                    whole.value_low,
                    total,
                    (whole, *parts),
                    abs(total - whole.value_low) <= coarsest * (len(parts) + 1) / 2,
                )


_QUARTERS = {"half": 2, "nine_months": 3, "fy": 4}


def _is_inside(quarter: Found, whole: Found) -> bool:
    start, end = whole.period.start, whole.period.end
    return (
        start is not None
        and quarter.period.start is not None
        and start <= quarter.period.start
        and quarter.period.end <= end
    )
