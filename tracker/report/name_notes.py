"""Notes on the handles, hashtags and links of a document: what each names, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tracker.report.accounts import profile_address
from tracker.report.fields import Record, flag, number, optional, text
from tracker.report.links import safe_address
from tracker.report.marks import Mark
from tracker.report.view import PostView

NameKind = Literal["handle", "hashtag", "link"]
_FLAGS = {"over-length": "longer than the platform allows, so that no account can have it today"}


@dataclass(frozen=True, slots=True)
class NameNote:
    """A handle, hashtag or link, however often it stands in the text; `places` are its (start, end).

    `told` is what is known of it, one sentence each; `address` an http(s) address of the account or post, or None.
    """

    number: int
    kind: NameKind
    name: str
    told: tuple[str, ...]
    address: str | None
    places: tuple[tuple[int, int], ...]

    def marks(self) -> list[Mark]:
        """Its places in the text."""
        label = ", ".join((self.name, *self.told))
        return [Mark(start, end, self.kind, label, self.number) for start, end in self.places]


def name_notes(rows: Sequence[Record], posts: Sequence[PostView], first: int) -> list[NameNote]:
    """From the rows of sql/report/names.sql of one document, numbered from `first` in the order of the text."""
    held: dict[tuple[str, ...], list[Record]] = {}
    for row in rows:
        key = tuple(text(row, column) for column in ("kind", "name", "platform", "url"))
        held.setdefault(key, []).append(row)
    return [_note(place, same, posts) for place, same in enumerate(held.values(), first)]


def _note(place: int, same: Sequence[Record], posts: Sequence[PostView]) -> NameNote:
    row = same[0]
    places = tuple((number(one, "start_char"), number(one, "end_char")) for one in same)
    kind, name = text(row, "kind"), text(row, "name")
    if kind == "handle":
        return NameNote(place, "handle", name, tuple(_of_handle(row, same, posts)), _profile(row), places)
    if kind == "hashtag":
        return NameNote(place, "hashtag", name, ("a topic, not an account",), None, places)
    return NameNote(place, "link", name, tuple(_of_link(row)), safe_address(optional(row, "url")), places)


def _profile(row: Record) -> str | None:
    return profile_address(text(row, "platform"), text(row, "account"))


def _of_handle(row: Record, same: Sequence[Record], posts: Sequence[PostView]) -> list[str]:
    platform, account, shown = text(row, "platform"), text(row, "account"), text(row, "display_name")
    at = number(row, "start_char")
    told = "." in account or "@" in account or any(post.start <= at < post.end for post in posts)
    sentences = [
        f"an account on {platform}" + ("" if told else ", which is assumed: the text names no platform"),
        f"shown elsewhere under the name {shown}" if shown else "no post of it is stored that shows a name",
    ]
    marked = {optional(one, "flag") for one in same} - {None}
    return sentences + [_FLAGS.get(str(mark), str(mark)) for mark in sorted(marked, key=str)]


def _of_link(row: Record) -> list[str]:
    platform, what = text(row, "platform"), text(row, "what")
    thing = {"post": "a post", "profile": "an account", "unresolved": "a short link that nobody has followed"}
    sentence = f"{thing.get(what, what)} on {platform}"
    inside = "" if flag(row, "in_article") is not False else "not part of the article"
    return [part for part in (sentence, text(row, "account") and f"by @{text(row, 'account')}", inside) if part]
