"""One cell of a table → what it says, if everything that governs it is understood.

The row names the metric, or the column does, or the section; the column's words give the period and
nothing else; the scale is printed by something that governs the table. Where any of it is missing
there is no claim.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from extractors.claims.statements.columns import Entry, Sheet, path_facets, words_over
from extractors.claims.statements.kinds import StatementKind
from extractors.claims.statements.labels import Label, is_basis_only
from extractors.claims.statements.meaning import STATEMENTS, basis_of, meanings, with_basis
from extractors.claims.statements.model import Context, Found
from extractors.tables.grid import is_number
from extractors.tables.headers import (
    ColumnPeriod,
    Facets,
    Scale,
    combined,
    facets,
    plain,
    resolve,
    to_date,
)
from warehouse.fiscal import FiscalCalendar, Quarter
from warehouse.records import Basis
from warehouse.registry import metrics

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_NOT_MONEY = re.compile(r"%|[MG]W|\bx\b|\d\s?x$|bps|pts?\b|pp")
_POWER = re.compile(r"(?<![A-Za-z])(mw|gw|megawatts?|gigawatts?)\b", re.IGNORECASE)
_MEGAWATTS = {
    "mw": 1.0, "megawatt": 1.0, "megawatts": 1.0, "gw": 1e3, "gigawatt": 1e3, "gigawatts": 1e3,
}  # fmt: skip
_ADJUSTMENTS = re.compile(r"\badjustments?\b")
_FOOTNOTE_LINE = re.compile(r"\(?(?:\d{1,2}|[a-z*])\)|.{120}|.*\.$|\*")
_HOME: Mapping[str, StatementKind] = {
    "revenue": "operations",
    "operating_income": "operations",
    "net_income": "operations",
    "eps_basic": "operations",
    "eps_diluted": "operations",
    "interest_expense": "operations",
    "operating_cash_flow": "cash_flows",
    "capex": "cash_flows",
    "cash": "balance_sheet",
    "total_debt": "balance_sheet",
}
_NEVER_IN: Mapping[str, frozenset[StatementKind]] = {
    "net_income": frozenset(("cash_flows", "comprehensive_income", "balance_sheet")),
    "interest_expense": frozenset(("cash_flows", "balance_sheet", "segments")),
    "revenue": frozenset(("cash_flows", "balance_sheet")),
    "operating_income": frozenset(("cash_flows", "balance_sheet")),
    "cash": frozenset(("cash_flows", "reconciliation", "segments")),
}
_PRIMARY, _ADJUSTED_HOME, _SECONDARY = 0.95, 0.92, 0.8


def read_cells(sheet: Sheet, context: Context) -> Iterator[Found]:
    """All cells of a table that are understood, in order."""
    if context.statement.is_trailing:
        return
    context = replace(context, current=_current_quarter(sheet, context.calendar))
    for entry in sheet.entries:
        if not is_number(entry.cell.text):
            continue
        column = path_facets(entry)
        if column.kind == "amount" and not column.is_projection:
            yield from _cell(entry, column, sheet, context)


def _current_quarter(sheet: Sheet, calendar: FiscalCalendar) -> Quarter | None:
    """The latest quarter that has a column: what "year to date" beside it goes up to."""
    ends = [
        period.end
        for path in {entry.path for entry in sheet.entries}
        if (period := resolve(combined(path), calendar)) and period.period_type == "quarter"
    ]
    return calendar.quarter_ending_near(max(ends)) if ends else None


def _cell(entry: Entry, column: Facets, sheet: Sheet, context: Context) -> Iterator[Found]:
    row = facets(entry.label)
    is_bare = is_basis_only(entry.label)
    if context.statement.kind == "operations" and _is_restated(entry.path):
        return
    if row.is_projection or (
        not is_bare and any(_forbids(s, row, context) for s in entry.sections)
    ):
        return
    period = period_of(entry, column, row, context)
    if period is None or (context.published is not None and period.end > context.published):
        return
    for label, segment in meanings(entry, column, context):
        basis = basis_of(row, column, entry, context)
        if basis == "both":
            continue
        named = with_basis(label, basis)
        if named is None or not _is_at_home(named, segment, entry, context):
            continue
        metric, claim_basis = named
        at = _as_stated(period, metric)
        if at is None:
            continue
        value = value_of(entry, label, metric, row, column, context)
        if value is None:
            continue
        amount, unit, scale, decimals = value
        yield Found(
            metric=metric,
            segment=segment,
            basis=claim_basis,
            period=at,
            status="actual",
            value_low=amount,
            value_high=amount,
            unit=unit,
            scale=scale,
            entry=entry,
            table=sheet.table.index,
            statement=context.statement,
            rank=label.rank,
            confidence=_confidence(metric, segment, context.statement.kind),
            decimals=decimals,
        )


@lru_cache(maxsize=8192)
def _is_restated(path: tuple[str, ...]) -> bool:
    """Whether a column of the income statement is "as adjusted" without a GAAP column's name."""
    words = plain(" ".join(path))
    return "adjusted" in words and "gaap" not in words


def _forbids(heading: str, row: Facets, context: Context) -> bool:
    """Whether a section says that its rows are no amounts of the company's periods.

    The headings inside a primary statement ("Adjustments to reconcile …", "Changes in …") only sort
    its lines; the last row below "Adjustments:" is their result, if it names its basis.
    """
    section = facets(heading)
    if section.duration == "ttm" or section.is_projection:
        return True
    if section.kind == "other" and row.basis is not None and _ADJUSTMENTS.search(plain(heading)):
        return False
    return section.kind != "amount" and context.statement.kind not in STATEMENTS


