"""Sentences as journalists write them, in our own words, with every value that they state."""

from datetime import datetime

import pytest
from documents import document_of
from release_prose import short

from extractors.claims.prose import prose_claims
from extractors.model import Block, Reading

# The day, the paragraphs (blank lines part them, "# " opens a title), all that they state.
Case = tuple[str, str, list[str]]


def stated(day: str, text: str) -> list[str]:
    """The claims of an article that was published at noon of a day, signals left out, in one line each."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n")]
    blocks: list[Block] = []
    at = 0
    for paragraph in paragraphs:
        is_title = paragraph.startswith("# ")
        start = at + 2 * is_title
        blocks.append(Block(start, at + len(paragraph), "title" if is_title else "paragraph"))
        at += len(paragraph) + 2
    whole = "\n\n".join(paragraphs)
    instant = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    document = document_of(whole, None, instant, "article")
    reading = Reading(text=whole, blocks=blocks, reader="test", reader_version="1")
    return sorted(
        short(claim) for claim in prose_claims(document, reading) if claim.kind != "signal"
    )


def each(cases: list[Case]) -> pytest.MarkDecorator:
    """A test of every case."""
    return pytest.mark.parametrize(
        ("day", "text", "claims"), cases, ids=[" ".join(case[1].split())[:60] for case in cases]
    )
