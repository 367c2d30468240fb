"""Every table once: names, types, keys, units, rules.

Storage, SQL views, exports and `docs/tables.md` follow from these classes; nothing else states a
column. The columns of DATA_MODEL are a contract with downstream SQL: additive changes only.
A rule's name is the sentence that is true when it holds, because a quarantine row prints it.
"""

from typing import get_args

import dataframely as dy
import polars as pl

from warehouse.records import (
    Basis,
    Bound,
    ClaimKind,
    DocumentKind,
    Modality,
    PeriodType,
    SpanRole,
    Status,
)

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID = r"^[0-9a-f]{16}$"


def _id(meaning: str, *, key: bool = False, nullable: bool = False) -> dy.String:
    return dy.String(primary_key=key, nullable=nullable, regex=ID, description=meaning)


def _slug(meaning: str, *, key: bool = False, nullable: bool = False) -> dy.String:
    return dy.String(primary_key=key, nullable=nullable, regex=SLUG, description=meaning)


def _name(meaning: str, *, key: bool = False, nullable: bool = False) -> dy.String:
    return dy.String(primary_key=key, nullable=nullable, min_length=1, description=meaning)


def _one_of(
    values: tuple[str, ...], meaning: str = "", *, key: bool = False, nullable: bool = False
) -> dy.String:
    """A string out of a closed list; the list is kept for the documentation."""
    return dy.String(
        primary_key=key,
        nullable=nullable,
        check=lambda column: column.is_in(values),
        metadata={"values": values},
        description=meaning,
    )


def _instant(meaning: str, *, key: bool = False, nullable: bool = False) -> dy.Datetime:
    return dy.Datetime(
        primary_key=key, nullable=nullable, time_zone="UTC", time_unit="us", description=meaning
    )


def _ids(meaning: str) -> dy.List:
    return dy.List(dy.String(regex=ID), description=meaning)


DOCUMENT_KINDS = get_args(DocumentKind)
BASES = get_args(Basis)
PERIOD_TYPES = get_args(PeriodType)
BOUNDS = get_args(Bound)
STATUSES = get_args(Status)
# Of a row of metrics that is the difference of two others; a claim is never computed.
DERIVED = "derived"
AGREEMENTS = ("agrees", "differs")
CONFIDENCES = ("confirmed", "reported", "rumour", "conflict")
DEAL_KINDS = ("capacity", "lease", "acquisition", "debt", "equity", "supply")
DEAL_STATUSES = (
    "talks", "announced", "signed", "closed", "terminated", "denied", "superseded",
)  # fmt: skip
HARDWARE = ("gpu", "tpu", "trainium", "asic", "mixed")
UNIT = r"^([A-Z]{3}(/share)?|percent|MW|years|year|count)$"


class Captures(dy.Schema):
    """One fetched representation of a URL, whose bytes lie in a WARC file of the archive.

    Grain: URL × payload. Written by `flows.ingest`.
    """

    capture_id = _id("Hash of `url` and `payload_sha256`.", key=True)
    url = _name("Address the bytes are known under; a file URI for a local file without one.")
    final_url = _name("Address after redirects.", nullable=True)
    source_id = _slug("Where it was found: `local`, `sample`, `history`, or a source's id.")
    fetched_at = _instant("When the bytes came into the archive.")
    http_status = dy.Int32(nullable=True, min=100, max=599)
    media_type = _name("As declared by the server or the container.", nullable=True)
    charset = _name("As declared by the server or the container.", nullable=True)
    etag = _name("HTTP validator.", nullable=True)
    last_modified = _instant("HTTP validator.", nullable=True)
    payload_sha256 = dy.String(regex=r"^[0-9a-f]{64}$", description="Of the bytes as archived.")
    payload_bytes = dy.Int64(min=0)
    archive_file = _name("WARC file, relative to the archive folder.")
    archive_offset = dy.Int64(min=0, description="Of the record in the compressed file, in bytes.")
    run_id = _name("Run that archived it.")
    source_path = dy.String(
        nullable=True, description="Local input path as given (a manifest's `path` as written)."
    )
    declared_kind = _one_of(DOCUMENT_KINDS, "From the manifest.", nullable=True)
    declared_publisher = dy.String(nullable=True, description="From the manifest.")
    declared_published_at = _instant("From the manifest.", nullable=True)
    declared_entity_id = _slug("Issuer, from the manifest.", nullable=True)


