"""Which period a value is for: the words of its clause first, then of the section, then the print's.

A flow belongs to a stretch of time, a level to a day. A date on which something was said is no
reporting period; "a year earlier" belongs to the value it stands beside.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from extractors.claims.spans import Period, Sentence
from extractors.model import Block
from warehouse.records import Document, PeriodType
from warehouse.registry import calendar_of

Columns = tuple[PeriodType | None, date | None, date | None]
NO_PERIOD: Columns = (None, None, None)

_OWN_WORDS = frozenset({"earnings_release", "transcript", "letter", "filing", "announcement"})
_AS_OF = re.compile(
    r"\b(?:as\s+of|at|on|ended|ending|to\s+end|by|through|until)\s+(?:the\s+(?:end|close)\s+of\s+)?$",
    re.I,
)
_COMPARES = re.compile(
    r"\b(?:compared|versus|vs|against|similar\s+to|consistent\s+with|in\s+line\s+with|relative\s+to|from|up\s+from|down\s+from|than|previously|previous)\b",
    re.I,
)
_COMPARES_WITH = re.compile(
    r"\b(?:from|over|versus|vs\.?|against|than|compared\s+(?:with|to))\s+(?:the\s+)?$", re.I
)
_NEXT_WORDS = 12
_OF_COMPARED = re.compile(
    r"\b(?:versus|vs\.?|against|compared\s+(?:with|to))\s+[^\s,;]+(?:\s+(?:million|billion|trillion|percent))?\s+(?:for|in|during)\s+(?:the\s+)?$",
    re.I,
)
# "Grew from $15 million in 1996 to $147 million": the year is the first value's.
_AMOUNT_WORDS = r"[^\s,;]+(?:\s+(?:million|billion|trillion|percent))?"
_OF_THE_FORMER = re.compile(rf"\bfrom\s+{_AMOUNT_WORDS}\s+(?:for|in|during)\s+(?:the\s+)?$", re.I)
_HELD_AGAINST = re.compile(
    rf"\b(?:from|over|versus|vs\.?|compared\s+(?:with|to))\s+(?:(?:an?\s+(?:[\w-]+\s+){{0,3}}of\s+)?{_AMOUNT_WORDS}\s+(?:for|in|during)\s+)?"
    r"(?:the\s+)?(?:fiscal\s+)?$",
    re.I,
)
_NAMES_OUTLOOK = re.compile(
    r"\s+(?:guidance|guide|outlook|forecast|call|estimate|projection|investor\s+day|update)\b", re.I
)
_YEAR_AGO = re.compile(
    r".*\b(?:year[- ](?:ago|earlier|before)|(?:last|prior|previous|preceding)[- ](?:fiscal\s+)?year)(?:['’]s)?(?:\s+(?:(?:first|second|third|fourth)[- ])?(?:quarter|period))?",
    re.I | re.S,
)
_PRINT = re.compile(r"\b(?:quarter\w*|Q[1-4]|earnings|fiscal)\b", re.I)


@dataclass(slots=True)
class Calendar:
    """What the document as a whole says about periods: the quarter it reports, per company."""

    document: Document
    printed: dict[str | None, Period] = field(default_factory=dict)
    is_print: bool = False
    outlook: Period | None = None
    outlook_of: str | None = None
    main: str | None = None
    _announced: Period | None = None
    _block: Block | None = None

    @property
    def is_own(self) -> bool:
        """Whether the company itself speaks: a release, a letter, a call."""
        return self.document.kind in _OWN_WORDS

    def read(self, sentences: Sequence[Sentence]) -> None:
        """Find the first past quarter that is told of together with an amount, per company."""
        self.is_print = self.is_own
        about_print: Counter[str | None] = Counter()
        announced: dict[str | None, Period] = {}
        for sentence in sentences:
            if not sentence.amounts:
                if _TELLS_RESULTS.search(sentence.text) and (quarter := _past_quarter(sentence)):
                    announced.setdefault(sentence.subject, quarter)
                continue
            if _PRINT.search(sentence.text):
                about_print[sentence.subject] += 1
            for period in sentence.periods:
                is_past = sentence.published_on is None or period.last_day <= sentence.published_on
                if period.period_type == "quarter" and is_past and not period.comparison:
                    before = self.printed.setdefault(sentence.subject, period)
                    if _is_old(before, sentence) and not _is_old(period, sentence):
                        self.printed[sentence.subject] = period
        for subject, quarter in announced.items():
            told = self.printed.get(subject)
            if told is None or quarter.last_day > told.last_day:
                self.printed[subject] = quarter
        self.main = about_print.most_common(1)[0][0] if about_print else None
        self.is_print = self.is_print or about_print.total() >= 2

    def look_ahead(self, sentence: Sentence) -> None:
        """Carry the period of an outlook, and whose it is, on to the sentences that follow."""
        if sentence.block is not self._block:
            self._enter(sentence.block)
        before = self.outlook
        self.outlook = _outlook(sentence, before)
        if self.outlook is not before:
            self.outlook_of = sentence.subject
            if _ANNOUNCES.search(sentence.text):
                self._announced = self.outlook

    def _enter(self, block: Block) -> None:
        """A speaker's aside about another period ends with the paragraph: the outlook goes on."""
        if self._block is None or block.speaker != self._block.speaker:
            self._announced = None
        elif block.speaker and self._announced:
            self.outlook = self._announced
        self._block = block

    def expected(self, subject: str) -> Period | None:
        """The period of an outlook that a company's expected value is for, where its words give none."""
        return self.outlook if self.is_own or subject == self.outlook_of else None

    def default(self, subject: str, *, instant: bool) -> Columns:
        """The period of a value whose own words give none."""
        published = self.document.published_at
        is_main = self.is_print and subject == self.main and subject not in self.printed
        if published and (self.is_own or is_main):
            quarter = calendar_of(subject).latest_ended(published.date())
            start, end = quarter.start, quarter.end
        elif subject in self.printed:
            period = self.printed[subject]
            start, end = period.first_day or period.last_day, period.last_day
        elif instant and published:
            return "instant", None, published.date()
        else:
            return NO_PERIOD
        return ("instant", None, end) if instant else ("quarter", start, end)


