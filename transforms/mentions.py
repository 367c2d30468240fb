"""Deal claims → mentions: what one document says at one instant about one agreement.

A document states the parts of a deal in several claims (value, term, power, chips), and may speak of
several deals of the same parties. Values that differ are different deals; each term belongs to the
value it stands nearest to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

import polars as pl

from transforms import wording
from transforms.precision import Value, agree, printed_unit
from transforms.strength import FIRM_TIER, weigh

FAMILY = {
    "contract_value": "contract",
    "contract_term": "contract",
    "contract_end_year": "contract",
    "contract_power": "contract",
    "contract_chips": "contract",
    "acquisition_price": "acquisition",
    "debt_facility": "debt",
    "equity_investment": "equity",
}
TERMS = ("contract_term", "contract_end_year", "contract_power", "contract_chips")
_GROUP = ("known_at", "document_id", "subject", "counterparty", "denied")


@dataclass(frozen=True, slots=True)
class Mention:
    """One agreement as one document tells it. `value` is None where no amount is stated.

    `told_on` is the announcement's date where the words give one of their own, else None. `terms` are
    (low, high) by metric. `status`, `workloads`, `generations` and `is_lease` are what its quotes say
    beyond that.
    """

    known_at: datetime
    document_id: str
    family: str
    provider: str
    counterparty: str | None
    told_on: date | None
    value: Value | None
    terms: dict[str, tuple[float | None, float | None]]
    hardware: str | None
    rank: int
    points: int
    origin: str
    modality: str
    is_curated: bool
    status: str
    workloads: frozenset[str]
    generations: tuple[str, ...]
    is_lease: bool
    claim_ids: tuple[str, ...]

    @property
    def day(self) -> date:
        """The day it speaks of, else the day it could be read."""
        return self.told_on or self.known_at.date()

    @property
    def precision(self) -> float:
        return self.value.unit_worth if self.value else float("inf")


def mentions(claims: pl.DataFrame, documents: pl.DataFrame) -> list[Mention]:
    """All mentions in the order in which they became known, better sources first.

    Opinions and hypotheses are no mentions; neither is a statement without both a counterparty and a
    value, which could be about anything.
    """
    usable = claims.filter(
        (pl.col("kind") == "deal")
        & pl.col("metric").is_in(list(FAMILY))
        & pl.col("modality").is_in(("opinion", "hypothetical")).not_()
    )
    rows = (
        weigh(usable, documents)
        .with_columns(
            family=pl.col("metric").replace_strict(FAMILY, return_dtype=pl.String),
            denied=pl.col("modality") == "denied",
            unit_worth=pl.min_horizontal(
                printed_unit(pl.coalesce(*ends), pl.col("scale_as_printed"), pl.col("quote"))
                for ends in (("value_low", "value_high"), ("value_high", "value_low"))
            ),
        )
        .sort(
            "known_at", "rank", "document_id", "subject", "counterparty", "denied", "char_start",
            "claim_id",
        )
    )  # fmt: skip
    return [
        mention
        for _, group in groupby(rows.iter_rows(named=True), key=itemgetter(*_GROUP))
        for mention in _told(list(group))
    ]


def _told(rows: list[dict[str, Any]]) -> Iterator[Mention]:
    """The agreements that one document's claims about the same parties speak of."""
    leads: list[list[dict[str, Any]]] = []
    terms: list[dict[str, Any]] = []
    for row in rows:
        if row["metric"] in TERMS:
            terms.append(row)
            continue
        same = next((lead for lead in leads if _same_value(lead[0], row)), None)
        if same is None:
            leads.append([row])
        else:
            same.append(row)
    if not leads:
        yield from _mention(terms[:1], terms)
        return
    for number, lead in enumerate(leads):
        own = [row for row in terms if _nearest(row, leads) == number]
        yield from _mention(lead, own)


def _mention(leads: list[dict[str, Any]], terms: list[dict[str, Any]]) -> Iterator[Mention]:
    best = max(leads, key=lambda row: (_value(row) is not None, row["confidence"]))
    value = None if best["metric"] in TERMS else _value(best)
    if value is None and best["counterparty"] is None:
        return
    rows = list({row["claim_id"]: row for row in (best, *leads, *terms)}.values())
    quotes = list(dict.fromkeys(row["quote"] for row in rows))
    told_on = best["period_end"] if best["period_type"] in ("event", "month") else None
    yield Mention(
        known_at=best["known_at"],
        document_id=best["document_id"],
        family=best["family"],
        provider=best["subject"],
        counterparty=best["counterparty"],
        told_on=told_on,
        value=value,
        terms={row["metric"]: (row["value_low"], row["value_high"]) for row in reversed(terms)},
        hardware=_hardware(rows),
        rank=best["rank"],
        points=max(row["points"] for row in rows),
        origin=best["origin"],
        modality=best["modality"],
        is_curated=best["document_kind"] == "curated",
        status=wording.deal_status(best["quote"], best["modality"], firm=best["rank"] <= FIRM_TIER),
        workloads=frozenset().union(*map(wording.workloads, quotes)),
        generations=wording.hardware_generations(quotes),
        is_lease=any(map(wording.is_lease, quotes)),
        claim_ids=tuple(row["claim_id"] for row in rows),
    )


def _hardware(rows: list[dict[str, Any]]) -> str | None:
    named = {row["hardware"] for row in rows} - {None}
    return "mixed" if len(named) > 1 else next(iter(named), None)


def _value(row: dict[str, Any]) -> Value | None:
    if row["value_low"] is None and row["value_high"] is None:
        return None
    return Value(row["value_low"], row["value_high"], row["unit"], row["bound"], row["unit_worth"])


def _same_value(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if one["family"] != other["family"]:
        return False
    first, second = _value(one), _value(other)
    return first is None or second is None or agree(first, second)


def _nearest(term: dict[str, Any], leads: list[list[dict[str, Any]]]) -> int:
    """Which lead stands nearest; a quote around the term (a whole row) is at distance nought."""

    def distance(row: dict[str, Any]) -> int:
        before = row["char_start"] - term["char_end"]
        after = term["char_start"] - row["char_end"]
        gap: int = max(before, after, 0)
        return gap

    return min(range(len(leads)), key=lambda n: (min(map(distance, leads[n])), n))
