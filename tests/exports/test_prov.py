"""PROV-JSON read by the prov library, compared with the database row by row."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from prov.model import ProvDocument, ProvElement, ProvRecord

from tests.exports.conftest import exported
from tracker.exports.prov import EXPORT
from tracker.store import Store

Relation = tuple[str, ...]


@pytest.fixture
def document(opened: Store) -> ProvDocument:
    found = ProvDocument.deserialize(content=exported(opened, EXPORT.name).decode("utf-8"), format="json")
    assert isinstance(found, ProvDocument)
    return found


def elements(document: ProvDocument, kind: str) -> dict[str, dict[str, Any]]:
    """The elements of a type, by their row's id, as attributes by their short names."""
    found = {}
    for record in document.get_records(ProvElement):
        if kind in map(str, record.get_asserted_types()):
            attributes = {name.localpart: value for name, value in record.attributes}
            found[_bare(record.identifier)] = attributes
    return found


def relations(document: ProvDocument, kind: str, *roles: str) -> list[Relation]:
    """The relations of a kind, each as the ids in those roles, "" where there is none."""
    return sorted(
        tuple(_bare(_value(record, role)) for role in roles)
        for record in document.get_records()
        if record.is_relation() and str(record.get_type()) == f"prov:{kind}"
    )


def rows(opened: Store, sql: str) -> list[Relation]:
    """The rows of a query as text, in order."""
    return sorted(tuple("" if value is None else str(value) for value in row) for row in opened.query(sql).rows)


def test_every_claim_is_an_entity_with_its_columns(opened: Store, document: ProvDocument) -> None:
    claims = elements(document, "tracker:Claim")
    found = opened.query("SELECT * FROM claims").records()
    assert set(claims) == {row["claim_id"] for row in found}
    for row in found:
        entity = claims[str(row["claim_id"])]
        assert entity["value"] == row["text"]
        for name in ("kind", "start_char", "end_char", "rule", "confidence", "date_basis"):
            assert entity.get(name) == row[name], name
        for name in ("date_earliest", "date_latest"):
            moment = entity.get(name)
            assert (moment and moment.replace(tzinfo=None)) == row[name], name


def test_documents_and_captures_are_entities_with_their_hashes(opened: Store, document: ProvDocument) -> None:
    documents, captures = elements(document, "tracker:Document"), elements(document, "tracker:Capture")
    assert {(key, one["label"], one["text_sha256"], str(one["version"])) for key, one in documents.items()} == set(
        rows(opened, "SELECT document_id, title, text_sha256, version FROM documents")
    )
    assert {(key, one["sha256"], one["location"], one["media_type"]) for key, one in captures.items()} == set(
        rows(opened, "SELECT capture_id, sha256, address, media_type FROM captures")
    )


def test_derivations_lead_from_claim_to_capture(opened: Store, document: ProvDocument) -> None:
    wanted = rows(
        opened,
        "SELECT claim_id, document_id, run_id FROM claims JOIN documents USING (document_id)"
        " UNION ALL SELECT document_id, capture_id, run_id FROM documents"
        " UNION ALL SELECT claim_id, coalesce(post_id, c.embed_id), run_id"
        " FROM claims AS c JOIN embeds AS e ON e.embed_id = coalesce(c.embed_id, c.renders_embed_id)"
        " JOIN documents AS d ON d.document_id = c.document_id"
        " UNION ALL SELECT claim_id || '.verdict.' ||"
        " row_number() OVER (PARTITION BY claim_id ORDER BY made_at), claim_id, NULL FROM judgements",
    )
    assert relations(document, "Derivation", "generatedEntity", "usedEntity", "activity") == wanted


def test_the_run_generated_claims_and_documents(opened: Store, document: ProvDocument) -> None:
    wanted = rows(
        opened,
        "SELECT claim_id, run_id FROM claims JOIN documents USING (document_id)"
        " UNION ALL SELECT document_id, run_id FROM documents",
    )
    assert relations(document, "Generation", "entity", "activity") == wanted
    assert relations(document, "Usage", "activity", "entity") == rows(
        opened, "SELECT DISTINCT run_id, capture_id FROM documents"
    )
    [[run_id, began, ended]] = opened.query("SELECT run_id, started_at, finished_at FROM runs").rows
    [run] = elements(document, "tracker:Run").items()
    assert (run[0], run[1]["startTime"].replace(tzinfo=None), run[1]["endTime"].replace(tzinfo=None)) == (
        run_id,
        began,
        ended,
    )


def test_authors_and_relays_are_agents(opened: Store, document: ProvDocument) -> None:
    found = Counter(
        (_bare(_value(record, "entity")), _bare(_value(record, "agent")), *_extra(record))
        for record in document.get_records()
        if str(record.get_type()) == "prov:Attribution" and ".verdict." not in _bare(_value(record, "entity"))
    )
    wanted = rows(
        opened,
        "SELECT claim_id, author_id, 'author' FROM claims WHERE author_id IS NOT NULL"
        " UNION ALL SELECT claim_id, source_id, 'relay' FROM claim_via",
    )
    assert found == Counter(wanted)
    labels = {
        _bare(record.identifier): {str(value) for name, value in record.attributes if name.localpart == "label"}
        for record in document.get_records(ProvElement)
    }
    for source_id, name in rows(opened, "SELECT source_id, name FROM sources"):
        assert labels.get(source_id, {name}) == {name}


def test_statements_have_their_claims_as_members(opened: Store, document: ProvDocument) -> None:
    wanted = rows(opened, "SELECT statement_id, claim_id FROM claims WHERE statement_id IS NOT NULL")
    assert relations(document, "Membership", "collection", "entity") == wanted


def _bare(identifier: object) -> str:
    return str(identifier or "").removeprefix("tracker:")


def _value(record: ProvRecord, role: str) -> object:
    return next((value for name, value in record.formal_attributes if name.localpart == role), None)


def _extra(record: ProvRecord) -> tuple[str, ...]:
    return tuple(str(value) for name, value in record.extra_attributes if name.localpart == "role")
