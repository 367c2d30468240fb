"""Sentences that carry on what the one before has told, and leave its metric out.

"Analysts were looking for $24 billion." "That beat the $4 estimate." "This compares with $3 billion a year
earlier." "It had guided to $450 million." "Globex projected $9 billion (up from $7 billion)."
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.claims.prose import metric_periods as when
from extractors.claims.prose.metric_drafts import DOWN, MetricRule, negated
from extractors.claims.prose.metric_growth import on_the_year
from extractors.claims.prose.shape import Shape, Token, shape
from extractors.claims.spans import Amount, Period, Sentence
from warehouse.records import Claim, Span, Status, claim_id
from warehouse.registry import metrics

_ESTIMATES = r"(?:analysts?|wall\s+street|the\s+street|consensus|estimates?|estimated|forecasts?|expect\w*|predict\w*|smartestimate|lseg|factset|refinitiv|visible\s+alpha)"
_ANALYSTS_EXPECT = re.compile(
    r"\W*(?:on\s+average,?\s+)?(?:(?:the\s+)?(?:analysts?|wall\s+street|the\s+street|consensus|average\s+(?:analyst\s+)?estimate|estimates?))\b[^$€£%]{0,80}?"
    r"\b(?:expect\w*|looking\s+for|estimat\w+|forecast\w*|predict\w+|project\w+|anticipat\w+|consensus|called\s+for|polled|modell?ing)\b",
    re.I,
)
_AGAIN = r"\W*(?:that|this|it|both|the\s+(?:figure|number|result|total|print|outlook|forecast|guidance|range|mid-?point|tally))\b"
_HELD_AGAINST = re.compile(
    rf"{_AGAIN}(?:[^«;]|«[%xt]\d+»){{0,60}}?\b(?:beat|beats|topped|tops|missed|exceeded|surpassed|compares?|compared|above|below|hovered|short\s+of|ahead\s+of|more\s+than|less\s+than|higher|lower|outpaced)\b"
    rf"[^«;]{{0,70}}?(?P<value>«[mvs%]\d+»)(?P<behind>[^«;]{{0,60}})",
    re.I,
)
_OF_ESTIMATES = re.compile(rf"\b{_ESTIMATES}\b", re.I)
_MEANS_GROWTH = re.compile(
    r"\W*(?:that|this|it|the\s+(?:estimate|figure|forecast|outlook|guidance|consensus|range|mid-?point|number)[\w\s]{0,20}?)\s+(?:would\s+)?(?:indicates?|represents?|implies|imply|suggests?|marks?|points?\s+to|means|reflects?|be|is)\b[^«;]{0,40}?\b(?:change|growth|increase|rise|jump|decline|decrease|drop)\s+of\s+(?P<value>«%\d+»)(?P<behind>[^«;]{0,40})",
    re.I,
)
_EARLIER = re.compile(
    rf"{_AGAIN}(?:[^«;]|«[%x]\d+»)*?\b(?:from|compares?\s+(?:with|to)|compared\s+(?:with|to)|versus|against)\b[^«;]{{0,40}}?(?P<value>«[mvs%]\d+»)[^«;]{{0,40}}?(?P<when>«t\d+»)",
    re.I,
)
_REPLACED = re.compile(
    r"(?:[^«;]|«[ct]\d+»)*?\b(?:previous(?:ly)?|prior|earlier|initial|original|old)\b[^«;]{0,30}?\b(?:guidance|forecast|outlook|range|target|guided|expected|projected|projection|estimate)\b[^«;]{0,20}?(?P<value>«[mvs%w]\d+»)",
    re.I,
)
_PEER = re.compile(
    r"\W*(?:(?:and|but|meanwhile|by\s+comparison|similarly)\b,?\s+)?(?P<who>«c\d+»)\s+(?:(?:was|is|came|ranked|followed)\b[^«;]{0,60}?\b(?:with|at|of)"
    r"|(?P<ahead>estimate[sd]?|projects?|projected|expects?|expected|forecasts?|guided|guides|plans?|planned|sees|targets?|is\s+targeting|anticipates?)|posted|reported|generated|recorded|spent)"
    r"\s+(?:(?:an?|the|for|to|its|own|figure|total|range|of|between|about|(?P<expects>estimate|forecast|projection))\s+)*(?P<value>«m\d+»)(?:\s*[(,]\s*up\s+from\s+(?P<before>«m\d+»))?",
    re.I,
)
_FLOWS = frozenset(
    {"capex", "revenue", "net_income", "operating_income", "arr", "revenue_backlog", "rpo"}
)
_FAR, _PEERS_FAR = 4, 20


def continued(sentence: Sentence, told: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence that speaks of what the sentence before has told in `told`.

    They are about the metric that was told of in the same unit and in the same order of magnitude; none
    where the sentence is none of that.
    """
    if not told or not sentence.amounts:
        return []
    shaped = shape(sentence)
    return list(_peers(shaped, told)) or list(_retold(shaped, told))


