"""What was received, as the records of a WARC file (ISO 28500), with the lines of its index (CDXJ).

Bytes are written as they are stored, without the compression they were sent in; header lines that tell of the transfer
have "X-Archive-Orig-" before their name, as other programs write.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import BinaryIO, Literal
from urllib.parse import parse_qsl, quote, urlencode
from uuid import NAMESPACE_URL, uuid5

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from tracker.exports._values import json_line
from tracker.hosts import parts_of
from tracker.rows.records import Capture

Kind = Literal["response", "resource", "revisit", "warcinfo"]
_TYPES = {
    "response": WarcRecordType.response,
    "resource": WarcRecordType.resource,
    "revisit": WarcRecordType.revisit,
    "warcinfo": WarcRecordType.warcinfo,
}
_PROFILES = "http://netpreserve.org/warc/1.1/revisit/"
_OF_TRANSFER = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection"})
# What an archive said of its own record is not said of ours.
_OF_RECORD = "warc-"
_CONTROLS = re.compile(r"[\x00-\x20\x7f]+")
_DOOR = re.compile(r"www\d*\.")


@dataclass(frozen=True, slots=True)
class Look:
    """One look at one address: what was received there, and when; `refers_to` is the look that found the same before.

    `address` is the record's, `digest` the SHA-256 of the bytes, `more` further header lines of the record.
    """

    address: str
    capture: Capture
    digest: str
    more: Mapping[str, str] = field(default_factory=dict)
    refers_to: Look | None = None

    @property
    def kind(self) -> Kind:
        """A revisit, what a server answered, or bytes that nobody answered with."""
        if self.refers_to is not None:
            return "revisit"
        return "resource" if self.capture.status is None else "response"


class WarcFile:
    """A WARC file in the making: each record a gzip member of its own. `index` has a line for each, unsorted."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self._name = file, name
        self._writer = GzipWriter(file)
        self.index: list[str] = []

    def opening(self, software: str, made_at: datetime) -> None:
        """The record that says who wrote the file."""
        said = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
        self._write("warcinfo", f"warcinfo {self._name}", made_at, {"Content-Type": "application/warc-fields"}, said)

    def add(self, look: Look) -> None:
        """One record, and its line of the index."""
        address, capture, kind = header_value(look.address), look.capture, look.kind
        headers = {"WARC-Target-URI": address, "WARC-Payload-Digest": f"sha256:{look.digest}", **look.more}
        block = capture.data
        media_type = header_value(capture.headers.get("content-type") or capture.media_type)
        if look.refers_to is not None:
            unchanged = capture.status == HTTPStatus.NOT_MODIFIED
            headers["WARC-Profile"] = f"{_PROFILES}{'server-not-modified' if unchanged else 'identical-payload-digest'}"
            headers["WARC-Refers-To-Target-URI"] = header_value(look.refers_to.address)
            headers["WARC-Refers-To-Date"] = _date(look.refers_to.capture.seen_at)
            block = b""
        if capture.status is None:
            headers["Content-Type"] = media_type
        else:
            headers["Content-Type"] = "application/http; msgtype=response"
            block = _head(capture, media_type) + block
        start = self._file.tell()
        self._write(kind, f"{sorted(headers.items())}", capture.seen_at, headers, block)
        told = {
            "url": address,
            "mime": "warc/revisit" if kind == "revisit" else media_type.partition(";")[0].strip(),
            "status": str(capture.status or 200),
            "digest": f"sha256:{look.digest}",
            "length": str(self._file.tell() - start),
            "offset": str(start),
            "filename": self._name,
        }
        self.index.append(f"{sort_key(address)} {capture.seen_at:%Y%m%d%H%M%S} {json_line(told)}")

    def _write(self, kind: Kind, names: str, date: datetime, headers: Mapping[str, str], block: bytes) -> None:
        record = WarcRecord()
        # The id follows from what the record holds: the same database gives the same file.
        record.init_headers(
            record_type=_TYPES[kind], record_urn=f"uuid:{uuid5(NAMESPACE_URL, f'{names} {date}')}".encode()
        )
        record.headers["WARC-Date"] = _date(date)
        for line, value in headers.items():
            record.headers[line] = value
        record.set_bytes_content(block)
        record.write(self._writer)
        self._writer.finish()


def header_value(text: str) -> str:
    """A text that may stand in a header line: without line ends, and an address without blanks."""
    return _CONTROLS.sub(lambda found: quote(found[0]), text) if "://" in text else _CONTROLS.sub(" ", text).strip()


def sort_key(address: str) -> str:
    """The address as indexes sort it (SURT): the host from its end, without "www", fields of the query in order."""
    parts = parts_of(address.lower())
    try:
        port = parts.port if parts is not None else None
    except ValueError:
        parts = None
    if parts is None:
        return quote(address)
    host = parts.hostname
    if parts.scheme not in ("http", "https") or not host:
        return address
    name = ",".join(reversed(_DOOR.sub("", host, count=1).split(".")))
    query = f"?{urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))}" if parts.query else ""
    return f"{name}{f':{port}' if port else ''}){parts.path or '/'}{query}"


def _head(capture: Capture, media_type: str) -> bytes:
    """Status line and header lines of an HTTP answer whose body is the capture's bytes."""
    status = capture.status or HTTPStatus.OK
    reason = HTTPStatus(status).phrase if status in HTTPStatus.__members__.values() else ""
    lines = [f"HTTP/1.1 {int(status)} {reason}"]
    for name, value in capture.headers.items():
        if name.startswith(_OF_RECORD) or name == "content-type":
            continue
        shown = f"X-Archive-Orig-{name}" if name in _OF_TRANSFER else name
        lines.append(f"{shown}: {_CONTROLS.sub(' ', value).strip()}")
    lines += [f"Content-Type: {media_type}", f"Content-Length: {len(capture.data)}", "", ""]
    return "\r\n".join(lines).encode()


def _date(moment: datetime) -> str:
    return f"{moment.astimezone(UTC).isoformat().removesuffix('+00:00')}Z"
