"""`docs/rules.md`, written from the rulebook: `python -m extractors.claims.prose.rulebook.page`.

The rulebook's examples are the tests of this module, one per rule.
"""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Final

from extractors.claims.prose import prose_claims
from extractors.claims.prose.rulebook import FAMILIES, RULES
from extractors.claims.prose.rulebook.rule import Rule
from extractors.documents import document_of
from extractors.model import Block, Reading
from warehouse.in_words import said_in_short
from warehouse.records import Capture, Claim

# A Wednesday: "on Thursday" and "the first quarter" of the examples are those before it.
_PUBLISHED: Final = datetime(2026, 6, 10, 12, tzinfo=UTC)
_OPENING: Final = """\
# Rules

Written from `extractors/claims/prose/rulebook/` by `make docs`; change it there.

Every claim that is read from prose names its rule in `extractor`: here without the `prose.` that all of
them begin with. A rule ties a value, or a signal's words, to a metric and to who plays which part. What
it makes of an example is told as `neowatch explain` tells it: of whom / with whom which metric, segment,
basis, period: bound, value, unit · status, modality. A bound is left out where the value is exact, a
period where the words give none.

The companies are real so that the examples can be read; what is said of them is invented. All is said on
10 June 2026, by somebody else or, where that is noted, by the company itself: a deal that is told as new
is of that day.

Status (`actual`, `guidance`, `estimate`, `prior`) and modality (`asserted`, `reported`, `talks`,
`hypothetical`, `denied`, `opinion`) come from the clause around the words and may differ for any rule. So
may subject and period: the words beside the value give them, else the text above, else the print itself,
and `neowatch explain` says which. Years, power and chips that stand around a deal bear the deal's rule."""


def tell(name: str, text: str, issuer: str | None = None) -> None:
    """Print the claims that a rule makes of a text, in the order of their values.

    `issuer` is the company whose release it is; without one it is an article.
    """
    for claim in sorted(_claims(text, issuer), key=_place):
        if claim.extractor == f"prose.{name}":
            print(f"{said_in_short(asdict(claim))} · {claim.status}, {claim.modality}")


def _place(claim: Claim) -> tuple[int, str]:
    start = min((s.start for s in claim.spans if s.role == "value"), default=claim.char_start)
    return start, claim.subject


def _claims(text: str, issuer: str | None) -> list[Claim]:
    capture = Capture(
        capture_id="example",
        url="https://www.example.com/",
        source_id="example",
        fetched_at=_PUBLISHED,
        payload_sha256="",
        payload_bytes=len(text.encode()),
        archive_file="",
        archive_offset=0,
        run_id="",
        declared_kind="earnings_release" if issuer else "article",
        declared_published_at=_PUBLISHED,
        declared_entity_id=issuer,
    )
    paragraph = Block(0, len(text), "paragraph")
    reading = Reading(text=text, blocks=[paragraph], reader="example", reader_version="1")
    return prose_claims(document_of(capture, reading, "", _PUBLISHED), reading)


def rules_markdown() -> str:
    """One section per family and kind of construction, every rule with its examples."""
    return "\n".join(_document()) + "\n"


def _document() -> Iterator[str]:
    yield _OPENING
    for family, sections in FAMILIES.items():
        yield f"\n## {family}"
        for title, rules in sections.items():
            yield f"\n### {title}"
            for rule in rules:
                yield from _entry(rule)


def _entry(rule: Rule) -> Iterator[str]:
    yield f"\n**`{rule.name}`** {rule.reads}"
    for each in rule.examples:
        whose = f" ({each.issuer} itself)" if each.issuer else ""
        yield f"\n> {each.text}{whose}\n"
        yield from (f"    {claim}" for claim in each.claims)


__test__ = {name: rule.doctest for name, rule in RULES.items()}

if __name__ == "__main__":
    sys.stdout.write(rules_markdown())
