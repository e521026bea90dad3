"""Sightings become places: copies of one place are one, and a post in a script's data finds its place in the text."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from tracker.embeds.sightings import Sighting
from tracker.reading.article import Scope
from tracker.reading.places import Place
from tracker.reading.tree import TEXT, Tree

_NOT_WORD = re.compile(r"[\W_]+")
_TAG = re.compile(r"<[^<>]{0,500}>")
# Words from a payload are looked for by this many letters, and not when they are fewer than the second figure.
_SOUGHT, _LEAST = 40, 25
# Two signs of one post with less visible text than this between them are one place (a frame, its fallback).
_BETWEEN = 60
_REPLACED = 1_500
# A script that writes one post is short; the page's state is not.
_IN_PLACE = 4_000
_NO_LANGUAGE = frozenset(("", "und", "zxx"))
_BLOCKS = frozenset("p li h1 h2 h3 h4 h5 h6 blockquote pre td dd div section figure".split())


@dataclass(slots=True)
class EmbedPlace(Place):
    """A place where a post is shown, with everything seen of it, what says most first.

    `forms` are the forms of markup it had, chief first; `language` is the one the post's own markup states.
    """

    sightings: list[Sighting] = field(default_factory=list)
    forms: tuple[str, ...] = ()
    language: str | None = None


class _Words:
    """The letters of the article, to find words of a payload in it."""

    def __init__(self, tree: Tree, scope: Scope) -> None:
        first, last = scope.root, tree.ends[scope.root]
        self.nodes = [i for i in range(first, last) if tree.tags[i] == TEXT and not scope.silent[tree.parents[i]]]
        pieces = [_bare(tree.texts[i]) for i in self.nodes]
        self.text = "".join(pieces)
        self.starts = list(accumulate(map(len, pieces), initial=0))[:-1]

    def node_at(self, offset: int) -> int:
        return self.nodes[bisect_right(self.starts, offset) - 1]

    def ending(self, text: str) -> int | None:
        """The text node where the last letters of `text` stand."""
        sought = _bare(html.unescape(_TAG.sub(" ", text[-600:])))[-_SOUGHT:]
        at = self.text.find(sought) if len(sought) >= _LEAST else -1
        return self.node_at(at + len(sought) - 1) if at >= 0 else None

    def beginning(self, text: str) -> int | None:
        """The text node where the first letters of `text` stand."""
        sought = _bare(html.unescape(_TAG.sub(" ", text[:600])))[:_SOUGHT]
        at = self.text.find(sought) if len(sought) >= _LEAST else -1
        return self.node_at(at) if at >= 0 else None


def _bare(text: str) -> str:
    return _NOT_WORD.sub("", text).lower()


@dataclass
class Gatherer:
    """Makes places out of one page's sightings."""

    tree: Tree
    scope: Scope

    @cached_property
    def words(self) -> _Words:
        """Built only for pages whose data names posts."""
        return _Words(self.tree, self.scope)

    def visible(self, first: int, last: int) -> int:
        """How many characters of visible text stand from node `first` to before node `last`."""
        return self._visible_before[last] - self._visible_before[first] if first < last else 0

    @cached_property
    def _visible_before(self) -> list[int]:
        tree, silent = self.tree, self.scope.silent
        lengths = (
            len(text.strip()) if text and not silent[tree.parents[i]] else 0 for i, text in enumerate(tree.texts)
        )
        return list(accumulate(lengths, initial=0))

    def gather(self, sightings: Sequence[Sighting]) -> list[EmbedPlace]:
        """The places, in document order. Weak sightings and data about a post shown elsewhere only add their form."""
        shown = sorted((s for s in sightings if not s.payload and not s.weak), key=lambda s: s.node)
        places: list[EmbedPlace] = []
        by_post: dict[tuple[str, str | None], list[EmbedPlace]] = {}
        for sighting in shown:
            mine = by_post.setdefault(sighting.key, [])
            if mine and sighting.native_id is not None and self._same_place(mine[-1], sighting):
                mine[-1].sightings.append(sighting)
            else:
                mine.append(EmbedPlace(sighting.node, sightings=[sighting]))
                places.append(mine[-1])
        for sighting in sightings:
            if sighting.payload or sighting.weak:
                self._add_data(sighting, places, by_post)
        for place in places:
            self._finish(place)
        return sorted(places, key=lambda place: place.node)

    def _same_place(self, place: EmbedPlace, sighting: Sighting) -> bool:
        tree = self.tree
        if sighting.node < tree.ends[place.node]:
            return True
        last = place.sightings[-1]
        if last.form == sighting.form and not self._hidden(last) and not self._hidden(sighting):
            return False
        return self.visible(tree.ends[place.node], sighting.node) <= _BETWEEN

    def _hidden(self, sighting: Sighting) -> bool:
        return bool(self._in_copy[sighting.node])

    @cached_property
    def _in_copy(self) -> bytearray:
        """For each node whether it stands in a copy for other readers."""
        marked = bytearray(len(self.tree))
        for i in self.tree.named("noscript", "template"):
            end = self.tree.ends[i]
            marked[i + 1 : end] = b"\1" * (end - i - 1)
        return marked

    def _add_data(
        self, sighting: Sighting, places: list[EmbedPlace], by_post: dict[tuple[str, str | None], list[EmbedPlace]]
    ) -> None:
        known = by_post.get(sighting.key)
        if known:
            if not known[0].in_article and not sighting.weak and (found := self._anchor(sighting)):
                known[0].node, known[0].behind = found
                known[0].in_article = True
            known[0].sightings.append(sighting)
            return
        if sighting.weak:
            return
        place = EmbedPlace(sighting.node, replaces=False, in_article=False, sightings=[sighting])
        if (found := self._anchor(sighting)) is not None:
            place.node, place.behind = found
            place.in_article = True
        by_post[sighting.key] = [place]
        places.append(place)

    def _anchor(self, sighting: Sighting) -> tuple[int, bool] | None:
        """(element, whether behind it) where the words beside the post in the data are words of the article."""
        if not sighting.before and not sighting.after and self._written_in_place(sighting.node):
            return sighting.node, False
        for text in reversed(sighting.before):
            if (node := self.words.ending(text)) is not None:
                return self._block(node), True
        for text in sighting.after:
            if (node := self.words.beginning(text)) is not None:
                return self._block(node), False
        return None

    def _written_in_place(self, node: int) -> bool:
        """Whether a script stands in the article's body and is short: it writes the post where it stands."""
        tree, scope = self.tree, self.scope
        return (
            scope.top(tree) < scope.root <= node < tree.ends[scope.root]
            and scope.belongs(tree, node)
            and len(tree.text_of(node)) <= _IN_PLACE
        )

    def _block(self, node: int) -> int:
        return next((i for i in self.tree.ancestors(node) if self.tree.tags[i] in _BLOCKS), node)

    def _finish(self, place: EmbedPlace) -> None:
        direct = [s for s in place.sightings if not s.payload and not s.weak]
        if direct:
            place.in_article = any(self.scope.belongs(self.tree, s.node) for s in direct)
            place.replaces = self._replaceable(place.node)
        place.sightings.sort(key=lambda s: s.rank)
        place.forms = self._forms(place)
        place.language = self._language(place)
        said = next((s.markup for s in place.sightings if s.markup and s.markup.printed), None)
        place.printed = said.printed if said else ""
        if said is None and place.replaces and not direct:
            place.replaces = False

    def _forms(self, place: EmbedPlace) -> tuple[str, ...]:
        """Form names without repetition; a copy inside <noscript> counts as that form."""
        names = []
        for sighting in place.sightings:
            copy = len(place.sightings) > 1 and self._hidden(sighting)
            names.append("noscript" if copy else sighting.form)
        return tuple(dict.fromkeys(sorted(names, key=lambda name: name == "noscript")))

    def _language(self, place: EmbedPlace) -> str | None:
        """The language that the widget's markup states for the post's words."""
        node = place.sightings[0].node
        at = bisect_right(self._stating, node)
        if at == len(self._stating) or self._stating[at] >= self.tree.ends[node]:
            return None
        return self.tree.attributes(self._stating[at])["lang"].split("-")[0].lower()

    @cached_property
    def _stating(self) -> list[int]:
        """The paragraphs that state their language."""
        heads = self.tree.alike.values()
        return sorted(
            i for tag, own, nodes in heads if tag == "p" and own.get("lang", "") not in _NO_LANGUAGE for i in nodes
        )

    def _replaceable(self, node: int) -> bool:
        """Whether what the element holds is only a stand-in for the post: little text, and not the article itself."""
        tree = self.tree
        end = tree.ends[node]
        return not node <= self.scope.root < end and self.visible(node, end) <= _REPLACED
