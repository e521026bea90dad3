"""Records that say what is not so of themselves: length, digest, and archives that hold no page."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.inputs.archives import answer, chunked, members, page, record, wacz
from tracker import pipeline, store
from tracker.errors import InputError
from tracker.inputs import Capture, Failure, Revisit, SourceOptions, Witness, expand
from tracker.inputs._digests import false_digest, is_whole
from tracker.inputs._records import records

NOW = datetime(2026, 1, 2, tzinfo=UTC)
FIRST, SECOND = "https://courier.example/quay", "https://courier.example/bridge"
BLOCK = answer(page("Quay closed", "quay"))
TWEET = "https://cdn.syndication.twimg.com/tweet-result?id=1834107803138428929&lang=en&token=a"
SAID = (
    b'{"__typename":"Tweet","id_str":"1834107803138428929","text":"The quay is closed.",'
    b'"created_at":"2024-09-12T05:00:00.000Z","user":{"id_str":"5","name":"Ada","screen_name":"ada"}}'
)


def _read(folder: Path, data: bytes, name: str = "a.warc") -> list[Capture | Revisit | Witness | Failure]:
    path = folder / name
    path.write_bytes(data)
    return list(expand([str(path)], clock=lambda: NOW, asked=SourceOptions()))


def _kinds(found: list[Capture | Revisit | Witness | Failure]) -> list[str]:
    return [type(one).__name__ for one in found]


def _sized(difference: int) -> bytes:
    return record(FIRST, BLOCK, content_length=str(len(BLOCK) + difference), warc_payload_digest=None)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("difference", [-len(BLOCK) + 60, -200, -5, 5, 150, 700, 5_000_000])
def test_a_wrong_length_is_a_failure_at_its_byte_and_costs_no_other_record(
    tmp_path: Path, difference: int, packed: bool
) -> None:
    both = [_sized(difference), record(SECOND, answer(page()))]
    found = _read(tmp_path, members(both) if packed else b"".join(both), "a.warc.gz" if packed else "a.warc")
    assert _kinds(found) == ["Failure", "Capture"]
    assert isinstance(found[0], Failure)
    assert "at byte 0: " in str(found[0].error)
    assert isinstance(found[1], Capture)
    assert found[1].url == SECOND
    assert found[1].offset == len(members(both[:1]) if packed else both[0])


def test_a_wrong_length_of_a_record_that_is_not_read_hides_no_page(tmp_path: Path) -> None:
    asked = record(FIRST, b"GET /quay HTTP/1.1\r\n\r\n", "request", content_length="900", warc_payload_digest=None)
    assert _kinds(_read(tmp_path, asked + record(SECOND, answer(page())))) == ["Failure", "Capture"]


@pytest.mark.parametrize("says", ["digest", "answer"])
def test_what_lies_behind_a_record_that_is_whole_is_no_fault_of_its_length(tmp_path: Path, says: str) -> None:
    if says == "digest":
        whole = record(FIRST, BLOCK)
    else:
        body = page()
        whole = record(FIRST, answer(body, content_length=str(len(body))), warc_payload_digest=None)
    found = _read(tmp_path, whole + b"what a disk left here\r\n" + record(SECOND, answer(page())))
    assert _kinds(found) == ["Capture", "Failure", "Capture"]


def test_records_in_one_member_are_not_unpacked_again_for_each(tmp_path: Path) -> None:
    both = record(FIRST, BLOCK) + record(SECOND, answer(page()))
    assert _kinds(_read(tmp_path, gzip.compress(both), "a.warc.gz")) == ["Capture", "Capture"]


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_comes_as_a_stream_is_read_as_the_file(tmp_path: Path, packed: bool) -> None:
    class Stream(io.BufferedReader):
        def seekable(self) -> bool:
            return False

        def seek(self, offset: int, whence: int = 0, /) -> int:
            raise io.UnsupportedOperation("seek")

    parts = [_sized(-5), record(FIRST, BLOCK), record(SECOND, answer(page()))]
    data = members(parts) if packed else b"".join(parts)
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    wanted = frozenset({"response"})
    with Stream(io.FileIO(path)) as stream:
        assert list(records(stream, wanted, 10**6)) == list(records(io.BytesIO(data), wanted, 10**6))


def _digest(data: bytes, name: str = "sha1", how: str = "hex") -> str:
    made = hashlib.new(name, data, usedforsecurity=False)
    if how == "hex":
        return f"{name}:{made.hexdigest()}"
    return f"{name}:{(base64.b32encode if how == '32' else base64.b64encode)(made.digest()).decode()}"


@pytest.mark.parametrize(
    "stated",
    [
        {"warc_payload_digest": _digest(b"another page")},
        {"warc_payload_digest": _digest(b"another page", "sha256")},
        {"warc_payload_digest": _digest(b"another page", how="32")},
        {"warc_block_digest": _digest(b"another answer")},
        {"warc_block_digest": _digest(b"another answer", "md5", "64")},
        {"warc_block_digest": _digest(b"another answer", "sha512"), "warc_payload_digest": None},
    ],
)
def test_a_page_without_the_bytes_of_its_digest_has_broken_custody(tmp_path: Path, stated: dict[str, str]) -> None:
    data = record(FIRST, BLOCK, **stated) + record(SECOND, answer(page()))
    failure, broken, whole = _read(tmp_path, data)
    assert isinstance(failure, Failure)
    assert "at byte 0: " in str(failure.error)
    assert "Digest" in str(failure.error)
    assert isinstance(broken, Capture)
    assert (broken.url, broken.custody) == (FIRST, "broken")
    assert isinstance(whole, Capture)
    assert (whole.url, whole.custody) == (SECOND, None)


@pytest.mark.parametrize(
    ("block", "stated"),
    [
        (BLOCK, {"warc_block_digest": _digest(BLOCK, "sha256")}),
        (answer(chunked(page())), {"warc_payload_digest": _digest(page(), how="32")}),
        (answer(gzip.compress(page()), content_encoding="gzip"), {"warc_payload_digest": _digest(page(), "sha256")}),
        (BLOCK, {"warc_payload_digest": _digest(BLOCK)}),
        (BLOCK, {"warc_payload_digest": "crc32:0badcafe"}),
        (BLOCK, {"warc_payload_digest": "sha1:not a digest"}),
        (BLOCK, {"warc_payload_digest": _digest(b"the whole page"), "warc_truncated": "length"}),
    ],
)
def test_digests_of_every_kind_of_writer_are_right(tmp_path: Path, block: bytes, stated: dict[str, str]) -> None:
    (found,) = _read(tmp_path, record(FIRST, block, **stated))
    assert isinstance(found, Capture)
    assert found.custody is None


def test_seals_of_a_package_do_not_cover_a_record_that_denies_itself(tmp_path: Path) -> None:
    data = record(FIRST, BLOCK, warc_payload_digest=_digest(b"another page"))
    found = _read(tmp_path, wacz({"archive/a.warc": data}), "a.wacz")
    assert [one.custody for one in found if isinstance(one, Capture)] == ["broken"]


def test_an_answer_without_the_bytes_of_its_digest_is_no_observation(tmp_path: Path) -> None:
    bad = record(TWEET, answer(SAID, "application/json"), warc_payload_digest=_digest(b"{}"))
    good = record(TWEET, answer(SAID, "application/json"), date="2024-09-13T10:00:00Z")
    assert _kinds(_read(tmp_path, bad + good)) == ["Failure", "Witness"]


def test_a_broken_gzip_payload_has_no_digest_to_fit() -> None:
    def payloads() -> Iterator[bytes]:
        yield from (b"a", b"b")

    assert false_digest({"warc-payload-digest": _digest(b"c")}, b"", payloads()) == "WARC-Payload-Digest"
    assert not is_whole({}, None)


def _ingested(tmp_path: Path, data: bytes) -> tuple[pipeline.Report, list[tuple[object, ...]], int]:
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    with store.open(tmp_path / "t.duckdb") as opened:
        report = pipeline.ingest(opened, [str(path)], linking=False)
        pipeline.ingest(opened, [str(path)], linking=False)
        rows = list(opened.query("SELECT input, stage, message FROM failures ORDER BY input").rows)
        ((seen,),) = opened.query("SELECT count(*) FROM observations").rows
    return report, rows, int(str(seen))


@pytest.mark.parametrize("more", ["nothing", "a revisit", "a picture", "information", "a request"])
def test_an_archive_of_answers_only_is_read_and_is_no_failure(tmp_path: Path, more: str) -> None:
    beside = {
        "nothing": b"",
        "a revisit": record(FIRST, BLOCK, "revisit"),
        "a picture": record("https://courier.example/a.png", answer(b"\x89PNG", "image/png")),
        "information": record("urn:info", b"software: none\r\n", "warcinfo", warc_payload_digest=None),
        "a request": record(TWEET, b"GET / HTTP/1.1\r\n\r\n", "request", warc_payload_digest=None),
    }[more]
    report, rows, seen = _ingested(tmp_path, beside + record(TWEET, answer(SAID, "application/json")))
    assert (report.failures, rows, seen) == ([], [], 1)


@pytest.mark.parametrize("data", [b"WARC/1.0\r\n", b"WARC/1.0\r\n\r\n", b"WARC/0.17\r\nX: 1\r\n\r\n", b"WARC/1.1"])
def test_a_file_without_a_record_is_still_a_failure(tmp_path: Path, data: bytes) -> None:
    (found,) = _read(tmp_path, data)
    assert isinstance(found, Failure)
    assert isinstance(found.error, InputError)


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body><p>Back soon.</p></body></html>",
        b"<html><head><title>Tarn Quay</title></head><body></body></html>",
        "<html><body><p>Accès réservé aux abonnés.</p></body></html>".encode(),
        b"<html><body><form><input name=q></form><p>Suche</p></body></html>",
        b"<html><body><ul>" + b"<li>Otra noticia del puerto</li>" * 40 + b"</ul></body></html>",
    ],
)
def test_a_page_that_is_no_article_is_named_once_with_the_reason(tmp_path: Path, body: bytes) -> None:
    first = record(FIRST, answer(body))
    report, rows, _ = _ingested(tmp_path, first + record(SECOND, answer(page())))
    assert report.run.new == 1
    assert report.failures == []
    assert len(report.passed_over) == 1
    ((where, stage, why),) = rows
    assert where == f"{tmp_path / 'a.warc'} at byte 0"
    assert stage == "passed over"
    assert FIRST in str(why)
    assert "no article" in str(why)


def test_pages_that_are_no_articles_are_written_down_alike_by_several_processes(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(
        b"".join(record(f"{FIRST}/{n}", answer(b"<html><body><p>Soon.</p></body></html>")) for n in range(3))
    )
    found = []
    for jobs in (1, 2):
        with store.open(tmp_path / f"{jobs}.duckdb") as opened:
            pipeline.ingest(opened, [str(path)], linking=False, jobs=jobs)
            found.append(opened.query("SELECT failure_id, capture_id FROM failures ORDER BY 1").rows)
    assert found[0] == found[1]
    assert len(found[0]) == 3


_A, _B = record(FIRST, BLOCK), record(SECOND, answer(page()))
_PASSED_OVER = {
    "a version that nobody reads": record("https://courier.example/new", BLOCK).replace(b"WARC/1.1", b"WARC/2.0", 1),
    "a version in small letters": record("https://courier.example/low", BLOCK).replace(b"WARC/1.1", b"warc/1.1", 1),
    "a line of text": b"what a disk left here\r\n",
    "zeros": bytes(50),
    "a page without a record": b"\xff" + page(),
    "bytes of every kind": bytes(range(256)) * 4,
    "a long line": b"x" * 100_000 + b"\r\n",
}


@pytest.mark.parametrize("packed", ["not at all", "each by itself", "together"])
@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("what", _PASSED_OVER)
def test_what_a_reader_passes_over_is_a_failure_at_its_byte_and_hides_no_record(
    tmp_path: Path, what: str, place: int, packed: str
) -> None:
    parts = [_A, _B]
    parts.insert(place, _PASSED_OVER[what])
    alone = packed == "each by itself"
    data = members(parts) if alone else b"".join(parts)
    where = len((members if alone else b"".join)(parts[:place]))
    found = _read(tmp_path, gzip.compress(data) if packed == "together" else data)
    assert [one.url for one in found if isinstance(one, Capture)] == [FIRST, SECOND]
    (failure,) = (one for one in found if isinstance(one, Failure))
    assert f"a.warc at byte {where:,}: " in str(failure.error)
    assert ("WARC/2.0, a version that is not read" in str(failure.error)) == (what == "a version that nobody reads")


@pytest.mark.parametrize("packed", [False, True])
def test_line_ends_between_records_are_nothing(tmp_path: Path, packed: bool) -> None:
    parts = [b"\r\n" * 40, _A, b"\n" * 3, _B, b"\r\n" * 3_000]
    assert _kinds(_read(tmp_path, members(parts) if packed else b"".join(parts))) == ["Capture", "Capture"]


@pytest.mark.parametrize("name", ["a.warc", "a"])
def test_a_file_of_another_version_is_no_text(tmp_path: Path, name: str) -> None:
    new = _PASSED_OVER["a version that nobody reads"]
    found = _read(tmp_path, new + new, name)
    assert [str(one.error).partition(": ")[0] for one in found if isinstance(one, Failure)] == [
        f"{tmp_path / name} at byte {at:,}" for at in (0, len(new))
    ]
    assert _kinds(found) == ["Failure", "Failure"]


def test_members_of_many_records_beside_others(tmp_path: Path) -> None:
    both, alone = gzip.compress(_A + bytes(9) + _B), gzip.compress(record("https://courier.example/c", answer(page())))
    urls = [one.url for one in _read(tmp_path, alone + both + alone) if isinstance(one, Capture)]
    assert urls == ["https://courier.example/c", FIRST, SECOND, "https://courier.example/c"]
    cut = _read(tmp_path, both[:-20] + alone)
    assert _kinds(cut)[-1] == "Capture"
    assert "Failure" in _kinds(cut)


def test_a_record_that_is_read_in_vain_is_not_read_for_ever(tmp_path: Path) -> None:
    """A version line that the reader does not take, though its version is one that is read."""
    odd = _A.replace(b"WARC/1.1\r\n", b"WARC/1.1  \t \r\n", 1)
    for data in (odd + _B, _B + odd + _B, _B + odd):
        found = _read(tmp_path, data)
        assert SECOND in [one.url for one in found if isinstance(one, Capture)]
        assert len(found) == data.count(b"\nWARC-Type")


def test_nothing_was_captured_tomorrow(tmp_path: Path) -> None:
    """A clock that was wrong would make its copy the latest version, and a post be seen there, for years to come."""
    told: list[str] = []
    path = tmp_path / "a.warc"
    late = {"date": "2099-01-01T00:00:00Z"}
    path.write_bytes(
        record(FIRST, BLOCK, **late)
        + record(TWEET, answer(SAID, "application/json"), **late)
        + record(SECOND, answer(page()))
    )
    found = list(expand([str(path)], clock=lambda: NOW, asked=SourceOptions(tell=told.append)))
    assert [one.seen_at for one in found if isinstance(one, Capture)] == [NOW, datetime(2024, 3, 5, 10, tzinfo=UTC)]
    assert [one.capture.seen_at for one in found if isinstance(one, Witness)] == [NOW]
    assert "2 records are dated in the future and taken as of today" in told[0]
