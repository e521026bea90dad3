"""Origins, who copied whom, independent sources: a few rows each, with the exact outcome."""

from __future__ import annotations

import itertools
import json
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.world import World
from tracker.ids import content_id
from tracker.linking.copies import direction
from tracker.linking.origins import SAME_WORDS, Fact, origins
from tracker.linking.shared_errors import one_letter_off
from tracker.linking.statements import Groups

POST = "The night ferry is cancelled until further notice, all tickets stay valid"
PROSE = (
    "Rain had fallen on the two banks for eleven days when the water came over the old wall behind the market and took "
    "the first of the stalls with it. By noon the lower streets were closed, and boats carried bread to the houses on "
    "the slope. The mill, which has stood since the days of the great fire, lost its wheel and half of its roof. "
)


def test_posts_and_what_renders_them_are_one_origin() -> None:
    world = World()
    for name in ("Harwick", "Oduya", "Ellingham"):
        world.document(name, f"Harwick Ferry, {name}")
    world.post("post", "Harwick", POST, handle="HarwickFerry", author="Harwick Ferry", native_id="99")
    world.post("again", "Oduya", POST, handle="HarwickFerry", author="Harwick Ferry", native_id="99")
    world.claim(
        "quoted",
        "Oduya",
        POST,
        author="the Harwick ferry company",
        author_kind="organisation",
        renders="again",
        rendering="verbatim",
    )
    world.claim("elsewhere", "Ellingham", POST, author="the Harwick ferry company", author_kind="organisation")
    world.link()
    assert world.origins() == [("same_post", ["again", "elsewhere", "post", "quoted"])]
    assert world.rows("SELECT independent_sources, documents, claims FROM corroboration") == [(1, 3, 4)]
    taken = world.rows(
        "SELECT claim_id, from_claim_id, direction_basis FROM origin_members WHERE from_claim_id IS NOT NULL"
    )
    assert [(world.names[one], world.names[other], basis) for one, other, basis in taken] == [
        ("quoted", "again", "citation")
    ]


def test_a_report_dated_by_the_post_beside_it_goes_back_to_it() -> None:
    world = World()
    world.document("Harwick", "Harwick Ferry")
    world.post("post", "Harwick", POST, handle="HarwickFerry", author="Harwick Ferry", native_id="99")
    world.claim(
        "told", "Harwick", "The night ferry is cancelled and tickets stay valid", author="the company",
        author_kind="organisation", kind="indirect", said="2031-05-04T07:00", basis="post-id",
    )  # fmt: skip
    world.link()
    assert world.origins() == [("same_post", ["post", "told"])]


def test_a_credited_dispatch_is_one_origin_and_its_copy_goes_back_to_it() -> None:
    world = World()
    said = "We heard the wall go at four in the morning and ran"
    world.document("Harwick", f"{PROSE} He said so. (Lanterne)", published="2031-05-04T09:00")
    world.document(
        "Oduya",
        "The flood at Harwick. By noon the lower streets were closed. (Lanterne)",
        published="2031-05-04T12:00",
    )
    world.document("Ellingham", f"{PROSE} He said so to everybody who asked.", published="2031-05-04T15:00")
    for name in ("Harwick", "Oduya", "Ellingham"):
        world.claim(name, name, said, author="Rolf Brandt")
    world.link()
    assert world.origins() == [("agency_credit", ["Ellingham", "Harwick", "Oduya"])]
    hows = dict(world.rows("SELECT claim_id, how FROM origin_members"))
    assert {world.names[claim]: how for claim, how in hows.items()} == {
        "Harwick": "agency_credit", "Oduya": "agency_credit", "Ellingham": "copied_text",
    }  # fmt: skip
    assert world.rows("SELECT taker, giver, direction_basis, direction_known FROM who_copied_whom") == [
        ("The Ellingham paper", "The Harwick paper", "time", True)
    ]


def test_whoever_quotes_the_same_words_later_copied_nobody() -> None:
    world = World()
    said = "We heard the wall go at four in the morning and ran"
    world.document("Harwick", "The flood at Harwick. Mr. Brandt spoke at the town hall.", published="2031-05-04T09:00")
    world.document("Oduya", "A wall gave way on the slope, and a man told his story.", published="2031-05-04T15:00")
    for name in ("Harwick", "Oduya"):
        world.claim(name, name, said, author="Rolf Brandt")
    world.link()
    assert world.origins() == [("copied_text", ["Harwick", "Oduya"])]
    givers = "SELECT from_claim_id, direction_basis, evidence FROM origin_members"
    assert world.rows(givers) == [(None, None, json.dumps({"why": SAME_WORDS}))] * 2


