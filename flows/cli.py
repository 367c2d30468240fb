"""The `neowatch` command.

Exit codes: 0 done · 1 nothing could be done, or it failed · 2 wrong usage. Answers go to standard
output, everything else to standard error.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.text import Text

from flows import orchestrator, render, render_explanation, render_statements
from flows.doctor import examine
from flows.explain import explanation
from flows.home import Home
from flows.inputs import InputError
from flows.instants import as_of_instant
from flows.pipeline import STAGES, Outcome, Request, execute
from flows.progress import shown
from flows.settings import Settings
from flows.statements import coverage, documents_read, unread_alike
from warehouse.archive import ArchiveError
from warehouse.registry import RegistryError
from warehouse.schemas import TABLES
from warehouse.sql import NotPublishedError, QueryError, connect, query
from warehouse.tables import WarehouseBusyError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="Claims, metrics and watch-list indicators about the companies that build and rent AI "
    "compute, each tied to its exact words, as known on any day.",
    epilog="Exit codes: 0 done · 1 nothing could be done, or it failed · 2 wrong usage.",
)
quarantine_app = typer.Typer(no_args_is_help=True, help="What could not be used, and why.")
app.add_typer(quarantine_app, name="quarantine")

err = Console(stderr=True, highlight=False)
# Where there is no terminal to ask for its width, lines are as long as a report's.
out = Console(highlight=False, width=None if sys.stdout.isatty() else 110)


# Errors whose message says what to do.
_FORESEEN = (
    NotPublishedError,
    WarehouseBusyError,
    ArchiveError,
    RegistryError,
    orchestrator.UnreachableError,
)


class Format(StrEnum):
    """How a query's rows are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


