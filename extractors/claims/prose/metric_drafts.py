"""A value tied to the words that announce it, before subject and period are known."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from extractors.claims.prose.metric_cues import Cue
from extractors.claims.prose.shape import Shape, Token
from extractors.claims.spans import Amount, Period
from warehouse.records import Basis, Status

UP = re.compile(
    r"\b(?:grow\w*|grew|rose|ris\w+|increas\w+|jump\w*|surg\w+|soar\w*|climb\w*|up|gain\w*|expand\w*|accelerat\w*|advanc\w*|spik\w+|leap\w*|skyrocket\w*|higher|improv\w+|boost\w*)\b",
    re.I,
)
DOWN = re.compile(
    r"\b(?:fell|fall\w*|declin\w+|decreas\w+|drop\w*|down|slip\w*|slid\w*|shrank|shrink\w*|tumbl\w+|plung\w+|contract(?:ed|s)|lower|dipp\w*|sank)\b",
    re.I,
)


# Metrics that mean what the statement prints, with nothing taken out.
AS_REPORTED = frozenset(
    """revenue net_income operating_income operating_margin gross_margin eps_diluted eps_basic operating_cash_flow
    free_cash_flow""".split()
)
_OPENS_EXCLUDING = re.compile(r"\W*(?:excluding|without|before|adjusted\s+for)\b", re.I)

# What ties a value to its metric; the rulebook explains each.
MetricRule = Literal[
    "cue_then_amount", "amount_of_cue", "grows_from", "revenue_rose", "growth_in_revenue", "raised_from",
    "shares_moved", "growth_rate", "valued_at", "customer_accounts_for", "employs", "team_of",
    "chips_deployed", "part_grew", "expects_growth", "earned_per_share", "raises_investment", "ships", "power_targeted", "value_up_by", "or_per_share", "or_of_revenue",
    "against_consensus", "against_target", "compared_with", "and_aims_at", "analysts_expected",
    "held_against", "means_growth", "compares_with", "replaces", "so_did_a_peer",
    "respectively", "each_dated", "on_both_bases", "year_by_year",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """One amount as one metric's value.

    `amount` has the sign and the bounds of the claim; `token` is the amount as it stands in the shape.
    `primary` is the draft that this one follows from: they share subject, segment and period.
    `beside` is the value whose date this one shares, where that stands in front of both.
    `status` is None where the clause decides. `subject`, `counterparty`, `segment`, `basis` and
    `period` are None where the words around the cue decide.
    """

    metric: str
    token: Token
    amount: Amount
    cue: Cue
    rule: MetricRule
    score: float
    status: Status | None = None
    primary: "Draft | None" = None
    is_comparison: bool = False
    subject: Token | None = None
    counterparty: Token | None = None
    is_whole: bool = False
    segment: str | None = None
    day: bool = False
    basis: Basis | None = None
    period: Period | None = None
    beside: Token | None = None


def opens_excluding(text: str) -> bool:
    """Whether a sentence begins by taking something out of the figures it goes on to tell.

    >>> opens_excluding("Excluding working capital, cash flow was «m0»"), opens_excluding("Cash was «m0»")
    (True, False)
    """
    return _OPENS_EXCLUDING.match(text) is not None


def amount_of(token: Token) -> Amount:
    """The amount a token stands for.

    Raises:
        ValueError: the token stands for something else.
    """
    if token.amount is None:
        raise ValueError(f"token {token.code} is not an amount")
    return token.amount


def printed(shaped: Shape, token: Token) -> str:
    """The words that a token replaces."""
    start = shaped.sentence.start
    return shaped.sentence.text[token.start - start : token.end - start]


def negated(amount: Amount) -> Amount:
    """The same amount as a loss or a fall: "more than 5" becomes "−5 or lower".

    >>> negated(Amount(0, 1, 5.0, None, "USD", "more_than")).high
    -5.0
    """
    ends = (amount.low, amount.high)
    if any(end is not None and end < 0 for end in ends):
        return amount
    low, high = (None if end is None else -end for end in reversed(ends))
    return replace(amount, low=low, high=high)


def magnified(amount: Amount) -> Amount:
    """A multiple as growth in percent: "doubled" is about 100, "more than doubled" more than 100.

    >>> grown = magnified(Amount(0, 1, 2.0, 2.0, "multiple"))
    >>> grown.low, grown.unit, grown.bound
    (100.0, 'percent', 'about')
    """
    low, high = (None if end is None else (end - 1) * 100 for end in (amount.low, amount.high))
    bound = "about" if amount.bound == "exact" else amount.bound
    return replace(amount, low=low, high=high, unit="percent", bound=bound)
