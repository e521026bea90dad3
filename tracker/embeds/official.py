"""The embed markup that platforms publish: found by class, attribute or element, read by the platform's own parser."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bs4 import BeautifulSoup, Tag

from tracker.embeds.sightings import Sighting
from tracker.models import PostReference
from tracker.platforms import all_platforms, parse_post_url
from tracker.platforms.base import MarkupForm, Platform, PostMarkup
from tracker.reading.tree import Tree
from tracker.reading.written_out import Attributes

Known = tuple[Platform, MarkupForm]
_WEB = ("http://", "https://")
# A post's markup has some thousand characters; what is longer holds more than one post.
_LONGEST = 120_000
# All that is read on one page, in characters: 399 posts have 700,000. A page of a million quotes ends here.
_BUDGET = 6_000_000


@dataclass(frozen=True, slots=True)
class _Index:
    """Forms by class name, by attribute name, by how an id begins, and by element name alone."""

    classes: dict[str, list[Known]]
    attributes: dict[str, list[Known]]
    ids: dict[str, Known]
    alone: dict[str, list[Known]]


@cache
def _index() -> _Index:
    found = _Index({}, {}, {}, {})
    for platform in all_platforms():
        for form in platform.forms:
            known = (platform, form)
            for name in form.classes:
                found.classes.setdefault(name.lower(), []).append(known)
            for name in form.attributes - {"id"}:
                found.attributes.setdefault(name.lower(), []).append(known)
            if "id" in form.attributes:
                # Every second element has an id: only one that begins with the platform's name says anything.
                found.ids[platform.name] = known
            if not form.classes and not form.attributes:
                for tag in form.tags:
                    found.alone.setdefault(tag, []).append(known)
    return found


@cache
def form_tags() -> frozenset[str]:
    """The names of the elements that a platform's markup can be."""
    return frozenset(tag for platform in all_platforms() for form in platform.forms for tag in form.tags)


@lru_cache(20_000)
def _by_class(tag: str, names: str) -> tuple[Known, ...]:
    classes = _index().classes
    return tuple(known for name in names.lower().split() for known in classes.get(name, ()) if tag in known[1].tags)


def candidates(tag: str, attributes: Attributes) -> list[Known]:
    """The forms that an element may be, by its classes, attributes and name: a few dictionary look-ups."""
    index = _index()
    names = attributes.get("class")
    found = list(_by_class(tag, names)) if names else []
    if not index.attributes.keys().isdisjoint(attributes):
        for name in attributes:
            found += (known for known in index.attributes.get(name, ()) if tag in known[1].tags)
    identity = attributes.get("id")
    if identity and identity[:2] in _beginnings():
        found += (known for start, known in index.ids.items() if identity.startswith(start) and tag in known[1].tags)
    found += index.alone.get(tag, ())
    return found


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(start[:2] for start in _index().ids)


class Reader:
    """Reads the elements of one tree; `known` has the forms that each may be.

    An element of the same name and form inside another is a post of its own (the end tag of the outer one is missing)
    and no part of the outer one's markup. So what is read does not grow with how deep posts stand in one another.
    `unread` counts the elements that were not looked at because the page has too much of such markup.
    """

    def __init__(self, tree: Tree, known: Mapping[int, Sequence[Known]]) -> None:
        self._tree = tree
        self._known = known
        self._alike: dict[tuple[str, str, str], list[int]] = {}
        for i in sorted(known):
            for key in self._keys(i):
                self._alike.setdefault(key, []).append(i)
        self._linking: dict[str, list[int]] = {}
        self._budget = _BUDGET
        self.unread = 0

    def inner(self, i: int) -> set[int]:
        """The elements inside `i` that are posts of their own of the same form, without those inside of them."""
        end = self._tree.ends[i]
        found: set[int] = set()
        for key in self._keys(i):
            alike = self._alike[key]
            at = bisect_right(alike, i)
            while at < len(alike) and alike[at] < end:
                found.add(alike[at])
                at = bisect_left(alike, self._tree.ends[alike[at]], at)
        return found

    def read(self, i: int) -> Sighting | None:
        """What the first form that accepts element `i` says of its post."""
        alone = _index().alone.get(self._tree.tags[i], ())
        known = [one for one in self._known[i] if one not in alone or self._links_to(i, one[0])]
        if not known:
            return None
        if self._budget <= 0:
            self.unread += 1
            return None
        markup = self._tree.markup(i, self.inner(i))
        self._budget -= len(markup)
        fragment = BeautifulSoup(markup, "html.parser").find(True) if len(markup) <= _LONGEST else None
        if not isinstance(fragment, Tag):
            return None
        for platform, form in known:
            said = form.read(fragment)
            if said is not None:
                return _sighting(i, platform.name, form.form, said)
        return None

    def _keys(self, i: int) -> list[tuple[str, str, str]]:
        """What makes two elements alike; nothing for an element known by its name alone."""
        tag = self._tree.tags[i]
        alone = _index().alone.get(tag, ())
        return [(tag, one[0].name, one[1].form) for one in self._known[i] if one not in alone]

    def _links_to(self, i: int, platform: Platform) -> bool:
        """Whether a link in the element leads to the platform: a form known by its element name alone needs that."""
        linking = self._linking.get(platform.name)
        if linking is None:
            linking = self._linking[platform.name] = sorted(
                node
                for _, own, nodes in self._tree.alike.values()
                if (href := own.get("href")) and any(host in href for host in platform.hosts)
                for node in nodes
            )
        at = bisect_left(linking, i)
        return at < len(linking) and linking[at] < self._tree.ends[i]


def _sighting(i: int, platform: str, form: str, said: PostMarkup) -> Sighting | None:
    reference: PostReference | None = parse_post_url(said.url) if said.url else None
    if reference is not None and reference.kind != "post":
        if reference.kind == "profile" and said.native_id is None and not said.declared_date:
            # The plugin of a page or an account, in the same elements as a post's.
            return None
        reference = None
    address = said.url if said.url and said.url.startswith(_WEB) else None
    native_id = said.native_id or (reference.native_id if reference else None)
    if native_id is None and not said.printed and not address:
        return None
    # Nothing but the web's own schemes leaves here as an address: exports carry it into other programs.
    url = reference.url if reference else address
    handle = said.author_handle or (reference.handle if reference else None)
    name = reference.platform if reference else platform
    return Sighting(i, name, native_id, url, handle, form, f"markup.{form}", 0.99 if native_id else 0.8, said)
