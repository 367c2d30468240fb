"""Metrics that are announced by a construction rather than by a noun beside the amount.

Share prices move, companies are worth something, customers make up a share, companies employ people,
growth rates go from one year's to another's.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.claims.prose.metric_cues import Cue
from extractors.claims.prose.metric_drafts import DOWN, UP, Draft, MetricRule, amount_of, negated
from extractors.claims.prose.metric_segments import is_reported, segment
from extractors.claims.prose.shape import Shape

_MOVE = (
    r"(?:rose|risen|fallen|rises?|rising|fell|falls?|falling|jump(?:ed|s|ing)?|drop(?:ped|s|ping)?|gain(?:ed|s|ing)?|los[et]s?|losing|slid(?:es?|ing)?|climb(?:ed|s|ing)?|surg(?:ed|es?|ing)"
    r"|soar(?:ed|s|ing)?|tumbl(?:ed|es?|ing)|plung(?:ed|es?|ing)|sank|sinks?|sinking|slump(?:ed|s|ing)?|dip(?:ped|s|ping)?|spik(?:ed|es?|ing)|rall(?:ied|ies|y|ying)|advanc(?:ed|es|ing)|declin(?:ed|es|ing)|retreat(?:ed|s)"
    r"|crash(?:ed|es|ing)|pop(?:ped|s)|slip(?:ped|s|ping)?|shed|add(?:ed|s)|up|down|higher|lower|popping|skyrocket(?:ed|s|ing))"
)
_SHARES = re.compile(
    rf"(?:(?P<who>«c\d+»(?:[’']s?)?)\s+)?\b(?P<noun>shares|stock(?:\s+price)?|share\s+price)\b(?P<gap>(?:\s+(?:of\s+(?P<of>«c\d+»)|in\s+(?P<in>«c\d+»)|the\s+company|price|were|was|are|is|have|has|had|also|closed|ended|opened|traded|trading|briefly|initially|then"
    rf"|as|much|by|been|nearly|about|more|than|sharply|already|still|an?|nearly|going|went|«t\d+»|on|in|after[- ]hours|premarket|extended)|,\s+which\s[^,;«]{3, 60}(?:«[x%]\d+»[^,;«]{0, 40})?,)*?[\s,]+(?P<verb>{_MOVE})(?:\s+(?:by|as\s+much\s+as|some|another|sharply|lower|higher|further|an?))*)\s+(?P<value>«%\d+»)",
    re.I,
)
_SENT = re.compile(
    rf"\b(?:sen(?:t|d|ding)|push(?:ed|ing)|driv(?:ing|e)|drove|lift(?:ed|ing))\s+(?:(?P<who>«c\d+»)(?:[’']s)?\s+|its\s+|the\s+)?(?P<noun>shares|stock|share\s+price)\s+(?P<verb>{_MOVE})(?:\s+by|\s+as\s+much\s+as)?\s+(?P<value>«%\d+»)",
    re.I,
)
_FUNDS = re.compile(r"\b(?:fund|etf|index|sector|peers|nasdaq|s&p|dow)\b", re.I)
_SPAN = re.compile(
    r"\b(?:so\s+far|year[- ]to[- ]date|ytd|since|this\s+year|in\s+(?:the\s+)?(?:past|last)|over\s+the|from\s+(?:its|their|a)|in\s+20\d\d|past\s+(?:year|month)|below\s+(?:its|their)|last\s+year)\b",
    re.I,
)
_VALUED = re.compile(
    r"\b(?:valu(?:ed|es|ing)(?:\s+(?P<it>«c\d+»|it|the\s+\w+))?\s+at|valuation\s+(?:of|to|at|reached|topped|hit|was|is)|(?:market\s+(?:cap(?:itali[sz]ation)?|value)|valuation)\s+(?:of|is|was|reached|hit|topped|to|at|now\s+at|stands\s+at|surpassed)"
    r"|(?:company|startup|lab|firm)[^«.;]{0,40}?\bworth)\s+(?:(?:a|an|the|some|roughly|about|around|nearly|up|to)\s+)*(?P<value>«[mv]\d+»)",
    re.I,
)
_VALUATION = re.compile(
    r"(?P<value>«[mv]\d+»)\s+(?:(?:post|pre)[- ]money\s+)?(?:valuation|market\s+(?:cap(?:itali[sz]ation)?|value))\b",
    re.I,
)
_VALUED_COMPANY = re.compile(
    r"(?:\bthe\s+|\ba\s+)(?P<value>«[mv]\d+»)[\s-]+(?:(?:AI|tech|technology|cloud|chip|software|private|public)\s+)?(?:startup|company|giant|firm|behemoth|lab)\b",
    re.I,
)
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
    r"(?:«c\d+»|\bit|\bwhich|\bthat|\bwho|\bcompany|\bfirm)\s*,?\s+(?:(?:now|currently|also|has|had|which|that|more|than)\s+)*(?:employ(?:s|ed|ing)|has|had|with|of)\s+(?:about\s+|a\s+(?:staff|workforce|team)\s+of\s+)?(?P<value>«n\d+»)|(?:workforce|headcount|staff)\s+(?:of|was|to|is|stood\s+at|reached)\s+(?P<value2>«[nx]\d+»)",
    re.I,
)
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
    r"(?:(?:deployed|installed|operates?|operating|has|have|owns?|fleet\s+of|«c\d+»)\s+(?:a\s+fleet\s+of\s+|an?\s+|the\s+)?(?P<value>«n\d+»)|(?P<value2>«n\d+»)\s+(?:[\w-]+\s+|«q\d+»\s+){0,3}?(?:chips\s+|accelerators\s+)?(?:deployed|installed|in\s+(?:operation|service|use)|online|up\s+and\s+running))",
    re.I,
)
_CHIPS = re.compile(r"chip|gpu|tpu|trainium|accelerator", re.I)
_COUNTS: tuple[tuple[re.Pattern[str], str, MetricRule], ...] = (
    (_STAFF, "headcount", "employs"),
    (_TEAM, "headcount", "team_of"),
    (_FLEET, "gpu_count", "chips_deployed"),
)


CONSTRUCTED = (
    _SHARES, _SENT, _VALUED, _VALUATION, _VALUED_COMPANY, _ACCOUNTS, _RELIES, _CAME_FROM, _STAFF, _TEAM,
    _GROWTH_RATE, _FLEET,
)  # fmt: skip


def constructed(shaped: Shape) -> Iterator[Draft]:
    """Drafts of share price, valuation, customers' shares, headcount and chips in use."""
    if "«%" in shaped.text:
        yield from _share_price(shaped)
        yield from _customer_share(shaped)
        yield from _growth_rate(shaped)
    if "«m" in shaped.text or "«v" in shaped.text:
        yield from _valuation(shaped)
    if "«n" in shaped.text or "«x" in shaped.text:
        yield from _counted(shaped)


