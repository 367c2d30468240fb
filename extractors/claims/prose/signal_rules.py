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
_CONSENSUS = (
    r"(?:analysts?|wall\s+street|(?:the\s+)?street|consensus|street\s?account|lseg|factset|estimates?|estimated|expectations|expected|forecasts?|projections?"
    r"|predicted|modeled|modelled|investors?)"
)
_ABOVE = r"(?:beat(?:s|ing)?|top(?:s|ped|ping)?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|outpac(?:es|ed|ing)|ahead\s+of|above|better\s+than|higher\s+than|stronger\s+than|more\s+than|blew\s+past|sail(?:s|ed)\s+past|smash(?:es|ed)|crush(?:es|ed)|narrower\s+than|smaller\s+than|eclips(?:es|ed))"
_BELOW = r"(?:miss(?:es|ed|ing)?|trail(?:s|ed|ing)?|below|lower\s+than|worse\s+than|weaker\s+than|less\s+than|(?:fall|falls|fell|falling|came\s+in|come\s+in)\s+short\s+of|short\s+of|shy\s+of|under(?:whelm\w*|shot)?|wider\s+than|larger\s+than|bigger\s+than|disappoint(?:s|ed|ing))"
_CAPEX = r"(?:cap(?:ital)?[\s-]?(?:ex\b|expenditures?|spending|investments?)|capex\w*|(?:compute|infrastructure|data[\s-]center)\s+spend(?:ing)?)"
_PLAN = r"(?:guidance|forecasts?|plans?|outlook|budgets?|targets?|range|projections?|trajectory|estimates?|expectations?|floor|spending)"
_UP = r"(?:rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|lift(?:s|ed|ing)?|hik(?:e|es|ed|ing)|boost(?:s|ed|ing)?|bump(?:s|ed|ing)?(?:\s+up)?|up(?:s|ped)|higher|expanded)"
_DOWN = r"(?:cut(?:s|ting)?|lower(?:s|ed|ing)?|reduc(?:e|es|ed|ing|tion)|trim(?:s|med|ming)?|slash(?:es|ed|ing)?|scal(?:es|ed|ing)\s+back|decreas(?:e|es|ed|ing))"
_KEPT = r"(?:maintain(?:s|ed|ing)?|reiterat(?:es|ed|ing)|ke(?:eps|pt|eping)|reaffirm(?:s|ed|ing)?|affirm(?:s|ed)|left\s+unchanged|stuck\s+(?:to|with))"
_PART = r"(?:component|memory|DRAM|HBM|NAND|chip|rack|system|server|hardware|material|input|storage|silicon)s?"
_COST = r"(?:costs?|prices?|pricing|inflation|cost\s+pressures?)"
_RISING = r"(?:rising|higher|increas\w+|surg\w+|soar\w+|elevated|inflat\w+|spik\w+|climb\w+|escalating|mounting|jump\w*|up\b|pressur\w+)"
_SITE = r"(?:data[\s-]?cent(?:er|re)s?|sites?|campus(?:es)?|construction|facilit(?:y|ies)|powered[\s-]shells?|developers?|build-?outs?|buildings?|energi[sz]ation|completions?|capacity)"
_LATE = r"(?:delay(?:s|ed|ing)?|behind\s+schedule|slip(?:s|ped|page|ping)?|push(?:ed|es|ing)?\s+(?:back|out)|postpon\w+|late\s+deliver\w+|later\s+than\s+(?:planned|expected|scheduled)|timing\s+of)"
_BONDS = r"(?:bonds?|notes?|debt|convertibles?|debentures?|asset-backed\s+securities)"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalRule:
    """`who` is a group of the pattern or `actor`; `vendor` never counts as the one who commits."""

    rule: str
    metric: str
    pattern: re.Pattern[str]
    polarity: int
    who: str
    never: re.Pattern[str] | None
    vendor: frozenset[str]
    confidence: float


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
    )


_MAKES_TPU = frozenset({"alphabet", "broadcom", "nvidia", "tsmc"})
_MAKES_CHIPS = frozenset(
    {"amazon", "broadcom", "nvidia", "tsmc", "marvell", "amd", "intel", "alphabet"}
)
_TESTS = r"\b(?:approach(?:ed|es|ing)|pitch(?:ed|es|ing)|offer(?:s|ed|ing)|rival\w*|compet\w+|alternatives?\s+to|launch\w*|unveil\w*)\b"

