"""Metrics in prose, stated as tables of sentences: what each says, and what none may say."""

from datetime import UTC, date, datetime

import pytest
from documents import document_of

from extractors.claims.prose.metrics import metric_claims
from extractors.claims.prose.sentences import sentences
from extractors.model import Block, Reading
from warehouse.records import Claim, DocumentKind

PUBLISHED = datetime(2026, 5, 8, 20, 5, tzinfo=UTC)


def read(
    *paragraphs: str, kind: DocumentKind = "article", entity_id: str | None = None
) -> list[Claim]:
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        role = "company" if kind == "transcript" else None
        blocks.append(Block(at, at + len(paragraph), "paragraph", role=role))
        at += len(paragraph) + 2
    reading = Reading(text=text, blocks=blocks, reader="test", reader_version="1")
    document = document_of(text, entity_id, PUBLISHED, kind)
    return metric_claims(document, sentences(document, reading))


def said(claims: list[Claim]) -> set[tuple[str, str, float | None, float | None, str]]:
    return {(c.subject, c.metric, c.value_low, c.value_high, c.status) for c in claims}


STATED = [
    ("Nebius booked revenue of $2 billion.", ("nebius", "revenue", 2e9, 2e9, "actual")),
    ("Nebius took in $2 billion in revenue.", ("nebius", "revenue", 2e9, 2e9, "actual")),
    ("Nebius sales rose 7% to $2 billion.", ("nebius", "revenue", 2e9, 2e9, "actual")),
    ("Nebius sales rose 7% to $2 billion.", ("nebius", "revenue_growth_yoy", 7, 7, "actual")),
    ("Nebius revenue fell 7%.", ("nebius", "revenue_growth_yoy", -7, -7, "actual")),
    ("Revenue at Nebius more than tripled.", ("nebius", "revenue_growth_yoy", 200, None, "actual")),
    ("Nebius had a net loss of $30 million.", ("nebius", "net_income", -3e7, -3e7, "actual")),
    (
        "Nebius posted an adjusted loss of 40 cents per share.",
        ("nebius", "eps_adjusted", -0.4, -0.4, "actual"),
    ),
    (
        "Nebius made a profit of $90 million, or $0.20 a share.",
        ("nebius", "eps_diluted", 0.2, 0.2, "actual"),
    ),
    (
        "Nebius expects revenue in the range of $3 billion to $4 billion this year.",
        ("nebius", "revenue", 3e9, 4e9, "guidance"),
    ),
    (
        "Barclays expects Nebius to reach revenue of $5 billion in 2027.",
        ("nebius", "revenue", 5e9, 5e9, "estimate"),
    ),
    (
        "Arkady Volozh expects Nebius to reach revenue of $5 billion in 2027.",
        ("nebius", "revenue", 5e9, 5e9, "guidance"),
    ),
    (
        "Nebius had sales of $2 billion vs. $1.9 billion expected.",
        ("nebius", "revenue", 1.9e9, 1.9e9, "estimate"),
    ),
    (
        "Nebius had sales of $2 billion, topping the $1.9 billion analysts had forecast.",
        ("nebius", "revenue", 2e9, 2e9, "actual"),
    ),
    (
        "Nebius raised its 2026 revenue forecast to $4 billion from $3 billion.",
        ("nebius", "revenue", 3e9, 3e9, "prior"),
    ),
    (
        "Nebius made capital expenditures of $6 billion, compared with $2 billion a year earlier.",
        ("nebius", "capex", 2e9, 2e9, "actual"),
    ),
    ("Shares of Nebius slid 9% on Thursday.", ("nebius", "share_price_change", -9, -9, "actual")),
    ("Nebius is valued at $30 billion.", ("nebius", "valuation", 3e10, 3e10, "actual")),
    (
        "Meta accounts for a quarter of Nebius's backlog.",
        ("nebius", "customer_share_of_backlog", 25, 25, "actual"),
    ),
    (
        "At Nebius, no single customer makes up more than 30% of its revenue.",
        ("nebius", "customer_share_of_revenue", None, 30, "actual"),
    ),
    (
        "Nebius ended March with 300 MW of active power.",
        ("nebius", "active_power", 300, 300, "actual"),
    ),
    (
        "Nebius expects to have 900 MW of active power by the end of 2026.",
        ("nebius", "power_target", 900, 900, "guidance"),
    ),
    ("Nebius, a 2,000-person company, is growing.", ("nebius", "headcount", 2000, 2000, "actual")),
]


