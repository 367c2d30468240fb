"""Documents made of a few words, read by the real instruments."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from documents import document_of

from extractors.claims.prose.sentences import sentences
from extractors.claims.spans import Sentence
from extractors.model import Block, Reading
from warehouse.records import Document, DocumentKind

PUBLISHED = date(2026, 6, 10)

Told = Callable[..., tuple[Document, list[Sentence]]]


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
        document = document_of(text, entity_id, at, kind)
        block = Block(0, len(text), "title" if is_title else "paragraph")
        reading = Reading(text=text, blocks=[block], reader="test", reader_version="1")
        return document, sentences(document, reading)

    return tell
