"""How publishers mark who speaks in a call, in our own words; each layout gives speakers and roles."""

import pytest

from extractors.readers.transcript import read_transcript

HELLO = "Welcome to the Example Machines earnings call. All lines are muted for now."
SOLD = "Sales reached nine billion dollars in the quarter, and we expect more of it."
NEXT = "Our first question comes from the line of Sam Ortiz with Example Bank."
ASKED = "What do you make of the six billion that the Street has for the next one?"

OPERATOR, ISSUER, GUEST = ("operator", HELLO), ("company", SOLD), ("analyst", ASKED)
CALL = [OPERATOR, ISSUER, ("operator", NEXT), GUEST]

LAYOUTS = {
    "a name, a title and a clock on lines of their own": f"""
        Operator
        0:00:00
        {HELLO}
        Lee Chan
        Chief Executive Officer
        0:00:31
        {SOLD}
        Operator
        0:20:01
        {NEXT}
        Sam Ortiz
        0:20:19
        {ASKED}""",
    "a name and a clock on one line": f"""
        OPERATOR - (00:00:00)
        {HELLO}
        Lee Chan - (00:00:31)
        {SOLD}
        OPERATOR - (00:20:01)
        {NEXT}
        Sam Ortiz - (00:20:19)
        {ASKED}""",
    "a clock in front of the name": f"""
        [00:00] Operator: {HELLO}
        [00:31] Lee Chan: {SOLD}
        [20:01] Operator: {NEXT}
        [20:19] Sam Ortiz: {ASKED}""",
    "a name and a title on one line": f"""
        Operator
        {HELLO}
        Lee Chan -- Chief Executive Officer
        {SOLD}
        Operator
        {NEXT}
        Sam Ortiz -- Example Bank -- Analyst
        {ASKED}""",
    "a title behind a comma": f"""
        Operator
        {HELLO}
        Lee Chan, Chief Executive Officer
        {SOLD}
        Operator
        {NEXT}
        Sam Ortiz, Analyst
        {ASKED}""",
    "capitals before a colon": f"""
        OPERATOR: {HELLO}
        LEE CHAN: {SOLD}
        OPERATOR: {NEXT}
        SAM ORTIZ: {ASKED}""",
    "a name alone, who takes part listed at the head": f"""
        Company Participants
        Lee Chan - Chief Executive Officer
        Conference Call Participants
        Sam Ortiz - Example Bank, Research
        Operator
        {HELLO}
        Lee Chan
        {SOLD}
        Operator
        {NEXT}
        Sam Ortiz
        {ASKED}""",
}


def _spoken(page: str) -> list[tuple[str | None, str]]:
    lines = "\n\n".join(line.strip() for line in page.strip().splitlines())
    reading = read_transcript(lines)
    words = {HELLO, SOLD, NEXT, ASKED}
    told = [(block.role, reading.text[block.start : block.end]) for block in reading.blocks]
    return [(role, text) for role, text in told if text in words]


@pytest.mark.parametrize("page", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_gives_the_roles_of_those_who_speak(page: str):
    assert _spoken(page) == CALL


def test_an_analyst_is_known_by_a_short_form_of_the_name_that_was_announced():
    page = f"Operator: {HELLO}\nLee Chan: {SOLD}\nOperator: {NEXT}\nSamuel Ortiz: {ASKED}"
    assert _spoken(page)[-1] == GUEST


def test_words_before_questions_that_alone_are_marked_are_the_companys():
    remarks = "\n\n".join([SOLD, *["We built more of what sells, and it is running."] * 6])
    page = f"{remarks}\n\nQ: {ASKED}\n\nA: It is early.\n\nQ: {NEXT}\n\nA: Thank you."
    blocks = read_transcript(page).blocks
    assert [(block.kind, block.role) for block in blocks[:1]] == [("paragraph", None)]
    assert [block.role for block in blocks if block.kind == "paragraph"][-4:] == [
        "analyst", "company", "analyst", "company",
    ]  # fmt: skip


def test_without_any_speaker_all_but_the_safe_harbour_is_prose():
    page = (
        f"Example Machines earnings call\n\n{SOLD}\n\nForward-looking statements involve risks and "
        "uncertainties; results may differ materially."
    )
    assert [block.kind for block in read_transcript(page).blocks] == [
        "title",
        "paragraph",
        "boilerplate",
    ]
