"""One claim in very many documents: what is asked of a statement grows with its claims, not with their pairs.

Each query is asked of as many claims as would, met with each other, be more rows than any memory holds.
"""

from __future__ import annotations

import time

import duckdb
import pytest

from tests.clock import CLOCK
from tracker import checks
from tracker.resources import sql_text

TELLINGS = 20_000


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    """One statement, told by as many outlets in the same words and on one person's authority; each its own origin."""
    con = duckdb.connect()
    con.execute("SET memory_limit = '1GB'; SET threads = 1")
    con.execute("""
        CREATE TABLE claims AS
        SELECT format('clm_{:06}', i) AS claim_id, 'stm_1' AS statement_id, format('org_{:06}', i) AS origin_id,
            format('doc_{:06}', i) AS document_id, 'Ada Quill' AS author_name, 'Ada Quill' AS author_text,
            'person' AS author_kind, TRUE AS author_resolved, NULL AS author_reason, 'src_1' AS author_id,
            'direct' AS kind,
            NULL AS embed_id, 0 AS start_char, 9 AS end_char,
            NULL::TIMESTAMP AS date_earliest, NULL::TIMESTAMP AS date_latest
        FROM range(20000) AS r(i);
        CREATE TABLE documents AS
        SELECT document_id, TRUE AS is_current, 'Outlet ' || document_id AS publisher, NULL AS url,
            'en' AS language, 'en' AS read_as,
            NULL::TIMESTAMP AS published_earliest, NULL::TIMESTAMP AS published_latest
        FROM claims;
        CREATE TABLE claim_parties AS SELECT claim_id, 'src_1' AS party_id, TRUE AS told FROM claims;
        CREATE TABLE claim_pairs AS
        SELECT claim_id, lead(claim_id) OVER (ORDER BY claim_id) AS other_claim_id, 'verbatim' AS relation, 1.0 AS score
        FROM claims QUALIFY other_claim_id IS NOT NULL;
        CREATE TABLE claim_links AS
        SELECT * FROM claim_pairs
        UNION ALL SELECT claim_id, other_claim_id, 'paraphrase', 0.9 FROM claim_pairs USING SAMPLE 5 ROWS;
        CREATE TABLE linked_claims AS SELECT claim_id, 9 AS words FROM claims;
        CREATE TABLE sources AS SELECT 'Ada Quill' AS name, 'person' AS kind;
        CREATE TABLE statements AS
        SELECT 'stm_1' AS statement_id, 'The quay is wet' AS text, 'en' AS language, 'clm_000000' AS claim_id;
        CREATE TABLE finding_claims (about_claim_id TEXT, severity TEXT);
        CREATE TABLE traced_statements AS SELECT 0 AS number, 'stm_1' AS statement_id;
    """)
    con.execute(sql_text("views", "corroboration"))
    return con


def test_the_links_inside_a_statement(con: duckdb.DuckDBPyConnection) -> None:
    started = time.process_time()
    rows = con.execute(sql_text("linking", "statement_links"), {"from": 0, "until": 10}).fetchall()
    assert len(rows) == TELLINGS - 1
    assert time.process_time() - started < CLOCK + 5


def test_origins_of_one_person_are_one_source(con: duckdb.DuckDBPyConnection) -> None:
    started = time.process_time()
    found = con.execute("SELECT claims, origins, authors, independent_sources FROM corroboration").fetchall()
    assert found == [(TELLINGS, TELLINGS, 1, 1)]
    assert time.process_time() - started < CLOCK + 5


def test_whose_words_they_are(con: duckdb.DuckDBPyConnection) -> None:
    started = time.process_time()
    assert con.execute(checks.load("author_disputed").sql).fetchall() == []
    assert time.process_time() - started < CLOCK + 5


def test_under_whose_name_a_page_shows_it(con: duckdb.DuckDBPyConnection) -> None:
    started = time.process_time()
    con.execute(sql_text("report", "make_statements"), {"statements": None})
    assert con.execute("SELECT claims, voices FROM report_statements").fetchall() == [(TELLINGS, ["Ada Quill"])]
    assert time.process_time() - started < CLOCK + 5
