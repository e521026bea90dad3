from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import EmptyInput, TooLarge
from tracker.reading import page as reading
from tracker.reading.bounds import MAX_DEPTH
from tracker.reading.page import MAX_CHARACTERS
from tracker.reading.places import Place
from tracker.reading.tree import grow

_LONG = "The council met for three hours on Tuesday and decided nothing, as it had on the Tuesday before that one."

_NEXT = "Nobody had asked for more than an answer, and the chair of the committee promised one before the winter came."


def _text(markup: str) -> str:
    return reading.lay_out(reading.parse(markup, "text/html"), []).text


@pytest.mark.parametrize(
    ("markup", "expected", "why"),
    [
        (f"<p>{_LONG}</p><p>  two\n words </p>", f"{_LONG}\n\ntwo words", "blocks apart, white space folded"),
        (f"<p>{_LONG}<br> next <br/>line</p>", f"{_LONG}\nnext\nline", "<br> is a line break"),
        (f"<p>{_LONG} <b>bold</b><i> and</i> on</p>", f"{_LONG} bold and on", "inline elements do not separate"),
        (f"<p>{_LONG} «\u00a0oui\u00a0»</p>", f"{_LONG} «\u00a0oui\u00a0»", "no-break spaces stay"),
        (
            f"<p>{_LONG}</p><ul><li><a href='/x'>Another article</a></li></ul>",
            _LONG,
            "a block of links alone is furniture",
        ),
        (f"<p>{_LONG}</p><p style='display: none'>hidden</p><p hidden>too</p>", _LONG, "hidden text"),
        (f"<nav>menu</nav><p>{_LONG}</p><footer>imprint</footer>", _LONG, "navigation and footer"),
        (f"<p>{_LONG}</p><script>x</script><style>y</style><noscript>z</noscript>", _LONG, "never text"),
        (
            f"<body class='single wp-embed-responsive'><p>{_LONG}</p><div class='sharedaddy'><h3>Share this:</h3></div>"
            "<div id='jp-relatedposts'><h3>Related</h3></div></body>",
            _LONG,
            "a name on <body> speaks of the whole page; share bars and related posts are furniture",
        ),
        (f"<p>{_LONG}<p>unclosed<div>parts", f"{_LONG}\n\nunclosed\n\nparts", "unclosed tags"),
    ],
)
def test_text_of_a_page(markup: str, expected: str, why: str) -> None:
    assert _text(markup) == expected, why


def test_a_plain_text_is_itself_without_its_mark() -> None:
    page = reading.parse("\ufeff a < b \n\n c ", "text/plain")
    assert reading.lay_out(page, []).text == " a < b \n\n c "


def test_a_text_without_a_media_type_is_sniffed() -> None:
    assert reading.parse("Just words, 1 < 2.").plain
    assert not reading.parse("\n\n<!DOCTYPE html><p>Words").plain


def test_a_place_keeps_its_position_where_its_block_is_dropped() -> None:
    page = reading.parse(
        f"<article><p>{_LONG}</p><aside class='promo'><i>x</i></aside><p>{_NEXT}</p></article>", "text/html"
    )
    node = page.tree.tags.index("i")
    layout = reading.lay_out(page, [Place(node, printed="HERE"), Place(node, printed="")])
    assert layout.text == f"{_LONG}\n\nHERE\n\n{_NEXT}"
    assert layout.text[slice(*layout.spans[0])] == "HERE"
    assert layout.spans[1] == (layout.spans[0][1], layout.spans[0][1])


def test_links_are_where_their_wording_is() -> None:
    page = reading.parse(
        f"<p>{_LONG} See <a href=' https://a.example/1 '>the <b>minutes</b></a>.<br><a href='/b'>b</a></p>", "text/html"
    )
    layout = reading.lay_out(page, [])
    assert [(link.href, layout.text[link.start : link.end]) for link in layout.links] == [
        ("https://a.example/1", "the minutes"),
        ("/b", "b"),
    ]


def test_empty_and_oversized_inputs_are_named() -> None:
    for empty in (b"", b" \n ", "", "\ufeff"):
        with pytest.raises(EmptyInput):
            reading.parse(empty)
    with pytest.raises(TooLarge):
        reading.parse(b"a" * (MAX_CHARACTERS + 1))


def test_deep_nesting_is_cut_and_its_text_kept() -> None:
    tree = grow("<div>" * 100_000 + "at the bottom" + "</div>" * 100_000 + "<p>after</p>")
    assert len(tree) < 2 * MAX_DEPTH
    assert "at the bottom" in "".join(tree.texts)
    assert tree.tags[tree.parents[tree.texts.index("after")]] == "p"


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<br>",
                "<a href=x>",
                "</a>",
                "<i>",
                "word ",
                "\n",
                "<b",
                "&amp;",
                "\u00a0",
            ]
        ),
        max_size=40,
    )
)
def test_a_tree_is_a_tree(parts: list[str]) -> None:
    tree = grow("".join(parts))
    for i, parent in enumerate(tree.parents):
        assert parent < i < tree.ends[i] <= len(tree)
        if parent >= 0:
            assert tree.ends[i] <= tree.ends[parent]
    assert len({len(x) for x in (tree.tags, tree.parents, tree.ends, tree.heads, tree.texts)}) == 1
