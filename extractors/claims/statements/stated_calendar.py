"""The fiscal calendar that a release itself states: "the second quarter ended July 27, 2025".

A column headed `Q2 2025` is a period only on a calendar. The registry has one for the companies it
knows; for any other company, and wherever the page says otherwise, the page's own words decide. Where
neither speaks, quarters and fiscal years without a date stay unread.
"""

import re
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from extractors.tables.header_words import MONTH, MONTHS, ORDINALS
from extractors.tables.headers import plain
from warehouse.fiscal import FiscalCalendar
from warehouse.registry import companies

_QUARTER_ENDED = re.compile(
    rf"\b(?P<n>first|second|third|fourth)[ -](?:fiscal[ -])?quarter\b(?P<between>[^.;]{{0,60}}?)"
    rf"\bended,? {MONTH} (?P<day>\d{{1,2}}),? (?P<year>20\d\d)\b"
)
_YEAR_ENDED = re.compile(
    rf"\b(?:full|fiscal) year\b(?P<between>[^.;]{{0,40}}?)\bended,? {MONTH} (?P<day>\d{{1,2}}),? (?P<year>20\d\d)\b"
)
_FISCAL_YEAR = re.compile(r"(?:fiscal(?: year)?|fy) ?'?(20\d\d)")
_QUARTER_LABEL = re.compile(
    r"\b(?P<n>q[1-4]|[1-4]q|first|second|third|fourth)(?:[ -]quarter)?(?: of)?[ -]?(?:fiscal )?(?:year )?'?(?P<year>20\d\d)\b"
)
# Retailers end their year with the month after Christmas; some name it after that, some before.
_RETAIL = (1, 2)
STATED_WITHIN = 40_000


@dataclass(frozen=True, slots=True)
class DocumentCalendar:
    """A calendar, and whether "Q2 2025" without a date may be placed on it."""

    calendar: FiscalCalendar
    places_labels: bool


def calendar_of_document(
    entity_id: str, text: str, published: date | None = None
) -> DocumentCalendar:
    """The registry's calendar, unless the text contradicts it; else the one the text states.

    Where neither speaks, the calendar year is believed if the latest quarter that the text names is the
    one that had just ended on the day of publication: on any other calendar it would bear another number.
    A retailer that calls that quarter by the year before names its years after the one they begin in.

    >>> calendar_of_document("unheard-of", "Results for the third quarter ended March 31, 2025.")
    DocumentCalendar(calendar=FiscalCalendar(year_end='06-30', weeks=(13, 13, 13, 13), named_ahead=0),
    places_labels=True)
    >>> calendar_of_document("unheard-of", "Results for the quarter.").places_labels
    False
    >>> calendar_of_document("unheard-of", "Q1 2025 against Q1 2024", date(2025, 5, 2)).places_labels
    True
    """
    company = companies().get(entity_id)
    words = plain(text[:STATED_WITHIN])
    stated = _stated(words)
    if stated is None:
        known = company.calendar if company else FiscalCalendar()
        latest = _latest_named(words, known, published) if published else None
        if company is not None and latest == 1 and known.end_of_year(2024).month in _RETAIL:
            known = replace(known, named_ahead=known.named_ahead - 1)
        return DocumentCalendar(known, places_labels=company is not None or latest == 0)
    number, end, fiscal_year = stated
    calendar = company.calendar if company else _from_quarter(number, end)
    quarter = calendar.quarter_ending_near(end)
    if quarter is None or quarter.number != number:
        calendar = _from_quarter(number, end)
        quarter = calendar.quarter_ending_near(end)
    if quarter is not None and fiscal_year is not None and abs(fiscal_year - quarter.year) == 1:
        ahead = calendar.named_ahead + fiscal_year - quarter.year
        return DocumentCalendar(replace(calendar, named_ahead=ahead), places_labels=True)
    agrees = quarter is not None and fiscal_year in (None, quarter.year)
    return DocumentCalendar(calendar, places_labels=agrees)


def _latest_named(words: str, calendar: FiscalCalendar, published: date) -> int | None:
    """How many years before the quarter that ended last the latest quarter named is; None for another quarter.

    Of all that are named, those count that had begun. One behind may be a slip: it must be named twice.
    """
    named = Counter(
        (int(match["year"]), ORDINALS.get(match["n"]) or int(match["n"].strip("q")))
        for match in _QUARTER_LABEL.finditer(words)
    )
    begun = [
        label for label in named if calendar.quarter(*label).start <= published and label[0] > 1990
    ]
    ended = calendar.latest_ended(published)
    year, number = max(begun, default=(0, 0))
    behind = ended.year - year
    is_sure = behind == 0 or named[year, number] > 1
    return behind if number == ended.number and is_sure else None


def _stated(words: str) -> tuple[int, date, int | None] | None:
    """(quarter, its last day, the fiscal year it is said to be of) from the first such statement."""
    for pattern in (_QUARTER_ENDED, _YEAR_ENDED):
        for match in pattern.finditer(words):
            month, day, year = MONTHS[match["month"]], int(match["day"]), int(match["year"])
            if not 1 <= day <= monthrange(year, month)[1]:
                continue
            number = ORDINALS[match["n"]] if pattern is _QUARTER_ENDED else 4
            named = _FISCAL_YEAR.search(match["between"])
            return number, date(year, month, day), int(named[1]) if named else None
    return None


def _from_quarter(number: int, end: date) -> FiscalCalendar:
    """The calendar of whole months on which quarter `number` ends with the month nearest to `end`."""
    months = end.year * 12 + end.month - 1 - (end.day <= 7) + 3 * (4 - number)
    month = months % 12 + 1
    return FiscalCalendar(f"{month:02d}-{monthrange(2023, month)[1]:02d}")
