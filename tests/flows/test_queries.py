"""The queries of the documentation run, and answer, on the bundled history."""

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "queries.md").read_text(encoding="utf-8")
QUERIES = dict(re.findall(r"^## (\d+\. .+?)\n.*?```sql\n(.+?)```", PAGE, re.S | re.M))


# They ask for what disagrees, and nothing does in the bundled history; tests/transforms has what does.
CHECKS = {title for title in QUERIES if re.match(r"\d+\. Which", title)}


@pytest.mark.parametrize("title", QUERIES)
def test_a_documented_query_answers(neowatch, sampled, title):
    answer = neowatch(sampled, "sql", "--format", "json", QUERIES[title])
    assert answer.code == 0, answer.err
    assert bool(answer.json()) is (title not in CHECKS)


def test_the_ladder_shows_the_lift_of_the_floor(neowatch, sampled):
    (title,) = [title for title in QUERIES if title.startswith("2.")]
    rows = neowatch(sampled, "sql", "--format", "json", QUERIES[title]).json()
    lifts = [row for row in rows if row["entity_id"] == "coreweave" and row["floor_only"]]
    assert [(row["said_on"], row["old_low_busd"], row["low_busd"]) for row in lifts] == [
        ("2026-05-07", 30.0, 31.0)
    ]
