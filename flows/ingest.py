"""Archive every input, unread; publish the registry beside it.

An input's bytes are written into a WARC file before anything looks at them. A WARC given as input is
a container: its records are archived as the captures they are, with their own addresses and times.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from threading import Lock

import polars as pl

from extractors.model import ReadError
from extractors.readers.warc import records
from flows.inputs import BadInput, Input
from flows.ledger import Run
from flows.runners import Runner
from warehouse import registry
from warehouse.archive import Archive, ArchiveError, Declared, Http
from warehouse.records import Capture, Quarantined
from warehouse.tables import dtypes, frame_of, records_of


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs to archive in one task."""

    key: str
    inputs: tuple[Input, ...]

    def __str__(self) -> str:
        return self.key


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What became of the inputs of one batch."""

    captures: tuple[Capture, ...]
    refused: tuple[Quarantined, ...]


@dataclass(frozen=True, slots=True)
class Ingested:
    """A capture or, where there was nothing to archive, a quarantine row; and whose it is."""

    id: str
    source_id: str


def ingest(run: Run, runner: Runner, inputs: Iterable[Input | BadInput]) -> list[Ingested]:
    """The stage: inputs → WARC files and `captures`; returns what became of each input."""
    publish_registry(run)
    tables = run.home.tables
    archive = Archive(run.home.archive_folder, records_of(Capture, tables.read("captures")))
    writing = Lock()
    good: list[Input] = []
    refused: list[Quarantined] = []
    for item in inputs:
        if isinstance(item, Input):
            good.append(item)
        else:
            refused.append(_refusal(item.source_path, item.reason, item.detail))
    run.quarantine(refused)
    broken = {row.payload_ref for row in refused}
    became = [Ingested(row.quarantine_id, "local") for row in refused]

    def work(batch: Batch) -> BatchReport:
        with writing:  # one WARC file is written by one hand
            return archive_batch(archive, run.run_id, batch)

    for report in runner("ingest", work, list(_batches(good, run.home.settings.batch_captures))):
        # A container may hold the same page twice.
        distinct = {capture.capture_id: capture for capture in report.captures}
        change = tables.upsert("captures", frame_of("captures", list(distinct.values())))
        run.wrote("captures", change, "captures_added")
        run.quarantine(list(report.refused))
        broken |= {row.payload_ref for row in report.refused}
        became += [Ingested(c.capture_id, c.source_id) for c in distinct.values()]
        became += [Ingested(row.quarantine_id, "local") for row in report.refused]
    _resolve(run, {item.source_path for item in good} - broken)
    return became


def _resolve(run: Run, archived: Collection[str]) -> None:
    """Quarantine rows of inputs that could be archived now are history."""
    tables = run.home.tables
    mended = tables.read(
        "quarantine",
        where=(pl.col("stage") == "ingest")
        & pl.col("resolved_at").is_null()
        & pl.col("payload_ref").is_in(list(archived)),
    ).with_columns(resolved_at=pl.lit(run.started_at).dt.cast_time_unit("us"))
    run.wrote("quarantine", tables.upsert("quarantine", mended))


def archive_batch(archive: Archive, run_id: str, batch: Batch) -> BatchReport:
    """Archive the inputs of one batch; one that cannot be opened does not stop the others."""
    captures: list[Capture] = []
    refused: list[Quarantined] = []
    for item in batch.inputs:
        try:
            for capture in _archived(archive, run_id, item):
                captures.append(capture)
        except OSError as error:
            detail = f"{item.path}: expected a readable file: {error.strerror or error}"
            refused.append(_refusal(item.source_path, "unreadable", detail))
        except (ArchiveError, ReadError) as error:
            refused.append(_refusal(item.source_path, error.reason, str(error)))
    return BatchReport(tuple(captures), tuple(refused))


def publish_registry(run: Run) -> None:
    """The registry's rows as tables, for SQL to join."""
    rows: dict[str, list[dict[str, object]]] = {
        "entities": [
            {
                "entity_id": company.id,
                "name": company.name,
                "aliases": sorted({alias.text for alias in company.aliases}),
                "classes": sorted({member.name for member in company.classes}),
                "cik": company.cik,
                "ticker": company.ticker,
                "fiscal_year_end": company.calendar.year_end,
            }
            for company in registry.companies().values()
        ],
        "metric_definitions": [
            {
                "metric": metric.id,
                "name": metric.name,
                "kind": metric.kind,
                "unit": metric.unit,
                "definition": metric.definition,
            }
            for metric in registry.metrics().values()
        ],
        "indicator_definitions": [
            {
                "indicator": indicator.id,
                "name": indicator.name,
                "rule_version": indicator.rule_version,
                "states": list(indicator.states),
                "thresholds": json.dumps(dict(indicator.thresholds), sort_keys=True),
                "definition": indicator.definition,
            }
            for indicator in registry.indicators().values()
        ],
        "sources": [
            {"source_id": source.id, "name": source.name, "tier": source.tier}
            for source in registry.sources().values()
        ],
    }
    for table, values in rows.items():
        frame = pl.DataFrame(values, schema=dtypes(table))
        run.wrote(table, run.home.tables.sync(table, frame))


def _archived(archive: Archive, run_id: str, item: Input) -> Iterator[Capture]:
    """The captures that one input is: itself, or the records of a WARC."""
    declared = Declared(
        kind=item.kind,
        publisher=item.publisher,
        published_at=item.published_at,
        entity_id=item.entity_id,
    )
    if not item.is_warc:
        yield archive.append(
            item.path,
            url=item.url or item.path.absolute().as_uri(),
            source_id=item.source_id,
            run_id=run_id,
            fetched_at=datetime.now(UTC),
            source_path=item.source_path,
            declared=declared,
        )
        return
    with item.path.open("rb") as file:
        for record in records(file):
            yield archive.append(
                BytesIO(record.payload),
                url=record.url,
                source_id=item.source_id,
                run_id=run_id,
                fetched_at=record.fetched_at or datetime.now(UTC),
                http=Http(status=record.http_status, headers=tuple(record.headers.items()))
                if record.http_status
                else None,
                media_type=record.media_type,
                charset=record.charset,
                source_path=item.source_path,
                declared=declared,
            )


def _refusal(source_path: str, reason: str, detail: str) -> Quarantined:
    return Quarantined(stage="ingest", reason=reason, detail=detail, payload_ref=source_path)


def _batches(inputs: list[Input], most: int) -> Iterator[Batch]:
    for start in range(0, len(inputs), most):
        batch = tuple(inputs[start : start + most])
        yield Batch(batch[0].source_path, batch)
