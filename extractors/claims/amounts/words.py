"""The vocabulary of amounts: currencies, units, bounds, and the nouns that counts count."""

from warehouse.records import Bound


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(words.split())


SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR"}

# Letters in front of "$" or "¥" that make it another country's.
PREFIXED = {
    "us": "USD", "u.s.": "USD", "ca": "CAD", "c": "CAD", "cdn": "CAD", "can": "CAD", "a": "AUD",
    "au": "AUD", "aud": "AUD", "hk": "HKD", "nt": "TWD", "nz": "NZD", "s": "SGD", "sg": "SGD",
    "r": "BRL", "mx": "MXN", "mex": "MXN", "usd": "USD", "cad": "CAD", "cn": "CNY", "rmb": "CNY",
    "jp": "JPY", "hkd": "HKD", "twd": "TWD", "ntd": "TWD", "t": "TWD", "nzd": "NZD", "sgd": "SGD",
    "mxn": "MXN",
}  # fmt: skip

_ISO = word_set(
    """
    USD EUR GBP JPY CNY KRW INR CAD AUD NZD HKD TWD SGD CHF SEK NOK DKK BRL MXN AED SAR QAR ILS ZAR
    THB MYR IDR PLN KWD OMR BHD CZK HUF VND TRY PHP
    """
)
CODES = {code: code for code in _ISO} | {
    "RMB": "CNY", "Rmb": "CNY", "NTD": "TWD", "CNH": "CNY", "Rs": "INR", "Rs.": "INR", "RM": "MYR",
    "NIS": "ILS", "SFr": "CHF", "Sfr": "CHF",
}  # fmt: skip
# Behind a number these are English words or something else.
_ONLY_BEFORE = word_set("TRY PHP Rs Rs. RM SFr Sfr Rmb")

# Words for money; those that several countries use ("pesos", "francs") only with the country's.
_MONEY_WORDS: dict[str, tuple[str, ...]] = {
    "USD": ("dollar", "dollars", "us dollar", "us dollars", "u.s. dollar", "u.s. dollars",
        "american dollars", "bucks"),
    "CAD": ("canadian dollar", "canadian dollars"),
    "AUD": ("australian dollar", "australian dollars"),
    "NZD": ("new zealand dollar", "new zealand dollars"),
    "HKD": ("hong kong dollar", "hong kong dollars"),
    "SGD": ("singapore dollar", "singapore dollars"),
    "TWD": ("new taiwan dollar", "new taiwan dollars", "taiwan dollars", "taiwanese dollars"),
    "EUR": ("euro", "euros", "€"),
    "GBP": ("pound", "pounds", "pounds sterling", "british pound", "british pounds", "£"),
    "JPY": ("yen", "japanese yen"),
    "CNY": ("yuan", "renminbi", "chinese yuan", "元"),
    "KRW": ("won", "korean won", "south korean won"),
    "INR": ("rupees", "indian rupees"),
    "CHF": ("swiss franc", "swiss francs"),
    "SEK": ("swedish krona", "swedish kronor", "swedish crowns", "kronor"),
    "NOK": ("norwegian krone", "norwegian kroner", "norwegian crowns"),
    "DKK": ("danish krone", "danish kroner", "danish crowns"),
    "SAR": ("saudi riyal", "saudi riyals"),
    "QAR": ("qatari riyal", "qatari riyals"),
    "AED": ("dirham", "dirhams", "uae dirham", "uae dirhams", "emirati dirhams"),
    "ILS": ("shekels", "israeli shekels"),
    "BRL": ("reais", "brazilian reais"),
    "MXN": ("mexican peso", "mexican pesos"),
    "MYR": ("ringgit", "malaysian ringgit"),
    "THB": ("baht", "thai baht"),
    "IDR": ("rupiah", "indonesian rupiah"),
    "PLN": ("zloty", "zlotys", "polish zloty", "polish zlotys"),
    "ZAR": ("rand", "south african rand"),
    "TRY": ("turkish lira", "turkish liras"),
    "CZK": ("czech crowns", "czech koruna"),
}  # fmt: skip
# Behind a number these make a quantity that is not read: money of a country that the words leave open,
# or that has another by now, and what multiplies or divides the number ("3 dozen", "twenty fifths").
UNREAD = word_set(
    """
    francs franc pesos peso riyals riyal rials dinars dinar krone kroner krona crowns lira liras
    marks markka guilders pesetas lire drachmas escudos rubles roubles bitcoin bitcoins btc
    satoshis dozen dozens dzs dozs thirds fourths fifths sixths sevenths eighths ninths tenths
    hundredths thousandths millionths billionths trillionths
    """
)

