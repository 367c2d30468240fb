"""What one document says, and what of its tables was not understood."""

from dataclasses import dataclass

from warehouse.records import Claim, Quarantined, StatementRead, UnreadCell


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Everything that is read out of one document.

    `statements` has a row per table, `unread` a row per cell that seemed to state a metric and gave no
    claim, `doubts` a row per check of arithmetic that failed, with both numbers. `fiscal_period` is the
    one the document reports on (`Q2 FY2026`), None where it does not say.
    """

    claims: tuple[Claim, ...]
    statements: tuple[StatementRead, ...] = ()
    unread: tuple[UnreadCell, ...] = ()
    doubts: tuple[Quarantined, ...] = ()
    fiscal_period: str | None = None
