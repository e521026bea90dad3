"""An observation: what one service said of one post at one moment. Never a state of the post.

A service is a module of this package with one public name, `SERVICE`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from tracker.dates.instants import Instant
from tracker.models import PostReference

Outcome = Literal[
    "present",  # the post's content came
    "present_truncated",  # it came, cut short
    "not_found",  # the service says that there is no such post; it may never have been there
    "withheld_login",  # not shown to a reader without an account
    "protected",  # the account or the post is for some only
    "blocked_by_author",
    "tombstone_unspecified",  # something stands in its place, without a reason
    "rate_limited",  # nothing learnt about the post, nor from the two below
    "refused",
    "unreadable",
]


@dataclass(frozen=True, slots=True)
class Observation:
    """What an answer says of a post; None where it says nothing.

    `reason` is in the service's own words. `text` are the post's words as the service prints them, `account_id` the
    platform's own id of the account, which outlives its handle. `edits` are the ids of all versions, the first first.
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
        try:
            parts = urlsplit(url)
            query = {name: values[0] for name, values in parse_qs(parts.query, max_num_fields=100).items()}
        except ValueError:
            return None
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        return cls(url, parts.hostname.lower(), parts.path, query)


@dataclass(frozen=True, slots=True)
class Service:
    """One service: which post an address of it asks for, and what its answer says.

    `vantage` says who spoke. `post` names the post that was asked for, None where the address is not the service's.
    `read` gets that post and the object that came with status 200; it yields what is said of posts, and whoever calls
    it drops what is said of another post. `refusals` are what other statuses mean here. `people` says that people
    read pages at the same addresses: only data are answers there.
    """

    vantage: str
    post: Callable[[Asked], PostReference | None]
    read: Callable[[PostReference, Mapping[str, Any]], Iterator[Observation]]
    refusals: Mapping[int, Outcome]
    people: bool = False
