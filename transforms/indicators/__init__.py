"""Watch-list indicators: one module each, found by being here.

A module of this package whose name is a row of indicators.toml holds that indicator as `RULE`; the
others carry what all of them share.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

import polars as pl

from transforms.indicators.history import history_of, newest, states_at
from transforms.indicators.model import Inputs, Rule, State
from warehouse.registry import indicators

__all__ = ["Inputs", "Rule", "State", "history", "newest", "rules", "states"]


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """All rules by id, in the order of indicators.toml.

    Raises:
        KeyError: a row of indicators.toml has no module.
    """
    names = {module.name for module in iter_modules(__path__)}
    return {name: _rule(name, names) for name in indicators()}


def _rule(name: str, modules: set[str]) -> Rule:
    if name not in modules:
        raise KeyError(f"indicators.toml: {name!r} has no module in transforms.indicators")
    rule: Rule = import_module(f"{__name__}.{name}").RULE
    return rule


def states(name: str, inputs: Inputs, at: datetime) -> list[State]:
    """States of one indicator by entity, from what was visible at `at`."""
    return states_at(rules()[name], inputs, at)


def history(
    inputs: Inputs, *, computed_at: datetime, until: datetime | None = None
) -> pl.DataFrame:
    """Table `indicators`, whole: every state of every indicator since its first input.

    `until` bounds the ends of windows and deadlines; by default the newest change of an input does.
    """
    return history_of(rules(), inputs, computed_at=computed_at, until=until)
