"""Words that announce a metric, and the grammar of what may stand between them and their amount.

Cues are registry data. What connects a cue with its amount is a closed list of words: one word outside
the list ("revenue from the sale of a plant for $3 billion") breaks the link, so that nearness alone
never makes a claim.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extractors.claims.amounts.word_pattern import any_of
from warehouse.registry import metrics


def _words(printed: str) -> frozenset[str]:
    return frozenset(printed.split())


# Metrics whose words need constructions of their own.
_CONSTRUCTED = _words(
    """revenue_growth_yoy customer_share_of_revenue customer_share_of_backlog power_target gpu_count headcount
    share_price_change valuation"""
)
ADJUSTED = {
    "net_income": "adjusted_net_income",
    "operating_income": "adjusted_operating_income",
    "operating_margin": "adjusted_operating_margin",
    "eps_diluted": "eps_adjusted",
    "eps_basic": "eps_adjusted",
}
_PER_SHARE = {"net_income": "eps_diluted", "adjusted_net_income": "eps_adjusted"}
_IS_ADJUSTED = re.compile(
    r"\b(?:adjusted|non[- ]?gaap|comparable|core|underlying|operating\s+\(non[- ]gaap\))\s+(?:\(non[- ]gaap\)\s+)?(?:(?!gaap\b)[\w-]+\s+){0,2}$",
    re.I,
)
OTHER_BASIS = r"(?:non[- ]gaap|adjusted|managed|comparable|pro\s+forma|underlying|organic|fully\s+taxable[\w\s-]{0,12})\s+basis\b"
_BASIS_NAMED = re.compile(
    rf"\bon\s+an?\s+(?:(?P<non>{OTHER_BASIS})|(?:gaap|reported)\s+basis\b)", re.I
)
_MARKED_NON_GAAP = re.compile(r"\s*\((?:non[- ]gaap|adjusted)\)")
_HAS_AMOUNT = re.compile("«[mvs%wn]")
_NEGATIVE = re.compile(r"\bloss(?:es)?\b|\blost\b")

# Sales and backlogs that are not the company's revenue and contracts; figures that only contain the word.
_NOT_BEFORE = re.compile(
    r"(?:«%\d+»\s+of(?:\s+(?:our|its|total|net|the))*|\b(?:net\s+of|outpac(?:ed|es|ing)|refined\s+product|bonds?|debt|notes?|assets?|stock|share|equity|home|car|vehicle|unit|cost\s+of|share\s+of|percent(?:age)?\s+of|deferred|lost"
    r"|potential(?:\s+(?:cumulative|total|annual|additional))?|gross|same-store|comparable-store|customers?[’']?s?|no|of\s+the\s+industry|industry|market|sector|global|worldwide))\s+$",
    re.I,
)
# Revenue on a basis of its own, of a part of the shops, or still to be earned.
_OTHER_REVENUE = re.compile(
    r"\b(?:organic|comparable|comp|same[- ]store|like-for-like|identical|adjusted|non[- ]gaap|managed|pro\s+forma|underlying|core"
    r"|currency[- ]neutral|constant[- ]currency|intersegment|inter-segment|unearned|deferred|unbilled|intercompany|system-?wide)\s+(?:(?:net|total|quarterly|operating|(?:stores?|restaurants?|clubs?|shops?),?)\s+){0,2}$",
    re.I,
)
_NEUTRAL_OF_CURRENCY = re.compile(
    r"\b(?:currency[- ]neutral|constant[- ]currency)\s+(?:(?!and\b|or\b|of\b|to\b)[\w-]+\s+)?$"
)
# Words that articles use for a metric, and issuers for something beside it.
_LOOSE = _words("ebitda lost") | {"net debt", "long-term debt", "net losses", "in debt", "online"}
_CONTRACTED = re.compile(r"\bcontract(?:ed|ual)?\s+(?:[\w-]+\s+){0,2}$")
_SECURITIES = re.compile(r"securities|investments")
_WITH_SECURITIES = re.compile(
    r"\s+and\s+(?:marketable|short|investments?|securities|stablecoins|digital|other)|\s+to\s+(?:share|stock|its|our)"
)
_OVER_A_TERM = re.compile(r"\s+over\s+(?:the|its|an?|their)\s+(?!last|past)")  # one lease's revenue
_OVER_YEARS = re.compile(r"\s+over\s+(?:(?:an?|its|the)\s+)?(?:(?:initial|base|full)\s+)?«y\d+»")
_OF_A_BUSINESS = re.compile(r"\s+business\b")
_PART_OF_OBLIGATIONS = re.compile(
    r"(?:\b(?:current|short-term|noncurrent|non-current)|«y\d+»)\s+(?:[a-z-]+\s+){0,2}$"
)
# "Other income was a net loss of …": the words before say whose.
_RESULT_OF_A_LINE = re.compile(
    r"\b(?:revenues?|income|expenses?|other|net|items)\s+(?:was|were|included?s?)\s+an?\s+$|\bincluded\s+in\s+[\w\s«»]{1,24}\s(?:was|were)\s+an?\s+$"
)
_NOT_AFTER = re.compile(
    r"^(?:\s|-)(?:dollars?\b|opportunit\w+|per\b|shares?\b|multiple|splits?|streams?|potential|milestone|thresholds?|available(?!\s+to\s+(?:common|share|stock))|run|mix|base|model"
    r"|synerg\w+|recognition|growth\s+rate|visibility|targets?\s+for|unsold|conversion)"
)
# Words that belong to no noun phrase.
OUTSIDE_PHRASE = _words(
    """to for from by with at as is was were are had has will would could may might be been more less than over about said says
    reported posted reports posts generated generating generates expects expected sees delivering delivered delivers report earned
    earns made makes making beat beats topped missed drove driving boosted lifted raised raises raising cut cutting out up down
    new incremental extra further some any every all both or but which who new's future potential possible billion million
    see grow grew growing rose increase increased drive boost lift bring brings bringing brought achieve achieved hit
    reach reached exceed exceeded record-breaking while when after before if not projecting project projected forecasting
    forecast it we they guided annual spend spends spent spending plans planned plan including where that what between
    expect anticipate anticipates anticipated anticipating believe believes estimate estimates estimating saw see seen report reporting deliver
    generate generating post posting book booked books target targeting targets guide guides guiding earn earning had having have boast boasts
    representing represents represent came come comes coming from onto into out around through against without within between per
    continue continues continued continuing drives driven lift lifts help helps helped supports hitting topping beating missing
    than each only even also now still then there here because since until during under above below among though although however despite achieving working toward towards work maintaining sustaining improving announces announced
    follows highlights include includes included yielded yielding produced produces producing recorded record lower higher resulting results
    narrow narrows narrowed narrowing tighten tightens tightened tightening update reiterate reiterates outline outlines reveal reveals note notes target targets forecasts sees says so your my well
    hike hikes hiked hiking upgraded upgrades downgraded trimmed slashed updates updated reaffirms reaffirmed maintains maintained introduces provides provided excluding"""
)

VERB = (
    r"(?:was|were|is|are|be|been|came|comes?|coming|stood|stands|hit|hits|hitting|reach(?:ed|es|ing)?|total(?:ed|led|s|ing|ling)?"
    r"|(?:in|de)creas(?:ed|es|ing)|rose|risen?|rises|rising|grew|grow|grows|growing|grown|fell|falls?|fallen|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?"
    r"|soar(?:ed|s|ing)?|surg(?:ed|es|e|ing)|swell(?:ed|s|ing)?|swollen|balloon(?:ed|s|ing)?|expand(?:ed|s|ing)?|declin(?:ed|es|ing)|dropp?(?:ed|s|ing)?|slip(?:ped|s|ping)|slid(?:ing)?|falling|dipp(?:ed|ing)|dips"
    r"|narrow(?:ed|s|ing)|widen(?:ed|s|ing)|improv(?:ed|es|ing)|end(?:ed|s)|finish(?:ed|es)|exit(?:ed|s)|remain(?:ed|s)|exceed(?:ed|s)?|tops?|topped"
    r"|approach(?:ed|es)|near(?:ed|s|ing)|touch(?:ed|es|ing)|doubl(?:ed|es|ing)|tripl(?:ed|es|ing)|quadrupl(?:ed|es|ing)|amount(?:ed|s|ing)?|clock(?:ed|s)|expected|forecast|projected|estimated"
    r"|anticipated|guided|targeted|seen|expect(?:s)?|represent(?:ed|s)?|shrank|plunged?|tumbled?|sank|leap(?:ed|t)|skyrocketed|gained|had|has|have|spiked?|spikes|cross(?:ed|ing)|pass(?:ed|ing)|surpass(?:ed|es|ing)|reported\s+at|reach(?:ing)?|arrive(?:d|s)?(?:\s+at)?|come\s+in|landed|weighed\s+in|checked\s+in|came\s+in)"
)
_FILLER = (
    r"(?:of|at|to|in|for|during|worth|the|its|our|their|that|which|now|also|currently|already|then|just|again|still|fiscal|quarter|quarters?"
    r"|period|year|month|current|latest|recent|coming|upcoming|sequentially|annually|quarterly|year[- ]over[- ]year|year-on-year|will|would|should|likely|between|range|ranging|a|an|record|all-time"
    r"|high|total|approximately|about|roughly|around|nearly|almost|footprint|capacity|balance|figure|level|up|down|basis|gaap|non-gaap|adjusted|on|net"
    r"|attributable|available|common|shareholders|stockholders|continuing|operations|line|only|more|than|over|well|slightly|sharply|significantly|as|much|midpoint"
    r"|low|mid|today|alone|growth|guidance|forecast|outlook|target|estimate|it|we|they|expect|plus|minus|or|annualized|run|rate|year-end|power|estimates?|expectations?)"
)
_TOKEN = r"«[t%]\d+»"
# What a change was measured against or on: "year-over-year in USD", "from the prior year".
_CURRENCY = r"(?:USD|U\.S\.\s+dollars?|dollars|(?:constant|local)[- ]currenc(?:y|ies)|CC|FX-neutral|currency[- ]neutral|reported|as[- ]reported|nominal)"
BASIS = rf"(?:,?\s*(?:in|at|on)\s+(?:both\s+|an?\s+)*{_CURRENCY}(?:\s+(?:and|&|or)\s+(?:(?:in|on|an?)\s+)*{_CURRENCY})?(?:\s+(?:terms|basis))?)"
_ASIDE = (
    rf"(?:{BASIS}|,?\s+(?:and|or|but)\s+(?:up\s+|down\s+|by\s+|increased\s+)?«[m%x]\d+»|,?\s*\([^()]{{1,45}}\)|,?\s*(?:sequentially|annually|organically|like-for-like|y/y|yoy|q/q|qoq)\b"
    rf"|,?\s*(?:year|quarter)[- ](?:over|on)[- ](?:year|quarter)|,?\s*(?:(?:from|over|versus|vs\.?|on|in|compared\s+(?:to|with))\s+)?(?:the\s+)?«t\d+»"
    r"|\s+(?:in|over|during)\s+the\s+(?:past|last)\s+(?:year|quarter|12\s+months))"
)
_STEP = rf"(?:by\s+)?(?:an?\s+)?«[mwsx%]\d+»{_ASIDE}{{0,4}}(?:\s+(?:higher|lower|more|up|down|increase|rise|jump|gain|growth|surge|decline|drop|fall|decrease))?(?=,?\s+(?:(?:to|at)\b|from\s+«))"
# Atomic: a word is read once, so that a gap costs its length.
_GAP = re.compile(
    rf"(?>-\s[A-Z][\w &/-]{{2,40}}[’'](?=\s)|,\s*(?:including|excluding|net\s+of)\s+[\w\s-]{{3,60}},|,\s+(?:the|an?|just|or|its|their)\s(?:[^,;:«»]|«[tcpq]\d+»(?:[’']s)?){{3,90}},(?=\s)|,?\s*«c\d+»\s+(?:reported|posted|generated|recorded|booked|brought\s+in)\b|,\s*(?:which|that[’']s|that\s+is)\s[^,«»]{{3,80}},|[\s,:–—“”\"-]|\((?:[^()«»]{{1,60}})\)|from\s+«[mwvsx%]\d+»\s+to\s+«[mwvsx%]\d+»(?=\s+to\b)|«[ms]\d+»\s+in\s+constant[- ]currency,?\s+and\b|(?:from\s+«[mwvsx%]\d+»(?:\s*\([^()]{{1,45}}\))?(?:\s+(?:in|a|for)\s+(?:the\s+)?«t\d+»|\s*«t\d+»)?(?:\s*(?:--|—|–)\s*(?:[\w%\s]|«%\d+»){{3,40}}\s*(?:--|—|–))?\s+to\b)|{_STEP}|«x\d+»(?=,?\s+(?:from|rising|up|climbing|growing|jumping|to)\b)|(?:saw|showed|enjoyed|had)\s+(?:[\w-]+\s+){{0,2}}(?:growth|gains?|increase)\b|(?:saw|posted|showed|recorded|marked)\s+an?\b"
    rf"|net\s+of\s+interest\s+expense|attributable\s+to\s+(?:the\s+)?«[cq]\d+»|applicable\s+to\b|«%\d+»\s+of\s+(?:(?:net|total|our)\s+)*(?:sales|revenues?),?\s+or\b|{BASIS}"
    rf"|(?:in|from|at|across|for)\s+(?:the\s+|its\s+|our\s+|all\s+|«c\d+»(?:[’']s)?\s+)?(?:(?!{VERB}\b)[\w&/-]+\s+){{1,4}}?(?=(?:{VERB}|up|down)\b|[—–-]\s)"
    rf"|(?:was|were|been|is|being)\s+(?:raised|lifted|hiked|boosted|increased|cut|lowered|trimmed|reduced|upgraded|revised)(?:\s+(?:up|down|higher|lower|upwards?|downwards?))?\b|(?:well\s+)?(?:above|below|past|beyond)\s+(?:analysts?[’']?|consensus|wall\s+street|market|the\s+street)[’']?s?\s+(?:estimates?|expectations?|forecasts?|consensus)\s+(?=to\b)"
    rf"|from\s+continuing\s+operations|from\s+(?=«t)|(?:for|at|from)\s+(?:the\s+)?«[cq]\d+»(?:\s+and\s+«[cq]\d+»)?|{_TOKEN}|{VERB}\b|{_FILLER}\b)*+",
    re.I,
)
_LINK = re.compile(
    rf"\b(?:of|at|to|earned|lost|reported|posted|generated|recorded|booked|brought\s+in|saw|showed|marked|enjoyed|{VERB}|in\s+the\s+range|between|over|exceeds?|above|guidance|forecast|outlook|estimates?|expectations?)\b|:|—|–",
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
    r"|(?:contribut|sav|los)\w+|impact\s+of|benefit\s+of|customers?(?:\s+(?:that|who|which|with)\b[^,;]*)?|each)\s+(?:an?\s+|the\s+|some\s+|in\s+)*$",
    re.I,
)
_NOT_LEVEL_WORDS = _words(
    """new additional incremental extra further more higher lower increased less added potential possible lost decrease increase
    decline reduction improvement impact benefit headwind tailwind charge charges hit drop rise growth"""
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
        re.compile(
            rf"(?<![\w-])(?:(?P<eps>{_EPS})|(?P<cue>{any_of(words)}))(?:(?<=[a-z])[1-9](?=\s)|(?!\w|-(?!\s)))"
        ),
        words,
    )


# Earnings per share in all their forms: "non-GAAP net income (loss) per diluted share (EPS)".
_EPS = (
    r"(?:(?:non[- ]gaap|gaap|adjusted|core|comparable|diluted|basic|reported|net|fully)\s+)*"
    r"(?:(?:earnings|income|loss|profit)(?:\s+\((?:loss|losses|income)\))?(?:\s+per\s+(?:(?:diluted|basic|common|ordinary|fully)\s+)*share)|eps)"
    r"(?:[\s,–-]{1,3}(?:diluted|basic))?(?:\s+\(\"?eps\"?\))?"
)
_EPS_ADJUSTED = re.compile(r"\b(?:non[- ]gaap|adjusted|core|comparable)\b")


def cue_patterns() -> tuple[re.Pattern[str], ...]:
    """What `cues` looks for."""
    return _vocabulary()[0], _SPENDING


def cues(shape_text: str, *, is_own: bool = False) -> list[Cue]:
    """Every metric cue of a sentence's shape, in order; the longest words win.

    >>> [(cue.metric, cue.is_negative) for cue in cues("Adjusted net loss was «m0» on sales of «m1»")]
    [('adjusted_net_income', True), ('revenue', False)]
    >>> [cue.metric for cue in cues("GAAP EPS was «s0»; non-GAAP earnings per diluted share «s1»")]
    ['eps_diluted', 'eps_adjusted']

    Args:
        is_own: the issuer writes, and means its terms exactly.
    """
    pattern, words = _vocabulary()
    lower = shape_text.lower()
    found: list[Cue] = []
    spending = _SPENDING.search(lower) if "spending" in lower else None
    for match in pattern.finditer(lower):
        before = lower[max(0, match.start() - 48) : match.start()]
        if _NOT_BEFORE.search(before) or _NOT_AFTER.match(lower[match.end() : match.end() + 24]):
            continue
        said = match["cue"] or match["eps"]
        metric = words[match["cue"]] if match["cue"] else _kind_of_eps(said)
        if _is_another(metric, before, lower[match.end() : match.end() + 40]):
            continue
        on_other_basis = _on_other_basis(lower, match)
        if is_own and (
            said in _LOOSE
            or _means_else(
                metric, said, before, lower[match.end() : match.end() + 40], on_other_basis
            )
        ):
            continue
        adjusted = bool(_IS_ADJUSTED.search(before)) or "adjusted" in said or on_other_basis
        if adjusted:
            metric = ADJUSTED.get(metric, metric)
        found.append(
            Cue(
                match.start(),
                match.end(),
                metric,
                bool(_NEGATIVE.search(said.replace("(loss)", "")))
                or before.endswith("negative ")
                or (said.endswith("ebitda") and lower.startswith(" loss", match.end())),
                adjusted,
            )
        )
    if spending and any(cue.metric == "capex" and cue.high <= spending.start() for cue in found):
        # "the biggest capex of all, with «m» in 2030 spending"
        found.append(Cue(*spending.span(), "capex", False, False))
    found.sort(key=lambda cue: cue.low)
    glosses = {cue for last, cue in pairwise(found) if _is_gloss(shape_text, last, cue)}
    return [cue for cue in found if cue not in glosses]


def _is_gloss(shape_text: str, last: Cue, cue: Cue) -> bool:
    """Whether a cue only explains the one before it: "gross margin, the profit left after costs, was …"."""
    return (
        _GLOSS_OPENS.fullmatch(shape_text, last.high, cue.low) is not None
        and _GLOSS_ENDS.match(shape_text, cue.high) is not None
    )


_GLOSS_OPENS = re.compile(r",\s+(?:the|an?|or)\s+(?:[\w-]+\s+){0,3}", re.I)
_GLOSS_ENDS = re.compile(r"\s[^,;«»]{3,90},\s")


def _kind_of_eps(said: str) -> str:
    if _EPS_ADJUSTED.search(said):
        return "eps_adjusted"
    return "eps_basic" if "basic" in said and "diluted" not in said else "eps_diluted"


def _is_another(metric: str, before: str, behind: str) -> bool:
    """Whether the words around a cue make it a measure of its own: what a property earns after its costs,
    what one contract brings over its years."""
    if metric == "operating_income":
        return before.endswith("net ")
    if metric == "revenue" and _CHANGE_TO.search(before):
        return True  # "a decrease to total revenue of $1 billion"
    return metric in ("rpo", "revenue_backlog") and _OVER_YEARS.match(behind) is not None


_CHANGE_TO = re.compile(
    r"\b(?:decrease|increase|reduction|headwind|tailwind|impact|benefit|contribution)\s+(?:to|on)\s+(?:(?:our|total|net|the|company)\s+)*$"
)


def _means_else(metric: str, said: str, before: str, behind: str, on_other_basis: bool) -> bool:
    """Whether an issuer's words around a cue make it something that the metric does not count."""
    if _NEUTRAL_OF_CURRENCY.search(before):
        return True
    if metric == "revenue":
        return (
            on_other_basis
            or _OTHER_REVENUE.search(before) is not None
            or _CONTRACTED.search(before) is not None
        )
    if metric in ("rpo", "revenue_backlog"):
        return bool(_PART_OF_OBLIGATIONS.search(before) or _OVER_A_TERM.match(behind))
    if metric == "cash":
        return _SECURITIES.search(said) is not None or _WITH_SECURITIES.match(behind) is not None
    if metric == "arr":
        return _OF_A_BUSINESS.match(behind) is not None
    return metric == "net_income" and _RESULT_OF_A_LINE.search(before) is not None


