"""What runs on from row to row within a group, for frames whose groups stand together.

The windows of polars (`cum_sum().over(…)`) are opened one by one, which costs more than the sums where
there are as many groups as rows. These do the same over the whole frame.
"""

from collections.abc import Sequence

import polars as pl


def running_sums(frame: pl.DataFrame, columns: Sequence[str], group: str) -> pl.DataFrame:
    """Each of `columns` (integers) becomes its sum from the first row of the group up to this one.

    >>> frame = pl.DataFrame({"key": [1, 1, 2], "n": [1, 2, 5]})
    >>> running_sums(frame, ["n"], "key")["n"].to_list()
    [1, 3, 5]
    """
    before = {column: f"before_{column}" for column in columns}
    totals = frame.with_columns(
        *(pl.col(column).cum_sum() for column in columns),
        **{name: pl.col(column).cum_sum() - pl.col(column) for column, name in before.items()},
    )
    return totals.with_columns(
        pl.col(column) - pl.col(name).first().over(group) for column, name in before.items()
    ).drop(before.values())


def following(column: str, group: str) -> pl.Expr:
    """The value in the next row of the group; null in its last.

    >>> frame = pl.DataFrame({"key": [1, 1, 2], "n": [1, 2, 5]})
    >>> frame.select(following("n", "key"))["n"].to_list()
    [2, None, None]
    """
    return pl.when(pl.col(group) == pl.col(group).shift(-1)).then(pl.col(column).shift(-1))
