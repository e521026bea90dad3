"""Statements from links: clusters, their names, and what is written of both."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.world import World
from tracker.ids import content_id
from tracker.linking.decisions import LINKED, LINKED_ABROAD
from tracker.linking.statements import _LINKED_ABROAD, _TOGETHER, Groups, Link, clusters, name_statements
from tracker.resources import sql_text

FERRY = "The ferry will not sail before the winter, the harbour master has decided"
FERRY_EDITED = "The ferry will not sail before winter, the harbour master decided"


def test_exact_links_join_and_conflicts_keep_apart() -> None:
    links = [Link("a", "b", 1.0, True), Link("b", "c", 0.9, False)]
    assert clusters("abcd", links, []) == [["a", "b", "c"], ["d"]]
    assert clusters("abcd", links, [("a", "c")]) == [["a", "b"], ["c"], ["d"]]


def test_a_bridge_between_two_crowds_makes_no_heap() -> None:
    crowds = [Link("a", "b", 0.9, False), Link("b", "c", 0.9, False), Link("a", "c", 0.9, False)]
    crowds += [Link("x", "y", 0.9, False), Link("y", "z", 0.9, False), Link("x", "z", 0.9, False)]
    assert clusters("abcxyz", [*crowds, Link("c", "x", 0.89, False)], []) == [["a", "b", "c"], ["x", "y", "z"]]


@pytest.mark.parametrize(("doubt", "together"), [(_TOGETHER - 0.17, False), (_TOGETHER - 0.13, True)])
def test_a_member_is_checked_against_all_others(doubt: float, together: bool) -> None:
    links = [Link("a", "b", 0.99, False), Link("b", "c", _TOGETHER + 0.15, False)]
    found = clusters("abc", links, [], [("a", "c", doubt)])
    assert found == ([["a", "b", "c"]] if together else [["a", "b"], ["c"]])


def test_doubts_alone_join_nothing() -> None:
    assert clusters("ab", [], [], [("a", "b", LINKED - 0.01)]) == [["a"], ["b"]]
    assert clusters("ab", [Link("a", "b", _TOGETHER + 0.01, False)], []) == [["a", "b"]]


def test_a_linked_pair_is_no_statement_before_it_is_sure() -> None:
    link = Link("a", "b", _TOGETHER - 0.01, False)
    assert clusters("ab", [link], []) == [["a"], ["b"]]
    abroad = {"a": "en", "b": "fr"}
    linked_abroad = Link("a", "b", _LINKED_ABROAD - 0.01, False)
    assert linked_abroad.score > LINKED_ABROAD
    assert clusters("ab", [linked_abroad], [], (), abroad) == [["a"], ["b"]]
    assert clusters("ab", [Link("a", "b", _LINKED_ABROAD, False)], [], (), abroad) == [["a", "b"]]


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from([0.5, 0.6, 0.8])), max_size=12
    ),
    st.randoms(),
)
def test_clusters_do_not_depend_on_the_order(found: list[tuple[str, str, float]], random: Random) -> None:
    links = [Link(min(one, other), max(one, other), score, score > 0.7) for one, other, score in found if one != other]
    expected = clusters("abcdef", links, [("a", "f")])
    random.shuffle(links)
    assert clusters("fedcba", links, [("f", "a")]) == expected


def test_a_statement_is_named_after_its_first_telling() -> None:
    ages = {"a": "2031-05-05", "b": "2031-05-04", "c": "2031-05-06"}
    named, changes = name_statements([["a", "b", "c"], ["d"]], {}, ages)
    assert named["a"] == named["b"] == named["c"] == content_id("stm", "b")
    assert named["d"] == content_id("stm", "d")
    assert not changes
    split, changes = name_statements([["a"], ["b", "c", "d"]], named, ages)
    assert split == {"a": content_id("stm", "a"), "b": named["b"], "c": named["b"], "d": named["b"]}
    assert [(one.change, one.claims) for one in changes] == [("split from", 1), ("merged into", 1)]


def test_what_is_undated_is_named_by_the_least_id() -> None:
    assert name_statements([["x", "y"]], {}, {})[0]["y"] == content_id("stm", "x")
    assert name_statements([["x", "y"]], {}, {"y": "2031-05-04"})[0]["x"] == content_id("stm", "y")


def test_groups_are_named_by_their_least_member() -> None:
    groups = Groups()
    groups.join("c", "b")
    groups.join("b", "a")
    assert {groups.root(item) for item in "abc"} == {"a"}
    assert groups.root("z") == "z"


def ferry() -> World:
    world = World()
    for name in ("Harwick", "Oduya", "Ellingham"):
        world.document(name, f"Harwick Ferry Company, {name}")
    world.claim("one", "Harwick", FERRY, author="Marta Ellingham")
    world.claim("two", "Oduya", FERRY, author="Marta Ellingham")
    world.claim("three", "Ellingham", FERRY_EDITED, author="Marta Ellingham")
    world.claim("other", "Ellingham", "Nobody has asked the town about its swimming pool", author="Rolf Brandt")
    return world


def test_the_same_words_are_one_statement_and_verbatim() -> None:
    world = ferry()
    report = world.link()
    assert world.statements() == [["one", "three", "two"], ["other"]]
    assert {relation for _, _, relation in world.links()} == {"verbatim"}
    assert len(world.links()) == 3
    assert report.new_claims == 4
    assert report.not_looked_for is not None


def test_linking_again_changes_nothing() -> None:
    world = ferry()
    world.link("run one")
    tables = (
        "claims",
        "statements",
        "claim_links",
        "claim_pairs",
        "origins",
        "origin_members",
        "document_links",
        "claim_parties",
    )
    before = {table: world.table(table) for table in tables}
    report = world.link("run two")
    assert (report.new_claims, report.candidates, report.links) == (0, 0, 0)
    assert {table: world.table(table) for table in tables} == before
    assert world.rows("SELECT count(*) FROM link_runs") == [(1,)]


def test_a_doctored_number_is_another_statement() -> None:
    world = World()
    for name in ("Harwick", "Oduya"):
        world.document(name, f"Harwick Bridge, {name}")
    world.claim("forty", "Harwick", "At least 40 families had to leave their houses by the river", author="the council")
    world.claim(
        "fourteen", "Oduya", "At least 14 families had to leave their houses by the river", author="the council"
    )
    world.link()
    assert world.statements() == [["forty"], ["fourteen"]]
    assert world.rows("SELECT conflict FROM claim_conflicts") == [("numbers",)]


def test_a_dropped_negation_is_another_statement() -> None:
    world = World()
    for name in ("Harwick", "Oduya"):
        world.document(name, f"Harwick Bridge, {name}")
    world.claim("stays", "Harwick", "I will not leave this office before the spring", author="Marta Ellingham")
    world.claim("goes", "Oduya", "I will leave this office before the spring", author="Marta Ellingham")
    world.link()
    assert world.statements() == [["goes"], ["stays"]]
    assert world.rows("SELECT conflict FROM claim_conflicts") == [("negation",)]


def test_one_post_shown_twice_is_one_statement_even_without_its_id() -> None:
    world = World()
    for name in ("Harwick", "Oduya", "Ellingham"):
        world.document(name, name)
    said = "The night ferry is cancelled until further notice"
    world.post("with id", "Harwick", said, handle="HarwickFerry", author="Harwick Ferry", native_id="99")
    world.post("again", "Oduya", said, handle="HarwickFerry", author="Harwick Ferry", native_id="99")
    world.post("flattened", "Ellingham", said, handle="harwickferry", author="Harwick Ferry")
    world.link()
    assert world.statements() == [["again", "flattened", "with id"]]
    assert {relation for _, _, relation in world.links()} == {"same_post"}


def test_a_post_without_its_id_is_one_post_in_all_outlets() -> None:
    world = World()
    for name in ("Harwick", "Oduya", "Ellingham"):
        world.document(name, name)
    said = "The night ferry is cancelled until further notice"
    world.post("one", "Harwick", said, handle="HarwickFerry", author="Harwick Ferry")
    world.post("two", "Oduya", said.upper(), handle="@harwickferry", author="Harwick Ferry")
    world.post("three", "Ellingham", "The night ferry sails again", handle="HarwickFerry", author="Harwick Ferry")
    assert sorted(row[5] for row in world.rows(sql_text("queries", "posts"))) == [1, 2]


def test_very_short_claims_get_no_verdict() -> None:
    world = World()
    for name in ("Harwick", "Oduya"):
        world.document(name, f"Harwick Bridge, {name}")
    world.claim("yes", "Harwick", "Yes we can", author="Marta Ellingham")
    world.claim("no", "Oduya", "No we can", author="Marta Ellingham")
    world.link()
    assert world.statements() == [["no"], ["yes"]]
    assert world.rows("SELECT count(*) FROM claim_conflicts") == [(0,)]


def test_any_order_of_arrival_gives_the_same_statements() -> None:
    claims = {
        "one": ("Harwick", FERRY),
        "two": ("Oduya", FERRY),
        "three": ("Ellingham", FERRY_EDITED),
        "other": ("Harwick", "Nobody has asked the town about its swimming pool"),
    }
    results = []
    for order in (("one", "two", "three", "other"), ("other", "three", "two", "one"), ("three", "one", "other", "two")):
        world = World()
        for name in ("Harwick", "Oduya", "Ellingham"):
            world.document(name, f"Harwick Ferry Company, {name}")
        for name in order:
            document, text = claims[name]
            world.claim(name, document, text, author="Marta Ellingham")
            world.link(f"run {name}")
        results.append((world.statements(), world.links(), world.origins()))
    assert results[0] == results[1] == results[2]


def test_a_claim_that_is_gone_takes_its_links_along() -> None:
    world = ferry()
    world.link("run one")
    world.con.execute("DELETE FROM claims WHERE text = $text", {"text": FERRY_EDITED})
    world.link("run two")
    assert world.statements() == [["one", "two"], ["other"]]
    assert world.links() == {("one", "two", "verbatim")}
    assert world.rows("SELECT count(*) FROM linked_claims") == [(3,)]


def test_a_claim_that_tells_two_statements_joins_them_not() -> None:
    world = World()
    for name in ("Harwick", "Oduya", "Ellingham"):
        world.document(name, f"Harwick Ferry Company, {name}")
    first, second = (
        "The night ferry stays in the harbour until Easter",
        "the council pays for the repair of both engines",
    )
    world.claim("left", "Harwick", first, author="Marta Ellingham")
    world.claim("both", "Oduya", f"{first}, and {second}", author="Marta Ellingham")
    world.claim("right", "Ellingham", second.capitalize(), author="Marta Ellingham")
    world.link("run one")
    # The longer one tells both; it belongs to the one that it is surer of, and stays linked with the other.
    assert {pair[:2] for pair in world.links()} == {("both", "left"), ("both", "right")}
    ((surer,),) = world.rows(
        """SELECT any_value(text) FROM (SELECT arg_max(c.text, l.score) AS text FROM claims AS c
        JOIN claim_links AS l ON c.claim_id IN (l.claim_id, l.other_claim_id) WHERE NOT contains(c.text, ', and '))"""
    )
    assert world.statements() == ([["both", "left"], ["right"]] if surer == first else [["both", "right"], ["left"]])
    world.con.execute("DELETE FROM claims WHERE text = $text", {"text": f"{first}, and {second}"})
    world.link("run two")
    assert world.statements() == [["left"], ["right"]]
    changes = world.rows("SELECT DISTINCT run_id, claims FROM statement_changes")
    assert changes == [("run two", 1)]


def test_a_changed_copy_of_what_four_hundred_documents_show_is_found() -> None:
    """Every run of its words is in more claims than a rare run may be in; but it is one wording."""
    world = World()
    said = "The northern pumps will run through the night until the water has left the market"
    for number in range(400):
        world.document(f"paper {number:03}")
        world.claim(f"claim {number:03}", f"paper {number:03}", said, author="Rolf Brandt")
    world.link()
    world.document("Ellingham")
    world.claim("changed", "Ellingham", said.replace("northern", "southern"), author="Rolf Brandt")
    world.link()
    assert world.rows("SELECT count(DISTINCT statement_id) FROM claims") == [(1,)]
    compared = world.rows("SELECT count(*) FROM claim_pairs WHERE method <> 'same words'")
    assert 0 < compared[0][0] <= 20
