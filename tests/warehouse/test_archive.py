"""Bytes go in once, come out checked, and the files alone say what they are."""

import gzip
import hashlib
import io
import logging
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from warehouse.archive import Archive, ArchiveError, Declared, Http
from warehouse.records import Capture, content_id
from warehouse.tables import Tables, frame_of

FETCHED = datetime(2025, 5, 1, 12, 30, 0, 123456, tzinfo=UTC)
URL = "https://news.example/café?a=1&b=two words"
PAGE = "<p>Ačme rented 5 MW.</p>\r\n\r\nWARC/1.0\r\n".encode()
DECLARED = Declared(
    kind="article", publisher="Ex\nample\u2028 “Wire”", published_at=FETCHED, entity_id="acme"
)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def append(archive: Archive, payload: bytes = PAGE, **changed: Any) -> Capture:
    arguments: dict[str, Any] = {
        "url": URL,
        "source_id": "local",
        "run_id": "r1",
        "fetched_at": FETCHED,
    } | changed
    return archive.append(io.BytesIO(payload), **arguments)


def files(archive: Archive) -> list[Path]:
    return sorted(archive.root.glob("*/*"))


def reopened(archive: Archive, *known: Capture) -> Archive:
    return Archive(archive.root, known)


def test_a_payload_comes_back_byte_for_byte(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)
    capture = archive.append(
        path,
        url=URL,
        source_id="local",
        run_id="r1",
        fetched_at=FETCHED,
        media_type="text/html",
        source_path="in/page.html",
        declared=DECLARED,
    )
    assert archive.payload(capture) == PAGE
    assert capture == Capture(
        capture_id=content_id(URL, hashlib.sha256(PAGE).hexdigest()),
        url=URL,
        source_id="local",
        fetched_at=FETCHED,
        media_type="text/html",
        payload_sha256=hashlib.sha256(PAGE).hexdigest(),
        payload_bytes=len(PAGE),
        archive_file=capture.archive_file,
        archive_offset=0,
        run_id="r1",
        source_path="in/page.html",
        declared_kind="article",
        declared_publisher=DECLARED.publisher,
        declared_published_at=FETCHED,
        declared_entity_id="acme",
    )
    assert capture.archive_file.endswith("local-r1-000.warc.gz")
    assert Tables(tmp_path).validate("captures", frame_of("captures", [capture]))[1].is_empty()


def test_the_files_alone_give_the_captures_back(archive: Archive) -> None:
    stored = [
        append(archive, declared=DECLARED),
        append(archive, b"", url="file:///empty", source_id="sample"),
        append(
            archive,
            b"x",
            http=Http(
                status=200,
                final_url="https://news.example/final",
                headers=[
                    ("Content-Type", "text/html; charset=ISO-8859-2"),
                    ("ETag", '"abc"'),
                    ("Last-Modified", "Wed, 30 Apr 2025 10:00:00 GMT"),
                    ("Content-Encoding", "gzip"),
                ],
            ),
        ),
        append(archive, b"y", http=Http(status=404)),
    ]
    by_id = {capture.capture_id: capture for capture in reopened(archive).captures()}
    assert by_id == {capture.capture_id: capture for capture in stored}
    assert [reopened(archive).payload(capture) for capture in stored] == [PAGE, b"", b"x", b"y"]
    answer = stored[2]
    assert (answer.http_status, answer.final_url) == (200, "https://news.example/final")
    assert (answer.media_type, answer.charset, answer.etag) == ("text/html", "iso-8859-2", '"abc"')
    assert answer.last_modified == datetime(2025, 4, 30, 10, tzinfo=UTC)


def test_an_unreadable_validator_is_none(archive: Archive) -> None:
    answer = Http(status=200, headers=[("Last-Modified", "yesterday-ish")])
    assert append(archive, http=answer).last_modified is None


