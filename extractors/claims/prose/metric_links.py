"""A cue and an amount of a compatible unit, tied by the words between them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.claims.prose.metric_cues import (
    Cue,
    is_increment,
    links_back,
    links_forward,
    per_share,
    stands_alone,
)
from extractors.claims.prose.metric_drafts import (
    AS_REPORTED,
    DOWN,
    UP,
    Draft,
    MetricRule,
    amount_of,
    magnified,
    negated,
    opens_excluding,
    printed,
)
from extractors.claims.prose.metric_growth import SEQUENTIAL, on_the_year
from extractors.claims.prose.shape import Shape, Token
from warehouse.registry import metrics

_UNIT_LETTERS = {"money": "mv", "percent": "%", "MW": "w", "money/share": "smv", "count": "n"}
_GROWTH_BACK = re.compile(
    r"^\s*(?:year[- ](?:over|on)[- ]year\s+|annual\s+|y/y\s+|yoy\s+)?(?:(?:growth|increase|rise|jump|gain|surge|decline|decrease|drop|fall|slump|slide|leap)\s+(?:in|of)\s+)?(?P<mods>(?:(?:[\w’'&/-]+|«[tc]\d+»(?:[’']s)?)\s+){0,4})$",
    re.I,
)
_NOT_GROWTH = re.compile(r"\b(?:to|from|of|on|tailwind|headwind|points?|impact|benefit)\b", re.I)
_IS_GROWTH_NOUN = re.compile(
    r"\b(?:growth|increase|rise|jump|gain|surge|decline|decrease|drop|doubling|tripling)\b", re.I
)
_ADJUSTED_NEAR = re.compile(
    r"^\s*(?:,\s*|\()?(?:adjusted|on\s+an\s+adjusted|non-gaap|excluding)\b(?!\s+(?:[\w-]+\s+){0,2}(?:earnings|eps|net|income|loss|operating|profit)\b)",
    re.I,
)
_TAKES_OUT = re.compile(
    r"\badjusted\b|\b(?:excluding|before)\s+(?:certain|one-time|special|some|one-off|extraordinary|nonrecurring|non-recurring)\b",
    re.I,
)
_OPENS_ADJUSTED = re.compile(r"\W*(?:adjusted\s+for|excluding|on\s+an\s+adjusted)\b", re.I)
# Twelve months that end with any quarter are no reporting period.
_OVER_A_YEAR = re.compile(
    r"\s+(?:over|in|during)\s+the\s+(?:last|past|trailing)\s+(?:«y|12|twelve|four)"
)
_OF_REVENUE = re.compile(r"\s+of\s+(?:projected\s+|total\s+|net\s+)*(?:revenues?|sales)\b", re.I)
_PER_SHARE_BEHIND = re.compile(r",?\s*(?:\(|or\s+)\s*«s\d+»")
_MORE_OR_LESS = re.compile(
    r"\s+(?:higher|lower|more|less|above|below|ahead\s+of|short\s+of)\s+(?:than|the|our|its|«c|«t|last|in\b)",
    re.I,
)
_FLOWS_OF_CASH = frozenset({"operating_cash_flow", "free_cash_flow"})
_USED = re.compile(r"\b(?:used|consumed|burned|(?:cash\s+)?(?:outflow|usage|use)\s+of)\s+$", re.I)
# What a growth rate starts from: "EPS growth of 5% to 6%, versus $2.69 in 2023".
_GROWS_FROM = re.compile(
    r"(?:\s*\([^()]{1,20}\))?\s+(?:percentage\s+)?growth\s+of\s+«%\d+»,?\s+(?:versus|vs\.?|compared\s+(?:with|to)|from)\s+",
    re.I,
)
_LEAST = 10_000
_CHANGE_IN = re.compile(
    r"\b(?:loss|increase|decrease|decline|reduction|rise|drop|improvement|impact|shortfall|change)\s+(?:in|of|on|to)\s+(?:(?!«)[\w’'-]+\s+){0,4}$",
    re.I,
)
_COMPARED_WITH = re.compile(
    r"\b(?:compared\s+(?:with|to)|versus|vs\.?|against)\s+(?:an?\s+|the\s+)?(?:net\s+|adjusted\s+|gaap\s+|non-gaap\s+)?$"
)
_RECORDED = re.compile(r"\brecorded\s+an?\s+$", re.I)
_BECAUSE = re.compile(r"\s+(?:related|as\s+a\s+result|associated|on|from|due)\b", re.I)
_EXCLUDING = re.compile(r"\bexcluding\b", re.I)
_AFTER_EXCLUDING = re.compile(
    r"[^.;,«]{0,20}(?:and\s+[^.;,«]{0,30}«%\d+»\s+)?,?\s*(?:after|when)\s+excluding\b|\s+excluding\b",
    re.I,
)
_CHANGE_NOUN = re.compile(
    r"\s+(?:increase|rise|jump|gain|growth|surge|decline|drop|fall|decrease|higher|lower)\b", re.I
)
_HIGHER = re.compile(r"\s+(?:higher|lower)\b", re.I)
_OPENS_SEQUENTIAL = re.compile(
    r"\W*(?:on\s+an?\s+)?(?:sequential|quarter[- ](?:over|on)[- ]quarter|sequentially)\b", re.I
)
# "We grew revenue 25%": the verb stands in front of what grew.
_GREW = re.compile(
    r"\b(?P<verb>grew|grow|growing|increased|increasing|expanded)\s+(?:(?:our|its|their|total|overall|quarterly|annual|net|«c\d+»[’']s)\s+)*$",
    re.I,
)
_BY = re.compile(r"\s+(?:by\s+)?")
_GROWTH_OF = re.compile(r"\s+(?:growth|increase|decline|decrease)\s+of\s+(?:[\w-]+\s+){0,2}$", re.I)
_RAISED_FROM = re.compile(
    r"\bfrom\s+(?:an?\s+|around\s+|about\s+|the\s+)*(?P<before>«[msw%]\d+»)(?:\s+to\s+(?P<upper>«[msw%]\d+»))?(?:\s*\([^()]{1,45}\))?(?:,?\s+(?:in\s+|for\s+|at\s+)?(?:the\s+)?«t\d+»)?,?\s+to\s+(?:(?:an?|the|new|narrower|tighter|range|of|between|around|about)\s+)*$",
    re.I,
)
_ROSE_ON_THE_YEAR = re.compile(
    r"(?:\byear[- ](?:over|on)[- ]year|\by/y|\byoy)(?:\s*\([^()]{1,12}\))?\s+\Z", re.I
)
_IS_OUTLOOK = re.compile(r"\b(?:outlook|guidance|forecast|target|range|expectations?)\b", re.I)
_IN_OTHER_CURRENCY = re.compile(r"\s+(?:in|at|on\s+an?)\s+(?:constant|local)[- ]currenc", re.I)
_COUNTED = re.compile(r"«n\d+»\s+\Z")
_LOST_VALUE = re.compile(r"\s+(?:of|in|worth|from|to)\s")
_HAD = re.compile(r"\b(?:had|has|have|held|holds?|with|ended|ending|finished)\b[^;]{0,60}$", re.I)


def linked(shaped: Shape, token: Token, cue: Cue) -> Iterator[Draft]:
    """A cue and an amount of a compatible unit, where the words between them connect the two."""
    place = shaped.place(token)
    text = shaped.text
    end = place + len(token.code)
    metric = _metric_for(cue.metric, token, text[end : end + 60])
    if text[cue.low : cue.high].lower() == "earnings" and token.code[1] == "m":
        # "earnings of $4 billion ($2.48 per share)": the share tells what kind of earnings they are
        whole = "adjusted_net_income" if cue.is_adjusted else "net_income"
        metric = whole if _PER_SHARE_BEHIND.match(text, end) else metric
    if _COUNTED.search(text, max(0, cue.low - 12), cue.low):
        return  # "365 home products revenue": a part that bears a number
    if metric is None or _OVER_A_YEAR.match(text[end:]):
        return
    if shaped.sentence.is_own and _is_small(metric, token):
        return
    if metric == "revenue" and _GROWTH_OF.match(text, cue.high, max(cue.high, place)):
        return  # "revenue growth of $10 billion" is a difference
    if token.code[1] == "m" and shaped.sentence.is_own and _CHANGE_IN.search(text, 0, cue.low):
        return  # "a loss in H20 revenue of $8 billion"
    if _is_compared_with(text, cue):
        return  # it follows from the value that it is compared with
    if shaped.sentence.is_own and _is_restated(metric, text, cue, place, end):
        return
    is_growth = metric == "revenue_growth_yoy"
    if shaped.sentence.by_issuer and not is_growth and _IN_OTHER_CURRENCY.match(text, end):
        return  # "between $1 and $2 in constant currency" is no figure of the statements
    if not is_growth and _MORE_OR_LESS.match(text, end):
        return  # "about $15 billion higher than …" is a difference
    if metric == "eps_diluted" and (
        _TAKES_OUT.search(text, cue.high, max(cue.high, place)) or _OPENS_ADJUSTED.match(text)
    ):
        metric = "eps_adjusted"
    if cue.high <= place:
        gap = text[cue.high : place]
        if metric.startswith("eps_") and _GROWS_FROM.fullmatch(gap):
            amount = amount_of(token)
            yield Draft(metric, token, amount, cue, "grows_from", 0.88, status="actual")
            return
        is_change = metric == "revenue_growth_yoy"
        if is_change and _BY.fullmatch(gap) and (grew := _GREW.search(text, 0, cue.low)):
            yield from _growth(shaped, token, cue, f" {grew['verb']} by ", end)
            return
        is_line = not shaped.sentence.is_own or shaped.sentence.block.kind != "paragraph"
        if not (is_line and not is_change and stands_alone(gap)) and not links_forward(
            text[cue.low : cue.high],
            gap,
            printed(shaped, token),
            is_change=is_change,
            is_told=not shaped.sentence.is_own,
        ):
            return
        if _goes_on_to(text, end, token):
            return
        if text[cue.low : cue.high].lower() == "lost" and _LOST_VALUE.match(text[end:]):
            return
        if metric == "revenue_growth_yoy":
            yield from _growth(shaped, token, cue, gap, end)
            return
        rule: MetricRule = "cue_then_amount"
        score = 0.9 - 0.02 * len(gap.split())
    elif cue.low >= end:
        gap = text[end : cue.low]
        if metric == "revenue_growth_yoy":
            yield from _growth_noun(shaped, token, cue, gap)
            return
        mods = links_back(gap)
        if mods is None or is_increment(text[max(0, place - 60) : place]):
            return
        rule, score = "amount_of_cue", 0.88 - 0.02 * len(mods)
    else:
        return
    if (
        metric == "cash"
        and text[cue.low : cue.high].lower() == "cash"
        and not _HAD.search(text[:place])
    ):
        return
    if rule == "cue_then_amount" and (replaced := _replaced(shaped, token, cue, metric)):
        yield replaced
    is_outflow = metric in _FLOWS_OF_CASH and _USED.search(text, 0, place) is not None
    yield Draft(
        metric=metric,
        token=token,
        amount=negated(amount_of(token)) if cue.is_negative or is_outflow else amount_of(token),
        cue=cue,
        rule=rule,
        score=score,
    )


def _replaced(shaped: Shape, token: Token, cue: Cue, metric: str) -> Draft | None:
    """The outlook that a new one replaces, "raising our outlook from «m1» to «m2»"; else what the value rose
    or fell from, which others tell in the same way, and issuers with "up 5% YoY from «m1» to «m2»"."""
    text, place = shaped.text, shaped.place(token)
    match = _RAISED_FROM.search(text, cue.high, place)
    if match is None:
        return None
    is_outlook = _IS_OUTLOOK.search(text, 0, match.start()) is not None
    is_told = not shaped.sentence.is_own or _ROSE_ON_THE_YEAR.search(text, cue.high, match.start())
    before = shaped.token(match["before"])
    if before.code[1] != token.code[1] or not (is_outlook or is_told):
        return None
    was = amount_of(before)
    if match["upper"]:
        was = replace(was, high=amount_of(shaped.token(match["upper"])).high)
    main = Draft(metric, token, amount_of(token), cue, "cue_then_amount", 0.88)
    return replace(
        main,
        token=before,
        amount=negated(was) if cue.is_negative else was,
        rule="raised_from" if is_outlook else "compared_with",
        status="prior" if is_outlook else None,
        primary=main,
        is_comparison=True,
    )


def _is_small(metric: str, token: Token) -> bool:
    """Whether a sum of money is too small to be a company's: its scale was not printed beside it."""
    amount = amount_of(token)
    ends = [abs(end) for end in (amount.low, amount.high) if end is not None]
    return metrics()[metric].unit == "money" and max(ends, default=0.0) < _LEAST


