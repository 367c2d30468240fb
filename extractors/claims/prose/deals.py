"""Deals in prose: who sells, who buys, who lends, who invests — how much, how long, how firmly.

`deal_frames` holds the constructions; here they are matched against sentences, the parts are filled,
and the terms of a contract (years, end year, power, chips) are read from the words around it. A part of
a total is a claim of its own and never added to anything.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.claims.prose.circumstances import event_period, hardware, period_columns
from extractors.claims.prose.deal_dates import dated
from extractors.claims.prose.deal_drafts import Deal, Draft
from extractors.claims.prose.deal_frames import (
    CAPACITY_DEAL,
    CONSTRUCTIONS,
    END_DURATION,
    END_RUN,
    END_THROUGH,
    END_VERB,
    END_YEAR,
    END_YEAR_RULE,
    GATE,
    OTHER_MONEY,
    RESUMED_INVESTMENTS,
    RESUMPTION,
    TERM_AFTER,
    TERM_BEFORE,
    TWO_PARTIES,
    WORTH,
    Construction,
)
from extractors.claims.prose.deal_roles import names_a_provider, parties, seller_and_buyer
from extractors.claims.prose.deal_sequels import continued, invested_again, resumed
from extractors.claims.prose.modality import Frame, frame
from extractors.claims.prose.shape import (
    WORDS,
    Shape,
    Token,
    is_prose,
    shape,
    with_recent,
    words_at_most,
)
from extractors.claims.spans import Amount, Sentence
from extractors.prefilter import Prefilter
from warehouse.records import Claim, Document, Span, Status, claim_id

VERSION = "1"
_NEAR = 3  # sentences within which "the deal" means the one just told of

_CONSTRUCTIONS = Prefilter(CONSTRUCTIONS, lambda construction: construction.pattern)
_TELLING = Prefilter(
    (
        *(c.pattern for c in (*CONSTRUCTIONS, *RESUMED_INVESTMENTS)),
        CAPACITY_DEAL,
        RESUMPTION,
        END_YEAR,
        END_DURATION,
    ),
    lambda pattern: pattern,
    WORDS,
)
_GATE = Prefilter((GATE,), lambda pattern: pattern, WORDS)
_METRIC_OF = {"w": "contract_power", "n": "contract_chips"}
_EACH = re.compile(r"\beach\b", re.I)
# "At its 200-megawatt campus", "beginning with a first 50 MW": the size of a site, or of a part.
_NO_TERM = re.compile(
    r"\b(?:at|in|from|on|within|near|inside|expand\w*|operates?|owns?|separate)\s+(?:its|the|an?|«c\d+»[’']s|their)\s+(?:[\w-]+\s+){0,2}$|\b(?:separate|initial|first|planned|existing)\s+$"
    r"|\b(?:eye(?:s|ing)?|(?:scale|grow|ramp)(?:s|ing)?\s+(?:up\s+)?to)\s+(?:\w+\s+){0,2}$"
    r"|(?:\b(?:tripl|doubl|quadrupl|bring|rais|increas|expand|lift|boost|tak)\w*|«x\d+»)\s+(?:\S+\s+){1,6}to\s+(?:\w+\s+){0,2}$"
)
# "Deploying chips across 200 MW of sites": the size is of what they stand in.
_SPREADS = re.compile(r"\bacross\s+(?:about\s+|some\s+)?\Z", re.I)
_CHIPS = re.compile(r"chip|gpu|tpu|processor|accelerator|trainium|xpu", re.I)


def deal_claims(document: Document, sentences: Sequence[Sentence]) -> list[Claim]:
    """Claims of kind `deal` in the order of the text; one amount is read once.

    A deal with two named parties and no value gives a `contract_value` with both ends null. Talks have
    the modality `talks` and the status `estimate`.
    """
    is_news = document.kind in ("article", "announcement")
    told = dated(_drafts(sentences), is_news=is_news)
    claims = (_claim(document, draft) for draft in told)
    return list({claim.claim_id: claim for claim in claims}.values())


def _drafts(sentences: Sequence[Sentence]) -> Iterator[Draft]:
    latest: tuple[int, Deal] | None = None
    told: list[Deal] = []
    for index, (sentence, recent) in enumerate(with_recent(sentences)):
        is_evidence = sentence.block.kind not in ("noise", "boilerplate") and is_prose(sentence)
        if not is_evidence or not _may_tell(sentence):
            continue
        shaped = shape(sentence, recent, with_unknown=True)
        deals = deals_in(shaped)
        for deal in deals:
            yield from _terms_of(shaped, deal, deals)
        if latest and index - latest[0] <= _NEAR and not deals:
            yield from _resumed(shaped, resumed(shaped, latest[1]))
        if not deals:
            again = list(invested_again(shaped, told))
            yield from _resumed(shaped, [*again, *continued(shaped, again)])
        told += deals
        contracts = [deal for deal in deals if deal.metric.startswith("contract_")]
        if contracts:
            latest = (index, contracts[-1])
        if not contracts:
            yield from _end_years(shaped)


def _may_tell(sentence: Sentence) -> bool:
    """Whether a sentence is worth its constructions: a sum, a size, or a word for a deal."""
    if not _TELLING.among(sentence.words):
        return False
    units = {amount.unit or "" for amount in sentence.amounts}
    return (
        "MW" in units
        or any(len(unit) == 3 for unit in units)
        or ("count" in units and _CHIPS.search(sentence.text) is not None)
        or any(gate.search(sentence.text) for gate in _GATE.among(sentence.words))
    )


def may_tell_of_deal(text: str) -> bool:
    """Whether words of any deal stand in a text, whatever amounts and names it has."""
    return bool(_TELLING.among(words_at_most(text)))


def deals_in(shaped: Shape) -> list[Deal]:
    """Deals that one sentence tells of, in order; an amount serves the surest construction."""
    found: list[Deal] = []
    taken: set[str] = set()
    for construction in _CONSTRUCTIONS.candidates(shaped.text):
        if not _fits(construction, shaped):
            continue
        for match in construction.pattern.finditer(shaped.text):
            if construction.never and construction.never.search(match[0]):
                continue
            before = frozenset(taken)
            for deal in _filled(shaped, construction, match):
                if deal.amount is None:
                    if any(
                        d.metric.startswith("contract_")
                        and {d.subject, d.counterparty} == {deal.subject, deal.counterparty}
                        for d in found
                    ):
                        continue
                elif deal.amount.code in before:
                    continue
                else:
                    taken.add(deal.amount.code)
                found.append(deal)
    found = found or list(_between_two(shaped))
    found += continued(shaped, found)
    return sorted(found, key=lambda deal: deal.low)


def _between_two(shaped: Shape) -> Iterator[Deal]:
    """A deal of the only two companies of a sentence, where no construction says who does what.

    What they do for a living decides, so the claim keeps a low confidence.
    """
    if not CAPACITY_DEAL.search(shaped.text) or OTHER_MONEY.search(shaped.text):
        return
    pair = seller_and_buyer(shaped)
    if pair is None or pair[0].entity_id is None:
        return
    for token in shaped.tokens:
        place = shaped.place(token)
        if token.code[1] in "mw" and not _SPREADS.search(shaped.text, 0, place):
            yield Deal(
                construction=TWO_PARTIES,
                metric=_METRIC_OF.get(token.code[1], TWO_PARTIES.metric),
                subject=pair[0].entity_id,
                counterparty=pair[1].entity_id,
                low=place,
                high=place + len(token.code),
                amount=token,
                parties=pair,
            )


def _fits(construction: Construction, shaped: Shape) -> bool:
    """Whether the words that the construction asks for are there; a provider's name is such a word."""
    if construction.nowhere and construction.nowhere.search(shaped.text):
        return False
    if construction.once is None or construction.once.search(shaped.text):
        return True
    return construction.metric == "contract_value" and names_a_provider(shaped)


