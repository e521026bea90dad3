"""The view model: what is known, in words, for whoever draws it. Nothing here knows of terminals or of HTML.

Texts are raw: whoever draws them escapes them. Offsets are code points of the document's text; times are naive UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracker.report.outlets import outlet_name


@dataclass(frozen=True, slots=True)
class When:
    """A time: an interval in words, how it is known, and its ends."""

    words: str
    verb: str
    how: str
    printed: str
    basis: str
    zone_known: bool
    earliest: datetime
    latest: datetime


@dataclass(frozen=True, slots=True)
class Who:
    """An author or a relay, as printed at [start, end) and by name."""

    name: str
    printed: str
    kind: str
    role: str = ""
    resolved: bool = True
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another form of an author's name in the same document, and why it is the same person."""

    printed: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Start:
    """Where the words of a flattened post may begin."""

    start: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class PostView:
    """A post as one document shows it. `url` is an http(s) address or None.

    `life` says what platforms answered about it; empty where nobody was asked.
    """

    embed_id: str
    document_id: str
    platform: str
    native_id: str | None
    url: str | None
    name: str
    handle: str
    text: str
    printed_date: str
    posted: When | None
    agreement: str
    form: str
    rule: str
    confidence: float
    in_article: bool
    start: int
    end: int
    text_start: int | None
    text_end: int | None
    starts: tuple[Start, ...]
    life: str = ""


@dataclass(frozen=True, slots=True)
class CaptureSighting:
    """Once that an address was looked at and gave a document's text."""

    seen_at: str
    address: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Custody:
    """Which bytes a document was read from, by which program, and how to do it again."""

    capture_id: str
    sha256: str
    size: int
    media_type: str
    address: str
    sightings: tuple[CaptureSighting, ...]
    run_id: str
    run_started: str
    tool_version: str
    rules_version: str
    typed: str


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """A document without its text. `url` is an http(s) address or None; `address` is where it was read from."""

    document_id: str
    title: str
    publisher: str
    byline: str
    language: str
    url: str | None
    address: str
    version: int
    is_current: bool
    published: When | None
    notes: tuple[str, ...]
    custody: Custody

    @property
    def outlet(self) -> str:
        """The publisher, or what stands for it: the host, the title, or the name of the file."""
        return outlet_name(self.publisher, self.address, self.title, self.address, self.document_id)


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim and everything that led to it.

    `unsaid` says why there is no author, or why it is not known who the author is; empty where that is known.
    `carried` says from which words of another sentence the date is; empty where it is the claim's own.
    """

    claim_id: str
    kind: str
    text: str
    start: int
    end: int
    who: Who | None
    unsaid: str
    aliases: tuple[OtherName, ...]
    relays: tuple[Who, ...]
    cue: str
    said: When | None
    carried: str
    said_start: int | None
    said_end: int | None
    about: When | None
    before: str
    exact: str
    after: str
    rule: str
    confidence: float
    rules_version: str
    flags: tuple[str, ...]
    party_id: str
    statement_id: str | None
    origin_id: str | None
    rendering: str | None
    post: PostView | None
    document: DocumentHead

    @property
    def is_post(self) -> bool:
        """Whether the post itself says it."""
        return self.kind == "post"

    @property
    def voice(self) -> str:
        """Who says it by name, or why that is not known."""
        return self.who.name if self.who else self.unsaid

    @property
    def said_in_words(self) -> str:
        """When it was said or reported, and where its date was carried from."""
        if self.said is None:
            return "date not known"
        return f"{self.said.verb} {self.said.words}" + (f" ({self.carried})" if self.carried else "")
