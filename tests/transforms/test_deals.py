from typing import Any

import polars as pl

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