def _resolve(f: Facets, context: Context) -> ColumnPeriod | None:
    """A header's period; quarters without a date only on a calendar that is known to be theirs."""
    return resolve(f, context.calendar) if f.days or context.places_labels else None


def period_of(entry: Entry, column: Facets, row: Facets, context: Context) -> ColumnPeriod | None:
    """The period of a cell: the column's words, completed by what stands nearest."""
    own = words_over(entry)
    titles = (line for line in reversed(context.titles) if not _FOOTNOTE_LINE.match(line))
    sources = [entry.label if row.has_period else "", entry.scope, *titles]
    is_balance = context.statement.kind == "balance_sheet"
    resolved = _resolve(column, context)
    if resolved is not None and (resolved.period_type != "instant" or is_balance):
        return resolved if is_balance == (resolved.period_type == "instant") else None
    if column.is_contradictory or column.duration == "ttm":
        return None
    if (
        context.places_labels
        and column.is_fiscal_year
        and not any(
            (f := facets(line)).duration or f.quarters for line in (entry.scope, *context.titles)
        )
    ):
        first, last = context.calendar.year(column.years[0])
        return ColumnPeriod("fy", first, last)
    is_to_date = column.duration == "ytd" and not column.days and len(column.years) == 1
    if context.places_labels and is_to_date and context.current:
        return to_date(context.calendar, column.years[0], context.current.number)
    gathered = own
    for source in sources:
        said = facets(source)
        if not said.has_period or said.kind != "amount":
            continue
        gathered = f"{source} {gathered}"
        resolved = _resolve(combined((gathered,)), context)
        if resolved is not None and (resolved.period_type != "instant" or is_balance):
            return resolved if is_balance == (resolved.period_type == "instant") else None
    if resolved is not None and resolved.period_type == "instant":
        return resolved
    return None


def _is_at_home(
    named: tuple[str, Basis | None],
    segment: str | None,
    entry: Entry,
    context: Context,
) -> bool:
    """Whether this statement may state this metric at all."""
    metric, _ = named
    kind = context.statement.kind
    if kind in _NEVER_IN.get(metric, ()):
        return False
    if metric == "net_income" and segment is not None:
        return False
    if metric == "capex" and kind == "cash_flows" and entry.sections:
        return "financing" not in plain(" ".join(entry.sections))
    return True


def _as_stated(period: ColumnPeriod, metric: str) -> ColumnPeriod | None:
    """A level in a column of flows is that of the column's last day; a flow needs a period."""
    if metrics()[metric].instant:
        return ColumnPeriod("instant", None, period.end)
    return None if period.period_type == "instant" else period


def value_of(
    entry: Entry, label: Label, metric: str, row: Facets, column: Facets, context: Context
) -> tuple[float, str, Scale | None, float] | None:
    """(value, unit, scale, what one unit of the last printed digit is worth); None if not readable."""
    printed = entry.cell.text
    number = _NUMBER.search(printed)
    if number is None:
        return None
    digits = number[0].replace(",", "")
    magnitude = float(digits)
    step = 10.0 ** -len(digits.partition(".")[2])
    is_negative = (
        printed.lstrip("$€£¥ ").startswith(("(", "-", "−", "–")) or "(" in printed[: number.start()]
    )
    family = metrics()[metric].unit
    if family == "percent":
        if "%" not in printed:
            return None
        return (-magnitude if is_negative else magnitude), "percent", None, step
    if family == "MW":
        power = _POWER.search(f"{printed} {entry.label}")
        factor = _MEGAWATTS[power[1].lower()] if power else None
        return (magnitude * factor, "MW", None, step * factor) if factor else None
    if _NOT_MONEY.search(printed):
        return None
    currency = column.currency or row.currency or context.currency
    if family == "money/share":
        unit, scale = f"{currency}/share", None
    elif family == "money":
        unit, scale = currency, row.scale or unit_cell(entry) or column.scale or context.scale
        if scale is None:
            return None
    else:
        return None
    factor = scale.factor if scale else 1.0
    if metric in ("interest_expense", "capex") and not label.keeps_sign:
        is_negative = False
    if label.is_loss and metric != "interest_expense":
        is_negative = True
    value = magnitude * factor
    return (-value if is_negative else value), unit, scale, step * factor


def unit_cell(entry: Entry) -> Scale | None:
    """The scale that a row states in a cell of its own, beside the label ("$ MM")."""
    texts = (
        cell.text for cell in entry.row.cells if not is_number(cell.text) and len(cell.text) < 24
    )
    return next((f.scale for f in map(facets, texts) if f.scale), None)


def _confidence(metric: str, segment: str | None, kind: StatementKind) -> float:
    if segment is not None:
        return _PRIMARY if kind in ("segments", "operations") else _SECONDARY
    home = _HOME.get(metric)
    if home == kind:
        return _PRIMARY
    if home is None:
        return _ADJUSTED_HOME if kind in ("reconciliation", "balance_sheet") else _SECONDARY + 0.05
    return _SECONDARY if kind not in ("other", "guidance") else _SECONDARY - 0.1
