"""Words for what a sentence leaves unsaid are found where a reader would look for them."""

from datetime import UTC, datetime

import pytest
from documents import document_of

from extractors.claims.prose import prose_claims
from extractors.model import Block, Reading
from warehouse.records import DocumentKind

PUBLISHED = datetime(2026, 5, 8, 20, 5, tzinfo=UTC)
Told = dict[str, list[str]]


def told(
    *paragraphs: str, kind: DocumentKind = "article", entity_id: str | None = None
) -> dict[tuple[str, float | None], Told]:
    """The words of each role, by metric and value."""
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        is_heading = not paragraph.endswith(".")
        blocks.append(Block(at, at + len(paragraph), "heading" if is_heading else "paragraph"))
        at += len(paragraph) + 2
    reading = Reading(text=text, blocks=blocks, reader="test", reader_version="1")
    found: dict[tuple[str, float | None], Told] = {}
    for claim in prose_claims(document_of(text, entity_id, PUBLISHED, kind), reading):
        roles = found.setdefault((claim.metric, claim.value_low), {})
        for span in claim.spans:
            roles.setdefault(span.role, []).append(text[span.start : span.end])
    return found


def test_a_pronoun_is_shown_with_the_name_it_stands_for():
    words = told("Nebius grew. In the first quarter it had revenue of $2 billion.")
    assert words["revenue", 2e9]["subject"] == ["it", "Nebius"]


def test_a_sentence_without_a_name_is_shown_with_the_one_before():
    words = told("Nebius grew. First-quarter revenue was $2 billion.")
    assert words["revenue", 2e9]["subject"] == ["Nebius"]


def test_an_issuer_needs_no_name():
    words = told(
        "First-quarter revenue was $2 billion.", kind="earnings_release", entity_id="nebius"
    )
    assert "subject" not in words["revenue", 2e9]


def test_period_and_part_of_a_heading_are_shown():
    words = told(
        "First Quarter 2026 Results",
        "Data Center",
        "Revenue was $2 billion.",
        kind="earnings_release",
        entity_id="nvidia",
    )
    assert words["revenue", 2e9]["section"] == ["Data Center"]


def test_the_period_is_the_one_that_was_named_last():
    words = told(
        "Nebius grew in the first quarter of 2026.",
        "Customers came in the three months ended March 31, 2026.",
        "Revenue was $2 billion.",
        kind="earnings_release",
        entity_id="nebius",
    )
    assert words["revenue", 2e9]["period"] == ["three months ended March 31, 2026"]


def test_what_analysts_expect_is_shown_with_the_words_of_the_value_before():
    words = told(
        "Nebius sees second-quarter revenue of $3 billion. Analysts expected $2.8 billion."
    )
    assert words["revenue", 2.8e9] == {
        "value": ["$2.8 billion"],
        "cue": ["revenue"],
        "subject": ["Nebius"],
        "period": ["second-quarter"],
    }


@pytest.mark.parametrize(
    "sentence", ["The deal is worth $3 billion.", "The agreement runs for five years."]
)
def test_terms_of_a_deal_are_shown_with_the_parties_told_before(sentence):
    words = told(f"CoreWeave signed a cloud computing agreement with Mistral. {sentence}")
    terms = [roles for (_, value), roles in words.items() if value is not None]
    assert [(r["subject"], r["counterparty"]) for r in terms] == [(["CoreWeave"], ["Mistral"])]
