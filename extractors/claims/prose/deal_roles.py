"""Who plays which part in a deal, where the construction leaves it to the sentence."""

import re
from collections.abc import Mapping
from datetime import date

from extractors.claims.prose.deal_frames import Construction
from extractors.claims.prose.shape import Shape, Token
from extractors.claims.prose.strangers import SORT
from warehouse.registry import companies

_OPENING_NAME = re.compile(
    r"(«u\d+»)(?=,\s+(?:an?|the)\s|\s+(?:has|have|had|raised|raises|closed|closes|secured|announced)\b)"
)
# Words between who acts and what is done: "has since agreed to", "recently", "is in talks to".
_AUXILIARY = (
    r"(?:has|have|had|is|are|was|were|will|would|also|then|now|since|already|just|not|been|being|be|«t\d+»|[a-z]+ly|(?:on|in|earlier|late)\s+«t\d+»"
    r"|(?:agreed|agrees|agreeing|plans?|planned|intends?|seeks?|seeking|set|looking|about|in\s+(?:\w+\s+)?talks|due|ready|expected|hopes?|aims?|targets?|targeting)(?:\s+to)?)"
)
_NEWS_VERB = r"(?:announc|rais|secur|sign|land|clos|complet|finali[sz]|reach|str[iu]c?k|receiv|obtain|launch|pric|w[io]n|unveil|embark|disclos|reveal)\w*(?:\s+(?:on|that\s+it\s+had))?"
# "In May, Foobar raised …", "a startup, Foobar, raising …": a name that no registry explains acts.
_ACTS = re.compile(
    rf"(?P<who>«u\d+»)(?:,\s+(?:an?|the|which|whose|one|\w+ing|backed|based|founded|led)\s[^;]{{1,120}}?,|(?P<pause>,))?(?:\s+{_AUXILIARY})*"
    rf"(?:\s+{_NEWS_VERB}(?:\s+(?:an?|the|its|another|about|new|up\s+to|\w+-\w+))*)?\s*$"
)
# "as the battery company raises …": somebody acts whom only a description names.
_DESCRIBED = re.compile(
    rf"\b(?:the|an?|its|another|rival)\s+(?:[\w-]+\s+){{1,3}}?(?:company|startup|start-up|firm|maker|developer|manufacturer|provider|operator|supplier)"
    rf"(?:\s+{_AUXILIARY})*(?:\s+{_NEWS_VERB}(?:\s+(?:an?|the|its))*)?\s*$",
    re.I,
)
_UNREAD_NAME = re.compile(r"(?<=[a-z]\s)[A-Z][a-z]+\b(?!-based)")
# "…, with Acme raising …": the one act in which a preposition does not govern who acts.
_ABSOLUTE = re.compile(r"\bwith\s+(?P<who>«c\d+»)\s+$")
# "Acme's recent expansion, including a …".
_PART_OF = re.compile(
    r"(?P<who>«c\d+»)[’']s\s+(?:[\w-]+\s+){0,4}[\w-]+,\s+(?:including|such\s+as|with)\s+(?:[\w%’-]+\s+){0,4}$"
)
_FULL_NAME_OPENS = re.compile(r"[A-Z][\w&’'.-]*(?:\s[A-Z][\w&’'.-]*(?<!-based))+\s+[a-z]")
# "A data center operator linked to Acme …", "Banks …": whoever acts, the text does not say.
_SOMEONE_OPENS = re.compile(
    rf"\W*(?:(?:The\s+(?:«n\d+»|two|three|pair|duo|companies|firms|partners)|Both|They)\b|(?:An?|One|Another|Several|Some|Two|Three)\s+(?:[\w-]+\s+){{0,4}}?(?:{SORT}|bank|lender|investor|fund)s?\b"
    r"|(?:Banks|Lenders|Investors|Analysts|Startups|Companies|Bankers|Creditors|Regulators)\b)"
)
# "… are leading a $5 billion loan": who does that lends.
_LENDS = re.compile(
    r"\b(?:lead(?:s|ing)?|led|co-led|arrang\w+|underwr\w+|provid\w+|syndicat\w+|extend\w*|lend\w*|lent)\s+(?:[\w-]+\s+){0,3}$"
)
# "Led by Acme, the $5 million round …": whose round it is, others say.
_AGENT = re.compile(r"\b(?:led|backed|joined|arranged)\s+by\s+(?P<who>«c\d+»)", re.I)
_LEADS_ROUND = re.compile(
    r"\b(?:co-)?(?:lead(?:s|ing)?|led|join(?:s|ed|ing)?|back(?:s|ed|ing)|participat\w+\s+in)\s+(?:an?\s+|the\s+|its\s+)?(?:[\w-]+\s+){0,2}$"
)
# What somebody has raised in all its rounds is no round.
_IN_ALL = re.compile(r"\b(?:to\s+date|so\s+far|in\s+(?:all|total)|a\s+total\s+of)\b", re.I)
_PARTICIPLE = re.compile(r"\w+ing\b")
# Whose round it is: "Acme's latest $5 billion funding round".
_OWNS_ROUND = re.compile(
    r"(?P<who>«[cu]\d+»)(?:[’']s)?\s+(?:[\w«»$.-]+\s+){0,6}?(?:round|fundrais\w+|raise|financing|Series\s+[A-Z])\b"
)
_CHIP_WORDS = re.compile(
    r"\b(?:chips?|GPUs?|processors?|accelerators?|servers?|memory|orders?)\b", re.I
)
# Who sells when the words do not say: the nearer to bricks and power, the more of a seller.
_SELLS = {"utility": 7, "landlord": 6, "neocloud": 5, "hyperscaler": 3, "chip_vendor": 2}
_BUYS = {"ai_lab": 1, "ai_native": 1, "government": 0}
_UNKNOWN_SELLER = 1.5
# The one whose deal it is says what it wants of it; what is supplied may come from either.
_TO_BUY = re.compile(
    r"(?:(?<!is\s)(?<!are\s)\bto|\band\s+(?:will|would|plans\s+to|is\s+to|agreed\s+to))\s+(?:buy|rent|use|purchase|lease|access|procure|secure)\b"
)
_TO_SELL = re.compile(
    r"(?<!is\s)(?<!are\s)\bto\s+(?:suppl\w+|provide|host|deliver|sell|power|build)\b"
)
# What a company that no row knows has to sell, as its name tells.
_BEARS_CAPACITY = re.compile(
    r"-(?:compute|computing|cloud|digital|mining|infrastructure|energy|power|data-cent(?:er|re)s?|datacenters?|realty|properties)$"
)


