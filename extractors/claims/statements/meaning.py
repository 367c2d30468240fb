"""What a cell is about: metric, segment and basis, from its row, section and column together.

A whole company's number and a segment's bear the same label; titles, sections and columns tell them
apart, and an unknown name over a number is reason enough to leave it alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from extractors.claims.statements.header_rows import Column
from extractors.claims.statements.labels import (
    OWNERS,
    TOTAL,
    Label,
    is_basis_only,
    is_owners_share,
    label_of,
    words_of,
)
from extractors.claims.statements.model import Context
from extractors.claims.statements.sheet import Line
from extractors.model import Cell
from extractors.tables.headers import Facets, facets, plain
from warehouse.records import Basis

STATEMENTS = frozenset(("operations", "cash_flows", "balance_sheet"))
_WHOLE = frozenset(
    (
        "",
        "total",
        "consolidated",
        "total consolidated",
        "total company",
        "company",
        "consolidated total",
        "worldwide",
        "total worldwide",
    )
)
_NEUTRAL_SECTION = re.compile(
    r"^(?:(?:gaap|non-gaap|results|of|operations|consolidated|income|statements?|financial|summary|data|highlights|key|"
    r"metrics|measures|total|company|operating|profit|activities|activity|selected|and|cash|flows?|shares|per|share|earnings|loss|revenues?|sales|net|"
    r"expenses?|costs?|other|balance|sheet|from|for|the|common|items|adjusted|profitability|amounts|ww|worldwide|unaudited|reported|as|"
    r"information|disclosures?|reporting|supplement(?:al|ary)?|segments?|reportable|business|quarterly|annual|performance|overview|trends?|detail|by|in|our|"
    r"add|adds|deduct|less|plus|adjustments?|adjusting|reconciling|excluding|including)\b ?)+$"
)
_MEASURE = re.compile(
    r"\b(?:(?:operating|reportable|business|by|segments?|divisions?|divisional|categor(?:y|ies)|product|products|market|"
    r"geograph(?:y|ic|ical)|region|regional|offering|offerings|type|source|from|external|customers|and|disaggregated|"
    r"disaggregation|of|our|the|service|services|platform|business unit|units?|line|lines|location|results)\b ?)+"
)
_BY = re.compile(r"\bby [\w &/-]+$")
_OTHER_MEASURE = re.compile(
    r"\b(?:costs?|expenses?|assets|liabilities|depreciation|amortization|capital|growth|margins?|ratios?|employees|volumes?|"
    r"backlog|bookings|orders|headcount|compensation|taxes|inventory|shipments|units sold|reconcil\w*|change)\b"
)
_TOTAL_REVENUE = re.compile(r"total (?:company )?(?:net )?(?:revenues?|sales)$")
_REVENUE_BY = re.compile(r"(?:total |net )*(?:revenues?|sales) by ")
_PART_AND_MEASURE = re.compile(
    r"(?:total )?(.+?) ((?:net )?(?:revenues?|sales)|(?:segment )?operating (?:income|profit|loss)(?: loss)?)"
    r"(?: from (?:external )?customers)?"
)
_REVENUE_TITLE = re.compile(r"\b(?:revenues?|sales)\b")
_NOT_REVENUE_TITLE = re.compile(
    r"income|profit|expense|growth|cost|margin|assets|reconcil|stock-based|share-based|employees"
)
_SEGMENT_WORDS = re.compile(r"\b(?:segments?|business|division|operations|group)\b")
_ACRONYM = re.compile(r"\s*\([\"“”']?[A-Z&]{2,6}[\"“”']?\)")
_RESULTS_OF = re.compile(
    r"^(?:(?:financial )?(?:results|highlights|summary) (?:for|of) )?(.*?)(?: (?:segment )?(?:results|highlights|financial summary))?$"
)
_ADJUSTED: Mapping[str, str] = {
    "net_income": "adjusted_net_income",
    "operating_income": "adjusted_operating_income",
    "operating_margin": "adjusted_operating_margin",
    "eps_diluted": "eps_adjusted",
    "eps_basic": "eps_adjusted",
    "eps": "eps_adjusted",
}
_PER_SEGMENT = frozenset(
    """
    revenue operating_income adjusted_operating_income adjusted_ebitda adjusted_ebitda_margin
    gross_margin operating_margin adjusted_operating_margin capex
    """.split()
)
_OF_THE_WHOLE = re.compile(
    r"\bconsolidated\b|\bstatements? of\b|\bbalance sheets?\b", re.IGNORECASE
)
MOST_TITLES, LONGEST_TITLE, LONGEST_NAME = 3, 120, 70
_LED_TO = frozenset(("adjusted_ebitda", "adjusted_ebitda_margin", "free_cash_flow"))
_IN_LISTS = frozenset(("revenue", "operating_income", "adjusted_ebitda"))


@lru_cache(maxsize=8192)
def segment_key(name: str) -> str:
    """A segment's name as it is looked up: without "segment", "business", "total", footnotes.

    >>> segment_key("Total Client Computing Group (CCG)"), segment_key("AI & Cloud")
    ('client computing', 'ai and cloud')
    """
    words = " ".join(
        _SEGMENT_WORDS.sub(" ", words_of(_ACRONYM.sub("", name)))
        .replace("&", "and")
        .replace("/", " ")
        .split()
    )
    return words.removeprefix("total ").removesuffix(" total")


def segment_in_title(titles: Sequence[str], segments: Mapping[str, str]) -> str | None:
    """The segment that a table is entitled with, by the nearest title that names anything.

    >>> segment_in_title(["ACME CLOUD (AC)", "Financial highlights"], {"acme cloud": "acme-cloud"})
    'acme-cloud'
    >>> segment_in_title(["Acme Cloud", "Acme Corp. and Subsidiaries"], {"acme cloud": "acme-cloud"})
    """
    for title in reversed(titles):
        if _OF_THE_WHOLE.search(title):
            return None
        name = name_in_title(title)
        if name:
            return segments.get(name)
    return None


def name_in_title(title: str) -> str:
    """The key of what a title is about: its words without period, scale and the words for results.

    A sentence above a table is no title.
    """
    rest = facets(_ACRONYM.sub("", title)).rest
    if not rest or len(title) > LONGEST_NAME or _NEUTRAL_SECTION.match(words_of(title)):
        return ""
    match = _RESULTS_OF.fullmatch(segment_key(rest))
    return match[1] if match else ""


_OF_REVENUE: Mapping[str, str] = {
    "operating_income": "operating_margin",
    "adjusted_ebitda": "adjusted_ebitda_margin",
}
_AS_SHARE = re.compile(r"\b(?:percent(?:age)?|%) of (?:total )?(?:net )?(?:revenues?|sales)\b")


class LineMeaning:
    """What a row is, as far as its own words, its sections and its table's title tell."""

    __slots__ = ("context", "is_bare", "labels", "line", "segment", "words")

    def __init__(self, line: Line, context: Context) -> None:
        self.line = line
        self.context = context
        section = line.section or context.per_share_title
        self.words = words_of(line.label)
        self.labels = label_of(line.label, section)
        if _AS_SHARE.search(plain(line.section)):
            self.labels = tuple(
                replace(label, metric=_OF_REVENUE.get(label.metric, label.metric))
                for label in self.labels
            )
        elif not self.labels and context.title_labels and self._is_the_title_s():
            self.labels = context.title_labels
        elif context.statement.kind == "operations" and self._is_of_owners():
            self.labels = (Label("net_income", OWNERS),)
        self.segment = context.segments.get(segment_key(line.label)) if context.segments else None
        self.is_bare = is_basis_only(line.label)

    @property
    def may_say_something(self) -> bool:
        """Whether any of the row's cells can be read without a metric over its column."""
        return bool(
            self.labels
            or self.segment
            or (self.line.sections and (self.is_bare or self.words in _WHOLE))
            or _PART_AND_MEASURE.fullmatch(self.words)
        )

    def _is_the_title_s(self) -> bool:
        """Whether a row is what the title names, all in all: "Total", or a day alone."""
        row = facets(self.line.label)
        is_day = row.has_period and not row.rest and row.kind == "amount"
        return not self.line.sections and (self.words in ("total", "total company") or is_day)

    def _is_of_owners(self) -> bool:
        """The shareholders' part of the profit, below the profit or below "Attributable to:"."""
        headings = " ".join(words_of(cell.text) for cell in self.line.sections)
        is_of_profit = self.line.follows_profit or ("income" in headings or "profit" in headings)
        return is_of_profit and "comprehensive" not in headings and is_owners_share(self.line.label)

    def below(self, column: Column) -> Sequence[tuple[Label, str | None]]:
        """What the row's cell in that column is: (metric, segment), none if that is not understood."""
        names = names_over(column)
        if names is None:
            return ()
        if names:
            return self._below_names(names, column)
        return self._alone()

    def _alone(self) -> Sequence[tuple[Label, str | None]]:
        line, context = self.line, self.context
        titled = context.titled_segment
        if self.segment is not None and (measure := self.measure()):
            return [(measure, self.segment)]
        if (part := self._part_and_measure()) is not None:
            return [part]
        inside = self.segment_of_sections() or titled
        if self.labels:
            found: list[tuple[Label, str | None]] = []
            for label in self.labels:
                if self._is_sum_of_list(label.metric):
                    found.append((label, titled))
                elif inside is not None and (label.metric in _PER_SEGMENT or titled):
                    found.append((label, inside))
                elif label.metric not in _PER_SEGMENT or self._is_whole(label.metric):
                    found.append((label, None))
            return found
        if self.is_bare and line.sections:
            return [(label, titled) for label in label_of(line.section)]
        if self.words in _WHOLE and line.sections:
            measure = self.measure()
            if inside is not None and measure is not None:
                return [(measure, inside)]
            is_named = bool(self.words) or line.row.index in context.unnamed_sums
            if is_named and measure is not None and self.measuring_section() is not None:
                return [(replace(measure, rank=TOTAL), None)] if measure.metric == "revenue" else ()
        return ()

    def _below_names(self, names: str, column: Column) -> Sequence[tuple[Label, str | None]]:
        line, context = self.line, self.context
        if (segment := context.segments.get(segment_key(names))) is not None:
            return [(label, segment) for label in self.labels if label.metric in _IN_LISTS]
        # A basis is part of some names ("Adjusted EBITDA"), which the facets have taken away.
        printed = next((text for text in column.path if facets(text).rest == names), names)
        by_column = label_of(names) or label_of(printed)
        if not by_column:
            return ()
        if self.segment is not None:
            return [(label, self.segment) for label in by_column if label.metric in _IN_LISTS]
        row = facets(line.label)
        if self.is_bare or (
            row.kind == "amount"
            and not row.rest
            and all(_NEUTRAL_SECTION.match(words_of(cell.text)) for cell in line.sections)
        ):
            return [(label, context.titled_segment) for label in by_column]
        return ()

    def measure(self) -> Label | None:
        """What the rows of a list are amounts of, by the nearest heading that says so."""
        if self.line.row.index in self.context.revenue_rows:
            return Label("revenue")
        heading = self.measuring_section()
        if heading is not None:
            return measure_in(words_of(heading.text))
        if any(_OTHER_MEASURE.search(words_of(cell.text)) for cell in self.line.sections):
            return None
        return Label("revenue") if _is_revenue_title(self.context.titles) else None

    def measuring_section(self) -> Cell | None:
        """The heading over the row that says what its amounts are, if one does."""
        for cell in reversed(self.line.sections):
            words = words_of(cell.text)
            if measure_in(words) is not None:
                return cell
            if _OTHER_MEASURE.search(words):
                return None
        return None

    def _is_sum_of_list(self, metric: str) -> bool:
        """The total below a list of segments: "Total operating profit" below "Operating profit:"."""
        heading = self.measuring_section()
        measured = measure_in(words_of(heading.text)) if heading else None
        return measured is not None and measured.metric == metric and self.words.startswith("total")

    def segment_of_sections(self) -> str | None:
        """The segment that a heading over the row names."""
        segments = self.context.segments
        return next(
            (
                found
                for cell in reversed(self.line.sections)
                if (found := segments.get(segment_key(cell.text)))
            ),
            None,
        )

    def _part_and_measure(self) -> tuple[Label, str] | None:
        """The segment and the measure of a row that says both ("Total Cloud net revenue")."""
        match = _PART_AND_MEASURE.fullmatch(self.words)
        segment = self.context.segments.get(part_in(self.words) or "") if match else None
        if match is None or segment is None:
            return None
        measure = measure_in(match[2])
        return (measure, segment) if measure else None

    def _is_whole(self, metric: str) -> bool:
        """Whether a row speaks of the whole company, although such rows also occur per segment."""
        kind = self.context.statement.kind
        if kind in STATEMENTS:
            return True
        sections = [words_of(cell.text) for cell in self.line.sections]
        if metric == "revenue" and _TOTAL_REVENUE.match(self.words):
            # The sum below "Revenue by segment" is the company's, not a segment's.
            sections = [words for words in sections if not _REVENUE_BY.match(words)]
        return all(_NEUTRAL_SECTION.match(words) or words in _WHOLE for words in sections) and not (
            kind == "segments" and not self.line.sections and metric != "revenue"
        )


