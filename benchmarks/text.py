"""Prose: this project's reader and recognizers-text, over the same paragraphs.

Files are read before anything is measured. Each reader then runs in a process of its own, in the
environment where it is installed, and reads the same documents one after another, after one to warm up.
Only that is on the clock, and the clock is CPU time. What counts as text are the paragraphs, headings and
list items that both are given; ours looks for names in tables as well, at its own cost.

Ours goes from text to claims: who, what, how much, of when, how firmly. Theirs is what such a chain would
begin with: numbers, percentages, currencies, dimensions, dates. It is given a paragraph at a time, because
its dates cost more than twice as much in a text twice as long.
"""

import argparse
import csv
import json
import pickle
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
PEERS = ROOT / ".venv-peers/bin/python"
MEGABYTE = 1_000_000
# Class of text → folders of the corpus, and the kind of their documents where the manifest names none.
CLASSES = {
    "news": (("news", "seed", "announcements"), "article"),
    "calls": (("transcripts",), "transcript"),
    "article pages": (("articles",), "article"),
    "releases": (("releases",), "earnings_release"),
}
ALL = "all"
PROSE = ("title", "heading", "paragraph", "list_item")
SUFFIXES = (".html", ".htm", ".gz", ".md", ".txt")
FIRST_SEEN = datetime(2026, 1, 1, tzinfo=UTC)


class Text(NamedTuple):
    """One document; `given` is what the reader takes, a document with its reading or paragraphs."""

    kind: str
    text_bytes: int
    given: Any


