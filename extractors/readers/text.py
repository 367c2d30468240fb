"""Plain text and Markdown: an article that somebody saved without its markup.

Breaks inside a hard-wrapped paragraph are blanks; beyond that plain text stays as it is. Markdown is
rendered to the words a reader would see: link targets, images and emphasis marks go, front matter
gives title, summary and metadata. A call that was saved as Markdown is read as a call.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from extractors.model import Block, BlockKind, ReadError, Reading, Row
from extractors.readers.instants import iso_instant, written_instant
from extractors.readers.issuer import is_results
from extractors.readers.layout import (
    LIST_ITEM,
    assemble,
    normalise,
    paragraphs,
    pieces_of,
    unwrapped,
)
from extractors.readers.linewise import linewise_tables
from extractors.readers.noise import blocks_of
from extractors.readers.transcript import is_transcript, reading_of

PLAIN, MARKDOWN, VERSION = "text", "markdown", "1"

_FRONT_MATTER = re.compile(r"\A---[ ]*\n(.*?)\n---[ ]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^([A-Za-z][\w-]*):[ ]*(.*)$")
# Lengths are bounded: a page of opening brackets must not be searched to its end from each of them.
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,1000}\]\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,500}\")?\)")
_LINK = re.compile(
    r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\]){0,500})\]\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?:\s+\"[^\"\n]*\")?\)"
)
_AUTOLINK = re.compile(r"<https?://[^>\s]+>")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=\S)(.{1,300}?)(?<=\S)\1(?!\*)|(?<!\w)(_{1,3})(?=\S)(.{1,300}?)(?<=\S)\3(?!\w)",
    re.S,
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!$~>|-])")
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_MARKDOWN_SIGN = re.compile(r"^#{1,6} \S|\[[^\]\n]+\]\(https?://|^\*\*\S", re.M)


def read_plain(text: str) -> Reading:
    """An article as plain text: title, paragraphs, headings; the site's own words as noise."""
    text = unwrapped(normalise(text))
    pieces = pieces_of(text)
    if not pieces:
        raise ReadError("empty", "the text has no words")
    tables = linewise_tables(text)
    rows = [row for table in tables for row in table.rows]
    blocks = _with_rows(blocks_of(pieces), rows)
    return Reading(
        text=text,
        blocks=blocks,
        tables=tables,
        reader=PLAIN,
        reader_version=VERSION,
        kind="earnings_release" if tables and is_results(text) else "article",
        title=next((text[b.start : b.end] for b in blocks if b.kind == "title"), None),
    )


def _with_rows(blocks: Sequence[Block], rows: Sequence[Row]) -> list[Block]:
    """The blocks, those within a table's row replaced by the row."""
    merged: list[Block] = []
    waiting = list(reversed(rows))
    for block in blocks:
        while waiting and waiting[-1].end <= block.start:
            row = waiting.pop()
            merged.append(Block(row.start, row.end, "table_row"))
        if not waiting or block.end <= waiting[-1].start:
            merged.append(block)
    merged += [Block(row.start, row.end, "table_row") for row in reversed(waiting)]
    return merged


def is_markdown(text: str) -> bool:
    """Whether it has front matter, or headings and links as Markdown writes them."""
    head = normalise(text[:20_000])
    return bool(_FRONT_MATTER.match(head)) or len(_MARKDOWN_SIGN.findall(head)) >= 3


def read_markdown(text: str, *, is_call: bool = False) -> Reading:
    """An article or a call as Markdown: front matter's title and summary, then the rendered body.

    `source` in front matter names now a site, now a person, and is not used.

    Args:
        is_call: it was declared to be one; otherwise its turns decide.
    """
    fields, body = front_matter(normalise(text))
    title, summary = fields.get("title"), fields.get("summary") or fields.get("description")
    head: list[tuple[str, BlockKind, bool]] = []
    if title:
        head.append((title, "title", False))
    if summary:
        head.append((summary, "paragraph", False))
    document, pieces = assemble([*head, *_parts(body)])
    if not pieces:
        raise ReadError("empty", "the Markdown has neither front matter nor words")
    if is_call or is_transcript(pieces):
        reading = reading_of(document, pieces)
    else:
        blocks = blocks_of(pieces, title=0 if title else None)
        reading = Reading(
            text=document,
            blocks=blocks,
            reader=MARKDOWN,
            reader_version=VERSION,
            kind="article",
            title=next((document[b.start : b.end] for b in blocks if b.kind == "title"), None),
        )
    return replace(
        reading,
        reader=MARKDOWN,
        reader_version=VERSION,
        url=fields.get("url") or fields.get("link"),
        title=title or reading.title,
        authors=_names(fields.get("authors") or fields.get("author")),
        publisher=fields.get("publisher") or fields.get("site"),
        language=fields.get("language") or fields.get("lang"),
        published_at=_instant(fields, "published", "published_at", "date", "pubdate")
        or reading.published_at,
        modified_at=_instant(fields, "modified", "modified_at", "updated", "lastmod"),
    )


