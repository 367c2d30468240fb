"""Words that announce a metric, and the grammar of what may stand between them and their amount.

Cues are registry data. What connects a cue with its amount is a closed list of words: one word outside
the list ("revenue from the sale of a plant for $3 billion") breaks the link, so that nearness alone
never makes a claim.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.claims.amounts.word_pattern import any_of
from warehouse.registry import companies, metrics


def _words(printed: str) -> frozenset[str]:
    return frozenset(printed.split())


# Metrics whose words need constructions of their own.
_CONSTRUCTED = _words(
    """revenue_growth_yoy customer_share_of_revenue customer_share_of_backlog power_target gpu_count headcount
    share_price_change valuation"""
)
_ADJUSTED = {
    "net_income": "adjusted_net_income",
    "operating_income": "adjusted_operating_income",
    "operating_margin": "adjusted_operating_margin",
    "eps_diluted": "eps_adjusted",
    "eps_basic": "eps_adjusted",
}
_PER_SHARE = {"net_income": "eps_diluted", "adjusted_net_income": "eps_adjusted"}
_IS_ADJUSTED = re.compile(
    r"\b(?:adjusted|non[- ]?gaap|comparable|core|underlying)\s+(?:[\w-]+\s+){0,2}$", re.I
)
_NEGATIVE = re.compile(r"\bloss(?:es)?\b|\blost\b")

# Sales and backlogs that are not the company's revenue and contracts; figures that only contain the word.
_NOT_BEFORE = re.compile(
    r"\b(?:bonds?|debt|notes?|assets?|stock|share|equity|home|car|vehicle|unit|cost\s+of|share\s+of|percent(?:age)?\s+of|deferred|lost"
    r"|gross|same-store|comparable-store|customers?[’']?s?|no|of\s+the\s+industry|industry|market|sector|global|worldwide)\s+$",
    re.I,
)
_NOT_AFTER = re.compile(
    r"^(?:\s|-)(?:opportunit\w+|per\b|shares?\b|multiple|splits?|streams?|potential|milestone|thresholds?|available|run|mix|base|model"
    r"|synerg\w+|recognition|growth\s+rate|visibility|targets?\s+for|unsold|conversion)"
)
_NEUTRAL = _words(
    """the a an its our their his this that these record total overall quarterly annual annualized annualised yearly monthly full
    net gross adjusted gaap non-gaap reported consolidated company company-wide companywide group strong solid strong higher lower
    first second third fourth fiscal recent latest current preliminary estimated expected projected forecast combined recurring
    additional contract contracted customer order core comparable underlying quarter year total-company entire
    implied trailing twelve-month diluted basic own 12-month last-twelve-month contractual massive huge enormous growing
    swelling ballooning enviable staggering sales revenue of in on planned 'adjusted previous prior year-over-year capital power"""
)
_NOT_SEGMENT = _words(
    """to for from by with at as is was were are has had will would could may might be been more less than over about said says
    reported posted reports posts generated generating generates expects expected sees delivering delivered report earned
    earns made makes making beat beats topped missed drove driving boosted lifted raised raising cut cutting out up down
    new incremental extra further some any every all both or but which who new's future potential possible billion million
    see grow grew growing rose increase increased drive boost lift bring brings bringing brought achieve achieved hit
    reach reached exceed exceeded record-breaking while when after before if not projecting project projected forecasting
    forecast it we they guided annual spend spends spent spending plans planned plan including where that what between
    expect anticipate anticipates anticipated anticipating believe believes estimate estimates estimating saw sees seen report reporting deliver
    generate generating post posting book booked books target targeting targets guide guides guiding earn earning had having have boast boasts
    representing represents represent came come comes coming from onto into out around through against without within between per
    continue continues continued continuing drives driven lift lifts help helps helped support supports hitting topping beating missing
    than each only even also now still then there here because since until during under above below among"""
)

