"""The period of a cell: its column's words, completed by what stands nearest.

Where the column leaves something open, the row, a period alone on a row above, and the titles are asked
in this order. What they say together must name one period; nothing is guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.claims.statements.header_rows import Column
from extractors.claims.statements.model import Context
from extractors.claims.statements.sheet import Entry, Sheet
from extractors.tables.headers import (
    ColumnPeriod,
    Facets,
    combined,
    facets,
    is_year_alone,
    listed_years,
    of_year,
    resolve,
    to_date,
)

_FOOTNOTE_LINE = re.compile(r"\(?(?:\d{1,2}|[a-z*])\)|.{120}|.*\.$|\*")
_YEAR_TYPES = ("quarter", "instant", "fy")


class Periods:
    """The periods of one table's cells; each is worked out once for all cells that share its words."""

    def __init__(self, sheet: Sheet, context: Context) -> None:
        columns = {id(column): column for line in sheet.lines for _, column in line.values}.values()
        self._context = context
        self._titles = [line for line in reversed(context.titles) if not _FOOTNOTE_LINE.match(line)]
        self._is_balance = context.statement.kind == "balance_sheet"
        self._has_trailing_column = any(column.facets.duration == "ttm" for column in columns)
        self._years = frozenset(c.facets.years[0] for c in columns if is_year_alone(c.facets))
        ends = [
            period.end
            for column in columns
            if (period := resolve(combined(column.path), context.calendar))
            and period.period_type == "quarter"
        ]
        quarters = [q for end in ends if (q := context.calendar.quarter_ending_near(end))]
        # Beside its own last quarter a year is a whole one: "4Q25 | 3Q25 | 2025".
        self._whole_years = {quarter.year for quarter in quarters if quarter.number == 4}
        # What "year to date" goes up to: the latest quarter that has a column beside it.
        self._current = context.calendar.quarter_ending_near(max(ends)) if ends else None
        self._known: dict[tuple[int, str, str, bool], ColumnPeriod | None] = {}

    def of(self, entry: Entry, row: Facets) -> ColumnPeriod | None:
        """The period of a cell whose row label says `row`; None where the words leave it open.

        The trailing twelve months up to the end of a fiscal year are that year, and no other period of
        ours.
        """
        label = entry.label if row.has_period else ""
        scope = entry.line.scope.text if entry.line.scope else ""
        is_trailing = self.is_trailing(entry, row)
        key = (id(entry.column), label, scope, is_trailing)
        if key not in self._known:
            found = (
                self._trailing(entry.column.facets)
                if is_trailing
                else self._stated(entry.column, (label, scope))
            )
            self._known[key] = found
        return self._known[key]

    def is_trailing(self, entry: Entry, row: Facets) -> bool:
        """Whether a cell is of the twelve months up to its column's day, by title, row or column.

        A title does not say so of the quarters beside a column that says it itself.
        """
        if "ttm" in (row.duration, entry.column.facets.duration):
            return True
        return self._context.statement.is_trailing and not self._has_trailing_column

    def _resolve(self, f: Facets) -> ColumnPeriod | None:
        """A header's period; quarters without a date only on a calendar that is known to be theirs."""
        if not (f.days or self._context.places_labels):
            return None
        return resolve(f, self._context.calendar)

    def _trailing(self, column: Facets) -> ColumnPeriod | None:
        duration = None if column.duration == "ttm" else column.duration
        through = self._resolve(replace(column, duration=duration))
        if through is None or through.period_type not in _YEAR_TYPES:
            return None
        calendar = self._context.calendar
        last = calendar.quarter_ending_near(through.end)
        if last is None or last.number != 4:
            return None
        return ColumnPeriod("fy", calendar.year(last.year)[0], through.end)

    def _stated(self, column: Column, nearest: tuple[str, str]) -> ColumnPeriod | None:
        f, context = column.facets, self._context
        resolved = self._resolve(f)
        if self._is_whole(resolved):
            return self._fitting(resolved)
        if f.is_contradictory:
            return None
        is_whole_year = is_year_alone(f) and f.years[0] in self._whole_years
        is_fiscal_year = f.is_fiscal_year and not self._names_shorter(nearest[1])
        if context.places_labels and (is_whole_year or is_fiscal_year):
            first, last = context.calendar.year(f.years[0])
            return ColumnPeriod("fy", first, last)
        is_to_date = f.duration == "ytd" and not f.days and len(f.years) == 1
        if context.places_labels and is_to_date and self._current:
            return to_date(context.calendar, f.years[0], self._current.number)
        for gathered, caption in self._gathered(column, nearest):
            listed = self._listed(facets(caption), f)
            if listed is not None and self._fitting(listed):
                return listed
            completed = self._resolve(facets(gathered))
            if self._is_whole(completed):
                return self._fitting(completed)
        return resolved

    def _gathered(self, column: Column, nearest: tuple[str, str]) -> Iterator[tuple[str, str]]:
        """What governs the column, one more line of words at a time: with the column's own, and without."""
        gathered, caption = column.words, ""
        for source in (*nearest, *self._titles):
            said = facets(source)
            if said.has_period and said.kind == "amount":
                gathered, caption = f"{source} {gathered}", f"{source} {caption}"
                yield gathered, caption

    def _is_whole(self, period: ColumnPeriod | None) -> bool:
        """Whether a period needs no more words: a day alone is one only in a balance sheet."""
        return period is not None and (period.period_type != "instant" or self._is_balance)

    def _fitting(self, period: ColumnPeriod | None) -> ColumnPeriod | None:
        """The period, if the statement is of such periods: days in a balance sheet, stretches elsewhere."""
        is_day = period is not None and period.period_type == "instant"
        return period if is_day == self._is_balance else None

    def _names_shorter(self, scope: str) -> bool:
        """Whether what governs a column of years says that they are not whole ones."""
        return any(
            (said := facets(line)).duration or said.quarters
            for line in (scope, *self._context.titles)
        )

    def _listed(self, caption: Facets, column: Facets) -> ColumnPeriod | None:
        """The period of a column that is only a year, by a caption that lists those of all such columns.

        "Nine months ended July 27, 2025 and July 28, 2024" over 2025 and 2024. Where the years are not
        the same ones, the columns may be fiscal years that the days do not show.
        """
        if not is_year_alone(column) or listed_years(caption) != self._years:
            return None
        said = of_year(caption, column.years[0])
        return self._resolve(said) if said else None
