"""`tracker observe` against local servers that play the services: what is learnt, what is not, and at which pace."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.lookups.platforms import AT, DID, PLC, POSTS, TOOT, TWEET, WORDS, Post, data, toot, tweet
from tests.lookups.services import PRIVATE, Clock, Reply, Rule, World, serving
from tracker import checks, pipeline, store, workers
from tracker.cli import app
from tracker.errors import UnknownId
from tracker.lookups.chosen import chosen
from tracker.lookups.keeping import Observed
from tracker.lookups.observe import observe
from tracker.lookups.questions import Due, due
from tracker.network.fetch import Reply as HttpReply
from tracker.network.pacing import Pacing, intervals
from tracker.observations import vantages_of
from tracker.platforms import parse_post_url
from tracker.report.site import report
from tracker.store import Store
from tracker.upkeep.verify import verify

DAY = 86_400.0


@pytest.fixture
def world() -> Iterator[World]:
    with serving(Clock()) as running:
        running.at("plc.directory", "/did", PLC)
        running.at(
            "public.api.bsky.app", "/xrpc/app.bsky.actor.getProfile", data({"did": DID, "handle": "ada.example"})
        )
        yield running


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Store]:
    with store.open(tmp_path / "t.duckdb") as one:
        yield one


def ask(opened: Store, world: World, urls: Sequence[str], age: float = 20 * 3600, **more: Any) -> Observed:
    """Asks about posts, at the world's own clock."""
    pacing = Pacing(world.clock, world.clock.sleep)
    with world.fetcher(pacing) as fetcher:
        return observe(opened, due_of(opened, world, urls, age), fetcher.ask, pacing, world.clock, **more)


def due_of(opened: Store, world: World, urls: Sequence[str], age: float = 20 * 3600) -> Due:
    return due(opened, chosen(opened, urls), datetime.fromtimestamp(world.clock(), UTC) - timedelta(seconds=age))


def outcomes(opened: Store) -> list[tuple[Any, ...]]:
    """The last outcome of each vantage."""
    return opened.query(
        "SELECT vantage, max_by(outcome, asked_at) FROM observations WHERE vantage <> 'plc' GROUP BY ALL ORDER BY ALL"
    ).rows


def life(opened: Store) -> dict[str, object]:
    (row,) = opened.query("FROM post_life").records()
    return row


@pytest.mark.parametrize("name", POSTS)
def test_a_post_that_is_there(world: World, opened: Store, name: str) -> None:
    POSTS[name].answer(world)
    report = ask(opened, world, [POSTS[name].url])
    assert outcomes(opened) == sorted((place.vantage, "present") for place in POSTS[name].places)
    assert report.left == {}
    assert verify(opened, workers.read_capture).problems == []
    for _, _, _, headers in world.seen:
        assert not {"cookie", "authorization", "referer"} & set(headers)


@pytest.mark.parametrize("name", POSTS)
def test_a_post_that_is_gone(world: World, opened: Store, name: str) -> None:
    """Present, then missed by everybody, twice, more than a day apart."""
    post = POSTS[name]
    post.answer(world)
    ask(opened, world, [post.url])
    seen = life(opened)["last_present_at"]
    world.clock.sleep(3 * DAY)
    post.missing(world)
    ask(opened, world, [post.url])
    assert set(dict(outcomes(opened)).values()) == {"not_found"}
    first = life(opened)
    assert (first["gone"], first["gone_by"]) == (False, None)
    since = first["not_found_since"]
    world.clock.sleep(DAY + 60)
    ask(opened, world, [post.url])
    now = life(opened)
    if name == "tiktok":  # one answer for deleted, private and never there
        assert now["gone"] is False
        return
    assert (now["gone"], now["gone_after"], now["gone_by"]) == (True, seen, since)
    world.clock.sleep(DAY)
    post.answer(world)
    ask(opened, world, [post.url])
    back = life(opened)
    assert (back["gone"], back["not_found_since"]) == (False, None)
    assert back["came_back_at"] == back["last_present_at"] != seen


