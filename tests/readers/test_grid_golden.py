"""Layouts of tables in our own words, and the grid and headers that a person checked, side by side."""

import json
from pathlib import Path

import pytest

from extractors.claims.statements.sheet import sheet_of
from extractors.readers.release import read_release

GOLDEN = Path(__file__).parents[1] / "golden" / "grid"
CASES = sorted(page.parent.name for page in GOLDEN.glob("*/page.html"))


@pytest.mark.parametrize("case", CASES)
def test_a_layout_is_read_as_a_person_reads_it(case, golden):
    reading = read_release((GOLDEN / case / "page.html").read_text(encoding="utf-8"))
    tables = []
    sheet = None
    for table in reading.tables:
        sheet = sheet_of(table, sheet)
        tables.append(
            {
                "heading": list(table.heading),
                "grid": [
                    [f"{cell.column}-{cell.column_end} {cell.text}" for cell in row.cells]
                    for row in table.rows
                ],
                "values": [
                    " | ".join(
                        filter(None, (line.section, line.label, " / ".join(column.path), cell.text))
                    )
                    for line in sheet.lines
                    for cell, column in line.values
                ],
            }
        )
    actual = json.dumps(tables, indent=1, ensure_ascii=False)
    golden(GOLDEN / case / "grid.json", actual + "\n")
    for table in reading.tables:
        for row in table.rows:
            assert all(reading.text[c.start : c.end] == c.text for c in row.cells)
