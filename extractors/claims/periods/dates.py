"""Days, weeks, months and plain years: the civil calendar."""

import re
from calendar import monthrange
from datetime import date, timedelta

from extractors.claims.periods.scan import MONTHS, WEEKDAYS, Resolved, Scan, full_year
from warehouse.fiscal import CALENDAR_YEAR

_MONTH_LEAD = re.compile(
    r"\b(in|late|early|mid|since|of|last|this|next|by|until|through|from|during|for|and|to|between|on)[ \n-]\Z"
)
_DATE_LEAD = re.compile(r"\b(?:as of|as at|at|by|until|through)[ \n](?:the close of[ ])?\Z")
_YEAR_LEAD = re.compile(
    r"\b(in|of|for|since|until|till|thru|during|from|by|through|early|mid|late|early-|mid-|late-|year|"
    r"calendar|to|and|between|before|after|than|full-year|versus|vs\.?|into|over|throughout|beyond)(?:[ \n]|(?<=-))\Z"
)
_YEAR_END = re.compile(r"(?![\d%’']\d|[A-Za-z_$]|[.,:/]\d|-[a-z\d]{1,2}(?![a-z\d]))")


def day_of(
    scan: Scan, match: re.Match[str], *, is_past: bool = True, whole_month: bool = False
) -> date | None:
    """The day that the groups month, day and year name; a month alone is its last day."""
    groups = match.groupdict()
    month = MONTHS[match["month"].rstrip(".")[:3]]
    printed_year, printed_day = match["year"], match["day"] or groups.get("day_first")

    def in_year(year: int) -> date | None:
        last = monthrange(year, month)[1]
        day = int(printed_day) if printed_day else last
        return date(year, month, day) if 1 <= day <= last else None

    if printed_year:
        return in_year(int(printed_year))
    anchor = scan.anchor
    if anchor is None:
        return None
    if relative := groups.get("relative_year"):  # "in December of last year"
        return in_year(anchor.year + {"last": -1, "this": 0, "next": 1}[relative])
    candidates = [
        day for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := in_year(year))
    ]
    if is_past:
        limit = anchor + timedelta(days=1)
        if not printed_day:  # the month that is running counts as past
            limit = date(anchor.year, anchor.month, monthrange(anchor.year, anchor.month)[1])
        return max((day for day in candidates if day <= limit), default=None)
    return min((day for day in candidates if day >= anchor), default=None)


def _relative_month(day: date, modifier: str, anchor: date) -> date:
    """ "This June" is this year's, "last May" said in May is last year's."""
    year = day.year
    if modifier == "this":
        year = anchor.year
    elif (day.year, day.month) == (anchor.year, anchor.month) and modifier in ("last", "next"):
        year += 1 if modifier == "next" else -1
    return day.replace(year=year, day=monthrange(year, day.month)[1])


def month_date(scan: Scan, match: re.Match[str]) -> Resolved | None:
    start, end = match.start(), match.end()
    before = scan.before(start)
    name = match["month"]
    if not scan.text[start].isupper():
        return None
    is_dated = bool(match["day"] or match["year"] or match["relative_year"])
    modifier = _MONTH_LEAD.search(before)
    if not is_dated and modifier is None and (name in ("may", "march", "mar") or len(name) < 4):
        return None
    lead = _DATE_LEAD.search(before)
    is_past = not (
        (modifier and modifier[1] in ("next", "by", "until", "through"))
        or scan.dates_ahead(start, end)
    )
    day = day_of(scan, match, is_past=is_past)
    if day is None:
        return None
    if modifier and not is_dated and scan.anchor:
        day = _relative_month(day, modifier[1], scan.anchor)
    if lead:
        return start - len(before) + lead.start(), end, "instant", None, day, False
    if match["day"]:
        return start, end, "event", day, day, False
    if modifier and modifier[1] in ("late", "early", "mid", "next", "last"):
        start -= len(before) - modifier.start()
    return start, end, "month", day.replace(day=1), day, False


_INSIDE_FIGURE = re.compile(r"\d[.,/-]\Z")  # "6,107.31 August"
_BY_THE = re.compile(r"\b(?:by|until|through)[ ](?:the[ ])?\Z")


