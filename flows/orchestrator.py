"""Prefect's environment: quiet, offline, and inside the data folder.

Prefect reads its settings when it is imported, so `prepare` comes before the first import of a module
with flows. What the user has set stays as it is.
"""

import os
from pathlib import Path


class UnreachableError(Exception):
    """No orchestrator can be talked to; the message says how to do without."""


_DEFAULTS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    # A first start on a slow disk takes longer than the default of 20 seconds.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_CLI_PROMPT": "false",
}


def prepare(prefect_home: Path) -> None:
    """Set what is not set yet; `prefect_home` holds the server's database and profiles.

    The folder is made here: Prefect makes only the last part of the path, and its server then waits
    two minutes before it says so.
    """
    prefect_home.mkdir(parents=True, exist_ok=True)
    for name, value in {**_DEFAULTS, "PREFECT_HOME": str(prefect_home)}.items():
        os.environ.setdefault(name, value)


def check() -> None:
    """Make sure of a server: the one that `PREFECT_API_URL` names, else a temporary one, started here.

    Raises:
        UnreachableError: there is none, and none can be started.
    """
    from prefect.client.orchestration import get_client  # noqa: PLC0415 - after `prepare`

    try:
        with get_client(sync_client=True) as client:
            problem = client.api_healthcheck()
    except RuntimeError as error:  # what a temporary server that does not start is told by
        problem = error
    if problem:
        where = os.environ.get("PREFECT_API_URL", "a temporary server on this machine")
        raise UnreachableError(
            f"no orchestrator at {where}: {problem}; mend PREFECT_API_URL, or run with --direct"
        )
