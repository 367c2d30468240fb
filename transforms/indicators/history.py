"""Indicators over time: the state at every instant at which something changed.

An instant is one at which a relevant row became known or was superseded, or at which a rule's window or
deadline ends. No clock is read: such ends count up to the newest known input, or as the caller says.
A row is written when state, value or evidence differ from the row before, so that the history only ever
grows at its end, and the newest row of an entity holds until the next.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from transforms.indicators.model import Inputs, Row, Rule, Seen, State
from warehouse.records import content_id
from warehouse.registry import indicators
from warehouse.schemas import Indicators


def history_of(
    rules: Mapping[str, Rule],
    inputs: Inputs,
    *,
    computed_at: datetime,
    until: datetime | None = None,
) -> pl.DataFrame:
    """All rows of table `indicators` for these rules.

    Args:
        computed_at: noted in every row, and no part of the state.
        until: ends of windows and deadlines count up to this instant; by default up to the newest
            `known_at` or `superseded_at` of the inputs.

    Out: schema of `warehouse.schemas.Indicators`, sorted by its key.
    """
    until = until or newest(inputs)
    rows = [
        row
        for rule in rules.values()
        for part in _parts(rule, rule.select(inputs))
        for row in _rows(rule, part, until, computed_at)
    ]
    return (
        pl.DataFrame(rows, schema=dict(Indicators.create_empty().schema), orient="row")
        .select(Indicators.column_names())
        .sort("indicator", "entity_id", "as_of")
    )


def newest(inputs: Inputs) -> datetime | None:
    """The latest instant at which any input changed; None when there is none."""
    found = [
        frame[column].max()
        for frame in (inputs.metrics, inputs.deals, inputs.claims)
        for column in ("known_at", "superseded_at")
        if column in frame.columns
    ]
    return max((at for at in found if isinstance(at, datetime)), default=None)


def states_at(rule: Rule, inputs: Inputs, at: datetime) -> list[State]:
    """What a rule says at an instant, from the rows visible then, by entity."""
    states = [
        state
        for part in _parts(rule, rule.select(inputs))
        for state in rule.states(_Timeline.of(part).seen(at))
    ]
    return sorted(states, key=lambda state: state.entity_id)


def _rows(
    rule: Rule, inputs: Inputs, until: datetime | None, computed_at: datetime
) -> Iterator[dict[str, object]]:
    timeline = _Timeline.of(inputs)
    version = indicators()[rule.id].rule_version
    last: dict[str, State] = {}
    ends = [at for at in rule.deadlines(inputs) if until is not None and at <= until]
    for at in sorted({*timeline.instants, *ends}):
        for state in rule.states(timeline.seen(at)):
            before = last.get(state.entity_id)
            if before is not None and _same(before, state):
                continue
            last[state.entity_id] = state
            yield {
                "indicator": rule.id,
                "entity_id": state.entity_id,
                "as_of": at,
                "rule_version": version,
                "indicator_id": content_id(rule.id, state.entity_id, at.isoformat(), version),
                "state": state.state,
                "value": state.value,
                "unit": state.unit,
                "previous_state": before.state if before else None,
                "evidence": list(state.evidence),
                "explanation": state.explanation,
                "computed_at": computed_at,
            }


def _same(before: State, state: State) -> bool:
    return (before.state, before.value, set(before.evidence)) == (
        state.state,
        state.value,
        set(state.evidence),
    )


def _parts(rule: Rule, inputs: Inputs) -> Iterator[Inputs]:
    """The rows that one evaluation looks at: all, or those of one entity at a time."""
    if not rule.per_entity:
        yield inputs
        return
    claims = inputs.claims.partition_by("subject", as_dict=True)
    for key, metrics in inputs.metrics.partition_by(
        "entity_id", as_dict=True, maintain_order=True
    ).items():
        yield Inputs(metrics, inputs.deals, claims.get(key, inputs.claims.clear()))


@dataclass(frozen=True)
class _Timeline:
    """Rows in the order in which they became known, and the instants of their changes."""

    metrics: "_Track"
    deals: "_Track"
    claims: "_Track"

    @classmethod
    def of(cls, inputs: Inputs) -> "_Timeline":
        return cls(*(_Track.of(f) for f in (inputs.metrics, inputs.deals, inputs.claims)))

    @property
    def instants(self) -> set[datetime]:
        return {at for track in (self.metrics, self.deals, self.claims) for at in track.changes}

    def seen(self, at: datetime) -> Seen:
        return Seen(at, self.metrics.until(at), self.deals.until(at), self.claims.until(at))


@dataclass(frozen=True)
class _Track:
    rows: Sequence[Row]
    known_at: Sequence[datetime]

    @classmethod
    def of(cls, frame: pl.DataFrame) -> "_Track":
        order = [
            column
            for column in ("known_at", "claim_id", "deal_id", "metric_id")
            if column in frame.columns
        ]
        rows = list(frame.sort(order).iter_rows(named=True))
        return cls(rows, [row["known_at"] for row in rows])

    @property
    def changes(self) -> Iterator[datetime]:
        yield from self.known_at
        for row in self.rows:
            if row.get("superseded_at") is not None:
                yield row["superseded_at"]

    def until(self, at: datetime) -> list[Row]:
        """Rows known by then; one that was superseded only later is current."""
        rows = self.rows[: bisect_right(self.known_at, at)]
        return [
            {**row, "superseded_at": None} if _is_later(row.get("superseded_at"), at) else row
            for row in rows
        ]


def _is_later(superseded_at: datetime | None, at: datetime) -> bool:
    return superseded_at is not None and superseded_at > at
