"""Reads a WACZ with nothing but what Python has for ZIP and gzip, and holds it to the rules of its specification.

https://specs.webrecorder.net/wacz/1.1.1/ , for the index https://specs.webrecorder.net/cdxj/0.1.0/ : each MUST of them
that can be seen in a file is an assertion here.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zipfile import ZIP_STORED, ZipFile

_LISTS = {"datapackage.json", "datapackage-digest.json"}


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the archive: `headers` by their names as written, `http` the lines before the body."""

    headers: dict[str, str]
    http: list[str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """What is in a package that keeps the rules."""

    package: dict[str, Any]
    pages: list[dict[str, Any]]
    index: list[tuple[str, str, dict[str, str]]]
    records: list[Record]
    files: dict[str, bytes]


def read(data: bytes) -> dict[str, dict[str, Any]]:
    """The annotations in our own folder, as the reader of that format has them."""
    from tests.exports.reading import READERS, read_prov

    files = opened(data).files
    found = READERS["web-annotation"](files["tracker/annotations.jsonld"])
    assert set(read_prov(files["tracker/prov.json"])) == set(found)
    return found


def opened(data: bytes) -> Opened:
    """The parts of a package. Raises AssertionError where a rule is broken."""
    with ZipFile(io.BytesIO(data)) as zipped:
        assert zipped.testzip() is None
        names = zipped.namelist()
        assert len(set(names)) == len(names)
        files = {name: zipped.read(name) for name in names}
        archives = [name for name in names if re.fullmatch(r"archive/[^/]+\.warc(\.gz)?", name)]
        assert all(zipped.getinfo(name).compress_type == ZIP_STORED for name in archives)
    assert archives
    assert set(names) >= _LISTS
    package = json.loads(files["datapackage.json"])
    _described(package, files)
    digest = json.loads(files["datapackage-digest.json"])
    assert digest["path"] == "datapackage.json"
    assert digest["hash"] == f"sha256:{hashlib.sha256(files['datapackage.json']).hexdigest()}"
    index = _index(files["indexes/index.cdx"].decode())
    pages = _pages(files["pages/pages.jsonl"].decode())
    assert {page["url"] for page in pages} <= {entry["url"] for _, _, entry in index}
    return Opened(package, pages, index, _records(files, index), files)


def _described(package: dict[str, Any], files: dict[str, bytes]) -> None:
    assert package["profile"] == "data-package"
    assert package["wacz_version"] == "1.1.1"
    assert datetime.fromisoformat(package["created"]).tzinfo is not None
    listed = {one["path"]: one for one in package["resources"]}
    assert len(listed) == len(package["resources"])
    assert set(listed) == set(files) - _LISTS
    for path, one in listed.items():
        assert one["hash"] == f"sha256:{hashlib.sha256(files[path]).hexdigest()}"
        assert one["bytes"] == len(files[path])
        # Frictionless data packages: https://specs.frictionlessdata.io/data-resource/#name
        assert re.fullmatch(r"[a-z0-9._-]+", one["name"])


def _pages(text: str) -> list[dict[str, Any]]:
    first, *others = [json.loads(line) for line in text.splitlines()]
    assert first["format"] == "json-pages-1.0"
    assert first["id"]
    for page in others:
        assert page["url"].startswith(("http://", "https://"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", page["ts"])
    return others


def _index(text: str) -> list[tuple[str, str, dict[str, str]]]:
    lines = text.splitlines()
    assert lines == sorted(lines)
    found = []
    for line in lines:
        key, moment, entry = line.split(" ", 2)
        assert re.fullmatch(r"\d{14}", moment)
        told = json.loads(entry)
        assert {"url", "mime", "status", "digest", "length", "offset", "filename"} <= set(told)
        found.append((key, moment, told))
    return found


def _records(files: dict[str, bytes], index: list[tuple[str, str, dict[str, str]]]) -> list[Record]:
    """The records that the index names, in its order; each is a gzip member that begins and ends where it says."""
    found = []
    covered = 0
    for _, moment, entry in index:
        archive = files[f"archive/{entry['filename']}"]
        start, length = int(entry["offset"]), int(entry["length"])
        covered += length
        head, _, block = gzip.decompress(archive[start : start + length]).partition(b"\r\n\r\n")
        version, *lines = head.decode().split("\r\n")
        assert version == "WARC/1.1"
        headers = dict(line.split(": ", 1) for line in lines)
        assert re.fullmatch(r"<urn:uuid:[0-9a-f-]{36}>", headers["WARC-Record-ID"])
        assert headers["WARC-Target-URI"] == entry["url"]
        assert re.sub(r"\D", "", headers["WARC-Date"])[:14] == moment
        assert block.endswith(b"\r\n\r\n")
        content = block[: int(headers["Content-Length"])]
        assert len(content) == len(block) - 4
        http: list[str] = []
        if headers["Content-Type"].startswith("application/http"):
            top, _, content = content.partition(b"\r\n\r\n")
            http = top.decode().split("\r\n")
            assert re.match(r"HTTP/1\.1 \d{3} ", http[0])
            assert http[0].split()[1] == entry["status"]
        if headers["WARC-Type"] == "revisit":
            assert (content, entry["mime"]) == (b"", "warc/revisit")
            assert headers["WARC-Refers-To-Date"] < headers["WARC-Date"]
        else:
            assert headers["WARC-Payload-Digest"] == f"sha256:{hashlib.sha256(content).hexdigest()}" == entry["digest"]
        found.append(Record(headers, http, content))
    assert len({one.headers["WARC-Record-ID"] for one in found}) == len(found)
    # Before the first comes the record that says who wrote the file.
    starts = {entry["filename"]: 0 for _, _, entry in index}
    sizes = sum(len(files[f"archive/{name}"]) for name in starts)
    firsts = sum(min(int(e["offset"]) for _, _, e in index if e["filename"] == name) for name in starts)
    assert covered == sizes - firsts
    return found
