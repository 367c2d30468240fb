"""Backlog over four times the revenue of the quarter that ended with it.

One basis per entity: its own revenue backlog where it states one, else remaining performance
obligations, never a mix. Backlog and revenue are of the same date, so that an instant at which only one
of them is known does not move the state; a backlog without any such revenue is UNKNOWN. A higher state
counts at once, a lower one when the value is more than the hysteresis share below the threshold, or on
two observations in a row.
"""

from datetime import timedelta

import polars as pl

from transforms.indicators.model import Inputs, Row, Rule, Seen, State, name_of
from warehouse.registry import indicators

_ID = "backlog_coverage"
_LEVELS = ("THIN", "NORMAL", "HIGH", "EXTREME")
_SAME_DATE = timedelta(days=10)
_BACKLOGS = ("revenue_backlog", "rpo")


def _select(inputs: Inputs) -> Inputs:
    metrics = inputs.metrics.filter(
        (pl.col("status") == "actual")
        & (
            pl.col("metric").is_in(_BACKLOGS)
            | ((pl.col("metric") == "revenue") & (pl.col("period_type") == "quarter"))
        )
    )
    with_backlog = metrics.filter(pl.col("metric").is_in(_BACKLOGS)).select("entity_id").unique()
    return Inputs(
        metrics.join(with_backlog, on="entity_id", how="semi", maintain_order="left"),
        inputs.deals.clear(),
        inputs.claims.clear(),
    )


def _states(seen: Seen) -> list[State]:
    entities = dict.fromkeys(row["entity_id"] for row in seen.metrics)
    return [state for entity in entities if (state := _state(entity, seen))]


def _state(entity: str, seen: Seen) -> State | None:
    rows = [row for row in seen.current_metrics if row["entity_id"] == entity]
    stated = {row["metric"] for row in rows}
    basis = next((metric for metric in _BACKLOGS if metric in stated), None)
    if basis is None:
        return None
    backlogs = [row for row in rows if row["metric"] == basis]
    revenues = [row for row in rows if row["metric"] == "revenue"]
    for segment in sorted({row["segment"] for row in backlogs}):
        pairs = _pairs(
            [row for row in backlogs if row["segment"] == segment],
            [row for row in revenues if row["segment"] == segment],
        )
        if pairs:
            return _coverage(entity, basis, segment, pairs)
    newest = max(backlogs, key=lambda row: row["period_end"])
    return State(
        entity,
        "UNKNOWN",
        None,
        None,
        (newest["best_claim_id"],),
        f"{name_of(entity)} states a backlog, but no revenue of the quarter that ended with it is known.",
    )


def _pairs(backlogs: list[Row], revenues: list[Row]) -> list[tuple[Row, Row]]:
    """Backlog and revenue of one date, oldest first; one pair per date, the better confirmed."""
    by_end: dict[object, tuple[Row, Row]] = {}
    for backlog in sorted(backlogs, key=_order):
        same = [
            revenue
            for revenue in sorted(revenues, key=_order)
            if abs(revenue["period_end"] - backlog["period_end"]) <= _SAME_DATE
            and revenue["unit"] == backlog["unit"]
            and _amount(revenue) > 0
        ]
        if same:
            by_end.setdefault(backlog["period_end"], (backlog, same[0]))
    return sorted(by_end.values(), key=lambda pair: pair[0]["period_end"])


def _order(row: Row) -> tuple[object, ...]:
    grades = ("confirmed", "reported", "conflict", "rumour")
    return row["period_end"], grades.index(row["confidence"]), row["basis"]


def _amount(row: Row) -> float:
    """The value; of an open bound its one end, of two roundings the middle."""
    low, high = row["value_low"], row["value_high"]
    ends = [end for end in (low, high) if end is not None]
    return float(sum(ends) / len(ends))


_DOUBT = {
    "confirmed": "",
    "reported": "; the backlog is reported, not confirmed",
    "rumour": "; the backlog is known from weak sources only",
    "conflict": "; sources disagree on the backlog",
}


def _coverage(entity: str, metric: str, segment: str, pairs: list[tuple[Row, Row]]) -> State:
    ratios = [_amount(backlog) / (_amount(revenue) * 4) for backlog, revenue in pairs]
    backlog, revenue = pairs[-1]
    level = level_of(ratios)
    of = f" of {segment}" if segment else ""
    words = "backlog" if metric == "revenue_backlog" else "remaining performance obligations"
    doubt = _DOUBT[backlog["confidence"]]
    return State(
        entity,
        level,
        round(ratios[-1], 4),
        "years",
        (backlog["best_claim_id"], revenue["best_claim_id"]),
        f"{name_of(entity)}'s {words}{of} on {backlog['period_end']} is {ratios[-1]:.2f} times the"
        f" quarter's revenue at an annual rate{doubt}.",
    )


def level_of(ratios: list[float]) -> str:
    """The state after a series of observations, oldest first, with hysteresis downwards.

    >>> level_of([10.5, 9.95]), level_of([10.5, 9.95, 9.95]), level_of([10.5, 9.8])
    ('EXTREME', 'HIGH', 'HIGH')
    """
    limits = indicators()[_ID].thresholds
    share = limits["hysteresis_share"]
    floors = (0.0, limits["normal_from"], limits["high_from"], limits["extreme_above"])

    def raw(ratio: float) -> int:
        if ratio > floors[3]:
            return 3
        return max(n for n in range(3) if ratio >= floors[n])

    level = raw(ratios[0])
    for before, ratio in zip([None, *ratios], ratios, strict=False):
        is_clear = ratio < floors[level] * (1 - share)
        is_repeated = before is not None and raw(before) < level
        if raw(ratio) > level or (raw(ratio) < level and (is_clear or is_repeated)):
            level = raw(ratio)
    return _LEVELS[level]


RULE = Rule(_ID, _select, _states, per_entity=True)
