"""The registry's rows: they load, they agree with each other, and the calendars are the companies' own."""

import csv
import json
import re
from collections import defaultdict
from datetime import date
from importlib.resources import files

import pytest

from extractors.claims.curated.parties import parties
from warehouse import registry
from warehouse.schemas import BASES, SLUG

DATA_MODEL_METRICS = [
    "revenue",
    "revenue_growth_yoy",
    "gross_margin",
    "operating_income",
    "operating_margin",
    "net_income",
    "eps_diluted",
    "eps_basic",
    "eps_adjusted",
    "adjusted_ebitda",
    "adjusted_ebitda_margin",
    "adjusted_operating_income",
    "adjusted_net_income",
    "interest_expense",
    "operating_cash_flow",
    "free_cash_flow",
    "capex",
    "total_debt",
    "cash",
    "revenue_backlog",
    "rpo",
    "arr",
    "customer_share_of_revenue",
    "customer_share_of_backlog",
    "active_power",
    "contracted_power",
    "power_target",
    "gpu_count",
    "headcount",
    "share_price_change",
    "valuation",
]
DATA_MODEL_DEALS = [
    "contract_value",
    "contract_term",
    "contract_end_year",
    "contract_power",
    "contract_chips",
    "acquisition_price",
    "debt_facility",
    "equity_investment",
]
DATA_MODEL_SIGNALS = [
    "tpu_commitment",
    "custom_silicon_commitment",
    "component_cost_pressure",
    "component_cost_pass_through",
    "capex_guidance_change",
    "guidance_vs_consensus",
    "result_vs_consensus",
    "datacenter_delay",
    "debt_issuance",
    "enterprise_inference_deal",
    "enterprise_namecheck",
    "capacity_constrained",
    "inference_shift",
]
CLASSES = {
    "neocloud", "hyperscaler", "chip_vendor", "ai_lab", "ai_native", "enterprise", "fortune_500",
    "telecom", "government", "lender", "landlord", "media", "utility",
}  # fmt: skip
ALIAS_KINDS = {"name", "ticker", "product", "division", "person"}
UNITS = {"money", "money/share", "percent", "MW", "years", "year", "count"}


