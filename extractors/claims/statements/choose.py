"""What several rows and tables print for one key, compared: which is believed, and how much."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.claims.statements.model import Found, Unread

CONTESTED = 0.3


def ranked(found: Sequence[Found]) -> list[Found]:
    """Of several rows of one table that name the same metric, the row that names it best."""
    groups: dict[tuple[object, ...], list[Found]] = defaultdict(list)
    for one in found:
        groups[one.key].append(one)
    kept: list[Found] = []
    for group in groups.values():
        best = max(one.rank for one in group)
        closest = [one for one in group if one.rank == best]
        first = closest[0]
        if any(
            (other.value_low, other.value_high) != (first.value_low, first.value_high)
            for other in closest
        ):
            # Two rows of the same name and rank, such as a total and its part: not for us to guess.
            kept.extend(replace(one, confidence=CONTESTED) for one in closest)
        else:
            kept.append(first)
    return kept


def chosen(found: Iterable[Found]) -> tuple[list[Found], list[Unread]]:
    """One leading cell for each key; another stays only if it contradicts it, at a low confidence.

    A key whose best cells contradict each other inside one table has none: they are not understood.
    """
    groups: dict[tuple[object, ...], list[Found]] = defaultdict(list)
    for one in found:
        groups[one.key].append(one)
    chosen: list[Found] = []
    contested: list[Unread] = []
    for group in groups.values():
        lead = max(group, key=lambda one: (one.confidence, one.rank, -one.decimals, -one.table))
        contradicting = [one for one in group if not agree(lead, one)]
        rivals = [one for one in contradicting if _strength(one) >= _strength(lead)]
        if any(one.table == lead.table for one in rivals):
            # Nothing tells which row is meant: a missing number does less harm than a wrong one.
            contested.extend(
                Unread(one.entry, one.table, one.metric, "contradiction") for one in (lead, *rivals)
            )
            continue
        if rivals:
            # Of equal tables the first and finer one leads, as headlines do, but only just.
            chosen.append(replace(lead, confidence=CONTESTED))
            continue
        confirmed = any(one is not lead and one not in contradicting for one in group)
        confidence = (
            lead.confidence + (0.03 if confirmed else 0.0) - (0.1 if contradicting else 0.0)
        )
        chosen.append(replace(lead, confidence=round(confidence, 3)))
        chosen.extend(replace(one, confidence=CONTESTED) for one in contradicting)
    return sorted(chosen, key=lambda one: (one.entry.cell.start, one.metric)), contested


def _strength(found: Found) -> tuple[float, int]:
    """How sure a table's figure is: by its statement, then by how well its row names the metric."""
    return found.confidence, found.rank


def agree(a: Found, b: Found) -> bool:
    """Whether two printed values are the same number, within the coarser one's last digit."""
    tolerance = max(a.decimals, b.decimals) * 0.51 + 1e-9
    return (
        a.unit == b.unit
        and abs(a.value_low - b.value_low) <= tolerance
        and abs(a.value_high - b.value_high) <= tolerance
    )
