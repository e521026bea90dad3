"""Notes on the dates of a document: the expression, what it is resolved to, how that is known, and what it dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracker.report.marks import Mark
from tracker.report.view import ClaimView, PostView, When

_AGREEMENT = {
    "agrees": "the post's id says the same day",
    "compatible": "the post's id says a neighbouring day, which another time zone explains",
    "contradicts": "the post's id says another day",
    "not-comparable": "it cannot be compared with the post's id",
}
Numbered = tuple[int, ClaimView]


@dataclass(frozen=True, slots=True)
class DateNote:
    """One expression at [start, end) of the text; `claims` are the numbers of the notes of the claims
    or the post that it dates.

    `resolved` is the interval in words, `how` the basis of that, `what` says what it is the date of.
    """

    number: int
    words: str
    start: int
    end: int
    resolved: str
    how: str
    what: str
    claims: tuple[int, ...]

    def mark(self) -> Mark:
        """Its place in the text."""
        return Mark(self.start, self.end, "date", f"“{self.words}”: {self.resolved}; {self.how}", self.number)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    resolved: str
    how: str
    what: str


def date_notes(
    body: str, claims: Sequence[Numbered], posts: Sequence[tuple[int, PostView]], first: int
) -> list[DateNote]:
    """The dates that claims and posts have from the text, numbered from `first` in the order of the text."""
    dated: dict[_Found, list[int]] = {}
    for place, found in (*_of_claims(claims), *_of_posts(body, posts)):
        dated.setdefault(found, []).append(place)
    ordered = sorted(dated.items(), key=lambda one: (one[0].start, -one[0].end, one[0].what))
    return [
        DateNote(place, body[one.start : one.end], one.start, one.end, one.resolved, one.how, one.what, tuple(numbers))
        for place, (one, numbers) in enumerate(ordered, first)
    ]


def _of_claims(claims: Iterable[Numbered]) -> Iterator[tuple[int, _Found]]:
    for place, claim in claims:
        if claim.said is not None and not claim.is_post and claim.said_start is not None and claim.said_end is not None:
            yield place, _found(claim.said_start, claim.said_end, claim.said, "when it was said")
        if claim.about is not None and (span := _once(claim.exact, claim.about.printed)) is not None:
            yield (
                place,
                _found(claim.start + span[0], claim.start + span[1], claim.about, "when it happens or happened"),
            )


def _found(start: int, end: int, when: When, what: str) -> _Found:
    return _Found(start, end, when.words, when.how, what)


def _once(text: str, words: str) -> tuple[int, int] | None:
    """Where the words stand, when they stand once: the place of the others is not stored."""
    at = text.find(words) if words else -1
    return (at, at + len(words)) if at >= 0 and text.find(words, at + 1) < 0 else None


def _of_posts(body: str, posts: Iterable[tuple[int, PostView]]) -> Iterator[tuple[int, _Found]]:
    """The printed dates of posts."""
    for place, post in posts:
        # Behind the post's own words, which may name the same day; where they are not known, anywhere in it.
        first = max(post.start, post.text_end or post.start)
        span = _once(body[first : post.end], post.printed_date)
        if span is not None:
            resolved = post.posted.words if post.posted else "not resolved"
            start, end = first + span[0], first + span[1]
            yield place, _Found(start, end, resolved, _how_posted(post), "when it was posted, as printed")


def _how_posted(post: PostView) -> str:
    if post.posted is None:
        return "the printed date was not understood"
    agreement = _AGREEMENT.get(post.agreement, post.agreement)
    return f"{post.posted.how}; {agreement}" if post.posted.basis == "post-id" else post.posted.how
