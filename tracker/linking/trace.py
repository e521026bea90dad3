"""Traces the claims of the touched statements back to their origins and writes what was found."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from tracker.languages.agencies import agency_names
from tracker.languages.agency_lines import agency_key
from tracker.linking.copies import keep_copies
from tracker.linking.credits import credits_of
from tracker.linking.origins import Fact, origins, wordings
from tracker.linking.outlets import Outlets, is_platform
from tracker.linking.profiles import stems_of
from tracker.linking.voices import Voice, is_described, is_somebody, parties
from tracker.linking.workspace import Rows, Work

_CLAIMS_AT_ONCE, _DOCUMENTS_AT_ONCE = 50_000, 5_000
_QUOTED = frozenset({"direct", "mixed", "post"})
_TRACED = ("origin_id", "basis", "claim_id", "how", "from_claim_id", "direction_basis", "evidence")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of facts.sql."""

    claim_id: str
    statement_id: str
    document_id: str
    kind: str
    words: int
    published: datetime | None
    author_id: str | None
    account_id: str | None
    author_name: str | None
    author_kind: str | None
    own_post: str | None
    rendered_post: str | None
    rendered_account: str | None
    reported_post: str | None
    reported_account: str | None
    via_names: list[str] | None
    via_kinds: list[str | None] | None
    text: str
    resolved: bool
    medium: str | None = None
    article_id: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What the facts of one statement are completed with."""

    outlets: Outlets
    agencies: frozenset[str]
    credits: Mapping[str, str]
    agency_pages: frozenset[str]
    copies: Mapping[str, frozenset[str]]
    misspelt: Mapping[str, frozenset[str]]
    wording: Mapping[str, str]
    contradicted: Mapping[str, str]


def trace(work: Work) -> None:
    """Finds copies among the new documents, then the origins and parties of every touched statement."""
    agencies = frozenset(agency_key(name) for (name,) in work.rows("agencies"))
    keep_copies(work, agencies)
    met = sorted({agency_key(name) for (name,) in work.rows("new_agencies")})
    if met:
        work.rows("touch_credits", {"agencies": met})
    context = _context(work, agencies)
    work.rows("forget_origins")
    work.rows("stage_traced")
    _trace_bare(work)
    for bounds in work.bounds("traced_statements", _CLAIMS_AT_ONCE):
        links = work.rows("statement_links", bounds)
        _trace_slice(work, work.rows("facts", bounds), replace(context, wording=wordings(links, ())))
    work.rows("keep_origins")


def _trace_bare(work: Work) -> None:
    """Most claims are told once and lead nowhere: the database writes them; Python says which authors are named."""
    authors = work.rows("stage_bare")
    named = [row for row in authors if is_somebody(Voice("", None, None, row[1], row[0], resolved=row[2]))]
    work.stage("somebody", named)
    work.rows("keep_bare")


def _trace_slice(work: Work, rows: Rows, context: Context) -> None:
    traced: list[tuple[object, ...]] = []
    voices: list[tuple[str, str, str, bool]] = []
    cited: dict[tuple[object, ...], tuple[object, ...]] = {}
    read = [Row(*row) for row in rows]
    named = _named_bodies(work, read)
    for _, group in groupby(read, key=lambda row: row.statement_id):
        members = list(group)
        speaking = [_voice(row) for row in members]
        heard = parties(speaking, named)
        voices += [(one.claim_id, *heard[one.claim_id], is_somebody(one)) for one in speaking]
        together = frozenset(row.document_id for row in members)
        facts = [_fact(row, heard[row.claim_id][0], together, context) for row in members]
        for origin in origins(_one_key_per_post(facts)):
            traced += [
                (origin.origin_id, origin.basis, one.claim_id, one.how, one.source, one.direction, one.evidence)
                for one in origin.members
            ]
        for row in _document_links(facts, together, context):
            cited[row[:3]] = row
    work.append("traced", _TRACED, traced)
    work.append("claim_parties", ("claim_id", "party_id", "evidence", "told"), voices)
    work.stage("cited", cited.values())
    work.rows("keep_cited")


def _named_bodies(work: Work, rows: Sequence[Row]) -> Mapping[str, Sequence[str]]:
    """For claims whose author is only described, the claims of their statement by bodies that their documents name."""
    described = [(row.claim_id,) for row in rows if is_described(_voice(row))]
    named: defaultdict[str, list[str]] = defaultdict(list)
    if described:
        work.stage("described", described)
        for claim, body in work.rows("named_bodies"):
            named[claim].append(body)
    return named


def _context(work: Work, agencies: frozenset[str]) -> Context:
    copies: defaultdict[str, set[str]] = defaultdict(set)
    misspelt: defaultdict[str, set[str]] = defaultdict(set)
    for one, other, errors in work.rows("copied_documents"):
        copies[one].add(other)
        if errors:
            misspelt[one].add(other)
    credited: dict[str, str] = {}
    pages: set[str] = set()
    work.rows("touched_documents")
    for rows in work.slices("touched_documents", "document_texts", _DOCUMENTS_AT_ONCE):
        for document, byline, text, publisher in rows:
            own = agency_key(publisher) if publisher else ""
            credit = credits_of(text, byline, agencies)
            if own and (own in agencies or own in agency_names().values()):
                credited[document] = own
                pages.add(document)
            elif credit:
                credited[document] = credit[0].agency
    work.stage(
        "credited", ((one, *((name, None) if one in pages else (None, name))) for one, name in sorted(credited.items()))
    )
    work.rows("keep_credited")
    return Context(
        Outlets(work.rows("publishers")),
        agencies,
        credited,
        frozenset(pages),
        {document: frozenset(others) for document, others in copies.items()},
        {document: frozenset(others) for document, others in misspelt.items()},
        {},
        _contradicted(work),
    )


def _contradicted(work: Work) -> dict[str, str]:
    """For claims that contradict a post in nearly its words the post's key."""
    pairs = work.rows("contradicted_posts")
    posts = {row[0]: row for row in work.rows("post_claims", {"claims": sorted({pair[1] for pair in pairs})})}
    found: dict[str, str] = {}
    for claim, post_claim, _ in pairs:
        if post_claim in posts:
            found.setdefault(claim, posts[post_claim][3])
    return found


