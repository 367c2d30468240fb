"""What the headings of a release hold the sentences below them to: a period, a part, an outlook.

"Fiscal Year 2025 Results" above "Revenue was $282 billion" dates it, "Data Center" above "Revenue was
$41 billion" makes it a part's, "Outlook" above "Gross margin: 75%" makes it guidance. A paragraph that
ends with a colon leads into its list in the same way. Where headings leave open which period is told
of, nothing is assumed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extractors.claims.prose.entities import slug
from extractors.claims.prose.metric_cues import OTHER_BASIS
from extractors.claims.prose.metric_drafts import Draft
from extractors.claims.prose.metric_segments import segment_called
from extractors.claims.prose.shape import WORDS
from extractors.claims.spans import Period, Sentence
from extractors.model import Block
from extractors.prefilter import Prefilter
from warehouse.records import Claim, PeriodType

REPORTED: frozenset[PeriodType] = frozenset({"quarter", "half", "nine_months", "fy"})
_AHEAD = re.compile(
    r"\b(?:outlook|guidance|expectations?|forecasts?|targets?|considerations)\b", re.I
)
_EXPECTS = re.compile(r"\b(?:expects?|anticipates?|outlook|guidance|forecasts?|projects?)\b", re.I)
_RESULTS = re.compile(r"\b(?:results?|reports?|reported|announces?|posts|earnings)\b", re.I)
_GOES_ON = re.compile(
    r"\W*(?:discussion\b|consolidated\b|total\b|revenues?\b|operating\b|.{0,60}:\W*$)", re.I
)
_COMPARED = re.compile(
    r"\b(?:compared\s+(?:with|to)|versus|vs\.?|against|from|over|than)\s+(?:the\s+)?$", re.I
)
_LABEL = re.compile(
    r"\W*(?P<label>[A-Z][\w&’'.-]*(?:\s+(?:and|of|&|[A-Z][\w&’'.-]*|\([A-Z]+\))){0,5}):\s"
)
# Labels that say what is told, not of which part.
_NO_PART = re.compile(
    r"\b(?:results?|highlights?|quarter|year|months|gaap|outlook|guidance|revenues?|sales|income|earnings|eps|margins?|cash|profit"
    r"|loss|capital|growth|financial|total|consolidated|company|corporate\s+update|performance|summary|updates?|note|backlog|rpo"
    r"|debt|liquidity|expenses?|shares?|dividends?|demand|bookings|arr|ebitda|tax|headcount|investments?|returns?|contacts?"
    r"|source|ticker|nyse|nasdaq|webcast|date|time|media|investors?|currency|key|metrics|expenditures|capex|volumes?|pricing)\b",
    re.I,
)
_ANALYSTS = re.compile(
    r"\b(?:analysts|wall\s+street|the\s+street|consensus|lseg|factset|street\s?account|visible\s+alpha|refinitiv|zacks)\b",
    re.I,
)
_NEAR = 2
_MONEY = re.compile(r"[A-Z]{3}(?:/share)?|percent|MW")
_OPENS = 30
_ROUNDING = 0.05
_LONGEST_LEAD = 300
_LONGEST_OPENING = 80
_OLD = 3 * 366
_PRESENTED = re.compile(rf"\bpresented\s+(?:\w+\s+)?on\s+an?\s+{OTHER_BASIS}", re.I)
_PRESENTING = Prefilter((_PRESENTED,), lambda pattern: pattern, WORDS)
_BULLET = re.compile(r"[\W_o]{1,2}")


@dataclass(slots=True)
class Outline:
    """Where in a release a sentence stands.

    `period` is what results are told for where a sentence names no period itself; `is_undated` says
    that headings left it open. `segment` is the part that it has turned to, `spoken` the one spoken of last,
    `tells_estimates` marks a text that has last told what analysts expect, `heading` counts the headings
    passed, `is_ahead` marks an outlook. `is_adjusted` is set once the text says that its figures are
    presented on a basis of its own, such as a bank's managed basis.
    """

    entity_id: str | None
    heading: int = 0
    is_ahead: bool = False
    is_undated: bool = False
    is_adjusted: bool = False
    segment: str | None = None
    spoken: str | None = None
    analysts_above: int | None = None
    tells_estimates: bool = False
    _headed: Period | None = None
    _told: Period | None = None
    _totals: dict[str, Period] = field(default_factory=dict)
    _labelled: str | None = None
    _leads_ahead: bool = False
    _block: Block | None = None
    _after_bullet: bool = False

    def period_of(self, draft: Draft, part: str | None) -> Period | None:
        """The period of a value whose sentence names none: its paragraph's, for a part the period that
        the total above it was told for, else the heading's."""
        told = self._totals.get(draft.metric) if part else None
        return self._told or told or self._headed

    @property
    def speaks_of_analysts(self) -> bool:
        """Whether this sentence or one of the two before it speaks of what analysts expect."""
        return self.analysts_above is not None and self.analysts_above <= _NEAR

    def enter(self, sentence: Sentence) -> None:
        """Take in the next sentence of the text."""
        if _ANALYSTS.search(sentence.text):
            self.analysts_above = 0
        elif self.analysts_above is not None and sentence.block.kind != "list_item":
            self.analysts_above += 1
        if not sentence.is_own:
            return
        if sentence.block is not self._block:
            self._enter_block(sentence)
        for presented in () if self.is_adjusted else _PRESENTING.among(sentence.words):
            self.is_adjusted = presented.search(sentence.text) is not None
        if self._is_heading(sentence):
            self._open(sentence)
        elif self._is_lead(sentence) or self._is_alone(sentence):
            self._lead(sentence)
        elif opening := self._opening(sentence):
            self._told = opening

    def tell(self, draft: Draft, part: str | None, period: Period | None) -> None:
        """A value was told for a period, which holds for the rest of its paragraph and for its parts.

        Where the sentence named no period, parts below are for the heading's again.
        """
        if period is None:
            if part is None:
                self._totals.pop(draft.metric, None)
            return
        if period.period_type not in REPORTED or period.comparison:
            return
        self._told = period
        if part is None:
            self._totals[draft.metric] = period

    def looks_ahead(self, sentence: Sentence) -> bool:
        """Whether a figure that the sentence puts beside a name is expected: it stands in an outlook."""
        return self.is_ahead and sentence.is_own and not _periods(sentence)[0]

    @property
    def part(self) -> str | None:
        """The part of the company that a sentence speaks of if it names none."""
        return self._labelled or self.segment

    def _enter_block(self, sentence: Sentence) -> None:
        is_item = sentence.block.kind == "list_item" or self._after_bullet
        self._after_bullet = _BULLET.fullmatch(sentence.text) is not None
        self._block = sentence.block
        self._told = self._labelled = None
        if not is_item and not self._after_bullet and self._leads_ahead:
            self._leads_ahead = self.is_ahead = False
        label = _LABEL.match(sentence.text)
        if label and self.entity_id:
            self._labelled = segment_called(self.entity_id, label["label"])
            if self._labelled is None and not _NO_PART.search(label["label"]):
                self._labelled = slug(label["label"])

    def _is_heading(self, sentence: Sentence) -> bool:
        return sentence.block.kind in ("title", "heading") and not _has_value(sentence)

    def _is_lead(self, sentence: Sentence) -> bool:
        return (
            sentence.text.rstrip().endswith(":")
            and sentence.end >= sentence.block.end
            and len(sentence.text) <= _LONGEST_LEAD
            and not _has_value(sentence)
        )

    def _is_alone(self, sentence: Sentence) -> bool:
        """Whether a short paragraph says what the ones below tell of: "2024 was a strong year."."""
        block = sentence.block
        return (
            block.kind == "paragraph"
            and (sentence.start, sentence.end) == (block.start, block.end)
            and len(sentence.text) <= _LONGEST_OPENING
            and not sentence.amounts
        )

    def _open(self, sentence: Sentence) -> None:
        self.heading += 1
        self._leads_ahead = False
        self._totals.clear()
        past, ahead = _periods(sentence)
        words = _without(sentence, sentence.periods)
        part = segment_called(self.entity_id, words) if self.entity_id else None
        goes_on = part is not None or _GOES_ON.match(sentence.text) is not None
        is_outlook = bool(_AHEAD.search(sentence.text)) and not _RESULTS.search(sentence.text)
        if is_outlook or (ahead and not past):
            self.is_ahead = True
        elif not goes_on or past:
            self.is_ahead = False
        if part or not _GOES_ON.match(sentence.text):
            self.segment = part
        if past or ahead:
            self._headed = past[0] if len(past) == 1 else None
            self.is_undated = False
        elif not goes_on:
            # What follows may be for the quarter again or still for the longer period.
            self.is_undated = self._headed is not None and self._headed.period_type != "quarter"
            self._headed = None

    def _lead(self, sentence: Sentence) -> None:
        past, ahead = _periods(sentence)
        if len(past) == 1 and not ahead:
            self._headed, self.is_undated = past[0], False
        if ahead and not past and _EXPECTS.search(sentence.text):
            self._leads_ahead = self._leads_ahead or not self.is_ahead
            self.is_ahead = True

    def _opening(self, sentence: Sentence) -> Period | None:
        """The past period that a sentence begins with: "For fiscal 2025, …"."""
        past, _ = _periods(sentence)
        return next((p for p in past if p.start - sentence.start <= _OPENS), None)


