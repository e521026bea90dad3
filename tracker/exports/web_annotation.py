"""W3C Web Annotation (JSON-LD): each claim as an annotation on the words of its document.

On the web page the words are found by what they are and what stands around them; the offsets hold in the text that was
read from the page, which is a resource of its own, so nothing is marked in the wrong place when the page differs.
Model: https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

from typing import BinaryIO

from tracker.exports._linked_data import URN, Node, known, name_of, web_address, write_graph
from tracker.exports._record import ClaimRecord
from tracker.exports._values import date_text, moment
from tracker.exports.base import Export, Job
from tracker.version import rules_version, tool_version

# "assessing" is in the published context only since 2021 (https://github.com/w3c/web-annotation/issues/444), and
# libraries bring older copies of it, in which the word would mean nothing.
_CONTEXT: list[object] = [
    "http://www.w3.org/ns/anno.jsonld",
    {"tracker": f"{URN}terms:", "assessing": "oa:assessing"},
]


def _write(job: Job, out: BinaryIO) -> int:
    """An AnnotationCollection whose only page holds everything."""
    collection: Node = {
        "@context": _CONTEXT,
        "id": f"{URN}annotations",
        "type": "AnnotationCollection",
        "label": "Claims and their sources",
        "generator": {
            "id": f"{URN}program",
            "type": "Software",
            "name": f"tracker {tool_version()}, rules {rules_version()}",
        },
        "total": job.total,
        "first": {
            "id": f"{URN}annotations:1",
            "type": "AnnotationPage",
            "partOf": f"{URN}annotations",
            "startIndex": 0,
        },
    }
    return write_graph(out, collection, "items", map(_annotation, job.claims()), closing="}")


def _annotation(claim: ClaimRecord) -> Node:
    return known(
        {
            "id": name_of(claim.claim_id),
            "type": "Annotation",
            "motivation": "describing",
            "generated": moment(claim.run_started_at) if claim.run_started_at else None,
            "body": _bodies(claim),
            "target": _targets(claim),
            "tracker:kind": claim.kind,
            "tracker:author": known({"id": name_of(claim.source_id), "tracker:name": claim.author})
            if claim.source_id
            else None,
            "tracker:via": [relay["text"] for relay in claim.via],
            "tracker:rule": claim.rule,
            "tracker:confidence": claim.confidence,
            "tracker:statement": {"id": name_of(claim.statement_id)} if claim.statement_id else None,
            "tracker:origin": {"id": name_of(claim.origin_id)} if claim.origin_id else None,
        }
    )


def _bodies(claim: ClaimRecord) -> list[Node]:
    words = f"{claim.author or 'an unknown author'}, {claim.kind}"
    if claim.via:
        words += ", via " + ", ".join(relay["text"] for relay in claim.via)
    said = date_text(claim.date_earliest, claim.date_latest, claim.date_precision, claim.date_zone_known)
    if said:
        words += f", {'reported on' if claim.date_basis == 'publication' else 'said on'} {said}"
    bodies = [_text(words, "describing"), _text(claim.kind, "tagging")]
    bodies += [_text(name, "tagging") for name in dict.fromkeys(found["check_name"] for found in claim.findings)]
    bodies += [
        _text(f"{verdict['status']} ({verdict['made_by']}, {verdict['made_at']:%Y-%m-%d})", "assessing")
        for verdict in claim.verdicts
    ]
    if claim.start_char is None:
        bodies.append(_text(claim.claim, "describing", claim.language))
    return bodies


def _text(value: str, purpose: str, language: str | None = None) -> Node:
    return known(
        {"type": "TextualBody", "value": value, "format": "text/plain", "language": language, "purpose": purpose}
    )


def _targets(claim: ClaimRecord) -> object:
    text = name_of(claim.document_id)
    if claim.start_char is None:
        return text
    quote = known({"type": "TextQuoteSelector", "exact": claim.claim, "prefix": claim.before, "suffix": claim.after})
    position: Node = {"type": "TextPositionSelector", "start": claim.start_char, "end": claim.end_char}
    page = web_address(claim.url)
    held = {"type": "SpecificResource", "source": text, "selector": [quote, position]}
    if page is None:
        return held
    return [{"type": "SpecificResource", "source": page, "selector": quote}, held]


EXPORT = Export(
    name="web-annotation",
    about="W3C annotations on the words of each document",
    suffix=".jsonld",
    media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    write=_write,
)
