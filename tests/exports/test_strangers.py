"""Names that no row of the database knows: found by their capitals, in four languages, and replaced like the others."""

from __future__ import annotations

import hmac
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tracker import pipeline, store
from tracker.exports._disguise import Disguise
from tracker.exports._evidence import NameEvidence, gathered_evidence
from tracker.exports._known_names import KnownName
from tracker.exports._words import words

KEY = bytes(range(32))
TABLE = json.loads((ROOT / "tests/cases/exports/strangers.json").read_text(encoding="utf-8"))
_MARK = re.compile(r"\{(@?)([^{}]{1,60})\}")
KNOWN = [KnownName("Ada Brun", "person", True, "Ada Brun", None)]


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> NameEvidence:
    """What the table's articles say of their words."""
    folder = tmp_path_factory.mktemp("strangers")
    for language, text in TABLE["articles"].items():
        (folder / f"{language}.txt").write_text(text, encoding="utf-8")
    with store.open(folder / "case.duckdb") as opened:
        pipeline.ingest(opened, [str(folder)])
        languages = {row[0] for row in opened.query("SELECT language FROM documents").rows}
        assert languages == set(TABLE["articles"])
        return gathered_evidence(opened)


def pseudonym(mark: re.Match[str]) -> str:
    """What stands for the name in a mark of the table, written out so that the form of pseudonyms is tested too."""
    sort, prefix = ("handle", "account") if mark[1] else ("name", "name")
    owner = mark[2] if mark[1] else " ".join(word.folded for word in words(mark[2]))
    return f"{prefix}-{hmac.digest(KEY, f'{sort}:{owner}'.encode(), 'sha256').hex()[:10]}"


@pytest.mark.parametrize("case", TABLE["cases"], ids=[f"{case['language']}-{case['why']}" for case in TABLE["cases"]])
def test_a_case(evidence: NameEvidence, case: dict[str, Any]) -> None:
    disguise = Disguise(KEY, KNOWN, frozenset(case.get("keep", ())), evidence)
    assert disguise.text(case["text"], case["language"]) == _MARK.sub(pseudonym, case["expected"]), case["why"]


def test_a_label_has_only_known_names_replaced(evidence: NameEvidence) -> None:
    disguise = Disguise(KEY, KNOWN, frozenset(), evidence)
    assert disguise.label("The Brell Gazette, Monday") == "The Brell Gazette, Monday"
    assert "Ada Brun" not in disguise.label("Ada Brun's Blog")


def test_evidence_is_what_the_articles_say(evidence: NameEvidence) -> None:
    assert evidence.parts["tolley"] == "mark tolley"
    assert {"marsh", "luna", "vogt"} <= set(evidence.parts)
    assert {"menschen", "fahre"} <= evidence.nouns
    assert {"marsh", "personne", "nadie"} <= evidence.ordinary


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", None])
@given(text=st.text(), name=st.sampled_from(["Zoe Zollmann", "Jan-Ole Zweig", "Inés Zurrutia"]))
def test_two_capitals_never_survive_inside_a_sentence(language: str | None, text: str, name: str) -> None:
    disguise = Disguise(KEY, [], frozenset())
    shown = disguise.text(f"{text} we saw {name}", language)
    assert not any(part in shown.removeprefix(text) for part in name.split())
