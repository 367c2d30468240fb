from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from transforms.deals import deals


def deal(make: Any, on: str, value: Any = None, **fields: Any) -> Any:
    fields = {
        "kind": "deal",
        "metric": "contract_value",
        "subject": "coreweave",
        "counterparty": "meta",
        "quote": "signed an agreement",
    } | fields
    return make(on, value=value, **fields)


def current(frame: pl.DataFrame) -> list[dict[str, Any]]:
    return frame.filter(pl.col("superseded_at").is_null()).sort("announced_on").to_dicts()


def test_one_deal_told_by_two_documents_is_one_deal(make: Any, of: Any) -> None:
    rows = deals(
        *of(
            deal(make, "2026-04-09", 21e9, tier=3, publisher="press"),
            deal(make, "2026-04-10", 21e9, tier=1),
        )
    )
    assert rows["deal_id"].n_unique() == 1
    assert rows.sort("known_at")["confidence"].to_list() == ["reported", "confirmed"]
    assert rows.sort("known_at")["superseded_at"].to_list() == [rows["known_at"].max(), None]


def test_another_value_of_the_same_parties_is_another_deal(make: Any, of: Any) -> None:
    rows = deals(*of(deal(make, "2026-04-09", 21e9), deal(make, "2026-04-10", 14.2e9)))
    assert rows["deal_id"].n_unique() == 2


def test_a_total_marks_the_deals_it_contains(make: Any, of: Any) -> None:
    rows = current(
        deals(
            *of(
                deal(make, "2025-09-30", 14.2e9),
                deal(make, "2026-04-09", 21e9),
                deal(make, "2026-05-06", 35e9, bound="about", tier=3),
            )
        )
    )
    total = rows[-1]["deal_id"]
    assert [row["overlaps_deal_id"] for row in rows] == [total, total, None]


def test_the_terms_of_a_deal_belong_to_the_value_they_stand_beside(make: Any, of: Any) -> None:
    def part(value: Any, at: int, **fields: Any) -> Any:
        return deal(make, "2026-04-09", value, doc="one", char_start=at, char_end=at + 19, **fields)

    rows = current(
        deals(
            *of(
                part(14.2e9, 0),
                part(6.0, 25, metric="contract_term", unit="years"),
                part(21e9, 200),
                part(2032.0, 230, metric="contract_end_year", unit="year"),
                part(300.0, 260, metric="contract_power", unit="MW"),
            )
        )
    )
    found = {
        row["value_low"]: (row["term_years"], row["end_year"], row["power_mw"]) for row in rows
    }
    assert found == {14.2e9: (6.0, None, None), 21e9: (None, 2032, 300.0)}


def test_talks_become_a_signed_deal(make: Any, of: Any) -> None:
    rows = deals(
        *of(
            deal(make, "2026-03-20", modality="talks", tier=4, quote="in talks"),
            deal(make, "2026-04-09", 21e9, quote="signed on Thursday"),
        )
    ).sort("known_at")
    assert rows["deal_id"].n_unique() == 1
    assert rows["deal_status"].to_list() == ["talks", "signed"]
    assert rows["confidence"].to_list() == ["rumour", "confirmed"]


def test_a_termination_by_a_party_ends_the_deal_and_a_retelling_does_not_revive_it(
    make: Any, of: Any
) -> None:
    ended = deal(make, "2026-05-01", 21e9, quote="the parties terminated the agreement")
    rows = deals(
        *of(
            deal(make, "2026-04-09", 21e9),
            ended,
            deal(make, "2026-05-20", 21e9, tier=3, publisher="late"),
        )
    ).sort("known_at")
    assert rows["deal_status"].to_list()[-1] == "terminated"
    assert rows["deal_id"].n_unique() == 1
    assert rows["superseded_at"][0] == ended[1].known_at


def test_a_rumoured_termination_ends_nothing(make: Any, of: Any) -> None:
    rows = current(
        deals(
            *of(
                deal(make, "2026-04-09", 21e9),
                deal(make, "2026-05-01", 21e9, tier=4, quote="has cancelled the agreement"),
            )
        )
    )
    assert [row["deal_status"] for row in rows] == ["signed"]


