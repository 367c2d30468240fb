"""Metrics that are announced by a construction rather than by a noun beside the amount.

Companies are worth something, customers make up a share, companies employ people,
growth rates go from one year's to another's.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.claims.prose.deals import deals_in
from extractors.claims.prose.entities import slug
from extractors.claims.prose.metric_cues import MULTIPLIES, Cue
from extractors.claims.prose.metric_drafts import (
    DOWN,
    Draft,
    MetricRule,
    amount_of,
    magnified,
    negated,
    printed,
)
from extractors.claims.prose.metric_growth import on_the_year
from extractors.claims.prose.metric_segments import is_reported, segment
from extractors.claims.prose.metric_share_price import PATTERNS, share_price_moves
from extractors.claims.prose.shape import Shape, Token, likely_matches, shape

_PART_GROWS = re.compile(
    r"(?:(?P<who>«c\d+»)(?![’'])(?:\s+and\s+(?:its\s+|other\s+)(?:[\w-]+\s+){1,2}services)?|\b(?P<noun>segment|division|unit|business|group)\b)(?:,\s+which\s(?:[^,;«]|«c\d+»(?:[’']s)?){3,60},)?(?:\s+(?:revenues?|sales))?"
    r"(?:\s+(?:also|has|have|again|now|alone|itself))*\s+(?P<verb>grew|expanded|rose|increased|jumped|surged|climbed|soared|accelerated\s+to|fell|declined|shrank|dropped|slipped|was\s+up|was\s+down|is\s+growing|growing)"
    r"(?:\s+(?:by|at|an?|another|as\s+much\s+as|(?:year[- ](?:over|on)[- ]year|annual)(?:\s+by)?))*\s+(?P<value>«%\d+»)(?!\s+(?:of|stake|margin|points?)\b)",
    re.I,
)
_EARNS = re.compile(
    r"\b(?P<verb>earn(?:ed|s|ing)?|lost|los(?:e|es|ing)|made|make)\s+(?:(?:an?|net|some|of|about|(?P<adjusted>adjusted)|(?P<loss>loss)|profit|earnings|income|around|roughly)\s+)*(?P<value>«s\d+»)",
    re.I,
)
_ADJUSTED_BEHIND = re.compile(
    r"[^«;.]{0,30}?\b(?:on\s+an\s+adjusted\s+basis|adjusted|excluding|before\s+(?:special|one-time|certain))\b",
    re.I,
)
_INVESTS = re.compile(
    r"\b(?:rais|increas|lift|boost|cut|lower|hik|expand)(?:e|es|ed|ing|s|ting)?\s+(?:its\s+|«c\d+»[’']s\s+)?(?:annual\s+|planned\s+|total\s+|«t\d+»\s+)*(?P<noun>investments?|spending)(?:\s+(?:plans?|budget|forecast|target|guidance))?(?:\s+(?:for|in)\s+(?:the\s+)?«t\d+»)?\s+to\s+(?:an?\s+range\s+(?:of\s+|between\s+)?)?(?P<value>«m\d+»)",
    re.I,
)
# Growth "from 5% to 7% in constant currency and from 8% to 9% in U.S. dollars".
_FROM_TO = r"from\s+«%\d+»\s+to\s+«%\d+»"
_GROWS_IN_RANGE = re.compile(
    rf"\b(?P<cue>revenues?|sales)\s+(?:is|are)\s+(?:now\s+|currently\s+)?(?:expected|forecast(?:ed)?|projected|anticipated)\s+to\s+(?P<verb>grow|increase|rise|be\s+up|decline|decrease|fall|be\s+down)\s+"
    rf"(?:{_FROM_TO}\s+(?:in|on\s+an?)\s+constant[- ]currency(?:\s+basis)?,?\s+and\s+(?:(?:(?:is|are)\s+)?expected\s+to\s+(?:grow|increase|rise|be\s+up|decline|decrease|fall|be\s+down)\s+)?)?"
    r"from\s+(?P<low>«%\d+»)\s+to\s+(?P<high>«%\d+»)",
    re.I,
)
_REACHES = re.compile(
    r"(?:\s+(?:year[- ](?:over|on)[- ]year|from\s+a\s+year\s+(?:ago|earlier)|«t\d+»))?,?\s+to\s+(?:an?\s+|about\s+|record\s+)*(?P<value>«m\d+»)",
    re.I,
)
_EXPECTS_GROWTH = re.compile(
    r"\b(?P<cue>revenues?|sales)\s+(?:guidance|outlook|forecast|growth)\b(?:[^«;]|«t\d+»){0,60}?\b(?:expecting|forecasting|projecting|to)\s+(?:an?\s+|between\s+|about\s+)*(?P<noun>gain|growth|increase|rise|decline|drop|decrease)\s+of\s+(?P<value>«%\d+»)",
    re.I,
)
_GOVERNED_PART = re.compile(
    r"\b(?:for|of|in|at|from|by|to)\s+(?:the\s+|its\s+|that\s+|this\s+|«c\d+»[’']s\s+)(?:(?!and\b)[\w&/-]+\s+){0,4}\Z",
    re.I,
)
# What is spent on one site is not; what is spent in a year on them all is.
_SPENDS = re.compile(
    r"\b(?:(?P<past>spent|invested)|(?:spend|invest)(?:s|ing)?)\s+(?P<value>«m\d+»)\s+(?:«t\d+»\s+|[\w-]+\s+){0,2}?(?P<noun>on|in)\s+(?:[\w-]+\s+|its\s+|«c\d+»[’']s\s+){0,3}?"
    r"(?:AI|capital\s+(?:expenditures?|projects)|capex|data\s+cent(?:er|re)s|(?:computing\s+|cloud\s+|digital\s+)?infrastructure|property\s+and\s+equipment|equipment|chips)\b"
    r"(?=[^«;.]{0,40}?(?:\s(?:in|this|for|during|over)\s+(?:the\s+)?(?:«t|year\b|fiscal\b)|\s«t))",
    re.I,
)
_SHIPS = re.compile(
    r"\b(?P<cue>ship(?:s|ped|ping)?)\s+(?:about\s+|over\s+|roughly\s+)*(?P<value>«m\d+»)\s+(?:worth\s+)?(?:in|of)\s+(?P<part>(?:AI|[a-z-]+)(?:\s+[a-z-]+){0,2}?)(?=\s+(?:in|this|for|during|by|last|next)\b|\s+«t|[,.])",
    re.I,
)
_SHIPMENTS = re.compile(
    r"(?P<value>«m\d+»)\s+(?:worth\s+)?(?:in|of)\s+(?P<part>(?:AI|[a-z-]+)(?:\s+[a-z-]+){0,2}?)\s+(?P<cue>shipments)\b",
    re.I,
)
_GROSS = re.compile(
    r"\b(?P<cue>gross\s+(?:margin|profit))\b(?:[^«;.]|«[%tx]\d+»){0,60}?«m\d+»,?\s+or\s+(?P<value>«%\d+»)\s+of\s+(?:(?:net|total)\s+)?(?:revenues?|sales)\b",
    re.I,
)
_VALUED = re.compile(
    r"\b(?:valu(?:ed|es|ing)(?:\s+(?P<it>«c\d+»|it|the\s+\w+))?\s+at|valuation\s+(?:of|to|at|reached|topped|hit|was|is)|(?:market\s+(?:cap(?:itali[sz]ation)?|value)|valuation)\s+(?:of|is|was|reached|hit|topped|to|at|now\s+at|stands\s+at|surpassed)"
    r"|(?:company|startup|lab|firm)[^«.;]{0,40}?\bworth)\s+(?:(?:a|an|the|some|roughly|about|around|nearly|up|to)\s+)*(?P<value>«[mv]\d+»)",
    re.I,
)
# What a part of a company or a deal is worth: "its stake in Acme was valued at".
_STAKE_AHEAD = re.compile(
    r"\b(?:stake|investment|holding|position)s?\b[^,;]{0,50}?\b(?:is|was|were|be|been|now|currently)\s+(?:\w+\s+){0,2}$"
    r"|\b(?:deal|agreement|contract|lease|order|transaction|purchase|portfolio|project|site)s?\s+(?:(?:is|was|were|now)\s+)?$"
)
_VALUATION = re.compile(
    r"(?P<value>«[mv]\d+»)\s+(?:(?:post|pre)[- ]money\s+)?(?:valuation|market\s+(?:cap(?:itali[sz]ation)?|value))\b",
    re.I,
)
_VALUED_COMPANY = re.compile(
    r"(?:\bthe\s+|\ba\s+)(?P<value>«[mv]\d+»)[\s-]+(?:(?:AI|tech|technology|cloud|chip|software|private|public)\s+)?(?:startup|company|giant|firm|behemoth|lab)\b",
    re.I,
)
_OF_A_ROUND = re.compile(r"\b(?:post|pre)[- ]money\b", re.I)
_WHOLE = (
    r"(?:(?:of|for|in)\s+)?(?:«[mv]\d+»\s+|(?P<own>«c\d+»[’']s|its|our|the\s+company[’']s|their)\s+|the\s+|total\s+|quarterly\s+|annual\s+|overall\s+|first-quarter\s+|«t\d+»\s+|revenue\s+|contracted\s+)*"
    r"(?P<base>revenues?|sales|(?:revenue\s+)?backlog|remaining\s+performance\s+obligations?|rpo)\b"
)
_MAKES_UP = r"(?:account(?:ed|s|ing)?\s+for|represent(?:ed|s|ing)?|ma[dk]e[s]?\s+up|making\s+up|compris(?:ed|es|ing)|contribut(?:ed|es|ing)|generat(?:ed|es|ing)|constitut(?:ed|es|ing))"
_ACCOUNTS = re.compile(
    rf"(?P<who>«c\d+»|\b(?:no\s+(?:single\s+|other\s+|one\s+)?|(?:one|a\s+single|(?:its|our|the)\s+(?:largest|top|biggest)|largest|top|biggest|single)\s+)(?:customer|client)s?)\s*(?:,\s*|alone\s+|which\s+|also\s+|that\s+|who\s+|will\s+|now\s+|has\s+|have\s+)*{_MAKES_UP}\s+"
    rf"(?:greater\s+than\s+|more\s+than\s+|about\s+|for\s+)*(?P<value>«%\d+»)\s+(?:of\s+){_WHOLE}",
    re.I,
)
_RELIES = re.compile(
    rf"(?:(?P<own2>«c\d+»)(?:[’']s)?\s+)?(?:relian(?:ce|t)|depend(?:s|ence|ent|ed)?|relie[sd]|rely)\s+(?:heavily\s+)?(?:up)?on\s+(?P<who>«c\d+»)\s+for\s+(?P<value>«%\d+»)\s+(?:of\s+){_WHOLE}",
    re.I,
)
_CAME_FROM = re.compile(
    rf"(?P<value>«%\d+»)\s+of\s+{_WHOLE}\s+(?:(?:was|is|came|comes|coming|derived|generated|deriving)\s+)*(?:from|tied\s+to|attributable\s+to)\s+(?P<who>«c\d+»)",
    re.I,
)
_SHARE_BEFORE = re.compile(
    r"^[^«;]{0,20}?(?:\b(?:up|down)\s+|\band\s+(?:even\s+)?(?:more\s+)?(?:\w+ly\s+)?)?from\s+(?:where\s+[^«]{0,40}?at\s+)?(?P<value>«%\d+»)(?P<tail>\s+(?:last\s+quarter|to\s+begin|at\s+the|a\s+year|in\b|«t))?",
    re.I,
)
_STAFF = re.compile(
    r"(?:«c\d+»|\bit|\bwhich|\bthat|\bwho|\bcompany|\bfirm)\s*,?\s+(?:(?:now|currently|also|has|had|which|that|more|than)\s+)*(?:employ(?:s|ed|ing)?|has|have|had|with|of|end(?:ed|s)\s+(?:the\s+)?(?:quarter|year|period|«t\d+»)\s+with)\s+(?:about\s+|a\s+(?:staff|workforce|team)\s+of\s+)?(?P<value>«n\d+»)|(?:workforce|headcount|staff)\s+(?:of|was|to|is|stood\s+at|reached)\s+(?P<value2>«[nx]\d+»)",
    re.I,
)
_SOMEWHERE = re.compile(r"\s+(?:[a-z-]+\s+){0,2}in\s+(?:the\s+)?[A-Z«]")
_PEOPLE = re.compile(r"employee|people|person|staff|work(?:er|force)|headcount", re.I)
_TEAM = re.compile(
    r"(?P<who>«c\d+»),?\s+(?:is\s+)?an?\s+(?P<value>«n\d+»)(?:-(?:person|people|employee|strong))?\s+(?:[\w-]+\s+){0,3}(?:startup|start-up|spinout|spin-out|spinoff|company|firm|team|lab|group|business)|\ba\s+(?P<value2>«n\d+»)(?:-(?:person|people|employee))?\s+(?:startup|team)\b",
    re.I,
)
_GROWTH_RATE = re.compile(
    r"(?P<whole>\b(?:revenues?|sales)\s+)?(?P<cue>growth\s+rate)\b[^«;.]{0,80}?\bfrom\s+(?P<before>«%\d+»)\s+(?:in\s+)?(?P<then>«t\d+»)\s+to\s+(?P<after>«%\d+»)\s+(?:in\s+)?(?P<later>«t\d+»)",
    re.I,
)
_FLEET = re.compile(
    r"(?:(?:fleet|total|count|base|footprint)\s+(?:of\s+)?(?:(?:GPUs|has|now|grown?|grew|grows|expanded|increased|rose|stands?|is|was)\s+){0,3}(?:to|of|at)\s+(?P<value3>«n\d+»)|(?:deployed|installed|operates?|operating|has|have|owns?|fleet\s+of|«c\d+»)\s+(?:a\s+fleet\s+of\s+|an?\s+|the\s+)?(?P<value>«n\d+»)|(?P<value2>«[nx]\d+»)\s+(?:«c\d+»\s+)?(?:[\w-]+\s+|«q\d+»\s+){0,3}?(?:chips\s+|accelerators\s+)?(?:deployed|installed|in\s+(?:operation|service|use)|online|up\s+and\s+running))",
    re.I,
)
# A fleet that goes "from 20,000 GPUs today to 100,000 GPUs", an "expansion to 100,000 GPUs".
_GPUS = r"\s+(?:GPUs?|chips|accelerators)\b"
_FLEET_GROWS = re.compile(
    rf"\b(?:(?:fleet|footprint|base)\s+from\s+(?P<before>«n\d+»)(?:{_GPUS})?(?:\s+(?P<now>today|now|currently|«t\d+»))?|(?:expansion|expand(?:ing)?|scal(?:e|ing)|grow(?:ing)?)(?:\s+(?:«c\d+»[’']s|the|fleet|GPU|capacity))*)\s+to\s+(?:(?:over|about|approximately)\s+)?(?P<value>«n\d+»)(?P<chips>{_GPUS})?",
    re.I,
)
_TARGETED = re.compile(
    r"\b(?:target(?:s|ed|ing)?|aim(?:s|ed|ing)?\s+for|goals?\s+of|plan(?:s|ned|ning)?\s+for)\s+(?P<value>«w\d+»)(?=\s+of\s+(?:[\w-]+\s+){0,3}?(?:power|capacity|load|compute)\b|\s+(?:[\w-]+\s+){0,2}?(?:by|in)\s+«t)",
    re.I,
)
_TO_REACH = re.compile(
    r"\b(?:expects?|plans?|aims?|intends?|anticipates?|targets?|on\s+track)\b(?:\s+(?:for|that))?\s+(?:(?:«c\d+»[’']s|total|overall|operational|installed|connected|active|energi[sz]ed|available|critical|IT|the)\s+){0,4}(?:power|capacity|load)\s+(?:to|will)\s+(?:reach|be|exceed|total|grow\s+to|increase\s+to|surpass)\s+(?P<value>«w\d+»)",
    re.I,
)
_CHIPS = re.compile(r"chip|gpu|tpu|trainium|accelerator|\bG?[BH]\d00s?\b", re.I)
_COUNTS: tuple[tuple[re.Pattern[str], str, MetricRule], ...] = (
    (_STAFF, "headcount", "employs"),
    (_TEAM, "headcount", "team_of"),
    (_FLEET, "gpu_count", "chips_deployed"),
)


CONSTRUCTED = (
    *PATTERNS, _PART_GROWS, _EXPECTS_GROWTH, _GROWS_IN_RANGE, _EARNS, _SHIPS, _SHIPMENTS, _GROSS, _SPENDS, _INVESTS, _VALUED, _VALUATION, _VALUED_COMPANY, _ACCOUNTS, _RELIES, _CAME_FROM, _STAFF, _TEAM,
    _GROWTH_RATE, _FLEET, _FLEET_GROWS, _TARGETED, _TO_REACH,
)  # fmt: skip
_matches = likely_matches(CONSTRUCTED)


def constructed(shaped: Shape) -> Iterator[Draft]:
    """Drafts of share price, valuation, customers' shares, headcount and chips in use."""
    if "«%" in shaped.text or "«x" in shaped.text:
        yield from share_price_moves(shaped)
    if "«%" in shaped.text:
        yield from _part_growth(shaped)
        yield from _expected_growth(shaped)
        yield from _growth_in_range(shaped)
        yield from _customer_share(shaped)
        yield from _growth_rate(shaped)
    if "«m" in shaped.text or "«v" in shaped.text:
        yield from _valuation(shaped)
        yield from _investment(shaped)
        yield from _shipments(shaped)
        yield from _gross_margin(shaped)
    if "«s" in shaped.text:
        yield from _earned(shaped)
    if "«n" in shaped.text or "«x" in shaped.text:
        yield from _counted(shaped)
        yield from _fleet_growth(shaped)
    if "«w" in shaped.text:
        yield from _power_target(shaped)


