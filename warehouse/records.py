"""The nouns every package speaks: captures, documents, claims.

Each record is one row of the table of the same name in `warehouse.schemas`, which states types, keys
and meaning; a test holds the two together. All instants are UTC, all amounts in full units.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

DocumentKind = Literal[
    "earnings_release", "filing", "article", "announcement", "transcript", "letter", "curated"
]
ClaimKind = Literal["metric", "deal", "signal"]
Basis = Literal["gaap", "non_gaap", "company_defined", "cash", "incl_finance_leases"]
PeriodType = Literal[
    "quarter", "half", "nine_months", "fy", "month", "instant", "event", "multi_year"
]
Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "up_to", "less_than", "vague"]
Status = Literal["actual", "guidance", "estimate", "prior"]
Modality = Literal["asserted", "reported", "talks", "hypothetical", "denied", "opinion"]
SpanRole = Literal[
    "value", "cue", "subject", "counterparty", "period", "modality", "attribution", "scale",
    "statement", "section",
]  # fmt: skip
StatementKind = Literal[
    "operations", "balance_sheet", "cash_flows", "comprehensive_income", "segments",
    "reconciliation", "guidance", "summary", "other",
]  # fmt: skip


def content_id(*parts: object) -> str:
    """Hash of an ordered tuple of parts, as the 16 hex digits used for every id.

    Parts are separated, so that ("ab", "c") and ("a", "bc") differ; None differs from "".

    >>> content_id("ab", "c") == content_id("a", "bc")
    False
    >>> len(content_id("x", None, 3))
    16
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"\x00" if part is None else b"\x01" + str(part).encode() + b"\x1f")
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One fetched representation, as archived: the bytes themselves lie in the WARC file.

    `declared_*` is what came with the bytes (a manifest row, a container's header), never what a
    reader found in them. None means not declared.
    """

    capture_id: str
    url: str
    final_url: str | None = None
    source_id: str
    fetched_at: datetime
    http_status: int | None = None
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: datetime | None = None
    payload_sha256: str
    payload_bytes: int
    archive_file: str
    archive_offset: int
    run_id: str
    source_path: str | None = None
    declared_kind: DocumentKind | None = None
    declared_publisher: str | None = None
    declared_published_at: datetime | None = None
    declared_entity_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One distinct document: normalised text and what is known about its publication.

    `text` is what every quote is cut from; offsets are code points. `known_at` is when a reader could
    first know it: EDGAR acceptance, else publication, else the first time it was seen.
    """

    document_id: str
    capture_id: str
    url: str
    source_id: str
    source_path: str | None = None
    kind: DocumentKind
    publisher: str | None = None
    tier: int
    title: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    known_at: datetime
    first_seen_at: datetime
    entity_id: str | None = None
    form: str | None = None
    accession: str | None = None
    fiscal_period: str | None = None
    text: str
    text_sha256: str
    duplicate_of: str | None = None
    reader: str
    reader_version: str
    read_key: str


@dataclass(frozen=True, slots=True)
class Span:
    """Where in `documents.text` the words stand that played one role in a claim.

    Of a claim from a table: `value` is the cell, `cue` its row's label, `period` each header cell over
    its column, `section` the heading above its row, `scale` where the table's scale is printed and
    `statement` the words of its title that decided which statement it is. Of a claim from prose:
    `section` names the part of the company, and the words for it, for subject or period may stand
    outside of the sentence: above it as a rule, where the sentence itself leaves them unsaid.
    """

    role: SpanRole
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """One input or row that could not be used: DATA_MODEL's `quarantine` row before it is stored."""

    stage: str
    reason: str
    detail: str
    document_id: str | None = None
    capture_id: str | None = None
    payload_ref: str | None = None
    read_key: str | None = None

    @property
    def quarantine_id(self) -> str:
        """Hash of the stage, what failed and why: the same failure is the same row."""
        return content_id(
            self.stage, self.document_id, self.capture_id, self.payload_ref, self.reason
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement in one document, tied to the exact words: DATA_MODEL's `claims` row."""

    claim_id: str
    document_id: str
    published_at: datetime | None
    known_at: datetime
    kind: ClaimKind
    subject: str
    counterparty: str | None = None
    metric: str
    segment: str | None = None
    basis: Basis | None = None
    period_type: PeriodType | None = None
    period_start: date | None = None
    period_end: date | None = None
    value_low: float | None = None
    value_high: float | None = None
    unit: str | None = None
    bound: Bound = "exact"
    status: Status = "actual"
    modality: Modality = "asserted"
    polarity: int | None = None
    hardware: str | None = None
    attribution: str | None = None
    quote: str
    char_start: int
    char_end: int
    table_index: int | None = None
    row_index: int | None = None
    column_index: int | None = None
    scale_as_printed: str | None = None
    spans: tuple[Span, ...] = ()
    extractor: str
    extractor_version: str
    confidence: float


def claim_id(
    document_id: str,
    *,
    span: tuple[int, int],
    cell: tuple[int, int, int] | None = None,
    subject: str,
    counterparty: str | None = None,
    metric: str,
    segment: str | None = None,
    period: tuple[PeriodType | None, date | None],
    status: Status,
) -> str:
    """Identity of a statement: the same words of the same document, about the same thing.

    The value is not part of it, so that a mended reader corrects a claim instead of adding one.
    `cell` is (table, row, column) where the words are one cell of a row.
    """
    return content_id(
        document_id, *span, *(cell or ()), subject, counterparty, metric, segment, *period, status
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRead:
    """One table of a document: what it was taken for, and how much of it was understood.

    `evidence` are the words that decided the kind, `title` is the nearest heading. `periods` are those
    that were resolved, in column order, as `quarter 2025-06-30`. Cells are counted once: of
    `value_count` cells with numbers, `read_count` became claims; `unread_count` stand in a row that
    names a metric and became none (`UnreadCell` says why).
    """

    document_id: str
    table_index: int
    kind: StatementKind
    evidence: tuple[str, ...] = ()
    title: str | None = None
    scale_as_printed: str | None = None
    currency: str | None = None
    periods: tuple[str, ...] = ()
    row_count: int
    value_count: int
    read_count: int
    unread_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadCell:
    """One cell that seemed to state a metric and gave no claim, with the reason.

    `header` are the words over its column, outermost first. `reason` is a slug to group by:
    `no-period`, `no-scale`, `not-an-amount-column`, `unknown-name-over-column`, `contradiction`,
    `wrong-statement` …
    """

    document_id: str
    table_index: int
    row_index: int
    column_index: int
    metric: str
    label: str
    header: str
    printed: str
    reason: str
    char_start: int
    char_end: int
