"""From an id back to the words: what `neowatch explain` answers.

The words are cut from the document's text. How a table was laid out is not stored: it is read anew
from the archive, and where that is no longer possible its rows are shown as lines of the text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import duckdb

from extractors.claims.prose.sentences import split
from extractors.documents import document_id
from extractors.model import ReadError, Row, Table
from extractors.readers import read
from flows.home import Home
from flows.wording import period_unsaid, rule_in_words, subject_unsaid
from warehouse.archive import ArchiveError
from warehouse.in_words import number, period_of, value_of
from warehouse.records import Capture, Span, SpanRole
from warehouse.sql import query
from warehouse.tables import records_of

_CONTEXT = 300  # code points of a paragraph shown before and after the words that count
_CLAIMS = """
    SELECT c.*, d.capture_id, d.entity_id AS document_entity_id, d.url, d.source_path, d.publisher, d.title, d.tier,
        d.kind AS document_kind, d.fiscal_period, d.text, d.reader, d.reader_version, k.run_id,
        k.archive_file, k.archive_offset
    FROM claims c JOIN documents d USING (document_id) JOIN captures k USING (capture_id)
    WHERE list_contains($ids, c.claim_id) ORDER BY list_position($ids, c.claim_id)
"""
_MEND = "neowatch extract reads it anew"
_CAPTURE = "SELECT * FROM captures WHERE capture_id = $id"
_OWNERS = (
    ("metric", "SELECT * FROM metrics WHERE metric_id = $id ORDER BY known_at DESC LIMIT 1"),
    ("deal", "SELECT * FROM deals WHERE deal_id = $id ORDER BY known_at DESC LIMIT 1"),
    (
        "indicator",
        "SELECT * FROM indicators WHERE indicator_id = $id OR indicator || '/' || entity_id = $id "
        "ORDER BY as_of DESC LIMIT 1",
    ),
)
# What is shown in a form of its own.
_NOT_FACTS = {
    "document_entity_id", "quote", "char_start", "char_end", "table_index", "row_index", "column_index", "spans", "text",
    "capture_id",
}  # fmt: skip


Place = Literal["above", "here", "below"]


@dataclass(frozen=True)
class Line:
    """A stretch of the document's text from offset `start`; cut where it goes on for long."""

    text: str
    start: int
    is_cut_before: bool
    is_cut_after: bool