def _is_compared_with(text: str, cue: Cue) -> bool:
    """Whether the cue only says again what is compared: "income of $5, compared with income of $3"."""
    again = text[cue.low : cue.high].lower()
    head = text[: cue.low].lower()
    return _COMPARED_WITH.search(head) is not None and any(
        word in head for word in (again, again.replace("loss", "income"))
    )


def _is_restated(metric: str, text: str, cue: Cue, place: int, end: int) -> bool:
    """Whether the issuer takes something out of the figure, or tells of one line of the statement only."""
    if metric not in AS_REPORTED:
        return False
    if metric == "net_income" and cue.is_negative and _RECORDED.search(text, 0, cue.low):
        return _BECAUSE.match(text, end) is not None
    return bool(
        opens_excluding(text)
        or _EXCLUDING.search(text, cue.high, place)
        or _AFTER_EXCLUDING.match(text, end)
    )


def _goes_on_to(text: str, end: int, token: Token) -> bool:
    """Whether the amount is only the step or the start of a change: "by 5% to …", "from 3 to …"."""
    return (
        re.match(
            rf"(?:\s+sequentially)?(?:\s*\([^()]{{1,45}}\))?\s+to\s+(?:(?:an?|the|new|narrower|tighter|range|of|between)\s+)*«{re.escape(token.code[1])}",
            text[end:],
            re.I,
        )
        is not None
    )


