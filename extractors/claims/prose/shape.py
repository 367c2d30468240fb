"""A sentence as a shape: every company, amount and period replaced by a short token.

"Acme committed $14 billion with Globex" becomes `«c0» committed «m1» with «c2»`, so that constructions
can be written as patterns over words and roles, whatever the names and however the amounts are printed.

    «c» company, division or a pronoun that stands for one    «p» person    «q» product
    «m» money    «v» money that prices or compares (a valuation, an amount per head or "more")
    «s» money per share    «w» power    «n» count    «y» years    «%» percent    «t» period
    «u» a capitalised name that nothing else explains: a company only where a construction asks for one
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from extractors.claims.prose.entities import opens_with_stranger, slug
from extractors.claims.prose.strangers import LEGAL_FORM, is_public_body
from extractors.claims.spans import Amount, Mention, Period, Sentence
from extractors.prefilter import Prefilter, Vocabulary
from warehouse.registry import companies

# What the readers of metrics, deals and signals ask for: each sentence is searched once for all of them.
WORDS = Vocabulary()

_PRONOUN = re.compile(
    r"\b(?P<own>its|our)\b|\b(?:(?!(?-i:IT)\b)it|we|the\s+(?:company|firm|startup|group|"
    r"(?P<sort>(?:AI|artificial\s+intelligence)\s+(?:model\s+)?(?:startup|lab|company|developer|giant|maker|pioneer)|lab|chip\s?maker|chip\s+(?:designer|giant|company)"
    r"|hyperscaler|neocloud|cloud\s+(?:giant|provider|company)|(?:tech|software|search|e-commerce|social\s+media|internet)\s+giant)))\b"
    r"(?!\s+(?:company|firm|startup|giant|maker|provider|operator|group|sector|industry|market)\b)",
    re.I,
)
# Which classes a description fits.
_SORTS = (
    (re.compile(r"AI|artificial|lab", re.I), ("ai_lab", "ai_native")),
    (re.compile(r"chip", re.I), ("chip_vendor",)),
    (re.compile(r"neocloud", re.I), ("neocloud",)),
    (re.compile(r"cloud", re.I), ("hyperscaler", "neocloud")),
    (re.compile(r"hyperscaler|giant", re.I), ("hyperscaler", "chip_vendor")),
)
# What a name's legal form leaves in a sentence that goes on: "Acme Corp. bought", "Acme, Inc. raised".
_LEGAL_BEHIND = re.compile(rf"(?:,?\s{LEGAL_FORM})?\.(?=\s+[a-z])|,?\s{LEGAL_FORM}(?=\s+[a-z])")
# "The ChatGPT maker", "ChatGPT's developer": a company called by what it makes.
_MAKER_BEHIND = re.compile(r"(?:[’']s)?\s(?:maker|developer|creator|owner|parent)\b(?!\s+[A-Z])")
# "The Nvidia supplier", "Acme's biggest server maker": somebody else, called by what it is to the named one.
DESCRIBES = (
    r"(?:[’']s\s+(?:biggest|largest|top|main|key|closest|chief|primary|major|\w+est)\s+(?:[\w-]+\s+){0,2}|\s+(?:chip\s+|[\w-]+\s+)?)"
    r"(?:suppliers?|makers?|assemblers?|rivals?|customers?|partners?|backers?|producers?)\b(?!\s+«c)(?!\s+[A-Z])"
)
_DESCRIBED = re.compile(DESCRIBES)
_THE = re.compile(r"\b(?:[Tt]he|[Tt]his)\s+$")
# A headline's capitals are no names: "Exercise of Final Contract Option by …".
_OF_A_DEAL = re.compile(
    r"\b(?:Contracts?|Contracted|Options?|Exercises?|Agreements?|Leases?|Capacity|Infrastructure|Hosting|Revenues?|Deliver(?:y|s|ed)|Offering|Notes|Load|Megawatts?|Gigawatts?|Investment|Expansion|Additional)\b"
)
# A name ends its noun phrase: before a lower-case noun it is an adjective ("American", "Texas").
_NAME = re.compile(
    r"(?:(?<![\w’'.])(?<!Series\s)(?!(?:The|A|An|In|On|At|It|This|That|These|Those|And|But|For|If|As|Its|We|I|To|Under|After|Before|With|By|Of|From|Last|When|While|Since|Because|Despite|However|U|Buy|Buys|Buying|Acquire|Acquires|Acquiring"
    r"|Deals?|Shares?|Stocks?|Investors?|Analysts?|Companies|Sales|Profits?|Startups?|Customers?|Banks?|Lenders?|He|She|They|You|Who|Which|Both|Others?|Series|IPO|[GTC]PUs?|YoY|ARR)\b)[a-z]?[A-Z][\w&’-]*(?:\.(?=\w)[\w]+)?(?:\s(?:&\s|of\s)?[A-Z0-9][\w&-]*(?:\.(?=\w)\w+)?){0,3}"
    # "Security startup acme raised": some write themselves in lower case.
    r"|(?<=[Ss]tartup\s)(?!(?:founders?|funding|that|which|has|had|is|was|said|says|raised|raises|and|in|of|from|to|with|by)\b)[a-z][\w.-]{2,20}(?=\s(?:has|raised|raises|announced|announces|secured|secures|closed|closes|landed|lands|signed|signs)\b))"
    r"(?=[,.;:)]|$|[’']s?\s|\s+(?i:for|in|by|at|as|to|from|with|and|worth|on|last|this|has|have|had|is|was|raised|raises|closed|closes|secured|secures|announced|announces|valued"
    r"|signs|signed|wins|won|lands|landed|buys|bought|acquires|acquired|agrees|agreed|plans|seeks|files|prices|invests|invested|commits|committed|receives|received|borrows|borrowed|targets"
    r"|emerged|emerges|struck|strikes|inks|inked|reached|reaches|unveils|unveiled|entered|enters|locks|locking|nabs|nabbed|bags|gets|picks|lines|hauls|scores|completes|completed|finalizes|finalized)\b)"
)
# What a headline, all in capitals, puts in front of a name.
_DESCRIPTION = re.compile(
    r"(?:(?:AI|GPU|Chip|Cloud|Data|Data[\s-]Cent(?:er|re)|Center|Centre|Inference|Robotics?|Software|Infrastructure|Hardware|Energy|Neocloud|Startup|Start-up|Developer"
    r"|Provider|Operator|Company|Firm|Maker|Chipmaker|Specialist|Rival|Lab|Upstart|Unicorn)\s+)+(?=[A-Z]?[a-z]?[A-Z])"
)
DEMONYM = re.compile(
    r"[A-Z][a-z]+(?:ian|can|ean|ese|ish|eli|aqi|ani)|French|Dutch|German|Greek|Swiss"
)
_NUMBER = re.compile(
    r"(?:(?:up|to|more|than|over|about|around|nearly|almost|roughly|some|at|least|as|many|well|an?)\s+)*"
    r"(?:[\d.,]+|(?:hundred|thousand|million|billion|dozen|ten)s?|one|two|three|four|five|six|seven|eight|nine|eleven|twelve"
    r"|[a-z]+t(?:y|een)|several|few|half)\b"
    r"(?:(?:\s*[-–]\s*|\s+(?:of\s+|and\s+|to\s+)?)(?:[\d.,]+|(?:hundred|thousand|million|billion)s?|[a-z]+t(?:y|een))\b)*",
    re.I,
)
_LETTERS = {"MW": "w", "years": "y", "percent": "%", "count": "n"}
_LONGEST, _BUSIEST = 2000, 60
_REMEMBERED = 8
_OURS = re.compile(r"we|our", re.I)
_PRICE = re.compile(
    r"\s*(?:\([^()\n]{1,30}\)\s*)?(?:per\b|a\s+(?:share|month|head)|each\b|(?:more|less|higher|lower)\b(?!\s+than\s+\w+\s+(?:deal|contract))"
    r"|(?:post-money|pre-money|market|equity|enterprise)?[\s-]*(?:valuation|market\s+cap|market\s+value)|in\s+market\b"
    r"|of\s+orders\b|(?:share\s+)?(?:buyback|repurchase)|in\s+(?:new\s+)?(?:share\s+)?(?:buyback|repurchase))",
    re.I,
)
_PRICED = re.compile(
    r"(?:\b(?:was|is|were|been|being|now|currently|last|startup|company|firm|lab)\s+(?:\w+\s+)?valued\s+at|\bvalu(?:es|ing)\s+(?:\S+\s+){1,4}?at"
    r"|\bvaluation\s+of|\bworth\s+of\s+orders)\s*(?:(?:about|around|roughly|nearly|over|up\s+to|more\s+than)\s*)?$",
    re.I,
)
# "The agreement with Acme is valued at": the price of a deal, not of a company.
_PRICED_DEAL = re.compile(
    r"\b(?:deal|agreement|contract|lease|order|transaction|acquisition|purchase|partnership|arrangement|commitment)s?\b[^.,;]*$",
    re.I,
)
# What the shape leaves out: Markdown link syntax, tickers in brackets.
_LEFT_OUT = re.compile(
    r"\]\([^()\s]*\)|\[(?=[^\[\]\n]{1,300}\]\()|\s?\(\s?(?:(?:NASDAQ|NYSE|Nasdaq|NasdaqGS|LSE|TSX|ASX|TSE|[A-Z]{2,6})(?:\s?:\s?[A-Z0-9.]{1,6})?|[A-Z0-9]{1,6}\.[A-Z]{1,3}|YoY|y/y)\s?\)"
)
_GOVERNOR = re.compile(
    r"\b(?:of|from|with|by|for|against|in|to|at|like|than|between|on|through|via|into|under|over|about|including|"
    r"bought|buys?|buying|acquir\w+|supply\w*|supplied|pays?|paid|paying|told|joins?|joined|backs?|backed|backing|rival\w*|behind|beyond)\s+"
    r"(?:(?!and\b|that\b|as\b)[a-z’'-]+\s+){0,3}(?:«p\d+»(?:[’']s)?\s+)?$"
)
# The dot is an abbreviation's: "Acme Co. and Globex Co."
_JOINED = re.compile(r"\.?(?:,\s*(?:and\s+)?|\s+and\s+|\s+&\s+)")
_AND = re.compile(r"\.?,?\s*(?:and|&)\s+")
# "the Acme deal": the name only says which deal.
_MODIFIES = re.compile(
    r"\s+(?:deals?|orders?|contracts?|agreements?|partnership|investment|acquisition|stock|shares?|bonds?|chips?|GPUs?|TPUs?|hardware|infrastructure|data[\s-]cent(?:er|re)s?|capacity"
    r"|systems|customers?|executives?|earnings|results|news|announcement|shareholders|investors)\b",
    re.I,
)
# "Acme's rival Globex announced": the second one acts, and owns what follows.
_ACTS_INSIDE = re.compile(r"«[cu]\d+»\s+(?:has\s+|had\s+|also\s+)?[a-z]+(?:ed|es|ts|ns)\b")
_POSSESSIVE = re.compile(r"[’']s?\b|[’']\s")
_RELATIVE = re.compile(r",?\s+(?:which|who|that)\s+(?!«c)", re.I)
_SOMEONE_ELSE = re.compile(
    r"\b(?:none|nobody|no\s+one|neither|some|others|many|most|several|analysts?|investors?|rivals?|competitors?|customers|labs|hyperscalers|neoclouds|lenders)"
    r"\s+(?:also\s+)?(?:have|has|had|are|is|were|was|will|would|can|could|may|might|do|did|said|say|expect\w*|continue\w*)\b",
    re.I,
)


class Token(NamedTuple):
    """What one token of a shape stands for; `start` and `end` are offsets of the document.

    A tuple, because a document has thousands of them.
    """

    code: str
    start: int
    end: int
    entity_id: str | None = None
    mention: Mention | None = None
    amount: Amount | None = None
    period: Period | None = None
    is_pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A sentence with tokens, and the places of the shape where they begin.

    A shape is made of stretches: a token, or plain words, which stand in the document as they are.
    `stretches` are the places where they begin, `origins` where in the document they begin and end; a
    stretch is a token if its place is one of `places`.
    """

    sentence: Sentence
    text: str
    tokens: Sequence[Token]
    places: Sequence[int]
    stretches: Sequence[int]
    origins: Sequence[tuple[int, int]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the shape lies in the document."""
        if start >= len(self.text):
            return self.sentence.end, self.sentence.end
        first, _ = self._character(start)
        return (first, first) if start >= end else (first, self._character(end - 1)[1])

    def _character(self, place: int) -> tuple[int, int]:
        """Start and end in the document of what the character at `place` stands for."""
        index = bisect_right(self.stretches, place) - 1
        begins, origin = self.stretches[index], self.origins[index]
        if begins in self.places:
            return origin
        offset = origin[0] + place - begins
        return offset, offset + 1

    def place_of(self, offset: int) -> int:
        """Where an offset of the document lies in the shape: the first character at or after it."""
        index = bisect_left(self.origins, (offset,))
        following = self.stretches[index] if index < len(self.stretches) else len(self.text)
        if not index or self.stretches[index - 1] in self.places:
            return following
        start, end = self.origins[index - 1]
        return self.stretches[index - 1] + offset - start if offset < end else following

    def token(self, code: str) -> Token:
        """The token written as `code`, e.g. `«m1»`."""
        return self.tokens[int(code[2:-1])]

    def within(self, start: int, end: int, codes: str) -> list[Token]:
        """Tokens of the given letters in a stretch of the shape, in order."""
        return [
            token
            for token, place in zip(self.tokens, self.places, strict=True)
            if start <= place < end and token.code[1] in codes
        ]

    def place(self, token: Token) -> int:
        """Where the token stands in the shape."""
        return self.places[int(token.code[2:-1])]

    def actors(self, before: int, excluding: frozenset[str] = frozenset()) -> list[Token]:
        """Who does what the verb at `before` says: the nearest company in front of it that nothing
        else governs, with the names it is listed with; empty where nobody is named.
        """
        companies = [
            token
            for token in self.tokens[: bisect_left(self.places, before)]
            if token.code[1] == "c"
            and token.entity_id is not None
            and token.entity_id not in excluding
        ]
        end = before
        last = len(companies) - 1
        while last >= 0:
            if self.speaks_of_others(companies[last], end):
                return []
            joined = self._joined(companies, last)
            end = self.place(joined[0])
            if self._is_free(companies[last]):
                return joined
            last -= len(joined)  # what governs one of a list governs all of it
        return []

    def speaks_of_others(self, company: Token, before: int) -> bool:
        """Whether unnamed people act between the company and the verb: "customers of Acme, and none have"."""
        behind = self.place(company) + len(company.code)
        return _SOMEONE_ELSE.search(self.text, behind, before) is not None

    def owner(self, before: int) -> Token | None:
        """The company that possesses the noun phrase in front of `before`: "Acme's $5 billion loan"."""
        found = re.search(r"(«c\d+»)[’']s?\s+((?:[\w’'%,«»-]+\s+){0,5})$", self.text[:before])
        if found is None or _ACTS_INSIDE.search(found[2]):
            return None
        return self.token(found[1])

    def possesses(self, token: Token) -> bool:
        """Whether what follows the name belongs to it: "Acme's unit"."""
        return _POSSESSIVE.match(self.text, self.place(token) + len(token.code)) is not None

    def _is_free(self, token: Token) -> bool:
        place = self.place(token)
        behind = place + len(token.code)
        if self.possesses(token) or _MODIFIES.match(self.text, behind):
            return False
        if _RELATIVE.match(self.text, behind):
            return True
        up_to_it = self.tokens[: bisect_right(self.places, place)]
        companies = [t for t in up_to_it if t.code[1] == "c"]
        first = self.place(self._joined(companies, len(companies) - 1)[0])
        return not _GOVERNOR.search(self.text[max(0, first - 80) : first])

    def _joined(self, companies: list[Token], last: int) -> list[Token]:
        """The list of names that ends with `companies[last]`."""
        joined = [companies[last]]
        for token in reversed(companies[:last]):
            between = self.text[self.place(token) + len(token.code) : self.place(joined[0])]
            if not (_AND if len(joined) == 1 else _JOINED).fullmatch(between):
                break
            joined.insert(0, token)
        return joined


def shape(sentence: Sentence, recent: Sequence[str] = (), *, with_unknown: bool = False) -> Shape:
    """Replace what the instruments found by tokens, and drop link targets and tickers in brackets.

    `recent` are the companies named before, newest first: descriptions ("the chipmaker") and pronouns
    that cannot mean the discourse subject are looked for there. `with_unknown` marks names that no
    instrument explains, for constructions that are evidence enough of a company.

    Raises:
        ValueError: an instrument's span lies outside its sentence.
    """
    words = sentence.text
    first = sentence.start
    text: list[str] = []
    stretches: list[int] = []
    origins: list[tuple[int, int]] = []
    tokens: list[Token] = []
    places: list[int] = []
    length = 0
    at = first
    for start, end, letter, origin in _pieces(sentence, with_unknown=with_unknown):
        if start < first or end > sentence.end:
            raise ValueError(f"span {start}–{end} is outside the sentence at {first}")
        if start > at:
            text.append(_plain(words[at - first : start - first]))
            stretches.append(length)
            origins.append((at, start))
            length += start - at
        at = end
        if letter:
            token = _token(
                f"«{letter}{len(tokens)}»", start, end, origin, words[start - first : end - first]
            )
            printed = f"{token.code}’s" if origin == "own" else token.code
            tokens.append(token)
            places.append(length)
            text.append(printed)
            stretches.append(length)
            origins.append((start, end))
            length += len(printed)
    if sentence.end > at:
        text.append(_plain(words[at - first :]))
        stretches.append(length)
        origins.append((at, sentence.end))
    shaped = Shape(sentence, "".join(text), tokens, places, stretches, origins)
    for index, token in enumerate(tokens):
        if token.is_pronoun:  # whom it stands for depends on those before it
            tokens[index] = token._replace(entity_id=_antecedent(shaped, token, recent))
    return shaped


def _plain(words: str) -> str:
    return words.replace("«", "'").replace("»", "'")


_Origin = Amount | Mention | Period | str | None


def _pieces(sentence: Sentence, *, with_unknown: bool) -> list[tuple[int, int, str, _Origin]]:
    """Non-overlapping spans to replace, in order: amounts first, then names, periods, pronouns."""
    candidates: list[tuple[int, int, int, str, _Origin]] = []
    for out in _LEFT_OUT.finditer(sentence.text) if "(" in sentence.text else ():
        candidates.append((0, sentence.start + out.start(), sentence.start + out.end(), "", None))
    before: Amount | None = None
    for amount in sentence.amounts:
        if before and (aside := _conversion(before, amount, sentence)):
            candidates.append((0, *aside, "", None))
            continue
        before = amount
        end = _end_of_number(amount, sentence)
        candidates.append((1, amount.start, end, _letter(amount, sentence), amount))
    for mention in sentence.mentions:
        if _is_adjective(mention, sentence):
            continue
        if described := _description(mention, sentence):
            candidates.append((0, *described, "c", "pronoun"))
            continue
        if legal := _LEGAL_BEHIND.match(sentence.text, mention.end - sentence.start):
            aside = (sentence.start + legal.start(), sentence.start + legal.end())
            candidates.append((0, *aside, "", None))
        maker = _MAKER_BEHIND.match(sentence.text, mention.end - sentence.start)
        if maker and mention.kind == "product":
            end = sentence.start + maker.end()
            candidates.append((1, mention.start, end, "c", mention))
        letter = {"person": "p", "product": "q"}.get(mention.kind, "c")
        candidates.append((2, mention.start, mention.end, letter, mention))
    for period in sentence.periods:
        candidates.append((3, period.start, period.end, "t", period))
    for low, high, kind in _pronouns(sentence.text):
        candidates.append((4, sentence.start + low, sentence.start + high, "c", kind))
    is_headline = not sentence.text.endswith((".", "?", "!", "”", '"'))
    for name in _NAME.finditer(sentence.text) if with_unknown else ():
        if is_headline and _OF_A_DEAL.search(name[0]):
            continue
        ahead = _DESCRIPTION.match(sentence.text, name.start(), name.end())
        low = ahead.end() if ahead else name.start()
        if is_public_body(sentence.text[low : name.end()]):
            continue
        place = (sentence.start + low, sentence.start + name.end())
        candidates.append((5, *place, "u", "name"))
    candidates.sort(key=lambda c: (c[0], c[1] - c[2], c[1]))
    covered = bytearray(len(sentence.text))
    kept: list[tuple[int, int, str, _Origin]] = []
    for _, start, end, letter, origin in candidates:
        low, high = start - sentence.start, end - sentence.start
        if covered.find(1, low, high) < 0:
            covered[low:high] = b"\1" * (high - low)
            kept.append((start, end, letter, origin))
    kept.sort(key=itemgetter(0))
    return kept


@lru_cache(maxsize=8)
def _pronouns(text: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and kind of each pronoun; a sentence is shaped for one reader after the other."""
    return tuple(
        (*pronoun.span(), "own" if pronoun["own"] else "pronoun")
        for pronoun in _PRONOUN.finditer(text)
    )


def _description(mention: Mention, sentence: Sentence) -> tuple[int, int] | None:
    """The whole phrase that calls the one whom the text is about by what it is to another company."""
    low, high = mention.start - sentence.start, mention.end - sentence.start
    found = _DESCRIBED.match(sentence.text, high)
    if found is None or mention.kind == "person":
        return None
    opening = _THE.search(sentence.text, 0, low)
    is_superlative = sentence.text[high : high + 1] in ("’", "'")
    if not opening and not is_superlative:
        return None
    return sentence.start + (opening.start() if opening else low), sentence.start + found.end()


def _conversion(before: Amount, amount: Amount, sentence: Sentence) -> tuple[int, int] | None:
    """The brackets that only give the amount before them in another currency: "NT$5 million ($160,000)"."""
    units = (before.unit or "", amount.unit or "")
    if units[0] == units[1] or not all(re.fullmatch("[A-Z]{3}", unit) for unit in units):
        return None
    opens = _OPENS_ASIDE.fullmatch(
        sentence.text, before.end - sentence.start, amount.start - sentence.start
    )
    closes = _CLOSES_ASIDE.match(sentence.text, amount.end - sentence.start)
    return (before.end, sentence.start + closes.end()) if opens and closes else None


_OPENS_ASIDE = re.compile(
    r"\s*\(\s*(?:(?:or|about|around|approximately|roughly|nearly|=|≈)\s*)*", re.I
)
_CLOSES_ASIDE = re.compile(r"[^()]{0,30}\)")


def _end_of_number(amount: Amount, sentence: Sentence) -> int:
    """Where the number ends and what it counts begins: the counted words, and names in them, stay."""
    if amount.unit != "count":
        return amount.end
    number = _NUMBER.match(
        sentence.text, amount.start - sentence.start, amount.end - sentence.start
    )
    return sentence.start + len(sentence.text[: number.end()].rstrip()) if number else amount.end


def _is_adjective(mention: Mention, sentence: Sentence) -> bool:
    """Whether an unregistered name is where something comes from ("Israeli chips"), not who."""
    if mention.kind != "unregistered":
        return False
    low, high = mention.start - sentence.start, mention.end - sentence.start
    return bool(DEMONYM.fullmatch(sentence.text, low, high)) and bool(
        re.match(r"\s+\w", sentence.text[high:])
    )


def _letter(amount: Amount, sentence: Sentence) -> str:
    unit = amount.unit or ""
    if unit in _LETTERS:
        return _LETTERS[unit]
    if re.fullmatch("[A-Z]{3}", unit):
        after = sentence.text[amount.end - sentence.start :]
        before = sentence.text[
            max(0, amount.start - sentence.start - 60) : amount.start - sentence.start
        ]
        is_priced = _PRICED.search(before) and not _PRICED_DEAL.search(before)
        return "v" if _PRICE.match(after) or is_priced else "m"
    if unit.endswith("/share"):
        return "s"
    return "x"


def _token(code: str, start: int, end: int, origin: _Origin, word: str) -> Token:
    match origin:
        case Amount():
            return Token(code, start, end, amount=origin)
        case Mention():
            return Token(code, start, end, entity_id=origin.entity_id, mention=origin)
        case Period():
            return Token(code, start, end, period=origin)
        case "name":
            return Token(code, start, end, entity_id=slug(word))
        case _:
            return Token(code, start, end, is_pronoun=True)


def _antecedent(shaped: Shape, pronoun: Token, recent: Sequence[str]) -> str | None:
    """Whom a pronoun stands for: the company that acts before it, else the discourse subject.

    Never another company that the sentence names, and only one that fits the description.
    """
    sentence = shaped.sentence
    word = sentence.text[pronoun.start - sentence.start : pronoun.end - sentence.start]
    if _OURS.fullmatch(word):
        return sentence.subject
    place = shaped.place(pronoun)
    if stranger := _SAYS_OF_ITSELF.search(shaped.text, 0, place):
        return shaped.token(stranger["who"]).entity_id if stranger["who"] else None
    earlier = [t for t in shaped.tokens[: bisect_left(shaped.places, place)] if t.code[1] == "c"]
    likely = [token.entity_id for token in shaped.actors(place)[-1:]]
    likely += [token.entity_id for token in reversed(earlier) if shaped.possesses(token)]
    likely += [t.entity_id for t in earlier if t.entity_id == sentence.subject]
    named = {m.entity_id for m in sentence.mentions if m.kind not in ("person", "product")}
    described = _PRONOUN.fullmatch(word)
    classes = _classes(described["sort"] if described else None)
    is_startup = "startup" in word.lower()
    if classes or is_startup:  # such a one may be named beside who acts
        likely = [t.entity_id for t in reversed(earlier)] + likely
    if not likely and opens_with_stranger(sentence.text, sentence.start, sentence.mentions):
        return None
    if not likely and sentence.subject in named and _only_modifies(shaped, sentence.subject):
        likely = [sentence.subject]
    if not likely and sentence.subject in named and _repeats(shaped, pronoun, sentence.subject):
        likely = [sentence.subject]
    for entity_id in (*likely, sentence.subject, *recent):
        if entity_id is None or (entity_id in named and entity_id not in likely):
            continue
        if is_startup and _is_listed(entity_id):
            continue
        if _fits(entity_id, classes, sentence):
            return entity_id
    return None


# "Foobar announced it has …": a name that no registry explains speaks of itself.
_SAYS_OF_ITSELF = re.compile(
    r"(?:(?P<who>«u\d+»)|\b[A-Z][\w.&’'-]*)\s+(?:announced|said|says|confirmed|revealed|disclosed)\s+(?:(?:on\s+)?«t\d+»\s+)?(?:that\s+)?$"
)


def _repeats(shaped: Shape, pronoun: Token, subject: str | None) -> bool:
    """Whether the sentence names its subject only in a later aside: "It bought chips under a deal in which Acme …"."""
    places = [shaped.place(t) for t in shaped.tokens if t.code[1] == "c" and t.entity_id == subject]
    between = shaped.text[shaped.place(pronoun) : places[0]] if places else ""
    return shaped.place(pronoun) <= _OPENING and _ASIDE.search(between) is not None


def _only_modifies(shaped: Shape, subject: str | None) -> bool:
    """Whether the sentence has the name only where it tells whose things are meant: "Acme chips"."""
    places = [t for t in shaped.tokens if t.code[1] == "c" and t.entity_id == subject]
    return all(_MODIFIES.match(shaped.text, shaped.place(t) + len(t.code)) for t in places)


def _is_listed(entity_id: str) -> bool:
    company = companies().get(entity_id)
    return company is not None and company.ticker is not None


_OPENING = 5
_ASIDE = re.compile(r"\b(?:(?:under|in|by|through)\s+which|that|because|since|after)\s+$", re.I)


def _classes(description: str | None) -> tuple[str, ...]:
    if description is None:
        return ()
    return next((classes for words, classes in _SORTS if words.search(description)), ())


def _fits(entity_id: str, classes: tuple[str, ...], sentence: Sentence) -> bool:
    company = companies().get(entity_id)
    if not classes or company is None or sentence.published_on is None:
        return not classes
    return any(company.is_a(name, sentence.published_on) for name in classes)


def words_ahead(text: str, amounts: Iterable[Amount]) -> frozenset[str]:
    """The words of `WORDS` that a sentence and its shape may have, in whatever shape it takes.

    They tell which patterns may match a shape before there is one. Companies, products, people and
    periods may always be there; for amounts it depends on their units.
    """
    return WORDS.found_in(text).union(
        _marks_of(_NAMES), *[_marks(amount.unit) for amount in amounts]
    )


def words_at_most(text: str) -> frozenset[str]:
    """The same before any amount is known."""
    return WORDS.found_in(text).union(_marks_of(_NAMES), _marks_of(_AMOUNTS))


# How tokens begin, and how those that possess something end.
_NAMES = "«c»’s «c»'s «u»’s «u»'s «q «p «t"
_AMOUNTS = "«m «v «s «x «w «n «y «%"


@lru_cache(maxsize=256)
def _marks_of(tokens: str) -> frozenset[str]:
    return WORDS.found_in(tokens)


@lru_cache(maxsize=256)
def _marks(unit: str | None) -> frozenset[str]:
    """How tokens of amounts of that unit begin."""
    if unit in _LETTERS:
        return WORDS.found_in(f"«{_LETTERS[unit]}")
    return WORDS.found_in("«m «v" if re.fullmatch("[A-Z]{3}", unit or "") else "«s «x")


def likely_matches(
    patterns: Sequence[re.Pattern[str]],
) -> Callable[[re.Pattern[str], Shape], Iterator[re.Match[str]]]:
    """`finditer` over shapes that spares those of the patterns of which a sentence lacks the words."""
    prefilter = Prefilter(patterns, lambda pattern: pattern, WORDS)

    @lru_cache(maxsize=8)
    def unlikely(words: frozenset[str]) -> frozenset[re.Pattern[str]]:
        return frozenset(patterns).difference(prefilter.among(words))

    def matches(pattern: re.Pattern[str], shaped: Shape) -> Iterator[re.Match[str]]:
        if pattern in unlikely(shaped.sentence.words):
            return iter(())
        return pattern.finditer(shaped.text)

    return matches


def is_prose(sentence: Sentence) -> bool:
    """Whether it is short and plain enough to be one statement: a list or a table run together is not,
    and constructions over it would cost more than they could tell."""
    spans = len(sentence.amounts) + len(sentence.mentions)
    return len(sentence.text) <= _LONGEST and spans <= _BUSIEST


def with_recent(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sequence[str]]]:
    """Each sentence with the companies named before it: the newest sentence's first, in its order."""
    recent: list[str] = []
    for sentence in sentences:
        yield sentence, tuple(recent)
        named = [m.entity_id for m in sentence.mentions if m.kind != "product"]
        recent = list(dict.fromkeys([*named, *recent]))[:_REMEMBERED]
