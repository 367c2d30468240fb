"""One cell of a table → what it says, if everything that governs it is understood.

The row names the metric, or the column does, or the section; the column's words give the period and
nothing else; the scale is printed by something that governs the table. Where any of it is missing
there is no claim.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.claims.columns import Entry, Sheet, path_facets
from extractors.claims.headers import (
    ColumnPeriod,
    Facets,
    Scale,
    combined,
    facets,
    plain,
    resolve,
    to_date,
)
from extractors.claims.labels import Label, is_basis_only, label_of, words_of
from extractors.claims.statements import Statement, StatementKind
from extractors.readers.grid import is_number
from warehouse.fiscal import FiscalCalendar, Quarter
from warehouse.records import Basis, Status
from warehouse.registry import metrics

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_NOT_MONEY = re.compile(r"%|[MG]W|\bx\b|\d\s?x$|bps|pts?\b|pp")
_POWER = re.compile(r"(?<![A-Za-z])(mw|gw|megawatts?|gigawatts?)\b", re.IGNORECASE)
_MEGAWATTS = {
    "mw": 1.0, "megawatt": 1.0, "megawatts": 1.0, "gw": 1e3, "gigawatt": 1e3, "gigawatts": 1e3,
}  # fmt: skip
_WHOLE = frozenset(
    (
        "",
        "total",
        "consolidated",
        "total consolidated",
        "total company",
        "company",
        "consolidated total",
    )
)
_NEUTRAL_SECTION = re.compile(
    r"^(?:(?:gaap|non-gaap|results|of|operations|consolidated|income|statements?|financial|summary|data|highlights|key|"
    r"metrics|measures|total|company|operating|activities|activity|selected|and|cash|flows?|shares|per|share|earnings|loss|revenues?|sales|net|"
    r"expenses?|costs?|other|balance|sheet|from|for|the|common|items|adjusted|profitability|amounts|ww|worldwide|unaudited|reported|as)\b ?)+$"
)
_REVENUE_SECTION = re.compile(
    r"^(?:(?!costs?\b|deferred\b|unearned\b|growth\b|expenses?\b)[\w&-]+ ){0,4}(?:revenues?|sales)(?: by [\w &/-]+| from external customers)?$"
)
_REVENUE_TITLE = re.compile(r"\b(?:revenues?|sales)\b")
_NOT_REVENUE_TITLE = re.compile(
    r"income|profit|expense|growth|cost|margin|assets|reconcil|stock-based|share-based|employees"
)
_FOOTNOTE_LINE = re.compile(r"\(?(?:\d{1,2}|[a-z*])\)|.{120}|.*\.$|\*")
_SEGMENT_WORDS = re.compile(r"\b(?:segments?|business|division|operations|group)\b")
_ADJUSTED: Mapping[str, str] = {
    "net_income": "adjusted_net_income",
    "operating_income": "adjusted_operating_income",
    "eps_diluted": "eps_adjusted",
    "eps": "eps_adjusted",
}
_PER_SEGMENT = frozenset(
    (
        "revenue",
        "operating_income",
        "adjusted_operating_income",
        "adjusted_ebitda",
        "gross_margin",
        "operating_margin",
        "capex",
    )
)
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
_STATEMENTS = frozenset(("operations", "cash_flows", "balance_sheet"))
_PRIMARY, _ADJUSTED_HOME, _SECONDARY = 0.95, 0.92, 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """A cell that was understood, before tables are compared."""

    metric: str
    segment: str | None
    basis: Basis | None
    period: ColumnPeriod
    status: Status
    value_low: float
    value_high: float
    unit: str
    scale: Scale | None
    entry: Entry
    table: int
    statement: Statement
    rank: int
    confidence: float
    decimals: float

    @property
    def key(self) -> tuple[object, ...]:
        return (
            self.metric,
            self.segment,
            self.basis,
            self.period.period_type,
            self.period.end,
            self.status,
        )


@dataclass(frozen=True, slots=True)
class Context:
    """What is the same for all cells of a table."""

    calendar: FiscalCalendar
    statement: Statement
    titles: tuple[str, ...]
    scale: Scale | None
    currency: str
    segments: Mapping[str, str]
    published: date | None
    basis: Basis | None
    current: Quarter | None = None


def segment_key(name: str) -> str:
    words = " ".join(
        _SEGMENT_WORDS.sub(" ", words_of(name)).replace("&", "and").replace("/", " ").split()
    )
    return words.replace("total ", "", 1) if words.startswith("total ") else words


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
    if row.is_projection or (
        not is_bare and any(_forbids(facets(s), context) for s in entry.sections)
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


def _forbids(section: Facets, context: Context) -> bool:
    """Whether a section says that its rows are no amounts of the company's periods.

    The headings inside a primary statement ("Adjustments to reconcile …", "Changes in …") only sort
    its lines.
    """
    if section.duration == "ttm" or section.is_projection:
        return True
    return section.kind != "amount" and context.statement.kind not in _STATEMENTS


def period_of(entry: Entry, column: Facets, row: Facets, context: Context) -> ColumnPeriod | None:
    """The period of a cell: the column's words, completed by what stands nearest."""
    own = " ".join((*entry.stub, *entry.path))
    titles = (line for line in reversed(context.titles) if not _FOOTNOTE_LINE.match(line))
    sources = [entry.label if row.has_period else "", entry.scope, *titles]
    is_balance = context.statement.kind == "balance_sheet"
    resolved = resolve(column, context.calendar)
    if resolved is not None and (resolved.period_type != "instant" or is_balance):
        return resolved if is_balance == (resolved.period_type == "instant") else None
    if column.is_contradictory or column.duration == "ttm":
        return None
    if column.is_fiscal_year and not any(
        (f := facets(line)).duration or f.quarters for line in (entry.scope, *context.titles)
    ):
        first, last = context.calendar.year(column.years[0])
        return ColumnPeriod("fy", first, last)
    if column.duration == "ytd" and not column.days and len(column.years) == 1 and context.current:
        return to_date(context.calendar, column.years[0], context.current.number)
    gathered = own
    for source in sources:
        f = facets(source) if source else None
        if f is None or not f.has_period or f.kind != "amount":
            continue
        gathered = f"{source} {gathered}"
        resolved = resolve(combined((gathered,)), context.calendar)
        if resolved is not None and (resolved.period_type != "instant" or is_balance):
            return resolved if is_balance == (resolved.period_type == "instant") else None
    if resolved is not None and resolved.period_type == "instant":
        return resolved
    return None


