"""Metrics in prose: an amount and the words that announce it, tied by a construction.

Every sentence is read as a shape. A cue and an amount make a claim only over words that connect them
("revenue rose 4% to «m»", "«m» in revenue"); from there the sentence is followed on: growth behind the
value, the per-share figure beside it, what analysts expected, what it was a year earlier.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extractors.claims.prose import metric_periods as when
from extractors.claims.prose.entities import slug
from extractors.claims.prose.expectations import expectation
from extractors.claims.prose.metric_constructions import CONSTRUCTED, constructed
from extractors.claims.prose.metric_cues import Cue, cue_patterns, cues, named_segment, segment
from extractors.claims.prose.metric_drafts import Draft, leaves_out
from extractors.claims.prose.metric_followers import followed
from extractors.claims.prose.metric_links import linked
from extractors.claims.prose.metric_pairs import paired
from extractors.claims.prose.modality import Frame, frame
from extractors.claims.prose.shape import Shape, Token, shape, words_ahead
from extractors.claims.prose.subjects import subject_of
from extractors.claims.spans import Sentence
from extractors.prefilter import Prefilter
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
# What articles tell as of the day they appear.
_OF_TODAY = frozenset({"valuation", "headcount", "arr", "gpu_count"})
_OTHER_CLAUSE = re.compile(r"\b(?:as|after|while|even)\b|;")
_ANALYST = re.compile(r"\banalysts?\b|\bthinks?\b|\bbelieves?\b|\bopinion\b|\barguably\b", re.I)
_TURNS = re.compile(
    r"\W*(?:next|now|turning|moving|finally|lastly|in\s+summary|starting|let\s+me|and\s+(?:now|finally))\b|\bsegment\b|\b(?:total|overall)\s+company\b|\bconsolidated\b",
    re.I,
)
_TURNING = Prefilter((_TURNS,), lambda pattern: pattern)
_AHEAD = re.compile(r"\b(?:will|would|should|is\s+(?:set|due|going)\s+to|to\s+be)\b", re.I)
_POSSIBLE = frozenset({"hypothetical", "denied"})
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
    section: str | None = None
    for sentence in sentences:
        if calendar.is_own:
            section = _section(sentence, section)
        calendar.outlook = when.section(sentence, calendar.outlook)
        if not sentence.amounts or sentence.block.role in ("analyst", "operator"):
            continue
        found: list[Claim] = []
        if announces(words_ahead(sentence)):
            shaped = shape(sentence)
            read = [_claim(document, shaped, d, calendar, section) for d in _drafts(shaped, taken)]
            found = [_like_the_print(claim, is_adjusted) for claim in read if claim]
        if not found and (expected := expectation(sentence, told)):
            found = [expected]
        claims.extend(found)
        told = found
    return list({claim.claim_id: claim for claim in claims}.values())


@lru_cache(maxsize=1)
def _announcing() -> Prefilter[re.Pattern[str]]:
    return Prefilter((*cue_patterns(), *CONSTRUCTED), lambda pattern: pattern)


def announces(words: str) -> bool:
    """Whether a sentence with these words may have a metric's cue or construction."""
    return bool(_announcing().candidates(words))


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
    found = cues(shaped.text)
    free = [
        token
        for token in shaped.tokens
        if token.amount is not None and (token.start, token.end) not in taken
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
            best.setdefault(follower.token.code, follower)
    return sorted(best.values(), key=lambda draft: draft.token.start)


def _claim(
    document: Document,
    shaped: Shape,
    draft: Draft,
    calendar: when.Calendar,
    section: str | None,
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
    if metric == "active_power" and status == "guidance":
        metric = "power_target"
    part = None
    if not draft.is_whole and metric in _HAS_SEGMENTS:
        part = (
            _division(document, named)
            or segment(subject, shaped.text, main.cue.low, main.cue.high)
            or (section if named is None or named.is_pronoun else None)
        )
    period, words = _period(shaped, draft, calendar, subject, told)
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
        spans.append(Span("period", *words))
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


def _is_ahead(sentence: Sentence, period: when.Columns) -> bool:
    """Whether the period is a year that the words name and that has not ended: nobody can report it."""
    published = sentence.published_on
    ends = period[2]
    return period[0] in ("fy", "quarter", "half", "multi_year") and (
        published is not None and ends is not None and ends > published
    )


def _section(sentence: Sentence, before: str | None) -> str | None:
    """The segment that a call or release has turned to; a turn to anything else ends it."""
    if not _TURNING.candidates(sentence.text):
        return before
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
        return "estimate"
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


def _period(
    shaped: Shape, draft: Draft, calendar: when.Calendar, subject: str, status: Status
) -> tuple[when.Columns, tuple[int, int] | None]:
    sentence: Sentence = shaped.sentence
    metric = metrics()[draft.metric]
    main = draft.primary or draft
    if draft.metric == "share_price_change":
        return _day(sentence, draft, calendar)
    instant = metric.instant or draft.metric == "customer_share_of_backlog"
    others = [
        (amount.start, amount.end)
        for amount in sentence.amounts
        if amount.start not in (main.token.start, draft.token.start)
    ]
    cue = shaped.span(main.cue.low, main.cue.high)
    found = when.of_value(
        sentence, at=(main.token.start, main.token.end), cue=cue, others=others, instant=instant
    )
    published = sentence.published_on
    if (
        found
        and instant
        and status == "actual"
        and published
        and found.last_day > published
        and found.period_type != "month"
    ):
        found = None  # a level is reported for a day that has come
    if found is None and (told := when.told_of_earlier(sentence, main.token.end)):
        return when.columns(told, instant=instant), (told.start, told.end)
    if found is None and status in ("guidance", "estimate") and calendar.outlook:
        base = when.columns(calendar.outlook, instant=instant)
    elif found:
        base = when.columns(found, instant=instant)
    elif status == "guidance":
        base = when.NO_PERIOD
    elif draft.metric in _OF_TODAY and calendar.document.published_at and not calendar.is_own:
        base = ("instant", None, calendar.document.published_at.date())
    else:
        base = calendar.default(subject, instant=instant)
    if draft.is_comparison:
        earlier = when.compared(sentence, draft.token.end, base, instant=instant, subject=subject)
        if earlier:
            return earlier
        replaced = draft.status == "prior" or status == "guidance"
        return base if replaced else when.NO_PERIOD, None
    return base, (found.start, found.end) if found else None


def _day(
    sentence: Sentence, draft: Draft, calendar: when.Calendar
) -> tuple[when.Columns, tuple[int, int] | None]:
    """The trading day of a move; a move over a stretch of time is as of its last day."""
    days = [p for p in sentence.periods if p.period_type == "event"]
    day = min(days, key=lambda p: abs(p.start - draft.token.start)) if days else None
    kind: when.Columns = when.NO_PERIOD
    published = calendar.document.published_at
    if day:
        kind = ("event" if draft.day else "instant", None, day.last_day)
    elif published:
        kind = ("event" if draft.day else "instant", None, published.date())
    return kind, (day.start, day.end) if day else None
