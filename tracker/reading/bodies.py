"""An article's text out of a page's data, where the page itself shows none of it or only its beginning.

Pages drawn by scripts and pages behind a wall carry the whole article in JSON-LD (`articleBody`), in a publishing
system's state (Arc's `content_elements`, WordPress's `content.rendered`) or in a framework's (Next, Nuxt, any other).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from tracker.reading import headline, linked_data
from tracker.reading.article import OWN, Scope
from tracker.reading.metadata import Head
from tracker.reading.running_text import TELLING
from tracker.reading.tree import Tree

MARK = "data-article-from"
# The page's data holds more of the article than the page when its text is longer by this factor.
_LONGER = 1.5
_LEAST = 300
# A paragraph of the page is one of the data when so many characters of its beginning are.
_SAME = 50
_DECODER = json.JSONDecoder(strict=False)
_ASSIGNED = re.compile(r"[=(]\s{0,5}(?=[{\[])")
_STREAMED = re.compile(r"self\.__next_f\.push\(\s{0,5}(?=\[)")
_ROW = re.compile(r"\n?[0-9a-f]{1,6}:(?:T([0-9a-f]{1,6}),)?")
_NOT_WORD = re.compile(r"[\W_]+")
_TAG = re.compile(r"<[^<>]{1,2000}>")
_MOST_VALUES, _MOST_ASSIGNED = 200_000, 40
_TITLES = ("headline", "title", "headlines", "name")
# Keys that hold a paragraph's words in the blocks that editors write, and those that hold the blocks' own blocks.
_WORDS = ("content", "text", "value", "html", "rendered", "body", "paragraph")
_HOLDERS = ("children", "content", "items", "content_elements", "nodes", "data", "attributes")
_PICTURES = frozenset(
    ("image", "gallery", "video", "picture", "interstitial_link", "related", "ad", "advertisement", "custom_embed")
)


def whole(tree: Tree, head: Head, shown: int) -> str | None:
    """Markup of the article's text out of the page's data, None where the page shows as much (`shown` characters)."""
    stated = linked_data.text_of(head.data.get("articleBody"))
    best = _marked_up(stated) if stated else ""
    if shown < TELLING:
        for value in _states(tree):
            found = _richest(value, [title for title in head.stated if title])
            best = max(best, found, key=_length)
    if _length(best) < max(_LEAST, _LONGER * shown):
        return None
    return f'<article {MARK}="data" class="article-body">{best}</article>'


def lead(tree: Tree, shown: Scope, data: int) -> tuple[int, int] | None:
    """What the page shows above the first paragraph that its data (element `data`) has as well; None without one.

    `shown` is what was taken for the article before the data was put behind the page, which moves none of its nodes.
    """
    told = _folded(tree.text_of(data))
    for start, end in shown.parts:
        for i in range(start, end):
            begins = _folded(tree.texts[i])[:_SAME]
            if len(begins) == _SAME and shown.standing[i] == OWN and not shown.silent[i] and begins in told:
                return (shown.parts[0][0], i) if i > shown.parts[0][0] else None
    return None


def _folded(text: str) -> str:
    """The letters alone: taking the markup out has glued words together."""
    return _NOT_WORD.sub("", text).casefold()


def _length(markup: str) -> int:
    return len(_TAG.sub("", markup))


def _marked_up(text: str) -> str:
    """A text with or without markup, as paragraphs."""
    if "&lt;" in text:
        text = html.unescape(text)
    if "</p>" in text or "<br" in text:
        return text
    return "".join(
        f"<p>{line if '</' in line else html.escape(html.unescape(line), quote=False)}</p>"
        for line in text.splitlines()
        if line.strip()
    )


def _states(tree: Tree) -> Iterator[Any]:
    """The values that a page's scripts hold as JSON."""
    streamed: list[str] = []
    for i in tree.named("script"):
        source, kind = tree.text_of(i), tree.attributes(i).get("type", "")
        if "__next_f" in source:
            rows = (_decoded(source, found.end()) for found in _STREAMED.finditer(source))
            streamed += [row[1] for row in rows if _is_row(row)]
        elif len(source) >= _LEAST and "ld+json" not in kind:
            yield from [_decoded(source.strip(), 0)] if "json" in kind else _assigned(source)
    yield from _rows("".join(streamed))


