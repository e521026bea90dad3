"""Everything found in one document on the terminal, each with its span and the rule that found it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from tracker.claims.catalogue import BY_NAME
from tracker.dates.instants import Instant
from tracker.models import Author, Claim, Embed, Extraction, RejectedClaim
from tracker.report.unnamed import NOBODY
from tracker.report.when import interval
from tracker.terminal.printable import visible
from tracker.terminal.terminal import output

_SHORT = 160


def print_explanation(extraction: Extraction) -> None:
    """Draws it on standard output."""
    console = output()
    for line in _lines(extraction):
        console.print(Text(line))


def _lines(found: Extraction) -> Iterator[str]:
    document = found.document
    yield _one_line(document.title or "untitled")
    yield f"  {document.document_id}, {len(document.text):,} characters, language {document.language or 'not known'}"
    for name, value in (("address", document.url), ("publisher", document.publisher), ("byline", document.byline)):
        if value:
            yield f"  {name}: {_one_line(value)}"
    yield f"  published: {_date(document.published)}"
    for note in found.notes:
        yield f"  note: {_one_line(note)}"
    yield from _section("posts", [line for embed in found.embeds for line in _embed(embed)])
    yield from _section("handles", [f"{m.start}–{m.end}  @{visible(m.handle)}  {m.platform}" for m in found.mentions])
    yield from _section("hashtags", [f"{h.start}–{h.end}  #{visible(h.tag)}" for h in found.hashtags])
    yield from _section(
        "links to posts", [f"{link.start}–{link.end}  {_one_line(link.reference.url)}" for link in found.linked_posts]
    )
    yield from _section("claims", [line for claim in found.claims for line in _claim(claim)])
    yield from _section("seen and not taken", [line for claim in found.rejected for line in _rejected(claim)])


def _section(name: str, lines: list[str]) -> Iterator[str]:
    yield ""
    yield f"{name}:" if lines else f"{name}: none"
    for line in lines:
        yield f"  {line}"


def _embed(embed: Embed) -> Iterator[str]:
    who = " ".join(
        part for part in (embed.author_name or "", f"(@{embed.author_handle})" if embed.author_handle else "") if part
    )
    aside = "" if embed.in_article else "  (not part of the article)"
    post = f"{embed.platform} {visible(embed.native_id or 'id not known')}"
    yield f"{embed.start}–{embed.end}  {post}  {visible(who)}{aside}"
    yield f"    form {', '.join(embed.forms)}; rule {embed.rule}, confidence {embed.confidence:.2f}"
    printed = f"printed {visible(embed.declared_date)}" if embed.declared_date else "no date printed"
    yield f"    posted {_date(embed.posted)}; {printed}: {embed.date_agreement}"
    if embed.text:
        yield f"    “{_one_line(embed.text)}”"


def _claim(claim: Claim) -> Iterator[str]:
    yield f"{claim.start}–{claim.end}  {claim.kind}  “{_one_line(claim.text)}”"
    via = "".join(f", via {_author(relay)}" for relay in claim.via)
    yield f"    {_voice(claim)}{via}; {_date(claim.date)}"
    cue = f"; cue “{visible(claim.cue.text)}” at {claim.cue.start}–{claim.cue.end}" if claim.cue else ""
    flags = f"; {', '.join(claim.flags)}" if claim.flags else ""
    rule = BY_NAME[claim.rule]
    yield f"    rule {rule.name} ({rule.pattern}), confidence {claim.confidence:.2f}{cue}{flags}"


def _rejected(claim: RejectedClaim) -> Iterator[str]:
    yield f"{claim.start}–{claim.end}  {claim.reason}: “{_one_line(claim.text)}”  (rule {claim.rule})"


def _voice(claim: Claim) -> str:
    if claim.author is None:
        return visible(claim.author_reason or NOBODY)
    return _author(claim.author) + (f", {visible(claim.author_reason)}" if claim.author_reason else "")


def _author(author: Author) -> str:
    printed = "" if author.text == author.name else f", printed “{visible(author.text)}”"
    return f"{visible(author.name)} ({author.kind}{printed}, {author.start}–{author.end})"


def _date(instant: Instant | None) -> str:
    if instant is None:
        return "date not known"
    when = interval(instant.earliest, instant.latest, instant.precision, zone_known=instant.zone_known)
    return f"{when} [{instant.basis}]"


def _one_line(text: str) -> str:
    flat = visible(" ".join(text.split()))
    return flat if len(flat) <= _SHORT else flat[: _SHORT - 1] + "…"
