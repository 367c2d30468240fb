"""The published views are what is stored; a session sees only what was known, and can harm nothing."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from deltalake import write_deltalake
from deltalake.exceptions import DeltaError
from polars.testing import assert_frame_equal

from warehouse.records import Claim, Span, StatementRead, content_id
from warehouse.schemas import TABLES
from warehouse.sql import NotPublishedError, QueryError, connect, publish
from warehouse.sql import query as run
from warehouse.tables import Tables, dtypes, frame_of


def day(n: int) -> datetime:
    return datetime(2025, 1, n, tzinfo=UTC)


def metric(known: int, superseded: int | None, value: float) -> dict[str, Any]:
    return {
        "entity_id": "acme", "metric": "revenue", "segment": "", "basis": "",
        "period_type": "quarter", "period_end": date(2024, 12, 31), "status": "actual",
        "known_at": day(known), "value_low": value, "value_high": value, "unit": "USD",
        "bound": "exact", "superseded_at": day(superseded) if superseded else None,
        "metric_id": content_id("revenue", known), "confidence": "confirmed", "source_count": 1, "best_claim_id": content_id(known),
        "claim_ids": [content_id(known)],
    }  # fmt: skip


def deal(known: int, superseded: int | None, status: str) -> dict[str, Any]:
    return {
        "deal_id": content_id("deal"), "known_at": day(known), "kind": "capacity",
        "provider": "acme", "bound": "exact", "workload": "unknown", "deal_status": status,
        "confidence": "reported", "claim_ids": [],
        "superseded_at": day(superseded) if superseded else None,
    }  # fmt: skip


def state(indicator: str, as_of: int, name: str, version: str = "1") -> dict[str, Any]:
    return {
        "indicator": indicator, "entity_id": "acme", "as_of": day(as_of), "rule_version": version,
        "indicator_id": content_id(indicator, as_of, version), "state": name, "evidence": [],
        "explanation": "Because.", "computed_at": day(30),
    }  # fmt: skip


def claim(n: int, known: int) -> Claim:
    return Claim(
        claim_id=content_id(n),
        document_id=content_id("document"),
        published_at=day(known),
        known_at=day(known),
        kind="metric",
        subject="acme",
        metric="revenue",
        value_low=1.0,
        value_high=None,
        unit="USD",
        quote="it's ≥ 1",
        char_start=0,
        char_end=8,
        spans=(Span("value", 7, 8),),
        extractor="test",
        extractor_version="1",
        confidence=1.0,
    )


def frame(name: str, rows: Sequence[dict[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dtypes(name))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Revenue restated on the 10th, a deal denied on the 10th, an indicator that goes up and down."""
    tables = Tables(tmp_path_factory.mktemp("world") / "warehouse")
    tables.upsert("metrics", frame("metrics", [metric(5, 10, 1e6), metric(10, None, 2e6)]))
    tables.upsert("deals", frame("deals", [deal(5, 10, "talks"), deal(10, None, "denied")]))
    tables.upsert("claims", frame_of("claims", [claim(1, 5), claim(2, 10)]))
    states = [(3, "NONE"), (5, "FIRM"), (7, "FIRM"), (10, "NONE"), (12, "FIRM"), (14, "FIRM")]
    rows = [state("beachhead", *each) for each in states]
    rows += [state("coverage", 6, "LOW", "9"), state("coverage", 6, "HIGH", "10")]
    tables.upsert("indicators", frame("indicators", rows))
    return tables.root


@pytest.fixture
def tables(world: Path, tmp_path: Path) -> Tables:
    """A copy of that world, at an address that has to be quoted."""
    root = tmp_path / "it's [home] ü" / "warehouse"
    shutil.copytree(world, root)
    return Tables(root)


@pytest.fixture
def published(tables: Tables) -> Path:
    path = tables.root.parent / "warehouse.duckdb"
    publish(tables, path)
    return path


@pytest.fixture(scope="module")
def lake(world: Path) -> Path:
    """The world, published once for all tests that only read it."""
    path = world.parent / "shown.duckdb"
    publish(Tables(world), path)
    return path


OPEN_FOR_WRITING = """
import sys, duckdb
with duckdb.connect(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.read()
"""


def query(path: Path, sql: str, as_of: datetime | None = None) -> list[tuple[Any, ...]]:
    with connect(path, as_of) as connection:
        return connection.execute(sql).fetchall()


