"""Claims → deals: agreements as they were known, told once however often they are written about.

Mentions are played in the order in which they became known. A mention belongs to a known deal when
the parties are the same (or one side is not named), the values agree or one is not stated, and it was
told within weeks of the announcement; a later retelling belongs to it when it bears no date of its own.
Otherwise it is a new deal. Two rows of the curated history are two deals, because a person told them
apart, unless day and value are the same: then one deal was entered in two of its lists.

Every change makes a row that supersedes the former. A denial or termination by a party (tier 1–2), or
the row of the history itself, ends a deal on that day, and nothing revives it; a later agreement of the
same parties is a new deal. A signal that denies hardware ends what is unconfirmed of that hardware.

When a value equals the sum of two or more earlier deals of the same parties, it is their total, and the
parts point to it (`overlaps_deal_id`), so that a sum over deals without that mark counts nothing twice.
"""

from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import combinations, groupby, islice
from typing import Any

import polars as pl

from transforms.mentions import Mention, mentions
from transforms.precision import agree
from transforms.strength import FIRM_TIER, PRESS_TIER, strength, weigh
from warehouse.records import content_id
from warehouse.registry import companies
from warehouse.schemas import Deals

_SAME_NEWS = timedelta(days=45)
_RETOLD = timedelta(days=400)
_MOST_PARTS = 6
_TOTAL_WITHIN = 0.01
_PROGRESS = ("talks", "announced", "signed", "closed")
_ENDED = ("denied", "terminated", "superseded")


@dataclass(slots=True)
class _Deal:
    """One agreement while mentions are played.

    `ended` is (status, strength of the word that ended it, its claims); `shown` are the rows so far.
    """

    deal_id: str
    family: str
    provider: str
    counterparty: str | None
    ranked: list[Mention] = field(default_factory=list)
    ended: tuple[str, str, tuple[str, ...]] | None = None
    overlaps: str | None = None
    shown: list[dict[str, Any]] = field(default_factory=list)

    def add(self, mention: Mention) -> None:
        """Keep mentions best source first: tier, then precision, then first known."""
        insort(self.ranked, mention, key=lambda m: (m.rank, m.precision))

    @property
    def valued(self) -> Mention | None:
        return next((m for m in self.ranked if m.value), None)

    @property
    def announced_on(self) -> date:
        dated = next((m for m in self.ranked if m.told_on), None)
        return (dated or self.ranked[0]).day

    @property
    def hardware(self) -> str | None:
        return next((m.hardware for m in self.ranked if m.hardware), None)

    @property
    def confidence(self) -> str:
        if self.ended:
            return self.ended[1]
        return strength([(m.origin, m.points, m.rank, m.modality) for m in self.ranked])

    @property
    def status(self) -> str:
        if self.ended:
            return self.ended[0]
        told = [m for m in self.ranked if m.rank <= PRESS_TIER] or self.ranked
        known = [m.status for m in told if m.status in _PROGRESS]
        return max(known, key=_PROGRESS.index, default="announced")

    def term(self, metric: str) -> float | None:
        """A term as the best source states it: what is firm, else the ceiling."""
        for mention in self.ranked:
            low, high = mention.terms.get(metric, (None, None))
            if low is not None or high is not None:
                return high if low is None else low
        return None

    def row(self) -> dict[str, Any]:
        ranked, valued = self.ranked, self.valued
        value = valued.value if valued else None
        end_year = self.term("contract_end_year")
        ids = [i for m in ranked for i in m.claim_ids] + list(self.ended[2] if self.ended else ())
        return {
            "kind": self._kind(),
            "provider": self.provider,
            "counterparty": self.counterparty,
            "announced_on": self.announced_on,
            "value_low": value.low if value else None,
            "value_high": value.high if value else None,
            "currency": value.unit if value else None,
            "bound": value.bound if value else "exact",
            "term_years": self.term("contract_term"),
            "end_year": int(end_year) if end_year else None,
            "hardware": self.hardware,
            "hardware_generation": "; ".join(
                dict.fromkeys(g for m in ranked for g in m.generations)
            )
            or None,
            "chip_count": self.term("contract_chips"),
            "power_mw": self.term("contract_power"),
            "workload": self._workload(),
            "deal_status": self.status,
            "overlaps_deal_id": self.overlaps,
            "confidence": self.confidence,
            "claim_ids": list(dict.fromkeys(ids)),
        }

    def _workload(self) -> str:
        named = frozenset().union(*(m.workloads for m in self.ranked))
        return "both" if len(named) == 2 else next(iter(named), "unknown")

    def _kind(self) -> str:
        """Contracts are leases when a landlord lets space, supply when a chip vendor sells."""
        if self.family != "contract":
            return self.family
        company = companies().get(self.provider)
        on = self.announced_on
        if company and company.is_a("landlord", on):
            return "lease"
        if company and company.is_a("chip_vendor", on):
            return "supply"
        return "lease" if any(m.is_lease for m in self.ranked) else "capacity"


