"""What a company says is ahead, with what it reports in the same lines."""

from release_prose import Case, each, told

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
            "guidance revenue 9.3bn..9.9bn quarter 2025-12-27",
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
            "prior capex ~2bn fy 2025-12-31",
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
    (
        "alphabet",
        "2026-02-04",
        "2026 CapEx investments are anticipated to be in the range of $175 to $185 billion.",
        ["guidance capex 175bn..185bn fy 2026-12-31"],
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
        "adobe",
        "2025-12-10",
        "Adobe is targeting total ending ARR growth of 10.2 percent and fiscal 2026 revenue of $25.90 to $26.10 billion.",
        ["guidance revenue 25.9bn..26.1bn fy 2026-11-27"],
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
]


@each(OUTLOOKS)
def test_an_outlook_is_told_from_a_result(
    entity_id: str, day: str, lines: str, claims: list[str]
) -> None:
    assert told(entity_id, day, lines) == claims


def test_what_was_spent_is_no_outlook_although_the_year_s_stands_beside_it():
    found = told(
        "exxonmobil",
        "2025-08-01",
        "Capital expenditures were $4.1 billion, in line with the full-year guidance range of $15 billion to $17 billion.",
    )
    assert "capex 4.1bn quarter 2025-06-30" in found
