"""What is known of one family of keys while its statements are played, one after the other.

A family is one entity × metric × segment × period × status: its bases are keys of their own, and figures
without a basis find theirs among them. The rules are those of `transforms.reconcile`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from transforms.precision import Value, agree
from transforms.strength import (
    AGGREGATOR_TIER,
    FIRM_TIER,
    LOW_CONFIDENCE,
    UNNAMED_TIER,
    strength,
)

UNSTATED = ""

# A print is followed by weeks of articles about it; guidance is revised once a quarter.
_WEEKS_AFTER_A_PRINT = timedelta(days=20)
# A filing follows its release within weeks; the next report on the same period is that of a year later.
_MONTHS_OF_A_REPORT = timedelta(days=183)


def versions(status: str, group: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows of one family, each closed by the next of its basis."""
    family = Family(status)
    current: dict[str, dict[str, Any]] = {}
    for known_at, batch in groupby(group, key=itemgetter("known_at")):
        for row in batch:
            family.hear(row["basis"], _statement(row))
        family.settle()
        for basis, known in family.bases.items():
            shown, former = known.row(), current.get(basis)
            if former is not None and (shown is None or not _same(shown, former)):
                yield current.pop(basis) | {"superseded_at": known_at}
            if shown is not None and basis not in current:
                current[basis] = shown | {
                    "basis": basis,
                    "known_at": known_at,
                    "superseded_at": None,
                }
    yield from current.values()


@dataclass(frozen=True, slots=True)
class Said:
    """What one origin said at one instant about one key; `claim_ids` start with the clearest."""

    known_at: datetime
    value: Value
    rank: int
    points: int
    origin: str
    modality: str
    is_curated: bool
    is_tagged: bool
    is_low: bool
    period_start: date | None
    claim_ids: tuple[str, ...]

    @property
    def order(self) -> tuple[int, float]:
        """Lower is better; ties go to who came first."""
        return self.rank, self.value.unit_worth

    @property
    def is_weak(self) -> bool:
        """Whether it cannot revive what was denied."""
        return self.is_low or self.rank >= AGGREGATOR_TIER


@dataclass(slots=True)
class Known:
    """What is known of one key while its claims are played."""

    status: str
    best: Said | None = None
    support: list[Said] = field(default_factory=list)
    rivals: list[Said] = field(default_factory=list)
    past: list[Value] = field(default_factory=list)
    is_denied: bool = False

    def hear(self, said: Said) -> None:
        best = self.best
        if said.is_tagged:
            self.rivals = [rival for rival in self.rivals if not _outdates(said, rival)]
        if said.modality == "denied":
            if said.rank <= FIRM_TIER and best is not None and _denies(said, best):
                self.best, self.support, self.rivals, self.is_denied = None, [], [], True
        elif best is None:
            if not (self.is_denied and said.is_weak):
                self.best, self.support = said, [said]
        elif self.agrees(said):
            self.support.append(said)
            if said.rank == 1:  # it has decided
                self.rivals = [rival for rival in self.rivals if rival.rank == 1]
            if said.order < best.order:
                self.best = said
        elif self._replaces(said, best):
            self._replace(said, best)
        elif best.rank > 1 or said.rank == 1:
            self.rivals.append(said)
            if said.rank < best.rank:
                self.best, self.support = (
                    said,
                    [r for r in self.rivals if agree(r.value, said.value)],
                )
                self.rivals = [best, *(r for r in self.rivals if r not in self.support)]

    def agrees(self, said: Said) -> bool:
        """Whether a statement can be of the value that is shown; never, while none is."""
        best = self.best
        if best is None or not agree(said.value, best.value):
            return False
        # A point inside a former range of guidance is that range retold by the press, or, a quarter
        # later, a narrower guidance.
        is_same_shape = said.value.is_point == best.value.is_point
        return (
            self.status != "guidance"
            or is_same_shape
            or said.known_at - best.known_at < _WEEKS_AFTER_A_PRINT
        )

    def _replace(self, said: Said, best: Said) -> None:
        others = self.rivals
        if all(s.is_tagged for s in self.support):  # nobody printed what they say
            others = [*self.support, *others]
        self.past.append(best.value)
        self.best = said
        self.support = [said, *(s for s in others if agree(s.value, said.value))]
        self.rivals = [s for s in others if _contradicts(s, said)]

    def _replaces(self, said: Said, best: Said) -> bool:
        if said.is_tagged and best.rank == 1 and not self._has_confirmed(said):
            return False
        if said.known_at <= best.known_at:
            return said.rank == 1 and best.rank > 1
        if said.rank == 1:
            return True
        if self.status != "guidance" or any(agree(said.value, old) for old in self.past):
            return False
        if best.rank == 1 and said.known_at - best.known_at < _WEEKS_AFTER_A_PRINT:
            return False
        return (
            said.rank <= max(best.rank, UNNAMED_TIER) or (said.is_curated and not said.is_low)
        )  # fmt: skip

    def _has_confirmed(self, said: Said) -> bool:
        """Whether earlier tags than these stated the value that is shown."""
        return any(s.is_tagged and s.known_at < said.known_at for s in self.support)

    def take(self, other: "Known") -> None:
        """Hear all that another key has heard and still holds; it turned out to be this one."""
        self.past += other.past
        for said in sorted((*other.support, *other.rivals), key=lambda s: (s.known_at, s.order)):
            self.hear(said)

    def row(self) -> dict[str, Any] | None:
        """The columns that depend on what is known; None while nothing is."""
        if self.best is None:
            return None
        best = self.best
        xbrl_agreement, xbrl_value = self._xbrl()
        sources = [(s.origin, s.points, s.rank, s.modality) for s in self.support]
        ids = [i for s in (best, *self.support, *self.rivals) for i in s.claim_ids]
        return {
            "period_start": best.period_start,
            "value_low": best.value.low,
            "value_high": best.value.high,
            "unit": best.value.unit,
            "bound": best.value.bound,
            "confidence": "conflict" if self.rivals else strength(sources),
            "source_count": len({s.origin for s in self.support}),
            "best_claim_id": best.claim_ids[0],
            "claim_ids": list(dict.fromkeys(ids)),
            "xbrl_agreement": xbrl_agreement,
            "xbrl_value": xbrl_value,
            "unit_worth": best.value.unit_worth,
            "first_stated_at": min(s.known_at for s in self.support),
            "last_stated_at": max(s.known_at for s in self.support),
        }

    def _xbrl(self) -> tuple[str | None, float | None]:
        """Whether the tags of filings state what is shown, and what the newest of those state."""
        against = [said for said in self.rivals if said.is_tagged]
        along = [said for said in self.support if said.is_tagged]
        if not (against or along):
            return None, None
        newest = max(against or along, key=lambda said: said.known_at)
        is_alone = len(along) == len(self.support)
        return "differs" if against else "alone" if is_alone else "agrees", newest.value.middle


