"""Bare post ids in attributes: the number alone names no platform, the words around it do."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

from tracker.errors import InvalidPostId
from tracker.models import PostReference
from tracker.platforms import date_post_id, parse_post_url
from tracker.reading.written_out import Attributes

_WORD = re.compile(r"[a-z]+")
# An attribute named for an id that is not a post's.
_OTHERS = frozenset(
    "user account author profile owner channel playlist list page widget section article site ad unit slot campaign "
    "app client tracking pixel creator member handle follow parent collection gallery timeline".split()
)
_NAMES = frozenset(
    "id tweetid videoid shortcode code mediaid postid statusid trackid embedid contentid key uri".split()
)
_ON_CUSTOM = frozenset("id status tweet post video reel toot skeet code short photo media src".split())
# Attributes whose value may name the platform.
_TELLING = frozenset(
    "class title type embed provider platform network service source vendor vendors media kind name player oembed "
    "content".split()
)
_SHORT = 80
_SURE_DIGITS = 15
_VALUE = re.compile(r"\A[A-Za-z0-9_:/.-]{7,200}\Z")


@dataclass(frozen=True, slots=True)
class _Shape:
    platform: str
    words: frozenset[str]
    pattern: re.Pattern[str]
    url: str


def _shapes() -> tuple[_Shape, ...]:
    table = tomllib.loads((files("tracker.embeds") / "ids.toml").read_text("utf-8"))
    return tuple(
        _Shape(name, frozenset(row["words"]), re.compile(row["id"] + r"\Z"), row["url"]) for name, row in table.items()
    )


_SHAPES = _shapes()


def is_id_name(name: str, tag: str = "") -> bool:
    """Whether an attribute of that name may hold a post's id ("data-tweet-id", "videoid").

    The plain "id" may only on an element of somebody's own making (`<lite-tweet id="…">`), and there so may "status",
    "video" and the like.
    """
    if "-" in tag and (name in _ON_CUSTOM or name.removeprefix("data-") in _ON_CUSTOM):
        return True
    return (name.endswith(("id", "code", "key", "uri"))) and name != "id"


def post_with(tag: str, attributes: Attributes, name: str, around: Attributes) -> PostReference | None:
    """The post whose bare id stands in attribute `name`; `around` are the parent's attributes.

    The platform must be named by the attribute, the element's name, or another attribute of it or of its parent. An id
    that the platform's clock refuses is none.
    """
    value = attributes[name].strip()
    if not _VALUE.match(value):
        return None
    words = set(_WORD.findall(name)) - {"data"}
    named = not words.isdisjoint(_NAMES) or any(word.endswith("id") for word in words)
    if not words.isdisjoint(_OTHERS) or not (named or ("-" in tag and not words.isdisjoint(_ON_CUSTOM))):
        return None
    near = words | set(_WORD.findall(tag))
    far = _telling(attributes) | _telling(around)
    for shape in _SHAPES:
        if not shape.pattern.match(value):
            continue
        if not shape.words.isdisjoint(near) or (not shape.words.isdisjoint(far) and _convincing(value)):
            return _confirmed(shape, value)
    return None


def _telling(attributes: Attributes) -> set[str]:
    words: set[str] = set()
    for name, value in attributes.items():
        if value and len(value) <= _SHORT and not _TELLING.isdisjoint(_WORD.findall(name)):
            words.update(_WORD.findall(value.lower()))
    return words


def _convincing(value: str) -> bool:
    """Whether the value looks like an id by itself: long digits, or letters and digits or both cases mixed."""
    if value.isdigit():
        return len(value) >= _SURE_DIGITS
    return any(c.isdigit() for c in value) or (value != value.lower() and value != value.upper())


def _confirmed(shape: _Shape, value: str) -> PostReference | None:
    found = parse_post_url(shape.url.format(id=value))
    if found is None or found.kind != "post" or not found.native_id:
        return None
    try:
        date_post_id(found.platform, found.native_id)
    except InvalidPostId:
        return None
    return found
