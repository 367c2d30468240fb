"""Rows of the curated history (three CSV files) → one reading per row.

A row is rendered as labelled fields, `label: value; label: value`, because quotes are cut from text:
first line the statement, then the note, then where it comes from. The fields are also a table, one row
per field with a label and a value cell, so that nobody parses the rendering. Which of the three files
it is, the header tells.

What a curated row lacks is decided here:

- A day is known at its last second in UTC: most prints come after the close, and a row that is known
  too early would be look-ahead. A month is its last day.
- A row whose deal was denied, terminated or superseded later tells of that later: its statement bears
  the status of the day, what became of it stands in a line of its own.
- The tier comes from the row's words: `fact_tier` and `deal_tier`.
- A row without a source URL is addressed by its own place, `history:facts.csv#12`.
"""

import csv
import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import StringIO
from urllib.parse import urlsplit

from extractors.model import Block, Cell, ReadError, Reading, Row, Table
from warehouse.records import Capture
from warehouse.registry import companies

READER = "curated"
VERSION = "1"

_ENDED = ("denied", "terminated", "superseded")
_ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_KNOWLEDGE_DATE = re.compile(r"\((\d{4}-\d\d-\d\d)\): use that as knowledge date")
_RECAP = re.compile(
    r"public index|recap|summary|\bnotes?\b|thread|\bpost\b|roundup|\bboards\b|\breview\b|consensus",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"\b(release|letter|presentation|SEC|IR|10-[KQ]|20-F|6-K|8-K|EX-99(\.\d)?|BusinessWire|GlobeNewswire"
    r"|StockTitan)\b|call transcript"
)
_ISSUER_HOST = re.compile(
    r"^(ir|investors?)\.|(^|\.)sec\.gov$|(^|\.)(businesswire|globenewswire)\.com$"
)
_PRESS_HOST = re.compile(
    r"(^|\.)(bloomberg|reuters|cnbc|ft|wsj|fortune|techcrunch|marketscreener|techreaderdaily"
    r"|siliconangle|seekingalpha|semianalysis|datacenterdynamics|theinformation)\.com$"
)
_CALL_TRANSCRIPT = re.compile(r"/(call-)?transcripts?/|earnings-call-transcript")


@dataclass(frozen=True, slots=True)
class _Kind:
    """One of the files: what its header has, when its rows are known, who says them."""

    name: str
    title: str
    statement: tuple[str, ...]
    note: str | None
    published: Callable[[Mapping[str, str]], date]
    tier: Callable[[Mapping[str, str]], int]
    publisher: Callable[[Mapping[str, str]], str | None]


def read_curated(capture: Capture, payload: bytes) -> list[Reading]:
    """One reading per row, in the order of the file; `part` is the row's number from 1.

    Raises:
        ReadError: the bytes are not one of the three files, or a row lacks what its file must have.
    """
    rows = csv.DictReader(StringIO(payload.decode("utf-8-sig")), strict=True)
    header = set(rows.fieldnames or ())
    kind = next((kind for kind in _KINDS if header.issuperset(kind.statement)), None)
    if kind is None:
        raise ReadError(
            "unknown-curated-file",
            f"{capture.url}: expected the columns of facts, deals or signals, found "
            f"{', '.join(rows.fieldnames or ()) or 'no header'}",
        )
    readings = []
    for number, row in enumerate(rows, start=1):
        if None in row or None in row.values():
            raise ReadError(
                "ragged-curated-row",
                f"{capture.url}: expected {len(header)} fields in row {number}, found another number",
            )
        try:
            readings.append(_reading(kind, number, row))
        except ValueError as error:
            raise ReadError(
                "bad-curated-row", f"{capture.url}: row {number} of {kind.name}: {error}"
            ) from error
    return readings


def last_day(text: str) -> date:
    """The day that a curated date names; of a month, its last.

    >>> last_day("2026-05-07"), last_day("2024-02")
    (datetime.date(2026, 5, 7), datetime.date(2024, 2, 29))

    Raises:
        ValueError: it is neither a day nor a month.
    """
    if re.fullmatch(r"\d{4}-\d\d", text):
        year, month = int(text[:4]), int(text[5:])
        return date(year, month, monthrange(year, month)[1])
    return date.fromisoformat(text)


def end_of_day(day: date) -> datetime:
    """The last second of a day, UTC: when a row that has no time of day is known."""
    return datetime.combine(day, time(23, 59, 59), UTC)


def fact_tier(row: Mapping[str, str]) -> int:
    """Tier of a fact, from its source's name and address.

    Releases, filings, letters, calls in full and issuers' own hosts are 1, a newspaper's host is 3.
    Recaps, summaries, indices and all others are 5, even where they retell an issuer; 4 when the row's
    confidence is high, which says that a second transcription agrees.

    >>> fact_tier({"source_name": "Acme Q2-25 release (mirror)", "source_url": "", "confidence": "low"})
    1
    >>> fact_tier({"source_name": "Acme Q4-25 call summary", "source_url": "", "confidence": "low"})
    5
    """
    name, url = row["source_name"], row["source_url"]
    host = urlsplit(url).hostname or ""
    retold = 4 if row["confidence"] == "high" else 5
    if _RECAP.search(name):
        return retold
    if _ISSUER.search(name) or _ISSUER_HOST.search(host) or _CALL_TRANSCRIPT.search(url):
        return 1
    return 3 if _PRESS_HOST.search(host) else retold


