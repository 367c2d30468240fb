"""Pages of our own layout with real figures, and the claims a person checked, side by side."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from documents import document_of

from extractors.claims.statements import read_tables
from extractors.readers.release import read_release

PUBLISHED = datetime(2025, 11, 10, 21, 5, tzinfo=UTC)
GOLDEN = Path(__file__).parents[1] / "golden" / "release"
CASES = sorted(page.parent.name for page in GOLDEN.glob("*/page.html"))
KEYS = (
    "metric", "segment", "basis", "period_type", "period_end", "value_low", "value_high", "unit",
    "status", "scale_as_printed", "quote", "confidence",
)  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_claims_of_a_recorded_page_are_those_a_person_checked(case, golden):
    reading = read_release((GOLDEN / case / "page.html").read_text(encoding="utf-8"))
    claims = list(read_tables(document_of(reading.text, "coreweave", PUBLISHED), reading).claims)
    actual = json.dumps(
        [{key: getattr(claim, key) for key in KEYS} for claim in claims], default=str, indent=1
    )
    golden(GOLDEN / case / "claims.json", actual + "\n")


def test_every_claim_quotes_its_row_and_marks_its_cell():
    reading = read_release((GOLDEN / CASES[0] / "page.html").read_text(encoding="utf-8"))
    for claim in list(
        read_tables(document_of(reading.text, "coreweave", PUBLISHED), reading).claims
    ):
        assert reading.text[claim.char_start : claim.char_end] == claim.quote
        cell = claim.spans[0]
        assert claim.char_start <= cell.start < cell.end <= claim.char_end


def test_without_an_issuer_there_is_no_claim():
    reading = read_release((GOLDEN / CASES[0] / "page.html").read_text(encoding="utf-8"))
    assert list(read_tables(document_of(reading.text, None, PUBLISHED), reading).claims) == []
