"""Company facts through the whole job: known when filed, beside a release and never in its place."""

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[1] / "golden"
RELEASE = """<html><head><title>EX-99.1</title></head><body>
<p><b>CoreWeave reports second quarter results</b></p>
<p><b>STATEMENTS OF OPERATIONS</b></p><p>(in thousands)</p>
<table>
<tr><td></td><td>Three Months Ended June 30, 2025</td></tr>
<tr><td>Revenue</td><td>1,212,788</td></tr>
<tr><td>Operating expenses</td><td>1,193,500</td></tr>
<tr><td>Interest expense</td><td>(266,000)</td></tr>
<tr><td>Net loss</td><td>(290,509)</td></tr>
</table></body></html>"""


@pytest.fixture(scope="module")
def home(neowatch, tmp_path_factory):
    folder = tmp_path_factory.mktemp("companyfacts") / "pages"
    folder.mkdir()
    (folder / "release.html").write_text(RELEASE, encoding="utf-8")
    facts = GOLDEN / "companyfacts" / "two-filings" / "page.json"
    (folder / "CIK0001769628.json").write_bytes(facts.read_bytes())
    (folder / "other.json").write_text("{}", encoding="utf-8")
    (folder / "pages.csv").write_text(
        "path,url,publisher,published_at,kind,entity\n"
        "release.html,,CoreWeave,2025-08-12T20:05:00Z,earnings_release,coreweave\n"
        "CIK0001769628.json,,,2020-01-01,,\n",
        encoding="utf-8",
    )
    home = folder.parent / "home"
    answer = neowatch(home, "run", "--direct", "--no-sample", "--manifest", folder / "pages.csv")
    assert answer.code == 0, answer.err
    return home


def rows(neowatch, home, query, *options):
    return neowatch(home, "sql", "--format", "json", *options, query).json()


def test_nothing_of_a_filing_is_visible_on_the_day_before_it_was_filed(neowatch, home):
    query = "SELECT accession, known_at FROM documents WHERE reader = 'companyfacts'"
    claims = "SELECT claim_id FROM claims WHERE extractor LIKE 'xbrl.%'"
    metrics = "SELECT metric FROM metrics"
    for table in (query, claims, metrics):
        assert rows(neowatch, home, table, "--as-of", "2025-05-14") == []
    (first,) = rows(neowatch, home, query, "--as-of", "2025-05-15")
    assert first["accession"] == "0001769628-25-900001"
    assert len(rows(neowatch, home, claims, "--as-of", "2025-05-15")) == 2
    assert len(rows(neowatch, home, query, "--as-of", "2025-08-12")) == 1
    assert len(rows(neowatch, home, query, "--as-of", "2025-08-13")) == 2


SHOWN = (
    "SELECT m.value_low, m.confidence, m.source_count, m.xbrl_agreement, m.xbrl_value, c.extractor "
    "FROM metrics m JOIN claims c ON c.claim_id = m.best_claim_id WHERE m.metric = '{}' "
    "AND m.period_type = 'quarter' AND m.period_end = '2025-06-30'"
)


def test_a_filing_that_repeats_the_release_corroborates_it(neowatch, home):
    (row,) = rows(neowatch, home, SHOWN.format("revenue"), "--as-of", "2025-08-13")
    assert (row["value_low"], row["confidence"], row["source_count"]) == (
        1_212_788_000,
        "confirmed",
        2,
    )
    assert row["extractor"] == "tables.operations"


def test_a_filing_that_differs_from_the_release_is_told_beside_it(neowatch, home):
    (then,) = rows(neowatch, home, SHOWN.format("interest_expense"), "--as-of", "2025-08-12")
    (now,) = rows(neowatch, home, SHOWN.format("interest_expense"), "--as-of", "2025-08-13")
    assert (then["value_low"], then["extractor"]) == (266_000_000, "tables.operations")
    assert then["xbrl_agreement"] is None
    assert (now["value_low"], now["extractor"]) == (266_000_000, "tables.operations")
    assert (now["xbrl_agreement"], now["xbrl_value"]) == ("differs", 266_966_000)


def test_a_folder_gives_its_company_facts_and_leaves_other_json_alone(neowatch, home, tmp_path):
    pages = home.parent / "pages"
    answer = neowatch(tmp_path / "home", "run", "--direct", "--no-sample", pages)
    assert answer.code == 0, answer.err
    read = rows(neowatch, tmp_path / "home", "SELECT DISTINCT source_path FROM documents")
    assert {Path(row["source_path"]).name for row in read} == {"release.html", "CIK0001769628.json"}
    assert rows(neowatch, tmp_path / "home", "SELECT * FROM quarantine") == []
