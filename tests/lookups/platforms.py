"""A post on each platform, and what each of its services says when it is there and when it is not."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tests.lookups.services import Reply, Rule, World

WORDS = "The bridge is closed."
DID = "did:plc:abcdefghijklmnopqrstuvwx"
AT = f"at://{DID}/app.bsky.feed.post/3laghmllhk237"
TWEET = "1787089860817846272"
TOOT = "112387000000000001"


def data(value: object, status: int = 200, **headers: str) -> Reply:
    """An answer of JSON."""
    return Reply(status, json.dumps(value), headers)


@dataclass(frozen=True)
class Place:
    """One service about a post: where it is asked, what it says of a post that is there and of one that is not."""

    host: str
    path: str
    vantage: str
    there: Rule
    missing: Rule
    other: Rule
    status: int = 404


@dataclass(frozen=True)
class Post:
    url: str
    places: tuple[Place, ...]

    def answer(self, world: World, **rules: Rule) -> None:
        """Every service of the post says what it says of a post that is there, but for those named by vantage."""
        for place in self.places:
            world.at(place.host, place.path, rules.get(place.vantage.replace("-", "_"), place.there))

    def all(self, world: World, rule: Rule) -> None:
        """Every service says the same."""
        for place in self.places:
            world.at(place.host, place.path, rule)

    def missing(self, world: World) -> None:
        """Every service says that there is no such post."""
        for place in self.places:
            world.at(place.host, place.path, place.missing)

    def other(self, world: World) -> None:
        """Every service answers of another post."""
        for place in self.places:
            world.at(place.host, place.path, place.other)


def tweet(native_id: str = TWEET, text: str = WORDS) -> Reply:
    user = {"id_str": "42", "screen_name": "ada_q", "name": "Ada Quill"}
    return data({"__typename": "Tweet", "id_str": native_id, "text": text, "user": user})


def _oembed_tweet(native_id: str = TWEET) -> Reply:
    html = f'<blockquote class="twitter-tweet"><p lang="en">{WORDS}</p>— Ada (@ada_q) <a href="#">May 5, 2024</a>'
    return data({"url": f"https://twitter.com/ada_q/status/{native_id}", "author_name": "Ada", "html": html})


def _thread(key: str = "3laghmllhk237") -> Reply:
    author = {"did": DID, "handle": "ada.quay.example"}
    post = {
        "uri": f"at://{DID}/app.bsky.feed.post/{key}",
        "cid": "bafyone",
        "author": author,
        "record": {"text": WORDS},
    }
    return data({"thread": {"$type": "app.bsky.feed.defs#threadViewPost", "post": post}})


def _record(key: str = "3laghmllhk237") -> Reply:
    uri = f"at://{DID}/app.bsky.feed.post/{key}"
    return data({"uri": uri, "cid": "bafyone", "value": {"$type": "app.bsky.feed.post", "text": WORDS}})


PLC = data(
    {"id": DID, "service": [{"type": "AtprotoPersonalDataServer", "serviceEndpoint": "https://pds.quay.example"}]}
)


def toot(native_id: str = TOOT, host: str = "tarn.example", **more: object) -> Reply:
    account = {"id": "7", "acct": "ada", "display_name": "Ada Quill"}
    url = f"https://{host}/@ada/{native_id}"
    return data({"id": native_id, "uri": url, "url": url, "content": f"<p>{WORDS}</p>", "account": account, **more})


def _note(native_id: str = TOOT) -> Reply:
    own = f"https://tarn.example/users/ada/statuses/{native_id}"
    return data({"id": own, "type": "Note", "published": "2024-05-05T11:34:56Z", "content": f"<p>{WORDS}</p>"})


def _film(host: str, path: str, there: dict[str, object], other: dict[str, object], missing: Reply) -> Place:
    return Place(host, path, "oembed", data(there), missing, data(other), missing.status)


def _message(key: str) -> Reply:
    body = (
        f'<div class="tgme_widget_message" data-post="{key}"><div class="tgme_widget_message_text">{WORDS}</div></div>'
    )
    return Reply(200, body, {"content-type": "text/html; charset=utf-8"})


_GONE = Reply(404, "")
_STATUS, _NOTE = f"/api/v1/statuses/{TOOT}", f"/@ada/{TOOT}"
_NO_NOTE = data({"error": "gone"}, 410)
_RECORD = {"error": "Record not found"}

POSTS: dict[str, Post] = {
    "twitter": Post(
        f"https://x.com/ada_q/status/{TWEET}",
        (
            Place(
                "cdn.syndication.twimg.com", "/tweet-result", "embed-data", tweet(), data({}), tweet(TWEET[:-1] + "3")
            ),
            Place("publish.twitter.com", "/oembed", "oembed", _oembed_tweet(), _GONE, _oembed_tweet(TWEET[:-1] + "3")),
        ),
    ),
    "bluesky": Post(
        f"https://bsky.app/profile/{DID}/post/3laghmllhk237",
        (
            Place(
                "public.api.bsky.app",
                "/xrpc/app.bsky.feed.getPostThread",
                "appview",
                _thread(),
                data({"error": "NotFound", "message": f"Post not found: {AT}"}, 400),
                _thread("3laghmllhk239"),
                400,
            ),
            Place(
                "pds.quay.example",
                "/xrpc/com.atproto.repo.getRecord",
                "pds",
                _record(),
                data({"error": "RecordNotFound", "message": f"Could not locate record: {AT}"}, 400),
                _record("3laghmllhk239"),
                400,
            ),
        ),
    ),
    "mastodon": Post(
        f"https://tarn.example/@ada/{TOOT}",
        (
            Place("tarn.example", _STATUS, "platform-api", toot(), data(_RECORD, 404), toot("9" * 18)),
            Place("tarn.example", _NOTE, "activitypub", _note(), _NO_NOTE, _note("9" * 18), 410),
        ),
    ),
    "truthsocial": Post(
        f"https://truthsocial.com/@ada/posts/{TOOT}",
        (
            Place(
                "truthsocial.com",
                "/api/v1/statuses/",
                "platform-api",
                toot(TOOT, "truthsocial.com"),
                data(_RECORD, 404),
                toot("9" * 18, "truthsocial.com"),
            ),
        ),
    ),
    "youtube": Post(
        "https://www.youtube.com/watch?v=abcdefghijk",
        (
            _film(
                "www.youtube.com",
                "/oembed",
                {"title": "x", "html": '<iframe src="https://www.youtube.com/embed/abcdefghijk">'},
                {"title": "x", "html": '<iframe src="https://www.youtube.com/embed/bbcdefghijk">'},
                Reply(404, "Not Found"),
            ),
        ),
    ),
    "tiktok": Post(
        "https://www.tiktok.com/@ada/video/7234567890123456789",
        (
            _film(
                "www.tiktok.com",
                "/oembed",
                {"title": WORDS, "author_unique_id": "ada", "embed_product_id": "7234567890123456789"},
                {"title": WORDS, "author_unique_id": "ada", "embed_product_id": "7234567890123456780"},
                data({"message": "Something went wrong", "code": 400}, 400),
            ),
        ),
    ),
    "reddit": Post(
        "https://www.reddit.com/r/quay/comments/abc123/is_it/",
        (
            _film(
                "www.reddit.com",
                "/oembed",
                {"title": WORDS, "html": '<a href="https://www.reddit.com/r/quay/comments/abc123/is_it/">x</a>'},
                {"title": WORDS, "html": '<a href="https://www.reddit.com/r/quay/comments/abc124/is_it/">x</a>'},
                Reply(404, "{}"),
            ),
        ),
    ),
    "telegram": Post(
        "https://t.me/quaynews/12",
        (
            Place(
                "t.me",
                "/quaynews/12",
                "embed-page",
                _message("quaynews/12"),
                Reply(200, '<div class="tgme_widget_message_error">Post not found</div>'),
                _message("quaynews/13"),
                200,
            ),
        ),
    ),
    "vimeo": Post(
        "https://vimeo.com/76979871",
        (
            _film(
                "vimeo.com",
                "/api/oembed.json",
                {"title": "x", "video_id": 76979871, "html": "<iframe>"},
                {"title": "x", "video_id": 76979872, "html": "<iframe>"},
                Reply(404, ""),
            ),
        ),
    ),
    "dailymotion": Post(
        "https://www.dailymotion.com/video/x7tgad0",
        (
            _film(
                "www.dailymotion.com",
                "/services/oembed",
                {"title": "x", "html": '<iframe src="https://geo.dailymotion.com/player.html?video=x7tgad0">'},
                {"title": "x", "html": '<iframe src="https://geo.dailymotion.com/player.html?video=x7tgad1">'},
                Reply(404, ""),
            ),
        ),
    ),
    "spotify": Post(
        "https://open.spotify.com/track/11dFghVXANMlKmJXsNCbNl",
        (
            _film(
                "open.spotify.com",
                "/oembed",
                {"title": "x", "html": '<iframe src="https://open.spotify.com/embed/track/11dFghVXANMlKmJXsNCbNl">'},
                {"title": "x", "html": '<iframe src="https://open.spotify.com/embed/track/11dFghVXANMlKmJXsNCbNm">'},
                Reply(404, ""),
            ),
        ),
    ),
    "tumblr": Post(
        "https://www.tumblr.com/ada/123456789012",
        (
            _film(
                "www.tumblr.com",
                "/oembed/1.0",
                {"url": "https://www.tumblr.com/ada/123456789012", "html": "<div>"},
                {"url": "https://www.tumblr.com/ada/123456789013", "html": "<div>"},
                Reply(404, ""),
            ),
        ),
    ),
}
