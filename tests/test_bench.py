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
from bench.things import things

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


def test_things_of_a_small_wordnet(tmp_path: Path) -> None:
    """A pier is a thing; a crew is a group and a warden a person; Norwold is a name, a moat was met once only."""
    synsets = {
        "00000001": ("06", "pier"),
        "00000002": ("14", "crew"),
        "00000003": ("18", "warden"),
        "00000004": ("06", "moat"),
        "00000005": ("15", "Norwold"),
        "00000006": ("06", "ferry"),
    }
    (tmp_path / "data.noun").write_text(
        "  1 header\n" + "".join(f"{at} {file} n 01 {word} 0 000 | gloss\n" for at, (file, word) in synsets.items())
    )
    (tmp_path / "index.noun").write_text(
        "  1 header\n" + "".join(f"{word.lower()} n 1 0 1 1 {at}\n" for at, (_, word) in synsets.items())
    )
    met = "".join(f"{word.lower()}%1:06:00:: 1 {1 if word == 'moat' else 3}\n" for _, word in synsets.values())
    (tmp_path / "cntlist.rev").write_text(met)
    (tmp_path / "noun.exc").write_text("peers pier\n")
    assert things(tmp_path) == {"pier", "peers", "ferry", "ferries"}
