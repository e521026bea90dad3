"""One page's elements and texts in document order, as plain lists.

The parser is lexbor's (selectolax). Asking it for one node after the other costs four times what parsing does: a
wrapper and three calls for each of some 2,000 nodes. It writes the whole tree out in a fraction of that, every element
closed, names in lower case, "<", ">" and quotes escaped in texts and values: cut at "<", that gives the lists.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from tracker.reading import menus, written_out
from tracker.reading.bounds import bounded
from tracker.reading.written_out import RAW, VOID, Attributes

TEXT = ""
# Elements whose inside is not looked at as elements: pictures, and what is no part of the page.
_OPAQUE = frozenset(("svg", "math", "template"))
_PECULIAR = VOID | RAW | _OPAQUE
_NOTHING: Attributes = {}
_HOLDS_NO_TEXT = ":not(:has(p, h1, h2, iframe, blockquote, article, script, template, time, address, [rel=author]))"
# Lists stand in lists: so many times its length a page is written out to look at them.
_LOOKED_AT = 3
_NOTHING_TO_READ = f"nav{_HOLDS_NO_TEXT}, footer{_HOLDS_NO_TEXT}, style, select, svg"


class Alike(NamedTuple):
    """The elements with one head: their name, their attributes ("" for those without a value), and which they are."""

    tag: str
    attributes: Attributes
    nodes: list[int]


@dataclass(slots=True)
class Tree:
    """Node i: `tags[i]` ("" for a text), `parents[i]` (-1 at the top), `ends[i]` (one past its last descendant).

    `heads[i]` is an element's first tag without its brackets, `texts[i]` the text of a text; they are empty for the
    other kind. `alike` has the elements of every head: half of a page's elements repeat another's, and what can be said
    from the head alone is worked out once. Comments are left out. `templates` holds the source inside each <template>.
    """

    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    alike: dict[str, Alike] = field(default_factory=dict)
    templates: dict[int, str] = field(default_factory=dict)
    _by_tag: dict[str, list[int]] = field(default_factory=dict)
    _named: dict[tuple[str, ...], list[int]] = field(default_factory=dict)

    def named(self, *tags: str) -> list[int]:
        """The elements of these names, in document order. Not to be changed."""
        if not self._by_tag:
            for tag, _, nodes in self.alike.values():
                self._by_tag.setdefault(tag, []).extend(nodes)
        found = self._named.get(tags)
        if found is None:
            found = self._named[tags] = sorted(i for tag in tags for i in self._by_tag.get(tag, ()))
        return found

    def __len__(self) -> int:
        return len(self.tags)

    def attributes(self, i: int) -> Attributes:
        """The attributes of element `i`, "" for those without a value; none for a text. Not to be changed."""
        head = self.heads[i]
        return self.alike[head].attributes if head else _NOTHING

    def text_of(self, i: int) -> str:
        """All text below node `i`, as it stands in the source."""
        return "".join(self.texts[i : self.ends[i]])

    def template(self, i: int) -> str:
        """The source of what a <template> holds, which is no part of the tree."""
        return self.templates.get(i, "")

    def markup(self, i: int, without: Container[int] = ()) -> str:
        """Element `i` written out again, without comments, pictures and styles, and the elements of `without`."""
        pieces: list[str] = []
        open_elements: list[int] = []
        k = i - 1
        while (k := k + 1) < self.ends[i]:
            if k in without:
                k = self.ends[k] - 1
                continue
            while open_elements and k >= self.ends[open_elements[-1]]:
                pieces.append(f"</{self.tags[open_elements.pop()]}>")
            tag = self.tags[k]
            if tag == TEXT:
                raw = open_elements and self.tags[open_elements[-1]] in RAW
                pieces.append(self.texts[k] if raw else escape(self.texts[k], quote=False))
            else:
                pieces.append(f"<{self.heads[k]}>")
                if tag not in VOID:
                    open_elements.append(k)
        pieces += [f"</{self.tags[k]}>" for k in reversed(open_elements)]
        return "".join(pieces)

    def ancestors(self, i: int) -> Iterator[int]:
        """The elements around node `i`, nearest first."""
        i = self.parents[i]
        while i >= 0:
            yield i
            i = self.parents[i]


def grow(markup: str) -> Tree:
    """The tree of a page or of a fragment; any text gives one, and the time is linear in its length."""
    root = LexborHTMLParser(bounded(markup)).root
    return _read_off((root.html if root is not None else None) or "")


def grow_page(markup: str) -> Tree:
    """The tree of a whole page, `bounded` before, without what is not read: menus, footers, style sheets, choices.

    A menu or footer with a paragraph, a heading, a frame or a quotation stays. What is left out is a quarter of the
    elements of a page, and each costs as much as one of the article.
    """
    parser = LexborHTMLParser(markup)
    # From the last to the first, since what is taken out is gone with all that it holds.
    for node in reversed(parser.css(_NOTHING_TO_READ)):
        node.decompose()
    budget = _LOOKED_AT * len(markup)
    for node in reversed(parser.css("ul")):
        written = node.html or ""
        budget -= len(written)
        if budget < 0:
            break
        if menus.is_menu(written):
            node.decompose()
    return _read_off((parser.root.html if parser.root is not None else None) or "")


def _read_off(written: str) -> Tree:
    """The tree of what the parser has written.

    The lists are made at their greatest possible length and filled: two stores for a text and four for an element.
    """
    cut = written.split("<")
    most = 2 * len(cut)
    tags, heads, texts = [TEXT] * most, [""] * most, [""] * most
    parents, ends = [-1] * most, list(range(1, most + 1))
    tree = Tree(tags, parents, ends, heads, texts)
    alike = tree.alike
    pieces = iter(cut)
    next(pieces)
    parent, n = -1, 0
    for piece in pieces:
        head, closed, text = piece.partition(">")
        if head[:1] == "/":
            if tags[parent] == head[1:]:
                ends[parent] = n
                parent = parents[parent]
            else:
                head, text = (head, text) if closed else written_out.rest_of_tag(piece, pieces)
                parent = _close(tree, parent, head[1:], n)
        elif head[:3] == "!--":
            text = written_out.comment(piece, pieces)
        else:
            if not closed:
                head, text = written_out.rest_of_tag(piece, pieces)
            same = alike.get(head)
            if same is None:
                same = alike[head] = Alike(head.partition(" ")[0], written_out.attributes_in(head), [])
            tag, _, nodes = same
            nodes.append(n)
            tags[n] = tag
            heads[n] = head
            parents[n] = parent
            n += 1
            if tag not in _PECULIAR:
                parent = n - 1
            elif tag in RAW:
                held, text = written_out.raw(tag, text, pieces)
                if held and tag != "style":
                    parents[n] = n - 1
                    texts[n] = held
                    n += 1
                    ends[n - 2] = n
            elif tag in _OPAQUE:
                tree.templates[n - 1], text = written_out.inside(tag, text, pieces)
        if text:
            parents[n] = parent
            texts[n] = written_out.unescaped(text) if "&" in text else text
            n += 1
    while parent >= 0:
        ends[parent] = n
        parent = parents[parent]
    for filled in (tags, heads, texts, parents, ends):
        del filled[n:]
    return tree


def _close(tree: Tree, parent: int, tag: str, n: int) -> int:
    """Closes the elements up to the nearest open `tag` and returns what is open then; a stray end tag closes none.

    `n` is the node that comes next.
    """
    around = parent
    while around >= 0 and tree.tags[around] != tag:
        around = tree.parents[around]
    if around < 0:
        return parent
    while parent != tree.parents[around]:
        tree.ends[parent] = n
        parent = tree.parents[parent]
    return parent
