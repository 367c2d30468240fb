"""Sentences as issuers write them in earnings releases, in our own words, with every claim they make.

A line that begins with "# " is a heading, with "- " an item of a list; the rest are paragraphs. What is
not listed is not claimed: a segment's figure never passes for the total, growth on the quarter before or
in constant currency never for growth on the year.
"""

from datetime import UTC, datetime

import pytest

from extractors.claims.prose import prose_claims
from extractors.model import Block, BlockKind, Reading
from warehouse.records import Claim, Document

_SIGNS = {
    "exact": "",
    "about": "~",
    "at_least": ">=",
    "more_than": ">",
    "at_most": "<=",
    "up_to": "<=",
    "less_than": "<",
    "vague": "?",
}
_KINDS: dict[str, BlockKind] = {"# ": "heading", "- ": "list_item"}


def told(entity_id: str, day: str, lines: str) -> list[str]:
    """The metric claims of a release, each as `status metric/segment (basis) value period`."""
    blocks: list[Block] = []
    text = ""
    for line in lines.strip().splitlines():
        kind = _KINDS.get(line.strip()[:2], "paragraph")
        words = line.strip().removeprefix("# ").removeprefix("- ")
        blocks.append(Block(len(text), len(text) + len(words), kind))
        text += words + "\n\n"
    at = datetime.fromisoformat(day).replace(hour=20, tzinfo=UTC)
    document = Document(
        document_id="d1",
        capture_id="c1",
        url="https://example.com/a",
        source_id="test",
        kind="earnings_release",
        tier=1,
        published_at=at,
        known_at=at,
        first_seen_at=at,
        entity_id=entity_id,
        text=text,
        text_sha256="",
        reader="test",
        reader_version="1",
        read_key="k",
    )
    reading = Reading(text=text, blocks=blocks, reader="test", reader_version="1")
    return sorted(
        _short(claim, entity_id)
        for claim in prose_claims(document, reading)
        if claim.kind == "metric"
    )


def _short(claim: Claim, issuer: str) -> str:
    ends = dict.fromkeys((claim.value_low, claim.value_high))
    value = _SIGNS[claim.bound] + "..".join(_value(end) for end in ends if end is not None)
    told = [
        claim.status if claim.status != "actual" else "",
        claim.modality if claim.modality != "asserted" else "",
        claim.subject if claim.subject != issuer else "",
        claim.metric + (f"/{claim.segment}" if claim.segment else ""),
        "non-GAAP" if claim.basis == "non_gaap" and claim.metric in _BOTH_WAYS else "",
        value,
        claim.period_type or "undated",
        str(claim.period_end or ""),
    ]
    return " ".join(word for word in told if word)


# Metrics that have one name on both bases.
_BOTH_WAYS = frozenset({"gross_margin", "revenue_growth_yoy", "revenue"})


def _value(end: float) -> str:
    for scale, sign in ((1e9, "bn"), (1e6, "m")):
        if abs(end) >= scale:
            return f"{end / scale:.6g}{sign}"
    return f"{end:.6g}"


Case = tuple[str, str, str, list[str]]

