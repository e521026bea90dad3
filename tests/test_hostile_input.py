"""The whole pure half on hostile documents: named errors, valid offsets, and time in proportion to the length."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tracker
from tests.clock import CLOCK, too_slow
from tests.hostile import PAGES, TEXTS, Hostile
from tracker.errors import EmptyInput, InputError, TooLarge, UnsupportedInput
from tracker.languages import codes

ALL = (*TEXTS, *PAGES)
# Four times the document may take four times as long; garbage collection and caches get the rest. Times are CPU time.
MOST_GROWTH = 4 * 2.5
# Of a second for 1,000 characters on an idle machine; the slowest takes a tenth of it.
PER_THOUSAND = 0.1


def check(found: tracker.Extraction) -> None:
    """Every span lies in the text and holds what it says it holds."""
    text = found.document.text
    for what, start, end, words in spans(found):
        assert 0 <= start <= end <= len(text), what
        assert words is None or words == text[start:end], what


def spans(found: tracker.Extraction) -> Iterator[tuple[str, int, int, str | None]]:
    """(what, start, end, the words that must stand there) of everything found that has a place."""
    for embed in found.embeds:
        yield embed.rule, embed.start, embed.end, None
        if embed.text_start is not None and embed.text_end is not None:
            assert embed.start <= embed.text_start <= embed.text_end <= embed.end
            yield embed.rule, embed.text_start, embed.text_end, embed.text
        for start in embed.starts:
            yield start.rule, start.start, embed.end, None
    for mention in found.mentions:
        yield "mention", mention.start, mention.end, None
        assert mention.handle in found.document.text[mention.start : mention.end]
    for tag in found.hashtags:
        yield "hashtag", tag.start, tag.end, None
        assert tag.tag in found.document.text[tag.start : tag.end]
    for link in found.linked_posts:
        yield "link", link.start, link.end, None
    for claim in (*found.claims, *found.rejected):
        yield claim.rule, claim.start, claim.end, claim.text
        for part in (claim.author, claim.cue, *claim.via):
            if part is not None:
                yield claim.rule, part.start, part.end, part.text
        if claim.date_start is not None and claim.date_end is not None:
            yield claim.rule, claim.date_start, claim.date_end, claim.date_text
    for claim in found.claims:
        assert 0 <= claim.utterance < len(found.claims)
        assert claim.embed is None or 0 <= claim.embed < len(found.embeds)
        assert claim.renders is None or 0 <= claim.renders < len(found.embeds)


@pytest.mark.no_cover
@pytest.mark.parametrize("hostile", ALL, ids=lambda hostile: hostile.name)
def test_hostile_documents_are_read_in_linear_time(hostile: Hostile) -> None:
    tracker.extract("Ada said “no” and left the harbour.", media_type="text/plain")
    found: list[tracker.Extraction] = []

    def cost(size: int) -> float:
        document = hostile.build(size)
        started = time.process_time()
        with contextlib.suppress(EmptyInput):
            found[:] = [tracker.extract(document, media_type=hostile.media_type)]
        return time.process_time() - started

    small, large = max(1, hostile.n // 8), hostile.n // 2
    seconds = CLOCK + PER_THOUSAND * len(hostile.build(large)) / 1000
    assert not too_slow(cost, small, large, growth=MOST_GROWTH, seconds=seconds)
    for one in found:
        check(one)


@pytest.mark.parametrize("hostile", ALL, ids=lambda hostile: hostile.name)
def test_what_is_found_in_hostile_documents_is_there(hostile: Hostile) -> None:
    with contextlib.suppress(EmptyInput):
        check(tracker.extract(hostile.build(max(2, hostile.n // 64)), media_type=hostile.media_type))


def test_an_input_over_the_limit_is_named() -> None:
    with pytest.raises(TooLarge):
        tracker.extract(b"<p>Ada left.</p>" * 3_300_000, media_type="text/html")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyInput),
        (b" \n\t", EmptyInput),
        (b"\xef\xbb\xbf", EmptyInput),
        (b"\0\1\2\3" * 500, UnsupportedInput),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, UnsupportedInput),
    ],
)
@pytest.mark.parametrize("media_type", ["text/html", "text/plain", None])
def test_what_holds_no_text_is_named(data: bytes, error: type[InputError], media_type: str | None) -> None:
    with pytest.raises(error):
        tracker.extract(data, media_type=media_type)


@pytest.mark.parametrize(
    "data",
    [
        b"<p>Ada said \xff\xfe\xfa \xe2\x80\x9cno\xe2\x80 on Monday.</p>" * 200,
        "<p>Ada said “no” on Monday.</p>".encode("utf-16-le")[:-1],
        b"\xff\xfe" + "Ada said “no” 👩\u200d👧.".encode("utf-16-le")[:-3],
        b"\xfe\xff\xd8\x00\xdc",
        '<meta charset="utf-7"><p>Ada said “no”.</p>'.encode(),
        b'<meta charset="hex"><p>Ada said \x93no\x94.</p>',
    ],
)
def test_broken_charsets_are_read_all_the_same(data: bytes) -> None:
    found = tracker.extract(data, media_type="text/html")
    check(found)
    assert found.document.text


PIECES = st.sampled_from(
    """<p>|</p>|<div|>|"|'|=|<blockquote class="twitter-tweet">|</blockquote>|<a href="https://x.com/ada/status/20">|</a>
|<iframe src="https://www.youtube.com/embed/abcdefghijk">|<script>|</script>|{"tweet":"|<template>|<noscript>|<!--|-->
|<article>|<table><td>|&mdash;|&#0;|&lt;p&gt;|— Ada (@ada) May 5, 2014|Ada Quill|said|“|”|« | »|„|.|, |\n\n|\0|\ud800
|\u202e|\u0301|👩\u200d👧|a déclaré|selon la mairie|sagte der Sprecher|laut|dijo|según el alcalde|on Monday|hier|#tag
|@bob|https://x.com/i/status/99999999999999999999999999|<time datetime="2014-13-45">|قال|船""".replace(
        "\n|", "|"
    ).split("|")
)
MANGLED = st.lists(PIECES | st.text(max_size=8), max_size=50).map(" ".join)


@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
@pytest.mark.parametrize("language", codes())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mangled=MANGLED)
def test_mangled_input_is_read_or_refused_by_name(media_type: str, language: str, mangled: str) -> None:
    document = f'<html lang="{language}"><body>{mangled}' if media_type == "text/html" else mangled
    try:
        found = tracker.extract(document, media_type=media_type)
    except InputError:
        return
    check(found)


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_by_name(data: bytes) -> None:
    try:
        found = tracker.extract(data)
    except InputError:
        return
    check(found)
