from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from transforms.reconcile import heard, metrics, played, unanimous

BILLION = 1e9
FY = {
    "metric": "capex",
    "status": "guidance",
    "period_type": "fy",
    "period_end": date(2026, 12, 31),
}


def current(frame: pl.DataFrame) -> list[dict[str, Any]]:
    return frame.filter(pl.col("superseded_at").is_null()).to_dicts()


def test_the_more_precise_of_two_issuer_figures_is_shown(make: Any, of: Any) -> None:
    rows = metrics(
        *of(
            make("2026-05-07", value=99 * BILLION, publisher="a"),
            make("2026-05-08", value=99.4 * BILLION, publisher="b"),
        )
    )
    (row,) = current(rows)
    assert (row["value_low"], row["source_count"], row["confidence"]) == (
        99.4 * BILLION,
        2,
        "confirmed",
    )


def test_a_better_tier_beats_a_more_precise_figure(make: Any, of: Any) -> None:
    rows = metrics(
        *of(
            make("2026-05-07", value=99.43 * BILLION, tier=3),
            make("2026-05-08", value=99.4 * BILLION, tier=1),
        )
    )
    (row,) = current(rows)
    assert row["value_low"] == 99.4 * BILLION


def test_a_copy_is_no_second_source(make: Any, of: Any) -> None:
    first = make("2026-05-07", value=2e9, tier=3, publisher="wire")
    copy = make("2026-05-08", value=2e9, tier=3, publisher="local", copy_of=first[0].document_id)
    other = make("2026-05-09", value=2e9, tier=3, publisher="daily")
    (copied,) = current(metrics(*of(first, copy)))
    assert (copied["source_count"], copied["confidence"]) == (1, "reported")
    (confirmed,) = current(metrics(*of(first, copy, other)))
    assert (confirmed["source_count"], confirmed["confidence"]) == (2, "confirmed")


def test_disagreement_is_a_conflict_until_the_issuer_decides(make: Any, of: Any) -> None:
    rows = metrics(
        *of(
            make("2026-05-01", value=2.0 * BILLION, tier=3, publisher="a", quote="$2.0 billion"),
            make("2026-05-02", value=2.5 * BILLION, tier=3, publisher="b"),
            make("2026-05-07", value=2.08 * BILLION, tier=1),
            make("2026-05-09", value=2.5 * BILLION, tier=3, publisher="c"),
        )
    )
    assert rows["confidence"].to_list() == ["reported", "conflict", "confirmed"]
    assert len(rows["claim_ids"][1]) == 2
    assert rows["value_low"].to_list() == [2.0e9, 2.0e9, 2.08e9]
    assert rows["superseded_at"].to_list() == [*rows["known_at"].to_list()[1:], None]


def test_a_restatement_keeps_both_rows(make: Any, of: Any) -> None:
    rows = metrics(
        *of(make("2026-05-07", value=55_000_000.0), make("2026-08-07", value=50_900_000.0))
    )
    assert rows["value_low"].to_list() == [55_000_000.0, 50_900_000.0]
    assert rows["superseded_at"][0] == rows["known_at"][1]


def test_guidance_is_revised_and_old_guidance_quoted_later_is_not(make: Any, of: Any) -> None:
    rows = metrics(
        *of(
            make("2026-02-26", value=(30e9, 35e9), tier=3, publisher="a", **FY),
            make("2026-05-07", value=(31e9, 35e9), tier=3, publisher="b", **FY),
            make("2026-06-07", value=(30e9, 35e9), tier=4, publisher="c", **FY),
        )
    )
    values = list(zip(rows["value_low"], rows["confidence"], strict=True))
    assert values[:2] == [(30e9, "reported"), (31e9, "reported")]
    assert all(low == 31e9 for low, _ in values[1:])


def test_press_does_not_correct_the_print_of_the_same_week(make: Any, of: Any) -> None:
    rows = metrics(
        *of(
            make("2026-05-07", value=(31e9, 35e9), tier=1, **FY),
            make("2026-05-08", value=(31e9, 36e9), tier=3, publisher="a", **FY),
        )
    )
    assert rows["value_high"].to_list() == [35e9]


@pytest.mark.parametrize(("tier", "ends"), [(1, True), (4, False)])
def test_a_denial_by_a_party_ends_a_row(make: Any, of: Any, tier: int, ends: bool) -> None:
    rows = metrics(
        *of(
            make("2026-05-01", value=2e9, tier=4, publisher="a"),
            make("2026-05-02", modality="denied", tier=tier, publisher="b"),
            make("2026-05-03", value=2e9, tier=5, publisher="c"),
        )
    )
    assert rows.height == (1 if ends else 2)
    assert bool(current(rows)) is not ends


