"""Documents made of a few words, read by the real instruments."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from extractors.claims.prose.sentences import sentences
from extractors.claims.spans import Sentence
from extractors.claims.statements import read_tables
from extractors.model import Block, Reading
from extractors.readers.release import read_release
from warehouse.records import Claim, Document, DocumentKind

PUBLISHED = date(2026, 6, 10)

Told = Callable[..., tuple[Document, list[Sentence]]]
Released = Callable[[str], list[Claim]]


@pytest.fixture
def told() -> Told:
    """A document of one paragraph (or a title), published on 10 June 2026, with its sentences."""

    def tell(
        text: str,
        *,
        entity_id: str | None = None,
        kind: DocumentKind = "article",
        is_title: bool = False,
    ) -> tuple[Document, list[Sentence]]:
        at = datetime(PUBLISHED.year, PUBLISHED.month, PUBLISHED.day, 12, tzinfo=UTC)
        document = Document(
            document_id="d1",
            capture_id="c1",
            url="https://example.com/a",
            source_id="test",
            kind=kind,
            tier=3,
            published_at=at,
            known_at=at,
            first_seen_at=at,
            entity_id=entity_id,
            text=text,
            text_sha256="",
            reader="test",
            reader_version="1",
            read_key="k",
        )
        block = Block(0, len(text), "title" if is_title else "paragraph")
        reading = Reading(text=text, blocks=[block], reader="test", reader_version="1")
        return document, sentences(document, reading)

    return tell


@pytest.fixture
def released() -> Released:
    """The claims of the tables of a page that CoreWeave published on 10 November 2025."""

    def read(body: str) -> list[Claim]:
        reading = read_release(f"<html><body>{body}</body></html>")
        at = datetime(2025, 11, 10, tzinfo=UTC)
        document = Document(
            document_id="d1",
            capture_id="c1",
            url="https://example.com/release",
            source_id="test",
            kind="earnings_release",
            tier=1,
            published_at=at,
            known_at=at,
            first_seen_at=at,
            entity_id="coreweave",
            text=reading.text,
            text_sha256="",
            reader="release",
            reader_version="1",
            read_key="k",
        )
        return list(read_tables(document, reading).claims)

    return read
