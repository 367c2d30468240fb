"""Delta tables: read, compare, merge.

Everything that is stored goes through `Tables`, one atomic commit per table and call. A frame is
compared with what is stored before anything is written: a write that changes nothing commits nothing.
Readers need no lock. Writers are safe beside each other too (a commit that lost a race is redone on the
new state), but a run takes `writer_lock`, so that two runs do not do the same work twice.
"""

import fcntl
import json
import os
import random
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, is_dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints
from urllib.parse import unquote

import polars as pl
from deltalake import CommitProperties, DeltaTable, WriterProperties
from deltalake.exceptions import CommitFailedError, DeltaError

from warehouse.schemas import TABLES

_OPERATION: Final = "__operation"
_ATTEMPTS: Final = 20
_ZSTD: Final = WriterProperties(compression="ZSTD", compression_level=3)
_COMMIT: Final = CommitProperties(max_commit_retries=30)

_TURNS: Final[dict[str, Lock]] = {}

R = TypeVar("R")


class WarehouseBusyError(Exception):
    """Another process is writing; the message names it and says what to do."""


class InvalidRowsError(ValueError):
    """Rows that break their table's schema were handed to a write; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Change:
    """Rows that one write inserted, updated and deleted; falsy when it committed nothing."""

    inserted: int = 0
    updated: int = 0
    deleted: int = 0

    def __bool__(self) -> bool:
        return bool(self.inserted or self.updated or self.deleted)


@contextmanager
def writer_lock(root: Path) -> Iterator[None]:
    """Hold the one writer's place in `root`; the system frees it when the process ends, however.

    Raises:
        WarehouseBusyError: another process holds it.
    """
    root.mkdir(parents=True, exist_ok=True)
    path = root / "writer.lock"
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise WarehouseBusyError(_who_holds(path, file.read())) from error
        file.truncate(0)
        json.dump({"pid": os.getpid(), "since": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"}, file)
        file.flush()
        yield


def _who_holds(path: Path, content: str) -> str:
    try:
        holder = json.loads(content)
    except json.JSONDecodeError:  # it has the lock and has not written its name yet
        holder = {"pid": "unknown", "since": "just now"}
    return (
        f"another run is writing to {path.parent} (process {holder['pid']}, since {holder['since']}): "
        "wait until it has ended, or end that process; reading and SQL work meanwhile"
    )


def dtypes(name: str) -> dict[str, pl.DataType]:
    """Columns of a table in order, with their polars types."""
    return dict(empty(name).schema)


@lru_cache
def empty(name: str) -> pl.DataFrame:
    """No rows of a table, with its columns and types."""
    if name not in TABLES:
        raise ValueError(f"no table {name!r}: there are {', '.join(TABLES)}")
    return TABLES[name].create_empty()


def frame_of(name: str, records: Sequence[object]) -> pl.DataFrame:
    """Records as a frame with exactly the table's columns and types; each column is an attribute."""
    names = list(dtypes(name))
    rows = [{column: _plain(getattr(record, column)) for column in names} for record in records]
    return pl.DataFrame(rows, schema=dtypes(name))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def records_of(record: Callable[..., R], frame: pl.DataFrame) -> list[R]:
    """The inverse of `frame_of`: one record per row; the frame has a column for each of its fields.

    A null list becomes an empty tuple.
    """
    hints = get_type_hints(record)
    nested = {name: get_args(hint)[0] for name, hint in hints.items() if get_origin(hint) is tuple}
    return [
        record(**row | {name: _items(item, row[name]) for name, item in nested.items()})
        for row in frame.select(*hints).iter_rows(named=True)
    ]


def _items(item: Callable[..., Any], values: list[Any] | None) -> tuple[Any, ...]:
    return tuple(item(**value) if isinstance(value, dict) else value for value in values or ())


