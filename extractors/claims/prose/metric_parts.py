"""The part of the company that a value is for: by its own words, by a division's name, by the heading."""

import re
from collections.abc import Sequence

from extractors.claims.prose.entities import slug
from extractors.claims.prose.metric_cues import Cue
from extractors.claims.prose.metric_drafts import Draft
from extractors.claims.prose.metric_segments import (
    is_reported,
    named_segment,
    part_names,
    segment,
    segment_behind,
    segment_called,
    speaks_of_the_part,
    with_names,
)
from extractors.claims.prose.shape import WORDS, Shape, Token
from extractors.claims.spans import Sentence
from extractors.prefilter import Prefilter
from warehouse.records import Claim

_TURNS = re.compile(
    r"\W*(?:this\s+(?:year|quarter)|all\s+up|overall|in\s+closing|to\s+close|next|now|turning|moving|finally|lastly|in\s+summary|starting|let\s+me|and\s+(?:now|finally|in(?=\s\w+\.$)))\b|\bsegment\b|\b(?:total|overall)\s+company\b|\bconsolidated\b",
    re.I,
)
_OF_THE_PART = re.compile(r"\W*segment\b", re.I)  # "Segment operating income was …"
_TURNING = Prefilter((_TURNS,), lambda pattern: pattern, WORDS)
_PROFITS = frozenset({"net_income", "adjusted_net_income"})
_HAS_PARTS = frozenset(
    """revenue revenue_growth_yoy operating_income operating_margin adjusted_operating_income gross_margin arr revenue_backlog
    rpo adjusted_ebitda adjusted_ebitda_margin capex""".split()
)


def part_of(
    shaped: Shape,
    main: Draft,
    subject: str,
    named: Token | None,
    headed: str | None,
    spoken: str | None,
) -> str | None:
    """The part as a slug, None for the whole company.

    Args:
        named: the company or division that the words around the value name, if any.
        headed: the part that the text has turned to; it holds where the sentence names nobody.
        spoken: the part that the text has spoken of last, which "the unit" means.
    """
    cue = main.cue
    if main.segment:
        return main.segment
    if named is not None and not named.is_pronoun:
        headed = None
    if sentence_part := _told_of(shaped, subject, cue):
        return sentence_part
    if main.metric in _PROFITS:
        # "Quarterly", "record" and the like are no parts: only names that the registry knows are.
        own = segment(subject, shaped, cue)
        return own if own and is_reported(subject, own) else headed
    if main.metric not in _HAS_PARTS:
        return None
    own = segment(subject, shaped, cue) or _in_brackets_behind(shaped, cue)
    if own is None and not shaped.sentence.is_own and speaks_of_the_part(shaped, cue):
        return spoken
    if not shaped.sentence.is_own:
        return _division(shaped, named) or own or headed
    # An issuer's own phrase is more exact than the name of a product in it.
    return own or segment_behind(subject, shaped, main.token) or _division(shaped, named) or headed


def _told_of(shaped: Shape, subject: str, cue: Cue) -> str | None:
    """The registered part that a sentence opens with, where it acts or a ratio stands behind its value.

    "In 2024, Widgets generated revenue of $5"; "Total Widgets operating income was $2, or 40% operating
    margin".
    """
    if not shaped.sentence.is_own:
        return None
    before = with_names(shaped, cue.low)
    for name in part_names(subject):
        opening = _OPENS_WITH.match(before)
        start = opening.end() if opening else 0
        if before.startswith(name, start) and _ACTS_OR_HAS_RATIO.match(before, start + len(name)):
            return segment_called(subject, name)
    return None


_OPENS_WITH = re.compile(r"\W*(?:(?:In|For)\s+(?:the\s+)?«t\d+»,\s+)?(?:Total\s+)?")
_ACTS_OR_HAS_RATIO = re.compile(
    r"(?:[’']s\s+(?:[\w«»-]+\s+){1,12}?(?:included|were|was)|\s+(?:generated|reported|posted|recorded|delivered|had|brought\s+in))\b[^;]{0,140}$"
    r"|\s[^;]{1,140},?\s+or\s+«%\d+»\s+$"
)


def is_of_unknown_part(shaped: Shape, main: Draft, part: str | None) -> bool:
    """Whether a value is of "the unit" and the text has not said which; on a call a company is "we", and
    "it" is some product."""
    if part is not None or main.is_whole:
        return False
    is_spoken = shaped.sentence.block.role == "company"
    return speaks_of_the_part(shaped, main.cue) or (
        is_spoken
        and main.metric in _HAS_PARTS
        and _IT_OPENS.match(shaped.sentence.text) is not None
    )


_IT_OPENS = re.compile(r"\W*(?:And\s+)?It\s+(?:has|continues|is|grew|now|also|generated)\b")


def spoken_of(sentence: Sentence, told: Sequence[Claim], before: str | None) -> str | None:
    """The part that "the unit" means in the next sentence: named in this one, or told of in it."""
    named = named_segment(sentence.subject, sentence.text) if sentence.subject else None
    return named or next((claim.segment for claim in told if claim.segment), before)


def turned_to(sentence: Sentence, before: str | None) -> str | None:
    """The segment that a call has turned to; a turn to anything else ends it."""
    if not _TURNING.among(sentence.words):
        return before
    if sentence.subject and not sentence.amounts and len(sentence.text) < 120:
        named = named_segment(sentence.subject, sentence.text)
        if named and _TURNS.search(sentence.text):
            return named
    is_turn = _TURNS.match(sentence.text) and not _OF_THE_PART.match(sentence.text)
    return None if is_turn else before


def _in_brackets_behind(shaped: Shape, cue: Cue) -> str | None:
    """The division that an aside in brackets is about: "our cloud's growth (now at a run rate of …)"."""
    opening = shaped.text.rfind("(", 0, cue.low)
    if opening < 0 or ")" in shaped.text[opening : cue.low]:
        return None
    near = shaped.within(max(0, opening - 40), opening, "c")
    mention = near[-1].mention if near else None
    return mention.segment if mention else None


def _division(shaped: Shape, named: Token | None) -> str | None:
    """The part of a company that a division's or a product's name means."""
    if named is None or named.mention is None:
        return None
    if named.mention.segment or named.mention.kind not in ("product", "division"):
        return named.mention.segment
    start = shaped.sentence.start
    return slug(shaped.sentence.text[named.start - start : named.end - start])
