"""Exports grow on the disk and not in memory."""

from __future__ import annotations

import shutil
import tracemalloc
from functools import partialmethod
from pathlib import Path

import pytest

from tracker import exports, store
from tracker.exports._disguise import Disguise, gathered_names
from tracker.exports._evidence import gathered_evidence
from tracker.store import Store

# PROV is not among them: it keeps the first megabyte of each of its sections in memory, and only then a file.
FEW, MANY, AT_A_TIME = 150, 450, 25
COPIES = """
    INSERT INTO claims BY NAME
    SELECT c.* REPLACE (c.claim_id || 'z' || n.range AS claim_id)
    FROM (FROM claims LIMIT 10) AS c, range($n // 10) AS n
"""


@pytest.fixture(scope="module")
def sizes(database: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two databases with few and with many claims."""
    paths = []
    for number in (FEW, MANY):
        path = Path(shutil.copy(database, tmp_path_factory.mktemp("memory") / f"{number}.duckdb"))
        with store.open(path) as opened:
            opened.connection.execute(COPIES, {"n": number})
        paths.append(path)
    return paths


@pytest.mark.parametrize(("form", "secret"), [("jsonl", False), ("web-annotation", False), ("csv", True)])
def test_three_times_the_claims_take_no_more_memory(
    sizes: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, secret: bool
) -> None:
    monkeypatch.setattr(Store, "stream", partialmethod(Store.stream, size=AT_A_TIME))
    few, many = (_peak(path, tmp_path, form, secret=secret) for path in sizes)
    assert many[0] > few[0] * 2.5
    assert many[1] < few[1] * 1.3


def _peak(path: Path, folder: Path, form: str, *, secret: bool) -> tuple[int, int]:
    """How many claims an export wrote, and the most bytes that Python held meanwhile."""
    with store.open(path, read_only=True) as opened, (folder / "out").open("wb") as out:
        disguise = _disguise(opened) if secret else None
        tracemalloc.start()
        number = exports.export(opened, form, out, disguise=disguise)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return number, peak


def _disguise(opened: Store) -> Disguise:
    return Disguise(bytes(32), gathered_names(opened), frozenset(), gathered_evidence(opened))
