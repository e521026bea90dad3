"""The word lists: forms of verbs, and tables that hold only what is used."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tracker.dates.calendar.words import Lexicon
from tracker.languages import codes, load
from tracker.languages.lexicon import Language

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = codes()
with (ROOT / "tests" / "cases" / "languages" / "forms.toml").open("rb") as file:
    FORMS: dict[str, dict[str, str]] = tomllib.load(file)
# What is one text, and no list of words.
PROSE = ("none", "tail", "verb")


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


@pytest.mark.parametrize(("words", "packages"), [(Language, ("claims", "exports")), (Lexicon, ("claims", "dates"))])
def test_every_list_of_words_is_asked_for(words: type, packages: tuple[str, ...]) -> None:
    code = "".join(path.read_text("utf-8") for name in packages for path in (ROOT / "tracker" / name).rglob("*.py"))
    names = [field.name for field in dataclasses.fields(words)]
    assert [name for name in names if not re.search(rf"\.{name}\b", code)] == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tracker" / "languages").glob("*/*.toml")), ids=lambda path: "/".join(path.parts[-2:])
)
def test_an_entry_stands_once_in_its_list(path: Path) -> None:
    table = tomllib.loads(path.read_text("utf-8"))
    assert {name: twice for name, twice in _doubled(table) if twice} == {}


def _doubled(table: dict[str, Any], within: str = "") -> Iterator[tuple[str, list[str]]]:
    """The lists of a table, of words in one string or of phrases, and what stands in each more than once."""
    for key, value in table.items():
        name = f"{within}.{key}"
        if isinstance(value, dict):
            yield from _doubled(value, name)
        elif isinstance(value, str) and key not in PROSE:
            yield name, [word for word, count in Counter(value.split()).items() if count > 1]
        elif isinstance(value, list) and key != "months":
            inner = [one for one in value if isinstance(one, dict)]
            for number, one in enumerate(inner):
                yield from _doubled(one, f"{name}[{number}]")
            yield name, [one for one, count in Counter(map(str, value)).items() if count > 1]
