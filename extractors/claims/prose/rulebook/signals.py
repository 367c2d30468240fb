"""Signals: what the words say without a value."""

from collections.abc import Mapping
from typing import Final

from extractors.claims.prose.rulebook.rule import Rule, example, rule

SIGNALS: Final[Mapping[str, tuple[Rule, ...]]] = {
    "Who commits to which chips": (
        rule(
            "signal.tpu.resist",
            "Who refuses or avoids TPUs.",
            example(
                "Nebius and Lambda have refused to adopt TPUs.",
                "lambda tpu_commitment: -1 · actual, asserted",
                "nebius tpu_commitment: -1 · actual, asserted",
            ),
        ),
        rule(
            "signal.tpu.supply",
            "Whom somebody supplies with TPUs.",
            example(
                "Google will supply Mistral with TPUs for inference.",
                "mistral tpu_commitment: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.tpu.for",
            "Whom TPUs are made or meant for.",
            example(
                "Broadcom is building two gigawatts of tensor processing units for Anthropic.",
                "anthropic tpu_commitment: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.tpu.use",
            "Who uses, rents, buys or orders TPUs.",
            example(
                "OpenAI rents TPUs from Google Cloud to serve ChatGPT.",
                "openai tpu_commitment: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.tpu.serve_on",
            "Whose models run or are trained on TPUs.",
            example(
                "At Mistral, inference now happens on TPUs.",
                "mistral tpu_commitment: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.custom.resist",
            "Who refuses or avoids custom chips.",
            example(
                "Mistral has ruled out custom silicon.",
                "mistral custom_silicon_commitment: -1 · actual, denied",
            ),
        ),
        rule(
            "signal.custom.supply",
            "Whom somebody supplies with custom chips.",
            example(
                "Broadcom will supply OpenAI with custom accelerators.",
                "openai custom_silicon_commitment: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.custom.for",
            "Whom custom chips are made for.",
            example(
                "Broadcom is designing custom chips for Meta.",
                "meta custom_silicon_commitment: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.custom.use",
            "Who uses, buys or orders custom chips.",
            example(
                "Anthropic trains its models on Trainium.",
                "anthropic custom_silicon_commitment: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.custom.order",
            "Who has ordered custom chips for a sum.",
            example(
                "OpenAI has a $9 billion custom chip order at the foundry.",
                "openai custom_silicon_commitment: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.custom.own",
            "Who designs or builds a chip of its own.",
            example(
                "Meta is designing its custom silicon.",
                "meta custom_silicon_commitment: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.custom.in_house",
            "Who makes or uses chips of its own house.",
            example(
                "Meta also develops in-house processors.",
                "meta custom_silicon_commitment: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.tpu.deal",
            "Whose deal covers TPUs.",
            example(
                "The Anthropic deal with Google covers a gigawatt of TPUs.",
                "anthropic tpu_commitment: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.custom.deal",
            "Whose deal covers custom chips.",
            example(
                "The Anthropic agreement covers several generations of Trainium.",
                "anthropic custom_silicon_commitment: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.custom.program",
            "Whose custom chip it is.",
            example(
                "OpenAI’s custom chip is due next year.",
                "openai custom_silicon_commitment, fy 2027-01-01 to 2027-12-31: +1 · actual, asserted",
            ),
        ),
    ),
    "Costs of components": (
        rule(
            "signal.cost.rising",
            "Rising prices or costs of components.",
            example(
                "CoreWeave warned of rising memory prices for its next systems.",
                "coreweave component_cost_pressure: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.cost.rise",
            "Component costs or prices that rise.",
            example(
                "Microsoft said component costs were climbing.",
                "microsoft component_cost_pressure: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.cost.of_parts",
            "Prices of parts that rise.",
            example(
                "Microsoft said the cost of memory is climbing.",
                "microsoft component_cost_pressure: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.cost.rising_of",
            "A rise in the cost of parts.",
            example(
                "Microsoft pointed to the rising cost of memory.",
                "microsoft component_cost_pressure: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.price.pass_on",
            "Who passes higher costs on to its customers.",
            example(
                "CoreWeave passed the higher costs on to customers.",
                "coreweave component_cost_pass_through: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.price.raise",
            "Who raises prices because of costs or shortages.",
            example(
                "Dell raised its prices because of memory costs.",
                "dell component_cost_pass_through: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.price.raise_compute",
            "Who raises the price of computing.",
            example(
                "Nebius raised its GPU rental prices in July.",
                "nebius component_cost_pass_through, month 2025-07-01 to 2025-07-31: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.cost.driven_up",
            "Scarce parts that drive costs up.",
            example(
                "Dell said memory shortages are driving up its costs.",
                "dell component_cost_pressure: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.cost.headwind",
            "Margins under pressure from the cost of parts.",
            example(
                "Dell spoke of a headwind from memory costs.",
                "dell component_cost_pressure: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.price.hike",
            "A rise in prices where costs or parts are the reason.",
            example(
                "Dell is preparing to implement price increases because of memory costs.",
                "dell component_cost_pass_through: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.price.higher",
            "Higher prices where parts are scarce or dear.",
            example(
                "Dell came out with higher prices as memory costs soared.",
                "dell component_cost_pass_through: +1 · actual, asserted",
            ),
        ),
    ),
    "Spending plans": (
        rule(
            "signal.capex.raise",
            "A plan for capital spending that is raised.",
            example(
                "Alphabet raised its capital expenditure guidance to $190 billion.",
                "alphabet capex_guidance_change: +1 · guidance, asserted",
            ),
        ),
        rule(
            "signal.capex.raise_plan",
            "A raised forecast for capital spending.",
            example(
                "Meta raised its forecast for capital expenditures.",
                "meta capex_guidance_change: +1 · guidance, asserted",
            ),
        ),
        rule(
            "signal.capex.raise_from",
            "Capital spending raised from an earlier figure.",
            example(
                "Amazon increased its capital expenditures to $200 billion from a previous $180 billion.",
                "amazon capex_guidance_change: +1 · guidance, asserted",
            ),
        ),
        rule(
            "signal.capex.higher",
            "Capital spending said to be higher than planned before.",
            example(
                "Microsoft said capital expenditures would be higher than previously planned.",
                "microsoft capex_guidance_change: +1 · guidance, asserted",
            ),
        ),
        rule(
            "signal.capex.up_from",
            "Capital spending up from the plan before.",
            example(
                "Meta expects capital expenditures of $130 billion, up from its prior outlook of $120 billion.",
                "meta capex_guidance_change: +1 · guidance, asserted",
            ),
        ),
        rule(
            "signal.capex.cut",
            "A plan for capital spending that is cut.",
            example(
                "CoreWeave cut its capex forecast for the year.",
                "coreweave capex_guidance_change, fy 2026-01-01 to 2026-12-31: -1 · guidance, asserted",
            ),
        ),
        rule(
            "signal.capex.lower",
            "Capital spending said to be lower than planned before.",
            example(
                "Oracle expects capital expenditures of $40 billion, down from its prior plan of $50 billion.",
                "oracle capex_guidance_change: -1 · guidance, asserted",
            ),
        ),
        rule(
            "signal.capex.kept",
            "A plan for capital spending that is kept.",
            example(
                "Amazon reiterated its capex guidance.",
                "amazon capex_guidance_change: 0 · guidance, asserted",
            ),
        ),
        rule(
            "signal.capex.step_up",
            "Spending that is stepped up.",
            example(
                "Oracle said capital expenditures will step up next year.",
                "oracle capex_guidance_change, fy 2027-01-01 to 2027-12-31: +1 · guidance, asserted",
            ),
        ),
        rule(
            "signal.capex.unchanged",
            "A plan that stays as it was: 0.",
            example(
                "Oracle said its capital expenditure guidance remains unchanged.",
                "oracle capex_guidance_change: 0 · guidance, asserted",
            ),
        ),
        rule(
            "signal.capex.raise_to",
            "Planned spending raised to a sum.",
            example(
                "Meta will raise its investment budget for 2026 to $120 billion.",
                "meta capex_guidance_change, fy 2026-01-01 to 2026-12-31: +1 · guidance, asserted",
            ),
        ),
        rule(
            "signal.capex.to_grow",
            "Who plans to spend more on its computers.",
            example(
                "Microsoft plans to increase its spending on data centers.",
                "microsoft capex_guidance_change: +1 · guidance, asserted",
            ),
        ),
        rule(
            "signal.capex.hike",
            "An announced rise in spending.",
            example(
                "Oracle plans $15 billion more capex.",
                "oracle capex_guidance_change: +1 · guidance, asserted",
            ),
        ),
        rule(
            "signal.capex.expansion",
            "A rise in spending for a time to come.",
            example(
                "Amazon announced a massive expansion in capex for 2027.",
                "amazon capex_guidance_change, fy 2027-01-01 to 2027-12-31: +1 · guidance, asserted",
            ),
        ),
        rule(
            "signal.capex.will_grow",
            "Spending that is expected to be larger.",
            example(
                "Meta said capital expenditures would be notably larger in 2027.",
                "meta capex_guidance_change, fy 2027-01-01 to 2027-12-31: +1 · guidance, asserted",
            ),
        ),
        rule(
            "signal.capex.will_fall",
            "Spending that is expected to be smaller: −1.",
            example(
                "Meta expects capital expenditures to decline.",
                "meta capex_guidance_change: -1 · guidance, asserted",
            ),
        ),
    ),
    "Sites, capacity, workloads, debt, customers": (
        rule(
            "signal.delay.site_late",
            "A site that is late.",
            example(
                "CoreWeave said the Denton data center was delayed by a contractor.",
                "coreweave datacenter_delay: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.delay.late_site",
            "A delay, and of which site.",
            example(
                "Oracle has postponed several data centers.",
                "oracle datacenter_delay: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.capacity.constrained",
            "Who is constrained by power, chips or capacity.",
            example(
                "Microsoft is still constrained by power and expects that to last.",
                "microsoft capacity_constrained: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.capacity.sold_out",
            "Who is sold out, or meets more demand than it can supply.",
            example(
                "CoreWeave said demand far exceeded supply.",
                "coreweave capacity_constrained: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.capacity.tight",
            "Who calls supply tight, or is short of capacity.",
            example(
                "Microsoft is short on capacity.",
                "microsoft capacity_constrained: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.capacity.faster_than",
            "Something is bought faster than a company can make it.",
            example(
                "Labs order chips faster than Nvidia can produce them.",
                "nvidia capacity_constrained: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.capacity.as_fast_as",
            "Something is sold as fast as a company can provide it.",
            example(
                "CoreWeave said capacity is sold as fast as it can build it.",
                "coreweave capacity_constrained: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.workload.shift",
            "A shift of work from training to inference.",
            example(
                "CoreWeave is shifting its fleet from training to inference.",
                "coreweave inference_shift: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.workload.now_inference",
            "Inference is now most of the work.",
            example(
                "Nebius said inference makes up the majority of its workloads.",
                "nebius inference_shift: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.debt.issue",
            "Who issues bonds, notes or other debt.",
            example(
                "CoreWeave sold $2 billion of senior notes.",
                "coreweave debt_issuance: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.enterprise.name",
            "A neocloud that names enterprises as its customers, in its own words.",
            example(
                "We are seeing strong demand from enterprise customers.",
                "coreweave enterprise_namecheck: +1 · actual, asserted",
                issuer="coreweave",
            ),
        ),
        rule(
            "signal.enterprise.inference_deal",
            "An inference deal of a neocloud with an enterprise.",
            example(
                "CoreWeave signed an inference deal with JPMorgan worth $300 million.",
                "coreweave / jpmorgan enterprise_inference_deal: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.consensus.compared",
            "A result or an outlook above or below what was expected; the metric stands where a segment does.",
            example(
                "Nvidia's revenue topped analysts' estimates.",
                "nvidia result_vs_consensus, revenue: +1 · actual, asserted",
            ),
            example(
                "CoreWeave's second-quarter guidance missed Wall Street estimates.",
                "coreweave guidance_vs_consensus, quarter 2026-04-01 to 2026-06-30: -1 · guidance, asserted",
            ),
        ),
        rule(
            "signal.delay.none",
            "No delay at a site: −1.",
            example(
                "Applied Digital said it has not had a single delay at the campus.",
                "applied-digital datacenter_delay: -1 · actual, asserted",
            ),
        ),
        rule(
            "signal.capacity.all_sold",
            "A seller that is sold out.",
            example(
                "Nebius is completely sold out.",
                "nebius capacity_constrained: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.capacity.limited",
            "Who is limited by the number of servers or chips, or whose systems are strained.",
            example(
                "OpenAI is limited by the number of servers it can use.",
                "openai capacity_constrained: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.debt.no_more",
            "Who does not plan to raise debt: −1.",
            example(
                "Oracle does not plan to raise any more debt this year.",
                "oracle debt_issuance, fy 2026-01-01 to 2026-12-31: -1 · actual, asserted",
            ),
        ),
        rule(
            "signal.debt.deal",
            "Who borrows in a deal, also where no other rule reads it.",
            example(
                "Nvidia supplies Foobar. Foobar has raised $500 million in asset-backed securities financing.",
                "foobar debt_issuance, event 2026-06-10: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.delay.rebutted",
            "Who contradicts reports of a delay: −1.",
            example(
                "Oracle pushed back against reports that its sites are delayed.",
                "oracle datacenter_delay: -1 · actual, asserted",
            ),
        ),
        rule(
            "signal.capacity.shortage",
            "Who is held up by a shortage of chips or servers.",
            example(
                "Tencent cited chip shortages.",
                "tencent capacity_constrained: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.capacity.strain",
            "Whose systems are strained.",
            example(
                "Growth is a strain on Anthropic’s infrastructure.",
                "anthropic capacity_constrained: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.capacity.unable",
            "Who cannot meet demand.",
            example(
                "Intel said it was not able to fully meet demand.",
                "intel capacity_constrained: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.debt.borrow",
            "Who borrows, or closes a sale of notes.",
            example(
                "SoftBank has taken on a new loan.",
                "softbank debt_issuance: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.debt.sold",
            "Bonds, and who sold them.",
            example(
                "The bonds that Nebius sold were soon placed.",
                "nebius debt_issuance: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.debt.turned_to",
            "Who turns to the bond market.",
            example(
                "SoftBank has turned to bond sales.",
                "softbank debt_issuance: +1 · actual, asserted",
            ),
        ),
        rule(
            "signal.debt.offering",
            "A sale of bonds, and by whom.",
            example(
                "The note offering by Nebius was upsized.",
                "nebius debt_issuance: +1 · actual, asserted",
            ),
        ),
    ),
}
