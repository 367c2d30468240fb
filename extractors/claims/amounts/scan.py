"""The scanner: finds digits and number words and reads outwards from them."""

import re
from collections.abc import Iterator
from unicodedata import numeric

from extractors.claims.amounts.found import SPACE, Found
from extractors.claims.amounts.number_words import (
    COUNTS,
    DIGIT_SCALES,
    FIRST_WORDS,
    PARTS,
    decimals_of,
    read_fraction,
    read_words,
)
from extractors.claims.amounts.units import is_money, read_rate, read_unit
from extractors.claims.amounts.vague import (
    VAGUE_FIRST_WORDS,
    Vague,
    read_third_of_decade,
    read_vague,
)
from extractors.claims.amounts.word_pattern import any_of
from extractors.claims.amounts.words import (
    BOUNDS,
    CODES,
    COUNTED,
    MONTHS,
    PREFIXED,
    REFERENCES,
    SYMBOLS,
    word_set,
)

# Grouped by thousands, with thin spaces too, or as in India ("1,23,456").
_DIGITS = (
    r"(?:\d{1,3}(?:[,\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)(?:\.\d+)?"
    r"|\d+(?:\.\d+)?|(?<![a-z])\.\d+)"
)
# Where a quantity may begin. The pattern for figures opens with one class of characters, because `re` leaps
# to the next of them; what follows asks which it was. Words are a pattern of their own for the same reason.
_FIGURES = re.compile(
    r"[$€£¥₩₹\d.½⅓⅔¼¾](?:"
    r"(?<=\d)(?:\d{0,2}(?:[,\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?|\d?(?:,\d\d)+,\d{3}(?!\d)(?:\.\d+)?|\d*(?:\.\d+)?)"
    rf"|(?<![a-z]\.)(?<=\.)\d+|(?<=[$€£¥₩₹])(?:us|nz|hk|a|c)?{SPACE}?(?:[-−–(]{SPACE}?)?{_DIGITS}|(?<=[½⅓⅔¼¾])(?= of ))"
)
_WORDS = re.compile(rf"\b{any_of((*FIRST_WORDS, *VAGUE_FIRST_WORDS))}(?![a-z])")
_VAGUE = frozenset(VAGUE_FIRST_WORDS)
_NUMBER = re.compile(_DIGITS)
_GROUPING = str.maketrans("", "", ",\u202f\u2009 ")
# "$1 234 million": with plain spaces only where a symbol and a scale leave no doubt.
_SPACED_MONEY = re.compile(r"\d{1,3}(?: \d{3})+(?= (?:million|billion|trillion)(?![a-z]))")
_SHARE = re.compile(
    r"([1-9])/([2-9]|10)(?= of (?:the|its|their|our|all|total|revenue|sales)(?![a-z]))"
)
_PARTS = "½⅓⅔¼¾"
_FRACTION_SIGNS = frozenset("½¼¾⅛⅜⅝⅞")
_FRACTION_OPENINGS = _FRACTION_SIGNS | frozenset("a1357")  # behind a space or a hyphen
_FRACTION = re.compile(rf"{SPACE}?([½¼¾⅛⅜⅝⅞])|[ -]([1357]/[248])(?![\d/])")
_LONGEST_NUMBER = 20  # characters; longer ones are identifiers
_SCALE = re.compile(
    rf"(?:(?:\(\d\))?(?:{SPACE}|\n[ ]{{0,12}}|-plus |\+ ?|-)?(?P<word>"
    # A footnote's mark may stand at the word: "$11.5 billion1".
    r"(?:hundred|thousands?|millions?|billions?|trillions?|crores?|lakhs?)(?![a-z]|\d{3})"
    r"|(?:bn|mn|mm|mln|bln|tln|trn)(?![a-z\d]))|(?P<letter>[bmkt]|tn|mil|bil)(?![a-z0-9]))"
)
# "$100s of millions"
_COLLECTIVE = re.compile(r"s of (thousands|millions|billions|trillions)(?![a-z])")
# "1 lakh crore", "3 hundred thousand"
_SECOND_SCALE = re.compile(rf"{SPACE}(thousand|million|billion|trillion|crores?)(?![a-z])")
# "₹3,000 Cr"
_CRORE = re.compile(rf"{SPACE}?(?P<word>cr)(?![a-z])(?P<letter>)")
_SCALE_BEHIND_MONEY = re.compile(
    rf"{SPACE}(?P<word>thousand|million|billion|trillion|bn|mn|m|b)(?![a-z])"
)
# With an M in front it is millions: "MSEK 60".
_CODE_BEFORE = re.compile(
    rf"(?<![A-Za-z])(?P<m>M(?=[A-Z]{{3}}))?(?P<code>{'|'.join(map(re.escape, CODES))}){SPACE}?\Z"
)
_LETTERS_BEFORE = re.compile(r"(?<![a-z.])(?:([a-z][a-z.]{0,4})|(hk|nt|nz) )\Z")
_NEGATIVE_WORD = re.compile(r"(?<!or )(?<!/)(?:minus|negative) \Z")
# "(212) 555-0100" and "1-800-555-0100": groups of three, three and four.
_PHONE = re.compile(r"(?:[-.]|\) ?)\d{3}[-.]\d{4}(?!\d)|-\d{3}-\d{3}-")
# Read from its second word on: "two-thirds", "three quarters of a billion".
_FRACTION_LEAD = re.compile(rf"(?:{'|'.join(COUNTS)})[ -](?:{'|'.join(PARTS)})s?(?![a-z])")
_CLAUSE_VERB = word_set(
    """
    was were of to from at by and is be
    """
)


