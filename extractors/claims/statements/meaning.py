"""What a cell is about: metric, segment and basis, from its row, section and column together.

A whole company's number and a segment's bear the same label; sections and columns tell them apart, and
an unknown name over a number is reason enough to leave it alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from extractors.claims.statements.columns import Entry
from extractors.claims.statements.labels import Label, is_basis_only, label_of, words_of
from extractors.claims.statements.model import Context
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
    )
)
_NEUTRAL_SECTION = re.compile(
    r"^(?:(?:gaap|non-gaap|results|of|operations|consolidated|income|statements?|financial|summary|data|highlights|key|"
    r"metrics|measures|total|company|operating|activities|activity|selected|and|cash|flows?|shares|per|share|earnings|loss|revenues?|sales|net|"
    r"expenses?|costs?|other|balance|sheet|from|for|the|common|items|adjusted|profitability|amounts|ww|worldwide|unaudited|reported|as)\b ?)+$"
)
_REVENUE_SECTION = re.compile(
    r"^(?:(?!costs?\b|deferred\b|unearned\b|growth\b|expenses?\b)[\w&-]+ ){0,4}(?:revenues?|sales)(?: by [\w &/-]+| from external customers)?$"
)
_REVENUE_BY = re.compile(r"(?:total |net )*(?:revenues?|sales) by ")
_TOTAL_REVENUE = re.compile(r"total (?:company )?(?:net )?(?:revenues?|sales)$")
_REVENUE_OF = re.compile(r"(?:total )?(.+?) (?:net )?(?:revenues?|sales)")
_REVENUE_TITLE = re.compile(r"\b(?:revenues?|sales)\b")
_NOT_REVENUE_TITLE = re.compile(
    r"income|profit|expense|growth|cost|margin|assets|reconcil|stock-based|share-based|employees"
)
_SEGMENT_WORDS = re.compile(r"\b(?:segments?|business|division|operations|group)\b")
_ADJUSTED: Mapping[str, str] = {
    "net_income": "adjusted_net_income",
    "operating_income": "adjusted_operating_income",
    "eps_diluted": "eps_adjusted",
    "eps": "eps_adjusted",
}
_PER_SEGMENT = frozenset(
    (
        "revenue",
        "operating_income",
        "adjusted_operating_income",
        "adjusted_ebitda",
        "gross_margin",
        "operating_margin",
        "capex",
    )
)


@lru_cache(maxsize=8192)
def segment_key(name: str) -> str:
    words = " ".join(
        _SEGMENT_WORDS.sub(" ", words_of(name)).replace("&", "and").replace("/", " ").split()
    )
    return words.replace("total ", "", 1) if words.startswith("total ") else words


def meanings(entry: Entry, column: Facets, context: Context) -> Iterator[tuple[Label, str | None]]:
    """What a cell is: (metric, segment) from row, section and column together."""
    names = _column_names(entry, column)
    section = " ".join(entry.sections)
    if names is None:
        return
    by_row = label_of(entry.label, section)
    row_segment = context.segments.get(segment_key(entry.label))
    section_segment = next(
        (s for text in reversed(entry.sections) if (s := context.segments.get(segment_key(text)))),
        None,
    )
    if names == "":
        if row_segment is not None and _is_revenue_list(entry, context):
            yield Label("revenue"), row_segment
        elif (named := _segment_revenue(entry.label, context)) is not None:
            yield Label("revenue"), named
        elif by_row:
            for label in by_row:
                if label.metric == "revenue" and section_segment is not None:
                    yield label, section_segment
                elif label.metric not in _PER_SEGMENT or _is_whole(entry, label.metric, context):
                    yield label, None
        elif is_basis_only(entry.label) and section:
            yield from ((label, None) for label in label_of(section))
        elif words_of(entry.label) in _WHOLE and entry.sections:
            if section_segment is not None and _is_revenue_title(context.titles):
                yield Label("revenue"), section_segment
            elif context.statement.kind == "segments":
                yield from (
                    (label, None) for label in label_of(section) if label.metric == "revenue"
                )
        return
    if (segment := context.segments.get(segment_key(names))) is not None:
        yield from ((label, segment) for label in by_row if label.metric == "revenue")
        return
    by_column = label_of(names)
    if not by_column:
        return
    if row_segment is not None:
        yield from ((label, row_segment) for label in by_column if label.metric == "revenue")
    elif is_basis_only(entry.label) or (
        facets(entry.label).kind == "amount"
        and not facets(entry.label).rest
        and all(_NEUTRAL_SECTION.match(words_of(text)) for text in entry.sections)
    ):
        yield from ((label, None) for label in by_column)


def _column_names(entry: Entry, column: Facets) -> str | None:
    """The words over a column that are no period: "" for the whole company, None if not to be used."""
    parts = [rest for text in entry.path if (rest := facets(text).rest)]
    if not parts:
        return ""
    if all(part in _WHOLE for part in parts):
        has_dates = bool(column.days) or column.duration is not None or not column.years
        return "" if has_dates else None
    return parts[-1]


def _segment_revenue(label: str, context: Context) -> str | None:
    """The segment of a row that says both ("Total Cloud net revenue")."""
    match = _REVENUE_OF.fullmatch(words_of(label))
    return context.segments.get(segment_key(match[1])) if match else None


def _is_revenue_list(entry: Entry, context: Context) -> bool:
    """Whether the rows below a heading are parts of revenue."""
    if entry.sections:
        return any(_REVENUE_SECTION.match(words_of(text)) for text in entry.sections[-1:])
    return _is_revenue_title(context.titles)


def _is_revenue_title(titles: Sequence[str]) -> bool:
    """Whether a table's nearest title says that it breaks revenue down and nothing else."""
    lines = [plain(title) for title in titles[-3:]]
    return any(_REVENUE_TITLE.search(line) for line in lines) and not any(
        _NOT_REVENUE_TITLE.search(line) for line in lines
    )


