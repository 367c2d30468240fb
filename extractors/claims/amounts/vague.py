"""Quantities that words only bracket, and quantities that are one word.

"Tens of billions" and "a few hundred million" become the widest sensible range, never a midpoint;
"a third", "half" and "doubled" are exact. Conventions: billions [1e9, 1e10], tens of billions
[1e10, 1e11], a few hundred million [2e8, 9e8], multiple gigawatts [2000, 10000] MW.
"""

import re
from dataclasses import dataclass

from extractors.claims.amounts.number_words import COUNTS, PARTS, SCALES
from warehouse.records import Bound

_COLLECTIVE = {
    "dozens": ("24", "99", 0), "tens": ("1", "10", 1), "hundreds": ("1", "10", 2),
    "thousands": ("1", "10", 3), "millions": ("1", "10", 6), "billions": ("1", "10", 9),
    "trillions": ("1", "10", 12),
}  # fmt: skip
_FEW = {"few": ("2", "9"), "several": ("2", "9"), "couple": ("2", "3"), "multiple": ("2", "10")}
_CHANGE = {
    "doubled": "2", "doubling": "2", "doubles": "2", "double": "2", "twice": "2", "twofold": "2",
    "tripled": "3", "tripling": "3", "triples": "3", "triple": "3", "trebled": "3",
    "threefold": "3", "quadrupled": "4", "quadrupling": "4", "quadruple": "4", "fourfold": "4",
    "quintupled": "5", "fivefold": "5", "sixfold": "6", "tenfold": "10", "halved": "0.5",
    "halving": "0.5",
}  # fmt: skip
_DIGITS = {"single": ("1", "9"), "double": ("10", "99"), "triple": ("100", "999"),
    "teens": ("13", "19"), "low single": ("1", "3"), "mid single": ("4", "6"),
    "high single": ("7", "9"), "low double": ("10", "13"), "mid double": ("40", "60"),
    "high double": ("70", "99"), "low teens": ("11", "13"), "mid teens": ("14", "16"),
    "high teens": ("17", "19"),
}  # fmt: skip

_PARTS = {
    form: parts for word, parts in PARTS.items() if word != "half" for form in (word, f"{word}s")
}

VAGUE_FIRST_WORDS = (
    *_COLLECTIVE, *_FEW, *_CHANGE, "multi", "multibillion", "multimillion", "multitrillion",
    "multigigawatt", "single", "half", *_PARTS, "teens", "gigawatt", "megawatt", "penny", "dollar",
    "percentage point", "decade", "decadelong", "year and a half", *SCALES,
)  # fmt: skip

_SCALE = "hundred|thousand|million|billion|trillion"
_OF_SCALES = re.compile(rf"[a-z]+ of ({'|'.join(_COLLECTIVE)})(?![a-z])")
_FEW_SCALES = re.compile(
    rf"(?:few|several|multiple|couple(?: of)?)((?:[ -](?:{_SCALE}|dozen)){{0,2}})(?![a-z])"
)
_MULTI = re.compile(r"multi-?(hundred-)?(million|billion|trillion|gigawatt|megawatt)(?![a-z])")
_SCALE_DOLLAR = re.compile(rf"({_SCALE})-dollar(?![a-z])")
_DIGIT = re.compile(
    r"(?:(single|double|triple)[ -]digits?(?:[ -](million|billion|trillion)s?)?|teens)(?![a-z])"
)
_THIRDS_OF_RANGE = re.compile(r"(?<![a-z])(?:(low|mid)(?:-? to |-to-))?(low|mid|high)[ -]\Z")
_DECADE = re.compile(r"([2-9]0)(?:['’]?s(?: ?%|[ -]per ?cent)| ?%|[ -]per ?cent)(?![a-z])")
_OF_DECADE = {"low": (1, 3), "mid": (4, 6), "high": (7, 9)}
_WATT = re.compile(r"(?:gigawatt|megawatt)(?![a-z]|[ -]hour)")
_WATT_LEAD = re.compile(r"(?<![a-z])(?P<article>a |another )\Z")
_AND_A_HALF = " and a half"
_HALF = re.compile(
    rf"half[ -](?:of )?(?:an?[ -])?({_SCALE}|gigawatt|percentage point|percent|decade)(?![a-z])"
)
_PART_OF_SCALE = re.compile(rf"[a-z]+ (?:of )?(?:an? )?({_SCALE}|gigawatt)(?![a-z])")
_ONE = re.compile(
    r"(?:(?:penny|dollar)(?= (?:a|per) (?:[a-z]+ )?share)|percentage point|year and a half"
    r"|decade(?! ago| earlier| later|-old)(?:-long)?|decadelong)(?![a-z])"
)
_ONE_LEAD = re.compile(r"(?<![a-z])(?:an? |next |coming )\Z")
# unit and its mantissa; a decade needs no article where it is "decade-long".
_ONES = {
    "penny": ("USD", "0.01"), "dollar": ("USD", "1"), "percentage point": ("basis_points", "100"),
    "year and a half": ("years", "1.5"), "decade": ("years", "10"), "decade-long": ("years", "10"),
    "decadelong": ("years", "10"),
}  # fmt: skip
_HALVES = {
    "gigawatt": ("500", "MW"), "percentage point": ("50", "basis_points"),
    "percent": ("0.5", "percent"), "decade": ("5", "years"),
}  # fmt: skip
_HALF_OF = re.compile(r"half(?= (?:of|the|its|their|that|our|as)(?![a-z])|[.,;)])")
_FRACTION = re.compile(
    rf"(?:{'|'.join(_PARTS)})"
    r"(?=(?: of| to| more| less| higher| lower| from| in| since| this| last| over)(?![a-z])|[.,;)]|$)"
)
_COUNT_BEFORE = re.compile(rf"(?<![a-z-])({'|'.join(COUNTS)})[ -]\Z")
_ORDINAL_BEFORE = re.compile(
    r"(?:first|second|latter|back|last|other|1st|2nd|this|next|front|h1|h2)[ -]\Z"
)


