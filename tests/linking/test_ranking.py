"""Ranking statements for a query."""

from __future__ import annotations

import pytest

from tracker import rank_statements
from tracker.linking import encoder, lexical

STATEMENTS = [
    "The harbour bridge was closed for the whole winter",
    "A whale swam up the river as far as the old mill",
    "The mayor of Harwick sold the mill to her brother",
    "Le maire de Harwick a vendu le moulin à son frère",
]


def test_the_statement_that_shares_rare_words_comes_first() -> None:
    ranked = rank_statements(["@HarwickNews Did a #whale really reach the mill?"], STATEMENTS, encoder=False)
    assert ranked[0][0][0] == 1
    scores = [score for _, score in ranked[0]]
    assert scores == sorted(scores, reverse=True)
    assert all(score >= 0 for score in scores)


def test_k_limits_and_equal_scores_come_in_order() -> None:
    assert [index for index, _ in rank_statements(["bridge"], ["the bridge"] * 5, 3, encoder=False)[0]] == [0, 1, 2]


def test_nothing_shared_is_nothing_found_without_the_encoder() -> None:
    assert rank_statements(["swimming pool", ""], STATEMENTS, encoder=False) == [[], []]
    assert rank_statements([], STATEMENTS, encoder=False) == []
    assert rank_statements(["whale"], [], encoder=False) == [[]]


def test_asking_for_a_missing_encoder_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_ENCODER", "off")
    with pytest.raises(ValueError, match="not installed"):
        rank_statements(["whale"], STATEMENTS, encoder=True)


@pytest.mark.skipif(not encoder.available(), reason="the extra crosslingual is not installed")
def test_the_encoder_finds_the_translation() -> None:
    ranked = rank_statements(["Die Bürgermeisterin von Harwick verkaufte die Mühle ihrem Bruder"], STATEMENTS, 2)
    assert {index for index, _ in ranked[0]} == {2, 3}


def test_what_every_text_says_tells_nothing() -> None:
    index = lexical.LexicalIndex(["the harbour"] * 300 + ["the whale"])
    assert index.shares("harbour whale").keys() == {300}
    assert index.known("harbour whale pool") == pytest.approx(2 / 3)
