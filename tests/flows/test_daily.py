"""The stages as flows of a real Prefect server; everything else is tested without one."""

from pathlib import Path

import pytest

from flows import orchestrator
from warehouse.tables import Tables

pytestmark = pytest.mark.orchestrator


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    orchestrator.prepare(tmp_path_factory.mktemp("prefect"))
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
    from prefect.testing.utilities import prefect_test_harness

    with (
        prefect_test_harness(server_startup_timeout=120),
        temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}),
    ):
        yield


def test_the_daily_flow_does_what_the_direct_run_does(server, neowatch, sampled, tmp_path: Path):
    from flows.daily import daily

    outcome = daily(home=str(tmp_path))
    assert not outcome.refused
    flowed, direct = (Tables(home / "warehouse") for home in (tmp_path, sampled))
    for table, key in (("claims", "claim_id"), ("deals", "deal_id"), ("metrics", "metric_id")):
        ids = [set(tables.read(table, columns=[key])[key]) for tables in (flowed, direct)]
        assert ids[0] == ids[1], table


def test_a_backfill_of_what_is_read_already_does_nothing(server, tmp_path: Path):
    from flows.backfill import backfill
    from flows.daily import daily

    page = tmp_path / "page.txt"
    page.write_text("CoreWeave reported revenue of $2.08 billion.\n", encoding="utf-8")
    home = tmp_path / "home"
    daily(paths=[str(page)], sample=False, home=str(home))
    before = Tables(home / "warehouse").versions()
    outcome = backfill(home=str(home))
    assert outcome.changed == ()
    assert Tables(home / "warehouse").versions() == before


def test_a_refused_input_shows_in_the_state_of_the_flow(server, tmp_path: Path):
    from flows.daily import daily

    page = tmp_path / "empty.html"
    page.touch()
    state = daily(paths=[str(page)], sample=False, home=str(tmp_path / "home"), return_state=True)
    assert state.is_completed()
    assert state.name == "CompletedWithQuarantine"
