"""Signals in prose: commitments, pressures and surprises that are stated without a value.

`signal_rules` holds the constructions. A signal belongs to a company that the sentence names, or that
its pronoun stands for; what is said of a group ("the hyperscalers") is nobody's signal.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.claims.prose.circumstances import hardware
from extractors.claims.prose.deals import deals_in
from extractors.claims.prose.modality import Frame, clause, frame
from extractors.claims.prose.shape import WORDS, Shape, Token, is_prose, shape, with_recent
from extractors.claims.prose.signal_rules import (
    CAPEX,
    COMPARED,
    COMPARED_RULE,
    DEBT_DEAL_RULE,
    ENTERPRISE_DEAL_RULE,
    GUIDES,
    LOSS,
    MEASURES,
    OWN_PAST,
    RESULTS,
    RULES,
    Comparison,
    SignalRule,
)
from extractors.claims.spans import Period, Sentence
from extractors.prefilter import Prefilter
from warehouse.records import Claim, Document, Span, Status, claim_id
from warehouse.registry import companies

VERSION = "1"

_SUPPLIERS_OF_PARTS = {"component_cost_pressure"}
_COMPANY_SAYS_SO = {"earnings_release", "filing", "transcript", "letter", "announcement"}
# What a paragraph about one company goes on to say of it without naming it again.
_TOLD_ONE_BY_ONE = {"datacenter_delay", "capex_guidance_change"}
_TAIL_END = re.compile(r"[,;.]|\band\s+to\b|\bas\b")
# "the revenue beat" in passing is a comparison of its own, not what the next one compares.
_OF_BONDS = re.compile(
    r"\b(?:bonds?|notes?|convertibles?|debentures?|asset-backed|debt\s+(?:financing|sale|offering))\b",
    re.I,
)
_SURPRISE = re.compile(r"\b(?:revenue|earnings|sales|profit|eps)\s+(?:beat|miss)\b", re.I)
_OF_A_LOSS = re.compile(r"wider|larger|bigger|narrower|smaller", re.I)
_INFERENCE = re.compile(r"\binference\b", re.I)
_RULES = Prefilter(RULES, lambda rule: rule.pattern, WORDS)
_COMPARISONS = Prefilter(COMPARED, lambda comparison: comparison[1], WORDS)
_ON_INFERENCE = Prefilter((_INFERENCE,), lambda pattern: pattern, WORDS)


@dataclass(frozen=True, slots=True)
class _Signal:
    """One reading of one sentence; `low` and `high` are offsets of its shape."""

    rule: str
    metric: str
    subject: Token
    polarity: int
    low: int
    high: int
    confidence: float
    segment: str | None = None
    status: Status = "actual"
    counterparty: str | None = None


def signal_claims(document: Document, sentences: Sequence[Sentence]) -> list[Claim]:
    """Claims of kind `signal` in the order of the text: value null, polarity −1, 0 or +1.

    A denial is −1 with the modality `denied`; refusal that is told as a fact is −1 and `asserted`.
    """
    claims: list[Claim] = []
    for sentence, recent in with_recent(sentences):
        if sentence.block.kind in ("noise", "boilerplate") or not is_prose(sentence):
            continue
        rules = _RULES.among(sentence.words)
        comparisons = () if _speaks_of_its_own(sentence) else _COMPARISONS.among(sentence.words)
        on_inference = _ON_INFERENCE.among(sentence.words)
        if not rules and not comparisons and not on_inference:
            continue
        # Chips keep their names here, also where they are counted.
        named = tuple(m for m in sentence.mentions if m.kind != "product")
        amounts = tuple(a for a in sentence.amounts if a.unit != "count")
        shaped = shape(replace(sentence, mentions=named, amounts=amounts), recent)
        for signal in (
            *_stated(document, shaped, rules),
            *_compared(shaped, comparisons),
            *(_enterprise_deals(shaped) if on_inference else ()),
        ):
            claims.append(_claim(document, shaped, signal))
        if any(rule.metric == "debt_issuance" for rule in rules):
            issuers = {c.subject for c in claims if c.metric == "debt_issuance"}
            with_strangers = shape(sentence, recent, with_unknown=True)
            for signal in _debt_deals(with_strangers):
                if signal.subject.entity_id not in issuers:
                    claims.append(_claim(document, with_strangers, signal))
    best: dict[str, Claim] = {}
    for claim in claims:
        best.setdefault(claim.claim_id, claim)
    return list(best.values())


def _stated(document: Document, shaped: Shape, rules: Iterable[SignalRule]) -> Iterator[_Signal]:
    seen: set[tuple[str, str | None]] = set()
    for rule in rules:
        if rule.metric == "enterprise_namecheck" and document.kind not in _COMPANY_SAYS_SO:
            continue
        for match in rule.pattern.finditer(shaped.text):
            around = shaped.text[max(0, match.start() - 60) : match.end()]
            if rule.never and rule.never.search(around):
                continue
            for subject in _who(shaped, rule, match):
                # The first rule of a metric that speaks of a company decides: refusal before use.
                if (rule.metric, subject.entity_id) in seen or not _eligible(shaped, rule, subject):
                    continue
                seen.add((rule.metric, subject.entity_id))
                status: Status = "guidance" if rule.metric == "capex_guidance_change" else "actual"
                yield _Signal(
                    rule.rule,
                    rule.metric,
                    subject,
                    rule.polarity,
                    *match.span(),
                    rule.confidence,
                    status=status,
                )


def _who(shaped: Shape, rule: SignalRule, match: re.Match[str]) -> list[Token]:
    if rule.who != "actor":
        found = shaped.within(*match.span(rule.who), "c")
    else:
        found = _actors(shaped, match.start(), rule.vendor)
        is_told = rule.metric in _TOLD_ONE_BY_ONE or shaped.sentence.is_own
        if not found and is_told and not _names_anybody(shaped):
            found = _discourse(shaped)
    return [t for t in found if t.entity_id and t.entity_id not in rule.vendor]


def _actors(shaped: Shape, before: int, vendor: frozenset[str]) -> list[Token]:
    """Who acts: named, else whose person speaks, else who owns what acts ("Acme's model runs on …")."""
    if acting := shaped.actors(before):
        return acting
    places = [t for t in shaped.tokens if t.entity_id and shaped.place(t) < before]
    if any(shaped.speaks_of_others(token, before) for token in places[-1:]):
        return []
    for token in reversed(places):
        if token.code[1] == "p":
            return [token]
    for token in reversed(places):
        owns = re.match(r"[’']s?\b", shaped.text[shaped.place(token) + len(token.code) :])
        if token.code[1] == "c" and owns and token.entity_id not in vendor:
            return [token]
    return []


def _names_anybody(shaped: Shape) -> bool:
    return any(t.code[1] in "cp" for t in shaped.tokens)


def _eligible(shaped: Shape, rule: SignalRule, subject: Token) -> bool:
    company = companies().get(subject.entity_id or "")
    on = shaped.sentence.published_on
    if rule.metric in _SUPPLIERS_OF_PARTS and company and on:
        return not company.is_a("chip_vendor", on)  # dearer parts are their revenue
    if rule.metric == "enterprise_namecheck":
        return bool(company and on and company.is_a("neocloud", on))
    return True


def _speaks_of_its_own(sentence: Sentence) -> bool:
    """Whether a company or a call's speaker says what was expected, and does not say that analysts did.

    "Revenue increased 4%, ahead of expectations" is then held against the company's own plan.
    """
    is_said = sentence.is_own or sentence.block.speaker is not None
    return is_said and _OF_ANALYSTS.search(sentence.text) is None


_OF_ANALYSTS = re.compile(r"\b(?:consensus|analysts?|wall\s+street|the\s+street)\b", re.I)


def _compared(shaped: Shape, comparisons: Iterable[Comparison]) -> Iterator[_Signal]:
    """A result or a guidance said to lie above or below what was expected."""
    seen: set[tuple[str, str | None]] = set()
    for polarity, pattern in comparisons:
        for match in pattern.finditer(shaped.text):
            if OWN_PAST.search(match[0]):
                continue
            low, _ = clause(shaped.text, match.start())
            acting = _actors(shaped, match.start(), frozenset()) or _discourse(shaped)
            before = shaped.text[: match.start()]
            own_clause = shaped.text[low : match.start()]
            guides = GUIDES.search(own_clause) or GUIDES.search(match[0])
            if not guides and not RESULTS.search(own_clause):
                guides = GUIDES.search(before)
            if "-than-" in match[0]:
                guides = guides or _OF_OUTLOOK.match(shaped.text, match.end())
            if _OF_A_LOSS.match(match[0]) and not LOSS.search(before):
                continue
            own_words = _SURPRISE.sub(" ", own_clause)
            for metric, measure in _measures(shaped, match, guided=bool(guides), words=own_words):
                if (metric, measure) in seen:
                    continue
                seen.add((metric, measure))
                for subject in acting[:1]:
                    yield _Signal(
                        COMPARED_RULE,
                        metric,
                        subject,
                        polarity,
                        *match.span(),
                        0.8,
                        segment=measure,
                        status="guidance" if metric == "guidance_vs_consensus" else "actual",
                    )


# "A weaker-than-expected forecast"
_OF_OUTLOOK = re.compile(r"\s+(?:[\w-]+\s+){0,3}?(?:forecasts?|outlook|guidance)\b", re.I)


def _measures(
    shaped: Shape, match: re.Match[str], *, guided: bool, words: str
) -> Iterator[tuple[str, str | None]]:
    """Which metric is compared: named in the comparison's own clause, else nearest before it."""
    metric = "guidance_vs_consensus" if guided else "result_vs_consensus"
    tail = shaped.text[match.end() : match.end() + 50]
    own = f"{match[0]} {re.split(_TAIL_END, tail)[0]}"
    if CAPEX.search(f"{words} {match[0]}"):
        return
    named: list[str] = []
    for where in (match[0], words, own):
        named = named or [name for name, pattern in MEASURES if pattern.search(where)]
    # "beats on earnings and guidance": one comparison, two things compared.
    if re.search(r"\bon\s+$", match[0]) and guided is False and GUIDES.search(tail):
        yield "guidance_vs_consensus", None
    if not named:
        if guided:
            yield metric, None
            return
        before = shaped.text[: match.start()]
        if RESULTS.search(words):
            yield metric, None
            return
        last = [(m.start(), name) for name, p in MEASURES for m in p.finditer(before)]
        named = [max(last)[1]] if last else []
    if "eps_adjusted" in named and "net_income" in named:
        named.remove("net_income")
    segment = _segment(shaped, f"{words} {own}")
    for name in named:
        yield metric, f"{name}:{segment}" if segment and name == "revenue" else name


