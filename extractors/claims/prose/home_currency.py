"""What a bare dollar sign means in a text: the dollar of the exchange that the text names, else the US one.

Pages about a company that is listed in Sydney print "$2.2 billion" for Australian dollars, and write
"US$" where they mean the others. Where a page prints "A$", its bare sign is the American one.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from extractors.claims.spans import Amount

_LISTED_AT = re.compile(r"\((?P<exchange>ASX|NZX)\s?:\s?[A-Z\d]{2,6}\)")
_DOLLARS = {"ASX": "AUD", "NZX": "NZD"}
_LISTED_IN_AMERICA = re.compile(r"\b(?:NASDAQ|Nasdaq|NYSE)\w*\s?:")
_MARKED_AS_HOME = re.compile(r"\b(?:AU?|NZ)\$|\b(?:AUD|NZD)\b")
_BARE = re.compile(r"(?<![A-Za-z.])\$")


def bare_dollar(text: str) -> str:
    """The currency of `text`'s bare dollar signs, as an ISO code.

    >>> bare_dollar("Foo (ASX: FOO) guides to $2 billion"), bare_dollar("Foo guides to $2 billion")
    ('AUD', 'USD')
    >>> bare_dollar("Foo (ASX: FOO) guides to A$2 billion ($1.3 billion)")
    'USD'
    """
    exchanges = {listed["exchange"] for listed in _LISTED_AT.finditer(text)}
    if len(exchanges) != 1 or _LISTED_IN_AMERICA.search(text) or _MARKED_AS_HOME.search(text):
        return "USD"
    return _DOLLARS[exchanges.pop()]


def in_home_currency(found: Iterable[Amount], text: str, dollar: str) -> list[Amount]:
    """The amounts of a document's `text`, those with a bare dollar sign in the currency `dollar`."""
    if dollar == "USD":
        return list(found)
    return [
        replace(amount, unit=(amount.unit or "").replace("USD", dollar))
        if (amount.unit or "").startswith("USD") and _is_bare(amount, text)
        else amount
        for amount in found
    ]


def _is_bare(amount: Amount, text: str) -> bool:
    """Whether the sign stands alone; the last part of a range may leave it to the first."""
    return _BARE.search(text, max(0, amount.start - 1), amount.end) is not None
