"""Surprises: a result or a guidance said to lie above, below or at what others expected.

Only the words count ("topped", "fell short of", "better-than-expected"), never a difference of two
figures. What a company expected of itself is no surprise.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.claims.prose.modality import clause
from extractors.claims.prose.shape import WORDS, Shape, Token
from extractors.claims.prose.signal_drafts import Signal, actors, discourse
from extractors.claims.prose.signal_rules import CAPEX
from extractors.claims.spans import Sentence
from extractors.prefilter import Prefilter
from warehouse.registry import companies

RULE = "consensus.compared"

_CONSENSUS = (
    r"(?:analysts?|wall\s+street|(?:the\s+)?street|consensus|street\s?account|lseg|factset|visible\s+alpha|estimates?|estimated|expectations?|expected"
    r"|forecasts?|projections?|predictions?|predicted|anticipated|modeled|modelled|investors?)"
)
_ABOVE = (
    r"(?:beat(?:s|en|ing)?|topp?(?:s|ed|ing)?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|outpac(?:es|ed|ing)|outstrip(?:s|ped|ping)?|outperform(?:s|ed|ing)?|trounc(?:es|ed|ing)"
    r"|ahead\s+of(?!\s+(?:[^\s;,]+\s+){0,7}?(?:earnings|results|report|release|call)\b(?!\s+(?:estimates?|expectations?|forecasts?|consensus)))|above|in\s+excess\s+of"
    r"|(?:better|higher|stronger|more|faster|narrower|smaller|greater)\s+than|(?:bl[eo]w(?:s|ing)?|sail(?:s|ed|ing)?|edg(?:es|ed|ing)|cruis(?:es|ed|ing)|breez(?:es|ed|ing))\s+past"
    r"|smash(?:es|ed|ing)?|crush(?:es|ed|ing)?|shatter(?:s|ed|ing)?|eclips(?:es|ed|ing))"
)
_BELOW = (
    r"(?:miss(?:es|ed|ing)?|trail(?:s|ed|ing)?|below|(?:lower|worse|weaker|less|slower|softer|wider|larger|bigger)\s+than|(?:f[ae]ll(?:s|ing)?|c[oa]m(?:e|es|ing)\s+(?:in|up))\s+short\s+of"
    r"|(?:short|shy)\s+of|under(?:shot)?|lag(?:s|ged|ging)?)"
)
_NOT_MET = r"(?:fail(?:s|ed|ing|ure)?\s+to\s+(?:meet|reach(?!\s+(?:an?\s+)?consensus)|match|live\s+up\s+to|hit)|(?:(?:did|does|do|has|have|could)\s+not|(?:did|does|do|could)n[’']t)\s+(?:even\s+|quite\s+)?(?:meet|reach|match|met|live\s+up\s+to|hit))"
_AT = r"(?:in[\s-]line\s+with|match(?:es|ed|ing)?|me(?:t|ets|eting))"
_EXPECTED = r"(?:expected|forecast|anticipated|estimated|projected|predicted|feared)"
_QUARTERLY = r"(?:revenue|earnings|sales|profit|eps|top[\s-]line|bottom[\s-]line|results|quarterly|headline|double|«t\d+»|Q[1-4])"
_OTHERS = r"(?:(?!«c\d+»\s)[^\s;]+\s+)"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`polarity`: +1 above, 0 at, −1 below what was expected; `negates`: "did not meet"."""

    polarity: int
    pattern: re.Pattern[str]
    negates: bool = False


def _comparison(polarity: int, pattern: str, *, negates: bool = False) -> Comparison:
    return Comparison(polarity, re.compile(pattern, re.I), negates)


