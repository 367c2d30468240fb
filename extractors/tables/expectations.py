"""Cells of outlook tables: what a company expects, in numbers and a few words.

"$1.35 billion ± $20 million", "8 - 9%", "Increase 3.75% to 4.75%", "low-single digits" are values as much
as "1,234" is, though no single number. Such a cell has a quantity and, around it, nothing but the words
and signs of ranges, bounds and changes; any other word makes it a label or a header.
"""

import re
from functools import lru_cache

LONGEST = 80
_NUMBER = r"\d[\d,]*(?:\.\d+)?|\.\d+"
_SCALE = r"(?:thousand|million|billion|trillion|mm|mn|bn)(?![a-z])"
_QUANTITY = re.compile(
    # With a sign of money, or with decimals, a letter is a scale.
    rf"(?:(?:us|ca|c|a|au|hk|nt|s|r)?[$€£¥₩₹]|\b(?:usd|eur|gbp|cad|aud|jpy|cny|rmb|chf|dkk|nok|sek)\b)\s?[(\-−–+]?\s?(?:{_NUMBER})\)?\s?(?:{_SCALE}|[bmk](?![a-z]))?"
    rf"|(?<![\w.,/])(?:{_NUMBER})\)?\s?(?:%|x\b|per ?cent|basis points|bps|percentage points|pts|points|{_SCALE})"
    rf"|(?<![\w.,/])[\d,]*(?:\.\d+|\d,\d{{3}})\)?\s?(?:%|{_SCALE}|[bmk](?![a-z]))?(?![\d/])"
    r"|\b(?:low|mid|high)?[- ]*(?:(?:single|double)[- ]digits?|teens)\b"
    r"|\b(?:flat(?:tish)?|unchanged|maintain(?:ed)?|no change)\b"
)
_BARE = re.compile(r"(?<![\w.,/])\d{1,4}(?![\w/])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BOUNDED = re.compile(r"[~≈≥≤<>]|approx|about |around |roughly |at least |at most |up to ")
_HEDGED = re.compile(
    rf"{_BOUNDED.pattern}|±|plus or minus|\+ ?/ ?[-−–]|no (?:less|more) than|digits?\b|teens\b|\+$|\bor (?:more|less|better)\b"
)
_AROUND = re.compile(
    r"\b(?:approximately|approx|about|around|roughly|circa|at|least|most|up|down|no|less|more|than|greater|over|under|above|"
    r"below|between|from|to|and|or|in|the|range|a|an|increase[sd]?|decrease[sd]?|decline[sd]?|growth|higher|lower|better|"
    r"worse|plus|minus|slightly|of (?:net |total )?(?:revenues?|sales)|of|per (?:diluted )?share|low|mid|high|end|y/y|yoy|"
    r"year[- ]over[- ]year|annually|fx|headwind|tailwind|cc|constant currency|reaffirmed)\b|[-–—−/±~≈≥≤<>+().,;:*†%\s]"
)


@lru_cache(maxsize=32_768)
def is_expectation(text: str) -> bool:
    """Whether a cell says a range, a bound, a tolerance or a change, and nothing else.

    >>> [is_expectation(t) for t in ("8 - 9%", "$1.35 billion ± $20 million", "Approx. 9.5%", "450 to 470")]
    [True, True, True, True]
    >>> [is_expectation(t) for t in ("2025 - 2024", "Low", "30.06.2025", "1 - 30 days", "Revenue, up 5%")]
    [False, False, False, False, False]
    """
    if len(text) > LONGEST:
        return False
    words = text.lower()
    rest, quantities = _QUANTITY.subn(" ", words)
    bare = _BARE.findall(rest)
    if any(map(_YEAR.fullmatch, bare)):
        return False
    # Of plain numbers, only long ones are the ends of a range: "31 - 60" heads a column of days.
    is_range = len(bare) == 2 and all(len(number) >= 3 for number in bare)
    is_bounded = len(bare) == 1 and _BOUNDED.match(words) is not None
    return (quantities > 0 or is_range or is_bounded) and not _AROUND.sub("", _BARE.sub("", rest))


@lru_cache(maxsize=32_768)
def is_range(text: str) -> bool:
    """Whether a cell leaves open how much: two ends, a tolerance, a bound. What has happened is known.

    >>> [is_range(t) for t in ("8 - 9%", "~45%", "$2.29 ± $0.15", "mid-teens", "Up 206%", "45%")]
    [True, True, True, True, False, False]
    """
    if not is_expectation(text):
        return False
    rest, quantities = _QUANTITY.subn(" ", text.lower())
    return quantities + len(_BARE.findall(rest)) > 1 or _HEDGED.search(text.lower()) is not None
