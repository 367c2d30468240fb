"""What the words of a column header, a caption or a row label say about the numbers they govern.

`facets` takes a header's words apart: period, basis, scale, currency, kind of column. What it cannot
place stays in `rest`, and a column whose `rest` is not empty is not a plain column of amounts: nothing
is guessed away. Facets add up along a header path ("Three Months Ended" over "June 30," over "2025"),
so a path is read as one text. `resolve` turns facets into days on the company's calendar.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from warehouse.fiscal import FiscalCalendar
from warehouse.records import PeriodType

Duration = Literal[
    "quarter", "half", "nine_months", "year", "twelve_months", "month", "ytd", "ttm", "instant", "second_half"
]  # fmt: skip
Kind = Literal["amount", "change", "share", "other"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may may", "jun june",
            "jul july", "aug august", "sep sept september", "oct october", "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "nine": 9, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "twenty-four": 24,
    "twenty-five": 25, "twenty-six": 26, "twenty-seven": 27, "twenty-eight": 28, "thirty-six": 36,
    "thirty-seven": 37, "thirty-nine": 39, "forty": 40, "fifty-two": 52, "fifty-three": 53,
}  # fmt: skip
_NUMBER = r"(?P<n>\d{1,2}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
}
_SCALES = {
    "thousand": 1e3, "thousands": 1e3, "000s": 1e3, "000": 1e3, "million": 1e6, "millions": 1e6,
    "mm": 1e6, "m": 1e6, "billion": 1e9, "billions": 1e9, "bn": 1e9, "b": 1e9,
}  # fmt: skip
CURRENCIES = {
    "us$": "USD", "u.s.$": "USD", "$": "USD", "usd": "USD", "u.s. dollars": "USD", "us dollars": "USD",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP",
    "pounds": "GBP", "¥": "JPY", "yen": "JPY", "jpy": "JPY", "rmb": "CNY", "cny": "CNY",
    "renminbi": "CNY", "ca$": "CAD", "c$": "CAD", "cad": "CAD", "cdn$": "CAD",
    "canadian dollars": "CAD", "a$": "AUD", "au$": "AUD", "aud": "AUD", "australian dollars": "AUD",
    "nt$": "TWD", "twd": "TWD", "hk$": "HKD", "hkd": "HKD", "₩": "KRW", "krw": "KRW", "won": "KRW",
    "₹": "INR", "inr": "INR", "rupees": "INR", "chf": "CHF", "sek": "SEK",
}  # fmt: skip
_CURRENCY_WORD = "|".join(re.escape(word) for word in sorted(CURRENCIES, key=len, reverse=True))
_CURRENCY = re.compile(rf"(?<![\w$.])(?P<currency>{_CURRENCY_WORD})(?![\w$])")

_DASHES = str.maketrans(
    {c: "-" for c in "‐‑‒–−"} | {"—": " - ", "―": " - "} | {"’": "'", "‘": "'", "“": '"', "”": '"'}
)
_SCALE_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bin (?:(?:u\.?s\.? ?)?(?:dollars in )?(?:{_CURRENCY_WORD}) ?(?:in )?)?(thousands?|millions?|billions?|mm|bn)\b",
        rf"\(\s*(?:{_CURRENCY_WORD})\s?(?:in )?(thousands?|millions?|billions?|bn|mm|b|m|'?000'?s?)\s*\)",
        rf"(?:{_CURRENCY_WORD})(?: in)?[ -](thousands?|millions?|billions?|bn|mm)\b",
        rf"\b(thousands?|millions?|billions?) of (?:{_CURRENCY_WORD}|dollars)",
        r"^[( ]*(thousands|millions|billions)\b",
        rf"(?:{_CURRENCY_WORD}|\bin )\s?('?000'?s?)\b",
        rf"^(?:{_CURRENCY_WORD}) ?(mm|bn|b|m)$",
    )
)
_EXCEPT = re.compile(r"[,;]? ?\(?\b(?:except|excluding|other than|unless)\b[^);]*\)?")
_FOOTNOTE = re.compile(r"\(\s*(?:\d{1,2}|[a-z]|\*+)\s*(?:,\s*(?:\d{1,2}|[a-z])\s*)*\)|[*†‡§]+")
_TTM = re.compile(
    r"\b(?:ttm|ltm|trailing|rolling|last (?:twelve|12) months|four[- ]quarters?|4[- ]quarters?)\b"
)
_CHANGE = re.compile(
    r"(?:\bper ?cent(?:age)?|%|\$|\bbasis[- ]points?|\bbps?\b)?\s*"
    r"(?:\b(?:change[ds]?|increases?|decreases?|inc|dec|incr|decr|growth|decline|variance|var|fav|unfav|b|w|better|worse"
    r"|vs|versus|compared|compare|y ?/ ?y|q ?/ ?q|y-o-y|q-o-q|yoy|qoq|yr/yr|year-over-year|year over year"
    r"|quarter-over-quarter|sequential|over|delta)\b)"
)
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?\b|\bbasis[- ]points?\b|\bbps\b")
_OTHER_KIND = re.compile(
    r"\b(?:adj|adjs|adjustments?|reclass\w*|impacts?|effects?|eliminations?|items|pro[- ]forma|constant|currency"
    r"|discontinued|predecessor|successor|fx|f/x|organic|cumulative|restatement|excluding|less|margin|mix|restricted)\b"
)
_TWO_DURATIONS = re.compile(
    rf"\b{_NUMBER} (?:and|&|/) (?=(?:\d{{1,2}}|[a-z-]+) (?:months?|weeks?)\b)"
)
_DURATIONS: tuple[tuple[re.Pattern[str], Duration | None], ...] = tuple(
    (re.compile(pattern), duration)
    for pattern, duration in (
        (
            rf"\b(?:first )?{_NUMBER}[ -](?P<of>months?|weeks?)(?:[ -]periods?)?\b(?: \(\d+ weeks?\))?",
            None,
        ),
        (r"\b(?:year|fiscal year|fy)[ -]?to[ -]?date\b|\bytd\b", "ytd"),
        (r"\b(?:first half|six months|1h(?=\d|\b)|h1)\b|\bhalf[- ]year\b", "half"),
        (r"\b(?:second half|2h(?=\d|\b)|h2)\b", "second_half"),
        (r"\b(?:first three quarters|first nine months)\b", "nine_months"),
        (r"\bquarters?\b(?= end| -)|\bquarterly\b", "quarter"),
        (
            r"\bfull[ -]?(?:fiscal )?years?\b|\b(?:fiscal |calendar )?years? (?=end)|\bannual\b|\btwelve-month\b",
            "year",
        ),
        (r"\b(?:as of|as at|at)\b", "instant"),
        (r"\bmonths?\b(?= end)", "month"),
    )
)
_QUARTER = re.compile(
    r"\bq(?P<q1>[1-4])\b|\b(?P<q2>[1-4])q(?=\s?'?\d|\b)|\bq(?P<q3>[1-4])(?=fy|'|\d\d)"
    r"|\b(?P<q4>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?:fiscal[ -])?(?:quarter|qtr)s?\b"
)
_FISCAL_YEAR = re.compile(
    r"\b(?:fiscal(?: year)?|fy) ?'?(?P<y>(?:20)?\d\d)(?P<mark>\d?)(?!\d|,\d)|(?<=[1-4]q)'?(?P<y2>(?:20)?\d\d)\b|(?<=q[1-4])'(?P<y3>\d\d)\b"
)
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?:[a-z() ]{{0,24}}?)?{_YEAR}(?=\d?\b)",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? {_YEAR}(?=\d?\b)",
        rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?P<year>)",
        rf"\b(?P<day>\d{{1,2}}) {_MONTH}\b(?P<year>)",
        r"\b(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:20)?\d\d)\b",
        rf"\b{_MONTH} {_YEAR}(?=\d?\b)(?P<day>)",
    )
)
_BARE_YEAR = re.compile(rf"\b{_YEAR}(?:\d(?!\d))?(?![,.]?\d)")
_NON_GAAP = re.compile(
    r"\bnon[- ]?(?:gaap|ifrs)(?: measures?)?\b|\b(?:as )?adjusted\b|\bcomparable\b|\bcore\b|\bunderlying\b"
)
_GAAP = re.compile(r"\b(?:us |u\.s\. )?gaap\b|\bifrs\b|\b(?:as )?reported\b")
_PROJECTION = re.compile(
    r"\b(?:outlook|guidance|forecast(?:ed)?|projected|projections?|expected|estimates?d?|target|range|low|high|midpoint"
    r")\b"
)
_GLUED_FOOTNOTE = re.compile(r"(?<=[a-z]{4})\d(?![\d.])\b")
_NEUTRAL = re.compile(
    r"\b(?:unaudited|audited|actuals?|results?|the|and|of|for|in|on|period|periods|ended|ending|ends?|u\.s\.|us|"
    r"dollars?|amounts?|are|all|figures?|tabular|stated|expressed|presented|consolidated|condensed|fiscal|fy|calendar|approximately|quarter|quarters|qtr|year|years|"
    r"months?|weeks?|to|date|as|at|current|prior|previous|preliminary|revised|recast|restated|note|notes)\b"
)
_WORD = re.compile(r"[a-z&$€£¥%][\w&'./-]*|\d+(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Scale:
    """What one printed unit is worth, and the word that said so."""

    factor: float
    printed: str


@dataclass(frozen=True, slots=True)
class Facets:
    """The parts of a header. `rest` holds the words with no known part; empty if all were placed.

    `days` are (month, day, year) as written, 0 where a part is left open.
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


