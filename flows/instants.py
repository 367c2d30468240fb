"""Instants as a person writes them."""

from datetime import UTC, date, datetime, time


def as_of_instant(text: str) -> datetime:
    """The instant that an as-of question means.

    A date means its last microsecond, so that what was published on that day counts; a time without a
    zone is UTC.

    >>> as_of_instant("2025-06-30")
    datetime.datetime(2025, 6, 30, 23, 59, 59, 999999, tzinfo=datetime.timezone.utc)
    >>> as_of_instant("2025-06-30T12:00:00+02:00")
    datetime.datetime(2025, 6, 30, 10, 0, tzinfo=datetime.timezone.utc)

    Raises:
        ValueError: it is neither.
    """
    try:
        return datetime.combine(date.fromisoformat(text), time.max, UTC)
    except ValueError:
        pass
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(
            f"--as-of {text!r}: expected a date such as 2026-05-07 or a time such as "
            "2026-05-07T20:05:00Z"
        ) from error
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