def _cue(match: re.Match[str], metric: str, group: str | int = 0) -> Cue:
    return Cue(match.start(group), match.end(group), metric, False, False)


def _expected_growth(shaped: Shape) -> Iterator[Draft]:
    """ "It raised its revenue outlook, expecting a gain of 1% to 3%"."""
    for match in _matches(_EXPECTS_GROWTH, shaped):
        token = shaped.token(match["value"])
        is_fall = DOWN.search(match["noun"]) is not None
        yield Draft(
            metric="revenue_growth_yoy",
            token=token,
            amount=negated(amount_of(token)) if is_fall else amount_of(token),
            cue=_cue(match, "revenue_growth_yoy", "cue"),
            rule="expects_growth",
            score=0.8,
            status="guidance",
        )


def _growth_in_range(shaped: Shape) -> Iterator[Draft]:
    """ "Revenue is expected to grow from 19% to 21%": the ends of a range, as reported."""
    for match in _matches(_GROWS_IN_RANGE, shaped):
        low, high = shaped.token(match["low"]), shaped.token(match["high"])
        if not on_the_year(shaped, match.end()):
            continue
        amount = replace(amount_of(low), end=high.end, high=amount_of(high).high)
        yield Draft(
            metric="revenue_growth_yoy",
            token=low,
            amount=negated(amount) if DOWN.search(match["verb"]) else amount,
            cue=_cue(match, "revenue_growth_yoy", "cue"),
            rule="expects_growth",
            score=0.9,
            status="guidance",
        )


