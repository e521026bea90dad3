"""The page of a statement: who says it, on how many independent sources, where it came from, what does not add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.report.agreement import Agreement, agreement, spread, voices
from tracker.report.building import views
from tracker.report.check_view import CheckView, check_views
from tracker.report.differences import WordingDifference, difference
from tracker.report.fields import Record, by, number, share, text
from tracker.report.findings import SEVERITIES, Amiss, FindingView, by_check, finding
from tracker.report.links import fragment_link
from tracker.report.loading import claims_in, load, rows
from tracker.report.origins import Group, Reason, groups, reason
from tracker.report.sources import Sources, sources_of
from tracker.report.strip import Event, Strip, strip
from tracker.report.unnamed import together, unnamed_in_words
from tracker.report.view import ClaimView, PostView
from tracker.store import Store

# The other disputes are pairs of claims, and told as such.
_DISPUTES = frozenset(("author_disputed", "quote_differs_from_post"))


@dataclass(frozen=True, slots=True)
class Contrary:
    """A claim that speaks of the same and does not agree. `differs_in` is numbers, dates or negation."""

    differs_in: str
    text: str
    author: str
    outlets: tuple[str, ...]
    statement_id: str
    document_id: str
    comparison: WordingDifference | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A quotation beside the post it renders. `difference` is None where words cannot be compared (`why_not`)."""

    claim: ClaimView
    post: PostView
    difference: WordingDifference | None
    why_not: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """All of one statement. `voices` are (name, kind, occurrences)."""

    statement_id: str
    text: str
    language: str
    claims: int
    documents: int
    publishers: tuple[str, ...]
    origins: int
    sources: Sources
    unsaid: str
    voices: tuple[tuple[str, str, int], ...]
    when: str
    relays: tuple[str, ...]
    agreement: Agreement
    disputes: tuple[FindingView, ...]
    contrary: tuple[Contrary, ...]
    strip: Strip | None
    groups: tuple[Group, ...]
    compared: tuple[Compared, ...]
    posts: tuple[PostView, ...]
    findings: tuple[FindingView, ...]
    amiss: tuple[Amiss, ...]
    checks: tuple[CheckView, ...]
    occurrences: tuple[ClaimView, ...]
    live: dict[str, str]


def statement_views(store: Store, statements: Sequence[str]) -> Iterator[StatementView]:
    """The statements named, in the order given; those without a claim in a current version are left out.

    `prepare` must have been called on the store.
    """
    ids = claims_in(store, statements=statements)
    claims: dict[str, list[ClaimView]] = {}
    for claim in views(load(store, ids)).claims:
        claims.setdefault(claim.statement_id or "", []).append(claim)
    found = {text(row, "statement_id"): row for row in rows(store, "statements", statements=statements)}
    reasons = {claim_id: reason(held) for claim_id, held in by(rows(store, "members", claims=ids), "claim_id").items()}
    links = by(rows(store, "links", claims=ids), "claim_id")
    conflicts = by(rows(store, "conflicts", claims=ids), "claim_id")
    findings = by(rows(store, "findings_of_claims", claims=ids), "about_claim_id")
    checks = rows(store, "checks")
    for statement_id in statements:
        if statement_id in found and statement_id in claims:
            yield _view(found[statement_id], claims[statement_id], reasons, links, conflicts, findings, checks)


def prepare(store: Store, statements: Sequence[str] | None = None) -> None:
    """Counts what stands behind these statements (None: all), once for all pages."""
    store.ask("report", "make_statements", {"statements": None if statements is None else list(statements)})


