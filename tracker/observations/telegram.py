"""Telegram: the page that an article's frame shows (`t.me/CHANNEL/N?embed=1`). There is no notice of a deletion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup, Tag

from tracker.dates import machine
from tracker.models import PostReference
from tracker.observations import _frames
from tracker.observations.base import Asked, Observation, Outcome, Request, Service
from tracker.platforms import parse_post_url

_HOSTS = ("t.me", "telegram.me", "telegram.dog")
# What stands in the place of a post, in words for people.
_WORDS: dict[str, Outcome] = {"post not found": "not_found", "channel is private": "protected"}
_SURE = 0.9


def _requests(post: PostReference) -> Iterable[Request]:
    native_id = post.native_id or ""
    if post.platform == "telegram" and not native_id.startswith("c/"):
        yield Request(f"https://t.me/{native_id}?embed=1&mode=tme", "", post, post, "text/html")


def _post(asked: Asked) -> PostReference | None:
    if asked.host not in _HOSTS or "embed" not in asked.query:
        return None
    return parse_post_url(asked.url.partition("?")[0])


def _page(post: PostReference, page: str) -> Iterator[Observation]:
    """The message, or what stands in its place; a page without either says nothing."""
    soup = BeautifulSoup(page, "html.parser")
    message = soup.select_one(".tgme_widget_message[data-post]")
    if message is not None:
        yield _shown(post, message)
        return
    error = soup.select_one(".tgme_widget_message_error")
    if error is None:
        raise ValueError("there is no message in the page")
    said = " ".join(error.get_text(" ").split())
    yield Observation(
        post.platform,
        post.native_id or "",
        _WORDS.get(said.lower().rstrip("."), "tombstone_unspecified"),
        _frames.VANTAGE,
        reason=said,
        url=post.url,
        rule="message-error-words",
        confidence=_SURE,
    )


def _shown(post: PostReference, message: Tag) -> Observation:
    words = message.select_one(".tgme_widget_message_text")
    # The second moment in a message is that of the one it answers; its own stands with the views.
    times = message.select(".tgme_widget_message_date time[datetime], time.datetime[datetime], time[datetime]")
    meta = message.select_one(".tgme_widget_message_meta")
    author = message.select_one(".tgme_widget_message_author, .tgme_widget_message_owner_name")
    # A channel's name has no case.
    named, native_id = str(message.get("data-post", "")), post.native_id or ""
    edited = meta is not None and meta.get_text(" ").strip().lower().startswith("edited")
    return Observation(
        post.platform,
        native_id if named.lower() == native_id.lower() else named,
        "edited" if edited else "present",
        _frames.VANTAGE,
        text=_frames.words(words) if words is not None else None,
        url=post.url,
        posted=machine.read(str(times[-1].get("datetime", ""))) if times else None,
        handle=post.handle,
        name=_frames.line(author),
    )


SERVICE = Service(_frames.VANTAGE, _post, requests=_requests, page=_page)
