"""Whatever the text, claims have valid spans, and the time grows with its length and no faster."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.clock import too_slow
from tracker.claims import find
from tracker.claims.text.incises import without_incises
from tracker.claims.text.interviews import with_interviews
from tracker.claims.text.quotation_marks import scan
from tracker.languages import codes, load
from tracker.models import Claim, RejectedClaim

PIECES = st.sampled_from(
    (
        "« | »|“|”|„|“|\"|''|‹|›|»|«|, |. |? |: |; |\n|\n\n| – |(|)|that |que |dass |to |de |zu |said |a déclaré |"
        "sagte |dijo |teilte | mit|selon |according to |laut |según |the mayor |la ministre |der Sprecher |el alcalde |"
        "Ana Rivel|who |et |and |la même source|cited by |AFP|’|'s |-t-il |he |elle |l’|مرحبا |שלום |İ|ǅ|\u202e|\x00|"
        "🙂|1.5 |U.S. |mardi |his claim |sei |as "
    ).split("|")
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))


@pytest.mark.parametrize("language", codes())
@settings(max_examples=80, deadline=None)
@given(text=TEXTS)
def test_spans_are_valid_whatever_the_text(language: str, text: str) -> None:
    hold(text, *find(text, language, [], None))


def hold(text: str, claims: list[Claim], rejected: list[RejectedClaim]) -> None:
    """What is true of the claims of any text."""
    for claim in [*claims, *rejected]:
        assert 0 <= claim.start <= claim.end <= len(text)
        assert claim.text == text[claim.start : claim.end]
        for part in (claim.author, claim.cue, *claim.via):
            assert part is None or part.text == text[part.start : part.end]
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    assert all(0 <= claim.utterance < len(claims) for claim in claims)


@pytest.mark.parametrize("sentence", ["He ran. ", "Nobody there. ", "“We were here and it was fine to see.” "])
def test_a_run_of_sentences_about_nobody_new_has_no_depth(sentence: str) -> None:
    text = "Anna Holm is mayor. " + sentence * 1200 + "“It is late and we go home now,” he said."
    claims, _ = find(text, "en", [], None)
    assert claims[-1].text == "It is late and we go home now,"


# An office of a body of a body, and so on.
LINKED = [
    ("fr", "« On rentre à la maison », a déclaré le ministre de l'Intérieur ", "de ", "Ada Brun."),
    ("it", "«Torniamo a casa adesso», ha detto il ministro dell'Interno ", "del Mare e ", "Ada Brun."),
    ("es", "«Nos vamos a casa ahora», dijo el ministro de Pesca ", "y de Mar ", "Ada Brun."),
]


@pytest.mark.parametrize(("language", "opening", "link", "name"), LINKED)
def test_what_an_office_is_of_has_no_depth(language: str, opening: str, link: str, name: str) -> None:
    claims, _ = find(opening + link * 3000 + name, language, [], None)
    assert len(claims) == 1


HARD = {
    "no full stop": "the mayor said the dam was old and the minister who came said that he knew ",
    "open quotes": "“a « b „ c ",
    "closed quotes": "” » a ",
    "straight quotes": '" a "b ',
    "doubled apostrophes": "'' a ''b ",
    "commas": "he said, ",
    "capitals": "Ana Rivel and ",
    "initials": "A.",
    "right to left": "قال الوزير إن «الميناء» مغلق ",
    "line breaks": "said\n",
    "names and brackets": "Ana (",
    "sources": "according to the mayor, ",
    "same source": "la même source, ",
}


def _finding(code: str, unit: str) -> Callable[[int], float]:
    """What finding the claims of a text of repeated units costs, by its length."""
    find(unit, code, [], None)

    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        before = time.process_time()
        find(text, code, [], None)
        return time.process_time() - before

    return cost


@pytest.mark.no_cover
@pytest.mark.parametrize("name", HARD)
def test_time_grows_with_the_length(name: str) -> None:
    assert not too_slow(_finding("en", HARD[name]), 10_000, 80_000, growth=8 * 2.5)


@pytest.mark.no_cover
def test_time_grows_with_how_often_somebody_is_named() -> None:
    unit = "Sacha Vernet n'a rien lâché hier soir. Vernet refuse de parler de la course. "
    assert not too_slow(_finding("fr", unit), 25_000, 200_000, growth=8 * 2.5)


def _step(step: Callable[..., object], code: str, opening: str, unit: str) -> Callable[[int], float]:
    """What a step between the marks of a text and its claims costs, by the length of a text of repeated units."""
    language = load(code)

    def cost(size: int) -> float:
        text = opening + unit * (size // len(unit)) + "»"
        quotes = scan(text)
        before = time.process_time()
        step(text, quotes, language)
        return time.process_time() - before

    return cost


# One quotation that never ends, and words of saying in it; the turns of a conversation.
STEPS = {
    "abbreviations": (without_incises, "fr", "« Oui, dit ", "M. "),
    "incises": (without_incises, "fr", "« ", "Il 'part' et 'rit' là, dit Paul. Oui et "),
    "turns": (with_interviews, "en", "", "Ada: I go there now\nBo: I see “it” now\n"),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", STEPS)
def test_time_grows_with_what_stands_between_marks(name: str) -> None:
    assert not too_slow(_step(*STEPS[name]), 10_000, 80_000, growth=8 * 2.5)