class _Book:
    """Known deals, found by family and parties, so that a busy provider's are not all looked at."""

    def __init__(self) -> None:
        self._by_parties: dict[tuple[str, str], dict[str | None, list[_Deal]]] = {}

    def add(self, deal: _Deal) -> None:
        by_counterparty = self._by_parties.setdefault((deal.family, deal.provider), {})
        by_counterparty.setdefault(deal.counterparty, []).append(deal)

    def name(self, deal: _Deal, counterparty: str) -> None:
        """Learn the counterparty of a deal that was told without one."""
        self._by_parties[deal.family, deal.provider][None].remove(deal)
        deal.counterparty = counterparty
        self.add(deal)

    def of(self, mention: Mention) -> list[_Deal]:
        """Deals that a mention's parties allow, in the order in which they were first told."""
        by_counterparty = self._by_parties.get((mention.family, mention.provider), {})
        if mention.counterparty is None:
            return [deal for deals in by_counterparty.values() for deal in deals]
        return [
            deal
            for counterparty in (mention.counterparty, None)
            for deal in by_counterparty.get(counterparty, ())
        ]

    def contracts(self, provider: str | None, counterparty: str) -> list[_Deal]:
        """Contracts of a customer, with one provider or with any."""
        return [
            deal
            for (family, seller), by_counterparty in self._by_parties.items()
            if family == "contract" and provider in (None, seller)
            for deal in by_counterparty.get(counterparty, ())
        ]

    def rows(self) -> Iterator[dict[str, Any]]:
        for by_counterparty in self._by_parties.values():
            for deals in by_counterparty.values():
                for deal in deals:
                    yield from deal.shown