def test_other_tools_can_read_the_files(archive: Archive) -> None:
    append(archive)
    append(archive, b"body", http=Http(status=200, headers=[("X-A", "1\r\nInjected: 2")]))
    with files(archive)[0].open("rb") as file:
        records = ArchiveIterator(file, check_digests="raise")
        found = [
            (r.rec_type, r.rec_headers["WARC-Date"], r.content_stream().read()) for r in records
        ]
    date = "2025-05-01T12:30:00.123456Z"
    assert found == [("resource", date, PAGE), ("response", date, b"body")]
    with gzip.open(files(archive)[0]) as whole:
        text = whole.read()
    assert text.count(b"WARC/1.1\r\n") == 2
    assert b"\r\nInjected" not in text


def test_known_bytes_of_a_url_are_not_stored_again(archive: Archive) -> None:
    first = append(archive)
    size = files(archive)[0].stat().st_size
    assert append(archive, fetched_at=datetime.now(UTC), source_path="elsewhere") == first
    later = reopened(archive, first)
    assert append(later, run_id="r2") == first
    assert later.capture_for(URL, first.payload_sha256) == first
    assert files(archive)[0].stat().st_size == size
    assert len(files(archive)) == 1
    assert append(later, url="https://other.example/", run_id="r2") != first
    assert append(later, PAGE + b"!", run_id="r2").capture_id != first.capture_id
    assert later.capture_for(URL, "0" * 64) is None


def test_a_corrected_declaration_is_archived_without_the_bytes(archive: Archive) -> None:
    first = append(archive, declared=DECLARED)
    correction = Declared(publisher="The Wire", kind="announcement")
    later = reopened(archive, first)
    corrected = append(later, run_id="r2", declared=correction)
    assert corrected == replace(first, declared_publisher="The Wire", declared_kind="announcement")
    assert list(reopened(archive).captures()) == [corrected]
    assert archive.payload(corrected) == PAGE
    assert append(later, run_id="r2", declared=DECLARED) == corrected, "the run's first one holds"
    assert append(reopened(archive, corrected), run_id="r3", declared=Declared()) == corrected
    assert len(files(archive)) == 2


def test_corrections_apply_in_the_order_they_were_made(archive: Archive) -> None:
    known = append(archive, source_id="local")
    for day, source_id in ((3, "zebra"), (2, "ant"), (4, "ant")):
        known = append(
            reopened(archive, known),
            source_id=source_id,
            run_id=f"r{day}",
            fetched_at=FETCHED.replace(day=day),
            declared=Declared(publisher=f"of day {day}"),
        )
    assert [c.declared_publisher for c in archive.captures()] == ["of day 4"]


def test_bytes_whose_file_was_lost_are_archived_anew(archive: Archive) -> None:
    first = append(archive)
    files(archive)[0].unlink()
    with pytest.raises(ArchiveError, match=r"restore it, or ingest .*news\.example") as info:
        archive.payload(first)
    assert info.value.reason == "archive-missing"
    again = append(reopened(archive, first), run_id="r2")
    assert again.capture_id == first.capture_id
    assert archive.payload(again) == PAGE