class ExportFormat(StrEnum):
    """How a table is written to a file."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        help="HTML, text, Markdown, WARC and EDGAR submission files, or folders of these."
    ),
]
Manifest = Annotated[
    Path | None,
    typer.Option(
        metavar="CSV",
        help="Inputs, and what you know about them: path,url,publisher,published_at,kind,entity.",
    ),
]
Sample = Annotated[
    bool,
    typer.Option(
        "--sample/--no-sample", help="Also read the bundled documents and the curated history."
    ),
]
Direct = Annotated[
    bool, typer.Option("--direct", help="Without Prefect: the same functions, started sooner.")
]
Json = Annotated[bool, typer.Option("--json", help="Answer as JSON, for programs.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        help="As known then: an ISO 8601 time, or a date, which means the end of that day."
    ),
]


def show_version(asked: bool) -> None:
    if asked:
        print(f"neowatch {version('neowatch')}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    home: Annotated[
        Path | None,
        typer.Option(help="Data folder; default $NEOWATCH_HOME, else a per-user data folder."),
    ] = None,
    version_: Annotated[
        bool,
        # Eager: a version is asked for without a command.
        typer.Option("--version", help="Print the version.", is_eager=True, callback=show_version),
    ] = False,
) -> None:
    """Options before the command."""
    overrides: dict[str, Any] = {"home": home} if home else {}
    try:
        settings = Settings(**overrides)
    except ValidationError as error:
        wrong = error.errors()[0]
        fail(f"setting NEOWATCH_{'_'.join(map(str, wrong['loc'])).upper()}: {wrong['msg']}", 2)
    context.obj = Home(settings.model_copy(update={"home": settings.home.expanduser().absolute()}))


@app.command()
def run(
    context: typer.Context,
    paths: Paths = None,
    manifest: Manifest = None,
    sample: Sample = True,
    direct: Direct = False,
    as_json: Json = False,
) -> None:
    """The main job: archive, read, reconcile, compute; ends with the watch list."""
    request = Request(tuple(paths or ()), manifest, sample)
    if not sample and not paths and manifest is None:
        fail("nothing to do: give a PATH or --manifest, or leave out --no-sample", 2)
    outcome = carry_out(context.obj, "run", request, direct)
    watched = rows_of(context.obj, render.WATCHLIST)
    if as_json:
        print_json(summary_of(outcome) | {"watchlist": watched})
    else:
        render.summary(out, outcome)
        render.watchlist(out, watched)
        out.print(f"Data folder: {context.obj.root}", soft_wrap=True)
    finish(outcome)


def stage_command(name: str) -> None:
    """Register the command that runs one stage alone."""

    def stage(context: typer.Context, direct: Direct = False, as_json: Json = False) -> None:
        report(context.obj, name, Request(sample=False, stages=(name,)), direct, as_json)

    stage.__doc__ = {
        "extract": "Read every capture that this version has not read: documents, claims.",
        "reconcile": "Claims into metrics and deals.",
        "indicators": "Metrics, deals and claims into watch-list states.",
    }[name]
    app.command(name)(stage)


@app.command()
def ingest(
    context: typer.Context,
    paths: Paths = None,
    manifest: Manifest = None,
    sample: Sample = True,
    direct: Direct = False,
    as_json: Json = False,
) -> None:
    """Store the bytes of the inputs in the archive; nothing is read yet."""
    request = Request(tuple(paths or ()), manifest, sample, stages=("ingest",))
    if not sample and not paths and manifest is None:
        fail("nothing to do: give a PATH or --manifest, or leave out --no-sample", 2)
    report(context.obj, "ingest", request, direct, as_json)


for _stage in STAGES[1:]:
    stage_command(_stage)


@app.command()
def sql(
    context: typer.Context,
    query_text: Annotated[
        str | None,
        typer.Argument(metavar="SQL", help="A SELECT over the tables in docs/tables.md."),
    ] = None,
    file: Annotated[Path | None, typer.Option("-f", "--file", help="File with the SQL.")] = None,
    as_of: AsOf = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TABLE,
) -> None:
    """Query all tables with DuckDB SQL, as known now or at an instant."""
    if (query_text is None) == (file is None):
        fail('expected either SQL or -f FILE, e.g. neowatch sql "SELECT * FROM watchlist"', 2)
    text = (query_text or "") if file is None else read_text(file)
    if not text.strip():
        fail("expected SQL, found nothing but white space", 2)
    with faults(), connect(context.obj.database, as_of=instant(as_of)) as connection:
        frame = query(connection, text)
    render.frame(out, frame, format_.value)


@app.command()
def export(
    context: typer.Context,
    table: Annotated[str, typer.Argument(help="Table or view, e.g. claims.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write.")],
    format_: Annotated[
        ExportFormat, typer.Option("--format", help="How to write it.")
    ] = ExportFormat.PARQUET,
    as_of: AsOf = None,
) -> None:
    """Write a whole table to a file, atomically."""
    with faults(), connect(context.obj.database, as_of=instant(as_of)) as connection:
        if table not in (*TABLES, "watchlist"):
            fail(f"there is no table {table!r}: expected {', '.join(TABLES)} or watchlist", 2)
        frame = query(connection, f'SELECT * FROM "{table}"')
    if output.exists() and not output.is_file():
        fail(f"{output}: expected a file to write, found a folder or a device", 2)
    draft = output.with_name(output.name + ".draft")
    try:
        render.write(frame, draft, format_.value)
        draft.replace(output)
    except OSError as error:
        draft.unlink(missing_ok=True)
        fail(f"{output}: expected a file that can be written: {error.strerror or error}", 1)
    err.print(f"{frame.height} rows of {table} written to {output}")


@app.command()
def watchlist(context: typer.Context, as_of: AsOf = None, as_json: Json = False) -> None:
    """The newest state of every indicator."""
    rows = rows_of(context.obj, render.WATCHLIST, as_of)
    if as_json:
        print_json(rows)
    else:
        render.watchlist(out, rows)


@app.command()
def explain(
    context: typer.Context,
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Of a claim, metric, deal or state; or INDICATOR/ENTITY for the newest state.",
        ),
    ],
    as_json: Json = False,
) -> None:
    """From a number back to its words: sentence, document, rule, run."""
    with faults(), connect(context.obj.database) as connection:
        found = explanation(context.obj, connection, id_)
    if found is None:
        fail(
            f"nothing has the id {id_!r}: expected a claim_id, metric_id, deal_id or indicator_id, "
            'as in neowatch sql "SELECT claim_id FROM claims", or a line of the watch list as '
            "INDICATOR/ENTITY",
            1,
        )
    if as_json:
        print_json(found.as_dict())
    else:
        render_explanation.explanation(out, found)


@app.command()
def statements(
    context: typer.Context,
    which: Annotated[
        str | None,
        typer.Argument(
            metavar="DOCUMENT|ENTITY",
            help="A document_id, or an entity for all its releases; without it, all in numbers.",
        ),
    ] = None,
    unread: Annotated[
        bool, typer.Option("--unread", help="Which cells were not understood, and why.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Which statements each release has, and how many of their cells were read."""
    if which is not None:
        _statements_of(context.obj, which, unread, as_json)
        return
    with faults(), connect(context.obj.database) as connection:
        alike = unread_alike(connection) if unread else []
        found = coverage(connection)
    if as_json:
        print_json(asdict(found) | ({"unread": alike} if unread else {}))
    elif unread:
        render_statements.alike(out, alike)
    else:
        render_statements.coverage(out, found)


