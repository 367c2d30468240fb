"""What a prefilter leaves out cannot match: the words it asks for come from the patterns themselves."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from extractors.claims.prose.deal_frames import CONSTRUCTIONS
from extractors.claims.prose.metric_constructions import CONSTRUCTED
from extractors.claims.prose.metric_cues import cue_patterns
from extractors.claims.prose.signal_rules import RULES
from extractors.claims.prose.signal_surprises import COMPARISONS
from extractors.prefilter import Prefilter

OURS = [
    *(construction.pattern for construction in CONSTRUCTIONS),
    *(rule.pattern for rule in RULES),
    *(comparison.pattern for comparison in COMPARISONS),
    *CONSTRUCTED,
    *cue_patterns(),
]
ODD = [
    re.compile(pattern)
    for pattern in (
        r"a[bc]d", r"a[^b]cd", r"(?:ab|cd)+ef", r"(?:ab)?cd", r"(?:ab|c*)ef", r"(?i:AB)cd",
        r"ab{2,3}c", r"(?>ab|cd)x", r"(?P<x>ab)(?P=x)", r"ab(?!cd)", r"(?<=ab)cd", r"x|yy",
    )
]  # fmt: skip


@pytest.mark.parametrize("pattern", [*OURS, *ODD], ids=lambda pattern: pattern.pattern[:40])
@settings(max_examples=10, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_a_text_that_matches_is_let_through(pattern: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern))
    assume(pattern.search(text))
    assert Prefilter([pattern], lambda one: one).candidates(text) == [pattern]


@pytest.mark.parametrize("pattern", OURS, ids=lambda pattern: pattern.pattern[:40])
def test_every_rule_asks_for_words(pattern: re.Pattern[str]) -> None:
    assert Prefilter([pattern], lambda one: one).candidates("") == []


def test_candidates_keep_their_order() -> None:
    rules = Prefilter(["cde", ".", "abc", "efg"], re.compile)
    assert rules.candidates("abc cde") == ["cde", ".", "abc"]
