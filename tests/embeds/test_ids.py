"""Bare ids in attributes: what must be named beside them, and what is no id of a post."""

from __future__ import annotations

import pytest

from tracker.embeds.ids import is_id_name, post_with

TWEET = "1834120042117402628"
VIDEO = "Qx7_bTzP4wM"


@pytest.mark.parametrize(
    ("name", "tag", "may"),
    [
        ("data-tweet-id", "div", True),
        ("videoid", "div", True),
        ("shortcode", "div", True),
        ("data-key", "div", True),
        ("data-uri", "div", True),
        ("id", "div", False),
        ("id", "lite-tweet", True),
        ("data-id", "div", True),
        ("status", "div", False),
        ("status", "lite-tweet", True),
        ("data-status", "lite-tweet", True),
        ("href", "lite-tweet", False),
        ("data-idle", "div", False),
    ],
)
def test_names_of_attributes_that_may_hold_an_id(name: str, tag: str, may: bool) -> None:
    assert is_id_name(name, tag) is may


@pytest.mark.parametrize(
    ("tag", "own", "name", "around", "platform"),
    [
        ("div", {"data-tweet-id": TWEET}, "data-tweet-id", {}, "twitter"),
        ("div", {"data-tweet-id": f" {TWEET} "}, "data-tweet-id", {}, "twitter"),
        ("lite-youtube", {"videoid": VIDEO}, "videoid", {}, "youtube"),
        ("div", {"data-id": TWEET, "class": "embed tweet"}, "data-id", {}, "twitter"),
        ("div", {"data-id": TWEET}, "data-id", {"data-provider": "Twitter"}, "twitter"),
        ("div", {"data-id": VIDEO, "data-type": "youtube"}, "data-id", {}, "youtube"),
        ("div", {"data-id": TWEET}, "data-id", {}, None),
        ("div", {"data-id": TWEET, "data-note": "tweet"}, "data-id", {}, None),
        ("div", {"data-id": TWEET, "class": "tweet " + "x" * 75}, "data-id", {}, None),
        ("div", {"data-id": "10000000000", "class": "tweet"}, "data-id", {}, None),
        ("div", {"data-user-id": TWEET, "class": "tweet"}, "data-user-id", {}, None),
        ("div", {"data-tweet-author-id": TWEET}, "data-tweet-author-id", {}, None),
        ("div", {"data-tweet": TWEET}, "data-tweet", {}, None),
        ("lite-tweet", {"tweet": TWEET}, "tweet", {}, "twitter"),
        ("div", {"data-tweet-id": "9" * 19}, "data-tweet-id", {}, None),
        ("div", {"data-tweet-id": "the quay is wet"}, "data-tweet-id", {}, None),
        ("div", {"data-video-id": "abcdefghijk", "class": "youtube"}, "data-video-id", {}, None),
        ("div", {"data-video-id": "abcdefghijK", "class": "youtube"}, "data-video-id", {}, "youtube"),
        ("div", {"data-video-id": "abcdefghij1", "class": "youtube"}, "data-video-id", {}, "youtube"),
        ("div", {"data-youtube-id": "abcdefghijk"}, "data-youtube-id", {}, "youtube"),
    ],
)
def test_an_id_is_a_post_s_where_the_platform_is_named(
    tag: str, own: dict[str, str], name: str, around: dict[str, str], platform: str | None
) -> None:
    found = post_with(tag, own, name, around)
    assert (found.platform if found else None) == platform
    if found is not None:
        assert found.native_id == own[name].strip()
