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

from extractors.claims.prose.strangers import (
    EXCHANGE,
    LEGAL_FORM,
    NOT_A_COMPANY,
    SORT,
    strangers,
)
from extractors.claims.spans import Mention, lowered
from warehouse.registry import Alias, companies

# What stands beside an everyday word that is a company's name.
_IN_HEADLINES = (
    "signs strikes inks buys acquires raises secures expands reports posts plans expects says unveils launches orders taps picks"
    " lands cuts lifts hikes tops beats misses jumps soars slides falls rises surges drops gains names files backs joins bets weighs"
    " eyes seeks nears closes agrees invests commits leases borrows sells pays wins builds doubles triples forecasts guides sees hires"
    " sues warns aims nabs bags prices issues spends offers adds slashes delays halts scraps ships"
).split()
_AUXILIARY = ["has", "is", "was", "will"]
_VERBS = "|".join(_IN_HEADLINES + _AUXILIARY)
_WHEN = (
    r"(?:(?:(?:last|this|earlier\s+this|late\s+last)\s+(?:week|month|quarter|year)|(?:on\s+)?[A-Z][a-z]+day|also|recently|already"
    r"|previously|separately|reportedly|now|today|yesterday)\s+)"
)
_AFTER_COMPANY = re.compile(
    rf"(?:[’']s?\s|\s(?:{'|'.join(_IN_HEADLINES).title()})\b|\s+{_WHEN}?(?:{_VERBS}|said|told|announc\w+|reported|had|would|also|and(?=\s[A-Z])"
    r"|shares?|stock|executives?|spokes\w+|CEO|CFO|Inc|Corp|agreed|signed|bought|paid|spent|beat|[a-z]{3,}ed|accounts\s+for|makes"
    r"|represents|contributes|relies|depends|owns|rents|runs|operates|gets|holds|leads|wants|needs|remains|continues|faces|hopes|intends"
    r"|trades|kept|keeps|took|gave|made|won|lost|grew|fell|rose|forecast|did|does|can|could|uses?|built|customers?"
    r"|data\s+cent\w+|cloud|AI)\b|-(?:backed|owned|led|funded|hosted|controlled)\b"
    rf"|,?\s+{LEGAL_FORM}|\s?\(\s?(?:{EXCHANGE}\b|[A-Z]{{1,5}}\s?\))|,\s+(?:which|whose)\b"
    rf"|,\s+(?:an?|the)\s+(?:[\w&’'.-]+\s+){{0,5}}?{SORT}\b)"
)
# A headline's future: "Acme to buy Globex".
_TO_ACT = re.compile(
    r"\s+to\s+(?:buy|acquire|spend|invest|build|lease|rent|raise|sell|supply|provide|use|launch|borrow|pay|expand|deploy|issue|host|join|open"
    r"|cut|develop|power|purchase|finance|fund|lend|report|offer|take|double|triple|create|make)\b"
)
_BEFORE_COMPANY = re.compile(
    r"(?:\b(?:[Ww]ith|[Ff]rom|[Bb]y|between|versus|vs\.?|including|like|as|acquired?|at|to|into|for|of|against|rival|startup|giant|company|firm|lender|chipmaker)"
    r"|,|\band|-(?:backed|owned|based|controlled))\s+$"
)
_LISTED_AFTER = re.compile(r"(?:,\s+(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|/)(?=[A-Z])")
_CAPITAL_AFTER = re.compile(
    # "RTX 4090" is a product: four digits that are no year
    rf"\s(?!19\d\d|20\d\d)\d{{3,4}}\b|\s(?!(?:I|To|And|Or|In|On|At|For|With|From|Stock|Shares|Earnings|Revenue|Results|Deals?|CEO|CFO|{_VERBS.title()})\b"
    rf"|{LEGAL_FORM})[A-Z][a-z]|-(?!(?:backed|owned|led|funded|hosted|controlled)\b)[a-z]"
)
_CAPITAL_BEFORE = re.compile(r"[A-Za-z][\w’']*[ ]$")
# Capitalised words of a headline that are no part of a name.
_NO_NAME_BEFORE = frozenset(
    "CEO And The With From By To For Of In On At As After Says Why How Is Will Can When Over Vs".split()
)
_QUARTERS_OF_THE_SKY = frozenset(("North", "South", "East", "West"))
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?:;]|\n|[“\"(\[•*–—-])[\"”’)\]]*\s*$")
# "Together, they …" is not the company; "Together, which …" is.
_ADVERB_AFTER = re.compile(
    rf",\s(?!{LEGAL_FORM}|(?:which|whose|who|the|an?|for\s+(?:its|their)|led|backed|based|founded|meanwhile|too|and|or|[A-Z])\b)"
)
_INSTITUTION_OPENS = re.compile(
    r"\W*(?:[^:.;]{1,30}:\s+)?(?:The\s+)?(?:[A-Z][\w&’'-]*\s+){0,4}(?:Bank|Fund|Union|University|Ministry|Association|Institute|Insurance|Authority"
    r"|Commission|Department|Federation|Council|Agency|Trust)(?:\s+(?:of|for)(?:\s+the)?(?:\s+[A-Z][\w&’'-]*){1,3})?"
    r"\s+(?:also\s+|now\s+)?(?:(?:has|have|had|is|was|will|beat|said|says|plans|expects)\b|[a-z]+ed\b)"
)
_REPORT_OPENS = re.compile(
    r"\W*(?:The|A|An|That|This)\s+(?:[A-Z]\w+\s+)?(?:[a-z-]+\s+){0,2}(?:report|survey|index|census|economy)\s+(?:[a-z]+ly\s+)?[a-z]+"
)
_RIVAL_OPENS = re.compile(r"\W*(?:Its\s+)?(?:[Rr]ival|[Cc]ompetitor|[Pp]eer)s?\s+[A-Z][\w’'&-]+")
_LANDSCAPE_AFTER = re.compile(
    r"\s(?:(?:rain)?forests?|rain\sforests?|river|basin|jungle|delta|valley|tributar(?:y|ies)|deforestation|biome"
    r"|national\s+park|canyon)\b",
    re.I,
)
# A house that bears a company's name or a person's is not the company.
_VENUE_AFTER = re.compile(
    r"\s(?:Arena|Stadium|Cent(?:er|re)(?!\s+(?:of|for|in)\b)|Coliseum|Ballpark|Speedway|Field|Park|Bowl|Garden|Theat(?:er|re)|Observatory"
    r"|Marathon|Championships?|Invitational)\b"
)
# A company's name takes no article, unless it describes a noun ("the Acme deal").
_BARE_AFTER = re.compile(r"\s*(?:[.;:)]\s|[.;:)]?\Z|\s(?:in|by|from|to|since|during|at)\s)")
_IN_THE = re.compile(r"\b(?:in|of|across|through(?:out)?|around|along)\s+the\s+$", re.I)
_VERB_AFTER = re.compile(r"\s(?:is|are|was|were|has|had|have|will|rose|fell|grew|[a-z]{3,}ed)\b")
# What may stand before a last name, and what stands behind one.
_TITLES = (
    NOT_A_COMPANY | _NO_NAME_BEFORE | frozenset(("Officer", "Chair", "Secretary", "Co-founder"))
)
_PERSON_BEHIND = re.compile(
    r"[’']s?\b|,?\s+(?:said|says|told|added|adds|noted|wrote|argued|explained|expects|called|pointed|described|estimated|joined|left"
    r"|declined|sees|thinks|believes|has|had|is|was|will|would|also|who)\b"
)
# What Markdown puts behind a name that it links or stresses.
_MARKED_BEHIND = re.compile(r"\]\([^()\s]{0,300}\)|\*{1,2}")
_IN_TICKER_BRACKETS = re.compile(rf"\(\s?{EXCHANGE}[\w |/,&-]{{0,25}}:\s?$")
_TICKER_BEHIND = re.compile(r"\s?[),;|/]")
_FIRST_NAME_BEFORE = re.compile(
    r"\b(?:minister|president|secretary|mayor|senator|governor|chairman|executive|officer|CEO|CFO|founder|analyst|economist|spokes\w+|judge"
    r"|coach|actor|actress|singer|player|Mr|Mrs|Ms|Dr)\.?\s+(?:[A-Z][a-z’'-]+\s+){1,2}$"
)
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
    """Aliases that are written in one way only, and all others in lower case.

    Most tickers are the former: in lower case they would be found in nearly every word.
    """
    entries: dict[str, list[tuple[str, Alias]]] = {}
    for company in companies().values():
        for alias in company.aliases:
            entries.setdefault(alias.text.lower(), []).append((company.id, alias))
    as_printed, in_lower_case = ahocorasick.Automaton(), ahocorasick.Automaton()
    for word, owners in entries.items():
        if not all(_has_one_case(alias) for _, alias in owners):
            in_lower_case.add_word(word, (len(word), tuple(owners)))
            continue
        for printed in {alias.text for _, alias in owners}:
            named = tuple(owner for owner in owners if owner[1].text == printed)
            as_printed.add_word(printed, (len(printed), named))
    as_printed.make_automaton()
    in_lower_case.make_automaton()
    return as_printed, in_lower_case


