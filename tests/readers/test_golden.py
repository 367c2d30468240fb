"""Recorded pages of each reader beside the reading that a person checked."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.readers import read
from warehouse.records import Capture

GOLDEN = Path(__file__).parents[1] / "golden"
READERS = (
    "text", "markdown", "transcript", "article", "submission", "release", "curated", "companyfacts",
)  # fmt: skip
CASES = sorted(page.parent for reader in READERS for page in GOLDEN.glob(f"{reader}/*/page.*"))
STATED = (
    "reader", "part", "kind", "url", "title", "authors", "publisher", "tier", "language",
    "published_at", "modified_at", "accepted_at", "entity_id", "form", "accession",
)  # fmt: skip


def capture(**declared) -> Capture:
    return Capture(
        capture_id="0" * 16,
        url="https://example.org/page",
        source_id="files",
        fetched_at=datetime(2026, 11, 1, tzinfo=UTC),
        payload_sha256="",
        payload_bytes=0,
        archive_file="",
        archive_offset=0,
        run_id="",
        **declared,
    )


def shown(reading) -> dict:
    """What a person can check: the metadata, and each block with its words."""
    facts = {name: getattr(reading, name) for name in STATED}
    facts = {name: value for name, value in facts.items() if value not in (None, ())}
    lines = []
    for block in reading.blocks:
        who = f" [{block.speaker}, {block.role}]" if block.speaker else ""
        lines.append(f"{block.kind}{who}: {reading.text[block.start : block.end]}")
    tagged = {"facts": [told(fact, reading.text) for fact in reading.facts]}
    return {**facts, "blocks": lines, **(tagged if reading.facts else {})}


def told(fact, text: str) -> str:
    """A tagged number: what it is, when, of what part, and the words it stands in."""
    period = f"{fact.first_day} to {fact.last_day}" if fact.first_day else f"at {fact.last_day}"
    members = "".join(f" [{axis} {member}]" for axis, member in fact.members)
    words = text[fact.printed.start : fact.printed.end]
    return f"{fact.concept} {fact.value:f} {fact.unit} {period}{members}: {words}"


def _declared(case: Path) -> Capture:
    """A release is declared as one, curated rows are told by where they come from."""
    if case.parent.name == "release":
        return capture(declared_kind="earnings_release")
    if case.parent.name == "curated":
        return replace(capture(), source_id="history")
    return capture()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_recorded_page(case, golden):
    page = next(case.glob("page.*"))
    actual = json.dumps(
        [shown(reading) for reading in read(_declared(case), page.read_bytes())],
        default=str, indent=2, ensure_ascii=False,
    ) + "\n"  # fmt: skip
    golden(case / "reading.json", actual)


def test_every_reader_has_a_recorded_page():
    assert {case.parent.name for case in CASES} == set(READERS)
