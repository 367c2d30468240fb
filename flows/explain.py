"""From an id back to the words: what `neowatch explain` answers."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import duckdb

from warehouse.sql import query

_CONTEXT = 300  # code points of text shown around a quote, cut at the sentence's paragraph
_CLAIMS = """
    SELECT c.*, d.url, d.source_path, d.publisher, d.title, d.tier, d.kind AS document_kind, d.text,
           d.reader, d.reader_version, k.run_id, k.archive_file, k.archive_offset
    FROM claims c JOIN documents d USING (document_id) JOIN captures k USING (capture_id)
    WHERE list_contains($ids, c.claim_id) ORDER BY c.known_at, c.claim_id
"""
_OWNERS = (
    ("metric", "SELECT * FROM metrics WHERE metric_id = $id ORDER BY known_at DESC LIMIT 1"),
    ("deal", "SELECT * FROM deals WHERE deal_id = $id ORDER BY known_at DESC LIMIT 1"),
    (
        "indicator",
        "SELECT * FROM indicators WHERE indicator_id = $id OR indicator || '/' || entity_id = $id "
        "ORDER BY as_of DESC LIMIT 1",
    ),
)


@dataclass(frozen=True)
class Evidence:
    """One claim's words: the paragraph around the quote, and where it comes from."""

    claim_id: str
    before: str
    quote: str
    after: str
    facts: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Explanation:
    """What was asked for, in facts, and the claims that carry it."""

    title: str
    facts: Sequence[tuple[str, str]]
    evidence: Sequence[Evidence]

    def as_dict(self) -> dict[str, Any]:
        """For JSON: the lists of facts as objects."""
        return {
            "title": self.title,
            "facts": dict(self.facts),
            "evidence": [asdict(e) | {"facts": dict(e.facts)} for e in self.evidence],
        }


def explanation(connection: duckdb.DuckDBPyConnection, id_: str) -> Explanation | None:
    """Explain a claim, metric, deal or indicator's state; None if nothing has that id.

    The newest state of an indicator has a name too: `backlog_coverage/coreweave`.
    """
    for kind, text in _OWNERS:
        rows = query(connection, text, {"id": id_}).to_dicts()
        if rows:
            row = rows[0]
            claims = row.pop("evidence", None) or row.pop("claim_ids", None) or []
            return Explanation(f"{kind} {id_}", _facts(row), _evidence(connection, claims))
    evidence = _evidence(connection, [id_])
    return Explanation(f"claim {id_}", (), evidence) if evidence else None


def _evidence(connection: duckdb.DuckDBPyConnection, claim_ids: Sequence[str]) -> list[Evidence]:
    rows = query(connection, _CLAIMS, {"ids": list(claim_ids)}).to_dicts()
    return [_claim(row) for row in rows]


def _claim(row: dict[str, Any]) -> Evidence:
    text, start, end = row.pop("text"), row["char_start"], row["char_end"]
    spans = row.pop("spans") or []
    left = max(text.rfind("\n", 0, start) + 1, start - _CONTEXT)
    newline = text.find("\n", end)
    right = min(newline if newline >= 0 else len(text), end + _CONTEXT)
    words = [(f"{s['role']} words", text[s["start"] : s["end"]]) for s in spans]
    if row["column_index"] is not None:
        words.append(
            (
                "cell",
                f"table {row['table_index']}, row {row['row_index']}, column {row['column_index']}",
            )
        )
    shown = {name: value for name, value in row.items() if name not in _NOT_SHOWN}
    return Evidence(
        claim_id=row["claim_id"],
        before=text[left:start],
        quote=text[start:end],
        after=text[end:right],
        facts=[*_facts(shown), *words],
    )


_NOT_SHOWN = {"quote", "char_start", "char_end", "table_index", "row_index", "column_index"}


def _facts(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(name, _text(value)) for name, value in row.items() if value is not None]


def _text(value: object) -> str:
    return number(value) if isinstance(value, float) else str(value)


def number(value: float) -> str:
    """Without an exponent as long as it is a whole number a float holds.

    >>> number(30_100_000_000.0), number(0.25)
    ('30,100,000,000', '0.25')
    """
    return f"{value:,.0f}" if value.is_integer() and abs(value) < 2**53 else f"{value:,.10g}"
