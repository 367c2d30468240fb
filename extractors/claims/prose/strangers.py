"""Strangers: companies that no row of the registry knows, told by how they are written of.

A capitalised name is a company where its legal form or its ticker stands behind it ("Foo Labs, Inc.",
"Foo Labs (NYSE: FOO)"), where the words say what it is ("the chip designer Foo", "Foo, a data center
developer"), where it is bought or invested in, where it reports results, or where it bears a word that
companies bear ("Foo Compute") and acts or is dealt with. Places, people, publications, laws, events and
products are none.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import ahocorasick

from extractors.claims.spans import lowered
from warehouse.registry import companies

_WORD = r"[A-Z][\w&’'-]*(?<![’'-])"
# In front of a suffix a word is read to its end or not at all; what may not stand before it is asked
# behind its capital, because a pattern that begins with a look-behind is tried at every place.
_WHOLE_WORD = r"[A-Z][\w&’'-]{0,60}+(?<![’'-])"
_FIRST_WORD = r"[A-Z](?<![\w.].)[\w&’'-]{0,60}+(?<![’'-])"
_NAME = rf"{_WORD}(?:[ ]{_WORD}|[ ](?:of|and|&)[ ]{_WORD}|\.(?:ai|io|com)\b){{0,3}}"
LEGAL_FORM = r"(?:Inc|Incorporated|Corp|Corporation|LLC|L\.L\.C|Ltd|Limited|PLC|plc|N\.V|S\.A|AG|SE|GmbH|Holdings|Co)\b(?!-)"
EXCHANGE = r"(?:NASDAQ|Nasdaq|NYSE|TSX|LSE|ASX|NZX|SGX|HKEX|SEHK|TSE|TWSE|KRX|NSE|BSE|OTC|Euronext|Xetra|AIM)"
# "(NYSE: FOO)", "(Nasdaq | TSX: FOO)", "(FOO.O)".
_LISTED = re.compile(
    rf"\s?\(\s?(?:{EXCHANGE}[\w |/,&-]{{0,25}}:\s?[A-Z\d]{{1,6}}\b|[A-Z\d]{{1,6}}\.[A-Z]{{1,3}}\s?\))"
)
SORT = (
    r"(?:startup|start-up|company|firm|developer|maker|provider|operator|rival|lab|chipmaker|miner|landlord|neocloud|hyperscaler"
    r"|designer|manufacturer|supplier|lender|specialist|builder|vendor)"
)
# In front of a company's name: what is done with it.
_DONE_WITH = (
    "acquire", "acquires", "acquired", "acquiring", "buy", "buys", "buying", "bought", "takeover of", "acquisition of",
    "purchase of", "merger with", "merge with", "merges with", "merged with", "merging with", "stake in", "invest in",
    "invests in", "invested in", "investing in", "investment in",
)  # fmt: skip
_IS_NEAR_BEHIND = re.compile(
    rf"\s+(?:the\s+(?=(?:[\w-]+\s+)?{SORT}\s))?(?:(?:AI|cloud|chip|software|data[- ]cent(?:er|re))\s+)?(?:{SORT}\s+)?(?P<name>{_NAME})"
)
# "Jane Doe of Foo Labs, Inc." works there; a bank or a house may be of something.
_OF = r"(?:(?<=Bank )|(?<=House )|(?<=Board )|(?<=Port ))of"
_BEFORE_LEGAL_FORM = re.compile(
    rf"(?P<name>{_FIRST_WORD}(?:[ ](?:(?:{_OF}|and|&)[ ])?{_WHOLE_WORD}|\.(?:ai|io|com)\b){{0,3}}),?\s+{LEGAL_FORM}"
)

# A run of capitalised words. A possessive ends it: its owner is somebody else.
_REST_OF_WORD = r"\w{0,40}+(?:-[A-Z\d]\w{0,40}+){0,3}+"
_RUN = re.compile(
    rf"[A-Z](?<![\w.’'&@/$-].){_REST_OF_WORD}(?:[ ](?:&[ ])?[A-Z]{_REST_OF_WORD}){{0,6}}+(?:\.(?:ai|io|com)\b)?"
)
_LONGEST = 4
_LEGAL = re.compile(LEGAL_FORM)
# Words that many companies' names end with.
_BORNE = frozenset(
    """Compute Networks Labs Technologies Semiconductor Semiconductors Robotics Therapeutics Pharmaceuticals Ventures Capital
    Partners Mining Datacenters Realty Bancorp Biosciences Analytics Computing Microsystems Photonics Industries AI Cloud Power
    Group Solutions Infrastructure Systems Digital Energy Media Software Motors Electronics Centers Centres Data Interactive
    Investments Properties Resources Materials Studios Security Health""".split()
)
_CAMEL = re.compile(r"[A-Z][a-z]{2,}[A-Z][a-z]{2,}\w*(?:\.(?:ai|io|com))?|\w+\.(?:ai|io)")

_PERSONS = r"(?:founder|co-founder|CEO|CFO|chief|boss|executive|president|chairman|chairwoman|analyst|owner|head|official|spokes\w+|manager)"
# What sells to people is described so, and seldom dealt with in any other words.
_TRADE = rf"(?:{SORT}|chain|retailer|carmaker|automaker|airline|insurer|drugmaker|grocer|brewer)"
_IS_DESCRIBED = re.compile(
    r",\s+(?:which\s+is\s+)?(?:an?|the|one\s+of\s+the)\s+"
    rf"(?:(?!(?:of|at|who|for|by|with|in|to|from|on|after|as|that|into|the|an?|is|was|has|made|{_PERSONS})\b)[\w&’'.-]+\s+){{0,6}}?(?:{_TRADE}s?|companies)\b(?![’'-]|\s+(?:who|behind|{_PERSONS}))(?!(?<=developer)\s+of\b)"
)
_RESULT = r"(?:[\w.$,-]+\s+){0,4}?(?:revenues?|sales|profits?|net\s+(?:income|loss)|earnings|EBITDA|backlog)\b"
_REPORTS = re.compile(
    rf"\s+(?:also\s+|has\s+)?(?:reported|posted|generated|booked|recorded)\s+{_RESULT}"
    r"|,?\s+(?:which\s+)?(?:reported|posted)\s+(?:[\w-]+\s+){0,3}?(?:quarter\w*|[a-z]+-quarter|annual|full-year)\s+(?:[a-z]+\s+)?results\b"
)
_REVISES = re.compile(
    r"\s+(?:has\s+|also\s+)?(?:cut|raised|lowered|boosted|slashed|lifted|trimmed|reaffirmed|reiterated|maintained|withdrew)\s+its\s+"
    r"(?:[\w-]+\s+){0,5}?(?:outlook|forecasts?|guidance|targets?)\b"
)
_OWNS_SHARES = re.compile(r"[’']s\s+(?:shares|stock)\b")
_OWNS_RESULT = re.compile(
    # "Jane Doe's tour generated revenue" is the tour's
    rf"[’']s\s+(?!(?:[\w-]+\s+){{1,3}}(?:generated|posted|reported|earned|made|brought|drove|grossed|took)\b)(?:(?:annual(?:i[sz]ed)?|quarterly|total|contracted|backlog|valuation)\b|{_RESULT})"
)
_TOLD_BEHIND = re.compile(
    "|".join(
        told.pattern
        for told in (_LISTED, _IS_DESCRIBED, _REPORTS, _OWNS_RESULT, _REVISES, _OWNS_SHARES)
    )
)
# What companies do, and hardly any product or person.
_DEALS = re.compile(
    r",?\s+(?:(?:has|have|had|also|will|would|is|said\s+it)\s+){0,4}"
    r"(?:raised|raises|raising|signed|signs|acquired|acquires|secured|secures|leased|leases|borrowed|borrows)\b"
)
_ACTS = re.compile(
    r"[’']s\s|,?\s+(?:(?:has|have|had|also|will|would|is|was|said\s+it)\s+){0,4}"
    r"(?:raised|raises|raising|signed|signs|agreed|agrees|announced|announces|acquired|acquires|buy|buys|bought|secured|secures|closed|closes"
    r"|reported|reports|posted|leased|leases|lease|borrowed|borrows|launched|launches|operates|plans|expects|said|says|builds|building|built"
    r"|supplies|supply|provides|provide|developed|develops|won|seeking|invested|invests|committed|commits|valued|backed|founded|generated)\b"
)
_IS_DEALT_WITH = re.compile(
    r"\b(?:with|by|from|between|backs?|including|like|rivals?|and|versus|vs\.?)\s+$|-(?:backed|owned|based)\s+$"
)
# "the chip designer Foo", "revenue at Foo".
_TOLD_BEFORE = re.compile(
    r"\b(?:startup|start-up|chipmaker|neocloud|hyperscaler|AI\s+lab|(?:chip|server)\s+(?:maker|designer)"
    r"|(?:cent(?:er|re)|cloud|infrastructure|compute|power|energy)\s+(?:developer|provider|operator|company|firm|landlord)"
    r"|software\s+(?:provider|company|firm|maker)|(?:bitcoin|crypto)\s+miner"
    r"|(?:revenues?|sales|profits?|backlog|earnings|capacity)\s+(?:at|of|for))\s+$",
    re.I,
)

# Words that open sentences or say what follows: they are dropped from the front of a run.
_OPENERS = frozenset(
    """A An The This That These Those In On At By For From To With And Or But If As It Its He She They We You I New Our Their Under
    About Further Moreover Mr Mrs Ms Dr Sir After Before When While Since Because Despite However Meanwhile Separately Last Both Startup Chipmaker Rival Developer Shares
    Buy Buys Buying Acquire Acquires Acquiring Neocloud Miner Hyperscaler Also Now Then Today Earlier Later European American
    British French German Dutch Chinese Japanese Korean Indian Canadian Australian Israeli Swiss Swedish Norwegian Finnish Danish
    Taiwanese Saudi Emirati Italian Spanish Irish""".split()
)
NOT_A_COMPANY = _OPENERS | frozenset(
    """Series Class AI GPU GPUs TPU TPUs CPU CPUs API US U.S UK EU UAE Europe America Asia Africa Inc Corp Llc Ltd Company CEO CFO COO
    CTO Bitcoin Ethereum Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Treasury Treasuries Congress Senate Washington Wall Street Big Tech Silicon Valley North South
    East West Total Item Form Note Table Exhibit Section Common Stock Preferred Board Chief President Chairman Chairwoman Director
    Executive Founder Appointment Operations Operating Division Interim Senior Global Head Phase Fab Building Site Campus Project
    Purchase Sale Data Cloud Digital Generative Agentic Sovereign Responsible Physical Enterprise Private Public Hybrid Solar Wind
    Nuclear Green Clean Renewable Artificial Machine General Moore CapEx Capex OpEx Opex SoC SoCs IoT Social Joint Process Equity
    Marketing Manufacturing Communications Talent Human Working Venture Risk Growth Smart Cyber Information Quantum Edge High
    Accelerated Advanced Emerging Limited Channel Strategic Neural Wireless Crypto Self Hosted Client Consumer Commercial Corporate
    Industrial Financial Customer Network Server Storage Memory Gaming Automotive Foundry Critical Shared National Federal Local""".split()
)
# Nothing that ends so is a company.
_ENDS_AS_NO_COMPANY = frozenset(
    """GPU GPUs TPU TPUs CPU CPUs Chips Chip Servers Server Act Bill Law Treaty Order Agreement Program Programme Initiative Conference
    Summit Index Street Avenue Airport County City University State Province Valley River Award Prize Cup Day Week Year Quarter
    Congress Senate Court Ministry Department Commission Administration Agency Council Committee Government Parliament President
    Minister Officer Director Chairman Stock Shares Notes Bonds Loan Facility Fund Round Series Model Models Journal Times Post News
    Review Magazine Report Reports Survey Exchange Plan Project Campus Park FC AFC CF Party College School Church Police Museum
    Observatory Arena Stadium Tour League""".split()
)
_OPENS_AS_NO_COMPANY = frozenset(
    "University Ministry Department Republic Kingdom Government".split()
)
_PUBLISHERS = frozenset(
    """CNBC Bloomberg Reuters Forbes Fortune Barron Barrons Axios Semafor Politico Wired TechCrunch Information Economist Nikkei
    Dow MarketWatch Benzinga Investopedia CoinDesk DigiTimes LSEG FactSet Refinitiv StreetAccount Morningstar Zacks PitchBook Crunchbase
    Gartner IDC TrendForce SemiAnalysis BloombergNEF Wikipedia X Twitter AP AFP CNN BBC NPR PBS NBC CBS ABC Fox Yahoo NASA NATO FCC SEC
    FTC DOJ DOE FERC ERCOT PJM IRS IMF OPEC NASDAQ Nasdaq NYSE GAAP EBITDA EPS ESG IPO LLM LLMs HBM DRAM NAND NVLink CoWoS""".split()
)
_PLACES = re.compile(
    r"(?:United|Saudi|South|North|New|Great|San|Los|Las|Abu|Hong|El)\s\w+|\w+(?:stan|land)\b|(?:AI|Data|Cloud)\s(?:Infrastructure|Centers?)"
    r"|(?:China|Japan|India|Germany|France|Italy|Spain|Portugal|Norway|Sweden|Denmark|Britain|England|Scotland|Wales|Canada|Mexico|Brazil"
    r"|Argentina|Chile|Venezuela|Australia|Singapore|Malaysia|Indonesia|Vietnam|Taiwan|Korea|Israel|Turkey|Egypt|Kenya|Nigeria|Qatar"
    r"|Kuwait|Dubai|Riyadh|Russia|Ukraine|Austria|Belgium|Greece|Texas|California|Ohio|Virginia|Arizona|Nevada|Georgia|Tennessee"
    r"|Mississippi|Louisiana|Michigan|Wisconsin|Indiana|Illinois|Pennsylvania|Oregon|Utah|Wyoming|Kansas|Missouri|Minnesota|Oklahoma"
    r"|Florida|Alabama|Kentucky|London|Paris|Tokyo|Seoul|Beijing|Shanghai|Taipei|Johor|Memphis|Abilene|Dallas|Austin|Phoenix|York)\b"
)
# Cities, states and universities that the words say no more of; a company may bear one's name beside other words.
_NOWHERE_ELSE = frozenset(
    """Houston Chicago Boston Seattle Detroit Denver Miami Atlanta Philadelphia Baltimore Cleveland Pittsburgh Berlin Munich Frankfurt
    Hamburg Madrid Barcelona Rome Milan Amsterdam Brussels Zurich Geneva Vienna Stockholm Oslo Copenhagen Helsinki Dublin Manchester
    Liverpool Birmingham Edinburgh Glasgow Sydney Melbourne Toronto Montreal Vancouver Ottawa Mumbai Delhi Bengaluru Bangalore
    Hyderabad Chennai Jakarta Bangkok Manila Hanoi Istanbul Cairo Nairobi Lagos Moscow Kyiv Warsaw Prague Budapest Athens Lisbon Osaka
    Shenzhen Guangzhou Hangzhou Alaska Hawaii Montana Idaho Colorado Nebraska Iowa Arkansas Connecticut Delaware Maine Maryland
    Massachusetts Vermont Bangladesh Philippines Cuba Peru Colombia Ecuador Bolivia Uruguay Paraguay Panama Haiti Jamaica Iran Iraq
    Syria Lebanon Yemen Oman Bahrain Libya Algeria Morocco Tunisia Sudan Ethiopia Ghana Senegal Angola Uganda Tanzania Zambia
    Zimbabwe Rwanda Congo Cameroon Namibia Hungary Romania Bulgaria Serbia Croatia Slovenia Slovakia Estonia Latvia Lithuania Belarus
    Moldova Armenia Azerbaijan Luxembourg Malta Cyprus Myanmar Cambodia Laos Nepal Mongolia Harvard Stanford Yale MIT Oxford""".split()
) | {"Sierra Leone", "Costa Rica", "Sri Lanka", "Ivory Coast", "Puerto Rico"}
_SHORT_LINE = 5
_NUMBER_BEFORE = re.compile(r"\d[A-Za-z]*\s$")
_PERIOD = re.compile(r"(?:FY|CY|Q|H)\d")
_LONGEST_HEADLINE = 200
# "Its Solutions and Services Group" is a part of somebody.
_OF_OWNER = re.compile(
    r"(?:\b(?:[Ii]ts|[Tt]heir|[Oo]ur)|[’']s)\s+(?:[A-Z][\w&-]*\s+(?:(?:and|&|of)\s+)?){0,4}$"
)
_OWNS = re.compile(r"[’']s\b")
_LOWER_WORDS = re.compile(r"(?<![\w-])[a-z][a-z]{3,}")
_WORDS = re.compile(r"(?<![\w-])[A-Za-z][A-Za-z]{3,}")


def strangers(text: str, taken: Sequence[int] = ()) -> set[str]:
    """The names of companies in `text` that stand where no registered name does.

    >>> sorted(strangers("Foo Compute leases it from Bar Networks."))
    ['Bar Networks', 'Foo Compute']
    >>> sorted(strangers("Zebra, a data center developer, and Quux (NYSE: QUX) met Texas officials."))
    ['Quux', 'Zebra']
    >>> strangers("Generative AI has raised costs, Reuters reported.")
    set()

    Args:
        taken: for each character of the text, whether (1) it is a registered name's; left out, none is.
    """
    found = {name for name in _placed(text, taken) if _is_company_name(name)}
    return found | {name for name in _told(text, taken) if _is_company_name(name)}


def _placed(text: str, taken: Sequence[int]) -> Iterator[str]:
    """Names in a position that only companies take."""
    for match in (*_led(text), *_BEFORE_LEGAL_FORM.finditer(text)):
        low, high = match.span("name")
        if _OWNS.search(match["name"]):
            continue  # "acquired Acme's startup": what Acme owned
        if not any(taken[low:high]) and not _OF_OWNER.search(text, max(0, low - 60), low):
            yield match["name"]


def _led(text: str) -> Iterator[re.Match[str]]:
    """Names behind words that lead to a company's."""
    lower = lowered(text).replace("\n", " ").replace("\u00a0", " ")
    for last, lead in _leads().iter(lower):
        before = text[last - len(lead) : last - len(lead) + 1] if last >= len(lead) else " "
        is_word = not (before.isalnum() or before == "_")
        if is_word and (match := _IS_NEAR_BEHIND.match(text, last + 1)):
            yield match


