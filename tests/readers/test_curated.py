"""The curated history: every row becomes one document and its claims, exactly quoted, known in time."""

from collections import Counter
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

import pytest

from extractors.claims import said_by
from extractors.claims.curated.parties import entity_of, parties
from extractors.claims.curated.periods import period_of
from extractors.documents import document_of
from extractors.model import ReadError
from extractors.readers.curated import deal_tier, fact_tier, read_curated
from warehouse.fiscal import CALENDAR_YEAR, FiscalCalendar
from warehouse.records import Capture, content_id
from warehouse.registry import companies, metrics
from warehouse.schemas import Claims, Documents
from warehouse.tables import frame_of

SEEN = datetime(2026, 10, 8, tzinfo=UTC)
DEAL_HEADER = (
    "announced_on,customer,provider,value_low,value_high,currency,term_years,end_year,hw_family,"
    "hw_generation,hw_count,power_gw,kind,workload,customer_class,deal_status,disclosure,source_url,"
    "second_source_url,confidence,notes"
)
FACT_HEADER = (
    "entity,metric,period_or_as_of,value_low,value_high,unit,status,published_on,source_name,source_url,"
    "second_source_url,confidence"
)


def capture(name, payload):
    return Capture(
        capture_id=content_id(name, payload),
        url=f"history:{name}",
        source_id="history",
        fetched_at=SEEN,
        payload_sha256=sha256(payload).hexdigest(),
        payload_bytes=len(payload),
        archive_file="x.warc.gz",
        archive_offset=0,
        run_id="run",
        declared_kind="curated",
    )


def read_rows(name, payload):
    source = capture(name, payload)
    read = [
        (document_of(source, reading, "0" * 16, SEEN), reading)
        for reading in read_curated(source, payload)
    ]
    return [(document, said_by(document, reading).claims) for document, reading in read]


def read_row(header, row, name="x.csv"):
    ((document, claims),) = read_rows(name, f"{header}\n{row}\n".encode())
    return document, claims


@lru_cache(maxsize=1)
def history():
    folder = files("warehouse") / "history"
    return {
        name: read_rows(name, (folder / name).read_bytes())
        for name in ("facts.csv", "deals.csv", "signals.csv")
    }


@lru_cache(maxsize=1)
def everything():
    return [pair for rows in history().values() for pair in rows]


def deal(subject, counterparty, day, metric="contract_value"):
    found = [
        (document, claim)
        for document, claims in history()["deals.csv"]
        for claim in claims
        if (claim.subject, claim.counterparty, claim.period_end, claim.metric)
        == (subject, counterparty, day, metric)
    ]
    assert found
    return found


def test_every_row_is_one_document_with_claims():
    assert {name: len(rows) for name, rows in history().items()} == {
        "facts.csv": 387,
        "deals.csv": 134,
        "signals.csv": 19,
    }
    assert all(claims for _, claims in everything())
    assert [len(claims) for _, claims in history()["facts.csv"]] == [1] * 387
    assert [len(claims) for _, claims in history()["signals.csv"]] == [1] * 19


def test_documents_and_claims_are_what_the_tables_take():
    documents = frame_of("documents", [document for document, _ in everything()])
    claims = frame_of("claims", [claim for _, claims in everything() for claim in claims])
    assert Documents.filter(documents)[1].counts() == {}
    assert Claims.filter(claims)[1].counts() == {}
    assert documents["document_id"].n_unique() == documents.height == 540
    assert claims["claim_id"].n_unique() == claims.height


def test_every_quote_and_span_is_cut_from_the_text():
    for document, claims in everything():
        for claim in claims:
            assert document.text[claim.char_start : claim.char_end] == claim.quote
            for span in claim.spans:
                assert 0 <= span.start < span.end <= len(document.text)


def test_every_claim_names_a_registered_metric_of_its_kind():
    for _, claims in everything():
        for claim in claims:
            assert metrics()[claim.metric].kind == claim.kind


def test_only_groups_and_unregistered_parties_are_not_companies():
    subjects = {claim.subject for _, claims in everything() for claim in claims}
    assert subjects - set(companies()) == {"market", "sector", "ai-labs"}


def test_a_row_without_an_address_has_its_own_and_low_confidence():
    bare = [(d, claims) for d, claims in everything() if d.url.startswith("history:")]
    assert len(bare) > 100
    assert all(claim.confidence <= 0.4 for _, claims in bare for claim in claims)
    assert "history:facts.csv#" in bare[0][0].url


