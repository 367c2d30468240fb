"""Quarters between two year-to-date figures: what is derived, when, and what is left alone."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from transforms.reconcile import metrics
from warehouse import registry
from warehouse.schemas import TABLES

ENDS = {"Q1": "03-31", "H1": "06-30", "9M": "09-30", "FY": "12-31", "Q2": "06-30", "Q3": "09-30", "Q4": "12-31"}  # fmt: skip
TYPES = {"H1": "half", "9M": "nine_months", "FY": "fy"}
PRINTS = {"Q1": "2026-05-07", "H1": "2026-08-11", "9M": "2026-11-10", "FY": "2027-02-25"}


def figure(period: str, value: float, year: int = 2026, **words: Any) -> dict[str, Any]:
    """Words of a claim about a period of a calendar year."""
    return {
        "metric": "capex",
        "basis": "cash",
        "period_type": TYPES.get(period, "quarter"),
        "period_end": date.fromisoformat(f"{year}-{ENDS[period]}"),
        "value": value,
        "scale_as_printed": "thousands",
    } | words


@pytest.fixture
def told(make: Any, of: Any) -> Any:
    """Table `metrics` of figures, each (period, value, day it was printed, words)."""

    def tell(*prints: tuple[str, float, str, dict[str, Any]]) -> pl.DataFrame:
        statements = (
            make(
                on,
                doc=f"release {on}",
                doc_kind="earnings_release",
                **figure(period, value) | words,
            )
            for period, value, on, words in prints
        )
        return metrics(*of(*statements))

    return tell


def derived(frame: pl.DataFrame) -> list[dict[str, Any]]:
    return frame.filter(pl.col("status") == "derived").sort("known_at").to_dicts()


def test_the_half_year_less_the_first_quarter_is_the_second(make: Any, of: Any) -> None:
    """CoreWeave's own figures, company-defined: its releases of May and August 2026."""
    capex = {"subject": "coreweave", "basis": "company_defined"}
    first = make("2026-05-07", **figure("Q1", 6_787e6, **capex))
    half = make("2026-08-11", **figure("H1", 16_139e6, **capex))
    frame = metrics(*of(first, half))
    (row,) = derived(frame)
    assert (row["value_low"], row["value_high"], row["bound"]) == (9_352e6, 9_352e6, "exact")
    assert (row["period_start"], row["period_end"]) == (date(2026, 4, 1), date(2026, 6, 30))
    assert (row["period_type"], row["fiscal_label"]) == ("quarter", "Q2 FY2026")
    assert row["known_at"] == half[1].known_at
    assert row["superseded_at"] is None
    assert row["best_claim_id"] == half[1].claim_id
    assert row["claim_ids"] == [half[1].claim_id, first[1].claim_id]
    TABLES["metrics"].validate(frame)


def test_every_later_quarter_of_a_year_is_derived_when_its_figures_are_known(told: Any) -> None:
    year = {"Q1": 10e6, "H1": 24e6, "9M": 42e6, "FY": 70e6}
    rows = derived(told(*((period, value, PRINTS[period], {}) for period, value in year.items())))
    assert [(row["fiscal_label"], row["value_low"]) for row in rows] == [
        ("Q2 FY2026", 14e6),
        ("Q3 FY2026", 18e6),
        ("Q4 FY2026", 28e6),
    ]
    assert [row["known_at"].date().isoformat() for row in rows] == list(PRINTS.values())[1:]


def test_a_quarter_has_the_days_of_the_companys_own_calendar(make: Any, of: Any) -> None:
    year = {"subject": "nvidia", "metric": "operating_cash_flow", "basis": "gaap"}
    half = figure("H1", 42_779e6, **year) | {"period_end": date(2025, 7, 27)}
    nine_months = figure("9M", 66_530e6, **year) | {"period_end": date(2025, 10, 26)}
    (row,) = derived(metrics(*of(make("2025-08-27", **half), make("2025-11-19", **nine_months))))
    assert (row["period_start"], row["period_end"]) == (date(2025, 7, 28), date(2025, 10, 26))
    assert (row["fiscal_label"], row["value_low"]) == ("Q3 FY2026", 23_751e6)


