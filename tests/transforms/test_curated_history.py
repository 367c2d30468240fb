"""The rules on the curated history: states, dates, reversals, and no look-ahead."""

import time
from datetime import UTC, date, datetime
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from transforms.deals import deals
from transforms.indicators import history, rules, states
from transforms.reconcile import metrics
from warehouse.schemas import TABLES

COMPUTED = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def told(curated: Any) -> pl.DataFrame:
    return history(curated.inputs, computed_at=COMPUTED)


def on(told: pl.DataFrame, indicator: str, entity: str, day: str) -> dict[str, Any]:
    """The row that held at the end of that day."""
    rows = told.filter(
        (pl.col("indicator") == indicator)
        & (pl.col("entity_id") == entity)
        & (pl.col("as_of").dt.date() <= date.fromisoformat(day))
    )
    return rows.sort("as_of").row(-1, named=True)


@pytest.mark.parametrize(
    ("indicator", "entity", "day", "state", "before"),
    [
        ("tpu_beachhead", "openai", "2025-06-27", "RUMOUR", "NONE"),
        ("tpu_beachhead", "openai", "2025-06-30", "NONE", "RUMOUR"),
        ("tpu_beachhead", "anthropic", "2025-09-17", "PRODUCTION_SERVING", "NONE"),
        ("tpu_beachhead", "anthropic", "2025-10-23", "BEACHHEAD", "PRODUCTION_SERVING"),
        ("capex_guidance_revision", "coreweave", "2026-05-07", "NUDGE_UP", "UNKNOWN"),
        ("capex_guidance_revision", "alphabet", "2025-07-23", "RAISE", "UNKNOWN"),
        ("vera_rubin_cost_pressure", "sector", "2026-04-29", "PRESSURE", "WATCH"),
        ("vera_rubin_cost_pressure", "sector", "2026-05-07", "BROAD_PRESSURE", "PRESSURE"),
        ("f500_inference_deal", "sector", "2026-04-15", "NEAR_MISS", "OPEN"),
        ("backlog_coverage", "coreweave", "2025-11-10", "EXTREME", "HIGH"),
    ],
)  # fmt: skip
def test_a_state_changes_on_its_day(
    told: pl.DataFrame, indicator: str, entity: str, day: str, state: str, before: str
) -> None:
    row = on(told, indicator, entity, day)
    assert (row["state"], row["as_of"].date().isoformat()) == (state, day)
    assert row["previous_state"] == before
    assert row["evidence"]


def test_a_denial_stands_against_later_generated_text(told: pl.DataFrame) -> None:
    row = on(told, "tpu_beachhead", "openai", "2026-10-31")
    assert (row["state"], row["as_of"].date()) == ("NONE", date(2025, 6, 30))


def test_backlog_coverage_is_backlog_over_the_annualised_quarter(told: pl.DataFrame) -> None:
    row = on(told, "backlog_coverage", "coreweave", "2026-05-07")
    assert row["value"] == pytest.approx(11.96, abs=0.02)
    assert row["state"] == "EXTREME"


def test_a_floor_that_moves_alone_is_said_so(told: pl.DataFrame) -> None:
    row = on(told, "capex_guidance_revision", "coreweave", "2026-05-07")
    assert row["value"] == pytest.approx(1.54, abs=0.01)
    assert "floor only" in row["explanation"]


def test_the_tables_are_valid(curated: Any, told: pl.DataFrame) -> None:
    for name, frame in (
        ("metrics", metrics(*curated)),
        ("deals", deals(*curated)),
        ("indicators", told),
    ):
        TABLES[name].validate(frame)


def test_the_history_is_quick_and_the_same_again(curated: Any, told: pl.DataFrame) -> None:
    start = time.perf_counter()
    again = history(curated.inputs, computed_at=COMPUTED)
    assert time.perf_counter() - start < 5
    assert_frame_equal(told, again)


def as_of(frame: pl.DataFrame, at: datetime) -> pl.DataFrame:
    later = pl.col("superseded_at") > at
    return frame.filter(pl.col("known_at") <= at).with_columns(
        superseded_at=pl.when(later).then(None).otherwise("superseded_at")
    )


@pytest.mark.parametrize(
    "day", ["2025-06-28", "2025-06-30", "2025-10-23", "2026-02-26", "2026-05-07", "2026-08-12"]
)
def test_nothing_known_later_shows_on_an_earlier_day(curated: Any, day: str) -> None:
    at = datetime.fromisoformat(f"{day}T23:59:59+00:00")
    then = curated.known(at)
    assert_frame_equal(metrics(*then), as_of(metrics(*curated), at))
    assert_frame_equal(deals(*then), as_of(deals(*curated), at))
    for name in rules():
        assert states(name, then.inputs, at) == states(name, curated.inputs, at)


def test_a_history_cut_short_is_the_beginning_of_the_whole(
    curated: Any, told: pl.DataFrame
) -> None:
    at = datetime(2026, 5, 8, tzinfo=UTC)
    short = history(curated.known(at).inputs, computed_at=COMPUTED, until=at)
    assert_frame_equal(short, told.filter(pl.col("as_of") <= at))
