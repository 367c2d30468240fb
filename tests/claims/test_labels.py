"""Row labels → metrics: the whole phrase counts, never a part of it."""

import pytest

from extractors.claims.statements.labels import label_of


def metrics_of(label, section=""):
    return [found.metric for found in label_of(label, section)]


@pytest.mark.parametrize(
    ("label", "section", "metrics"),
    [
        ("Revenue (€ million)", "", ["revenue"]),
        ("Net sales, SEK m", "", ["revenue"]),
        ("EPS diluted, SEK", "", ["eps_diluted"]),
        ("Revenue", "", ["revenue"]),
        ("Total net revenues(1)", "", ["revenue"]),
        ("Total revenues and other income", "", ["revenue"]),
        ("Total revenue, net of interest expense", "", ["revenue"]),
        ("OPERATING INCOME (LOSS)", "", ["operating_income"]),
        ("(Loss) income from operations", "", ["operating_income"]),
        ("Core operating profit, non-GAAP measure (a)", "", ["operating_income"]),
        ("Net (loss) income", "", ["net_income"]),
        ("Net income/(loss) attributable to Acme Corporation", "", ["net_income"]),
        ("Adjusted net loss", "", ["net_income"]),
        ("Basic", "Net loss per share:", ["eps_basic"]),
        ("Diluted", "Earnings per common share", ["eps_diluted"]),
        ("- Diluted", "PER SHARE OF COMMON STOCK", ["eps_diluted"]),
        ("Net loss per share, basic and diluted", "", ["eps_basic", "eps_diluted"]),
        ("Earnings (loss) per share attributable to Acme—diluted", "", ["eps_diluted"]),
        ("Earnings per common share - assuming dilution (U.S. dollars)", "", ["eps_diluted"]),
        ("Diluted Net Income Per Share1", "", ["eps_diluted"]),
        ("Interest expense, net", "", ["interest_expense"]),
        ("Net cash provided by (used in) operating activities", "", ["operating_cash_flow"]),
        ("Net cash from operations", "", ["operating_cash_flow"]),
        ("GAAP operating cash flow", "", ["operating_cash_flow"]),
        ("Additions to property, plant, and equipment", "", ["capex"]),
        ("Purchases of property and equipment, including internally developed software2", "", ["capex"]),
        ("Capital expenditures", "", ["capex"]),
        ("Adjusted free cash flow", "", ["free_cash_flow"]),
        ("Free cash flow -- TTM (3)", "", ["free_cash_flow"]),
        ("Diluted earnings per share excluding special charges", "", ["eps_diluted"]),
        ("Earnings (U.S. GAAP)", "", ["net_income"]),
        ("Adjusted earnings", "", ["net_income"]),
        ("Adjusted EBITDA", "", ["adjusted_ebitda"]),
        ("Cash and cash equivalents", "", ["cash"]),
        ("Revenue backlog (in billions)", "", ["revenue_backlog"]),
        ("Remaining performance obligations", "", ["rpo"]),
        ("Active power (MW)", "", ["active_power"]),
    ],
)  # fmt: skip
def test_labels_of_metrics(label, section, metrics):
    assert metrics_of(label, section) == metrics


@pytest.mark.parametrize(
    ("label", "section"),
    [
        ("Cost of sales", ""),
        ("Cost of revenue", ""),
        ("Deferred revenue", ""),
        ("Revenue growth", ""),
        ("Earnings", ""),
        ("Interest income", ""),
        ("Interest and other, net", ""),
        ("Cash paid for interest, net of amounts capitalized", ""),
        ("Total operating expenses", ""),
        ("Net income (loss) attributable to non-controlling interests", ""),
        ("Net income from continuing operations", ""),
        ("Income before income taxes", ""),
        ("Comprehensive income", ""),
        ("Diluted", "Weighted average shares used in per share computation:"),
        ("Basic", "Weighted-average number of shares outstanding"),
        ("Dividends declared per common share", ""),
        ("Diluted earnings per share from continuing operations", ""),
        ("Net cash used in investing activities", ""),
        ("Cash, cash equivalents, and restricted cash, end of period", ""),
        ("Property and equipment, net", ""),
        ("Property and equipment acquired under finance leases", ""),
        ("Purchases of property and equipment, net of proceeds from disposals", ""),
        ("Principal payments on property and equipment", ""),
        ("Proceeds from property and equipment sales", ""),
        ("Prior year reported net revenue", ""),
        ("", ""),
    ],
)
def test_labels_that_only_look_like_metrics(label, section):
    assert metrics_of(label, section) == []


def test_the_shareholders_line_is_closer_than_the_undivided_one():
    ranks = [
        label_of(label)[0].rank
        for label in (
            "Net income attributable to common stockholders",
            "Net income",
            "Net income attributable to Acme Corporation",
        )
    ]
    assert ranks == sorted(ranks)


def test_loss_in_words_is_negative_only_without_income():
    assert label_of("Net loss")[0].is_loss
    assert not label_of("Net (loss) income")[0].is_loss
    assert not label_of("Operating income (loss)")[0].is_loss


def test_a_row_that_leaves_something_out_is_further_from_the_headline():
    (headline,) = label_of("Adjusted diluted earnings per share")
    (further,) = label_of("Adjusted diluted earnings per share excluding a tax matter")
    assert further.is_further_adjusted
    assert further.rank < headline.rank
