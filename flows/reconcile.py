"""Claims → metrics and deals: the stage around the pure transforms.

The tables are computed whole and synchronised, so a row that no claim supports any longer disappears
and a run without new claims commits nothing.
"""

import json
from collections.abc import Collection

import polars as pl

from flows.home import Home
from flows.ledger import Run
from flows.runners import Runner
from transforms.deals import deals
from transforms.reconcile import metrics
from warehouse.records import Quarantined

STAGE_OF = {"metrics": "reconcile", "deals": "reconcile", "indicators": "indicators"}
DOCUMENT_COLUMNS = (
    "document_id", "url", "source_id", "kind", "publisher", "tier", "title", "published_at",
    "known_at", "entity_id", "duplicate_of",
)  # fmt: skip


def reconcile(run: Run, runner: Runner) -> None:
    """The stage: both tables, each one batch of work."""

    def work(table: str) -> str:
        transform = {"metrics": metrics, "deals": deals}[table]
        synchronise(run, table, transform(*statements(run.home)))
        return table

    for _ in runner("reconcile", work, ["metrics", "deals"]):
        pass


def statements(home: Home) -> tuple[pl.DataFrame, pl.DataFrame]:
    """All claims, and their documents without the text."""
    return home.tables.read("claims"), home.tables.read("documents", columns=DOCUMENT_COLUMNS)


def synchronise(run: Run, table: str, frame: pl.DataFrame, ignore: Collection[str] = ()) -> None:
    """Make a derived table exactly `frame`; rows that break its schema go to quarantine."""
    good, rejected = run.home.tables.validate(table, frame)
    run.quarantine(
        [
            Quarantined(
                stage=STAGE_OF[table],
                reason="invalid-row",
                detail=f"{table}: {row.pop('rule')}",
                payload_ref=json.dumps(row, default=str, ensure_ascii=False),
            )
            for row in rejected.to_dicts()
        ]
    )
    run.wrote(table, run.home.tables.sync(table, good, ignore=ignore), f"{table}_written")
