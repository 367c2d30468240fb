"""A row of the curated history → its claims.

A fact and a signal are one claim each. A deal is one lead claim, whose quote is the whole statement
(`kind: …; customer: …; workload: …; deal status: …`, so that nothing of the row is lost), and one
claim per attribute (term, end year, power, chips), quoting its own field.

Roles in deals follow the claim's contract: the subject is the provider of capacity, or the borrower,
the issuer of equity, the acquirer, who all stand in the column `customer`. A syndicate or a round has
no counterparty, because no single one is it.

A deal that was terminated or superseded yields one more claim, with modality `denied` and known from
that later day. A denied deal does not: the denial is a document of its own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast

from extractors.claims.curated.parties import entity_of, parties, slug_of
from extractors.claims.curated.periods import CuratedPeriod, period_of
from extractors.model import ReadError, Reading
from extractors.readers.curated import end_of_day, last_day
from warehouse.records import (
    Basis,
    Bound,
    Claim,
    ClaimKind,
    Document,
    Modality,
    Span,
    SpanRole,
    Status,
    claim_id,
)
from warehouse.registry import CuratedMetric, calendar_of, curated_metrics, metrics

EXTRACTOR = "curated"
VERSION = "1"

_CONFIDENCE = {"high": 0.9, "medium": 0.7, "low": 0.4}
_LEAD = {
    "capacity contract": "contract_value",
    "lease": "contract_value",
    "debt facility": "debt_facility",
    "equity": "equity_investment",
    "acquisition": "acquisition_price",
}
_PROVIDER_LEADS = ("capacity contract", "lease")
_HARDWARE = {"GPU": "gpu", "TPU": "tpu", "Trainium": "trainium"}
_CUSTOM_CHIP = re.compile(r"\b(XPU|WSE|ASIC)\b")
_VAGUE_COUNTS = {
    "tens of thousands": (1e4, 1e5),
    "hundreds of thousands": (1e5, 1e6),
    "millions": (1e6, 1e7),
}
_COUNT = re.compile(r"(?P<bound>up to |~|>)?(?P<count>\d+)(?= live\b|$)")
_BOUND_SIGNS: dict[str | None, Bound] = {
    None: "exact",
    "up to ": "up_to",
    "~": "about",
    ">": "more_than",
}
_PRICE_KNOWN = re.compile(r"price known (\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled field of the statement: `text` is the value, `row` the span of `label: value`."""

    text: str
    start: int
    end: int
    row: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Value:
    low: float | None
    high: float | None
    unit: str | None
    bound: Bound = "exact"


