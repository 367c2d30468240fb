"""Two quantities that are one: the ends of a range, or a value and its tolerance."""

import re
from collections.abc import Iterator

from extractors.claims.amounts.found import Found
from extractors.claims.amounts.words import BOUNDS, word_set

_PLUS_MINUS = re.compile(r",? ?\(?(?:plus or minus|give or take|plus/minus|\+ ?/ ?[-−–]|±) ?\Z")
_CHANGE = word_set(
    """
    rose fell grew increased climbed jumped gained lost dropped added slid decreased declined
    by up down surged soared tumbled sank rallied dipped slipped advanced shed
    """
)


def join_ranges(lower: str, quantities: Iterator[Found]) -> Iterator[Found]:
    previous: Found | None = None
    for found in quantities:
        if previous is not None:
            gap = lower[previous.end : found.start] if found.start - previous.end < 20 else "?"
            if _join(lower, previous, found, gap):
                continue
            if gap in ("-", "–", "/") and previous.is_weak and found.unit is None:
                found.is_weak = True  # the second half of a season, a date
            yield previous
        previous = found
    if previous is not None:
        yield previous


def _join(lower: str, low: Found, high: Found, gap: str) -> bool:
    """Join `high` into `low` when they are the ends of one range, or value and tolerance."""
    if _PLUS_MINUS.match(gap):
        return _join_tolerance(low, high)
    if gap in (" and ", " ", ", ") and _are_cents(lower, low, high):
        return _join_cents(low, high)
    if gap in (" of ", " in ", " out of ") and _is_share(low, high, gap):
        return _join_share(low, high)
    if gap == " " and _is_rest(low, high):
        return _join_rest(low, high)
    word = gap.removesuffix("plus ").strip(" \u00a0\n-") or gap.strip()
    if gap == "-" and _is_telephone(low, high):
        low.is_weak = high.is_weak = True  # a telephone number
        return False
    if word not in ("-", "–", "—", "to", "and", "−") or high.is_weak or low.ends or high.ends:
        return False
    if low.is_weak and high.unit is None and high.scale is None:
        high.is_weak = True  # "October 13-15"
        return False
    before = lower[max(0, low.start - 40) : low.start].split()
    if word == "and" and not _follows_between(before):
        return False
    if word == "to" and before and _is_a_move(before, high):
        if low.scale is None and low.unit == high.unit and low.unit != "percent":
            low.scale, low.exponent = high.scale, high.exponent  # "from $64 to $72 billion"
        return False
    _share_hundred(lower, low, high)
    return _merge(low, high)


def _share_hundred(lower: str, low: Found, high: Found) -> None:
    """ "Two to three hundred million", "two hundred to three hundred million"."""
    if not high.scale or high.scale == "hundred" or low.low is None:
        return
    is_shared = low.scale is None and len(low.low) == 1
    if is_shared and "hundred" in lower[high.number_start : high.number_end]:
        low.low = low.high = low.low + "00"
    elif low.scale == "hundred" and "." not in low.low:
        low.low = low.high = low.low + "00"
        low.scale, low.exponent = None, 0


def _is_telephone(low: Found, high: Found) -> bool:
    """ "555-0100"."""
    is_bare = not (low.unit or high.unit or low.scale or high.scale)
    return is_bare and (low.end - low.start, high.end - high.start) == (3, 4)


def _is_rest(whole: Found, rest: Found) -> bool:
    """Whether a speaker goes on with the smaller part: "$1 billion $212 million"."""
    if whole.unit != "USD" or rest.unit != "USD" or not (whole.scale and rest.scale):
        return False
    is_plain = not (whole.ends or rest.ends) and "." not in f"{whole.low}{rest.low}"
    rest_value = rest.values()[0]
    return is_plain and rest_value is not None and 0 < rest_value < 10.0**whole.exponent


def _join_rest(whole: Found, rest: Found) -> bool:
    between = whole.exponent - rest.exponent
    if whole.low is None or rest.low is None or between < len(rest.low):
        return False
    whole.low = whole.high = whole.low + rest.low.zfill(between)
    whole.exponent, whole.end = rest.exponent, rest.end
    return True


def _is_a_move(before: list[str], high: Found) -> bool:
    """Whether "X to Y" tells of a change: "from X to Y", "rose $2 to $40", "over X to Y"."""
    last = before[-1]
    if last == "from":
        return len(before) < 2 or not before[-2].startswith("rang")
    if last in _CHANGE:
        return high.unit != "percent"
    return BOUNDS.get(" ".join(before[-2:]), BOUNDS.get(last, "about")) in ("more_than", "at_least")


