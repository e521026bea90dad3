"""The embed markup that platforms publish: found by class, attribute or element, read by the platform's own parser."""

from __future__ import annotations

from functools import cache

from bs4 import BeautifulSoup, Tag

from tracker.embeds.sightings import Sighting
from tracker.models import PostReference
from tracker.platforms import all_platforms, parse_post_url
from tracker.platforms.base import MarkupForm, PostMarkup
from tracker.reading.tree import Attributes, Tree

_Known = tuple[str, MarkupForm]
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
            known = (platform.name, form)
            for name in form.classes:
                classes.setdefault(name.lower(), []).append(known)
            for name in form.attributes:
                attributes.setdefault(name.lower(), []).append(known)
            if not form.classes and not form.attributes:
                for tag in form.tags:
                    tags.setdefault(tag, []).append(known)
    return classes, attributes, tags


def candidates(tag: str, attributes: Attributes) -> list[_Known]:
    """The forms that element may be, by its name, classes and attributes: a few dictionary look-ups."""
    classes, by_attribute, by_tag = _index()
    found = list(by_tag.get(tag, ()))
    names = attributes.get("class")
    if names:
        for name in names.lower().split():
            found += (known for known in classes.get(name, ()) if tag in known[1].tags)
    for name in attributes:
        if name in by_attribute:
            found += (known for known in by_attribute[name] if tag in known[1].tags and known not in found)
    return found


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
            return _sighting(i, platform, form.form, said)
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
