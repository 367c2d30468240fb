"""Claims: what a document's tables and sentences state, tied to the exact words."""

from extractors.claims.curated import curated_claims
from extractors.claims.prose import prose_claims
from extractors.claims.rivals import behind_tables
from extractors.claims.said import Said
from extractors.claims.statements import read_tables
from extractors.claims.xbrl import xbrl_claims
from extractors.model import Reading
from extractors.readers import companyfacts
from warehouse.records import Document


def said_by(document: Document, reading: Reading) -> Said:
    """All that one document says. Where tables and prose say the same, tables are the surer ones."""
    if document.kind == "curated":
        return Said(claims=tuple(curated_claims(document, reading)))
    tagged = xbrl_claims(document, reading)
    if reading.reader == companyfacts.READER:
        return Said(claims=tuple(tagged))  # its text is made from its facts: it would prove nothing
    tables = read_tables(document, reading)
    prose = behind_tables(prose_claims(document, reading), tables.claims, document.text)
    return Said(
        claims=(*tables.claims, *prose, *tagged),
        statements=tables.statements,
        unread=tables.unread,
        doubts=tables.doubts,
        fiscal_period=tables.fiscal_period,
    )
