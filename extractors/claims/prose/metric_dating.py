"""The period of one value: its own words, the paragraph's, the heading's, the print's.

What is told for twelve months that end with any quarter is no reporting period, and what headings leave
open is not guessed: such values have no columns, and make no claim.
"""

import re
from dataclasses import replace

from extractors.claims.prose import metric_periods as when
from extractors.claims.prose.metric_drafts import Draft
from extractors.claims.prose.outline import Outline
from extractors.claims.prose.shape import Shape, Token
from extractors.claims.spans import Period, Sentence
from warehouse.fiscal import CALENDAR_YEAR
from warehouse.records import Status
from warehouse.registry import calendar_of, metrics

# What articles tell as of the day they appear.
_OF_TODAY = frozenset({"valuation", "headcount", "arr", "gpu_count"})
_TRAILING = re.compile(
    r"\b(?:trailing|last|past|previous|prior|preceding)[\s-](?:twelve|12)[\s-]months?\b|\b(?:trailing|last|past)\s+four\s+quarters\b"
    r"|\b[TL]TM\b",
    re.I,
)
_ANNUAL = re.compile(r"\b(?:annual|yearly)\s+(?:(?:net|total|gaap|non-gaap)\s+)*$", re.I)
# "Annual revenue was $5 billion, and cloud revenue surpassed …"
_ANNUAL_TOLD = re.compile(
    r"\b(?:annual|yearly)\s+(?:revenues?|sales)\s+(?:was|were|reached|surpassed|grew)\b[^;]*\band\s[^;]*$",
    re.I,
)
# "Just 10 years ago, revenue was $5 billion; and in that same year …"
_LONG_AGO = re.compile(
    r"\b(?:\w+|\d+)\s+years\s+(?:ago|earlier|before)\b|\bin\s+that\s+(?:same\s+)?year\b", re.I
)
# "Rose from $12 billion (a margin of 2%) to …": what stands in the first brackets is of the year before.
_ASIDE_OF_FORMER = re.compile(r"\bfrom\s+«[a-z]\d+»\s+\([^()]*$")
_OF_YEARS = re.compile(
    r"\b(?:past|last|previous|next)\s+(?:two|three|four|five|six|seven|eight|ten|several|few|\d{1,2})\s+years\b",
    re.I,
)
_RELATIVE_YEAR = re.compile(r"(?:the\s+)?(?P<which>this|last|next|current|coming|following)\s+year")
_FORWARD = re.compile(
    r"\b(?:expects?|will|plans?|anticipates?|intends?|outlook|guidance|next)\b", re.I
)
_REPORTS = re.compile(
    r"\b(?:report(?:s|ing)?|release[sd]?|post|announce|deliver)\s+(?:[\w-]+\s+){0,3}?(?:earnings|results|numbers|quarter)\b",
    re.I,
)
_TO_DATE = re.compile(r"\bto[- ]date\b|\bytd\b", re.I)
_OPENS = 30

Dated = tuple[when.Columns, Period | None]


def dated(
    shaped: Shape,
    draft: Draft,
    calendar: when.Calendar,
    outline: Outline,
    subject: str,
    status: Status,
    part: str | None,
) -> Dated | None:
    """The three columns and the words that give them; None where it is no reporting period."""
    sentence = shaped.sentence
    if draft.metric == "share_price_change":
        return _day(sentence, draft, calendar)
    metric = metrics()[draft.metric]
    instant = metric.instant or draft.metric == "customer_share_of_backlog"
    main = draft.primary or draft
    low, high = sorted(
        (shaped.span(main.cue.low, main.cue.high), (main.token.start, main.token.end))
    )
    if main.period:
        return when.columns(main.period, instant=instant), main.period
    if not draft.is_comparison and _ASIDE_OF_FORMER.search(
        shaped.text, 0, shaped.place(main.token)
    ):
        return None
    if (sentence.is_own or sentence.block.role == "company") and not instant:
        if _is_beside(_LONG_AGO, sentence, low[0], high[1]):
            return None
        if _is_beside(_OF_YEARS, sentence, low[0], high[1]):
            return None  # the sum of several years
        if _is_beside(_TRAILING, sentence, low[0], high[1]):
            return _last_year(sentence, draft, subject)
        if _ANNUAL.search(shaped.text, 0, main.cue.low) or _ANNUAL_TOLD.search(
            shaped.text, 0, main.cue.low
        ):
            return _last_year(sentence, draft, subject)
    if not sentence.is_own and (told_earlier := _same_time_before(shaped, main, calendar, subject)):
        return told_earlier
    found = _named(shaped, draft, instant=instant, status=status)
    if found and not sentence.is_own and _is_of_another_clause(shaped, main, found, status):
        found = None
    if found and found.period_type == "quarter" and _is_annual_sum(shaped, main):
        return _last_year(sentence, draft, subject)
    if found is None and not instant and status == "actual":
        found = when.year_after_compared(sentence, subject)
    if found is None and (earlier := when.told_of_earlier(sentence, main.token.end)):
        return when.columns(earlier, instant=instant), earlier
    if found:
        base = when.columns(found, instant=instant)
    elif status in ("guidance", "estimate") and (ahead := calendar.expected(subject)):
        base = when.columns(ahead, instant=instant)
    elif status == "guidance":
        base = _current_year(shaped, main, subject)
    elif draft.metric in _OF_TODAY and calendar.document.published_at and not calendar.is_own:
        base = ("instant", None, calendar.document.published_at.date())
    elif (
        sentence.is_own and subject == sentence.subject and (told := outline.period_of(main, part))
    ):
        base = when.columns(told, instant=instant)
    elif outline.is_undated and not instant:
        return None
    else:
        base = calendar.default(subject, instant=instant)
        if base == when.NO_PERIOD and status == "estimate":
            base = _about_to_report(sentence, subject)
    if draft.is_comparison:
        before = when.compared(
            sentence, _place(draft.beside or draft.token), base, instant=instant, subject=subject
        )
        if before:
            return before
        replaced = draft.status == "prior" or status == "guidance"
        return base if replaced else when.NO_PERIOD, None
    return (base, found) if _is_reporting(base, subject) or not sentence.is_own else None


