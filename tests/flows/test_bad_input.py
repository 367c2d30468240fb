"""Bad input: one clear line, the right exit code, and nothing lost or half written."""

import gzip
import os
from pathlib import Path

import pytest

from warehouse.tables import Tables

GOOD = "On May 7, 2026, CoreWeave reported first-quarter revenue of $2.08 billion.\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def quarantined(home: Path) -> dict[str, str]:
    rows = Tables(home / "warehouse").read("quarantine")
    return {Path(row["payload_ref"]).name: row["reason"] for row in rows.to_dicts()}


def run(neowatch, home, *arguments):
    return neowatch(home, "run", "--direct", "--no-sample", *arguments)


def test_an_empty_file_alone_is_a_failure_and_a_quarantine_row(neowatch, home, tmp_path):
    page = tmp_path / "empty.html"
    page.touch()
    answer = run(neowatch, home, page)
    assert answer.code == 1
    assert "empty" in answer.err
    assert quarantined(home) == {"empty.html": "empty"}


def test_the_same_bad_file_again_fails_again_and_changes_nothing(neowatch, home, tmp_path):
    page = tmp_path / "empty.html"
    page.touch()
    run(neowatch, home, page)
    before = Tables(home / "warehouse").versions()
    assert run(neowatch, home, page).code == 1
    assert Tables(home / "warehouse").versions() == before


def test_one_bad_file_does_not_stop_the_others(neowatch, home, tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "pages" / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    answer = run(neowatch, home, tmp_path / "pages")
    assert answer.code == 0
    assert quarantined(home) == {"picture.html": "binary"}
    assert Tables(home / "warehouse").read("documents").height == 1


def test_a_huge_page_is_archived_and_refused(neowatch, home, tmp_path):
    page = tmp_path / "huge.html"
    with page.open("wb") as file:
        file.write(b"<html><body>")
        file.truncate(60_000_000)
    assert run(neowatch, home, page).code == 1
    assert quarantined(home) == {"huge.html": "too-large"}
    assert Tables(home / "warehouse").read("captures")["payload_bytes"].to_list() == [60_000_000]


def test_a_truncated_warc_keeps_its_whole_records(neowatch, home, tmp_path):
    record = (
        b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:%032d>\r\n"
        b"WARC-Target-URI: https://example.com/%d\r\nWARC-Date: 2026-05-08T00:00:00Z\r\n"
        b"Content-Type: text/plain\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"
    )
    members = [gzip.compress(record % (n, n, len(GOOD), GOOD.encode()), mtime=0) for n in range(2)]
    warc = tmp_path / "pages.warc.gz"
    warc.write_bytes(members[0] + members[1][:40])
    answer = run(neowatch, home, warc)
    assert "truncated" in answer.err
    urls = Tables(home / "warehouse").read("documents")["url"].to_list()
    assert urls == ["https://example.com/0"]
    assert quarantined(home) == {"pages.warc.gz": "truncated-archive"}


def test_a_manifest_without_a_column_says_which(neowatch, home, tmp_path):
    manifest = tmp_path / "pages.csv"
    manifest.write_text("path,url,publisher,published_at,kind\n", encoding="utf-8")
    answer = run(neowatch, home, "--manifest", manifest)
    assert answer.code == 2
    assert "missing entity" in answer.err
    assert not (home / "warehouse").exists()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("gone.html,,,,article,", "no-such-file"),
        ("good.txt,,,May 7,article,", "bad-manifest-row"),
        ("good.txt,,,,novel,", "bad-manifest-row"),
        (",,,,article,", "bad-manifest-row"),
    ],
)
def test_a_bad_manifest_row_is_quarantined_and_the_others_read(
    neowatch, home, tmp_path, row, reason
):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    manifest = tmp_path / "pages.csv"
    manifest.write_text(
        f"path,url,publisher,published_at,kind,entity\n{row}\n"
        "good.txt,,Example,2026-05-07T20:05:00Z,article,\n",
        encoding="utf-8",
    )
    answer = run(neowatch, home, "--manifest", manifest)
    assert answer.code == 0, answer.err
    assert list(quarantined(home).values()) == [reason]
    (document,) = Tables(home / "warehouse").read("documents").to_dicts()
    assert document["source_path"] == "good.txt"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_an_unreadable_file_is_quarantined(neowatch, home, tmp_path):
    page = tmp_path / "secret.html"
    page.write_text(GOOD, encoding="utf-8")
    page.chmod(0)
    assert run(neowatch, home, page).code == 1
    assert quarantined(home) == {"secret.html": "unreadable"}


