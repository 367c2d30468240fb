"""Amounts and periods against Microsoft's specs of recognizers-text: an outside test.

Each case is a sentence and what its authors expect in it. A case passes if everything expected is found
with the same value, and nothing else of the same kind is. Both readers are judged by the same rules, each
in the environment where it is installed. What we read otherwise on purpose stands in `DELIBERATE`, by spec
and number of the case; anything else that fails is a defect.
"""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PEERS = ROOT / ".venv-peers/bin/python"

SPECS = {
    "CurrencyModel": "currency",
    "NumberModel": "number",
    "NumberModelExperimentalMode": "number",
    "NumberModelPercentMode": "number",
    "DatePeriodParser": "period",
}
# A currency of the specs and what one of it is worth in the unit that claims bear.
CURRENCIES: dict[str, tuple[str, float]] = {
    "Dollar": ("USD", 1), "United States dollar": ("USD", 1), "Cent": ("USD", 0.01),
    "Canadian dollar": ("CAD", 1), "Australian dollar": ("AUD", 1), "Hong Kong dollar": ("HKD", 1),
    "New Zealand dollar": ("NZD", 1), "Mexican peso": ("MXN", 1), "Euro": ("EUR", 1),
    "Pound": ("GBP", 1), "British pound": ("GBP", 1), "Pence": ("GBP", 0.01), "Penny": ("USD", 0.01),
    "Swiss franc": ("CHF", 1), "Japanese yen": ("JPY", 1), "Chinese yuan": ("CNY", 1),
    "Rupee": ("INR", 1), "Turkish lira": ("TRY", 1),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found: a span, its values (both ends of a range), and the unit they are in.

    For periods the values are the ordinals of the first and the last day; 0 is an open end.
    """

    start: int
    end: int
    values: tuple[float, ...]
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a spec. `wanted` has for each thing expected the readings that would do."""

    text: str
    on: str
    wanted: tuple[tuple[Reading, ...], ...]


@dataclass(frozen=True, slots=True)
class Deliberate:
    """Cases that we read otherwise, and why."""

    why: str
    cases: dict[str, tuple[int, ...]]


DELIBERATE: tuple[Deliberate, ...] = ()


def cases_of(path: Path) -> list[Case]:
    return [
        Case(
            row["Input"],
            row.get("Context", {}).get("ReferenceDateTime", "2016-11-07"),
            tuple(wanted(SPECS[path.stem], result) for result in row["Results"]),
        )
        for row in json.loads(path.read_text(encoding="utf-8-sig"))
    ]


def wanted(kind: str, result: dict[str, Any]) -> tuple[Reading, ...]:
    """Every reading that meets one expected result."""
    start = result["Start"]
    end = result["End"] + 1 if "End" in result else start + result["Length"]
    if kind == "period":
        resolutions = [
            result["Value"].get(name) or {} for name in ("PastResolution", "FutureResolution")
        ]
        return tuple(
            Reading(start, end, (_ordinal(days.get("startDate")), _ordinal(days.get("endDate"))))
            for days in resolutions
            if days
        )
    value = result["Resolution"].get("value")
    if kind == "number":
        return (Reading(start, end, (float(value),)),)
    code, worth = CURRENCIES.get(result["Resolution"]["unit"], ("", 1))
    return (Reading(start, end, () if value is None else (float(value) * worth,), code),)


def _ordinal(day: str | None) -> int:
    return date.fromisoformat(day).toordinal() if day else 0


def failure(kind: str, case: Case, readings: Sequence[Reading]) -> str | None:
    """Why a case fails; None if it passes."""
    met: set[int] = set()
    for options in case.wanted:
        near = [
            (place, reading)
            for place, reading in enumerate(readings)
            if any(reading.start < one.end and one.start < reading.end for one in options)
        ]
        if not near:
            return "not found"
        met.update(place for place, _ in near)
        if not any(_agree(kind, one, reading) for one in options for _, reading in near):
            is_unit = kind == "currency" and any(
                _same(one.values, reading.values) for one in options for _, reading in near
            )
            return "other unit" if is_unit else "other value"
    is_more = kind != "period" and len(met) < len(readings)
    return "found more" if is_more else None


def _agree(kind: str, one: Reading, found: Reading) -> bool:
    if kind == "period":
        # The specs count the day after a month or a year as its end, but the last day of a range.
        first, last = found.values
        return first == one.values[0] and one.values[1] - last in (0, 1)
    return _same(one.values, found.values) and (kind == "number" or one.unit == found.unit)


def _same(one: tuple[float, ...], found: tuple[float, ...]) -> bool:
    return any(abs(a - b) <= 1e-9 * max(1, abs(a)) for a in one for b in found)


# Reads one text, as of a day, for things of one kind.
Reader = Callable[[str, str, str], list[Reading]]


def neowatch() -> Reader:
    from extractors.claims.amounts import amounts  # noqa: PLC0415 - only installed in one environment
    from extractors.claims.periods import periods  # noqa: PLC0415
    from warehouse.fiscal import CALENDAR_YEAR  # noqa: PLC0415

    def read(kind: str, text: str, on: str) -> list[Reading]:
        if kind == "period":
            found = periods(text, anchor=date.fromisoformat(on[:10]), calendar=CALENDAR_YEAR)
            return [
                Reading(
                    period.start,
                    period.end,
                    (
                        period.first_day.toordinal() if period.first_day else 0,
                        period.last_day.toordinal(),
                    ),
                )
                for period in found
            ]
        readings = []
        for amount in amounts(text):
            unit = (amount.unit or "").split("/")[0]
            is_money = len(unit) == 3 and unit.isupper()
            worth = 0.01 if unit == "percent" and kind == "number" else 1
            values = tuple(end * worth for end in (amount.low, amount.high) if end is not None)
            if kind == "number" or is_money:
                readings.append(
                    Reading(amount.start, amount.end, values, unit if is_money else None)
                )
        return readings

    return read


def recognizers_text() -> Reader:
    from recognizers_date_time import recognize_datetime  # noqa: PLC0415
    from recognizers_number import recognize_number  # noqa: PLC0415
    from recognizers_number_with_unit import recognize_currency  # noqa: PLC0415

    def read(kind: str, text: str, on: str) -> list[Reading]:
        if kind == "period":
            found = recognize_datetime(text, "en-us", reference=datetime.fromisoformat(on[:10]))
            return [
                Reading(
                    one.start,
                    one.end + 1,
                    (_ordinal(value.get("start")), _ordinal(value.get("end"))),
                )
                for one in found
                if one.type_name.endswith("daterange")
                for value in one.resolution["values"]
            ]
        if kind == "number":
            return [
                Reading(one.start, one.end + 1, _number(one.resolution["value"]))
                for one in recognize_number(text, "en-us")
            ]
        readings = []
        for one in recognize_currency(text, "en-us"):
            code, worth = CURRENCIES.get(one.resolution["unit"], ("", 1))
            values = tuple(value * worth for value in _number(one.resolution["value"]))
            readings.append(Reading(one.start, one.end + 1, values, code))
        return readings

    return read


def _number(printed: str | None) -> tuple[float, ...]:
    return () if printed is None else (float(printed),)


READERS: dict[str, tuple[Path, Callable[[], Reader]]] = {
    "neowatch": (Path(sys.executable), neowatch),
    "recognizers-text": (PEERS, recognizers_text),
}
