"""WordPress's REST interface (`/wp-json/wp/v2/posts`): one post, or a list of posts, as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Any

from tracker.dates.instants import Instant
from tracker.errors import EmptyInput, InputError, UnsupportedInput
from tracker.inputs._dates import declared
from tracker.inputs.base import Capture, Input, Item, Unread
from tracker.reading.charset import decode

# A post has its title and content as objects with what is rendered; other interfaces do not call it so.
_POST = re.compile(rb'"(?:title|content|excerpt|guid)"\s{0,9}:\s{0,9}\{\s{0,20}"rendered"\s{0,9}:')
_TAG = re.compile(r"<[^<>]{0,500}>")
_WEB = ("http://", "https://")


def _items(capture: Capture) -> Iterator[Item | Unread]:
    """One document a post. Raises UnsupportedInput for what is no answer of WordPress, EmptyInput for an empty list."""
    posts = _posts(decode(capture.data, capture.media_type), capture.address)
    if not posts:
        raise EmptyInput(f"{capture.address}: no posts in it")
    for number, post in enumerate(posts):
        key = str(number)
        try:
            key = str(post.get("id") or post.get("link") or number) if isinstance(post, Mapping) else key
            yield _item(post, number, key)
        except InputError as error:
            yield Unread(number, type(error)(f"{capture.address}: post {key}: {error}"), key)
        except Exception as error:  # noqa: BLE001 - a generator that raises ends: the posts behind would be lost unsaid
            yield Unread(number, error, key)


def _posts(text: str, address: str) -> list[object]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnsupportedInput(f"{address}: not the JSON of WordPress ({error})") from error
    return found if isinstance(found, list) else [found]


def _item(post: object, number: int, key: str) -> Item:
    if not isinstance(post, Mapping):
        raise UnsupportedInput("not an object")
    content = _rendered(post.get("content")) or _rendered(post.get("excerpt"))
    if not _TAG.sub("", content).strip():
        protected = isinstance(post.get("content"), Mapping) and post["content"].get("protected")
        raise EmptyInput("its text is protected by a password" if protected else "it has no text")
    title = " ".join(unescape(_TAG.sub("", _rendered(post.get("title")))).split())
    head = post.get("yoast_head_json")
    seo: Mapping[str, Any] = head if isinstance(head, Mapping) else {}
    link, language = str(post.get("link") or ""), str(seo.get("og_locale") or "")[:2]
    attribute = f' lang="{escape(language)}"' if language else ""
    return Item(
        "text/html",
        f"<!DOCTYPE html><html{attribute}><head><title>{escape(title)}</title></head>"
        f"<body><article><h1>{escape(title)}</h1>{content}</article></body></html>",
        number=number,
        key=key,
        url=link if link.startswith(_WEB) else None,
        title=title or None,
        published=_published(post, seo),
        publisher=str(seo.get("og_site_name") or "") or None,
        byline=_authors(post) or str(seo.get("author") or "") or None,
        language=language or None,
    )


def _rendered(field: object) -> str:
    value = field.get("rendered") if isinstance(field, Mapping) else field
    return value if isinstance(value, str) else ""


def _published(post: Mapping[str, Any], seo: Mapping[str, Any]) -> Instant | None:
    """`date_gmt` is UTC and says no zone; `date` is the site's own clock and says none either."""
    gmt = str(post.get("date_gmt") or "")
    return (
        (declared(f"{gmt}Z") if gmt else None)
        or declared(str(seo.get("article_published_time") or ""))
        or declared(str(post.get("date") or ""))
    )


def _authors(post: Mapping[str, Any]) -> str:
    """The authors that an answer with `_embed` carries; else WordPress gives only their number."""
    embedded = post.get("_embedded")
    people = embedded.get("author") if isinstance(embedded, Mapping) else None
    if not isinstance(people, list):
        return ""
    names = (str(one.get("name") or "") for one in people if isinstance(one, Mapping))
    return ", ".join(filter(None, names))


def _sniff(head: bytes) -> bool:
    return head.startswith((b"{", b"[")) and bool(_POST.search(head))


INPUT = Input(
    name="wordpress",
    suffixes=frozenset(),
    media_types=frozenset(),
    items=_items,
    sniff=_sniff,
    rank=2,
)
