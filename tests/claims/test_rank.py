"""Which statement leads where a document gives one value twice."""

from collections.abc import Callable

import pytest

from extractors.claims.prose import prose_claims
from extractors.claims.spans import Sentence
from extractors.model import Block, BlockKind, Reading
from warehouse.records import Claim, Document

Told = Callable[..., tuple[Document, list[Sentence]]]
Read = Callable[..., list[Claim]]


@pytest.fixture
def read(told: Told) -> Read:
    """Metric claims of a release that Nebius wrote, the surest first."""

    def claims(*paragraphs: str, first: BlockKind = "paragraph") -> list[Claim]:
        text = "\n\n".join(paragraphs)
        document, _ = told(text, entity_id="nebius", kind="earnings_release")
        blocks, at = [], 0
        for index, paragraph in enumerate(paragraphs):
            blocks.append(Block(at, at + len(paragraph), "paragraph" if index else first))
            at += len(paragraph) + 2
        reading = Reading(text=text, blocks=blocks, reader="test", reader_version="1")
        return sorted(prose_claims(document, reading), key=lambda claim: -claim.confidence)

    return claims


def test_the_exact_value_leads_the_one_that_only_bounds_it(read: Read) -> None:
    first, second = read(
        "We nearly doubled our backlog to more than $40 billion.",
        "Backlog was $40.3 billion as of March 31, 2026.",
    )
    assert first.value_low == 40.3e9
    assert first.confidence > second.confidence
    assert second.bound == "more_than"


def test_the_body_leads_a_headlines_rounding(read: Read) -> None:
    claims = read(
        "First-quarter revenue was $2 billion",
        "First-quarter revenue was $2.04 billion.",
        first="heading",
    )
    assert [claim.value_low for claim in claims] == [2.04e9, 2e9]
    assert claims[0].confidence > claims[1].confidence


def test_of_values_that_disagree_the_first_leads(read: Read) -> None:
    claims = read(
        "First-quarter revenue was $2.1 billion.", "First-quarter revenue was $3.55 billion."
    )
    assert [claim.value_low for claim in claims] == [2.1e9, 3.55e9]
    assert claims[0].confidence > claims[1].confidence


def test_growth_that_leaves_something_out_is_not_the_plain_growth(read: Read) -> None:
    claims = read(
        "Excluding the business sold, first-quarter revenue increased 12%.",
        "First-quarter revenue increased 10% to $2 billion.",
    )
    growth = [(c.value_low, c.basis) for c in claims if c.metric == "revenue_growth_yoy"]
    assert growth == [(10.0, None), (12.0, "non_gaap")]


def test_growth_in_constant_currency_is_never_growth(read: Read) -> None:
    claims = read(
        "Excluding the effect of currencies, first-quarter revenue increased 12%.",
        "First-quarter revenue increased 10%, or 11% at constant currency, to $2 billion.",
    )
    assert [c.value_low for c in claims if c.metric == "revenue_growth_yoy"] == [10.0]


def test_a_margin_is_told_on_both_bases(read: Read) -> None:
    claims = read(
        "GAAP and non-GAAP gross margins are expected to be 61.2% and 62.5%, respectively,"
        " plus or minus 50 basis points."
    )
    told = {(c.basis, c.value_low, c.value_high, c.status) for c in claims}
    assert told == {("gaap", 60.7, 61.7, "guidance"), ("non_gaap", 62.0, 63.0, "guidance")}


def test_a_comparison_does_not_end_the_outlook(read: Read) -> None:
    claims = read(
        "Third Quarter 2026 Guidance",
        "Net sales are expected to be between $5 billion and $6 billion, or to grow between 3% and"
        " 5% compared with third quarter 2025. This guidance assumes no acquisitions.",
        "Operating income is expected to be between $1.0 billion and $2.0 billion, compared with"
        " $1.2 billion in third quarter 2025.",
        first="heading",
    )
    ahead = {(c.metric, c.value_high, str(c.period_end)) for c in claims if c.status == "guidance"}
    assert ahead == {
        ("revenue", 6e9, "2026-09-30"),
        ("revenue_growth_yoy", 5.0, "2026-09-30"),
        ("operating_income", 2e9, "2026-09-30"),
    }


def test_a_footnotes_number_does_not_hide_the_word(read: Read) -> None:
    [claim] = read("Revenue backlog1 was $40.3 billion as of March 31, 2026.")
    assert (claim.metric, claim.value_low) == ("revenue_backlog", 40.3e9)
