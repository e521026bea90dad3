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


TURNS = """{open}ORR: Let us begin with the ferry. Will it sail tomorrow?

{open}PENE: Look, it will not sail, because I think the wind is too strong.

{open}(CROSSTALK.)

{open}ORR: If I may, sir, we have little time.

{open}PENE: So I keep it in the harbour until Monday.{close}"""


@pytest.mark.parametrize(("opening", "closing"), ['""', "“”"])
def test_the_turns_of_a_quoted_conversation_are_of_those_who_speak(opening: str, closing: str) -> None:
    """A transcript quoted whole: no label is part of what was said, and nobody says what another does."""
    claims, _ = find("A transcript follows:\n\n" + TURNS.format(open=opening, close=closing), "en", [], None)
    assert [(claim.author and claim.author.name, claim.text) for claim in claims] == [
        ("PENE", "Look, it will not sail, because I think the wind is too strong."),
        ("ORR", "If I may, sir, we have little time."),
        ("PENE", "So I keep it in the harbour until Monday."),
    ]


def test_one_label_inside_a_quotation_is_part_of_it() -> None:
    """Two speakers at least make a conversation."""
    text = "Greta Holm wrote: “To all: the weir held.\n\n“Nobody slept.”"
    claims, _ = find(text, "en", [], None)
    assert [claim.text for claim in claims] == ["To all: the weir held.", "Nobody slept."]