@pytest.mark.parametrize("name", [name for name, post in POSTS.items() if len(post.places) > 1])
def test_one_of_two_who_can_speak_is_not_enough(world: World, opened: Store, name: str) -> None:
    post = POSTS[name]
    for place, shown in (post.places, post.places[::-1]):
        post.answer(world)
        ask(opened, world, [post.url], age=0)
        for _ in range(4):
            world.clock.sleep(2 * DAY)
            world.at(place.host, place.path, place.missing)
            world.at(shown.host, shown.path, Reply(500, ""))
            ask(opened, world, [post.url])
            assert life(opened)["gone"] is False
        world.clock.sleep(2 * DAY)


def test_what_was_never_seen_may_never_have_been(world: World, opened: Store) -> None:
    post = POSTS["twitter"]
    post.missing(world)
    for _ in range(3):
        ask(opened, world, [post.url])
        world.clock.sleep(2 * DAY)
    assert (life(opened)["gone"], life(opened)["not_found_askings"]) == (False, 6)


HTML = {"content-type": "text/html"}
# Answers that teach nothing, or that the post is there and not shown. No number of them is a post that is gone.
NOT_GONE: dict[str, tuple[Rule, set[str]]] = {
    "500": (Reply(500, "oops"), {"refused"}),
    "503": (Reply(503, "<html>later</html>", HTML), {"refused"}),
    "403": (Reply(403, "<html>Just a moment...</html>", HTML), {"refused", "protected"}),
    "HTML instead of JSON": (Reply(200, "<html><p>Page not found, deleted, removed.</p></html>", HTML), {"unreadable"}),
    "JSON that is cut off": (Reply(200, '{"id_str":"178708986081784'), {"unreadable"}),
    "an empty body": (Reply(200, ""), {"unreadable"}),
    "another charset": (
        Reply(200, b'{"x":"\xe9\xff"}', {"content-type": "application/json; charset=utf-8"}),
        {"unreadable"},
    ),
    "a body over the limit": (Reply(200, b"[" * 300_000), {"unreadable"}),
    "gzip of nonsense": (Reply(200, gzip.compress(b"nothing"), {"content-encoding": "gzip"}), {"unreadable"}),
    "gzip that is cut off": (Reply(200, gzip.compress(b"x" * 99)[:20], {"content-encoding": "gzip"}), {"network"}),
    "a private address": (Reply(302, "", {"location": f"http://{PRIVATE}/x"}), {"network"}),
    "another scheme": (Reply(302, "", {"location": "file:///etc/passwd"}), {"network"}),
    "a login wall": (Reply(302, "", {"location": "/accounts/login/?next=x"}), {"withheld_login"}),
    "a front page": (Reply(301, "", {"location": "https://quay.example/"}), {"refused", "unreadable"}),
    "a loop": (lambda path, times: Reply(302, "", {"location": path}), {"network"}),
    "too often": (Reply(429, "slow down", {"retry-after": "5"}), {"rate_limited"}),
    "too often, without a time": (Reply(429, ""), {"rate_limited"}),
    "not here": (Reply(451, ""), {"withheld_here"}),
    "a slow drip": (Reply(200, b"{" * 100, drip=True), {"network"}),
}


OFTEN = ("500", "403", "HTML instead of JSON", "JSON that is cut off", "a private address", "a login wall")


@pytest.mark.parametrize("name", POSTS)
def test_answers_that_are_no_news_of_a_post(world: World, opened: Store, name: str) -> None:
    """Each on its own, after the post was seen: the outcome, and that the post is never called gone."""
    post = POSTS[name]
    post.answer(world)
    ask(opened, world, [post.url])
    for what, (reply, expected) in NOT_GONE.items():
        if what not in OFTEN and name not in ("twitter", "mastodon", "telegram"):
            continue  # the same code, and each asking takes its time
        post.all(world, reply)
        world.at("quay.example", "/", Reply(200, "<html>welcome</html>", HTML))
        world.clock.sleep(2 * DAY)
        before = opened.query("SELECT count(*) FROM observations").rows[0][0]
        ask(opened, world, [post.url])
        found = opened.query(f"SELECT outcome FROM observations ORDER BY rowid OFFSET {before}").rows  # noqa: S608
        assert {row[0] for row in found} <= expected, what
        assert found or name == "bluesky", what
        assert life(opened)["gone"] is False, what
    post.other(world)
    world.clock.sleep(2 * DAY)
    before = life(opened)["last_present_at"]
    ask(opened, world, [post.url])
    assert (life(opened)["last_present_at"], life(opened)["gone"]) == (before, False)
    assert not any(host == PRIVATE for host, *_ in world.seen)


