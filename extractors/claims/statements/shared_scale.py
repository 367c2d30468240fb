"""Tables that print no scale, between tables that do: the same amounts tell that they share it.

A reconciliation often repeats "2,423,112" from a statement "in thousands" and says nothing itself. Its
size is no proof; that two of its amounts stand digit by digit in tables of one scale, and in none of
another, is. One amount is enough where the whole document prints one scale.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractors.claims.statements.model import Context
from extractors.claims.statements.sheet import Sheet
from extractors.tables.headers import Scale

LEAST_DIGITS = 4
LEAST_SHARED = 2
LEAST_SHARED_OF_ONE = 1


def with_shared_scales(sheets: Sequence[tuple[Sheet, Context]]) -> list[tuple[Sheet, Context]]:
    """The same tables; those without a scale have the one that their amounts prove."""
    if all(context.scale is not None for _, context in sheets):
        return list(sheets)
    scales: dict[str, set[Scale]] = defaultdict(set)
    for sheet, context in sheets:
        if context.scale is not None:
            for amount in _amounts(sheet):
                scales[amount].add(context.scale)
    is_one = len({context.scale for _, context in sheets if context.scale}) == 1
    least = LEAST_SHARED_OF_ONE if is_one else LEAST_SHARED
    return [
        (sheet, context if context.scale else replace(context, scale=_shared(sheet, scales, least)))
        for sheet, context in sheets
    ]


def _shared(sheet: Sheet, scales: dict[str, set[Scale]], least: int) -> Scale | None:
    known = [scales[amount] for amount in _amounts(sheet) if amount in scales]
    every = set().union(*known) if known else set()
    return every.pop() if len(known) >= least and len(every) == 1 else None


def _amounts(sheet: Sheet) -> set[str]:
    """Digits of the table's larger amounts; years are none."""
    return {
        digits
        for entry in sheet.entries()
        if len(digits := "".join(filter(str.isdigit, entry.cell.text))) >= LEAST_DIGITS
        if "," in entry.cell.text and "%" not in entry.cell.text
    }