# Word after the number → unit and the power of ten that brings it to the unit's base.
UNITS: dict[str, tuple[str, int]] = {
    "%": ("percent", 0), "percent": ("percent", 0), "per cent": ("percent", 0),
    "pct": ("percent", 0),
    "percentage points": ("basis_points", 2), "percentage point": ("basis_points", 2),
    "percentage-point": ("basis_points", 2), "pp": ("basis_points", 2),
    "ppts": ("basis_points", 2), "ppt": ("basis_points", 2), "pts": ("basis_points", 2),
    "basis points": ("basis_points", 0), "basis point": ("basis_points", 0),
    "basis-point": ("basis_points", 0), "bps": ("basis_points", 0), "bp": ("basis_points", 0),
    "terawatts": ("MW", 6), "terawatt": ("MW", 6), "tw": ("MW", 6),
    "gigawatts": ("MW", 3), "gigawatt": ("MW", 3), "gws": ("MW", 3), "gw": ("MW", 3),
    "megawatts": ("MW", 0), "megawatt": ("MW", 0), "mws": ("MW", 0), "mw": ("MW", 0),
    "kilowatts": ("MW", -3), "kilowatt": ("MW", -3), "kw": ("MW", -3),
    "watts": ("MW", -6), "watt": ("MW", -6), "mwe": ("MW", 0), "mwac": ("MW", 0),
    "mwdc": ("MW", 0), "gwe": ("MW", 3),
    "years": ("years", 0), "year": ("years", 0), "yrs": ("years", 0), "yr": ("years", 0),
    "decades": ("years", 1), "decade": ("years", 1),
    "months": ("months", 0), "month": ("months", 0),
    "times": ("multiple", 0), "fold": ("multiple", 0), "x": ("multiple", 0),
    "cents": ("USD", -2), "cent": ("USD", -2), "¢": ("USD", -2), "penny": ("USD", -2),
    "pennies": ("USD", -2), "pence": ("GBP", -2),
    **{word: (currency, 0) for currency, words in _MONEY_WORDS.items() for word in words},
    **{code.lower(): (CODES[code], 0) for code in CODES if code not in _ONLY_BEFORE},
    # "30 MUSD", "120 MEUR": how Nordic releases write millions.
    **{f"m{code.lower()}": (code, 6) for code in ("USD", "EUR", "GBP", "SEK", "NOK", "DKK", "CHF")},
}  # fmt: skip

BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(
        (
            "about", "roughly", "approximately", "approx", "approx.", "nearly", "almost", "around",
            "some", "close to", "closer to", "an estimated", "circa", "ca.",
            "in the region of", "in the range of", "in the neighborhood of", "in the neighbourhood of", "in the ballpark of",
            "in the vicinity of", "on the order of", "to the tune of", "somewhere around", "something like",
            "just about", "more or less", "virtually", "practically", "approaching", "nearing", "maybe", "perhaps", "low-to-mid",
            "mid-to-high", "or so", "or thereabouts", "give or take",
        ),
        "about",
    ),
    **dict.fromkeys(
        (
            "at least", "no less than", "not less than", "no fewer than", "a minimum of",
            "minimum of", "minimum", "at or above", "as low as", "as little as", "as few as", "starting at", "greater than or equal to", "or more", "or greater",
            "or higher", "or better", "or above",
        ),
        "at_least",
    ),
    **dict.fromkeys(
        (
            "more than", "over", "above", "exceeding", "exceed", "exceeds", "north of",
            "in excess of", "greater than", "upwards of", "upward of", "well over", "just over",
            "slightly more than", "a little more than", "slightly over", "slightly above",
            "just above", "well above", "higher than", "better than", "comfortably over", "comfortably above",
            "a bit over", "a touch over", "a shade over", "a hair over", "beyond",
            "surpassing", "surpassed", "surpass", "exceeded", "top", "topped", "topping", "tops", "eclipsed",
            "eclipsing", "crossed", "crossing", "well north of", "just more than", "a little over", "and up",
        ),
        "more_than",
    ),
    **dict.fromkeys(
        (
            "at most", "no more than", "not more than", "at or below", "a maximum of",
            "maximum of", "maximum", "less than or equal to", "no greater than", "not exceeding", "not exceed", "never more than", "no higher than", "capped at",
            "or less", "or fewer", "or below", "or lower",
        ),
        "at_most",
    ),
    **dict.fromkeys(("up to", "as much as", "as many as", "as high as", "upto"), "up_to"),
    **dict.fromkeys(
        (
            "less than", "fewer than", "under", "below", "lower than", "just under", "well under",
            "just below", "well below", "slightly less than", "slightly under", "slightly below",
            "a little less than", "a little under", "a bit under", "a touch under", "a shade under",
            "a hair under", "just shy of", "shy of", "south of", "smaller than", "not quite",
        ),
        "less_than",
    ),
}  # fmt: skip
# What stands behind the amount; the words of BOUNDS that may, may stand there too.
BOUNDS_BEHIND: dict[str, Bound] = {
    "+": "more_than", "-plus": "more_than", "plus": "more_than", "and counting": "more_than",
    "at least": "at_least", "minimum": "at_least", "at most": "at_most", "maximum": "at_most",
    "max": "at_most",
}  # fmt: skip
BOUND_MARKS: dict[str, Bound] = {
    "~": "about", "≈": "about", ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "at_most",
    ">=": "at_least", "<=": "at_most", "c.": "about",
}  # fmt: skip
LONGEST_BOUND = max(len(words.split()) for words in BOUNDS)

# Nouns that may stand a few words after their number ("50,000 of Nvidia's newest GPUs").
COUNTED = word_set(
    """
    gpu gpus tpu tpus cpu cpus chip chips accelerator accelerators processor processors server
    servers rack racks trainium asics xpus employee employees staff staffers people person
    persons worker workers job jobs headcount customer customers client clients user users
    subscriber subscribers developer developers share shares engineers researchers
    """
)

# Words after which a bare number is a name or a reference, not a quantity.
REFERENCES = word_set(
    """
    page pages note notes item section rule form exhibit figure chapter version gen generation
    phase tier level no no. number part series step day week quarter q fy fiscal article line
    grade class room suite floor act age aged top asc topic table appendix schedule track
    episode lot unit fortune s&p nasdaq russell nikkei ftse stoxx model layer route highway
    """
)
MONTHS = word_set(
    """
    january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec
    """
)
