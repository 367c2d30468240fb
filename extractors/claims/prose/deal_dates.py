"""When a deal was made, where the sentence that tells a term of it does not say so.

An article tells the date once, and the deal's terms in other sentences: they share the date of the same two
parties. A date given by the words outweighs the one a title has from its day of publication. News that is
told in the present ("Acme signs", "Acme is buying"), or in the perfect where an article begins, is of the
day it is published.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from extractors.claims.prose.deal_drafts import Draft

# A deal is news for about a month; dates within a few days of each other tell of one announcement.
_NEWS = timedelta(days=30)
_SAME_NEWS = timedelta(days=4)
# Words that set a deal apart from the one which the text is about.
_OLDER = re.compile(
    r"\b(?:previous(?:ly)?|prior|earlier|existing|original(?:ly)?|already|to\s+date|so\s+far|since|in\s+total|cumulative(?:ly)?(?!\s+revenue)|"
    r"(?:years?|months?)\s+(?:ago|before|earlier)|first\s+(?:backed|invested|signed|announced)|last\s+(?:year|month))\b",
    re.I,
)
_DONE_BEFORE = re.compile(
    r"\bha(?:s|ve|d)\s+(?:\w+\s+)?(?:invested|poured|pumped|put|raised|received|spent|committed|contributed|borrowed)\b",
    re.I,
)


_DONE = r"(?:signed|inked|struck|reached|agreed|secured|raised|closed|completed|landed|won|acquired|bought|announced|priced|sold|finali[sz]ed|entered)"
_NOW = re.compile(
    r"\b(?:signs|inks|strikes|reaches|agrees|secures|raises|closes|completes|lands|wins|acquires|buys|invests|leases|commits|announces|prices"
    r"|expands|increases|adds|extends|exercises|enters|sells|issues|borrows|receives|bags|nabs|snags|unveils|finali[sz]es|backs|pledges)\b"
    r"|\b(?:is|are)\s+(?:\w+ly\s+|also\s+|now\s+)?(?:acquiring|buying|investing|committing|raising|leasing|selling|issuing|signing)\b",
    re.I,
)
_JUST = re.compile(
    rf"\b(?:has|have)\s+(?:just\s+|also\s+|now\s+|\w+ly\s+)?{_DONE}\b|\b(?:said|announced|says|announces)\s+(?:that\s+)?(?:it|they|«c)"
    rf"|\bjust\s+{_DONE}\b|\bto\s+(?:buy|acquire|invest)\b",
    re.I,
)
_LEAD = 700  # characters in which an article says what is new


def dated(drafts: Iterable[Draft], *, is_news: bool) -> list[Draft]:
    """The drafts in order, those without a day with the day of the same deal told elsewhere.

    `is_news`: whether the document tells what happened on the day it is published.
    """
    told = [_as_news(draft) if is_news and not draft.day[0] else draft for draft in drafts]
    return [draft if draft.day[0] else _with_day(draft, told) for draft in told]


def _as_news(draft: Draft) -> Draft:
    """A deal told as new has the day of publication."""
    sentence = draft.shaped.sentence
    words = sentence.text[draft.start - sentence.start : draft.end - sentence.start]
    until = words[: draft.amount.end - draft.start] if draft.amount else words
    is_new = _NOW.search(until) or (sentence.start <= _LEAD and _JUST.search(until))
    day = sentence.published_on
    is_firm = draft.governed.is_firm and draft.status == "actual"
    if day is None or not is_firm or not is_new or _OLDER.search(words) or _tells_a_past_day(draft):
        return draft
    return replace(draft, day=("event", day, day))


def _tells_a_past_day(draft: Draft) -> bool:
    """Whether the sentence has a date of its own, be it of another clause."""
    published = draft.shaped.sentence.published_on
    return any(
        published is not None and period.last_day < published
        for period in draft.shaped.sentence.periods
    )


def _with_day(draft: Draft, told: list[Draft]) -> Draft:
    """The day of the same deal, where all that have one agree; else the day of its news."""
    same = [other for other in told if _is_news(other) and _tells_same_deal(draft, other)]
    for others in ([o for o in same if o.period], same):
        if others:
            return replace(draft, day=others[0].day) if _agree(others) else draft
    return draft


def _is_news(draft: Draft) -> bool:
    """Whether its day is certain, and so near before the publication that the text is about it."""
    published, day = draft.shaped.sentence.published_on, draft.day[2]
    is_near = published is not None and day is not None and published - _NEWS <= day <= published
    return draft.day[0] == "event" and is_near and draft.governed.is_firm


def _tells_same_deal(draft: Draft, other: Draft) -> bool:
    if not draft.governed.is_firm or not _shares_parties(draft, other):
        return False
    is_same_value = draft.metric == other.metric and _value(draft) == _value(other)
    if is_same_value and draft.amount:
        return True
    words = _beside(draft)
    return not _OLDER.search(words) and not (
        draft.metric == other.metric and _DONE_BEFORE.search(words)
    )


def _beside(draft: Draft) -> str:
    """The words between the commas around an amount: "its existing" belongs to what it stands beside."""
    sentence = draft.shaped.sentence
    if draft.amount is None:
        return sentence.text[draft.start - sentence.start : draft.end - sentence.start]
    at = draft.amount.start - sentence.start
    return sentence.text[:at].split(", ")[-1] + sentence.text[at:].split(", ")[0]


def _shares_parties(draft: Draft, other: Draft) -> bool:
    if len(draft.deal.pair) == 2:
        return draft.deal.pair == other.deal.pair
    # One party alone: only the same kind of term may be the same deal.
    return draft.deal.subject == other.deal.subject and draft.metric == other.metric


def _value(draft: Draft) -> tuple[float | None, float | None, str | None] | None:
    amount = draft.amount
    return (amount.low, amount.high, amount.unit) if amount else None


def _agree(drafts: list[Draft]) -> bool:
    days = [day for draft in drafts if (day := draft.day[2])]
    return max(days) - min(days) <= _SAME_NEWS
