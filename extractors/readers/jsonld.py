"""Article metadata that a page states for machines: JSON-LD (https://schema.org/Article) and meta tags.

Publishers' JSON-LD is often not quite JSON and not quite schema.org: comments around it, raw newlines
in strings, one object, a list or a graph, authors as text, object or list. What cannot be read is
passed over, since the same facts may stand elsewhere on the page.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from bs4 import BeautifulSoup
from lxml.html import HtmlElement

from extractors.readers.instants import iso_instant, written_instant

_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|PressRelease|Report|Review|Column)$")
_WRAPPING = re.compile(
    r"\A\s*(?://\s*)?(?:<!--|<!\[CDATA\[|/\*.*?\*/)\s*|\s*(?://\s*)?(?:-->|\]\]>)\s*;?\s*\Z", re.S
)
_MAX_SCRIPT = 2_000_000
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
    "publishdate", "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "article.published", "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "lastmod",
    "dcterms.modified",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stated:
    """What the page states; None and empty where it does not. Instants are UTC."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    url: str | None = None
    type: str | None = None
    body: str | None = None


def stated(root: HtmlElement) -> Stated:
    """JSON-LD's article first, meta tags where it is silent."""
    article = next(_articles(root), {})
    meta = _meta(root)
    published = _instant(article.get("datePublished"))
    modified = _instant(article.get("dateModified"))
    return Stated(
        title=_text(article.get("headline"))
        or _text(article.get("name"))
        or _text(meta.get("og:title")),
        authors=_names(article.get("author")),
        publisher=next(iter(_names(article.get("publisher"))), None)
        or _text(meta.get("og:site_name")),
        language=_language(article.get("inLanguage")) or _language(root.get("lang")),
        published_at=published or _first_instant(meta, _PUBLISHED),
        modified_at=modified or _first_instant(meta, _MODIFIED),
        url=_address(article, root),
        type=_type(article),
        body=_body(article),
    )


def _articles(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Objects of an article type, those with a date before those without."""
    found = [
        node
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
        for node in _nodes(_parsed(script.text or ""), 0)
        if _type(node)
    ]
    yield from sorted(found, key=lambda node: not node.get("datePublished"))


def _parsed(source: str) -> object:
    if len(source) > _MAX_SCRIPT:
        return None
    text = _WRAPPING.sub("", source)
    for candidate in (text, text.rstrip().rstrip(";,"), unescape(text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), list | dict):
                yield from _nodes(value[key], depth + 1)


def _type(node: dict[str, Any]) -> str | None:
    types = node.get("@type")
    for each in types if isinstance(types, list) else [types]:
        if isinstance(each, str) and _ARTICLE_TYPE.search(each):
            return each.rsplit("/", 1)[-1]
    return None


def _meta(root: HtmlElement) -> dict[str, str]:
    """Meta tags by lower-case name, the first of each."""
    found: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = tag.get("content")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _text(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return None
    return " ".join(_words(value).split()) or None


def _words(markup: str) -> str:
    """A metadata string without the tags, and the twice escaped characters, that pages leave in it.

    >>> _words("Acme &amp;amp; Co <b>signs</b> a lease")
    'Acme & Co signs a lease'
    """
    text = unescape(markup)
    return unescape(BeautifulSoup(text, "lxml").get_text() if "<" in text else text)


def _names(value: object) -> tuple[str, ...]:
    names: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        name = _text(item.get("name") if isinstance(item, dict) else item)
        if name and not name.startswith("http") and name not in names:
            names.append(name)
    return tuple(names)


def _language(value: object) -> str | None:
    text = _text(value.get("alternateName") if isinstance(value, dict) else value)
    code = (text or "").lower().replace("_", "-").split("-")[0]
    return code if len(code) == 2 and code.isalpha() else None


def _instant(value: object) -> datetime | None:
    text = _text(value)
    return (iso_instant(text) or written_instant(text)) if text else None


def _first_instant(meta: dict[str, str], names: tuple[str, ...]) -> datetime | None:
    return next((found for name in names if (found := _instant(meta.get(name)))), None)


def _address(article: dict[str, Any], root: HtmlElement) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            href = (link.get("href") or "").strip()
            if href.startswith("http"):
                return href
    url = article.get("url")
    return url if isinstance(url, str) and url.startswith("http") else None


def _body(article: dict[str, Any]) -> str | None:
    body = article.get("articleBody")
    if not isinstance(body, str):
        return None
    return _words(body).strip() or None
