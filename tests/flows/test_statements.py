"""What was read in each release and what was not, as the command tells it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from extractors.claims.said import Said
from flows.extract import store
from flows.home import Home
from flows.settings import Settings
from warehouse import sql
from warehouse.records import Document, StatementRead, UnreadCell
from warehouse.tables import records_of

RELEASE = """<p><b>Acme reports a second quarter</b></p><table>
<tr><td></td><td>2025</td><td>Change</td></tr>
<tr><td>Revenue</td><td>$12</td><td>8 %</td></tr>
<tr><td>Net income</td><td>3</td><td>1 %</td></tr></table>"""
SILENT = "<p><b>A letter without a table of its own</b></p><p>Words and words.</p>"
MANIFEST = """path,url,publisher,published_at,kind,entity
release.html,https://example.com/release,Example,2025-08-12T20:05:00Z,earnings_release,coreweave
silent.html,https://example.com/silent,Example,,earnings_release,coreweave
"""


@pytest.fixture(scope="module")
def read_in(neowatch: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder with two releases, and the id of the one that has a statement."""
    folder = tmp_path_factory.mktemp("releases")
    for name, text in (("release.html", RELEASE), ("silent.html", SILENT), ("pages.csv", MANIFEST)):
        (folder / name).write_text(text, encoding="utf-8")
    root = folder / "home"
    assert (
        neowatch(root, "run", "--direct", "--no-sample", "--manifest", folder / "pages.csv").code
        == 0
    )
    home = Home(Settings(home=root))
    documents = records_of(Document, home.tables.read("documents"))
    read = {each.document_id: (each, Said(claims=())) for each in documents}
    (one,) = (each for each in documents if each.url.endswith("/release"))
    read[one.document_id] = replace(one, fiscal_period="Q2 FY2025"), said_in(one)
    store(home.tables, [each.capture_id for each in documents], list(read.values()))
    sql.publish(home.tables, home.database)
    return root, one.document_id


def said_in(document: Document) -> Said:
    """One statement read in part, one cell of which gives away how the terminal is treated."""
    id_ = document.document_id
    statements = (
        StatementRead(
            document_id=id_, table_index=0, kind="operations", evidence=("net income",),
            title="Statements of operations", scale_as_printed="millions", currency="USD",
            periods=("quarter 2025-06-30", "quarter 2024-06-30", "half 2025-06-30"), row_count=3,
            value_count=4, read_count=2, unread_count=2,
        ),
        StatementRead(
            document_id=id_, table_index=1, kind="other", row_count=1, value_count=1, read_count=0,
            unread_count=0,
        ),
    )  # fmt: skip
    cells = tuple(
        UnreadCell(
            document_id=id_, table_index=0, row_index=row, column_index=2, metric=metric,
            label=label, header="Change\x1b[2J", printed=printed, reason=reason, char_start=20,
            char_end=23,
        )
        for row, metric, label, printed, reason in (
            (1, "revenue", "Revenue", "8 %", "not-an-amount-column"),
            (2, "net_income", "Net income", "1 %", "not-an-amount-column"),
            (2, "eps_diluted", "Net income", "1 %", "not-an-amount-column"),
        )
    )  # fmt: skip
    return Said(claims=(), statements=statements, unread=cells)


def test_a_document_shows_its_statements_with_scale_periods_and_cells(neowatch, read_in):
    home, id_ = read_in
    answer = neowatch(home, "statements", id_)
    assert answer.code == 0
    words = " ".join(answer.out.split())
    assert "Acme reports a second quarter Q2 FY2025 · published 2025-08-12 · coreweave" in words
    for shown in ("operations", "millions", "by “net income”", "2024-06-30; half"):
        assert shown in words
    assert "and 1 other table in which no row names a metric" in words


def test_unread_cells_are_listed_with_their_reason(neowatch, read_in):
    home, id_ = read_in
    assert "not-an-amount-column" not in neowatch(home, "statements", id_).out
    (revenue,) = (
        line
        for line in neowatch(home, "statements", id_, "--unread").out.splitlines()
        if line.strip().startswith("Revenue")
    )
    assert revenue.split()[-4:] == ["8", "%", "revenue", "not-an-amount-column"]


