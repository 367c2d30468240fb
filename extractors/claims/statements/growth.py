"""Growth columns: `% Change` beside two years of revenue.

What such a column compares is seldom said: the year before, the quarter before, at constant currency.
A printed percentage becomes a claim only if it is what the row's own amounts give for exactly one pair
of periods a year apart; the amounts decide what the column means, the claim keeps what is printed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.claims.statements.model import Found
from extractors.claims.statements.sheet import Entry, Sheet
from extractors.tables.grid import is_number
from extractors.tables.headers import facets, plain

_OTHER_COMPARISON = re.compile(
    r"constant|currency|organic|comparable|sequential|q/q|qoq|excluding|adjusted|non-?gaap|basis|bps|pts"
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
    for entry in sheet.entries():
        if not is_number(entry.cell.text):
            continue
        column = plain(entry.column.words)
        if entry.column.facets.kind == "change":
            words = column
            amounts = [one for one in revenue if one.entry.row.index == entry.row.index]
        elif facets(entry.label).kind == "change":
            # Periods down the rows, the change below them.
            words = plain(entry.label)
            amounts = [one for one in revenue if one.entry.column is entry.column]
        else:
            continue
        if _OTHER_COMPARISON.search(words) or not _PERCENT.search(f"{words} {entry.cell.text}"):
            continue
        printed, step = _percentage(entry)
        fitting = [pair for pair in _with_year_before(amounts) if _fits(printed, step, *pair)]
        if len(fitting) == 1:
            now, _ = fitting[0]
            yield replace(
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


def _percentage(entry: Entry) -> tuple[float, float]:
    text = entry.cell.text
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


def _fits(printed: float, step: float, now: Found, before: Found) -> bool:
    computed = (now.value_low / before.value_low - 1) * 100
    return abs(computed - printed) <= step / 2 + ROUNDING_OF_AMOUNTS
