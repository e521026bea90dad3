"""Sixty web archives: each way of packing a file times each way in which a server sends a page.

In each file are the article, the same article once more (a revisit), and what is no article. Whatever the shape, one
document comes out of it, with the text of the same page as a file.
"""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from fastwarc.stream_io import Lz4Writer, ZstdWriter

from tests.inputs.archives import answer, chunked, members, page, record, wacz
from tracker import extract, pipeline, store
from tracker.inputs import Capture, expand, warc
from tracker.workers import read_capture

SITE = "https://courier.example"


def _written(writer: type[ZstdWriter] | type[Lz4Writer], data: bytes) -> bytes:
    out = io.BytesIO()
    packed = writer(out)
    packed.write(data)
    packed.close()
    return out.getvalue()


def _zstd(data: bytes) -> bytes:
    return _written(ZstdWriter, data)


Packed = Callable[[list[bytes]], bytes]
FILES: dict[str, tuple[str, Packed]] = {
    "plain": ("warc", b"".join),
    "a member for each record": ("warc.gz", members),
    "one gzip": ("warc.gz", lambda records: gzip.compress(b"".join(records), mtime=0)),
    "zstd": ("warc.zst", lambda records: _zstd(b"".join(records))),
    "LZ4": ("warc.lz4", lambda records: _written(Lz4Writer, b"".join(records))),
    "WACZ": ("wacz", lambda records: wacz({"archive/data.warc.gz": members(records)})),
}
SENT: dict[str, Callable[[bytes], bytes]] = {
    "as it is": answer,
    "in chunks": lambda body: answer(chunked(body), transfer_encoding="chunked"),
    "in chunks, untold": lambda body: answer(chunked(body)),
    "chunks told of and not there": lambda body: answer(body, transfer_encoding="chunked"),
    "gzip": lambda body: answer(gzip.compress(body, mtime=0), content_encoding="gzip"),
    "gzip told of and not there": lambda body: answer(body, content_encoding="gzip"),
    "gzip in chunks": lambda body: answer(
        chunked(gzip.compress(body, mtime=0)), content_encoding="gzip", transfer_encoding="chunked"
    ),
    "brotli": lambda body: answer(brotli.compress(body), content_encoding="br"),
    "zstd": lambda body: answer(_zstd(body), content_encoding="zstd"),
    "deflate": lambda body: answer(zlib.compress(body), content_encoding="deflate"),
}
SHAPES = [(kind, sent) for kind in FILES for sent in SENT]


def _url(kind: str, sent: str) -> str:
    return f"{SITE}/{list(FILES).index(kind)}/{list(SENT).index(sent)}"


def _page(kind: str, sent: str) -> bytes:
    return page(f"Bridge {_url(kind, sent)[-3:]} closed", "Brücke")


def _records(kind: str, sent: str) -> list[bytes]:
    url, body = _url(kind, sent), _page(kind, sent)
    other = page("Something else", "ferry")
    return [
        record("https://courier.example/feed", answer(b"<rss version='2.0'><channel/></rss>", "application/rss+xml")),
        record(f"{url}/api", answer(json.dumps({"html": other.decode()}).encode(), "application/json")),
        record(url, SENT[sent](body)),
        record(f"{url}/ad", SENT[sent](other), warc_resource_type="iframe"),
        record(f"{url}/gone", answer(other, status="404 Not Found")),
        record(f"{url}/picture.png", answer(b"\x89PNG\r\n\x1a\n" + bytes(40), "image/png")),
        record(f"urn:pageinfo:{url}", b'{"pages": []}', "resource", content_type="application/json"),
        record(
            url,
            answer(b""),
            "revisit",
            "2024-03-07T10:00:00Z",
            warc_payload_digest=None,
            warc_refers_to_target_uri=url,
            warc_refers_to_date="2024-03-05T10:00:00Z",
        ),
    ]