@lru_cache(maxsize=1)
def _leads() -> ahocorasick.Automaton:
    """Words that lead to a name."""
    automaton = ahocorasick.Automaton()
    for lead in _DONE_WITH:
        automaton.add_word(lead, lead)
    automaton.make_automaton()
    return automaton


def _told(text: str, taken: Sequence[int]) -> Iterator[str]:
    """Names that bear a company's word, or that the words around them tell to be one."""
    for match in _RUN.finditer(text):
        first, last = _core(match[0])
        start, end = match.start() + first, match.start() + last
        name = text[start:end]
        if not name or name.count(" ") >= _LONGEST or any(taken[start:end]):
            continue
        if _OF_OWNER.search(text, max(0, start - 60), start):
            continue
        if _is_told(text, start, end, name):
            yield name


def _core(run: str) -> tuple[int, int]:
    """Where in a run of capitalised words the name begins and ends.

    >>> run = "The Foo Compute Corp"
    >>> run[slice(*_core(run))]
    'Foo Compute'
    """
    if " " not in run:
        return (len(run) if run in _OPENERS else 0), len(run)
    words = run.split(" ")
    while words and words[0] in _OPENERS:
        words.pop(0)
    start = len(run) - len(" ".join(words))
    while len(words) > 1 and _LEGAL.fullmatch(words[-1]):
        words.pop()
    return start, start + len(" ".join(words))


