"""The tagger's arithmetic, on weights made for the test."""

from __future__ import annotations

import numpy as np

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.features import COLUMNS, FEATURES, MARGIN, FormStore, hashes_of, places, shape_of
from tracker.claims.grammar.tagger import BUCKETS, Tagger, tagger_of


def one_word(form: str) -> list[int]:
    """The places of all features of a sentence of one word."""
    rows = FormStore().rows([""] * MARGIN + [form] + [""] * MARGIN)
    return [int(column[0]) for column in places(rows, np.ones(1, np.bool_))]


def test_the_largest_sum_wins_and_the_first_of_equal_ones() -> None:
    weights = np.zeros((BUCKETS, wc.LEARNED), np.int8)
    assert Tagger(weights).tag([["word"]]) == [[wc.NOUN]]
    weights[one_word("word"), wc.VERB] = 1
    assert Tagger(weights).tag([["word"]]) == [[wc.VERB]]


def test_sums_of_the_largest_weights_stay_within_their_lane() -> None:
    weights = np.full((BUCKETS, wc.LEARNED), 127, np.int8)
    weights[:, wc.ADJ] = -128
    weights[one_word("word"), wc.ADV] = 126
    assert Tagger(weights).tag([["word"]]) == [[wc.NOUN]]
    weights[:, wc.NOUN] = 126
    assert Tagger(weights).tag([["word"]]) == [[wc.PROPN]]


def test_sentences_do_not_see_each_other() -> None:
    tagger = tagger_of("en")
    assert tagger is not None
    one, other = "The mayor of Orlath said so .".split(), "They will pay the bills on Monday .".split()
    assert tagger.tag([one, [], other, one]) == [*tagger.tag([one]), [], *tagger.tag([other]), *tagger.tag([one])]
    assert tagger.tag([]) == []


def test_a_long_text_is_tagged_as_its_pieces_are() -> None:
    tagger = tagger_of("fr")
    assert tagger is not None
    sentence = "Le maire de Lorval a dit que les travaux étaient finis .".split()
    assert tagger.tag([sentence] * 400) == tagger.tag([sentence]) * 400


def test_no_weights_for_other_languages() -> None:
    assert tagger_of("zz") is None
    assert tagger_of("../en") is None


def test_shapes() -> None:
    forms = ["Jan", "CDU-Politiker", "3.5", "iPhone", ""]
    assert [shape_of(form) for form in forms] == [
        "Xx",
        "X-Xx",
        "d.d",
        "xXx",
        "",
    ]


def test_hashes_are_the_same_on_every_machine() -> None:
    assert len(hashes_of("Wort")) == COLUMNS
    assert hashes_of("Wort")[:2] == [3601514135, 3183788556]
    assert len(one_word("Wort")) == FEATURES
