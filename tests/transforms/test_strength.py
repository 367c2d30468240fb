from typing import Any

import polars as pl
import pytest

from transforms.strength import strength, weigh


def graded(statements: Any) -> str:
    rows = weigh(*statements).select("origin", "points", "rank", "modality").rows()
    return strength(rows)


@pytest.mark.parametrize(
    ("tiers", "modality", "grade"),
    [
        ([1], "asserted", "confirmed"),
        ([2], "asserted", "confirmed"),
        ([3], "asserted", "reported"),
        ([3, 3], "asserted", "confirmed"),
        ([4, 4, 4], "asserted", "reported"),
        ([3, 3], "reported", "reported"),
        ([5, 5], "asserted", "rumour"),
        ([1], "talks", "rumour"),
    ],
)
def test_strength_of_independent_sources(
    make: Any, of: Any, tiers: list[int], modality: str, grade: str
) -> None:
    statements = of(
        *(
            make("2026-05-07", value=1e9, tier=tier, publisher=f"p{n}", modality=modality)
            for n, tier in enumerate(tiers)
        )
    )
    assert graded(statements) == grade


def test_two_pages_of_one_publisher_are_one_source(make: Any, of: Any) -> None:
    pages = of(*(make(f"2026-05-0{n}", value=1e9, tier=3, publisher="daily") for n in (7, 8)))
    assert graded(pages) == "reported"


def test_a_claim_whose_document_is_unknown_is_left_out(make: Any, of: Any) -> None:
    claims, documents = of(make("2026-05-07", value=1e9))
    assert weigh(claims, documents.filter(pl.lit(False))).is_empty()
