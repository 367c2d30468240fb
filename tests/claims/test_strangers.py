"""Which capitalised names are companies although no row of the registry knows them."""

import pytest

from extractors.claims.prose.entities import mentions


def strangers(text: str) -> list[str]:
    return [m.entity_id for m in mentions(text, on=None) if m.kind == "unregistered"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what stands behind the name
        ("Zebra Trunk Corp. opened.", ["zebra-trunk"]),
        ("Zebra (NYSE: ZBTR) opened.", ["zebra"]),
        ("Zebra (ZBTR.O) opened.", ["zebra"]),
        ("Zebra Trunk Limited (ASX: ZBT) opened.", ["zebra-trunk"]),
        ("Zebra, a data center developer, opened.", ["zebra"]),
        ("Zebra, one of the largest cloud providers, opened.", ["zebra"]),
        # what stands before it
        ("The chip designer Zebra opened.", ["zebra"]),
        ("It bought data center developer Zebra Trunk in May.", ["zebra-trunk"]),
        ("Bitcoin miner Zebra Trunk opened.", ["zebra-trunk"]),
        # what it bears, and does
        ("It signed a lease with Zebra Compute.", ["zebra-compute"]),
        ("It was acquired by Zebra Networks.", ["zebra-networks"]),
        ("The Zebra Cloud has signed a lease.", ["zebra-cloud"]),
        ("ZebraCloud raised $5 million.", ["zebracloud"]),
        ("a Nvidia-backed Zebra AI", ["zebra-ai"]),
        ("Nvidia, AMD and Zebra Semiconductor met.", ["zebra-semiconductor"]),
        # whose results are told
        ("Zebra reported record revenue of $5 million.", ["zebra"]),
        ("Zebra's quarterly sales rose.", ["zebra"]),
        ("Revenue at Zebra was $5 million.", ["zebra"]),
        ("Jane Doe of Zebra Trunk, Inc. said so.", ["zebra-trunk"]),
        ("It is an investment in the chip designer Zebra.", ["zebra"]),
        ("Zebra, the apparel chain, opened.", ["zebra"]),
        ("Zebra's shares have fallen.", ["zebra"]),
        ("Zebra cut its full-year profit outlook.", ["zebra"]),
        ("Zebra also posted strong quarterly earnings.", ["zebra"]),
        ("Zebra, which reported first-quarter results, is cautious.", ["zebra"]),
        # once known, known everywhere
        ("Zebra opened. It bought Zebra in May.", ["zebra", "zebra"]),
    ],
)
def test_companies(text: str, expected: list[str]) -> None:
    assert strangers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Generative AI has raised hopes.",
        "CapEx in the quarter was $2 billion.",
        "According to Bloomberg, revenue rose. Reuters reported profit of $5 million.",
        "It invested in Texas, in Norway and in South Korea.",
        "It invested in Blackwell GPUs.",
        "A deal with Saudi Arabia followed the Inflation Reduction Act.",
        "Under the Purchase and Sale Agreement, Inc. is defined.",
        "Jane Doe, the company’s founder, met John Doe, head of the startup.",
        "It named an Interim Co-Chief.",
        "Infrastructure Solutions Group reported revenue of $5 million.",
        "LPU, the first chip from the startup, is fast.",
        "Nvidia Leads Rally as Zebra Compute and Others Gain",
        "Crucially, the deal made Nvidia the exclusive provider.",
        "An app by the software developer Jane Doe, the developer of many, is out.",
        "FY24’s revenue rose to H1 FY24, a developer said.",
        "It met with 3D Zebra Solutions.",
        "Monday reported revenue of $5 million.",
        "A rise of Social Media and Working Capital was seen by Private Cloud.",
        "It was an investment in the ZHS, a health service.",
        "ZebraLive has reported that bottles were thrown.",
        "Jane Zebra's summer tour generated revenue of $2 million.",
        "It acquired Zebra FC for $5 million and bought Houston.",
        "The rise of Zebra Observatory, Inc. is told.",
    ],
)
def test_nobody(text: str) -> None:
    assert strangers(text) == []


def test_a_minister_is_not_a_company_of_the_same_name():
    (zebra,) = mentions("Zebra Ltd. met minister Jane Zebra.", on=None)
    assert zebra.start == 0
