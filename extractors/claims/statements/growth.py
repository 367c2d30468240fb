"""Growth columns: `% Change` beside two years of revenue.

What such a column compares is seldom said: the year before, the quarter before, at constant currency.
A printed percentage becomes a claim only if it is what the row's own amounts give for exactly one pair
of periods a year apart; the amounts decide what the column means, the claim keeps what is printed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.claims.statements.expected_values import expected
from extractors.claims.statements.model import Found
from extractors.claims.statements.sheet import Entry, Line, Sheet
from extractors.tables.expectations import is_expectation, is_range
from extractors.tables.grid import is_number
from extractors.tables.headers import facets, plain

_OTHER_COMPARISON = re.compile(
    r"constant|currency|organic|comparable|sequential|q/q|qoq|excluding|adjusted|non-?gaap|basis|bps|pts"
)
_ON_THE_YEAR = re.compile(
    r"(?:revenues? |net sales |sales )?(?:y/y|yoy|y-o-y|year[- ]over[- ]year)(?: %)?(?: revenue)?(?: growth| change)?(?: %| \(%\))?"
)
_PERCENT = re.compile(r"%|per ?cent")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_A_YEAR = range(355, 379)
ROUNDING_OF_AMOUNTS = 0.02  # percentage points that rounded amounts may add
LEAST_DIGITS = 500  # an amount of fewer printed units is too coarse to check a percentage with


def growth_of(sheet: Sheet, actual: Sequence[Found]) -> Iterator[Found]:
    """Year-on-year growth of revenue and its segments, as printed and as the row's amounts confirm."""
    revenue = [
        found
        for found in actual
        if found.metric == "revenue" and found.value_low > 0 and _is_fine(found)
    ]
    if not revenue:
        return
    above: list[Found] = []
    for line in sheet.lines:
        here = [one for one in revenue if one.entry.row is line.row]
        if above and _ON_THE_YEAR.fullmatch(plain(line.label)):
            yield from _said_of(above, line)
        is_change_row = facets(line.label).kind == "change"
        for cell, column in line.values:
            is_change_column = column.facets.kind == "change"
            if not (is_change_row or is_change_column) or not _is_one(cell.text):
                continue
            # Beside the amounts; or, with periods side by side, the change below them.
            amounts = here if is_change_column else revenue
            words = plain(column.words if is_change_column else line.label)
            if not is_change_column:
                amounts = [one for one in revenue if one.entry.column is column]
            if _OTHER_COMPARISON.search(words) or not _PERCENT.search(f"{words} {cell.text}"):
                continue
            growth = Entry(line, cell, column)
            fitting = [
                now for now, before in _with_year_before(amounts) if _fits(growth, now, before)
            ]
            if len(fitting) == 1:
                yield _growth(fitting[0], growth)
        above = here


def _said_of(revenue: Sequence[Found], line: Line) -> Iterator[Found]:
    """Growth in a row of its own right below revenue, whose label says that it is on the year."""
    for cell, column in line.values:
        now = [one for one in revenue if one.entry.column is column]
        if len(now) == 1 and is_number(cell.text) and "%" in f"{line.label}{cell.text}":
            yield _growth(now[0], Entry(line, cell, column))


def _growth(now: Found, entry: Entry) -> Found:
    printed, step = _percentage(entry)
    return replace(
        now,
        metric="revenue_growth_yoy",
        value_low=printed,
        value_high=printed,
        unit="percent",
        scale=None,
        entry=entry,
        decimals=step,
    )


def _is_fine(found: Found) -> bool:
    return found.value_low / found.decimals >= LEAST_DIGITS


def _is_one(text: str) -> bool:
    """Whether a cell is one percentage, be it in words ("Up 206%")."""
    return is_number(text) or (is_expectation(text) and not is_range(text) and "%" in text)


def _percentage(entry: Entry) -> tuple[float, float]:
    text = entry.cell.text
    said = None if is_number(text) else expected(text, "percent", is_change=True)
    if said is not None:
        return said.low, said.step
    number = _NUMBER.search(text)
    digits = number[0].replace(",", "") if number else "0"
    is_negative = text.startswith(("(", "-", "−", "–"))
    step = 10.0 ** -len(digits.partition(".")[2])
    return (-float(digits) if is_negative else float(digits)), step


def _with_year_before(amounts: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    for now in amounts:
        for before in amounts:
            is_same = (now.segment, now.period.period_type) == (
                before.segment,
                before.period.period_type,
            )
            if is_same and (now.period.end - before.period.end).days in _A_YEAR:
                yield now, before


def _fits(growth: Entry, now: Found, before: Found) -> bool:
    printed, step = _percentage(growth)
    computed = (now.value_low / before.value_low - 1) * 100
    return abs(computed - printed) <= step / 2 + ROUNDING_OF_AMOUNTS
