"""A document that holds a text, for tests that care for the text, its issuer and its day alone."""

from datetime import datetime

from warehouse.records import Document, DocumentKind


def document_of(
    text: str,
    entity_id: str | None,
    published_at: datetime,
    kind: DocumentKind = "earnings_release",
) -> Document:
    """An issuer's own release, or what others wrote of it, known when it was published."""
    return Document(
        document_id="0123456789abcdef",
        capture_id="0123456789abcdef",
        url="https://www.example.com/release",
        source_id="local",
        kind=kind,
        tier=1 if kind == "earnings_release" else 3,
        published_at=published_at,
        known_at=published_at,
        first_seen_at=published_at,
        entity_id=entity_id,
        text=text,
        text_sha256="0" * 64,
        reader="release",
        reader_version="1",
        read_key="0123456789abcdef",
    )
