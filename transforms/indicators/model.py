"""What an indicator sees and says."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

import polars as pl

from transforms.strength import strength, weigh
from warehouse.registry import companies

SECTOR = "sector"
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Inputs:
    """Tables an indicator may look at: `metrics`, `deals`, and `claims` with their sources' weight
    (the columns that `transforms.strength.weigh` adds)."""

    metrics: pl.DataFrame
    deals: pl.DataFrame
    claims: pl.DataFrame

    @classmethod
    def of(
        cls,
        metrics: pl.DataFrame,
        deals: pl.DataFrame,
        claims: pl.DataFrame,
        documents: pl.DataFrame,
    ) -> "Inputs":
        """From the tables of the warehouse, whole."""
        return cls(metrics, deals, weigh(claims, documents))


@dataclass(frozen=True)
class Seen:
    """Everything relevant that was known at `at`, as rows in the order in which it became known.

    `metrics` and `deals` include what was superseded by then, with `superseded_at` null where that
    happened only later; `current_*` are the rows that held.
    """

    at: datetime
    metrics: Sequence[Row]
    deals: Sequence[Row]
    claims: Sequence[Row]

    @cached_property
    def current_metrics(self) -> list[Row]:
        return [row for row in self.metrics if row["superseded_at"] is None]

    @cached_property
    def current_deals(self) -> list[Row]:
        return [row for row in self.deals if row["superseded_at"] is None]

    @cached_property
    def claims_by_id(self) -> dict[str, Row]:
        return {row["claim_id"]: row for row in self.claims}


@dataclass(frozen=True, slots=True)
class State:
    """State of one entity. `evidence` are the claims that carried the decision."""

    entity_id: str
    state: str
    value: float | None
    unit: str | None
    evidence: tuple[str, ...]
    explanation: str


def _no_deadlines(rows: Inputs) -> Iterable[datetime]:
    return ()


@dataclass(frozen=True)
class Rule:
    """One indicator: which rows it may look at, and what it says of them at an instant.

    `select` narrows the tables once; `states` is pure; `deadlines` are instants at which a state may
    change although no input does. `per_entity` rules look at the metrics of one entity at a time.
    """

    id: str
    select: Callable[[Inputs], Inputs]
    states: Callable[[Seen], list[State]]
    deadlines: Callable[[Inputs], Iterable[datetime]] = field(default=_no_deadlines)
    per_entity: bool = False


def name_of(entity_id: str) -> str:
    """A company's name for an explanation; its id where it is not registered."""
    company = companies().get(entity_id)
    return company.name if company else entity_id


def ids(rows: Iterable[Row]) -> tuple[str, ...]:
    """Claim ids of claims, in order, each once."""
    return tuple(dict.fromkeys(row["claim_id"] for row in rows))


def is_confirmed(rows: Iterable[Row]) -> bool:
    """Whether these claims, taken together, confirm what each of them says.

    A deal may be confirmed by its parties while its size is known from the press alone; what a
    threshold is compared with needs claims of its own.
    """
    sources = [(row["origin"], row["points"], row["rank"], row["modality"]) for row in rows]
    return strength(sources) == "confirmed"


def is_recent(row: Row, at: datetime, window: timedelta) -> bool:
    """Whether a claim became known within the window that ends at `at`."""
    known_at: datetime = row["known_at"]
    return at - window < known_at <= at
