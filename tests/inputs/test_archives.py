"""WARC, ARC and WACZ: pages with their own address and time, revisits, damage, seals."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from fastwarc.stream_io import Lz4Writer, ZstdWriter

from tests.inputs.archives import answer, chunked, described_by, members, page, record, wacz
from tracker import extract, pipeline, store, workers
from tracker.errors import UnsupportedInput
from tracker.inputs import Capture, Failure, Revisit, SourceOptions, Witness, expand
from tracker.inputs._ecdsa import verified
from tracker.upkeep.verify import verify

NOW = datetime(2026, 1, 2, tzinfo=UTC)
URL = "https://courier.example/bridge"
BODY = page()
SHA1 = f"sha1:{hashlib.sha1(BODY, usedforsecurity=False).hexdigest()}"
Found = Capture | Revisit | Witness | Failure


def _expand(folder: Path, data: bytes, name: str = "a.warc", tell: list[str] | None = None) -> list[Found]:
    path = folder / name
    path.write_bytes(data)
    told = tell if tell is not None else []
    return list(expand([str(path)], clock=lambda: NOW, asked=SourceOptions(tell=told.append)))


def _captures(found: Iterable[Found]) -> list[Capture]:
    return [one for one in found if isinstance(one, Capture)]


def _failures(found: Iterable[Found]) -> list[str]:
    return [str(one.error) for one in found if isinstance(one, Failure)]


@pytest.mark.parametrize(
    ("why", "block"),
    [
        ("as it is", answer(BODY)),
        ("in chunks", answer(chunked(BODY), transfer_encoding="chunked")),
        ("in chunks that no header tells of", answer(chunked(BODY))),
        ("a header tells of chunks that are not there", answer(BODY, transfer_encoding="chunked")),
        ("gzip", answer(gzip.compress(BODY), content_encoding="gzip")),
        ("gzip that no header tells of", answer(gzip.compress(BODY))),
        ("a header tells of gzip that is not there", answer(BODY, content_encoding="gzip")),
        ("gzip in chunks", answer(chunked(gzip.compress(BODY)), content_encoding="gzip", transfer_encoding="chunked")),
        ("brotli", answer(brotli.compress(BODY), content_encoding="br")),
        ("a header tells of brotli that is not there", answer(b"\n" + BODY, content_encoding="br")[:-1] + BODY[-1:]),
        ("deflate with its header", answer(zlib.compress(BODY), content_encoding="deflate")),
        ("deflate without", answer(zlib.compress(BODY)[2:-4], content_encoding="deflate")),
        ("no type", answer(BODY, "")),
        ("a wrong type", answer(BODY, "application/octet-stream")),
        ("no reason in the status line", answer(BODY, status="200")),
        ("203", answer(BODY, status="203 Non-Authoritative Information")),
        ("the page alone, as before HTTP 1.0", BODY),
    ],
)
def test_the_page_is_what_the_reader_saw(tmp_path: Path, why: str, block: bytes) -> None:
    (capture,) = _captures(_expand(tmp_path, record(URL, block)))
    assert capture.data.strip() == BODY, why
    assert (capture.url, capture.address, capture.offset) == (URL, URL, 0)
    assert capture.seen_at == datetime(2024, 3, 5, 10, tzinfo=UTC)


def test_the_text_is_that_of_the_page_as_a_file(tmp_path: Path) -> None:
    data = page("Fähre & Brücke").decode().encode("cp1252", "replace")
    (capture,) = _captures(_expand(tmp_path, record(URL, answer(data, "text/html; charset=windows-1252"))))
    (item,) = workers.read_capture(capture)
    assert item.extraction is not None
    alone = extract(data, media_type="text/html; charset=windows-1252", url=URL)
    assert item.extraction.document == alone.document


@pytest.mark.parametrize(
    ("why", "one"),
    [
        ("an error page", record(URL, answer(BODY, status="404 Not Found"))),
        ("a redirect", record(URL, answer(BODY, status="302 Found", location="/x"))),
        ("an image", record(URL, answer(b"\x89PNG", "image/png"))),
        ("a feed that is called a page", record(URL, answer(b"<rss version='2.0'><channel/></rss>"))),
        ("JSON that is called a page", record(URL, answer(b'{"html": "<p>x</p>"}'))),
        ("a post", record("https://x.com/ada_q/status/1787089860817846272", answer(BODY))),
        ("a frame", record(URL, answer(BODY), warc_resource_type="iframe")),
        ("what the crawler says of a page", record(f"urn:pageinfo:{URL}", BODY, "resource")),
        ("an empty answer", record(URL, answer(b""))),
    ],
)
def test_what_is_no_page(tmp_path: Path, why: str, one: bytes) -> None:
    assert _expand(tmp_path, one) == [], why


@pytest.mark.parametrize(
    ("words", "article"),
    [(59, False), (60, True)],
)
def test_a_page_without_signs_is_known_by_its_prose(tmp_path: Path, words: int, article: bool) -> None:
    prose = " ".join(["quay"] * words)
    body = f"<!DOCTYPE html><html><body><article><p>{prose}.</p></article></body></html>".encode()
    (capture,) = _captures(_expand(tmp_path, record(URL, answer(body))))
    assert [item.extraction is not None for item in workers.read_capture(capture)] == [article]


def test_a_front_page_needs_the_signs_of_an_article(tmp_path: Path) -> None:
    teasers = b"<!DOCTYPE html><html><body>" + b"<p>The ferry sailed at noon.</p>" * 90 + b"</body></html>"
    assert _expand(tmp_path, record("https://courier.example/", answer(teasers))) == []
    assert len(_expand(tmp_path, record("https://courier.example/", answer(BODY)))) == 1


def test_addresses_in_brackets_and_with_blanks(tmp_path: Path) -> None:
    found = _expand(tmp_path, record("<https://courier.example/a b>", answer(BODY)))
    assert [one.url for one in _captures(found)] == ["https://courier.example/a%20b"]


MANY = [record(f"{URL}/{n}", answer(page(f"Bridge {n}"))) for n in range(4)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.warc", b"".join(MANY)),
        ("a.warc.gz", members(MANY)),
        ("whole.warc.gz", gzip.compress(b"".join(MANY))),
        ("story.txt", members(MANY)),
    ],
)
def test_packed_in_every_way(tmp_path: Path, name: str, data: bytes) -> None:
    assert [one.url for one in _captures(_expand(tmp_path, data, name))] == [f"{URL}/{n}" for n in range(4)]


@pytest.mark.parametrize(
    ("suffix", "writer", "kind"), [("zst", ZstdWriter, "a Zstandard archive"), ("lz4", Lz4Writer, "an LZ4 archive")]
)
def test_packed_in_other_ways_and_named_so(
    tmp_path: Path, suffix: str, writer: type[ZstdWriter] | type[Lz4Writer], kind: str
) -> None:
    out = io.BytesIO()
    packed = writer(out)
    packed.write(b"".join(MANY))
    packed.close()
    (tmp_path / f"a.warc.{suffix}").write_bytes(out.getvalue())
    assert len(_captures(expand([str(tmp_path)], clock=lambda: NOW))) == 4
    assert f"a.zip: {kind}, which is not read" in _failures(_expand(tmp_path, out.getvalue(), "a.zip"))[0]


def test_lines_that_end_as_in_old_crawls(tmp_path: Path) -> None:
    old = MANY[0].replace(b"WARC/1.1\r\n", b"WARC/0.18\r\n").replace(b"\r\nWARC-Date", b"\nWARC-Date")
    assert [one.url for one in _captures(_expand(tmp_path, old + MANY[1]))] == [f"{URL}/0", f"{URL}/1"]


def test_damage_costs_the_record_and_not_those_behind_it(tmp_path: Path) -> None:
    packed = [gzip.compress(one) for one in MANY]
    offset = len(packed[0])
    for place in (30, len(packed[1]) // 2, len(packed[1]) - 6):
        damaged = bytearray(packed[1])
        damaged[place : place + 4] = b"\xff\xff\xff\xff"
        found = _expand(tmp_path, packed[0] + bytes(damaged) + packed[2] + packed[3], "a.warc.gz")
        urls = [one.url for one in _captures(found)]
        assert urls[-2:] == [f"{URL}/2", f"{URL}/3"], place
        assert any("a.warc.gz at byte" in one for one in _failures(found)), place
    assert offset


def test_junk_between_the_records(tmp_path: Path) -> None:
    found = _expand(tmp_path, MANY[0] + b"junk\r\n" * 50 + MANY[1] + MANY[2])
    assert [one.url for one in _captures(found)][-1] == f"{URL}/2"


@pytest.mark.parametrize("junk", [bytes(500), b"no record\r\n" * 30, b"\xff" * 4000])
@pytest.mark.parametrize("packed", [True, False])
def test_what_ends_the_reader_does_not_end_the_file(tmp_path: Path, junk: bytes, packed: bool) -> None:
    """FastWARC stops where nothing begins as a record; those behind it are read, and the place is told."""
    parts = [MANY[0], junk, MANY[1], junk, MANY[2]]
    found = _expand(tmp_path, members(parts) if packed else b"".join(parts), "a.warc.gz" if packed else "a.warc")
    assert [one.url for one in _captures(found)] == [f"{URL}/{n}" for n in range(3)]
    assert len(_failures(found)) == 2
    assert all("at byte" in one for one in _failures(found))


def test_what_is_behind_the_last_record_is_no_failure(tmp_path: Path) -> None:
    found = _expand(tmp_path, MANY[0] + b"\r\n" * 9 + bytes(4096))
    assert [one.url for one in _captures(found)] == [f"{URL}/0"]


@pytest.mark.parametrize(
    ("line", "new", "why"),
    [
        (b"WARC-Type: response\r\n", b"", "a record does not say of which type it is"),
        (f"WARC-Target-URI: {URL}/1\r\n".encode(), b"", "a response does not say of which address it is"),
        (b"WARC-Type: response", b"warc-type: RESPONSE", None),
    ],
)
def test_a_record_that_does_not_say_what_it_is(tmp_path: Path, line: bytes, new: bytes, why: str | None) -> None:
    assert line in MANY[1]
    found = _expand(tmp_path, MANY[0] + MANY[1].replace(line, new) + MANY[2])
    assert [one.url for one in _captures(found)] == [f"{URL}/{n}" for n in ((0, 2) if why else (0, 1, 2))]
    assert _failures(found) == ([f"{tmp_path}/a.warc at byte {len(MANY[0]):,}: {why}"] if why else [])


@pytest.mark.parametrize("missing", [10, 100, 300])
@pytest.mark.parametrize("packed", [True, False])
def test_a_file_that_is_cut_off(tmp_path: Path, missing: int, packed: bool) -> None:
    data = members(MANY) if packed else b"".join(MANY)
    found = _expand(tmp_path, data[:-missing])
    assert [one.url for one in _captures(found)][:3] == [f"{URL}/{n}" for n in range(3)]
    assert len(_captures(found)) == 4 or _failures(found)


def test_a_compressed_page_that_is_cut_off_is_a_failure(tmp_path: Path) -> None:
    found = _expand(tmp_path, record(URL, answer(gzip.compress(BODY)[:-20], content_encoding="gzip")) + MANY[0])
    assert len(_captures(found)) == 1
    assert _failures(found) == [f"{tmp_path}/a.warc at byte 0: the compressed payload is cut short"]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record(URL, answer(gzip.compress(bytes(3_000_000)), content_encoding="gzip")) + MANY[0])
    found = list(expand([str(path)], clock=lambda: NOW, limit=1_000_000))
    assert len(_captures(found)) == 1
    assert "more than 1,000,000 bytes" in _failures(found)[0]


def test_arc(tmp_path: Path) -> None:
    block = answer(BODY)
    head = b"filedesc://a.arc 0.0.0.0 20040101000000 text/plain 3\n1 0\n"
    line = f"{URL} 192.0.2.1 20040305100000 text/html {len(block)}\n".encode()
    for data in (head + line + block + b"\n", gzip.compress(head) + gzip.compress(line + block + b"\n")):
        (capture,) = _captures(_expand(tmp_path, data, "a.arc"))
        assert (capture.data, capture.url) == (BODY, URL)
        assert capture.seen_at == datetime(2004, 3, 5, 10, tzinfo=UTC)
    assert "ARC record" in _failures(_expand(tmp_path, head + b"junk\n", "a.arc"))[0]


# In the database


def _ingest(folder: Path, **files: bytes) -> Path:
    database = folder / "t.duckdb"
    for name, data in files.items():
        path = folder / f"{name}.warc"
        path.write_bytes(data)
        with store.open(database) as opened:
            pipeline.ingest(opened, [str(path)], linking=False)
    return database


def _rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with store.open(database, read_only=True) as opened:
        return opened.query(query).rows


FIRST = record(URL, answer(BODY), date="2024-03-05T10:00:00.250Z")
SECOND = record(URL, answer(page(thing="road")), date="2024-03-06T10:00:00Z")


def _again(**headers: str | None) -> bytes:
    given: Mapping[str, str | None] = {"warc_payload_digest": SHA1, **headers}
    return record(URL, answer(b""), "revisit", "2024-03-07T10:00:00Z", **given)


REFERRING = {"warc_refers_to_target_uri": URL, "warc_refers_to_date": "2024-03-05T10:00:00Z"}
VERSIONS = "SELECT version, is_current FROM documents ORDER BY version"


def test_the_same_address_many_times_is_versions_of_one_article(tmp_path: Path) -> None:
    assert _rows(_ingest(tmp_path, a=FIRST + SECOND), VERSIONS) == [(1, False), (2, True)]


@pytest.mark.parametrize(
    ("why", "again"),
    [
        ("address and time", _again(warc_payload_digest=None, **REFERRING)),
        ("digest", _again()),
        ("all", _again(**REFERRING)),
        ("a fraction that was cut off", _again(**{**REFERRING, "warc_payload_digest": None})),
    ],
)
@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("before", [False, True])
def test_a_revisit_is_one_more_look_at_its_capture(
    tmp_path: Path, why: str, again: bytes, apart: bool, before: bool
) -> None:
    if apart:
        files = {"b": again, "a": FIRST + SECOND} if before else {"a": FIRST + SECOND, "b": again}
    else:
        files = {"a": again + FIRST + SECOND if before else FIRST + SECOND + again}
    database = _ingest(tmp_path, **files)
    assert _rows(database, VERSIONS) == [(1, True), (2, False)], why
    looks = _rows(database, "SELECT seen_at FROM capture_sightings WHERE seen_at >= '2024-03-07'")
    assert looks == [(datetime(2024, 3, 7, 10),)]
    _ingest(tmp_path, **files)
    assert _rows(database, "SELECT count(*) FROM capture_sightings") == [(3,)]


def test_not_modified_refers_to_the_look_before(tmp_path: Path) -> None:
    again = _again(warc_payload_digest=None)
    assert _rows(_ingest(tmp_path, a=FIRST + SECOND + again), VERSIONS) == [(1, False), (2, True)]
    assert _rows(tmp_path / "t.duckdb", "SELECT count(*) FROM capture_sightings") == [(3,)]


def test_the_same_revisit_in_two_files_is_one_look(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.warc").write_bytes(FIRST + _again())
    with store.open(tmp_path / "t.duckdb") as opened:
        pipeline.ingest(opened, [str(tmp_path)], linking=False)
        assert opened.query("SELECT count(*) FROM capture_sightings").rows == [(2,)]
        assert opened.query("SELECT count(*) FROM revisits WHERE capture_id IS NOT NULL").rows == [(2,)]


def test_a_revisit_of_what_is_not_here_waits(tmp_path: Path) -> None:
    database = _ingest(tmp_path, a=SECOND, b=_again())
    assert _rows(database, "SELECT capture_id FROM revisits") == [(None,)]
    assert _rows(database, "SELECT count(*) FROM capture_sightings") == [(1,)]


def test_captures_are_read_again(tmp_path: Path) -> None:
    database = _ingest(tmp_path, a=FIRST + SECOND + _again())
    with store.open(database) as opened:
        done = verify(opened, workers.read_capture)
    assert (done.captures, done.documents, done.problems) == (2, 2, [])
    assert _rows(database, "SELECT published_earliest::DATE::TEXT FROM documents LIMIT 1") == [("2024-03-04",)]


# Packages

ARCHIVE = {"archive/data.warc.gz": members([FIRST, record("https://courier.example/", answer(BODY))])}


def test_a_package_names_its_pages(tmp_path: Path) -> None:
    told: list[str] = []
    found = _captures(_expand(tmp_path, wacz(ARCHIVE, pages=["https://courier.example/"]), "a.wacz", told))
    assert [(one.url, one.custody) for one in found] == [("https://courier.example/", "unsigned")]
    assert found[0].path == f"{tmp_path}/a.wacz!archive/data.warc.gz"
    assert told[0] == f"{tmp_path}/a.wacz: custody unsigned"
    assert len(_captures(_expand(tmp_path, wacz(ARCHIVE), "a.wacz"))) == 2


# Made once with OpenSSL for these tests: keys on both curves, and their signatures over the words below.
SIGNED = json.loads((Path(__file__).parent.parent / "cases" / "inputs" / "signatures.json").read_text())


@pytest.mark.parametrize("case", SIGNED, ids=lambda case: case["why"])
def test_signatures(case: dict[str, str]) -> None:
    message = case["message"].encode()
    assert verified(message, case["signature"], case["key"]) is True
    assert verified(message + b"x", case["signature"], case["key"]) is False


def test_signatures_of_other_kinds() -> None:
    one = SIGNED[0]
    assert verified(b"x", "no base64!", one["key"]) is None
    assert verified(b"x", one["signature"], base64.b64encode(b"an RSA key").decode()) is None
    assert verified(b"x", base64.b64encode(bytes(64)).decode(), one["key"]) is not True


def test_custody_verified(tmp_path: Path) -> None:
    # The signed words are the hash of this package's list of files.
    case = next(one for one in SIGNED if one["why"] == "the list of a package")
    files = {"archive/data.warc": record(URL, answer(BODY))}
    digest = f"sha256:{hashlib.sha256(described_by(files)).hexdigest()}"
    assert digest == case["message"], "the package of this test has changed: sign its hash anew"
    data = wacz(files, signature=case["signature"], publicKey=case["key"], created="2024-03-05T10:00:00Z")
    assert [one.custody for one in _captures(_expand(tmp_path, data, "a.wacz"))] == ["verified"]
    other = SIGNED[0]
    data = wacz(files, signature=other["signature"], publicKey=other["key"])
    found = _expand(tmp_path, data, "a.wacz")
    assert [one.custody for one in _captures(found)] == ["broken"]
    assert "the signature is not that of the hash" in _failures(found)[0]


def _rewritten(data: bytes, name: str, new: bytes | None, add: str | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as package:
        for one in old.namelist():
            content = new if one == name else old.read(one)
            if content is not None:
                package.writestr(one, content)
        if add:
            package.writestr(add, members([SECOND]))
    return out.getvalue()


@pytest.mark.parametrize(
    ("why", "name", "new", "add", "words"),
    [
        ("another archive", "archive/data.warc.gz", members([SECOND]), None, "has the hash"),
        ("an archive more", "", None, "archive/more.warc.gz", "is there and not listed"),
        ("an archive less", "pages/pages.jsonl", None, None, "is listed and not there"),
        ("another list", "datapackage.json", b'{"resources": []}', None, "not listed"),
    ],
)
def test_custody_broken(tmp_path: Path, why: str, name: str, new: bytes | None, add: str | None, words: str) -> None:
    whole = wacz(ARCHIVE, pages=[URL])
    found = _expand(tmp_path, _rewritten(whole, name, new, add), "a.wacz")
    assert {one.custody for one in _captures(found)} == {"broken"}, why
    assert any(words in one for one in _failures(found)), why


@pytest.mark.parametrize("name", ["../archive/a.warc", "/archive/a.warc", "archive\\..\\a.warc", "c:/a.warc"])
def test_names_that_lead_out_of_a_package(tmp_path: Path, name: str) -> None:
    data = wacz({"archive/data.warc.gz": members([FIRST]), "archive/Xa.warc": b"x"})
    info = name.encode()
    data = data.replace(b"archive/Xa.warc", info[:15].ljust(15, b"a"))
    found = _expand(tmp_path, data, "a.wacz")
    assert not _captures(found)
    assert _failures(found)


def test_a_package_that_is_a_bomb(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("archive/data.warc", bytes(11_000_000))
    (found,) = _failures(_expand(tmp_path, out.getvalue(), "a.wacz"))
    assert "packed like a bomb" in found


def test_a_zip_file_that_is_no_package(tmp_path: Path) -> None:
    (found,) = _failures(_expand(tmp_path, b"PK\x03\x04junk", "a.wacz"))
    assert "not a ZIP file that can be read" in found
    with pytest.raises(UnsupportedInput, match="tracker ingest"):
        extract(wacz(ARCHIVE))


def _harmed(data: bytes, name: str, harm: str) -> bytes:
    """The package, with one file of it packed anew and then damaged, under a password, or packed in an unknown way."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as package:
        for one in old.namelist():
            kind = zipfile.ZIP_LZMA if harm == "lzma" else zipfile.ZIP_DEFLATED
            package.writestr(one, old.read(one), kind if one == name else zipfile.ZIP_STORED)
        info = package.getinfo(name)
    whole = bytearray(out.getvalue())
    local = info.header_offset
    content = local + 30 + len(name)
    central = whole.rindex(b"PK\x01\x02", 0, whole.rindex(name.encode()))
    if harm in ("damaged", "lzma"):
        whole[content + 9 : content + 40] = b"\xff" * 31
    elif harm == "password":
        whole[local + 6] |= 1
        whole[central + 8] |= 1
    elif harm == "packed otherwise":
        whole[local + 8] = whole[central + 10] = 97
    else:
        whole[local : local + 4] = b"PK\x09\x09"
    return bytes(whole)


