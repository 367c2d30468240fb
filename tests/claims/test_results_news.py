"""Results and outlooks as the press tells them. All sentences are made up; 18 February 2026 is the day."""

from article_prose import Case, each, stated

DAY = "2026-02-18"
Q4, Q4_BEFORE, Q1 = "quarter 2025-12-31", "quarter 2024-12-31", "quarter 2026-03-31"
Y26, Y25 = "fy 2026-12-31", "fy 2025-12-31"

CHANGES: list[Case] = [
    (
        DAY,
        "Nebius revenue rose by 20% in the fourth quarter.",
        [f"nebius revenue_growth_yoy 20 {Q4}"],
    ),
    (
        DAY,
        "Nebius posted a 24% rise in fourth-quarter revenue.",
        [f"nebius revenue_growth_yoy 24 {Q4}"],
    ),
    (
        DAY,
        "Nebius recorded fourth-quarter revenue of $2 billion, representing a modest 3% year-on-year increase.",
        [f"nebius revenue 2bn {Q4}", f"nebius revenue_growth_yoy 3 {Q4}"],
    ),
    (
        DAY,
        "Fourth-quarter revenue at Nebius rose from $1 billion a year earlier to $2 billion.",
        [f"nebius revenue 1bn {Q4_BEFORE}", f"nebius revenue 2bn {Q4}"],
    ),
    (
        DAY,
        "Nebius's capital expenditures more than doubled, rising from $3 billion in the third quarter to $7 billion in the fourth quarter.",
        ["nebius capex 3bn quarter 2025-09-30", f"nebius capex 7bn {Q4}"],
    ),
    (
        DAY,
        "Nebius posted fourth-quarter sales of 2 billion euros ($2.3 billion), up from 1.5 billion a year earlier.",
        [f"nebius revenue 1.5bn {Q4_BEFORE}", f"nebius revenue 2bn {Q4}"],
    ),
    (
        DAY,
        "Nebius's gross margin was up 4% to $5 billion or 21% of revenue in the fourth quarter.",
        [f"nebius gross_margin 21 {Q4}"],
    ),
    (
        DAY,
        "Nebius earned 50 cents a share, excluding certain items, in the fourth quarter.",
        [f"nebius eps_adjusted 0.5 {Q4}"],
    ),
    (
        DAY,
        "Nebius raised its previous 2026 revenue target by 50% to $3 billion after fourth-quarter sales rose to $700 million.",
        [f"guidance nebius revenue 3bn {Y26}", f"nebius revenue 700m {Q4}"],
    ),
    (
        DAY,
        "Nebius posted annual sales that topped $3 billion, beating expectations for profit in the fourth quarter.",
        [f"nebius revenue >3bn {Y25}"],
    ),
    (
        DAY,
        "Nebius's annual revenue growth was 18% in the fourth quarter.",
        [f"nebius revenue_growth_yoy 18 {Q4}"],
    ),
]

