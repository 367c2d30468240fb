"""Inputs that are no files, names that are no text, and faults that are nobody's page."""

import os
from pathlib import Path

import pytest

from flows import extract
from flows.inputs import BadInput, from_manifest, from_paths
from warehouse.tables import Tables

HEADER = "path,url,publisher,published_at,kind,entity\n"
WORDS = "CoreWeave reported first-quarter revenue of $2.08 billion.\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    page = tmp_path / "page.txt"
    page.write_text(WORDS, encoding="utf-8")
    return page


def open_rows(home: Path) -> list[str]:
    rows = Tables(home / "warehouse").read("quarantine").to_dicts()
    return [row["reason"] for row in rows if row["resolved_at"] is None]


def run(neowatch, home, *arguments):
    return neowatch(home, "run", "--direct", "--no-sample", *arguments)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    for given in (tmp_path / "pipe.txt", tmp_path):
        (refused,) = from_paths([given])
        assert isinstance(refused, BadInput)
        assert refused.reason == "not-a-file"


def test_a_name_that_the_system_refuses_is_one_bad_input():
    (refused,) = from_paths([Path("x" * 300)])
    assert isinstance(refused, BadInput)
    assert refused.reason == "unreadable"


def test_a_name_that_is_not_utf8_is_escaped(neowatch, home, tmp_path):
    page = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    page.write_text(WORDS, encoding="utf-8")
    assert run(neowatch, home, page).code == 0
    (path,) = Tables(home / "warehouse").read("documents")["source_path"]
    assert path.endswith(r"caf\xe9.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root lists every folder")
def test_a_folder_that_cannot_be_listed_is_told(tmp_path, page):
    (tmp_path / "closed").mkdir(mode=0)
    assert {type(each).__name__ for each in from_paths([tmp_path])} == {"Input", "BadInput"}


def test_a_line_end_within_quotes_and_odd_spaces_stay_in_their_cell(tmp_path, page):
    manifest = tmp_path / "pages.csv"
    publisher = "The\nDaily\u2028News\x0b"
    manifest.write_text(f'{HEADER}page.txt,,"{publisher}",,article,\n', encoding="utf-8")
    (given,) = from_manifest(manifest)
    assert not isinstance(given, BadInput)
    assert given.publisher == publisher.strip()


@pytest.mark.parametrize(
    "row",
    ["page.txt,https://a.example/?q=1,2,X,2026-05-07,article,meta", "page.txt,,,,,core weave"],
)
def test_a_shifted_row_or_a_name_for_an_id_is_a_bad_row(tmp_path, page, row):
    manifest = tmp_path / "pages.csv"
    manifest.write_text(HEADER + row + "\n", encoding="utf-8")
    (refused,) = from_manifest(manifest)
    assert isinstance(refused, BadInput)
    assert refused.reason == "bad-manifest-row"


def test_an_input_that_is_mended_leaves_quarantine(neowatch, home, tmp_path):
    page = tmp_path / "late.txt"
    run(neowatch, home, page)
    assert open_rows(home) == ["no-such-file"]
    page.write_text(WORDS, encoding="utf-8")
    assert run(neowatch, home, page).code == 0
    assert open_rows(home) == []


def test_a_lost_archive_file_costs_no_document_and_is_tried_again(
    neowatch, home, page, monkeypatch
):
    run(neowatch, home, page)
    before = Tables(home / "warehouse").read("claims")["claim_id"].to_list()
    assert before
    (archived,) = (home / "archive").glob("*/*.warc.gz")
    hidden = archived.rename(home / "hidden")
    monkeypatch.setattr(extract, "reading_version", lambda: "newer")
    neowatch(home, "extract", "--direct")
    assert open_rows(home) == ["archive-missing"]
    assert Tables(home / "warehouse").read("claims")["claim_id"].to_list() == before
    hidden.rename(archived)
    neowatch(home, "extract", "--direct")
    assert open_rows(home) == []


def test_a_bug_in_a_reader_keeps_what_was_read_and_is_retried_by_newer_code(
    neowatch, home, page, monkeypatch
):
    run(neowatch, home, page)
    with monkeypatch.context() as broken:
        broken.setattr(extract, "reading_version", lambda: "broken")
        broken.setattr(extract, "read", lambda *_: 1 // 0)
        neowatch(home, "extract", "--direct")
        neowatch(home, "extract", "--direct")
    (row,) = Tables(home / "warehouse").read("quarantine").to_dicts()
    assert (row["reason"], row["attempts"]) == ("reader-crashed", 1)
    assert "ZeroDivisionError" in row["detail"]
    assert Tables(home / "warehouse").read("documents").height == 1
    monkeypatch.setattr(extract, "reading_version", lambda: "mended")
    neowatch(home, "extract", "--direct")
    assert open_rows(home) == []


def test_copies_are_marked_by_the_next_run_when_one_was_killed(
    neowatch, home, tmp_path, monkeypatch
):
    words = "\n".join(
        f"In quarter {n} CoreWeave reported revenue of ${n}.08 billion." for n in (1, 2, 3)
    )
    manifest = tmp_path / "pages.csv"
    manifest.write_text(
        HEADER + "a.txt,,,2026-05-07,article,\nb.txt,,,2026-05-08,article,\n", encoding="utf-8"
    )
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(words, encoding="utf-8")
    with monkeypatch.context() as killed:
        killed.setattr(extract, "_mark_copies", lambda _: None)
        run(neowatch, home, "--manifest", manifest)
    run(neowatch, home, "--manifest", manifest)
    copies = Tables(home / "warehouse").read("documents")["duplicate_of"].drop_nulls()
    assert len(copies) == 1
