"""Do costs of next-generation systems rise faster than they can be passed on? Sector, and per neocloud.

Counted are distinct issuers that buy systems (neoclouds, hyperscalers) and confirm within the window
that components make them dearer; makers of memory and chips speak of their own prices and do not count.
Estimates and rumours alone are WATCH; generated text is nothing. PASSED_THROUGH lies over pressure: a
confirmed price rise whose words say that margins on new contracts are not lower. SQUEEZE, for one
neocloud, is pressure that has lasted two quarters without a pass-through while the adjusted operating
margin is down on the year and covers little interest.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import polars as pl

from transforms.indicators.model import (
    SECTOR,
    Inputs,
    Row,
    Rule,
    Seen,
    State,
    ids,
    is_recent,
    name_of,
)
from transforms.strength import AGGREGATOR_TIER, strength
from transforms.wording import is_margin_kept
from warehouse.registry import companies, indicators

_ID = "vera_rubin_cost_pressure"
_COST = "component_cost_pressure"
_PASS = "component_cost_pass_through"
_QUARTER = timedelta(days=91)
_SAME_QUARTER = timedelta(days=10)
_YEAR = timedelta(days=365)
_MARGIN = "adjusted_operating_margin"
_INCOME = "adjusted_operating_income"
_SQUEEZE_METRICS = (_MARGIN, _INCOME, "interest_expense", "revenue")


def _select(inputs: Inputs) -> Inputs:
    neoclouds = [c.id for c in companies().values() if any(m.name == "neocloud" for m in c.classes)]
    metrics = inputs.metrics.filter(
        pl.col("metric").is_in(_SQUEEZE_METRICS)
        & (pl.col("status") == "actual")
        & (pl.col("period_type") == "quarter")
        & (pl.col("segment") == "")
        & pl.col("entity_id").is_in(neoclouds)
    )
    claims = inputs.claims.filter(
        (pl.col("kind") == "signal")
        & pl.col("metric").is_in((_COST, _PASS))
        & (pl.col("polarity") == 1)
        & (pl.col("rank") < AGGREGATOR_TIER)
        & pl.col("modality").is_in(("hypothetical", "denied")).not_()
    )
    return Inputs(metrics, inputs.deals.clear(), claims)


def _deadlines(rows: Inputs) -> Iterable[datetime]:
    window = _window()
    return (known_at + window for known_at in rows.claims["known_at"].unique())


def _window() -> timedelta:
    return timedelta(days=indicators()[_ID].thresholds["window_days"])


def _states(seen: Seen) -> list[State]:
    if not seen.claims:
        return []
    subjects = dict.fromkeys(row["subject"] for row in seen.claims)
    neoclouds = [subject for subject in subjects if _is_a(subject, seen.at.date(), "neocloud")]
    return [_sector_state(seen), *(_neocloud_state(neocloud, seen) for neocloud in neoclouds)]


def _sector_state(seen: Seen) -> State:
    limits = indicators()[_ID].thresholds
    recent = [row for row in seen.claims if is_recent(row, seen.at, _window())]
    costs = [row for row in recent if row["metric"] == _COST]
    confirmed = _confirmed(costs, seen.at.date())
    passed = [
        row for rows in _confirmed(_of(recent, _PASS), seen.at.date()).values() for row in rows
    ]
    rows = [row for group in confirmed.values() for row in group]
    names = ", ".join(map(name_of, confirmed))
    count = float(len(confirmed))
    days = limits["window_days"]
    if len(confirmed) >= limits["pressure_issuers"]:
        if any(is_margin_kept(row["quote"]) for row in passed):
            words = f"Component costs, confirmed by {names} within {days} days, are passed on."
            return State(SECTOR, "PASSED_THROUGH", count, "count", ids([*rows, *passed]), words)
        is_broad = len(confirmed) >= limits["broad_pressure_issuers"]
        verb = "confirm" if is_broad else "confirms"
        return State(
            SECTOR,
            "BROAD_PRESSURE" if is_broad else "PRESSURE",
            count,
            "count",
            ids(rows),
            f"{names} {verb} higher component costs within {days} days.",
        )
    if costs:
        words = f"Only estimates or unconfirmed reports of component costs within {days} days."
        return State(SECTOR, "WATCH", 0.0, "count", ids(costs), words)
    words = f"No report of component costs within {days} days."
    return State(SECTOR, "NONE", 0.0, "count", (), words)


def _neocloud_state(entity: str, seen: Seen) -> State:
    own = [row for row in seen.claims if row["subject"] == entity]
    recent = [row for row in own if is_recent(row, seen.at, _window())]
    on = seen.at.date()
    costs = _of(recent, _COST)
    confirmed = _confirmed(costs, on).get(entity, [])
    passed = _confirmed(_of(recent, _PASS), on).get(entity, [])
    name, count = name_of(entity), float(bool(confirmed))
    if confirmed and any(is_margin_kept(row["quote"]) for row in passed):
        words = f"{name} confirms higher component costs and passes them on."
        return State(entity, "PASSED_THROUGH", count, "count", ids([*confirmed, *passed]), words)
    if confirmed and (figures := _squeeze(entity, own, seen)):
        words = f"{name} confirms higher component costs, passes nothing on, and its margin falls."
        evidence = tuple(dict.fromkeys((*ids(confirmed), *figures)))
        return State(entity, "SQUEEZE", count, "count", evidence, words)
    if confirmed:
        words = f"{name} confirms higher component costs."
        return State(entity, "PRESSURE", count, "count", ids(confirmed), words)
    if costs:
        words = f"Component costs of {name} are estimated or reported, not confirmed."
        return State(entity, "WATCH", count, "count", ids(costs), words)
    return State(
        entity, "NONE", count, "count", (), f"No recent report of {name}'s component costs."
    )


def _of(rows: list[Row], metric: str) -> list[Row]:
    return [row for row in rows if row["metric"] == metric]


def _is_a(entity: str, on: date, *classes: str) -> bool:
    company = companies().get(entity)
    return company is not None and any(company.is_a(name, on) for name in classes)


def _confirmed(rows: list[Row], on: date) -> dict[str, list[Row]]:
    """Asserted claims by issuer, of the buyers of systems whose claims confirm each other."""
    by_issuer: dict[str, list[Row]] = {}
    for row in rows:
        is_buyer = _is_a(row["subject"], on, "neocloud", "hyperscaler")
        if row["modality"] == "asserted" and is_buyer:
            by_issuer.setdefault(row["subject"], []).append(row)
    return {
        issuer: claims
        for issuer, claims in by_issuer.items()
        if strength([(c["origin"], c["points"], c["rank"], c["modality"]) for c in claims])
        == "confirmed"
    }


def _squeeze(entity: str, own: list[Row], seen: Seen) -> tuple[str, ...]:
    """Claims of the figures that show a squeeze; empty where there is none, or a figure is missing."""
    limits = indicators()[_ID].thresholds
    spell = limits["squeeze_quarters_without_pass_through"] * _QUARTER
    on = seen.at.date()
    first = min(
        (row["known_at"] for row in _confirmed(_of(own, _COST), on).get(entity, [])),
        default=seen.at,
    )
    passed = _confirmed(_of(own, _PASS), on).get(entity, [])
    if seen.at - first < spell or any(is_recent(row, seen.at, spell) for row in passed):
        return ()
    rows = [row for row in seen.current_metrics if row["entity_id"] == entity]
    latest = max((row["period_end"] for row in rows if row["metric"] == _INCOME), default=None)
    if latest is None:
        return ()
    now, before = _margin(rows, latest), _margin(rows, latest - _YEAR)
    income, interest = _figure(rows, _INCOME, latest), _figure(rows, "interest_expense", latest)
    if now is None or before is None or income is None or interest is None:
        return ()
    is_down = before[0] - now[0] >= limits["squeeze_margin_drop_points"]
    coverage = _amount(income) / _amount(interest) if _amount(interest) else None
    is_thin = coverage is not None and coverage <= limits["squeeze_coverage_at_most"]
    if not (is_down and is_thin):
        return ()
    return (*now[1], *before[1], income["best_claim_id"], interest["best_claim_id"])


def _margin(rows: list[Row], period_end: date) -> tuple[float, tuple[str, ...]] | None:
    """Adjusted operating margin in percent, as stated, else from its parts; and its claims."""
    stated = _figure(rows, _MARGIN, period_end)
    if stated:
        return _amount(stated), (stated["best_claim_id"],)
    income, revenue = _figure(rows, _INCOME, period_end), _figure(rows, "revenue", period_end)
    if income is None or revenue is None or not _amount(revenue):
        return None
    share = 100 * _amount(income) / _amount(revenue)
    return share, (income["best_claim_id"], revenue["best_claim_id"])


def _figure(rows: list[Row], metric: str, period_end: date) -> Row | None:
    found = [
        row
        for row in rows
        if row["metric"] == metric and abs(row["period_end"] - period_end) <= _SAME_QUARTER
    ]
    return min(found, key=lambda row: row["basis"], default=None)


def _amount(row: Row) -> float:
    ends = [end for end in (row["value_low"], row["value_high"]) if end is not None]
    return float(sum(ends) / len(ends))


RULE = Rule(_ID, _select, _states, _deadlines)