EXPECTED: list[Case] = [
    (
        DAY,
        "Nebius expects to earn between $0.70 and $0.80 per share in the first quarter, with revenue between $2 billion and $3 billion.",
        [f"guidance nebius eps_diluted 0.7..0.8 {Q1}", f"guidance nebius revenue 2bn..3bn {Q1}"],
    ),
    (
        DAY,
        "Nebius's fourth-quarter revenue saw a 3% increase to $2 billion, topping Wall Street's projection of a 2% decline to $1.9 billion.",
        [
            f"estimate nebius revenue 1.9bn {Q4}",
            f"nebius revenue 2bn {Q4}",
            f"nebius revenue_growth_yoy 3 {Q4}",
        ],
    ),
    (
        DAY,
        "While adjusted earnings of $1.50 a share fell short of LSEG's $1.60 consensus, Nebius's revenue of $2 billion beat expectations in the fourth quarter.",
        [
            f"estimate nebius eps_adjusted 1.6 {Q4}",
            f"nebius eps_adjusted 1.5 {Q4}",
            f"nebius revenue 2bn {Q4}",
        ],
    ),
    (
        DAY,
        "Nebius's fourth-quarter profit climbed well above analysts' estimates to $400 million.",
        [f"nebius net_income 400m {Q4}"],
    ),
    (
        DAY,
        "Nebius's EPS of $1.90 on revenue of $2 billion for the fourth quarter compared with the $2.00 and $2.1 billion analysts had expected.",
        [
            f"estimate nebius eps_diluted 2 {Q4}",
            f"estimate nebius revenue 2.1bn {Q4}",
            f"nebius eps_diluted 1.9 {Q4}",
            f"nebius revenue 2bn {Q4}",
        ],
    ),
    (
        DAY,
        "Nebius reported fourth-quarter revenue of $2 billion. That beat the consensus estimate of $1.9 billion.",
        [f"estimate nebius revenue 1.9bn {Q4}", f"nebius revenue 2bn {Q4}"],
    ),
    (
        DAY,
        "Nebius reported fourth-quarter revenue of $2 billion. This compares with $1.2 billion a year earlier.",
        [f"nebius revenue 1.2bn {Q4_BEFORE}", f"nebius revenue 2bn {Q4}"],
    ),
    (
        DAY,
        "Nebius said its 2026 revenue would reach $4 billion. That was a narrowing from its previous guidance of $3 billion to $5 billion.",
        [f"guidance nebius revenue 4bn {Y26}", f"prior nebius revenue 3bn..5bn {Y26}"],
    ),
    (
        DAY,
        "Meta forecast 2026 capital expenditures of $120 billion. Alphabet projected between $175 billion and $185 billion (up from $91 billion the previous year).",
        [
            f"alphabet capex 91bn {Y25}",
            f"guidance alphabet capex 175bn..185bn {Y26}",
            f"guidance meta capex 120bn {Y26}",
        ],
    ),
    (
        DAY,
        "Analysts expected Nebius to post fourth-quarter earnings of $1.20 a share. Revenues are expected to be $2 billion, up 26% from the year-ago quarter.",
        [
            f"estimate nebius eps_diluted 1.2 {Q4}",
            f"estimate nebius revenue 2bn {Q4}",
            f"estimate nebius revenue_growth_yoy 26 {Q4}",
        ],
    ),
    (
        DAY,
        "Nebius's revenue likely rose 13% to $2 billion in the fourth quarter, according to FactSet.",
        [f"estimate nebius revenue 2bn {Q4}", f"estimate nebius revenue_growth_yoy 13 {Q4}"],
    ),
    (
        DAY,
        "Nebius estimated fourth-quarter operating profit at $300 million.",
        [f"guidance nebius operating_income 300m {Q4}"],
    ),
    (
        DAY,
        "The chief executive of Nebius projected revenue of $3 billion this year and keeps a target of $10 billion by 2027.",
        [
            "guidance nebius revenue 10bn multi_year 2027-12-31",
            f"guidance nebius revenue 3bn {Y26}",
        ],
    ),
    (
        DAY,
        "Nebius will spend $20 billion on AI infrastructure this year.",
        [f"guidance nebius capex 20bn {Y26}"],
    ),
    (
        DAY,
        "Nebius reports quarterly earnings on Wednesday, and analysts expect revenue of $2 billion.",
        [f"estimate nebius revenue 2bn {Q4}"],
    ),
]

