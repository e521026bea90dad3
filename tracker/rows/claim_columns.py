"""The columns of a claim that say what the document says: declared once, here. Ids are other files' business. Pure.

From the declaration come the row, the lists of columns of sql/exports/columns.sql and sql/views/claim_provenance.sql,
the export record (`make generate` writes these three; a test asks that they are current) and what a pseudonymised
export does with each column. The table itself is written by hand in sql/schema/ and compared with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from tracker.dates.instants import Instant
from tracker.models import Author, Claim, Cue, RejectedClaim
from tracker.rows.values import Row, Value, day_of, utc

# What a pseudonymised export does with a column:
#   keep     as it is: says nothing of who or where
#   id       a keyed hash: ids are made from content, so whoever has the page can make them again
#   name, handle   a pseudonym
#   text     names, handles and addresses in it are replaced, and whatever else looks like a name
#   label    a date or a publisher, which are no persons: only the names that the database knows are replaced
#   day      when the program ran: the day is enough
#   instant  widened to whole days: the millisecond of a post is its id
#   drop     leads back to the page, the post or the machine
#   records  a list of records, each with a treatment of its own
Treatment = Literal["keep", "id", "name", "handle", "text", "label", "day", "instant", "drop", "records"]
Group = Literal["what", "who", "cue", "when", "about", "where", "rule"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table `claims`: its name, its SQL type and the value that a claim gives it.

    `export` is the name under which every export gives it (None: none does), `viewed` whether the view
    claim_provenance gives it under that name, too. `required`: never NULL.
    """

    name: str
    type: str
    value: Callable[[Claim], Value]
    group: Group
    export: str | None = None
    treatment: Treatment = "keep"
    viewed: bool = False
    required: bool = False


def _who(part: Callable[[Author], Value]) -> Callable[[Claim], Value]:
    return lambda claim: part(claim.author) if claim.author else None


def _cue(part: Callable[[Cue], Value]) -> Callable[[Claim], Value]:
    return lambda claim: part(claim.cue) if claim.cue else None


def _said(part: Callable[[Instant], Value]) -> Callable[[Claim], Value]:
    return lambda claim: part(claim.date) if claim.date else None


def _of(part: Callable[[Instant], Value]) -> Callable[[Claim], Value]:
    return lambda claim: part(claim.about) if claim.about else None


# fmt: off
COLUMNS: Final[tuple[Column, ...]] = (
    Column("rendering", "TEXT", lambda claim: claim.rendering, "where"),
    Column("kind", "TEXT", lambda claim: claim.kind, "what", "kind", viewed=True, required=True),
    Column("text", "TEXT", lambda claim: claim.text, "what", "claim", "text", viewed=True, required=True),
    Column("start_char", "INTEGER", lambda claim: claim.start, "where", required=True),
    Column("end_char", "INTEGER", lambda claim: claim.end, "where", required=True),
    Column("author_text", "TEXT", _who(lambda one: one.text), "who", "author_as_printed", "text", viewed=True),
    Column("author_start", "INTEGER", _who(lambda one: one.start), "who"),
    Column("author_end", "INTEGER", _who(lambda one: one.end), "who"),
    Column("author_name", "TEXT", _who(lambda one: one.name), "who"),
    Column("author_kind", "TEXT", _who(lambda one: one.kind), "who", "author_kind", viewed=True),
    Column("author_role", "TEXT", _who(lambda one: one.role), "who", "author_role", "text", viewed=True),
    Column("author_role_text", "TEXT", _who(lambda one: one.role_text), "who", "author_role_text", "text"),
    Column("author_affiliation", "TEXT", _who(lambda one: one.affiliation), "who", "author_affiliation", "text"),
    Column("author_gender", "TEXT", _who(lambda one: one.gender), "who", "author_gender", viewed=True),
    Column("author_resolved", "BOOLEAN", _who(lambda one: one.resolved), "who", "author_resolved"),
    Column("author_rule", "TEXT", _who(lambda one: one.rule), "who"),
    Column("author_reason", "TEXT", lambda claim: claim.author_reason, "who", "author_reason", "text", viewed=True),
    Column("cue_text", "TEXT", _cue(lambda cue: cue.text), "cue", "cue", "text", viewed=True),
    Column("cue_start", "INTEGER", _cue(lambda cue: cue.start), "cue"),
    Column("cue_end", "INTEGER", _cue(lambda cue: cue.end), "cue"),
    Column("cue_lemma", "TEXT", _cue(lambda cue: cue.lemma), "cue"),
    Column("cue_stance", "TEXT", _cue(lambda cue: cue.stance), "cue", "stance"),
    Column("cue_type", "TEXT", _cue(lambda cue: cue.type), "cue"),
    Column("date_earliest", "TIMESTAMP", _said(lambda at: utc(at.earliest)), "when", "date_earliest", "instant", True),
    Column("date_latest", "TIMESTAMP", _said(lambda at: utc(at.latest)), "when", "date_latest", "instant", True),
    Column("date_precision", "TEXT", _said(lambda at: at.precision), "when", "date_precision", "instant", True),
    Column("date_basis", "TEXT", _said(lambda at: at.basis), "when", "date_basis", viewed=True),
    Column("date_zone_known", "BOOLEAN", _said(lambda at: at.zone_known), "when", "date_zone_known", viewed=True),
    Column("date_text", "TEXT", lambda claim: claim.date_text, "when", "date_text", "label", viewed=True),
    Column("said_day", "DATE", _said(day_of), "when"),
    Column("date_start", "INTEGER", lambda claim: claim.date_start, "when"),
    Column("date_end", "INTEGER", lambda claim: claim.date_end, "when"),
    Column("about_earliest", "TIMESTAMP", _of(lambda at: utc(at.earliest)), "about", "about_earliest", "instant", True),
    Column("about_latest", "TIMESTAMP", _of(lambda at: utc(at.latest)), "about", "about_latest", "instant", True),
    Column("about_precision", "TEXT", _of(lambda at: at.precision), "about", "about_precision", "instant"),
    Column("about_basis", "TEXT", _of(lambda at: at.basis), "about"),
    Column("about_text", "TEXT", lambda claim: claim.about_text, "about", "about_text", "label"),
    Column("medium", "TEXT", lambda claim: claim.medium, "what", "medium", viewed=True),
    Column("medium_text", "TEXT", lambda claim: claim.medium_text, "what", "medium_text", "text"),
    Column("medium_start", "INTEGER", lambda claim: claim.medium_start, "where"),
    Column("medium_end", "INTEGER", lambda claim: claim.medium_end, "where"),
    Column("rule", "TEXT", lambda claim: claim.rule, "rule", "rule", viewed=True, required=True),
    Column("confidence", "DOUBLE", lambda claim: claim.confidence, "rule", "confidence", viewed=True, required=True),
    Column("flags", "TEXT[]", lambda claim: list(claim.flags), "rule", "flags", required=True),
)
# fmt: on


def claim_columns(claim: Claim) -> Row:
    """Everything of a claim but ids and place in the document."""
    return {column.name: column.value(claim) for column in COLUMNS}


def candidate_columns(candidate: RejectedClaim) -> Row:
    """Everything of a candidate but ids."""
    return {
        "kind": candidate.kind,
        "text": candidate.text,
        "start_char": candidate.start,
        "end_char": candidate.end,
        "author_text": candidate.author.text if candidate.author else None,
        "cue_text": candidate.cue.text if candidate.cue else None,
        "rule": candidate.rule,
        "confidence": candidate.confidence,
        "reason": candidate.reason,
    }
