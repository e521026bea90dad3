"""What a document's outlet is called: a reader knows publishers and hosts, and no file names."""

from __future__ import annotations

from urllib.parse import urlsplit


def outlet_name(publisher: str, address: str, title: str, path: str, document_id: str) -> str:
    """The publisher, else the host of its address, else the title, else the last part of the path it was read from."""
    return publisher or host(address) or title or path.rstrip("/").rpartition("/")[2] or document_id


def host(address: str) -> str:
    """The host of a web address without "www."; empty where it is none."""
    try:
        parts = urlsplit(address)
        name = parts.hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.") if parts.scheme in ("http", "https") else ""