def parties(
    shaped: Shape, construction: Construction, match: re.Match[str]
) -> tuple[list[Token], list[Token]]:
    """Subject and counterparty of a construction found in a sentence; empty where nobody plays it."""
    named = {
        name: shaped.within(match.start(name), match.end(name), "cuq")
        for name, code in match.groupdict().items()
        if code and name not in ("m", "m2")
    }
    known = frozenset(
        token.entity_id
        for name, tokens in named.items()
        for token in tokens
        if token.entity_id and not (name in ("target", "issuer") and token.is_pronoun)
    )
    acting = _acting(shaped, construction, match, known)
    if construction.metric == "debt_facility" and _LENDS.search(shaped.text, 0, match.start()):
        named.setdefault("lender", acting)
        acting = []
    parts = {"actor": acting, **named}
    if construction.subject == "seller" and "seller" not in named:
        if "other" in named:
            one, other = named.get("one", acting), named["other"]
        else:
            one, other = acting[:1], acting[1:2]
        parts["seller"], parts["buyer"] = _sides(shaped, one, other, match)
        if construction.counterparty == "actor":
            parts["seller"] = _speaking_sellers(shaped, acting)
    if construction.subject == "partner" and "partner" not in named:
        parts["partner"] = _nearest_before(shaped, match.start(), known)
    if construction.subject == "issuer" and "issuer" not in named:
        if "other" in named:
            parts["issuer"], parts["investor"] = _issuer_and_investor(
                shaped, acting[:1], named["other"]
            )
        elif construction.counterparty == "actor":
            parts["issuer"] = _round_issuer(shaped, match, [], known | _ids(acting))
        else:
            parts["issuer"] = _round_issuer(shaped, match, acting, known)
    if construction.raises_round:
        raising = acting
        is_owned = any(shaped.place(token) >= match.start() for token in acting)
        if _LEADS_ROUND.search(shaped.text, 0, match.start()) and not is_owned:
            raising = _only_issuer(shaped, match, known | _ids(acting))
        in_all = _IN_ALL.search(shaped.text, match.start(), match.end() + 30) is not None
        parts["actor"] = [t for t in raising if not in_all and not _is_giant(t, shaped)]
    if construction.is_private:
        parts["actor"] = [t for t in parts["actor"] if not _is_listed(t)]
    return _played(parts, construction.subject), _played(parts, construction.counterparty)


