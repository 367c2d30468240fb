"""Periods: every stretch of time and date in a text, resolved on a company's calendar.

One scanner finds the first word of anything that may be a period and tries, at that place only, the
few bounded patterns that begin with such a word. Fiscal words (quarter, fiscal, FY, half, full year)
are read on the company's calendar, a plain "2027" on the civil one. What names no year is resolved
against the anchor, the day of publication; without an anchor it is left out, never guessed.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.claims.spans import Period
from warehouse.fiscal import CALENDAR_YEAR, FiscalCalendar, Quarter
from warehouse.records import PeriodType

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = {name: index for index, name in enumerate(_MONTH_NAMES, 1)} | {
    name[:3]: index for index, name in enumerate(_MONTH_NAMES, 1)
}
_MONTH["sept"] = 9
_WEEKDAY = {
    name: index
    for index, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
_ORDINAL = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_WORD_COUNT = {"three": 3, "six": 6, "nine": 9, "twelve": 12, "thirteen": 3, "fourteen": 3}
_DIGIT_COUNT = {"3": 3, "6": 6, "9": 9, "12": 12}
_WEEKS = {
    "12": 3,
    "13": 3,
    "14": 3,
    "16": 3,
    "26": 6,
    "27": 6,
    "39": 9,
    "40": 9,
    "52": 12,
    "53": 12,
}

_S = "[ \u00a0\n]"
_M = rf"(?:(?:{'|'.join(_MONTH_NAMES)})\b|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_Y = r"(?:19[5-9]\d|20\d\d)(?![\d,]\d|\d|%)"
_YY = rf"(?:{_Y}|['’]?[0-4]\d(?![\d,.%]\d|\d|%))"
_FISCAL = (
    rf"(?:(?P<kind>fiscal{_S}year|fiscal|fy|calendar{_S}year|calendar|cy|the{_S}year|year)[ -]?)?"
)
_OF_YEAR = rf"(?:[ ,-]{{0,2}}(?:of|in|for)?[ -]?(?:the{_S})?{_FISCAL}(?P<year>{_Y}|(?<=fy)['’]?\d\d(?!\d)|(?<=fy )['’]?\d\d(?!\d)|(?<=fiscal )['’]?\d\d(?!\d)|['’]\d\d(?!\d))(?!['’]?s{_S}full))?"
_DATE = rf"(?P<month>{_M})(?:{_S}(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d,]\d|\d|%))?(?:,?{_S}(?P<year>{_Y}))?"


def _p(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@dataclass(slots=True)
class _Scan:
    """What the readers know: the text, the anchor and calendar, and the periods found so far."""

    text: str
    lower: str
    anchor: date | None
    calendar: FiscalCalendar
    found: list[Period]

    def before(self, start: int, reach: int = 24) -> str:
        return self.lower[max(0, start - reach) : start]

    def clause_before(self, start: int) -> str:
        left = self.lower[max(0, start - 110) : start]
        return left[max(left.rfind(". "), left.rfind("\n")) + 1 :]

    def looks_forward(self, start: int, end: int) -> bool:
        """Whether the clause speaks of what is still to come."""
        if _FORWARD.search(self.clause_before(start)):
            return True
        right = self.lower[end : end + 60].split(". ", 1)[0]
        return _FORWARD.search(right) is not None

    def dates_ahead(self, start: int, end: int) -> bool:
        """Whether a date without a year lies ahead: its own verb decides ("said in May it will")."""
        left = self.clause_before(start)
        ahead = [match.start() for match in _FORWARD.finditer(left)]
        past = [match.start() for match in _PAST.finditer(left)]
        if ahead or past:
            return max(ahead, default=-1) > max(past, default=-1)
        return _WILL.match(self.lower, end) is not None

    def base(self, start: int) -> Period | Quarter | None:
        """What "a year earlier" is a year earlier than: the last period read, else the last quarter."""
        for period in reversed(self.found[-4:]):
            if start - period.end > 400:
                break
            if not period.comparison and period.period_type in _SHIFTABLE:
                return period
        return self.calendar.latest_ended(self.anchor) if self.anchor else None


_SHIFTABLE = ("quarter", "half", "nine_months", "fy")
_FORWARD = _p(
    r"\b(?:(?<!than-)(?<!than )expect(?!ation)|guid(?:es?|ed|ance|ing)\b|forecast|outlook|projected|"
    r"anticipat|will\b|plan(?:s|ned|ning)?\b|slated|schedul|due |coming|upcoming|going to|see ?s? )"
)
_PAST = _p(
    r"\b(?:said|says|announced|signed|reported|told|closed|raised|launched|agreed|bought|acquired|"
    r"since|last|was|were|had|posted|disclosed|completed)\b"
)
_WILL = _p(r",?[ ](?:[\w'’]+[ ]){0,3}will\b")

_Resolved = tuple[int, int, PeriodType, date | None, date, bool]
_Reader = Callable[[_Scan, "re.Match[str]"], _Resolved | None]


def _full_year(printed: str) -> int:
    digits = printed.lstrip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _calendar_for(scan: _Scan, kind: str | None) -> FiscalCalendar:
    return CALENDAR_YEAR if kind and kind.startswith(("calendar", "cy")) else scan.calendar


def _quarter_span(match: re.Match[str], quarter: Quarter, *, comparison: bool = False) -> _Resolved:
    return match.start(), match.end(), "quarter", quarter.start, quarter.end, comparison


def _named_quarter(scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    groups = match.groupdict()
    printed = groups["number"]
    number = _ORDINAL.get(printed) or int(printed)
    calendar = _calendar_for(scan, groups.get("kind"))
    year = groups.get("year") or groups.get("lead_year")
    if year:
        return _quarter_span(match, calendar.quarter(_full_year(year), number))
    relative = groups.get("relative")
    if scan.anchor is None:
        return None
    quarter = _undated_quarter(scan, calendar, number, match)
    if relative:
        current = calendar.quarter_containing(scan.anchor).year
        quarter = calendar.quarter(current + {"last": -1, "this": 0, "next": 1}[relative], number)
    return _quarter_span(match, quarter)


def _undated_quarter(
    scan: _Scan, calendar: FiscalCalendar, number: int, match: re.Match[str]
) -> Quarter:
    """The quarter `number` that a text of the anchor's day means.

    The last one that is over, unless one is under way, or lies ahead and the clause looks forward.
    """
    assert scan.anchor is not None
    running = calendar.quarter_containing(scan.anchor)
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


def _ended(scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    """ "three months ended March 31, 2026" and its like."""
    groups = match.groupdict()
    months = 3
    if count := groups.get("months"):
        months = _WORD_COUNT.get(count) or _DIGIT_COUNT[count]
    elif groups.get("weeks"):
        months = _WEEKS.get(groups["weeks"]) or _WORD_COUNT[groups["weeks"]]
    elif groups.get("years"):
        months = 12
    last = _day_of(scan, match, is_past=match["tense"] != "ending", whole_month=True)
    if last is None:
        return None
    first = _months_back(last, months)
    near = scan.calendar.quarter_ending_near(last)
    if near is not None:
        if near.end.month == last.month and match["day"] is None:
            last = near.end  # "the quarter ended in April": the company knows the day
        if abs((near.end - last).days) <= 3:
            number = near.number - months // 3 + 1
            year = near.year if number >= 1 else near.year - 1
            first = scan.calendar.quarter(year, (number - 1) % 4 + 1).start
    kinds: dict[int, PeriodType] = {3: "quarter", 6: "half", 9: "nine_months", 12: "fy"}
    return match.start(), match.end(), kinds[months], first, last, False


def _day_of(
    scan: _Scan, match: re.Match[str], *, is_past: bool = True, whole_month: bool = False
) -> date | None:
    """The day that the groups month, day and year name; a month alone is its last day."""
    month = _MONTH[match["month"].rstrip(".")[:3]]
    printed_year, printed_day = match["year"], match["day"]

    def in_year(year: int) -> date | None:
        last = monthrange(year, month)[1]
        day = int(printed_day) if printed_day else last
        return date(year, month, day) if 1 <= day <= last else None

    if printed_year:
        return in_year(int(printed_year))
    anchor = scan.anchor
    if anchor is None:
        return None
    candidates = [
        day for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := in_year(year))
    ]
    if is_past:
        limit = anchor + timedelta(days=1)
        if not printed_day:  # the month that is running counts as past
            limit = date(anchor.year, anchor.month, monthrange(anchor.year, anchor.month)[1])
        return max((day for day in candidates if day <= limit), default=None)
    return min((day for day in candidates if day >= anchor), default=None)


def _half(scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    groups = match.groupdict()
    number = {"first": 1, "1": 1, "front": 1}.get(groups["number"], 2)
    kind = groups.get("kind")
    calendar = _calendar_for(scan, kind)
    if year := groups.get("year"):
        fiscal_year = _full_year(year)
    elif scan.anchor is None:
        return None
    else:
        fiscal_year = calendar.quarter_containing(scan.anchor).year
        if number == 2 and not scan.looks_forward(match.start(), match.end()):
            half_end = calendar.quarter(fiscal_year, 4).end
            if half_end > scan.anchor and calendar.quarter(fiscal_year, 3).start > scan.anchor:
                fiscal_year -= 1
    first = calendar.quarter(fiscal_year, 2 * number - 1)
    last = calendar.quarter(fiscal_year, 2 * number)
    return match.start(), match.end(), "half", first.start, last.end, False


def _fiscal_year(scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    groups = match.groupdict()
    calendar = _calendar_for(scan, groups.get("kind"))
    if groups.get("year"):
        year = _full_year(groups["year"])
    elif scan.anchor is None:
        return None
    else:
        ended = calendar.latest_ended(scan.anchor)
        year = ended.year
        if ended.number == 4 and scan.looks_forward(match.start(), match.end()):
            year += 1
    first, last = calendar.year(year)
    return match.start(), match.end(), "fy", first, last, False


def _relative_year(scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    if scan.anchor is None:
        return None
    shift = {"last": -1, "this": 0, "current": 0, "next": 1, "following": 1, "coming": 1}.get(
        match["relative"], 0
    )
    if match["fiscal"]:
        year = scan.calendar.quarter_containing(scan.anchor).year + shift
        first, last = scan.calendar.year(year)
    else:
        if match["relative"] == "next" and scan.before(match.start(), 4) == "the ":
            return None  # "over the next year" is a duration
        first, last = CALENDAR_YEAR.year(scan.anchor.year + shift)
    return match.start(), match.end(), "fy", first, last, False


def _relative_quarter(scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    if scan.anchor is None:
        return None
    word = match["relative"]
    ended = scan.calendar.latest_ended(scan.anchor)
    running = scan.calendar.quarter_containing(scan.anchor)
    if word == "current":
        return _quarter_span(match, running)
    if word == "this":
        # Companies still say "this quarter" of the one whose results they present.
        is_running = (scan.anchor - running.start).days >= 60 or scan.looks_forward(*match.span())
        return _quarter_span(match, running if is_running else ended)
    if word in ("next", "coming", "following"):
        # Right after results, the quarter that has begun is the next one to be reported.
        is_early = (scan.anchor - running.start).days < 60
        return _quarter_span(match, running if is_early else _neighbour(scan.calendar, running, 1))
    if word in ("prior", "previous", "preceding"):
        base = scan.base(match.start())
        near = scan.calendar.quarter_ending_near(_last_day(base)) if base else None
        return _quarter_span(match, _neighbour(scan.calendar, near or ended, -1), comparison=True)
    return _quarter_span(match, ended)


def _neighbour(calendar: FiscalCalendar, quarter: Quarter, by: int) -> Quarter:
    index = quarter.year * 4 + quarter.number - 1 + by
    return calendar.quarter(index // 4, index % 4 + 1)


def _last_day(base: Period | Quarter) -> date:
    return base.last_day if isinstance(base, Period) else base.end


def _year_earlier(scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    """ "a year earlier", "the same quarter of 2025": the base period, in another year."""
    base = scan.base(match.start())
    if base is None:
        return None
    kind: PeriodType = base.period_type if isinstance(base, Period) else "quarter"
    if match.groupdict().get("unit") in ("quarter", "three months"):
        kind = "quarter"
    last = _last_day(base)
    near = scan.calendar.quarter_ending_near(last)
    quarters = {"quarter": 1, "half": 2, "nine_months": 3, "fy": 4}[kind]
    year = match.groupdict().get("year")
    if near is None:  # a civil year on a fiscal calendar
        first, end = CALENDAR_YEAR.year(_full_year(year) if year else last.year - 1)
        return match.start(), match.end(), "fy", first, end, True
    fiscal_year = _full_year(year) if year else near.year - 1
    end = scan.calendar.quarter(fiscal_year, near.number).end
    opening = _neighbour(
        scan.calendar, scan.calendar.quarter(fiscal_year, near.number), 1 - quarters
    )
    return match.start(), match.end(), kind, opening.start, end, True


def _end_of(scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    """ "by the end of 2026", "at quarter end", "year-end 2026"."""
    groups = match.groupdict()
    what = groups.get("what") or groups.get("what2") or "year"
    calendar = scan.calendar if "fiscal" in what or "quarter" in what else CALENDAR_YEAR
    if year := groups.get("year"):
        day = calendar.end_of_year(_full_year(year))
    elif scan.anchor is None:
        return None
    elif "quarter" in what:
        is_past = not scan.looks_forward(match.start(), match.end())
        quarter = (
            calendar.latest_ended(scan.anchor)
            if is_past
            else calendar.quarter_containing(scan.anchor)
        )
        day = quarter.end
    else:
        shift = -1 if "last" in what else 1 if "next" in what else 0
        day = calendar.end_of_year(calendar.quarter_containing(scan.anchor).year + shift)
    return match.start(), match.end(), "instant", None, day, False


def _month_date(scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    start, end = match.start(), match.end()
    before = scan.before(start)
    name = match["month"]
    if not scan.text[start].isupper():
        return None
    is_dated = bool(match["day"] or match["year"])
    modifier = _MONTH_LEAD.search(before)
    if not is_dated and modifier is None and (name in ("may", "march", "mar") or len(name) < 4):
        return None
    lead = _DATE_LEAD.search(before)
    is_past = not (
        (modifier and modifier[1] in ("next", "by", "until", "through"))
        or scan.dates_ahead(start, end)
    )
    day = _day_of(scan, match, is_past=is_past)
    if day is None:
        return None
    if lead:
        return start - len(before) + lead.start(), end, "instant", None, day, False
    if match["day"]:
        return start, end, "event", day, day, False
    if modifier and modifier[1] in ("late", "early", "mid", "next", "last"):
        start -= len(before) - modifier.start()
    return start, end, "month", day.replace(day=1), day, False


def _day_month(scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    """ "7 May 2026" and, in figures, "2026-05-07"."""
    day = _day_of(scan, match)
    return None if day is None else (match.start(), match.end(), "event", day, day, False)


def _iso(_scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    try:
        day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None  # figures with two hyphens that are no date
    return match.start(), match.end(), "event", day, day, False


def _weekday(scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    if scan.anchor is None or not scan.text[match.start("name")].isupper():
        return None
    back = (scan.anchor.weekday() - _WEEKDAY[match["name"]]) % 7
    if match["relative"] == "next":
        back -= 7
    elif match["relative"] == "last" and back == 0:
        back = 7
    day = scan.anchor - timedelta(days=back)
    return match.start(), match.end(), "event", day, day, False


def _relative_week(scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    """ "last week", "this week", "last month": a week is an event that took some days."""
    if scan.anchor is None:
        return None
    is_last = match["relative"] == "last"
    if match["unit"] == "month":
        day = scan.anchor.replace(day=1)
        first = (day - timedelta(days=1)).replace(day=1) if is_last else day
        last = first.replace(day=monthrange(first.year, first.month)[1])
        return match.start(), match.end(), "month", first, last, False
    monday = scan.anchor - timedelta(days=scan.anchor.weekday() + 7 * is_last)
    last = monday + timedelta(days=4) if is_last else scan.anchor
    return match.start(), match.end(), "event", monday, last, False


def _relative_day(scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    word = match[0]
    if word.startswith(("the next", "the following")):
        last = next((p for p in reversed(scan.found) if p.period_type == "event"), None)
        if last is None:
            return None
        day = last.last_day + timedelta(days=1)
    elif scan.anchor is None:
        return None
    else:
        day = scan.anchor + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(word, 0))
    return match.start(), match.end(), "event", day, day, False


def _bare_year(scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    start, end = match.span()
    if (start and scan.lower[start - 1] in "$€£¥₩.,#/_&+") or not _YEAR_END.match(scan.lower, end):
        return None
    year = int(match["year"])
    before = scan.before(start)
    lead = _YEAR_LEAD.search(before)
    if lead is None and not 2000 <= year <= 2060:
        return None
    if lead is None and start and scan.lower[start - 1] == "-":
        return None
    begin = start - len(before) + lead.start() if lead else start
    word = lead[1] if lead else ""
    if until := match["until"]:
        if (word == "between") or match["link"] != "and":
            final = _full_year(until) if len(until) == 4 else year // 100 * 100 + int(until)
            if year < final < year + 40:
                return begin, end, "multi_year", date(year, 1, 1), date(final, 12, 31), False
        end = match.end("year")
    if word in ("through", "by", "until", "thru", "till"):
        return begin, end, "multi_year", None, date(year, 12, 31), False
    if word not in ("early", "mid", "late", "early-", "mid-", "late-", "calendar"):
        begin = start
    first, last = CALENDAR_YEAR.year(year)
    return begin, end, "fy", first, last, False


def _short_year(scan: _Scan, match: re.Match[str]) -> _Resolved | None:
    """ "through '27"."""
    before = scan.before(match.start())
    lead = _YEAR_LEAD.search(before)
    if lead is None:
        return None
    first, last = CALENDAR_YEAR.year(2000 + int(match["year"]))
    if lead[1] in ("through", "by", "until", "thru", "till"):
        begin = match.start() - len(before) + lead.start()
        return begin, match.end(), "multi_year", None, last, False
    return match.start(), match.end(), "fy", first, last, False


_MONTH_LEAD = _p(
    r"\b(in|late|early|mid|since|of|last|this|next|by|until|through|from|during|for|and|to|between|on)[ \n-]\Z"
)
_DATE_LEAD = _p(r"\b(?:as of|as at|at|by|until|through)[ \n](?:the close of[ ])?\Z")
_YEAR_LEAD = _p(
    r"\b(in|of|for|since|until|till|thru|during|from|by|through|early|mid|late|early-|mid-|late-|year|"
    r"calendar|to|and|between|before|after|than|full-year|versus|vs\.?|into|over|throughout|beyond)(?:[ \n]|(?<=-))\Z"
)
_YEAR_END = _p(r"(?![\d%’']\d|[A-Za-z_$]|[.,:/]\d)")

_QUARTER_TAIL = r"[ -]quarters?(?![a-z])(?:['’]s)?"
_ORD = r"(?P<number>first|second|third|fourth|1st|2nd|3rd|4th)"
_COMPARE_YEAR = (
    rf"(?:{_S}(?:of|in|from|for){_S}(?:the{_S})?(?:fiscal{_S}(?:year{_S})?)?(?P<year>{_Y}))"
)
_PREVIOUS = rf"{_S}(?:(?:of|in|from|for|during){_S})?(?:the{_S})?(?:last|prior|previous|preceding)[ -](?:fiscal{_S})?year(?![ -]end)"
_AGO = rf"(?:{_S}(?:a|one){_S}year{_S}(?:ago|earlier|before|prior)|{_S}(?:last|prior|previous){_S}year)"

# First word → the patterns tried there, in order.
_TABLE: list[tuple[tuple[str, ...], str, _Reader]] = [
    (
        (
            "quarter",
            "three",
            "six",
            "nine",
            "twelve",
            "thirteen",
            "fourteen",
            "year",
            "fiscal",
            "full",
            "3",
            "6",
            "9",
            "12",
            "13",
            "14",
            "26",
            "39",
            "52",
            "53",
        ),
        rf"(?:(?:fiscal{_S}|full{_S})?(?:quarter|(?P<years>year))|(?P<months>three|six|nine|twelve|3|6|9|12)[ -]months?"
        rf"|(?P<weeks>thirteen|fourteen|12|13|14|16|26|27|39|40|52|53)[ -]weeks?)(?:[ -]period)?,?{_S}"
        rf"(?:that{_S})?(?P<tense>ended|ending|ends){_S}(?:on{_S}|in{_S})?{_DATE}",
        _ended,
    ),
    (
        ("fiscal", "fy", "20", "19"),
        rf"(?:(?:fiscal|fy)(?:{_S}year)?[ -]?)?(?P<lead_year>{_YY})(?:['’]s)?[ ,-]{{1,2}}(?:fiscal[ -])?(?:q(?P<number>[1-4])(?![\da-z]))",
        _named_quarter,
    ),
    (
        ("fiscal", "fy", "20", "19"),
        rf"(?:(?:fiscal|fy)(?:{_S}year)?[ -]?)?(?P<lead_year>{_YY})(?:['’]s)?[ ,-]{{1,2}}(?:fiscal[ -])?{_ORD}{_QUARTER_TAIL}",
        _named_quarter,
    ),
    (
        ("first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th", "fiscal"),
        rf"(?:fiscal[ -](?:year[ -])?)?{_ORD}[ -](?:fiscal[ -]|calendar[ -])?quarters?(?![a-z])(?:['’]s)?"
        rf"(?:{_S}(?:of{_S})?(?P<relative>last|this|next){_S}(?:fiscal{_S})?year|{_OF_YEAR})",
        _named_quarter,
    ),
    (("q", "fiscal"), rf"(?:fiscal[ -])?q(?P<number>[1-4])(?![\da-z.%]){_OF_YEAR}", _named_quarter),
    (
        ("q", "fiscal"),
        r"(?:fiscal[ -])?q(?P<number>[1-4])(?:[ -]?(?:fy)?)(?P<year>20[0-4]\d|['’]?[1-4]\d)(?![\d,.%]*\d|%|[a-z])",
        _named_quarter,
    ),
    (
        ("1", "2", "3", "4"),
        rf"(?P<number>[1-4])q(?:[ -]?(?:fy)?[ -]?(?P<year>{_YY}))?(?![a-z0-9])",
        _named_quarter,
    ),
    (
        ("first", "second", "latter", "back", "front"),
        rf"(?P<number>first|second|latter|back|front)[ -]half(?![a-z]){_OF_YEAR}",
        _half,
    ),
    (("h",), rf"h(?P<number>[12])(?![\da-z.%]){_OF_YEAR}", _half),
    (
        ("h",),
        r"h(?P<number>[12])[ -]?(?:fy)?(?P<year>20[0-4]\d|['’]?[1-4]\d)(?![\d,.%]*\d|%|[a-z])",
        _half,
    ),
    (("1", "2"), rf"(?P<number>[12])h[ -]?(?:fy)?(?P<year>{_YY})(?![a-z0-9])", _half),
    (
        ("end", "close"),
        rf"(?:end|close){_S}of{_S}(?:the{_S})?(?P<what>(?:last{_S}|next{_S}|this{_S}|current{_S})?(?:(?:fiscal|calendar){_S})?(?:year|quarter)(?![a-z])|fiscal|calendar)?{_S}?(?P<year>{_Y})?(?<! )",
        _end_of,
    ),
    (
        ("year", "quarter", "fiscal"),
        rf"(?P<what>(?:fiscal[ -])?(?:year|quarter))[ -]end(?![a-z])(?:{_S}(?:of{_S})?(?P<year>{_Y}))?",
        _end_of,
    ),
    (("yearend",), rf"yearend(?:{_S}(?P<year>{_Y}))?", _end_of),
    (("end",), rf"end-(?P<year>{_Y})", _end_of),
    (
        ("full", "fiscal", "fy", "cy", "calendar"),
        rf"(?:full[ -])?(?:(?P<kind>fiscal|fy|calendar|cy)(?:[ -]full)?(?:[ -]year)?|year)[ -]?(?P<year>{_YY})(?![a-z\d])",
        _fiscal_year,
    ),
    (
        ("20", "19"),
        rf"(?P<year>{_Y})(?:['’]s)?[ -](?P<kind>fiscal|calendar)[ -]year(?![a-z])",
        _fiscal_year,
    ),
    (("20", "19"), rf"(?P<year>{_Y})[ -](?P<kind>full)[ -]year(?![a-z])", _fiscal_year),
    (("full",), r"full[ -](?:fiscal[ -])?(?P<year>)year(?![a-z])", _fiscal_year),
    (
        ("the",),
        rf"(?:(?<=for )|(?<=in )|(?<=during ))the{_S}(?:full{_S})?(?P<year>)year(?![ -](?:ago|earlier|end|over|to|prior|before)|[a-z])",
        _fiscal_year,
    ),
    (("the",), rf"(?:the{_S}next|the{_S}following){_S}day(?![a-z])", _relative_day),
    (
        ("the", "same", "comparable", "corresponding"),
        rf"(?:the{_S})?(?:year-ago|same|comparable|corresponding|equivalent|like){_S}(?:fiscal{_S})?(?:(?P<unit>quarter|three{_S}months)|period|time|nine{_S}months|six{_S}months|span)(?:{_PREVIOUS}|{_AGO}|{_COMPARE_YEAR})",
        _year_earlier,
    ),
    (
        ("the", "a", "year", "one", "prior", "previous"),
        rf"(?:the{_S}|a{_S}|one{_S})?(?:(?:year-ago|year-earlier|prior[ -]year|previous[ -]year)(?:['’]s)?(?:{_S}(?:(?:(?:first|second|third|fourth)[ -])?(?P<unit>quarter)|period))?)(?![a-z])",
        _year_earlier,
    ),
    (("a", "one"), rf"(?:a|one){_S}year{_S}(?:earlier|ago|before|prior)(?![a-z])", _year_earlier),
    (
        ("last", "this", "next", "current", "coming", "the"),
        rf"(?:the{_S})?(?P<relative>last|this|next|current|coming){_S}(?P<fiscal>(?:our{_S})?fiscal{_S}|financial{_S})?year(?![a-z]|-)",
        _relative_year,
    ),
    (
        (
            "last",
            "this",
            "next",
            "current",
            "coming",
            "prior",
            "previous",
            "preceding",
            "the",
            "latest",
            "reported",
        ),
        rf"(?:the{_S})?(?:most{_S})?(?P<relative>last|this|next|current|coming|prior|previous|preceding|following|latest|recent){_S}(?:fiscal{_S}|reported{_S})?quarter(?![a-z])",
        _relative_quarter,
    ),
    (
        ("the",),
        rf"the{_S}(?P<relative>)quarter(?![ -]end|[a-z]|{_S}(?:of|ended|ending))",
        _relative_quarter,
    ),
    (("month",), rf"(?<![a-z]){_DATE}", _month_date),
    (
        ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
        rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?{_S}(?P<month>{_M})(?:,?{_S}(?P<year>{_Y}))?",
        _day_month,
    ),
    (("20", "19"), r"(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?!\d)", _iso),
    (
        ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0"),
        r"(?P<m>[01]?\d)/(?P<d>[0-3]?\d)/(?P<y>(?:19|20)\d\d)(?!\d)",
        _iso,
    ),
    (("weekday",), rf"(?<![a-z])(?P<relative>)(?P<name>{'|'.join(_WEEKDAY)})(?![a-z])", _weekday),
    (
        ("last", "next", "this"),
        rf"(?P<relative>last|next|this){_S}(?P<name>{'|'.join(_WEEKDAY)})(?![a-z])",
        _weekday,
    ),
    (("'", "’"), r"['’](?P<year>[23]\d)(?![\w%])", _short_year),
    (("last", "this"), rf"(?P<relative>last|this){_S}(?P<unit>week|month)(?![a-z'’])", _relative_week),
    (("yesterday", "today", "tomorrow"), r"(?:yesterday|today|tomorrow)(?![a-z'’])", _relative_day),
    (
        ("20", "19"),
        rf"(?P<year>{_Y})(?:(?:{_S}(?P<link>through|to|until|and){_S}|{_S}?[-–—]{_S}?)(?P<until>{_Y}|\d\d(?![\d,.%]\d|\d|%|{_S}(?:million|billion|percent))))?",
        _bare_year,
    ),
]


def _by_first_word() -> dict[str, list[tuple[re.Pattern[str], _Reader]]]:
    table: dict[str, list[tuple[re.Pattern[str], _Reader]]] = {}
    for words, pattern, reader in _TABLE:
        compiled = re.compile(pattern)
        for word in words:
            table.setdefault(word, []).append((compiled, reader))
    for months in (_MONTH,):
        for name in months:
            table[name] = table["month"]
    for name in _WEEKDAY:
        table[name] = table["weekday"]
    return table


_READERS = _by_first_word()
_KEYS = sorted(
    (key for key in _READERS if key.isalpha() and len(key) > 1 and key not in ("month", "weekday")),
    key=len,
    reverse=True,
)
_ANCHOR = re.compile(rf"(?:{'|'.join(_KEYS)}|[qh](?=[1-4])|a(?= year)|['’](?=[23]\d)|\d+)")


def periods(
    text: str, *, anchor: date | None, calendar: FiscalCalendar, offset: int = 0
) -> list[Period]:
    """Every period and date in `text`, in order; spans never overlap.

    >>> nvidia = FiscalCalendar("last sunday of january")
    >>> [p] = periods("revenue for Q1 FY26", anchor=None, calendar=nvidia)
    >>> p.period_type, p.first_day, p.last_day
    ('quarter', datetime.date(2025, 1, 27), datetime.date(2025, 4, 27))
    >>> [(p.period_type, str(p.last_day), p.comparison) for p in periods(
    ...     "On Tuesday it reported first-quarter sales above those of a year earlier.",
    ...     anchor=date(2026, 5, 7), calendar=CALENDAR_YEAR)]
    [('event', '2026-05-05', False), ('quarter', '2026-03-31', False), ('quarter', '2025-03-31', True)]

    Args:
        anchor: the day the words were published; without it only full dates resolve.
        calendar: of the company that the text speaks of.
        offset: added to the spans: where `text` begins in the document.
    """
    lower = text.lower()
    if len(lower) != len(text):  # some capitals become two code points; offsets must stay
        lower = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    scan = _Scan(text, lower, anchor, calendar, [])
    position = 0
    while match := _ANCHOR.search(lower, position):
        start = match.start()
        position = match.end()
        if start and lower[start - 1].isalnum():
            continue
        resolved = _read_at(scan, match[0], start)
        if resolved is None:
            continue
        begin, end, kind, first, last, comparison = resolved
        scan.found.append(Period(begin, end, kind, first, last, comparison))
        position = max(position, end)
    if not offset:
        return scan.found
    return [
        Period(
            p.start + offset, p.end + offset, p.period_type, p.first_day, p.last_day, p.comparison
        )
        for p in scan.found
    ]


def _read_at(scan: _Scan, word: str, start: int) -> _Resolved | None:
    keys: tuple[str, ...] = (word,)
    if word[0].isdigit():
        if len(word) > 4:
            return None
        keys = (word, word[:2], word[0]) if len(word) == 4 else (word, word[0])
    seen: set[int] = set()
    for key in keys:
        for pattern, reader in _READERS.get(key, ()):
            if id(pattern) in seen:
                continue
            seen.add(id(pattern))
            if (match := pattern.match(scan.lower, start)) and (resolved := reader(scan, match)):
                return resolved
    return None