def _growth_rate(shaped: Shape) -> Iterator[Draft]:
    """ "Revenue growth rate is to increase from 24% in FY25 to over 40% in FY26", of the whole or a segment."""
    published = shaped.sentence.published_on
    for match in _matches(_GROWTH_RATE, shaped):
        subject = shaped.sentence.subject
        part = subject and segment(subject, shaped, _cue(match, "revenue_growth_yoy", "cue"))
        if not match["whole"] and not (part and subject and is_reported(subject, part)):
            continue
        for value, when in (("before", "then"), ("after", "later")):
            token, period = shaped.token(match[value]), shaped.token(match[when]).period
            if period is None or published is None:
                continue
            yield Draft(
                metric="revenue_growth_yoy",
                token=token,
                amount=amount_of(token),
                cue=_cue(match, "revenue_growth_yoy", "cue"),
                rule="growth_rate",
                score=0.9,
                status="actual" if period.last_day <= published else "guidance",
                period=period,
            )


def _part_growth(shaped: Shape) -> Iterator[Draft]:
    """ "AWS grew 20%", "the payments segment, which includes cards, fell 3%": of a part, its revenue did."""
    for match in _matches(_PART_GROWS, shaped):
        token = shaped.token(match["value"])
        who = shaped.token(match["who"]) if match["who"] else None
        division = who.mention.segment if who and who.mention else None
        if (who and division is None) or not on_the_year(shaped, match.end()):
            continue
        if _GOVERNED_PART.search(shaped.text, 0, match.start()):
            continue  # "operating income for the segment fell 3%"
        amount = amount_of(token)
        if amount.unit == "multiple":
            if not MULTIPLIES.match(printed(shaped, token)):
                continue
            amount = magnified(amount)
        yield Draft(
            metric="revenue_growth_yoy",
            token=token,
            amount=negated(amount) if DOWN.search(match["verb"] or "") else amount,
            cue=_cue(match, "revenue_growth_yoy", "noun" if match["noun"] else "verb"),
            rule="part_grew",
            score=0.8,
            subject=who,
            segment=division,
        )
        if reached := _REACHES.match(shaped.text, match.end()):
            value = shaped.token(reached["value"])
            yield Draft(
                metric="revenue",
                token=value,
                amount=amount_of(value),
                cue=_cue(match, "revenue", "noun" if match["noun"] else "verb"),
                rule="part_grew",
                score=0.8,
                subject=who,
                segment=division,
            )