def curated_claims(document: Document, reading: Reading) -> list[Claim]:
    """The claims of one curated row.

    Raises:
        ReadError: the row names a metric, kind or period that the registry and the rules do not know.
    """
    fields = {
        row.cells[0].text: Field(
            row.cells[1].text, row.cells[1].start, row.cells[1].end, (row.start, row.end)
        )
        for row in reading.tables[0].rows
    }
    read = {"facts": _fact, "deals": _deal, "signals": _signal}[reading.tables[0].heading[0]]
    try:
        return read(_Row(document, reading, fields))
    except (KeyError, ValueError) as error:
        raise ReadError(
            "bad-curated-row", f"{document.url}: row {reading.part} cannot be understood: {error}"
        ) from error


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with what every claim of it shares."""

    document: Document
    reading: Reading
    fields: Mapping[str, Field]

    def __getitem__(self, label: str) -> str:
        return self.fields[label].text

    def get(self, label: str) -> str | None:
        found = self.fields.get(label)
        return found.text if found else None

    @property
    def statement(self) -> tuple[int, int]:
        return self.reading.blocks[0].start, self.reading.blocks[0].end

    @property
    def confidence(self) -> float:
        """Of the row; one that nobody can look up is never trusted above low."""
        stated = _CONFIDENCE[self["confidence"]]
        return stated if "source_url" in self.fields or "second_source_url" in self.fields else 0.4

    def number(self, label: str) -> float | None:
        text = self.get(label)
        return float(text) if text else None

    def spans(self, **roles: str) -> tuple[Span, ...]:
        """Where the fields that play these roles stand; `value` covers both its ends."""
        found = [
            Span(cast(SpanRole, role.rstrip("_")), field.start, field.end)
            for role, label in roles.items()
            if (field := self.fields.get(label))
        ]
        return tuple(sorted(set(found), key=lambda span: (span.start, span.role)))

    def claim(
        self,
        *,
        kind: ClaimKind,
        metric: str,
        subject: str,
        counterparty: str | None,
        period: CuratedPeriod,
        value: _Value,
        quoted: tuple[int, int],
        spans: tuple[Span, ...],
        segment: str | None = None,
        basis: Basis | None = None,
        status: Status = "actual",
        modality: Modality = "asserted",
        polarity: int | None = None,
        hardware: str | None = None,
        attribution: str | None = None,
    ) -> Claim:
        document = self.document
        return Claim(
            claim_id=claim_id(
                document.document_id,
                span=quoted,
                subject=subject,
                counterparty=counterparty,
                metric=metric,
                segment=segment,
                period=(period.period_type, period.last_day),
                status=status,
            ),
            document_id=document.document_id,
            published_at=document.published_at,
            known_at=document.known_at,
            kind=kind,
            subject=subject,
            counterparty=counterparty,
            metric=metric,
            segment=segment,
            basis=basis,
            period_type=period.period_type,
            period_start=period.first_day,
            period_end=period.last_day,
            value_low=value.low,
            value_high=value.high,
            unit=value.unit,
            bound=value.bound,
            status=status,
            modality=modality,
            polarity=polarity,
            hardware=hardware,
            attribution=attribution,
            quote=document.text[slice(*quoted)],
            char_start=quoted[0],
            char_end=quoted[1],
            spans=spans,
            extractor=EXTRACTOR,
            extractor_version=VERSION,
            confidence=self.confidence,
        )


def _fact(row: _Row) -> list[Claim]:
    name, _, suffix = row["metric"].partition(":")
    curated = curated_metrics()[name]
    metric = metrics()[curated.metric]
    published = last_day(row["published_on"])
    subject = entity_of(row["entity"], published)
    named = entity_of(suffix, published) if suffix else None
    basis = curated.basis_of.get(subject, curated.basis or metric.basis)
    status = cast(Status, row["status"])
    return [
        row.claim(
            kind=cast(ClaimKind, metric.kind),
            metric=metric.id,
            subject=named if named and curated.suffix == "subject" else subject,
            counterparty=named if curated.suffix == "counterparty" else None,
            segment=named if curated.per_counterparty else _segment(curated, suffix),
            basis=cast(Basis | None, basis),
            period=period_of(
                row["period_or_as_of"],
                calendar_of(subject),
                published_on=published,
                is_event=curated.period == "event",
                is_level=metric.instant,
            ),
            value=_fact_value(row, status),
            status=status,
            attribution=suffix if curated.suffix == "attribution" and suffix else None,
            quoted=row.statement,
            spans=row.spans(
                subject="entity", cue="metric", period="period_or_as_of",
                value="value_low", value_="value_high", modality="status",
            ),
        )
    ]  # fmt: skip


def _segment(curated: CuratedMetric, suffix: str) -> str | None:
    parts = [curated.segment, slug_of(suffix) if curated.suffix == "segment" and suffix else None]
    return "-".join(part for part in parts if part) or None


def _fact_value(row: _Row, status: Status) -> _Value:
    """Guidance is a range; two ends of an actual are two sources that round differently.

    What a rate is per (`USD/rack`) is part of its metric, the unit is the money alone.
    """
    low, high = row.number("value_low"), row.number("value_high")
    unit = row["unit"]
    money, _, per = unit.partition("/")
    bound: Bound = "exact" if low == high or status == "guidance" else "about"
    if low is None or high is None:
        bound = "at_least" if high is None else "up_to"
    return _Value(low, high, unit if per in ("", "share") else money, bound)


def _deal(row: _Row) -> list[Claim]:
    lead = _lead(row)
    claims = [lead]
    if known := _PRICE_KNOWN.search(row.get("notes") or ""):
        claims = [
            replace(lead, value_low=None, value_high=None, unit=None, bound="exact"),
            _known_from(
                _requoted(row, lead, "value_low", "value_high"), date.fromisoformat(known[1])
            ),
        ]
    claims += _attributes(row, lead)
    if row.get("later_status") in ("terminated", "superseded"):
        ended = _requoted(row, lead, "later_status", "later_status_on")
        claims.append(
            _known_from(
                replace(ended, modality="denied"), date.fromisoformat(row["later_status_on"])
            )
        )
    return claims


def _lead(row: _Row) -> Claim:
    announced = last_day(row["announced_on"])
    customers = parties(row["customer"], announced) if row.get("customer") else []
    providers = parties(row["provider"], announced) if row.get("provider") else []
    is_provided = row["kind"] in _PROVIDER_LEADS
    subjects, others = (providers, customers) if is_provided else (customers, providers)
    if not subjects:
        subjects, others = others, []
    if not subjects:
        raise ValueError("expected a customer or a provider with a name")
    status = row["deal_status"]
    modality: Modality = "asserted"
    if status in ("reported", "talks"):
        modality = cast(Modality, status)
    return row.claim(
        kind="deal",
        metric=_LEAD[row["kind"]],
        subject=subjects[0],
        counterparty=others[0] if len(others) == 1 else None,
        period=CuratedPeriod(
            "event" if len(row["announced_on"]) > len("2026-05") else "month", None, announced
        ),
        value=_deal_value(row),
        status="estimate" if status == "talks" else "guidance" if status == "target" else "actual",
        modality=modality,
        hardware=_hardware(row),
        quoted=row.statement,
        spans=row.spans(
            subject="provider" if is_provided else "customer",
            counterparty="customer" if is_provided else "provider",
            cue="kind", period="announced_on", value="value_low", value_="value_high",
            modality="deal_status",
        ),
    )  # fmt: skip


def _deal_value(row: _Row) -> _Value:
    """Value of a deal; notes that open with "Up to;" or say ">10B" of the very figure bound it."""
    low, high = row.number("value_low"), row.number("value_high")
    notes = row.get("notes") or ""
    if low is None and high is None:
        return _Value(None, None, None)
    currency = row.get("currency") or "USD"
    if low is None or high is None:
        return _Value(low, high, currency, "at_least" if high is None else "up_to")
    if low != high:
        return _Value(low, high, currency, "vague" if "bucket" in notes else "exact")
    if re.match(r"Up to(;|$)", notes):
        return _Value(None, high, currency, "up_to")
    if re.search(rf">{low / 1e9:g}B\b", notes):
        return _Value(low, None, currency, "more_than")
    return _Value(low, high, currency, "about" if re.search(r"\bapprox", notes) else "exact")


def _attributes(row: _Row, lead: Claim) -> list[Claim]:
    """Term, end year, power and chips of the deal, each quoting its own field."""
    found: list[tuple[str, str, _Value]] = []
    if (years := row.number("term_years")) is not None:
        found.append(("contract_term", "term_years", _Value(years, years, "years")))
    if (year := row.number("end_year")) is not None:
        found.append(("contract_end_year", "end_year", _Value(year, year, "year")))
    if (power := row.number("power_gw")) is not None:
        megawatts = round(power * 1000, 3)
        found.append(("contract_power", "power_gw", _Value(megawatts, megawatts, "MW")))
    if chips := _count(row.get("hw_count") or ""):
        found.append(("contract_chips", "hw_count", chips))
    return [
        replace(
            _requoted(row, lead, label, label, metric=metric),
            value_low=value.low,
            value_high=value.high,
            unit=value.unit,
            bound=value.bound,
        )
        for metric, label, value in found
    ]


def _count(text: str) -> _Value | None:
    """Chips as the row states them; None where several kinds are counted.

    >>> _count("up to 1000000")
    _Value(low=None, high=1000000.0, unit='count', bound='up_to')
    >>> _count("8192 v4 + 2048 v5p") is None
    True
    """
    first = text.split(";", maxsplit=1)[0].strip()
    if first in _VAGUE_COUNTS:
        return _Value(*_VAGUE_COUNTS[first], "count", "vague")
    match = _COUNT.match(first)
    if match is None:
        return None
    bound = _BOUND_SIGNS[match["bound"]]
    count = float(match["count"])
    return _Value(
        None if bound == "up_to" else count, None if bound == "more_than" else count, "count", bound
    )


def _hardware(row: _Row) -> str | None:
    """Silicon family; chips outside the named families only where the row says they are custom."""
    family = row.get("hw_family")
    if family == "other":
        return "asic" if _CUSTOM_CHIP.search(row.get("hw_generation") or "") else None
    return _HARDWARE[family] if family else None


def _requoted(row: _Row, claim: Claim, first: str, last: str, metric: str | None = None) -> Claim:
    """The same claim (or another metric of it) on the words from one field to another."""
    known = [row.fields[label] for label in (first, last) if label in row.fields]
    start, end = known[0].row[0], known[-1].row[1]
    metric = metric or claim.metric
    is_value = first != "later_status"
    return replace(
        claim,
        claim_id=claim_id(
            claim.document_id,
            span=(start, end),
            subject=claim.subject,
            counterparty=claim.counterparty,
            metric=metric,
            segment=claim.segment,
            period=(claim.period_type, claim.period_end),
            status=claim.status,
        ),
        metric=metric,
        quote=row.document.text[start:end],
        char_start=start,
        char_end=end,
        spans=row.spans(value=first, value_=last)
        if is_value
        else row.spans(modality=first, period=last),
    )


def _known_from(claim: Claim, day: date) -> Claim:
    known_at: datetime = end_of_day(day)
    return replace(claim, known_at=max(known_at, claim.known_at))


def _signal(row: _Row) -> list[Claim]:
    published = last_day(row["published_on"])
    counterparty = row.get("counterparty")
    return [
        row.claim(
            kind="signal",
            metric=row["metric"],
            subject=entity_of(row["subject"], published),
            counterparty=entity_of(counterparty, published) if counterparty else None,
            period=CuratedPeriod("event", None, published),
            value=_Value(None, None, None),
            modality=cast(Modality, row["modality"]),
            polarity=int(row["polarity"]),
            hardware=row.get("hardware"),
            attribution=row.get("attribution"),
            quoted=row.statement,
            spans=row.spans(
                subject="subject", counterparty="counterparty", cue="metric",
                period="published_on", modality="modality", attribution="attribution",
            ),
        )
    ]  # fmt: skip