COMPARISONS = (
    _comparison(-1, rf"\b{_NOT_MET}\s+{_OTHERS}{{0,9}}?{_CONSENSUS}\b", negates=True),
    _comparison(1, rf"\b{_ABOVE}\s+{_OTHERS}{{0,9}}?{_CONSENSUS}"),
    _comparison(-1, rf"\b{_BELOW}\s+{_OTHERS}{{0,9}}?{_CONSENSUS}"),
    _comparison(0, rf"\b{_AT}\s+{_OTHERS}{{0,3}}?(?:analysts?|wall\s+street|the\s+street|consensus|market|lseg|factset)[’']?s?\s+(?:\S+\s+){{0,2}}?(?:estimates?|expectations?|forecasts?|consensus|projections?)"),
    _comparison(1, rf"\b(?:better|stronger|higher|faster)[\s-]than[\s-]{_EXPECTED}\b"),
    _comparison(-1, rf"\b(?:worse|weaker|lower|softer|slower|lighter)[\s-]than[\s-]{_EXPECTED}\b"),
    _comparison(1, rf"\b(?:narrower|smaller)[\s-]than[\s-]{_EXPECTED}\s+(?:\S+\s+){{0,3}}?loss(?:es)?\b|\b(?:bigger|larger)[\s-]than[\s-]{_EXPECTED}\s+(?:\S+\s+){{0,3}}?(?:profits?|revenues?|sales|rise|increase|growth|jump|gain)\b"),
    _comparison(-1, rf"\b(?:wider|bigger|larger)[\s-]than[\s-]{_EXPECTED}\s+(?:\S+\s+){{0,3}}?loss(?:es)?\b|\bsmaller[\s-]than[\s-]{_EXPECTED}\s+(?:\S+\s+){{0,3}}?(?:profits?|revenues?|sales|rise|increase|growth|jump|gain)\b"),
    _comparison(1, r"\b(?:forecast|estimate|expectation|expectations|estimates|consensus|market|street)-(?:beating|topping|busting|smashing)\b"),
    _comparison(1, rf"\bbeats?\s+on\s+|\btops\s+on\s+|\b{_QUARTERLY}\s+(?:\w+\s+)?beat\b(?!\s+(?:out|down|back))|\b(?:tops|beats)\s+(?:views|the\s+street)|(?:(?<=despite )|(?<=after ))an?\s+(?:\w+\s+)?beat\b"),
    _comparison(-1, rf"\bmiss(?:es)?\s+on\s+|\b(?:{_QUARTERLY}|guidance)\s+(?:\w+\s+)?miss\b|(?:(?<=despite )|(?<=after ))an?\s+(?:\w+\s+)?miss\b"),
)  # fmt: skip

