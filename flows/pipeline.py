"""The four stages in order, for one command.

How a stage is called is the caller's: plainly (`plain`), or as a flow of the orchestrator
(`flows.daily`). The work is the same functions either way.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

import polars as pl

from flows import inputs
from flows.extract import Window, extract
from flows.home import Home
from flows.indicators import indicators
from flows.ingest import Ingested, ingest
from flows.inputs import BadInput, Input
from flows.ledger import Run, run_of
from flows.reconcile import reconcile
from flows.runners import Runner, direct

T = TypeVar("T")

STAGES = ("ingest", "extract", "reconcile", "indicators")


@dataclass(frozen=True)
class Request:
    """What to do: which stages, over which inputs, in which window of the archive."""

    paths: Sequence[Path] = ()
    manifest: Path | None = None
    sample: bool = True
    stages: Sequence[str] = STAGES
    window: Window = field(default_factory=Window)

    def inputs(self) -> list[Input | BadInput]:
        """All inputs; raises `InputError` before anything is written."""
        return [
            *(inputs.from_manifest(self.manifest) if self.manifest else ()),
            *inputs.from_paths(self.paths),
            *(inputs.history() if self.sample else ()),
            *(inputs.sample() if self.sample else ()),
        ]

    def parameters(self) -> dict[str, Any]:
        """As noted in the ledger."""
        return {
            "paths": [str(path) for path in self.paths],
            "manifest": str(self.manifest) if self.manifest else None,
            "sample": self.sample,
            "stages": list(self.stages),
        }


@dataclass(frozen=True)
class Refused:
    """An input of this request that is in quarantine."""

    path: str
    reason: str
    detail: str


@dataclass(frozen=True)
class Outcome:
    """What a command did, and what the tables hold now."""

    run_id: str
    started_at: datetime
    given: int
    refused: tuple[Refused, ...]
    counts: dict[str, int]
    totals: dict[str, int]
    seconds: dict[str, float]
    changed: tuple[str, ...]

    @property
    def failed(self) -> bool:
        """Inputs were given, and nothing could be done with any of them."""
        return self.given > 0 and len(self.refused) == self.given


class CallStage(Protocol):
    """Call one stage's work with a runner, and time it."""

    def __call__(self, run: Run, name: str, work: Callable[[Runner], T]) -> T: ...


def plain(run: Run, name: str, work: Callable[[Runner], T]) -> T:
    """Without the orchestrator."""
    return work(direct)


def execute(home: Home, command: str, request: Request, call: CallStage = plain) -> Outcome:
    """Run the requested stages as one run of the ledger.

    Raises:
        flows.inputs.InputError: nothing could be done with what was asked for.
        warehouse.tables.WarehouseBusyError: another run is writing to this folder.
    """
    given = request.inputs() if "ingest" in request.stages else []
    ingested: list[Ingested] = []

    def stage(run: Run, name: str) -> None:
        work: dict[str, Callable[[Runner], None]] = {
            "ingest": lambda runner: ingested.extend(ingest(run, runner, given)),
            "extract": lambda runner: extract(run, runner, request.window),
            "reconcile": lambda runner: reconcile(run, runner),
            "indicators": lambda runner: indicators(run, runner),
        }
        with run.timed(name):
            call(run, name, work[name])

    with run_of(home, command, request.parameters()) as run:
        for name in STAGES:
            if name in request.stages:
                stage(run, name)
        mine = [item for item in ingested if item.source_id == "local"]
        refused = _refused(home, mine)
        return Outcome(
            run_id=run.run_id,
            started_at=run.started_at,
            given=len(mine),
            refused=refused,
            counts=dict(run.counts),
            totals=_totals(home),
            seconds=run.seconds,
            changed=tuple(sorted(run.changed)),
        )


def _refused(home: Home, mine: Iterable[Ingested]) -> tuple[Refused, ...]:
    """Which of these inputs are in quarantine, by this run or an earlier one."""
    ids = [item.id for item in mine]
    rows = home.tables.read(
        "quarantine",
        where=pl.col("resolved_at").is_null()
        & pl.col("document_id").is_null()
        & (pl.col("capture_id").is_in(ids) | pl.col("quarantine_id").is_in(ids)),
    )
    newest = {row["capture_id"] or row["quarantine_id"]: row for row in rows.to_dicts()}
    return tuple(
        Refused(row["payload_ref"] or "", row["reason"], row["detail"]) for row in newest.values()
    )


def _totals(home: Home) -> dict[str, int]:
    """Rows a user sees: documents, claims, current metrics and deals, open quarantine."""
    tables = home.tables
    current = pl.col("superseded_at").is_null()
    return {
        "documents": tables.read("documents", columns=["document_id"]).height,
        "claims": tables.read("claims", columns=["claim_id"]).height,
        "metrics": tables.read("metrics", where=current, columns=["entity_id"]).height,
        "deals": tables.read("deals", where=current, columns=["deal_id"]).height,
        "quarantined": tables.read(
            "quarantine", where=pl.col("resolved_at").is_null(), columns=["quarantine_id"]
        ).height,
    }
