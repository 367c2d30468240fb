"""The version of everything that decides how a page is read.

It is computed from the code and the registry themselves, so that nobody has to remember to raise a
number: whatever changes here makes archived captures unread again.
"""

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

import extractors
import warehouse


@lru_cache(maxsize=1)
def reading_version() -> str:
    """Eight hex digits over the extractors' code, the records and the registry."""
    digest = sha256()
    package = files(warehouse.__name__)
    for part in (
        files(extractors.__name__),
        package / "registry",
        package / "records.py",
        package / "fiscal.py",
    ):
        _update(digest.update, part)
    return digest.hexdigest()[:8]


def _update(update: Callable[[bytes], None], part: Traversable) -> None:
    if part.is_file():
        if part.name.endswith((".py", ".toml")):
            update(part.name.encode() + b"\x00" + part.read_bytes().replace(b"\r\n", b"\n"))
    elif part.is_dir() and part.name != "__pycache__":
        for child in sorted(part.iterdir(), key=lambda child: child.name):
            _update(update, child)
