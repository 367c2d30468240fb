"""Outlook tables: what a company expects, as a number, a range in one cell, or a low and a high column.

A range, a bound or a tolerance is an outlook wherever it stands: what has happened is known. Only
periods that had not ended on the day of publication count, and the former outlook is `prior`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.claims.statements.cells import unit_cell, value_of
from extractors.claims.statements.expected_periods import (
    Version,
    expected_period,
    is_past,
    is_prior,
    versions,
)
from extractors.claims.statements.expected_values import Expected, Family, expected
from extractors.claims.statements.header_rows import Column
from extractors.claims.statements.labels import Label, label_of
from extractors.claims.statements.meaning import LineMeaning, basis_of, with_basis
from extractors.claims.statements.model import CellValue, Context, Found, Reason, Unread
from extractors.claims.statements.sheet import Entry, Line, Sheet
from extractors.model import Cell
from extractors.tables.expectations import is_range
from extractors.tables.grid import is_number, squeeze
from extractors.tables.headers import ColumnPeriod, facets, plain
from warehouse.records import Basis, Bound
from warehouse.registry import metrics

_LOW = re.compile(r"\b(?:low|lower|minimum)\b|^from$")
_HIGH = re.compile(r"\b(?:high|higher|upper|maximum)\b|^to$")
_MIDDLE = re.compile(r"\bmid(?:[- ]?point)?\b|\baverage\b")
_ASIDE = re.compile(
    r"/? ?\(?(?:at )?(?:the )?mid-?point\)?|change v(?:ersu)?s\.? prior year|\((?:[^(),]*,){2,}[^()]*\)",
    re.IGNORECASE,
)
_GROWTH = re.compile(r"\(?\b(?:growth(?: rate)?|y ?/ ?y|yoy|year[- ]over[- ]year|year/year)\b\)?")
_UNITS = re.compile(r"%|\(\s*\)")
_OTHER_GROWTH = re.compile(
    r"sequential|q ?/ ?q|qoq|quarter[- ]over|organic|operational|comparable|same[- ]|core|excluding|pro[- ]?forma"
)
_CONSTANT_CURRENCY = re.compile(r"\bcc\b|(?:at )?(?:constant|local)[- ]currenc(?:y|ies)")
_HEADLINE = re.compile(
    r"\b(?:raise[sd]?|increase[sd]?|lift(?:s|ed)?|boost(?:s|ed)?|lower(?:s|ed)|cuts?|reduce[sd]?|(?:re)?affirm(?:s|ed)?|reiterate[sd]?"
    r"|maintain(?:s|ed)|narrow(?:s|ed)|revise[sd]?)\b.*[^:]$"
)
_LEAD_IN = re.compile(r"\b(?:expects?|anticipates?|estimates?|projects?|forecasts?)\b.*:$")
_FORMER = re.compile(r"(?:prior|previous|former)\b(?! (?:year|quarter))")
_MARGIN = re.compile(r"\bmargin\b")
_MARGIN_OF = {"operating_income": "operating_margin", "adjusted_ebitda": "adjusted_ebitda_margin"}
_ALL_ADJUSTED = re.compile(
    r"\bon an? (?:adjusted|non-gaap)\b[^.]{0,20}\bbasis\b|^\W*(?:notes?: )?non-gaap (?:financial )?measures?\b"
)
_US_DOLLAR = re.compile(r"us|u\.s\.")
_DOLLARS = frozenset("USD CAD AUD HKD TWD SGD".split())
_FAMILIES: Mapping[str, Family] = {
    "percent": "percent", "money": "money", "money/share": "money/share",
}  # fmt: skip
_JOINTS = frozenset(("to", "-", "–", "—", "−"))
_CONFIDENCE = 0.85


_Value = tuple[CellValue, float, Bound]  # the low end, the high end, and which of them holds


@dataclass(frozen=True, slots=True)
class _Said:
    """What a cell is about: a metric of the registry, on a basis, maybe of a segment."""

    label: Label
    segment: str | None
    metric: str
    basis: Basis | None


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a range whose two ends stand in columns of their own."""

    found: Found
    is_low: bool


def read_guidance(sheet: Sheet, context: Context) -> Iterator[Found | Unread]:
    """Expected values of a table, and cells that should have been one; none if the document has no date."""
    if context.published is None or context.statement.is_trailing:
        return
    columns = {column for line in sheet.lines for _, column in line.values}
    if not _may_expect(sheet, columns, context):
        return
    version_of = versions(columns, context.published)
    has_past = any(is_past(column, context) for column in columns)
    is_headed = _HEADLINE.search(plain(context.statement.title or "")) is not None
    ends: list[_End] = []
    revenue: Line | None = None  # the row that "Y/Y" below it is the growth of
    for line in map(_without_asides, sheet.lines):
        is_expected = _is_projection(line, context)
        for cell, column in _values(line):
            version = version_of[column]
            if version is None or not (
                is_expected or column.facets.is_projection or is_range(cell.text)
            ):
                continue
            over = tuple(map(plain, column.path))
            if any(map(_MIDDLE.search, over)):
                continue
            entry = Entry(line, cell, column)
            # Beside columns of the past, and for a plain number below a headline, a title's outlook
            # is not what this is.
            use_titles = column.facets.is_projection or (
                not has_past and (is_range(cell.text) or not is_headed)
            )
            period = expected_period(line, column, context, use_titles=use_titles)
            if period is not None and period.end <= context.published:
                continue
            for found in _read(entry, period, revenue, version, sheet, context):
                is_low, is_high = any(map(_LOW.search, over)), any(map(_HIGH.search, over))
                if isinstance(found, Found) and is_low != is_high:
                    ends.append(_End(found, is_low))
                else:
                    yield found
        if any(label.metric == "revenue" for label in label_of(line.label)):
            revenue = line
    yield from _joined(ends)