@pytest.mark.parametrize("target", [f"https://{PRIVATE}/x", "http://127.0.0.1/x", "http://[::ffff:10.0.0.7]/x"])
@pytest.mark.parametrize("hops", [0, 1, 2, 4])
def test_no_hop_leads_into_a_private_network(world: World, opened: Store, hops: int, target: str) -> None:
    """However many public hosts a service sends through before it names a private address, that one is not asked."""
    for post in POSTS.values():
        post.all(world, Reply(302, "", {"location": "https://hop1.example/" if hops else target}))
    for hop in range(1, hops + 1):
        world.at(f"hop{hop}.example", "/", Reply(302, "", {"location": f"https://hop{hop + 1}.example/"}))
    if hops:
        world.at(f"hop{hops}.example", "/", Reply(302, "", {"location": target}))
    ask(opened, world, [POSTS[name].url for name in ("twitter", "mastodon", "telegram", "vimeo")])
    assert {row[1] for row in outcomes(opened)} == {"network"}
    hosts = {host for host, *_ in world.seen}
    assert not {PRIVATE, "127.0.0.1", "[::ffff:10.0.0.7]", "["} & hosts
    assert hops == 0 or f"hop{hops}.example" in hosts


def test_a_post_that_is_edited_between_two_askings(world: World, opened: Store) -> None:
    post = POSTS["twitter"]
    post.answer(world)
    ask(opened, world, [post.url])
    world.clock.sleep(DAY)
    post.answer(world, embed_data=tweet(text="The bridge is open."))
    ask(opened, world, [post.url])
    assert dict(outcomes(opened)) == {"embed-data": "edited", "oembed": "present"}
    assert life(opened)["edited"] is True
    world.clock.sleep(DAY)
    ask(opened, world, [post.url])
    assert dict(outcomes(opened)) == {"embed-data": "present", "oembed": "present"}


def test_bluesky_is_asked_twice_and_the_second_address_comes_from_its_directory(world: World, opened: Store) -> None:
    POSTS["bluesky"].answer(world)
    resolved = data({"did": DID})
    world.at("public.api.bsky.app", "/xrpc/com.atproto.identity.resolveHandle", resolved)
    ask(opened, world, ["https://bsky.app/profile/ada.quay.example/post/3laghmllhk237"])
    assert dict(outcomes(opened)) == {"appview": "present", "pds": "present"}
    assert sum(host == "plc.directory" for host, *_ in world.seen) == 1
    revisions = opened.query("SELECT DISTINCT revision, account_native_id FROM observations").rows
    assert revisions == [("bafyone", DID)]


@pytest.mark.parametrize(
    ("error", "outcome"), [("AccountTakedown", "suspended"), ("AccountDeactivated", "deactivated")]
)
def test_bluesky_says_what_became_of_the_account(world: World, opened: Store, error: str, outcome: str) -> None:
    POSTS["bluesky"].missing(world)
    world.at("public.api.bsky.app", "/xrpc/app.bsky.actor.getProfile", data({"error": error, "message": "x"}, 400))
    ask(opened, world, [POSTS["bluesky"].url])
    found = opened.query("SELECT outcome FROM observations WHERE vantage = 'appview' ORDER BY ALL").rows
    assert found == sorted([("not_found",), (outcome,)])


def test_an_identity_that_was_taken_down(world: World, opened: Store) -> None:
    POSTS["bluesky"].missing(world)
    world.at("plc.directory", "/did", data({"message": f"DID not available: {DID}"}, 410))
    ask(opened, world, [POSTS["bluesky"].url])
    assert opened.query("SELECT outcome FROM observations WHERE vantage = 'plc'").rows == [("account_gone",)]


