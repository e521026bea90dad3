"""Servers that name what cannot be an address: nothing more is asked, and nothing stops."""

from __future__ import annotations

from tracker.models import PostReference
from tracker.observations import mastodon, plc
from tracker.observations.base import Request
from tracker.platforms import parse_post_url


def _post(url: str) -> PostReference:
    post = parse_post_url(url)
    assert post is not None
    return post


def test_a_directory_that_names_no_server() -> None:
    post = _post("https://bsky.app/profile/ada.test/post/3kabcdefghi2a")
    request = Request("https://plc.directory/did:plc:abcdefghijklmnopqrstuvwx", "", post, post)

    def asked(endpoint: str) -> list[Request]:
        service = {"type": "AtprotoPersonalDataServer", "serviceEndpoint": endpoint}
        assert plc.SERVICE.more is not None
        return list(plc.SERVICE.more(request, {"id": "did:plc:abcdefghijklmnopqrstuvwx", "service": [service]}))

    assert [one.host for one in asked("https://quay.test")] == ["quay.test"]
    assert asked("https://[quay") == asked("http://quay.test") == []


def test_a_post_whose_home_cannot_be_one() -> None:
    post = _post("https://mastodon.social/@ada/109876543210987654")
    (request,) = mastodon.SERVICE.requests(post)
    answer = {"id": post.native_id, "uri": "https://[tarn/users/ada/statuses/109876543210987654"}
    assert mastodon.SERVICE.more is not None
    assert list(mastodon.SERVICE.more(request, answer)) == []
