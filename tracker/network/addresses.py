"""Which network addresses the program may connect to: globally routable ones, and nothing that leads elsewhere.

Pure: it judges addresses that somebody else resolved.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

# Networks that `ipaddress` calls global, or did in some supported Python version, and that lead to a private place
# or to an address hidden inside the address (IANA special-purpose registries, RFC 6890 and its updates).
_DENIED: tuple[IPv4Network | IPv6Network, ...] = (
    IPv4Network("100.64.0.0/10"),  # shared by carriers (RFC 6598)
    IPv4Network("192.0.0.0/24"),  # protocol assignments (RFC 6890)
    IPv4Network("192.88.99.0/24"),  # 6to4 relays (RFC 7526)
    IPv4Network("198.18.0.0/15"),  # benchmarks (RFC 2544)
    IPv4Network("240.0.0.0/4"),  # reserved, broadcast included
    IPv6Network("::/96"),  # IPv4-compatible (RFC 4291), unspecified and loopback
    IPv6Network("::ffff:0:0:0/96"),  # IPv4-translated (RFC 2765)
    IPv6Network("64:ff9b::/96"),  # NAT64 (RFC 6052)
    IPv6Network("64:ff9b:1::/48"),  # local NAT64 (RFC 8215)
    IPv6Network("100::/64"),  # discard (RFC 6666)
    IPv6Network("2001::/23"),  # protocol assignments, Teredo and ORCHID among them
    IPv6Network("2001:db8::/32"),  # documentation
    IPv6Network("2002::/16"),  # 6to4 (RFC 3056)
    IPv6Network("3fff::/20"),  # documentation (RFC 9637)
    IPv6Network("5f00::/16"),  # segment routing (RFC 9602)
    IPv6Network("fec0::/10"),  # site-local (RFC 3879)
)
# All that is assigned as global unicast today; whatever else `is_global` lets through is not a public server.
_GLOBAL_UNICAST = IPv6Network("2000::/3")


def refusal(address: str) -> str | None:
    """Why the program must not connect to this IP address; None when it may.

    An IPv4 address written inside an IPv6 one (mapped) is refused whatever it is: no public server answers there.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return "not an IP address"
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped is not None:
            return "an IPv4 address inside an IPv6 one"
        if parsed.scope_id is not None or parsed not in _GLOBAL_UNICAST:
            return _kind(parsed)
    if parsed.is_multicast or not parsed.is_global or any(parsed in network for network in _DENIED):
        return _kind(parsed)
    return None


def _kind(address: Address) -> str:
    """The address's kind in words, for the message."""
    if address.is_loopback:
        return "this machine's own address"
    if address.is_link_local:
        return "a link-local address"
    if address.is_multicast:
        return "a multicast address"
    if address.is_private:
        return "a private or special-purpose address"
    return "an address that is not globally routable"
