"""What stands on a page beside its text: widgets, promotions, captions, repeated quotes.

Rules are about what publishers' templates look like in words, since plain text has lost the
markup that told them apart. Noise stays in the text, so that offsets are the page's, and is marked.
"""

import re
from collections.abc import Sequence

from extractors.model import Block, BlockKind
from extractors.readers.layout import Piece, is_prose, is_sentence

# Says the whole line: nothing but a template has lines like these.
_WIDGET = re.compile(
    r"""^(?:
      (?:progress\s+\d+\s*%.*)|(?:.{0,40}\b\d+\s*[-–]?\s*min(?:ute)?s?\.?\s+(?:left|read|to\s+read|listen)\b.{0,20})
      |(?:reading\s+time|estimated\s+read|listen\s+to\s+(?:this\s+)?(?:article|story)|audio\s+version)\b.{0,60}
      |(?:watch|listen|read)(?:\s+(?:now|live|here|more))?
      |(?:share|save|print|copy\s+link|tweet|email|comments?|reply|like|bookmark|gift)(?:\s+(?:this|article|story|on\s+\w+))*
      |(?:skip\s+to|jump\s+to|back\s+to)\s.{0,40}|(?:log|sign)\s?(?:in|out|up)\b.{0,40}|menu|search|home|live|close|advertisement
      |(?:advert(?:isement|orial)?|sponsored|promoted|partner\s+content)\b.{0,40}
      |view\s+(?:bio|profile|comments|gallery|all).{0,30}|(?:add|follow|join)\s+(?:us|.{0,30}\bon\s+(?:google|x|twitter|linkedin|whatsapp|telegram|facebook))\b.{0,60}
      |(?:©|\(c\)|copyright)\s.{0,160}|.{0,60}\ball\s+rights\s+reserved\b.{0,60}
      |(?:we\s+use\s+|this\s+(?:site|website)\s+uses\s+)cookies.{0,200}|(?:accept|manage|reject)\s+(?:all\s+)?cookies.{0,40}
      |powered\s+by\s.{0,40}|(?:updated?|published|posted)\s*:?\s.{0,12}\d.{0,40}|\W*\d+\s+comments?
      |(?:by|written\s+by)\s+[A-Z].{0,80}
    )$""",
    re.I | re.X,
)
# Short paragraphs only: an article may be about a newsletter.
_PROMOTION = re.compile(
    r"\b(?:subscribe|unsubscribe|newsletters?|sign\s+up|(?:to|in)\s+your\s+inbox|no\s+spam|daily\s+brief|"
    r"email\s+(?:address|updates)|follow\s+(?:us|topics)|download\s+(?:the|our)\s+app|free\s+trial|"
    r"terms\s+of\s+(?:use|service)|privacy\s+policy|register\s+now|save\s+up\s+to|buy\s+tickets?|get\s+your\s+tickets?)\b",
    re.I,
)
# Opens a list of other pages; it ends where prose begins again.
_RELATED = re.compile(
    r"^\W*(?:read\s+(?:next|more|also)|more\s+(?:from|on|in|stories|news|coverage|like)|related(?:\s+\w+)?|"
    r"recommended|you\s+(?:may|might)\s+(?:also\s+)?(?:like|enjoy)|most\s+(?:read|popular|viewed)|trending|"
    r"popular\s+(?:now|stories)|top\s+stories|latest(?:\s+(?:news|stories|from))|up\s+next|don['’]t\s+miss|see\s+also|"
    r"editor['’]?s['’]?\s+picks?|further\s+reading|what\s+to\s+read|keep\s+reading|also\s+(?:read|on)|"
    r"stocks?\s+mentioned|tags?|topics?|filed\s+under|follow\s+topics|stay\s+(?:informed|connected))\b.{0,60}$",
    re.I,
)
_CONTENTS = re.compile(
    r"^\W*(?:in\s+this\s+(?:article|story|issue)|table\s+of\s+contents|contents|on\s+this\s+page|"
    r"jump\s+to(?:\s+section)?|what['’]s\s+inside|key\s+sections)\W*$",
    re.I,
)
_LABELLED_LINK = re.compile(
    r"^\W*(?:watch|read(?:\s+more|\s+also|\s+next)?|related|see\s+also|listen|more|video|gallery|photos|podcast|don['’]t\s+miss)\s*:\s*\S",
    re.I,
)
_CREDIT = re.compile(
    r"\b(?:getty(?:\s+images)?|afp|reuters|associated\s+press|nurphoto|shutterstock|istock|bloomberg\s+via|"
    r"image\s+credits?|photo(?:graph)?(?:\s+(?:by|credits?))|images?\s+(?:via|courtesy)|courtesy\s+of|picture\s+alliance|"
    r"zuma\s+press|epa|unsplash)\b",
    re.I,
)
_CREDIT_TAIL = re.compile(
    r"(?:[.!?\"”*]|\w\*\*)\s*(?:image\s+credits?|photo(?:\s+by|\s*credits?)?|credits?|source|illustration)\s*:?.{0,80}$",
    re.I,
)
_BARE_SOURCE_TAIL = re.compile(r"[.!?][\"”']?\s+(?:[A-Z][\w.&'’]*\s*){1,3}$")
_BYLINE_NOTE = re.compile(
    r"\bcontributed\s+(?:reporting|to\s+th(?:is|e)\s+(?:report|story|article))|^\W*(?:this\s+(?:article|story|post)\s+(?:was|has\s+been)\s+"
    r"(?:first|originally|updated|corrected)|(?:this\s+is\s+)?(?:a\s+)?(?:breaking|developing)\s+(?:news|story)\b)|"
    r"^\W*(?:disclosures?|disclaimer|correction|editor['’]s\s+note|additional\s+reporting)\s*:",
    re.I,
)
_AUTHOR_BOX = re.compile(
    r"^(?:[A-Z][\w.'’-]+\s+){1,4}(?:is|was|covers|writes|joined)\b.{0,200}\b(?:reporter|editor|correspondent|journalist|writer|"
    r"columnist|author|contributor|covering|reached\s+at)\b|\b(?:contact|reach|verify\s+outreach)\b.{0,80}\bemail(?:ing)?\b|"
    r"\bsignal\b.{0,60}\bencrypted\b",
    re.I | re.S,
)
_EVENT = re.compile(r"^(?:[\w’'-]+\s+){0,3}(?:event|webinar|conference)$", re.I)
_EVENT_PLACE = re.compile(r"^[A-Z][\w .,'-]{2,50}\|.{0,40}\d.{0,20}$")
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def blocks_of(pieces: Sequence[Piece], title: int | None = None) -> list[Block]:
    """The pieces as blocks, what is not the article's own words marked as noise.

    `title` is the index of the piece that is the title, if it is known; what stands before it is the
    site's header.
    """
    if title is None:
        title = headline(pieces)
    kinds: list[BlockKind] = [piece.kind for piece in pieces]
    for index in _chrome(pieces, title) | _captions(pieces) | _repeats(pieces, title):
        kinds[index] = "noise"
    for index in _lists(pieces, title):
        kinds[index] = "noise"
    if title is not None:
        kinds[:title] = ["noise"] * title
        kinds[title] = "title"
    return [piece.block(kind) for piece, kind in zip(pieces, kinds, strict=True)]


