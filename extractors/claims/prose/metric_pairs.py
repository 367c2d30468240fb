"""Several values told in one breath, each with a key of its own.

"GAAP and non-GAAP margins of 70% and 71%, respectively", "net sales and operating income were $5 billion
and $1 billion, respectively", "EPS: GAAP $1.00, non-GAAP $1.10", "revenue of $10 billion, $12 billion and
$15 billion over the next three years". Where such a list cannot be dealt out, none of its values is read:
the nearest word would take the wrong one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.claims.prose.metric_cues import ADJUSTED, Cue, links_forward
from extractors.claims.prose.metric_drafts import (
    Draft,
    MetricRule,
    amount_of,
    opens_excluding,
    printed,
)
from extractors.claims.prose.shape import Shape, Token
from extractors.claims.spans import Amount, Period
from warehouse.records import Basis
from warehouse.registry import calendar_of, metrics

_VALUE = r"«[mvs%wx]\d+»"
_LIST = rf"(?P<values>{_VALUE}(?:,?\s+and\s+{_VALUE}|,\s*{_VALUE})+)"
_RESPECTIVELY = re.compile(
    rf"{_LIST}(?P<when>,?\s+(?:in|for|at|as\s+of)\s+(?:the\s+)?«t\d+»(?:,?\s+and\s+(?:the\s+)?«t\d+»|,\s*(?:the\s+)?«t\d+»)+)?"
    r"(?P<one>,?\s+(?:in|for|during|at|as\s+of)\s+(?:the\s+)?«t\d+»)?,?\s+respectively"
    r"(?:,?\s+(?:plus\s+or\s+minus|\+/-|±|give\s+or\s+take)\s+(?P<by>«[x%m]\d+»))?",
    re.I,
)
_A_RESPECTIVE = re.compile(rf"\b(?:an?|their|its)\s+respective\s+{_LIST}", re.I)
_LIST_BEFORE = re.compile(
    rf"(?:,?\s+respectively)?,?\s+(?:compared\s+(?:with|to)|versus|vs\.?|against|from)\s+{_LIST}",
    re.I,
)
# What stands between the names of several figures and the figures.
_LEADS_TO_LIST = re.compile(
    r"\s+(?:(?:was|were|is|are|of|at|to|reached|came|in|stood|totaled|totalled|expanded|improved|rose|increased|decreased|fell|an?|their|its|respective|approximately|about)\s+)+$",
    re.I,
)
_NAMES_APART = re.compile(r",\s+and\s+|,\s+|\s+and\s+|\s+&\s+", re.I)
_BASES = re.compile(
    r"\b(?:(?P<first>non-GAAP|adjusted)|GAAP)\s+(?:and|&)\s+(?:(?P<second>non-GAAP|adjusted)|GAAP)\s+(?:[\w()-]+\s+){1,7}$",
    re.I,
)
_COORDINATED = re.compile(r"(?:,\s*|,?\s+and\s+|\s+&\s+)(?:[\w()-]+\s+){0,3}", re.I)
_TWO_PERIODS = re.compile(
    r"(?P<first>«t\d+»)\s+and\s+(?:the\s+|for\s+the\s+)?(?P<second>«t\d+»)[,:]?\s+(?:[\w-]+\s+){0,3}$"
)
_EACH_DATED = re.compile(
    rf"(?P<a>{_VALUE})\s+(?:in|for|during)\s+(?:the\s+)?(?P<first>«t\d+»),?\s+and\s+(?P<b>{_VALUE})\s+(?:in|for|during)\s+(?:the\s+)?(?P<second>«t\d+»)"
)
_BE = r"(?:(?:of|was|were|is|at|to\s+be|expected\s+to\s+be)\s+)?(?:approximately\s+)?"
_LABELLED = re.compile(
    rf"[\s:,(]*(?:on\s+an?\s+)?(?P<first>non-)?GAAP(?:\s+basis)?[\s:]*{_BE}(?P<a>«[ms%]\d+»)"
    rf"[^«.]{{0,60}}?(?:«[%t]\d+»[^«.]{{0,40}}?){{0,3}}?\b(?P<second>non-)?GAAP(?:\s+basis)?[\s:]*{_BE}(?P<b>«[ms%]\d+»)",
    re.I,
)
_SUFFIXED = re.compile(
    r"(?P<a>«[ms%]\d+»)\s+\(?(?:on\s+an?\s+)?(?P<first>non-)?GAAP(?:\s+basis)?\)?,?\s+(?:and|or)\s+(?P<b>«[ms%]\d+»)\s+\(?(?:on\s+an?\s+)?(?P<second>non-)?GAAP\b",
    re.I,
)
_YEARS_ON = re.compile(
    rf"{_LIST}\s+(?:over|in|for)\s+the\s+(?:next|following|subsequent|coming)\s+(?P<years>«y\d+»)",
    re.I,
)
_PLAIN = {adjusted: plain for plain, adjusted in ADJUSTED.items() if plain != "eps_basic"}
_UNITS = {"money": "mv", "percent": "%", "MW": "w", "money/share": "smv"}
_CODE = re.compile(r"«[a-z%]\d+»")


def listed(shaped: Shape) -> frozenset[str]:
    """The codes of the values in lists that only `paired` may deal out."""
    return frozenset(
        code
        for pattern, sign in (
            (_RESPECTIVELY, "espectively"),
            (_A_RESPECTIVE, "espective"),
            (_YEARS_ON, "«y"),
        )
        if sign in shaped.text
        for match in pattern.finditer(shaped.text)
        for code in _CODE.findall(match["values"] + _list_before(shaped.text, match.end()))
    )


def _list_before(text: str, end: int) -> str:
    """The list of earlier values that the one that ends at `end` is compared with, as printed."""
    match = _LIST_BEFORE.match(text, end)
    return match["values"] if match else ""


def paired(shaped: Shape, found: Sequence[Cue]) -> Iterator[Draft]:
    """Drafts of the values that are told together, each with its basis, period or metric."""
    text = shaped.text
    if opens_excluding(text):
        return
    if "espectively" in text:
        for values in _RESPECTIVELY.finditer(text):
            yield from _respectively(shaped, found, values)
    if "espective" in text:
        for values in _A_RESPECTIVE.finditer(text):
            tokens = [shaped.token(code) for code in _CODE.findall(values["values"])]
            yield from _by_name(shaped, found, values.start(), tokens, values.end())
    for values in _BOTH_EXPECTED.finditer(text):
        yield from _both_expected(shaped, found, values)
    for values in _EACH_DATED.finditer(text):
        yield from _each_dated(shaped, found, values)
    if "GAAP" in text:
        for cue in found:
            yield from _labelled(shaped, cue)
            yield from _suffixed(shaped, cue)
    if "«y" in text:
        for values in _YEARS_ON.finditer(text):
            yield from _year_by_year(shaped, found, values)


def _respectively(shaped: Shape, found: Sequence[Cue], values: re.Match[str]) -> Iterator[Draft]:
    text = shaped.text
    tokens = [shaped.token(code) for code in _CODE.findall(values["values"])]
    before = [cue for cue in found if cue.high <= values.start()]
    if values["one"]:
        return  # of which of the sentence's figures they are the earlier ones, is left open
    by = amount_of(shaped.token(values["by"])) if values["by"] else None
    if not before:
        return
    cue = before[-1]
    if len(tokens) == 2 and (bases := _BASES.search(f"{text[: cue.high]} ")):
        if bool(bases["first"]) != bool(bases["second"]) and _reaches(shaped, cue, tokens[0]):
            for token, word in zip(tokens, (bases["first"], bases["second"]), strict=True):
                yield _of_basis(token, cue, "respectively", is_gaap=not word, by=by)
        return
    if values["when"]:
        codes = _CODE.findall(values["when"])
        yield from _by_period(shaped, cue, tokens, codes, "respectively")
        return
    periods = _TWO_PERIODS.search(text, 0, cue.low)
    if periods and len(tokens) == 2:
        codes = [periods["first"], periods["second"]]
        yield from _by_period(shaped, cue, tokens, codes, "respectively")
        return
    together = before[-len(tokens) :]
    joined = all(
        _COORDINATED.fullmatch(text, one.high, other.low) for one, other in pairwise(together)
    )
    if len(together) == len(tokens) and joined and _reaches(shaped, cue, tokens[0]):
        yield from _dealt(shaped, together, tokens, values.end())
    else:
        yield from _by_name(shaped, found, values.start(), tokens, values.end())


def _by_name(
    shaped: Shape, found: Sequence[Cue], start: int, tokens: Sequence[Token], end: int
) -> Iterator[Draft]:
    """As many names as values: a name that is no metric of ours takes its value with it."""
    text = shaped.text[:start]
    lead = _LEADS_TO_LIST.search(text)
    if lead is None:
        return
    bounds = [m.span() for m in _NAMES_APART.finditer(text, 0, lead.start())]
    ends = [*(low for low, _ in bounds), lead.start()][-len(tokens) :]
    if len(ends) == len(tokens) and not any("«" in text[a:b] for a, b in pairwise(ends)):
        named = [next((cue for cue in found if cue.high == place), None) for place in ends]
        yield from _dealt(shaped, named, tokens, end)


def _dealt(
    shaped: Shape, names: Sequence[Cue | None], tokens: Sequence[Token], end: int
) -> Iterator[Draft]:
    """One draft for each cue and its value, and for the value it is compared with behind `end`."""
    earlier = [shaped.token(code) for code in _CODE.findall(_list_before(shaped.text, end))]
    for index, (cue, token) in enumerate(zip(names, tokens, strict=True)):
        if cue is None or token.code[1] not in _UNITS.get(metrics()[cue.metric].unit or "", ""):
            continue
        draft = Draft(cue.metric, token, amount_of(token), cue, "respectively", 0.95)
        yield draft
        if len(earlier) == len(tokens):
            before = earlier[index]
            yield replace(
                draft, token=before, amount=amount_of(before), primary=draft, is_comparison=True,
                beside=earlier[-1],
            )  # fmt: skip


def _both_expected(shaped: Shape, found: Sequence[Cue], values: re.Match[str]) -> Iterator[Draft]:
    """ "EPS of $1.95 on revenue of $213 billion, compared with the $1.96 and $211 billion expected"."""
    tokens = [shaped.token(values["a"]), shaped.token(values["b"])]
    before = [cue for cue in found if cue.high <= values.start()][-2:]
    if len(before) != len(tokens) or not _EXPECTS.search(f"{values['lead']} {values['tail']}"):
        return
    for cue in before:
        told = [t for t in shaped.within(cue.high, values.start(), "msv") if t.amount]
        near = [t for t in tokens if told and _is_near(amount_of(told[0]), amount_of(t))]
        if len(near) == 1:
            draft = Draft(cue.metric, near[0], amount_of(near[0]), cue, "against_consensus", 0.93)
            yield replace(draft, status="estimate")


def _is_near(one: Amount, other: Amount) -> bool:
    sizes = [abs(v) for v in (one.low, one.high, other.low, other.high) if v]
    return bool(sizes) and max(sizes) <= 4 * min(sizes)


_BOTH_EXPECTED = re.compile(
    r"(?P<lead>\b(?:compared\s+(?:with|to)|versus|vs\.?|against|above|below|beat(?:ing|s)?|topp(?:ed|ing)|miss(?:ed|ing)|exceed(?:ed|ing))\s+[^«;]{0,50}?)"
    r"(?P<a>«[ms]\d+»)(?:\s+(?:per\s+share|a\s+share|in\s+EPS|for\s+EPS))?\s+(?:and|on)\s+(?:revenue\s+of\s+|sales\s+of\s+)?(?P<b>«[ms]\d+»)(?P<tail>[^«;]{0,60})",
    re.I,
)
_EXPECTS = re.compile(
    r"\b(?:analysts?|consensus|street|expect\w*|estimat\w+|forecast|anticipat\w+|lseg|factset)\b",
    re.I,
)


def _reaches(shaped: Shape, cue: Cue, token: Token) -> bool:
    gap = shaped.text[cue.high : shaped.place(token)]
    is_of_unit = token.code[1] in _UNITS.get(metrics()[cue.metric].unit or "", "")
    return is_of_unit and links_forward(
        shaped.text[cue.low : cue.high], gap, printed(shaped, token)
    )


def _by_period(
    shaped: Shape, cue: Cue, tokens: Sequence[Token], codes: Sequence[str], rule: MetricRule
) -> Iterator[Draft]:
    periods = [shaped.token(code).period for code in codes]
    if len(periods) != len(tokens) or not _reaches(shaped, cue, tokens[0]):
        return
    for token, period in zip(tokens, periods, strict=True):
        if period:
            draft = Draft(cue.metric, token, amount_of(token), cue, rule, 0.95)
            yield replace(draft, period=period)


def _each_dated(shaped: Shape, found: Sequence[Cue], values: re.Match[str]) -> Iterator[Draft]:
    """ "Revenue was $3 billion in the fourth quarter and $11 billion for the full year"."""
    before = [cue for cue in found if cue.high <= values.start()]
    tokens = [shaped.token(values["a"]), shaped.token(values["b"])]
    periods = [shaped.token(values["first"]).period, shaped.token(values["second"]).period]
    grains = {period.period_type for period in periods if period and not period.comparison}
    if before and len(grains) == 2 and tokens[0].code[1] == tokens[1].code[1]:
        codes = [values["first"], values["second"]]
        yield from _by_period(shaped, before[-1], tokens, codes, "each_dated")


def _labelled(shaped: Shape, cue: Cue) -> Iterator[Draft]:
    """ "Earnings per share: GAAP: $1.00; Non-GAAP: $1.10", "on a GAAP basis was …"."""
    match = _LABELLED.match(shaped.text, cue.high)
    if match and bool(match["first"]) != bool(match["second"]):
        for group, word in (("a", match["first"]), ("b", match["second"])):
            token = shaped.token(match[group])
            if token.code[1] in _UNITS.get(metrics()[cue.metric].unit or "", ""):
                yield _of_basis(token, cue, "on_both_bases", is_gaap=not word)


def _suffixed(shaped: Shape, cue: Cue) -> Iterator[Draft]:
    """ "Gross margin was 75.0% GAAP and 75.2% non-GAAP"."""
    match = _SUFFIXED.search(shaped.text, cue.high, cue.high + 160)
    if match and bool(match["first"]) != bool(match["second"]):
        first = shaped.token(match["a"])
        if _reaches(shaped, cue, first):
            yield _of_basis(first, cue, "on_both_bases", is_gaap=not match["first"])
            second = shaped.token(match["b"])
            yield _of_basis(second, cue, "on_both_bases", is_gaap=not match["second"])


def _of_basis(
    token: Token, cue: Cue, rule: MetricRule, *, is_gaap: bool, by: Amount | None = None
) -> Draft:
    """The value on its basis: under the adjusted metric's name where there is one."""
    plain = _PLAIN.get(cue.metric, cue.metric)
    metric = plain if is_gaap else ADJUSTED.get(plain, plain)
    basis: Basis | None = "gaap" if is_gaap else "non_gaap"
    if metric != plain or metric in ADJUSTED:
        basis = None  # its name says so
    amount = _within(amount_of(token), by)
    if cue.is_negative and metrics()[metric].unit in ("money", "money/share"):
        amount = replace(amount, low=_minus(amount.high), high=_minus(amount.low))
    return Draft(
        metric=metric, token=token, amount=amount, cue=cue, rule=rule, score=0.95, basis=basis
    )  # fmt: skip