def _past_quarter(sentence: Sentence) -> Period | None:
    """The quarter that the sentence names, if it is over and nothing is compared with it."""
    return next(
        (
            period
            for period in sentence.periods
            if period.period_type == "quarter"
            and not period.comparison
            and (sentence.published_on is None or period.last_day <= sentence.published_on)
            and not _is_old(period, sentence)
        ),
        None,
    )


_TELLS_RESULTS = re.compile(
    r"\b(?:results|earnings|report(?:s|ed)?|posted|numbers|figures)\b", re.I
)


def _is_old(period: Period, sentence: Sentence) -> bool:
    """Whether another quarter has been reported since: nobody prints a quarter after half a year."""
    published = sentence.published_on
    return published is not None and (published - period.last_day).days > _PRINTED_WITHIN


_PRINTED_WITHIN = 150


def of_value(
    sentence: Sentence,
    *,
    at: tuple[int, int],
    cue: tuple[int, int],
    others: Sequence[tuple[int, int]],
    instant: bool,
) -> Period | None:
    """The period that the sentence gives for the value at `at`, announced by the words at `cue`.

    Args:
        others: places of the sentence's other amounts; a period behind one of them is that one's.
    """
    best: tuple[float, Period] | None = None
    low, high = min(at[0], cue[0]), max(at[1], cue[1])
    for period in sentence.periods:
        if period.comparison or not _fits(sentence, period, instant):
            continue
        if period.period_type == "month" and _NAMES_OUTLOOK.match(
            sentence.text, period.end - sentence.start
        ):
            continue  # "our April guidance" was given then
        if _is_of_the_start(sentence, period, at[0], others):
            continue
        before = sentence.text[: period.start - sentence.start]
        if period.end <= at[0] and _OF_THE_FORMER.search(before):
            continue
        if period.end <= low and _OF_COMPARED.search(before):
            continue  # "… versus $2 for fiscal 2024 and": the value that it stands behind is another one's
        is_of_cue = 0 <= cue[0] - period.end <= _NEXT_WORDS  # "compared to 2023 core EPS of $7.62"
        if period.start < high and _COMPARES_WITH.search(before) and not is_of_cue:
            continue  # "was up 53% from last year to a record $99 billion"
        if period.start >= high:
            between = sentence.text[high - sentence.start : period.start - sentence.start]
            crossed = sum(high <= start < period.start for start, _ in others)
            if crossed and (
                _TO_THE_VALUE.fullmatch(between) or _is_shared(sentence, period, between)
            ):
                crossed = 0
            if (
                (crossed and period.start - high > 12)
                or _COMPARES.search(between)
                or ";" in between
                or _is_of_next_clause(period, between, others)
            ):
                continue
            distance = float(period.start - high) + 1
        elif period.end <= low:
            between = sentence.text[period.end - sentence.start : low - sentence.start]
            crossed = sum(period.end <= start < low for start, _ in others)
            distance = float(low - period.end) + 1 + 40 * crossed
            if ";" in between:
                distance += 200
        else:
            distance = 0.0
        if best is None or distance < best[0]:
            best = (distance, period)
    return best[1] if best else None


