"""Whose dollars a bare dollar sign means."""

import pytest


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Zebra (ASX: ZBT) made $5 million, or $2 a share.", ["AUD", "AUD/share"]),
        ("Zebra (ASX:ZBT) made between $5 million and $6 million.", ["AUD"]),
        ("Zebra (ASX:ZBT) made US$5 million.", ["USD"]),
        ("Zebra (ASX:ZBT) made A$5 million ($3 million).", ["AUD", "USD"]),
        ("Zebra (NZX:ZBT) made $5 million.", ["NZD"]),
        ("Zebra (ASX:ZBT, NASDAQ:ZBT) made $5 million.", ["USD"]),
        ("Zebra (NASDAQ: ZBT) made $5 million.", ["USD"]),
        ("Zebra made $5 million.", ["USD"]),
        ("Zebra (ASX:ZBT) made 5 million euros.", ["EUR"]),
    ],
)
def test_a_bare_dollar_is_the_exchanges(told, text: str, units: list[str]) -> None:
    _, sentences = told(text)
    assert [a.unit for s in sentences for a in s.amounts if a.unit] == units
