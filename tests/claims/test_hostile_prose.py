"""Prose that is made to break a reader: it costs time in proportion to its length and makes nothing up.

The sizes are such that work in the square of them would not come to an end.
"""

import pytest
from pages import document_of_page

from extractors.claims import said_by

MANY = 100_000


def told(body):
    """What is claimed: metric and value in dollars."""
    said = said_by(*document_of_page(body))
    return [(claim.metric, claim.value_low) for claim in said.claims]


@pytest.mark.parametrize(
    "words",
    ["(" * MANY, "A&amp;" * MANY, "Sales " + "1," * MANY, "9" * MANY, "$" * MANY + "“" * MANY, "Acme " * MANY],
    ids=["brackets", "capitals", "commas", "one number", "signs", "names"],
)  # fmt: skip
def test_words_without_a_statement_state_nothing(words):
    assert told(f"<p>{words}</p>") == []


def test_a_statement_is_found_behind_a_hundred_thousand_lines():
    said = "<p>CoreWeave had revenue of $1,364 million in the third quarter of 2025.</p>"
    assert told("<p>Line.</p>" * MANY + said) == [("revenue", 1_364e6)]