def headline(pieces: Sequence[Piece]) -> int | None:
    """Index of the line that is the title: the first of four words or more before the prose starts."""
    for index, piece in enumerate(pieces[:20]):
        if is_prose(piece.text) or (is_sentence(piece.text) and len(piece.text) > 60):
            return None
        words = len(_LETTERS.findall(piece.text))
        if piece.kind != "list_item" and 4 <= words <= 40 and not _is_widget(piece.text):
            return index
    return None


def _is_widget(text: str) -> bool:
    return bool(_WIDGET.match(text)) or (len(text) < 220 and bool(_PROMOTION.search(text)))


def _chrome(pieces: Sequence[Piece], title: int | None) -> set[int]:
    """Lines and short paragraphs that speak for the site or about its staff."""
    found = set()
    for index, piece in enumerate(pieces):
        text = piece.text
        if index == title:
            continue
        if (
            _is_widget(text)
            or (
                _LABELLED_LINK.match(text)
                and (piece.is_link or not is_sentence(text))
                and len(text) < 200
            )
            or (len(text) < 400 and _BYLINE_NOTE.search(text))
        ):
            found.add(index)
        elif (
            _EVENT.match(text)
            and index + 1 < len(pieces)
            and _EVENT_PLACE.match(pieces[index + 1].text)
        ):
            found |= {index, index + 1}
        # Staff are described at the foot of the page, or where their name was the headline's neighbour.
        elif len(text) < 700 and _AUTHOR_BOX.search(text) and index >= len(pieces) * 2 // 3:
            found.add(index)
    return found


