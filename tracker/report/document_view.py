"""The page of a document: its text with everything marked in place, and a note for each claim and post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.report.building import views
from tracker.report.date_notes import DateNote, date_notes
from tracker.report.fields import Record, by, number, text
from tracker.report.findings import Amiss, FindingView, by_check, finding
from tracker.report.history import HistoryStep, history
from tracker.report.links import fragment_link
from tracker.report.loading import claims_in, load, rows
from tracker.report.marks import Mark, MarkKind
from tracker.report.name_notes import NameNote, name_notes
from tracker.report.provenance import Fact, facts, who_in_words
from tracker.report.view import ClaimView, DocumentHead, PostView, Who
from tracker.store import Store


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered claim or post beside the text."""

    number: int
    claim: ClaimView | None
    post: PostView | None
    facts: tuple[Fact, ...]
    live: str | None
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """What was seen and not taken for a claim, and why."""

    start: int
    end: int
    text: str
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """All of one document. Marks are spans of `text`; notes of every kind share one row of numbers."""

    head: DocumentHead
    text: str
    marks: tuple[Mark, ...]
    claims: tuple[Note, ...]
    posts: tuple[Note, ...]
    findings: tuple[FindingView, ...]
    amiss: tuple[Amiss, ...]
    dates: tuple[DateNote, ...]
    names: tuple[NameNote, ...]
    rejected: tuple[Rejected, ...]
    history: tuple[HistoryStep, ...] = ()


def document_views(store: Store, documents: Sequence[str]) -> Iterator[DocumentView]:
    """The documents named, in the order of their ids; those that are not stored are left out."""
    loaded = load(store, claims_in(store, documents=documents), documents)
    found = views(loaded)
    claims: dict[str, list[ClaimView]] = {}
    for claim in found.claims:
        claims.setdefault(claim.document.document_id, []).append(claim)
    posts: dict[str, list[PostView]] = {}
    for post in found.posts.values():
        posts.setdefault(post.document_id, []).append(post)
    names = by(rows(store, "names", documents=documents), "document_id")
    rejected = by(rows(store, "rejected", documents=documents), "document_id")
    findings = by(rows(store, "findings_of_documents", documents=documents), "document_id")
    changes = by(rows(store, "history", documents=documents), "document_id")
    for document_id in documents:
        if document_id in loaded.documents:
            yield _view(
                found.documents[document_id],
                text(loaded.documents[document_id], "text"),
                claims.get(document_id, []),
                posts.get(document_id, []),
                names.get(document_id, []),
                rejected.get(document_id, []),
                [finding(one) for one in findings.get(document_id, [])],
                changes.get(document_id, []),
            )


def _view(
    head: DocumentHead,
    body: str,
    claims: list[ClaimView],
    posts: list[PostView],
    names: list[Record],
    rejected: list[Record],
    findings: list[FindingView],
    changes: list[Record],
) -> DocumentView:
    post_notes = [_post_note(place, post, head, findings) for place, post in enumerate(posts, 1)]
    claim_notes = [_claim_note(place, claim, findings) for place, claim in enumerate(claims, len(posts) + 1)]
    taken = len(posts) + len(claims)
    dated = date_notes(body, list(enumerate(claims, len(posts) + 1)), list(enumerate(posts, 1)), taken + 1)
    named = name_notes(names, posts, taken + len(dated) + 1)
    marks = [
        *(mark for note in post_notes if note.post for mark in _post_marks(note.number, note.post)),
        *(mark for note in claim_notes if note.claim for mark in _claim_marks(note.number, note.claim)),
        *(date.mark() for date in dated),
        *(mark for name in named for mark in name.marks()),
    ]
    return DocumentView(
        head=head,
        text=body,
        marks=tuple(dict.fromkeys(marks)),
        claims=tuple(claim_notes),
        posts=tuple(post_notes),
        findings=tuple(findings),
        amiss=by_check(findings, _places(post_notes, claim_notes)),
        dates=tuple(dated),
        names=tuple(named),
        rejected=tuple(
            Rejected(
                number(row, "start_char"),
                number(row, "end_char"),
                text(row, "text"),
                text(row, "reason"),
                text(row, "rule"),
            )
            for row in rejected
        ),
        history=history(changes),
    )


def _places(posts: Sequence[Note], claims: Sequence[Note]) -> dict[str, tuple[str, str]]:
    """The number of the note on each claim and post, and its address on the page."""
    held = {note.post.embed_id: note.number for note in posts if note.post is not None}
    held |= {note.claim.claim_id: note.number for note in claims if note.claim is not None}
    return {name: (str(number), f"#n{number}") for name, number in held.items()}


def _claim_note(place: int, claim: ClaimView, findings: list[FindingView]) -> Note:
    about = tuple(one for one in findings if claim.claim_id in (one.claim_id, one.other_claim_id))
    return Note(place, claim, None, tuple(facts(claim)), fragment_link(claim.document.url, claim.exact), about)


def _post_note(place: int, post: PostView, head: DocumentHead, findings: list[FindingView]) -> Note:
    about = tuple(one for one in findings if one.embed_id == post.embed_id)
    shown: list[Fact] = [
        ("post", f"{post.platform} {post.native_id or 'id not known'}"),
        ("posted", post.posted.words + f" ({post.posted.how})" if post.posted else "not known"),
        ("form", f"{post.form}; rule {post.rule}, confidence {post.confidence:.2f}"),
        ("where", f"characters {post.start}–{post.end}" + ("" if post.in_article else ", not part of the article")),
    ]
    if post.life:
        shown.insert(2, ("on the platform", post.life))
    return Note(place, None, post, tuple(shown), fragment_link(head.url, post.text), about)


def _claim_marks(place: int, claim: ClaimView) -> Iterator[Mark]:
    yield Mark(claim.start, claim.end, "claim", summary(claim), place, claim.kind)
    if claim.is_post:
        return
    if claim.who is not None:
        yield from _person_mark(claim.who, "author", "who said it: ", claim.unsaid)
    for relay in claim.relays:
        yield from _person_mark(relay, "relay", "who relayed it: ")


def _person_mark(who: Who, kind: MarkKind, what: str, unsaid: str = "") -> Iterator[Mark]:
    if who.start is not None and who.end is not None and who.end > who.start:
        yield Mark(who.start, who.end, kind, what + who_in_words(who, unsaid))


def _post_marks(place: int, post: PostView) -> Iterator[Mark]:
    who = " ".join(part for part in (post.name, f"@{post.handle}" if post.handle else "") if part) or "author not known"
    yield Mark(post.start, post.end, "post", f"post on {post.platform} by {who}", place, post.form)
    if post.text_start is not None and post.text_end is not None and post.text_end > post.text_start:
        yield Mark(post.text_start, post.text_end, "words", f"the post's own words, as far as shown; rule {post.rule}")
    if len(post.starts) > 1:
        first, last = min(one.start for one in post.starts), max(one.start for one in post.starts)
        places = ", ".join(f"{one.start} ({one.rule}, {one.confidence:.2f})" for one in post.starts)
        if last > first:
            yield Mark(first, last, "uncertain", f"the post may begin anywhere here: at {places}")


def summary(claim: ClaimView) -> str:
    """A claim's author, relays, date, rule and confidence in one line."""
    via = "".join(f", via {relay.printed}" for relay in claim.relays)
    return f"{claim.voice}{via}; {claim.said_in_words}; rule {claim.rule}, confidence {claim.confidence:.2f}"
