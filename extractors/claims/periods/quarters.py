"""Quarters, halves and years on a fiscal calendar, named or relative to the anchor."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from extractors.claims.periods.dates import count_of, day_of
from extractors.claims.periods.scan import MONTHS, Resolved, Scan, full_year
from extractors.claims.spans import Period
from warehouse.fiscal import CALENDAR_YEAR, FiscalCalendar, Quarter
from warehouse.records import PeriodType

_ORDINAL = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "opening": 1, "final": 4, "last": 4, "closing": 4, "one": 1, "two": 2, "three": 3, "four": 4,
}  # fmt: skip
_WORD_COUNT = {"three": 3, "six": 6, "nine": 9, "twelve": 12, "thirteen": 3, "fourteen": 3}
_DIGIT_COUNT = {"3": 3, "6": 6, "9": 9, "12": 12}
_WEEKS = {
    "12": 3,
    "13": 3,
    "14": 3,
    "16": 3,
    "24": 6,
    "26": 6,
    "27": 6,
    "36": 9,
    "39": 9,
    "40": 9,
    "52": 12,
    "53": 12,
}


_AT = re.compile(r"\b(?:at|as of)[ ](?:the[ ])?\Z")
_SHIFTABLE = ("quarter", "half", "nine_months", "fy")


# A document asks for the same few days again and again.
@lru_cache(maxsize=1024)
def _running(calendar: FiscalCalendar, day: date) -> Quarter:
    return calendar.quarter_containing(day)


@lru_cache(maxsize=1024)
def _ended_last(calendar: FiscalCalendar, day: date) -> Quarter:
    return calendar.latest_ended(day)


@lru_cache(maxsize=1024)
def _ending_near(calendar: FiscalCalendar, day: date) -> Quarter | None:
    return calendar.quarter_ending_near(day)


def _calendar_for(scan: Scan, kind: str | None) -> FiscalCalendar:
    return CALENDAR_YEAR if kind and kind.startswith(("calendar", "cy")) else scan.calendar


def _quarter_span(match: re.Match[str], quarter: Quarter, *, comparison: bool = False) -> Resolved:
    return match.start(), match.end(), "quarter", quarter.start, quarter.end, comparison


_CIVIL_YEAR = re.compile(r"cy[ ]?['’]?\d\d")


def named_quarter(scan: Scan, match: re.Match[str]) -> Resolved | None:
    groups = match.groupdict()
    printed = groups["number"] or groups["digit"]
    number = _ORDINAL.get(printed) or int(printed)
    is_civil = "calendar" in match[0] or _CIVIL_YEAR.search(match[0])
    calendar = _calendar_for(scan, "calendar" if is_civil else None)
    year = groups.get("year") or groups.get("lead_year")
    if year:
        return _quarter_span(match, calendar.quarter(full_year(year), number))
    relative = groups.get("relative")
    if scan.anchor is None:
        return None
    quarter = _undated_quarter(scan, calendar, number, match)
    if relative:
        current = _running(calendar, scan.anchor).year
        quarter = calendar.quarter(current + {"last": -1, "this": 0, "next": 1}[relative], number)
    return _quarter_span(match, quarter)


def _undated_quarter(
    scan: Scan, calendar: FiscalCalendar, number: int, match: re.Match[str]
) -> Quarter:
    """The quarter `number` that a text of the anchor's day means.

    The last one that is over, unless one is under way, or lies ahead and the clause looks forward.
    """
    assert scan.anchor is not None
    running = _running(calendar, scan.anchor)
    if running.number == number:
        return running
    ahead = calendar.quarter(running.year + (number < running.number), number)
    behind = calendar.quarter(ahead.year - 1, number)
    is_near = (ahead.start - scan.anchor).days < 200
    return ahead if is_near and scan.looks_forward(match.start(), match.end()) else behind


def _months_back(day: date, months: int) -> date:
    """First day of the `months` months that end on `day`."""
    index = day.year * 12 + day.month - months
    year, month = divmod(index, 12)
    if day.day < monthrange(day.year, day.month)[1]:
        index -= 1
        year, month = divmod(index, 12)
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last)) + timedelta(days=1)
    return date(year, month + 1, 1)


_JUST_ENDED, _YEAR_JUST_ENDED = 100, 45  # days


def ended(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "three months ended March 31, 2026" and its like."""
    groups = match.groupdict()
    months = 3
    if count := groups.get("months"):
        months = _WORD_COUNT.get(count) or _DIGIT_COUNT[count]
    elif groups.get("weeks"):
        months = _WEEKS.get(groups["weeks"]) or _WORD_COUNT[groups["weeks"]]
    elif groups.get("years"):
        months = 12
    elif groups.get("halves"):
        months = 6
    last = day_of(scan, match, is_past=match["tense"] not in ("ending", "ends"), whole_month=True)
    if last is None:
        return None
    if match["tense"] == "ending" and scan.anchor and last > scan.anchor:
        # Of "the quarter ending April 30" is also spoken in June, when it has just ended.
        past = day_of(scan, match, whole_month=True)
        lately = _YEAR_JUST_ENDED if months == 12 else _JUST_ENDED
        last = past if past and (scan.anchor - past).days <= lately else last
    is_dated = match["day"] or groups.get("day_first")
    return _months_until(scan, match, last, months, is_dated=bool(is_dated))


