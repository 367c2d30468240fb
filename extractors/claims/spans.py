"""What the three instruments find in text, and the sentence that carries their findings.

Offsets are always code points of the document's text, never of the sentence.
"""

from dataclasses import dataclass
from datetime import date

from extractors.model import Block
from warehouse.records import Bound, PeriodType


def lowered(text: str) -> str:
    """The text in lower case, every character in its place.

    >>> len("İstanbul".lower()), len(lowered("İstanbul"))
    (9, 8)
    """
    lower = text.lower()
    # Some capitals become two code points; offsets must stay.
    return (
        lower
        if len(lower) == len(text)
        else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    )


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as written: both ends in full units, percent as 0–100, power in MW.

    `unit` is an ISO currency code, `<code>/share`, `percent`, `basis_points`, `MW`, `years`, `multiple`
    ("doubled" is 2), `count`, or None for a bare number whose unit the sentence does not say. `noun` is
    what a count counts ("GPUs", "employees"), where it stands next to the number. An open end is None.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    bound: Bound = "exact"
    scale_as_printed: str | None = None
    noun: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time or a date as written, resolved on a calendar; both days inclusive.

    `period_type` is the granularity that the words give. `comparison` marks "a year earlier" and its
    like, which belong to the value they stand beside, not to the sentence's main value.
    """

    start: int
    end: int
    period_type: PeriodType
    first_day: date | None
    last_day: date
    comparison: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A company named in text. `kind` is the alias's (`name`, `ticker`, `product`, `division`,
    `person`), or `unregistered` for a company that is not in the registry (its id is a slug)."""

    start: int
    end: int
    entity_id: str
    kind: str = "name"
    segment: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with everything that the instruments found inside it.

    `subject` is who the text speaks of when the sentence itself names nobody ("the company", "we",
    "it"): the issuer of a release, the speaker's company in a call, the paragraph's company in an
    article. None when that is not clear. `is_own` where the subject itself writes: in its release, its
    letter or its filing a capitalised name beside a figure is one of its parts, not somebody else.
    `words` are those that readers ask for before they read on (`prefilter.Prefilter.among`).
    """

    text: str
    start: int
    block: Block
    amounts: tuple[Amount, ...]
    periods: tuple[Period, ...]
    mentions: tuple[Mention, ...]
    subject: str | None
    published_on: date | None
    is_own: bool = False
    words: frozenset[str] = frozenset()

    @property
    def by_issuer(self) -> bool:
        """Whether the issuer writes it, or somebody of the company says it on a call."""
        return self.is_own or self.block.role == "company"

    @property
    def end(self) -> int:
        return self.start + len(self.text)
