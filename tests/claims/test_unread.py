"""A language without tables: quotation marks are seen, nobody is named, and the reader is told."""

from __future__ import annotations

from tracker import extract
from tracker.claims import find, notes_on, read_as

POLISH = "Tama trzyma od rana. „Nie mamy żadnego powodu do paniki”, powiedział w poniedziałek burmistrz Lirowa."


def test_a_quotation_is_a_claim_of_which_the_author_was_not_read() -> None:
    claims, rejected = find(POLISH, "pl", [], None)
    assert [(claim.kind, claim.text, claim.author, claim.author_reason) for claim in claims] == [
        ("direct", "Nie mamy żadnego powodu do paniki", None, "not read")
    ]
    assert rejected == []


def test_a_word_in_quotation_marks_is_no_claim() -> None:
    assert find("Tak zwana „nowa tama” stoi.", "pl", [], None) == ([], [])


def test_the_document_says_by_which_tables_it_was_read() -> None:
    found = extract(POLISH, media_type="text/plain")
    assert (found.document.language, found.document.read_as) == ("pl", None)
    assert found.notes == ["language pl: no rules; only quotation marks, posts, handles and dates were read"]
    assert (read_as("fr-CA"), notes_on("fr-CA")) == ("fr", [])
    assert notes_on(None)