def plain(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """What any DuckDB says to the published file."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize("ask", [query, plain])
def test_every_table_is_a_view_with_the_columns_and_types_of_its_schema(
    lake: Path, ask: Any
) -> None:
    types = {
        "String": "VARCHAR", "Int8": "TINYINT", "Int32": "INTEGER", "Int64": "BIGINT",
        "Float64": "DOUBLE", "Date": "DATE", "List(String)": "VARCHAR[]",
        "Datetime(time_unit='us', time_zone='UTC')": "TIMESTAMP WITH TIME ZONE",
        "List(Struct({'role': String, 'start': Int64, 'end': Int64}))":
            "STRUCT(role VARCHAR, start BIGINT, end BIGINT)[]",
    }  # fmt: skip
    found = ask(
        lake,
        "SELECT table_name, column_name, replace(data_type, '\"', '') FROM duckdb_columns() "
        "WHERE schema_name = 'main' AND table_name NOT IN ('watchlist', 'published') "
        "AND NOT internal",
    )
    expected = [
        (name, column, types[str(dtype)])
        for name in TABLES
        for column, dtype in dtypes(name).items()
    ]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("name", ["metrics", "deals", "claims", "indicators"])
def test_views_show_exactly_the_stored_rows(tables: Tables, published: Path, name: str) -> None:
    key = TABLES[name].primary_key()
    stored = tables.read(name).sort(key)
    with connect(published) as connection:
        shown = connection.sql(f"FROM {name}").pl()
    assert_frame_equal(shown.sort(key), stored)
    with duckdb.connect(str(published), read_only=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        shown = connection.sql(f"FROM {name}").pl()
    assert_frame_equal(shown.sort(key), stored)


@pytest.mark.parametrize("ask", [query, plain])
@pytest.mark.parametrize(
    ("instant", "value", "status", "claims"),
    [
        ("2025-01-04 23:59:59.999999+00", [], [], 0),
        ("2025-01-05 00:00:00+00", [1e6], ["talks"], 1),
        ("2025-01-09 23:59:59.999999+00", [1e6], ["talks"], 1),
        ("2025-01-10 00:00:00+00", [2e6], ["denied"], 2),
        ("2025-01-10 01:00:00+02", [1e6], ["talks"], 1),
    ],
)
def test_a_row_is_visible_from_known_at_until_superseded_at(
    lake: Path, ask: Any, instant: str, value: list[float], status: list[str], claims: int
) -> None:
    sql = f"""
        SELECT (SELECT list(value_low) FROM metrics_asof('{instant}')),
            (SELECT list(deal_status) FROM deals_asof(TIMESTAMPTZ '{instant}')),
            (SELECT count(*) FROM claims_asof('{instant}'))
    """
    assert ask(lake, sql) == [(value or None, status or None, claims)]


@pytest.mark.parametrize("ask", [query, plain])
@pytest.mark.parametrize(
    ("instant", "states"),
    [
        (2, []),
        (4, [("beachhead", "NONE", 3, 3)]),
        (8, [("beachhead", "FIRM", 7, 5), ("coverage", "HIGH", 6, 6)]),
        (10, [("beachhead", "NONE", 10, 10), ("coverage", "HIGH", 6, 6)]),
        (31, [("beachhead", "FIRM", 14, 12), ("coverage", "HIGH", 6, 6)]),
    ],
)
def test_the_newest_state_and_since_when_it_holds(
    lake: Path, ask: Any, instant: int, states: list[tuple[Any, ...]]
) -> None:
    shown = "SELECT indicator, state, day(as_of AT TIME ZONE 'UTC'), day(since AT TIME ZONE 'UTC')"
    macro = f"{shown} FROM indicators_asof('{day(instant).isoformat()}') ORDER BY 1"
    assert ask(lake, macro) == states
    if instant == 31:
        assert ask(lake, f"{shown} FROM watchlist ORDER BY 1") == states
    assert query(lake, f"{shown} FROM watchlist ORDER BY 1", day(instant)) == states


def test_watchlist_has_the_columns_of_indicators_and_since(lake: Path) -> None:
    columns = [row[0] for row in plain(lake, "DESCRIBE watchlist")]
    assert columns == [*dtypes("indicators"), "since"]


def test_a_session_as_of_an_instant_sees_nothing_later(lake: Path) -> None:
    sql = """
        SELECT (SELECT list(value_low) FROM metrics), (SELECT list(deal_status) FROM deals),
            (SELECT list(claim_id) FROM claims), (SELECT max(as_of) FROM indicators)
    """
    expected = ([1e6], ["talks"], [content_id(1)], day(7))
    assert query(lake, sql, day(9)) == [expected]
    assert query(lake, "SELECT count(*) FROM metrics") == [(2,)]
    # A macro answers for its own instant, also for rows that the session's instant hides.
    macro = "SELECT value_low FROM metrics_asof('2025-01-06')"
    assert query(lake, macro, day(20)) == [(1e6,)]


def test_what_was_read_in_a_document_is_shown_from_when_the_document_was_known(
    tmp_path: Path,
) -> None:
    tables = Tables(tmp_path / "warehouse")
    known = {content_id(n): day(n) for n in (5, 10)}
    common = {
        "capture_id": content_id("capture"), "url": "https://example.com/", "source_id": "local",
        "kind": "earnings_release", "tier": 1, "authors": [], "first_seen_at": day(30),
        "text": "", "text_sha256": "0" * 64, "reader": "test", "reader_version": "1",
        "read_key": content_id("key"),
    }  # fmt: skip
    documents = [common | {"document_id": id_, "known_at": at} for id_, at in known.items()]
    tables.upsert("documents", frame("documents", documents))
    read = [
        StatementRead(
            document_id=id_, table_index=0, kind="other", row_count=1, value_count=1, read_count=0,
            unread_count=1,
        )
        for id_ in known
    ]  # fmt: skip
    tables.upsert("statements", frame_of("statements", read))
    published = tmp_path / "warehouse.duckdb"
    publish(tables, published)
    count = "SELECT count(*) FROM statements"
    assert query(published, count) == [(2,)]
    assert query(published, count, day(9)) == [(1,)]
    assert query(published, f"{count}_asof('2025-01-06')", day(20)) == [(1,)]
    assert plain(published, f"{count}_asof('2025-01-04')") == [(0,)]


def test_an_instant_needs_a_time_zone(lake: Path) -> None:
    with pytest.raises(ValueError, match="time zone"):
        connect(lake, datetime(2025, 1, 1))  # noqa: DTZ001


def test_instants_are_shown_in_utc(lake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    rows = query(lake, "SELECT min(known_at)::VARCHAR FROM metrics")
    assert rows == [("2025-01-05 00:00:00+00",)]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM '{file}'",
        "COPY (SELECT 1) TO '{file}'",
        "WITH x AS (COPY (SELECT 1) TO '{file}') FROM x",
        "COPY (SELECT 1) TO '{folder}/new.csv'",
        "ATTACH '{folder}/new.db'",
        "ATTACH '{published}' AS again",
        "EXPORT DATABASE '{folder}/new'",
        "DELETE FROM claims",
        "INSERT INTO whole.sources VALUES ('a', 'b', 1)",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT * FROM 'http://127.0.0.1:9/x.parquet'",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM a_python_variable",
    ],
)
def test_foreign_sql_can_neither_write_nor_open_files(world: Path, lake: Path, sql: str) -> None:
    a_python_variable = pl.DataFrame({"secret": [1]})
    paths = {"file": Tables(world).file_uris("claims")[0], "folder": world, "published": lake}
    before = {path: path.stat().st_mtime_ns for path in world.parent.rglob("*")}
    with connect(lake) as connection, pytest.raises(duckdb.Error):
        connection.execute(sql.format(**paths))
    assert {path: path.stat().st_mtime_ns for path in world.parent.rglob("*")} == before
    assert len(a_python_variable) == 1


def test_what_a_statement_creates_stays_in_its_session(lake: Path) -> None:
    with connect(lake) as connection:
        connection.execute("CREATE TABLE mine AS FROM metrics")
        assert connection.execute("SELECT count(*) FROM mine").fetchall() == [(2,)]
    with pytest.raises(duckdb.CatalogException):
        query(lake, "FROM mine")


def test_nothing_published_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotPublishedError, match="run `neowatch run` first"):
        connect(tmp_path / "warehouse.duckdb")


def test_lost_files_say_what_to_do(tables: Tables, published: Path) -> None:
    Path(tables.file_uris("deals")[0]).unlink()
    with pytest.raises(NotPublishedError, match=r"files of deals that are gone.*neowatch run"):
        connect(published)


@pytest.mark.parametrize("opened", ["plain", "session"])
def test_a_reader_keeps_its_set_of_tables_while_a_new_one_is_swapped_in(
    tables: Tables, published: Path, opened: str
) -> None:
    reader = (
        connect(published)
        if opened == "session"
        else duckdb.connect(str(published), read_only=True)
    )
    with reader:
        tables.upsert("metrics", frame("metrics", [metric(5, 10, 1e6), metric(11, None, 3e6)]))
        tables.sync("deals", frame("deals", []))
        sql = "SELECT (SELECT max(value_low) FROM metrics), (SELECT count(*) FROM deals)"
        assert reader.execute(sql).fetchall() == [(2e6, 2)], "not published yet"
        assert query(published, sql) == [(2e6, 2)]
        publish(tables, published)
        assert reader.execute(sql).fetchall() == [(2e6, 2)], "opened before"
        assert query(published, sql) == [(3e6, 0)]
    assert [path.name for path in published.parent.iterdir() if path.is_file()] == [published.name]


def test_a_publication_that_fails_leaves_the_old_one(tables: Tables, published: Path) -> None:
    before = published.read_bytes()
    broken = tables.root / "deals" / "_delta_log" / "00000000000000000001.json"
    broken.write_bytes(b"{")
    with pytest.raises(DeltaError):
        publish(tables, published)
    assert published.read_bytes() == before
    assert [path.name for path in published.parent.iterdir() if path.is_file()] == [published.name]


def test_a_column_that_no_file_has_yet_is_null(tmp_path: Path) -> None:
    write_deltalake(tmp_path / "sources", pl.DataFrame({"source_id": ["a"], "name": ["A"]}))
    published = tmp_path / "warehouse.duckdb"
    publish(Tables(tmp_path), published)
    assert query(published, "FROM sources") == [("a", "A", None)]
    assert plain(published, "FROM sources") == [("a", "A", None)]


def test_rows_can_be_chosen_by_their_strings(lake: Path) -> None:
    with connect(lake) as connection:
        (all_of_it,) = run(connection, "SELECT count(*) AS n FROM metrics")["n"]
        (chosen,) = run(
            connection,
            "SELECT count(*) AS n FROM metrics WHERE entity_id = 'acme' AND unit IN ('USD', 'EUR') "
            "AND metric LIKE 'rev%' AND known_at > TIMESTAMPTZ '1990-01-01' AND value_low > 0",
        )["n"]
        (other,) = run(connection, "SELECT count(*) AS n FROM metrics WHERE entity_id = 'x'")["n"]
    assert 0 < chosen <= all_of_it
    assert other == 0


def test_nested_values_can_be_queried(lake: Path) -> None:
    sql = 'SELECT s.role, s."start" FROM (SELECT unnest(spans) AS s FROM claims) LIMIT 1'
    assert query(lake, sql) == [("value", 7)]
    joined = (
        "SELECT count(*) FROM (SELECT unnest(claim_ids) AS claim_id FROM metrics) "
        "JOIN claims USING (claim_id)"
    )
    assert query(lake, joined) == [(0,)]


def test_the_rows_of_the_last_statement_come_back_as_a_frame(lake: Path) -> None:
    with connect(lake) as connection:
        frame = run(connection, "SELECT 1; FROM metrics_asof($t)", {"t": "2025-01-06"})
        assert dict(frame.schema) == dtypes("metrics")
        assert frame["value_low"].to_list() == [1e6]
        both = run(connection, "SELECT a.kind, b.kind, a.kind FROM deals a, claims b")
        assert both.columns == ["kind", "kind_1", "kind_2"]
        assert both.row(0) == ("capacity", "metric", "capacity")
        assert run(connection, "-- nothing").is_empty()
        shown = run(connection, "SHOW TABLES")["name"].to_list()
        assert shown == sorted([*TABLES, "watchlist"])


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELEC 1", "syntax error"),
        ("FROM metric", "Did you mean"),
        ("SELECT INTERVAL 1 DAY", "cast the column to VARCHAR"),
        ("FROM claims_asof($t)", "parameter"),
    ],
)
def test_a_refused_statement_says_why(lake: Path, sql: str, message: str) -> None:
    with connect(lake) as connection, pytest.raises(QueryError, match=message):
        run(connection, sql)


def test_what_a_killed_publication_left_is_in_nobodys_way(tables: Tables, published: Path) -> None:
    published.with_name(f"{published.name}.building").write_bytes(b"half a file")
    publish(tables, published)
    assert query(published, "SELECT count(*) FROM metrics") == [(2,)]
    assert [path.name for path in published.parent.iterdir() if path.is_file()] == [published.name]


def test_the_versions_of_the_published_set_are_recorded(tables: Tables, published: Path) -> None:
    rows = dict(plain(published, "SELECT table_name, version FROM published"))
    assert rows == {name: tables.versions().get(name) for name in TABLES}


def test_a_shell_that_has_the_file_open_for_writing_is_named_as_the_cause(
    tables: Tables, published: Path
) -> None:
    shell = subprocess.Popen(
        [sys.executable, "-c", OPEN_FOR_WRITING, str(published)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert shell.stdout is not None
    shell.stdout.readline()
    with pytest.raises(NotPublishedError, match="close what has it open for writing"):
        connect(published)
    publish(tables, published)
    assert query(published, "SELECT count(*) FROM deals") == [(2,)], "the new file is nobody's"
    shell.communicate()
    assert shell.returncode == 0