_NO_MAKER = r"(?!\s+(?:maker|company|giant|provider|firm|developer|seller|vendor)\b)"


def _segment(shaped: Shape, words: str) -> str | None:
    """A reported segment of one of the sentence's companies that the words name."""
    ids = {t.entity_id for t in shaped.tokens if t.entity_id} | {shaped.sentence.subject}
    for entity_id in sorted(i for i in ids if i):
        company = companies().get(entity_id)
        for slug, names in (company.segments if company else {}).items():
            if any(re.search(rf"\b{re.escape(name)}\b{_NO_MAKER}", words, re.I) for name in names):
                return slug
    return None


def _discourse(shaped: Shape) -> list[Token]:
    subject = shaped.sentence.subject
    if subject is None:
        return []
    place = shaped.sentence.start
    return [Token("«c0»", place, place, entity_id=subject, is_pronoun=True)]


def _enterprise_deals(shaped: Shape) -> Iterator[_Signal]:
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
            yield _Signal(
                ENTERPRISE_DEAL_RULE,
                "enterprise_inference_deal",
                deal.parties[0],
                1,
                deal.low,
                deal.high,
                0.7,
                counterparty=deal.counterparty,
            )


def _debt_deals(shaped: Shape) -> Iterator[_Signal]:
    """A sum of bonds that a deal's construction reads: it knows names that no registry explains."""
    for deal in deals_in(shaped):
        is_debt = deal.metric == "debt_facility" and deal.parties
        if is_debt and _OF_BONDS.search(shaped.text, deal.low, deal.high):
            yield _Signal(
                DEBT_DEAL_RULE, "debt_issuance", deal.parties[0], 1, deal.low, deal.high, 0.7
            )


