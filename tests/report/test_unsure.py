"""What is not known is said so: sources, authors, days that were carried, outlets; and what is no finding."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.report.conftest import Report
from tests.report.made import CLAIM, HEAD, SAID
from tests.report.test_pages import soup
from tracker import store
from tracker.report.audit import audit
from tracker.report.building import carried
from tracker.report.outlets import outlet_name
from tracker.report.provenance import facts
from tracker.report.site import report
from tracker.report.sources import sources_of
from tracker.report.statement_view import prepare
from tracker.report.unnamed import together, unnamed_in_words
from tracker.store import Store
from tracker.terminal.audit_page import print_audit


@pytest.mark.parametrize(
    ("known", "at_least", "words", "sentence"),
    [
        (1, 1, "1", "1 independent source"),
        (3, 3, "3", "3 independent sources"),
        (None, 2, "not known (at least 2)", "independent sources not known (at least 2)"),
        (None, None, "not known (at least 1)", "independent sources not known (at least 1)"),
    ],
)
def test_a_number_of_sources_that_is_not_known(
    known: int | None, at_least: int | None, words: str, sentence: str
) -> None:
    found = sources_of({"independent_sources": known, "at_least": at_least})
    assert (found.words, found.sentence) == (words, sentence)


@pytest.mark.parametrize(
    ("reason", "language", "read", "told"),
    [
        ("", "en", True, "nobody is named"),
        ("nobody named", "en", True, "nobody is named"),
        ("unclear between Ilse Marn and Noa Kell", "en", True, "unclear between Ilse Marn and Noa Kell"),
        ("not read", "pl", False, "not read (language pl: no rules)"),
        ("", "pl", False, "not read (language pl: no rules)"),
        ("not read", "", False, "not read (language unknown: no rules)"),
    ],
)
def test_why_an_author_is_missing(reason: str, language: str, read: bool, told: str) -> None:
    assert unnamed_in_words(reason, language, read=read) == told


@pytest.mark.parametrize(
    ("reasons", "told"),
    [
        ([], "nobody is named"),
        (["nobody is named", "not read (language pl: no rules)"], "not read (language pl: no rules)"),
        (["unclear between A and B", "not read", "not read"], "not read; unclear between A and B"),
    ],
)
def test_reasons_of_several_occurrences(reasons: list[str], told: str) -> None:
    assert together(reasons) == told


@pytest.mark.parametrize(
    ("publisher", "address", "title", "path", "told"),
    [
        ("The Vell Herald", "https://herald.example/a", "Dark coast", "in/a.html", "The Vell Herald"),
        ("", "https://www.herald.example:8080/a", "Dark coast", "in/a.html", "herald.example"),
        ("", "in/a.html", "Dark coast", "in/a.html", "Dark coast"),
        ("", "https://[broken", "", "in/a.html", "a.html"),
        ("", "", "", "", "doc_1"),
    ],
)
def test_the_name_of_an_outlet(publisher: str, address: str, title: str, path: str, told: str) -> None:
    assert outlet_name(publisher, address, title, path, "doc_1") == told
    assert replace(HEAD, publisher="", address="https://herald.example/b").outlet == "herald.example"


@pytest.mark.parametrize(
    ("flags", "printed", "told"),
    [
        ([], "Friday", ""),
        (["date-carried"], "Friday", "carried from “Friday”"),
        (["date-carried"], None, "carried from another sentence"),
    ],
)
def test_a_day_that_another_sentence_names(flags: list[str], printed: str | None, told: str) -> None:
    assert carried({"flags": flags, "date_text": printed}) == told


def test_a_claim_tells_what_is_not_known() -> None:
    unread = replace(CLAIM, who=None, unsaid="not read (language pl: no rules)")
    assert dict(facts(unread))["who"] == "not read (language pl: no rules)"
    assert unread.voice == "not read (language pl: no rules)"
    brought = replace(CLAIM, said=replace(SAID, words="2031-05-02"), carried="carried from “Friday”")
    assert "carried from “Friday”" in dict(facts(brought))["when"]
    assert brought.said_in_words == "said 2031-05-02 (carried from “Friday”)"


@pytest.fixture
def unsure(made: Report, tmp_path: Path) -> Iterator[Store]:
    """The report's database, where nobody can tell the sources of a claim, nor who said it; and with a hint on it."""
    database = tmp_path / "unsure.duckdb"
    shutil.copyfile(made.database, database)
    with store.open(database) as opened:
        opened.connection.execute(UNSURE)
        yield opened


