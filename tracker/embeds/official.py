"""The embed markup that platforms publish: found by class, attribute or element, read by the platform's own parser."""

from __future__ import annotations

from functools import cache

from bs4 import BeautifulSoup, Tag

from tracker.embeds.sightings import Sighting
from tracker.models import PostReference
from tracker.platforms import all_platforms, parse_post_url
from tracker.platforms.base import MarkupForm, Platform, PostMarkup
from tracker.reading.tree import Tree

_Known = tuple[Platform, MarkupForm]
# A post's markup has some thousand characters; what is longer holds more than one post.
_LONGEST = 120_000


@cache
def _index() -> tuple[dict[str, list[_Known]], dict[str, list[_Known]], dict[str, list[_Known]]]:
    """Forms by class name, by attribute name, and by element name alone."""
    classes: dict[str, list[_Known]] = {}
    attributes: dict[str, list[_Known]] = {}
    tags: dict[str, list[_Known]] = {}
    for platform in all_platforms():
        for form in platform.forms:
            known = (platform, form)
            for name in form.classes:
                classes.setdefault(name.lower(), []).append(known)
            for name in form.attributes:
                attributes.setdefault(name.lower(), []).append(known)
            if not form.classes and not form.attributes:
                for tag in form.tags:
                    tags.setdefault(tag, []).append(known)
    return classes, attributes, tags


@cache
def tags() -> frozenset[str]:
    """The element names that any form has."""
    return frozenset(tag for platform in all_platforms() for form in platform.forms for tag in form.tags)


def candidates(tree: Tree, i: int) -> list[_Known]:
    """The forms that element may be, by its name, classes and attributes: a few dictionary look-ups."""
    classes, by_attribute, by_tag = _index()
    tag, attributes = tree.tags[i], tree.attributes[i]
    found: list[_Known] = []
    names = attributes.get("class")
    if names:
        for name in names.lower().split():
            found += (known for known in classes.get(name, ()) if tag in known[1].tags)
    for name in attributes:
        if name in by_attribute:
            value = (attributes[name] or "").lower()
            for known in by_attribute[name]:
                # Every second element has an id: only one that names the platform says anything.
                if tag in known[1].tags and known not in found and (name != "id" or value.startswith(known[0].name)):
                    found.append(known)
    found += (known for known in by_tag.get(tag, ()) if _links_to(tree, i, known[0]))
    return found


def _links_to(tree: Tree, i: int, platform: Platform) -> bool:
    """Whether a link below the element leads to the platform: a form known by its element name alone needs that."""
    hrefs = (own.get("href") for own in tree.attributes[i : tree.ends[i]] if own)
    return any(host in href for href in hrefs if href for host in platform.hosts)


def read(tree: Tree, i: int, known: list[_Known]) -> Sighting | None:
    """What the first form that accepts element `i` says of its post."""
    markup = tree.markup(i)
    if len(markup) > _LONGEST:
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
