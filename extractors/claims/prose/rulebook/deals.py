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
            "deal.acquisition.noun",
            "A price in front of “acquisition of”; the acquirer owns the noun.",
            example(
                "CoreWeave's $9 billion acquisition of Core Scientific fell behind schedule.",
                "coreweave / core-scientific acquisition_price: 9,000,000,000 USD · actual, asserted",
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
            "deal.acquisition.it",
            "Who buys for a sum what the words call only “it”; which company that is stays open.",
            example(
                "Foobar Systems makes robots. IBM bought it for $2 billion.",
                "ibm acquisition_price: 2,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.acquisition.site",
            "Who buys a plant, a site or a business for a sum, its seller left aside.",
            example(
                "IREN bought a data center site in Texas for $90 million.",
                "iren acquisition_price: 90,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.acquisition.assets",
            "Who buys the assets, patents or operations of a company for a sum.",
            example(
                "CoreWeave bought the patents of Foobar Systems for $40 million.",
                "coreweave / foobar-systems acquisition_price: 40,000,000 USD · actual, asserted",
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
                "xai / spacex equity_investment, event 2026-06-10: 2,000,000,000 USD · actual, asserted",
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
            "deal.equity.of_equity_in",
            "A sum of equity, shares or stock in a company, where the sentence speaks of investing.",
            example(
                "Nvidia will invest through $2 billion of new shares in Nscale.",
                "nscale / nvidia equity_investment: 2,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.become_owner",
            "Who pays or commits a sum to become an owner or shareholder of a company.",
            example(
                "Nvidia paid $2 billion to become a shareholder in Nscale.",
                "nscale / nvidia equity_investment: 2,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.equity.investment_of",
            "“Investment in” a company, and its sum behind the name.",
            example(
                "SoftBank announced an investment in OpenAI of $40 billion.",
                "openai / softbank equity_investment: 40,000,000,000 USD · actual, asserted",
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
            "deal.equity.raise_at_valuation",
            "Who raises a sum at a valuation, no round being named.",
            example(
                "Lambda raised $500 million at a $5 billion valuation.",
                "lambda equity_investment: 500,000,000 USD · actual, asserted",
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
            "deal.equity.raise",
            "Who raises a sum, where the sentence speaks of equity and never of debt.",
            example(
                "Lambda raised $1.5 billion from investors led by TWG Global.",
                "lambda equity_investment: 1,500,000,000 USD · actual, asserted",
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
            "deal.debt.bare_facility",
            "A sum in front of a facility that no word beside it calls one of debt, where the sentence speaks of lending.",
            example(
                "CoreWeave's $2 billion facility matures in 2031.",
                "coreweave debt_facility: 2,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.debt.offering_of",
            "A sum in front of an offering, sale or placement of bonds or notes.",
            example(
                "CoreWeave announced a $2 billion offering of senior notes.",
                "coreweave debt_facility: 2,000,000,000 USD · actual, asserted",
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
            "deal.debt.borrowed",
            "Who borrows a sum, the lender unnamed.",
            example(
                "CoreWeave borrowed $2 billion.",
                "coreweave debt_facility: 2,000,000,000 USD · actual, asserted",
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
            "deal.contract.order",
            "Who places an order, with whom it may say.",
            example(
                "OpenAI placed a $9 billion order with Broadcom.",
                "broadcom / openai contract_value: 9,000,000,000 USD · actual, asserted",
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
            "deal.contract.order_from",
            "Orders or contracts from a customer, and what they are worth, where the sentence speaks of capacity.",
            example(
                "Dell has AI server orders from xAI worth $5 billion.",
                "dell / xai contract_value: 5,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.win_order",
            "Who wins or books an order or contract of a sum, from whom it need not say.",
            example(
                "Dell won a $2 billion order for servers.",
                "dell contract_value: 2,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.signed_sum",
            "Who signs or books a sum of contracts or orders with customers unnamed.",
            example(
                "Nebius signed $3 billion of new contracts.",
                "nebius contract_value: 3,000,000,000 USD · actual, asserted",
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
            "deal.contract.build_for",
            "Who builds or hosts power for a customer.",
            example(
                "Nscale will build 200 MW of data center capacity for Microsoft.",
                "nscale / microsoft contract_power: 200 MW · actual, asserted",
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
            "deal.contract.told_by_seller",
            "A company tells that another has signed or extended a lease or contract: it is placed with who tells.",
            example(
                "Applied Digital announced that CoreWeave has signed a third data center lease.",
                "applied-digital / coreweave contract_value, event 2026-06-10: not disclosed · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.under_which",
            "An agreement under which a customer pays, buys or leases; the other side announces it.",
            example(
                "IREN announced an agreement under which Microsoft will buy $10 billion of GPU capacity.",
                "iren / microsoft contract_value: 10,000,000,000 USD · actual, asserted",
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
            "deal.contract.chips_of",
            "Who buys or deploys a sum or number of a seller's chips.",
            example(
                "Meta will deploy 100,000 AMD GPUs.",
                "amd / meta contract_chips: 100,000 · actual, asserted",
            ),
            example(
                "OpenAI has committed to consume 2 gigawatts of Trainium capacity.",
                "amazon / openai contract_power, event 2026-06-10: 2,000 MW · actual, asserted",
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
            "deal.contract.signed_with_of",
            "Power that is announced with a company.",
            example(
                "CoreWeave announced 100 MW of capacity with Galaxy.",
                "galaxy / coreweave contract_power: 100 MW · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.signed_for",
            "Two companies that sign for a sum or size of capacity.",
            example(
                "Microsoft and IREN signed for 200 MW of data center capacity.",
                "iren / microsoft contract_power: 200 MW · actual, asserted",
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
            "deal.contract.worth_alone",
            "Who signs a deal, then what it is worth, the other party unnamed.",
            example(
                "Cipher signed a data center lease worth $3 billion.",
                "cipher contract_value: 3,000,000,000 USD · actual, asserted",
            ),
        ),
        rule(
            "deal.contract.under_contract",
            "What a company has under contract or lease, the other party unnamed.",
            example(
                "IREN has 400 MW under contract.",
                "iren contract_power: 400 MW · actual, asserted",
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
    ),
}