_GROUPED = re.compile(r"\d{1,3},\d")
_OPENS_LINE = re.compile(r"(?:\A|\n)[ \t]{0,4}\Z")
_CLOCK = re.compile(r" ?[ap]\.?m\b| [ap]\.m\.|-(?!plus|to-)[a-z]|\(k\)")
_NEXT_WORD = re.compile(r"[ -]([a-z]+)")
# What a number may measure that no metric is measured in.
_MEASURES = word_set(
    "hours hour days day weeks week minutes minute seconds min mins mwh gwh kwh twh square feet foot acres miles"
)
_WORD_BEFORE = re.compile(r"([A-Za-z][\w.&'’]*)[ \u00a0]\Z")


def quantities(text: str, lower: str) -> Iterator[Found]:
    position = taken = 0  # where to look on; where the last quantity ended
    figures, words = _FIGURES.search(lower), _WORDS.search(lower)
    while match := _first(figures, words):
        start, end = match.span()
        if match is words:
            found = _in_words(text, lower, match[0], start, taken)
        elif decade := read_third_of_decade(lower, start, taken):
            found = _of_words(decade)
        else:
            found = _in_digits(text, lower, match, taken)
        position = end
        if found is not None:
            position = taken = max(end, found.end)
            yield found
        if figures and figures.start() < position:
            figures = _FIGURES.search(lower, position)
        if words and words.start() < position:
            words = _WORDS.search(lower, position)


def _first(one: re.Match[str] | None, other: re.Match[str] | None) -> re.Match[str] | None:
    """The match that begins first."""
    if one is None or other is None:
        return one or other
    return one if one.start() < other.start() else other


def _in_words(text: str, lower: str, word: str, start: int, floor: int) -> Found | None:
    if word in _VAGUE and (vague := read_vague(lower, start, floor)):
        found = _of_words(vague)
        if found.unit is None:
            read_unit(text, lower, found)
            if found.unit is None and vague.needs_unit:
                return None
        elif is_money(found.unit):
            read_rate(lower, found)  # "a penny a share"
        return found
    number = None if _FRACTION_LEAD.match(lower, start) else read_words(lower, start)
    if number is None:
        return None
    found = Found(
        start, number.end, number.mantissa, number.mantissa, number.exponent, number.scale,
        number_start=start, number_end=number.end,
    )  # fmt: skip
    if number.scale and lower.startswith(number.scale, start):
        article = lower[max(floor, start - 3) : start]
        if article.endswith((" a ", " a-")) or article in ("a ", "a-"):
            found.start = start - 2
        elif not lower.endswith("another ", floor, start):
            return None  # "billion-dollar", "per million"
    elif lower.startswith("dozen", start) and lower[max(floor, start - 2) : start] == "a ":
        found.start = start - 2
    if found.scale is None and lower.startswith((" lakh", " crore"), found.end):
        _read_scale(lower, found, is_money=False)
    read_unit(text, lower, found)
    # "one of the", "five or six": words alone are not a quantity, though "three to six months" is.
    found.is_weak = found.is_weak or (found.unit is None and found.scale is None)
    return found


def _of_words(vague: Vague) -> Found:
    return Found(
        vague.start, vague.end, vague.low, vague.high, vague.exponent, vague.scale,
        vague.unit, bound=vague.bound, number_start=vague.start,
    )  # fmt: skip