RULES: tuple[SignalRule, ...] = (
    # --- who commits to which chips --------------------------------------------------------------
    _rule("tpu.resist", "tpu_commitment", rf"\b{_RESIST}\s+(?:{_ANY}){{0,6}}?{_TPU}", -1, vendor=_MAKES_TPU),
    _rule("tpu.supply", "tpu_commitment", rf"\b(?:suppl|provid|deliver|sell|rent)\w*\s+{company_group('buyer')}\s+with\s+(?:{_ANY}){{0,6}}?{_TPU}", 1, "buyer", vendor=_MAKES_TPU),
    _rule("tpu.for", "tpu_commitment", rf"{_TPU}\s+(?:{_ANY}){{0,3}}?(?:for|to|by)\s+{company_group('buyer')}(?![’']s)", 1, "buyer", vendor=_MAKES_TPU, never=_TESTS),
    _rule("tpu.use", "tpu_commitment", rf"\b{_USE}\s+(?:{_ANY}){{0,10}}?{_TPU}", 1, vendor=_MAKES_TPU, never=_TESTS),
    _rule("tpu.serve_on", "tpu_commitment", rf"\b(?:runs?|running|served?|serving|trained|hosted|deployed|inference)\s+(?:{_ANY}){{0,5}}?on\s+(?:{_ANY}){{0,4}}?{_TPU}", 1, vendor=_MAKES_TPU),
    _rule("custom.resist", "custom_silicon_commitment", rf"\b{_RESIST}\s+(?:{_ANY}){{0,6}}?{_CUSTOM}", -1, vendor=_MAKES_CHIPS),
    _rule("custom.supply", "custom_silicon_commitment", rf"\b(?:suppl|provid|deliver|sell|rent)\w*\s+{company_group('buyer')}\s+with\s+(?:{_ANY}){{0,6}}?{_CUSTOM}", 1, "buyer", vendor=_MAKES_CHIPS),
    _rule("custom.for", "custom_silicon_commitment", rf"{_CUSTOM}\s+(?:{_ANY}){{0,3}}?(?:for|by)\s+{company_group('buyer')}(?![’']s)", 1, "buyer", vendor=_MAKES_CHIPS, never=_TESTS),
    _rule("custom.use", "custom_silicon_commitment", rf"\b{_USE}\s+(?:{_ANY}){{0,10}}?{_CUSTOM}", 1, vendor=_MAKES_CHIPS, never=_TESTS),
    _rule("custom.order", "custom_silicon_commitment", rf"{M}\s+{_CUSTOM}\s+orders?", 1, vendor=_MAKES_CHIPS),
    _rule("custom.in_house", "custom_silicon_commitment", r"\b(?:design|develop|build|mak|deploy)(?:s|ed|ing|e|es)?\s+(?:(?:its|their|our|«c\d+»[’']s)\s+)?(?:in-house|homegrown|self-developed|proprietary)\s+(?:\w+\s+){0,2}?(?:chips?|silicon|accelerators?|processors?|ASICs?)\b", 1, vendor=_MAKES_CHIPS, confidence=0.7),
    _rule("custom.own", "custom_silicon_commitment", rf"\b(?:design(?:s|ed|ing)?|develop(?:s|ed|ing)?|ship(?:s|ped|ping)?|build(?:s|ing)?|built)\s+(?:its|their|our|«c\d+»[’']s)\s+(?:{_ANY}){{0,2}}?{_CUSTOM}", 1, vendor=_MAKES_CHIPS, confidence=0.6),
    # --- costs -------------------------------------------------------------------------------------
    _rule("cost.rising", "component_cost_pressure", rf"\b{_RISING}\s+(?:{_ANY}){{0,3}}?{_PART}(?:\s+and\s+\w+)?\s+{_COST}", 1),
    _rule("cost.rise", "component_cost_pressure", rf"\b{_PART}\s+{_COST}\s+(?:{_ANY}){{0,4}}?{_RISING}", 1),
    _rule("cost.of_parts", "component_cost_pressure", rf"\b{_COST}\s+(?:of|for)\s+(?:{_ANY}){{0,8}}?(?:{_PART}|GPUs|chips)\s+(?:{_ANY}){{0,4}}?{_RISING}", 1),
    _rule("cost.rising_of", "component_cost_pressure", rf"\b{_RISING}\s+(?:{_ANY}){{0,2}}?{_COST}\s+(?:of|for)\s+(?:{_ANY}){{0,4}}?(?:{_PART}|GPUs)\b", 1),
    _rule("price.pass_on", "component_cost_pass_through", rf"\bpass(?:es|ed|ing)?\s+(?:{_ANY}){{0,6}}?(?:on|through|along)\s+to\s+(?:{_ANY}){{0,3}}?(?:customers?|clients?|consumers?|buyers?|tenants?)\b|\bpass(?:es|ed|ing)?\s+(?:(?:on|through|along)\s+)?(?:{_ANY}){{0,4}}?(?:costs|cost\s+increases?|price\s+increases?|prices)\b", 1),
    _rule("price.raise", "component_cost_pass_through", rf"\b(?:rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|hik(?:e|es|ed|ing)|lift(?:s|ed|ing)?)\s+(?:{_ANY}){{0,5}}?(?:list\s+|rental\s+)?prices?\b[^.;]{{0,120}}\b(?:costs?|shortages?|memory|components?|crunch|pass(?:ing)?)\b", 1),
    _rule("price.raise_compute", "component_cost_pass_through", rf"\b(?:rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|hik(?:e|es|ed|ing)|lift(?:s|ed|ing)?)\s+(?:{_ANY}){{0,3}}?(?:list|rental|GPU|instance|compute|cloud)\s+(?:\w+\s+)?prices?\b", 1),
    # --- spending plans ----------------------------------------------------------------------------
    _rule("capex.raise", "capex_guidance_change", rf"\b{_UP}\s+(?:{_ANY}){{0,8}}?{_CAPEX}\s+(?:{_ANY}){{0,3}}?{_PLAN}\b", 1),
    _rule("capex.raise_plan", "capex_guidance_change", rf"\b{_UP}\s+(?:{_ANY}){{0,5}}?{_PLAN}\s+(?:{_ANY}){{0,3}}?(?:for|of|on)\s+(?:{_ANY}){{0,4}}?{_CAPEX}", 1),
    _rule("capex.raise_from", "capex_guidance_change", rf"\b{_UP}\s+(?:{_ANY}){{0,6}}?{_CAPEX}\s+(?:{_ANY}){{0,8}}?from\s+(?:{_ANY}){{0,2}}?(?:previous|prior|earlier)\b", 1),
    _rule("capex.higher", "capex_guidance_change", rf"\b{_CAPEX}[^.;]{{0,160}}?\b(?:higher|more)\s+than\s+(?:{_ANY}){{0,3}}?(?:previous\w*|prior|earlier|initial\w*|original\w*|guid\w+)\b", 1),
    _rule("capex.up_from", "capex_guidance_change", rf"\b{_CAPEX}[^.;]{{0,120}}?\bup\s+from\s+(?:{_ANY}){{0,4}}?(?:previous|prior|earlier|original)\s+(?:{_ANY}){{0,2}}?(?:{_PLAN})", 1),
    _rule("capex.cut", "capex_guidance_change", rf"\b{_DOWN}\s+(?:{_ANY}){{0,8}}?{_CAPEX}\s+(?:{_ANY}){{0,4}}?{_PLAN}\b", -1),
    _rule("capex.lower", "capex_guidance_change", rf"\b{_CAPEX}[^.;]{{0,160}}?\b(?:lower\s+than|below|down\s+from)\s+(?:{_ANY}){{0,4}}?(?:previous\w*|prior|earlier|initial\w*|original\w*)\b", -1),
    _rule("capex.step_up", "capex_guidance_change", rf"\b{_CAPEX}\s+(?:{_ANY}){{0,5}}?(?:step(?:s|ping)?|ramp(?:s|ing)?)[\s“\"]+up\b|\b(?:jack|step|crank)(?:s|ed|ing)?\s+up\s+(?:{_ANY}){{0,3}}?(?:{_CAPEX}|AI\s+spending)\b", 1),
    _rule("capex.unchanged", "capex_guidance_change", rf"\b{_CAPEX}\s+(?:{_ANY}){{0,2}}?{_PLAN}\s+(?:{_ANY}){{0,4}}?(?:remain\w*|is|are|left)\s+unchanged\b", 0),
    _rule("capex.kept", "capex_guidance_change", rf"\b{_KEPT}\s+(?:{_ANY}){{0,8}}?{_CAPEX}\s+(?:{_ANY}){{0,3}}?{_PLAN}\b", 0),
    # --- sites, capacity, workload, debt --------------------------------------------------------------
    _rule("delay.none", "datacenter_delay", rf"\b(?:not|never|n[’']t)\s+(?:had|seen|experienced|suffered)\s+(?:a\s+single|any)\s+delays?\s+(?:{_ANY}){{0,5}}?{_SITE}\b", -1),
    _rule("delay.site_late", "datacenter_delay", rf"\b{_SITE}\b[^.;]{{0,70}}?\b{_LATE}\b", 1, never=r"\bwithout\s+delay|no\s+delays?|stock|release\s+delayed|disruptions|risks?\b|variability"),
    _rule("delay.late_site", "datacenter_delay", rf"\b{_LATE}\s+(?:{_ANY}){{0,10}}?{_SITE}\b", 1, never=r"\bwithout\s+delay|no\s+delays?|variability"),
    _rule("capacity.constrained", "capacity_constrained", r"\b(?:(?:supply|capacity|power|compute)[\s-]constrain\w+|constrained\s+(?:by|on)\s+(?:\w+\s+){0,3}?(?:capacity|supply|power|compute|chips?|gpus?|demand)|(?:capacity|supply|compute)\s+(?:constraints?|shortages?|shortfall|crunch))\b", 1, never=r"\b(?:eas\w+|no\s+longer|past|resolved)\b"),
    _rule("capacity.sold_out", "capacity_constrained", r"\b(?:(?:capacity|gpus?|chips?|supply|inventory)\b[^.;]{0,60}?\bsold\s+out|sold\s+out\s+(?:of|through)\b[^.;]{0,40}?\b(?:capacity|gpus?|chips?|supply)|demand\s+(?:\w+\s+){0,5}?(?:outstrip\w*|exceed\w*|outpac\w*|far\s+exceed\w*)\s+(?:\w+\s+){0,3}?(?:supply|capacity|available))", 1),
    _rule("capacity.all_sold", "capacity_constrained", r"\b(?:is|are|was|were|remains?)\s+(?:[\w,]+\s+){0,4}?sold\s+out\b", 1, never=r"\b(?:tickets?|event|show|expo|conference)\b"),
    _rule("capacity.limited", "capacity_constrained", r"\blimited\s+by\s+(?:\S+\s+){0,3}?(?:number|amount|lack|availability|supply|shortage)\s+of\s+(?:\S+\s+){0,3}?(?:servers?|gpus?|chips?|compute|capacity|power)\b|\bstrain\s+on\s+(?:our|its|«c\d+»[’']s)\s+(?:\w+\s+)?(?:infrastructure|capacity|systems|servers|compute)\b", 1),
    _rule("capacity.tight", "capacity_constrained", r"\b(?:supply|supplies|capacity)\b(?:\s+of\s+(?:\S+\s+){0,3}?\S+)?\s+(?:(?:will|to|would)\s+)?(?:is|are|be|remains?|stays?|staying|remained)\s+(?:\w+\s+)?tight\b|\bshort\s+(?:of|on)\s+(?:\w+\s+)?(?:capacity|power|chips|GPUs|compute)\b|\b(?:cannot|can[’']t|can\s+only|unable\s+to|not\s+able\s+to)\s+(?:fully\s+)?meet\s+(?:\S+\s+){0,5}?demand\b|\bcan\s+meet\s+only\s+(?:\S+\s+){0,5}?demand\b", 1),
    _rule("capacity.faster_than", "capacity_constrained", r"\bfaster\s+than\s+(?P<maker>«c\d+»)\s+can\s+(?:produce|make|build|supply|deliver|add|bring|deploy|install)", 1, "maker"),
    _rule("capacity.as_fast_as", "capacity_constrained", r"\bas\s+(?:fast|quickly)\s+as\s+«c\d+»\s+can\s+(?:get|add|build|bring|deploy|stand\s+up)\b", 1),
    _rule("workload.shift", "inference_shift", r"\b(?:shift|mov|pivot|transition|tilt|migrat|turn)\w*\s+(?:[^\s;,]+\s+){0,4}?(?:from\s+training\s+)?(?:to|toward|towards|into)\s+(?:\w+\s+){0,2}?inference\b", 1, never=r"\b(?:an?|the)\s+(?:\w+\s+)?(?:pivot|shift|move|transition)"),
    _rule("workload.now_inference", "inference_shift", r"\b(?:now|increasingly)\b[^.;]{0,50}?\bfor\s+inference\b|\binference\b[^.;]{0,30}?\b(?:majority|more\s+than\s+half|most)\s+of\b", 1),
    _rule("debt.no_more", "debt_issuance", rf"\b(?:no\s+(?:\w+\s+)?plans?|(?:do|does|did)(?:\s+not|n[’']t)\s+(?:plan|expect|intend|need|anticipate))\s+(?:to\s+)?(?:issu|rais|sell|borrow|tap)\w*\s+(?:{_ANY}){{0,6}}?{_BONDS}\b", -1),
    _rule("debt.issue", "debt_issuance", rf"\b(?:issu(?:e|es|ed|ing)|s[eo]ld|sell(?:s|ing)?|pric(?:es|ed|ing)|offer(?:s|ed|ing)?|rais(?:e|es|ed|ing)|borrow(?:s|ed|ing)?|launch(?:es|ed|ing)?|tap(?:s|ped|ping)?|becomes?\s+\w+\s+\w+\s+\w+\s+to\s+issue)\s+(?:{_ANY}){{0,7}}?{_BONDS}\b", 1, never=r"\bbought|purchas\w+|credit\s+card"),
    _rule("enterprise.name", "enterprise_namecheck", r"\b(?:enterprise\s+(?:customers?|clients?|adoption|demand|companies|business|market|segment)|enterprises\b|Fortune\s+(?:100|500|1000)\b|Global\s+2000\b)", 1, confidence=0.6),
)  # fmt: skip