def deals(claims: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """All rows of table `deals`, from all of `claims` and `documents` (no text needed).

    Out: schema of `warehouse.schemas.Deals`, sorted by its key. What is visible of it at T is what it
    would be, were only the claims known that were known at T.
    """
    book = _Book()
    events: list[Mention | dict[str, Any]] = [
        *mentions(claims, documents),
        *_hardware_denials(claims, documents),
    ]
    events.sort(key=_known_at)
    for known_at, batch in groupby(events, key=_known_at):
        touched: list[_Deal] = []
        for event in batch:
            if isinstance(event, Mention):
                touched += _hear(event, book)
            else:
                touched += _deny_hardware(event, book)
        for deal in {deal.deal_id: deal for deal in touched}.values():
            _show(deal, known_at)
    return (
        pl.DataFrame(list(book.rows()), schema=dict(Deals.create_empty().schema), orient="row")
        .select(Deals.column_names())
        .sort("deal_id", "known_at")
    )


def _known_at(event: "Mention | dict[str, Any]") -> datetime:
    known_at: datetime = event.known_at if isinstance(event, Mention) else event["known_at"]
    return known_at


def _hear(mention: Mention, book: _Book) -> list[_Deal]:
    """Play one mention; returns the deals that it touched."""
    status = mention.status
    known = book.of(mention)
    if mention.modality == "denied" or status in _ENDED:
        ended = [deal for deal in known if _ends(mention, deal)]
        for deal in ended:
            word = strength([(mention.origin, mention.points, mention.rank, mention.modality)])
            deal.ended = (status if status in _ENDED else "denied", word, mention.claim_ids)
        return ended
    candidates = [deal for deal in known if _is_about(mention, deal)]
    if candidates:
        deal = min(candidates, key=lambda d: _distance(mention, d))
        deal.add(mention)
        if deal.counterparty is None and mention.counterparty is not None:
            book.name(deal, mention.counterparty)
        return [deal]
    parties = (mention.family, mention.provider, mention.counterparty)
    deal = _Deal(content_id("deal", *parties, mention.claim_ids[0]), *parties, [mention])
    parts = _parts(deal, known)
    for part in parts:
        part.overlaps = deal.deal_id
    book.add(deal)
    return [deal, *parts]


def _is_about(mention: Mention, deal: _Deal) -> bool:
    documents = {m.document_id for m in deal.ranked}
    if mention.document_id in documents:
        return mention.is_curated or _compatible(mention, deal)
    if not _compatible(mention, deal):
        return False
    if mention.is_curated and (entered := [m for m in deal.ranked if m.is_curated]):
        return any(_is_entered_twice(mention, other) for other in entered)
    gap = abs(mention.day - deal.announced_on)
    # A title bears the day of publication, whatever it tells of; a curated row the day of the deal.
    has_own_date = mention.told_on is not None and (
        mention.is_curated or mention.told_on != mention.known_at.date()
    )
    return gap <= _SAME_NEWS or (
        not has_own_date and mention.counterparty == deal.counterparty and gap <= _RETOLD
    )


def _is_entered_twice(one: Mention, other: Mention) -> bool:
    return (
        one.day == other.day
        and one.counterparty == other.counterparty
        and one.value is not None
        and other.value is not None
        and agree(one.value, other.value)
    )


def _compatible(mention: Mention, deal: _Deal) -> bool:
    """Whether values and silicon allow both to be the same agreement."""
    if mention.hardware and deal.hardware and mention.hardware != deal.hardware:
        return False
    valued = deal.valued
    if mention.value is None or valued is None or valued.value is None:
        return mention.counterparty is not None and mention.counterparty == deal.counterparty
    return agree(mention.value, valued.value)


def _distance(mention: Mention, deal: _Deal) -> tuple[bool, bool, int]:
    return (
        mention.document_id not in {m.document_id for m in deal.ranked},
        mention.value is None or deal.valued is None,
        abs((mention.day - deal.announced_on).days),
    )


def _ends(mention: Mention, deal: _Deal) -> bool:
    """Whether a denial or termination is about that deal, and said by somebody who decides it."""
    if deal.ended:
        return False
    if mention.document_id in {m.document_id for m in deal.ranked} and mention.is_curated:
        return True
    valued = deal.valued
    is_named = mention.counterparty is not None and mention.counterparty == deal.counterparty
    value = valued.value if valued else None
    agrees = value is not None and mention.value is not None and agree(mention.value, value)
    says_value = value is not None and mention.value is not None
    same_silicon = not (mention.hardware and deal.hardware) or mention.hardware == deal.hardware
    return (
        mention.rank <= FIRM_TIER
        and same_silicon
        and (agrees or (is_named and not says_value))
        and abs(mention.day - deal.announced_on) <= _RETOLD
    )


def _hardware_denials(claims: pl.DataFrame, documents: pl.DataFrame) -> Iterable[dict[str, Any]]:
    """Signals by which a party denies that it uses a silicon family."""
    denials = claims.filter(
        (pl.col("kind") == "signal")
        & (pl.col("metric") == "tpu_commitment")
        & (pl.col("modality") == "denied")
    )
    return (
        weigh(denials, documents)
        .filter(pl.col("rank") <= FIRM_TIER)
        .with_columns(hardware=pl.col("hardware").fill_null("tpu"))
        .sort("known_at", "claim_id")
        .iter_rows(named=True)
    )


def _deny_hardware(denial: dict[str, Any], book: _Book) -> list[_Deal]:
    ended = [
        deal
        for deal in book.contracts(denial["counterparty"], denial["subject"])
        if not deal.ended and deal.hardware == denial["hardware"] and deal.confidence != "confirmed"
    ]
    for deal in ended:
        deal.ended = ("denied", "confirmed", (denial["claim_id"],))
    return ended


def _parts(total: _Deal, known: list[_Deal]) -> list[_Deal]:
    """Earlier deals of the same parties whose values add up to this one's."""
    whole = total.ranked[0].value
    if whole is None or whole.middle is None or total.counterparty is None:
        return []
    earlier = list(islice(_amounts(reversed(known), total.counterparty, whole.unit), _MOST_PARTS))
    earlier.reverse()
    slack = max(whole.unit_worth / 2, _TOTAL_WITHIN * whole.middle)
    for size in range(len(earlier), 1, -1):
        for parts in combinations(earlier, size):
            if abs(sum(amount for _, amount in parts) - whole.middle) <= slack:
                return [deal for deal, _ in parts]
    return []


def _amounts(
    known: Iterable[_Deal], counterparty: str, unit: str | None
) -> Iterator[tuple[_Deal, float]]:
    """Standing deals of that counterparty with what each is worth, in that unit."""
    for deal in known:
        if deal.counterparty != counterparty or deal.ended or deal.overlaps is not None:
            continue
        value = valued.value if (valued := deal.valued) else None
        if value is not None and value.middle is not None and value.unit == unit:
            yield deal, value.middle


def _show(deal: _Deal, known_at: datetime) -> None:
    """Add the deal's row of that instant, if it differs from its current one."""
    row = deal.row()
    if deal.shown:
        current = deal.shown[-1]
        if all(current[column] == value for column, value in row.items()):
            return
        current["superseded_at"] = known_at
    deal.shown.append({"deal_id": deal.deal_id, "known_at": known_at, "superseded_at": None} | row)
