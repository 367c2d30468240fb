"""docs/amounts.md: its examples are what the scanners read."""

import re
from datetime import date
from pathlib import Path

import pytest

from extractors.claims.amounts import amounts
from extractors.claims.periods import periods
from extractors.claims.spans import Amount, Period
from warehouse.fiscal import CALENDAR_YEAR, FiscalCalendar

PAGE = Path(__file__).parents[2] / "docs" / "amounts.md"
PUBLISHED = date(2026, 5, 7)
MAY_YEAR = FiscalCalendar("05-31")


def printed(value: float | None) -> str:
    if value is None:
        return "…"
    for worth, name in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if abs(value) >= worth:
            return f"{value / worth:.10g}{name}"
    return f"{value:,.4g}" if value % 1 else f"{value:,.0f}"


def amount_told(amount: Amount) -> str:
    ends = dict.fromkeys((printed(amount.low), printed(amount.high)))
    bound = "" if amount.bound == "exact" else f", {amount.bound}"
    return f"{' to '.join(ends)} {amount.unit or 'no unit'}{bound}"


def period_told(period: Period) -> str:
    comparison = ", comparison" if period.comparison else ""
    return f"{period.period_type} {period.first_day or '…'} to {period.last_day}{comparison}"


def told(section: str, written: str) -> str:
    if not section.startswith("From words to a period"):
        found = [amount_told(amount) for amount in amounts(written)]
    else:
        calendar = MAY_YEAR if "31 May" in section else CALENDAR_YEAR
        found = [
            period_told(period) for period in periods(written, anchor=PUBLISHED, calendar=calendar)
        ]
    return "; ".join(found) or "nothing"


def examples() -> list[tuple[str, str, str]]:
    """Of each example the text above its table from the last heading or table on, and its two cells."""
    rows = []
    heading = text = ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading, text = line.strip("# "), ""
        elif cells := re.fullmatch(r"\| (.+?) \| (.+?) \|", line):
            rows.append((f"{heading}: {text}", cells[1], cells[2]))
        elif line and not line.startswith("|"):
            text = line
    return [row for row in rows if row[1] != "written" and not row[0].startswith("An outside")]


@pytest.mark.parametrize(("section", "written", "read"), examples())
def test_an_example_is_read_as_the_page_says(section: str, written: str, read: str) -> None:
    assert told(section, written) == read


def test_the_page_has_examples_of_both():
    sections = {section.partition(":")[0] for section, _, _ in examples()}
    assert {"Money", "Bounds", "From words to a period"} <= sections
