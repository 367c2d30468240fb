"""One cell of a table → what it says, if everything that governs it is understood.

The row names the metric, or the column does, or the section; the column's words give the period and
nothing else; the scale is printed by something that governs the table. Where any of it is missing
there is no claim, and the reason is kept.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.claims.statements.header_rows import Column
from extractors.claims.statements.labels import (
    UNDIVIDED,
    Label,
    is_minority_share,
    label_of,
    words_of,
)
from extractors.claims.statements.meaning import (
    STATEMENTS,
    LineMeaning,
    basis_of,
    names_over,
    with_basis,
)
from extractors.claims.statements.model import CellValue, Context, Found, Reason, Unread
from extractors.claims.statements.periods import Periods
from extractors.claims.statements.sheet import Entry, Line, Sheet
from extractors.claims.statements.sums import MOST_DIGITS, unnamed_sums
from extractors.tables.grid import currency_sign, is_number, scale_word
from extractors.tables.header_words import CURRENCIES
from extractors.tables.headers import (
    ColumnPeriod,
    Facets,
    Scale,
    facets,
    plain,
    scale_named,
)
from warehouse.records import Basis, StatementKind
from warehouse.registry import metrics

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_NOT_MONEY = re.compile(r"%|[MG]W|\bx\b|\d\s?x$|bps|pts?\b|pp")
_POWER = re.compile(r"(?<![A-Za-z])(mw|gw|megawatts?|gigawatts?)\b", re.IGNORECASE)
_MEGAWATTS = {
    "mw": 1.0, "megawatt": 1.0, "megawatts": 1.0, "gw": 1e3, "gigawatt": 1e3, "gigawatts": 1e3,
}  # fmt: skip
_STEPS = re.compile(
    r"(?:non-gaap |gaap |total )*(?:less|plus|add|adds|deduct|adjustments?|adjusting items|adjusted for|reconciling items|excluding)\b"
)
_PER_SHARE = re.compile(r"\bper\b|\beps\b")
_INCOME_TITLE = re.compile(r"\bstatements? of\b|\bincome statements?\b")
BELOW_STEPS = 4
LEAST_WHOLE = 100

LEAST_SHARES = 1_000  # "Diluted 2,912.8" counts shares
_DISCONTINUED = re.compile(r"\bdiscontinued\b")
_EFFECT = re.compile(
    r"\bimpacts?\b|\beffects?\b|constant|currency|discontinued|pro[- ]?forma|comparab"
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
_IN_BRIDGES = frozenset(
    ("net_income", "operating_income", "revenue", "eps", "eps_basic", "eps_diluted")
)
_NEVER_IN: Mapping[str, frozenset[StatementKind]] = {
    "net_income": frozenset(("cash_flows", "comprehensive_income", "balance_sheet")),
    "interest_expense": frozenset(("cash_flows", "balance_sheet", "segments")),
    "revenue": frozenset(("cash_flows", "balance_sheet")),
    "operating_income": frozenset(("cash_flows", "balance_sheet")),
    "cash": frozenset(("cash_flows", "reconciliation", "segments")),
}
_PRIMARY, _SUMMARY, _ADJUSTED_HOME, _SECONDARY, _FURTHER = 0.95, 0.93, 0.92, 0.8, 0.6


def read_cells(sheet: Sheet, context: Context) -> Iterator[Found | Unread]:
    """All cells of a table that are understood, and those that should have been, in order."""
    columns = {id(column): column for line in sheet.lines for _, column in line.values}.values()
    by_names = any(column.names for column in columns)
    reporting = _reporting_currency(columns)
    context = _with_layout(context, sheet)
    periods = Periods(sheet, context)
    for line in sheet.lines:
        meaning = LineMeaning(line, context)
        if not (meaning.may_say_something or by_names):
            continue
        row = facets(line.label)
        if row.is_projection:
            continue
        is_forbidden = not meaning.is_bare and any(
            _forbids(cell.text, meaning.labels, row, context) for cell in line.sections
        )
        for cell, column in line.values:
            if not is_number(cell.text) or column.facets.is_projection:
                continue
            entry = Entry(line, cell, column)
            if column.facets.kind in ("change", "share"):
                continue  # understood: no amount of a period
            if reporting and column.facets.currency not in (None, reporting):
                continue  # understood: translated for the reader's convenience
            if is_forbidden:
                yield from _unread(entry, meaning, sheet, "section-of-other-amounts")
            else:
                yield from _cell(entry, meaning, row, periods, sheet, context)


def _with_layout(context: Context, sheet: Sheet) -> Context:
    """The table's context with what its rows tell about each other."""
    labels = [
        label
        for line in sheet.lines
        for label in label_of(line.label, line.section or context.per_share_title)
    ]
    return replace(
        context,
        has_minority=any(is_minority_share(line.label) for line in sheet.lines),
        has_diluted=any(label.metric == "eps_diluted" for label in labels),
        unnamed_sums=unnamed_sums(sheet),
    )


