"""The cheap looks before the dear ones: may a script show a post, what form has it, what language is it in."""

from __future__ import annotations

import pytest

from tracker.embeds.payload_hints import encoded, may_show
from tracker.embeds.payloads import PROSE, prose_of
from tracker.embeds.rendered import _part
from tracker.embeds.scan import scan
from tracker.embeds.short_language import language_of
from tracker.reading.tree import grow

POST = "https://x.com/port_of_skerra/status/1834120042117402628"
ID = "1834120042117402628"
VIDEO = "https://www.youtube.com/embed/Qx7_bTzP4wM"


@pytest.mark.parametrize(
    "sign",
    [
        '"embed"',
        '"oEmbed"',
        '"Tweet"',
        "[#post]",
        '"full_text"',
        "<blockquote>",
        "\\u003Cblockquote",
        "\\u003cblockquote",
        '"instagram"',
        '\\"instagram',
        '"tiktok"',
        '\\"tiktok',
        '"bluesky"',
        '\\"bluesky',
        '"threads"',
        '"twitter"',
        '\\"twitter',
    ],
)
def test_a_script_may_show_a_post_with_a_sign_and_an_address(sign: str) -> None:
    assert may_show(f'{{{sign}: 1, "url": "{POST}"}}')
    assert may_show(f'{{{sign}: 1, "url": "{POST}"}}'.replace("/", "\\/"))
    assert may_show(f'{{{sign}: 1, "url": "{POST}"}}'.replace("/", "\\u002F"))
    assert not may_show(f'{{{sign}: 1, "url": "https://quay.example/1"}}')
    assert not may_show(f'{{{sign}: 1, "url": "https://x.com/port_of_skerra"}}')


@pytest.mark.parametrize("sign", ["", "quote", "instagram", "tiktok", "threads", "blockquote"])
def test_without_a_sign_an_address_is_not_enough(sign: str) -> None:
    assert not may_show(f'{{"{sign}s": 1, "url": "{POST}"}}'.replace(f'"{sign}s"', f"'{sign}s'"))


@pytest.mark.parametrize(
    ("source", "may"),
    [
        (f'"tweetId":"{ID}"', True),
        (f'"type":"tweet","id":{ID}', True),
        (f'"twitterId": "{ID[:15]}"', True),
        (f'"tweetId":"{ID[:14]}"', False),
        ('"tweet": 1, "youtubeId":"Qx7_bTzP4wM"', True),
        ('"tweet": 1, "youTube":"id":"Qx7_bTzP4wM"', True),
        ('"tweet": 1, "youtubeId":"Qx7_bTzP4w"', False),
        ("PGJsb2NrcXVvdGU+", True),
        ("PGlmcmFtZSBz", True),
        ("PGRpdiBj", True),
        ("PGRhdGE+", False),
    ],
)
def test_numbers_beside_names_and_markup_in_base64(source: str, may: bool) -> None:
    assert may_show(source) is may
    assert encoded(source) is source.startswith(("PGJ", "PGl", "PGRpdi"))


def test_a_hundred_addresses_without_a_post_are_read_in_full() -> None:
    assert not may_show('"embed" ' + "https://x.com/quay " * 100)
    assert may_show('"embed" ' + "https://x.com/quay " * 101)


@pytest.mark.parametrize(
    ("markup", "tag", "form"),
    [
        (f'<iframe src="{VIDEO}"></iframe>', "iframe", "iframe"),
        (f'<iframe data-src="{VIDEO}"></iframe>', "iframe", "lazy-iframe"),
        (f'<object data="{VIDEO}"></object>', "object", "object"),
        (f'<embed src="{VIDEO}">', "embed", "object"),
        (f'<object><embed src="{VIDEO}"></object>', "object", "object"),
        (f'<object><param name="movie" value="{VIDEO}"></object>', "object", "object"),
        (f'<amp-thing data-video="{VIDEO}"></amp-thing>', "amp-thing", "amp"),
        (f'<quay-video data-video="{VIDEO}"></quay-video>', "quay-video", "custom-element"),
        (f'<div data-video="{VIDEO}"></div>', "div", "attribute"),
        (f'<div data-video="https://quay.example/shot?of={VIDEO}"></div>', "div", "screenshot"),
        (f'<div data-video="{VIDEO.replace("/", "%2F")}"></div>', "", ""),
        (f'<a data-video="{VIDEO}"></a>', "", ""),
        (f'<img src="https://quay.example/shot?of={POST}">', "img", "screenshot"),
        (f'<img data-src="{VIDEO}">', "img", "lazy-iframe"),
    ],
)
def test_the_form_of_an_address_in_an_attribute(markup: str, tag: str, form: str) -> None:
    tree = grow(f"<body><div>{markup}</div></body>")
    assert [(tree.tags[one.node], one.form) for one in scan(tree).sightings] == ([(tag, form)] if tag else [])


def test_prose_is_what_is_long_enough() -> None:
    tree = grow(f"<p>{'a' * PROSE}</p><p>{'b' * (PROSE - 1)}</p>")
    assert prose_of(tree) == ["a" * PROSE]


@pytest.mark.parametrize(
    ("words", "tag", "part"),
    [
        ({"handle"}, "p", "handle"),
        ({"screenname", "name"}, "p", "handle"),
        ({"fullname"}, "p", "name"),
        ({"timestamp"}, "p", "date"),
        (set(), "time", "date"),
        ({"text"}, "p", "text"),
        ({"caption"}, "p", "text"),
        ({"text", "header"}, "p", None),
        ({"quay"}, "p", None),
    ],
)
def test_parts_of_a_drawn_post(words: set[str], tag: str, part: str | None) -> None:
    assert _part(words, tag) == part


@pytest.mark.parametrize(
    ("text", "among", "language"),
    [
        ("the quay is of the port", "", "en"),
        ("le quai est dans le port", "", "fr"),
        ("the quay", "", None),
        ("@the #of https://the.example/of/the quay", "", None),
        ("www.the.example pic.twitter.com/of quay", "", None),
        ("#" + "a" * 100 + " the quay is of the port", "", "en"),
        ("الميناء مغلق", "", "ar"),
        ("1234 5678", "", None),
        ("", "", None),
    ],
)
def test_the_language_of_a_short_text(text: str, among: str, language: str | None) -> None:
    assert language_of(text, frozenset(among.split())) == language
