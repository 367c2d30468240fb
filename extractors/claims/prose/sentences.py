"""Sentences: a document's prose with all that the instruments find in it, and whom it speaks of.

The instruments run once per paragraph, so that "the next day" and "a year earlier" see the sentence
before. Who "the company" is follows the discourse: the issuer in a release, the speaker's company in a
call, and in an article the company that the paragraph has been about.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from extractors.claims.amounts import amounts
from extractors.claims.periods import periods
from extractors.claims.prose.entities import mentions, opens_with_stranger
from extractors.claims.prose.home_currency import bare_dollar, in_home_currency
from extractors.claims.prose.shape import DESCRIBES, words_ahead
from extractors.claims.spans import Amount, Mention, Period, Sentence
from extractors.model import Block, Reading
from warehouse.records import Document
from warehouse.registry import calendar_of

_PROSE = frozenset({"title", "heading", "paragraph", "list_item"})
_ISSUER_SPEAKS = frozenset({"earnings_release", "filing", "announcement", "letter", "transcript"})
_ISSUER_WRITES = frozenset({"earnings_release", "filing", "letter", "announcement"})

# Opens with one class of characters, because `re` leaps to the next of them.
_END = re.compile(
    r"[.!?\n](?:(?<=\n)\n*|(?<=[.!?])(?<![.!?].)[.!?]*[\"”’')\]*_]*\s+(?=[\"“‘'(\[*_$€£¥«–—-]*[A-Z0-9]))"
)
# So wide a gap is layout and ends a sentence as a line's end does: patterns may look over blanks in two ways.
_GAP = re.compile(r"[^\S\n][^\S\n]{39,}")
_ABBREVIATION = re.compile(
    r"(?<![A-Za-z\d])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|St|Mt|Jr|Sr|Inc|Corp|Co|Ltd|Cos|Bros|vs|approx|Adj|est|incl|No|Nos|Fig"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|a\.m|p\.m|e\.g|i\.e|etc|[A-Z]|(?:[A-Z]\.)+[A-Z])\.$"
)
# After these an abbreviation may end its sentence.
_OPENER = re.compile(
    r"(?:The|This|That|These|Those|It|Its|In|On|At|We|Our|They|He|She|But|And|For|As|If|While|Meanwhile|However|Shares|Analysts)\b"
)
# What reads a sentence may look at every pair of its names and amounts.
_LONGEST = 1_200
# So long a sentence of prose pauses; the words of a slide or a table in a row do not.
_LONG, _PAUSES_WITHIN = 500, 150
_PAUSE = re.compile(r"[,;:]\s|[()–—]")
_MAY_END = re.compile(r"(?:Inc|Corp|Co|Ltd|Jr|Sr|etc|a\.m|p\.m|(?:[A-Z]\.)+[A-Z])\.$")
_ANAPHOR = re.compile(
    r"(?:it|its|the\s+(?:company|firm|group|startup|chipmaker|lab|retailer|bank|maker|giant|lender|[a-z-]+\s(?:company|maker|giant|firm|startup|provider|lab))"
    r"|they|their|he|she|his|her|shares|the\s+stock)\b",
    re.I,
)
_GOVERNED = re.compile(
    r"\b(?:of|from|with|by|for|against|in|to|at|like|than|between|on|through|into|onto|under|over|about|including|via|as|alongside|within|without|despite|among"
    r"|acquir\w+|bought|buys?|told|rival|using|behind)\s+(?:(?:the|its|a|an|some|chip\w+|startup|cloud|giant|rival)\s+){0,3}"
    r"(?-i:(?:[A-Z][\w.&’'-]*,?\s+){1,4}(?:and|or)\s+)?$",
    re.I,
)
# "Shares of Acme rose" is about Acme; "a Globex-backed venture" is not about Globex.
_SHARES_OF = re.compile(
    r"\b(?:shares|stock)\s+(?:of|for|in|at)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$", re.I
)
_MODIFIER = re.compile(
    rf"-[a-z]|\s+(?:analysts?|economists?|strategists?|estimates?|consensus|posts?|users?|threads?)\b|{DESCRIBES}"
)
_TOPICS = frozenset({"name", "ticker", "division", "product", "person", "unregistered"})


def sentences(
    document: Document, reading: Reading, of_nobody: Callable[[str], bool] = bool
) -> list[Sentence]:
    """All sentences of the document's prose, in order; noise, boilerplate and table rows are left out.

    Args:
        of_nobody: which paragraphs are worth reading in a text that names no company and is of none. In
            the others nothing is looked for: their sentences have no amounts, periods and words.

    Returns:
        Sentences whose `text` is the exact substring of `document.text` from `start`.
    """
    published = document.published_at.date() if document.published_at else None
    anchor = published or _stated_day(document.text, document.known_at.date())
    everything = mentions(document.text, on=anchor)
    discourse = _Discourse(document, reading.blocks, everything)
    dollar = bare_dollar(document.text)
    starts = [mention.start for mention in everything]
    names_somebody = bool(everything) or document.entity_id is not None
    found: list[Sentence] = []
    for block in reading.blocks:
        if block.kind not in _PROSE or block.end <= block.start:
            continue
        named = everything[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        if names_somebody or of_nobody(document.text[block.start : block.end]):
            found.extend(_read(document.text, block, named, discourse, anchor, dollar))
        else:
            found.extend(_unread(document.text, block, anchor))
    return found


def _stated_day(text: str, latest: date) -> date:
    """What stands for the day of publication where a document has none.

    The newest day or whole month that the words themselves date in full and that is over: they were
    written then or soon after, while the day they were first seen may be years later. Without such a
    date it is `latest`.
    """
    found = periods(text, anchor=None, calendar=calendar_of(None))
    stated = [
        period.last_day
        for period in found
        if period.period_type in ("event", "month") and period.last_day <= latest
    ]
    return max(stated, default=latest)


def split(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without the blanks around it.

    >>> words = "Sales of Foo Inc. rose to $1.5 billion vs. plan. Shares fell 3%. U.S. demand held."
    >>> [words[a:b] for a, b in split(words)]
    ['Sales of Foo Inc. rose to $1.5 billion vs. plan.', 'Shares fell 3%.', 'U.S. demand held.']
    """
    laid_out = _GAP.sub(lambda gap: "\n" * len(gap[0]), text)
    for start, end in _ended(laid_out):
        if _is_laid_out(text[start:end]):
            continue
        for low, high in _bounded(text, start, end):
            if words := text[low:high].strip():
                first = text.index(words[0], low)
                yield first, first + len(words)