@dataclass(frozen=True, slots=True)
class Vague:
    """A quantity in words; low and high are mantissas of 10^`exponent`."""

    start: int
    end: int
    low: str
    high: str
    exponent: int = 0
    scale: str | None = None
    unit: str | None = None
    bound: Bound = "exact"
    needs_unit: bool = False


def read_vague(lower: str, start: int, floor: int = 0) -> Vague | None:
    """The quantity whose key word begins at `start`; words before `floor` are taken.

    >>> read_vague("tens of billions of dollars", 0)
    Vague(start=0, end=16, low='1', high='10', exponent=10, scale='billions', unit=None,
          bound='vague', needs_unit=False)
    >>> read_vague("roughly a third of revenue", 10)
    Vague(start=8, end=15, low='33.333333333333336', high='33.333333333333336', exponent=0, scale=None, unit='percent',
          bound='exact', needs_unit=False)
    >>> read_vague("more than doubled", 10).low
    '2'
    """
    head = lower[start : start + 4]
    if head == "half":
        return _half(lower, start, floor)
    for reader in (
        _digits,
        _one,
        _one_watt,
        _collective,
        _few,
        _multi,
        _part_of_scale,
        _fraction,
        _change,
    ):
        if vague := reader(lower, start, floor):
            return vague
    return None


def _collective(lower: str, start: int, _floor: int) -> Vague | None:
    word = _word(lower, start)
    if word not in _COLLECTIVE:
        return None
    low, high, exponent = _COLLECTIVE[word]
    if outer := _OF_SCALES.match(lower, start):
        inner = _COLLECTIVE[outer[1]][2]
        return Vague(start, outer.end(), low, high, exponent + inner, outer[1], bound="vague")
    return Vague(
        start, start + len(word), low, high, exponent, word, bound="vague",
        needs_unit=exponent < 6,
    )  # fmt: skip


def _few(lower: str, start: int, floor: int) -> Vague | None:
    match = _FEW_SCALES.match(lower, start)
    if match is None:
        return None
    scales = match[1].replace("-", " ").split()
    low, high = _FEW[_word(lower, start)]
    exponent = sum(SCALES.get(scale, 1) for scale in scales)
    begin = _from_article(lower, start, floor)
    if begin == start and not scales and lower.startswith("few", start):
        return None  # "few companies" is a complaint, "a few" a number
    return Vague(
        begin, match.end(), low, high, exponent, scales[-1] if scales else None, bound="vague",
        needs_unit=not scales,
    )  # fmt: skip


def _one_watt(lower: str, start: int, floor: int) -> Vague | None:
    """ "a gigawatt", "a gigawatt and a half"."""
    match = _WATT.match(lower, start)
    lead = _WATT_LEAD.search(lower, max(floor, start - 9), start) if match else None
    if match is None or lead is None:
        return None
    is_more = lower.startswith(_AND_A_HALF, match.end())
    mantissa, end = ("1.5", match.end() + len(_AND_A_HALF)) if is_more else ("1", match.end())
    exponent = 3 if match[0] == "gigawatt" else 0
    begin = lead.start() if lead["article"] == "a " else start
    return Vague(begin, end, mantissa, mantissa, exponent, unit="MW")


def _one(lower: str, start: int, floor: int) -> Vague | None:
    """ "a penny a share", "a percentage point", "over the next decade", "a year and a half"."""
    match = _ONE.match(lower, start)
    if match is None:
        return None
    lead = _ONE_LEAD.search(lower, max(floor, start - 7), start)
    if lead is None and not match[0].endswith("long"):
        return None
    unit, mantissa = _ONES[match[0]]
    begin = lead.start() if lead and lead[0].startswith("a") else start
    return Vague(begin, match.end(), mantissa, mantissa, unit=unit)


