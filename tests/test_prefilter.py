"""What a prefilter leaves out cannot match: the words it asks for come from the patterns themselves."""

import re
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from near_matches import near_matches

from extractors.claims.periods.patterns import ANCHOR, READERS
from extractors.claims.prose.deal_frames import CONSTRUCTIONS
from extractors.claims.prose.metric_constructions import CONSTRUCTED
from extractors.claims.prose.metric_cues import cue_patterns
from extractors.claims.prose.signal_rules import RULES
from extractors.claims.prose.signal_surprises import COMPARISONS
from extractors.prefilter import Prefilter, Vocabulary

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


PERIODS = {pattern: pattern for readers in READERS.values() for pattern, _ in readers}


@pytest.mark.parametrize("pattern", PERIODS, ids=lambda pattern: pattern.pattern[:40])
def test_the_search_for_periods_stops_where_one_may_begin(pattern: re.Pattern[str]) -> None:
    for seed in range(20):
        text = next(near_matches(pattern, Random(seed), 60))
        for lead in ("", "for "):
            match = pattern.match(lead + text, len(lead))
            assert not match or not match[0] or ANCHOR.match(lead + text, len(lead))


def test_a_vocabulary_that_has_been_read_with_takes_no_more_words() -> None:
    vocabulary = Vocabulary()
    vocabulary.add(["foo"])
    assert vocabulary.found_in("a foobar") == {"foo"}
    with pytest.raises(ValueError, match="closed"):
        vocabulary.add(["bar"])