def _metric_for(metric: str, token: Token, behind: str) -> str | None:
    """What the cue's metric is for an amount of that unit; None where the units do not go together."""
    letter = token.code[1]
    amount = amount_of(token)
    if metric == "adjusted_ebitda" and letter == "%" and _OF_REVENUE.match(behind):
        return "adjusted_ebitda_margin"
    if metric == "revenue" and letter in "%x" and amount.unit in ("percent", "multiple"):
        return "revenue_growth_yoy"
    if letter == "s":
        of_share = per_share(metric)
        return "eps_adjusted" if of_share and _ADJUSTED_NEAR.match(behind) else of_share
    family = metrics()[metric].unit or ""
    if metric.startswith("eps_"):
        is_price = letter in "mv" and amount.high is not None and abs(amount.high) < 1000
        adjusted = _ADJUSTED_NEAR.match(behind) is not None
        return ("eps_adjusted" if adjusted else metric) if is_price else None
    return metric if letter in _UNIT_LETTERS.get(family, "") and letter != "x" else None


def _growth(shaped: Shape, token: Token, cue: Cue, gap: str, end: int) -> Iterator[Draft]:
    """Revenue that rose by a percentage, or doubled."""
    noun = _CHANGE_NOUN.match(shaped.text, end)
    if "«%" in gap or "sequential" in gap or _OPENS_SEQUENTIAL.match(shaped.text):
        return
    if not on_the_year(shaped, end):
        return
    direction = f"{gap}{noun[0] if noun else ''}"
    if re.search(r"\b(?:of|was|were|is)\s+$", gap) and not _IS_GROWTH_NOUN.search(gap):
        compared = _HIGHER.match(shaped.text, end)
        if compared is None:
            return
        direction = compared[0]
    if amount_of(token).unit == "multiple":
        amount = magnified(amount_of(token))
    elif DOWN.search(direction):
        amount = negated(amount_of(token))
    elif UP.search(direction):
        amount = amount_of(token)
    else:
        return
    yield Draft("revenue_growth_yoy", token, amount, cue, "revenue_rose", 0.85)


