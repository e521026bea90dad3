"""Which addresses are read at all: http and https, with a host and a port that can be; without names and passwords.

Pure: it asks nobody.
"""

from __future__ import annotations

import httpx

from tracker.errors import FetchError, ForbiddenAddress

PORTS = {"http": 80, "https": 443}


def parsed(address: str, base: httpx.URL | None = None) -> httpx.URL:
    """The address (relative to `base`, where given) without fragment and credentials.

    Raises ForbiddenAddress for any scheme but http and https, FetchError for what is no address.
    """
    try:
        url = base.join(address) if base else httpx.URL(address)
        host = url.host  # decoded only now: "xn--" alone is no name
    except (httpx.InvalidURL, ValueError, LookupError) as error:
        raise FetchError(f"{address}: not an address ({error})") from error
    if url.scheme not in PORTS:
        raise ForbiddenAddress(f"{address}: only http and https addresses are read")
    if not host:
        raise FetchError(f"{address}: there is no host in it")
    if url.port is not None and not 0 < url.port < 65_536:
        raise FetchError(f"{address}: not an address (no port has the number {url.port})")
    return url.copy_with(fragment=None, username=None, password=None)
