"""Whatever stands in a text, reading it ends: in time that grows with its length and no faster.

The texts are read by a process of its own, which is stopped after some minutes. Their sizes are such that
work in the square of them would take hours, so that neither a slow machine nor a busy one decides.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.endurance

SUPPORT = Path(__file__).parents[1] / "support"
A_MINUTE = 60
MANY = 100_000
SAID = "CoreWeave had revenue of $1,364 million in the third quarter of 2025."

TEXTS = {
    "five megabytes of news": (SAID + " So much for it, said a man who knows chips." * 20) * 5_200,
    "open brackets": "(" * MANY,
    "open square brackets": "[" * MANY,
    "digits": "1" * MANY,
    "figures in groups": "1,234" * MANY,
    "dollars": "$" * MANY,
    "exclamation marks": "Sales rose" + "!" * MANY,
    "full stops and blanks": ". " * MANY,
    "blanks": "Acme" + " " * MANY + "fell",
    "tabs in between": ("Nvidia" + "\t" * 1_000 + "$5 billion" + "\t" * 1_000) * 50,
    "one sentence of a megabyte": "and revenue of the company rose by a further 3% " * 21_000,
    "one word of a megabyte": "a" * 1_000_000,
    "names in a row": "Nvidia Microsoft CoreWeave " * 33_000,
    "strangers in a row": "Foo Compute, " * MANY,
    "strangers and verbs": "Foo Compute said it has said it had also has " * 10_000,
    "capitals": "A" * MANY,
    "hyphens": "Foo-" * MANY,
    "quotes": "“Acme said " * 50_000,
    "months": "months " * MANY,
    "quarters": "the first quarter of " * 30_000,
    "ranges": "$1 to " * 50_000,
    "bounds": "more than about " * 50_000,
    "number words": "hundred and " * 50_000,
    "pronouns": "the company the AI " * 30_000,
    "deals": "Acme signed a deal with Globex and " * 20_000,
}  # fmt: skip

_READ = r"""
import json, sys
from datetime import UTC, datetime
sys.path.insert(0, sys.argv[1])
from documents import document_of
from extractors.claims.prose import prose_claims
from extractors.model import Block, Reading

for name, text in json.load(sys.stdin).items():
    for kind, entity_id in (("article", None), ("earnings_release", "coreweave")):
        document = document_of(text, entity_id, datetime(2025, 11, 11, tzinfo=UTC), kind)
        reading = Reading(text=text, blocks=[Block(0, len(text), "paragraph")], reader="test", reader_version="1")
        prose_claims(document, reading)
    print(name, flush=True)
"""


@pytest.mark.parametrize("names", [list(TEXTS)[:1], list(TEXTS)[1:]], ids=["long", "hostile"])
def test_texts_are_read_to_their_end(names: list[str]) -> None:
    """As an article that is of nobody and as a company's own release."""
    read = subprocess.run(
        [sys.executable, "-c", _READ, SUPPORT],
        input=json.dumps({name: TEXTS[name] for name in names}),
        capture_output=True,
        text=True,
        timeout=5 * A_MINUTE,
        check=True,
    )
    assert read.stdout.splitlines() == names


_SWEEP = r"""
import sys, time
from random import Random
sys.path.insert(0, sys.argv[1])
from near_matches import near_matches, our_patterns

def seconds(pattern, text):
    begun = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - begun

for place, pattern in our_patterns().items():
    print("pattern", place, flush=True)
    for seed in range(3):
        long_texts = near_matches(pattern, Random(seed), 2_000)
        short_texts = near_matches(pattern, Random(seed), 250)
        for long, short in zip(long_texts, short_texts, strict=True):
            cost = seconds(pattern, long)
            if cost > 0.25 and cost > 32 * seconds(pattern, short):
                print("slow", place, cost, repr(long[:60]), flush=True)
print("done")
"""


def test_no_pattern_costs_more_than_the_square_of_a_sentence() -> None:
    """Over eight times the text of near matches a pattern takes at most some 32 times the time.

    What takes too little to be measured is let pass; what explodes does not end within the time limit.
    """
    swept = subprocess.run(
        [sys.executable, "-c", _SWEEP, SUPPORT],
        stdout=subprocess.PIPE,
        text=True,
        timeout=5 * A_MINUTE,
        check=True,
    )
    lines = swept.stdout.splitlines()
    assert lines[-1] == "done"
    assert sum(line.startswith("pattern") for line in lines) > 500
    assert [line for line in lines if line.startswith("slow")] == []


_FUZZ = r"""
import sys
from datetime import UTC, datetime
from random import Random
from hypothesis import HealthCheck, given, settings, strategies as st
sys.path.insert(0, sys.argv[1])
from documents import document_of
from near_matches import near_matches, our_patterns
from extractors.claims.prose import prose_claims
from extractors.model import Block, Reading

FRAGMENTS = ["Nvidia ", "CoreWeave’s ", "$5 billion ", "3% ", "2 GW ", "in the third quarter ", "and ", ", ", "; ", ". ",
             "(", ") ", "— ", "“", "revenue of ", "said it ", "the company ", "rose to ", "up to ", "of its ", "\n", "  "]
FRAGMENTS += [text.strip("\n") for place, pattern in our_patterns().items() if ".prose." in place
              for text in near_matches(pattern, Random(place), 60)]

@settings(max_examples=60, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=8), st.booleans())
def read(fragments, is_own):
    text = "".join(fragments)
    text *= 20_000 // len(text) + 1
    kind = "earnings_release" if is_own else "article"
    document = document_of(text, "coreweave" if is_own else None, datetime(2025, 11, 11, tzinfo=UTC), kind)
    print(repr(fragments)[:400], flush=True)
    reading = Reading(text=text, blocks=[Block(0, len(text), "paragraph")], reader="test", reader_version="1")
    for claim in prose_claims(document, reading):
        assert text[claim.char_start : claim.char_end] == claim.quote
        assert all(0 <= span.start < span.end <= len(text) for span in claim.spans)

read()
print("done")
"""


def test_texts_of_our_own_words_repeated_are_read() -> None:
    """Whatever order our cues, fillers, amounts and marks come in, thousands of times: reading ends, and
    what is claimed is quoted from its place."""
    fuzzed = subprocess.run(
        [sys.executable, "-c", _FUZZ, SUPPORT],
        stdout=subprocess.PIPE,
        text=True,
        timeout=5 * A_MINUTE,
        check=True,
    )
    assert fuzzed.stdout.splitlines()[-1] == "done"
