"""Party columns of the curated deals → entity ids.

A cell names one party or several, with remarks: `Fluidstack (Google backstop)`, `MUFG/MS/GS (DDTL 3.0)`,
`Anthropic via Fluidstack`, `Convertible 1.75% 2031`, `confidential IG tenant`. Remarks in brackets are
dropped, instruments and unnamed parties are nobody.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from warehouse.registry import Alias, companies

_REMARK = re.compile(r"\s*\([^)]*\)")
_VIA = re.compile(r"\s+via\s+.*")
_SEPARATOR = re.compile(r"\s*[/;,]\s*|\s+\+\s+|\s+et al\b")
_NOBODY = re.compile(
    r"\b(tenant|developers|enterprises|others|backstop|bonds?|notes"
    r"|convertibles?|term loan|DDTL|facility|financing|syndicate|round|series)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_WITHHELD = re.compile(r"\b(unnamed|confidential|undisclosed)\b", re.IGNORECASE)
_KINDS = ("name", "division", "ticker")


def parties(cell: str, on: date) -> list[str]:
    """Entity ids of everybody a cell names, in its order; the slug of a party not registered.

    >>> parties("Fluidstack (Google backstop)", date(2025, 8, 14))
    ['fluidstack']
    >>> parties("Oracle/SoftBank (Stargate)", date(2025, 1, 21))
    ['oracle', 'softbank']
    >>> parties("Convertible 1.75% 2031", date(2025, 12, 8))
    []
    """
    if _WITHHELD.search(cell):
        return []
    whole = _VIA.sub("", _REMARK.sub("", cell)).strip()
    if known := _registered(whole, on):
        return [known]
    found = [entity for part in _SEPARATOR.split(whole) if (entity := _party(part.strip(), on))]
    return list(dict.fromkeys(found))


def entity_of(word: str, on: date) -> str:
    """Entity id of one name or id, as in a metric's suffix or a signal's subject; else its slug.

    >>> entity_of("eigen_ai", date(2026, 5, 1)), entity_of("google", date(2026, 5, 1))
    ('eigen-ai', 'alphabet')
    """
    slug = slug_of(word)
    name = word.replace("_", " ")
    return slug if slug in companies() else _registered(name, on) or _inside(name, on) or slug


def slug_of(name: str) -> str:
    """Lower-case letters and digits joined by hyphens.

    >>> slug_of("DDTL4.0")
    'ddtl4-0'
    """
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))


def _party(part: str, on: date) -> str | None:
    known = _registered(part, on)
    if known or _NOBODY.search(part) or not re.search(r"[A-Za-z]", part):
        return known
    return _inside(part, on) or slug_of(part)


def _registered(name: str, on: date) -> str | None:
    """The company that bears exactly this name on that day."""
    for alias, entity in _aliases().get(name.casefold(), ()):
        if _holds(alias, on):
            return entity
    return None


def _inside(part: str, on: date) -> str | None:
    """The company with the longest name among those that stand in the part as whole words."""
    words = _words(part)
    found = [
        (len(name), entity)
        for name, holders in _aliases().items()
        for alias, entity in holders
        if alias.kind != "ticker" and _words(name) in words and _holds(alias, on)
    ]
    return max(found)[1] if found else None


def _words(text: str) -> str:
    """The words of a text, lower-case, each with a blank before and after it."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _holds(alias: Alias, on: date) -> bool:
    return (alias.since is None or alias.since <= on) and (alias.until is None or on <= alias.until)


@lru_cache(maxsize=1)
def _aliases() -> dict[str, list[tuple[Alias, str]]]:
    """Names, divisions and tickers by case-folded text: a cell of parties is context enough."""
    table: dict[str, list[tuple[Alias, str]]] = {}
    for alias, entity in _every_alias():
        table.setdefault(alias.text.casefold(), []).append((alias, entity))
    return table


def _every_alias() -> Iterator[tuple[Alias, str]]:
    for company in companies().values():
        for alias in company.aliases:
            if alias.kind in _KINDS:
                yield alias, company.id