def _issuer(shaped: Shape, valuation: Token) -> Token | None:
    """Whose shares are bought in the round that the sentence tells of in front of a valuation.

    "Acme invests in Globex in a round that values it at …": it is Globex.
    """
    with_strangers = shape(shaped.sentence, with_unknown=True)
    issuers = {
        deal.subject: deal.parties[0]
        for deal in deals_in(with_strangers)
        if deal.metric == "equity_investment"
        and deal.amount
        and deal.amount.start < valuation.start
        and deal.parties
    }
    return next(iter(issuers.values())) if len(issuers) == 1 else None


def _power_target(shaped: Shape) -> Iterator[Draft]:
    """ "Targeting 1 GW of power in 2026", "we expect our connected power to reach 220 MW"."""
    for pattern in (_TARGETED, _TO_REACH):
        for match in pattern.finditer(shaped.text):
            token = shaped.token(match["value"])
            yield Draft(
                metric="power_target",
                token=token,
                amount=amount_of(token),
                cue=_cue(match, "power_target"),
                rule="power_targeted",
                score=0.9,
                status="guidance",
            )


def _valuation(shaped: Shape) -> Iterator[Draft]:
    for pattern in (_VALUED, _VALUATION, _VALUED_COMPANY):
        for match in _matches(pattern, shaped):
            token = shaped.token(match["value"])
            owner = match.groupdict().get("it")
            who = shaped.token(owner) if owner and owner.startswith("«") else None
            if _STAKE_AHEAD.search(shaped.text, 0, match.start()) and not owner:
                continue
            if shaped.sentence.by_issuer and not (owner or _OF_A_ROUND.search(match[0])):
                continue  # what an issuer's holdings and projects are worth
            if who is None or who.is_pronoun:
                who = _issuer(shaped, token) or who
            yield Draft(
                metric="valuation",
                token=token,
                amount=amount_of(token),
                cue=_cue(match, "valuation"),
                rule="valued_at",
                score=0.93,
                subject=who,
                is_whole=True,
            )


