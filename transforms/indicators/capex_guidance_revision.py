"""How the newest capex guidance compares with the one before it, for the same fiscal year and basis.

Value: midpoint(new) / midpoint(prior) − 1, in percent. The first guidance for a year has nothing to
compare with, which is UNKNOWN. A print that repeats the guidance is HOLD; an article that repeats it is
nothing. A disputed value (`conflict`) does not move the state. Gross and net, cash and company-defined
are different keys and are never compared with each other; a figure that names no basis moves nothing where
guidance on a stated basis is known for that year.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import polars as pl

from transforms.indicators.model import Inputs, Row, Rule, Seen, State, name_of
from transforms.strength import FIRM_TIER, LOW_CONFIDENCE
from warehouse.registry import indicators

_ID = "capex_guidance_revision"
_NEXT_PRINT = timedelta(days=20)


@dataclass(frozen=True, slots=True)
class _Move:
    """One guidance beside the one before it; `prior` is None for the first of its year."""

    known_at: datetime
    period_end: date
    new: Row
    prior: Row | None


def _select(inputs: Inputs) -> Inputs:
    metrics = inputs.metrics.filter(
        (pl.col("metric") == "capex")
        & (pl.col("status") == "guidance")
        & (pl.col("period_type") == "fy")
        & (pl.col("segment") == "")
    )
    evidence = metrics.select(pl.col("claim_ids").explode()).to_series().unique()
    claims = inputs.claims.filter(pl.col("claim_id").is_in(evidence.implode()))
    return Inputs(metrics, inputs.deals.clear(), claims)


def _states(seen: Seen) -> list[State]:
    by_entity: dict[str, dict[tuple[Any, ...], list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in seen.metrics:
        by_entity[row["entity_id"]][row["basis"], row["period_end"]].append(row)
    return [_state(entity, keys, seen) for entity, keys in by_entity.items()]


def _state(entity: str, keys: dict[tuple[Any, ...], list[Row]], seen: Seen) -> State:
    stated = {period_end for basis, period_end in keys if basis}
    moves = [
        move
        for (basis, period_end), rows in keys.items()
        if basis or period_end not in stated
        for move in _moves(rows, seen)
    ]
    move = max(moves, key=lambda m: (m.known_at, m.prior is not None, -m.period_end.toordinal()))
    label = move.new["fiscal_label"] or f"the year to {move.period_end}"
    new = _range(move.new)
    if move.prior is None:
        return State(
            entity,
            "UNKNOWN",
            None,
            None,
            (move.new["best_claim_id"],),
            f"{name_of(entity)} guides capex of {label} to {new}; no earlier guidance is known.",
        )
    change = _middle(move.new) / _middle(move.prior) - 1
    state = state_of(change)
    return State(
        entity,
        state,
        round(change * 100, 4),
        "percent",
        tuple(dict.fromkeys((move.new["best_claim_id"], move.prior["best_claim_id"]))),
        f"{name_of(entity)} guides capex of {label} to {new} after {_range(move.prior)}"
        f" ({change * 100:+.1f} %{_flag(move.new, move.prior)}).",
    )


def _moves(rows: list[Row], seen: Seen) -> Iterator[_Move]:
    """Guidance of one year, as it was first given, revised and kept, oldest first."""
    last: Row | None = None
    last_at: datetime | None = None
    for row in sorted(rows, key=lambda row: row["known_at"]):
        if last is not None and row["confidence"] == "conflict":
            continue
        if last is None or _ends(row) != _ends(last):
            yield _Move(row["known_at"], row["period_end"], row, last)
            last_at = row["known_at"]
        elif last_at is not None and row["known_at"] - last_at >= _NEXT_PRINT:
            if not _is_restated_by_issuer(row, seen):
                continue
            yield _Move(row["known_at"], row["period_end"], row, last)
            last_at = row["known_at"]
        last = row


def _is_restated_by_issuer(row: Row, seen: Seen) -> bool:
    """Whether the claims that made this row are a party's, or those of a row that a person checked."""
    new = [
        claim
        for claim_id in row["claim_ids"]
        if (claim := seen.claims_by_id.get(claim_id)) and claim["known_at"] == row["known_at"]
    ]
    return any(
        claim["rank"] <= FIRM_TIER
        or (claim["document_kind"] == "curated" and claim["confidence"] >= LOW_CONFIDENCE)
        for claim in new
    )


def state_of(change: float) -> str:
    """State of a relative change of the midpoint.

    >>> state_of(0.015), state_of(-0.005), state_of(-0.05)
    ('NUDGE_UP', 'HOLD', 'CUT')
    """
    limits = indicators()[_ID].thresholds
    if change >= limits["raise_from"]:
        return "RAISE"
    if change <= limits["cut_from"]:
        return "CUT"
    if abs(change) <= limits["hold_within"]:
        return "HOLD"
    return "NUDGE_UP" if change > 0 else "NUDGE_DOWN"


def _flag(new: Row, prior: Row) -> str:
    low, high = new["value_low"] != prior["value_low"], new["value_high"] != prior["value_high"]
    is_range = prior["value_low"] != prior["value_high"]
    if not is_range or low == high:
        return ""
    return ", floor only" if low else ", ceiling only"


def _ends(row: Row) -> tuple[float | None, float | None]:
    return row["value_low"], row["value_high"]


def _middle(row: Row) -> float:
    ends = [end for end in _ends(row) if end is not None]
    return float(sum(ends) / len(ends))


def _range(row: Row) -> str:
    ends = [f"{end / 1e9:.4g}" for end in dict.fromkeys(_ends(row)) if end is not None]
    return f"{'–'.join(ends)}B {row['unit']}"


RULE = Rule(_ID, _select, _states, per_entity=True)
