"""Which patterns may begin with which word, and who reads what they match.

A pattern is tried only where its first word stands, and every repetition in it is bounded: the cost
of a place in the text does not depend on the rest of the text.
"""

import re

from extractors.claims.amounts.word_pattern import any_of
from extractors.claims.periods.dates import (
    ago,
    bare_year,
    day_month,
    end_of_month,
    iso,
    month_date,
    relative_day,
    relative_week,
    short_year,
    weekday,
)
from extractors.claims.periods.quarters import (
    end_of,
    end_of_quarter,
    ended,
    first_months,
    first_weeks,
    fiscal_year,
    half,
    holiday_quarter,
    month_quarter,
    month_range,
    named_quarter,
    quarter_earlier,
    relative_quarter,
    relative_year,
    split_year,
    start_of_year,
    the_period,
    to_date,
    year_earlier,
)
from extractors.claims.periods.scan import (
    ANY_DATE,
    DATE,
    FISCAL,
    MONTH_NAME,
    MONTHS,
    OF_YEAR,
    SHORT_YEAR,
    SPACE,
    SPOKEN_YEAR,
    WEEKDAYS,
    YEAR,
    Reader,
)

_QUARTER_TAIL = r"[ -]quarters?(?![a-z])(?:['’]s)?"
_ORD = r"(?P<number>first|second|third|fourth|1st|2nd|3rd|4th)"
_COMPARE_YEAR = rf"(?:{SPACE}(?:of|in|from|for){SPACE}(?:the{SPACE})?(?:fiscal{SPACE}(?:year{SPACE})?)?(?P<year>{YEAR}))"
_PREVIOUS = rf"{SPACE}(?:(?:of|in|from|for|during){SPACE})?(?:the{SPACE})?(?:last|prior|previous|preceding)[ -](?:fiscal{SPACE})?year(?![ -]end)"
_AGO = rf"(?:{SPACE}(?:a|one){SPACE}year{SPACE}(?:ago|earlier|before|prior)|{SPACE}(?:last|prior|previous){SPACE}year)"

_RELATIVE_YEAR = rf"{SPACE}(?:of{SPACE})?(?P<relative>last|this|next){SPACE}(?:fiscal{SPACE})?year"
_UNTIL = rf",?{SPACE}(?:(?:that|which){SPACE})?(?P<tense>ended|ending|ends){SPACE}(?:on{SPACE}|in{SPACE})?{ANY_DATE}"

