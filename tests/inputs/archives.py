"""Web archives of our own making, byte by byte: the tests need damaged ones too, which no library writes."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping

ARTICLE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2024-03-04T09:00:00Z">
</head>
<body><article><h1>{title}</h1><p>The {thing} was closed on Monday, the mayor Ada Quill said.</p>
<p>“It is not safe,” she told reporters in Tarn Quay, where the council met until late in the evening.</p></article>
</body></html>"""


def page(title: str = "Bridge closed", thing: str = "bridge") -> bytes:
    """An article of an invented paper."""
    return ARTICLE.format(title=title, thing=thing).encode()


def answer(body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", **headers: str) -> bytes:
    """An HTTP answer; a keyword `content_encoding` is the header Content-Encoding."""
    named = {"Content-Type": kind, **{name.replace("_", "-").title(): value for name, value in headers.items()}}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def chunked(body: bytes, size: int = 100) -> bytes:
    """The body in chunks, as servers send it."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def record(
    uri: str, block: bytes, kind: str = "response", date: str = "2024-03-05T10:00:00Z", **headers: str | None
) -> bytes:
    """One WARC record; a keyword `warc_refers_to_date` is a header of that name, None leaves one out."""
    digest = hashlib.sha1(block.partition(b"\r\n\r\n")[2], usedforsecurity=False).hexdigest()
    named: dict[str, str | None] = {
        "WARC-Type": kind,
        "WARC-Target-URI": uri,
        "WARC-Date": date,
        "WARC-Record-ID": f"<urn:uuid:{hashlib.md5(block + uri.encode(), usedforsecurity=False).hexdigest()}>",
        "WARC-Payload-Digest": f"sha1:{digest}",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    for name, value in headers.items():
        words = (word.lower() for word in name.split("_"))
        named["-".join(word.upper() if word in ("warc", "uri") else word.title() for word in words)] = value
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value is not None)
    return f"WARC/1.1\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def members(records: Iterable[bytes]) -> bytes:
    """Each record a gzip member of its own, as crawlers write."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def wacz(
    files: Mapping[str, bytes], *, pages: Iterable[str] | None = None, package: bool = True, **signed: object
) -> bytes:
    """A WACZ with these files and a list of pages; `signed` are fields of its signature."""
    held = dict(files)
    if pages is not None:
        lines = ['{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}']
        lines += [json.dumps({"url": url, "ts": "2024-03-05T10:00:00Z"}) for url in pages]
        held["pages/pages.jsonl"] = "\n".join(lines).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package_file:
        for name, data in held.items():
            package_file.writestr(name, data)
        if package:
            described = described_by(held)
            package_file.writestr("datapackage.json", described)
            if signed:
                digest = f"sha256:{hashlib.sha256(described).hexdigest()}"
                package_file.writestr(
                    "datapackage-digest.json",
                    json.dumps({"path": "datapackage.json", "hash": digest, "signedData": {"hash": digest, **signed}}),
                )
    return out.getvalue()


def described_by(files: Mapping[str, bytes]) -> bytes:
    """The list of files with their hashes."""
    resources = [
        {
            "name": name.rsplit("/")[-1],
            "path": name,
            "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
            "bytes": len(data),
        }
        for name, data in files.items()
    ]
    return json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}).encode()