def _valid(text: str, on: date | None) -> Iterator[_Candidate]:
    as_printed, in_lower_case = _automata()
    matches: Iterable[tuple[int, tuple[int, _Owners]]] = chain(
        as_printed.iter(text), in_lower_case.iter(lowered(text))
    )
    for last, (length, owners) in matches:
        start, end = last - length + 1, last + 1
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
    if before in "$€£¥₹+" and text[start].isdigit():  # "$3M" is money
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
    """Whether the name is a landscape's or a house's: "fires in the Amazon", "the Acme Arena"."""
    if _LANDSCAPE_AFTER.match(text, end):
        return True
    before = text[max(0, start - 20) : start]
    if _VENUE_AFTER.match(text, end) or (_IN_THE.search(before) and _VERB_AFTER.match(text, end)):
        return True
    return before[-4:].lower() == "the " and bool(_BARE_AFTER.match(text, end))


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
    before, after = _beside(text, candidate)
    if _AFTER_COMPANY.match(after) or _is_listed(candidate, after, places):
        return True
    if _STARTS_SENTENCE.search(before):
        return False
    return bool(_BEFORE_COMPANY.search(before) or _TO_ACT.match(after))


def _beside(text: str, candidate: _Candidate) -> tuple[str, str]:
    """The words before and behind a name, without the marks of a link or of stress around it."""
    marked = _MARKED_BEHIND.match(text, candidate.end)
    end = marked.end() if marked else candidate.end
    before = text[max(0, candidate.start - 32) : candidate.start]
    return before.rstrip("[*") if marked else before, text[end : end + 100]


