"""Archives: whole records come out, a break is told after them."""

import gzip
from io import BytesIO

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from extractors.model import ReadError
from extractors.readers.warc import records


def archive(*, compressed: bool, pages: int = 2) -> bytes:
    file = BytesIO()
    writer = WARCWriter(file, gzip=compressed)
    for number in range(pages):
        body = f"<p>page {number}</p>".encode() * 50
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=UTF-8")], protocol="HTTP/1.1"
        )
        writer.write_record(
            writer.create_warc_record(
                f"https://example.org/{number}",
                "response",
                payload=BytesIO(body),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2026-05-07T20:05:00Z"},
            )
        )
    writer.write_record(
        writer.create_warc_record("metadata://crawler/log", "resource", payload=BytesIO(b"log"))
    )
    return file.getvalue()


def read_all(payload: bytes) -> tuple[list[str], str | None]:
    urls = []
    try:
        for record in records(BytesIO(payload)):
            urls.append(record.url)
    except ReadError as error:
        return urls, error.reason
    return urls, None


@pytest.mark.parametrize("compressed", [True, False])
def test_pages_come_with_their_headers(compressed):
    first, second = records(BytesIO(archive(compressed=compressed)))
    assert (first.url, first.http_status, first.media_type, first.charset) == (
        "https://example.org/0", 200, "text/html", "utf-8",
    )  # fmt: skip
    assert first.payload == b"<p>page 0</p>" * 50
    assert f"{second.fetched_at:%Y-%m-%dT%H:%M}" == "2026-05-07T20:05"


def test_one_gzip_member_around_all_records_is_read_too():
    assert read_all(gzip.compress(archive(compressed=False))) == (
        ["https://example.org/0", "https://example.org/1"], None,
    )  # fmt: skip


def test_a_break_is_told_wherever_it_comes():
    whole = archive(compressed=True)
    outcomes = {
        cut: read_all(whole[:cut])
        for cut in range(20, len(whole) - 1, 7)
        if not whole.startswith(b"\x1f\x8b", cut)  # there a whole member ends: that is no break
    }
    assert {reason for _, reason in outcomes.values()} == {"truncated-archive"}
    assert outcomes[max(outcomes)][0] == ["https://example.org/0", "https://example.org/1"]


@pytest.mark.parametrize(
    ("payload", "reason"), [(b"", "empty"), (b"hello there\nthis is text\n", "not-an-archive")]
)
def test_what_is_no_archive_is_refused(payload, reason):
    assert read_all(payload) == ([], reason)
