"""Metrics in prose: an amount and the words that announce it, tied by a construction.

Every sentence is read as a shape. A cue and an amount make a claim only over words that connect them
("revenue rose 4% to «m»", "«m» in revenue"); from there the sentence is followed on: growth behind the
value, the per-share figure beside it, what analysts expected, what it was a year earlier.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extractors.claims.prose import metric_periods as when
from extractors.claims.prose.entities import slug
from extractors.claims.prose.expectations import expectation
from extractors.claims.prose.metric_constructions import constructed
from extractors.claims.prose.metric_cues import Cue, cues
from extractors.claims.prose.metric_dating import dated, on_fiscal_years
from extractors.claims.prose.metric_drafts import Draft
from extractors.claims.prose.metric_followers import followed
from extractors.claims.prose.metric_growth import leaves_out
from extractors.claims.prose.metric_links import linked
from extractors.claims.prose.metric_pairs import listed, paired
from extractors.claims.prose.metric_segments import (
    is_reported,
    named_segment,
    segment,
    segment_behind,
)
from extractors.claims.prose.modality import Frame, frame
from extractors.claims.prose.outline import Outline
from extractors.claims.prose.shape import Shape, Token, shape
from extractors.claims.prose.subjects import subject_of
from extractors.claims.spans import Sentence
from warehouse.records import Basis, Claim, Document, Span, Status, claim_id
from warehouse.registry import metrics

VERSION = "1"

_CONFIDENCE = 0.85
_ESTIMATED_BEHIND = re.compile(
    r"^\s*[(,]?\s*(?:(?:average|mean|median|consensus)\s+)*(?:estimate[ds]?|consensus|expected|forecast|that\s+analysts|analysts|projected)\b",
    re.I,
)
_CONSENSUS = re.compile(
    r"\b(?:analysts|wall\s+street|the\s+street|consensus|lseg|factset|street\s?account|visible\s+alpha|refinitiv)\b",
    re.I,
)
_OTHER_CLAUSE = re.compile(r"\b(?:as|after|while|even)\b|;")
_ANALYST = re.compile(r"\banalysts?\b|\bthinks?\b|\bbelieves?\b|\bopinion\b|\barguably\b", re.I)
_TURNS = re.compile(
    r"\W*(?:next|now|turning|moving|finally|lastly|in\s+summary|starting|let\s+me|and\s+(?:now|finally))\b|\bsegment\b|\b(?:total|overall)\s+company\b|\bconsolidated\b",
    re.I,
)
_AHEAD = re.compile(r"\b(?:will|would|should|is\s+(?:set|due|going)\s+to|to\s+be)\b", re.I)
_PAST = re.compile(
    r"\b(?:was|were|grew|rose|fell|increased|decreased|declined|totaled|reached|had|ended|generated|delivered)\b",
    re.I,
)
_POSSIBLE = frozenset({"hypothetical", "denied"})
_PROFITS = frozenset({"net_income", "adjusted_net_income"})
_HAS_SEGMENTS = frozenset(
    """revenue revenue_growth_yoy operating_income operating_margin adjusted_operating_income gross_margin arr revenue_backlog
    rpo adjusted_ebitda adjusted_ebitda_margin capex""".split()
)


def metric_claims(
    document: Document,
    sentences: Sequence[Sentence],
    taken: frozenset[tuple[int, int]] = frozenset(),
) -> list[Claim]:
    """Claims of kind `metric` in the order of the text.

    Args:
        taken: spans of amounts that state something else, such as the price of a deal.
    """
    calendar = when.Calendar(document)
    calendar.read(sentences)
    claims: list[Claim] = []
    told: list[Claim] = []  # by the sentence before
    is_adjusted: dict[str, bool] = {}
    outline = Outline(document.entity_id)
    for original in sentences:
        sentence = on_fiscal_years(original)
        if calendar.is_own and not sentence.is_own:
            outline.segment = _section(sentence, outline.segment)
        outline.enter(sentence)
        calendar.outlook = when.section(sentence, calendar.outlook)
        if not sentence.amounts or sentence.block.role in ("analyst", "operator"):
            continue
        shaped = shape(sentence)
        read = [_claim(document, shaped, d, calendar, outline) for d in _drafts(shaped, taken)]
        found = [_like_the_print(claim, is_adjusted) for claim in read if claim]
        if not found and (expected := expectation(sentence, told)):
            found = [expected]
        claims.extend(found)
        told = found
    return list({claim.claim_id: claim for claim in claims}.values())


def _beside(found: Sequence[Cue], place: int) -> Sequence[Cue]:
    """The nearest cue on either side: none reaches an amount over another one."""
    index = bisect_left(found, place, key=lambda cue: cue.low)
    return found[max(0, index - 1) : index + 1]


def _like_the_print(claim: Claim, is_adjusted: dict[str, bool]) -> Claim:
    """Expected earnings per share are of the kind that the company's own were told in."""
    if claim.metric not in ("eps_diluted", "eps_adjusted"):
        return claim
    if claim.status != "estimate":
        is_adjusted.setdefault(claim.subject, claim.metric == "eps_adjusted")
    elif is_adjusted.get(claim.subject) and claim.metric == "eps_diluted":
        return replace(claim, metric="eps_adjusted", basis="non_gaap")
    return claim


