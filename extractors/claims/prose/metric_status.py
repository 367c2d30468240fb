"""Whether a value was reported, is expected, by whom, or is an expectation that has been replaced."""

import re
from dataclasses import replace

from extractors.claims.prose import metric_periods as when
from extractors.claims.prose.metric_drafts import Draft
from extractors.claims.prose.modality import Frame
from extractors.claims.prose.outline import Outline
from extractors.claims.prose.shape import Shape
from extractors.claims.spans import Period, Sentence
from warehouse.records import Modality, Status

_ESTIMATED_BEHIND = re.compile(
    r"^\s*[(,]?\s*(?:(?:average|mean|median|consensus)\s+)*(?:estimate[ds]?|consensus|expected|forecast|that\s+analysts|analysts|projected)\b",
    re.I,
)
_EXPECTED_BEHIND = re.compile(
    r"\s+(?:guidance|forecast|outlook|targets?|projections?|goals?)\b", re.I
)
_CONSENSUS = re.compile(
    r"\b(?:analysts|wall\s+street|the\s+street|consensus|lseg|factset|street\s?account|visible\s+alpha|refinitiv)\b",
    re.I,
)
# "After the guidance I gave, we have $300 billion of backlog": what is had is no outlook.
_HAVE = re.compile(
    r"(?<!\bto )(?<!\bwill )(?<!\bwould )(?<!\bshould )\b(?:have|has)\s+(?:now\s+|about\s+|over\s+)?$"
)
# "Acme Bank expects Globex to spend …": what somebody else expects is no guidance.
_EXPECTS_OF = re.compile(
    r"(?P<who>«[cp]\d+»)(?:\s+analysts?)?\s+(?:now\s+|still\s+)?(?:expects?|estimates?|forecasts?|sees|projects?|predicts?|anticipates?|thinks|believes)"
    r"\s+(?:that\s+)?(?P<whose>«c\d+»)"
)
_RAISES_ITS_PREVIOUS = re.compile(
    r"\b(?:rais|lift|hik|cut|lower|trim|increas|boost|revis|narrow|upgrad)\w*\s+(?:its\s+|the\s+|«c\d+»[’']s\s+)?(?:previous|prior|earlier|original|initial)\b(?:[^«;]|«[t%]\d+»){0,80}?\bto\s+(?:about\s+|an?\s+)*",
    re.I,
)
_OTHER_CLAUSE = re.compile(r"\b(?:as|after|while|even)\b|;")
_ANALYST = re.compile(r"\banalysts?\b|\bthinks?\b|\bbelieves?\b|\bopinion\b|\barguably\b", re.I)
_AHEAD = re.compile(r"\b(?:will|would|should|is\s+(?:set|due|going)\s+to|to\s+be)\b", re.I)
_OUTLOOK = re.compile(
    r"\b(?:guidance|outlook|forecasts?|expectations?)\b(?![^:]*\b(?:above|below)\b)", re.I
)
# An issuer that estimates gives guidance; one that tells of an "estimated gain" does not.
_ESTIMATES = re.compile(
    r"\bestimates?\s+(?!of\b|that\b)|\bestimating\b|\b(?:is|are|was)\s+(?:now\s+|currently\s+)?estimated\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|grew|rose|fell|increased|decreased|declined|totaled|reached|had|ended|generated|delivered)\b",
    re.I,
)


def status_of(shaped: Shape, main: Draft, governed: Frame, outline: Outline) -> Status:
    """The status that the words, or the outlook that they stand in, give a value."""
    sentence = shaped.sentence
    told = main.status or _of_clause(shaped, main, governed)
    if told == "guidance" and _is_expected_of_another(shaped, main):
        told = "estimate"
    if not sentence.is_own:
        return _by_whom(shaped, main, told, outline)
    if told == "estimate" and not _CONSENSUS.search(sentence.text):
        told = "guidance" if _ESTIMATES.search(sentence.text) else "actual"
    ahead = outline.looks_ahead(sentence) or _leads_ahead(shaped, main)
    return "guidance" if told == "actual" and ahead and not _reports(shaped, main) else told


