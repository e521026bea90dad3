"""Which part of a page is the article: tests/cases/reading/articles.toml."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tracker.reading import page as reading

_FOLDER = Path(__file__).parent.parent / "cases" / "reading"
_CASES = tomllib.loads((_FOLDER / "articles.toml").read_text("utf-8"))["case"]
_WORDS = {
    "TITLE": "Northern quay of Skerra closed for good",
    "ONE": "The harbour office shut the northern quay on Friday after divers had found cracks in two of its old piers.",
    "TWO": "Engineers of the port are to look at the remaining piers before the week is out, and nobody was hurt.",
    "THREE": "Shopkeepers complained that they had learned of the closure from the passengers, in the afternoon.",
    "FOUR": "The council wants to talk about money for them when it meets again, which it will do on the nineteenth.",
}


def _filled(text: str) -> str:
    for name, words in _WORDS.items():
        text = text.replace(name, words)
    return text


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_text_of_an_article(case: dict[str, Any]) -> None:
    head, body = _filled(case.get("head", "")), _filled(case["body"])
    page = reading.parse(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", "text/html")
    layout = reading.lay_out(page, [])
    if "text" in case:
        assert layout.text.split("\n\n") == [_filled(block) for block in case["text"]]
    assert [words for words in case.get("has", []) if _filled(words) not in layout.text] == []
    assert [words for words in case.get("lacks", []) if _filled(words) in layout.text] == []
    if layout.headline is not None:
        assert layout.text[slice(*layout.headline)] == layout.text.split("\n\n")[0]


def test_the_note_says_that_the_text_is_not_the_pages() -> None:
    data = '{"@type":"Article","articleBody":"' + " ".join(_WORDS.values()) + '"}'
    page = reading.parse(f'<title>x</title><script type="application/ld+json">{data}</script>', "text/html")
    assert len(page.notes) == 1
    assert reading.parse(f"<p>{_WORDS['ONE']}</p>", "text/html").notes == ()


def test_a_row_of_text_in_a_stream_has_its_length_before_it() -> None:
    told = "".join(f"<p>{words} « là »</p>" for name, words in _WORDS.items() if name != "TITLE")
    rows = f'0:["x"]\n1a:T{len(told.encode()):x},{told}5:["$","p",null,{{"a":"<p><p>"}}]\n'
    script = f"self.__next_f.push({json.dumps([1, rows])})"
    page = reading.parse(f"<title>{_WORDS['TITLE']}</title><script>{script}</script>", "text/html")
    blocks = reading.lay_out(page, []).text.split("\n\n")
    assert blocks == [words if name == "TITLE" else f"{words} « là »" for name, words in _WORDS.items()]