def _is_whole(entry: Entry, metric: str, context: Context) -> bool:
    """Whether a row speaks of the whole company, although such rows also occur per segment."""
    if context.statement.kind in STATEMENTS:
        return True
    sections = [words_of(text) for text in entry.sections]
    if metric == "revenue" and _TOTAL_REVENUE.match(words_of(entry.label)):
        # The sum below "Revenue by segment" is the company's, not a segment's.
        sections = [words for words in sections if not _REVENUE_BY.match(words)]
    return all(_NEUTRAL_SECTION.match(words) or words in _WHOLE for words in sections) and not (
        context.statement.kind == "segments" and not entry.sections and metric != "revenue"
    )


def basis_of(row: Facets, column: Facets, entry: Entry, context: Context) -> str | None:
    """GAAP or not, by the words nearest to the number."""
    if row.basis is not None and column.basis is not None and row.basis != column.basis:
        return "both"
    for f in (row, column, *(facets(text) for text in reversed(entry.sections))):
        if f.basis is not None:
            return f.basis
    return context.basis


def with_basis(label: Label, basis: str | None) -> tuple[str, Basis | None] | None:
    """Metric id and basis of a row; None where the registry has no metric for the adjusted kind."""
    metric = label.metric
    if metric in ("capex", "operating_cash_flow"):
        return metric, "cash" if metric == "capex" else "gaap"
    if metric in ("free_cash_flow", "adjusted_ebitda", "adjusted_ebitda_margin"):
        return metric, "non_gaap"
    if metric in ("revenue_backlog", "active_power", "contracted_power", "gpu_count"):
        return metric, "company_defined"
    if metric in ("gross_margin", "operating_margin"):
        return metric, "non_gaap" if basis == "non_gaap" else "gaap"
    if basis == "non_gaap":
        adjusted = _ADJUSTED.get(metric)
        return (adjusted, "non_gaap") if adjusted else None
    return None if metric == "eps" else (metric, "gaap")