def _is_told(text: str, start: int, end: int, name: str) -> bool:
    before = text[max(0, start - 30) : start]
    if _NUMBER_BEFORE.search(before):  # "3D Glass Works" is not Glass Works
        return False
    if _TOLD_BEHIND.match(text, end) or _TOLD_BEFORE.search(before):
        return True
    if _CAMEL.fullmatch(name):
        return bool(_DEALS.match(text, end)) and not _is_headline(text, start, end)
    bears = " " in name and name.rpartition(" ")[2] in _BORNE
    acts = bears and (_ACTS.match(text, end) or _IS_DEALT_WITH.search(before))
    return bool(acts) and not _is_headline(text, start, end)


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether most words of the line are capitalised, so that capitals tell nothing."""
    before = text[max(0, start - _LONGEST_HEADLINE) : start].rpartition("\n")[2]
    line = before + text[end : end + _LONGEST_HEADLINE].partition("\n")[0]
    words = len(_WORDS.findall(line))
    return words >= _SHORT_LINE and len(_LOWER_WORDS.findall(line)) * 2 < words


def is_public_body(name: str) -> bool:
    """Whether a name tells that it is a place, a party, a club or a place of learning.

    >>> [is_public_body(name) for name in ("University of Foo", "Foo FC", "Houston", "Houston Energy")]
    [True, True, True, False]
    """
    words = name.split(" ")
    return (
        words[0] in _OPENS_AS_NO_COMPANY
        or words[-1] in _ENDS_AS_NO_COMPANY
        or name in _NOWHERE_ELSE
        or _PLACES.fullmatch(name) is not None
    )


def _is_company_name(name: str) -> bool:
    words = re.split(r"[ .]", name)
    if _PERIOD.match(name) or words[0] in NOT_A_COMPANY or words[0] in _PUBLISHERS:
        return False
    if _PLACES.match(name) or is_public_body(name) or name.casefold() in _segments():
        return False
    return len(name) >= 3 and not all(word in NOT_A_COMPANY for word in words)


@lru_cache(maxsize=1)
def _segments() -> frozenset[str]:
    """Names of the registry's segments: a part of a company is no company."""
    return frozenset(
        name.casefold()
        for company in companies().values()
        for names in company.segments.values()
        for name in names
    )
