"""Entities: every company named in a text, by name, ticker, product, division or spokesperson.

One automaton over all aliases of the registry finds candidates; word boundaries, case, validity dates
and, for everyday words, evidence around them decide. The longest name wins. A capitalised name in a
position that only companies take ("acquired Foo Labs", "Foo Labs, Inc.") gets a slug of its own.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain

import ahocorasick

from extractors.claims.spans import Mention
from warehouse.registry import Alias, companies

_WORD = r"[A-Z][\w&’'-]*(?<![’'-])"
# In front of a suffix a word is read to its end or not at all; what may not stand before it is asked
# behind its capital, because a pattern that begins with a look-behind is tried at every place.
_WHOLE_WORD = r"[A-Z][\w&’'-]{0,60}+(?<![’'-])"
_FIRST_WORD = r"[A-Z](?<![\w.].)[\w&’'-]{0,60}+(?<![’'-])"
_NAME = rf"{_WORD}(?:[ ]{_WORD}|[ ](?:of|and|&)[ ]{_WORD}|\.(?:ai|io|com)\b){{0,3}}"
_SUFFIX = (
    r"(?:Inc|Corp|Corporation|LLC|L\.L\.C|Ltd|Limited|PLC|plc|N\.V|S\.A|AG|SE|GmbH|Holdings|Co)"
)
_COMPANY_POSITIONS = [
    re.compile(
        rf"\b(?:acquir(?:e|es|ed|ing)|buy(?:s|ing)?|bought|takeover\s+of|acquisition\s+of|purchase\s+of|merger\s+with|merg(?:e|es|ed|ing)\s+with"
        rf"|stake\s+in|invest(?:s|ed|ing)?\s+in|investment\s+in)\s+(?:(?:AI|cloud|chip|software|data[- ]cent(?:er|re)|the)\s+)?"
        rf"(?:(?:startup|start-up|company|firm|developer|maker|provider|rival|lab|chipmaker|miner)\s+)?(?P<name>{_NAME})"
    ),
    re.compile(
        rf"\b(?:startup|start-up|chipmaker|neocloud|hyperscaler|AI\s+lab|chip\s+designer)\s+(?P<name>{_NAME})"
    ),
    re.compile(
        rf"(?P<name>{_FIRST_WORD}(?:[ ](?:(?:of|and|&)[ ])?{_WHOLE_WORD}|\.(?:ai|io|com)\b){{0,3}}),?\s+{_SUFFIX}\b"
    ),
]
_NOT_A_COMPANY = frozenset(
    [
        "A",
        "An",
        "The",
        "This",
        "That",
        "These",
        "Those",
        "In",
        "On",
        "At",
        "By",
        "For",
        "From",
        "To",
        "With",
        "And",
        "Or",
        "But",
        "If",
        "As",
        "It",
        "Its",
        "He",
        "She",
        "They",
        "We",
        "You",
        "I",
        "New",
        "Series",
        "Class",
        "AI",
        "GPU",
        "GPUs",
        "TPU",
        "TPUs",
        "CPU",
        "API",
        "US",
        "U.S",
        "UK",
        "EU",
        "Europe",
        "America",
        "China",
        "Japan",
        "India",
        "Inc",
        "Corp",
        "Llc",
        "Ltd",
        "Company",
        "CEO",
        "CFO",
        "Bitcoin",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Treasury",
        "Treasuries",
        "Congress",
        "Washington",
        "Wall",
        "Street",
        "Big",
        "Tech",
        "Silicon",
        "Valley",
        "North",
        "South",
        "East",
        "West",
        "Texas",
        "California",
        "York",
        "Total",
        "Item",
        "Form",
        "Note",
        "Table",
        "Exhibit",
        "Section",
        "Common",
        "Stock",
        "Preferred",
    ]
)
_COUNTRIES = re.compile(
    r"(?:United|Saudi|South|North|New|Great)\s\w+|\w+(?:stan|land)\b|(?:AI|Data|Cloud)\s(?:Infrastructure|Centers?)"
)

# What stands beside an everyday word that is a company's name.
_AFTER_COMPANY = re.compile(
    r"(?:[’']s?\s|\s+(?:said|says|told|announc\w+|report(?:s|ed)|plans?|expects?|has|had|is|was|will|would|also|and(?=\s[A-Z])"
    r"|shares?|stock|executives?|spokes\w+|CEO|CFO|Inc|Corp|agreed|signed|raised|acquired|bought|paid|committed|invested"
    r"|spent|spends|posted|beat|[a-z]{3,}ed|accounts\s+for|makes|represents|contributes|relies|depends|owns|rents|leases|buys|sells|builds|runs|operates|sees|gets|holds|pays|leads|wants|needs|remains|continues|faces|hopes|aims|intends|seeks|raises|guides|trades|kept|keeps|told|took|gave|made|won|lost|grew|fell|rose|forecast|disclosed|unveiled|launched|declined|did|does|can|could|uses?|built|customers?"
    r"|data\s+cent\w+|cloud|AI)\b|\s?\((?:NASDAQ|NYSE|Nasdaq|[A-Z]{1,5}\)))"
)
_BEFORE_COMPANY = re.compile(
    r"(?:\b(?:with|from|by|between|versus|vs\.?|including|like|as|acquired?|at|to|for|of|against|rival|startup|giant|company|firm|lender|chipmaker)"
    r"|,|\band)\s+$"
)
_LISTED_AFTER = re.compile(r"(?:,\s+(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|/)(?=[A-Z])")
_CAPITAL_AFTER = re.compile(r"\s(?!I\b)[A-Z][a-z]|-[a-z]")
_CAPITAL_BEFORE = re.compile(r"[A-Za-z][\w’']*\s$")
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?:;]|\n|[“\"(\[•*–—-])[\"”’)\]]*\s*$")
# "Together, they …" is not the company; "Together, which …" is.
_ADVERB_AFTER = re.compile(
    r",\s(?!(?:which|whose|who|the|an?|for\s+(?:its|their)|led|backed|based|founded|meanwhile|too|and|or|[A-Z])\b)"
)
_INSTITUTION_OPENS = re.compile(
    r"\W*(?:[^:.;]{1,30}:\s+)?(?:The\s+)?(?:[A-Z][\w&’'-]*\s+){0,4}(?:Bank|Fund|Union|University|Ministry|Association|Institute|Insurance|Authority"
    r"|Commission|Department|Federation|Council|Agency|Trust)(?:\s+(?:of|for)(?:\s+the)?(?:\s+[A-Z][\w&’'-]*){1,3})?"
    r"\s+(?:also\s+|now\s+)?(?:(?:has|have|had|is|was|will|beat|said|says|plans|expects)\b|[a-z]+ed\b)"
)
_REPORT_OPENS = re.compile(
    r"\W*(?:The|A|An|That|This)\s+(?:[A-Z]\w+\s+)?(?:[a-z-]+\s+){0,2}(?:report|survey|index|census|economy)\s+(?:[a-z]+ly\s+)?[a-z]+"
)
_LANDSCAPE_AFTER = re.compile(
    r"\s(?:(?:rain)?forests?|rain\sforests?|river|basin|jungle|delta|valley|tributar(?:y|ies)|deforestation|biome)\b",
    re.I,
)
# A company's name takes no article, unless it describes a noun ("the Acme deal").
_BARE_AFTER = re.compile(r"\s*(?:[.;:)]\s|[.;:)]?\Z|\s(?:in|by|from|to|since|during|at)\s)")
_BEHIND_TICKER = (")", ",", ";")
_WEB_AFTER = re.compile(r"\.(?:com|ai|io|org|net|co)\b|@")


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    entity_id: str
    alias: Alias


def mentions(text: str, *, on: date | None, offset: int = 0) -> list[Mention]:
    """Every company named in `text`, in order; spans never overlap.

    >>> [(m.entity_id, m.kind) for m in mentions("Nvidia's Jensen Huang met AWS.", on=None)]
    [('nvidia', 'name'), ('nvidia', 'person'), ('amazon', 'division')]
    >>> [m.entity_id for m in mentions("Meta and Oracle signed with Together AI.", on=None)]
    ['meta', 'oracle', 'together']
    >>> mentions("Together, they consult an oracle.", on=None)
    []
    >>> [(m.entity_id, m.kind) for m in mentions("It acquired Foo Bar Labs in May.", on=None)]
    [('foo-bar-labs', 'unregistered')]

    Args:
        on: the day the words were published, for names that were valid for a time; None takes all.
        offset: added to the spans: where `text` begins in the document.
    """
    chosen = _longest(_without_places(text, list(_valid(text, on))))
    plain = [c for c in chosen if not c.alias.needs_context]
    known = {c.entity_id for c in plain}
    doubtful = [c for c in chosen if c.alias.needs_context]
    places = sorted((c.start, c.end) for c in plain)
    shown = {c.entity_id for c in doubtful if _has_evidence(text, c, places)}
    kept = plain + [
        c
        for c in doubtful
        if (c.entity_id in known | shown and _may_stand(text, c)) or _in_ticker_brackets(text, c)
    ]
    kept += _surnames(text, kept)
    found = [
        Mention(c.start + offset, c.end + offset, c.entity_id, c.alias.kind, c.alias.segment)
        for c in kept
    ]
    found += _unregistered(text, kept, offset)
    return sorted(found, key=lambda mention: mention.start)


_Owners = tuple[tuple[str, Alias], ...]


@lru_cache(maxsize=1)
def _automata() -> tuple[ahocorasick.Automaton, ahocorasick.Automaton]:
    """Aliases that are written in one way only, and all others in lower case; each with its length, the
    length of what was found behind it, and its owners.

    Most tickers are the former: in lower case they would be found in nearly every word.
    """
    entries: dict[str, list[tuple[str, Alias]]] = {}
    for company in companies().values():
        for alias in company.aliases:
            entries.setdefault(alias.text.lower(), []).append((company.id, alias))
    as_printed, in_lower_case = ahocorasick.Automaton(), ahocorasick.Automaton()
    for word, owners in entries.items():
        if not all(_has_one_case(alias) for _, alias in owners):
            in_lower_case.add_word(word, (len(word), 0, tuple(owners)))
            continue
        for printed in {alias.text for _, alias in owners}:
            named = tuple(owner for owner in owners if owner[1].text == printed)
            if all(alias.kind == "ticker" and alias.needs_context for _, alias in named):
                # One letter would be found everywhere; only what is behind it in brackets makes it one.
                for mark in _BEHIND_TICKER:
                    as_printed.add_word(printed + mark, (len(printed), len(mark), named))
            else:
                as_printed.add_word(printed, (len(printed), 0, named))
    as_printed.make_automaton()
    in_lower_case.make_automaton()
    return as_printed, in_lower_case


def _valid(text: str, on: date | None) -> Iterator[_Candidate]:
    lower = text.lower()
    if len(lower) != len(text):  # some capitals become two code points; offsets must stay
        lower = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    as_printed, in_lower_case = _automata()
    matches: Iterable[tuple[int, tuple[int, int, _Owners]]] = chain(
        as_printed.iter(text), in_lower_case.iter(lower)
    )
    for last, (length, behind, owners) in matches:
        end = last + 1 - behind
        start = end - length
        if not _is_word(text, start, end):
            continue
        for entity_id, alias in owners:
            if _is_in_time(alias, on) and _is_cased(text[start:end], alias):
                yield _Candidate(start, end, entity_id, alias)


def _is_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum() or before in "_@/." or after.isalnum() or after == "_":
        return False
    return not (before == "-" and start > 1 and text[start - 2].isalnum()) and not (
        _WEB_AFTER.match(text, end)
    )


def _without_places(text: str, candidates: list[_Candidate]) -> list[_Candidate]:
    """Without landscapes; a name that is one anywhere in the text needs a company's verb elsewhere."""
    places = {(c.start, c.end) for c in candidates if _is_place(text, c.start, c.end)}
    names = {text[start:end] for start, end in places if _LANDSCAPE_AFTER.match(text, end)}
    return [
        c
        for c in candidates
        if (c.start, c.end) not in places
        and (text[c.start : c.end] not in names or _AFTER_COMPANY.match(text, c.end))
    ]


