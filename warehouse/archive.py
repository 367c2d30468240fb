"""The archive: every input's bytes, unread, in WARC files; written once, read by offset.

One gzip member per record, so that a record is found by file and offset alone. The capture's own row
travels with the bytes (header `X-Neowatch-Capture`, JSON): the table `captures` can be rebuilt from the
files. A declaration that is corrected later is a `metadata` record of its own; the bytes stay.

A record counts once it is on the disk: `append` returns after fsync. What a killed run left half
written stays at the end of its file, is named by no capture and is skipped when the files are read.
No run writes to another run's files.
"""

import base64
import hashlib
import json
import logging
import os
import shutil
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from warehouse.records import Capture, DocumentKind, content_id

log = logging.getLogger(__name__)

_CAPTURE: Final = "X-Neowatch-Capture"
_CHUNK: Final = 1 << 16
_LARGE: Final = 8 << 20
_INSTANTS: Final = ("fetched_at", "last_modified", "declared_published_at")
_DECLARED: Final = (
    "declared_kind", "declared_publisher", "declared_published_at", "declared_entity_id",
)  # fmt: skip
# They describe how the bytes travelled; the archived ones are decoded.
_TRANSFER: Final = {"content-encoding", "transfer-encoding", "content-length", "connection"}


class ArchiveError(Exception):
    """Archived bytes are not what was archived; `reason` is a slug to group by.

    `archive-missing` (the file is gone), `archive-damaged` (other bytes than those archived) or
    `input-changed` (the input was rewritten while it was being archived).
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What came with the bytes, of which none is read from them. None is not declared."""

    kind: DocumentKind | None = None
    publisher: str | None = None
    published_at: datetime | None = None
    entity_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Http:
    """How a server answered. `headers` in order; media type and validators are read from them."""

    status: int
    headers: Sequence[tuple[str, str]] = ()
    final_url: str | None = None