RESULTS: list[Case] = [
    (
        "alphabet",
        "2025-10-29",
        "Consolidated revenues rose 16%, or 15% in constant currency, to $102.3 billion in the third quarter.",
        ["revenue 102.3bn quarter 2025-09-30", "revenue_growth_yoy 16 quarter 2025-09-30"],
    ),
    (
        "alphabet",
        "2025-10-29",
        "Google Cloud revenues grew 34% to $15.2 billion, led by AI infrastructure.",
        [
            "revenue/google-cloud 15.2bn quarter 2025-09-30",
            "revenue_growth_yoy/google-cloud 34 quarter 2025-09-30",
        ],
    ),
    (
        "alphabet",
        "2025-10-29",
        "Operating margin was 30.5%. Excluding the $3.5 billion charge for the European fine, operating margin would have been 33.9%.",
        ["operating_margin 30.5 quarter 2025-09-30"],
    ),
    (
        "alphabet",
        "2025-10-29",
        "Google Cloud backlog rose 46% quarter over quarter to $155 billion.",
        ["revenue_backlog/google-cloud 155bn instant 2025-09-30"],
    ),
    (
        "meta",
        "2025-10-29",
        "Capital expenditures, including principal payments on finance leases, were $19.37 billion for the third quarter of 2025.",
        ["capex 19.37bn quarter 2025-09-30"],
    ),
    (
        "meta",
        "2025-10-29",
        "- Headcount: Headcount was 78,450 as of September 30, 2025, an increase of 8% year-over-year.",
        ["headcount 78450 instant 2025-09-30"],
    ),
    (
        "meta",
        "2025-10-29",
        "Revenue was $51.24 billion, an increase of 26% year-over-year on both a reported and a constant currency basis.",
        ["revenue 51.24bn quarter 2025-09-30", "revenue_growth_yoy 26 quarter 2025-09-30"],
    ),
    (
        "apple",
        "2025-10-30",
        "The Company posted quarterly revenue of $102.5 billion, up 8 percent year over year, and diluted earnings per share of $1.85, up 13 percent on an adjusted basis.",
        [
            "eps_diluted 1.85 quarter 2025-09-27",
            "revenue 102.5bn quarter 2025-09-27",
            "revenue_growth_yoy 8 quarter 2025-09-27",
        ],
    ),
    (
        "apple",
        "2025-10-30",
        "Services revenue reached an all-time high of $28.8 billion. The board declared a dividend of $0.26 per share, payable on November 13, 2025.",
        ["revenue/services 28.8bn quarter 2025-09-27"],
    ),
    (
        "amd",
        "2025-11-04",
        "Third quarter revenue was a record $9.2 billion, gross margin was 52%, operating income was $1.3 billion, net income was $1.2 billion and diluted earnings per share was $0.75.",
        [
            "eps_diluted 0.75 quarter 2025-09-27",
            "gross_margin 52 quarter 2025-09-27",
            "net_income 1.2bn quarter 2025-09-27",
            "operating_income 1.3bn quarter 2025-09-27",
            "revenue 9.2bn quarter 2025-09-27",
        ],
    ),
    (
        "amd",
        "2025-11-04",
        "On a non-GAAP basis, gross margin was 54%, operating income was $2.2 billion, net income was $2.0 billion and diluted earnings per share was $1.20.",
        [
            "adjusted_net_income 2bn quarter 2025-09-27",
            "adjusted_operating_income 2.2bn quarter 2025-09-27",
            "eps_adjusted 1.2 quarter 2025-09-27",
            "gross_margin non-GAAP 54 quarter 2025-09-27",
        ],
    ),
    (
        "amd",
        "2025-11-04",
        "- Client and Gaming segment revenue was $4.0 billion, up 73% year-over-year. Client business revenue was a record $2.8 billion, up 46% year-over-year.",
        [
            "revenue/client 2.8bn quarter 2025-09-27",
            "revenue/client-and-gaming 4bn quarter 2025-09-27",
            "revenue_growth_yoy/client 46 quarter 2025-09-27",
            "revenue_growth_yoy/client-and-gaming 73 quarter 2025-09-27",
        ],
    ),
    (
        "tesla",
        "2025-10-22",
        "Total revenue increased 12% YoY in Q3 to $28.1B. Operating income decreased 40% YoY to $1.6B in Q3, resulting in a 5.8% operating margin. We deployed 12.5 GWh of storage.",
        [
            "operating_income 1.6bn quarter 2025-09-30",
            "operating_margin 5.8 quarter 2025-09-30",
            "revenue 28.1bn quarter 2025-09-30",
            "revenue_growth_yoy 12 quarter 2025-09-30",
        ],
    ),
    (
        "ibm",
        "2025-10-22",
        """
        - Revenue of $16.3 billion, up 9 percent, up 7 percent at constant currency
        - Software revenue up 10 percent, up 9 percent at constant currency
        """,
        [
            "revenue 16.3bn quarter 2025-09-30",
            "revenue_growth_yoy 9 quarter 2025-09-30",
            "revenue_growth_yoy/software 10 quarter 2025-09-30",
        ],
    ),
    (
        "ibm",
        "2025-10-22",
        """
        # Segment Results for Third Quarter
        - Software: revenues of $7.2 billion, up 10 percent, up 9 percent at constant currency
        """,
        [
            "revenue/software 7.2bn quarter 2025-09-30",
            "revenue_growth_yoy/software 10 quarter 2025-09-30",
        ],
    ),
    (
        "walmart",
        "2025-11-20",
        """
        - Revenue of $179.5 billion, up 5.8%, or 6.0% in constant currency (cc)
        - Walmart U.S. comp sales up 4.5%
        - Adjusted EPS of $0.62 excludes the effect, net of tax, of $0.15 from net losses on equity investments
        """,
        [
            "eps_adjusted 0.62 quarter 2025-10-31",
            "revenue 179.5bn quarter 2025-10-31",
            "revenue_growth_yoy 5.8 quarter 2025-10-31",
        ],
    ),
    (
        "micron",
        "2025-12-17",
        """
        - Revenue of $13.64 billion versus $11.32 billion for the prior quarter and $8.71 billion for the same period last year
        - Operating cash flow of $8.41 billion versus $5.73 billion for the prior quarter and $3.24 billion for the same period last year
        """,
        [
            "operating_cash_flow 3.24bn quarter 2024-11-28",
            "operating_cash_flow 5.73bn quarter 2025-08-28",
            "operating_cash_flow 8.41bn quarter 2025-11-27",
            "revenue 11.32bn quarter 2025-08-28",
            "revenue 13.64bn quarter 2025-11-27",
            "revenue 8.71bn quarter 2024-11-28",
        ],
    ),
    (
        "micron",
        "2025-12-17",
        """
        - GAAP net income of $5.24 billion, or $4.60 per diluted share
        - Non-GAAP net income of $5.48 billion, or $4.78 per diluted share
        """,
        [
            "adjusted_net_income 5.48bn quarter 2025-11-27",
            "eps_adjusted 4.78 quarter 2025-11-27",
            "eps_diluted 4.6 quarter 2025-11-27",
            "net_income 5.24bn quarter 2025-11-27",
        ],
    ),
    (
        "broadcom",
        "2025-12-11",
        """
        - Revenue of $18,015 million for the fourth quarter, up 28 percent from the prior year period
        - Cash from operations of $7,703 million for the fourth quarter, less capital expenditures of $237 million, resulted in $7,466 million of free cash flow, or 41 percent of revenue
        - Quarterly common stock dividend of $0.65 per share
        """,
        [
            "capex 237m quarter 2025-11-02",
            "free_cash_flow 7.466bn quarter 2025-11-02",
            "operating_cash_flow 7.703bn quarter 2025-11-02",
            "revenue 18.015bn quarter 2025-11-02",
            "revenue_growth_yoy 28 quarter 2025-11-02",
        ],
    ),
    (
        "broadcom",
        "2025-12-11",
        "AI semiconductor revenue increased 74 percent year-over-year to $6.5 billion in the fourth quarter.",
        ["revenue/ai 6.5bn quarter 2025-11-02", "revenue_growth_yoy/ai 74 quarter 2025-11-02"],
    ),
    (
        "dell",
        "2025-11-25",
        """
        - Third-quarter revenue of $27.0 billion, up 11% year over year
        - Diluted earnings per share of $2.28, up 39% year over year, and non-GAAP diluted EPS of $2.59, up 17%
        - AI server backlog of $18.4 billion
        """,
        [
            "eps_adjusted 2.59 quarter 2025-10-31",
            "eps_diluted 2.28 quarter 2025-10-31",
            "revenue 27bn quarter 2025-10-31",
            "revenue_backlog/ai-server 18.4bn instant 2025-10-31",
            "revenue_growth_yoy 11 quarter 2025-10-31",
        ],
    ),
    (
        "dell",
        "2025-11-25",
        """
        # Infrastructure Solutions Group
        - Revenue: $14.1 billion, up 24% year over year
        - Operating income of $1.7 billion, up 16% year over year
        # Operating Segments Summary
        """,
        [
            "operating_income/infrastructure-solutions-group 1.7bn quarter 2025-10-31",
            "revenue/infrastructure-solutions-group 14.1bn quarter 2025-10-31",
            "revenue_growth_yoy/infrastructure-solutions-group 24 quarter 2025-10-31",
        ],
    ),
    (
        "nebius",
        "2025-11-11",
        "Group revenue reached $146.1 million in the third quarter, up 355% from a year earlier, while adjusted net loss widened to $100.4 million.",
        [
            "adjusted_net_income -100.4m quarter 2025-09-30",
            "revenue 146.1m quarter 2025-09-30",
            "revenue_growth_yoy 355 quarter 2025-09-30",
        ],
    ),
    (
        "iren",
        "2025-11-06",
        "Total revenue was $240.3 million, up 355% against the prior-year quarter, and net income was $384.6 million. Adjusted EBITDA was $91.7 million and EBITDA was $662.7 million.",
        [
            "adjusted_ebitda 91.7m quarter 2025-09-30",
            "net_income 384.6m quarter 2025-09-30",
            "revenue 240.3m quarter 2025-09-30",
            "revenue_growth_yoy 355 quarter 2025-09-30",
        ],
    ),
    (
        "applied-digital",
        "2025-10-09",
        "Revenues were $64.2 million, up 84% from the prior comparable period. Net loss was $27.8 million, or $0.11 per basic and diluted share. Adjusted net loss was $7.6 million, or $0.03 per basic and diluted share, and Adjusted EBITDA was $0.5 million.",
        [
            "adjusted_ebitda 500000 quarter 2025-08-31",
            "adjusted_net_income -7.6m quarter 2025-08-31",
            "eps_adjusted -0.03 quarter 2025-08-31",
            "eps_diluted -0.11 quarter 2025-08-31",
            "net_income -27.8m quarter 2025-08-31",
            "revenue 64.2m quarter 2025-08-31",
            "revenue_growth_yoy 84 quarter 2025-08-31",
        ],
    ),
    (
        "galaxy",
        "2025-10-21",
        "Galaxy reported net income of $505 million, or $1.01 per diluted share, for the third quarter, and adjusted EBITDA of $629 million.",
        [
            "adjusted_ebitda 629m quarter 2025-09-30",
            "eps_diluted 1.01 quarter 2025-09-30",
            "net_income 505m quarter 2025-09-30",
        ],
    ),
    (
        "cisco",
        "2025-11-12",
        """
        - Revenue: $14.9 billion, an increase of 8% year over year
        - Earnings per Share: GAAP: $0.72, an increase of 6% year over year; Non-GAAP: $1.00, an increase of 10% year over year
        """,
        [
            "eps_adjusted 1 quarter 2025-10-25",
            "eps_diluted 0.72 quarter 2025-10-25",
            "revenue 14.9bn quarter 2025-10-25",
            "revenue_growth_yoy 8 quarter 2025-10-25",
        ],
    ),
    (
        "cisco",
        "2025-11-12",
        "Product revenue was up 10% and services revenue was down 2%. Remaining performance obligations were $42.9 billion, up 7% in total, with 51% of this amount to be recognized as revenue over the next 12 months.",
        [
            "revenue_growth_yoy/product 10 quarter 2025-10-25",
            "revenue_growth_yoy/services -2 quarter 2025-10-25",
            "rpo 42.9bn instant 2025-10-25",
        ],
    ),
    (
        "salesforce",
        "2025-12-03",
        """
        - Third Quarter Revenue of $10.26 Billion, up 9% Y/Y, 8% CC
        - Current Remaining Performance Obligation of $29.4 Billion, up 11% Y/Y
        - Third Quarter GAAP Operating Margin of 21.3% and Non-GAAP Operating Margin of 35.5%
        - Agentforce and Data ARR reached nearly $1.4 billion, up 114% Y/Y
        """,
        [
            "adjusted_operating_margin 35.5 quarter 2025-10-31",
            "arr/agentforce-and-data ~1.4bn instant 2025-10-31",
            "operating_margin 21.3 quarter 2025-10-31",
            "revenue 10.26bn quarter 2025-10-31",
            "revenue_growth_yoy 9 quarter 2025-10-31",
        ],
    ),
    (
        "procter-gamble",
        "2025-10-24",
        "Net sales were $22.4 billion, an increase of three percent versus the prior year. Organic sales, which exclude currency and deals, increased two percent. Diluted net earnings per share were $1.95, an increase of 21%, and core earnings per share were $1.99, an increase of three percent.",
        [
            "eps_adjusted 1.99 quarter 2025-09-30",
            "eps_diluted 1.95 quarter 2025-09-30",
            "revenue 22.4bn quarter 2025-09-30",
            "revenue_growth_yoy 3 quarter 2025-09-30",
        ],
    ),
    (
        "procter-gamble",
        "2025-10-24",
        "The company returned $3.8 billion to shareowners through $2.55 billion of dividends and $1.25 billion of share repurchases.",
        [],
    ),
    (
        "jpmorgan",
        "2025-10-14",
        """
        # THIRD QUARTER BRINGS NET INCOME OF $14.4 BILLION ($5.07 PER SHARE)
        # CONSUMER & COMMUNITY BANKING (CCB)
        # Discussion of Results:
        Net income was $5.0 billion, up 24%.
        Net revenue was $19.5 billion, up 9%.
        """,
        [
            "eps_diluted 5.07 quarter 2025-09-30",
            "net_income 14.4bn quarter 2025-09-30",
            "net_income/consumer-and-community-banking 5bn quarter 2025-09-30",
            "revenue/consumer-and-community-banking 19.5bn quarter 2025-09-30",
            "revenue_growth_yoy/consumer-and-community-banking 9 quarter 2025-09-30",
        ],
    ),
    (
        "jpmorgan",
        "2025-10-14",
        "On a managed basis, net revenue was $47.1 billion, up 9%. Net revenue on a managed basis was $47.1 billion.",
        [],
    ),
    (
        "jpmorgan",
        "2025-10-14",
        """
        All results that follow are presented on a managed basis.
        Net income was $14.4 billion, up 12%.
        Net revenue was $47.1 billion, up 9%.
        """,
        ["net_income 14.4bn quarter 2025-09-30"],
    ),
    (
        "bank-of-america",
        "2025-10-15",
        "Net income was $8.5 billion, or $1.06 per diluted share, compared with $6.9 billion, or $0.81 per diluted share, in the third quarter of 2024. Revenue, net of interest expense, rose 11% to $28.1 billion.",
        [
            "eps_diluted 0.81 quarter 2024-09-30",
            "eps_diluted 1.06 quarter 2025-09-30",
            "net_income 6.9bn quarter 2024-09-30",
            "net_income 8.5bn quarter 2025-09-30",
            "revenue 28.1bn quarter 2025-09-30",
            "revenue_growth_yoy 11 quarter 2025-09-30",
        ],
    ),
    (
        "target",
        "2025-11-19",
        "Net Sales of $25.3 billion were 1.5 percent lower than last year. Comparable sales decreased 2.7 percent.",
        ["revenue 25.3bn quarter 2025-11-01", "revenue_growth_yoy -1.5 quarter 2025-11-01"],
    ),
    (
        "home-depot",
        "2025-11-18",
        "Sales for the third quarter were $41.4 billion, an increase of $1.1 billion, or 2.8%, from the same quarter last year. For comparable stores, sales increased 0.2%, and comparable sales in the U.S. increased 0.1%. Net earnings were $3.6 billion, or $3.62 per diluted share, compared with $3.6 billion, or $3.67 per diluted share, in the same period last year.",
        [
            "eps_diluted 3.62 quarter 2025-11-02",
            "eps_diluted 3.67 quarter 2024-10-27",
            "net_income 3.6bn quarter 2024-10-27",
            "net_income 3.6bn quarter 2025-11-02",
            "revenue 41.4bn quarter 2025-11-02",
            "revenue_growth_yoy 2.8 quarter 2025-11-02",
        ],
    ),
    (
        "netflix",
        "2025-10-21",
        "Operating income totaled $3.2 billion, up 12% year over year. Revenue grew 17% year over year.",
        ["operating_income 3.2bn quarter 2025-09-30", "revenue_growth_yoy 17 quarter 2025-09-30"],
    ),
    (
        "servicenow",
        "2025-10-29",
        "- Subscription revenues of $3,299 million in Q3 2025, representing 21.5% year-over-year growth, 20.5% in constant currency\n- Current remaining performance obligations of $11.35 billion as of Q3 2025, representing 21% year-over-year growth, while total RPO was $24.3 billion",
        [
            "revenue/subscription 3.299bn quarter 2025-09-30",
            "revenue_growth_yoy/subscription 21.5 quarter 2025-09-30",
            "rpo 24.3bn instant 2025-09-30",
        ],
    ),
    (
        "snowflake",
        "2025-12-03",
        "Product revenue for the quarter was $1.16 billion, up 29% year-over-year. The net revenue retention rate was 125% as of October 31, 2025. The company had 688 customers with trailing 12-month product revenue greater than $1 million. Remaining performance obligations were $7.88 billion, up 37% year-over-year.",
        [
            "revenue/product 1.16bn quarter 2025-10-31",
            "revenue_growth_yoy/product 29 quarter 2025-10-31",
            "rpo 7.88bn instant 2025-10-31",
        ],
    ),
    (
        "palantir",
        "2025-11-03",
        """
        - U.S. commercial revenue grew 121% year-over-year and 29% quarter-over-quarter to $397 million
        - Revenue grew 63% year-over-year and 18% quarter-over-quarter to $1.181 billion
        - Cash from operations of $508 million, representing a 43% margin
        """,
        [
            "operating_cash_flow 508m quarter 2025-09-30",
            "revenue 1.181bn quarter 2025-09-30",
            "revenue/us-commercial 397m quarter 2025-09-30",
            "revenue_growth_yoy 63 quarter 2025-09-30",
            "revenue_growth_yoy/us-commercial 121 quarter 2025-09-30",
        ],
    ),
    (
        "nvidia",
        "2025-11-19",
        """
        - A record: revenue of $57.1 billion, up 21% from Q2 and up 63% from a year ago
        - A record: Data Center revenue of $51.3 billion, up 24% from Q2, up 67% from a year ago
        """,
        [
            "revenue 57.1bn quarter 2025-10-26",
            "revenue/data-center 51.3bn quarter 2025-10-26",
            "revenue_growth_yoy 63 quarter 2025-10-26",
            "revenue_growth_yoy/data-center 67 quarter 2025-10-26",
        ],
    ),
    (
        "nvidia",
        "2025-11-19",
        """
        # Data Center
        - In the third quarter revenue hit a record $51.3 billion, up 24% from the previous quarter and up 67% from a year ago.
        - Announced with partners 10 gigawatts of systems.
        # Gaming and AI PC
        - Gaming revenue of the third quarter was $4.4 billion, down 2% from the previous quarter and up 31% from a year ago.
        # Professional Visualization
        - In the third quarter revenue was $770 million, flat from the previous quarter and up 57% from a year ago.
        # CFO Commentary
        Revenue was $57.1 billion.
        """,
        [
            "revenue 57.1bn quarter 2025-10-26",
            "revenue/data-center 51.3bn quarter 2025-10-26",
            "revenue/gaming 4.4bn quarter 2025-10-26",
            "revenue/professional-visualization 770m quarter 2025-10-26",
            "revenue_growth_yoy/data-center 67 quarter 2025-10-26",
            "revenue_growth_yoy/gaming 31 quarter 2025-10-26",
            "revenue_growth_yoy/professional-visualization 57 quarter 2025-10-26",
        ],
    ),
    (
        "nvidia",
        "2025-11-19",
        "GAAP and non-GAAP gross margins came to 73.1% and 73.5%, respectively. GAAP and non-GAAP earnings per diluted share were each $1.30. A year ago, GAAP and non-GAAP earnings per diluted share were $0.78 and $0.81, respectively.",
        [
            "eps_adjusted 0.81 quarter 2024-10-27",
            "eps_diluted 0.78 quarter 2024-10-27",
            "gross_margin 73.1 quarter 2025-10-26",
            "gross_margin non-GAAP 73.5 quarter 2025-10-26",
        ],
    ),
    (
        "nvidia",
        "2025-11-19",
        "For the first nine months of fiscal 2026, revenue was $147.8 billion, up 62% from a year ago. Per diluted share, GAAP earnings per share were $3.14 and non-GAAP earnings per diluted share was $3.16.",
        [
            "eps_adjusted 3.16 nine_months 2025-10-26",
            "eps_diluted 3.14 nine_months 2025-10-26",
            "revenue 147.8bn nine_months 2025-10-26",
            "revenue_growth_yoy 62 nine_months 2025-10-26",
        ],
    ),
    (
        "oracle",
        "2025-12-10",
        """
        # Q2 Cloud Revenue (IaaS plus SaaS) $8.0 billion, up 34% in USD and up 33% in constant currency
        # Q2 Cloud Infrastructure (IaaS) Revenue $4.1 billion, up 68% in USD and up 66% in constant currency
        # Q2 Cloud Application (SaaS) Revenue $3.9 billion, up 11% in both USD and constant currency
        # Q2 GAAP Earnings per Share up 91% to $2.10, Non-GAAP Earnings per Share up 54% to $2.26
        """,
        [
            "eps_adjusted 2.26 quarter 2025-11-30",
            "eps_diluted 2.1 quarter 2025-11-30",
            "revenue/cloud 8bn quarter 2025-11-30",
            "revenue/cloud-applications 3.9bn quarter 2025-11-30",
            "revenue/cloud-infrastructure 4.1bn quarter 2025-11-30",
            "revenue_growth_yoy/cloud 34 quarter 2025-11-30",
            "revenue_growth_yoy/cloud-applications 11 quarter 2025-11-30",
            "revenue_growth_yoy/cloud-infrastructure 68 quarter 2025-11-30",
        ],
    ),
    (
        "oracle",
        "2025-12-10",
        """
        In total, remaining performance obligations grew 438% from last year in USD to $523 billion.
        Total quarterly revenues were up 14% year-over-year in USD, and up 13% in constant currency, to $16.1 billion. Software revenues were down 3% in USD to $5.9 billion.
        Over the past twelve months, cash flow from operations was $22.3 billion.
        """,
        [
            "revenue 16.1bn quarter 2025-11-30",
            "revenue/software 5.9bn quarter 2025-11-30",
            "revenue_growth_yoy 14 quarter 2025-11-30",
            "revenue_growth_yoy/software -3 quarter 2025-11-30",
            "rpo 523bn instant 2025-11-30",
        ],
    ),
    (
        "oracle",
        "2025-06-11",
        "Fiscal year 2025 total revenues were up 8% in USD, and up 9% in constant currency, to $57.4 billion. Its largest part, cloud services and license support revenues, was $44.0 billion. GAAP operating income was $17.7 billion.",
        [
            "operating_income 17.7bn fy 2025-05-31",
            "revenue 57.4bn fy 2025-05-31",
            "revenue/cloud-services-and-license-support 44bn fy 2025-05-31",
            "revenue_growth_yoy 8 fy 2025-05-31",
        ],
    ),
    (
        "microsoft",
        "2025-10-29",
        """
        - Revenue was $77.7 billion, and grew 18% (up 17% at constant currency)
        - Net income on a GAAP basis was $27.7 billion and on a non-GAAP basis was $30.8 billion
        Revenue in Intelligent Cloud was $30.9 billion and rose 28% (up 27% at constant currency). Highlights:
        - Azure and other cloud services revenue increased 40% (up 39% in constant currency)
        - Xbox content and services revenue grew 1% (unchanged at constant currency)
        """,
        [
            "adjusted_net_income 30.8bn quarter 2025-09-30",
            "net_income 27.7bn quarter 2025-09-30",
            "revenue 77.7bn quarter 2025-09-30",
            "revenue/intelligent-cloud 30.9bn quarter 2025-09-30",
            "revenue_growth_yoy 18 quarter 2025-09-30",
            "revenue_growth_yoy/azure 40 quarter 2025-09-30",
            "revenue_growth_yoy/intelligent-cloud 28 quarter 2025-09-30",
            "revenue_growth_yoy/xbox-content-and-services 1 quarter 2025-09-30",
        ],
    ),
    (
        "microsoft",
        "2025-07-30",
        """
        # Fiscal Year 2025 Results
        - Revenue was $281.7 billion and increased 15%
        - Diluted earnings per share of $13.64 increased 16%
        """,
        [
            "eps_diluted 13.64 fy 2025-06-30",
            "revenue 281.7bn fy 2025-06-30",
            "revenue_growth_yoy 15 fy 2025-06-30",
        ],
    ),
    (
        "amazon",
        "2026-02-05",
        """
        # Fourth Quarter 2025
        - AWS segment sales increased 24% year-over-year to $35.6 billion.
        # Full Year 2025
        - North America segment sales rose 10% on the year, to $426.3 billion.
        - Net income increased to $77.7 billion, or $7.17 per diluted share, compared with $59.2 billion, or $5.53 per diluted share, in 2024.
        - Operating cash flow increased 20% to $139.5 billion for the trailing twelve months.
        """,
        [
            "eps_diluted 5.53 fy 2024-12-31",
            "eps_diluted 7.17 fy 2025-12-31",
            "net_income 59.2bn fy 2024-12-31",
            "net_income 77.7bn fy 2025-12-31",
            "operating_cash_flow 139.5bn fy 2025-12-31",
            "revenue/aws 35.6bn quarter 2025-12-31",
            "revenue/north-america 426.3bn fy 2025-12-31",
            "revenue_growth_yoy/aws 24 quarter 2025-12-31",
            "revenue_growth_yoy/north-america 10 fy 2025-12-31",
        ],
    ),
    (
        "coreweave",
        "2025-11-10",
        "Revenue backlog was $55.6 billion at September 30, 2025. Active power reached about 590 MW and contracted power grew to 2.9 GW.",
        [
            "active_power ~590 instant 2025-09-30",
            "contracted_power 2900 instant 2025-09-30",
            "revenue_backlog 55.6bn instant 2025-09-30",
        ],
    ),
    (
        "supermicro",
        "2025-08-05",
        "Fourth quarter and full fiscal year net sales were $5.8 billion and $22.0 billion, respectively. Gross margin of 9.5% versus 9.6% in the third quarter of fiscal year 2025 and 11.2% in the same quarter of last year.",
        [
            "gross_margin 11.2 quarter 2024-06-30",
            "gross_margin 9.5 quarter 2025-06-30",
            "gross_margin 9.6 quarter 2025-03-31",
            "revenue 22bn fy 2025-06-30",
            "revenue 5.8bn quarter 2025-06-30",
        ],
    ),
    (
        "vertiv",
        "2025-10-22",
        "Third quarter net sales were $2,676 million, 29% higher than the prior-year third quarter, and organic net sales were up 28%. Adjusted operating margin of 22.3% was up 220 basis points. Backlog grew to $9.5 billion, up 30%.",
        [
            "adjusted_operating_margin 22.3 quarter 2025-09-30",
            "revenue 2.676bn quarter 2025-09-30",
            "revenue_backlog 9.5bn instant 2025-09-30",
            "revenue_growth_yoy 29 quarter 2025-09-30",
        ],
    ),
    (
        "chevron",
        "2025-10-31",
        "The company had earnings of $3.4 billion ($1.80 a share - diluted) in third quarter 2025, against $4.4 billion ($2.40 a share - diluted) in third quarter 2024. Adjusted earnings of $3.6 billion ($1.85 a share - diluted) compared to $4.5 billion ($2.50 a share - diluted) a year earlier.",
        [
            "adjusted_net_income 3.6bn quarter 2025-09-30",
            "adjusted_net_income 4.5bn quarter 2024-09-30",
            "eps_adjusted 1.85 quarter 2025-09-30",
            "eps_adjusted 2.5 quarter 2024-09-30",
            "eps_diluted 1.8 quarter 2025-09-30",
            "eps_diluted 2.4 quarter 2024-09-30",
            "net_income 3.4bn quarter 2025-09-30",
            "net_income 4.4bn quarter 2024-09-30",
        ],
    ),
    (
        "exxonmobil",
        "2025-10-31",
        """
        # SEGMENT RESULTS
        - Upstream earnings of the third quarter came to $5.8 billion, $280 million more than in the second.
        - Third-quarter earnings were $515 million.
        The period-end cash balance was $13.9 billion.
        """,
        ["cash 13.9bn instant 2025-09-30"],
    ),
    (
        "exxonmobil",
        "2025-10-31",
        "By net debt we mean total debt of $42.1 billion less $13.9 billion of cash and cash equivalents, restricted cash aside.",
        ["cash 13.9bn instant 2025-09-30", "total_debt 42.1bn instant 2025-09-30"],
    ),
    (
        "nike",
        "2025-09-30",
        """
        # First Quarter Income Statement Review
        - Revenues for NIKE, Inc. reached $11.8 billion, up 2 percent on a reported basis but down 1 percent on a currency-neutral one.
        - NIKE Direct revenues came to $4.6 billion, down 3 percent on a reported basis, down 5 percent on a currency-neutral basis.
        - Gross margin fell by 310 basis points to 42.3 percent.
        - Diluted earnings per share were $0.48, 31 percent less.
        """,
        [
            "eps_diluted 0.48 quarter 2025-08-31",
            "gross_margin 42.3 quarter 2025-08-31",
            "revenue 11.8bn quarter 2025-08-31",
            "revenue/nike-direct 4.6bn quarter 2025-08-31",
            "revenue_growth_yoy 2 quarter 2025-08-31",
            "revenue_growth_yoy/nike-direct -3 quarter 2025-08-31",
        ],
    ),
    (
        "coca-cola",
        "2025-10-21",
        """
        # Quarterly Performance
        - EPS grew 30% to $0.86, while comparable EPS (non-GAAP) grew 6% to $0.82.
        - Operating margin was 32.1% versus 21.3% a year ago, and comparable operating margin (non-GAAP) was 31.8% versus 30.6% a year ago.
        # Latin America
        - Net revenues grew 4%, and organic revenues (non-GAAP) grew 3%.
        - Concentrate sales ran 2 points ahead of volume.
        """,
        [
            "adjusted_operating_margin 30.6 quarter 2024-09-30",
            "adjusted_operating_margin 31.8 quarter 2025-09-30",
            "eps_adjusted 0.82 quarter 2025-09-30",
            "eps_diluted 0.86 quarter 2025-09-30",
            "operating_margin 21.3 quarter 2024-09-30",
            "operating_margin 32.1 quarter 2025-09-30",
            "revenue_growth_yoy/latin-america 4 quarter 2025-09-30",
        ],
    ),
    (
        "intel",
        "2025-10-23",
        "- GAAP earnings (loss) per share (EPS) attributable to Intel came to $0.90, non-GAAP EPS attributable to Intel to $0.23 in the third quarter.",
        ["eps_adjusted 0.23 quarter 2025-09-27", "eps_diluted 0.9 quarter 2025-09-27"],
    ),
    (
        "costco",
        "2025-12-11",
        "Net sales for the first quarter increased 8.2 percent, to $65.98 billion from $60.99 billion last year. Net income for the quarter was $2,001 million, $4.50 per diluted share, compared to $1,798 million, $4.04 per diluted share, last year.",
        [
            "eps_diluted 4.04 quarter 2024-11-24",
            "eps_diluted 4.5 quarter 2025-11-23",
            "net_income 1.798bn quarter 2024-11-24",
            "net_income 2.001bn quarter 2025-11-23",
            "revenue 60.99bn quarter 2024-11-24",
            "revenue 65.98bn quarter 2025-11-23",
            "revenue_growth_yoy 8.2 quarter 2025-11-23",
        ],
    ),
    (
        "hpe",
        "2025-12-04",
        "Revenue was $9.7 billion, up 14% from the prior-year period and up 6% from the prior quarter. GAAP diluted net earnings per share was $0.11. ARR was $3.2 billion, up 63% from the prior-year period.",
        [
            "arr 3.2bn instant 2025-10-31",
            "eps_diluted 0.11 quarter 2025-10-31",
            "revenue 9.7bn quarter 2025-10-31",
            "revenue_growth_yoy 14 quarter 2025-10-31",
        ],
    ),
    (
        "verizon",
        "2025-10-29",
        "Total operating revenue was $33.8 billion, an increase of 1.5 percent compared to third-quarter 2024. Total unsecured debt at the end of the quarter was $119.7 billion, and net unsecured debt was $112.0 billion.",
        [
            "revenue 33.8bn quarter 2025-09-30",
            "revenue_growth_yoy 1.5 quarter 2025-09-30",
        ],
    ),
]

