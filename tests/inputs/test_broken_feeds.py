"""One item that cannot be read is one failure; the others are read, whatever it was."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.inputs._feed_pieces import mended
from tracker.rows.records import Capture, Ingested
from tracker.workers import read_capture

GOOD = (
    "<item><title>Ferry</title><link>https://quay.example/ferry</link>"
    "<description>The ferry stays in port, the harbour master said.</description></item>"
)
LAST = GOOD.replace("ferry", "crane").replace("Ferry", "Crane")
HEAD = '<?xml version="1.0"?><rss version="2.0"><channel><title>Quay Wire</title>'
TAIL = "</channel></rss>"


def read(feed: str | bytes) -> list[Ingested]:
    data = feed if isinstance(feed, bytes) else feed.encode("utf-8")
    return list(read_capture(Capture("feed.xml", data, datetime(2031, 5, 6, tzinfo=UTC), path="feed.xml")))


def titles(items: list[Ingested]) -> list[str | None]:
    return [item.extraction.document.title for item in items if item.extraction is not None]


BROKEN = {
    "half an emoji": "<item><title>Mast</title><description>The mast &#55357; fell.</description></item>",
    "two halves of an emoji": "<item><title>Mast</title><description>It &#55357;&#56832; fell.</description></item>",
    "a number beyond all characters": "<item><title>Mast</title><description>It &#x110000; fell.</description></item>",
    "a number of many digits": f"<item><title>Mast</title><description>It &#{'9' * 5000}; fell.</description></item>",
    "no address": "<item><title>Mast</title><description>The mast fell.</description></item>",
    "content without a value": "<item><title>Mast</title><content/><description>The mast fell.</description></item>",
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_odd_item_is_read_with_the_others(name: str) -> None:
    assert titles(read(f"{HEAD}{GOOD}{BROKEN[name]}{LAST}{TAIL}")) == ["Ferry", "Mast", "Crane"]


LOST = {
    "an input field that never was": "<item><title>Mast</title><textInput>x</pubDate></item>",
    "nothing in it": "<item/><item></item>",
    "a section that never ends": "<item><title>Mast</title><description><![CDATA[The mast</description></item>",
    "nothing but a title": "<item><title>Mast</title></item>",
}


@pytest.mark.parametrize("name", LOST)
def test_an_item_that_cannot_be_read_is_lost_alone(name: str) -> None:
    items = read(f"{HEAD}{GOOD}{LOST[name]}{LAST}{TAIL}")
    assert [title for title in titles(items) if title != "Mast"] == ["Ferry", "Crane"]
    assert all((item.failure is None) != (item.extraction is None) for item in items)
    assert [item.item for item in items] == list(range(len(items)))


@pytest.mark.parametrize(
    "feed",
    [
        HEAD.encode() + GOOD.encode() + b"\0" + LAST.encode() + TAIL.encode(),
        HEAD.replace("?>", ' encoding="no\0ne"?>').encode() + GOOD.encode() + LAST.encode() + TAIL.encode(),
        HEAD.replace("?>", ' encoding="idna"?>').encode() + GOOD.encode() + LAST.encode() + TAIL.encode(),
        (HEAD + GOOD + LAST).encode("utf-16"),
        (HEAD + GOOD + LAST).encode() + b"<item><title>cut he",
    ],
    ids=["a zero", "a zero in the charset", "no charset of the web", "UTF-16, cut", "cut in a title"],
)
def test_a_damaged_feed_gives_its_items(feed: bytes) -> None:
    assert titles(read(feed))[:2] == ["Ferry", "Crane"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (b"a &#65;&amp; b", b"a &#65;&amp; b"),
        (b"&#55357;&#56832;", b"&#128512;"),
        (b"&#xD83D;&#xDE00;!", b"&#128512;!"),
        (b"&#65;&#55357;&#56832;", b"&#65;&#128512;"),
        (b"&#55357; &#56832;", b"&#65533; &#65533;"),
        (b"&#56832;&#55357;", b"&#65533;&#65533;"),
        (b"&#x10FFFF;&#x110000;", b"&#1114111;&#65533;"),
        (b"&#55295;&#57344;", b"&#55295;&#57344;"),
        (b"&#0;&#x0;", b"&#0;&#x0;"),
    ],
)
def test_references_are_mended(given: bytes, expected: bytes) -> None:
    assert mended(given) == expected