def test_a_cited_outlet_is_the_origin() -> None:
    world = World()
    world.document("Harwick", "Harwick Flood", publisher="The Harwick Post")
    world.document("Oduya", "Harwick Flood", publisher="Oduya Online")
    world.claim("first", "Harwick", "We have counted every family on the slope twice", author="Rolf Brandt")
    world.claim(
        "cited", "Oduya", "They had counted every family on the slope twice", author="Rolf Brandt", kind="indirect",
        via=(("the Harwick Post", "organisation"),),
    )  # fmt: skip
    world.link()
    assert world.origins() == [("copied_text", ["cited", "first"])]
    assert world.rows("SELECT relation, taker, giver FROM who_copied_whom") == [
        ("cites", "Oduya Online", "The Harwick Post")
    ]


def test_the_same_words_in_two_mouths_are_not_known_to_be_two_sources() -> None:
    """One of the two reports may have taken the wrong name: on real news that was so nearly every time."""
    world = World()
    for name in ("Harwick", "Oduya"):
        world.document(name, f"Harwick Flood, {name}")
    world.claim(
        "council",
        "Harwick",
        "Nobody was hurt when the old wall gave way",
        author="Harwick Council",
        author_kind="organisation",
        kind="indirect",
    )
    world.claim("doctor", "Oduya", "Nobody was hurt when the old wall gave way", author="Marta Ellingham")
    world.link()
    assert world.origins() == [("own", ["council"]), ("own", ["doctor"])]
    assert world.rows("SELECT origins, authors, independent_sources, at_least, asserted_by FROM corroboration") == [
        (2, 2, None, 1, ["Harwick Council", "Marta Ellingham"])
    ]


def test_one_voice_in_two_outlets_is_one_independent_source() -> None:
    world = World()
    for name in ("Harwick", "Oduya"):
        world.document(name, f"Harwick Flood, {name}")
    world.claim(
        "one", "Harwick", "Nobody was hurt when the old wall gave way", author="Marta Ellingham", kind="indirect"
    )
    world.claim(
        "two", "Oduya", "Nobody was hurt when the old wall gave way", author="Dr Marta Ellingham", kind="indirect"
    )
    world.link()
    assert world.rows("SELECT origins, authors, independent_sources, publishers FROM corroboration") == [(2, 1, 1, 2)]


def test_anonymous_sources_of_two_outlets_stay_two() -> None:
    world = World()
    for name in ("Harwick", "Oduya"):
        world.document(name, f"Harwick Flood, {name}")
        world.claim(
            name,
            name,
            "The wall was weakened by the works of last autumn",
            author="a source",
            author_kind="anonymous",
            kind="indirect",
        )
    world.link()
    assert world.rows("SELECT independent_sources, at_least, origins FROM corroboration") == [(None, 1, 2)]


@pytest.mark.parametrize(
    ("described", "text", "others", "voices"),
    [
        ("the company", "Quorl closes in Harwick", (), 1),
        ("das Unternehmen", "Quorl schließt in Harwick", (), 1),
        ("l'exploitant", "Quorl ferme à Harwick", (), 1),
        ("el hospital", "Quorl cierra en Harwick", (), 1),
        # A body that has no name of its own is another one, and so may be whoever is not named or one of two.
        ("the police", "Quorl closes in Harwick", (), 2),
        ("the company", "A plant closes in Harwick", (), 2),
        ("the company", "Quorl and Brask close in Harwick", ("Brask",), 3),
        ("the company's rival", "Quorl closes in Harwick", (), 2),
        # A union speaks beside those whom it deals with.
        ("the union", "Quorl closes in Harwick", (), 2),
        ("die Gewerkschaft", "Quorl schließt in Harwick", (), 2),
    ],
)
def test_a_body_that_is_only_described_is_the_one_that_its_document_names(
    described: str, text: str, others: tuple[str, ...], voices: int
) -> None:
    world = World()
    said = "Every second job in the old plant goes before the year is out"
    for name, author in (("Harwick", described), ("Oduya", "Quorl"), *((other, other) for other in others)):
        world.document(name, text if name == "Harwick" else f"Quorl of Harwick, {name}")
        world.claim(name, name, said, author=author, author_kind="organisation", kind="indirect")
    world.link()
    assert world.rows("SELECT authors, independent_sources FROM corroboration") == [
        (voices, 1 if voices == 1 else None)
    ]


