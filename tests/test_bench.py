"""`make bench` without the peers: the corpus made from seeds, the workers, the figures."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import tracker
from bench.growth import pages
from bench.material import GENERATED, material
from bench.run import CONTENDERS, Contender

ROOT = Path(__file__).resolve().parent.parent


def test_our_steps_on_the_generated_corpus(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "bench.run",
            "--only",
            "read,rows,shards all",
            "--limit",
            "6",
            "--passes",
            "1",
            "--json",
        ],
        cwd=ROOT,
        env={**os.environ, "EVAL_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    figures = json.loads(done.stdout)
    assert figures["material"] == "6 pages made from seeds/"
    assert [row["name"] for row in figures["contenders"]] == ["read", "rows", "shards all"]
    for row in figures["contenders"]:
        assert row["failed"] == 0
        assert row["per_second"] > 0
        assert row["per_second_on_the_wall"] > 0
        assert row["gigabytes"] > 0.05


@pytest.mark.parametrize(
    "contender", [one for one in CONTENDERS if one.module != "bench.peers"], ids=lambda one: one.name
)
def test_every_contender_of_ours_can_be_made(contender: Contender, tmp_path: Path) -> None:
    (tmp_path / "texts.json").write_text("[]", encoding="utf-8")
    assert callable(getattr(importlib.import_module(contender.module), contender.function)(tmp_path))


def test_generated_pages_differ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVAL_DIR", str(tmp_path))
    pages = material().pages
    assert len(set(pages)) == len(pages) == GENERATED


def test_invented_pages_are_the_same_for_a_seed_and_hold_copies_and_versions() -> None:
    made = dict(pages(60))
    assert made == dict(pages(60))
    assert len(made) == 60
    assert any(name.endswith("-later.html") for name in made)
    extraction = tracker.extract(made["0000001-Vell.html"].encode(), media_type="text/html")
    assert len(extraction.claims) >= 2
    assert extraction.document.publisher == "Vell Courier"


def test_every_peer_is_compared_with_steps_of_ours() -> None:
    ours = {one.name for one in CONTENDERS if one.module == "bench.ours"}
    for one in CONTENDERS:
        assert set(one.against) <= ours
        assert bool(one.against) == (one.module == "bench.peers")
