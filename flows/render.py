"""What a person sees: tables and summaries for a terminal of 100 columns, plain text elsewhere."""

import json
import re
import sys
from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import polars as pl
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.doctor import Check
from flows.pipeline import Outcome, Refused
from warehouse.in_words import number

WATCHLIST = (
    "SELECT indicator, entity_id, state, value, unit, since, previous_state, explanation, "
    "evidence, indicator_id FROM watchlist ORDER BY indicator, entity_id <> 'sector', entity_id"
)
_MOST_ROWS = 200
_READABLE = 16  # columns of a terminal: an id, an instant's day; longer values are folded
# Pages and file names are strangers' text: what would steer the terminal is shown, not obeyed.
# The last of these turn the direction of writing, and would show digits in another order.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNIT_MARK = {"percent": " %", "ratio": "×", "USD": " USD", "years": " years", "count": ""}


def plain(text: str, style: str = "") -> Text:
    """Text as it is: no mark-up is read in it, and control characters become visible.

    >>> plain("[red]a\\x1b[2Jb\\u202e").plain
    '[red]a\\\\x1b[2Jb\\\\u202e'
    """
    return Text(_CONTROL.sub(lambda match: ascii(match[0])[1:-1], text), style=style)


def refused(console: Console, inputs: Sequence[Refused]) -> None:
    """The first inputs that went to quarantine, with the reason."""
    for item in inputs[:10]:
        console.print(
            Text("quarantined ", style="yellow") + plain(f"{item.path}: {item.reason}"),
            soft_wrap=True,
        )
        console.print(plain(f"  {item.detail}"), soft_wrap=True)
    if len(inputs) > 10:
        console.print(f"… and {len(inputs) - 10} more: neowatch quarantine list")


def summary(console: Console, outcome: Outcome) -> None:
    """Counts of the run and of the tables, and seconds per stage."""
    new = outcome.counts
    table = headed("", "now", "this run")
    for name, count in (
        ("documents", "documents_read"),
        ("claims", "claims_written"),
        ("metrics", "metrics_written"),
        ("deals", "deals_written"),
        ("quarantined", "quarantined"),
    ):
        table.add_row(name, f"{outcome.totals[name]:,}", f"+{new.get(count, 0):,}")
    for column in table.columns[1:]:
        column.justify = "right"
    console.print(table)
    stages = " · ".join(f"{name} {seconds:.1f} s" for name, seconds in outcome.seconds.items())
    console.print(f"{stages} · run {outcome.run_id}", soft_wrap=True)
    if not outcome.changed:
        console.print("Nothing new: every table is as it was.")


def watchlist(console: Console, rows: Sequence[dict[str, Any]]) -> None:
    """A block per indicator; entities of which nothing is known share its last line."""
    if not rows:
        console.print("The watch list is empty: no document read so far bears on an indicator.")
        return
    known = [row for row in rows if row["evidence"]]
    # One width per column for all blocks, and none to spare: the words behind a state need it.
    widths = [
        max((len(text) for text in column), default=0)
        for column in (
            [row["indicator"] for row in known] + [row["entity_id"] for row in known],
            [row["state"] for row in known],
            [value(row["value"], row["unit"]) for row in known],
        )
    ]
    for indicator, group in groupby(rows, key=itemgetter("indicator")):
        states = list(group)
        table = headed(indicator, "state", "value", "since", "why")
        for column, width in zip(table.columns, (*widths, 10), strict=False):
            column.min_width, column.no_wrap = width, True
        table.columns[2].justify = "right"
        shown = [row for row in states if row["evidence"]]
        for row in shown:
            table.add_row(
                row["entity_id"],
                Text(row["state"], style=_style(row["state"])),
                value(row["value"], row["unit"]),
                day(row["since"]),
                Text(row["explanation"]),
            )
        if shown:
            console.print(table)
        silent = [row for row in states if not row["evidence"]]
        for state, those in groupby(sorted(silent, key=itemgetter("state")), itemgetter("state")):
            names = ", ".join(row["entity_id"] for row in those)
            console.print(
                Text(
                    f" {indicator if not shown else 'others'} {state}, no evidence: {names}",
                    style="dim",
                )
            )
    console.print()


