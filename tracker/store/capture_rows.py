"""The rows of what was received and what became of it: captures, sightings, revisits, observations, failures."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from tracker.ids import content_id
from tracker.observations import Observation
from tracker.platforms import owner_of
from tracker.rows.articles import article_id
from tracker.rows.records import Asking, Capture, FailedInput, Revisit
from tracker.rows.sources import post_id
from tracker.rows.values import Row, Tables, clean, instant_columns, utc
from tracker.version import tool_version


def place_of(capture: Capture) -> str:
    """Where a capture came from, whatever folder the program was started in."""
    if capture.path != capture.address:
        return capture.address
    return absolute(capture.path) or capture.address


def absolute(path: str | None) -> str | None:
    """A path as it is from anywhere; None for none."""
    return clean(str(Path(path).absolute())) if path else None


def capture_rows(capture_id: str, digest: str, capture: Capture, run_id: str, stored_at: datetime) -> Tables:
    """A capture, and that it was met."""
    row: Row = {
        "capture_id": capture_id,
        "sha256": digest,
        "address": place_of(capture),
        "path": absolute(capture.path),
        "url": capture.url or None,
        "media_type": capture.media_type,
        "headers": json.dumps(dict(capture.headers), ensure_ascii=False),
        "status": capture.status,
        "bytes": len(capture.data),
        "stored_at": utc(stored_at),
        "container_offset": capture.offset,
        "payload_digest": capture.digest,
        "custody": capture.custody,
    }
    sighting = _sighting(capture_id, place_of(capture), run_id, capture.seen_at, capture.status, None)
    return {"captures": [row], "capture_sightings": [sighting]}


def revisit_rows(revisit: Revisit, run_id: str) -> Tables:
    """That an archive says a page was the same as before."""
    row: Row = {
        "path": str(Path(revisit.path).absolute()),
        "container_offset": revisit.offset,
        "run_id": run_id,
        "address": revisit.address,
        "seen_at": utc(revisit.seen_at),
        "status": revisit.status,
        "refers_to": revisit.refers_to or None,
        "refers_at": utc(revisit.refers_at) if revisit.refers_at else None,
        "payload_digest": revisit.digest,
        "capture_id": None,
    }
    return {"revisits": [row]}


def observation_rows(
    observations: Iterable[Observation],
    capture: Capture | None,
    capture_id: str | None,
    run_id: str,
    asking: Asking | None = None,
) -> Tables:
    """What the answer in a capture says of posts, and the posts; of an archive's answer its record is the question."""
    tables: Tables = {"posts": [], "observations": [], "post_versions": []}
    asked = asking or _asked_of(capture)
    for one in observations:
        made = post_id(one.platform, one.native_id, one.owner)
        row = _observation(one, made, asked, capture_id, run_id)
        # A server also shows others' posts, by ids of its own and with their address at home: no address of this id.
        url = one.url if owner_of(one.platform, one.url) == one.owner else None
        tables["posts"].append(
            {
                "post_id": made,
                "platform": one.platform,
                "native_id": one.native_id,
                "url": url,
                "owner": one.owner,
            }
        )
        tables["observations"].append(row)
        tables["post_versions"].extend(
            {
                "observation_id": row["observation_id"],
                "version": number,
                "post_id": made,
                "native_id": version.native_id,
                **instant_columns("written", version.written, basis=False),
                "text": version.text,
            }
            for number, version in enumerate(one.versions, 1)
        )
    return tables


def _asked_of(capture: Capture | None) -> Asking:
    """An archive's record as a question that was asked when it was made."""
    if capture is None:
        raise ValueError("an observation comes from a capture, or from a question that had no answer")
    return Asking(capture.address, capture.seen_at, capture.status)


def _observation(one: Observation, post_id: str, asking: Asking, capture_id: str | None, run_id: str) -> Row:
    asked_at = utc(asking.asked_at)
    return {
        "observation_id": content_id("obs", post_id, one.vantage, asking.address, asked_at.isoformat(), capture_id),
        "run_id": run_id,
        "post_id": post_id,
        "spelling_id": post_id,
        "address": asking.address,
        "endpoint": asking.address.partition("?")[0],
        "asked_at": asked_at,
        "vantage": one.vantage,
        "http_status": asking.status,
        "outcome": one.outcome,
        "reason": one.reason,
        "text": one.text,
        "url": one.url,
        **instant_columns("posted", one.posted, basis=False),
        **instant_columns("edited", one.edited, basis=False),
        "account_native_id": one.account_id,
        "handle": one.handle,
        "display_name": one.name,
        "edits": list(one.edits),
        "revision": one.revision,
        "rule": one.rule,
        "confidence": one.confidence,
        "redirected_to": asking.redirected_to,
        "retry_after": utc(asking.retry_after) if asking.retry_after else None,
        "tool_version": tool_version(),
        "capture_id": capture_id,
    }


def failure_rows(failure: FailedInput, capture_id: str | None, run_id: str) -> Tables:
    """A failure, and that its address was met where somebody answered."""
    # What is passed over is so whenever the archive is read again: it is written down once.
    told = None if failure.passed_over else run_id
    failure_id = content_id("run", told, capture_id, failure.input, failure.stage, failure.error, failure.message)
    row: Row = {
        "failure_id": failure_id,
        "run_id": run_id,
        "capture_id": capture_id,
        "input": failure.input,
        "stage": failure.stage,
        "error": failure.error,
        "message": failure.message,
        "items": failure.items,
    }
    if failure.seen_at is None or failure.status is None:
        return {"failures": [row]}
    article = article_id(None, failure.input, 0, None, "")
    sighting = _sighting("", failure.input, run_id, failure.seen_at, failure.status, article)
    return {"failures": [row], "capture_sightings": [sighting]}


def _sighting(
    capture_id: str, address: str, run_id: str, seen_at: datetime, status: int | None, article: str | None
) -> Row:
    return {
        "capture_id": capture_id,
        "run_id": run_id,
        "address": address,
        "seen_at": utc(seen_at),
        "status": status,
        "article_id": article,
    }
