from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tracker.spans import Span, around, covering, gaps, merged, trimmed

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda p: (p[0], p[0] + p[1])), max_size=12)


@given(SPANS)
def test_merged_covers_the_same_characters_without_touching(spans: list[tuple[int, int]]) -> None:
    out = merged(spans)
    assert {i for a, b in out for i in range(a, b)} == {i for a, b in spans for i in range(a, b)}
    assert all(left.end < right.start for left, right in pairwise(out))


@given(SPANS)
def test_gaps_and_spans_make_the_whole(spans: list[tuple[int, int]]) -> None:
    covered = {i for a, b in spans for i in range(a, b) if i < 50}
    free = {i for a, b in gaps([s for s in spans if s[1] <= 50], 50) for i in range(a, b)}
    assert free.isdisjoint({i for a, b in spans if b <= 50 for i in range(a, b)})
    assert free | covered >= {i for i in range(50) if i not in covered}


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_trimmed_never_leaves_the_span_and_has_no_blank_ends(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    span = trimmed(text, start, end)
    assert start <= span.start <= span.end <= end
    piece = text[span.start : span.end]
    assert piece == piece.strip()


def test_covering_finds_the_span_or_nothing() -> None:
    spans = [Span(2, 5), Span(7, 9)]
    assert [covering(spans, i) for i in (1, 2, 4, 5, 8, 9)] == [None, spans[0], spans[0], None, spans[1], None]


def test_around_is_cut_at_the_ends_of_the_text() -> None:
    assert around("abcdef", 2, 4, reach=3) == ("ab", "cd", "ef")