def _claim(document: Document, shaped: Shape, signal: _Signal) -> Claim:
    sentence = shaped.sentence
    low, high = shaped.span(signal.low, signal.high)
    governed = frame(sentence.text, sentence.start, low)
    span = (min(low, governed.start), max(high, governed.end))
    polarity = _polarity(signal, governed)
    subject = signal.subject.entity_id
    if subject is None:
        raise ValueError(f"signal {signal.rule} at {low} has no subject")
    period = _period(sentence, governed)
    published = sentence.published_on
    if (
        signal.metric == "result_vs_consensus"
        and period
        and published
        and period.last_day > published
    ):
        period = None  # "results missed, and sales will fall this year"
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
        modality=governed.modality,
        polarity=polarity,
        hardware=hardware(document.text[span[0] : span[1]]),
        attribution=governed.attribution,
        quote=document.text[span[0] : span[1]],
        char_start=span[0],
        char_end=span[1],
        spans=tuple(spans),
        extractor=f"prose.signal.{signal.rule}",
        extractor_version=VERSION,
        confidence=signal.confidence * (1.0 if governed.is_firm else 0.8),
    )


def _polarity(signal: _Signal, governed: Frame) -> int:
    """What is denied did not happen: the commitment counts against, not for."""
    is_commitment = signal.metric.endswith("_commitment")
    if governed.modality == "denied" and signal.polarity > 0 and is_commitment:
        return -1
    return signal.polarity


def _period(sentence: Sentence, governed: Frame) -> Period | None:
    own = [p for p in sentence.periods if governed.start <= p.start < governed.end]
    return next((p for p in own or sentence.periods if not p.comparison), None)
