"""What a person sees of the statements that were found, and of the cells that were not understood."""

from collections.abc import Collection, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.render import day, headed, plain, short
from flows.statements import Coverage, DocumentRead, in_short, name_of, published_on

_MOST_ROWS = 200
_MOST_DOCUMENTS = 20
_LONGEST = 64  # characters of a label, a header or an evidence, before it is cut
_LONGEST_TITLE = 50


def documents(console: Console, found: Sequence[DocumentRead], *, with_cells: bool) -> None:
    """Document by document: its tables and, if asked for, every cell that was not understood."""
    if not found:
        console.print("No release of this company has been read.")
    for each in found:
        _document(console, each, with_evidence=len(found) == 1)
        if with_cells:
            _cells(console, each)


def coverage(console: Console, found: Coverage) -> None:
    """All releases: statements by kind, unread cells by reason, documents without a statement."""
    console.print(Text(f"{found.documents:,} releases", style="bold"))
    if found.kinds:
        names = ("documents", "tables", "numbers", "read", "unread")
        kinds = _headed("statement", *names, numbers=names)
        for row in found.kinds:
            _add(kinds, *row.values())
        kinds.add_section()
        _add(kinds, "all", None, *(sum(row[name] for row in found.kinds) for name in names[1:]))
        console.print(kinds)
    if found.reasons:
        counts = ("cells", "documents")
        reasons = _headed("unread because", *counts, numbers=counts)
        for row in found.reasons:
            _add(reasons, *row.values())
        console.print(reasons)
        console.print("Which ones: neowatch statements --unread", style="dim")
    if found.without:
        console.print()
        console.print(Text(f"{len(found.without):,} without any statement", style="bold"))
        without = headed("document", "published", "company", "title")
        for row in found.without[:_MOST_DOCUMENTS]:
            _add(
                without,
                row["document_id"],
                day(row["published_at"]),
                row["entity_id"],
                short(name_of(row), _LONGEST_TITLE),
            )
        console.print(without)
        _more(console, _MOST_DOCUMENTS, len(found.without))


def alike(console: Console, rows: Sequence[dict[str, Any]]) -> None:
    """Unread cells of all releases, those under one reason together."""
    if not rows:
        console.print("Every cell whose row names a metric was understood.")
        return
    shown = sorted(rows[:_MOST_ROWS], key=itemgetter("reason"))
    for reason, group in groupby(shown, key=itemgetter("reason")):
        counts = ("cells", "documents")
        cells = _headed("row", "metric", *counts, "such as", numbers=counts)
        cells.title, cells.title_justify = reason, "left"
        for row in group:
            example = f"{_in_line(row['printed'])} under “{row['header']}” in {row['document_id']}"
            label = _in_line(row["label"])
            _add(cells, label, row["metric"], row["cells"], row["documents"], example)
        console.print(cells)
    _more(console, _MOST_ROWS, len(rows))


def _document(console: Console, read: DocumentRead, *, with_evidence: bool) -> None:
    document = read.document
    console.print()
    console.print(plain(name_of(document), "bold"), soft_wrap=True)
    facts = (
        document["fiscal_period"],
        published_on(document),
        document["entity_id"],
        document["kind"],
        f"document {document['document_id']}",
    )
    console.print(Text(" · ".join(fact for fact in facts if fact), style="dim"), soft_wrap=True)
    if not read.statements:
        console.print("No table in it was read as a statement.")
        return
    told = [row for row in read.statements if not _is_silent(row)]
    if told:
        counts = ("read", "unread", "numbers")
        tables = _headed("#", "statement", "scale", "periods", *counts, numbers=("#", *counts))
        for row in told:
            _add(
                tables,
                row["table_index"],
                _statement(row, with_evidence=with_evidence),
                row["scale_as_printed"] or "none",
                in_short(row["periods"]) or "none",
                row["read_count"],
                row["unread_count"],
                row["value_count"],
            )
        console.print(tables)
    silent = len(read.statements) - len(told)
    if silent:
        console.print(
            f" {'and ' if told else ''}{silent} other {'table' if silent == 1 else 'tables'} in "
            "which no row names a metric",
            style="dim",
        )


def _statement(row: dict[str, Any], *, with_evidence: bool) -> Text:
    lines = [Text(row["kind"], style="bold" if row["read_count"] else "")]
    if row["title"]:
        lines.append(plain(_in_line(row["title"])))
    if with_evidence and row["evidence"]:
        words = " · ".join(f"“{_in_line(each)}”" for each in row["evidence"])
        lines.append(plain(f"by {words}", "dim"))
    return Text("\n").join(lines)


def _cells(console: Console, read: DocumentRead) -> None:
    statements = {row["table_index"]: row for row in read.statements}
    for index, group in groupby(read.unread, key=itemgetter("table_index")):
        kind = statements[index]["kind"] if index in statements else "unknown"
        cells = _headed(
            "row", "over the column", "printed", "metric", "not read because", numbers=("printed",)
        )
        cells.title, cells.title_justify = f"table {index}, {kind}", "left"
        above = None
        for row in group:
            label = _in_line(row["label"]) if row["row_index"] != above else ""
            header, printed = _in_line(row["header"]), _in_line(row["printed"])
            _add(cells, label, header, printed, row["metric"], row["reason"])
            above = row["row_index"]
        console.print(Padding(cells, (0, 0, 0, 1)))
    if read.statements and not read.unread:
        console.print(" Every cell whose row names a metric was understood.")


def _is_silent(row: dict[str, Any]) -> bool:
    return row["kind"] == "other" and not row["read_count"] and not row["unread_count"]


def _headed(*columns: str, numbers: Collection[str]) -> Table:
    """An empty table; the columns that hold numbers are aligned right and never folded."""
    empty = headed(*columns)
    for column, name in zip(empty.columns, columns, strict=True):
        if name in numbers:
            column.justify, column.no_wrap = "right", True
    return empty


def _add(table: Table, *cells: str | int | Text | None) -> None:
    """One row: numbers with separators, strangers' text as it is."""
    table.add_row(
        *(
            plain(cell) if isinstance(cell, str)
            else f"{cell:,}" if isinstance(cell, int)
            else cell or ""
            for cell in cells
        )
    )  # fmt: skip


def _in_line(text: str) -> str:
    """Words of a page without the line ends that they have there, cut where they go on for long."""
    return short(" ".join(text.split()), _LONGEST)


def _more(console: Console, shown: int, rows: int) -> None:
    if rows > shown:
        console.print(f"{shown} of {rows:,}: --json lists all", style="dim")
