"""What the readers of Bluesky's records share."""

from __future__ import annotations

from tracker.models import PostReference


def account_of(uri: str) -> str:
    """The account in a record's address: "did:plc:abc" of "at://did:plc:abc/app.bsky.feed.post/3l"."""
    return uri.removeprefix("at://").partition("/")[0]


def key_of(post: PostReference, uri: str) -> str:
    """The key in a record's address; "" where it is another account's than the one asked about.

    Accounts choose their keys, so the same key says nothing. An account asked about by its name is not known here.
    """
    asked = post.handle or ""
    return "" if asked.startswith("did:") and account_of(uri) != asked else uri.rpartition("/")[2]
