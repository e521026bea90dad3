"""The tree: read off what the parser writes, it must be the tree that the parser has."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.clock import too_slow
from tracker.reading.bounds import MAX_ATTRIBUTES, bounded
from tracker.reading.tree import Tree, grow

# Markup that the parser does not write with every "<" and ">" escaped, or not as a first tag and an end tag.
_AWKWARD = {
    "values with every escaped character": "<p title='a<b>\"c\"&amp;&nbsp;'>x</p>",
    "text with every escaped character": "<p>1 &lt; 2 &gt; 1 &amp;amp; &nbsp;\"'</p>",
    "an attribute's name with a bracket": '<a <b c"d=1 =e x=1>here</a> after',
    "no value": "<input disabled><p hidden>x",
    "brackets in a script": "<script>if (a<b && c>d) '</p>'</script>after",
    "a script in a script": "<script><!--<script>a</script>b--></script><p>after",
    "a comment that opens a script": "<script><!-- <p> --> a<script</script><p>after",
    "raw text": "<iframe>&amp;<p></iframe><xmp><b></xmp><noembed><i></noembed>after",
    "text to the end": "<p>a<plaintext>b</p><i>",
    "comments": "<!-- a < b > --><p>x<!--<p>-->y<!---->z</p><!-->-->",
    "noscript": "<head><noscript><style>a<b</style><p>x</noscript>",
    "a picture": "<p>a<svg viewBox=1><style>&lt;svg></style><svg></svg><text>t</text></svg>b</p>",
    "a template": "<template><template>a</template>b<script>'<template>'</script>c</template>d",
    "text areas": "<textarea>\n\nx<b></textarea><title>a<b</title><pre>\n\ny</pre>",
    "unclosed": "<ul><li>a<li>b<table><tr><td>c<b><i>d</b>e",
    "a document type": '<!DOCTYPE html PUBLIC "-//A//B<>"><p>x',
    "void elements": "<p>a<br>b<img src=x>c<hr>d<wbr>e<area><base><embed><track><source><param><col><frame>f",
    "nothing": "",
}
_TAGS = (
    "<p>",
    "<div class='a b'>",
    "</p>",
    "</div>",
    "<b>",
    "</b>",
    "<a href='/x?a=1&b=2'>",
    "</a>",
    "<br>",
    "<table>",
)
_PIECES = (*_TAGS, "<script>", "</script>", "<svg>", "</svg>", "<!--", "-->", "<", ">", '"', "=", " ", "&lt;", "word")


def _walked(markup: str) -> list[tuple[str, int, dict[str, str], str]]:
    """The parser's own nodes, one after the other: tag, parent, attributes, text."""
    found: list[tuple[str, int, dict[str, str], str]] = []

    def take(node: LexborNode | None, parent: int) -> None:
        while node is not None:
            tag = node.tag or "-"
            if tag == "-text":
                found.append(("", parent, {}, node.text_content or ""))
            elif not tag.startswith("-"):
                here = len(found)
                found.append((tag, parent, {name: value or "" for name, value in node.attributes.items()}, ""))
                if tag not in ("svg", "math", "style"):
                    take(node.first_child, here)
            node = node.next if parent >= 0 else None

    take(LexborHTMLParser(markup).root, -1)
    return found


def _read_off(tree: Tree) -> list[tuple[str, int, dict[str, str], str]]:
    return [(tree.tags[i], tree.parents[i], tree.attributes(i), tree.texts[i]) for i in range(len(tree))]


@pytest.mark.parametrize("what", _AWKWARD)
def test_the_tree_is_the_parsers(what: str) -> None:
    assert _read_off(grow(_AWKWARD[what])) == _walked(_AWKWARD[what])


def test_an_end_tag_with_a_bracket_in_its_name_is_one() -> None:
    assert grow("<word</p>x").tags == ["html", "head", "body", "word<", ""]


@given(st.lists(st.sampled_from(_TAGS), max_size=30))
def test_any_nesting_gives_the_parsers_tree(pieces: list[str]) -> None:
    assert _read_off(grow("x".join(pieces))) == _walked("x".join(pieces))


@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_any_markup_gives_a_sound_tree(pieces: list[str]) -> None:
    tree = grow("".join(pieces))
    for i in range(1, len(tree)):
        parent = tree.parents[i]
        assert 0 <= parent < i < tree.ends[i] <= tree.ends[parent] <= len(tree)
        assert bool(tree.tags[i]) == bool(tree.heads[i]) != bool(tree.texts[i])


def test_an_element_is_written_out_again() -> None:
    tree = grow("<div id=a>1 &lt; 2<br><b>c</b><!-- n --><script>a<b</script></div><p>after</p>")
    div = tree.named("div")[0]
    assert tree.markup(div) == '<div id="a">1 &lt; 2<br><b>c</b><script>a<b</script></div>'


def test_a_template_keeps_its_source() -> None:
    tree = grow("<template><p title='<'>a</p></template>")
    assert tree.template(tree.named("template")[0]) == '<p title="&lt;">a</p>'
    assert tree.named("p") == []


def test_surplus_attributes_are_taken_out() -> None:
    names = [f"a{i}='{i}'" for i in range(4 * MAX_ATTRIBUTES)]
    tree = grow(f"<p>before</p><p {' '.join(names)}>after</p>")
    assert 0 < len(tree.attributes(tree.named("p")[1])) <= MAX_ATTRIBUTES
    assert tree.texts[-1] == "after"


@pytest.mark.parametrize(
    "markup", ["word " * 20_000, "<p>" + "a" * 50_000, "<script>" + "f(1);" * 10_000 + "</script><p>"]
)
def test_a_long_text_is_left_as_it_is(markup: str) -> None:
    assert bounded(markup) == markup


@pytest.mark.parametrize(
    "unit", ["<svg>", "<script><!--<script>", "<a <b ", "<!--", "<template>", "</p>", '<p a="', "<br>"]
)
def test_time_grows_with_length(unit: str) -> None:
    def cost(size: int) -> float:
        started = time.process_time()
        grow(unit * (size // len(unit)))
        return time.process_time() - started

    assert not too_slow(cost, 20_000, 160_000, growth=20)
