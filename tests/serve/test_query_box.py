"""The query box: it reads the snapshot, nothing else, and not for long."""

from __future__ import annotations

import os
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.serve.conftest import LIMITS
from tracker import store
from tracker.errors import QueryError
from tracker.serve.limits import ServeLimits
from tracker.serve.query import QueryBox
from tracker.store.sandbox import Sandbox

_CASES = ROOT / "tests/cases/serve"
_HELD = "the tide table"


def _queries(name: str) -> list[dict[str, str]]:
    return list(tomllib.loads((_CASES / f"{name}.toml").read_text(encoding="utf-8"))["query"])


@pytest.fixture(scope="module")
def copy(served_database: Path) -> Iterator[Path]:
    with store.snapshot(served_database) as copied:
        yield copied


@pytest.fixture(scope="module")
def box(copy: Path) -> Iterator[QueryBox]:
    made = QueryBox(copy, LIMITS)
    yield made
    made.close()


def _with_limits(copy: Path, limits: ServeLimits) -> Iterator[QueryBox]:
    made = QueryBox(copy, limits)
    try:
        yield made
    finally:
        made.close()


def test_values_arrive_as_numbers_truth_values_nothing_or_text(box: QueryBox) -> None:
    answer = box.ask(
        "SELECT 1 AS a, 2.5::DOUBLE AS b, NULL AS c, true AS d, 'é' AS e, 2::HUGEINT ** 80 AS f, [1, 2] AS g"
    )
    assert answer.outcome == "answered"
    assert answer.columns == ["a", "b", "c", "d", "e", "f", "g"]
    assert answer.rows[0][:5] == [1, 2.5, None, True, "é"]
    assert answer.rows[0][6] == "[1, 2]"


@pytest.mark.parametrize(
    "sql", ["SELECT count(*) FROM claims", "FROM claim_provenance LIMIT 3", "EXPLAIN FROM claims", "SHOW TABLES"]
)
def test_the_snapshot_is_read(copy: Path, sql: str) -> None:
    assert _ask_directly(copy, sql) == ""


def _ask_directly(copy: Path, sql: str) -> str:
    """What the sandbox alone says to a query, without the process around it; empty where it answers."""
    sandbox = Sandbox(copy, memory_megabytes=256)
    try:
        list(sandbox.ask(sql)[1])
    except QueryError as error:
        return str(error)
    finally:
        sandbox.close()
    return ""


def _placed(sql: str, folder: Path) -> str:
    """The query with its places filled in, and the file it must not read."""
    (folder / "secret.csv").write_text(_HELD)
    names = {"secret": folder / "secret.csv", "target": folder / "target", "folder": folder}
    for name, path in names.items():
        sql = sql.replace("{" + name + "}", str(path))
    return sql


@pytest.mark.parametrize("case", _queries("refused"), ids=lambda case: case["why"])
def test_nothing_else_is_read_and_nothing_is_changed(copy: Path, tmp_path: Path, case: dict[str, str]) -> None:
    before = copy.read_bytes()
    message = _ask_directly(copy, _placed(case["sql"], tmp_path))
    assert message
    assert _HELD not in message
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]
    assert copy.read_bytes() == before


@pytest.mark.parametrize("case", _queries("refused")[::9], ids=lambda case: case["why"])
def test_a_refusal_is_told_with_its_reason(box: QueryBox, tmp_path: Path, case: dict[str, str]) -> None:
    answer = box.ask(_placed(case["sql"], tmp_path))
    assert (answer.outcome, answer.rows) == ("refused", [])
    assert answer.message
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]


def test_the_process_itself_can_write_no_file_and_has_little_memory(box: QueryBox) -> None:
    box.warm()
    waiting = box._spare
    assert waiting is not None
    limits = _limits_of(waiting.pid)
    assert limits["Max file size"] == "0"
    assert limits["Max address space"] == str(LIMITS.address_space_megabytes * 1_000_000)
    assert limits["Max core file size"] == "0"


def _limits_of(pid: int) -> dict[str, str]:
    """The soft limits of a process, when it has set them."""
    for _ in range(600):
        lines = Path(f"/proc/{pid}/limits").read_text().splitlines()[1:]
        limits = {line[:26].strip(): line[26:].split()[0] for line in lines}
        if limits["Max file size"] == "0":
            return limits
        time.sleep(0.05)
    return limits


@pytest.mark.parametrize("case", _queries("stopped"), ids=lambda case: case["why"])
def test_a_query_over_a_limit_is_stopped(box: QueryBox, case: dict[str, str]) -> None:
    answer = box.ask(case["sql"])
    assert answer.outcome == "stopped"
    assert case["message"] in answer.message
    assert answer.rows == []


def test_computing_is_limited_apart_from_waiting(copy: Path) -> None:
    for box in _with_limits(copy, replace(LIMITS, wall_seconds=30, cpu_seconds=1)):
        answer = box.ask(_queries("stopped")[0]["sql"])
        assert answer.outcome == "stopped"
        assert "computing" in answer.message
        assert answer.seconds < 20


def test_rows_are_limited_and_that_is_said(box: QueryBox) -> None:
    answer = box.ask("FROM range(1000000000000)")
    assert answer.outcome == "answered"
    assert [row[0] for row in answer.rows] == list(range(LIMITS.rows))
    assert answer.message == "only the first 20 rows are shown"


@pytest.mark.parametrize(
    ("sql", "kept"), [("SELECT repeat('x', 15000) FROM range(9)", 2), ("SELECT repeat('x', 99999)", 0)]
)
def test_bytes_are_limited_and_that_is_said(box: QueryBox, sql: str, kept: int) -> None:
    answer = box.ask(sql)
    assert (answer.outcome, len(answer.rows)) == ("answered", kept)
    assert answer.message == "only the rows that fit into 40 kB are shown"


def test_a_long_query_is_not_run(box: QueryBox) -> None:
    assert box.ask("SELECT " + "1 + " * LIMITS.sql_characters + "1").outcome == "refused"


def test_so_many_at_once_and_no_more(copy: Path) -> None:
    endless = _queries("stopped")[1]["sql"]
    for box in _with_limits(copy, replace(LIMITS, wall_seconds=3, cpu_seconds=30)):
        with ThreadPoolExecutor(3) as threads:
            answers = list(threads.map(box.ask, [endless] * 3))
        assert sorted(answer.outcome for answer in answers) == ["refused", "stopped", "stopped"]
        assert any("still running" in answer.message for answer in answers)
        assert box.ask("SELECT 1").rows == [[1]]


def test_the_environment_is_not_passed_on(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VELL_SECRET", _HELD)
    for box in _with_limits(copy, LIMITS):
        box.warm()
        waiting = box._spare
        assert waiting is not None
        assert _HELD.encode() not in Path(f"/proc/{waiting.pid}/environ").read_bytes()


def test_no_process_is_left(copy: Path) -> None:
    box = QueryBox(copy, LIMITS)
    box.ask("SELECT 1")
    waiting = box._spare
    assert waiting is not None
    box.close()
    with pytest.raises(ProcessLookupError):
        os.kill(waiting.pid, 0)
