"""Who speaks, met by his name or by what a body is called in six languages."""

from __future__ import annotations

import pytest

from tracker.linking.names import name_words, speaker_words
from tracker.linking.voices import Voice, is_somebody, names_agree, same_voice


def _voice(name: str, kind: str = "organisation") -> Voice:
    return Voice(name, None, None, name, kind)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("le parquet", "Prosecutors"),
        ("le parquet de Varne", "die Staatsanwaltschaft"),
        ("Protezione civile", "the Varne civil defence"),
        ("la agencia sanitaria", "die Gesundheitsbehörde von Varne"),
        ("le ministère de la Santé", "the Ministry of Health"),
        ("das Weiße Haus", "la Casa Blanca"),
        ("Vigili del fuoco", "les sapeurs-pompiers de Varne"),
        ("the Harbour Board", "the Harbour Board of Varne"),
        ("la Junta", "La Junta Electoral"),
        ("l'Union européenne", "die Europäische Union"),
    ],
)
def test_one_voice(one: str, other: str) -> None:
    assert same_voice(_voice(one), _voice(other))
    assert same_voice(_voice(other), _voice(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("la police de Varne", "the Ostrel police"),
        ("the Supreme Court", "das Gericht"),
        ("the European Commission", "die Wahlkommission"),
        ("le ministère de la Santé", "das Innenministerium"),
        ("un syndicat", "United Nations"),
        ("un syndicat", "the European Union"),
        ("the prosecutors", "the police"),
    ],
)
def test_two_voices(one: str, other: str) -> None:
    assert not same_voice(_voice(one), _voice(other))


def test_a_person_called_like_a_body_is_a_person() -> None:
    assert speaker_words("Anna Richter", "person") == name_words("Anna Richter")
    assert not same_voice(_voice("Anna Richter", "person"), _voice("the judge"))


@pytest.mark.parametrize(
    ("name", "somebody"),
    [
        ("das Unternehmen", False),
        ("Die Staatsanwaltschaft", False),
        ("die Staatsanwaltschaft Varne", True),
        ("Prosecutors", False),
        ("the Quill Company", True),
        ("the Harbour Board", True),
        ("the harbour board", False),
        ("The White House", True),
        ("il Cremlino", True),
        ("las Naciones Unidas", True),
        ("the Supreme Court", False),
    ],
)
def test_a_body_that_is_called_what_it_is_is_nobody_in_particular(name: str, somebody: bool) -> None:
    assert is_somebody(_voice(name)) == somebody


def test_across_documents_a_body_is_known_by_its_words_alone() -> None:
    assert not names_agree("le parquet", "the prosecutors")