def _is_place(text: str, start: int, end: int) -> bool:
    """Whether the name is a landscape's: "the Amazon rainforest", "fires in the Amazon"."""
    if _LANDSCAPE_AFTER.match(text, end):
        return True
    return text[max(0, start - 4) : start].lower() == "the " and bool(_BARE_AFTER.match(text, end))


def _is_in_time(alias: Alias, on: date | None) -> bool:
    if on is None:
        return True
    return (alias.since is None or alias.since <= on) and (alias.until is None or on <= alias.until)


def _has_one_case(alias: Alias) -> bool:
    """Tickers, everyday words and acronyms count only as registered."""
    return alias.kind == "ticker" or alias.needs_context or alias.text.isupper()


def _is_cased(printed: str, alias: Alias) -> bool:
    """Names that have more than one case begin with their capital."""
    if _has_one_case(alias):
        return printed == alias.text
    return printed == alias.text or printed[0].isupper() or not alias.text[0].isupper()


def _longest(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    kept: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end, c.alias.needs_context)):
        if kept and candidate.start < kept[-1].end:
            if candidate.end - candidate.start > kept[-1].end - kept[-1].start:
                kept[-1] = candidate
            continue
        kept.append(candidate)
    return kept


def _has_evidence(text: str, candidate: _Candidate, places: list[tuple[int, int]]) -> bool:
    """Whether the words around an everyday word say that it is a company here."""
    if candidate.alias.kind in ("ticker", "person", "product") or not _may_stand(text, candidate):
        return False
    before = text[max(0, candidate.start - 30) : candidate.start]
    after = text[candidate.end : candidate.end + 30]
    if _STARTS_SENTENCE.search(before):
        return bool(_AFTER_COMPANY.match(after)) or _is_listed(candidate, after, places)
    return bool(
        _BEFORE_COMPANY.search(before)
        or _AFTER_COMPANY.match(after)
        or _is_listed(candidate, after, places)
    )


