"""Signals: who, which way, how firmly; all sentences are made up, the companies are the registry's."""

import time

import pytest

from extractors.claims.prose.signals import signal_claims

# text, metric, subjects, polarity
STATED = [
    ("Anthropic will run its models on one million Google TPUs.", "tpu_commitment", {"anthropic"}, 1),
    ("OpenAI rents TPUs from Google Cloud to serve ChatGPT.", "tpu_commitment", {"openai"}, 1),
    ("Google will supply Mistral with TPUs for inference.", "tpu_commitment", {"mistral"}, 1),
    ("Nebius and Lambda have refused to adopt TPUs.", "tpu_commitment", {"nebius", "lambda"}, -1),
    ("Broadcom is building two gigawatts of tensor processing units for Anthropic.", "tpu_commitment", {"anthropic"}, 1),
    ("Anthropic trains its models on Trainium.", "custom_silicon_commitment", {"anthropic"}, 1),
    ("OpenAI placed a $9 billion custom chip order with Broadcom.", "custom_silicon_commitment", {"openai"}, 1),
    ("CoreWeave warned of rising memory prices for its next systems.", "component_cost_pressure", {"coreweave"}, 1),
    ("Microsoft said component costs were climbing.", "component_cost_pressure", {"microsoft"}, 1),
    ("CoreWeave passed the higher costs on to customers.", "component_cost_pass_through", {"coreweave"}, 1),
    ("Nebius raised its GPU rental prices in July.", "component_cost_pass_through", {"nebius"}, 1),
    ("Alphabet raised its capital expenditure guidance to $190 billion.", "capex_guidance_change", {"alphabet"}, 1),
    ("CoreWeave cut its capex forecast for the year.", "capex_guidance_change", {"coreweave"}, -1),
    ("Amazon reiterated its capex guidance.", "capex_guidance_change", {"amazon"}, 0),
    ("CoreWeave said the Denton data center was delayed by a contractor.", "datacenter_delay", {"coreweave"}, 1),
    ("CoreWeave sold $2 billion of senior notes.", "debt_issuance", {"coreweave"}, 1),
    ("Microsoft is still constrained by power and expects that to last.", "capacity_constrained", {"microsoft"}, 1),
    ("CoreWeave said demand far exceeded supply.", "capacity_constrained", {"coreweave"}, 1),
    ("CoreWeave is shifting its fleet from training to inference.", "inference_shift", {"coreweave"}, 1),
    ("CoreWeave signed an inference deal with JPMorgan worth $300 million.", "enterprise_inference_deal", {"coreweave"}, 1),
    ("Anthropic signed a multiyear agreement with Google and Broadcom for several gigawatts of new TPU capacity.", "tpu_commitment", {"anthropic"}, 1),
    ("The Anthropic agreement covers three generations of Trainium.", "custom_silicon_commitment", {"anthropic"}, 1),
    ("OpenAI and Broadcom will co-develop ten gigawatts of custom AI accelerators.", "custom_silicon_commitment", {"openai"}, 1),
    ("HPE warned of rising memory prices.", "component_cost_pressure", {"hpe"}, 1),
    ("Microsoft plans to increase its spending on data centers.", "capex_guidance_change", {"microsoft"}, 1),
    ("Meta expects capital expenditures of $72 billion, increased from its prior outlook of $66 billion.", "capex_guidance_change", {"meta"}, 1),
    ("Alphabet sees capex of $85 billion, up from the $75 billion it projected earlier.", "capex_guidance_change", {"alphabet"}, 1),
    ("Meta said capital expenditures will decline next year.", "capex_guidance_change", {"meta"}, -1),
    ("Applied Digital has not had a single delay at its campus.", "datacenter_delay", {"applied-digital"}, -1),
    ("Nebius said the equipment at its second site has slipped into December.", "datacenter_delay", {"nebius"}, 1),
    ("SoftBank has taken on a new $40 billion loan.", "debt_issuance", {"softbank"}, 1),
    ("SoftBank has no plans to issue additional bonds.", "debt_issuance", {"softbank"}, -1),
    ("Intel is not able to fully meet demand for its processors.", "capacity_constrained", {"intel"}, 1),
    ("Tencent said a shortage of advanced chips is limiting its cloud business.", "capacity_constrained", {"tencent"}, 1),
    ("Nvidia said its newest chips are sold out for a year.", "capacity_constrained", {"nvidia"}, 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "metric", "subjects", "polarity"), STATED)