def _on_other_basis(lower: str, cue: re.Match[str]) -> bool:
    """Whether "on a non-GAAP basis" opens the clause of the cue, or stands right behind it."""
    if _MARKED_NON_GAAP.match(lower, cue.end()):
        return True
    if "basis" not in lower:
        return False
    if basis := _BASIS_NAMED.match(lower, cue.end() + 1):
        return basis["non"] is not None
    opening = lower.rfind(";", 0, cue.start()) + 1
    named = list(_BASIS_NAMED.finditer(lower, opening, cue.start()))
    return bool(
        named and named[-1]["non"] and not _HAS_AMOUNT.search(lower, opening, named[-1].start())
    )


def per_share(metric: str) -> str | None:
    """The per-share metric that the same words announce before an amount per share."""
    return _PER_SHARE.get(metric) or (metric if metric.startswith("eps_") else None)


def links_forward(
    cue: str, gap: str, amount: str, *, is_change: bool = False, is_told: bool = False
) -> bool:
    """Whether a cue reaches the amount behind it over the words between them.

    The connecting word may be the cue's last ("loss of") or the amount's first ("topped $4 billion").

    >>> links_forward("revenue", " for «t1» was ", "$1"), links_forward("revenue", " fell by ", "$1")
    (True, False)
    >>> links_forward("sales", " ", "$1"), links_forward("sales", " that ", "topped $1")
    (False, True)

    Args:
        is_change: the amount tells by how much, so that "up" is connection enough.
        is_told: others tell of the company, in words of their own: any adverbs and adjectives may stand
            between the cue and the verb that leads to the amount.
    """
    if len(gap) > _LONGEST_GAP or (_BY.search(gap) and not is_change) or _FROM.search(gap):
        return False
    gap = _BY.sub("", gap)
    if not _GAP.fullmatch(gap):
        return is_told and not is_change and _is_clause(gap)
    if is_change and _BARE_CHANGE.fullmatch(gap):
        return True
    if not is_change and _UP_BY.search(gap):
        return False
    head = amount.split(" ", 1)[0].lower()
    linking = head in _LINKING_BOUNDS or MULTIPLIES.match(amount)
    return bool(linking or _LINK.search(f"{cue}{gap}") or _IN_A_RANGE.fullmatch(f"{gap}{amount}"))


