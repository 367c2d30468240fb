"""What a company made, spent and holds as a whole, as its releases say it."""

from release_prose import Case, each, told

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
        "Operating margin was 30.5%. Excluding the $3.5 billion charge for the European fine, operating margin would have been 33.9%.",
        ["operating_margin 30.5 quarter 2025-09-30"],
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
        "target",
        "2025-11-19",
        "GAAP and Adjusted EPS were $1.51 and $1.78, respectively.",
        ["eps_adjusted 1.78 quarter 2025-11-01", "eps_diluted 1.51 quarter 2025-11-01"],
    ),
    (
        "salesforce",
        "2025-12-03",
        "We gave back $4.2 billion: $3.8 billion by repurchases and $395 million as dividends.",
        [],
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
        "ciena",
        "2025-12-11",
        "Ciena reported revenue of $1.35 billion for the fiscal fourth quarter and $4.77 billion for the fiscal year 2025.",
        ["revenue 1.35bn quarter 2025-11-01", "revenue 4.77bn fy 2025-11-01"],
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


@each(RESULTS + NOTHING)
def test_a_release_states_these_metrics_and_no_other(
    entity_id: str, day: str, lines: str, claims: list[str]
) -> None:
    assert told(entity_id, day, lines) == claims