def _growth_noun(shaped: Shape, token: Token, cue: Cue, gap: str) -> Iterator[Draft]:
    """ "4% revenue growth", "a 4% rise in revenue", "a doubling of revenue"."""
    match = _GROWTH_BACK.match(gap)
    behind = shaped.text[cue.high : cue.high + 30]
    noun = _CHANGE_NOUN.match(behind)
    is_noun = _IS_GROWTH_NOUN.search(gap) is not None or noun is not None
    if amount_of(token).unit == "multiple":
        if re.match(r"\s+of\s+(?:[\w-]+\s+){0,2}$", gap):
            yield Draft(
                "revenue_growth_yoy",
                token,
                magnified(amount_of(token)),
                cue,
                "growth_in_revenue",
                0.8,
            )
        return
    after = cue.high + (noun.end() if noun else 0)
    if match and _NOT_GROWTH.search(match["mods"]):
        return  # "a 1% tailwind to revenue growth"
    if not match or not is_noun or SEQUENTIAL.match(behind) or not on_the_year(shaped, after):
        return
    is_fall = DOWN.search(f"{gap}{noun[0] if noun else ''}") is not None
    amount = negated(amount_of(token)) if is_fall else amount_of(token)
    yield Draft("revenue_growth_yoy", token, amount, cue, "growth_in_revenue", 0.8)
