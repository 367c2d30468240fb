"""Words marked where they stand, so that they are found with colours and without.

The value stands between ▸ and ◂. Words of every other role stand in brackets with a raised number,
the role's in this claim, which a list below the words explains.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rich.text import Text

from flows.render import plain
from warehouse.records import Span, SpanRole

# In the order of their numbers.
_STYLES: Final[dict[SpanRole, str]] = {
    "value": "bold reverse yellow",
    "cue": "bold cyan",
    "subject": "bold green",
    "counterparty": "bold green",
    "period": "bold magenta",
    "scale": "bold blue",
    "section": "bold cyan",
    "statement": "bold blue",
    "modality": "bold red",
    "attribution": "green",
}
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
UNMARKED: Final = "dim"


@dataclass(frozen=True, slots=True)
class Mark:
    """What opens and closes the words of one role, and the sign by which the list names it."""

    opens: str
    closes: str
    sign: str
    style: str


def marks_of(spans: Sequence[Span]) -> dict[SpanRole, Mark]:
    """The marks of the roles that occur, numbered, in the order of the list that explains them."""
    occurring = {span.role for span in spans}
    marks: dict[SpanRole, Mark] = {}
    number = 0
    for role, style in _STYLES.items():
        if role == "value" and role in occurring:
            marks[role] = Mark("▸", "◂", "▸◂", style)
        elif role in occurring:
            number += 1
            sign = str(number).translate(_RAISED)
            marks[role] = Mark("[", f"]{sign}", sign, style)
    return marks


def marked(
    text: str,
    start: int,
    spans: Sequence[Span],
    marks: Mapping[SpanRole, Mark],
    style: str = UNMARKED,
) -> Text:
    """A stretch of the document that begins at offset `start`, with the spans inside it marked.

    Spans may lie within each other and may overlap; words have the colour of the innermost.

    >>> spans = [Span("cue", 0, 21), Span("value", 11, 21)]
    >>> marked("Revenue of $5 billion.", 0, spans, marks_of(spans)).plain
    '[Revenue of ▸$5 billion◂]¹.'
    """
    end = start + len(text)
    inside = sorted(
        {span for span in spans if span.start < end and start < span.end},
        key=lambda span: (span.start, -span.end, span.role),
    )
    found = Text()
    for position, until in _stretches(inside, start, end):
        for span in inside:
            if max(span.start, start) == position:
                found.append(marks[span.role].opens, marks[span.role].style)
        around = [span for span in inside if span.start <= position and until <= span.end]
        inner = min(around, key=lambda span: span.end - span.start, default=None)
        words = text[position - start : until - start].replace("\t", "   ")
        found.append_text(plain(words, marks[inner.role].style if inner else style))
        for span in reversed(inside):
            if min(span.end, end) == until:
                found.append(marks[span.role].closes, marks[span.role].style)
    return found


def _stretches(spans: Sequence[Span], start: int, end: int) -> Iterator[tuple[int, int]]:
    """[start, end) cut wherever a span begins or ends."""
    edges = {start, end}
    for span in spans:
        edges |= {max(span.start, start), min(span.end, end)}
    return pairwise(sorted(edges))
