"""What the tags of filings (XBRL) do to a printed figure: confirm it, restate it, or contradict it."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from transforms.reconcile import metrics

FIGURE = {"basis": "gaap", "scale_as_printed": "thousands"}
PRINT = FIGURE | {"doc_kind": "earnings_release", "publisher": "Zeta"}
ACCESSION = "0000000001-26-000012"
TAGS = {
    "basis": "gaap",
    "doc_kind": "filing",
    "publisher": "SEC company facts",
    "accession": ACCESSION,
    "extractor": "xbrl.companyfacts.Revenues",
}


def rows(frame: pl.DataFrame) -> list[dict[str, Any]]:
    return frame.sort("known_at").to_dicts()


def said(row: dict[str, Any]) -> tuple[Any, ...]:
    """What a row shows, what the tags say to it, and how sure it is."""
    return row["value_low"], row["xbrl_agreement"], row["xbrl_value"], row["confidence"]


def test_tags_that_agree_are_a_second_original(make: Any, of: Any) -> None:
    printed = make("2026-05-07", value=2_077_654e3, **PRINT)
    tagged = make("2026-05-12", value=2_077_654e3, **TAGS)
    before, after = rows(metrics(*of(printed, tagged)))
    assert said(before) == (2_077_654e3, None, None, "confirmed")
    assert said(after) == (2_077_654e3, "agrees", 2_077_654e3, "confirmed")
    assert (before["source_count"], after["source_count"]) == (1, 2)
    assert after["best_claim_id"] == printed[1].claim_id
    assert (before["superseded_at"], after["superseded_at"]) == (after["known_at"], None)


def test_agreement_is_within_the_rounding_of_the_coarser_figure(make: Any, of: Any) -> None:
    words = PRINT | {"scale_as_printed": "billion", "quote": "$2.08 billion"}
    printed = make("2026-05-07", value=2.08e9, **words)
    near, far = (make("2026-05-12", value=value, **TAGS) for value in (2_077_654e3, 2_074_999e3))
    assert rows(metrics(*of(printed, near)))[-1]["xbrl_agreement"] == "agrees"
    assert rows(metrics(*of(printed, far)))[-1]["xbrl_agreement"] == "differs"


def test_round_numbers_in_tags_are_not_taken_for_rounded_ones(make: Any, of: Any) -> None:
    """Company facts have no scale: 30,000,000,000 is as fine as the millions it was printed in."""
    printed = make("2026-05-07", value=29_600e6, **PRINT)
    tagged = make("2026-05-12", value=30e9, **TAGS)
    assert rows(metrics(*of(printed, tagged)))[-1]["xbrl_agreement"] == "differs"


@pytest.mark.parametrize("day", ["2026-05-07", "2026-05-12", "2027-05-06"])
def test_tags_that_differ_do_not_replace_what_was_printed(make: Any, of: Any, day: str) -> None:
    printed = make("2026-05-07", value=2_000e6, **PRINT)
    tagged = make(day, value=2_100_001e3, **TAGS)
    row = rows(metrics(*of(printed, tagged)))[-1]
    assert said(row) == (2_000e6, "differs", 2_100_001e3, "conflict")
    assert row["best_claim_id"] == printed[1].claim_id
    assert set(row["claim_ids"]) == {printed[1].claim_id, tagged[1].claim_id}
    assert row["superseded_at"] is None


def test_a_print_after_the_tags_is_shown_and_contradicted(make: Any, of: Any) -> None:
    tagged = make("2026-05-12", value=2_100e6, **TAGS)
    printed = make("2026-05-13", value=2_000e6, **PRINT)
    before, after = rows(metrics(*of(tagged, printed)))
    assert said(before) == (2_100e6, "alone", 2_100e6, "confirmed")
    assert said(after) == (2_000e6, "differs", 2_100e6, "conflict")


def test_a_print_of_the_next_year_restates_tags_that_stood_alone(make: Any, of: Any) -> None:
    """As a split of the shares does: the release has it two days before its filing."""
    tagged = make("2025-05-26", value=3.08, quote="Basic 3.08", **TAGS)
    printed = make(
        "2026-05-25", value=0.77, quote="Basic $ 0.77", **PRINT | {"scale_as_printed": None}
    )
    assert said(rows(metrics(*of(tagged, printed)))[-1]) == (0.77, None, None, "confirmed")


def test_tags_restate_what_they_have_confirmed(make: Any, of: Any) -> None:
    history = of(
        make("2026-05-07", value=2_000e6, **PRINT),
        make("2026-05-12", value=2_000e6, **TAGS),
        make("2027-05-10", value=1_950e6, **TAGS | {"accession": "0000000001-27-000012"}),
    )
    *_, before, after = rows(metrics(*history))
    assert said(before) == (2_000e6, "agrees", 2_000e6, "confirmed")
    assert said(after) == (1_950e6, "alone", 1_950e6, "confirmed")
    assert before["superseded_at"] == after["known_at"]


def test_two_tags_of_one_filing_that_differ_restate_nothing(make: Any, of: Any) -> None:
    history = of(
        make("2026-05-07", value=2_000e6, **PRINT),
        make("2026-05-12", value=2_000e6, **TAGS),
        make("2026-05-12", value=2_100e6, **TAGS),
    )
    assert said(rows(metrics(*history))[-1]) == (2_000e6, "differs", 2_100e6, "conflict")


def test_a_restatement_in_print_outdates_the_tags_that_confirmed_the_old_figure(
    make: Any, of: Any
) -> None:
    history = of(
        make("2026-05-07", value=2_000e6, **PRINT),
        make("2026-05-12", value=2_000e6, **TAGS),
        make("2026-08-11", value=1_950e6, **PRINT),
        make("2026-08-14", value=1_950e6, **TAGS | {"accession": "0000000001-26-000034"}),
    )
    *_, restated, confirmed = rows(metrics(*history))
    assert said(restated) == (1_950e6, None, None, "confirmed")
    assert said(confirmed) == (1_950e6, "agrees", 1_950e6, "confirmed")


@pytest.mark.parametrize(
    ("settled_by", "value"),
    [(TAGS | {"accession": "0000000001-26-000099"}, 2_000e6), (PRINT, 2_100e6)],
)
def test_newer_tags_or_a_print_settle_a_contradiction(
    make: Any, of: Any, settled_by: dict[str, Any], value: float
) -> None:
    history = of(
        make("2026-05-07", value=2_000e6, **PRINT),
        make("2026-05-12", value=2_100e6, **TAGS),
        make("2026-06-01", value=value, **settled_by),
    )
    assert said(rows(metrics(*history))[-1]) == (value, "agrees", value, "confirmed")


def test_a_filing_is_one_original_beside_the_release_however_it_is_read(make: Any, of: Any) -> None:
    """Its own page, as words and as tags, known when it was accepted; the regulator's extract later."""
    page = {"doc_kind": "filing", "publisher": "Zeta", "accession": ACCESSION, "doc": "10-Q"}
    release = make("2026-05-07", value=2_000e6, **PRINT)
    words = make("2026-05-12", value=2_000e6, **FIGURE, **page)
    inline = make("2026-05-12", value=2_000e6, **FIGURE, **page, extractor="xbrl.inline.Revenues")
    extract = make("2026-05-13", value=2_000e6, **TAGS)
    for originals, statements in (
        (1, (words, inline, extract)),
        (2, (release, words, inline)),
        (2, (release, words, inline, extract)),
    ):
        row = rows(metrics(*of(*statements)))[-1]
        assert (row["source_count"], len(row["claim_ids"])) == (originals, len(statements))


