"""What stands behind a value and belongs to it: its growth, its per-share figure, what was expected of
it, and what it was before."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.claims.metric_cues import per_share
from extractors.claims.metric_drafts import DOWN, SEQUENTIAL, Draft, amount_of, magnified, negated
from extractors.claims.shape import Shape, Token
from extractors.claims.spans import Amount

_ESTIMATE_WORD = (
    r"(?:estimat\w+|consensus|forecasts?|expected|expectations?|expecting|analysts?|predicted|projected|projections?|wall\s+street|polled"
    r"|street\s?account|lseg|factset|bloomberg|anticipated)"
)
_AGAINST = re.compile(
    r"(?:vs\.?|versus|compar(?:ed|ing)\s+(?:to|with)|against|beat(?:s|ing)?|topp(?:ed|ing)|above|ahead\s+of|below|miss(?:ed|es|ing)|short\s+of"
    r"|exceed(?:ed|ing|s)|surpass(?:ed|ing)|(?:higher|lower|more|less|better|worse|wider|narrower)\s+than|than|while|shy\s+of|trailing)"
)
_EXPECTED = re.compile(
    rf"^(?P<lead>[^«;]{{0,40}}?\b{_AGAINST.pattern}\s+(?:[\w’'.&-]+\s+|«[cp]\d+»(?:[’']s)?\s+){{0,9}}?)(?P<value>«[mvx%w]\d+»)(?P<tail>[^«;]{{0,60}})",
    re.I,
)
_EARLIER = re.compile(
    r"^(?P<lead>[^«;]{0,40}?(?:\b(?:compared\s+(?:to|with)|versus|vs\.?|(?:up|down|improved|rose|increased)?\s*from|against)\s+(?:(?:an?|the|net|loss|profit|of|approximately|even|more|meaningfully)\s+)*))(?P<value>«[mvx%w]\d+»)",
    re.I,
)
_GROWTH_BEHIND = re.compile(
    r"^(?:\s*\([^()«]{0,30}\))?[\s,(–—-]*(?:(?:and|or|which|that|is|was|were|representing|reflecting|marking|an?|the|it|this|quarter|has|have|had|been)\s+)*"
    r"(?P<verb>up|down|rose|grew|growing|rising|increas(?:e|ed|ing)(?:\s+of|\s+by)?|(?:growth|rise|jump|gain|surge|decline|decrease|drop)\s+of|jump(?:ed|ing)|surg(?:ed|ing)|fell|falling|declin(?:ed|ing)|more|soar(?:ed|ing)|climb(?:ed|ing))?"
    r"(?:\s+by)?\s*(?P<value>«[%x]\d+»)(?P<noun>\s+(?:increase|growth|rise|jump|gain|surge|decline|decrease|drop))?",
    re.I,
)
_PER_SHARE_BEHIND = re.compile(
    r"^[\s,(]*(?:or|and|equal\s+to|equivalent\s+to)?\s*(?P<value>«x\d+»)"
)


def followed(shaped: Shape, draft: Draft) -> Iterator[Draft]:
    """What stands behind a value and belongs to it."""
    text = shaped.text
    at = shaped.place(draft.token) + len(draft.token.code)
    for _ in range(4):
        behind = text[at : at + 200]
        if draft.metric == "revenue" and (growth := _GROWTH_BEHIND.match(behind)):
            follower = _growth_behind(shaped, draft, growth, behind)
            if follower:
                yield follower
            at += growth.end()
            continue
        if (share := _PER_SHARE_BEHIND.match(behind)) and per_share(draft.metric):
            token = shaped.token(share["value"])
            metric = per_share(draft.metric)
            if metric and token.amount and (token.amount.unit or "").endswith("/share"):
                amount = negated(token.amount) if draft.cue.is_negative else token.amount
                yield replace(
                    draft,
                    metric=metric,
                    token=token,
                    amount=amount,
                    rule="or_per_share",
                    primary=draft.primary,
                )
            at += share.end()
            continue
        if (expected := _EXPECTED.match(behind)) and _is_expectation(expected):
            token = shaped.token(expected["value"])
            if _same_kind(draft, token) and token.amount:
                yield replace(
                    draft,
                    token=token,
                    amount=_signed(draft, token),
                    status="estimate",
                    rule="against_consensus",
                    primary=draft,
                )
            at += expected.end("value")
            continue
        if earlier := _EARLIER.match(behind):
            token = shaped.token(earlier["value"])
            if _same_kind(draft, token) and token.amount:
                comparison = replace(
                    draft,
                    token=token,
                    amount=_signed(draft, token),
                    rule="compared_with",
                    primary=draft,
                    is_comparison=True,
                )
                yield comparison
                yield from _per_share_of(shaped, comparison, at + earlier.end("value"))
            at += earlier.end("value")
            continue
        return


def _per_share_of(shaped: Shape, draft: Draft, at: int) -> Iterator[Draft]:
    metric = per_share(draft.metric)
    share = _PER_SHARE_BEHIND.match(shaped.text[at : at + 40])
    if not share or not metric:
        return
    token = shaped.token(share["value"])
    if token.amount and (token.amount.unit or "").endswith("/share"):
        yield replace(
            draft, metric=metric, token=token, amount=_signed(draft, token), rule="or_per_share"
        )


def _growth_behind(shaped: Shape, draft: Draft, growth: re.Match[str], behind: str) -> Draft | None:
    token = shaped.token(growth["value"])
    amount = token.amount
    if amount is None or SEQUENTIAL.match(behind[growth.end() :]):
        return None
    verb = f"{growth['verb'] or ''} {growth['noun'] or ''}"
    if amount.unit == "multiple":
        if not re.match(
            r"(?i)\W*(?:(?:more|less|almost|nearly|about)\s+(?:than\s+)?)?(?:doubl|tripl|quadrupl|twice)",
            _printed(shaped, token),
        ):
            return None
        amount = magnified(amount)
    elif amount.unit != "percent" or not verb.strip():
        return None
    elif DOWN.search(verb):
        amount = negated(amount)
    return replace(
        draft, metric="revenue_growth_yoy", token=token, amount=amount, rule="value_up_by"
    )


def _printed(shaped: Shape, token: Token) -> str:
    sentence = shaped.sentence
    return sentence.text[token.start - sentence.start : token.end - sentence.start]


def _is_expectation(match: re.Match[str]) -> bool:
    around = f"{match['lead']} {match['tail']}"
    return re.search(rf"\b{_ESTIMATE_WORD}\b", around, re.I) is not None


def _same_kind(draft: Draft, token: Token) -> bool:
    if token.amount is None:
        return False
    first, second = draft.token.amount, token.amount
    if first is None or first.unit != second.unit:
        return False
    values = [abs(v) for v in (first.high, first.low, second.high, second.low) if v]
    return not values or max(values) <= 100 * min(values)


def _signed(draft: Draft, token: Token) -> Amount:
    return negated(amount_of(token)) if draft.cue.is_negative else amount_of(token)
