"""Articles as HTML: trafilatura finds the body, the page's own metadata says the rest.

A page that answers with something else than an article (a consent wall, a robot check, "page not
found", a list of stories) is refused with a reason, because its words would pass for an article's.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import htmldate
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata

from extractors.model import BlockKind, ReadError, Reading
from extractors.readers import transcript
from extractors.readers.instants import iso_instant
from extractors.readers.jsonld import Stated, stated
from extractors.readers.layout import Piece, assemble, normalise
from extractors.readers.noise import blocks_of
from warehouse.records import DocumentKind

READER, VERSION = "article", "1"

# Real articles have some thousand; the body finder takes seconds above this.
MAX_ELEMENTS = 60_000
# Below this a page has a teaser or a message, not an article.
MIN_WORDS = 20
# Above this it is no mere message of the site, whatever phrases occur in it.
MESSAGE_WORDS = 160

_MESSAGES: list[tuple[str, str, re.Pattern[str]]] = [
    (reason, what, re.compile(pattern, re.I))
    for reason, what, pattern in (
        (
            "not-found",
            "the page says that there is no such page",
            r"\b(?:page|article|story|content)\s+(?:(?:you\s+\w+\s+\w+\s+(?:for\s+)?)?(?:was\s+|is\s+|could\s+|can)?"
            r"(?:not|n['’]t|no\s+longer)\s*(?:be\s+)?(?:found|available|exist))|\b(?:error\s+)?404\b|\bnot\s+found\b|"
            r"\bdoes\s*(?:not|n['’]t)\s+exist\b",
        ),
        (
            "robot-check",
            "the page wants to know whether a person reads it",
            r"\bare\s+you\s+a\s+robot\b|\bverify(?:ing)?\s+(?:that\s+)?you\s+are\s+(?:a\s+)?human\b|\bchecking\s+your\s+browser\b|"
            r"\bunusual\s+(?:traffic|activity)\b|\bjust\s+a\s+moment\b|\bcaptcha\b|\baccess\s+(?:to\s+this\s+page\s+has\s+been\s+|is\s+)?denied\b|"
            r"\benable\s+(?:javascript|js)\b|\brequest\s+(?:was\s+)?blocked\b|\bpress\s+(?:and|&)\s+hold\b",
        ),
        (
            "consent-wall",
            "the page asks for consent first",
            r"\bbefore\s+you\s+continue\b|\b(?:accept|agree|consent)\b.{0,120}\b(?:cookies|tracking|partners|personal\s+data)\b|"
            r"\b(?:we|our\s+partners|this\s+(?:web)?site)\s+(?:\w+\s+){0,4}use\s+cookies\b|\bcookie\s+(?:consent|preferences|settings)\b|"
            r"\bprivacy\s+(?:choices|settings)\b",
        ),
    )
]
_WIRE = re.compile(
    r"\((?:BUSINESS WIRE|GLOBE NEWSWIRE|NEWSFILE|ACCESS Newswire|EZ Newswire)\)|/\s*PRNewswire\s*/|\bPRNewswire\b",
    re.I,
)
_IGNORED_AUTHORS = re.compile(r"^(?:staff|admin|editor(?:ial)?(?:\s+\w+)?|by)$", re.I)


def parse(html: str) -> HtmlElement:
    """The tree of a page.

    Raises:
        ReadError: `empty`, or `too-large` for a tree that would take minutes.
    """
    # lxml refuses text that names its own bytes' encoding in an XML declaration.
    body = re.sub(r"\A\s*<\?xml[^>]*\?>", "", html)
    try:
        root: HtmlElement = document_fromstring(body, parser=HTMLParser(huge_tree=False))
    except etree.ParserError as error:
        raise ReadError("empty", "the page has no elements") from error
    count = sum(1 for _ in zip(root.iter(), range(MAX_ELEMENTS + 1), strict=False))
    if count > MAX_ELEMENTS:
        raise ReadError("too-large", f"the page has more than {MAX_ELEMENTS} elements")
    return root


def read_article(html: str, *, fetched_at: datetime, url: str | None = None) -> Reading:
    """The article of a page, or the call if the page is a transcript.

    `fetched_at` bounds the dates that may be believed.

    Raises:
        ReadError: the page holds no article: `not-found`, `robot-check`, `consent-wall`, `no-article`.
    """
    root = parse(html)
    facts = _completed(root, stated(root), url, fetched_at)
    parts = list(_parts(root)) or _told(facts)
    # Languages that write no spaces have no words to count, but have letters.
    words = sum(max(len(text.split()), len(text) // 6) for text, _, _ in parts)
    _refuse_messages(root, parts, words)
    title = _headline(facts)
    if title:
        parts = [(title, "title", False), *_without(title, parts)]
    text, pieces = assemble(parts)
    is_call = transcript.is_transcript(pieces)
    reading = (
        transcript.reading_of(text, pieces)
        if is_call
        else Reading(
            text=text,
            blocks=blocks_of(pieces, title=0 if title else None),
            reader=READER,
            reader_version=VERSION,
            kind=_kind(facts, pieces),
        )
    )
    return replace(
        reading,
        url=facts.url or url,
        publisher=facts.publisher,
        title=title or reading.title,
        authors=facts.authors,
        language=facts.language,
        published_at=reading.published_at or facts.published_at,
        modified_at=facts.modified_at,
    )


def _parts(root: HtmlElement) -> Iterator[tuple[str, BlockKind, bool]]:
    """Headings, paragraphs, items and rows of the body that trafilatura finds."""
    found = bare_extraction(
        root, include_comments=False, include_links=True, include_tables=True, with_metadata=False
    )
    body = getattr(found, "body", None)
    if body is not None:
        for element in body:
            yield from _flattened(element)


def _flattened(element: etree._Element) -> Iterator[tuple[str, BlockKind, bool]]:
    tag = element.tag
    if tag in ("list", "quote") and len(element):
        if lead := normalise(element.text or "").strip():
            yield lead, "paragraph", False
        for child in element:
            yield from _flattened(child)
        return
    if tag == "table":
        for row in element.iter("row"):
            cells = [_words(cell) for cell in row.iter("cell")]
            if any(cells):
                yield "\t".join(cells), "table_row", False
        return
    kind: BlockKind = {"head": "heading", "item": "list_item"}.get(str(tag), "paragraph")  # type: ignore[assignment]
    for line in re.split(r"\n{2,}", _words(element, keep_breaks=True)):
        if any(char.isalnum() for char in line):
            yield " ".join(line.split()), kind, _is_link(element)


def _words(element: etree._Element, *, keep_breaks: bool = False) -> str:
    parts = []
    for node in element.iter():
        if node.tag == "lb":
            parts.append("\n\n" if keep_breaks else " ")
        elif node.text:
            parts.append(node.text)
        if node is not element and node.tail:
            parts.append(node.tail)
    text = normalise("".join(parts))
    return text if keep_breaks else " ".join(text.split())


def _is_link(element: etree._Element) -> bool:
    linked = sum(len(_words(ref)) for ref in element.iter("ref"))
    return linked > 0 and linked >= 0.8 * len(_words(element))


def _told(facts: Stated) -> list[tuple[str, BlockKind, bool]]:
    """The body as the metadata tells it, for a page that builds itself in the browser."""
    return [
        (" ".join(line.split()), "paragraph", False)
        for line in normalise(facts.body or "").split("\n")
        if line.strip()
    ]


def _headline(facts: Stated) -> str | None:
    """The title without the site's name at its end."""
    if not facts.title:
        return None
    title = normalise(facts.title).strip()
    if facts.publisher:
        site = re.escape(normalise(facts.publisher))
        title = re.sub(rf"\s+[|·–—-]\s+{site}$", "", title, flags=re.I)
    return title or None


