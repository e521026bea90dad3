"""From rows of the database to the view model."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass
from functools import lru_cache

from tracker.report.fields import Record, flag, moment, number, offset, optional, share, text, texts
from tracker.report.links import safe_address
from tracker.report.lives import life_in_words
from tracker.report.loading import Loaded
from tracker.report.unnamed import unnamed_in_words
from tracker.report.view import CaptureSighting, ClaimView, Custody, DocumentHead, OtherName, PostView, Start, When, Who
from tracker.report.when import basis_in_words, interval
from tracker.rows.records import UNKNOWN_TYPE


@dataclass(frozen=True, slots=True)
class Views:
    """What was loaded, as the view model has it: claims in the order of documents and places, the others by id."""

    claims: list[ClaimView]
    documents: dict[str, DocumentHead]
    posts: dict[str, PostView]


def views(loaded: Loaded) -> Views:
    """All that was loaded."""
    heads = {document_id: document_head(row, loaded) for document_id, row in loaded.documents.items()}
    posts = {embed_id: post_view(row, loaded) for embed_id, row in loaded.posts.items()}
    claims = [
        _claim(row, loaded, heads[text(row, "document_id")], posts.get(_embed_of(row)))
        for row in loaded.claims.values()
    ]
    return Views(claims, heads, posts)


def _embed_of(row: Record) -> str:
    return text(row, "embed_id") or text(row, "renders_embed_id")


def _claim(row: Record, loaded: Loaded, head: DocumentHead, post: PostView | None) -> ClaimView:
    claim_id = text(row, "claim_id")
    return ClaimView(
        claim_id=claim_id,
        kind=text(row, "kind"),
        text=text(row, "claim"),
        start=number(row, "start_char"),
        end=number(row, "end_char"),
        who=_who(row),
        unsaid=_unsaid(row, loaded.documents[text(row, "document_id")]),
        aliases=tuple(OtherName(text(one, "alias"), text(one, "evidence")) for one in loaded.aliases.get(claim_id, ())),
        relays=tuple(
            Who(
                name=text(one, "name"),
                printed=text(one, "text"),
                kind=text(one, "kind"),
                start=offset(one, "start_char"),
                end=offset(one, "end_char"),
            )
            for one in loaded.relays.get(claim_id, ())
        ),
        cue=text(row, "cue"),
        said=when(row, "date", printed=text(row, "date_text")),
        carried=carried(row),
        said_start=offset(row, "date_start"),
        said_end=offset(row, "date_end"),
        about=about(row),
        before=text(row, "before"),
        exact=text(row, "exact"),
        after=text(row, "after"),
        rule=text(row, "rule"),
        confidence=share(row, "confidence"),
        rules_version=text(row, "rules_version"),
        flags=texts(row, "flags"),
        party_id=text(row, "party_id"),
        statement_id=optional(row, "statement_id"),
        origin_id=optional(row, "origin_id"),
        rendering=optional(row, "rendering"),
        post=post,
        document=head,
    )


def _who(row: Record) -> Who | None:
    if row["author_as_printed"] is None:
        return None
    return Who(
        name=text(row, "author"),
        printed=text(row, "author_as_printed"),
        kind=text(row, "author_kind"),
        role=text(row, "author_role"),
        resolved=flag(row, "author_resolved") is not False,
        start=offset(row, "author_start"),
        end=offset(row, "author_end"),
    )


def _unsaid(row: Record, document: Record) -> str:
    if row["author_as_printed"] is not None:
        return text(row, "author_reason")
    return unnamed_in_words(
        text(row, "author_reason"), text(document, "language"), read=document["read_as"] is not None
    )


def carried(row: Record) -> str:
    """From which words a claim's date was carried over, where it is another sentence's."""
    if "date-carried" not in texts(row, "flags"):
        return ""
    printed = text(row, "date_text")
    return f"carried from “{printed}”" if printed else "carried from another sentence"


def about(row: Record) -> When | None:
    """When that happened of which a claim speaks; a day that a text names has no zone, and none is stored."""
    known = text(row, "about_precision") in ("millisecond", "second", "minute", "hour")
    return when({**row, "about_zone_known": known}, "about", printed=text(row, "about_text"))


def when(row: Record, prefix: str, *, printed: str = "") -> When | None:
    """The interval in the columns `prefix`_earliest, _latest, _precision, _basis, _zone_known."""
    earliest, latest = moment(row, f"{prefix}_earliest"), moment(row, f"{prefix}_latest")
    if earliest is None or latest is None:
        return None
    known, basis = flag(row, f"{prefix}_zone_known"), text(row, f"{prefix}_basis")
    return When(
        words=interval(earliest, latest, text(row, f"{prefix}_precision"), zone_known=known),
        verb="reported on" if basis == "publication" else "said",
        how=basis_in_words(basis),
        printed=printed,
        basis=basis,
        zone_known=known is not False,
        earliest=earliest,
        latest=latest,
    )


def post_view(row: Record, loaded: Loaded) -> PostView:
    """One place where a document shows a post."""
    embed_id = text(row, "embed_id")
    return PostView(
        embed_id=embed_id,
        document_id=text(row, "document_id"),
        platform=text(row, "platform"),
        native_id=optional(row, "native_id"),
        url=safe_address(optional(row, "post_url") or optional(row, "url")),
        name=text(row, "author_name"),
        handle=text(row, "author_handle"),
        text=text(row, "text"),
        printed_date=text(row, "declared_date"),
        posted=when(row, "posted"),
        agreement=text(row, "date_agreement"),
        form=text(row, "form"),
        rule=text(row, "rule"),
        confidence=share(row, "confidence"),
        in_article=flag(row, "in_article") is not False,
        start=number(row, "start_char"),
        end=number(row, "end_char"),
        text_start=offset(row, "text_start_char"),
        text_end=offset(row, "text_end_char"),
        starts=tuple(
            Start(number(one, "start_char"), text(one, "rule"), share(one, "confidence"))
            for one in loaded.starts.get(embed_id, ())
        ),
        life=life_in_words(row),
    )


def document_head(row: Record, loaded: Loaded) -> DocumentHead:
    """A document and its custody."""
    document_id = text(row, "document_id")
    return DocumentHead(
        document_id=document_id,
        title=text(row, "title"),
        publisher=text(row, "publisher"),
        byline=text(row, "byline"),
        language=text(row, "language"),
        url=safe_address(optional(row, "url")),
        address=text(row, "url") or text(row, "path") or text(row, "capture_address"),
        version=number(row, "version"),
        is_current=flag(row, "is_current") is not False,
        published=when(row, "published"),
        notes=texts(row, "notes"),
        custody=Custody(
            capture_id=text(row, "capture_id"),
            sha256=text(row, "capture_sha256"),
            size=number(row, "capture_bytes"),
            media_type="type not stated"
            if row["capture_media_type"] == UNKNOWN_TYPE
            else text(row, "capture_media_type"),
            address=text(row, "capture_address"),
            sightings=tuple(
                CaptureSighting(_seconds(one), text(one, "address"), text(one, "sha256"))
                for one in loaded.sightings.get(document_id, ())
            ),
            run_id=text(row, "run_id"),
            run_started=started.isoformat(sep=" ", timespec="seconds")
            if (started := moment(row, "started_at"))
            else "",
            tool_version=text(row, "tool_version"),
            rules_version=text(row, "rules_version"),
            typed=_typed(text(row, "arguments")),
        ),
    )


def _seconds(row: Record) -> str:
    seen = moment(row, "seen_at")
    return seen.isoformat(sep=" ", timespec="seconds") if seen else ""


@lru_cache(maxsize=64)
def _typed(arguments: str) -> str:
    """The run's command as a shell takes it; empty where it is not known."""
    words = json.loads(arguments) if arguments else []
    return shlex.join(["tracker", *map(str, words)]) if words else ""