@pytest.mark.parametrize("modality", ["talks", "hypothetical", "opinion"])
def test_what_is_not_stated_is_no_metric(make: Any, of: Any, modality: str) -> None:
    assert metrics(*of(make("2026-05-01", value=2e9, modality=modality))).is_empty()


def test_a_row_without_a_source_never_confirms(make: Any, of: Any) -> None:
    (row,) = current(
        metrics(
            *of(
                make("2026-05-01", value=2e9, tier=1, confidence=0.4, publisher="a"),
                make("2026-05-02", value=2e9, tier=1, confidence=0.4, publisher="b"),
            )
        )
    )
    assert row["confidence"] == "reported"


def test_fiscal_labels_are_the_companys_own(make: Any, of: Any) -> None:
    rows = metrics(
        *of(make("2026-09-10", subject="oracle", value=19e9, period_end=date(2026, 8, 31)))
    )
    assert rows["fiscal_label"].to_list() == ["Q1 FY2027"]


def test_a_figure_without_a_basis_is_of_the_one_basis_it_agrees_with(make: Any, of: Any) -> None:
    rows = metrics(
        *of(
            make("2026-05-07", value=2.078e9, tier=4, basis="gaap"),
            make(
                "2026-05-08", value=2.08e9, tier=1, publisher="issuer", scale_as_printed="billion"
            ),
        )
    )
    (row,) = current(rows)
    assert (row["basis"], row["confidence"], row["source_count"]) == ("gaap", "confirmed", 2)


def test_what_was_said_without_a_basis_joins_when_the_basis_is_stated_later(
    make: Any, of: Any
) -> None:
    rows = metrics(
        *of(make("2026-05-07", value=2e9), make("2026-05-09", value=2e9, basis="gaap", tier=3))
    )
    early, late = rows.sort("known_at").to_dicts()
    assert (early["basis"], early["superseded_at"]) == ("", late["known_at"])
    assert (late["basis"], late["source_count"], late["confidence"]) == ("gaap", 2, "confirmed")


@pytest.mark.parametrize(
    ("unstated", "stated"),
    [
        (2.9e9, {"gaap": 2e9}),  # another value
        (2e9, {"gaap": 2e9, "non_gaap": 2e9}),  # could be either
    ],
)
def test_bases_are_never_mixed(
    make: Any, of: Any, unstated: float, stated: dict[str, float]
) -> None:
    statements = [make("2026-05-07", value=v, basis=b, doc=b) for b, v in stated.items()]
    rows = current(metrics(*of(*statements, make("2026-05-08", value=unstated))))
    assert {row["basis"]: row["value_low"] for row in rows} == stated | {"": unstated}
    assert all(row["source_count"] == 1 for row in rows)


def test_the_value_tells_the_basis_where_two_are_stated(make: Any, of: Any) -> None:
    rows = current(
        metrics(
            *of(
                make("2026-08-07", metric="capex", value=6.422e9, basis="cash", doc="r"),
                make("2026-08-07", metric="capex", value=9.352e9, basis="company_defined", doc="r"),
                make("2026-08-08", metric="capex", value=9.4e9, tier=3, quote="$9.4 billion"),
            )
        )
    )
    assert {row["basis"]: row["source_count"] for row in rows} == {"cash": 1, "company_defined": 2}


def test_what_joined_a_basis_does_not_come_back_when_that_is_revised(make: Any, of: Any) -> None:
    rows = metrics(
        *of(
            make("2026-02-12", value=(16e9, 20e9), basis="cash", **FY),
            make("2026-02-12", value=(16e9, 20e9), doc="b", **FY),
            make("2026-05-13", value=(20e9, 25e9), basis="cash", **FY),
        )
    )
    assert rows["basis"].unique().to_list() == ["cash"]
    assert [row["value_low"] for row in current(rows)] == [20e9]


def test_a_denial_without_a_basis_is_about_every_basis(make: Any, of: Any) -> None:
    rows = metrics(
        *of(
            make("2026-05-01", value=2e9, tier=4, basis="gaap"),
            make("2026-05-02", modality="denied", tier=1),
            make("2026-05-03", value=2e9, tier=5),
        )
    )
    assert rows.height == 1
    assert not current(rows)