def part_in(words: str) -> str | None:
    """The key of the part that a row names together with its measure ("cloud" of "cloud net revenue")."""
    match = _PART_AND_MEASURE.fullmatch(words)
    return segment_key(match[1]) if match else None


@lru_cache(maxsize=4096)
def measure_in(words: str) -> Label | None:
    """What a heading over a list of segments says their amounts are.

    >>> measure_in("operating segment revenue").metric, measure_in("net sales by product category").metric
    ('revenue', 'revenue')
    >>> measure_in("segment operating income loss").metric
    'operating_income'
    >>> measure_in("intel products") is None
    True
    """
    for text in (words, _BY.sub("", words), _MEASURE.sub(" ", _BY.sub("", words))):
        labels = label_of(" ".join(text.split())) if text.strip() else ()
        found = next(
            (label for label in labels if label.metric in _IN_LISTS | {"net_income"}), None
        )
        if found is not None:
            return found
    # "Segment operating income": the metric's own phrase begins with a word of segmentation.
    labels = label_of(re.sub(r"\bsegments?\b ?", "", words))
    return next((label for label in labels if label.metric in _IN_LISTS), None)


def names_over(column: Column) -> str | None:
    """The words over a column that are no period: "" for the whole company, None if not to be used."""
    parts = column.names
    if not parts:
        return ""
    if all(part in _WHOLE for part in parts):
        f = column.facets
        has_dates = bool(f.days) or f.duration is not None or not f.years
        return "" if has_dates else None
    return parts[-1]