def _earned(shaped: Shape) -> Iterator[Draft]:
    """ "It earned 50 cents a share excluding items", "expects to lose between $1 and $2 per share"."""
    for match in _matches(_EARNS, shaped):
        token = shaped.token(match["value"])
        is_loss = match["verb"].lower().startswith("los") or match["loss"] is not None
        is_adjusted = match["adjusted"] or _ADJUSTED_BEHIND.match(shaped.text, match.end())
        metric = "eps_adjusted" if is_adjusted else "eps_diluted"
        yield Draft(
            metric=metric,
            token=token,
            amount=negated(amount_of(token)) if is_loss else amount_of(token),
            cue=Cue(*match.span("verb"), metric, is_loss, is_adjusted is not None),
            rule="earned_per_share",
            score=0.85,
        )


def _investment(shaped: Shape) -> Iterator[Draft]:
    """ "It will raise investment to about €2.7 billion": what a company spends on itself is capex."""
    for match in (*_matches(_INVESTS, shaped), *_matches(_SPENDS, shaped)):
        token = shaped.token(match["value"])
        yield Draft(
            metric="capex",
            token=token,
            amount=amount_of(token),
            cue=_cue(match, "capex", "noun"),
            rule="raises_investment",
            score=0.8,
            status="actual" if match.groupdict().get("past") else "guidance",
            is_whole=True,
        )


