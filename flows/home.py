"""One data folder: archive, tables, the published database and the state of runs."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from flows.settings import Settings
from warehouse.archive import Archive
from warehouse.tables import Tables


@dataclass(frozen=True)
class Home:
    """Paths below `settings.home`, and what lies there.

    archive/           WARC files: every input's bytes, written once
    warehouse/<table>  Delta tables
    warehouse.duckdb   the published views over them
    state/             orchestrator's home, lock and heartbeat: nothing that cannot be made again
    """

    settings: Settings

    @property
    def root(self) -> Path:
        return self.settings.home

    @property
    def database(self) -> Path:
        return self.root / "warehouse.duckdb"

    @property
    def state(self) -> Path:
        return self.root / "state"

    @property
    def archive_folder(self) -> Path:
        return self.root / "archive"

    @cached_property
    def archive(self) -> Archive:
        """For reading payloads; a stage that appends opens its own, with the known captures."""
        return Archive(self.archive_folder)

    @cached_property
    def tables(self) -> Tables:
        return Tables(self.root / "warehouse")
