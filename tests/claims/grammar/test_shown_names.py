"""A name that opens a sentence is read as one where the text shows it to be one elsewhere."""

from __future__ import annotations

import pytest

from tracker.claims import find
from tracker.claims.analyse import scene_of
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.shown_names import openings
from tracker.languages import load

SPENT = " Tarn spent an hour at the quay."


def shown(text: str, language: str = "en") -> list[str]:
    scene = scene_of(text, load(language), [])
    return [scene.tokens.printed(at, at) for at in sorted(openings(scene.tokens, scene.sentences, scene.language))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mayor Hal Tarn rose." + SPENT, ["Tarn"]),
        ("On Friday Mr. Tarn rose." + SPENT, ["Tarn"]),
        ("Then Tarn rose." + SPENT, ["Tarn"]),
        ("Mayor Hal Tarn rose above a tarn." + SPENT, []),
        ("The White House rose. House rules were changed.", []),
        ("The Norwold Senate rose. Senate rules were changed.", []),
        ("The union Tide and Timber rose. Timber and Tide chairman Odo Brun spoke.", []),
        ("Mayor Hal Tarn rose. Tarn Lane was shut.", []),
        ("Many on Good Friday rose. Friday was wet.", []),
        ("Some of the Old Swedish rose. Swedish ships left.", []),
    ],
)
def test_which_openings_are_names(text: str, names: list[str]) -> None:
    assert shown(text) == names


def test_languages_without_a_known_name_are_left_alone() -> None:
    assert shown("Ayer habló el alcalde Hal Tarn. Tarn llegó tarde.", "es") == []


def test_the_verb_behind_it_is_one() -> None:
    scene = scene_of("Mayor Hal Tarn rose." + SPENT, load("en"), [])
    at = scene.tokens.low.index("spent")
    assert scene.class_at(at - 1) == wc.PROPN
    assert scene.class_at(at) in wc.FINITE


def test_a_pronoun_is_of_whom_the_sentence_before_tells() -> None:
    text = "Mayor Hal Tarn rose. “It rains,” said Odo Brun, a clerk." + SPENT + " “We have no choice,” he said."
    claims, _ = find(text, "en", [], None)
    assert claims[-1].author is not None
    assert claims[-1].author.name == "Hal Tarn"
