"""Earnings releases as HTML → text, blocks and tables.

Works on exhibits as filed (a page of paragraphs and tables, headings told apart by bold type only) and
on newsroom pages (navigation around it). Every row of a data table is one line, its cells joined by a
tab; a table that only serves the layout (bullets, signatures, whole pages in one cell) becomes
paragraphs. Time is linear in the size of the page: the tree is walked once, leaf tables in C.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import islice

from lxml import etree
from lxml.etree import _Element

from extractors.model import Block, BlockKind, Cell, ReadError, Reading, Row, Table
from extractors.readers.inline_xbrl import facts_in, is_tagged, take_header
from extractors.tables.expectations import is_expectation
from extractors.tables.grid import GridCell, is_number, is_value, rows_of, squeeze

READER = "release"
READER_VERSION = "1"

_DROPPED = (
    "script", "style", "noscript", "template", "svg", "iframe", "select", "button", "textarea",
    "object", "video", "audio",
)  # fmt: skip
_CHROME = frozenset(("nav", "aside", "footer", "form"))
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul", "caption", "document", "type", "sequence", "filename", "description", "text",
))  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)|font:[^;]*\bbold", re.IGNORECASE)
_MARKER = re.compile(r"(?:[•·▪■◦●○‣⁃*§–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])")
_STARTS_WITH_MARKER = re.compile(r"(?:[•·▪■◦●○‣⁃]\s*|[*–—-]\s+)\S")
_FOOTNOTE_MARK = re.compile(
    r"[\s(\[]*(?:\d{1,2}|[a-z]|[*†‡§#]+)(?:\s*[,)\]]\s*\(?(?:\d{1,2}|[a-z])?)*[\s)\]]*"
)
_NOT_SHOWN = re.compile(r"display:\s*none")
_RAISED = re.compile(r"vertical-align:\s*super")
_LINES = ("p", "div", "li", "br")
MAX_MARK_ELEMENTS = 4
_PUBLISHED = etree.XPath(
    "string(//meta[@property='article:published_time' or @name='article:published_time']/@content)"
)
_OG_TITLE = etree.XPath("string(//meta[@property='og:title']/@content)")
_CANONICAL = etree.XPath("string(//link[@rel='canonical']/@href)")
_LANGUAGE = etree.XPath("string(/html/@lang)")
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
        ReadError: the page has no text (`empty`).
    """
    root = _tree(html)
    published = str(_PUBLISHED(root))
    og_title = squeeze(str(_OG_TITLE(root)))
    language = str(_LANGUAGE(root))[:2].lower()
    canonical = str(_CANONICAL(root))
    tagged = take_header(root) if is_tagged(html) else None
    _normalise(root, html)
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
        title=og_title or page.first_heading(),
        language=language if language.isalpha() and len(language) == 2 else None,
        published_at=_instant(published),
        entity_id=tagged.entity_id if tagged else None,
    )


