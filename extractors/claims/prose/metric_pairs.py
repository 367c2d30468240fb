"""One metric told twice in one breath: "GAAP and non-GAAP margins of 70% and 71%, respectively"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.claims.prose.metric_cues import Cue, links_forward
from extractors.claims.prose.metric_drafts import Draft, amount_of, printed
from extractors.claims.prose.shape import Shape, Token
from extractors.claims.spans import Amount
from warehouse.records import Basis

_BASES = re.compile(
    r"\b(?P<first>non-)?GAAP\s+(?:and|&)\s+(?P<second>non-)?GAAP\s+(?:[a-z-]+\s+){0,2}$", re.I
)
_VALUES = re.compile(
    r"(?P<first>«%\d+»)\s+and\s+(?P<second>«%\d+»),?\s+respectively"
    r"(?:,?\s+(?:plus\s+or\s+minus|\+/-|±)\s+(?P<by>«[x%]\d+»))?",
    re.I,
)


def paired(shaped: Shape, found: Sequence[Cue]) -> Iterator[Draft]:
    """Two drafts per margin that is given on both bases, each with the tolerance that holds for both."""
    if "espectively" not in shaped.text:
        return
    for cue in found:
        values = _VALUES.search(shaped.text, cue.high)
        bases = _BASES.search(shaped.text, 0, cue.low)
        if cue.metric != "gross_margin" or not values or not bases:
            continue
        gap = shaped.text[cue.high : values.start()]
        first = shaped.token(values["first"])
        if bool(bases["first"]) == bool(bases["second"]) or not links_forward(
            shaped.text[cue.low : cue.high], gap, printed(shaped, first)
        ):
            continue
        by = amount_of(shaped.token(values["by"])) if values["by"] else None
        for token, word in (
            (first, bases["first"]),
            (shaped.token(values["second"]), bases["second"]),
        ):
            yield _of_basis(token, cue, "non_gaap" if word else "gaap", by)


def _of_basis(token: Token, cue: Cue, basis: Basis, by: Amount | None) -> Draft:
    return Draft(
        metric=cue.metric,
        token=token,
        amount=_within(amount_of(token), by),
        cue=cue,
        rule="respectively",
        score=0.95,
        basis=basis,
    )


def _within(amount: Amount, by: Amount | None) -> Amount:
    """A percentage with its tolerance, in percentage points or basis points, as one range."""
    if by is None or by.low is None or amount.low is None or amount.high is None:
        return amount
    points = by.low / 100 if by.unit == "basis_points" else by.low
    low, high = (float(f"{end:.12g}") for end in (amount.low - points, amount.high + points))
    return replace(amount, low=low, high=high)
