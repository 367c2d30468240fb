"""Amounts and periods against Microsoft's specs of recognizers-text: an outside test.

Each case is a sentence and what its authors expect in it. A case passes if everything expected is found
with the same value, and nothing else of the same kind is. Both readers are judged by the same rules, each
in the environment where it is installed. What we read otherwise on purpose stands in `DELIBERATE`, by spec
and number of the case; anything else that fails is a defect.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
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
    cases: dict[str, str]

    def numbers(self, spec: str) -> set[int]:
        """
        >>> sorted(Deliberate("so", {"CurrencyModel": "1 4-6"}).numbers("CurrencyModel"))
        [1, 4, 5, 6]
        """
        spans = (span.partition("-") for span in self.cases.get(spec, "").split())
        return {
            number
            for first, _, last in spans
            for number in range(int(first), int(last or first) + 1)
        }


DELIBERATE = (
    Deliberate(
        "Money that several countries have or had (francs, pesetas, guilders, markka) has no ISO code by its name alone.",
        {
            "CurrencyModel": "1 46 62-63 65-66",
        },
    ),
    Deliberate(
        "Currencies outside our list (colón, lari, kip): the number bears no unit, and is never dollars.",
        {
            "CurrencyModel": "102 106-110",
        },
    ),
    Deliberate(
        "Coins are no currency of a report.",
        {
            "CurrencyModel": "141-144",
        },
    ),
    Deliberate(
        "A unit without a number (\"dollar\") is no amount.",
        {
            "CurrencyModel": "93-94 116 120 124 173",
        },
    ),
    Deliberate(
        "Codes are capitals and symbols touch their letters: in \"series c $ 100 million\" the c is not Canada's.",
        {
            "CurrencyModel": "4 59-60 101 129",
        },
    ),
    Deliberate(
        "A dollar sign behind a number is not read: in tables it opens the next cell.",
        {
            "CurrencyModel": "122 126-127",
        },
    ),
    Deliberate(
        "\"One dollar and two\", \"17 USD 25\", \"dollar 22.5\": the second number is as likely another thing.",
        {
            "CurrencyModel": "99 103 164 168 170",
        },
    ),
    Deliberate(
        "A number in words without unit, scale or noun (\"sixteen\", \"one\") is no quantity.",
        {
            "NumberModel": "13 15-17 33 44 55-56 60-61 125 128 142 166 216 224 229-234",
            "NumberModelExperimentalMode": "13 15-17 32 42 53-54 58-59 123 126 140",
        },
    ),
    Deliberate(
        "Fractions are read as shares (\"a third of\") and behind a whole number; not alone, not above one (\"twenty fifths\"), not as dozens in digits.",
        {
            "NumberModel": "12 18-19 21-25 31-32 62-63 66-78 90 93-110 121 123-124 126 130 132-133 161 183-185 208 222-223 225-228",
            "NumberModelExperimentalMode": "12 18-24 30-31 60-61 64-76 88 91-108 119 121-122 124 128 130-131",
        },
    ),
    Deliberate(
        "\"One in five\" is a share, as a percentage; \"over\" is a bound, not a division.",
        {
            "NumberModel": "111-120 127 164 177 214-215",
            "NumberModelExperimentalMode": "109-118 125 133",
            "NumberModelPercentMode": "0-1",
        },
    ),
    Deliberate(
        "Powers and exponents do not occur in what is read here.",
        {
            "NumberModel": "57-58 79-87 190-192",
            "NumberModelExperimentalMode": "55-56 77-85",
        },
    ),
    Deliberate(
        "Digits and words that alternate (\"4 thousand 3 hundred\") are not joined.",
        {
            "NumberModel": "147-150 153-154 169",
            "NumberModelExperimentalMode": "145-148 151-152",
        },
    ),
    Deliberate(
        "Spaces inside a number may part two columns; a letter is a scale only where it touches the digits, and G is none.",
        {
            "NumberModel": "40-41 49-51 53-54 137-139 193-194",
            "NumberModelExperimentalMode": "38-39 47-49 51-52 135-137",
        },
    ),
    Deliberate(
        "A decimal comma is another language's: \"1,3\" is not read, rather than read as 13 or as 1.",
        {
            "NumberModel": "159 187 198 200",
        },
    ),
    Deliberate(
        "Dates, addresses, telephone numbers and names (\"SCP-173\") are not split into numbers.",
        {
            "NumberModel": "1 143-144 189",
            "NumberModelExperimentalMode": "1 141-142",
        },
    ),
    Deliberate(
        "\"1m\" is a million, as the trade press writes it.",
        {
            "NumberModel": "146",
            "NumberModelExperimentalMode": "144",
        },
    ),
    Deliberate(
        "Weeks, weekends and spans of days, counted from today or by number: a diary's, not a report's.",
        {
            "DatePeriodParser": "0-1 3-6 12-13 18-21 27-29 31-34 44-54 58-59 61-66 98-100 102-106 131-134 144-145 153-158 193-200 208-216 219-220 227 232-234 237-247",
        },
    ),
    Deliberate(
        "\"This week\" ends with the day of publication: nobody reports tomorrow.",
        {
            "DatePeriodParser": "11 30 101 224 226 229-231",
        },
    ),
    Deliberate(
        "Two days with \"to\" between them stay two days; no metric has such a period.",
        {
            "DatePeriodParser": "2 7-10 35-37 39-40 43 159-160 181-192 228 235",
        },
    ),
    Deliberate(
        "The end of a month or year is a day (an as-of date), not its last third.",
        {
            "DatePeriodParser": "149 248",
        },
    ),
    Deliberate(
        "\"Early\", \"late\", \"earlier this\" do not narrow a month or a year: the period is what is named.",
        {
            "DatePeriodParser": "89-97 146-148 150-151 201-207 249-250",
        },
    ),
    Deliberate(
        "A range of years includes all of its last year.",
        {
            "DatePeriodParser": "135-138",
        },
    ),
    Deliberate(
        "\"2015/3\", \"11-2016\" and \"10/1\" are as often something else; a month stands before its year.",
        {
            "DatePeriodParser": "22-25 162-164 167-180 222-223 251",
        },
    ),
    Deliberate(
        "Months are capitalised: \"may\", \"march\" are words.",
        {
            "DatePeriodParser": "16-17 55-56 87",
        },
    ),
    Deliberate(
        "Decades, centuries and years in words.",
        {
            "DatePeriodParser": "107-128 130 139-143 217-218 221",
        },
    ),
    Deliberate(
        "Seasons have no days.",
        {
            "DatePeriodParser": "81-86 129 152",
        },
    ),
)  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a reader did on one spec: number of the case → why it failed."""

    cases: int
    failures: dict[int, str]

    @property
    def passed(self) -> int:
        return self.cases - len(self.failures)


