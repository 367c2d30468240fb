"""Constructions that state a deal: which verb or noun opens it, and who plays which part in it.

Each row is one construction over a sentence's shape (`extractors.claims.prose.shape`). The parts follow from
the construction, never from the order of the names: in "Acme committed $2 billion with Globex" the
seller is Globex, in "Acme signed $2 billion in commitments from Globex" it is Acme.

`subject` and `counterparty` name a group of the pattern, or `actor`: who does what the verb says, or
owns the noun. Where a deal has two parties and its words do not say who sells, `seller` and `buyer` are
no groups and their lines of business decide. "a|b" is the first of the two that is there.
"""

import re
from dataclasses import dataclass

# A word inside a noun phrase: no preposition, no relative pronoun, no verb of being or saying.
_W = r"(?:(?!(?:of|from|to|with|by|for|and|in|at|alongside|via|through|under|after|before|including|during|amid|against|behind|while|where|per|that|which|who|said|says|is|was|were|are|has|had|will)\b)[\w’'&.$%/+-]+|«[qynwt%]\d+»)"
_GAP = rf"(?:{_W},?\s+)"
_ANY = r"(?:(?!«[cm]\d+»)[^\s;]+\s+)"
_ABOUT = r"(?:(?:up\s+to|about|nearly|roughly|around|over|more\s+than|at\s+least|an?\s+(?:additional|extra|estimated|initial|further|total|fresh|new)|an?|another|the|some|its|full|entire|remaining|«c\d+»[’']s)\s+)*(?:of\s+)?"
M = rf"{_ABOUT}(?P<m>«m\d+»)"
# What a contract is about: money, power or chips.
Q = rf"{_ABOUT}(?P<m>«[mwn]\d+»)"
_VERB_ADVERB = r"(?:\s+(?:[a-z]+ly|also|since|already|now|jointly|«t\d+»|(?:on|in)\s+«t\d+»),?)?"


_APPOSED = r"(?:specialist|maker|designer|developer|startup|company|firm|rival|subsidiary|unit|spin-?off|spinout|giant)"


def company_group(name: str, *, unknown: bool = False) -> str:
    """A company or a list of them ("A, B and C"), with the words of its noun phrase in front.

    `unknown` admits a name that no registry and no suffix explains: the construction is the evidence.
    """
    code = "[cu]" if unknown else "c"
    modifier = rf"(?:«c\d+»(?:-\w+|\s+(?:chip\s+)?{_APPOSED})\s+)?"
    one = rf"(?:«p\d+»[’']s\s+)?«{code}\d+»(?!-(?:backed|owned|led|funded)\b)"
    listed = rf"(?:(?:,\s+{one})*,?\s+and\s+{_GAP}{{0,2}}?{one}(?!\s+(?:has|have|had|will|would|is|was|also|plans|contributed|invested|added|committed|agreed)\b))?"
    whose = (
        rf"(?![’']s?\s+(?:{_W}\s+){{0,3}}?(?:rival|customers?|investors?|competitors?|former)\b)"
    )
    # "From neoclouds such as Acme": the sum is shared with others.
    one_of = r"(?!(?:[\w-]+\s+){1,3}(?:such\s+as|including|like)\s)"
    return rf"{one_of}{_GAP}{{0,6}}?{modifier}(?P<{name}>{one}{listed}){whose}"


# "…, a maker of robots that its founder sold before,": an aside may name anybody.
_APPOSITION = r"(?:,\s+(?:an?|the|which|whose)\s[^;«]{1,60}(?:«[^;m]{1,80}?)?(?=,))?"
_SIGN = r"(?:sign(?:s|ed|ing)?|ink(?:s|ed|ing)?|str(?:ike|ikes|uck|iking)|w[io]n(?:s|ning)?|secur(?:e|es|ed|ing)|land(?:s|ed|ing)?|clinch(?:es|ed)?|book(?:s|ed)?|receiv(?:e|es|ed|ing)|announc(?:e|es|ed|ing)|reach(?:es|ed)?|disclos(?:es|ed)|reveal(?:s|ed)|expand(?:s|ed|ing)?|finali[sz](?:es|ed)|complet(?:es|ed)|clos(?:es|ed)|enter(?:s|ed)?\s+into|agree(?:s|d)\s+to|has|have|had|ha[sd]\s+an?)"
_LAND = r"(?:land(?:s|ed|ing)?|w[io]n(?:s|ning)?|sign(?:s|ed|ing)?|scor(?:es|ed|ing)|secur(?:es|ed|ing)|ink(?:s|ed|ing)?)"
_DEAL = r"(?:deals?|contracts?|agreements?|pacts?|orders?|commitments?|leases?|arrangements?|partnerships?|bookings|business)"
_ORDERS = r"(?:contracts?|commitments?|orders?|bookings|business|obligations|deals?|agreements?)"
_BUY = r"(?:acquir(?:e|es|ed|ing)|buy(?:s|ing)?|bought|purchas(?:e|es|ed|ing)|tak(?:e|es|ing)\s+over|took\s+over|snap(?:s|ped)\s+up|scoop(?:s|ed)\s+up)"
_TAKEOVER = r"(?:acquisition|takeover|buyout|purchase|merger|acquihire|asset\s+purchase)"
_ASSETS = r"(?:assets|technology|business|operations|patents|portfolio|unit|division)"
_PRICED_AT = r"(?:for|in(?:\s+an?)?|worth|valued\s+at|at|through\s+an?|via\s+an?|with\s+an?)"
_RAISE = r"(?:rais(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|complet(?:e|es|ed|ing)|announc(?:e|es|ed|ing)|land(?:s|ed|ing)?|pull(?:s|ed)\s+in|bag(?:s|ged)|get(?:s|ting)?|got|nab(?:s|bed)|attract(?:s|ed)|collect(?:s|ed)|lock(?:s|ed|ing)\s+(?:up|down)|haul(?:s|ed|ing)\s+in|rak(?:es|ed|ing)\s+in|br(?:ings|inging|ought)\s+in|pick(?:s|ed|ing)\s+up|scor(?:es|ed|ing)|finali[sz](?:es|ed|ing)|grab(?:s|bed))"
_ROUND = (
    r"(?:(?:(?:funding|financing|fundraising|investment|equity|venture|seed|growth|capital)\s+)?(?:round|fundraise)|(?:funding|financing|equity|capital)\s+raise"
    r"|Series\s+[A-Z]\d?|(?:fresh\s+|new\s+)?(?:equity\s+)?(?:funding|financing|fundraising|venture\s+capital|equity(?:\s+capital)?|(?:fresh|new|growth)\s+(?:growth\s+)?capital)(?!\s+(?:facility|package|deal|agreement)))"
)
# What pays for a site is a loan, unless the words speak of a round.
_FOR_SITE = r"(?:for|to\s+(?:fund|build|support|finance|develop|construct|complete|expand|buy|purchase))\s+(?:[^\s;]+\s+){0,6}?(?:data[\s-]?cent\w+|campus\w*|facilit\w+|projects?|infrastructure|GPUs?|sites?|build-?outs?|clusters?|construction|plants?|[mg]egawatts?)\b"
# What is lent against a thing: no shares are sold for it.
_OF_ASSETS = r"(?:project|construction|green|lease|equipment|vendor|GPU|bridge|asset-backed|non-dilutive|secured)[\s-]financing"
_DEBT = rf"(?:(?:asset-backed\s+|syndicated\s+|high-yield\s+|investment-grade\s+)?(?:(?:senior|convertible|secured|unsecured|exchangeable)\s+)*(?:bonds?|notes?|debt|loans?|borrowings?|debentures?)(?:\s+(?:sales?|offerings?|financing|facility|deal|package|issuance|issue|tranche))?|(?:term\s+loan|credit|debt|loan|revolving(?:\s+credit)?|financing|bridge|DDTL|delayed[\s-]draw(?:\s+term(?:\s+loan)?)?)\s+(?:facility|line|agreement|package)|facility|revolver|term\s+loan|credit\s+line|bond\s+sale|note\s+offering|tranche|{_OF_ASSETS}|private\s+credit|convertibles?|(?:asset-backed\s+securities|ABS)(?:\s+financing)?)"
_BORROW = r"(?:rais(?:e|es|ed|ing)|borrow(?:s|ed|ing)?|s[eo]ld|sell(?:s|ing)?|issu(?:e|es|ed|ing)|pric(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|obtain(?:s|ed|ing)?|sign(?:s|ed)?|complet(?:e|es|ed|ing)|land(?:s|ed)?|arrang(?:e|es|ed|ing)|announc(?:e|es|ed)|offer(?:s|ed|ing)?|draw(?:s|n)?|create[sd]?|upsiz(?:e|es|ed|ing)(?:\s+to)?|amend(?:s|ed)|tap(?:s|ped)|t[ao]ke?s?\s+(?:on|out)|took\s+(?:on|out)|taken\s+(?:on|out)|launch(?:es|ed|ing)?|receiv(?:e|es|ed|ing))"
_STAKE = r"(?:stake|shares?|stock|interest|holding|equity)"
# Equity that is new: lines of it, offerings, a listing.
_SHARE_SALE = (
    r"(?:(?:(?:preferred[\s-])?equity\s+(?:facility|line|financing|commitment)\b"
    r"|(?:at-the-market|public|secondary|follow-on|share|stock|equity|common\s+stock)\s+(?:equity\s+)?(?:offering|sale|placement|issuance)\b"
    r"|(?:new|class\s+\w|common|ordinary|preferred|primary)\s+(?:shares|stock)\b(?!\s+(?:in|of)\s+«)|(?:IPO|initial\s+public\s+offering|listing)\b)(?:\s+(?:with|from|to)\s+(?P<holder>«[cu]\d+»))?)"
)
_WARES = r"(?:chips?|GPUs?|TPUs?|graphics\s+processing\s+units|accelerators?|processors?|systems|racks|servers?|silicon|capacity|compute|computing|hardware)"
_WARE = rf"(?:{_WARES}\b|«q\d+»)"
_OWED = r"(?:obligations|commitments|contracts?|backlog|purchases|orders|contracted\s+\w+)"


