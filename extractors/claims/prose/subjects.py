"""Whose value it is: the owner of the noun phrase, the subject of the clause, else whom the text is about."""

import re

from extractors.claims.prose.metric_cues import Cue
from extractors.claims.prose.metric_segments import part_names
from extractors.claims.prose.shape import DEMONYM, Shape, Token
from extractors.model import Block
from warehouse.registry import companies

_FOR = re.compile(r"^\s+(?:for|at|from|of)\s+(?:the\s+)?(?P<who>«[cq]\d+»)")
_OWNER = re.compile(
    r"(?P<who>«[cq]\d+»)[’']s?\s+(?:[\w’'%,/&.“\"-]+\s+|[“\"]?«[qynwtmvsx%]\d+»\s+){0,8}$"
)
_BESIDE = re.compile(r"(?P<who>«[cq]\d+»)\s+(?:[\w’'/&-]+\s+){0,2}$")
_VERBS = re.compile(
    r"\b(?:said|reported|posted|has|had|have|is|was|were|are|will|announced|expects?|forecast|generated|made|booked|saw|beat|topped|delivered)\b"
)
# Many companies are none.
_CROWD = re.compile(
    r"\b(?:sector|industry|market|index|fund|hyperscalers|companies|firms|startups|peers|rivals?|competitors?|investors|neoclouds|economy"
    r"|government|customers|clients|suppliers|vendors|utilities|banks|chipmakers|labs)\b",
    re.I,
)
# What a deal or a site brings in is not its company's total.
_THING = re.compile(
    r"\b(?:the|this|that|an?|each|«y\d+»)\s+(?:[\w-]+\s+){0,4}(?:deals?|acquisition|transaction|project|facility|site|campus|venture|contracts?|agreement|lease|commitment"
    r"|tie-up|partnership|order)\s+(?:[^.;«]{0,60}?\band\s+)?(?:(?:is|was|will|would|should|could|may|might|has|have|also|be|been|currently)\s+)*(?:represent|bring|generat|add|expected|worth|deliver|produc|contribut|yield|account)",
    re.I,
)
_BOOKED = re.compile(
    r"\b(?:bookings|leases|contracts|deals|agreements|projects|orders)\b[^.;]{0,50}?\b(?:expected\s+to|will|that)\s+(?:generate|bring|add|contribute|deliver)",
    re.I,
)
_CAPITAL = re.compile(r"(?<![\w«])[A-Z][\w&.’'-]*")
# Capitalised words that are nobody's name.
_COMMON = frozenset(
    """The A An In On At By For From With And But If As It Its This That These Those Our We I You He She They Their His Her
    Revenue Revenues Net Sales Adjusted Total Operating Gross Free Cash Capital CapEx Capex EPS GAAP Non-GAAP EBITDA RPO ARR AI GPU GPUs CEO CFO
    COO Chief Executive Financial Officer Q1 Q2 Q3 Q4 H1 H2 FY Fiscal First Second Third Fourth Quarter Year Full-year Full
    January February March April May June July August September October November December Monday Tuesday Wednesday Thursday
    Friday Saturday Sunday Wall Street Shares Stock Last Next During After Before While Meanwhile However Still Also Overall
    Turning Moving Looking Now Today Analysts Backlog Interest Earnings Profit Loss Here Going Further Additionally All Both
    Excluding Including Despite Year-over-year Margin Margins Contracted Active Capacity Demand Growth Diluted Basic More Most
    LSEG FactSet Factset Refinitiv Bloomberg StreetAccount Visible Alpha Zacks Reuters CNBC Street's Data Center Cloud CEO's
    China Taiwan Korea Japan Germany France Europe America Asia India Israel Netherlands Australia Britain U.K UK EU EMEA APAC Beijing Seoul
    Tokyo Taipei North South East West Pacific International World Rest Group Technologies Silicon Valley Big Tech
    Over About Nearly Some Each Every When Where What Which Who Then There Consolidated Guidance Outlook U.S US""".split()
)


# Whose results an issuer tells beside its own opens the sentence and acts: "Contoso reported …".
_STRANGER_ACTS = re.compile(
    r"\W*(?:The\s+)?(?!(?:Management|Directors|Board|Company|Group|Firm|Segment|Results|Sales|Revenues?)\b)"
    r"(?P<who>(?:[A-Z][\w&.’'-]*\s+){1,4})(?:reported|posted|announced|expects?|generated|recorded|booked|said)\b"
)