def settled(
    status: Status, draft: Draft, sentence: Sentence, period: when.Columns, words: Period | None
) -> Status:
    """The status once the period is known: nobody reports a year that has not ended.

    Beside an outlook stands what was reported, or the outlook that it replaces.
    """
    if status == "guidance" and sentence.is_own and words and when.is_compared(sentence, words):
        return "actual"  # "… compared to 2024 EPS of $8.16"
    if draft.is_comparison:
        if draft.status is None and status == "guidance":
            return "prior" if words is None else "actual"
        return status
    return "guidance" if status == "actual" and _has_not_ended(sentence, period) else status


def is_out_of_time(shaped: Shape, main: Draft, told: Status, period: when.Columns) -> bool:
    """Whether a verb of the past tells of a stretch that has not ended: its words are another value's.

    "Capital expenditures were $5.9 billion, consistent with full-year guidance of $27 billion".
    """
    is_report = told == "actual" and _reports(shaped, main)
    return is_report and _has_not_ended(shaped.sentence, period)


def modality_of(shaped: Shape, main: Draft, governed: Frame, status: Status) -> Modality:
    """How firmly it is said. What analysts of a sentence think holds for their values only."""
    if governed.modality != "opinion":
        return governed.modality
    if status == "estimate":
        return "asserted" if _CONSENSUS.search(shaped.sentence.text) else "opinion"
    before = shaped.sentence.text[: main.token.start - shaped.sentence.start]
    return "opinion" if _ANALYST.search(before) else "asserted"


def _of_clause(shaped: Shape, draft: Draft, governed: Frame) -> Status:
    """The clause's status, unless its cue stands behind the value and is about another one."""
    place = shaped.place(draft.token)
    end = place + len(draft.token.code)
    if _ESTIMATED_BEHIND.match(shaped.text[end : end + 60]):
        return "prior" if shaped.sentence.is_own else "estimate"
    between = shaped.text[min(draft.cue.low, place) : max(draft.cue.high, end)]
    status = governed.status
    if status == "prior" and _CONSENSUS.search(shaped.text):
        status = "estimate"
    raised = _RAISES_ITS_PREVIOUS.search(shaped.text, 0, place) if status == "prior" else None
    if raised:  # "it raised its previous target to …, after sales of …"
        is_after = _OTHER_CLAUSE.search(shaped.text[raised.end() : place])
        status = "actual" if is_after else "guidance"
    cue = [span for span in governed.spans if span.role == "modality"]
    if cue and all(span.start >= draft.token.end for span in cue):
        status = "actual"
    if status == "guidance" and draft.cue.low <= place and cue:
        # "… on its outlook as revenue doubles": the outlook is another clause's
        start = shaped.place_of(max(span.end for span in cue if span.start < draft.token.end))
        if _OTHER_CLAUSE.search(shaped.text[start : draft.cue.low]):
            status = "actual"
    if status == "guidance" and _HAVE.search(shaped.text, 0, place):
        status = "actual"
    is_announced = _EXPECTED_BEHIND.match(shaped.text, draft.cue.high) is not None
    if status == "actual" and (is_announced or _AHEAD.search(between)):
        return "guidance"
    return status


def as_expected(shaped: Shape, draft: Draft, outline: Outline) -> Draft:
    """What analysts expected, where a list that is held against them says no more than "$5 vs. $4"."""
    place = shaped.place(draft.token)
    is_bare = (
        draft.rule == "compared_with"
        and draft.status is None
        and not shaped.sentence.is_own
        and outline.speaks_of_analysts
        and _VERSUS.search(shaped.text, 0, place) is not None
        and not shaped.within(place, len(shaped.text), "t")
    )
    return (
        replace(draft, status="estimate", is_comparison=False, rule="against_consensus")
        if is_bare
        else draft
    )


_VERSUS = re.compile(r"\b(?:vs\.?|versus)\s+\Z", re.I)


