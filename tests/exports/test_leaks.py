"""How many names of speakers can still be read when all of them are strangers, on annotated news in four languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tracker import pipeline, store
from tracker.exports._disguise import Disguise
from tracker.exports._evidence import gathered_evidence
from tracker.exports._lexicon import lexicon
from tracker.exports._words import fold
from tracker.languages import codes

_WORD = re.compile(r"[^\W\d_]+")
LANGUAGES = codes()
# What may stay, of 269 words: no person is called so. Of bodies (and peoples), and of what somebody is.
BODIES = frozenset(
    "CAAN CNTC FACC FIA UCU UNO Peta Hamas Vereinten Nationen Tiernothilfe Linken Deutsch Israeli".split()
) | {"Bundesverbands"}
ROLES = frozenset("CEO PDG Gesandte Gesandter Geisel Interviewerin Zweite Drusenführer".split())


@pytest.mark.shared
def test_annotated_speakers_are_no_longer_readable(shared: Path, tmp_path: Path) -> None:
    names: list[tuple[str, str, str]] = []
    for language in LANGUAGES:
        lines = (shared / f"evaluation/dev/quotes/{language}_news_hand.jsonl").read_text("utf-8").splitlines()
        for number, line in enumerate(lines):
            article = json.loads(line)
            text = article["text"]
            (tmp_path / f"{language}{number}.txt").write_text(text, encoding="utf-8")
            names += [(language, text, name) for name in _people(language, text, article["quotes"])]
    with store.open(tmp_path / "case.duckdb") as opened:
        pipeline.ingest(opened, [str(path) for path in sorted(tmp_path.glob("*.txt"))], linking=False)
        disguise = Disguise(bytes(32), [], frozenset(), gathered_evidence(opened))
    left = [name for language, text, name in names if name in _WORD.findall(disguise.text(text, language))]
    assert len(names) > 200
    assert set(left) <= BODIES | ROLES


def _people(language: str, text: str, quotes: list[dict[str, object]]) -> set[str]:
    """The words with a capital in the names of those speakers who are persons."""
    small = {fold(word) for word in _WORD.findall(text) if word[0].islower()}
    found: set[str] = set()
    for quote in quotes:
        speaker = quote.get("speaker")
        if isinstance(speaker, dict) and speaker.get("text") and quote.get("author_kind") == "person":
            found.update(word for word in _WORD.findall(speaker["text"]) if word[0].isupper() and len(word) > 2)
    return {word for word in found if fold(word) not in lexicon(language).ordinary | small}


def test_bodies_and_roles_are_counted_apart_as_documented() -> None:
    page = " ".join((ROOT / "docs" / "exports.md").read_text("utf-8").split())
    assert not BODIES & ROLES
    assert f"{len(BODIES | ROLES)} words do" in page
    assert f"{len(BODIES)} of bodies and peoples" in page
    assert f"{len(ROLES)} of roles" in page
