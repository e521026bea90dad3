"""Every check on a few rows: exactly the offenders, and the figures that its finding shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.world import World
from tracker import checks
from tracker.ids import content_id

Made = tuple[World, set[str]]
NUMBERED = "At least 40 families had to leave their houses by the river"
DOCTORED = "At least 14 families had to leave their houses by the river"


def date_contradicts_post_id() -> Made:
    world = World()
    world.document("Harwick")
    world.embed("wrong", "Harwick", "one", handle="a", agreement="contradicts")
    world.embed("right", "Harwick", "two", handle="a", agreement="agrees")
    world.embed("aside", "Harwick", "three", handle="a", agreement="contradicts", in_article=False)
    return world, {"wrong"}


def reported_before_posted() -> Made:
    world = World()
    world.document("Harwick", published="2031-05-04T09:00")
    world.document("Oduya", published="2031-05-04T00:00", hours=48)
    world.embed("later", "Harwick", "one", handle="a", native_id="1", posted="2031-05-04T10:00")
    world.embed("earlier", "Harwick", "two", handle="a", native_id="2", posted="2031-05-04T08:00")
    world.embed("same day", "Oduya", "three", handle="a", native_id="3", posted="2031-05-04T10:00")
    return world, {"later"}


def handle_name_mismatch() -> Made:
    world = World()
    world.document("Harwick")
    world.embed("genuine", "Harwick", "one", handle="HarwickFerry", author="Harwick Ferry")
    world.embed("impostor", "Harwick", "two", handle="HarwickFerry1", author="HARWICK ferry")
    world.embed("elsewhere", "Harwick", "three", handle="harwick.ferry", author="Harwick Ferry", platform="instagram")
    world.embed("other", "Harwick", "four", handle="oduya", author="Oduya Ferry")
    return world, {"genuine", "impostor"}


def undated_claim() -> Made:
    world = World()
    world.document("Harwick")
    world.claim("never", "Harwick", "one", said=None)
    world.claim("once", "Harwick", "two")
    return world, {"never"}


def single_origin() -> Made:
    world = World()
    for name in ("Harwick", "Oduya", "Ellingham"):
        world.document(name, name)
    for name in ("Harwick", "Oduya"):
        world.post(
            name, name, "The night ferry is cancelled", handle="HarwickFerry", author="Harwick Ferry", native_id="9"
        )
    world.claim("alone", "Ellingham", "Nobody has asked the town about its swimming pool", author="Rolf Brandt")
    world.link()
    # The statement is shown in the words of the first of its claims, by id.
    first = min(content_id("clm", name) for name in ("Harwick", "Oduya"))
    return world, {world.names[first]}


def anonymous_only() -> Made:
    world = World()
    for name in ("Harwick", "Oduya"):
        world.document(name, f"Harwick Flood, {name}")
    world.claim(
        "nobody", "Harwick", "The wall was weakened by the works of autumn", author="a source", author_kind="anonymous"
    )
    world.claim("somebody", "Oduya", "The swimming pool opens again before the summer", author="Marta Ellingham")
    world.claim("unsaid", "Oduya", "The market moves to the other bank until Easter")
    world.link()
    return world, {"nobody"}


def numbers_disagree() -> Made:
    world = World()
    for name in ("Harwick", "Oduya", "Ellingham"):
        world.document(name, f"Harwick Flood, {name}")
    world.claim("forty", "Harwick", NUMBERED, author="Marta Ellingham")
    world.claim("forty too", "Oduya", NUMBERED, author="Marta Ellingham")
    world.claim("fourteen", "Ellingham", DOCTORED, author="Marta Ellingham")
    world.link()
    return world, {"fourteen"}


def dates_disagree() -> Made:
    world = World()
    for name in ("Harwick", "Oduya", "Ellingham"):
        world.document(name, f"Harwick Flood, {name}")
    for name, day, words in (
        ("Harwick", "2031-05-09", "on Friday"),
        ("Oduya", "2031-05-09", "on 9 May"),
        ("Ellingham", "2031-05-08", "on Thursday"),
    ):
        said = f"The vote on the new wall is held in the town hall {words}"
        world.claim(name, name, said, author="Marta Ellingham", about=day, about_text=words)
    world.link()
    return world, {"Ellingham"}


def possible_negation() -> Made:
    world = World()
    for name in ("Harwick", "Oduya", "Ellingham"):
        world.document(name, f"Harwick Flood, {name}")
    for name in ("Harwick", "Oduya"):
        world.claim(name, name, "The water of the upper wells is not safe to drink", author="Harwick Council")
    world.claim("safe", "Ellingham", "The water of the upper wells is safe to drink", author="Harwick Council")
    world.link()
    return world, {"safe"}


def quote_differs_from_post() -> Made:
    world = World()
    world.document("Harwick", "Harwick Flood")
    world.post("post", "Harwick", NUMBERED, handle="HarwickTown", author="Harwick Council", native_id="9")
    world.claim(
        "doctored",
        "Harwick",
        DOCTORED,
        author="Harwick Council",
        author_kind="organisation",
        renders="post",
        rendering="verbatim",
    )
    world.claim(
        "faithful",
        "Harwick",
        NUMBERED,
        author="Harwick Council",
        author_kind="organisation",
        renders="post",
        rendering="verbatim",
    )
    world.link()
    return world, {"doctored"}


def author_disputed() -> Made:
    world = World()
    for name in ("Harwick", "Oduya", "Ellingham"):
        world.document(name, f"Harwick Flood, {name}")
    said = "I will see this wall built before I leave"
    world.post("post", "Harwick", said, handle="mellingham", author="Marta Ellingham", native_id="9")
    world.claim("hers", "Oduya", said, author="Marta Ellingham")
    world.claim("his", "Ellingham", said, author="Rolf Brandt")
    world.link()
    return world, {"his"}


def claim_changed_or_withdrawn() -> Made:
    world = World()
    world.document("one", "Harwick Flood", article="Harwick", version=1, current=False)
    world.document("two", "Harwick Flood", article="Harwick", version=2)
    world.claim("kept", "one", "The swimming pool opens again before the summer", author="Rolf Brandt")
    world.claim("kept now", "two", "The swimming pool opens again before the summer", author="Rolf Brandt")
    world.claim("was", "one", NUMBERED, author="Marta Ellingham")
    world.claim("is", "two", DOCTORED, author="Marta Ellingham")
    world.claim("gone", "one", "The market moves to the other bank until Easter", author="Rolf Brandt")
    world.link()
    return world, {"is", "gone"}


def quotation_differs() -> Made:
    world = World()
    for name in ("Harwick", "Oduya", "Ellingham"):
        world.document(name, f"Harwick Flood, {name}", published="2031-05-04T09:00")
    said = "We will rebuild every house on the lower bank before the winter, and nobody will be asked to pay for it"
    world.claim("whole", "Harwick", said, author="Marta Ellingham")
    world.claim("cut", "Oduya", said.partition(",")[0], author="Marta Ellingham")
    world.claim("changed", "Ellingham", said.replace("every house", "every school"), author="Marta Ellingham")
    world.link()
    first = min(content_id("clm", name) for name in ("whole", "changed"))
    return world, {world.names[first]}


CASES: dict[str, Callable[[], Made]] = {
    made.__name__: made
    for made in (
        date_contradicts_post_id, reported_before_posted, handle_name_mismatch, undated_claim, single_origin,
        anonymous_only, numbers_disagree, dates_disagree, possible_negation, quote_differs_from_post, author_disputed,
        claim_changed_or_withdrawn, quotation_differs,
    )
}  # fmt: skip


def test_every_check_has_a_case() -> None:
    assert sorted(CASES) == checks.available()


@pytest.mark.parametrize("name", CASES)
def test_exactly_the_offenders(name: str) -> None:
    world, expected = CASES[name]()
    (outcome,) = checks.run(world.con, "run", [name])
    found = findings(world)
    assert set(found) == expected
    assert (outcome.status, outcome.rows) == ("failed", len(expected))
    assert all(detail["spans"] for detail in found.values())
    assert world.rows("SELECT DISTINCT severity FROM findings") == [(outcome.check.severity,)]
    checks.run(world.con, "run", [name])
    assert findings(world) == found


@pytest.mark.parametrize("name", CASES)
def test_a_check_passes_on_an_empty_database(name: str) -> None:
    (outcome,) = checks.run(World().con, "run", [name])
    assert (outcome.status, outcome.rows, outcome.reason) == ("passed", 0, None)


@pytest.mark.parametrize("name", checks.available())
def test_every_check_says_what_it_is(name: str) -> None:
    check = checks.load(name)
    assert check.title
    assert check.severity in ("info", "warning", "error")
    assert len(check.why.split()) > 8


def test_what_a_finding_shows() -> None:
    world, _ = numbers_disagree()
    checks.run(world.con, "run", ["numbers_disagree"])
    detail = findings(world)["fourteen"]
    assert (detail["says"], detail["other_says"]) == (DOCTORED, NUMBERED)
    assert sorted(detail["evidence"]["numbers"]) == [["14 family"], ["40 family"]]
    world, _ = claim_changed_or_withdrawn()
    checks.run(world.con, "run", ["claim_changed_or_withdrawn"])
    assert {name: detail["change"] for name, detail in findings(world).items()} == {
        "is": "changed",
        "gone": "withdrawn",
    }


SHOWN = ("wrong", "right", "aside", "later", "earlier", "same day", "genuine", "impostor", "elsewhere", "other")


def findings(world: World) -> dict[str, Any]:
    """The findings by the name of their claim, or of their embed where there is no claim."""
    embeds = {content_id("emb", name): name for name in SHOWN}
    return {
        world.names[claim_id] if claim_id else embeds[embed_id]: json.loads(detail)
        for claim_id, embed_id, detail in world.rows("SELECT claim_id, embed_id, detail FROM findings")
    }


def test_what_a_check_is_rather_not_sure_of_is_a_hint() -> None:
    world = World()
    world.document("Harwick")
    for name, score in (("sure", 0.6), ("unsure", 0.59)):
        claims = [world.claim(f"{name} {side}", "Harwick", f"{name} {side}") for side in ("one", "other")]
        world.con.execute("INSERT INTO claim_conflicts VALUES (?, ?, 'numbers', ?, 'test', '{}')", [*claims, score])
    world.con.execute("UPDATE claims SET statement_id = claim_id")
    (outcome,) = checks.run(world.con, "run", ["numbers_disagree"])
    assert outcome.rows == 1
    assert world.rows("SELECT confidence FROM findings") == [(0.6,)]
    assert world.rows("SELECT check_name, confidence FROM hints") == [("numbers_disagree", 0.59)]
    checks.run(world.con, "run", ["numbers_disagree"])
    assert world.rows("SELECT count(*) FROM hints") == [(1,)]


def test_an_undated_document_is_one_finding() -> None:
    world = World()
    world.document("Harwick", published=None)
    world.document("Oduya")
    for name in ("one", "two"):
        world.claim(name, "Harwick", name, said=None)
        world.claim(f"{name} there", "Oduya", name, said=None)
    checks.run(world.con, "run", ["undated_claim"])
    rows = world.rows("SELECT claim_id IS NULL, json_extract(detail, '$.claims')::INTEGER FROM findings ORDER BY ALL")
    assert rows == [(False, 1), (False, 1), (True, 2)]


def test_a_copied_dispatch_is_one_finding_for_its_documents() -> None:
    world = World()
    prose = "The flood came at night and nobody in the lower town had been told of it before the wall gave way at four."
    said = ("The wall had been inspected in the autumn", "Nobody in this office was told of the crack in it")
    for name in ("Harwick", "Oduya"):
        world.document(name, f"{prose} (AP)", publisher=name)
        for place, text in enumerate(said):
            world.claim(f"{name} {place}", name, text, author="Rolf Brandt")
    world.link()
    checks.run(world.con, "run", ["single_origin"])
    assert world.rows("SELECT json_extract(detail, '$.statements')::INTEGER FROM findings") == [(2,)]
