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