def history(name):
    text = (files("warehouse") / "history" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize("company", registry.companies().values(), ids=lambda company: company.id)
def test_a_company_is_complete(company):
    assert re.fullmatch(SLUG, company.id)
    assert company.name in {alias.text for alias in company.aliases}
    assert company.classes
    assert {member.name for member in company.classes} <= CLASSES
    assert {alias.kind for alias in company.aliases} <= ALIAS_KINDS
    assert company.cik is None or re.fullmatch(r"\d{10}", company.cik)
    assert all(re.fullmatch(SLUG, slug) for slug in company.segments)
    assert all(names and all(names) for names in company.segments.values())
    for dated in (*company.aliases, *company.classes):
        assert not (dated.since and dated.until) or dated.since <= dated.until


def test_the_companies_of_the_watch_list_are_registered():
    names = """
    CoreWeave; Nebius; Lambda; Crusoe; IREN; Applied Digital; Nscale; Core Scientific; TeraWulf; Galaxy;
    Fluidstack; Together AI; Amazon; AWS; Microsoft; Azure; Alphabet; Google Cloud; Oracle; Meta; NVIDIA; AMD;
    Broadcom; TPU; Trainium; OpenAI; Anthropic; xAI; Mistral; Cohere; SSI; Cipher Digital
    """
    known = {alias.text for c in registry.companies().values() for alias in c.aliases}
    assert [name for name in names.split(";") if name.strip() not in known] == []


def test_an_alias_means_one_company():
    holders = defaultdict(set)
    for company in registry.companies().values():
        for alias in company.aliases:
            holders[alias.text.casefold()].add(company.id)
    assert {text: ids for text, ids in holders.items() if len(ids) > 1} == {}


def test_no_two_companies_share_a_cik_or_a_ticker():
    for key in ("cik", "ticker"):
        values = [v for c in registry.companies().values() if (v := getattr(c, key))]
        assert len(values) == len(set(values))


@pytest.mark.parametrize("company", registry.companies().values(), ids=lambda company: company.id)
def test_a_name_stands_once_in_its_row_and_means_one_segment(company):
    printed = [alias.text for alias in company.aliases]
    assert len(printed) == len(set(printed))
    names = [
        name
        for printed in company.segments.values()
        for name in {word.casefold() for word in printed}
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("company", registry.companies().values(), ids=lambda company: company.id)
def test_a_ticker_can_be_found_in_text(company):
    """By an alias of its own, or because the company's name is written the same way."""
    printed = {alias.text for alias in company.aliases}
    assert company.ticker is None or company.ticker in printed


def test_short_tickers_and_single_letters_count_in_brackets_only():
    for company in registry.companies().values():
        for alias in company.aliases:
            if alias.kind == "ticker" and len(alias.text) <= 2:
                assert alias.needs_context, (company.id, alias.text)


def test_a_division_names_a_segment_of_its_company():
    for company in registry.companies().values():
        for alias in company.aliases:
            if alias.segment:
                assert alias.segment in company.segments, (company.id, alias.text)


@pytest.mark.parametrize(
    ("old", "company", "last_day"),
    [
        ("Facebook Inc", "meta", date(2021, 10, 27)),
        ("Iris Energy", "iren", date(2024, 11, 27)),
        ("Cipher Mining", "cipher", date(2026, 2, 28)),
        ("Bitfarms", "keel", date(2026, 6, 30)),
    ],
)
def test_a_former_name_has_an_end(old, company, last_day):
    (alias,) = (a for a in registry.companies()[company].aliases if a.text == old)
    assert alias.until == last_day


@pytest.mark.parametrize(
    "word",
    [
        "Lambda", "Meta", "Oracle", "Together", "Target", "Visa", "Cursor", "Claude", "Apollo", "Switch", "Modal",
        "Compass", "Aligned", "Sequoia", "Fidelity", "Carrier", "Dominion", "Runway", "Flex", "Citadel", "Fermi",
    ],
)  # fmt: skip
def test_everyday_words_need_context(word):
    found = [a for c in registry.companies().values() for a in c.aliases if a.text == word]
    assert found
    assert all(alias.needs_context for alias in found)


@pytest.mark.parametrize(
    ("company", "year", "quarter", "last_day"),
    [
        ("nvidia", 2026, 2, date(2025, 7, 27)),
        ("nvidia", 2027, 2, date(2026, 7, 26)),
        ("broadcom", 2025, 4, date(2025, 11, 2)),
        ("apple", 2025, 4, date(2025, 9, 27)),
        ("costco", 2025, 1, date(2024, 11, 24)),
        ("costco", 2025, 4, date(2025, 8, 31)),
        ("costco", 2026, 1, date(2025, 11, 23)),
        ("pepsico", 2025, 3, date(2025, 9, 6)),
        ("pepsico", 2025, 4, date(2025, 12, 27)),
        ("cisco", 2025, 4, date(2025, 7, 26)),
        ("micron", 2025, 4, date(2025, 8, 28)),
        ("dell", 2025, 4, date(2025, 1, 31)),
        ("intel", 2025, 2, date(2025, 6, 28)),
        ("amd", 2025, 3, date(2025, 9, 27)),
        ("walmart", 2026, 2, date(2025, 7, 31)),
        ("oracle", 2026, 1, date(2025, 8, 31)),
        ("nike", 2026, 2, date(2025, 11, 30)),
        ("microsoft", 2026, 2, date(2025, 12, 31)),
        ("iren", 2026, 1, date(2025, 9, 30)),
        ("applied-digital", 2026, 2, date(2025, 11, 30)),
        ("coreweave", 2025, 2, date(2025, 6, 30)),
        ("pure-storage", 2025, 4, date(2025, 2, 2)),
        ("credo", 2025, 4, date(2025, 5, 3)),
        ("fabrinet", 2025, 4, date(2025, 6, 27)),
        ("macom", 2025, 4, date(2025, 10, 3)),
        ("semtech", 2025, 4, date(2025, 1, 26)),
        ("penguin-solutions", 2025, 4, date(2025, 8, 29)),
        ("lattice", 2025, 4, date(2026, 1, 3)),
        ("nextdc", 2026, 2, date(2025, 12, 31)),
        ("lenovo", 2026, 2, date(2025, 9, 30)),
        ("siemens-energy", 2025, 4, date(2025, 9, 30)),
    ],
)
def test_a_fiscal_quarter_ends_where_the_company_says(company, year, quarter, last_day):
    assert registry.calendar_of(company).quarter(year, quarter).end == last_day


def test_a_class_holds_in_its_time_only():
    spacex = registry.companies()["spacex"]
    assert not spacex.is_a("neocloud", date(2026, 2, 1))
    assert spacex.is_a("neocloud", date(2026, 2, 2))


def test_every_metric_of_the_data_model_has_a_row_of_its_kind():
    metrics = registry.metrics()
    for kind, ids in (
        ("metric", DATA_MODEL_METRICS),
        ("deal", DATA_MODEL_DEALS),
        ("signal", DATA_MODEL_SIGNALS),
    ):
        assert [m for m in ids if m not in metrics or metrics[m].kind != kind] == []


@pytest.mark.parametrize("metric", registry.metrics().values(), ids=lambda metric: metric.id)
def test_a_metric_is_complete(metric):
    assert re.fullmatch(r"[a-z0-9_]+", metric.id)
    assert metric.definition.endswith(".")
    assert (metric.unit is None) == (metric.kind == "signal")
    assert metric.unit is None or metric.unit in UNITS
    assert metric.basis is None or metric.basis in BASES
    assert all(word == word.lower() for word in (*metric.labels, *metric.cues))


def test_a_statement_label_means_one_metric():
    holders = defaultdict(list)
    for metric in registry.metrics().values():
        for label in metric.labels:
            holders[label].append(metric.id)
    assert {label: ids for label, ids in holders.items() if len(ids) > 1} == {}


def test_a_concept_means_one_metric_and_stands_once_in_its_row():
    named = [c for metric in registry.metrics().values() for c in metric.concepts]
    assert len(named) == len(set(named))
    assert set(named) == set(registry.metrics_by_concept())


@pytest.mark.parametrize("concept", registry.metrics_by_concept())
def test_a_concept_is_of_money_that_the_company_reports(concept):
    metric = registry.metrics_by_concept()[concept]
    assert re.fullmatch(r"[a-z-]+:[A-Za-z]+", concept)
    assert (metric.kind, metric.basis in ("gaap", "cash")) == ("metric", True)
    assert metric.unit in ("money", "money/share")


def test_results_that_filings_tag_have_concepts():
    tagged = {metric.id for metric in registry.metrics().values() if metric.concepts}
    assert tagged >= {
        "revenue", "operating_income", "net_income", "eps_basic", "eps_diluted", "interest_expense",
        "operating_cash_flow", "capex", "cash", "total_debt", "rpo",
    }  # fmt: skip


def test_every_curated_fact_has_a_metric():
    names = {row["metric"].partition(":")[0] for row in history("facts.csv")}
    assert names == set(registry.curated_metrics())


def test_a_suffix_is_named_exactly_where_the_history_has_one():
    with_suffix = {
        row["metric"].partition(":")[0] for row in history("facts.csv") if ":" in row["metric"]
    }
    assert with_suffix == {c.id for c in registry.curated_metrics().values() if c.suffix}


def test_a_curated_basis_is_one_of_the_claims():
    for curated in registry.curated_metrics().values():
        for basis in (curated.basis, *curated.basis_of.values()):
            assert basis is None or basis in BASES
        assert set(curated.basis_of) <= set(registry.companies())


def test_every_entity_of_the_history_is_registered():
    groups = {"market", "sector", "ai-labs"}
    named = {row["entity"] for row in history("facts.csv")}
    named |= {row["subject"] for row in history("signals.csv")}
    named |= {row["counterparty"] for row in history("signals.csv") if row["counterparty"]}
    assert named - groups <= set(registry.companies())


# Funds that appear beside a lead investor in a single round and nowhere else.
STRANGERS_OF_THE_HISTORY = {"andra", "luminarx", "orbis", "sgw", "usit"}


def test_every_party_of_the_curated_deals_is_registered_or_known_to_be_a_stranger():
    named = {
        party
        for row in history("deals.csv")
        for side in ("customer", "provider")
        for party in parties(row[side], _first_day(row["announced_on"]))
    }
    assert named - set(registry.companies()) == STRANGERS_OF_THE_HISTORY


def _first_day(announced_on):
    """The first day of what may be a day, a month or a year."""
    return date.fromisoformat(f"{announced_on}-01-01"[:10])


def test_an_indicator_is_complete():
    for indicator in registry.indicators().values():
        assert indicator.states[0] == "UNKNOWN"
        assert len(set(indicator.states)) == len(indicator.states)
        assert json.loads(json.dumps(dict(indicator.thresholds))) == dict(indicator.thresholds)
    assert set(registry.indicators()) >= {
        "tpu_beachhead", "f500_inference_deal", "vera_rubin_cost_pressure", "backlog_coverage",
        "capex_guidance_revision",
    }  # fmt: skip


def test_the_bundled_sources_are_registered():
    assert {"local", "sample", "history"} <= set(registry.sources())


def test_a_wrong_row_is_refused_with_its_id():
    with pytest.raises(registry.RegistryError, match="acme"):
        registry._company({"id": "acme", "name": "Acme", "aliases": [], "fiscal_year_end": "June"})
    with pytest.raises(registry.RegistryError, match="no metric 'speed'"):
        registry._curated({"id": "speed"})
