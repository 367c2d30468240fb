"""Bytes → text: which charset a page is in, from what it says and what its bytes allow.

The order is BOM, HTTP header, the document's own declaration, valid UTF-8, detection. Names are read
as browsers read them (https://encoding.spec.whatwg.org/#names-and-labels): a page that says latin-1 or
ASCII is windows-1252, where the typographic quotes and dashes are.
"""

import codecs
import re

from charset_normalizer import from_bytes

from extractors.model import ReadError

_BOMS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_DECLARED_INSIDE = re.compile(
    rb"""<\?xml[^>]{0,60}\bencoding\s*=\s*["']\s*([\w.:-]+)|<meta[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]+)""",
    re.I,
)
_HEAD_BYTES = 8_192
_DETECT_BYTES = 65_536
# One stray byte in so many still leaves a page in its declared charset.
_STRAY_PER_BYTES = 500


def decode(payload: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of a payload and the name of the charset that it was read with.

    `declared` is what the transport said. A wrong declaration is overruled only by proof: bytes that
    it cannot hold, or non-ASCII that is valid UTF-8 throughout.

    >>> decode("a – b".encode("cp1252"), "iso-8859-1")
    ('a – b', 'cp1252')
    >>> decode("a – b".encode(), "iso-8859-1")
    ('a – b', 'utf-8')

    Raises:
        ReadError: `undecodable`, when no charset makes text of the bytes.
    """
    for bom, name in _BOMS:
        if payload.startswith(bom):
            return payload.removeprefix(bom if name == "utf-8" else b"").decode(
                name, "replace"
            ), name
    said = [name for name in (_known(declared), _inside(payload)) if name]
    names = list(said)
    if "utf-8" not in names and (not names or names[0].startswith("cp125")):
        names.insert(0, "utf-8")
    for name in names:
        try:
            return payload.decode(name), name
        except UnicodeDecodeError:
            if name == "utf-8" and name in said and (text := _nearly_utf8(payload)) is not None:
                return text, name
    if "cp1252" in names:  # five bytes are undefined there, and browsers take them all the same
        return payload.decode("cp1252", "replace"), "cp1252"
    return _detected(payload)


def _known(label: str | None) -> str | None:
    """Python's name for a charset label; None for one that no codec bears."""
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except LookupError:
        return None
    return _READ_AS.get(name, name) if _is_text(name) else None


def _is_text(name: str) -> bool:
    """Codecs like `hex` and `punycode` bear names too, and are no charsets of pages."""
    return name.startswith(
        (
            "utf",
            "iso",
            "cp",
            "mac",
            "koi",
            "big5",
            "gb",
            "euc",
            "shift",
            "ascii",
            "johab",
            "hz",
            "tis",
        )
    )


def _inside(payload: bytes) -> str | None:
    """What the head of the document declares.

    A declaration that could be read as ASCII is not in UTF-16, whatever it says.
    """
    match = _DECLARED_INSIDE.search(payload, 0, _HEAD_BYTES)
    if not match:
        return None
    name = _known((match[1] or match[2]).decode("ascii", "replace"))
    return "utf-8" if name and name.startswith(("utf-16", "utf-32")) else name


def _nearly_utf8(payload: bytes) -> str | None:
    """UTF-8 with stray windows-1252 bytes, as pages pasted together have them."""
    strays = payload.decode("utf-8", "replace").count("\ufffd")
    if strays > 2 + len(payload) // _STRAY_PER_BYTES:
        return None
    return payload.decode("utf-8", "windows-1252-strays")


def _stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("windows-1252-strays", _stray)


def _detected(payload: bytes) -> tuple[str, str]:
    # Cut at a newline, so that the sample ends between characters.
    cut = payload.rfind(b"\n", 0, _DETECT_BYTES) + 1 or _DETECT_BYTES
    best = from_bytes(payload[:cut]).best()
    if best is None:
        raise ReadError(
            "undecodable", "no charset is declared that fits the bytes, and none could be detected"
        )
    name = _known(best.encoding) or best.encoding
    return payload.decode(name, "replace"), name
