"""HTML → a tree to walk, in time that no page can drive up.

The parser follows the HTML standard, which has two rules that cost the square of a page's size: a
formatting element that is left open is opened again in every later paragraph, and a block looks through
all elements around it for an open paragraph. So formatting elements are renamed to plain ones, and a page
that nests deeper than any real one is refused.
"""

import re

from selectolax.lexbor import LexborHTMLParser

from extractors.model import ReadError

# https://html.spec.whatwg.org/multipage/parsing.html#formatting
_FORMATTING = (
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
)  # fmt: skip
PLAIN = "x-"  # before the name of a formatting element: `x-b`
MAX_DEPTH = 2_000
# Fewer elements than this are parsed in two seconds, however they are nested.
_FEW_ELEMENTS = 30_000
# Elements without an end, and those that never stand in each other but for something in between.
_NESTING = re.compile(
    r"<(/?)(?!(?:area|base|body|br|caption|col|colgroup|embed|head|hr|html|img|input|link|meta|option|param|"
    r"source|tbody|td|tfoot|th|thead|tr|track|wbr)\b)(\w[\w:-]*)",
    re.IGNORECASE,
)
_ITEMS = ("li", "dd", "dt")
# Those that end a paragraph which stands open where they begin, and within them where they end.
# https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
        "li", "main", "menu", "nav", "ol", "pre", "section", "summary", "table", "ul",
    )
)  # fmt: skip

# Of those without content `</br>` would be one more, and the others need no end.
_ENDS_ITSELF = re.compile(
    r"<(?!(?:area|br|col|hr|img|input|link|meta|wbr)[\s/])([\w:.-]+)([^<>]*)/>", re.IGNORECASE
)


def _either_case(names: tuple[str, ...]) -> str:
    """A pattern for names in either case that is found faster than one that ignores case."""
    letters = (("".join(f"[{c}{c.upper()}]" for c in name)) for name in names)
    return rf"(?=(?:{'|'.join(letters)})[\s/>])"


_OPENS_FORMATTING = re.compile("<" + _either_case(_FORMATTING))
_ENDS_FORMATTING = re.compile("</" + _either_case(_FORMATTING))


def parsed(html: str) -> LexborHTMLParser:
    """The tree of a page; `<b>` is in it as `<x-b>`, and so on.

    >>> parsed("<p>net <b>loss</b>").body.html
    '<body><p>net <x-b>loss</x-b></p></body>'

    Raises:
        ReadError: the page is nested deeper than `MAX_DEPTH` (`too-deep`).
    """
    if _is_large(html) and (depth := nesting(html)) > MAX_DEPTH:
        raise ReadError(
            "too-deep", f"expected at most {MAX_DEPTH} elements in each other, found {depth}"
        )
    html = _OPENS_FORMATTING.sub("<" + PLAIN, html)
    return LexborHTMLParser(_ENDS_FORMATTING.sub("</" + PLAIN, html))


def with_end_tags(html: str) -> str:
    """A page of XML, such as a tagged filing, in HTML, where `<div/>` opens an element and ends none.

    >>> with_end_tags('<p>a<x:y id="1"/>b<br/></p>')
    '<p>a<x:y id="1"></x:y>b<br/></p>'
    """
    return _ENDS_ITSELF.sub(r"<\1\2></\1>", html)


def _is_large(html: str) -> bool:
    """Whether there are too many elements to parse without a look at their nesting.

    Cells, most elements of a release, end each other and do not count.
    """
    tags = html.count("<")
    return tags > _FEW_ELEMENTS and tags - html.count("</") - html.count("<td") > _FEW_ELEMENTS


def nesting(html: str) -> int:
    """How deep elements are in each other: never too low, and no further than past `MAX_DEPTH`.

    An end that is not that of the innermost element may end many or none. Then none is taken to end. Paragraphs
    do not count, as they never stand in each other, but one that is open keeps what is around it from ending.

    >>> nesting("<div><p>one<p><b>two</b><ul><li>three<li>four</ul></div>"), nesting("<i><div></i></div>")
    (3, 2)
    """
    inside: list[str] = []
    paragraphs = deepest = 0
    for tag in _NESTING.finditer(html):
        name = tag[2].lower()
        if name in _BLOCKS and inside[-1:] == ["p"] and (not tag[1] or inside[-2:-1] == [name]):
            inside.pop()
            paragraphs -= 1
        if inside and inside[-1] == name and (tag[1] or name in _ITEMS or name == "p"):
            inside.pop()
            paragraphs -= name == "p"
        if not tag[1]:
            inside.append(name)
            paragraphs += name == "p"
            deepest = max(deepest, len(inside) - paragraphs)
            if deepest > MAX_DEPTH:
                break
    return deepest