def test_an_entity_shows_all_its_releases_oldest_first(neowatch, read_in):
    home, id_ = read_in
    found = neowatch(home, "statements", "coreweave", "--json").json()
    assert [each["document"]["title"] for each in found] == [
        "Acme reports a second quarter",
        "A letter without a table of its own",
    ]
    assert found[0]["document"]["document_id"] == id_
    assert [row["read_count"] for row in found[0]["statements"]] == [2, 0]
    assert len(found[0]["unread"]) == 3
    assert found[1]["statements"] == []
    told = neowatch(home, "statements", "coreweave").out
    assert "publication date unknown" in told
    assert "No table in it was read as a statement." in told


def test_all_releases_are_summed_up(neowatch, read_in):
    home, _ = read_in
    found = neowatch(home, "statements", "--json").json()
    assert found["documents"] == 2
    assert found["kinds"][0] == {
        "kind": "operations", "documents": 1, "tables": 1, "numbers": 4, "read": 2, "unread": 2,
    }  # fmt: skip
    assert [row["title"] for row in found["without"]] == ["A letter without a table of its own"]
    told = neowatch(home, "statements").out
    for shown in ("2 releases", "operations", "not-an-amount-column", "1 without any statement"):
        assert shown in told


def test_a_cell_whose_row_names_two_metrics_is_counted_once(neowatch, read_in):
    home, _ = read_in
    found = neowatch(home, "statements", "--json").json()
    assert found["reasons"] == [{"reason": "not-an-amount-column", "cells": 2, "documents": 1}]


def test_cells_unread_alike_are_counted_over_all_releases(neowatch, read_in):
    home, id_ = read_in
    alike = neowatch(home, "statements", "--unread", "--json").json()["unread"]
    assert [(row["label"], row["metric"], row["cells"]) for row in alike] == [
        ("Net income", "eps_diluted", 1),
        ("Net income", "net_income", 1),
        ("Revenue", "revenue", 1),
    ]
    assert {row["document_id"] for row in alike} == {id_}
    assert "not-an-amount-column" in neowatch(home, "statements", "--unread").out


def test_words_of_a_release_do_not_steer_the_terminal(neowatch, read_in):
    home, id_ = read_in
    for arguments in (("--unread",), (id_, "--unread")):
        assert "\x1b" not in neowatch(home, "statements", *arguments).out


@pytest.mark.parametrize("which", ["nobody", "0123456789abcdef", ""])
def test_what_is_neither_a_document_nor_a_company_is_an_error(neowatch, read_in, which):
    answer = neowatch(read_in[0], "statements", which)
    assert answer.code == 1
    assert answer.err.startswith(f"error nothing is called {which!r}")


def test_a_company_of_which_nothing_was_read_is_no_error(neowatch, read_in):
    answer = neowatch(read_in[0], "statements", "oracle")
    assert (answer.code, answer.out) == (0, "No release of this company has been read.\n")
    assert neowatch(read_in[0], "statements", "oracle", "--json").json() == []


def test_a_folder_without_data_says_what_to_do(neowatch, tmp_path):
    answer = neowatch(tmp_path, "statements")
    assert answer.code == 1
    assert "neowatch run" in answer.err


def test_one_argument_at_most(neowatch, read_in):
    assert neowatch(read_in[0], "statements", "coreweave", "oracle").code == 2


@pytest.mark.parametrize("table", ["statements", "unread_cells"])
def test_both_tables_can_be_queried_and_exported(neowatch, read_in, tmp_path, table):
    home, id_ = read_in
    count = neowatch(home, "sql", f"SELECT count(*) AS n FROM {table}", "--format", "json").json()
    output = tmp_path / f"{table}.parquet"
    assert neowatch(home, "export", table, "-o", output).code == 0
    exported = pl.read_parquet(output)
    assert [{"n": exported.height}] == count
    assert set(exported["document_id"]) == {id_}


def test_the_releases_of_the_sample_are_all_accounted_for(neowatch, sampled):
    found = neowatch(sampled, "statements", "--json").json()
    sql = "SELECT count(*) AS n FROM documents WHERE kind = 'earnings_release'"
    (releases,) = neowatch(sampled, "sql", sql, "--format", "json").json()
    assert found["documents"] >= releases["n"] > 0
    assert neowatch(sampled, "statements").out.startswith(f"{found['documents']} releases")
