"""The main job on the bundled documents and history."""

import json
from pathlib import Path

import pytest

from warehouse.tables import Tables


@pytest.fixture(scope="module")
def watched(neowatch, sampled):
    rows = neowatch(sampled, "watchlist", "--json").json()
    return {(row["indicator"], row["entity_id"]): row for row in rows}


def test_anthropic_has_been_a_tpu_beachhead_since_its_commitment(watched):
    row = watched["tpu_beachhead", "anthropic"]
    assert (row["state"], row["since"][:10]) == ("BEACHHEAD", "2025-10-23")
    assert row["evidence"]


def test_openai_fell_back_on_the_day_it_denied(watched):
    row = watched["tpu_beachhead", "openai"]
    assert (row["state"], row["since"][:10]) == ("NONE", "2025-06-30")


def test_the_day_before_a_commitment_shows_none_of_it(neowatch, sampled):
    rows = neowatch(sampled, "watchlist", "--json", "--as-of", "2025-10-22").json()
    states = {(row["indicator"], row["entity_id"]): row["state"] for row in rows}
    assert states["tpu_beachhead", "anthropic"] == "PRODUCTION_SERVING"


def test_a_second_run_changes_no_table(neowatch, sampled):
    before = Tables(sampled / "warehouse").versions()
    answer = neowatch(sampled, "run", "--direct")
    assert answer.code == 0
    assert "Nothing new" in answer.out
    assert Tables(sampled / "warehouse").versions() == before


def test_every_quote_is_the_text_at_its_offsets(neowatch, sampled):
    answer = neowatch(
        sampled,
        "sql",
        "--format",
        "json",
        "SELECT count(*) AS claims, count(*) FILTER (substr(text, char_start::INT + 1, "
        "(char_end - char_start)::INT) <> quote) AS wrong "
        "FROM claims JOIN documents USING (document_id)",
    )
    (row,) = answer.json()
    assert row["claims"] > 540
    assert row["wrong"] == 0


def test_every_capture_is_read_or_quarantined(neowatch, sampled):
    answer = neowatch(
        sampled,
        "sql",
        "--format",
        "json",
        "SELECT url FROM captures WHERE capture_id NOT IN (SELECT capture_id FROM documents) "
        "AND capture_id NOT IN (SELECT capture_id FROM quarantine WHERE capture_id IS NOT NULL)",
    )
    assert answer.json() == []


def test_the_ledger_names_the_versions_the_run_left(neowatch, sampled):
    answer = neowatch(sampled, "sql", "--format", "json", "SELECT * FROM runs")
    (run,) = answer.json()
    versions = Tables(sampled / "warehouse").versions()
    del versions["runs"]
    assert json.loads(run["table_versions"]) == versions
    assert run["claims_written"] > 0


def test_inputs_alone_without_the_sample(neowatch, tmp_path):
    page = tmp_path / "note.txt"
    page.write_text(
        "CoreWeave signs a lease\n\nOn March 3, 2026, CoreWeave said that first-quarter revenue was "
        "$2.08 billion.\n",
        encoding="utf-8",
    )
    home = tmp_path / "home"
    assert neowatch(home, "run", "--direct", "--no-sample", page).code == 0
    documents = neowatch(home, "sql", "--format", "json", "SELECT source_path FROM documents")
    assert documents.json() == [{"source_path": str(page)}]


def test_a_copy_counts_as_a_copy(neowatch, sampled):
    answer = neowatch(
        sampled,
        "sql",
        "--format",
        "json",
        "SELECT count(*) AS copies FROM documents d JOIN documents o "
        "ON d.duplicate_of = o.document_id WHERE o.known_at <= d.known_at",
    )
    assert answer.json() == [{"copies": 1}]


def test_the_archive_alone_rebuilds_the_tables(neowatch, sampled, tmp_path):
    """Reading starts from the archive: without the inputs, the same claims come out."""
    rebuilt = tmp_path / "home"
    (rebuilt / "warehouse").mkdir(parents=True)
    (rebuilt / "archive").symlink_to(sampled / "archive")
    (rebuilt / "warehouse" / "captures").symlink_to(sampled / "warehouse" / "captures")
    assert neowatch(rebuilt, "extract", "--direct").code == 0
    ids = [
        set(Tables(home / "warehouse").read("claims", columns=["claim_id"])["claim_id"])
        for home in (sampled, rebuilt)
    ]
    assert ids[0] == ids[1]
    assert Path(sampled / "archive").exists()
