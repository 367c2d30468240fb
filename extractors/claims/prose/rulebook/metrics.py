"""Metrics: an amount and the words that make it the value of one."""

from collections.abc import Mapping
from typing import Final

from extractors.claims.prose.rulebook.rule import Rule, example, rule

METRICS: Final[Mapping[str, tuple[Rule, ...]]] = {
    "Linked by the words between them": (
        rule(
            "metric.cue_then_amount",
            "A metric's words, then words that connect, then an amount of its unit.",
            example(
                "Nebius booked revenue of $2 billion in the first quarter.",
                "nebius revenue, quarter 2026-01-01 to 2026-03-31: 2,000,000,000 USD · actual, asserted",
            ),
            example(
                "Capital expenditures are expected to be between $20 billion and $23 billion in 2026.",
                "coreweave capex, fy 2026-01-01 to 2026-12-31: 20,000,000,000 to 23,000,000,000 USD · guidance, asserted",
                issuer="coreweave",
            ),
        ),
        rule(
            "metric.amount_of_cue",
            "An amount, then the metric's words it is an amount of.",
            example(
                "Nebius took in $2 billion in revenue in the first quarter.",
                "nebius revenue, quarter 2026-01-01 to 2026-03-31: 2,000,000,000 USD · actual, asserted",
            ),
            example(
                "CoreWeave had more than 850 MW of active power at the end of March.",
                "coreweave active_power, instant 2026-03-31: more than 850 MW · actual, asserted",
            ),
        ),
        rule(
            "metric.grows_from",
            "What growth of earnings per share starts from: the figure behind “versus”.",
            example(
                "For 2026, we expect adjusted EPS growth of 5% to 6%, versus $2.69 in 2025.",
                "coreweave eps_adjusted, non_gaap, fy 2025-01-01 to 2025-12-31: 2.69 USD/share · actual, asserted",
                issuer="coreweave",
            ),
        ),
        rule(
            "metric.revenue_rose",
            "Revenue that rose, fell or multiplied, and by how much on the year.",
            example(
                "Nebius revenue fell 7% in the first quarter.",
                "nebius revenue_growth_yoy, quarter 2026-01-01 to 2026-03-31: -7 percent · actual, asserted",
            ),
            example(
                "Revenue at Nebius more than tripled in the first quarter.",
                "nebius revenue_growth_yoy, quarter 2026-01-01 to 2026-03-31: more than 200 percent · actual, asserted",
            ),
        ),
        rule(
            "metric.growth_in_revenue",
            "A percentage in front of growth in revenue.",
            example(
                "Nebius reported 40% revenue growth in the first quarter.",
                "nebius revenue_growth_yoy, quarter 2026-01-01 to 2026-03-31: 40 percent · actual, asserted",
            ),
            example(
                "Nebius expects a doubling of revenue in 2026.",
                "nebius revenue_growth_yoy, fy 2026-01-01 to 2026-12-31: about 100 percent · guidance, asserted",
            ),
        ),
    ),
    "Announced by a construction": (
        rule(
            "metric.shares_moved",
            "Shares that rose or fell by a percentage, on a day or over a stretch of time.",
            example(
                "Shares of Nebius slid 9% on Thursday.",
                "nebius share_price_change, event 2026-06-04: -9 percent · actual, asserted",
            ),
            example(
                "CoreWeave stock has more than doubled this year.",
                "coreweave share_price_change, instant 2026-06-10: more than 100 percent · actual, asserted",
            ),
        ),
        rule(
            "metric.growth_rate",
            "A growth rate that goes from one year's to another's.",
            example(
                "Our revenue growth rate is to increase from 24% in fiscal 2026 to over 40% in fiscal 2027.",
                "oracle revenue_growth_yoy, fy 2025-06-01 to 2026-05-31: 24 percent · actual, asserted",
                "oracle revenue_growth_yoy, fy 2026-06-01 to 2027-05-31: more than 40 percent · guidance, asserted",
                issuer="oracle",
            ),
        ),
        rule(
            "metric.part_grew",
            "A division or segment that grew or shrank: its revenue did.",
            example(
                "AWS grew 20% in the first quarter.",
                "amazon revenue_growth_yoy, aws, quarter 2026-01-01 to 2026-03-31: 20 percent · actual, asserted",
            ),
        ),
        rule(
            "metric.earned_per_share",
            "What a company earned or lost per share.",
            example(
                "Nebius lost 50 cents per share in the first quarter.",
                "nebius eps_diluted, quarter 2026-01-01 to 2026-03-31: -0.5 USD/share · actual, asserted",
            ),
        ),
        rule(
            "metric.expects_growth",
            "The growth that an outlook of revenue comes to.",
            example(
                "Nebius raised its revenue outlook for 2026, expecting a gain of 10% to 12%.",
                "nebius revenue_growth_yoy, fy 2026-01-01 to 2026-12-31: 10 to 12 percent · guidance, asserted",
            ),
        ),
        rule(
            "metric.ships",
            "What is shipped for a sum is sold: the revenue of a part.",
            example(
                "Dell expects to ship $15 billion in AI servers this year.",
                "dell revenue, ai-servers, fy 2026-01-01 to 2026-12-31: 15,000,000,000 USD · guidance, asserted",
            ),
        ),
        rule(
            "metric.raises_investment",
            "Investment or spending that a company raises or cuts: what it spends on itself is capex.",
            example(
                "Nebius will raise its investment to $20 billion in 2026.",
                "nebius capex, fy 2026-01-01 to 2026-12-31: 20,000,000,000 USD · guidance, asserted",
            ),
        ),
        rule(
            "metric.power_targeted",
            "Power that a company aims at or expects to reach.",
            example(
                "We are targeting 1 GW of power in 2026.",
                "nebius power_target, instant 2026-12-31: 1,000 MW · guidance, asserted",
                issuer="nebius",
            ),
        ),
        rule(
            "metric.valued_at",
            "What a company is said to be worth as a whole.",
            example(
                "Anthropic was valued at $380 billion.",
                "anthropic valuation, instant 2026-06-10: 380,000,000,000 USD · actual, asserted",
            ),
            example(
                "Cerebras filed its papers at a $30 billion valuation.",
                "cerebras valuation, instant 2026-06-10: 30,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "metric.customer_accounts_for",
            "The share of revenue or backlog that one customer stands for.",
            example(
                "Meta accounted for 62% of Nebius's revenue in the first quarter.",
                "nebius / meta customer_share_of_revenue, quarter 2026-01-01 to 2026-03-31: 62 percent · actual, asserted",
            ),
            example(
                "Oracle relies on OpenAI for more than half of its backlog.",
                "oracle / openai customer_share_of_backlog, instant 2026-06-10: more than 50 percent · actual, asserted",
            ),
        ),
        rule(
            "metric.employs",
            "How many people a company employs.",
            example(
                "Nebius employs 1,500 people.",
                "nebius headcount, instant 2026-06-10: 1,500 · actual, asserted",
            ),
        ),
        rule(
            "metric.team_of",
            "A company described by the size of its team.",
            example(
                "Nebius, a 2,000-person company, is growing.",
                "nebius headcount, instant 2026-06-10: 2,000 · actual, asserted",
            ),
        ),
        rule(
            "metric.chips_deployed",
            "How many accelerators a company has in use.",
            example(
                "CoreWeave has deployed 250,000 GPUs.",
                "coreweave gpu_count, instant 2026-06-10: 250,000 · actual, asserted",
            ),
        ),
    ),
    "Followed on from another value": (
        rule(
            "metric.value_up_by",
            "Growth on the year that stands behind revenue.",
            example(
                "Nebius reported first-quarter revenue of $2 billion, up 40% from a year earlier.",
                "nebius revenue_growth_yoy, quarter 2026-01-01 to 2026-03-31: 40 percent · actual, asserted",
            ),
        ),
        rule(
            "metric.or_per_share",
            "Earnings per share that stand behind the earnings.",
            example(
                "Nebius made a first-quarter profit of $90 million, or $0.20 a share.",
                "nebius eps_diluted, quarter 2026-01-01 to 2026-03-31: 0.2 USD/share · actual, asserted",
            ),
        ),
        rule(
            "metric.or_of_revenue",
            "The margin that stands behind an income, told as a share of revenue.",
            example(
                "Nebius had first-quarter operating income of $500 million, or 25% of revenue.",
                "nebius operating_margin, quarter 2026-01-01 to 2026-03-31: 25 percent · actual, asserted",
            ),
        ),
        rule(
            "metric.raised_from",
            "The outlook that the value behind it replaces.",
            example(
                "We are raising our 2026 revenue outlook from $3 billion to $4 billion.",
                "nebius revenue, fy 2026-01-01 to 2026-12-31: 3,000,000,000 USD · prior, asserted",
                issuer="nebius",
            ),
        ),
        rule(
            "metric.against_consensus",
            "What analysts had expected of the value before it.",
            example(
                "Nebius had first-quarter sales of $2 billion, topping the $1.9 billion analysts had forecast.",
                "nebius revenue, quarter 2026-01-01 to 2026-03-31: 1,900,000,000 USD · estimate, asserted",
            ),
        ),
        rule(
            "metric.against_target",
            "What the company had itself set out to reach.",
            example(
                "Nebius had first-quarter revenue of $2 billion, beating its target of $1.8 billion.",
                "nebius revenue, quarter 2026-01-01 to 2026-03-31: 1,800,000,000 USD · prior, asserted",
            ),
        ),
        rule(
            "metric.compared_with",
            "The value of an earlier period, or the outlook that is replaced.",
            example(
                "Nebius made capital expenditures of $6 billion in the first quarter, compared with $2 billion a year earlier.",
                "nebius capex, quarter 2025-01-01 to 2025-03-31: 2,000,000,000 USD · actual, asserted",
            ),
            example(
                "Nebius raised its 2026 revenue forecast to $4 billion from $3 billion.",
                "nebius revenue, fy 2026-01-01 to 2026-12-31: 3,000,000,000 USD · prior, asserted",
            ),
        ),
        rule(
            "metric.and_aims_at",
            "What a company aims at for a later period, beside the value before it.",
            example(
                "Nebius expects revenue of $3 billion in 2026 and forecasts $7 billion in 2027.",
                "nebius revenue, fy 2027-01-01 to 2027-12-31: 7,000,000,000 USD · guidance, asserted",
            ),
        ),
    ),
    "Carried on from the sentence before": (
        rule(
            "metric.analysts_expected",
            "What analysts expected, told in the sentence after the value.",
            example(
                "Nebius sees second-quarter revenue of $3 billion. Analysts were expecting $2.8 billion.",
                "nebius revenue, quarter 2026-04-01 to 2026-06-30: 2,800,000,000 USD · estimate, asserted",
            ),
        ),
        rule(
            "metric.held_against",
            "What was estimated of the value before, in a sentence that holds it against that.",
            example(
                "Nebius had first-quarter revenue of $2 billion. That beat the $1.9 billion that analysts had estimated.",
                "nebius revenue, quarter 2026-01-01 to 2026-03-31: 1,900,000,000 USD · estimate, asserted",
            ),
        ),
        rule(
            "metric.means_growth",
            "The growth that the revenue told of before comes to.",
            example(
                "Analysts expected Nebius to report revenue of $2 billion for the first quarter. The estimate indicates a change of +58%.",
                "nebius revenue_growth_yoy, quarter 2026-01-01 to 2026-03-31: 58 percent · estimate, asserted",
            ),
        ),
        rule(
            "metric.compares_with",
            "The value of an earlier period, in a sentence that compares the one before with it.",
            example(
                "Nebius had first-quarter revenue of $2 billion. That compares with $1.2 billion a year earlier.",
                "nebius revenue, quarter 2025-01-01 to 2025-03-31: 1,200,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "metric.replaces",
            "The outlook that the one told before replaces.",
            example(
                "Nebius now expects revenue of $3 billion in 2026. Its previous forecast was $2.7 billion.",
                "nebius revenue, fy 2026-01-01 to 2026-12-31: 2,700,000,000 USD · prior, asserted",
            ),
        ),
        rule(
            "metric.so_did_a_peer",
            "Another company's value of the metric that the sentence before has named.",
            example(
                "Amazon expects capital expenditures of $200 billion in 2026. Alphabet projected $180 billion.",
                "alphabet capex, fy 2026-01-01 to 2026-12-31: 180,000,000,000 USD · guidance, asserted",
            ),
        ),
    ),
    "Dealt out together": (
        rule(
            "metric.respectively",
            "Values in the order of their metrics, bases or periods.",
            example(
                "GAAP and non-GAAP gross margins are expected to be 70.5% and 71.0%, respectively, in the second quarter of 2026.",
                "coreweave gross_margin, gaap, quarter 2026-04-01 to 2026-06-30: 70.5 percent · guidance, asserted",
                "coreweave gross_margin, non_gaap, quarter 2026-04-01 to 2026-06-30: 71 percent · guidance, asserted",
                issuer="coreweave",
            ),
            example(
                "Net revenue and operating income were $5 billion and $1 billion, respectively, in the first quarter of 2026.",
                "coreweave revenue, quarter 2026-01-01 to 2026-03-31: 5,000,000,000 USD · actual, asserted",
                "coreweave operating_income, quarter 2026-01-01 to 2026-03-31: 1,000,000,000 USD · actual, asserted",
                issuer="coreweave",
            ),
        ),
        rule(
            "metric.each_dated",
            "One metric's values, each with the period it is for.",
            example(
                "Nebius revenue was $3 billion in the fourth quarter of 2025 and $11 billion for fiscal 2025.",
                "nebius revenue, quarter 2025-10-01 to 2025-12-31: 3,000,000,000 USD · actual, asserted",
                "nebius revenue, fy 2025-01-01 to 2025-12-31: 11,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "metric.on_both_bases",
            "A value under GAAP and the adjusted one beside it.",
            example(
                "Gross margin in the first quarter of 2026 was 75.0% GAAP and 75.2% non-GAAP.",
                "coreweave gross_margin, gaap, quarter 2026-01-01 to 2026-03-31: 75 percent · actual, asserted",
                "coreweave gross_margin, non_gaap, quarter 2026-01-01 to 2026-03-31: 75.2 percent · actual, asserted",
                issuer="coreweave",
            ),
        ),
        rule(
            "metric.year_by_year",
            "Values of the years that follow the one spoken of.",
            example(
                "We expect revenue of $70 billion in fiscal 2027 and $85 billion, $130 billion and $170 billion over the following three years.",
                "oracle revenue, fy 2027-06-01 to 2028-05-31: 85,000,000,000 USD · guidance, asserted",
                "oracle revenue, fy 2028-06-01 to 2029-05-31: 130,000,000,000 USD · guidance, asserted",
                "oracle revenue, fy 2029-06-01 to 2030-05-31: 170,000,000,000 USD · guidance, asserted",
                issuer="oracle",
            ),
        ),
    ),
}
