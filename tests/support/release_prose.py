"""Sentences as issuers write them in earnings releases, in our own words, with every claim they make.

A line that begins with "# " is a heading, with "- " an item of a list; the rest are paragraphs. What is
not listed is not claimed: a segment's figure never passes for the total, growth on the quarter before or
in constant currency never for growth on the year.
"""

from datetime import UTC, datetime

import pytest
from documents import document_of

from extractors.claims.prose import prose_claims
from extractors.model import Block, BlockKind, Reading
from warehouse.records import Claim, DocumentKind

_SIGNS = {
    "exact": "",
    "about": "~",
    "at_least": ">=",
    "more_than": ">",
    "at_most": "<=",
    "up_to": "<=",
    "less_than": "<",
    "vague": "?",
}
_KINDS: dict[str, BlockKind] = {"# ": "heading", "- ": "list_item"}


def told(
    entity_id: str, day: str, lines: str, kind: DocumentKind = "earnings_release"
) -> list[str]:
    """The metric claims of an issuer's document, each as `status metric/segment (basis) value period`.

    In a call every line is what somebody of the company says; of an announcement the deals are told too.
    """
    role = "company" if kind == "transcript" else None
    kinds = ("metric", "deal") if kind == "announcement" else ("metric",)
    blocks: list[Block] = []
    text = ""
    for line in lines.strip().splitlines():
        block = _KINDS.get(line.strip()[:2], "paragraph")
        words = line.strip().removeprefix("# ").removeprefix("- ")
        blocks.append(Block(len(text), len(text) + len(words), block, role=role))
        text += words + "\n\n"
    document = document_of(
        text, entity_id, datetime.fromisoformat(day).replace(hour=20, tzinfo=UTC), kind
    )
    reading = Reading(text=text, blocks=blocks, reader="test", reader_version="1")
    return sorted(
        short(claim, entity_id) for claim in prose_claims(document, reading) if claim.kind in kinds
    )


def short(claim: Claim, issuer: str | None = None) -> str:
    """A claim in one line: what differs from an issuer's plain report of its own value comes first."""
    ends = dict.fromkeys((claim.value_low, claim.value_high))
    value = _SIGNS[claim.bound] + "..".join(_value(end) for end in ends if end is not None)
    told = [
        claim.status if claim.status != "actual" else "",
        claim.modality if claim.modality != "asserted" else "",
        claim.subject if claim.subject != issuer else "",
        f"({claim.counterparty})" if claim.counterparty else "",
        claim.metric + (f"/{claim.segment}" if claim.segment else ""),
        "non-GAAP" if claim.basis == "non_gaap" and claim.metric in _BOTH_WAYS else "",
        value,
        claim.period_type or "undated",
        str(claim.period_end or ""),
    ]
    return " ".join(word for word in told if word)


# Metrics that have one name on both bases.
_BOTH_WAYS = frozenset({"gross_margin", "revenue_growth_yoy", "revenue"})


def _value(end: float) -> str:
    for scale, sign in ((1e9, "bn"), (1e6, "m")):
        if abs(end) >= scale:
            return f"{end / scale:.6g}{sign}"
    return f"{end:.6g}"


Case = tuple[str, str, str, list[str]]


def each(cases: list[Case]) -> pytest.MarkDecorator:
    """A test of every case: the issuer, the day, its lines and all that they claim."""
    return pytest.mark.parametrize(
        ("entity_id", "day", "lines", "claims"),
        cases,
        ids=[f"{case[0]}: {' '.join(case[2].split())[:50]}" for case in cases],
    )