class Documents(dy.Schema):
    """One distinct document: normalised text and publication metadata.

    Grain: capture × part. Written by `flows.extract`.
    """

    document_id = _id("Hash of the capture and the part within it.", key=True)
    capture_id = _id("The bytes it was read from.")
    url = _name("Address of the document; of the curated row's source, where it has one.")
    source_id = _slug("As in `captures`.")
    source_path = dy.String(nullable=True, description="Local input path, if any.")
    kind = _one_of(DOCUMENT_KINDS)
    publisher = dy.String(nullable=True)
    tier = dy.Int8(
        min=1,
        max=5,
        description="1 issuer or regulator · 2 counterparty · 3 press on the record · "
        "4 press citing unnamed people · 5 aggregator.",
    )
    title = dy.String(nullable=True)
    authors = dy.List(dy.String())
    language = dy.String(nullable=True, regex=r"^[a-z]{2}$", description="ISO 639-1.")
    published_at = _instant("As declared, else as printed; null when unknown.", nullable=True)
    modified_at = _instant("As printed.", nullable=True)
    known_at = _instant("Acceptance by EDGAR, else publication, else first seen.")
    first_seen_at = _instant("When its bytes first came into the archive.")
    entity_id = _slug("Issuer, if it has one.", nullable=True)
    form = dy.String(nullable=True, description="SEC form type, e.g. `8-K`.")
    accession = dy.String(nullable=True, regex=r"^\d{10}-\d{2}-\d{6}$")
    fiscal_period = dy.String(nullable=True, description="Of a release, e.g. `Q2 FY2026`.")
    text = dy.String(description="What every quote is cut from; offsets count code points.")
    text_sha256 = dy.String(regex=r"^[0-9a-f]{64}$")
    duplicate_of = _id("The earliest document with the same words.", nullable=True)
    reader = _name("Reader that produced it.")
    reader_version = _name("Version of the reader.")
    read_key = _id("Hash of code, registry and declared metadata; another one is read again.")


class Claims(dy.Schema):
    """One statement in one document, tied to its exact words.

    Grain: document × span × subject × metric × period × status. Written by `flows.extract`.
    """

    claim_id = _id("Hash of document, span, subject, metric, period, status.", key=True)
    document_id = _id("Where the words stand.")
    published_at = _instant("Of the document.", nullable=True)
    known_at = _instant("When a reader could first know it.")
    kind = _one_of(get_args(ClaimKind))
    subject = _slug("Entity. Deals: provider, acquirer, borrower, issuer of equity.")
    counterparty = _slug("Deals: customer, target, lender, investor.", nullable=True)
    metric = dy.String(regex=r"^[a-z0-9_]+$", description="Row id in registry/metrics.toml.")
    segment = dy.String(nullable=True, description="Null is the whole company, else a slug.")
    basis = _one_of(BASES, nullable=True)
    period_type = _one_of(PERIOD_TYPES, nullable=True)
    period_start = dy.Date(nullable=True)
    period_end = dy.Date(
        nullable=True, description="On the company's own fiscal calendar; an instant's as-of date."
    )
    value_low = dy.Float64(nullable=True, description="Full units; null when open or undisclosed.")
    value_high = dy.Float64(nullable=True, description="Full units; null when open or undisclosed.")
    unit = dy.String(
        nullable=True,
        regex=UNIT,
        description="`USD`, `USD/share`, `percent` (0–100), `MW`, `years`, `year`, `count`; "
        "other currencies by ISO code.",
    )
    bound = _one_of(BOUNDS)
    status = _one_of(STATUSES)
    modality = _one_of(get_args(Modality))
    polarity = dy.Int8(nullable=True, min=-1, max=1, description="Signals only.")
    hardware = _one_of(HARDWARE, nullable=True)
    attribution = dy.String(nullable=True, description="Who says so, as named in the text.")
    quote = dy.String(min_length=1, description="`text[char_start:char_end]` of the document.")
    char_start = dy.Int64(min=0)
    char_end = dy.Int64(min=1)
    table_index = dy.Int32(nullable=True, min=0)
    row_index = dy.Int32(nullable=True, min=0)
    column_index = dy.Int32(nullable=True, min=0)
    scale_as_printed = dy.String(nullable=True, description="`thousands`, `millions`, `billion` …")
    spans = dy.List(
        dy.Struct(
            {
                "role": _one_of(get_args(SpanRole)),
                "start": dy.Int64(min=0),
                "end": dy.Int64(min=1),
            }
        ),
        description="Where value, cue, subject, period … stand in the document's text.",
    )
    extractor = _name("Rule that read it.")
    extractor_version = _name("Version of that rule.")
    confidence = dy.Float64(min=0, max=1, description="Of the reading, not of the statement.")

    @dy.rule()
    def the_quote_is_as_long_as_its_span(cls) -> pl.Expr:
        return pl.col("char_end") - pl.col("char_start") == pl.col("quote").str.len_chars()

    @dy.rule()
    def low_is_not_above_high(cls) -> pl.Expr:
        return (
            pl.col("value_low").is_null()
            | pl.col("value_high").is_null()
            | (pl.col("value_low") <= pl.col("value_high"))
        )

    @dy.rule()
    def a_value_has_a_unit(cls) -> pl.Expr:
        return pl.col("unit").is_not_null() | (
            pl.col("value_low").is_null() & pl.col("value_high").is_null()
        )

    @dy.rule()
    def only_signals_have_a_polarity(cls) -> pl.Expr:
        return (pl.col("kind") == "signal") == pl.col("polarity").is_not_null()

    @dy.rule()
    def a_period_does_not_end_before_it_starts(cls) -> pl.Expr:
        return (
            pl.col("period_start").is_null()
            | pl.col("period_end").is_null()
            | (pl.col("period_start") <= pl.col("period_end"))
        )


