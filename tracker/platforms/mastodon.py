"""Mastodon on any instance: its paths are recognised on hosts that nobody can list."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from bs4 import Tag

from tracker.dates.instants import Instant
from tracker.models import PostReference
from tracker.platforms import _clocks, _markup
from tracker.platforms.base import SERVER, Address, MarkupForm, Platform, PostMarkup, post, profile

_USER = re.compile(
    r"@([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,60}[A-Za-z0-9_])?)(?:@([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}))?"
)
_NAME = re.compile(r"[A-Za-z0-9_.-]{1,60}")
_ID = re.compile(r"[0-9]{15,19}")
# Posts fetched from elsewhere get an id of the time they claim, so ids reach back before the software (2016).
_BORN = datetime(2007, 1, 1, tzinfo=UTC)
# Until version 2.0 (October 2017) ids were a sequence: ten digits were never reached.
_SEQUENTIAL_DIGITS = 10
# Paths before a bare number; the last two are those of other sites too.
_NUMBERED = (("web", "statuses"), ("api", "v1", "statuses"), ("redirect", "statuses"), ("interact",), ("statuses",))
# Their bare profiles (/@name) can be trusted; elsewhere that path is an author's page of some blog.
INSTANCES = (
    "mastodon.social", "mastodon.online", "mas.to", "mstdn.social", "mastodon.world", "fosstodon.org", "hachyderm.io",
    "infosec.exchange", "techhub.social", "journa.host", "newsie.social", "mstdn.jp", "pawoo.net", "mastodon.cloud",
    "social.coop", "chaos.social", "piaille.fr", "mamot.fr", "mastodon.gougere.fr", "social.network.europa.eu",
    "mastodon.green", "masto.ai", "universeodon.com", "c.im", "toot.community", "social.tchncs.de", "troet.cafe",
    "norden.social", "nrw.social", "det.social", "mastodontech.de", "mathstodon.xyz", "scholar.social", "mastodon.art",
    "mastodon.scot", "mastodon.ie", "mastodon.nl", "mastodon.uno", "aus.social", "mstdn.ca", "botsin.space",
    "ohai.social",
)  # fmt: skip


def parse(address: Address) -> PostReference | None:
    """The post or profile. Handles carry the host of the account; the id is the viewing server's own."""
    segments = address.segments
    if segments[:1] in {("web",), ("deck",)}:
        segments = segments[1:]
    if not segments:
        return None
    host = address.host
    if segments[0] == "users" or segments[:2] == ("ap", "users"):
        return _by_actor(host, segments[segments.index("users") + 1 :], numbered=segments[0] == "ap")
    if (number := _by_number(address)) is not None and _ID.fullmatch(number):
        return post("mastodon", number, f"https://{host}/web/statuses/{number}")
    user = _USER.fullmatch(segments[0])
    if user is None:
        return None
    handle = f"{user[1]}@{user[2] or host}"
    number = (
        segments[2] if segments[1:2] in {("posts",), ("statuses",)} and len(segments) > 2 else "".join(segments[1:2])
    )
    if _ID.fullmatch(number):
        return post("mastodon", number, f"https://{host}/{segments[0]}/{number}", handle)
    if len(segments) == 1 and (user[2] or host in INSTANCES):
        return profile("mastodon", f"https://{host}/{segments[0]}", handle)
    return None


def _by_number(address: Address) -> str | None:
    """The number in the paths of the web client and of the interface for programs, which name no account.

    The bare `/statuses/ID` is a path of other sites too.
    """
    segments = address.segments
    for path in _NUMBERED:
        if segments[: len(path)] == path and len(segments) > len(path):
            known = path not in _NUMBERED[-2:]
            return segments[len(path)] if known or address.host in INSTANCES else None
    return None


def _by_actor(host: str, rest: tuple[str, ...], *, numbered: bool) -> PostReference | None:
    """/users/NAME/statuses/ID, and the same with a number in the place of the name (version 4.5)."""
    if not rest or not _NAME.fullmatch(rest[0]):
        return None
    handle = None if numbered else f"{rest[0]}@{host}"
    if len(rest) >= 3 and rest[1] == "statuses" and _ID.fullmatch(rest[2]):
        root = f"https://{host}/ap/users/{rest[0]}" if numbered else f"https://{host}/users/{rest[0]}"
        return post("mastodon", rest[2], f"{root}/statuses/{rest[2]}", handle)
    if len(rest) == 1 and host in INSTANCES:
        return profile("mastodon", f"https://{host}/@{rest[0]}", handle)
    return None


def date(native_id: str) -> Instant | None:
    """The millisecond above the lower 16 bits, on the viewing server; None for the sequence before version 2.0."""
    number = _clocks.whole(native_id)
    if len(native_id) <= _SEQUENTIAL_DIGITS:
        return None
    return _clocks.at_ms(number >> 16, since=_BORN, native_id=native_id)


def read_embed(element: Tag) -> PostMarkup | None:
    """`blockquote.mastodon-embed` and `iframe.mastodon-embed`: the address; the words come with the frame."""
    url = _markup.attribute(element, "data-embed-url", "src")
    if url is None:
        links = _markup.links(element)
        url = links[0][1] if links else None
    if url is None:
        return None
    printed = _markup.shown(element)
    return PostMarkup(url=url.removesuffix("/embed"), printed=printed)


PLATFORM = Platform(
    name="mastodon",
    hosts=INSTANCES,
    parse=parse,
    date=date,
    forms=(
        MarkupForm(
            form="mastodon-embed",
            tags=frozenset({"blockquote", "iframe"}),
            read=read_embed,
            classes=frozenset({"mastodon-embed"}),
        ),
    ),
    anywhere=("/@", "/users/", "/web/statuses/", "/api/v1/statuses/", "/redirect/statuses/"),
    per_server=True,
    owner=SERVER,
)
