"""Read every capture that this version of the readers has not read; store all that it says.

Reading starts from the archive, always: after a reader is mended the same bytes are read again,
offline. A capture that cannot be read becomes a quarantine row; the others go on.
"""

import json
import traceback
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import polars as pl

from extractors.claims import said_by
from extractors.claims.said import Said
from extractors.documents import document_of, read_key
from extractors.model import ReadError
from extractors.readers import MAX_BYTES, read, too_large
from extractors.version import reading_version
from flows.home import Home
from flows.ledger import Run
from flows.runners import Runner
from transforms.duplicates import duplicates
from warehouse.archive import ArchiveError
from warehouse.records import Capture, Document, Quarantined
from warehouse.tables import Change, Tables, empty, frame_of, records_of

# Tables whose rows are what a document says, and what one refused row is called in quarantine.
_SAID = {
    "statements": "invalid-statement",
    "unread_cells": "invalid-unread-cell",
    "claims": "invalid-claim",
}


@dataclass(frozen=True, slots=True)
class Batch:
    """Captures to read in one task."""

    key: str
    captures: tuple[Capture, ...]

    def __str__(self) -> str:
        return self.key


@dataclass(frozen=True, slots=True)
class Window:
    """Which captures: declared or fetched in [since, until), of one source or entity."""

    since: datetime | None = None
    until: datetime | None = None
    source_id: str | None = None
    entity_id: str | None = None

    def rows(self) -> pl.Expr:
        when = pl.coalesce("declared_published_at", "fetched_at")
        chosen = pl.lit(True)
        if self.since:
            chosen &= when >= self.since
        if self.until:
            chosen &= when < self.until
        if self.source_id:
            chosen &= pl.col("source_id") == self.source_id
        if self.entity_id:
            chosen &= pl.col("declared_entity_id") == self.entity_id
        return chosen


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What one batch left in the tables."""

    changes: Mapping[str, Change]
    read: int
    refused: tuple[Quarantined, ...]


def extract(run: Run, runner: Runner, window: Window | None = None) -> None:
    """The stage: unread captures → documents, what they say, quarantine; then syndicated copies."""
    home = run.home
    todo = unread(home, reading_version(), window or Window())
    batches = list(_batches(todo, home.settings.batch_captures, home.settings.batch_bytes))

    def work(batch: Batch) -> BatchReport:
        return read_batch(home, batch)

    for report in runner("extract", work, batches):
        for table, change in report.changes.items():
            run.wrote(table, change, "claims_written" if table == "claims" else None)
        run.counts["documents_read"] += report.read
        run.quarantine(list(report.refused))
    _retire(run)
    _resolve(run)
    _mark_copies(run)


def unread(home: Home, code: str, window: Window) -> list[Capture]:
    """Captures with neither a document nor a quarantine row under their present read key."""
    captures = records_of(
        Capture, _current(home.tables.scan("captures")).filter(window.rows()).collect()
    )
    done = {
        (row["capture_id"], row["read_key"])
        for table in ("documents", "quarantine")
        for row in home.tables.read(table, columns=["capture_id", "read_key"]).iter_rows(named=True)
    }
    return [c for c in captures if (c.capture_id, read_key(c, code)) not in done]


def read_batch(home: Home, batch: Batch) -> BatchReport:
    """Read a batch and publish it.

    A fault of a reader or of the archive is no judgement on a page: what an earlier version read in it
    stays.
    """
    code = reading_version()
    read_now: list[tuple[Document, Said]] = []
    refused: list[Quarantined] = []
    judged: list[str] = []
    for capture in batch.captures:
        key = read_key(capture, code)
        try:
            found = _read_capture(home, capture, key)
        except ReadError as error:
            refused.append(_refusal(capture, key, error.reason, str(error)))
            judged.append(capture.capture_id)
        except ArchiveError as error:
            # Without a key: it is tried again by every run, because a file can be restored.
            refused.append(_refusal(capture, None, error.reason, str(error)))
        except Exception:  # noqa: BLE001 - a bug met on one page must not cost the other pages
            refused.append(_refusal(capture, key, "reader-crashed", traceback.format_exc(limit=-6)))
        else:
            judged.append(capture.capture_id)
            read_now += found
    changes, invalid = store(home.tables, judged, read_now)
    doubts = [doubt for _, said in read_now for doubt in said.doubts]
    return BatchReport(changes, len(read_now), (*refused, *invalid, *doubts))


def store(
    tables: Tables, captures: Collection[str], read_now: Sequence[tuple[Document, Said]]
) -> tuple[dict[str, Change], list[Quarantined]]:
    """Make the documents of `captures`, and all that they say, exactly `read_now`; documents last.

    The documents' rows are what marks captures as read, so a run that is killed in between reads the
    batch again and finds the rest unchanged. Rows that break their table's rules are not stored.

    Returns:
        What each table's commit changed, and the refused rows.
    """
    said: dict[str, list[object]] = {
        "statements": [row for _, each in read_now for row in each.statements],
        "unread_cells": [row for _, each in read_now for row in each.unread],
        "claims": [row for _, each in read_now for row in each.claims],
    }
    earlier = tables.read(
        "documents", where=pl.col("capture_id").is_in(list(captures)), columns=["document_id"]
    )
    scope = sorted({*earlier["document_id"], *(document.document_id for document, _ in read_now)})
    keys = {document.document_id: document.read_key for document, _ in read_now}
    changes: dict[str, Change] = {}
    invalid: list[Quarantined] = []
    for table, rows in said.items():
        good, rejected = tables.validate(table, frame_of(table, rows))
        invalid += [_invalid(table, row, keys) for row in rejected.to_dicts()]
        changes[table] = tables.replace(table, good, "document_id", scope)
    documents = frame_of("documents", [document for document, _ in read_now])
    changes["documents"] = tables.replace("documents", documents, "capture_id", captures)
    return changes, invalid


def _read_capture(home: Home, capture: Capture, key: str) -> list[tuple[Document, Said]]:
    if capture.payload_bytes > MAX_BYTES:  # not even loaded
        raise too_large(capture.payload_bytes)
    readings = read(capture, home.archive.payload(capture))
    if not readings:
        raise ReadError(
            "no-document",
            f"{capture.url}: expected a document, the reader found none in its bytes",
        )
    found = []
    for reading in readings:
        document = document_of(capture, reading, key, capture.fetched_at)
        said = said_by(document, reading)
        if said.fiscal_period is not None:  # what it says beats what its date lets one guess
            document = replace(document, fiscal_period=said.fiscal_period)
        found.append((document, said))
    return found


def _invalid(table: str, row: dict[str, Any], keys: Mapping[str, str]) -> Quarantined:
    rule = row.pop("rule")
    return Quarantined(
        stage="extract",
        reason=_SAID[table],
        detail=f"{rule}: this rule of {table} is broken by the row in payload_ref",
        document_id=row["document_id"],
        payload_ref=json.dumps(row, default=str, ensure_ascii=False),
        read_key=keys[row["document_id"]],
    )


def _refusal(capture: Capture, key: str | None, reason: str, detail: str) -> Quarantined:
    return Quarantined(
        stage="extract",
        reason=reason,
        detail=detail,
        capture_id=capture.capture_id,
        payload_ref=capture.source_path or capture.url,
        read_key=key,
    )


def _current(captures: pl.LazyFrame) -> pl.LazyFrame:
    """Captures to read: all pages, but of each curated file only the newest.

    A page that changed is another publication. A curated file that changed is the same list, mended:
    a row that was corrected or taken out of it must not go on being believed.
    """
    newest = pl.col("fetched_at") == pl.col("fetched_at").max().over("url")
    return captures.filter((pl.col("source_id") != "history") | newest)


def _retire(run: Run) -> None:
    """Take out what was read from curated files that have been replaced."""
    tables = run.home.tables
    captures = tables.scan("captures")
    replaced = captures.join(_current(captures), on="capture_id", how="anti").collect()
    if replaced.is_empty():
        return
    ids = replaced["capture_id"].to_list()
    documents = tables.read(
        "documents", where=pl.col("capture_id").is_in(ids), columns=["document_id"]
    )
    gone = documents["document_id"].to_list()
    for table in _SAID:
        run.wrote(table, tables.replace(table, empty(table), "document_id", gone))
    run.wrote("documents", tables.replace("documents", empty("documents"), "capture_id", ids))


def _resolve(run: Run) -> None:
    """Quarantine rows that a later reading has made history.

    Those of captures that are documents now, under their present key; and those about rows of a document
    that has been read anew since: what is still amiss with it has been said again.
    """
    tables = run.home.tables
    opened = tables.read(
        "quarantine", where=(pl.col("stage") == "extract") & pl.col("resolved_at").is_null()
    )
    if opened.is_empty():
        return
    of_captures = opened.filter(pl.col("capture_id").is_not_null())
    of_rows = opened.filter(pl.col("capture_id").is_null() & pl.col("document_id").is_not_null())
    mended = pl.concat([_read_after_all(tables, of_captures), _read_anew(tables, of_rows)])
    resolved = mended.with_columns(resolved_at=pl.lit(run.started_at).dt.cast_time_unit("us"))
    run.wrote("quarantine", tables.upsert("quarantine", resolved))


def _read_anew(tables: Tables, opened: pl.DataFrame) -> pl.DataFrame:
    """Rows about what a document said under a read key that is no longer its own."""
    concerned = pl.col("document_id").is_in(opened["document_id"].implode())
    documents = tables.read("documents", where=concerned, columns=["document_id", "read_key"])
    return opened.join(documents, on=["document_id", "read_key"], how="anti")


def _read_after_all(tables: Tables, opened: pl.DataFrame) -> pl.DataFrame:
    """Rows of captures that have become documents under their present read key."""
    concerned = pl.col("capture_id").is_in(opened["capture_id"].implode())
    documents = tables.read("documents", where=concerned, columns=["capture_id", "read_key"])
    read_now = set(documents.iter_rows())
    captures = records_of(Capture, tables.read("captures", where=concerned))
    code = reading_version()
    mended = [c.capture_id for c in captures if (c.capture_id, read_key(c, code)) in read_now]
    return opened.filter(pl.col("capture_id").is_in(mended))


def _mark_copies(run: Run) -> None:
    """Point copies to their originals, unless nothing has come since the copies were last marked.

    The mark is a version of the table and not what this run wrote: the run that wrote the documents
    may have been killed before it came to this.
    """
    tables = run.home.tables
    mark = run.home.state / "copies_marked_at"
    if mark.exists() and mark.read_text(encoding="utf-8") == _documents_version(run):
        return
    documents = tables.read("documents")
    marked = documents.drop("duplicate_of").join(
        duplicates(documents), on="document_id", how="left", validate="1:1"
    )
    run.wrote("documents", tables.upsert("documents", marked.select(documents.columns)))
    mark.write_text(_documents_version(run), encoding="utf-8")


def _documents_version(run: Run) -> str:
    return str(run.home.tables.versions().get("documents"))


def _batches(captures: list[Capture], most: int, most_bytes: int) -> Iterator[Batch]:
    """Runs of captures, closed by number or by archived bytes, whichever comes first."""
    pending: list[Capture] = []
    size = 0
    for capture in captures:
        if pending and (len(pending) == most or size + capture.payload_bytes > most_bytes):
            yield Batch(pending[0].capture_id, tuple(pending))
            pending, size = [], 0
        pending.append(capture)
        size += capture.payload_bytes
    if pending:
        yield Batch(pending[0].capture_id, tuple(pending))
