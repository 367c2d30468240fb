"""Claims from XBRL facts: what the filer itself tagged, as a witness beside tables and prose.

The concept names the metric, the context its days and its part of the company, the unit its currency;
nothing is read from words. A claim is made only where all of them are understood, and never in place of
what a table says: two claims that agree are stronger, two that differ are both kept.

Signs are the filer's. Concepts of cost (`PaymentsTo…`, `InterestExpense`) count what is paid, as our
metrics do; a negative one is a slip of the filer or something else than cost, and gives no claim.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from extractors.claims.statements.stated_calendar import calendar_of_document
from extractors.claims.xbrl.periods import period_type_of
from extractors.claims.xbrl.places import Place, Places
from extractors.claims.xbrl.segments import segment_of
from extractors.model import Fact, Reading
from extractors.readers import companyfacts
from warehouse.fiscal import FiscalCalendar
from warehouse.records import Basis, Claim, Document, PeriodType, claim_id
from warehouse.registry import Metric, metrics_by_concept

EXTRACTOR_VERSION = "1"

STATED = 0.95
PREFERRED = 0.6
CONTESTED = 0.3

_COSTS = frozenset(("capex", "interest_expense"))


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact whose metric, part of the company and period are understood, and the words it stands in."""

    fact: Fact
    metric: Metric
    segment: str | None
    period_type: PeriodType
    place: Place

    @property
    def key(self) -> tuple[object, ...]:
        return self.metric.id, self.segment, self.period_type, self.fact.last_day

    @property
    def preference(self) -> int:
        """Place of its concept among those of the metric; 0 is preferred."""
        return self.metric.concepts.index(self.fact.concept)

    @property
    def worth(self) -> Decimal:
        """What one unit of the last printed digit is worth.

        Where only the full number is known, as in company facts, zeros at its end are taken for the
        thousands or millions that filings are printed in.
        """
        value = self.fact.value
        power = cast(int, value.as_tuple().exponent)
        if power == 0 and value:
            power = next((zeros for zeros in (6, 3) if value % 10**zeros == 0), 0)
        return Decimal(1).scaleb(power)


def xbrl_claims(document: Document, reading: Reading) -> list[Claim]:
    """Claims of all facts that are understood, in reading order; none if the issuer is not known."""
    if document.entity_id is None or not reading.facts:
        return []
    calendar = calendar_of_document(document.entity_id, reading.text).calendar
    places = Places(reading)
    groups: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for fact in reading.facts:
        stated = _stated(document, fact, calendar, places)
        if stated is not None:
            groups[stated.key].append(stated)
    currencies = Counter(fact.unit for fact in reading.facts)
    source = "companyfacts" if reading.reader == companyfacts.READER else "inline"
    led = [each for group in groups.values() for each in compared(group, currencies)]
    led.sort(key=lambda each: (each[0].fact.printed.start, each[0].metric.id))
    return [_claim(document, stated, source, confidence) for stated, confidence in led]


def _stated(
    document: Document, fact: Fact, calendar: FiscalCalendar, places: Places
) -> Stated | None:
    metric = metrics_by_concept()[fact.concept]
    segment = segment_of(document.entity_id or "", metric.id, fact.members)
    period_type = period_type_of(fact.first_day, fact.last_day, calendar)
    place = places.of(fact.printed)
    is_over = fact.last_day <= document.known_at.date()
    is_per_share = fact.unit.endswith("/share")
    if (
        segment is None
        or period_type is None
        or place is None
        or not is_over
        or metric.instant != (period_type == "instant")
        or is_per_share != (metric.unit == "money/share")
        or (metric.id in _COSTS and fact.value < 0)
    ):
        return None
    return Stated(fact, metric, segment or None, period_type, place)


def compared(group: Iterable[Stated], currencies: Counter[str]) -> Iterator[tuple[Stated, float]]:
    """Of what one document states for one key, the fact that leads, and those that contradict it.

    The preferred concept leads, then the currency that most facts are in (another one beside it is a
    translation for the reader's convenience), then the finest print. What agrees with it is the same
    number again. Where two facts of one concept differ, nothing tells which is meant.
    """
    first, *others = sorted(
        group,
        key=lambda s: (s.preference, -currencies[s.fact.unit], s.worth, s.fact.printed.start),
    )
    rivals: list[Stated] = []
    values, places = set(), {first.fact.printed}
    for other in others:
        value, place = (other.fact.unit, other.fact.value), other.fact.printed
        if not agree(first, other) and value not in values and place not in places:
            values.add(value)
            places.add(place)
            rivals.append(other)
    meant = (first.fact.concept, first.fact.unit)
    is_preferred = all((rival.fact.concept, rival.fact.unit) != meant for rival in rivals)
    yield first, (PREFERRED if is_preferred else CONTESTED) if rivals else STATED
    yield from ((rival, CONTESTED) for rival in rivals)


def agree(one: Stated, other: Stated) -> bool:
    """Whether both print the same number, within half of the coarser one's last digit."""
    difference = abs(one.fact.value - other.fact.value)
    return one.fact.unit == other.fact.unit and difference * 2 <= max(one.worth, other.worth)


def _claim(document: Document, stated: Stated, source: str, confidence: float) -> Claim:
    fact, metric, place = stated.fact, stated.metric, stated.place
    table, row, column = place.cell or (None, None, None)
    subject = document.entity_id or ""
    value = float(fact.value)
    return Claim(
        # The number, not its row: the same cell read as a table's is another claim.
        claim_id=claim_id(
            document.document_id,
            span=(fact.printed.start, fact.printed.end),
            subject=subject,
            metric=metric.id,
            segment=stated.segment,
            period=(stated.period_type, fact.last_day),
            status="actual",
        ),
        document_id=document.document_id,
        published_at=document.published_at,
        known_at=document.known_at,
        kind="metric",
        subject=subject,
        metric=metric.id,
        segment=stated.segment,
        basis=cast(Basis | None, metric.basis),
        period_type=stated.period_type,
        period_start=fact.first_day,
        period_end=fact.last_day,
        value_low=value,
        value_high=value,
        unit=fact.unit,
        quote=document.text[place.start : place.end],
        char_start=place.start,
        char_end=place.end,
        table_index=table,
        row_index=row,
        column_index=column,
        scale_as_printed=fact.scale_as_printed,
        spans=(*fact.spans, *((place.label,) if place.label else ())),
        extractor=f"xbrl.{source}.{fact.concept.rpartition(':')[2]}",
        extractor_version=EXTRACTOR_VERSION,
        confidence=confidence,
    )
