"""Which of a document's statements about one value leads, where their figures differ.

A text often gives a value twice: rounded in its headline or a quotation, in full in its body. Both
stay; the one that says more is the surer one, so that whoever asks for one value gets that.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.model import Block
from warehouse.records import Claim

# What the followers of a leader lose: enough to order them, too little to doubt them.
_STEP = 0.01
# How far beyond its bound a value may lie that "more than", "nearly" or "about" still tells of.
_REACH = 0.1
_NUMBER = re.compile(r"\d[\d,]*(?:\.(?P<decimals>\d+))?")
_FIRM = ("asserted", "reported")


def ranked(claims: Iterable[Claim], text: str, blocks: Sequence[Block]) -> list[Claim]:
    """The same claims in the same order; those that do not lead are a little less sure than the leader.

    Statements compete when they agree in all but their value: subject, metric, segment, period and
    status. As reported comes before what excludes something, a body before headings, the first before
    later ones. From there the lead passes to the most precise value that rounds to the leader's.
    """
    given = list(claims)
    places: dict[tuple[object, ...], list[int]] = {}
    for place, claim in enumerate(given):
        if claim.kind == "metric" and claim.period_end and claim.modality in _FIRM:
            key = (
                claim.subject,
                claim.counterparty,
                claim.metric,
                claim.segment,
                claim.unit,
                claim.period_type,
                claim.period_end,
                claim.status,
            )
            places.setdefault(key, []).append(place)
    starts = [block.start for block in blocks]
    for competing in places.values():
        for place, confidence in _order([given[p] for p in competing], text, blocks, starts):
            given[competing[place]] = replace(given[competing[place]], confidence=confidence)
    return given


def _order(
    claims: Sequence[Claim], text: str, blocks: Sequence[Block], starts: Sequence[int]
) -> list[tuple[int, float]]:
    """New confidences of the claims by their index; none where all state one value."""
    if len({(claim.value_low, claim.value_high) for claim in claims}) < 2:
        return []

    def rank(index: int) -> tuple[bool, float, bool, int]:
        claim = claims[index]
        block = blocks[max(0, bisect_right(starts, claim.char_start) - 1)] if blocks else None
        is_heading = block is not None and block.kind in ("title", "heading")
        return claim.basis not in (None, "gaap"), -claim.confidence, is_heading, claim.char_start

    first = min(range(len(claims)), key=rank)
    agreeing = [
        index
        for index, claim in enumerate(claims)
        if claim.basis == claims[first].basis and _rounds_to(claim, claims[first], text)
    ]
    leader = min(
        agreeing, key=lambda index: (_unit(claims[index], text), *rank(index)), default=first
    )
    confidence = max(claims[first].confidence, claims[leader].confidence)
    below = round(confidence - _STEP, 3)
    return [(leader, confidence)] + [
        (index, min(claim.confidence, below))
        for index, claim in enumerate(claims)
        if index != leader
    ]


def _rounds_to(fine: Claim, coarse: Claim, text: str) -> bool:
    """Whether `fine` is an exact value that `coarse` tells of in rounder words."""
    low, high = coarse.value_low, coarse.value_high
    value = fine.value_low
    if fine.bound != "exact" or value is None or value != fine.value_high:
        return False
    if low is None or high is None:
        end = low if high is None else high
        if end is None:
            return False
        beyond = value - end if high is None else end - value
        return 0 <= beyond <= abs(end) * _REACH
    if low != high:
        return False
    slack = _unit(coarse, text) / 2 if coarse.bound == "exact" else abs(low) * _REACH
    return abs(value - low) <= slack * 1.001


def _unit(claim: Claim, text: str) -> float:
    """What one unit of the last printed digit is worth: 0.1 billion in "$55.6 billion".

    A value whose digits cannot be told apart (a range, a word) is as coarse as can be.
    """
    value = claim.value_low if claim.value_high is None else claim.value_high
    span = next((span for span in claim.spans if span.role == "value"), None)
    numbers = list(_NUMBER.finditer(text, span.start, span.end)) if span else []
    if value is None or len(numbers) != 1:
        return float("inf")
    printed = float(numbers[0][0].replace(",", ""))
    if not printed or not value:
        return float("inf")
    step = float(10.0 ** -len(numbers[0]["decimals"] or ""))
    coarseness = 1.0 if claim.bound == "exact" else 10.0
    return step * abs(value / printed) * coarseness
