"""What is no document is refused with a reason, in bounded time."""

import gzip
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from extractors import readers
from extractors.model import ReadError
from extractors.readers import read
from warehouse.records import Capture

SENTENCE = b"The company said that revenue was $5 billion in the quarter, as it had expected. "


def capture(**declared) -> Capture:
    return Capture(
        capture_id="0" * 16,
        url="https://example.org/page.html",
        source_id="files",
        fetched_at=datetime(2026, 11, 1, tzinfo=UTC),
        payload_sha256="",
        payload_bytes=0,
        archive_file="",
        archive_offset=0,
        run_id="",
        **declared,
    )


def page(title: str, words: str) -> bytes:
    return f"<html><head><title>{title}</title></head><body><p>{words}</p></body></html>".encode()


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (gzip.compress(b""), "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "binary"),
        (b"%PDF-1.7 ...", "binary"),
        (b"PK\x03\x04...", "binary"),
        (b"<html>" + bytes(500), "binary"),
        (gzip.compress(SENTENCE * 500)[:-20], "truncated-archive"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "container"),
        (b'<?xml version="1.0"?><!-- x --><rss version="2.0"><channel/></rss>', "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "feed"),
        (b'<?xml version="1.0"?><urlset></urlset>', "feed"),
        (b'{"facts": {}}', "data"),
        (b'<?xml version="1.0"?><invoice>5</invoice>', "data"),
        (page("Page not found", "We could not find it. Try the home page."), "not-found"),
        (page("Just a moment...", "Verify you are human to go on."), "robot-check"),
        (page("Hello", "We and our partners use cookies. Accept all?"), "consent-wall"),
        (page("Start", "Our latest."), "no-article"),
        (b"<SEC-DOCUMENT>x\n<DOCUMENT>\n<TYPE>8-K\n<SEQUENCE>1\n<TEXT>cut", "truncated-archive"),
        (b"<SEC-DOCUMENT>x\n<DOCUMENT>\n<TYPE>ZIP\n<SEQUENCE>9\n</DOCUMENT>", "no-document"),
        (b"<p>" * (readers.article.MAX_ELEMENTS + 10), "too-large"),
    ],
)
def test_it_is_refused_with_a_reason(payload, reason):
    with pytest.raises(ReadError) as refused:
        read(capture(), payload)
    assert refused.value.reason == reason
    assert str(refused.value)


def test_size_is_limited_after_decompression_too(monkeypatch):
    monkeypatch.setattr(readers, "MAX_BYTES", 1_000)
    for payload in (b"a" * 1_001, gzip.compress(b"a" * 100_000)):
        with pytest.raises(ReadError, match="at most 1,000 bytes") as refused:
            read(capture(), payload)
        assert refused.value.reason == "too-large"


@pytest.mark.parametrize(
    "payload",
    [
        b"<div>" * 20_000 + SENTENCE * 9,
        b"<" * 300_000 + SENTENCE,
        b"---\ntitle: a\n---\n" + b"[" * 200_000,
        b"---\ntitle: a\n---\n" + b"![a](" * 20_000,
        b"---\ntitle: a\n---\n" + b"*a " * 20_000,
        b"<!-- -->" * 20_000 + SENTENCE,
        b"<!--a><!--" * 20_000 + SENTENCE,
        b"Aaa-Bbb -- " * 20_000,
    ],
)
def test_hostile_mark_up_ends_in_a_reading_or_a_reason(payload):
    """Any other exception, or minutes of work, fails."""
    with suppress(ReadError):
        assert read(capture(), payload)


@pytest.mark.parametrize(
    ("payload", "kind", "reader"),
    [
        (SENTENCE * 5, None, "text"),
        (b"---\ntitle: A\n---\n" + SENTENCE, None, "markdown"),
        (b"<html><body><article><p>" + SENTENCE * 5 + b"</p></article></body></html>", None, "article"),
        (b"<html><title>EX-99.1</title><p>" + SENTENCE + b"</p></html>", None, "release"),
        (b"<html><p>" + SENTENCE + b"</p></html>", "earnings_release", "release"),
        (SENTENCE * 5, "transcript", "transcript"),
        (gzip.compress(SENTENCE * 5), None, "text"),
    ],
)  # fmt: skip
def test_the_bytes_choose_the_reader_not_the_name(payload, kind, reader):
    (reading,) = read(capture(declared_kind=kind), payload)
    assert reading.reader == reader
    assert reading.reader in readers.READERS
