"""What the command answers, as a person reads it."""

from importlib.metadata import version


def test_the_version_needs_no_command(neowatch, tmp_path):
    answer = neowatch(tmp_path, "--version")
    assert (answer.code, answer.out) == (0, f"neowatch {version('neowatch')}\n")


def test_a_line_of_the_watch_list_is_explained_by_its_name(neowatch, sampled):
    answer = neowatch(sampled, "explain", "backlog_coverage/coreweave")
    assert answer.code == 0
    assert "revenue_backlog" in answer.out


def test_rows_too_wide_for_the_terminal_are_read_downwards(neowatch, sampled):
    answer = neowatch(sampled, "sql", "SELECT * FROM deals WHERE counterparty = 'meta' LIMIT 1")
    names = [line.split()[0] for line in answer.out.splitlines() if line]
    assert names[0] == "deal_id"
    assert "counterparty" in names


def test_amounts_are_printed_in_full(neowatch, sampled):
    answer = neowatch(sampled, "sql", "SELECT 104200000000.0::DOUBLE AS amount")
    assert "104,200,000,000" in answer.out
