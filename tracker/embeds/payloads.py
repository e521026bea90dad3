"""Posts in a script's data: JSON payloads, JavaScript assignments, placeholders in article text.

A payload holds this page's article, other articles and much else. A post counts where the data shows it (embed markup,
an object that says it is an embed, a placeholder), and belongs to this article where the words beside it in the data
are words of the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from tracker.embeds import ids
from tracker.embeds.addresses import post_at
from tracker.embeds.encoded import decoded, may_be_encoded
from tracker.embeds.references import revived
from tracker.embeds.sightings import Sighting, seen
from tracker.models import PostReference
from tracker.platforms.base import PostMarkup
from tracker.reading.surrogates import whole_value
from tracker.reading.tree import TEXT, Tree

Reader = Callable[[str], tuple[Tree, list[Sighting]]]

# Words beside an embed are compared from this length on: shorter strings are labels.
PROSE = 40
# Markup with less text than this is a placeholder of one post; more is an article.
PLACEHOLDER = 1_500
_STARTS = re.compile(r"(?:^|[=(:,]|return)\s{0,20}(?=[\[{\"])")
_MOST_STARTS, _MOST_FAILURES = 400, 12
_SHORTEST = 60
# JSON written out as a string within JSON; React's streamed rows begin with their number ("1f:[…").
_INNER = re.compile(r"(?:[0-9a-f]{1,4}:)?(?=[\[{])")
_MOST_NESTED = 2
_SHORT = 20
_PLACEHOLDER = re.compile(r"\[#(\w{1,20}):\s{0,3}(https?://[^\]\s]{1,300})\]")
_ESCAPES = (
    (r"\/", "/"),
    (r"\"", '"'),
    (r"\u003C", "<"),
    (r"\u003c", "<"),
    (r"\u003E", ">"),
    (r"\u003e", ">"),
    (r"\u002F", "/"),
    (r"\u002f", "/"),
    (r"\u0026", "&"),
    (r"\u0022", '"'),
    (r"\n", " "),
)
# Keys that say what an object is, and keys that hold the address of what it shows; compared in lower case.
_TYPES = tuple(
    "__typename type @type kind role provider provider_name providername component blocktype contenttype subtype _type "
    "name blockname embedtype service source".split()
)
_EMBED_WORD = re.compile(
    r"tweet|twitter|instagram|youtube|tiktok|facebook|bluesky|mastodon|threads|oembed|embed", re.IGNORECASE
)
_ADDRESS_ENDINGS = ("url", "uri", "href", "link", "src", "value", "embed", "oembed", "tweet", "post")
_TYPE_NAMES = frozenset((*_TYPES, "full_text"))
_MOST_VALUES = 400_000
_NEARBY = 3
# Words stand beside a post in the data when one of the innermost containers (object, list, ...) holds both.
_NEAR = 4


def read(source: str, node: int, reader: Reader) -> list[Sighting]:
    """The posts that a script's or attribute's data shows, each with the words that stand around it there."""
    found: list[Sighting] = []
    values = list(_values(source))
    for value in values:
        _PayloadWalk(node, reader, found).run(value)
    if not found:
        found += _loose(source, node, reader)
    return found


def prose_of(tree: Tree) -> list[str]:
    """The longer texts of a tree, in order."""
    return [text for i, text in enumerate(tree.texts) if tree.tags[i] == TEXT and len(text) >= PROSE]


def _values(source: str) -> Iterator[Any]:
    """The JSON values in a text: the whole of it, or what is assigned and passed in a script."""
    # JavaScript's "undefined" is the one thing that large page states hold and JSON lacks.
    source = source.strip().removeprefix("<!--").strip().replace(":undefined", ":null")
    decoder = json.JSONDecoder(strict=False)
    at = failures = 0
    for _ in range(_MOST_STARTS):
        start = _STARTS.search(source, at)
        if start is None or failures > _MOST_FAILURES:
            return
        try:
            value, end = decoder.raw_decode(source, start.end())
        except (ValueError, RecursionError):
            failures += source[start.end()] != '"'
            at = start.end() + 1
            continue
        if end - start.end() >= _SHORTEST:
            yield whole_value(value, source[start.end() : end])
        at = end


def _loose(source: str, node: int, reader: Reader) -> list[Sighting]:
    """The posts shown by markup in a script that is no JSON, or JSON cut in the middle."""
    for escaped, plain in _ESCAPES:
        source = source.replace(escaped, plain)
    at = min((found for mark in ("<blockquote", "<iframe", "<amp-") if (found := source.find(mark)) >= 0), default=-1)
    if at < 0:
        return []
    return _shown(source[max(0, at - 4_000) :], node, reader)


def _shown(markup: str, node: int, reader: Reader) -> list[Sighting]:
    tree, sightings = reader(markup)
    for sighting in sightings:
        before, after = _around(tree, sighting.node)
        sighting.before, sighting.after = before, after
        sighting.node, sighting.payload = node, True
        sighting.rule = f"payload/{sighting.rule}"
        if sighting.markup is None:
            sighting.form = "payload"
    return sightings


def _around(tree: Tree, i: int) -> tuple[list[str], list[str]]:
    before = [text for text in tree.texts[:i] if len(text) >= PROSE][-_NEARBY:]
    after = [text for text in tree.texts[tree.ends[i] :] if len(text) >= PROSE][:_NEARBY]
    return before, after


def _matters(value: Any) -> bool:
    """Whether a value may hold markup, a placeholder or words; most of a payload are numbers and short keys."""
    kind = value.__class__
    return (kind is str and len(value) >= _SHORT) or kind is dict or kind is list


class _PayloadWalk:
    """Goes through one JSON value in order, without recursion: payloads nest hundreds deep."""

    def __init__(self, node: int, reader: Reader, found: list[Sighting]) -> None:
        self.node, self.reader, self.found = node, reader, found
        self.prose: list[tuple[str, frozenset[int]]] = []
        self.waiting: list[tuple[Sighting, tuple[int, ...]]] = []
        self.nested = 0

    def run(self, value: Any) -> None:
        stack: list[tuple[Any, tuple[int, ...]]] = [(revived(value), ())]
        visited = 0
        while stack and visited < _MOST_VALUES:
            value, around = stack.pop()
            visited += 1
            if isinstance(value, str):
                self._text(value, around)
            elif isinstance(value, dict):
                around = (*around[-5:], visited)
                if (sighting := self._object(value)) is not None:
                    self._add(sighting, around)
                stack.extend((inner, around) for inner in reversed(value.values()) if _matters(inner))
            elif isinstance(value, list):
                around = (*around[-5:], visited)
                stack.extend((inner, around) for inner in reversed(value) if _matters(inner))

    def _text(self, text: str, around: tuple[int, ...]) -> None:
        if may_be_encoded(text):
            text = decoded(text) or text
        if self.nested < _MOST_NESTED and len(text) > _SHORTEST and (rows := _INNER.match(text)):
            self.nested += 1
            for value in _values(text[rows.end() :]):
                self.run(value)
            self.nested -= 1
        if "<" in text and ("</" in text or "/>" in text):
            self._markup(text, around)
        elif "[#" in text:
            for placed in _PLACEHOLDER.finditer(text):
                if (reference := post_at(placed[2])) is not None:
                    sighting = seen(self.node, reference, "placeholder", "payload.placeholder", 0.9)
                    sighting.before, sighting.after = [text[: placed.start()][-400:]], [text[placed.end() :][:400]]
                    sighting.payload = True
                    self.found.append(sighting)
        if len(text) >= PROSE and " " in text:
            self._words(text, around)

    def _markup(self, text: str, around: tuple[int, ...]) -> None:
        for sighting in _shown(text, self.node, self.reader):
            if sighting.before or sighting.after:
                self.found.append(sighting)
            else:
                self._add(sighting, around)

    def _add(self, sighting: Sighting, around: tuple[int, ...]) -> None:
        """Takes a post in, with the last words before it when they share a near container with it."""
        sighting.payload = True
        if self.prose and not self.prose[-1][1].isdisjoint(around[-_NEAR:]):
            sighting.before = [self.prose[-1][0]]
        self.found.append(sighting)
        self.waiting.append((sighting, around))

    def _words(self, text: str, around: tuple[int, ...]) -> None:
        """Takes words in; they are the first after the posts that wait, unless they stand in a post's own object."""
        held = frozenset(around)
        self.prose = [(text, held)]
        still = []
        for sighting, where in self.waiting:
            # A post in a text that is a whole value by itself stands in no object.
            if where and where[-1] in held:
                still.append((sighting, where))
            elif not held.isdisjoint(where[-_NEAR:]):
                sighting.after = [text]
        self.waiting = still

    def _object(self, value: dict[str, Any]) -> Sighting | None:
        """The post that an object shows: it must say that it is an embed or a post, and name one."""
        record = value.get("uri")
        recorded = isinstance(record, str) and record.startswith("at://")
        if not recorded and _TYPE_NAMES.isdisjoint(map(str.lower, value)) and not any(map(_EMBED_WORD.search, value)):
            return None
        fields = {
            key.lower(): inner
            for key, inner in value.items()
            if isinstance(inner, str | int) and len(str(inner)) < 4_000
        }
        kind = " ".join(str(fields[key]) for key in _TYPES if key in fields and len(str(fields[key])) < 60)
        reference = self._named(fields, kind, said=bool(_EMBED_WORD.search(kind)) or "full_text" in fields)
        if reference is None:
            return None
        sighting = seen(self.node, reference, "payload", "payload.object", 0.85)
        sighting.markup = _described(value, fields)
        if sighting.markup is not None and sighting.markup.author_handle:
            sighting.handle = sighting.markup.author_handle
        return sighting

    @staticmethod
    def _named(fields: dict[str, Any], kind: str, *, said: bool) -> PostReference | None:
        """The post whose address or id a field holds; the object, or else the field, must say that it is an embed."""
        for key, address in fields.items():
            if not isinstance(address, str) or "/" not in address:
                continue
            if not (said or _EMBED_WORD.search(key) or address.startswith("at://")):
                continue
            if key.endswith(_ADDRESS_ENDINGS) and "share" not in key and (found := post_at(address)) is not None:
                return found
        texts = {
            f"data-{key}": str(inner)
            for key, inner in fields.items()
            if key.endswith("id") and (said or (_EMBED_WORD.search(key) and "_" in key))
        }
        if not texts:
            return None
        texts["class"] = kind
        named = (ids.post_with("div", texts, name, {}) for name in texts if name != "class")
        return next((found for found in named if found is not None), None)


