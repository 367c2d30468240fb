"""Pages made to mislead, read end to end: what must not move a state, firm up a deal or shift a period.

All pages go through one run of the command by themselves, and through one together with the bundled
documents and history, where they must leave every state as it is. A Fortune 500 customer that is named,
or reported, is a near miss by definition; such pages are dated after the first real one.
"""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

FIRM = {"signed", "closed"}


@dataclass(frozen=True)
class Page:
    """One page and how it is declared in the manifest."""

    name: str
    title: str
    body: str
    published_at: str
    publisher: str = "Daily Ledger"
    kind: str = "article"
    entity: str = ""

    def html(self) -> str:
        paragraphs = self.body.strip().split("\n\n")
        blocks = [p if p.startswith("<") else f"<p>{' '.join(p.split())}</p>" for p in paragraphs]
        return (
            f"<!DOCTYPE html><html lang='en'><head><title>{self.title}</title></head><body><article>"
            f"<h1>{self.title}</h1>{''.join(blocks)}</article></body></html>"
        )


COPY = """
Best Buy has signed a $250 million contract with Nebius for inference, the two companies said.

The capacity sits in a data center in New Jersey and goes live before the holiday season.

Best Buy will use it to answer shoppers' questions in its app, a manager said in an interview.
"""

PAGES = [
    Page(
        "talks",
        "Cohere in talks to rent Google TPUs in $4 billion deal",
        """
        Cohere is in talks with Google Cloud to rent TPUs in a deal worth $4 billion, people familiar
        with the matter said.

        Walmart is also in talks to buy $400 million of inference capacity from CoreWeave, they said.
        """,
        "2026-03-02T12:00:00Z",
    ),
    Page(
        "rumour",
        "Mistral rents Google TPUs, sources say",
        """
        Mistral has started renting TPUs from Google Cloud to run its assistant, according to two
        people who asked not to be named.
        """,
        "2026-03-10T12:00:00Z",
    ),
    Page(
        "denial",
        "A note on our compute",
        """
        Mistral has no plans to use Google's TPUs. Reports that we rent TPUs from Google are wrong.
        """,
        "2026-03-12T12:00:00Z",
        publisher="Mistral",
        kind="announcement",
        entity="mistral",
    ),
    Page(
        "hypothetical",
        "What if Reflection AI moved to TPUs?",
        """
        Reflection AI could sign a $3 billion TPU contract with Google if prices of GPUs keep rising.
        Such a deal would shift its inference away from Nvidia.
        """,
        "2026-03-15T12:00:00Z",
    ),
    Page(
        "opinion",
        "Why DeepSeek belongs on TPUs",
        """
        I believe DeepSeek will end up serving its users on Google TPUs. In my view it should have
        committed $2 billion to TPU capacity long ago, analyst Ada Moss wrote.
        """,
        "2026-03-16T12:00:00Z",
    ),
    Page("report", "Nebius to run inference for Best Buy", COPY, "2026-04-20T12:00:00Z"),
    Page(
        "copy",
        "Nebius to run inference for Best Buy",
        COPY,
        "2026-04-20T15:00:00Z",
        publisher="Harbor Gazette",
    ),
    Page(
        "internal",
        "How Google serves Gemini",
        """
        Google serves all Gemini traffic in production on its own TPUs. The company operates more than
        one million TPUs across its data centers.
        """,
        "2026-03-22T12:00:00Z",
        publisher="Google",
        kind="announcement",
        entity="alphabet",
    ),
    Page(
        "launch",
        "Google unveils its next TPU",
        """
        Google today introduced a new TPU for inference that scales to 9,216 chips per pod. It will be
        available to cloud customers later this year.
        """,
        "2026-03-23T12:00:00Z",
        publisher="Google",
        kind="announcement",
        entity="alphabet",
    ),
    Page(
        "trainium",
        "xAI signs $5 billion agreement with AWS",
        """
        xAI has signed a $5 billion agreement with AWS to serve its models on Trainium chips.
        """,
        "2026-03-24T12:00:00Z",
        publisher="xAI",
        kind="announcement",
        entity="xai",
    ),
    Page(
        "up-to",
        "CoreWeave and Costco expand work on inference",
        """
        Costco has signed an agreement with CoreWeave worth up to $900 million for inference capacity.
        """,
        "2026-04-21T12:00:00Z",
        publisher="CoreWeave",
        kind="announcement",
        entity="coreweave",
    ),
    Page(
        "hyperscaler",
        "Microsoft signs $10 billion inference contract with CoreWeave",
        """
        Microsoft has signed a $10 billion contract with CoreWeave for inference capacity.
        """,
        "2026-03-28T12:00:00Z",
        publisher="CoreWeave",
        kind="announcement",
        entity="coreweave",
    ),
    Page(
        "seller",
        "IBM and Lambda sign agreement",
        """
        Lambda will pay IBM $300 million for inference capacity on IBM Cloud under a signed agreement.
        """,
        "2026-03-30T12:00:00Z",
        publisher="IBM",
        kind="announcement",
        entity="ibm",
    ),
    Page(
        "seller-second",
        "Crusoe and Dell sign agreement",
        """
        Crusoe has signed a $320 million agreement with Dell and will buy inference capacity from Dell.
        """,
        "2026-03-31T12:00:00Z",
        publisher="Dell",
        kind="announcement",
        entity="dell",
    ),
    Page(
        "on-behalf",
        "Lambda to run inference for FedEx",
        """
        Lambda has signed a $240 million contract to run inference for FedEx, the companies said.
        """,
        "2026-04-22T12:00:00Z",
    ),
    Page(
        "old-event",
        "Trading firms and their computers",
        """
        Trading firms buy more computing than ever. Jane Street signed an agreement of about $6 billion
        with CoreWeave on April 15, 2026.
        """,
        "2026-09-10T12:00:00Z",
    ),
    Page(
        "thousands",
        "DigitalOcean revenue rises to $192.5 million",
        """
        DigitalOcean today announced results for the second quarter ended June 30, 2024. Revenue was
        $192.5 million.

        <h2>Condensed Consolidated Statements of Operations (in thousands, unaudited)</h2>

        <table><tr><th></th><th colspan="2">Three Months Ended June 30,</th></tr>
        <tr><th></th><th>2023</th><th>2024</th></tr>
        <tr><td>Revenue</td><td>$169,814</td><td>$192,476</td></tr>
        <tr><td>Net income (loss)</td><td>(17,100)</td><td>19,138</td></tr></table>
        """,
        "2024-08-08T20:05:00Z",
        publisher="DigitalOcean",
        kind="earnings_release",
        entity="digitalocean",
    ),
    Page(
        "oracle",
        "Oracle announces fiscal 2024 second quarter results",
        """
        Oracle today announced fiscal 2024 Q2 results. Total revenue in the second quarter was $12.9
        billion.
        """,
        "2023-12-11T21:05:00Z",
        publisher="Oracle",
        kind="earnings_release",
        entity="oracle",
    ),
    Page(
        "iren",
        "IREN reports Q2 FY24 results",
        """
        IREN today reported results for the three months ended December 31, 2023. Revenue in Q2 FY24
        was $42.0 million.
        """,
        "2024-02-15T21:05:00Z",
        publisher="IREN",
        kind="earnings_release",
        entity="iren",
    ),
    Page(
        "nvidia",
        "NVIDIA announces results for third quarter fiscal 2024",
        """
        NVIDIA today reported revenue for the third quarter of fiscal 2024 of $18.12 billion.
        """,
        "2023-11-21T21:20:00Z",
        publisher="NVIDIA",
        kind="earnings_release",
        entity="nvidia",
    ),
]


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("traps")
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("path", "url", "publisher", "published_at", "kind", "entity"))
        for page in PAGES:
            (folder / f"{page.name}.html").write_text(page.html(), encoding="utf-8")
            url = f"https://example.com/{page.publisher.replace(' ', '-')}/{page.name}"
            rows.writerow(
                (
                    f"{page.name}.html", url, page.publisher, page.published_at, page.kind,
                    page.entity,
                )
            )  # fmt: skip
    return folder / "manifest.csv"