def _by_whom(shaped: Shape, main: Draft, told: Status, outline: Outline) -> Status:
    """Who expects, where the words leave it open.

    "Acme estimates sales of $5 billion" is guidance. "Sales are expected to reach $5 billion" is an
    estimate where the text speaks of analysts, as "sales likely rose, according to FactSet" is.
    """
    before = shaped.text[: max(main.cue.high, shaped.place(main.token))]
    if told != "actual" and _THEY_EXPECT.search(before) and main.status is None:
        return "estimate"
    if told == "estimate" and _ESTIMATES_ITSELF.search(before) and not _CONSENSUS.search(before):
        return "guidance"
    is_open = told == "guidance" or (told == "actual" and _LIKELY.search(before) is not None)
    by_analysts = outline.tells_estimates or (
        _ACCORDING_TO_THEM.search(shaped.text) and not _COMPARES.search(shaped.text)
    )
    if main.status is None and is_open and by_analysts and _IS_EXPECTED.search(before):
        return "estimate"
    return told


_COMPARES = re.compile(
    r"\b(?:ahead\s+of|above|below|beat\w*|topp\w+|versus|vs\.?|compar\w+|short\s+of|than|exceed\w*|miss\w*|in\s+line)\b",
    re.I,
)
_ESTIMATES_ITSELF = re.compile(
    r"«c\d+»(?:[^«;]|«t\d+»){0,60}?\b(?:estimates?|estimated|has\s+estimated|is\s+estimating)\s+(?!that\s+«c)",
    re.I,
)
# "… fell short of what analysts expect, who had anticipated sales of $9", "it missed the average estimate of $2"
_THEY_EXPECT = re.compile(
    r"\b(?:analysts?|street|consensus)\b[^;]*,\s+who\s+(?:had\s+|have\s+)?(?:anticipated?|expect(?:ed)?|forecast|predicted|projected)\b"
    r"|\b(?:average|mean|median|consensus)\s+(?:[\w-]+\s+){0,2}(?:estimate|forecast|expectation|projection)s?\s+(?:of|for)\b",
    re.I,
)
_LIKELY = re.compile(r"\b(?:likely|probably)\b|\bshould\s+(?:come|have|be|reach|arrive)\b", re.I)
_IS_EXPECTED = re.compile(
    r"\b(?:is|are|was|were)\s+(?:\w+ly\s+|also\s+|now\s+)?(?:expected|forecast(?:ed)?|projected|predicted|seen|estimated|anticipated)\b|\blikely\b|\bshould\b|\bforecast:",
    re.I,
)
_ACCORDING_TO_THEM = re.compile(
    r"\b(?:according\s+to|polled\s+by|compiled\s+by|data\s+from)\s+(?:[\w’'-]+\s+){0,5}?(?:analysts|consensus|factset|lseg|visible\s+alpha|bloomberg|street\s?account|refinitiv|capital\s+iq|zacks|estimates?)",
    re.I,
)


def _is_expected_of_another(shaped: Shape, draft: Draft) -> bool:
    before = max(draft.cue.low, shaped.place(draft.token))
    return any(
        shaped.token(found["who"]).entity_id != shaped.token(found["whose"]).entity_id
        for found in _EXPECTS_OF.finditer(shaped.text, 0, before)
    )


def _leads_ahead(shaped: Shape, draft: Draft) -> bool:
    """Whether words in front of a colon make the list behind it an outlook: "We updated our guidance: …"."""
    head, colon, _ = shaped.text[: draft.cue.low].rpartition(": ")
    return bool(colon) and _OUTLOOK.search(head) is not None


def _reports(shaped: Shape, draft: Draft) -> bool:
    """Whether a verb of the past connects cue and value: below "Outlook" stand last year's figures too."""
    place = shaped.place(draft.token)
    low, high = min(draft.cue.low, place), max(draft.cue.high, place)
    return _PAST.search(shaped.text, low, high) is not None


def _has_not_ended(sentence: Sentence, period: when.Columns) -> bool:
    kind, _, ends = period
    published = sentence.published_on
    is_stretch = kind in ("fy", "quarter", "half", "multi_year")
    return is_stretch and published is not None and ends is not None and ends > published