def seller_and_buyer(shaped: Shape) -> tuple[Token, Token] | None:
    """The two companies of a sentence that names just two, told apart by what they do for a living."""
    named = {t.entity_id: t for t in shaped.tokens if t.code[1] == "c" and t.entity_id}
    if len(named) != 2:
        return None
    one, other = named.values()
    chips = _CHIP_WORDS.search(shaped.text) is not None
    ranks = [_rank(token, shaped, chips=chips) for token in (one, other)]
    if ranks[0] == ranks[1]:
        return None
    return (one, other) if ranks[0] > ranks[1] else (other, one)


def names_a_provider(shaped: Shape) -> bool:
    """Whether one of the sentence's companies, or a division, has nothing to sell but capacity."""
    on = shaped.sentence.published_on or date.max
    if any(t.mention and t.mention.kind == "division" for t in shaped.tokens):
        return True
    named = (companies().get(t.entity_id or "") for t in shaped.tokens if t.code[1] == "c")
    return any(c.is_a("neocloud", on) or c.is_a("landlord", on) for c in named if c)


def _played(parts: Mapping[str, list[Token]], roles: str | None) -> list[Token]:
    """Who plays the first of the alternatives ("buyer|actor") that anybody plays."""
    return next((parts[role] for role in (roles or "").split("|") if parts.get(role)), [])


def _acting(
    shaped: Shape, construction: Construction, match: re.Match[str], known: frozenset[str]
) -> list[Token]:
    """Who acts, or owns the noun; the discourse subject where the sentence names nobody else."""
    if construction.is_noun:
        before = match.start("m") if "m" in match.re.groupindex and match["m"] else match.start()
        owner = shaped.owner(before) or shaped.owner(match.start())
        if owner and owner.entity_id and owner.entity_id not in known:
            return [owner]
    head = shaped.text[: match.start()]
    if construction.is_noun and (part := _PART_OF.search(head)):
        return [shaped.token(part["who"])]
    stranger = _ACTS.search(head)
    if stranger and (not stranger["pause"] or _PARTICIPLE.match(match[0])):
        return [shaped.token(stranger["who"])]
    if (described := _DESCRIBED.search(head)) and _UNREAD_NAME.search(head, 0, described.start()):
        return []
    if (absolute := _ABSOLUTE.search(head)) and _PARTICIPLE.match(match[0]):
        return [shaped.token(absolute["who"])]
    if acting := shaped.actors(match.start(), known):
        return acting
    # "Foobar, a maker of robots, has raised …": nobody else is named, and what it does says it is one.
    opening = _OPENING_NAME.match(shaped.text)
    if opening and construction.metric in ("equity_investment", "acquisition_price"):
        return [shaped.token(opening[1])]
    subject = shaped.sentence.subject
    if subject is None or subject in known:
        return []
    if any(shaped.token(m["who"]).entity_id == subject for m in _AGENT.finditer(head)):
        return []
    if _FULL_NAME_OPENS.match(head) or _SOMEONE_OPENS.match(head):
        return []
    place = shaped.sentence.start
    return [Token("«c0»", place, place, entity_id=subject, is_pronoun=True)]


def _nearest_before(shaped: Shape, place: int, known: frozenset[str]) -> list[Token]:
    named = [t for t in shaped.tokens if t.code[1] == "c" and t.entity_id not in known]
    return [t for t in named if t.entity_id and shaped.place(t) < place and not t.is_pronoun][-1:]


