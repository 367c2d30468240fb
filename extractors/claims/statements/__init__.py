"""Claims from the tables of a release: the right number, from the right statement, column and scale.

A wrong number is far worse than a missing one. What several tables print is compared: the primary
statement speaks first, agreement confirms it, disagreement costs both their confidence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from extractors.claims.statements.cells import read_cells
from extractors.claims.statements.choose import chosen, ranked
from extractors.claims.statements.columns import Sheet, is_page_mark, sheet_of
from extractors.claims.statements.growth import growth_of
from extractors.claims.statements.guidance import read_guidance
from extractors.claims.statements.kinds import statement_of
from extractors.claims.statements.labels import is_basis_only
from extractors.claims.statements.meaning import STATEMENTS, segment_key
from extractors.claims.statements.model import Context, Found
from extractors.claims.statements.stated_calendar import DocumentCalendar, calendar_of_document
from extractors.claims.statements.whole_units import whole_units
from extractors.model import Reading, Table
from extractors.tables.headers import Scale, facets
from warehouse.records import Basis, Claim, Document, Span, claim_id
from warehouse.registry import companies

EXTRACTOR_VERSION = "1"
MAX_TITLES = 6
MAX_PAGE_BREAK = 40
MAX_ENTRIES = 20_000


def table_claims(document: Document, reading: Reading) -> list[Claim]:
    """Claims of all tables, in reading order; none if the document's issuer is not known."""
    if document.entity_id is None:
        return []
    calendar = calendar_of_document(document.entity_id, reading.text)
    segments = _segment_names(document.entity_id)
    published = document.published_at.date() if document.published_at else None
    found: list[Found] = []
    previous: tuple[Sheet, Context] | None = None
    for table in reading.tables:
        sheet = sheet_of(table, previous[0] if previous else None)
        if not table.rows or len(sheet.entries) > MAX_ENTRIES:
            previous = None
            continue
        inherits = previous is not None and (
            sheet.is_continued or _goes_on(previous[0].table, sheet)
        )
        context = context_of(
            sheet, previous[1] if previous and inherits else None, calendar, segments, published
        )
        if context.scale is None and context.statement.kind in STATEMENTS:
            context = replace(context, scale=whole_units(sheet.entries, reading.text))
        previous = (sheet, context)
        actual = list(read_cells(sheet, context))
        found.extend(ranked(actual))
        found.extend(growth_of(sheet, actual))
        found.extend(ranked(read_guidance(sheet, context)))
    return [_claim(document, one) for one in chosen(found)]


def _goes_on(previous: Table, sheet: Sheet) -> bool:
    """Whether at most a page number parts a table from the one before: it is the rest of that."""
    titles = (*sheet.table.heading, *sheet.captions)
    gap = sheet.table.rows[0].start - previous.rows[-1].end
    return gap <= MAX_PAGE_BREAK and all(map(is_page_mark, titles))


def _segment_names(entity_id: str) -> dict[str, str]:
    company = companies().get(entity_id)
    if company is None:
        return {}
    return {segment_key(name): slug for slug, names in company.segments.items() for name in names}


def context_of(
    sheet: Sheet,
    inherited: Context | None,
    calendar: DocumentCalendar,
    segments: Mapping[str, str],
    published: date | None,
) -> Context:
    titles = (*sheet.table.heading[-MAX_TITLES:], *sheet.captions)
    statement = statement_of(titles, sheet.labels)
    scale, currency = _governing_scale(sheet, titles)
    basis = _title_basis(titles)
    if inherited is not None:
        if statement.kind in ("other", "summary"):
            statement = inherited.statement
        titles = titles or inherited.titles
        scale = scale or inherited.scale
        currency = currency or inherited.currency
        basis = basis or inherited.basis
    return Context(
        calendar=calendar.calendar,
        places_labels=calendar.places_labels,
        statement=statement,
        titles=titles,
        scale=scale,
        currency=currency or "USD",
        segments=segments,
        published=published,
        basis=basis,
    )


def _governing_scale(sheet: Sheet, titles: Sequence[str]) -> tuple[Scale | None, str | None]:
    """The nearest words that state a scale: over the labels, then captions and headings upwards.

    "In U.S. dollars" may only name the currency: it is a scale where nothing else is.
    """
    stubs = [text for row in sheet.headers for text in (cell.text for cell in row.cells)]
    first = sheet.entries[0] if sheet.entries else None
    near = [*(first.stub if first else ()), *stubs]
    stated = [f for f in map(facets, (*near, *reversed(titles))) if f.scale is not None]
    scaled = [f for f in stated if f.scale and f.scale.factor > 1]
    nearest = next(iter(scaled or stated), None)
    return (nearest.scale, nearest.currency) if nearest else (None, None)


def _title_basis(titles: Sequence[str]) -> Basis | None:
    """A title that is a basis ("Non-GAAP") holds for the whole table; a title about both does not."""
    for line in reversed(titles):
        f = facets(line)
        if f.basis in ("gaap", "non_gaap") and is_basis_only(line):
            return f.basis
    return None


def _claim(document: Document, found: Found) -> Claim:
    row = found.entry.row
    subject = document.entity_id or ""
    cell = (found.table, row.index, found.entry.cell.column)
    return Claim(
        claim_id=claim_id(
            document.document_id,
            span=(row.start, row.end),
            cell=cell,
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
        value_low=found.value_low,
        value_high=found.value_high,
        unit=found.unit,
        status=found.status,
        quote=document.text[row.start : row.end],
        char_start=row.start,
        char_end=row.end,
        table_index=found.table,
        row_index=row.index,
        column_index=found.entry.cell.column,
        scale_as_printed=found.scale.printed if found.scale else None,
        spans=(Span("value", found.entry.cell.start, found.entry.cell.end),),
        extractor=f"tables.{found.statement.kind}",
        extractor_version=EXTRACTOR_VERSION,
        confidence=found.confidence,
    )