@dataclass(frozen=True)
class Watched:
    """A filled data folder, and questions to it."""

    neowatch: Any
    home: Path

    def rows(self, sql: str) -> list[dict[str, Any]]:
        answer = self.neowatch(self.home, "sql", "--format", "json", sql)
        assert answer.code == 0, answer.err
        found: list[dict[str, Any]] = answer.json()
        return found

    def states(self, *options: str) -> dict[tuple[str, str], str]:
        rows = self.neowatch(self.home, "watchlist", "--json", *options).json()
        return {(row["indicator"], row["entity_id"]): row["state"] for row in rows}

    def deals(self, page: str) -> list[dict[str, Any]]:
        """Current deals that claims of that page support."""
        return self.rows(
            "SELECT DISTINCT deals.* FROM deals, unnest(claim_ids) AS c(claim_id) "
            "JOIN claims USING (claim_id) JOIN documents USING (document_id) "
            f"WHERE superseded_at IS NULL AND source_path LIKE '%{page}.html'"
        )

    def revenue(self, entity: str) -> list[tuple[Any, ...]]:
        rows = self.rows(
            "SELECT period_type, period_end::VARCHAR AS period_end, fiscal_label, value_low, "
            f"confidence FROM metrics WHERE entity_id = '{entity}' AND metric = 'revenue' "
            "AND superseded_at IS NULL AND status IN ('actual', 'prior') ORDER BY period_end"
        )
        return [tuple(row.values()) for row in rows]


