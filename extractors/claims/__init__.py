"""Claims: what a document's tables and sentences state, tied to the exact words."""

from extractors.claims.curated import curated_claims
from extractors.claims.prose import prose_claims
from extractors.claims.said import Said
from extractors.claims.statements import table_claims
from extractors.model import Reading
from warehouse.records import Document


def said_by(document: Document, reading: Reading) -> Said:
    """All that one document says. Where tables and prose say the same, tables are the surer ones."""
    if document.kind == "curated":
        return Said(claims=tuple(curated_claims(document, reading)))
    return Said(claims=(*table_claims(document, reading), *prose_claims(document, reading)))
