"""Row label → metric, by a grammar over words.

Substring search takes "cost of revenue" for revenue and "net cash used in investing activities" for
net cash. Here a label is a metric only when *all* its words belong to that metric's phrase: a head
that must be there, and words that may stand around it. Company names after "attributable to" and
footnote marks are no part of the phrase. Labels that are plain synonyms stand in metrics.toml.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.tables.header_words import CURRENCY_WORD
from extractors.tables.headers import plain
from warehouse.registry import metrics


@dataclass(frozen=True, slots=True)
class Label:
    """What a row is. `rank` orders rows of one statement that name the same metric: more is closer.

    `is_loss` says that the words alone make the number negative ("net loss", without "income").
    `keeps_sign` says that the brackets mean what they say although it is an expense ("expense (income)").
    `is_further_adjusted`: the row leaves something out that it names ("excluding restructuring charges").
    """

    metric: str
    rank: int = 0
    is_loss: bool = False
    keeps_sign: bool = False
    is_further_adjusted: bool = False


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FOOTNOTES = re.compile(
    r"\(\s*(?:\d{1,2}|[a-z])\s*(?:,\s*(?:\d{1,2}|[a-z])\s*)*\)|\[[^\]]{1,3}\]|[*†‡§®™]+"
)
_GLUED = re.compile(r"(?<=[a-z)])\d{1,2}(?:,\d)*\b(?!%)|(?<=[a-z]) [1-9]$")
_UNIT = rf"(?:in )?(?:{CURRENCY_WORD})?\s?(?:in )?(?:thousands?|millions?|billions?|mm|mn|bn|[bmk]|mw|gw|megawatts|gigawatts)"
_UNIT_NOTE = re.compile(
    rf"\({_UNIT}\b[^)]*\)|\([kmt](?:{CURRENCY_WORD})\)|, (?:in )?(?:{CURRENCY_WORD})(?:\s?(?:millions?|bn|[bmk]))?$"
)
_SIGN_WORD = re.compile(r"^\s*(?:less|add|plus|minus|deduct)\b[:,]?(?=\s)")
_COMMENT = re.compile(r"\((?:including|includes|inclusive of)\b[^)]*\)")
_SHORT_NAME = re.compile(r"\s*\(([A-Z]{2,6})\)")
_PLURALS = re.compile(r"\(s\)")
_WORD = re.compile(r"[a-z]+(?:'s)?(?:-[a-z]+)*|%|\d+")
_BASIS = re.compile(
    r"\b(?:on an? |on )?(?:u s |us )?(?:non[- ]?(?:gaap|ifrs)|gaap|ifrs)(?: measures?| basis)?\b|\b(?:as )?reported\b|\b(?:projected|forecast(?:ed)?|expected|estimated)\b"
)
_ADJUSTED = re.compile(r"\b(?:as )?(?:adjusted|comparable|core|underlying)\b")
_TRAILING = re.compile(
    r"(?:- )*\b(?:(?:trailing|last|rolling) (?:twelve|12|four)[ -](?:months?|quarters?)|ttm|ltm)\b"
)
_EARNINGS = re.compile(r"(?:total |net )*earnings(?: loss)?")
_EXCLUDING = re.compile(r"\b(?:excluding|excl)\b.*?(?=\bper\b|$)")
_DASHED_ON = re.compile(r"-(?=(?:basic|diluted)\b)")
_NOT_WORDS = (
    (_UNIT_NOTE, " "),
    (_COMMENT, " "),
    (_PLURALS, "s"),
    (_FOOTNOTES, " "),
    (_GLUED, ""),
    (_SIGN_WORD, ""),
    (_DASHED_ON, " "),
)
_OWNERS = re.compile(
    r"(?:(?:- )?attributable to )?(?:the )?(?:owners|shareholders|stockholders|equity (?:holders|owners)) of (?:the )?"
    r"(?:parent|company)(?: company)?"
)
_NCI = re.compile(r"non-?controlling|minority")
_COMMON = re.compile(r"\bcommon\b|\bordinary\b")
_TO_WHOM = re.compile(r"\b(?:attributable|applicable|available|allocated)\b.*$")
_PROFIT = _set_of(
    """
    net income loss losses earnings profit or and after tax taxes for the period year quarter of
    consolidated total
    """
)
_PROFIT_HEADS = _set_of("income loss earnings profit")
UNDIVIDED, OWNERS = 2, 3  # ranks of a bottom line that names no owner, and of the owners' own
TOTAL = 3  # rank of the sum of a list
_EPS_WORDS = _set_of(
    """
    net income loss losses earnings profit per share shares common ordinary stock of basic
    diluted and or the total class a b c attributable to shareholders stockholders shareowners
    holders in dollars usd us - consolidated eps assuming dilution full fully on for ads unit
    gaap each owners company parent capital amounts u s eur sek nok dkk gbp chf cad aud twd nt hk
    hkd jpy krw cny rmb
    """
)
_BELOW_PER_SHARE = _set_of(
    """
    basic diluted and or assuming dilution total net income loss earnings profit common
    """
)
_CASH_FLOW_WORDS = _set_of(
    """
    net cash flow flows inflow outflow provided generated used from by in for operating
    operations operation activities total the and or into (used) company continuing consolidated
    change
    """
)
_CAPEX_WORDS = _set_of(
    """
    purchase purchases purchased addition additions acquisition acquisitions payment payments
    paid investment investments expenditure expenditures capital spending cash of to for in on
    related and the other property properties plant plants equipment fixed assets intangible
    intangibles long-lived capitalized software internal-use internally developed development
    including gross total land buildings premises productive net costs acquire capex
    """
)
_NOT_SPENT = _set_of(
    """
    sale sales proceeds disposal disposals disposition lease leases leased finance financing
    financed principal repayment repayments business businesses securities noncash non-cash
    accrued unpaid payable payables deposits deposit impairment depreciation gain gains loss
    maturities held rental retired contracts incentives grants subsidies receivable change changes
    """
)
MOST_OTHER_WORDS = 3
_CAPEX_HEADS = re.compile(
    r"^(?:cash )?(?:capital expenditures?|capital spending)"
    r"(?: (?:and|including) (?:capitalized|internal-use) software(?: development)?(?: costs)?)?(?: net)?$|"
    r"\b(?:purchases?|additions?|acquisitions?|payments?|expenditures?|investments?|capital expenditures?)\b.*\b(?:propert(?:y|ies)|fixed assets|equipment)\b"
)
_CASH = frozenset(
    ("cash and cash equivalents", "total cash and cash equivalents", "cash and equivalents")
)
_BEGUN = re.compile(
    r"\b(?:net )?cash (?:flows? )?(?:(?:provided|generated|used|from|by|in|for) ?)+$"
)
_FREE_CASH_FLOW = re.compile(r"^(?:adjusted |total )*free cash flows?$")
_EBITDA = re.compile(
    r"^(?:total |consolidated )*(?:adjusted ebitda|ebitda adjusted)(?: (?:or )?(?:loss|profit))?$"
)
_EBITDA_MARGIN = re.compile(r"^adjusted ebitda margin(?: %| percentage)?$")
_GROSS_MARGIN = re.compile(
    r"^(?:total )?gross (?:profit )?margin(?: percentage| percent| %| rate)?(?: of (?:net )?(?:revenues?|sales))?$"
)
_OPERATING_MARGIN = re.compile(
    r"^operating (?:income |profit )?margins?(?: loss)?(?: percentage| percent| %)?$"
)
_REVENUE = re.compile(
    r"^(?:(?:total|consolidated|worldwide|ww|company|net|operating|group) )*"
    r"(?:(?:sales|net sales) and )?(?:revenues?|sales|turnover)(?: to customers)?(?: net)?"
    r"(?: (?:and|&) other (?:operating )?(?:income|revenues?)(?: expenses?)?)?(?: net of interest expense)?$"
)
_OPERATING_INCOME = re.compile(
    r"^(?:total |consolidated )*(?:operating (?:income|profit|loss|earnings)(?: (?:or )?(?:loss|income))?"
    r"|(?:income|profit|loss|earnings)(?: (?:or )?(?:loss|income))? from operations?|operating (?:loss|income) (?:loss|income|profit))$"
)
_INTEREST = re.compile(
    r"^(?:total |net )?(?:interest expenses?|interest and debt expense)(?: net| income)*(?: of capitalized interest)?$"
)
_NET_OF_INCOME = re.compile(r"interest \(income\)(?: and)? expense(?:,? net)?$")
_TWO_ROWS = re.compile(r"\s/\s(?!\()")
_LOSS = re.compile(r"\bloss(?:es)?\b")
_GAIN = re.compile(r"\b(?:income|earnings|profit)\b")


@lru_cache(maxsize=8192)
def words_of(label: str) -> str:
    """A label's words without footnotes and punctuation; alternatives in brackets become words.

    >>> words_of("Net cash provided by (used in) operating activities(1)")
    'net cash provided by used in operating activities'
    >>> words_of("Free Cash Flow (FCF)"), words_of("Net Income (LOSS)")
    ('free cash flow', 'net income loss')
    """
    text = plain(_without_initials(label) if "(" in label else label)
    for pattern, instead in _NOT_WORDS:
        text = pattern.sub(instead, text)
    return " ".join(_WORD.findall(text.replace("&", " and ")))


def _without_initials(label: str) -> str:
    """A label without a short name in brackets that is made of the letters its words begin with."""
    match = _SHORT_NAME.search(label)
    if match is None:
        return label
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", label[: match.start()]))
    is_short = initials.upper().endswith(match[1])
    return f"{label[: match.start()]} {label[match.end() :]}" if is_short else label


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, str]:
    """Labels of the registry for metrics that need no grammar."""
    plain_metrics = (
        "rpo", "revenue_backlog", "active_power", "contracted_power", "total_debt", "gpu_count",
    )  # fmt: skip
    return {
        words_of(label): metric
        for metric in plain_metrics
        if metric in metrics()
        for label in metrics()[metric].labels
    }


@lru_cache(maxsize=8192)
def label_of(label: str, section: str = "") -> tuple[Label, ...]:
    """The metrics that a row is, none for any other row; `section` is the label row above it.

    >>> [found.metric for found in label_of("Total net sales")]
    ['revenue']
    >>> label_of("Cost of revenue")
    ()
    >>> [found.metric for found in label_of("Diluted", "Net loss per share:")]
    ['eps_diluted']
    >>> [found.metric for found in label_of("Net loss per share, basic and diluted")]
    ['eps_basic', 'eps_diluted']
    >>> label_of("Weighted-average shares, diluted", "Net income per share")
    ()

    Non-GAAP rows bear the same metric as their GAAP kin; the basis is read from the words by
    `headers.facets`.
    """
    if _NET_OF_INCOME.match(plain(label)):
        return (Label("interest_expense", keeps_sign=True),)
    printed = words_of(label)
    words = " ".join(_BASIS.sub(" ", _TRAILING.sub(" ", printed)).split())
    if not words or len(words) > 160:
        return ()
    unadjusted = " ".join(_ADJUSTED.sub(" ", words).split())
    whole = " ".join(_EXCLUDING.sub(" ", unadjusted).split())
    is_further = whole != unadjusted
    if whole != printed and _EARNINGS.fullmatch(whole):
        # "Earnings" alone may be anything; "Earnings (U.S. GAAP)", "Adjusted earnings" are the bottom line.
        return (Label("net_income", -2 if is_further else 0, is_further_adjusted=is_further),)
    found = _found(words, section) or _found(unadjusted, section)
    if len(found) == 1 and _TWO_ROWS.search(label) and _names_two(label, section):
        return ()  # two rows printed as one: which of its cells is which is not said
    if found or not is_further:
        return found
    if whole in ("capital expenditures", "capital expenditure"):
        return (Label("capex", -1),)  # what is left out is another line of the same statement
    # A row is closer to the headline's figure without a further exception.
    return tuple(
        replace(label, rank=label.rank - 2, is_further_adjusted=True)
        for label in _found(whole, section)
    )


def _names_two(label: str, section: str) -> bool:
    parts = [label_of(part, section) for part in _TWO_ROWS.split(label)]
    return len({found[0].metric for found in parts if found}) > 1


@lru_cache(maxsize=8192)
def is_basis_only(label: str) -> bool:
    """Whether a row is called by its basis alone ("GAAP", "Comparable (Non-GAAP)").

    Its metric is then the one of the heading above it, or of its column.
    """
    words = words_of(label)
    return bool(words) and not _ADJUSTED.sub("", _BASIS.sub("", words)).strip()


def _found(words: str, section: str) -> tuple[Label, ...]:
    if not words:
        return ()
    eps = _per_share(words, words_of(section))
    if eps:
        return eps
    is_loss = bool(_LOSS.search(words)) and not _GAIN.search(words)
    profit = _net_income(words)
    if profit is not None:
        return (Label("net_income", profit, is_loss),)
    for pattern, metric in (
        (_OPERATING_INCOME, "operating_income"),
        (_FREE_CASH_FLOW, "free_cash_flow"),
        (_EBITDA, "adjusted_ebitda"),
        (_EBITDA_MARGIN, "adjusted_ebitda_margin"),
        (_GROSS_MARGIN, "gross_margin"),
        (_OPERATING_MARGIN, "operating_margin"),
    ):
        if pattern.match(words):
            is_further = metric == "free_cash_flow" and words.startswith("adjusted")
            return (Label(metric, -1 if is_further else 0, is_loss),)
    if _REVENUE.match(words):
        return (Label("revenue", _revenue_rank(words)),)
    if _INTEREST.match(words):
        return (Label("interest_expense", 0, keeps_sign=" income" in words),)
    return _cash_rows(_with_its_heading(words, words_of(section)))


def _with_its_heading(words: str, section: str) -> str:
    """A row that ends the phrase its heading began ("Net cash used in:", below it "Operating activities")."""
    begun = _BEGUN.search(section)
    return f"{begun[0]} {words}" if begun else words


def _cash_rows(words: str) -> tuple[Label, ...]:
    parts = set(words.split())
    if words in _CASH:
        return (Label("cash"),)
    is_operating = words.endswith(
        ("operating activities", "operations", "operating cash flow", "operating cash flows")
    ) or ("operating activities" in words or "from operations" in words)
    if words in ("total operating activities", "net operating activities"):
        return (Label("operating_cash_flow"),)
    if is_operating and {"cash"} & parts and parts <= _CASH_FLOW_WORDS:
        only_used = "used" in parts and not parts & {"provided", "generated", "from"}
        return (Label("operating_cash_flow", 0, is_loss=only_used),)
    if _CAPEX_HEADS.search(words) and _is_spent(parts) and not words.startswith("net "):
        if re.search(r"\bnet\b", words):
            # "…, net" closes the line of some statements; "net of …" is another number.
            return (Label("capex", -1),) if words.endswith(" net") else ()
        # "Cash capital expenditures" often has more in it than the line of the cash flow statement.
        return (Label("capex", -1 if words.startswith("cash ") else 0),)
    metric = _synonyms().get(words)
    return (Label(metric),) if metric else ()


def _is_spent(words: set[str]) -> bool:
    """Whether a row about property is what is bought: it may name what ("theme parks"), but no sale, no
    lease and nothing that was not paid."""
    return words <= _CAPEX_WORDS or (
        len(words - _CAPEX_WORDS) <= MOST_OTHER_WORDS and not words & _NOT_SPENT
    )


def _revenue_rank(words: str) -> int:
    if words.startswith(("total", "consolidated", "worldwide", "ww")):
        return 3 if "other" in words else 2
    return 1 if "revenue" in words else 0


@lru_cache(maxsize=8192)
def is_owners_share(label: str) -> bool:
    """Whether a row is the part of the profit that belongs to the company's own shareholders.

    >>> is_owners_share("Attributable to owners of parent"), is_owners_share("Shareholders of the parent")
    (True, True)
    >>> is_owners_share("Non-controlling interests")
    False
    """
    return _OWNERS.fullmatch(words_of(label)) is not None


@lru_cache(maxsize=8192)
def is_minority_share(label: str) -> bool:
    """Whether a row is the part of the profit that belongs to others.

    >>> is_minority_share("Less: Earnings attributable to noncontrolling interests")
    True
    >>> is_minority_share("Redeemable noncontrolling interests")
    False
    """
    words = words_of(label)
    return _NCI.search(words) is not None and bool(set(words.split()) & _PROFIT_HEADS)


def _net_income(words: str) -> int | None:
    """Rank of a bottom line, None for other rows.

    To the shareholders of the company beats the undivided one, which beats to common shares alone.
    """
    if not words.startswith(
        (
            "net ",
            "profit",
            "consolidated net",
            "total net",
            "loss for",
            "earnings attributable",
            "income attributable",
            "income loss attributable",
            "loss income attributable",
            "loss attributable",
        )
    ):
        return None
    head, owner = _TO_WHOM.sub("", words).strip(), _TO_WHOM.search(words)
    if not set(head.split()) <= _PROFIT or not set(head.split()) & _PROFIT_HEADS:
        return None
    if owner is None:
        return UNDIVIDED if "net" in head.split() or "profit" in head.split() else None
    if (
        _NCI.search(owner[0])
        or "preferred" in owner[0]
        or "per share" in owner[0]
        or "participating" in owner[0]
        or "continuing" in owner[0]
    ):
        return None
    return 1 if _COMMON.search(owner[0]) else 3


def _per_share(words: str, section: str) -> tuple[Label, ...]:
    """EPS rows: by their own words, or `Basic` / `Diluted` below a per-share heading."""
    inherits = False
    parts = set(words.split())
    if "per" not in parts and "eps" not in parts:
        if not parts <= _BELOW_PER_SHARE:
            return ()
        if not re.search(r"\bper\b.*\bshare|\beps\b", section) or re.search(
            r"shares (?:outstanding|used)|number of|weighted|dividend|continuing|discontinued",
            section,
        ):
            return ()
        inherits = True
    elif not re.search(r"\bper (?:\w+ ){0,4}(?:share|ads|unit)|\beps\b", words):
        return ()
    about = f"{section} {words}" if inherits else words
    if not inherits:
        head = _TO_WHOM.sub("", words) if "per" in _TO_WHOM.sub("", words) else words
        if (
            not set(head.split()) <= _EPS_WORDS
            and not set(_owner_removed(words).split()) <= _EPS_WORDS
        ):
            return ()
        if not parts & {"income", "loss", "earnings", "eps", "profit"}:
            return ()
        if "continuing" in words or "discontinued" in words:
            return ()
    is_loss = bool(_LOSS.search(about)) and not _GAIN.search(about)
    is_basic = "basic" in parts
    is_diluted = bool(parts & {"diluted", "dilution"})
    if not is_basic and not is_diluted and set(section.split()) <= _EPS_WORDS:
        # The heading says it for all of its rows: "Diluted income per share:".
        is_basic = "basic" in section.split()
        is_diluted = bool({"diluted", "dilution"} & set(section.split()))
        if is_basic and is_diluted:
            return ()
    # A depositary share may stand for several shares: the share's own row is closer.
    rank = -1 if re.search(r"\bads\b|depositary", about) else 0
    found = []
    if is_basic:
        found.append(Label("eps_basic", rank, is_loss))
    if is_diluted:
        found.append(Label("eps_diluted", rank, is_loss))
    if not found:
        # Neither word: only an adjusted figure may go without, because it is always diluted.
        found.append(Label("eps", 0, is_loss))
    return tuple(found)


def _owner_removed(words: str) -> str:
    """ "… attributable to Acme Corp diluted" without the owner's name.

    >>> _owner_removed("earnings loss per share attributable to acme - diluted")
    'earnings loss per share diluted'
    """
    return (
        re.sub(
            r"\b(?:attributable|applicable|available) to\b.*?(?=\b(?:per|basic|diluted|assuming)\b|$)",
            "",
            words,
        )
        .strip()
        .replace("- ", "")
    )