def test_tags_do_not_shield_a_figure_of_the_press(make: Any, of: Any) -> None:
    history = of(
        make("2026-05-07", value=2_000e6, tier=3, **PRINT),
        make("2026-05-12", value=2_100e6, **TAGS),
    )
    assert said(rows(metrics(*history))[-1]) == (2_100e6, "alone", 2_100e6, "confirmed")


def test_tags_that_nobody_trusts_contradict_nothing(make: Any, of: Any) -> None:
    history = of(
        make("2026-05-07", value=2_000e6, **PRINT),
        make("2026-05-12", value=2_100e6, **TAGS | {"confidence": 0.3}),
    )
    (row,) = rows(metrics(*history))
    assert said(row) == (2_000e6, None, None, "confirmed")


def test_tags_that_nobody_trusts_settle_nothing(make: Any, of: Any) -> None:
    history = of(
        make("2026-05-07", value=2_000e6, **PRINT),
        make("2026-05-12", value=2_100e6, **TAGS),
        make("2026-06-01", value=2_000e6, **TAGS | {"confidence": 0.3}),
    )
    assert said(rows(metrics(*history))[-1]) == (2_000e6, "differs", 2_100e6, "conflict")


def test_tags_that_stood_alone_are_restated_by_newer_ones(make: Any, of: Any) -> None:
    history = of(
        make("2026-05-12", value=2_000e6, **TAGS), make("2026-08-14", value=1_950e6, **TAGS)
    )
    assert said(rows(metrics(*history))[-1]) == (1_950e6, "alone", 1_950e6, "confirmed")


def test_a_contradicted_figure_makes_no_quarter(make: Any, of: Any) -> None:
    half = {"period_type": "half", "period_end": date(2026, 6, 30)}
    history = of(
        make("2026-05-07", value=2_000e6, **PRINT),
        make("2026-08-11", value=4_500e6, **PRINT | half),
        make("2026-08-14", value=4_600e6, **TAGS | half),
    )
    (row,) = rows(metrics(*history).filter(pl.col("status") == "derived"))
    assert (row["value_low"], row["superseded_at"].date()) == (2_500e6, date(2026, 8, 14))


def test_the_documented_query_finds_what_xbrl_contradicts(
    make: Any, of: Any, documented: Any
) -> None:
    history = of(
        make("2026-05-07", value=2_000e6, **PRINT),
        make("2026-05-12", value=2_100e6, **TAGS),
        make("2026-05-07", metric="capex", value=900e6, **PRINT),
        make("2026-05-12", metric="capex", value=900e6, **TAGS),
    )
    (answer,) = documented("Which figures does XBRL contradict", history)
    assert (answer["metric"], answer["printed"], answer["tagged"]) == ("revenue", 2_000e6, 2_100e6)
    assert (answer["difference_percent"], answer["accession"]) == (5.0, ACCESSION)