def front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """Fields of a leading `---` block, and what follows it.

    Only scalars and simple lists are read; a list comes back comma-separated.

    >>> front_matter('---\\ntitle: "A: b"\\ntags: [x, y]\\n---\\nBody')
    ({'title': 'A: b', 'tags': 'x, y'}, 'Body')
    """
    block = _FRONT_MATTER.match(text)
    if not block:
        return {}, text
    collected: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in block.group(1).split("\n"):
        if field := _FIELD.match(line):
            lines = collected.setdefault(field.group(1).lower(), [])
            lines.append(field.group(2))
        else:
            lines.append(line)
    return {name: _scalar(parts) for name, parts in collected.items()}, text[block.end() :]


def _scalar(lines: list[str]) -> str:
    first, *rest = (line.strip() for line in lines)
    items = [line[2:].strip(" \"'") for line in rest if line.startswith("- ")]
    if not first and items:
        return ", ".join(items)
    value = " ".join(
        part for part in (first.removeprefix("|").removeprefix(">"), *rest) if part
    ).strip()
    if value[:1] == "[" and value[-1:] == "]":
        return ", ".join(part.strip(" \"'") for part in value[1:-1].split(","))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = (
            value[1:-1].replace('\\"', '"') if value[0] == '"' else value[1:-1].replace("''", "'")
        )
    return " ".join(value.split())


def _parts(body: str) -> list[tuple[str, BlockKind, bool]]:
    """Rendered paragraphs, headings and list items with whether each is only a link."""
    parts: list[tuple[str, BlockKind, bool]] = []
    for chunk in re.split(r"\n\s*\n", body):
        lines = [line for line in chunk.split("\n") if line.strip()]
        paragraph: list[str] = []
        for line in lines:
            if heading := _HEADING.match(line.strip()):
                _flush(parts, paragraph)
                parts.append((_rendered(heading.group(1)), "heading", False))
            else:
                paragraph.append(line.removeprefix("> "))
        _flush(parts, paragraph)
    return parts


def _flush(parts: list[tuple[str, BlockKind, bool]], lines: list[str]) -> None:
    """Take in the paragraphs and list items that the lines make, and clear the lines."""
    for paragraph in paragraphs(lines) if lines else ():
        raw = " ".join(line.strip() for line in paragraph)
        item = LIST_ITEM.match(raw)
        raw = raw[item.end() :] if item else raw
        rendered = _rendered(raw)
        if any(char.isalnum() for char in rendered):
            parts.append((rendered, "list_item" if item else "paragraph", _is_link(raw)))
    lines.clear()


def _is_link(raw: str) -> bool:
    linked = sum(len(match.group(1)) for match in _LINK.finditer(raw))
    return linked > 0 and linked >= 0.8 * len(_rendered(raw))


def _rendered(raw: str) -> str:
    """The words without their markup.

    >>> _rendered("**Revenue:** [a record](https://x.example/a) of \\\\$5 _billion_")
    'Revenue: a record of $5 billion'
    """
    text = _AUTOLINK.sub("", _LINK.sub(r"\1", _IMAGE.sub("", raw)))
    for _ in range(2):  # bold inside italics
        text = _EMPHASIS.sub(lambda m: m.group(2) or m.group(4) or "", text)
    return _ESCAPE.sub(r"\1", text).strip()


def _names(value: str | None) -> tuple[str, ...]:
    return tuple(name for part in re.split(r",|\band\b", value or "") if (name := part.strip()))


def _instant(fields: Mapping[str, str], *names: str) -> datetime | None:
    for name in names:
        value = fields.get(name)
        if value:
            return iso_instant(value) or written_instant(value)
    return None
