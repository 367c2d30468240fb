"""Periods: every stretch of time and date in a text, resolved on a company's calendar.

One scanner finds the first word of anything that may be a period and tries, at that place only, the
few bounded patterns that begin with such a word. Fiscal words (quarter, fiscal, FY, half, full year)
are read on the company's calendar, a plain "2027" on the civil one. What names no year is resolved
against the anchor, the day of publication; without an anchor it is left out, never guessed.
"""

import re
from datetime import date
from functools import lru_cache

from extractors.claims.periods.patterns import ANCHOR, READERS
from extractors.claims.periods.quarters import same_in_year
from extractors.claims.periods.scan import Reader, Resolved, Scan
from extractors.claims.spans import Period, lowered
from warehouse.fiscal import FiscalCalendar

_REPEATED = frozenset(("quarter", "half", "nine_months", "fy", "instant"))


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
    ...     anchor=date(2026, 5, 7), calendar=FiscalCalendar())]
    [('event', '2026-05-05', False), ('quarter', '2026-03-31', False), ('quarter', '2025-03-31', True)]

    Args:
        anchor: the day the words were published; without it only full dates resolve.
        calendar: of the company that the text speaks of.
        offset: added to the spans: where `text` begins in the document.
    """
    lower = lowered(text)
    scan = Scan(text, lower, anchor, calendar, [])
    position = 0
    while match := ANCHOR.search(lower, position):
        start = match.start()
        position = match.end()
        if start and lower[start - 1].isalnum():
            continue
        resolved = _read_again(scan, match[0], start) or _read_at(scan, match[0], start)
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


def _read_again(scan: Scan, word: str, start: int) -> Resolved | None:
    """The second year of "ended March 31, 2026 and 2025" and of "fiscal 2026 and 2027"."""
    if len(word) != 4 or word[:2] not in ("19", "20") or not scan.found:
        return None
    last = scan.found[-1]
    if scan.lower[last.end : start] not in (" and ", ", ") or last.period_type not in _REPEATED:
        return None
    printed = scan.lower[last.start : last.end]
    if (
        not printed[-4:].isdigit()
        or printed.isdigit()
        or scan.lower[start + 4 : start + 5].isalnum()
    ):
        return None
    if last.period_type == "fy" and not printed.startswith(("fiscal", "fy", "year", "twelve")):
        return None
    resolved = same_in_year(scan, last, int(word))
    return None if resolved is None else (start, start + 4, *resolved[2:])


def _read_at(scan: Scan, word: str, start: int) -> Resolved | None:
    for pattern, reader in _readers(word):
        if (match := pattern.match(scan.lower, start)) and (resolved := reader(scan, match)):
            return resolved
    return None


@lru_cache(maxsize=4096)
def _readers(word: str) -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """What may begin with a word, in the order to try; a number also by its century and first digit."""
    keys: tuple[str, ...] = (word,)
    if word[0].isdigit():
        keys = (word, word[:2], word[0]) if len(word) == 4 else (word, word[0])
    return tuple(dict.fromkeys(reader for key in keys for reader in READERS.get(key, ())))
