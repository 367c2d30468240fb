"""The vocabulary of table headers: words for periods, scales, currencies, bases, and how they are printed."""

import re
from collections.abc import Callable
from typing import Literal

Duration = Literal[
    "quarter", "half", "nine_months", "year", "twelve_months", "month", "ytd", "ttm", "instant", "second_half"
]  # fmt: skip
Kind = Literal["amount", "change", "share", "other"]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may may", "jun june",
            "jul july", "aug august", "sep sept september", "oct october", "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
MONTH = rf"(?P<month>{_MONTH_NAME})\.?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "nine": 9, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "twenty-four": 24,
    "twenty-five": 25, "twenty-six": 26, "twenty-seven": 27, "twenty-eight": 28, "thirty-six": 36,
    "thirty-seven": 37, "thirty-nine": 39, "forty": 40, "fifty-two": 52, "fifty-three": 53,
}  # fmt: skip
NUMBER = r"(?P<n>\d{1,2}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
}
SCALES = {
    "thousand": 1e3, "thousands": 1e3, "000s": 1e3, "000": 1e3, "k": 1e3, "t": 1e3,
    "million": 1e6, "millions": 1e6, "mm": 1e6, "mn": 1e6, "m": 1e6, "000,000": 1e6, "000,000s": 1e6,
    "billion": 1e9, "billions": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "trillions": 1e12,
}  # fmt: skip
SCALE_NAMES = {1e3: "thousands", 1e6: "millions", 1e9: "billions", 1e12: "trillions"}
CURRENCIES = {
    "us$": "USD", "u.s.$": "USD", "$": "USD", "usd": "USD", "u.s. dollars": "USD", "us dollars": "USD",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP",
    "pounds": "GBP", "¥": "JPY", "yen": "JPY", "jpy": "JPY", "rmb": "CNY", "cny": "CNY",
    "renminbi": "CNY", "ca$": "CAD", "c$": "CAD", "cad": "CAD", "cdn$": "CAD",
    "canadian dollars": "CAD", "a$": "AUD", "au$": "AUD", "aud": "AUD", "australian dollars": "AUD",
    "nt$": "TWD", "twd": "TWD", "hk$": "HKD", "hkd": "HKD", "₩": "KRW", "krw": "KRW", "won": "KRW",
    "new taiwan dollars": "TWD", "hong kong dollars": "HKD", "nok": "NOK", "dkk": "DKK", "kroner": "DKK", "brl": "BRL", "r$": "BRL",
    "reais": "BRL", "ils": "ILS", "nis": "ILS", "singapore dollars": "SGD", "s$": "SGD", "swiss francs": "CHF", "japanese yen": "JPY",
    "korean won": "KRW", "pounds sterling": "GBP", "chinese yuan": "CNY", "yuan": "CNY", "indian rupees": "INR", "mexican pesos": "MXN",
    "₹": "INR", "inr": "INR", "rs": "INR", "rupees": "INR", "chf": "CHF", "sek": "SEK",
}  # fmt: skip
CURRENCY_WORD = "|".join(re.escape(word) for word in sorted(CURRENCIES, key=len, reverse=True))
CURRENCY = re.compile(rf"(?<![\w$.])(?P<currency>{CURRENCY_WORD})(?![\w$])")

