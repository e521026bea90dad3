"""Paths, folders, patterns, standard input and addresses; each failure on its own."""

from __future__ import annotations

import gzip
import io
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Never

import pytest

from tracker.errors import BadResponse, EmptyInput, InputError, MissingInput, TooLarge, TooSlow, UnsupportedInput
from tracker.inputs import Capture, Failure, Input, Revisit, Witness, _sources, expand, opened
from tracker.inputs._formats import known_format

SEEN = datetime(2024, 3, 5, 12, tzinfo=UTC)
PAGE = b"<!DOCTYPE html><p>The ferry sailed.</p>"


def _clock() -> datetime:
    return SEEN


def _all(*sources: str | Path, limit: int = 1000) -> list[Capture | Failure]:
    found = expand([str(source) for source in sources], clock=_clock, limit=limit)
    return [one for one in found if not isinstance(one, Revisit | Witness)]


def _one(source: str | Path, limit: int = 1000) -> Capture:
    (found,) = _all(source, limit=limit)
    assert isinstance(found, Capture), found
    return found


def _names(*sources: Path) -> list[str]:
    return [Path(one.address).name for one in _all(*sources) if isinstance(one, Capture)]


def _error(source: str | Path, limit: int = 1000) -> Exception:
    (found,) = _all(source, limit=limit)
    assert isinstance(found, Failure), found
    return found.error


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.html", "a.txt", "notes.docx", ".hidden.html", "sub/c.md", "sub/d.HTML.gz", ".git/e.html", "z.xml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(PAGE) if name.endswith("gz") else PAGE)
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    return tmp_path


def test_a_file(folder: Path) -> None:
    path = folder / "b.html"
    assert _one(path) == Capture(address=str(path), data=PAGE, seen_at=SEEN, path=str(path))


def test_a_folder_in_order_without_hidden_and_unknown_files(folder: Path) -> None:
    found = [Path(one.path or "").relative_to(folder).as_posix() for one in _all(folder) if isinstance(one, Capture)]
    assert found == ["a.txt", "b.html", "sub/c.md", "sub/d.HTML.gz", "z.xml"]


def test_a_file_named_by_itself_is_read_whatever_it_is_called(folder: Path) -> None:
    assert _one(folder / "notes.docx").data == PAGE
    assert _one(folder / ".hidden.html").data == PAGE


def test_patterns(folder: Path) -> None:
    assert [
        Path(one.address).name for one in _all(folder / "*.t?t", folder / "**/*.md") if isinstance(one, Capture)
    ] == [
        "a.txt",
        "c.md",
    ]
    assert isinstance(_error(folder / "*.warc"), MissingInput)


def test_a_name_with_the_signs_of_a_pattern(tmp_path: Path) -> None:
    path = tmp_path / "a[1]?.html"
    path.write_bytes(PAGE)
    assert _one(path).data == PAGE


def test_compressed_and_plain_are_the_same_bytes(folder: Path) -> None:
    assert _one(folder / "sub/d.HTML.gz").data == PAGE


def test_compressed_whatever_the_name(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(gzip.compress(gzip.compress(PAGE)))
    assert _one(path).data == PAGE


def test_standard_input() -> None:
    (found,) = expand(["-"], clock=_clock, stdin=io.BytesIO(PAGE))
    assert found == Capture(address="-", data=PAGE, seen_at=SEEN)


@pytest.mark.parametrize("name", ["page.html.url", "page.url"])
def test_the_address_saved_beside_a_page(tmp_path: Path, name: str) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    (tmp_path / name).write_bytes(b"[InternetShortcut]\r\nURL=https://outlet.example/ferry?x=1\r\n")
    assert _one(tmp_path / "page.html").url == "https://outlet.example/ferry?x=1"


def test_a_file_beside_that_holds_no_address(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    (tmp_path / "page.url").write_bytes(b"see https://outlet.example for more \xff")
    assert _one(tmp_path / "page.html").url is None


def test_bad_files(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "big.txt").write_bytes(b"x" * 1001)
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(bytes(100_000)))
    (tmp_path / "cut.gz").write_bytes(gzip.compress(PAGE)[:-9])
    (tmp_path / "damaged.gz").write_bytes(b"\x1f\x8b\x08" + b"\xff" * 40)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "void").mkdir()
    for name, kind, words in (
        ("empty.txt", EmptyInput, "empty"),
        ("big.txt", TooLarge, "1,000 bytes"),
        ("bomb.gz", TooLarge, "after decompression"),
        ("cut.gz", InputError, "damaged"),
        ("damaged.gz", InputError, "damaged"),
        ("dangling.txt", InputError, "No such file"),
        ("nothing.txt", MissingInput, "no such file"),
        ("void", MissingInput, "no file with a known suffix"),
        ("zero\0.txt", MissingInput, "zero character"),
    ):
        error = _error(tmp_path / name)
        assert isinstance(error, kind), name
        assert words in str(error)
    assert _one(tmp_path / "big.txt", limit=1001).data == b"x" * 1001


def test_a_device_is_not_read() -> None:
    assert isinstance(_error("/dev/zero"), UnsupportedInput)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_bytes(PAGE)
    path.chmod(0)
    assert "Permission denied" in str(_error(path))


def test_one_failure_stops_nothing(folder: Path) -> None:
    found = _all(folder / "nothing", folder / "a.txt", folder / "*.nothing", folder / "b.html")
    assert [type(one).__name__ for one in found] == ["Failure", "Capture", "Failure", "Capture"]


def test_addresses_go_to_the_fetcher() -> None:
    asked: list[tuple[str, datetime]] = []

    def fetch(address: str, seen_at: datetime) -> Capture:
        asked.append((address, seen_at))
        if "bad" in address:
            raise BadResponse("no")
        return Capture(address, PAGE, seen_at, url=address, status=200)

    sources = ["https://outlet.example/a", "HTTP://bad.example", "ftp://outlet.example/b"]
    found = list(expand(sources, clock=_clock, fetch=fetch))
    assert asked == [(source, SEEN) for source in sources]
    assert [type(one).__name__ for one in found] == ["Capture", "Failure", "Capture"]


def test_without_a_fetcher_addresses_are_failures() -> None:
    assert "not read here" in str(_error("https://outlet.example/a"))


def _for_ever(told: object) -> Never:
    while told is not None:
        pass
    raise AssertionError


@pytest.mark.parametrize("what", ["origin", "split"])
def test_what_takes_a_source_apart_has_a_limit_of_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch, what: Literal["origin", "split"]
) -> None:
    def slow(data: bytes, path: str | None, media_type: str, address: str) -> Input:
        found = known_format(data, path, media_type, address)
        if not (path or "").endswith("b.html"):
            return found
        return replace(found, split=_for_ever) if what == "split" else replace(found, origin=_for_ever)

    monkeypatch.setattr(_sources, "known_format", slow)
    sources = [str(folder / "b.html"), str(folder / "a.txt")]
    failure, capture = expand(sources, clock=_clock, seconds=0.05)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, TooSlow)
    assert isinstance(capture, Capture)
    (again,) = opened(folder / "b.html", {}, SEEN, 0.05)
    assert isinstance(again, Failure)
    assert isinstance(again.error, TooSlow)


def test_nothing_is_read_before_it_is_asked_for(folder: Path) -> None:
    found = expand([str(folder / "a.txt"), str(folder / "later.txt")], clock=_clock)
    assert isinstance(next(found), Capture)
    (folder / "later.txt").write_bytes(PAGE)
    assert isinstance(next(found), Capture)