@pytest.mark.parametrize(("described", "voices"), [("the hospital", 1), ("the company", 2)])
def test_a_body_is_not_described_as_what_its_name_denies(described: str, voices: int) -> None:
    world = World()
    said = "Every second job in the old plant goes before the year is out"
    for name, author in (("Harwick", described), ("Oduya", "Quorl Hospital")):
        world.document(name, f"The Quorl Hospital of Harwick, {name}")
        world.claim(name, name, said, author=author, author_kind="organisation", kind="indirect")
    world.link()
    assert world.rows("SELECT authors FROM corroboration") == [(voices,)]


@pytest.mark.parametrize("names", list(itertools.permutations(("one", "two", "three"))))
def test_two_that_are_only_described_are_the_same_body(names: tuple[str, str, str]) -> None:
    world = World()
    said = "Every second job in the old plant goes before the year is out"
    for name, author in zip(names, ("the company", "Quorl", "the operator"), strict=True):
        world.document(f"{author} in Harwick", f"Quorl leaves Harwick, {author}")
        world.claim(name, f"{author} in Harwick", said, author=author, author_kind="organisation", kind="indirect")
    world.link()
    assert world.rows("SELECT authors, independent_sources FROM corroboration") == [(1, 1)]


@pytest.mark.parametrize("later", [False, True])
def test_two_who_say_the_same_words_side_by_side_are_not_one_origin(*, later: bool) -> None:
    world = World()
    said = "Nobody was hurt when the old wall gave way"
    if later:
        world.document("Harwick one", "Harwick Flood", article="Harwick", version=1, current=False)
        world.claim("before", "Harwick one", said, author="Marta Ellingham", kind="indirect")
    world.document("Harwick two", "Harwick Flood", article="Harwick", version=2)
    world.claim("one", "Harwick two", said, author="Marta Ellingham", kind="indirect")
    world.claim("two", "Harwick two", said, author="Rolf Brandt", kind="indirect")
    world.link()
    assert world.rows("SELECT count(DISTINCT origin_id) FROM claims") == [(2,)]
    assert world.rows("SELECT authors, independent_sources, at_least FROM corroboration") == [(2, None, 1)]


@pytest.mark.parametrize(
    ("article", "author", "text", "told"),
    [
        ("Harwick", "Marta Ellingham", "Nobody was hurt when the old wall gave way", 1),
        ("Harwick", "Marta Ellingham", "Nobody was hurt, she said, when the old wall gave way", 1),
        ("Harwick two", "Marta Ellingham", "Nobody was hurt when the old wall gave way", 2),
        # Whose words they are was corrected.
        ("Harwick", "Rolf Brandt", "Nobody was hurt, he said, when the old wall gave way", 1),
        ("Harwick two", "Rolf Brandt", "Nobody was hurt, he said, when the old wall gave way", 2),
    ],
)
def test_what_a_later_version_keeps_is_not_told_anew(article: str, author: str, text: str, told: int) -> None:
    world = World()
    world.document("Harwick one", "Harwick Flood", article="Harwick", version=1, current=False)
    world.document("Harwick two", "Harwick Flood", article=article, version=2)
    first = "Nobody was hurt when the old wall gave way"
    world.claim("one", "Harwick one", first, author="Marta Ellingham", kind="indirect")
    world.claim("two", "Harwick two", text, author=author, kind="indirect")
    world.link()
    assert world.rows("SELECT count(DISTINCT statement_id), count(DISTINCT origin_id) FROM claims") == [(1, told)]
    assert world.rows("SELECT DISTINCT basis FROM origins") == [("own",)]


