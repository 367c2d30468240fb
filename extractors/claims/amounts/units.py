"""What stands to the right of a number: unit, currency, rate, and the noun that is counted."""

import re

from extractors.claims.amounts.found import SPACE, Found
from extractors.claims.amounts.words import COUNTED, UNITS, UNREAD, word_set

_A_SHARE = "(?: a| per|/)(?: diluted| basic)?[ ]?share"
_UNIT = re.compile(
    rf"(?:{SPACE}{{1,2}}(?:of )?|\n|-)?"
    rf"(?:({'|'.join(re.escape(u) for u in sorted(UNITS, key=len, reverse=True))})(?:(?<=%)|(?![a-z0-9]))"
    # Letters that are a unit only where they touch the digits: "12pc", "45p a share".
    rf"|(?<=\d)(?:(?P<percent>pc)(?![a-z0-9])|(?P<pence>p)(?={_A_SHARE}|(?<=\.\d\dp)(?![a-z0-9]))|(?P<cents>c)(?={_A_SHARE})))"
)
_TOUCHING = {"percent": ("percent", 0), "pence": ("GBP", -2), "cents": ("USD", -2)}
_PLUS = re.compile(r"(?:\+|-plus)(?=[ -]?[a-z%])")
_RATE = re.compile(
    rf"(?:{SPACE}?/{SPACE}?|(?:{SPACE}|\n|-)per(?:{SPACE}|-)|(?:{SPACE}|\n|-)(?P<article>an?|each|every)(?:{SPACE}|-))"
    r"(?P<kind>(?:(?:fully|diluted|basic|and|common|ordinary|american|depositary|class|adjusted|[ab])[ -]){0,4})"
    r"(?P<noun>[a-z]+(?:[ -]hour(?![a-z]))?)(?P<not_rate>[ ](?:ago|earlier|before|later|prior|after))?"
)
_ARTICLE_RATES = word_set(
    """
    share ads unit year month quarter week day hour minute barrel piece pound ton gpu chip
    token megawatt gigawatt kilowatt
    """
)
_NOT_TIME_SPAN = re.compile(
    r"[ -](?:ago|old|olds|earlier|later|prior|over[ -]year|to[ -]date)|(?:[ -]periods?)?,?[ ]end(?:ed|ing)(?![a-z])"
)
_OPENS_YEAR = re.compile(r"\bfirst[ ]\Z")  # "the first nine months" are a period
_NOUN_WORDS = re.compile(r"(?:[ \u00a0-](?:[A-Za-z][\w/&'’.-]*)){1,5}")
_MODELS = re.compile(r"[A-Z]{1,3}\d{2,4}s")  # "18,000 GB300s"
_NOT_NOUN = word_set(
    """
    in to for from and or by at is was were are be the on with as its this has had have does
    that which who when where while than versus vs times less plus us his hers ours theirs
    yours over under above below after before during since until minutes hours days weeks a an
    it because but if per across towards news always perhaps series basis ends says expects
    sees remains includes nanometer nanometers nanometre nm inch inches foot feet
    mile miles acre acres square kilometers degrees out point
    """
)
_PASS = word_set(
    """
    of its the their our more new other additional nvidia amd custom individual different
    """
)
_DIGITS_NEXT = re.compile(r"[ \u00a0]?\d")
_ENERGY = re.compile(r"[ -]hours?")
_CURRENCY_UNIT = re.compile(r"[A-Z]{3}(?:/.*)?")


def read_unit(text: str, lower: str, found: Found) -> None:
    """Unit, per-share or other rate, and the noun that a count counts."""
    end = found.end
    plus = _PLUS.match(lower, end)
    if plus:
        found.end = plus.end()
    _read_unit(text, lower, found)
    if plus:
        if found.end == plus.end():
            found.end = end
        else:
            found.bound = "more_than"  # "200-plus megawatts"


def _read_unit(text: str, lower: str, found: Found) -> None:
    match = _UNIT.match(lower, found.end)
    if match:
        unit, exponent = UNITS[match[1]] if match[1] else _TOUCHING[match.lastgroup or ""]
        if unit in ("years", "months"):
            is_period = _NOT_TIME_SPAN.match(lower, match.end()) or (
                unit == "months" and _OPENS_YEAR.search(lower, max(0, found.start - 8), found.start)
            )
            if found.unit is None and not is_period:
                found.unit, found.unit_exponent, found.end = unit, exponent, match.end()
            elif found.unit is None:
                found.is_weak = True
                found.end = match.end()
            return
        if unit == "multiple" and found.scale:
            found.unit, found.noun, found.end = "count", "times", match.end()
            return
        if unit == "MW" and _ENERGY.match(lower, match.end()):
            found.is_weak = True
            return
        if found.unit is None or unit == found.unit or _says_which_dollar(lower, found, match):
            found.unit, found.unit_exponent = unit, exponent
            found.end = match.end()
        if is_money(unit):
            read_rate(lower, found)
        return
    if found.unit is not None:
        read_rate(lower, found)
        return
    _read_noun(text, found)


def _says_which_dollar(lower: str, found: Found, match: re.Match[str]) -> bool:
    """ "$20 billion CAD", but not "USD 20 EUR 18"."""
    is_open = "$" in lower[found.start : found.number_start] and found.unit == "USD"
    return is_open and is_money(UNITS[match[1]][0]) and not _DIGITS_NEXT.match(lower, match.end())


def is_money(unit: str | None) -> bool:
    """
    >>> is_money("EUR/share"), is_money("MW"), is_money(None)
    (True, False, False)
    """
    return unit is not None and _CURRENCY_UNIT.fullmatch(unit) is not None


def read_rate(lower: str, found: Found) -> None:
    """Make it "USD/share", "USD/year", "USD/employee" where the words after it say so."""
    match = _RATE.match(lower, found.end)
    if match is None or match["not_rate"]:
        return
    noun = match["noun"]
    if noun in _NOT_NOUN or noun in _PASS or (match["article"] and noun not in _ARTICLE_RATES):
        return  # "$5 million per the filing", "$5 million a person close to it"
    if found.unit and "/" not in found.unit:
        found.unit = (
            f"{found.unit}/{'share' if noun in ('share', 'ads') else noun.replace(' ', '-')}"
        )
        found.end = match.end()


def _read_noun(text: str, found: Found) -> None:
    match = _NOUN_WORDS.match(text, found.end)
    if match is None or text[max(0, found.start - 2) : found.start].rstrip().endswith(("®", "™")):
        return  # "Foo® 6 chip" is the sixth
    position = found.end
    guess: tuple[str, int] | None = None
    is_known = False
    for index, raw in enumerate(re.split(r"[ \u00a0-]", match[0])[1:]):
        word = raw.rstrip(".,'’")
        position += 1 + len(word)
        key = word.lower()
        if key in UNREAD:
            found.is_weak = True
            return
        if key in COUNTED:
            guess, is_known = (word, position), True
            if word != raw:
                break
            continue  # "GPU servers", "Trainium chips"
        if is_known:
            break
        if key in _PASS:
            continue
        if key in _NOT_NOUN:
            break
        is_plural = (
            len(key) > 3 and key.endswith("s") and not key.endswith("ss") and key == word
        ) or _MODELS.fullmatch(word) is not None
        if is_plural and guess is None and index < 2:
            guess = (word, position)
        if word != raw or (guess and not is_plural and index > 2):
            break
    if guess:
        found.unit, (found.noun, found.end) = "count", guess