@dataclass
class _Words:
    """Words of a header, taken away one part at a time."""

    text: str
    taken: list[str] = field(default_factory=list)

    def take(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """All matches, which leave a gap that no later pattern can bridge."""
        found = list(pattern.finditer(self.text))
        if found:
            self.text = pattern.sub(" | ", self.text)
        return found


def plain(text: str) -> str:
    """Lower case, straight quotes and hyphens, single spaces."""
    return " ".join(text.translate(_DASHES).lower().split())


@lru_cache(maxsize=8192)
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
    words = _Words(plain(text))
    scale, currency = _scale(words)
    words.take(_FOOTNOTE)
    words.text = _GLUED_FOOTNOTE.sub("", words.text)
    projection = bool(words.take(_PROJECTION)) or "ending" in words.text.split()
    is_trailing = bool(words.take(_TTM))
    is_double = bool(words.take(_TWO_DURATIONS))
    durations = _durations(words)
    days = _days(words)
    quarters = {
        int(q) if q.isdigit() else _ORDINALS[q]
        for match in _QUARTER.finditer(words.text)
        for q in match.groups()
        if q
    }
    fiscal_years = {
        2000 + int(y) % 100 if len(y) == 2 else int(y)
        for match in words.take(_FISCAL_YEAR)
        for y in (match["y"] or match["y2"] or match["y3"],)
    }
    words.take(_QUARTER)
    years = fiscal_years | {int(match["year"]) for match in words.take(_BARE_YEAR)}
    basis = _basis(words)
    kind: Kind = "amount"
    if words.take(_CHANGE):
        kind = "change"
        words.take(_PERCENT)
    if words.take(_PERCENT) and kind == "amount":
        kind = "share"
    if words.take(_OTHER_KIND) and kind == "amount":
        kind = "other"
    if currency is None and (found := words.take(_CURRENCY)):
        currency = CURRENCIES[found[0]["currency"]]
    words.take(_NEUTRAL)
    if is_trailing:
        durations.append("ttm")
    distinct = set(durations) - ({"instant"} if len(set(durations)) > 1 else set())
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
        is_contradictory=is_double
        or len(distinct - {"ttm"}) > 1
        or len(quarters) > 1
        or len(days) > 1,
        is_fiscal_year=len(fiscal_years) == 1 and len(years) == 1 and not (quarters or days or distinct),
        rest=" ".join(_WORD.findall(words.text)),
    )


