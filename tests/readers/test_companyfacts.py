"""EDGAR's company facts: one document per filing, known when it was filed; whatever the file holds."""

import json
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.documents import document_of
from extractors.model import ReadError
from extractors.readers import read
from extractors.readers.companyfacts import read_companyfacts
from warehouse.records import Capture
from warehouse.schemas import Documents
from warehouse.tables import frame_of

SEEN = datetime(2026, 11, 1, tzinfo=UTC)
Q2 = {"start": "2025-04-01", "end": "2025-06-30"}


def fact(val=1_000_000, *, accn="0000000001-25-000002", filed="2025-08-13", **said):
    return {"val": val, "accn": accn, "form": "10-Q", "filed": filed, **Q2, **said}


def file(*facts, concept="Revenues", unit="USD", **said):
    tagged = {concept: {"label": "Label", "units": {unit: list(facts)}}}
    return {"cik": 1, "entityName": "Example Corp", "facts": {"us-gaap": tagged}} | said


def readings(*facts, **said):
    return read_companyfacts(json.dumps(file(*facts, **said)))


def capture(payload: bytes) -> Capture:
    return Capture(
        capture_id="0" * 16,
        url="https://data.sec.gov/api/xbrl/companyfacts/CIK0000000001.json",
        source_id="local",
        fetched_at=SEEN,
        payload_sha256=sha256(payload).hexdigest(),
        payload_bytes=len(payload),
        archive_file="x.warc.gz",
        archive_offset=0,
        run_id="run",
    )


def test_facts_of_one_accession_are_one_document_known_at_the_end_of_its_day():
    first = fact(1, accn="0000000001-25-000001", filed="2025-05-15")
    read_now = readings(fact(2), first, fact(3, start="2025-01-01"))
    assert [(r.part, len(r.facts)) for r in read_now] == [
        ("0000000001-25-000001", 1),
        ("0000000001-25-000002", 2),
    ]
    document = document_of(capture(b""), read_now[1], "0" * 16, SEEN)
    assert document.known_at == datetime(2025, 8, 13, 23, 59, 59, tzinfo=UTC)
    assert (document.kind, document.tier, document.form) == ("filing", 1, "10-Q")
    assert document.accession == "0000000001-25-000002"


def test_a_day_that_is_declared_for_the_file_makes_nothing_known_earlier():
    payload = json.dumps(file(fact())).encode()
    (reading,) = readings(fact())
    declared = datetime(2009, 1, 1, tzinfo=UTC)
    source = Capture(
        **{name: getattr(capture(payload), name) for name in Capture.__slots__}
        | {"declared_published_at": declared}
    )
    assert document_of(source, reading, "0" * 16, SEEN).known_at.date() == date(2025, 8, 13)


def test_of_two_filing_days_of_one_accession_the_later_counts():
    (reading,) = readings(fact(1, filed="2025-08-13"), fact(2, filed="2025-08-20"))
    assert reading.published_at == datetime(2025, 8, 20, 23, 59, 59, tzinfo=UTC)


def test_every_number_period_and_concept_stands_where_the_fact_says():
    (reading,) = readings(
        fact(-1_234_000), fact(5, start="2025-01-01"), concept="OperatingIncomeLoss"
    )
    words = [[reading.text[span.start : span.end] for span in each.spans] for each in reading.facts]
    assert words == [
        ["us-gaap:OperatingIncomeLoss", "2025-04-01 to 2025-06-30", "-1,234,000"],
        ["us-gaap:OperatingIncomeLoss", "2025-01-01 to 2025-06-30", "5"],
    ]
    assert [reading.text[b.start : b.end] for b in reading.blocks] == reading.text.splitlines()


def test_a_company_that_is_not_registered_is_named_by_its_slug():
    (reading,) = readings(fact(), entityName="Söhne & Co., Inc.")
    assert reading.entity_id == "sohne-co-inc"


@pytest.mark.parametrize("cik", [1769628, "1769628", "0001769628"])
def test_the_issuer_is_found_by_its_cik(cik):
    (reading,) = readings(fact(), cik=cik, entityName="Another name")
    assert reading.entity_id == "coreweave"


