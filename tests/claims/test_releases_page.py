"""docs/releases.md tells every reason for which a cell is unread, and no other."""

import re
from pathlib import Path
from typing import get_args

from extractors.claims.statements.model import Reason

PAGE = Path(__file__).parents[2] / "docs" / "releases.md"


def test_the_page_lists_the_reasons():
    text = PAGE.read_text(encoding="utf-8")
    section = text[text.index("## Why a cell is unread") : text.index("## Checks")]
    listed = re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)
    assert sorted(listed) == sorted((*get_args(Reason), "reason"))


def test_the_page_names_modules_that_exist():
    text = PAGE.read_text(encoding="utf-8")
    root = PAGE.parents[1] / "extractors"
    for name in re.findall(r"`(?:extractors/|statements/|claims/)?([a-z_]+\.py)`", text):
        assert list(root.rglob(name)), name