def _cue(match: re.Match[str], metric: str, group: str | int = 0) -> Cue:
    return Cue(match.start(group), match.end(group), metric, False, False)


def _share_price(shaped: Shape) -> Iterator[Draft]:
    text = shaped.text
    for pattern in (_SHARES, _SENT):
        for match in pattern.finditer(text):
            if _FUNDS.search(text[max(0, match.start() - 40) : match.end("noun")]):
                continue
            if re.search(r"\bof\s+$", text[: match.start()]):
                continue
            token = shaped.token(match["value"])
            behind = text[match.end() : match.end() + 60]
            amount = amount_of(token)
            if DOWN.search(match["verb"]) or not (
                UP.search(match["verb"]) or _RISES.match(match["verb"])
            ):
                amount = negated(amount)
            groups = match.groupdict()
            named = next((groups[g] for g in ("who", "of", "in") if groups.get(g)), None)
            yield Draft(
                metric="share_price_change",
                token=token,
                amount=amount,
                cue=_cue(match, "share_price_change", "noun"),
                rule="shares_moved",
                score=0.95,
                subject=shaped.token(re.sub(r"[’']s?$", "", named)) if named else None,
                is_whole=True,
                day=not _is_stretch(shaped, behind),
            )
            yield from _moved_again(shaped, match.end())


def _growth_rate(shaped: Shape) -> Iterator[Draft]:
    """ "Revenue growth rate is to increase from 24% in FY25 to over 40% in FY26", of the whole or a segment."""
    published = shaped.sentence.published_on
    for match in _GROWTH_RATE.finditer(shaped.text):
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


def _is_stretch(shaped: Shape, behind: str) -> bool:
    """Whether a move was over months, not on one day."""
    if _SPAN.search(behind):
        return True
    named = re.match(r"\s*(?:in\s+|over\s+)?(«t\d+»)", behind)
    period = shaped.token(named[1]).period if named else None
    return period is not None and period.period_type != "event"


def _moved_again(shaped: Shape, at: int) -> Iterator[Draft]:
    """ "…, and are down 9% since January"."""
    match = _AGAIN.match(shaped.text[at : at + 120])
    if not match:
        return
    token = shaped.token(match["value"])
    falls = match["verb"].lower() in ("down", "off", "lost") or bool(DOWN.search(match["verb"]))
    yield Draft(
        metric="share_price_change",
        token=token,
        amount=negated(amount_of(token)) if falls else amount_of(token),
        cue=Cue(
            at + match.start("verb"), at + match.end("verb"), "share_price_change", False, False
        ),
        rule="shares_moved",
        score=0.9,
        is_whole=True,
        day=False,
    )


_AGAIN = re.compile(
    r"^[^«;.]{0,30}?(?:«t\d+»)?[^«;.]{0,20}?\b(?:and|but|though)\s+(?:(?:they\s+|it\s+|«c\d+»\s+)?(?:is|are|was|were|has|have)\s+)?(?:still\s+|now\s+)?(?P<verb>up|down|off|fallen|risen|lost|gained)\s+(?P<value>«%\d+»)",
    re.I,
)
_RISES = re.compile(r"rall|advanc|pop|add|climb|gain", re.I)


def _valuation(shaped: Shape) -> Iterator[Draft]:
    for pattern in (_VALUED, _VALUATION, _VALUED_COMPANY):
        for match in pattern.finditer(shaped.text):
            token = shaped.token(match["value"])
            owner = match.groupdict().get("it")
            yield Draft(
                metric="valuation",
                token=token,
                amount=amount_of(token),
                cue=_cue(match, "valuation"),
                rule="valued_at",
                score=0.93,
                subject=shaped.token(owner) if owner and owner.startswith("«") else None,
                is_whole=True,
            )


def _customer_share(shaped: Shape) -> Iterator[Draft]:
    for pattern in (_ACCOUNTS, _RELIES, _CAME_FROM):
        for match in pattern.finditer(shaped.text):
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


def _counted(shaped: Shape) -> Iterator[Draft]:
    for pattern, metric, rule in _COUNTS:
        for match in pattern.finditer(shaped.text):
            token = shaped.token(match["value"] or match["value2"])
            if amount_of(token).unit not in ("count", None):
                continue
            noun = _PEOPLE if metric == "headcount" else _CHIPS
            if not noun.search(f"{amount_of(token).noun} {match[0]}"):
                continue
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