def _write(folder: Path, shapes: Iterable[tuple[str, str]]) -> None:
    for kind, sent in shapes:
        ending, packed = FILES[kind]
        name = f"{list(FILES).index(kind)}-{list(SENT).index(sent)}.{ending}"
        (folder / name).write_bytes(packed(_records(kind, sent)))


@pytest.mark.parametrize(("kind", "sent"), SHAPES)
def test_one_document_with_the_text_of_the_page(tmp_path: Path, kind: str, sent: str) -> None:
    _write(tmp_path, [(kind, sent)])
    (path,) = tmp_path.iterdir()
    found = [one for one in expand([str(path)], clock=lambda: datetime.now(UTC)) if isinstance(one, Capture)]
    assert [one.url for one in found] == [_url(kind, sent)]
    (item,) = read_capture(found[0])
    assert item.extraction is not None
    assert item.extraction.document == extract(_page(kind, sent), url=_url(kind, sent)).document


def test_all_of_them_in_one_database(tmp_path: Path) -> None:
    """No file fails, nothing else is a document, each revisit is a look at the capture of its own file."""
    assert len(SHAPES) == 60
    (tmp_path / "archives").mkdir()
    _write(tmp_path / "archives", SHAPES)
    with store.open(tmp_path / "t.duckdb") as opened:
        report = pipeline.ingest(opened, [str(tmp_path / "archives")], linking=False)
        assert report.failures == []
        urls = {row[0] for row in opened.query("SELECT url FROM documents").rows}
        assert urls == {_url(*shape) for shape in SHAPES}
        looks = opened.query(
            "SELECT url, count(*), max(looks.seen_at)::TEXT FROM documents JOIN capture_sightings looks "
            "USING (capture_id) GROUP BY ALL"
        ).rows
        assert {tuple(row[1:]) for row in looks} == {(2, "2024-03-07 10:00:00")}
        assert len(looks) == 60


class Killed(BaseException):
    """What a signal would do, at a record."""


CONTENT = {
    "captures": "capture_id, custody",
    "capture_sightings": "capture_id, seen_at",
    "documents": "document_id, url, text_sha256, version, is_current",
    "claims": "claim_id, start_char, end_char",
    "revisits": "address, seen_at, capture_id",
}


def _content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with store.open(path) as opened:
        return {
            table: opened.query(f"SELECT {columns} FROM {table} ORDER BY ALL").rows  # noqa: S608 - names from above
            for table, columns in CONTENT.items()
        }


def _ingest(database: Path, archive: Path) -> None:
    with store.open(database) as opened:
        assert pipeline.ingest(opened, [str(archive)], linking=False).failures == []


@pytest.mark.parametrize(("ending", "step"), [("warc.gz", 1), ("wacz", 4)])
def test_killed_at_any_record_and_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, step: int
) -> None:
    """At each record of a file in turn, the reading of the file ends; read again, all is as if it never had."""
    records = [*_records("plain", "gzip in chunks"), record(f"{SITE}/last", answer(page("Ferry late", "ferry")))]
    data = members(records) if ending == "warc.gz" else wacz({"archive/data.warc.gz": members(records)})
    archive = tmp_path / f"a.{ending}"
    archive.write_bytes(data)
    _ingest(tmp_path / "calm.duckdb", archive)
    calm = _content(tmp_path / "calm.duckdb")
    assert len(calm["documents"]) == 2
    part: Callable[[warc.Archive, object], object] = vars(warc.Archive)["_part"]
    for stop in range(0, len(records), step):
        seen = iter(range(stop))

        def dying(self: warc.Archive, one: object, seen: Iterable[int] = seen) -> object:
            if next(iter(seen), None) is None:
                raise Killed
            return part(self, one)

        database = tmp_path / f"{stop}.duckdb"
        with monkeypatch.context() as patched:
            patched.setattr(warc.Archive, "_part", dying)
            with pytest.raises(Killed):
                _ingest(database, archive)
        _ingest(database, archive)
        assert _content(database) == calm, stop
