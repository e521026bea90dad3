"""What services answered about posts: over tables, and out of an archive into the database."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.inputs.archives import answer, page, record
from tracker import pipeline, store, workers
from tracker.observations import may_be_answer, observed, requests_for, services
from tracker.observations._token import in_base_36, token
from tracker.observations.base import Asked
from tracker.platforms import parse_post_url
from tracker.upkeep.reextract import reextract
from tracker.upkeep.verify import verify

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "observations" / "answers.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_an_answer(case: dict[str, Any]) -> None:
    assert may_be_answer(case["address"]) is (case["outcome"] != "none")
    found = observed(case["address"], case.get("status", 200), case["body"].encode())
    if case["outcome"] == "none":
        assert found == []
        return
    (one,) = found
    assert one.outcome == case["outcome"]
    for name in ("native_id", "text", "handle", "name", "account_id", "reason", "vantage", "rule", "revision"):
        if name in case:
            assert (getattr(one, name) or "") == case[name], name  # "" where nothing is said
    if "posted" in case:
        assert one.posted is not None
        assert one.posted.earliest == case["posted"]
    if "edits" in case:
        assert list(one.edits) == case["edits"]
    if one.outcome not in ("present", "present_truncated", "edited"):
        assert one.text is None


@pytest.mark.parametrize(
    ("charset", "outcome"), [("iso-8859-1", "present"), ("unicode_escape", "unreadable"), ("utf-7", "unreadable")]
)
def test_a_charset_that_only_python_knows_is_none(charset: str, outcome: str) -> None:
    address = "https://cdn.syndication.twimg.com/tweet-result?id=1834107803138428929&lang=en&token=a"
    body = b'{"__typename":"Tweet","id_str":"1834107803138428929","text":"Le quai est ferm\xe9"}'
    (one,) = observed(address, 200, body, {"content-type": f"application/json; charset={charset}"})
    assert one.outcome == outcome
    assert one.text == ("Le quai est fermé" if outcome == "present" else None)


def test_every_service_has_cases() -> None:
    assert {one.vantage for one in services().values() if not one.identity} == {
        case["vantage"] for case in CASES if "vantage" in case
    }


def _frames() -> dict[str, dict[str, Any]]:
    """A case of a shown post for each platform whose frames are read: the first of its cases."""
    found: dict[str, dict[str, Any]] = {}
    for case in CASES:
        asked = Asked.of(case["address"]) if case["outcome"] in ("present", "edited") else None
        for service in services().values():
            post = service.post(asked) if asked is not None and service.page is not None else None
            if post is not None:
                found.setdefault(post.platform, case)
    return found


FRAMES = _frames()


def test_frames_beside_an_article_in_an_archive(tmp_path: Path) -> None:
    """Of ten platforms; each is an observation of the record's hour and no document, and of YouTube no words."""
    assert len(FRAMES) == 10
    path = tmp_path / "a.warc"
    frames = [
        record(one["address"], answer(one["body"].encode()), warc_resource_type="iframe") for one in FRAMES.values()
    ]
    path.write_bytes(record("https://courier.example/bridge", answer(page())) + b"".join(frames))
    with store.open(tmp_path / "t.duckdb") as opened:
        report = pipeline.ingest(opened, [str(path)], linking=False)
        assert report.failures == []
        rows = opened.query(
            "SELECT platform, o.text, vantage, asked_at FROM observations o JOIN posts USING (post_id)"
        ).rows
        assert {(row[0], row[1]) for row in rows} == {(name, one.get("text") or None) for name, one in FRAMES.items()}
        assert {row[2:] for row in rows} == {("embed-page", datetime(2024, 3, 5, 10))}
        assert opened.query("SELECT count(*) FROM documents").rows == [(1,)]


TOKENS: dict[str, str] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "observations" / "tokens.toml").read_text(encoding="utf-8")
)["tokens"]


@pytest.mark.parametrize(("native_id", "expected"), TOKENS.items())
def test_the_token_is_that_of_javascript(native_id: str, expected: str) -> None:
    assert token(native_id) == expected
    post = parse_post_url(f"https://x.com/i/status/{native_id}")
    assert native_id == "20" or (post is not None and any(f"token={expected}" in one.url for one in requests_for(post)))


@pytest.mark.parametrize(
    ("value", "written"), [(0.0, "0"), (0.5, "0.i"), (35.0, "z"), (36.0, "10"), (1295.75, "zz.r"), (1 / 3, "0.c")]
)
def test_numbers_in_base_36(value: float, written: str) -> None:
    assert in_base_36(value) == written


TWEET = "1787089860817846272"
ASKED = f"https://cdn.syndication.twimg.com/tweet-result?id={TWEET}&lang=en&token=x"
BODY = {
    "__typename": "Tweet",
    "id_str": TWEET,
    "created_at": "2024-05-05T11:34:56.000Z",
    "text": "The bridge is closed.",
    "user": {"id_str": "42", "screen_name": "ada_q", "name": "Ada Quill"},
    "edit_control": {"edit_tweet_ids": ["1787089860817846200", TWEET]},
}


def test_answers_in_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    data = answer(json.dumps(BODY).encode(), "application/json; charset=utf-8")
    gone = answer(b"<html>no such page</html>", status="404 Not Found")
    path.write_bytes(
        record("https://courier.example/bridge", answer(page()))
        + record(ASKED, data)
        + record(ASKED, gone, date="2024-03-09T10:00:00Z")
    )
    with store.open(tmp_path / "t.duckdb") as opened:
        for _ in range(2):
            report = pipeline.ingest(opened, [str(path)], linking=False)
            assert report.failures == []
        rows = opened.query(
            "SELECT asked_at, outcome, text, account_native_id, edits FROM observations ORDER BY ALL"
        ).rows
        day = datetime(2024, 3, 5, 10, tzinfo=UTC).replace(tzinfo=None)
        assert rows == [
            (day, "edited", "The bridge is closed.", "42", ["1787089860817846200", TWEET]),
            (day.replace(day=9), "not_found", None, None, []),
        ]
        assert opened.query("SELECT platform, native_id FROM posts").rows == [("twitter", TWEET)]
        assert opened.query("SELECT count(*) FROM documents").rows == [(1,)]
        assert verify(opened, workers.read_capture).problems == []
        assert reextract(opened, workers.Pool(jobs=1).read, everything=True).failures == []
        assert opened.query("SELECT count(*) FROM observations JOIN posts USING (post_id)").rows == [(2,)]
