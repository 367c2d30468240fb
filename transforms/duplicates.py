"""Which documents repeat the words of an earlier one: syndicated copies, mirrors of one release.

Thirty copies of one headline are one rumour, so copies must be known before anything is counted.
"""

from typing import Final

import polars as pl

_LEAST_SENTENCE_CHARS: Final = 30
_LEAST_SHARED_SENTENCES: Final = 2
_LEAST_SHARED: Final = 0.8
_LONGEST_ECHO: Final = pl.duration(days=14)
# Sentences that many documents have are boilerplate, and joining on them would cost their square.
_MOST_CARRIERS: Final = 50


def duplicates(documents: pl.DataFrame) -> pl.DataFrame:
    """Copies and their originals.

    A copy shares four fifths of the longer sentences of the shorter text and became known within two
    weeks of the other; the original is the one known first. Curated rows are never copies.

    In: `document_id`, `kind`, `known_at`, `text`; one row per document.
    Out: `document_id`, `duplicate_of`; one row per copy, whose original is never a copy itself.
    """
    sentences = _sentences(documents.lazy().filter(pl.col("kind") != "curated"))
    sizes = sentences.group_by("document_id").agg(size=pl.len())
    earlier, later = (
        sentences.rename({"document_id": side, "known_at": f"{side}_at"})
        for side in ("earlier", "later")
    )
    pairs = (
        earlier.join(later, on="sentence")
        .filter(
            (pl.col("earlier_at") < pl.col("later_at"))
            | (
                (pl.col("earlier_at") == pl.col("later_at")) & (pl.col("earlier") < pl.col("later"))
            ),
            pl.col("later_at") - pl.col("earlier_at") <= _LONGEST_ECHO,
        )
        .group_by("earlier", "later", "earlier_at")
        .agg(shared=pl.len())
        .join(sizes, left_on="earlier", right_on="document_id")
        .join(sizes, left_on="later", right_on="document_id", suffix="_later")
        .filter(
            pl.col("shared") >= _LEAST_SHARED_SENTENCES,
            pl.col("shared") >= _LEAST_SHARED * pl.min_horizontal("size", "size_later"),
        )
        .sort("earlier_at", "earlier")
        .collect()
    )
    originals: dict[str, str] = {}
    for earlier_id, later_id in pairs.select("earlier", "later").iter_rows():
        originals.setdefault(later_id, originals.get(earlier_id, earlier_id))
    return pl.DataFrame(
        {"document_id": list(originals), "duplicate_of": list(originals.values())},
        schema={"document_id": pl.String, "duplicate_of": pl.String},
    )


def _sentences(documents: pl.LazyFrame) -> pl.LazyFrame:
    """Distinct longer sentences per document, as hashes of their letters and digits."""
    return (
        documents.select(
            "document_id",
            "known_at",
            sentence=pl.col("text")
            .str.to_lowercase()
            .str.replace_all(r"[.!?][\"”’)]*\s+", "\n")
            .str.split("\n"),
        )
        .explode("sentence")
        .with_columns(pl.col("sentence").str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars())
        .filter(pl.col("sentence").str.len_chars() >= _LEAST_SENTENCE_CHARS)
        .with_columns(pl.col("sentence").hash())
        .unique(["document_id", "sentence"])
        .filter(pl.len().over("sentence") <= _MOST_CARRIERS)
    )