def test_signal_subject_and_polarity(told, text, metric, subjects, polarity):
    claims = [c for c in signal_claims(*told(text)) if c.metric == metric]
    assert {c.subject for c in claims} == subjects
    assert {c.polarity for c in claims} == {polarity}
    assert {c.value_low for c in claims} | {c.value_high for c in claims} == {None}
    assert {c.modality for c in claims} == {"asserted"}
    for claim in claims:
        assert text[claim.char_start : claim.char_end] == claim.quote


# text, metric, segment, polarity
COMPARED = [
    ("Nvidia's revenue topped analysts' estimates.", "result_vs_consensus", "revenue", 1),
    ("Nvidia reported revenue of $60 billion, below the $61 billion that analysts expected.", "result_vs_consensus", "revenue", -1),
    ("CoreWeave's adjusted loss of 90 cents per share was wider than Wall Street had forecast.", "result_vs_consensus", "eps_adjusted", -1),
    ("CoreWeave's loss per share was narrower than analysts expected.", "result_vs_consensus", "eps_adjusted", 1),
    ("AMD's earnings fell short of expectations.", "result_vs_consensus", "eps_adjusted", -1),
    ("AMD's revenue guidance came in above the consensus.", "guidance_vs_consensus", "revenue", 1),
    ("CoreWeave's second-quarter guidance missed Wall Street estimates.", "guidance_vs_consensus", None, -1),
    ("Micron reported better-than-expected revenue.", "result_vs_consensus", "revenue", 1),
    ("Micron offered a weaker-than-expected forecast.", "guidance_vs_consensus", None, -1),
    ("The enterprise software maker Oracle reported revenue below analysts' expectations.", "result_vs_consensus", "revenue", -1),
    ("Micron reported stronger-than-anticipated results.", "result_vs_consensus", None, 1),
    ("Samsung’s operating profit failed to meet market estimates.", "result_vs_consensus", "operating_income", -1),
    ("Foxconn posted a forecast-beating quarterly profit.", "result_vs_consensus", "net_income", 1),
    ("Marvell forecast quarterly revenue below market estimates.", "guidance_vs_consensus", "revenue", -1),
    ("Arista fell on cautious guidance, despite quarterly results that exceeded expectations.", "result_vs_consensus", None, 1),
    ("Dell gave an upbeat forecast despite an earnings miss.", "result_vs_consensus", "eps_adjusted", -1),
    ("AMD's revenue was in line with analysts' expectations.", "result_vs_consensus", "revenue", 0),
    ("Nvidia’s bookings rose. The figure exceeded analysts' expectations.", "result_vs_consensus", None, 1),
    ("Nvidia earned $3 billion in net income. That fell short of estimates.", "result_vs_consensus", "net_income", -1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "metric", "segment", "polarity"), COMPARED)
def test_surprises_name_what_was_compared(told, text, metric, segment, polarity):
    [claim] = signal_claims(*told(text))
    assert (claim.metric, claim.segment, claim.polarity) == (metric, segment, polarity)
    assert claim.status == ("guidance" if metric.startswith("guidance") else "actual")


def test_a_headline_beats_on_two_things(told):
    claims = signal_claims(*told("Broadcom beats on earnings and guidance", is_title=True))
    assert {(c.metric, c.polarity) for c in claims} == {
        ("result_vs_consensus", 1),
        ("guidance_vs_consensus", 1),
    }


def test_two_comparisons_of_a_sentence_compare_each_its_own(told):
    claims = signal_claims(
        *told("Dell's earnings fell short of the consensus, revenue beat expectations.")
    )
    assert {(c.segment, c.polarity) for c in claims} == {("eps_adjusted", -1), ("revenue", 1)}


FIRMNESS = [
    ("OpenAI denied that it uses TPUs at scale.", "openai", -1, "denied"),
    ("OpenAI has no plans to use TPUs at scale.", "openai", -1, "denied"),
    ("OpenAI is not using TPUs in production.", "openai", -1, "denied"),
    ("Microsoft is in talks to rent TPUs from Google.", "microsoft", 1, "talks"),
    ("OpenAI could move some inference to TPUs.", "openai", 1, "hypothetical"),
    (
        "OpenAI has begun to rent TPUs, people familiar with the matter said.",
        "openai",
        1,
        "reported",
    ),
]


@pytest.mark.parametrize(("text", "subject", "polarity", "modality"), FIRMNESS)
def test_a_denied_commitment_counts_against(told, text, subject, polarity, modality):
    [claim] = [c for c in signal_claims(*told(text)) if c.metric == "tpu_commitment"]
    assert (claim.subject, claim.polarity, claim.modality) == (subject, polarity, modality)