def test_pages_and_terminal_say_what_is_not_known(
    unsure: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report(unsure, "all", tmp_path / "pages")
    index = soup(tmp_path / "pages" / "index.html")
    row = next(one for one in index.select("#srows tbody tr") if "boats turned back" in one.get_text())
    assert "not known (at least 1)" in row.get_text(" ")
    told = index.get_text(" ")
    assert "a weak remark" in told
    headings = [heading.get("id") for heading in index.select("h2")]
    assert headings == ["found", "st", "hints", "checks", "time", "do"]
    claim_id = str(unsure.query("SELECT claim_id FROM hints").rows[0][0])
    statement_id = unsure.query(f"SELECT statement_id FROM claims WHERE claim_id = '{claim_id}'").rows[0][0]  # noqa: S608
    page = soup(tmp_path / "pages" / "statements" / f"{statement_id}.html").get_text(" ")
    assert "Not known (at least 1)" in page
    assert "Unclear between Ilse Marn and Noa Kell" in page
    assert "not known (at least 1)" in (tmp_path / "pages" / "search.html").read_text(encoding="utf-8")
    print_audit(audit(unsure, claim_id))
    out = capsys.readouterr().out
    assert "not known (at least 1)" in out
    assert "unclear between Ilse Marn and Noa Kell" in out


def test_one_voice_has_one_name_and_a_pronoun_is_none(unsure: Store) -> None:
    unsure.connection.execute(VOICES)
    prepare(unsure, ["stm_unsure", "stm_voices"])
    rows = unsure.query("SELECT voices FROM report_statements WHERE statement_id = 'stm_voices'").rows
    assert rows == [(["Ilse Marn", "“he”, unclear between A and B"],)]


def test_a_name_that_is_printed_outweighs_one_read_out_of_a_pronoun(unsure: Store) -> None:
    """Two documents have the same words; one prints "Marn said", in the other "she said" was read as Noa Kell's."""
    unsure.connection.execute(VOICES)
    unsure.connection.execute("""
        UPDATE claims SET author_name = 'Noa Kellermann', author_text = 'she'
        WHERE statement_id = 'stm_voices' AND author_name = 'Ilse Marn'
    """)
    prepare(unsure, ["stm_voices"])
    rows = unsure.query("SELECT voices[1] FROM report_statements WHERE statement_id = 'stm_voices'").rows
    assert rows == [("Marn",)]


# Two tellings of two origins, by nobody in particular, with a link that is not sure.
UNSURE = """
CREATE TEMP TABLE chosen AS
SELECT claim_id, row_number() OVER (ORDER BY claim_id) AS place
FROM claims
WHERE document_id IN (SELECT document_id FROM documents WHERE is_current) AND contains(text, 'boats turned back')
LIMIT 2;
UPDATE claims
SET
    statement_id = 'stm_unsure', origin_id = 'org_' || claim_id,
    author_id = NULL, author_name = NULL, author_text = NULL,
    author_reason = 'unclear between Ilse Marn and Noa Kell'
WHERE claim_id IN (SELECT claim_id FROM chosen);
INSERT INTO statements
SELECT 'stm_unsure', text, 'en', claim_id FROM claims WHERE claim_id = (SELECT min(claim_id) FROM chosen);
DELETE FROM claim_parties WHERE claim_id IN (SELECT claim_id FROM chosen);
DELETE FROM claim_links
WHERE claim_id IN (SELECT claim_id FROM chosen) OR other_claim_id IN (SELECT claim_id FROM chosen);
INSERT INTO hints (check_name, severity, claim_id, detail, confidence)
SELECT 'possible_negation', 'warning', min(claim_id), '{"remark": "a weak remark"}', 0.3 FROM chosen;
"""
# One party under two names, and a pronoun that is nobody in particular.
VOICES = """
UPDATE claims
SET
    statement_id = 'stm_voices', author_kind = 'person', author_name = v.name, author_text = v.name,
    author_resolved = v.resolved, author_reason = v.reason, author_id = NULL
FROM (
    SELECT claim_id, ['Marn', 'Ilse Marn', 'he'][place] AS name, place < 3 AS resolved,
        CASE WHEN place = 3 THEN 'unclear between A and B' END AS reason
    FROM (
        SELECT claim_id, row_number() OVER (ORDER BY claim_id) AS place
        FROM claims
        JOIN documents USING (document_id)
        WHERE is_current AND statement_id <> 'stm_unsure'
    )
    WHERE place < 4
) AS v
WHERE claims.claim_id = v.claim_id;
INSERT OR REPLACE INTO claim_parties (claim_id, party_id, told)
SELECT claim_id, CASE WHEN author_name = 'he' THEN claim_id ELSE 'src_ilse' END, TRUE
FROM claims
WHERE statement_id = 'stm_voices';
INSERT INTO statements
SELECT 'stm_voices', min(text), 'en', min(claim_id) FROM claims WHERE statement_id = 'stm_voices';
"""


def test_a_claim_tells_how_it_stands_in_its_text() -> None:
    flagged = replace(CLAIM, flags=("hearsay", "fragment"))
    assert [fact for name, fact in facts(flagged) if name == "told"] == [
        "as hearsay: the text tells it without vouching for it"
    ]
    assert "told" not in dict(facts(CLAIM))
