"""Earnings releases as HTML → text, blocks and tables.

Works on exhibits as filed (a page of paragraphs and tables, headings told apart by bold type only) and
on newsroom pages (navigation around it). Every row of a data table is one line, its cells joined by a
tab; a table that only serves the layout (bullets, signatures, whole pages in one cell) becomes
paragraphs. Time is linear in the size of the page: the tree is walked once.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from selectolax.lexbor import LexborNode

from extractors.model import Block, BlockKind, Cell, ReadError, Reading, Row, Table
from extractors.readers.inline_xbrl import facts_in, is_tagged, take_header
from extractors.readers.markup import PLAIN, parsed, with_end_tags
from extractors.tables.expectations import is_expectation
from extractors.tables.grid import GridCell, is_number, is_value, rows_of, squeeze

READER = "release"
READER_VERSION = "1"

_DROPPED = frozenset((
    "head", "script", "style", "noscript", "template", "svg", "iframe", "select", "button", "textarea",
    "object", "video", "audio",
))  # fmt: skip
_LINES = frozenset(("p", "div", "li", "br"))
_SOUGHT = ", ".join((*_DROPPED, *_LINES, "sup", "meta", "link"))
_CHROME = frozenset(("nav", "aside", "footer", "form"))
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul", "caption", "document", "type", "sequence", "filename", "description", "text",
))  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD_TAGS = frozenset((f"{PLAIN}b", f"{PLAIN}strong"))
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)|font:[^;]*\bbold", re.IGNORECASE)
_MARKER = re.compile(r"(?:[•·▪■◦●○‣⁃*§–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])")
_STARTS_WITH_MARKER = re.compile(r"(?:[•·▪■◦●○‣⁃]\s*|[*–—-]\s+)\S")
_FOOTNOTE_MARK = re.compile(
    r"[\s(\[]*(?:\d{1,2}|[a-z]|[*†‡§#]+)(?:\s*[,)\]]\s*\(?(?:\d{1,2}|[a-z])?)*[\s)\]]*"
)
_NOT_SHOWN = ("display:none", "display: none")
_RAISED = ("vertical-align:super", "vertical-align: super")
MAX_MARK_ELEMENTS = 4
MAX_HEADING_LINES = 8
MAX_HEADING_LENGTH = 250
PROSE_CELL = 160


def read_release(html: str, *, url: str | None = None, part: str = "0") -> Reading:
    """Text in reading order with its blocks and tables.

    >>> reading = read_release(
    ...     "<p><b>Results</b></p><table><tr><td>Revenue</td><td>$</td><td>12</td></tr></table>")
    >>> reading.text
    'Results\\n\\nRevenue\\t$12\\n'
    >>> [block.kind for block in reading.blocks]
    ['heading', 'table_row']

    Raises:
        ReadError: the page has no text (`empty`), or is large and nested too deep (`too-deep`).
    """
    is_filing = is_tagged(html)
    tree = parsed(with_end_tags(html) if is_filing else html)
    root = tree.root
    if root is None:
        raise ReadError("empty", "expected an HTML page, found nothing in it")
    language = (root.attributes.get("lang") or "")[:2].lower()
    tagged = take_header(root) if is_filing else None
    found = _sought(root)
    stated = _metadata((*found["meta"], *found["link"]))
    canonical = stated.get("link rel=canonical", "")
    published = stated.get("meta property=article:published_time") or stated.get(
        "meta name=article:published_time", ""
    )
    _normalise(root, found, html)
    page = _Page()
    _walk(root, page)
    page.end_paragraph()
    text = page.text
    if not text.strip():
        raise ReadError("empty", "expected a page with text, found only markup")
    return Reading(
        text=text,
        blocks=tuple(page.blocks),
        tables=tuple(page.tables),
        facts=facts_in(root, text, tagged) if tagged else (),
        reader=READER,
        reader_version=READER_VERSION,
        part=part,
        url=url or (canonical if canonical.startswith("http") else None),
        kind="earnings_release",
        title=squeeze(stated.get("meta property=og:title", "")) or page.first_heading(),
        language=language if language.isalpha() and len(language) == 2 else None,
        published_at=_instant(published),
        entity_id=tagged.entity_id if tagged else None,
    )


def _sought(root: LexborNode) -> dict[str, list[LexborNode]]:
    """All elements that are not only walked over, by their tag; one search for all of them."""
    found: dict[str, list[LexborNode]] = defaultdict(list)
    for element in root.css(_SOUGHT):
        found[element.tag or ""].append(element)
    return found


def _metadata(elements: Iterable[LexborNode]) -> dict[str, str]:
    """What the page says of itself by `meta property=…`, `meta name=…` or `link rel=…`, first come."""
    stated: dict[str, str] = {}
    for element in elements:
        attributes = element.attributes
        said = attributes.get("href" if element.tag == "link" else "content")
        for name in ("property", "name", "rel"):
            if said and name in attributes:
                stated.setdefault(f"{element.tag} {name}={attributes[name]}", said)
    return stated


def _instant(printed: str) -> datetime | None:
    """An ISO instant with a zone; None where the page says none or leaves the zone open."""
    try:
        instant = datetime.fromisoformat(printed)
    except ValueError:
        return None
    return instant if instant.tzinfo else None


def _normalise(root: LexborNode, found: Mapping[str, list[LexborNode]], html: str) -> None:
    """Take out what is not read, and let line ends inside cells count as white space."""
    for tag, elements in found.items():
        for element in elements:
            if tag in _DROPPED:
                element.remove()
            elif tag in _LINES:
                element.insert_after("\n")
    # Styles are only searched where the page has the words at all; in lower case that is a search for
    # fixed letters, many times faster than one for either case.
    lowered = html.lower()
    for element in _styled(root, lowered, _NOT_SHOWN):
        _empty(element)
    marks = [*found.get("sup", ()), *_styled(root, lowered, _RAISED)]
    for mark in marks:
        texts = list(islice(_texts(mark), MAX_MARK_ELEMENTS))
        if len(texts) < MAX_MARK_ELEMENTS and _FOOTNOTE_MARK.fullmatch("".join(texts)):
            _empty(mark)


def _styled(root: LexborNode, lowered: str, words: Sequence[str]) -> list[LexborNode]:
    """Elements in whose style one of the words stands; `lowered` is the page."""
    if not any(word in lowered for word in words):
        return []
    return root.css(", ".join(f'[style*="{word}" i]' for word in words))


def _texts(element: LexborNode) -> Iterator[str]:
    for node in element.traverse(include_text=True):
        if node.tag == "-text":
            yield node.text_content or ""


def _empty(element: LexborNode) -> None:
    for child in list(element.iter(include_text=True)):
        child.remove()


class _Page:
    """The text as it is written, with its blocks and tables."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self._parts: list[str] = []
        self._position = 0
        self._pieces: list[tuple[str, bool]] = []  # of the paragraph at hand: words, are they bold
        self._above: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def first_heading(self) -> str | None:
        for block in self.blocks:
            if block.kind == "heading" and block.end - block.start >= 20:
                return self.text[block.start : block.end]
        return None

    def say(self, words: str | None, is_bold: bool) -> None:
        """Running text of the paragraph at hand."""
        if words:
            self._pieces.append((words, is_bold))

    def end_paragraph(self, kind: BlockKind | None = None) -> None:
        """Close the paragraph at hand; `kind` is what the markup says it is, None if nothing."""
        pieces, self._pieces = self._pieces, []
        words = squeeze("".join(words for words, _ in pieces)) if pieces else ""
        if not words:
            return
        if kind is None:
            kind = _kind(words, pieces)
        self._block(words, kind)
        if len(words) > MAX_HEADING_LENGTH or kind == "noise":
            self._above.clear()
        else:
            self._above.append(words)

    def _block(self, words: str, kind: BlockKind) -> None:
        self.blocks.append(Block(self._position, self._position + len(words), kind))
        self._write(words + "\n\n")

    def _write(self, words: str) -> None:
        self._parts.append(words)
        self._position += len(words)

    def table(self, rows: Sequence[Sequence[GridCell]]) -> None:
        """One data table: a line for each row that has text."""
        heading = tuple(self._above[-MAX_HEADING_LINES:])
        self._above.clear()
        written: list[Row] = []
        for row in rows:
            if not row:
                continue
            start = at = self._position
            cells: list[Cell] = []
            for text, index, column, column_end, is_header in row:
                end = at + len(text)
                cells.append(Cell(text, index, column, column_end, at, end, is_header))
                at = end + 1
            end = at - 1
            self.blocks.append(Block(start, end, "table_row"))
            written.append(Row(row[0].row, start, end, tuple(cells)))
            self._write("\t".join(cell.text for cell in row) + "\n")
        self.tables.append(Table(len(self.tables), heading, tuple(written)))