_VERB = (
    r"(?:was|were|is|are|be|been|came|comes?|coming|stood|stands|hit|hits|hitting|reach(?:ed|es|ing)?|total(?:ed|led|s|ing|ling)?"
    r"|(?:in|de)creas(?:ed|es|ing)|rose|risen?|rises|rising|grew|grow|grows|growing|grown|fell|falls?|fallen|climb(?:ed|s)?|jump(?:ed|s)?"
    r"|soar(?:ed|s)?|surg(?:ed|es|e)|swell(?:ed|s)?|swollen|balloon(?:ed|s)?|expand(?:ed|s)?|declin(?:ed|es)|dropp?(?:ed|s)?|slip(?:ped|s)|slid"
    r"|narrow(?:ed|s)|widen(?:ed|s)|improv(?:ed|es)|end(?:ed|s)|finish(?:ed|es)|exit(?:ed|s)|remain(?:ed|s)|exceed(?:ed|s)?|topp(?:ed|s)"
    r"|approach(?:ed|es)|doubl(?:ed|es)|tripl(?:ed|es)|quadrupl(?:ed|es)|amount(?:ed|s)?|clock(?:ed|s)|expected|forecast|projected|estimated"
    r"|anticipated|guided|targeted|seen|expect(?:s)?|represent(?:ed|s)?|shrank|plunged?|tumbled?|sank|leap(?:ed|t)|skyrocketed|gained|had|has|have|spiked?|spikes|crossed|passed|surpass(?:ed|es))"
)
_FILLER = (
    r"(?:of|at|to|in|for|during|the|its|our|their|that|which|now|also|currently|already|then|just|again|still|fiscal|quarter|quarters?"
    r"|period|year|month|sequentially|annually|quarterly|year[- ]over[- ]year|year-on-year|will|would|should|likely|between|range|ranging|a|an|record|all-time"
    r"|high|total|approximately|about|roughly|around|nearly|almost|footprint|capacity|balance|figure|level|up|down|basis|gaap|non-gaap|adjusted|on|net"
    r"|attributable|common|shareholders|stockholders|continuing|operations|line|only|more|than|over|well|slightly|sharply|significantly|as|much|midpoint"
    r"|low|mid|today|alone|growth|guidance|forecast|outlook|target|estimate|it|we|they|expect|plus|minus|or|annualized|run|rate|year-end|power|estimates?)"
)
_TOKEN = r"«[t%]\d+»"
# Atomic: a word is read once, so that a gap costs its length.
_GAP = re.compile(
    rf"(?>,\s*(?:including|excluding|net\s+of)\s+[\w\s-]{{3,30}},|[\s,:–—-]|\((?:[^()«»]{{1,20}})\)|(?:from\s+«[mwvsx%]\d+»(?:\s+(?:in|a|for)\s+«t\d+»|\s*«t\d+»)?\s+to\b)|(?:by\s+)?«[mwsx%]\d+»(?:\s+sequentially)?(?=(?:\s|«t\d+»|from|over|on)*\s+to\b)"
    rf"|(?:in|from|at)\s+(?:the\s+|its\s+|our\s+|«c\d+»[’']s\s+)?(?:(?!{_VERB}\b)[\w&/-]+\s+){{1,4}}(?={_VERB}\b)"
    rf"|from\s+continuing\s+operations|from\s+(?=«t)|(?:for|at|from)\s+(?:the\s+)?«[cq]\d+»|{_TOKEN}|{_VERB}\b|{_FILLER}\b)*+",
    re.I,
)
_LINK = re.compile(
    rf"\b(?:of|at|to|earned|lost|{_VERB}|in\s+the\s+range|between|over|exceeds?|above|guidance|forecast|outlook|estimates?)\b|:|—|–",
    re.I,
)
MULTIPLIES = re.compile(
    r"\W*(?:(?:more|less|almost|nearly|about|roughly)\s+(?:than\s+)?)?(?:doubl|tripl|quadrupl|twice)",
    re.I,
)
_LINKING_BOUNDS = _words(
    "topped topping exceeded exceeding exceeds surpassed surpassing between reached crossed over above passed exceed exceeds surpass top tops"
)
_BACK = re.compile(
    r"\s*(?:-\s*)?(?:(?:worth\s+of|of|in|on)\s+)?(?P<mods>(?:(?:[\w&/’'.-]+|«[cqt]\d+»(?:[’']s)?)\s+){0,5})",
)
_INCREMENT = re.compile(
    r"\b(?:add(?:ed|ing|s)?|additional|another|extra|further|incremental|new|by|(?:increase|decrease|decline|drop|rise|growth|jump|gain|boost|surge|reduction)\s+of"
    r"|(?:contribut|sav|los)\w+|impact\s+of|benefit\s+of|customers?\s+(?:that|who|which|with)\b[^,;]*|each)\s+(?:an?\s+|the\s+|some\s+|in\s+)*$",
    re.I,
)
_NOT_LEVEL_WORDS = _words(
    "new additional incremental extra further more higher lower increased less added potential possible lost"
)


