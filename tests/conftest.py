"""Golden files: what a person has looked at, beside the page it came from."""

from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite golden files, to be looked at"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare with a golden file; writing one fails once, since it must be looked at first."""

    def compare(expected: Path, actual: str) -> None:
        if not expected.exists() or (
            request.config.getoption("--update-golden")
            and actual != expected.read_text(encoding="utf-8")
        ):
            expected.write_text(actual, encoding="utf-8")
            pytest.fail(f"wrote {expected.name}: review it, then run again")
        assert actual == expected.read_text(encoding="utf-8")

    return compare
