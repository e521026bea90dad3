"""Addresses taken apart: what pages and servers print as one need not be one ("http://[::1"), and stops nothing. Pure.

`urlsplit` raises ValueError for some of them, so it is called in this place only (ruff sees to it).
"""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit


def parts_of(address: str) -> SplitResult | None:
    """The parts of an address; None where it cannot be one."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def host_of(address: str) -> str:
    """The host of an address, in lower case; empty where it has none, or cannot be one."""
    parts = parts_of(address)
    return (parts.hostname or "") if parts is not None else ""
