"""Every answer that a service may give, at each of the services of twelve platforms: what is learnt of the post.

A pure table; the same answers come over a connection in `tests/lookups/test_observe.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from tests.lookups.platforms import PLC, POSTS, Place
from tests.lookups.services import Reply
from tracker.observations import Request, more_requests, read_answer, requests_for, services
from tracker.platforms import parse_post_url

HTML = {"content-type": "text/html; charset=utf-8"}
JSON = {"content-type": "application/json; charset=utf-8"}
PEOPLE = b"<html><body><p>Page not found. It was deleted, removed, suspended.</p></body></html>"


@dataclass(frozen=True)
class Row:
    """An answer and what it means; `but` names the vantages or platforms at which it means something else."""

    status: int
    body: bytes
    outcome: str
    headers: Mapping[str, str] = field(default_factory=lambda: JSON)
    sent_to: str | None = None
    but: Mapping[str, str] = field(default_factory=dict)


# To Bluesky's services and Telegram's page a 404 is a path that is not known, no word on a post.
_NO_STATUS = {"bluesky": "refused", "telegram": "refused"}
_PRIVATE = {"youtube": "protected", "vimeo": "protected"}
ROWS: dict[str, Row] = {
    "404, empty": Row(404, b"", "not_found", but=_NO_STATUS),
    "404, a page": Row(404, PEOPLE, "not_found", HTML, but=_NO_STATUS),
    "401": Row(
        401,
        b"",
        "refused",
        but={"youtube": "withheld_login", "mastodon": "withheld_login", "truthsocial": "withheld_login"},
    ),
    "403, a page": Row(403, PEOPLE, "refused", HTML, but=_PRIVATE),
    "429, seconds": Row(429, b"", "rate_limited", {"retry-after": "90"}),
    "429, an HTTP date": Row(429, b"", "rate_limited", {"retry-after": "Fri, 05 Mar 2032 10:00:00 GMT"}),
    "429, ISO 8601": Row(429, PEOPLE, "rate_limited", {"x-ratelimit-reset": "2032-03-05T10:00:00Z"}),
    "429, seconds since 1970": Row(429, b"{}", "rate_limited", {"ratelimit-reset": "1962100000"}),
    "429, no time": Row(429, b"slow down", "rate_limited"),
    "451": Row(451, b"", "withheld_here"),
    "500": Row(500, b"oops", "refused"),
    "502, a page": Row(502, PEOPLE, "refused", HTML),
    "503 and a time": Row(503, b"", "rate_limited", {"retry-after": "90"}),
    "503": Row(503, PEOPLE, "refused", HTML),
    "a page for people": Row(200, PEOPLE, "unreadable", HTML),
    "cut off": Row(200, b'{"id":"1127","content":"<p>The br', "unreadable"),
    "empty": Row(200, b"", "unreadable"),
    "a wrong charset": Row(200, b'{"text":"\xe9\xff"}', "unreadable"),
    "an unknown charset": Row(200, b'{"text":"\xe9"}', "unreadable", {"content-type": "application/json; charset=x-q"}),
    "a list": Row(200, b"[]", "unreadable"),
    "nothing": Row(200, b"null", "unreadable"),
    "deeper than anybody reads": Row(200, b"[" * 100_000, "unreadable"),
    "a login wall": Row(200, PEOPLE, "withheld_login", HTML, "https://quay.example/accounts/login/?next=x"),
    "a front page": Row(200, PEOPLE, "unreadable", HTML, "https://quay.example/"),
    "a redirect that is not followed": Row(302, b"", "refused"),
}
NEWS = frozenset({"not_found", "suspended", "account_gone", "deactivated", "removed_by_platform"})


def _requests(name: str) -> dict[str, Request]:
    """The question to each service about a post, by vantage; what an answer opens included."""
    post = parse_post_url(POSTS[name].url)
    assert post is not None
    asked = requests_for(post)
    for request in list(asked):
        body = PLC.data() if services()[request.service].vantage == "plc" else _there(name, request)
        asked += more_requests(request, 200, {}, body)
    return {services()[one.service].vantage: one for one in asked}


def _there(name: str, request: Request) -> bytes:
    vantage = services()[request.service].vantage
    return next((_body(place.there) for place in POSTS[name].places if place.vantage == vantage), b"{}")


def _body(rule: object) -> bytes:
    assert isinstance(rule, Reply)
    return rule.data()


def _outcome(request: Request, row: Row) -> str:
    found = read_answer(request, row.status, row.headers, row.body, row.sent_to)
    assert found is not None
    assert (found.platform, found.native_id) == (request.about.platform, request.about.native_id)
    if found.outcome not in ("present", "present_truncated", "edited"):
        assert (found.text, found.posted, found.account_id) == (None, None, None)
    return found.outcome


PLACES = [(name, place) for name, post in POSTS.items() for place in post.places]


def _rows(place: Place) -> dict[str, Row]:
    there, missing, other = (_body(rule) for rule in (place.there, place.missing, place.other))
    elsewhere = "https://quay.example/another"
    return {
        **ROWS,
        "there": Row(200, there, "present"),
        "missing": Row(place.status if place.vantage != "embed-data" else 200, missing, "not_found"),
        "another post": Row(200, other, "unreadable"),
        "there, at the end of a redirect": Row(200, there, "refused", sent_to=elsewhere),
        "missing, at the end of a redirect": Row(place.status, missing, "refused", sent_to=elsewhere),
    }


@pytest.mark.parametrize(("name", "place"), PLACES, ids=lambda one: one if isinstance(one, str) else one.vantage)
def test_every_answer_at_every_service(name: str, place: Place) -> None:
    request = _requests(name)[place.vantage]
    wrong = {
        what: (found, expected)
        for what, row in _rows(place).items()
        if (found := _outcome(request, row)) != (expected := row.but.get(place.vantage, row.but.get(name, row.outcome)))
    }
    assert wrong == {}


def test_enough_of_them() -> None:
    """Twelve platforms, more than 200 outcomes, more than 60 of them answers that are no news of a post."""
    rows = [row for _, place in PLACES for row in _rows(place).values()]
    assert len(POSTS) == 12
    assert len(rows) > 200
    assert sum(row.outcome not in NEWS for row in rows) > 60
