"""Claims → metrics: one value per key, as it was known from one instant until the next.

A key is entity × metric × segment × basis × period × status. Its claims are played in the order in
which they became known, and every change of what is known makes a row; nothing is overwritten:

- Among values that agree within printed rounding, the best source is shown: tier, then precision as
  printed, then first publication. The others corroborate.
- A value that does not agree is kept and the row is marked `conflict`, until tier 1 decides. After
  tier 1 has spoken, others who say otherwise are wrong and are left aside.
- A later tier-1 value that differs is a restatement: a new row, the old one superseded.
- Guidance is meant to be revised: a later value replaces the former when its source is not a lesser
  one, when it is press, or a row that a person curated. Press that contradicts the issuer's print of
  the same weeks does not, and neither does an old figure that is quoted again.
- A denial by tier 1–2 ends the row; a source of tier 5, or without one, does not revive it.

Most prose names no basis, and a figure without one is seldom a fact of its own. A claim without a basis
belongs to the one stated basis whose value it agrees with; where none does, or more than one, it makes
a row of its own (basis empty), which ends as soon as one stated basis turns out to agree with it. Values
that differ are never brought together this way, a stated basis is never overruled by a guess at
another, and what has been taken for one basis stays there. A denial without a basis is about all.

A figure about one counterparty (a customer's share, a commitment to one supplier) has that counterparty
as its segment, `segment/counterparty` where it has a segment too: shares of two customers are two facts.

Talk, hypotheses and denials never make a row. Opinions make one only as estimates, which is what they
are. Claims without a period end have no key, and stay claims.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

import polars as pl

from transforms.precision import Value, agree, printed_unit
from transforms.strength import (
    AGGREGATOR_TIER,
    FIRM_TIER,
    LOW_CONFIDENCE,
    SUPPORTING,
    UNNAMED_TIER,
    strength,
    weigh,
)
from warehouse.records import content_id
from warehouse.registry import calendar_of
from warehouse.schemas import Metrics

KEY = ("entity_id", "metric", "segment", "basis", "period_type", "period_end", "status")
_FAMILY = tuple(column for column in KEY if column != "basis")
_UNSTATED = ""

# A print is followed by weeks of articles about it; guidance is revised once a quarter.
_WEEKS_AFTER_A_PRINT = timedelta(days=20)


@dataclass(frozen=True, slots=True)
class _Said:
    """What one origin said at one instant about one key; `claim_ids` start with the clearest."""

    known_at: datetime
    value: Value
    rank: int
    points: int
    origin: str
    modality: str
    is_curated: bool
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
class _Known:
    """What is known of one key while its claims are played."""

    status: str
    best: _Said | None = None
    support: list[_Said] = field(default_factory=list)
    rivals: list[_Said] = field(default_factory=list)
    past: list[Value] = field(default_factory=list)
    is_denied: bool = False

    def hear(self, said: _Said) -> None:
        best = self.best
        if said.modality == "denied":
            if said.rank <= FIRM_TIER and best is not None and _denies(said, best):
                self.best, self.support, self.rivals, self.is_denied = None, [], [], True
        elif best is None:
            if not (self.is_denied and said.is_weak):
                self.best, self.support = said, [said]
        elif self.agrees(said):
            self.support.append(said)
            if said.order < best.order:
                self.best = said
        elif self._replaces(said, best):
            self.past.append(best.value)
            self.best = said
            self.support = [said, *(r for r in self.rivals if agree(r.value, said.value))]
            self.rivals = []
        elif best.rank > 1 or said.rank == 1:
            self.rivals.append(said)
            if said.rank < best.rank:
                self.best, self.support = (
                    said,
                    [r for r in self.rivals if agree(r.value, said.value)],
                )
                self.rivals = [best, *(r for r in self.rivals if r not in self.support)]

    def agrees(self, said: _Said) -> bool:
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

    def _replaces(self, said: _Said, best: _Said) -> bool:
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

    def take(self, other: "_Known") -> None:
        """Hear all that another key has heard and still holds; it turned out to be this one."""
        self.past += other.past
        for said in sorted((*other.support, *other.rivals), key=lambda s: (s.known_at, s.order)):
            self.hear(said)

    def row(self) -> dict[str, Any] | None:
        """The columns that depend on what is known; None while nothing is."""
        if self.best is None:
            return None
        best = self.best
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
        }


class _Family:
    """The bases of one entity × metric × segment × period × status while its claims are played."""

    def __init__(self, status: str) -> None:
        self._status = status
        self.bases: dict[str, _Known] = {}

    def hear(self, basis: str, said: _Said) -> None:
        if basis == _UNSTATED:
            self._hear_unstated(said)
        else:
            self._of(basis).hear(said)

    def settle(self) -> None:
        """Let what has no basis join the stated one that it agrees with, once there is just one."""
        unstated = self.bases.get(_UNSTATED)
        if unstated is None or unstated.best is None:
            return
        home = self._only_basis_of(unstated.best)
        if home is not None:
            home.take(unstated)
            self.bases[_UNSTATED] = _Known(self._status)

    def _hear_unstated(self, said: _Said) -> None:
        if said.modality == "denied":
            for known in self.bases.values():
                known.hear(said)
            return
        home = self._only_basis_of(said)
        if home is not None:
            home.hear(said)
        elif not (said.is_weak and any(known.is_denied for known in self.bases.values())):
            self._of(_UNSTATED).hear(said)

    def _only_basis_of(self, said: _Said) -> _Known | None:
        agreeing = [
            known
            for basis, known in self.bases.items()
            if basis != _UNSTATED and known.agrees(said)
        ]
        return agreeing[0] if len(agreeing) == 1 else None

    def _of(self, basis: str) -> _Known:
        return self.bases.setdefault(basis, _Known(self._status))


def metrics(claims: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """All rows of table `metrics`, from all of `claims` and `documents` (no text needed).

    Out: schema of `warehouse.schemas.Metrics`, sorted by its key. What is visible of it at T is what
    it would be, were only the claims known that were known at T.
    """
    said = _said(claims, documents).with_columns(is_alone=pl.len().over(_FAMILY) == 1)
    rows = [
        dict(zip(_FAMILY, family, strict=True)) | version
        for family, group in groupby(
            said.filter(~pl.col("is_alone")).iter_rows(named=True), key=itemgetter(*_FAMILY)
        )
        for version in _versions(family[-1], group)
    ]
    played = pl.DataFrame(rows, schema=_schema(but=("metric_id", "fiscal_label")), orient="row")
    frame = pl.concat([played, _alone(said.filter("is_alone")).select(played.columns)])
    return _identified(_labelled(frame)).select(Metrics.column_names()).sort(*KEY, "known_at")


def _alone(said: pl.DataFrame) -> pl.DataFrame:
    """Rows of the keys that were stated once: nothing to play, so all of them at once."""
    return said.filter(pl.col("modality") != "denied").with_columns(
        superseded_at=pl.lit(None, pl.Datetime("us", "UTC")),
        confidence=pl.when(pl.col("points") >= 2)
        .then(pl.lit("confirmed"))
        .when(pl.col("rank") < AGGREGATOR_TIER)
        .then(pl.lit("reported"))
        .otherwise(pl.lit("rumour")),
        source_count=pl.lit(1, pl.Int32),
        best_claim_id=pl.col("claim_ids").list.first(),
    )


def _said(claims: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Claims that can make or end a metric, one row per origin, instant and value, in playing order."""
    has_value = pl.col("value_low").is_not_null() | pl.col("value_high").is_not_null()
    is_denied = pl.col("modality") == "denied"
    states = pl.col("modality").is_in(SUPPORTING) | (
        (pl.col("modality") == "opinion") & (pl.col("status") == "estimate")
    )
    middle = pl.coalesce("value_low", "value_high")
    unit_worth = pl.min_horizontal(
        printed_unit(pl.coalesce(*ends), pl.col("scale_as_printed"), pl.col("quote"))
        for ends in (("value_low", "value_high"), ("value_high", "value_low"))
    )
    usable = claims.filter(
        (pl.col("kind") == "metric")
        & pl.col("period_end").is_not_null()
        & ((states & has_value) | is_denied)
    )
    keyed = weigh(usable, documents).with_columns(
        entity_id="subject",
        segment=_segment(),
        basis=pl.col("basis").fill_null(""),
        period_type=pl.col("period_type").fill_null(""),
        unit_worth=pl.when(middle.is_null()).then(0.0).otherwise(unit_worth),
    )
    same = [
        *KEY, "known_at", "origin", "rank", "modality", "value_low", "value_high", "unit", "bound",
    ]  # fmt: skip
    return (
        keyed.sort(-pl.col("confidence"), "document_id", "char_start", "claim_id")
        .group_by(same, maintain_order=True)
        .agg(
            pl.col("points").max(),
            pl.col("unit_worth").min(),
            pl.col("confidence").max(),
            pl.col("period_start").drop_nulls().first(),
            (pl.col("document_kind") == "curated").any().alias("is_curated"),
            pl.col("claim_id").alias("claim_ids"),
        )
        # What states its basis is heard before what was said at the same instant without one.
        .sort(
            *_FAMILY, "known_at", pl.col("basis") == _UNSTATED, "basis", "rank", "unit_worth",
            "origin", "claim_ids",
        )
    )  # fmt: skip


