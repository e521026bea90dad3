"""One claim told fact by fact: who, on whose relay, when, where, from which post, by which rule, from which bytes."""

from __future__ import annotations

from tracker.report.unnamed import NOBODY
from tracker.report.view import ClaimView, Custody, PostView, When, Who

Fact = tuple[str, str]
NOT_LINKED = "not looked into yet"
# What a flag says of how a claim stands in its text, for those flags that change what a reader makes of it.
MANNERS = {
    "headline": "in the headline, which a desk writes and shortens",
    "hearsay": "as hearsay: the text tells it without vouching for it",
}


def facts(claim: ClaimView) -> list[Fact]:
    """(name, what is known) in the order of the questions people ask; a fact may have several lines.

    An empty name goes on with the fact before it.
    """
    return [
        ("who", who_in_words(claim.who, claim.unsaid)),
        *(("", f"also printed here as {alias.printed} ({alias.evidence})") for alias in claim.aliases),
        ("via", relays_in_words(claim.relays)),
        *(("told", MANNERS[flag]) for flag in claim.flags if flag in MANNERS),
        ("when", when_in_words(claim.said, claim.carried)),
        *([("about", about_in_words(claim.about))] if claim.about else []),
        ("where", _where(claim)),
        ("", f"… {claim.before}[{claim.exact}]{claim.after} …"),
        *([("post", _post(claim, claim.post))] if claim.post else []),
        ("rule", f"{claim.rule}, confidence {claim.confidence:.2f}, rules {claim.rules_version}"),
        ("says the same", claim.statement_id or NOT_LINKED),
        ("origin", claim.origin_id or NOT_LINKED),
        ("custody", custody_in_words(claim.document.custody)),
    ]


def who_in_words(who: Who | None, unsaid: str = NOBODY) -> str:
    """The author by name, kind and role, as printed and where; `unsaid` says why it is not known who that is."""
    if who is None:
        return unsaid
    kind = ", ".join(part for part in (who.kind, who.role) if part)
    words = "" if who.printed == who.name else f", printed “{who.printed}”"
    place = f" at {who.start}–{who.end}"
    return f"{who.name} ({kind}){words}{place}" + (
        "" if who.resolved else f"; {unsaid or 'who that is was not made out'}"
    )


def relays_in_words(relays: tuple[Who, ...]) -> str:
    """Those who relayed it, nearest first."""
    if not relays:
        return "none found: the document seems to report it itself"
    return ", on the word of ".join(f"{relay.printed} ({relay.kind})" for relay in relays)


def when_in_words(when: When | None, carried: str = "") -> str:
    """When it was said, or reported, and how that is known."""
    if when is None:
        return "not known"
    how = f"{when.how}, {carried}" if carried else when.how + (f": “{when.printed}”" if when.printed else "")
    return f"{when.verb} {when.words}\n{how}"


def about_in_words(about: When) -> str:
    """The time of what is spoken of."""
    return f"something of {about.words}" + (f" (“{about.printed}”)" if about.printed else "")


def _where(claim: ClaimView) -> str:
    document = claim.document
    title = ", ".join(part for part in (document.title, document.publisher) if part) or "untitled"
    version = f"version {document.version}" + ("" if document.is_current else ", since replaced by another")
    span = f"characters {claim.start}–{claim.end} of {document.document_id}"
    return f"{title} ({version})\n{document.address}\n{span}"


def _post(claim: ClaimView, post: PostView) -> str:
    address = post.url or f"{post.platform}, id not known"
    relation = f"this is a {claim.rendering} rendering of it" if claim.rendering else "embedded here"
    life = f"\non the platform: {post.life}" if post.life else ""
    return f"{address}\n{relation} as {post.form}{post_dates(post)}{life}"


def post_dates(post: PostView) -> str:
    """The printed date of a post and how its id agrees with it; empty where none is printed."""
    declared = f"; printed date {post.printed_date}" if post.printed_date else ""
    by_id = post.posted is not None and post.posted.basis == "post-id"
    return declared + (f", {post.agreement} with the id" if by_id else "")


def custody_in_words(custody: Custody) -> str:
    """The bytes and when they were seen."""
    return "\n".join(
        [
            f"SHA-256 {custody.sha256}",
            f"{custody.size:,} bytes, {custody.media_type}, {custody.capture_id}",
            *(
                f"seen {sighting.seen_at} UTC at {sighting.address}"
                + (
                    ""
                    if sighting.sha256 == custody.sha256
                    else f" (the same text in other bytes, {sighting.sha256[:12]}…)"
                )
                for sighting in custody.sightings
            ),
        ]
    )
