"""The folder of captures: what is put in comes out, and damage is noticed."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import DamagedCapture, StoreError
from tracker.ids import bytes_digest
from tracker.store.captures import CaptureFolder, folder_of

DATA = b"<p>The lighthouse of Vell is dark again.</p>" * 50


@pytest.fixture
def folder(tmp_path: Path) -> CaptureFolder:
    made = CaptureFolder(folder_of(tmp_path / "case.duckdb"))
    made.put({bytes_digest(DATA): DATA})
    return made


def test_bytes_come_back_and_any_gzip_reads_them(folder: CaptureFolder) -> None:
    digest = bytes_digest(DATA)
    assert folder.get(digest) == DATA
    path = folder.path(digest)
    assert path.parent.parent.name == "case.captures"
    assert path.parent.name == digest[:2]
    assert gzip.decompress(path.read_bytes()) == DATA
    assert len(path.read_bytes()) < len(DATA)


def test_nothing_half_written_stays(folder: CaptureFolder) -> None:
    assert [path.name for path in folder.root.rglob("*") if path.is_file()] == [f"{bytes_digest(DATA)}.gz"]


def test_putting_again_leaves_the_file_alone(folder: CaptureFolder) -> None:
    path = folder.path(bytes_digest(DATA))
    before = path.stat().st_mtime_ns
    folder.put({bytes_digest(DATA): DATA})
    assert path.stat().st_mtime_ns == before


def test_every_flipped_byte_is_noticed(folder: CaptureFolder) -> None:
    digest = bytes_digest(DATA)
    path = folder.path(digest)
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        with pytest.raises(DamagedCapture, match=digest):
            folder.get(digest)


def test_missing_cut_short_and_foreign_bytes_are_noticed(folder: CaptureFolder) -> None:
    digest = bytes_digest(DATA)
    path = folder.path(digest)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(DamagedCapture, match="cannot be read"):
        folder.get(digest)
    path.write_bytes(gzip.compress(DATA))
    with pytest.raises(DamagedCapture, match="cannot be read"):
        folder.get(digest)
    folder.put({bytes_digest(b"another page"): b"another page"})
    path.write_bytes(folder.path(bytes_digest(b"another page")).read_bytes())
    with pytest.raises(DamagedCapture, match="other bytes"):
        folder.get(digest)
    path.unlink()
    with pytest.raises(DamagedCapture, match="missing"):
        folder.get(digest)


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "case.captures").write_text("a file is in the way")
    with pytest.raises(StoreError, match=r"case\.captures"):
        CaptureFolder(tmp_path / "case.captures").put({bytes_digest(DATA): DATA})


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]) -> None:
    folder = CaptureFolder(tmp_path_factory.mktemp("captures"))
    folder.put({bytes_digest(piece): piece for piece in pieces})
    assert [folder.get(bytes_digest(piece)) for piece in pieces] == pieces


@pytest.mark.parametrize("damage", [b"", b"\x1f\x8b", DATA, gzip.compress(b"other bytes", mtime=0)])
def test_putting_again_repairs_what_is_damaged(folder: CaptureFolder, damage: bytes) -> None:
    digest = bytes_digest(DATA)
    folder.path(digest).write_bytes(damage)
    assert folder.put({digest: DATA}) == [folder.path(digest)]
    assert folder.get(digest) == DATA
    assert folder.put({digest: DATA}) == []