def _round_issuer(
    shaped: Shape, match: re.Match[str], acting: list[Token], known: frozenset[str]
) -> list[Token]:
    """Whose funding round the sentence speaks of: its owner, else who acts; never one that invests in it."""
    owners = [shaped.token(m["who"]) for m in _OWNS_ROUND.finditer(shaped.text, 0, match.start())]
    named = [t for t in shaped.tokens if t.code[1] == "c" and shaped.place(t) < match.start()]
    for token in (*reversed(owners), *acting, *reversed(named)):
        if token.entity_id and token.entity_id not in known and not _is_giant(token, shaped):
            return [token]
    return []


def _only_issuer(shaped: Shape, match: re.Match[str], known: frozenset[str]) -> list[Token]:
    """Whose round somebody else leads or joins: the only other company that may have one."""
    named = [t for t in shaped.tokens if t.code[1] == "c" and shaped.place(t) < match.start()]
    others = {t.entity_id: t for t in named if not _is_giant(t, shaped)}
    candidates = [t for entity_id, t in others.items() if entity_id and entity_id not in known]
    return candidates if len(candidates) == 1 else []


def _ids(tokens: list[Token]) -> frozenset[str]:
    return frozenset(token.entity_id for token in tokens if token.entity_id)


def _issuer_and_investor(
    shaped: Shape, one: list[Token], other: list[Token]
) -> tuple[list[Token], list[Token]]:
    """Of two partners the one that lives on other people's money issues, the giant invests."""
    if len(one) != 1 or len(other) != 1:
        return [], []
    giants = [_is_giant(token, shaped) for token in (one[0], other[0])]
    if giants[0] == giants[1]:
        return [], []
    return (other, one) if giants[0] else (one, other)


def _is_listed(token: Token) -> bool:
    company = companies().get(token.entity_id or "")
    return company is not None and company.ticker is not None


def _is_giant(token: Token, shaped: Shape) -> bool:
    """Whether it is one of the largest listed companies: in a funding round such a one only invests."""
    company = companies().get(token.entity_id or "")
    on = shaped.sentence.published_on or date.max
    return company is not None and (
        company.is_a("hyperscaler", on) or company.is_a("fortune_500", on)
    )


def _speaking_sellers(shaped: Shape, acting: list[Token]) -> list[Token]:
    """Whose person speaks in front of the actor: an order told of by a seller is placed with it."""
    buyers = {token.entity_id for token in acting}
    people = [t for t in shaped.tokens if t.code[1] == "p" and t.entity_id not in buyers]
    subject = shaped.sentence.subject
    if people or subject is None or subject in buyers:
        return people[:1]
    place = shaped.sentence.start
    return [Token("«c0»", place, place, entity_id=subject, is_pronoun=True)]


def _sides(
    shaped: Shape, one: list[Token], other: list[Token], match: re.Match[str]
) -> tuple[list[Token], list[Token]]:
    """Seller and buyer of a deal whose words name two parties only."""
    if not one:
        return [], []
    if not other:  # a seller may leave its customer unnamed; a customer alone has no seller
        seller = _rank(one[0], shaped, chips=False) >= _SELLS["chip_vendor"]
        return (one, []) if seller else ([], one)
    around = shaped.text[match.start() : match.end() + 60]
    if _TO_BUY.search(around):
        return other, one
    chips = _CHIP_WORDS.search(around) is not None
    ranks = [max(_rank(token, shaped, chips=chips) for token in side) for side in (one, other)]
    if ranks[0] == ranks[1] and _TO_SELL.search(around):
        return one, other
    return (one, other) if ranks[0] > ranks[1] else (other, one)


def _rank(token: Token, shaped: Shape, *, chips: bool) -> float:
    """How likely a party is the seller; a division (a cloud) sells what its owner might buy."""
    if token.mention and token.mention.kind == "division":
        return 4.0
    company = companies().get(token.entity_id or "")
    if company is None:
        bears = _BEARS_CAPACITY.search(token.entity_id or "") is not None
        return _SELLS["neocloud"] if bears else _UNKNOWN_SELLER
    on = shaped.sentence.published_on or date.max
    ranks: list[float] = [rank for name, rank in _SELLS.items() if company.is_a(name, on)]
    if chips and company.is_a("chip_vendor", on):
        return 7.0
    buys = [rank for name, rank in _BUYS.items() if company.is_a(name, on)]
    if buys and not company.is_a("neocloud", on):
        return float(min(buys))
    return max(ranks, default=0.5)