TYPED = (
    dict.fromkeys("‐‑‒–−", "-")
    | {"—": " - ", "―": " - "}
    | {"’": "'", "‘": "'", "“": '"', "”": '"'}
)
TYPESET = re.compile(f"[{''.join(TYPED)}]")
_MONEY = rf"(?P<currency>{CURRENCY_WORD})"
_SCALE_WORD = r"(?P<scale>thousands?|millions?|billions?|mm|mn|bn)"
_ZEROES = r"'?(?P<scale>000(?:,000)?'?s?)"
SCALE_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bin (?:(?:u\.?s\.? ?)?(?:dollars in )?{_MONEY} ?(?:in )?)?{_SCALE_WORD}\b",
        rf"\(\s*(?:{_MONEY}\s?)?(?:in )?{_SCALE_WORD}\s*\)",
        rf"\(\s*{_MONEY}\s?(?:in )?(?P<scale>b|m|k)\s*\)",
        rf"\(\s*(?:{_MONEY}\s?)?(?:in )?{_ZEROES}\s*(?:omitted\b[^)]*)?\)",
        rf"{_MONEY}(?: in)?[ -]{_SCALE_WORD}\b",
        rf"\b(?P<scale>thousands?|millions?|billions?) of (?:{CURRENCY_WORD}|dollars)",
        r"^[( ]*(?P<scale>thousands|millions|billions)\b",
        rf"(?:{_MONEY}|\bin )\s?{_ZEROES}(?![\w,])",
        rf"(?<![\w,.]){_ZEROES} omitted\b",
        rf"(?<![\w$.]){_MONEY} ?(?P<scale>mm|mn|bn|b|m|k)(?:\.|(?![\w./]))(?! ?\d)",
        rf"\b(?P<scale>k|t|m){_MONEY}(?![\w$])",
    )
)
IN_DOLLARS = re.compile(
    r"^\(?(?:unaudited[,;:]? |all |amounts |figures |expressed |stated |presented |are )*in (?:whole )?"
    r"(?:(?:united states|us|u\.s\.) )?dollars(?:, except (?:for )?(?:number of )?shares?\b[^)]*)?\)?$"
)
EXCEPT = re.compile(r"[,;]? ?\(?\b(?:except|excluding|other than|unless)\b[^);]*\)?")
FOOTNOTE = re.compile(r"\(\s*(?:\d{1,2}|[a-z]|\*+)\s*(?:,\s*(?:\d{1,2}|[a-z])\s*)*\)|[*†‡§]+")
TTM = re.compile(
    r"\b(?:ttm|ltm|trailing|rolling|last (?:twelve|12) months|four[- ]quarters?|4[- ]quarters?)\b"
)
CHANGE = re.compile(
    r"(?:\bper ?cent(?:age)?|%|\$|\bbasis[- ]points?|\bbps?\b)?\s*"
    r"(?:\b(?:change[ds]?|increases?|decreases?|inc|dec|incr|decr|growth|decline|variance|var|fav|unfav|b|w|better|worse"
    r"|vs|versus|compared|compare|y ?/ ?y|q ?/ ?q|y-o-y|q-o-q|yoy|qoq|yr/yr|year-over-year|year over year"
    r"|quarter-over-quarter|sequential|over|delta)\b|\bo/(?:u\b|(?!\w)))"
)
PERCENT = re.compile(r"%|\bper ?cent(?:age)?\b|\bbasis[- ]points?\b|\bbps\b")
OTHER_KIND = re.compile(
    r"\b(?:adj|adjs|adjustments?|reclass\w*|impacts?|effects?|eliminations?|items|pro[- ]forma|constant|currency"
    r"|discontinued|fx|f/x|organic|cumulative|restatement|excluding|less|margin|mix|restricted)\b"
)
TWO_DURATIONS = re.compile(
    rf"\b{NUMBER} (?:and|&|/) (?=(?:\d{{1,2}}|[a-z-]+) (?:months?|weeks?)\b)"
)
_DURATION_WORDS: tuple[tuple[str, Duration | None], ...] = (
    (r"\bq1 ?(?:-|to|&|and) ?q2\b", "half"),
    (r"\bq1 ?(?:-|to) ?q3\b", "nine_months"),
    (
        rf"\b(?:first )?{NUMBER}[ -](?P<of>months?|weeks?)(?:[ -]periods?)?\b(?: \(\d+ weeks?\))?",
        None,
    ),
    (r"\b(?:year|fiscal year|fy)[ -]?to[ -]?date\b|\bytd\b", "ytd"),
    (
        r"\b(?:first half|six months|two (?:fiscal )?quarters|1h(?=\d|\b)|h1)\b|\bhalf[- ]year\b",
        "half",
    ),
    (r"\b(?:second half|2h(?=\d|\b)|h2)\b", "second_half"),
    (r"\b(?:(?:first )?three (?:fiscal )?quarters|first nine months)\b", "nine_months"),
    (r"\bquarters?\b(?= end| -)|\bquarterly\b", "quarter"),
    (
        r"\bfull[ -]?(?:fiscal )?years?\b|\b(?:fiscal |calendar )?years? (?=end)|\bannual\b|\btwelve-month\b",
        "year",
    ),
    (r"\b(?:as of|as at|at)\b", "instant"),
    (r"\bmonths?\b(?= end)", "month"),
)
DURATIONS = tuple((re.compile(pattern), duration) for pattern, duration in _DURATION_WORDS)
QUARTER = re.compile(
    r"\bf?q(?P<q1>[1-4])\b|\b(?P<q2>[1-4])q(?=\s?'?\d|\b)|\bf?q(?P<q3>[1-4])(?=fy|'|\d\d)"
    r"|\b(?P<q4>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?:fiscal[ -])?(?:quarter|qtr)s?\b"
)
FISCAL_YEAR = re.compile(
    r"\b(?:fiscal(?: year)?|fy) ?'?(?P<y>(?:20)?\d\d)(?P<mark>\d?)(?!\d|,\d)|(?<=[1-4]q)'?(?P<y2>(?:20)?\d\d)\b|(?<=q[1-4])['-](?P<y3>\d\d)\b"
)
DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?:\(?(?:un)?audited\)? )?{YEAR}(?=\d?\b)",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {MONTH},? {YEAR}(?=\d?\b)",
        rf"\b{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?P<year>)",
        rf"\b(?P<day>\d{{1,2}}) {MONTH}\b(?P<year>)",
        r"\b(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{1,2})/(?P<year>(?:20)?\d\d)\b",
        r"\b(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:20)?\d\d)\b",
        r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>20\d\d)\b",
        r"\b(?P<year>20\d\d)[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})\b",
        rf"\b{MONTH} {YEAR}(?=\d?\b)(?P<day>)",
        rf"(?<=ended ){MONTH}(?!\w)(?P<day>)(?P<year>)",
    )
)
BARE_YEAR = re.compile(rf"\b{YEAR}(?:\d(?!\d))?(?![,.]?\d)")
NON_GAAP = re.compile(
    r"\bnon[- ]?(?:gaap|ifrs)(?: measures?)?\b|\b(?:fully )?tax(?:able)?[- ]equivalent\b|\bfte\b|\b(?:as )?adjusted\b|\bcomparable\b|\bcore\b|\bunderlying\b"
)
# Neither GAAP nor any of the adjusted measures: banks gross their revenue up on it, and not their income.
OWN_BASIS = re.compile(r"\bmanaged basis\b")
GAAP = re.compile(r"\b(?:us |u\.s\. )?gaap\b|\bifrs\b|\b(?:as )?reported\b")
PROJECTION = re.compile(
    r"\b(?:outlook|guidance|forecast(?:ed)?|projected|projections?|expected|estimates?d?|target|range|low|high|midpoint"
    r")\b"
)
GLUED_FOOTNOTE = re.compile(r"(?<=[a-z]{4})\d(?![\d.])\b")
NEUTRAL = re.compile(
    r"\b(?:unaudited|audited|actuals?|results?|the|and|of|for|in|on|period|periods|ended|ending|ends?|u\.s\.|us|"
    r"dollars?|amounts?|are|all|figures?|tabular|stated|expressed|presented|consolidated|condensed|fiscal|fy|calendar|approximately|quarter|quarters|qtr|year|years|"
    r"months?|weeks?|to|date|as|at|current|prior|previous|preliminary|trends?|revised|recast|restated|updated|note|notes|"
    r"predecessor|successor|initial|approx|qtd|n/a)\b"
)
WORD = re.compile(r"[a-z&$€£¥%][\w&'./-]*|\d+(?:\.\d+)?%?")