def test_figures_of_two_years_are_not_subtracted(make: Any, of: Any) -> None:
    first, half = figure("Q1", 10e6, year=2025), figure("H1", 24e6, year=2026)
    assert not derived(metrics(*of(make("2026-05-07", **first), make("2026-08-11", **half))))


def test_a_printed_quarter_takes_the_place_of_the_derived_one_from_its_day_on(told: Any) -> None:
    rows = told(
        ("Q1", 10e6, PRINTS["Q1"], {}),
        ("H1", 24e6, PRINTS["H1"], {}),
        ("Q2", 14e6, "2026-08-20", {}),
    )
    (row,) = derived(rows)
    (printed,) = rows.filter(
        (pl.col("status") == "actual") & (pl.col("fiscal_label") == "Q2 FY2026")
    ).to_dicts()
    assert row["superseded_at"] == printed["known_at"]
    assert (printed["derived_value"], printed["derived_agreement"]) == (14e6, "agrees")


@pytest.mark.parametrize(
    ("printed", "words", "agreement"),
    [
        (14_001e3, {}, "agrees"),  # three figures in thousands: off by one and a half at most
        (14_002e3, {}, "differs"),
        (14.1e6, {"scale_as_printed": "millions", "quote": "$14.1 million"}, "differs"),
        (14.0e6, {"scale_as_printed": "millions", "quote": "$14.0 million"}, "agrees"),
        (14.1e6, {"scale_as_printed": "millions", "bound": "about"}, "agrees"),
        ((13e6, 15e6), {}, "agrees"),
        ((15e6, 16e6), {}, "differs"),
    ],
)
def test_a_printed_quarter_says_whether_the_year_to_date_agrees(
    told: Any, printed: Any, words: dict[str, Any], agreement: str
) -> None:
    rows = told(
        ("Q1", 10e6, PRINTS["Q1"], {}),
        ("H1", 24e6, PRINTS["H1"], {}),
        ("Q2", printed, PRINTS["H1"], words),
    )
    assert not derived(rows)
    (row,) = rows.filter(pl.col("derived_value").is_not_null()).to_dicts()
    assert (row["derived_value"], row["derived_agreement"]) == (14e6, agreement)
    assert row["fiscal_label"] == "Q2 FY2026"


def test_the_comparison_of_a_printed_quarter_begins_when_the_year_to_date_is_known(
    told: Any,
) -> None:
    rows = told(
        ("Q2", 15e6, "2026-08-01", {}),
        ("Q1", 10e6, PRINTS["Q1"], {}),
        ("H1", 24e6, "2026-08-11", {}),
    ).filter(pl.col("fiscal_label") == "Q2 FY2026")
    before, after = rows.sort("known_at").to_dicts()
    assert (before["derived_agreement"], before["derived_value"]) == (None, None)
    assert (after["derived_agreement"], after["derived_value"]) == ("differs", 14e6)
    assert before["superseded_at"] == after["known_at"]
    assert before["value_low"] == after["value_low"] == 15e6
    assert after["superseded_at"] is None


def test_a_restated_figure_makes_a_new_quarter_and_keeps_the_old(told: Any) -> None:
    old, new = derived(
        told(
            ("Q1", 10e6, PRINTS["Q1"], {}),
            ("H1", 24e6, "2026-08-11", {}),
            ("H1", 26e6, "2026-09-01", {}),
        )
    )
    assert (old["value_low"], new["value_low"]) == (14e6, 16e6)
    assert old["superseded_at"] == new["known_at"]


def test_a_figure_restated_in_the_next_year_waits_for_the_other(told: Any) -> None:
    """The first quarter is recast with the next one; the half year as it was printed goes not with it."""
    first, last = derived(
        told(
            ("Q1", 10e6, "2026-05-07", {}),
            ("H1", 24e6, "2026-08-11", {}),
            ("Q1", 4e6, "2027-05-06", {}),
            ("H1", 9e6, "2027-08-10", {}),
        )
    )
    assert (first["value_low"], first["superseded_at"].date()) == (14e6, date(2027, 5, 6))
    assert (last["value_low"], last["known_at"].date()) == (5e6, date(2027, 8, 10))


