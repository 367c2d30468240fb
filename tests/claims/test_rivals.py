"""A sentence and a table of one release that state the same key: the table leads."""

import pytest
from pages import INCOME, document_of_page, table

from extractors.claims import said_by

STATEMENT = INCOME + table(
    ("", "Three Months Ended September 30, 2025", "Three Months Ended September 30, 2024"),
    ("Revenue", "1,365", "584"),
    ("Income tax expense", "2", "1"),
    ("Net loss", "(110)", "(360)"),
)


def revenue(sentence, statement=STATEMENT):
    document, reading = document_of_page(f"<p>{sentence}</p>{statement}")
    return [
        (c.value_low, c.confidence, c.extractor.split(".")[0])
        for c in sorted(said_by(document, reading).claims, key=lambda c: -c.confidence)
        if c.metric == "revenue" and str(c.period_end) == "2025-09-30" and c.segment is None
    ]


def test_a_rounded_sentence_stays_behind_the_table():
    found = revenue("Third quarter revenue was $1.4 billion.")
    assert [value for value, _, _ in found] == [1365e6, 1400e6]
    assert found[0][2] == "tables"
    assert found[1][1] < found[0][1]


def test_a_sentence_that_contradicts_the_table_is_contested():
    (lead, *others) = revenue("Third quarter revenue was $1.8 billion.")
    assert lead[0] == 1365e6
    assert others == [(1800e6, 0.3, "prose")]


def test_a_sentence_alone_is_believed():
    ((value, confidence, _),) = revenue("Third quarter revenue was $1.4 billion.", statement="")
    assert value == 1400e6
    assert confidence > 0.5


@pytest.mark.parametrize("amount", ["$1.36 billion", "$1,365 million", "$1.365 billion"])
def test_what_rounds_to_the_printed_digits_agrees(amount):
    found = revenue(f"Third quarter revenue was {amount}.")
    assert all(confidence > 0.3 for _, confidence, _ in found)
