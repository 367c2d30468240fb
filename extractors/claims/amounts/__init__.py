"""Amounts: every quantity in a text, with range, unit, currency, scale as printed and bound.

One scanner. It finds a digit or a number word and reads outwards from there: currency and sign to the
left, scale and unit to the right; then it joins the two ends of a range, and last it looks for the
words that bound the whole. Every step looks at a bounded stretch of text, so a text takes time in
proportion to its length whatever stands in it.

Years, dates, times, versions, references ("page 4") and product names ("H100") are not amounts.
"""

import re

from extractors.claims.amounts.found import Found
from extractors.claims.amounts.ranges import join_ranges
from extractors.claims.amounts.scan import quantities
from extractors.claims.amounts.words import (
    BOUND_MARKS,
    BOUNDS,
    BOUNDS_BEHIND,
    LONGEST_BOUND,
    SYMBOLS,
    word_set,
)
from extractors.claims.spans import Amount, lowered

_BOUND_AFTER = re.compile(
    r"(?:\+|-plus)(?![\w$€£¥₩₹(]|\.\d)| and counting(?![a-z])|,? (?:plus|at least|at most|minimum|maximum|max)(?=[.,;:)\n]|\Z)"
    r"|,? (?:or more|or greater|or higher|or better|or above|and up(?! to| ?[\d~$€]| by| about| approximately| more| over)|or less|"
    r"or fewer|or below|or lower|or so|or thereabouts|give or take)(?![a-z]| than)"
)
_MARK = re.compile(r"(?:(?:[<>]=?|[~≈≥≤]) ?|(?<![a-z])c\.)\Z")
_SPEAKING = word_set("talk talks talked talking speak spoke speaking think thinking asked ask")
# What may stand between the bound and the amount: "up to an additional $20 billion".
_BETWEEN = re.compile(
    r" (?:an? (?:additional|further|extra|incremental|aggregate(?: of)?|combined|total of|record|initial)|another)\Z"
)
# These bound what stands in front of them: "up 6% from Q1 and up 56% from a year ago" bounds nothing.
_OF_MONEY = ("top", "low-to-mid", "mid-to-high")
_OF_QUANTITIES = (" plus", " max", " maximum", " minimum")  # not of an "iPhone 14 Max"
_BEHIND_ONLY = ("or ", "and up")
_NOBODY = re.compile(r"\b(?:no|none of|neither|nobody)\b(?! (?:longer|doubt|wonder))[^.,;:\n]*\Z")


def amounts(text: str, offset: int = 0) -> list[Amount]:
    """Every amount in `text`, in order; spans never overlap.

    >>> amounts("about $12-$13 billion")
    [Amount(start=0, end=21, low=12000000000.0, high=13000000000.0, unit='USD', bound='about',
            scale_as_printed='billion', noun=None)]
    >>> [(a.low, a.high, a.unit) for a in amounts("a loss of $(1.49) a share on 89 cents in 2026")]
    [(-1.49, -1.49, 'USD/share'), (0.89, 0.89, 'USD')]
    >>> [(a.high, a.unit, a.noun) for a in amounts("up to 50,000 H100 GPUs and 1.2GW")]
    [(50000.0, 'count', 'GPUs'), (1200.0, 'MW', None)]

    Args:
        offset: added to the spans: where `text` begins in the document.
    """
    lower = lowered(text)
    found = join_ranges(lower, quantities(text, lower))
    result: list[Amount] = []
    floor = 0
    for quantity in found:
        if quantity.is_weak:
            continue
        read_bound(lower, quantity, floor)
        floor = quantity.end
        result.append(_amount(quantity, offset))
    return result


def read_bound(lower: str, found: Found, floor: int) -> None:
    """Bound words around the whole, which become part of the span."""
    after = _BOUND_AFTER.match(lower, found.end)
    if after and not (found.unit is None and after[0] in _OF_QUANTITIES):
        words = after[0].strip(" ,")
        found.bound = BOUNDS_BEHIND.get(words) or BOUNDS[words]
        found.end = after.end()
    for _ in range(2):  # "up to about $5bn": the outer word decides
        if not _read_bound_before(lower, found, floor):
            break
    if found.ends and found.start > floor:
        window = lower[max(floor, found.start - 8) : found.start]
        if window.endswith("between "):
            found.start -= len("between ")


def _read_bound_before(lower: str, found: Found, floor: int) -> bool:
    start = found.start
    if start <= floor:
        return False
    mark = lower[start - 1]
    if not mark.isalnum() and (marked := _MARK.search(lower, max(floor, start - 3), start)):
        found.start, found.bound = marked.start(), BOUND_MARKS[marked[0].rstrip()]
        return True
    if mark not in " \u00a0\n[":
        return False
    if mark == "[":  # a link begins at the number
        start -= 1
    window = lower[max(floor, start - 90) : start - 1].replace("\n", " ").replace("\u00a0", " ")
    if between := _BETWEEN.search(window):
        window = window[: between.start()]
        start -= len(between[0])
    words = window.rsplit(" ", LONGEST_BOUND)[-LONGEST_BOUND:]
    for index in range(len(words)):
        phrase = " ".join(words[index:]).lstrip("(“\"'‘—–")
        bound = BOUNDS.get(phrase)
        if bound is None or phrase.startswith(_BEHIND_ONLY):
            continue
        if phrase in _OF_MONEY and lower[found.start] not in SYMBOLS:
            return False  # "the top 10"
        if phrase == "about" and index and words[index - 1] in _SPEAKING:
            return False
        if found.ends and phrase == "in the range of":
            return False  # the range follows
        if phrase in ("over", "under") and found.unit in ("years", "months"):
            return False  # "over six years" is how long, not how much
        if bound == "more_than" and _NOBODY.search(window, 0, len(window) - len(phrase)):
            bound = "at_most"  # "no customer accounts for more than 35%"
        is_said = found.bound == "vague" or found.has_tolerance
        if not is_said and not (bound == "about" and found.bound != "exact"):
            found.bound = bound
        found.start = start - 1 - len(phrase)
        return True
    return False


def _amount(found: Found, offset: int) -> Amount:
    low, high = found.values()
    if found.bound in ("at_least", "more_than") and not found.ends:
        high = None
    elif found.bound in ("at_most", "up_to", "less_than") and not found.ends:
        low = None
    return Amount(
        found.start + offset,
        found.end + offset,
        low,
        high,
        "years" if found.unit == "months" else found.unit,
        found.bound,
        found.scale,
        found.noun,
    )
