"""Whole pages of our own, one per family of forms, with what must be read beside each: tests/cases/embeds/golden/."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.embeds.pages import read
from tracker.reading import page as reading

_FOLDER = Path(__file__).parent.parent / "cases" / "embeds" / "golden"
_PAGES = sorted(_FOLDER.glob("*.html"))


def _expected(page: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(page.with_suffix(".json").read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.stem)
def test_embeds_of_a_page(page: Path) -> None:
    expected = _expected(page)
    layout, found = read(page.read_bytes())
    text = layout.text
    assert [(e.platform, e.native_id) for e in found.embeds] == [(e["platform"], e["id"]) for e in expected["embeds"]]
    for embed, wanted in zip(found.embeds, expected["embeds"], strict=True):
        assert embed.form == wanted["form"]
        assert embed.author_handle == wanted.get("handle")
        assert embed.author_name == wanted.get("name", embed.author_name)
        assert embed.declared_date == wanted.get("date", embed.declared_date)
        assert embed.in_article is wanted["in_article"]
        assert embed.text == wanted.get("text")
        if embed.text is not None:
            assert text[embed.text_start : embed.text_end] == embed.text
        if "after" in wanted:
            assert text[: embed.start].rstrip().endswith(wanted["after"])
        if "before" in wanted:
            assert text[embed.end :].lstrip().startswith(wanted["before"])
    links = [(link.reference.native_id, text[link.start : link.end]) for link in found.linked_posts]
    assert links == [(link["id"], link["text"]) for link in expected.get("links", [])]


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.stem)
def test_text_and_metadata_of_a_page(page: Path) -> None:
    expected = _expected(page)
    parsed = reading.parse(page.read_bytes(), "text/html")
    layout, _ = read(page.read_bytes())
    blocks = layout.text.split("\n\n")
    assert [block for block in expected["text"] if block not in blocks] == []
    assert [words for words in expected["absent"] if words in layout.text] == []
    said = parsed.metadata
    assert reading.language_of(parsed, layout.text) == expected["language"]
    assert said.title == expected["title"]
    assert said.byline == expected.get("byline")
    assert said.publisher == expected.get("publisher")
    assert (said.published.earliest.isoformat() if said.published else None) == expected.get("published")