@pytest.mark.parametrize(("sentence", "claim"), STATED, ids=lambda value: str(value)[:40])
def test_a_sentence_states_a_metric(sentence, claim):
    assert claim in said(read(sentence))


SILENT = [
    "Nebius added $5 billion in backlog.",  # an increment is no level
    "Nebius revenue rose by $5 billion.",
    "Nebius revenue rose 7% sequentially to an undisclosed figure.",
    "Hyperscalers spent $600 billion on capital expenditures.",  # nobody in particular
    "The sector's revenue reached $600 billion, Nebius or not.",
    "If Nebius wins, its revenue would be $9 billion.",
    "Nebius sees a revenue opportunity of $90 billion.",
    "Nebius sold bonds; bond sales of $5 billion followed.",
    "Nebius has 40 customers that exceeded $5 million of revenue.",
]


@pytest.mark.parametrize("sentence", SILENT, ids=lambda value: value[:40])
def test_a_sentence_states_no_metric(sentence):
    assert said(read(sentence)) == set()


def test_what_a_company_without_a_row_reports_is_its_own():
    claims = read(
        "Contoso Widgets reported revenue of $5 billion in a market where Nebius is small."
    )
    assert [(claim.subject, claim.metric) for claim in claims] == [("contoso-widgets", "revenue")]


def test_a_quote_is_cut_from_the_text_and_the_spans_lie_in_it():
    (claim, *_) = read("On Tuesday, Nebius reported first-quarter revenue of $2 billion.")
    text = "On Tuesday, Nebius reported first-quarter revenue of $2 billion."
    assert text[claim.char_start : claim.char_end] == claim.quote
    words = {span.role: text[span.start : span.end] for span in claim.spans}
    assert words["value"] == "$2 billion"
    assert words["cue"] == "revenue"
    assert words["subject"] == "Nebius"
    assert words["period"] == "first-quarter"


def test_the_period_of_the_words_is_on_the_companys_calendar():
    (claim,) = read("Nvidia had first-quarter revenue of $60 billion.")
    assert (claim.period_type, claim.period_end) == ("quarter", date(2026, 4, 26))


def test_a_call_without_a_period_is_about_the_quarter_that_ended():
    (claim,) = read("Capital expenditures were $2 billion.", kind="transcript", entity_id="nebius")
    assert (claim.subject, claim.period_end) == ("nebius", date(2026, 3, 31))


def test_an_outlook_keeps_its_period_over_the_sentences_after_it():
    claims = read(
        "For the second quarter, Nebius expects a gross margin of 60%. It sees revenue of $3 billion."
    )
    assert {c.period_end for c in claims} == {date(2026, 6, 30)}


def test_a_value_a_year_earlier_has_the_earlier_period():
    claims = read(
        "Nebius net income was $5 billion, or $2 per share, in the first quarter, from $4 billion, or $1 per share, in the same quarter a year earlier."
    )
    ends = {(c.metric, c.value_low): c.period_end for c in claims}
    assert ends["net_income", 5e9] == ends["eps_diluted", 2] == date(2026, 3, 31)
    assert ends["net_income", 4e9] == ends["eps_diluted", 1] == date(2025, 3, 31)


def test_a_part_does_not_pass_for_the_total():
    claims = read(
        "Nebius said storage revenue was $1 billion.",
        "Nvidia had data center revenue of $9 billion.",
    )
    assert [c.segment for c in claims] == ["storage", "data-center"]


def test_analysts_in_a_sentence_of_their_own_speak_of_the_value_before():
    claims = read(
        "Nebius sees second-quarter revenue of $3 billion. Analysts were expecting $2.8 billion."
    )
    assert ("nebius", "revenue", 2.8e9, 2.8e9, "estimate") in said(claims)


def test_a_question_is_not_a_statement():
    text = "Your revenue was $5 billion and Nebius capex was $2 billion, right?"
    reading = Reading(
        text=text,
        blocks=[Block(0, len(text), "paragraph", role="analyst")],
        reader="test",
        reader_version="1",
    )
    document = document_of(text, "nebius", PUBLISHED, "transcript")
    assert metric_claims(document, sentences(document, reading)) == []


def test_reading_time_grows_with_the_length_only():
    hostile = "Nebius revenue " + "rose to up from of the in for " * 3_000 + "$5 billion"
    assert len(read(hostile, "[" * 20_000, "Nebius " * 5_000)) <= 1