def _reporting_currency(columns: Iterable[Column]) -> str | None:
    """The currency of most columns where some columns are in another; None where that is not so."""
    counts = Counter(column.facets.currency for column in columns if column.facets.currency)
    return counts.most_common(1)[0][0] if len(counts) > 1 else None


def _unread(entry: Entry, meaning: LineMeaning, sheet: Sheet, reason: Reason) -> Iterator[Unread]:
    for label in meaning.labels:
        yield Unread(entry, sheet.table.index, label.metric, reason)


def _cell(
    entry: Entry,
    meaning: LineMeaning,
    row: Facets,
    periods: Periods,
    sheet: Sheet,
    context: Context,
) -> Iterator[Found | Unread]:
    column = entry.column.facets
    if column.kind == "other" or (
        context.statement.kind == "operations" and _is_adjusted(entry.column)
    ):
        yield from _unread(entry, meaning, sheet, "not-an-amount-column")
        return
    said = meaning.below(entry.column)
    if not said:
        if names_over(entry.column):
            yield from _unread(entry, meaning, sheet, "unknown-name-over-column")
        return
    period = periods.of(entry, row)
    if period is None or (context.published is not None and period.end > context.published):
        reason: Reason = "no-period" if period is None else "after-publication"
        if not periods.is_trailing(entry, row):
            yield from (Unread(entry, sheet.table.index, label.metric, reason) for label, _ in said)
        return
    for label, segment in said:
        basis = basis_of(row, column, entry.line, context)
        if basis == "both":
            yield Unread(entry, sheet.table.index, label.metric, "two-bases")
            continue
        named = with_basis(label, basis)
        if named is None or not _is_at_home(named, label, entry, context):
            continue
        metric, claim_basis = named
        at = _as_stated(period, metric)
        if at is None:
            yield Unread(entry, sheet.table.index, metric, "no-period")
            continue
        value = value_of(entry, label, metric, row, context)
        if isinstance(value, str):
            yield Unread(entry, sheet.table.index, metric, value)
            continue
        yield Found(
            metric=metric,
            segment=segment,
            basis=claim_basis,
            period=at,
            status="actual",
            value_low=value.amount,
            value_high=value.amount,
            unit=value.unit,
            scale=value.scale,
            entry=entry,
            table=sheet.table.index,
            statement=context.statement,
            rank=(rank := _rank(label, entry.line, context)),
            confidence=_confidence(metric, segment, claim_basis, label, rank, context),
            decimals=value.step,
            scale_line=context.scale_line if value.scale is context.scale else None,
        )


def _rank(label: Label, line: Line, context: Context) -> int:
    """Where others own a part of the profit, the undivided one is further from the shareholders' share;
    a row among the steps of a bridge is further than the bridge's ends."""
    if label.metric == "net_income" and label.rank == UNDIVIDED and context.has_minority:
        return 0
    basis = facets(line.label).basis
    if label.metric == "eps_basic" and basis == "non_gaap":
        return label.rank - BELOW_STEPS  # the adjusted figure that is quoted is the diluted one
    is_step = (
        basis is None
        and label.metric in _IN_BRIDGES
        and any(_STEPS.match(words_of(cell.text)) for cell in line.sections)
    )
    return label.rank - BELOW_STEPS if is_step else label.rank


def _is_adjusted(column: Column) -> bool:
    """Whether a column of the income statement is "as adjusted" without a GAAP column's name."""
    if column.facets.basis is None:
        return False
    words = plain(column.words)
    return "adjusted" in words and "gaap" not in words


def _forbids(heading: str, labels: Sequence[Label], row: Facets, context: Context) -> bool:
    """Whether a section says that its rows are no amounts of the company's periods.

    The headings inside a primary statement ("Adjustments to reconcile …", "Changes in …") only sort
    its lines. Elsewhere a row that names its basis, or what the heading names, is an amount all the same,
    and so are the rows below "Less:", "Adjustments:": they are the ends of a bridge, or its known steps.
    """
    section = facets(heading)
    if section.duration == "ttm" or section.is_projection:
        return True
    if section.kind == "amount" or context.statement.kind in STATEMENTS:
        return False
    words = plain(heading)
    if _DISCONTINUED.search(words) and any(label.metric == "net_income" for label in labels):
        return False  # the bottom line below "Discontinued operations"
    if _EFFECT.search(words):
        return True
    named = {label.metric for label in label_of(heading)}
    is_named = any(label.metric in named for label in labels)
    return not (row.basis or is_named or _STEPS.match(words_of(heading)))


