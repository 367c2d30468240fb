"""Expectations told in a sentence of their own: "Analysts were looking for $24 billion." """

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.claims.prose.metric_drafts import MetricRule
from extractors.claims.spans import Sentence
from warehouse.records import Claim, Span, claim_id

_ANALYSTS_EXPECT = re.compile(
    r"\W*(?:on\s+average,?\s+)?(?:(?:the\s+)?(?:analysts?|wall\s+street|the\s+street|consensus|average\s+(?:analyst\s+)?estimate|estimates?))\b[^$€£%]{0,80}?"
    r"\b(?:expect\w*|looking\s+for|estimat\w+|forecast\w*|predict\w+|project\w+|anticipat\w+|consensus|called\s+for|polled|modell?ing)\b",
    re.I,
)
_RULE: MetricRule = "analysts_expected"
_TOLD_BEFORE = ("cue", "subject", "period")


def expectation(sentence: Sentence, told: Sequence[Claim]) -> Claim | None:
    """The claim that a sentence about analysts makes with its one amount.

    It is about the metric that the sentence before told of in the same unit and in the same order of
    magnitude; None where the sentence is none of that.
    """
    expect = _ANALYSTS_EXPECT.match(sentence.text)
    if len(sentence.amounts) != 1 or expect is None:
        return None
    amount = sentence.amounts[0]
    for claim in told:
        per_share = (claim.unit or "").removesuffix("/share") == (amount.unit or "").removesuffix(
            "/share"
        )
        if claim.status not in ("actual", "guidance") or not per_share:
            continue
        sizes = [abs(v) for v in (amount.low, amount.high, claim.value_low, claim.value_high) if v]
        if not sizes or max(sizes) > 4 * min(sizes):
            continue
        return replace(
            claim,
            claim_id=claim_id(
                claim.document_id,
                span=(amount.start, amount.end),
                subject=claim.subject,
                metric=claim.metric,
                segment=claim.segment,
                period=(claim.period_type, claim.period_end),
                status="estimate",
            ),
            value_low=amount.low,
            value_high=amount.high,
            bound=amount.bound,
            status="estimate",
            modality="asserted",
            attribution=None,
            quote=sentence.text,
            char_start=sentence.start,
            char_end=sentence.end,
            scale_as_printed=amount.scale_as_printed,
            spans=(
                Span("value", amount.start, amount.end),
                Span("modality", sentence.start + expect.start(), sentence.start + expect.end()),
                *(span for span in claim.spans if span.role in _TOLD_BEFORE),
            ),
            extractor=f"prose.metric.{_RULE}",
            confidence=round(claim.confidence * 0.9, 3),
        )
    return None
