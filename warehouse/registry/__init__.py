"""The registry: companies, metrics and indicators as rows that a person maintains.

Rows name things and hold no expressions. They are read once per process and checked on reading, so a
wrong row stops the program with its file and id instead of misreading a page later.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from warehouse.fiscal import FiscalCalendar


class RegistryError(Exception):
    """A registry row is wrong: the message names file, row and field."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A name in text that means a company.

    `kind`: `name`, `ticker`, `product`, `division` (belongs to the company) or `person` (speaks for it).
    Valid from `since` up to and including `until`. `needs_context` marks everyday words (Lambda,
    Meta, Oracle, Together): they count only beside other evidence.
    """

    text: str
    kind: str = "name"
    since: date | None = None
    until: date | None = None
    needs_context: bool = False
    segment: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """A class that a company belongs to, from `since` up to and including `until`."""

    name: str
    since: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Company:
    """A company of the registry.

    `segments` are the reported ones: slug → the names they bear in tables and text.
    """

    id: str
    name: str
    aliases: tuple[Alias, ...]
    classes: tuple[Membership, ...] = ()
    cik: str | None = None
    ticker: str | None = None
    calendar: FiscalCalendar = field(default_factory=FiscalCalendar)
    segments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_a(self, name: str, on: date) -> bool:
        """Whether it was of that class (`neocloud`, `ai_lab`, `fortune_500` …) on that day."""
        return any(m.name == name and m.holds(on) for m in self.classes)


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric, deal term or signal. `labels` are statement row labels, `cues` words in prose.

    `unit` is the unit's family: `money`, `money/share`, `percent`, `MW`, `years`, `year`, `count`, or
    None for signals. `instant` says that it is a level at a date, not a flow over a period. `basis` is
    what it is on unless the words name another; None where there is only one way to count. `concepts`
    are the XBRL concepts that mean it (`us-gaap:Revenues`), the preferred one first.
    """

    id: str
    name: str
    kind: str
    definition: str
    unit: str | None = None
    labels: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    instant: bool = False
    basis: str | None = None
    additive: bool = False  # its quarters add up to its year


@dataclass(frozen=True, slots=True)
class Indicator:
    id: str
    name: str
    rule_version: str
    states: tuple[str, ...]
    thresholds: Mapping[str, Any]
    definition: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where inputs come from. `tier` is None where its documents differ."""

    id: str
    name: str
    tier: int | None = None


@dataclass(frozen=True, slots=True)
class CuratedMetric:
    """What a metric name of the curated facts means in the registry's terms.

    `suffix` says what stands after the name's colon: `segment`, `counterparty`, `subject` or
    `attribution`. `per_counterparty` makes the counterparty the segment too, because a metric's key
    has no counterparty and one company has several of them at once. `basis_of` gives some entities
    another basis. `period` is `event` for a dated event; None leaves the period to the words.
    """

    id: str
    metric: str
    segment: str | None = None
    basis: str | None = None
    basis_of: Mapping[str, str] = field(default_factory=dict)
    suffix: str | None = None
    per_counterparty: bool = False
    period: str | None = None


def _rows(file: str, table: str) -> list[dict[str, Any]]:
    document = tomllib.loads((files(__package__) / file).read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = document[table]
    ids = [row["id"] for row in rows]
    for row_id in ids:
        if ids.count(row_id) > 1:
            raise RegistryError(f"{file}: two rows have the id {row_id!r}")
    return rows


@lru_cache(maxsize=1)
def companies() -> Mapping[str, Company]:
    """All companies by id, in the order of companies.toml."""
    return {row["id"]: _company(row) for row in _rows("companies.toml", "company")}


@lru_cache(maxsize=1)
def metrics() -> Mapping[str, Metric]:
    """All metrics, deal terms and signals by id, in the order of metrics.toml."""
    return {row["id"]: _metric(row) for row in _rows("metrics.toml", "metric")}


@lru_cache(maxsize=1)
def metrics_by_concept() -> Mapping[str, Metric]:
    """The metric that each XBRL concept means, in the order of metrics.toml."""
    return {concept: metric for metric in metrics().values() for concept in metric.concepts}


@lru_cache(maxsize=1)
def indicators() -> Mapping[str, Indicator]:
    """All indicators by id, in the order of indicators.toml."""
    return {row["id"]: _indicator(row) for row in _rows("indicators.toml", "indicator")}


@lru_cache(maxsize=1)
def sources() -> Mapping[str, Source]:
    """All sources by id, in the order of sources.toml."""
    return {row["id"]: _source(row) for row in _rows("sources.toml", "source")}


@lru_cache(maxsize=1)
def curated_metrics() -> Mapping[str, CuratedMetric]:
    """Metric names of the curated facts, without what follows their colon."""
    return {row["id"]: _curated(row) for row in _rows("curated.toml", "curated")}


def company_with_cik(cik: str | None) -> Company | None:
    """The company that files under a CIK, with or without its leading zeros; None if not registered.

    >>> company_with_cik("1045810") is companies()["nvidia"]
    True
    """
    return _by_cik().get(cik.zfill(10)) if cik else None


@lru_cache(maxsize=1)
def _by_cik() -> Mapping[str, Company]:
    return {company.cik: company for company in companies().values() if company.cik}


def unregistered_id(name: str) -> str | None:
    """The id of a company that has no row: its name as a slug; None where no letter of it is left.

    >>> unregistered_id("Café & Söhne, Inc."), unregistered_id("…")
    ('cafe-sohne-inc', None)
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or None