def _shipments(shaped: Shape) -> Iterator[Draft]:
    """ "It expects to ship $15 billion in AI servers", "$25 billion in AI server shipments": sales of a part."""
    for match in (*_SHIPS.finditer(shaped.text), *_SHIPMENTS.finditer(shaped.text)):
        token = shaped.token(match["value"])
        yield Draft(
            metric="revenue",
            token=token,
            amount=amount_of(token),
            cue=_cue(match, "revenue", "cue"),
            rule="ships",
            score=0.8,
            segment=slug(match["part"]) or None,
        )


def _gross_margin(shaped: Shape) -> Iterator[Draft]:
    """ "Gross margin was up 5% to $6 billion or 20% of revenue": the sum is told, and the margin."""
    for match in _GROSS.finditer(shaped.text):
        token = shaped.token(match["value"])
        yield Draft(
            metric="gross_margin",
            token=token,
            amount=amount_of(token),
            cue=_cue(match, "gross_margin", "cue"),
            rule="or_of_revenue",
            score=0.9,
        )


def _customer_share(shaped: Shape) -> Iterator[Draft]:
    for pattern in (_ACCOUNTS, _RELIES, _CAME_FROM):
        for match in _matches(pattern, shaped):
            is_backlog = re.match(r"rev\w*s?$|sales", match["base"], re.I) is None
            metric = f"customer_share_of_{'backlog' if is_backlog else 'revenue'}"
            who = match["who"]
            customer = shaped.token(who) if who.startswith("«") else None
            owner = match.groupdict().get("own2") or match["own"]
            owns = re.match(r"«c\d+»", owner or "")
            token = shaped.token(match["value"])
            amount = amount_of(token)
            if re.match(r"no\b", who, re.I) and amount.high is None:
                amount = replace(amount, low=None, high=amount.low, bound="at_most")
            draft = Draft(
                metric=metric,
                token=token,
                amount=amount,
                cue=_cue(match, metric),
                rule="customer_accounts_for",
                score=0.96,
                subject=shaped.token(owns[0]) if owns else None,
                counterparty=customer,
                is_whole=True,
            )
            yield draft
            yield from _shares_before(shaped, draft, match.end())


