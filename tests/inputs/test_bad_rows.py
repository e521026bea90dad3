"""Data sets of rows that are no articles: each is told of in its order, and costs little."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker import inputs, pipeline, store
from tracker.errors import EmptyInput, InputError, UnsupportedInput
from tracker.inputs import Item, Unread, within
from tracker.inputs._faults import FIRST, Faults
from tracker.rows.records import Capture, Ingested
from tracker.workers import documents as reading

GOOD = json.dumps({"title": "Quay", "text": "The quay is wet, Ada Quill said in Vell."})
MAY = datetime(2031, 5, 6, tzinfo=UTC)
CAPTURE = Capture("/vell.jsonl", b"{}", MAY, media_type="application/x-ndjson")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[store.Store]:
    with store.open(tmp_path / "t.duckdb") as one:
        yield one


def ingested(opened: store.Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[pipeline.Report, Counter[str]]:
    """What became of a file, and how many statements the store ran for it."""
    asked: Counter[str] = Counter()
    plain = store.Store._result

    def counting(self: store.Store, sql: str, parameters: store.store.Parameters | None) -> store.store.Result:
        asked[sql] += 1
        return plain(self, sql, parameters)

    monkeypatch.setattr(store.Store, "_result", counting)
    return pipeline.ingest(opened, [str(path)], linking=False), asked


@pytest.mark.parametrize("bad", [400, 4000])
def test_rows_that_are_no_articles_are_all_told_of_in_one_batch(
    opened: store.Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: int
) -> None:
    path = tmp_path / "vell.jsonl"
    path.write_text("\n".join([GOOD, *["{}"] * bad, GOOD.replace("wet", "dry")]))
    report, asked = ingested(opened, path, monkeypatch)
    told = [f"{path}: row {number}: there is no text in 'text'" for number in range(2, FIRST + 2)]
    told.append(f"{path}: {bad - FIRST:,} more like these, rows {FIRST + 2}–{bad + 1}: there is no text in 'text'")
    assert [one.message for one in report.failures] == told
    assert [one.items for one in report.failures] == [1] * FIRST + [bad - FIRST]
    assert report.run.failures == bad
    assert max(asked.values()) <= 2
    rows = opened.query("SELECT message FROM failures").rows
    assert sorted(str(row[0]) for row in rows) == sorted(told)
    assert opened.query("SELECT new_documents, failures FROM runs").rows == [(2, bad)]
    assert opened.query("SELECT failures FROM runs").rows == opened.query("SELECT sum(items) FROM failures").rows


def test_the_batches_change_nothing_of_what_is_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "vell.jsonl"
    kinds = ["{}", "1", '{"text": "no"}', "{", "[]", '{"text": [[]]}']
    path.write_text("\n".join([GOOD, *kinds * 75, GOOD.replace("wet", "dry"), *kinds[:2] * 25]))
    found = []
    for most in (pipeline.BATCH_FAILURES, 7):
        monkeypatch.setattr(pipeline, "BATCH_FAILURES", most)
        with store.open(tmp_path / f"{most}.duckdb") as one:
            pipeline.ingest(one, [str(path)], linking=False)
            asked = (
                "input, capture_id, stage, error, message, items FROM failures",
                "document_id, capture_id FROM documents",
            )
            found.append([one.query(f"SELECT {what} ORDER BY ALL").rows for what in asked])
    assert found[0] == found[1]
    assert len(found[0][1]) == 2
    assert sum(int(str(row[5])) for row in found[0][0]) == 500
    assert len(found[0][0]) < 50


def rows_of(kinds: str) -> Iterator[Item | Unread]:
    """Items as a data set gives them: a is an article, b a row that is none, f a fault of the reader."""
    for number, kind in enumerate(kinds):
        if kind == "f":
            raise EmptyInput(f"row {number} breaks off")
        if kind == "a":
            yield Item("text/plain", "The quay is wet, Ada Quill said in Vell.", number=number, key=f"key {number}")
        else:
            yield Unread(number, EmptyInput(f"row {number} is empty"), f"key {number}")


def described(place: int, item: Ingested) -> tuple[int, int, str | None, str]:
    return place, item.item, item.key, item.failure.message if item.failure else "read"


@pytest.mark.parametrize(
    "kinds", ["", "a", "b", "bb", "ab", "ba", "abbabba", "bbbaab", "bf", "abbf", "f", "b" * 7 + "a"]
)
@pytest.mark.parametrize("most", [1, 2, 3, 100])
def test_rows_are_told_of_in_their_order_whatever_is_read_with_them(
    monkeypatch: pytest.MonkeyPatch, kinds: str, most: int
) -> None:
    monkeypatch.setattr(inputs, "items", lambda capture: rows_of(kinds))
    monkeypatch.setattr(reading, "_ROWS", most)
    told = {"a": "read", "b": "row {} is empty", "f": "row {} breaks off"}
    expected = [
        (number + 1, number, f"key {number}" if kind != "f" else None, told[kind].format(number))
        for number, kind in enumerate(kinds)
    ]
    for start in range(len(kinds) + 1):
        found = [described(*one) for one in reading.documents(CAPTURE, 30.0, start)]
        assert found == expected[start:]


def test_rows_that_are_no_articles_share_a_limit_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = []

    def counted(seconds: float, what: str) -> AbstractContextManager[None]:
        limits.append(seconds)
        return within(seconds, what)

    monkeypatch.setattr(reading, "within", counted)
    monkeypatch.setattr(inputs, "items", lambda capture: rows_of("b" * 1000))
    assert len(list(reading.documents(CAPTURE, 30.0))) == 1000
    assert len(limits) == 11
    # Where a process was killed before, each row comes by itself, and the one to blame is known.
    assert len(list(reading.documents(CAPTURE, 30.0, together=False))) == 1000
    assert len(limits) == 11 + 1001


def test_faults_of_one_kind_are_told_of_together_with_their_places() -> None:
    faults = Faults("/vell.csv")
    alone = []
    for row in range(1, 41):
        if row % 4:
            alone.append(faults.alone(row, UnsupportedInput(f"no article: {'x' * row!r}")))
        if row in (4, 36):
            alone.append(faults.alone(row, InputError(f"{row} fields, but 2 columns have names")))
    assert [str(one) for one in alone if one] == [
        "/vell.csv: row 1: no article: 'x'",
        "/vell.csv: row 2: no article: 'xx'",
        "/vell.csv: row 3: no article: 'xxx'",
        "/vell.csv: row 4: 4 fields, but 2 columns have names",
        "/vell.csv: row 5: no article: 'xxxxx'",
        "/vell.csv: row 6: no article: 'xxxxxx'",
        "/vell.csv: row 36: 36 fields, but 2 columns have names",
    ]
    (many,) = faults.together()
    places = "7, 9–11, 13–15, 17–19, 21–23, 25–27, 29–31, 33–35, 37–39"
    assert str(many.error) == f"/vell.csv: 25 more like these, rows {places}: no article: 'xxxxxxx'"
    assert (many.count, many.first, type(many.error)) == (25, 7, UnsupportedInput)


def test_the_places_of_very_many_faults_are_not_all_named() -> None:
    faults = Faults("/vell.csv")
    told = [faults.alone(row, InputError("not an object")) for row in range(1, 200_001, 2)]
    (many,) = faults.together()
    assert (sum(map(bool, told)), many.count, many.first) == (FIRST, 100_000 - FIRST, 11)
    assert str(many.error).endswith(" 1009 and others up to row 199999: not an object")
    assert len(str(many.error)) < 4000


def test_what_stands_between_rows_costs_no_piece_each(opened: store.Store, tmp_path: Path) -> None:
    path = tmp_path / "vell.json"
    path.write_text("x".join([GOOD, *["{}"] * 3000, GOOD.replace("wet", "dry")]))
    report = pipeline.ingest(opened, [str(path)], linking=False)
    assert sum(one.items for one in report.failures) == 6001
    assert opened.query("SELECT new_documents, failures FROM runs").rows == [(2, 6001)]
    assert opened.query("SELECT count(*) FROM captures").rows == [(1,)]
