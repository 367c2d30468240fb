"""What issuers say on calls, in letters and in announcements, in our own words."""

from release_prose import Case, each, told

CALLS: list[Case] = [
    (
        "amd",
        "2025-11-04",
        "Data center operating income was $1.3 billion or 26% of revenue, compared to $900 million a year ago or 22% of revenue.",
        [
            "operating_income/data-center 1.3bn quarter 2025-09-27",
            "operating_income/data-center 900m quarter 2024-09-28",
            "operating_margin/data-center 22 quarter 2024-09-28",
            "operating_margin/data-center 26 quarter 2025-09-27",
        ],
    ),
    (
        "applied-digital",
        "2025-10-09",
        "Revenues for the fiscal first quarter of 2026 were $60.5 million, up 21% from $50 million in the fiscal first quarter of 2025.",
        [
            "revenue 50m quarter 2024-08-31",
            "revenue 60.5m quarter 2025-08-31",
            "revenue_growth_yoy 21 quarter 2025-08-31",
        ],
    ),
    (
        "vertiv",
        "2025-07-30",
        "And now the full year 2025. We now project net sales of $9.9 billion to $10.1 billion, more than our April guidance. We are raising adjusted diluted EPS to $3.90 at the midpoint, from $3.40 previously.",
        [
            "guidance eps_adjusted 3.9 fy 2025-12-31",
            "guidance revenue 9.9bn..10.1bn fy 2025-12-31",
            "prior eps_adjusted 3.4 fy 2025-12-31",
        ],
    ),
    (
        "microsoft",
        "2025-10-29",
        "In gaming, revenue fell 3%. LinkedIn revenue grew 9% in constant currency. And in Dynamics 365, we expect revenue growth of 15%. Gross margin dollars rose 16%. In Azure, where we continue to see more demand, revenue grew 39%.",
        [
            "guidance revenue_growth_yoy/dynamics-365 15 undated",
            "revenue_growth_yoy/azure 39 quarter 2025-09-30",
            "revenue_growth_yoy/gaming -3 quarter 2025-09-30",
        ],
    ),
    (
        "microsoft",
        "2025-07-30",
        "Beyond the Q1 guidance I gave, you have to see that we have $368 billion of contracted backlog. This year we delivered over $281 billion in revenue.",
        ["revenue >281bn fy 2025-06-30", "revenue_backlog 368bn instant 2025-06-30"],
    ),
    (
        "nvidia",
        "2025-11-19",
        "Revenue was $57 billion, up 62% from a year ago and with revenue growth of $10 billion. The Hopper platform recorded $2 billion in revenue. Hundreds of billions of dollars of capex have to be spent.",
        [
            "revenue 57bn quarter 2025-10-26",
            "revenue/hopper 2bn quarter 2025-10-26",
            "revenue_growth_yoy 62 quarter 2025-10-26",
        ],
    ),
    (
        "supermicro",
        "2025-08-05",
        "The q four GAAP diluted EPS was $0.51 compared to guidance of $0.45 to $0.55 and non GAAP diluted EPS of $0.41. For fiscal year twenty five, we reported non GAAP diluted EPS of $2.06 versus $2.12 in fiscal year twenty four.",
        [
            "eps_adjusted 0.41 quarter 2025-06-30",
            "eps_adjusted 2.06 fy 2025-06-30",
            "eps_adjusted 2.12 fy 2024-06-30",
            "eps_diluted 0.51 quarter 2025-06-30",
            "prior eps_diluted 0.45..0.55 quarter 2025-06-30",
        ],
    ),
    (
        "amd",
        "2025-11-04",
        "At the end of the quarter, cash and short-term investments were $7.2 billion. Capital expenditures are forecast at 4% to 5% of net sales, or roughly $400 million to $500 million.",
        [
            "cash 7.2bn instant 2025-09-27",
            "guidance capex ~400m..500m undated",
        ],
    ),
    (
        "tsmc",
        "2025-10-16",
        "On today's outlook, we expect fourth quarter revenue to be $35 billion, which represents a 2% sequential decrease or a 30% year-over-year increase at the midpoint.",
        [
            "guidance revenue 35bn quarter 2025-12-31",
            "guidance revenue_growth_yoy 30 quarter 2025-12-31",
        ],
    ),
    (
        "coreweave",
        "2025-11-10",
        "Our fleet grew to 250,000 GPUs. We have more than 3 gigawatts of secured grid-connected power. We ended the quarter with over 1,400 employees. Our Bitcoin had a market value of $8 million.",
        [
            "contracted_power >3000 instant 2025-09-30",
            "gpu_count 250000 instant 2025-09-30",
            "headcount >1400 instant 2025-09-30",
        ],
    ),
    (
        "applied-digital",
        "2025-10-09",
        "We are committed to our goal of $1 billion in net operating income within five years. It is a lease with the potential to bring well over $9 billion in revenue. The lease represents about $7 billion in contracted revenue over 15 years.",
        [],
    ),
    (
        "microsoft",
        "2024-07-30",
        """
        All-up, annual revenue was more than $250 billion, up 18% year over year, and Azure revenue surpassed $75 billion.
        And Zebra Shield, our security suite, surpassed $1 billion in revenue over the past 12 months.
        GitHub's annual revenue run rate is now $2 billion.
        Microsoft Corporation Cloud revenue surpassed $36 billion.
        """,
        [
            "arr/github 2bn instant 2024-06-30",
            "revenue >250bn fy 2024-06-30",
            "revenue/azure >75bn fy 2024-06-30",
            "revenue/microsoft-cloud >36bn quarter 2024-06-30",
            "revenue/zebra-shield >1bn fy 2024-06-30",
            "revenue_growth_yoy 18 fy 2024-06-30",
        ],
    ),
    (
        "microsoft",
        "2024-04-25",
        """
        It continues to gain momentum with revenue up 45% year over year.
        Compared with what we guided for Q4, this is a decrease to total revenue of $700 million.
        Capital expenditures were $20 billion, in line with expectations, and cash paid for them was $15 billion.
        And more personal computing, we expect revenue to grow between 8% and 11% or USD 15 billion to USD 16 billion.
        And in gaming. Revenue increased 51%.
        """,
        [
            "capex 20bn quarter 2024-03-31",
            "guidance revenue/more-personal-computing 15bn..16bn quarter 2024-06-30",
            "guidance revenue_growth_yoy/more-personal-computing 8..11 quarter 2024-06-30",
            "revenue_growth_yoy/gaming 51 quarter 2024-03-31",
        ],
    ),
    (
        "nebius",
        "2025-11-11",
        "Total revenue reached $150 million, up 20% quarter-over-quarter and 310% year-over-year. Group adjusted EBITDA loss was $5 million. We are narrowing our full-year revenue outlook from $400 million to $600 million to a range of $450 million to $500 million.",
        [
            "adjusted_ebitda -5m quarter 2025-09-30",
            "guidance revenue 450m..500m fy 2025-12-31",
            "prior revenue 400m..600m fy 2025-12-31",
            "revenue 150m quarter 2025-09-30",
            "revenue_growth_yoy 310 quarter 2025-09-30",
        ],
    ),
    (
        "oracle",
        "2025-12-10",
        "Total revenue, that’s cloud and everything else, was up 14% at $16 billion. For Q3, total revenue is expected to grow from 15% to 17% in constant currency and from 18% to 20% in U.S. dollars. Non-GAAP EPS is expected to be between $1.60 and $1.64 in constant currency and to be between $1.66 and $1.70 in U.S. dollars.",
        [
            "guidance eps_adjusted 1.66..1.7 quarter 2026-02-28",
            "guidance revenue_growth_yoy 18..20 quarter 2026-02-28",
            "revenue 16bn quarter 2025-11-30",
            "revenue_growth_yoy 14 quarter 2025-11-30",
        ],
    ),
    (
        "oracle",
        "2025-12-10",
        "We stay with our full-year FY26 revenue expectation of $66 billion.",
        ["guidance revenue 66bn fy 2026-05-31"],
    ),
]
LETTERS: list[Case] = [
    (
        "amazon",
        "2025-04-10",
        """
        2024 was a strong year.
        Our revenue grew 11% from $575 billion to $638 billion. Just 10 years ago, AWS revenue was $5 billion; and in that same year, revenue was $89 billion.
        Operating income in 2024 improved from $37 billion (an operating margin of 6.4%) to $69 billion (an operating margin of 10.8%).
        Sales grew from $15.7 million in 1996 to $147.8 million.
        """,
        [
            "operating_income 69bn fy 2024-12-31",
            "operating_margin 10.8 fy 2024-12-31",
            "revenue 147.8m fy 1997-12-31",
            "revenue 638bn fy 2024-12-31",
            "revenue_growth_yoy 11 fy 2024-12-31",
        ],
    ),
    (
        "nebius",
        "2025-08-07",
        "Revenue grew 500% year-over-year and 90% quarter-over-quarter.",
        ["revenue_growth_yoy 500 quarter 2025-06-30"],
    ),
    (
        "nebius",
        "2025-08-07",
        "We are raising our annualized run-rate revenue outlook for the year end from $700 million-$0.9 billion to $800 million-$1.2 billion.",
        [
            "guidance arr 800m..1.2bn instant 2025-12-31",
            "prior arr 700m..900m instant 2025-12-31",
        ],
    ),
    (
        "nebius",
        "2025-08-07",
        "We build quickly and are targeting 2 GW of power in 2026. By the end of 2025, we expect connected power to reach 300 MW.",
        [
            "guidance power_target 2000 instant 2026-12-31",
            "guidance power_target 300 instant 2025-12-31",
        ],
    ),
    (
        "amazon",
        "2024-04-11",
        "In 2023, revenue grew 12% YoY from $514 billion to $575 billion. Operating income in 2023 rose 200% YoY from $12 billion (a margin of 2.4%) to $36 billion.",
        [
            "operating_income 12bn fy 2022-12-31",
            "operating_income 36bn fy 2023-12-31",
            "revenue 514bn fy 2022-12-31",
            "revenue 575bn fy 2023-12-31",
            "revenue_growth_yoy 12 fy 2023-12-31",
        ],
    ),
]
ANNOUNCEMENTS: list[Case] = [
    (
        "iren",
        "2025-11-06",
        "We plan to scale our GPU fleet from 20,000 GPUs today to 100,000 GPUs by the end of 2026. New contracts including Together AI and Fluidstack, supporting growth to a target ARR of $500m by the end of 2026.",
        [
            "gpu_count 20000 instant 2025-11-06",
            "guidance arr 500m instant 2026-12-31",
            "guidance gpu_count 100000 instant 2026-12-31",
        ],
    ),
    (
        "intel",
        "2024-04-02",
        """
        Revenue was $17.5 billion, down $5.5 billion from 2022. Internal revenue was $16.0 billion.
        We had an operating loss of $6.0 billion, compared to an operating loss of $4.5 billion in 2022.
        Total Intel Products operating income was $11.3 billion, or 23.8% operating margin for 2023.
        In fiscal year 2023, Altera generated revenue of $2.9 billion.
        Intel employs 45,000 people in the U.S.
        It includes a commitment by Amazon to buy a custom Intel Xeon® 6 chip.
        """,
        [
            "operating_income -4.5bn fy 2022-12-31",
            "operating_income -6bn fy 2023-12-30",
            "operating_income/intel-products 11.3bn fy 2023-12-30",
            "operating_margin/intel-products 23.8 fy 2023-12-31",
            "revenue 17.5bn fy 2023-12-30",
            "revenue/altera 2.9bn fy 2023-12-30",
            "revenue/internal 16bn fy 2023-12-30",
        ],
    ),
    (
        "foxconn",
        "2025-11-12",
        "In the third quarter, revenue reached $2.06 billion, a year-on-year increase of 11%. Quarterly EPS of $4.15 was up $0.60 from $3.55 in the same period last year.",
        [
            "eps_diluted 3.55 quarter 2024-09-30",
            "eps_diluted 4.15 quarter 2025-09-30",
            "revenue 2.06bn quarter 2025-09-30",
            "revenue_growth_yoy 11 quarter 2025-09-30",
        ],
    ),
    (
        "foxconn",
        "2025-11-12",
        "Gross profit margin, operating profit margin and net profit margin were 6.5%, 3.5% and 2.5%, respectively, compared with 6.2%, 2.8% and 2.1% in the same period last year. In the first half of 2025, gross margin and operating margin reached a respective 6.35% and 3.43%.",
        [
            "gross_margin 6.2 quarter 2024-09-30",
            "gross_margin 6.35 half 2025-06-30",
            "gross_margin 6.5 quarter 2025-09-30",
            "operating_margin 2.8 quarter 2024-09-30",
            "operating_margin 3.43 half 2025-06-30",
            "operating_margin 3.5 quarter 2025-09-30",
        ],
    ),
    (
        "core-scientific",
        "2024-10-22",
        """
        # Core Scientific Announces Exercise of Final Contract Option by CoreWeave for Delivery of 150 MW of Infrastructure
        # Expands Total Contracted Infrastructure by CoreWeave to Approximately 500 MW of Load
        # Increases Potential Cumulative Revenue to $9.5 Billion over 15 Year Contract Terms
        """,
        [
            "(coreweave) contract_power 150 event 2024-10-22",
            "(coreweave) contract_power ~500 event 2024-10-22",
            "(coreweave) contract_term 15 event 2024-10-22",
            "(coreweave) contract_value 9.5bn event 2024-10-22",
        ],
    ),
    (
        "iren",
        "2025-10-09",
        "IREN today announced the pricing of its offering of $650 million aggregate principal amount of 1.50% convertible notes due 2032.",
        ["debt_facility 650m event 2025-10-09"],
    ),
    (
        "iren",
        "2025-11-06",
        "Total revenue increased to a record $240m (+300% vs. Q1 FY25 $60m). Adj. EBITDA increased to $90m (+900% vs. Q1 FY25 $9m).",
        [
            "adjusted_ebitda 90m quarter 2025-09-30",
            "adjusted_ebitda 9m quarter 2024-09-30",
            "revenue 240m quarter 2025-09-30",
            "revenue 60m quarter 2024-09-30",
            "revenue_growth_yoy 300 quarter 2025-09-30",
        ],
    ),
]


@each(CALLS)
def test_a_call_states_these_metrics_and_no_other(
    entity_id: str, day: str, lines: str, claims: list[str]
) -> None:
    assert told(entity_id, day, lines, "transcript") == claims


@each(LETTERS)
def test_a_letter_states_these_metrics_and_no_other(
    entity_id: str, day: str, lines: str, claims: list[str]
) -> None:
    assert told(entity_id, day, lines, "letter") == claims


@each(ANNOUNCEMENTS)
def test_an_announcement_states_these_metrics_and_no_other(
    entity_id: str, day: str, lines: str, claims: list[str]
) -> None:
    assert told(entity_id, day, lines, "announcement") == claims
