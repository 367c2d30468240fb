"""Year-to-date figures → the quarters that nobody printed, and a check of those that somebody did.

Statements of cash flows print the year so far. What two of them leave between each other is a quarter:
the half year less the first quarter, nine months less the half, the year less nine months. It is a row
of its own with status `derived`, never a claim, and holds while both figures hold and no printed quarter
is known. Where one is known it is compared instead, and the difference stands beside it.

A wrong quarter is worse than a missing one, so both figures must be of one basis that is stated, exact
and undisputed, in one unit, of a year that begins on one day, printed finely enough, and stated within
half a year of each other: what is restated a year later is restated one report at a time, and until the
last of them the two figures are not of one company, as it were. Two more ways are open and not taken, for
the same reason. Segments are recast in the middle of a year, and their first quarter is restated with the
next one. And a year less its three printed quarters mixes four reports, each of its own day.
"""

from collections.abc import Mapping
from typing import Final

import polars as pl

from transforms.runs import following, running_sums
from warehouse.registry import metrics as registered_metrics
from warehouse.schemas import DERIVED

# By role, the head of a period's label → the quarter that it helps to make, or is. A year-to-date figure
# is the later one of the quarter that it ends with and the earlier one of the next.
_ROLES: Final = {
    "later": {"H1": "Q2", "9M": "Q3", "FY": "Q4"},
    "earlier": {"Q1": "Q2", "H1": "Q3", "9M": "Q4"},
    "printed": {"Q2": "Q2", "Q3": "Q3", "Q4": "Q4"},
}
_MAKERS: Final = ("later", "earlier")

# Two figures that are printed alike make a quarter as fine as a print of it. Where they are not, what
# rounding may add or take away is at most this share of the quarter.
_MOST_ROUNDING: Final = 0.002
# From one report to the next are some three months, and to the same period's of the next year more.
_SAME_REPORTS: Final = pl.duration(days=183)
# One period is dated to the week's end by some, to the month's end by others.
_SAME_DAY: Final = pl.duration(days=10)


def with_derived_quarters(rows: pl.DataFrame) -> pl.DataFrame:
    """Add derived quarters as rows, and to printed quarters what the year to date makes of them.

    In: rows of `metrics` as reconciled, with `fiscal_label`, and with what only reconciling knows:
    `unit_worth`, the worth of the value's last printed digit, `first_stated_at` and `last_stated_at`.
    Out: the same columns, `derived_value` and `derived_agreement`; more rows, since a printed quarter is
    parted where the comparison changes, so that what is visible at T rests on what was known at T.
    """
    rows = rows.with_columns(row=pl.int_range(pl.len(), dtype=pl.Int64))
    figures = _figures(rows)
    quarters = _quarters(_instants(figures), rows)
    derived, compared = _derived(quarters), _compared(rows, figures, quarters)
    return pl.concat([compared, derived], how="diagonal").drop("row")


def _figures(rows: pl.DataFrame) -> pl.DataFrame:
    """The figures that quarters are made of and compared with: `quarter` (a number), `role`, `row` and
    its life. Rumours neither make a quarter nor take the place of one."""
    additive = [metric.id for metric in registered_metrics().values() if metric.additive]
    stated = rows.filter(
        (pl.col("status") == "actual")
        & pl.col("metric").is_in(additive)
        & (pl.col("segment") == "")
        & (pl.col("basis") != "")
        & pl.all_horizontal(pl.col("value_low", "value_high").is_not_null())
        & (pl.col("bound") != "vague")
        & (pl.col("confidence") != "rumour")
    )
    figures = {
        role: stated.select(
            "entity_id", "metric", "basis", "row", "known_at", "superseded_at",
            role=pl.lit(role),
            label=_quarter_label(pl.col("fiscal_label"), quarters),
        ).drop_nulls("label")
        for role, quarters in _ROLES.items()
    }  # fmt: skip
    of = ["entity_id", "metric", "basis", "label"]
    makeable = figures["later"].join(figures["earlier"], on=of, how="semi").select(of).unique()
    return pl.concat(figures.values()).join(makeable.with_row_index("quarter"), on=of).drop(of)


def _quarter_label(label: pl.Expr, quarters: Mapping[str, str]) -> pl.Expr:
    """`H1 FY2026` → `Q2 FY2026`, as `quarters` has it; null for what is not among them."""
    quarter = label.str.head(2).replace_strict(quarters, default=None, return_dtype=pl.String)
    return quarter + " " + label.str.tail(6)


def _instants(figures: pl.DataFrame) -> pl.DataFrame:
    """What is visible of each quarter from one change (`at`) until the next.

    Out: how many rows of each role are visible, and as `later_row` and `earlier_row` the one, where it
    is one. The sum of the numbers of all visible rows is the number of the one, if there is one.
    """
    begun = figures.select("quarter", "role", "row", at="known_at", change=pl.lit(1, pl.Int64))
    ended = figures.select(
        "quarter", "role", "row", at="superseded_at", change=pl.lit(-1, pl.Int64)
    ).drop_nulls("at")
    change = {role: pl.col("change") * (pl.col("role") == role) for role in _ROLES}
    visible = change | {f"{role}_row": change[role] * pl.col("row") for role in _MAKERS}
    changes = (
        pl.concat([begun, ended])
        .with_columns(**visible)
        .group_by("quarter", "at")
        .agg(pl.col(*visible).sum())
        .sort("quarter", "at")
    )
    return running_sums(changes, tuple(visible), "quarter").with_columns(
        *(pl.when(pl.col(role) == 1).then(f"{role}_row").alias(f"{role}_row") for role in _MAKERS),
        until=following("at", "quarter"),
    )


