"""The vocabulary as data: what the pure half of the pipeline returns.

All offsets are half-open spans of Unicode code points in `Document.text`. Everything is frozen.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from tracker.dates.instants import Agreement, Frozen, Instant

ClaimKind = Literal["direct", "indirect", "mixed", "post"]
AuthorKind = Literal["person", "organisation", "agency", "anonymous", "account", "document"]
# What the text shows (a title, a pronoun, an inflection), never a guess from a name.
Gender = Literal["feminine", "masculine"]
Stance = Literal["neutral", "assertive", "doubtful", "denying"]
Rendering = Literal["verbatim", "translation"]
# In what something was said, where words of the document show it.
Medium = Literal[
    "post", "interview", "speech", "briefing", "statement", "letter", "message", "article", "broadcast", "hearing",
    "document",
]  # fmt: skip


class Record(Frozen, BaseModel):
    """The base of every model here."""


class PostReference(Record):
    """What an address on a platform names.

    `kind` "unresolved" is a short link or an archive's short form: it names no post until somebody follows it.
    `archived_at` is the capture time of the archive wrapper the address stood in.
    """

    platform: str
    kind: Literal["post", "profile", "unresolved"]
    native_id: str | None = None
    handle: str | None = None
    url: str
    archived_at: Instant | None = None


class Document(Record):
    """One article read from a capture: one text, to which all offsets refer."""

    document_id: str
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    language: str | None = None
    read_as: str | None = None
    published: Instant | None = None
    modified: Instant | None = None
    text: str


class StartCandidate(Record):
    """One place where a flattened post's words may begin."""

    start: int
    rule: str
    confidence: float


class Embed(Record):
    """One occurrence of a post in a document.

    [start, end) is the whole embed (words, author line, date), empty where the page prints nothing of the post;
    [text_start, text_end) are the post's own words. `forms` lists every form of markup this place had, chief first.
    """

    platform: str
    native_id: str | None = None
    url: str | None = None
    author_handle: str | None = None
    author_name: str | None = None
    declared_date: str | None = None
    declared: Instant | None = None
    posted: Instant | None = None
    date_agreement: Agreement = "not-comparable"
    text: str | None = None
    language: str | None = None
    start: int
    end: int
    text_start: int | None = None
    text_end: int | None = None
    form: str
    forms: tuple[str, ...]
    rule: str
    confidence: float
    in_article: bool = True
    starts: tuple[StartCandidate, ...] = ()
    quotes: PostReference | None = None
    replies_to: PostReference | None = None


class LinkedPost(Record):
    """A plain link to a post (or to a short form of one) in the text; [start, end) is the link's own text."""

    reference: PostReference
    start: int
    end: int
    in_article: bool = True


class Mention(Record):
    """One occurrence of a handle; `handle` is without the sign, [start, end) includes it.

    `flag` says what is unusual about it ("over-length": more than the platform's own limit).
    """

    platform: str
    handle: str
    start: int
    end: int
    flag: str | None = None


class Hashtag(Record):
    """One occurrence of a hashtag; `tag` is without the sign, [start, end) includes it."""

    tag: str
    start: int
    end: int


class Author(Record):
    """Who asserts or relays something, as printed at [start, end), and what the document says of them.

    `name` is the fullest name the document gives this author ("Antonio Guterres" for "the UN chief"); it equals
    `text` where nothing better is known. `refers_to` are the spans that evidence it. `role` is a title or function in
    its plain form, `role_text` the whole of it as printed, `affiliation` the body somebody belongs to.
    For an account, text is the printed name or handle and `handle` and `platform` are set.
    """

    text: str
    start: int
    end: int
    name: str
    kind: AuthorKind
    role: str | None = None
    role_text: str | None = None
    affiliation: str | None = None
    gender: Gender | None = None
    handle: str | None = None
    platform: str | None = None
    resolved: bool = True
    refers_to: tuple[tuple[int, int], ...] = ()
    rule: str | None = None


class Cue(Record):
    """The words that report: a verb, a preposition, a noun."""

    text: str
    start: int
    end: int
    lemma: str | None = None
    stance: Stance = "neutral"
    type: str = "say"


class Claim(Record):
    """One occurrence of something asserted; [start, end) is its content, without quotation marks.

    `utterance` is the index (in the list it stands in) of the first piece of the same quotation.
    `author_reason` says why there is no author ("nobody named", "not read", "unclear between A and B").
    `medium` is in what it was said; [medium_start, medium_end) are the words that show it (None: the post itself does).
    `embed` is set on kind "post"; `renders` is the embed of this document whose words a quote renders.
    """

    kind: ClaimKind
    text: str
    start: int
    end: int
    utterance: int
    author: Author | None = None
    author_reason: str | None = None
    via: list[Author] = []
    cue: Cue | None = None
    date: Instant | None = None
    date_text: str | None = None
    date_start: int | None = None
    date_end: int | None = None
    about: Instant | None = None
    about_text: str | None = None
    medium: Medium | None = None
    medium_text: str | None = None
    medium_start: int | None = None
    medium_end: int | None = None
    embed: int | None = None
    renders: int | None = None
    rendering: Rendering | None = None
    rule: str
    confidence: float
    flags: tuple[str, ...] = ()


class RejectedClaim(Claim):
    """A candidate that was seen and not taken, with the reason."""

    reason: str


class Extraction(Record):
    """All that was found in one document."""

    document: Document
    embeds: list[Embed] = []
    mentions: list[Mention] = []
    hashtags: list[Hashtag] = []
    linked_posts: list[LinkedPost] = []
    claims: list[Claim] = []
    rejected: list[RejectedClaim] = []
    notes: list[str] = []
