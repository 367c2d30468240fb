"""Which part of a company a value is for, as the words around its cue name it.

A registered name is taken wherever it is the whole phrase beside the cue; other words in front of the
cue are a part too ("storage revenue"), because a part must never pass for the total.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.claims.prose.entities import slug
from extractors.claims.prose.metric_cues import OUTSIDE_PHRASE, VERB, Cue
from extractors.claims.prose.shape import Shape, Token
from warehouse.registry import companies


def _words(printed: str) -> frozenset[str]:
    return frozenset(printed.split())


# Words of a noun phrase that name no part; a part's name ends where one of them stands.
_NEUTRAL = _words(
    """the a an its our their his this that these record total overall quarterly annual annualized annualised yearly monthly full
    net gross adjusted gaap non-gaap reported consolidated company company-wide companywide group strong solid strong higher lower
    first second third fourth fiscal recent latest current preliminary estimated expected projected forecast combined
    additional core comparable underlying quarter year total-company entire firmwide
    implied trailing twelve-month diluted basic own 12-month last-twelve-month massive huge enormous growing
    swelling ballooning enviable staggering sales revenue of in on planned 'adjusted previous prior year-over-year ending exiting
    cash year-to-date ytd robust healthy outstanding excellent continued sequential worldwide global first-quarter second-quarter
    third-quarter fourth-quarter full-year half nine-month all-time organic external group-wide firm-wide attributable with common
    average all-in operating accelerating accelerated significant meaningful double-digit topline top-line cumulative margin margins eps ebitda one two three four five six
    seven eight nine ten twenty thousand q projects"""
)
# Between a part's name and the cue: "Data Center quarterly revenue".
_BETWEEN = _words(
    """total quarterly annual annualized net record overall gross fiscal full-year segment segments unit business division
    first second third fourth quarter year first-quarter second-quarter third-quarter fourth-quarter external"""
)
# Backlogs are of contracts and orders, whoever's they are.
_OF_ORDERS = frozenset({"revenue_backlog", "rpo"})
_ORDERED = _words("contract contracted contractual customer order orders power commercial")
_OWN_NOUNS = _words("segment segments business businesses unit division products group platform")
_MARKED = re.compile(
    r"\([^()«»]{1,30}\)|«[^»]*»(?:[’']s?)?|[A-Za-z0-9][\w&/’'.+-]*|&|[^\sA-Za-z0-9]"
)
_POSSESSIVE = re.compile(r"[’']s?$")
_LONGEST, _LONGEST_TITLE = 9, 5
_REACH = 110
_OF_PART = r"^(?:\s+(?:coming|generated|derived|came))?\s+(?:from|in|at|for)\s+(?:(?:the|its|our|their|company[’']s|«c\d+»[’']s)\s+)*"
_SEGMENT_AFTER = re.compile(
    r"^(?:\s+(?:growth|coming|generated|derived|came))?\s+(?:from|in|at|for)\s+(?:(?:the|its|our|their|company[’']s)\s+)*",
    re.I,
)
_SEGMENT_NOUN = re.compile(
    rf"{_OF_PART}(?P<words>(?:[a-z][\w&/-]*\s+){{1,3}}?)(?:business|segment|unit|division)(?=[\s,.;:)]|$)"
)
_OPENS_WITH = re.compile(
    r"^\W*(?:(?:and|finally|additionally|next|turning|also|meanwhile|similarly|lastly|further),?\s+)?(?:for|in|at|within)\s+(?:(?:the|its|our)\s+)*",
    re.I,
)
# A call's "In enterprise storage, we expect revenue …", "In gaming, revenue fell"; «c» is "we".
_WE_TURN_TO = re.compile(
    r"^\W*(?:(?:[Aa]nd|[Ff]inally|[Nn]ext|[Ll]astly|[Tt]hen|[Aa]lso),?\s+)?(?:[Ii]n|[Ff]or|[Ww]ithin)\s+(?:the\s+|our\s+)?(?P<words>[A-Za-z][\w&/ -]{2,45}),\s+(?:where\s[^,]{3,80},\s+)?"
    r"(?:«c\d+»\s+(?:expect|anticipate|saw|had|generated|delivered|project)\b|(?:(?:our|total|segment|quarterly|net)\s+)*$)"
)
# "The Hopper platform recorded $2 billion in revenue."
_PRODUCT_ACTS = re.compile(
    r"^\W*(?:The|Our)\s+(?P<words>[A-Z][\w-]*(?:\s+[\w-]+){0,3}?)\s+(?:platform|product\s+line|products|family|series|architecture|franchise|brand)\b[^.;]{0,60}?\b(?:recorded|generated|contributed|delivered|brought|had|saw|posted|reported)\b"
)
# "And Foo Shield, our security suite, surpassed $1 billion in revenue."
_OUR_PRODUCT = re.compile(
    r"\W*(?:And\s+)?(?P<words>[A-Z][\w-]*(?:\s(?:for\s)?[A-Z][\w-]*){0,3}),\s+our\s[^,;]{3,60},\s+(?:has\s+)?(?:surpassed|reached|generated|exceeded|crossed|delivered)\b"
)
_NAME_FIRST = re.compile(
    r"\W*(?P<words>(?!(?:[A-Z]\w*ly|Overall|However|Again|Next|Now|Also|So|And|But|Still|Today|Here|Therefore|Thus|Then|First|Second|Third|Meanwhile|Instead|Otherwise|Together|Beyond|Besides|For|In|At|On|As|With|From|To)\b)[A-Z][\w&]+(?:\s[A-Z0-9][\w&]*){0,3}),\s+(?:we|our)\s+(?:expect|anticipate|saw)\b"
)
_NAMED_FIRST = re.compile(r"(?:And\s+)?(?P<words>[^,.;]{2,40}),\s+(?:we|our)\s")
_NO_PART = re.compile(
    r"(?:constant|local|dollars?|currency|fact|addition|total|summary|response|general|contrast|particular|closing|comparison|terms|line|turn|short|all|each|this|that|these|example|instance|now|context|order|light|spite|view|perspective|quarter|year|period|company|fiscal|full)\b",
    re.I,
)
# 'Net revenue- Data Center' will reach …
_DASHED_PART = re.compile(r"-\s(?P<words>[A-Z][\w &/-]{2,40})[’']")
_UNIT_ACTS = re.compile(
    r"(?:\b(?:the|its|our|their)|[’']s)\s+(?P<words>(?:[a-z][\w&/-]*\s+){1,3}?)(?:business(?!\s+(?:outlook|model|plan|conditions|environment|momentum))|segment|unit|division),?\s+(?:«\w\d+»(?:[’']s)?,?\s+|[a-z]+,?\s+){0,8}$"
)
# "Revenue generated from fitting services associated with …".
_FROM_SERVICES = re.compile(
    r"^\s+(?:generated|derived|earned|coming|recognized)\s+(?:from|by)\s+(?:(?:the|its|our)\s+)?(?P<words>[a-z][\w&/-]*(?:\s+(?!services?\b)[\w&/-]+){0,2}?)\s+services?\b"
)
_SEGMENT_THEN_VERB = re.compile(
    rf"^\s+(?:from|in|at)\s+(?:(?:the|its|our|their|company[’']s|«c\d+»[’']s)\s+)*"
    rf"(?P<words>(?:(?!{VERB}\b|continuing)[\w&/-]+\s+){{0,3}}?(?!{VERB}\b)[a-z][\w&/-]+)(?P<noun>\s+(?:business|segment|unit|division))?\s+(?={VERB}\b)"
)


def segment(entity_id: str, shaped: Shape, cue: Cue) -> str | None:
    """The segment that the words around a cue name, as a slug; None is the whole company."""
    before = shaped.text[max(0, cue.low - 60) : cue.low].lower()
    after = shaped.text[cue.high : cue.high + 70].lower()
    own = _phrase_before(entity_id, shaped, cue)
    acting = _acting_part(entity_id, shaped, cue) if own is None or own in _GENERIC else None
    if own or acting:
        return acting or own
    printed, place = shaped.sentence.text, shaped.span(cue.low, cue.high)
    behind = printed[place[1] - shaped.sentence.start :]
    for pattern, words in ((_SEGMENT_AFTER, behind), (_OPENS_WITH, printed)):
        opening = pattern.match(words)
        if opening and (named := _starts_with_name(entity_id, words[opening.end() :])):
            return named
    named_after = _SEGMENT_NOUN.match(after) or _SEGMENT_THEN_VERB.match(after)
    if named_after and (part := _without_neutral(named_after["words"])):
        return part
    if served := _FROM_SERVICES.match(after):
        return slug(served["words"]) or None
    if dashed := _DASHED_PART.match(shaped.text, cue.high):
        return _starts_with_name(entity_id, dashed["words"]) or slug(dashed["words"]) or None
    first = _NAMED_FIRST.match(printed)
    if first and (named := _starts_with_name(entity_id, first["words"])):
        return named  # "LinkedIn, we expect revenue growth of …"
    if opening := (
        _NAME_FIRST.match(printed) or _PRODUCT_ACTS.match(printed) or _OUR_PRODUCT.match(printed)
    ):
        return slug(opening["words"]) or None
    turned = _WE_TURN_TO.match(with_names(shaped, cue.low))
    if turned and not _NO_PART.match(turned["words"]):
        return slug(turned["words"]) or None
    if unit := _UNIT_ACTS.search(before):
        return _starts_with_name(entity_id, unit["words"]) or slug(unit["words"]) or None
    return None


def _without_neutral(words: str) -> str | None:
    """The words as a slug; None where they name no part: "for the unit"."""
    return slug(" ".join(word for word in words.split() if word not in _NEUTRAL)) or None


def _acting_part(entity_id: str, shaped: Shape, cue: Cue) -> str | None:
    """The part that opens a sentence and acts in it: "Its Retail Group, a seller of shoes, reported revenue"."""
    match = _ACTING_PART.match(with_names(shaped, cue.low))
    if match is None:
        return None
    words = match["words"] + (match["noun"] if match["noun"] == "Group" else "")
    return segment_called(entity_id, f"{match['words']}{match['noun']}") or slug(words) or None


_ACTING_PART = re.compile(
    r"\W*(?:(?:The|Its|Their)\s+|(?:«c\d+»|[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*)?)[’']s\s+(?:key\s+|own\s+|core\s+)?)?(?P<words>(?:[A-Z][\w&/-]*\s+(?:(?:and|&|of)\s+)?){1,6}?)(?P<noun>Group|[Ss]egment|[Dd]ivision|[Uu]nit|[Bb]usiness)\b"
    r"(?:\s*\([^()]*\)|,\s[^,;]{3,100},)*\s+(?:reported|posted|generated|saw|delivered|brought|had|recorded|achieved|contributed|logged|booked|was|also)\b"
)
# Words in front of a cue that say too little to be preferred to a part that acts.
_GENERIC = frozenset({"pc", "ai", "cloud", "hardware", "software", "services"})


def speaks_of_the_part(shaped: Shape, cue: Cue) -> bool:
    """Whether the words beside a cue are of a part named before: "revenue for the unit", "the unit's sales"."""
    return bool(
        _OF_THE_PART.match(shaped.text, cue.high) or _THE_PARTS.search(shaped.text, 0, cue.low)
    )


_PART_NOUN = r"(?:unit|segment|division|business|group)"
_OF_THE_PART = re.compile(
    rf"\s+(?:for|of|at|in|from)\s+(?:the|this|that)\s+{_PART_NOUN}\b(?!\s+[a-z]*(?:as\s+a\s+whole))",
    re.I,
)
_THE_PARTS = re.compile(
    r"\b(?:the|this|that)\s+(?:unit|segment|division)(?:[’']s\s+(?:\w+\s+){0,2}|\s+(?:reported|posted|generated|had|saw|delivered|booked)\s+(?:\w+\s+){0,3})\Z",
    re.I,
)


def is_reported(entity_id: str, segment_id: str) -> bool:
    """Whether it is one of the company's registered segments."""
    company = companies().get(entity_id)
    return company is not None and segment_id in company.segments


