"""Which of many patterns may match a text at all: one pass over it instead of one per pattern.

A pattern can only match where the words it is made of stand. `Prefilter` takes these words from the
patterns themselves, so that no list of words can fall behind them, and looks for all words at once.
What it lets through is then searched as ever.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

import ahocorasick

# "rais(?:e|es|ed|ing)" is spelled out, a group of more spellings than this is looked at by itself.
_MOST_SPELLINGS = 16

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_Item = TypeVar("_Item")
# One word of each clause stands in whatever the pattern matches.
_Clause = frozenset[str]


class Vocabulary:
    """The words that several prefilters ask for: one pass over a text finds all of them.

    Whoever makes a prefilter adds its words; the first text that is read closes the vocabulary.
    """

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._automaton: ahocorasick.Automaton | None = None

    def add(self, words: Iterable[str]) -> None:
        """Words to look for, case folded.

        Raises:
            ValueError: a text has been read already, without these words.
        """
        if self._automaton is not None:
            raise ValueError("the vocabulary is closed: a text has been read with it")
        self._words.update(words)

    def found_in(self, text: str) -> frozenset[str]:
        """Those of the words that stand in the text, also inside of other words."""
        if self._automaton is None:
            self._automaton = ahocorasick.Automaton()
            for word in self._words:
                self._automaton.add_word(word, word)
            self._automaton.make_automaton()
        if not self._words:
            return frozenset()
        return frozenset([word for _, word in self._automaton.iter(text.casefold())])


class Prefilter(Generic[_Item]):
    """Items with a pattern each, of which a text needs only those that may match it.

    >>> rules = Prefilter(["bought (?:from|in) «c", "s[eo]lls?|sold", "[0-9]+"], re.compile)
    >>> rules.candidates("Acme bought from «c0»."), rules.candidates("Acme sold.")
    (['bought (?:from|in) «c', '[0-9]+'], ['s[eo]lls?|sold', '[0-9]+'])

    Args:
        vocabulary: shared with other prefilters, so that one pass over a text serves all of them.
    """

    def __init__(
        self,
        items: Iterable[_Item],
        pattern_of: Callable[[_Item], re.Pattern[str]],
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self._items = list(items)
        self._further: list[list[_Clause]] = []
        self._unconditional: list[int] = []
        self._places: dict[str, list[int]] = {}
        self._vocabulary = vocabulary or Vocabulary()
        for place, item in enumerate(self._items):
            clauses = sorted(_clauses(pattern_of(item)), key=_rarity, reverse=True)
            for word in clauses[0] if clauses else ():
                self._places.setdefault(word, []).append(place)
            if not clauses:
                self._unconditional.append(place)
            self._further.append(clauses[1:])
            self._vocabulary.add(frozenset[str]().union(*clauses))

    def candidates(self, text: str) -> list[_Item]:
        """The items whose pattern may match, in their order."""
        return self.among(self._vocabulary.found_in(text))

    def among(self, found: AbstractSet[str]) -> list[_Item]:
        """The same for a text of which the vocabulary's words are known."""
        hits = self._places.keys() & found
        if not hits and not self._unconditional:
            return []
        kept = []
        for place in sorted(
            {*self._unconditional, *(p for word in hits for p in self._places[word])}
        ):
            for clause in self._further[place]:
                if clause.isdisjoint(found):
                    break
            else:
                kept.append(self._items[place])
        return kept


def _rarity(clause: _Clause) -> tuple[int, int]:
    """Long words are rare, and few words rarer than many."""
    return min(map(len, clause)), -len(clause)


def _clauses(pattern: re.Pattern[str]) -> list[_Clause]:
    return _of_sequence(_parser.parse(pattern.pattern, pattern.flags))


def _of_sequence(
    sequence: Iterable[tuple[Any, Any]], before: Sequence[str] = ("",)
) -> list[_Clause]:
    """The clauses of items that follow each other: runs of letters, and what is inside of groups.

    `before` are the spellings of what stands in front of the sequence without a gap.
    """
    clauses: list[_Clause] = []
    run = before
    for kind, value in sequence:
        spelled = _spellings(kind, value)
        if 0 < len(run) * len(spelled) <= _MOST_SPELLINGS:
            run = [word + more for word in run for more in spelled]
            continue
        clauses += _worth_having(run)
        clauses += _of_group(kind, value, run)
        run = spelled or [""]
    return clauses + _worth_having(run)


def _spellings(kind: Any, value: Any) -> list[str]:
    """All that an item of a pattern may stand for, if that is a few words; else nothing."""
    if kind is _constants.LITERAL:
        return [chr(value).casefold()]
    if kind is _constants.IN:
        letters = [_spellings(*item) for item in value]
        return [letter for one in letters for letter in one] if all(letters) else []
    if kind is _constants.SUBPATTERN:
        return _spelled(value[-1])
    if kind is _constants.BRANCH:
        branches = [_spelled(branch) for branch in value[1]]
        return [word for words in branches for word in words] if all(branches) else []
    if kind in _REPEATS and value[:2] == (0, 1):
        return ["", *words] if (words := _spelled(value[2])) else []
    return []


def _spelled(sequence: Iterable[tuple[Any, Any]]) -> list[str]:
    words: list[str] = [""]
    for kind, value in sequence:
        more = _spellings(kind, value)
        if not 0 < len(words) * len(more) <= _MOST_SPELLINGS:
            return []
        words = [word + end for word in words for end in more]
    return words


def _worth_having(words: Iterable[str]) -> list[_Clause]:
    """Words as a clause, without those in which another one stands; two letters stand nearly anywhere."""
    least = {w for w in words if not any(other in w for other in words if other != w)}
    is_rare = all(len(word) > (2 if word.isalpha() else 1) for word in least)
    return [frozenset(least)] if is_rare else []


def _of_group(kind: Any, value: Any, before: Sequence[str]) -> list[_Clause]:
    if kind is _constants.SUBPATTERN:
        return _of_sequence(value[-1], before)
    if kind is _constants.ATOMIC_GROUP:
        return _of_sequence(value, before)
    if kind in _REPEATS:
        least, _, repeated = value
        return _of_sequence(repeated) if least else []
    if kind is _constants.BRANCH:
        branches = [_of_sequence(branch, before) for branch in value[1]]
        if all(branches):
            return [frozenset().union(*(max(clauses, key=_rarity) for clauses in branches))]
    return []