def quarantine(console: Console, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        console.print("Nothing is in quarantine.")
        return
    table = headed("id", "stage", "reason", "input", "first seen", "detail")
    table.columns[0].no_wrap = True
    for row in rows:
        detail = row["detail"].strip().splitlines()[-1]
        table.add_row(
            row["quarantine_id"],
            row["stage"],
            row["reason"],
            plain(short(row["payload_ref"] or "", 60)),
            day(row["first_seen_at"]),
            plain(detail),
        )
    console.print(table)


def checks(console: Console, found: Sequence[Check]) -> None:
    for check in found:
        mark = Text("ok  " if check.ok else "FAIL", style="green" if check.ok else "bold red")
        console.print(
            mark, Text(f"{check.name}: {check.detail}"), soft_wrap=not console.is_terminal
        )


def frame(console: Console, rows: pl.DataFrame, format_: str) -> None:
    """A query's answer on standard output."""
    if format_ == "table":
        _grid(console, rows)
    elif format_ == "parquet":
        rows.write_parquet(sys.stdout.buffer)
    else:
        sys.stdout.write(_encoded(rows, format_))


def write(rows: pl.DataFrame, path: Path, format_: str) -> None:
    """A table as a file: `jsonl`, `csv` (nested values as JSON) or `parquet`."""
    if format_ == "parquet":
        rows.write_parquet(path, compression="zstd")
    else:
        path.write_text(_encoded(rows, format_), encoding="utf-8")


def value(amount: float | None, unit: str | None) -> str:
    """A value at a glance: 1.2e9 USD is `1.2B USD`."""
    if amount is None:
        return ""
    for limit, suffix in ((1e12, "T"), (1e9, "B"), (1e6, "M")):
        if abs(amount) >= limit:
            return f"{amount / limit:,.4g}{suffix} {unit or ''}".strip()
    mark = _UNIT_MARK.get(unit or "", f" {unit}" if unit else "")
    return f"{amount:,.4g}{mark}"


def day(instant: datetime | None) -> str:
    return f"{instant:%Y-%m-%d}" if instant else ""


def _grid(console: Console, rows: pl.DataFrame) -> None:
    """Columns side by side, or one below the other where each would be a few letters wide."""
    cells = [[_cell(item) for item in row] for row in rows.head(_MOST_ROWS).iter_rows()]
    if _least_width(rows.columns, cells) > console.width:
        _records(console, rows.columns, cells)
    else:
        table = headed(*rows.columns)
        for column, dtype in zip(table.columns, rows.dtypes, strict=True):
            if dtype.is_numeric():
                column.justify = "right"
        for row in cells:
            table.add_row(*(plain(item) for item in row))
        console.print(table)
    if rows.height > _MOST_ROWS:
        console.print(f"{_MOST_ROWS} of {rows.height:,} rows: --format csv prints all", style="dim")


def _least_width(names: Sequence[str], cells: Sequence[Sequence[str]]) -> int:
    """The narrowest a table can be and still be read: names and short values unbroken."""
    widest = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    gaps = 3 * len(names)
    return gaps + sum(
        max(len(name), min(width, _READABLE)) for name, width in zip(names, widest, strict=True)
    )


def _records(console: Console, names: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Row by row, a line per column that has a value."""
    room = max(map(len, names)) + 2
    for row in cells:
        console.print()
        for name, item in zip(names, row, strict=True):
            if item:
                console.print(plain(name.ljust(room), "dim") + plain(item), soft_wrap=True)
    console.print()


def _cell(item: object) -> str:
    if item is None:
        return ""
    if isinstance(item, float):
        return number(item)
    if isinstance(item, datetime):
        return (
            f"{item:%Y-%m-%d %H:%M:%S}"
            if item.time() != datetime.min.time()
            else f"{item:%Y-%m-%d}"
        )
    if isinstance(item, date):
        return item.isoformat()
    if isinstance(item, list):
        return ", ".join(_cell(part) for part in item)
    return short(str(item), 300)


def _encoded(rows: pl.DataFrame, format_: str) -> str:
    if format_ == "csv":
        nested = [name for name, dtype in rows.schema.items() if dtype.is_nested()]
        flat = rows.with_columns(
            pl.Series(name, [_json(item) for item in rows[name].to_list()], dtype=pl.String)
            for name in nested
        )
        return flat.write_csv()
    lines = [_json(row) for row in rows.iter_rows(named=True)]
    if format_ == "jsonl":
        return "".join(f"{line}\n" for line in lines)
    return "[" + ",\n ".join(lines) + "]\n"


def _json(item: object) -> str:
    return json.dumps(item, default=_iso, ensure_ascii=False)


def _iso(item: object) -> str:
    """What JSON has no form for, as text: times in ISO 8601, exact decimals, bytes in hex."""
    if isinstance(item, datetime | date | time):
        return item.isoformat()
    return item.hex() if isinstance(item, bytes) else str(item)


def headed(*columns: str) -> Table:
    """An empty table in the house's style."""
    empty = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        empty.add_column(plain(column), overflow="fold")
    return empty


def _style(state: str) -> str:
    if state in ("UNKNOWN", "NONE", "OPEN", "HOLD"):
        return "dim"
    return "bold"


def short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
