"""A link alone in an embed's box: how much may stand beside it, and whose box it is."""

from __future__ import annotations

import pytest

from tracker.embeds.cards import _Runs, cards
from tracker.models import PostReference
from tracker.platforms import parse_post_url
from tracker.reading.tree import Tree, grow

POST = "https://x.com/port_of_skerra/status/1834120042117402628"
OTHER = "https://x.com/port_of_skerra/status/1834120042117402629"


def reference(address: str = POST) -> PostReference:
    found = parse_post_url(address)
    assert found is not None
    return found


def links_of(tree: Tree) -> list[tuple[int, PostReference]]:
    return [(i, reference(str(tree.attributes(i)["href"]))) for i in tree.named("a")]


def shown(markup: str, boxes: str = "") -> list[tuple[str, str]]:
    """(element, form) of each card; `boxes` is the name of elements that are known as an embed's."""
    tree = grow(f"<html><body><article>{markup}</article></body></html>")
    found = cards(tree, links_of(tree), list(tree.named(boxes)) if boxes else [])
    return [(tree.tags[one.node], one.form) for one in found]


def link(wording: str = "", address: str = POST) -> str:
    return f'<a href="{address}">{wording}</a>'


@pytest.mark.parametrize(
    ("markup", "where"),
    [
        (f'<div class="embed">{link()}</div>', ["div"]),
        (f'<div class="embed">{link("see")}</div>', ["div"]),
        (f'<div class="embed">{link("see")}{"y" * 60}</div>', ["div"]),
        (f'<div class="embed">{link("see")}{"y" * 61}</div>', []),
        (f'<div class="embed">{link()}{"y" * 2_000}</div>', ["div"]),
        (f'<div class="embed">{link()}{"y" * 2_001}</div>', []),
        (f"<blockquote>{link()}</blockquote>", ["blockquote"]),
        (f"<blockquote>{link(POST)}</blockquote>", ["blockquote"]),
        (f"<blockquote>{link('x.com/port/status/1834120042117402628')}</blockquote>", ["blockquote"]),
        (f"<blockquote>{link()}{'y' * 60}</blockquote>", ["blockquote"]),
        (f"<blockquote>{link()}{'y' * 61}</blockquote>", []),
        (f"<blockquote>{link('see here')}</blockquote>", []),
        (f"<p>{link()}</p>", []),
        (f'<div id="embed-1"><section>{link()}</section></div>', ["div"]),
        (f'<div class="embed">{link()}{link()}</div>', ["div"]),
        (f'<div class="embed">{link()}{link("", OTHER)}</div>', []),
        (f'<div class="embed">{link()}</div><div class="embed">{link("", OTHER)}</div>', ["div", "div"]),
        (f'<div class="embed"><div class="embed">{link()}</div>{link("", OTHER)}</div>', ["div"]),
        (f'<div class="embed">{"<i>" * 9}{link()}{"</i>" * 9}</div>', ["div"]),
        (f'<div class="embed">{"<i>" * 10}{link()}{"</i>" * 10}</div>', []),
    ],
)
def test_the_box_of_a_link(markup: str, where: list[str]) -> None:
    assert shown(markup) == [(tag, "link-card") for tag in where]


@pytest.mark.parametrize(
    ("text", "card"),
    [
        (POST, True),
        (f" {POST} ", True),
        (f"See {POST}", False),
        (f"{POST}?a={'a' * (299 - len(POST) - 3)}", True),
        (f"{POST}?a={'a' * (300 - len(POST) - 3)}", False),
        ("https://t.me/quays/1", True),
        ("https://x.com/port_of_skerra", False),
    ],
)
@pytest.mark.parametrize(("tag", "boxes"), [("p", ""), ("figure", ""), ("section", "section")])
def test_an_address_alone_in_its_box(tag: str, boxes: str, text: str, card: bool) -> None:
    assert shown(f"<{tag}>{text}</{tag}>", boxes) == ([(tag, "link-card")] if card else [])


def test_an_address_among_many_elements_is_not_alone() -> None:
    assert shown(f"<p>{POST}{'<br>' * 9}</p>") == [("p", "link-card")]
    assert shown(f"<p>{POST}{'<br>' * 13}</p>") == []


@pytest.mark.parametrize(
    ("k", "start", "end", "alone"),
    [
        (0, 0, 5, True),
        (0, 0, 10, True),
        (0, 0, 11, False),
        (1, 3, 8, True),
        (2, 10, 11, True),
        (2, 8, 30, False),
        (2, 9, 20, True),
        (2, 9, 21, False),
        (3, 20, 99, True),
        (3, 10, 99, False),
        (3, 11, 99, True),
    ],
)
def test_a_run_of_links_to_one_post_is_alone_where_no_other_is(k: int, start: int, end: int, alone: bool) -> None:
    runs = _Runs([(4, reference()), (8, reference()), (10, reference(OTHER)), (20, reference())])
    assert runs.alone_in(k, start, end) is alone
