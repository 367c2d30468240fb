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
    actual = [cell for cell in cells if isinstance(cell, Found)]
    found = (
        *ranked(actual),
        *growth_of(sheet, actual),
        *ranked(read_guidance(sheet, context)),
    )
    return TableRead(sheet, context, found, tuple(c for c in cells if isinstance(c, Unread)))