def test_only_concepts_of_registered_metrics_are_kept():
    with pytest.raises(ReadError) as refused:
        readings(fact(), concept="AmendmentDescription")
    assert refused.value.reason == "no-document"


def test_a_fact_that_is_given_twice_is_one_line():
    (reading,) = readings(fact(), fact(frame="CY2025Q2"))
    assert len(reading.facts) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"cik": 1, "entityName": "A", "facts": {', "bad-companyfacts"),
        ('{"cik": 1, "entityName": "A", "facts": ' + "[" * 100_000, "bad-companyfacts"),
        ('{"cik": null, "entityName": "A", "facts": {}}', "bad-companyfacts"),
        ('{"cik": 12345678901, "entityName": "A", "facts": {}}', "bad-companyfacts"),
        ('{"cik": 1.5, "entityName": "A", "facts": {}}', "bad-companyfacts"),
        ('{"cik": 1, "entityName": ["A"], "facts": {}}', "bad-companyfacts"),
        ('{"cik": 1, "entityName": "A", "facts": []}', "no-document"),
        ('{"cik": 1, "entityName": "A", "facts": {"us-gaap": 7}}', "no-document"),
        ('{"cik": 1, "entityName": "A", "facts": {"us-gaap": {"Revenues": []}}}', "no-document"),
        ('{"a": {"cik": 1, "entityName": "A", "facts": {}}}', "data"),
        ('{"cik": "0000789019", "filings": {"recent": {}}}', "data"),
        ("[1, 2, 3]", "data"),
    ],
)
def test_a_file_of_another_shape_is_refused_with_a_reason(content, reason):
    with pytest.raises(ReadError) as refused:
        read(capture(b""), content.encode())
    assert refused.value.reason == reason
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    ("bad", "key"),
    [
        (fact(val="5"), "val"),
        (fact(val=None), "val"),
        (fact(val=True), "val"),
        (fact(val=float("nan")), "val"),
        (fact(val=float("inf")), "val"),
        (fact(val=10**16), "val"),
        (fact(val=-(10**4000)), "val"),
        (fact(val=1e-300), "val"),
        (fact(end="2025-02-30"), "end"),
        (fact(end=20250630), "end"),
        (fact(end="0001-01-01"), "end"),
        (fact(end="9999-12-31"), "end"),
        (fact(start="2025-07-01"), "start"),
        (fact(start=None), "start"),
        (fact(filed="soon"), "filed"),
        (fact(form=["10-Q"]), "form"),
        (fact(form="<b>10-Q</b>"), "form"),
    ],
)
def test_a_fact_that_cannot_be_read_is_left_out_and_counted(bad, key):
    (reading,) = readings(fact(7), bad)
    assert [each.value for each in reading.facts] == [7]
    assert f"Facts of this filing that cannot be read: 1 ({key} 1)." in reading.text


@pytest.mark.parametrize("number", ["9" * 100_000, "1e999999999999999999999", "0." + "1" * 9_999])
def test_a_number_that_nobody_can_mean_costs_only_its_fact(number):
    content = json.dumps(file(fact(7), fact(val=123454321))).replace("123454321", number)
    (reading,) = read_companyfacts(content)
    assert [each.value for each in reading.facts] == [7]


@pytest.mark.parametrize("accession", [None, "", 5, "0000000001-25-2", "٠٠٠٠٠٠٠٠٠١-٢٥-٠٠٠٠٠٢"])
def test_a_fact_without_a_filing_is_counted_too(accession):
    (reading,) = readings(fact(), fact(accn=accession))
    assert "Facts of the file that belong to no readable filing: 1 (accn 1)." in reading.text


def test_a_unit_that_is_no_money_is_left_out():
    found = file(fact())
    found["facts"]["us-gaap"]["Revenues"]["units"]["pure"] = [fact()]
    (reading,) = read_companyfacts(json.dumps(found))
    assert ([each.unit for each in reading.facts], "unit 1" in reading.text) == (["USD"], True)


def test_words_of_the_file_cannot_break_the_text():
    found = file(fact(), entityName="A\n\tB\u0000\ud800 C")
    found["facts"]["us-gaap"]["Revenues"]["label"] = "x\ny\tz" * 1000
    (reading,) = read_companyfacts(json.dumps(found))
    assert (reading.title or "").startswith("A B C: XBRL facts of 10-Q")
    assert len(reading.text.encode()) < 1000
    assert len(reading.text.splitlines()) == 2


