"""What the words say without a number: one row per construction that states a signal.

Patterns run over the shape of a sentence in which products keep their names (TPU, Trainium, MTIA).
"""

import re
from dataclasses import dataclass

from extractors.claims.prose.deal_frames import M, company_group

# No comma but in a list of what belongs to companies: "Acme's chips, Globex's chips and …".
_ANY = r"(?:[^\s;,]+\s+|«c\d+»[’']s\s+[^\s,;]+,\s+)"
_TPU = r"(?:TPUs?\b|tensor[\s-]processing[\s-]units?\b)(?!\s+(?:software|business|team|program|sales|revenue|roadmap|lab|strategy|rental))"
_CUSTOM = (
    r"(?:(?:custom(?:[\s-]?(?:designed|made|built|ized))?|in-house|own|first-generation\s+custom|proprietary|self-developed|homegrown)"
    r"[\s-](?:\w+\s+){0,2}?(?:chips?|silicon|accelerators?|processors?|ASICs?|XPUs?)|ASICs\b|XPUs?\b|Trainium\d?|Inferentia\d?|MTIA|Maia\s?\d*)"
)
_USE = (
    r"(?:us(?:e|es|ed|ing)|rent(?:s|ed|ing)?|r[au]n(?:s|ning)?|deploy(?:s|ed|ing)?|adopt(?:s|ed|ing)?|bu(?:y|ys|ying)|bought|purchas(?:e|es|ed|ing)"
    r"|order(?:s|ed|ing)?|commit(?:s|ted|ting)?|sign(?:s|ed|ing)?|expand(?:s|ed|ing)?|leas(?:e|es|ed|ing)|access(?:es|ed|ing)?|secur(?:e|es|ed|ing)"
    r"|train(?:s|ed|ing)?|serv(?:e|es|ed|ing)|switch(?:es|ed|ing)?|mov(?:e|es|ed|ing)|shift(?:s|ed|ing)?|plac(?:e|es|ed|ing)|tak(?:e|es|ing)|choos(?:e|es|ing)|chose"
    r"|rel(?:y|ies|ied|ying)|tap(?:s|ped|ping)?|host(?:s|ed|ing)?|install(?:s|ed|ing)?|standardi[sz]\w+|get(?:s|ting)?|receiv(?:e|es|ed|ing))"
)
_RESIST = r"(?:resist(?:s|ed|ing)?|reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|shun(?:s|ned|ning)?|avoid(?:s|ed|ing)?|rul(?:e|es|ed|ing)\s+out|declin(?:e|es|ed|ing)\s+to|spurn(?:s|ed)?|decid(?:e|es|ed)\s+against|opt(?:s|ed)\s+against|stay(?:s|ed)?\s+away\s+from|den(?:y|ies|ied)|no\s+(?:\w+\s+)?plans?\s+to)"
_CAPEX = r"(?:cap(?:ital)?[\s-]?(?:ex\b|expenditures?|spending|investments?)|capex\w*|(?:compute|infrastructure|data[\s-]center)\s+spend(?:ing)?)"
_PLAN = r"(?:guidance|forecasts?|plans?|outlook|budgets?|targets?|range|projections?|trajectory|estimates?|expectations?|floor|spending)"
# What a company spends on its computers, also where nobody calls it capital.
_SPEND = (
    rf"(?:{_CAPEX}|(?:AI|artificial[\s-]intelligence|technology|technical|infrastructure|data[\s-]cent(?:er|re)|cloud)\s+(?:[a-z]+\s+)?(?:spend(?:ing)?|investments?|outlays?)"
    rf"|(?:spending|spend|investments?|outlays?)\s+(?:on|in)\s+(?:{_ANY}){{0,3}}?(?:AI|artificial\s+intelligence|data[\s-]cent(?:er|re)s?|infrastructure|servers)\b|(?:investment|spending)\s+(?:budgets?|plans?))"
)
_FORESEE = r"(?:plan(?:s|ned|ning)?|expect(?:s|ed|ing)?|project(?:s|ed|ing)?|forecast(?:s|ing)?|anticipat(?:es?|ed|ing)|guid(?:es?|ed|ing)|sees|will|would|intends?|vow(?:s|ed)|pledg(?:es|ed)|(?:«c\d+»|set|going|aims?)\s+to)"
_MORE = r"(?:rais(?:e|ing)|increas(?:e|ed|es|ing)|hik(?:e|ing)|boost(?:ing)?|ramp(?:ing)?[\s-]up|step(?:ping)?\s+up|jack(?:ing)?\s+up|lift(?:ing)?|higher|elevated|larger|grow(?:th|ing)?|expan(?:d|ding|sion)|doubl(?:e|ing)|accelerat(?:e|ed|ing|ion))"
# Between the spending and its verb: no other subject.
_SAME = r"(?:(?!(?:and|said|says|expenses|costs|that|but)\b)[^\s;,.]+\s+)"
_RISE = r"(?:(?:increase|grow|rise|step\s+up|accelerate|jump|climb|double)\b|be\s+(?:[^\s;,]+\s+){0,4}?(?:higher|larger|greater)\b)"
_FALL = r"(?:(?:decrease|fall|decline|drop|shrink|moderate)\b|be\s+(?:[^\s;,]+\s+){0,4}?(?:lower|smaller)\b)"
_UP = r"(?:rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|lift(?:s|ed|ing)?|hik(?:e|es|ed|ing)|boost(?:s|ed|ing)?|bump(?:s|ed|ing)?(?:\s+up)?|up(?:s|ped)|higher|expanded)"
_DOWN = r"(?:cut(?:s|ting)?|lower(?:s|ed|ing)?|reduc(?:e|es|ed|ing|tion)|trim(?:s|med|ming)?|slash(?:es|ed|ing)?|scal(?:es|ed|ing)\s+back|decreas(?:e|es|ed|ing))"
_KEPT = r"(?:maintain(?:s|ed|ing)?|reiterat(?:es|ed|ing)|ke(?:eps|pt|eping)|reaffirm(?:s|ed|ing)?|affirm(?:s|ed)|left\s+unchanged|stuck\s+(?:to|with))"
_PART = r"(?:component|memory|DRAM|HBM|NAND|chip|rack|system|server|hardware|material|input|storage|silicon)s?"
_COST = r"(?:costs?|prices?|pricing|inflation|cost\s+pressures?)"
_RISING = r"(?:rising|rise[sn]?|rose|gone\s+up|going\s+up|skyrocket\w*|doubl(?:ed|ing)|tripl(?:ed|ing)|higher|increas\w+|surg\w+|soar\w+|elevated|inflat\w+|spik\w+|climb\w+|escalating|mounting|jump\w*|up\b|pressur\w+)"
_SITE = r"(?:data[\s-]?cent(?:er|re)s?|sites?|campus(?:es)?|construction|facilit(?:y|ies)|powered[\s-]shells?|developers?|build-?outs?|buildings?|energi[sz]ation|completions?|capacity)"
_LATE = r"(?:delay(?:s|ed|ing)?|behind\s+schedule|slip(?:s|ped|page|ping)?|push(?:ed|es|ing)?\s+(?:back|out)(?!\s+(?:against|on))|postpon\w+|late\s+deliver\w+|later\s+than\s+(?:planned|expected|scheduled)|(?:tak(?:es?|ing|en)|took)\s+longer\s+than|held\s+up|(?:weeks|months|years?|quarters?)\s+(?:late|behind)|(?:attributable|due)\s+to\s+(?:\w+\s+){0,2}?timing\s+of)"
_BONDS = r"(?:bonds?|notes?|debt|convertibles?|debentures?|asset-backed\s+securities|(?:term\s+|bridge\s+|syndicated\s+)?loans?)(?!\s+(?:redemptions?|repayments?|holders?|investors?|payments?|maturit\w+|ratings?|levels?|loads?|piles?|burdens?|concerns?|markets?)|\s+for\s+«c)"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalRule:
    """`who` is a group of the pattern or `actor`; `vendor` never counts as the one who commits.

    `negates`: the pattern holds a negation of its own ("cannot meet demand"). A group `at` marks the word
    whose clause says how firmly, where that is not the first.
    """

    rule: str
    metric: str
    pattern: re.Pattern[str]
    polarity: int
    who: str
    never: re.Pattern[str] | None
    vendor: frozenset[str]
    confidence: float
    negates: bool = False


