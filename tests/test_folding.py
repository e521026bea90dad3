"""The same letters: folding again changes nothing, whatever the character."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from tracker import folding

EVERY = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]


@pytest.mark.no_cover
@pytest.mark.parametrize("fold", [folding.decomposed, folding.plain, folding.letters, folding.name, folding.printed])
def test_folding_twice_is_folding_once_for_every_character(fold: Callable[[str], str]) -> None:
    # What stays itself when folded once does so again: a million of the characters need no second look.
    changed = [(char, once) for char in EVERY if (once := fold(char)) != char]
    assert changed
    assert [char for char, once in changed if fold(once) != once] == []


@pytest.mark.parametrize(
    ("fold", "text", "folded"),
    [
        (folding.plain, "𝐀𝐝𝐚 Élodie ÅSTRÖM", "ada elodie astrom"),
        (folding.letters, "Le Phare-Info", "lephareinfo"),
        (folding.word, "É\u00adlodie", "elodie"),
        (folding.word, "\u0301", "\u0301"),
        (folding.name, "  Dr. José  ÁLVAREZ-Ruiz ", "dr jose alvarez ruiz"),
        (folding.name, "Лёва Чайкин", "ле\u0308ва чаи\u0306кин"),
        (folding.printed, "DÉCEMBRE\u200f", "décembre"),
    ],
)
def test_what_is_evened_out(fold: Callable[[str], str], text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "marks",
    ["", "\u0308", "\u0301\u0308\u0327", "".join(map(chr, range(0x300, 0x340)))],
    ids=["none", "one", "few", "many"],
)
@pytest.mark.parametrize("length", [1, 20, 40, 400])
def test_a_long_text_is_folded_as_its_words_are(marks: str, length: int) -> None:
    words = [f"Fähre{mark}“×µ{mark}Ⅷ" for mark in marks or "x"] * length
    assert folding.plain(" ".join(words)) == " ".join(map(folding.plain, words))
