"""Does a major AI lab run production inference on Google TPUs at scale? Per lab, and the sector.

Rungs, the highest that holds: RUMOUR (press citing unnamed people, talks, or a single unconfirmed
report), TRAINING_USE (use is confirmed), PRODUCTION_SERVING (a party says that users' traffic is
served on TPUs), COMMITTED_AT_SCALE (a confirmed deal whose firm part is large, not for training
alone), BEACHHEAD (both of these), and for the sector MULTI_LAB.

Rumours, as decided here: aggregators and generated text (tier 5) never move a state, and neither does
what may happen (`hypothetical`, `opinion`). A denial by the lab or another party (tier 1–2), or by the
lab itself quoted on the record, retracts everything known about that lab up to then. It stands against
later tier-5 text and statements without a source; a new report by the press is a new rumour, and a
statement by a party decides as always.
"""

from datetime import datetime

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
from transforms.strength import (
    AGGREGATOR_TIER,
    FIRM_TIER,
    LOW_CONFIDENCE,
    PRESS_TIER,
    SUPPORTING,
    strength,
)
from transforms.wording import is_production_serving
from warehouse.registry import companies, indicators

_ID = "tpu_beachhead"
_ITSELF = "alphabet"
_UNITS = ("USD", "MW", "count")
_RUNGS = (
    "NONE", "RUMOUR", "TRAINING_USE", "PRODUCTION_SERVING", "COMMITTED_AT_SCALE", "BEACHHEAD",
    "MULTI_LAB",
)  # fmt: skip
_WORDS = {
    "NONE": "no standing evidence that {lab} uses TPUs",
    "RUMOUR": "unconfirmed reports or talks say that {lab} uses TPUs",
    "TRAINING_USE": "it is confirmed that {lab} uses TPUs, not that it serves users on them",
    "PRODUCTION_SERVING": "a party states that traffic of {lab}'s users is served on TPUs",
    "COMMITTED_AT_SCALE": "{lab} has a confirmed TPU commitment at scale",
    "BEACHHEAD": "{lab} serves users on TPUs and has a confirmed TPU commitment at scale",
}


def _select(inputs: Inputs) -> Inputs:
    deals = inputs.deals.filter(
        (pl.col("hardware") == "tpu") & pl.col("kind").is_in(("capacity", "lease", "supply"))
    )
    evidence = deals.select(pl.col("claim_ids").explode()).to_series().unique()
    claims = inputs.claims.filter(
        ((pl.col("kind") == "signal") & (pl.col("metric") == _SIGNAL))
        | pl.col("claim_id").is_in(evidence.implode())
    )
    return Inputs(inputs.metrics.clear(), deals, claims)


_SIGNAL = "tpu_commitment"


def _states(seen: Seen) -> list[State]:
    limits = indicators()[_ID].thresholds
    labs = [
        company.id
        for company in companies().values()
        if company.id != _ITSELF and company.is_a(limits["lab_class"], seen.at.date())
    ]
    states = [_lab_state(lab, seen) for lab in labs]
    return [*states, _sector_state(states, limits["multi_lab_count"])]


def _lab_state(lab: str, seen: Seen) -> State:
    signals = [row for row in seen.claims if row["metric"] == _SIGNAL and row["subject"] == lab]
    denials = [row for row in signals if _is_denial(row, lab)]
    denied_at = max((row["known_at"] for row in denials), default=None)
    standing = [row for row in signals if row["polarity"] == 1 and _stands(row, denied_at)]

    asserted = [row for row in standing if row["modality"] == "asserted"]
    serving = [r for r in asserted if r["rank"] <= FIRM_TIER and is_production_serving(r["quote"])]
    own_deals = [d for d in seen.current_deals if d["counterparty"] == lab and _is_firm(d)]
    deals = [(deal, _deal_claims(deal, seen, denied_at)) for deal in own_deals]
    scaled = [row for deal, rows in deals if _is_at_scale(deal, rows) for row in rows]
    confirmed_deals = [row for _, rows in deals for row in rows]
    is_confirmed = _grade(asserted) == "confirmed"
    rumours = [row for row in standing if row["rank"] < AGGREGATOR_TIER]
    rumours += [
        row
        for deal in seen.current_deals
        if deal["counterparty"] == lab and deal["deal_status"] not in ("denied", "terminated")
        for row in _deal_claims(deal, seen, denied_at)
        if row["rank"] < AGGREGATOR_TIER
    ]

    if serving and scaled:
        return _state(lab, "BEACHHEAD", [*serving, *scaled])
    if scaled:
        return _state(lab, "COMMITTED_AT_SCALE", scaled)
    if serving:
        return _state(lab, "PRODUCTION_SERVING", serving)
    if is_confirmed or confirmed_deals:
        firm = [row for row in asserted if row["rank"] <= PRESS_TIER]
        return _state(lab, "TRAINING_USE", [*(firm if is_confirmed else ()), *confirmed_deals])
    if rumours:
        return _state(lab, "RUMOUR", rumours)
    return _state(lab, "NONE", [row for row in denials if row["known_at"] == denied_at])


