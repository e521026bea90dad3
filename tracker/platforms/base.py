"""What a platform module says about its platform.

A module of this package has one public name, `PLATFORM`. It is pure: it receives an address already split,
an id, or one embed's small BeautifulSoup `Tag`, and returns what they name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.dates.instants import Instant
from tracker.models import PostReference

if TYPE_CHECKING:
    from bs4 import Tag


@dataclass(frozen=True, slots=True)
class Address:
    """A web address split once: host in lower case without its "www." or mobile prefix, decoded path segments."""

    url: str
    scheme: str
    host: str
    segments: tuple[str, ...]
    query: Mapping[str, str]
    fragment: str


@dataclass(frozen=True, slots=True)
class PostMarkup:
    """What one embed's fragment says of its post.

    `words` are the post's own words and `printed` all the fragment shows of the post, `words` included and first
    met at `words_at`; line breaks kept, other white space folded. Everything else is as printed, or None.
    `quotes` and `replies_to` are addresses of other posts.
    """

    url: str | None = None
    native_id: str | None = None
    author_handle: str | None = None
    author_name: str | None = None
    declared_date: str | None = None
    words: str | None = None
    printed: str = ""
    words_at: int | None = None
    deleted: bool = False
    quotes: str | None = None
    replies_to: str | None = None


@dataclass(frozen=True, slots=True)
class MarkupForm:
    """One form of embed that the platform itself publishes, or that renders its posts.

    It is found by element name, and by class name or attribute name where `classes` or `attributes` are given.
    `read` gets the element and returns None when it is something else after all (a follow button, a timeline).
    """

    form: str
    tags: frozenset[str]
    read: Callable[[Tag], PostMarkup | None]
    classes: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()


def post(platform: str, native_id: str, url: str, handle: str | None = None) -> PostReference:
    """A reference to one post; `url` is its canonical address."""
    return PostReference(platform=platform, kind="post", native_id=native_id, handle=handle, url=url)


def profile(platform: str, url: str, handle: str | None = None, native_id: str | None = None) -> PostReference:
    """A reference to an account, a page or a group."""
    return PostReference(platform=platform, kind="profile", native_id=native_id, handle=handle, url=url)


def unresolved(platform: str, address: Address) -> PostReference:
    """A short link: it names no post until somebody follows it."""
    return PostReference(platform=platform, kind="unresolved", url=address.url)


# The host of an address, as the software that runs on servers of its own needs it.
SERVER = re.compile(r"^https?://(?:[^/?#@]*@)?(?:www\.)?([^/:?#]+)")


def no_date(native_id: str) -> None:
    """The ids of this platform carry no date."""
    return


@dataclass(frozen=True, slots=True)
class Platform:
    """One platform: `hosts` (their subdomains included), URL grammar, clock of its ids, embed markup.

    `parse` gets an address on one of the hosts. `date` returns the id's instant (basis "post-id"), or None for an
    id that carries no date; it raises InvalidPostId for one that cannot exist.
    `anywhere` are literals for software that runs on hosts nobody can list (Mastodon): `parse` also gets addresses on
    hosts that no platform owns when one of them is in the address. It must then accept only what is unmistakable.
    `per_server`: each server gives its own ids, so that one id on two servers is two posts; `per_account`: so does each
    account. `owner` finds in a canonical address whose id it is where an id alone names no post: the server, the
    account, or the kind of thing that is numbered.
    """

    name: str
    hosts: tuple[str, ...]
    parse: Callable[[Address], PostReference | None]
    date: Callable[[str], Instant | None] = no_date
    forms: tuple[MarkupForm, ...] = field(default=())
    schemes: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()
    per_server: bool = False
    per_account: bool = False
    owner: re.Pattern[str] | None = None
