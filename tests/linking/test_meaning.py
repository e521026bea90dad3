"""With the encoder: translations and paraphrases; without it the run says what it did not look for."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.world import World
from tracker.linking import encoder, vectors

pytestmark = pytest.mark.skipif(not encoder.available(), reason="the extra crosslingual is not installed")


def abroad() -> World:
    world = World()
    world.document("Harwick", "The Etoile ferry of Harwick", language="en")
    world.document("Phare", "Le ferry Etoile de Harwick", language="fr")
    world.claim("said", "Harwick", "Nobody was hurt, and all passengers are back on land", author="Marta Ellingham")
    world.claim(
        "dit", "Phare", "Personne n'a été blessé et tous les passagers sont de retour à terre", author="Marta Ellingham"
    )
    world.claim("eau", "Phare", "La piscine municipale rouvrira ses portes au printemps", author="Rolf Brandt")
    return world


def test_a_translation_is_found_with_the_encoder() -> None:
    world = abroad()
    report = world.link(encoder=True)
    assert world.links() == {("dit", "said", "translation")}
    assert report.not_looked_for is None
    assert 0 < report.encoded <= 9
    assert world.rows("SELECT compared_by, encoded FROM link_runs") == [("words and meaning", report.encoded)]


@pytest.mark.parametrize(
    ("language", "words", "same"),
    [
        ("fr", "Je ne signerai jamais un accord qui ferme nos écoles", True),
        ("es", "Nunca firmaré un acuerdo que cierre nuestras escuelas", True),
        ("de", "Ich werde nie ein Abkommen unterschreiben, das unsere Schulen schließt", True),
        ("fr", "Les écoles de la ville rouvriront leurs portes au mois de mars", False),
        ("es", "El acuerdo ha costado ya cuarenta millones al ayuntamiento", False),
    ],
)
def test_one_remark_in_two_mouths_is_a_translation(language: str, words: str, *, same: bool) -> None:
    world = World()
    world.document("Harwick", "The Etoile schools of Harwick", language="en")
    world.document("Phare", "Etoile, Harwick", language=language)
    said = "I will never sign an agreement that closes our schools"
    world.claim("said", "Harwick", said, author="Marta Ellingham")
    world.claim("dit", "Phare", words, author="Rolf Brandt")
    world.link(encoder=True)
    assert world.links() == ({("dit", "said", "translation")} if same else set())


def test_two_people_on_one_thing_are_no_translation() -> None:
    world = World()
    world.document("Harwick", "The Etoile ferry of Harwick", language="en")
    world.document("Phare", "Le ferry Etoile de Harwick", language="fr")
    world.claim("said", "Harwick", "All 340 passengers of the ferry are safe and ashore", author="Marta Ellingham")
    world.claim(
        "dit", "Phare", "Au quai on nous a comptés deux fois, les 340 passagers étaient là", author="Rolf Brandt"
    )
    world.link(encoder=True)
    assert {relation for *_, relation in world.links()} <= {"paraphrase"}


def test_vectors_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    world = abroad()
    world.link("run one", encoder=True)
    assert world.rows("SELECT DISTINCT model FROM text_vectors") == [(vectors.MODEL,)]
    world.document("Laterne", "Die Fähre Etoile von Harwick", language="de")
    world.claim(
        "sagte", "Laterne", "Niemand wurde verletzt, und alle Passagiere sind wieder an Land", author="Marta Ellingham"
    )
    report = world.link("run two", encoder=True)
    assert report.encoded <= 3
    assert world.statements() == [["dit", "said", "sagte"], ["eau"]] or world.statements() == [
        ["dit", "sagte", "said"],
        ["eau"],
    ]


def test_without_it_the_run_says_so() -> None:
    world = abroad()
    report = world.link(encoder=False)
    assert world.links() == set()
    assert report.not_looked_for
    assert world.rows("SELECT compared_by, not_looked_for FROM link_runs") == [("words", report.not_looked_for)]


def test_the_environment_switches_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_ENCODER", "off")
    assert not encoder.available()


def test_the_extra_brings_what_holds_the_encoder_to_one_thread() -> None:
    pyproject = Path(__file__).parents[2] / "pyproject.toml"
    extra = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["optional-dependencies"]["crosslingual"]
    assert any(name.startswith("threadpoolctl") for name in extra)