def end_of_month(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "as of the end of March"."""
    if match["day"] or not scan.text[match.start("month")].isupper():
        return None
    is_ahead = _BY_THE.search(scan.before(match.start())) or scan.dates_ahead(*match.span())
    day = day_of(scan, match, is_past=not is_ahead)
    return None if day is None else (match.start(), match.end(), "instant", None, day, False)


def day_month(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "7 May 2026", "as at 31 March 2026"."""
    before = scan.before(match.start())
    if _INSIDE_FIGURE.search(before):
        return None
    lead = _DATE_LEAD.search(before)
    is_ahead = _BY_THE.search(before) or scan.dates_ahead(*match.span())
    day = day_of(scan, match, is_past=not is_ahead)
    if day is None:
        return None
    if lead:
        begin = match.start() - len(before) + lead.start()
        return begin, match.end(), "instant", None, day, False
    return match.start(), match.end(), "event", day, day, False


_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def count_of(printed: str) -> int:
    """
    >>> count_of("two"), count_of("10")
    (2, 10)
    """
    return _COUNTS.get(printed) or int(printed)


def ago(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "two weeks ago" is a day, "two months ago" a month."""
    if scan.anchor is None:
        return None
    count, unit = count_of(match["count"]), match["unit"]
    if unit == "month":
        year, month = divmod(scan.anchor.year * 12 + scan.anchor.month - 1 - count, 12)
        last = date(year, month + 1, monthrange(year, month + 1)[1])
        return match.start(), match.end(), "month", last.replace(day=1), last, False
    day = scan.anchor - timedelta(days=count * (7 if unit == "week" else 1))
    return match.start(), match.end(), "event", day, day, False


def iso(_scan: Scan, match: re.Match[str]) -> Resolved | None:
    try:
        day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None  # figures with two hyphens that are no date
    return match.start(), match.end(), "event", day, day, False


# "is scheduled to report quarterly earnings on Wednesday", "by Friday"
_AHEAD = re.compile(
    r"\b(?:(?:will|(?:is|are|was|were)[ ](?:scheduled|due|slated|set|expected)[ ]to|plans[ ]to)[ ](?:[\w-]+[ ]){1,5}|by[ ]|until[ ]|through[ ])\Z"
)


def weekday(scan: Scan, match: re.Match[str]) -> Resolved | None:
    if scan.anchor is None or not scan.text[match.start("name")].isupper():
        return None
    back = (scan.anchor.weekday() - WEEKDAYS[match["name"]]) % 7
    is_ahead = back and _AHEAD.search(scan.clause_before(match.start()))
    if match["relative"] == "next" or (is_ahead and not match["relative"]):
        back -= 7
    elif match["relative"] == "last" and back == 0:
        back = 7
    day = scan.anchor - timedelta(days=back)
    return match.start(), match.end(), "event", day, day, False


def relative_week(scan: Scan, match: re.Match[str]) -> Resolved | None:
    """ "last week", "this week", "last month": a week is an event that took some days."""
    if scan.anchor is None:
        return None
    is_last, is_next = match["relative"] == "last", match["relative"] == "next"
    if match["unit"] == "month":
        day = scan.anchor.replace(day=1)
        first = (day - timedelta(days=1)).replace(day=1) if is_last else day
        if is_next:
            first = (day + timedelta(days=31)).replace(day=1)
        last = first.replace(day=monthrange(first.year, first.month)[1])
        return match.start(), match.end(), "month", first, last, False
    monday = scan.anchor - timedelta(days=scan.anchor.weekday() + 7 * is_last - 7 * is_next)
    last = monday + timedelta(days=4) if is_last or is_next else scan.anchor
    return match.start(), match.end(), "event", monday, last, False


def relative_day(scan: Scan, match: re.Match[str]) -> Resolved | None:
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


def bare_year(scan: Scan, match: re.Match[str]) -> Resolved | None:
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
            final = full_year(until) if len(until) == 4 else year // 100 * 100 + int(until)
            if year < final < year + 40:
                return begin, end, "multi_year", date(year, 1, 1), date(final, 12, 31), False
        end = match.end("year")
    if word in ("through", "by", "until", "thru", "till"):
        return begin, end, "multi_year", None, date(year, 12, 31), False
    if word not in ("early", "mid", "late", "early-", "mid-", "late-", "calendar"):
        begin = start
    first, last = CALENDAR_YEAR.year(year)
    return begin, end, "fy", first, last, False


def short_year(scan: Scan, match: re.Match[str]) -> Resolved | None:
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