@dataclass(slots=True)
class ToldAbove:
    """What a release has told below its earlier headings.

    Below a heading that names no part we know, "revenue was $2 billion" is still not the company's if
    that was told above as $9 billion: it is of something smaller, whatever that is called.
    """

    values: dict[tuple[object, ...], tuple[float, int]] = field(default_factory=dict)

    def of_the_whole(self, claims: Sequence[Claim], heading: int) -> list[Claim]:
        """The claims of a sentence without those that give less than was told below another heading."""
        less = {claim.claim_id for claim in claims if self._is_of_less(claim, heading)}
        grown = {claim.segment for claim in claims if claim.claim_id in less and _is_sales(claim)}
        return [
            claim
            for claim in claims
            if claim.claim_id not in less
            and not (claim.metric == "revenue_growth_yoy" and claim.segment in grown)
        ]

    def _is_of_less(self, claim: Claim, heading: int) -> bool:
        value = claim.value_low if claim.value_high is None else claim.value_high
        if value is None or claim.period_end is None or claim.status == "prior":
            return False
        key = (
            claim.subject,
            claim.metric,
            claim.segment,
            claim.basis,
            claim.unit,
            claim.period_type,
            claim.period_end,
            claim.status,
        )
        told, below = self.values.setdefault(key, (value, heading))
        differs = abs(told - value) > max(abs(told), abs(value)) * _ROUNDING
        is_sum = claim.unit is not None and len(claim.unit) == len("USD")
        return below != heading and differs and not (is_sum and abs(value) > abs(told))


def _is_sales(claim: Claim) -> bool:
    return claim.metric == "revenue"


def _has_value(sentence: Sentence) -> bool:
    return any(amount.unit and _MONEY.fullmatch(amount.unit) for amount in sentence.amounts)


def _periods(sentence: Sentence) -> tuple[list[Period], list[Period]]:
    """The reporting periods that a sentence names: those that are over, and those that are not."""
    past: dict[tuple[str, date], Period] = {}
    ahead: list[Period] = []
    for period in sentence.periods:
        before = sentence.text[: period.start - sentence.start]
        if period.period_type not in REPORTED or period.comparison or _COMPARED.search(before):
            continue
        published = sentence.published_on
        if published and (published - period.last_day).days > _OLD:
            continue  # history
        if published is None or period.last_day <= published:
            past.setdefault((period.period_type, period.last_day), period)
        else:
            ahead.append(period)
    return list(past.values()), ahead


def _without(sentence: Sentence, periods: tuple[Period, ...]) -> str:
    """The words of a heading that are no period."""
    words, at = "", 0
    for period in periods:
        words += sentence.text[at : period.start - sentence.start]
        at = period.end - sentence.start
    return (words + sentence.text[at:]).strip(" ,–—-:")