def _may_expect(sheet: Sheet, columns: Iterable[Column], context: Context) -> bool:
    """Whether anything in a table, or what it is, speaks of the future: most tables do not."""
    return (
        context.statement.kind == "guidance"
        or bool(context.titles and _LEAD_IN.search(plain(context.titles[-1])))
        or any(column.facets.is_projection for column in columns)
        or any(_is_projection(line, context) for line in sheet.lines)
        or any(is_range(cell.text) for row in sheet.table.rows for cell in row.cells)
    )


def _without_asides(line: Line) -> Line:
    """A row without what its label says of the midpoint, of changes, and in long brackets."""
    return replace(line, label=_ASIDE.sub(" ", line.label)) if _ASIDE.search(line.label) else line


def _without_version(line: Line) -> Line:
    """A row without the headings that only say which outlook it is of."""
    sections = tuple(cell for cell in line.sections if not _says_only_version(cell.text))
    return replace(line, sections=sections) if sections != line.sections else line


def _says_only_version(heading: str) -> bool:
    f = facets(heading)
    return not f.rest and not f.has_period and (f.is_projection or is_prior(heading))


def _is_projection(line: Line, context: Context) -> bool:
    around = (*line.sections, line.scope) if line.scope else line.sections
    return (
        context.statement.kind == "guidance"
        or bool(context.titles and _LEAD_IN.search(plain(context.titles[-1])))
        or facets(line.label).is_projection
        or any(facets(cell.text).is_projection for cell in around)
    )


def _values(line: Line) -> Iterator[tuple[Cell, Column]]:
    """Value cells; a range that stands in three of them ("45", "to", "50") as one."""
    values = list(line.values)
    at = 0
    while at < len(values):
        cell, column = values[at]
        parts = values[at : at + 3]
        if _is_in_three(parts):
            high = parts[2][0]
            cell = cell._replace(text=f"{cell.text} – {high.text}", end=high.end)
        yield cell, column
        at += 3 if _is_in_three(parts) else 1


def _is_in_three(parts: Sequence[tuple[Cell, Column]]) -> bool:
    if len(parts) < 3:
        return False
    (low, below), (joint, _), (high, also_below) = parts
    is_joined = joint.text.lower() in _JOINTS and below.path == also_below.path
    return is_joined and is_number(low.text) and is_number(high.text)


def _read(
    entry: Entry,
    period: ColumnPeriod | None,
    revenue: Line | None,
    version: Version,
    sheet: Sheet,
    context: Context,
) -> Iterator[Found | Unread]:
    headings = (entry.label, *(cell.text for cell in entry.line.sections))
    is_former = any(map(is_prior, headings)) or _FORMER.match(plain(context.statement.title or ""))
    status: Version = "prior" if is_former else version
    entry = replace(entry, line=_without_version(entry.line))
    missed: list[Unread] = []
    is_read = False
    for said in _said(entry, revenue, context):
        value = _value(entry, said, context)
        if period is None or isinstance(value, str):
            reason: Reason = value if isinstance(value, str) else "no-period"
            missed.append(Unread(entry, sheet.table.index, said.metric, reason))
            continue
        is_read = True
        low, high, bound = value
        yield Found(
            metric=said.metric,
            segment=said.segment,
            basis=said.basis,
            period=period,
            status=status,
            value_low=low.amount,
            value_high=high,
            bound=bound,
            unit=low.unit,
            scale=low.scale,
            entry=entry,
            table=sheet.table.index,
            statement=context.statement,
            rank=said.label.rank,
            confidence=_CONFIDENCE,
            decimals=low.step,
            scale_line=context.scale_line if low.scale is context.scale else None,
        )
    # A plain number that is no outlook may still be an actual figure, which `cells` reads.
    if not is_read and is_range(entry.cell.text):
        yield from missed


