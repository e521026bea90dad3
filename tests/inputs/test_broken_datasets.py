"""Data sets that break off or begin with damage: every row that can be read is read."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.inputs import Capture, Failure, expand, items
from tracker.inputs.base import Item
from tracker.inputs.dataset import PIECE_ROWS

SEEN = datetime(2031, 5, 6, tzinfo=UTC)
TEXTS = [f"The quay of Vell is wet today, {n} of them said." for n in range(1, 7)]


def read(path: Path) -> tuple[list[str], list[str]]:
    """The texts of a file, and what is wrong with it."""
    texts, wrong = [], []
    for part in expand([str(path)], clock=lambda: SEEN):
        if isinstance(part, Failure):
            wrong.append(str(part.error))
        for one in items(part) if isinstance(part, Capture) else ():
            if isinstance(one, Item):
                texts.append(str(one.content))
            else:
                wrong.append(str(one.error))
    return texts, wrong


def lines(texts: list[str]) -> str:
    return "".join(json.dumps({"title": "Quay", "text": text}) + "\n" for text in texts)


def table(texts: list[str]) -> str:
    return "title,text\n" + "".join(f'Quay,"{text}"\n' for text in texts)


def array(texts: list[str]) -> str:
    return json.dumps([{"title": "Quay", "text": text} for text in texts])


@pytest.mark.parametrize(("written", "name"), [(lines, "a.jsonl"), (table, "a.csv"), (array, "a.json")])
def test_what_stands_before_the_end_of_a_broken_download_is_read(
    tmp_path: Path, written: Callable[[list[str]], str], name: str
) -> None:
    path = tmp_path / f"{name}.gz"
    whole = gzip.compress(written(TEXTS).encode())
    path.write_bytes(whole[:-9])
    texts, wrong = read(path)
    assert texts[:5] == TEXTS[:5]
    assert ["damaged gzip data" in one for one in wrong][-1:] == [True]
    path.write_bytes(whole[:-8] + b"00000000")
    texts, wrong = read(path)
    assert texts[:5] == TEXTS[:5]
    assert ["damaged gzip data" in one for one in wrong] == [True]


def test_elements_of_an_array_that_are_no_objects_are_told_of(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    first, *others = (json.dumps({"text": text}) for text in TEXTS)
    path.write_text(f'[null, {first}, 1, {", ".join(others)}, 2.5, "x", true ]')
    texts, wrong = read(path)
    assert texts == TEXTS
    assert sorted(one.split("row ")[1] for one in wrong) == [
        "1: not an object",
        "2: not an object",
        "7: not an object",
        "7: not an object",
        "8: not an object",
    ]


def test_layers_of_packing_are_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    whole = gzip.compress(lines(TEXTS).encode())
    path.write_bytes(gzip.compress(whole))
    assert read(path) == (TEXTS, [])
    path.write_bytes(gzip.compress(whole[:-9]))
    texts, wrong = read(path)
    assert texts[:5] == TEXTS[:5]
    assert ["damaged gzip data" in one for one in wrong][-1:] == [True]


@pytest.mark.parametrize(
    "first", ['{"title": "Quay", "text": "The quay', '{"title": "Quay" "text": "x"}', "{", '{"a": [']
)
@pytest.mark.parametrize("blank", ["", "\n\n", "\ufeff"])
def test_a_damaged_first_line_costs_itself_alone(tmp_path: Path, first: str, blank: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{blank}{first}\n{lines(TEXTS)}")
    texts, wrong = read(path)
    assert texts == TEXTS
    assert ["row 1: not JSON" in one for one in wrong] == [True]


@pytest.mark.parametrize("length", [20, 60])
def test_where_damage_leaves_nothing_it_is_what_is_told(tmp_path: Path, length: int) -> None:
    path = tmp_path / "a.jsonl.gz"
    whole = gzip.compress(lines(TEXTS).encode())
    path.write_bytes(whole[:length] + b"\xff" * 60)
    texts, wrong = read(path)
    assert texts == []
    assert "damaged gzip data" in wrong[-1]


@pytest.mark.parametrize("count", [1, 2, 6])
def test_an_object_that_keeps_rows_a_line_each_is_one_object(tmp_path: Path, count: int) -> None:
    path = tmp_path / "a.json"
    rows = lines(TEXTS[:count]).replace("}\n{", "},\n{")
    path.write_text(f'{{"articles": [\n{rows}]}}\n')
    assert read(path) == (TEXTS[:count], [])


@pytest.mark.parametrize("first", ["null", "1", "{", '{"text": "The quay', "[", '"text, title"', "title,text", "PAR1"])
def test_what_a_piece_begins_with_says_nothing_of_the_others(tmp_path: Path, first: str) -> None:
    path = tmp_path / "a.jsonl"
    many = [
        f"The quay of Vell is wet today, {n} of them said. {'It is wet. ' * 9}".strip() for n in range(PIECE_ROWS * 3)
    ]
    rows = lines(many).splitlines(keepends=True)
    path.write_text("".join([*rows[: PIECE_ROWS * 2], f"{first}\n", *rows[PIECE_ROWS * 2 :]]))
    begun = [part.data for part in expand([str(path)], clock=lambda: SEEN) if isinstance(part, Capture)]
    assert any(data.startswith(first.encode()) for data in begun)
    texts, wrong = read(path)
    assert texts == many
    assert [f"row {PIECE_ROWS * 2 + 1}: not" in one for one in wrong] == [True]
