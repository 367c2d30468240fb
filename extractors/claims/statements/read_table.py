"""One table, read: what its cells say, and those of them that should have said something."""

from dataclasses import dataclass

from extractors.claims.statements.cells import read_cells
from extractors.claims.statements.choose import ranked
from extractors.claims.statements.growth import growth_of
from extractors.claims.statements.guidance import read_guidance
from extractors.claims.statements.model import Context, Found, Unread
from extractors.claims.statements.sheet import Sheet


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table with what governs it and what was found in it."""

    sheet: Sheet
    context: Context
    found: tuple[Found, ...]
    unread: tuple[Unread, ...]


def read_table(sheet: Sheet, context: Context) -> TableRead:
    """Actual figures, growth and guidance of one table; of rows that name the same, the closest."""
    cells = list(read_cells(sheet, context))
    outlook = list(read_guidance(sheet, context))
    actual = [cell for cell in cells if isinstance(cell, Found)]
    found = (
        *ranked(actual),
        *growth_of(sheet, actual),
        *ranked([cell for cell in outlook if isinstance(cell, Found)]),
    )
    read = {(one.entry.cell.start, one.metric) for one in found}
    missed = (cell for cell in (*cells, *outlook) if isinstance(cell, Unread))
    unread = tuple(one for one in missed if (one.entry.cell.start, one.metric) not in read)
    return TableRead(sheet, context, found, unread)
