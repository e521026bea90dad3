"""Handles, hashtags and cashtags in running text."""

from __future__ import annotations

import json
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clock import too_slow
from tracker.mentions.handles import find_cashtags, find_handles, find_hashtags
from tracker.models import Embed, Hashtag

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "handles" / "handles.toml").read_text("utf-8")
)


def _why(case: dict[str, Any]) -> str:
    return str(case["why"])


@pytest.mark.parametrize("case", CASES["mentions"], ids=_why)
def test_mentions(case: dict[str, Any]) -> None:
    found = find_handles(case["text"])
    assert [[mention.platform, mention.handle] for mention in found] == case["expected"]
    for mention in found:
        # A bridge's host is no part of the account's name.
        printed = case["text"][mention.start : mention.end].lstrip("@＠")
        assert printed == mention.handle or printed.startswith(f"{mention.handle}@")
        assert mention.flag == case.get("flag")


@pytest.mark.parametrize("case", CASES["hashtags"], ids=_why)
def test_hashtags(case: dict[str, Any]) -> None:
    assert _tags(find_hashtags, case["text"]) == case["expected"]


@pytest.mark.parametrize("case", CASES["cashtags"], ids=_why)
def test_cashtags(case: dict[str, Any]) -> None:
    assert _tags(find_cashtags, case["text"]) == case["expected"]


def _tags(find: Callable[[str], Sequence[Hashtag]], text: str) -> list[str]:
    found = find(text)
    for tag in found:
        assert text[tag.start + 1 : tag.end] == tag.tag
    return [tag.tag for tag in found]


def test_a_bare_handle_inside_an_embed_has_the_embeds_platform() -> None:
    text = "before @tamreed, inside @liamoss and @miraholt.bsky.social, after @anabrel"
    embed = Embed(platform="instagram", start=16, end=60, form="x", forms=("x",), rule="x", confidence=1)
    found = [(mention.platform, mention.handle) for mention in find_handles(text, [embed])]
    assert found == [
        ("twitter", "tamreed"),
        ("instagram", "liamoss"),
        ("bluesky", "miraholt.bsky.social"),
        ("twitter", "anabrel"),
    ]


@given(st.text(alphabet="@＠#＃$abZ_1.-/:é橋 \n(\"'", max_size=80))
def test_spans_are_in_order_inside_the_text_and_apart(text: str) -> None:
    for found in (find_handles(text), find_hashtags(text), find_cashtags(text)):
        past = 0
        for item in found:
            assert past <= item.start < item.end <= len(text)
            past = item.end


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "piece", ["@", "#", "$", "@a", "@a.", "@a@b.", "#a", "@a/", "rt:@", "acct:a@", "a.b/@", "@a\n"]
)
def test_cost_grows_with_the_length(piece: str) -> None:
    for find in (find_handles, find_hashtags, find_cashtags):

        def cost(size: int, find: Callable[[str], object] = find) -> float:
            began = time.process_time()
            find(piece * (size // len(piece)))
            return time.process_time() - began

        assert not too_slow(cost, 40_000, 320_000, growth=20, seconds=6)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("group", "find", "key"),
    [
        ("mentions", find_handles, "handle"),
        ("hashtags", find_hashtags, "tag"),
        ("cashtags", find_cashtags, "tag"),
    ],
)
def test_the_public_conformance_suite(shared: Path, group: str, find: Callable[[str], Sequence[Any]], key: str) -> None:
    suite = json.loads((shared / "evaluation" / "dev" / "conformance" / "extract.json").read_text("utf-8"))
    for case in suite[group]:
        found = [item for item in find(case["text"]) if getattr(item, "platform", "twitter") == "twitter"]
        assert [getattr(item, key) for item in found] == case["expected"], case["description"]