def test_a_path_that_does_not_exist(neowatch, home, tmp_path):
    answer = run(neowatch, home, tmp_path / "nowhere.html")
    assert answer.code == 1
    assert "nowhere.html" in answer.err


def test_nothing_to_do_is_wrong_usage(neowatch, home):
    assert run(neowatch, home).code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("sql",),
        ("sql", "SELECT 1", "--as-of", "yesterday"),
        ("sql", "SELEKT 1"),
        ("sql", "  "),
        ("sql", "-f", "no-such-file.sql"),
        ("export", "claimz", "-o", "claims.jsonl"),
    ],
)
def test_wrong_usage_of_the_queries(neowatch, sampled, arguments):
    answer = neowatch(sampled, *arguments)
    assert answer.code == 2
    assert answer.err.startswith("error ")


def test_asking_before_anything_ran(neowatch, home):
    answer = neowatch(home, "watchlist")
    assert answer.code == 1
    assert "neowatch run" in answer.err


def test_explaining_an_id_that_nothing_has(neowatch, sampled):
    answer = neowatch(sampled, "explain", "0123456789abcdef")
    assert answer.code == 1
    assert "0123456789abcdef" in answer.err


def test_a_folder_is_no_file_to_export_to(neowatch, sampled, tmp_path):
    answer = neowatch(sampled, "export", "deals", "-o", tmp_path)
    assert answer.code == 2
    assert list(tmp_path.parent.glob("*.draft")) == []


def test_a_file_is_no_data_folder(neowatch, tmp_path):
    home = tmp_path / "home"
    home.touch()
    answer = neowatch(home, "run", "--direct", "--no-sample", __file__)
    assert answer.code == 1
    assert answer.err.count("\n") == 1


def test_what_a_stranger_wrote_neither_styles_nor_steers_the_terminal(neowatch, sampled):
    answer = neowatch(sampled, "sql", "SELECT chr(27) || '[2J[bold]x' AS \"[/b]\"")
    assert answer.code == 0
    assert "\\x1b[2J[bold]x" in answer.out
    assert "[/b]" in answer.out


def test_values_that_json_has_no_form_for_are_text(neowatch, sampled):
    query = (
        "SELECT 1.50::DECIMAL(5, 2) AS d, TIME '10:30:00' AS t, 170141183460469231::HUGEINT AS h"
    )
    (row,) = neowatch(sampled, "sql", query, "--format", "json").json()
    assert (row["d"], row["t"]) == ("1.50", "10:30:00")


def test_an_orchestrator_that_cannot_be_reached_is_one_line(neowatch_process, home, monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    answer = neowatch_process(home, "run")
    assert answer.code == 1
    assert "--direct" in answer.err
    assert "Traceback" not in answer.err


def test_the_doctor_survives_a_damaged_heartbeat(neowatch, home, tmp_path):
    page = tmp_path / "good.txt"
    page.write_text(GOOD, encoding="utf-8")
    run(neowatch, home, page)
    assert neowatch(home, "doctor").code == 0
    (home / "state" / "last_run.json").write_text("{", encoding="utf-8")
    answer = neowatch(home, "doctor")
    assert answer.code == 1
    assert "cannot be read" in answer.out
