"""Roles, values and terms of deals; all sentences are made up, the companies are the registry's."""

import time

import pytest

from extractors.claims.prose.deals import deal_claims
from warehouse.records import Claim

# text, metric, subject, counterparty, low, high
ROLES = [
    # capacity: the customer is the grammatical subject
    ("Meta committed $9 billion with CoreWeave.", "contract_value", "coreweave", "meta", 9e9, 9e9),
    ("Meta has committed to spend $9 billion on Google Cloud over six years.", "contract_value", "alphabet", "meta", 9e9, 9e9),
    ("Anthropic agreed to purchase $12 billion of compute from Microsoft.", "contract_value", "microsoft", "anthropic", 12e9, 12e9),
    ("OpenAI will pay Crusoe $40 billion for data center capacity.", "contract_value", "crusoe", "openai", 40e9, 40e9),
    ("Microsoft agreed to pay Nebius up to $6 billion.", "contract_value", "nebius", "microsoft", None, 6e9),
    ("Mistral will rent 80 megawatts of capacity from Nscale.", "contract_power", "nscale", "mistral", 80, 80),
    ("CoreWeave leased 120 MW from Applied Digital.", "contract_power", "applied-digital", "coreweave", 120, 120),
    ("OpenAI ordered $3 billion of chips from Cerebras.", "contract_value", "cerebras", "openai", 3e9, 3e9),
    ("Jane Street signed up to spend $2 billion with CoreWeave on GPU capacity.", "contract_value", "coreweave", "jane-street", 2e9, 2e9),
    # capacity: the seller is the grammatical subject
    ("CoreWeave signed $8 billion in new commitments from Meta.", "contract_value", "coreweave", "meta", 8e9, 8e9),
    ("Nebius won a $3 billion order from Microsoft.", "contract_value", "nebius", "microsoft", 3e9, 3e9),
    ("IREN will supply Microsoft with 200 MW of GPU capacity.", "contract_power", "iren", "microsoft", 200, 200),
    ("Google agreed to provide Anthropic with up to 500,000 TPUs.", "contract_chips", "alphabet", "anthropic", None, 5e5),
    ("Dell sold $5 billion of AI servers to CoreWeave.", "contract_value", "dell", "coreweave", 5e9, 5e9),
    ("TeraWulf will lease 160 MW of data center capacity to Fluidstack.", "contract_power", "terawulf", "fluidstack", 160, 160),
    # capacity: neither is said to sell
    ("Lambda and Microsoft signed a $4 billion contract for AI infrastructure.", "contract_value", "lambda", "microsoft", 4e9, 4e9),
    ("Microsoft signed a $4 billion deal with Lambda for AI infrastructure.", "contract_value", "lambda", "microsoft", 4e9, 4e9),
    ("Lambda signed a $4 billion deal with Microsoft for AI infrastructure.", "contract_value", "lambda", "microsoft", 4e9, 4e9),
    ("A $7 billion agreement between OpenAI and CoreWeave was announced.", "contract_value", "coreweave", "openai", 7e9, 7e9),
    ("Oracle's $30 billion contract with OpenAI starts next year.", "contract_value", "oracle", "openai", 30e9, 30e9),
    ("CoreWeave expanded its agreement with OpenAI, which is now worth up to $22 billion.", "contract_value", "coreweave", "openai", None, 22e9),
    ("TeraWulf signed a lease with Amazon valued at $5.5 billion for AI hosting.", "contract_value", "terawulf", "amazon", 5.5e9, 5.5e9),
    ("OpenAI accounted for about $30 billion of CoreWeave's commitments.", "contract_value", "coreweave", "openai", 30e9, 30e9),
    ("Under the deal, Anthropic will pay SpaceX $1.2 billion for compute capacity.", "contract_value", "spacex", "anthropic", 1.2e9, 1.2e9),
    ("Crusoe signed a multi-billion-dollar deal with OpenAI for compute capacity.", "contract_value", "crusoe", "openai", 1e9, 1e10),
    ("AMD struck a deal with OpenAI for 5 gigawatts of computing capacity.", "contract_power", "amd", "openai", 5000, 5000),
    ("OpenAI has committed to consume 2 gigawatts of Trainium capacity.", "contract_power", "amazon", "openai", 2000, 2000),
    ("Nebius landed $17 billion with Microsoft.", "contract_value", "nebius", "microsoft", 17e9, 17e9),
    ("Applied Digital's $5 billion lease agreement with a hyperscaler runs for years.", "contract_value", "applied-digital", None, 5e9, 5e9),
    ("OpenAI signed a $90 billion contract under which CoreWeave is to build capacity.", "contract_value", "coreweave", "openai", 90e9, 90e9),
    ("IREN has entered into an agreement with Dell to purchase the GPUs and cabling for about $5 billion.", "contract_value", "dell", "iren", 5e9, 5e9),
    # acquisitions
    ("Nebius paid $500 million to acquire Tavily.", "acquisition_price", "nebius", "tavily", 5e8, 5e8),
    ("CoreWeave agreed to buy Weights & Biases for $1.7 billion.", "acquisition_price", "coreweave", "weights-and-biases", 1.7e9, 1.7e9),
    ("CoreWeave's $9 billion acquisition of Core Scientific fell behind schedule.", "acquisition_price", "coreweave", "core-scientific", 9e9, 9e9),
    ("Groq was acquired by Nvidia for $20 billion.", "acquisition_price", "nvidia", "groq", 20e9, 20e9),
    ("AMD will acquire Cerebras in an all-stock transaction valued at $25 billion.", "acquisition_price", "amd", "cerebras", 25e9, 25e9),
    ("Nvidia's acquisition of Groq, valued at about $20 billion, closed in May.", "acquisition_price", "nvidia", "groq", 20e9, 20e9),
    ("Microsoft announced a deal to buy robot maker Foobar Dynamics for $3 billion in cash.", "acquisition_price", "microsoft", "foobar-dynamics", 3e9, 3e9),
    ("IBM will pay $2 billion in cash for Foobar Systems, a maker of robots.", "acquisition_price", "ibm", "foobar-systems", 2e9, 2e9),
    # debt
    ("CoreWeave's $8 billion debt facility is secured on chips.", "debt_facility", "coreweave", None, 8e9, 8e9),
    ("CoreWeave closed a $2.6 billion delayed draw term loan facility.", "debt_facility", "coreweave", None, 2.6e9, 2.6e9),
    ("IREN secured a further $150 million in GPU financing.", "debt_facility", "iren", None, 1.5e8, 1.5e8),
    ("Galaxy secured a $2 billion project financing facility, fully funding the first phase.", "debt_facility", "galaxy", None, 2e9, 2e9),
    ("Alphabet sold $18 billion of bonds.", "debt_facility", "alphabet", None, 18e9, 18e9),
    ("Nebius priced $3.75 billion of convertible notes.", "debt_facility", "nebius", None, 3.75e9, 3.75e9),
    ("Crusoe borrowed $750 million from Brookfield.", "debt_facility", "crusoe", "brookfield", 7.5e8, 7.5e8),
    ("Meta raised $27 billion in private credit for a new campus.", "debt_facility", "meta", None, 27e9, 27e9),
    ("CoreWeave announced an offering of $1.5 billion of senior notes due 2031.", "debt_facility", "coreweave", None, 1.5e9, 1.5e9),
    ("Applied Digital secured a $5 billion credit facility from Macquarie.", "debt_facility", "applied-digital", "macquarie", 5e9, 5e9),
    ("Blackstone led a $7 billion loan to CoreWeave.", "debt_facility", "coreweave", "blackstone", 7e9, 7e9),
    ("CoreWeave intends to raise a total of $4 billion through two debt offerings.", "debt_facility", "coreweave", None, 4e9, 4e9),
    # equity
    ("Anthropic raised $13 billion in a Series F round led by ICONIQ.", "equity_investment", "anthropic", None, 13e9, 13e9),
    ("Mistral closed a €1.7 billion funding round.", "equity_investment", "mistral", None, 1.7e9, 1.7e9),
    ("Amazon invested $8 billion in Anthropic.", "equity_investment", "anthropic", "amazon", 8e9, 8e9),
    ("Nvidia will invest up to $100 billion in OpenAI.", "equity_investment", "openai", "nvidia", None, 100e9),
    ("Nvidia's $2 billion investment in CoreWeave was announced in January.", "equity_investment", "coreweave", "nvidia", 2e9, 2e9),
    ("Nvidia bought a 4% stake in Intel for $5 billion.", "equity_investment", "intel", "nvidia", 5e9, 5e9),
    ("xAI has received a $2 billion investment from SpaceX.", "equity_investment", "xai", "spacex", 2e9, 2e9),
    ("Lambda raised $1.5 billion from investors led by TWG Global.", "equity_investment", "lambda", None, 1.5e9, 1.5e9),
    ("OpenAI is acquiring $350 million worth of equity in CoreWeave.", "equity_investment", "coreweave", "openai", 3.5e8, 3.5e8),
    ("Foobar Robotics, a maker of arms, has raised $90 million in a Series B round.", "equity_investment", "foobar-robotics", None, 9e7, 9e7),
    ("SoftBank completed its $40 billion investment in OpenAI.", "equity_investment", "openai", "softbank", 40e9, 40e9),
    ("NextEra and Google signed a 25-year agreement for 615 MW.", "contract_power", "nextera", "alphabet", 615, 615),
    ("Microsoft signed a $9 billion deal with Zebra Compute.", "contract_value", "zebra-compute", "microsoft", 9e9, 9e9),
    ("Zebra Digital signed a $3 billion, 10-year lease with Anthropic.", "contract_value", "zebra-digital", "anthropic", 3e9, 3e9),
    ("Core Scientific was acquired by Zebra Networks for $2 billion.", "acquisition_price", "zebra-networks", "core-scientific", 2e9, 2e9),
    ("Zebra Digital secured a $5 billion loan from JPMorgan.", "debt_facility", "zebra-digital", "jpmorgan", 5e9, 5e9),
    # what acts, what owns and what is told may stand anywhere
    ("Anthropic signs a reported $35 billion cloud agreement with Nvidia-backed Lambda", "contract_value", "lambda", "anthropic", 35e9, 35e9),
    ("Nebius won a contract worth $17 billion from Microsoft.", "contract_value", "nebius", "microsoft", 17e9, 17e9),
    ("Samsung has signed a $16 billion deal to produce AI chips for Tesla.", "contract_value", "samsung", "tesla", 16e9, 16e9),
    ("OpenAI has partnered with Zebra Compute to secure 90 megawatts of data center capacity.", "contract_power", "zebra-compute", "openai", 90, 90),
    ("CoreWeave has leased another 150 MW at Applied Digital's campus.", "contract_power", "applied-digital", "coreweave", 150, 150),
    ("Applied Digital announced that CoreWeave signed a 150 MW lease for its data center.", "contract_power", "applied-digital", "coreweave", 150, 150),
    ("Salesforce to acquire Informatica in $8 billion deal", "acquisition_price", "salesforce", "informatica", 8e9, 8e9),
    ("Zebra Incorporated completes its $250 million acquisition of Quux Semiconductor.", "acquisition_price", "zebra", "quux-semiconductor", 25e7, 25e7),
    ("Roe founded Quux Systems, which Intel Corp. acquired in 2016 for $400 million.", "acquisition_price", "intel", "quux-systems", 4e8, 4e8),
    ("Nvidia snapped up Groq's assets for $20 billion.", "acquisition_price", "nvidia", "groq", 20e9, 20e9),
    ("Security startup zebracorn raised $40 million in a Series A.", "equity_investment", "zebracorn", None, 4e7, 4e7),
    ("Nscale's $1.1 billion Series B was led by Aker.", "equity_investment", "nscale", None, 1.1e9, 1.1e9),
    ("Amazon joined OpenAI's $110 billion funding round.", "equity_investment", "openai", None, 110e9, 110e9),
    ("OpenAI said Nvidia would invest up to $100 billion in the company.", "equity_investment", "openai", "nvidia", None, 100e9),
    ("Anthropic takes $5B from Amazon and pledges more cloud spending in return", "equity_investment", "anthropic", "amazon", 5e9, 5e9),
    ("Nvidia is putting $2 billion into Coherent via convertible bonds.", "equity_investment", "coherent", "nvidia", 2e9, 2e9),
    ("An investment of $5 billion by Nvidia in Intel closed in December.", "equity_investment", "intel", "nvidia", 5e9, 5e9),
    ("Cerebras raised $5.5 billion in its initial public offering.", "equity_investment", "cerebras", None, 5.5e9, 5.5e9),
    ("Applied Digital signed a $5 billion preferred equity facility with Macquarie.", "equity_investment", "applied-digital", "macquarie", 5e9, 5e9),
    ("Humain secured $1.2 billion in financing for AI data centers.", "debt_facility", "humain", None, 1.2e9, 1.2e9),
    ("Crusoe closed $3 billion in project financing for its campus.", "debt_facility", "crusoe", None, 3e9, 3e9),
    ("Quux Labs nabs $50M to build AI chips", "equity_investment", "quux-labs", None, 5e7, 5e7),
    ("Nvidia will invest $5 billion in Intel's common stock.", "equity_investment", "intel", "nvidia", 5e9, 5e9),
    ("ASML invested €1.3 billion in Mistral's Series C round.", "equity_investment", "mistral", "asml", 1.3e9, 1.3e9),
    ("CoreWeave will supply Meta with $14 billion of computing power.", "contract_value", "coreweave", "meta", 14e9, 14e9),
    ("CoreWeave inked a $14 billion agreement to provide Meta with AI infrastructure.", "contract_value", "coreweave", "meta", 14e9, 14e9),
    ("Tesla signed a $16 billion deal to buy chips from Samsung.", "contract_value", "samsung", "tesla", 16e9, 16e9),
    ("Databricks acquired Roe's previous startup, Quux in 2023, for $1.3 billion.", "acquisition_price", "databricks", "quux", 1.3e9, 1.3e9),
    ("Groq agreed to sell its assets to Nvidia for $20 billion.", "acquisition_price", "nvidia", "groq", 20e9, 20e9),
    ("Meta sold $27 billion of debt to Pimco.", "debt_facility", "meta", "pimco", 27e9, 27e9),
    ("OpenAI taps Zebra Compute for 100 MW of data center capacity, eyes 1 GW", "contract_power", "zebra-compute", "openai", 100, 100),
    ("JPMorgan provided CoreWeave with a $2 billion loan.", "debt_facility", "coreweave", "jpmorgan", 2e9, 2e9),
]  # fmt: skip


