"""The backfill flow: read a window of the archive, then bring everything above it up to date.

Deployed by module: `flows.backfill:backfill`. What is already read is not read again, so a backfill
that was killed is resumed by running it again, and overlapping ones write nothing twice.
"""

from datetime import datetime

from prefect import flow
from prefect.client.schemas.objects import State

from flows.daily import as_flow, finished, home_of
from flows.extract import Window
from flows.pipeline import Outcome, Request, execute


@flow(name="backfill", persist_result=False)
def backfill(
    since: datetime | None = None,
    until: datetime | None = None,
    source_id: str | None = None,
    entity_id: str | None = None,
    home: str | None = None,
) -> State[Outcome]:
    """Read what is unread among the captures of [since, until), of one source or entity."""
    request = Request(
        sample=False,
        stages=("extract", "reconcile", "indicators"),
        window=Window(since=since, until=until, source_id=source_id, entity_id=entity_id),
    )
    return finished(execute(home_of(home), "backfill", request, as_flow))
