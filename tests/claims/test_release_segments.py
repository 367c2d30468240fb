"""What a segment made, as releases say it beside or without the total."""

from release_prose import Case, each, told

SEGMENTS: list[Case] = [
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
        "Google Cloud backlog rose 46% quarter over quarter to $155 billion.",
        ["revenue_backlog/google-cloud 155bn instant 2025-09-30"],
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
        "- Client and Gaming segment revenue was $4.0 billion, up 73% year-over-year. Client business revenue was a record $2.8 billion, up 46% year-over-year.",
        [
            "revenue/client 2.8bn quarter 2025-09-27",
            "revenue/client-and-gaming 4bn quarter 2025-09-27",
            "revenue_growth_yoy/client 46 quarter 2025-09-27",
            "revenue_growth_yoy/client-and-gaming 73 quarter 2025-09-27",
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
        "amazon",
        "2026-02-05",
        "- AWS's growth (now at a $142 billion annual revenue run rate) reaccelerated, and a tool for call centers is now a $2 billion annualized revenue run-rate business.",
        ["arr/aws 142bn instant 2025-12-31"],
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
]


@each(SEGMENTS)
def test_a_segment_s_figure_is_its_own(
    entity_id: str, day: str, lines: str, claims: list[str]
) -> None:
    assert told(entity_id, day, lines) == claims
