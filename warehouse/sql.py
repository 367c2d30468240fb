"""SQL over all tables: a published DuckDB file, and sessions that see the world as of an instant.

`warehouse.duckdb` holds no rows: views over exactly the Parquet files that were current when it was
published, and macros for any instant. It needs no extension; any DuckDB opens it. It is built beside the
old one and swapped, so that a reader has the old set of tables or the new one, never a mixture.

`connect` is for the command line and for programs that run other people's SQL: the same views and macros,
over the same files, in a session that can neither write nor open a file.

A row is visible at T if `known_at <= T` and not `superseded_at <= T`.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import Any, Final

import duckdb
import polars as pl
import pyarrow.dataset  # type: ignore[import-untyped]
from polars.datatypes import DataTypeClass

from warehouse.schemas import TABLES
from warehouse.tables import Tables, dtypes, empty

_TYPES: Final[dict[DataTypeClass, str]] = {
    pl.String: "VARCHAR",
    pl.Int8: "TINYINT",
    pl.Int16: "SMALLINT",
    pl.Int32: "INTEGER",
    pl.Int64: "BIGINT",
    pl.Float64: "DOUBLE",
    pl.Boolean: "BOOLEAN",
    pl.Date: "DATE",
    pl.Datetime: "TIMESTAMPTZ",
}

_VISIBLE: Final = "known_at <= {t} AND (superseded_at IS NULL OR superseded_at > {t})"
_OF_A_KNOWN_DOCUMENT: Final = (
    "document_id IN (SELECT document_id FROM whole.documents WHERE known_at <= {t})"
)
# What each table shows in a session as of {t}. Tables that are not named are not about the world, but
# about our work (captures, runs) or the registry, and are shown whole.
_AS_OF: Final = {
    "documents": "known_at <= {t}",
    "claims": "known_at <= {t}",
    "statements": _OF_A_KNOWN_DOCUMENT,
    "unread_cells": _OF_A_KNOWN_DOCUMENT,
    "metrics": _VISIBLE,
    "deals": _VISIBLE,
    "indicators": "as_of <= {t}",
}

# The newest state of each indicator and entity, and since when it has held without a change.
_NEWEST: Final = """
    SELECT * EXCLUDE (change, version), max(change) OVER (
        PARTITION BY indicator, entity_id, rule_version ORDER BY as_of
    ) AS since
    FROM (
        SELECT *, string_split(rule_version, '.')::INTEGER[] AS version,
            CASE WHEN state IS DISTINCT FROM lag(state) OVER (
                PARTITION BY indicator, entity_id, rule_version ORDER BY as_of
            ) THEN as_of END AS change
        FROM {source} WHERE {condition}
    )
    QUALIFY row_number() OVER (
        PARTITION BY indicator, entity_id ORDER BY as_of DESC, version DESC
    ) = 1
"""


class NotPublishedError(Exception):
    """There is no file to query, or its Parquet files are gone; the message says what to do."""


class QueryError(Exception):
    """A statement that DuckDB refused; the message is DuckDB's."""