def _described(value: dict[str, Any], fields: dict[str, Any]) -> PostMarkup | None:
    """What a data object says of a post: newsletters keep its words, name, handle and date beside the address."""
    words = _string(fields, "full_text", "tweet_text", "posttext") or _string_of_post(fields)
    if words is None:
        return None
    handle = _string(fields, "username", "screen_name", "handle", "author_handle", "authorhandle")
    name = _string(fields, "name", "author_name", "display_name", "authorname")
    day = _string(fields, "date", "created_at", "createdat", "timestamp")
    quoted = value.get("quoted_tweet")
    inner = _string({k.lower(): v for k, v in quoted.items()}, "url", "tweet_url") if isinstance(quoted, dict) else None
    signed = " ".join(part for part in (name, f"(@{handle})" if handle else None, day) if part)
    printed = f"{words}\n— {signed}" if signed else words
    return PostMarkup(
        author_handle=handle,
        author_name=name,
        declared_date=day,
        words=words,
        printed=printed,
        words_at=0,
        quotes=inner,
    )


def _string_of_post(fields: dict[str, Any]) -> str | None:
    """The plain "text" of an object that names its author's handle: without one it may be anything."""
    return _string(fields, "text") if _string(fields, "authorhandle", "author_handle") else None


def _string(fields: dict[str, Any], *keys: str) -> str | None:
    return next((inner.strip() for key in keys if isinstance(inner := fields.get(key), str) and inner.strip()), None)
