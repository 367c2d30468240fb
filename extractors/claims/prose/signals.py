"""Signals in prose: commitments, pressures and surprises that are stated without a value.

`signal_rules` holds the constructions. A signal belongs to a company that the sentence names, or that
its pronoun stands for; what is said of a group ("the hyperscalers") is nobody's signal.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.claims.prose.circumstances import hardware
from extractors.claims.prose.deals import deals_in
from extractors.claims.prose.modality import Frame, frame
from extractors.claims.prose.shape import WORDS, Shape, Token, is_prose, shape, with_recent
from extractors.claims.prose.signal_drafts import Signal, actors, discourse, names_another
from extractors.claims.prose.signal_rules import (
    DEBT_DEAL_RULE,
    ENTERPRISE_DEAL_RULE,
    RULES,
    SignalRule,
)
from extractors.claims.prose.signal_surprises import comparisons_among, surprises
from extractors.claims.spans import Period, Sentence
from extractors.prefilter import Prefilter
from warehouse.records import Claim, Document, Modality, Span, Status, claim_id
from warehouse.registry import companies

VERSION = "1"

_COMPANY_SAYS_SO = {"earnings_release", "filing", "transcript", "letter", "announcement"}
# What a paragraph about one company goes on to say of it without naming it again.
_TOLD_ONE_BY_ONE = {"datacenter_delay", "capex_guidance_change"}
# What a company's own words say of nobody else they say of itself ("Sold out of all capacity").
_TOLD_OF_ITSELF = {*_TOLD_ONE_BY_ONE, "capacity_constrained", "debt_issuance"}
_UNNAMED_GROUP = re.compile(
    r"\b(?:hyperscalers|neoclouds|companies|firms|rivals|competitors|customers|clients|suppliers|giants|providers|players|labs|developers|operators|builders"
    r"|investors|analysts|peers|others|some|many|most|few|industry|sector|market|big\s+tech|silicon\s+valley|the\s+world|globally)\b",
    re.I,
)
# "Acme's chief said hyperscalers will spend more": they will, Acme will not.
_GROUP_ACTS = re.compile(
    r"\b(?:hyperscalers|neoclouds|companies|firms|rivals|competitors|customers|clients|suppliers|giants|providers|players|labs|developers|operators|peers|others)\s+(?:(?:also|all|both)\s+)?$",
    re.I,
)
# What is denied of these did not happen, which is the opposite of the signal.
_OPPOSED = {
    "tpu_commitment", "custom_silicon_commitment", "datacenter_delay", "debt_issuance", "capacity_constrained",
}  # fmt: skip
_DEBT = re.compile(
    r"\b(?:debt|bonds?|notes?|loans?|convertibles?|debentures?|borrow\w*|asset-backed|ABS|credit\s+facility|term\s+loan)\b",
    re.I,
)
_INFERENCE = re.compile(r"\binference\b", re.I)
_RULES = Prefilter(RULES, lambda rule: rule.pattern, WORDS)
_ON_INFERENCE = Prefilter((_INFERENCE,), lambda pattern: pattern, WORDS)


def signal_claims(
    document: Document, sentences: Sequence[Sentence], deals: Iterable[Claim] = ()
) -> list[Claim]:
    """Claims of kind `signal` in the order of the text: value null, polarity −1, 0 or +1.

    A denial is −1 with the modality `denied`; refusal that is told as a fact is −1 and `asserted`.
    `deals` are the deal claims of the document: who borrows issues debt.
    """
    claims: list[Claim] = []
    before = ""
    for sentence, recent in with_recent(sentences):
        earlier, before = before, sentence.text
        if sentence.block.kind in ("noise", "boilerplate") or not is_prose(sentence):
            continue
        rules = _RULES.among(sentence.words)
        comparisons = comparisons_among(sentence.words)
        on_inference = _ON_INFERENCE.among(sentence.words)
        if not rules and not comparisons and not on_inference:
            continue
        # Chips keep their names here, also where they are counted.
        named = tuple(m for m in sentence.mentions if m.kind != "product")
        amounts = tuple(a for a in sentence.amounts if a.unit != "count")
        shaped = shape(replace(sentence, mentions=named, amounts=amounts), recent)
        own_words = document.kind in _COMPANY_SAYS_SO
        for signal in (
            *_stated(shaped, rules, own_words=own_words),
            *surprises(shaped, comparisons, earlier),
            *(_enterprise_deals(shaped) if on_inference else ()),
        ):
            claims.append(_claim(document, shaped, signal))
    issues = {(c.subject, c.modality) for c in claims if c.metric == "debt_issuance"}
    claims += [
        _issuance(deal)
        for deal in deals
        if _is_debt(deal) and (deal.subject, deal.modality) not in issues
    ]
    best: dict[str, Claim] = {}
    for claim in claims:
        best.setdefault(claim.claim_id, claim)
    return list(best.values())


def _is_debt(deal: Claim) -> bool:
    return deal.metric == "debt_facility" and _DEBT.search(deal.quote) is not None


def _issuance(deal: Claim) -> Claim:
    """The issue of debt that a deal between a borrower and its lenders is."""
    period = (deal.period_type, deal.period_end)
    return replace(
        deal,
        claim_id=claim_id(
            deal.document_id,
            span=(deal.char_start, deal.char_end),
            subject=deal.subject,
            counterparty=None,
            metric="debt_issuance",
            segment=None,
            period=period,
            status="actual",
        ),
        kind="signal",
        counterparty=None,
        metric="debt_issuance",
        value_low=None,
        value_high=None,
        unit=None,
        bound="exact",
        scale_as_printed=None,
        status="actual",
        polarity=-1 if deal.modality == "denied" else 1,
        spans=tuple(span for span in deal.spans if span.role not in ("value", "counterparty")),
        extractor=f"prose.signal.{DEBT_DEAL_RULE}",
        extractor_version=VERSION,
    )


def _stated(shaped: Shape, rules: Iterable[SignalRule], *, own_words: bool) -> Iterator[Signal]:
    found: dict[tuple[str, str | None], Signal] = {}
    for rule in rules:
        if rule.metric == "enterprise_namecheck" and not own_words:
            continue
        for match in rule.pattern.finditer(shaped.text):
            around = shaped.text[max(0, match.start() - 60) : match.end()]
            if rule.never and rule.never.search(around):
                continue
            for subject in _who(shaped, rule, match, own_words=own_words):
                # The first rule of a metric that speaks of a company decides: refusal before use.
                first = found.get((rule.metric, subject.entity_id))
                if first and not _is_of_another(match, first):
                    continue
                if not _eligible(shaped, rule, subject):
                    continue
                status: Status = "guidance" if rule.metric == "capex_guidance_change" else "actual"
                signal = Signal(
                    rule=rule.rule,
                    metric=rule.metric,
                    subject=subject,
                    polarity=rule.polarity,
                    low=match.start(),
                    high=match.end(),
                    confidence=rule.confidence,
                    status=status,
                    negates=rule.negates,
                    at=match.start("at") if "at" in rule.pattern.groupindex else None,
                )
                found[rule.metric, subject.entity_id] = signal
                yield signal


def _is_of_another(match: re.Match[str], first: Signal) -> bool:
    """Whether other words say so beside what the first denies: "it will sell bonds, with no plans to borrow"."""
    return first.negates and (match.end() <= first.low or match.start() >= first.high)


def _who(shaped: Shape, rule: SignalRule, match: re.Match[str], *, own_words: bool) -> list[Token]:
    if rule.who != "actor":
        found = shaped.within(*match.span(rule.who), "c")
        if match[rule.who] is None and own_words:  # "the bonds you sold", an analyst asks
            found = discourse(shaped)
    elif _GROUP_ACTS.search(shaped.text, 0, match.start()):
        found = []
    else:
        found = actors(shaped, match.start(), rule.vendor)
        unsaid = _TOLD_OF_ITSELF if own_words else _TOLD_ONE_BY_ONE
        is_unsaid = rule.metric in unsaid and not names_another(shaped, or_itself=not own_words)
        if not found and is_unsaid and not _UNNAMED_GROUP.search(shaped.text, 0, match.end()):
            found = discourse(shaped)
    return [t for t in found if t.entity_id and t.entity_id not in rule.vendor]


def _eligible(shaped: Shape, rule: SignalRule, subject: Token) -> bool:
    company = companies().get(subject.entity_id or "")
    on = shaped.sentence.published_on
    if rule.metric == "custom_silicon_commitment" and company and on:
        # Who makes chips for a living makes them for others, unless it has use for them itself.
        return not company.is_a("chip_vendor", on) or company.is_a("hyperscaler", on)
    if rule.metric == "enterprise_namecheck":
        return bool(company and on and company.is_a("neocloud", on))
    return True


def _enterprise_deals(shaped: Shape) -> Iterator[Signal]:
    """An inference deal of a neocloud with an enterprise; the enterprise must be the one that buys."""
    on = shaped.sentence.published_on
    if on is None or not _INFERENCE.search(shaped.text):
        return
    for deal in deals_in(shaped):
        seller = companies().get(deal.subject)
        buyer = companies().get(deal.counterparty or "")
        if not deal.metric.startswith("contract_") or seller is None or buyer is None:
            continue
        if seller.is_a("neocloud", on) and buyer.is_a("enterprise", on) and deal.parties:
            yield Signal(
                rule=ENTERPRISE_DEAL_RULE,
                metric="enterprise_inference_deal",
                subject=deal.parties[0],
                polarity=1,
                low=deal.low,
                high=deal.high,
                confidence=0.7,
                counterparty=deal.counterparty,
            )


def _claim(document: Document, shaped: Shape, signal: Signal) -> Claim:
    sentence = shaped.sentence
    low, high = shaped.span(signal.low, signal.high)
    at = low if signal.at is None else shaped.span(signal.at, signal.at + 1)[0]
    governed = frame(sentence.text, sentence.start, at)
    span = (min(low, governed.start), max(high, governed.end))
    modality = _modality(signal, governed)
    subject = signal.subject.entity_id
    if subject is None:
        raise ValueError(f"signal {signal.rule} at {low} has no subject")
    period = _period(sentence, governed)
    published = sentence.published_on
    if signal.metric == "result_vs_consensus" and period and published:
        # "Results missed, and sales will fall this year"
        period = None if period.last_day > published else period
    period_type = period.period_type if period else None
    spans = [Span("cue", low, high), *governed.spans]
    if signal.subject.end > signal.subject.start:
        spans.append(Span("subject", signal.subject.start, signal.subject.end))
    if period:
        spans.append(Span("period", period.start, period.end))
    return Claim(
        claim_id=claim_id(
            document.document_id,
            span=(low, high),
            subject=subject,
            counterparty=signal.counterparty,
            metric=signal.metric,
            segment=signal.segment,
            period=(period_type, period.last_day if period else None),
            status=signal.status,
        ),
        document_id=document.document_id,
        published_at=document.published_at,
        known_at=document.known_at,
        kind="signal",
        subject=subject,
        counterparty=signal.counterparty,
        metric=signal.metric,
        segment=signal.segment,
        period_type=period_type,
        period_start=period.first_day if period else None,
        period_end=period.last_day if period else None,
        status=signal.status,
        modality=modality,
        polarity=_polarity(signal, modality),
        hardware=hardware(document.text[span[0] : span[1]]),
        attribution=governed.attribution,
        quote=document.text[span[0] : span[1]],
        char_start=span[0],
        char_end=span[1],
        spans=tuple(spans),
        extractor=f"prose.signal.{signal.rule}",
        extractor_version=VERSION,
        confidence=signal.confidence * (1.0 if modality in ("asserted", "reported") else 0.8),
    )


def _modality(signal: Signal, governed: Frame) -> Modality:
    """The clause's, unless all that denies it is the construction's own "not"."""
    if signal.negates and governed.modality == "denied":
        return "asserted"
    return governed.modality


def _polarity(signal: Signal, modality: Modality) -> int:
    """What is denied did not happen: the commitment counts against, not for."""
    return -1 if modality == "denied" and signal.metric in _OPPOSED else signal.polarity


def _period(sentence: Sentence, governed: Frame) -> Period | None:
    own = [p for p in sentence.periods if governed.start <= p.start < governed.end]
    return next((p for p in own or sentence.periods if not p.comparison), None)