def _is_revenue_title(titles: Sequence[str]) -> bool:
    """Whether the nearest title that names a measure says that the table breaks revenue down."""
    for title in reversed(titles[-MOST_TITLES:]):
        line = plain(title)
        if len(line) <= LONGEST_TITLE and (
            said := _NOT_REVENUE_TITLE.search(line) or _REVENUE_TITLE.search(line)
        ):
            return said.re is _REVENUE_TITLE
    return False


def basis_of(row: Facets, column: Facets, line: Line, context: Context) -> str | None:
    """GAAP or not, by the words nearest to the number."""
    if row.basis is not None and column.basis is not None and row.basis != column.basis:
        return "both"
    headings = (cell.text for cell in reversed(line.sections) if not _is_bridge(cell.text))
    for f in (row, column, *map(facets, headings)):
        if f.basis is not None:
            return f.basis
    return context.basis


def _is_bridge(heading: str) -> bool:
    """Whether a heading names what its rows lead to: net income stands below "Adjusted EBITDA"."""
    return any(label.metric in _LED_TO for label in label_of(heading))


def with_basis(label: Label, basis: str | None) -> tuple[str, Basis | None] | None:
    """Metric id and basis of a row; None where the registry has no metric for the adjusted kind."""
    metric = label.metric
    if label.is_further_adjusted and basis != "non_gaap":
        return None
    if metric in ("capex", "operating_cash_flow"):
        return metric, "cash" if metric == "capex" else "gaap"
    if metric in ("free_cash_flow", "adjusted_ebitda", "adjusted_ebitda_margin"):
        return metric, "non_gaap"
    if metric in ("revenue_backlog", "active_power", "contracted_power", "gpu_count"):
        return metric, "company_defined"
    if metric == "gross_margin":
        return metric, "non_gaap" if basis == "non_gaap" else "gaap"
    if basis == "non_gaap":
        adjusted = _ADJUSTED.get(metric)
        return (adjusted, "non_gaap") if adjusted else None
    if metric == "eps":
        # Of one unnamed line of earnings per share, a simple capital structure has the basic kind.
        return "eps_basic", "gaap"
    return metric, "gaap"
