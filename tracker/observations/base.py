"""An observation: what one service said of one post at one moment. Never a state of the post.

A service is a module of this package with one public name, `SERVICE`. It is pure both ways: `requests` says what to
ask about a post, `read` and `refused` what an answer means, whether it came now or lies in an archive.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args
from urllib.parse import parse_qs

from tracker.dates.instants import Instant
from tracker.hosts import host_of, parts_of
from tracker.models import PostReference

Outcome = Literal[
    "present",  # the post's content came
    "present_truncated",  # it came, cut short
    "edited",  # it came, in another version than the first one
    "not_found",  # the service says that there is no such post; it may never have been there
    "withheld_login",  # it exists, and is not shown to a reader without an account
    "protected",  # the account or the post is for some only
    "suspended",  # of these three the account speaks, in the service's word
    "deactivated",
    "account_gone",
    "withheld_here",  # not shown in this country, or to this address
    "blocked_by_author",
    "removed_by_platform",  # by its moderators
    "tombstone_unspecified",  # something stands in its place, without a reason
    "rate_limited",  # nothing learnt about the post, nor from the three below
    "refused",
    "network",
    "unreadable",
]
OUTCOMES: frozenset[str] = frozenset(get_args(Outcome))
SHOWN: frozenset[str] = frozenset({"present", "present_truncated", "edited"})
LEARNT_NOTHING: frozenset[str] = frozenset({"rate_limited", "refused", "network", "unreadable"})
_REASON = 300
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a post as the platform lists it; `native_id` where each version has an id of its own."""

    written: Instant | None = None
    text: str | None = None
    native_id: str | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """What an answer says of a post; None where it says nothing.

    `reason` is in the service's own words. `text` are the post's words as the service prints them, `account_id` the
    platform's own id of the account, which outlives its handle. `edits` are the ids of all versions, the first first,
    `versions` what is told of each. `revision` is a digest that changes with any edit (Bluesky's cid). `confidence` is
    below 1 where a rule reads words that are meant for people; `rule` names it. `owner` is whose post of
    that id it is, where each server or account gives ids of its own; who asked knows that, no reader says it.
    """

    platform: str
    native_id: str
    outcome: Outcome
    vantage: str
    reason: str | None = None
    text: str | None = None
    url: str | None = None
    posted: Instant | None = None
    edited: Instant | None = None
    account_id: str | None = None
    handle: str | None = None
    name: str | None = None
    edits: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    revision: str | None = None
    rule: str | None = None
    confidence: float = 1.0
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The address that was asked, taken apart once. `query` has the first value of each field."""

    url: str
    host: str
    path: str
    query: Mapping[str, str]

    @classmethod
    def of(cls, url: str) -> Asked | None:
        """None for what is no web address."""
        parts = parts_of(url)
        if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        try:
            query = {name: values[0] for name, values in parse_qs(parts.query, max_num_fields=100).items()}
        except ValueError:
            return None
        return cls(url, parts.hostname.lower(), parts.path, query)


@dataclass(frozen=True, slots=True)
class Request:
    """One question to one service: what is sent is this address, the type that is wanted and the program's name.

    `post` is the post it asks for, `about` the post that the answer is kept for: the same one, unless a server shows
    a post of another server under a number of its own.
    """

    url: str
    service: str
    post: PostReference
    about: PostReference
    accept: str = JSON

    @property
    def host(self) -> str:
        """Who is asked."""
        return host_of(self.url)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that shows no post: its status, its words (none of a page for people), and its object of JSON."""

    status: int
    words: str | None
    data: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, status: int, body: bytes) -> Refusal:
        """From the bytes that came."""
        text = " ".join(body[:_REASON].decode("utf-8", "replace").split())
        try:
            data = json.loads(body) if text.startswith("{") else None
        except (ValueError, RecursionError):
            data = None
        words = text if text and not text.startswith("<") else None
        return cls(status, words, data if isinstance(data, dict) else {})

    def says(self, name: str) -> str:
        """The text in one field; "" where there is none."""
        value = self.data.get(name)
        return value if isinstance(value, str) else ""


def _no_data(post: PostReference, answer: Mapping[str, Any]) -> Iterator[Observation]:
    yield from ()


def _no_requests(post: PostReference) -> Iterable[Request]:
    return ()


def _no_more(request: Request, answer: Mapping[str, Any]) -> Iterable[Request]:
    return ()


def _by_status(post: PostReference, refusal: Refusal) -> Outcome | None:
    return None


@dataclass(frozen=True, slots=True)
class Service:
    """One service: what to ask it about a post, which post an address of it asks for, and what its answer says.

    `vantage` says who spoke. `post` names the post that was asked for, None where the address is not the service's.
    `read` gets that post and the object that came with status 200; it yields what is said of posts, and whoever calls
    it drops what is said of another post. `refusals` are what other statuses mean here; `refused` is asked before
    them, and looks at the words. `people` says that people read pages at the same addresses: only data are answers
    there. `page` reads an answer that is HTML. `requests` are the questions about a post, empty where the service
    knows nothing of its platform; `more` those that an answer opens. `identity` marks a service that speaks of
    accounts: an answer that shows one says nothing of the post.
    """

    vantage: str
    post: Callable[[Asked], PostReference | None]
    read: Callable[[PostReference, Mapping[str, Any]], Iterator[Observation]] = _no_data
    refusals: Mapping[int, Outcome] = field(default_factory=dict)
    people: bool = False
    requests: Callable[[PostReference], Iterable[Request]] = _no_requests
    more: Callable[[Request, Mapping[str, Any]], Iterable[Request]] = _no_more
    refused: Callable[[PostReference, Refusal], Outcome | None] = _by_status
    page: Callable[[PostReference, str], Iterator[Observation]] | None = None
    lists: bool = False
    identity: bool = False