class Archive:
    """WARC files below `root`, one series per source and run, in folders by month.

    Args:
        known: the captures of earlier runs (the table's rows); their bytes are not stored again.
        roll_at: compressed size in bytes from which on the next record starts a new file.
    """

    def __init__(self, root: Path, known: Iterable[Capture] = (), roll_at: int = 1 << 30) -> None:
        self.root = root
        self._known = {capture.capture_id: capture for capture in known}
        self._declared_here: set[str] = set()
        self._roll_at = roll_at
        self._writing: dict[tuple[str, str], Path] = {}

    def capture_for(self, url: str, payload_sha256: str) -> Capture | None:
        """The capture of these bytes from this URL, if there is one."""
        return self._known.get(content_id(url, payload_sha256))

    def append(
        self,
        payload: Path | IO[bytes],
        *,
        url: str,
        source_id: str,
        run_id: str,
        fetched_at: datetime,
        http: Http | None = None,
        media_type: str | None = None,
        charset: str | None = None,
        source_path: str | None = None,
        declared: Declared | None = None,
    ) -> Capture:
        """Archive one payload, streamed; the same bytes from the same URL are stored once.

        A known capture comes back as it is, but for values that are declared differently now: those
        are archived and take effect (within one run the first declaration does). A new or changed
        capture is one whose row differs from the table's.

        Args:
            payload: a file, or a stream that is read to its end.
            media_type: as declared, where there is no HTTP answer to say so; likewise `charset`.

        Raises:
            ArchiveError: `input-changed`.
            OSError: the payload cannot be read, or the archive cannot be written.
        """
        declared = declared or Declared()
        with ExitStack() as stack:
            if isinstance(payload, Path):
                stream: IO[bytes] = stack.enter_context(payload.open("rb"))
            else:
                stream = stack.enter_context(self._spooled(payload))
            sha256, size = _digest(stream)
            capture = Capture(
                capture_id=content_id(url, sha256),
                url=url,
                source_id=source_id,
                fetched_at=fetched_at,
                payload_sha256=sha256,
                payload_bytes=size,
                archive_file="",
                archive_offset=0,
                run_id=run_id,
                source_path=source_path,
                media_type=media_type,
                charset=charset,
                **{f"declared_{name}": value for name, value in asdict(declared).items()},
            )
            known = self._known.get(capture.capture_id)
            if known is not None and (self.root / known.archive_file).exists():
                stored = self._redeclare(known, capture)
            else:
                stored = self._store(_with_http(capture, http), stream, http)
        self._known[stored.capture_id] = stored
        self._declared_here.add(stored.capture_id)
        return stored

    def payload(self, capture: Capture) -> bytes:
        """The bytes, whole and checked against their hash.

        Raises:
            ArchiveError: `archive-missing` or `archive-damaged`.
        """
        path = self.root / capture.archive_file
        where = f"{path} at {capture.archive_offset}"
        try:
            with path.open("rb") as file:
                file.seek(capture.archive_offset)
                record = next(iter(ArchiveIterator(file)), None)
                content = b"" if record is None else record.content_stream().read()
        except OSError as error:
            raise ArchiveError(
                "archive-missing",
                f"{path} cannot be opened ({error.strerror}): restore it, or ingest "
                f"{capture.source_path or capture.url} again",
            ) from error
        except (ArchiveLoadFailed, EOFError, zlib.error) as error:
            raise ArchiveError(
                "archive-damaged", f"{where}: no record can be read: {error}"
            ) from error
        found = hashlib.sha256(content).hexdigest()
        if record is None or found != capture.payload_sha256:
            raise ArchiveError(
                "archive-damaged",
                f"{where}: expected {capture.payload_bytes} bytes with SHA-256 "
                f"{capture.payload_sha256}, found {len(content)} with {found}: restore the file",
            )
        return content

    def captures(self) -> Iterator[Capture]:
        """All captures, rebuilt from the files alone, with the latest declarations.

        What is damaged is logged and skipped. The order is that of file names and offsets.
        """
        found: dict[str, Capture] = {}
        corrections = []
        for path in sorted(self.root.glob("*/*.warc.gz")):
            for capture in _records(path, str(path.relative_to(self.root))):
                if capture.archive_file:
                    found.setdefault(capture.capture_id, capture)
                else:
                    corrections.append(capture)
        for correction in sorted(corrections, key=lambda capture: capture.fetched_at):
            if corrected := found.get(correction.capture_id):
                found[correction.capture_id] = _declaring(corrected, correction)
        yield from found.values()

    @contextmanager
    def _spooled(self, payload: IO[bytes]) -> Iterator[IO[bytes]]:
        """A copy that can be read twice: small ones in memory, large ones in a nameless file."""
        self.root.mkdir(parents=True, exist_ok=True)
        with tempfile.SpooledTemporaryFile(max_size=_LARGE, dir=str(self.root)) as spool:
            shutil.copyfileobj(payload, spool, _CHUNK)
            spool.seek(0)
            yield spool

    def _redeclare(self, known: Capture, new: Capture) -> Capture:
        changed = _declaring(known, new)
        if changed == known or known.capture_id in self._declared_here:
            return known
        self._write("metadata", replace(new, archive_file=""), BytesIO(), None)
        return changed

    def _store(self, capture: Capture, stream: IO[bytes], http: Http | None) -> Capture:
        stream.seek(0)
        return self._write("resource" if http is None else "response", capture, stream, http)

    def _write(
        self, record_type: str, capture: Capture, stream: IO[bytes], http: Http | None
    ) -> Capture:
        """Write one record and force it to the disk; nothing refers to one that fails."""
        path = self._file(capture)
        with path.open("ab") as file:
            offset = file.tell()
            body = _Hashing(stream)
            try:
                member = _Member(file, capture.payload_bytes)
                WARCWriter(member, gzip=False, warc_version="1.1").write_record(
                    _record(record_type, capture, body, http)
                )
                member.finish()
                if record_type != "metadata" and body.hexdigest() != capture.payload_sha256:
                    raise ArchiveError(
                        "input-changed",
                        f"{capture.source_path or capture.url} changed while it was being archived: "
                        "run again when nothing writes to it",
                    )
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                # The rest of a record may still reach the disk when the file is closed: nothing
                # may ever follow it.
                del self._writing[capture.source_id, capture.run_id]
                file.truncate(offset)
                raise
        return replace(
            capture, archive_file=str(path.relative_to(self.root)), archive_offset=offset
        )

    def _file(self, capture: Capture) -> Path:
        """The file to append to: this object's own, or a new one once that is full."""
        series = (capture.source_id, capture.run_id)
        path = self._writing.get(series)
        if path is not None and path.stat().st_size < self._roll_at:
            return path
        folder = self.root / f"{datetime.now(UTC):%Y-%m}"
        folder.mkdir(parents=True, exist_ok=True)
        number = 0
        while True:
            path = folder / f"{capture.source_id}-{capture.run_id}-{number:03}.warc.gz"
            try:
                path.touch(exist_ok=False)
                break
            except FileExistsError:
                number += 1
        _sync_folder(folder)
        self._writing[series] = path
        return path