def _in_digits(text: str, lower: str, match: re.Match[str], floor: int) -> Found | None:
    start, end = match.span()
    if (lower[start] in _PARTS or lower.startswith("/", start + 1)) and (
        share := _share(lower, start)
    ):
        return share
    symbol = SYMBOLS.get(lower[start])
    number = _NUMBER.search(lower, start, end)
    if number is None:
        return None
    if symbol:
        number = _SPACED_MONEY.match(lower, number.start()) or number
        end = number.end()
    if _PHONE.match(lower, end):
        return None
    mantissa = number[0].translate(_GROUPING)
    if len(mantissa) > _LONGEST_NUMBER:
        return None
    found = Found(start, end, mantissa, mantissa, number_start=number.start(), number_end=end)
    opening = lower[start : number.start()]
    negative = bool(symbol) and opening.rstrip()[-1] in "-−–"
    bracketed = bool(symbol) and "(" in opening
    if symbol:
        found.unit = PREFIXED.get(opening[1:].strip(" \u00a0-−–("), symbol)
        _read_symbol_prefix(lower, found, floor)
    elif not _read_before_digits(text, lower, found, floor):
        return None
    if collective := _COLLECTIVE.match(lower, end):
        scale = collective[1]
        top = str(10 * int(mantissa)) if mantissa.isdigit() else mantissa
        return Found(
            start, collective.end(), mantissa, top, DIGIT_SCALES[scale], scale, found.unit,
            bound="vague", number_start=number.start(), number_end=end,
        )  # fmt: skip
    if _breaks_off(lower, end) and not (symbol and lower.startswith("-a-", end)):
        return None
    if bracketed and lower.startswith(")", end):  # "$(50) million"
        found.end, bracketed, negative = end + 1, False, True
    _read_decimals(lower, found)
    _read_scale(lower, found, is_money=found.unit is not None)
    read_unit(text, lower, found)
    _read_scale_behind_money(lower, found)
    after = lower[found.end : found.end + 1]
    if found.unit is None and found.end == end and (after.isalpha() or (after in "'’" and after)):
        return None
    if bracketed:
        if after != ")":
            return None
        found.end += 1
        negative = True
        if found.unit == symbol:
            read_rate(lower, found)
    else:
        signed = _sign_before(lower, found, floor)
        negative = negative or signed
    judge(text, lower, found, floor)
    if negative and found.low:
        found.low = found.high = "-" + found.low
    return found


def _share(lower: str, start: int) -> Found | None:
    """ "1/3 of its revenue", "½ of sales"."""
    if lower[start] in _PARTS:
        part, end = numeric(lower[start]), start + 1
    elif (match := _SHARE.match(lower, start)) and int(match[1]) < int(match[2]):
        part, end = int(match[1]) / int(match[2]), match.end()
    else:
        return None
    percent = repr(100 * part)
    return Found(start, end, percent, percent, unit="percent", number_start=start, number_end=end)


def _read_decimals(lower: str, found: Found) -> None:
    """ "2½", "1 3/4", "$1 and a half billion", "$3 billion and a half"."""
    behind = lower[found.end : found.end + 2]
    if behind[:1] not in _FRACTION_SIGNS and behind[1:] not in _FRACTION_OPENINGS:
        return
    decimals, end = read_fraction(lower, found.end)
    if not decimals and found.scale is None and (match := _FRACTION.match(lower, found.end)):
        above, below = (match[2] or "").partition("/")[::2]
        part = numeric(match[1]) if match[1] else int(above) / int(below)
        decimals, end = decimals_of(part), match.end()
    if decimals and found.low and "." not in found.low:
        found.low = found.high = found.low + decimals
        found.end = found.number_end = end


def _breaks_off(lower: str, end: int) -> bool:
    """Whether the digits go on as a version, a time, a date, an ordinal or a form."""
    after = lower[end : end + 3]
    if len(after) > 1 and after[0] in ".:/," and after[1].isdigit():
        return True  # "1,5" is no English number
    if after[:1] == "-" and after[1:2].isalpha() and not after[2:].isalpha():
        return True  # "10-K"
    return after[:2] in ("st", "nd", "rd", "th") and not after[2:].isalpha()


def _read_symbol_prefix(lower: str, found: Found, floor: int) -> None:
    if letters := _LETTERS_BEFORE.search(lower, max(floor, found.start - 6), found.start):
        currency = PREFIXED.get(letters[1] or letters[2])
        if currency:
            found.unit = currency
            found.start = letters.start()


def _read_before_digits(text: str, lower: str, found: Found, floor: int) -> bool:
    """Currency code in front of the digits. False when what stands there makes them no number."""
    start = found.start
    if start == 0:
        return True
    before = lower[start - 1]
    if lower[start] == "." and before.isdigit():
        return False  # the tail of "1.2.3"
    if before.isalpha() or before in " \u00a0.":
        code = _CODE_BEFORE.search(text, max(floor, start - 5), start)
        if code:
            found.unit = CODES[code["code"]]
            found.start = code.start()
            if code["m"]:
                found.scale, found.exponent = "m", 6
            return True
        if before != ".":
            return not before.isalpha()
    if before in "-–−":
        return (
            start < 2
            or start - 1 == floor
            or not lower[start - 2].isalpha()
            or lower[start - 4 : start] == "-to-"
        )
    if before in "#_'’@":
        return False
    if before in ".:/,":
        return start < 2 or not lower[start - 2].isalnum()
    return True


