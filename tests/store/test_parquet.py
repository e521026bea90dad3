"""Parquet files that somebody else wrote: which columns are read, which file a name means, what is damaged."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tracker.errors import StoreError
from tracker.store.parquet import ParquetFile


def written(path: Path, query: str) -> str:
    """A file with the rows of a query."""
    con = duckdb.connect(":memory:")
    con.sql(query).write_parquet(str(path))
    con.close()
    return str(path)


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("'text'", True),
        ("1", True),
        ("1.5::DOUBLE", True),
        ("1.5::FLOAT", True),
        ("['a', 'b']", True),
        ("[1, 2]", True),
        ("[true]", True),
        ("[1.5]::DOUBLE[]", False),
        ("[1.5]::FLOAT[]", False),
        ("[1]::TINYINT[]", False),
        ("'x'::BLOB", False),
    ],
)
def test_vectors_and_bytes_are_left_out(tmp_path: Path, kind: str, read: bool) -> None:
    path = written(tmp_path / "rows.parquet", f"SELECT 'a' AS title, {kind} AS other")
    assert ParquetFile(path).columns == ["title", *(["other"] if read else [])]


def test_rows_come_in_their_order_over_several_batches(tmp_path: Path) -> None:
    path = written(tmp_path / "rows.parquet", "SELECT range AS n, 'page ' || range AS text FROM range(450)")
    assert list(ParquetFile(path).rows()) == [(n, f"page {n}") for n in range(450)]
    assert ParquetFile(path).count() == 450


@pytest.mark.parametrize("name", ["a*.parquet", "a?.parquet", "a[bc].parquet", "[a].parquet"])
def test_a_name_that_looks_like_a_pattern_is_a_name(tmp_path: Path, name: str) -> None:
    for other in ("ab.parquet", "ac.parquet", "a.parquet"):
        written(tmp_path / other, "SELECT 'other' AS text")
    path = written(tmp_path / "plain.parquet", "SELECT 'own' AS text")
    Path(path).rename(tmp_path / name)
    assert list(ParquetFile(str(tmp_path / name)).rows()) == [("own",)]
    assert ParquetFile(str(tmp_path / name)).count() == 1


def test_a_relative_path_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "rows.parquet", "SELECT 'own' AS text")
    monkeypatch.chdir(tmp_path)
    assert ParquetFile("rows.parquet").count() == 1


def test_what_is_no_parquet_file_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "no.parquet").write_bytes(b"nothing of the kind")
    with pytest.raises(StoreError) as refused:
        ParquetFile(str(tmp_path / "no.parquet"))
    assert "\n" not in str(refused.value)
    with pytest.raises(StoreError):
        ParquetFile(str(tmp_path / "none.parquet"))


def test_damaged_rows_are_an_error_of_the_store(tmp_path: Path) -> None:
    path = Path(written(tmp_path / "rows.parquet", "SELECT 'page ' || hash(range) AS text FROM range(4000)"))
    data = bytearray(path.read_bytes())
    data[40:4000] = bytes(3960)
    path.write_bytes(data)
    with pytest.raises(StoreError) as refused:
        list(ParquetFile(str(path)).rows())
    assert "\n" not in str(refused.value)
