"""The named questions (`tracker sql NAME`) over a few rows of the tables they read: tests/cases/queries/NAME.toml."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from tests.views.tables import answered, each
from tests.world import World
from tracker.resources import sql_files, sql_text

CASES = each("queries")
# What people asked that used the program, and the query that answers it.
ASKED = {
    "what did this person say, in the order of time": "persons",
    "what was said on which day": "days",
    "where was it said": "mediums",
    "which outlet was first": "first",
    "what stands on several sources": "corroborated",
    "who repeats another's text and names nobody": "uncredited",
    "who copied, credited or cited whom": "copies",
    "who prints which agency": "agencies",
    "through whom did it come": "relayed",
    "which outlets bring claims of their own": "outlets",
    "what do the most outlets take from one place": "origins",
    "which quotations of the same words differ": "wordings",
    "what rests on nobody's name": "anonymous",
    "where do two statements not agree": "disputed",
    "which posts are shown, with and without an id": "posts",
    "whose printed date does the post's own clock contradict": "post_dates",
    "which claims have no date of their own": "undated",
    "what could not be read": "failures",
}


@pytest.mark.parametrize(("query", "case"), CASES, ids=lambda part: part if isinstance(part, str) else part["why"])
def test_answer(tables: duckdb.DuckDBPyConnection, query: str, case: dict[str, Any]) -> None:
    found, expected = answered(tables, case, sql_text("queries", query))
    assert found == expected


def test_what_people_asked_has_a_query_and_cases() -> None:
    assert set(ASKED.values()) <= {file.stem for file in sql_files("queries")}
    assert set(ASKED.values()) == {query for query, _ in CASES} | {"first", "corroborated"}


def test_who_was_first_and_what_stands_on_several_sources() -> None:
    world = World()
    for name, publisher, day in (("a", "Quay Post", "2031-05-04T09:00"), ("b", "Mill Times", "2031-05-05T09:00")):
        world.document(name, f"Harwick Bridge, {name}", publisher=publisher, published=day)
        world.claim(
            f"gate {name}", name, "The gate of the old mill will stay shut until the spring", author="Jorn Tamm"
        )
    world.claim("alone", "a", "Nobody has asked the town about its swimming pool", author="Hedda Marsk")
    world.link()
    said = "The gate of the old mill will stay shut until the spring"
    assert [row[:3] for row in world.rows(sql_text("queries", "first"))] == [("Quay Post", 2, said)]
    assert [(row[1], row[2], row[3], row[5]) for row in world.rows(sql_text("queries", "corroborated"))] == [
        (said, 1, 1, 2)
    ]