def test_old_versions_do_not_count() -> None:
    world = World()
    world.document("Harwick one", "Harwick", article="Harwick", version=1, current=False)
    world.document("Harwick two", "Harwick", article="Harwick", version=2)
    for name in ("Harwick one", "Harwick two"):
        world.claim(name, name, "Nobody was hurt when the old wall gave way", author="Marta Ellingham")
    world.link()
    assert world.rows("SELECT claims, documents FROM corroboration") == [(1, 1)]


@pytest.mark.parametrize(
    ("agency", "siblings", "names", "first", "second", "expected"),
    [
        ((True, False), True, (False, False), "2031-01-02", "2031-01-01", (True, "credit")),
        ((False, True), False, (False, True), "2031-01-01", "2031-01-02", (False, "credit")),
        ((False, False), True, (False, False), "2031-01-01", "2031-01-02", (True, None)),
        ((False, False), False, (True, False), "2031-01-01", "2031-01-02", (False, "citation")),
        ((False, False), False, (False, True), "2031-01-02", "2031-01-01", (True, "citation")),
        ((False, False), False, (False, False), "2031-01-01", "2031-01-02", (True, "time")),
        ((False, False), False, (False, False), "2031-01-02", "2031-01-01", (False, "time")),
        ((False, False), False, (True, True), "2031-01-01", "2031-01-01", (True, None)),
        ((False, False), False, (False, False), None, "2031-01-01", (True, None)),
    ],
)
def test_direction_of_a_copy(
    agency: tuple[bool, bool],
    siblings: bool,
    names: tuple[bool, bool],
    first: str | None,
    second: str,
    expected: tuple[bool, str | None],
) -> None:
    one = datetime.fromisoformat(first) if first else None
    other = datetime.fromisoformat(second)
    assert direction(agency, siblings, names, ((one, one), (other, other))) == expected


def test_an_origin_says_how_each_claim_belongs_to_it() -> None:
    facts = [
        Fact("a", "d1", "post", 9, None, "a", "a", post="twitter 1", post_why="it is the post"),
        Fact("b", "d2", "direct", 9, None, "b", "a"),
        Fact("c", "d3", "indirect", 9, None, "c", "c"),
    ]
    found = origins(facts)
    assert [(one.basis, [member.claim_id for member in one.members]) for one in found] == [
        ("same_post", ["a", "b"]),
        ("own", ["c"]),
    ]
    assert json.loads(found[0].members[1].evidence) == {"post": "twitter 1", "why": "the words of the post"}
    assert origins(list(reversed(facts))) == found


def test_what_is_told_once_and_leads_nowhere_is_its_own_origin() -> None:
    world = World()
    world.document("Harwick", "Harwick Flood")
    said = {"named": "Marta Ellingham", "first": "Rolf", "nobody": None}
    texts = {"named": "The wall is safe", "first": "We saw no boat at all", "nobody": "It rained for a week in March"}
    for name, author in said.items():
        world.claim(name, "Harwick", texts[name], author=author)
    world.link()
    found = world.rows(
        "SELECT claim_id, statement_id, claims.origin_id, how, from_claim_id, origin_members.evidence, party_id, told "
        "FROM claims JOIN origin_members USING (claim_id) JOIN claim_parties USING (claim_id)"
    )
    assert len(found) == len(said)
    for claim, *told in found:
        own = content_id("stm", claim), content_id("org", "own", claim)
        evidence = '{"why": "as far as observed"}'
        assert told == [*own, "own", None, evidence, claim, world.names[claim] == "named"]


def test_an_interrupted_run_leaves_everything_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World()
    for name in ("Harwick", "Oduya"):
        world.document(name, f"Harwick Flood, {name}")
        world.claim(name, name, "Nobody was hurt when the old wall gave way", author="Marta Ellingham")
    world.link("run one")
    before = world.rows("SELECT * FROM claim_links"), world.statements(), world.origins()
    world.claim("late", "Oduya", "Nobody was hurt when the old wall gave way last night", author="Marta Ellingham")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("tracker.linking.run.trace", killed)
        with pytest.raises(KeyboardInterrupt):
            world.link("run two")
    assert world.rows("SELECT * FROM claim_links") == before[0]
    assert world.rows("SELECT count(*) FROM claims WHERE statement_id IS NULL") == [(1,)]
    world.link("run three")
    assert world.statements() == [["Harwick", "Oduya", "late"]]