def _minus(end: float | None) -> float | None:
    return None if end is None else -abs(end)


def _within(amount: Amount, by: Amount | None) -> Amount:
    """A percentage with its tolerance, in percentage points or basis points, as one range."""
    if by is None or by.low is None or amount.low is None or amount.high is None:
        return amount
    points = by.low / 100 if by.unit == "basis_points" else by.low
    low, high = (float(f"{end:.12g}") for end in (amount.low - points, amount.high + points))
    return replace(amount, low=low, high=high)


def _year_by_year(shaped: Shape, found: Sequence[Cue], values: re.Match[str]) -> Iterator[Draft]:
    """Values of the years that follow the one the sentence has just spoken of."""
    sentence = shaped.sentence
    tokens = [shaped.token(code) for code in _CODE.findall(values["values"])]
    years = amount_of(shaped.token(values["years"])).low
    before = [cue for cue in found if cue.high <= values.start()]
    told = [
        token.period
        for token in shaped.within(0, values.start(), "t")
        if token.period and token.period.period_type == "fy"
    ]
    if not before or not told or years != len(tokens) or sentence.subject is None:
        return
    cue, base = before[-1], told[-1]
    calendar = calendar_of(sentence.subject)
    near = calendar.quarter_ending_near(base.last_day)
    if near is None or any(
        token.code[1] not in _UNITS.get(metrics()[cue.metric].unit or "", "") for token in tokens
    ):
        return
    for number, token in enumerate(tokens, 1):
        first, last = calendar.year(near.year + number)
        years_on = shaped.token(values["years"])
        period = Period(years_on.start, years_on.end, "fy", first, last)
        draft = Draft(cue.metric, token, amount_of(token), cue, "year_by_year", 0.9)
        yield replace(draft, period=period, status="guidance")
