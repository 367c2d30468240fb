"""Records and schemas state the same columns, and every rule can fail."""

import dataclasses
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, get_args, get_origin, get_type_hints

import polars as pl
import pytest

from warehouse import records, schemas
from warehouse.records import (
    Capture,
    Claim,
    Document,
    Quarantined,
    Span,
    StatementRead,
    UnreadCell,
    claim_id,
    content_id,
)
from warehouse.schemas import TABLES
from warehouse.tables import frame_of

RECORDS = {
    "captures": Capture,
    "documents": Document,
    "claims": Claim,
    "statements": StatementRead,
    "unread_cells": UnreadCell,
}
NOW = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_has_exactly_the_columns_of_its_table_in_order(name: str) -> None:
    fields = [field.name for field in dataclasses.fields(RECORDS[name])]
    assert fields == TABLES[name].column_names()


@pytest.mark.parametrize("name", RECORDS)
def test_a_field_is_optional_exactly_where_its_column_is_nullable(name: str) -> None:
    hints = get_type_hints(RECORDS[name])
    optional = {field for field, hint in hints.items() if type(None) in get_args(hint)}
    nullable = {n for n, column in TABLES[name].columns().items() if column.nullable}
    assert optional == nullable


@pytest.mark.parametrize("name", RECORDS)
def test_a_field_has_the_type_of_its_column(name: str) -> None:
    types: dict[Any, Any] = {
        str: pl.String, int: (pl.Int8, pl.Int32, pl.Int64), float: pl.Float64, date: pl.Date,
        datetime: pl.Datetime, tuple: pl.List,
    }  # fmt: skip
    for field, hint in get_type_hints(RECORDS[name]).items():
        plain = next((each for each in get_args(hint) if each is not type(None)), hint)
        base: Any = get_origin(hint) if get_origin(hint) is tuple else plain
        if get_origin(base) is Literal or isinstance(base, str):
            base = str
        expected = types[base]
        dtype = TABLES[name].create_empty().schema[field]
        assert isinstance(dtype, expected), f"{name}.{field}: {hint} is stored as {dtype}"


def test_a_quarantined_input_has_the_columns_of_its_table() -> None:
    fields = {field.name for field in dataclasses.fields(Quarantined)} | {"quarantine_id"}
    columns = set(TABLES["quarantine"].column_names())
    assert columns - fields == {"first_seen_at", "attempts", "resolved_at"}
    assert fields <= columns


def test_a_span_is_stored_field_by_field() -> None:
    spans = TABLES["claims"].create_empty().schema["spans"]
    inner = {field.name for field in spans.inner.fields}  # type: ignore[attr-defined]
    assert inner == {field.name for field in dataclasses.fields(Span)}


@pytest.mark.parametrize("name", TABLES)
def test_every_table_says_what_it_is_and_has_a_key(name: str) -> None:
    schema = TABLES[name]
    assert schema.primary_key()
    assert schema.__doc__ is not None
    assert "Grain: " in schema.__doc__
    assert "ritten " in schema.__doc__
    assert not [key for key in schema.primary_key() if schema.columns()[key].nullable]


@pytest.mark.parametrize("name", TABLES)
def test_instants_are_utc_microseconds(name: str) -> None:
    for column, dtype in TABLES[name].create_empty().schema.items():
        if isinstance(dtype, pl.Datetime):
            assert dtype == pl.Datetime("us", "UTC"), column