def _numeric(claims: list[Claim], metric: str) -> list[Claim]:
    return [c for c in claims if c.metric == metric and (c.value_low, c.value_high) != (None, None)]


@pytest.mark.parametrize(("text", "metric", "subject", "counterparty", "low", "high"), ROLES)
def test_the_construction_fixes_the_roles(told, text, metric, subject, counterparty, low, high):
    [claim] = _numeric(deal_claims(*told(text)), metric)
    assert (claim.subject, claim.counterparty) == (subject, counterparty)
    assert (claim.value_low, claim.value_high) == (low, high)
    assert claim.status == "actual"
    assert claim.modality == "asserted"
    assert text[claim.char_start : claim.char_end] == claim.quote
    assert {span.role for span in claim.spans} >= {"cue", "value"}


NOTHING = [
    "If a Fortune 500 company signs a $300 million inference deal with a neocloud, the thesis holds.",
    "Big Tech companies will spend $700 billion on data centers this year.",
    "The price works out at $25 million per employee for Nebius.",
    "Anthropic was valued at $380 billion when Coatue invested.",
    "Broadcom authorized up to $10 billion in new share buybacks.",
    "The chip could bring Nvidia $5 billion of revenue.",
    "OpenAI does not have $300 billion to spend.",
    "CoreWeave reported revenue of $2 billion, up from $980 million.",
    "Microsoft plans to spend $80 billion on capital expenditures this year.",
    "Meta held cash of $40 billion and debt of $30 billion.",
    "Oracle's bond sale attracted more than $100 billion of orders.",
    "CoreWeave repaid a $500 million loan.",
    "CoreWeave received $2 billion from Nvidia for its cloud.",
    "Meta hired Apollo for a $29 billion data center financing.",
    "Nvidia and Foxconn will build a 100 MW data center.",
    "Microsoft bought $33 billion of capacity from neoclouds such as Nebius.",
    "Nvidia struck agreements with Blackstone and Apollo to mobilize $500 billion for data centers.",
    "Gains of $4 billion on its investment in Anthropic lifted Amazon's profit.",
    # cities, countries, parties, clubs and places of learning are no companies
    "The University of Texas raised $2 billion for its endowment.",
    "Harvard borrowed $750 million in the bond market.",
    "Houston borrowed $1 billion.",
    "Sierra Leone raised $300 million in debt.",
    "Labor Party raised $20 million from donors.",
    "Zebra FC bought Houston for $20 million.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_deal_gives_no_firm_value(told, text):
    claims = deal_claims(*told(text))
    assert [c for c in claims if c.value_low or c.value_high] == []


FIRMNESS = [
    ("Microsoft in talks to spend $10 billion with CoreWeave", "contract_value", "talks", "estimate"),
    ("OpenAI is in talks to raise $40 billion in a funding round.", "equity_investment", "talks", "estimate"),
    ("OpenAI denied that it had agreed to pay Crusoe $60 billion for capacity.", "contract_value", "denied", "actual"),
    ("Blue Owl is shopping a $5.9 billion loan for a data center.", "debt_facility", "talks", "estimate"),
    ("CoreWeave's $9 billion deal to buy Core Scientific collapsed.", "acquisition_price", "denied", "actual"),
    ("CoreWeave dropped its $9 billion acquisition of Core Scientific.", "acquisition_price", "denied", "actual"),
    ("Nebius may raise $2 billion of debt.", "debt_facility", "hypothetical", "estimate"),
    ("Nvidia has agreed to invest $3 billion in Mistral, people familiar with the matter said.", "equity_investment", "reported", "actual"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "metric", "modality", "status"), FIRMNESS)
def test_talks_and_denials_are_told_from_deals(told, text, metric, modality, status):
    [claim] = _numeric(deal_claims(*told(text)), metric)
    assert (claim.modality, claim.status) == (modality, status)


def test_an_up_to_deal_has_no_lower_end(told):
    [claim] = deal_claims(*told("Microsoft agreed to pay Nebius up to $19 billion."))
    assert (claim.value_low, claim.value_high, claim.bound) == (None, 19e9, "up_to")


def test_terms_belong_to_the_deal_of_their_clause(told):
    text = "Oracle signed a five-year, $30 billion contract with OpenAI for 900 MW of capacity."
    claims = {claim.metric: claim for claim in deal_claims(*told(text))}
    assert claims["contract_term"].value_low == 5
    assert claims["contract_power"].value_low == 900
    assert {c.subject for c in claims.values()} == {"oracle"}
    assert {c.counterparty for c in claims.values()} == {"openai"}


def test_the_year_in_which_contracts_end_is_no_value(told):
    text = "CoreWeave's contract with Meta for GPU capacity runs through December 2031."
    claims = deal_claims(*told(text))
    [end] = [c for c in claims if c.metric == "contract_end_year"]
    assert (end.value_low, end.unit, end.subject) == (2031, "year", "coreweave")
    assert _numeric(claims, "contract_value") == []


def test_a_deal_of_undisclosed_value_has_both_parties_and_no_value(told):
    [claim] = deal_claims(*told("CoreWeave signed a multiyear cloud deal with Anthropic."))
    assert (claim.metric, claim.subject, claim.counterparty) == (
        "contract_value",
        "coreweave",
        "anthropic",
    )
    assert (claim.value_low, claim.value_high) == (None, None)


def test_two_deals_of_one_sentence_keep_their_own_partners(told):
    text = "CoreWeave signed $20 billion in fresh commitments from Meta and a separate cloud deal with Anthropic."
    pairs = {(c.counterparty, c.value_low) for c in deal_claims(*told(text))}
    assert pairs == {("meta", 20e9), ("anthropic", None)}


def test_respectively_gives_each_investor_its_own_amount(told):
    text = "Nvidia and Microsoft will invest up to $9 billion and up to $4 billion respectively in Anthropic."
    pairs = {(c.subject, c.counterparty, c.value_high) for c in deal_claims(*told(text))}
    assert pairs == {("anthropic", "nvidia", 9e9), ("anthropic", "microsoft", 4e9)}


def test_the_shares_of_a_round_belong_to_its_issuer(told):
    text = "OpenAI raised $110 billion in a funding round, with Amazon contributing $50 billion."
    pairs = {(c.subject, c.counterparty, c.value_low) for c in deal_claims(*told(text))}
    assert pairs == {("openai", None, 110e9), ("openai", "amazon", 50e9)}


SEQUELS = [
    ("Amazon agreed to invest $5 billion in Anthropic, bringing its total investment in the company to $13 billion.", {("anthropic", "amazon", 5e9), ("anthropic", "amazon", 13e9)}),
    ("SoftBank's $30 billion investment in OpenAI brings its total bet on ChatGPT's maker to $60 billion.", {("openai", "softbank", 30e9), ("openai", "softbank", 60e9)}),
    ("Crusoe raised a $1 billion Series C in May, followed by a $1.4 billion Series D in October.", {("crusoe", None, 1e9), ("crusoe", None, 1.4e9)}),
    ("OpenAI raised $80 billion: $50 billion from Amazon and $30 billion from SoftBank.", {("openai", None, 80e9), ("openai", "amazon", 50e9), ("openai", "softbank", 30e9)}),
    ("SoftBank has a $20 billion commitment to invest in OpenAI as part of the AI model maker's $90 billion raise.", {("openai", None, 90e9)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "investments"), SEQUELS)
def test_each_sum_of_a_sentence_has_its_own_parties(told, text, investments):
    claims = _numeric(deal_claims(*told(text)), "equity_investment")
    assert {(c.subject, c.counterparty, c.value_low) for c in claims} == investments


def test_what_is_expected_of_a_signed_size_leaves_it_signed(told):
    text = (
        "Anthropic signed an agreement with Google for 2 GW that it expects to come online in 2027."
    )
    [claim] = _numeric(deal_claims(*told(text)), "contract_power")
    assert (claim.subject, claim.status) == ("alphabet", "actual")


def test_a_description_means_the_company_it_fits(told):
    text = "Microsoft met Anthropic in May. The cloud giant agreed to supply OpenAI with 200 MW."
    [claim] = deal_claims(*told(text))
    assert (claim.subject, claim.counterparty) == ("microsoft", "openai")


def test_a_sum_of_several_investors_is_nobodys_own(told):
    [claim] = deal_claims(*told("Amazon and Nvidia invested $6 billion in Anthropic."))
    assert (claim.subject, claim.counterparty) == ("anthropic", None)


def test_the_next_sentence_speaks_of_the_same_deal(told):
    text = "Anthropic signed a cloud deal with Google. The agreement is worth tens of billions of dollars."
    claims = _numeric(deal_claims(*told(text)), "contract_value")
    assert [(c.subject, c.counterparty, c.bound) for c in claims] == [
        ("alphabet", "anthropic", "vague")
    ]


SEQUELS = [
    ("The agreement is for a five-year term.", "contract_term", 5),
    (
        "Under the contract, we will be deploying NVIDIA GPUs across 200 megawatts of data centers.",
        "contract_power",
        200,
    ),
    (
        "Under the agreement, IREN will deliver another 40 MW of critical load.",
        "contract_power",
        40,
    ),
    (
        "Total contracted revenue across the partnership reaches $3 billion over the 10-year term.",
        "contract_value",
        3e9,
    ),
]


@pytest.mark.parametrize(("sequel", "metric", "value"), SEQUELS)
def test_terms_of_the_deal_just_told_are_its_own(told, sequel, metric, value):
    claims = deal_claims(*told(f"IREN signed a cloud contract with Microsoft. {sequel}"))
    [claim] = _numeric(claims, metric)
    assert (claim.subject, claim.counterparty, claim.value_low) == ("iren", "microsoft", value)


def test_hardware_is_read_from_the_words(told):
    [claim] = deal_claims(*told("Google will provide Anthropic with one million TPUs."))
    assert claim.hardware == "tpu"


def test_a_date_that_ends_the_term_is_not_the_announcement(told):
    text = "On June 3, Meta committed $9 billion with CoreWeave through 2031."
    [claim] = _numeric(deal_claims(*told(text)), "contract_value")
    assert (claim.period_type, str(claim.period_end)) == ("event", "2026-06-03")


def test_noise_is_never_evidence(told):
    document, sentences = told("Meta committed $9 billion with CoreWeave.")
    assert deal_claims(document, []) == []
    assert len(deal_claims(document, sentences)) == 1


def test_a_list_run_together_is_not_read(told):
    document, sentences = told("OpenAI " + "paid CoreWeave $1 billion and " * 100 + "left.")
    assert deal_claims(document, sentences) == []


@pytest.mark.parametrize(
    "words", ["$1 billion ", "Meta and ", "deal with ", "invest in a ", "signed a, "]
)
def test_repetitive_sentences_are_read_in_bounded_time(told, words):
    document, sentences = told("Meta " + words * 150 + "CoreWeave.")
    began = time.perf_counter()
    deal_claims(document, sentences)
    assert time.perf_counter() - began < 3
