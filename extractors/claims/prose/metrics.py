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
from extractors.claims.prose.continued import continued
from extractors.claims.prose.metric_constructions import CONSTRUCTED, constructed
from extractors.claims.prose.metric_cues import Cue, cue_patterns, cues
from extractors.claims.prose.metric_dating import dated, on_fiscal_years
from extractors.claims.prose.metric_drafts import Draft
from extractors.claims.prose.metric_followers import followed
from extractors.claims.prose.metric_growth import leaves_out
from extractors.claims.prose.metric_links import linked
from extractors.claims.prose.metric_pairs import listed, paired
from extractors.claims.prose.metric_parts import is_of_unknown_part, part_of, spoken_of, turned_to
from extractors.claims.prose.metric_status import (
    as_expected,
    is_out_of_time,
    modality_of,
    settled,
    status_of,
)
from extractors.claims.prose.modality import frame
from extractors.claims.prose.outline import Outline, ToldAbove
from extractors.claims.prose.shape import WORDS, Shape, shape
from extractors.claims.prose.subjects import subject_of
from extractors.claims.spans import Sentence
from extractors.prefilter import Prefilter
from warehouse.records import Basis, Claim, Document, Span, claim_id
from warehouse.registry import metrics

VERSION = "1"

_CONFIDENCE = 0.85
_POSSIBLE = frozenset({"hypothetical", "denied"})
_TARGETED = ("active_power", "guidance")
_ANNOUNCING = Prefilter((*cue_patterns(), *CONSTRUCTED), lambda pattern: pattern, WORDS)


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
    told_above = ToldAbove()
    speaker: str | None = None
    for original in sentences:
        sentence = on_fiscal_years(original)
        if calendar.is_own and not sentence.is_own:
            if sentence.block.speaker != speaker:
                speaker, outline.segment = sentence.block.speaker, None
            outline.segment = turned_to(sentence, outline.segment)
        outline.enter(sentence)
        calendar.look_ahead(sentence)
        if not sentence.amounts or sentence.block.role == "operator":
            continue
        found: list[Claim] = []
        if _ANNOUNCING.among(sentence.words):
            shaped = shape(sentence)
            read = [_claim(document, shaped, d, calendar, outline) for d in _drafts(shaped, taken)]
            found = [_like_the_print(claim, is_adjusted) for claim in read if claim]
        if sentence.block.role == "analyst":
            # A guest's words are evidence of what the market expects, and of nothing else.
            found = [claim for claim in found if claim.status == "estimate"]
        if sentence.is_own:
            found = told_above.of_the_whole(found, outline.heading)
        found = found or continued(sentence, told)
        if found:
            outline.tells_estimates = all(claim.status == "estimate" for claim in found)
        outline.spoken = spoken_of(sentence, found, outline.spoken)
        claims.extend(found)
        told = found
    return list({claim.claim_id: claim for claim in claims}.values())


def _beside(text: str, found: Sequence[Cue], place: int) -> Sequence[Cue]:
    """The nearest cue on either side: none reaches an amount over another one, unless that is an aside's.

    "Operating income rose from «m0» (a margin of «%1») to «m2»".
    """
    index = bisect_left(found, place, key=lambda cue: cue.low)
    first = max(0, index - 1)
    if first and _CLOSES_ASIDE.match(text, found[first].high, place):
        first -= 1
    return found[first : index + 1]


_CLOSES_ASIDE = re.compile(r"[^()]*\)")


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
        for cue in _beside(shaped.text, found, shaped.place(token))
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
    draft = as_expected(shaped, _as_compared(shaped, draft), outline)
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
    told = status_of(shaped, main, governed, outline)
    part = None
    if not draft.is_whole:
        part = part_of(shaped, main, subject, named, outline.part, outline.spoken)
        if not sentence.is_own and is_of_unknown_part(shaped, main, part):
            return None
    when_told = dated(shaped, draft, calendar, outline, subject, told, part)
    if when_told is None or _speaks_at_large(shaped, main):
        return None
    if sentence.is_own and _says_too_little(draft, part, outline):
        return None
    if _is_too_small(draft):
        return None
    period, words = when_told
    if sentence.is_own and is_out_of_time(shaped, main, told, period):
        return None
    status = settled(draft.status or told, draft, sentence, period, words)
    if sentence.is_own and draft.is_comparison and status == "actual" and period == when.NO_PERIOD:
        return None  # "compared to $900 million": of which period is left open
    is_main = not (draft.is_comparison or main.is_comparison or main.period)
    if told == "actual" and is_main:
        outline.tell(main, part, words)
    modality = modality_of(shaped, main, governed, draft.status or told)
    metric = "power_target" if (draft.metric, status) == _TARGETED else draft.metric
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


def _as_compared(shaped: Shape, draft: Draft) -> Draft:
    """A value that only says with what another is compared: "… compared with a year-earlier profit of $2"."""
    main = draft.primary or draft
    place = min(main.cue.low, shaped.place(main.token))
    found = _COMPARED_WITH.search(shaped.text, 0, place)
    if found is None or draft.status is not None or draft.is_comparison:
        return draft
    is_dated = any(p.comparison and p.start > main.token.end for p in shaped.sentence.periods)
    named = shaped.token(found["when"]).period if found["when"] else None
    is_earlier = named.comparison if named else found["before"] is not None
    return replace(draft, is_comparison=True) if is_dated or is_earlier else draft


_COMPARED_WITH = re.compile(
    r"\bcompare[ds]\s+(?:with|to)\s+(?:an?\s+)?(?P<before>(?P<when>«t\d+»)\s+|year-(?:earlier|ago)\s+)?(?:net\s+)?$",
    re.I,
)


def _is_too_small(draft: Draft) -> bool:
    """Whether a sum is one of a share: "the average estimate is a profit of $0.86"."""
    ends = [abs(end) for end in (draft.amount.low, draft.amount.high) if end is not None]
    is_sum = metrics()[draft.metric].unit == "money" and len(draft.amount.unit or "") == len("USD")
    return is_sum and bool(ends) and max(ends) < _SMALLEST_SUM


_SMALLEST_SUM = 1_000


def _speaks_at_large(shaped: Shape, main: Draft) -> bool:
    """Whether a speaker's "hundreds of billions of dollars of capex" is nobody's: no "we" stands before it."""
    if shaped.sentence.block.role is None or main.amount.bound != "vague":
        return False
    place = shaped.place(main.token)
    return not any(shaped.place(token) < place for token in shaped.tokens if token.code[1] == "c")


def _says_too_little(draft: Draft, part: str | None, outline: Outline) -> bool:
    """Whether an issuer's words state no figure of the company: "billions of dollars in sales", or a total
    on a basis of its own."""
    is_word = draft.amount.bound == "vague" and draft.amount.unit != "percent"
    main = draft.primary or draft
    return is_word or (part is None and outline.is_adjusted and main.metric == "revenue")


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