def _is_clause(gap: str) -> bool:
    """Whether nothing but one predicate stands in the gap, and its verb leads to the amount.

    >>> _is_clause(" unexpectedly shot past its old peak and reached "), _is_clause(" of cars reached ")
    (False, False)
    >>> _is_clause(" unexpectedly hit "), _is_clause(" helped profit rise to ")
    (True, False)
    """
    return (
        _ANY_WORDS.fullmatch(gap) is not None
        and _LEADS_TO.search(gap) is not None
        and _OF_SOMETHING.search(gap) is None
        and _ANOTHER_CLAUSE.search(gap) is None
    )


_ANY_WORDS = re.compile(r"(?>[\s,“”\"-]|«[tc%]\d+»(?:[’']s)?|\([^()«»]{1,40}\)|[a-z][\w’'-]*)*+")
_LEADS_TO = re.compile(
    rf"\b{VERB}(?:\s+(?:to|at|of|an?|about|around|roughly|some|over|record|the|nearly|in))*\s+\Z",
    re.I,
)
# Where the words name a part or belong to another clause, the value is not the cue's.
_OF_SOMETHING = re.compile(
    rf"\b(?:of|from|in|to|on|at|for|across|by|with|into|through|via|under|without|outside|within|beyond|tied|related|generated|derived|attributable|linked|earned|associated)\s+(?:(?:the|its|their|an?|all|our|this|last|full)\s+)*(?!{_FILLER}\b|«)[a-z][\w’'-]*",
    re.I,
)
_ANOTHER_CLAUSE = re.compile(
    r"\b(?:and|but|or|which|who|that|while|as|because|after|before|if|when|than|per|without|whose|where|until|unless|though|although|since|help(?:ed|s)?|drove|driven|lets?|allow(?:ed|s)|made|makes?|not|no)\b",
    re.I,
)
_LONGEST_GAP = 140
_BY, _FROM = re.compile(r"\bby\s+$"), re.compile(r"\bfrom\s+$")
# "Capex was down $1.1 billion": by how much, not how high.
_UP_BY = re.compile(
    r"\b(?:up|down|increased|decreased|rose|fell|declined|dropped|improved|narrowed|widened)\s+$",
    re.I,
)
_BARE_CHANGE = re.compile(r"\s+(?:was\s+|were\s+)?(?:up|down)\s+", re.I)
# "margins in the mid-70% range"; "Revenue $5 billion" as a line of its own.
_IN_A_RANGE = re.compile(r"\s+in\s+the\s+(?:low|mid|high)\b.*", re.I | re.S)
_ALONE = re.compile(r"(?:\s*\([^()«»]{1,30}\))?[\s:]+")


def stands_alone(gap: str) -> bool:
    """Whether a line only puts a figure beside a name: "Total Revenue $5 billion", "Backlog: $2 billion"."""
    return _ALONE.fullmatch(gap) is not None


_BASES_OF_NEXT = _words("and non-gaap gaap adjusted core comparable total")


def links_back(gap: str) -> tuple[str, ...] | None:
    """The modifiers between an amount and the cue behind it; None where nothing links the two.

    >>> links_back(" in data center "), links_back(", while "), links_back(" of new ")
    (('data', 'center'), None, None)
    """
    match = _BACK.fullmatch(gap) if len(gap) <= 70 else None
    if match is None or gap.lstrip().startswith("and "):
        return None
    words = tuple(word.lower() for word in match["mods"].split() if "«" not in word)
    if "and" in words and words[-1] in _BASES_OF_NEXT:
        return None  # "$0.8 in Q4 and non-GAAP income was": the next figure's
    if any(word in _NOT_LEVEL_WORDS or word in OUTSIDE_PHRASE for word in words if word != "that"):
        return None
    return words


def is_increment(before: str) -> bool:
    """Whether the words before an amount make it a difference, not a level."""
    return bool(_INCREMENT.search(before))
