from datetime import UTC, datetime, timedelta

import polars as pl

from transforms.duplicates import duplicates

STORY = (
    "Example Cloud signed a lease for a data centre in the north of the country. "
    "The agreement runs for fifteen years and is worth three billion dollars. "
    "Its chief executive said that power would be available from next spring."
)
OTHER = (
    "A chip maker reported results for its second fiscal quarter on Tuesday. "
    "Sales in the largest segment rose by a third against the year before. "
    "The company did not change the outlook that it had given in the winter."
)
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def frame(*rows: tuple[str, str, datetime], kind: str = "article") -> pl.DataFrame:
    return pl.DataFrame(
        {
            "document_id": [row[0] for row in rows],
            "kind": kind,
            "text": [row[1] for row in rows],
            "known_at": [row[2] for row in rows],
        }
    )


def test_a_copy_with_another_headline_points_to_the_text_known_first() -> None:
    copies = duplicates(
        frame(
            ("copy", f"WIRE: a lease in the north\n{STORY}", MONDAY + timedelta(hours=2)),
            ("original", f"Example Cloud leases data centre\n{STORY}", MONDAY),
            ("other", OTHER, MONDAY),
        )
    )
    assert copies.rows() == [("copy", "original")]


def test_a_copy_of_a_copy_points_to_the_original() -> None:
    copies = duplicates(
        frame(
            ("a", STORY, MONDAY),
            ("b", f"Second.\n{STORY}", MONDAY + timedelta(hours=1)),
            ("c", f"Third.\n{STORY}", MONDAY + timedelta(hours=2)),
        )
    )
    assert dict(copies.rows()) == {"b": "a", "c": "a"}


def test_the_same_words_a_month_later_are_a_document_of_their_own() -> None:
    assert duplicates(
        frame(("a", STORY, MONDAY), ("b", STORY, MONDAY + timedelta(days=30)))
    ).is_empty()


def test_one_shared_sentence_does_not_make_a_copy() -> None:
    mixed = f"{STORY.split('. ', maxsplit=1)[0]}. {OTHER}"
    assert duplicates(frame(("a", STORY, MONDAY), ("b", mixed, MONDAY))).is_empty()


def test_curated_rows_are_never_copies() -> None:
    assert duplicates(frame(("a", STORY, MONDAY), ("b", STORY, MONDAY), kind="curated")).is_empty()