def _is_laid_out(words: str) -> bool:
    """Whether words between two stops were set in rows and columns, and are no sentence.

    >>> row = "Segment outlook Sales of $5 million Margin of 3 percent No change "
    >>> _is_laid_out(row), _is_laid_out(row * 10), _is_laid_out((row + ", ") * 10)
    (False, True, False)
    """
    return len(words) >= _LONG and len(_PAUSE.findall(words)) * _PAUSES_WITHIN < len(words)


def _ended(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _END.finditer(text):
        if not (text[end.start()] == "." and _is_abbreviated(text, start, end)):
            yield start, end.end()
            start = end.end()
    yield start, len(text)


def _is_abbreviated(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether the full stop at `end` is an abbreviation's and ends no sentence that began at `start`."""
    head = text[max(start, end.start() - 12) : end.start() + 1]
    if _ABBREVIATION.search(head) is None:
        return False
    following = text[end.end() : end.end() + 20].lstrip("\"“‘'([")
    return not (_MAY_END.search(head) and _OPENER.match(following))


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence, in pieces where it is longer than prose ever is."""
    while end - start > _LONGEST:
        stop = text.rfind(" ", start, start + _LONGEST) + 1
        stop = stop if stop > start else start + _LONGEST
        yield start, stop
        start = stop
    yield start, end


@dataclass(slots=True)
class _Discourse:
    """Whom the text speaks of, sentence by sentence."""

    issuer: str | None
    main: str | None
    focus: str | None
    is_own: bool
    # Who is named in the paragraph, and in the one above it.
    here: frozenset[str]
    above: frozenset[str]
    # Whether the sentence before was a stranger's, whom "its" may still mean.
    is_astray: bool

    def __init__(
        self, document: Document, blocks: Sequence[Block], named: Sequence[Mention]
    ) -> None:
        is_own = document.kind in _ISSUER_SPEAKS
        self.issuer = document.entity_id if is_own else None
        self.main = self.issuer or document.entity_id or _main_company(blocks, named)
        self.focus = self.main
        self.here = self.above = frozenset()
        self.is_astray = False
        self.is_own = self.issuer is not None and document.kind in _ISSUER_WRITES

    def subject(
        self, block: Block, text: str, start: int, first: bool, named: Sequence[Mention]
    ) -> str | None:
        """Who a sentence speaks of when it names nobody, after taking in whom it names."""
        if self.issuer:
            return self.issuer
        if first:
            self.above, self.here = self.here, frozenset()
            if not _ANAPHOR.match(text) or self.main in self.above:
                self.focus = self.main or self.focus
        self.here |= {mention.entity_id for mention in named}
        if self.focus is None:
            self.focus = self.main
        topic = _topic(text, start, named)
        if block.kind not in ("title", "heading"):
            self.focus = topic or self.focus
        opens = block.kind != "title" and opens_with_stranger(text, start, named)
        self.is_astray = opens or (self.is_astray and topic is None and bool(_ANAPHOR.match(text)))
        return None if self.is_astray else topic or self.focus


def _main_company(blocks: Sequence[Block], named: Sequence[Mention]) -> str | None:
    """The one company that a title names first and the text names most, or that it names by far most."""
    counts = Counter(mention.entity_id for mention in named)
    if not counts:
        return None
    head = [b for b in blocks if b.kind == "title"]
    ranked = counts.most_common(2)
    for block in head:
        titled = [m.entity_id for m in named if block.start <= m.start < block.end]
        if titled:
            best = max(titled, key=lambda entity: counts[entity])
            return best if counts[best] * 2 >= ranked[0][1] else None
    if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
        return ranked[0][0] if ranked[0][1] > 1 or len(ranked) == 1 else None
    return None


def _topic(text: str, start: int, named: Sequence[Mention]) -> str | None:
    """The company that the sentence is about: the first one that no preposition governs."""
    for mention in named:
        place = mention.start - start
        if mention.kind not in _TOPICS or _MODIFIER.match(text, mention.end - start):
            continue
        is_governed = _GOVERNED.search(text, max(0, place - 60), place) is not None
        if not is_governed or _SHARES_OF.search(text, max(0, place - 30), place):
            return mention.entity_id
    return None


def _read(
    text: str,
    block: Block,
    named: Sequence[Mention],
    discourse: _Discourse,
    anchor: date,
    dollar: str,
) -> Iterator[Sentence]:
    """The sentences of a paragraph with all that the instruments find in it."""
    words = text[block.start : block.end]
    quantities = in_home_currency(amounts(words, offset=block.start), text, dollar)
    whose = discourse.issuer or (named[0].entity_id if named else discourse.focus)
    dated: dict[str | None, tuple[list[Period], list[int]]] = {}
    amount_starts = [a.start for a in quantities]
    name_starts = [m.start for m in named]
    for index, (low, high) in enumerate(split(words)):
        start, end = block.start + low, block.start + high
        own = _within(named, name_starts, start, end)
        sentence = words[low:high]
        subject = discourse.subject(block, sentence, start, index == 0, own)
        speaker = subject or whose
        if speaker not in dated:
            calendar = calendar_of(speaker)
            found = periods(words, anchor=anchor, calendar=calendar, offset=block.start)
            dated[speaker] = found, [period.start for period in found]
        counted = _within(quantities, amount_starts, start, end)
        yield Sentence(
            text=sentence,
            start=start,
            block=block,
            amounts=counted,
            periods=_within(*dated[speaker], start, end),
            mentions=own,
            subject=subject,
            published_on=anchor,
            is_own=discourse.is_own,
            words=words_ahead(sentence, counted),
        )


def _unread(text: str, block: Block, anchor: date) -> Iterator[Sentence]:
    """The sentences of a paragraph in which nothing is looked for."""
    for low, high in split(text[block.start : block.end]):
        start, end = block.start + low, block.start + high
        yield Sentence(text[start:end], start, block, (), (), (), None, anchor)


_Found = TypeVar("_Found", Amount, Mention, Period)


def _within(spans: Sequence[_Found], starts: list[int], start: int, end: int) -> tuple[_Found, ...]:
    first = bisect_left(starts, start)
    inside = spans[first : bisect_left(starts, end, first)]
    return tuple([span for span in inside if span.end <= end]) if inside else ()
