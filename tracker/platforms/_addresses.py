"""Splits a web address once for all platforms; hostile input gives None, never an exception."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote

from tracker.platforms.base import Address

# The longest post addresses seen (consent and safelink wrappers around each other) stay under 3,000 characters.
MAX_LENGTH = 8192
# Those of the web, of two networks, and those by which apps open a post; nothing else is ever an address.
SCHEMES = frozenset({"http", "https", "at", "lbry", "tg", "twitter", "youtube", "instagram", "fb", "snssdk1233"})
# One authority: what stands between "//" and the path. Bounded, so a megabyte without a slash costs 300 steps.
_AUTHORITY = re.compile(r"[^/?#\\\s]{0,300}")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,9}):/{1,3}")
_HOST = re.compile(r"[a-z0-9_\u0080-\uffff](?:[a-z0-9._\u0080-\uffff-]{0,252}[a-z0-9\u0080-\uffff])?")
_DEVICE_LABELS = frozenset({"www", "m", "mobile", "ww", "web", "amp", "touch", "mbasic"})
_BLANKS = " \t\r\n\f\v\u00a0\u200b\ufeff\"'"


def clean(url: str) -> str:
    """The address without what saved pages leave on it: blanks, `&amp;`, `\\/`, %-escapes of the whole address."""
    url = url.strip(_BLANKS)
    if "&amp;" in url:
        url = url.replace("&amp;amp;", "&").replace("&amp;", "&")
    if "\\/" in url:
        url = url.replace("\\/", "/")
    if "%3A%2F%2F" in url[:20].upper() or url[:6].upper() == "%2F%2F":
        url = unquote(url)
    return url


def host_of(url: str) -> tuple[str, str, int]:
    """Scheme, lower-case host (empty when there is none) and the offset at which the path begins.

    An address without a scheme, as typed ("t.me/name"), counts as https; so does a protocol-relative one.
    """
    scheme, start = "https", 0
    if found := _SCHEME.match(url):
        scheme, start = found[1].lower(), found.end()
    elif url.startswith("//"):
        start = 2
    authority = _AUTHORITY.match(url, start)
    if authority is None or scheme not in SCHEMES:
        return scheme, "", start
    host = authority[0].rpartition("@")[2] if scheme in {"http", "https"} else authority[0]
    if scheme != "at":
        host = host.partition(":")[0]
    return scheme, host.lower().rstrip("."), authority.end()


def _path_parts(rest: str) -> tuple[tuple[str, ...], dict[str, str], str]:
    before, _, fragment = rest.partition("#")
    path, _, query = before.partition("?")
    segments = tuple(part for raw in path.split("/") if (part := unquote(raw).strip()))
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=200)
    except ValueError:
        # More than 200 fields is no address of a post.
        pairs = []
    fields: dict[str, str] = {}
    for key, value in pairs:
        fields.setdefault(key, value)
    return segments, fields, fragment


def split(url: str) -> Address | None:
    """The parts of a cleaned address, or None when it has no host or is longer than `MAX_LENGTH`.

    A "#!/" or "#/" fragment is a path, as single-page sites of the 2010s had it.
    """
    if len(url) > MAX_LENGTH:
        return None
    scheme, host, path_at = host_of(url)
    if scheme in {"http", "https"}:
        if not _HOST.fullmatch(host):
            return None
        host = bare(host)
    if not host:
        return None
    segments, query, fragment = _path_parts(url[path_at:])
    route = unquote(fragment).lstrip("!")
    if route.startswith("/"):
        more, more_query, fragment = _path_parts(route)
        segments, query = (more or segments), {**query, **more_query}
    return Address(url=url, scheme=scheme, host=host, segments=segments, query=query, fragment=fragment)


def bare(host: str) -> str:
    """The host without "www.", "m." and the like in front of a name that still has a dot."""
    label, _, rest = host.partition(".")
    return rest if label in _DEVICE_LABELS and "." in rest else host