def _filled(shaped: Shape, construction: Construction, match: re.Match[str]) -> Iterator[Deal]:
    amounts = [shaped.token(match[name]) for name in ("m", "m2") if match.groupdict().get(name)]
    amount = amounts[0] if amounts else None
    metric = _METRIC_OF.get(amount.code[1], construction.metric) if amount else construction.metric
    if metric == "contract_chips" and not _counts_chips(shaped, amount):
        return
    subjects, others = parties(shaped, construction, match)
    if not subjects or not (others or construction.is_one_sided):
        return
    pairs: list[tuple[Token | None, Token | None]]
    if len(amounts) == 2:
        pairs = list(zip(amounts, others, strict=True)) if len(others) == 2 else []
    elif len(others) > 1 and (amount is None or _EACH.search(shaped.text)):
        pairs = [(amount, other) for other in others]
    else:  # a sum that several invest or buy together is nobody's own
        pairs = [(amount, others[0] if len(others) == 1 else None)]
    for value, named in pairs:
        other = named
        subject = subjects[0]
        if other and subject.is_pronoun and other.entity_id == subject.entity_id:
            subject = subject._replace(entity_id=shaped.sentence.subject)
        if other and other.entity_id == subject.entity_id:
            if not construction.is_one_sided:
                continue
            other = None
        if subject.entity_id is None:
            continue
        yield Deal(
            construction=construction,
            metric=metric,
            subject=subject.entity_id,
            counterparty=other.entity_id if other else None,
            low=match.start(),
            high=match.end(),
            amount=value,
            parties=(subject, other) if other else (subject,),
        )