@dataclass(frozen=True)
class Evidence:
    """One claim: its row, the words it was read from, and where they come from.

    `claim` is the row of `claims`, joined with its document and capture. `spans` are offsets in the
    document's text. `lines` are the paragraphs that hold the spans, in order; of a claim from a table,
    those outside of it, and `table` has the rows: those with spans, and the header between them.
    `note` says why a table could not be laid out; its rows are among the lines then.
    """

    claim: Mapping[str, Any]
    spans: Sequence[Span]
    lines: Sequence[Line]
    table: Sequence[Row]
    note: str | None

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is known of the claim, of its document and its capture, as text."""
        return _facts({name: each for name, each in self.claim.items() if name not in _NOT_FACTS})

    def words(self, role: SpanRole) -> list[tuple[Place, str]]:
        """The words that played one role, in order, and where they stand: seen from a sentence."""
        text, is_cell = self.claim["text"], self.claim["table_index"] is not None
        start, end = (0, len(text)) if is_cell else self._sentence()
        return [
            (
                "above" if span.end <= start else "below" if span.start >= end else "here",
                text[span.start : span.end],
            )
            for span in sorted(self.spans, key=lambda span: span.start)
            if span.role == role
        ]

    @property
    def unsaid(self) -> dict[SpanRole, str]:
        """What a sentence leaves unsaid, and nothing around it says, with what decided instead."""
        if not self.claim["extractor"].startswith("prose."):
            return {}
        spoken = {span.role for span in self.spans}
        decided: tuple[tuple[SpanRole, str], ...] = (
            ("subject", subject_unsaid(self.claim)),
            ("period", period_unsaid(self.claim)),
        )
        return {role: by for role, by in decided if role not in spoken}

    def _sentence(self) -> tuple[int, int]:
        """Start and end of the sentence that states the value, or without one the quote."""
        at = min(
            (s.start for s in self.spans if s.role == "value"), default=self.claim["char_start"]
        )
        (line,) = lines_of(self.claim["text"], [(at, at)], context=None)
        for start, end in split(line.text):
            if at < line.start + end:
                return line.start + start, line.start + end
        return line.start, line.start + len(line.text)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        claim = self.claim
        return {
            "claim_id": claim["claim_id"],
            "quote": claim["quote"],
            "facts": dict(self.facts),
            "rule": rule_in_words(claim["extractor"]),
            "unsaid": self.unsaid,
            "spans": [
                asdict(span) | {"words": claim["text"][span.start : span.end]}
                for span in self.spans
            ],
            "lines": [asdict(line) for line in self.lines],
            "table_index": claim["table_index"],
            "row_index": claim["row_index"],
            "column_index": claim["column_index"],
            "table": [self._row(row) for row in self.table],
            "note": self.note,
        }

    def _row(self, row: Row) -> dict[str, Any]:
        cells = [
            {
                "text": cell.text,
                "column": cell.column,
                "column_end": cell.column_end,
                "roles": [each.role for each in self.spans if _meets(each, cell.start, cell.end)],
            }
            for cell in row.cells
        ]
        return {"row": row.index, "cells": cells}


@dataclass(frozen=True)
class Explanation:
    """What was asked for, in facts, and the claims that carry it; `reason` says how they do."""

    title: str
    facts: Sequence[tuple[str, str]]
    reason: str | None
    evidence: Sequence[Evidence]

    def as_dict(self) -> dict[str, Any]:
        """For JSON: the lists of facts as objects."""
        return {
            "title": self.title,
            "facts": dict(self.facts),
            "reason": self.reason,
            "evidence": [each.as_dict() for each in self.evidence],
        }


def explanation(home: Home, connection: duckdb.DuckDBPyConnection, id_: str) -> Explanation | None:
    """Explain a claim, metric, deal or indicator's state; None if nothing has that id.

    The newest state of an indicator has a name too: `backlog_coverage/coreweave`.
    """
    for kind, text in _OWNERS:
        rows = query(connection, text, {"id": id_}).to_dicts()
        if rows:
            row = rows[0]
            claims = row.pop("evidence", None) or row.pop("claim_ids", None) or []
            evidence = list(_evidence(home, connection, claims))
            return Explanation(f"{kind} {id_}", _facts(row), _reason(kind, row, evidence), evidence)
    evidence = list(_evidence(home, connection, [id_]))
    return Explanation(f"claim {id_}", (), None, evidence) if evidence else None


def lines_of(
    text: str, spans: Sequence[tuple[int, int]], *, context: int | None = _CONTEXT
) -> list[Line]:
    r"""The lines of a text that hold one of the spans, cut where they go on for long; in order.

    `context` is how many code points are kept on either side of the spans, to the next blank; None is all.

    >>> [line.text for line in lines_of("Results\nWe grew.\nRevenue was $5.", [(9, 11), (29, 31)])]
    ['We grew.', 'Revenue was $5.']
    """
    stretches: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        last = last if last >= 0 else len(text)
        if stretches and first <= stretches[-1][1]:
            first, last = stretches[-1][0], max(last, stretches.pop()[1])
        stretches.append((first, last))
    return [_cut(text, first, last, spans, context) for first, last in stretches]


def _cut(
    text: str, first: int, last: int, spans: Sequence[tuple[int, int]], context: int | None
) -> Line:
    inside = [span for span in spans if first <= span[0] <= last]
    low, high = min(start for start, _ in inside), max(end for _, end in inside)
    if context is None or low - first <= context:
        left = first
    else:
        left = text.find(" ", low - context, low) + 1 or low - context
    if context is None or last - high <= context:
        right = last
    else:
        blank = text.rfind(" ", high, high + context)
        right = blank if blank >= 0 else high + context
    return Line(text[left:right], left, left > first, right < last)


def _evidence(
    home: Home, connection: duckdb.DuckDBPyConnection, claim_ids: Sequence[str]
) -> Iterator[Evidence]:
    laid_out: dict[str, Sequence[Table] | str] = {}
    for row in query(connection, _CLAIMS, {"ids": list(claim_ids)}).to_dicts():
        spans = list(_spans(row))
        id_ = row["document_id"]
        if row["table_index"] is not None and id_ not in laid_out:
            laid_out[id_] = _tables(home, connection, row)
        yield _claim(row, spans, laid_out.get(id_, ()))


def _spans(row: Mapping[str, Any]) -> Iterator[Span]:
    """The spans that bear a part of the claim: a word of doubt that was overruled bears none."""
    is_plain = (row["status"], row["modality"]) == ("actual", "asserted")
    for span in row["spans"] or ():
        words = row["text"][span["start"] : span["end"]]
        start = span["start"] + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start < end and not (is_plain and span["role"] == "modality"):
            yield Span(span["role"], start, end)


def _reason(kind: str, row: Mapping[str, Any], evidence: Sequence[Evidence]) -> str | None:
    """How the claims carry a row: they state its value, or it is computed from theirs."""
    if not evidence:
        return None
    if kind != "metric":
        return {"deal": "Made from these claims:", "indicator": "Decided by these claims:"}[kind]
    if row["status"] != "derived":
        return "Stated by these claims, the one whose value is shown first:"
    ends = [each.claim["period_end"] for each in evidence]
    later, earlier = (evidence[ends.index(end)].claim for end in (max(ends), min(ends)))
    return (
        f"Nobody printed it. It is what {period_of(later)}, {value_of(later)}, leaves after "
        f"{period_of(earlier)}, {value_of(earlier)}:"
    )


def _claim(row: dict[str, Any], spans: Sequence[Span], laid_out: Sequence[Table] | str) -> Evidence:
    held = [(span.start, span.end) for span in spans]
    whole = [*held, (row["char_start"], row["char_end"])]
    if row["table_index"] is None:
        return Evidence(row, spans, lines_of(row["text"], whole), (), None)
    table = laid_out if isinstance(laid_out, str) else _table(laid_out, row)
    if isinstance(table, str):
        return Evidence(row, spans, lines_of(row["text"], whole), (), table)
    start, end = table.rows[0].start, table.rows[-1].end
    outside = [(a, b) for a, b in held if not start <= a < end]
    return Evidence(row, spans, lines_of(row["text"], outside), _shown(table, row, spans), None)


def _table(tables: Sequence[Table], claim: Mapping[str, Any]) -> Table | str:
    """The claim's table, or why it is not found."""
    place = (claim["table_index"], claim["row_index"], claim["column_index"])
    for table in tables:
        cells = (cell for row in table.rows for cell in row.cells)
        if any((table.index, cell.row, cell.column) == place for cell in cells):
            return table
    return f"its cell is laid out in another way now: {_MEND}"