def test_shares_of_two_customers_are_two_facts(make: Any, of: Any) -> None:
    share = {"metric": "customer_share_of_revenue", "unit": "percent", "doc": "note"}
    rows = current(
        metrics(
            *of(
                make("2026-05-07", value=62.0, counterparty="microsoft", **share),
                make("2026-05-07", value=15.0, counterparty="openai", **share),
                make("2026-05-07", value=45.0, counterparty="openai", segment="cloud", **share),
            )
        )
    )
    assert {(row["segment"], row["value_low"], row["confidence"]) for row in rows} == {
        ("microsoft", 62.0, "confirmed"),
        ("openai", 15.0, "confirmed"),
        ("cloud/openai", 45.0, "confirmed"),
    }


def test_the_clearest_of_one_origins_claims_is_shown(make: Any, of: Any) -> None:
    table = of(
        make("2026-05-07", value=2e9, doc="r", confidence=0.6),
        make("2026-05-07", value=2e9, doc="r", confidence=0.95, char_start=400, char_end=410),
    )
    (row,) = current(metrics(*table))
    clearest = table.claims.sort("confidence")["claim_id"][-1]
    assert row["best_claim_id"] == clearest


STATEMENT = st.fixed_dictionaries(
    {
        "days": st.integers(0, 60),
        "value": st.sampled_from([1e9, 1.04e9, 1.4e9, 2e9]),
        "tier": st.integers(1, 5),
        "publisher": st.sampled_from(["a", "b", "c"]),
        "modality": st.sampled_from(["asserted", "reported", "denied", "talks"]),
        "status": st.sampled_from(["actual", "guidance"]),
        "confidence": st.sampled_from([0.4, 0.9]),
        "basis": st.sampled_from([None, None, "gaap", "non_gaap"]),
        "extractor": st.sampled_from(["test", "test", "xbrl.inline.Revenues"]),
    }
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STATEMENT, max_size=8), st.integers(0, 60))
def test_what_was_known_then_is_what_is_visible_of_it_now(
    make: Any, of: Any, statements: list[dict[str, Any]], cut: int
) -> None:
    start = date(2026, 3, 1)
    table = of(
        *(
            make(
                f"{start + timedelta(days=s['days'])}",
                **{k: v for k, v in s.items() if k != "days"},
            )
            for s in statements
        )
    )
    at = datetime(2026, 3, 1, 23, tzinfo=UTC) + timedelta(days=cut)
    whole = metrics(*table)
    visible = whole.filter(pl.col("known_at") <= at).with_columns(
        superseded_at=pl.when(pl.col("superseded_at") <= at).then("superseded_at")
    )
    assert_frame_equal(metrics(*table.known(at)), visible)
    open_rows = whole.filter(pl.col("superseded_at").is_null())
    assert open_rows.select("metric_id").is_unique().all()
    shuffled = (frame.sample(fraction=1, shuffle=True, seed=cut) for frame in table)
    assert_frame_equal(metrics(*shuffled), whole)


ONE_VOICE = STATEMENT.map(lambda words: words | {"value": 1e9, "basis": "gaap", "status": "actual"})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(ONE_VOICE, ONE_VOICE, STATEMENT), min_size=1, max_size=5))
def test_what_is_said_with_one_voice_is_played_all_at_once(
    make: Any, of: Any, statements: list[dict[str, Any]]
) -> None:
    start = date(2026, 3, 1)
    table = of(
        *(
            make(f"{start + timedelta(days=days)}", **words)
            for days, words in (
                (s["days"], {k: s[k] for k in s if k != "days"}) for s in statements
            )
        )
    )
    said = heard(*table).filter("is_unanimous")
    assert_frame_equal(unanimous(said), played(said), check_row_order=False)


def test_most_keys_are_of_one_voice(make: Any, of: Any) -> None:
    words = {"value": 2e9, "basis": "gaap", "scale_as_printed": "thousands"}
    said = heard(
        *of(
            make("2026-05-07", publisher="issuer", **words),
            make("2026-05-08", publisher="daily", tier=3, **words),
            make("2026-05-12", doc_kind="filing", extractor="xbrl.inline.Revenues", **words),
        )
    )
    assert said["is_unanimous"].to_list() == [True, True, True]
    rows = unanimous(said)
    assert_frame_equal(rows, played(said))
    assert rows["source_count"].to_list() == [1, 2, 3]
    assert rows["xbrl_agreement"].to_list() == [None, None, "agrees"]


def test_tier_1_decides_by_agreeing_too(make: Any, of: Any) -> None:
    rows = metrics(
        *of(
            make("2026-05-01", value=2.0e9, tier=3, publisher="a", quote="$2.0 billion"),
            make("2026-05-02", value=2.5e9, tier=3, publisher="b"),
            make("2026-05-07", value=2.0e9, tier=1, quote="$2.0 billion"),
        )
    )
    assert rows["confidence"].to_list() == ["reported", "conflict", "confirmed"]
