"""Claims → metrics: one value per key, as it was known from one instant until the next.

A key is entity × metric × segment × basis × period × status. Its claims are played in the order in
which they became known, and every change of what is known makes a row; nothing is overwritten:

- Among values that agree within printed rounding, the best source is shown: tier, then precision as
  printed, then first publication. The others corroborate.
- A value that does not agree is kept and the row is marked `conflict`, until tier 1 decides. After
  tier 1 has spoken, others who say otherwise are wrong and are left aside.
- A later tier-1 value that differs is a restatement: a new row, the old one superseded.
- The tags of a filing (XBRL) restate what they once confirmed. What they never confirmed they do not
  replace, since a tag may mean something else than the line that was printed: the print stays shown, the
  row is in conflict and carries both, until a print or newer tags settle it.
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

What two year-to-date figures leave for a quarter, `transforms.derived` adds last.
"""

from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

import polars as pl

from transforms.derived import with_derived_quarters
from transforms.known import UNSTATED, versions
from transforms.precision import printed_unit
from transforms.runs import following, running_sums
from transforms.strength import AGGREGATOR_TIER, SUPPORTING, weigh
from warehouse.records import content_id
from warehouse.registry import calendar_of
from warehouse.schemas import Metrics

KEY = ("entity_id", "metric", "segment", "basis", "period_type", "period_end", "status")
_FAMILY = tuple(column for column in KEY if column != "basis")
_TAGS = "xbrl."  # extractors of figures that a filing marks up for machines
# What is found out by comparing rows, and what is known of a row for that purpose alone.
_NOT_PLAYED = ("metric_id", "fiscal_label", "derived_agreement", "derived_value")
_PLAYED = pl.Schema(
    {
        name: dtype
        for name, dtype in Metrics.create_empty().schema.items()
        if name not in _NOT_PLAYED
    }
    | {
        "unit_worth": pl.Float64(),
        "first_stated_at": pl.Datetime("us", "UTC"),
        "last_stated_at": pl.Datetime("us", "UTC"),
    }
)


