"""Writes are compared first, commit once, survive kills and races."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from deltalake import write_deltalake

from warehouse.records import Claim, Document, Span, content_id
from warehouse.schemas import TABLES
from warehouse.tables import (
    Change,
    InvalidRowsError,
    Tables,
    WarehouseBusyError,
    dtypes,
    frame_of,
    records_of,
    writer_lock,
)

KNOWN_AT = datetime(2025, 3, 1, 12, tzinfo=UTC)


def claim(n: int, document: str = "a", **changed: Any) -> Claim:
    quote = f"revenue of ${n} million"
    return Claim(
        **{
            "claim_id": content_id("claim", n),
            "document_id": content_id("document", document),
            "published_at": KNOWN_AT,
            "known_at": KNOWN_AT,
            "kind": "metric",
            "subject": "acme",
            "metric": "revenue",
            "period_end": date(2025, 3, 31),
            "value_low": n * 1e6,
            "value_high": n * 1e6,
            "unit": "USD",
            "quote": quote,
            "char_start": 0,
            "char_end": len(quote),
            "spans": (Span("value", 12, len(quote)),),
            "extractor": "test",
            "extractor_version": "1",
            "confidence": 0.9,
            **changed,
        }
    )


def claims(*records: Claim) -> pl.DataFrame:
    return frame_of("claims", records)


def entities(names: dict[str, str]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {"entity_id": key, "name": name, "aliases": [name], "classes": []}
            for key, name in names.items()
        ],
        schema=dtypes("entities"),
    )


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path / "a [home] #1 ü" / "warehouse")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_does_not_exist_reads_as_empty_with_its_types(
    tables: Tables, name: str
) -> None:
    assert dict(tables.read(name).schema) == dtypes(name)
    assert tables.versions() == {}
    assert tables.file_uris(name) == []
    assert not tables.sync(name, tables.read(name))
    assert not tables.root.exists()


def test_records_come_back_as_they_were_stored(tables: Tables) -> None:
    written = [claim(1), claim(2, spans=(), value_high=None, bound="at_least", attribution="Ann")]
    assert tables.upsert("claims", claims(*written)) == Change(inserted=2)
    stored = tables.read("claims")
    assert dict(stored.schema) == dtypes("claims")
    assert records_of(Claim, stored.sort("value_low")) == written
    assert records_of(Document, tables.read("documents")) == []


def test_a_write_that_changes_nothing_commits_nothing(tables: Tables) -> None:
    rows = claims(claim(1), claim(2, value_low=None, value_high=None, spans=()))
    tables.upsert("claims", rows)
    before = tables.versions()
    assert tables.upsert("claims", rows.reverse()) == Change()
    assert not tables.sync("claims", rows)
    assert not tables.replace("claims", rows, "document_id", [content_id("document", "a")])
    assert not tables.replace("claims", rows.clear(), "document_id", [])
    assert tables.versions() == before


@pytest.mark.parametrize(
    "changed",
    [
        {"value_low": None, "bound": "up_to"},
        {"attribution": "Ann"},
        {"spans": (Span("value", 13, 14),)},
        {"spans": ()},
        {"known_at": KNOWN_AT.replace(microsecond=1)},
    ],
    ids=str,
)
def test_upsert_updates_what_differs_and_keeps_the_rest(
    tables: Tables, changed: dict[str, Any]
) -> None:
    tables.upsert("claims", claims(claim(1), claim(2)))
    assert tables.upsert("claims", claims(claim(2, **changed), claim(3))) == Change(1, 1, 0)
    stored = records_of(Claim, tables.read("claims"))
    assert sorted(stored, key=lambda c: c.quote) == [claim(1), claim(2, **changed), claim(3)]


def test_replace_inserts_updates_and_deletes_in_one_commit(tables: Tables) -> None:
    tables.upsert("claims", claims(claim(1), claim(2), claim(3, "b")))
    version = tables.versions()["claims"]
    again = claims(claim(2, confidence=0.5), claim(4))
    a, b = content_id("document", "a"), content_id("document", "b")
    assert tables.replace("claims", again, "document_id", [a]) == Change(1, 1, 1)
    assert tables.versions()["claims"] == version + 1
    stored = sorted(records_of(Claim, tables.read("claims")), key=lambda c: c.quote)
    assert stored == [claim(2, confidence=0.5), claim(3, "b"), claim(4)]
    with pytest.raises(ValueError, match="1 rows have a document_id that is not being replaced"):
        tables.replace("claims", claims(claim(9, "c")), "document_id", [a, b])


def test_a_row_that_moves_into_the_replaced_scope_is_updated(tables: Tables) -> None:
    tables.upsert("claims", claims(claim(1, "a")))
    moved = tables.replace(
        "claims", claims(claim(1, "b")), "document_id", [content_id("document", "b")]
    )
    assert moved == Change(updated=1)
    assert records_of(Claim, tables.read("claims")) == [claim(1, "b")]


def test_sync_makes_the_whole_table_the_frame(tables: Tables) -> None:
    tables.upsert("entities", entities({"a": "A", "b": "B", "c": "C"}))
    assert tables.sync("entities", entities({"b": "B", "c": "See", "d": "D"})) == Change(1, 1, 1)
    names = dict(tables.read("entities", columns=["entity_id", "name"]).iter_rows())
    assert names == {"b": "B", "c": "See", "d": "D"}
    assert tables.sync("entities", entities({})) == Change(deleted=3)
    assert tables.read("entities").is_empty()


def test_an_ignored_column_alone_is_no_change(tables: Tables) -> None:
    tables.upsert("entities", entities({"a": "A"}))
    renamed = entities({"a": "B"})
    assert not tables.sync("entities", renamed, ignore=["name", "aliases"])
    assert tables.read("entities")["name"].to_list() == ["A"]
    assert tables.sync("entities", renamed, ignore=["aliases"]) == Change(updated=1)
    assert tables.read("entities")["aliases"].to_list() == [["B"]]


def test_read_filters_and_selects(tables: Tables) -> None:
    tables.upsert("claims", claims(claim(1), claim(2)))
    found = tables.read("claims", pl.col("value_low") > 1.5e6, ["quote"])
    assert found.to_dict(as_series=False) == {"quote": ["revenue of $2 million"]}


def test_rejects_name_the_rules_they_broke(tables: Tables) -> None:
    wrong = claim(1, value_low=2e6, value_high=1e6, unit=None)
    good, rejects = tables.validate("claims", claims(wrong, claim(2), claim(3, metric="Bad Name")))
    assert records_of(Claim, good) == [claim(2)]
    assert dict(good.schema) == dtypes("claims")
    rules = dict(rejects.sort("quote").select("quote", "rule").iter_rows())
    assert set(rules) == {"revenue of $1 million", "revenue of $3 million"}
    assert set(rules["revenue of $1 million"].split(", ")) == {
        "low_is_not_above_high",
        "a_value_has_a_unit",
    }
    assert rules["revenue of $3 million"] == "metric|regex"
    assert rejects.columns == [*dtypes("claims"), "rule"]
    assert tables.validate("claims", claims(claim(2)))[1].is_empty()


def test_nothing_invalid_is_stored(tables: Tables) -> None:
    with pytest.raises(InvalidRowsError, match=r"claims: 1 rows.*a_value_has_a_unit"):
        tables.upsert("claims", claims(claim(1), claim(2, unit=None)))
    with pytest.raises(InvalidRowsError, match="primary_key"):
        tables.upsert("claims", claims(claim(1), claim(1, confidence=0.1)))
    with pytest.raises(ValueError, match=r"missing columns \['quote'\]"):
        tables.upsert("claims", claims(claim(1)).drop("quote"))
    with pytest.raises(ValueError, match="no table 'claim'"):
        tables.upsert("claim", claims(claim(1)))
    assert tables.versions() == {}


def test_categories_are_stored_as_strings(tables: Tables) -> None:
    rows = claims(claim(1)).with_columns(pl.col("metric").cast(pl.Categorical))
    tables.upsert("claims", rows)
    assert not tables.upsert("claims", rows)
    assert dict(tables.read("claims").schema) == dtypes("claims")


def test_a_table_from_before_a_column_was_added_reads_it_as_null(tmp_path: Path) -> None:
    old = claims(claim(1), claim(2)).drop("attribution", "spans")
    write_deltalake(tmp_path / "claims", old)
    tables = Tables(tmp_path)
    assert tables.read("claims")["attribution"].null_count() == 2
    tables.upsert("claims", claims(claim(1, attribution="Ann")))
    stored = {
        c.quote[-9]: (c.attribution, c.spans) for c in records_of(Claim, tables.read("claims"))
    }
    assert stored == {"1": ("Ann", (Span("value", 12, 21),)), "2": (None, ())}


def test_the_files_named_are_exactly_the_current_rows(tables: Tables) -> None:
    for n in range(3):
        tables.upsert("claims", claims(claim(n), claim(7, confidence=n / 10)))
    current = pl.read_parquet(tables.file_uris("claims"), glob=False)
    assert current.sort("claim_id").equals(tables.read("claims").sort("claim_id"))
    assert len(list((tables.root / "claims").glob("*.parquet"))) > len(tables.file_uris("claims"))


def test_a_second_writer_is_told_who_is_writing(tmp_path: Path) -> None:
    with (
        writer_lock(tmp_path),
        pytest.raises(WarehouseBusyError, match=f"process {os.getpid()}, since 2.*wait until"),
        writer_lock(tmp_path),
    ):
        pytest.fail("two writers held the lock")
    with writer_lock(tmp_path):
        pass


WRITER = """
import sys
from pathlib import Path
import polars as pl
from warehouse.tables import Tables, dtypes