def _rows(stream: str) -> Iterator[Any]:
    """The values of a stream of rows: "2b:" and JSON to the end of the line, or "2b:T1f4," and so many bytes."""
    at = 0
    while found := _ROW.match(stream, at):
        at = found.end()
        if found[1]:
            size = int(found[1], 16)
            text = stream[at : at + size].encode("utf-8", "replace")[:size].decode("utf-8", "ignore")
            at += len(text)
            yield text
        else:
            end = stream.find("\n", at)
            end = end if end >= 0 else len(stream)
            yield _decoded(stream[at:end], 0) if stream[at : at + 1] in ("[", "{") else None
            at = end + 1


def _assigned(source: str) -> Iterator[Any]:
    """The values that a script assigns, or hands to a function."""
    for found in islice(_ASSIGNED.finditer(source), _MOST_ASSIGNED):
        yield _decoded(source, found.end())


def _is_row(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 1 and isinstance(value[1], str)


def _decoded(source: str, start: int) -> Any:
    try:
        return _DECODER.raw_decode(source, start)[0]
    except (ValueError, RecursionError):
        return None


def _richest(value: Any, titles: list[str]) -> str:
    """The longest article among all that a value holds, one that goes by a stated title before others."""
    best, best_rank = "", (False, 0)
    waiting: list[tuple[Any, bool]] = [(value, False)]
    seen = 0
    while waiting and seen < _MOST_VALUES:
        here, named = waiting.pop()
        seen += 1
        if isinstance(here, dict):
            named = named or _is_named(here, titles)
            waiting.extend((inner, named) for inner in here.values())
            continue
        if isinstance(here, list):
            waiting.extend((inner, named) for inner in here)
        markup = _body(here)
        if markup and (rank := (named, _length(markup))) > best_rank and rank[1] >= _LEAST:
            best, best_rank = markup, rank
    return best


def _is_named(value: dict[str, Any], titles: list[str]) -> bool:
    for key in _TITLES:
        stated = value.get(key)
        if isinstance(stated, dict):
            stated = stated.get("basic") or stated.get("rendered")
        if isinstance(stated, str) and headline.vouched(html.unescape(stated), titles):
            return True
    return False


def _body(value: Any) -> str:
    """The markup of a text with paragraphs, or of a list of an editor's blocks; "" for anything else."""
    if isinstance(value, str):
        marked_up = len(value) >= _LEAST and value.lstrip().startswith("<") and value.count("<p") > 1
        return value if marked_up else ""
    if isinstance(value, list) and len(value) > 1 and all(isinstance(one, dict) for one in value):
        return "".join(map(_block, value))
    return ""


def _block(block: dict[str, Any]) -> str:
    """One block of an editor: its own markup, or its words as a paragraph."""
    kind = str(block.get("type") or block.get("_type") or block.get("nodeType") or block.get("blockName") or "").lower()
    if kind in _PICTURES:
        return ""
    embedded = block.get("raw_oembed")
    if isinstance(embedded, dict) and isinstance(embedded.get("html"), str):
        return str(embedded["html"])
    words = _words(block, 0)
    if not words.strip():
        return ""
    if words.lstrip().startswith(("<p", "<div", "<ul", "<ol", "<h", "<blockquote", "<figure")):
        return words
    tag = "h2" if "head" in kind else "blockquote" if "quote" in kind else "p"
    return f"<{tag}>{words}</{tag}>"


def _words(block: Any, depth: int) -> str:
    if isinstance(block, str):
        return block
    if depth > 6:
        return ""
    if isinstance(block, list):
        return "".join(_words(one, depth + 1) for one in block)
    if not isinstance(block, dict):
        return ""
    for key in _WORDS:
        if isinstance(block.get(key), str) and block[key].strip():
            return str(block[key])
    return next((words for key in _HOLDERS if (words := _words(block.get(key), depth + 1)).strip()), "")