def _tree(html: str) -> _Element:
    if not html.strip():
        raise ReadError("empty", "expected an HTML page, found no characters")
    # Bytes, because lxml refuses a str that declares an encoding of its own.
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(html.encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError as error:
        raise ReadError("empty", f"expected an HTML page with elements: {error}") from error
    if root is None:
        raise ReadError("empty", "expected an HTML page with elements, found none")
    return root


def _instant(printed: str) -> datetime | None:
    """An ISO instant with a zone; None where the page says none or leaves the zone open."""
    try:
        instant = datetime.fromisoformat(printed)
    except ValueError:
        return None
    return instant if instant.tzinfo else None


def _normalise(root: _Element, html: str) -> None:
    """Take out what is not read, and let line ends inside cells count as white space."""
    etree.strip_elements(root, "head", *_DROPPED, with_tail=False)
    # The search of all styles is only worth its time where the page has the word at all; in lower
    # case that is a search for fixed letters, many times faster than one for either case.
    lowered = html.lower()
    for element in _styled(root, "none") if _NOT_SHOWN.search(lowered) else ():
        if _NOT_SHOWN.search(element.get("style", "").lower()):
            _empty(element)
    raised = [
        element
        for element in (_styled(root, "super") if _RAISED.search(lowered) else ())
        if _RAISED.search(element.get("style", "").lower())
    ]
    for mark in (*root.iter("sup"), *raised):
        texts = list(islice(mark.itertext(), MAX_MARK_ELEMENTS))
        if len(texts) < MAX_MARK_ELEMENTS and _FOOTNOTE_MARK.fullmatch("".join(map(str, texts))):
            _empty(mark)
    for element in root.iter(*_LINES):
        element.tail = "\n" + (element.tail or "")


def _styled(root: _Element, word: str) -> list[_Element]:
    found = root.xpath("//*[contains(@style, $word)]", word=word)
    return (
        [element for element in found if isinstance(element, _Element)]
        if isinstance(found, list)
        else []
    )


def _empty(element: _Element) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None


class _Page:
    """The text as it is written, with its blocks and tables."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self._parts: list[str] = []
        self._position = 0
        self._words: list[str] = []
        self._bold = 0
        self._letters = 0
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
            self._words.append(words)
            letters = (
                sum(map(str.isalnum, words)) if len(words) < MAX_HEADING_LENGTH else len(words)
            )
            self._letters += letters
            self._bold += letters if is_bold else 0

    def end_paragraph(self, kind: BlockKind | None = None) -> None:
        """Close the paragraph at hand; `kind` is what the markup says it is, None if nothing."""
        words = squeeze("".join(self._words))
        is_bold = self._letters > 0 and self._bold >= 0.9 * self._letters
        self._words.clear()
        self._bold = self._letters = 0
        if not words:
            return
        if kind is None:
            kind = _kind(words, is_bold)
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
            start = self._position
            cells: list[Cell] = []
            for i, cell in enumerate(row):
                if i:
                    self._write("\t")
                at = self._position
                self._write(cell.text)
                cells.append(
                    Cell(
                        text=cell.text,
                        row=cell.row,
                        column=cell.column,
                        column_end=cell.column_end,
                        start=at,
                        end=self._position,
                        is_header=cell.is_header,
                    )
                )
            self.blocks.append(Block(start, self._position, "table_row"))
            written.append(Row(row[0].row, start, self._position, tuple(cells)))
            self._write("\n")
        self.tables.append(Table(len(self.tables), heading, tuple(written)))


def _kind(words: str, is_bold: bool) -> BlockKind:
    if _STARTS_WITH_MARKER.match(words):
        return "list_item"
    is_short = len(words) <= MAX_HEADING_LENGTH
    if is_short and not words.endswith((".", ";", ",")) and (is_bold or words.isupper()):
        return "heading"
    return "paragraph"


def _walk(root: _Element, page: _Page) -> None:
    """Write the tree, in document order, without recursion."""
    outer_tables = _tables_with_tables(root)
    bold_depth = chrome_depth = 0
    bold_elements: set[_Element] = set()
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped: _Element | None = None
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if tag in _BLOCKS:
                page.end_paragraph("noise" if chrome_depth else None)
            chrome_depth += tag in _CHROME
            if _is_bold(element, tag):
                bold_elements.add(element)
                bold_depth += 1
            if (
                tag == "table"
                and element not in outer_tables
                and not chrome_depth
                and _as_table(element, page)
            ):
                skipped = element
                walker.skip_subtree()
                continue
            page.say(element.text, bold_depth > 0)
            continue
        if element is skipped:
            skipped = None
        elif tag in _BLOCKS:
            page.end_paragraph(_marked_up(tag, chrome_depth))
        if element in bold_elements:
            bold_elements.discard(element)
            bold_depth -= 1
        chrome_depth -= tag in _CHROME
        page.say(element.tail, bold_depth > 0)


def _tables_with_tables(root: _Element) -> set[_Element]:
    outer = set()
    for table in root.iter("table"):
        parent = next(table.iterancestors("table"), None)
        if parent is not None:
            outer.add(parent)
    return outer


def _is_bold(element: _Element, tag: str) -> bool:
    if tag in ("b", "strong"):
        return True
    style = element.get("style")
    return style is not None and _BOLD.search(style) is not None


def _marked_up(tag: str, chrome_depth: int) -> BlockKind | None:
    if chrome_depth:
        return "noise"
    if tag in _HEADINGS:
        return "heading"
    return "list_item" if tag == "li" else None


def _as_table(element: _Element, page: _Page) -> bool:
    """Write a leaf table as rows or list items; False leaves it to the walk, as running text."""
    rows = rows_of(element)
    for caption in element.iterchildren("caption"):
        page.say("".join(map(str, caption.itertext())), False)
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
