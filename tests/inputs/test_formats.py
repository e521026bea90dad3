"""Recognising formats, and the dates of containers, over tables."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import EmptyInput, InputError, UnsupportedInput
from tracker.inputs import Capture, format_of, items
from tracker.inputs._dates import declared
from tracker.inputs._formats import formats
from tracker.rows.records import UNKNOWN_TYPE

_CASES = Path(__file__).parent.parent / "cases" / "inputs"
SEEN = datetime(2024, 3, 5, 12, tzinfo=UTC)


def _table(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((_CASES / name).read_text(encoding="utf-8"))["case"]
    return rows


@pytest.mark.parametrize("case", _table("formats.toml"), ids=lambda case: case["why"])
def test_format(case: dict[str, Any]) -> None:
    media_type = case.get("media_type", UNKNOWN_TYPE)
    for charset in ("utf-8",) if case.get("narrow") else ("utf-8", "utf-16"):
        data = str(case["head"]).encode(charset).replace(b"\xff\xfe\xff\xfe", b"\xff\xfe")
        capture = Capture("x", data, SEEN, path=case.get("path"), media_type=media_type)
        assert format_of(capture).name == case["format"], charset


def test_every_format_has_cases() -> None:
    assert {one.name for one in formats()} == {case["format"] for case in _table("formats.toml")}


@pytest.mark.parametrize("case", _table("dates.toml"), ids=lambda case: case["printed"])
def test_declared_date(case: dict[str, Any]) -> None:
    instant = declared(case["printed"])
    if "earliest" not in case:
        assert instant is None, case["why"]
        return
    assert instant is not None
    assert (instant.earliest, instant.latest) == (case["earliest"], case["latest"])
    assert instant.precision == case["precision"]
    assert instant.zone_known == case.get("zone_known", True)
    assert instant.basis == "markup"


@given(st.text())
def test_any_text_is_a_date_or_none(printed: str) -> None:
    declared(printed)


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf  \r\n", b" " * 99_999])
def test_empty(data: bytes) -> None:
    with pytest.raises(EmptyInput, match="story"):
        list(items(Capture("story", data, SEEN)))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04\x14\x00rest", "ZIP"),
        (b"{\\rtf1 text}", "RTF"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "office"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_what_is_not_read(data: bytes, words: str) -> None:
    with pytest.raises(UnsupportedInput, match=words):
        list(items(Capture("story.txt", data, SEEN, path="story.txt")))


@given(
    st.binary(max_size=300),
    st.sampled_from(["", "<rss version='2.0'>", "<feed>", "---\n", "+++\n", "<!--", "<html>", "<?xml "]),
    st.sampled_from([None, "a.md", "a.html", "a.xml", "a.txt"]),
)
def test_any_bytes_become_items_or_a_named_error(data: bytes, start: str, path: str | None) -> None:
    try:
        found = list(items(Capture("x", start.encode() + data, SEEN, path=path)))
    except InputError:
        return
    assert [item.number for item in found] == list(range(len(found)))


@pytest.mark.parametrize("case", _table("refused.toml"), ids=lambda case: case["why"])
def test_what_is_no_article_is_refused_by_name(case: dict[str, Any]) -> None:
    data = str(case["content"]).encode("latin-1")
    capture = Capture(case.get("path", "story"), data, SEEN, path=case.get("path"))
    if "words" in case:
        with pytest.raises(UnsupportedInput, match=case["words"]):
            list(items(capture))
    else:
        assert len(list(items(capture))) == 1
