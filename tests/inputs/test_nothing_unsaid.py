"""What one row, record or line does costs itself alone: what stands behind it is read, or is told of as not read."""

from __future__ import annotations

import io
import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.clock import CLOCK
from tests.inputs.archives import answer, page, record
from tracker import pipeline, store
from tracker.errors import UnsupportedInput
from tracker.inputs import Capture, Failure, Item, SourceOptions, Unread, expand, items
from tracker.inputs._dates import declared
from tracker.inputs._tables import HeadedRows

NOW = datetime(2026, 1, 2, tzinfo=UTC)
ROWS = [{"title": f"t{n}", "text": f"The quay number {n} was closed on Monday, the mayor said."} for n in range(5)]
LINES = [json.dumps(row) for row in ROWS]
CELLS = [f"t{n},The quay number {n} was closed on Monday" for n in range(5)]
DEEP = "[" * 600 + '"x"' + "]" * 600


def _read(folder: Path, name: str, text: str) -> tuple[list[str | None], list[str]]:
    """The titles of the documents in a file, and everything that was told of as not read."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    titles: list[str | None] = []
    told: list[str] = []
    for part in expand([str(path)], clock=lambda: NOW, asked=SourceOptions()):
        if isinstance(part, Failure):
            told.append(str(part.error))
        elif isinstance(part, Capture):
            for item in items(part):
                if isinstance(item, Item):
                    titles.append(item.title)
                else:
                    told.append(str(item.error))
    return titles, told


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(LINES),
        "\n" + "\n".join(LINES),
        "\n".join(json.dumps(row, indent=1) for row in ROWS),
        "".join(LINES),
        " ".join(LINES),
        ",\n".join(LINES),
        "\r".join(LINES),
        f"[{','.join(LINES[:2])}]\n[{','.join(LINES[2:])}]",
        f"[{','.join(LINES[:2])}]\n" + "\n".join(LINES[2:]),
        "\n".join(f"[{line}]" for line in LINES),
        f"[{','.join(LINES)},]",
        f"[{''.join(LINES)}]",
        f'{{"meta": [1], "articles": [{",".join(LINES[:2])}], "results": [{",".join(LINES[2:])}]}}',
        f'{{"articles": [{",".join(LINES[:2])}]}}\n{{"articles": [{",".join(LINES[2:])}]}}',
    ],
)
def test_every_object_of_a_file_is_a_row(tmp_path: Path, text: str) -> None:
    assert _read(tmp_path, "a.json", text) == (["t0", "t1", "t2", "t3", "t4"], [])


@pytest.mark.parametrize(
    "second",
    [
        LINES[1][1:],
        LINES[1][:-1],
        "[1, 2]",
        "...",
        "# a remark",
        '{"title": "t1", "text": ' + DEEP + "}",
        '{"title": ' + DEEP + f', "text": {json.dumps(ROWS[1]["text"])}}}',
        '{"title": "t1", "id": ' + DEEP + "}",
        '{"title": "t1"}',
    ],
)
def test_a_line_that_is_no_row_costs_itself_and_is_told(tmp_path: Path, second: str) -> None:
    titles, told = _read(tmp_path, "a.jsonl", "\n".join([LINES[0], second, *LINES[2:]]))
    assert titles == ["t0", "t2", "t3", "t4"]
    assert len(told) == 1


def test_what_stands_behind_an_array_is_told(tmp_path: Path) -> None:
    titles, told = _read(tmp_path, "a.json", f"[{','.join(LINES)}] and more")
    assert titles == ["t0", "t1", "t2", "t3", "t4"]
    assert len(told) == 1
    assert "and more" in told[0]


@pytest.mark.parametrize(
    ("broken", "kept"),
    [
        ('t1,"The quay number 1 was closed on Monday', True),
        ('t1,The quay number 1 was "closed" on Monday', True),
        ('"t1,The quay number 1 was closed on Monday', False),
        ('"t1", "The quay number 1" was closed on Monday', True),
    ],
)
@pytest.mark.parametrize("others", [CELLS[2:], [f'{cells[:3]}"{cells[3:]}"' for cells in CELLS[2:]]])
def test_a_mark_that_opens_and_never_closes_swallows_no_other_row(
    tmp_path: Path, broken: str, kept: bool, others: list[str]
) -> None:
    titles, told = _read(tmp_path, "a.csv", "\n".join(["title,text", CELLS[0], broken, *others]) + "\n")
    assert titles == ["t0", *(["t1"] if kept else []), "t2", "t3", "t4"]
    assert len(told) == (0 if kept else 1)


def test_a_table_whose_titles_begin_with_a_mark(tmp_path: Path) -> None:
    lines = [f'{row["text"]}\t"{row["title"]}' for row in ROWS]
    titles, told = _read(tmp_path, "a.tsv", "\n".join(["text\ttitle", *lines]) + "\n")
    assert [(title or "").strip() for title in titles] == ["t0", "t1", "t2", "t3", "t4"]
    assert told == []


def test_a_field_of_several_lines_stays_one_field(tmp_path: Path) -> None:
    text = 'title,text\nt0,"The quay was closed on Monday,\nthe mayor said, and ""nobody"" knew,\nwhy."\n' + CELLS[1]
    assert _read(tmp_path, "a.csv", text) == (["t0", "t1"], [])


def test_posts_behind_one_that_is_nested_too_deeply(tmp_path: Path) -> None:
    posts = [f'{{"id": {n}, "title": {{"rendered": "t{n}"}}, "content": {{"rendered": "<p>Quay"}}}}' for n in range(3)]
    posts[1] = f'{{"id": {DEEP}, "content": {{"rendered": "<p>Quay"}}}}'
    titles, told = _read(tmp_path, "a.json", f"[{','.join(posts)}]")
    assert (titles[0], titles[-1]) == ("t0", "t2")
    assert len(titles) + len(told) == 3


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "+99999-01-01", ""])
def test_records_behind_one_of_an_impossible_date(tmp_path: Path, date: str) -> None:
    first, second = "https://courier.example/quay", "https://courier.example/bridge"
    path = tmp_path / "a.warc"
    path.write_bytes(record(first, answer(page()), date=date) + record(second, answer(page("Quay", "quay"))))
    found = list(expand([str(path)], clock=lambda: NOW, asked=SourceOptions()))
    assert [type(one).__name__ for one in found] == ["Failure", "Capture"]
    assert isinstance(found[1], Capture)
    assert found[1].url == second


def test_an_arc_whose_length_is_no_number_of_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.arc"
    head = b"filedesc://a.arc 0.0.0.0 20240305100000 text/plain 0\n\n"
    path.write_bytes(head + b"https://courier.example/quay 1.1.1.1 20240305100000 text/html " + b"9" * 5000 + b"\n")
    told = [one for one in expand([str(path)], clock=lambda: NOW, asked=SourceOptions()) if isinstance(one, Failure)]
    assert len(told) == 1
    assert "not the first line of an ARC record" in str(told[0].error)


@pytest.mark.parametrize("rows", ["99999999999999999999999999", "-1", "1e400"])
def test_a_record_that_says_it_is_ours_and_names_no_place(tmp_path: Path, rows: str) -> None:
    own = f'{{"media_type": "text/html", "given": {{}}, "rows": {rows}}}'
    path = tmp_path / "a.warc"
    path.write_bytes(record("https://courier.example/quay", answer(page()), tracker_document=own))
    (found,) = expand([str(path)], clock=lambda: NOW, asked=SourceOptions())
    assert isinstance(found, Capture)
    assert found.offset == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hex.md", "+++\nn = 0x" + "f" * 5000 + "\n+++\nThe quay was closed on Monday."),
        ("lists.md", "---\ntitle: " + "[" * 900 + "]" * 900 + "\n---\nThe quay was closed on Monday."),
    ],
)
def test_facts_that_no_page_has_do_not_cost_the_page(tmp_path: Path, name: str, text: str) -> None:
    titles, told = _read(tmp_path, name, text)
    assert (len(titles), told) == (1, [])


@pytest.mark.parametrize("said", ["title = 0x" + "f" * 5000, "title = " + "9" * 5000, "title = " + "[" * 2000])
def test_facts_beside_a_text_that_cannot_be_read_are_told_with_their_file(tmp_path: Path, said: str) -> None:
    (tmp_path / "a.meta.toml").write_text(said)
    titles, told = _read(tmp_path, "a.txt", "The quay was closed on Monday.")
    assert titles == []
    assert "a.meta.toml" in told[0]


def test_unread_rows_keep_their_number() -> None:
    data = "\n".join([LINES[0], '{"title": "t1", "text": ' + DEEP + "}", LINES[2]]).encode()
    capture = Capture("a.jsonl", data, NOW, path="a.jsonl")
    assert [one.number for one in items(capture)] == [0, 1, 2]
    assert [isinstance(one, Unread) for one in items(capture)] == [False, True, False]


def test_a_value_that_no_database_takes_ends_no_run(tmp_path: Path) -> None:
    own = '{"media_type": "text/plain\\ud800", "given": {"title": "\\ud800\\u0000"}, "rows": 3}'
    bad = record("https://courier.example/quay", answer(page()), tracker_document=own)
    path = tmp_path / "a.warc"
    path.write_bytes(bad + record("https://courier.example/bridge", answer(page("Quay", "quay"))))
    with store.open(tmp_path / "a.duckdb") as opened:
        report = pipeline.ingest(opened, [str(path)], linking=False)
        types = opened.query("SELECT media_type FROM captures ORDER BY address DESC").rows
    assert (report.run.new, report.failures) == (2, [])
    assert types[0] == ("text/plain\ufffd",)


def test_parts_in_parts_of_a_saved_page_are_told_at_once(tmp_path: Path) -> None:
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://courier.example/quay\nMIME-Version: 1.0\n"
    parts = "".join(f"Content-Type: multipart/related; boundary=b{n}\n\n--b{n}\n" for n in range(900))
    path = tmp_path / "a.mht"
    path.write_text(head + parts + "Content-Type: text/html\n\n<p>The quay was closed." + "\n" * 300_000)
    started = time.process_time()
    (found,) = expand([str(path)], clock=lambda: NOW, asked=SourceOptions())
    assert isinstance(found, Capture)
    with pytest.raises(UnsupportedInput, match="made of parts"):
        list(items(found))
    assert time.process_time() - started < CLOCK + 2


def test_lines_that_each_open_what_never_closes_are_not_read_over_and_over() -> None:
    """200 kB took ten minutes."""
    started = time.process_time()
    rows = list(HeadedRows(io.BytesIO(b"text,title\n" + b'x"y,"z\n' * 28_000 + b"last,row\n")))
    assert len(rows) == 28_001
    assert rows[-1].row == {"text": "last", "title": "row"}
    assert time.process_time() - started < CLOCK + 4


@pytest.mark.parametrize(
    ("printed", "year"),
    [("Mon, 01 Jan 0001 00:00:00 GMT", None), ("1 Feb 0099 00:00 GMT", None), ("1 Feb 2001 00:00 GMT", 2001)],
)
def test_the_year_one_is_no_year(printed: str, year: int | None) -> None:
    found = declared(printed)
    assert (found.earliest.year if found else None) == year