def calendar_of(entity_id: str | None) -> FiscalCalendar:
    """The fiscal calendar of a company; the calendar year for one that is not registered."""
    company = companies().get(entity_id or "")
    return company.calendar if company else FiscalCalendar()


def _company(row: dict[str, Any]) -> Company:
    fiscal = {"year_end": row.pop("fiscal_year_end", "12-31")}
    if "weeks" in row:
        fiscal["weeks"] = tuple(row.pop("weeks"))
    if "fiscal_year_named_ahead" in row:
        fiscal["named_ahead"] = row.pop("fiscal_year_named_ahead")
    try:
        return Company(
            **row
            | {
                "aliases": tuple(Alias(**alias) for alias in row["aliases"]),
                "classes": tuple(Membership(**member) for member in row.get("classes", ())),
                "segments": {k: tuple(v) for k, v in row.get("segments", {}).items()},
                "calendar": FiscalCalendar(**fiscal),
            }
        )
    except (KeyError, TypeError, ValueError) as error:
        raise RegistryError(f"companies.toml: company {row.get('id')!r}: {error}") from error


def _metric(row: dict[str, Any]) -> Metric:
    try:
        lists = {key: tuple(row.get(key, ())) for key in ("labels", "cues", "concepts")}
        return Metric(**row | lists)
    except TypeError as error:
        raise RegistryError(f"metrics.toml: metric {row.get('id')!r}: {error}") from error


def _indicator(row: dict[str, Any]) -> Indicator:
    try:
        return Indicator(**row | {"states": tuple(row["states"])})
    except (KeyError, TypeError) as error:
        raise RegistryError(f"indicators.toml: indicator {row.get('id')!r}: {error}") from error


def _source(row: dict[str, Any]) -> Source:
    try:
        return Source(**row)
    except TypeError as error:
        raise RegistryError(f"sources.toml: source {row.get('id')!r}: {error}") from error


def _curated(row: dict[str, Any]) -> CuratedMetric:
    try:
        curated = CuratedMetric(**{"metric": row["id"]} | row)
    except TypeError as error:
        raise RegistryError(f"curated.toml: name {row.get('id')!r}: {error}") from error
    if curated.metric not in metrics():
        raise RegistryError(f"curated.toml: name {curated.id!r}: no metric {curated.metric!r}")
    return curated
