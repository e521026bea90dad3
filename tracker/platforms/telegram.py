"""Telegram: posts of public channels. A post's number counts within its channel: no date."""

from __future__ import annotations

import re

from bs4 import Tag

from tracker.models import PostReference
from tracker.platforms import _markup
from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import Address, MarkupForm, Platform, PostMarkup, post, profile

_POST = "https://t.me/{handle}/{id}"
# A number counts within its channel, so only both together name a post.
_KEY = "{handle}/{id}"
_ROUTES = (
    Route("s/{handle}/{id}", _POST, native_id=_KEY),
    Route("c/{channel}/{topic}/{id}", "https://t.me/c/{channel}/{id}", native_id="c/{channel}/{id}"),
    Route("c/{channel}/{id}", "https://t.me/c/{channel}/{id}", native_id="c/{channel}/{id}"),
    Route("{handle}/{topic}/{id}", _POST, native_id=_KEY),
    Route("{handle}/{id}", _POST, native_id=_KEY),
    Route("{id}", _POST, host="{handle}.t.me", native_id=_KEY),
    Route("", "https://t.me/{handle}", "profile", host="{handle}.t.me"),
    Route("s/{handle}", "https://t.me/{handle}", "profile"),
    Route("{handle}", "https://t.me/{handle}", "profile"),
)
_PATTERNS = {
    "id": r"[0-9]{1,10}",
    "topic": r"[0-9]{1,10}",
    "channel": r"[0-9]{5,14}",
    "handle": r"[A-Za-z][A-Za-z0-9_]{3,31}",
}
_NAME = re.compile(_PATTERNS["handle"])
_NUMBER = re.compile(r"[0-9]{1,14}")
_RESERVED = frozenset(
    "addstickers addemoji addtheme addlist addstyle boost bg confirmphone contact giftcode iv invoice joinchat login "
    "msg proxy setlanguage share socks telegram.me www giveaway".split()
)


_parse = grammar("telegram", _ROUTES, _PATTERNS, _RESERVED)


def parse(address: Address) -> PostReference | None:
    """The post or channel; `tg://` addresses open the app, and the web client keeps the channel behind "#"."""
    if address.scheme == "tg":
        return _opened(address)
    if address.host == "telegram.org":  # the web client's: "web." is taken off as a device's label
        name = address.fragment.removeprefix("@")
        known = address.fragment.startswith("@") and _NAME.fullmatch(name) is not None
        return profile("telegram", f"https://t.me/{name}", name) if known else None
    return _parse(address)


def _opened(address: Address) -> PostReference | None:
    number = address.query.get("post", "")
    name, channel = address.query.get("domain", ""), address.query.get("channel", "")
    if address.host == "resolve" and _NAME.fullmatch(name):
        if _NUMBER.fullmatch(number):
            return post("telegram", f"{name}/{number}", f"https://t.me/{name}/{number}", name)
        return profile("telegram", f"https://t.me/{name}", name)
    if address.host == "privatepost" and _NUMBER.fullmatch(channel) and _NUMBER.fullmatch(number):
        return post("telegram", f"c/{channel}/{number}", f"https://t.me/c/{channel}/{number}")
    return None


def read_embed(element: Tag) -> PostMarkup | None:
    """`script[data-telegram-post]`: "channel/number"; the words come with the frame."""
    name = _markup.attribute(element, "data-telegram-post")
    return PostMarkup(url=f"https://t.me/{name}") if name else None


PLATFORM = Platform(
    name="telegram",
    hosts=("t.me", "telegram.me", "telegram.dog", "web.telegram.org"),
    schemes=("tg",),
    parse=parse,
    forms=(
        MarkupForm(
            form="telegram-script",
            tags=frozenset({"script"}),
            read=read_embed,
            attributes=frozenset({"data-telegram-post"}),
        ),
    ),
)