def _rule(
    rule: str,
    metric: str,
    pattern: str,
    polarity: int,
    who: str = "actor",
    *,
    never: str | None = None,
    vendor: frozenset[str] = frozenset(),
    confidence: float = 0.8,
    negates: bool = False,
) -> SignalRule:
    return SignalRule(
        rule=rule,
        metric=metric,
        pattern=re.compile(pattern, re.I),
        polarity=polarity,
        who=who,
        never=re.compile(never, re.I) if never else None,
        vendor=vendor,
        confidence=confidence,
        negates=negates,
    )


_MAKES_TPU = frozenset({"alphabet", "broadcom", "nvidia", "tsmc"})
_MAKES_CHIPS = frozenset(
    {"amazon", "broadcom", "nvidia", "tsmc", "marvell", "amd", "intel", "alphabet"}
)
# Dearer parts are their revenue.
_MAKES_PARTS = frozenset(
    {"micron", "samsung", "sk-hynix", "kioxia", "sandisk", "western-digital", "seagate", "tsmc"}
)
_TESTS = r"\b(?:approach(?:ed|es|ing)|pitch(?:ed|es|ing)|offer(?:s|ed|ing)|rival\w*|compet\w+|alternatives?\s+to|launch\w*|unveil\w*)\b"

CAPEX = re.compile(_CAPEX, re.I)

