"""No half of a character reaches a model, whichever way it came in."""

from __future__ import annotations

import json

import pytest

import tracker
from tracker.reading.surrogates import whole, whole_value

HALF = "\ud83d"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('"a \\ud83d b"', "a \ufffd b"),
        ('"a \\uD83D\\uDE00 b"', "a 😀 b"),
        ('["\\udE00", {"k\\ud800": ["\\ud83d"]}, 1, null]', ["\ufffd", {"k\ufffd": ["\ufffd"]}, 1, None]),
        ('{"a": "\\\\ud83d"}', {"a": "\\ud83d"}),
        ("[]", []),
    ],
)
def test_values_are_made_whole(source: str, expected: object) -> None:
    assert whole_value(json.loads(source), source) == expected


def test_lengths_stay() -> None:
    assert whole(f"a{HALF}b") == "a\ufffdb"


WAYS = {
    "a text": f"The mast {HALF} fell, the harbour master said.",
    "a page": f"<p>The mast {HALF} fell, the harbour master said.</p>",
    "linked data": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Q \\ud83d",'
    '"author":{"name":"A \\ud83d"},"publisher":{"name":"P \\ud83d"}}</script><p>The mast fell.</p>',
    "data of a script": '<p>The mast fell on the quay in the night, twitter said.</p><script type="application/json">'
    '{"embed":{"type":"tweet","html":"<blockquote class=\\"twitter-tweet\\"><p>Down \\ud83d</p>&mdash; A \\ud83d (@a) '
    '<a href=\\"https://twitter.com/a/status/1834120042117402628\\">May 5, 2024</a></blockquote>"}}</script>',
    "an attribute": '<div data-embed=\'{"url":"https://twitter.com/a/status/1834120042117402628","t":"\\ud83d"}\'>'
    "</div><p>The mast fell.</p>",
    "a reference": "<p>The mast &#xD83D;&#55357; fell, the harbour master said.</p>",
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_in(way: str) -> None:
    found = tracker.extract(WAYS[way])
    found.model_dump_json().encode("utf-8")
    assert "mast" in found.document.text
