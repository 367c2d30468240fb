"""The page about the indicators names every state and threshold of the registry."""

import re
from pathlib import Path

import pytest

from warehouse.registry import indicators

PAGE = (Path(__file__).parents[2] / "docs" / "indicators.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## `(\w+)`\n(.*?)(?=^## |\Z)", PAGE, re.S | re.M))
# As the page prints them: thresholds that are names or shares of another are told in words.
PRINTED: dict[str, str | dict[float, str]] = {
    "window_days": "120 days",
    "pressure_issuers": "1 issuer ",
    "broad_pressure_issuers": "2 issuers",
    "squeeze_margin_drop_points": "5 points",
    "squeeze_coverage_at_most": "at most 0.5",
    "squeeze_quarters_without_pass_through": "2 quarters",
    "value_usd_at_least": {1e8: "100 million USD", 1e9: "1 billion USD"},
    "expires_on": "2027-01-01",
    "power_mw_at_least": "100 MW",
    "chips_at_least": "100,000 chips",
    "multi_lab_count": "2 labs",
    "lab_class": "`ai_lab`",
    "normal_from": "from 2 ",
    "high_from": "from 6 ",
    "extreme_above": "above 10",
    "hysteresis_share": "1 % of it",
    "hold_within": "within 1 %",
    "raise_from": "5 % or higher",
    "cut_from": "−5 % or lower",
}
IN_WORDS = {"customer_class", "customer_list", "provider_class", "excluded_classes"}


def numbers(text: str) -> set[float]:
    found = re.findall(r"−?\d[\d,]*\.?\d*", text)
    return {float(number.replace("−", "-").replace(",", "")) for number in found}


def test_every_indicator_has_a_section() -> None:
    assert set(SECTIONS) == set(indicators())


@pytest.mark.parametrize("name", indicators())
def test_every_state_is_defined_in_order(name: str) -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \|", SECTIONS[name], re.M)
    assert rows == list(indicators()[name].states)


@pytest.mark.parametrize("name", indicators())
def test_every_threshold_is_printed_with_its_value(name: str) -> None:
    for threshold, value in indicators()[name].thresholds.items():
        if threshold in IN_WORDS:
            continue
        words = PRINTED[threshold]
        printed = words[value] if isinstance(words, dict) else words
        assert printed in SECTIONS[name], threshold
        if isinstance(value, int | float) and not isinstance(words, dict):
            assert {value, round(value * 100, 6)} & numbers(printed), threshold