def month_range(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "the January-September period"."""
    if not scan.text[match.start()].isupper():
        return None
    last = day_of(scan, match, is_past=not scan.dates_ahead(*match.span()))
    months = (MONTHS[match["month"][:3]] - MONTHS[match["opening"][:3]]) % 12 + 1
    if last is None or months % 3:
        return None
    return _months_until(scan, match, last, months, is_dated=False)


def _months_until(
    scan: Scan, match: re.Match[str], last: date, months: int, *, is_dated: bool
) -> Resolved:
    """The 3, 6, 9 or 12 months that end on `last`: the company's own days, where they are near."""
    first = _months_back(last, months)
    near = _ending_near(scan.calendar, last)
    if near is not None:
        if near.end.month == last.month and not is_dated:
            last = near.end  # "the quarter ended in April": the company knows the day
        if abs((near.end - last).days) <= 3:
            number = near.number - months // 3 + 1
            year = near.year if number >= 1 else near.year - 1
            first = scan.calendar.quarter(year, (number - 1) % 4 + 1).start
    kinds: dict[int, PeriodType] = {3: "quarter", 6: "half", 9: "nine_months", 12: "fy"}
    return match.start(), match.end(), kinds[months], first, last, False


def month_quarter(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "the June quarter": the one that ends in that month."""
    is_past = not scan.dates_ahead(*match.span())
    day = day_of(scan, match, is_past=is_past)
    quarter = _ending_near(scan.calendar, day) if day else None
    return _quarter_span(match, quarter) if quarter else None


def half(scan: Scan, match: re.Match[str]) -> Resolved | None:
    groups = match.groupdict()
    number = {"first": 1, "1": 1, "front": 1}.get(groups["number"], 2)
    kind = groups.get("kind")
    calendar = _calendar_for(scan, kind)
    if year := groups.get("year"):
        fiscal_year = full_year(year)
    elif scan.anchor is None:
        return None
    else:
        fiscal_year = _running(calendar, scan.anchor).year
        relative = groups.get("relative")
        fiscal_year += {"last": -1, "next": 1}.get(relative or "", 0)
        is_young = relative is None and _running(calendar, scan.anchor).number == 1
        if number == 2 and is_young and not scan.looks_forward(*match.span()):
            fiscal_year -= 1  # early in a year, its second half is not yet spoken of
    first = calendar.quarter(fiscal_year, 2 * number - 1)
    last = calendar.quarter(fiscal_year, 2 * number)
    return match.start(), match.end(), "half", first.start, last.end, False


def first_months(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "the first nine months of fiscal 2026"."""
    calendar = _calendar_for(scan, match["kind"])
    quarters = _WORD_COUNT[match["months"]] // 3
    if match["year"]:
        year = full_year(match["year"])
    elif scan.anchor:
        year = _ended_last(calendar, scan.anchor).year
    else:
        return None
    first, last = calendar.quarter(year, 1), calendar.quarter(year, quarters)
    end = match.start() + len(match[0].rstrip())  # "of the year" is read with the blank behind it
    return match.start(), end, _KINDS[quarters - 1], first.start, last.end, False


_KINDS: tuple[PeriodType, ...] = ("quarter", "half", "nine_months", "fy")


def first_weeks(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "the first 36 weeks": the quarters that have as many weeks, give or take one, and are over."""
    if scan.anchor is None:
        return None
    year = _ended_last(scan.calendar, scan.anchor).year
    first = scan.calendar.quarter(year, 1).start
    for number, kind in enumerate(_KINDS, 1):
        end = scan.calendar.quarter(year, number).end
        weeks = ((end - first).days + 1) / 7
        if end < scan.anchor and abs(weeks - int(match["weeks"])) <= 1:
            return match.start(), match.end(), kind, first, end, False
    return None


def to_date(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "year to date": the quarters of the fiscal year that the last one to end belongs to."""
    if scan.anchor is None:
        return None
    ended = _ended_last(scan.calendar, scan.anchor)
    first = scan.calendar.quarter(ended.year, 1).start
    return match.start(), match.end(), _KINDS[ended.number - 1], first, ended.end, False


def end_of_quarter(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "at the end of the first quarter"."""
    number = int(match["q"]) if match["q"] else _ORDINAL[match["number"]]
    calendar = _calendar_for(scan, match["kind"])
    if match["year"]:
        quarter = calendar.quarter(full_year(match["year"]), number)
    elif scan.anchor:
        quarter = _undated_quarter(scan, calendar, number, match)
    else:
        return None
    return match.start(), match.end(), "instant", None, quarter.end, False


def same_in_year(scan: Scan, period: Period, year: int) -> Resolved | None:
    """The 2025 of "the three months ended March 31, 2026 and 2025"; start and end are the period's."""
    near = _ending_near(scan.calendar, period.last_day)
    if near is None:
        return None
    by = year - period.last_day.year
    end = scan.calendar.quarter(near.year + by, near.number)
    if period.period_type == "instant":
        return period.start, period.end, "instant", None, end.end, False
    quarters = {"quarter": 1, "half": 2, "nine_months": 3, "fy": 4}[period.period_type]
    first = _neighbour(scan.calendar, end, 1 - quarters)
    return period.start, period.end, period.period_type, first.start, end.end, False


def fiscal_year(scan: Scan, match: re.Match[str]) -> Resolved | None:
    groups = match.groupdict()
    calendar = _calendar_for(scan, groups.get("kind"))
    if groups.get("year"):
        year = full_year(groups["year"])
    elif scan.anchor is None:
        return None
    else:
        ended = _ended_last(calendar, scan.anchor)
        year = ended.year
        if ended.number == 4 and scan.looks_forward(match.start(), match.end()):
            year += 1
    first, last = calendar.year(year)
    return match.start(), match.end(), "fy", first, last, False


def split_year(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "FY2025/26", "the 2025-26 fiscal year": the one that ends in 2026."""
    year = full_year(match["year"])
    if year != int(match["begun"]) + 1 or not (match["kind"] or match["named"]):
        return None
    first, last = scan.calendar.year(year)
    return match.start(), match.end(), "fy", first, last, False


def relative_year(scan: Scan, match: re.Match[str]) -> Resolved | None:
    if scan.anchor is None:
        return None
    shift = {
        "last": -1,
        "prior": -1,
        "previous": -1,
        "this": 0,
        "current": 0,
        "next": 1,
        "following": 1,
        "coming": 1,
    }.get(match["relative"], 0)
    if match["fiscal"]:
        year = _running(scan.calendar, scan.anchor).year + shift
        first, last = scan.calendar.year(year)
    else:
        if match["relative"] == "next" and "the " in (match[0][:4], scan.before(match.start(), 4)):
            return None  # "over the next year" is a duration
        first, last = CALENDAR_YEAR.year(scan.anchor.year + shift)
    return match.start(), match.end(), "fy", first, last, False


def relative_quarter(scan: Scan, match: re.Match[str]) -> Resolved | None:
    if scan.anchor is None:
        return None
    word = match["relative"]
    ended = _ended_last(scan.calendar, scan.anchor)
    running = _running(scan.calendar, scan.anchor)
    if match[0].endswith("period") and not (
        scan.before(match.start()).endswith("for ") and scan.looks_forward(*match.span())
    ):
        return None  # in a release "the current period" is the one reported
    if word == "current":
        return _quarter_span(match, running)
    if word == "this":
        # Companies still say "this quarter" of the one whose results they present.
        is_running = (scan.anchor - running.start).days >= 60 or scan.dates_ahead(*match.span())
        return _quarter_span(match, running if is_running else ended)
    if word in ("next", "coming", "upcoming", "following"):
        # Right after results, the quarter that has begun is the next one to be reported.
        is_early = (scan.anchor - running.start).days < 60
        return _quarter_span(match, running if is_early else _neighbour(scan.calendar, running, 1))
    if word in ("prior", "previous", "preceding"):
        base = _base(scan, match.start())
        near = _ending_near(scan.calendar, _last_day(base)) if base else None
        return _quarter_span(match, _neighbour(scan.calendar, near or ended, -1), comparison=True)
    return _quarter_span(match, ended)


def quarter_earlier(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "a quarter earlier"."""
    base = _base(scan, match.start())
    near = _ending_near(scan.calendar, _last_day(base)) if base else None
    if near is None:
        return None
    return _quarter_span(match, _neighbour(scan.calendar, near, -1), comparison=True)


def holiday_quarter(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """The quarter with Christmas in it."""
    if scan.anchor is None:
        return None
    quarter = _running(scan.calendar, date(scan.anchor.year, 12, 25))
    if quarter.start > scan.anchor and not scan.looks_forward(*match.span()):
        quarter = _neighbour(scan.calendar, quarter, -4)
    return _quarter_span(match, quarter)


def the_period(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "sales for the period came to": the period that was named before."""
    for period in reversed(scan.found[-4:]):
        if match.start() - period.end > 400:
            break
        if not period.comparison and period.period_type in _SHIFTABLE:
            day = period.last_day
            return (*match.span(), period.period_type, period.first_day, day, False)
    return None


_COMPARED = re.compile(
    r"\b(?:from|than|versus|vs\.?|against|over|compared[ ](?:to|with))[ ](?:the[ ])?\Z"
)


def _base(scan: Scan, start: int) -> Period | Quarter | None:
    """What "a year earlier" is earlier than: the last period read, else the last quarter."""
    for period in reversed(scan.found[-4:]):
        if start - period.end > 400:
            break
        if not period.comparison and period.period_type in _SHIFTABLE:
            if _COMPARED.search(scan.before(period.start)):
                continue  # "up 5% from the second quarter": another period is told of
            return period
    return _ended_last(scan.calendar, scan.anchor) if scan.anchor else None


def _neighbour(calendar: FiscalCalendar, quarter: Quarter, by: int) -> Quarter:
    index = quarter.year * 4 + quarter.number - 1 + by
    return calendar.quarter(index // 4, index % 4 + 1)


def _last_day(base: Period | Quarter) -> date:
    return base.last_day if isinstance(base, Period) else base.end


def year_earlier(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "a year earlier", "the same quarter of 2025": the base period, in another year."""
    base = _base(scan, match.start())
    if base is None:
        return None
    kind: PeriodType = base.period_type if isinstance(base, Period) else "quarter"
    if match.groupdict().get("unit") in ("quarter", "three months"):
        kind = "quarter"
    last = _last_day(base)
    near = _ending_near(scan.calendar, last)
    quarters = {"quarter": 1, "half": 2, "nine_months": 3, "fy": 4}[kind]
    year = match.groupdict().get("year")
    back = count_of(match.groupdict().get("count") or "one")
    if near is None:  # a civil year on a fiscal calendar
        first, end = CALENDAR_YEAR.year(full_year(year) if year else last.year - back)
        return match.start(), match.end(), "fy", first, end, True
    fiscal_year = full_year(year) if year else near.year - back
    end = scan.calendar.quarter(fiscal_year, near.number).end
    opening = _neighbour(
        scan.calendar, scan.calendar.quarter(fiscal_year, near.number), 1 - quarters
    )
    return match.start(), match.end(), kind, opening.start, end, True


def end_of(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "by the end of 2026", "at quarter end", "year-end 2026"."""
    groups = match.groupdict()
    what = groups.get("what") or groups.get("what2") or "year"
    is_fiscal = what.startswith("fy") or "fiscal" in what or "quarter" in what
    calendar = scan.calendar if is_fiscal else CALENDAR_YEAR
    if year := groups.get("year"):
        day = calendar.end_of_year(full_year(year))
    elif scan.anchor is None:
        return None
    elif "quarter" in what:
        is_past = not scan.looks_forward(match.start(), match.end())
        quarter = _ended_last(calendar, scan.anchor) if is_past else _running(calendar, scan.anchor)
        day = quarter.end
    else:
        shift = -1 if "last" in what else 1 if "next" in what else 0
        if what == "year" and _AT.search(scan.before(match.start())):
            # "held $3bn at year-end" is behind us, "by the end of the year" is not
            shift = 0 if scan.looks_forward(*match.span()) else -1
        day = calendar.end_of_year(_running(calendar, scan.anchor).year + shift)
    return match.start(), match.end(), "instant", None, day, False


def start_of_year(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "85% to begin the year": what stood when the year before had ended."""
    if scan.anchor is None:
        return None
    calendar = scan.calendar if "fiscal" in match["what"] else CALENDAR_YEAR
    day = calendar.end_of_year(_running(calendar, scan.anchor).year - 1)
    return match.start(), match.end(), "instant", None, day, True
