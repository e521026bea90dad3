"""A quotation over several paragraphs: a claim for each, one utterance, one speaker."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tracker.claims import find


class Answer(NamedTuple):
    """A text in a language, the paragraphs quoted in it, and who speaks."""

    language: str
    text: str
    pieces: list[str]
    speaker: str | None


ANSWERS = [
    Answer(
        "en",
        "“The weir held,” said Greta Holm. “We had feared worse.\n\n“Nobody slept that night.\n\n“It will be mended.”",
        ["The weir held,", "We had feared worse.", "Nobody slept that night.", "It will be mended."],
        "Greta Holm",
    ),
    Answer(
        "fr",
        "« Le barrage a tenu.\n« Personne n'a dormi », a raconté Maud Perlin.",
        ["Le barrage a tenu.", "Personne n'a dormi"],
        "Maud Perlin",
    ),
    Answer(
        "es",
        "“La presa aguantó.\n\n”Nadie durmió”, contó Elena Quirce.",
        ["La presa aguantó.", "Nadie durmió"],
        "Elena Quirce",
    ),
    Answer(
        "de",
        "Greta Holm sagte: „Das Wehr hat gehalten.\n\n„Niemand hat geschlafen.“",
        ["Das Wehr hat gehalten.", "Niemand hat geschlafen."],
        "Greta Holm",
    ),
    Answer(
        "it",
        "Ortensia Balducchi ha detto: «La diga ha retto.\n\n«Nessuno ha dormito».",
        ["La diga ha retto.", "Nessuno ha dormito"],
        "Ortensia Balducchi",
    ),
    Answer(
        "en",
        "Greta Holm said: “The weir held.”\n\nThe river fell.",
        ["The weir held."],
        "Greta Holm",
    ),
    Answer(
        "cy",
        "“Mae'r gored wedi dal eto heno.\n\n“Ni chysgodd neb yn y dref.”",
        ["Mae'r gored wedi dal eto heno.", "Ni chysgodd neb yn y dref."],
        None,
    ),
]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: f"{answer.language}: {answer.pieces[0]}")
def test_each_paragraph_is_a_claim(answer: Answer) -> None:
    claims, _ = find(answer.text, answer.language, [], None)
    assert [claim.text for claim in claims] == answer.pieces
    assert {claim.author and claim.author.name for claim in claims} == {answer.speaker}
    assert all(claim.text == answer.text[claim.start : claim.end] for claim in claims)


def test_the_paragraphs_of_one_quotation_are_one_utterance() -> None:
    claims, _ = find(ANSWERS[0].text, "en", [], None)
    assert [claim.utterance for claim in claims] == [0, 1, 1, 1]