def test_a_signal_that_denies_hardware_ends_the_rumoured_deal(make: Any, of: Any) -> None:
    parties = {"subject": "alphabet", "counterparty": "openai", "hardware": "tpu"}
    rumour = deal(make, "2025-06-27", tier=4, modality="reported", **parties)
    denial = make(
        "2025-06-30", kind="signal", metric="tpu_commitment", subject="openai",
        counterparty="alphabet", hardware="tpu", polarity=-1, modality="denied",
    )  # fmt: skip
    rows = deals(*of(rumour, denial)).sort("known_at")
    assert rows["deal_status"].to_list() == ["announced", "denied"]


def test_kinds_follow_who_sells(make: Any, of: Any) -> None:
    kinds = {
        row["provider"]: row["kind"]
        for row in current(
            deals(
                *of(
                    deal(make, "2026-04-09", 1e9),
                    deal(make, "2026-04-10", 2e9, subject="applied-digital"),
                    deal(make, "2026-04-11", 3e9, subject="nvidia"),
                    deal(make, "2026-04-12", 4e9, subject="nebius", metric="acquisition_price"),
                )
            )
        )
    }
    assert kinds == {
        "coreweave": "capacity",
        "applied-digital": "lease",
        "nvidia": "supply",
        "nebius": "acquisition",
    }


def entered(make: Any, on: str, value: Any, **fields: Any) -> Any:
    """A row of the curated history, told on the day of the deal."""
    day = {"period_type": "event", "period_end": date.fromisoformat(on)}
    return deal(make, on, value, doc_kind="curated", **(day | fields))


def test_a_deal_entered_in_two_lists_is_one_deal(make: Any, of: Any) -> None:
    twice = (entered(make, "2026-05-01", 643e6, doc=f"list {n}", tier=n) for n in (1, 3))
    (row,) = current(deals(*of(*twice)))
    assert len(row["claim_ids"]) == 2


def test_entries_of_two_days_or_values_are_two_deals(make: Any, of: Any) -> None:
    rows = deals(
        *of(
            entered(make, "2024-09-30", 2e9),
            entered(make, "2024-10-22", 2e9),
            entered(make, "2024-10-22", 3e9),
        )
    )
    assert rows["deal_id"].n_unique() == 3


def test_an_entry_with_a_day_of_its_own_is_no_retelling(make: Any, of: Any) -> None:
    rows = deals(
        *of(
            deal(make, "2025-10-23", (10e9, 100e9), bound="vague"),
            entered(make, "2025-10-23", (10e9, 99e9), bound="vague", tier=2),
            entered(make, "2026-04-06", None),
        )
    )
    first, second = current(rows)
    assert [str(row["announced_on"]) for row in (first, second)] == ["2025-10-23", "2026-04-06"]
    assert len(first["claim_ids"]) == 2
    assert second["value_low"] is None


MENTION = st.fixed_dictionaries(
    {
        "days": st.integers(0, 90),
        "value": st.sampled_from([None, 1e9, 1.04e9, 2e9, 3e9, (None, 2e9)]),
        "tier": st.integers(1, 5),
        "publisher": st.sampled_from(["a", "b"]),
        "counterparty": st.sampled_from(["meta", "openai", None]),
        "modality": st.sampled_from(["asserted", "reported", "denied", "talks", "opinion"]),
        "quote": st.sampled_from(["signed", "terminated the agreement", "in talks"]),
        "hardware": st.sampled_from([None, "gpu", "tpu"]),
        "doc_kind": st.sampled_from(["article", "curated"]),
    }
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(MENTION, max_size=7), st.integers(0, 90))
def test_deals_known_then_are_the_deals_visible_of_then_now(
    make: Any, of: Any, told: list[dict[str, Any]], cut: int
) -> None:
    start = date(2026, 3, 1)
    table = of(
        *(
            deal(
                make,
                f"{start + timedelta(days=m['days'])}",
                **{k: v for k, v in m.items() if k != "days"},
            )
            for m in told
        )
    )
    at = datetime(2026, 3, 1, 23, tzinfo=UTC) + timedelta(days=cut)
    whole = deals(*table)
    visible = whole.filter(pl.col("known_at") <= at).with_columns(
        superseded_at=pl.when(pl.col("superseded_at") <= at).then("superseded_at")
    )
    assert_frame_equal(deals(*table.known(at)), visible)
    shuffled = (frame.sample(fraction=1, shuffle=True, seed=cut) for frame in table)
    assert_frame_equal(deals(*shuffled), whole)
