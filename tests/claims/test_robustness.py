"""Whatever the text, claims have valid spans, and the time grows with its length and no faster."""

from __future__ import annotations

import time

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


@pytest.mark.no_cover
@pytest.mark.parametrize("name", HARD)
def test_time_grows_with_the_length(name: str) -> None:
    unit = HARD[name]
    find(unit, "en", [], None)

    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        before = time.process_time()
        find(text, "en", [], None)
        return time.process_time() - before

    assert not too_slow(cost, 10_000, 80_000, growth=8 * 2.5)


# One quotation that never ends, and words of saying in it.
INSIDE_MARKS = {
    "abbreviations": ("« Oui, dit ", "M. "),
    "incises": ("« ", "Il 'part' et 'rit' là, dit Paul. Oui et "),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", INSIDE_MARKS)
def test_time_grows_with_the_length_of_a_quotation(name: str) -> None:
    opening, unit = INSIDE_MARKS[name]
    language = load("fr")
    assert language is not None

    def cost(size: int) -> float:
        text = opening + unit * (size // len(unit)) + "»"
        quotes = scan(text)
        before = time.process_time()
        without_incises(text, quotes, language)
        return time.process_time() - before

    assert not too_slow(cost, 10_000, 80_000, growth=8 * 2.5)


@pytest.mark.no_cover
def test_time_grows_with_the_length_of_a_conversation() -> None:
    language = load("en")
    assert language is not None

    def cost(size: int) -> float:
        text = "Ada: I go there now\nBo: I see “it” now\n" * (size // 40)
        quotes = scan(text)
        before = time.process_time()
        with_interviews(text, quotes, language)
        return time.process_time() - before

    assert not too_slow(cost, 10_000, 80_000, growth=8 * 2.5)


@pytest.mark.no_cover
def test_time_grows_with_how_often_somebody_is_named() -> None:
    unit = "Sacha Vernet n'a rien lâché hier soir. Vernet refuse de parler de la course. "

    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        before = time.process_time()
        find(text, "fr", [], None)
        return time.process_time() - before

    assert not too_slow(cost, 25_000, 200_000, growth=8 * 2.5)
