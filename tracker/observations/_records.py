"""What the readers of Bluesky's records share."""

from __future__ import annotations

import re

from tracker.models import PostReference

_KIND = "app.bsky.feed.post"
_NAMED = re.compile(r"at://([^/\s]+)/[^/\s]+/([^/\s\"',)]+)")


def account_of(uri: str) -> str:
    """The account in a record's address: "did:plc:abc" of "at://did:plc:abc/app.bsky.feed.post/3l"."""
    return uri.removeprefix("at://").partition("/")[0]


def key_of(post: PostReference, uri: str) -> str:
    """The key in a record's address; "" where it is another account's than the one asked about.

    Accounts choose their keys, so the same key says nothing. An account asked about by its name is not known here.
    """
    account, _, path = uri.removeprefix("at://").partition("/")
    kind, _, key = path.partition("/")
    return key if kind == _KIND and _may_be(post, account) else ""


def speaks_of_another(post: PostReference, words: str) -> bool:
    """Whether a refusal names a record, and that is not the one asked about: nothing is said of ours then."""
    named = _NAMED.search(words)
    return named is not None and (named[2].rstrip(".") != post.native_id or not _may_be(post, named[1]))


def _may_be(post: PostReference, account: str) -> bool:
    """Whether a record's account is the one asked about; of one asked about by its name the id is not known here."""
    asked = (post.handle or "").lower()
    return account.lower() == asked or (not asked.startswith("did:") and account.startswith("did:"))