def _said(entry: Entry, revenue: Line | None, context: Context) -> Iterator[_Said]:
    column = entry.column.facets
    if (growing := _growing(entry, revenue)) is not None:
        yield from _growth(growing, entry, context)
    path = entry.column.path
    is_margin = column.kind == "other" and any(map(_MARGIN.search, map(plain, path[-1:])))
    if column.kind != "amount" and not is_margin:
        return
    basis = basis_of(facets(entry.label), column, entry.line, context)
    if basis is None and _is_all_adjusted(context.below):
        basis = "non_gaap"
    for label, segment in LineMeaning(entry.line, context).below(entry.column):
        if is_margin and label.metric not in _MARGIN_OF:
            continue
        if label.metric == "eps" and basis is None:
            continue  # neither basic nor diluted, neither GAAP nor adjusted
        meant = replace(label, metric=_MARGIN_OF[label.metric]) if is_margin else label
        named = with_basis(meant, basis) if basis != "both" else None
        if named is not None and not metrics()[named[0]].instant:
            yield _Said(label, segment, *named)


@lru_cache(maxsize=256)
def _is_all_adjusted(below: str) -> bool:
    """Whether a note below an outlook says that all of it is on an adjusted basis."""
    return any(_ALL_ADJUSTED.search(plain(line)) for line in below.splitlines())


def _growing(entry: Entry, revenue: Line | None) -> Line | None:
    """The row whose growth a cell is: named beside "growth", the one above "Y/Y", or its own in percent."""
    line, kind = entry.line, entry.column.facets.kind
    words = plain(line.label)
    if "%" not in entry.cell.text or kind == "share":
        return None
    if _OTHER_GROWTH.search(f"{words} {plain(entry.column.words)}"):
        return None
    says_growth = (
        _GROWTH.search(words if kind == "amount" else plain(entry.column.words)) is not None
    )
    if kind != "amount" and not says_growth:
        return None  # the change from the former outlook
    grown = squeeze(_UNITS.sub(" ", _GROWTH.sub(" ", _CONSTANT_CURRENCY.sub(" ", words))))
    if not grown:
        return revenue if says_growth else None
    is_revenue = {label.metric for label in label_of(grown, line.section)} == {"revenue"}
    return replace(line, label=grown) if says_growth or is_revenue else None


def _growth(line: Line, entry: Entry, context: Context) -> Iterator[_Said]:
    """Growth of revenue; at constant currency it is no GAAP measure."""
    words = plain(f"{entry.label} {entry.column.words}")
    basis: Basis = "non_gaap" if _CONSTANT_CURRENCY.search(words) else "gaap"
    for label, segment in LineMeaning(line, context).below(entry.column):
        if label.metric == "revenue":
            yield _Said(label, segment, "revenue_growth_yoy", basis)


def _value(entry: Entry, said: _Said, context: Context) -> _Value | Reason:
    """Low end, high end and bound of a cell in full units."""
    printed, row, column = entry.cell.text, facets(entry.label), entry.column
    if is_number(printed) and said.metric != "revenue_growth_yoy":
        number = value_of(entry, said.label, said.metric, row, context)
        return number if isinstance(number, str) else (number, number.amount, "exact")
    family = _FAMILIES.get(metrics()[said.metric].unit or "")
    if family is None:
        return "other-unit"
    value = expected(
        printed,
        family,
        is_change=said.metric == "revenue_growth_yoy",
        in_percent="%" in f"{entry.label} {column.words}",
    )
    if value is None:
        return "not-a-number"
    low, high = _with_sign(value.low, value.high, said)
    if family == "percent":
        return CellValue(low, "percent", None, value.step), high, value.bound
    currency = _currency(value, printed, entry, context)
    if family == "money/share":
        return CellValue(low, f"{currency}/share", None, value.step), high, value.bound
    if value.scale is not None:
        return (
            CellValue(low, currency, facets(f"in {value.scale}").scale, value.step),
            high,
            value.bound,
        )
    scale = row.scale or unit_cell(entry.line) or column.facets.scale or context.scale
    if scale is None:
        return "no-scale"
    return (
        CellValue(scale.of(low), currency, scale, scale.of(value.step)),
        scale.of(high),
        value.bound,
    )


def _with_sign(low: float, high: float, said: _Said) -> tuple[float, float]:
    """Expenses without their sign, losses with it."""
    if said.metric in ("capex", "interest_expense") and high < 0:
        return -high, -low
    if said.label.is_loss and said.metric != "interest_expense" and low > 0:
        return -high, -low
    return low, high


def _currency(value: Expected, printed: str, entry: Entry, context: Context) -> str:
    """The currency that an amount is printed with; "$" is the dollar of its table, if that is one."""
    stated = entry.column.facets.currency or facets(entry.label).currency or context.currency
    is_bare = value.currency == "USD" and not _US_DOLLAR.search(printed.lower())
    if value.currency is None or (is_bare and stated in _DOLLARS):
        return stated
    return value.currency


def _joined(ends: Sequence[_End]) -> Iterator[Found]:
    """Low and high of one row and key as one range; an end without its partner is left out."""
    for low in ends:
        partners = [
            high.found
            for high in ends
            if low.is_low
            and not high.is_low
            and high.found.key == low.found.key
            and high.found.entry.row.index == low.found.entry.row.index
        ]
        if len(partners) == 1 and low.found.value_low <= partners[0].value_high:
            yield replace(low.found, value_high=partners[0].value_high)
