"""What the user names on the command line → one `Input` per file, or a reason why not.

A manifest is a CSV with the columns of `MANIFEST_COLUMNS`; its paths are relative to the CSV and kept
as written in `documents.source_path`. What makes the whole request senseless (no such manifest, a
missing column) raises `InputError`; what spoils one row or one file becomes a `BadInput`.
"""

import csv
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any, cast

from warehouse.records import DocumentKind
from warehouse.registry import companies
from warehouse.schemas import DOCUMENT_KINDS, SLUG

MANIFEST_COLUMNS = ("path", "url", "publisher", "published_at", "kind", "entity")
SUFFIXES = (
    ".html", ".htm", ".xhtml", ".txt", ".md", ".warc",
    ".html.gz", ".htm.gz", ".txt.gz", ".warc.gz",
)  # fmt: skip
# Of the JSON in a folder only what bears the name of EDGAR's company facts.
_COMPANY_FACTS = re.compile(r"cik\d{10}\b.*\.json(?:\.gz)?")


class InputError(Exception):
    """Nothing could be done with what was asked for: the message says what to give instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file to archive, and what is declared about it."""

    path: Path
    source_path: str
    source_id: str = "local"
    url: str | None = None
    publisher: str | None = None
    published_at: datetime | None = None
    kind: DocumentKind | None = None
    entity_id: str | None = None

    @property
    def is_warc(self) -> bool:
        """A container of captures rather than one."""
        return self.path.name.endswith((".warc", ".warc.gz"))


@dataclass(frozen=True, slots=True)
class BadInput:
    """One row or file that cannot become an `Input`."""

    source_path: str
    reason: str
    detail: str


def from_paths(paths: Iterable[Path]) -> Iterator[Input | BadInput]:
    """Files as given; of folders, every file below them with a known suffix, in order.

    Raises:
        InputError: a folder without a single readable input.
    """
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a parent is closed
            found = list(_below(path))
            if not found:
                raise InputError(
                    f"{path}: expected a folder with {', '.join(SUFFIXES)} files, found none"
                )
            yield from found
        else:
            yield _from_file(path, as_text(path), str(path))


def _below(folder: Path) -> Iterator[Input | BadInput]:
    """Inputs of a folder and its subfolders; links to folders are not followed, so none is a loop."""
    closed: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=closed.append):
        folders.sort()
        for path in (Path(root, name) for name in sorted(names)):
            if _has_suffix(path):
                yield _from_file(path, as_text(path), str(path))
    for error in closed:
        name = as_text(error.filename)
        yield BadInput(
            name, "unreadable", f"{name}: expected a folder that can be listed: {error.strerror}"
        )


def _from_file(path: Path, source_path: str, where: str, **declared: Any) -> Input | BadInput:
    """The input that a path is, if a regular file is there; opening anything else might never end."""
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a null byte
        detail = f"{where}: expected a file or folder, found nothing there"
        return BadInput(source_path, "no-such-file", detail)
    except OSError as error:
        detail = f"{where}: expected a readable file: {error.strerror}"
        return BadInput(source_path, "unreadable", detail)
    if not is_file:
        detail = f"{where}: expected a regular file, found a pipe, a socket, a device or a folder"
        return BadInput(source_path, "not-a-file", detail)
    return Input(path=path, source_path=source_path, **declared)


def as_text(path: str | Path) -> str:
    r"""A path as tables can hold it: bytes of a name that are not UTF-8 are escaped.

    >>> as_text(os.fsdecode(b"caf\xe9.html")) == r"caf\xe9.html"
    True
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def from_manifest(manifest: Path, *, source_id: str = "local") -> Iterator[Input | BadInput]:
    """One input per row of the CSV.

    Raises:
        InputError: the manifest cannot be read as UTF-8 CSV, or lacks a column.
    """
    try:
        text = manifest.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"manifest {manifest}: expected a UTF-8 CSV file: {error}") from error
    rows = csv.DictReader(StringIO(text, newline=""), strict=True)
    try:
        yield from _from_rows(manifest, rows, source_id)
    except csv.Error as error:
        raise InputError(
            f"manifest {manifest}, line {rows.line_num}: expected CSV: {error}"
        ) from error


def _from_rows(
    manifest: Path, rows: "csv.DictReader[str]", source_id: str
) -> Iterator[Input | BadInput]:
    fields = rows.fieldnames or ()
    missing = [name for name in MANIFEST_COLUMNS if name not in fields]
    if missing:
        raise InputError(
            f"manifest {manifest}: expected the columns {','.join(MANIFEST_COLUMNS)}, "
            f"missing {', '.join(missing)}; found {','.join(fields) or 'no header'}"
        )
    for row in rows:
        yield _from_row(manifest, rows.line_num, fields, row, source_id)


def sample() -> Iterator[Input | BadInput]:
    """The bundled documents."""
    return from_manifest(
        Path(str(files("warehouse") / "sample" / "manifest.csv")), source_id="sample"
    )


def history() -> Iterator[Input | BadInput]:
    """The bundled curated facts, deals and signals: three CSV files."""
    folder = Path(str(files("warehouse") / "history"))
    for path in sorted(folder.glob("*.csv")):
        yield Input(
            path=path,
            source_path=f"history/{path.name}",
            source_id="history",
            url=f"history:{path.name}",
            kind="curated",
        )


def _from_row(
    manifest: Path, line: int, fields: Sequence[str], row: dict[str, str | None], source_id: str
) -> Input | BadInput:
    values = {name: (row.get(name) or "").strip() for name in MANIFEST_COLUMNS}
    source_path = as_text(values["path"])
    where = f"manifest {manifest.name}, line {line}"
    kind, published, entity = values["kind"], values["published_at"], values["entity"]
    if not source_path:
        return BadInput(f"{manifest}:{line}", "bad-manifest-row", f"{where}: the path is empty")
    if kind and kind not in DOCUMENT_KINDS:
        return BadInput(
            source_path,
            "bad-manifest-row",
            f"{where}: expected a kind out of {', '.join(DOCUMENT_KINDS)}, found {kind!r}",
        )
    if len(row) > len(fields):
        return BadInput(
            source_path,
            "bad-manifest-row",
            f"{where}: found more cells than columns; a cell that has a comma needs quotes",
        )
    if entity and not re.fullmatch(SLUG, entity):
        return BadInput(
            source_path,
            "bad-manifest-row",
            f"{where}: expected an entity id such as {next(iter(companies()))!r}, found {entity!r}",
        )
    try:
        published_at = _instant(published) if published else None
    except (ValueError, OverflowError):
        return BadInput(
            source_path,
            "bad-manifest-row",
            f"{where}: expected an ISO 8601 date or time in published_at, found {published!r}",
        )
    path = manifest.parent / values["path"]
    return _from_file(
        path,
        source_path,
        f"{where}: {path}",
        source_id=source_id,
        url=values["url"] or None,
        publisher=values["publisher"] or None,
        published_at=published_at,
        kind=cast(DocumentKind, kind) if kind else None,
        entity_id=entity or None,
    )


def _instant(text: str) -> datetime:
    """A date is its midnight, a time without a zone is UTC."""
    instant = datetime.fromisoformat(text)
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


def _has_suffix(path: Path) -> bool:
    name = path.name.lower()
    return name.endswith(SUFFIXES) or _COMPANY_FACTS.fullmatch(name) is not None
