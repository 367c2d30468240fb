"""Bytes → readings: which reader takes what.

The bytes decide first (magic numbers, EDGAR's header, mark-up, the turns of a call), what was declared
with them second; a file's name never does, since both `.txt` and `.html` are given to anything.
"""

import re
import zlib
from dataclasses import replace

from extractors.model import ReadError, Reading
from extractors.readers import article, companyfacts, release, submission, text, transcript
from extractors.readers.article import read_article
from extractors.readers.charset import decode
from extractors.readers.companyfacts import is_companyfacts, read_companyfacts
from extractors.readers.curated import READER as CURATED
from extractors.readers.curated import VERSION as CURATED_VERSION
from extractors.readers.curated import read_curated
from extractors.readers.issuer import form_of, is_filed, kind_of
from extractors.readers.layout import normalise, pieces_of, unwrapped
from extractors.readers.release import read_release
from extractors.readers.submission import is_submission, read_submission
from extractors.readers.text import is_markdown, read_markdown, read_plain
from extractors.readers.transcript import is_transcript, read_transcript
from warehouse.records import Capture

# A page is rarely above two megabytes and a full submission rarely above twenty; what is larger is a
# dump or a decompression bomb, and would take minutes and gigabytes to parse.
MAX_BYTES = 50_000_000

READERS: dict[str, str] = {
    text.PLAIN: text.VERSION,
    text.MARKDOWN: text.VERSION,
    transcript.READER: transcript.VERSION,
    article.READER: article.VERSION,
    submission.READER: submission.VERSION,
    release.READER: release.READER_VERSION,
    companyfacts.READER: companyfacts.VERSION,
    CURATED: CURATED_VERSION,
}

_MAGIC: list[tuple[bytes, str]] = [
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x7fELF", "a program"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"(\xb5/\xfd", "zstd data"),
    (b"wOF", "a font"),
    (b"RIFF", "a sound or a picture"),
    (b"PAR1", "a Parquet file"),
]
_GZIP = b"\x1f\x8b"
_WARC = re.compile(rb"\A(?:WARC/\d|filedesc://)")
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_FEED_ROOTS = ("rss", "feed", "rdf", "urlset", "sitemapindex", "opml")
_ROOT = re.compile(r"<(?:\w+:)?(\w+)\b")
_XML = re.compile(r"\A\s*<\?xml", re.I)
_JSON = re.compile(r'\A\s*(?:\{\s*"|\[\s*[\[{"\d])')
_HTML = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|article|main|div|p|table|font|h1|title|meta)\b[^<>]*>",
    re.I,
)
_EXHIBIT_WORDS = re.compile(
    r"\b(?:in\s+(?:thousands|millions|billions)|(?:three|six|nine|twelve)\s+months\s+ended|"
    r"(?:quarter|year)s?\s+ended|balance\s+sheets?|cash\s+flows?|securities\s+and\s+exchange\s+commission)\b",
    re.I,
)
_TAG = re.compile(r"<[^<>]*>")
_CELL = re.compile(r"<td\b", re.I)
_INLINE_XBRL = re.compile(r"<ix:header\b|xmlns:ix=", re.I)
_ISSUER_KINDS = ("earnings_release", "filing", "letter")


def read(capture: Capture, payload: bytes) -> list[Reading]:
    """All documents of one capture, at least one.

    Raises:
        ReadError: the capture holds nothing that can be read; `reason` is one of `empty`, `binary`,
            `too-large`, `undecodable`, `feed`, `data`, `container`, `truncated-archive`, `no-document`
            and those of the readers.
    """
    payload = _inflated(payload)
    if capture.source_id == "history":
        return read_curated(capture, payload)
    _refuse_binary(payload)
    content, _ = decode(payload, capture.charset)
    if not content.strip():
        raise ReadError("empty", f"expected a document, found {len(payload)} bytes of white space")
    if is_submission(content):
        return read_submission(content)
    if is_companyfacts(content):
        return read_companyfacts(content)
    _refuse_data(content)
    if _HTML.search(content, 0, 50_000) and not is_front_matter(content):
        return [_read_html(capture, content)]
    return [_read_text(capture, content)]