def _is_of_next_clause(period: Period, between: str, others: Sequence[tuple[int, int]]) -> bool:
    """Whether a clause behind the value has a value of its own: "… reached $5, after sales in 2025 of $3"."""
    return _NEXT_CLAUSE.search(between) is not None and any(
        start >= period.end for start, _ in others
    )


_NEXT_CLAUSE = re.compile(
    r",\s+(?:\S+\s+){0,4}?(?:after|while|whereas|although|but|when)\s+\w", re.I
)


def _is_of_the_start(
    sentence: Sentence, period: Period, at: int, others: Sequence[tuple[int, int]]
) -> bool:
    """Whether a period dates the value that another one starts from: "from $3 in the third quarter to $7"."""
    behind = sentence.text[period.end - sentence.start : at - sentence.start]
    return _TO_NEXT.match(behind) is not None and any(
        0 <= period.start - end <= len(" during the ") for _, end in others
    )


_TO_NEXT = re.compile(r",?\s+to\b")


def _is_shared(sentence: Sentence, period: Period, between: str) -> bool:
    """Whether the one period behind several values holds for all: "… of $5 and … of $3 in the first half"."""
    named = [
        p for p in sentence.periods if p.period_type in ("quarter", "half", "nine_months", "fy")
    ]
    return sentence.is_own and named == [period] and _JOINED.fullmatch(between) is not None


# "Rose 11% to $5 in 2024": the change is for the period of the value it led to.
_TO_THE_VALUE = re.compile(
    r"[^;]{0,60}?\bto\s+[^\s;]+(?:\s+[a-z]+)?,?\s+(?:in|for|during)\s+(?:the\s+)?(?:fiscal\s+)?",
    re.I,
)
_JOINED = re.compile(r",?\s+and\s+[^,;]{3,60}\s(?:in|for|during)\s+(?:the\s+)?", re.I)
_LAST_QUARTER = re.compile(
    r"\s*(?:in\s+)?(?:the\s+)?(?:last|prior|previous|preceding)\s+quarter\b", re.I
)
_YEAR_BEGAN = re.compile(
    r"\s*(?:to\s+(?:begin|start)|at\s+the\s+(?:start|beginning)\s+of|when\s+\w+\s+began)\s+the\s+year\b",
    re.I,
)


