"""How a stage's batches are run: here, one after the other, or as tasks of the orchestrator.

A stage hands over its work — a function of one batch that returns a small report — and knows nothing
else. `direct` needs no server; `tasks` runs inside a Prefect flow.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from flows.progress import track

B = TypeVar("B")
R = TypeVar("R")


class Runner(Protocol):
    """Reports of all batches, in order; an error of the work ends the stage."""

    def __call__(self, stage: str, work: Callable[[B], R], batches: Sequence[B]) -> Iterator[R]: ...


def direct(stage: str, work: Callable[[B], R], batches: Sequence[B]) -> Iterator[R]:
    """Run every batch in this thread."""
    return track(map(work, batches), stage, len(batches))


def tasks(stage: str, work: Callable[[B], R], batches: Sequence[B]) -> Iterator[R]:
    """Run every batch as a task of the flow that is running, a window of them at a time.

    A window and not `.map`: ten thousand submitted at once lose two thirds of their records in the
    server's default broker.
    """
    return track(_in_window(stage, work, batches), stage, len(batches))


def _in_window(
    stage: str, work: Callable[[B], R], batches: Sequence[B], window: int = 64
) -> Iterator[R]:
    from prefect import task  # noqa: PLC0415 - a second to import, for those who asked for it

    @task(name=stage, task_run_name=f"{stage} {{batch}}", retries=0, persist_result=False)
    def run(batch: B) -> R:
        return work(batch)

    futures = deque(run.submit(batch) for batch in batches[:window])
    upcoming = iter(batches[window:])
    while futures:
        yield futures.popleft().result()
        for batch in upcoming:
            futures.append(run.submit(batch))
            break