def test_a_day_is_known_at_its_end_and_a_month_on_its_last_day():
    document, _ = read_row(
        DEAL_HEADER,
        "2024-02,Acme,Beta,1000000,1000000,USD,,,,,,,lease,unknown,enterprise,signed,issuer,,,low,",
    )
    assert document.known_at == datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC)


def test_a_range_of_an_actual_is_two_sources_and_of_guidance_is_the_guidance():
    facts = {
        (c.metric, c.status, c.period_end, document.published_at.date()): c
        for document, (c,) in history()["facts.csv"]
        if c.subject == "coreweave"
    }
    actual = facts["revenue", "actual", date(2026, 3, 31), date(2026, 5, 7)]
    assert (actual.value_low, actual.value_high, actual.bound) == (2.078e9, 2.08e9, "about")
    guided = facts["capex", "guidance", date(2026, 12, 31), date(2026, 5, 7)]
    assert (guided.value_low, guided.value_high, guided.bound) == (31e9, 35e9, "exact")
    assert guided.basis == "company_defined"


@pytest.mark.parametrize(
    ("entity", "name", "expected"),
    [
        ("alphabet", "cloud_backlog", ("alphabet", None, "revenue_backlog", "google-cloud", "company_defined")),
        ("microsoft", "commercial_rpo", ("microsoft", None, "rpo", "commercial-cloud", "gaap")),
        ("oracle", "guidance_capex", ("oracle", None, "capex", None, "cash")),
        (
            "microsoft", "guidance_capex",
            ("microsoft", None, "capex", None, "incl_finance_leases"),
        ),
        (
            "coreweave", "customer_share_of_revenue:microsoft",
            ("coreweave", "microsoft", "customer_share_of_revenue", None, None),
        ),
        (
            "anthropic", "compute_commitment:xai_spacex",
            ("anthropic", "spacex", "compute_commitment", "spacex", None),
        ),
        ("nebius", "acquisition_headcount:eigen_ai", ("eigen-ai", None, "headcount", None, None)),
        ("coreweave", "ddtl_drawn:DDTL4.0", ("coreweave", None, "debt_drawn", "ddtl4-0", None)),
        ("market", "rack_cost:VR200_NVL72", ("market", None, "rack_cost", "vr200-nvl72", None)),
    ],
)  # fmt: skip
def test_a_curated_name_means_a_metric_of_a_part_on_a_basis(entity, name, expected):
    _, (claim,) = read_row(
        FACT_HEADER, f"{entity},{name},2026-06-30,1,2,USD,guidance,2026-07-01,A release,,,low"
    )
    assert expected == (
        claim.subject, claim.counterparty, claim.metric, claim.segment, claim.basis,
    )  # fmt: skip


def test_a_rate_is_money_and_its_metric_says_per_what():
    _, (claim,) = read_row(
        FACT_HEADER,
        "market,rack_cost:VR200_NVL72,2026-05,7800000,7800000,USD/rack,estimate,2026-05-20,A,,,low",
    )
    assert (claim.value_low, claim.unit) == (7.8e6, "USD")


@pytest.mark.parametrize(
    ("text", "calendar", "expected"),
    [
        ("2025-Q2", CALENDAR_YEAR, ("quarter", date(2025, 4, 1), date(2025, 6, 30))),
        ("FY2026-Q1", FiscalCalendar("05-31"), ("quarter", date(2025, 6, 1), date(2025, 8, 31))),
        ("FY2026-9M", FiscalCalendar("05-31"), ("nine_months", date(2025, 6, 1), date(2026, 2, 28))),
        ("FY2026", FiscalCalendar("06-30"), ("fy", date(2025, 7, 1), date(2026, 6, 30))),
        (
            "CY2026(one source: FY2026)", FiscalCalendar("06-30"),
            ("fy", date(2026, 1, 1), date(2026, 12, 31)),
        ),
        ("2026-H1", CALENDAR_YEAR, ("half", date(2026, 1, 1), date(2026, 6, 30))),
        ("2026-Q3-to-date", CALENDAR_YEAR, ("instant", None, date(2026, 8, 11))),
        ("2025-Q1(restated ex-X)", CALENDAR_YEAR, ("quarter", date(2025, 1, 1), date(2025, 3, 31))),
        ("2026-07", CALENDAR_YEAR, ("month", date(2026, 7, 1), date(2026, 7, 31))),
        ("2026-03-31", CALENDAR_YEAR, ("instant", None, date(2026, 3, 31))),
    ],
)  # fmt: skip
def test_a_period_is_on_the_calendar_that_it_names(text, calendar, expected):
    period = period_of(text, calendar, published_on=date(2026, 8, 11))
    assert (period.period_type, period.first_day, period.last_day) == expected