# Rules that signals.py applies by itself: over comparisons, and over deals.
COMPARED_RULE = "consensus.compared"
ENTERPRISE_DEAL_RULE = "enterprise.inference_deal"
DEBT_DEAL_RULE = "debt.deal"

GUIDES = re.compile(
    r"\b(?:guidance|guid(?:es|ed|ing)|outlook|forecasting|anticipat(?:es?|ed)|looking\s+for|expects?\b|sees\b|projects\b|forecast(?:s|ed)?\s+(?:«t\d+»|an?\b|revenue|sales|earnings|profit)|(?:revenue|sales|profit|earnings|its|strong|weak|quarter)\s+forecast)",
    re.I,
)
Comparison = tuple[int, re.Pattern[str]]
COMPARED: tuple[Comparison, ...] = (
    (1, re.compile(rf"\b{_ABOVE}\s+(?:(?!«c\d+»\s)[^\s;]+\s+){{0,9}}?{_CONSENSUS}", re.I)),
    (-1, re.compile(rf"\b{_BELOW}\s+(?:(?!«c\d+»\s)[^\s;]+\s+){{0,9}}?{_CONSENSUS}", re.I)),
    (1, re.compile(r"\b(?:better|stronger|higher)-than-(?:expected|forecast|anticipated)\b", re.I)),
    (-1, re.compile(r"\b(?:worse|weaker|lower|softer)-than-(?:expected|forecast|anticipated)\b", re.I)),
    (1, re.compile(r"\b(?:beats?|tops)\s+on\s+|\b(?:revenue|earnings|sales|profit|eps)\s+beat\b|\b(?:tops|beats)\s+(?:estimates|expectations|forecasts|views|the\s+street)", re.I)),
    (-1, re.compile(r"\bmiss(?:es)?\s+on\s+|\b(?:revenue|earnings|sales|profit|eps|guidance)\s+miss\b|\bmisses\s+(?:estimates|expectations)", re.I)),
)  # fmt: skip
OWN_PAST = re.compile(
    r"\b(?:its|our|their|company[’']s|previous\w*|prior|internal|own)\s+(?:\w+\s+){0,2}?(?:guidance|forecasts?|expectations|estimates?|projections?|communicated)|\b(?:that|this)\s+(?:estimate|forecast|guidance)",
    re.I,
)
RESULTS = re.compile(r"\b(?:results?|quarter|numbers|performance|report(?:ed|s)?)\b", re.I)
LOSS = re.compile(r"\bloss(?:es)?\b", re.I)
MEASURES = (
    ("revenue", re.compile(r"\b(?:revenues?|sales|top[\s-]line|top\s+and\s+bottom[\s-]lines?)\b", re.I)),
    ("eps_adjusted", re.compile(r"«s\d+»|\b(?:earnings(?!\s+(?:call|report|release|season|reports))|eps|(?:profits?|loss(?:es)?|earnings)\s+(?:of\s+\S+\s+)?(?:per|a)\s+share|per\s+share|bottom[\s-]lines?)\b", re.I)),
    ("net_income", re.compile(r"\b(?:net\s+income|profits?(?!\s+margin)|net\s+loss)\b", re.I)),
    ("adjusted_ebitda", re.compile(r"\bebitda\b(?!\s+margin)", re.I)),
    ("operating_income", re.compile(r"\boperating\s+(?:income|profit)\b", re.I)),
)  # fmt: skip
CAPEX = re.compile(_CAPEX, re.I)
