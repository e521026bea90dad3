"""What a document's outlet is called: a reader knows publishers and hosts, and no file names."""

from __future__ import annotations

from tracker.hosts import parts_of


def outlet_name(publisher: str, address: str, title: str, path: str, document_id: str) -> str:
    """The publisher, else the host of its address, else the title, else the last part of the path it was read from."""
    return publisher or host(address) or title or path.rstrip("/").rpartition("/")[2] or document_id


def host(address: str) -> str:
    """The host of a web address without "www."; empty where it is none."""
    parts = parts_of(address)
    if parts is None or parts.scheme not in ("http", "https"):
        return ""
    return (parts.hostname or "").removeprefix("www.")
