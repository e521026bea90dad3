"""Linked data read with the contexts it names: nothing dropped, names absolute, triples as the database has them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from pyld import jsonld

from tests.exports import contexts
from tests.exports.conftest import AWKWARD, exported
from tracker.exports import claim_review, schema_org, web_annotation
from tracker.store import Store

FORMS = [claim_review.EXPORT.name, schema_org.EXPORT.name, web_annotation.EXPORT.name]
_WORDS_OF_A_VOCABULARY = {"motivation", "purpose"}
_URN = "urn:x-tracker:"
_OA, _AS, _DCTERMS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "http://purl.org/dc/terms/"
_RDF, _XSD = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2001/XMLSchema#"
_SDO = "http://schema.org/"

Triple = tuple[str, str, str]


def document(opened: Store, form: str) -> Any:
    """An export as JSON."""
    return json.loads(exported(opened, form))


def expanded(opened: Store, form: str) -> Any:
    """An export with every name written out."""
    return jsonld.expand(document(opened, form), contexts.options())


def triples(opened: Store, form: str) -> set[Triple]:
    """An export as triples; values are bare, with "^^type" behind those that have one, nodes as pyld names them."""
    dataset = jsonld.to_rdf(expanded(opened, form), {"base": ""})
    return {(one["subject"]["value"], one["predicate"]["value"], _term(one["object"])) for one in dataset["@default"]}


@pytest.mark.parametrize("form", FORMS)
def test_every_term_is_one_of_the_official_context(opened: Store, form: str) -> None:
    whole = document(opened, form)
    defined = contexts.terms(whole.pop("@context"))
    used = {name for name, _ in _entries(whole)}
    used |= {value for name, value in _entries(whole) if name in _WORDS_OF_A_VOCABULARY | {"type", "@type"}}
    assert {term for term in used if not term.startswith("@") and term.partition(":")[0] not in defined} == set()


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_dropped_in_expansion(opened: Store, form: str) -> None:
    whole = document(opened, form)
    del whole["@context"]
    given = Counter(str(value) for name, value in _entries(whole) if name not in ("type", "@type"))
    kept = Counter(_local(value) for value in _expanded_values(expanded(opened, form)))
    assert given
    assert Counter({_local(value): number for value, number in given.items()}) == kept


@pytest.mark.parametrize("form", FORMS)
def test_every_name_is_absolute(opened: Store, form: str) -> None:
    names = set(_names(expanded(opened, form)))
    assert len(names) > 20
    assert {name for name in names if not name.startswith(("http://", "https://", "urn:"))} == set()


@pytest.mark.parametrize("form", FORMS)
def test_compaction_and_expansion_give_the_same_triples(opened: Store, form: str) -> None:
    whole = document(opened, form)
    context = whole["@context"]
    compact = jsonld.compact(expanded(opened, form), context, contexts.options())
    assert compact["@context"] == context
    assert _canonical(compact) == _canonical(whole)


def test_an_annotation_has_the_triples_of_its_claim(opened: Store) -> None:
    graph = triples(opened, "web-annotation")
    rows = opened.query(
        "SELECT c.claim_id, c.text, c.start_char, c.end_char, c.document_id, c.kind, s.source_id, s.name,"
        " d.text AS whole, r.started_at FROM claims AS c JOIN documents AS d USING (document_id)"
        " JOIN sources AS s ON s.source_id = c.author_id JOIN runs AS r USING (run_id)"
    ).records()
    assert len(rows) == len(AWKWARD) + 2
    for row in rows:
        claim, start, end = f"{_URN}{row['claim_id']}", int(str(row["start_char"])), int(str(row["end_char"]))
        whole = str(row["whole"])
        held = [target for target in _of(graph, claim, _OA + "hasTarget") if _reads(graph, target, row)]
        assert len(held) == 1
        selectors = _of(graph, held[0], _OA + "hasSelector")
        said = {(name, value) for node in selectors for subject, name, value in graph if subject == node}
        assert said == {
            (_RDF + "type", _OA + "TextQuoteSelector"),
            (_OA + "exact", str(row["text"])),
            (_OA + "prefix", whole[max(start - 60, 0) : start]),
            (_OA + "suffix", whole[end : end + 60]),
            (_RDF + "type", _OA + "TextPositionSelector"),
            (_OA + "start", f"{start}^^{_XSD}nonNegativeInteger"),
            (_OA + "end", f"{end}^^{_XSD}nonNegativeInteger"),
        }
        [made] = _of(graph, claim, _DCTERMS + "issued")
        moment = f"{row['started_at']}".replace(" ", "T") + "Z"
        assert made == f"{moment}^^{_XSD}dateTime"
        [author] = _of(graph, claim, f"{_URN}terms:author")
        assert author == f"{_URN}{row['source_id']}"
        assert _of(graph, author, f"{_URN}terms:name") == [row["name"]]
        assert _of(graph, claim, f"{_URN}terms:kind") == [row["kind"]]


def test_a_verdict_is_a_body_that_assesses(opened: Store) -> None:
    graph = triples(opened, "web-annotation")
    assessing = {subject for subject, name, value in graph if (name, value) == (_OA + "hasPurpose", _OA + "assessing")}
    assert len(assessing) == opened.query("SELECT count(*) FROM judgements").rows[0][0]


def test_a_claim_of_schema_org_has_the_triples_of_its_row(opened: Store) -> None:
    graph = triples(opened, "schema-org")
    rows = opened.query(
        "SELECT c.claim_id, c.text, c.kind, c.document_id, d.title, s.source_id, s.name,"
        " (d.published_earliest + INTERVAL 14 HOUR)::DATE AS day"  # a day of unknown zone begins 14 hours early
        " FROM claims AS c JOIN documents AS d USING (document_id) JOIN sources AS s ON s.source_id = c.author_id"
    ).records()
    assert len(rows) == len(AWKWARD) + 2
    for row in rows:
        claim, document_id = f"{_URN}{row['claim_id']}", f"{_URN}{row['document_id']}"
        kinds = {_SDO + "Claim"} | ({_SDO + "Quotation"} if row["kind"] in ("direct", "mixed") else set())
        assert set(_of(graph, claim, _RDF + "type")) == kinds
        assert _of(graph, claim, _SDO + "text") == [row["text"]]
        assert _of(graph, claim, _SDO + "identifier") == [row["claim_id"]]
        assert _of(graph, claim, _SDO + "appearance") == [document_id]
        assert _of(graph, claim, _SDO + "author") == [f"{_URN}{row['source_id']}"]
        assert row["name"] in _of(graph, f"{_URN}{row['source_id']}", _SDO + "name")
        assert _of(graph, document_id, _SDO + "headline") == [row["title"]]
        assert _of(graph, document_id, _SDO + "datePublished") == [f"{row['day']}^^{_SDO}Date"]


def test_a_claim_review_has_the_triples_of_the_standing_verdict(opened: Store) -> None:
    graph = triples(opened, "claim-review")
    rows = opened.query(
        "SELECT claim_id, status, made_by, note FROM judgements"
        " QUALIFY row_number() OVER (PARTITION BY claim_id, made_by ORDER BY made_at DESC) = 1"
        " AND status <> 'withdrawn'"
    ).records()
    reviews = {subject for subject, name, value in graph if (name, value) == (_RDF + "type", _SDO + "ClaimReview")}
    found = {
        (
            _one(graph, review, "itemReviewed"),
            _one(graph, _one(graph, review, "reviewRating"), "alternateName"),
            _one(graph, _one(graph, review, "author"), "name"),
            next(iter(_of(graph, review, _SDO + "reviewBody")), None),
        )
        for review in reviews
    }
    assert found == {(f"{_URN}{row['claim_id']}", row["status"], row["made_by"], row["note"]) for row in rows}


@pytest.mark.parametrize("form", ["claim-review", "schema-org"])
def test_properties_stand_where_schema_org_has_them(opened: Store, form: str) -> None:
    vocabulary = json.loads(contexts.TERMS.read_text(encoding="utf-8"))
    # A Role stands between any property and its value: https://schema.org/Role . An account and an unnamed source are
    # Things, for nobody knows whether they are persons: there alone the type is wider than the vocabulary has it.
    for node in _nodes(document(opened, form)["@graph"]):
        kinds = _lineage(vocabulary, node.get("@type", []))
        for name, value in node.items():
            if name.startswith("@"):
                continue
            rule = vocabulary["properties"][name]
            assert "Role" in kinds or kinds & set(rule["on"]), (name, kinds)
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict) and "@type" in part:
                    values = _lineage(vocabulary, part["@type"])
                    assert values & {*rule["values"], "Role"} or _is_unnamed(name, values), name


def _is_unnamed(name: str, kinds: set[str]) -> bool:
    return name in ("author", "contributor") and kinds == {"Thing"}


def _lineage(vocabulary: Any, kinds: str | list[str]) -> set[str]:
    own = {kinds} if isinstance(kinds, str) else set(kinds)
    return own.union(*(vocabulary["types"][kind] for kind in own))


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and len(value) > 1:
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from _nodes(part)


def _entries(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every key with each of its bare values."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _entries(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from _entries(part, name)
    else:
        yield name, value


def _expanded_values(value: Any) -> Iterator[str]:
    """Every value of an expansion, and every node's name."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key in ("@value", "@id"):
                yield str(part)
            elif key not in ("@type", "@language"):
                yield from _expanded_values(part)
    elif isinstance(value, list):
        for part in value:
            yield from _expanded_values(part)


