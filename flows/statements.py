"""Which statements were found, and what in them was not understood: `neowatch statements`.

A release is a document of that kind, and any other document in which a table was read.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from warehouse.sql import query

_RELEASE = "(kind = 'earnings_release' OR document_id IN (SELECT document_id FROM statements))"
_DOCUMENT = "document_id, entity_id, kind, fiscal_period, published_at, title, url, source_path"
_READ = f"""
    SELECT {_DOCUMENT} FROM documents
    WHERE document_id = $which OR (entity_id = $which AND {_RELEASE})
    ORDER BY published_at, document_id
"""
_TABLES = """
    SELECT * FROM statements WHERE list_contains($ids, document_id)
    ORDER BY document_id, table_index
"""
_CELLS = """
    SELECT * FROM unread_cells WHERE list_contains($ids, document_id)
    ORDER BY document_id, table_index, row_index, column_index, metric
"""
_BY_KIND = """
    SELECT kind, count(DISTINCT document_id) AS documents, count(*) AS tables,
        sum(value_count)::BIGINT AS numbers, sum(read_count)::BIGINT AS read,
        sum(unread_count)::BIGINT AS unread
    FROM statements GROUP BY kind ORDER BY read DESC, kind
"""
# A cell whose row names two metrics has a row for each, and is one cell.
_CELL = "(document_id, table_index, row_index, column_index)"
_BY_REASON = f"""
    SELECT reason, count(DISTINCT {_CELL}) AS cells, count(DISTINCT document_id) AS documents
    FROM unread_cells GROUP BY reason ORDER BY cells DESC, reason
"""
_WITHOUT = f"""
    SELECT {_DOCUMENT} FROM documents
    WHERE {_RELEASE}
        AND document_id NOT IN (SELECT document_id FROM statements WHERE kind <> 'other')
    ORDER BY published_at, document_id
"""
_ALIKE = f"""
    SELECT reason, label, metric, count(DISTINCT {_CELL}) AS cells,
        count(DISTINCT document_id) AS documents, min(document_id) AS document_id,
        arg_min(printed, document_id) AS printed, arg_min(header, document_id) AS header
    FROM unread_cells GROUP BY reason, label, metric ORDER BY cells DESC, reason, label, metric
"""


@dataclass(frozen=True)
class DocumentRead:
    """One document, its tables in reading order, and their cells that were not understood.

    The rows are those of `documents` (without the text), `statements` and `unread_cells`.
    """

    document: dict[str, Any]
    statements: Sequence[dict[str, Any]]
    unread: Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Coverage:
    """All releases together: what their tables are, what is not understood, who has no statement.

    `kinds` counts documents, tables, cells with numbers, cells read and unread per kind of statement;
    `reasons` counts unread cells and their documents; `without` are documents all of whose tables, if
    they have any, are of kind `other`.
    """

    documents: int
    kinds: Sequence[dict[str, Any]]
    reasons: Sequence[dict[str, Any]]
    without: Sequence[dict[str, Any]]


def documents_read(connection: duckdb.DuckDBPyConnection, which: str) -> list[DocumentRead] | None:
    """One document by its id, or the releases of an entity, oldest first; None if it is neither."""
    documents = query(connection, _READ, {"which": which}).to_dicts()
    if not documents and not _is_entity(connection, which):
        return None
    ids = {"ids": [document["document_id"] for document in documents]}
    tables = _by_document(query(connection, _TABLES, ids).to_dicts())
    cells = _by_document(query(connection, _CELLS, ids).to_dicts())
    return [
        DocumentRead(each, tables[each["document_id"]], cells[each["document_id"]])
        for each in documents
    ]


def coverage(connection: duckdb.DuckDBPyConnection) -> Coverage:
    """What was read and what was not, over all releases."""
    releases = f"SELECT count(*) AS n FROM documents WHERE {_RELEASE}"
    return Coverage(
        documents=query(connection, releases)["n"][0],
        kinds=query(connection, _BY_KIND).to_dicts(),
        reasons=query(connection, _BY_REASON).to_dicts(),
        without=query(connection, _WITHOUT).to_dicts(),
    )


def unread_alike(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Unread cells of all releases counted by reason, label and metric, the most frequent first.

    `document_id`, `printed` and `header` are those of one of them.
    """
    return query(connection, _ALIKE).to_dicts()


def name_of(document: dict[str, Any]) -> str:
    """What a person calls a document: its title, else where it came from."""
    return str(document["title"] or document["source_path"] or document["url"])


def published_on(document: dict[str, Any]) -> str:
    at: datetime | None = document["published_at"]
    return f"published {at:%Y-%m-%d}" if at else "publication date unknown"


def in_short(periods: Iterable[str]) -> str:
    """Periods in column order, a type that several share named once.

    >>> in_short(["quarter 2025-06-30", "quarter 2024-06-30", "half 2025-06-30"])
    'quarter 2025-06-30, 2024-06-30; half 2025-06-30'
    """
    ends: dict[str, list[str]] = {}
    for period in periods:
        type_, _, end = period.partition(" ")
        ends.setdefault(type_, []).append(end)
    return "; ".join(f"{type_} {', '.join(each)}".strip() for type_, each in ends.items())


def _is_entity(connection: duckdb.DuckDBPyConnection, which: str) -> bool:
    known = "SELECT entity_id FROM entities WHERE entity_id = $which"
    return not query(connection, known, {"which": which}).is_empty()


def _by_document(rows: Iterable[dict[str, Any]]) -> defaultdict[str, list[dict[str, Any]]]:
    grouped: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        grouped[row["document_id"]].append(row)
    return grouped