def _is_at_home(
    named: tuple[str, Basis | None], label: Label, entry: Entry, context: Context
) -> bool:
    """Whether this statement may state this metric at all."""
    metric, _ = named
    kind = context.statement.kind
    if kind in _NEVER_IN.get(metric, ()):
        return False
    if label.metric == "eps" and metric == "eps_basic":
        return context.has_diluted or _is_income_statement(context)
    if metric == "capex" and kind == "cash_flows" and entry.line.sections:
        return "financing" not in plain(entry.line.section)
    return True


def _is_income_statement(context: Context) -> bool:
    title = context.statement.title
    return (
        context.statement.kind == "operations"
        and title is not None
        and _INCOME_TITLE.search(plain(title)) is not None
    )


def _as_stated(period: ColumnPeriod, metric: str) -> ColumnPeriod | None:
    """A level in a column of flows is that of the column's last day; a flow needs a period."""
    if metrics()[metric].instant:
        return ColumnPeriod("instant", None, period.end)
    return None if period.period_type == "instant" else period


def value_of(
    entry: Entry, label: Label, metric: str, row: Facets, context: Context
) -> CellValue | Reason:
    """The number of a cell in its metric's unit, or why it is none."""
    printed = entry.cell.text
    number = _NUMBER.search(printed)
    if number is None:
        return "not-a-number"
    digits = number[0].replace(",", "")
    if len(digits) > MOST_DIGITS:
        return "not-a-number"
    magnitude = float(digits)
    step = 10.0 ** -len(digits.partition(".")[2])
    is_negative = any(sign in printed[: number.start()] for sign in "(-−–")
    family = metrics()[metric].unit
    if family == "percent":
        if "%" not in f"{printed} {entry.label} {entry.column.words}":
            return "other-unit"
        return CellValue(-magnitude if is_negative else magnitude, "percent", None, step)
    if family == "MW":
        power = _POWER.search(f"{printed} {entry.label}")
        factor = _MEGAWATTS[power[1].lower()] if power else None
        if factor is None:
            return "other-unit"
        return CellValue(magnitude * factor, "MW", None, step * factor)
    if _NOT_MONEY.search(printed) or family not in ("money", "money/share"):
        return "other-unit"
    column = entry.column.facets
    noted = (
        row.currency if row.scale else None
    )  # "Net revenue (US$ billions)" in another currency's table
    stated_currency = noted or column.currency or row.currency or context.currency
    currency = _own_currency(printed) or stated_currency
    unit, scale = currency, None
    own_scale = scale_word(printed)
    if family == "money/share":
        if own_scale:
            return "other-unit"
        is_large = magnitude >= (LEAST_WHOLE if step == 1.0 else LEAST_SHARES)
        if is_large and not _PER_SHARE.search(plain(entry.label)):
            return "other-unit"  # a row of amounts that only stands near a per-share heading
        unit = f"{currency}/share"
    else:
        stated = row.scale or unit_cell(entry.line) or column.scale or context.scale
        scale = scale_named(own_scale) if own_scale else stated
        if scale is None:
            return "no-scale"
    value, worth = (scale.of(magnitude), scale.of(step)) if scale else (magnitude, step)
    if metric in ("interest_expense", "capex") and not label.keeps_sign:
        is_negative = False
    if label.is_loss and metric != "interest_expense":
        is_negative = True
    return CellValue(-value if is_negative else value, unit, scale, worth)


def _own_currency(printed: str) -> str | None:
    """The currency an amount is printed with; "$" is the dollar of its table, whichever that is."""
    sign = currency_sign(printed)
    return CURRENCIES.get(plain(sign).replace(" ", "")) if sign and sign != "$" else None


def unit_cell(line: Line) -> Scale | None:
    """The scale that a row states in a cell of its own, beside the label ("$ MM")."""
    texts = (
        cell.text for cell in line.row.cells if not is_number(cell.text) and len(cell.text) < 24
    )
    return next((f.scale for f in map(facets, texts) if f.scale), None)


def _confidence(
    metric: str,
    segment: str | None,
    basis: Basis | None,
    label: Label,
    rank: int,
    context: Context,
) -> float:
    """How sure a cell is, before tables are compared: by how well its row and its statement fit."""
    kind = context.statement.kind
    if label.is_further_adjusted or rank < 0:
        return _FURTHER
    if metric == "gross_margin" and basis == "non_gaap":
        return (
            _SECONDARY - 0.05
        )  # of both bases under one name, the plain word means the GAAP figure
    if segment is not None:
        return _PRIMARY if kind in ("segments", "operations") else _SECONDARY
    home = _HOME.get(metric)
    if home == kind:
        # A summary that has all the rows of an income statement is not the statement itself.
        is_summary = kind == "operations" and not _is_income_statement(context)
        return _SUMMARY if is_summary else _PRIMARY
    if home is None:
        return _ADJUSTED_HOME if kind in ("reconciliation", "balance_sheet") else _SECONDARY + 0.05
    return _SECONDARY if kind not in ("other", "guidance") else _SECONDARY - 0.1