class Family:
    """The bases of one entity × metric × segment × period × status while its claims are played."""

    def __init__(self, status: str) -> None:
        self._status = status
        self.bases: dict[str, Known] = {}

    def hear(self, basis: str, said: Said) -> None:
        if basis == UNSTATED:
            self._hear_unstated(said)
        else:
            self._of(basis).hear(said)

    def settle(self) -> None:
        """Let what has no basis join the stated one that it agrees with, once there is just one."""
        unstated = self.bases.get(UNSTATED)
        if unstated is None or unstated.best is None:
            return
        home = self._only_basis_of(unstated.best)
        if home is not None:
            home.take(unstated)
            self.bases[UNSTATED] = Known(self._status)

    def _hear_unstated(self, said: Said) -> None:
        if said.modality == "denied":
            for known in self.bases.values():
                known.hear(said)
            return
        home = self._only_basis_of(said)
        if home is not None:
            home.hear(said)
        elif not (said.is_weak and any(known.is_denied for known in self.bases.values())):
            self._of(UNSTATED).hear(said)

    def _only_basis_of(self, said: Said) -> Known | None:
        agreeing = [
            known for basis, known in self.bases.items() if basis != UNSTATED and known.agrees(said)
        ]
        return agreeing[0] if len(agreeing) == 1 else None

    def _of(self, basis: str) -> Known:
        return self.bases.setdefault(basis, Known(self._status))


def _statement(row: dict[str, Any]) -> Said:
    return Said(
        known_at=row["known_at"],
        value=Value(
            row["value_low"], row["value_high"], row["unit"], row["bound"], row["unit_worth"]
        ),
        rank=row["rank"],
        points=row["points"],
        origin=row["origin"],
        modality=row["modality"],
        is_curated=row["is_curated"],
        is_tagged=row["is_tagged"],
        is_low=row["confidence"] < LOW_CONFIDENCE,
        period_start=row["period_start"],
        claim_ids=tuple(row["claim_ids"]),
    )


def _same(shown: dict[str, Any], current: dict[str, Any]) -> bool:
    return all(current[column] == value for column, value in shown.items())


def _outdates(tags: Said, rival: Said) -> bool:
    """Whether newer tags take the place of older ones that contradicted what is shown."""
    return rival.is_tagged and rival.known_at < tags.known_at and tags.rank <= rival.rank


def _contradicts(tags: Said, said: Said) -> bool:
    """Whether tags still speak against a print that comes after them; the next year's restates them."""
    is_of_this_report = said.known_at - tags.known_at < _MONTHS_OF_A_REPORT
    is_print_after_tags = tags.is_tagged and not said.is_tagged
    return is_print_after_tags and is_of_this_report and not agree(tags.value, said.value)


def _denies(said: Said, best: Said) -> bool:
    is_general = said.value.low is None and said.value.high is None
    return is_general or agree(said.value, best.value)
