"""A text that is cut anywhere is read: teasers, paywalls and half-received pages end in the middle of a sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import tracker
from tests.claims.test_robustness import hold
from tracker.claims import find
from tracker.errors import InputError

_ROOT = Path(__file__).parents[2]
_SEEDS = sorted((_ROOT / "seeds").glob("*.*"))
_CASES = sorted((_ROOT / "tests" / "cases" / "claims").glob("*.toml"))
_CUT = re.compile(r"\w+|\W")
# Words that some language takes for a complementiser, a joiner, a preposition or a determiner.
_ENDS = {
    "en": "that if who to of the and according a".split(),
    "fr": "que si qui de la et selon d' qu' l'".split(),
    "de": "dass ob der zu und laut mit die".split(),
    "es": "que si quien de la y según".split(),
}


@cache
def _texts() -> tuple[tuple[str, str], ...]:
    """(language, text) of every case that has a text, and of every paragraph of every seed."""
    found = [
        (str(case.get("language", "en")), str(case["text"]))
        for path in _CASES
        for case in tomllib.loads(path.read_text("utf-8"))["case"]
        if "text" in case
    ]
    for path in _SEEDS:
        try:
            document = tracker.extract(path).document
        except InputError:
            continue
        found += [(document.language or "en", paragraph) for paragraph in document.text.split("\n") if paragraph]
    return tuple(dict.fromkeys(found))


def _cuts(text: str, *, at_blanks: bool) -> Iterator[str]:
    """Every beginning and every end that is cut at a word or a mark, and those at a single blank where they are asked
    for: they are the same words once more."""
    pieces = [piece for piece in _CUT.finditer(text) if at_blanks or piece[0] != " "]
    yield from (text[: piece.end()] for piece in pieces)
    yield from (text[piece.start() :] for piece in pieces[1:])
    yield ""


@pytest.mark.no_cover
@pytest.mark.parametrize("part", range(4))
def test_every_beginning_and_every_end_of_a_text_is_read(part: int) -> None:
    # Many texts begin or end alike: what is the same text in the same language is read once.
    cuts = dict.fromkeys(
        (language, cut)
        for number, (language, text) in enumerate(_texts())
        for cut in _cuts(text, at_blanks=number % 8 == 0)
    )
    for language, cut in list(cuts)[part::4]:
        hold(cut, *find(cut, language, [], None))


@pytest.mark.no_cover
@pytest.mark.parametrize("language", sorted(_ENDS))
def test_any_sentence_may_end_in_a_small_word(language: str) -> None:
    for own, text in _texts():
        if own.startswith(language):
            for word in _ENDS[language]:
                cut = f"{text.rstrip('.!?”»“ ')} {word}"
                hold(cut, *find(cut, language, [], None))


@pytest.mark.parametrize("path", _SEEDS, ids=lambda path: path.name)
def test_a_file_that_is_cut_is_read_or_refused(path: Path) -> None:
    data = path.read_bytes()
    for size in range(1, len(data), max(1, len(data) // 60)):
        try:
            tracker.extract(data[:size])
        except InputError:
            continue
