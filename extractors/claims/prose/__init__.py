"""Prose → claims: sentences once, then each kind of statement over the same sentences."""

from collections.abc import Iterable

from extractors.claims.prose.antecedents import with_antecedents
from extractors.claims.prose.deals import deal_claims, may_tell_of_deal
from extractors.claims.prose.metrics import metric_claims
from extractors.claims.prose.rank import ranked
from extractors.claims.prose.sentences import sentences
from extractors.claims.prose.signals import signal_claims
from extractors.model import Reading
from warehouse.records import Claim, Document


def prose_claims(document: Document, reading: Reading) -> list[Claim]:
    """Claims that the document's sentences make, in the order of the text.

    An amount that states a deal's term is not read as a metric as well. Repeats of a statement whose
    every column agrees are one claim: the first of the surest. Where figures differ, one leads. Metrics
    and signals are somebody's: a text that names and is of nobody can only tell of strangers' deals.
    """
    read = sentences(document, reading, of_nobody=may_tell_of_deal)
    deals = deal_claims(document, read)
    taken = frozenset(
        (span.start, span.end) for claim in deals for span in claim.spans if span.role == "value"
    )
    claims = deals
    if any(sentence.subject or sentence.mentions for sentence in read):
        claims = [
            *deals,
            *metric_claims(document, read, taken),
            *signal_claims(document, read, deals),
        ]
    kept = ranked(_without_repeats(claims), document.text, reading.blocks)
    kept = with_antecedents(document, kept, read)
    return sorted(kept, key=lambda claim: (claim.char_start, claim.claim_id))


def _without_repeats(claims: Iterable[Claim]) -> list[Claim]:
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        statement = (
            claim.kind,
            claim.subject,
            claim.counterparty,
            claim.metric,
            claim.segment,
            claim.period_type,
            claim.period_end,
            claim.value_low,
            claim.value_high,
            claim.unit,
            claim.bound,
            claim.status,
            claim.modality,
            claim.polarity,
        )
        before = kept.get(statement)
        if before is None or _says_more(claim, before):
            kept[statement] = claim
    return list(kept.values())


def _says_more(claim: Claim, before: Claim) -> bool:
    """Whether a repeat is surer, or as sure and names the chips that the first leaves out."""
    return (claim.confidence, claim.hardware is not None) > (
        before.confidence,
        before.hardware is not None,
    )
