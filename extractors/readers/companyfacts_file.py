"""EDGAR's company facts, a JSON file of concepts, units and facts → the facts of each filing.

Nothing in the file is trusted: a key that is missing or holds the wrong kind of thing, a day that no
calendar of ours has, a number that nobody's books hold make one fact unreadable, which is counted.
Time is linear in the size of the file.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from extractors.model import ReadError
from extractors.tables.grid import squeeze
from warehouse.registry import metrics_by_concept

KEYS = ("cik", "entityName", "facts")

_CIK = re.compile(r"[0-9]{1,10}")
_ACCESSION = re.compile(r"[0-9]{10}-[0-9]{2}-[0-9]{6}")
_FORM = re.compile(r"[A-Z0-9][A-Z0-9 /-]{0,19}")
_UNIT = re.compile(r"([A-Z]{3})(/shares)?")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LONGEST_LABEL = 250
_YEARS = range(1990, 2101)
# Beyond any company's books, and beyond what is safe to print.
_MOST_CHARS, _LARGEST_POWER, _SMALLEST_POWER = 40, 15, -8


@dataclass(frozen=True, slots=True)
class FiledFact:
    """One number of a filing in full units; `unit` is a currency or `<currency>/share`."""

    concept: str
    label: str
    unit: str
    first_day: date | None
    last_day: date
    value: Decimal


@dataclass(slots=True)
class Filing:
    """What one accession number tagged, without repeats, in the registry's order of concepts.

    `unread` counts its facts that cannot be read, by the key that is at fault.
    """

    accession: str
    form: str
    filed_on: date
    facts: dict[FiledFact, None] = field(default_factory=dict)
    unread: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class CompanyFile:
    """A file, its filings in the order they were filed; `unplaced` counts facts that name none of them."""

    cik: str
    name: str
    filings: Sequence[Filing]
    unplaced: Counter[str]


class _UnreadError(Exception):
    """A fact that cannot be read; its message is the key that is at fault."""


def company_file(content: str) -> CompanyFile:
    """The facts of all concepts that a registered metric has, by filing.

    Raises:
        ReadError: `data` for JSON of another shape, `bad-companyfacts` where it breaks off or does not
            say whose it is, `no-document` where no filing has a fact that can be read.
    """
    file = _parsed(content)
    cik, name = _cik(file["cik"]), _words(file["entityName"])
    if cik is None or not name:
        raise ReadError(
            "bad-companyfacts",
            "expected a CIK of up to ten digits and the name of a company, found "
            f"{str(file['cik'])[:40]!r} and {str(file['entityName'])[:40]!r}",
        )
    filings: dict[str, Filing] = {}
    unread: dict[str, Counter[str]] = {}
    for concept, label, unit, row in _rows(file["facts"]):
        said = _mapping(row)
        accession = said.get("accn")
        try:
            _add(filings, _fact(said, concept, label, unit), said)
        except _UnreadError as error:
            where = accession if isinstance(accession, str) else ""
            unread.setdefault(where, Counter())[str(error)] += 1
    in_order = sorted(filings.values(), key=lambda filing: (filing.filed_on, filing.accession))
    for filing in in_order:
        filing.unread += unread.pop(filing.accession, Counter())
    take_out_slips(in_order)
    unplaced = sum(unread.values(), Counter())
    readable = [filing for filing in in_order if filing.facts]
    if not readable:
        raise ReadError(
            "no-document",
            f"expected facts of the concepts in metrics.toml, found none in the file of {name}; "
            f"facts that cannot be read: {unplaced.total()}",
        )
    return CompanyFile(cik, name, readable, unplaced)


def take_out_slips(filings: Sequence[Filing]) -> None:
    """Take out longer spans that bear the amount of their last part alone, and count them as unread.

    In a table of quarters the second one is now and then tagged with the days of the half-year. Its
    amount is then the quarter's, which is known as such, although the months before brought something:
    NVIDIA's 10-K of February 2018 has revenue of 2,230 million for the half-year to July 2017, its 10-Q
    4,167 million, and 2,230 for the quarter. Nothing that was filed later is looked at, and what is
    less than a tenth, and might be rounding, is let pass.
    """
    amounts: dict[tuple[str, str, date | None, date], Decimal] = {}
    last_parts: dict[tuple[str, str, date, Decimal], date] = {}
    for filing in filings:
        spans = [(fact, day) for fact in filing.facts if (day := fact.first_day) is not None]
        for fact, first_day in spans:
            amounts[fact.concept, fact.unit, first_day, fact.last_day] = fact.value
            end = (fact.concept, fact.unit, fact.last_day, fact.value)
            last_parts[end] = max(first_day, last_parts.get(end, first_day))
        for fact, first_day in spans:
            start = last_parts[fact.concept, fact.unit, fact.last_day, fact.value]
            before = (fact.concept, fact.unit, first_day, start - timedelta(days=1))
            if abs(amounts.get(before, Decimal(0))) * 10 > abs(fact.value):
                del filing.facts[fact]
                filing.unread["start"] += 1


def _parsed(content: str) -> dict[str, Any]:
    """The file as Python objects, numbers as exact decimals."""
    try:
        file = json.loads(content, parse_int=_exact, parse_float=_exact, parse_constant=_exact)
    except (ValueError, RecursionError) as error:
        raise ReadError(
            "bad-companyfacts", f"expected company facts as JSON: {error}; fetch the file again"
        ) from error
    if not isinstance(file, dict) or not all(key in file for key in KEYS):
        raise ReadError("data", "expected text, HTML or SEC company facts, found other JSON")
    return file


def _exact(written: str) -> Decimal:
    """A JSON number; NaN where nobody can mean it."""
    try:
        return Decimal(written if len(written) <= _MOST_CHARS else "NaN")
    except ArithmeticError:
        return Decimal("NaN")


def _rows(facts: object) -> Iterator[tuple[str, str, str, object]]:
    """(concept, label, unit, fact) of all concepts that a metric has."""
    for concept in metrics_by_concept():
        taxonomy, _, name = concept.partition(":")
        told = _mapping(_mapping(_mapping(facts).get(taxonomy)).get(name))
        label = _words(told.get("label"))
        for unit, rows in _mapping(told.get("units")).items():
            for row in rows if isinstance(rows, list) else ():
                yield concept, label, unit, row


def _fact(said: Mapping[str, object], concept: str, label: str, unit: str) -> FiledFact:
    """One fact, read strictly.

    Raises:
        _UnreadError: its days, number or unit are none that can be meant.
    """
    last_day = _day(said, "end")
    first_day = _day(said, "start") if "start" in said else None
    if first_day is not None and first_day > last_day:
        raise _UnreadError("start")
    currency = _UNIT.fullmatch(unit)
    if currency is None:
        raise _UnreadError("unit")
    unit = f"{currency[1]}/share" if currency[2] else currency[1]
    return FiledFact(concept, label, unit, first_day, last_day, _value(said))


def _add(filings: dict[str, Filing], fact: FiledFact, said: Mapping[str, object]) -> None:
    """Put a fact to its filing.

    Raises:
        _UnreadError: it does not say which one that is.
    """
    accession, form = _string(said, "accn", _ACCESSION), _string(said, "form", _FORM)
    filed_on = _day(said, "filed")
    filing = filings.setdefault(accession, Filing(accession, form, filed_on))
    # Where its facts differ about the day, the later one: nothing may be known too early.
    filing.filed_on = max(filing.filed_on, filed_on)
    filing.facts[fact] = None


def _mapping(thing: object) -> Mapping[str, object]:
    return thing if isinstance(thing, dict) else {}


def _words(thing: object) -> str:
    """A string on one line and of bounded length; empty where it is none."""
    if not isinstance(thing, str):
        return ""
    return squeeze(_UNPRINTABLE.sub(" ", thing[:_LONGEST_LABEL]))


def _cik(thing: object) -> str | None:
    cik = str(thing) if isinstance(thing, str | Decimal) else ""
    return cik.zfill(10) if _CIK.fullmatch(cik) else None


def _string(said: Mapping[str, object], key: str, pattern: re.Pattern[str]) -> str:
    thing = said.get(key)
    if not isinstance(thing, str) or not pattern.fullmatch(thing):
        raise _UnreadError(key)
    return thing


def _day(said: Mapping[str, object], key: str) -> date:
    thing = said.get(key)
    try:
        day = date.fromisoformat(thing) if isinstance(thing, str) else None
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise _UnreadError(key)
    return day


def _value(said: Mapping[str, object]) -> Decimal:
    """The number in full units; JSON's exponent (2.6E10) says nothing about its precision."""
    value = said.get("val")
    if not isinstance(value, Decimal) or not value.is_finite():
        raise _UnreadError("val")
    power = value.as_tuple().exponent
    if not isinstance(power, int) or power < _SMALLEST_POWER or value.adjusted() > _LARGEST_POWER:
        raise _UnreadError("val")
    return value.quantize(Decimal(1)) if power > 0 else value