def _is_listed(candidate: _Candidate, after: str, places: list[tuple[int, int]]) -> bool:
    joined = _LISTED_AFTER.match(after)
    return bool(joined) and any(
        start == candidate.end + (joined.end() if joined else 0) for start, _ in places
    )


def _may_stand(text: str, candidate: _Candidate) -> bool:
    """Not a part of a longer name, not a short ticker on its own, not "Together, …"."""
    if candidate.alias.kind == "ticker":
        return False
    before, after = _beside(text, candidate)
    if _CAPITAL_AFTER.match(after) and candidate.alias.kind != "person":
        return False
    if (word := _CAPITAL_BEFORE.search(before)) and word[0][0].isupper():
        if word[0].strip() in _QUARTERS_OF_THE_SKY:
            return False
        at_start = _STARTS_SENTENCE.search(before[: word.start()])
        if not at_start and word[0].strip() not in _NO_NAME_BEFORE:
            return False
    return not (_STARTS_SENTENCE.search(before) and _ADVERB_AFTER.match(after))


def _in_ticker_brackets(text: str, candidate: _Candidate) -> bool:
    """Whether a ticker that is a word elsewhere stands as one: "(NYSE: NOW)", "$NOW"."""
    if candidate.alias.kind != "ticker":
        return False
    before = text[max(0, candidate.start - 45) : candidate.start]
    if before.endswith("$"):
        return True
    return bool(_IN_TICKER_BRACKETS.search(before) and _TICKER_BEHIND.match(text, candidate.end))


def _surnames(text: str, kept: list[_Candidate]) -> list[_Candidate]:
    """Later mentions of a person by the last name alone."""
    people = {c.alias.text.split()[-1]: c for c in reversed(kept) if c.alias.kind == "person"}
    if not people:
        return []
    taken = _covered(text, kept)
    words = {name for name in people if re.search(rf"\b{re.escape(name.lower())}\b", text)}
    return [
        _Candidate(start, end, people[text[start:end]].entity_id, people[text[start:end]].alias)
        for start, end in _standing(people, text)
        if not taken[start] and _is_surname(text, start, end, is_word=text[start:end] in words)
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


def _is_surname(text: str, start: int, end: int, *, is_word: bool) -> bool:
    """Whether a last name stands for the person here: "Power said", not "Power prices" or "Sue Power".

    Args:
        is_word: the text has it in lower case too.
    """
    before = text[max(0, start - 30) : start]
    first = _CAPITAL_BEFORE.search(before)
    at_start = _STARTS_SENTENCE.search(before[: first.start()] if first else before)
    if first and first[0][0].isupper() and not at_start and first[0].strip() not in _TITLES:
        return False
    return not is_word or _PERSON_BEHIND.match(text, end) is not None


def _unregistered(text: str, kept: list[_Candidate], offset: int) -> list[Mention]:
    taken = _covered(text, kept)
    names = {name: slug(name) for name in strangers(text, taken) if slug(name)}
    if not names:
        return []
    return [
        Mention(start + offset, end + offset, names[text[start:end]], "unregistered")
        for start, end in _standing(names, text)
        if not any(taken[start:end]) and not _ends_a_persons_name(text, start)
    ]


def _ends_a_persons_name(text: str, start: int) -> bool:
    """Whether a first name stands before: "minister Jane Zebra" is not Zebra."""
    return _FIRST_NAME_BEFORE.search(text, max(0, start - 60), start) is not None


def opens_with_stranger(text: str, start: int, named: Iterable[Mention]) -> bool:
    """Whether a sentence's own subject is an institution or a report that `named` does not explain.

    >>> opens_with_stranger("Royal Foo Bank beat estimates for its profit.", 0, [])
    True
    >>> opens_with_stranger("Profit at the Royal Foo Bank fell.", 0, [])
    False
    """
    match = _INSTITUTION_OPENS.match(text) or _REPORT_OPENS.match(text) or _RIVAL_OPENS.match(text)
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
