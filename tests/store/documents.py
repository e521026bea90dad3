"""Documents of our own writing for the tests of the store, made without reading any page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tracker.dates.instants import Instant
from tracker.ids import bytes_digest, content_id
from tracker.models import Author, Claim, Cue, Document, Embed, Extraction, Hashtag, Mention, RejectedClaim
from tracker.rows.records import Capture, FailedInput, Ingested

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)
WORDS = "The lighthouse of Vell is dark again."
SAID = "we lost the generator"


def author(text: str, name: str, kind: str, start: int, **more: object) -> Author:
    """An author printed at `start`."""
    return Author.model_validate(
        {"text": text, "start": start, "end": start + len(text), "name": name, "kind": kind, **more}
    )


def extraction(document_id: str, *, url: str | None = None, title: str = "Dark coast", extra: str = "") -> Extraction:
    """One article with an embedded post, a handle, a hashtag, two claims and a rejected one."""
    text = (
        f"Keeper Ilse Marn said « {SAID} » on Tuesday, a harbour source told the Brell agency.\n\n"
        f"{WORDS} — Vell Harbour (@vellharbour) May 6, 2031\n\nThe so-called « feast » of #lights went on.{extra}"
    )

    def at(part: str) -> tuple[int, int]:
        start = text.index(part)
        return start, start + len(part)

    posted = Instant.day(date(2031, 5, 6), "declared")
    keeper = author("Ilse Marn", "Ilse Marn", "person", at("Ilse Marn")[0], role="keeper")
    harbour = author("a harbour source", "a harbour source", "anonymous", at("a harbour source")[0])
    agency = author("Brell agency", "Brell", "agency", at("Brell agency")[0], refers_to=(at("Brell"),), rule="agency")
    account = author(
        "Vell Harbour", "Vell Harbour", "account", at("Vell Harbour")[0], handle="vellharbour", platform="twitter"
    )
    start, end = at(SAID)
    whole = at(WORDS)[0], at("May 6, 2031")[1]
    scare = at("feast")
    return Extraction(
        document=Document(
            document_id=document_id,
            url=url,
            title=title,
            publisher="The Vell Courier",
            language="en",
            published=Instant.day(date(2031, 5, 7), "markup"),
            text=text,
        ),
        embeds=[
            Embed(
                platform="twitter",
                native_id="1919000000000000000",
                url="https://x.com/vellharbour/status/1919000000000000000",
                author_handle="vellharbour",
                author_name="Vell Harbour",
                declared_date="May 6, 2031",
                declared=posted,
                posted=posted,
                text=WORDS,
                start=whole[0],
                end=whole[1],
                text_start=at(WORDS)[0],
                text_end=at(WORDS)[1],
                form="flattened",
                forms=("flattened",),
                rule="author-line",
                confidence=0.9,
            )
        ],
        mentions=[
            Mention(platform="twitter", handle="vellharbour", start=at("@vellharbour")[0], end=at("@vellharbour")[1])
        ],
        hashtags=[Hashtag(tag="lights", start=at("#lights")[0], end=at("#lights")[1])],
        claims=[
            Claim(
                kind="direct",
                text=SAID,
                start=start,
                end=end,
                utterance=0,
                author=keeper,
                via=[harbour, agency],
                cue=Cue(text="said", start=at("said")[0], end=at("said")[1], lemma="say"),
                date=Instant.day(date(2031, 5, 6), "relative"),
                date_text="on Tuesday",
                date_start=at("on Tuesday")[0],
                date_end=at("on Tuesday")[1],
                rule="verb-subject-after-quote",
                confidence=0.95,
            ),
            Claim(
                kind="post",
                text=WORDS,
                start=at(WORDS)[0],
                end=at(WORDS)[1],
                utterance=1,
                author=account,
                date=posted,
                embed=0,
                rule="embedded-post",
                confidence=0.9,
            ),
        ],
        rejected=[
            RejectedClaim(
                kind="direct",
                text="feast",
                start=scare[0],
                end=scare[1],
                utterance=0,
                rule="unattributed",
                confidence=0.2,
                reason="scare-quotes",
            )
        ],
    )


def ingested(
    address: str, *, data: bytes | None = None, url: str | None = None, extra: str = "", minutes: int = 0, item: int = 0
) -> Ingested:
    """A file at `address`, read at noon and `minutes`; other `extra` is another text."""
    content = data if data is not None else f"{address} {extra}".encode("utf-8", "replace")
    capture = Capture(address, content, NOON + timedelta(minutes=minutes), path=address, media_type="text/html")
    document_id = content_id("doc", bytes_digest(content), item)
    return Ingested(capture, item=item, extraction=extraction(document_id, url=url, extra=extra))


def failed(address: str, error: str = "EmptyInput", status: int | None = None) -> Ingested:
    """An input that gave nothing."""
    seen = NOON if status else None
    return Ingested(None, failure=FailedInput(address, "read", error, f"{address}: nothing", seen, status))
