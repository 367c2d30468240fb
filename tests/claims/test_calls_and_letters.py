"""What issuers say on calls, in letters and in announcements, in our own words."""

from release_prose import Case, each, told

CALLS: list[Case] = [
    (
        "amd",
        "2025-11-04",
        "Data center operating income was $1.1 billion or 25% of revenue, compared to $1 billion a year ago or 29% of revenue.",
        [
            "operating_income/data-center 1.1bn quarter 2025-09-27",
            "operating_income/data-center 1bn quarter 2024-09-28",
            "operating_margin/data-center 25 quarter 2025-09-27",
            "operating_margin/data-center 29 quarter 2024-09-28",
        ],
    ),
    (
        "applied-digital",
        "2025-10-09",
        "Revenues for the fiscal first quarter of 2026 were $64.2 million, up 84% from $34.8 million in the fiscal first quarter of 2025.",
        [
            "revenue 34.8m quarter 2024-08-31",
            "revenue 64.2m quarter 2025-08-31",
            "revenue_growth_yoy 84 quarter 2025-08-31",
        ],
    ),
    (
        "vertiv",
        "2025-07-30",
        "And now the full year 2025. We now project net sales of $9.9 billion to $10.1 billion, more than our April guidance. We are raising adjusted diluted EPS to $3.80 at the midpoint, from $3.55 previously.",
        [
            "guidance eps_adjusted 3.8 fy 2025-12-31",
            "guidance revenue 9.9bn..10.1bn fy 2025-12-31",
            "prior eps_adjusted 3.55 fy 2025-12-31",
        ],
    ),
    (
        "applied-digital",
        "2025-10-09",
        "We are committed to our goal of $1 billion in net operating income within five years. It is a lease with the potential to bring well over $9 billion in revenue. The lease represents about $7 billion in contracted revenue over 15 years.",
        [],
    ),
]
LETTERS: list[Case] = [
    (
        "nebius",
        "2025-08-07",
        "We grew revenue 625% year-over-year and 106% quarter-over-quarter.",
        ["revenue_growth_yoy 625 quarter 2025-06-30"],
    ),
    (
        "nebius",
        "2025-08-07",
        "We are raising our annualized run-rate revenue outlook for the year end from $750 million-$1.0 billion to $900 million-$1.1 billion.",
        [
            "guidance arr 900m..1.1bn instant 2025-12-31",
            "prior arr 750m..1bn instant 2025-12-31",
        ],
    ),
    (
        "nebius",
        "2025-08-07",
        "We are building quickly and targeting 1 GW of power in 2026. By the end of 2025, we expect our connected power to reach 220 MW.",
        [
            "guidance power_target 1000 instant 2026-12-31",
            "guidance power_target 220 instant 2025-12-31",
        ],
    ),
]
ANNOUNCEMENTS: list[Case] = [
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
        "core-scientific",
        "2024-10-22",
        "# Increases Potential Cumulative Revenue to $8.7 Billion",
        [],
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
