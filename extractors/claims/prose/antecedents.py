"""Words elsewhere in a document for what a claim's own sentence leaves unsaid.

A sentence that says "it", or nobody's name, is about whom the text has been speaking of; a figure without
a period is for the one that a heading or an earlier sentence named; a part may be named by its heading
only. The rules have decided all that. Here the words are found that a reader would look for, so that a
claim can show them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from extractors.claims.spans import Period, Sentence
from warehouse.records import Claim, Document, Span, SpanRole
from warehouse.registry import companies

_ISSUER_SPEAKS = frozenset({"earnings_release", "filing", "announcement", "letter", "transcript"})

_Place = tuple[int, int]


def with_antecedents(
    document: Document, claims: Sequence[Claim], sentences: Sequence[Sentence]
) -> list[Claim]:
    """The same claims; those without words for subject, counterparty, period or part get the nearest.

    What stands in the sentence is taken first, then what was said last before it, then what is said
    first behind it. An issuer that speaks of itself needs no name.
    """
    index = _Index(document, sentences)
    return [_shown(claim, index) for claim in claims]


class _Index:
    """Where a document's prose names what."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self.issuer = document.entity_id if document.kind in _ISSUER_SPEAKS else None
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._parts: dict[tuple[str, str], list[_Place]] = {}

    def sentence_at(self, at: int) -> Sentence:
        return self._sentences[max(0, bisect_right(self._starts, at) - 1)]

    @cached_property
    def companies(self) -> dict[str, list[_Place]]:
        """The names of each company; what it makes stands for it where nothing else does."""
        names: dict[str, list[_Place]] = {}
        products: dict[str, list[_Place]] = {}
        for sentence in self._sentences:
            for mention in sentence.mentions:
                found = products if mention.kind == "product" else names
                found.setdefault(mention.entity_id, []).append((mention.start, mention.end))
        return products | names

    @cached_property
    def periods(self) -> dict[tuple[object, ...], list[_Place]]:
        """The words for each period, by its columns; for a level any that end on its day."""
        found: dict[tuple[object, ...], list[_Place]] = {}
        for sentence in self._sentences:
            for period in sentence.periods:
                if not period.comparison:
                    for key in _keys(period):
                        found.setdefault(key, []).append((period.start, period.end))
        return found

    @cached_property
    def _in_lower_case(self) -> list[str]:
        return [sentence.text.lower() for sentence in self._sentences]

    def parts(self, entity_id: str, segment: str) -> list[_Place]:
        """The names of one part of one company."""
        key = (entity_id, segment)
        if key not in self._parts:
            names = [re.findall(r"\w+", name) for name in _names_of_part(entity_id, segment)]
            rarest = {max(words, key=len).lower() for words in names if words}
            written = _written(names)
            self._parts[key] = [
                (sentence.start + match.start(), sentence.start + match.end())
                for sentence, lower in zip(self._sentences, self._in_lower_case, strict=True)
                if any(word in lower for word in rarest)
                for match in written.finditer(sentence.text)
            ]
        return self._parts[key]


def _shown(claim: Claim, index: _Index) -> Claim:
    at = min((span.start for span in claim.spans if span.role == "value"), default=claim.char_start)
    sentence = index.sentence_at(at)
    added = tuple(
        Span(role, *_nearest(places, sentence, at))
        for role, places in _unsaid(claim, index)
        if places
    )
    return replace(claim, spans=tuple(dict.fromkeys((*claim.spans, *added)))) if added else claim


def _unsaid(claim: Claim, index: _Index) -> Iterator[tuple[SpanRole, list[_Place]]]:
    """Roles that no words of the claim play yet, with all places that name who or what plays them."""
    roles = {span.role for span in claim.spans}
    parties: tuple[tuple[SpanRole, str | None], ...] = (
        ("subject", claim.subject),
        ("counterparty", claim.counterparty),
    )
    for role, entity_id in parties:
        if entity_id and entity_id != index.issuer:
            named = index.companies.get(entity_id, [])
            if not any(s.role == role and (s.start, s.end) in named for s in claim.spans):
                yield role, named
    if claim.period_end and "period" not in roles:
        is_level = claim.period_type == "instant"
        key = (claim.period_type, None if is_level else claim.period_start, claim.period_end)
        yield "period", index.periods.get(key, [])
    if claim.kind == "metric" and claim.segment and "section" not in roles:
        yield "section", index.parts(claim.subject, claim.segment)


def _keys(period: Period) -> Iterator[tuple[object, ...]]:
    yield "instant", None, period.last_day
    if period.period_type != "instant":
        yield period.period_type, period.first_day, period.last_day


def _names_of_part(entity_id: str, segment: str) -> set[str]:
    company = companies().get(entity_id)
    return {*(company.segments.get(segment, ()) if company else ()), segment.replace("-", " ")}


def _written(names: Iterable[Sequence[str]]) -> re.Pattern[str]:
    """Names of one or more words in all their spellings, the longest first."""
    spelled = (r"[\W_]+".join(map(re.escape, words)) for words in names)
    return re.compile(rf"\b(?:{'|'.join(sorted(spelled, key=len, reverse=True))})\b", re.I)


def _nearest(places: Sequence[_Place], sentence: Sentence, at: int) -> _Place:
    """The place in the sentence that is closest to `at`, else the last before it, else the first behind."""
    here = [place for place in places if sentence.start <= place[0] < sentence.end]
    if here:
        return min(here, key=lambda place: abs(place[0] - at))
    before = [place for place in places if place[0] < sentence.start]
    return before[-1] if before else places[0]
