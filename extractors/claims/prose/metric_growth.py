"""What a growth figure is measured against: only the same period a year earlier, as reported, counts."""

import re

from extractors.claims.prose.metric_cues import BASIS
from extractors.claims.prose.shape import Shape

# Behind a growth figure: it is not growth on the year, or not growth as reported.
SEQUENTIAL = re.compile(
    r"^[^«]{0,12}?\b(?:sequential\w*|quarter[- ](?:over|on)[- ]quarter|q[/o]q|qoq|month[- ]over|(?:from|on|over)\s+the\s+(?:prior|previous|preceding|last|first|second|third|fourth)\s+quarter"
    r"|in\s+constant|constant[- ]currency|per\s+year|a\s+year\b(?!\s+(?:ago|earlier|before))|annually|cagr|compound|of\s+(?:its|the|our|total)|over\s+the\s+(?:last|past|next)|since|points?)",
    re.I,
)
# Growth with something left out, in front of it and behind it, is not growth as reported.
_EXCLUDING = r"(?:excluding|without|normali[sz](?:ed|ing)\s+for|adjust(?:ed|ing)\s+for|ex-)"
_OTHER_MEASURE = r"(?:(?:in|at|on\s+an?)\s+(?:constant|fixed|local|organic|comparable|currency)|constant[- ]currency|currency[- ]neutral|organic(?:ally)?|like-for-like)"
# "From 16% in constant currency and from 19% in dollars": that is the other figure's.
_OF_FIGURE_BEFORE = r"(?!(?:[- ]currenc\w+)?(?:\s+(?:basis|terms))?,?\s+and\b)"
_BEFORE = re.compile(
    rf"\b(?:{_EXCLUDING}|{_OTHER_MEASURE}\b{_OF_FIGURE_BEFORE})\b(?:(?!«%)[^;)])*$", re.I
)
_BEHIND = re.compile(
    rf"^(?:\s+(?:year[- ](?:over|on)[- ]year|from\s+a\s+year\s+(?:ago|earlier)|«t\d+»))?[\s,(]*(?:{_EXCLUDING}|{_OTHER_MEASURE})\b[^«;.)]*",
    re.I,
)
_OF_CURRENCIES = re.compile(
    rf"currenc|exchange\s+rates?|foreign\s+exchange|\bfx\b|\b{_OTHER_MEASURE}\b", re.I
)
_CURRENCY_ONLY = re.compile(
    r"^(?:\s+(?:year[- ](?:over|on)[- ]year|from\s+a\s+year\s+(?:ago|earlier)|(?:from|compared\s+to|versus|over)?\s*(?:the\s+)?«t\d+»))?[\s,(]*(?:(?:in|at|on)\s+(?:an?\s+)?)?"
    r"(?:(?:constant|local|fixed)[- ]currenc(?:y|ies)|currency[- ]neutral|fx[- ]neutral|CC\b|organic|comparable)",
    re.I,
)
# Journalists give growth in constant currency as the growth: it is a claim on a basis of its own.
_CURRENCY_TOLD = re.compile(r"^[^«]{0,12}?\b(?:in\s+constant|constant[- ]currency)", re.I)
_AGAINST = re.compile(
    r"^[\s,]*(?:from|over|versus|vs\.?|on|against|than|compared\s+(?:to|with))\s+(?:«[mv]\d+»,?\s+(?:(?:in|for|during)\s+)?)?(?:the\s+|its\s+)?(?P<than>«t\d+»)",
    re.I,
)
_BESIDE = re.compile(
    rf"^(?:,?\s*(?:sequentially|(?:year|quarter)[- ](?:over|on)[- ](?:year|quarter)|y/y|yoy|q/q|qoq|annually)\b|,?\s*(?:(?:from|over|versus|vs\.?|on|in|for|than|compared\s+(?:to|with))\s+)?(?:the\s+|its\s+)?«t\d+»"
    rf"|{BASIS}|\s*\([^()]{{1,60}}\))+",
    re.I,
)
_IN_DOLLARS = re.compile(r"\W*in\s+(?:U\.?S\.?\s+)dollars?(?:\s+terms)?,", re.I)
# A quarter that ended within this many days before publication is not the one of a year ago.
_WITHIN_THE_YEAR = 240


def leaves_out(before: str, behind: str) -> bool:
    """Whether the words around a growth figure leave something out of it.

    >>> leaves_out("Excluding the sale, revenue rose ", " on the year"), leaves_out("Sales rose ", ".")
    (True, False)
    """
    return bool(_BEFORE.search(before) or _BEHIND.match(behind))


def leaves_out_currencies(before: str, behind: str) -> bool:
    """Whether what is left out are exchange rates, or the figure is organic: another measure altogether.

    >>> leaves_out_currencies("Excluding the effect of currencies, sales rose ", "")
    True
    """
    return any(
        found is not None and _OF_CURRENCIES.search(found[0]) is not None
        for found in (_BEFORE.search(before), _BEHIND.match(behind))
    )


def on_the_year(shaped: Shape, end: int) -> bool:
    """Whether the growth figure that ends at `end` of the shape is on the year and as reported.

    "Up 6% from Q1" names a quarter that has just passed; an issuer's "up 7% in constant currency" leaves
    the exchange rates out, while others tell it as the growth. A figure that names neither is on the year.
    """
    behind = shaped.text[end : end + 120]
    if _IN_DOLLARS.match(shaped.text):
        return False  # the statements are in another currency
    is_own = shaped.sentence.by_issuer
    if SEQUENTIAL.match(behind) and (is_own or not _CURRENCY_TOLD.match(behind)):
        return False
    before = re.sub(r"«%\d+»$", "", shaped.text[:end])
    if is_own and (_CURRENCY_ONLY.match(behind) or leaves_out_currencies(before, behind)):
        return False
    against = _AGAINST.match(behind)
    published = shaped.sentence.published_on
    if against is None or published is None:
        return True
    period = shaped.token(against["than"]).period
    return period is None or (published - period.last_day).days > _WITHIN_THE_YEAR


def beside_growth(behind: str) -> int:
    """How far the words behind a growth figure reach that only say what it is measured against."""
    match = _BESIDE.match(behind)
    return match.end() if match else 0
