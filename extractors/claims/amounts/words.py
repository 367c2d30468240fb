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
    "r": "BRL", "mx": "MXN", "usd": "USD", "cad": "CAD", "cn": "CNY", "rmb": "CNY", "jp": "JPY",
}  # fmt: skip

_ISO = word_set(
    """
    USD EUR GBP JPY CNY KRW INR CAD AUD NZD HKD TWD SGD CHF SEK NOK DKK BRL MXN AED SAR QAR ILS ZAR
    THB MYR IDR PLN
    """
)
CODES = {code: code for code in _ISO} | {
    "RMB": "CNY", "NTD": "TWD", "CNH": "CNY", "Rs": "INR", "Rs.": "INR",
}  # fmt: skip

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
    "watts": ("MW", -6), "watt": ("MW", -6),
    "years": ("years", 0), "year": ("years", 0), "yrs": ("years", 0), "yr": ("years", 0),
    "decades": ("years", 1), "decade": ("years", 1),
    "months": ("months", 0), "month": ("months", 0),
    "times": ("multiple", 0), "fold": ("multiple", 0), "x": ("multiple", 0),
    "u.s. dollars": ("USD", 0), "us dollars": ("USD", 0), "american dollars": ("USD", 0),
    "canadian dollars": ("CAD", 0), "australian dollars": ("AUD", 0),
    "hong kong dollars": ("HKD", 0), "singapore dollars": ("SGD", 0),
    "new taiwan dollars": ("TWD", 0), "taiwan dollars": ("TWD", 0),
    "dollars": ("USD", 0), "dollar": ("USD", 0), "bucks": ("USD", 0),
    "cents": ("USD", -2), "cent": ("USD", -2), "¢": ("USD", -2),
    "euros": ("EUR", 0), "euro": ("EUR", 0), "€": ("EUR", 0),
    "pounds sterling": ("GBP", 0), "pounds": ("GBP", 0), "pound": ("GBP", 0), "£": ("GBP", 0),
    "pence": ("GBP", -2), "yuan": ("CNY", 0), "renminbi": ("CNY", 0),
    "us dollar": ("USD", 0), "u.s. dollar": ("USD", 0), "canadian dollar": ("CAD", 0),
    "chinese yuan": ("CNY", 0), "japanese yen": ("JPY", 0), "korean won": ("KRW", 0),
    "south korean won": ("KRW", 0), "indian rupees": ("INR", 0), "british pounds": ("GBP", 0),
    "penny": ("USD", -2), "pennies": ("USD", -2), "swiss franc": ("CHF", 0),
    "yen": ("JPY", 0), "won": ("KRW", 0), "rupees": ("INR", 0), "swiss francs": ("CHF", 0),
    **{code.lower(): (currency, 0) for code, currency in CODES.items() if not code.startswith("Rs")},
}  # fmt: skip

BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(
        (
            "about", "roughly", "approximately", "approx", "approx.", "nearly", "almost", "around",
            "some", "close to", "an estimated", "circa", "in the region of",
            "in the neighborhood of", "on the order of", "somewhere around", "just about", "low-to-mid", "mid-to-high",
            "or so", "or thereabouts", "give or take",
        ),
        "about",
    ),
    **dict.fromkeys(
        (
            "at least", "no less than", "not less than", "no fewer than", "a minimum of",
            "minimum of", "minimum", "at or above", "starting at", "or more", "or greater",
            "or higher", "or better", "or above",
        ),
        "at_least",
    ),
    **dict.fromkeys(
        (
            "more than", "over", "above", "exceeding", "exceed", "exceeds", "north of",
            "in excess of", "greater than", "upwards of", "upward of", "well over", "just over",
            "slightly more than", "a little more than", "slightly over", "slightly above",
            "just above", "well above", "higher than", "better than", "comfortably over",
            "surpassing", "surpassed", "surpass", "exceeded", "top", "topped", "topping", "tops", "eclipsed",
            "eclipsing", "crossed", "crossing", "well north of", "just more than", "a little over", "and up",
        ),
        "more_than",
    ),
    **dict.fromkeys(
        (
            "at most", "no more than", "not more than", "at or below", "a maximum of",
            "maximum of", "no greater than", "not exceeding", "not exceed", "never more than", "no higher than", "capped at",
            "or less", "or fewer", "or below", "or lower",
        ),
        "at_most",
    ),
    **dict.fromkeys(("up to", "as much as", "as many as", "as high as", "upto"), "up_to"),
    **dict.fromkeys(
        (
            "less than", "fewer than", "under", "below", "lower than", "just under", "well under",
            "just below", "well below", "slightly less than", "slightly under", "slightly below",
            "a little less than", "just shy of", "shy of", "south of", "smaller than",
        ),
        "less_than",
    ),
}  # fmt: skip
BOUND_MARKS: dict[str, Bound] = {
    "~": "about", "≈": "about", ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "at_most",
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
