"""Text and its blocks, before it is decided what is evidence and what is noise.

Every reader ends in the same shape: one string, and pieces of it in order. Offsets are code points.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.model import Block, BlockKind

# One for one, so that offsets stay those of the source: a number may be glued to its unit by any of
# these, and a rule that looks for a space should not have to know them.
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2008\u2009\u200a\u202f\u3000\t"), " ")
# Invisible characters that split a word or a number for whoever searches it.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\x00"))
_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")

LIST_ITEM = re.compile(r"\s*(?:--|[-*+•●▪◦·‣■►–]|\(?\d{1,2}[.)])\s+(?=\S)")
_SHORTEST_FULL, _LONGEST_FULL = 50, 130  # characters of a hard-wrapped line
_CHUNK = re.compile(r"\S[^\n]*(?:\n[ ]*\S[^\n]*)*")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text laid out as one thing; `is_link` where all its words are a link."""

    start: int
    end: int
    text: str
    kind: BlockKind
    is_link: bool = False

    def block(
        self, kind: BlockKind | None = None, speaker: str | None = None, role: str | None = None
    ) -> Block:
        return Block(self.start, self.end, kind or self.kind, speaker, role)


def normalise(text: str) -> str:
    """Newlines become LF, every horizontal space a plain one, invisible characters go.

    Nothing else changes: quotes, dashes and composed letters stay the code points of the page, since
    a quote must be found on it again.

    >>> normalise("$5\\u00a0billion\\r\\nnext\\u200b line")
    '$5 billion\\nnext line'
    """
    return _NEWLINES.sub("\n", text.translate(_INVISIBLE)).translate(_SPACES)


def assemble(parts: Iterable[tuple[str, BlockKind, bool]]) -> tuple[str, list[Piece]]:
    """Text made of parts `(text, kind, is_link)`, a blank line between them, and where each lies."""
    pieces: list[Piece] = []
    position = 0
    for text, kind, is_link in parts:
        stripped = text.strip()
        if stripped:
            pieces.append(Piece(position, position + len(stripped), stripped, kind, is_link))
            position += len(stripped) + 2
    return "\n\n".join(piece.text for piece in pieces), pieces


def pieces_of(text: str) -> list[Piece]:
    """Paragraphs, headings and list items of plain text whose paragraphs are lines, as `unwrapped` makes
    them. A short line that ends no sentence is a heading.
    """
    lines = (line.span() for line in re.finditer(r"[^\n]+", text))
    return [piece for start, end in lines if (piece := _piece(text, start, end))]


def unwrapped(text: str) -> str:
    """The text with the line breaks inside hard-wrapped paragraphs and list items as blanks.

    >>> line = "Revenue for the quarter was forty-one million dollars,"
    >>> unwrapped(f"Highlights\\n\\n - {line}\\n   a record.\\n - Cash: nine.") == (
    ...     f"Highlights\\n\\n - {line} a record.\\n - Cash: nine."
    ... )
    True
    """
    return _CHUNK.sub(
        lambda chunk: "\n".join(
            re.sub(r"\s*\n\s*", " ", "\n".join(lines)) for lines in paragraphs(chunk[0].split("\n"))
        ),
        text,
    )


def paragraphs(lines: Sequence[str]) -> list[Sequence[str]]:
    """Lines without a blank one between them as paragraphs: an item of a list, or running text, goes on
    over its hard-wrapped lines; any other line is one of its own."""
    opens = [index for index, line in enumerate(lines) if index == 0 or LIST_ITEM.match(line)]
    found: list[Sequence[str]] = []
    for start, end in pairwise([*opens, len(lines)]):
        for run in _runs(lines[start:end]):
            found.extend([run] if _is_wrapped(run) else [[line] for line in run])
    return found


def _runs(lines: Sequence[str]) -> list[Sequence[str]]:
    """Lines that may go on in the next one, each with those it goes on in."""
    ends = [
        index + 1
        for index, (line, following) in enumerate(pairwise(lines))
        if not _SHORTEST_FULL <= len(line.rstrip()) <= _LONGEST_FULL
        or (is_sentence(line) and len(following) < _SHORTEST_FULL and not is_sentence(following))
    ]
    return [lines[start:end] for start, end in pairwise([0, *ends, len(lines)])]


def is_sentence(text: str) -> bool:
    """Whether it ends as a sentence does.

    >>> is_sentence('He said "no."'), is_sentence("What comes next")
    (True, False)
    """
    return bool(_SENTENCE_END.search(text.rstrip()))


def is_prose(text: str) -> bool:
    """Whether it is running text, not a label, a link or a slogan.

    >>> is_prose("Five stories. Four minutes."), is_prose("Read next")
    (False, False)
    """
    return len(text) > 120 and is_sentence(text)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Full lines that break inside sentences."""
    following = [line.strip() for line in lines[1:]]
    inside = sum(not line[:1].isupper() for line in following)
    return bool(following) and 2 * inside >= len(following)


def _piece(text: str, start: int, end: int) -> Piece | None:
    raw = text[start:end]
    stripped = raw.strip()
    if not stripped or not any(char.isalnum() for char in stripped):
        return None  # a rule, an ornament
    start += len(raw) - len(raw.lstrip())
    kind: BlockKind = "paragraph"
    if marker := LIST_ITEM.match(stripped):
        kind, start = "list_item", start + marker.end()
        stripped = stripped[marker.end() :]
    elif len(stripped) <= 100 and not is_sentence(stripped):
        kind = "heading"
    return Piece(start, start + len(stripped), stripped, kind)
