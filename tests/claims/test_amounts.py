"""The written forms of amounts: the table is the specification, and grows by one row per bug."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.claims.amounts import amounts

# text | span | low | high | unit | bound
ONE = [
    ("sales of $2.08 billion", "$2.08 billion", 2.08e9, 2.08e9, "USD", "exact"),
    ("a $20bn lease", "$20bn", 2e10, 2e10, "USD", "exact"),
    ("raised $8.5B", "$8.5B", 8.5e9, 8.5e9, "USD", "exact"),
    ("made $643 million", "$643 million", 6.43e8, 6.43e8, "USD", "exact"),
    ("paid $ 1,234,567", "$ 1,234,567", 1234567, 1234567, "USD", "exact"),
    ("was $0.6\n        million", "$0.6\n        million", 6e5, 6e5, "USD", "exact"),
    ("worth $0.5T", "$0.5T", 5e11, 5e11, "USD", "exact"),
    ("cost $300K", "$300K", 3e5, 3e5, "USD", "exact"),
    ("in $5 m steps", "$5 m", 5e6, 5e6, "USD", "exact"),
    ("a $1.5-billion deal", "$1.5-billion", 1.5e9, 1.5e9, "USD", "exact"),
    ("about 140mn yen", "about 140mn yen", 1.4e8, 1.4e8, "JPY", "about"),
    # currencies
    ("US$5 million", "US$5 million", 5e6, 5e6, "USD", "exact"),
    ("CA$3bn", "CA$3bn", 3e9, 3e9, "CAD", "exact"),
    ("A$20 million", "A$20 million", 2e7, 2e7, "AUD", "exact"),
    ("RMB 30 billion", "RMB 30 billion", 3e10, 3e10, "CNY", "exact"),
    ("RMB50m", "RMB50m", 5e7, 5e7, "CNY", "exact"),
    ("€3bn", "€3bn", 3e9, 3e9, "EUR", "exact"),
    ("£2.5 billion", "£2.5 billion", 2.5e9, 2.5e9, "GBP", "exact"),
    ("¥300 billion", "¥300 billion", 3e11, 3e11, "JPY", "exact"),
    ("₩5 trillion", "₩5 trillion", 5e12, 5e12, "KRW", "exact"),
    ("USD 5 million", "USD 5 million", 5e6, 5e6, "USD", "exact"),
    ("5 million EUR", "5 million EUR", 5e6, 5e6, "EUR", "exact"),
    ("five billion dollars", "five billion dollars", 5e9, 5e9, "USD", "exact"),
    ("89 cents", "89 cents", 0.89, 0.89, "USD", "exact"),
    ("thirteen dollars and five cents", "thirteen dollars and five cents", 13.05, 13.05, "USD", "exact"),
    ("it cost thirteen dollars forty-five.", "thirteen dollars forty-five", 13.45, 13.45, "USD", "exact"),
    ("$US1.2bn", "$US1.2bn", 1.2e9, 1.2e9, "USD", "exact"),
    ("HK $10 billion", "HK $10 billion", 1e10, 1e10, "HKD", "exact"),
    ("NZ$5bn", "NZ$5bn", 5e9, 5e9, "NZD", "exact"),
    ("RM5 billion", "RM5 billion", 5e9, 5e9, "MYR", "exact"),
    ("Rs 500 crore", "Rs 500 crore", 5e9, 5e9, "INR", "exact"),
    ("₹1 lakh crore", "₹1 lakh crore", 1e12, 1e12, "INR", "exact"),
    ("₹1,23,456 crore", "₹1,23,456 crore", 1.23456e12, 1.23456e12, "INR", "exact"),
    ("Rs.3,000 crore", "Rs.3,000 crore", 3e10, 3e10, "INR", "exact"),
    ("INR3,000 Cr", "INR3,000 Cr", 3e10, 3e10, "INR", "exact"),
    ("₹50 lakhs", "₹50 lakhs", 5e6, 5e6, "INR", "exact"),
    ("$5.2(1) million", "$5.2(1) million", 5.2e6, 5.2e6, "USD", "exact"),
    ("75 USD million", "75 USD million", 7.5e7, 7.5e7, "USD", "exact"),
    ("9B USD", "9B USD", 9e9, 9e9, "USD", "exact"),
    ("$20 billion CAD", "$20 billion CAD", 2e10, 2e10, "CAD", "exact"),
    ("sales of 120 MEUR", "120 MEUR", 1.2e8, 1.2e8, "EUR", "exact"),
    ("sales of MSEK 60", "MSEK 60", 6e7, 6e7, "SEK", "exact"),
    ("10 billion Saudi riyals", "10 billion Saudi riyals", 1e10, 1e10, "SAR", "exact"),
    ("5 billion Swedish kronor", "5 billion Swedish kronor", 5e9, 5e9, "SEK", "exact"),
    ("20 billion New Zealand dollars", "20 billion New Zealand dollars", 2e10, 2e10, "NZD", "exact"),
    ("$1 234 million", "$1 234 million", 1.234e9, 1.234e9, "USD", "exact"),
    # spoken
    ("one point four billion dollars", "one point four billion dollars", 1.4e9, 1.4e9, "USD", "exact"),
    ("two point two five billion", "two point two five billion", 2.25e9, 2.25e9, None, "exact"),
    ("thirty-seven point five percent", "thirty-seven point five percent", 37.5, 37.5, "percent", "exact"),
    ("$1 billion $212 million", "$1 billion $212 million", 1.212e9, 1.212e9, "USD", "exact"),
    ("one and a half billion dollars", "one and a half billion dollars", 1.5e9, 1.5e9, "USD", "exact"),
    ("a billion and a half dollars", "a billion and a half dollars", 1.5e9, 1.5e9, "USD", "exact"),
    ("3 million and a quarter", "3 million and a quarter", 3.25e6, 3.25e6, None, "exact"),
    ("one billion and a half million", "one billion and a half million", 1.0005e9, 1.0005e9, None, "exact"),
    ("two hundred point zero three dollars", "two hundred point zero three dollars", 200.03, 200.03, "USD", "exact"),
    ("$1½ billion", "$1½ billion", 1.5e9, 1.5e9, "USD", "exact"),
    ("1 1/2 billion dollars", "1 1/2 billion dollars", 1.5e9, 1.5e9, "USD", "exact"),
    ("a half-billion-dollar lease", "a half-billion-dollar", 5e8, 5e8, "USD", "exact"),
    ("three lakh crore rupees", "three lakh crore rupees", 3e12, 3e12, "INR", "exact"),
    ("two million and three fifths", "two million and three fifths", 2.6e6, 2.6e6, None, "exact"),
    ("three dozen customers", "three dozen customers", 36, 36, "count", "exact"),
    ("two thirds of a million GPUs", "two thirds of a million GPUs", 2e6 / 3, 2e6 / 3, "count", "exact"),
    # per share and other rates
    ("earned 89 cents a share", "89 cents a share", 0.89, 0.89, "USD/share", "exact"),
    ("$1.15 per diluted share", "$1.15 per diluted share", 1.15, 1.15, "USD/share", "exact"),
    ("at $30-per-share", "$30-per-share", 30, 30, "USD/share", "exact"),
    ("€0.40/share", "€0.40/share", 0.4, 0.4, "EUR/share", "exact"),
    ("$2.40 an hour", "$2.40 an hour", 2.4, 2.4, "USD/hour", "exact"),
    ("$32 million per employee", "$32 million per employee", 3.2e7, 3.2e7, "USD/employee", "exact"),
    ("a $1.15-a-share dividend", "$1.15-a-share", 1.15, 1.15, "USD/share", "exact"),
    ("earned 2.86p", "2.86p", 0.0286, 0.0286, "GBP", "exact"),
    ("45p a share", "45p a share", 0.45, 0.45, "GBP/share", "exact"),
    ("a penny a share", "a penny a share", 0.01, 0.01, "USD/share", "exact"),
    ("$20 billion-a-year", "$20 billion-a-year", 2e10, 2e10, "USD/year", "exact"),
    ("$2.50 per GPU hour", "$2.50 per GPU hour", 2.5, 2.5, "USD/gpu-hour", "exact"),
    ("$5 million per the filing", "$5 million", 5e6, 5e6, "USD", "exact"),
    ("against $5 billion a year ago", "$5 billion", 5e9, 5e9, "USD", "exact"),
    # sign
    ("a loss of $(1.49) per share", "$(1.49) per share", -1.49, -1.49, "USD/share", "exact"),
    ("it was $(1,234)", "$(1,234)", -1234, -1234, "USD", "exact"),
    ("made $(50.3) million", "$(50.3) million", -5.03e7, -5.03e7, "USD", "exact"),
    ("EBITDA of ($117.7) million", "($117.7) million", -1.177e8, -1.177e8, "USD", "exact"),
    ("was ($0.25) per share", "($0.25) per share", -0.25, -0.25, "USD/share", "exact"),
    ("-$740 million", "-$740 million", -7.4e8, -7.4e8, "USD", "exact"),
    ("moved −5%", "−5%", -5, -5, "percent", "exact"),
    ("minus 5%", "minus 5%", -5, -5, "percent", "exact"),
    ("margin was (5%)", "(5%)", -5, -5, "percent", "exact"),
    ("rose +12%", "+12%", 12, 12, "percent", "exact"),
    # percent, points, parts, multiples
    ("by 11 percent", "11 percent", 11, 11, "percent", "exact"),
    ("by 250 basis points", "250 basis points", 250, 250, "basis_points", "exact"),
    ("by 1.5 percentage points", "1.5 percentage points", 150, 150, "basis_points", "exact"),
    ("nine of ten labs", "nine of ten", 90, 90, "percent", "exact"),
    ("one in five users", "one in five", 20, 20, "percent", "exact"),
    ("mid-single-digit growth", "mid-single-digit", 4, 6, "percent", "vague"),
    ("in the high teens", "high teens", 17, 19, "percent", "vague"),
    ("low to mid single digits", "low to mid single digits", 1, 6, "percent", "vague"),
    ("in the mid-20s percent range", "mid-20s percent", 24, 26, "percent", "vague"),
    ("in the mid-70% range", "mid-70%", 74, 76, "percent", "vague"),
    ("low- to mid-30% growth", "low- to mid-30%", 31, 36, "percent", "vague"),
    ("($5.07 per share)", "$5.07 per share", 5.07, 5.07, "USD/share", "exact"),
    ("half of its revenue", "half", 50, 50, "percent", "exact"),
    ("roughly two-thirds of sales", "roughly two-thirds", 200 / 3, 200 / 3, "percent", "about"),
    ("three quarters of the book", "three quarters", 75, 75, "percent", "exact"),
    ("one-tenth of sales", "one-tenth", 10, 10, "percent", "exact"),
    ("1/3 of revenue", "1/3", 100 / 3, 100 / 3, "percent", "exact"),
    ("½ of its sales", "½", 50, 50, "percent", "exact"),
    ("nine out of ten customers", "nine out of ten", 90, 90, "percent", "exact"),
    ("33%of sales", "33%", 33, 33, "percent", "exact"),
    ("grew 12pc", "12pc", 12, 12, "percent", "exact"),
    ("half a percent", "half a percent", 0.5, 0.5, "percent", "exact"),
    ("by a percentage point", "a percentage point", 100, 100, "basis_points", "exact"),
    ("by half a percentage point", "half a percentage point", 50, 50, "basis_points", "exact"),
    ("revenue doubled", "doubled", 2, 2, "multiple", "exact"),
    ("more than tripled", "more than tripled", 3, None, "multiple", "more_than"),
    ("grew 3x", "3x", 3, 3, "multiple", "exact"),
    ("a 10-fold rise", "10-fold", 10, 10, "multiple", "exact"),
    # power, counts, durations
    ("1.2 GW of power", "1.2 GW", 1200, 1200, "MW", "exact"),
    ("a 100MW site", "100MW", 100, 100, "MW", "exact"),
    ("a gigawatt of power", "a gigawatt", 1000, 1000, "MW", "exact"),
    ("five gigawatts", "five gigawatts", 5000, 5000, "MW", "exact"),
    ("a 750 kW rack", "750 kW", 0.75, 0.75, "MW", "exact"),
    ("a quarter of a gigawatt", "a quarter of a gigawatt", 250, 250, "MW", "exact"),
    ("another gigawatt", "gigawatt", 1000, 1000, "MW", "exact"),
    ("a gigawatt and a half", "a gigawatt and a half", 1500, 1500, "MW", "exact"),
    ("a 200-plus-megawatt site", "200-plus-megawatt", 200, None, "MW", "more_than"),
    ("multigigawatt", "multigigawatt", 2000, 10000, "MW", "vague"),
    ("18,000 GB300s", "18,000 GB300s", 18000, 18000, "count", "exact"),
    ("50,000 GPUs", "50,000 GPUs", 50000, 50000, "count", "exact"),
    ("one million TPUs", "one million TPUs", 1e6, 1e6, "count", "exact"),
    ("a 20-person team", "20-person", 20, 20, "count", "exact"),
    ("up to 1 million of its TPUs", "up to 1 million of its TPUs", None, 1e6, "count", "up_to"),
    ("a six-year deal", "six-year", 6, 6, "years", "exact"),
    ("for two and a half years", "two and a half years", 2.5, 2.5, "years", "exact"),
    ("an 18-month term", "18-month", 1.5, 1.5, "years", "exact"),
    ("three to six months", "three to six months", 0.25, 0.5, "years", "exact"),
    ("1.4 million Trainium chips", "1.4 million Trainium chips", 1.4e6, 1.4e6, "count", "exact"),
    ("downloaded 20 million times", "20 million times", 2e7, 2e7, "count", "exact"),
    ("Hired 300 employees", "300 employees", 300, 300, "count", "exact"),
    ("over six years", "six years", 6, 6, "years", "exact"),
    ("a 10-to-15-year term", "10-to-15-year", 10, 15, "years", "exact"),
    ("a seven-and-a-half-year term", "seven-and-a-half-year", 7.5, 7.5, "years", "exact"),
    ("a decade-long deal", "a decade-long", 10, 10, "years", "exact"),
    ("over the next decade", "decade", 10, 10, "years", "exact"),
    ("a year and a half", "a year and a half", 1.5, 1.5, "years", "exact"),
    ("a 15+ year lease", "15+ year", 15, None, "years", "more_than"),
    # ranges and tolerances
    ("$12-$13 billion", "$12-$13 billion", 1.2e10, 1.3e10, "USD", "exact"),
    ("$5-6 billion", "$5-6 billion", 5e9, 6e9, "USD", "exact"),
    ("between 140 and 170 million", "between 140 and 170 million", 1.4e8, 1.7e8, None, "exact"),
    ("$5.05 billion to $5.15 billion", "$5.05 billion to $5.15 billion", 5.05e9, 5.15e9, "USD", "exact"),
    ("$1.10 to $1.15 per share", "$1.10 to $1.15 per share", 1.1, 1.15, "USD/share", "exact"),
    ("a $(0.15) to $(0.10) loss", "$(0.15) to $(0.10)", -0.15, -0.1, "USD", "exact"),
    ("5–7% growth", "5–7%", 5, 7, "percent", "exact"),
    ("$45.0 billion, plus or minus 2%", "$45.0 billion, plus or minus 2%", 4.41e10, 4.59e10, "USD", "exact"),
    ("$9.6 billion, give or take $300 million", "$9.6 billion, give or take $300 million", 9.3e9, 9.9e9, "USD", "exact"),
    ("about $9.6 billion, plus or minus $300 million", "about $9.6 billion, plus or minus $300 million", 9.3e9, 9.9e9, "USD", "exact"),
    ("$20 billion plus/minus 5%", "$20 billion plus/minus 5%", 1.9e10, 2.1e10, "USD", "exact"),
    ("75%, plus or minus 50 basis points", "75%, plus or minus 50 basis points", 74.5, 75.5, "percent", "exact"),
    ("between one and two gigawatts", "between one and two gigawatts", 1000, 2000, "MW", "exact"),
    ("a five-to-seven-year term", "five-to-seven-year", 5, 7, "years", "exact"),
    ("1.5x-2x", "1.5x-2x", 1.5, 2, "multiple", "exact"),
    ("$12-13bn", "$12-13bn", 1.2e10, 1.3e10, "USD", "exact"),
    ("two to three hundred million dollars", "two to three hundred million dollars", 2e8, 3e8, "USD", "exact"),
    ("two hundred to three hundred million", "two hundred to three hundred million", 2e8, 3e8, None, "exact"),
    ("$12 -$13 billion", "$12 -$13 billion", 1.2e10, 1.3e10, "USD", "exact"),
    ("95 cents to $1.05 a share", "95 cents to $1.05 a share", 0.95, 1.05, "USD/share", "exact"),
    ("between 95 cents and 98 cents", "between 95 cents and 98 cents", 0.95, 0.98, "USD", "exact"),
    ("minus 2% to plus 2%", "minus 2% to plus 2%", -2, 2, "percent", "exact"),
    # bounds
    ("a $4-plus billion site", "$4-plus billion", 4e9, None, "USD", "more_than"),
    ("8,000-plus", "8,000-plus", 8000, None, None, "more_than"),
    ("up to $7B", "up to $7B", None, 7e9, "USD", "up_to"),
    ("as much as $7B", "as much as $7B", None, 7e9, "USD", "up_to"),
    ("at least $5B", "at least $5B", 5e9, None, "USD", "at_least"),
    ("well over $5 billion", "well over $5 billion", 5e9, None, "USD", "more_than"),
    ("topped $5 billion", "topped $5 billion", 5e9, None, "USD", "more_than"),
    ("$10 billion+", "$10 billion+", 1e10, None, "USD", "more_than"),
    ("$10 billion or more", "$10 billion or more", 1e10, None, "USD", "at_least"),
    ("$20+ billion", "$20+ billion", 2e10, None, "USD", "more_than"),
    ("$20 billion at least.", "$20 billion at least", 2e10, None, "USD", "at_least"),
    ("10% and counting", "10% and counting", 10, None, "percent", "more_than"),
    ("a 10-year minimum.", "10-year minimum", 10, None, "years", "at_least"),
    ("up to an additional $20 billion", "up to an additional $20 billion", None, 2e10, "USD", "up_to"),
    ("more\nthan $20 billion", "more\nthan $20 billion", 2e10, None, "USD", "more_than"),
    ("maybe $2.4 billion", "maybe $2.4 billion", 2.4e9, 2.4e9, "USD", "about"),
    ("talked about $500 billion", "$500 billion", 5e11, 5e11, "USD", "exact"),
    ("> $20 billion", "> $20 billion", 2e10, None, "USD", "more_than"),
    (">=12%", ">=12%", 12, None, "percent", "at_least"),
    ("c.$20bn", "c.$20bn", 2e10, 2e10, "USD", "about"),
    ("approaching $5 billion", "approaching $5 billion", 5e9, 5e9, "USD", "about"),
    ("just under 9%", "just under 9%", None, 9, "percent", "less_than"),
    ("no more than 9%", "no more than 9%", None, 9, "percent", "at_most"),
    ("no customer made more than 35%", "more than 35%", None, 35, "percent", "at_most"),
    ("~$5B", "~$5B", 5e9, 5e9, "USD", "about"),
    ("some 300 people", "some 300 people", 300, 300, "count", "about"),
    # vague
    ("a few hundred million dollars", "a few hundred million dollars", 2e8, 9e8, "USD", "vague"),
    ("billions of dollars", "billions of dollars", 1e9, 1e10, "USD", "vague"),
    ("tens of billions", "tens of billions", 1e10, 1e11, None, "vague"),
    ("$100s of millions", "$100s of millions", 1e8, 1e9, "USD", "vague"),
    ("a multi-hundred-megawatt campus", "multi-hundred-megawatt", 100, 1000, "MW", "vague"),
    ("low single-digit billions", "low single-digit billions", 1e9, 3e9, None, "vague"),
    ("hundreds of millions", "hundreds of millions", 1e8, 1e9, None, "vague"),
    ("a multibillion-dollar deal", "multibillion-dollar", 1e9, 1e10, "USD", "vague"),
    ("multiple gigawatts", "multiple gigawatts", 2000, 10000, "MW", "vague"),
    ("tens of thousands of GPUs", "tens of thousands of GPUs", 1e4, 1e5, "count", "vague"),
    ("raised another billion dollars", "billion dollars", 1e9, 1e9, "USD", "exact"),
    ("half a billion dollars", "half a billion dollars", 5e8, 5e8, "USD", "exact"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "low", "high", "unit", "bound"), ONE)
def test_one_amount(
    text: str, span: str, low: float | None, high: float | None, unit: str | None, bound: str
) -> None:
    [amount] = amounts(text)
    assert text[amount.start : amount.end] == span
    assert (amount.low, amount.high) == (
        low if low is None else pytest.approx(low, rel=1e-12),
        high if high is None else pytest.approx(high, rel=1e-12),
    )
    assert (amount.unit, amount.bound) == (unit, bound)


BEFORE = {
    "about": [
        "about", "nearly", "almost", "roughly", "around", "some", "close to", "an estimated", "circa",
        "approaching", "nearing", "in the range of", "to the tune of", "something like", "more or less",
    ],
    "more_than": [
        "more than", "over", "north of", "upwards of", "in excess of", "well over", "just above", "beyond",
        "a bit over", "greater than", ">",
    ],
    "at_least": ["at least", "no less than", "not less than", "a minimum of", "as little as", "≥"],
    "less_than": ["less than", "under", "just shy of", "a touch under", "not quite", "just south of", "<"],
    "at_most": ["no more than", "at most", "a maximum of", "not exceeding", "≤"],
    "up_to": ["up to", "as much as", "as many as", "up to about"],
}  # fmt: skip
BOUNDED = [
    ("$5 billion", 5e9), ("12%", 12), ("250 MW", 250), ("100,000 GPUs", 1e5), ("$1.15 per share", 1.15),
    ("five billion dollars", 5e9), ("half a billion dollars", 5e8), ("a quarter of sales", 25),
    ("one point four billion euros", 1.4e9), ("100 basis points", 100), ("1 million chips", 1e6),
    ("a gigawatt", 1000), ("¥150bn", 1.5e11), ("2.5 times", 2.5),
]  # fmt: skip


@pytest.mark.parametrize(("written", "value"), BOUNDED)
@pytest.mark.parametrize(
    ("words", "bound"), [(words, bound) for bound, many in BEFORE.items() for words in many]
)
def test_a_bound_holds_before_every_unit(
    words: str, bound: str, written: str, value: float
) -> None:
    [amount] = amounts(f"it was {words} {written}, they said")
    assert amount.bound == bound
    assert amount.low == (None if bound in ("less_than", "at_most", "up_to") else value)
    assert amount.high == (None if bound in ("more_than", "at_least") else value)


RANGES = [
    ("$", " billion", "USD", 1e9), ("€", "bn", "EUR", 1e9), ("", "%", "percent", 1), ("", " MW", "MW", 1),
    ("", " gigawatts", "MW", 1e3), ("", " million GPUs", "count", 1e6), ("", "-year", "years", 1),
    ("US$", "m", "USD", 1e6), ("", " cents", "USD", 0.01), ("", " basis points", "basis_points", 1),
    ("", " trillion won", "KRW", 1e12), ("", "x", "multiple", 1),
]  # fmt: skip
SHAPES = [
    "{s}12{u} to {s}15{u}", "{s}12 to {s}15{u}", "{s}12-{s}15{u}", "{s}12–15{u}", "{s}12{u}–{s}15{u}",
    "between {s}12 and {s}15{u}", "between {s}12{u} and {s}15{u}", "a range of {s}12 to 15{u}",
    "ranging from {s}12{u} to {s}15{u}",
]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("symbol", "unit", "read", "worth"), RANGES)
def test_a_range_shares_what_one_end_says(
    shape: str, symbol: str, unit: str, read: str, worth: float
) -> None:
    [amount] = amounts(f"we see {shape.format(s=symbol, u=unit)} ahead")
    assert (amount.low, amount.high) == (pytest.approx(12 * worth), pytest.approx(15 * worth))
    assert (amount.unit, amount.bound) == (read, "exact")


@pytest.mark.parametrize(
    "text",
    [
        "in 2026, and by 2030",
        "on May 7, 2026, and Oct. 23",
        "7 May 2026 at 9:30 a.m.",
        "H100, GB200, a 7nm part and Llama 3",
        "GPT-4 and Claude 3.5",
        "its 10-Q and 8-K filings",
        "call (212) 555-0100 or 1-800-555-0100",
        "1. First\n2. Second",
        "release 1.2.3",
        "see page 4 of Exhibit 99.1",
        "Fortune 500 companies",
        "one of the labs",
        "the first half of the year",
        "a third-party audit",
        "in Q3 of 2024, when",
        "five years ago",
        "a 30-year-old firm",
        "24/7 support",
        "the 1990s",
        "Dynamics 365, and Opus 4.6), both",
        "on October 13-15, 2026",
        "within 180 days",
        "2 million square feet",
        "a 3-nanometer chip",
        "few companies did it twice",
        "he doubled down",
        "1,5 Millionen",
        "10 billion francs",
        "used 400 MWh of power",
        "the eighth of May",
        "twenty-three fifths",
        "3 dozens",
        "a dollar store",
    ],
)
def test_not_an_amount(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rose from $5 billion to $7 billion", [(5e9, 5e9), (7e9, 7e9)]),
        ("rose $1.5 billion to $7.2 billion", [(1.5e9, 1.5e9), (7.2e9, 7.2e9)]),
        ("grew over 600 MW to 2.9 GW", [(600, None), (2900, 2900)]),
        ("£20bn ($25bn)", [(2e10, 2e10), (2.5e10, 2.5e10)]),
        ("one of three sites and 5%", [(3, 3), (5, 5)]),
        ("from $64 to $72 billion", [(6.4e10, 6.4e10), (7.2e10, 7.2e10)]),
        ("up to $5 billion and up to $10 billion", [(None, 5e9), (None, 1e10)]),
        ("5% or more than $6", [(5, 5), (6, None)]),
        ("4 Trn2 servers, 5% more", [(4, 4), (5, 5)]),
        ("USD 10 EUR 20", [(10, 10), (20, 20)]),
        ("15 dollars and 50 people", [(15, 15), (50, 50)]),
        ("$1 billion, $212 million", [(1e9, 1e9), (2.12e8, 2.12e8)]),
        ("an iPhone 14 Max", [(14, 14)]),
        ("$5 billion plus $2 billion", [(5e9, 5e9), (2e9, 2e9)]),
        ("one billion and a quarter of sales", [(1e9, 1e9), (25, 25)]),
        ("0+€0", [(0, 0), (0, 0)]),
        ("rose 5% to $3 billion", [(5, 5), (3e9, 3e9)]),
        ("$1.05 against $1.10 and 9%", [(1.05, 1.05), (1.1, 1.1), (9, 9)]),
    ],
)
def test_neighbours_stay_apart(
    text: str, expected: list[tuple[float | None, float | None]]
) -> None:
    assert [(a.low, a.high) for a in amounts(text)] == expected


def test_offset_is_added() -> None:
    [amount] = amounts("İ raised $5 million", 100)
    assert (amount.start, amount.end) == (109, 119)


SCALES = {"": 0, " million": 6, "bn": 9, " trillion": 12, "K": 3}


@given(st.integers(0, 10**6), st.integers(0, 99), st.sampled_from(sorted(SCALES)), st.booleans())
def test_what_is_printed_is_read_back_exactly(
    whole: int, part: int, scale: str, minus: bool
) -> None:
    text = f"it made {'-' if minus else ''}${whole:,}.{part:02}{scale} then"
    [amount] = amounts(text)
    expected = float(f"{'-' if minus else ''}{whole}.{part:02}e{SCALES[scale]}")
    assert amount.low == amount.high == expected


@given(st.text("0123456789$€%.,()-–+~ abmkntoxthird\n'", max_size=60))
def test_any_text_has_ordered_spans_within_it(text: str) -> None:
    end = 0
    for amount in amounts(text):
        assert end <= amount.start < amount.end <= len(text)
        end = amount.end
        if amount.low is not None and amount.high is not None:
            assert amount.low <= amount.high


ADVERSARIAL = [
    "1", "(", "$(", "1,", "111,", "two ", "hundred ", "20 ", "1-", "- ", "a ", "\n", " ", "$2 to ",
    "minus ", "up to ", "billions of ", "no ", "½", "plus or minus 2% ", "-", "a few hundred ", "1,11,", "1 234 ",
    "one point two ", "two and a half ", "1/3 of the ", "$1 billion ", "a quarter of a ", "M", "[", "1\u202f",
]  # fmt: skip


@pytest.mark.parametrize("piece", ADVERSARIAL, ids=repr)
def test_time_is_proportional_to_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    amounts(text)
    assert time.process_time() - began < 4  # a quadratic step takes minutes