@pytest.mark.parametrize("damage", ["truncated", "flipped", "other record", "no gzip"])
def test_damage_is_an_error_and_never_other_bytes(archive: Archive, damage: str) -> None:
    first, second = append(archive, PAGE * 50), append(archive, b"second")
    path = files(archive)[0]
    content = bytearray(path.read_bytes())
    if damage == "truncated":
        del content[second.archive_offset // 2 :]
    elif damage == "flipped":
        content[second.archive_offset // 2] ^= 0xFF
    elif damage == "no gzip":
        content[:] = b"\x00" * len(content)
    else:
        first = replace(first, archive_offset=second.archive_offset)
    path.write_bytes(content)
    with pytest.raises(ArchiveError) as info:
        archive.payload(first)
    assert info.value.reason == "archive-damaged"
    assert str(path) in str(info.value)


def test_a_half_written_tail_is_skipped_at_every_length(
    archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = append(archive, b"first"), append(archive, PAGE)
    path = files(archive)[0]
    content = path.read_bytes()
    caplog.set_level(logging.CRITICAL)
    # The last 16 bytes hold gzip's trailer and maybe no more than the end of the deflated data.
    for length in range(second.archive_offset, len(content) - 16, 7):
        path.write_bytes(content[:length])
        assert list(archive.captures()) == [first], length
    path.write_bytes(b"")
    assert list(archive.captures()) == []


def test_a_second_object_never_writes_behind_a_tail(archive: Archive) -> None:
    append(archive, b"first")
    with files(archive)[0].open("ab") as file:
        file.write(b"\x1f\x8bhalf a record")
    append(archive_again := reopened(archive), b"second")
    assert [path.name for path in files(archive)] == [
        "local-r1-000.warc.gz",
        "local-r1-001.warc.gz",
    ]
    assert len(list(archive_again.captures())) == 2


def test_files_roll_at_their_limit(archive: Archive) -> None:
    small = Archive(archive.root, roll_at=1)
    stored = [append(small, bytes([n])) for n in range(3)]
    assert len(files(small)) == 3
    assert list(small.captures()) == stored


class Failing(io.BytesIO):
    """A stream that breaks after some bytes."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise OSError("device gone")
        return super().read(4)


def test_an_input_that_fails_leaves_the_archive_as_it_was(archive: Archive, tmp_path: Path) -> None:
    first = append(archive, b"first")
    with pytest.raises(OSError, match="device gone"):
        archive.append(
            Failing(b"12345678"), url=URL, source_id="local", run_id="r1", fetched_at=FETCHED
        )
    with pytest.raises(FileNotFoundError):
        archive.append(
            tmp_path / "none", url=URL, source_id="local", run_id="r1", fetched_at=FETCHED
        )
    assert list(archive.captures()) == [first]


def test_an_input_that_changes_meanwhile_is_refused(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = append(archive, b"first")
    path = tmp_path / "live.html"
    path.write_bytes(b"before")
    store = archive._store

    def rewritten_before_storing(*args: Any) -> Capture:
        path.write_bytes(b"after!")
        return store(*args)

    monkeypatch.setattr(archive, "_store", rewritten_before_storing)
    with pytest.raises(ArchiveError, match=r"in/live\.html changed") as info:
        archive.append(
            path,
            url=URL,
            source_id="local",
            run_id="r1",
            fetched_at=FETCHED,
            source_path="in/live.html",
        )
    assert info.value.reason == "input-changed"
    monkeypatch.undo()
    last = append(archive, b"last")
    assert list(archive.captures()) == [first, last]


WRITER = """
import io, sys
from datetime import UTC, datetime
from pathlib import Path
from warehouse.archive import Archive

archive = Archive(Path(sys.argv[1]))
for n in range(100_000):
    capture = archive.append(
        io.BytesIO(b"%d " % n * 20_000), url=f"https://a.example/{n}", source_id="local",
        run_id="killed", fetched_at=datetime.now(UTC),
    )
    print(capture.archive_offset, flush=True)
"""


def test_what_append_returned_survives_a_kill(archive: Archive) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(archive.root)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    reported = [int(writer.stdout.readline()) for _ in range(5)]
    writer.send_signal(signal.SIGKILL)
    reported += [int(line) for line in writer.stdout.read().split()]
    writer.communicate()
    found = list(archive.captures())
    assert [capture.archive_offset for capture in found][: len(reported)] == reported
    assert len(found) <= len(reported) + 1
    for n, capture in enumerate(found):
        assert archive.payload(capture) == b"%d " % n * 20_000


class Zeros(io.RawIOBase):
    """A stream of zeros that is never in memory as a whole."""

    def __init__(self, size: int) -> None:
        self._left = size

    def read(self, size: int = -1) -> bytes:
        chunk = bytes(min(size, self._left))
        self._left -= len(chunk)
        return chunk


def test_a_large_payload_is_streamed(archive: Archive) -> None:
    size = 150 << 20
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    capture = archive.append(
        Zeros(size),  # type: ignore[arg-type]
        url=URL,
        source_id="local",
        run_id="r1",
        fetched_at=FETCHED,
    )
    assert capture.payload_bytes == size
    assert list(archive.captures()) == [capture]
    grown_by = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown_by < 60 << 10, "KiB"


@pytest.fixture(autouse=True)
def _no_temporary_file_stays(tmp_path: Path) -> Iterator[None]:
    yield
    assert not [path for path in (tmp_path / "archive").glob("*") if path.is_file()]
