"""What an outlook is for, and which of two outlooks is the newer one.

The period stands over the column, beside the row, over the section or in the title, nearest first, and
may be put together from them ("Q3" in "2025"). A year alone is a period here: "FY26", "2025 outlook". A
date alone is none: over a column it is the day on which that outlook was given, if one of the columns
was given with this release.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from extractors.claims.statements.header_rows import Column
from extractors.claims.statements.model import Context
from extractors.claims.statements.sheet import Line
from extractors.tables.headers import ColumnPeriod, Facets, facets, is_year_alone, plain, resolve

Version = Literal["guidance", "prior"]

_PRIOR = re.compile(
    r"\b(?:prior|previous(?:ly)?|former|old)\b(?!,? (?:fiscal )?(?:year|quarter|period|month))"
)
_FIRST = re.compile(r"\binitial\b")
_NEW = re.compile(r"\b(?:current|updated?|new|revised|latest)\b")
_NOT_AN_OUTLOOK = re.compile(
    r"\b(?:actuals?|reported|(?:prior|last|previous)[- ](?:fiscal )?(?:year|quarter|period)|year[- ]ago)\b"
)
_SENTENCE = re.compile(r".{250}|.*\.$")
NEAR = 10  # days between a release and the date over the column of its own outlook


def expected_period(
    line: Line, column: Column, context: Context, *, use_titles: bool
) -> ColumnPeriod | None:
    """The period of an expected value; None where the words leave it open or name two."""
    words = ""
    for source in _sources(line, column, context if use_titles else None):
        words = f"{source} {words}".strip()
        said = facets(words)
        if said.is_contradictory:
            return None
        period = _resolved(said, context)
        if period is not None and period.period_type != "instant":
            return period
        is_the_year = said.is_fiscal_year or facets(source).is_projection
        if is_the_year and (year := _year_alone(said, context)) is not None:
            return year
    return None


def is_past(column: Column, context: Context) -> bool:
    """Whether a column is of a stretch of time that had ended when the document was published."""
    f = column.facets
    period = _resolved(f, context) or _year_alone(f, context)
    if period is None or period.period_type == "instant" or context.published is None:
        return False
    return period.end <= context.published


def _resolved(f: Facets, context: Context) -> ColumnPeriod | None:
    return resolve(f, context.calendar) if f.days or context.places_labels else None


def _year_alone(f: Facets, context: Context) -> ColumnPeriod | None:
    if not is_year_alone(f) or not context.places_labels:
        return None
    return ColumnPeriod("fy", *context.calendar.year(f.years[0]))


def _sources(line: Line, column: Column, titled: Context | None) -> Iterator[str]:
    """Words with a period that govern a value, nearest first; titles only of a context that is given."""
    over = "" if _is_date_alone(column.facets) else column.words
    headings = (*((line.scope,) if line.scope else ()), *reversed(line.sections))
    titles = reversed(titled.titles) if titled else ()
    for words in (
        over,
        line.label,
        *(cell.text for cell in headings),
        *(title for title in titles if not _SENTENCE.match(title)),
    ):
        if facets(words).has_period:
            yield words


def versions(columns: Iterable[Column], published: date) -> Mapping[Column, Version | None]:
    """Whether a column holds the outlook that a release gives or an older one; None if it holds none."""
    columns = tuple(columns)
    given = {column: day for column in columns if (day := _given_on(column, published))}
    newest = max(given.values(), default=None)
    is_dated = newest is not None and abs((published - newest).days) <= NEAR
    is_replaced = any(_NEW.search(_over(column)) for column in columns)
    found: dict[Column, Version | None] = {}
    for column in columns:
        over = _over(column)
        is_older = is_dated and given.get(column, newest) != newest
        if _NOT_AN_OUTLOOK.search(over):
            found[column] = None
        elif is_older or is_prior(over) or (is_replaced and _FIRST.search(over)):
            found[column] = "prior"
        else:
            found[column] = "guidance"
    return found


def _over(column: Column) -> str:
    return plain(" ".join(column.path))


def is_prior(words: str) -> bool:
    """Whether words say that an outlook is the former one.

    >>> is_prior("Previous guidance"), is_prior("Versus the prior year")
    (True, False)
    """
    return _PRIOR.search(plain(words)) is not None


def _is_date_alone(f: Facets) -> bool:
    return len(f.days) == 1 and not (f.quarters or f.duration not in (None, "instant"))


def _given_on(column: Column, published: date) -> date | None:
    """The day over a column; of a month the last one, or the release's own day in it."""
    if not _is_date_alone(column.facets):
        return None
    month, day, year = column.facets.days[0]
    year = year or (column.facets.years[0] if len(column.facets.years) == 1 else 0)
    if not 1990 <= year <= 2100:
        return None
    if (year, month) == (published.year, published.month) and not day:
        return published
    last = monthrange(year, month)[1]
    return date(year, month, min(day or last, last))