def test_a_directory_that_speaks_of_another_account_is_not_followed(world: World, opened: Store) -> None:
    """Else whoever keeps a domain could answer for an account that is not theirs."""
    POSTS["bluesky"].answer(world)
    world.at("public.api.bsky.app", "/xrpc/com.atproto.identity.resolveHandle", data({"did": DID}))
    world.at("plc.directory", "/did", data(json.loads(PLC.body) | {"id": "did:plc:" + "b" * 24}))
    ask(opened, world, ["https://bsky.app/profile/ada.quay.example/post/3laghmllhk237"])
    assert dict(outcomes(opened)) == {"appview": "present"}


def test_a_server_that_shows_another_accounts_record_is_no_witness(world: World, opened: Store) -> None:
    POSTS["bluesky"].answer(world)
    world.at("public.api.bsky.app", "/xrpc/com.atproto.identity.resolveHandle", data({"did": DID}))
    other = {"uri": f"at://did:plc:{'b' * 24}/app.bsky.feed.post/3laghmllhk237", "cid": "c", "value": {"text": WORDS}}
    world.at("pds.quay.example", "/xrpc/com.atproto.repo.getRecord", data(other))
    ask(opened, world, ["https://bsky.app/profile/ada.quay.example/post/3laghmllhk237"])
    assert dict(outcomes(opened)) == {"appview": "present", "pds": "unreadable"}
    assert opened.query("SELECT DISTINCT owner FROM posts").rows == [(DID,)]


def test_what_an_answer_ties_together_is_linked_anew(world: World, opened: Store, tmp_path: Path) -> None:
    POSTS["bluesky"].answer(world)
    world.at("public.api.bsky.app", "/xrpc/com.atproto.identity.resolveHandle", data({"did": DID}))
    said = {"ada.quay.example": "The lock stays shut until the tide turns.", DID: "Nobody sells apples in winter here."}
    for number, (account, words) in enumerate(said.items()):
        (tmp_path / f"{number}.html").write_text(
            f"<html lang='en'><head><meta property='og:type' content='article'></head><body><article><h1>Lock {number}"
            "</h1><p>The harbour was busy on Monday, and nobody could say when the lock would be open again.</p>"
            f"<blockquote class='bluesky-embed' data-bluesky-uri='at://{account}/app.bsky.feed.post/3laghmllhk237'>"
            f"<p>{words}</p></blockquote></article></body></html>"
        )
    pipeline.ingest(opened, [str(tmp_path / "0.html"), str(tmp_path / "1.html")])
    assert len(opened.query("SELECT DISTINCT post_id FROM embeds").rows) == 2
    ask(opened, world, ["https://bsky.app/profile/ada.quay.example/post/3laghmllhk237"])
    assert len(opened.query("SELECT DISTINCT post_id FROM embeds").rows) == 1
    assert opened.query("SELECT count(*) FROM claims WHERE statement_id IS NULL").rows == [(0,)]
    assert len(opened.query("FROM claim_links WHERE relation = 'same_post'").rows) == 1
    # Asked again by the address or the id of before: what was answered lately is not asked again.
    assert due_of(opened, world, ["https://bsky.app/profile/ada.quay.example/post/3laghmllhk237"]).requests == ()


def test_a_directory_cannot_send_the_program_anywhere(world: World, opened: Store) -> None:
    POSTS["bluesky"].answer(world)
    for root in (f"https://{PRIVATE}", "http://quay.example", "file:///etc"):
        service = {"type": "AtprotoPersonalDataServer", "serviceEndpoint": root}
        world.at("plc.directory", "/did", data({"id": DID, "service": [service]}))
        ask(opened, world, [POSTS["bluesky"].url], age=0)
    found = opened.query("SELECT outcome, reason FROM observations WHERE vantage = 'pds'").rows
    assert [row[0] for row in found] == ["network"]
    assert "ForbiddenAddress" in str(found[0][1])