def _kind(words: str, pieces: Sequence[tuple[str, bool]]) -> BlockKind:
    if _STARTS_WITH_MARKER.match(words):
        return "list_item"
    is_short = len(words) <= MAX_HEADING_LENGTH
    if (
        is_short
        and not words.endswith((".", ";", ","))
        and (_is_all_bold(pieces) or words.isupper())
    ):
        return "heading"
    return "paragraph"


def _is_all_bold(pieces: Sequence[tuple[str, bool]]) -> bool:
    """Whether nine letters of ten are bold."""
    letters = [(sum(map(str.isalnum, words)), is_bold) for words, is_bold in pieces]
    bold = sum(count for count, is_bold in letters if is_bold)
    return bold > 0 and bold >= 0.9 * sum(count for count, _ in letters)


def _walk(root: LexborNode, page: _Page) -> None:
    """Write the tree, in document order, without recursion."""
    outer_tables = _tables_with_tables(root)
    bold_depth = chrome_depth = 0
    inside: list[tuple[LexborNode, str, bool]] = []  # what has begun and not ended
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag or ""
        following: LexborNode | None
        if tag == "-text":
            page.say(node.text_content, bold_depth > 0)
            following = node.next
        elif tag.startswith("-"):
            following = node.next
        else:
            if tag in _BLOCKS:
                page.end_paragraph("noise" if chrome_depth else None)
            is_data = (
                tag == "table"
                and not chrome_depth
                and node.mem_id not in outer_tables
                and _as_table(node, page)
            )
            if is_data:
                following = node.next
            else:
                is_bold = _is_bold(node, tag)
                bold_depth += is_bold
                chrome_depth += tag in _CHROME
                inside.append((node, tag, is_bold))
                following = node.first_child
        while following is None and inside:
            ended, tag, is_bold = inside.pop()
            if tag in _BLOCKS:
                page.end_paragraph(_marked_up(tag, chrome_depth))
            bold_depth -= is_bold
            chrome_depth -= tag in _CHROME
            following = ended.next if inside else None
        node = following