@pytest.fixture(scope="module")
def alone(neowatch: Any, manifest: Path, tmp_path_factory: pytest.TempPathFactory) -> Watched:
    home = tmp_path_factory.mktemp("alone")
    answer = neowatch(home, "run", "--direct", "--no-sample", "--manifest", manifest)
    assert answer.code == 0, answer.err
    return Watched(neowatch, home)


@pytest.fixture(scope="module")
def together(neowatch: Any, manifest: Path, tmp_path_factory: pytest.TempPathFactory) -> Watched:
    home = tmp_path_factory.mktemp("together")
    answer = neowatch(home, "run", "--direct", "--manifest", manifest)
    assert answer.code == 0, answer.err
    return Watched(neowatch, home)


def test_no_trap_moves_a_state_of_the_history(
    neowatch: Any, sampled: Path, together: Watched
) -> None:
    without = Watched(neowatch, sampled)
    days = ("2026-03-01", "2026-03-13", "2026-04-14", "2026-06-01", "2026-10-01")
    for day in days:
        before, after = without.states("--as-of", day), together.states("--as-of", day)
        moved = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        # Talks are what the lowest rung is for.
        assert moved <= {("tpu_beachhead", "cohere")}, day


def test_a_denial_moves_the_lab_down(alone: Watched) -> None:
    lab = ("tpu_beachhead", "mistral")
    assert alone.states("--as-of", "2026-03-11")[lab] == "RUMOUR"
    assert alone.states("--as-of", "2026-03-13")[lab] == "NONE"


@pytest.mark.parametrize("lab", ["reflection-ai", "deepseek", "xai", "anthropic", "openai"])
def test_what_is_not_said_of_a_lab_leaves_it_at_none(alone: Watched, lab: str) -> None:
    assert alone.states()["tpu_beachhead", lab] == "NONE"


