"""XBRL facts → claims: the metric of the concept, the period of the days, and nothing guessed."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.claims.prose import prose_claims
from extractors.claims.statements import read_tables
from extractors.claims.xbrl import CONTESTED, PREFERRED, STATED, xbrl_claims
from extractors.claims.xbrl.periods import period_type_of
from extractors.claims.xbrl.segments import segment_of
from extractors.documents import document_of
from extractors.model import Block, Fact, Reading
from extractors.readers import read
from warehouse.fiscal import FiscalCalendar
from warehouse.records import Capture, Span
from warehouse.registry import calendar_of
from warehouse.schemas import Claims
from warehouse.tables import frame_of

GOLDEN = Path(__file__).parents[1] / "golden"
PAGES = ("companyfacts/two-filings/page.json", "release/tagged-report/page.html")
KEYS = (
    "metric", "segment", "basis", "period_type", "period_start", "period_end", "value_low", "unit",
    "scale_as_printed", "quote", "extractor", "confidence",
)  # fmt: skip
CAPTURE = Capture(
    capture_id="0" * 16,
    url="https://example.org/page",
    source_id="local",
    fetched_at=datetime(2026, 11, 1, tzinfo=UTC),
    payload_sha256="",
    payload_bytes=0,
    archive_file="",
    archive_offset=0,
    run_id="",
)
Q2 = (date(2025, 4, 1), date(2025, 6, 30))
H1 = (date(2025, 1, 1), date(2025, 6, 30))
AT = (None, date(2025, 6, 30))


def documents_of(page):
    return [
        (document_of(CAPTURE, reading, "0" * 16, CAPTURE.fetched_at), reading)
        for reading in read(CAPTURE, (GOLDEN / page).read_bytes())
    ]


def said(concept, days, value, unit="USD", members=()):
    """The words of one fact, and the fact once it is known where they stand."""
    words = f"Said {value} here."

    def at(start):
        return Fact(
            concept=f"us-gaap:{concept}",
            value=Decimal(value),
            unit=unit,
            first_day=days[0],
            last_day=days[1],
            members=members,
            spans=(Span("value", start + 5, start + 5 + len(str(value))),),
        )

    return words, at


def claims(*facts, entity_id="coreweave", published="2025-08-13", kind="paragraph"):
    """Claims of facts given as the arguments of `said`, each in a block of its own."""
    text, tagged, blocks = "", [], []
    for words, fact_at in (said(*fact) for fact in facts):
        blocks.append(Block(len(text), len(text) + len(words), kind))
        tagged.append(fact_at(len(text)))
        text += words + "\n\n"
    at = datetime.fromisoformat(published).replace(hour=21, tzinfo=UTC)
    reading = Reading(
        text=text, blocks=blocks, facts=tagged, reader="release", reader_version="1",
        entity_id=entity_id, published_at=at,
    )  # fmt: skip
    return xbrl_claims(document_of(CAPTURE, reading, "0" * 16, at), reading)


def told(found):
    return [(c.metric, c.period_type, c.value_low, c.confidence) for c in found]


@pytest.mark.parametrize("page", PAGES)
def test_claims_of_a_recorded_page_are_those_a_person_checked(page, golden):
    found = [c for document, reading in documents_of(page) for c in xbrl_claims(document, reading)]
    actual = json.dumps(
        [{key: getattr(claim, key) for key in KEYS} for claim in found], default=str, indent=1
    )
    golden((GOLDEN / page).parent / "xbrl_claims.json", actual + "\n")


@pytest.mark.parametrize("page", PAGES)
def test_claims_are_what_the_table_takes_beside_those_of_tables_and_prose(page):
    for document, reading in documents_of(page):
        found = xbrl_claims(document, reading)
        others = [*list(read_tables(document, reading).claims), *prose_claims(document, reading)]
        frame = frame_of("claims", [*found, *others])
        assert Claims.filter(frame)[1].counts() == {}
        assert frame["claim_id"].n_unique() == frame.height
        for claim in found:
            assert document.text[claim.char_start : claim.char_end] == claim.quote
            for span in claim.spans:
                assert claim.char_start <= span.start < span.end <= claim.char_end


def test_every_table_claim_of_the_tagged_page_is_corroborated_or_not_tagged():
    ((document, reading),) = documents_of(PAGES[1])
    tagged = {
        (c.metric, c.period_type, c.period_end): c.value_low for c in xbrl_claims(document, reading)
    }
    tables = {
        (c.metric, c.period_type, c.period_end): c.value_low
        for c in list(read_tables(document, reading).claims)
    }
    assert {key[0] for key in tables.keys() - tagged.keys()} == {"eps_basic"}
    assert all(tagged[key] == value for key, value in tables.items() if key in tagged)


@pytest.mark.parametrize(
    ("entity_id", "first_day", "last_day", "expected"),
    [
        ("coreweave", *Q2, "quarter"),
        ("coreweave", *H1, "half"),
        ("coreweave", date(2025, 7, 1), date(2025, 12, 31), "half"),
        ("coreweave", date(2025, 1, 1), date(2025, 9, 30), "nine_months"),
        ("coreweave", date(2025, 1, 1), date(2025, 12, 31), "fy"),
        ("coreweave", *AT, "instant"),
        ("coreweave", date(2024, 7, 1), date(2025, 6, 30), None),  # trailing twelve months
        ("coreweave", date(2024, 10, 1), date(2025, 6, 30), None),
        ("coreweave", date(2025, 4, 1), date(2025, 9, 30), None),  # half a year out of step
        ("coreweave", date(2025, 6, 1), date(2025, 6, 30), None),  # a month
        ("coreweave", date(2023, 1, 1), date(2024, 12, 31), None),
        ("nvidia", date(2025, 1, 27), date(2025, 4, 27), "quarter"),
        ("nvidia", date(2016, 11, 1), date(2017, 1, 29), "quarter"),
        ("nvidia", date(2008, 1, 25), date(2008, 7, 27), "half"),  # three days early, as filed
        ("nvidia", date(2022, 1, 31), date(2023, 1, 29), "fy"),
        ("nvidia", date(2025, 4, 1), date(2025, 6, 30), None),
        ("oracle", date(2025, 6, 1), date(2025, 8, 31), "quarter"),
        ("oracle", date(2025, 1, 1), date(2025, 12, 31), None),
        ("costco", date(2025, 5, 12), date(2025, 8, 31), "quarter"),  # sixteen weeks
        ("pepsico", date(2025, 6, 15), date(2025, 9, 6), "quarter"),  # twelve
        ("pepsico", date(2024, 12, 29), date(2025, 9, 6), "nine_months"),
    ],
)
def test_days_are_placed_on_the_company_s_calendar(entity_id, first_day, last_day, expected):
    assert period_type_of(first_day, last_day, calendar_of(entity_id)) == expected


def test_any_days_have_a_type_or_none():
    for year in (1990, 2100):
        period_type_of(date(year, 1, 1), date(year, 12, 31), FiscalCalendar())


def test_the_basis_is_the_metric_s_and_costs_are_positive():
    found = claims(
        ("PaymentsToAcquirePropertyPlantAndEquipment", H1, 500),
        ("InterestExpense", Q2, 30),
        ("NetIncomeLoss", Q2, -40),
    )
    assert [(c.metric, c.basis, c.value_low) for c in found] == [
        ("capex", "cash", 500.0), ("interest_expense", "gaap", 30.0), ("net_income", "gaap", -40.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "fact",
    [
        ("PaymentsToAcquirePropertyPlantAndEquipment", H1, -500),
        ("Revenues", AT, 5),
        ("CashAndCashEquivalentsAtCarryingValue", Q2, 5),
        ("Revenues", Q2, 5, "USD/share"),
        ("EarningsPerShareDiluted", Q2, 5, "USD"),
        ("Revenues", (date(2025, 7, 1), date(2025, 9, 30)), 5),  # not over when it was known
        ("Revenues", (date(2024, 7, 1), date(2025, 6, 30)), 5),
    ],
)
def test_what_does_not_fit_gives_no_claim(fact):
    assert claims(fact) == []


def test_without_an_issuer_there_is_no_claim():
    assert claims(("Revenues", Q2, 5), entity_id=None) == []


def test_the_preferred_concept_leads_and_the_other_stays_in_sight():
    found = claims(
        ("PaymentsToAcquireProductiveAssets", H1, 520_001),
        ("PaymentsToAcquirePropertyPlantAndEquipment", H1, 500_001),
    )
    assert {(c.value_low, c.confidence, c.extractor) for c in found} == {
        (500_001.0, PREFERRED, "xbrl.inline.PaymentsToAcquirePropertyPlantAndEquipment"),
        (520_001.0, CONTESTED, "xbrl.inline.PaymentsToAcquireProductiveAssets"),
    }


def test_two_concepts_that_agree_are_one_claim():
    found = claims(
        ("RevenueFromContractWithCustomerExcludingAssessedTax", Q2, 7), ("Revenues", Q2, 7)
    )
    assert [(c.extractor, c.confidence) for c in found] == [("xbrl.inline.Revenues", STATED)]


def test_of_a_number_and_its_rounding_the_finer_one_is_the_claim():
    found = claims(("Revenues", Q2, "2.6E+10"), ("Revenues", Q2, "2.6044E+10"))
    assert told(found) == [("revenue", "quarter", 26.044e9, STATED)]


def test_full_numbers_that_end_in_zeros_are_taken_as_rounded():
    found = claims(
        ("InterestExpense", Q2, 266_966_000), ("InterestExpenseNonoperating", Q2, 267_000_000)
    )
    assert told(found) == [("interest_expense", "quarter", 266_966_000.0, STATED)]


def test_one_concept_with_two_values_is_not_believed():
    found = claims(("Revenues", Q2, 7), ("Revenues", Q2, 9))
    assert told(found) == [
        ("revenue", "quarter", 7.0, CONTESTED), ("revenue", "quarter", 9.0, CONTESTED),
    ]  # fmt: skip


def test_a_translation_into_another_currency_does_not_lead():
    found = claims(
        ("Revenues", Q2, 11, "USD"), ("Revenues", Q2, 999, "CNY"), ("NetIncomeLoss", Q2, 5, "CNY")
    )
    assert {(c.metric, c.unit, c.confidence) for c in found} == {
        ("revenue", "CNY", PREFERRED), ("revenue", "USD", CONTESTED), ("net_income", "CNY", STATED),
    }  # fmt: skip


def test_many_contradictions_end():
    found = claims(*(("Revenues", Q2, n) for n in range(1, 3_000)))
    assert len(found) == 2_999


SEGMENTS = "us-gaap:StatementBusinessSegmentsAxis"


@pytest.mark.parametrize(
    ("members", "segment"),
    [
        ((), ""),
        (((SEGMENTS, "nvda:ComputeAndNetworkingMember"),), "compute-and-networking"),
        ((("srt:ProductOrServiceAxis", "nvda:DataCenterMember"),), "data-center"),
        ((("srt:ProductOrServiceAxis", "nvda:OEMAndOtherMember"),), "oem-and-other"),
        (((SEGMENTS, "nvda:SomethingElseMember"),), None),
        ((("srt:StatementGeographicalAxis", "nvda:DataCenterMember"),), None),
        (((SEGMENTS, "nvda:GraphicsMember"), ("srt:MajorCustomersAxis", "nvda:AMember")), None),
        (((SEGMENTS, ""),), None),
    ],
)
def test_a_single_member_with_a_registered_name_is_a_segment(members, segment):
    assert segment_of("nvidia", "revenue", members) == segment


def test_only_what_is_reported_by_segment_has_one():
    assert segment_of("nvidia", "capex", ((SEGMENTS, "nvda:GraphicsMember"),)) is None


def test_a_segment_is_never_the_whole_company():
    q2 = (date(2025, 4, 28), date(2025, 7, 27))
    found = claims(
        ("Revenues", q2, 40, "USD", ((SEGMENTS, "nvda:GraphicsMember"),)),
        ("Revenues", q2, 46, "USD"),
        entity_id="nvidia", published="2025-08-27",
    )  # fmt: skip
    assert [(c.segment, c.value_low, c.confidence) for c in found] == [
        ("graphics", 40.0, STATED), (None, 46.0, STATED),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["noise", "boilerplate"])
def test_a_number_in_what_is_no_evidence_gives_no_claim(kind):
    assert claims(("Revenues", Q2, 7), kind=kind) == []