_LENT = rf"(?:\s+(?:from|with|led\s+by|provided\s+by|arranged\s+by)\s+{company_group('lender')}|\s+(?:to|for)\s+{company_group('borrower')})?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Construction:
    """One way to state a deal. `metric` is what its money is; power and chips say so themselves.

    `once` names words that must stand somewhere in the sentence, where the construction alone would
    be ambiguous; `never` words inside it, and `nowhere` words of the sentence, that make it something
    else. What is `is_promised` is only expected, though the deal itself is done; what is `is_private`
    is true only of companies that are not listed.
    """

    rule: str
    metric: str
    pattern: re.Pattern[str]
    subject: str
    counterparty: str | None
    confidence: float
    once: re.Pattern[str] | None
    never: re.Pattern[str] | None
    nowhere: re.Pattern[str] | None
    is_noun: bool
    is_one_sided: bool
    is_promised: bool
    is_private: bool

    @property
    def raises_round(self) -> bool:
        """Whether who acts raises money of unnamed investors."""
        return (
            self.metric == "equity_investment"
            and self.subject == "actor"
            and self.counterparty is None
        )


def _build(
    rule: str,
    metric: str,
    pattern: str,
    parts: tuple[str, str | None],
    *,
    confidence: float = 0.9,
    once: str | None = None,
    never: str | None = None,
    nowhere: str | None = None,
    is_noun: bool = False,
    is_one_sided: bool = False,
    is_promised: bool = False,
    is_private: bool = False,
) -> Construction:
    return Construction(
        rule=rule,
        metric=metric,
        pattern=re.compile(pattern, re.I),
        subject=parts[0],
        counterparty=parts[1],
        confidence=confidence,
        once=re.compile(once, re.I) if once else None,
        never=re.compile(never, re.I) if never else None,
        nowhere=re.compile(nowhere, re.I) if nowhere else None,
        is_noun=is_noun,
        is_one_sided=is_one_sided or parts[1] is None,
        is_promised=is_promised,
        is_private=is_private,
    )


_BRICKS = r"\b(?:AI|manufactur\w+|production|data[\s-]cent\w+|fabrication|chip|research)\s+(?:\w+\s+)?facilit(?:y|ies)|\bfacility\s+(?:invest|expan|build|construct)\w*"
_NO_DEBT = _BRICKS + r"|\b(?:preferred[\s-]equity|equity\s+(?:facility|line|financing))\b"
# A loan that is paid back is no new one: its verb is read with it, and tells.
# Who buys shares issues none.
_NO_ISSUE = r"|\b(?:buybacks?|repurchas\w*|revenue|profit)\b|\b(?:invest|buy|bought|purchas|acquir|subscrib|tak|took|own|hold|held)\w*\s+(?:[\w-]+\s+){0,4}«m"
_PAYS_BACK = r"(?:repa(?:id|ys?|ying)|prepa(?:id|ys?|ying)|redeem\w*|retir\w+|pa(?:id|ys?|ying)\s+(?:off|down)|refinanc\w+|default\w*\s+on)"
_REPAID = rf"(?:\b{_PAYS_BACK}\s+(?:[\w-]+\s+){{0,3}}?)?"
_PAID_BACK = rf"|\b{_PAYS_BACK}\s"
_LENDING = r"\b(?:debt|loans?|credit|lend\w*|borrow\w*|banks?|financ\w+|drawn?|draws?|draw-?down|secured|unsecured|maturity|matur\w+|term|notes|revolv\w+|interest|clos(?:ed|es)|amend\w*|upsiz\w+)\b"
_TO_FINANCE = r"|\bto\s+(?:mobili\w+|raise|invest|fund|finance)\b"
_STAKES = rf"\b{_STAKE}\s+in\b"
_DEBT_WORDS = r"\b(?:debt|bonds?|notes?|loans?|credit|facility|lenders?|borrow\w*|convertibles?)\b"
_EQUITY_WORDS = r"\b(?:round|series\s+[a-z]\b|valuation|investors?|led\s+by|venture|startup|equity|funding|fundrais\w+)"
_ROUND_WORDS = r"\b(?:(?:funding|financing|investment|equity)\s+round|fundrais\w+|the\s+round|series\s+[a-z]\b)"
_LEADING = r"\b(?:co-)?(?:lead(?:s|ing)?|led|join(?:s|ed|ing)?|invest\w*|participat\w+|back(?:s|ed|ing)?)\b"
_CAPACITY = r"\b(?:cloud|comput\w*|capacity|gpus?|tpus?|chips?|trainium|data[\s-]?cent(?:er|re)s?|infrastructure|ai|inference|training|hosting|servers?|megawatts?|gigawatts?|[mg]w|lease\w*|processors?|accelerators?|systems)\b"

# "Commits $5 billion to a plant, its largest": what it owns is no seller.
_APPOSED_OWN = r",\s+«c\d+»[’']s"

