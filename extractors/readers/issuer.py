"""What an issuer's document is, told from its opening words: results, a letter, a form, or other news.

Used where no filing header says it: a 6-K has no item numbers, and a single exhibit has lost its header.
"""

import re

from warehouse.records import DocumentKind

_RESULTS = re.compile(
    r"\b(?:announces?|announced|reports?|reported|financial|quarter(?:ly)?|half[- ]year|(?:full|fiscal)[- ]year)\s+"
    r"(?:[\w’'&.-]++,?\s++){0,8}(?:results|earnings)\b|\bresults\s+for\s+(?:the\s+|its\s+)?(?:\w+\s+){0,3}(?:quarter|half|year)\b|"
    r"\bcfo\s+commentary\b",
    re.I,
)
_LETTER = re.compile(
    r"\b(?:letter\s+to\s+(?:our\s+)?(?:share|stock)holders|(?:share|stock)holders?\s+letter|"
    r"dear\s+(?:fellow\s+)?(?:share|stock)holders)",
    re.I,
)
_MASTHEAD = re.compile(r"securities\s+and\s+exchange\s+commission", re.I)
_FORM = re.compile(r"\bform\s+(8-?K|10-?[KQ]|6-?K|20-?F|40-?F)(/A)?\b", re.I)
# How the software of filing agents signs its pages (Workiva, Toppan Merrill, Donnelley, EDGAR itself).
_FILED = re.compile(
    r"\A\s*<DOCUMENT>\s*<TYPE>|<title>\s*(?:EX-\d+(?:\.\d+)?|(?:document|tm\d+[-\w]*_nonfiling[^<]*|[a-z]+-\d{8}))\s*</title>|"
    r"<!--[^>]{0,80}\b(?:wdesk|workiva|toppan|donnelley|dfin|edgar|activedisclosure|novaworks)\b",
    re.I,
)
_OPENING = 3_000


def is_results(text: str) -> bool:
    """Whether the opening speaks of a period's results.

    >>> is_results("Example Corp. Reports Third Quarter 2025 Results")
    True
    >>> is_results("Example Corp. Appoints a Chief Financial Officer")
    False
    """
    return bool(_RESULTS.search(text, 0, _OPENING))


def is_letter(text: str) -> bool:
    return bool(_LETTER.search(text, 0, _OPENING))


def form_of(text: str) -> str | None:
    """The form whose cover page the text opens with, as EDGAR writes it.

    >>> form_of("UNITED STATES SECURITIES AND EXCHANGE COMMISSION Washington FORM 8-K CURRENT REPORT")
    '8-K'
    """
    form = _FORM.search(text, 0, _OPENING) if _MASTHEAD.search(text, 0, _OPENING) else None
    if not form:
        return None
    name = form[1].upper().replace("-", "")
    return f"{name[:-1]}-{name[-1]}{form[2] or ''}".upper()


def kind_of(text: str) -> DocumentKind:
    """The kind of a document that stands alone."""
    if form_of(text):
        return "filing"
    if is_letter(text):
        return "letter"
    return "earnings_release" if is_results(text) else "announcement"


def is_filed(html: str) -> bool:
    """Whether the mark-up is of a page made for EDGAR."""
    return bool(_FILED.search(html, 0, 3_000))
