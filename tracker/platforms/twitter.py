"""Twitter (X): addresses, snowflakes and the sequential ids before them, the official block quote."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from tracker.dates.instants import Instant
from tracker.errors import InvalidPostId
from tracker.models import PostReference
from tracker.platforms import _clocks, _tweet_markup
from tracker.platforms._sequential import date_sequential
from tracker.platforms.base import Address, MarkupForm, Platform, post, profile, unresolved

EPOCH_MS = 1288834974657
# Ids went straight from 29,700,859,247 to about 2.92e14 on 2010-11-04 (TweetedAt): nothing lies between.
LAST_SEQUENTIAL = 29_700_859_247
FIRST_SNOWFLAKE = 290_000_000_000_000
_BORN = datetime(2010, 11, 4, tzinfo=UTC)

_ID = re.compile(r"([1-9][0-9]{0,18}+)(?![0-9A-Za-z_])")
# Twitter's cap is 15; a few accounts of 2006 are longer, and the conformance suite accepts 20.
_HANDLE = re.compile(r"@?([A-Za-z0-9_]{1,20})")
# Long "articles" have the id of the post that announces them.
_STATUS = frozenset({"status", "statuses", "article"})
# Where an app's address or a button's keeps the id of the post that it acts on.
_ID_FIELDS = ("in_reply_to", "tweet_id", "status_id", "in_reply_to_status_id", "post_id", "currentTweet", "id")
# Written where the handle belongs by programs that know only the id; the id is the key in any case.
_PLACEHOLDERS = frozenset({"i", "x", "web", "anyuser", "any", "user", "null", "undefined", "statuses", "status"})
_RESERVED = frozenset(
    "about account accounts admin ads api blog business compose connect_people contact developer developers download "
    "embed explore favorites following followers goodies hashtag help home i import_contacts intent invitations jobs "
    "jot lists login logout logged_out mentions messages moments moments_maker notifications oauth oembed origin "
    "privacy profile public_timeline replies rules search search-advanced search-home secure sessions settings share "
    "signin signup similar_to sitemap statistics status statuses tos transparency trends tweetbutton tweets "
    "twttr user users welcome who_to_follow widgets widgets.js".split()
)
_OF_A_PROFILE = frozenset(
    "with_replies media likes lists followers following highlights articles moments favorites photo header_photo "
    "verified_followers creator-subscriptions affiliates topics about".split()
)
_INTENTS = frozenset({"user", "follow"})
_ACTIONS = frozenset({"tweet", "post", "like", "favorite", "retweet", "repost", "reply"})
# Names of uploaded pictures: 15 base64url characters, the first 8 bytes of which are a snowflake.
_MEDIA = re.compile(r"[A-Za-z0-9_-]{15}")


def _handle(text: str) -> str | None:
    found = _HANDLE.fullmatch(text)
    return found[1] if found and found[1].lower() not in _PLACEHOLDERS else None


def _reference(native_id: str, handle: str | None) -> PostReference:
    return post("twitter", native_id, f"https://x.com/{handle or 'i'}/status/{native_id}", handle)


def _named(handle: str | None) -> PostReference | None:
    if handle is None or handle.lower() in _RESERVED:
        return None
    return profile("twitter", f"https://x.com/{handle}", handle)


def _post(segments: tuple[str, ...]) -> PostReference | None:
    for place, segment in enumerate(segments[:-1]):
        if segment.lower() not in _STATUS:
            continue
        # In ANY/status/ID the handle is unverified: whatever stands there, the id is the key.
        found = _ID.match(segments[place + 1])
        if found:
            return _reference(found[1], _handle(segments[place - 1]) if place else None)
    return None


def _embedded(address: Address) -> PostReference | None:
    found = _ID.match(address.query.get("id", ""))
    return _reference(found[1], None) if found else None


def _in_query(address: Address, fields: tuple[str, ...]) -> PostReference | None:
    for field in fields:
        if found := _ID.fullmatch(address.query.get(field, "")):
            return _reference(found[1], None)
    return None


def _intent(address: Address) -> PostReference | None:
    """The account to follow, or the post to answer, like or repost."""
    action = address.segments[1] if len(address.segments) > 1 else ""
    if action in _ACTIONS:
        return _in_query(address, _ID_FIELDS[:-1])
    if action not in _INTENTS:
        return None
    if found := _ID.fullmatch(address.query.get("user_id", "")):
        return profile("twitter", f"https://x.com/i/user/{found[1]}", native_id=found[1])
    return _named(_handle(address.query.get("screen_name", "")))


def _opened(address: Address) -> PostReference | None:
    """`twitter://status?id=…` and `twitter://user?screen_name=…`, which open the app."""
    if address.host in {"status", "tweet"}:
        return _in_query(address, ("id", "status_id"))
    return _named(_handle(address.query.get("screen_name", ""))) if address.host == "user" else None


def parse(address: Address) -> PostReference | None:
    """The tweet or profile; t.co and pic.twitter.com are unresolved; searches, shares and the like name nothing."""
    if address.host in {"t.co", "pic.twitter.com", "pic.x.com"}:
        return unresolved("twitter", address) if len(address.segments) == 1 else None
    if address.host.endswith("twimg.com"):
        return _embedded(address) if address.segments[:1] == ("tweet-result",) else None
    segments = address.segments
    if address.scheme == "twitter":
        return _opened(address)
    if not segments:
        return None
    if segments[0] == "embed":
        return _embedded(address)
    if segments[0] == "intent":
        return _intent(address)
    if (found := _post(segments)) is not None:
        return found
    if segments[:2] == ("i", "bookmarks"):
        return _in_query(address, ("post_id",))
    if segments[:2] == ("i", "user") and len(segments) == 3 and (number := _ID.fullmatch(segments[2])):
        return profile("twitter", f"https://x.com/i/user/{number[1]}", native_id=number[1])
    if len(segments) == 1 or (len(segments) == 2 and segments[1].lower() in _OF_A_PROFILE):
        return _named(_handle(segments[0]))
    return None


def date(native_id: str) -> Instant | None:
    """A snowflake's millisecond; an interval for the sequential ids before 2010-11-04; the upload for a media name."""
    if _MEDIA.fullmatch(native_id) and not native_id.isdigit():
        native_id = str(_clocks.in_base(native_id[:11], _clocks.BASE64URL) >> 2)
    number = _clocks.whole(native_id)
    if number <= LAST_SEQUENTIAL:
        return date_sequential(number)
    if number < FIRST_SNOWFLAKE:
        raise InvalidPostId(f"no tweet ever had the id {number}: it lies between the sequential ids and the snowflakes")
    return _clocks.at_ms((number >> 22) + EPOCH_MS, since=_BORN, native_id=native_id)


PLATFORM = Platform(
    name="twitter",
    hosts=("twitter.com", "x.com", "t.co", "twimg.com"),
    schemes=("twitter",),
    parse=parse,
    date=date,
    forms=(
        MarkupForm(
            form="official-blockquote",
            tags=frozenset({"blockquote"}),
            read=_tweet_markup.read_official,
            classes=frozenset({"twitter-tweet", "twitter-video", "twitter-tweet-rendered"}),
        ),
        MarkupForm(form="classless-blockquote", tags=frozenset({"blockquote"}), read=_tweet_markup.read_classless),
    ),
)