def too_large(size: int) -> ReadError:
    """The refusal of a payload of `size` bytes or more."""
    return ReadError("too-large", f"expected at most {MAX_BYTES:,} bytes, found {size:,}")


def _read_html(capture: Capture, html: str) -> Reading:
    kind = capture.declared_kind
    if kind in _ISSUER_KINDS or (kind in (None, "announcement") and looks_like_exhibit(html)):
        reading = read_release(html)
        return replace(reading, kind=kind_of(reading.text), form=form_of(reading.text))
    return read_article(html, url=capture.url, fetched_at=capture.fetched_at)


def _read_text(capture: Capture, content: str) -> Reading:
    is_call = capture.declared_kind == "transcript"
    if is_markdown(content):
        return read_markdown(content, is_call=is_call)
    if is_call or is_transcript(pieces_of(unwrapped(normalise(content)))):
        return read_transcript(content)
    return read_plain(content)


def looks_like_exhibit(html: str) -> bool:
    """Whether a page is a filing or its exhibit: made for EDGAR, or statement tables and their words."""
    if is_filed(html) or _INLINE_XBRL.search(html, 0, 20_000):
        return True
    if len(_CELL.findall(html)) < 40:
        return False
    words = _TAG.sub(" ", html)
    return len({match.group().lower() for match in _EXHIBIT_WORDS.finditer(words)}) >= 3


def is_front_matter(content: str) -> bool:
    """Whether Markdown's metadata opens the text: HTML may stand below it."""
    return content.lstrip("\ufeff").startswith("---\n") or content.startswith("---\r\n")


def _inflated(payload: bytes) -> bytes:
    """The bytes, gunzipped if they are gzip, within the limit of size."""
    if not payload:
        raise ReadError("empty", "expected a document, found no bytes")
    if payload.startswith(_GZIP):
        parts, size, rest = [], 0, payload
        while rest.startswith(_GZIP):
            inflate = zlib.decompressobj(wbits=31)
            try:
                part = inflate.decompress(rest, MAX_BYTES + 1 - size)
            except zlib.error as error:
                raise ReadError(
                    "truncated-archive", f"the gzip data are damaged: {error}"
                ) from error
            parts.append(part)
            size += len(part)
            if size > MAX_BYTES:
                break
            if not inflate.eof:
                raise ReadError(
                    "truncated-archive",
                    f"the gzip data break off after {size} bytes; fetch it again",
                )
            rest = inflate.unused_data
        payload = b"".join(parts)
    if len(payload) > MAX_BYTES:
        raise too_large(len(payload))
    if not payload:
        raise ReadError("empty", "the gzip data hold no bytes")
    return payload


def _refuse_binary(payload: bytes) -> None:
    for magic, what in _MAGIC:
        if payload.startswith(magic):
            raise ReadError("binary", f"expected text or HTML, found {what}")
    if _WARC.match(payload):
        raise ReadError("container", "a WARC file is not a document: ingest its records")
    head = payload[:65_536]
    zeros = head.count(0)
    if zeros > len(head) // 100 and not payload.startswith(_WIDE_BOMS):
        raise ReadError(
            "binary", f"expected text or HTML, found {zeros} NUL bytes at its beginning"
        )


def _refuse_data(content: str) -> None:
    root = _root(content)
    if root in _FEED_ROOTS:
        raise ReadError(
            "feed", f"a list of documents (<{root}>) is not a document: fetch what it links to"
        )
    if _JSON.match(content):
        raise ReadError("data", "expected text, HTML or SEC company facts, found other JSON")
    if _XML.match(content) and not _HTML.search(content, 0, 5_000):
        raise ReadError("data", "expected text or HTML, found XML of another kind")


def _root(content: str) -> str | None:
    """Name of the first element, lower case, after declarations and comments; None where text stands."""
    position = 0
    while True:
        start = content.find("<", position)
        if start < 0 or content[position:start].strip(" \r\n\t\ufeff"):
            return None
        if content.startswith("<!--", start):
            end = content.find("-->", start)
        elif content.startswith(("<?", "<!"), start):
            end = content.find(">", start)
        else:
            name = _ROOT.match(content, start)
            return name[1].lower() if name else None
        if end < 0:
            return None
        position = content.index(">", end) + 1