def test_all_versions_of_a_mastodon_post(world: World, opened: Store) -> None:
    POSTS["mastodon"].answer(world, platform_api=toot(edited_at="2024-05-06T10:00:00.000Z"))
    versions = [
        {"content": "<p>The bridge is open.</p>", "created_at": "2024-05-05T11:34:56.000Z"},
        {"content": f"<p>{WORDS}</p>", "created_at": "2024-05-06T10:00:00.000Z"},
    ]
    world.at("tarn.example", f"/api/v1/statuses/{TOOT}/history", data(versions))
    ask(opened, world, [POSTS["mastodon"].url])
    kept = opened.query("SELECT version, text, written_earliest FROM post_versions ORDER BY version").rows
    assert [row[1] for row in kept] == ["The bridge is open.", WORDS]
    assert kept[1][2] == datetime(2024, 5, 6, 10)


def test_a_post_of_another_server_is_asked_for_at_home(world: World, opened: Store) -> None:
    home = "https://home.example/users/ada/statuses/112387000000000777"
    world.at("tarn.example", f"/api/v1/statuses/{TOOT}", toot(uri=home))
    world.at("tarn.example", "/@ada@home.example/", Reply(404, ""))
    world.at("home.example", "/users/ada/", data({"id": home, "type": "Note", "content": f"<p>{WORDS}</p>"}))
    ask(opened, world, [f"https://tarn.example/@ada@home.example/{TOOT}"])
    assert opened.query("SELECT DISTINCT native_id FROM posts").rows == [(TOOT,)]
    assert opened.query("SELECT outcome FROM observations WHERE address LIKE 'https://home%'").rows == [("present",)]


def test_platforms_that_nobody_can_be_asked_about(world: World, opened: Store) -> None:
    urls = ["https://www.instagram.com/p/Cabcdefghij/", "https://vk.com/wall-1_2"]
    for unasked in (2, 0):
        report = ask(opened, world, urls)
        assert (report.unasked, report.asked) == (unasked, 0)
    rows = opened.query("SELECT outcome, vantage, left(reason, 11), capture_id FROM observations").rows
    assert rows == [("refused", "none", "not checked", None)] * 2
    assert world.seen == []
    assert opened.query("FROM post_life").rows == []


SPELLINGS: dict[str, Callable[[float], dict[str, str]]] = {
    "seconds": lambda at: {"retry-after": "90"},
    "an HTTP date": lambda at: {"retry-after": format_datetime(datetime.fromtimestamp(at + 90, UTC), usegmt=True)},
    "ISO 8601": lambda at: {"x-ratelimit-reset": datetime.fromtimestamp(at + 90, UTC).isoformat()},
    "seconds since 1970": lambda at: {"ratelimit-reset": str(int(at + 90))},
    "milliseconds since 1970": lambda at: {"x-rate-limit-reset": str(int((at + 90) * 1000))},
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_host_that_wants_to_be_left_alone_is(world: World, opened: Store, spelling: str) -> None:
    def busy(path: str, times: int) -> Reply:
        return Reply(429, "slow down", SPELLINGS[spelling](world.clock())) if times == 1 else tweet()

    POSTS["twitter"].answer(world, embed_data=busy)
    ask(opened, world, [POSTS["twitter"].url])
    first, second = world.times("cdn.syndication.twimg.com")
    assert 89 <= second - first <= 95
    told = opened.query(
        "SELECT outcome, retry_after IS NULL FROM observations WHERE vantage = 'embed-data' ORDER BY asked_at"
    ).rows
    assert told == [("rate_limited", False), ("present", True)]


def test_a_host_that_is_always_busy_is_left_for_another_day(world: World, opened: Store) -> None:
    POSTS["twitter"].answer(world, embed_data=Reply(429, ""))
    report = ask(opened, world, [POSTS["twitter"].url, f"https://x.com/i/status/{TWEET[:-1]}3"])
    assert len(world.times("cdn.syndication.twimg.com")) == 3
    assert list(report.left) == ["cdn.syndication.twimg.com"]
    POSTS["twitter"].answer(world)
    world.clock.sleep(600)
    world.at("cdn.syndication.twimg.com", f"/tweet-result?id={TWEET[:-1]}3", tweet(TWEET[:-1] + "3"))
    assert ask(opened, world, [POSTS["twitter"].url, f"https://x.com/i/status/{TWEET[:-1]}3"]).left == {}


def test_a_host_that_asks_for_a_day_is_not_waited_for(world: World, opened: Store) -> None:
    POSTS["vimeo"].answer(world, oembed=Reply(429, "", {"retry-after": "86400"}))
    started = world.clock()
    report = ask(opened, world, [POSTS["vimeo"].url])
    assert world.clock() - started < 10
    assert "left for another time: 1" in report.left["vimeo.com"]


def test_a_host_that_leaves_no_question_is_left_alone(world: World, opened: Store) -> None:
    last = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "90"}
    for one in (TWEET, f"{TWEET[:-1]}3"):
        reply = tweet(one)
        world.at("cdn.syndication.twimg.com", f"/tweet-result?id={one}", Reply(200, reply.body, last))
    ask(opened, world, [POSTS["twitter"].url, f"https://x.com/i/status/{TWEET[:-1]}3"])
    first, second = world.times("cdn.syndication.twimg.com")
    assert 90 <= second - first <= 95


