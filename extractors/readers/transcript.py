"""Earnings calls: who speaks, for whom, and which words are the call's ceremony.

Publishers mark a turn in four ways: a name, a title and a clock on lines of their own; a name and a clock
on one line; a name on a line of its own, alone or as `Name -- Title` or `Name (Title)`; `Name:` before
the words. What precedes the first turn (participants, a summary that a
machine wrote) and the operator's words are boilerplate.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from extractors.model import Block, BlockKind, Reading
from extractors.readers.instants import written_instant
from extractors.readers.layout import Piece, is_sentence, normalise, pieces_of, unwrapped
from warehouse.registry import companies

READER, VERSION = "transcript", "1"

_TIME = r"[(\[]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?"
_CLOCK = re.compile(rf"^{_TIME}$")
_NAME_WORD = r"(?:[A-Z](?:[\w.'’()]|-(?!-))*|de|van|von|der|la|al)"
_NAME = rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,4}}"
_IS_NAME = re.compile(rf"^{_NAME}$")
_LARGEST_HEAD = 0.4  # of a page, for what precedes the call
_DASHED = re.compile(rf"^(?P<name>{_NAME})\s*(?:--|—|–|\s-\s)\s*(?P<title>\S.*)$")
_BRACKETED = re.compile(rf"^(?P<name>{_NAME})\s*[(\[](?P<title>[^()\[\]]{{2,100}})[)\]]:?$")
_INLINE = re.compile(
    rf"^(?:{_TIME}\s*(?:[-–—|]\s*)?)?(?P<name>{_NAME})(?:\s+{_TIME})?(?P<title>,[^:]{{2,120}}|\s+[-–—]{{1,2}}\s[^:]{{2,120}})?:\s*(?=\S)"
)
_COMMA = re.compile(rf"^(?P<name>{_NAME})(?:,\s+|\s+\|\s+)(?P<title>[^:]*[^:\s]):?$")
_CLOCKED = re.compile(
    rf"^(?:{_TIME}\s*(?:[-–—|]\s*)?(?P<late>{_NAME})|(?P<name>{_NAME})(?:,\s*(?P<title>[^:]{{2,100}}?))?\s*[-–—|]?\s*{_TIME}):?$"
)
_REVERSED = re.compile(rf"^(?P<title>[^—–]{{3,90}}?)\s*(?:--|—|–)\s*(?P<name>{_NAME})$")
_OFFICE = re.compile(
    r"\b(?:chief|officer|president|c[efoit]o|coo|chair(?:man|woman|person)?|founder|director|relations|"
    r"treasurer|secretary|counsel|controller|manager|head\s+of|executive|vp|svp|evp|partner)\b",
    re.I,
)
_ANALYST = re.compile(
    r"\banalysts?\b|\bmanaging\s+director\b|\bresearch\b|\bcapital\s+markets\b|\bsecurities\b", re.I
)
# Whom only a company has, whatever else the title says.
_IN_CHARGE = re.compile(
    r"\b(?:chief|c[efot]o|coo|chair(?:man|woman|person)?|founder|treasurer|investor\s+relations)\b",
    re.I,
)
_ASKS = re.compile(r"q(?:uestion)?", re.I)
_ANSWERS = re.compile(r"a(?:nswer)?", re.I)
_OPERATOR = re.compile(r"\boperators?\b|\bmoderator\b|\bcoordinator\b", re.I)
_IS_OPERATOR = re.compile(
    r"\b(?:your|today['’]s)\s+(?:conference\s+|call\s+|event\s+)?(?:operator|coordinator)\b|"
    r"\byour\s+line\s+is\s+(?:now\s+)?open\b|\bpress\s+(?:the\s+)?(?:star|\*)",
    re.I,
)
_INTRODUCED = re.compile(
    rf"\b(?:line\s+of|comes?\s+from|question\s+(?:is\s+)?from|go\s+to|from)\s+(?:the\s+line\s+of\s+)?(?P<name>{_NAME})\s*,?\s+"
    r"(?:with|from|of|at|representing)\s+[A-Z]",
)
_START = re.compile(
    r"^\W*(?:prepared\s+remarks|full\s+(?:conference\s+call\s+|call\s+)?transcript|presentation|call\s+transcript)\b.{0,80}$",
    re.I,
)
_AFTER = re.compile(
    r"^\W*(?:duration\s*:|call\s+participants|this\s+(?:article|transcript)\s+is\b|this\s+transcript\s+was|"
    r"disclaimer|more\s+[A-Z]+\s+analysis|all\s+earnings\s+call\s+transcripts|stocks?\s+mentioned)",
    re.I,
)
_CALL_WORDS = re.compile(r"\b(?:earnings|conference|results|update)\s+call\b|\boperator\b", re.I)
_TITLE = re.compile(r"\b(?:earnings|conference|results)\s+call|\btranscript\b", re.I)
_WHEN = re.compile(r"\bQ[1-4]\b|\bquarter\b|\b20\d\d\b", re.I)
_NOT_PUBLISHED = re.compile(r"\b(?:ended|ending|scraped|retrieved|copyright)\b|©", re.I)
_TICKER = re.compile(
    r"\((?:[A-Za-z]+\s*:\s*)?([A-Z]{1,5})(?=\)|[\s+\-−]+\d)|^Ticker:\s*([A-Z]{1,5})\b", re.M
)
_CEREMONY = [
    re.compile(pattern, re.I)
    for pattern in (
        r"forward[- ]looking",
        r"risks?\s+and\s+uncertaint|risk\s+factors|factors\s+that\s+(?:could|may)",
        r"(?:differ|vary)\s+materially|could\s+cause\s+.{0,40}\s+differ",
        r"undertake\s+(?:no|any)|no\s+(?:obligation|duty)|not\s+undertake",
        r"non[- ]gaap",
        r"reconciliations?\b|substitute\s+for|in\s+isolation",
        r"webcast|replay|recorded",
        r"press\s+release|form\s+10|sec\s+filings|investor\s+relations\s+(?:web)?site",
        r"safe\s+harbou?r",
    )
]


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words: pieces `first` up to the next turn, the heading not included.

    `heading` is the index of the first piece of the heading, `offset` where the words start in piece
    `first` when the name stands before them on the same line, else 0.
    """

    heading: int
    first: int
    name: str
    title: str = ""
    offset: int = 0


