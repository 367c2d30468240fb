"""The tree of a page: what would take the square of its size to parse is renamed or refused."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors.model import ReadError
from extractors.readers.markup import MAX_DEPTH, nesting, parsed

# Paragraphs and what tables keep in order only nest with another element between them.
COUNTED = (
    "b", "span", "div", "li", "ul", "dd", "dl", "h1", "table", "button", "svg", "marquee", "form", "object",
)  # fmt: skip
TAGS = st.sampled_from(
    [
        mark
        for name in (*COUNTED, "p", "tr", "td", "br", "hr")
        for mark in (f"<{name}>", f"</{name}>")
    ]
)


def depth_of(html):
    """How many counted elements of the tree are in each other."""
    deepest = 0
    todo = [(parsed(html).root, 0)]
    while todo:
        node, depth = todo.pop()
        depth += (node.tag or "").removeprefix("x-") in COUNTED
        deepest = max(deepest, depth)
        todo += [(child, depth) for child in node.iter()]
    return deepest


@settings(max_examples=300, deadline=None)
@given(st.lists(TAGS, max_size=8), st.integers(1, 12))
# A paragraph that is open keeps what is around it from ending.
@example(["<span>", "<p>", "</span>", "</p>"], 12)
@example(["</b>", "<b>", "<p>"], 2)
def test_no_tree_is_deeper_than_it_is_said_to_be(tags, times):
    page = "<!doctype html>" + "".join(tags) * times
    assert depth_of(page) <= nesting(page)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "<p>words</p>",
        "<i><div></i></div>" * 40_000,
        "<i><p></i></p>" * 40_000,
        "<li><dd>" * 20_000,
    ],
    ids=["blocks", "ends that end nothing", "ends inside a paragraph", "items"],
)
def test_a_page_nested_deeper_than_any_is_refused(page):
    with pytest.raises(ReadError) as refused:
        parsed(page)
    assert refused.value.reason == "too-deep"


@pytest.mark.parametrize(
    "page",
    [
        "<p>one<p>two" * 20_000 + "<table>" + "<tr><td>1<td>2" * 20_000 + "</table>",
        "<ul>" + "<li>one<li>two" * 20_000 + "</ul>",
        "<div><p><b>one</b> <span>two</span></p></div>" * 20_000,
    ],
    ids=["open paragraphs and cells", "open items", "everything ended"],
)
def test_a_large_page_is_not_deep(page):
    assert nesting(page) < 10
    assert parsed(page).body is not None


def test_formatting_that_is_left_open_is_not_opened_again_in_every_paragraph():
    page = "".join(f"<p><font size={n}><b>word" for n in range(3_000))
    assert len(parsed(page).css("*")) < 10_000


def test_names_that_only_begin_like_formatting_stay():
    assert [node.tag for node in parsed("<b>1</b><body><br><button>2").body.iter()] == [
        "x-b", "br", "button",
    ]  # fmt: skip


def test_depth_is_counted_no_further_than_needed():
    assert nesting("<div>" * 10 * MAX_DEPTH) == MAX_DEPTH + 1