def _year_of_four_digits(match: re.Match[str]) -> str:
    estimate = " estimate" if match["mark"] == "e" else ""
    return f"{match['unit']} 20{match['year']}{estimate}"


def _months_spanned(match: re.Match[str]) -> str:
    """The length of "April 1 - June 30" in months; left as it is where months are cut."""
    count = (MONTHS[match["to"]] - MONTHS[match["from"]]) % 12 + 1
    is_whole = match["last"] is None or int(match["last"]) >= 28
    if count not in (3, 6, 9, 12) or not is_whole:
        return match[0]
    last = f" {match['last']}" if match["last"] else ""
    return f"{count} months ended {match['to']}{last}"


_FROM_TO = (
    rf"(?P<from>{_MONTH_NAME})\.?(?: 0?1(?:st)?(?:,? 20\d\d)?)? ?(?:-|to|through|thru) ?"
    rf"(?P<to>{_MONTH_NAME})\b\.?(?: (?P<last>\d{{1,2}})(?!\d))?"
)
# Other ways to print what the patterns above know, brought to the one they know.
SPELLINGS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"\bqtrs?\b\.?", "quarter"),
        (r"\bquarter ([1-4])\b(?! (?:month|week))", r"q\1"),
        (r"(?<=\d )mos?\b\.?", "months"),
        (r"(?<=\d )wks?\b\.?", "weeks"),
        # "Q2 25", "2Q/25", "H1-25", "9M25", "FY25E"; not "Q2 30 June", "Q4 13 weeks", "Q3 25%".
        (
            rf"\b(?P<unit>f?q[1-4]|[1-4]q|h[12]|[12]h|(?:3|6|9|12)m|fy)[ /'-]*(?:fy ?'?)?(?:20)?(?P<year>[0-4]\d)"
            rf"(?P<mark>[ae]?)\b(?!%|[.,:/-]\w| ?(?:weeks?|months?|days?|{_MONTH_NAME})\b)",
            _year_of_four_digits,
        ),
        (r"\b(20\d\d)e\b", r"\1 estimate"),
        (r"\b(20\d\d)a\b", r"\1"),
        (r"\b3m(?= 20\d\d)|(?<=20\d\d )3m\b", "q1"),
        (r"^(3|6|9|12)m$|\b(6|9|12)m(?= 20\d\d)|(?<=20\d\d )(6|9|12)m\b", r"\1\2\3 months"),
        # What a quarter or half year is beside its name: "Second quarter (April-June)".
        (
            rf"\b(?P<named>q[1-4]|[1-4]q|h[12]|[12]h|(?:first|second|third|fourth) (?:quarter|half)),? \(?{_FROM_TO}\)?",
            r"\g<named>",
        ),
        (_FROM_TO, _months_spanned),
        (rf"\b({_MONTH_NAME})\.? (?:fiscal )?quarter\b", r"quarter ended \1"),
        # When guidance was given is not what it is for: "Prior (dated May 15, 2025)".
        (
            rf"\(?\b(?:dated|issued|provided|given|announced|published)(?: on)? (?:{_MONTH_NAME})\.? \d{{1,2}}(?:, 20\d\d)?\)?",
            " ",
        ),
    )
)
