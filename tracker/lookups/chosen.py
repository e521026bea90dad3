"""Which posts are asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.errors import UnknownId
from tracker.models import PostReference
from tracker.platforms import owner_of, parse_post_url
from tracker.rows.sources import post_id
from tracker.store import Store

# Addresses that need nothing but the id, for posts that no document gives an address of.
_BY_ID = {
    "twitter": "https://x.com/i/status/{}",
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "telegram": "https://t.me/{}",
    "tiktok": "https://www.tiktok.com/@/video/{}",
    "reddit": "https://www.reddit.com/comments/{}/",
}


def chosen(store: Store, names: Sequence[str], claims: str | None = None) -> list[PostReference]:
    """The posts of these names (ids or their beginnings, addresses; all without), with such claims where asked.

    An address of a post that no document shows is asked about all the same. Raises UnknownId.
    """
    strangers: dict[str, PostReference] = {}
    ids: list[str] | None = None
    if names:
        ids = []
        for name in names:
            post = parse_post_url(name) if "/" in name else None
            if post is not None and post.kind == "post" and post.native_id:
                made = post_id(post.platform, post.native_id, owner_of(post.platform, post.url))
                made = next((str(known) for (known,) in store.ask("observe", "spelled", {"spelling": made}).rows), made)
                strangers[made] = post
                ids.append(made)
            else:
                ids.append(_found(store, name))
    rows = store.ask("observe", "posts", {"posts": ids, "claims": claims}).records()
    known = {str(row["post_id"]) for row in rows}
    return [reference(row) for row in rows] + [post for made, post in strangers.items() if made not in known]


def _found(store: Store, name: str) -> str:
    rows = store.ask("observe", "post_by_name", {"name": name}).rows
    if len(rows) != 1:
        what = "no post has" if not rows else "several posts have"
        raise UnknownId(f"{what} the id {name!r}, nor is it a post's address; tracker sql posts lists them")
    return str(rows[0][0])


def reference(row: Mapping[str, object]) -> PostReference:
    """A stored post as a question needs it: with its address, and the account that this names."""
    platform, native_id = str(row["platform"]), str(row["native_id"])
    url = str(row["url"] or _BY_ID.get(platform, "").format(native_id))
    read = parse_post_url(url) if url else None
    handle = read.handle if read is not None else None
    return PostReference(platform=platform, kind="post", native_id=native_id, handle=handle, url=url)