def test_where_a_host_sends_to_is_left_alone_too(world: World, opened: Store) -> None:
    """A redirect to a host that wants to be left alone for an hour is not followed, and nobody waits."""
    world.at("busy.example", "/", Reply(429, "", {"retry-after": "3600"}))
    sent = Reply(302, "", {"location": "https://busy.example/x"})
    urls = [f"https://tarn.example/@ada/{int(TOOT) + number}" for number in range(2)]
    world.at("tarn.example", "/", sent)
    started = world.clock()
    ask(opened, world, urls)
    assert len(world.times("busy.example")) == 1
    assert world.clock() - started < 600


def test_no_host_is_asked_faster_than_its_pace(world: World, opened: Store) -> None:
    tweets = [str(int(TWEET) + number) for number in range(12)]
    toots = [str(int(TOOT) + number) for number in range(8)]
    for one in tweets:
        world.at("cdn.syndication.twimg.com", f"/tweet-result?id={one}", tweet(one))
    for one in toots:
        world.at("tarn.example", f"/api/v1/statuses/{one}", Reply(302, "", {"location": f"/again/{one}"}))
    ask(
        opened,
        world,
        [f"https://x.com/i/status/{one}" for one in tweets] + [f"https://tarn.example/@ada/{one}" for one in toots],
    )
    for host in {one[0] for one in world.seen}:
        times = world.times(host)
        step = intervals().get(host, intervals()[""])
        assert all(b - a >= step - 1e-6 for a, b in pairwise(times)), host
    assert len(world.times("tarn.example")) == 24  # the redirects wait for their turn, too
    started, ended = world.seen[0][2], world.seen[-1][2]
    assert ended - started < 45  # hosts do not wait for one another


def test_what_was_answered_is_not_asked_again(world: World, opened: Store) -> None:
    POSTS["twitter"].answer(world, oembed=Reply(429, "", {"retry-after": "86400"}))
    ask(opened, world, [POSTS["twitter"].url])
    asked = len(world.seen)
    assert [one.service for one in due_of(opened, world, [POSTS["twitter"].url]).requests] == ["oembed"]
    POSTS["twitter"].answer(world)
    ask(opened, world, [POSTS["twitter"].url])
    assert len(world.seen) == asked + 1
    world.clock.sleep(DAY)
    assert len(due_of(opened, world, [POSTS["twitter"].url]).requests) == 2
    assert due_of(opened, world, [POSTS["twitter"].url], 3 * DAY).requests == ()


@pytest.mark.parametrize("killed_after", [0, 1, 4, 9])
def test_killed_and_called_again_is_as_if_undisturbed(tmp_path: Path, killed_after: int) -> None:
    urls = [post.url for name, post in POSTS.items() if name not in ("bluesky",)]
    rows: list[list[tuple[object, ...]]] = []
    for name, dies in (("one", True), ("other", False)):
        clock = Clock()
        with serving(clock) as world, store.open(tmp_path / f"{name}.duckdb") as opened:
            for post in POSTS.values():
                post.answer(world)
            if dies:
                _die(opened, world, urls, killed_after)
            ask(opened, world, urls)
            rows.append(opened.query("SELECT post_id, vantage, outcome, text FROM observations ORDER BY ALL").rows)
            assert len(world.seen) <= len(rows[0]) + 1
    assert rows[0] == rows[1]


