"""Members of XBRL axes → reported segments, by the names that the registry has for them.

`nvda:DataCenterMember` on the axis of segments or of products is "Data Center". Contexts with several
members are parts of parts, and all other axes (customers, regions, classes of stock, fair-value levels)
tell of something else.
"""

import re
from collections.abc import Sequence

from extractors.claims.statements.meaning import segment_key
from warehouse.registry import companies

_AXES = frozenset(("StatementBusinessSegmentsAxis", "ProductOrServiceAxis"))
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|[0-9]+")
# Of the metrics with concepts, those that companies report by segment.
_PER_SEGMENT = frozenset(("revenue", "operating_income"))


def segment_of(entity_id: str, metric_id: str, members: Sequence[tuple[str, str]]) -> str | None:
    """The segment's slug; "" for the whole company, None for a part that has no name here.

    >>> segment_of("nvidia", "revenue", [("srt:ProductOrServiceAxis", "nvda:DataCenterMember")])
    'data-center'
    >>> segment_of("nvidia", "revenue", [("srt:MajorCustomersAxis", "nvda:CustomerAMember")]) is None
    True
    """
    if not members:
        return ""
    company = companies().get(entity_id)
    if company is None or len(members) > 1 or metric_id not in _PER_SEGMENT:
        return None
    axis, member = members[0]
    if _local(axis) not in _AXES:
        return None
    name = segment_key(" ".join(_WORD.findall(_local(member).removesuffix("Member"))))
    named = (slug for slug, names in company.segments.items() if name in map(segment_key, names))
    return next(named, None)


def _local(name: str) -> str:
    return name.rpartition(":")[2]