def publish(tables: Tables, path: Path) -> None:
    """Write the DuckDB file for the tables as they are now, and swap it in for the one at `path`.

    Call it while holding the writer's lock: the versions of the tables are read one by one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    building = path.with_name(f"{path.name}.building")
    building.unlink(missing_ok=True)  # of a run that was killed here
    versions = tables.versions()
    files = {name: tables.file_uris(name) for name in TABLES}
    try:
        with duckdb.connect(str(building)) as connection:
            connection.execute(
                "CREATE TABLE published (table_name VARCHAR, version BIGINT, files VARCHAR[])"
            )
            connection.executemany(
                "INSERT INTO published VALUES (?, ?, ?)",
                [[name, versions.get(name), files[name]] for name in TABLES],
            )
            _define(connection, {name: _over_files(files[name]) for name in TABLES}, as_of=None)
        building.replace(path)
    finally:
        building.unlink(missing_ok=True)


def connect(path: Path, as_of: datetime | None = None) -> duckdb.DuckDBPyConnection:
    """A session over the tables published at `path`, for SQL that is not trusted.

    Args:
        as_of: if given, an instant with a time zone: plain `SELECT … FROM metrics` then shows what
            was known at that instant, and so do all tables that speak of the world. The `…_asof`
            macros still answer for the instant that they are given.

    Returns:
        A connection of its own: time zone UTC, no files, no extensions, settings locked. Tables that
        a statement creates last as long as the connection.

    Raises:
        NotPublishedError: nothing is published there, or its files are gone.
        ValueError: `as_of` has no time zone.
    """
    if as_of is not None and as_of.tzinfo is None:
        raise ValueError(f"as of {as_of}: an instant needs a time zone")
    if not path.exists():
        raise NotPublishedError(f"nothing is published at {path}: run `neowatch run` first")
    files = _published_files(path)
    connection = duckdb.connect(":memory:")
    # Datasets and not files: a session that may open a file to read it may write to it as well.
    connection.execute("CREATE SCHEMA stored; USE stored")
    for name in TABLES:
        dataset = _dataset(name, files.get(name) or [], path)
        connection.from_arrow(dataset).create_view(name)
    connection.execute("USE main")
    _define(connection, {name: f"SELECT * FROM stored.{name}" for name in TABLES}, as_of=as_of)
    for setting in (
        "TimeZone = 'UTC'",
        "python_enable_replacements = false",
        "autoinstall_known_extensions = false",
        "autoload_known_extensions = false",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.execute(f"SET {setting}")
    return connection


def query(
    connection: duckdb.DuckDBPyConnection,
    statement: str,
    parameters: Mapping[str, Any] | None = None,
) -> pl.DataFrame:
    """Run statements, separated by semicolons, and return the rows of the last.

    Args:
        parameters: values for `$name` in the statement.

    Returns:
        One column per column of the result; of two with the same name, the second gets `_1`. No
        columns when the statement has no result.

    Raises:
        QueryError: DuckDB refused it, or a column's type has no counterpart in polars.
    """
    try:
        relation = connection.sql(statement, params=parameters)
        if relation is None:  # a comment, or nothing at all
            return pl.DataFrame()
        result = relation.to_arrow_table()
        frame = pl.from_arrow(result.rename_columns(_distinct(result.column_names)))
    except duckdb.Error as error:
        raise QueryError(str(error)) from error
    except pl.exceptions.PolarsError as error:
        raise QueryError(f"{error}: cast the column to VARCHAR") from error
    assert isinstance(frame, pl.DataFrame)
    return frame


def _distinct(names: Sequence[str]) -> list[str]:
    seen: list[str] = []
    for name in names:
        candidates = chain([name], (f"{name}_{n}" for n in count(1)))
        seen.append(next(each for each in candidates if each not in seen))
    return seen


def _published_files(path: Path) -> dict[str, list[str]]:
    # Attached, not connected to: DuckDB would hand out a file that this process has open, old as it
    # may be, instead of the one that was swapped in.
    with duckdb.connect(":memory:") as connection:
        try:
            connection.execute(f"ATTACH {_quoted(str(path))} AS warehouse (READ_ONLY)")
        except duckdb.IOException as error:
            raise NotPublishedError(
                f"{path} cannot be read ({error}): close what has it open for writing, or run "
                "`neowatch run` to publish it anew"
            ) from error
        rows = connection.execute("SELECT table_name, files FROM warehouse.published").fetchall()
    return dict(rows)


def _define(
    connection: duckdb.DuckDBPyConnection, stored: dict[str, str], *, as_of: datetime | None
) -> None:
    """Create all views and macros over `stored`: table → query for its rows.

    The schema `whole` has the tables as stored; the macros read those, whatever the views show.
    """
    connection.execute("CREATE SCHEMA whole")
    instant = (
        None if as_of is None else f"{_quoted(as_of.astimezone(UTC).isoformat())}::TIMESTAMPTZ"
    )
    for name in TABLES:
        # The empty row set gives every column its name and type, whether or not a file has it.
        columns = ", ".join(
            f"NULL::{_duckdb_type(dtype)} AS {column}" for column, dtype in dtypes(name).items()
        )
        rows = f"SELECT {columns} WHERE false"
        if stored[name]:
            rows = f"{rows} UNION ALL BY NAME {stored[name]}"
        condition = "true"
        if instant is not None and name in _AS_OF:
            condition = _AS_OF[name].format(t=instant)
        names = ", ".join(dtypes(name))
        connection.execute(f"CREATE VIEW whole.{name} AS SELECT {names} FROM ({rows})")
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM whole.{name} WHERE {condition}")
    at = "t::TIMESTAMPTZ"
    for name, visible in _AS_OF.items():
        query = f"SELECT * FROM whole.{name} WHERE {visible.format(t=at)}"
        if name == "indicators":
            query = _NEWEST.format(source="whole.indicators", condition=visible.format(t=at))
        connection.execute(f"CREATE MACRO {name}_asof(t) AS TABLE {query}")
    connection.execute(
        f"CREATE VIEW watchlist AS {_NEWEST.format(source='indicators', condition='true')}"
    )


def _over_files(files: list[str]) -> str:
    if not files:
        return ""
    # Exactly these files: a folder also holds those that later versions no longer use.
    return f"SELECT * FROM read_parquet([{', '.join(map(_quoted, files))}], union_by_name = true)"


def _dataset(name: str, files: list[str], path: Path) -> pyarrow.dataset.Dataset:
    # Views of strings, because DuckDB compares with those, and Arrow only compares like with like.
    schema = empty(name).to_arrow(compat_level=pl.CompatLevel.newest()).schema
    try:
        return pyarrow.dataset.dataset(files, schema=schema, format="parquet")
    except FileNotFoundError as error:
        raise NotPublishedError(
            f"{path} names files of {name} that are gone ({error}): run `neowatch run` to publish anew"
        ) from error


def _duckdb_type(dtype: pl.DataType | DataTypeClass) -> str:
    if isinstance(dtype, pl.List):
        return f"{_duckdb_type(dtype.inner)}[]"
    if isinstance(dtype, pl.Struct):
        fields = ", ".join(f'"{field.name}" {_duckdb_type(field.dtype)}' for field in dtype.fields)
        return f"STRUCT({fields})"
    return _TYPES[dtype.base_type()]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
