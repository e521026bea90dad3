"""What a post's page or widget shows once it is drawn: name, handle, words and time, by the names of the parts."""

from __future__ import annotations

import re

from tracker.embeds.sightings import Sighting, seen
from tracker.models import PostReference
from tracker.platforms import PLATFORM_NAMES
from tracker.platforms.base import PostMarkup
from tracker.reading.tree import TEXT, Tree

# Classes of cards that editors make of an address which they cannot embed.
BOOKMARKS = frozenset(
    "kg-bookmark-card kg-bookmark-container bookmark bookmark-card link-card linkcard link-preview embedly-card "
    "embed__url og-card url-card wp-block-bookmark rich-link richlink web-preview".split()
)
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")
_HANDLE = re.compile(r"[@＠]([A-Za-z0-9_.-]{1,80})\Z")
# The title of a post's page: "Name (@handle) on X", with the words behind a colon or without them.
_ACCOUNT = re.compile(r"\(@([A-Za-z0-9_.-]{1,80})\)")
_ON_PLATFORM = re.compile(rf"\s\S{{1,6}}\s(?:{PLATFORM_NAMES})\s?(?=[:：]|\Z)", re.IGNORECASE)
_MARKS = ' "“”„«»:：'
_LONGEST_TITLE = 800


def folded(text: str) -> str:
    """The text on one line."""
    return _SPACE.sub(" ", text).strip()


def printed_handle(tree: Tree, box: int) -> str | None:
    """The first handle that stands alone in a piece of text inside a box."""
    for text in tree.texts[box : tree.ends[box]]:
        if ("@" in text or "＠" in text) and (found := _HANDLE.match(text.strip())):
            return found[1]
    return None


def rendered_page(tree: Tree, links: list[tuple[int, PostReference]]) -> Sighting | None:
    """The one post that a saved frame shows; None where it names several, or none."""
    keys = {(reference.platform, reference.native_id) for _, reference in links}
    if len(keys) != 1:
        return None
    said = drawn(tree, 0)
    if said is None:
        return None
    sighting = seen(0, links[0][1], "rendered", "card.rendered", 0.9)
    sighting.markup = said
    if said.author_handle:
        sighting.handle = said.author_handle
    return sighting


def drawn(tree: Tree, box: int) -> PostMarkup | None:
    """What a post drawn by the page says, by the names of its parts ("tweet-text", "author-name", "tweet-date")."""
    parts: dict[str, str] = {}
    for i in range(box + 1, tree.ends[box]):
        if tree.tags[i] == TEXT:
            continue
        own = tree.attributes(i)
        named = f"{own.get('class') or ''} {own.get('data-testid') or ''}"
        words = {word.lower() for word in _WORD.findall(named)}
        if not words and tree.tags[i] != "time":
            continue
        text = folded(tree.text_of(i))
        part = _part(words, tree.tags[i])
        if text and part == "text" and text in (parts.get("name"), parts.get("handle")):
            continue
        if text and part is not None:
            parts.setdefault(part, text.lstrip("@＠") if part == "handle" else text)
    parts.setdefault("handle", printed_handle(tree, box) or "")
    if "text" not in parts or len([part for part in parts.values() if part]) < 2:
        return None
    if not parts.get("name"):
        parts["name"] = _name_beside(tree, box, parts["handle"]) or ""
    return _markup(parts["text"], parts["name"] or None, parts["handle"] or None, parts.get("date"))


def _part(words: set[str], tag: str) -> str | None:
    if words & {"handle", "username", "screenname"}:
        return "handle"
    if words & {"name", "fullname"}:
        return "name"
    if words & {"date", "timestamp"} or tag == "time":
        return "date"
    return "text" if words & {"text", "caption"} and "header" not in words else None


def _name_beside(tree: Tree, box: int, handle: str) -> str | None:
    """The label of the first link to the account's page that is not the handle itself."""
    if not handle:
        return None
    for i in range(box, tree.ends[box]):
        href = tree.attributes(i).get("href") if tree.tags[i] == "a" else None
        if href and href.rstrip("/").lower().endswith("/" + handle.lower()):
            label = folded(tree.text_of(i))
            name = label.partition("@")[0].strip()
            if name:
                return name
    return None


def titled(tree: Tree, box: int, reference: PostReference) -> PostMarkup | None:
    """What the card of a post's page says: its title names the author, its description holds the words."""
    title = description = ""
    for i in range(box, tree.ends[box]):
        words = set(_WORD.findall((tree.attributes(i).get("class") or "").lower())) if tree.tags[i] != TEXT else set()
        if "title" in words or tree.tags[i] in ("h3", "h4"):
            title = title or folded(tree.text_of(i))
        elif "description" in words:
            description = description or folded(tree.text_of(i))
    account = _ACCOUNT.search(title[:_LONGEST_TITLE])
    platform = _ON_PLATFORM.search(title[:_LONGEST_TITLE])
    edges = [found.start() for found in (account, platform) if found is not None]
    if not edges:
        return None
    handle, name = account[1] if account else None, title[: min(edges)].strip() or None
    said = title[platform.end() :].strip(_MARKS) if platform is not None else ""
    own = said or (description if account and reference.platform != "instagram" else "")
    return _markup(own, name, handle, None) if own else PostMarkup(author_handle=handle, author_name=name)


def _markup(words: str, name: str | None, handle: str | None, day: str | None) -> PostMarkup:
    signed = " ".join(part for part in (name, f"(@{handle})" if handle else None, day) if part)
    return PostMarkup(
        author_handle=handle,
        author_name=name,
        declared_date=day,
        words=words,
        printed=f"{words}\n— {signed}",
        words_at=0,
    )