def metrics(claims: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """All rows of table `metrics`, from all of `claims` and `documents` (no text needed).

    Out: schema of `warehouse.schemas.Metrics`, sorted by its key. What is visible of it at T is what
    it would be, were only the claims known that were known at T.
    """
    said = heard(claims, documents)
    frame = pl.concat(
        [played(said.filter(~pl.col("is_unanimous"))), unanimous(said.filter("is_unanimous"))]
    )
    return (
        _identified(with_derived_quarters(_labelled(frame)))
        .select(Metrics.column_names())
        .sort(*KEY, "known_at")
    )


def played(said: pl.DataFrame) -> pl.DataFrame:
    """Rows of what was said, one statement after the other."""
    rows = [
        dict(zip(_FAMILY, family, strict=True)) | version
        for family, group in groupby(said.iter_rows(named=True), key=itemgetter(*_FAMILY))
        for version in versions(family[-1], group)
    ]
    return pl.DataFrame(rows, schema=_PLAYED, orient="row")


def unanimous(said: pl.DataFrame) -> pl.DataFrame:
    """The same rows for families of one voice: nothing to decide, so all at once.

    Most are: what a company states once, and what it states once more with the tags of its filing.
    """
    all_ids = said.group_by("family").agg(pl.col("claim_ids").explode())
    origins = pl.struct("family", "origin").is_first_distinct().cast(pl.Int32)
    steps = said.with_columns(
        pl.col("rank", "points", "period_start", "bound", "unit_worth").first().over("family"),
        first_stated_at=pl.col("known_at").first().over("family"),
        last_stated_at="known_at",
        statements=pl.lit(1, pl.Int32),
        tags=pl.col("is_tagged").cast(pl.Int32),
        ids=pl.col("claim_ids").list.len(),
        source_count=origins,
    )
    rows = (
        running_sums(steps, ("statements", "tags", "ids", "source_count"), "family")
        .unique(["family", "known_at"], keep="last", maintain_order=True)
        .drop("claim_ids")
        .join(all_ids, on="family", maintain_order="left")
    )
    is_tagged = pl.col("tags") > 0
    return rows.with_columns(
        superseded_at=following("known_at", "family"),
        confidence=pl.when(pl.col("points") >= 2)
        .then(pl.lit("confirmed"))
        .when(pl.col("rank") < AGGREGATOR_TIER)
        .then(pl.lit("reported"))
        .otherwise(pl.lit("rumour")),
        best_claim_id=pl.col("claim_ids").list.first(),
        claim_ids=pl.col("claim_ids").list.head("ids"),
        xbrl_agreement=pl.when(is_tagged & (pl.col("tags") == pl.col("statements")))
        .then(pl.lit("alone"))
        .when(is_tagged)
        .then(pl.lit("agrees")),
        xbrl_value=pl.when(is_tagged).then(pl.mean_horizontal("value_low", "value_high")),
    ).select(_PLAYED.names())


def heard(claims: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Claims that can make or end a metric, one row per origin, instant and value, in playing order.

    `family` numbers what is played together, `turn` the statements; `is_unanimous` as in `unanimous`.
    """
    has_value = pl.col("value_low").is_not_null() | pl.col("value_high").is_not_null()
    is_denied = pl.col("modality") == "denied"
    states = pl.col("modality").is_in(SUPPORTING) | (
        (pl.col("modality") == "opinion") & (pl.col("status") == "estimate")
    )
    middle = pl.coalesce("value_low", "value_high")
    is_tagged = pl.col("extractor").str.starts_with(_TAGS)
    unit_worth = pl.min_horizontal(
        printed_unit(pl.coalesce(*ends), pl.col("scale_as_printed"), pl.col("quote"))
        for ends in (("value_low", "value_high"), ("value_high", "value_low"))
    )
    # Tags without a scale are full numbers out of statements, which are in millions at most.
    is_full = is_tagged & pl.col("scale_as_printed").is_null()
    unit_worth = pl.when(is_full).then(pl.min_horizontal(unit_worth, 1e6)).otherwise(unit_worth)
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
        is_tagged=is_tagged,
        unit_worth=pl.when(middle.is_null()).then(0.0).otherwise(unit_worth),
    )
    same = [
        *KEY, "known_at", "origin", "rank", "modality", "is_tagged", "value_low", "value_high", "unit",
        "bound",
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
        # At one instant, what states its basis is heard before what does not, print before tags.
        .sort(
            *_FAMILY, "known_at", pl.col("basis") == UNSTATED, "basis", "rank", "is_tagged",
            "unit_worth", "origin", "claim_ids",
        )
        .with_columns(family=pl.struct(_FAMILY).rle_id(), turn=pl.int_range(pl.len()))
        .with_columns(is_unanimous=_keeps_to_the_first())
        .with_columns(pl.col("is_unanimous").all().over("family"))
    )  # fmt: skip


def _keeps_to_the_first() -> pl.Expr:
    """Whether a statement leaves its family as the first one made it, but for being one more.

    It says the same, is no better a source and no finer a print; and where there is more than one, the
    first confirms alone, so that the grade does not depend on the others.
    """
    first = {
        name: pl.col(name).first().over("family")
        for name in ("basis", "value_low", "value_high", "unit", "rank", "unit_worth", "points")
    }
    same = (
        pl.col(name).eq_missing(first[name])
        for name in ("basis", "value_low", "value_high", "unit")
    )
    is_no_better = (pl.col("rank") > first["rank"]) | (
        (pl.col("rank") == first["rank"]) & (pl.col("unit_worth") >= first["unit_worth"])
    )
    is_sure = (first["points"] >= 2) | (pl.len().over("family") == 1)
    return pl.all_horizontal(same) & is_no_better & is_sure & (pl.col("modality") != "denied")


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