def _quarters(instants: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """The instants beside the rows of both figures, with `derived_value`, null where they do not make a
    quarter, and `rounding`, by how much their printed rounding may have moved it."""
    for role in _MAKERS:
        figure = rows.select(pl.all().name.prefix(f"{role}_"))
        instants = instants.join(figure, on=f"{role}_row", how="left", maintain_order="left")
    value = pl.col("later_value_low") - pl.col("earlier_value_low")
    rounding = (pl.col("later_unit_worth") + pl.col("earlier_unit_worth")) / 2
    apart = (
        (pl.col(f"later_{one}_stated_at") - pl.col(f"earlier_{other}_stated_at")).abs()
        for one in ("first", "last")
        for other in ("first", "last")
    )
    begin_apart = (pl.col("later_period_start") - pl.col("earlier_period_start")).abs()
    is_point = (pl.col(f"{role}_value_low") == pl.col(f"{role}_value_high") for role in _MAKERS)
    is_sound = (
        pl.all_horizontal(is_point)
        & pl.all_horizontal(pl.col("later_bound", "earlier_bound") == "exact")
        & pl.all_horizontal(pl.col("later_confidence", "earlier_confidence") != "conflict")
        & (pl.col("later_unit") == pl.col("earlier_unit"))
        & (pl.min_horizontal(apart) <= _SAME_REPORTS)
        & (begin_apart <= _SAME_DAY).fill_null(True)
        & (
            (pl.col("later_unit_worth") == pl.col("earlier_unit_worth"))
            | (rounding <= value.abs() * _MOST_ROUNDING)
        )
    )
    return instants.with_columns(derived_value=pl.when(is_sound).then(value), rounding=rounding)


def _derived(quarters: pl.DataFrame) -> pl.DataFrame:
    """Rows of the quarters that no print is known of, as sure as the less sure of their figures.

    Rumours and disputed figures make no quarter, so that one of two is as sure as the other or surer.
    """
    is_later_sure = pl.col("later_confidence") == "confirmed"
    return quarters.filter((pl.col("printed") == 0) & pl.col("derived_value").is_not_null()).select(
        entity_id="later_entity_id",
        metric="later_metric",
        segment="later_segment",
        basis="later_basis",
        period_type=pl.lit("quarter"),
        period_end="later_period_end",
        status=pl.lit(DERIVED),
        known_at="at",
        period_start=pl.col("earlier_period_end") + pl.duration(days=1),
        fiscal_label=_quarter_label(pl.col("later_fiscal_label"), _ROLES["later"]),
        value_low="derived_value",
        value_high="derived_value",
        unit="later_unit",
        bound="later_bound",
        superseded_at="until",
        confidence=pl.when(is_later_sure).then("earlier_confidence").otherwise("later_confidence"),
        source_count=pl.min_horizontal("later_source_count", "earlier_source_count"),
        best_claim_id="later_best_claim_id",
        claim_ids=pl.concat_list("later_claim_ids", "earlier_claim_ids").list.unique(
            maintain_order=True
        ),
    )


def _compared(rows: pl.DataFrame, figures: pl.DataFrame, quarters: pl.DataFrame) -> pl.DataFrame:
    """All rows, those of printed quarters beside what the year to date makes of them meanwhile."""
    differs_by = pl.max_horizontal(
        pl.col("value_low") - pl.col("derived_value"),
        pl.col("derived_value") - pl.col("value_high"),
    )
    half_units = pl.when(pl.col("bound") == "about").then(2).otherwise(1)
    slack = pl.col("rounding") + half_units * pl.col("unit_worth") / 2
    comparison = ("derived_value", "derived_agreement")
    spans = (
        figures.filter(pl.col("role") == "printed")
        .select("quarter", "row", ends="superseded_at", begins="known_at")
        .join(
            quarters.select("quarter", "at", "derived_value", "rounding", "later_unit"),
            on="quarter",
        )
        .filter(
            (pl.col("at") >= pl.col("begins")) & (pl.col("at") < pl.col("ends")).fill_null(True)
        )
        .join(
            rows.select("row", "value_low", "value_high", "unit", "bound", "unit_worth"), on="row"
        )
        .with_columns(
            derived_value=pl.when(pl.col("unit") == pl.col("later_unit")).then("derived_value")
        )
        .with_columns(
            derived_agreement=pl.when(differs_by <= slack * (1 + 1e-6))
            .then(pl.lit("agrees"))
            .when(differs_by > slack)
            .then(pl.lit("differs"))
        )
        .sort("row", "at")
        .filter(
            pl.any_horizontal(
                pl.col(column).ne_missing(pl.col(column).shift()) for column in ("row", *comparison)
            )
        )
        .select(
            "row",
            *comparison,
            begins="at",
            ends=pl.coalesce(following("at", "row"), "ends"),
        )
    )
    return (
        rows.join(spans, on="row", how="left", maintain_order="left")
        .with_columns(
            known_at=pl.coalesce("begins", "known_at"),
            superseded_at=pl.coalesce("ends", "superseded_at"),
        )
        .drop("begins", "ends")
    )
