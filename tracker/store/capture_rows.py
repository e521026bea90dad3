"""The rows of what was received and what became of it: captures, sightings, revisits, observations, failures."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from tracker.ids import content_id
from tracker.observations import Observation
from tracker.rows.articles import article_id
from tracker.rows.records import Capture, FailedInput, Revisit
from tracker.rows.values import Row, Tables, clean, instant_columns, utc


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
        "address": clean(place_of(capture)),
        "path": absolute(capture.path),
        "url": clean(capture.url) if capture.url else None,
        "media_type": capture.media_type,
        "headers": clean(json.dumps(dict(capture.headers), ensure_ascii=False)),
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
        "path": clean(str(Path(revisit.path).absolute())),
        "container_offset": revisit.offset,
        "run_id": run_id,
        "address": clean(revisit.address),
        "seen_at": utc(revisit.seen_at),
        "status": revisit.status,
        "refers_to": clean(revisit.refers_to) if revisit.refers_to else None,
        "refers_at": utc(revisit.refers_at) if revisit.refers_at else None,
        "payload_digest": revisit.digest,
        "capture_id": None,
    }
    return {"revisits": [row]}


def observation_rows(observations: Iterable[Observation], capture: Capture, capture_id: str, run_id: str) -> Tables:
    """What the answer in a capture says of posts, and the posts."""
    tables: Tables = {"posts": [], "observations": []}
    for one in observations:
        post_id = content_id("pst", one.platform, one.native_id)
        tables["posts"].append(
            {"post_id": post_id, "platform": one.platform, "native_id": one.native_id, "url": one.url}
        )
        tables["observations"].append(_observation(one, post_id, capture, capture_id, run_id))
    return tables


def _observation(one: Observation, post_id: str, capture: Capture, capture_id: str, run_id: str) -> Row:
    asked_at = utc(capture.seen_at)
    return {
        "observation_id": content_id("obs", post_id, one.vantage, capture.address, asked_at.isoformat(), capture_id),
        "run_id": run_id,
        "post_id": post_id,
        "address": clean(capture.address),
        "asked_at": asked_at,
        "vantage": one.vantage,
        "http_status": capture.status,
        "outcome": one.outcome,
        "reason": _cleaned(one.reason),
        "text": _cleaned(one.text),
        "url": _cleaned(one.url),
        **instant_columns("posted", one.posted, basis=False),
        **instant_columns("edited", one.edited, basis=False),
        "account_native_id": _cleaned(one.account_id),
        "handle": _cleaned(one.handle),
        "display_name": _cleaned(one.name),
        "edits": [clean(edit) for edit in one.edits],
        "capture_id": capture_id,
    }


def failure_rows(failure: FailedInput, capture_id: str | None, run_id: str) -> Tables:
    """A failure, and that its address was met where somebody answered."""
    failure_id = content_id("run", run_id, capture_id, failure.input, failure.stage, failure.error, failure.message)
    row: Row = {
        "failure_id": failure_id,
        "run_id": run_id,
        "capture_id": capture_id,
        "input": clean(failure.input),
        "stage": failure.stage,
        "error": failure.error,
        "message": clean(failure.message),
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
        "address": clean(address),
        "seen_at": utc(seen_at),
        "status": status,
        "article_id": article,
    }


def _cleaned(text: str | None) -> str | None:
    return clean(text) if text is not None else None