def _segment() -> pl.Expr:
    segment, counterparty = pl.col("segment").fill_null(""), pl.col("counterparty").fill_null("")
    both = (segment != "") & (counterparty != "") & (segment != counterparty)
    return (
        pl.when(both)
        .then(segment + "/" + counterparty)
        .when(segment != "")
        .then(segment)
        .otherwise(counterparty)
    )


def _versions(status: str, group: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows of one family, each closed by the next of its basis."""
    family = _Family(status)
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


def _statement(row: dict[str, Any]) -> _Said:
    return _Said(
        known_at=row["known_at"],
        value=Value(
            row["value_low"], row["value_high"], row["unit"], row["bound"], row["unit_worth"]
        ),
        rank=row["rank"],
        points=row["points"],
        origin=row["origin"],
        modality=row["modality"],
        is_curated=row["is_curated"],
        is_low=row["confidence"] < LOW_CONFIDENCE,
        period_start=row["period_start"],
        claim_ids=tuple(row["claim_ids"]),
    )


def _same(shown: dict[str, Any], current: dict[str, Any]) -> bool:
    return all(current[column] == value for column, value in shown.items())


def _denies(said: _Said, best: _Said) -> bool:
    is_general = said.value.low is None and said.value.high is None
    return is_general or agree(said.value, best.value)


def _labelled(frame: pl.DataFrame) -> pl.DataFrame:
    """Add `fiscal_label`, the period's name on the company's own calendar."""
    key = ["entity_id", "period_type", "period_end"]
    labels = frame.select(key).unique()
    return frame.join(
        labels.with_columns(
            fiscal_label=pl.Series(
                [fiscal_label(*row) for row in labels.iter_rows()], dtype=pl.String
            )
        ),
        on=key,
        how="left",
        validate="m:1",
        maintain_order="left",
    )


@lru_cache(maxsize=65536)
def fiscal_label(entity_id: str, period_type: str, period_end: date) -> str | None:
    """Name of a period: `Q2 FY2026`, `H1 FY2026`, `9M FY2026`, `FY2026`; None where it has none.

    >>> fiscal_label("no-such-company", "quarter", date(2026, 6, 30))
    'Q2 FY2026'
    >>> fiscal_label("no-such-company", "fy", date(2026, 12, 31))
    'FY2026'
    """
    prefix = {"quarter": "", "half": "H", "nine_months": "9M", "fy": "FY"}.get(period_type)
    quarter = calendar_of(entity_id).quarter_ending_near(period_end) if prefix is not None else None
    if quarter is None:
        return None
    if period_type == "quarter":
        return quarter.label
    if period_type == "half" and quarter.number in (2, 4):
        return f"H{quarter.number // 2} FY{quarter.year}"
    if period_type == "nine_months" and quarter.number == 3:
        return f"9M FY{quarter.year}"
    return f"FY{quarter.year}" if period_type == "fy" and quarter.number == 4 else None


def _identified(frame: pl.DataFrame) -> pl.DataFrame:
    ids = [content_id(*row) for row in frame.select(KEY).iter_rows()]
    return frame.with_columns(metric_id=pl.Series(ids, dtype=pl.String))


def _schema(*, but: tuple[str, ...]) -> pl.Schema:
    schema = Metrics.create_empty().schema
    return pl.Schema({name: kind for name, kind in schema.items() if name not in but})