def _drafts(shaped: Shape, taken: frozenset[tuple[int, int]]) -> list[Draft]:
    """One draft per amount: the strongest link of each, and what follows from it."""
    found = cues(shaped.text, is_own=shaped.sentence.is_own)
    dealt_out = listed(shaped)
    free = [
        token
        for token in shaped.tokens
        if token.amount is not None
        and (token.start, token.end) not in taken
        and token.code not in dealt_out
    ]
    candidates = [
        draft
        for token in free
        for cue in _beside(found, shaped.place(token))
        for draft in linked(shaped, token, cue)
    ]
    candidates += constructed(shaped)
    candidates += paired(shaped, found)
    best: dict[str, Draft] = {}
    for draft in sorted(candidates, key=lambda d: -d.score):
        if draft.token.code in best or (draft.token.start, draft.token.end) in taken:
            continue
        best[draft.token.code] = draft
        for follower in followed(shaped, draft):
            if follower.token.code not in dealt_out:
                best.setdefault(follower.token.code, follower)
    return sorted(best.values(), key=lambda draft: draft.token.start)


def _claim(
    document: Document,
    shaped: Shape,
    draft: Draft,
    calendar: when.Calendar,
    outline: Outline,
) -> Claim | None:
    sentence = shaped.sentence
    main = draft.primary or draft
    governed = frame(sentence.text, sentence.start, main.token.start)
    if governed.modality in _POSSIBLE:
        return None
    subject, named = (
        (main.subject.entity_id, main.subject)
        if main.subject
        else subject_of(shaped, main.cue, main.token)
    )
    if subject is None:
        return None
    told = main.status or _status(shaped, main, governed)
    if told == "actual" and outline.looks_ahead(sentence) and not _reports(shaped, main):
        told = "guidance"
    status = draft.status or told
    modality = governed.modality
    if status == "estimate" and modality == "opinion" and _CONSENSUS.search(sentence.text):
        modality = "asserted"
    if (
        modality == "opinion"
        and status != "estimate"
        and not _ANALYST.search(sentence.text[: main.token.start - sentence.start])
    ):
        modality = "asserted"  # the analysts of the sentence speak of another value
    metric = draft.metric
    if sentence.is_own and draft.amount.bound == "vague" and draft.amount.unit != "percent":
        return None  # "billions of dollars in sales" reports nothing
    if metric == "active_power" and status == "guidance":
        metric = "power_target"
    part = None if draft.is_whole else _part(document, shaped, main, subject, named, outline)
    if part is None and outline.is_adjusted and main.metric == "revenue":
        return None  # the company's own total is on another basis
    when_told = dated(shaped, draft, calendar, outline, subject, told)
    if when_told is None:
        return None
    period, words = when_told
    is_main = not draft.is_comparison and not main.is_comparison and main.period is None
    if words and sentence.is_own and is_main and told == "actual":
        outline.tell(words)
    if draft.is_comparison and draft.status is None and status == "guidance":
        # Beside an outlook stands what was reported, or the outlook that it replaces.
        status = "prior" if words is None else "actual"
    if status == "actual" and not draft.is_comparison and _is_ahead(sentence, period):
        status = "guidance"
    cue = shaped.span(draft.cue.low, draft.cue.high)
    amount = draft.amount
    spans = [Span("value", amount.start, amount.end), Span("cue", *cue), *governed.spans]
    if named:
        spans.append(Span("subject", named.start, named.end))
    if draft.counterparty:
        spans.append(Span("counterparty", draft.counterparty.start, draft.counterparty.end))
    if words:
        spans.append(Span("period", words.start, words.end))
    low = min(governed.start, cue[0], amount.start)
    high = max(governed.end, cue[1], amount.end)
    quote = document.text[low:high]
    low, high = low + len(quote) - len(quote.lstrip()), high - len(quote) + len(quote.rstrip())
    counterparty = draft.counterparty.entity_id if draft.counterparty else None
    return Claim(
        claim_id=claim_id(
            document.document_id,
            span=(amount.start, amount.end),
            subject=subject,
            counterparty=counterparty,
            metric=metric,
            segment=part,
            period=(period[0], period[2]),
            status=status,
        ),
        document_id=document.document_id,
        published_at=document.published_at,
        known_at=document.known_at,
        kind="metric",
        subject=subject,
        counterparty=counterparty,
        metric=metric,
        segment=part,
        basis=draft.basis or _basis(metric, shaped, draft),
        period_type=period[0],
        period_start=period[1],
        period_end=period[2],
        value_low=amount.low,
        value_high=amount.high,
        unit=_unit(metric, amount.unit),
        bound=amount.bound,
        status=status,
        modality=modality,
        attribution=governed.attribution,
        quote=document.text[low:high],
        char_start=low,
        char_end=high,
        scale_as_printed=amount.scale_as_printed,
        spans=tuple(dict.fromkeys(spans)),
        extractor=f"prose.metric.{draft.rule}",
        extractor_version=VERSION,
        confidence=round(
            min(_CONFIDENCE * draft.score, 0.79) * (1.0 if governed.is_firm else 0.7), 3
        ),
    )