def _shares_before(shaped: Shape, draft: Draft, at: int) -> Iterator[Draft]:
    """ "…, down from 50% last quarter and from 85% at the start of the year"."""
    for _ in range(3):
        match = _SHARE_BEFORE.match(shaped.text[at : at + 160])
        if not match:
            return
        token = shaped.token(match["value"])
        yield replace(
            draft,
            token=token,
            amount=amount_of(token),
            rule="compared_with",
            primary=draft,
            is_comparison=True,
        )
        at += match.end("value") + len(match["tail"] or "")


def _fleet_growth(shaped: Shape) -> Iterator[Draft]:
    """How many chips there are, and how many there are to be."""
    for match in _matches(_FLEET_GROWS, shaped):
        token = shaped.token(match["value"])
        if not match["chips"] and not _CHIPS.search(amount_of(token).noun or ""):
            continue
        grown = Draft(
            metric="gpu_count",
            token=token,
            amount=amount_of(token),
            cue=_cue(match, "gpu_count"),
            rule="chips_deployed",
            score=0.8,
            status="guidance",
            is_whole=True,
        )
        yield grown
        if match["before"] and match["now"]:
            before = shaped.token(match["before"])
            today = shaped.token(match["now"]).period if match["now"].startswith("«") else None
            yield replace(
                grown, token=before, amount=amount_of(before), status="actual", period=today
            )


def _counted(shaped: Shape) -> Iterator[Draft]:
    for pattern, metric, rule in _COUNTS:
        for match in _matches(pattern, shaped):
            found = match.groupdict()
            code = next(found[name] for name in ("value", "value2", "value3") if found.get(name))
            token = shaped.token(code)
            if amount_of(token).unit not in ("count", None):
                continue
            noun = _PEOPLE if metric == "headcount" else _CHIPS
            if not noun.search(f"{amount_of(token).noun} {match[0]}"):
                continue
            if metric == "headcount" and _SOMEWHERE.match(shaped.text, match.end()):
                continue  # those of one country
            who = match.groupdict().get("who")
            yield Draft(
                metric=metric,
                token=token,
                amount=amount_of(token),
                cue=_cue(match, metric),
                rule=rule,
                score=0.8,
                subject=shaped.token(who) if who else None,
                is_whole=True,
            )