def _voice(row: Row) -> Voice:
    account = row.rendered_account or row.reported_account
    quoted = stems_of(row.text) if row.kind in _QUOTED else ()
    return Voice(
        row.claim_id, row.author_id, row.account_id, row.author_name, row.author_kind, account, row.resolved, quoted
    )


def _document_links(
    facts: Sequence[Fact], together: frozenset[str], context: Context
) -> list[tuple[str, str, str, float, str, str]]:
    """Which documents of a statement cite an outlet, or credit an agency, of which another one is its own."""
    links = []
    for fact in facts:
        cited = json.dumps({"outlet": fact.outlet}, ensure_ascii=False)
        links += [(fact.document_id, other, "cites", 1.0, cited, "citation") for other in sorted(fact.cited)]
        agency = fact.agency or fact.credit
        if agency is not None:
            credit = json.dumps({"agency": agency}, ensure_ascii=False)
            givers = sorted(together & context.outlets.agency(agency) - {fact.document_id})
            links += [(fact.document_id, giver, "credits", 1.0, credit, "credit") for giver in givers]
    return links


def _fact(row: Row, party: str, together: frozenset[str], context: Context) -> Fact:
    post, why = _post(row, context)
    agency = outlet = None
    cited: frozenset[str] = frozenset()
    for name, kind in zip(row.via_names or (), row.via_kinds or (), strict=True):
        if context.outlets.own(row.document_id, name) or is_platform(name):
            continue
        if agency is None and (kind == "agency" or agency_key(name) in context.agencies):
            agency = agency_key(name)
        elif outlet is None:
            outlet, cited = name, together & context.outlets.named(name) - {row.document_id}
    return Fact(
        claim_id=row.claim_id,
        document_id=row.document_id,
        kind=row.kind,
        words=row.words,
        published=row.published,
        party=party,
        wording=context.wording.get(row.claim_id, row.claim_id),
        anonymous=row.author_kind == "anonymous",
        post=post,
        post_why=why,
        agency=agency,
        outlet=outlet,
        cited=cited,
        credit=context.credits.get(row.document_id),
        agency_page=row.document_id in context.agency_pages,
        copies=context.copies.get(row.document_id, frozenset()),
        misspelt=context.misspelt.get(row.document_id, frozenset()),
        medium=row.medium,
        article=row.article_id,
    )


def _post(row: Row, context: Context) -> tuple[str | None, str]:
    for key, why in (
        (row.own_post, "it is the post"),
        (row.rendered_post, "it renders the post beside it"),
        (row.reported_post, "it reports the post beside it"),
        (context.contradicted.get(row.claim_id), "it differs from the post in one thing"),
    ):
        if key is not None:
            return key, why
    return None, ""


def _one_key_per_post(facts: Sequence[Fact]) -> list[Fact]:
    """One key for a post that some documents show with its id and others without."""
    best: dict[str, str] = {}
    for fact in facts:
        if fact.kind == "post" and fact.post is not None:
            known = best.get(fact.wording)
            best[fact.wording] = min((key for key in (known, fact.post) if key), key=lambda key: (" @" in key, key))
    alias = {fact.post: best[fact.wording] for fact in facts if fact.kind == "post" and fact.post is not None}
    return [replace(fact, post=alias.get(fact.post, fact.post)) if fact.post else fact for fact in facts]
