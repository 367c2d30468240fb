"""Does a Fortune 500 enterprise sign a nine-figure inference deal with a neocloud before the deadline?

Roles come before words: the customer must be the enterprise, and the neocloud the seller. Classes hold
on the day of the announcement; hyperscalers, chip vendors, labs and the like are no enterprises here
although many are in the list. Talks and rumours count for nothing, an "up to" is not a value, and a value that
only the press knows is not that of the deal that the parties confirm.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime

import polars as pl

from transforms.indicators.model import (
    SECTOR,
    Inputs,
    Row,
    Rule,
    Seen,
    State,
    ids,
    is_confirmed,
    name_of,
)
from transforms.strength import AGGREGATOR_TIER
from warehouse.registry import companies, indicators

_ID = "f500_inference_deal"
_NAMECHECK = "enterprise_namecheck"
_OPEN_STATUSES = ("announced", "signed", "closed")
_SIGNED = ("signed", "closed")


def _select(inputs: Inputs) -> Inputs:
    sellers = [
        company.id
        for company in companies().values()
        if any(member.name == _limits()["provider_class"] for member in company.classes)
    ]
    deals = inputs.deals.filter(
        pl.col("provider").is_in(sellers) & pl.col("kind").is_in(("capacity", "lease", "supply"))
    )
    evidence = deals.select(pl.col("claim_ids").explode()).to_series().unique()
    named = (
        (pl.col("metric") == _NAMECHECK)
        & pl.col("subject").is_in(sellers)
        & (pl.col("polarity") == 1)
        & pl.col("modality").is_in(("asserted", "reported"))
        & (pl.col("rank") < AGGREGATOR_TIER)
    )
    claims = inputs.claims.filter(named | pl.col("claim_id").is_in(evidence.implode()))
    return Inputs(inputs.metrics.clear(), deals, claims)


def _limits() -> dict[str, object]:
    return dict(indicators()[_ID].thresholds)


def _expires_at() -> datetime:
    day = date.fromisoformat(str(_limits()["expires_on"]))
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _deadlines(rows: Inputs) -> Iterable[datetime]:
    return (_expires_at(),)


def _states(seen: Seen) -> list[State]:
    deals = [deal for deal in seen.current_deals if _is_between_the_right_parties(deal)]
    large = [deal for deal in deals if _is_large(deal) and deal["confidence"] != "rumour"]
    hits = [deal for deal in large if not _missing(deal, seen)]
    if hits:
        best = max(hits, key=lambda deal: deal["value_low"])
        words = f"{_parties(best)}: a signed, confirmed inference deal of {_billions(best)}."
        return [State(SECTOR, "TRIGGERED", best["value_low"], "USD", _claims(hits), words)]
    if seen.at >= _expires_at():
        words = "The deadline passed without such a deal."
        return [State(SECTOR, "EXPIRED", None, None, (), words)]
    if large:
        best = max(large, key=lambda deal: deal["value_low"])
        words = f"{_parties(best)} for {_billions(best)}, but {_missing(best, seen)}."
        return [State(SECTOR, "NEAR_MISS", best["value_low"], "USD", _claims(large), words)]
    named = [deal for deal in deals if _is_listed(deal) and deal["confidence"] != "rumour"]
    checks = [
        row
        for row in seen.claims
        if row["metric"] == _NAMECHECK and _is_listed_enterprise(row["counterparty"], row)
    ]
    if named or checks:
        names = [name_of(deal["counterparty"]) for deal in named]
        names += [name_of(row["counterparty"]) for row in checks]
        words = (
            f"Named as customers, without a value of that size: {', '.join(dict.fromkeys(names))}."
        )
        evidence = tuple(dict.fromkeys((*_claims(named), *ids(checks))))
        return [State(SECTOR, "NAME_CHECKS", None, None, evidence, words)]
    words = "No Fortune 500 enterprise is known as a neocloud's customer."
    return [State(SECTOR, "OPEN", None, None, (), words)]


def _is_between_the_right_parties(deal: Row) -> bool:
    on = deal["announced_on"]
    provider = companies().get(deal["provider"])
    return (
        deal["deal_status"] in _OPEN_STATUSES
        and provider is not None
        and provider.is_a(str(_limits()["provider_class"]), on)
        and _is_enterprise(deal["counterparty"], on)
    )


def _is_enterprise(entity_id: str | None, on: date) -> bool:
    company = companies().get(entity_id or "")
    limits = indicators()[_ID].thresholds
    return (
        company is not None
        and company.is_a(limits["customer_class"], on)
        and not any(company.is_a(name, on) for name in limits["excluded_classes"])
    )


def _is_listed(deal: Row) -> bool:
    company = companies()[deal["counterparty"]]
    return company.is_a(str(_limits()["customer_list"]), deal["announced_on"])


def _is_listed_enterprise(entity_id: str | None, row: Row) -> bool:
    on = row["known_at"].date()
    company = companies().get(entity_id or "")
    if company is None or not company.is_a(str(_limits()["customer_list"]), on):
        return False
    return _is_enterprise(entity_id, on)


def _is_large(deal: Row) -> bool:
    at_least = indicators()[_ID].thresholds["value_usd_at_least"]
    return bool(deal["currency"] == "USD" and (deal["value_low"] or 0) >= at_least)


def _is_value_confirmed(deal: Row, seen: Seen) -> bool:
    at_least = indicators()[_ID].thresholds["value_usd_at_least"]
    said = (seen.claims_by_id[i] for i in deal["claim_ids"] if i in seen.claims_by_id)
    return is_confirmed(
        row
        for row in said
        if row["metric"] == "contract_value" and (row["value_low"] or 0) >= at_least
    )


def _missing(deal: Row, seen: Seen) -> str:
    """What keeps a large deal from being the one, in words; empty when nothing does."""
    misses = []
    if not _is_listed(deal):
        misses.append("the customer is not in the Fortune 500")
    if deal["workload"] not in ("inference", "both"):
        misses.append(f"the workload is {deal['workload']}")
    if deal["confidence"] != "confirmed" or deal["deal_status"] not in _SIGNED:
        misses.append(f"it is {deal['deal_status']} and {deal['confidence']}")
    elif not _is_value_confirmed(deal, seen):
        misses.append("its value is not confirmed")
    if deal["announced_on"] >= _expires_at().date():
        misses.append("it came after the deadline")
    return " and ".join(misses)


def _parties(deal: Row) -> str:
    return f"{name_of(deal['counterparty'])} buys from {name_of(deal['provider'])}"


def _billions(deal: Row) -> str:
    return f"{deal['value_low'] / 1e9:.4g}B {deal['currency']}"


def _claims(deals: Iterable[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for deal in deals for i in deal["claim_ids"]))


RULE = Rule(_ID, _select, _states, _deadlines)
