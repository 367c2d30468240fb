"""Where tables and prose of one document state the same thing, the table leads.

Sentences round ("$10.5 billion" for 10,472 in millions) and slip between the company and its parts; a
cell has its row, column and scale printed around it. So a sentence never outranks the table's figure
for the same key. One that agrees within its own rounding corroborates it; one that does not is contested.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from warehouse.records import Claim

CONTESTED = 0.3
BEHIND = 0.05  # how far the surest sentence stays behind the table
SAME_DAY = 10  # days that "ended June" may differ from the fiscal calendar's last day
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")

_Key = tuple[str, str, str | None, str | None, str]


def behind_tables(prose: Iterable[Claim], tables: Sequence[Claim], text: str) -> list[Claim]:
    """The sentences' claims, in their order, none surer than the table's on the same key."""
    leads: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in tables:
        leads[_key(claim)].append(claim)
    return [_behind(claim, leads.get(_key(claim), ()), text) for claim in prose]


def _key(claim: Claim) -> _Key:
    return claim.subject, claim.metric, claim.segment, claim.period_type, claim.status


def _behind(claim: Claim, candidates: Sequence[Claim], text: str) -> Claim:
    if claim.kind != "metric":
        return claim
    same = [lead for lead in candidates if _is_same(claim, lead)]
    if not same:
        return claim
    lead = max(same, key=lambda one: one.confidence)
    agrees = any(_agrees(claim, one, text) for one in same)
    most = lead.confidence - BEHIND if agrees else CONTESTED
    return replace(claim, confidence=round(min(claim.confidence, max(most, 0.1)), 3))


def _is_same(claim: Claim, lead: Claim) -> bool:
    bases = {claim.basis, lead.basis} - {None}
    return len(bases) < 2 and _is_near(claim.period_end, lead.period_end)


def _is_near(a: date | None, b: date | None) -> bool:
    return a == b or (a is not None and b is not None and abs((a - b).days) <= SAME_DAY)


def _agrees(claim: Claim, lead: Claim, text: str) -> bool:
    """Whether the table's figure, rounded as the sentence rounds, is the sentence's."""
    step = _step(claim, text)
    pairs = ((claim.value_low, lead.value_low), (claim.value_high, lead.value_high))
    return claim.unit == lead.unit and all(
        a is None or b is None or abs(a - b) <= step * 0.51 for a, b in pairs
    )


def _step(claim: Claim, text: str) -> float:
    """What one unit of the last printed digit is worth: 1e8 for "$10.5 billion"."""
    value = claim.value_low if claim.value_low is not None else claim.value_high
    for span in claim.spans:
        if span.role == "value" and (printed := _NUMBER.search(text, span.start, span.end)):
            digits = printed[0].replace(",", "")
            if value and float(digits):
                return abs(value) / float(digits) * 10.0 ** -len(digits.partition(".")[2])
    return 0.0
