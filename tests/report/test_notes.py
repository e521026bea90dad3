"""Notes on dates and names of a document: what each says, where it stands, and what is not guessed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.report.made import CLAIM, NOON
from tracker.report.accounts import profile_address
from tracker.report.building import about
from tracker.report.date_notes import date_notes
from tracker.report.name_notes import name_notes
from tracker.report.view import PostView, When

PROFILES = json.loads((ROOT / "tests/cases/report/profiles.json").read_text(encoding="utf-8"))
BODY = "On Friday Ilse Marn said: “the ferry sails on Monday”. Keeper @ilse · 6 May 2031"
FRIDAY = When("2031-05-02", "said", "a time word in the text", "Friday", "relative", False, NOON, NOON)
MONDAY = replace(FRIDAY, words="2031-05-05", printed="Monday")
QUOTED = replace(
    CLAIM, exact="the ferry sails on Monday", start=27, end=52, said=FRIDAY, said_start=3, said_end=9, about=MONDAY
)
POST = PostView(
    embed_id="emb_1",
    document_id="doc_1",
    platform="twitter",
    native_id="1",
    url=None,
    name="Ilse",
    handle="ilse",
    text="Keeper",
    printed_date="6 May 2031",
    posted=replace(FRIDAY, words="2031-05-06 12:00:00 UTC", how="the post's id is its clock", basis="post-id"),
    agreement="contradicts",
    form="flattened",
    rule="test",
    confidence=0.5,
    in_article=True,
    start=55,
    end=len(BODY),
    text_start=55,
    text_end=61,
    starts=(),
)


@pytest.mark.parametrize("case", PROFILES, ids=[case["why"] for case in PROFILES])
def test_where_an_account_would_be(case: dict[str, Any]) -> None:
    assert profile_address(case["platform"], case["handle"]) == case["address"]


def test_dates_of_saying_of_events_and_of_posts() -> None:
    notes = date_notes(BODY, [(2, QUOTED), (3, QUOTED)], [(1, POST)], 4)
    assert [(note.number, note.words, BODY[note.start : note.end], note.claims) for note in notes] == [
        (4, "Friday", "Friday", (2, 3)),
        (5, "Monday", "Monday", (2, 3)),
        (6, "6 May 2031", "6 May 2031", (1,)),
    ]
    assert [note.resolved for note in notes] == ["2031-05-02", "2031-05-05", "2031-05-06 12:00:00 UTC"]
    assert "another day" in notes[2].how


def test_words_that_stand_twice_are_not_marked() -> None:
    twice = replace(QUOTED, exact="on Monday, on Monday", said_start=None)
    assert date_notes(BODY, [(2, twice)], [], 3) == []


def test_a_post_whose_printed_date_is_not_in_the_text_has_no_mark() -> None:
    assert date_notes(BODY, [], [(1, replace(POST, printed_date="2031-05-06T12:00:00Z"))], 2) == []


def test_a_printed_date_that_was_not_understood_says_so() -> None:
    (note,) = date_notes(BODY, [], [(1, replace(POST, posted=None))], 2)
    assert (note.resolved, note.how) == ("not resolved", "the printed date was not understood")


def _row(kind: str, name: str, start: int, **more: object) -> dict[str, object]:
    columns = dict.fromkeys(("platform", "account", "display_name", "what", "flag", "url", "in_article"))
    return {**columns, "kind": kind, "name": name, "start_char": start, "end_char": start + len(name), **more}


def test_a_handle_met_twice_has_one_note_and_two_marks() -> None:
    handle = {"platform": "twitter", "account": "ilse"}
    rows = [_row("handle", "@ilse", 3, **handle), _row("hashtag", "#vell", 20), _row("handle", "@ilse", 62, **handle)]
    ilse, vell = name_notes(rows, [], 7)
    assert (ilse.number, ilse.places, ilse.address) == (7, ((3, 8), (62, 67)), "https://x.com/ilse")
    assert "assumed" in ilse.told[0]
    assert [mark.number for mark in ilse.marks()] == [7, 7]
    assert (vell.number, vell.address) == (8, None)


def test_a_handle_in_a_post_is_of_its_platform() -> None:
    row = _row("handle", "@ilse", 62, platform="twitter", account="ilse", display_name="Ilse M.", flag="over-length")
    (note,) = name_notes([row], [POST], 1)
    assert note.told[:2] == ("an account on twitter", "shown elsewhere under the name Ilse M.")
    assert "longer than the platform allows" in note.told[2]


def test_only_addresses_of_the_web_are_linked() -> None:
    more = {"platform": "twitter", "what": "post", "account": "ilse", "in_article": False}
    (note,) = name_notes([_row("link", "twitter post 1", 5, url="javascript:alert(1)", **more)], [], 1)
    assert note.address is None
    assert note.told == ("a post on twitter", "by @ilse", "not part of the article")


def test_a_day_a_claim_speaks_of_is_that_day() -> None:
    row: dict[str, object] = {
        "about_earliest": datetime(2031, 5, 4, 10),
        "about_latest": datetime(2031, 5, 6, 11, 59, 59),
        "about_precision": "day",
        "about_basis": "relative",
        "about_text": "Monday",
    }
    found = about(row)
    assert found is not None
    assert found.words == "2031-05-05 (zone not known)"