def _without(
    title: str, parts: list[tuple[str, BlockKind, bool]]
) -> list[tuple[str, BlockKind, bool]]:
    """The parts, less the headline where the body repeats it at its beginning."""
    wanted = _key(title)
    return [part for index, part in enumerate(parts) if index > 3 or _key(part[0]) != wanted]


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _refuse_messages(
    root: HtmlElement, parts: list[tuple[str, BlockKind, bool]], words: int
) -> None:
    if words >= MESSAGE_WORDS:
        return
    page = " ".join((root.findtext(".//title") or "", *(text for text, _, _ in parts)))
    if not parts:
        page += " ".join(_visible(root))
    for reason, what, pattern in _MESSAGES:
        if pattern.search(page):
            raise ReadError(reason, f"expected an article; {what}: {page[:120]!r}")
    if words < MIN_WORDS:
        raise ReadError(
            "no-article", f"expected an article, found {words} words of text that could be one"
        )


def _visible(root: HtmlElement) -> Iterator[str]:
    """The page's own words, up to a screenful."""
    length = 0
    for element in root.iter("p", "h1", "h2", "div", "span", "li", "title", "button", "noscript"):
        text = (element.text or "").strip()
        length += len(text)
        if text:
            yield text
        if length > 2_000:
            return


def _completed(root: HtmlElement, facts: Stated, url: str | None, fetched_at: datetime) -> Stated:
    """What the page states, completed where it is silent by trafilatura and htmldate.

    Dates of the latter are those of a published or a modified mark-up, never a guess from the text.
    """
    latest = f"{fetched_at:%Y-%m-%d}"
    if facts.title and facts.authors and facts.published_at:
        return facts
    found = extract_metadata(
        root,
        default_url=url,
        date_config={"extensive_search": False, "original_date": True, "max_date": latest},
        extensive=False,
    )
    published = facts.published_at
    if published is None:
        day = htmldate.find_date(
            root, extensive_search=False, original_date=True, url=url, max_date=latest
        )
        published = iso_instant(day)
    return replace(
        facts,
        title=facts.title or found.title,
        authors=facts.authors or _people(found.author),
        publisher=facts.publisher or found.sitename,
        published_at=published,
    )


def _people(names: str | None) -> tuple[str, ...]:
    return tuple(
        name
        for part in (names or "").split(";")
        if (name := part.strip()) and not _IGNORED_AUTHORS.match(name)
    )


def _kind(facts: Stated, pieces: list[Piece]) -> DocumentKind:
    """A release that a wire distributes is the company's own announcement."""
    opening = " ".join(piece.text for piece in pieces[:8])[:3_000]
    return "announcement" if facts.type == "PressRelease" or _WIRE.search(opening) else "article"
