"""Claims: what a document's tables and sentences state, tied to the exact words."""

from extractors.claims.curated import curated_claims
from extractors.claims.prose import prose_claims
from extractors.claims.statements import table_claims
from extractors.claims.xbrl import xbrl_claims
from extractors.model import Reading
from extractors.readers import companyfacts
from warehouse.records import Claim, Document


def claims_of(document: Document, reading: Reading) -> list[Claim]:
    """All claims of one document. Where tables and prose say the same, tables are the surer ones."""
    if document.kind == "curated":
        return curated_claims(document, reading)
    tagged = xbrl_claims(document, reading)
    if reading.reader == companyfacts.READER:
        return tagged  # its text is made from its facts: to read it again would prove nothing
    return [*table_claims(document, reading), *prose_claims(document, reading), *tagged]