_SPENDING = re.compile(r"(?<!capital )\bspending\b")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words in a shape that announce a metric; `low` and `high` are places in the shape's text."""

    low: int
    high: int
    metric: str
    is_negative: bool
    is_adjusted: bool


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[re.Pattern[str], dict[str, str]]:
    words = {
        cue: metric.id
        for metric in reversed(list(metrics().values()))
        if metric.kind == "metric" and metric.id not in _CONSTRUCTED
        for cue in metric.cues
    }
    # A footnote's number may stand at the word: "backlog1 was".
    return (
        re.compile(rf"(?<![\w-])(?P<cue>{any_of(words)})(?:(?<=[a-z])[1-9](?=\s)|(?![\w-]))"),
        words,
    )


def cue_patterns() -> tuple[re.Pattern[str], ...]:
    """What `cues` looks for."""
    return _vocabulary()[0], _SPENDING


def cues(shape_text: str) -> list[Cue]:
    """Every metric cue of a sentence's shape, in order; the longest words win.

    >>> [(cue.metric, cue.is_negative) for cue in cues("Adjusted net loss was «m0» on sales of «m1»")]
    [('adjusted_net_income', True), ('revenue', False)]
    """
    pattern, words = _vocabulary()
    lower = shape_text.lower()
    found: list[Cue] = []
    spending = _SPENDING.search(lower)
    for match in pattern.finditer(lower):
        before = lower[max(0, match.start() - 40) : match.start()]
        if _NOT_BEFORE.search(before) or _NOT_AFTER.match(lower[match.end() : match.end() + 24]):
            continue
        metric = words[match["cue"]]
        adjusted = bool(_IS_ADJUSTED.search(before)) or "adjusted" in match["cue"]
        if adjusted:
            metric = _ADJUSTED.get(metric, metric)
        found.append(
            Cue(
                match.start(),
                match.end(),
                metric,
                bool(_NEGATIVE.search(match["cue"])) or before.endswith("negative "),
                adjusted,
            )
        )
    if spending and any(cue.metric == "capex" and cue.high <= spending.start() for cue in found):
        # "the biggest capex of all, with «m» in 2030 spending"
        found.append(Cue(*spending.span(), "capex", False, False))
    return sorted(found, key=lambda cue: cue.low)


def per_share(metric: str) -> str | None:
    """The per-share metric that the same words announce before an amount per share."""
    return _PER_SHARE.get(metric) or (metric if metric.startswith("eps_") else None)


def links_forward(cue: str, gap: str, amount: str) -> bool:
    """Whether a cue reaches the amount behind it over the words between them.

    The connecting word may be the cue's last ("loss of") or the amount's first ("topped $4 billion").

    >>> links_forward("revenue", " for «t1» was ", "$1"), links_forward("revenue", " fell by ", "$1")
    (True, False)
    >>> links_forward("sales", " ", "$1"), links_forward("sales", " that ", "topped $1")
    (False, True)
    """
    if len(gap) > 140 or not _GAP.fullmatch(gap) or re.search(r"\b(?:by|from)\s+$", gap):
        return False
    head = amount.split(" ", 1)[0].lower()
    linking = head in _LINKING_BOUNDS or MULTIPLIES.match(amount)
    return bool(linking or _LINK.search(f"{cue}{gap}"))


def links_back(gap: str) -> tuple[str, ...] | None:
    """The modifiers between an amount and the cue behind it; None where nothing links the two.

    >>> links_back(" in data center "), links_back(", while "), links_back(" of new ")
    (('data', 'center'), None, None)
    """
    match = _BACK.fullmatch(gap) if len(gap) <= 70 else None
    if match is None:
        return None
    words = tuple(word.lower() for word in match["mods"].split() if "«" not in word)
    if any(word in _NOT_LEVEL_WORDS or word in _NOT_SEGMENT for word in words if word != "that"):
        return None
    return words


def is_increment(before: str) -> bool:
    """Whether the words before an amount make it a difference, not a level."""
    return bool(_INCREMENT.search(before))


@lru_cache(maxsize=512)
def _segment_names(entity_id: str) -> tuple[tuple[str, str], ...]:
    company = companies().get(entity_id)
    if company is None:
        return ()
    names = [
        (name.lower(), slug)
        for slug, printed in company.segments.items()
        for name in {*printed, slug.replace("-", " ")}
    ]
    return tuple(sorted(names, key=lambda pair: -len(pair[0])))


