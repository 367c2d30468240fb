"""Modality, status and attribution are read per clause; all sentences are made up."""

import time

import pytest

from extractors.claims.prose.modality import clause, frame

MODALITIES = [
    ("Acme raised $5 billion from lenders.", "raised", "asserted"),
    ("Acme is in advanced talks to buy Globex for $3 billion.", "$3 billion", "talks"),
    ("Acme in talks to rent chips from Globex", "rent", "talks"),
    ("Acme is considering a $2 billion loan.", "$2 billion", "talks"),
    ("The two firms signed a letter of intent for 300 MW.", "300 MW", "talks"),
    ("Acme is nearing a $4 billion deal with Globex.", "$4 billion", "talks"),
    ("After months of talks, Acme signed a $4 billion deal with Globex.", "$4 billion", "asserted"),
    ("Acme could spend $9 billion with Globex.", "$9 billion", "hypothetical"),
    ("On May 7, Acme spent $9 billion with Globex.", "$9 billion", "asserted"),
    ("If Acme signs a lease with Globex, rents will rise.", "signs", "hypothetical"),
    ("Watch for any lab that signs a large chip order.", "signs", "hypothetical"),
    ("Acme would pay $9 billion for Globex.", "$9 billion", "hypothetical"),
    ("Acme said it would pay $9 billion for Globex.", "$9 billion", "asserted"),
    ("It is unclear whether Acme bought Globex.", "bought", "asserted"),
    ("Acme denied that it had agreed to buy Globex.", "agreed", "denied"),
    ("Acme agreed to buy Globex, which Globex later denied.", "agreed", "denied"),
    ("Acme has no plans to use the chips.", "use", "denied"),
    ("Acme does not use the chips at scale.", "use", "denied"),
    ("Acme not only bought Globex, it kept the staff.", "bought", "asserted"),
    ("Acme declined to comment on the $5 billion order.", "$5 billion", "asserted"),
    ("Acme has signed a $5 billion order, people familiar with the matter said.", "$5", "reported"),
    ("Acme reportedly signed a $5 billion order.", "$5 billion", "reported"),
    ("An analyst at Initech said Acme has lost its lead.", "lost", "opinion"),
    ("Costs fell, but Acme is in talks with Globex.", "fell", "asserted"),
    ("Costs fell, but Acme is in talks with Globex.", "Globex", "talks"),
]


@pytest.mark.parametrize(("text", "word", "expected"), MODALITIES)
def test_modality_is_the_clauses(text: str, word: str, expected: str) -> None:
    assert frame(text, 40, 40 + text.index(word)).modality == expected


STATUSES = [
    ("Sales were $4 billion.", "actual"),
    ("Acme expects sales of $4 billion.", "guidance"),
    ("Acme guided for $4 billion.", "guidance"),
    ("Analysts expected $4 billion.", "estimate"),
    ("Sales fell short of the consensus of $4 billion.", "estimate"),
    ("That is up from a previous forecast of $4 billion.", "prior"),
    ("Acme had projected $4 billion.", "prior"),
    ("Acme is in talks to raise $4 billion.", "estimate"),
]


@pytest.mark.parametrize(("text", "expected"), STATUSES)
def test_status_comes_from_the_cue_that_governs_the_amount(text: str, expected: str) -> None:
    assert frame(text, 0, text.index("$4")).status == expected


SPEAKERS = [
    ("According to Initech Research, Acme bought Globex.", "Initech Research"),
    (
        "Acme bought Globex, according to people familiar with the matter.",
        "people familiar with the matter",
    ),
    ("The Daily Post reported that Acme had bought Globex.", "The Daily Post"),
    ("“We bought Globex,” said Jane Roe, CFO of Acme.", "Jane Roe, CFO of Acme"),
    ("Acme bought Globex.", None),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_attribution_is_the_speaker_as_named(text: str, expected: str | None) -> None:
    assert frame(text, 0, text.index("bought")).attribution == expected


def test_spans_are_offsets_of_the_document() -> None:
    text = "Acme denied it bought Globex."
    found = frame(text, 500, 500 + text.index("bought"))
    cue = next(span for span in found.spans if span.role == "modality")
    assert text[cue.start - 500 : cue.end - 500] == "denied"
    assert (found.start, found.end) == (500, 500 + len(text))


def test_a_position_outside_the_sentence_is_refused() -> None:
    with pytest.raises(ValueError, match="outside the sentence"):
        frame("Acme bought Globex.", 10, 5)


def test_a_list_of_names_is_one_clause() -> None:
    text = "Acme, Globex, and Initech raised prices."
    assert clause(text, 2) == (0, len(text))


@pytest.mark.parametrize("unit", ["A", "A ", "said ", "(", ", and ", "If ", "Aa Bb of "])
def test_repetitive_text_is_read_in_bounded_time(unit: str) -> None:
    text = unit * (4000 // len(unit))
    began = time.perf_counter()
    frame(text, 0, len(text) // 2)
    assert time.perf_counter() - began < 1.0
