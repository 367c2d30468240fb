"""Charsets: what a page says of itself, and what its bytes prove."""

import codecs

import pytest

from extractors.model import ReadError
from extractors.readers.charset import decode

WORDS = "Café “revenue” – 5 Mrd. €"


@pytest.mark.parametrize(
    ("payload", "declared", "charset"),
    [
        (codecs.BOM_UTF8 + WORDS.encode(), "iso-8859-1", "utf-8"),
        (WORDS.encode("utf-16"), None, "utf-16"),
        (WORDS.encode("cp1252"), "windows-1252", "cp1252"),
        (WORDS.encode("cp1252"), "ISO-8859-1", "cp1252"),
        (WORDS.encode("cp1252"), "us-ascii", "cp1252"),
        (WORDS.encode(), "iso-8859-1", "utf-8"),
        (WORDS.encode(), "no-such-charset", "utf-8"),
        (WORDS.encode(), "hex", "utf-8"),
        (WORDS.encode(), None, "utf-8"),
    ],
)
def test_the_words_come_back(payload, declared, charset):
    assert decode(payload, declared) == (WORDS, charset)


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ('<?xml version="1.0" encoding="windows-1251"?>', "cp1251"),
    ],
)
def test_the_document_declares_its_charset(head, charset):
    page = head + "<p>выручка</p>"
    assert decode(page.encode("cp1251")) == (page, charset)


def test_a_page_that_claims_utf16_inside_readable_bytes_is_not():
    page = '<meta charset="utf-16"><p>é</p>'
    assert decode(page.encode()) == (page, "utf-8")


def test_a_stray_byte_does_not_cost_the_page_its_charset():
    payload = '<meta charset="utf-8">€ 5'.encode() + b" \x96 " + "€ 6".encode()
    assert decode(payload) == ('<meta charset="utf-8">€ 5 – € 6', "utf-8")


def test_an_undeclared_page_is_detected():
    page = "<p>" + "売上高は前年同期比で増加し、営業利益も増加した。" * 40 + "</p>"
    assert decode(page.encode("shift_jis"))[0] == page


def test_noise_is_refused():
    with pytest.raises(ReadError) as refused:
        decode(bytes(range(128, 256)) * 40 + bytes(range(255, 0, -1)) * 40)
    assert refused.value.reason == "undecodable"