def _counts_chips(shaped: Shape, token: Token | None) -> bool:
    if token is None or token.amount is None:
        return False
    after = shaped.text[shaped.place(token) + len(token.code) :][:40]
    return bool(_CHIPS.search(token.amount.noun or "") or _CHIPS.match(after.strip()))


def _terms_of(shaped: Shape, deal: Deal, deals: Sequence[Deal]) -> Iterator[Draft]:
    sentence = shaped.sentence
    at, _ = shaped.span(deal.low, deal.low + 1)
    governed = frame(sentence.text, sentence.start, at)
    amount = deal.amount.amount if deal.amount else None
    yield _draft(shaped, deal, governed, deal.metric, amount)
    if not deal.metric.startswith("contract_"):
        return
    later = [d.low for d in deals if d.low > deal.low and d.counterparty != deal.counterparty]
    region = (max(0, deal.low - 30), min([*later, deal.high + 160, len(shaped.text)]))
    taken = {d.amount.code for d in deals if d.amount}
    for metric, token in _terms(shaped, region):
        if token.code not in taken:
            yield _draft(shaped, deal, governed, metric, token.amount)
    year = _end_year(sentence, shaped.span(*region), (END_DURATION, END_YEAR, END_RUN, END_THROUGH))
    if year:
        yield _draft(shaped, deal, governed, "contract_end_year", year)


def _terms(shaped: Shape, region: tuple[int, int]) -> Iterator[tuple[str, Token]]:
    for pattern in (TERM_BEFORE, TERM_AFTER):
        if found := pattern.search(shaped.text, *region):
            years = shaped.within(*found.span(), "y")
            if years and years[0].amount and years[0].amount.bound != "vague":
                yield "contract_term", years[0]
                break
    if (worth := WORTH.search(shaped.text, *region)) is not None:
        yield "contract_value", shaped.token(worth["m"])
    for token in shaped.within(*region, "w"):
        if not _NO_TERM.search(shaped.text[: shaped.place(token)]):
            yield "contract_power", token
    for token in shaped.within(*region, "n"):
        if _counts_chips(shaped, token):
            yield "contract_chips", token


def _resumed(shaped: Shape, deals: Iterable[Deal]) -> Iterator[Draft]:
    """Terms of deals that the text has told of before."""
    for deal in deals:
        if deal.metric == "contract_chips" and not _counts_chips(shaped, deal.amount):
            continue
        if deal.amount:
            governed = frame(shaped.sentence.text, shaped.sentence.start, deal.amount.start)
            yield _draft(shaped, deal, governed, deal.metric, deal.amount.amount)


def _end_years(shaped: Shape) -> Iterator[Draft]:
    """How long a company's contracts run, where no single deal is told of."""
    sentence = shaped.sentence
    year = _end_year(sentence, (sentence.start, sentence.end), (END_DURATION, END_YEAR))
    if year is None:
        return
    place = shaped.place_of(year.start)
    owner = shaped.owner(place)
    acting = [owner] if owner else shaped.actors(place)
    subject = acting[0].entity_id if acting else sentence.subject
    if subject is None:
        return
    governed = frame(sentence.text, sentence.start, year.start)
    span = (place, shaped.place_of(year.end - 1) + 1)
    deal = Deal(END_YEAR_RULE, "contract_end_year", subject, None, *span, None, ())
    yield _draft(shaped, deal, governed, "contract_end_year", year)


