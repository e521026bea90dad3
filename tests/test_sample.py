"""The article that started the project: everything its annotation lists is found, with those spans."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import tracker
from tracker.dates.instants import Instant

pytestmark = pytest.mark.shared

# What is found inside a reported clause is a piece of that clause, not a quotation of its own.
PIECE, SURE = "fragment", 0.8


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[str, Any]:
    """The annotation."""
    found: dict[str, Any] = json.loads((shared / "seed" / "expected.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def found(shared: Path) -> tracker.Extraction:
    """What is found in the article."""
    return tracker.extract(shared / "seed" / "article_fr.txt")


def day(instant: Instant | None) -> str | None:
    return instant.first_day().isoformat() if instant else None


def test_the_document(found: tracker.Extraction, expected: dict[str, Any]) -> None:
    published = found.document.published
    assert found.document.language == expected["language"]
    assert published is not None
    assert (day(published), published.basis) == (expected["published"]["day"], expected["published"]["basis"])


def test_the_posts(found: tracker.Extraction, expected: dict[str, Any]) -> None:
    names = "platform native_id form author_name author_handle declared_date start end text_start text_end text".split()
    got = [{name: getattr(embed, name) for name in names} for embed in found.embeds]
    assert got == [{name: embed[name] for name in names} for embed in expected["embeds"]]
    assert [(day(embed.posted), embed.posted and embed.posted.zone_known) for embed in found.embeds] == [
        (embed["posted_day"], embed["zone_known"]) for embed in expected["embeds"]
    ]


def test_the_handles_and_hashtags(found: tracker.Extraction, expected: dict[str, Any]) -> None:
    assert [mention.model_dump(exclude={"flag"}) for mention in found.mentions] == expected["mentions"]
    assert [tag.tag for tag in found.hashtags] == expected["hashtags"]


def described(claim: tracker.Claim) -> dict[str, Any]:
    author, cue = claim.author, claim.cue
    return {
        "kind": claim.kind,
        "text": claim.text,
        "author": (author.name, author.kind) if author else None,
        "author_at": (author.start, author.end) if author and author.kind != "account" else None,
        "cue": (cue.start, cue.end) if cue else None,
        "via": [(relay.text, relay.start, relay.end) for relay in claim.via],
        "said": day(claim.date),
        "about": day(claim.about),
        "embed": claim.embed,
    }


def wanted(claim: dict[str, Any]) -> dict[str, Any]:
    author, cue = claim["author"], claim["cue"]
    return {
        "kind": claim["kind"],
        "text": claim["text"],
        "author": (author["name"], author["kind"]),
        "author_at": (author["start"], author["end"]) if "start" in author else None,
        "cue": (cue["start"], cue["end"]) if cue else None,
        "via": [(relay["text"], relay["start"], relay["end"]) for relay in claim["via"]],
        "said": claim["said_day"],
        "about": claim["about_day"],
        "embed": claim["embed"],
    }


def test_the_claims(found: tracker.Extraction, expected: dict[str, Any]) -> None:
    by_span = {(claim.start, claim.end): claim for claim in found.claims}
    for claim in expected["claims"]:
        if not claim["optional"]:
            got = by_span.get((claim["start"], claim["end"]))
            assert got is not None, f"not found: {claim['text']}"
            assert described(got) == wanted(claim)


def test_no_other_direct_quotation_is_sure(found: tracker.Extraction, expected: dict[str, Any]) -> None:
    known = {(claim["start"], claim["end"]) for claim in expected["claims"]}
    others = [claim for claim in found.claims if claim.kind == "direct" and (claim.start, claim.end) not in known]
    assert all(claim.confidence < SURE and PIECE in claim.flags for claim in others)


def test_the_quote_renders_the_second_post(found: tracker.Extraction) -> None:
    assert [(claim.kind, claim.renders, claim.rendering) for claim in found.claims if claim.renders is not None] == [
        ("direct", 1, "translation")
    ]
