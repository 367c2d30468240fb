"""A term of a deal between the sentence that tells it and the claim that it becomes."""

from dataclasses import dataclass
from datetime import date

from extractors.claims.prose.deal_frames import Construction
from extractors.claims.prose.modality import Frame
from extractors.claims.prose.shape import Shape, Token
from extractors.claims.spans import Amount, Period
from warehouse.records import PeriodType, Status

# Type, first and last day, as a claim's columns have them.
Day = tuple[PeriodType | None, date | None, date | None]


@dataclass(frozen=True, slots=True)
class Deal:
    """One construction found in one sentence; `low` and `high` are offsets of its shape."""

    construction: Construction
    metric: str
    subject: str
    counterparty: str | None
    low: int
    high: int
    amount: Token | None
    parties: tuple[Token, ...]

    @property
    def pair(self) -> frozenset[str]:
        """Its named parties, whoever sells."""
        return frozenset(party for party in (self.subject, self.counterparty) if party)


@dataclass(frozen=True, slots=True)
class Draft:
    """One term of a deal; `start`–`end` is its quote in the document, `period` the words of its date."""

    shaped: Shape
    deal: Deal
    governed: Frame
    metric: str
    amount: Amount | None
    status: Status
    start: int
    end: int
    period: Period | None
    day: Day
