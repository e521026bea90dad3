"""The addresses under which one article, or one post, may have been archived."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, quote, urlencode, urlunsplit

from tracker.hosts import parts_of
from tracker.platforms import parse_post_url

# What campaigns add to an address; it leads to the same page.
_CAMPAIGN = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src", "ref_url", "cmpid", "xtor")
_MOST = 8


def spellings(address: str) -> list[str]:
    """Every spelling that archives tell apart, the plainest first; scheme and "www." make no difference to them."""
    post = parse_post_url(address)
    if post is not None and post.kind == "post" and post.native_id:
        found = list(_of_post(post.platform, post.native_id, post.handle, post.url))
    else:
        found = list(_of_page(address))
    return list(dict.fromkeys(found))[:_MOST]


def is_of(spelling: str, original: str) -> bool:
    """Whether a copy is one of the spelling: a star stands for further fields of a query, not for a longer number."""
    beginning, star, _ = spelling.partition("//")[2].rpartition("*")
    return not star or not original.partition(beginning)[2][:1].isdigit()


def _of_post(platform: str, native_id: str, handle: str | None, url: str) -> Iterator[str]:
    if platform != "twitter":
        yield url
        return
    for host in ("twitter.com", "x.com"):
        if handle:
            yield f"https://{host}/{handle}/status/{native_id}"
        yield f"https://{host}/i/web/status/{native_id}"
    yield f"https://mobile.twitter.com/{handle or 'i'}/status/{native_id}"
    # Captures of data carry the words and the moment.
    yield f"https://cdn.syndication.twimg.com/tweet-result?id={native_id}*"
    asked = quote(f"https://twitter.com/{handle or 'i'}/status/{native_id}", safe="")
    yield f"https://publish.twitter.com/oembed?url={asked}"


def _of_page(address: str) -> Iterator[str]:
    parts = parts_of(address)
    if parts is None:
        return
    place = parts.netloc.rpartition("@")[2]  # a name and a password are nobody's business
    fields = [(name, value) for name, value in parse_qsl(parts.query) if not name.lower().startswith(_CAMPAIGN)]
    # A query that has nothing of a campaign stays as it is written.
    query = parts.query if len(fields) == len(parse_qsl(parts.query)) else urlencode(fields)
    plain = urlunsplit((parts.scheme, place, parts.path, query, ""))
    yield plain
    path = parts.path
    if len(path) > 1 and not query:
        yield urlunsplit((parts.scheme, place, path.rstrip("/") if path.endswith("/") else f"{path}/", "", ""))
        yield urlunsplit((parts.scheme, place, f"{path.rstrip('/')}/amp", "", ""))