class Metrics(dy.Schema):
    """One value per key as it was known from `known_at` until `superseded_at`.

    Grain: entity × metric × segment × basis × period × status × known_at. Written by `flows.reconcile`.
    """

    entity_id = _slug("Whose number it is.", key=True)
    metric = dy.String(primary_key=True, regex=r"^[a-z0-9_]+$")
    segment = dy.String(
        primary_key=True,
        description="Empty string is the whole company; of a share of revenue or backlog, the customer.",
    )
    basis = dy.String(primary_key=True, description="Empty string is as reported, not stated.")
    period_type = dy.String(primary_key=True, description="Empty string is not stated.")
    period_end = dy.Date(primary_key=True)
    status = _one_of(
        (*STATUSES, DERIVED),
        "Derived is a quarter that nobody printed: the year to date less the year to its start.",
        key=True,
    )
    known_at = _instant("From when on this row held.", key=True)
    metric_id = _id("`content_id` of the key but `known_at`, for `neowatch explain`.")
    period_start = dy.Date(nullable=True)
    fiscal_label = dy.String(nullable=True, description="On the company's calendar: `Q2 FY2026`.")
    value_low = dy.Float64(nullable=True)
    value_high = dy.Float64(nullable=True)
    unit = dy.String(nullable=True, regex=UNIT)
    bound = _one_of(BOUNDS)
    superseded_at = _instant("Null is current.", nullable=True)
    confidence = _one_of(CONFIDENCES)
    source_count = dy.Int32(min=1, description="Independent originals; copies count once.")
    best_claim_id = _id("Claim whose value is shown; of a derived quarter, of the later figure.")
    claim_ids = _ids(
        "All claims that state this key's value or a value in conflict with it; of a derived quarter, "
        "those of both figures."
    )
    xbrl_agreement = _one_of(
        (*AGREEMENTS, "alone"),
        "Whether the newest tags of a filing state the same, within printed rounding of the coarser; "
        "`alone` where nobody else states it, null where no tags are known.",
        nullable=True,
    )
    xbrl_value = dy.Float64(nullable=True, description="What those tags state.")
    derived_agreement = _one_of(
        AGREEMENTS,
        "Of a printed quarter: whether the year to date leaves the same, within printed rounding.",
        nullable=True,
    )
    derived_value = dy.Float64(
        nullable=True, description="Of a printed quarter: what the year to date leaves for it."
    )

    @dy.rule()
    def it_is_superseded_after_it_was_known(cls) -> pl.Expr:
        return pl.col("superseded_at").is_null() | (pl.col("superseded_at") > pl.col("known_at"))


class Deals(dy.Schema):
    """One deal as it was known from `known_at` until `superseded_at`.

    Grain: deal × known_at. Written by `flows.reconcile`.
    """

    deal_id = _id("Hash of kind, parties and the announcement it was first known by.", key=True)
    known_at = _instant("From when on this row held.", key=True)
    kind = _one_of(DEAL_KINDS)
    provider = _slug("Seller of capacity, acquirer, borrower, issuer of equity.")
    counterparty = _slug("Customer, target, lender, investor.", nullable=True)
    announced_on = dy.Date(nullable=True)
    value_low = dy.Float64(nullable=True, description="Full units of `currency`.")
    value_high = dy.Float64(nullable=True, description="Full units of `currency`.")
    currency = dy.String(nullable=True, regex=r"^[A-Z]{3}$")
    bound = _one_of(BOUNDS)
    term_years = dy.Float64(nullable=True, min=0)
    end_year = dy.Int32(nullable=True, min=1990, max=2200)
    hardware = _one_of(HARDWARE, nullable=True)
    hardware_generation = dy.String(nullable=True)
    chip_count = dy.Float64(nullable=True, min=0)
    power_mw = dy.Float64(nullable=True, min=0)
    workload = _one_of(("training", "inference", "both", "unknown"))
    deal_status = _one_of(DEAL_STATUSES)
    overlaps_deal_id = _id("Deal whose total contains this one's.", nullable=True)
    confidence = _one_of(CONFIDENCES)
    claim_ids = _ids("Claims it was made from.")
    superseded_at = _instant("Null is current.", nullable=True)


