"""The bundled sample archive: complete, readable, ours, and at peace with the curated history."""

import csv
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

import pytest

from extractors.claims import said_by
from extractors.documents import document_of
from extractors.readers import read
from warehouse.records import Capture, content_id
from warehouse.registry import companies
from warehouse.schemas import DOCUMENT_KINDS

SAMPLE = files("warehouse") / "sample"
ROWS = list(csv.DictReader((SAMPLE / "manifest.csv").read_text(encoding="utf-8").splitlines()))
SEEN = datetime(2026, 10, 8, tzinfo=UTC)


@lru_cache(maxsize=1)
def documents():
    """Path → its one document, reading and claims."""
    found = {}
    for row in ROWS:
        payload = (SAMPLE / row["path"]).read_bytes()
        capture = Capture(
            capture_id=content_id(row["path"]),
            url=row["url"],
            source_id="sample",
            fetched_at=SEEN,
            payload_sha256=sha256(payload).hexdigest(),
            payload_bytes=len(payload),
            archive_file="x.warc.gz",
            archive_offset=0,
            run_id="run",
            declared_kind=row["kind"],
            declared_publisher=row["publisher"],
            declared_published_at=datetime.fromisoformat(row["published_at"]),
            declared_entity_id=row["entity"] or None,
        )
        (reading,) = read(capture, payload)
        document = document_of(capture, reading, "0" * 16, SEEN)
        found[row["path"]] = document, reading, said_by(document, reading).claims
    return found


def evidence(reading):
    return "\n".join(
        reading.text[block.start : block.end]
        for block in reading.blocks
        if block.kind not in ("noise", "boilerplate")
    )


def test_every_file_is_listed_and_described():
    names = {item.name for item in SAMPLE.iterdir()} - {"manifest.csv", "README.md"}
    assert {row["path"] for row in ROWS} == names
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert [name for name in names if f"`{name}`" not in readme] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["path"])
def test_a_row_of_the_manifest_is_complete(row):
    assert row["url"].startswith(("https://example.com/", "https://example.org/"))
    assert row["kind"] in DOCUMENT_KINDS
    assert row["entity"] in {"", *companies()}
    assert datetime.fromisoformat(row["published_at"]).tzinfo is not None
    assert row["publisher"]


def test_every_document_says_something():
    silent = [path for path, (_, _, claims) in documents().items() if not claims]
    assert silent == []


def test_every_quote_is_cut_from_the_text():
    for document, _, claims in documents().values():
        for claim in claims:
            assert document.text[claim.char_start : claim.char_end] == claim.quote


def test_statements_are_read_in_thousands_and_losses_negative():
    _, _, claims = documents()["coreweave-2025q2-exhibit.html"]
    read_values = {
        (claim.metric, claim.period_end.year): claim.value_low
        for claim in claims
        if claim.period_type == "quarter" and claim.table_index is not None
    }
    assert read_values["revenue", 2025] == 1_212_788_000
    assert read_values["revenue", 2024] == 395_371_000
    assert read_values["net_income", 2025] == -290_509_000
    assert read_values["interest_expense", 2025] == 266_966_000


@pytest.mark.parametrize(
    ("path", "modality"), [("openai-tpu-denial.md", "denied"), ("meta-tpu-talks.md", "talks")]
)
def test_denials_and_talks_assert_nothing(path, modality):
    _, _, claims = documents()[path]
    said = {claim.modality for claim in claims if claim.metric == "tpu_commitment"}
    assert modality in said
    assert "asserted" not in said


def test_the_commitment_is_asserted_by_the_lab():
    document, _, claims = documents()["anthropic-tpu-commitment.html"]
    assert document.tier == 1
    assert any(
        (claim.metric, claim.subject, claim.polarity, claim.modality)
        == ("tpu_commitment", "anthropic", 1, "asserted")
        for claim in claims
    )


def test_what_stands_around_an_article_is_no_evidence():
    _, reading, claims = documents()["coreweave-meta-contract.html"]
    assert "$21 billion agreement" in evidence(reading)
    for noise in ("Oracle lifts backlog", "Compute Letter", "Sample Bank", "OpenAI move to TPUs"):
        assert noise not in evidence(reading)
    assert {claim.subject for claim in claims} <= {"coreweave", "meta"}


def test_the_copy_repeats_the_original():
    original = evidence(documents()["nebius-eigen-acquisition.md"][1])
    copy = evidence(documents()["nebius-eigen-acquisition-copy.md"][1])
    assert original == copy
