"""The public surface: what other people's programs, queries and scripts rely on. Extended freely, never renamed."""

from __future__ import annotations

import inspect
from datetime import date
from pathlib import Path

import pytest

import tracker
from tests.conftest import ROOT
from tracker import pipeline, store
from tracker.models import (
    Author,
    Claim,
    Cue,
    Document,
    Embed,
    Extraction,
    Hashtag,
    Mention,
    PostReference,
    RejectedClaim,
)
from tracker.spans import Span

FIELDS = {
    Document: "document_id url title language text published",
    Embed: "platform native_id url author_handle author_name declared_date posted text start end text_start text_end "
    "form forms rule confidence in_article",
    Mention: "platform handle start end",
    Hashtag: "tag start end",
    Claim: "kind text start end utterance author via cue date date_text date_start date_end about embed "
    "rule confidence",
    RejectedClaim: "reason",
    Author: "text start end name kind",
    Cue: "text start end",
    PostReference: "platform kind native_id handle url",
    Extraction: "document embeds mentions hashtags claims rejected",
    tracker.Instant: "earliest latest precision zone_known basis",
}

COLUMNS = {
    "runs": "run_id tool_version rules_version arguments started_at finished_at status",
    "captures": "capture_id sha256 address media_type bytes stored_at",
    "capture_sightings": "capture_id run_id seen_at status",
    "documents": "document_id capture_id item article_id version is_current path url publisher title language "
    "published_earliest published_latest published_basis text text_sha256",
    "accounts": "account_id platform handle display_name",
    "posts": "post_id platform native_id url account_id text language posted_earliest posted_latest posted_basis "
    "quotes_post_id replies_to_post_id",
    "embeds": "embed_id document_id post_id platform native_id author_handle author_name declared_date text form forms "
    "rule confidence in_article start_char end_char text_start_char text_end_char date_agreement",
    "mentions": "mention_id document_id account_id platform handle start_char end_char",
    "sources": "source_id name kind account_id",
    "source_aliases": "source_id alias evidence",
    "claims": "claim_id document_id utterance_id embed_id kind text start_char end_char author_id author_text "
    "author_start author_end cue_text date_earliest date_latest date_precision date_basis date_zone_known "
    "about_earliest about_latest rule confidence statement_id origin_id",
    "claim_via": "claim_id position source_id text start_char end_char",
    "statements": "statement_id",
    "claim_links": "claim_id other_claim_id relation score method evidence",
    "origins": "origin_id basis",
    "origin_members": "origin_id claim_id how from_claim_id direction_basis evidence",
    "document_links": "document_id from_document_id relation score evidence",
    "findings": "check_name severity claim_id document_id embed_id detail",
    "check_runs": "run_id check_name status reason rows",
    "failures": "run_id input stage error message",
    "judgements": "claim_id status made_by made_at note",
}


@pytest.mark.parametrize(("model", "names"), FIELDS.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_a_model_has_its_fields(model: type[tracker.Extraction], names: str) -> None:
    assert set(names.split()) <= set(model.model_fields)


def test_the_functions_take_what_they_took() -> None:
    def parameters(name: str) -> str:
        return ", ".join(inspect.signature(getattr(tracker, name)).parameters)

    assert parameters("extract") == "source, media_type, url, published"
    assert parameters("parse_post_url") == "url"
    assert parameters("date_post_id") == "platform, native_id"
    assert parameters("find_handles").startswith("text")
    assert parameters("find_hashtags") == "text"
    assert parameters("resolve_date") == "expression, anchor, language"
    assert parameters("rank_statements") == "queries, statements, k, encoder"


def test_every_name_that_is_promised_is_there() -> None:
    assert all(hasattr(tracker, name) for name in tracker.__all__)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds, ingested."""
    path = tmp_path_factory.mktemp("contract") / "seeds.duckdb"
    with store.open(path) as opened:
        report = pipeline.ingest(opened, [str(ROOT / "seeds")])
    assert report.failures == []
    return path


@pytest.mark.parametrize(("table", "names"), COLUMNS.items())
def test_a_table_has_its_columns(database: Path, table: str, names: str) -> None:
    with store.open(database, read_only=True) as opened:
        columns = opened.query(f"SELECT * FROM {table} LIMIT 0").columns  # noqa: S608 - the names stand above
    assert set(names.split()) <= set(columns)


def test_every_stored_span_is_the_text_it_says(database: Path) -> None:
    query = """
        SELECT 'claim', claim_id FROM claims JOIN documents USING (document_id)
        WHERE substring(documents.text, start_char + 1, end_char - start_char) <> claims.text
        UNION ALL
        SELECT 'author', claim_id FROM claims JOIN documents USING (document_id)
        WHERE substring(documents.text, author_start + 1, author_end - author_start) <> author_text
        UNION ALL
        SELECT 'embed', embed_id FROM embeds JOIN documents USING (document_id)
        WHERE substring(documents.text, text_start_char + 1, text_end_char - text_start_char) <> embeds.text
    """
    with store.open(database, read_only=True) as opened:
        assert opened.query(query).rows == []


def test_a_path_a_text_and_bytes_are_the_same_document(seeds: Path) -> None:
    path = seeds / "orvenne-matin.txt"
    by_path, by_bytes = tracker.extract(path), tracker.extract(path.read_bytes())
    by_text = tracker.extract(path.read_text(encoding="utf-8"), media_type="text/plain")
    assert by_path == by_bytes == by_text


def test_the_caller_knows_the_date_better_than_the_page(seeds: Path) -> None:
    found = tracker.extract(seeds / "le-phare.html", published=date(2024, 9, 13))
    assert found.document.published is not None
    assert (found.document.published.first_day(), found.document.published.basis) == (date(2024, 9, 13), "explicit")


def test_no_claim_crosses_an_embed(seeds: Path) -> None:
    for path in sorted(seeds.iterdir()):
        if path.suffix == ".xml":
            continue
        found = tracker.extract(path)
        for claim in found.claims:
            for embed in found.embeds:
                span = Span(embed.start, embed.end)
                crossing = span.overlaps((claim.start, claim.end)) and claim.kind != "post"
                assert not crossing, f"{path.name}: {claim.text}"
