"""Where a page shows posts."""

from __future__ import annotations

from tracker.embeds.cards import cards
from tracker.embeds.places import EmbedPlace, Gatherer
from tracker.embeds.scan import scan
from tracker.reading import Page


def locate(page: Page) -> list[EmbedPlace]:
    """Every place where the page shows a post, in document order; none in a plain text."""
    if page.scope is None:
        return []
    found = scan(page.tree)
    sightings = found.sightings
    if found.links or any("embed" in kinds for kinds in page.scope.inside):
        sightings = sightings + cards(page.tree, found.links)
    if not sightings:
        return []
    return Gatherer(page.tree, page.scope).gather(sightings)