# First word → the patterns tried there, in order.
_TABLE: list[tuple[tuple[str, ...], str, Reader]] = [
    (
        ("q", "fiscal", "calendar"),
        r"(?:(?:fiscal|calendar)[ -])?q(?P<number>[1-4])(?:-?(?:[fc]y)?['’]?|[ ](?:[fc]y)?['’])(?P<year>20[0-4]\d|[1-4]\d)(?![\d,.%]*\d|%|[a-z])",
        named_quarter,
    ),
    (
        ("q", "fiscal"),
        rf"(?:fiscal{SPACE})?q(?:{SPACE}?(?P<number>one|two|three|four)(?![a-z])|(?P<digit>[1-4])(?={SPACE}(?:of{SPACE})?fiscal{SPACE}(?:year{SPACE})?t))"
        rf"(?:,?{SPACE}(?:of{SPACE})?fiscal{SPACE}(?:year{SPACE})?(?P<year>{SPOKEN_YEAR}))?",
        named_quarter,
    ),
    (
        ("first", "second", "third", "fourth"),
        rf"{_ORD}[ -]quarter{SPACE}(?:of{SPACE})?fiscal{SPACE}(?:year{SPACE})?(?P<year>{SPOKEN_YEAR})",
        named_quarter,
    ),
    (
        ("fiscal", "full"),
        rf"(?:full{SPACE}(?:year{SPACE})?)?(?P<kind>fiscal)(?:{SPACE}year)?{SPACE}(?P<year>{SPOKEN_YEAR})",
        fiscal_year,
    ),
    (
        ("end", "close"),
        rf"(?:end|close){SPACE}of{SPACE}(?:the{SPACE})?(?:fiscal[ -])?(?:{_ORD}[ -](?:fiscal[ -])?quarter(?![a-z])|q(?P<q>[1-4])(?![\da-z])){OF_YEAR}",
        end_of_quarter,
    ),
    (
        ("end", "close"),
        rf"(?:(?:end|close){SPACE}of{SPACE}|end-){DATE}(?P<is_end>)",
        end_of_month,
    ),
    (
        ("end", "close"),
        rf"(?:end|close){SPACE}of{SPACE}(?P<what>fiscal|fy|calendar|cy)(?:{SPACE}year)?[ -]?(?P<year>{SHORT_YEAR})(?![a-z\d])",
        end_of,
    ),
    (
        ("the", "final", "last", "closing", "opening"),
        rf"(?:the{SPACE})?(?P<number>final|last|closing|opening){SPACE}(?:fiscal{SPACE})?(?:quarter|three{SPACE}months){SPACE}of{SPACE}"
        rf"(?:{FISCAL}(?P<year>{YEAR})|(?:the|its){SPACE}(?:fiscal{SPACE})?year(?![a-z]))",
        named_quarter,
    ),
    (
        (
            "the",
            "quarter",
            "three",
        ),  # "the three and nine months ended …": the second is read after it
        rf"(?:(?:the{SPACE})?quarter|(?:the{SPACE})?three(?:-|{SPACE}months)?)(?={SPACE}and{SPACE}(?:[a-z]+[ -]){{1,4}}(?P<tense>ended|ending){SPACE}{ANY_DATE})",
        ended,
    ),
    (
        ("fy", "fiscal", "financial", "20"),
        rf"(?P<kind>fy|(?:fiscal|financial)(?:{SPACE}year)?)?[ ]?(?P<begun>20\d\d)[/–-](?P<year>\d\d)(?:{SPACE}(?P<named>fiscal|financial){SPACE}year)?(?![\d/-]|[a-z])",
        split_year,
    ),
    (("holiday",), r"holiday[ -]quarter(?![a-z])", holiday_quarter),
    (
        ("the",),
        rf"(?:(?<=for )|(?<=in )|(?<=during ))the{SPACE}period(?={SPACE}(?:was|were|came|rose|fell|grew|total|stood|increased|declined|dropped)|[,.;])",
        the_period,
    ),
    (
        ("first",),
        rf"first{SPACE}(?P<months>three|six|nine){SPACE}months{SPACE}of{SPACE}(?:the{SPACE})?{FISCAL}(?:(?P<year>{YEAR})|(?<=year )|(?<=year)(?![a-z]))",
        first_months,
    ),
    (
        ("first",),
        rf"first{SPACE}(?P<weeks>12|13|14|24|26|27|36|39|40){SPACE}weeks(?![a-z])",
        first_weeks,
    ),
    (("year", "ytd"), r"(?:year[- ]to[- ]date|ytd)(?![a-z])", to_date),
    (
        ("last", "this", "next"),
        rf"(?P<relative>last|this|next){SPACE}year['’]s{SPACE}(?:fiscal{SPACE})?{_ORD}{_QUARTER_TAIL}",
        named_quarter,
    ),
    (
        ("month",),
        rf"(?P<month>{MONTH_NAME}){SPACE}(?P<year>{YEAR})[ -]quarter(?![a-z])(?P<day>)",
        month_quarter,
    ),
    (("year",), r"(?P<what>year)['’]s[ -]end(?![a-z])", end_of),
    (
        ("month",),
        rf"(?P<opening>{MONTH_NAME})(?:{SPACE}?[-–—]{SPACE}?(?P<month>{MONTH_NAME})(?:(?:{SPACE}(?:of{SPACE})?|,{SPACE})(?P<year>{YEAR}))?"
        rf"(?:[ -](?:quarter|period|half)(?![a-z]))?(?!{SPACE}?\d)(?P<day>))",
        month_range,
    ),
    (
        ("month",),
        rf"(?P<opening>{MONTH_NAME}){SPACE}(?:to|through){SPACE}(?P<month>{MONTH_NAME})[ -](?:quarter|period|half)(?![a-z])"
        rf"(?:{SPACE}(?:of{SPACE})?(?P<year>{YEAR}))?(?P<day>)",
        month_range,
    ),
    (
        ("first", "second", "third", "fourth", "1", "2", "3", "4", "fiscal", "q"),
        rf"(?:fiscal[ -](?:year[ -])?)?(?:{_ORD}[ -](?:fiscal[ -])?quarter|q[1-4])(?:{SPACE}(?:of{SPACE})?(?:fiscal{SPACE})?(?:year{SPACE})?{YEAR})?{_UNTIL}",
        ended,
    ),
    (
        ("month",),
        rf"(?P<month>{MONTH_NAME})[ -]quarter(?![a-z])(?:{SPACE}(?:of{SPACE})?(?P<year>{YEAR}))?(?P<day>)",
        month_quarter,
    ),
    (
        (
            "quarter",
            "three",
            "six",
            "nine",
            "twelve",
            "thirteen",
            "fourteen",
            "year",
            "fiscal",
            "full",
            "3",
            "6",
            "9",
            "12",
            "13",
            "14",
            "24",
            "26",
            "36",
            "39",
            "52",
            "53",
            "half",
        ),
        rf"(?:(?:fiscal{SPACE}|full{SPACE})?(?:quarter|(?P<years>year)|(?P<halves>half[ -]?year))|(?P<months>three|six|nine|twelve|3|6|9|12)[ -]months?"
        rf"|(?P<weeks>thirteen|fourteen|12|13|14|16|24|26|27|36|39|40|52|53)[ -]weeks?)(?:[ -]periods?)?,?{SPACE}"
        rf"(?:(?:that|which){SPACE})?(?P<tense>ended|ending|ends|to|through){SPACE}(?:on{SPACE}|in{SPACE}|end-|the{SPACE}end{SPACE}of{SPACE})?{ANY_DATE}",
        ended,
    ),
    (
        ("period",),
        rf"period{SPACE}(?P<tense>ended|ending){SPACE}(?:on{SPACE})?{ANY_DATE}",
        ended,
    ),
    (
        ("fiscal", "fy", "20", "19"),
        rf"(?:(?:fiscal|fy)(?:{SPACE}year)?[ -]?)?(?P<lead_year>{SHORT_YEAR})(?:['’]s)?[ ,-]{{0,2}}(?:fiscal[ -])?(?:q(?P<number>[1-4])(?![\da-z]))",
        named_quarter,
    ),
    (
        ("fiscal", "fy", "20", "19"),
        rf"(?:(?:fiscal|fy)(?:{SPACE}year)?[ -]?)?(?P<lead_year>{SHORT_YEAR})(?:['’]s)?[ ,-]{{1,2}}(?:fiscal[ -])?{_ORD}{_QUARTER_TAIL}",
        named_quarter,
    ),
    (
        ("first", "second", "third", "fourth", "1", "2", "3", "4", "fiscal", "calendar"),
        rf"(?:fiscal[ -](?:year[ -])?|calendar[ -])?{_ORD}[ -](?:fiscal[ -]|calendar[ -])?quarters?(?![a-z])(?:['’]s)?"
        rf"(?:{_RELATIVE_YEAR}|(?!{SPACE}in{SPACE}a{SPACE}row){OF_YEAR})",
        named_quarter,
    ),
    (
        ("q", "fiscal", "calendar"),
        rf"(?:(?:fiscal|calendar)[ -])?q(?P<number>[1-4])(?![\da-z%]|\.\d)(?:{_RELATIVE_YEAR}|{OF_YEAR})",
        named_quarter,
    ),
    (
        ("1", "2", "3", "4"),
        rf"(?P<number>[1-4])q(?:[ -]?(?:fy)?[ -]?(?P<year>{SHORT_YEAR}))?(?![a-z0-9])",
        named_quarter,
    ),
    (
        ("first", "second", "latter", "back", "front"),
        rf"(?P<number>first|second|latter|back|front)[ -]half(?![a-z])(?:{_RELATIVE_YEAR}|{OF_YEAR})",
        half,
    ),
    (("20",), rf"(?P<year>{YEAR})[ -]?h(?P<number>[12])(?![\da-z%]|\.\d)", half),
    (("h",), rf"h(?P<number>[12])(?![\da-z%]|\.\d){OF_YEAR}", half),
    (
        ("h",),
        r"h(?P<number>[12])[ -]?(?:fy)?(?P<year>20[0-4]\d|['’]?[1-4]\d)(?![\d,.%]*\d|%|[a-z])",
        half,
    ),
    (("1", "2"), rf"(?P<number>[12])h[ -]?(?:fy)?(?P<year>{SHORT_YEAR})(?![a-z0-9])", half),
    (
        ("end", "close"),
        rf"(?:end|close){SPACE}of{SPACE}(?:the{SPACE})?(?P<what>(?:last{SPACE}|next{SPACE}|this{SPACE}|current{SPACE})?(?:(?:fiscal|calendar){SPACE})?(?:year|quarter)(?![a-z])|fiscal|calendar)?{SPACE}?(?P<year>{YEAR})?(?<! )",
        end_of,
    ),
    (
        ("year", "quarter", "fiscal"),
        rf"(?P<what>(?:fiscal[ -])?(?:year|quarter))[ -]end(?![a-z])(?:{SPACE}(?:of{SPACE})?(?P<year>{YEAR}))?",
        end_of,
    ),
    (
        ("begin", "began", "start", "beginning", "entered", "started"),
        rf"(?:begin|began|entered|started|(?:start|beginning){SPACE}of){SPACE}(?:the|this){SPACE}(?P<what>(?:fiscal{SPACE})?year)(?![a-z])",
        start_of_year,
    ),
    (("yearend",), rf"yearend(?:{SPACE}(?P<year>{YEAR}))?", end_of),
    (("end",), rf"end-(?P<year>{YEAR})", end_of),
    (
        ("full", "fiscal", "fy", "cy", "calendar"),
        rf"(?:full[ -])?(?:(?P<kind>fiscal|fy|calendar|cy)(?:[ -]full)?(?:[ -]year)?|year)[ -]?(?P<year>{SHORT_YEAR})(?![a-z\d])",
        fiscal_year,
    ),
    (
        ("20", "19"),
        rf"(?P<year>{YEAR})(?:['’]s)?[ -](?P<kind>fiscal|calendar)[ -]year(?![a-z])",
        fiscal_year,
    ),
    (("20", "19"), rf"(?P<year>{YEAR})[ -](?P<kind>full)[ -]year(?![a-z])", fiscal_year),
    (("full",), r"full[ -](?:fiscal[ -])?(?P<year>)year(?![a-z])", fiscal_year),
    (
        ("52", "53"),
        rf"5[23][ -]weeks?{SPACE}(?:fiscal{SPACE})?(?P<year>)year(?![a-z])",
        fiscal_year,
    ),
    (
        ("fiscal",),
        rf"fiscal[ -](?P<year>)year(?={SPACE}(?:revenues?|net|sales|operating|gross|cash|free|gaap|non-gaap|diluted|earnings|total|results|capital)(?![a-z]))",
        fiscal_year,
    ),
    (
        ("the",),
        rf"(?:(?<=for )|(?<=in )|(?<=during )|(?<=exit )|(?<=exiting ))the{SPACE}(?:full{SPACE})?(?:fiscal{SPACE})?(?P<year>)year(?![ -](?:ago|earlier|end|over|to|prior|before)|[a-z])",
        fiscal_year,
    ),
    (("the",), rf"(?:the{SPACE}next|the{SPACE}following){SPACE}day(?![a-z])", relative_day),
    (
        ("the", "same", "comparable", "corresponding"),
        rf"(?:the{SPACE})?(?:year-ago|same|comparable|corresponding|equivalent|like){SPACE}(?:fiscal{SPACE})?(?:(?P<unit>quarter|three{SPACE}months)|(?:(?:three|six|nine|twelve)-month{SPACE})?period|time|nine{SPACE}months|six{SPACE}months|span)(?:{_PREVIOUS}|{_AGO}|{_COMPARE_YEAR})",
        year_earlier,
    ),
    (
        ("the", "a", "year", "one", "prior", "previous"),
        rf"(?:the{SPACE}|a{SPACE}|one{SPACE})?(?:(?:year-ago|year-earlier|prior[ -]year|previous[ -]year)(?:['’]s)?(?:{SPACE}(?:(?:(?:first|second|third|fourth)[ -])?(?P<unit>quarter)|period))?)(?![a-z])",
        year_earlier,
    ),
    (
        ("a", "one", "two", "three", "four", "five", "2", "3", "4", "5"),
        rf"(?:(?:a|one){SPACE}year{SPACE}(?:before|prior)|(?P<count>a|one|two|three|four|five|[2-5]){SPACE}years?{SPACE}(?:earlier|ago))(?![a-z])",
        year_earlier,
    ),
    (("the",), rf"the{SPACE}year{SPACE}before(?=[.,;:)]|\Z)", year_earlier),
    (
        ("a", "one", "the"),
        rf"(?:(?:a|one){SPACE}quarter{SPACE}(?:earlier|ago|before|prior)|the{SPACE}quarter{SPACE}before(?=[.,;:)]|\Z))(?![a-z])",
        quarter_earlier,
    ),
    (
        ("a", "one", "two", "three", "four", "five", "six", *"123456789"),
        rf"(?P<count>a|one|two|three|four|five|six|\d\d?){SPACE}(?P<unit>day|week|month)s?{SPACE}ago(?![a-z])",
        ago,
    ),
    (
        ("last", "this", "next", "current", "coming", "the"),
        rf"(?:the{SPACE})?(?P<relative>last|this|next|current|coming|(?:prior|previous)(?= fiscal)){SPACE}(?:calendar{SPACE}|(?P<fiscal>(?:our{SPACE})?fiscal{SPACE}|financial{SPACE}))?year(?![a-z]|-)",
        relative_year,
    ),
    (
        (
            "last",
            "this",
            "next",
            "current",
            "coming",
            "upcoming",
            "prior",
            "previous",
            "preceding",
            "the",
            "latest",
            "most",
            "past",
            "just",
            "reported",
        ),
        rf"(?:the{SPACE})?(?:most{SPACE})?(?P<relative>last|this|next|current|coming|upcoming|prior|previous|preceding|following|latest|recent|past|just[- ](?:ended|completed|finished|closed|reported)){SPACE}(?:fiscal{SPACE}|reported{SPACE})?(?:quarter|(?<=current )period)(?![a-z])",
        relative_quarter,
    ),
    (
        ("the",),
        rf"the{SPACE}(?P<relative>)quarter(?![ -]end|[a-z]|{SPACE}(?:of|ended|ending|(?:that|which){SPACE}end|before[.,;]|(?:to|through){SPACE}{MONTH_NAME}))",
        relative_quarter,
    ),
    (
        ("month",),
        rf"(?<![a-z]){DATE}(?:{SPACE}(?:of{SPACE})?(?P<relative_year>last|this|next){SPACE}year(?![a-z]))?",
        month_date,
    ),
    (
        ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
        rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?{SPACE}(?:of{SPACE})?(?P<month>{MONTH_NAME})(?:,?{SPACE}(?P<year>{YEAR}))?",
        day_month,
    ),
    (("20", "19"), r"(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?!\d)", iso),
    (
        ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0"),
        r"(?P<m>[01]?\d)/(?P<d>[0-3]?\d)/(?P<y>(?:19|20)\d\d)(?!\d)",
        iso,
    ),
    (("weekday",), rf"(?<![a-z])(?P<relative>)(?P<name>{'|'.join(WEEKDAYS)})(?![a-z])", weekday),
    (
        ("last", "next", "this"),
        rf"(?P<relative>last|next|this){SPACE}(?P<name>{'|'.join(WEEKDAYS)})(?![a-z])",
        weekday,
    ),
    (("'", "’"), r"['’](?P<year>[23]\d)(?![\w%])", short_year),
    (
        ("last", "this", "next"),
        rf"(?P<relative>last|this|next){SPACE}(?P<unit>week|month)(?![a-z'’]|{SPACE}of{SPACE})",
        relative_week,
    ),
    (("yesterday", "today", "tomorrow"), r"(?:yesterday|today|tomorrow)(?![a-z'’])", relative_day),
    (
        ("20", "19"),
        rf"(?P<year>{YEAR})(?:(?:{SPACE}(?P<link>through|to|until|and){SPACE}|{SPACE}?[-–—]{SPACE}?)(?P<until>{YEAR}|\d\d(?![\d,.%]\d|\d|%|{SPACE}(?:million|billion|percent))))?",
        bare_year,
    ),
]