@dataclass(slots=True)
class Measured:
    """What one reader did with the texts of one class; seconds are CPU seconds of its process."""

    documents: int = 0
    text_bytes: int = 0
    seconds: float = 0.0
    found: int = 0
    failures: int = 0

    @property
    def megabytes_per_second(self) -> float:
        return self.text_bytes / MEGABYTE / self.seconds

    def plus(self, other: "Measured") -> "Measured":
        return Measured(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


# Takes what a text gives it and returns how much it found.
Reader = Callable[[Any], int]


def neowatch() -> Reader:
    """A document and its reading → claims."""
    from extractors.claims.prose import prose_claims  # noqa: PLC0415 - only installed in one environment

    return lambda given: len(prose_claims(*given))


def recognizers() -> Reader:
    """Paragraphs → numbers, percentages, currencies, dimensions and dates."""
    import recognizers_suite as suite  # noqa: PLC0415 - only installed in one environment

    models = (
        suite.recognize_number,
        suite.recognize_percentage,
        suite.recognize_currency,
        suite.recognize_dimension,
        suite.recognize_datetime,
    )
    return lambda given: sum(len(model(words, "en-us")) for words in given for model in models)


READERS: dict[str, tuple[Path, Callable[[], Reader]]] = {
    "neowatch": (Path(sys.executable), neowatch),
    "recognizers-text": (PEERS, recognizers),
}


def measure(name: str, texts: Sequence[Text]) -> tuple[dict[str, Measured], float]:
    """Read all texts with one reader, in this process: results by class, and the peak in megabytes."""
    read = READERS[name][1]()
    results: dict[str, Measured] = {}
    read(texts[0].given)
    for text in texts:
        measured = results.setdefault(text.kind, Measured())
        begun = time.process_time()
        try:
            measured.found += read(text.given)
        except Exception as error:  # noqa: BLE001 - any failure of a reader is a result here
            measured.failures += 1
            print(f"{name} failed: {error!r}", file=sys.stderr)
        measured.seconds += time.process_time() - begun
        measured.documents += 1
        measured.text_bytes += text.text_bytes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE
    return results, peak


def measured_apart(name: str, folder: Path) -> tuple[dict[str, Measured], float]:
    """`measure` of the texts in `folder` in a process of its own, with the Python that has the reader."""
    done = subprocess.run(
        [READERS[name][0], __file__, "--reader", name, "--texts", folder / name],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
    )
    results, peak = json.loads(done.stdout)
    return {kind: Measured(**measured) for kind, measured in results.items()}, peak


def prepare(corpus: Path, limit: int, folder: Path) -> None:
    """Read the files and leave in `folder` what each reader takes."""
    ours, theirs = zip(*texts_of(corpus, limit), strict=True)
    for name, texts in zip(READERS, (ours, theirs), strict=True):
        (folder / name).write_bytes(pickle.dumps([tuple(text) for text in texts]))


def texts_of(corpus: Path, limit: int) -> Iterator[tuple[Text, Text]]:
    """Each document as ours and as the peer take it; of each class at most `limit` bytes, 0 is all.

    Which documents they are is decided by a hash of their paths, so that it is a fair sample.
    """
    with (corpus / "manifest.csv").open(newline="") as manifest:
        declared = {row["path"]: row for row in csv.DictReader(manifest)}
    for kind, (folders, default) in CLASSES.items():
        taken = 0
        paths = [
            path
            for folder in folders
            for path in (corpus / folder).rglob("*.*")
            if path.suffix in SUFFIXES
        ]
        for path in sorted(paths, key=lambda path: sha256(path.name.encode()).digest()):
            row = declared.get(str(path.relative_to(corpus)), {})
            for ours in _documents(path, row, default):
                document, reading = ours
                words = [document.text[b.start : b.end] for b in reading.blocks if b.kind in PROSE]
                size = len("".join(words).encode())
                if size and (not limit or not taken or taken + size <= limit):
                    taken += size
                    yield Text(kind, size, ours), Text(kind, size, words)


def _documents(path: Path, row: dict[str, str], default: str) -> Iterator[tuple[Any, Any]]:
    from extractors.documents import document_of  # noqa: PLC0415 - only installed in one environment
    from extractors.model import ReadError  # noqa: PLC0415
    from extractors.readers import read  # noqa: PLC0415
    from warehouse.records import Capture, content_id  # noqa: PLC0415

    published = row.get("published_at")
    payload = path.read_bytes()
    capture = Capture(
        capture_id=content_id(str(path)),
        url=row.get("url") or path.as_uri(),
        source_id="files",
        fetched_at=FIRST_SEEN,
        payload_sha256="",
        payload_bytes=len(payload),
        archive_file="",
        archive_offset=0,
        run_id="",
        declared_kind=row.get("kind") or default,
        declared_publisher=row.get("publisher") or None,
        declared_published_at=datetime.fromisoformat(published) if published else None,
        declared_entity_id=row.get("entity") or None,
    )
    try:
        for reading in read(capture, payload):
            yield document_of(capture, reading, "", FIRST_SEEN), reading
    except ReadError as error:
        print(f"left out {path.name}: {error.reason}", file=sys.stderr)


def table(ours: dict[str, Measured], theirs: dict[str, Measured]) -> str:
    """Speed by class of text and of all together; the last column is how many times as fast ours is."""
    columns = "{:<15}{:>10}{:>8}{:>9}{:>12}{:>13}{:>8}"
    heads = ("documents", "MB", "claims", "ours MB/s", "theirs MB/s", "ratio")
    lines = [columns.format("", *heads)]
    for kind in (*ours, ALL):
        one, peer = (_of_class(results, kind) for results in (ours, theirs))
        lines.append(
            columns.format(
                kind,
                one.documents,
                f"{one.text_bytes / MEGABYTE:.2f}",
                one.found,
                f"{one.megabytes_per_second:.2f}",
                f"{peer.megabytes_per_second:.4f}" if peer.seconds else "",
                f"{one.megabytes_per_second / peer.megabytes_per_second:.0f}"
                if peer.seconds
                else "",
            )
        )
    return "\n".join(lines)


def _of_class(results: dict[str, Measured], kind: str) -> Measured:
    if kind != ALL:
        return results.get(kind, Measured())
    together = Measured()
    for measured in results.values():
        together = together.plus(measured)
    return together


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT / "../shared")
    parser.add_argument(
        "--kilobytes", type=int, default=200, help="text of each class to read; 0 is all there is"
    )
    parser.add_argument("--alone", action="store_true", help="only ours, without the peer")
    parser.add_argument("--reader", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--prepare", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--texts", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    corpus = arguments.corpus / "corpus"
    if arguments.prepare:
        prepare(corpus, arguments.kilobytes * 1000, arguments.prepare)
        return
    if arguments.reader:
        given = [Text(*text) for text in pickle.loads(arguments.texts.read_bytes())]
        results, peak = measure(arguments.reader, given)
        print(json.dumps([{kind: asdict(one) for kind, one in results.items()}, peak]))
        return
    if not (corpus / "manifest.csv").exists():
        parser.error(
            f"expected {corpus}/manifest.csv, found none: name the folder with corpus/ in it,"
            " --corpus DIR or make bench-text CORPUS=DIR"
        )
    if not arguments.alone and not PEERS.exists():
        parser.error(f"expected {PEERS}, found none: run make peers, or give --alone")
    with TemporaryDirectory() as folder:
        # Apart too: what a process once held counts in the peak of those that it starts.
        limit = ("--corpus", arguments.corpus.resolve(), "--kilobytes", str(arguments.kilobytes))
        subprocess.run(
            [sys.executable, __file__, *limit, "--prepare", folder], check=True, cwd=ROOT
        )
        ours, our_peak = measured_apart("neowatch", Path(folder))
        theirs: dict[str, Measured] = {}
        if not arguments.alone:
            theirs, their_peak = measured_apart("recognizers-text", Path(folder))
            print(f"peak memory: ours {our_peak:.0f} MB, theirs {their_peak:.0f} MB")
    print(table(ours, theirs))


if __name__ == "__main__":
    main()