def _end_year(
    sentence: Sentence, region: tuple[int, int], patterns: Iterable[re.Pattern[str]]
) -> Amount | None:
    """The year in which contracts named in `region` of the document end."""
    low, high = region[0] - sentence.start, region[1] - sentence.start
    for pattern in patterns:
        found = pattern.search(sentence.text, low, high)
        if found and (pattern is not END_YEAR or END_VERB.search(found[0])):
            place = [sentence.start + at for at in found.span("year")]
            year = float(found["year"])
            return Amount(place[0], place[1], low=year, high=year, unit="year")
    return None


def _draft(shaped: Shape, deal: Deal, governed: Frame, metric: str, amount: Amount | None) -> Draft:
    sentence = shaped.sentence
    low, high = shaped.span(deal.low, deal.high)
    low, high = min(low, governed.start), max(high, governed.end, amount.end if amount else 0)
    quote = sentence.text[low - sentence.start : high - sentence.start]
    low, high = low + len(quote) - len(quote.lstrip()), high - len(quote) + len(quote.rstrip())
    period = event_period(sentence, low, high, amount.start if amount else low)
    return Draft(
        shaped,
        deal,
        governed,
        metric,
        amount,
        _status(governed, deal, metric, amount),
        low,
        high,
        period,
        period_columns(sentence, period),
    )


def _claim(document: Document, draft: Draft) -> Claim:
    shaped, deal, governed, amount = draft.shaped, draft.deal, draft.governed, draft.amount
    period_type, first, last = draft.day
    spans = [Span("cue", *shaped.span(deal.low, deal.high)), *governed.spans]
    if amount:
        spans.append(Span("value", amount.start, amount.end))
    for role, token in zip(("subject", "counterparty"), deal.parties, strict=False):
        if token.end > token.start:
            spans.append(
                Span("subject" if role == "subject" else "counterparty", token.start, token.end)
            )
    if draft.period:
        spans.append(Span("period", draft.period.start, draft.period.end))
    place = (amount.start, amount.end) if amount else (draft.start, draft.end)
    return Claim(
        claim_id=claim_id(
            document.document_id,
            span=place,
            subject=deal.subject,
            counterparty=deal.counterparty,
            metric=draft.metric,
            period=(period_type, last),
            status=draft.status,
        ),
        document_id=document.document_id,
        published_at=document.published_at,
        known_at=document.known_at,
        kind="deal",
        subject=deal.subject,
        counterparty=deal.counterparty,
        metric=draft.metric,
        period_type=period_type,
        period_start=first,
        period_end=last,
        value_low=amount.low if amount else None,
        value_high=amount.high if amount else None,
        unit=amount.unit if amount else "USD",
        bound=amount.bound if amount else "exact",
        status=draft.status,
        modality=governed.modality,
        hardware=hardware(shaped.sentence.text) if draft.metric.startswith("contract_") else None,
        attribution=governed.attribution,
        quote=document.text[draft.start : draft.end],
        char_start=draft.start,
        char_end=draft.end,
        scale_as_printed=amount.scale_as_printed if amount else None,
        spans=tuple(spans),
        extractor=f"prose.deal.{deal.construction.rule}",
        extractor_version=VERSION,
        confidence=deal.construction.confidence * (1.0 if governed.is_firm else 0.8),
    )


def _status(governed: Frame, deal: Deal, metric: str, amount: Amount | None) -> Status:
    """A deal announced or signed is `actual` though its money flows later; capacity that somebody
    only expects is guidance, and anything not firm an estimate."""
    if governed.modality in ("talks", "hypothetical"):
        return "estimate"
    if deal.construction.is_promised:
        return "guidance"
    is_size = metric in ("contract_power", "contract_chips") and deal.metric == metric
    # "Acme signed for 2 GW that it expects to use by 2030": what is expected of it comes behind.
    is_expected = amount is None or any(s.start < amount.start for s in governed.spans)
    if governed.status == "guidance" and is_size and is_expected:
        return "guidance"
    return "actual"