def _is_listed(candidate: _Candidate, after: str, places: list[tuple[int, int]]) -> bool:
    joined = _LISTED_AFTER.match(after)
    return bool(joined) and any(
        start == candidate.end + (joined.end() if joined else 0) for start, _ in places
    )


def _may_stand(text: str, candidate: _Candidate) -> bool:
    """Not a part of a longer name, not a short ticker on its own, not "Together, …"."""
    if candidate.alias.kind == "ticker":
        return False
    before = text[max(0, candidate.start - 30) : candidate.start]
    after = text[candidate.end : candidate.end + 12]
    if _CAPITAL_AFTER.match(after) and candidate.alias.kind != "person":
        return False
    if (word := _CAPITAL_BEFORE.search(before)) and word[0][0].isupper():
        at_start = _STARTS_SENTENCE.search(before[: word.start()])
        if not at_start and word[0].strip() not in ("CEO", "And", "The"):
            return False
    return not (_STARTS_SENTENCE.search(before) and _ADVERB_AFTER.match(text, candidate.end))


def _in_ticker_brackets(text: str, candidate: _Candidate) -> bool:
    if candidate.alias.kind != "ticker":
        return False
    before = text[max(0, candidate.start - 12) : candidate.start]
    return text[candidate.end : candidate.end + 1] in _BEHIND_TICKER and bool(
        re.search(r"(?:\((?:NASDAQ|NYSE|Nasdaq|TSX|LSE|ASX)\s?:\s?|\$)$", before)
    )


