"""Numbers written as words, read as a mantissa and a power of ten.

The pair is kept apart so that `float(f"{mantissa}e{exponent}")` is the float nearest to what is
printed; a multiplication would not be.
"""

import re
from dataclasses import dataclass

_SMALL = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * (value + 2)
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    )
}
_BIG = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
SCALES = {"hundred": 2, **_BIG}

# What the printed scale is worth; single letters count only where they touch the digits.
DIGIT_SCALES = {
    "hundred": 2,
    "k": 3, "thousand": 3, "thousands": 3,
    "m": 6, "mn": 6, "mm": 6, "mln": 6, "mil": 6, "million": 6, "millions": 6,
    "b": 9, "bn": 9, "bln": 9, "bil": 9, "billion": 9, "billions": 9,
    "t": 12, "tn": 12, "trn": 12, "tln": 12, "trillion": 12, "trillions": 12,
    "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7, "cr": 7,
}  # fmt: skip

# Into how many parts a fraction divides: "two and a half", "three fifths".
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
COUNTS = {"a": 1, "an": 1} | {word: value for word, value in _SMALL.items() if 0 < value < 10}

# Every word that a number in words may begin with.
FIRST_WORDS = (*_TENS, *(w for w in reversed(_SMALL)), "nought", "naught", "dozen", *SCALES)

_WORD = "|".join((*_TENS, *reversed(_SMALL), *SCALES, "dozens", "dozen"))
_PART = rf"(?P<count>{'|'.join(COUNTS)})[ -](?P<part>{'|'.join(PARTS)})s?(?![a-z]| of)"
_PHRASE = re.compile(
    rf"(?:{_WORD})(?:(?:[ \u00a0-]|(?<=hundred) and |(?<=thousand) and |(?<=million) and )"
    rf"(?!{_PART})(?:{_WORD})(?![a-z])){{0,12}}(?![a-z])"
)
_ZERO = re.compile(r"n[oa]ught(?![a-z])")
_AND_A_PART = re.compile(rf"[ -]and[ -](?:{_PART}|half(?![a-z]| of))")
_DIGIT = "|".join(("nought", "naught", "oh", *list(_SMALL)[:10]))
_POINT = re.compile(
    rf"[ -]point((?:[ -](?:{_DIGIT})){{1,6}}|[ -](?:{'|'.join(list(_SMALL)[:9:-1])})"
    rf"|[ -](?:{'|'.join(_TENS)})(?:[ -](?:{_DIGIT}))?)(?![a-z])"
)
_THEN_SCALE = re.compile(rf"[ \u00a0-]({'|'.join(_BIG)})(?![a-z])")
_SPLIT = re.compile(r"[ \u00a0-]+(?:and )?")


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number in words: it ends at `end` and is worth `mantissa` × 10^`exponent`.

    `scale` is the last big word ("billion"); the exponent is 0 and the scale None without one.
    """

    end: int
    mantissa: str
    exponent: int
    scale: str | None


def read_words(lower: str, start: int) -> WordNumber | None:
    """The number whose first word begins at `start` of a lower-case text.

    >>> read_words("twenty-five million chips", 0)
    WordNumber(end=19, mantissa='25', exponent=6, scale='million')
    >>> read_words("three hundred and fifty", 0)
    WordNumber(end=23, mantissa='350', exponent=0, scale=None)
    >>> read_words("two and a half years", 0)
    WordNumber(end=14, mantissa='2.5', exponent=0, scale=None)
    >>> read_words("one point four billion dollars", 0)
    WordNumber(end=22, mantissa='1.4', exponent=9, scale='billion')

    Returns:
        None if no number word begins there, or the words do not form one number ("five two").
    """
    match = _PHRASE.match(lower, start) or _ZERO.match(lower, start)
    if match is None:
        return None
    words = _SPLIT.split(match[0])
    if len(words) == 1 and words[0] in _SMALL:  # by far the most frequent case
        mantissa, exponent, scale = str(_SMALL[words[0]]), 0, None
    elif match.re is _ZERO:
        mantissa, exponent, scale = "0", 0, None
    else:
        value = _evaluate(words)
        if value is None:
            return None
        mantissa, exponent, scale = value
    return _with_decimals(lower, WordNumber(match.end(), mantissa, exponent, scale))


def _with_decimals(lower: str, number: WordNumber) -> WordNumber:
    """ "One point four billion", "one and a half billion", "a billion and a half"."""
    decimals, end = read_fraction(lower, number.end)
    if not decimals and number.scale not in _BIG and (point := _POINT.match(lower, end)):
        decimals, end = f".{_digits(point[1])}", point.end()
    if not decimals:
        return number
    mantissa, exponent, scale = number.mantissa, number.exponent, number.scale
    if scale == "hundred":  # "two hundred point five"
        mantissa, exponent, scale = mantissa + "00", 0, None
    if then := _THEN_SCALE.match(lower, end):
        between = exponent - _BIG[then[1]] if exponent else 0
        if between < 0:
            return number
        # "a billion and a half million": the decimals are of the smaller unit.
        mantissa += "0" * between
        exponent, scale, end = _BIG[then[1]], then[1], then.end()
    return WordNumber(end, mantissa + decimals, exponent, scale)


def read_fraction(lower: str, end: int) -> tuple[str, int]:
    """The decimals that " and a half" behind a number adds, and where they end; none are ''.

    >>> read_fraction("$3 billion and a half", 10)
    ('.5', 21)
    """
    if match := _AND_A_PART.match(lower, end):
        parts = PARTS[match["part"] or "half"]
        return decimals_of(COUNTS[match["count"] or "a"] / parts), match.end()
    return "", end


def decimals_of(part: float) -> str:
    """What a fraction prints behind the point; '' for one that is a whole or more.

    >>> decimals_of(3 / 4), decimals_of(2 / 3), decimals_of(4 / 3)
    ('.75', '.666666666666667', '')
    """
    return f"{part:.15g}"[1:] if 0 < part < 1 else ""


def _digits(spoken: str) -> str:
    """ " two five" → "25", "seventy" → "7": what stands behind the point."""
    words = _SPLIT.split(spoken.strip(" -"))
    tens = _TENS.get(words[0])
    if tens:
        return str(tens + sum(_SMALL[word] for word in words[1:]))
    return "".join(str(_SMALL.get(word, 0)) for word in words)


def _evaluate(words: list[str]) -> tuple[str, int, str | None] | None:
    total, group, last_big = 0, 0, 99
    previous = ""
    for word in words:
        if word in _SMALL:
            if previous in _SMALL or (previous in _TENS and not 0 < _SMALL[word] < 10):
                return None
            group += _SMALL[word]
        elif word in _TENS:
            if previous in _SMALL or previous in _TENS:
                return None
            group += _TENS[word]
        elif word == "hundred" and group < 100:
            group = (group or 1) * 100
        elif word in ("dozen", "dozens") and group < 1000:
            group = (group or 1) * 12
        elif word in _BIG and _BIG[word] < last_big:
            last_big = _BIG[word]
            total += (group or 1) * 10**last_big
            group = 0
        else:
            return None
        previous = word
    scale = previous if previous in SCALES else None
    value = total + group
    exponent = SCALES[scale] if scale else 0
    if scale and value % 10**exponent:
        return str(value), 0, scale
    return str(value // 10**exponent), exponent, scale
