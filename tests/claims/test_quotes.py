from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import claims
from tracker.claims.analyse import normalised
from tracker.claims.text.quotation_marks import LONGEST_UNCLOSED, scan

FILE = Path(__file__).resolve().parent.parent / "cases" / "claims" / "marks.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = scan(normalised(text) if case.get("normalised") else text, case.get("inward", False))
    assert [text[quote.inner_start : quote.inner_end] for quote in found] == case["quotes"]
    assert [at for at, quote in enumerate(found) if not quote.closed] == case.get("unclosed", [])


@given(st.text(alphabet="aBs «»“”„\"'‹›‘‚\n.", max_size=80), st.booleans())
def test_quotations_are_in_order_and_apart(text: str, inward: bool) -> None:
    end = 0
    for quote in scan(text, inward):
        assert end <= quote.start < quote.inner_start < quote.inner_end <= quote.end <= len(text)
        assert text[quote.inner_start : quote.inner_end].strip() == text[quote.inner_start : quote.inner_end]
        end = quote.end


def test_an_unclosed_mark_does_not_swallow_a_long_text() -> None:
    assert scan("“" + "word " * LONGEST_UNCLOSED) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Clément Fauvert se tait. « L'usure du pouvoir en place » n'explique pas tout cela."),
        ("es", "Clemente Favero calla. “El cansancio de los años” no explica todo el fracaso."),
        ("it", "Clemente Favero tace. «La stanchezza di questi anni» non spiega tutto il crollo."),
        ("pt", "Clemente Favero cala-se. “O cansaço destes anos todos” não explica tudo isso."),
    ],
)
def test_quoted_words_that_are_the_subject_of_a_denied_verb_have_no_speaker_behind_it(code: str, text: str) -> None:
    found = claims.find(text, code, [], None)[0]
    assert all(claim.rule != "verb-subject-after-quote" for claim in found)


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        ("en", "“No.”\n\nThe yard is quiet. “We have nothing to hide in there,” said Ada Quill on Monday.", None),
        ("de", "„Nein.“\n\nDie Werft ruht. „Der Steineinbau hat den Hafen gerettet“, sagte Odo Farn am Montag.", None),
        ("en", "“The ferry is late.”\n\n“Again the ferry is late,” said Ada Quill on Monday.", "Ada Quill"),
        ("de", "„Das Boot bleibt hier“\n\n„Das Boot bleibt hier“, sagte Odo Farn am Montag.", "Odo Farn"),
    ],
)
def test_a_headline_that_quotes_has_the_speaker_of_the_same_whole_words(
    code: str, text: str, speaker: str | None
) -> None:
    first = claims.find(text, code, [], None)[0][0]
    assert (first.author.text if first.author is not None else None) == speaker
