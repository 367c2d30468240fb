"""Capture + reading → document: what was declared, what was read, and which of them wins.

What came with the bytes (a manifest row) beats what a reader found in them, because a person or a
source declared it for this very page; what neither says stays null.
"""

from datetime import datetime
from hashlib import sha256

from extractors.model import Reading
from warehouse.records import Capture, Document, DocumentKind, content_id
from warehouse.registry import calendar_of

# Who usually speaks in a document of that kind; a reader that knows better says so in `Reading.tier`.
_TIER: dict[DocumentKind, int] = {
    "earnings_release": 1,
    "filing": 1,
    "letter": 1,
    "announcement": 1,
    "transcript": 1,
    "article": 3,
    "curated": 5,
}


def document_of(
    capture: Capture, reading: Reading, read_key: str, first_seen_at: datetime
) -> Document:
    """The document that one reading of one capture makes.

    `known_at` is EDGAR's acceptance time, else the publication time, else when it was first seen.
    """
    kind = capture.declared_kind or reading.kind or "article"
    published_at = capture.declared_published_at or reading.accepted_at or reading.published_at
    entity_id = capture.declared_entity_id or reading.entity_id
    is_print = kind == "earnings_release" and entity_id and published_at
    return Document(
        document_id=document_id(capture, reading),
        capture_id=capture.capture_id,
        url=reading.url or capture.url,
        source_id=capture.source_id,
        source_path=capture.source_path,
        kind=kind,
        publisher=capture.declared_publisher or reading.publisher,
        tier=reading.tier or _TIER[kind],
        title=reading.title,
        authors=reading.authors,
        language=reading.language,
        published_at=published_at,
        modified_at=reading.modified_at,
        known_at=reading.accepted_at or published_at or first_seen_at,
        first_seen_at=first_seen_at,
        entity_id=entity_id,
        form=reading.form,
        accession=reading.accession,
        fiscal_period=calendar_of(entity_id).latest_ended(published_at.date()).label
        if is_print and published_at
        else None,
        text=reading.text,
        text_sha256=sha256(reading.text.encode()).hexdigest(),
        reader=reading.reader,
        reader_version=reading.reader_version,
        read_key=read_key,
    )


def document_id(capture: Capture, reading: Reading) -> str:
    """Identity of a document: the bytes, and the part of them that it is."""
    return content_id(capture.capture_id, reading.part)


def read_key(capture: Capture, code: str) -> str:
    """Changes when the same bytes would be read differently: other code, registry or declaration."""
    return content_id(
        code,
        capture.source_id,
        capture.source_path,
        capture.declared_kind,
        capture.declared_publisher,
        capture.declared_published_at,
        capture.declared_entity_id,
    )
