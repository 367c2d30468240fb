"""The price of generic package names, and what pays for it."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("flows", "extractors", "transforms", "warehouse")


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_is_the_one_that_stands_beside_the_tests(name: str) -> None:
    """Somebody else's `flows` on the path would be imported in silence."""
    assert Path(str(import_module(name).__file__)).resolve().parents[1] == ROOT.resolve()


def test_no_top_level_module_bears_a_name_of_the_standard_library() -> None:
    """A file that is loaded by its path puts its folder on the import path."""
    names = {path.stem for name in PACKAGES for path in (ROOT / name).glob("*.py")}
    assert not names & sys.stdlib_module_names
