"""How a share price moved: on a day, or over a stretch of time.

"Acme shares rose 4% on Monday and are down 20% this year", "the stock closed 1% higher", "shares, which
tripled in 2025", "a 9% slide in the stock", and, where the sentence speaks of the market, "Acme lost 3%".
Funds, indices and groups of stocks are nobody's.
"""

import re
from collections.abc import Iterator

from extractors.claims.prose.metric_cues import MULTIPLIES, Cue
from extractors.claims.prose.metric_drafts import (
    DOWN,
    UP,
    Draft,
    amount_of,
    magnified,
    negated,
    printed,
)
from extractors.claims.prose.shape import Shape, Token, likely_matches
from extractors.claims.spans import Amount

_MOVE = (
    r"(?:rose|risen|rises?|rising|fell|fallen|falls?|falling|jump(?:ed|s|ing)?|drop(?:ped|s|ping)?|gain(?:ed|s|ing)?|los[et]s?|losing|slid(?:es?|ing)?"
    r"|climb(?:ed|s|ing)?|surg(?:ed|es?|ing)|soar(?:ed|s|ing)?|tumbl(?:ed|es?|ing)|plung(?:ed|es?|ing)|plummet(?:ed|s|ing)?|sank|sunk|sinks?|sinking|slump(?:ed|s|ing)?"
    r"|dip(?:ped|s|ping)?|spik(?:ed|es?|ing)|rall(?:ied|ies|y|ying)|advanc(?:ed|es|ing)|declin(?:ed|es|ing)|retreat(?:ed|s|ing)?|crash(?:ed|es|ing)"
    r"|pop(?:ped|s|ping)?|slip(?:ped|s|ping)?|shed(?:s|ding)?|add(?:ed|s|ing)|skyrocket(?:ed|s|ing)?|gr[eo]w[ns]?|growing|appreciat(?:ed|ing)|return(?:ed|ing)|up|down|off|higher|lower)"
)
_FALLS = re.compile(r"(?:los|shed|off|crash|plummet|retreat|slump|sunk|sink|tumbl|sell)", re.I)
_RISES = re.compile(r"(?:rall|advanc|pop|add|climb|gain|appreciat|return)", re.I)
_HOW = (
    r"(?:\s+(?:by|as\s+(?:much|many)\s+as|some|another|an?|further|additional|sharply|lower|higher|more|than|nearly|about|roughly|around"
    r"|to|the\s+day|slightly|modestly|steeply|just|only|almost|an\s+additional|even|well|over))*"
)
_PERCENT = r"(?P<value>«%\d+»)"
_HOLDER = r"(?:(?P<who>«c\d+»)(?:[’']s?)?\s+(?:[\w-]+\s+){0,2}?)?"
_NOUN = r"\b(?P<noun>shares|stock(?:\s+price)?|share\s+price|AD[RS]s?|(?:American\s+)?depositary\s+(?:receipts|shares))\b"
_SESSION = r"(?:(?:clos|end|open|trad|finish|settl)(?:ed|ing|es|s)?|finished)"
_BETWEEN = (
    r"(?:\s+(?:of|in)\s+(?P<of>«c\d+»)|\s+of\s+the\s+(?:[\w-]+\s+){0,4}(?:maker|company|firm|giant|provider|operator|chipmaker|startup|developer)\b|\s*\([^()«»]{1,40}\)|,\s+which\b|,\s+which\s[^,;«]{3,60}(?:«[x%]\d+»[^,;«]{0,40})?,|,\s(?!and\b|but\b)[^,;«»]{3,60},|\s*[—–]\s*(?:[^;—–«]|«[cpqt]\d+»){3,160}[—–]"
    r"|,?\s+(?:on|in|at|during|after|as\s+of|late|early)?\s*«t\d+»(?:[’']s\s+(?:session|close|trading(?:\s+session)?))?|\s+on\s+the\s+news|\s+in\s+(?:after[- ]hours|extended|pre-?market|early|late|morning|afternoon|volatile)(?:\s+trad\w+)?"
    rf"|\s+(?:after[- ]hours|premarket|the\s+company|price|were|was|are|is|have|has|had|been|also|briefly|initially|then|already|still|now|going|went|currently|itself|alone|on|pre-?market|{_SESSION}|the\s+(?:day|session|week)))"
)
_SHARES = re.compile(
    rf"{_HOLDER}{_NOUN}{_BETWEEN}{{0,9}}?(?:[\s,]+(?:(?P<verb>{_MOVE}){_HOW}\s+{_PERCENT}|{_PERCENT.replace('value', 'value2')}\s+(?P<way>higher|lower|up|down)\b|(?P<times>«x\d+»)))",
    re.I,
)
_SENT = re.compile(
    rf"\b(?:sen(?:t|d|ding)|push(?:ed|ing)|driv(?:ing|e)|drove|lift(?:ed|ing)|knock(?:ed|ing)|help(?:ed|ing)|pull(?:ed|ing))\s+(?:(?P<who>«c\d+»)(?:[’']s?)?\s+|its\s+|the\s+|(?:the\s+)?company[’']s\s+)?{_NOUN}\s+(?P<verb>{_MOVE}){_HOW}\s+{_PERCENT}",
    re.I,
)
# As in: it had pushed Acme up 47% this month, following an 84% surge in 2025.
_PUSHED = re.compile(
    rf"\b(?:push(?:ed|ing)|sen[dt](?:ing)?|lift(?:ed|ing)|driv(?:en|ing)|drove|carried|propel(?:led|ling)?)\s+(?P<who>«c\d+»)\s+(?P<verb>up|down|higher|lower){_HOW}\s+{_PERCENT}",
    re.I,
)
_SLIDE = r"(?P<verb>drop|fall|decline|slide|plunge|jump|gain|rise|surge|rally|climb|slump|tumble|loss|pop|increase|decrease|sell-?off|advance|spike|run-?up|return)"
_MOVE_IN = re.compile(
    rf"{_PERCENT}\s+(?:[\w-]+\s+){{0,2}}?{_SLIDE}\s+(?:in|for|of|by)\s+(?:(?P<who>«c\d+»)(?:[’']s?)?\s+|the\s+company[’']s\s+|its\s+|the\s+)*{_NOUN}",
    re.I,
)
_MOVE_OF = re.compile(
    rf"{_HOLDER}{_NOUN}[’']s?\s+(?:«t\d+»\s+|[\w-]+\s+){{0,2}}?{_PERCENT}\s+(?:[\w-]+\s+){{0,1}}?{_SLIDE}\b",
    re.I,
)
# Names alone, in a sentence about the market: "Acme gained 3%", "Acme is the leading decliner, down 22%".
_NAMED = re.compile(
    rf"(?P<who>«c\d+»)(?:\s*\([^()«»]{{1,30}}\))?(?:[’']s)?(?:\s+(?:was|is|were|has|have|also|had|been|then|still|now)|,\s+which)*(?:\s+(?:among|one\s+of)?\s*(?:the|an?)\s+(?P<noun2>[a-z\s-]{{3,40}}),)?[\s,]+(?P<verb>{_MOVE}){_HOW}\s+{_PERCENT}(?!\s+(?:of|to|in(?!\s+(?:pre|after|early|late|extended|morning|midday|afternoon|trading|volatile|«t))|more|less|year|stake|increase|growth|rise)\b)",
    re.I,
)
_MARKET = re.compile(
    r"\b(?:shares?|streak|stocks?|trading|nasdaq|s&p|dow|premarket|pre-market|after[- ]hours|gainers?|decliners?|losers?|laggards?|selloff|sell-off|rally|rallied|all-time|peak)\b",
    re.I,
)
_BUSINESS = re.compile(
    r"\b(?:revenues?|sales|profits?|earnings|income|capex|spending|margins?|growth|bookings|prices?|backlog|users)\b",
    re.I,
)
_FUNDS = re.compile(r"\b(?:fund|etf|index|sector|peers|nasdaq|s&p|dow|rivals|bitcoin)\b", re.I)
_SPAN = re.compile(
    r"\b(?:so\s+far|year[- ]to[- ]date|ytd|since|this\s+(?:year|month)|in\s+(?:the\s+)?(?:past|last)|over\s+the|from\s+(?:its\b|their\b|an?\b|the\b|«c\d+»[’']s)|in\s+20\d\d|past\s+(?:year|month|\w+\s+months)"
    r"|below\s+(?:its|their)|last\s+year|off\s+(?:its|their)|on\s+the\s+year|for\s+the\s+year)\b",
    re.I,
)
_AGAIN = re.compile(
    rf"(?P<words>(?:[^«;]|«c\d+»[’']s|«t\d+»){{0,110}}?)(?:,|\band|\bbut|\bthough|\bbefore|\bafter)\s+(?:(?:they|it|are|is|were|was|has|have|had|still|now|also|remains?|been|the\s+stock|shares|by|about|around|roughly|nearly)\s+)*"
    rf"(?:(?:(?P<verb>{_MOVE}){_HOW}\s+)?{_PERCENT}|(?P<times>«x\d+»))",
    re.I,
)
_NOT_A_PRICE = re.compile(
    r"\s*(?:of|in|more|less|stake|increase|growth|rise|jump|premium|discount)\b", re.I
)
_STEPS = 3