_ALL: tuple[Construction, ...] = (
    # --- acquisitions -----------------------------------------------------------------------
    _build("acquisition.pay_for", "acquisition_price", rf"\bpa(?:id|ys?|ying)\s+{M}\s+(?:in\s+(?:cash|stock|shares)(?:\s+and\s+\w+)?\s+)?for\s+{company_group('target', unknown=True)}(?![’']s(?!\s+(?:{_W}\s+){{0,3}}?{_ASSETS}))", ("actor", "target"), never=_CAPACITY),
    _build("acquisition.pay_to_acquire", "acquisition_price", rf"\b(?:pa(?:id|ys?|ying)|offer(?:s|ed|ing)?)\s+{M}\s+(?:{_ANY}){{0,6}}?to\s+{_BUY}\s+{company_group('target', unknown=True)}", ("actor", "target")),
    _build("acquisition.buy_for", "acquisition_price", rf"\b{_BUY}{_VERB_ADVERB}\s+(?:«[cpu]\d+»[’']s\s+(?:[\w-]+\s+){{0,3}}[\w-]+,\s+)?{company_group('target', unknown=True)}(?:[’']s\s+(?:{_W}\s+){{0,3}}?{_ASSETS})?{_APPOSITION}[,\s]+(?:{_ANY}){{0,9}}?{_PRICED_AT}\s+(?:{_ANY}){{0,6}}?{M}", ("actor", "target"), never=_STAKES),
    _build("acquisition.bought_by", "acquisition_price", rf"\b(?:acquired|bought|purchased|taken\s+over)\s+by\s+{company_group('buyer')}[,\s]+(?:{_ANY}){{0,8}}?{_PRICED_AT}\s+(?:{_ANY}){{0,4}}?{M}", ("buyer", "actor")),
    _build("acquisition.noun", "acquisition_price", rf"{M}[,\s]+{_GAP}{{0,4}}?{_TAKEOVER}\s+(?:of|with)\s+{company_group('target', unknown=True)}(?:\s+by\s+{company_group('buyer')})?", ("buyer|actor", "target"), is_noun=True),
    _build("acquisition.noun_worth", "acquisition_price", rf"\b(?:{_TAKEOVER}\s+of|(?:bid|offer)\s+for)\s+{company_group('target', unknown=True)}{_APPOSITION}[,\s]+(?:{_ANY}){{0,8}}?{_PRICED_AT}\s+(?:{_ANY}){{0,4}}?{M}", ("actor", "target"), is_noun=True),
    _build("acquisition.named_noun", "acquisition_price", rf"(?:\bpending\s+)?{M}[,\s]+(?:[\w-]+\s+){{0,2}}?(?P<target>«[cu]\d+»)\s+(?:acquisition|takeover|buyout)\b(?!\s+by\b)", ("actor", "target"), is_noun=True, never=r"\bpending\b"),
    _build("acquisition.sold_to", "acquisition_price", rf"(?P<target>«[cu]\d+»)\s+(?:(?:was|is|were|being|been|be|has|had|agreed|agrees|to|later|also)\s+){{0,4}}(?:sold|sells|selling|sell)\s+(?:(?:itself|«c\d+»[’']s\s+(?:{_W}\s+){{0,3}}?{_ASSETS})\s+)?to\s+{company_group('buyer')}[,\s]+(?:{_ANY}){{0,6}}?for\s+(?:{_ANY}){{0,3}}?{M}", ("buyer", "target")),
    _build("acquisition.deal_to_buy", "acquisition_price", rf"{M}[,\s]+{_GAP}{{0,4}}?(?:deal|agreement|offer|bid)\s+(?:to\s+{_BUY}|for)\s+{company_group('target', unknown=True)}(?![’']s)", ("actor", "target"), is_noun=True, never=_CAPACITY),
    _build("acquisition.relative", "acquisition_price", rf"(?P<target>«[cu]\d+»)(?:,\s+(?:{_ANY}){{1,9}}?|,\s+|\s+)(?:which|that)\s+(?P<buyer>«c\d+»)\s+(?:\w+\s+){{0,2}}?{_BUY}\s+(?:{_ANY}){{0,7}}?{M}", ("buyer", "target"), never=_STAKES),
    _build("acquisition.site", "acquisition_price", rf"\b{_BUY}\s+(?:an?|the|its|another|«c\d+»[’']s|«u\d+»[’']s)\s+(?:{_W}\s+){{0,6}}?(?:plant|site|campus|fab|factory|business|unit|division|building|operations?|property)\s+(?:(?!from\b){_ANY}){{0,5}}?for\s+{M}", ("actor", None)),
    _build("acquisition.it", "acquisition_price", rf"\b{_BUY}\s+(?P<target>«c\d+»)\s+for\s+{M}", ("actor", "target"), is_one_sided=True),
    _build("acquisition.assets", "acquisition_price", rf"\b{_BUY}\s+(?:{_W}\s+){{0,4}}?{_ASSETS}\s+(?:from|of)\s+{company_group('target', unknown=True)}[,\s]+(?:{_ANY}){{0,4}}?for\s+{M}", ("actor", "target")),
    # --- stakes and investments ----------------------------------------------------------------
    _build("equity.respectively_from", "equity_investment", rf"\binvestments?\s+(?:from|by)\s+{company_group('investor')}[^;]{{0,90}}?{_ABOUT}(?P<m>«m\d+»)\s+and\s+{_ABOUT}(?P<m2>«m\d+»),?\s+respectively", ("actor", "investor")),
    _build("equity.respectively_in", "equity_investment", rf"\binvest\w*\s+{_ABOUT}(?P<m>«m\d+»)\s+and\s+{_ABOUT}(?P<m2>«m\d+»),?\s+respectively,?\s+in(?:to)?\s+{company_group('issuer')}", ("issuer", "actor")),
    _build("equity.invest_in", "equity_investment", rf"\b(?:invest(?:s|ed|ing)?|put(?:s|ting)?|pour(?:s|ed|ing)?|plough(?:s|ed)?|plow(?:s|ed)?|inject(?:s|ed|ing)?|pump(?:s|ed|ing)?|funnel(?:s|ed|ing)?|plunk(?:s|ed)\s+down|sink(?:s|ing)?|sank)\s+{M}\s+(?:{_ANY}){{0,5}}?in(?:to)?\s+{company_group('issuer')}(?![’']s(?!\s+(?:{_W}\s+){{0,3}}?(?:{_ROUND}|{_STAKE}\b)))", ("issuer", "actor")),
    _build("equity.commit_to_round", "equity_investment", rf"\b(?:commit(?:s|ted|ting)?|contribut(?:es?|ed|ing)|add(?:s|ed|ing)?|pledg(?:es?|ed|ing))\s+{M}\s+(?:to|in|into|toward)\s+{company_group('issuer')}[’']s\s+(?:{_W}\s+){{0,3}}?{_ROUND}", ("issuer", "actor"), confidence=0.93),
    _build("equity.invest_at_valuation", "equity_investment", rf"\binvest(?:s|ed|ing)?\s+{M},?\s+(?:{_ANY}){{0,4}}?at\s+(?:an?\s+)?(?:{_W}\s+|«v\d+»\s+){{0,2}}?valuation\s+(?:for|of)\s+{company_group('issuer')}", ("issuer", "actor")),
    _build("equity.investment_in", "equity_investment", rf"{M}[,\s]+{_GAP}{{0,4}}?(?:investments?|stakes?|bets?)(?:\s+deal)?\s+(?:in|into|with|on)\s+{company_group('issuer')}(?![’']s)", ("issuer", "actor"), is_noun=True),
    _build("equity.investment_from", "equity_investment", rf"{M}\s+(?:in\s+)?{_GAP}{{0,4}}?(?:investments?|equity|funding|capital|cash)\s+(?:from|by)\s+{company_group('investor')}", ("actor", "investor")),
    _build("equity.buy_stake", "equity_investment", rf"\b(?:{_BUY}|took|takes?|taking)\s+(?:{_ANY}){{0,6}}?{_STAKE}\s+(?:in|of)\s+{company_group('issuer')}[,\s]+(?:{_ANY}){{0,6}}?{_PRICED_AT}\s+(?:{_ANY}){{0,3}}?{M}", ("issuer", "actor")),
    _build("equity.buy_shares_worth", "equity_investment", rf"\b(?:{_BUY}|took|takes?|taking)\s+{M}\s+(?:of|in|worth\s+of)\s+(?P<issuer>«c\d+»)(?:[’']s)?\s+(?:{_W}\s+){{0,3}}?{_STAKE}\b", ("issuer", "actor")),
    _build("equity.share_from", "equity_investment", rf"{M}\s+(?:each\s+)?(?:(?:was|came|comes|coming)\s+)?from\s+{company_group('investor')}", ("issuer", "investor"), once=_ROUND_WORDS + r"|\brais(?:es?|ed|ing)\b", confidence=0.7),
    _build("equity.contributing", "equity_investment", rf"{company_group('investor')}\s+(?:each\s+)?(?:contribut(?:es|ed|ing)|put(?:s|ting)?(?:\s+in)?|chip(?:s|ped|ping)\s+in|commit(?:s|ted|ting)|add(?:s|ed|ing)|provid(?:es|ed|ing)|invest(?:s|ed|ing))\s+{M}(?!\s+(?:in|into)\s+[^\s]*(?:data|infra|new))", ("actor", "investor"), once=_ROUND_WORDS + r"|\brais(?:es?|ed|ing)\b", confidence=0.7),
    _build("equity.chip_in", "equity_investment", rf"\b(?:contribut(?:es|ed|ing)|chip(?:s|ped|ping)\s+in|put(?:s|ting)?\s+(?:in|up)|kick(?:s|ed|ing)\s+in)\s+{M}(?!\s+(?:in|into)\s+[^\s]*(?:data|infra|new))", ("issuer", "actor"), once=_ROUND_WORDS, confidence=0.65),
    _build("equity.become_owner", "equity_investment", rf"\b(?:commit(?:s|ted|ting)?|pa(?:y|ys|id|ying)|invest(?:s|ed|ing)?|spend(?:s|ing)?|spent)\s+{M}\s+to\s+become\s+(?:{_W}\s+){{1,3}}?(?:owner|shareholder|investor|holder)\s+(?:in|of)\s+{company_group('issuer', unknown=True)}", ("issuer", "actor")),
    _build("equity.back_with", "equity_investment", rf"\bback(?:s|ed|ing)\s+{company_group('issuer')}\s+with\s+{M}", ("issuer", "actor")),
    _build("equity.worth_of_stake", "equity_investment", rf"\b(?:{_BUY}|receiv(?:e|es|ed|ing)|took|takes?|taking|gets?|got)\s+{M}\s+(?:worth\s+)?(?:of|in)\s+(?:{_W}\s+){{0,2}}?{_STAKE}\s+in\s+{company_group('issuer')}", ("issuer", "actor")),
    _build("equity.of_equity_in", "equity_investment", rf"{M}\s+(?:of|in)\s+(?:{_W}\s+){{0,2}}?(?:equity|shares|stock)\s+in\s+{company_group('issuer', unknown=True)}", ("issuer", "actor"), once=r"\binvest"),
    _build("equity.investment_of", "equity_investment", rf"\b(?:investment|stake|bet)\s+(?:of|worth|totaling|totalling)\s+{M}\s+(?:by\s+{company_group('investor')}\s+)?in(?:to)?\s+{company_group('issuer')}", ("issuer", "investor|actor"), is_noun=True),
    _build("equity.investment_worth", "equity_investment", rf"\binvestment\s+in\s+{company_group('issuer')}(?:[,\s]+(?:{_ANY}){{0,2}}?(?:worth|totaling|totalling)|\s+of)\s+{M}", ("issuer", "actor"), is_noun=True, confidence=0.7, nowhere=r"\b(?:gains?|loss(?:es)?|valued|remeasur\w+|fair\s+value|profits?)\b"),
    _build("equity.total_in", "equity_investment", rf"\b(?:(?:total|overall|cumulative|entire)\s+(?:investment|bet|commitment|funding|backing)|(?:investments|bets))\s+(?:in|on|into|for|to)\s+{company_group('issuer')}(?![’']s)\s+(?:(?:to\s+date|so\s+far|now|already|to)\s+)*(?:(?:stands?|amounts?|comes?|totals?|is|was|reached|reaches|add(?:s|ed)?\s+up|sits?)\s+)?(?:(?:now|at|to)\s+)*{M}", ("issuer", "actor"), is_noun=True, confidence=0.8, nowhere=r"\b(?:gains?|loss(?:es)?|fair\s+value|profits?|valued)\b"),
    _build("equity.write_check", "equity_investment", rf"\b(?:wr(?:ites?|ote|iting)|cut(?:s|ting)?)\s+(?:{_ANY}){{0,3}}?{M}\s+(?:{_W}\s+){{0,2}}?(?:check|cheque)s?\b\W*\s+(?:{_ANY}){{0,6}}?(?:to|into|in|for)\s+{company_group('issuer', unknown=True)}(?![’']s)", ("issuer", "actor")),
    # "Acme takes $5 billion from Globex": a company that is not listed, and no word of trade or debt.
    _build("equity.take_from", "equity_investment", rf"\b(?:tak(?:es?|ing)|took|receiv(?:es?|ed|ing)|gets?|got|secur(?:es?|ed|ing)|rais(?:es?|ed|ing)|land(?:s|ed|ing)?|accept(?:s|ed|ing)?)\s+{M}\s+(?:more\s+)?from\s+{company_group('investor')}(?!\s+(?:for|in\s+(?!«t|exchange|return)|to\s+(?:buil|suppl|provid|deliver)))", ("actor", "investor"), confidence=0.92, nowhere=_DEBT_WORDS + r"|\b(?:orders?|contracts?|customers?|revenues?|sales|grants?|subsid\w+|lawsuit|settle\w*|fine)\b", is_private=True),
    # "Acme said Globex will invest $5 billion": in the one who tells of it.
    _build("equity.told_by_issuer", "equity_investment", rf"(?P<issuer>«c\d+»)\s+(?:{_ANY}){{0,2}}?(?:said|says|announc\w+|disclos\w+|reveal\w+|confirm\w+)\s+(?:{_ANY}){{0,3}}?(?:that\s+)?(?P<investor>«c\d+»)\s+(?:(?!also\b){_ANY}){{0,5}}?invest(?:s|ed|ing)?\s+{M}(?!\s+(?:{_ANY}){{0,8}}?(?:in|into|to|on|for|over|across)\s)", ("issuer", "investor")),
    _build("equity.partnership_with", "equity_investment", rf"\b(?:partnership|deal|pact|agreement|alliance|tie-up)\s+with\s+{company_group('other')},?\s+(?:{_ANY}){{0,3}}?(?:includ(?:es|ed|ing)|involv(?:es|ed|ing)|with|comes\s+with)\s+(?:{_W}\s+){{0,3}}?(?:investment|stake)\s+of\s+{M}", ("issuer", "investor"), is_noun=True),
    _build("equity.partnership_with_sum", "equity_investment", rf"\b(?:partnership|deal|pact|agreement|alliance|tie-up)\s+with\s+{company_group('other')},?\s+(?:{_ANY}){{0,3}}?(?:includ(?:es|ed|ing)|involv(?:es|ed|ing)|with|comes\s+with)\s+{M}\s+(?:{_W}\s+){{0,2}}?(?:investment|stake)\b", ("issuer", "investor"), is_noun=True),
    _build("equity.backed_by", "equity_investment", rf"\bbacked\s+by\s+{company_group('investor')}\s+with\s+{M}", ("actor", "investor")),
    # --- funding rounds ------------------------------------------------------------------------
    _build("equity.raise_round", "equity_investment", rf"\b{_RAISE}\s+(?:{_ANY}){{0,8}}?{M}[,\s]+(?:in\s+|of\s+|from\s+|through\s+)?(?:an?\s+)?(?:«[cu]\d+»[’']s\s+)?{_GAP}{{0,6}}?{_ROUND}\b", ("actor", None), never=rf"\b(?:debt|bonds?|notes?|loans?|asset-backed|securities|securitization)\s+(?:sale|offering|financing|facility|round|raise|securities)|\bfinancing\s+facility|\b{_OF_ASSETS}"),
    _build("equity.raise_at_valuation", "equity_investment", rf"\b{_RAISE}\s+(?:{_ANY}){{0,3}}?{M},?\s+(?:(?:{_ANY}){{0,4}}?in\s+(?:{_ANY}){{0,3}}?)?at\s+an?\s+(?:{_W}\s+){{0,3}}?(?:«v\d+»\s+|)(?:post-money\s+|pre-money\s+)?valuation\b", ("actor", None), never=r"\b(?:debt|bonds?|notes?|loans?)\b"),
    _build("equity.round_of", "equity_investment", rf"\b(?:round|fundrais(?:e|ing)|(?<!to\s)raise|Series\s+[A-Z]\d?)\s+(?:(?!to\b){_ANY}){{0,6}}?(?:of|at|worth|totaling|totalling)\s+(?:around\s+)?{M}", ("actor", None), is_noun=True, never=r"\b(?:debt|bond|note|loan)\s+(?:sale|offering|financing|facility)"),
    _build("equity.goal", "equity_investment", rf"\b(?:goal|target|aim)\s+of\s+(?:raising\s+)?{M}\s+(?:for|in)\s+(?:an?|the|this|«c\d+»’s)\s+{_GAP}{{0,3}}?{_ROUND}\b", ("actor", None), is_noun=True, is_promised=True, confidence=0.92),
    _build("equity.round", "equity_investment", rf"{M}[,\s]+{_GAP}{{0,4}}?(?:(?:funding|financing|equity|venture|seed|Series\s+[A-Z]\d?)\s+)?(?:round|raise|fundraise|fundraising|capital\s+raise|Series\s+[A-Z]\d?)\b", ("actor", None), is_noun=True, never=r"\b(?:debt|bond|note|loan)\s+(?:round|raise)"),
    _build("equity.round_in", "equity_investment", rf"{M}[,\s]+{_GAP}{{0,5}}?{_ROUND}\s+(?:(?:in|of|with)\s+{company_group('issuer')}|(?:into|for)\s+{company_group('issuer_of', unknown=True)})(?![’']s)", ("issuer|issuer_of", None), is_noun=True, confidence=0.95, once=_LEADING),
    _build("equity.share_sale", "equity_investment", rf"{M}[,\s]+(?:(?:of|in|through|via|from|by\s+selling)\s+(?:an?\s+|«c\d+»[’']s\s+)?)?{_GAP}{{0,5}}?{_SHARE_SALE}", ("actor", "holder"), is_noun=True, is_one_sided=True, nowhere=_DEBT_WORDS.replace("|facility", "") + _NO_ISSUE),
    _build("equity.go_public", "equity_investment", rf"\b(?:IPO|initial\s+public\s+offering|share\s+sale|stock\s+sale|equity\s+(?:offering|raise))\s+(?:(?!at\s+a\s+valuation){_ANY}){{0,4}}?(?:of|at|worth|for|raising|that\s+raised|which\s+raised|rais(?:es|ed))\s+{M}(?!\s+(?:{_W}\s+){{0,2}}?(?:valuation|market))", ("actor", None), is_noun=True, confidence=0.8),
    _build("equity.from_investors", "equity_investment", rf"\b{_RAISE}\s+{M}\s+(?:more\s+)?from\s+(?:{_ANY}){{0,4}}?(?:investors|backers|shareholders|venture\s+(?:funds|firms|capitalists)|(?:group|consortium|syndicate))\b", ("actor", None), confidence=0.8, nowhere=_DEBT_WORDS),
    _build("equity.emerge_with", "equity_investment", rf"\b(?:stealth|launch(?:es|ed|ing)?|debut(?:s|ed)?)\s+(?:{_ANY}){{0,2}}?with\s+{M}\s+(?:in|of)\s+{_GAP}{{0,3}}?(?:funding|financing|capital|backing)\b", ("actor", None)),
    _build("equity.raise_privately", "equity_investment", rf"\b(?:rais(?:es|ed|ing)|nab(?:s|bed)|bag(?:s|ged)|snag(?:s|ged)|grab(?:s|bed)|(?:pull|haul)(?:s|ed)\s+in|rak(?:es|ed)\s+in)\s+{M}(?!\s+(?:(?:to|from)\s+«|in\s+(?:revenue|sales)))", ("actor", None), confidence=0.6, nowhere=_DEBT_WORDS + r"|\b(?:guidance|forecast|outlook|targets?|prices?|estimates?|orders?|contracts?|grants?)\b", is_private=True),
    _build("equity.raise", "equity_investment", rf"\brais(?:es|ed|e|ing)\s+{M}(?!\s+(?:to|from)\s+«)", ("actor", None), confidence=0.8, once=_EQUITY_WORDS, nowhere=_DEBT_WORDS),
    # --- debt --------------------------------------------------------------------------------------
    _build("debt.borrow", "debt_facility", rf"\b{_BORROW}\s+(?:{_ANY}){{0,4}}?{M}[,\s]+(?:(?:worth\s+)?(?:of|in)\s+|from\s+(?:an?\s+|«c\d+»[’']s\s+)?|through\s+(?:an?\s+)?|via\s+(?:an?\s+)?|by\s+\w+ing\s+)?{_GAP}{{0,6}}?{_DEBT}\b{_LENT}", ("borrower|actor", "lender|actor"), is_one_sided=True, never=r"\bdebt\s+and\s+equity\b|" + _NO_DEBT),
    _build("debt.financing_for", "debt_facility", rf"\b{_BORROW}\s+(?:{_ANY}){{0,4}}?{M}[,\s]+(?:of\s+|in\s+)?{_GAP}{{0,4}}?financing\s+(?:package\s+|deal\s+)?{_FOR_SITE}", ("actor", None), confidence=0.93, nowhere=r"\b(?:equity|series\s+[a-z]\b|rounds?|valuation|valued|venture|seed|startup|shares)\b"),
    _build("debt.sell_to", "debt_facility", rf"\b(?:s[eo]ld|sell(?:s|ing)?|issu(?:es?|ed|ing)|plac(?:es?|ed|ing))\s+{M}\s+(?:(?:worth\s+)?(?:of|in)\s+)?{_GAP}{{0,4}}?{_DEBT}\s+to\s+{company_group('lender')}", ("actor", "lender"), confidence=0.93),
    _build("debt.lend_to", "debt_facility", rf"\b(?:provid(?:es?|ed|ing)|extend(?:s|ed|ing)?|grant(?:s|ed|ing)?|giv(?:es?|ing)|gave|lend(?:s|ing)?|lent|offer(?:s|ed|ing)?)\s+{company_group('borrower')}\s+(?:with\s+)?(?:{_ANY}){{0,2}}?{M}[,\s]+(?:(?:of|in)\s+)?{_GAP}{{0,5}}?{_DEBT}\b", ("borrower", "actor"), is_one_sided=True, confidence=0.92, never=_NO_DEBT),
    _build("debt.tap_market", "debt_facility", rf"\btap(?:s|ped|ping)?\s+{_GAP}{{0,4}}?(?:bond|debt|credit|loan)\s+markets?\s+(?:{_ANY}){{0,4}}?for\s+{M}", ("actor", None)),
    _build("debt.offering_of", "debt_facility", rf"{M}\s+(?:{_W}\s+){{0,3}}?(?:offering|issue|issuance|sale|placement)\s+of\s+(?:(?:aggregate|principal|amount|of|«%\d+»|{_W})\s+){{0,8}}?(?:bonds|notes|debentures)\b", ("actor", None), is_noun=True),
    _build("debt.notes_of", "debt_facility", rf"\b(?:offering|issuance|placement|sale)\s+of\s+{M}\s+(?:(?:in|of|{_W})\s+){{0,9}}?(?:bonds|notes|debentures)\b", ("actor", None), is_noun=True),
    _build("debt.facility", "debt_facility", rf"{_REPAID}{M}[,\s]+{_GAP}{{0,6}}?(?:(?:credit|debt|loan|financing|revolving|bridge|DDTL)\s+(?:facility|line|agreement|package|deal)|term\s+loan|revolver|bond\s+(?:sale|offering|deal)|notes?\s+offering|debt\s+(?:sale|offering|financing)|(?:senior|convertible)\s+(?:\w+\s+)?notes|loan)\b(?!\s+(?:loss|officer|book)){_LENT}", ("borrower|actor", "lender|actor"), is_noun=True, is_one_sided=True, never=_NO_DEBT + _PAID_BACK),
    _build("debt.bare_facility", "debt_facility", rf"{_REPAID}{M}[,\s]+{_GAP}{{0,6}}?facility\b(?!\s+(?:loss|officer|book)){_LENT}", ("borrower|actor", "lender|actor"), is_noun=True, is_one_sided=True, once=_LENDING, never=_NO_DEBT + _PAID_BACK, confidence=0.8),
    _build("debt.facility_of", "debt_facility", rf"\b(?:(?:credit|debt|loan|revolving)\s+facility|term\s+loan|revolver|bond\s+(?:sale|offering)|notes?\s+offering)\s+(?:{_ANY}){{0,5}}?(?:of|worth|for|totaling|to)\s+{M}", ("actor", None), is_noun=True),
    _build("debt.borrow_from", "debt_facility", rf"\bborrow(?:s|ed|ing)?\s+{M}\s+from\s+{company_group('lender')}", ("actor", "lender")),
    _build("debt.upsized", "debt_facility", rf"{_DEBT}\s+(?:{_ANY}){{0,8}}?(?:upsized|increased|expanded|boosted)\s+(?:from\s+«m\d+»\s+)?to\s+{M}", ("actor", None), is_noun=True, confidence=0.8),
    _build("debt.borrowed", "debt_facility", rf"\bborrow(?:s|ed|ing)?\s+{M}(?!\s+(?:from|in|of|worth)\b)", ("actor", None), confidence=0.7),
    _build("debt.raise_on_markets", "debt_facility", rf"\brais(?:es|ed|ing|e)\s+{M}\s+(?:on|in)\s+(?:the\s+)?{_GAP}{{0,3}}?markets?\b", ("actor", None), once=_DEBT_WORDS, confidence=0.8),
    _build("debt.raise", "debt_facility", rf"\brais(?:es|ed|ing|e)\s+{M}(?!\s+(?:to|from)\s+«)", ("actor", None), once=r"\b(?:bonds?|notes?|loan|debt|convertibles?)\s+(?:sale|offering|deal|financing|issue|due)", nowhere=_EQUITY_WORDS, confidence=0.6),
    # --- capacity: the customer acts ---------------------------------------------------------------
    _build("contract.commit_with", "contract_value", rf"\b(?:commit(?:s|ted|ting)?|agree[sd]?|contracted|pledg(?:es|ed))\s+(?:to\s+)?(?:(?:spend|spending|pay|paying|buy|buying|purchase|purchasing|rent|lease|use|contract)\s+)?{Q}\s+(?:{_ANY}){{0,8}}?(?:with|to|on|at|of|from)\s+{company_group('seller')}(?![’']s\s+(?:{_W}\s+){{0,3}}?{_ROUND})", ("seller", "actor"), never=_APPOSED_OWN),
    _build("contract.spend_with", "contract_value", rf"\bsp(?:end(?:s|ing)?|ent)\s+{Q}\s+(?:{_ANY}){{0,8}}?(?:with|on|at|for|from)\s+{company_group('seller')}", ("seller", "actor"), once=_CAPACITY, confidence=0.8, never=_APPOSED_OWN),
    _build("contract.pay", "contract_value", rf"\bpa(?:y|ys|id|ying)\s+{company_group('seller')}\s+{Q}(?!\s+to\s+(?:acquire|buy))", ("seller", "actor")),
    _build("contract.rent_from", "contract_value", rf"\b(?!(?:receiv|tak|took)\w*\s+(?:{_ANY}){{0,4}}?«m\d+»\s+from\b)(?:rent|lease|leas|buy|purchas|order|procur|reserv|tak|tap|us|access|receiv|bought|took)(?:s|e|es|ed|ing)?\s+(?:{_ANY}){{0,4}}?{Q}\s+(?:{_ANY}){{0,9}}?(?:from|at)\s+{company_group('seller')}", ("seller", "actor"), once=_CAPACITY),
    _build("contract.chosen_for", "contract_value", rf"\b(?:(?:partner(?:s|ed|ing)?|team(?:s|ed|ing)?\s+up|link(?:s|ed|ing)?\s+up)\s+with|tap(?:s|ped|ping)?|pick(?:s|ed|ing)?|cho(?:oses?|osing|se|sen)|select(?:s|ed|ing)?|enlist(?:s|ed|ing)?|hir(?:es?|ed|ing)|turn(?:s|ed|ing)?\s+to)\s+{company_group('seller', unknown=True)}\s+(?:{_ANY}){{0,3}}?(?:for|to\s+(?:secure|build|deploy|develop|deliver|provide|supply|host|make|produce|lease|rent|operate))\s+(?:{_ANY}){{0,3}}?{Q}", ("seller", "actor"), once=_CAPACITY, never=_STAKES, nowhere=_DEBT_WORDS + r"|\bfinanc\w+"),
    _build("contract.buy_for", "contract_value", rf"\b(?:buy|bought|purchas|order|procur|acquir|leas|rent)(?:e|es|ed|ing|s)?\s+(?:{_ANY}){{0,5}}?{_WARES}\s+(?:{_ANY}){{0,3}}?from\s+{company_group('seller')}[,\s]+(?:{_ANY}){{0,4}}?(?:for|worth|at)\s+{M}", ("seller", "actor")),
    _build("contract.deal_to_buy_from", "contract_value", rf"{Q}[,\s]+{_GAP}{{0,4}}?{_DEAL}\s+to\s+(?:buy|purchase|rent|lease|use|source|procure|get|receive)\s+(?:{_ANY}){{0,6}}?from\s+{company_group('seller')}", ("seller", "actor"), is_noun=True, once=_CAPACITY),
    _build("contract.order", "contract_value", rf"\bplac(?:es|ed|ing|e)\s+(?:{_ANY}){{0,3}}?{Q}\s+{_GAP}{{0,5}}?orders?\b(?:\s+(?:{_ANY}){{0,5}}?(?:with|from)\s+{company_group('seller')})?", ("seller", "actor")),
    _build("contract.use_including", "contract_value", rf"\b(?:use|access|adopt|deploy)(?:s|ed|ing)?(?:\s+of)?\s+{company_group('seller')}[’'s]*\s+(?:{_ANY}){{0,8}}?{Q}", ("seller", "actor"), once=_CAPACITY, never=r"\bacross\b", confidence=0.7),
    # --- capacity: the seller acts -----------------------------------------------------------------
    _build("contract.sign_from", "contract_value", rf"\b{_SIGN}\s+(?:{_ANY}){{0,4}}?{Q}\s+(?:{_ANY}){{0,2}}?(?:{_GAP}){{0,4}}?{_ORDERS}\s+(?:{_ANY}){{0,3}}?from\s+{company_group('buyer')}", ("actor", "buyer"), never=r"\bto\s+(?:buy|purchase|rent|lease|source|procure|use|get|receive)\b"),
    _build("contract.order_from", "contract_value", rf"\b(?:orders?|contracts?|commitments?)\s+from\s+{company_group('buyer')}[,\s]+(?:(?!with\b){_ANY}){{0,4}}?(?:worth|valued\s+at|of|totaling|totalling|for)\s+{Q}", ("actor", "buyer"), is_noun=True, once=_CAPACITY),
    _build("contract.supply_with", "contract_value", rf"\b(?:suppl|provid|deliver|equip|serv|power)(?:y|ies|ied|ying|e|es|ed|ing|s)?\s+{company_group('buyer')}\s+with\s+(?:{_ANY}){{0,4}}?{Q}", ("actor", "buyer")),
    _build("contract.build_for", "contract_value", rf"\b(?:build|deploy|construct|develop|host|operat)(?:s|ed|ing|e|es)?\s+{_ABOUT}(?P<m>«w\d+»)\s+(?:of\s+(?:{_ANY}){{1,5}}?)?for\s+{company_group('buyer')}(?![’']s)", ("actor", "buyer"), once=_CAPACITY),
    _build("contract.supply_to", "contract_value", rf"\b(?:suppl|provid|deliver|sell|sold|leas|rent|licens|host|ship)(?:y|ies|ied|ying|e|es|ed|ing|s)?\s+{Q}\s+(?:{_ANY}){{0,7}}?to\s+{company_group('buyer')}", ("actor", "buyer"), once=_CAPACITY),
    _build("contract.accounting", "contract_value", rf"(?P<buyer>«c\d+»)\s+(?:alone\s+)?(?:\w+\s+)?(?:account(?:s|ed|ing)?\s+for|represent(?:s|ed|ing)?|contribut(?:es|ed|ing)?|responsible\s+for)\s+{M}\s+(?:in|of)\s+(?:(?P<host>«c\d+»)[’']s\s+)?(?:{_W}\s+){{0,3}}?{_OWED}\b", ("host|actor", "buyer")),
    _build("contract.win_order", "contract_value", rf"\b(?:win(?:s|ning)?|won|land(?:s|ed|ing)?|secur(?:e|es|ed|ing)|receiv(?:e|es|ed|ing)|book(?:s|ed|ing)?|bag(?:s|ged)|clinch(?:es|ed)?)\s+(?:{_ANY}){{0,4}}?{Q}[,\s]+{_GAP}{{0,5}}?(?:orders?|contracts?)\b(?!\s+(?:with|between|for\s+«c))(?:\s+from\s+{company_group('buyer')})?", ("actor", "buyer"), is_one_sided=True, never=r"\bloan|\bcredit|\bfinanc"),
    # "A $2 billion contract to run inference for Acme": it is done for the one who pays.
    _build("contract.deal_to_serve", "contract_value", rf"{Q}[,\s]+{_GAP}{{0,5}}?{_DEAL}\s+to\s+(?:run|serve|host|provide|supply|build|deliver|operate|power|handle|produce|make|manufacture|ship|develop|train|design)\s+(?:(?:(?!(?:with|from)\b){_ANY}){{1,5}}?(?:for|to)\s+)?{company_group('buyer')}(?![’']s|\s+(?:GPUs?|TPUs?|chips|hardware|systems)\b)", ("actor", "buyer"), is_noun=True, confidence=0.92),
    _build("contract.signed_sum", "contract_value", rf"\b(?:sign(?:s|ed|ing)?|book(?:s|ed|ing)?|w[io]n(?:s|ning)?|secur(?:e|es|ed|ing)|add(?:s|ed|ing)?)\s+{Q}\s+(?:worth\s+)?(?:of|in)\s+{_GAP}{{0,4}}?(?:contracts?|commitments?|orders?|bookings|deals|leases?)\b(?!\s+(?:{_ANY}){{0,3}}?(?:with|from|for)\s+«c)", ("actor", None)),
    _build("contract.signed_with_of", "contract_value", rf"\bannounc(?:es|ed|ing)\s+{_ABOUT}(?P<m>«w\d+»)\s+(?:of\s+(?:{_ANY}){{1,4}}?)?with\s+{company_group('other')}", ("seller", "buyer"), confidence=0.8),
    _build("contract.signed_for", "contract_value", rf"\bsign(?:s|ed|ing)?\s+(?:up\s+)?for\s+{Q}(?!\s+(?:{_ANY}){{0,6}}?(?:with|from)\s+«c)", ("seller", "buyer"), once=_CAPACITY, confidence=0.7),
    # "Acme announced that Globex has signed …": what a seller tells of is placed with it.
    _build("contract.told_by_seller", "contract_value", rf"(?P<seller>«c\d+»)\s+(?:{_ANY}){{0,2}}?(?:said|says|announc\w+|disclos\w+|reveal\w+|confirm\w+)\s+(?:{_ANY}){{0,3}}?that\s+(?P<buyer>«c\d+»)\s+(?:ha[sd]\s+)?(?:sign(?:s|ed)|leas(?:es|ed)|agree[sd]|committ?(?:s|ed)|order(?:s|ed)|expand(?:s|ed)|exercis(?:es|ed))\s+(?:{_ANY}){{0,6}}?(?:{Q}[,\s]+)?(?:{_W}\s+){{0,6}}?(?:lease|contract|agreement|order|deal)\b(?!\s+(?:{_ANY}){{0,6}}?(?:with|from)\s+«c)", ("seller", "buyer"), once=_CAPACITY, confidence=0.75),
    _build("contract.under_which", "contract_value", rf"\b(?:agreement|deal|partnership|pact|contract|arrangement)\s+(?:with\s+(?P<partner>«c\d+»)\s+)?(?:under|in|by)\s+which\s+(?P<buyer>«c\d+»)\s+(?:{_ANY}){{0,6}}?(?:spend|pay|buy|purchase|rent|lease|commit)(?:s|ing)?\s+{Q}(?!\s+(?:{_ANY}){{0,8}}?(?:with|to|on|from)\s+«c)", ("partner", "buyer"), once=_CAPACITY),
    # --- capacity: neither is said to sell -----------------------------------------------------------
    _build("contract.act_together", "contract_power", rf"(?P<one>«c\d+»)\s+and\s+(?P<other>«c\d+»)\s+(?:(?:have|also|will|are|to|jointly|agreed?|plan|said|they|«c\d+»)\s+){{0,5}}(?:develop|deploy|build|bring\s+online|announced?|sign(?:ed)?|unveil(?:ed)?)\s+(?:{_ANY}){{0,3}}?(?P<m>«w\d+»)(?=\s+(?:{_ANY}){{0,4}}?{_WARES}\b)", ("seller", "buyer"), confidence=0.6),
    _build("contract.for_with", "contract_value", rf"{Q}[,\s]+{_GAP}{{0,6}}?{_DEAL}\s+for\s+{company_group('buyer')}\s+with\s+{company_group('seller')}", ("seller", "buyer")),
    _build("contract.between", "contract_value", rf"{Q}[,\s]+{_GAP}{{0,6}}?{_DEAL}\s+(?:{_ANY}){{0,4}}?between\s+(?P<one>«c\d+»)\s+and\s+{company_group('other')}", ("seller", "buyer"), is_noun=True),
    _build("contract.deal_with", "contract_value", rf"{Q}[,\s]+{_GAP}{{0,6}}?{_DEAL}\s+(?:(?!from\b){_ANY}){{0,7}}?(?:with|(?:under|in)\s+which)\s+{company_group('other')}", ("seller", "buyer"), is_noun=True, never=_STAKES),
    _build("contract.deal_with_worth", "contract_value", rf"\b{_DEAL}\s+(?:{_ANY}){{0,4}}?with\s+{company_group('other')}[,\s]+(?:{_ANY}){{0,12}}?(?:worth|valued\s+at|for|totaling|totalling|of|covering|to\s+\w+|(?:(?:giv|grant|provid)\w+\s+«c\d+»\s+)?access\s+to)\s+(?:{_ANY}){{0,3}}?{Q}", ("seller", "buyer"), is_noun=True, confidence=0.8, never=_STAKES + _TO_FINANCE),
    _build("contract.chips_of", "contract_value", rf"\b(?:buy(?:s|ing)?|bought|deploy(?:s|ed|ing)?|purchas(?:e|es|ed|ing)|us(?:e|es|ed|ing)|order(?:s|ed|ing)?|procur(?:e|es|ed|ing)|install(?:s|ed|ing)?|acquir(?:e|es|ed|ing)|rent(?:s|ed|ing)?|access|consum(?:e|es|ed|ing)|tap(?:s|ped|ping)?|contract(?:s|ed)\s+for)\s+{Q}\s+(?:(?:worth\s+)?of\s+)?(?P<seller>«[cq]\d+»)(?:[’']s)?\s+{_GAP}{{0,5}}?{_WARE}", ("seller", "actor"), nowhere=r"\b(?:currently|already|today)\s+(?:us|run|deploy|operat)"),
    _build("contract.deal_to_rent", "contract_value", rf"{Q}[,\s]+{_GAP}{{0,4}}?{_DEAL}\s+to\s+(?:rent|buy|lease|use|purchase|access|procure|deploy)\s+(?:{_ANY}){{0,4}}?(?P<seller>«[cq]\d+»)(?:[’']s)?\s+{_GAP}{{0,4}}?{_WARE}", ("seller", "actor")),
    _build("contract.supply_object", "contract_value", rf"\b(?:suppl|provid|deliver|sell|sold)(?:y|ies|ied|ying|e|es|ed|ing|s)?\s+{company_group('buyer')}\s+{Q}\s+(?:worth\s+)?(?:of|in)\b", ("actor", "buyer"), once=_CAPACITY),
    _build("contract.deal_worth_with", "contract_value", rf"\b{_DEAL}\s+(?:(?:is|was|currently|reportedly)\s+)*(?:worth|valued\s+at|of|for|totaling|totalling)\s+(?:{_ANY}){{0,2}}?{Q}\s+(?:{_ANY}){{0,3}}?with\s+{company_group('other')}", ("seller", "buyer"), is_noun=True, confidence=0.8),
    # "The Acme deal is for 2 gigawatts": the name tells which deal, and is a party to it.
    _build("contract.deal_is_for", "contract_value", rf"(?P<other>«c\d+»)\s+{_DEAL}\s+(?:is|was|covers|spans|totals|represents)\s+(?:(?:now|reportedly|worth|valued|at|for|set)\s+)*{Q}", ("seller", "buyer"), confidence=0.8, is_one_sided=True, never=r"\bcommitments?\b", nowhere=_STAKES),
    _build("contract.under_deal", "contract_value", rf"{Q}[,\s]+{_GAP}{{0,5}}?{_DEAL},\s+(?P<seller>«c\d+»)\s+(?:will|would|is\s+to|agreed\s+to)\s+(?:give|provide|supply|host|deliver|lease|rent|sell|build|offer)\s+(?:{_ANY}){{0,6}}?{company_group('buyer')}", ("seller", "buyer"), confidence=0.92),
    _build("contract.land_with", "contract_value", rf"\b{_LAND}\s+{Q}\s+(?:with|from)\s+{company_group('other')}", ("seller", "buyer"), once=_CAPACITY, confidence=0.8),
    _build("contract.owned", "contract_value", rf"(?:«c\d+»[’']s|«u\d+»[’']s)\s+{_GAP}{{0,2}}?{Q}[,\s]+{_GAP}{{0,4}}?(?:deal|contract|agreement|lease)\b(?!\s+(?:to\s+{_BUY}|between)\b)", ("seller", "buyer"), once=_CAPACITY, confidence=0.6, is_noun=True, is_one_sided=True),
    _build("contract.deal_alone", "contract_value", rf"\b(?:{_SIGN}|reveal(?:s|ed))\s+(?:{_ANY}){{0,5}}?{Q}[,\s]+{_GAP}{{0,4}}?(?:deal|contract|agreement|lease|order)\b(?!\s+(?:to\s+{_BUY}|between)\b)", ("seller", "buyer"), is_one_sided=True, once=_CAPACITY, confidence=0.6),
    _build("contract.under_contract", "contract_value", rf"\b(?:ha[sd]|have|holds?)\s+{_ABOUT}(?P<m>«[mw]\d+»)\s+(?:{_ANY}){{0,3}}?under\s+(?:contract|lease)\b", ("seller", "buyer"), is_one_sided=True, confidence=0.6),
    _build("contract.worth_alone", "contract_value", rf"\b(?:{_SIGN}|{_RAISE})\s+(?:{_ANY}|«[ywn]\d+»\s+){{0,7}}?{_DEAL}\s+(?:(?:is|was|currently|reportedly|potentially)\s+)*(?:worth|valued\s+at|totaling|totalling|covering)\s+(?:{_ANY}){{0,2}}?{Q}(?:\s+(?:from|with)\s+{company_group('other')})?", ("seller", "buyer"), is_one_sided=True, confidence=0.6, once=_CAPACITY, never=_STAKES),
    _build("contract.expands_to", "contract_value", rf"\b(?:expand|increas|grow|extend|rais|bring)(?:s|es|ed|ing)?\s+(?:«c\d+»[’']s\s+)?(?:{_W}\s+){{0,3}}?(?:contracted|leased|hosted|hosting)\s+(?:{_W}\s+){{0,4}}?(?:by|with|for|to)\s+{company_group('other')}\s+(?:to|by)\s+{Q}", ("seller", "buyer")),
    _build("contract.option_by", "contract_value", rf"\bexercis(?:e|es|ed|ing)\s+(?:(?:{_W}|of)\s+){{0,5}}?options?\s+(?:{_W}\s+){{0,2}}?by\s+{company_group('other')}\s+(?:(?:{_W}|of|for|to)\s+){{1,5}}?{Q}", ("seller", "buyer"), is_noun=True),
    _build("contract.option_exercised", "contract_value", rf"{company_group('buyer')}\s+(?:(?:has|have|had|also|recently|then|now|subsequently)\s+){{0,3}}exercis(?:es|ed)\s+(?:«c\d+»[’']s\s+)?(?:{_W}\s+){{0,5}}?options?\s+(?:to\s+(?:access|lease|take|contract|add|use|reserve|rent)(?:\s+for)?|for|on)\s+{Q}", ("actor", "buyer"), once=_CAPACITY),
    _build("contract.customer_takes", "contract_value", rf"{company_group('other')}\s+(?:(?:has|have|will|also|is|to|now|agreed)\s+){{0,4}}(?:leas(?:e|es|ed|ing)|contract(?:s|ed)?\s+for)\s+{Q}(?!\s+(?:{_ANY}){{0,6}}?from\s)", ("seller", "buyer"), once=_CAPACITY, confidence=0.7),
    _build("contract.undisclosed", "contract_value", rf"\b(?:{_SIGN}\s+(?:{_ANY}|«[wn]\d+»\s+){{0,14}}?|and\s+an?\s+(?:{_W}\s+){{0,4}}?)(?:deal|contract|agreement|lease|order)s?\s+with\s+{company_group('other')}(?![’']s)", ("seller", "buyer"), once=_CAPACITY, confidence=0.5, never=_STAKES),
)  # fmt: skip