def _view(
    row: Record,
    claims: list[ClaimView],
    reasons: dict[str, Reason],
    links: dict[str, list[Record]],
    conflicts: dict[str, list[Record]],
    findings: dict[str, list[Record]],
    checks: list[Record],
) -> StatementView:
    held = [finding(one) for claim in claims for one in findings.get(claim.claim_id, ())]
    told = tuple(sorted(dict.fromkeys(held), key=lambda one: SEVERITIES.index(one.severity)))
    head = text(row, "claim_id")
    posts = {claim.post.url or claim.post.embed_id: claim.post for claim in claims if claim.post is not None}
    return StatementView(
        statement_id=text(row, "statement_id"),
        text=text(row, "text"),
        language=text(row, "language"),
        claims=number(row, "claims"),
        documents=number(row, "documents"),
        publishers=tuple(sorted({claim.document.outlet for claim in claims})),
        origins=number(row, "origins"),
        sources=sources_of(row),
        unsaid=together(claim.unsaid for claim in claims if claim.who is None),
        voices=tuple(voices(claims)),
        when=spread(claims),
        relays=tuple(sorted({relay.printed for claim in claims for relay in claim.relays})),
        agreement=agreement(claims, author_disputed=any(one.check == "author_disputed" for one in told)),
        disputes=tuple(one for one in told if one.check in _DISPUTES),
        contrary=tuple(_contrary(claims, conflicts)),
        strip=strip(_lanes(claims)),
        groups=groups(claims, reasons, links, head),
        compared=tuple(_compared(claims)),
        posts=tuple(posts.values()),
        findings=told,
        amiss=by_check(told, {claim.claim_id: (claim.document.outlet, f"#{claim.claim_id}") for claim in claims}),
        checks=check_views(checks, told),
        occurrences=tuple(claims),
        live={
            claim.claim_id: address
            for claim in claims
            if (address := fragment_link(claim.document.url, claim.exact)) is not None
        },
    )


def _contrary(claims: list[ClaimView], conflicts: dict[str, list[Record]]) -> Iterator[Contrary]:
    """One for each statement on the other side and each way of differing, with every outlet that says it."""
    sides: dict[tuple[str, str], list[tuple[ClaimView, Record]]] = {}
    for claim in claims:
        for row in conflicts.get(claim.claim_id, ()):
            key = text(row, "other_statement_id") or text(row, "other_claim_id"), text(row, "conflict")
            sides.setdefault(key, []).append((claim, row))
    for (statement_id, differs_in), pairs in sorted(sides.items()):
        claim, row = max(pairs, key=lambda pair: (share(pair[1], "score"), text(pair[1], "other_claim_id")))
        same_language = claim.document.language == text(row, "other_language")
        yield Contrary(
            differs_in=differs_in,
            text=text(row, "other_text"),
            author=text(row, "other_author")
            or unnamed_in_words(
                text(row, "other_reason"), text(row, "other_language"), read=row["other_read_as"] is not None
            ),
            outlets=tuple(sorted({text(one, "other_publisher") for _, one in pairs})),
            statement_id=statement_id,
            document_id=text(row, "other_document_id"),
            comparison=difference(claim.text, text(row, "other_text")) if same_language else None,
        )


def _lanes(claims: list[ClaimView]) -> list[tuple[str, list[Event]]]:
    published = {claim.document.document_id: claim.document for claim in claims}
    said = [
        Event(claim.said.earliest, claim.said.latest, f"{claim.document.outlet}: said {claim.said.words}")
        for claim in claims
        if claim.said is not None and claim.said.basis not in ("publication", "post-id")
    ]
    posts = {
        (claim.post.platform, claim.post.native_id): claim.post
        for claim in claims
        if claim.post is not None and claim.post.posted is not None and claim.post.posted.basis == "post-id"
    }
    return [
        ("post made (its id)", [_posted(post) for post in posts.values() if post.posted is not None]),
        ("said, as dated", said),
        (
            "published",
            [
                Event(
                    document.published.earliest,
                    document.published.latest,
                    f"{document.outlet}: {document.published.words}",
                )
                for document in published.values()
                if document.published is not None
            ],
        ),
    ]


def _posted(post: PostView) -> Event:
    if post.posted is None:
        raise ValueError("only a post with a time is an event")
    return Event(
        post.posted.earliest,
        post.posted.latest,
        f"{post.platform} post by {post.name or post.handle}: {post.posted.words}",
    )


def _compared(claims: list[ClaimView]) -> Iterator[Compared]:
    """Each quotation with the post beside it, or with the post of the same origin where only that holds its words."""
    posts = [claim for claim in claims if claim.is_post and claim.post is not None and claim.post.text]
    for claim in claims:
        if claim.kind not in ("direct", "mixed"):
            continue
        post = claim.post
        language = claim.document.language
        if post is None or not post.text:
            beside = next((one for one in posts if one.origin_id == claim.origin_id and claim.origin_id), None)
            if beside is None or beside.post is None:
                continue
            post, language = beside.post, beside.document.language
        if claim.rendering == "translation" or (claim.rendering is None and language != claim.document.language):
            yield Compared(claim, post, None, "a translation: words are not compared across languages")
        else:
            found = difference(claim.text, post.text)
            yield Compared(claim, post, found, "" if found else "too long to compare")
