"""Pages of a few tables, and what is read in them: for tests that are about one layout each."""

from datetime import UTC, datetime

from documents import document_of

from extractors.claims.statements import read_tables
from extractors.readers.release import read_release


def document_of_page(body, entity_id="coreweave", published="2025-11-10"):
    reading = read_release(f"<html><body>{body}</body></html>")
    known = datetime.fromisoformat(published).replace(tzinfo=UTC)
    return document_of(reading.text, entity_id, known), reading


def claims(body, entity_id="coreweave", published="2025-11-10"):
    return list(read_tables(*document_of_page(body, entity_id, published)).claims)


def table(*rows):
    return "<table>" + "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows
    ) + "</table>"  # fmt: skip


def values(found, metric, **wanted):
    return [
        c.value_low
        for c in sorted(found, key=lambda c: -c.confidence)
        if c.metric == metric and all(getattr(c, key) == value for key, value in wanted.items())
    ]


INCOME = "<p><b>Income statements</b></p><p>(in millions, except per share amounts)</p>"