NOTHING = [
    ("Google uses its TPUs to train Gemini.", "tpu_commitment"),
    ("Google approached CoreWeave about hosting TPUs.", "tpu_commitment"),
    ("If any AI lab adopts TPUs at scale, the lock weakens.", "tpu_commitment"),
    ("Nine of ten labs are customers of CoreWeave, and none have moved to custom silicon.", "custom_silicon_commitment"),
    ("Hyperscalers raised their capex plans.", "capex_guidance_change"),
    ("Nvidia's Jensen Huang said hyperscalers will increase their capital spending.", "capex_guidance_change"),
    ("Amazon gave a capex plan for 2026. The number landed well above market expectations.", "result_vs_consensus"),
    ("Micron benefits from rising memory prices.", "component_cost_pressure"),
    ("Neoclouds are short of capacity and sold out.", "capacity_constrained"),
    ("JPMorgan provides CoreWeave with inference software worth $300 million.", "enterprise_inference_deal"),
    ("Dell signed a deal to sell inference servers worth $400 million to CoreWeave.", "enterprise_inference_deal"),
    ("Many firms sold bonds this year.", "debt_issuance"),
    ("Nvidia beat Intel to market.", "result_vs_consensus"),
    ("OpenAI and Microsoft failed to reach consensus.", "result_vs_consensus"),
    ("Ahead of AMD's earnings, Wall Street estimates are high.", "result_vs_consensus"),
    ("Marvell designs custom accelerators.", "custom_silicon_commitment"),
    ("Meta narrowed its capex forecast and said expenses would grow.", "capex_guidance_change"),
    ("It is unlikely that Meta’s capital expenditures will decline.", "capex_guidance_change"),
    ("SoftBank secured cash to cover bond redemptions.", "debt_issuance"),
    ("Nebius plans to ease the industry’s supply shortage.", "capacity_constrained"),
    ("Microsoft said spending can have variability from infrastructure build-outs and the timing of deliveries of leases.", "datacenter_delay"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "metric"), NOTHING)
def test_what_is_said_of_nobody_is_no_signal(told, text, metric):
    assert [c for c in signal_claims(*told(text)) if c.metric == metric] == []


# kind, text, metric, polarity
OF_ITSELF = [
    ("transcript", "There have been no delays to any sites that our commitments require.", "datacenter_delay", -1),
    ("letter", "Sold out of all available capacity.", "capacity_constrained", 1),
    ("transcript", "What did you do with the bonds you sold in September?", "debt_issuance", 1),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "metric", "polarity"), OF_ITSELF)
def test_what_a_company_says_of_nobody_else_it_says_of_itself(told, kind, text, metric, polarity):
    [claim] = signal_claims(*told(text, entity_id="nebius", kind=kind))
    assert (claim.subject, claim.metric, claim.polarity) == ("nebius", metric, polarity)


def test_what_a_company_expected_of_itself_is_no_surprise(told):
    spoken = told("Our revenue was better than expected.", entity_id="nebius", kind="letter")
    assert signal_claims(*spoken) == []
    spoken = told("Our revenue beat the consensus.", entity_id="nebius", kind="letter")
    assert [c.metric for c in signal_claims(*spoken)] == ["result_vs_consensus"]


def test_namechecks_are_read_where_the_company_speaks(told):
    text = "We saw strong enterprise adoption in the quarter."
    spoken = told(text, entity_id="coreweave", kind="earnings_release")
    assert {c.metric for c in signal_claims(*spoken)} == {"enterprise_namecheck"}
    assert signal_claims(*told(text, entity_id="coreweave")) == []


@pytest.mark.parametrize(
    "words", ["TPUs for ", "higher than ", "capex and ", "delayed site ", "use of "]
)
def test_repetitive_sentences_are_read_in_bounded_time(told, words):
    document, sentences = told("OpenAI " + words * 200 + "estimates.")
    began = time.perf_counter()
    signal_claims(document, sentences)
    assert time.perf_counter() - began < 3


def test_a_company_that_beats_its_own_expectations_is_not_held_against_analysts(told):
    text = "Devices revenue increased 4%, ahead of expectations."
    assert signal_claims(*told(text, entity_id="microsoft", kind="letter")) == []
    told_of_analysts = told(text[:-1] + " of analysts.", entity_id="microsoft", kind="letter")
    assert {c.metric for c in signal_claims(*told_of_analysts)} == {"result_vs_consensus"}


def test_a_result_is_not_of_the_year_that_the_next_clause_looks_ahead_to(told):
    text = "Micron's results fell short of analysts' estimates, and sales will fall in 2027."
    [claim] = signal_claims(*told(text))
    assert claim.period_type is None
