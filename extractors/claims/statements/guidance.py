"""Outlook tables: what a company expects, as a number, a range in one cell, or a low and a high column.

Only periods that had not ended on the day of publication are an outlook. A column headed as the former
outlook is `prior`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.claims.amounts import amounts
from extractors.claims.statements.cells import value_of
from extractors.claims.statements.labels import Label
from extractors.claims.statements.meaning import LineMeaning, basis_of, with_basis
from extractors.claims.statements.model import CellValue, Context, Found
from extractors.claims.statements.periods import Periods
from extractors.claims.statements.sheet import Entry, Line, Sheet
from extractors.tables.grid import is_number
from extractors.tables.headers import Facets, facets, plain
from warehouse.registry import metrics

_PRIOR = re.compile(r"\b(?:prior|previous(?:ly)?|former|initial)\b")
_LOW = re.compile(r"\b(?:low|lower|minimum|from)\b")
_HIGH = re.compile(r"\b(?:high|higher|upper|maximum|to)\b")
_CONFIDENCE = 0.85


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a range whose two ends stand in columns of their own."""

    found: Found
    is_low: bool


def read_guidance(sheet: Sheet, context: Context) -> list[Found]:
    """Expected values of a table; none if the document's date is not known."""
    if context.published is None or context.statement.is_trailing:
        return []
    periods = Periods(sheet, context)
    whole: list[Found] = []
    ends: list[_End] = []
    for line in sheet.lines:
        row = facets(line.label)
        is_expected = _is_projection(line, row, context)
        meaning: LineMeaning | None = None
        for cell, column in line.values:
            if not (is_expected or column.facets.is_projection) or column.facets.kind != "amount":
                continue
            meaning = meaning or LineMeaning(line, context)
            over = plain(" ".join(column.path))
            is_low, is_high = bool(_LOW.search(over)), bool(_HIGH.search(over))
            for found in _read(Entry(line, cell, column), meaning, row, periods, sheet, context):
                if is_low != is_high:
                    ends.append(_End(found, is_low))
                else:
                    whole.append(found)
    return [*whole, *_joined(ends)]


def _is_projection(line: Line, row: Facets, context: Context) -> bool:
    around = (*line.sections, line.scope) if line.scope else line.sections
    return (
        context.statement.kind == "guidance"
        or row.is_projection
        or any(facets(cell.text).is_projection for cell in around)
    )


def _read(
    entry: Entry,
    meaning: LineMeaning,
    row: Facets,
    periods: Periods,
    sheet: Sheet,
    context: Context,
) -> Iterator[Found]:
    column = entry.column.facets
    period = periods.of(entry, row)
    if period is None or period.period_type == "instant":
        return
    if context.published is None or period.end <= context.published:
        return
    words = plain(" ".join((*entry.column.path, *(cell.text for cell in entry.line.sections))))
    for label, segment in meaning.below(entry.column):
        basis = basis_of(row, column, entry.line, context)
        named = with_basis(label, basis) if basis != "both" else None
        if named is None or metrics()[named[0]].instant:
            continue
        metric, claim_basis = named
        value = _range(entry, label, metric, row, context)
        if value is None:
            continue
        low, high = value
        yield Found(
            metric=metric,
            segment=segment,
            basis=claim_basis,
            period=period,
            status="prior" if _PRIOR.search(words) else "guidance",
            value_low=low.amount,
            value_high=high,
            unit=low.unit,
            scale=low.scale,
            entry=entry,
            table=sheet.table.index,
            statement=context.statement,
            rank=label.rank,
            confidence=_CONFIDENCE,
            decimals=low.step,
        )


def _range(
    entry: Entry, label: Label, metric: str, row: Facets, context: Context
) -> tuple[CellValue, float] | None:
    """Low end and high end of a cell that is a number or one range in words."""
    if is_number(entry.cell.text):
        value = value_of(entry, label, metric, row, context)
        return None if isinstance(value, str) else (value, value.amount)
    found = amounts(entry.cell.text)
    if len(found) != 1 or found[0].low is None or found[0].high is None:
        return None
    low, high, unit = found[0].low, found[0].high, found[0].unit or ""
    family = metrics()[metric].unit
    if family == "percent" and unit == "percent":
        return CellValue(low, unit, None, 0.0), high
    if family == "money/share" and unit == context.currency:
        return CellValue(low, f"{unit}/share", None, 0.0), high
    if family != "money" or unit != context.currency:
        return None
    if found[0].scale_as_printed is not None:
        scale = facets(f"in {found[0].scale_as_printed}").scale
        return CellValue(low, unit, scale, 0.0), high
    scale = row.scale or entry.column.facets.scale or context.scale
    return (CellValue(low * scale.factor, unit, scale, 0.0), high * scale.factor) if scale else None


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
