"""WARC and ARC files → the pages in them; no page is read here.

What crawlers write is tolerated where the page is still whole: spaces in target URIs, angle brackets
around them (wget), a file compressed as one gzip member instead of one per record, a body that says
it is chunked and is not.
"""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message
from typing import BinaryIO, Protocol

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from extractors.model import ReadError
from extractors.readers.instants import iso_instant

# What a crawler notes about itself bears other schemes (metadata:, urn:, dns:).
_PAGE_SCHEMES = ("http://", "https://", "file://", "ftp://")
_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One response or resource as archived, content and transfer codings removed.

    `media_type` and `charset` are of the HTTP header (of the record's own for a resource), lower case.
    `headers` are those of HTTP, with lower-case names.
    """

    url: str
    fetched_at: datetime | None
    media_type: str | None
    charset: str | None
    http_status: int | None
    payload: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def records(payload: BinaryIO) -> Iterator[WarcRecord]:
    """Response and resource records in file order; requests, metadata and revisits are passed over.

    Raises:
        ReadError: `empty`; `truncated-archive`, after the whole records before the break; `not-an-archive`
            when the file begins with nothing that is a WARC or ARC record.
    """
    head = payload.read(2)
    if not head:
        raise ReadError("empty", "the archive has no bytes")
    source = _Tail(_Members(head, payload) if head == _GZIP else _Rest(head, payload))
    count = 0
    try:
        for record in ArchiveIterator(source, arc2warc=True):
            page = _page(record)
            count += 1
            if page is not None:
                yield page
        # warcio takes a break for the end when it comes between two records or in the second's headers.
        if source.broken or source.last not in (b"\n", b"\x00", b""):
            raise EOFError("the file ends within a record")
    except (ArchiveLoadFailed, zlib.error, EOFError, AttributeError) as error:
        # AttributeError is what warcio makes of a record whose headers break off before the URI.
        if count or isinstance(error, EOFError):
            raise ReadError(
                "truncated-archive",
                f"the archive breaks off after {count} whole records ({_line(error)}); fetch it again",
            ) from error
        raise ReadError(
            "not-an-archive", f"expected a WARC or ARC record first, found none ({_line(error)})"
        ) from error


def _page(record: ArcWarcRecord) -> WarcRecord | None:
    """The record as a page; its content is read to the end in any case, so that a break shows."""
    begins = record.raw_stream.limit
    content: bytes = record.content_stream().read()
    missing = record.raw_stream.limit
    http = record.http_headers
    headers = {name.lower(): value for name, value in http.headers} if http else {}
    promised = headers.get("content-length", "")
    # Where the two headers disagree, as in old ARC files, the page's own decides.
    is_whole = promised.isdigit() and begins - missing >= int(promised)
    if missing > 0 and not is_whole:
        raise EOFError(f"{missing} bytes of the record are missing")
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    if record.rec_type not in ("response", "resource") or not url.startswith(_PAGE_SCHEMES):
        return None
    status = http.get_statuscode() if http else None
    media = Message()
    media["content-type"] = headers.get("content-type") or record.content_type or ""
    return WarcRecord(
        url=url,
        fetched_at=iso_instant(record.rec_headers.get_header("WARC-Date")),
        media_type=media.get_content_type() if media["content-type"] else None,
        charset=media.get_content_charset(),
        http_status=int(status) if isinstance(status, str) and status.isdigit() else None,
        payload=content,
        headers=headers,
    )


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:120]


class _Source(Protocol):
    def read(self, size: int) -> bytes: ...


class _Tail:
    """What warcio reads from: remembers the last byte, and whether the source broke off."""

    def __init__(self, source: _Source) -> None:
        self._source = source
        self.last = b""
        self.broken = False

    def read(self, size: int = _CHUNK) -> bytes:
        try:
            data = self._source.read(size)
        except (EOFError, zlib.error):
            self.broken = True
            raise
        self.last = data[-1:] or self.last
        return data


class _Rest:
    """A stream of which the first bytes were read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int) -> bytes:
        if self._head:
            head, self._head = self._head, b""
            return head
        return self._rest.read(size)


class _Members:
    """A gzip stream of one or many members, inflated; everything before a break is still given out.

    `gzip.GzipFile` drops what it has inflated when it meets the break in the same call.
    """

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._source = _Rest(head, rest)
        self._inflate = zlib.decompressobj(wbits=31)
        self._begun = False

    def read(self, size: int) -> bytes:
        while True:
            pending = self._inflate.unconsumed_tail
            if self._inflate.eof:
                pending = self._inflate.unused_data.lstrip(b"\x00")
                self._inflate, self._begun = zlib.decompressobj(wbits=31), False
            data = pending or self._source.read(_CHUNK)
            if not data:
                if self._begun:
                    raise EOFError("the compressed data end within a record")
                return b""
            self._begun = True
            if inflated := self._inflate.decompress(data, size if size > 0 else _CHUNK):
                return inflated