def _statements_of(home: Home, which: str, unread: bool, as_json: bool) -> None:
    with faults(), connect(home.database) as connection:
        found = documents_read(connection, which)
    if found is None:
        fail(
            f"nothing is called {which!r}: expected a document_id, as in neowatch sql "
            '"SELECT document_id, title FROM documents", or an entity such as coreweave',
            1,
        )
    if as_json:
        print_json([asdict(each) for each in found])
    else:
        render_statements.documents(out, found, with_cells=unread)


@quarantine_app.command("list")
def quarantine_list(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Resolved ones too.")] = False,
    as_json: Json = False,
) -> None:
    """What is in quarantine, by reason."""
    rows = rows_of(
        context.obj,
        "SELECT quarantine_id, stage, reason, payload_ref, detail, attempts, first_seen_at, "
        "resolved_at FROM quarantine"
        + ("" if everything else " WHERE resolved_at IS NULL")
        + " ORDER BY reason, payload_ref",
    )
    if as_json:
        print_json(rows)
    else:
        render.quarantine(out, rows)


@app.command()
def doctor(context: typer.Context, as_json: Json = False) -> None:
    """Check the data folder: archive, tables, database, registry, last run."""
    checks = examine(context.obj)
    if as_json:
        print_json([asdict(check) for check in checks])
    else:
        render.checks(out, checks)
    if not all(check.ok for check in checks):
        raise typer.Exit(1)


def carry_out(home: Home, command: str, request: Request, direct: bool) -> Outcome:
    """Run the stages, as flows or directly, with progress bars on a terminal."""
    with faults(), shown(err):
        if direct:
            return execute(home, command, request)
        request.inputs()  # wrong usage is told before a server starts
        orchestrator.prepare(home.state / "prefect")
        orchestrator.check()
        from flows.daily import run_as_flow  # noqa: PLC0415 - Prefect reads its settings on import

        return run_as_flow(home, command, request)


def report(home: Home, command: str, request: Request, direct: bool, as_json: bool) -> None:
    """Run one stage and print its summary."""
    outcome = carry_out(home, command, request, direct)
    if as_json:
        print_json(summary_of(outcome))
    else:
        render.summary(out, outcome)
    finish(outcome)


def finish(outcome: Outcome) -> None:
    """Say which inputs were refused; fail when none of them could be used."""
    render.refused(err, outcome.refused)
    if outcome.failed:
        raise typer.Exit(1)


def summary_of(outcome: Outcome) -> dict[str, Any]:
    return asdict(outcome)


def rows_of(home: Home, text: str, as_of: str | None = None) -> list[dict[str, Any]]:
    with faults(), connect(home.database, as_of=instant(as_of)) as connection:
        return query(connection, text).to_dicts()


def instant(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return as_of_instant(text)
    except ValueError as error:
        fail(str(error), 2)


def read_text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        fail(f"{file}: expected a UTF-8 text file with SQL: {error}", 2)


@contextmanager
def faults() -> Iterator[None]:
    """Foreseen errors end as one line and an exit code, not as a traceback."""
    try:
        yield
    except (InputError, QueryError) as error:
        fail(str(error), 2)
    except _FORESEEN as error:
        fail(str(error), 1)
    except OSError as error:
        fail(f"{error.filename or 'the data folder'}: {error.strerror or error}", 1)


def fail(message: str, code: int) -> NoReturn:
    err.print(Text("error ", style="bold red") + render.plain(message), soft_wrap=True)
    raise typer.Exit(code)


def print_json(value: object) -> None:
    json.dump(value, sys.stdout, indent=2, default=str, ensure_ascii=False)
    sys.stdout.write("\n")


def main() -> None:
    """Entry point of the installed command."""
    app()


if __name__ == "__main__":
    main()