# Whoever relieves a shortage, or is past it, has none.
_RELIEF = r"\b(?:eas\w+|no\s+longer|past|resolv\w+|address\w*|solv\w+|reliev\w+|alleviat\w+|overcom\w+|tackl\w+|avoid\w*)\b"

# What is to be grown by the spending is not the spending.
_NO_FORESIGHT = r"\b(?:global|worldwide|industry)\b|\b(?:revenue|sales|demand|backlog|earnings|capacity|headcount)\s+(?:growth|to\s+grow)|\b(?:expected|estimated)\s+by\s+analysts"

RULES: tuple[SignalRule, ...] = (
    # --- who commits to which chips --------------------------------------------------------------
    _rule("tpu.resist", "tpu_commitment", rf"\b{_RESIST}\s+(?:{_ANY}){{0,6}}?{_TPU}", -1, vendor=_MAKES_TPU),
    _rule("tpu.supply", "tpu_commitment", rf"\b(?:suppl|provid|deliver|sell|rent)\w*\s+{company_group('buyer')}\s+with\s+(?:{_ANY}){{0,6}}?{_TPU}", 1, "buyer", vendor=_MAKES_TPU),
    _rule("tpu.for", "tpu_commitment", rf"{_TPU}\s+(?:{_ANY}){{0,3}}?(?:for|to|by)\s+{company_group('buyer')}(?![’']s)", 1, "buyer", vendor=_MAKES_TPU, never=_TESTS),
    _rule("tpu.use", "tpu_commitment", rf"\b{_USE}\s+(?:{_ANY}){{0,14}}?{_TPU}", 1, vendor=_MAKES_TPU, never=_TESTS),
    _rule("tpu.serve_on", "tpu_commitment", rf"\b(?:runs?|running|served?|serving|trained|hosted|deployed|inference)\s+(?:{_ANY}){{0,5}}?on\s+(?:{_ANY}){{0,4}}?{_TPU}", 1, vendor=_MAKES_TPU),
    _rule("tpu.deal", "tpu_commitment", rf"(?P<buyer>«c\d+»)(?:[’']s)?\s+(?:deal|agreement|commitment|contract|order)\s+(?:{_ANY}){{0,4}}?(?:covers?|covering|includ(?:es|ing)|spans?|spanning|involv(?:es|ing)|calls\s+for|is\s+for|for)\s+(?:{_ANY}){{0,8}}?{_TPU}", 1, "buyer", vendor=_MAKES_TPU),
    _rule("custom.resist", "custom_silicon_commitment", rf"\b{_RESIST}\s+(?:{_ANY}){{0,6}}?{_CUSTOM}", -1, vendor=_MAKES_CHIPS),
    _rule("custom.supply", "custom_silicon_commitment", rf"\b(?:suppl|provid|deliver|sell|rent)\w*\s+{company_group('buyer')}\s+with\s+(?:{_ANY}){{0,6}}?{_CUSTOM}", 1, "buyer", vendor=_MAKES_CHIPS),
    _rule("custom.for", "custom_silicon_commitment", rf"{_CUSTOM}\s+(?:{_ANY}){{0,3}}?(?:for|by)\s+{company_group('buyer')}(?![’']s|\s+(?:inference|workloads?|models?|customers?))", 1, "buyer", vendor=_MAKES_CHIPS, never=_TESTS),
    _rule("custom.use", "custom_silicon_commitment", rf"\b{_USE}\s+(?:{_ANY}){{0,14}}?{_CUSTOM}", 1, vendor=_MAKES_CHIPS, never=_TESTS),
    _rule("custom.order", "custom_silicon_commitment", rf"{M}\s+{_CUSTOM}\s+orders?", 1, vendor=_MAKES_CHIPS),
    _rule("custom.deal", "custom_silicon_commitment", rf"(?P<buyer>«c\d+»)(?:[’']s)?\s+(?:deal|agreement|commitment|contract|order)\s+(?:{_ANY}){{0,4}}?(?:covers?|covering|includ(?:es|ing)|spans?|spanning|involv(?:es|ing)|calls\s+for|is\s+for|for)\s+(?:{_ANY}){{0,8}}?{_CUSTOM}", 1, "buyer", vendor=_MAKES_CHIPS),
    _rule("custom.in_house", "custom_silicon_commitment", r"\b(?:design|develop|build|mak|deploy)(?:s|ed|ing|e|es)?\s+(?:(?:its|their|our|«c\d+»[’']s)\s+)?(?:in-house|homegrown|self-developed|proprietary)\s+(?:\w+\s+){0,2}?(?:chips?|silicon|accelerators?|processors?|ASICs?)\b", 1, vendor=_MAKES_CHIPS, confidence=0.7),
    _rule("custom.own", "custom_silicon_commitment", rf"\b(?:design(?:s|ed|ing)?|develop(?:s|ed|ing)?|ship(?:s|ped|ping)?|build(?:s|ing)?|built)\s+(?:its|their|our|«c\d+»[’']s)\s+(?:{_ANY}){{0,2}}?{_CUSTOM}|\b(?:co-)?(?:develop|design)(?:s|ed|ing)?\s+(?:{_ANY}){{0,5}}?(?:custom|customi[sz]ed)\s+(?:AI\s+)?(?:chips?|silicon|accelerators?|processors?|ASICs?)\b", 1, vendor=_MAKES_CHIPS, confidence=0.6),
    _rule("custom.program", "custom_silicon_commitment", r"(?P<buyer>«c\d+»)[’']s\s+(?:own\s+|[A-Z]\w+\s+|new\s+)?(?:custom|in-house|proprietary|self-developed|homegrown)[\s-](?:AI[\s-])?(?:chips?|silicon|accelerators?|processors?|ASICs?|XPUs?)\b", 1, "buyer", vendor=_MAKES_CHIPS, never=r"\b(?:rivals?|compet\w+|supplies|supplier|business|customers?)\b", confidence=0.6),
    # --- costs -------------------------------------------------------------------------------------
    _rule("cost.rising", "component_cost_pressure", rf"\b{_RISING}\s+(?:{_ANY}){{0,3}}?{_PART}(?:\s+and\s+\w+)?\s+{_COST}", 1, vendor=_MAKES_PARTS),
    _rule("cost.rise", "component_cost_pressure", rf"\b{_PART}\s+{_COST}\s+(?:{_ANY}){{0,4}}?{_RISING}", 1, vendor=_MAKES_PARTS),
    _rule("cost.of_parts", "component_cost_pressure", rf"\b{_COST}\s+(?:of|for)\s+(?:{_ANY}){{0,8}}?(?:{_PART}|GPUs|chips)\s+(?:{_ANY}){{0,4}}?{_RISING}", 1, vendor=_MAKES_PARTS),
    _rule("cost.rising_of", "component_cost_pressure", rf"\b{_RISING}\s+(?:{_ANY}){{0,2}}?{_COST}\s+(?:of|for)\s+(?:{_ANY}){{0,4}}?(?:{_PART}|GPUs)\b", 1, vendor=_MAKES_PARTS),
    _rule("cost.driven_up", "component_cost_pressure", rf"\b{_PART}(?:\s+\w+)?\s+(?:shortages?|supply|supplies|crunch)\b[^.;]{{0,40}}?\b(?:driv|push|rais|send|lift|inflat)\w*\s+(?:up\s+)?(?:{_ANY}){{0,3}}?(?:costs?|prices?)\b", 1, vendor=_MAKES_PARTS),
    _rule("cost.headwind", "component_cost_pressure", rf"\b(?:headwinds?|pressures?|squeeze|hit)\s+(?:on\s+(?:{_ANY}){{0,3}}?margins?\s+)?(?:from|due\s+to)\s+(?:{_ANY}){{0,4}}?{_PART}(?:\s+and\s+\w+)?\s+{_COST}|\b{_PART}[\s-]{_COST}\s+(?:{_ANY}){{0,2}}?(?:headwinds?|pressures?|inflation)\b", 1, vendor=_MAKES_PARTS),
    _rule("price.pass_on", "component_cost_pass_through", rf"\bpass(?:es|ed|ing)?\s+(?:{_ANY}){{0,6}}?(?:on|through|along)\s+to\s+(?:{_ANY}){{0,3}}?(?:customers?|clients?|consumers?|buyers?|tenants?)\b|\bpass(?:es|ed|ing)?\s+(?:(?:on|through|along)\s+)?(?:{_ANY}){{0,4}}?(?:costs|cost\s+increases?|price\s+increases?|prices)\b", 1),
    _rule("price.raise", "component_cost_pass_through", rf"\b(?:rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|hik(?:e|es|ed|ing)|lift(?:s|ed|ing)?)\s+(?:{_ANY}){{0,5}}?(?:list\s+|rental\s+)?prices?\b[^.;]{{0,120}}\b(?:costs?|shortages?|memory|components?|crunch|pass(?:ing)?)\b", 1),
    _rule("price.raise_compute", "component_cost_pass_through", rf"\b(?:rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|hik(?:e|es|ed|ing)|lift(?:s|ed|ing)?)\s+(?:{_ANY}){{0,3}}?(?:list|rental|GPU|instance|compute|cloud)\s+(?:\w+\s+)?prices?\b", 1),
    _rule("price.higher", "component_cost_pass_through", r"\b(?:higher|increased)\s+prices\b[^.;]{0,60}?\b(?:memory|components?|chips?|DRAM)\b[^.;]{0,40}?\b(?:costs?|shortages?|crunch)\b", 1),
    _rule("price.hike", "component_cost_pass_through", rf"\b(?:announc|implement|plann?|prepar|introduc|impos|push)\w*\s+(?:{_ANY}){{0,6}}?price\s+(?:increases?|hikes?|rises?)\b[^.;]{{0,120}}?\b(?:costs?|shortages?|memory|components?|servers?)\b", 1),
    # --- spending plans ----------------------------------------------------------------------------
    _rule("capex.raise", "capex_guidance_change", rf"\b{_UP}\s+(?:{_ANY}){{0,8}}?{_CAPEX}\s+(?:{_ANY}){{0,3}}?{_PLAN}\b", 1),
    _rule("capex.raise_plan", "capex_guidance_change", rf"\b{_UP}\s+(?:{_ANY}){{0,5}}?{_PLAN}\s+(?:{_ANY}){{0,3}}?(?:for|of|on)\s+(?:{_ANY}){{0,4}}?{_CAPEX}", 1),
    _rule("capex.raise_from", "capex_guidance_change", rf"\b{_UP}\s+(?:{_ANY}){{0,6}}?{_CAPEX}\s+(?:{_ANY}){{0,8}}?from\s+(?:{_ANY}){{0,2}}?(?:previous|prior|earlier)\b", 1),
    _rule("capex.higher", "capex_guidance_change", rf"\b{_CAPEX}[^.;]{{0,160}}?\b(?:higher|more)\s+than\s+(?:{_ANY}){{0,3}}?(?:previous\w*|prior|earlier|initial\w*|original\w*|guid\w+)\b", 1),
    _rule("capex.up_from", "capex_guidance_change", rf"\b{_CAPEX}[^.;]{{0,160}}?\b(?:up|increased|raised|lifted)\s+from\s+(?:{_ANY}){{0,4}}?(?:previous|prior|earlier|original|initial)\s+(?:{_ANY}){{0,2}}?(?:{_PLAN})|\b{_CAPEX}[^.;]{{0,120}}?\bup\s+from\s+(?:the\s+)?«[mv]\d+»\s+(?:that\s+)?(?:«c\d+»\s+)?(?:had\s+)?(?:previously\s+|earlier\s+)?(?:projected|forecast|guided|expected|planned|estimated)\b", 1),
    _rule("capex.cut", "capex_guidance_change", rf"\b{_DOWN}\s+(?:{_ANY}){{0,8}}?{_CAPEX}\s+(?:{_ANY}){{0,4}}?{_PLAN}\b", -1),
    _rule("capex.lower", "capex_guidance_change", rf"\b{_CAPEX}[^.;]{{0,160}}?\b(?:lower\s+than|below|down\s+from)\s+(?:{_ANY}){{0,4}}?(?:previous\w*|prior|earlier|initial\w*|original\w*)\b", -1),
    _rule("capex.kept", "capex_guidance_change", rf"\b{_KEPT}\s+(?:{_ANY}){{0,8}}?{_CAPEX}\s+(?:{_ANY}){{0,3}}?{_PLAN}\b", 0),
    _rule("capex.unchanged", "capex_guidance_change", rf"\b{_CAPEX}\s+(?:{_ANY}){{0,2}}?{_PLAN}\s+(?:remains?|remained|is|was|stays?|stayed)\s+(?:\w+\s+)?(?:unchanged|intact|the\s+same)\b", 0),
    _rule("capex.step_up", "capex_guidance_change", rf"\b{_CAPEX}\s+(?:{_ANY}){{0,5}}?[“\"]?(?:step(?:s|ping)?|ramp(?:s|ing)?)\s+up\b|\b(?:jack|step|crank)(?:s|ed|ing)?\s+up\s+(?:{_ANY}){{0,3}}?(?:{_CAPEX}|AI\s+spending)\b", 1),
    _rule("capex.raise_to", "capex_guidance_change", rf"\b{_UP}\s+(?:{_ANY}){{0,4}}?(?:investments?|spending|{_SPEND})(?:\s+for\s+«t\d+»|\s+this\s+year)?\s+to\s+(?:{_ANY}){{0,4}}?«[mv]\d+»", 1),
    _rule("capex.to_grow", "capex_guidance_change", rf"\b{_FORESEE}\s+(?:{_ANY}){{0,6}}?{_MORE}\s+(?:{_ANY}){{0,5}}?{_SPEND}", 1, never=_NO_FORESIGHT),
    _rule("capex.hike", "capex_guidance_change", rf"\b(?:plans?|planned|announces?|announced|unveils?|outlines?|outlined|signals?|signaled|forecasts?|projects?)\s+(?:{_ANY}){{0,4}}?{_SPEND}\s+(?:hikes?|increases?|boost|jump|surge|growth)\b|\b(?:expects?|plans?|forecasts?)\s+(?:{_ANY}){{0,4}}?{_SPEND}\s+(?:increases?|growth)\b|\b(?:plans?|expects?)\s+«[mv]\d+»\s+(?:more|higher)\s+{_SPEND}", 1),
    _rule("capex.expansion", "capex_guidance_change", rf"\b(?:expansion|increase|jump|surge|growth|rise)\s+in\s+(?:{_ANY}){{0,3}}?{_CAPEX}\s+(?:for|in)\s+(?:«t\d+»|the\s+coming|next)", 1, never=r"\b(?:fuel\w*|saw|reported|reflect\w*|despite|due\s+to|because\s+of|driven\s+by)\b"),
    _rule("capex.will_grow", "capex_guidance_change", rf"\b{_SPEND}\s+{_SAME}{{0,6}}?(?:(?:will|would|should)|(?:is|are)\s+(?:now\s+)?(?:expected|projected|set|poised|forecast)\s+to)\s+(?:\w+\s+){{0,2}}?{_RISE}|\b{_FORESEE}\s+(?:{_ANY}){{0,8}}?{_SPEND}\s+(?:{_ANY}){{0,6}}?to\s+(?:\w+\s+){{0,2}}?{_RISE}", 1, never=r"\bunlikely\b"),
    _rule("capex.will_fall", "capex_guidance_change", rf"\b{_SPEND}\s+{_SAME}{{0,6}}?(?:(?:will|would|should)|(?:is|are)\s+(?:now\s+)?(?:expected|projected|set|poised|forecast)\s+to)\s+(?:\w+\s+){{0,2}}?{_FALL}|\b{_FORESEE}\s+(?:{_ANY}){{0,8}}?{_SPEND}\s+(?:{_ANY}){{0,6}}?to\s+(?:\w+\s+){{0,2}}?{_FALL}", -1, never=r"\bunlikely\b"),
    # --- sites, capacity, workload, debt --------------------------------------------------------------
    _rule("delay.none", "datacenter_delay", rf"\b(?:no|zero|without\s+(?:any|a\s+single)|(?:not|never|n[’']t)\s+(?:\w+\s+){{0,2}}?(?:an?(?:\s+single)?|any))\s+(?:\w+\s+)?(?:delays?|slippages?)\b[^.;]{{0,60}}?\b{_SITE}\b|\b{_SITE}\b[^.;]{{0,70}}?\b(?:no|without\s+any|not\s+(?:\w+\s+){{0,2}}?(?:an?(?:\s+single)?|any))\s+(?:\w+\s+)?(?:delays?|slippages?)\b", -1, negates=True),
    _rule("delay.rebutted", "datacenter_delay", rf"\b(?:push(?:es|ed|ing)?\s+back\s+(?:against|on)|rebut(?:s|ted|ting)?|rebuff(?:s|ed|ing)?)\s+(?:{_ANY}){{0,4}}?(?:reports?|claims?|suggestions?|talk)\s+(?:{_ANY}){{0,8}}?{_LATE}\b", -1, negates=True),
    _rule("delay.site_late", "datacenter_delay", rf"\b{_SITE}\b[^.;]{{0,70}}?\b(?P<at>{_LATE})\b", 1, never=r"\bwithout\s+delay|no\s+delays?|stock|release\s+delayed|disruptions|risks?\b|variability"),
    _rule("delay.late_site", "datacenter_delay", rf"\b{_LATE}\s+(?:{_ANY}){{0,10}}?{_SITE}\b", 1, never=r"\bwithout\s+delay|no\s+delays?|variability"),
    _rule("capacity.constrained", "capacity_constrained", r"\b(?:(?:supply|capacity|power|compute)[\s-](?:constrain\w+|limited\b)|constrained\s+(?:by|on)\s+(?:\w+\s+){0,3}?(?:capacity|supply|power|compute|chips?|gpus?|demand)|(?:capacity|supply|compute)\s+(?:constraints?|shortages?|shortfall|crunch)|constraints\s+(?:on|in)\s+(?:\w+\s+){0,2}?(?:capacity|supply|power|compute))\b", 1, never=_RELIEF),
    _rule("capacity.limited", "capacity_constrained", rf"\b(?:limited|bottlenecked|held\s+back|gated|capped)\s+(?:only\s+|largely\s+|mainly\s+|primarily\s+|mostly\s+)?by\s+(?:{_ANY}){{0,6}}?(?:capacity|supply|power|compute|chips?|gpus?|servers?)\b", 1, never=_RELIEF),
    _rule("capacity.shortage", "capacity_constrained", r"\b(?:cit(?:es?|ed|ing)|fac(?:es?|ed|ing)|hit\s+by|limited\s+by|hampered\s+by|hobbled\s+by|due\s+to|because\s+of|struggl\w+\s+with)\s+(?:[^\s;,]+\s+){0,3}?(?:chips?|gpus?|memory|power|servers?)\s+shortages?\b|\b(?:shortages?|lack|scarcity)\s+of\s+(?:[^\s;,]+\s+){0,4}?(?:capacity|supply|compute|chips?|gpus?|servers?)\b[^.;]{0,40}?\b(?:limit\w*|constrain\w*|hold\w*\s+back|slow\w*|hamper\w*|curb\w*|hurt\w*|hinder\w*|restrict\w*)\b|\b(?:lack|scarcity)\s+of\s+(?:adequate|sufficient|enough|available)\s+(?:[^\s;,]+\s+){0,4}?(?:capacity|supply|compute|chips?|gpus?)\b|\b(?:capacity|compute|chips?|gpus?|memory|supply)\b[^.;]{0,30}?\bin\s+short\s+supply\b", 1, never=_RELIEF),
    _rule("capacity.strain", "capacity_constrained", r"\bstrain(?:s|ed|ing)?\s+(?:on\s+)?(?P<owner>«c\d+»)[’']s\s+(?:\w+\s+){0,2}?(?:infrastructure|capacity|compute|servers|systems)\b", 1, "owner"),
    _rule("capacity.sold_out", "capacity_constrained", rf"\b(?:capacity|gpus?|chips?|supply|inventory|slots|production|output|HBM|memory|wafers|clusters)\b[^.;]{{0,60}}?\bsold[\s-]out\b|\b(?:sold|selling|sells?)\s+out\s+(?:of\s+|through\s+)?(?:{_ANY}){{0,6}}?(?:capacity|gpus?|chips?|supply|inventory|slots|production|output|HBM|memory)\b|\bdemand\s+(?:{_ANY}){{0,7}}?(?:outstrip\w*|exceed\w*|outpac\w*|surpass\w*|outweigh\w*|(?:greater|higher|larger|faster)\s+than|ahead\s+of)\s+(?:{_ANY}){{0,4}}?(?:supply|capacity|available)\b", 1),
    _rule("capacity.all_sold", "capacity_constrained", r"\b(?:is|are|was|were|remains?)\s+(?:[\w,]+\s+){0,4}?sold\s+out\b", 1, never=r"\b(?:tickets?|event|show|expo|conference)\b"),
    _rule("capacity.tight", "capacity_constrained", r"\b(?:supply|supplies|capacity)\b(?:\s+of\s+(?:\S+\s+){0,3}?\S+)?\s+(?:(?:will|to|would)\s+)?(?:is|are|be|remains?|stays?|staying|remained)\s+(?:\w+\s+)?tight\b|\b(?<!in )short\s+(?:of|on)\s+(?:\w+\s+)?(?:capacity|power|chips|GPUs|compute)\b", 1),
    _rule("capacity.unable", "capacity_constrained", rf"\b(?:cannot|can[’']t|can\s+not|couldn[’']t|could\s+not|can\s+only|unable\s+to|not\s+able\s+to|struggl\w+\s+to|failing\s+to)\s+(?:\w+ly\s+)?(?:meet|serve|satisfy|fulfil|fulfill|supply|match|keep\s+(?:up|pace)(?:\s+with)?)\s+(?:{_ANY}){{0,8}}?demand\b|\bcan\s+meet\s+only\s+(?:\S+\s+){{0,5}}?demand\b|\b(?:infrastructure|capacity|supply|production|output)\s+(?:cannot|can[’']t|can\s+not)\s+keep\s+(?:up|pace)\b|\b(?:cannot|can[’']t|can\s+not|couldn[’']t)\s+(?:build|make|get|add|deploy|produce|bring\s+online)\s+enough\b", 1, negates=True),
    _rule("capacity.faster_than", "capacity_constrained", r"\bfaster\s+than\s+(?P<maker>«c\d+»)\s+(?:can|could|is\s+able\s+to)\s+(?:produce|make|manufacture|build|supply|deliver|add|bring|deploy|get|install|ship|stand)", 1, "maker"),
    _rule("capacity.as_fast_as", "capacity_constrained", r"\bas\s+(?:fast|quickly)\s+as\s+«c\d+»\s+can\s+(?:get|add|build|bring|deploy|stand\s+up)\b", 1),
    _rule("workload.shift", "inference_shift", r"\b(?:shift|mov|pivot|transition|tilt|migrat|turn)\w*\s+(?:[^\s;,]+\s+){0,4}?(?:from\s+training\s+)?(?:to|toward|towards|into)\s+(?:\w+\s+){0,2}?inference\b", 1, never=r"\b(?:an?|the)\s+(?:\w+\s+)?(?:pivot|shift|move|transition)"),
    _rule("workload.now_inference", "inference_shift", r"\b(?:now|increasingly)\b[^.;]{0,50}?\bfor\s+inference\b|\binference\b[^.;]{0,30}?\b(?:majority|more\s+than\s+half|most)\s+of\b", 1),
    _rule("debt.no_more", "debt_issuance", rf"\b(?:no\s+(?:\w+\s+)?(?:plans?|expectations?|intentions?|need)|(?:do|does|did)(?:\s+not|n[’']t)\s+(?:plan|expect|intend|need|anticipate))\s+(?:to\s+|for\s+)?(?:issu|rais|sell|borrow|tap)\w*\s+(?:{_ANY}){{0,6}}?{_BONDS}\b", -1, negates=True),
    _rule("debt.issue", "debt_issuance", rf"\b(?:issu(?:e|es|ed|ing)|s[eo]ld|sell(?:s|ing)?|pric(?:es|ed|ing)|offer(?:s|ed|ing)?|rais(?:e|es|ed|ing)|borrow(?:s|ed|ing)?|launch(?:es|ed|ing)?|tap(?:s|ped|ping)?|becomes?\s+\w+\s+\w+\s+\w+\s+to\s+issue)\s+(?:{_ANY}){{0,7}}?{_BONDS}\b", 1, never=r"\bbought|purchas\w+|credit\s+card"),
    _rule("debt.borrow", "debt_issuance", rf"\b(?:clos(?:es|ed|ing)|complet(?:es|ed|ing)|secur(?:es|ed|ing)|obtain(?:s|ed|ing)|t[ao]k(?:es|en|ing)?\s+(?:on|out)|took\s+(?:on|out)|upsiz(?:es|ed|ing)|arrang(?:es|ed|ing)|plac(?:es|ed|ing)|sign(?:s|ed|ing))\s+(?:an?\s+|its\s+|«c\d+»[’']s\s+|another\s+|the\s+)?(?:(?!(?:to|for|from|with|by|and)\b)[\w«»%.-]+\s+){{0,5}}?{_BONDS}\b", 1, never=r"\b(?:lend\w*|credit\s+card)\b"),
    _rule("debt.sold", "debt_issuance", rf"\b{_BONDS}\s+(?:that\s+)?(?:(?P<issuer>«c\d+»)|you)\s+(?:has\s+|had\s+|have\s+)?(?:sold|issued|priced|raised|placed)\b", 1, "issuer"),
    _rule("debt.turned_to", "debt_issuance", r"\b(?:turn(?:s|ed|ing)?|resort(?:s|ed|ing)?)\s+to\s+(?:[\w,]+\s+){0,5}?(?:bond|note|debt)\s+(?:issuances?|issues?|sales?|offerings?|markets?)\b", 1),
    _rule("debt.offering", "debt_issuance", r"\b(?:(?:bond|debt|notes?)\s+(?:issuance|sale|offering|deal)|(?:issuance|sale|offering)\s+of\s+(?:[\w«»%.-]+\s+){0,6}?(?:bonds|notes|convertibles))\s+(?:by|from)\s+(?P<issuer>«c\d+»)", 1, "issuer"),
    _rule("enterprise.name", "enterprise_namecheck", r"\b(?:enterprise\s+(?:customers?|clients?|adoption|demand|companies|business|market|segment)|enterprises\b|Fortune\s+(?:100|500|1000)\b|Global\s+2000\b)", 1, confidence=0.6),
)  # fmt: skip

# Rules that signals.py applies by itself: over deals of two kinds.
DEBT_DEAL_RULE = "debt.deal"
ENTERPRISE_DEAL_RULE = "enterprise.inference_deal"
