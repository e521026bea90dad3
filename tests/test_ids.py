from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.ids import content_id, text_digest

PARTS = st.lists(st.one_of(st.none(), st.text(max_size=8), st.integers()), max_size=4)


@given(PARTS, PARTS)
def test_different_parts_have_different_ids(a: list[str | int | None], b: list[str | int | None]) -> None:
    def shown(parts: list[str | int | None]) -> list[str | None]:
        return [None if part is None else str(part) for part in parts]

    assert (content_id("clm", *a) == content_id("clm", *b)) == (shown(a) == shown(b))


def test_an_id_is_printable_and_stable() -> None:
    assert content_id("clm", "doc_1", "direct", 3, 9) == "clm_faf0146df8ca69b09705"  # kept databases depend on it
    made = content_id("doc", "x")
    assert made.startswith("doc_")
    assert len(made) == 24
    assert made == content_id("doc", "x")


def test_a_lone_surrogate_has_a_digest() -> None:
    assert len(text_digest("\ud800")) == 64