def judged(name: str, folder: Path) -> dict[str, Verdict]:
    """All specs read with one reader, in this process."""
    read = READERS[name][1]()
    verdicts = {}
    for spec, kind in SPECS.items():
        cases = cases_of(folder / f"{spec}.json")
        found = (failure(kind, case, read(kind, case.text, case.on)) for case in cases)
        verdicts[spec] = Verdict(len(cases), {n: why for n, why in enumerate(found) if why})
    return verdicts


def judged_apart(name: str, folder: Path) -> dict[str, Verdict]:
    """`judged` in a process of its own, with the Python that has the reader."""
    done = subprocess.run(
        [READERS[name][0], __file__, "--reader", name, "--specs", folder],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return {
        spec: Verdict(cases, {int(number): why for number, why in failures.items()})
        for spec, (cases, failures) in json.loads(done.stdout).items()
    }


def page(ours: dict[str, Verdict], peers: dict[str, Verdict]) -> str:
    """The part of docs/amounts.md that is measured."""
    lines = [
        "| spec | cases | recognizers-text | neowatch | otherwise on purpose | defects |",
        "|---|---|---|---|---|---|",
    ]
    for spec, verdict in ours.items():
        meant = len(verdict.failures.keys() & _on_purpose(spec))
        lines.append(
            f"| {spec} | {verdict.cases} | {peers[spec].passed} | {verdict.passed} | {meant} |"
            f" {len(verdict.failures) - meant} |"
        )
    lines += ["", "| cases | what we read otherwise on purpose |", "|---|---|"]
    for one in DELIBERATE:
        count = sum(len(one.numbers(spec)) for spec in one.cases)
        lines.append(f"| {count} | {one.why} |")
    return "\n".join(lines)


def _on_purpose(spec: str) -> set[int]:
    return set().union(*(one.numbers(spec) for one in DELIBERATE))


def defects(ours: dict[str, Verdict], folder: Path) -> list[str]:
    """Failures that are not meant, and cases that are called deliberate and pass."""
    lines = []
    for spec, verdict in ours.items():
        meant = _on_purpose(spec)
        cases = cases_of(folder / f"{spec}.json")
        lines += [
            f"{spec} {number}: {why}: {cases[number].text}"
            for number, why in verdict.failures.items()
            if number not in meant
        ]
        lines += [f"{spec} {number}: passes" for number in sorted(meant - verdict.failures.keys())]
    return lines


def write(page_path: Path, measured: str) -> None:
    """Put the measured part between the two marks of the page."""
    begin, end = "<!-- measured -->\n", "<!-- /measured -->\n"
    before, _, rest = page_path.read_text(encoding="utf-8").partition(begin)
    page_path.write_text(
        f"{before}{begin}{measured}\n{end}{rest.partition(end)[2]}", encoding="utf-8"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--specs", type=Path, default=ROOT / "../shared/corpus/labelled/recognizers"
    )
    parser.add_argument("--reader", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--write", type=Path, help="the page whose measured part is renewed")
    arguments = parser.parse_args()
    folder = arguments.specs.resolve()
    if not all((folder / f"{spec}.json").exists() for spec in SPECS):
        parser.error(
            f"expected {', '.join(SPECS)} as .json in {folder}: make bench-amounts CORPUS=DIR"
        )
    if arguments.reader:
        verdicts = judged(arguments.reader, folder)
        print(json.dumps({spec: (one.cases, one.failures) for spec, one in verdicts.items()}))
        return
    if not PEERS.exists():
        parser.error(f"expected {PEERS}, found none: run make peers")
    ours, peers = (judged_apart(name, folder) for name in READERS)
    measured = page(ours, peers)
    print(measured)
    for spec, verdict in ours.items():
        print(f"{spec}: {dict(Counter(verdict.failures.values()))}")
    for line in defects(ours, folder):
        print(line)
    if arguments.write:
        write(arguments.write, measured)


if __name__ == "__main__":
    main()