def _surnames(text: str, kept: list[_Candidate]) -> list[_Candidate]:
    """Later mentions of a person by the last name alone."""
    people = {c.alias.text.split()[-1]: c for c in reversed(kept) if c.alias.kind == "person"}
    if not people:
        return []
    taken = _covered(text, kept)
    return [
        _Candidate(start, end, people[text[start:end]].entity_id, people[text[start:end]].alias)
        for start, end in _standing(people, text)
        if not taken[start]
    ]


def _covered(text: str, candidates: Iterable[_Candidate]) -> bytearray:
    """One byte per character of the text: 1 where a candidate stands."""
    covered = bytearray(len(text))
    for c in candidates:
        covered[c.start : c.end] = b"\1" * (c.end - c.start)
    return covered


def _standing(names: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand as words of their own; the longest of those that begin at one place."""
    automaton = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
    for name in names:
        automaton.add_word(name)
    automaton.make_automaton()
    found = [(last - length + 1, -last) for last, length in automaton.iter(text)]
    floor = 0
    for start, last in sorted(found):
        end = 1 - last
        if (
            start >= floor
            and not _touches(text[start - 1 : start])
            and not _touches(text[end : end + 1])
        ):
            floor = end
            yield start, end


def _touches(character: str) -> bool:
    """Whether a character beside a name makes it a part of another word."""
    return character.isalnum() or character in ("_", "-")


def _unregistered(text: str, kept: list[_Candidate], offset: int) -> list[Mention]:
    taken = _covered(text, kept)
    names: dict[str, str] = {}
    for pattern in _COMPANY_POSITIONS:
        for match in pattern.finditer(text):
            name = match["name"]
            if any(taken[match.start("name") : match.end("name")]) or not _is_company_name(name):
                continue
            names[name] = slug(name)
    if not names:
        return []
    return [
        Mention(start + offset, end + offset, names[text[start:end]], "unregistered")
        for start, end in _standing(names, text)
        if not any(taken[start:end])
    ]


def _is_company_name(name: str) -> bool:
    words = name.split()
    if words[0] in _NOT_A_COMPANY or _COUNTRIES.match(name):
        return False
    return len(name) >= 3 and not all(word in _NOT_A_COMPANY for word in words) and bool(slug(name))


def opens_with_stranger(text: str, start: int, named: Iterable[Mention]) -> bool:
    """Whether a sentence's own subject is an institution or a report that `named` does not explain.

    >>> opens_with_stranger("Royal Foo Bank beat estimates for its profit.", 0, [])
    True
    >>> opens_with_stranger("Profit at the Royal Foo Bank fell.", 0, [])
    False
    """
    match = _INSTITUTION_OPENS.match(text) or _REPORT_OPENS.match(text)
    if match is None:
        return False
    return not any(mention.start < start + match.end() for mention in named)


def slug(name: str) -> str:
    """A name as an id: lower-case ASCII words joined by hyphens.

    >>> slug("Foo & Bar Labs"), slug("Café.ai")
    ('foo-bar-labs', 'cafe-ai')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", "")))
