"""A long quotation over several paragraphs: a claim for each, one utterance, one speaker."""

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


LONG: dict[str, tuple[str, str]] = {
    "en": (
        "The weir held through the whole of the storm, although the river stood two metres higher than anybody here "
        "can "
        "remember, and that is the work of the forty people who carried sand until the morning.",
        "Nobody in the town slept that night, and nobody will forget how close it was, so the council has to find the "
        "money for a second gate before the next winter comes.",
    ),
    "fr": (
        "Le barrage a tenu pendant toute la tempête, alors que la rivière montait deux mètres plus haut que jamais, et "
        "cela grâce aux quarante habitants qui ont porté du sable jusqu'au matin sans se plaindre.",
        "Personne n'a dormi dans la ville cette nuit-là, et personne n'oubliera combien il s'en est fallu de peu, si "
        "bien que le conseil doit trouver de quoi payer une seconde vanne",
    ),
    "es": (
        "La presa aguantó toda la tormenta, aunque el río subió dos metros más que nunca, y eso se debe a las cuarenta "
        "personas que llevaron arena hasta la mañana sin que nadie se lo pidiera en el pueblo.",
        "Nadie durmió en el pueblo aquella noche, y nadie olvidará lo cerca que estuvo, así que el concejo tiene que "
        "encontrar el dinero para una segunda compuerta",
    ),
    "de": (
        "Das Wehr hat den ganzen Sturm über gehalten, obwohl der Fluss zwei Meter höher stand als je zuvor, und das "
        "ist "
        "das Werk der vierzig Leute, die bis zum Morgen Sand getragen haben, ohne zu klagen.",
        "Niemand in der Stadt hat in dieser Nacht geschlafen, und niemand wird vergessen, wie knapp es war, also muss "
        "der Rat das Geld für ein zweites Tor finden.",
    ),
    "it": (
        "La diga ha retto per tutta la tempesta, benché il fiume fosse due metri più alto che mai, ed è merito delle "
        "quaranta persone che hanno portato sabbia fino al mattino senza lamentarsi con nessuno.",
        "Nessuno ha dormito in paese quella notte, e nessuno dimenticherà quanto è stato vicino, perciò il consiglio "
        "deve trovare il denaro per una seconda paratoia",
    ),
    "cy": (
        "Mae'r gored wedi dal eto heno er bod yr afon ddau fetr yn uwch nag erioed o'r blaen, a gwaith y deugain o "
        "bobl "
        "a gariodd dywod tan y bore oedd hynny heb i neb ofyn iddynt wneud dim.",
        "Ni chysgodd neb yn y dref y noson honno, ac ni fydd neb yn anghofio pa mor agos oedd hi, felly rhaid i'r "
        "cyngor "
        "ddod o hyd i'r arian am ail lifddor.",
    ),
}


def _answer(language: str, form: str, speaker: str | None) -> Answer:
    first, second = LONG[language]
    return Answer(language, form.format(first, second), [first, second], speaker)


ANSWERS = [
    _answer("en", "Greta Holm said: “{}\n\n“{}”", "Greta Holm"),
    _answer("fr", "« {}\n« {} », a raconté Maud Perlin.", "Maud Perlin"),
    _answer("es", "“{}\n\n”{}”, contó Elena Quirce.", "Elena Quirce"),
    _answer("de", "Greta Holm sagte: „{}\n\n„{}“", "Greta Holm"),
    _answer("it", "Ortensia Balducchi ha detto: «{}\n\n«{}».", "Ortensia Balducchi"),
    _answer("cy", "“{}\n\n“{}”", None),
    Answer("en", "Greta Holm said: “The weir held.”\n\nThe river fell.", ["The weir held."], "Greta Holm"),
    Answer(
        "en",
        "Greta Holm said: “The weir held.\n\n“Nobody slept.”",
        ["The weir held.\n\n“Nobody slept."],
        "Greta Holm",
    ),
]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: f"{answer.language}: {answer.pieces[0]}")
def test_each_paragraph_of_a_long_answer_is_a_claim(answer: Answer) -> None:
    claims, _ = find(answer.text, answer.language, [], None)
    assert [claim.text for claim in claims] == answer.pieces
    assert {claim.author and claim.author.name for claim in claims} == {answer.speaker}
    assert all(claim.text == answer.text[claim.start : claim.end] for claim in claims)


def test_the_paragraphs_of_one_quotation_are_one_utterance() -> None:
    claims, _ = find(ANSWERS[0].text, "en", [], None)
    assert [claim.utterance for claim in claims] == [0, 0]


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
    assert [claim.text for claim in claims] == ["To all: the weir held.\n\n“Nobody slept."]