def compared(
    sentence: Sentence, at: tuple[int, int], main: Columns, *, instant: bool, subject: str
) -> tuple[Columns, Period | None] | None:
    """Columns and words of the earlier period of a value that stands at `at`; None if none is named.

    "Last quarter" is the one before the quarter that the main value is for.
    """
    start, end = at
    calendar = calendar_of(subject)
    behind = sentence.text[end - sentence.start :]
    ahead = sentence.text[: start - sentence.start]
    on_the_year = _ON_THE_YEAR.match(behind) or _ON_THE_YEAR_FROM.search(ahead)
    if main[0] in _SHIFTED and main[2] and on_the_year:
        return _year_before(main, None, subject), None
    for pattern in (_LAST_QUARTER, _YEAR_BEGAN):
        if (words := pattern.match(behind)) and main[2]:
            this = calendar.quarter_containing(main[2])
            before = calendar.quarter_containing(this.start - timedelta(days=1))
            if pattern is _YEAR_BEGAN:
                before = calendar.quarter(this.year - 1, 4)
            span = Period(
                end + words.start(), end + words.end(), "quarter", before.start, before.end, True
            )
            return columns(span, instant=instant), span
    for period in sentence.periods:
        if period.start < end or period.start - end > 120:
            continue
        printed = sentence.text[period.start - sentence.start : period.end - sentence.start]
        if main[0] in _SHIFTED and _YEAR_AGO.fullmatch(printed):
            # Beside a quarter's value stands the same quarter's of "last year", whatever else the
            # sentence has compared it with.
            return _year_before(main, period, subject), period
        earlier = main[2] is None or period.last_day < main[2]
        if (period.comparison or earlier) and (
            period.comparison or _fits(sentence, period, instant)
        ):
            return columns(period, instant=instant), period
    return None


# "Falls to $81 from $95 yr/yr"
_ON_THE_YEAR = re.compile(r"\s*,?\s*(?:yr/yr|y/y|yoy|year[- ](?:over|on)[- ]year)\b", re.I)
# A change on the year that names its start: "rose 5% year-over-year from $95 to $100".
_ON_THE_YEAR_FROM = re.compile(
    r"\b(?:yr/yr|y/y|yoy|year[- ](?:over|on)[- ]year)(?:\s*\([^()]{1,12}\))?\s+from\s+\Z", re.I
)
_SHIFTED = ("quarter", "half", "nine_months", "fy", "instant")


def _year_before(main: Columns, named: Period | None, subject: str) -> Columns:
    kind, first, last = main
    near = calendar_of(subject).quarter_ending_near(last) if last else None
    if last is not None and near is None and kind in ("quarter", "half", "nine_months"):
        return kind, first and _year_earlier(first), _year_earlier(last)
    if near is None or last is None:
        return columns(named, instant=kind == "instant") if named else NO_PERIOD
    calendar = calendar_of(subject)
    end = calendar.quarter(near.year - 1, near.number).end
    if first is None:
        return kind, None, end
    opening = calendar.quarter_containing(first)
    return kind, calendar.quarter(opening.year - 1, opening.number).start, end


def _year_earlier(day: date) -> date:
    """The same day of the year before, or the month's last where there is none."""
    ends_month = (day + timedelta(days=1)).day == 1
    if not ends_month:
        return day.replace(year=day.year - 1)
    following = day + timedelta(days=1)
    return following.replace(year=following.year - 1) - timedelta(days=1)


def year_after_compared(sentence: Sentence, subject: str) -> Period | None:
    """The fiscal year that has ended behind the one with which a sentence compares, if it names no other.

    "Revenue was $19 billion, down $8 billion from 2022" is told of 2023.
    """
    published = sentence.published_on
    if len(sentence.periods) != 1 or published is None:
        return None
    [period] = sentence.periods
    before = sentence.text[: period.start - sentence.start]
    calendar = calendar_of(subject)
    last = calendar.quarter_ending_near(period.last_day) if period.period_type == "fy" else None
    if last is None or last.number != 4 or not _HELD_AGAINST.search(before):
        return None
    first_day, last_day = calendar.year(last.year + 1)
    if last_day > published:
        return None
    return replace(period, first_day=first_day, last_day=last_day)