def _read_scale(lower: str, found: Found, *, is_money: bool) -> None:
    match = _SCALE.match(lower, found.end)
    if match is None and is_money and lower[found.end : found.end + 1] in " \u00a0":
        match = _SCALE.match(lower, found.end + 1)
    if match is None and found.unit == "INR":
        match = _CRORE.match(lower, found.end)
    if match is None:
        return
    scale = match["word"] or match["letter"]
    found.scale = scale
    found.exponent = DIGIT_SCALES[scale]
    found.end = match.end()
    if match[0].startswith(("-plus", "+")):
        found.bound = "more_than"
    if scale in ("hundred", "thousand", "lakh") and (
        second := _SECOND_SCALE.match(lower, match.end())
    ):
        found.scale, found.end = f"{scale} {second[1]}", second.end()
        found.exponent += DIGIT_SCALES[second[1]]
    _read_decimals(lower, found)


def _read_scale_behind_money(lower: str, found: Found) -> None:
    """ "75 USD million"."""
    is_behind = found.end > found.number_end and is_money(found.unit)
    if not is_behind or found.scale:
        return
    if match := _SCALE_BEHIND_MONEY.match(lower, found.end):
        found.scale = match["word"]
        found.exponent, found.end = DIGIT_SCALES[match["word"]], match.end()


def _sign_before(lower: str, found: Found, floor: int) -> bool:
    """Whether a minus, a bracket or a word makes it negative; the span grows over it."""
    start = found.start
    before = lower[start - 1] if start > floor else ""
    if before and before in "-−–":
        if floor and start - 2 == floor and lower[start] in SYMBOLS and found.scale:
            return False  # "$12 -$13 billion" is a range
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


def _bracket_is_minus(lower: str, found: Found, floor: int) -> bool:
    """ "(5%)" after "was", "$ (1,234)" and "(0.12)" are losses; "(2)" and "£20bn ($25bn)" are not.

    Nor is "($5.07 per share)": brackets around words are an aside.
    """
    tail = lower[found.end : found.end + 2]
    if not tail.startswith(")") or "/" in (found.unit or ""):
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
        if is_money(found.unit):
            if found.scale is None:
                _read_scale(lower, found, is_money=True)  # "($117.7) million"
            read_rate(lower, found)
        if tail == ")%":
            found.unit, found.end, found.noun = "percent", found.end + 1, None
    return is_minus


def judge(text: str, lower: str, found: Found, floor: int) -> None:
    """Mark years, dates, lengths, references, list numbers and product names as weak."""
    measure = _NEXT_WORD.match(lower, found.end) if found.unit is None else None
    if measure and measure[1] in _MEASURES:
        found.is_weak = True
    elif found.unit in (None, "count") and not found.scale:
        found.is_weak = found.is_weak or (
            _is_year(lower, found)
            or (found.unit is None and _is_label_or_time(lower, found, floor))
            or _is_part_of_name(text, lower, found, floor)
        )


def _is_year(lower: str, found: Found) -> bool:
    number = found.low or ""
    if len(number) != 4 or _GROUPED.match(lower, found.number_start):
        return False
    return 1900 <= float(number) < 2100 and (found.noun or "").lower() not in COUNTED


def _is_label_or_time(lower: str, found: Found, floor: int) -> bool:
    """ "(2)", "3. Next", "9 a.m.", "401(k)", "7 May"."""
    is_short = len(found.low or "") <= 2
    after = lower[found.end : found.end + 1]
    if is_short and after == ")" and lower[max(floor, found.start - 1) : found.start] == "(":
        return True
    if (
        is_short
        and after in (".", ")")
        and _OPENS_LINE.search(lower, max(0, found.start - 5), found.start)
    ):
        return True
    if _CLOCK.match(lower, found.end):
        return True
    word = _NEXT_WORD.match(lower, found.end)
    return word is not None and is_short and word[1] in MONTHS


def _is_part_of_name(text: str, lower: str, found: Found, floor: int) -> bool:
    """ "May 7", "page 4", "Dynamics 365", but not "Hired 300 employees" at a sentence's start."""
    word = _WORD_BEFORE.search(text, max(floor, found.start - 24), found.start)
    if word is None:
        return False
    key = word[1].lower()
    if key in REFERENCES or (key.rstrip(".") in MONTHS and (key != "may" or word[1] == "May")):
        return True
    if not word[1][0].isupper() or key in BOUNDS or key.endswith(("'s", "’s")):
        return False
    if _GROUPED.match(lower, found.number_start):
        return False
    opens = lower[max(0, word.start() - 2) : word.start()].strip(' \n"“-*•') in ("", ".")
    return not (opens and found.unit == "count")
