"""Inline XBRL: the numbers of a filing's page that its filer tagged, and where they stand in its text.

In a 10-Q or 10-K every number of the statements is an element `ix:nonFraction` around its printed digits.
What it is about stands in a hidden header: contexts (days, members of axes) and units. The page is read
as any other; afterwards each tagged number is found in the finished text by counting the printed
characters in front of it, which are the same in the tree and in the text, whatever became of tables
and white space in between. A number that does not stand where it is counted to be gives no fact, nor does
one that is hidden.

Specification: https://www.xbrl.org/specification/inlinexbrl-part1/rec-2013-11-18/inlinexbrl-part1-rec-2013-11-18.html
Formats (`ixt:num-dot-decimal` …): https://www.xbrl.org/specification/inlinexbrl-transformationregistry4/rec-2020-02-12/
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice

from selectolax.lexbor import LexborNode

from extractors.model import Fact
from extractors.tables.grid import squeeze
from warehouse.records import Span
from warehouse.registry import company_with_cik, metrics_by_concept

# Names as an HTML parser leaves them: in lower case, the prefix a part of the name.
_HEADER, _FACT = "ix:header", "ix:nonfraction"
_NAMESPACE = "xmlns:ix="
_HEAD = 50_000
_YEARS = range(1990, 2101)
_MOST_MEMBERS = 8
# A number is printed in one text, rarely in two or three elements.
_MOST_NODES = 16
_MOST_INK = 60
_MOST_DIGITS = 20
_RUN = re.compile(r"[^ \t\n]+")
_SCALE = re.compile(r"-?[0-9]{1,2}")
_LARGEST_SCALE = 15
_SCALE_NAMES = {3: "thousands", 6: "millions", 9: "billions", 12: "trillions"}
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+")
# What parts thousands and what parts decimals, by the format's name without hyphens; registries 1 to 5.
_SEPARATORS: Mapping[str, tuple[str, str]] = {
    "": ("", "."),
    "numdotdecimal": (", ", "."),
    "numdotdecimalin": (", ", "."),
    "numdotdecimalapos": ("’'` ", "."),
    "numcommadot": (",", "."),
    "numspacedot": (" ", "."),
    "numcommadecimal": (". ", ","),
    "numcommadecimalapos": ("’'` ", ","),
    "numdotcomma": (".", ","),
    "numspacecomma": (" ", ","),
    "numcomma": ("", ","),
}
_ZEROS = frozenset(("fixedzero", "zerodash", "numdash"))


@dataclass(slots=True)
class Context:
    """When a fact holds, and of which part of the company.

    A level has no first day. Without a last day, and where a day cannot be read, it is of no use.
    """

    first_day: date | None = None
    last_day: date | None = None
    members: list[tuple[str, str]] = field(default_factory=list)
    is_readable: bool = True


@dataclass(slots=True)
class Unit:
    """A currency, or money per share; `currency` is None for shares, ratios and all else."""

    currency: str | None = None
    per: str | None = None

    @property
    def name(self) -> str | None:
        """As claims have it: `USD`, `USD/share`."""
        if self.currency is None or self.per not in (None, "shares"):
            return None
        return f"{self.currency}/share" if self.per else self.currency


@dataclass(slots=True)
class Header:
    """What the hidden header of a page says: its contexts and units by id, and who files it."""

    cik: str | None = None
    contexts: dict[str, Context] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)

    @property
    def entity_id(self) -> str | None:
        """The registered company that files the page."""
        company = company_with_cik(self.cik)
        return company.id if company else None


def _selector(name: str) -> str:
    return name.replace(":", r"\:")


def is_tagged(html: str) -> bool:
    """Whether a page declares inline XBRL."""
    return html.find(_NAMESPACE, 0, _HEAD) >= 0


def take_header(root: LexborNode) -> Header:
    """Read the hidden header of a page and take it out of the tree: its words are none of the page's."""
    header = Header()
    elements = root.css(_selector(_HEADER))
    read: set[int] = set()
    for element in elements:
        # One inside another has been read with it, and a thousand of them a thousand times.
        if element.mem_id not in read:
            _read_header(element, header)
            read.update(inner.mem_id for inner in element.css(_selector(_HEADER)))
    for element in elements:
        element.remove()
    return header


def facts_in(root: LexborNode, text: str, header: Header) -> tuple[Fact, ...]:
    """The tagged numbers of registered concepts, in reading order, at their places in the text.

    `root` is the tree that `text` was written from, `header` what was taken out of it before.
    """
    concepts = metrics_by_concept()
    place = _places(text)
    found = []
    counted = _counted(root)
    # Of two tags around one number the inner one comes first.
    for element in reversed(root.css(_selector(_FACT))):
        said = element.attributes
        concept = said.get("name") or ""
        if concept not in concepts or said.get("xsi:nil") in ("true", "1"):
            continue
        pieces = _pieces(element)
        first, end = _ink_of(pieces, counted)
        if not 0 < end - first <= _MOST_INK:
            continue
        start, stop = place(first), place(end - 1) + 1
        printed = text[start:stop]
        if printed != squeeze("".join(piece.text_content or "" for piece in pieces)):
            continue
        fact = _fact(said, concept, Span("value", start, stop), printed, header)
        if fact is not None:
            found.append(fact)
    return tuple(sorted(found, key=lambda fact: fact.printed.start))