def test_a_level_of_a_year_is_not_later_than_its_publication():
    period = period_of("2026", CALENDAR_YEAR, published_on=date(2026, 8, 11), is_level=True)
    assert (period.period_type, period.last_day) == ("instant", date(2026, 8, 11))


def test_the_subject_of_capacity_is_its_provider():
    ((document, claim),) = deal("alphabet", "anthropic", date(2025, 10, 23))
    assert (claim.value_low, claim.value_high, claim.bound) == (1e10, 9.9e10, "vague")
    assert (claim.hardware, document.tier) == ("tpu", 2)
    assert "workload: both" in claim.quote
    ((_, chips),) = deal("alphabet", "anthropic", date(2025, 10, 23), "contract_chips")
    assert (chips.value_low, chips.value_high, chips.bound) == (None, 1e6, "up_to")
    ((_, power),) = deal("alphabet", "anthropic", date(2025, 10, 23), "contract_power")
    assert (power.value_low, power.unit, power.quote) == (1000, "MW", "power gw: 1")


@pytest.mark.parametrize(
    ("subject", "counterparty", "day", "metric"),
    [
        ("nebius", "eigen-ai", date(2026, 5, 1), "acquisition_price"),
        ("coreweave", "nvidia", date(2026, 1, 26), "equity_investment"),
        ("fluidstack", "macquarie", date(2025, 4, 1), "debt_facility"),
        ("coreweave", None, date(2026, 3, 31), "debt_facility"),
        ("nscale", None, date(2025, 9, 25), "equity_investment"),
        ("hut8", None, date(2026, 7, 20), "contract_value"),
        ("hut8", "anthropic", date(2025, 12, 17), "contract_value"),
        ("ibm", "together", date(2026, 8, 11), "contract_value"),
        ("iren", None, date(2025, 11, 6), "contract_value"),
        ("crux-ai", None, date(2026, 5, 18), "equity_investment"),
    ],
)
def test_roles_follow_the_kind_of_the_deal(subject, counterparty, day, metric):
    assert deal(subject, counterparty, day, metric)


def test_what_was_denied_later_was_a_report_on_its_day():
    ((document, claim),) = deal("alphabet", "openai", date(2025, 6, 27))
    assert (claim.modality, document.tier, claim.hardware) == ("reported", 4, "tpu")
    assert "deal status: reported" in claim.quote
    assert "denied" not in claim.quote


def test_a_termination_is_known_on_its_own_day():
    (_, at_first), (_, in_the_end) = deal(
        "coreweave", "core-scientific", date(2025, 7, 7), "acquisition_price"
    )
    assert (at_first.modality, at_first.known_at.date()) == ("asserted", date(2025, 7, 7))
    assert (in_the_end.modality, in_the_end.known_at.date()) == ("denied", date(2025, 10, 30))
    assert in_the_end.quote == "later status: terminated; later status on: 2025-10-30"


def test_a_price_that_became_known_later_is_known_later():
    (_, announced), (_, priced) = deal("spacex", "anthropic", date(2026, 5, 6))
    assert (announced.value_low, announced.known_at.date()) == (None, date(2026, 5, 6))
    assert (priced.value_low, priced.known_at.date()) == (40e9, date(2026, 5, 20))


def test_a_deal_first_read_in_a_filing_is_known_from_the_filing():
    ((document, claim),) = deal("amazon", "openai", date(2026, 2, 27))
    assert document.known_at.date() == date(2026, 4, 29)
    assert claim.known_at == document.known_at


def test_talks_and_ceilings_are_not_contracts():
    ((_, talks),) = deal("alphabet", "meta", date(2025, 11, 24))
    assert (talks.modality, talks.status) == ("talks", "estimate")
    ((_, ceiling),) = deal("fluidstack", "macquarie", date(2025, 4, 1), "debt_facility")
    assert (ceiling.value_low, ceiling.value_high, ceiling.bound) == (None, 1e10, "up_to")


