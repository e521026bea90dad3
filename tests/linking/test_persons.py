"""Who is who across documents: what joins two names, what keeps them apart, and what people decide."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

from tests.world import World
from tracker import store
from tracker.errors import ExportError, UnknownId
from tracker.linking.persons import NamedSource, OnePerson, persons
from tracker.linking.run import relink_people
from tracker.store.persons import decide


def named(
    name: str, kind: str = "person", *, account: str | None = None, local: bool = False, claims: int = 1
) -> NamedSource:
    return NamedSource(f"src_{name}{account or ''}", name, kind, account, claims, local)


def groups(found: list[OnePerson]) -> list[list[str]]:
    return sorted(sorted(name for _, name, _ in one.names) for one in found)


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("Mara Ellingham", "Mara Jo Ellingham", True),
        ("Mara J. Ellingham", "Mara Jo Ellingham", True),
        ("Mara J. Ellingham", "Mara K. Ellingham", False),
        ("Mara Ellingham", "Nora Ellingham", False),
        ("Anton Moll", "Anton Moll Jr", False),
        ("Anton Moll júnior", "Anton Karl Moll", False),
        ("M. Ellingham", "Mara Ellingham", False),
    ],
)
def test_a_middle_name_more_is_the_same_person(one: str, other: str, joined: bool) -> None:
    assert (len(persons([named(one), named(other)], [], {})) == 1) is joined


def test_two_middle_names_that_do_not_agree_leave_the_bare_name_alone() -> None:
    found = persons([named("Ada Kay Quill"), named("Ada Bea Quill"), named("Ada Quill")], [], {})
    assert len(found) == 3


def test_one_voice_joins_a_last_name_with_the_full_one() -> None:
    sources = [named("Mara Ellingham", claims=3), named("Ellingham", local=True), named("the mayor", local=True)]
    found = persons(sources, [("stm_1", [one.source_id for one in sources])], {})
    assert groups(found) == [["Ellingham", "Mara Ellingham"]]
    assert found[0].name == "Mara Ellingham"
    why = {name: json.loads(evidence) for _, name, evidence in found[0].names}
    assert why["Ellingham"] == {"why": "one voice", "statement_id": "stm_1"}


def test_a_last_name_that_fits_two_is_left_alone() -> None:
    sources = [named("Mara Ellingham"), named("Nora Ellingham"), named("Ellingham", local=True)]
    found = persons(sources, [("stm_1", [one.source_id for one in sources])], {})
    assert groups(found) == [["Mara Ellingham"], ["Nora Ellingham"]]


def test_an_account_joins_who_writes_there_and_two_accounts_stay_two() -> None:
    sources = [
        named("Harwick Ferry", "account", account="acc_1"),
        named("Harwick Ferries", "account", account="acc_1"),
        named("Harwick Ferry", "account", account="acc_2"),
    ]
    found = persons([*sources], [("stm_1", [one.source_id for one in sources])], {})
    assert sorted(len(one.names) for one in found) == [1, 1] or sorted(len(one.names) for one in found) == [1, 2]
    assert {one.account_id for one in found} == {"acc_1", "acc_2"}


def test_decisions_win_and_the_order_does_not_matter() -> None:
    sources = [named("Mara Ellingham"), named("Mara Jo Ellingham"), named("Bibi Ellingham")]
    apart = {("src_Mara Ellingham", "src_Mara Jo Ellingham"): "different"}
    together = {("src_Bibi Ellingham", "src_Mara Ellingham"): "same"}
    assert len(persons(sources, [], apart)) == 3
    expected = persons(sources, [], {**apart, **together})
    assert groups(expected) == [["Bibi Ellingham", "Mara Ellingham"], ["Mara Jo Ellingham"]]
    for order in permutations(sources):
        assert persons(order, [], {**apart, **together}) == expected


def _world() -> World:
    world = World()
    for name, author in (("Harwick", "Mara Ellingham"), ("Oduya", "Mara Jo Ellingham"), ("Tarn", "Nel Orfevre")):
        world.document(name, f"{author} spoke in Harwick")
        world.claim(name.lower(), name, f"The wall of {name} holds for another year", author=author)
    world.link()
    return world


def test_every_claim_has_its_person() -> None:
    world = _world()
    said = world.rows("SELECT name, name_there, claim FROM persons_said ORDER BY claim")
    assert [row[:2] for row in said] == [
        ("Mara Jo Ellingham", "Mara Ellingham"),
        ("Mara Jo Ellingham", "Mara Jo Ellingham"),
        ("Nel Orfevre", "Nel Orfevre"),
    ]
    world.link()
    assert world.rows("SELECT name, name_there, claim FROM persons_said ORDER BY claim") == said


def test_a_decision_survives_linking_and_can_be_taken_back(tmp_path: Path) -> None:
    database = tmp_path / "t.duckdb"
    for number, speaker in enumerate(("Mara Ellingham", "Mara Jo Ellingham")):
        words = f"Flood in Harwick\n\n“The wall of house {number} holds,” {speaker} said on Monday.\n"
        (tmp_path / f"{number}.txt").write_text(words, encoding="utf-8")
    articles = [str(tmp_path / "0.txt"), str(tmp_path / "1.txt")]
    from tracker.pipeline import ingest  # the one test that needs a whole database

    with store.open(database) as opened:
        ingest(opened, articles)
        count = "SELECT count(DISTINCT person_id) FROM claims"
        before = opened.query(count).rows[0][0]
        decide(opened, "Mara Ellingham", "mara jo ellingham", "different", "Ada", "two sisters")
        relink_people(opened.connection)
        ingest(opened, articles)
        assert (before, opened.query(count).rows[0][0]) == (1, 2)
        decide(opened, "Mara Ellingham", "Mara Jo Ellingham", "withdrawn", "Ada")
        relink_people(opened.connection)
        assert opened.query(count).rows[0][0] == 1
        history = opened.query("SELECT decision, made_by, note FROM person_decisions ORDER BY made_at").rows
        assert history == [("different", "Ada", "two sisters"), ("withdrawn", "Ada", None)]
        with pytest.raises(UnknownId):
            decide(opened, "Nobody Atall", "Mara Ellingham", "same", "Ada")
        with pytest.raises(ExportError):
            decide(opened, "Mara Ellingham", "Mara Ellingham", "same", "Ada")
        with pytest.raises(ExportError):
            decide(opened, "Mara Ellingham", "Mara Jo Ellingham", "same", " ")
