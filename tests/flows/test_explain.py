"""From a number to its words: the cell in its table, the words in their sentence."""

import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from extractors.claims.said import Said
from extractors.model import Cell, Row
from flows.explain import Evidence, _reason
from flows.extract import store
from flows.home import Home
from flows.marks import marked, marks_of
from flows.printed_table import printed
from flows.settings import Settings
from warehouse import sql
from warehouse.records import Claim, Document, Span, SpanRole, content_id
from warehouse.tables import records_of

# A page of our own; two invisible characters in it would turn or clear what a terminal shows.
PAGE = """<p><b>Acme reports its second quarter</b></p>
<p>Acme said on Tuesday that backlog rose to $30.1 billion at the end of June.\u202e</p>
<p>The board expects it to order chips for $2 billion.</p>
<p><b>Statements of operations</b></p><p>(in thousands, except per share data)</p><table>
<tr><td></td><td colspan="5">Three Months Ended June 30,</td>
<td></td><td colspan="5">Six Months Ended June 30,</td></tr>
<tr><td></td><td colspan="2">2025</td><td></td><td colspan="2">2024</td>
<td></td><td colspan="2">2025</td><td></td><td colspan="2">2024</td></tr>
<tr><td>Top line:</td></tr>
<tr><td>Units sold</td><td></td><td>7</td><td></td><td></td><td>6</td>
<td></td><td></td><td>13</td><td></td><td></td><td>11</td></tr>
<tr><td>Revenue\x9b2J</td><td>$</td><td>1,212</td><td></td><td>$</td><td>395</td>
<td></td><td>$</td><td>2,194</td><td></td><td>$</td><td>583</td></tr>
</table>"""
MANIFEST = """path,url,publisher,published_at,kind,entity
page.html,https://example.com/page,Example,2025-08-12T20:05:00Z,earnings_release,coreweave
"""
KNOWN = datetime(2025, 8, 12, 20, 5, tzinfo=UTC)
ROW = "$1,212\t$395\t$2,194\t$583"


def span(text: str, role: SpanRole, words: str, after: str = "") -> Span:
    start = text.index(words, text.index(after) + len(after))
    return Span(role, start, start + len(words))


def claim(document: Document, name: str, quote: str, spans: tuple[Span, ...], **more: Any) -> Claim:
    start = document.text.index(quote)
    whole: dict[str, Any] = {
        "claim_id": content_id(name), "document_id": document.document_id, "published_at": KNOWN,
        "known_at": KNOWN, "kind": "metric", "subject": "coreweave", "unit": "USD",
        "quote": quote, "char_start": start, "char_end": start + len(quote), "spans": spans,
        "extractor_version": "1", "confidence": 0.95,
    }  # fmt: skip
    return Claim(**whole | more)


def said_in(document: Document) -> Said:
    """One claim of the table's third amount, and three of sentences."""
    text = document.text
    label = text[text.index("Revenue") : text.index(f"\t{ROW}")]
    cell = claim(
        document, "cell", f"{label}\t{ROW}",
        (
            span(text, "value", "$2,194"),
            span(text, "cue", label),
            span(text, "period", "Six Months Ended June 30,"),
            span(text, "period", "2025", after="2024\t"),
            span(text, "scale", "thousands"),
            span(text, "statement", "Statements of operations"),
            span(text, "section", "Top line:"),
        ),
        metric="revenue", basis="gaap", period_type="half", period_start=date(2025, 1, 1),
        period_end=date(2025, 6, 30), value_low=2_194_000.0, value_high=2_194_000.0, table_index=0,
        row_index=4, column_index=7, scale_as_printed="thousands", extractor="tables.operations",
    )  # fmt: skip
    sentence = claim(
        document, "sentence", "Acme said on Tuesday that backlog rose to $30.1 billion",
        (
            span(text, "value", "$30.1 billion"),
            span(text, "cue", "backlog rose to $30.1 billion"),
            span(text, "subject", "Acme", after="quarter"),
            span(text, "period", "end of June"),
        ),
        metric="revenue_backlog", period_type="instant", period_end=date(2025, 6, 30),
        value_low=30.1e9, value_high=30.1e9, scale_as_printed="billion",
        extractor="prose.metric.amount_of_cue",
    )  # fmt: skip
    later = "The board expects it to order chips for $2 billion."
    said_of_it = claim(
        document, "it", later,
        (
            span(text, "value", "$2 billion"),
            span(text, "cue", "order chips"),
            span(text, "subject", "it", after="board expects"),
            span(text, "subject", "Acme", after="quarter"),
            span(text, "modality", "expects"),
        ),
        metric="contract_value", kind="deal", value_low=2e9, value_high=2e9,
        extractor="prose.deal.contract.order",
    )  # fmt: skip
    unsaid = claim(
        document, "unsaid", later, (span(text, "value", "$2 billion"),),
        metric="capex", period_type="quarter", period_start=date(2025, 4, 1),
        period_end=date(2025, 6, 30), value_low=2e9, value_high=2e9,
        extractor="prose.metric.cue_then_amount",
    )  # fmt: skip
    return Said(claims=(cell, sentence, said_of_it, unsaid))


