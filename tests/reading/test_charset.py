from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import UnsupportedInput
from tracker.reading.charset import decode

_PAGE = '<html><head><meta charset="{}"></head><body><p>Été à Orvenne – « déjà » vu</p></body></html>'


@pytest.mark.parametrize(
    ("data", "media_type", "expected", "why"),
    [
        ("\ufeffÉté".encode(), None, "Été", "UTF-8 with its mark"),
        ("Été".encode("utf-16"), None, "Été", "UTF-16 with its mark"),
        (
            "<p>plain text</p>".encode("utf-16-le"),
            None,
            "<p>plain text</p>",
            "UTF-16 without a mark: every second byte is 0",
        ),
        ("<p>plain text</p>".encode("utf-16-be"), None, "<p>plain text</p>", "the other byte order"),
        ("Été".encode("cp1252"), "text/html; charset=iso-8859-1", "Été", "the web's latin-1 is Windows-1252"),
        ("“Été”".encode("cp1252"), 'text/html; charset="ISO-8859-1"', "“Été”", "and has quotation marks"),
        (_PAGE.format("windows-1252").encode("cp1252"), None, _PAGE.format("windows-1252"), "declared in the page"),
        (
            _PAGE.format("iso-8859-1").encode(),
            None,
            _PAGE.format("iso-8859-1"),
            "saved again as UTF-8, old declaration left in",
        ),
        (
            _PAGE.format("no-such-charset").encode(),
            None,
            _PAGE.format("no-such-charset"),
            "an unknown name is no obstacle",
        ),
        (("Été " * 50).encode() + b"\xff", None, "Été " * 50 + "\ufffd", "UTF-8 with a broken byte stays UTF-8"),
        ("Погода в Скерре".encode("koi8-r"), "text/plain; charset=koi8-r", "Погода в Скерре", "stated by the server"),
    ],
)
def test_charset(data: bytes, media_type: str | None, expected: str, why: str) -> None:
    assert decode(data, media_type) == expected, why


@pytest.mark.parametrize(
    "name",
    "unicode_escape raw_unicode_escape idna punycode rot13 utf-7 cp037 hex base64 zlib undefined mbcs utf-32 palmos "
    "utf-16".split(),
)
def test_what_is_no_charset_of_the_web_is_not_asked(name: str) -> None:
    text = "The code \\x41 and +AGE- stood at the café xn--a."
    assert decode(text.encode(), f"text/html; charset={name}") == text
    page = f'<meta charset="{name}"><p>{text * 40}</p>'
    assert decode(page.encode("utf-8") + b"\xff", None) == page + "\ufffd"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("gb2312", "\u9655\u897f 㐂"),
        ("shift_jis", "①髙"),
        ("euc-kr", "뷁"),
        ("tis-620", "สวัสดี"),
        ("l9", "€ Œ"),
        ("ISO-8859-8-I", "שלום"),
        ("x-sjis", "テスト"),
    ],
)
def test_charsets_of_the_web_by_their_names(name: str, text: str) -> None:
    codec = {"gb2312": "gb18030", "shift_jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949"}.get(name)
    data = text.encode(codec or {"tis-620": "cp874", "l9": "iso8859-15", "ISO-8859-8-I": "iso8859-8"}[name])
    assert decode(data, f"text/html; charset={name}") == text


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"%PDF-1.7\n" + bytes(range(20)) * 40, b"\x00" * 600]
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(UnsupportedInput):
        decode(data)


@given(st.binary(max_size=400), st.sampled_from([None, "text/html", "text/html; charset=hex", "x; charset=undefined"]))
def test_any_bytes_are_text_or_refused(data: bytes, media_type: str | None) -> None:
    try:
        text = decode(data, media_type)
    except UnsupportedInput:
        return
    text.encode("utf-8")
