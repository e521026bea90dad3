"""Who is found to differ about whose words they are: names, votes and relations, one of each kind on either side."""

from __future__ import annotations

import pytest

from tests.world import World
from tracker import checks
from tracker.ids import content_id

WORDS = "The harbour needs a second pier by the winter"
RENDERED = "Der Hafen braucht bis zum Winter einen zweiten Steg"
Told = dict[str, float]


def disputes(world: World) -> Told:
    """The confidence of each finding and hint, by the name of its claim."""
    checks.run(world.con, "run", ["author_disputed"])
    rows = world.rows("SELECT claim_id, confidence FROM findings UNION ALL SELECT claim_id, confidence FROM hints")
    return {world.names[claim]: float(confidence) for claim, confidence in rows}


def quoted(*authors: str) -> World:
    """One quotation in as many outlets, each with an author of its own; claims are named by their number."""
    world = World()
    for number, author in enumerate(authors):
        world.document(f"outlet {number}", f"Harwick pier, {number}")
        world.claim(str(number), f"outlet {number}", WORDS, author=author)
    world.link()
    return world


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("Ilse Marn", "Greta Holm", {"0": 0.5, "1": 0.5}, id="two-people"),
        pytest.param("Rolf Ude", "Ralf Ude", {}, id="a-first-name-in-two-spellings"),
        pytest.param("Rolf Ek", "Ralf Ek", {"0": 0.5, "1": 0.5}, id="two-letters-are-no-surname"),
        pytest.param("Rolf Ek", "Ilse Or", {"0": 0.5, "1": 0.5}, id="one-telling-word-each"),
        pytest.param("Bo Ek", "Ana Li", {}, id="no-telling-word"),
        pytest.param("Ilse Marn", "Bo Ek", {}, id="no-telling-word-on-one-side"),
    ],
)
def test_whose_names_are_apart(one: str, other: str, expected: Told) -> None:
    assert disputes(quoted(one, other)) == expected


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        pytest.param(["Ilse Marn", "Greta Holm", "Greta Holm"], {"0": 0.8}, id="two-against-one"),
        pytest.param(
            ["Ilse Marn", "Ilse Marn", "Greta Holm", "Greta Holm", "Greta Holm"],
            {"0": 0.8, "1": 0.8},
            id="three-against-two",
        ),
        pytest.param(
            ["Ilse Marn", "Ilse Marn", "Greta Holm", "Greta Holm"],
            {"0": 0.5, "1": 0.5, "2": 0.5, "3": 0.5},
            id="two-against-two",
        ),
    ],
)
def test_who_has_fewer_outlets_is_listed(authors: list[str], expected: Told) -> None:
    assert disputes(quoted(*authors)) == expected


@pytest.mark.parametrize("relation", ["same_post", "verbatim", "translation", "paraphrase"])
@pytest.mark.parametrize("turned", [False, True])
def test_the_same_words_alone_are_disputed(relation: str, turned: bool) -> None:
    world = World()
    for number, (author, words) in enumerate((("Ilse Marn", WORDS), ("Greta Holm", RENDERED))):
        world.document(f"outlet {number}", f"Harwick pier, {number}")
        world.claim(str(number), f"outlet {number}", words, author=author)
    world.link()
    pair = sorted((content_id("clm", "0"), content_id("clm", "1")), reverse=turned)
    world.con.execute("UPDATE claims SET statement_id = 'stm'")
    world.con.execute("INSERT INTO claim_links VALUES (?, ?, ?, 0.9, 'test', '{}')", [*pair, relation])
    assert disputes(world) == ({} if relation == "paraphrase" else {"0": 0.5, "1": 0.5})
