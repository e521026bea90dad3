"""Places become embeds: fields chosen, words anchored in the document's text, dates read and compared."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from tracker.dates.instants import Instant, agreement
from tracker.dates.printed import read_declared
from tracker.embeds import flattened
from tracker.embeds.places import EmbedPlace
from tracker.embeds.plain_links import linked_in_text
from tracker.errors import InvalidPostId
from tracker.models import Embed, LinkedPost, PostReference
from tracker.platforms import date_post_id, parse_post_url
from tracker.platforms.base import PostMarkup
from tracker.reading.layout import Layout

_SILENT = PostMarkup()


# Of posts that were flattened into one text: fifty times and more what any article has.
MOST_FLATTENED = 2_000


class Settled(NamedTuple):
    """The embeds of a document sorted by start, and the plain links to posts in its text.

    From `unread_from` on there are more flattened posts than are read.
    """

    embeds: list[Embed]
    linked_posts: list[LinkedPost]
    unread_from: int | None = None


def settle(layout: Layout, places: Sequence[EmbedPlace], language: str | None) -> Settled:
    """What a document embeds and links to.

    `layout` is the one made with these `places`; `language` is the document's, in which printed dates are read first.
    """
    embeds = [_embed(place, span, language) for place, span in zip(places, layout.spans, strict=True)]
    linked = sorted(_linked(layout), key=_place)
    taken = [span for span in layout.spans if span[0] < span[1]]
    loose = flattened.find(layout.text, language, taken, MOST_FLATTENED + 1)
    unread_from = loose.pop().start if len(loose) > MOST_FLATTENED else None
    embeds += [_with_id(embed, linked) for embed in loose]
    printed = [*((link.start, link.end) for link in linked), *((embed.start, embed.end) for embed in embeds)]
    linked = sorted([*linked, *linked_in_text(layout.text, printed)], key=_place)
    linked = _outside(linked, [embed for embed in embeds if embed.native_id])
    return Settled(sorted(embeds, key=_place), linked, unread_from)


def _place(found: Embed | LinkedPost) -> tuple[int, int]:
    return found.start, found.end


def _outside(linked: Sequence[LinkedPost], embeds: Sequence[Embed]) -> list[LinkedPost]:
    """The links that stand within none of the embeds. Of those that begin before a link the farthest end decides."""
    taken = sorted(map(_place, embeds))
    starts = [start for start, _ in taken]
    ends = list(accumulate((end for _, end in taken), max, initial=-1))
    return [link for link in linked if ends[bisect_right(starts, link.start)] < link.end]


def _embed(place: EmbedPlace, span: tuple[int, int], language: str | None) -> Embed:
    chief = place.sightings[0]
    said = chief.markup or _SILENT
    known = [s.markup for s in place.sightings if s.markup is not None]
    printed_date = next((m.declared_date for m in known if m.declared_date), None)
    declared = _declared(printed_date, language)
    posted = _clock(chief.platform, chief.native_id)
    start, end = span
    own = _own_words(said, start) if place.printed else None
    return Embed(
        platform=chief.platform,
        native_id=chief.native_id,
        url=next((s.url for s in place.sightings if s.url), None),
        author_handle=next((m.author_handle for m in known if m.author_handle), None)
        or next((s.handle for s in place.sightings if s.handle), None),
        author_name=next((m.author_name for m in known if m.author_name), None),
        declared_date=printed_date,
        declared=declared,
        posted=posted or declared,
        date_agreement=agreement(posted, declared),
        text=said.words if own else None,
        start=start,
        end=end,
        text_start=own[0] if own else None,
        text_end=own[1] if own else None,
        form=place.forms[0],
        forms=place.forms,
        rule=chief.rule,
        confidence=chief.confidence,
        in_article=place.in_article,
        language=place.language,
        quotes=_other(next((m.quotes for m in known if m.quotes), None), chief.native_id),
        replies_to=_other(next((m.replies_to for m in known if m.replies_to), None), chief.native_id),
    )


def _with_id(embed: Embed, linked: Sequence[LinkedPost]) -> Embed:
    """A flattened post whose printed date still links to it: the page kept the paragraph and not its box.

    `linked` are in the order of the text.
    """
    first = bisect_left(linked, (embed.text_end or embed.start, 0), key=_place)
    for at in range(first, len(linked)):
        link = linked[at]
        if link.start > embed.end:
            break
        within = link.end <= embed.end and link.reference.kind == "post"
        if within and embed.platform == link.reference.platform:
            posted = _clock(embed.platform, link.reference.native_id)
            return embed.model_copy(
                update={
                    "native_id": link.reference.native_id,
                    "url": link.reference.url,
                    "posted": posted or embed.declared,
                    "date_agreement": agreement(posted, embed.declared),
                }
            )
    return embed


def _own_words(said: PostMarkup, start: int) -> tuple[int, int] | None:
    """Where the post's own words stand in the document's text."""
    if not said.words:
        return None
    at = said.words_at if said.words_at is not None else said.printed.find(said.words)
    if at < 0 or said.printed[at : at + len(said.words)] != said.words:
        return None
    return start + at, start + at + len(said.words)


def _declared(printed: str | None, language: str | None) -> Instant | None:
    if not printed:
        return None
    return read_declared(printed, language) or read_declared(printed)


def _clock(platform: str, native_id: str | None) -> Instant | None:
    """What the post's id says of its time; nothing for an id that carries no date or cannot exist."""
    if native_id is None:
        return None
    try:
        return date_post_id(platform, native_id)
    except InvalidPostId:
        return None


def _other(url: str | None, native_id: str | None) -> PostReference | None:
    found = parse_post_url(url) if url else None
    return found if found is not None and found.kind == "post" and found.native_id != native_id else None


def _linked(layout: Layout) -> list[LinkedPost]:
    found = []
    for link in layout.links:
        reference = parse_post_url(link.href)
        if reference is not None and reference.kind in ("post", "unresolved"):
            found.append(LinkedPost(reference=reference, start=link.start, end=link.end))
    return found