def meanings(entry: Entry, column: Facets, context: Context) -> Iterator[tuple[Label, str | None]]:
    """What a cell is: (metric, segment) from row, section and column together."""
    names = _column_names(entry, column)
    section = " ".join(entry.sections)
    if names is None:
        return
    by_row = label_of(entry.label, section)
    row_segment = context.segments.get(segment_key(entry.label))
    section_segment = next(
        (s for text in reversed(entry.sections) if (s := context.segments.get(segment_key(text)))),
        None,
    )
    if names == "":
        if row_segment is not None and _is_revenue_list(entry, context):
            yield Label("revenue"), row_segment
        elif by_row:
            for label in by_row:
                if label.metric == "revenue" and section_segment is not None:
                    yield label, section_segment
                elif label.metric not in _PER_SEGMENT or _is_whole(entry, label.metric, context):
                    yield label, None
        elif is_basis_only(entry.label) and section:
            yield from ((label, None) for label in label_of(section))
        elif words_of(entry.label) in _WHOLE and entry.sections:
            if section_segment is not None and _is_revenue_title(context.titles):
                yield Label("revenue"), section_segment
            elif context.statement.kind == "segments":
                yield from (
                    (label, None) for label in label_of(section) if label.metric == "revenue"
                )
        return
    if (segment := context.segments.get(segment_key(names))) is not None:
        yield from ((label, segment) for label in by_row if label.metric == "revenue")
        return
    by_column = label_of(names)
    if not by_column:
        return
    if row_segment is not None:
        yield from ((label, row_segment) for label in by_column if label.metric == "revenue")
    elif is_basis_only(entry.label) or (
        facets(entry.label).kind == "amount"
        and not facets(entry.label).rest
        and all(_NEUTRAL_SECTION.match(words_of(text)) for text in entry.sections)
    ):
        yield from ((label, None) for label in by_column)


def _column_names(entry: Entry, column: Facets) -> str | None:
    """The words over a column that are no period: "" for the whole company, None if not to be used."""
    parts = [rest for text in entry.path if (rest := facets(text).rest)]
    if not parts:
        return "" if not column.rest or not entry.path else ""
    if all(part in _WHOLE for part in parts):
        has_dates = bool(column.days) or column.duration is not None or not column.years
        return "" if has_dates else None
    return parts[-1]


def _is_revenue_list(entry: Entry, context: Context) -> bool:
    """Whether the rows below a heading are parts of revenue."""
    if entry.sections:
        return any(_REVENUE_SECTION.match(words_of(text)) for text in entry.sections[-1:])
    return _is_revenue_title(context.titles)


def _is_revenue_title(titles: Sequence[str]) -> bool:
    """Whether a table's nearest title says that it breaks revenue down and nothing else."""
    lines = [plain(title) for title in titles[-3:]]
    return any(_REVENUE_TITLE.search(line) for line in lines) and not any(
        _NOT_REVENUE_TITLE.search(line) for line in lines
    )


def _is_whole(entry: Entry, metric: str, context: Context) -> bool:
    """Whether a row speaks of the whole company, although such rows also occur per segment."""
    if context.statement.kind in _STATEMENTS:
        return True
    return all(
        _NEUTRAL_SECTION.match(words_of(text)) or words_of(text) in _WHOLE
        for text in entry.sections
    ) and not (context.statement.kind == "segments" and not entry.sections and metric != "revenue")


def basis_of(row: Facets, column: Facets, entry: Entry, context: Context) -> str | None:
    """GAAP or not, by the words nearest to the number."""
    if row.basis is not None and column.basis is not None and row.basis != column.basis:
        return "both"
    for f in (row, column, *(facets(text) for text in reversed(entry.sections))):
        if f.basis is not None:
            return f.basis
    return context.basis


def with_basis(label: Label, basis: str | None) -> tuple[str, Basis | None] | None:
    """Metric id and basis of a row; None where the registry has no metric for the adjusted kind."""
    metric = label.metric
    if metric in ("capex", "operating_cash_flow"):
        return metric, "cash" if metric == "capex" else "gaap"
    if metric in ("free_cash_flow", "adjusted_ebitda", "adjusted_ebitda_margin"):
        return metric, "non_gaap"
    if metric in ("revenue_backlog", "active_power", "contracted_power", "gpu_count"):
        return metric, "company_defined"
    if metric in ("gross_margin", "operating_margin"):
        return metric, "non_gaap" if basis == "non_gaap" else "gaap"
    if basis == "non_gaap":
        adjusted = _ADJUSTED.get(metric)
        return (adjusted, "non_gaap") if adjusted else None
    return None if metric == "eps" else (metric, "gaap")


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