class Tables:
    """The tables of `warehouse.schemas` below one folder; a table exists from its first row on."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def scan(self, name: str) -> pl.LazyFrame:
        """All rows as stored now; empty, with the right types, when there is no such table yet."""
        return _scan(name, self._open(name))

    def read(
        self,
        name: str,
        where: pl.Expr | None = None,
        columns: Sequence[str] | None = None,
    ) -> pl.DataFrame:
        """Rows that satisfy `where`, in no order."""
        rows = self.scan(name)
        if where is not None:
            rows = rows.filter(where)
        return rows.select(columns or list(dtypes(name))).collect()

    def validate(self, name: str, frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Split rows into good ones and rejects, which get a column `rule`: the rules they broke.

        Raises:
            ValueError: a column is missing or is none of the table's.
        """
        _same_columns(name, frame)
        good, failure = TABLES[name].filter(frame, cast=True)
        details = failure.details()
        rules = [column for column in details.columns if column not in dtypes(name)]
        broken = [
            pl.when(pl.col(rule).cast(pl.String) == "invalid").then(pl.lit(rule)) for rule in rules
        ]
        rejects = details.with_columns(
            rule=pl.concat_str(broken, separator=", ", ignore_nulls=True)
            if broken
            else pl.lit(None, pl.String)
        )
        return good.select(list(dtypes(name))), rejects.drop(rules)

    def upsert(self, name: str, frame: pl.DataFrame, *, ignore: Collection[str] = ()) -> Change:
        """Insert rows with a new primary key, update those whose other columns changed.

        Args:
            ignore: columns whose change alone does not count; they are written with any other change.

        Raises:
            InvalidRowsError: a row breaks the schema, or two have the same key.
            ValueError: a column is missing or is none of the table's.
        """
        return self._write(name, frame, doomed=pl.lit(False), ignore=ignore)

    def replace(
        self,
        name: str,
        frame: pl.DataFrame,
        column: str,
        values: Collection[object],
        *,
        ignore: Collection[str] = (),
    ) -> Change:
        """Make the rows whose `column` is one of `values` exactly `frame`, in one commit.

        Raises:
            InvalidRowsError: as in `upsert`.
            ValueError: as in `upsert`, or a row of `frame` has another value in `column`.
        """
        scope = pl.col(column).is_in(pl.Series(list(values), dtype=dtypes(name)[column]).implode())
        outside = frame.filter(~scope.fill_null(False))
        if not outside.is_empty():
            raise ValueError(
                f"{name}: {len(outside)} rows have a {column} that is not being replaced, "
                f"e.g. {outside[column][0]!r}"
            )
        return self._write(name, frame, doomed=scope, ignore=ignore)

    def sync(self, name: str, frame: pl.DataFrame, *, ignore: Collection[str] = ()) -> Change:
        """Make the whole table exactly `frame`, in one commit; `ignore` as in `upsert`."""
        return self._write(name, frame, doomed=pl.lit(True), ignore=ignore)

    def versions(self) -> dict[str, int]:
        """The version of every table that exists."""
        opened = {name: self._open(name) for name in TABLES}
        return {name: table.version() for name, table in opened.items() if table is not None}

    def file_uris(self, name: str) -> list[str]:
        """Absolute paths of exactly the Parquet files that hold the current rows."""
        table = self._open(name)
        return [] if table is None else _files(table)

    def _path(self, name: str) -> Path:
        return self.root.absolute() / name

    def _open(self, name: str) -> DeltaTable | None:
        path = self._path(name)
        return DeltaTable(path) if DeltaTable.is_deltatable(str(path)) else None

    def _write(
        self, name: str, frame: pl.DataFrame, *, doomed: pl.Expr, ignore: Collection[str]
    ) -> Change:
        new, rejects = self.validate(name, frame)
        if not rejects.is_empty():
            worst = rejects.row(0, named=True)
            key = {column: worst[column] for column in _key(name)}
            raise InvalidRowsError(f"{name}: {len(rejects)} rows, e.g. {key}: {worst['rule']}")
        # Threads take turns; other processes are raced against.
        with _TURNS.setdefault(str(self._path(name)), Lock()):
            return self._commit(name, new, doomed, ignore)

    def _commit(
        self, name: str, new: pl.DataFrame, doomed: pl.Expr, ignore: Collection[str]
    ) -> Change:
        for attempt in range(_ATTEMPTS):
            table = self._open(name)
            changes = _changes(name, _scan(name, table), new, doomed, ignore)
            if changes.is_empty():
                return Change()
            if table is None:
                table = self._create(name)
                if table.version() > 0:  # another writer was faster: compare with its rows
                    continue
            try:
                _merge(name, table, changes)
            except CommitFailedError:
                time.sleep(random.uniform(0, min(2.0, 0.05 * 2**attempt)))
            else:
                counts = dict(changes[_OPERATION].value_counts().iter_rows())
                return Change(
                    counts.get("insert", 0), counts.get("update", 0), counts.get("delete", 0)
                )
        raise CommitFailedError(f"{name}: gave way to other writers {_ATTEMPTS} times")

    def _create(self, name: str) -> DeltaTable:
        path = self._path(name)
        schema = empty(name).to_arrow().schema
        try:
            return DeltaTable.create(path, schema=schema, name=name)
        except DeltaError:
            # Another writer has just created it: that one serves as well. Otherwise it is a fault.
            if not DeltaTable.is_deltatable(str(path)):
                raise
            return DeltaTable(path)