root, writer, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
tables = Tables(root)
for n in range(rounds):
    keys = [f"shared-{n}", f"shared-{n + 1}", f"{writer}-{n}"]
    rows = [
        {"entity_id": key, "name": f"{writer} {n} {key}", "aliases": ["x" * 200], "classes": []}
        for key in keys
    ]
    tables.upsert("entities", pl.DataFrame(rows, schema=dtypes("entities")))
    print(n, flush=True)
"""


def start_writer(root: Path, name: str, rounds: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(root), name, str(rounds)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_threads_lose_and_double_nothing(tables: Tables) -> None:
    def write(n: int) -> Change:
        return tables.upsert("entities", entities({"shared": f"{n}", f"own-{n}": "x"}))

    with ThreadPoolExecutor(6) as threads:
        changes = list(threads.map(write, range(12)))
    assert sum(change.inserted for change in changes) == 13
    assert sorted(tables.read("entities")["entity_id"]) == sorted(
        ["shared", *(f"own-{n}" for n in range(12))]
    )
    assert tables.versions()["entities"] == 12


def test_two_writers_on_the_same_keys_lose_and_double_nothing(tables: Tables) -> None:
    rounds = 6
    writers = [start_writer(tables.root, name, rounds) for name in ("ann", "bob")]
    for writer in writers:
        writer.communicate(timeout=60)
    assert [writer.returncode for writer in writers] == [0, 0]
    stored = tables.read("entities")["entity_id"].to_list()
    expected = {f"shared-{n}" for n in range(rounds + 1)}
    expected |= {f"{name}-{n}" for name in ("ann", "bob") for n in range(rounds)}
    assert sorted(stored) == sorted(expected)


def test_a_killed_writer_leaves_a_readable_table_that_can_be_written_on(tables: Tables) -> None:
    for delay in (0.0, 0.021):
        writer = start_writer(tables.root, "ann", 10_000)
        assert writer.stdout is not None
        done = int(writer.stdout.readline())
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL)
        reported = [done, *(int(line) for line in writer.stdout.read().split())]
        writer.communicate()
        stored = tables.read("entities")["entity_id"].to_list()
        assert len(stored) == len(set(stored))
        assert {f"ann-{n}" for n in reported} <= set(stored)
        assert tables.upsert("entities", entities({"after": f"after {delay}"}))