def _is_denial(row: Row, lab: str) -> bool:
    if row["polarity"] != -1 and row["modality"] != "denied":
        return False
    if row["confidence"] < LOW_CONFIDENCE or row["modality"] not in ("denied", "asserted"):
        return False
    return row["rank"] <= FIRM_TIER or (
        row["rank"] == PRESS_TIER and _speaks_for(lab, row["attribution"])
    )


def _speaks_for(lab: str, attribution: str | None) -> bool:
    company = companies().get(lab)
    if attribution is None or company is None:
        return False
    words = attribution.casefold()
    return any(alias.text.casefold() in words for alias in company.aliases)


def _stands(row: Row, denied_at: datetime | None) -> bool:
    if row["modality"] not in (*SUPPORTING, "talks"):
        return False
    if denied_at is None:
        return True
    is_sourced = row["confidence"] >= LOW_CONFIDENCE and row["rank"] < AGGREGATOR_TIER
    return bool(row["known_at"] > denied_at and is_sourced)


def _grade(rows: list[Row]) -> str | None:
    sources = [(r["origin"], r["points"], r["rank"], r["modality"]) for r in rows]
    return strength(sources) if sources else None


def _is_firm(deal: Row) -> bool:
    return deal["confidence"] == "confirmed" and deal["deal_status"] in ("signed", "closed")


def _deal_claims(deal: Row, seen: Seen, denied_at: datetime | None) -> list[Row]:
    rows = [seen.claims_by_id[i] for i in deal["claim_ids"] if i in seen.claims_by_id]
    return [row for row in rows if _stands(row, denied_at)]


def _is_at_scale(deal: Row, rows: list[Row]) -> bool:
    """Whether the firm part of a deal is large, by claims that confirm its size.

    An "up to" is a ceiling and counts for nothing, and so does a value that only the press knows.
    """
    if deal["workload"] == "training":
        return False
    limits = indicators()[_ID].thresholds
    at_least = {
        "contract_value": limits["value_usd_at_least"],
        "contract_power": limits["power_mw_at_least"],
        "contract_chips": limits["chips_at_least"],
    }
    return any(
        is_confirmed(row for row in rows if row["metric"] == metric and _says_at_least(row, least))
        for metric, least in at_least.items()
    )


def _says_at_least(row: Row, least: float) -> bool:
    return row["value_low"] is not None and row["value_low"] >= least and row["unit"] in _UNITS


def _state(lab: str, state: str, rows: list[Row]) -> State:
    words = _WORDS[state].format(lab=name_of(lab))
    if state == "NONE" and rows:
        words = f"{name_of(lab)} was reported to use TPUs, and denies it"
    return State(
        lab, state, float(_RUNGS.index(state)), None, ids(rows), words[0].upper() + words[1:] + "."
    )


def _sector_state(states: list[State], multi_lab_count: int) -> State:
    top = max(states, key=lambda s: _RUNGS.index(s.state))
    leaders = [state for state in states if state.state == top.state]
    evidence = tuple(dict.fromkeys(i for state in leaders for i in state.evidence))
    names = ", ".join(name_of(state.entity_id) for state in leaders)
    if top.state == "BEACHHEAD" and len(leaders) >= multi_lab_count:
        rung = "MULTI_LAB"
        words = f"{len(leaders)} labs have a beachhead on TPUs: {names}."
    else:
        rung = top.state
        words = "No lab uses TPUs." if rung == "NONE" else f"Highest rung {rung}: {names}."
    return State(SECTOR, rung, float(_RUNGS.index(rung)), None, evidence, words)


RULE = Rule(_ID, _select, _states)
