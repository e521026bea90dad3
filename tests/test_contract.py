"""The public surface in Python, and that what is stored is what the text says (tables: test_store_schema.py)."""

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