# The surest construction takes an amount first.
CONSTRUCTIONS = tuple(sorted(_ALL, key=lambda construction: -construction.confidence))

# What a sentence goes on to say behind an investment: the part that is not named stays the same.
_MORE = r"(?:as\s+much\s+as\s+|up\s+to\s+)?(?:another|an?\s+(?:additional|further|extra|second)|the\s+(?:remaining|rest\s+of\s+the))"
_ANOTHER = (
    rf"{_MORE}\s+(?:up\s+to\s+)?(?P<m>«m\d+»)(?!\s+(?:in|of)\s+(?:debt|loans?|bonds?|revenue))"
)
SEQUELS = (
    _build("equity.tranche", "equity_investment", rf"(?:(?!«m\d+»)[^;]){{0,110}}?\b(?:with\s+(?:{_MORE}\s+)?|(?:followed\s+by|and|plus)\s+{_MORE}\s+)(?:up\s+to\s+)?(?P<m>«m\d+»)(?=\s+(?:to\s+(?:follow|come)|in\s+the\s+(?:future|coming|next)|later|if|once|when|upon|contingent|subject|over|tied|should|«t\d+»))", ("issuer", "investor"), confidence=0.8, is_promised=True),
    _build("equity.followed_by", "equity_investment", rf"(?:(?!«m\d+»)[^;]){{0,110}}?(?<!was\s)\bfollowed\s+by\s+{_ANOTHER}", ("issuer", "investor"), confidence=0.8, is_promised=True),
    _build("equity.next_round", "equity_investment", rf"(?:(?!«m\d+»)[^;]){{0,80}}?\b(?:followed\s+by|and(?:\s+then)?|then|after|plus)\s+(?:(?:an?|its|the|by|later)\s+)*{M}\s+(?:in\s+)?(?:an?\s+)?{_GAP}{{0,3}}?{_ROUND}\b", ("issuer", None), confidence=0.8),
    _build("equity.bring_total", "equity_investment", rf"[,;–—\s]*(?:(?!«m\d+»)[^;]){{0,60}}?\b(?:bring(?:s|ing)|tak(?:es|ing)|rais(?:es|ing)|lift(?:s|ing)|boost(?:s|ing)|push(?:es|ing))\s+(?:«[cp]\d+»[’']s\s+)?(?:{_W}\s+){{0,3}}?(?:investments?|stake|commitments?|bets?|total|funding)\b(?:\s+(?:in|on|to)\s+(?P<issuer>«c\d+»))?\s+(?:up\s+)?to\s+{M}", ("issuer", "investor"), confidence=0.8),
    _build("equity.also_in", "equity_investment", rf",?\s+and\s+{M}\s+in(?:to)?\s+{company_group('issuer')}", ("issuer", "investor"), confidence=0.8),
    _build("equity.also_by", "equity_investment", rf"[,;]?\s+(?:and|while)\s+(?P<investor>«c\d+»)\s+(?:(?:has|had|also|will)\s+){{0,2}}(?:contributed|invested|put\s+in|added|committed|provided|chipped\s+in)\s+{M}(?!\s+(?:in|into|to)\s)", ("issuer", "investor"), confidence=0.8),
)  # fmt: skip
ALSO_WITH = _build(
    "contract.also_with",
    "contract_value",
    rf",?\s+and\s+{Q}\s+(?:with|from)\s+{company_group('other')}",
    ("seller", "buyer"),
    confidence=0.7,
)
# "…, an expansion of its $2 billion agreement": the one that the two had before.
EXISTING = _build(
    "contract.existing",
    "contract_value",
    rf"(?:(?!«m\d+»)[^;]){{0,80}}?\b(?:expan\w+|exten\w+|renew\w+|part|on\s+top)\s+(?:of|on|to)\s+(?:«c\d+»[’']s|the|an?)\s+{_GAP}{{0,2}}?(?P<m>«m\d+»)\s+{_GAP}{{0,2}}?{_DEAL}\b",
    ("seller", "buyer"),
    confidence=0.7,
)
# The customer's commitment as the deal leaves it: the total of what it takes.
TOTAL_COMMITMENT = _build(
    "contract.total_commitment",
    "contract_value",
    rf"(?:(?!«[mw]\d+»)[^;]){{0,160}}?\bbring(?:s|ing)\s+«c\d+»[’']s\s+(?:{_W}\s+)?commitment\s+to\s+(?:the\s+)?(?:full\s+)?{Q}",
    ("seller", "buyer"),
    confidence=0.8,
)
# What a later sentence says of the investment of one whom it names.
RESUMED_INVESTMENTS = (
    _build("equity.initial", "equity_investment", rf"\b(?:initial|first|upfront|immediate)\s+(?:{_W}\s+)?(?:commitment|investment|tranche|payment|contribution)\s+of\s+{M}", ("issuer", "investor"), confidence=0.7, is_noun=True),
    _build("equity.previously", "equity_investment", rf"{M}\s+(?:that\s+)?(?P<investor>«c\d+»)\s+(?:ha[sd]\s+)?(?:(?:previously|already|earlier)\s+)?invested\b(?!\s+in)", ("issuer", "investor"), confidence=0.7, is_noun=True),
    _build("equity.invest_more", "equity_investment", rf"\binvest(?:s|ed|ing)?\s+{M}(?!\s+(?:{_ANY}){{0,6}}?in(?:to)?\s)", ("issuer", "investor"), confidence=0.7),
    _build("equity.built_up", "equity_investment", rf"\b(?:build(?:s|ing)?|built|rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|bring(?:s|ing)?|brought|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|expand(?:s|ed|ing)?|tak(?:es?|ing)|took|gr[eo]ws?)\s+(?P<investor>«c\d+»)[’']s\s+(?:{_W}\s+){{0,2}}?(?:investment|stake|commitment)\s+(?:up\s+)?(?:to\s+)?{M}", ("issuer", "investor"), confidence=0.7, is_noun=True),
)  # fmt: skip