def _place(token: Token) -> tuple[int, int]:
    return token.start, token.end


def _is_of_another_clause(shaped: Shape, main: Draft, period: Period, status: Status) -> bool:
    """Whether a running stretch only dates words in front of the value's clause: nothing reported is of it.

    "It had its best quarter this year, with revenue of $5 billion".
    """
    sentence = shaped.sentence
    published = sentence.published_on
    low, _ = shaped.span(min(main.cue.low, shaped.place(main.token)), len(shaped.text))
    return (
        status == "actual"
        and period.period_type in ("fy", "half", "quarter")
        and published is not None
        and period.last_day > published
        and period.end < low
        and "," in sentence.text[period.end - sentence.start : low - sentence.start]
    )


def _same_time_before(
    shaped: Shape, main: Draft, calendar: when.Calendar, subject: str
) -> Dated | None:
    """The earlier period right behind a value of its own: "… against a profit of $7 in the same period last year"."""
    sentence = shaped.sentence
    instant = metrics()[main.metric].instant
    for period in sentence.periods:
        between = sentence.text[main.token.end - sentence.start : period.start - sentence.start]
        if (
            period.comparison
            and period.start >= main.token.end
            and _RIGHT_BEHIND.fullmatch(between)
        ):
            base = calendar.default(subject, instant=instant)
            return when.compared(
                sentence, _place(main.token), base, instant=instant, subject=subject
            )
    return None


_RIGHT_BEHIND = re.compile(r"\s+(?:in|for|during|over)\s+(?:the\s+)?", re.I)


def _is_annual_sum(shaped: Shape, main: Draft) -> bool:
    """Whether the cue is of a year's sum, whatever quarter the sentence speaks of besides.

    "Annual growth", by contrast, is that of a quarter on the year.
    """
    is_rate = metrics()[main.metric].unit == "percent"
    return not is_rate and _ANNUAL.search(shaped.text, 0, main.cue.low) is not None


def _current_year(shaped: Shape, main: Draft, subject: str) -> when.Columns:
    """The fiscal year that runs, where an outlook is called annual and names no year."""
    published = shaped.sentence.published_on
    if published is None or not _ANNUAL.search(shaped.text, 0, main.cue.low):
        return when.NO_PERIOD
    calendar = calendar_of(subject)
    return "fy", *calendar.year(calendar.quarter_containing(published).year)


def _about_to_report(sentence: Sentence, subject: str) -> when.Columns:
    """The quarter that has ended, where it is what the company is to report: "… reports on Wednesday"."""
    if sentence.published_on is None or not _REPORTS.search(sentence.text):
        return when.NO_PERIOD
    quarter = calendar_of(subject).latest_ended(sentence.published_on)
    return "quarter", quarter.start, quarter.end


