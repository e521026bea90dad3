"""The forms of reporting verbs: from groups, phrases and paradigms to what stands in a text."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.errors import LanguageError
from tracker.languages.cue_forms import CueForm, cues_of, words_of
from tracker.languages.forms import Form, forms, irregular_forms
from tracker.languages.grammar_table import GrammarTable
from tracker.languages.model import read
from tracker.languages.verbs_table import Irregular, Paradigm, PhraseCue, VerbGroup

SET = Irregular.model_validate({"finite": "set sets", "participle": "set", "gerund": "setting"})
REGULAR = Paradigm.model_validate({"finite": "- s ed", "participle": "ed", "gerund": "ing"})


def grammar(verbs: list[dict[str, Any]], phrases: tuple[dict[str, Any], ...] = ()) -> GrammarTable:
    """English with other verbs."""
    tables = read("en")
    assert tables is not None
    return tables.grammar.model_copy(
        update={
            "paradigms": {"regular": REGULAR},
            "irregular": {"set": SET},
            "verbs": tuple(map(VerbGroup.model_validate, verbs)),
            "phrases": tuple(map(PhraseCue.model_validate, phrases)),
        }
    )


def group(lemmas: dict[str, str], **more: Any) -> dict[str, Any]:
    return {"type": "say", "frames": "quote", "lemmas": lemmas, **more}


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("Según la", ("según", "la")),
        ("d'avis", ("d'", "avis")),
        ("l'État d'urgence", ("l'", "état", "d'", "urgence")),
        ("all'", ("all'",)),
        ("  so   called ", ("so", "called")),
        ("", ()),
    ],
)
def test_the_words_of_a_phrase(phrase: str, words: tuple[str, ...]) -> None:
    assert words_of(phrase) == words


@pytest.mark.parametrize(
    ("lemma", "paradigm", "expected"),
    [
        ("warn", {"finite": "- s", "gerund": "ing"}, "warn finite, warns finite, warning gerund, warn infinitive"),
        ("reply", {"strip": 1, "finite": "ies"}, "replies finite, reply infinitive"),
        (
            "suggérer",
            {"strip": 2, "finite": "ait", "strong": "e", "change": ["é", "è"]},
            "suggère finite, suggérait finite, suggérer infinitive",
        ),
        ("céder", {"strip": 2, "strong": "e", "change": ["x", "y"]}, "céde finite, céder infinitive"),
        ("melden", {"strip": 2, "participle": "et", "prefix": "ge"}, "gemeldet participle, melden infinitive"),
        (
            "an|melden",
            {"strip": 2, "finite": "ete", "participle": "et", "prefix": "ge", "infix": "zu"},
            "meldete finite + an, anmeldete finite, angemeldet participle, anmelden infinitive, anzumelden infinitive",
        ),
    ],
)
def test_forms_of_a_paradigm(lemma: str, paradigm: dict[str, Any], expected: str) -> None:
    assert printed(forms(lemma, Paradigm.model_validate(paradigm))) == expected


def test_forms_of_an_irregular_verb() -> None:
    verb = Irregular.model_validate({"finite": "gab", "participle": "gegeben", "gerund": "gebend"})
    assert printed(irregular_forms("an|geben", verb)) == (
        "gab finite + an, angab finite, angegeben participle, angebend gerund, angeben infinitive"
    )


def printed(found: Any) -> str:
    return ", ".join(
        f"{form.text} {form.category}" + (f" + {form.particle}" if form.particle else "")
        for form in map(Form._make, found)
    )


def test_a_verb_of_two_groups_has_the_frames_of_both_and_the_type_of_the_first() -> None:
    groups = [
        group({"regular": "warn"}, stance="doubtful", frames="quote clause"),
        group({"regular": "warn"}, type="order", frames="clause infinitive"),
    ]
    (cue,) = cues_of("en", grammar(groups))["warns"]
    assert cue == CueForm("warn", "finite", "say", "doubtful", frozenset({"quote", "clause", "infinitive"}))


def test_one_form_may_be_of_two_categories_the_finite_one_first() -> None:
    cues = cues_of("en", grammar([group({"irregular": "set", "regular": "warn"})]))
    assert [cue.category for cue in cues["set"]] == ["finite", "participle", "infinitive"]
    assert [cue.category for cue in cues["warn"]] == ["finite", "infinitive"]
    assert set(cues) == {"set", "sets", "setting", "warn", "warns", "warned", "warning"}


def test_a_phrase_reports_with_its_words_only_and_the_longest_comes_first() -> None:
    phrases = (
        {"verb": "set", "tail": "down"},
        {"verb": "set", "tail": "down that it's", "type": "think", "stance": "assertive", "frames": ["clause"]},
    )
    cues = cues_of("en", grammar([group({"regular": "warn"})], phrases))
    assert cues["sets"] == (
        CueForm(
            "set down that it's", "finite", "think", "assertive", frozenset({"clause"}), ("down", "that", "it'", "s")
        ),
        CueForm("set down", "finite", "say", "neutral", frozenset({"quote", "clause"}), ("down",)),
    )


def test_a_separable_prefix_stands_anywhere_behind_and_is_joined_in_other_forms() -> None:
    cues = cues_of("de", grammar([group({"regular": "aus|warn"})]))
    assert [(cue.lemma, cue.tail, cue.loose) for cue in cues["warns"]] == [("auswarn", ("aus",), True)]
    assert [(cue.lemma, cue.tail, cue.loose) for cue in cues["auswarned"]] == [("auswarn", (), False)] * 2
    assert [(cue.category, cue.tail) for cue in cues["auswarning"]] == [("gerund", ())]


@pytest.mark.parametrize(
    ("lemmas", "phrases", "told"),
    [
        ({"strong": "drive"}, (), "languages/xx/grammar.toml: there is no paradigm “strong” (verb “drive”)"),
        ({"irregular": "drive"}, (), "languages/xx/grammar.toml: “drive” is not in the table of irregular verbs"),
        ({}, ({"verb": "make", "tail": "clear"},), "“make” is not in the table of irregular verbs"),
        ({}, ({"verb": "make", "tail": "clear", "paradigm": "weak"},), "there is no paradigm “weak” (verb “make”)"),
    ],
)
def test_a_verb_that_has_no_forms_is_refused_by_name(
    lemmas: dict[str, str], phrases: tuple[dict[str, Any], ...], told: str
) -> None:
    with pytest.raises(LanguageError) as refused:
        cues_of("xx", grammar([group(lemmas)], phrases))
    assert told in str(refused.value)
