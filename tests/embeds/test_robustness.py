"""Hostile pages: mangled markup, cut data, sizes. Only InputError is raised, offsets hold, time grows with length."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.clock import limit, too_slow
from tests.embeds.pages import article, read
from tracker.errors import InputError
from tracker.models import Embed

_FOLDER = Path(__file__).parent.parent / "cases" / "embeds" / "golden"
_PAGES = [page.read_text("utf-8") for page in sorted(_FOLDER.glob("*.html"))]
_TWEET = "https://twitter.com/port_of_skerra/status/1834120042117402628"


def _hold(text: str, embeds: list[Embed]) -> None:
    for embed in embeds:
        assert 0 <= embed.start <= embed.end <= len(text)
        if embed.text is not None:
            assert embed.text_start is not None
            assert embed.start <= embed.text_start <= (embed.text_end or 0) <= embed.end
            assert text[embed.text_start : embed.text_end] == embed.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(_PAGES),
    st.lists(
        st.tuples(
            st.integers(0, 6_000),
            st.integers(0, 40),
            st.sampled_from(["", "<", ">", '"', "'", "\\", "&", "{", "]", "\x00", "</p>", "😀"]),
        ),
        max_size=6,
    ),
    st.integers(0, 6_000),
)
def test_a_mangled_page_is_read(page: str, cuts: list[tuple[int, int, str]], length: int) -> None:
    for at, removed, put in cuts:
        page = page[:at] + put + page[at + removed :]
    try:
        layout, found = read(page[: len(page) - length if length < len(page) else None])
    except InputError:
        return
    _hold(layout.text, found.embeds)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        layout, found = read(b"<p>" + data)
    except InputError:
        return
    _hold(layout.text, found.embeds)


@given(st.text(max_size=80))
def test_any_attribute_value_is_survived(value: str) -> None:
    escaped = value.replace("&", "&amp;").replace('"', "&quot;")
    url = f"https://twitter.com/{escaped}"
    layout, found = read(article(f'<div data-tweet-id="{escaped}" data-url="{url}" data-attrs="{{{escaped}"></div>'))
    _hold(layout.text, found.embeds)


def _nested_json(depth: int) -> str:
    return '<script type="application/json">' + '{"embed":[' * depth + '"tweet"' + "]}" * depth + "</script>"


def _escaped(levels: int) -> str:
    markup = f'<iframe src="{_TWEET}"></iframe>'
    for _ in range(levels):
        markup = '<div data-embed="' + markup.replace("&", "&amp;").replace('"', "&quot;") + '"></div>'
    return markup


_HOSTILE: dict[str, Callable[[int], str]] = {
    "nested elements": lambda n: "<div>" * n + "x",
    "nested embeds": lambda n: '<div class="tweet">' * n + f'<a href="{_TWEET}">x</a>',
    "unclosed tags": lambda n: "<p class=tweet><b>" * n,
    "open angle brackets": lambda n: "<" * n,
    "one attribute": lambda n: f'<div data-url="https://twitter.com/{"a" * n}"></div>',
    "one address in another": lambda n: f'<div data-url="{"https://a.example/?u=http" * (n // 24)}"></div>',
    "percent signs": lambda n: f'<div data-url="/x?u=https%3A%2F%2F{"%25" * (n // 3)}"></div>',
    "many attributes": lambda n: "<div " + " ".join(f'data-u{i}="/status/{i}"' for i in range(n // 20)) + "></div>",
    "many links": lambda n: f'<p class="tweet"><a href="{_TWEET}">a</a></p>' * (n // 90),
    "links in one box": lambda n: '<div class="embed">' + f'<a href="{_TWEET}"></a>' * (n // 70) + "</div>",
    "many frames": lambda n: '<iframe src="https://www.youtube.com/embed/Qx7_bTzP4wM"></iframe>' * (n // 70),
    "many block quotes": lambda n: '<blockquote class="twitter-tweet"><p>w</p></blockquote>' * (n // 300),
    "nested data": lambda n: _nested_json(n // 12),
    "data without an end": lambda n: '<script>var tweet = {"embed":"' + "\\u003C" * (n // 6),
    "openings of data": lambda n: "<script>tweet embed " + "={" * (n // 2) + "</script>",
    "strings of data": lambda n: "<script>tweet embed twitter" + '="' * (n // 2) + "</script>",
    "placeholders": lambda n: '<script>x = ["twitter embed", "' + "[#t: http" * (n // 9) + '"]</script>',
    "white space": lambda n: "<p>a" + " \n" * (n // 2) + "b</p>",
    "class names": lambda n: f'<div class="{"tweet-" * (n // 6)}">x</div>',
    "a long text": lambda n: "<p>" + "word " * (n // 5) + "</p>",
    "line breaks": lambda n: "<p>" + "a<br>" * (n // 5),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", _HOSTILE)
def test_time_grows_with_length_only(name: str) -> None:
    """Eight times the length may take no more than about eight times the time (20 leaves room)."""

    def cost(size: int) -> float:
        page = article(_HOSTILE[name](size))
        started = time.process_time()
        layout, found = read(page)
        spent = time.process_time() - started
        _hold(layout.text, found.embeds)
        return spent

    assert not too_slow(cost, 25_000, 200_000, growth=20)


def test_markup_escaped_many_times_over_is_given_up() -> None:
    assert [embed.native_id for embed in read(article(_escaped(1)))[1].embeds] == ["1834120042117402628"]
    assert read(article(_escaped(5)))[1].embeds == []


def test_a_payload_of_ten_megabytes_is_read() -> None:
    rows = [{"title": f"Row {i}", "url": "https://news.example/tweet/embed", "type": "link"} for i in range(110_000)]
    page = article(f"<script type='application/json'>{json.dumps({'embed': rows})}</script>")
    started = time.process_time()
    _, found = read(page)
    assert found.embeds == []
    assert time.process_time() - started < limit(20)


def test_the_same_page_gives_the_same_result() -> None:
    for page in _PAGES:
        assert read(page) == read(page)


def test_a_post_in_a_value_that_is_no_object_is_read() -> None:
    quote = '<blockquote class=\\"twitter-tweet\\"><p>wet</p><a href=\\"' + _TWEET + '\\">May 5</a></blockquote>'
    words = "The quay is wet today and stays so for the whole of the week, they all said in the evening."
    page = article(f'<script>tweet = ["{quote}"]; embed = "{quote}"; text("{words}"); ("{words}")</script>')
    _, found = read(page)
    assert {embed.native_id for embed in found.embeds} == {"1834120042117402628"}