def test_a_signal_keeps_its_direction_and_its_voice():
    signals = {
        (c.subject, document.published_at.date()): (document, c)
        for document, (c,) in history()["signals.csv"]
        if c.metric == "tpu_commitment"
    }
    document, denial = signals["openai", date(2025, 6, 30)]
    assert (denial.polarity, denial.modality, document.tier) == (-1, "denied", 1)
    assert denial.counterparty == "alphabet"
    _, report = signals["openai", date(2025, 6, 27)]
    assert (report.polarity, report.modality) == (1, "reported")


@pytest.mark.parametrize(
    ("name", "url", "confidence", "tier"),
    [
        ("Acme Q2-26 EX-99.1 (SEC)", "https://www.sec.gov/x", "high", 1),
        ("Acme Q1-26", "https://investors.acme.example/x", "medium", 1),
        ("Acme call (Fool)", "https://www.fool.com/earnings/call-transcripts/x", "medium", 1),
        ("Bloomberg on Acme", "https://www.bloomberg.com/x", "high", 3),
        ("Acme Q2 call summary", "https://recaps.example/x", "medium", 5),
        ("Acme Q2 call summary", "https://recaps.example/x", "high", 4),
        ("public index: filing tracker", "", "low", 5),
    ],
)
def test_the_tier_of_a_fact_is_its_sources(name, url, confidence, tier):
    assert fact_tier({"source_name": name, "source_url": url, "confidence": confidence}) == tier


@pytest.mark.parametrize(
    ("disclosure", "status", "tier"),
    [
        ("issuer", "signed", 1),
        ("counterparty (call)", "signed", 2),
        ("press", "signed", 3),
        ("press", "reported", 4),
        ("press", "talks", 4),
        ("draft prospectus via press", "signed", 4),
        ("issuer (customer unnamed); press named it", "signed", 4),
    ],
)
def test_the_tier_of_a_deal_is_its_disclosers(disclosure, status, tier):
    assert deal_tier({"disclosure": disclosure, "deal_status": status}) == tier


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Oracle/SoftBank (Stargate)", ["oracle", "softbank"]),
        ("Anthropic via Fluidstack (Google backstop)", ["anthropic"]),
        ("SpaceX/xAI (Colossus 1)", ["spacex"]),
        ("AMD backstop / Goldman loan", ["goldman-sachs"]),
        ("confidential IG tenant (press: NVIDIA)", []),
        ("Public bonds 9.250% 2030", []),
        ("Convertibles 2031/2033", []),
        ("Weights & Biases", ["weights-and-biases"]),
        ("Acme Widgets", ["acme-widgets"]),
    ],
)
def test_a_cell_names_its_parties(cell, expected):
    assert parties(cell, date(2026, 5, 6)) == expected


def test_a_former_name_is_a_name_in_its_time_only():
    assert entity_of("Cipher Mining", date(2025, 9, 25)) == "cipher"
    assert entity_of("Iris Energy", date(2026, 1, 1)) == "iris-energy"


def test_chips_are_counted_where_the_row_counts_them():
    counts = Counter(
        claim.bound
        for _, claims in history()["deals.csv"]
        for claim in claims
        if claim.metric == "contract_chips"
    )
    assert counts == {"exact": 5, "vague": 3, "up_to": 1, "about": 1}


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"", "unknown-curated-file"),
        (b"a,b\n1,2\n", "unknown-curated-file"),
        (f"{FACT_HEADER}\ncoreweave,revenue\n".encode(), "ragged-curated-row"),
        (
            f"{FACT_HEADER}\ncoreweave,revenue,2026-Q1,1,1,USD,actual,soon,A,,,low\n".encode(),
            "bad-curated-row",
        ),
    ],
)
def test_a_file_that_is_not_the_history_is_refused(payload, reason):
    with pytest.raises(ReadError) as refused:
        read_curated(capture("x.csv", payload), payload)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    "row",
    [
        "coreweave,speed,2026-Q1,1,1,USD,actual,2026-05-07,A,,,low",
        "coreweave,revenue,spring,1,1,USD,actual,2026-05-07,A,,,low",
        "coreweave,revenue,2026-Q1,one,1,USD,actual,2026-05-07,A,,,low",
    ],
)
def test_a_row_that_nobody_understands_is_refused(row):
    with pytest.raises(ReadError) as refused:
        read_row(FACT_HEADER, row)
    assert refused.value.reason == "bad-curated-row"