def _by_first_word() -> dict[str, list[tuple[re.Pattern[str], Reader]]]:
    table: dict[str, list[tuple[re.Pattern[str], Reader]]] = {}
    for words, pattern, reader in _TABLE:
        compiled = re.compile(pattern)
        for word in words:
            table.setdefault(word, []).append((compiled, reader))
    for months in (MONTHS,):
        for name in months:
            table[name] = table["month"]
    for name in WEEKDAYS:
        table[name] = table["weekday"]
    return table


READERS = _by_first_word()
_KEYS = [
    key
    for key in READERS
    if key.isalpha() and len(key) > 1 and key not in ("month", "weekday", "the")
]
# Half of all words that may begin a period are "the": what may follow is asked at once. Any word of its
# patterns may, by its first letters.
_AFTER_THE = any_of(
    word[:3] for pattern, _ in READERS["the"] for word in re.findall("[a-z]{3,}", pattern.pattern)
)
ANCHOR = re.compile(
    rf"(?<![a-z\d])(?:\d{{4}}(?!\d)|\d{{1,2}}(?=[ \u00a0\n-]?[a-z]|/)|{any_of(_KEYS)}(?![a-z])"
    rf"|the(?=[ \u00a0\n]{_AFTER_THE})|[qh](?=[1-4])|q(?=[ \u00a0\n](?:one|two|three|four)\b)|a(?=[ \u00a0\n](?:year|quarter|month|week))|['’](?=[23]\d))"
)
