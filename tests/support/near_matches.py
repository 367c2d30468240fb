"""All patterns of the extractors, and texts that each of them nearly matches, again and again."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from random import Random
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import extractors

_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_CHARACTERS = {op.CATEGORY_DIGIT: "7", op.CATEGORY_SPACE: " ", op.CATEGORY_WORD: "a"}
_DEEPEST = 3
_MOST_REPEATS = 2
# A sentence ends at a wider gap.
_GAP = re.compile(r"\s{40,}")


def our_patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern that a module of the extractors holds, also in tables of rules, by its place."""
    found: dict[re.Pattern[str], str] = {}
    for module in pkgutil.walk_packages(extractors.__path__, "extractors."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for place, pattern in _patterns_in(f"{module.name}.{name}", value):
                found.setdefault(pattern, place)
    return {place: pattern for pattern, place in found.items()}


def _patterns_in(place: str, value: Any, depth: int = 0) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield place, value
        return
    if depth > _DEEPEST or isinstance(value, type):
        return
    parts: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, list | tuple | set | frozenset):
        parts = list(enumerate(value))
    elif type(value).__module__.startswith("extractors."):
        parts = [(f, getattr(value, f)) for f in getattr(value, "__dataclass_fields__", ())]
    for name, part in parts:
        yield from _patterns_in(f"{place}[{name}]", part, depth + 1)


def near_matches(pattern: re.Pattern[str], random: Random, length: int) -> Iterator[str]:
    """Texts of `length` made of what the pattern matches, of the same without its end, and of its start."""
    whole = _example(_parser.parse(pattern.pattern, pattern.flags), random)
    for piece in (whole, whole[:-1], whole[: len(whole) // 2], whole[: len(whole) * 2 // 3] + " "):
        if piece:
            opening = whole[: len(whole) // 3]
            text = (opening + piece * (length // len(piece) + 1))[:length]
            yield _GAP.sub(" " * 39, text)


def _example(sequence: Any, random: Random) -> str:
    """A text that the parsed pattern matches, look-arounds aside."""
    return "".join(_spelled(kind, value, random) for kind, value in sequence)


def _spelled(kind: Any, value: Any, random: Random) -> str:
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.IN:
        return _one_of(value, random)
    if kind is op.BRANCH:
        return _example(random.choice(value[1]), random)
    if kind is op.SUBPATTERN:
        return _example(value[-1], random)
    if kind is op.ATOMIC_GROUP:
        return _example(value, random)
    if kind in _REPEATS:
        least, most, repeated = value
        times = min(int(most), least + random.randint(0, _MOST_REPEATS))
        return "".join(_example(repeated, random) for _ in range(times))
    return "x" if kind in (op.ANY, op.NOT_LITERAL) else ""


def _one_of(characters: Any, random: Random) -> str:
    spelled = [
        chr(value)
        if kind is op.LITERAL
        else chr(random.randint(*value))
        if kind is op.RANGE
        else _CHARACTERS.get(value, "x")
        for kind, value in characters
        if kind is not op.NEGATE
    ]
    if characters[0][0] is not op.NEGATE:
        return random.choice(spelled)
    return next((character for character in "a 7A," if character not in spelled), "z")
