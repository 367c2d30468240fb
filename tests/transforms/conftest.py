"""Frames for the transforms' tests: small ones from a few words, and the curated history as read."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import polars as pl
import pytest

from extractors.claims.curated import curated_claims
from extractors.documents import document_of
from extractors.readers.curated import read_curated
from transforms.deals import deals
from transforms.indicators import Inputs
from transforms.reconcile import metrics
from warehouse.records import Capture, Claim, Document, content_id
from warehouse.tables import frame_of

SEEN = datetime(2026, 11, 1, tzinfo=UTC)


class Statements(NamedTuple):
    """Tables `claims` and `documents`."""

    claims: pl.DataFrame
    documents: pl.DataFrame

    @property
    def inputs(self) -> Inputs:
        return Inputs.of(metrics(*self), deals(*self), *self)

    def known(self, at: datetime) -> "Statements":
        """Only what was known at an instant."""
        return Statements(*(frame.filter(pl.col("known_at") <= at) for frame in self))


def day(text: str) -> datetime:
    return datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC).replace(hour=20)


def said(on: str, **words: Any) -> tuple[Document, Claim]:
    """One statement in a document of its own.

    `tier`, `publisher`, `copy_of`, `doc`, `doc_kind` and `accession` are its document's.
    """
    known_at = day(on)
    fields: dict[str, Any] = dict(words)
    tier, publisher = fields.pop("tier", 1), fields.pop("publisher", None)
    doc_kind, copy_of = fields.pop("doc_kind", "article"), fields.pop("copy_of", None)
    accession, extractor = fields.pop("accession", None), fields.pop("extractor", "test")
    identity = (
        on,
        tier,
        publisher,
        copy_of,
        fields.pop("doc", None) or sorted(fields.items(), key=str),
    )
    document_id = content_id("document", identity)
    value = fields.pop("value", None)
    if value is not None:
        low, high = value if isinstance(value, tuple) else (value, value)
        fields |= {"value_low": low, "value_high": high, "unit": fields.get("unit", "USD")}
    quote = fields.pop("quote", "as printed")
    defaults: dict[str, Any] = {"kind": "metric", "subject": "acme-cloud", "metric": "revenue"}
    fields = defaults | fields
    if fields["kind"] == "metric":
        fields = dict[str, Any](period_type="quarter", period_end=date(2026, 3, 31)) | fields
    if fields["kind"] == "signal":
        fields = dict[str, Any](polarity=1) | fields
    claim = Claim(
        claim_id=content_id(document_id, sorted(fields.items(), key=str), quote, extractor),
        document_id=document_id,
        published_at=known_at,
        known_at=known_at,
        quote=quote,
        char_start=fields.pop("char_start", 0),
        char_end=fields.pop("char_end", len(quote)),
        extractor=extractor,
        extractor_version="1",
        confidence=fields.pop("confidence", 0.9),
        **fields,
    )
    document = Document(
        document_id=document_id,
        capture_id=content_id("capture", document_id),
        url=f"https://{publisher or document_id}.example/{document_id}",
        source_id="local",
        kind=doc_kind,
        publisher=publisher,
        tier=tier,
        known_at=known_at,
        first_seen_at=SEEN,
        entity_id=claim.subject if doc_kind == "filing" else None,
        accession=accession,
        duplicate_of=copy_of,
        text=quote,
        text_sha256="0" * 64,
        reader="test",
        reader_version="1",
        read_key="0" * 16,
    )
    return document, claim


def tables(*statements: tuple[Document, Claim]) -> Statements:
    documents = {document.document_id: document for document, _ in statements}
    return Statements(
        frame_of("claims", list({claim.claim_id: claim for _, claim in statements}.values())),
        frame_of("documents", list(documents.values())),
    )


@pytest.fixture(scope="session")
def curated() -> Statements:
    """The curated history, as its reader and extractor give it."""
    documents: list[Document] = []
    claims: list[Claim] = []
    for name in ("facts", "deals", "signals"):
        payload = (files("warehouse") / "history" / f"{name}.csv").read_bytes()
        capture = Capture(
            capture_id=content_id(name),
            url=f"history:{name}.csv",
            source_id="history",
            fetched_at=SEEN,
            payload_sha256="0" * 64,
            payload_bytes=len(payload),
            archive_file="history.warc.gz",
            archive_offset=0,
            run_id="test",
        )
        for reading in read_curated(capture, payload):
            document = document_of(capture, reading, "0" * 16, SEEN)
            documents.append(document)
            claims += curated_claims(document, reading)
    return Statements(frame_of("claims", claims), frame_of("documents", documents))


@pytest.fixture(scope="session")
def make() -> Callable[..., tuple[Document, Claim]]:
    return said


@pytest.fixture(scope="session")
def of() -> Callable[..., Statements]:
    return tables


@pytest.fixture(scope="session")
def documented() -> Callable[[str, Statements], list[dict[str, Any]]]:
    """What a query of docs/queries.md, named by the beginning of its heading, answers of statements."""
    page = (Path(__file__).parents[2] / "docs" / "queries.md").read_text(encoding="utf-8")

    def answer(title: str, history: Statements) -> list[dict[str, Any]]:
        section = re.search(rf"^## \d+\. {re.escape(title)}.*?```sql\n(.+?)```", page, re.S | re.M)
        assert section, title
        with duckdb.connect() as connection:
            for name, frame in (("metrics", metrics(*history)), *history._asdict().items()):
                connection.register(name, frame.to_arrow())
            return connection.sql(section[1]).pl().to_dicts()

    return answer
