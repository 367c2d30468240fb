"""Publication times as pages write them → UTC instants.

A date without a time is that day's last second in UTC: the day is what was said, and an earlier
instant would let somebody know too soon. In metadata a time without a zone is UTC; in words it says no
more than its day.
"""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

EASTERN = ZoneInfo("America/New_York")
_ZONES = {
    "ET": EASTERN,
    "EST": EASTERN,
    "EDT": EASTERN,
    "CT": ZoneInfo("America/Chicago"),
    "CST": ZoneInfo("America/Chicago"),
    "CDT": ZoneInfo("America/Chicago"),
    "PT": ZoneInfo("America/Los_Angeles"),
    "PST": ZoneInfo("America/Los_Angeles"),
    "PDT": ZoneInfo("America/Los_Angeles"),
    "GMT": UTC,
    "UTC": UTC,
}
_DAY_ONLY = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{8}|\d{4}-?W\d\d(?:-?\d)?)$")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# A date may be glued to the word before it where a page's elements were joined.
_EDGE = r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))"
_MONTH = _EDGE + r"(?P<month>" + "|".join(_MONTHS) + r")[a-z]*\.?"
_TIME = (
    r"(?:[\s,]*(?:at\s+)?(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::\d{2})?|(?=\s*[ap]\.?m\b))"
    r"\s*(?P<half>[ap]\.?m\.?)?(?:\s*\(?(?P<zone>[A-Z]{2,3}T|UTC|ET|CT|PT)\b)?)?"
)
_WRITTEN = [
    re.compile(
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d){_TIME}", re.I
    ),
    re.compile(rf"\b(?P<day>\d{{1,2}})\s+{_MONTH},?\s+(?P<year>(?:19|20)\d\d){_TIME}", re.I),
    # With a US half-day clock the month stands first; without one, 08/05 says neither.
    re.compile(
        r"\b(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:19|20)\d\d)"
        + _TIME.replace(r"(?P<half>[ap]\.?m\.?)?", r"(?P<half>[ap]\.?m\.?)").removesuffix("?"),
        re.I,
    ),
    re.compile(rf"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d{{2}})-(?P<day>\d{{2}}){_TIME}", re.I),
]


def iso_instant(text: str | None) -> datetime | None:
    """An ISO 8601 date or time as metadata carries it; None where it is not one.

    >>> iso_instant("2026-02-10T18:25:03-0500")
    datetime.datetime(2026, 2, 10, 23, 25, 3, tzinfo=datetime.timezone.utc)
    >>> iso_instant("2026-02-10")
    datetime.datetime(2026, 2, 10, 23, 59, 59, tzinfo=datetime.timezone.utc)
    >>> iso_instant("last Tuesday") is None
    True
    """
    stripped = (text or "").strip()
    try:
        instant = datetime.fromisoformat(stripped)
    except ValueError:
        return None
    if _DAY_ONLY.match(stripped):
        return end_of_day(instant)
    return _utc(instant if instant.tzinfo else instant.replace(tzinfo=UTC))


def written_instant(text: str) -> datetime | None:
    """The first date, with its time if one follows, in a line of words.

    >>> written_instant("Nov 10, 2025, 5:00 PM EST")
    datetime.datetime(2025, 11, 10, 22, 0, tzinfo=datetime.timezone.utc)
    >>> written_instant("November 19, 2025 at 5 p.m. ET")
    datetime.datetime(2025, 11, 19, 22, 0, tzinfo=datetime.timezone.utc)
    >>> written_instant("held on 3 March 2026")
    datetime.datetime(2026, 3, 3, 23, 59, 59, tzinfo=datetime.timezone.utc)
    >>> written_instant("fiscal 2026") is None
    True
    """
    found = [match for pattern in _WRITTEN if (match := pattern.search(text))]
    if not found:
        return None
    match = min(found, key=lambda each: each.start())
    parts = match.groupdict()
    month = parts["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or 0)
    half = (parts["half"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        local = datetime(int(parts["year"]), number, int(parts["day"]), hour, minute, tzinfo=UTC)
    except ValueError:
        return None
    zone = _ZONES.get((parts["zone"] or "").upper())
    if zone is None:
        return end_of_day(local)
    return _utc(local.replace(tzinfo=zone))


def end_of_day(day: date) -> datetime:
    """The last second of a day, in UTC."""
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=UTC)


def _utc(instant: datetime) -> datetime | None:
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        return None
