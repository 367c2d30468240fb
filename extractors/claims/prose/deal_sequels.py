"""What a text goes on to say of a deal: the next tranche, the next partner, the terms it comes back to.

A sequel names one part at most; the other is the part of the deal just told of. It speaks of that deal
only where it names nobody else.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.claims.prose.deal_drafts import Deal
from extractors.claims.prose.deal_frames import (
    ALSO_WITH,
    EXISTING,
    RESUMED,
    RESUMED_INVESTMENTS,
    RESUMPTION,
    RESUMPTION_MORE,
    SEQUELS,
    TERM_AFTER,
    TOTAL_COMMITMENT,
    Construction,
)
from extractors.claims.prose.shape import Shape, Token

_TERM_NEAR = 60  # characters of a shape
_RESUMED = ("m", "term", "value", "total", "whole", "revenue", "power", "served")
_METRIC_OF = {"w": "contract_power", "n": "contract_chips", "y": "contract_term"}


def continued(shaped: Shape, deals: Sequence[Deal]) -> Iterator[Deal]:
    """Deals that the sentence adds to its own: "…, with another $2 billion to follow"."""
    taken = {deal.amount.code for deal in deals if deal.amount}
    pending = list(deals)
    while pending:
        before = pending.pop(0)
        constructions = (
            SEQUELS
            if before.metric == "equity_investment"
            else (ALSO_WITH, EXISTING, TOTAL_COMMITMENT)
        )
        for construction in constructions:
            match = construction.pattern.match(shaped.text, before.high)
            if match is None or match["m"] in taken:
                continue
            found = match.groupdict()
            named = {
                name: token
                for name in ("issuer", "investor", "other")
                if found.get(name)
                for token in shaped.within(*match.span(name), "c")[:1]
                if not token.is_pronoun
            }
            deal = _in_place_of(shaped, before, construction, named, match.span(), match["m"])
            if deal and deal.subject != deal.counterparty:
                taken.add(match["m"])
                pending.append(deal)
                yield deal


def _in_place_of(
    shaped: Shape,
    before: Deal,
    construction: Construction,
    named: dict[str, Token],
    span: tuple[int, int],
    code: str,
) -> Deal | None:
    """The deal `before` again, with the parts that `named` names in their place."""
    subject, counterparty = before.subject, before.counterparty
    if "other" in named:
        inside = [t.entity_id for t in shaped.within(before.low, before.high, "c") if t.entity_id]
        if inside[-1:] == [subject]:
            subject = named["other"].entity_id or subject
        elif inside[-1:] == [counterparty]:
            counterparty = named["other"].entity_id
        else:
            return None
    if "issuer" in named:
        subject = named["issuer"].entity_id or subject
    if "investor" in named:
        counterparty = named["investor"].entity_id
    if construction.counterparty is None:
        counterparty = None
    elif counterparty is None:
        return None
    metric = _METRIC_OF.get(code[1], construction.metric)
    return Deal(
        construction,
        metric,
        subject,
        counterparty,
        *span,
        shaped.token(code),
        tuple(named.values()),
    )


def invested_again(shaped: Shape, told: Iterable[Deal]) -> Iterator[Deal]:
    """More money of an investor whose investment the text has told of, where only one issuer may be meant."""
    investments = [d for d in told if d.metric == "equity_investment" and d.counterparty]
    if not investments:
        return
    named = {t.entity_id for t in shaped.tokens if t.code[1] == "c" and t.entity_id}
    for construction in RESUMED_INVESTMENTS:
        for match in construction.pattern.finditer(shaped.text):
            acting = [t.entity_id for t in shaped.actors(match.start())[-1:]]
            if "investor" in match.groupdict():
                acting = [t.entity_id for t in shaped.within(*match.span("investor"), "c")]
            same = [d for d in investments if acting == [d.counterparty] and named <= d.pair]
            if len({deal.subject for deal in same}) == 1:
                token = shaped.token(match["m"])
                yield replace(
                    same[-1],
                    construction=construction,
                    low=match.start(),
                    high=match.end(),
                    amount=token,
                    parties=(),
                )


def resumed(shaped: Shape, deal: Deal) -> Iterator[Deal]:
    """Terms of the contract the text has just told of, as sure as it is: "The agreement is worth …"."""
    match = RESUMPTION.search(shaped.text)
    if not match:
        return
    if {t.entity_id for t in shaped.actors(match.start())} - deal.pair:
        return  # somebody else's deal
    again = replace(RESUMED, confidence=deal.construction.confidence)
    for found in (match, RESUMPTION_MORE.search(shaped.text, match.end())):
        if not found:
            continue
        group = next(name for name in _RESUMED if found.groupdict().get(name))
        token = shaped.token(found[group])
        metric = _METRIC_OF.get(token.code[1], "contract_value")
        low, high = found.span()
        again_told = replace(
            deal, construction=again, metric=metric, low=low, high=high, amount=token
        )
        yield again_told
        term = TERM_AFTER.search(shaped.text, high, high + _TERM_NEAR)
        if term and metric == "contract_value":
            years = shaped.token(term["y"])
            yield replace(again_told, metric="contract_term", amount=years, high=term.end())