def on_fiscal_years(sentence: Sentence) -> Sentence:
    """The same sentence; where an issuer writes "this year", it is the year of its own calendar.

    In the release that closes a year, "this year" is still that one unless the words look ahead.
    """
    published = sentence.published_on
    if (
        not sentence.by_issuer
        or not sentence.periods
        or published is None
        or sentence.subject is None
    ):
        return sentence
    calendar = calendar_of(sentence.subject)
    if not any(_is_civil_year(p) for p in sentence.periods) or calendar == CALENDAR_YEAR:
        return sentence
    ended = calendar.latest_ended(published)
    closes = ended.number == 4 and not _FORWARD.search(sentence.text)
    year = ended.year if closes else calendar.quarter_containing(published).year

    def shifted(period: Period) -> Period:
        words = sentence.text[period.start - sentence.start : period.end - sentence.start]
        named = _RELATIVE_YEAR.fullmatch(words.lower())
        if named is None or not _is_civil_year(period):
            return period
        by = {"last": -1, "next": 1, "following": 1, "coming": 1}.get(named["which"], 0)
        first, last = calendar.year(year + by)
        return replace(period, first_day=first, last_day=last)

    return replace(sentence, periods=tuple(map(shifted, sentence.periods)))


def _is_civil_year(period: Period) -> bool:
    first = period.first_day
    return period.period_type == "fy" and first is not None and (first.month, first.day) == (1, 1)


def _named(shaped: Shape, draft: Draft, *, instant: bool, status: Status) -> Period | None:
    """The period that the sentence itself gives for the value."""
    sentence = shaped.sentence
    main = draft.primary or draft
    others = [
        (token.start, token.end)
        for token in shaped.tokens
        if token.amount
        and token.start != main.token.start
        and (token.start != draft.token.start or token.start < main.token.start)
    ]
    cue = shaped.span(main.cue.low, main.cue.high)
    found = when.of_value(
        sentence, at=(main.token.start, main.token.end), cue=cue, others=others, instant=instant
    )
    published = sentence.published_on
    if (
        found
        and instant
        and status == "actual"
        and published
        and found.last_day > published
        and found.period_type != "month"
    ):
        return None  # a level is reported for a day that has come
    return found


def _is_beside(stretch: re.Pattern[str], sentence: Sentence, low: int, high: int) -> bool:
    """Whether words for a stretch of time hold for the value at `low`–`high`: they open the sentence, or
    no other amount stands between."""
    low, high = low - sentence.start, high - sentence.start
    amounts = [a.start - sentence.start for a in sentence.amounts]
    text = sentence.text
    for words in stretch.finditer(text):
        between = (words.end(), low) if words.end() <= low else (high, words.start())
        is_joined = words.start() >= high and not re.search("[,;]", text[high : words.start()])
        is_beside = is_joined or not any(between[0] <= at < between[1] for at in amounts)
        if words.start() <= _OPENS or (is_beside and between[1] - between[0] <= 60):
            return True
    return False


def _last_year(sentence: Sentence, draft: Draft, subject: str) -> Dated | None:
    """The fiscal year, where the last twelve months are one."""
    if sentence.published_on is None or draft.is_comparison:
        return None
    calendar = calendar_of(subject)
    ended = calendar.latest_ended(sentence.published_on)
    return (("fy", *calendar.year(ended.year)), None) if ended.number == 4 else None


def _is_reporting(columns: when.Columns, subject: str) -> bool:
    """Whether twelve months are a year of the company or of the civil calendar."""
    kind, _, last = columns
    if kind != "fy" or last is None:
        return True
    quarter = calendar_of(subject).quarter_ending_near(last)
    return (quarter is not None and quarter.number == 4) or (last.month, last.day) == (12, 31)


def _day(sentence: Sentence, draft: Draft, calendar: when.Calendar) -> Dated:
    """The trading day of a move; a move over a stretch of time is as of its last day."""
    if not draft.day and (stretch := _stretch(sentence, draft)):
        return when.columns(stretch, instant=False), stretch
    days = [p for p in sentence.periods if p.period_type == "event"]
    day = min(days, key=lambda p: abs(p.start - draft.token.start)) if days else None
    kind: when.Columns = when.NO_PERIOD
    published = calendar.document.published_at
    if day:
        kind = ("event" if draft.day else "instant", None, day.last_day)
    elif published:
        kind = ("event" if draft.day else "instant", None, published.date())
    return kind, day


def _stretch(sentence: Sentence, draft: Draft) -> Period | None:
    """The year, quarter or month that is over and stands right behind a move: "tripled in 2025"."""
    published = sentence.published_on
    return next(
        (
            period
            for period in sentence.periods
            if period.period_type in ("fy", "quarter", "month")
            and not _TO_DATE.search(sentence.text, *_within(sentence, period))
            and 0 <= period.start - draft.token.end <= len(" during the ")
            and published is not None
            and period.last_day <= published
        ),
        None,
    )


def _within(sentence: Sentence, period: Period) -> tuple[int, int]:
    return period.start - sentence.start, period.end - sentence.start