# "The deal is worth …": money, power or chips of the deal the text has just told of.
RESUMPTION = re.compile(
    rf"\b(?:(?:the|this|that|these|latest)\s+(?:{_W}\s+){{0,2}}?(?:deals?|contracts?|agreements?|expansion|orders?|leases?|commitments?|arrangement|partnership)\s+"
    rf"(?:(?:is|was|are|could|would|may|will|has|[\w’-]+ly)\s+){{0,3}}(?:(?:set|expected|slated|due)\s+to\s+)?(?:be\s+)?(?:worth|valued\s+at|(?<=is\s)for|(?<=was\s)for|totals?|represents?|covers?|covering"
    rf"|bring|brings|add|adds|provide|provides|deliver|delivers|include|includes|run|runs|spans?|lasts?|an?\s+(?:\w+\s+)?(?:term|length)\s+of)\s+(?:for\s+|over\s+)?{_ABOUT}(?P<m>«[mwny]\d+»)"
    rf"|(?:the|this)\s+(?P<term>«y\d+»)\s+(?:{_W}\s+){{0,2}}?(?:lease|commitment|contract|agreement|deal)\b"
    rf"|\b(?:contract|lease)\s+value\s+(?:(?:is|was|of|to|totals?|totaling)\s+)+{_ABOUT}(?P<value>«m\d+»)"
    rf"|\b(?:increas|bring|rais|expand)\w*\s+(?:{_W}\s+){{0,4}}?(?:contracted|cumulative|contract|lease)\s+(?:{_W}\s+){{0,2}}?(?:revenues?|value)\s+(?:with\s+«c\d+»\s+)?to\s+{_ABOUT}(?P<total>«m\d+»)"
    rf"|\btotal\s+contracted\s+revenues?\s+(?:{_ANY}){{0,4}}?(?:reach(?:es|ed)?|totals?|rises?\s+to|of)\s+{_ABOUT}(?P<whole>«m\d+»)(?=\s+over\b)"
    rf"|\bunder\s+(?:the|this|our)\s+(?:{_W}\s+){{0,2}}?(?:contract|agreement|lease|deal|partnership|expansion),?\s+«c\d+»(?:[’'](?:ll|re)|\s+(?:will|is\s+to|has\s+agreed\s+to))\s+(?:be\s+)?(?:deliver|provid|deploy|suppl|host|build)(?:y|e|ing)?\s+(?:(?:«[cq]\d+»\s+)?(?:{_W}\s+){{0,4}}?across\s+)?{_ABOUT}(?P<served>«w\d+»)"
    rf"|{_ABOUT}(?P<revenue>«m\d+»)\s+(?:of|in)\s+(?:{_W}\s+)?(?:contracted|contract|committed|lease|leasing|hosting|rental)\s+(?:{_W}\s+)?revenues?\b"
    rf"|\bramp\w*\s+(?:up\s+)?to\s+(?:the\s+)?(?:full\s+)?(?P<power>«w\d+»))",
    re.I,
)
RESUMPTION_MORE = re.compile(
    rf"\band\s+(?:is|are|was|will|would)\s+(?:expected\s+to\s+|set\s+to\s+|slated\s+to\s+)?(?:be\s+)?(?:bring|add|provide|deliver|include|cover)\s+(?:well\s+)?{_ABOUT}(?P<m>«[wny]\d+»)",
    re.I,
)