class Indicators(dy.Schema):
    """State of one indicator for one entity since one instant.

    Grain: indicator × entity × as_of × rule_version. Written by `flows.indicators`.
    """

    indicator = dy.String(primary_key=True, regex=r"^[a-z0-9_]+$")
    entity_id = _slug("Entity, or `sector`.", key=True)
    as_of = _instant("When an input changed and the state was computed.", key=True)
    rule_version = dy.String(primary_key=True, regex=r"^\d+(\.\d+)*$")
    indicator_id = _id("Hash of the key, for `neowatch explain`.")
    state = dy.String(regex=r"^[A-Z0-9_]+$")
    value = dy.Float64(nullable=True)
    unit = dy.String(nullable=True)
    previous_state = dy.String(nullable=True, regex=r"^[A-Z0-9_]+$")
    evidence = _ids("Claims that carried the decision.")
    explanation = _name("One sentence.")
    computed_at = _instant("When the rule ran; not part of the state.")


class Quarantine(dy.Schema):
    """One input or row that could not be used, with the reason, until it is resolved.

    Grain: stage × what failed. Written by every stage.
    """

    quarantine_id = _id("Hash of stage, what failed and reason.", key=True)
    stage = _one_of(("ingest", "extract", "reconcile", "indicators"))
    document_id = _id("Where a document had been made.", nullable=True)
    capture_id = _id("Where bytes had been archived.", nullable=True)
    reason = _slug("To group by.")
    detail = _name("What was expected, what was found, what to do.")
    payload_ref = dy.String(nullable=True, description="Path, or the refused row as JSON.")
    read_key = _id("As in `documents`: what it was read with.", nullable=True)
    first_seen_at = _instant("")
    attempts = dy.Int32(min=1)
    resolved_at = _instant("Null is open.", nullable=True)


class Runs(dy.Schema):
    """The ledger: one command that changed a table, or failed.

    Grain: run. Written last, so that a run without a row did not finish.
    """

    run_id = _name("Sortable by start.", key=True)
    command = _name("")
    parameters = dy.String(description="JSON.")
    started_at = _instant("")
    finished_at = _instant("", nullable=True)
    status = _one_of(("completed", "completed_with_quarantine", "failed"))
    captures_added = dy.Int64(min=0)
    documents_read = dy.Int64(min=0)
    claims_written = dy.Int64(min=0)
    metrics_written = dy.Int64(min=0)
    deals_written = dy.Int64(min=0)
    indicators_written = dy.Int64(min=0)
    quarantined = dy.Int64(min=0)
    table_versions = dy.String(description="JSON: table → version readable as one consistent set.")
    code_version = _name("")


class Entities(dy.Schema):
    """The registry's companies, published. Grain: entity. Written by `flows.ingest`."""

    entity_id = _slug("", key=True)
    name = _name("")
    aliases = dy.List(dy.String())
    classes = dy.List(dy.String(), description="`neocloud`, `hyperscaler`, `ai_lab`, `chip` …")
    cik = dy.String(nullable=True, regex=r"^\d{10}$")
    ticker = dy.String(nullable=True)
    fiscal_year_end = dy.String(nullable=True)


class MetricDefinitions(dy.Schema):
    """The registry's metrics, published. Grain: metric. Written by `flows.ingest`."""

    metric = dy.String(primary_key=True, regex=r"^[a-z0-9_]+$")
    name = _name("")
    kind = _one_of(get_args(ClaimKind))
    unit = dy.String(nullable=True)
    definition = _name("")


class IndicatorDefinitions(dy.Schema):
    """The registry's indicators, published. Grain: indicator. Written by `flows.ingest`."""

    indicator = dy.String(primary_key=True, regex=r"^[a-z0-9_]+$")
    name = _name("")
    rule_version = _name("")
    states = dy.List(dy.String())
    thresholds = dy.String(description="JSON.")
    definition = _name("")


class Sources(dy.Schema):
    """Where inputs come from, published. Grain: source. Written by `flows.ingest`."""

    source_id = _slug("", key=True)
    name = _name("")
    tier = dy.Int8(nullable=True, min=1, max=5, description="Default tier of its documents.")


TABLES: dict[str, type[dy.Schema]] = {
    "captures": Captures,
    "documents": Documents,
    "claims": Claims,
    "metrics": Metrics,
    "deals": Deals,
    "indicators": Indicators,
    "quarantine": Quarantine,
    "runs": Runs,
    "entities": Entities,
    "metric_definitions": MetricDefinitions,
    "indicator_definitions": IndicatorDefinitions,
    "sources": Sources,
}
