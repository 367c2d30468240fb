"""Three rows per rule: what raises it, what lowers it, and what must not move it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from transforms.indicators import history, rules, states
from warehouse.registry import indicators


def state(name: str, statements: Any, entity: str, on: str) -> str | None:
    at = datetime.fromisoformat(f"{on}T23:00:00+00:00")
    found = {s.entity_id: s.state for s in states(name, statements.inputs, at)}
    return found.get(entity)


def tpu(make: Any, on: str, quote: str = "uses TPUs", **fields: Any) -> Any:
    fields = {"metric": "tpu_commitment", "subject": "mistral", "hardware": "tpu"} | fields
    return make(on, kind="signal", quote=quote, **fields)


def tpu_deal(make: Any, on: str, metric: str = "contract_value", **fields: Any) -> Any:
    parties = {"subject": "alphabet", "counterparty": "mistral", "hardware": "tpu"}
    return make(on, **{"kind": "deal", "metric": metric, "quote": "signed"} | parties | fields)


SERVED = "Live traffic of our assistant is served on TPUs."


def test_every_registered_indicator_has_a_rule() -> None:
    assert [rule.id for rule in rules().values()] == list(indicators())


def test_tpu_rungs_rise_on_evidence(make: Any, of: Any) -> None:
    said = of(
        tpu(make, "2026-01-10", tier=4, modality="talks"),
        tpu(make, "2026-02-10", "trains its models on TPUs"),
        tpu(make, "2026-03-10", SERVED),
        tpu_deal(make, "2026-04-10", value=2e9),
    )
    rungs = [
        state("tpu_beachhead", said, "mistral", on)
        for on in ("2026-01-10", "2026-02-10", "2026-03-10", "2026-04-10")
    ]
    assert rungs == ["RUMOUR", "TRAINING_USE", "PRODUCTION_SERVING", "BEACHHEAD"]


def test_tpu_denial_retracts_and_stands(make: Any, of: Any) -> None:
    said = of(
        tpu(make, "2026-01-10", tier=4, modality="reported"),
        tpu(make, "2026-01-12", polarity=-1, modality="denied"),
        tpu(make, "2026-02-10", SERVED, tier=5),
        tpu(make, "2026-02-11", SERVED, tier=1, confidence=0.4),
        tpu(make, "2026-03-10", tier=4, modality="reported", publisher="press"),
    )
    found = [
        state("tpu_beachhead", said, "mistral", on)
        for on in ("2026-01-10", "2026-01-12", "2026-02-12", "2026-03-10")
    ]
    assert found == ["RUMOUR", "NONE", "NONE", "RUMOUR"]


def test_a_lab_that_denies_on_the_record_is_believed_in_the_press(make: Any, of: Any) -> None:
    rumour = tpu(make, "2026-01-10", tier=4, modality="reported")
    denial: dict[str, Any] = {"polarity": -1, "modality": "denied", "tier": 3}
    own = of(rumour, tpu(make, "2026-01-12", attribution="a Mistral AI spokesperson", **denial))
    other = of(rumour, tpu(make, "2026-01-12", attribution="people familiar", **denial))
    assert state("tpu_beachhead", own, "mistral", "2026-01-12") == "NONE"
    assert state("tpu_beachhead", other, "mistral", "2026-01-12") == "RUMOUR"


@pytest.mark.parametrize(
    "fields",
    [
        {"modality": "hypothetical"},
        {"modality": "opinion"},
        {"tier": 5},
        {"subject": "alphabet"},
        {"subject": "citadel-securities"},
    ],
)
def test_tpu_false_triggers_move_no_state(make: Any, of: Any, fields: dict[str, Any]) -> None:
    said = of(tpu(make, "2026-01-10", SERVED, **fields))
    assert state("tpu_beachhead", said, "mistral", "2026-02-01") == "NONE"
    assert state("tpu_beachhead", said, "sector", "2026-02-01") == "NONE"


@pytest.mark.parametrize(
    ("fields", "rung"),
    [
        ({"value": 2e9}, "COMMITTED_AT_SCALE"),
        ({"metric": "contract_power", "value": (1000.0, None), "unit": "MW"}, "COMMITTED_AT_SCALE"),
        ({"metric": "contract_chips", "value": (None, 1e6), "unit": "count"}, "TRAINING_USE"),
        ({"value": (None, 5e9), "bound": "up_to"}, "TRAINING_USE"),
        ({"value": 2e9, "quote": "signed for training"}, "TRAINING_USE"),
        ({"value": 2e9, "tier": 4}, "RUMOUR"),
        ({"value": 2e9, "hardware": "gpu"}, "NONE"),
    ],
)
def test_only_the_firm_part_of_a_confirmed_deal_is_scale(
    make: Any, of: Any, fields: dict[str, Any], rung: str
) -> None:
    said = of(tpu_deal(make, "2026-01-10", **fields))
    assert state("tpu_beachhead", said, "mistral", "2026-01-10") == rung


def test_a_size_that_only_the_press_knows_is_no_scale(make: Any, of: Any) -> None:
    own = tpu_deal(make, "2026-01-10", value=None)
    press = tpu_deal(make, "2026-01-11", value=2e9, tier=4, publisher="press")
    assert state("tpu_beachhead", of(own, press), "mistral", "2026-01-12") == "TRAINING_USE"


def test_two_labs_at_the_top_are_multi_lab(make: Any, of: Any) -> None:
    said = of(
        *(
            statement
            for lab in ("mistral", "cohere")
            for statement in (
                tpu(make, "2026-01-10", SERVED, subject=lab),
                tpu_deal(make, "2026-01-11", counterparty=lab, value=2e9),
            )
        )
    )
    assert state("tpu_beachhead", said, "sector", "2026-01-10") == "PRODUCTION_SERVING"
    assert state("tpu_beachhead", said, "sector", "2026-01-11") == "MULTI_LAB"


def inference_deal(make: Any, on: str, **fields: Any) -> Any:
    fields = {
        "kind": "deal",
        "metric": "contract_value",
        "subject": "coreweave",
        "counterparty": "walmart",
        "quote": "signed for inference",
        "value": 2e8,
    } | fields
    return make(on, **fields)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "TRIGGERED"),
        ({"counterparty": "jane-street"}, "NEAR_MISS"),
        ({"quote": "signed for training"}, "NEAR_MISS"),
        ({"tier": 4}, "NEAR_MISS"),
        ({"value": None}, "NAME_CHECKS"),
        ({"value": 5e7}, "NAME_CHECKS"),
        ({"counterparty": "microsoft"}, "OPEN"),
        ({"counterparty": "anthropic"}, "OPEN"),
        ({"modality": "talks"}, "OPEN"),
        ({"subject": "walmart", "counterparty": "coreweave"}, "OPEN"),
    ],
)
def test_f500_needs_the_right_parties_value_and_workload(
    make: Any, of: Any, fields: dict[str, Any], expected: str
) -> None:
    said = of(inference_deal(make, "2026-04-10", **fields))
    assert state("f500_inference_deal", said, "sector", "2026-04-10") == expected


def test_f500_needs_the_parties_own_word_for_the_value(make: Any, of: Any) -> None:
    own = inference_deal(make, "2026-04-10", value=None)
    press = inference_deal(make, "2026-04-11", tier=4, publisher="press")
    said = of(own, press)
    assert state("f500_inference_deal", said, "sector", "2026-04-10") == "NAME_CHECKS"
    assert state("f500_inference_deal", said, "sector", "2026-04-12") == "NEAR_MISS"


def test_f500_falls_when_the_deal_ends_and_expires(make: Any, of: Any) -> None:
    said = of(
        inference_deal(make, "2026-04-10"),
        inference_deal(make, "2026-06-10", quote="the parties terminated the contract"),
    )
    until = datetime(2027, 1, 2, tzinfo=UTC)
    told = history(said.inputs, computed_at=until, until=until)
    rows = [row for row in told.to_dicts() if row["indicator"] == "f500_inference_deal"]
    assert [row["state"] for row in rows] == ["TRIGGERED", "OPEN", "EXPIRED"]
    assert rows[-1]["as_of"] == datetime(2027, 1, 1, tzinfo=UTC)


def cost(make: Any, on: str, subject: str, **fields: Any) -> Any:
    fields = {"metric": "component_cost_pressure"} | fields
    return make(on, kind="signal", subject=subject, **fields)


def test_cost_pressure_counts_confirmed_buyers_and_fades(make: Any, of: Any) -> None:
    said = of(
        cost(make, "2026-01-05", "sector", modality="opinion", tier=4),
        cost(make, "2026-01-10", "coreweave"),
        cost(make, "2026-02-10", "microsoft"),
        cost(make, "2026-02-11", "micron"),
    )
    until = datetime(2026, 12, 1, tzinfo=UTC)
    told = history(said.inputs, computed_at=until, until=until)
    rows = [
        (row["as_of"].date(), row["state"])
        for row in told.to_dicts()
        if (row["indicator"], row["entity_id"]) == ("vera_rubin_cost_pressure", "sector")
    ]
    assert rows == [
        (date(2026, 1, 5), "WATCH"),
        (date(2026, 1, 10), "PRESSURE"),
        (date(2026, 2, 10), "BROAD_PRESSURE"),
        (date(2026, 5, 10), "PRESSURE"),
        (date(2026, 6, 10), "WATCH"),
        (date(2026, 6, 11), "NONE"),
    ]


def test_costs_that_are_passed_on_are_said_so_only_with_the_margin(make: Any, of: Any) -> None:
    kept = {"metric": "component_cost_pass_through", "quote": "at a higher contribution margin"}
    for extra, expected in (({}, "PASSED_THROUGH"), ({"quote": "prices rose"}, "PRESSURE")):
        said = of(
            cost(make, "2026-01-10", "coreweave"),
            cost(make, "2026-02-10", "coreweave", **kept | extra),
        )
        assert state("vera_rubin_cost_pressure", said, "coreweave", "2026-02-10") == expected


def test_estimates_alone_are_watch_and_generated_text_is_nothing(make: Any, of: Any) -> None:
    estimate = of(cost(make, "2026-01-10", "coreweave", modality="opinion", tier=4))
    generated = of(cost(make, "2026-01-10", "coreweave", tier=5))
    assert state("vera_rubin_cost_pressure", estimate, "sector", "2026-01-11") == "WATCH"
    assert state("vera_rubin_cost_pressure", generated, "sector", "2026-01-11") is None


def test_squeeze_is_lasting_pressure_on_a_thin_margin(make: Any, of: Any) -> None:
    def figure(on: str, metric: str, value: float, end: date, **fields: Any) -> Any:
        return make(on, subject="coreweave", metric=metric, value=value, period_end=end, **fields)

    year_ago, now = date(2025, 6, 30), date(2026, 6, 30)
    margin = "adjusted_operating_margin"
    said = of(
        cost(make, "2026-02-10", "coreweave"),
        cost(make, "2026-08-12", "coreweave", publisher="second"),
        figure("2025-08-12", margin, 16.0, year_ago, unit="percent"),
        figure("2026-08-12", margin, 2.0, now, unit="percent"),
        figure("2026-08-12", "adjusted_operating_income", 5e7, now),
        figure("2026-08-12", "interest_expense", 5e8, now),
    )
    assert state("vera_rubin_cost_pressure", said, "coreweave", "2026-08-11") == "NONE"
    assert state("vera_rubin_cost_pressure", said, "coreweave", "2026-08-12") == "SQUEEZE"


def level(make: Any, on: str, metric: str, value: float, end: date, **fields: Any) -> Any:
    period = "quarter" if metric == "revenue" else "instant"
    fields = {"subject": "nebius", "period_type": period, "period_end": end} | fields
    return make(on, metric=metric, value=value, **fields)


def test_a_quarter_that_nobody_printed_moves_no_state(make: Any, of: Any) -> None:
    ends = {"period_end": date(2025, 12, 31), "subject": "nebius"}
    backlog = {"metric": "revenue_backlog", "period_type": "instant", "basis": "company_defined"}
    revenue = {"subject": "nebius", "basis": "gaap"}
    said = of(
        make("2026-02-12", value=44e9, **backlog, **ends),
        make("2025-11-11", value=3e9, period_type="nine_months", period_end=date(2025, 9, 30), **revenue),
        make("2026-02-12", value=4e9, period_type="fy", period_end=date(2025, 12, 31), **revenue),
    )  # fmt: skip
    derived = said.inputs.metrics.filter(status="derived")
    assert derived.select("fiscal_label", "value_low").rows() == [("Q4 FY2025", 1e9)]
    assert state("backlog_coverage", said, "nebius", "2026-02-12") == "UNKNOWN"


def test_backlog_waits_for_the_revenue_of_its_own_quarter(make: Any, of: Any) -> None:
    q1, q2 = date(2026, 3, 31), date(2026, 6, 30)
    said = of(
        level(make, "2026-05-07", "revenue_backlog", 44e9, q1),
        level(make, "2026-05-08", "revenue", 1e9, q1),
        level(make, "2026-08-07", "revenue_backlog", 30e9, q2),
        level(make, "2026-08-08", "revenue", 2e9, q2),
        level(make, "2026-08-08", "rpo", 90e9, q2),
    )
    found = [
        state("backlog_coverage", said, "nebius", on)
        for on in ("2026-05-07", "2026-05-08", "2026-08-07", "2026-08-08")
    ]
    assert found == ["UNKNOWN", "EXTREME", "EXTREME", "NORMAL"]


def guided(make: Any, on: str, low: float, high: float, **fields: Any) -> Any:
    fy = {"metric": "capex", "status": "guidance", "period_type": "fy"}
    fields = fy | {"subject": "nebius", "period_end": date(2026, 12, 31)} | fields
    return make(on, value=(low, high), **fields)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (31e9, 35e9, "NUDGE_UP"),
        (33e9, 37e9, "RAISE"),
        (30e9, 35e9, "HOLD"),
        (29e9, 35e9, "NUDGE_DOWN"),
        (20e9, 25e9, "CUT"),
    ],
)
def test_guidance_is_compared_with_the_one_before(
    make: Any, of: Any, low: float, high: float, expected: str
) -> None:
    said = of(guided(make, "2026-02-26", 30e9, 35e9), guided(make, "2026-05-07", low, high))
    assert state("capex_guidance_revision", said, "nebius", "2026-02-26") == "UNKNOWN"
    assert state("capex_guidance_revision", said, "nebius", "2026-05-07") == expected


def test_gross_guidance_is_not_compared_with_net(make: Any, of: Any) -> None:
    said = of(
        guided(make, "2026-02-26", 30e9, 35e9, basis="company_defined"),
        guided(make, "2026-05-07", 20e9, 25e9, basis="cash"),
    )
    assert state("capex_guidance_revision", said, "nebius", "2026-05-07") == "UNKNOWN"


def test_capex_without_a_basis_moves_nothing_beside_guidance_on_one(make: Any, of: Any) -> None:
    fy: dict[str, Any] = {"metric": "capex", "status": "guidance", "period_type": "fy"}
    fy |= {"subject": "nebius", "period_end": date(2026, 12, 31)}
    said = of(
        make("2026-02-26", value=(30e9, 35e9), basis="cash", **fy),
        make("2026-05-07", value=(31e9, 35e9), basis="cash", **fy),
        make("2026-05-08", value=50e9, **fy),
    )
    assert state("capex_guidance_revision", said, "nebius", "2026-05-09") == "NUDGE_UP"