OUTLOOKS: list[Case] = [
    (
        "nvidia",
        "2025-11-19",
        """
        # Outlook
        For the fourth quarter of fiscal 2026 we expect:
        - Revenue is expected at $64.0 billion, plus or minus 2%.
        - GAAP and non-GAAP gross margins should be 74.6% and 74.9%, respectively, plus or minus 50 basis points.
        - Operating expenses should be about $6.6 billion (GAAP) and $5.1 billion (non-GAAP).
        - Tax rates should be 16.0%, plus or minus 1%, discrete items aside.
        """,
        [
            "guidance gross_margin 74.1..75.1 quarter 2026-01-25",
            "guidance gross_margin non-GAAP 74.4..75.4 quarter 2026-01-25",
            "guidance revenue 62.72bn..65.28bn quarter 2026-01-25",
        ],
    ),
    (
        "amd",
        "2025-11-04",
        "For the fourth quarter of 2025, AMD expects revenue to be approximately $9.6 billion, plus or minus $300 million. Non-GAAP gross margin is expected to be approximately 54.5%.",
        [
            "guidance gross_margin non-GAAP ~54.5 quarter 2025-12-27",
            "guidance revenue ~9.3bn..9.9bn quarter 2025-12-27",
        ],
    ),
    (
        "amd",
        "2025-11-04",
        "For the fourth quarter of 2025, we expect revenue of $9.6 billion, give or take $300 million. At the midpoint, this represents year-over-year growth of approximately 25% and sequential growth of approximately 4%.",
        ["guidance revenue 9.3bn..9.9bn quarter 2025-12-27"],
    ),
    (
        "meta",
        "2025-10-29",
        "We expect fourth quarter 2025 total revenue to be in the range of $56-59 billion. Our guidance assumes foreign currency is an approximately 1% tailwind to year-over-year total revenue growth, based on current exchange rates.",
        ["guidance revenue 56bn..59bn quarter 2025-12-31"],
    ),
    (
        "meta",
        "2025-10-29",
        "We expect 2025 capital expenditures, including principal payments on finance leases, to be in the range of $70-72 billion, increased from our prior outlook of $66-72 billion. We expect full year 2025 total expenses of $116-118 billion.",
        [
            "guidance capex 70bn..72bn fy 2025-12-31",
            "prior capex 66bn..72bn fy 2025-12-31",
        ],
    ),
    (
        "alphabet",
        "2025-10-29",
        "We now expect 2025 capital expenditures of between $91 billion and $93 billion, up from our earlier estimate of $75 billion to $85 billion.",
        [
            "guidance capex 91bn..93bn fy 2025-12-31",
            "prior capex 75bn..85bn fy 2025-12-31",
        ],
    ),
    (
        "ibm",
        "2025-10-22",
        "The company now expects full-year constant currency revenue growth of more than 5 percent. It expects about $14 billion in free cash flow for the full year.",
        ["guidance free_cash_flow ~14bn fy 2025-12-31"],
    ),
    (
        "walmart",
        "2025-11-20",
        "For fiscal year 2026, the company expects net sales to grow between 4.8% and 5.1% in constant currency and adjusted EPS of $2.58 to $2.63.",
        ["guidance eps_adjusted 2.58..2.63 fy 2026-01-31"],
    ),
    (
        "broadcom",
        "2025-12-11",
        """
        - First quarter fiscal year 2026 revenue guidance of approximately $19.1 billion, an increase of 28 percent from the prior year period
        - First quarter fiscal year 2026 Adjusted EBITDA guidance of approximately 67 percent of projected revenue
        """,
        [
            "guidance adjusted_ebitda_margin ~67 quarter 2026-02-01",
            "guidance revenue ~19.1bn quarter 2026-02-01",
            "guidance revenue_growth_yoy 28 quarter 2026-02-01",
        ],
    ),
    (
        "dell",
        "2025-11-25",
        "For the full year, the company expects revenue between $111.2 billion and $112.2 billion, up 17% year over year at the midpoint of $111.7 billion. For the fourth quarter of fiscal 2026, it expects GAAP diluted EPS to be $3.13 at the midpoint and non-GAAP diluted EPS to be $3.50 at the midpoint.",
        [
            "guidance eps_adjusted 3.5 quarter 2026-01-30",
            "guidance eps_diluted 3.13 quarter 2026-01-30",
            "guidance revenue 111.2bn..112.2bn fy 2026-01-30",
            "guidance revenue_growth_yoy 17 fy 2026-01-30",
        ],
    ),
    (
        "nebius",
        "2025-11-11",
        "We expect ARR of $7 billion to $9 billion by the end of 2026. We raised our 2025 capex guidance from about $2 billion to about $5 billion.",
        [
            "guidance arr 7bn..9bn instant 2026-12-31",
            "guidance capex ~5bn fy 2025-12-31",
        ],
    ),
    (
        "cisco",
        "2025-11-12",
        """
        # Guidance for Q2 FY 2026
        - Revenue: $15.0 billion to $15.2 billion
        - Earnings per share: GAAP $0.69 to $0.74, non-GAAP $1.01 to $1.03
        # Guidance for FY 2026
        - Revenue: $60.2 billion to $61.0 billion
        """,
        [
            "guidance eps_adjusted 1.01..1.03 quarter 2026-01-24",
            "guidance eps_diluted 0.69..0.74 quarter 2026-01-24",
            "guidance revenue 15bn..15.2bn quarter 2026-01-24",
            "guidance revenue 60.2bn..61bn fy 2026-07-25",
        ],
    ),
    (
        "salesforce",
        "2025-12-03",
        "- Raises FY26 Revenue Guidance to $41.45 Billion to $41.55 Billion, up 9% to 10% Y/Y",
        [
            "guidance revenue 41.45bn..41.55bn fy 2026-01-31",
            "guidance revenue_growth_yoy 9..10 fy 2026-01-31",
        ],
    ),
    (
        "procter-gamble",
        "2025-10-24",
        "The company maintained its outlook for fiscal year 2026 all-in sales growth of one to five percent. It expects capital spending of four to five percent of fiscal 2026 net sales and dividends of about $10 billion.",
        ["guidance revenue_growth_yoy 1..5 fy 2026-06-30"],
    ),
    (
        "lowes",
        "2025-11-19",
        """
        # Full Year Outlook
        - Total sales of approximately $86.0 billion (previously $84.5 to $85.5 billion)
        - Adjusted diluted earnings per share of approximately $12.25
        - Capital expenditures of up to $2.5 billion
        - Comparable sales expected to be approximately flat
        """,
        [
            "guidance capex <=2.5bn fy 2026-01-30",
            "guidance eps_adjusted ~12.25 fy 2026-01-30",
            "guidance revenue ~86bn fy 2026-01-30",
        ],
    ),
    (
        "intel",
        "2025-10-23",
        "- Forecasting revenue of $12.7 billion to $13.7 billion for the fourth quarter of 2025; expecting GAAP EPS of $(0.15) and non-GAAP EPS attributable to Intel of $0.07.",
        [
            "guidance eps_adjusted 0.07 quarter 2025-12-27",
            "guidance eps_diluted -0.15 quarter 2025-12-27",
            "guidance revenue 12.7bn..13.7bn quarter 2025-12-27",
        ],
    ),
    (
        "oracle",
        "2025-09-09",
        "We expect OCI revenue to grow 75% to $17 billion this fiscal year and then to climb to $30 billion, $70 billion, $110 billion and $140 billion over the following four years.",
        [
            "guidance revenue/cloud-infrastructure 110bn fy 2029-05-31",
            "guidance revenue/cloud-infrastructure 140bn fy 2030-05-31",
            "guidance revenue/cloud-infrastructure 17bn fy 2026-05-31",
            "guidance revenue/cloud-infrastructure 30bn fy 2027-05-31",
            "guidance revenue/cloud-infrastructure 70bn fy 2028-05-31",
            "guidance revenue_growth_yoy/cloud-infrastructure 75 fy 2026-05-31",
        ],
    ),
    (
        "oracle",
        "2025-06-11",
        "Our total cloud growth rate, of software and machines, will go from 25% in FY25 to over 45% in FY26. The cloud infrastructure growth rate should rise from 52% in FY25 to over 72% in FY26.",
        [
            "guidance revenue_growth_yoy/cloud >45 fy 2026-05-31",
            "guidance revenue_growth_yoy/cloud-infrastructure >72 fy 2026-05-31",
            "revenue_growth_yoy/cloud 25 fy 2025-05-31",
            "revenue_growth_yoy/cloud-infrastructure 52 fy 2025-05-31",
        ],
    ),
    (
        "amazon",
        "2026-02-05",
        """
        # First Quarter 2026 Guidance
        - Net sales are expected to be between $173.5 billion and $178.5 billion, or to grow between 11% and 15% compared with first quarter 2025.
        - Exchange rates are assumed to help by some 180 basis points.
        - Operating income is expected between $16.4 billion and $21.4 billion, compared with $18.4 billion in first quarter 2025.
        We expect to invest about $200 billion in capital expenditures in 2026.
        """,
        [
            "guidance capex ~200bn fy 2026-12-31",
            "guidance operating_income 16.4bn..21.4bn quarter 2026-03-31",
            "guidance revenue 173.5bn..178.5bn quarter 2026-03-31",
            "guidance revenue_growth_yoy 11..15 quarter 2026-03-31",
            "operating_income 18.4bn quarter 2025-03-31",
        ],
    ),
    (
        "exxonmobil",
        "2025-10-31",
        "Cash capital expenditures are expected slightly below the lower end of the range of $27 billion to $29 billion.",
        [],
    ),
    (
        "coca-cola",
        "2025-10-21",
        """
        # Outlook
        # Full Year 2025
        Organic revenue (non-GAAP) is expected to grow 4% to 5%.
        Currencies should take 1% to 2% from comparable net revenues (non-GAAP).
        Without the contingent payment, free cash flow (non-GAAP) should be at least $9.8 billion. It expects comparable EPS (non-GAAP) growth of about 4%, versus $2.88 in 2024.
        """,
        ["eps_adjusted 2.88 fy 2024-12-31"],
    ),
    (
        "palantir",
        "2025-11-03",
        """
        - We are raising our revenue guidance for full year 2025 to between $4.396 - $4.400 billion.
        - For Q4 2025, we expect revenue of between $1.327 - $1.331 billion and adjusted income from operations of between $695 - $699 million.
        """,
        [
            "guidance adjusted_operating_income 695m..699m quarter 2025-12-31",
            "guidance revenue 1.327bn..1.331bn quarter 2025-12-31",
            "guidance revenue 4.396bn..4.4bn fy 2025-12-31",
        ],
    ),
    (
        "coreweave",
        "2026-02-26",
        "For 2026 we expect revenue of $12 billion to $13 billion, capital expenditures of at least $30 billion and active power of more than 1.7 GW by year-end. Interest expense is expected in the range of $2.0 billion and $2.4 billion.",
        [
            "guidance capex >=30bn fy 2026-12-31",
            "guidance interest_expense 2bn..2.4bn fy 2026-12-31",
            "guidance power_target >1700 instant 2026-12-31",
            "guidance revenue 12bn..13bn fy 2026-12-31",
        ],
    ),
    (
        "vertiv",
        "2025-10-22",
        "For the full year we expect an adjusted operating margin in the low-20s percent range and organic growth in the mid-20s % range, with free cash flow of approximately $1.5 billion.",
        [
            "guidance adjusted_operating_margin ?21..23 fy 2025-12-31",
            "guidance free_cash_flow ~1.5bn fy 2025-12-31",
        ],
    ),
    (
        "nvidia",
        "2025-08-27",
        "We plan to exit the year at non-GAAP gross margins in the mid-70% range.",
        ["guidance gross_margin non-GAAP ?74..76 fy 2026-01-25"],
    ),
    (
        "supermicro",
        "2025-11-04",
        "The Company expects net sales of $10.0 billion to $11.0 billion for the second quarter of fiscal year 2026 ending December 31, 2025, GAAP net income per diluted share of $0.37 to $0.45 and non-GAAP net income per diluted share of $0.46 to $0.54. For fiscal year 2026, it expects net sales of at least $36 billion.",
        [
            "guidance eps_adjusted 0.46..0.54 quarter 2025-12-31",
            "guidance eps_diluted 0.37..0.45 quarter 2025-12-31",
            "guidance revenue 10bn..11bn quarter 2025-12-31",
            "guidance revenue >=36bn fy 2026-06-30",
        ],
    ),
    (
        "arista",
        "2025-11-04",
        """
        For the fourth quarter of 2025, we expect:
        - Revenue between $2.3 billion and $2.4 billion;
        - Non-GAAP gross margin in the range of 62% to 63%; and
        - Non-GAAP operating margin of approximately 47% to 48%.
        """,
        [
            "guidance adjusted_operating_margin ~47..48 quarter 2025-12-31",
            "guidance gross_margin non-GAAP 62..63 quarter 2025-12-31",
            "guidance revenue 2.3bn..2.4bn quarter 2025-12-31",
        ],
    ),
]