def segment_behind(entity_id: str, shaped: Shape, value: Token) -> str | None:
    """The registered segment that stands right behind a value."""
    behind = shaped.sentence.text[value.end - shaped.sentence.start :]
    opening = _SEGMENT_AFTER.match(behind)
    return _starts_with_name(entity_id, behind[opening.end() :]) if opening else None


def named_segment(entity_id: str, text: str) -> str | None:
    """The registered segment that a passing sentence names ("Next, our cloud segment."), if just one."""
    lower = _plain(text)
    slugs = {
        segment
        for name, segment in _segment_names(entity_id)
        if name in lower and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", lower)
    }
    return slugs.pop() if len(slugs) == 1 else None


def segment_called(entity_id: str, words: str) -> str | None:
    """The registered segment whose name the words are, give or take "segment" and its abbreviation.

    A short title may join it to what has come in beside it.

    >>> segment_called("jpmorgan", "Consumer and Community Banking segment (CCB)")
    'consumer-and-community-banking'
    >>> segment_called("nvidia", "Gaming and AI PC"), segment_called("nvidia", "Gaming laptops")
    ('gaming', None)
    """
    plain = re.sub(r"\s*\([^()]*\)\d{0,2}|[^\w&/)]+$", "", _plain(words))
    kept = plain.split()
    while len(kept) > 1 and kept[-1] in (*_OWN_NOUNS, "results", "highlights"):
        kept.pop()
    names = dict(_segment_names(entity_id))
    if named := names.get(plain) or names.get(" ".join(kept)):
        return named
    head, joined, _ = plain.partition(" and ")
    return names.get(head) if joined and len(kept) <= _LONGEST_TITLE else None


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("&", "and").replace("’", "'").split())