def test_a_figure_that_the_next_year_repeats_still_holds(told: Any) -> None:
    rows = derived(
        told(
            ("Q1", 10e6, "2026-05-07", {}),
            ("H1", 24e6, "2026-08-11", {}),
            ("Q1", 10e6, "2027-05-06", {}),
        )
    )
    assert {row["value_low"] for row in rows} == {14e6}
    assert [row["superseded_at"] for row in rows] == [rows[1]["known_at"], None]


@pytest.mark.parametrize(
    "words",
    [
        {"status": "guidance"},
        {"bound": "about"},
        {"bound": "at_least", "value": (24e6, None)},
        {"value": (23e6, 25e6)},
        {"basis": "company_defined"},
        {"unit": "EUR"},
        {"segment": "cloud"},
        {"period_start": date(2025, 10, 1)},  # not of the same year
        {"value": 24.2e6, "scale_as_printed": "millions"},  # far coarser than the other
        {"tier": 5},
    ],
)
def test_what_does_not_fit_is_not_subtracted(make: Any, of: Any, words: dict[str, Any]) -> None:
    first = figure("Q1", 10_001e3, period_start=date(2026, 1, 1))
    sound = metrics(*of(make("2026-05-07", **first), make("2026-08-11", **figure("H1", 24e6))))
    assert len(derived(sound)) == 1
    half = figure("H1", 24e6) | words
    assert not derived(metrics(*of(make("2026-05-07", **first), make("2026-08-11", **half))))


def test_figures_whose_basis_nobody_states_are_not_subtracted(told: Any) -> None:
    either = {"basis": None}
    assert not derived(told(("Q1", 10e6, PRINTS["Q1"], either), ("H1", 24e6, PRINTS["H1"], either)))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ((10e6, 99e6), {"bound": "vague"}),
        ((9e6, None), {"bound": "more_than"}),
        (15e6, {"tier": 5}),
    ],
)
def test_what_only_hints_at_a_quarter_does_not_take_its_place(
    told: Any, value: Any, words: dict[str, Any]
) -> None:
    rows = told(
        ("Q1", 10e6, PRINTS["Q1"], {}),
        ("H1", 24e6, PRINTS["H1"], {}),
        ("Q2", value, "2026-08-12", words),
    )
    assert [row["superseded_at"] for row in derived(rows)] == [None]


def test_a_quarter_in_another_currency_is_not_compared(told: Any) -> None:
    rows = told(
        ("Q1", 10e6, PRINTS["Q1"], {}),
        ("H1", 24e6, PRINTS["H1"], {}),
        ("Q2", 14e6, PRINTS["H1"], {"unit": "EUR"}),
    )
    assert rows["derived_agreement"].null_count() == rows.height == 3


@pytest.mark.parametrize(
    ("metric", "unit"),
    [("total_debt", "USD"), ("operating_margin", "percent"), ("eps_diluted", "USD/share")],
)
def test_what_does_not_add_up_is_not_subtracted(make: Any, of: Any, metric: str, unit: str) -> None:
    words = {"metric": metric, "unit": unit, "basis": "gaap"}
    statements = (
        make(PRINTS[period], **figure(period, value, **words))
        for period, value in (("Q1", 2.0), ("H1", 5.0))
    )
    assert not derived(metrics(*of(*statements)))


def test_a_disputed_figure_makes_no_quarter_until_it_is_settled(make: Any, of: Any) -> None:
    half = {"tier": 3, **figure("H1", 24e6)}
    rows = derived(
        metrics(
            *of(
                make("2026-05-07", **figure("Q1", 10e6)),
                make("2026-08-11", publisher="a", **half),
                make("2026-08-12", publisher="b", **half | {"value": 25e6}),
                make("2026-08-14", publisher="issuer", **half | {"tier": 1}),
            )
        )
    )
    assert [(row["known_at"].day, row["confidence"]) for row in rows] == [
        (11, "reported"),
        (14, "confirmed"),
    ]
    assert rows[0]["superseded_at"].day == 12


