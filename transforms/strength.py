"""How much a statement weighs: who says it, how, and how often independently.

`confirmed` is one tier 1–2 source or two independent ones of tier 3, `reported` one of tier 3–4,
`rumour` tier 5 or talk of what may come. Three things weaken a claim before it is counted:

- words that cite unnamed people (`reported`) weigh as tier 4 at best, wherever they are printed;
- a claim of low confidence (a curated row without a source) weighs as tier 4 at best, so that it never
  confirms anything, alone or with another of its kind;
- copies, and further pages of one publisher, are one origin and count once. An issuer's filings are one
  origin beside its releases, however they are read: as text, by their tags, from the regulator's extract.
"""

import polars as pl

LOW_CONFIDENCE = 0.5
FIRM_TIER = 2
PRESS_TIER = 3
UNNAMED_TIER = 4
AGGREGATOR_TIER = 5

SUPPORTING = ("asserted", "reported")
TENTATIVE = ("talks", "hypothetical")

WEIGHED = {
    "tier": pl.Int8,
    "rank": pl.Int8,
    "origin": pl.String,
    "document_kind": pl.String,
    "points": pl.Int8,
}


def weigh(claims: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Every claim with the weight of its source.

    In: tables `claims` and `documents`. Out: the claims, same order, with `tier` (of the document),
    `rank` (the tier that the claim weighs as, 1 best), `origin` (equal for statements that are not
    independent), `document_kind` and `points` (towards confirmation: two confirm). A claim whose
    document is missing is not known to anybody and is left out.
    """
    sources = _origins(documents)
    low = pl.col("confidence") < LOW_CONFIDENCE
    unnamed = pl.col("modality") == "reported"
    rank = (
        pl.when(low | unnamed)
        .then(pl.max_horizontal("tier", pl.lit(UNNAMED_TIER, pl.Int8)))
        .otherwise("tier")
        .cast(pl.Int8)
    )
    return (
        claims.join(sources, on="document_id", how="inner", maintain_order="left", validate="m:1")
        .with_columns(rank=rank)
        .with_columns(
            points=pl.when(pl.col("modality").is_in(("asserted", "denied")).not_())
            .then(0)
            .when(pl.col("rank") <= FIRM_TIER)
            .then(2)
            .when(pl.col("rank") == PRESS_TIER)
            .then(1)
            .otherwise(0)
            .cast(pl.Int8)
        )
    )


def _origins(documents: pl.DataFrame) -> pl.DataFrame:
    """One row per document: tier, kind and whose words they originally are.

    The origin of a copy is that of its original; of a filing, the filings of its issuer; else the
    publisher, else the host of the address, else the document itself. Curated rows name their source as publisher, so that two rows from one
    page are one origin.
    """
    own = pl.coalesce(
        pl.when(pl.col("kind") == "filing").then(pl.lit("filings of ") + pl.col("entity_id")),
        pl.col("publisher").str.strip_chars().str.to_lowercase().replace("", None),
        pl.col("url").str.extract(r"^https?://(?:www\.)?([^/:]+)", 1).str.to_lowercase(),
        pl.col("document_id"),
    )
    named = documents.select("document_id", "tier", "duplicate_of", kind="kind", own=own)
    originals = named.select(pl.col("document_id").alias("duplicate_of"), original="own")
    return named.join(originals, on="duplicate_of", how="left", validate="m:1").select(
        "document_id",
        "tier",
        pl.col("kind").alias("document_kind"),
        origin=pl.coalesce("original", "duplicate_of", "own"),
    )


def strength(sources: list[tuple[str, int, int, str]]) -> str:
    """Grade of one statement from its sources, each (origin, points, rank, modality).

    >>> strength([("a", 1, 3, "asserted"), ("b", 1, 3, "asserted")])
    'confirmed'
    >>> strength([("a", 1, 3, "asserted"), ("a", 1, 3, "asserted")])
    'reported'
    >>> strength([("a", 0, 4, "talks")])
    'rumour'
    """
    points: dict[str, int] = {}
    for origin, value, _, _ in sources:
        points[origin] = max(value, points.get(origin, 0))
    if sum(points.values()) >= 2:
        return "confirmed"
    if any(
        rank < AGGREGATOR_TIER and modality not in TENTATIVE for _, _, rank, modality in sources
    ):
        return "reported"
    return "rumour"
