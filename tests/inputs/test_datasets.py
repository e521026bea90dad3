"""Data sets: one row, one article; rows that are none; columns; pieces that can be read again by themselves."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tracker.errors import EmptyInput, InputError, TooLarge, UnsupportedInput
from tracker.inputs import Capture, Failure, Item, SourceOptions, Unread, expand, items
from tracker.inputs._articles import published
from tracker.inputs._columns import chosen, parsed, usual
from tracker.inputs._rows import Read, json_array, json_lines
from tracker.inputs.dataset import PIECE_ROWS

SEEN = datetime(2024, 3, 5, 12, tzinfo=UTC)
NAMES = ("id", "headline", "content", "published_at")
ROWS = [
    dict(zip(NAMES, row, strict=True))
    for row in (
        (1, "Bridge closed", "The bridge was closed, the mayor said.", "2024-03-05"),
        (2, "Ferry late", "The ferry was late, its captain said.", "2024-03-06"),
    )
]


def _parts(path: Path, columns: str = "", **told: str) -> list[Capture | Failure]:
    given = {**told, **({"columns": columns} if columns else {})}
    found = expand([str(path)], clock=lambda: SEEN, asked=SourceOptions(given))
    return [one for one in found if isinstance(one, Capture | Failure)]


def _items(parts: Iterable[Capture | Failure]) -> list[Item | Unread]:
    return [item for part in parts if isinstance(part, Capture) for item in items(part)]


def _read(path: Path, columns: str = "") -> list[Item]:
    return [item for item in _items(_parts(path, columns)) if isinstance(item, Item)]


def _written(folder: Path, name: str) -> Path:
    path = folder / name
    match path.suffixes:
        case [".jsonl"]:
            path.write_text("\n".join(map(json.dumps, ROWS)))
        case [".jsonl", ".gz"]:
            path.write_bytes(gzip.compress("\n".join(map(json.dumps, ROWS)).encode()))
        case [".json"]:
            path.write_text(json.dumps(ROWS, indent=2))
        case [".api"]:
            path.write_text(json.dumps({"status": "ok", "articles": ROWS}))
        case [".csv"]:
            path.write_text("id,headline,content,published_at\n" + "\n".join(_line(row, ",") for row in ROWS))
        case [".tsv"]:
            lines = ["\t".join(ROWS[0]), *(_line(row, "\t") for row in ROWS)]
            path.write_bytes("\r\n".join(lines).encode("utf-16"))
        case _:
            pq.write_table(pa.Table.from_pylist([{**row, "vector": [0.1, 0.2]} for row in ROWS]), path)
    return path


def _line(row: dict[str, object], delimiter: str) -> str:
    return delimiter.join(f'"{value}"' for value in row.values())


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.json", "a.api", "a.csv", "a.tsv", "a[1].parquet"])
def test_a_row_is_an_article_in_every_format(tmp_path: Path, name: str) -> None:
    first, second = _read(_written(tmp_path, name))
    assert (first.title, first.content, first.key) == ("Bridge closed", "The bridge was closed, the mayor said.", "1")
    assert (second.title, second.number, second.media_type) == ("Ferry late", 1, "text/plain")
    assert first.published is not None
    assert first.published.first_day().isoformat() == "2024-03-05"


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.tsv", "a.parquet"])
def test_a_piece_is_read_again_by_itself(tmp_path: Path, name: str) -> None:
    (piece,) = _parts(_written(tmp_path, name))
    assert isinstance(piece, Capture)
    again = Capture("elsewhere", piece.data, SEEN, media_type=piece.media_type, given=piece.given, offset=piece.offset)
    assert list(items(again)) == list(items(piece))


def test_the_columns_are_told_before_reading(tmp_path: Path) -> None:
    told: list[str] = []
    parts = expand([str(_written(tmp_path, "a.jsonl"))], clock=lambda: SEEN, asked=SourceOptions(tell=told.append))
    next(parts)
    assert told == [f"{tmp_path}/a.jsonl: text = content, title = headline, date = published_at, key = id"]


@pytest.mark.parametrize(
    ("names", "asked", "expected"),
    [
        ("Title Body Date", "", {"text": "Body", "title": "Title", "date": "Date"}),
        ("text html url", "", {"text": "text", "html": "html", "url": "url"}),
        ("titre texte lien_x", "", {"text": "texte", "title": "titre"}),
        ("publish_date published text", "", {"text": "text", "date": "published"}),
        ("a b title", "text=b", {"text": "b", "title": "title"}),
        ("text other html", "text=other", {"text": "other"}),
        ("text date", "date=", {"text": "text"}),
        ("source source.name text", "", {"text": "text", "publisher": "source.name"}),
    ],
)
def test_columns(names: str, asked: str, expected: dict[str, str]) -> None:
    assert chosen(names.split(), parsed(asked), "x") == expected


def test_columns_that_are_not_there() -> None:
    with pytest.raises(UnsupportedInput, match=r"no column is named like the text .* a, b"):
        chosen(["a", "b"], {}, "x")
    with pytest.raises(InputError, match="no column 'c'"):
        chosen(["a", "b"], {"text": "c"}, "x")
    with pytest.raises(InputError, match="'words=a' is not one of"):
        parsed("words=a")
    assert usual(["path", "title"], ["title", "date"]) == {"title": "title"}


def test_rows_that_are_no_article_are_told_and_the_others_go_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [json.dumps(ROWS[0]), "{broken", "", "[1, 2]", json.dumps({"content": ""}), json.dumps({"content": "n/a"})]
    path.write_text("\n".join([*lines, json.dumps(ROWS[1])]))
    found = _items(_parts(path))
    assert [item.title for item in found if isinstance(item, Item)] == ["Bridge closed", "Ferry late"]
    errors = [item.error for item in found if isinstance(item, Unread)]
    assert [type(error) for error in errors] == [InputError, InputError, EmptyInput, UnsupportedInput]
    assert "row 2: not JSON" in str(errors[0])
    assert "row 5: no article: 'n/a'" in str(errors[3])


def test_rows_are_numbered_over_all_pieces(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [json.dumps(ROWS[0])] * (PIECE_ROWS + 1) + ["{broken"]
    path.write_text("\n".join(rows))
    first, second = _parts(path)
    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert (first.offset, second.offset) == (0, PIECE_ROWS)
    bad = next(one for one in items(second) if isinstance(one, Unread))
    assert f"row {PIECE_ROWS + 2}: not JSON" in str(bad.error)


@pytest.mark.parametrize(
    ("row", "media_type", "content"),
    [
        ({"text": "The ferry <3 sailed at noon."}, "text/plain", "The ferry <3 sailed at noon."),
        ({"text": "<p>The ferry sailed.</p>"}, "text/html", "<p>The ferry sailed.</p>"),
        ({"text": "plain words of the ferry", "html": "<p>The ferry.</p>"}, "text/html", "<p>The ferry.</p>"),
        ({"text": "plain words of the ferry", "html": ""}, "text/plain", "plain words of the ferry"),
        ({"text": ["The ferry sailed.", "It was late."]}, "text/plain", "The ferry sailed.\n\nIt was late."),
        ({"text": "渡し船は正午に出航しました"}, "text/plain", "渡し船は正午に出航しました"),
    ],
)
def test_text_and_html(tmp_path: Path, row: dict[str, object], media_type: str, content: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(row))
    (item,) = _read(path)
    assert (item.media_type, item.content) == (media_type, content)


@pytest.mark.parametrize(
    ("printed", "language", "day"),
    [
        ("2024-03-05T10:00:00Z", None, "2024-03-05"),
        ("20240305T101500Z", None, "2024-03-05"),
        ("20240305", None, "2024-03-05"),
        ("1709632800", None, "2024-03-05"),
        ("1709632800000", None, "2024-03-05"),
        ("Tue, 05 Mar 2024 10:00:00 GMT", None, "2024-03-05"),
        ("March 5, 2024", "en", "2024-03-05"),
        ("05/03/2024", "fr", "2024-03-05"),
        ("05/03/2024", None, None),
        ("soon", None, None),
        ("", None, None),
    ],
)
def test_dates_of_columns(printed: str, language: str | None, day: str | None) -> None:
    found = published(printed, language)
    assert (found.first_day().isoformat() if found else None) == day


def test_what_is_told_of_all_rows_stands_back_behind_a_row(tmp_path: Path) -> None:
    (piece,) = _parts(_written(tmp_path, "a.jsonl"), publisher="The Tarn Quay Courier")
    assert isinstance(piece, Capture)
    assert piece.given["publisher"] == "The Tarn Quay Courier"
    (failed,) = _parts(_written(tmp_path, "a.jsonl"), title="One")
    assert isinstance(failed, Failure)
    assert "--title tells of one article" in str(failed.error)


def test_a_quotation_mark_that_never_closes_costs_one_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('title,text\nA,The ferry sailed at noon.\nB,5" of rain fell at noon.\n"C,lost in the fog at sea\n')
    found = _items(_parts(path))
    assert [item.title for item in found if isinstance(item, Item)] == ["A", "B"]


def test_a_table_in_two_charsets(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    modern, old = "title;text\nFähre;Die Fähre fuhr um zwölf ab.\n", "Brücke;Die Brücke wurde gesperrt.\n"
    path.write_bytes(modern.encode() + old.encode("cp1252"))
    assert [item.title for item in _read(path)] == ["Fähre", "Brücke"]


def test_a_file_that_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(ROWS)[:-20])
    parts = _parts(path)
    assert [item.title for item in _items(parts) if isinstance(item, Item)] == ["Bridge closed"]
    whole = tmp_path / "b.jsonl.gz"
    whole.write_bytes(gzip.compress("\n".join(map(json.dumps, ROWS)).encode())[:-12])
    assert any(isinstance(part, Failure) and "gzip" in str(part.error) for part in _parts(whole))


@pytest.mark.parametrize("data", [b"[]", b"[\n]", b'{"articles": []}'])
def test_no_rows(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    (failed,) = _parts(path)
    assert isinstance(failed, Failure)


def test_a_row_over_the_limit() -> None:
    long = b'{"a": "' + b"x" * 3000 + b'"}'
    found: list[Read] = list(json_lines(io.BytesIO(b'{"a": 1}\n' + long + b'\n{"a": 2}\n'), 1000))
    assert [isinstance(one.row, TooLarge) for one in found] == [False, True, False]
    assert len(list(json_array(io.BytesIO(b'[{"a": 1},' + long + b',{"a": 2}]'), 10_000))) == 3
    with pytest.raises(TooLarge):
        list(json_array(io.BytesIO(b'[{"a": "' + b"x" * 2_000_000), 100_000))


class _Endless(io.RawIOBase):
    """A data set of `rows` rows that is nowhere as a whole."""

    def __init__(self, rows: int) -> None:
        self._lines: Iterator[bytes] = (json.dumps({**ROWS[0], "id": n}).encode() + b"\n" for n in range(rows))
        self._left = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while len(self._left) < size and (line := next(self._lines, b"")):
            self._left += line
        data, self._left = self._left[:size], self._left[size:]
        return data


def _peak(rows: int) -> int:
    tracemalloc.start()
    count = 0
    for part in expand(["-"], clock=lambda: SEEN, stdin=cast("BinaryIO", _Endless(rows))):
        assert isinstance(part, Capture)
        count += len(list(items(part)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == rows
    return peak


def test_memory_does_not_grow_with_the_rows() -> None:
    assert _peak(8000) < 1.5 * _peak(2000)


def test_a_damaged_parquet_file_is_a_failure_where_the_damage_is(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = [{"title": f"Page {at}", "text": f"{at} said the mayor of {at * 7919 % 1009}."} for at in range(4000)]
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=1000, compression="NONE", use_dictionary=False)
    whole = path.read_bytes()
    middle = len(whole) * 7 // 8
    path.write_bytes(whole[:middle] + b"\xff" * 4000 + whole[middle + 4000 :])
    parts = _parts(path)
    assert isinstance(parts[-1], Failure)
    assert "cannot be read on" in str(parts[-1].error)
    assert len(_read(path)) < len(rows)
    path.write_bytes(b"PAR1 and nothing behind it")
    (failure,) = _parts(path)
    assert isinstance(failure, Failure)
    assert "not a Parquet file that can be read" in str(failure.error)