_GUIDES = re.compile(
    r"\b(?:guidance|guid(?:es|ed|ing)|outlook|forecasting|(?<!than )(?<!than-)(?<!the )anticipat(?:es?|ed)|looking\s+for|expects?\b|sees\b|projects\b|mid-?point"
    r"|forecast(?:s|ed|ing)?\s+(?:«t\d+»[’']?s?\s+|an?\s+|its\s+|for\s+|(?:current|next|this|first|second|third|fourth|full)\S*\s+)?(?:\w+\s+)?(?:«t\d+»|revenue|sales|earnings|profit)"
    r"|(?:revenue|sales|profit|earnings|its|strong|weak|quarter|upbeat|downbeat|rosy)\s+forecast)",
    re.I,
)
# "A weaker-than-expected forecast"
_OF_OUTLOOK = re.compile(r"\s+(?:[\w-]+\s+){0,3}?(?:forecasts?|outlook|guidance)\b", re.I)
# What the company expected of itself, or said before.
_OWN_PAST = re.compile(
    r"\b(?:its|our|their|company[’']s|previous\w*|prior|internal|own|«c\d+»[’']s)\s+(?:\w+\s+){0,2}?(?:guidance|forecasts?|expectations?|estimates?|projections?|communicated|predictions?)|\b(?:that|this)\s+(?:estimate|forecast|guidance)",
    re.I,
)
_OF_ANALYSTS = re.compile(r"\b(?:consensus|analysts?|wall\s+street|the\s+street)\b", re.I)
_RESULTS = re.compile(r"\b(?:results?|quarter|numbers|performance|report(?:ed|s)?)\b", re.I)
_REPORTED = re.compile(r"\b(?:results|numbers|performance|report(?:ed|s|ing)?|posted)\b", re.I)
_LOSS = re.compile(r"\bloss(?:es)?\b", re.I)
_MEASURES = (
    ("revenue", re.compile(r"\b(?:revenues?|sales|top[\s-]line|top\s+and\s+bottom[\s-]lines?)\b", re.I)),
    ("eps_adjusted", re.compile(r"«s\d+»|\b(?:earnings(?!\s+(?:call|report|release|season|reports))|eps|(?:profits?|loss(?:es)?|earnings)\s+(?:of\s+\S+\s+)?(?:per|a)\s+share|per\s+share|bottom[\s-]lines?)\b", re.I)),
    ("net_income", re.compile(r"\b(?:net\s+income|(?<!operating )profits?(?!\s+margin)|net\s+loss)\b", re.I)),
    ("adjusted_ebitda", re.compile(r"\bebitda\b(?!\s+margin)", re.I)),
    ("operating_income", re.compile(r"\boperating\s+(?:income|profit)\b", re.I)),
    ("gross_margin", re.compile(r"\bgross\s+margins?\b", re.I)),
    ("free_cash_flow", re.compile(r"\bfree\s+cash\s+flow\b", re.I)),
)  # fmt: skip
_TAIL_END = re.compile(r"[,;.]|\band\s+to\b|\bas\b")
# "the revenue beat" in passing is a comparison of its own, not what the next one compares.
_IN_PASSING = re.compile(r"\b(?:revenue|earnings|sales|profit|eps)\s+(?:beat|miss)\b", re.I)
# "A weaker-than-expected forecast"
_OF_OUTLOOK = re.compile(r"\s+(?:[\w-]+\s+){0,3}?(?:forecasts?|outlook|guidance)\b", re.I)
# A segment's name that tells what a company makes, as in "the software maker".
_NO_MAKER = r"(?!\s+(?:maker|company|giant|provider|firm|developer|seller|vendor)\b)"
_OF_A_LOSS = re.compile(r"(?:wider|larger|bigger|narrower|smaller)\s+than\b", re.I)
# "Acme beats estimates": the company itself, so its results as a whole.
_COMPANY_ITSELF = re.compile(r"«c\d+»\s+(?:(?:\w+ly|also|again|easily|just)\s+)*$")
# "That also fell below expectations": what the sentence before was about.
_FIGURE_BEFORE = re.compile(
    r"\W*(?:that|this|it|both|the|this|those)\s+(?:(?:figure|number|total|result|sum|amount|tally)s?\s+)?|\W*«c\d+»\s+",
    re.I,
)
_FIGURE = re.compile(r"\W*(?:the|this|that)\s+(?:figure|number|total|result|sum|tally)\b", re.I)

# "An upbeat forecast despite an earnings miss": the forecast did not miss.
_CONTRAST = re.compile(r"\b(?:despite|in\s+spite\s+of|notwithstanding)\b", re.I)

_COMPARISONS = Prefilter(COMPARISONS, lambda comparison: comparison.pattern, WORDS)
_Named = list[tuple[str, str | None]]


def comparisons_among(words: frozenset[str]) -> list[Comparison]:
    """Those whose words stand in a sentence that has these."""
    return _COMPARISONS.among(words)


def surprises(shaped: Shape, comparisons: Iterable[Comparison], before: str) -> Iterator[Signal]:
    """Each thing compared once, the first comparison that speaks of it.

    `before` is the text of the sentence in front, for "that also beat estimates".
    """
    if _speaks_of_its_own(shaped.sentence):
        return
    seen: set[tuple[str, str | None]] = set()
    found = [(match, each) for each in comparisons for match in each.pattern.finditer(shaped.text)]
    found.sort(key=lambda pair: pair[0].span())
    for match, comparison in found:
        if _OWN_PAST.search(match[0]):
            continue
        if _OF_A_LOSS.match(match[0]) and not _LOSS.search(shaped.text, 0, match.end()):
            continue
        ends = [m.end() for m, _ in found if not _IN_PASSING.fullmatch(m[0])]
        behind = max((end for end in ends if end <= match.start()), default=0)
        acting = actors(shaped, match.start()) or discourse(shaped)
        for metric, measure in _compared(shaped, match, before, behind):
            if (metric, measure) in seen:
                continue
            seen.add((metric, measure))
            for subject in acting[:1]:
                yield _signal(comparison, match, subject, metric, measure)


def _speaks_of_its_own(sentence: Sentence) -> bool:
    """Whether a company or a call's speaker says what was expected, and does not say that analysts did.

    "Revenue increased 4%, ahead of expectations" is then held against the company's own plan.
    """
    is_said = sentence.is_own or sentence.block.speaker is not None
    return is_said and _OF_ANALYSTS.search(sentence.text) is None