def _captions(pieces: Sequence[Piece]) -> set[int]:
    """Photo credits, and the caption that stands directly above one."""
    found = set()
    for index, piece in enumerate(pieces):
        text = piece.text
        if len(text) > 400 or piece.kind == "list_item":
            continue
        if _CREDIT_TAIL.search(text) and _CREDIT.search(text[-90:]):
            found.add(index)
        elif (
            len(text) <= 120
            and not is_sentence(text)
            and (_CREDIT.search(text) or text.count(" | ") >= 2)
        ):
            found.add(index)
            above = index - 1
            # A line that has its caption before the credit needs none above.
            alone = not re.search(r"[a-z][.!?][\"”’']?\s", text)
            if (
                alone
                and above >= 0
                and len(pieces[above].text) < 350
                and _looks_like_caption(pieces, above)
            ):
                found.add(above)
        elif index < 6 and len(text) < 300 and _BARE_SOURCE_TAIL.search(text):
            found.add(index)
    return found


def _looks_like_caption(pieces: Sequence[Piece], index: int) -> bool:
    """One sentence or none: a paragraph of the article above a picture has more."""
    text = pieces[index].text
    return pieces[index].kind == "paragraph" and len(re.findall(r"[.!?]\s+[A-Z“\"]", text)) <= 1


def _lists(pieces: Sequence[Piece], title: int | None) -> set[int]:
    """Tables of contents and lists of other stories, up to where prose begins again."""
    found: set[int] = set()
    inside: str | None = None
    for index, piece in enumerate(pieces):
        text = piece.text
        if index == title:
            inside = None
        elif len(text) <= 100 and _CONTENTS.match(text):
            inside = "contents"
        elif len(text) < 220 and _PROMOTION.search(text):
            inside = "contents"  # what to follow or to subscribe to, item by item
        elif len(text) <= 90 and not is_sentence(text) and _RELATED.match(text):
            inside = "related"
        elif (inside == "contents" and piece.kind != "list_item") or (
            inside == "related" and not piece.is_link and is_prose(text)
        ):
            inside = None
        if inside:
            found.add(index)
    return found


def _repeats(pieces: Sequence[Piece], title: int | None) -> set[int]:
    """Pull-quotes and doubled lines: words that stand elsewhere in a longer paragraph.

    The tail of a pull-quote, who said it, may follow its repeated sentence.
    """
    said = [" ".join(_WORD.findall(piece.text.lower())) for piece in pieces]
    body = "\n".join(f" {words} " for words in said if len(words) > 200)
    found = set()
    seen: set[str] = set()
    for index, piece in enumerate(pieces):
        if index == title or piece.kind == "heading" or len(piece.text) > 400:
            continue
        words = said[index]
        if len(words.split()) >= 6 and words in seen:
            found.add(index)
        seen.add(words)
        if len(words) > 200:
            continue
        quoted = " ".join(_WORD.findall(_quoted_part(piece.text).lower()))
        if len(quoted.split()) >= 5 and f" {quoted} " in body:
            found.add(index)
    return found


def _quoted_part(text: str) -> str:
    """The words before the attribution: up to the sentence end that a comma or a dash follows."""
    end = re.search(r"[.!?][\"'”’]*\s*[,—–-]|[\"”’']\s*[,—–-]|\s[—–]\s", text)
    return text[: end.start()] if end else text