def is_transcript(pieces: Sequence[Piece]) -> bool:
    """Whether it is built as a call is: several turns of several speakers, and the words of a call."""
    turns = turns_of(pieces)
    return (
        len(turns) >= 4
        and len({turn.name for turn in turns}) >= 2
        and any(_CALL_WORDS.search(piece.text) for piece in pieces)
    )


def read_transcript(text: str) -> Reading:
    """A call as plain text; see `reading_of`."""
    text = unwrapped(normalise(text))
    return reading_of(text, pieces_of(text))


def reading_of(text: str, pieces: Sequence[Piece]) -> Reading:
    """A call from text already cut into pieces: blocks with speaker and role.

    Where nothing tells who speaks, as before questions that alone are marked, the words are the
    company's but for the ceremony.
    `published_at` is the time of the call if the head of the page gives one.
    """
    turns = turns_of(pieces)
    first = turns[0].heading if turns else len(pieces)
    is_told = first < len(pieces) and pieces[first].start < len(text) * _LARGEST_HEAD
    head = list(pieces[: min(first, 25)])
    title = _title(head)
    return Reading(
        text=text,
        blocks=[
            *(
                piece.block("title" if piece is title else _before(piece, is_head=is_told))
                for piece in pieces[:first]
            ),
            *_spoken(pieces, turns),
        ],
        reader=READER,
        reader_version=VERSION,
        kind="transcript",
        title=title.text if title else None,
        published_at=_called_at(head),
        entity_id=_entity(head),
    )


def turns_of(pieces: Sequence[Piece]) -> list[Turn]:
    """The turns in order; a heading without words after it is an entry of a list, not a turn."""
    start = next((i + 1 for i, piece in enumerate(pieces) if _START.match(piece.text)), 0)
    if start > len(pieces) * 2 // 3:
        start = 0
    found = (layout(pieces, start) for layout in (_timed, _clocked, _headed, _inline))
    return max(
        ([t for t, end in _with_ends(turns, pieces) if t.first < end] for turns in found), key=len
    )


def _with_ends(turns: Sequence[Turn], pieces: Sequence[Piece]) -> list[tuple[Turn, int]]:
    """Each turn and the index of the piece after its last."""
    following = [*(turn.heading for turn in turns), len(pieces)][1:]
    return list(zip(turns, following, strict=bool(turns)))