def _signal(
    comparison: Comparison, match: re.Match[str], subject: Token, metric: str, measure: str | None
) -> Signal:
    return Signal(
        rule=RULE,
        metric=metric,
        subject=subject,
        polarity=comparison.polarity,
        low=match.start(),
        high=match.end(),
        confidence=0.8,
        segment=measure,
        status="guidance" if metric == "guidance_vs_consensus" else "actual",
        negates=comparison.negates,
    )


def _compared(shaped: Shape, match: re.Match[str], before: str, behind: int) -> _Named:
    """Metric of the signal and what is compared: named in the comparison's own clause, else nearest before it.

    What stands in front of `behind`, the end of another comparison, was compared there.
    """
    low, _ = clause(shaped.text, match.start())
    contrast = max((c.end() for c in _CONTRAST.finditer(shaped.text, 0, match.start())), default=0)
    own_clause = shaped.text[max(low, behind, contrast) : match.start()]
    earlier = shaped.text[contrast : match.start()]
    is_guided = _is_guided(own_clause, earlier, match[0]) or (
        "-than-" in match[0] and _OF_OUTLOOK.match(shaped.text, match.end()) is not None
    )
    metric = _metric(is_guided=is_guided)
    words = _IN_PASSING.sub(" ", own_clause)
    if CAPEX.search(f"{words} {match[0]}"):
        return []
    after = shaped.text[match.end() : match.end() + 50]
    own = f"{match[0]} {re.split(_TAIL_END, after)[0]}"
    named = next(filter(None, (_measures(where) for where in (match[0], words, own))), [])
    # "beats on earnings and guidance": one comparison, two things compared.
    beside: _Named = []
    if re.search(r"\bon\s+$", match[0]) and not is_guided and _GUIDES.search(after):
        beside.append(("guidance_vs_consensus", None))
    if not named:
        if is_guided or _RESULTS.search(words) or _COMPANY_ITSELF.search(earlier):
            return [*beside, (metric, None)]
        named = _last_measure(earlier)
    if not named and (opening := _FIGURE_BEFORE.match(shaped.text)):
        if CAPEX.search(before):
            return beside
        named = _measures(before)[:1]
        metric = _metric(is_guided=_GUIDES.search(before) is not None)
        if not named and _FIGURE.match(opening[0]):
            return [*beside, (metric, None)]
    segment = _segment(shaped, f"{words} {own}")
    return [
        *beside,
        *((metric, f"{m}:{segment}" if segment and m == "revenue" else m) for m in named),
    ]


def _metric(*, is_guided: bool) -> str:
    return "guidance_vs_consensus" if is_guided else "result_vs_consensus"


def _is_guided(own_clause: str, earlier: str, comparison: str) -> bool:
    """Whether a guidance is compared: the nearer of the words for guidance and for results decides."""
    if _GUIDES.search(comparison):
        return True
    guides = [found.start() for found in _GUIDES.finditer(own_clause)]
    if guides:
        reported = [found.start() for found in _REPORTED.finditer(own_clause)]
        return not reported or guides[-1] > reported[-1]
    return not _RESULTS.search(own_clause) and _GUIDES.search(earlier) is not None


def _measures(words: str) -> list[str]:
    named = [name for name, pattern in _MEASURES if pattern.search(words)]
    if "eps_adjusted" in named and "net_income" in named:
        named.remove("net_income")
    return named


def _last_measure(words: str) -> list[str]:
    found = [(m.start(), name) for name, pattern in _MEASURES for m in pattern.finditer(words)]
    return [max(found)[1]] if found else []


_NO_MAKER = r"(?!\s+(?:maker|company|giant|provider|firm|developer|seller|vendor)\b)"


def _segment(shaped: Shape, words: str) -> str | None:
    """A reported segment of one of the sentence's companies that the words name."""
    ids = {t.entity_id for t in shaped.tokens if t.entity_id} | {shaped.sentence.subject}
    for entity_id in sorted(i for i in ids if i):
        company = companies().get(entity_id)
        for slug, names in (company.segments if company else {}).items():
            if any(re.search(rf"\b{re.escape(name)}\b{_NO_MAKER}", words, re.I) for name in names):
                return slug
    return None
