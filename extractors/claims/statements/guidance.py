"""Outlook tables: what a company expects, as a number, a range in one cell, or a low and a high column.

Only periods that had not ended on the day of publication are an outlook. A column headed as the former
outlook is `prior`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.claims.amounts import amounts
from extractors.claims.statements.cells import period_of, value_of
from extractors.claims.statements.columns import Entry, Sheet, path_facets
from extractors.claims.statements.labels import Label
from extractors.claims.statements.meaning import basis_of, meanings, with_basis
from extractors.claims.statements.model import Context, Found
from extractors.tables.grid import is_number
from extractors.tables.headers import Facets, Scale, facets, plain
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
    whole: list[Found] = []
    ends: list[_End] = []
    for entry in sheet.entries:
        column, row = path_facets(entry), facets(entry.label)
        if not _is_projection(entry, column, row, context) or column.kind != "amount":
            continue
        over = plain(" ".join(entry.path))
        is_low, is_high = bool(_LOW.search(over)), bool(_HIGH.search(over))
        for found in _read(entry, column, row, sheet, context):
            if is_low != is_high:
                ends.append(_End(found, is_low))
            else:
                whole.append(found)
    return [*whole, *_joined(ends)]


def _is_projection(entry: Entry, column: Facets, row: Facets, context: Context) -> bool:
    if context.published is None or context.statement.is_trailing:
        return False
    around = (facets(text) for text in (*entry.sections, entry.scope) if text)
    return (
        context.statement.kind == "guidance"
        or column.is_projection
        or row.is_projection
        or any(f.is_projection for f in around)
    )


def _read(
    entry: Entry, column: Facets, row: Facets, sheet: Sheet, context: Context
) -> Iterator[Found]:
    period = period_of(entry, column, row, context)
    if period is None or period.period_type == "instant":
        return
    if context.published is None or period.end <= context.published:
        return
    words = plain(" ".join((*entry.path, *entry.sections)))
    for label, segment in meanings(entry, column, context):
        basis = basis_of(row, column, entry, context)
        named = with_basis(label, basis) if basis != "both" else None
        if named is None or metrics()[named[0]].instant:
            continue
        metric, claim_basis = named
        value = _value(entry, label, metric, row, column, context)
        if value is None:
            continue
        low, high, unit, scale, step = value
        yield Found(
            metric=metric,
            segment=segment,
            basis=claim_basis,
            period=period,
            status="prior" if _PRIOR.search(words) else "guidance",
            value_low=low,
            value_high=high,
            unit=unit,
            scale=scale,
            entry=entry,
            table=sheet.table.index,
            statement=context.statement,
            rank=label.rank,
            confidence=_CONFIDENCE,
            decimals=step,
        )


def _value(
    entry: Entry, label: Label, metric: str, row: Facets, column: Facets, context: Context
) -> tuple[float, float, str, Scale | None, float] | None:
    """(low, high, unit, scale, step) of a cell that is a number or one range in words."""
    if is_number(entry.cell.text):
        value = value_of(entry, label, metric, row, column, context)
        return (value[0], *value) if value else None
    found = amounts(entry.cell.text)
    if len(found) != 1 or found[0].low is None or found[0].high is None:
        return None
    amount = found[0]
    low, high, unit = found[0].low, found[0].high, amount.unit or ""
    family = metrics()[metric].unit
    if family == "percent" and unit == "percent":
        return low, high, unit, None, 0.0
    if family == "money/share" and unit == context.currency:
        return low, high, f"{unit}/share", None, 0.0
    if family != "money" or unit != context.currency:
        return None
    if amount.scale_as_printed is not None:
        return low, high, unit, facets(f"in {amount.scale_as_printed}").scale, 0.0
    scale = row.scale or column.scale or context.scale
    return (low * scale.factor, high * scale.factor, unit, scale, 0.0) if scale else None


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
