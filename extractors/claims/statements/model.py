"""What is known about a table while its cells are read, and what one understood cell is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from extractors.claims.statements.columns import Entry
from extractors.claims.statements.kinds import Statement
from extractors.tables.headers import ColumnPeriod, Scale
from warehouse.fiscal import FiscalCalendar, Quarter
from warehouse.records import Basis, Status


@dataclass(frozen=True, slots=True)
class Found:
    """A cell that was understood, before tables are compared."""

    metric: str
    segment: str | None
    basis: Basis | None
    period: ColumnPeriod
    status: Status
    value_low: float
    value_high: float
    unit: str
    scale: Scale | None
    entry: Entry
    table: int
    statement: Statement
    rank: int
    confidence: float
    decimals: float

    @property
    def key(self) -> tuple[object, ...]:
        return (
            self.metric,
            self.segment,
            self.basis,
            self.period.period_type,
            self.period.end,
            self.status,
        )


@dataclass(frozen=True, slots=True)
class Context:
    """What is the same for all cells of a table."""

    calendar: FiscalCalendar
    places_labels: bool
    statement: Statement
    titles: tuple[str, ...]
    scale: Scale | None
    currency: str
    segments: Mapping[str, str]
    published: date | None
    basis: Basis | None
    current: Quarter | None = None