def _retold(shaped: Shape, told: Sequence[Claim]) -> Iterator[Claim]:
    """The same company's value once more: as expected, as it was, or as it was to be."""
    sentence = shaped.sentence
    if len(sentence.amounts) == 1 and _ANALYSTS_EXPECT.match(sentence.text):
        amount = sentence.amounts[0]
        if claim := _like(told, amount, ("actual", "guidance")):
            yield _again(claim, sentence, amount, "analysts_expected", status="estimate")
        return
    against = _HELD_AGAINST.match(shaped.text)
    if against and _OF_ESTIMATES.search(f"{against[0]}"):
        amount = _amount(shaped, against["value"])
        if claim := _like(told, amount, ("actual", "guidance")):
            yield _again(claim, sentence, amount, "held_against", status="estimate")
        return
    growth = _MEANS_GROWTH.match(shaped.text)
    sales = next((claim for claim in told if claim.metric == "revenue"), None)
    if growth and sales:
        amount = _amount(shaped, growth["value"])
        if on_the_year(shaped, growth.end("value")):
            changed = negated(amount) if DOWN.search(growth[0]) else amount
            sales = replace(sales, metric="revenue_growth_yoy", unit="percent")
            yield _again(sales, sentence, changed, "means_growth", status=sales.status)
        return
    earlier = _EARLIER.match(shaped.text)
    if earlier:
        amount = _amount(shaped, earlier["value"])
        claim = _like(told, amount, ("actual", "guidance"))
        if claim and (before := _year_earlier(shaped, claim, amount)):
            yield _again(claim, sentence, amount, "compares_with", status="actual", period=before)
        return
    replaced = _REPLACED.match(shaped.text)
    if replaced:
        amount = _amount(shaped, replaced["value"])
        if claim := _like(told, amount, ("guidance",)):
            yield _again(claim, sentence, amount, "replaces", status="prior")


def _peers(shaped: Shape, told: Sequence[Claim]) -> Iterator[Claim]:
    """Another company's value of the same metric, in a list that names the metric once."""
    match = _PEER.match(shaped.text)
    if match is None:
        return
    who = shaped.token(match["who"])
    amount = _amount(shaped, match["value"])
    claim = _like(told, amount, ("actual", "guidance", "estimate"), within=_PEERS_FAR)
    if claim is None or claim.metric not in _FLOWS or who.entity_id in (None, claim.subject):
        return
    claim = replace(claim, subject=who.entity_id, segment=None)
    is_ahead = bool(match["ahead"] or match["expects"])
    status: Status = "guidance" if is_ahead and claim.status != "estimate" else claim.status
    yield _again(claim, shaped.sentence, amount, "so_did_a_peer", status=status, named=who)
    if match["before"]:
        earlier = _amount(shaped, match["before"])
        if before := _year_earlier(shaped, claim, earlier):
            yield _again(
                claim,
                shaped.sentence,
                earlier,
                "so_did_a_peer",
                status="actual",
                named=who,
                period=before,
            )


def _amount(shaped: Shape, code: str) -> Amount:
    amount = shaped.token(code).amount
    if amount is None:
        raise ValueError(f"token {code} is not an amount")
    return amount


def _like(
    told: Sequence[Claim], amount: Amount, statuses: Sequence[Status], within: float = _FAR
) -> Claim | None:
    """The claim told before whose value the amount may stand beside: one unit, one order of magnitude."""
    for claim in told:
        units = [(unit or "").removesuffix("/share") for unit in (claim.unit, amount.unit)]
        sizes = [abs(v) for v in (amount.low, amount.high, claim.value_low, claim.value_high) if v]
        is_near = bool(sizes) and max(sizes) <= within * min(sizes)
        if claim.kind == "metric" and claim.status in statuses and units[0] == units[1] and is_near:
            return claim
    return None


def _year_earlier(
    shaped: Shape, claim: Claim, amount: Amount
) -> tuple[when.Columns, Period | None] | None:
    columns = (claim.period_type, claim.period_start, claim.period_end)
    return when.compared(
        shaped.sentence,
        (amount.start, amount.end),
        columns,
        instant=metrics()[claim.metric].instant,
        subject=claim.subject,
    )


def _again(
    claim: Claim,
    sentence: Sentence,
    amount: Amount,
    rule: MetricRule,
    *,
    status: Status,
    period: tuple[when.Columns, Period | None] | None = None,
    named: Token | None = None,
) -> Claim:
    """The claim that was told, with another value, and what the sentence changes of it."""
    told = (claim.period_type, claim.period_start, claim.period_end), None
    (kind, first, last), words = period or told
    spans = [Span("value", amount.start, amount.end)]
    spans += [span for span in claim.spans if span.role == "cue"]
    if named:
        spans.append(Span("subject", named.start, named.end))
    else:
        spans += [span for span in claim.spans if span.role == "subject"]
    if words:
        spans.append(Span("period", words.start, words.end))
    elif period is None:
        spans += [span for span in claim.spans if span.role == "period"]
    return replace(
        claim,
        claim_id=claim_id(
            claim.document_id,
            span=(amount.start, amount.end),
            subject=claim.subject,
            metric=claim.metric,
            segment=claim.segment,
            period=(kind, last),
            status=status,
        ),
        period_type=kind,
        period_start=first,
        period_end=last,
        value_low=amount.low,
        value_high=amount.high,
        bound=amount.bound,
        status=status,
        modality="asserted",
        attribution=None,
        quote=sentence.text,
        char_start=sentence.start,
        char_end=sentence.end,
        scale_as_printed=amount.scale_as_printed,
        spans=tuple(spans),
        extractor=f"prose.metric.{rule}",
        confidence=round(claim.confidence * 0.9, 3),
    )