def test_a_package_without_archives_costs_the_one_around_it_nothing(tmp_path: Path) -> None:
    found = _expand(tmp_path, wacz({"inner.wacz": wacz({}), "archive/more.warc": SECOND}), "a.wacz")
    assert len(_captures(found)) == 1
    assert [one.source.rpartition("!")[2] for one in found if isinstance(one, Failure)] == ["inner.wacz"]


@pytest.mark.parametrize("harm", ["damaged", "lzma", "password", "packed otherwise", "no header"])
@pytest.mark.parametrize("name", ["archive/data.warc.gz", "pages/pages.jsonl", "datapackage.json", "inner.wacz"])
def test_a_file_that_cannot_be_read_in_a_package(tmp_path: Path, name: str, harm: str) -> None:
    """It is a failure, and so is its seal; the others are read."""
    whole = wacz(
        {**ARCHIVE, "archive/more.warc": SECOND, "inner.wacz": wacz(ARCHIVE)}, pages=[URL, "https://courier.example/"]
    )
    found = _expand(tmp_path, _harmed(whole, name, harm), "a.wacz")
    failures = _failures(found)
    assert {one.custody for one in _captures(found) if "inner.wacz" not in (one.path or "")} == {"broken"}
    assert any(f"{name} cannot be read in the ZIP file" in one for one in failures) is (name != "datapackage.json")
    assert any(f"a seal is broken: {name} cannot be read" in one for one in failures)
    read = {(one.path or "").partition("!")[2] for one in _captures(found)}
    every = {"archive/data.warc.gz", "archive/more.warc", "inner.wacz!archive/data.warc.gz"}
    assert read == {one for one in every if not one.startswith(name)}