def _read_header(root: LexborNode, header: Header) -> None:
    """Contexts and units, told apart by document order: a tag that HTML does not close holds the next."""
    context, unit, is_per = Context(), Unit(), False
    for element in root.traverse():
        name = (element.tag or "").rpartition(":")[2]
        said = element.attributes
        words = squeeze(element.text(deep=False))
        if name == "context":
            context = header.contexts.setdefault(said.get("id") or "", Context())
        elif name == "unit":
            unit, is_per = header.units.setdefault(said.get("id") or "", Unit()), False
        elif name == "identifier":
            header.cik = header.cik or (words if words.isdecimal() else None)
        elif name in ("explicitmember", "typedmember"):
            if len(context.members) < _MOST_MEMBERS:
                context.members.append((said.get("dimension") or "", words))
        elif name == "startdate":
            context.first_day = _day(words)
            context.is_readable &= context.first_day is not None
        elif name in ("instant", "enddate"):
            context.last_day = _day(words)
            context.is_readable &= context.last_day is not None
        elif name == "unitdenominator":
            is_per = True
        elif name == "measure":
            kind, _, local = words.rpartition(":")
            if is_per:
                unit.per = local
            elif kind == "iso4217" and re.fullmatch(r"[A-Z]{3}", local):
                unit.currency = local


def _day(words: str) -> date | None:
    """A date; None for a time of day, which nobody's books are closed at."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def _ink(text: str | None) -> int:
    """The number of printed characters."""
    return len(squeeze(text).replace(" ", "")) if text else 0


def _counted(root: LexborNode) -> dict[int, tuple[int, int]]:
    """Of each text of the tree: the printed characters before its first and after its last one."""
    counted = {}
    count = 0
    for node in root.traverse(include_text=True):
        if node.tag == "-text":
            first, count = count, count + _ink(node.text_content)
            counted[node.mem_id] = first, count
    return counted


def _places(text: str) -> Callable[[int], int]:
    """A function from the number of a printed character to its offset.

    >>> place = _places("a\\tbc d")
    >>> [place(number) for number in range(4)]
    [0, 2, 3, 5]
    """
    starts: list[int] = []
    counts: list[int] = []
    count = 0
    for run in _RUN.finditer(text):
        starts.append(run.start())
        counts.append(count)
        count += run.end() - run.start()

    def place(number: int) -> int:
        run = bisect_right(counts, number) - 1
        return starts[run] + number - counts[run]

    return place


def _pieces(element: LexborNode) -> list[LexborNode]:
    """The texts of a tagged number; none where it holds more mark-up than a number has."""
    nodes = list(islice(element.traverse(include_text=True), _MOST_NODES + 1))
    return [node for node in nodes if node.tag == "-text"] if len(nodes) <= _MOST_NODES else []


def _ink_of(
    pieces: Sequence[LexborNode], counted: Mapping[int, tuple[int, int]]
) -> tuple[int, int]:
    """The printed characters before the first and after the last one of texts that follow each other."""
    return (counted[pieces[0].mem_id][0], counted[pieces[-1].mem_id][1]) if pieces else (0, 0)


def _fact(
    said: Mapping[str, str | None], concept: str, printed: Span, words: str, header: Header
) -> Fact | None:
    """The fact of a number with what its tag said; None where its context, unit, format or scale is not understood."""
    context = header.contexts.get(said.get("contextref") or "")
    unit = header.units.get(said.get("unitref") or "")
    scale = said.get("scale") or "0"
    number = number_of(words, said.get("format") or "")
    if (
        number is None
        or context is None
        or context.last_day is None
        or not context.is_readable
        or unit is None
        or unit.name is None
        or not _SCALE.fullmatch(scale)
        or abs(int(scale)) > _LARGEST_SCALE
    ):
        return None
    value = number.scaleb(int(scale))
    return Fact(
        concept=concept,
        value=-value if said.get("sign") == "-" else value,
        unit=unit.name,
        first_day=context.first_day,
        last_day=context.last_day,
        members=tuple(context.members),
        scale_as_printed=_SCALE_NAMES.get(int(scale)),
        spans=(printed,),
    )


def number_of(words: str, form: str) -> Decimal | None:
    """The number that printed words are in a format; None where they are none.

    >>> number_of("1.234,5", "ixt:num-comma-decimal"), number_of("—", "ixt:fixed-zero")
    (Decimal('1234.5'), Decimal('0'))
    >>> number_of("1,234", ""), number_of("five", "ixt-sec:numwordsen")
    (None, None)
    """
    name = form.rpartition(":")[2].replace("-", "").lower()
    if name in _ZEROS:
        return Decimal(0)
    separators = _SEPARATORS.get(name)
    if separators is None or len(words) > _MOST_DIGITS:
        return None
    thousands, decimals = separators
    digits = words.translate({ord(mark): None for mark in thousands}).replace(decimals, ".")
    return Decimal(digits) if _PLAIN.fullmatch(digits) else None
