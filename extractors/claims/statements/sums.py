"""Sums inside a table: which rows without a name add up what stands above them."""

import re
from collections.abc import Sequence

from extractors.claims.statements.sheet import Line, Sheet
from extractors.model import Cell
from extractors.tables.grid import is_number

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
MOST_DIGITS = 18  # a longer one is no amount of anything
HALF_A_UNIT = 0.51  # what rounding may add per amount


def printed_amount(cell: Cell) -> float:
    """A cell's number in printed units, negative in brackets or behind a minus."""
    number = _NUMBER.search(cell.text)
    digits = number[0].replace(",", "") if number else ""
    value = float(digits) if 0 < len(digits) <= MOST_DIGITS else 0.0
    is_negative = "(" in cell.text or cell.text.lstrip("$€£¥ ").startswith(("-", "−", "–"))
    return -value if is_negative else value


def unnamed_sums(sheet: Sheet) -> frozenset[int]:
    """Indices of the rows without label whose first amount is the sum of the rows above in their section."""
    found = set()
    for i, line in enumerate(sheet.lines):
        if line.label or not line.sections or not line.values:
            continue
        above = _in_section(sheet.lines[:i], line)
        amount = printed_amount(line.values[0][0])
        if len(above) > 1 and abs(sum(above) - amount) <= HALF_A_UNIT * len(above):
            found.add(line.row.index)
    return frozenset(found)


def _in_section(lines: Sequence[Line], below: Line) -> list[float]:
    """Amounts of the rows directly above that stand under the same heading, in the same column."""
    amounts = []
    for line in reversed(lines):
        if line.sections != below.sections or not line.label:
            break
        column = below.values[0][1]
        amounts += [
            printed_amount(cell)
            for cell, over in line.values
            if over is column and is_number(cell.text)
        ]
    return amounts
