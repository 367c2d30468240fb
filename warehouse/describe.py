"""`docs/tables.md`, written from the schemas: `python -m warehouse.describe`."""

import inspect
import sys
from collections.abc import Iterator

import dataframely as dy
import polars as pl
from dataframely._rule import RuleFactory

from warehouse.schemas import TABLES


def tables_markdown() -> str:
    """One section per table: what a row is, and every column with its type and meaning."""
    return "\n".join(_document()) + "\n"


def _document() -> Iterator[str]:
    yield "# Tables"
    yield ""
    yield "Written from `warehouse/schemas.py` by `make docs`; change it there."
    for name, schema in TABLES.items():
        yield ""
        yield f"## {name}"
        yield ""
        yield inspect.cleandoc(schema.__doc__ or "")
        yield ""
        yield "| column | type | null | meaning |"
        yield "|---|---|---|---|"
        for column_name, column in schema.columns().items():
            yield _row(column_name, column)
        rules = _rules(schema)
        if rules:
            yield ""
            yield f"Always: {'; '.join(rules)}."


def _row(name: str, column: dy.Column) -> str:
    shown = f"**`{name}`**" if column.primary_key else f"`{name}`"
    values = (column.metadata or {}).get("values", ())
    meaning = " ".join(
        part for part in (column.description or "", " ".join(f"`{v}`" for v in values)) if part
    )
    null = "yes" if column.nullable else ""
    return f"| {shown} | {_type(column.dtype)} | {null} | {meaning} |"


def _type(dtype: pl.DataType) -> str:
    if isinstance(dtype, pl.Datetime):
        return "timestamp[us, UTC]"
    if isinstance(dtype, pl.List):
        inner = dtype.inner
        return f"list of {_type(inner if isinstance(inner, pl.DataType) else inner())}"
    if isinstance(dtype, pl.Struct):
        return f"struct ({', '.join(field.name for field in dtype.fields)})"
    return {"String": "str", "Float64": "float"}.get(str(dtype), str(dtype).lower())


def _rules(schema: type[dy.Schema]) -> list[str]:
    """Names of the schema's own rules, as the sentences they are."""
    return [
        name.replace("_", " ")
        for name, value in vars(schema).items()
        if isinstance(value, RuleFactory)
    ]


if __name__ == "__main__":
    sys.stdout.write(tables_markdown())
