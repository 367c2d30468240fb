"""Where sentences end, and whom a sentence without a name is about."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from documents import document_of

from extractors.claims.prose.sentences import sentences, split
from extractors.claims.spans import Sentence
from extractors.model import Block, Reading
from warehouse.records import Document, DocumentKind

Told = Callable[..., tuple[Document, list[Sentence]]]
NOW = datetime(2026, 5, 8, tzinfo=UTC)


def read(*blocks: tuple[str, str], kind: DocumentKind = "article", entity_id: str | None = None):
    text, laid_out = "", []
    for block_kind, words in blocks:
        laid_out.append(Block(len(text), len(text) + len(words), block_kind))
        text += words + "\n\n"
    document = document_of(text, entity_id, NOW, kind)
    return sentences(document, Reading(text=text, blocks=laid_out, reader="t", reader_version="1"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sales were $1.5 billion. Costs fell.", 2),
        ("Dr. Who met Mr. Smith at 5 p.m. in the U.S. capital.", 1),
        ("Acme Inc. rose. The U.S. market fell. It closed.", 3),
        ("“We grew.” She left.", 2),
        ("Results for Jan. 31 vs. Dec. 31 are out!  Read on", 2),
        ("", 0),
    ],
)
def test_sentence_ends(text, count):
    assert len(list(split(text))) == count


def test_noise_boilerplate_and_rows_are_not_read():
    kinds = ("noise", "boilerplate", "table_row", "paragraph")
    assert len(read(*((kind, "Nebius grew.") for kind in kinds))) == 1


def test_a_pronoun_means_the_company_the_paragraph_is_about():
    found = read(
        ("paragraph", "Nebius signed with Meta. It grew fast."),
        ("paragraph", "Oracle said no. The company fell."),
    )
    assert [s.subject for s in found] == ["nebius", "nebius", "oracle", "oracle"]


def test_the_issuer_speaks_in_its_release():
    found = read(
        ("paragraph", "Revenue rose with Microsoft."), kind="earnings_release", entity_id="nebius"
    )
    assert found[0].subject == "nebius"


def test_what_the_instruments_find_lies_in_its_sentence():
    (first, second) = read(("paragraph", "Nebius rose 5% on May 5. The next day Meta fell 3%."))
    assert [str(p.last_day) for p in second.periods] == ["2026-05-06"]
    assert [a.low for a in first.amounts] == [5.0]
    assert all(second.start <= m.start < second.end for m in second.mentions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is May 2026. Acme kept its second-quarter guidance.", "2026-06-30"),
        (
            "Acme kept its second-quarter guidance. It will open a plant on July 1, 2031.",
            "2028-06-30",
        ),
    ],
)
def test_without_a_publication_date_the_newest_date_in_the_text_is_the_anchor(
    told: Told, text: str, expected: str
) -> None:
    document, _ = told(text)
    unseen = datetime(2028, 5, 2, tzinfo=UTC)
    document = replace(document, published_at=None, known_at=unseen, first_seen_at=unseen)
    reading = Reading(
        text=text, blocks=[Block(0, len(text), "paragraph")], reader="test", reader_version="1"
    )
    ends = [
        str(period.last_day)
        for sentence in sentences(document, reading)
        for period in sentence.periods
        if period.period_type == "quarter"
    ]
    assert ends == [expected]


def test_a_bank_that_nobody_registered_does_not_speak_for_the_articles_company() -> None:
    found = read(
        ("title", "Nvidia sets the tone"),
        (
            "paragraph",
            "Nvidia fell. Up again: Royal Bank of Foo has beaten estimates. Its shares rose.",
        ),
    )
    assert [s.subject for s in found if "Royal" in s.text] == [None]