TERM_BEFORE = re.compile(rf"«y\d+»[\s,-]+(?:«m\d+»[\s,]+)?(?:{_W},?\s+){{0,4}}?{_DEAL}\b", re.I)
TERM_AFTER = re.compile(
    r"\b(?:over|for|of|spanning|lasting|through|across|term\s+of)\s+(?:the\s+next\s+|a\s+period\s+of\s+|an?\s+|about\s+|roughly\s+|the\s+|its\s+|their\s+|initial\s+|base\s+)*(?P<y>«y\d+»)",
    re.I,
)
WORTH = re.compile(rf"\b(?:worth|valued\s+at|totaling|totalling)\s+(?:a\s+total\s+of\s+)?{M}", re.I)
END_YEAR = re.compile(
    rf"\b(?:{_DEAL}|obligations)\b[^.;]{{0,60}}?\b(?:through|until|to|as\s+far\s+as|in|till|into)\s+(?:the\s+end\s+of\s+)?(?:[A-Z][a-z]+\s+)?(?P<year>20\d\d)\b"
)
END_VERB = re.compile(
    r"\b(?:run|runs|running|stretch\w*|extend\w*|lasts?|lasting|expir\w+|ends?|ending|continu\w+)\b",
    re.I,
)
END_DURATION = re.compile(
    r"(?P<year>20\d\d)\s+(?:contract|commitment)\s+(?:duration|end|expiry|expiration|term)", re.I
)

