"""Pages with many posts: what is over a bound is said, and links are told from posts in their order."""

from __future__ import annotations

from typing import Any

import pytest

from tests.embeds.pages import article
from tracker import embeds, extract
from tracker.embeds import official, scan
from tracker.embeds.settle import _outside, _with_id
from tracker.models import Embed, LinkedPost, PostReference
from tracker.reading import page as reading

TWEET = "https://twitter.com/port_of_skerra/status/183412004211740{n:04}"
QUOTE = (
    f'<blockquote class="twitter-tweet"><p>wet {{n}}</p>&mdash; A (@a) <a href="{TWEET}">May 5, 2024</a></blockquote>'
)
TEMPLATE = '<template><iframe src="https://www.youtube.com/embed/Qx7_bTzP{n:03}"></iframe></template>'
DATA = '<div data-posts=\'["{url}", "{url}?lang=en"]\'></div>'
SCRIPT = '<script type="application/json">{{"embed": "tweet", "url": "{url}", "title": "the quay"}}</script>'


def page(unit: str, count: int) -> str:
    return article("".join(unit.format(n=n, url=TWEET.format(n=n)) for n in range(count)))


def unread(markup: str) -> tuple[int, tuple[str, ...]]:
    places, notes = embeds.locate(reading.parse(markup, "text/html"))
    return len(places), notes


def note(count: str) -> tuple[str]:
    return (f"too many posts for one page: {count} were not read, and are known by their links at most",)


def test_markup_of_platforms_over_the_bound_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert unread(page(QUOTE, 5)) == (5, ())
    monkeypatch.setattr(official, "_BUDGET", 2 * len(QUOTE.format(n=0)))
    assert unread(page(QUOTE, 1_500))[1] == note("1,497")


@pytest.mark.parametrize("unit", [TEMPLATE, DATA, SCRIPT])
def test_markup_and_data_over_the_bound_are_counted(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert unread(page(unit, 5))[1] == ()
    purse = _Purse(2)
    monkeypatch.setattr(scan.Scan, "spend", lambda found, length: purse.spend(found, length))
    assert unread(page(unit, 5))[1] == note("3")


class _Purse:
    """Pays for so many pieces."""

    def __init__(self, pieces: int) -> None:
        self.left = pieces

    def spend(self, found: scan.Scan, length: int) -> bool:
        self.left -= 1
        found.unread += self.left < 0
        return self.left >= 0


def test_what_is_spent_is_gone_and_what_is_too_long_is_counted() -> None:
    found = scan.Scan(budget=10)
    assert [found.spend(length) for length in (4, 7, 6, 1)] == [True, False, True, False]
    assert (found.budget, found.unread) == (0, 2)


def test_the_document_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(official, "_BUDGET", 1)
    assert extract(page(QUOTE, 4), media_type="text/html").notes == list(note("3"))


def test_tags_that_were_left_out_are_named() -> None:
    deep = article("<div>" * 12_000 + "<p>The quay is wet.</p>" + "</div>" * 12_000)
    assert ["tags were left out" in one for one in reading.parse(deep, "text/html").notes] == [True]
    assert reading.parse(article("<div>" * 90 + "<p>The quay is wet.</p>"), "text/html").notes == ()


def link(start: int, end: int) -> LinkedPost:
    reference = PostReference(platform="twitter", kind="post", native_id="1", url="https://x.com/a/status/1")
    return LinkedPost(reference=reference, start=start, end=end)


def embed(start: int, end: int, **more: Any) -> Embed:
    told = {"platform": "twitter", "form": "x", "forms": ("x",), "rule": "x", "confidence": 1.0}
    return Embed.model_validate({**told, "start": start, "end": end, **more})


@pytest.mark.parametrize(
    ("spans", "left"),
    [
        ([], True),
        ([(10, 20)], False),
        ([(10, 19)], True),
        ([(11, 20)], True),
        ([(0, 30), (5, 12)], False),
        ([(5, 12), (0, 30)], False),
        ([(0, 15), (15, 30)], True),
        ([(20, 30)], True),
    ],
)
def test_a_link_within_one_embed_is_no_link_of_the_text(spans: list[tuple[int, int]], left: bool) -> None:
    found = [embed(start, end, native_id="1") for start, end in spans]
    assert _outside([link(10, 20)], found) == ([link(10, 20)] if left else [])


@pytest.mark.parametrize(
    ("links", "taken"),
    [
        ([(20, 25)], True),
        ([(15, 20), (20, 25), (21, 24)], True),
        ([(15, 19)], False),
        ([(20, 31)], False),
        ([(31, 35)], False),
        ([], False),
    ],
)
def test_a_flattened_post_has_the_id_of_the_link_behind_its_words(links: list[tuple[int, int]], taken: bool) -> None:
    post = embed(10, 30, text="x", text_start=10, text_end=20)
    assert _with_id(post, [link(*one) for one in links]).native_id == ("1" if taken else None)
    elsewhere = post.model_copy(update={"platform": "bluesky"})
    assert _with_id(elsewhere, [link(*one) for one in links]).native_id is None
