"""Which of many patterns may match a text at all: one pass over it instead of one per pattern.

A pattern can only match where the words it is made of stand. `Prefilter` takes these words from the
patterns themselves, so that no list of words can fall behind them, and looks for all words at once.
What it lets through is then searched as ever.
"""

import re
from collections.abc import Callable, Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

import ahocorasick

# Of a set of letters ("[ck]") each makes a word of its own, up to this many.
_MOST_LETTERS = 4
_MOST_SPELLINGS = 8

_Item = TypeVar("_Item")
# One word of each clause stands in whatever the pattern matches.
_Clause = frozenset[str]


class Prefilter(Generic[_Item]):
    """Items with a pattern each, of which a text needs only those that may match it.

    >>> rules = Prefilter(["bought (?:from|in) «c", "s[eo]lls?|sold", "[0-9]+"], re.compile)
    >>> rules.candidates("Acme bought from «c0»."), rules.candidates("Acme sold.")
    (['bought (?:from|in) «c', '[0-9]+'], ['s[eo]lls?|sold', '[0-9]+'])

    Args:
        unread: characters that the texts do not have yet, such as the marks of a shape's tokens in a
            plain sentence; words with one of them are no condition.
    """

    def __init__(
        self,
        items: Iterable[_Item],
        pattern_of: Callable[[_Item], re.Pattern[str]],
        *,
        unread: str = "",
    ) -> None:
        self._items = list(items)
        self._further: list[list[_Clause]] = []
        self._unconditional: list[int] = []
        places: dict[str, list[int]] = {}
        words: set[str] = set()
        for place, item in enumerate(self._items):
            clauses = [
                clause
                for clause in sorted(_clauses(pattern_of(item)), key=_rarity, reverse=True)
                if not any(mark in word for word in clause for mark in unread)
            ]
            for word in clauses[0] if clauses else ():
                places.setdefault(word, []).append(place)
            if not clauses:
                self._unconditional.append(place)
            self._further.append(clauses[1:])
            words.update(*clauses)
        self._automaton = ahocorasick.Automaton()
        for word in words:
            self._automaton.add_word(word, (word, places.get(word, ())))
        self._automaton.make_automaton()

    def candidates(self, text: str) -> list[_Item]:
        """The items whose pattern may match, in their order."""
        matches = self._automaton.iter(text.casefold()) if self._automaton else ()
        found = dict(value for _, value in matches)
        places = {place for known in found.values() for place in known}
        return [
            self._items[place]
            for place in sorted(places.union(self._unconditional))
            if all(not clause.isdisjoint(found) for clause in self._further[place])
        ]


def _rarity(clause: _Clause) -> tuple[int, int]:
    """Long words are rare, and few words rarer than many."""
    return min(map(len, clause)), -len(clause)


def _clauses(pattern: re.Pattern[str]) -> list[_Clause]:
    return _of_sequence(_parser.parse(pattern.pattern, pattern.flags))


def _of_sequence(sequence: Iterable[tuple[Any, Any]]) -> list[_Clause]:
    """The clauses of items that follow each other: runs of letters, and what is inside of groups."""
    clauses: list[_Clause] = []
    run = {""}
    for kind, value in sequence:
        letters = _letters(kind, value)
        if letters and len(run) * len(letters) <= _MOST_SPELLINGS:
            run = {word + letter for word in run for letter in letters}
            continue
        clauses += _worth_having(run)
        run = set(letters) or {""}
        clauses += _of_group(kind, value)
    return clauses + _worth_having(run)


def _letters(kind: Any, value: Any) -> list[str]:
    """What one letter of the pattern may be; nothing where it is no letter or one of too many."""
    if kind is _constants.LITERAL:
        return [chr(value).casefold()]
    if kind is _constants.IN and len(value) <= _MOST_LETTERS:
        literals = [chr(code).casefold() for kind, code in value if kind is _constants.LITERAL]
        return literals if len(literals) == len(value) else []
    return []


def _worth_having(run: Iterable[str]) -> list[_Clause]:
    """A run as a clause; single letters stand in every text."""
    return [frozenset(run)] if all(len(word) > 1 for word in run) else []


def _of_group(kind: Any, value: Any) -> list[_Clause]:
    if kind is _constants.SUBPATTERN:
        return _of_sequence(value[-1])
    if kind is _constants.ATOMIC_GROUP:
        return _of_sequence(value)
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        least, _, repeated = value
        return _of_sequence(repeated) if least else []
    if kind is _constants.BRANCH:
        branches = [_of_sequence(branch) for branch in value[1]]
        if all(branches):
            return [frozenset().union(*(max(clauses, key=_rarity) for clauses in branches))]
    return []
