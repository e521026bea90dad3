"""Which article a document is a version of."""

from __future__ import annotations

from urllib.parse import SplitResult

from tracker.hosts import parts_of
from tracker.ids import content_id

_DOORS = ("www.", "m.", "mobile.", "amp.")


def article_id(url: str | None, address: str, item: int, item_key: str | None, text_sha256: str) -> str:
    """The id of the article at a canonical `url`, captured at `address` (a URL, an absolute path, or "-").

    The canonical URL decides, without scheme and fragment, unless it is a site's front page (many pages wrongly name
    it) or belongs to another site than the one the capture was fetched from (a syndicated copy is an article of its
    own). Else the address decides, with the entry's own name (or number) where the capture holds several. What came
    through standard input has no address: each text is an article.
    """
    fetched = _split(address)
    canonical = _split(url) if url else None
    if canonical and _names_a_page(canonical) and (fetched is None or _same_site(canonical, fetched)):
        return content_id("art", "url", _key(canonical))
    if address == "-":
        return content_id("art", "text", text_sha256)
    entry = item_key if item_key is not None else (str(item) if item else None)
    if fetched:
        return content_id("art", "url", _key(fetched), entry) if entry else content_id("art", "url", _key(fetched))
    return content_id("art", "path", address, entry)


def _split(address: str) -> SplitResult | None:
    parts = parts_of(address)
    return parts if parts is not None and parts.scheme in ("http", "https") and parts.hostname else None


def _names_a_page(parts: SplitResult) -> bool:
    return bool(parts.path.strip("/") or parts.query)


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    return next((host.removeprefix(door) for door in _DOORS if host.startswith(door)), host)


def _same_site(one: SplitResult, other: SplitResult) -> bool:
    a, b = _host(one), _host(other)
    return a == b or a.endswith("." + b) or b.endswith("." + a)


def _key(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return f"{_host(parts)}{parts.path.rstrip('/')}{query}"
