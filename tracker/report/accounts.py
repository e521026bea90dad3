"""Where on the web an account of a printed handle would be, as far as the platform's own grammar of addresses tells."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from tracker.platforms import by_name, parse_post_url

# The forms in which platforms write a profile's address; the platform's own grammar says which is its own.
_FORMS = ("{handle}", "@{handle}", "profile/{handle}")


@lru_cache(maxsize=4096)
def profile_address(platform: str, handle: str) -> str | None:
    """The canonical address of an account's profile; None where its platform reads none of the usual forms so.

    A fediverse handle (user@host) names its own host.
    """
    user, _, server = handle.partition("@")
    host = server or next(iter(_hosts(platform)), "")
    for form in _FORMS if host else ():
        found = parse_post_url(f"https://{host}/" + form.format(handle=quote(user)))
        if found is not None and (found.platform, found.kind) == (platform, "profile") and _same(found.handle, handle):
            return found.url
    return None


def _hosts(platform: str) -> tuple[str, ...]:
    try:
        return by_name(platform).hosts
    except KeyError:
        return ()


def _same(found: str | None, wanted: str) -> bool:
    return found is not None and found.casefold() == wanted.casefold()