def claim(**changed: Any) -> pl.DataFrame:
    row = {
        "claim_id": content_id(1), "document_id": content_id(2), "known_at": NOW, "kind": "metric",
        "subject": "acme", "metric": "revenue", "value_low": 1.0, "value_high": 2.0, "unit": "USD",
        "bound": "exact", "status": "actual", "modality": "asserted", "quote": "äbc",
        "char_start": 4, "char_end": 7, "spans": [], "extractor": "x", "extractor_version": "1",
        "confidence": 1.0, **changed,
    }  # fmt: skip
    return pl.DataFrame([row], schema=schemas.Claims.create_empty().schema)


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({}, None),
        ({"char_end": 8}, "the_quote_is_as_long_as_its_span"),
        ({"value_low": 3.0}, "low_is_not_above_high"),
        ({"value_low": None, "bound": "up_to"}, None),
        ({"unit": None}, "a_value_has_a_unit"),
        ({"unit": None, "value_low": None, "value_high": None}, None),
        ({"unit": "EUR/share"}, None),
        ({"unit": "dollars"}, "unit|regex"),
        ({"polarity": 1}, "only_signals_have_a_polarity"),
        ({"kind": "signal", "polarity": -1}, None),
        ({"kind": "signal"}, "only_signals_have_a_polarity"),
        (
            {"period_start": date(2025, 2, 1), "period_end": date(2025, 1, 31)},
            "a_period_does_not_end_before_it_starts",
        ),
        ({"subject": "Acme Inc"}, "subject|regex"),
        ({"modality": "maybe"}, "modality|check"),
        ({"spans": [{"role": "verb", "start": 0, "end": 1}]}, "spans|inner_inner_role_check"),
        ({"claim_id": "1"}, "claim_id|regex"),
        ({"known_at": None}, "known_at|nullability"),
    ],
    ids=str,
)
def test_claims_keep_their_rules(changed: dict[str, Any], rule: str | None) -> None:
    _, failure = schemas.Claims.filter(claim(**changed))
    assert list(failure.counts()) == ([] if rule is None else [rule])


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({}, None),
        ({"unread_count": 7}, "cells_read_and_unread_are_cells_with_numbers"),
        ({"title": None, "currency": None, "scale_as_printed": None, "periods": ()}, None),
        ({"kind": "income_statement"}, "kind|check"),
        ({"currency": "dollars"}, "currency|regex"),
    ],
    ids=str,
)
def test_statements_keep_their_rules(changed: dict[str, Any], rule: str | None) -> None:
    whole: dict[str, Any] = {
        "document_id": content_id(1), "table_index": 0, "kind": "operations",
        "evidence": ("net loss",), "title": "Statements of operations",
        "scale_as_printed": "thousands", "currency": "USD", "periods": ("quarter 2025-06-30",),
        "row_count": 5, "value_count": 10, "read_count": 4, "unread_count": 6,
    }  # fmt: skip
    frame = frame_of("statements", [StatementRead(**whole | changed)])
    _, failure = schemas.Statements.filter(frame)
    assert list(failure.counts()) == ([] if rule is None else [rule])


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({}, None),
        ({"header": "", "label": ""}, None),
        ({"char_end": 7}, "the_cell_is_as_long_as_its_span"),
        ({"reason": "No period"}, "reason|regex"),
    ],
    ids=str,
)
def test_unread_cells_keep_their_rules(changed: dict[str, Any], rule: str | None) -> None:
    whole: dict[str, Any] = {
        "document_id": content_id(1), "table_index": 0, "row_index": 1, "column_index": 2,
        "metric": "revenue", "label": "Revenue", "header": "Change", "printed": "8 %",
        "reason": "no-period", "char_start": 5, "char_end": 8,
    }  # fmt: skip
    _, failure = schemas.UnreadCells.filter(
        frame_of("unread_cells", [UnreadCell(**whole | changed)])
    )
    assert list(failure.counts()) == ([] if rule is None else [rule])


@pytest.mark.parametrize(("days", "holds"), [(None, True), (1, True), (0, False), (-1, False)])
def test_a_metric_is_superseded_after_it_was_known(days: int | None, holds: bool) -> None:
    row = {
        "entity_id": "acme", "metric": "revenue", "segment": "", "basis": "", "period_type": "fy",
        "period_end": NOW.date(), "status": "actual", "known_at": NOW, "bound": "exact",
        "metric_id": content_id(1), "confidence": "confirmed", "source_count": 1,
        "best_claim_id": content_id(1), "claim_ids": [content_id(1)],
        "superseded_at": None if days is None else NOW + timedelta(days=days),
    }  # fmt: skip
    frame = pl.DataFrame([row], schema=schemas.Metrics.create_empty().schema)
    assert schemas.Metrics.is_valid(frame) is holds


def test_the_value_of_a_claim_is_not_part_of_its_identity_but_its_place_is() -> None:
    about: dict[str, Any] = {
        "subject": "acme", "metric": "revenue", "period": ("fy", date(2025, 12, 31)),
        "status": "actual",
    }  # fmt: skip
    first = claim_id("d", span=(1, 5), **about)
    assert first == claim_id("d", span=(1, 5), **about)
    others = [
        claim_id("e", span=(1, 5), **about),
        claim_id("d", span=(1, 6), **about),
        claim_id("d", span=(1, 5), cell=(0, 1, 2), **about),
        claim_id("d", span=(1, 5), **about | {"status": "guidance"}),
        claim_id("d", span=(1, 5), **about | {"period": (None, None)}),
        claim_id("d", span=(1, 5), **about, segment="cloud"),
    ]
    assert len({first, *others}) == 7


def test_the_same_failure_is_the_same_quarantine_row() -> None:
    first = Quarantined(stage="extract", reason="empty", detail="nothing", capture_id="a")
    assert first.quarantine_id == dataclasses.replace(first, detail="no text").quarantine_id
    assert first.quarantine_id != dataclasses.replace(first, reason="binary").quarantine_id
    assert first.quarantine_id != dataclasses.replace(first, capture_id="b").quarantine_id


def test_closed_lists_are_those_of_the_records() -> None:
    values = schemas.Claims.columns()["modality"].metadata
    assert values == {"values": get_args(records.Modality)}