@pytest.fixture(scope="module")
def home(neowatch: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explained")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "pages.csv").write_text(MANIFEST, encoding="utf-8")
    root = folder / "home"
    run = ("run", "--direct", "--no-sample", "--manifest", folder / "pages.csv")
    assert neowatch(root, *run).code == 0
    at = Home(Settings(home=root))
    (document,) = records_of(Document, at.tables.read("documents"))
    _, refused = store(at.tables, [document.capture_id], [(document, said_in(document))])
    assert refused == []
    sql.publish(at.tables, at.database)
    return root


@pytest.fixture(scope="module")
def table(neowatch: Any, home: Path) -> list[str]:
    """The lines that explain the cell."""
    answer = neowatch(home, "explain", content_id("cell"))
    assert answer.code == 0
    return answer.out.splitlines()


def line_with(lines: list[str], words: str) -> str:
    return next(line for line in lines if words in line)


def test_the_row_is_shown_with_all_its_cells_and_the_chosen_one_marked(table):
    row = line_with(table, "▸$2,194◂")
    assert row.split()[-4:] == ["$1,212", "$395", "▸$2,194◂", "$583"]


def test_cells_stand_under_their_headers_and_those_that_govern_are_marked(table):
    above, years, row = (line_with(table, words) for words in ("Six Months", "2024", "▸$2,194◂"))
    assert "[Six Months Ended June 30,]²" in above
    assert "[Three Months" not in above
    assert years.split() == ["2025", "2024", "[2025]²", "2024"]
    assert years.index("[2025]²") + len("[2025]²") == row.index("▸$2,194◂") + len("▸$2,194◂")
    first, last = above.index("[Six"), above.index("30,]²") + len("30,]²")
    assert first <= row.index("▸$2,194◂") < row.index("$583") + len("$583") <= last + 1


def test_section_scale_and_statement_are_shown_where_they_stand(table):
    shown = [
        next(n for n, line in enumerate(table) if words in line)
        for words in (
            "[Statements of operations]⁵",
            "(in [thousands]³,",
            "[Top line:]⁴",
            "▸$2,194◂",
        )
    ]
    assert shown == sorted(shown)
    assert not any("Units sold" in line for line in table), "it bears no part of the claim"
    assert table[shown[3] - 1].strip() == "⋮"


def test_a_list_says_what_the_words_were_taken_for(table):
    words = " ".join(" ".join(table).split())
    for told in (
        "▸◂ value “$2,194” → 2,194,000 USD",
        "² period “Six Months Ended June 30,”, “2025” → half 2025-01-01 to 2025-06-30",
        "³ scale “thousands” → thousands",
        "⁵ statement “Statements of operations” → operations",
        "tables.operations 1: a cell of a statement of operations",
        "table 0, row 4, column 7",
    ):
        assert told in words


def test_a_sentence_is_shown_with_every_role_marked(neowatch, home):
    answer = neowatch(home, "explain", content_id("sentence"))
    words = " ".join(answer.out.split())
    assert (
        "«[Acme]² said on Tuesday that [backlog rose to ▸$30.1 billion◂]¹» at the [end of June]³."
    ) in words
    for told in ("▸◂ value “$30.1 billion” → 30,100,000,000 USD", "² subject “Acme” → coreweave"):
        assert told in words
    assert (
        "prose.metric.amount_of_cue 1: An amount, then the metric's words it is an amount of."
        in words
    )


def test_words_outside_of_the_sentence_are_told_apart(neowatch, home):
    words = " ".join(neowatch(home, "explain", content_id("it")).out.split())
    assert "² subject “it”; above “Acme” → coreweave" in words
    assert "– period none is told" in words
    assert "status" not in words.partition("read by")[0], "its word of doubt was overruled"


def test_what_no_words_say_is_told_with_what_decided(neowatch, home):
    (told,) = neowatch(home, "explain", content_id("unsaid"), "--json").json()["evidence"]
    assert told["unsaid"] == {
        "subject": "the issuer, whose own words these are",
        "period": "the last quarter that had ended when it was published",
    }
    words = " ".join(neowatch(home, "explain", content_id("unsaid")).out.split())
    assert "– subject the issuer, whose own words these are → coreweave" in words


def test_words_of_a_page_do_not_steer_the_terminal(neowatch, home):
    for name in ("cell", "sentence"):
        out = neowatch(home, "explain", content_id(name)).out
        assert not {"\x1b", "\x9b", "\u202e"} & set(out)
    assert r"Revenue\x9b2J" in neowatch(home, "explain", content_id("cell")).out
    assert r"\u202e" in neowatch(home, "explain", content_id("sentence")).out


def test_programs_get_cells_with_their_roles(neowatch, home):
    (told,) = neowatch(home, "explain", content_id("cell"), "--json").json()["evidence"]
    assert (told["table_index"], told["row_index"], told["column_index"]) == (0, 4, 7)
    roles = {
        (row["row"], cell["column"]): cell["roles"]
        for row in told["table"]
        for cell in row["cells"]
        if cell["roles"]
    }
    assert roles == {
        (0, 7): ["period"], (1, 7): ["period"], (2, 0): ["section"], (4, 0): ["cue"],
        (4, 7): ["value"],
    }  # fmt: skip
    assert [line["text"] for line in told["lines"]] == [
        "Statements of operations",
        "(in thousands, except per share data)",
    ]
    assert {(each["role"], each["words"]) for each in told["spans"]} >= {
        ("value", "$2,194"),
        ("scale", "thousands"),
    }
    assert told["note"] is None


def test_without_the_archive_the_rows_are_shown_as_they_stand_in_the_text(neowatch, home, tmp_path):
    lost = tmp_path / "home"
    shutil.copytree(home, lost)
    shutil.rmtree(lost / "archive")
    answer = neowatch(lost, "explain", content_id("cell"))
    assert answer.code == 0
    row = line_with(answer.out.splitlines(), "▸$2,194◂")
    assert row.split()[-4:] == ["$1,212", "$395", "▸$2,194◂", "$583"]
    assert "layout" in answer.out
    assert neowatch(lost, "explain", content_id("cell"), "--json").json()["evidence"][0]["note"]


def test_a_metric_shows_the_claim_of_its_value_first(neowatch, sampled):
    query = (
        "SELECT metric_id, best_claim_id FROM metrics WHERE len(claim_ids) > 1 "
        "AND superseded_at IS NULL ORDER BY metric_id LIMIT 1"
    )
    (row,) = neowatch(sampled, "sql", query, "--format", "json").json()
    told = neowatch(sampled, "explain", row["metric_id"], "--json").json()
    assert told["evidence"][0]["claim_id"] == row["best_claim_id"]
    assert told["reason"].startswith("Stated by these claims")


def test_every_claim_of_the_sample_is_explained_by_words_of_its_document(neowatch, sampled):
    query = "SELECT claim_id FROM claims WHERE extractor <> 'curated'"
    for row in neowatch(sampled, "sql", query, "--format", "json").json():
        (told,) = neowatch(sampled, "explain", row["claim_id"], "--json").json()["evidence"]
        assert told["note"] is None
        shown = " ".join(line["text"] for line in told["lines"])
        shown += " ".join(cell["text"] for line in told["table"] for cell in line["cells"])
        for each in told["spans"]:
            assert each["words"] in shown


def evidence(**claim: Any) -> Evidence:
    row = {"polarity": None, "bound": "exact", "unit": "USD", "period_start": date(2025, 1, 1)}
    return Evidence(row | claim, (), (), (), None)


def test_a_computed_quarter_tells_the_two_figures_it_is_left_by():
    year = {"period_type": "fy", "period_end": date(2025, 12, 31)}
    until = {"period_type": "nine_months", "period_end": date(2025, 9, 30)}
    told = _reason(
        "metric",
        {"status": "derived"},
        [
            evidence(**year, value_low=10.0, value_high=10.0),
            evidence(**until, value_low=7.0, value_high=7.0),
        ],
    )
    assert told == (
        "Nobody printed it. It is what fy 2025-01-01 to 2025-12-31, 10 USD, leaves after "
        "nine_months 2025-01-01 to 2025-09-30, 7 USD:"
    )


def rows_of(*rows: Mapping[tuple[int, int], str]) -> list[Row]:
    """Rows from cells by their columns; offsets go on as in a text."""
    made, at = [], 0
    for index, row in enumerate(rows):
        cells = []
        for (column, column_end), text in row.items():
            cells.append(Cell(text, index, column, column_end, at, at + len(text)))
            at += len(text) + 1
        made.append(Row(index, cells[0].start, at - 1, tuple(cells)))
    return made


def shown(rows: list[Row], chosen: tuple[int, int], width: int) -> list[str]:
    cells = [cell for row in rows for cell in row.cells]
    spans = [
        Span("value", cell.start, cell.end) for cell in cells if (cell.row, cell.column) == chosen
    ]
    lines = printed(Console(width=width), rows, chosen, spans, marks_of(spans), width)
    return [line.plain for row in lines for line in row]


@pytest.mark.parametrize("column", [1, 15, 30])
def test_of_a_table_too_wide_the_columns_nearest_to_the_chosen_one_are_shown(column):
    years = {(n, n + 1): f"{2000 + n}" for n in range(1, 31)}
    amounts = {(n, n + 1): f"{n},000" for n in range(1, 31)}
    lines = shown(rows_of(years, {(0, 1): "Revenue", **amounts}), (1, column), 60)
    assert all(len(line) <= 60 for line in lines)
    assert f"▸{column},000◂" in lines[1]
    assert lines[1].endswith("…")
    assert [year[2:].lstrip("0") for year in lines[0].split()] == [
        amount.strip("▸◂").removesuffix(",000") for amount in lines[1].split()[1:-1]
    ]


def test_a_long_label_is_folded_and_its_amounts_stand_on_its_last_line():
    rows = rows_of({(0, 1): "Net cash provided by continuing operating activities", (1, 2): "5"})
    assert shown(rows, (0, 1), 80) == [
        "Net cash provided by continuing operating",
        "activities                                    ▸5◂",
    ]


def test_marks_within_and_across_each_other_are_closed():
    spans = [Span("cue", 0, 8), Span("period", 5, 12), Span("value", 6, 7), Span("scale", 5, 12)]
    text = marked("0123456789abcdef", 0, spans, marks_of(spans)).plain
    assert text == "[01234[[5▸6◂7]¹89ab]³]²cdef"


def test_a_stretch_marks_what_it_has_of_a_span():
    spans = [Span("cue", 2, 30)]
    assert marked("456", 4, spans, marks_of(spans)).plain == "[456]¹"
    assert marked("xyz", 40, spans, marks_of(spans)).plain == "xyz"
