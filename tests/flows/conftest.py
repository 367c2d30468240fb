"""One data folder filled once per session, and the command as a user types it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from flows.cli import app


@dataclass
class Answer:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Answer]


def _in_process(home: Path, *arguments: str | Path) -> Answer:
    result = CliRunner().invoke(app, ["--home", str(home), *map(str, arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Answer(result.exit_code, result.stdout, result.stderr)


def _as_process(home: Path, *arguments: str | Path) -> Answer:
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "--home", str(home), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"COLUMNS": "100"},
    )
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def neowatch() -> Command:
    """The command in this process: quick, for everything but signals and start-up."""
    return _in_process


@pytest.fixture(scope="session")
def neowatch_process() -> Command:
    """The command as a process of its own."""
    return _as_process


@pytest.fixture(scope="session")
def sampled(neowatch: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the bundled documents and history; tests only read it."""
    home = tmp_path_factory.mktemp("sampled")
    answer = neowatch(home, "run", "--direct")
    assert answer.code == 0, answer.err
    return home