def _key(name: str) -> list[str]:
    return TABLES[name].primary_key()


def _same_columns(name: str, frame: pl.DataFrame) -> None:
    missing = [column for column in dtypes(name) if column not in frame.columns]
    unknown = [column for column in frame.columns if column not in dtypes(name)]
    if missing or unknown:
        raise ValueError(f"{name}: missing columns {missing}, unknown columns {unknown}")


def _files(table: DeltaTable) -> list[str]:
    """Paths of the current files, which delta-rs gives as parts of a URL: a space is %20."""
    return sorted(unquote(uri) for uri in table.file_uris())


def _scan(name: str, table: DeltaTable | None) -> pl.LazyFrame:
    files = [] if table is None else _files(table)
    if not files:
        return empty(name).lazy()
    # Not scan_delta: it does not find files below a folder with a space in its name. Files that are
    # older than a column have nulls there.
    return pl.scan_parquet(
        files, schema=dtypes(name), glob=False, missing_columns="insert", extra_columns="ignore"
    )


def _changes(
    name: str,
    stored: pl.LazyFrame,
    new: pl.DataFrame,
    doomed: pl.Expr,
    ignore: Collection[str],
) -> pl.DataFrame:
    """What to do to `stored`: rows of the table with an operation, `insert`, `update` or `delete`.

    Rows that `doomed` selects and `new` does not have are deleted. Nulls are equal to each other.
    """
    key = _key(name)
    compared = [column for column in dtypes(name) if column not in key and column not in ignore]
    old = stored.join(new.lazy().select(key), on=key, how="semi").select(
        *key, *(pl.col(column).name.prefix("old_") for column in compared), old=pl.lit(True)
    )
    same = pl.all_horizontal(
        pl.lit(True), *(pl.col(column).eq_missing(pl.col(f"old_{column}")) for column in compared)
    )
    written = (
        new.lazy()
        .join(old, on=key, how="left", validate="1:1")
        .filter(pl.col("old").is_null() | ~same)
        .with_columns(
            pl.when(pl.col("old").is_null())
            .then(pl.lit("insert"))
            .otherwise(pl.lit("update"))
            .alias(_OPERATION)
        )
        .select(*dtypes(name), _OPERATION)
    )
    deleted = (
        stored.filter(doomed)
        .select(key)
        .join(new.lazy().select(key), on=key, how="anti")
        .with_columns(pl.lit("delete").alias(_OPERATION))
    )
    return pl.concat([written, deleted], how="diagonal").collect()


def _merge(name: str, table: DeltaTable, changes: pl.DataFrame) -> None:
    """Apply `changes` in one commit; raises CommitFailedError when another writer was faster."""
    values = {column: f"s.{column}" for column in dtypes(name)}
    (
        table.merge(
            changes,
            predicate=" AND ".join(f"t.{column} = s.{column}" for column in _key(name)),
            source_alias="s",
            target_alias="t",
            merge_schema=True,
            writer_properties=_ZSTD,
            commit_properties=_COMMIT,
        )
        .when_matched_delete(predicate=f"s.{_OPERATION} = 'delete'")
        .when_matched_update(values)
        .when_not_matched_insert(values, predicate=f"s.{_OPERATION} <> 'delete'")
        .execute()
    )
