"""The word lists: forms of verbs, and tables that hold only what is used."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tracker.languages import codes, load
from tracker.languages.lexicon import Language

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = codes()
with (ROOT / "tests" / "cases" / "languages" / "forms.toml").open("rb") as file:
    FORMS: dict[str, dict[str, str]] = tomllib.load(file)


def language(code: str) -> Language:
    found = load(code)
    assert found is not None
    return found


def raw(code: str) -> dict[str, Any]:
    with (ROOT / "tracker" / "languages" / code / "grammar.toml").open("rb") as file:
        return tomllib.load(file)


@pytest.mark.parametrize("code", LANGUAGES)
def test_forms_belong_to_their_verbs(code: str) -> None:
    cues = language(code).cues
    for lemma, printed in FORMS[code].items():
        for form in printed.split():
            lemmas = {cue.lemma for cue in cues.get(form, ())}
            assert lemmas == set() if lemma == "none" else lemma in lemmas, f"{form}: {lemmas}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_paradigm_and_irregular_verb_is_used(code: str) -> None:
    data = raw(code)
    phrases = data.get("phrases", [])
    paradigms = {name for group in data["verbs"] for name in group["lemmas"]}
    paradigms |= {phrase.get("paradigm", "irregular") for phrase in phrases}
    assert set(data["paradigms"]) <= paradigms
    irregular = {verb for group in data["verbs"] for verb in group["lemmas"].get("irregular", "").split()}
    irregular |= {phrase["verb"] for phrase in phrases if phrase.get("paradigm", "irregular") == "irregular"}
    assert set(data["irregular"]) == irregular


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_phrase_is_listed_once(code: str) -> None:
    phrases = [(phrase["verb"], phrase["tail"]) for phrase in raw(code).get("phrases", [])]
    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_are_in_lower_case(code: str) -> None:
    words = language(code)
    lists = (words.roles, words.titles, words.bodies, words.collectives, words.documents, words.anonymous)
    assert [word for group in lists for word in group if word != word.lower()] == []
    assert [form for form in words.cues if form != form.lower() or " " in form] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_verb_stands_under_one_paradigm_of_a_group(code: str) -> None:
    for group in raw(code)["verbs"]:
        verbs = [verb for line in group["lemmas"].values() for verb in line.split()]
        assert len(verbs) == len(set(verbs)), sorted(verb for verb in set(verbs) if verbs.count(verb) > 1)
