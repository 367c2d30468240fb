"""Earnings releases: this project's reader and edgartools', over the same files.

Each reader runs in a process of its own, in the environment where it is installed, and reads the files
one after another: bytes in, figures out, after its imports and one file to warm up. Only that is on the
clock, and the clock is CPU time. What a reader cannot read is counted as a failure.

A figure is a number that says what it is and when it is of: here a claim, there a fact with a concept
of a taxonomy and the last day of its period.
"""

import argparse
import csv
import json
import logging
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TypedDict

ROOT = Path(__file__).parents[1]
PEERS = ROOT / ".venv-peers/bin/python"
MEGABYTE = 1_000_000


class Release(TypedDict):
    """One row of the corpus' manifest, `path` made absolute."""

    path: str
    url: str
    publisher: str
    published_at: str
    kind: str
    entity: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What one reader did with all files; seconds are CPU seconds of its process."""

    reader: str
    documents: int
    failures: tuple[str, ...]
    figures: int
    read_bytes: int
    seconds: float
    peak_megabytes: float

    @property
    def documents_per_second(self) -> float:
        return self.documents / self.seconds


# Reads one file and returns its figures' number.
Reader = Callable[[Release, bytes], int]


def neowatch() -> Reader:
    """Bytes → readings → documents → all that they say, in tables, in sentences and in tags."""
    from extractors.claims import said_by  # noqa: PLC0415 - only installed in one environment
    from extractors.documents import document_of  # noqa: PLC0415
    from extractors.readers import read  # noqa: PLC0415
    from warehouse.records import Capture, content_id  # noqa: PLC0415

    fetched_at = datetime.now(UTC)

    def figures_of(release: Release, payload: bytes) -> int:
        capture = Capture(
            capture_id=content_id(release["path"]),
            url=release["url"],
            source_id="files",
            fetched_at=fetched_at,
            payload_sha256="",
            payload_bytes=len(payload),
            archive_file="",
            archive_offset=0,
            run_id="",
            declared_kind=release["kind"],
            declared_publisher=release["publisher"],
            declared_published_at=datetime.fromisoformat(release["published_at"]),
            declared_entity_id=release["entity"],
        )
        return sum(
            len(said_by(document_of(capture, reading, "", fetched_at), reading).claims)
            for reading in read(capture, payload)
        )

    return figures_of


def edgartools() -> Reader:
    """Bytes → its tables with statements and scales → all its facts."""
    from edgar.earnings import EarningsRelease  # noqa: PLC0415 - only installed in one environment

    logging.disable(logging.ERROR)

    def figures_of(release: Release, payload: bytes) -> int:
        attachment = SimpleNamespace(content=payload, document=release["path"])
        facts = EarningsRelease(attachment).to_facts_dataframe()
        if facts.empty:
            return 0
        is_figure = (
            facts["numeric_value"].notna()
            & facts["period_end"].notna()
            & facts["concept"].str.contains(":", regex=False)
        )
        return int(is_figure.sum())

    return figures_of


def edgartools_headlines() -> Reader:
    """The least it can do: bytes → its tables with statements and scales → four key metrics."""
    from edgar.earnings import EarningsRelease  # noqa: PLC0415 - only installed in one environment

    logging.disable(logging.ERROR)

    def figures_of(release: Release, payload: bytes) -> int:
        attachment = SimpleNamespace(content=payload, document=release["path"])
        key_metrics = EarningsRelease(attachment).get_key_metrics()
        names = ("revenue", "net_income", "eps_basic", "eps_diluted")
        return sum(key_metrics[name] is not None for name in names)

    return figures_of


READERS: dict[str, tuple[Path, Callable[[], Reader]]] = {
    "neowatch": (Path(sys.executable), neowatch),
    "edgartools": (PEERS, edgartools),
    "edgartools, headlines": (PEERS, edgartools_headlines),
}


def measure(name: str, releases: Sequence[Release]) -> Measured:
    """Read all files with one reader, in this process."""
    read = READERS[name][1]()
    failures: list[str] = []
    figures = read_bytes = 0
    seconds = 0.0
    for place, release in enumerate([releases[0], *releases]):
        payload = Path(release["path"]).read_bytes()
        begun = time.process_time()
        try:
            found = read(release, payload)
        except Exception as error:  # noqa: BLE001 - any failure of a reader is a result here
            found = 0
            failures += [f"{release['path']}: {error!r}"] if place else []
        if place:
            seconds += time.process_time() - begun
            figures += found
            read_bytes += len(payload)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE
    return Measured(name, len(releases), tuple(failures), figures, read_bytes, seconds, peak)


def measured_apart(name: str, releases: Sequence[Release]) -> Measured:
    """`measure` in a process of its own, with the Python that has the reader."""
    done = subprocess.run(
        [READERS[name][0], __file__, "--reader", name],
        input=json.dumps(releases),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return Measured(**json.loads(done.stdout))


def releases_of(corpus: Path, *, only_gold: bool) -> Iterator[Release]:
    """The releases of the corpus' manifest, or those for which there are labels."""
    labels = (corpus / "gold/releases_gold.jsonl").read_text().splitlines() if only_gold else []
    labelled = {json.loads(label)["document_id"] for label in labels}
    with (corpus / "corpus/manifest.csv").open(newline="") as manifest:
        for row in csv.DictReader(manifest):
            if row["kind"] == "earnings_release" and (not only_gold or row["path"] in labelled):
                yield Release(**{**row, "path": str((corpus / "corpus" / row["path"]).resolve())})


def table(results: Sequence[Measured]) -> str:
    """The results as lines to print; the ratios last."""
    columns = "{:<24}{:>10}{:>10}{:>9}{:>12}{:>10}{:>15}{:>9}"
    heads = (
        "documents",
        "failures",
        "figures",
        "docs/CPU s",
        "MB/CPU s",
        "figures/CPU s",
        "peak MB",
    )
    lines = [columns.format("", *heads)]
    lines += [
        columns.format(
            one.reader,
            one.documents,
            len(one.failures),
            one.figures,
            f"{one.documents_per_second:.1f}",
            f"{one.read_bytes / MEGABYTE / one.seconds:.1f}",
            f"{one.figures / one.seconds:.0f}",
            f"{one.peak_megabytes:.0f}",
        )
        for one in results
    ]
    ours, *peers = results
    lines += [
        f"{ours.reader} reads {ours.documents_per_second / peer.documents_per_second:.1f} times as fast"
        f" as {peer.reader}"
        for peer in peers
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT / "../shared")
    parser.add_argument("--gold", action="store_true", help="only the releases that have labels")
    parser.add_argument("--reader", choices=READERS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.reader:
        print(json.dumps(asdict(measure(arguments.reader, json.load(sys.stdin)))))
        return
    if not (arguments.corpus / "corpus/manifest.csv").exists():
        parser.error(
            f"expected {arguments.corpus}/corpus/manifest.csv, found none: name the folder with"
            " corpus/ and gold/ in it, --corpus DIR or make bench-releases CORPUS=DIR"
        )
    if not PEERS.exists():
        parser.error(f"expected {PEERS}, found none: run make peers")
    releases = list(releases_of(arguments.corpus, only_gold=arguments.gold))
    results = [measured_apart(name, releases) for name in READERS]
    print(table(results))
    for one in results:
        for failure in one.failures:
            print(f"{one.reader} failed: {failure}", file=sys.stderr)


if __name__ == "__main__":
    main()