_AFTER_A_MOVE = re.compile(
    rf"(?:[^«;]|«t\d+»){{0,40}}?(?:\bfollowing|\bafter|\band|\bon\s+top\s+of|,)\s+(?:an?\s+)?{_PERCENT}\s+(?:[\w-]+\s+)?{_SLIDE}\b",
    re.I,
)

PATTERNS = (_SHARES, _SENT, _PUSHED, _MOVE_IN, _MOVE_OF, _NAMED)
_matches = likely_matches((*PATTERNS, _MARKET))


def share_price_moves(shaped: Shape) -> Iterator[Draft]:
    """Drafts of `share_price_change`; a fall is negative. `day` tells a move on one day from one over
    a stretch of time."""
    text = shaped.text
    for pattern in (_SHARES, _SENT, _MOVE_IN, _MOVE_OF):
        for match in _matches(pattern, shaped):
            if not _is_of_a_group(text, match):
                yield from _moves(shaped, match, match.span("noun"))
    if any(_matches(_MARKET, shaped)):
        for match in (*_matches(_PUSHED, shaped), *_matches(_NAMED, shaped)):
            if not _BUSINESS.search(text[: match.start()]) and not _FUNDS.search(match[0]):
                yield from _moves(shaped, match, match.span("verb"))


def _is_of_a_group(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 40) : match.end("noun")]
    return (
        _FUNDS.search(before) is not None
        or re.search(r"\bof\s+$", text[: match.start()]) is not None
    )


