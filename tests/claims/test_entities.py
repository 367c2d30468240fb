"""Who is named, and which capitalised words are nobody."""

from datetime import date

import pytest

from extractors.claims.prose.entities import mentions


def named(text: str, on: date | None = None) -> list[str]:
    return [mention.entity_id for mention in mentions(text, on=on)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CoreWeave's plan", ["coreweave"]),
        ("an Nvidia-backed lab", ["nvidia"]),
        ("see coreweave.com for more", []),
        ("Google Cloud and AWS", ["alphabet", "amazon"]),
        ("Jensen Huang spoke. Huang left.", ["nvidia", "nvidia"]),
        (
            "Andy Power met CEO Huang. Power said so. Power prices rose, and power is scarce.",
            ["digital-realty"] * 2,
        ),
        ("Jensen Huang spoke to Amy Huang and to Huang.", ["nvidia"] * 2),
        ("Meta said it will build.", ["meta"]),
        ("the meta level", []),
        ("an oracle foretold it", []),
        ("Together, we are strong.", []),
        ("Nebius, Lambda, and Crusoe", ["nebius", "lambda", "crusoe"]),
        ("a lambda function", []),
        ("It acquired Zebra Compute in June.", ["zebra-compute"]),
        ("It acquired Texas land.", []),
        ("Zebra Compute, Inc. was hired; Zebra Compute won.", ["zebra-compute", "zebra-compute"]),
        ("Lambda, Inc. hired staff.", ["lambda"]),
        ("Reflection, which trains models, moved.", ["reflection-ai"]),
        ("Switch, a data center operator, moved.", ["switch"]),
        ("Analysts expect Meta to spend more.", ["meta"]),
        ("a Meta-backed venture", ["meta"]),
        ("[Oracle](https://example.com/orcl) grew", ["oracle"]),
        ("**Meta** said so.", ["meta"]),
        ("Oracle last week raised money.", ["oracle"]),
        ("Meta strikes a deal.", ["meta"]),
        ("Prices Rise\nMeta said so.", ["meta"]),
        ("Why Meta Expands Its Deal With Oracle", ["meta", "oracle"]),
        ("The Apollo Hospitals Group", []),
        ("It cost $3M, and €3M more; 3M said so.", ["3m"]),
        ("Cards such as RTX 4090 sold well, RTX said.", ["rtx"]),
        ("It dates to 500 BCE and has 300 HP.", []),
        ("West Berkshire raised council tax.", []),
    ],
)
def test_names(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eaton (NYSE:ETN) rose.", ["eaton", "eaton"]),
        ("Hut 8 Corp. (Nasdaq | TSX: HUT) rose.", ["hut8", "hut8"]),
        ("$MU and $NOW rose.", ["micron", "servicenow"]),
        ("CRWV fell by 8%.", ["coreweave"]),
        ("It was NOW or never.", []),
        ("the HUT in the woods", []),
    ],
)
def test_tickers(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_a_name_counts_while_it_is_valid():
    assert named("Iris Energy grew", date(2024, 1, 1)) == ["iren"]
    assert named("Iris Energy grew", date(2026, 1, 1)) == []


def test_offsets_are_the_documents():
    (mention,) = mentions("by Nvidia", on=None, offset=100)
    assert (mention.start, mention.end) == (103, 109)


@pytest.mark.parametrize(
    ("text", "is_company"),
    [
        ("Clearing of the Amazon rainforest slowed.", False),
        ("The Amazon River carries more water.", False),
        ("Fires spread across the Amazon. Rain helped.", False),
        ("Fire season in the Amazon is short.", False),
        ("The T-Mobile Arena hosted the fight.", False),
        ("Walks in Eaton Canyon are long.", False),
        ("Fans left Wells Fargo Center.", False),
        ("It signed the Amazon deal in May.", True),
        ("Wells Fargo Centers of Excellence opened.", True),
        ("Amazon said that sales rose.", True),
    ],
)
def test_a_landscape_or_a_house_is_no_company(text: str, is_company: bool) -> None:
    assert bool(mentions(text, on=None)) is is_company
