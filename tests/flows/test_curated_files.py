"""A curated file that is mended replaces the one before it."""

import shutil
from importlib.resources import files
from pathlib import Path

import polars as pl
import pytest

from flows import inputs
from warehouse.tables import Tables


@pytest.fixture
def curated(tmp_path, monkeypatch) -> Path:
    """The bundled history as files of one's own, to edit."""
    folder = tmp_path / "warehouse" / "history"
    shutil.copytree(str(files("warehouse") / "history"), folder)
    shutil.copytree(str(files("warehouse") / "sample"), tmp_path / "warehouse" / "sample")
    monkeypatch.setattr(inputs, "files", lambda package: tmp_path / package)
    return folder


def test_a_row_that_is_corrected_leaves_nothing_of_the_old_one(neowatch, curated, tmp_path):
    home = tmp_path / "home"
    assert neowatch(home, "run", "--direct").code == 0
    tables = Tables(home / "warehouse")
    before = tables.read("claims").height
    signals = curated / "signals.csv"
    kept = signals.read_text(encoding="utf-8").splitlines(keepends=True)
    signals.write_text("".join(kept[:-1]), encoding="utf-8")
    assert neowatch(home, "run", "--direct").code == 0
    assert tables.read("claims").height == before - 1
    assert tables.read("captures", where=pl.col("url") == "history:signals.csv").height == 2
    versions = tables.versions()
    assert neowatch(home, "run", "--direct").code == 0
    assert tables.versions() == versions