def _reports(shaped: Shape, draft: Draft) -> bool:
    """Whether a verb of the past connects cue and value: below "Outlook" stand last year's figures too."""
    place = shaped.place(draft.token)
    low, high = min(draft.cue.low, place), max(draft.cue.high, place)
    return _PAST.search(shaped.text, low, high) is not None


def _part(
    document: Document,
    shaped: Shape,
    main: Draft,
    subject: str,
    named: Token | None,
    outline: Outline,
) -> str | None:
    """The part of the company that a value is for: by its own words, else by the heading above."""
    cue = main.cue
    headed = outline.part if named is None or named.is_pronoun else None
    if main.metric in _PROFITS:
        # "Quarterly", "record" and the like are no parts: only names that the registry knows are.
        own = segment(subject, shaped, cue.low, cue.high)
        return own if own and is_reported(subject, own) else headed
    if main.metric not in _HAS_SEGMENTS:
        return None
    own = segment(subject, shaped, cue.low, cue.high)
    if own is None and shaped.sentence.is_own:
        own = segment_behind(
            subject, shaped, main.token
        )  # "revenue topped $6 billion in our cloud"
    division = _division(document, named)
    if shaped.sentence.is_own:
        return (
            own or division or headed
        )  # an issuer's own words are more exact than a product's name
    return division or own or headed


def _is_ahead(sentence: Sentence, period: when.Columns) -> bool:
    """Whether the period is a year that the words name and that has not ended: nobody can report it."""
    published = sentence.published_on
    ends = period[2]
    return period[0] in ("fy", "quarter", "half", "multi_year") and (
        published is not None and ends is not None and ends > published
    )


def _section(sentence: Sentence, before: str | None) -> str | None:
    """The segment that a call or release has turned to; a turn to anything else ends it."""
    is_passing = not sentence.amounts and len(sentence.text) < 120
    if sentence.subject and is_passing and _TURNS.search(sentence.text):
        named = named_segment(sentence.subject, sentence.text)
        if named:
            return named
    return None if _TURNS.match(sentence.text) else before


def _division(document: Document, named: Token | None) -> str | None:
    """The part of a company that a division's or a product's name means."""
    if named is None or named.mention is None:
        return None
    if named.mention.segment or named.mention.kind != "product":
        return named.mention.segment
    return slug(document.text[named.start : named.end])


def _basis(metric: str, shaped: Shape, draft: Draft) -> Basis | None:
    if metric.startswith(("adjusted_", "eps_adjusted")):
        return "non_gaap"
    if metric == "gross_margin" and draft.cue.is_adjusted:
        return "non_gaap"
    place = shaped.place(draft.token)
    behind = shaped.text[place + len(draft.token.code) :]
    is_growth = metric == "revenue_growth_yoy"
    return "non_gaap" if is_growth and leaves_out(shaped.text[:place], behind) else None


def _unit(metric: str, unit: str | None) -> str | None:
    if metrics()[metric].unit == "money/share" and unit and not unit.endswith("/share"):
        return f"{unit}/share"
    return unit


def _status(shaped: Shape, draft: Draft, governed: Frame) -> Status:
    """The clause's status, unless its cue stands behind the value and is about another one."""
    place = shaped.place(draft.token)
    end = place + len(draft.token.code)
    if _ESTIMATED_BEHIND.match(shaped.text[end : end + 60]):
        return "prior" if shaped.sentence.is_own else "estimate"
    between = shaped.text[min(draft.cue.low, place) : max(draft.cue.high, end)]
    status = governed.status
    if status == "prior" and _CONSENSUS.search(shaped.text):
        status = "estimate"
    cue = [span for span in governed.spans if span.role == "modality"]
    if cue and all(span.start >= draft.token.end for span in cue):
        status = "actual"
    if status == "guidance" and draft.cue.low <= place and cue:
        # "… on its outlook as revenue doubles": the outlook is another clause's
        start = shaped.place_of(max(span.end for span in cue if span.start < draft.token.end))
        if _OTHER_CLAUSE.search(shaped.text[start : draft.cue.low]):
            status = "actual"
    if status == "actual" and _AHEAD.search(between):
        return "guidance"
    return status
