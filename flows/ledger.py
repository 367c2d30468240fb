"""The run ledger: what a command did, and the versions of the tables it left behind.

A run that changed a table, or failed, gets a row in `runs`, written last. A run that found nothing
new leaves every table as it was, the ledger too, and only a heartbeat in the state folder.
"""

import json
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from time import monotonic
from typing import Any
from uuid import uuid4

import polars as pl

from extractors.version import reading_version
from flows.home import Home
from warehouse import sql
from warehouse.records import Quarantined
from warehouse.tables import Change, dtypes, writer_lock

COUNTS = (
    "captures_added",
    "documents_read",
    "claims_written",
    "metrics_written",
    "deals_written",
    "indicators_written",
    "quarantined",
)


@dataclass
class Run:
    """One command at work. Stages add to it; nothing else does."""

    run_id: str
    command: str
    started_at: datetime
    home: Home
    counts: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)

    def wrote(self, table: str, change: Change, count: str | None = None) -> None:
        """Note what a commit changed; rows that came or were altered add to `count`."""
        if change:
            self.changed.add(table)
        if count:
            self.counts[count] += change.inserted + change.updated

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        start = monotonic()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + monotonic() - start

    def quarantine(self, rows: list[Quarantined]) -> None:
        """Store what could not be used; the same failure again raises `attempts`."""
        if not rows:
            return
        tables = self.home.tables
        known = {
            row["quarantine_id"]: row
            for row in tables.read(
                "quarantine",
                where=pl.col("quarantine_id").is_in([row.quarantine_id for row in rows]),
            ).to_dicts()
        }
        frame = [
            {
                "quarantine_id": row.quarantine_id,
                "stage": row.stage,
                "document_id": row.document_id,
                "capture_id": row.capture_id,
                "reason": row.reason,
                "detail": row.detail,
                "payload_ref": row.payload_ref,
                "read_key": row.read_key,
                "first_seen_at": known[row.quarantine_id]["first_seen_at"]
                if row.quarantine_id in known
                else self.started_at,
                "attempts": known.get(row.quarantine_id, {"attempts": 0})["attempts"] + 1,
                "resolved_at": None,
            }
            for row in {row.quarantine_id: row for row in rows}.values()
        ]
        self.wrote(
            "quarantine",
            tables.upsert("quarantine", pl.DataFrame(frame, schema=dtypes("quarantine"))),
        )
        self.counts["quarantined"] += len(frame)


_running: ContextVar[Run | None] = ContextVar("run", default=None)


@contextmanager
def run_of(home: Home, command: str, parameters: Mapping[str, Any]) -> Iterator[Run]:
    """A run of this command; a stage inside a larger run joins that run.

    Holds the writer's lock of the data folder. Afterwards the database is published if a table
    changed (or it was missing), and the ledger row is written.

    Raises:
        warehouse.tables.WarehouseBusyError: another run is writing to this folder.
    """
    outer = _running.get()
    if outer is not None:
        yield outer
        return
    with writer_lock(home.state):
        started_at = datetime.now(UTC)
        run = Run(
            run_id=f"{started_at:%Y%m%dT%H%M%SZ}-{uuid4().hex[:6]}",
            command=command,
            started_at=started_at,
            home=home,
        )
        token = _running.set(run)
        try:
            yield run
        except BaseException:
            _record(run, parameters, "failed")
            _heartbeat(run, "failed", traceback.format_exc())
            raise
        finally:
            _running.reset(token)
        status = "completed_with_quarantine" if run.counts["quarantined"] else "completed"
        if run.changed:
            _record(run, parameters, status)
        if run.changed or not home.database.exists():
            sql.publish(home.tables, home.database)
        _heartbeat(run, status, None)


def _record(run: Run, parameters: Mapping[str, Any], status: str) -> None:
    tables = run.home.tables
    row = {
        "run_id": run.run_id,
        "command": run.command,
        "parameters": json.dumps(parameters, default=str, sort_keys=True),
        "started_at": run.started_at,
        "finished_at": datetime.now(UTC),
        "status": status,
        **{count: run.counts[count] for count in COUNTS},
        "table_versions": json.dumps(tables.versions(), sort_keys=True),
        "code_version": f"{version('neowatch')}+{reading_version()}",
    }
    tables.upsert("runs", pl.DataFrame([row], schema=dtypes("runs")))


def _heartbeat(run: Run, status: str, error: str | None) -> None:
    """Written whole, then renamed: a reader never sees half of it."""
    beat = {
        "run_id": run.run_id,
        "command": run.command,
        "finished_at": datetime.now(UTC).isoformat(),
        "status": status,
        "changed": sorted(run.changed),
        "error": error,
    }
    draft = run.home.state / "last_run.json.draft"
    draft.write_text(json.dumps(beat, indent=2) + "\n", encoding="utf-8")
    draft.replace(run.home.state / "last_run.json")
