"""What the words of a quote say beyond the claim's own columns.

A claim says who, what and how much. Whether a statement is about serving users or about training, and
how far an agreement has come, stands in its quote; these functions read it there, in sentences and in
the labelled fields of a curated row (`workload: inference; deal status: signed`) alike. They look at
nothing but the quote and never at who is named in it.
"""

import re

# Traffic that is being answered: "live traffic served on", "production inference runs on". Plain
# "serve customers" is what every company says of its business, and "will serve" is a plan.
_SERVING = re.compile(
    r"\bproduction[- ](?:serving|inference|traffic|deployment|queries)\b"
    r"|\b(?:serv(?:e|es|ed|ing)|answer(?:s|ed|ing)?|handl(?:e|es|ed|ing)|rout(?:e|es|ed|ing))\b"
    r"[^.;]{0,80}\b(?:traffic|requests|queries|inference)\b"
    r"|\b(?:traffic|requests|queries|inference|models?)\b[^.;]{0,60}"
    r"\b(?:served|serving|runs?|running|handled|routed)\s+(?:\w+\s+){0,3}(?:on|by|from|across|to)\b"
    r"|\bin production\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|would|plans?|planned|intends?|aims?|expects?|hopes?|to be|could|may|might)\b"
    r"[^.;]{0,40}\b(?:serv|run|answer|handle|route|production)",
    re.IGNORECASE,
)
_TRAINING = re.compile(r"\b(?:pre-?|post-?)?train(?:s|ed|ing)?\b", re.IGNORECASE)
_INFERENCE = re.compile(r"\binferenc(?:e|ing)\b|\bserving\b|\bserved\b", re.IGNORECASE)
_WORKLOAD_FIELD = re.compile(
    r"\bworkload: *(training|inference|both|unknown|mixed)\b", re.IGNORECASE
)

_STATUS_FIELD = re.compile(r"\b(?:deal|later) status: *(\w+)", re.IGNORECASE)
_STATUS_OF_FIELD = {
    "talks": "talks",
    "announced": "announced",
    "reported": "announced",
    "target": "announced",
    "ceiling": "announced",
    "disclosed_use": "signed",
    "live": "signed",
    "signed": "signed",
    "closed": "closed",
    "terminated": "terminated",
    "denied": "denied",
    "superseded": "superseded",
}
_TERMINATED = re.compile(
    r"\b(?:terminat(?:ed|es|ion)|cancel(?:l?ed|s|lation)|call(?:ed|s) off|scrapp(?:ed|s)"
    r"|walk(?:ed|s) away|abandon(?:ed|s)|vot(?:ed|es) down|rescind(?:ed|s)|fell through)\b",
    re.IGNORECASE,
)
# Rights and fees name a termination that has not happened.
_TERMINABLE = re.compile(
    r"\b(?:may|can|could|right to|option to|if|unless|termination (?:fee|right|date|clause))\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:clos(?:ed|es|ing of)|complet(?:ed|es|ion of)|consummat(?:ed|es)|finali[sz]ed)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\b(?:sign(?:ed|s)|inks?|inked|enter(?:ed|s|ing) into|agree(?:d|s)|agreements?|contracts?"
    r"|contracted|commit(?:ted|s|ments?)|secur(?:ed|es)|award(?:ed|s)|execut(?:ed|es))\b",
    re.IGNORECASE,
)
_LEASE_FIELD = re.compile(r"\bkind: *lease\b", re.IGNORECASE)
_GENERATION = re.compile(
    r"\b(Vera Rubin|Rubin(?: Ultra)?|Grace Blackwell|Blackwell(?: Ultra)?|Hopper|[GH]?B[23]00"
    r"|G?B200|GH200|H[12]00|A100|VR200|MI[34]\d{2}X?|Ironwood|Trillium|TPU ?v\d+\w?|Trainium ?\d"
    r"|Inferentia ?\d?|Maia ?\d*|MTIA)\b"
)
_MARGIN_KEPT = re.compile(
    r"\b(?:higher|better|stable|unchanged|maintain\w*|at or above|in line|improv\w*|expand\w*"
    r"|protect\w*|preserv\w*)\b[^.;]{0,60}\bmargins?\b"
    r"|\bmargins?\b[^.;]{0,60}\b(?:higher|better|stable|unchanged|maintain\w*|improv\w*|above|up)\b",
    re.IGNORECASE,
)


def is_production_serving(quote: str) -> bool:
    """Whether the words say that users' traffic is being served, not that it may be one day.

    >>> is_production_serving("Part of our live traffic is served on TPUs.")
    True
    >>> is_production_serving("We train our models on TPUs.")
    False
    >>> is_production_serving("We will serve traffic from TPUs next year.")
    False
    """
    return bool(_SERVING.search(quote)) and not _PLANNED.search(quote)


def workloads(quote: str) -> frozenset[str]:
    """What the computing is for: `training`, `inference`, both, or nothing that the words say.

    >>> sorted(workloads("workload: both; customer class: ai_lab"))
    ['inference', 'training']
    >>> workloads("workload: unknown; notes: trained staff")
    frozenset()
    """
    if field := _WORKLOAD_FIELD.search(quote):
        word = field[1].lower()
        both = ("training", "inference") if word in ("both", "mixed") else (word,)
        return frozenset(both) - {"unknown"}
    found = {"training": _TRAINING, "inference": _INFERENCE}
    return frozenset(name for name, pattern in found.items() if pattern.search(quote))


def deal_status(quote: str, modality: str, *, firm: bool) -> str:
    """How far an agreement has come, as the quote tells it.

    `firm` is whether a party to it speaks: a party that states terms has signed, where press that
    states terms has heard of an announcement.

    >>> deal_status("The parties terminated the merger agreement.", "asserted", firm=True)
    'terminated'
    >>> deal_status("Either party may terminate the contract.", "asserted", firm=True)
    'signed'
    >>> deal_status("It is in talks to buy the company.", "talks", firm=False)
    'talks'
    """
    fields = _STATUS_FIELD.findall(quote)
    if fields:
        return _STATUS_OF_FIELD.get(fields[-1].lower(), "announced")
    if modality in ("talks", "hypothetical"):
        return "talks"
    if _TERMINATED.search(quote) and not _TERMINABLE.search(quote):
        return "terminated"
    if modality == "denied":
        return "denied"
    if modality == "reported":
        return "announced"
    if _CLOSED.search(quote):
        return "closed"
    return "signed" if firm or _SIGNED.search(quote) else "announced"


def is_lease(quote: str) -> bool:
    """Whether a row of the history calls itself a lease; in prose the landlord tells."""
    return bool(_LEASE_FIELD.search(quote))


def hardware_generations(quotes: list[str]) -> tuple[str, ...]:
    """Generations of accelerators as named, in order of appearance.

    >>> hardware_generations(["built on GB300 and Vera Rubin", "GB300 racks"])
    ('GB300', 'Vera Rubin')
    """
    return tuple(dict.fromkeys(name for quote in quotes for name in _GENERATION.findall(quote)))


def is_margin_kept(quote: str) -> bool:
    """Whether the words say that margins on new contracts are not lower.

    >>> is_margin_kept("new contracts carry a higher contribution margin")
    True
    """
    return bool(_MARGIN_KEPT.search(quote))
