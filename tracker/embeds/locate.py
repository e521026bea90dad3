"""Where a page shows posts."""

from __future__ import annotations

from typing import NamedTuple

from tracker.embeds.cards import cards
from tracker.embeds.places import EmbedPlace, Gatherer
from tracker.embeds.scan import Scan, scan, site_of
from tracker.platforms import parse_post_url
from tracker.reading.page import Page


class Located(NamedTuple):
    """The places in document order, and what was not looked at, in words."""

    places: list[EmbedPlace]
    notes: tuple[str, ...] = ()


def locate(page: Page) -> Located:
    """Every place where the page shows a post; none in a plain text."""
    if page.scope is None:
        return Located([])
    address = page.metadata.canonical or page.url
    found = scan(page.tree, into=Scan(site=site_of(address)))
    sightings = found.sightings
    boxes = [i for i, kinds in page.scope.inside.items() if "embed" in kinds]
    sightings = sightings + cards(page.tree, found.links, boxes)
    own = parse_post_url(address or "")
    if own is not None:
        # A saved page of the platform itself names its own post on many elements and embeds it nowhere.
        sightings = [sighting for sighting in sightings if sighting.native_id != own.native_id]
    note = f"too many posts for one page: {found.unread:,} were not read, and are known by their links at most"
    places = Gatherer(page.tree, page.scope).gather(sightings) if sightings else []
    return Located(places, (note,) if found.unread else ())