def _shown(table: Table, claim: Mapping[str, Any], spans: Sequence[Span]) -> list[Row]:
    """The claim's row, every row with a span, and all of the header that spans of the period open."""
    marked = {
        row.index
        for row in table.rows
        if row.index == claim["row_index"]
        or any(_meets(span, row.start, row.end) for span in spans)
    }
    header = [
        row.index
        for row in table.rows
        if any(span.role == "period" and _meets(span, row.start, row.end) for span in spans)
    ]
    between = range(min(header), max(header)) if header else ()
    return [row for row in table.rows if row.index in marked or row.index in between]


def _meets(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def _tables(
    home: Home, connection: duckdb.DuckDBPyConnection, claim: Mapping[str, Any]
) -> Sequence[Table] | str:
    """The tables of the claim's document, read anew from the archive, or why that is not possible."""
    captures = query(connection, _CAPTURE, {"id": claim["capture_id"]})
    (capture,) = records_of(Capture, captures)
    try:
        readings = read(capture, home.archive.payload(capture))
    except (ArchiveError, ReadError) as error:
        return str(error)
    for reading in readings:
        if document_id(capture, reading) == claim["document_id"]:
            is_same = reading.text == claim["text"]
            return reading.tables if is_same else f"its text is read in another way now: {_MEND}"
    return f"its document is no longer found in its capture: {_MEND}"


def _facts(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(name, _text(value)) for name, value in row.items() if value not in (None, "")]


def _text(value: object) -> str:
    return number(value) if isinstance(value, float) else str(value)
