"""Statements in whole dollars that say no scale at all.

Small companies print "18,656,700" below a bare title. A missing scale is no proof: it may stand where
nobody read it. The same page's sentences are: "$18.7 million" there and 18,656,700 here are one number,
and two such numbers are no coincidence.
"""

from collections.abc import Iterable
from itertools import islice

from extractors.model import Cell
from extractors.tables.grid import is_number
from extractors.tables.headers import Scale

WHOLE = Scale(1.0, "dollars")
LEAST = 1_000_000
MAX_LOOKED_UP = 200


def whole_units(cells: Iterable[Cell], text: str) -> Scale | None:
    """A scale of one if sentences confirm two different amounts as they are printed."""
    confirmed: set[str] = set()
    for cell in islice(cells, MAX_LOOKED_UP):
        printed = cell.text
        digits = "".join(filter(str.isdigit, printed))
        if not is_number(printed) or "." in printed or len(digits) > 15 or int(digits) < LEAST:
            continue
        if _is_told(int(digits), text):
            confirmed.add(digits)
        if len(confirmed) >= 2:
            return WHOLE
    return None


def _is_told(amount: int, text: str) -> bool:
    unit, word = (1e9, "billion") if amount >= 1e9 else (1e6, "million")
    return any(f"${amount / unit:.{places}f} {word}" in text for places in (1, 2, 3))
