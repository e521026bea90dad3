"""The embed markup that platforms publish: found by class, attribute or element, read by the platform's own parser."""

from __future__ import annotations

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
# A post's markup has some thousand characters; what is longer holds more than one post.
_LONGEST = 120_000


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


def _links_to(tree: Tree, i: int, platform: Platform) -> bool:
    """Whether a link below the element leads to the platform: a form known by its element name alone needs that."""
    hrefs = (tree.attributes(k).get("href") for k in range(i, tree.ends[i]))
    return any(host in href for href in hrefs if href for host in platform.hosts)


def read(tree: Tree, i: int, known: list[Known]) -> Sighting | None:
    """What the first form that accepts element `i` says of its post."""
    alone = _index().alone.get(tree.tags[i], ())
    known = [one for one in known if one not in alone or _links_to(tree, i, one[0])]
    markup = tree.markup(i) if known else ""
    if not known or len(markup) > _LONGEST:
        return None
    fragment = BeautifulSoup(markup, "html.parser").find(True)
    if not isinstance(fragment, Tag):
        return None
    for platform, form in known:
        said = form.read(fragment)
        if said is not None:
            return _sighting(i, platform.name, form.form, said)
    return None


def _sighting(i: int, platform: str, form: str, said: PostMarkup) -> Sighting | None:
    reference: PostReference | None = parse_post_url(said.url) if said.url else None
    if reference is not None and reference.kind != "post":
        reference = None
    native_id = said.native_id or (reference.native_id if reference else None)
    if native_id is None and not said.printed and not said.url:
        return None
    url = reference.url if reference else said.url
    handle = said.author_handle or (reference.handle if reference else None)
    name = reference.platform if reference else platform
    return Sighting(i, name, native_id, url, handle, form, f"markup.{form}", 0.99 if native_id else 0.8, said)