def deal_tier(row: Mapping[str, str]) -> int:
    """Tier of a deal, from who disclosed it: issuer 1, counterparty 2, press 3.

    Press that reports what nobody has confirmed (talks, reports, drafts, a name that the issuer
    withheld, what was denied later) is 4.

    >>> deal_tier({"disclosure": "press", "deal_status": "talks"})
    4
    """
    disclosure = row["disclosure"]
    if "press" in disclosure:
        confirmed = disclosure == "press" and row["deal_status"] not in (
            "talks", "reported", "denied",
        )  # fmt: skip
        return 3 if confirmed else 4
    return 2 if disclosure.startswith("counterparty") else 1


def _reading(kind: _Kind, number: int, row: Mapping[str, str]) -> Reading:
    composer = _Composer()
    for label in kind.statement:
        composer.field(label, _status_of_the_day(row) if label == "deal_status" else row[label])
    composer.line()
    if row.get("deal_status") in _ENDED:
        composer.field("later_status", row["deal_status"])
        composer.field("later_status_on", _end_day(row))
        composer.line()
    if kind.note:
        composer.field(kind.note, row[kind.note])
        composer.line()
    for label in ("source_name", "source_url", "second_source_url", "confidence"):
        composer.field(label, row.get(label, ""))
    composer.line()
    return Reading(
        text=composer.text,
        blocks=composer.blocks,
        tables=(Table(0, (kind.name,), tuple(composer.rows)),),
        reader=READER,
        reader_version=VERSION,
        part=str(number),
        url=row["source_url"] or row["second_source_url"] or f"history:{kind.name}.csv#{number}",
        kind="curated",
        publisher=kind.publisher(row),
        tier=kind.tier(row),
        title=f"{kind.title} {number}",
        language="en",
        published_at=end_of_day(kind.published(row)),
        entity_id=_issuer(row),
    )


class _Composer:
    """Builds the text of one row together with its blocks and its table of fields."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []
        self.rows: list[Row] = []
        self._line = 0

    def field(self, label: str, value: str) -> None:
        """Append `label: value`; an empty value is left out."""
        value = " ".join(value.split())
        if not value:
            return
        if len(self.text) > self._line:
            self.text += "; "
        start = len(self.text)
        words = label.replace("_", " ")
        self.text += f"{words}: {value}"
        end = len(self.text)
        number = len(self.rows)
        name = Cell(label, number, 0, 1, start, start + len(words), is_header=True)
        cell = Cell(value, number, 1, 2, end - len(value), end)
        self.rows.append(Row(number, start, end, (name, cell)))

    def line(self) -> None:
        """End the line, if anything stands on it."""
        if len(self.text) > self._line:
            self.blocks.append(Block(self._line, len(self.text), "paragraph"))
            self.text += "\n"
            self._line = len(self.text)


def _status_of_the_day(row: Mapping[str, str]) -> str:
    status = row["deal_status"]
    if status not in _ENDED:
        return status
    return "reported" if "press" in row["disclosure"] else "announced"


def _end_day(row: Mapping[str, str]) -> str:
    """The day a deal was denied, terminated or superseded: the last one that the notes name."""
    days = _ISO_DAY.findall(row["notes"])
    if not days:
        raise ValueError(f"expected the notes of a {row['deal_status']} deal to name its day")
    return str(days[-1])


def _deal_known(row: Mapping[str, str]) -> date:
    later = _KNOWLEDGE_DATE.search(row["notes"])
    return date.fromisoformat(later[1]) if later else last_day(row["announced_on"])


def _issuer(row: Mapping[str, str]) -> str | None:
    """The company whose fact it is; deals and signals have parties instead."""
    entity_id = row.get("entity", "")
    return entity_id if entity_id in companies() else None


def _host(row: Mapping[str, str]) -> str | None:
    host = urlsplit(row["source_url"] or row["second_source_url"]).hostname
    return host.removeprefix("www.") if host else None


_KINDS = (
    _Kind(
        name="facts",
        title="Curated fact",
        statement=(
            "entity", "metric", "period_or_as_of", "value_low", "value_high", "unit", "status",
            "published_on",
        ),
        note=None,
        published=lambda row: last_day(row["published_on"]),
        tier=fact_tier,
        publisher=lambda row: row["source_name"] or None,
    ),
    _Kind(
        name="deals",
        title="Curated deal",
        statement=(
            "announced_on", "kind", "customer", "provider", "value_low", "value_high", "currency",
            "term_years", "end_year", "hw_family", "hw_generation", "hw_count", "power_gw",
            "workload", "customer_class", "deal_status", "disclosure",
        ),
        note="notes",
        published=_deal_known,
        tier=deal_tier,
        publisher=_host,
    ),
    _Kind(
        name="signals",
        title="Curated signal",
        statement=(
            "published_on", "subject", "counterparty", "metric", "polarity", "modality", "hardware",
            "tier", "attribution", "detail",
        ),
        note=None,
        published=lambda row: last_day(row["published_on"]),
        tier=lambda row: int(row["tier"]),
        publisher=lambda row: _host(row) or row["attribution"] or None,
    ),
)  # fmt: skip