VARIED: list[Case] = [
    (
        "alphabet",
        "2026-02-04",
        "Google Services revenues increased 14% to $95.9 billion, reflecting growth across Search of 17% and YouTube ads of 9%. For the full year, revenues exceeded $400 billion for the first time.",
        [
            "revenue >400bn fy 2025-12-31",
            "revenue/google-services 95.9bn quarter 2025-12-31",
            "revenue_growth_yoy/google-services 14 quarter 2025-12-31",
        ],
    ),
    (
        "alphabet",
        "2026-02-04",
        "2026 CapEx investments are anticipated to be in the range of $175 to $185 billion.",
        ["guidance capex 175bn..185bn fy 2026-12-31"],
    ),
    (
        "meta",
        "2026-01-28",
        "Full year revenue was $200.97 billion, up 22% year-over-year; fourth quarter revenue was $59.89 billion, up 24%. Free cash flow was $14.08 billion and $43.59 billion for the fourth quarter and full year 2025, respectively.",
        [
            "free_cash_flow 14.08bn quarter 2025-12-31",
            "free_cash_flow 43.59bn fy 2025-12-31",
            "revenue 200.97bn fy 2025-12-31",
            "revenue 59.89bn quarter 2025-12-31",
            "revenue_growth_yoy 22 fy 2025-12-31",
            "revenue_growth_yoy 24 quarter 2025-12-31",
        ],
    ),
    (
        "amd",
        "2026-02-03",
        "For the full year 2025, the company reported revenue of $34.6 billion, gross margin of 50%, operating income of $3.7 billion, net income of $4.3 billion and diluted earnings per share of $2.65.",
        [
            "eps_diluted 2.65 fy 2025-12-31",
            "gross_margin 50 fy 2025-12-31",
            "net_income 4.3bn fy 2025-12-31",
            "operating_income 3.7bn fy 2025-12-31",
            "revenue 34.6bn fy 2025-12-31",
        ],
    ),
    (
        "broadcom",
        "2025-12-11",
        """
        - GAAP net income of $8,518 million for the fourth quarter; Non-GAAP net income of $9,714 million for the fourth quarter
        - We expect AI semiconductor revenue to double year-over-year to $8.2 billion in the first quarter.
        """,
        [
            "adjusted_net_income 9.714bn quarter 2025-11-02",
            "guidance revenue/ai 8.2bn quarter 2026-02-01",
            "guidance revenue_growth_yoy/ai ~100 quarter 2026-02-01",
            "net_income 8.518bn quarter 2025-11-02",
        ],
    ),
    (
        "ibm",
        "2026-01-28",
        """
        - GAAP Gross Profit Margin: 60.6 percent, up 110 basis points; Operating (non-GAAP) gross margin: 61.8%
        - Expects more than 5 percent constant currency revenue growth in 2026
        - The book of business for generative AI stands at more than $12.5 billion
        """,
        ["gross_margin 60.6 quarter 2025-12-31", "gross_margin non-GAAP 61.8 quarter 2025-12-31"],
    ),
    (
        "walmart",
        "2025-11-20",
        """
        - Walmart International net sales of $33.5 billion, an increase of 10.8%, or 11.4% cc
        - Operating income declined $0.0 billion, or 0.2%; adjusted operating income up 8.0%
        """,
        [
            "revenue/walmart-international 33.5bn quarter 2025-10-31",
            "revenue_growth_yoy/walmart-international 10.8 quarter 2025-10-31",
        ],
    ),
    (
        "target",
        "2025-11-19",
        "GAAP and Adjusted EPS were $1.51 and $1.78, respectively.",
        ["eps_adjusted 1.78 quarter 2025-11-01", "eps_diluted 1.51 quarter 2025-11-01"],
    ),
    (
        "home-depot",
        "2025-11-18",
        "The Company updated its guidance for the full year: total sales growth of approximately 3%, gross margin of approximately 33.2%, operating margin of approximately 12.6% and adjusted operating margin of approximately 13%.",
        [
            "guidance adjusted_operating_margin ~13 fy 2026-02-01",
            "guidance gross_margin ~33.2 fy 2026-02-01",
            "guidance operating_margin ~12.6 fy 2026-02-01",
            "guidance revenue_growth_yoy ~3 fy 2026-02-01",
        ],
    ),
    (
        "tesla",
        "2026-01-28",
        "GAAP net income attributable to common stockholders was $0.8B in Q4 and non-GAAP net income was $1.8B. We expect our capex to exceed $20B in 2026.",
        [
            "adjusted_net_income 1.8bn quarter 2025-12-31",
            "guidance capex >20bn fy 2026-12-31",
            "net_income 800m quarter 2025-12-31",
        ],
    ),
    (
        "netflix",
        "2026-01-20",
        "For 2026, we forecast revenue of $50.7B-$51.7B, or 12%-14% growth, and an operating margin of 31.5%. Q4 revenue grew 18% year over year (17% F/X neutral).",
        [
            "guidance operating_margin 31.5 fy 2026-12-31",
            "guidance revenue 50.7bn..51.7bn fy 2026-12-31",
            "guidance revenue_growth_yoy 12..14 fy 2026-12-31",
            "revenue_growth_yoy 18 quarter 2025-12-31",
        ],
    ),
    (
        "salesforce",
        "2025-12-03",
        "Subscription and support revenue of $9.7 billion, up 10% Y/Y, up 9% CC. Other revenue was $0.5 billion.",
        [
            "revenue/other 500m quarter 2025-10-31",
            "revenue/subscription-and-support 9.7bn quarter 2025-10-31",
            "revenue_growth_yoy/subscription-and-support 10 quarter 2025-10-31",
        ],
    ),
    (
        "salesforce",
        "2025-12-03",
        "We gave back $4.2 billion: $3.8 billion by repurchases and $395 million as dividends.",
        [],
    ),
    (
        "adobe",
        "2025-12-10",
        "Adobe is targeting total ending ARR growth of 10.2 percent and fiscal 2026 revenue of $25.90 to $26.10 billion.",
        ["guidance revenue 25.9bn..26.1bn fy 2026-11-27"],
    ),
    (
        "crowdstrike",
        "2025-12-02",
        "Ending ARR grew 23% year-over-year to reach $4.92 billion as of October 31, 2025, of which $265 million was net new ARR added in the quarter. GAAP net loss was $34.0 million, compared to $16.8 million in the third quarter of fiscal 2025.",
        [
            "arr 4.92bn instant 2025-10-31",
            "net_income -16.8m quarter 2024-10-31",
            "net_income -34m quarter 2025-10-31",
        ],
    ),
    (
        "micron",
        "2025-12-17",
        "We estimate fiscal 2026 capital expenditures of approximately $20 billion, versus our prior estimate of $18 billion.",
        ["guidance capex ~20bn fy 2026-09-03", "prior capex 18bn fy 2026-09-03"],
    ),
    (
        "hpe",
        "2025-12-04",
        "Server revenue was $4.5 billion, down 5% from the prior-year period, with 9.8% operating profit margin, compared to 11.6% from the prior-year period. HPE estimates revenue to be in the range of $9.0 billion and $9.4 billion for the first quarter.",
        [
            "guidance revenue 9bn..9.4bn quarter 2026-01-31",
            "operating_margin 11.6 quarter 2024-10-31",
            "operating_margin 9.8 quarter 2025-10-31",
            "revenue/server 4.5bn quarter 2025-10-31",
            "revenue_growth_yoy/server -5 quarter 2025-10-31",
        ],
    ),
    (
        "iren",
        "2025-11-06",
        "AI Cloud Services revenue was $7.3 million, compared to $7.0 million in the prior quarter. Bitcoin Mining revenue rose to $232.9 million.",
        [
            "revenue/ai-cloud-services 7.3m quarter 2025-09-30",
            "revenue/ai-cloud-services 7m quarter 2025-06-30",
            "revenue/bitcoin-mining 232.9m quarter 2025-09-30",
        ],
    ),
    (
        "core-scientific",
        "2025-10-24",
        "Colocation revenue was $15.0 million. Net loss was $146.7 million compared to net loss of $455.3 million for the same period in 2024.",
        [
            "net_income -146.7m quarter 2025-09-30",
            "net_income -455.3m quarter 2024-09-30",
            "revenue/hpc-hosting 15m quarter 2025-09-30",
        ],
    ),
    (
        "terawulf",
        "2025-11-10",
        "Total revenue rose 87% year-over-year to $50.6 million, up 6% over the second quarter of 2025, and HPC lease revenue was $7.2 million.",
        [
            "revenue 50.6m quarter 2025-09-30",
            "revenue/hpc-lease 7.2m quarter 2025-09-30",
            "revenue_growth_yoy 87 quarter 2025-09-30",
        ],
    ),
    (
        "digitalocean",
        "2025-11-05",
        "Annual Run-Rate Revenue ended the quarter at $919 million, an increase of 16% year-over-year. Adjusted EBITDA margin of 43%.",
        ["adjusted_ebitda_margin 43 quarter 2025-09-30", "arr 919m instant 2025-09-30"],
    ),
    (
        "applied-digital",
        "2025-10-09",
        "The Company has 600 MW under lease, representing about $11 billion in contracted lease revenue.",
        [],
    ),
    (
        "boeing",
        "2025-10-29",
        "Third quarter revenue increased to $23.3 billion; GAAP loss per share of ($7.14) and core (non-GAAP) loss per share of ($7.47). Total company backlog was $636 billion.",
        [
            "eps_adjusted -7.47 quarter 2025-09-30",
            "eps_diluted -7.14 quarter 2025-09-30",
            "revenue 23.3bn quarter 2025-09-30",
            "revenue_backlog 636bn instant 2025-09-30",
        ],
    ),
    (
        "caterpillar",
        "2025-10-29",
        "Sales and revenues for the third quarter of 2025 were $17.6 billion, a 10% increase compared with $16.1 billion in the third quarter of 2024. Adjusted profit per share was $4.95.",
        [
            "eps_adjusted 4.95 quarter 2025-09-30",
            "revenue 16.1bn quarter 2024-09-30",
            "revenue 17.6bn quarter 2025-09-30",
            "revenue_growth_yoy 10 quarter 2025-09-30",
        ],
    ),
    (
        "unitedhealth",
        "2025-10-28",
        "Net earnings of $2.59 per share and adjusted net earnings of $2.92 per share. The company raised its full year 2025 net earnings outlook to at least $14.90 per share and adjusted earnings to at least $16.25 per share.",
        [
            "eps_adjusted 2.92 quarter 2025-09-30",
            "eps_diluted 2.59 quarter 2025-09-30",
            "guidance eps_adjusted >=16.25 fy 2025-12-31",
            "guidance eps_diluted >=14.9 fy 2025-12-31",
        ],
    ),
    (
        "johnson-and-johnson",
        "2025-10-14",
        "Sales growth of 6.8 percent to $24.0 billion with operational growth of 5.4 percent. Earnings per share of $2.12; adjusted EPS of $2.80.",
        [
            "eps_adjusted 2.8 quarter 2025-09-28",
            "eps_diluted 2.12 quarter 2025-09-28",
            "revenue 24bn quarter 2025-09-28",
            "revenue_growth_yoy 6.8 quarter 2025-09-28",
        ],
    ),
    (
        "delta",
        "2025-10-09",
        "Operating revenue of $16.7 billion, operating income of $1.7 billion with an operating margin of 10.1 percent and earnings per share of $2.17.",
        [
            "eps_diluted 2.17 quarter 2025-09-30",
            "operating_income 1.7bn quarter 2025-09-30",
            "operating_margin 10.1 quarter 2025-09-30",
            "revenue 16.7bn quarter 2025-09-30",
        ],
    ),
    (
        "arista",
        "2025-11-04",
        "Revenue of $2.308 billion, an increase of 4.7% compared to the second quarter of 2025, and an increase of 27.5% from the third quarter of 2024.",
        ["revenue 2.308bn quarter 2025-09-30", "revenue_growth_yoy 27.5 quarter 2025-09-30"],
    ),
    (
        "oracle",
        "2025-12-10",
        "We now expect fiscal 2026 capex to be about $15 billion higher than the $35 billion forecast in September.",
        [],
    ),
    (
        "pepsico",
        "2025-02-04",
        "Our guidance means that core EPS will rise by a low-single-digit rate in 2025 compared to 2024 core EPS of $8.16.",
        ["eps_adjusted 8.16 fy 2024-12-31"],
    ),
    (
        "marvell",
        "2025-12-02",
        """
        For the fourth quarter of fiscal 2026:
        - Net revenue is expected to be $2.200 billion +/- 5%.
        - Non-GAAP diluted net income per share is expected to be $0.79 +/- $0.05 per share.
        """,
        [
            "guidance eps_adjusted 0.74..0.84 quarter 2026-01-31",
            "guidance revenue 2.09bn..2.31bn quarter 2026-01-31",
        ],
    ),
    (
        "amazon",
        "2026-02-05",
        "- AWS's growth (now at a $142 billion annual revenue run rate) reaccelerated, and a tool for call centers is now a $2 billion annualized revenue run-rate business.",
        ["arr/aws 142bn instant 2025-12-31"],
    ),
    (
        "tsmc",
        "2025-10-16",
        "TSMC today announced consolidated revenue of NT$989.92 billion and diluted earnings per share of NT$17.44 for the quarter ended September 30, 2025. Year-over-year, third quarter revenue increased 30.3%. In US dollars, third quarter revenue was $33.10 billion, which increased 40.8% year-over-year and increased 10.1% from the previous quarter. Gross margin for the quarter was 59.5%, operating margin was 50.6%.",
        [
            "eps_diluted 17.44 quarter 2025-09-30",
            "gross_margin 59.5 quarter 2025-09-30",
            "operating_margin 50.6 quarter 2025-09-30",
            "revenue 33.1bn quarter 2025-09-30",
            "revenue 989.92bn quarter 2025-09-30",
            "revenue_growth_yoy 30.3 quarter 2025-09-30",
        ],
    ),
    (
        "asml",
        "2025-10-15",
        """
        - Q3 total net sales of €7.5 billion, gross margin of 51.6%, net income of €2.1 billion
        - Quarterly net bookings in Q3 of €5.4 billion of which €3.6 billion is EUV
        - ASML expects Q4 2025 total net sales between €9.2 billion and €9.8 billion, and a gross margin between 51% and 53%
        """,
        [
            "gross_margin 51.6 quarter 2025-09-30",
            "guidance gross_margin 51..53 quarter 2025-12-31",
            "guidance revenue 9.2bn..9.8bn quarter 2025-12-31",
            "net_income 2.1bn quarter 2025-09-30",
            "revenue 7.5bn quarter 2025-09-30",
        ],
    ),
    (
        "sap",
        "2025-10-22",
        "Cloud revenue up 22% to €5.29 billion and up 27% at constant currencies. Total revenue up 7% to €9.08 billion and up 11% at constant currencies. Current cloud backlog of €18.8 billion, up 23%.",
        [
            "revenue 9.08bn quarter 2025-09-30",
            "revenue/cloud 5.29bn quarter 2025-09-30",
            "revenue_growth_yoy 7 quarter 2025-09-30",
            "revenue_growth_yoy/cloud 22 quarter 2025-09-30",
        ],
    ),
    (
        "att",
        "2025-10-22",
        "Consolidated revenues for the third quarter totaled $30.7 billion versus $30.2 billion in the year-ago quarter, up 1.6%. Full-year free cash flow in the low-to-mid $16 billion range.",
        [
            "guidance free_cash_flow ~16bn fy 2025-12-31",
            "revenue 30.2bn quarter 2024-09-30",
            "revenue 30.7bn quarter 2025-09-30",
            "revenue_growth_yoy 1.6 quarter 2025-09-30",
        ],
    ),
    (
        "pfizer",
        "2025-11-04",
        "Reaffirms 2025 Revenue Guidance of $61.0 to $64.0 Billion; Raises Adjusted Diluted EPS Guidance to a Range of $3.00 to $3.15.",
        [
            "guidance eps_adjusted 3..3.15 fy 2025-12-31",
            "guidance revenue 61bn..64bn fy 2025-12-31",
        ],
    ),
    (
        "eli-lilly",
        "2025-10-30",
        "Revenue in Q3 2025 increased 54% to $17.60 billion. Mounjaro revenue for Q3 2025 increased 109% to $6.52 billion. 2025 revenue guidance raised to $63.0 billion to $63.5 billion and non-GAAP EPS guidance to $23.00 to $23.70.",
        [
            "guidance eps_adjusted 23..23.7 fy 2025-12-31",
            "revenue 17.6bn quarter 2025-09-30",
            "revenue/mounjaro 6.52bn quarter 2025-09-30",
            "revenue_growth_yoy 54 quarter 2025-09-30",
            "revenue_growth_yoy/mounjaro 109 quarter 2025-09-30",
        ],
    ),
    (
        "goldman-sachs",
        "2025-10-14",
        "The Goldman Sachs Group today reported net revenues of $15.18 billion and net earnings of $4.10 billion for the quarter that ended September 30, 2025. Net revenues were $44.83 billion and net earnings were $12.56 billion for the first nine months of 2025. Diluted earnings per common share was $12.25 for the third quarter of 2025 compared with $8.40 for the third quarter of 2024.",
        [
            "eps_diluted 12.25 quarter 2025-09-30",
            "eps_diluted 8.4 quarter 2024-09-30",
            "net_income 12.56bn nine_months 2025-09-30",
            "net_income 4.1bn quarter 2025-09-30",
            "revenue 15.18bn quarter 2025-09-30",
            "revenue 44.83bn nine_months 2025-09-30",
        ],
    ),
    (
        "american-express",
        "2025-10-17",
        "Consolidated total revenues net of interest expense were $18.4 billion, up 11 percent year-over-year.",
        ["revenue 18.4bn quarter 2025-09-30", "revenue_growth_yoy 11 quarter 2025-09-30"],
    ),
    (
        "visa",
        "2025-10-28",
        "GAAP net income of $5.1B or $2.62 per share and non-GAAP net income of $5.8B or $2.98 per share. Net revenue of $10.7B, an increase of 12%.",
        [
            "adjusted_net_income 5.8bn quarter 2025-09-30",
            "eps_adjusted 2.98 quarter 2025-09-30",
            "eps_diluted 2.62 quarter 2025-09-30",
            "net_income 5.1bn quarter 2025-09-30",
            "revenue 10.7bn quarter 2025-09-30",
            "revenue_growth_yoy 12 quarter 2025-09-30",
        ],
    ),
    (
        "disney",
        "2025-11-13",
        "Diluted EPS for Q4 increased to $0.73 from $0.25. Adjusted EPS for the fiscal year increased 19% to $5.93.",
        ["eps_adjusted 5.93 fy 2025-09-27", "eps_diluted 0.73 quarter 2025-09-27"],
    ),
    (
        "starbucks",
        "2025-10-29",
        "Consolidated net revenues up 5%, to $9.6 billion, or a 5% increase on a constant currency basis. Global comparable store sales increased 1%. GAAP operating margin of 2.9% contracted 1,150 basis points.",
        [
            "operating_margin 2.9 quarter 2025-09-28",
            "revenue 9.6bn quarter 2025-09-28",
            "revenue_growth_yoy 5 quarter 2025-09-28",
        ],
    ),
    (
        "mcdonalds",
        "2025-11-05",
        "Consolidated revenues increased 3% (1% in constant currencies). Systemwide sales increased 8% to over $36 billion.",
        ["revenue_growth_yoy 3 quarter 2025-09-30"],
    ),
    (
        "deere",
        "2025-11-26",
        "Net income for fiscal 2025 was $5.027 billion, or $18.50 per share. Worldwide net sales and revenues increased 14 percent, to $12.394 billion, for the fourth quarter of 2025. Net income for fiscal 2026 is forecast to be in a range of $4.00 billion to $4.75 billion.",
        [
            "eps_diluted 18.5 fy 2025-11-02",
            "guidance net_income 4bn..4.75bn fy 2026-11-01",
            "net_income 5.027bn fy 2025-11-02",
            "revenue 12.394bn quarter 2025-11-02",
            "revenue_growth_yoy 14 quarter 2025-11-02",
        ],
    ),
    (
        "nextera",
        "2025-10-28",
        "On an adjusted basis, third-quarter 2025 earnings were $2.348 billion, or $1.13 per share.",
        ["adjusted_net_income 2.348bn quarter 2025-09-30", "eps_adjusted 1.13 quarter 2025-09-30"],
    ),
    (
        "lockheed-martin",
        "2025-10-21",
        "Net sales of $18.6 billion in the third quarter of 2025. Net earnings of $1.6 billion, or $6.95 per share. Cash from operations of $3.7 billion and free cash flow of $3.3 billion. Record backlog of $179 billion.",
        [
            "eps_diluted 6.95 quarter 2025-09-30",
            "free_cash_flow 3.3bn quarter 2025-09-30",
            "net_income 1.6bn quarter 2025-09-30",
            "operating_cash_flow 3.7bn quarter 2025-09-30",
            "revenue 18.6bn quarter 2025-09-30",
            "revenue_backlog 179bn instant 2025-09-30",
        ],
    ),
    (
        "rtx",
        "2025-10-21",
        "Sales of $22.5 billion, up 12 percent versus prior year, and up 13 percent organically. GAAP EPS of $1.41; adjusted EPS of $1.70. Outlook for full year 2025: adjusted sales of $86.5 - $87.0 billion, free cash flow of $7.0 - $7.5 billion.",
        [
            "eps_adjusted 1.7 quarter 2025-09-30",
            "eps_diluted 1.41 quarter 2025-09-30",
            "guidance free_cash_flow 7bn..7.5bn fy 2025-12-31",
            "revenue 22.5bn quarter 2025-09-30",
            "revenue_growth_yoy 12 quarter 2025-09-30",
        ],
    ),
    (
        "seagate",
        "2025-10-28",
        """
        - GAAP gross margin of 39.4%; non-GAAP gross margin of 40.1%
        - Cash flow from operations of $532 million and free cash flow of $427 million
        Seagate is providing the following guidance for its fiscal second quarter 2026:
        - Revenue of $2.70 billion, plus or minus $100 million
        - Non-GAAP diluted EPS of $2.75, plus or minus $0.20
        """,
        [
            "free_cash_flow 427m quarter 2025-09-26",
            "gross_margin 39.4 quarter 2025-09-26",
            "gross_margin non-GAAP 40.1 quarter 2025-09-26",
            "guidance eps_adjusted 2.55..2.95 quarter 2025-12-26",
            "guidance revenue 2.6bn..2.8bn quarter 2025-12-26",
            "operating_cash_flow 532m quarter 2025-09-26",
        ],
    ),
    (
        "ciena",
        "2025-12-11",
        "Ciena reported revenue of $1.35 billion for the fiscal fourth quarter and $4.77 billion for the fiscal year 2025.",
        ["revenue 1.35bn quarter 2025-11-01", "revenue 4.77bn fy 2025-11-01"],
    ),
    (
        "celestica",
        "2025-10-27",
        "Revenue: $3.19 billion, increased 28% compared to $2.50 billion for Q3 2024. 2026 outlook: revenue of $16.0 billion and adjusted EPS of $8.20.",
        [
            "guidance eps_adjusted 8.2 fy 2026-12-31",
            "guidance revenue 16bn fy 2026-12-31",
            "revenue 2.5bn quarter 2024-09-30",
            "revenue 3.19bn quarter 2025-09-30",
            "revenue_growth_yoy 28 quarter 2025-09-30",
        ],
    ),
    (
        "whitefiber",
        "2025-11-13",
        "Total revenue for the three months ended September 30, 2025 was $20.2 million, an increase of 65% compared to the three months ended September 30, 2024. Cloud services revenue was $17.9 million.",
        [
            "revenue 20.2m quarter 2025-09-30",
            "revenue/cloud-services 17.9m quarter 2025-09-30",
            "revenue_growth_yoy 65 quarter 2025-09-30",
        ],
    ),
    (
        "hut8",
        "2025-11-04",
        "Revenue was $83.5 million and net income was $50.6 million for the three months ended September 30, 2025, compared with $43.7 million and $0.9 million in the prior year period, respectively.",
        ["net_income 50.6m quarter 2025-09-30", "revenue 83.5m quarter 2025-09-30"],
    ),
    (
        "riot",
        "2025-10-30",
        "Total revenue of $180.2 million for the quarter, as compared to $84.8 million for the same three-month period in 2024. Net income of $104.5 million, or $0.26 per diluted share, and Adjusted EBITDA of $197.2 million.",
        [
            "adjusted_ebitda 197.2m quarter 2025-09-30",
            "eps_diluted 0.26 quarter 2025-09-30",
            "net_income 104.5m quarter 2025-09-30",
            "revenue 180.2m quarter 2025-09-30",
            "revenue 84.8m quarter 2024-09-30",
        ],
    ),
    (
        "cipher",
        "2025-11-03",
        "GAAP net loss of $3 million, or $0.01 per diluted share, and Adjusted Earnings of $41 million, or $0.10 per diluted share. The lease represents approximately $5.5 billion in contracted revenue over the initial term.",
        [
            "adjusted_net_income 41m quarter 2025-09-30",
            "eps_adjusted 0.1 quarter 2025-09-30",
            "eps_diluted -0.01 quarter 2025-09-30",
            "net_income -3m quarter 2025-09-30",
        ],
    ),
    (
        "nvidia",
        "2025-05-28",
        """
        # Outlook
        It includes a loss in H20 revenue of about $7.9 billion.
        We aim at gross margins in the mid-70% range this year.
        Networking revenue sequentially was up 16%.
        """,
        ["guidance gross_margin ?74..76 fy 2026-01-25"],
    ),
    (
        "tesla",
        "2025-10-22",
        """
        # Consolidated
        Revenue was $28.1 billion, up 12%.
        # Ships and Boats
        Revenue was $0.9 billion, up 10%.
        """,
        ["revenue 28.1bn quarter 2025-09-30", "revenue_growth_yoy 12 quarter 2025-09-30"],
    ),
    (
        "amazon",
        "2024-02-01",
        """
        - Net sales grew 12% to $574.8 billion in 2023, against $514.0 billion in 2022.
        - North America segment sales grew 12% on the year, to $352.8 billion.
        """,
        [
            "revenue 514bn fy 2022-12-31",
            "revenue 574.8bn fy 2023-12-31",
            "revenue/north-america 352.8bn fy 2023-12-31",
            "revenue_growth_yoy 12 fy 2023-12-31",
            "revenue_growth_yoy/north-america 12 fy 2023-12-31",
        ],
    ),
    (
        "costco",
        "2024-09-26",
        "For the 52-week fiscal year, net sales were $250.0 billion, up 5.1 percent.",
        ["revenue 250bn fy 2024-09-01", "revenue_growth_yoy 5.1 fy 2024-09-01"],
    ),
    (
        "nvidia",
        "2024-02-21",
        "Fiscal year revenue reached $61.0 billion, up 125% from a year ago.",
        ["revenue 61bn fy 2024-01-28", "revenue_growth_yoy 125 fy 2024-01-28"],
    ),
    (
        "chevron",
        "2024-02-02",
        "Over the past three years we had more than $100 billion in cash flow from operations. We have returned more than $70 billion of cash to shareholders.",
        [],
    ),
    (
        "chevron",
        "2025-05-02",
        "Included in this quarter was a net loss of $170 million for legal reserves.",
        [],
    ),
    (
        "jpmorgan",
        "2025-07-15",
        "# NET INCOME OF $15.1 BILLION ($5.30 PER SHARE); NET INCOME, EXCLUDING ONE ITEM, OF $14.1 BILLION ($4.90 PER SHARE)",
        ["eps_diluted 5.3 quarter 2025-06-30", "net_income 15.1bn quarter 2025-06-30"],
    ),
    (
        "coca-cola",
        "2025-04-29",
        "Free cash flow (non-GAAP) declined about $5.6 billion.",
        [],
    ),
    (
        "exxonmobil",
        "2024-11-01",
        "- We had cash flow from operations of $42.9 billion and free cash flow of $26.5 billion in the first nine months of the year.",
        [
            "free_cash_flow 26.5bn nine_months 2024-09-30",
            "operating_cash_flow 42.9bn nine_months 2024-09-30",
        ],
    ),
    (
        "exxonmobil",
        "2024-08-02",
        "Excluding working capital, free cash flow and cash flow from operations were $17.7 billion and $27.9 billion, respectively.",
        [],
    ),
    (
        "texas-instruments",
        "2025-10-21",
        "TI reported third quarter revenue of $4.74 billion, net income of $1.36 billion and earnings per share of $1.48. TI's fourth quarter outlook is for revenue in the range of $4.22 billion to $4.58 billion.",
        [
            "eps_diluted 1.48 quarter 2025-09-30",
            "guidance revenue 4.22bn..4.58bn quarter 2025-12-31",
            "net_income 1.36bn quarter 2025-09-30",
            "revenue 4.74bn quarter 2025-09-30",
        ],
    ),
    ("oracle", "2025-12-10", "Contoso reported revenue of $5 billion.", []),
    (
        "applied-materials",
        "2025-11-13",
        """
        - Annual revenue $28.37 billion, up 4 percent year over year
        - Quarterly revenue $6.80 billion, down 3 percent year over year
        """,
        [
            "revenue 28.37bn fy 2025-10-26",
            "revenue 6.8bn quarter 2025-10-26",
            "revenue_growth_yoy -3 quarter 2025-10-26",
            "revenue_growth_yoy 4 fy 2025-10-26",
        ],
    ),
    (
        "analog-devices",
        "2025-11-25",
        "Operating cash flow of $4.8 billion and free cash flow of $4.3 billion on a trailing twelve-month basis or 44% and 39% of revenue, respectively.",
        ["free_cash_flow 4.3bn fy 2025-11-01", "operating_cash_flow 4.8bn fy 2025-11-01"],
    ),
    (
        "workday",
        "2025-11-25",
        "12-month subscription revenue backlog was $8.21 billion, up 17.6%. Total subscription revenue backlog was $25.96 billion, increasing 17.0%.",
        ["revenue_backlog/subscription 25.96bn instant 2025-10-31"],
    ),
    (
        "qualcomm",
        "2025-11-05",
        "Revenues were $11.27 billion in the fourth quarter, up 10% year-over-year, with QCT revenues of $9.8 billion, up 13%, and QTL revenues of $1.4 billion, down 7%.",
        [
            "revenue 11.27bn quarter 2025-09-28",
            "revenue/qct 9.8bn quarter 2025-09-28",
            "revenue/qtl 1.4bn quarter 2025-09-28",
            "revenue_growth_yoy 10 quarter 2025-09-28",
            "revenue_growth_yoy/qct 13 quarter 2025-09-28",
            "revenue_growth_yoy/qtl -7 quarter 2025-09-28",
        ],
    ),
    (
        "intuit",
        "2025-11-20",
        "Credit Karma revenue grew to $651 million, up 27 percent. GAAP operating income was $534 million, versus $271 million last year.",
        [
            "operating_income 271m quarter 2024-10-31",
            "operating_income 534m quarter 2025-10-31",
            "revenue/credit-karma 651m quarter 2025-10-31",
            "revenue_growth_yoy/credit-karma 27 quarter 2025-10-31",
        ],
    ),
    (
        "kroger",
        "2025-12-04",
        "Identical Sales without fuel increased 2.6%. Total company sales were $33.9 billion, compared to $33.6 billion for the same period last year. Operating loss was $1,541 million; EPS of $(2.02).",
        [
            "eps_diluted -2.02 quarter 2025-11-08",
            "operating_income -1.541bn quarter 2025-11-08",
            "revenue 33.6bn quarter 2024-11-09",
            "revenue 33.9bn quarter 2025-11-08",
        ],
    ),
    (
        "digital-realty",
        "2025-10-23",
        "The Company reported revenues of $1.6 billion, a 6% increase from the previous quarter and a 10% increase from the same quarter last year. Net income available to common stockholders of $58 million, or $0.15 per diluted share.",
        [
            "eps_diluted 0.15 quarter 2025-09-30",
            "net_income 58m quarter 2025-09-30",
            "revenue 1.6bn quarter 2025-09-30",
            "revenue_growth_yoy 10 quarter 2025-09-30",
        ],
    ),
    (
        "bitdeer",
        "2025-11-10",
        "Total revenue was US$169.7 million, compared to US$62.0 million. Cost of revenue was US$128.9 million. Net loss was US$266.7 million. Cash and cash equivalents were US$196.3 million as of September 30, 2025.",
        [
            "cash 196.3m instant 2025-09-30",
            "net_income -266.7m quarter 2025-09-30",
            "revenue 169.7m quarter 2025-09-30",
        ],
    ),
]