@lru_cache(maxsize=512)
def _segment_names(entity_id: str) -> tuple[tuple[str, str], ...]:
    company = companies().get(entity_id)
    if company is None:
        return ()
    names = [
        (_plain(name), segment)
        for segment, printed in company.segments.items()
        for name in {*printed, segment.replace("-", " ")}
    ]
    return tuple(sorted(names, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=512)
def part_names(entity_id: str | None) -> tuple[str, ...]:
    """The names of a company's registered segments as printed, the longest first."""
    company = companies().get(entity_id or "")
    names = {name for printed in company.segments.values() for name in printed} if company else ()
    return tuple(sorted((name for name in names if name[:1].isupper()), key=len, reverse=True))


@lru_cache(maxsize=512)
def _own_names(entity_id: str) -> tuple[str, ...]:
    company = companies().get(entity_id)
    aliases = company.aliases if company else ()
    return tuple(
        sorted((_plain(a.text) for a in aliases if a.kind == "name"), key=len, reverse=True)
    )


def _starts_with_name(entity_id: str, words: str) -> str | None:
    plain = _plain(words[:80])
    for name, named in _segment_names(entity_id):
        if plain.startswith(name) and not plain[len(name) : len(name) + 1].isalnum():
            return named
    return None


def _phrase_before(entity_id: str, shaped: Shape, cue: Cue) -> str | None:
    """The part that the noun phrase in front of the cue names."""
    words = _without_between(_MARKED.findall(with_names(shaped, cue.low)[-_REACH:]))
    if registered := _ends_with_name(entity_id, words):
        return registered
    if cue.metric in _OF_ORDERS:
        while words and words[-1].lower() in _ORDERED:
            words.pop()
    if _ends_with_own_name(entity_id, words):
        return None
    found = _noun_phrase(words)
    while found and found[0].lower() in ("and", "&", "or"):
        found = found[1:]
    phrase = " ".join(found)
    plain = _plain(phrase)
    for own in _own_names(entity_id):
        if plain == own or plain.startswith(f"{own} "):
            if registered := segment_called(entity_id, phrase):
                return registered
            rest = phrase[len(own) :].strip()
            if rest and (
                registered := segment_called(entity_id, f"{companies()[entity_id].name} {rest}")
            ):
                return registered  # "Acme Corporation Cloud" is the Acme Cloud
            if not plain[len(own) :].strip()[:1].isdigit():  # "Microsoft 365 cloud" keeps its name
                phrase, plain = phrase[len(own) :].strip(), plain[len(own) :].strip()
            break
    if not plain:
        return None
    return segment_called(entity_id, phrase) or slug(_RELATED.sub("", phrase)) or None


_RELATED = re.compile(r"[- ]related\b", re.I)


def _ends_with_own_name(entity_id: str, words: Sequence[str]) -> bool:
    """Whether nothing but the company's own name and words that name no part stand before the cue."""
    kept = list(words)
    while kept and (kept[-1].startswith(("(", "«")) or kept[-1].lower() in _NEUTRAL - {"core"}):
        kept.pop()
    said = _plain(" ".join(kept))
    return any(" " in own and said.endswith(own) for own in _own_names(entity_id))


def _ends_with_name(entity_id: str, words: Sequence[str]) -> str | None:
    """The registered segment whose name the words end with, unless they are a longer name."""
    plain = [_plain(word) for word in words]
    for name, named in _segment_names(entity_id):
        parts = _MARKED.findall(name)
        if plain[-len(parts) :] != parts:
            continue
        head = _noun_phrase(words[: -len(parts)])
        if head and head[-1].lower() in ("and", "&", "or"):
            # "Record bookings and Microsoft Cloud revenue", but "Software and Services revenue" is of both
            if _is_lower(head[:-1]) and words[-len(parts)][:1].isupper():
                return named
            continue
        if not head or _plain(" ".join(head)) in _own_names(entity_id) or _is_lower(head):
            return (
                named  # "custom data center revenue", but "Cloud services revenue" is not services'
            )
    return None


def _is_lower(words: Sequence[str]) -> bool:
    return all(word.islower() for word in words)


def _without_between(words: Sequence[str]) -> list[str]:
    """The words without those between a part's name and its cue: "cloud second-quarter revenue"."""
    kept = list(words)
    while kept and (
        kept[-1].startswith(("(", "«")) or _POSSESSIVE.sub("", kept[-1]).lower() in _BETWEEN
    ):
        kept.pop()
    return kept


def with_names(shaped: Shape, low: int) -> str:
    """The sentence up to `low`, as printed where names stand, as tokens where anything else does."""
    words = shaped.text[:low]
    start = shaped.sentence.start
    for token in reversed(shaped.tokens):
        place = shaped.place(token)
        if place >= low or token.is_pronoun or token.code[1] not in "cqnx":
            continue
        printed = shaped.sentence.text[token.start - start : token.end - start]
        if token.amount and not printed.isdigit():
            continue
        words = words[:place] + printed + words[place + len(token.code) :]
    return words


def _is_named(words: Sequence[str], index: int) -> bool:
    """Whether the number at `index` belongs to a product's name: "Dynamics 365"."""
    return index > 0 and words[index - 1][:1].isupper()


def _is_past_tense(word: str) -> bool:
    """Whether a word is a verb of the past, as one in -ed that describes nothing is: "outlined revenue"."""
    return word.islower() and word.endswith("ed") and "-" not in word and word not in _DESCRIBING


_DESCRIBING = _words(
    """related based branded licensed fixed combined managed advanced accelerated embedded connected packaged hosted distributed
    automated specialized specialised dedicated integrated extended limited united paid bundled contracted leased owned media-related""",
)


def _noun_phrase(words: Sequence[str]) -> list[str]:
    """The words of the noun phrase that the words end with, from its first one on."""
    own: list[str] = []
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word.startswith("("):
            continue  # an abbreviation
        plain = _POSSESSIVE.sub("", word).lower().rstrip(".")
        joins = own and plain in ("and", "&", "or")
        if not joins and (
            plain in OUTSIDE_PHRASE
            or _is_past_tense(word)
            or plain in _NEUTRAL
            or not re.fullmatch(r"[a-z0-9][a-z0-9&/.’'-]*", plain)
            or (plain.isdigit() and not own and not _is_named(words, index))
            or word.endswith(("'s", "’s"))
            or len(own) == _LONGEST
        ):
            break
        own.insert(0, word.rstrip("."))
    return own
