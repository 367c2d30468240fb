"""Progress on a terminal, silence everywhere else.

A stage announces its batches through `track`; what shows them is decided once, by the command.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

T = TypeVar("T")

_shown: ContextVar[Progress | None] = ContextVar("progress", default=None)


@contextmanager
def shown(console: Console) -> Iterator[None]:
    """Bars on this console while the block runs; none when it is not a terminal."""
    if not console.is_terminal:
        yield
        return
    columns = (
        TextColumn("{task.description:<11}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        token = _shown.set(progress)
        try:
            yield
        finally:
            _shown.reset(token)


def track(items: Iterable[T], stage: str, total: int) -> Iterator[T]:
    """The items, one by one, counted on the stage's bar."""
    progress = _shown.get()
    if progress is None:
        yield from items
        return
    task = progress.add_task(stage, total=total)
    for item in items:
        yield item
        progress.advance(task)
