"""How firmly a clause says something, and who says so.

A reporting verb, a negation or a conditional takes scope over its clause, not over the sentence: "A
raised $5 billion and is in talks with B" asserts the first and only mentions the second. `frame` finds
the clause around a position and reads the cue words that govern it.

When several cues govern one clause the weaker reading wins: denied, conditional, talks, possible,
opinion, reported, asserted.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.prefilter import Prefilter
from warehouse.records import Modality, Span, Status


@dataclass(frozen=True, slots=True)
class Frame:
    """What governs a clause. `start` and `end` are the clause's, `spans` the cue words', all as
    offsets of the document. `attribution` is the speaker as named in the text."""

    start: int
    end: int
    modality: Modality = "asserted"
    status: Status = "actual"
    attribution: str | None = None
    spans: tuple[Span, ...] = ()

    @property
    def is_firm(self) -> bool:
        """Whether it is stated as so, by the text itself or by people it does not name."""
        return self.modality in ("asserted", "reported")


# A comma alone does not end a clause (lists, appositions); a conjunction with a verb behind it does.
_BOUNDARY = re.compile(
    r"""
    \s*;\s*
  | \s+[–—]\s*|\s*[–—]\s+|\s--\s
  | :\s+(?=[A-Za-z“"'\[])
  | (?:,\s*|\s+)(?=(?:but|while|whereas|although|though|even\s+(?:as|though)|yet|because|before|until)\s)
  | ,\s*(?=(?:and|or)\s+(?:(?:then|also|now|later|has|have|had|is|are|was|were|will|would|could|may|might|plans?|expects?
        |said|says|added|reported|announced|raised|signed|agreed|committed|bought|acquired|invested|borrowed|secured
        |it|its|they|he|she|we|the\s+company|that|in|as|if|for)\s|[A-Z][\w.&’']+(?:\s[A-Z][\w.&’']+){0,3}\s+(?:is|are
        |was|were|has|have|had|will|would|could|may|might|said|says|plans|expects|raised|signed|agreed|committed)\s))
  | ,\s*(?=[A-Z][\w.&’']+(?:\s[A-Z][\w.&’']+){0,3}\s+(?:is|are|was|were|has|have|had|will|would|could|may|might|said|says
        |plans|expects)\s)
  | \s+(?=and\s+(?:is|are|was|were|has|have|had|will|would|could|may|might|plans?|expects?|raised|signed|agreed
        |committed|bought|acquired|invested|borrowed|secured|said|added)\s)
  | ,\s*(?=(?:which|who|whose|where|as|after|if|unless|when|with)\s)
    """,
    re.X,
)

_SAYS_SOMETHING = re.compile(r"\b(?!(?:and|or|of|the)\b)[a-z]{2,}")

# Bounded and with a separator between words: linear on any input.
_WORD = r"[A-Z](?:[\w&’'-]|\.(?=\w))*"
_NAME = rf"(?<!\w){_WORD}(?:\s+(?:of\s+|the\s+|and\s+|&\s+|de\s+)?{_WORD}){{0,6}}"
_SAID = (
    r"(?:said|says|say|told|reported|reports|noted|notes|added|adds|announced|announces|disclosed|discloses"
    r"|revealed|reveals|confirmed|confirms|wrote|writes|stated|states|detailed|observed|warned|warns|argued|argues"
    r"|estimated|estimates|called|described|explained|explains|claimed|claims|denied|denies|predicted|predicts)"
)
_UNNAMED = re.compile(
    r"\b(?:reportedly|rumou?red|rumou?rs?|(?:a|one|two|three|four|several|some)?\s*(?:people|persons?|sources?)\s+"
    r"(?:who\s+(?:are|is|were)\s+)?(?:familiar|close\s+to|briefed|with\s+(?:direct\s+)?knowledge|with\s+direct)"
    r"|according\s+to\s+(?:a|two|three|several|some|multiple)?\s*(?:sources?|people|reports?|media\s+reports)"
    r"|sources?\s+(?:said|say|told|tell)|the\s+(?:people|person|sources?)\s+said|(?:is|are|was|were)\s+said\s+to"
    r"|unnamed\s+(?:sources?|people)|anonymous\s+sources?)\b",
    re.I,
)
_TALKS = re.compile(
    r"\b(?:in\s+(?:\w+\s+){0,2}(?:talks?|discussions?|negotiations?)|(?:fundrais\w+|merger|takeover|buyout|deal)\s+talks"
    r"|talks?\s+(?:to|with|about|over|on|between)\s|discussions?\s+(?:to|with|about|over|between)\s|negotiating"
    r"|negotiations?\s+(?:to|with|about|over)|considering|is\s+considered|weighing|shopping|mulling|mulls|weighs|explor(?:ing|es|ed)"
    r"|near(?:s|ing)\s+(?:a\s|an\s|agreement|the\s+close|[$€£]\d\S*\s)|clos(?:es|ing)\s+in\s+on|talking\s+(?:to|with)\s+(?:\w+\s+){1,4}?about|close\s+to\s+(?:a\s+deal|an\s+agreement|sign\w+|rais\w+|finali[sz]\w+)"
    r"|letters?\s+of\s+intent|memorand(?:um|a)\s+of\s+understanding|non-?binding|approached|courting|in\s+advanced\s+stages"
    r"|(?:is|are|was|were)\s+(?:also\s+|now\s+)?looking\s+(?:in)?to|(?:is|are|was|were)\s+seeking\s+(?:to\b)?|seeks\s+(?:to\b)?|pending\s+(?:investment|deal|acquisition))",
    re.I,
)
_OVER_TALKS = re.compile(
    r"\b(?:after|following|ended?|concluded)\s+(?:\w+\s+){0,4}(?:talks|discussions|negotiations)",
    re.I,
)
_CONDITION = re.compile(
    r"(?<!as )(?<!even )(?<!only )\b(?:if|unless|whether|suppos(?:e|ing)|provided\s+that|in\s+case|in\s+the\s+event"
    r"|assuming|watch(?:\s+(?:for|out|whether))|should\s+(?:any|a|an|the|it|they)\s)",
    re.I,
)
# A contrast, and what is dated in the past, stand outside: "if it closes, it would double the sum of May, when …".
_OUT_OF_CONDITION = re.compile(
    r";|\bbut\b|,\s+when\s+(?:\S+\s+){1,3}?(?:\w+ed|was|were|had|sold|bought|won|made)\b", re.I
)
_IF = re.compile(r"if|unless|provided|assuming|in\s+(?:case|the\s+event)", re.I)
_ASKED = re.compile(r"\b(?:asked|unclear|question|wonder\w*|see|know)\s+(?:if|whether)", re.I)
# "may" in lower case only: the month is written with a capital.
_MODAL = re.compile(
    r"\b(?:[Cc]ould|may|[Mm]ight|potentially|(?:has|have|had|with)\s+(?:the|a)\s+potential\s+to|[Pp]erhaps|[Pp]ossibly)\b"
)
_WOULD = re.compile(r"\bwould\b", re.I)
# "Earnings would have been $7 without it" tells what they were not.
_UNREAL = re.compile(
    r"\bwould(?:\s+have|[’']ve)\s+(?:been|reached|totaled|grown|risen|fallen|come)\b", re.I
)
_FUTURE_IN_PAST = re.compile(
    rf"\b{_SAID}\b|\b(?:agreed|promised|pledged|committed|later|followed|eventually)\b", re.I
)
_RUMOURED = re.compile(r"\b(?:reports?|rumou?rs?)\s+(?:suggest|indicat|claim)\w*", re.I)
_DENIAL_VERB = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|rul(?:es|ed|ing)\s+out|refut(?:es|ed|ing)|rejected|rejects|dismissed|disput(?:es|ed)"
    r"|(?:has|have|had)\s+no\s+(?:\w+\s+){0,2}(?:plans?|intentions?|agreements?|deals?)|no\s+(?:\w+\s+)?plans?\s+(?:to|for|of)"
    r"|(?:called\s+off|voted\s+down|walked\s+away|backed\s+(?:out|away)|pulled\s+out)\b|terminated|scrapped|abandoned|cancel(?:l)?ed|withdr[ae]wn?|(?:dropp|ditch|shelv)(?:s|es|ed|ing)\s+(?:its|the|their|plans?|an?)\b"
    r"|collapsed|fell\s+(?:through|apart)|unravel(?:l)?ed)\b",
    re.I,
)
# What fails by itself stands in front of its verb, unless that tells of another event.
_FAILS = re.compile(r"collapsed|fell\s+(?:through|apart)|unravel", re.I)
_AFTER = re.compile(r"\b(?:after|since|as|when|because)\b", re.I)
_NEGATION = re.compile(
    r"\b(?:(?:is|are|was|were|has|have|had|do|does|did|will|would|could|can|should)(?:\s+not|n[’']t)|cannot|won[’']t"
    r"|not\s+(?:yet|at\s+scale|currently|actively)|never|no\s+longer|neither|none|without|nor|yet\s+to\s+\w+|stopped\s+short)\b"
    r"(?!\s+(?:only|just|merely|simply))",
    re.I,
)
_NO_COMMENT = re.compile(
    r"\b(?:declin\w+|refus\w+)\s+to\s+comment|\b(?:did\s+not|didn[’']t|do\s+not)\s+(?:immediately\s+)?(?:respond|reply|comment|return)",
    re.I,
)
_OPINION = re.compile(
    r"\b(?:(?:an?\s+|one\s+|\w+\s+)?analysts?(?:\s+(?:at|for|with|from)\s+[A-Z]\w+(?:\s[A-Z]\w+)*)?(?:,?\s+[A-Z]\w+(?:\s[A-Z]\w+)+,?)?\s+"
    r"(?:said|says?|wrote|writes?|believes?|thinks?|argues?|argued|sees?|noted|notes|told|warned|estimated|reckons?)|[Aa]nalysts\s+estimate\b"
    r"|(?:I|you|we|they)\s+(?:think|believe|suspect|guess|could\s+say)|in\s+(?:my|his|her|their|our)\s+(?:view|opinion)"
    r"|arguably|seems?\s+to|appears?\s+to|(?:said|wrote|according\s+to)\s+(?:[\w’']+\s+){0,3}analysts?)\b"
)
_ESTIMATE = re.compile(
    r"\b(?:analysts?|wall\s+street|the\s+street|consensus|street\s?account|lseg|factset|refinitiv|visible\s+alpha|bloomberg\s+consensus"
    r"|estimates?|estimated|polled|economists)\b",
    re.I,
)
_GUIDANCE = re.compile(
    r"\b(?:guid(?:ance|es|ed|ing)|outlook|goals?\s+(?:of|to|is)|(?:we|they|management)\s+(?:now\s+|still\s+|also\s+|currently\s+)?project"
    r"|(?:we|it|they|company)(?:[’']re|\s+are|\s+is)\s+(?:now\s+|also\s+|again\s+)?(?:raising|lowering|narrowing|tightening|reiterating|reaffirming)|forecast(?:s|ing|ed)?|expects?|(?<!\bthan\s)(?<!\bas\s)expected|expecting|anticipat(?:es?|ed|ing)|project(?:s|ed|ing|ions?)"
    r"|targets?|targeting|targeted|plans?\s+to|planning|planned|intends?|aims?\s+to|will\s+(?:be|reach|spend|total|range|exceed|grow)"
    r"|(?<!\bto\s)(?<!\bas\syou\s)(?<!\bcan\s)sees?(?!\s+(?:accelerat|continu|strong|grow|increas|that\b|how\b|why\b|what\b|the\b|more\b|good\b))|on\s+track|called?\s+for|calls?\s+for|looking\s+for)\b",
    re.I,
)
_PRIOR = re.compile(
    r"\b(?:(?:previous|prior|earlier|initial|original|former|old)\s+(?:\w+\s+){0,2}(?:guidance|forecast|outlook|target|projections?|estimate|range|expectation)"
    r"|(?:previously|earlier)\s+(?:told\s+\w+|said)\s+(?:that\s+)?(?:we|it|they)\s+(?:would|plan|expect|intend|aim|target)(?:s|ed|ned)?\b"
    r"|(?:previously|earlier|originally|initially)\s+(?:guided|forecast|expected|projected|targeted|announced|estimated|planned|communicated)"
    r"|had\s+(?:\w+\s+)?(?:guided|forecast|expected|projected|targeted|projections?|estimated|predicted))\b",
    re.I,
)
_ACCORDING = re.compile(
    rf"\b[Aa]ccording\s+to\s+(?:the\s+|an?\s+)?(?P<who>{_NAME}|(?:[a-z]+\s+)?(?:people|sources?|person)\s+[a-z]+(?:\s+with\s+the\s+\w+)?|company(?:[’']s\s+\w+)?|release|filing)"
)
_SPEAKER_BEFORE = re.compile(
    rf"(?P<who>(?:[Tt]he\s+)?(?:company|people|person|sources?|startup|chipmaker|{_NAME}))"
    rf"(?:,[^,.;]{{1,60}},|\s\([^)]{{1,30}}\))?\s+(?:(?:has|have|had|also|later|in\s+[A-Z][a-z]+|on\s+[A-Z][a-z]+(?:\s\d+)?|which)\s+){{0,2}}{_SAID}\b"
)
_SPEAKER_AFTER = re.compile(
    rf"[,”\"’']\s+(?:said|says|added|according\s+to|told)\s+(?P<who>{_NAME}(?:,\s+(?:the\s+)?[\w ]{{2,30}}?\s(?:of|at)\s+{_NAME})?)"
)


_CUES = Prefilter(
    (
        _DENIAL_VERB, _NEGATION, _CONDITION, _TALKS, _MODAL, _WOULD, _OPINION, _UNNAMED, _PRIOR, _ESTIMATE,
        _GUIDANCE, _ACCORDING, _SPEAKER_BEFORE, _SPEAKER_AFTER,
    ),
    lambda pattern: pattern,
)  # fmt: skip


@lru_cache(maxsize=16)
def _cues_in(text: str) -> list[re.Pattern[str]]:
    return _CUES.candidates(text)


def _each(
    cue: re.Pattern[str], text: str, low: int = 0, high: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """All matches of one of `_CUES`, which are few in any sentence."""
    return cue.finditer(text, low, high) if cue in _cues_in(text) else iter(())


def _first(cue: re.Pattern[str], text: str, low: int, high: int) -> re.Match[str] | None:
    return next(_each(cue, text, low, high), None)


@lru_cache(maxsize=64)
def frame(text: str, start: int, at: int) -> Frame:
    """Modality, status and attribution of the clause of `text` around `at`.

    `text` is one sentence that begins at `start` of its document; `at` is a position inside it, in
    offsets of the document.

    >>> said = "Acme raised $5 billion, but it is in talks with Globex over a larger loan."
    >>> frame(said, 0, said.index("raised")).modality, frame(said, 0, said.index("larger")).modality
    ('asserted', 'talks')
    >>> frame("If Acme signs a lease with Globex, rents will rise.", 100, 110).modality
    'hypothetical'
    >>> frame("Acme denied that it had bought Globex.", 0, 24).modality
    'denied'
    >>> frame("Acme, according to Globex Research, will buy chips.", 0, 40).attribution
    'Globex Research'

    Raises:
        ValueError: `at` lies outside the sentence.
    """
    position = at - start
    if not 0 <= position <= len(text):
        raise ValueError(f"position {at} is outside the sentence at {start}–{start + len(text)}")
    low, high = clause(text, position)
    modality, cue = _modality(text, low, high, position)
    status, status_cue = _status(text, low, high, position)
    if status_cue[0] >= position or status == "actual":
        goes_with = _accompanied(text, low)
        status, status_cue = goes_with or (status, status_cue)
    if modality == "talks":
        status = "estimate"
    who = _attribution(text, low, high)
    spans = [Span("modality", start + a, start + b) for a, b in (cue, status_cue) if b > a]
    if who:
        spans.append(Span("attribution", start + who.start("who"), start + who.end("who")))
    return Frame(
        start=start + low,
        end=start + high,
        modality=modality,
        status=status,
        attribution=who["who"] if who else None,
        spans=tuple(dict.fromkeys(spans)),
    )


def clause(text: str, position: int) -> tuple[int, int]:
    """Bounds of the clause of one sentence that `position` lies in.

    >>> text = "Sales rose 4% while costs fell; cash was flat."
    >>> [text[slice(*clause(text, text.index(word)))] for word in ("rose", "fell", "flat")]
    ['Sales rose 4%', 'while costs fell', 'cash was flat.']
    """
    low, high = 0, len(text)
    for boundary in _BOUNDARY.finditer(text):
        if not _SAYS_SOMETHING.search(text, low, boundary.start()):
            continue  # "Acme, Globex, and Initech raised": a list so far, not a clause
        if boundary.end() <= position:
            low = boundary.end()
        elif boundary.start() >= position:
            high = boundary.start()
            break
    return low, high


_Where = tuple[int, int]
_NOWHERE: _Where = (0, 0)


def _modality(text: str, low: int, high: int, at: int) -> tuple[Modality, _Where]:
    if found := _denial(text, low, high, at):
        return "denied", found
    if found := _condition(text, low, high, at):
        return "hypothetical", found
    if (talks := _first(_TALKS, text, low, high)) and not _OVER_TALKS.search(text, low, high):
        return "talks", talks.span()
    if found := _possibility(text, low, high, at):
        return "hypothetical", found
    if opinion := _reporting(_OPINION, text, low, high):
        return "opinion", opinion.span()
    if unnamed := _reporting(_UNNAMED, text, low, high):
        return "reported", unnamed.span()
    return "asserted", _NOWHERE


def _denial(text: str, low: int, high: int, at: int) -> _Where | None:
    for verb in _each(_DENIAL_VERB, text, low, high):
        # What is denied follows the verb, unless the verb is passive or in a relative clause.
        passive = re.search(
            r"\b(?:was|were|been|being|is|are|which|that|later)\b[^,;]*$", text[low : verb.start()]
        )
        fails = _FAILS.match(text, verb.start()) and not _AFTER.search(text, at, verb.start())
        if verb.start() <= at or passive or fails:
            return verb.span()
    # "…, which Globex denied" governs the clause before it.
    if relative := re.match(
        r"[,\s]*(?:which|that|a\s+claim)\s+(?:[\w’']+\s+){1,6}?(?:denied|denies|disputed)\b",
        text[high:],
    ):
        return high + relative.start(), high + relative.end()
    for negation in _each(_NEGATION, text, low, high):
        if negation.start() <= at and not _NO_COMMENT.match(text, negation.start()):
            return negation.span()
    return None


def _condition(text: str, low: int, high: int, at: int) -> _Where | None:
    for condition in _each(_CONDITION, text):
        begin = condition.start()
        if _ASKED.search(text, max(0, begin - 12), condition.end()):
            continue
        # In front it governs what follows, up to a contrast; behind, a main clause that is tentative.
        word = re.compile(r"\w*").match(text, at)
        if begin <= at and not _OUT_OF_CONDITION.search(text, begin, word.end() if word else at):
            return condition.span()
        if at < begin <= high + 2 and _IF.match(condition[0]) and _tentative(text, low, begin):
            return condition.span()
    return None


def _possibility(text: str, low: int, high: int, at: int) -> _Where | None:
    if modal := _first(_MODAL, text, low, high):
        return modal.span()
    if unreal := _UNREAL.search(text, low, high):
        return unreal.span()
    would = _first(_WOULD, text, low, high)
    if would and would.start() <= at:
        before = text[: would.start()]
        if _RUMOURED.search(before) or not _FUTURE_IN_PAST.search(before):
            return would.span()
    return None


def _tentative(text: str, low: int, high: int) -> bool:
    return bool(re.search(r"\b(?:will|would|could|may|might|can)\b", text[low:high]))


def _status(text: str, low: int, high: int, at: int) -> tuple[Status, _Where]:
    """The cue nearest before the position decides; one behind it only where none stands before."""
    readings: tuple[tuple[Status, re.Pattern[str]], ...] = (
        ("prior", _PRIOR),
        ("estimate", _ESTIMATE),
        ("guidance", _GUIDANCE),
    )
    found: list[tuple[bool, int, int, Status, _Where]] = []
    for rank, (status, pattern) in enumerate(readings):
        for cue in _each(pattern, text, low, high):
            behind = cue.start() > at
            if status in ("guidance", "prior") and _holds_against(text, cue, at):
                continue
            if status == "estimate" and _is_of_another_value(text, cue, at):
                continue
            found.append((behind, rank, abs(cue.start() - at), status, cue.span()))
    if not found:
        return "actual", _NOWHERE
    _, _, _, status, where = min(found)
    return status, where


def _accompanied(text: str, low: int) -> tuple[Status, _Where] | None:
    """The guidance that a "with" goes with: "It expects to earn $1 a share, with revenue of $2 billion"."""
    if low < len(", ") or not text.startswith("with ", low):
        return None
    status, cue = _status(text, *clause(text, low - 3), low)
    return (status, cue) if status == "guidance" else None


_HELD_AGAINST = re.compile(
    r"\b(?:above|below|beat(?:s|ing)?|topp?(?:ed|ing|s)?|ahead\s+of|exceed\w*|miss(?:ed|es|ing)?|surpass\w*|short\s+of|outstripp\w+)"
    r"\s+(?:(?:the|its|most|average|mean|some)\s+|[A-Z]\w+[’']?s?\s+|(?:analysts?|street|market)[’']?s?\s+){0,3}\Z",
    re.I,
)


def _is_of_another_value(text: str, cue: re.Match[str], at: int) -> bool:
    """Whether the estimate that a cue speaks of is not the amount at `at`.

    "It rose well above analysts' estimates to $5", "it missed the $5 consensus, while revenue was $3"; but
    "above the consensus of $5".
    """
    if _GIVES.fullmatch(text, cue.end(), at):
        return False
    is_measure = _HELD_AGAINST.search(text, 0, cue.start()) is not None
    return is_measure or (cue.start() < at and _OF_A_VALUE.search(text, 0, cue.start()) is not None)


_GIVES = re.compile(
    r"\W*(?:(?:estimates?|expectations?|forecasts?|consensus)\s+)?(?:(?:of|at|for|was|is|were)\s+)*(?:(?:about|around|roughly|some|an?|the)\s+)*",
    re.I,
)
_OF_A_VALUE = re.compile(r"\d\s?(?:[a-z]{1,8}\s|%\s)?\s*(?:average\s+|mean\s+)?\Z", re.I)


def _holds_against(text: str, cue: re.Match[str], at: int) -> bool:
    """Whether an outlook is only what a value before `at` is compared with: "… versus guidance of $5, and"."""
    is_compared = _AGAINST.search(text, max(0, cue.start() - 40), cue.start())
    return is_compared is not None and re.search(r"\band\b", text[cue.end() : at]) is not None


_AGAINST = re.compile(
    r"\b(?:versus|vs\.?|against|above|below|(?:compared|relative)\s+(?:to|with)|ahead\s+of|exceed\w*|within|than(?:\s+in)?)\s+(?:[\w-]+\s+){0,4}$",
    re.I,
)


def _reporting(pattern: re.Pattern[str], text: str, low: int, high: int) -> re.Match[str] | None:
    """A cue of the clause, or of the reporting clause that encloses it ("people familiar said")."""
    if inside := _first(pattern, text, low, high):
        return inside
    for cue in _each(pattern, text):
        # "People familiar with it said that …" opens its sentence, "…, they said." closes it.
        opens = cue.end() <= low and len(text[cue.end() : low].split()) <= 2
        closes = cue.start() >= high and len(text[cue.end() :].split()) <= 6
        if opens or closes:
            return cue
    return None


def _attribution(text: str, low: int, high: int) -> re.Match[str] | None:
    for pattern in (_ACCORDING, _SPEAKER_BEFORE, _SPEAKER_AFTER):
        if found := _first(pattern, text, low, high):
            return found
    # "Roe said that …" in front of the clause, "…, Roe said." behind it.
    for pattern in (_SPEAKER_BEFORE, _ACCORDING, _SPEAKER_AFTER):
        for found in _each(pattern, text):
            opens = found.end() <= low and len(text[found.end() : low].split()) <= 2
            closes = found.start() >= high - 2 and len(text[found.end() :].split()) <= 6
            if opens or closes:
                return found
    return None