def test_talks_are_a_rumour_at_most(alone: Watched) -> None:
    assert alone.states()["tpu_beachhead", "cohere"] in ("NONE", "RUMOUR")
    assert alone.states()["tpu_beachhead", "sector"] in ("NONE", "RUMOUR")


def test_no_page_triggers_the_fortune_500_rule(alone: Watched) -> None:
    rows = alone.rows(
        "SELECT state FROM indicators WHERE indicator = 'f500_inference_deal' ORDER BY as_of"
    )
    assert "TRIGGERED" not in {row["state"] for row in rows}


@pytest.mark.parametrize(
    "page", ["talks", "rumour", "hypothetical", "opinion", "internal", "launch"]
)
def test_what_is_no_agreement_is_no_firm_deal(alone: Watched, page: str) -> None:
    assert [
        deal
        for deal in alone.deals(page)
        if deal["deal_status"] in FIRM or deal["confidence"] == "confirmed"
    ] == []


def test_a_copy_confirms_nothing(alone: Watched) -> None:
    (deal,) = alone.deals("report")
    assert (deal["provider"], deal["counterparty"]) == ("nebius", "best-buy")
    assert deal["confidence"] == "reported"


def test_an_up_to_is_a_ceiling(alone: Watched) -> None:
    (deal,) = alone.deals("up-to")
    assert (deal["provider"], deal["counterparty"]) == ("coreweave", "costco")
    assert (deal["value_low"], deal["value_high"], deal["bound"]) == (None, 900e6, "up_to")


def test_the_customer_is_who_buys(alone: Watched) -> None:
    (hyperscaler,) = alone.deals("hyperscaler")
    assert (hyperscaler["provider"], hyperscaler["counterparty"]) == ("coreweave", "microsoft")
    (sold,) = alone.deals("seller")
    assert (sold["provider"], sold["counterparty"]) == ("ibm", "lambda")


def test_trainium_is_not_a_tpu(alone: Watched) -> None:
    (deal,) = alone.deals("trainium")
    assert (deal["provider"], deal["counterparty"], deal["hardware"]) == (
        "amazon",
        "xai",
        "trainium",
    )


def test_an_old_event_in_a_new_article_is_no_new_deal(alone: Watched, together: Watched) -> None:
    (told,) = alone.deals("old-event")
    assert told["announced_on"][:10] == "2026-04-15"
    rows = together.rows(
        "SELECT deal_id FROM deals WHERE superseded_at IS NULL AND provider = 'coreweave' "
        "AND counterparty = 'jane-street' AND kind = 'capacity'"
    )
    assert len(rows) == 1


def test_thousands_under_a_headline_in_millions_are_one_figure(alone: Watched) -> None:
    assert alone.revenue("digitalocean") == [
        ("quarter", "2023-06-30", "Q2 FY2023", 169_814_000.0, "confirmed"),
        ("quarter", "2024-06-30", "Q2 FY2024", 192_476_000.0, "confirmed"),
    ]


@pytest.mark.parametrize(
    ("company", "period_end", "label", "value"),
    [
        ("oracle", date(2023, 11, 30), "Q2 FY2024", 12.9e9),
        ("iren", date(2023, 12, 31), "Q2 FY2024", 42.0e6),
        ("nvidia", date(2023, 10, 29), "Q3 FY2024", 18.12e9),
    ],
)
def test_quarters_are_the_companys_own(
    alone: Watched, company: str, period_end: date, label: str, value: float
) -> None:
    assert alone.revenue(company) == [("quarter", f"{period_end}", label, value, "confirmed")]


def test_a_later_clause_tells_who_buys(alone: Watched) -> None:
    (deal,) = alone.deals("seller-second")
    assert (deal["provider"], deal["counterparty"]) == ("dell", "crusoe")


def test_for_whom_capacity_runs_is_the_customer(alone: Watched) -> None:
    (deal,) = alone.deals("on-behalf")
    assert (deal["provider"], deal["counterparty"]) == ("lambda", "fedex")