def _multi(lower: str, start: int, _floor: int) -> Vague | None:
    if match := _MULTI.match(lower, start):
        word = match[2]
        if word.endswith("watt"):
            exponent = 3 if word.startswith("giga") else 0
            low, high = ("2", "10") if not match[1] else ("100", "1000")
            return Vague(start, match.end(), low, high, exponent, unit="MW", bound="vague")
        low, high = ("1", "10") if not match[1] else ("100", "1000")
        return Vague(start, match.end(), low, high, SCALES[word], word, bound="vague")
    if match := _SCALE_DOLLAR.match(lower, start):
        scale = match[1]
        return Vague(start, match.end(), "1", "10", SCALES[scale], scale, "USD", bound="vague")
    return None


def _digits(lower: str, start: int, floor: int) -> Vague | None:
    match = _DIGIT.match(lower, start)
    if match is None:
        return None
    kind = match[1] or "teens"
    lead = _THIRDS_OF_RANGE.search(lower, max(floor, start - 13), start)
    if lead and kind != "triple":
        low, high = _DIGITS[f"{lead[1] or lead[2]} {kind}"][0], _DIGITS[f"{lead[2]} {kind}"][1]
    else:
        low, high = _DIGITS[kind]
    begin = lead.start() if lead else start
    if scale := match[2]:  # "low single-digit billions"
        return Vague(begin, match.end(), low, high, SCALES[scale], scale, bound="vague")
    return Vague(begin, match.end(), low, high, unit="percent", bound="vague")


def read_third_of_decade(lower: str, start: int, floor: int = 0) -> Vague | None:
    """The percentage whose digits begin at `start` and of which words name a third.

    >>> read_third_of_decade("in the mid-20s percent range", 11)
    Vague(start=7, end=22, low='24', high='26', exponent=0, scale=None, unit='percent', bound='vague',
          needs_unit=False)
    >>> (read_third_of_decade("low-to-mid 30% range", 11) or read_third_of_decade("20%", 0)).high
    '36'
    """
    match = _DECADE.match(lower, start)
    lead = _THIRDS_OF_RANGE.search(lower, max(floor, start - 13), start) if match else None
    if match is None or lead is None:
        return None
    decade = int(match[1])
    low, high = _OF_DECADE[lead[1] or lead[2]][0], _OF_DECADE[lead[2]][1]
    return Vague(
        lead.start(), match.end(), str(decade + low), str(decade + high), unit="percent", bound="vague",
    )  # fmt: skip


def _part_of_scale(lower: str, start: int, floor: int) -> Vague | None:
    """ "a quarter million", "three quarters of a billion", "two thirds of a gigawatt"."""
    parts = _PARTS.get(_word(lower, start))
    match = _PART_OF_SCALE.match(lower, start) if parts else None
    if match is None or not parts:
        return None
    count = _COUNT_BEFORE.search(lower, max(floor, start - 7), start)
    if count is None and parts != 4:
        return None
    mantissa = repr((COUNTS[count[1]] if count else 1) / parts)
    begin = count.start() if count else start
    if match[1] == "gigawatt":
        return Vague(begin, match.end(), mantissa, mantissa, 3, unit="MW")
    return Vague(begin, match.end(), mantissa, mantissa, SCALES[match[1]], match[1])


def _half(lower: str, start: int, floor: int) -> Vague | None:
    if _ORDINAL_BEFORE.search(lower, max(floor, start - 8), start):
        return None
    if match := _HALF.match(lower, start):
        begin = _from_article(lower, start, floor)
        if match[1] in _HALVES:
            mantissa, unit = _HALVES[match[1]]
            return Vague(begin, match.end(), mantissa, mantissa, unit=unit)
        return Vague(begin, match.end(), "0.5", "0.5", SCALES[match[1]], match[1])
    if match := _HALF_OF.match(lower, start):
        return Vague(start, match.end(), "50", "50", unit="percent")
    return None


def _fraction(lower: str, start: int, floor: int) -> Vague | None:
    word = _word(lower, start)
    if word not in _PARTS:
        return None
    match = _FRACTION.match(lower, start)
    count = _COUNT_BEFORE.search(lower, max(floor, start - 7), start)
    if match is None or count is None:
        return None
    if word.startswith("quarter") and not lower.startswith(" of", match.end()):
        return None
    percent = repr(100 * COUNTS[count[1]] / _PARTS[word])
    return Vague(count.start(), match.end(), percent, percent, unit="percent")


def _change(lower: str, start: int, _floor: int) -> Vague | None:
    word = _word(lower, start)
    end = start + len(word)
    if word not in _CHANGE or lower.startswith(("-", " down"), end):
        return None
    if word == "twice" and not _TWICE.match(lower, end):
        return None  # "did it twice"
    return Vague(start, start + len(word), _CHANGE[word], _CHANGE[word], unit="multiple")


_TWICE = re.compile(r" (?:the|as|its|what|that|their|last)(?![a-z])")
_ARTICLE = re.compile(r"(?<![a-z])a \Z")
_WORD = re.compile(r"[a-z]+")


def _from_article(lower: str, start: int, floor: int) -> int:
    """Where "a half billion" begins, whose key word begins at `start`."""
    return start - 2 if _ARTICLE.search(lower, max(floor, start - 3), start) else start


def _word(lower: str, start: int) -> str:
    match = _WORD.match(lower, start)
    return match[0] if match else ""
