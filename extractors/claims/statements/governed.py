"""What governs a table: its statement, titles, scale, currency, basis, and the segments that are known.

All of it is printed somewhere above the cells, in the table or over it, or in the table that this one
continues. A table is read only together with it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from extractors.claims.statements.kinds import statement_of
from extractors.claims.statements.labels import Label, is_basis_only, label_of
from extractors.claims.statements.meaning import STATEMENTS, segment_in_title, segment_key
from extractors.claims.statements.model import Context
from extractors.claims.statements.shared_scale import with_shared_scales
from extractors.claims.statements.sheet import Sheet, is_page_mark, sheet_of
from extractors.claims.statements.stated_calendar import DocumentCalendar
from extractors.claims.statements.whole_units import whole_units
from extractors.model import Reading, Table
from extractors.tables.headers import Scale, facets, plain
from warehouse.records import Basis, Document
from warehouse.registry import companies

_NO_MORE = re.compile(r"(?:(?:basis|data|measures?|results|financial|supplemental|summary) ?)*")
_PER_SHARE = re.compile(r"(?:\w+ ){0,4}per (?:\w+ ){0,3}share(?: \w+){0,2}:?", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\(\s?(?:\d{1,2}|[a-z]|\*)\s?\)|\*")
_LEVELS = frozenset(("rpo", "revenue_backlog"))
_US_DOLLAR = re.compile(r"\bus|u\.s\.|dollar")
_OTHER_SCALE = re.compile(r"\b(?:crores?|lakhs?|lacs?)\b")
MAX_TITLES = 6
MAX_PAGE_BREAK = 40
MAX_BELOW = 600  # code points of what follows a table: its notes
MAX_VALUES = 20_000

Governed = tuple[Sheet, Context]


def governed_tables(
    document: Document, reading: Reading, calendar: DocumentCalendar
) -> list[Governed]:
    """Tables that can be read, each with what governs it; one that goes on inherits from the former."""
    segments = _segment_names(document.entity_id or "")
    published = document.published_at.date() if document.published_at else None
    sheets: list[Governed] = []
    previous: Governed | None = None
    for table in reading.tables:
        if not table.rows or sum(len(row.cells) for row in table.rows) > MAX_VALUES:
            previous = None
            continue
        sheet = sheet_of(table, previous[0] if previous else None)
        inherits = previous is not None and (
            sheet.is_continued or _goes_on(previous[0].table, sheet)
        )
        context = context_of(
            sheet, previous[1] if previous and inherits else None, calendar, segments, published
        )
        if context.scale is None and context.statement.kind in STATEMENTS:
            cells = (entry.cell for entry in sheet.entries())
            context = replace(context, scale=whole_units(cells, reading.text))
        end = table.rows[-1].end
        context = replace(context, below=reading.text[end : end + MAX_BELOW])
        previous = (sheet, context)
        sheets.append(previous)
    return _in_one_currency(with_shared_scales(sheets))


def _in_one_currency(sheets: Sequence[Governed]) -> list[Governed]:
    """Tables that name no currency are in the one that most others name; dollars where none does."""
    stated = Counter(context.currency for _, context in sheets if context.currency)
    usual = stated.most_common(1)[0][0] if stated else "USD"
    return [
        (sheet, context if context.currency else replace(context, currency=usual))
        for sheet, context in sheets
    ]


def _goes_on(previous: Table, sheet: Sheet) -> bool:
    """Whether at most a page number parts a table from the one before: it is the rest of that."""
    titles = (*sheet.table.heading, *(cell.text for cell in sheet.captions))
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
    """What governs all cells of a table."""
    titles = (*sheet.table.heading[-MAX_TITLES:], *(cell.text for cell in sheet.captions))
    naming = [title for title in titles if not _FOOTNOTE.match(title)]
    statement = statement_of(naming, sheet.labels)
    scale, currency, scale_line = _governing_scale(sheet, titles)
    basis = _title_basis(titles)
    if basis == "non_gaap" and any(facets(label).basis for label in sheet.labels):
        basis = None  # a bridge: its rows say themselves which of them are adjusted
    if inherited is not None:
        if statement.kind in ("other", "summary"):
            statement = inherited.statement
        titles = titles or inherited.titles
        scale, scale_line = (
            (scale, scale_line) if scale else (inherited.scale, inherited.scale_line)
        )
        currency = currency or inherited.currency
        basis = basis or inherited.basis
    return Context(
        calendar=calendar.calendar,
        places_labels=calendar.places_labels,
        statement=statement,
        titles=titles,
        scale=scale,
        currency=currency or "",  # of the other tables, once all are known
        segments=segments,
        published=published,
        basis=basis,
        titled_segment=segment_in_title(titles, segments) if segments else None,
        scale_line=scale_line,
        title_labels=_labels_in(titles),
        per_share_title=next((line for line in titles[-2:] if _PER_SHARE.fullmatch(line)), ""),
    )


def _labels_in(titles: Sequence[str]) -> tuple[Label, ...]:
    """The level that a table is entitled with: "Remaining performance obligations"."""
    for title in reversed(titles):
        if facets(title).rest:
            return tuple(label for label in label_of(title) if label.metric in _LEVELS)
    return ()


def _governing_scale(
    sheet: Sheet, titles: Sequence[str]
) -> tuple[Scale | None, str | None, str | None]:
    """(scale, currency, line) of the nearest words that state a scale.

    The words over the labels are nearest, then captions and headings upwards. "In U.S. dollars" may only name the currency: it is a scale where nothing else is.
    """
    stubs = [cell.text for row in sheet.headers.rows for cell in row.cells]
    first = next(iter(sheet.entries()), None)
    near = [*(cell.text for cell in first.column.stub)] if first else []
    lines = (*near, *stubs, *reversed(titles))
    currency = next((found for line in lines if (found := _currency_stated(line))), None)
    if any(_OTHER_SCALE.search(plain(line)) for line in lines):
        return None, currency, None
    stated = [(f, line) for line in lines if (f := facets(line)).scale is not None]
    scaled = [(f, line) for f, line in stated if f.scale and f.scale.factor > 1]
    for f, line in scaled or stated:
        return f.scale, f.currency or currency, line
    return None, currency, None


def _currency_stated(line: str) -> str | None:
    """The currency of a line that states units and nothing else: "(₹ in crores)", "US$".

    A bare "$" is the dollar of the document, whichever that is.
    """
    f, words = facets(line), plain(line)
    if f.currency == "USD" and not _US_DOLLAR.search(words):
        return None
    states_units = not f.rest or words.startswith("(") or _OTHER_SCALE.search(words)
    return f.currency if states_units else None


def _title_basis(titles: Sequence[str]) -> Basis | None:
    """A title that is a basis ("Non-GAAP") holds for the whole table; a title about both does not."""
    for line in reversed(titles):
        f = facets(line)
        if f.basis in ("gaap", "non_gaap") and (is_basis_only(line) or _NO_MORE.fullmatch(f.rest)):
            return f.basis
    return None