END_RUN = re.compile(
    r"\b(?:continu\w+|runs?|running|lasts?|lasting|extend\w*|stretch\w*)\s+(?:through|until|to|into)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?(?:year\s+)?(?:[A-Z][a-z]+\s+)?(?P<year>20\d\d)\b"
)

END_THROUGH = re.compile(
    r"(?:[bm]illion|[bm]n|\d[BM]|capacity|inventory|agreement|deal|contract|lease)\s+through\s+(?:at\s+least\s+)?(?:the\s+end\s+of\s+)?(?:[A-Z][a-z]+\s+)?(?P<year>20\d\d)\b"
)

# Rules that deals.py applies by itself, named and graded like the others.
END_YEAR_RULE = _build(
    "contract.end_year", "contract_end_year", END_YEAR.pattern, ("actor", None), confidence=0.7
)
RESUMED = _build("contract.resumed", "contract_value", RESUMPTION.pattern, ("seller", "buyer"))
CAPACITY_DEAL = re.compile(r"\b(?:deal|agreement|contract|commitment|pact|order|lease)s?\b", re.I)
OTHER_MONEY = re.compile(
    r"\b(?:invest\w*|securities|equity|shares|stock|stake|round|bonds?|notes?|debt|loan|acqui\w+|buyback|valuation|revenue|sales|profit|fees?|fines?|penalt\w+|damages|settle\w*|no|not|never)\b|n[’']t\b",
    re.I,
)
TWO_PARTIES = _build(
    "contract.two_parties",
    "contract_value",
    CAPACITY_DEAL.pattern,
    ("seller", "buyer"),
    confidence=0.4,
)
BY_THEMSELVES = (
    END_YEAR_RULE,
    RESUMED,
    TWO_PARTIES,
    ALSO_WITH,
    EXISTING,
    TOTAL_COMMITMENT,
    *SEQUELS,
    *RESUMED_INVESTMENTS,
)

GATE = re.compile(
    r"\b(?:deals?|contract\w*|agreements?|leases?|orders?|commitments?|pact|expansion|arrangement|partnership)\b",
    re.I,
)
