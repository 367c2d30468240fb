"""What stands around a statement: when the deed was done, and which family of chips it is about."""

import re
from datetime import date

from extractors.claims.spans import Period, Sentence
from warehouse.records import PeriodType

_HARDWARE = {
    "tpu": re.compile(r"\bTPUs?\b|tensor processing unit", re.I),
    "trainium": re.compile(r"\b(?:Trainium|Inferentia)\d?\b", re.I),
    "asic": re.compile(
        r"\bASICs?\b|\bXPUs?\b|\bcustom[\s-](?:\w+\s)?(?:chips?|silicon|accelerators?)\b", re.I
    ),
    "gpu": re.compile(
        r"\bGPUs?\b|graphics process\w+|\bBlackwell\b|\bHopper\b|\bRubin\b|\b[HB][1-3]00\b|\bGB[23]00\b"
    ),
}
_TEMPORAL_LIMIT = re.compile(
    r"\b(?:through|until|by|since|till|from|begin\w*(?:\s+in)?|start\w*(?:\s+in)?|due|(?:online|available|operational|live)\s+in)"
    r"\s+(?:the\s+(?:end\s+of\s+)?)?$",
    re.I,
)
_CURRENCY = len("USD")
_EVENT_GRAINS = {"event", "month", "quarter", "half", "fy", "instant"}


def hardware(text: str) -> str | None:
    """The one family of chips a clause speaks of; None for none or several.

    >>> hardware("two gigawatts of Trainium capacity"), hardware("GPUs and TPUs")
    ('trainium', None)
    """
    found = [family for family, pattern in _HARDWARE.items() if pattern.search(text)]
    return found[0] if len(found) == 1 else None


def event_period(sentence: Sentence, start: int, end: int, at: int) -> Period | None:
    """When the deed told at `at` was done: the nearest past date, those within `start`–`end` first.

    Ends of terms ("through 2031"), comparisons and days to come are not when a deal was made; nor is the
    date behind another sum ("$9 billion, on top of the $2 billion agreed in May"). A title, and a clause
    that says "today", speak of the day of publication.
    """
    published = sentence.published_on
    past = [
        period
        for period in sentence.periods
        if period.period_type in _EVENT_GRAINS
        and not period.comparison
        and (published is None or (period.first_day or period.last_day) <= published)
        and not _TEMPORAL_LIMIT.search(sentence.text[: period.start - sentence.start])
        and not _is_of_another_sum(sentence, period, at)
    ]
    own = [period for period in past if start <= period.start < end]
    # One date in front of the sentence holds for all its clauses.
    opening = [period for period in past if period.start - sentence.start <= 20]
    if own or opening:
        return min(own or opening, key=lambda p: abs(p.start - at))
    return None


def _is_of_another_sum(sentence: Sentence, period: Period, at: int) -> bool:
    """Whether a sum that differs from the one at `at` stands between it and the date behind."""
    return any(
        at < amount.start < period.start
        and len(amount.unit or "") == _CURRENCY
        and ", " in sentence.text[at - sentence.start : amount.start - sentence.start]
        for amount in sentence.amounts
    )


def period_columns(
    sentence: Sentence, period: Period | None
) -> tuple[PeriodType | None, date | None, date | None]:
    if period:
        return period.period_type, period.first_day, period.last_day
    today = re.search(r"\btoday\b", sentence.text, re.I) is not None
    if sentence.published_on and (sentence.block.kind == "title" or today):
        return "event", sentence.published_on, sentence.published_on
    return None, None, None
