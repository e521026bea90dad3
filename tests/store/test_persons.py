"""Who is who, as people decided it: which sources a word means, what is written, what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.documents import ingested
from tracker import store
from tracker.errors import ExportError, UnknownId
from tracker.store import Store
from tracker.store.persons import decide


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Store]:
    with store.open(tmp_path / "persons.duckdb") as one:
        run = one.begin_run(["ingest"])
        one.write(run, [ingested("/a", url="https://vell.example/1")])
        one.finish_run(run, "complete")
        yield one


def sources(opened: Store) -> dict[str, str]:
    return {str(name): str(key) for key, name in opened.query("SELECT source_id, name FROM sources").rows}


def decisions(opened: Store) -> list[tuple[object, ...]]:
    asked = "SELECT source_id, other_source_id, decision, made_by, note FROM person_decisions ORDER BY made_at"
    return list(opened.query(asked).rows)


def test_names_and_ids_mean_the_same_and_the_pair_is_in_order(opened: Store) -> None:
    known = sources(opened)
    one, other = known["Ilse Marn"], known["Brell"]
    assert decide(opened, " Ilse Marn ", other, "same", "Ada", " as the agency says \n") == tuple(sorted((one, other)))
    assert decide(opened, other, one, "withdrawn", "Bea") == tuple(sorted((one, other)))
    assert decisions(opened) == [
        (*sorted((one, other)), "same", "Ada", "as the agency says"),
        (*sorted((one, other)), "withdrawn", "Bea", None),
    ]


@pytest.mark.parametrize("note", [None, "", "  "])
def test_a_note_that_says_nothing_is_none(opened: Store, note: str | None) -> None:
    decide(opened, "Ilse Marn", "Brell", "different", "Ada", note)
    assert [row[-1] for row in decisions(opened)] == [None]


@pytest.mark.parametrize(
    ("one", "told"), [("Ilse", "nobody"), ("nobody at all", "nobody"), ("src_", "more than one source: src_")]
)
def test_a_word_that_means_nobody_or_several_is_refused(opened: Store, one: str, told: str) -> None:
    with pytest.raises(UnknownId, match=told):
        decide(opened, one, "Brell", "same", "Ada")
    assert decisions(opened) == []


def test_one_source_twice_and_no_name_of_who_decides_are_refused(opened: Store) -> None:
    with pytest.raises(ExportError, match="one source by their very name"):
        decide(opened, "Ilse Marn", sources(opened)["Ilse Marn"], "same", "Ada")
    with pytest.raises(ExportError):
        decide(opened, "Ilse Marn", "Brell", "same", "  ")
