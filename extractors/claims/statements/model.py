"""What is known about a table while its cells are read, and what one understood cell is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extractors.claims.statements.kinds import Statement
from extractors.claims.statements.labels import Label
from extractors.claims.statements.sheet import Entry
from extractors.tables.headers import ColumnPeriod, Scale
from warehouse.fiscal import FiscalCalendar
from warehouse.records import Basis, Bound, Status

Reason = Literal[
    "no-period", "after-publication", "no-scale", "not-a-number", "other-unit", "two-bases",
    "not-an-amount-column", "unknown-name-over-column", "section-of-other-amounts",
    "contradiction", "part-of-the-company",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellValue:
    """A printed number in full units; `step` is what one unit of its last printed digit is worth."""

    amount: float
    unit: str
    scale: Scale | None
    step: float


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell whose row names a metric and that gave no claim."""

    entry: Entry
    table: int
    metric: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Found:
    """A cell that was understood, before tables are compared.

    Of a value that is only bounded, both ends are the one that is printed.
    """

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
    scale_line: str | None = None
    bound: Bound = "exact"

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
    below: str = ""
    titled_segment: str | None = None
    scale_line: str | None = None
    per_share_title: str = ""
    title_labels: tuple[Label, ...] = ()
    has_minority: bool = False
    has_diluted: bool = False
    unnamed_sums: frozenset[int] = frozenset()
    revenue_rows: frozenset[int] = frozenset()
