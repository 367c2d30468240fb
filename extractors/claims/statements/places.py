"""What was read in tables → rows of `claims`, `statements` and `unread_cells`, each tied to its words."""

from collections.abc import Iterator, Sequence

from extractors.claims.statements.checks import Check
from extractors.claims.statements.model import Context, Found, Unread
from extractors.claims.statements.sheet import Sheet
from extractors.model import Cell
from extractors.tables.expectations import is_range
from extractors.tables.grid import is_number
from extractors.tables.headers import ColumnPeriod, facets
from warehouse.records import (
    Claim,
    Document,
    Quarantined,
    Span,
    SpanRole,
    StatementRead,
    UnreadCell,
    claim_id,
)

EXTRACTOR_VERSION = "2"
MAX_ABOVE = 4_000  # code points above a table in which its title and scale are looked for


def claim_of(document: Document, found: Found) -> Claim:
    """The claim that one understood cell makes; its quote is the row as printed."""
    row = found.entry.row
    cell = found.entry.cell
    subject = document.entity_id or ""
    return Claim(
        claim_id=claim_id(
            document.document_id,
            span=(row.start, row.end),
            cell=(found.table, row.index, cell.column),
            subject=subject,
            metric=found.metric,
            segment=found.segment,
            period=(found.period.period_type, found.period.end),
            status=found.status,
        ),
        document_id=document.document_id,
        published_at=document.published_at,
        known_at=document.known_at,
        kind="metric",
        subject=subject,
        metric=found.metric,
        segment=found.segment,
        basis=found.basis,
        period_type=found.period.period_type,
        period_start=found.period.start,
        period_end=found.period.end,
        value_low=None if found.bound in ("at_most", "up_to", "less_than") else found.value_low,
        value_high=None if found.bound in ("at_least", "more_than") else found.value_high,
        bound=found.bound,
        unit=found.unit,
        status=found.status,
        quote=document.text[row.start : row.end],
        char_start=row.start,
        char_end=row.end,
        table_index=found.table,
        row_index=row.index,
        column_index=cell.column,
        scale_as_printed=found.scale.printed if found.scale else None,
        spans=tuple(_spans(document.text, found)),
        extractor=f"tables.{found.statement.kind}",
        extractor_version=EXTRACTOR_VERSION,
        confidence=found.confidence,
    )


def _spans(text: str, found: Found) -> Iterator[Span]:
    """The words that made a cell a claim: the cell, its label, what stands over it and above the table."""
    line, column = found.entry.line, found.entry.column
    yield _span("value", found.entry.cell)
    yield from (_span("cue", cell) for cell in line.label_cells)
    yield from (_span("section", cell) for cell in line.sections)
    over = column.over if column.facets.has_period or column.names else ()
    yield from (_span("period", cell) for cell in over)
    if line.scope is not None and not column.facets.has_period:
        yield _span("period", line.scope)
    above = max(0, found.entry.row.start - MAX_ABOVE)
    if found.scale is not None:
        yield from _scale_span(text, found, above)
    if found.statement.title is not None:
        at = text.rfind(found.statement.title, above, found.entry.row.start)
        if at >= 0:
            yield Span("statement", at, at + len(found.statement.title))


def _span(role: SpanRole, cell: Cell) -> Span:
    return Span(role, cell.start, cell.end)


def _scale_span(text: str, found: Found, above: int) -> Iterator[Span]:
    """The nearest cell or line of the text that states the scale which was used."""
    if found.scale_line is not None:
        at = text.rfind(found.scale_line, above, found.entry.row.start)
        if at >= 0:
            yield Span("scale", at, at + len(found.scale_line))
        return
    cells = (*found.entry.row.cells, *found.entry.column.over, *found.entry.column.stub)
    for cell in cells:
        if facets(cell.text).scale == found.scale:
            yield _span("scale", cell)
            return


def statement_read(
    document: Document,
    sheet: Sheet,
    context: Context,
    *,
    periods: Sequence[ColumnPeriod],
    read_count: int,
    unread_count: int,
) -> StatementRead:
    """What one table was taken for."""
    return StatementRead(
        document_id=document.document_id,
        table_index=sheet.table.index,
        kind=context.statement.kind,
        evidence=context.statement.evidence,
        title=context.titles[-1] if context.titles else None,
        scale_as_printed=context.scale.printed if context.scale else None,
        currency=context.currency,
        periods=tuple(dict.fromkeys(f"{period.period_type} {period.end}" for period in periods)),
        row_count=len(sheet.table.rows),
        value_count=sum(
            is_number(entry.cell.text) or is_range(entry.cell.text) for entry in sheet.entries()
        ),
        read_count=read_count,
        unread_count=unread_count,
    )


def doubt_of(document: Document, check: Check) -> Quarantined:
    """A check that failed, with both numbers and the row it was about."""
    last = check.cells[-1]
    row = last.entry.row
    printed = document.text[row.start : row.end].replace("\t", " | ")
    return Quarantined(
        stage="extract",
        reason="check-failed",
        detail=f"{check.rule}: printed {check.printed:,.15g}, the other cells make {check.computed:,.15g} "
        f"({last.metric}, {last.period.period_type} {last.period.end}, table {last.table}); "
        "the claims concerned are kept at a low confidence",
        document_id=document.document_id,
        payload_ref=f"row {row.index}, column {last.entry.cell.column}: {printed}",
        read_key=document.read_key,
    )


def unread_cell(document: Document, unread: Unread) -> UnreadCell:
    """A cell that was not understood, and why."""
    cell = unread.entry.cell
    return UnreadCell(
        document_id=document.document_id,
        table_index=unread.table,
        row_index=unread.entry.row.index,
        column_index=cell.column,
        metric=unread.metric,
        label=unread.entry.label,
        header=" / ".join(unread.entry.column.path),
        printed=document.text[cell.start : cell.end],
        reason=unread.reason,
        char_start=cell.start,
        char_end=cell.end,
    )
