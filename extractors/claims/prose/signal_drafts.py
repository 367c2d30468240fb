"""A signal between the sentence that states it and the claim that it becomes, and whose it is."""

import re
from dataclasses import dataclass

from extractors.claims.prose.shape import Shape, Token
from warehouse.records import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One reading of one sentence; `low` and `high` are offsets of its shape, and the clause around `at`,
    if not around `low`, says how firmly.

    `negates`: the construction itself holds the negation ("cannot meet demand"), so that the sentence's
    "not" denies nothing.
    """

    rule: str
    metric: str
    subject: Token
    polarity: int
    low: int
    high: int
    confidence: float
    segment: str | None = None
    status: Status = "actual"
    counterparty: str | None = None
    negates: bool = False
    at: int | None = None


def actors(shaped: Shape, before: int, vendor: frozenset[str] = frozenset()) -> list[Token]:
    """Who acts: named, else whose person speaks, else who owns what acts ("Acme's model runs on …")."""
    if acting := shaped.actors(before):
        return acting
    places = [t for t in shaped.tokens if t.entity_id and shaped.place(t) < before]
    if any(shaped.speaks_of_others(token, before) for token in places[-1:]):
        return []
    for token in reversed(places):
        if token.code[1] == "p":
            return [token]
    for token in reversed(places):
        owns = re.match(r"[’']s?\b", shaped.text[shaped.place(token) + len(token.code) :])
        if token.code[1] == "c" and owns and token.entity_id not in vendor:
            return [token]
    return []


def discourse(shaped: Shape) -> list[Token]:
    """The company that the paragraph is about, as a token of no extent."""
    subject = shaped.sentence.subject
    if subject is None:
        return []
    place = shaped.sentence.start
    return [Token("«c0»", place, place, entity_id=subject, is_pronoun=True)]


def names_another(shaped: Shape, *, or_itself: bool) -> bool:
    """Whether any company or person is in the sentence but the one that the paragraph is about."""
    subject = None if or_itself else shaped.sentence.subject
    return any(t.code[1] in "cp" and t.entity_id != subject for t in shaped.tokens)