PARTS: list[Case] = [
    (
        DAY,
        "Nebius's data center segment grew 66% to $1 billion in the fourth quarter.",
        [f"nebius revenue/data-center 1bn {Q4}", f"nebius revenue_growth_yoy/data-center 66 {Q4}"],
    ),
    (
        DAY,
        "AWS grew 20% to $30 billion in the fourth quarter.",
        [f"amazon revenue/aws 30bn {Q4}", f"amazon revenue_growth_yoy/aws 20 {Q4}"],
    ),
    (
        DAY,
        "Dell's Infrastructure Solutions Group brought in $10 billion in revenue in the fourth quarter. Operating income for the unit rose to $1 billion.",
        [
            "dell operating_income/infrastructure-solutions-group 1bn quarter 2026-01-30",
            "dell revenue/infrastructure-solutions-group 10bn quarter 2026-01-30",
        ],
    ),
    # Of which part, or of whom, is left open; or it is no company's total.
    (DAY, "Operating income for the unit fell to $1 billion, Nebius said.", []),
    (
        DAY,
        "The deal is funded with debt and is expected to bring Nebius $2 billion in revenue this year.",
        [],
    ),
    (DAY, "Nebius signed bookings that are expected to generate $200 million of revenue.", []),
    (DAY, "Nebius's earnings per share would have been $7 without the charge.", []),
    (
        DAY,
        "Nebius expects $4 billion in software revenue in 2026, compared with Oracle's $9 billion.",
        [f"guidance nebius revenue/software 4bn {Y26}"],
    ),
    (
        DAY,
        "Nebius had its best quarter this year, with revenue rising to $2 billion.",
        ["nebius revenue 2bn undated"],
    ),
]

# Several companies in one text, some of which no row of the registry knows.
WHOSE: list[Case] = [
    (
        DAY,
        """
        # Stores hurt

        Walmart plans smaller stores. Zebra cut its earnings outlook to $1.35 to $1.45 a share.

        Its shares slumped 15%.
        """,
        [
            "guidance zebra eps_diluted 1.35..1.45 undated",
            "zebra share_price_change -15 event 2026-02-18",
        ],
    ),
    (
        DAY,
        """
        # Lower sales at Nebius

        Nebius revenue fell 3% in the fourth quarter. Rival Kohlberg’s also reported a drop in sales. Its shares fell nearly 6 percent.
        """,
        [f"nebius revenue_growth_yoy -3 {Q4}"],
    ),
    (
        DAY,
        "Zebra Holdings Corp (NASDAQ: ZBT) posted a fourth-quarter loss of $2.63 a share compared with profit of $189 million, or $1.78 a share a year earlier.",
        [
            f"zebra-holdings eps_diluted -2.63 {Q4}",
            f"zebra-holdings eps_diluted 1.78 {Q4_BEFORE}",
            f"zebra-holdings net_income 189m {Q4_BEFORE}",
        ],
    ),
    (
        DAY,
        "Zebra Inc. reported fourth-quarter net income of $138 million, compared with a year-earlier profit of $128 million.",
        [
            "zebra net_income 128m undated",
            f"zebra net_income 138m {Q4}",
        ],
    ),
    (
        DAY,
        "For the three months ended November 30, Zebra Software's net income fell to $18 million, versus $19 million a year ago.",
        [
            "zebra-software net_income 18m quarter 2025-11-30",
            "zebra-software net_income 19m quarter 2024-11-30",
        ],
    ),
    (
        DAY,
        "Nebius missed the average revenue estimate of $2.05 billion. The average estimate for the year is a profit of $3.72.",
        ["estimate nebius revenue 2.05bn undated"],
    ),
    (
        DAY,
        "The company Nebius projects revenue of $10 billion for the first quarter. Its guidance fell short of what analysts expected, who had anticipated revenue of $11 billion.",
        [
            f"estimate nebius revenue 11bn {Q1}",
            f"guidance nebius revenue 10bn {Q1}",
        ],
    ),
]


@each(CHANGES)
def test_a_result_is_told_with_its_changes(day, text, claims):
    assert stated(day, text) == claims


@each(EXPECTED)
def test_who_expects_decides_what_a_value_is(day, text, claims):
    assert stated(day, text) == claims


@each(PARTS)
def test_a_part_is_not_the_whole_and_a_deal_is_no_result(day, text, claims):
    assert stated(day, text) == claims


@each(WHOSE)
def test_a_strangers_figures_are_not_its_neighbours(day, text, claims):
    assert stated(day, text) == claims
