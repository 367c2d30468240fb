"""Metrics, deals and claims → states of the watch list: the stage around the pure rules."""

import polars as pl

from flows.ledger import Run
from flows.reconcile import statements, synchronise
from flows.runners import Runner
from transforms.indicators import Inputs, history


def indicators(run: Run, runner: Runner) -> None:
    """The stage: the whole state history, synchronised; deadlines count up to the run's start."""

    def work(_: str) -> pl.DataFrame:
        tables = run.home.tables
        inputs = Inputs.of(tables.read("metrics"), tables.read("deals"), *statements(run.home))
        return history(inputs, computed_at=run.started_at, until=run.started_at)

    for frame in runner("indicators", work, ["history"]):
        synchronise(run, "indicators", frame, ignore=("computed_at",))
