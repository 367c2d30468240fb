"""EDGAR full-submission text: one SGML file with every document of a filing.

The header says who filed what and when it was accepted; the documents that a person would read are the
main form and the exhibits of type EX-99 (press releases, letters). XBRL, spreadsheets, pictures and
PDF copies are passed over, and so are contracts (EX-1 to EX-10), whose words are terms, not news.
Format: https://www.sec.gov/edgar/filer-information/edgarfilermanual (volume II, appendix on SGML).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from extractors.model import ReadError, Reading
from extractors.readers.instants import EASTERN
from extractors.readers.issuer import is_letter, is_results
from extractors.readers.release import read_release
from extractors.readers.text import read_plain
from warehouse.records import DocumentKind
from warehouse.registry import company_with_cik

READER, VERSION = "submission", "1"

_HEAD = re.compile(r"<(?:SEC|IMS)-HEADER>|<SEC-DOCUMENT>|<SUBMISSION>")
_DOCUMENT = re.compile(r"<DOCUMENT>\s*(.*?)(</DOCUMENT>|\Z)", re.S)
_TAG = re.compile(r"^<(TYPE|SEQUENCE|FILENAME|DESCRIPTION)>[ \t]*(.*?)[ \t\r]*$", re.M)
_TEXT = re.compile(r"<TEXT>\s*(.*?)\s*(?:</TEXT>|\Z)", re.S)
_WRAPPER = re.compile(r"\A<(XBRL|PDF|XML|JSON|ZIP)>\s*|\s*</(?:XBRL|PDF|XML|JSON|ZIP)>\Z")
_UUENCODED = re.compile(r"\Abegin \d{3} ")
_PRESS_EXHIBIT = re.compile(r"EX-99(?:\.|$)")
_FILE_OF_DATA = re.compile(r"\.(?:xml|xsd|json|xlsx?|zip|jpe?g|gif|png|pdf|css|js|paper)$", re.I)
_RESULTS_ITEM = re.compile(r"results of operations and financial condition|^2\.02$", re.I)


@dataclass(frozen=True, slots=True)
class Header:
    """What the filing says of itself. `accepted_at` is UTC; EDGAR prints it in US Eastern time."""

    accession: str | None
    form: str | None
    accepted_at: datetime | None
    cik: str | None
    filer: str | None
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a submission; `type` is EDGAR's, upper case (`8-K`, `EX-99.1`)."""

    type: str
    sequence: str
    filename: str | None
    description: str | None
    text: str
    is_whole: bool


def is_submission(text: str) -> bool:
    """Whether it opens with EDGAR's header."""
    return bool(_HEAD.search(text, 0, 2_000))


def read_submission(text: str) -> list[Reading]:
    """The main document and the press exhibits, each a reading of its own; `part` is the sequence.

    Raises:
        ReadError: `truncated-archive` when a document that is to be read breaks off, `no-document`
            when nothing in the submission is readable text.
    """
    header = header_of(text)
    readings = []
    for part in parts_of(text):
        if not _is_read(part):
            continue
        if not part.is_whole:
            raise ReadError(
                "truncated-archive",
                f"document {part.sequence} ({part.type}) has no end; fetch the submission again",
            )
        if part.text.strip():
            readings.append(_reading(header, part))
    if not readings:
        raise ReadError(
            "no-document",
            "expected a main form or an EX-99 exhibit as text or HTML; the submission "
            f"{header.accession or ''} has only data, pictures or other exhibits",
        )
    return readings


def header_of(text: str) -> Header:
    """The submission's header; what is missing is None."""
    begin = text.find("<DOCUMENT>")
    head = text[: begin if begin >= 0 else 20_000]
    accepted = re.search(r"<ACCEPTANCE-DATETIME>\s*(\d{14})", head)
    cik = _field(head, "CENTRAL INDEX KEY")
    return Header(
        accession=_field(head, "ACCESSION NUMBER"),
        form=_field(head, "CONFORMED SUBMISSION TYPE"),
        accepted_at=_eastern(accepted[1]) if accepted else None,
        cik=cik.zfill(10) if cik and cik.isdigit() else None,
        filer=_field(head, "COMPANY CONFORMED NAME"),
        items=tuple(item.strip() for item in re.findall(r"^ITEM INFORMATION:\s*(.+)$", head, re.M)),
    )


def parts_of(text: str) -> Iterator[Part]:
    """The documents in order, the wrappers around their text removed."""
    for match in _DOCUMENT.finditer(text):
        begin = match[1].find("<TEXT>")
        tags = dict(_TAG.findall(match[1][: begin if begin >= 0 else None]))
        body = _TEXT.search(match[1])
        yield Part(
            type=tags.get("TYPE", "").upper(),
            sequence=tags.get("SEQUENCE", "0"),
            filename=tags.get("FILENAME"),
            description=tags.get("DESCRIPTION"),
            text=_WRAPPER.sub("", body[1]) if body else "",
            is_whole=bool(match[2]),
        )


def _field(head: str, name: str) -> str | None:
    match = re.search(rf"^\s*{name}:[ \t]*(\S[^\r\n]*?)[ \t\r]*$", head, re.M)
    return match[1] if match else None


def _eastern(stamp: str) -> datetime | None:
    try:
        local = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=EASTERN)
    except ValueError:
        return None
    return local.astimezone(UTC)


def _is_read(part: Part) -> bool:
    is_main = part.sequence == "1" and not part.type.startswith("EX-")
    return (
        (is_main or bool(_PRESS_EXHIBIT.match(part.type)))
        and not _FILE_OF_DATA.search(part.filename or "")
        and not _UUENCODED.match(part.text)
    )


def _reading(header: Header, part: Part) -> Reading:
    url = _url(header, part)
    is_html = re.search(r"<(?:html|body|div|p|table)\b", part.text[:20_000], re.I)
    reading = (
        read_release(part.text, url=url, part=part.sequence) if is_html else read_plain(part.text)
    )
    company = company_with_cik(header.cik)
    # A form begins with the Commission's masthead; what it is about, its items say.
    is_form = not part.type.startswith("EX-") and header.items
    return replace(
        reading,
        part=part.sequence,
        url=url,
        title=f"{header.form}: {'; '.join(header.items)}" if is_form else reading.title,
        kind=_kind(header, part, reading.text),
        publisher=company.name if company else header.filer,
        tier=1,
        published_at=header.accepted_at,
        accepted_at=header.accepted_at,
        entity_id=company.id if company else None,
        form=header.form,
        accession=header.accession,
    )


def _kind(header: Header, part: Part, text: str) -> DocumentKind:
    """What the document is: results are told by the 8-K item or, as a 6-K has none, by its words."""
    form = (header.form or part.type).removesuffix("/A")
    if part.type.startswith("EX-"):
        if is_letter(text):
            return "letter"
        has_item = any(_RESULTS_ITEM.search(item) for item in header.items)
        if has_item or (form in ("6-K", "8-K") and is_results(text)):
            return "earnings_release"
        return "announcement"
    # A 6-K may carry its release in the main document, below the cover page.
    return "earnings_release" if form == "6-K" and is_results(text) else "filing"


def _url(header: Header, part: Part) -> str | None:
    """Where EDGAR keeps the document: the address follows from the numbers in the header."""
    if not (header.cik and header.accession and part.filename):
        return None
    folder = f"{int(header.cik)}/{header.accession.replace('-', '')}"
    return f"https://www.sec.gov/Archives/edgar/data/{folder}/{part.filename}"