def _tables_with_tables(root: LexborNode) -> set[int]:
    outer: set[int] = set()
    for table in root.css("table table"):
        parent = table.parent
        while parent is not None and parent.tag != "table":
            parent = parent.parent
        if parent is not None:
            outer.add(parent.mem_id)
    return outer


def _is_bold(element: LexborNode, tag: str) -> bool:
    if tag in _BOLD_TAGS:
        return True
    style = element.attributes.get("style")
    return style is not None and _BOLD.search(style) is not None


def _marked_up(tag: str, chrome_depth: int) -> BlockKind | None:
    if chrome_depth:
        return "noise"
    if tag in _HEADINGS:
        return "heading"
    return "list_item" if tag == "li" else None


def _as_table(element: LexborNode, page: _Page) -> bool:
    """Write a leaf table as rows or list items; False leaves it to the walk, as running text."""
    rows = rows_of(element)
    for child in element.iter():
        if child.tag == "caption":
            page.say(child.text(), False)
            page.end_paragraph()
    if is_data_table(rows):
        page.table(rows)
        return True
    if not any(len(row) > 1 for row in rows):
        return False
    for row in rows:
        is_item = len(row) == 2 and _MARKER.fullmatch(row[0].text)
        if is_item:
            page.say(f"{row[0].text} {row[1].text}", False)
            page.end_paragraph("list_item")
            continue
        for cell in row:
            page.say(cell.text, False)
            page.end_paragraph()
    return True


def is_data_table(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether a grid is read row by row: it has numbers beside labels, or short words in columns.

    Bullets and footnotes laid out as a marker and a sentence, address blocks and page footers are not.
    """
    labelled = plain = prose = 0
    for row in rows:
        if len(row) < 2:
            continue
        if any(len(cell.text) > PROSE_CELL for cell in row):
            prose += 1
        elif _is_labelled(row) or sum(is_number(cell.text) for cell in row) >= 2:
            labelled += 1
        elif not _MARKER.fullmatch(row[0].text):
            plain += 1
    if labelled:
        return labelled + plain >= prose
    return plain >= 3 and plain > prose


def _is_labelled(row: Sequence[GridCell]) -> bool:
    label = row[0].text
    if is_value(label):
        return False
    return any(is_number(cell.text) for cell in row[1:]) or (
        not _MARKER.fullmatch(label) and any(is_expectation(cell.text) for cell in row[1:])
    )