def _names(value: Any) -> Iterator[str]:
    """Every name of an expansion: nodes, properties, types."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "@id":
                yield part
            elif key == "@type":
                yield from part if isinstance(part, list) else [part]
            elif not key.startswith("@"):
                yield key
                yield from _names(part)
            elif key in ("@list", "@graph"):
                yield from _names(part)
    elif isinstance(value, list):
        for part in value:
            yield from _names(part)


def _local(value: str) -> str:
    """A word of the annotation vocabulary without its namespace: that is how JSON has it."""
    return value.removeprefix(_OA)


def _canonical(whole: Any) -> Any:
    return jsonld.normalize(whole, {**contexts.options(), "algorithm": "URDNA2015", "format": "application/n-quads"})


def _term(value: Any) -> str:
    kind = value.get("datatype", _XSD + "string")
    return str(value["value"]) + (f"^^{kind}" if kind != _XSD + "string" else "")


def _of(graph: set[Triple], subject: str, predicate: str) -> list[str]:
    return sorted(value for one, name, value in graph if (one, name) == (subject, predicate))


def _one(graph: set[Triple], subject: str, name: str) -> str:
    [value] = _of(graph, subject, _SDO + name)
    return value


def _reads(graph: set[Triple], target: str, row: dict[str, object]) -> bool:
    return _of(graph, target, _OA + "hasSource") == [f"{_URN}{row['document_id']}"]
