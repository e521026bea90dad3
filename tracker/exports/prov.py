"""PROV-JSON: a claim was derived from its document, that from a capture, by a run of the program.

Model: https://www.w3.org/TR/prov-dm/ , serialisation: https://www.w3.org/submissions/prov-json/
"""

from __future__ import annotations

from typing import BinaryIO

from tracker.exports._linked_data import Node
from tracker.exports._prov_document import ProvDocument, prov_document
from tracker.exports._record import ClaimRecord, VerdictRecord
from tracker.exports._values import moment
from tracker.exports.base import Export, Job

_PEOPLE = {"person": "Person", "organisation": "Organization", "agency": "Organization"}


def _write(job: Job, out: BinaryIO) -> int:
    """Captures, documents, posts, claims and verdicts are entities, runs activities, authors and relays agents."""
    with prov_document() as document:
        for claim in job.claims():
            _source(document, claim)
            _claim(document, claim)
            for number, verdict in enumerate(claim.verdicts, 1):
                _verdict(document, claim, number, verdict)
        document.write(out)
    return job.total


def _source(document: ProvDocument, claim: ClaimRecord) -> None:
    """What the claim comes from: the run, its program, the capture, the document."""
    run, capture = _name(claim.run_id), _name(claim.capture_id)
    program = f"program_{claim.rules_version}"
    if document.add("activity", claim.run_id, _run(claim)):
        label = f"tracker {claim.tool_version or ''}".strip()
        document.add(
            "agent",
            program,
            {"prov:type": _type("prov:SoftwareAgent"), "prov:label": label, "tracker:rules": claim.rules_version},
        )
        document.relate("wasAssociatedWith", {"prov:activity": run, "prov:agent": _name(program)})
    if document.add("entity", claim.capture_id, _capture(claim)):
        document.relate("used", {"prov:activity": run, "prov:entity": capture})
    if document.add("entity", claim.document_id, _article(claim)):
        document.relate("wasGeneratedBy", {"prov:entity": _name(claim.document_id), "prov:activity": run})
        document.relate("wasDerivedFrom", _derived(claim.document_id, claim.capture_id, claim.run_id))


def _claim(document: ProvDocument, claim: ClaimRecord) -> None:
    """The claim, who is behind it, and the post it is or renders."""
    document.put("entity", _name(claim.claim_id), _content(claim))
    document.relate("wasGeneratedBy", {"prov:entity": _name(claim.claim_id), "prov:activity": _name(claim.run_id)})
    kind = "prov:Quotation" if claim.kind in ("direct", "mixed") else None
    document.relate("wasDerivedFrom", _derived(claim.claim_id, claim.document_id, claim.run_id, kind))
    if claim.embed_id is not None:
        post = str(claim.post_id or claim.embed_id)
        document.add("entity", post, _post(claim))
        document.relate("wasDerivedFrom", _derived(claim.claim_id, post, claim.run_id, "prov:PrimarySource"))
    if claim.source_id is not None:
        document.add("agent", claim.source_id, _agent(claim.author, claim.author_kind))
        document.relate("wasAttributedTo", _attributed(claim.claim_id, claim.source_id, "author"))
    for position, relay in enumerate(claim.via):
        if relay["source_id"] is not None:
            document.add("agent", relay["source_id"], _agent(relay["name"], relay["kind"]))
            relation = _attributed(claim.claim_id, relay["source_id"], "relay")
            document.relate("wasAttributedTo", {**relation, "tracker:position": position})
    if claim.statement_id is not None:
        document.add("entity", claim.statement_id, {"prov:type": _type("prov:Collection")})
        document.relate(
            "hadMember", {"prov:collection": _name(claim.statement_id), "prov:entity": _name(claim.claim_id)}
        )


def _verdict(document: ProvDocument, claim: ClaimRecord, number: int, verdict: VerdictRecord) -> None:
    """What a person decided: an entity derived from the claim and attributed to that person alone."""
    row_id, person = f"{claim.claim_id}.verdict.{number}", f"person.{verdict['made_by'].encode().hex()}"
    document.add(
        "entity",
        row_id,
        {
            "prov:type": _type("tracker:Verdict"),
            "prov:value": verdict["status"],
            "tracker:note": verdict["note"],
            "tracker:made_at": _moment(moment(verdict["made_at"])),
        },
    )
    document.add("agent", person, {"prov:type": _type("prov:Person"), "prov:label": verdict["made_by"]})
    document.relate("wasDerivedFrom", _derived(row_id, claim.claim_id))
    document.relate("wasAttributedTo", {"prov:entity": _name(row_id), "prov:agent": _name(person)})


def _run(claim: ClaimRecord) -> Node:
    return {
        "prov:type": _type("tracker:Run"),
        "prov:startTime": moment(claim.run_started_at) if claim.run_started_at else None,
        "prov:endTime": moment(claim.run_finished_at) if claim.run_finished_at else None,
        "tracker:rules": claim.rules_version,
    }


def _capture(claim: ClaimRecord) -> Node:
    return {
        "prov:type": _type("tracker:Capture"),
        "tracker:sha256": claim.capture_sha256,
        "prov:location": claim.capture_address,
        "tracker:media_type": claim.capture_media_type,
        "tracker:stored_at": _moment(moment(claim.captured_at)) if claim.captured_at else None,
    }


def _article(claim: ClaimRecord) -> Node:
    return {
        "prov:type": _type("tracker:Document"),
        "prov:label": claim.title,
        "tracker:url": claim.url,
        "tracker:publisher": claim.publisher,
        "tracker:version": claim.version,
        "tracker:text_sha256": claim.text_sha256,
    }


def _content(claim: ClaimRecord) -> Node:
    return {
        "prov:type": _type("tracker:Claim"),
        "prov:value": claim.claim,
        "tracker:kind": claim.kind,
        "tracker:start_char": claim.start_char,
        "tracker:end_char": claim.end_char,
        "tracker:rule": claim.rule,
        "tracker:confidence": {"$": repr(claim.confidence), "type": "xsd:double"},
        "tracker:date_earliest": _moment(moment(claim.date_earliest)) if claim.date_earliest else None,
        "tracker:date_latest": _moment(moment(claim.date_latest)) if claim.date_latest else None,
        "tracker:date_basis": claim.date_basis,
        "tracker:origin": claim.origin_id,
    }


def _post(claim: ClaimRecord) -> Node:
    return {
        "prov:type": _type("tracker:Post"),
        "tracker:platform": claim.post_platform,
        "tracker:native_id": claim.post_native_id,
        "tracker:url": claim.post_url,
    }


def _agent(name: str | None, kind: str | None) -> Node:
    sort = _PEOPLE.get(kind or "")
    return {"prov:type": _type(f"prov:{sort}") if sort else None, "prov:label": name, "tracker:kind": kind}


def _derived(made: str, source: str, run: str | None = None, kind: str | None = None) -> Node:
    return {
        "prov:generatedEntity": _name(made),
        "prov:usedEntity": _name(source),
        "prov:activity": _name(run) if run else None,
        "prov:type": _type(kind) if kind else None,
    }


def _attributed(claim_id: str, source_id: str, role: str) -> Node:
    return {"prov:entity": _name(claim_id), "prov:agent": _name(source_id), "tracker:role": role}


def _name(row_id: str) -> str:
    return f"tracker:{row_id}"


def _type(name: str) -> Node:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _moment(text: str) -> Node:
    return {"$": text, "type": "xsd:dateTime"}


EXPORT = Export(
    name="prov",
    about="PROV-JSON, from capture to claim",
    suffix=".prov.json",
    media_type="application/json",
    write=_write,
)
