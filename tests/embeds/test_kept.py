"""Posts that a page keeps in base64, attributes, frames and cards, and what is no post in the same places."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tracker import extract

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "embeds" / "kept.toml").read_text("utf-8")
)["case"]
ARTICLE = (
    "<!DOCTYPE html><html lang='en'><head><title>No boats</title></head><body><article><h1>No boats</h1><p>The ferry "
    "company stopped its boats to Kestrel Island on Friday after a storm had damaged the landing, and passengers were "
    "sent to the mainland by bus for the rest of the week.</p>{html}<p>Engineers are to look at the landing over the "
    "weekend. A spokeswoman said that no boat had been damaged and that the island's shops would stay open.</p>"
    "<p>Islanders complained that they learned of it from passengers. The council will speak about it at its meeting "
    "on the nineteenth of the month.</p></article></body></html>"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_kept(case: dict[str, Any]) -> None:
    embeds = [embed for embed in extract(ARTICLE.replace("{html}", case["html"])).embeds if embed.in_article]
    if "expected" not in case:
        assert embeds == []
        return
    (embed,) = embeds
    for field, expected in case["expected"].items():
        assert (getattr(embed, field) or "") == expected, field


@pytest.mark.parametrize("scheme", ["javascript", "data", "htps", "file", "vbscript", "ftp"])
def test_only_the_webs_schemes_are_addresses(scheme: str) -> None:
    html = (
        f"<blockquote class='twitter-tweet'><p>Gone</p>&mdash; Ana Brel (@anabrel) "
        f"<a href='{scheme}://x.com/anabrel/status/1050118621198921728'>May 5, 2024</a></blockquote>"
    )
    found = extract(ARTICLE.replace("{html}", html))
    assert [embed.url for embed in found.embeds] == [None]
    assert found.linked_posts == []


def test_addresses_in_plain_text_are_links() -> None:
    text = (
        "The post (https://x.com/anabrel/status/1050118621198921728) is gone, x.com/anabrel/status/1050118621198921728 "
        "too; t.me/gullferries/163. See https://fb.watch/abc123/ and https://line.example/x, write to a@x.com/y."
    )
    found = extract(text).linked_posts
    assert [(link.reference.platform, link.reference.kind, text[link.start : link.end]) for link in found] == [
        ("twitter", "post", "https://x.com/anabrel/status/1050118621198921728"),
        ("twitter", "post", "x.com/anabrel/status/1050118621198921728"),
        ("telegram", "post", "t.me/gullferries/163"),
        ("facebook", "unresolved", "https://fb.watch/abc123/"),
    ]