def _moves(shaped: Shape, match: re.Match[str], cue: tuple[int, int]) -> Iterator[Draft]:
    """The move that the match tells of, and those that the words behind it join to it."""
    groups = match.groupdict()
    code = groups.get("value") or groups.get("value2") or groups.get("times")
    token = shaped.token(code) if code else None
    verb = groups.get("verb") or groups.get("way") or ""
    amount = _moved(shaped, token, verb) if token else None
    if token is None or amount is None:
        return
    named = next((groups[g] for g in ("who", "of") if groups.get(g)), None)
    who = shaped.token(named) if named else None
    yield _draft(shaped, token, amount, cue, who, match.end())
    at = match.end()
    for _ in range(_STEPS):
        again = _AFTER_A_MOVE.match(shaped.text, at, at + 160)
        again = again or _AGAIN.match(shaped.text, at, at + 200)
        if again is None or _NOT_A_PRICE.match(shaped.text, again.end()):
            return
        groups = again.groupdict()
        is_bare = groups.get("verb") is None and groups.get("times") is None
        if is_bare and not _is_stretch(shaped, again.end()):
            return
        verb = again["verb"] or verb
        named = "value" if again["value"] else "times"
        token = shaped.token(again[named])
        amount = _moved(shaped, token, verb)
        if amount is None:
            return
        place = again.span("verb") if again["verb"] else again.span(named)
        yield _draft(shaped, token, amount, place, who, again.end())
        at = again.end()


def _moved(shaped: Shape, token: Token, verb: str) -> Amount | None:
    amount = amount_of(token)
    if amount.unit == "multiple":
        return magnified(amount) if MULTIPLIES.match(printed(shaped, token)) else None
    if amount.unit != "percent":
        return None
    is_fall = DOWN.search(verb) or _FALLS.match(verb)
    is_rise = UP.search(verb) or _RISES.match(verb)
    return negated(amount) if is_fall or not is_rise else amount


def _draft(
    shaped: Shape, token: Token, amount: Amount, cue: tuple[int, int], who: Token | None, end: int
) -> Draft:
    return Draft(
        metric="share_price_change",
        token=token,
        amount=amount,
        cue=Cue(*cue, "share_price_change", is_negative=False, is_adjusted=False),
        rule="shares_moved",
        score=0.95,
        status="actual",
        subject=who,
        is_whole=True,
        day=not _is_stretch(shaped, end),
    )


def _is_stretch(shaped: Shape, at: int) -> bool:
    """Whether a move was over months, not on one day: the words up to the next value say so."""
    behind = shaped.text[at : at + 60].split("«%")[0]
    if _SPAN.search(behind):
        return True
    named = re.match(r"\s*(?:in\s+|over\s+)?(«t\d+»)", behind)
    period = shaped.token(named[1]).period if named else None
    return period is not None and period.period_type not in ("event", "instant")
