"""The analysis of sentences: phrases, subjects, and that no piece of a sentence makes it fail."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tracker.claims.analyse import scene_of
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.analysis import SentenceAnalysis
from tracker.claims.text.analysis import Scene
from tracker.languages import codes, load

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "grammar" / "sentences.toml").read_text("utf-8"))["case"]


def names(case: dict[str, Any]) -> str:
    return f"{case['language']}: {case['text'][:40]}"


def read(text: str, language: str) -> Scene:
    return scene_of(text, load(language), [])


def only(scene: Scene) -> SentenceAnalysis:
    assert len(scene.sentences) == 1
    return scene.grammar.of(0)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_phrases(case: dict[str, Any]) -> None:
    scene = read(case["text"], case["language"])
    found = [scene.tokens.printed(phrase.begin, phrase.until) for phrase in only(scene).phrases]
    assert [phrase for phrase in case["phrases"] if phrase not in found] == []


@pytest.mark.parametrize("case", CASES, ids=names)
def test_subjects(case: dict[str, Any]) -> None:
    scene = read(case["text"], case["language"])
    analysis = only(scene)
    found: dict[str, str] = {}
    for verb in case["subjects"]:
        at = scene.tokens.low.index(verb)
        unit = analysis.verb_at(at)
        subject = analysis.subject_of(unit.finite if unit else at, unit.main if unit else at)
        assert 0 < subject.chance <= 1
        phrase = subject.phrase
        found[verb] = scene.tokens.printed(phrase.begin, phrase.until) if phrase else ""
    assert found == case["subjects"]


@pytest.mark.parametrize("case", CASES, ids=names)
def test_any_beginning_of_a_sentence_is_analysed(case: dict[str, Any]) -> None:
    for end in range(len(case["text"]) + 1):
        scene = read(case["text"][:end], case["language"])
        for number, sentence in enumerate(scene.sentences):
            analysis = scene.grammar.of(number)
            assert len(analysis.classes) == sentence.last - sentence.first
            for phrase in analysis.phrases:
                assert sentence.first <= phrase.begin <= phrase.first <= phrase.head <= phrase.last <= phrase.until
                assert phrase.until < sentence.last
            for verb in analysis.verbs:
                analysis.subject_of(verb.finite)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_a_sentence_alone_and_among_others_is_analysed_alike(case: dict[str, Any]) -> None:
    alone = only(read(case["text"], case["language"]))
    among = read(f"{case['text']}\n\n{case['text']}", case["language"])
    assert [among.grammar.of(number).classes for number in range(2)] == [alone.classes] * 2


def test_a_quotation_is_one_token() -> None:
    scene = read("„Wir zahlen nicht, sagte er“, sagte sie.", "de")
    assert only(scene).class_at(0) == wc.QUOTE


def test_the_antecedent_of_a_relative_pronoun() -> None:
    scene = read("The mayor of Orlath, who was ill, said nothing.", "en")
    analysis = only(scene)
    relative = next(phrase for phrase in analysis.phrases if phrase.relative)
    antecedent = analysis.antecedent(relative)
    assert antecedent is not None
    assert scene.tokens.printed(antecedent.begin, antecedent.until) == "The mayor of Orlath"


@pytest.mark.parametrize("code", codes())
def test_every_language_has_weights_of_at_most_a_megabyte(code: str) -> None:
    folder = Path(__file__).parents[3] / "tracker" / "languages" / code
    sizes = [(folder / f"{name}.weights.xz").stat().st_size for name in ("words", "subjects")]
    assert sum(sizes) < 1_000_000
