"""What a document says is stored with it, replaced with it, and never half of it for good."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from extractors.claims.said import Said
from flows.extract import store
from warehouse.records import Claim, Document, Span, StatementRead, UnreadCell, content_id
from warehouse.tables import Tables, frame_of

TEXT = "Revenue\t$12\t8 %\n"
KNOWN = datetime(2025, 8, 12, tzinfo=UTC)
STORED = ("claims", "statements", "unread_cells")


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path / "warehouse")


def document(n: int) -> Document:
    return Document(
        document_id=content_id("document", n), capture_id=content_id("capture", n),
        url=f"https://example.com/{n}", source_id="local", kind="earnings_release", tier=1,
        known_at=KNOWN, first_seen_at=KNOWN, text=TEXT,
        text_sha256=sha256(TEXT.encode()).hexdigest(), reader="release", reader_version="1",
        read_key=content_id("key"),
    )  # fmt: skip


def said_in(one: Document, **changed: Any) -> Said:
    """One table of which one cell became a claim and the other did not."""
    id_ = one.document_id
    claim = Claim(
        claim_id=content_id("claim", id_), document_id=id_, published_at=None, known_at=KNOWN,
        kind="metric", subject="acme", metric="revenue", value_low=12.0, value_high=12.0,
        unit="USD", quote=TEXT[:16], char_start=0, char_end=16, spans=(Span("value", 8, 11),),
        extractor="tables.operations", extractor_version="1", confidence=1.0,
    )  # fmt: skip
    statement = StatementRead(
        document_id=id_, table_index=0, kind="operations", row_count=1, value_count=2,
        read_count=1, unread_count=1,
    )  # fmt: skip
    cell = UnreadCell(
        document_id=id_, table_index=0, row_index=0, column_index=2, metric="revenue",
        label="Revenue", header="Change", printed="8 %", reason="not-an-amount-column",
        char_start=12, char_end=15,
    )  # fmt: skip
    whole: dict[str, Any] = {"claims": (claim,), "statements": (statement,), "unread": (cell,)}
    return Said(**whole | changed)


def keep(tables: Tables, *read: tuple[Document, Said]) -> list[str]:
    """Store documents with what they say; the names of the tables that this changed."""
    changes, refused = store(tables, [one.capture_id for one, _ in read], read)
    assert refused == []
    return sorted(table for table, change in changes.items() if change)


def heights(tables: Tables) -> dict[str, int]:
    return {name: tables.read(name).height for name in STORED}


def test_everything_a_document_says_is_stored_with_it(tables):
    one = document(1)
    assert keep(tables, (one, said_in(one))) == [
        "claims",
        "documents",
        "statements",
        "unread_cells",
    ]
    assert heights(tables) == {"claims": 1, "statements": 1, "unread_cells": 1}


def test_the_same_again_changes_no_table(tables):
    one = document(1)
    keep(tables, (one, said_in(one)))
    before = tables.versions()
    assert keep(tables, (one, said_in(one))) == []
    assert tables.versions() == before


def test_what_is_read_anew_replaces_what_was_read_before(tables):
    one, other = document(1), document(2)
    keep(tables, (one, said_in(one)), (other, said_in(other)))
    understood = replace(said_in(one).statements[0], read_count=2, unread_count=0)
    said = said_in(one, statements=(understood,), unread=())
    assert keep(tables, (one, said)) == ["statements", "unread_cells"]
    assert tables.read("unread_cells")["document_id"].to_list() == [other.document_id]
    counts = tables.read("statements", columns=["document_id", "read_count"])
    assert dict(counts.iter_rows()) == {one.document_id: 2, other.document_id: 1}


def test_a_document_that_is_gone_from_its_capture_leaves_nothing_behind(tables):
    one = document(1)
    keep(tables, (one, said_in(one)))
    store(tables, [one.capture_id], [])
    assert heights(tables) == {"claims": 0, "statements": 0, "unread_cells": 0}


@pytest.mark.parametrize("written", range(len(STORED) + 1))
def test_a_run_killed_between_two_tables_is_made_good_by_the_next(tables, written):
    one = document(1)
    said = said_in(one)
    rows = {"claims": said.claims, "statements": said.statements, "unread_cells": said.unread}
    for name in STORED[:written]:
        tables.upsert(name, frame_of(name, rows[name]))
    assert tables.read("documents").is_empty(), "its capture counts as unread"
    keep(tables, (one, said))
    assert heights(tables) == {"claims": 1, "statements": 1, "unread_cells": 1}


@pytest.mark.parametrize(
    ("part", "broken", "reason"),
    [
        ("statements", {"unread_count": 3}, "invalid-statement"),
        ("unread", {"char_end": 16}, "invalid-unread-cell"),
        ("claims", {"unit": None}, "invalid-claim"),
    ],
)
def test_a_row_that_breaks_a_rule_is_quarantined_and_the_others_stored(
    tables, part, broken, reason
):
    one = document(1)
    (row,) = getattr(said_in(one), part)
    said = said_in(one, **{part: (replace(row, **broken),)})
    _, refused = store(tables, [one.capture_id], [(one, said)])
    assert [(row.reason, row.document_id) for row in refused] == [(reason, one.document_id)]
    assert sum(heights(tables).values()) == 2
    assert tables.read("documents").height == 1