_WORDS_BEFORE = re.compile(r"(?:[\w&/’'.-]+\s+){1,4}$")
_OF_PART = r"^(?:\s+(?:coming|generated|derived|came))?\s+(?:from|in|at|for)\s+(?:(?:the|its|our|their|company[’']s|«c\d+»[’']s)\s+)*"
_SEGMENT_AFTER = re.compile(_OF_PART)
_SEGMENT_NOUN = re.compile(
    rf"{_OF_PART}(?P<words>(?:[a-z][\w&/-]*\s+){{1,3}}?)(?:business|segment|unit|division)(?=[\s,.;:)]|$)"
)
_OPENS_WITH = re.compile(r"^\W*(?:for|in|at|within)\s+(?:(?:the|its|our|«c\d+»[’']s)\s+)*")
# A call's "In enterprise storage, we expect revenue …"; «c» is "we".
_WE_TURN_TO = re.compile(
    r"^\W*(?:[Ii]n|[Ff]or|[Ww]ithin)\s+(?:the\s+|our\s+)?(?P<words>[A-Za-z][\w&/ -]{2,45}),\s+«c\d+»\s+(?:expect|anticipate|saw|had|generated|delivered|project)\b"
)
_NO_PART = re.compile(
    r"(?:fact|addition|total|summary|response|general|contrast|particular|closing|comparison|terms|line|turn|short|all|each|this|that|these|example|instance|now|context|order|light|spite|view|perspective|quarter|year|period|company|fiscal|full)\b",
    re.I,
)
_UNIT_ACTS = re.compile(
    r"(?:\b(?:the|its|our|their)|[’']s)\s+(?P<words>(?:[a-z][\w&/-]*\s+){1,3}?)(?:business|segment|unit|division),?\s+(?:«\w\d+»\s+|[a-z]+\s+){0,3}$"
)
_SEGMENT_THEN_VERB = re.compile(
    rf"^\s+(?:from|in|at)\s+(?:(?:the|its|our|their|company[’']s|«c\d+»[’']s)\s+)*"
    rf"(?P<words>(?:(?!{_VERB}\b|continuing)[\w&/-]+\s+){{0,3}}?(?!{_VERB}\b)[a-z][\w&/-]+)(?P<noun>\s+(?:business|segment|unit|division))?\s+(?={_VERB}\b)"
)


def segment(entity_id: str, shape_text: str, low: int, high: int) -> str | None:
    """The segment that the words around a revenue-like cue name, as a slug; None for the whole company.

    A registered name is taken wherever it stands beside the cue; other words in front of the cue are a
    segment too ("storage revenue"), because a part must never pass for the total.
    """
    before = shape_text[max(0, low - 60) : low].lower()
    after = shape_text[high : high + 70].lower()
    for name, slug in _segment_names(entity_id):
        if re.search(rf"(?<!\w){re.escape(name)}\s+(?:segment\s+|unit\s+|business\s+)?$", before):
            return slug
    opening = _OPENS_WITH.match(shape_text.lower())
    behind = _SEGMENT_AFTER.match(after)
    for name, slug in _segment_names(entity_id):
        if opening and shape_text.lower().startswith(name, opening.end()):
            return slug
        if behind and after.startswith(name, behind.end()):
            return slug
    if named := _SEGMENT_NOUN.match(after) or _SEGMENT_THEN_VERB.match(after):
        return "-".join(re.findall(r"[a-z0-9]+", named["words"])) or None
    if (turned := _WE_TURN_TO.match(shape_text)) and not _NO_PART.match(turned["words"]):
        return "-".join(re.findall(r"[a-z0-9]+", turned["words"].lower()))
    if acting := _UNIT_ACTS.search(before):
        words_of = acting["words"].strip()
        registered = (slug for name, slug in _segment_names(entity_id) if words_of.startswith(name))
        return next(registered, "-".join(re.findall(r"[a-z0-9]+", words_of)))
    words = _WORDS_BEFORE.search(before)
    own: list[str] = []
    for word in reversed(words[0].split() if words else []):
        if own and word == "and":
            own.insert(0, word)
            continue
        plain = word.strip("'’").removesuffix("'s").removesuffix("’s")
        if (
            plain in _NOT_SEGMENT
            or plain in _NEUTRAL
            or not re.fullmatch(r"[a-z][a-z0-9&/-]*", plain)
        ):
            break
        if word.endswith(("'s", "’s", ".", ",")):
            break
        own.insert(0, plain)
    while own and own[0] == "and":
        own.pop(0)
    return "-".join(re.findall(r"[a-z0-9]+", " ".join(own))) or None


def named_segment(entity_id: str, text: str) -> str | None:
    """The registered segment that a passing sentence names ("Next, our cloud segment."), if just one."""
    lower = text.lower()
    slugs = {
        slug
        for name, slug in _segment_names(entity_id)
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", lower)
    }
    return slugs.pop() if len(slugs) == 1 else None
