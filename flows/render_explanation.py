"""What a person sees of an explanation: what a claim says, the words for it, where they come from."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.explain import Evidence, Explanation, Line, Place
from flows.marks import UNMARKED, Mark, marked, marks_of
from flows.printed_table import printed
from flows.render import plain, short
from flows.wording import rule_in_words
from warehouse.in_words import period_of, said_in_short, value_of
from warehouse.records import SpanRole

_INDENT: Final = 2
_NAME: Final = 15  # letters of the longest name in the lists
_LONGEST: Final = 120  # letters of words that are repeated in the list
_NAMES: Final[Mapping[SpanRole, str]] = {"cue": "metric", "modality": "status"}
_UNSAID: Final = Mark("", "", "–", UNMARKED)
_SKIPPED: Final = Text("⋮", style="dim")


def explanation(console: Console, found: Explanation) -> None:
    """Facts first, then every claim with its words."""
    console.print(Text(found.title, style="bold"))
    facts = _rows()
    for name, text in found.facts:
        facts.add_row(Text(name, style=UNMARKED), plain(text))
    if found.facts:
        console.print(Padding(facts, (0, 0, 0, _INDENT), expand=False))
    if found.reason:
        console.print()
        console.print(plain(found.reason))
    for evidence in found.evidence:
        console.print()
        _evidence(console, evidence)


def _evidence(console: Console, evidence: Evidence) -> None:
    claim, marks = evidence.claim, marks_of(evidence.spans)
    console.print(plain(said_in_short(claim), "bold"))
    certainty = f"{claim['status']} · {claim['modality']} · confidence {claim['confidence']:g}"
    console.print(plain(f"{certainty} · claim {claim['claim_id']}", UNMARKED))
    console.print()
    for line in _words(console, evidence, marks):
        console.print(Padding(line, (0, 0, 0, _INDENT), expand=False))
    console.print()
    console.print(Padding(_list(evidence, marks), (0, 0, 0, _INDENT), expand=False))
    console.print()
    _origin(console, evidence)


def _words(console: Console, evidence: Evidence, marks: Mapping[SpanRole, Mark]) -> Iterator[Text]:
    """Lines and rows in the document's order, a sign between those that do not follow each other."""
    claim = evidence.claim
    chosen = (claim["row_index"], claim["column_index"])
    width = console.width - _INDENT
    blocks = [
        (line.start, line.start + len(line.text), [_line(evidence, line, marks)])
        for line in evidence.lines
    ]
    if evidence.table:
        rows = printed(console, evidence.table, chosen, evidence.spans, marks, width)
        blocks += [
            (row.start, row.end, lines) for row, lines in zip(evidence.table, rows, strict=True)
        ]
    end = None
    for start, until, lines in sorted(blocks, key=lambda block: block[0]):
        if end is not None and claim["text"][end:start].strip():
            yield _SKIPPED
        yield from lines
        end = until


def _line(evidence: Evidence, line: Line, marks: Mapping[SpanRole, Mark]) -> Text:
    """A paragraph; the sentence that is quoted is set off from what stands around it."""
    quoted = (evidence.claim["char_start"], evidence.claim["char_end"])
    start, end = (max(0, min(at - line.start, len(line.text))) for at in quoted)
    is_part = 0 < end - start < len(line.text)
    parts = [(0, start, UNMARKED), (start, end, ""), (end, len(line.text), UNMARKED)]
    before, quote, after = (
        marked(line.text[a:b], line.start + a, evidence.spans, marks, style)
        for a, b, style in parts
    )
    return Text.assemble(
        ("… " if line.is_cut_before else "", UNMARKED),
        before, "«" if is_part else "", quote, "»" if is_part else "", after,
        (" …" if line.is_cut_after else "", UNMARKED),
    )  # fmt: skip


def _list(evidence: Evidence, marks: Mapping[SpanRole, Mark]) -> Table:
    """Role by role: the words, or what decided without any, and what that was taken for."""
    claim = evidence.claim
    taken_for: dict[SpanRole, str | None] = {
        "value": value_of(claim),
        "cue": ", ".join(filter(None, (claim["metric"], claim["basis"]))),
        "subject": claim["subject"],
        "counterparty": claim["counterparty"],
        "period": period_of(claim),
        "scale": claim["scale_as_printed"],
        "section": claim["segment"],
        "statement": claim["extractor"].partition(".")[2],
        "modality": ", ".join(dict.fromkeys((claim["status"], claim["modality"]))),
        "attribution": claim["attribution"],
    }
    rows = _rows()
    names = dict(_NAMES)
    if claim["table_index"] is None:
        names["section"] = "part"
    for role, taken in taken_for.items():
        mark = marks.get(role, _UNSAID)
        if role in marks:
            shown = plain(_quoted(evidence.words(role)))
        elif role in evidence.unsaid:
            shown = plain(evidence.unsaid[role])
        else:
            continue
        if taken:
            shown.append_text(plain(f" → {taken}", "bold" if role == "value" else ""))
        name = Text.assemble((f"{mark.sign:<3}", mark.style), (names.get(role, role), UNMARKED))
        rows.add_row(name, shown)
    return rows


def _quoted(words: Sequence[tuple[Place, str]]) -> str:
    """Words in quotation marks, those of the sentence itself first.

    >>> _quoted([("above", "Acme"), ("here", "it")])
    '“it”; above “Acme”'
    """
    told: dict[Place, dict[str, None]] = {"here": {}, "above": {}, "below": {}}
    for place, each in words:
        told[place][f"“{short(' '.join(each.split()), _LONGEST)}”"] = None
    return "; ".join(
        f"{'' if place == 'here' else f'{place} '}{', '.join(quoted)}"
        for place, quoted in told.items()
        if quoted
    )


def _rows() -> Table:
    """Names of one width, and a text that is folded beside them."""
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True, min_width=_NAME)
    rows.add_column(overflow="fold")
    return rows


def _origin(console: Console, evidence: Evidence) -> None:
    """The rule, the place and the document; what somebody may copy is never folded."""
    claim = evidence.claim
    rule = (f"{claim['extractor']} {claim['extractor_version']}", rule_in_words(claim["extractor"]))
    where = [f"document {claim['document_id']}"]
    if claim["table_index"] is not None:
        where.append(
            f"table {claim['table_index']}, row {claim['row_index']}, "
            f"column {claim['column_index']}"
        )
    known = f"known {claim['known_at']:%Y-%m-%d %H:%M} UTC"
    kind = f"{claim['document_kind']} of tier {claim['tier']}"
    about = (claim["publisher"], kind, claim["fiscal_period"], known)
    archived = f"{claim['archive_file']} at {claim['archive_offset']:,} by run {claim['run_id']}"
    reader = f"reader {claim['reader']} {claim['reader_version']}"
    told = [
        ("read by", ": ".join(filter(None, rule))),
        ("layout", evidence.note and f"not shown: {evidence.note}"),
        ("title", claim["title"]),
        ("from", " · ".join(filter(None, about))),
    ]
    copied = [
        ("url", claim["url"]),
        ("file", claim["source_path"]),
        ("stands in", ", ".join(where)),
        ("archived", f"{archived}, {reader}"),
    ]
    rows = _rows()
    for name, text in told:
        if text:
            rows.add_row(Text(name, style=UNMARKED), plain(text))
    console.print(Padding(rows, (0, 0, 0, _INDENT), expand=False))
    for name, text in copied:
        if text:
            shown = f"{' ' * _INDENT}{name:<{_NAME}}  "
            console.print(Text.assemble((shown, UNMARKED), plain(text)), soft_wrap=True)