def durations_joined(found: set[Duration]) -> Duration | None:
    """The one duration that the words give; "trailing" overrides the number of months."""
    if "ttm" in found:
        return "ttm"
    return next(iter(found)) if len(found) == 1 else None


def _scale(words: _Words) -> tuple[Scale | None, str | None]:
    match = next(filter(None, (pattern.search(words.text) for pattern in _SCALE_PATTERNS)), None)
    if match is None:
        return None, None
    key = match[1].replace("'", "")
    symbol = _CURRENCY.search(words.text)
    words.text = words.text[: match.start()] + " | " + _EXCEPT.sub(" ", words.text[match.end() :])
    words.take(_CURRENCY)
    names = {1e3: "thousands", 1e6: "millions", 1e9: "billions"}
    factor = _SCALES[key]
    return Scale(factor, names[factor]), CURRENCIES[symbol["currency"]] if symbol else None


def _durations(words: _Words) -> list[Duration]:
    found: list[Duration] = []
    for pattern, duration in _DURATIONS:
        for match in words.take(pattern):
            if duration is not None:
                found.append(duration)
                continue
            number = int(match["n"]) if match["n"].isdigit() else _NUMBERS[match["n"]]
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
    for pattern in _DATES:
        for match in words.take(pattern):
            month = match["month"]
            year = int(match["year"] or 0)
            day = (
                int(month) if month.isdigit() else _MONTHS[month],
                int(match["day"] or 0),
                2000 + year if 0 < year < 100 else year,
            )
            if day[0] <= 12 and day[1] <= 31:
                days.add(day)
    return days


def _basis(words: _Words) -> Literal["gaap", "non_gaap", "both"] | None:
    adjusted = bool(words.take(_NON_GAAP))
    plainly = bool(words.take(_GAAP))
    if adjusted and plainly:
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