def is_compared(sentence: Sentence, period: Period) -> bool:
    """Whether a past period only stands for what something is compared with."""
    published = sentence.published_on
    before = sentence.text[: period.start - sentence.start]
    is_past = published is not None and period.last_day <= published
    return is_past and _COMPARES_WITH.search(before) is not None


def columns(period: Period, *, instant: bool) -> Columns:
    """The claim's three columns; a level is as of the period's last day."""
    if instant:
        return "instant", None, period.last_day
    return period.period_type, period.first_day, period.last_day


def _fits(sentence: Sentence, period: Period, instant: bool) -> bool:
    if period.period_type not in ("event", "instant"):
        return True
    if not instant:
        return False
    return bool(_AS_OF.search(sentence.text[: period.start - sentence.start])) or (
        period.period_type == "instant"
    )


def _outlook(sentence: Sentence, before: Period | None) -> Period | None:
    if not sentence.periods:
        return before
    ahead = [
        period
        for period in sentence.periods
        if period.period_type in ("quarter", "fy", "half")
        and sentence.published_on
        and period.last_day > sentence.published_on
        and not period.comparison
    ]
    if ahead:
        return ahead[0]
    reported = any(
        p.period_type == "quarter" and not p.comparison and not _is_compared(sentence, p)
        for p in sentence.periods
    )
    is_aside = sentence.block.kind == "list_item" or _OF_OUTLOOK.search(sentence.text)
    return None if reported and not is_aside else before


_ANNOUNCES = re.compile(r"\b(?:outlook|guidance)\b", re.I)
_OF_OUTLOOK = re.compile(r"\b(?:this|our|the)\s+(?:guidance|outlook)\b", re.I)
_COMPARED_WITH = re.compile(
    r"\b(?:compared\s+(?:with|to)|versus|vs\.?|against)\s(?:[^.;]|\.\d){0,50}$", re.I
)


def _is_compared(sentence: Sentence, period: Period) -> bool:
    """Whether the period is only what another one is held against: "compared with $5 in Q3 2023"."""
    return bool(_COMPARED_WITH.search(sentence.text[: period.start - sentence.start]))


_OPENS_IN = re.compile(r"\W*(?:in|for|during)\s+", re.I)
_IN = re.compile(r"\b(?:in|for|during)\s+$", re.I)
_SAME_TIME = re.compile(r"\b(?:in|for|during)\s+(?:the\s+)?$", re.I)
_RELATES = re.compile(
    r"\b(?:from|up|down|compared|versus|than|double[ds]?|rose|grew|increase[ds]?|fell|%)|%", re.I
)


def told_of_earlier(sentence: Sentence, end: int) -> Period | None:
    """The one period of a sentence that only tells of the year before.

    "It earned $1 in the same quarter last year", "a year ago, revenue was $1", "net income in the prior
    year was $1".
    """
    if len(sentence.periods) != 1 or not sentence.periods[0].comparison:
        return None
    period = sentence.periods[0]
    before = sentence.text[: period.start - sentence.start]
    if sentence.is_own and period.end <= end:
        opens = not before.strip(" •-–—") or _OPENS_IN.fullmatch(before)
        is_beside = "," not in sentence.text[period.end - sentence.start : end - sentence.start]
        return period if opens or (is_beside and _IN.search(before)) else None
    between = sentence.text[end - sentence.start : period.start - sentence.start]
    if "," in between and sentence.is_own:
        return None  # the reason of a change lies in the year before, not the value
    if period.start < end or not _SAME_TIME.search(between) or _RELATES.search(between):
        return None
    return period
