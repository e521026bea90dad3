"""The cheap looks before the dear ones: may a script show a post, what form has it, what language is it in."""

from __future__ import annotations

import pytest

from tracker.embeds.payload_hints import encoded, may_show
from tracker.embeds.payloads import PROSE, prose_of
from tracker.embeds.rendered import _part, drawn, printed_handle, rendered_page
from tracker.embeds.scan import scan
from tracker.embeds.short_language import language_of
from tracker.platforms import parse_post_url
from tracker.platforms.base import PostMarkup
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


@pytest.mark.parametrize(
    ("markup", "links"),
    [
        (f'<a href="{POST}">x</a>', 1),
        (f'<area href="{POST}">', 1),
        (f'<div href="{POST}">x</div>', 1),
        (f'<link rel="x" href="{POST}">', 0),
        (f'<base href="{POST}">', 0),
        (f'<svg><use href="{POST}"></use></svg>', 0),
        (f'<svg><image href="{POST}"></image></svg>', 0),
        ('<a href="https://x.com/port_of_skerra">x</a>', 0),
        (f'<meta name="x" href="{POST}">', 0),
    ],
)
def test_links_to_posts_stand_on_any_element_but_those_of_resources(markup: str, links: int) -> None:
    found = scan(grow(f"<body><p>{markup}</p></body>"))
    assert [reference.native_id for _, reference in found.links] == [ID] * links
    assert found.sightings == []


@pytest.mark.parametrize(
    ("itemprop", "content", "seen"),
    [
        ("embedUrl", VIDEO, True),
        ("contentURL", VIDEO, True),
        ("url", VIDEO, False),
        ("embedUrl", "https://quay.example/a", False),
        ("embedUrl", "", False),
    ],
)
def test_facts_of_the_page_about_its_video_support_others(itemprop: str, content: str, seen: bool) -> None:
    found = scan(grow(f'<body><meta itemprop="{itemprop}" content="{content}"></body>'))
    assert [(one.form, one.weak, one.native_id) for one in found.sightings] == (
        [("meta", True, "Qx7_bTzP4wM")] if seen else []
    )


def box(parts: str) -> PostMarkup | None:
    return drawn(grow(f"<body><div>{parts}</div></body>"), 0)


def test_a_post_drawn_by_the_page_needs_words_and_one_thing_more() -> None:
    words, day = '<p class="tweet-text">wet again</p>', '<time datetime="x">May 5, 2031</time>'
    assert box(words) is None
    assert box(day) is None
    whole = box(f'<b class="tweet-name">Port</b><i class="tweet-handle">＠quayskerra</i>{words}{day}')
    assert whole is not None
    assert (whole.words, whole.author_name, whole.author_handle, whole.declared_date) == (
        "wet again",
        "Port",
        "quayskerra",
        "May 5, 2031",
    )
    assert whole.printed == "wet again\n— Port (@quayskerra) May 5, 2031"
    twice = box('<b class="tweet-name">Port</b><p class="tweet-text">Port</p>' + words)
    assert twice is not None
    assert twice.words == "wet again"
    beside = box(f'<a href="https://x.com/QuaySkerra/">Port @quayskerra</a><i class="handle">@quayskerra</i>{words}')
    assert beside is not None
    assert beside.author_name == "Port"


def test_a_frame_shows_a_post_where_it_names_one() -> None:
    tree = grow('<body><b class="tweet-name">Port</b><p class="tweet-text">wet again</p></body>')
    one, other = parse_post_url(POST), parse_post_url(POST[:-1] + "9")
    assert one is not None
    assert other is not None
    shown = rendered_page(tree, [(1, one), (2, one)])
    assert shown is not None
    assert (shown.native_id, shown.form, shown.handle) == (ID, "rendered", "port_of_skerra")
    assert rendered_page(tree, [(1, one), (2, other)]) is None
    assert rendered_page(tree, []) is None
    assert rendered_page(grow("<body><p>wet</p></body>"), [(1, one)]) is None


@pytest.mark.parametrize(
    ("text", "handle"),
    [("@quay.wet", "quay.wet"), ("\n  @quay ", "quay"), ("＠quay", "quay"), ("by @quay", None), ("@quay today", None)],
)
def test_a_printed_handle_stands_alone(text: str, handle: str | None) -> None:
    assert printed_handle(grow(f"<body><div>Wet.</div><span>{text}</span></body>"), 0) == handle