NOTHING: list[Case] = [
    ("nvidia", "2025-11-19", text, [])
    for text in (
        "During the first nine months of fiscal 2026, shareholders got $36.0 billion back, most of it by repurchases, the rest as dividends.",
        "Any delay of new products could reduce our revenue by up to $500 million in a quarter.",
        "Had it not been for the $4.4 billion charge, non-GAAP gross margin would have been 71.2%.",
        "Data Center revenue grew 25% sequentially.",
        "We announced an agreement under which a customer intends to spend $10 billion, and revenue from it may never come.",
        "Supply commitments were $50.3 billion. Inventory was $19.8 billion, and 61% of revenue came through partners.",
        "Revenue growth of 5 points came from acquisitions, and price added 2 percentage points to revenue growth.",
        "One customer exceeded $10 million in revenue. Sales of the bonds raised $5 billion.",
        "We bought back shares for $12.5 billion at an average price of $180 and paid $243 million in dividends.",
        "(In millions, except per share data) Net income per share 2025 2024",
        "Stock-based compensation lowered gross margin by 0.2% and earnings by $0.06 per share.",
        "Deferred revenue was $1.5 billion. Cost of revenue was $15.2 billion.",
    )
]

ALL = RESULTS + OUTLOOKS + VARIED + NOTHING


@pytest.mark.parametrize(
    ("entity_id", "day", "lines", "claims"),
    ALL,
    ids=[f"{case[0]}: {' '.join(case[2].split())[:50]}" for case in ALL],
)
def test_a_release_states_these_metrics_and_no_other(
    entity_id: str, day: str, lines: str, claims: list[str]
) -> None:
    assert told(entity_id, day, lines) == claims


def test_what_was_spent_is_no_outlook_although_the_year_s_stands_beside_it():
    found = told(
        "exxonmobil",
        "2025-08-01",
        "Capital expenditures were $4.1 billion, in line with the full-year guidance range of $15 billion to $17 billion.",
    )
    assert not [claim for claim in found if "4.1bn" in claim]
