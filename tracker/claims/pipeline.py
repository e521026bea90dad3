"""All the claims of a document: the cascade, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.claims import bounds, unread
from tracker.claims.analyse import scene_of
from tracker.claims.direct.quotations import quoted_drafts
from tracker.claims.draft import Draft, assemble
from tracker.claims.posts.embedded import post_drafts
from tracker.claims.posts.renderings import link_renderings
from tracker.claims.reported.free_speech import free_drafts, restored
from tracker.claims.reported.hearsay import flag_hearsay, hearsay_drafts
from tracker.claims.reported.verb_reports import reported_drafts
from tracker.claims.speakers.cited_sources import without_naming_of_sources
from tracker.claims.speakers.coreference import resolve
from tracker.claims.speakers.mediums import add_mediums, post_mediums
from tracker.claims.speakers.own_outlet import house_of
from tracker.claims.speakers.relays import add_relays, carry_relays, without_titles_of_relays
from tracker.claims.time.timing import date_claims
from tracker.dates.instants import Instant
from tracker.languages import load
from tracker.models import Claim, Embed, RejectedClaim


def _place(draft: Draft) -> tuple[int, int]:
    return draft.start, -draft.end


def find(
    text: str,
    language: str | None,
    embeds: Sequence[Embed],
    published: Instant | None,
    publisher: str | None = None,
    written: Instant | None = None,
    notes: list[str] | None = None,
    unread_from: int | None = None,
) -> tuple[list[Claim], list[RejectedClaim]]:
    """The claims of a text and the candidates that were not taken, each sorted by start.

    `language` is a tag ("fr", "en-GB"); embeds are those of `text`, and `embed` and `renders` of a claim are
    indexes into them; what was told to `publisher` itself has no relay; `written` is the date of this version where
    that is not the one of publication. `notes` is given what was not searched, and why; from `unread_from` on nothing
    is. In a language without tables only quotation marks and posts are read, and no
    author is named. Pure and linear in the length of the text; offsets are code points.
    """
    words = load(language) if language else None
    if words is None:
        drafts = sorted([*unread.quotations(text, embeds), *post_drafts(text, embeds)], key=_place)
        link_renderings(drafts, embeds, text)
        post_mediums(drafts)
        date_claims(text, language, drafts, embeds, published, written)
        return assemble(text, drafts, [])
    until = bounds.searched_until(text[:unread_from], words)
    read = bounds.searched(text, until)
    scene = scene_of(read, words, embeds)
    reported = reported_drafts(scene)
    flag_hearsay(scene, reported)
    quoted, rejected = quoted_drafts(scene, reported)
    drafts = [draft for draft, _ in reported] + quoted + post_drafts(text, embeds)
    drafts.sort(key=_place)
    free = free_drafts(scene, drafts)
    fragments, rejected = restored(scene, free, rejected)
    drafts += [*free, *fragments]
    drafts.sort(key=_place)
    drafts += hearsay_drafts(scene, drafts)
    drafts.sort(key=_place)
    drafts = without_naming_of_sources(scene, drafts)
    add_relays(scene, drafts, house_of(read, publisher))
    drafts = without_titles_of_relays(drafts)
    resolve(scene, drafts, embeds)
    carry_relays(scene, drafts)
    link_renderings(drafts, embeds, text)
    add_mediums(scene, drafts)
    over = date_claims(read, language, drafts, embeds, published, written)
    if notes is not None:
        notes += bounds.notes(text, until, over, unread_from)
    return assemble(text, drafts, rejected)


def read_as(language: str | None) -> str | None:
    """The code of the language by whose tables the claims of a text in `language` are read; None: by none."""
    words = load(language) if language else None
    return None if words is None else words.code


def notes_on(language: str | None) -> list[str]:
    """What a reader must know of a text in a language without tables: what was not read, and what was."""
    if read_as(language) is not None:
        return []
    return [f"language {language or 'unknown'}: no rules; only quotation marks, posts, handles and dates were read"]
