"""Bytes → readings: which reader takes what, decided by what the bytes are, not by a file's name."""

from extractors.model import Reading
from extractors.readers.layout import normalise, pieces_of
from extractors.readers.text import is_markdown, read_markdown, read_plain
from extractors.readers.transcript import is_transcript, read_transcript
from warehouse.records import Capture


def read(capture: Capture, payload: bytes) -> list[Reading]:
    """All documents of one capture."""
    text = payload.decode(capture.charset or "utf-8", errors="replace")
    if capture.declared_kind == "transcript" or is_transcript(pieces_of(normalise(text))):
        return [read_transcript(text)]
    return [read_markdown(text) if is_markdown(text) else read_plain(text)]
