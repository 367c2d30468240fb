"""Deals: the constructions that fix who sells, buys, lends, invests or acquires."""

from collections.abc import Mapping
from typing import Final

from extractors.claims.prose.rulebook.rule import Rule, example, rule

DEALS: Final[Mapping[str, tuple[Rule, ...]]] = {
    "Acquisitions": (
        rule(
            "deal.acquisition.pay_for",
            "Who pays for a company acquires it.",
            example(
                "IBM will pay $2 billion in cash for Foobar Systems, a maker of robots.",
                "ibm / foobar-systems acquisition_price: 2,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.acquisition.pay_to_acquire",
            "Who pays or offers a sum to acquire a company is its acquirer.",
            example(
                "Nebius paid $500 million to acquire Tavily.",
                "nebius / tavily acquisition_price: 500,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.acquisition.buy_for",
            "A company is bought, and the price stands behind its name.",
            example(
                "CoreWeave agreed to buy Weights & Biases for $1.7 billion.",
                "coreweave / weights-and-biases acquisition_price, event 2026-06-10: 1,700,000,000 USD · actual, asserted",
            ),
            example(
                "CoreWeave is in talks to buy Core Scientific for $9 billion.",
                "coreweave / core-scientific acquisition_price: 9,000,000,000 USD · estimate, talks",
            ),
        ),
        rule(
            "deal.acquisition.bought_by",
            "The passive: what is bought comes first, the acquirer behind “by”.",
            example(
                "Groq was acquired by Nvidia for $20 billion.",
                "nvidia / groq acquisition_price: 20,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.acquisition.sold_to",
            "What is sold, or sells itself, to its acquirer.",
            example(
                "Nervana Systems was sold to Intel for $400 million.",
                "intel / nervana-systems acquisition_price: 400,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.acquisition.noun",
            "A price in front of “acquisition of”; the acquirer owns the noun.",
            example(
                "CoreWeave's $9 billion acquisition of Core Scientific fell behind schedule.",
                "coreweave / core-scientific acquisition_price: 9,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.acquisition.named_noun",
            "The target names the noun: “its $9 billion Acme acquisition”.",
            example(
                "AMD closed its $5 billion ZT Systems acquisition.",
                "amd / zt-systems acquisition_price: 5,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.acquisition.noun_worth",
            "“Acquisition of”, and its price behind the target.",
            example(
                "Nvidia's acquisition of Groq, valued at about $20 billion, closed in May.",
                "nvidia / groq acquisition_price, month 2026-05-01 to 2026-05-31: about 20,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.acquisition.deal_to_buy",
            "A sum in front of a deal, offer or bid to buy a company.",
            example(
                "AMD reached a $5 billion deal to buy Cerebras.",
                "amd / cerebras acquisition_price: 5,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.acquisition.relative",
            "A company, then the clause that says who bought it for how much.",
            example(
                "Groq, which Nvidia bought for $20 billion, designs chips.",
                "nvidia / groq acquisition_price: 20,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.acquisition.site",
            "A site, a plant or a business is bought; no company is the target.",
            example(
                "Micron agreed to buy a chip plant in Taiwan for $1.5 billion.",
                "micron acquisition_price, event 2026-06-10: 1,500,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.acquisition.it",
            "What is bought is only “it”: the price alone is told.",
            example(
                "The campus was a smelter before TeraWulf bought it for $250 million.",
                "terawulf acquisition_price: 250,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.acquisition.assets",
            "Assets of a company are bought, and their price stands behind.",
            example(
                "Nvidia is acquiring assets from Groq for $18 billion.",
                "nvidia / groq acquisition_price, event 2026-06-10: 18,000,000,000 USD · actual, asserted",
            ),
        ),
    ),
    "Stakes and investments": (
        rule(
            "deal.equity.respectively_from",
            "Investments from two investors, and what each put in.",
            example(
                "Anthropic announced investments from Microsoft and Nvidia of up to $5 billion and up to $10 billion, respectively.",
                "anthropic / microsoft equity_investment: up to 5,000,000,000 USD · actual, asserted",
                "anthropic / nvidia equity_investment: up to 10,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.respectively_in",
            "Two investors that act, and what each put into one company.",
            example(
                "Microsoft and Nvidia invested $5 billion and $10 billion, respectively, in Anthropic.",
                "anthropic / microsoft equity_investment: 5,000,000,000 USD · actual, asserted",
                "anthropic / nvidia equity_investment: 10,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.invest_in",
            "Who invests a sum in a company.",
            example(
                "Amazon invested $8 billion in Anthropic.",
                "anthropic / amazon equity_investment: 8,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.commit_to_round",
            "Who commits a sum to the round of another.",
            example(
                "Nvidia committed $2 billion to xAI's funding round.",
                "xai / nvidia equity_investment: 2,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.investment_in",
            "A sum in front of “investment in” or “stake in”.",
            example(
                "Nvidia's $2 billion investment in CoreWeave was announced in January.",
                "coreweave / nvidia equity_investment, month 2026-01-01 to 2026-01-31: 2,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.investment_from",
            "A sum of investment, and from whom it came.",
            example(
                "xAI has received a $2 billion investment from SpaceX.",
                "xai / spacex equity_investment: 2,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.buy_stake",
            "A stake that is bought, and its price behind it.",
            example(
                "Nvidia bought a 4% stake in Intel for $5 billion.",
                "intel / nvidia equity_investment: 5,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.buy_shares_worth",
            "A sum of a company's own shares that is bought.",
            example(
                "Nvidia bought $5 billion of Intel stock.",
                "intel / nvidia equity_investment: 5,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.share_from",
            "One investor's part of a round that the sentence tells of.",
            example(
                "Anthropic closed a funding round with $5 billion from Amazon.",
                "anthropic / amazon equity_investment: 5,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.contributing",
            "An investor that contributes a sum to the round that the sentence tells of.",
            example(
                "OpenAI closed its funding round, with SoftBank contributing $30 billion.",
                "openai / softbank equity_investment: 30,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.chip_in",
            "Who acts contributes a sum to the round of another.",
            example(
                "Amazon joined OpenAI's funding round, contributing $50 billion.",
                "openai / amazon equity_investment: 50,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.back_with",
            "Who backs a company with a sum.",
            example(
                "Nvidia backed Nscale with $600 million.",
                "nscale / nvidia equity_investment: 600,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.backed_by",
            "A company that is backed by another with a sum.",
            example(
                "Mistral is backed by ASML with $2 billion.",
                "mistral / asml equity_investment: 2,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.invest_at_valuation",
            "A sum invested at a valuation of the company that it goes to.",
            example(
                "ASML invested $2 billion at a valuation of Mistral that was not disclosed.",
                "mistral / asml equity_investment: 2,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.partnership_with",
            "An investment of a sum that a partnership includes: a lab is invested in.",
            example(
                "Amazon unveiled a partnership with OpenAI that includes an investment of up to $20 billion.",
                "openai / amazon equity_investment: up to 20,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.partnership_with_sum",
            "The same with the sum in front.",
            example(
                "Amazon unveiled a partnership with OpenAI that includes a $20 billion investment.",
                "openai / amazon equity_investment: 20,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.worth_of_stake",
            "A sum's worth of equity in a company, bought or received.",
            example(
                "OpenAI is acquiring $350 million worth of equity in CoreWeave.",
                "coreweave / openai equity_investment, event 2026-06-10: 350,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.investment_of",
            "“Investment of” a sum; the investor may stand behind “by”.",
            example(
                "SoftBank announced an investment of $40 billion in OpenAI.",
                "openai / softbank equity_investment: 40,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.investment_worth",
            "“Investment in” a company, and its sum behind the name; no gain or loss on one.",
            example(
                "SoftBank announced an investment in OpenAI of $40 billion.",
                "openai / softbank equity_investment: 40,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.total_in",
            "What an investor has put into a company in all.",
            example(
                "Amazon's total investment in Anthropic now stands at $13 billion.",
                "anthropic / amazon equity_investment: 13,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.write_check",
            "Who writes a check of a sum to a company.",
            example(
                "SoftBank wrote a $200 million check to Zebra Robotics.",
                "zebra-robotics / softbank equity_investment: 200,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.take_from",
            "A company that is not listed takes a sum from an investor; no trade, no debt.",
            example(
                "Anthropic received $4 billion from Amazon.",
                "anthropic / amazon equity_investment: 4,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.told_by_issuer",
            "An investment that its issuer tells of goes into the issuer.",
            example(
                "Anthropic announced that Amazon has agreed to invest a fresh $5 billion.",
                "anthropic / amazon equity_investment, event 2026-06-10: 5,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.become_owner",
            "A sum that makes somebody an owner of a company.",
            example(
                "Brookfield committed $1.5 billion to become a minority owner in Crusoe.",
                "crusoe / brookfield equity_investment: 1,500,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.of_equity_in",
            "An investment of a sum of equity.",
            example(
                "Blackstone agreed to invest up to $500 million of primary equity in Foobar Cloud.",
                "foobar-cloud / blackstone equity_investment, event 2026-06-10: up to 500,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.tranche",
            "The next part of an investment, which is still to come.",
            example(
                "Google invested $10 billion in Anthropic, with another $20 billion to follow if targets are met.",
                "anthropic / alphabet equity_investment: 20,000,000,000 USD · guidance, asserted",
            ),
        ),
        rule(
            "deal.equity.followed_by",
            "The same behind “followed by”.",
            example(
                "Amazon will invest $15 billion in OpenAI, followed by another $30 billion.",
                "openai / amazon equity_investment: 30,000,000,000 USD · guidance, asserted",
            ),
        ),
        rule(
            "deal.equity.next_round",
            "The next round of the same company.",
            example(
                "Crusoe raised $1 billion in its Series C and then $1.4 billion in a Series D.",
                "crusoe equity_investment: 1,400,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.bring_total",
            "What the investment brings the investor's total to.",
            example(
                "Amazon invested $5 billion in Anthropic, bringing its total investment in the company to $13 billion.",
                "anthropic / amazon equity_investment: 13,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.also_in",
            "The same investor puts another sum into another company.",
            example(
                "Nvidia will invest up to $3 billion in Corning and up to $2 billion in IREN.",
                "iren / nvidia equity_investment: up to 2,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.also_by",
            "Another investor puts a sum into the same company.",
            example(
                "Amazon has invested $8 billion in Anthropic and Google has contributed $3 billion.",
                "anthropic / alphabet equity_investment: 3,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.initial",
            "The first part of an investment that the text has told of.",
            example(
                "Amazon agreed to invest up to $40 billion in OpenAI. Amazon will start with an initial commitment of $15 billion.",
                "openai / amazon equity_investment, event 2026-06-10: 15,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.previously",
            "What the same investor put in before.",
            example(
                "Amazon is investing $5 billion in Anthropic. This builds on the $8 billion Amazon has previously invested.",
                "anthropic / amazon equity_investment: 8,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.invest_more",
            "A further sum of an investor whose investment the text has told of.",
            example(
                "Google invested $3 billion in Anthropic. Google is committing to invest $10 billion now.",
                "anthropic / alphabet equity_investment, event 2026-06-10: 10,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.built_up",
            "An investment that has grown to a sum.",
            example(
                "Microsoft invested $1 billion in OpenAI. Microsoft later raised Microsoft's investment to $13 billion.",
                "openai / microsoft equity_investment: 13,000,000,000 USD · actual, asserted",
            ),
        ),
    ),
    "Funding rounds": (
        rule(
            "deal.equity.raise_round",
            "Who raises a sum in a round.",
            example(
                "Anthropic raised $13 billion in a Series F round led by ICONIQ.",
                "anthropic equity_investment: 13,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.round_of",
            "A round, and its sum behind it.",
            example(
                "Mistral announced a funding round of €1.7 billion.",
                "mistral equity_investment: 1,700,000,000 EUR · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.round",
            "A sum in front of a round.",
            example(
                "Mistral's $1 billion Series C round was led by ASML.",
                "mistral equity_investment: 1,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.goal",
            "The sum that a round aims at is still to come.",
            example(
                "Mistral is working toward a goal of $1 billion for the round.",
                "mistral equity_investment: 1,000,000,000 USD · guidance, asserted",
            ),
        ),
        rule(
            "deal.equity.share_sale",
            "A sum of new shares: an offering, a listing, a line of equity.",
            example(
                "IREN sold $900 million of new shares.",
                "iren equity_investment: 900,000,000 USD · actual, asserted",
            ),
            example(
                "Applied Digital signed a $5 billion preferred equity facility with Macquarie.",
                "applied-digital / macquarie equity_investment: 5,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.go_public",
            "An offering, and its sum behind it.",
            example(
                "Cerebras priced its IPO at $5 billion.",
                "cerebras equity_investment: 5,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.raise",
            "Who raises a sum, where the sentence speaks of equity and never of debt.",
            example(
                "Lambda raised $1.5 billion to build data centers, an equity round led by TWG Global.",
                "lambda equity_investment: 1,500,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.from_investors",
            "Who raises a sum from investors.",
            example(
                "Ayar Labs secured $500 million from investors including Nvidia.",
                "ayar-labs equity_investment: 500,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.emerge_with",
            "Who leaves stealth, or starts, with a sum of funding.",
            example(
                "Zebra Labs, an AI startup, emerged from stealth with $50 million in funding.",
                "zebra-labs equity_investment: 50,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.round_in",
            "A round in a company, led or joined by somebody else.",
            example(
                "Fidelity led a $250 million funding round in Crusoe.",
                "crusoe equity_investment: 250,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.raise_at_valuation",
            "A sum secured at a valuation.",
            example(
                "Baseten secured $200 million at a $4 billion valuation.",
                "baseten equity_investment: 200,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.raise_privately",
            "A company that is not listed raises a sum, and nothing speaks of debt.",
            example(
                "Anthropic raised $50 billion this week.",
                "anthropic equity_investment, event 2026-06-08 to 2026-06-10: 50,000,000,000 USD · actual, asserted",
            ),
        ),
    ),
    "Debt": (
        rule(
            "deal.debt.borrow",
            "Who sells, issues or takes out a sum of bonds or loans.",
            example(
                "Nebius priced $3.75 billion of convertible notes.",
                "nebius debt_facility: 3,750,000,000 USD · actual, asserted",
            ),
            example(
                "Applied Digital secured a $5 billion credit facility from Macquarie.",
                "applied-digital / macquarie debt_facility: 5,000,000,000 USD · actual, asserted",
            ),
            example(
                "Nebius may sell $2 billion of bonds, people familiar with the matter said.",
                "nebius debt_facility: 2,000,000,000 USD · estimate, hypothetical",
            ),
        ),
        rule(
            "deal.debt.financing_for",
            "Financing for a site is debt, where no word speaks of a round.",
            example(
                "Humain secured $1.2 billion in financing for AI data centers.",
                "humain debt_facility: 1,200,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.debt.lend_to",
            "Who provides a company with a loan.",
            example(
                "JPMorgan provided CoreWeave with a $2 billion loan.",
                "coreweave / jpmorgan debt_facility: 2,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.debt.sell_to",
            "Debt that is sold to whoever lends.",
            example(
                "Meta sold $27 billion of debt to Pimco.",
                "meta / pimco debt_facility: 27,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.debt.tap_market",
            "Who taps the bond market for a sum.",
            example(
                "Oracle tapped the bond market for $25 billion.",
                "oracle debt_facility: 25,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.debt.facility",
            "A sum in front of a facility or a loan; its owner borrows.",
            example(
                "CoreWeave's $8 billion debt facility is secured on chips.",
                "coreweave debt_facility: 8,000,000,000 USD · actual, asserted",
            ),
            example(
                "Blackstone led a $7 billion loan to CoreWeave.",
                "coreweave / blackstone debt_facility: 7,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.debt.facility_of",
            "A facility, a loan or an offering, and its sum behind it.",
            example(
                "CoreWeave expanded its revolving facility to $1.5 billion.",
                "coreweave debt_facility: 1,500,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.debt.borrow_from",
            "Who borrows a sum from a lender.",
            example(
                "Crusoe borrowed $750 million from Brookfield.",
                "crusoe / brookfield debt_facility: 750,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.debt.raise_on_markets",
            "Who raises a sum on a market, where the sentence speaks of debt.",
            example(
                "Alphabet raised $17 billion on European markets to refinance debt.",
                "alphabet debt_facility: 17,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.debt.raise",
            "Who raises a sum, where the sentence tells of a sale of debt and never of equity.",
            example(
                "Oracle raised $18 billion when it completed its bond sale.",
                "oracle debt_facility: 18,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.debt.bare_facility",
            "A facility beside words for lending; it may also be a building.",
            example(
                "CoreWeave's $2 billion facility matures in 2030.",
                "coreweave debt_facility: 2,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.debt.offering_of",
            "An offering of a sum of notes or bonds.",
            example(
                "IREN closed its $1.0 billion offering of 0.25% convertible senior notes due 2032.",
                "iren debt_facility: 1,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.debt.notes_of",
            "The offering, sale or placement of a sum of notes or bonds.",
            example(
                "IREN announced the pricing of its offering of $900 million principal amount of convertible senior notes.",
                "iren debt_facility: 900,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.debt.upsized",
            "An offering that was raised to a sum.",
            example(
                "IREN said its convertible notes were upsized from $450 million to $500 million.",
                "iren debt_facility, event 2026-06-10: 500,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.debt.borrowed",
            "A sum that is borrowed, from nobody named.",
            example(
                "CoreWeave has borrowed more than $12 billion against its chips.",
                "coreweave debt_facility: more than 12,000,000,000 USD · actual, asserted",
            ),
        ),
    ),
    "Capacity: the customer acts": (
        rule(
            "deal.contract.commit_with",
            "Who commits or agrees to spend a sum with a seller.",
            example(
                "Meta committed $9 billion with CoreWeave.",
                "coreweave / meta contract_value: 9,000,000,000 USD · actual, asserted",
            ),
            example(
                "Meta denied that it had committed $9 billion with CoreWeave.",
                "coreweave / meta contract_value: 9,000,000,000 USD · actual, denied",
            ),
        ),
        rule(
            "deal.contract.spend_with",
            "Who spends a sum with a seller, where the sentence speaks of capacity.",
            example(
                "Jane Street will spend $2 billion with CoreWeave on GPU capacity.",
                "coreweave / jane-street contract_value: 2,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.pay",
            "Who pays a seller a sum.",
            example(
                "Microsoft agreed to pay Nebius up to $6 billion.",
                "nebius / microsoft contract_value: up to 6,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.rent_from",
            "Who rents, leases, buys or orders power, chips or a sum's worth from a seller.",
            example(
                "CoreWeave leased 120 MW from Applied Digital.",
                "applied-digital / coreweave contract_power: 120 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.chosen_for",
            "Who partners with, taps or picks a seller for a size or a sum.",
            example(
                "Tesla picked Samsung for a $16 billion chip contract.",
                "samsung / tesla contract_value: 16,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.order",
            "Who places an order, with whom it may say.",
            example(
                "OpenAI placed a $9 billion order with Broadcom.",
                "broadcom / openai contract_value: 9,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.buy_for",
            "Who buys goods from a seller, and the sum behind.",
            example(
                "IREN agreed to buy GPUs from Dell for $5.8 billion.",
                "dell / iren contract_value, event 2026-06-10: 5,800,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.deal_to_buy_from",
            "A deal to buy something from a seller.",
            example(
                "Tesla signed a $16 billion deal to buy chips from Samsung.",
                "samsung / tesla contract_value: 16,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.use_including",
            "Who uses a seller's chips or capacity, and how much.",
            example(
                "Anthropic will use CoreWeave capacity of 300 MW.",
                "coreweave / anthropic contract_power: 300 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.under_which",
            "An agreement under which somebody spends a sum: its partner stands in front.",
            example(
                "It secured an investment from Amazon, part of an agreement under which Anthropic will spend up to $90 billion for compute capacity.",
                "amazon / anthropic contract_value: up to 90,000,000,000 USD · actual, asserted",
            ),
        ),
    ),
    "Capacity: the seller acts": (
        rule(
            "deal.contract.sign_from",
            "Who signs or wins a sum in orders from a customer.",
            example(
                "CoreWeave signed $8 billion in new commitments from Meta.",
                "coreweave / meta contract_value: 8,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.supply_with",
            "Who supplies a customer with power, chips or a sum's worth.",
            example(
                "IREN will supply Microsoft with 200 MW of GPU capacity.",
                "iren / microsoft contract_power: 200 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.supply_to",
            "Who supplies, sells or leases something to a customer.",
            example(
                "Dell sold $5 billion of AI servers to CoreWeave.",
                "dell / coreweave contract_value: 5,000,000,000 USD · actual, asserted",
            ),
            example(
                "TeraWulf will lease 160 MW of data center capacity to Fluidstack.",
                "terawulf / fluidstack contract_power: 160 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.accounting",
            "The customer that a sum of commitments or backlog is due to.",
            example(
                "OpenAI accounted for about $30 billion of CoreWeave's commitments.",
                "coreweave / openai contract_value: about 30,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.order_from",
            "An order from a customer, and its value behind.",
            example(
                "CoreWeave disclosed an order from Nvidia worth at least $6.3 billion for cloud capacity.",
                "coreweave / nvidia contract_value: at least 6,300,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.build_for",
            "Power that is built or hosted for somebody.",
            example(
                "Core Scientific will host 70 MW for CoreWeave.",
                "core-scientific / coreweave contract_power: 70 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.win_order",
            "Who wins or secures an order or a contract sells.",
            example(
                "Argentum AI secured a $4 billion cloud contract.",
                "argentum-ai contract_value: 4,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.deal_to_serve",
            "A contract to run or host something for somebody, who is the customer.",
            example(
                "Lambda signed a $200 million contract to run inference for FedEx.",
                "lambda / fedex contract_value: 200,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.signed_sum",
            "A sum of contracts that a seller has signed with customers it does not name.",
            example(
                "Oracle signed $29 billion of contracts in the quarter.",
                "oracle contract_value, quarter 2026-03-01 to 2026-05-31: 29,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.told_by_seller",
            "What a seller announces that another has signed is placed with the seller.",
            example(
                "TeraWulf announced that Anthropic has signed a 20-year lease for a data center campus.",
                "terawulf / anthropic contract_value, event 2026-06-10: not disclosed · actual, asserted",
                "terawulf / anthropic contract_term, event 2026-06-10: 20 years · actual, asserted",
            ),
        ),
    ),
    "Capacity: neither is said to sell": (
        rule(
            "deal.contract.for_with",
            "A deal for one company with another.",
            example(
                "Fluidstack secured a $9 billion lease for Anthropic with TeraWulf.",
                "terawulf / anthropic contract_value: 9,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.between",
            "A deal between two companies.",
            example(
                "A $7 billion agreement between OpenAI and CoreWeave was announced.",
                "coreweave / openai contract_value: 7,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.deal_with",
            "A sum in front of a deal with a company; who sells follows from what the two do.",
            example(
                "Microsoft signed a $4 billion deal with Lambda for AI infrastructure.",
                "lambda / microsoft contract_value: 4,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.deal_with_worth",
            "A deal with a company, and its sum or size behind the name.",
            example(
                "AMD struck a deal with OpenAI for 5 gigawatts of computing capacity.",
                "amd / openai contract_power: 5,000 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.deal_is_for",
            "A deal that is called by the name of one party, and its size.",
            example(
                "OpenAI said the CoreWeave deal is for 4.5 gigawatts of capacity.",
                "coreweave / openai contract_power: 4,500 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.under_deal",
            "A deal of a sum, and what its seller gives to whom under it.",
            example(
                "Under a $9 billion agreement, IREN will give Microsoft access to its chips.",
                "iren / microsoft contract_value: 9,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.chips_of",
            "Who buys or deploys a sum or number of a seller's chips.",
            example(
                "Meta will deploy 100,000 AMD GPUs.",
                "amd / meta contract_chips: 100,000 · actual, asserted",
            ),
            example(
                "OpenAI has committed to consume 2 gigawatts of Trainium capacity.",
                "amazon / openai contract_power: 2,000 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.deal_to_rent",
            "A deal to rent or buy a seller's chips or capacity.",
            example(
                "Meta signed a $10 billion deal to rent Google Cloud capacity.",
                "alphabet / meta contract_value: 10,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.supply_object",
            "Who sells a customer a sum of something.",
            example(
                "Nvidia sold CoreWeave $5 billion worth of chips.",
                "nvidia / coreweave contract_value: 5,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.deal_worth_with",
            "A deal worth a sum, and with whom.",
            example(
                "Lambda announced a deal worth $4 billion with Microsoft.",
                "lambda / microsoft contract_value: 4,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.land_with",
            "Who lands a sum with somebody, where the sentence speaks of capacity.",
            example(
                "Nebius landed $17 billion with Microsoft for AI infrastructure.",
                "nebius / microsoft contract_value: 17,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.owned",
            "A company's own deal of a sum, the other party unnamed.",
            example(
                "Applied Digital's $5 billion lease agreement with a hyperscaler runs for years.",
                "applied-digital contract_value: 5,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.deal_alone",
            "Who signs a deal of a sum, the other party unnamed.",
            example(
                "Galaxy signed a $3 billion data center lease.",
                "galaxy contract_value: 3,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.undisclosed",
            "A deal with a company whose value is not told.",
            example(
                "CoreWeave signed a cloud computing agreement with Mistral.",
                "coreweave / mistral contract_value: not disclosed · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.signed_with_of",
            "Power announced with a partner.",
            example(
                "OpenAI announced 10 gigawatts of systems with Nvidia.",
                "nvidia / openai contract_power: 10,000 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.signed_for",
            "Two companies sign for a size.",
            example(
                "Oracle Cloud and OpenAI signed for 4.5 gigawatts of capacity.",
                "oracle / openai contract_power: 4,500 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.act_together",
            "Two companies that build or deploy a size together; which of them sells follows from what they do.",
            example(
                "Broadcom and OpenAI agreed to deploy 10 gigawatts of accelerators.",
                "broadcom / openai contract_power: 10,000 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.also_with",
            "The same again with another partner.",
            example(
                "OpenAI announced 10 gigawatts with Nvidia and 6 gigawatts with AMD.",
                "amd / openai contract_power: 6,000 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.existing",
            "The earlier deal of the same two that this one expands.",
            example(
                "OpenAI will spend $100 billion on AWS over eight years, an expansion of its existing $38 billion agreement.",
                "amazon / openai contract_term: 8 years · actual, asserted",
                "amazon / openai contract_value: 38,000,000,000 USD · actual, asserted",
            ),
        ),
    ),
    "What the sentence leaves to others": (
        rule(
            "deal.contract.two_parties",
            "A sum in a sentence about a deal that names just two companies; which of them sells follows from what they do.",
            example(
                "The agreement means that Anthropic gets capacity at CoreWeave, 300 MW in all.",
                "coreweave / anthropic contract_power: 300 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.resumed",
            "Value, power, chips or term of the deal that the text has just told of.",
            example(
                "CoreWeave signed a cloud computing agreement with Mistral. The deal is worth $3 billion.",
                "coreweave / mistral contract_value: 3,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.end_year",
            "The year in which a company's contracts end, where no single deal is told of.",
            example(
                "Nebius has contracts that run through 2031.",
                "nebius contract_end_year: 2031 · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.expands_to",
            "Contracted capacity that is expanded to or by a size for a customer.",
            example(
                "Core Scientific expanded its total contracted capacity with CoreWeave to 500 MW.",
                "core-scientific / coreweave contract_power: 500 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.option_exercised",
            "A customer's option on a size, which the customer exercises: its supplier speaks.",
            example(
                "CoreWeave has exercised its option to lease an additional 120 MW of capacity.",
                "galaxy / coreweave contract_power: 120 MW · actual, asserted",
                issuer="galaxy",
            ),
        ),
        rule(
            "deal.contract.total_commitment",
            "What a customer has committed to in all once the deal is done.",
            example(
                "CoreWeave has exercised its option to lease an additional 120 MW of capacity, bringing its total commitment to 700 MW.",
                "galaxy / coreweave contract_power: 700 MW · actual, asserted",
                issuer="galaxy",
            ),
        ),
        rule(
            "deal.contract.option_by",
            "An option that a customer exercises for a size.",
            example(
                "Core Scientific announced the exercise of a contract option by CoreWeave for delivery of 120 MW.",
                "core-scientific / coreweave contract_power: 120 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.customer_takes",
            "Capacity that a customer leases or contracts for.",
            example(
                "CoreWeave has contracted for 70 MW of critical IT load at the campus.",
                "core-scientific / coreweave contract_power: 70 MW · actual, asserted",
                issuer="core-scientific",
            ),
        ),
        rule(
            "deal.contract.under_contract",
            "A size or a sum under contract; the customer is not named.",
            example(
                "Applied Digital had 250 megawatts under contract.",
                "applied-digital contract_power: 250 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.worth_alone",
            "A contract and its worth; the other party is not named.",
            example(
                "Applied Digital signed a 15-year lease worth $9.8 billion for its data center campus.",
                "applied-digital contract_term: 15 years · actual, asserted",
                "applied-digital contract_value: 9,800,000,000 USD · actual, asserted",
            ),
        ),
    ),
}
