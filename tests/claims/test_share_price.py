"""How share prices move, as markets pages tell it. 18 March 2026 is a Wednesday."""

from article_prose import Case, each, stated

DAY = "2026-03-18"
CASES: list[Case] = [
    (
        DAY,
        "Shares of Nebius slid 9% on Tuesday.",
        ["nebius share_price_change -9 event 2026-03-17"],
    ),
    (
        DAY,
        "Nebius stock closed 1.5% higher on Friday.",
        ["nebius share_price_change 1.5 event 2026-03-13"],
    ),
    (
        DAY,
        "Shares of Nebius (NBIS) finished Tuesday's session 2.5% lower.",
        ["nebius share_price_change -2.5 event 2026-03-17"],
    ),
    (
        DAY,
        "Nebius shares, which tripled in 2025, have jumped another 40% year to date.",
        [
            "nebius share_price_change 40 instant 2026-03-18",
            "nebius share_price_change ~200 fy 2025-12-31",
        ],
    ),
    (
        DAY,
        "The stock of Nebius, which is up more than 300% in the past year, fell 3%.",
        [
            "nebius share_price_change -3 event 2026-03-18",
            "nebius share_price_change >300 instant 2026-03-18",
        ],
    ),
    (
        DAY,
        "Nebius stock is down more than 40% from its all-time high and about 12% so far this year.",
        [
            "nebius share_price_change >-40 instant 2026-03-18",
            "nebius share_price_change ~-12 instant 2026-03-18",
        ],
    ),
    (
        DAY,
        "Nebius gained 3%, IREN added 2% and Nvidia fell 1% in premarket trading.",
        [
            "iren share_price_change 2 event 2026-03-18",
            "nebius share_price_change 3 event 2026-03-18",
            "nvidia share_price_change -1 event 2026-03-18",
        ],
    ),
    (
        DAY,
        "Nebius is the leading decliner among cloud stocks, down 22%.",
        ["nebius share_price_change -22 event 2026-03-18"],
    ),
    (
        DAY,
        "The report set off a 9% slide in Nebius's stock.",
        ["nebius share_price_change -9 event 2026-03-18"],
    ),
    (
        DAY,
        "The outlook sent Nebius shares down 7% on Tuesday.",
        ["nebius share_price_change -7 event 2026-03-17"],
    ),
    # Nobody's price, or no price at all.
    (DAY, "The fund, which holds Nebius shares, is down 18%.", []),
    (DAY, "Nebius bought shares of a fund that lost 5% on Monday.", []),
    (DAY, "Nebius gained 3% of the market.", []),
]


@each(CASES)
def test_a_move_has_its_sign_its_owner_and_its_day(day, text, claims):
    assert stated(day, text) == claims