HALF = {"start": "2025-01-01", "end": "2025-06-30"}
FIRST = {"start": "2025-01-01", "end": "2025-03-31"}


def test_a_half_year_with_the_amount_of_its_second_quarter_is_a_slip():
    early = {"accn": "0000000001-25-000001", "filed": "2025-05-15"}
    *_, last = readings(
        fact(1937, **FIRST, **early),
        fact(2230),
        fact(4167, **HALF),
        fact(2230, **HALF, accn="0000000001-26-000009", filed="2026-02-28"),
        fact(8000, start="2025-01-01", end="2025-12-31", accn="0000000001-26-000009", filed="2026-02-28"),
    )  # fmt: skip
    assert [each.value for each in last.facts] == [8000]
    assert "Facts of this filing that cannot be read: 1 (start 1)." in last.text


def test_a_half_year_whose_first_quarter_brought_nothing_is_none():
    (reading,) = readings(fact(0, **FIRST), fact(2230), fact(2230, **HALF))
    assert len(reading.facts) == 3


def test_a_slip_is_not_judged_by_what_was_filed_later():
    early, late = readings(
        fact(2230),
        fact(2230, **HALF),
        fact(1937, **FIRST, accn="0000000001-26-000009", filed="2026-02-28"),
    )
    assert (len(early.facts), len(late.facts)) == (2, 1)


def test_many_facts_of_one_day_are_read_in_one_go():
    facts = [fact(n, start=f"{1990 + n % 30}-01-01") for n in range(1, 30_000)]
    (reading,) = readings(*facts)
    assert len(reading.facts) == len(facts)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
DAYS = st.dates().map(str) | st.sampled_from(["2025-04-01", "2025-06-30", "2025-08-13"])
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "val": st.integers(-(10**18), 10**18) | st.floats() | JSON,
        "accn": st.sampled_from(["0000000001-25-000001", "0000000001-25-000002"]) | JSON,
        "start": DAYS | JSON,
        "end": DAYS | JSON,
        "filed": DAYS | JSON,
        "form": st.sampled_from(["10-Q", "10-K/A"]) | JSON,
        "frame": JSON,
    },
)


@st.composite
def files(draw):
    concepts = st.sampled_from(["Revenues", "NetIncomeLoss", "EarningsPerShareDiluted", "Other"])
    units = st.dictionaries(
        st.sampled_from(["USD", "USD/shares", "pure"]) | st.text(max_size=5),
        st.lists(FACTS | st.builds(fact) | JSON, max_size=5) | JSON,
        max_size=3,
    )
    told = st.fixed_dictionaries({"label": JSON, "units": units | JSON}) | JSON
    return {
        "cik": draw(st.integers(0, 10**11) | JSON),
        "entityName": draw(st.text(max_size=20) | JSON),
        "facts": {"us-gaap": draw(st.dictionaries(concepts, told, max_size=4) | JSON)},
    }


@given(files())
@settings(max_examples=300, deadline=None)
def test_whatever_the_file_holds_it_ends_in_readings_or_a_reason(found):
    try:
        read_now = read_companyfacts(json.dumps(found))
    except ReadError as refused:
        assert refused.reason in ("bad-companyfacts", "no-document")  # noqa: PT017
        return
    documents = [document_of(capture(b""), reading, "0" * 16, SEEN) for reading in read_now]
    assert Documents.filter(frame_of("documents", documents))[1].counts() == {}
    for reading in read_now:
        assert reading.facts
        for each in reading.facts:
            words = reading.text[each.printed.start : each.printed.end]
            assert words.replace(",", "") == f"{each.value:f}"


@given(st.text(max_size=30), st.integers(0, 400))
def test_a_file_that_breaks_off_or_is_spoilt_is_read_or_refused(noise, at):
    content = json.dumps(file(fact(), fact(3, start="2025-01-01")))
    spoilt = content[: at % len(content)] + noise
    try:
        read_now = read_companyfacts(spoilt)
    except ReadError as refused:
        assert refused.reason in ("bad-companyfacts", "no-document", "data")  # noqa: PT017
    else:
        assert all(reading.facts for reading in read_now)
