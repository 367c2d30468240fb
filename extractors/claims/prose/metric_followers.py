"""What stands behind a value and belongs to it: its growth, its per-share figure, what was expected of
it, and what it was before."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.claims.prose.metric_cues import MULTIPLIES, per_share
from extractors.claims.prose.metric_drafts import (
    DOWN,
    Draft,
    amount_of,
    magnified,
    negated,
    printed,
)
from extractors.claims.prose.metric_growth import beside_growth, on_the_year
from extractors.claims.prose.shape import Shape, Token
from extractors.claims.spans import Amount

_ESTIMATE_WORD = (
    r"(?:estimat\w+|consensus|forecast(?:s|ed)?|expected|expectations?|expecting|analysts?|predicted|projected|projections?|wall\s+street|polled"
    r"|street\s?account|lseg|factset|bloomberg|anticipated)"
)
_AGAINST = (
    r"(?:vs\.?|versus|compar(?:ed|ing)\s+(?:to|with)|against|beat(?:s|ing)?|topp(?:ed|ing)|above|ahead\s+of|below|miss(?:ed|es|ing)|short\s+of"
    r"|exceed(?:ed|ing|s)?|surpass(?:ed|ing|es)?|outstrip(?:ped|ping|s)?|outpac(?:ed|ing|es)|eclips(?:ed|ing|es)|clear(?:ed|ing)|(?:higher|lower|more|less|better|worse|wider|narrower)\s+than|than|while|shy\s+of|trailing|in\s+line\s+with|matching|on\s+par\s+with|past|under)"
)
_VALUE = r"(?P<value>«[mvsx%w]\d+»)"
# Words of the value's own noun phrase that may stand between it and what belongs to it.
_OWN_TAIL = re.compile(
    r"(?>\s*\([^()«»]{0,40}\)|\s*(?:[-–—]\s*|,\s*)?(?:fully\s+diluted|diluted|basic|assuming\s+dilution)\b\)?|\)|,?\s+(?:with\s+(?:the|an?)\s+mid-?point\s+(?:of|at)\s+(?:about\s+)?«[ms%]\d+»|(?:or\s+)?«[ms%]\d+»\s+at\s+the\s+mid-?point)|,?\s+in\s+constant[- ]currenc(?:y|ies)|,?\s+(?:adjusted|excluding\s+(?:\w+\s?){1,4}|in\s+total|on\s+an?\s+[\w-]+\s+basis)(?![\w-])|,?\s*\(?(?:plus\s+or\s+minus|give\s+or\s+take)\s+«[ms%]\d+»|,?\s+(?:in|for|during|at|through|as\s+of)?\s*(?:the\s+|its\s+|most\s+|recent\s+|latest\s+|same\s+|fiscal\s+)*"
    r"(?:«t\d+»|quarter\b|period\b)|\s+(?:coming\s+)?from\s+(?:its\s+|the\s+|«c\d+»[’']s\s+)?(?:[\w&/-]+\s?){1,4}(?=[,(]))*+"
)
_EXPECTED = re.compile(
    rf"^(?P<lead>[^«;]{{0,40}}?\b{_AGAINST}\s+(?:[\w’'.&-]+\s+|«[cp]\d+»(?:[’']s)?\s+){{0,9}}?(?:an?\s+«%\d+»\s+(?:decline|rise|increase|drop|gain|fall|jump|decrease)\s+to\s+)?){_VALUE}(?P<tail>[^«;]{{0,60}})",
    re.I,
)
_EARLIER = re.compile(
    rf"^(?P<lead>[\s,]*«x\d+»\s+(?:the|its)\s+|(?:(?!\.\s)[^«;]){{0,40}}?\b(?:compared\s+(?:to|with)|versus|vs\.?|from|against)\s+(?:(?:an?|the|its|«c\d+»[’']s|net|loss|profit|income|operating|adjusted|gaap|non-gaap|earnings|diluted|gross|margins?|free|cash|flow|per|share|eps|of|to|approximately|even|more|meaningfully|earlier|prior|previous|original|initial|forecast|guidance|outlook|target|estimate|range|expectation|just|only|revenue|sales)\s+)*){_VALUE}",
    re.I,
)
_AND_BEFORE = re.compile(
    rf"^(?:\s+(?:for|in))?(?:\s+(?:the\s+)?«t\d+»)?,?\s+and\s+(?:(?:(?:was\s+)?up|(?:has\s+)?(?:increased|risen|rose|grew|climbed|jumped))\s+from\s+)?{_VALUE}\s+(?:for\s+|in\s+|at\s+)?(?:the\s+)?«t\d+»",
    re.I,
)
_GROWTH = re.compile(
    r"^[\s,(–—-]*(?:(?:and|or|which|that|is|was|were|representing|reflecting|marking|an?|the|it|this|quarter|has|have|had|been|represents|reflects|implies|implying|year[- ](?:over|on)[- ]year|annual|y/y|yoy|modest|slight|robust|sharp|strong|healthy|hefty|solid|massive|staggering|whopping|remarkable|significant|impressive|notable|steep|stunning)\s+)*"
    r"(?P<verb>(?:up|down)\s+«%\d+»\s+(?:sequential(?:ly)?|quarter[- ](?:over|on)[- ]quarter|q/q|qoq)\s+and(?=\s+«%)|up|down|rose|grew|growing|to\s+(?:grow|increase|rise|decline|decrease|fall)|rising|increas(?:e|ed|ing)(?:\s+of|\s+by)?|(?:growth|rise|jump|gain|surge|decline|decrease|drop)\s+of|jump(?:ed|ing)|surg(?:ed|ing)"
    r"|fell|falling|declin(?:ed|ing)|soar(?:ed|ing)|climb(?:ed|ing))?"
    r"(?:\s+by)?\s*(?:«m\d+»,?\s+or\s+)?(?P<value>«[%x]\d+»)"
    r"(?P<noun>\s+(?:(?:year[- ](?:over|on)[- ]year|annual|y/y|yoy)\s+)?(?:increase|growth|rise|jump|gain|surge|decline|decrease|drop)|\s+(?:higher|lower|above|below)(?=\s+(?:than|on|from|year)|\s*[,.]))?",
    re.I,
)
# A step of the chain that states no figure: "flat from the previous quarter and".
_FLAT = re.compile(
    r"^[\s,(]*(?:was|were|and|roughly|about|relatively|approximately|essentially|\s)*\b(?:flat|unchanged|even)\b(?:\s+(?:from|with|to|versus|on|compared|the|an?|reported|basis|sequentially))*(?:\s+«t\d+»)?",
    re.I,
)
# A change on the quarter before, in front of the one on the year.
_SEQUENTIAL_STEP = re.compile(
    r"^[\s,(]*(?:(?:and|or|which|that|is|was|represents?|representing|reflect(?:s|ing)|impl(?:ies|ying)|an?|up|down)\s+)*«%\d+»\s+(?:sequential(?:ly)?|quarter[- ](?:over|on)[- ]quarter|q/q|qoq)(?:\s+(?:increase|decrease|growth|decline|rise|drop))?(?=,?\s+(?:and|or)\b(?!\s+«%))",
    re.I,
)
# A change in money, before the value that it was a change from: "up by $0.66 from $2.53".
_CHANGED_BY = re.compile(
    r"^[\s,(]*(?:(?:was|were|and|which|is)\s+)*(?:up|down|higher|lower|an?\s+(?:increase|decrease|rise|decline)\s+of)\s+(?:by\s+)?«[msv]\d+»(?=,?\s+(?:from|compared|versus|vs)\b)",
    re.I,
)
_SHARE = re.compile(
    r"^[\s,(]*(?:or|and|equal\s+to|equivalent\s+to)?\s*(?:an?\s+)?(?P<value>«s\d+»)"
)
_OF_REVENUE = re.compile(
    r"^[\s,(]*(?:(?:or|and|which\s+(?:is|was)|representing|reflecting|equal\s+to|equivalent\s+to)\s+)?(?:an?\s+)?(?:about\s+|approximately\s+)?(?P<value>«%\d+»)\s+of\s+(?:total\s+|net\s+|segment\s+)*(?:revenues?|sales)\b",
    re.I,
)
_MARGINS = {
    "operating_income": "operating_margin",
    "adjusted_operating_income": "adjusted_operating_margin",
    "adjusted_ebitda": "adjusted_ebitda_margin",
}
_ANALYSTS = re.compile(r"\b(?:analysts?|consensus|street)\b", re.I)
_TARGET = re.compile(r"\b(?:targets?|goals?|guidance|outlook|own\s+\w+)\b", re.I)
_TARGET_OF = re.compile(r"\b(?:targets?|goals?|guidance|outlook)\s+of\s+$", re.I)
_WAS_EXPECTED = re.compile(
    r"\b(?:forecast|guidance|outlook|target|estimate|expectation|projection|range)\b", re.I
)
_TOLERANCE = re.compile(r"(?:give\s+or\s+take|plus\s+or\s+minus)\b", re.I)
_IS_LOSS = re.compile(r"\bloss\b", re.I)
_IS_PROFIT = re.compile(r"\b(?:profit|income|earnings|gain)\b", re.I)


def followed(shaped: Shape, draft: Draft) -> Iterator[Draft]:
    """Drafts of the amounts behind a value that the words tie to it, at most six steps on."""
    text = shaped.text
    at = max(shaped.place(draft.token) + len(draft.token.code), draft.cue.high)
    last = draft
    yield from _in_brackets(shaped, draft, at)
    for _ in range(6):
        if tail := _OWN_TAIL.match(text, at, at + 160):
            at = tail.end()
        at = _past_tolerance(shaped, at)
        behind = text[at : at + 200]
        step = _growth(shaped, draft, behind, at) or _share(shaped, last, behind)
        step = step or _margin(shaped, last, behind)
        step = step or _expected(shaped, last, behind) or _earlier(shaped, last, behind)
        step = step or _earlier_still(shaped, last, behind) or _aimed_at(shaped, draft, behind)
        if step is None:
            return
        follower, length = step
        at += length
        if follower:
            yield follower
            if follower.metric == last.metric or follower.is_comparison:
                last = follower


# "$5 billion (+10% vs. Q1 FY25 $4.5 billion)": the change and the value that it was a change from.
_IN_BRACKETS = re.compile(
    r"\s*\((?:(?P<change>«%\d+»),?\s+)?(?:vs\.?|versus|compared\s+(?:to|with)|from)\s+(?P<when>«t\d+»):?\s+(?P<before>«[msw%]\d+»)\)",
    re.I,
)


def _in_brackets(shaped: Shape, draft: Draft, at: int) -> Iterator[Draft]:
    match = _IN_BRACKETS.match(shaped.text, at)
    if match is None:
        return
    period, token = shaped.token(match["when"]).period, shaped.token(match["before"])
    if period is None or not _same_kind(draft, token):
        return
    yield replace(
        draft,
        token=token,
        amount=_signed(draft, token, "", ""),
        rule="compared_with",
        primary=None,
        is_comparison=True,
        period=period,
    )
    change = shaped.token(match["change"]) if match["change"] else None
    main = draft.primary or draft
    if change is None or draft.metric != "revenue" or main.period or period.period_type == "event":
        return
    if printed(shaped, change)[0] in "+-−–" and on_the_year(shaped, shaped.place(change)):
        yield replace(
            draft,
            metric="revenue_growth_yoy",
            token=change,
            amount=amount_of(change),
            rule="value_up_by",
            primary=main,
        )


def _past_tolerance(shaped: Shape, at: int) -> int:
    """The place behind a tolerance that stands on its own: "«m1» «m2»" is "$5, give or take $1"."""
    match = re.compile(r",?\s+(?P<value>«[ms%]\d+»)").match(shaped.text, at)
    if match and _TOLERANCE.match(printed(shaped, shaped.token(match["value"]))):
        return match.end()
    return at


_Step = tuple[Draft | None, int] | None


def _growth(shaped: Shape, draft: Draft, behind: str, at: int) -> _Step:
    if passed := (
        _FLAT.match(behind) or _CHANGED_BY.match(behind) or _SEQUENTIAL_STEP.match(behind)
    ):
        return None, passed.end()
    match = _GROWTH.match(behind)
    if match is None:
        return None
    token = shaped.token(match["value"])
    amount = amount_of(token)
    verb = f"{match['verb'] or ''} {match['noun'] or ''}"
    if amount.unit == "multiple":
        if not MULTIPLIES.match(printed(shaped, token)):
            return None
        amount = magnified(amount)
    elif amount.unit != "percent" or not verb.strip():
        return None
    elif DOWN.search(verb):
        amount = negated(amount)
    end = match.end() + beside_growth(behind[match.end() :])
    if draft.metric != "revenue" or not on_the_year(shaped, at + match.end()):
        return None, end
    follower = replace(
        draft,
        metric="revenue_growth_yoy",
        token=token,
        amount=amount,
        rule="value_up_by",
        primary=draft,
    )
    return follower, end


def _share(shaped: Shape, draft: Draft, behind: str) -> _Step:
    match = _SHARE.match(behind)
    metric = per_share(draft.metric)
    if match is None or metric is None:
        return None
    token = shaped.token(match["value"])
    is_loss = draft.amount.high is not None and draft.amount.high < 0
    amount = negated(amount_of(token)) if is_loss else amount_of(token)
    follower = replace(
        draft,
        metric=metric,
        token=token,
        amount=amount,
        rule="or_per_share",
        primary=draft.primary or draft,
    )
    return follower, match.end()


def _margin(shaped: Shape, draft: Draft, behind: str) -> _Step:
    """ "Operating income was $1.1 billion, or 25% of revenue"."""
    match = _OF_REVENUE.match(behind)
    metric = _MARGINS.get(draft.metric)
    if match is None or metric is None:
        return None
    token = shaped.token(match["value"])
    follower = replace(
        draft,
        metric=metric,
        token=token,
        amount=amount_of(token),
        rule="or_of_revenue",
        primary=draft.primary or draft,
        beside=draft.token,
    )
    return follower, match.end()


# "… was $5, in line with expectations, and cash paid was $4": the last is told, not expected.
_VALUE_OF_ITS_OWN = re.compile(
    r"\b(?:expectations|estimates|consensus|plans?),?\s+and\s[^,;]*\b(?:was|were|is|are)\s", re.I
)


def _expected(shaped: Shape, draft: Draft, behind: str) -> _Step:
    match = _EXPECTED.match(behind)
    if match is None:
        return None
    if _VALUE_OF_ITS_OWN.search(match["lead"]):
        return None
    around = f"{match['lead']} {match['tail']}"
    is_target = not _ANALYSTS.search(match["lead"]) and bool(
        _TARGET.search(match["tail"][:25]) or _TARGET_OF.search(match["lead"])
    )
    if not is_target and not re.search(rf"\b{_ESTIMATE_WORD}\b", around, re.I):
        return None
    # An issuer that names no analysts speaks of what it expected itself.
    is_target = is_target or (shaped.sentence.is_own and not _ANALYSTS.search(around))
    token = shaped.token(match["value"])
    if not _same_kind(draft, token):
        return None
    follower = replace(
        draft,
        token=token,
        amount=_signed(draft, token, match["lead"], ""),
        status="prior" if is_target else "estimate",
        rule="against_target" if is_target else "against_consensus",
        primary=draft.primary or draft,
    )
    return follower, match.end("value")


def _earlier(shaped: Shape, draft: Draft, behind: str) -> _Step:
    match = _EARLIER.match(behind)
    if (
        match is None
        or draft.status in ("estimate", "prior")
        or _is_of_a_peer(shaped, match["lead"])
    ):
        return None
    token = shaped.token(match["value"])
    expected = f"{match['lead']} {behind[match.end() : match.end() + 14]}"
    metric = draft.metric
    if metric == "revenue_growth_yoy" and token.code[1] == "m":
        metric = "revenue"  # "revenue tripled from «m»"
    elif not _same_kind(draft, token):
        return None
    follower = replace(
        draft,
        metric=metric,
        token=token,
        amount=_signed(draft, token, match["lead"], behind[match.end() : match.end() + 12]),
        status="prior" if _WAS_EXPECTED.search(expected) else None,
        rule="compared_with",
        primary=draft.primary or draft,
        is_comparison=True,
    )
    return follower, match.end("value")


def _earlier_still(shaped: Shape, draft: Draft, behind: str) -> _Step:
    """ "… versus $3 in the prior quarter and $2 in the same period last year"."""
    match = _AND_BEFORE.match(behind) if draft.is_comparison else None
    token = shaped.token(match["value"]) if match else None
    if match is None or token is None or not _same_kind(draft, token):
        return None
    amount = _signed(draft, token, "", "")
    return replace(draft, token=token, amount=amount), match.end("value")


def _aimed_at(shaped: Shape, draft: Draft, behind: str) -> _Step:
    """ "… revenue of $9 billion this year and maintains a target of $90 billion by 2028"."""
    match = _AIMED_AT.match(behind)
    token = shaped.token(match["value"]) if match else None
    period = shaped.token(match["when"]).period if match else None
    if match is None or token is None or period is None or not _same_kind(draft, token):
        return None
    if period.period_type in ("instant", "event"):
        return None  # by the end of which stretch it is reached, is left open
    follower = replace(
        draft,
        token=token,
        amount=amount_of(token),
        status="guidance",
        rule="and_aims_at",
        primary=None,
        period=period,
    )
    return follower, match.end("value")


_AIMED_AT = re.compile(
    rf"(?:\s*(?:by|in|for|at)?\s*(?:the\s+end\s+of\s+)?(?:the\s+)?«t\d+»)?,?\s+and\s+(?:(?:it|then|now|also|maintains?|has|had|a|an|the|to|is|keeps?|holds?|its|«c\d+»(?:[’']s)?)\s+){{0,4}}"
    rf"(?:forecasts?|projects?|expects?|anticipates?|targets?|aims\s+(?:for|at)|sees|targeting|forecasting|projecting|expecting|goal|projection)\s+(?:of\s+|for\s+|about\s+)?{_VALUE}(?=\s+(?:(?:by|in|for|over)\s+)?(?:the\s+)?(?P<when>«t\d+»))",
    re.I,
)


def _is_of_a_peer(shaped: Shape, lead: str) -> bool:
    """Whether a named company's value follows, which is no earlier one: "compared with Acme's $5 billion"."""
    return any(not shaped.token(code).is_pronoun for code in _OWNED_BY.findall(lead))


_OWNED_BY = re.compile(r"(«c\d+»)[’']s?\b")


def _same_kind(draft: Draft, token: Token) -> bool:
    first, second = draft.token.amount, token.amount
    if first is None or second is None:
        return False
    is_short = (
        second.unit is None and second.scale_as_printed is not None
    )  # "$3 billion, up from 2 billion"
    units = [(each.unit or "").removesuffix("/share") for each in (first, second)]
    if units[0] != units[1] and not is_short:
        return False
    values = [abs(v) for v in (first.high, first.low, second.high, second.low) if v]
    return not values or max(values) <= 100 * min(values)


def _signed(draft: Draft, token: Token, before: str, behind: str) -> Amount:
    """A loss stays a loss, unless the words beside the other value say what that was."""
    said = f"{before} {behind}"
    amount = amount_of(token)
    if amount.unit is None:
        amount = replace(amount, unit=draft.amount.unit)
    is_loss = draft.cue.is_negative and not _IS_PROFIT.search(said)
    return negated(amount) if is_loss or _IS_LOSS.search(said) else amount