def _timed(pieces: Sequence[Piece], start: int) -> list[Turn]:
    turns = []
    for index in range(start + 1, len(pieces)):
        if not _CLOCK.match(pieces[index].text):
            continue
        name, title = index - 1, index
        if (
            index - 2 >= start
            and _label(pieces[index - 2].text)
            and _IS_NAME.match(pieces[index - 2].text)
            and not _OPERATOR.search(pieces[index - 1].text)
        ):
            name, title = index - 2, index - 1
        if _label(pieces[name].text):
            turns.append(
                Turn(
                    name, index + 1, pieces[name].text, pieces[title].text if title != index else ""
                )
            )
    return turns


def _clocked(pieces: Sequence[Piece], start: int) -> list[Turn]:
    """ "Roe Kim - (00:02:04)" above the words."""
    found = (
        (index, _CLOCKED.match(pieces[index].text))
        for index in range(start, len(pieces))
        if len(pieces[index].text) <= 140
    )
    return [Turn(at, at + 1, m["name"] or m["late"], m["title"] or "") for at, m in found if m]


def _headed(pieces: Sequence[Piece], start: int) -> list[Turn]:
    """A name on a line of its own, with its title or without.

    Without one it is a speaker's if a list of participants gives it, or if it heads words more than once.
    """
    alone = Counter(
        piece.text.strip(" :") for index, piece in enumerate(pieces) if _stands_alone(pieces, index)
    )
    listed = {_key(match["name"]) for piece in pieces if (match := _titled(piece.text))}
    turns = []
    for index in range(start, len(pieces)):
        name = pieces[index].text.strip(" :")
        if match := _titled(pieces[index].text):
            turns.append(Turn(index, index + 1, match["name"], match["title"]))
        elif name in _HOSTS or (name in alone and (alone[name] > 1 or _key(name) in listed)):
            title = pieces[index + 1].text if _is_title_below(pieces, index) else ""
            turns.append(Turn(index, index + 1 + bool(title), name, title))
    return turns if len({turn.name for turn in turns}) > 1 else []


_HOSTS = frozenset({"Operator", "Moderator", "Coordinator", "OPERATOR", "MODERATOR"})


def _titled(text: str) -> re.Match[str] | None:
    """ "Roe Kim -- Chief Executive Officer", "Roe Kim (Chief Executive Officer)", "Roe Kim, Treasurer"."""
    if len(text) > 140:
        return None
    match = _DASHED.match(text) or _BRACKETED.match(text)
    match = match or (None if is_sentence(text.removesuffix(":")) else _COMMA.match(text))
    if match and (_OFFICE.search(match["title"]) or _ANALYST.search(match["title"])):
        return match
    return None