_LONGEST_TICKER = 5
# "The Client Computing segment" is the company's own.
_PARTS = re.compile(
    r"\b(?:[A-Z][\w&/-]*\s+(?:(?:and|&|of)\s+)?){1,6}(?:[Ss]egment|[Dd]ivision|[Uu]nit|[Bb]usiness|[Gg]roup)\b"
)


def subject_of(shaped: Shape, cue: Cue, token: Token) -> tuple[str | None, Token | None]:
    """The company that a value belongs to, and the token that names it (None where it is inferred)."""
    entity_id, named = _named_or_inferred(shaped, cue, token)
    return (None, None) if named and _is_guest(shaped, named) else (entity_id, named)


def _named_or_inferred(shaped: Shape, cue: Cue, token: Token) -> tuple[str | None, Token | None]:
    text = shaped.text
    place = shaped.place(token)
    before = text[max(0, cue.low - 120) : cue.low]
    part = _FOR.match(text[cue.high :])
    for pattern in (_OWNER, _BESIDE):
        if found := pattern.search(before):
            owner = shaped.token(found["who"])
            division = shaped.token(part["who"]) if part else None
            # "Acme's backlog for its cloud": the part is the nearer one
            return _of(division if division and division.entity_id == owner.entity_id else owner)
    low = min(cue.low, place)
    if low < cue.low and (found := _OWNER.search(text[max(0, low - 120) : low])):
        return _of(shaped.token(found["who"]))
    if behind := _FOR.match(text[max(cue.high, place + len(token.code)) :]) or _FOR.match(
        text[cue.high :]
    ):
        return _of(shaped.token(behind["who"]))
    if _THING.search(text, 0, low) or _BOOKED.search(text, 0, low):
        return None, None
    acting = shaped.actors(low)
    if len(acting) == 1:
        return _of(acting[0])
    if acting or _names_stranger(shaped, low) or _CROWD.search(_clause_before(text, low)):
        return None, None
    return shaped.sentence.subject, None


def _is_guest(shaped: Shape, token: Token) -> bool:
    """Whether an issuer writes of somebody whom no row knows: it may be one of its own parts."""
    named = token.mention
    return shaped.sentence.is_own and named is not None and named.kind == "unregistered"


def _clause_before(text: str, low: int) -> str:
    """The words of the clause in front of `low`, from the last company, comma or semicolon on."""
    return re.split(r"[,;:]|«c\d+»", text[:low])[-1]


def _of(token: Token) -> tuple[str | None, Token | None]:
    return token.entity_id, token


def _is_short_for(name: str, entity_id: str | None) -> bool:
    """Whether an issuer calls itself so: "TI", "Citi", its ticker."""
    company = companies().get(entity_id or "")
    if company is None:
        return False
    plain, full = name.strip().lower(), company.name.lower()
    initials = "".join(word[0] for word in full.split())
    return plain in (initials, (company.ticker or "").lower()) or full.startswith(plain)


def _names_stranger(shaped: Shape, low: int) -> bool:
    """Whether somebody else than a known company may be the subject: a capitalised name before `low`."""
    block: Block = shaped.sentence.block
    if block.kind == "title" or block.role == "company":
        return False
    if shaped.sentence.is_own:
        acts = _STRANGER_ACTS.match(shaped.text, 0, low)
        return acts is not None and not _is_short_for(acts["who"], shaped.sentence.subject)
    head = re.sub(r"«\w\d+»(?:[’']s?)?", " ", _PARTS.sub(" ", shaped.text[:low]))
    for name in part_names(shaped.sentence.subject):
        head = head.replace(name, " ")
    words = [(m.start(), m[0].rstrip(".’'")) for m in _CAPITAL.finditer(head)]
    for at, word in words:
        plain = word.removesuffix("'s").removesuffix("’s")
        if word.isupper() and len(word) > _LONGEST_TICKER:
            continue  # a label in capitals
        head_word = plain.partition("-")[0]  # "AI-related"
        if (
            DEMONYM.fullmatch(plain)
            or head_word in _COMMON
            or plain in _COMMON
            or plain.title() in _COMMON
        ):
            continue
        opens = not head[:at].strip(" \"“‘'([—–-")
        if opens and word == plain and not _VERBS.match(head[at + len(word) :].lstrip()):
            continue
        return True
    return False