def test_two_figures_of_one_period_are_no_basis_for_a_quarter(told: Any) -> None:
    """Dated to the week's end by one source and to the month's end by the other."""
    (row,) = derived(
        told(
            ("Q1", 10e6, PRINTS["Q1"], {}),
            ("H1", 24e6, "2026-08-11", {}),
            ("H1", 25e6, "2026-08-12", {"period_end": date(2026, 6, 28)}),
        )
    )
    assert (row["value_low"], row["superseded_at"].date()) == (14e6, date(2026, 8, 12))


def test_the_documented_queries_show_derived_and_contradicted_quarters(
    make: Any, of: Any, documented: Any
) -> None:
    year = [("Q1", 10e6), ("H1", 24e6), ("9M", 42e6), ("FY", 70e6)]
    prints = [make(PRINTS[period], **figure(period, value)) for period, value in year]
    prints.append(make(PRINTS["9M"], **figure("Q3", 19e6)))
    rows = documented("Which quarters does the year to date contradict", of(*prints))
    assert [(row["fiscal_label"], row["status"], row["shown_musd"], row["derived_musd"]) for row in rows] == [
        ("Q2 FY2026", "derived", 14.0, None),
        ("Q3 FY2026", "actual", 19.0, 18.0),
        ("Q4 FY2026", "derived", 28.0, None),
    ]  # fmt: skip
    (last_four,) = documented("Capex of the last four quarters", of(*prints))
    assert (last_four["at_least_busd"], last_four["derived_quarters"]) == (0.071, 2)


def test_figures_add_up_only_where_they_are_flows_of_money() -> None:
    additive = [metric for metric in registry.metrics().values() if metric.additive]
    assert {"revenue", "capex", "operating_cash_flow"} <= {metric.id for metric in additive}
    assert all(
        metric.kind == "metric" and metric.unit == "money" and not metric.instant
        for metric in additive
    )


THOUSANDS = st.integers(-(10**10), 10**10)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(THOUSANDS, min_size=4, max_size=4))
def test_a_derived_quarter_and_the_figure_before_it_are_exactly_the_later_one(
    make: Any, of: Any, thousands: list[int]
) -> None:
    year = dict(zip(PRINTS, (number * 1e3 for number in thousands), strict=True))
    prints = (make(PRINTS[period], **figure(period, value)) for period, value in year.items())
    rows = derived(metrics(*of(*prints)))
    to_date = list(year.values())
    assert [before + row["value_low"] for before, row in zip(to_date, rows, strict=False)] == (
        to_date[1:]
    )


PRINTED = st.fixed_dictionaries(
    {
        "period": st.sampled_from([*ENDS]),
        "value": st.sampled_from([10e6, 20e6, 20.001e6, 30e6]),
        "days": st.integers(0, 500),
        "words": st.fixed_dictionaries(
            {
                "basis": st.sampled_from(["cash", "cash", "cash", None]),
                "tier": st.sampled_from([1, 1, 3]),
                "modality": st.sampled_from(["asserted", "asserted", "reported", "denied"]),
                "extractor": st.sampled_from(["test", "xbrl.inline.Payments"]),
            }
        ),
    }
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PRINTED, max_size=12), st.integers(0, 500))
def test_what_is_derived_then_is_what_is_visible_of_it_now(
    make: Any, of: Any, prints: list[dict[str, Any]], cut: int
) -> None:
    start = date(2026, 5, 1)
    table = of(
        *(
            make(
                f"{start + timedelta(days=p['days'])}",
                **figure(p["period"], p["value"], **p["words"]),
            )
            for p in prints
        )
    )
    rows = metrics(*table)
    TABLES["metrics"].validate(rows)
    at = datetime.combine(start + timedelta(days=cut), time(23), UTC)
    visible = rows.filter(pl.col("known_at") <= at).with_columns(
        superseded_at=pl.when(pl.col("superseded_at") <= at).then("superseded_at")
    )
    assert_frame_equal(metrics(*table.known(at)), visible)
