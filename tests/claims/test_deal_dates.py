"""When deals were made, and which sums go on from them: articles in our own words, with all that they state."""

from article_prose import Case, each, stated

ONE_DEAL: list[Case] = [
    (
        "2026-02-27",
        """# Amazon invests up to $40 billion in OpenAI

        Amazon on Wednesday unveiled a partnership with OpenAI that includes an investment of up to $40 billion.

        OpenAI will spend $90 billion on Amazon Web Services over eight years, an expansion of its existing
        $38 billion agreement signed last November.

        Amazon will start with an initial commitment of $15 billion, followed by another $25 billion.""",
        [
            "amazon (openai) contract_term 8 event 2026-02-25",
            "amazon (openai) contract_value 38bn month 2025-11-30",
            "amazon (openai) contract_value 90bn event 2026-02-25",
            "guidance openai (amazon) equity_investment 25bn event 2026-02-25",
            "openai (amazon) equity_investment 15bn event 2026-02-25",
            "openai (amazon) equity_investment <=40bn event 2026-02-25",
            "openai (amazon) equity_investment <=40bn event 2026-02-27",
        ],
    ),
    (
        "2026-03-05",
        """Google is investing $5 billion in Anthropic today, with another $20 billion to follow if targets are met.

        This builds on the $3 billion Google has previously invested.""",
        [
            "anthropic (alphabet) equity_investment 3bn undated",
            "anthropic (alphabet) equity_investment 5bn event 2026-03-05",
            "guidance anthropic (alphabet) equity_investment 20bn event 2026-03-05",
        ],
    ),
]


@each(ONE_DEAL)
def test_the_terms_of_one_deal_share_its_day(day: str, text: str, claims: list[str]) -> None:
    assert stated(day, text) == claims


WHOSE: list[Case] = [
    (
        "2026-03-05",
        """Blackstone led a $300 million funding round in Crusoe. Yondle, a maker of robots, raises $90 million
        at a $1 billion valuation.

        Nvidia is in talks to invest $30 billion in OpenAI as part of a round that values it at $700 billion.""",
        [
            "crusoe equity_investment 300m undated",
            "estimate talks openai (nvidia) equity_investment 30bn undated",
            "estimate talks openai valuation 700bn instant 2026-03-05",
            "yondle equity_investment 90m event 2026-03-05",
            "yondle valuation 1bn instant 2026-03-05",
        ],
    ),
    (
        "2026-03-05",
        """JPMorgan and MUFG are leading a $38 billion loan to Oracle. A data center operator linked to Google
        raised $5 billion in a bond sale.""",
        ["oracle debt_facility 38bn undated"],
    ),
    (
        "2026-03-05",
        "Microsoft signed a deal worth $20 billion with Nebius to supply computing power over five years.",
        [
            "nebius (microsoft) contract_term 5 undated",
            "nebius (microsoft) contract_value 20bn undated",
        ],
    ),
    (
        "2026-03-05",
        """Amazon signed a power purchase agreement with Talen Energy for 1,900 megawatts of nuclear power worth
        $18 billion.""",
        [
            "talen (amazon) contract_power 1900 undated",
            "talen (amazon) contract_value 18bn undated",
        ],
    ),
]


@each(WHOSE)
def test_who_leads_lends_or_buys_power_plays_his_own_part(
    day: str, text: str, claims: list[str]
) -> None:
    assert stated(day, text) == claims


NO_TERM: list[Case] = [
    ("2026-03-05", "Modal Labs has raised $110 million in funding to date.", []),
    (
        "2026-03-05",
        """Applied Digital signed a $5 billion lease with Meta for 200 MW of capacity at its 900-megawatt campus,
        tripling its total capacity to 600 MW.""",
        [
            "applied-digital (meta) contract_power 200 undated",
            "applied-digital (meta) contract_value 5bn undated",
        ],
    ),
    (
        "2026-03-05",
        "Oracle said in May that it had signed a $30 billion contract with OpenAI.",
        ["oracle (openai) contract_value 30bn month 2025-05-31"],
    ),
]


@each(NO_TERM)
def test_a_site_or_a_sum_of_all_rounds_is_no_term_of_a_deal(
    day: str, text: str, claims: list[str]
) -> None:
    assert stated(day, text) == claims
