"""Every check on a few rows: exactly the offenders, and the figures that its finding shows.

A check's case is `tests/cases/checks/NAME.toml`: rows to make (documents, embeds, posts and claims of `tests.world`),
statements of `sql` on them, whether they are linked, and the names of those that the check must return. `details` are
what each of these findings shows, with names for ids; `confidences` are given where a check is not sure of all alike,
and `hints` the names of those it is rather not sure of.
"""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.world import World
from tracker import checks
from tracker.ids import content_id

CASES: dict[str, dict[str, Any]] = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted((ROOT / "tests/cases/checks").glob("*.toml"))
}


ELSEWHERE = """
    SELECT f.document_id
    FROM findings AS f
    LEFT JOIN claims AS c USING (claim_id)
    LEFT JOIN embeds AS e ON e.embed_id = f.embed_id
    WHERE f.document_id <> coalesce(c.document_id, e.document_id)
"""
# Ids that no row of a case gives, and what linking found, which is for its own tests to say.
UNNAMED = ("statement_id", "origin_id", "evidence")


def made(name: str) -> World:
    """The rows of a check's case, in a database of their own."""
    world = World()
    for row in CASES[name]["rows"]:
        getattr(world, row["make"])(**{key: value for key, value in row.items() if key != "make"})
    for statement in CASES[name].get("sql", ()):
        world.con.execute(statement)
    if CASES[name].get("linked"):
        world.link()
    return world


def findings(name: str, world: World, table: str = "findings") -> dict[str, Any]:
    """The findings, or the hints, by the name of their claim, or of their embed where there is no claim."""
    embeds = {content_id("emb", row["name"]): row["name"] for row in CASES[name]["rows"] if row["make"] == "embed"}
    return {
        world.names[claim_id] if claim_id else embeds[embed_id]: json.loads(detail)
        for claim_id, embed_id, detail in world.rows(f"SELECT claim_id, embed_id, detail FROM {table}")  # noqa: S608
    }


def shown(name: str, world: World) -> dict[str, Any]:
    """What each finding shows: names for ids, without what is null or `UNNAMED`."""
    known = dict(world.names)
    for row in CASES[name]["rows"]:
        if row["make"] in ("document", "embed", "post"):
            known[content_id("doc" if row["make"] == "document" else "emb", row["name"])] = row["name"]

    def named(value: Any) -> Any:
        if isinstance(value, list):
            return [named(one) for one in value]
        if isinstance(value, dict):
            return {key: named(one) for key, one in value.items() if one is not None and key not in UNNAMED}
        return known.get(value, value) if isinstance(value, str) else value

    return {offender: named(detail) for offender, detail in findings(name, world).items()}


def test_every_check_has_a_case() -> None:
    assert sorted(CASES) == checks.available()


@pytest.mark.parametrize("name", CASES)
def test_exactly_the_offenders(name: str) -> None:
    world, expected = made(name), CASES[name]["offenders"]
    (outcome,) = checks.run(world.con, "run", [name])
    found = findings(name, world)
    assert sorted(found) == sorted(expected)
    assert (outcome.status, outcome.rows) == ("failed", len(expected))
    assert all(detail["spans"] for detail in found.values())
    # A finding stands in the document of its claim or post.
    assert not world.rows(ELSEWHERE)
    assert world.rows("SELECT DISTINCT severity FROM findings") == [(outcome.check.severity,)]
    if "details" in CASES[name]:
        assert shown(name, world) == CASES[name]["details"]
    for table, confidences in CASES[name].get("confidences", {}).items():
        rows = world.rows(f"SELECT DISTINCT round(confidence, 2) FROM {table} ORDER BY ALL")  # noqa: S608
        assert [one for (one,) in rows] == confidences
    if "hints" in CASES[name]:
        assert sorted(findings(name, world, "hints")) == CASES[name]["hints"]
    checks.run(world.con, "run", [name])
    assert findings(name, world) == found


@pytest.mark.parametrize("name", CASES)
def test_a_check_passes_on_an_empty_database(name: str) -> None:
    (outcome,) = checks.run(World().con, "run", [name])
    if checks.load(name).needs:
        assert (outcome.status, outcome.rows, outcome.lacking) == ("could_not_run", 0, True)
    else:
        assert (outcome.status, outcome.rows, outcome.reason) == ("passed", 0, None)


@pytest.mark.parametrize("name", checks.available())
def test_every_check_says_what_it_is(name: str) -> None:
    check = checks.load(name)
    assert check.title
    assert check.severity in ("info", "warning", "error")
    assert len(check.why.split()) > 8


def test_what_a_finding_shows() -> None:
    world = made("numbers_disagree")
    checks.run(world.con, "run", ["numbers_disagree"])
    detail = findings("numbers_disagree", world)["fourteen"]
    assert "14 families" in detail["says"]
    assert "40 families" in detail["other_says"]
    assert sorted(detail["evidence"]["numbers"]) == [["14 family"], ["40 family"]]


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


def test_an_article_older_than_its_post_is_found_at_the_posts_claim() -> None:
    world = World()
    world.document("Harwick", published="2031-05-04T09:00")
    address = "https://x.com/ada/status/1"
    later = {"posted": "2031-05-04T10:00", "native_id": "1", "url": address}
    claim = world.post("post", "Harwick", "The quay is closed", handle="ada", author="Ada Brun", **later)
    world.embed("no claim", "Harwick", None, handle="ada", native_id="2", posted="2031-05-04T10:00")
    checks.run(world.con, "run", ["reported_before_posted"])
    rows = world.rows("SELECT claim_id, json_extract_string(detail, '$.post') FROM findings ORDER BY ALL NULLS LAST")
    assert rows == [(claim, address), (None, None)]
