"""Marks over a text: a table of cases, and what holds for any marks at all."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tracker.report.marks import Mark, MarkKind, pieces

CASES = json.loads((ROOT / "tests/cases/report/marks.json").read_text(encoding="utf-8"))
KINDS: tuple[MarkKind, ...] = ("claim", "post", "date", "handle")


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_marks_are_drawn_in_place(case: dict[str, Any]) -> None:
    marks = [Mark(start, end, kind, kind) for start, end, kind in case["marks"]]
    assert _drawn(case["text"], marks) == case["drawn"]


def _drawn(text: str, marks: list[Mark]) -> str:
    out = []
    for piece in pieces(text, marks):
        kind = piece.mark.kind if piece.mark else ""
        out.append({"open": f"<{kind}>", "close": f"</{kind}>", "text": piece.text, "note": ""}[piece.step])
    return "".join(out)


def test_a_note_follows_its_mark() -> None:
    steps = [
        piece.step for piece in pieces("ab", [Mark(0, 1, "claim", "", number=1), Mark(1, 1, "post", "", number=2)])
    ]
    assert steps == ["open", "text", "close", "note", "note", "text"]


@given(
    st.text(max_size=12),
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.sampled_from(KINDS)), max_size=6),
)
def test_any_marks_nest_and_cover_exactly_their_characters(text: str, spans: list[tuple[int, int, MarkKind]]) -> None:
    marks = [
        Mark(start, end, kind, "", number)
        for number, (start, end, kind) in enumerate(spans)
        if start <= end <= len(text)
    ]
    stack: list[Mark] = []
    covered: dict[Mark, str] = dict.fromkeys(marks, "")
    notes: list[Mark] = []
    whole, at = "", 0
    for piece in pieces(text, marks):
        if piece.step == "open" and piece.mark is not None:
            stack.append(piece.mark)
        elif piece.step == "close":
            assert stack.pop() == piece.mark
        elif piece.step == "note" and piece.mark is not None:
            assert piece.mark.end == at
            notes.append(piece.mark)
        else:
            whole += piece.text
            at += len(piece.text)
            for mark in stack:
                covered[mark] += piece.text
    assert stack == []
    assert whole == text
    assert {mark: text[mark.start : mark.end] for mark in marks} == covered
    assert sorted(notes, key=_number) == sorted(marks, key=_number)


def _number(mark: Mark) -> int:
    return mark.number if mark.number is not None else -1


def test_thousands_of_marks_stay_quick() -> None:
    kinds: tuple[MarkKind, ...] = ("claim", "date")
    marks = [Mark(start * 20, start * 20 + 15, kind, "", start) for start, kind in product(range(5_000), kinds)]
    assert sum(1 for piece in pieces("word " * 20_000, marks) if piece.step == "open") == 10_000
