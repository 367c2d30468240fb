"""Amounts: every quantity in a text, with range, unit, currency, scale as printed and bound.

One scanner. It finds a digit or a number word and reads outwards from there: currency and sign to the
left, scale and unit to the right; then it joins the two ends of a range, and last it looks for the
words that bound the whole. Every step looks at a bounded stretch of text, so a text takes time in
proportion to its length whatever stands in it.

Years, dates, times, versions, references ("page 4") and product names ("H100") are not amounts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.claims.amount_words import (
    BOUND_MARKS,
    BOUNDS,
    CODES,
    COUNTED,
    LONGEST_BOUND,
    MONTHS,
    PREFIXED,
    REFERENCES,
    SYMBOLS,
    UNITS,
)
from extractors.claims.number_words import DIGIT_SCALES, FIRST_WORDS, read_words
from extractors.claims.spans import Amount
from extractors.claims.vague_amounts import VAGUE_FIRST_WORDS, read_vague
from warehouse.records import Bound

_SPACE = "[ \u00a0\u202f\u2009]"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_WORDS = "|".join(sorted({*FIRST_WORDS, *VAGUE_FIRST_WORDS}, key=len, reverse=True))
_ANCHOR = re.compile(
    rf"[$€£¥₩₹]{_SPACE}?(?:[-−–(]{_SPACE}?)?{_DIGITS}|{_DIGITS}|(?:{_WORDS})(?![a-z])"
)
_NUMBER = re.compile(_DIGITS)
_LONGEST_NUMBER = 20  # characters; longer ones are identifiers
_SCALE = re.compile(
    rf"(?:(?:{_SPACE}|\n|-)?(?P<word>hundred|thousands?|millions?|billions?|trillions?|bn|mn|mm|mln|bln|tln|trn|crore|lakh)"
    r"|(?P<letter>[bmkt]|tn|mil|bil))(?![a-z0-9])"
)
_UNIT = re.compile(
    rf"(?:{_SPACE}{{1,2}}(?:of )?|\n|-)?"
    rf"({'|'.join(re.escape(u) for u in sorted(UNITS, key=len, reverse=True))})(?![a-z0-9])"
)
_CODE = re.compile(rf"{_SPACE}?({'|'.join(map(re.escape, CODES))})(?![A-Za-z0-9])")
_CODE_BEFORE = re.compile(rf"(?<![A-Za-z])({'|'.join(map(re.escape, CODES))}){_SPACE}?\Z")
_LETTERS_BEFORE = re.compile(r"(?<![a-z.])([a-z][a-z.]{0,4})\Z")
_RATE = re.compile(
    rf"(?:{_SPACE}?/{_SPACE}?|(?:{_SPACE}|\n|-)per(?:{_SPACE}|-)|(?:{_SPACE}|\n)(?P<article>an?|each|every){_SPACE})"
    r"(?P<kind>(?:(?:fully|diluted|basic|common|ordinary|american|depositary|class|adjusted|[ab])[ -]){0,4})"
    r"(?P<noun>[a-z]+(?:-hour)?)(?P<not_rate>[ ](?:ago|earlier|before|later|prior|after))?"
)
_ARTICLE_RATES = frozenset(
    ["share", "ads", "unit", "year", "month", "quarter", "week", "day", "hour", "minute", "barrel", "piece", "pound", "ton", "gpu", "chip", "token", "megawatt", "gigawatt", "kilowatt"]
)
_NOT_TIME_SPAN = re.compile(r"[ -](?:ago|old|olds|earlier|later|prior|over[ -]year|to[ -]date)")
_NOUN_WORDS = re.compile(r"(?:[ \u00a0-](?:[A-Za-z][\w/&'’.-]*)){1,5}")
_NOT_NOUN = frozenset(
    ["in", "to", "for", "from", "and", "or", "by", "at", "is", "was", "were", "are", "be", "the", "on", "with", "as", "its", "this", "has", "had", "have", "does", "that", "which", "who", "when", "where", "while", "than", "versus", "vs", "times", "less", "plus", "us", "his", "hers", "ours", "theirs", "yours", "over", "under", "above", "below", "after", "before", "during", "since", "until", "minutes", "hours", "days", "weeks", "a", "an", "it", "because", "but", "if", "per", "across", "towards", "news", "always", "perhaps", "series", "basis", "ends", "says", "expects", "sees", "remains", "includes"]
)
_PASS = frozenset(
    ["of", "its", "the", "their", "our", "more", "new", "other", "additional", "nvidia", "amd", "custom", "individual", "different"]
)
_PLUS_MINUS = re.compile(r",? ?\(?(?:plus or minus|plus/minus|\+ ?/ ?[-−–]|±) ?\Z")
_BOUND_AFTER = re.compile(
    r"(?:\+|-plus)(?![\w])|,? (?:or more|or greater|or higher|or better|or above|and up(?! to)|or less|"
    r"or fewer|or below|or lower|or so|or thereabouts|give or take)(?![a-z])"
)
_CHANGE = frozenset(
    ["rose", "fell", "grew", "increased", "climbed", "jumped", "gained", "lost", "dropped", "added", "slid", "decreased", "declined", "by", "up", "down", "surged", "soared", "tumbled", "sank", "rallied", "dipped", "slipped", "advanced", "shed"]
)
_NOBODY = re.compile(r"\b(?:no|none of|neither|nobody)\b(?! (?:longer|doubt|wonder))[^.,;:\n]*\Z")
_CURRENCY_UNIT = re.compile(r"[A-Z]{3}(?:/.*)?")
_WORD_BEFORE = re.compile(r"([A-Za-z][\w.&'’]*)[ \u00a0]\Z")
_NEGATIVE_WORD = re.compile(r"(?<!or )(?:minus|negative) \Z")
# "(212) 555-0100" and "1-800-555-0100": groups of three, three and four.
_PHONE = re.compile(r"(?:[-.]|\) ?)\d{3}[-.]\d{4}(?!\d)|-\d{3}-\d{3}-")
_CLAUSE_VERB = frozenset(["was", "were", "of", "to", "from", "at", "by", "and", "is", "be"])


@dataclass(slots=True)
class _Found:
    """A quantity on the way to an `Amount`; mantissas are kept as printed until the end."""

    start: int
    end: int
    low: str | None
    high: str | None
    exponent: int = 0
    scale: str | None = None
    unit: str | None = None
    unit_exponent: int = 0
    noun: str | None = None
    bound: Bound = "exact"
    number_start: int = field(default=0)
    # Not an amount by itself (a year, a day of a month), though it may be one end of a range.
    is_weak: bool = False
    # Both ends already in full units: set by a range or a tolerance.
    ends: tuple[float | None, float | None] | None = None

    def values(self) -> tuple[float | None, float | None]:
        return self.ends or (self._value(self.low), self._value(self.high))

    def _value(self, mantissa: str | None) -> float | None:
        # A decimal exponent, not a product: 2.08e9 is the nearest float to what is printed.
        if mantissa is None:
            return None
        value = float(f"{mantissa}e{self.exponent + self.unit_exponent}")
        return value / 12 if self.unit == "months" else value


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
    lower = _lowered(text)
    found = _join_ranges(lower, _quantities(text, lower))
    result: list[Amount] = []
    floor = 0
    for quantity in found:
        if quantity.is_weak:
            continue
        _read_bound(lower, quantity, floor)
        floor = quantity.end
        result.append(_amount(quantity, offset))
    return result


def _lowered(text: str) -> str:
    lower = text.lower()
    # Some capitals become two code points; offsets must stay.
    return (
        lower
        if len(lower) == len(text)
        else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    )


def _quantities(text: str, lower: str) -> Iterator[_Found]:
    position = 0
    while match := _ANCHOR.search(lower, position):
        start, end = match.span()
        first = lower[start]
        if first.isalpha():
            if start and (lower[start - 1].isalnum() or lower[start - 1] == "_"):
                position = end
                continue
            found = _in_words(text, lower, start, position)
        else:
            found = _in_digits(text, lower, match, position)
        if found is None:
            position = end
            continue
        position = max(end, found.end)
        yield found


def _in_words(text: str, lower: str, start: int, floor: int) -> _Found | None:
    if vague := read_vague(lower, start, floor):
        found = _Found(
            vague.start, vague.end, vague.low, vague.high, vague.exponent, vague.scale,
            vague.unit, bound=vague.bound, number_start=vague.start,
        )  # fmt: skip
        if found.unit is None:
            _read_unit(text, lower, found)
            if found.unit is None and vague.needs_unit:
                return None
        return found
    number = read_words(lower, start)
    if number is None:
        return None
    found = _Found(
        start, number.end, number.mantissa, number.mantissa, number.exponent, number.scale,
        number_start=start,
    )  # fmt: skip
    if number.scale and lower.startswith(number.scale, start):
        article = lower[max(floor, start - 3) : start]
        if not article.endswith((" a ", " a-")) and article not in ("a ", "a-"):
            return None  # "billion-dollar", "per million"
        found.start = start - 2
    elif lower.startswith("dozen", start) and lower[max(floor, start - 2) : start] == "a ":
        found.start = start - 2
    _read_unit(text, lower, found)
    if found.unit is None and found.scale is None:
        return None  # "one of the", "five or six": words alone are not a quantity
    return found


def _in_digits(text: str, lower: str, match: re.Match[str], floor: int) -> _Found | None:
    start, end = match.span()
    symbol = SYMBOLS.get(lower[start])
    number = _NUMBER.search(lower, start, end)
    if number is None:
        return None
    if _PHONE.match(lower, end):
        return None
    mantissa = number[0].replace(",", "")
    if len(mantissa) > _LONGEST_NUMBER:
        return None
    found = _Found(start, end, mantissa, mantissa, number_start=number.start())
    opening = lower[start : number.start()]
    negative = bool(symbol) and opening.rstrip()[-1] in "-−–"
    bracketed = bool(symbol) and "(" in opening
    if symbol:
        found.unit = symbol
        _read_symbol_prefix(lower, found, floor)
    elif not _read_before_digits(text, lower, found, floor):
        return None
    if _breaks_off(lower, end):
        return None
    _read_scale(lower, found, is_money=found.unit is not None)
    _read_unit(text, lower, found)
    after = lower[found.end : found.end + 1]
    if found.unit is None and found.end == end and (after.isalpha() or (after in "'’" and after)):
        return None
    if bracketed:
        if after != ")":
            return None
        found.end += 1
        negative = True
        if found.unit == symbol:
            _read_rate(lower, found)
    else:
        signed = _sign_before(lower, found, floor)
        negative = negative or signed
    _judge(text, lower, found, floor)
    if negative and found.low:
        found.low = found.high = "-" + found.low
    return found


def _breaks_off(lower: str, end: int) -> bool:
    """Whether the digits go on as a version, a time, a date or an ordinal."""
    after = lower[end : end + 3]
    if len(after) > 1 and after[0] in ".:/" and after[1].isdigit():
        return True
    return after[:2] in ("st", "nd", "rd", "th") and not after[2:].isalpha()


def _read_symbol_prefix(lower: str, found: _Found, floor: int) -> None:
    if letters := _LETTERS_BEFORE.search(lower, max(floor, found.start - 6), found.start):
        currency = PREFIXED.get(letters[1])
        if currency:
            found.unit = currency
            found.start = letters.start()


def _read_before_digits(text: str, lower: str, found: _Found, floor: int) -> bool:
    """Currency code in front of the digits. False when what stands there makes them no number."""
    start = found.start
    if start == 0:
        return True
    before = lower[start - 1]
    if before.isalpha() or before in " \u00a0":
        code = _CODE_BEFORE.search(text, max(floor, start - 5), start)
        if code:
            found.unit = CODES[code[1]]
            found.start = code.start()
            return True
        return not before.isalpha()
    if before in "-–−":
        return start < 2 or not lower[start - 2].isalpha()
    if before in "#_'’@":
        return False
    if before in ".:/,":
        return start < 2 or not lower[start - 2].isalnum()
    return True


def _read_scale(lower: str, found: _Found, *, is_money: bool) -> None:
    match = _SCALE.match(lower, found.end)
    if match is None and is_money and lower[found.end : found.end + 1] in " \u00a0":
        match = _SCALE.match(lower, found.end + 1)
    if match is None:
        return
    scale = match["word"] or match["letter"]
    found.scale = scale
    found.exponent = DIGIT_SCALES[scale]
    found.end = match.end()


def _read_unit(text: str, lower: str, found: _Found) -> None:
    """Unit, per-share or other rate, and the noun that a count counts."""
    match = _UNIT.match(lower, found.end)
    if match:
        unit, exponent = UNITS[match[1]]
        is_money = _CURRENCY_UNIT.fullmatch(unit) is not None
        if unit in ("years", "months"):
            if found.unit is None and not _NOT_TIME_SPAN.match(lower, match.end()):
                found.unit, found.unit_exponent, found.end = unit, exponent, match.end()
            elif found.unit is None:
                found.is_weak = True
                found.end = match.end()
            return
        if unit == "MW" and re.match(r"[ -]hours?", lower[match.end() : match.end() + 6]):
            found.is_weak = True
            return
        if found.unit is None or (is_money and found.unit == "USD"):
            if found.unit is None or unit != "USD":
                found.unit, found.unit_exponent = unit, exponent
            found.end = match.end()
        if is_money:
            _read_rate(lower, found)
        return
    if found.unit is None:
        code = _CODE.match(text, found.end)
        if code:
            found.unit, found.end = CODES[code[1]], code.end()
    if found.unit is not None:
        _read_rate(lower, found)
        return
    _read_noun(text, found)


def _read_rate(lower: str, found: _Found) -> None:
    match = _RATE.match(lower, found.end)
    if match is None or match["not_rate"]:
        return
    noun = match["noun"]
    if match["article"] and noun not in _ARTICLE_RATES:
        return
    if found.unit and "/" not in found.unit:
        found.unit = f"{found.unit}/{'share' if noun in ('share', 'ads') else noun}"
        found.end = match.end()


def _read_noun(text: str, found: _Found) -> None:
    match = _NOUN_WORDS.match(text, found.end)
    if match is None:
        return
    position = found.end
    guess: tuple[str, int] | None = None
    for index, raw in enumerate(re.split(r"[ \u00a0-]", match[0])[1:]):
        word = raw.rstrip(".,'’")
        position += 1 + len(word)
        key = word.lower()
        if key in COUNTED:
            guess = (word, position)
            break
        if key in _PASS:
            continue
        if key in _NOT_NOUN:
            break
        is_plural = len(key) > 3 and key.endswith("s") and not key.endswith("ss") and key == word
        if is_plural and guess is None and index < 2:
            guess = (word, position)
        if word != raw or (guess and not is_plural and index > 2):
            break
    if guess:
        found.unit, (found.noun, found.end) = "count", guess


def _sign_before(lower: str, found: _Found, floor: int) -> bool:
    """Whether a minus, a bracket or a word makes it negative; the span grows over it."""
    start = found.start
    before = lower[start - 1] if start > floor else ""
    if before and before in "-−–":
        if start < 2 or lower[start - 2] in ' \u00a0(["“|\t\n':
            found.start -= 1
            return True
        return False
    if before == "+":
        found.start -= 1
        return False
    if before == "(":
        return _bracket_is_minus(lower, found, floor)
    if before == " " and (word := _NEGATIVE_WORD.search(lower, max(floor, start - 12), start)):
        found.start = word.start()
        return True
    return False


def _bracket_is_minus(lower: str, found: _Found, floor: int) -> bool:
    """ "(5%)" after "was", "$ (1,234)" and "(0.12)" are losses; "(2)" and "£20bn ($25bn)" are not."""
    tail = lower[found.end : found.end + 2]
    if not tail.startswith(")"):
        return False
    mantissa = found.low or ""
    word = re.search(r"([a-z]+) \(\Z", lower[max(floor, found.start - 12) : found.start])
    opens_text = not lower[max(0, found.start - 3) : found.start - 1].strip(" \t|\n")
    is_minus = (word is not None and word[1] in _CLAUSE_VERB) or tail == ")%" or opens_text
    if not is_minus and found.scale is None:
        is_minus = found.unit != "percent" and ("." in mantissa or len(mantissa) > 4)
    if is_minus:
        found.start -= 1
        found.end += 1
        if tail == ")%":
            found.unit, found.end, found.noun = "percent", found.end + 1, None
    return is_minus


def _judge(text: str, lower: str, found: _Found, floor: int) -> None:
    """Mark years, days of a month, references, list numbers and product names as weak."""
    if found.unit not in (None, "count") or found.scale:
        return
    number = found.low or ""
    printed = lower[found.number_start : found.number_start + 8]
    is_known = found.unit == "count" and (found.noun or "").lower() in COUNTED
    if (
        len(number) == 4
        and "," not in printed[:4]
        and 1900 <= float(number) < 2100
        and not is_known
    ):
        found.is_weak = True
        return
    before = lower[max(floor, found.start - 1) : found.start]
    after = lower[found.end : found.end + 1]
    if found.unit is None and (
        (before == "(" and after == ")" and len(number) <= 2)
        or (after in ".)" and after and len(number) <= 2 and _at_line_start(lower, found.start))
        or re.match(r" ?[ap]\.?m\b| [ap]\.m\.|-[a-z]|\(k\)", lower[found.end : found.end + 6])
    ):
        found.is_weak = True
        return
    next_word = re.match(r" ([a-z]+)", lower[found.end : found.end + 12])
    if found.unit is None and next_word and next_word[1] in MONTHS and len(number) <= 2:
        found.is_weak = True
        return
    word = _WORD_BEFORE.search(text, max(floor, found.start - 24), found.start)
    if word is None:
        return
    key = word[1].lower()
    if key in REFERENCES or (key.rstrip(".") in MONTHS and (key != "may" or word[1] == "May")):
        found.is_weak = True
    elif word[1][0].isupper() and not is_known and "," not in printed and key not in BOUNDS:
        opens = word.start() == 0 or lower[max(0, word.start() - 2) : word.start()].strip(" \n") in (
            "", ".",
        )  # fmt: skip
        found.is_weak = not (opens and found.unit == "count")


def _at_line_start(lower: str, start: int) -> bool:
    return start == 0 or lower[start - 1] == "\n"


def _join_ranges(lower: str, quantities: Iterator[_Found]) -> Iterator[_Found]:
    previous: _Found | None = None
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


def _join(lower: str, low: _Found, high: _Found, gap: str) -> bool:
    """Join `high` into `low` when they are the ends of one range, or value and tolerance."""
    if _PLUS_MINUS.match(gap):
        return _join_tolerance(low, high)
    word = gap.strip(" \u00a0\n")
    if gap == "-" and (low.end - low.start, high.end - high.start) == (3, 4) and not high.unit:
        low.is_weak = high.is_weak = True  # a telephone number
        return False
    if word not in ("-", "–", "—", "to", "and", "−") or high.is_weak or low.ends or high.ends:
        return False
    before = lower[max(0, low.start - 40) : low.start].split()
    if word == "and" and not _follows_between(before):
        return False
    if word == "to" and before and _is_a_move(before, high):
        return False
    return _merge(low, high)


def _is_a_move(before: list[str], high: _Found) -> bool:
    """Whether "X to Y" tells of a change: "from X to Y", "rose $2 to $40", "over X to Y"."""
    last = before[-1]
    if last == "from":
        return len(before) < 2 or not before[-2].startswith("rang")
    if last in _CHANGE:
        return high.unit != "percent"
    return BOUNDS.get(" ".join(before[-2:]), BOUNDS.get(last, "about")) in ("more_than", "at_least")


def _follows_between(before: list[str]) -> bool:
    return any(w.strip('(,“"') == "between" for w in before[-3:])


def _merge(low: _Found, high: _Found) -> bool:
    if low.unit not in (None, "count", high.unit) and not (
        high.unit is None or (high.unit.startswith(low.unit + "/"))
    ):
        return False
    if low.unit == "count" and high.unit != "count":
        return False
    first = _Found(low.start, low.end, low.low, low.high, low.exponent, low.scale, low.unit)
    second = _Found(0, high.end, high.low, high.high, high.exponent, high.scale, high.unit)
    if first.unit is None or (second.unit and "/" in second.unit):
        first.unit, first.unit_exponent = high.unit, high.unit_exponent
    else:
        first.unit_exponent = low.unit_exponent
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


def _join_tolerance(middle: _Found, tolerance: _Found) -> bool:
    low, high = middle.values()
    by = tolerance.values()[0]
    if low is None or high is None or by is None:
        return False
    if tolerance.unit == middle.unit:
        pass
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
    middle.end = tolerance.end
    return True


def _read_bound(lower: str, found: _Found, floor: int) -> None:
    """Bound words around the whole, which become part of the span."""
    if after := _BOUND_AFTER.match(lower, found.end):
        words = after[0].strip(" ,")
        found.bound = "at_least" if words in ("+", "-plus") else BOUNDS[words]
        if words in ("+", "-plus"):
            found.bound = "more_than"
        found.end = after.end()
    for _ in range(2):  # "up to about $5bn": the outer word decides
        if not _read_bound_before(lower, found, floor):
            break
    if found.ends and found.start > floor:
        window = lower[max(floor, found.start - 8) : found.start]
        if window.endswith("between "):
            found.start -= len("between ")


def _read_bound_before(lower: str, found: _Found, floor: int) -> bool:
    start = found.start
    if start <= floor:
        return False
    mark = lower[start - 1]
    if mark in BOUND_MARKS:
        found.start, found.bound = start - 1, BOUND_MARKS[mark]
        return True
    if mark not in " \u00a0\n":
        return False
    window = lower[max(floor, start - 90) : start - 1]
    words = window.rsplit(" ", LONGEST_BOUND)[-LONGEST_BOUND:]
    for index in range(len(words)):
        phrase = " ".join(words[index:]).lstrip("(“\"'‘—–")
        bound = BOUNDS.get(phrase)
        if bound is None:
            continue
        if phrase in ("over", "under") and found.unit in ("years", "months"):
            return False  # "over six years" is how long, not how much
        if bound == "more_than" and _NOBODY.search(window, 0, len(window) - len(phrase)):
            bound = "at_most"  # "no customer accounts for more than 35%"
        if found.bound != "vague" and not (bound == "about" and found.bound != "exact"):
            found.bound = bound
        found.start = start - 1 - len(phrase)
        return True
    return False


def _amount(found: _Found, offset: int) -> Amount:
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
