"""Is this data folder in order? Each check says what it looked at and, if not, what to do."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flows.home import Home
from warehouse import registry
from warehouse.archive import ArchiveError
from warehouse.records import Capture
from warehouse.schemas import TABLES
from warehouse.sql import NotPublishedError, connect, query
from warehouse.tables import records_of

_LEAST_FREE_BYTES = 1_000_000_000
_PAYLOADS_CHECKED = 20


@dataclass(frozen=True)
class Check:
    name: str
    ok: bool
    detail: str


def examine(home: Home) -> list[Check]:
    """All checks, in the order in which one would mend things."""
    checks: list[Callable[[Home], Iterator[Check]]] = [
        _folder, _registry, _tables, _archive, _database, _last_run,
    ]  # fmt: skip
    return [result for check in checks for result in check(home)]


def _folder(home: Home) -> Iterator[Check]:
    if not home.root.is_dir():
        yield Check("data folder", False, f"{home.root} does not exist: neowatch run makes it")
        return
    free = shutil.disk_usage(home.root).free
    yield Check(
        "data folder",
        free > _LEAST_FREE_BYTES,
        f"{home.root}, {free / 1e9:.1f} GB free on its disk",
    )


def _registry(home: Home) -> Iterator[Check]:
    try:
        counts = {
            "companies": len(registry.companies()),
            "metrics": len(registry.metrics()),
            "indicators": len(registry.indicators()),
        }
    except registry.RegistryError as error:
        yield Check("registry", False, str(error))
    else:
        yield Check("registry", True, ", ".join(f"{n} {name}" for name, n in counts.items()))


def _tables(home: Home) -> Iterator[Check]:
    versions = home.tables.versions()
    missing = sorted(set(TABLES) - set(versions))
    rows = {name: home.tables.scan(name).select("*").collect().height for name in versions}
    yield Check(
        "tables",
        bool(versions),
        "rows "
        + (", ".join(f"{name} {n:,}" for name, n in rows.items()) or "none")
        + (f"; without a row yet: {', '.join(missing)}" if missing else ""),
    )


def _archive(home: Home) -> Iterator[Check]:
    captures = records_of(Capture, home.tables.read("captures"))
    newest = sorted(captures, key=lambda capture: capture.fetched_at)[-_PAYLOADS_CHECKED:]
    for capture in newest:
        try:
            home.archive.payload(capture)
        except ArchiveError as error:
            yield Check("archive", False, str(error))
            return
    yield Check("archive", True, f"{len(captures):,} captures, the newest {len(newest)} read back")


def _database(home: Home) -> Iterator[Check]:
    try:
        with connect(home.database) as connection:
            states = query(connection, "SELECT count(*) AS n FROM watchlist")["n"][0]
    except NotPublishedError as error:
        yield Check("database", False, str(error))
    else:
        yield Check("database", True, f"{home.database.name}: {states} watch-list states")


def _last_run(home: Home) -> Iterator[Check]:
    beat = home.state / "last_run.json"
    if not beat.exists():
        yield Check("last run", False, "none yet: neowatch run")
        return
    try:
        last = json.loads(beat.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        yield Check("last run", False, f"{beat} cannot be read ({error}): the next run mends it")
        return
    failed = last["status"] == "failed"
    detail = f"{last['command']} {last['status']} at {last['finished_at'][:19]}"
    if failed:
        detail += f": {(last['error'] or '').strip().splitlines()[-1]}"
    yield Check("last run", not failed, detail)
