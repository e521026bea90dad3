"""Documents made to hurt: each a function of a size, so that the time at one size can be held against another.

`build(n)` gives a document whose length is about proportional to n. The test builds it for a half and an eighth of `n`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Hostile:
    """One kind of hostile document."""

    name: str
    media_type: Literal["text/html", "text/plain"]
    n: int
    build: Callable[[int], str]


_SENTENCE = "the harbour master said that the ferry had left and the mayor who came replied that nobody knew "
_STORY = "<p>The ferry left the harbour at noon with forty people on board, the harbour master of Orlen said.</p>"
_QUOTE = "<p>“We left the harbour before the storm and nobody asked us why,” Ada Quill wrote on Monday.</p>"
_TWEET = '<blockquote class="twitter-tweet"><p>Gone.</p>&mdash; Ada (@ada) <a href="https://x.com/ada/status/{0}">May 5, 2014</a></blockquote>'  # noqa: E501


def _text(name: str, unit: str, n: int) -> Hostile:
    return Hostile(name, "text/plain", n // len(unit), lambda count: unit * count)


def _page(name: str, n: int, body: Callable[[int], str]) -> Hostile:
    return Hostile(
        name,
        "text/html",
        n,
        lambda count: f'<html lang="en"><body><article>{_STORY}{body(count)}</article></body></html>',
    )


def _script(name: str, n: int, data: Callable[[int], str]) -> Hostile:
    return _page(name, n, lambda count: f'<script type="application/json">{data(count)}</script>')


def _state(count: int) -> str:
    """A page's state: articles with words, markup and references to each other."""
    items = {
        f"item{i}": {
            "__typename": "Tweet",
            "url": f"https://x.com/ada/status/{463440424141459456 + i}",
            "body": f"{_SENTENCE}{i}",
            "markup": _TWEET.format(463440424141459456 + i),
            "next": {"$ref": f"item{(i + 1) % count}"},
        }
        for i in range(count)
    }
    return json.dumps(items)


TEXTS = (
    _text("no full stop", _SENTENCE, 2_000_000),
    _text("no space", "a", 1_000_000),
    _text("opening quotation marks", "« “ „ ", 120_000),
    _text("closing quotation marks", "» ” said ", 120_000),
    _text("straight quotation marks", '" Ada said " ', 120_000),
    _text("apostrophes", "l'’'", 120_000),
    _text("line breaks", "\n", 1_000_000),
    _text("handles", "(@a) @b@c. ", 120_000),
    _text("bylines without posts", "— Ada (@ada) May 5, 2014 ", 120_000),
    _text(
        "posts and quotes in a text", "“We left the old harbour,” Ada said. Gone. — Ada (@ada) May 5, 2014\n", 200_000
    ),
    _text("handles and posts", "We left. @bob #x — Ada (@ada) May 5, 2014\n\n", 120_000),
    _text("attributions", "according to the mayor, the minister said that, as he put it, she said ", 120_000),
    _text("the same source", "The same source said that he had left. He added that she knew. ", 120_000),
    _text("names", "Ada Quill, Ben Orr and the minister Cy Dane said that Eve Foss knew. ", 120_000),
    _text("dashes", "— ", 400_000),
    _text("hashtags", "#a#b #", 120_000),
    _text("addresses", "https://x.com/ada/status/463440424141459456 ", 400_000),
    _text("dates", "on Monday 5 May 2014, ", 120_000),
    _text("months", "May ", 120_000),
    _text("figures", "1,000.000:12/", 120_000),
    _text("capitals", "Ada Quill of Orlen ", 120_000),
    _text("right to left", "قال الوزير إن «الميناء» مغلق، ", 120_000),
    _text("mixed scripts", "Ada sagte 船 что «да» \u202e που \u0301", 120_000),
    _text("joined emoji", "👩\u200d👩\u200d👧\u200d👦🇫🇷", 120_000),
    _text("lone surrogates", "\ud800 said \udfff “", 120_000),
    _text("zero characters", "\0 “a\0” said ", 120_000),
    _text("wide characters", "「市長は」と言った。", 120_000),
)
PAGES = (
    _page("nested tags", 200_000, lambda n: "<div>" * n + "x" + "</div>" * n),
    _page("nested quotations", 200_000, lambda n: "<blockquote>" * n + "x" + "</blockquote>" * n),
    _page("unclosed tags", 100_000, lambda n: "<b><p>x" * n),
    _page("unclosed openings", 100_000, lambda n: "<a <div <" * n),
    _page("tags closed and never opened", 100_000, lambda n: "</p></div>" * n),
    _page("tables in tables", 20_000, lambda n: "<table><tr><td>" * n),
    _page("formatting that is opened again", 20_000, lambda n: "<a><b><i>" * n + "</b>" * n),
    _page("comments", 100_000, lambda n: "<!-- <p>" * n),
    _page(
        "blockquotes without a link", 50_000, lambda n: '<blockquote class="twitter-tweet"><p>x</p></blockquote>' * n
    ),
    _page("posts", 2_000, lambda n: "".join(_TWEET.format(463440424141459456 + i) for i in range(n))),
    _page(
        "posts and quotes",
        2_000,
        lambda n: "".join(f"{_QUOTE}{_TWEET.format(463440424141459456 + i)}" for i in range(n)),
    ),
    _page("one post many times", 2_000, lambda n: _TWEET.format(463440424141459456) * n),
    _page("ids that cannot exist", 2_000, lambda n: _TWEET.format("9" * 40) * n),
    _page("frames", 40_000, lambda n: '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>' * n),
    _page("frames with a text", 5_000, lambda n: f"{_STORY}<iframe src='https://x.com/i/status/20'></iframe>" * n),
    _page("links", 20_000, lambda n: '<p>x <a href="https://x.com/ada/status/463440424141459456">y</a></p>' * n),
    _page("attributes", 20_000, lambda n: "<div " + "".join(f"a{i}=x " for i in range(n)) + ">x</div>"),
    _page("a long attribute", 1_000_000, lambda n: f'<div class="{"a-" * (n // 2)}" data-tweet-id="{"1" * n}">x</div>'),
    _page("a long address", 1_000_000, lambda n: f'<iframe src="https://x.com/{"a/" * (n // 2)}"></iframe>'),
    _page("escaped markup", 100_000, lambda n: f'<div data-html="{"&lt;blockquote&gt;" * n}">x</div>'),
    _page("templates", 100_000, lambda n: "<template>" * n + _TWEET.format(20)),
    _page("paragraphs", 10_000, lambda n: "<p>Ada said she had “gone” on Monday.</p>" * n),
    _script("a large payload", 5_000, _state),
    _script("a truncated payload", 20_000, lambda n: _state(n)[:-20]),
    _script("a nested payload", 100_000, lambda n: '{"tweet":[' * n + "1" + "]}" * n),
    _script("an unclosed payload", 100_000, lambda n: '{"embed":[' * n),
    _script(
        "a payload of strings", 100_000, lambda n: json.dumps(["<blockquote></blockquote> [#x: https://x.co/a]"] * n)
    ),
    _script("assignments", 50_000, lambda n: 'a={"embed":"tweet"};' * n),
    _page("linked data", 100_000, lambda n: f'<script type="application/ld+json">{"[" * n}{"]" * n}</script>'),
)
