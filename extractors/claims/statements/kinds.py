"""Which statement a table is, and why.

Two witnesses: the title (in the table or directly above it) and the rows. A primary statement needs
the rows: a table entitled "Results of operations" without revenue and net income is not one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.claims.statements.labels import label_of, words_of
from extractors.tables.headers import plain
from warehouse.records import StatementKind


@dataclass(frozen=True, slots=True)
class Statement:
    """The kind of a table and the words that decided it; `title` is the line that names it, as printed."""

    kind: StatementKind
    evidence: tuple[str, ...]
    is_trailing: bool = False
    title: str | None = None


_TITLE_WORDS: tuple[tuple[StatementKind, str], ...] = (
        ("guidance", r"\b(?:outlook|guidance|forecast|projected)\b"),
        ("reconciliation", r"reconcil|non-?gaap|free cash flow|\bebitda\b"),
        ("cash_flows", r"\bcash[- ]flows?\b(?! per)"),
        ("balance_sheet", r"balance sheets?|financial (?:position|condition)"),
        ("operations", r"statements? of (?:consolidated )?(?:operations|income|earnings|loss)|income statements?|statements? of (?:\w+ ){0,2}(?:operations|income|earnings|loss)|profit (?:and|or|&) loss"),
        ("comprehensive_income", r"comprehensive (?:income|loss|earnings)"),
        ("segments", r"\bsegments?\b|\bby (?:product|offering|market|geograph|business|region|categor)|disaggregat|business unit"),
        ("summary", r"summary|highlights|selected|key (?:metrics|figures)|at a glance|financial results"),
)  # fmt: skip
_TITLES = tuple((kind, re.compile(pattern)) for kind, pattern in _TITLE_WORDS)
_TRAILING = re.compile(r"\b(?:trailing|rolling|ttm|ltm|last (?:twelve|12) months)\b")
_WHOLE_COMPANY = r"\bper (?:common )?share\b|\bpreferred stock dividends\b|\bapplicable to common\b"


def statement_of(titles: Sequence[str], labels: Sequence[str]) -> Statement:
    """Decide from titles (nearest last) and row labels.

    >>> statement_of(["Income statements"], ["Revenue", "Cost of revenue", "Net income"]).kind
    'operations'
    >>> statement_of(["Results"], ["Total assets", "Total liabilities"]).kind
    'balance_sheet'
    """
    said: StatementKind | None = None
    naming: str | None = None
    for title in reversed(titles):
        line = plain(title)
        said = next((kind for kind, pattern in _TITLES if pattern.search(line)), None)
        if said is not None:
            naming = title
            break
    evidence = [plain(naming)] if naming else []
    trailing = any(_TRAILING.search(plain(title)) for title in titles)
    kind = _by_rows(labels, said, evidence)
    return Statement(kind, tuple(evidence), trailing, naming)


def _by_rows(
    labels: Sequence[str], said: StatementKind | None, evidence: list[str]
) -> StatementKind:
    words = [words_of(label) for label in labels if label]
    metrics = {found.metric for label in labels if label for found in label_of(label)}

    def has(pattern: str) -> bool:
        found = next((line for line in words if re.search(pattern, line)), None)
        if found is not None:
            evidence.append(found)
        return found is not None

    is_bridge = said in ("reconciliation", "guidance")
    if has(r"^total assets$") and has(r"liabilities"):
        return "balance_sheet"
    if not is_bridge and "operating_cash_flow" in metrics and has(r"investing|financing"):
        return "cash_flows"
    if said == "cash_flows" and has(r"activities|operations"):
        return "cash_flows"
    is_operations = (
        "net_income" in metrics
        and has(r"\bexpenses?\b|\bcosts?\b|\btax(?:es)?\b")
        and ("revenue" in metrics or "interest_expense" in metrics)
    )
    if said == "comprehensive_income":
        return "operations" if is_operations and "revenue" in metrics else "comprehensive_income"
    if said in ("guidance", "reconciliation", "segments"):
        return said
    if said == "operations":
        return "operations" if metrics & {"net_income", "operating_income", "revenue"} else "other"
    if is_operations and said is None:
        return "operations"
    if is_operations and said == "summary" and "revenue" in metrics and has(_WHOLE_COMPANY):
        return "operations"
    if said in ("cash_flows", "balance_sheet"):
        return "other"
    return said or "other"