def test_a_copy_goes_back_to_the_one_whose_errors_it_shares() -> None:
    """Four outlets carry one text; the last has the slip that only the second made, so it was taken from there."""
    world = World()
    said = "We heard the wall go at four in the morning and ran"
    slipped = PROSE.replace("market", "makret")
    texts = (("Harwick", PROSE), ("Oduya", slipped), ("Ellingham", PROSE), ("Sable", PROSE), ("Quay", slipped))
    for hour, (name, text) in enumerate(texts, 9):
        world.document(name, f"{text} He said so at {name}.", published=f"2031-05-04T{hour:02}:00")
        world.claim(name, name, said, author="Rolf Brandt")
    world.link()
    taken = {
        world.names[claim]: (world.names.get(giver), basis)
        for claim, giver, basis in world.rows("SELECT claim_id, from_claim_id, direction_basis FROM origin_members")
    }
    assert taken["Quay"] == ("Oduya", "shared errors")
    assert taken["Oduya"] == taken["Sable"] == ("Harwick", "time")
    assert taken["Harwick"] == (None, None)
    assert world.rows(
        "SELECT taker, giver FROM who_copied_whom WHERE json_exists(evidence, '$.\"shared errors\"')"
    ) == [("The Quay paper", "The Oduya paper")]


def test_a_spelling_that_others_use_as_well_is_no_error() -> None:
    world = World()
    variant = PROSE.replace("stalls", "sthalls")
    for name, text in (
        ("Harwick", PROSE),
        ("Oduya", variant),
        ("Ellingham", PROSE),
        ("Sable", PROSE),
        ("Quay", variant),
    ):
        world.document(name, f"{text} He said so at {name}.")
    world.document("Mill", "Another town: here all sthalls are blue.")
    world.link()
    assert world.rows("SELECT 1 FROM document_links WHERE json_exists(evidence, '$.\"shared errors\"')") == []


def test_a_dispatch_in_a_hundred_papers_is_one_text_and_the_phrase_of_one_paper_is_not() -> None:
    world = World()
    for number in range(100):
        world.document(f"taker {number:03}", f"{PROSE} Told at number {number}.")
        world.document(f"own {number:03}", f"{PROSE.upper()[:200]} {number}", publisher="The Harwick paper")
    world.link()
    pairs = world.rows("SELECT DISTINCT taker, giver FROM who_copied_whom")
    assert {name for pair in pairs for name in pair} == {f"The taker {number:03} paper" for number in range(100)}


@pytest.mark.parametrize(
    ("one", "other", "off"),
    [
        ("kestrian", "kestrain", True),
        ("market", "makret", True),
        ("harbour", "harbor", False),
        ("bridge", "bridges", False),
        ("bridge", "bidge", True),
        ("night", "might", False),
        ("prefecture", "perfecture", True),
        ("harwick", "harvick", True),
        ("harwick", "harwick", False),
    ],
)
def test_one_letter_off(one: str, other: str, off: bool) -> None:
    assert one_letter_off(one, other) is one_letter_off(other, one) is off


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=12))
def test_independent_sources_are_the_parts_that_origins_and_parties_leave_unjoined(
    behind: list[tuple[int, int]],
) -> None:
    """Against disjoint sets: each claim joins its origin with its party."""
    world = World()
    world.document("Harwick")
    for place, (origin, party) in enumerate(behind):
        claim = world.claim(f"claim {place}", "Harwick", f"Sentence number {place}")
        world.con.execute(
            "UPDATE claims SET statement_id = 'stm', origin_id = ? WHERE claim_id = ?", [f"org {origin}", claim]
        )
        world.con.execute("INSERT INTO claim_parties VALUES (?, ?, '', TRUE)", [claim, f"party {party}"])
    world.con.execute(
        "INSERT INTO claim_links SELECT a.claim_id, b.claim_id, 'paraphrase', 0.995, 'test', NULL "
        "FROM claims AS a JOIN claims AS b ON a.claim_id < b.claim_id"
    )
    groups = Groups()
    for origin, party in behind:
        groups.join(f"org {origin}", f"party {party}")
    parts = {groups.root(f"org {origin}") for origin, _ in behind}
    assert world.rows("SELECT independent_sources, origins, authors FROM corroboration") == [
        (len(parts), len({origin for origin, _ in behind}), len({party for _, party in behind}))
    ]