def _digest(stream: IO[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def _with_http(capture: Capture, http: Http | None) -> Capture:
    if http is None:
        return capture
    headers = Message()
    for name, value in http.headers:
        headers[name] = _one_line(value)
    modified = headers["Last-Modified"]
    return replace(
        capture,
        final_url=http.final_url,
        http_status=http.status,
        media_type=headers.get_content_type() if "Content-Type" in headers else capture.media_type,
        charset=headers.get_content_charset() or capture.charset,
        etag=headers["ETag"],
        last_modified=None if modified is None else _http_date(modified),
    )


def _http_date(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text).astimezone(UTC)
    except ValueError:  # servers print anything here; an unreadable validator validates nothing
        return None


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _record(record_type: str, capture: Capture, body: "_Hashing", http: Http | None) -> Any:
    declared = {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(capture).items()
        if value is not None and name not in ("archive_file", "archive_offset")
    }
    digest = base64.b32encode(bytes.fromhex(capture.payload_sha256)).decode()
    is_metadata = record_type == "metadata"
    headers = {
        "WARC-Date": f"{capture.fetched_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}",
        # Everything that a header may not hold (line ends, other alphabets) is escaped in JSON.
        _CAPTURE: json.dumps(declared),
    }
    if not is_metadata:
        headers["WARC-Payload-Digest"] = f"sha256:{digest}"
    if record_type == "resource":
        headers["WARC-Block-Digest"] = f"sha256:{digest}"
    answer = None
    if http is not None:
        answer = StatusAndHeaders(
            str(http.status),
            [(n, _one_line(v)) for n, v in http.headers if n.lower() not in _TRANSFER],
            protocol="HTTP/1.1",
        )
    return WARCWriter(BytesIO(), warc_version="1.1").create_warc_record(
        _one_line(capture.url),
        record_type,
        payload=body,
        length=0 if is_metadata else capture.payload_bytes,
        warc_content_type="" if http is not None else "application/octet-stream",
        warc_headers_dict=headers,
        http_headers=answer,
    )


class _Member:
    """One gzip member. warcio's own compresses at level 9: 33 s for 300 MB of text instead of 5."""

    def __init__(self, file: IO[bytes], payload_bytes: int) -> None:
        level = 6 if payload_bytes <= _LARGE else 1
        self._file = file
        self._compressor = zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS + 16)

    def write(self, chunk: bytes) -> None:
        self._file.write(self._compressor.compress(chunk))

    def flush(self) -> None:
        """Nothing: the member is whole only when it is finished."""

    def finish(self) -> None:
        self._file.write(self._compressor.flush())


class _Hashing:
    """A stream that knows the hash of what was read from it since it was last at its start."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()

    def read(self, size: int) -> bytes:
        chunk = self._stream.read(size)
        self._hash.update(chunk)
        return chunk

    def tell(self) -> int:
        return self._stream.tell()

    def seek(self, position: int) -> int:
        self._hash = hashlib.sha256()
        return self._stream.seek(position)

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


def _records(path: Path, name: str) -> Iterator[Capture]:
    """Captures of one file, and declarations (without `archive_file`), up to its first damage."""
    if path.stat().st_size == 0:  # its run was killed before the first record
        return
    with path.open("rb") as file:
        records = ArchiveIterator(file)
        try:
            for record in records:
                header = record.rec_headers.get_header(_CAPTURE)
                if header is None:
                    continue
                sha256, size = _digest(record.content_stream())
                capture = _from_header(header)
                if record.rec_type != "metadata":
                    if (sha256, size) != (capture.payload_sha256, capture.payload_bytes):
                        raise EOFError(f"payload of {size} bytes")
                    capture = replace(
                        capture, archive_file=name, archive_offset=records.get_record_offset()
                    )
                yield capture
        except (ArchiveLoadFailed, EOFError, zlib.error, KeyError, TypeError, ValueError) as error:
            log.warning("%s: skipped what follows byte %d: %s", path, records.offset, error)


def _from_header(header: str) -> Capture:
    row = json.loads(header)
    for name in _INSTANTS:
        if name in row:
            row[name] = datetime.fromisoformat(row[name])
    return Capture(**row, archive_file="", archive_offset=0)


def _declaring(known: Capture, new: Capture) -> Capture:
    """`known` with what `new` declares; what it does not declare stays."""
    declared = {name: getattr(new, name) for name in _DECLARED}
    return replace(known, **{name: v for name, v in declared.items() if v is not None})


def _sync_folder(folder: Path) -> None:
    """Make a new file's name as durable as its content."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
