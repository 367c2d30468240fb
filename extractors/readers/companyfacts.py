"""Company facts as EDGAR serves them: one JSON file with every XBRL number of a company → one reading
per filing.

`https://data.sec.gov/api/xbrl/companyfacts/CIK##########.json` groups facts by concept and unit; each
names the filing it was taken from (`accn`, `form`, `filed`). Facts are put back together by filing,
because that is what was known on one day. Its `fy` and `fp` describe the filing and not the fact, and
`frame` is the Commission's own choice among repeats; none of them is read. Facts of a part of the company
(segments, customers) are not in the file.

The text is made here, one fact a line, for people to read and quotes to be cut from. Facts that cannot be
read are left out of it and counted in its last line.
"""

import re
from collections import Counter

from extractors.model import Block, BlockKind, Fact, Reading
from extractors.readers.companyfacts_file import KEYS, FiledFact, Filing, company_file
from extractors.readers.instants import end_of_day
from warehouse.records import Span, SpanRole
from warehouse.registry import company_with_cik, unregistered_id

READER, VERSION = "companyfacts", "1"
# Not the issuer's name: a release and what the Commission took out of a filing are two originals.
PUBLISHER = "SEC company facts"

_OBJECT = re.compile(r"\A\s*\{")


def is_companyfacts(content: str) -> bool:
    """Whether it may be such a file: a JSON object that has its keys somewhere.

    >>> is_companyfacts('{"cik": 1, "entityName": "Example", "facts": {}}'), is_companyfacts('{"facts": {}}')
    (True, False)
    """
    return bool(_OBJECT.match(content)) and all(f'"{key}"' in content for key in KEYS)


def read_companyfacts(content: str) -> list[Reading]:
    """One reading per filing, in the order they were filed; `part` is the accession number.

    A filing is known at the end of the day it was filed: EDGAR dates what it accepts after 17:30 in New
    York to the next business day, so that the day's last second in UTC is never too early.

    Raises:
        ReadError: as `company_file`.
    """
    file = company_file(content)
    company = company_with_cik(file.cik)
    entity_id = company.id if company else unregistered_id(file.name)
    return [
        _reading(file.cik, file.name, entity_id, filing, file.unplaced) for filing in file.filings
    ]


def _reading(
    cik: str, name: str, entity_id: str | None, filing: Filing, unplaced: Counter[str]
) -> Reading:
    page = _Page()
    title = f"{name}: XBRL facts of {filing.form} {filing.accession}, filed {filing.filed_on}"
    page.line(title, "title")
    facts = [page.fact(fact, filing) for fact in filing.facts]
    for note in (
        _counted("Facts of this filing that cannot be read", filing.unread),
        _counted("Facts of the file that belong to no readable filing", unplaced),
    ):
        if note:
            page.line(note, "boilerplate")
    known_at = end_of_day(filing.filed_on)
    return Reading(
        text=page.text,
        blocks=tuple(page.blocks),
        facts=tuple(facts),
        reader=READER,
        reader_version=VERSION,
        part=filing.accession,
        url=f"https://www.sec.gov/Archives/edgar/data/{int(cik)}/"
        f"{filing.accession.replace('-', '')}/{filing.accession}-index.htm",
        kind="filing",
        publisher=PUBLISHER,
        tier=1,
        title=title,
        language="en",
        published_at=known_at,
        accepted_at=known_at,
        entity_id=entity_id,
        form=filing.form,
        accession=filing.accession,
    )


def _counted(what: str, unread: Counter[str]) -> str:
    """A line that says how many, by the key that is at fault; empty where there are none.

    >>> _counted("Facts that cannot be read", Counter(val=2, end=1))
    'Facts that cannot be read: 3 (end 1, val 2).'
    """
    keys = ", ".join(f"{key} {count}" for key, count in sorted(unread.items()))
    return f"{what}: {unread.total()} ({keys})." if unread else ""


class _Page:
    """The text of one filing as it is written, with its blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._position = 0

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def line(self, words: str, kind: BlockKind) -> None:
        self.blocks.append(Block(self._position, self._position + len(words), kind))
        self._parts.append(words + "\n")
        self._position += len(words) + 1

    def fact(self, fact: FiledFact, filing: Filing) -> Fact:
        """Write a fact as a line of cells, and note where its concept, period and number stand."""
        period = f"{fact.first_day} to {fact.last_day}" if fact.first_day else str(fact.last_day)
        cells: tuple[tuple[SpanRole | None, str], ...] = (
            ("cue", fact.concept), (None, fact.label), ("period", period),
            ("value", f"{fact.value:,f}"), (None, fact.unit), (None, filing.form),
            (None, f"filed {filing.filed_on}"),
        )  # fmt: skip
        printed = [(role, words) for role, words in cells if words]
        spans = []
        at = self._position
        for role, words in printed:
            if role is not None:
                spans.append(Span(role, at, at + len(words)))
            at += len(words) + 1
        self.line("\t".join(words for _, words in printed), "table_row")
        return Fact(
            concept=fact.concept,
            value=fact.value,
            unit=fact.unit,
            first_day=fact.first_day,
            last_day=fact.last_day,
            spans=tuple(spans),
        )
