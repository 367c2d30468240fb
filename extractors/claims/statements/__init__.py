"""Claims from the tables of a release: the right number, from the right statement, column and scale.

A wrong number is far worse than a missing one. What several tables print is compared: the primary
statement speaks first, agreement confirms it, disagreement costs both their confidence. What must fit by
arithmetic is checked, and what does not fit is told with both numbers.

    governed_tables    rows and columns of each table, and the words that govern them
    read_table         cells → figures, or the reason why a cell is none
    own_segments       segments that the document itself names
    part_tables        tables about a part of the company
    chosen             one leading figure for each key
    checked            arithmetic between the leading figures
    places             figures → claims, each tied to its words
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.claims.statements.checks import checked, failed_checks
from extractors.claims.statements.choose import chosen
from extractors.claims.statements.governed import governed_tables
from extractors.claims.statements.model import Found, Unread
from extractors.claims.statements.part_tables import without_parts
from extractors.claims.statements.places import claim_of, doubt_of, statement_read, unread_cell
from extractors.claims.statements.read_table import TableRead, read_table
from extractors.claims.statements.segments import with_own_segments
from extractors.claims.statements.stated_calendar import DocumentCalendar, calendar_of_document
from extractors.model import Reading
from warehouse.records import Claim, Document, Quarantined, StatementRead, UnreadCell


@dataclass(frozen=True, slots=True)
class TablesRead:
    """What a document's tables say, what they are, and which cells were not understood.

    `doubts` are the checks of arithmetic that failed. `fiscal_period` is the latest one that a statement reports on (`Q2 FY2026`), None without any.
    """

    claims: tuple[Claim, ...] = ()
    statements: tuple[StatementRead, ...] = ()
    unread: tuple[UnreadCell, ...] = ()
    doubts: tuple[Quarantined, ...] = ()
    fiscal_period: str | None = None


def read_tables(document: Document, reading: Reading) -> TablesRead:
    """Read all tables, in reading order; nothing if the document's issuer is not known."""
    if document.entity_id is None:
        return TablesRead()
    published = document.published_at.date() if document.published_at else None
    calendar = calendar_of_document(document.entity_id, reading.text, published)
    tables = [read_table(*governed) for governed in governed_tables(document, reading, calendar)]
    tables = without_parts(with_own_segments(tables))
    leading, contested = chosen(one for table in tables for one in table.found)
    failed = failed_checks(tables, leading)
    leading = checked(leading, failed)
    unread = [*(cell for table in tables for cell in table.unread), *contested]
    return TablesRead(
        claims=tuple(claim_of(document, one) for one in leading),
        statements=_statements(document, tables, leading, unread),
        unread=tuple(dict.fromkeys(unread_cell(document, cell) for cell in unread)),
        doubts=tuple(doubt_of(document, check) for check in failed),
        fiscal_period=_fiscal_period(leading, calendar),
    )


def _statements(
    document: Document,
    tables: Sequence[TableRead],
    leading: Sequence[Found],
    unread: Sequence[Unread],
) -> tuple[StatementRead, ...]:
    read = {(one.table, one.entry.cell.start) for one in leading}
    not_read = {(one.table, one.entry.cell.start) for one in unread} - read
    counts, missing = Counter(table for table, _ in read), Counter(table for table, _ in not_read)
    return tuple(
        statement_read(
            document,
            table.sheet,
            table.context,
            periods=[one.period for one in leading if one.table == table.sheet.table.index],
            read_count=counts[table.sheet.table.index],
            unread_count=missing[table.sheet.table.index],
        )
        for table in tables
    )


def _fiscal_period(found: Sequence[Found], calendar: DocumentCalendar) -> str | None:
    """The latest fiscal quarter that a statement of flows has ended with: what the document reports on."""
    ends = [
        one.period.end
        for one in found
        if one.status == "actual"
        and one.period.period_type in ("quarter", "half", "nine_months", "fy")
    ]
    quarter = calendar.calendar.quarter_ending_near(max(ends)) if ends else None
    return quarter.label if quarter else None