def _follows_between(before: list[str]) -> bool:
    return before[-2:] == ["range", "of"] or any(w.strip('(,“"') == "between" for w in before[-3:])


def _merge(low: Found, high: Found) -> bool:
    if low.unit not in (None, "count", high.unit) and not (
        high.unit is None or (high.unit.startswith(low.unit + "/"))
    ):
        return False
    if low.unit == "count" and high.unit != "count":
        return False
    first = Found(low.start, low.end, low.low, low.high, low.exponent, low.scale, low.unit)
    second = Found(0, high.end, high.low, high.high, high.exponent, high.scale, high.unit)
    first.unit_exponent = low.unit_exponent if low.unit else high.unit_exponent
    if first.unit is None or (second.unit and "/" in second.unit):
        first.unit = high.unit
    second.unit = second.unit or low.unit
    second.unit_exponent = high.unit_exponent if high.unit else low.unit_exponent
    if first.scale is None and second.scale is not None:
        first.exponent, first.scale = second.exponent, second.scale
    bottom, top = first.values()[0], second.values()[1]
    if bottom is None or top is None or bottom == top:
        return False
    if bottom > top:
        if bottom >= 0 and top >= 0:
            return False
        bottom, top = top, bottom
    low.ends = (bottom, top)
    low.end, low.unit, low.noun = high.end, second.unit, high.noun
    low.scale = second.scale or low.scale
    low.is_weak = False
    return True


def _is_share(part: Found, whole: Found, gap: str) -> bool:
    """ "Nine of ten", "one in five"; "one of three" sites is one site."""
    if part.unit or part.scale or whole.scale or whole.unit not in (None, "count"):
        return False
    low, high = part.values()[0], whole.values()[0]
    if low is None or high is None or not 0 < low < high <= 100 or high % 1:
        return False
    return gap != " of " or high == 10


def _join_share(part: Found, whole: Found) -> bool:
    low, high = part.values()[0], whole.values()[0]
    if not low or not high:
        return False
    share = 100 * low / high
    part.ends = (share, share)
    part.end, part.unit, part.is_weak = whole.number_end, "percent", False
    return True


_CLAUSE_ENDS = re.compile(r"[.,;:)]?(?:\s|\Z)(?!\w)|[.,;:)]")


def _are_cents(lower: str, dollars: Found, cents: Found) -> bool:
    """ "Thirteen dollars and five cents", and as spoken "thirteen dollars forty-five"."""
    if dollars.scale or (dollars.unit, dollars.unit_exponent) != ("USD", 0):
        return False
    if cents.unit is None and cents.scale is None:
        is_spoken = lower.endswith(("dollar", "dollars"), dollars.start, dollars.end)
        return (
            is_spoken and len(cents.low or "") == 2 and bool(_CLAUSE_ENDS.match(lower, cents.end))
        )
    return cents.unit_exponent == -2


def _join_cents(dollars: Found, cents: Found) -> bool:
    """ "thirteen dollars and forty-five cents"."""
    whole, part = dollars.low, cents.low
    if whole is None or part is None or "." in whole + part or dollars.ends or len(part) > 2:
        return False
    dollars.low = dollars.high = f"{whole}.{part:0>2}"
    dollars.end, dollars.unit = cents.end, cents.unit or dollars.unit
    return True


def _join_tolerance(middle: Found, tolerance: Found) -> bool:
    low, high = middle.values()
    by = tolerance.values()[0]
    if low is None or high is None or by is None:
        return False
    if tolerance.unit == middle.unit:
        pass
    elif middle.unit and tolerance.unit == f"{middle.unit}/share":
        middle.unit = tolerance.unit  # "$0.31 +/- $0.05 per share"
    elif tolerance.unit == "basis_points" and middle.unit == "percent":
        by /= 100
    elif tolerance.unit == "percent":
        by = abs(low) * by / 100
    elif tolerance.unit is None:
        by = by if tolerance.scale else by * 10**middle.exponent
    else:
        return False
    # Twelve digits: the sum of two printed numbers, without the noise of the sum of two floats.
    middle.ends = (float(f"{low - by:.12g}"), float(f"{high + by:.12g}"))
    middle.end, middle.has_tolerance = tolerance.end, True
    return True
