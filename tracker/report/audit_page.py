"""One claim on the terminal: who, when, where, on whose relay, by which rule, from which bytes."""

from __future__ import annotations

from datetime import datetime

from tracker.records import UNKNOWN_TYPE
from tracker.report.audit import Audit, Record
from tracker.report.printable import visible
from tracker.report.terminal import cell, print_facts
from tracker.report.when import basis_in_words, interval


def print_audit(audit: Audit) -> None:
    """Draws it on standard output."""
    claim = audit.claim
    print_facts(
        [
            ("claim", f"{claim['claim_id']}  {claim['kind']}"),
            ("", visible(str(claim["claim"]), lines=True)),
            ("who", _who(claim)),
            *(
                (("", f"also printed here as {cell(alias['alias'])} ({cell(alias['evidence'])})"))
                for alias in _others(audit)
            ),
            ("via", _relays(audit.relays)),
            ("when", _when(claim)),
            *([("about", _about(claim))] if claim["about_earliest"] else []),
            ("where", _where(claim)),
            ("", _words_around(claim)),
            *([("post", _post(claim))] if claim["post_platform"] or claim["post_form"] else []),
            (
                "rule",
                f"{cell(claim['rule'])}, confidence {claim['confidence']:.2f}, rules {cell(claim['rules_version'])}",
            ),
            ("says the same", cell(claim["statement_id"]) or "not looked into yet"),
            ("origin", cell(claim["origin_id"]) or "not looked into yet"),
            ("custody", f"SHA-256 {claim['capture_sha256']}\n{_custody(audit)}"),
        ]
    )


def _who(claim: Record) -> str:
    if claim["author_as_printed"] is None:
        return "nobody is named"
    name, printed = cell(claim["author"]), cell(claim["author_as_printed"])
    kind = ", ".join(part for part in (cell(claim["author_kind"]), cell(claim["author_role"])) if part)
    words = "" if printed == name else f", printed “{printed}”"
    unresolved = "" if claim["author_resolved"] else "; who that is, the document does not say"
    place = f" at {claim['author_start']}–{claim['author_end']}"
    return f"{name} ({kind}){words}{place}{unresolved}"


def _others(audit: Audit) -> list[Record]:
    return [alias for alias in audit.aliases if alias["alias"] != audit.claim["author_as_printed"]]


def _relays(relays: list[Record]) -> str:
    if not relays:
        return "nobody: the document reports it itself"
    return ", on the word of ".join(f"{cell(relay['text'])} ({cell(relay['kind'])})" for relay in relays)


def _moment(value: object) -> datetime | None:
    return value if isinstance(value, datetime) else None


def _when(claim: Record) -> str:
    if claim["date_earliest"] is None:
        return "not known"
    known = claim["date_zone_known"]
    day = interval(
        _moment(claim["date_earliest"]),
        _moment(claim["date_latest"]),
        cell(claim["date_precision"]),
        zone_known=bool(known) if known is not None else None,
    )
    verb = "reported on" if claim["date_basis"] == "publication" else "said"
    words = f": “{cell(claim['date_text'])}”" if claim["date_text"] else ""
    return f"{verb} {day}\n{basis_in_words(cell(claim['date_basis']))}{words}"


def _about(claim: Record) -> str:
    day = interval(_moment(claim["about_earliest"]), _moment(claim["about_latest"]), cell(claim["about_precision"]))
    words = f" (“{cell(claim['about_text'])}”)" if claim["about_text"] else ""
    return f"something of {day}{words}"


def _where(claim: Record) -> str:
    title = ", ".join(part for part in (cell(claim["title"]), cell(claim["publisher"])) if part) or "untitled"
    version = f"version {claim['version']}" + ("" if claim["is_current"] else ", since replaced by another")
    address = cell(claim["url"]) or cell(claim["path"]) or cell(claim["capture_address"])
    span = f"characters {claim['start_char']}–{claim['end_char']} of {claim['document_id']}"
    return f"{title} ({version})\n{address}\n{span}"


def _words_around(claim: Record) -> str:
    return f"… {cell(claim['before'])}[{cell(claim['exact'])}]{cell(claim['after'])} …"


def _post(claim: Record) -> str:
    address = cell(claim["post_url"]) or f"{cell(claim['post_platform'])}, id not known"
    relation = f"this is a {cell(claim['rendering'])} rendering of it" if claim["rendering"] else "embedded here"
    declared = f"; printed date {cell(claim['post_declared'])}" if claim["post_declared"] else ""
    agreement = f", {cell(claim['post_date_agreement'])} with the id" if claim["post_posted_basis"] == "post-id" else ""
    return f"{address}\n{relation} as {cell(claim['post_form'])}{declared}{agreement}"


def _custody(audit: Audit) -> str:
    claim = audit.claim
    kind = "type not stated" if claim["capture_media_type"] == UNKNOWN_TYPE else cell(claim["capture_media_type"])
    size = f"{claim['capture_bytes']:,} bytes, {kind}, {claim['capture_id']}"
    seen = [
        f"seen {cell(sighting['seen_at'])} UTC at {cell(sighting['address'])}"
        + (
            ""
            if sighting["sha256"] == claim["capture_sha256"]
            else f" (the same text in other bytes, {str(sighting['sha256'])[:12]}…)"
        )
        for sighting in audit.sightings
    ]
    return "\n".join([size, *seen])
