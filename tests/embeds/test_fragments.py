"""Every form of embed in small, and what looks like one and is not: tests/cases/embeds/fragments.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.embeds.pages import AFTER, BEFORE, article, read

_CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "embeds" / "fragments.toml").read_text("utf-8"))[
    "case"
]
_FIELDS = {
    "platform": "platform",
    "id": "native_id",
    "form": "form",
    "handle": "author_handle",
    "name": "author_name",
    "date": "declared_date",
    "text": "text",
    "agreement": "date_agreement",
    "in_article": "in_article",
}


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_fragment(case: dict[str, Any]) -> None:
    layout, found = read(article(case["html"]))
    expected = case["embeds"]
    assert [(e.platform, e.native_id) for e in found.embeds] == [(e["platform"], e["id"]) for e in expected]
    for embed, wanted in zip(found.embeds, expected, strict=True):
        for key, field in _FIELDS.items():
            if key in wanted:
                assert getattr(embed, field) == wanted[key], key
        if "forms" in wanted:
            assert list(embed.forms) == wanted["forms"]
        assert embed.in_article is wanted.get("in_article", True)
        if embed.text is not None:
            assert layout.text[embed.text_start : embed.text_end] == embed.text
        assert embed.start >= layout.text.index(BEFORE) + len(BEFORE)
        if embed.in_article:
            assert embed.end <= layout.text.index(AFTER)
    assert [link.reference.native_id for link in found.linked_posts] == case.get("links", [])


def test_the_article_stays_whole_around_its_embeds() -> None:
    for case in _CASES:
        layout, _ = read(article(case["html"]))
        assert layout.text.startswith(f"Storm closes Skerra\n\n{BEFORE}"), case["name"]
        assert AFTER in layout.text, case["name"]
        assert "All rights reserved" not in layout.text, case["name"]
