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

from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

import polars as pl

from transforms.known import UNSTATED, versions
from transforms.precision import printed_unit
from transforms.strength import AGGREGATOR_TIER, SUPPORTING, weigh
from warehouse.records import content_id
from warehouse.registry import calendar_of
from warehouse.schemas import Metrics

KEY = ("entity_id", "metric", "segment", "basis", "period_type", "period_end", "status")
_FAMILY = tuple(column for column in KEY if column != "basis")


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
        for version in versions(family[-1], group)
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
            *_FAMILY, "known_at", pl.col("basis") == UNSTATED, "basis", "rank", "unit_worth",
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