def _stands_alone(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line is a name of two words or more and words are spoken below it or its title."""
    text = pieces[index].text.strip(" :")
    words = index + 1 + _is_title_below(pieces, index)
    below = pieces[words].text if words < len(pieces) else ""
    return " " in text and len(text) <= 60 and bool(_IS_NAME.match(text)) and is_sentence(below)


def _is_title_below(pieces: Sequence[Piece], index: int) -> bool:
    below = pieces[index + 1].text if index + 1 < len(pieces) else ""
    return _label(below) and bool(_OFFICE.search(below)) and not _titled(below)


def _inline(pieces: Sequence[Piece], start: int) -> list[Turn]:
    found = []
    for index in range(start, len(pieces)):
        if match := _INLINE.match(pieces[index].text):
            title = (match["title"] or "").lstrip(", ")
            found.append(Turn(index, index, match["name"], title, match.end()))
    count = Counter(turn.name for turn in found)
    return [
        turn
        for turn in found
        if count[turn.name] > 1
        or _OPERATOR.search(turn.name + turn.title)
        or _OFFICE.search(turn.title)
        or _ANALYST.search(turn.title)
        or " " in turn.name
    ]


def _label(text: str) -> bool:
    return len(text) <= 80 and not is_sentence(text.removesuffix("."))


def _spoken(pieces: Sequence[Piece], turns: Sequence[Turn]) -> list[Block]:
    """Blocks from the first turn on."""
    role_of = _roles(pieces, turns)
    over = _call_end(pieces, turns)
    blocks: list[Block] = []
    for turn, end in _with_ends(turns, pieces):
        role = role_of[turn.name]
        for index in range(turn.heading, turn.first):
            blocks.append(pieces[index].block("boilerplate", turn.name, role))
        for index in range(turn.first, end):
            piece = pieces[index]
            begin = piece.start
            if index == turn.first and turn.offset:
                name_end = piece.start + len(piece.text[: turn.offset].rstrip())
                blocks.append(Block(piece.start, name_end, "boilerplate", turn.name, role))
                begin += turn.offset
            is_ceremony = role == "operator" or index >= over or _is_ceremony(piece.text)
            # A spoken paragraph stays one, however short and unpunctuated the line is.
            kind: BlockKind = "list_item" if piece.kind == "list_item" else "paragraph"
            blocks.append(
                Block(begin, piece.end, "boilerplate" if is_ceremony else kind, turn.name, role)
            )
    return blocks


def _before(piece: Piece, *, is_head: bool) -> BlockKind:
    """What a piece in front of the first turn is: the page's head, or words whose speaker is not told."""
    return "boilerplate" if is_head or _is_ceremony(piece.text) else piece.kind


def _call_end(pieces: Sequence[Piece], turns: Sequence[Turn]) -> int:
    """Index of the first piece after the call: the publisher's own words at the foot."""
    if not turns:
        return len(pieces)
    late = turns[len(turns) * 2 // 3].first
    return next((i for i in range(late, len(pieces)) if _AFTER.match(pieces[i].text)), len(pieces))


def _is_ceremony(text: str) -> bool:
    """Safe harbour and housekeeping: several of its phrases, or one where no figure stands."""
    return sum(bool(pattern.search(text)) for pattern in _CEREMONY) >= 3 or bool(
        _CEREMONY[0].search(text) and any(p.search(text) for p in (*_CEREMONY[1:4], _CEREMONY[8]))
    )


def _roles(pieces: Sequence[Piece], turns: Sequence[Turn]) -> dict[str, str | None]:
    """Name → role, from titles, the list of participants and the operator's introductions."""
    titles = _participants(pieces)
    operators = {
        turn.name
        for turn, end in _with_ends(turns, pieces)
        if _OPERATOR.search(f"{turn.name} {turn.title}")
        or any(_IS_OPERATOR.search(piece.text) for piece in pieces[turn.first : end])
    }
    introduced: set[tuple[str, str]] = set()
    for turn, end in _with_ends(turns, pieces):
        # The host may call the next analyst by name too; a guest's own words prove nothing.
        for piece in pieces[turn.first : end]:
            if len(piece.text) < 600:
                introduced |= {_key(match["name"]) for match in _INTRODUCED.finditer(piece.text)}
    roles: dict[str, str | None] = {}
    questions_began = False
    for turn in turns:
        title = turn.title or titles.get(_key(turn.name), "")
        if turn.name in operators:
            role: str | None = "operator"
        elif roles.get(turn.name):
            role = roles[turn.name]
        elif _IN_CHARGE.search(title) or _ANSWERS.fullmatch(turn.name):
            role = "company"
        elif _ASKS.fullmatch(turn.name) or _ANALYST.search(title) or _key(turn.name) in introduced:
            role = "analyst"
        elif _OFFICE.search(title):
            role = "company"
        else:
            role = None if questions_began else "company"
        questions_began = questions_began or role == "analyst"
        roles[turn.name] = role
    return roles


def _participants(pieces: Sequence[Piece]) -> dict[tuple[str, str], str]:
    """Name → title, wherever a line gives both."""
    return {
        _key(match["name"]): match["title"]
        for piece in pieces
        if len(piece.text) <= 140
        and (match := _titled(piece.text) or _REVERSED.match(piece.text))
        and (_OFFICE.search(match["title"]) or _ANALYST.search(match["title"]))
    }


def _key(name: str) -> tuple[str, str]:
    """First letter and last name: a middle initial comes and goes, "Andy" is announced as "Andrew"."""
    words = name.lower().split()
    return words[0][0], words[-1]


def _title(head: Sequence[Piece]) -> Piece | None:
    candidates = [
        piece
        for piece in head
        if len(piece.text) <= 200 and _TITLE.search(piece.text) and "://" not in piece.text
    ]
    return next(
        (piece for piece in candidates if _WHEN.search(piece.text)),
        candidates[0] if candidates else None,
    )


def _called_at(head: Sequence[Piece]) -> datetime | None:
    for piece in head:
        for part in piece.text.split("|") if len(piece.text) <= 200 else ():
            if not _NOT_PUBLISHED.search(part) and (instant := written_instant(part)):
                return instant
    return None


def _entity(head: Sequence[Piece]) -> str | None:
    """The registered company whose ticker the head of the page gives."""
    for piece in head:
        if len(piece.text) <= 200 and (match := _TICKER.search(piece.text)):
            ticker = match[1] or match[2]
            return next((c.id for c in companies().values() if c.ticker == ticker), None)
    return None
