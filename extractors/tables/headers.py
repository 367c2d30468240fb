"""What the words of a column header, a caption or a row label say about the numbers they govern.

`facets` takes a header's words apart: period, basis, scale, currency, kind of column. What it cannot
place stays in `rest`, and a column whose `rest` is not empty is not a plain column of amounts: nothing
is guessed away. Facets add up along a header path ("Three Months Ended" over "June 30," over "2025"),
so a path is read as one text. `resolve` turns facets into days on the company's calendar.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from extractors.prefilter import Prefilter
from extractors.tables.header_words import (
    BARE_YEAR,
    CHANGE,
    CURRENCIES,
    CURRENCY,
    DATES,
    DURATIONS,
    EXCEPT,
    FISCAL_YEAR,
    FOOTNOTE,
    GAAP,
    GLUED_FOOTNOTE,
    IN_DOLLARS,
    MONTHS,
    NEUTRAL,
    NON_GAAP,
    NUMBERS,
    ORDINALS,
    OTHER_KIND,
    OWN_BASIS,
    PERCENT,
    PROJECTION,
    QUARTER,
    SCALE_NAMES,
    SCALE_PATTERNS,
    SCALES,
    SPELLINGS,
    TTM,
    TWO_DURATIONS,
    TYPED,
    TYPESET,
    WORD,
    Duration,
    Kind,
)
from warehouse.fiscal import FiscalCalendar
from warehouse.records import PeriodType


@dataclass(frozen=True, slots=True)
class Scale:
    """What one printed unit is worth, and the word that said so."""

    factor: float
    printed: str

    def of(self, number: float) -> float:
        """A printed number in full units: the nearest float to what is printed, not to the product of two.

        >>> Scale(1e9, "billions").of(4.217)
        4217000000.0
        """
        return float(f"{number * self.factor:.15g}")


@dataclass(frozen=True, slots=True, eq=False)
class Facets:
    """The parts of a header. `rest` holds the words with no known part; empty if all were placed.

    `days` are (month, day, year) as written, 0 where a part is left open. Words that list several days
    of periods of one length contradict each other as the name of a column, but not as a caption's.
    Equal only to itself, since the same words give the same object: what is remembered of it is found
    without a look at its parts.
    """

    duration: Duration | None = None
    days: tuple[tuple[int, int, int], ...] = ()
    years: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    basis: Literal["gaap", "non_gaap", "both"] | None = None
    kind: Kind = "amount"
    is_projection: bool = False
    scale: Scale | None = None
    currency: str | None = None
    is_contradictory: bool = False
    has_one_length: bool = True
    is_fiscal_year: bool = False
    rest: str = ""

    @property
    def has_period(self) -> bool:
        return bool(self.duration or self.days or self.years or self.quarters)


@dataclass(frozen=True, slots=True)
class ColumnPeriod:
    """A period resolved on a calendar; `instant` has no first day."""

    period_type: PeriodType
    start: date | None
    end: date


# What is taken away from a header's words. A pattern that is missing here is tried on every header.
PARTS = (
    *SCALE_PATTERNS, IN_DOLLARS, FOOTNOTE, PROJECTION, TTM, TWO_DURATIONS, *(p for p, _ in DURATIONS),
    *DATES, QUARTER, FISCAL_YEAR, BARE_YEAR, NON_GAAP, OWN_BASIS, GAAP, CHANGE, PERCENT, OTHER_KIND,
    CURRENCY, NEUTRAL,
)  # fmt: skip
_PARTS = Prefilter(PARTS, lambda pattern: pattern)
_IDS_OF_PARTS = frozenset(map(id, PARTS))
_SPELLINGS = Prefilter(SPELLINGS, lambda spelling: spelling[0])


class _Words:
    """Words of a header, taken away one part at a time."""

    def __init__(self, text: str) -> None:
        self.text = text
        # Of forty patterns few may match, with or without marks of footnotes; the others are not tried.
        unmarked = GLUED_FOOTNOTE.sub("", text)
        possible = _PARTS.candidates(text if unmarked == text else f"{text}\n{unmarked}")
        self._left_out = _IDS_OF_PARTS.difference(map(id, possible))

    def may_have(self, pattern: re.Pattern[str]) -> bool:
        """Whether it is worth a search."""
        return id(pattern) not in self._left_out

    def take(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """All matches, which leave a gap that no later pattern can bridge."""
        found = list(pattern.finditer(self.text)) if self.may_have(pattern) else []
        if found:
            self.text = pattern.sub(" | ", self.text)
        return found


LONGEST_LABEL = 200  # what is longer is prose, and is not met again


def plain(text: str) -> str:
    """Lower case, straight quotes and hyphens, single spaces."""
    return _plain(text) if len(text) <= LONGEST_LABEL else _plain.__wrapped__(text)


@lru_cache(maxsize=32_768)
def _plain(text: str) -> str:
    if not text.isascii():
        text = TYPESET.sub(lambda mark: TYPED[mark[0]], text)
    return " ".join(text.lower().split())


def _as_known(words: str) -> str:
    """Words with the rarer spellings of periods replaced by the usual ones.

    >>> _as_known("q3 25"), _as_known("april - june 2025"), _as_known("9m25")
    ('q3 2025', '3 months ended june 2025', '9 months 2025')
    """
    possible = _SPELLINGS.candidates(words)
    for spelling in SPELLINGS:
        if spelling not in possible:
            continue
        pattern, instead = spelling
        words, changes = pattern.subn(instead, words)
        if changes:  # into words that a later one may be about
            possible = _SPELLINGS.candidates(words)
    return words


@lru_cache(maxsize=32_768)
def facets(text: str) -> Facets:
    """Take a header's words apart.

    >>> f = facets("Three Months Ended June 30, 2025 (unaudited)")
    >>> f.duration, f.days, f.rest
    ('quarter', ((6, 30, 2025),), '')
    >>> facets("% Change").kind, facets("% of revenues").kind
    ('change', 'share')
    >>> facets("(In thousands, except per share data)").scale
    Scale(factor=1000.0, printed='thousands')
    >>> facets("Q2 FY26").quarters, facets("Q2 FY26").years
    ((2,), (2026,))
    >>> facets("Data Center").rest
    'data center'
    """
    words = _Words(_as_known(plain(text)))
    scale, currency = _scale(words)
    words.take(FOOTNOTE)
    words.text = GLUED_FOOTNOTE.sub("", words.text)
    projection = bool(words.take(PROJECTION)) or "ending" in words.text.split()
    is_trailing = bool(words.take(TTM))
    is_double = bool(words.take(TWO_DURATIONS))
    durations = _durations(words)
    days = _days(words)
    quarters = {
        int(q) if q.isdigit() else ORDINALS[q]
        for match in QUARTER.finditer(words.text)
        for q in match.groups()
        if q
    }
    fiscal_years = {
        2000 + int(y) % 100 if len(y) == 2 else int(y)
        for match in words.take(FISCAL_YEAR)
        for y in (match["y"] or match["y2"] or match["y3"],)
    }
    words.take(QUARTER)
    years = fiscal_years | {int(match["year"]) for match in words.take(BARE_YEAR)}
    basis = _basis(words)
    kind: Kind = "amount"
    if words.take(CHANGE):
        kind = "change"
        words.take(PERCENT)
    if words.take(PERCENT) and kind == "amount":
        kind = "share"
    if words.take(OTHER_KIND) and kind == "amount":
        kind = "other"
    if currency is None and (found := words.take(CURRENCY)):
        currency = CURRENCIES[found[0]["currency"]]
    words.take(NEUTRAL)
    if is_trailing:
        durations.append("ttm")
    distinct = set(durations) - ({"instant"} if len(set(durations)) > 1 else set())
    has_one_length = not is_double and len(distinct - {"ttm"}) <= 1 and len(quarters) <= 1
    return Facets(
        duration=durations_joined(distinct),
        days=tuple(sorted(days)),
        years=tuple(sorted(years)),
        quarters=tuple(sorted(quarters)),
        basis=basis,
        kind=kind,
        is_projection=projection,
        scale=scale,
        currency=currency,
        is_contradictory=not has_one_length or len(days) > 1,
        has_one_length=has_one_length,
        is_fiscal_year=len(fiscal_years) == 1
        and len(years) == 1
        and not (quarters or days or distinct),
        rest=" ".join(WORD.findall(words.text)),
    )


def durations_joined(found: set[Duration]) -> Duration | None:
    """The one duration that the words give; "trailing" overrides the number of months."""
    if "ttm" in found:
        return "ttm"
    return next(iter(found)) if len(found) == 1 else None


def _scale(words: _Words) -> tuple[Scale | None, str | None]:
    possible = filter(words.may_have, SCALE_PATTERNS)
    match = next(filter(None, (pattern.search(words.text) for pattern in possible)), None)
    if match is None:
        # Without any other word of scale "in dollars" means whole ones.
        return (Scale(1.0, "dollars"), "USD") if words.take(IN_DOLLARS) else (None, None)
    key = match["scale"].replace("'", "")
    symbol = match.groupdict().get("currency")
    if symbol is None and (named := CURRENCY.search(words.text)):
        symbol = named["currency"]
    words.text = words.text[: match.start()] + " | " + EXCEPT.sub(" | ", words.text[match.end() :])
    words.take(CURRENCY)
    return scale_named(key), CURRENCIES[symbol] if symbol else None


def scale_named(word: str) -> Scale:
    """The scale that a word or letter means.

    >>> scale_named("bn")
    Scale(factor=1000000000.0, printed='billions')

    Raises:
        KeyError: the word names no scale.
    """
    factor = SCALES[word.lower()]
    return Scale(factor, SCALE_NAMES[factor])


def _durations(words: _Words) -> list[Duration]:
    found: list[Duration] = []
    for pattern, duration in DURATIONS:
        for match in words.take(pattern):
            if duration is not None:
                found.append(duration)
                continue
            number = int(match["n"]) if match["n"].isdigit() else NUMBERS[match["n"]]
            length = _length(number, match["of"])
            if length is not None:
                found.append(length)
    return found


def _length(number: int, unit: str) -> Duration | None:
    """A number of months or weeks as a fiscal duration.

    A quarter may have 12 to 17 weeks; the weeks of longer periods follow from that.
    """
    if unit.startswith("month"):
        months: dict[int, Duration] = {
            1: "month", 3: "quarter", 6: "half", 9: "nine_months", 12: "twelve_months",
        }  # fmt: skip
        return months.get(number)
    weeks: tuple[tuple[range, Duration], ...] = (
        (range(4, 6), "month"), (range(12, 18), "quarter"), (range(24, 29), "half"),
        (range(36, 42), "nine_months"), (range(52, 54), "year"),
    )  # fmt: skip
    return next((duration for span, duration in weeks if number in span), None)


def _days(words: _Words) -> set[tuple[int, int, int]]:
    days = set()
    for pattern in DATES:
        for match in words.take(pattern):
            month = match["month"]
            year = int(match["year"] or 0)
            day = (
                int(month) if month.isdigit() else MONTHS[month],
                int(match["day"] or 0),
                2000 + year if 0 < year < 100 else year,
            )
            if day[0] <= 12 and day[1] <= 31:
                days.add(day)
    return days


def _basis(words: _Words) -> Literal["gaap", "non_gaap", "both"] | None:
    adjusted = bool(words.take(NON_GAAP))
    plainly = bool(words.take(GAAP))
    if (adjusted and plainly) or words.take(OWN_BASIS):
        return "both"
    return "non_gaap" if adjusted else "gaap" if plainly else None


@lru_cache(maxsize=8192)
def resolve(f: Facets, calendar: FiscalCalendar) -> ColumnPeriod | None:
    """The days that a header's words mean, None where they leave it open or contradict each other.

    A stated end date overrules the calendar, which only supplies what the words leave out.

    >>> from warehouse.fiscal import FiscalCalendar
    >>> resolve(facets("Six Months Ended June 30, 2025"), FiscalCalendar()).end
    datetime.date(2025, 6, 30)
    >>> resolve(facets("Q1 Fiscal 2026"), FiscalCalendar("05-31"))
    ColumnPeriod(period_type='quarter', start=datetime.date(2025, 6, 1), end=datetime.date(2025, 8, 31))
    >>> resolve(facets("Trailing 4-Quarters 2025"), FiscalCalendar()) is None
    True
    """
    if f.is_contradictory or f.duration == "ttm":
        return None
    if f.days:
        return _from_date(f, calendar)
    if len(f.years) != 1:
        return None
    year = f.years[0]
    if not 1990 <= year <= 2100:
        return None
    if f.quarters:
        if f.duration not in (None, "quarter"):
            return to_date(calendar, year, f.quarters[0]) if f.duration == "ytd" else None
        quarter = calendar.quarter(year, f.quarters[0])
        return ColumnPeriod("quarter", quarter.start, quarter.end)
    first, last = calendar.year(year)
    by_name: dict[Duration, Callable[[], ColumnPeriod]] = {
        "year": lambda: ColumnPeriod("fy", first, last),
        "twelve_months": lambda: ColumnPeriod("fy", first, last),
        "half": lambda: ColumnPeriod("half", first, calendar.quarter(year, 2).end),
        "second_half": lambda: ColumnPeriod("half", calendar.quarter(year, 3).start, last),
        "nine_months": lambda: ColumnPeriod("nine_months", first, calendar.quarter(year, 3).end),
    }
    return by_name[f.duration]() if f.duration in by_name else None


def of_year(caption: Facets, year: int) -> Facets | None:
    """What a caption that lists several periods of one length says of one of their years.

    >>> of_year(facets("Nine Months Ended July 27, 2025 and July 28, 2024"), 2024).days
    ((7, 28, 2024),)
    >>> of_year(facets("For the three months ended June 30, 2025 and 2024"), 2024).days
    ((6, 30, 2024),)
    >>> of_year(facets("Three and six months ended June 30, 2025 and 2024"), 2024) is None
    True
    """
    if not caption.has_one_length or year not in listed_years(caption):
        return None
    same_day = {(month, day) for month, day, _ in caption.days}
    days = {day for day in caption.days if day[2] == year}
    if not days and len(same_day) == 1:
        days = {(*same_day.pop(), year)}
    if len(days) > 1 or (caption.days and not days):
        return None
    years = () if days else (year,)
    return replace(caption, days=tuple(days), years=years, is_contradictory=False)


def is_year_alone(column: Facets) -> bool:
    """Whether one year is all that a column says of its period."""
    return len(column.years) == 1 and not (column.days or column.quarters or column.duration)


def listed_years(caption: Facets) -> frozenset[int]:
    """All years that a caption names."""
    return frozenset((*caption.years, *(year for _, _, year in caption.days if year)))


def to_date(calendar: FiscalCalendar, year: int, number: int) -> ColumnPeriod:
    """The year up to and including that quarter."""
    types: tuple[PeriodType, ...] = ("quarter", "half", "nine_months", "fy")
    end = calendar.quarter(year, number).end
    return ColumnPeriod(types[number - 1], calendar.quarter(year, 1).start, end)


def _from_date(f: Facets, calendar: FiscalCalendar) -> ColumnPeriod | None:
    month, day, year = f.days[0]
    if not year:
        if len(f.years) != 1:
            return None
        year = f.years[0]
    elif set(f.years) - {year}:
        return None
    last_day = monthrange(year, month)[1] if 1990 <= year <= 2100 else 0
    if not last_day or day > last_day:
        return None
    end = date(year, month, day or last_day)
    duration = f.duration or ("quarter" if f.quarters else None)
    if (
        not day
        and (fiscal := calendar.quarter_ending_near(end))
        and duration not in (None, "instant", "month")
    ):
        end = fiscal.end  # "June quarter": only the month is named, the company knows the day
    if duration in (None, "instant"):
        return ColumnPeriod("instant", None, end)
    if duration == "twelve_months":
        # A year only if it ends with the fiscal year; else it is trailing, and no period of ours.
        fiscal = calendar.quarter_ending_near(end)
        return _span("fy", end, calendar) if fiscal and fiscal.number == 4 else None
    if duration == "ytd":
        fiscal = calendar.quarter_ending_near(end)
        return to_date(calendar, fiscal.year, fiscal.number) if fiscal else None
    types: dict[Duration, PeriodType] = {
        "quarter": "quarter", "half": "half", "second_half": "half", "nine_months": "nine_months",
        "year": "fy", "month": "month",
    }  # fmt: skip
    return _span(types[duration], end, calendar) if duration in types else None


_MONTHS_OF: dict[PeriodType, int] = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "nine_months": 9,
    "fy": 12,
}


def _span(period_type: PeriodType, end: date, calendar: FiscalCalendar) -> ColumnPeriod:
    """The period of that length that ends on that day."""
    fiscal = calendar.quarter_ending_near(end)
    months = _MONTHS_OF[period_type]
    if fiscal is not None and months >= 3:
        back = fiscal
        for _ in range(months // 3 - 1):
            back = calendar.quarter_containing(back.start - timedelta(days=1))
        return ColumnPeriod(period_type, back.start, end)
    after = end + timedelta(days=1)
    count = after.year * 12 + after.month - 1 - months
    year, month = count // 12, count % 12 + 1
    return ColumnPeriod(
        period_type, date(year, month, min(after.day, monthrange(year, month)[1])), end
    )


def combined(parts: Iterable[str]) -> Facets:
    """Facets of a header path, read from the outermost part to the innermost as one text."""
    return facets(" ".join(part for part in parts if part))
