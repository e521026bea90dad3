"""What readers of pages that are drawn for frames share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from bs4 import Tag

from tracker.dates.instants import Instant
from tracker.models import PostReference
from tracker.observations.base import Observation
from tracker.platforms import parse_post_url

VANTAGE = "embed-page"
_YEARS = range(2004, 2100)


def words(element: Tag) -> str | None:
    """An element's words with its lines and paragraphs; None where it has none. The element is changed."""
    for line in element.find_all("br"):
        line.replace_with("\n")
    paragraphs = [one for one in element.find_all("p") if one.find("p") is None]
    texts = [text for one in paragraphs if (text := one.get_text().strip())]
    return "\n\n".join(texts) or element.get_text().strip() or None


def line(element: Tag | None) -> str | None:
    """The words of a name, on one line."""
    return " ".join(element.get_text(" ").split()) or None if element is not None else None


def hidden(post: PostReference, native_id: str, why: str | None) -> Observation:
    """A notice in the place of a post: there is nothing to see, and which reason it has is not told apart."""
    return Observation(post.platform, native_id, "tombstone_unspecified", VANTAGE, reason=why, url=post.url)


def posts(links: Iterable[Tag], platform: str) -> list[PostReference]:
    """The platform's posts to which these links lead, in their order."""
    found = (parse_post_url(str(link.get("href", ""))) for link in links)
    return [one for one in found if one is not None and one.platform == platform and one.kind == "post"]


def own(links: Iterable[Tag], platform: str) -> tuple[str, str | None]:
    """Id and account of the first post to which these links lead; no id ("") where none does."""
    first = next(iter(posts(links, platform)), None)
    return ("", None) if first is None else (first.native_id or "", first.handle)


def moment(seconds: object) -> Instant | None:
    """The moment that a page states in seconds since 1970; None where that cannot be one of a post."""
    try:
        found = datetime.fromtimestamp(float(str(seconds)), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return Instant.at(found, "markup") if found.year in _YEARS else None
