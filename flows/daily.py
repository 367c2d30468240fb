"""The daily flow: all four stages, each a flow of its own, every batch a task.

Deployed by module: `flows.daily:daily`. It is driven by what is unread, not by the clock, so several
late runs collapse into one that catches up.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from prefect import Flow, flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from prefect.task_runners import ThreadPoolTaskRunner

from flows.home import Home
from flows.ledger import Run
from flows.pipeline import STAGES, Outcome, Request, execute
from flows.runners import Runner, tasks
from flows.settings import Settings

T = TypeVar("T")


def as_flow(run: Run, name: str, work: Callable[[Runner], T]) -> T:
    """Call a stage as a flow named after it, whose batches run on threads."""

    def stage() -> T:
        return work(tasks)

    # Any, because a runner of its own kind of future is none of futures in general to a type checker.
    threads: Any = ThreadPoolTaskRunner(max_workers=run.home.settings.workers)
    return Flow(stage, name=name, task_runner=threads, persist_result=False)()


@flow(name="daily", persist_result=False)
def daily(
    paths: list[str] | None = None,
    manifest: str | None = None,
    sample: bool = True,
    stages: list[str] | None = None,
    home: str | None = None,
    command: str = "run",
) -> State[Outcome]:
    """Archive, read, reconcile and compute; ends as CompletedWithQuarantine if anything was refused.

    Args:
        stages: some of `flows.pipeline.STAGES`; all by default.
        home: the data folder; by default that of the settings (`NEOWATCH_HOME`).
        command: what the ledger calls the run.
    """
    request = Request(
        paths=tuple(Path(path) for path in paths or ()),
        manifest=Path(manifest) if manifest else None,
        sample=sample,
        stages=tuple(stages or STAGES),
    )
    outcome = execute(home_of(home), command, request, as_flow)
    return finished(outcome)


def run_as_flow(home: Home, command: str, request: Request) -> Outcome:
    """The same request as a flow run of this process, for the command line."""
    outcome = daily.with_options(name=command)(
        paths=[str(path) for path in request.paths],
        manifest=str(request.manifest) if request.manifest else None,
        sample=request.sample,
        stages=list(request.stages),
        home=str(home.root),
        command=command,
    )
    return cast(Outcome, outcome)  # a flow that ends in a state gives its data


def home_of(folder: str | None) -> Home:
    """The data folder a flow was given, or that of the settings."""
    overrides: dict[str, Any] = {"home": Path(folder)} if folder else {}
    return Home(Settings(**overrides))


def finished(outcome: Outcome) -> State[Outcome]:
    """The state a flow ends in, so that nobody has to read a log to learn of a quarantine."""
    refused = outcome.counts.get("quarantined", 0)
    if not refused:
        return Completed(data=outcome)
    return Completed(
        name="CompletedWithQuarantine",
        message=f"{refused} inputs or rows are in quarantine",
        data=outcome,
    )