def _die(opened: Store, world: World, urls: Sequence[str], after: int) -> None:
    pacing = Pacing(world.clock, world.clock.sleep)
    left = iter(range(after))
    with world.fetcher(pacing) as fetcher:

        def dying(address: str, accept: str, stop: Callable[[str], bool]) -> HttpReply:
            if next(left, None) is None:
                raise KeyboardInterrupt
            return fetcher.ask(address, accept, stop)

        with pytest.raises(KeyboardInterrupt):
            observe(opened, due_of(opened, world, urls), dying, pacing, world.clock)


def test_the_view_waits_for_every_service_that_is_asked(opened: Store) -> None:
    """The view names the platforms of which two services speak: those of the registry."""
    for post in POSTS.values():
        read = parse_post_url(post.url)
        assert read is not None
        speak = vantages_of(read) - {"plc"} | ({"pds"} if read.platform == "bluesky" else set())
        assert (len(speak) == 2) is (read.platform in ("twitter", "bluesky", "mastodon"))
        assert speak == {place.vantage for place in post.places}


def test_a_captured_answer_is_what_came(world: World, opened: Store) -> None:
    POSTS["twitter"].answer(world)
    ask(opened, world, [POSTS["twitter"].url])
    ((digest,),) = opened.query(
        "SELECT sha256 FROM captures JOIN observations USING (capture_id) WHERE vantage = 'embed-data'"
    ).rows
    assert json.loads(opened.captures.get(str(digest)))["text"] == WORDS
    assert AT.endswith("3laghmllhk237")
    assert isinstance(POSTS["twitter"], Post)


def test_pages_and_audit_show_the_life_of_a_post(world: World, opened: Store, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><article><h1>The bridge</h1><p>The bridge was closed on Monday, and nobody knew why.</p>"
        f'<blockquote class="twitter-tweet"><p>{WORDS}</p>— Ada (@old_name) <a href="https://twitter.com/old_name/status/'
        f'{TWEET}">May 5, 2024</a></blockquote><p>The ferry sails instead until the summer.</p></article></body></html>'
    )
    pipeline.ingest(opened, [str(page)], linking=False)
    POSTS["twitter"].answer(world, embed_data=tweet(text="The bridge is open."), oembed=Reply(500, ""))
    ask(opened, world, [])
    run = checks.run(opened.connection, "run", checks.needing("observations"))
    outcomes_of = {one.check.name: one.rows for one in run}
    assert outcomes_of["quote_differs_from_platform"] == outcomes_of["handle_changed"] == 1
    report(opened, "all", tmp_path / "pages")
    drawn = "".join(file.read_text("utf-8") for file in (tmp_path / "pages").rglob("*.html"))
    assert "On the platform: seen present" in drawn
    assert "asked of X&#39;s embed data and oEmbed; 2 askings" in drawn


def test_a_dry_run_asks_nothing_and_writes_nothing(tmp_path: Path) -> None:
    database = tmp_path / "t.duckdb"
    store.open(database).close()
    url = POSTS["twitter"].url
    done = CliRunner().invoke(app, ["observe", "--db", str(database), "--dry-run", url])
    assert done.exit_code == 0, done.output
    assert "https://cdn.syndication.twimg.com/tweet-result?id=" in done.stdout
    assert "nothing was asked now" in done.stderr
    with store.open(database) as opened:
        assert opened.query("SELECT count(*) FROM observations").rows == [(0,)]
    assert CliRunner().invoke(app, ["observe", "--db", str(database)]).exit_code == 2
    assert CliRunner().invoke(app, ["observe", "--db", str(database), "--all", "--max-age", "soon"]).exit_code == 2
    nobody = CliRunner().invoke(app, ["observe", "--db", str(database), "--dry-run", "nothing"])
    assert isinstance(nobody.exception, UnknownId)
