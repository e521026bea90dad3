"""Addresses inside other addresses, and hostile ones."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.platforms import cases
from tracker.errors import InvalidPostId
from tracker.platforms import all_platforms, by_name, date_post_id, parse_post_url
from tracker.platforms._sequential import anchors

WRAPPED = json.loads((cases.CASES / "urls_wrapped.json").read_text(encoding="utf-8"))
ADDRESSES: list[list[str]] = tomllib.loads((cases.CASES / "addresses.toml").read_text(encoding="utf-8"))["case"]
URLS = [case["url"] for _, case in cases.each("urls")]
HOSTS = [host for platform in all_platforms() for host in platform.hosts]
_pieces = st.sampled_from(
    [
        "https://",
        "//",
        "http:",
        "/",
        "#!/",
        "?",
        "&",
        "=",
        "%2F",
        "%",
        "&amp;",
        "@",
        "status",
        "p",
        "url",
        "u",
        ":",
        "1" * 19,
    ]
)


@pytest.mark.parametrize("case", WRAPPED, ids=lambda case: str(case["url"])[:60])
def test_wrapped(case: dict[str, Any]) -> None:
    found = parse_post_url(case["url"])
    if case["platform"] is None:
        assert found is None
        return
    assert found is not None
    assert (found.platform, found.native_id) == (case["platform"], case["native_id"])
    if case["archived_at"] is None:
        assert found.archived_at is None
    else:
        assert found.archived_at is not None
        assert found.archived_at.earliest == cases.moment(case["archived_at"])


@pytest.mark.parametrize(("url", "platform", "kind", "native_id"), ADDRESSES, ids=lambda value: str(value)[:60])
def test_addresses_of_every_kind(url: str, platform: str, kind: str, native_id: str) -> None:
    """Gateways, translators, readers, other clients, app schemes, new paths; and what looks like them."""
    found = parse_post_url(url)
    if not kind:
        assert found is None
        return
    assert found is not None
    assert (found.platform, found.kind) == (platform, kind)
    if kind == "post":
        assert found.native_id == native_id


@pytest.mark.parametrize(("wrappers", "found"), [(4, True), (5, False), (12, False)])
def test_wrappers_are_taken_off_to_a_limit(wrappers: int, found: bool) -> None:
    url = "https://href.li/?" * wrappers + "https://x.com/ana_lu/status/1050118621198921728"
    assert (parse_post_url(url) is not None) == found


@pytest.mark.parametrize(("length", "found"), [(8192, True), (8193, False)])
def test_an_address_has_a_longest_length(length: int, found: bool) -> None:
    url = "https://x.com/ana_lu/status/1050118621198921728?a="
    assert (parse_post_url(url.ljust(length, "b")) is not None) == found


@pytest.mark.parametrize(("path", "found"), [("AbC12", True), ("wip/AbC12", True), ("a/b/AbC12", False)])
def test_an_archive_that_does_not_say_what_it_holds(path: str, found: bool) -> None:
    reference = parse_post_url(f"https://archive.ph/{path}")
    assert (reference is not None) == found
    assert reference is None or (reference.platform, reference.kind) == ("archive", "unresolved")


def test_a_wrapper_around_itself_ends() -> None:
    assert parse_post_url("https://web.archive.org/web/" * 200) is None


def test_a_megabyte_is_no_address() -> None:
    assert parse_post_url("https://x.com/" + "a/" * 500_000) is None


@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    found = parse_post_url(text)
    assert found is None or found.url


@given(st.sampled_from(HOSTS), st.lists(_pieces | st.text(max_size=12), max_size=12))
def test_any_address_of_a_platform_is_survived_and_its_canonical_form_is_the_same_post(
    host: str, parts: list[str]
) -> None:
    found = parse_post_url(f"https://{host}/" + "".join(parts))
    if found is not None and found.kind == "post":
        again = parse_post_url(found.url)
        assert again is not None
        assert (again.platform, again.kind, again.native_id) == (found.platform, "post", found.native_id)


@given(st.sampled_from(URLS), st.integers(0, 200), st.text(max_size=5))
def test_mangled_addresses_are_survived(url: str, place: int, dirt: str) -> None:
    found = parse_post_url(url[:place] + dirt + url[place:])
    assert found is None or found.platform


@given(
    st.sampled_from([*cases.NAMES, "ulid", "uuid1", "uuid7", "ksuid", "nobody"]),
    st.text(max_size=60) | st.integers().map(str),
)
def test_any_id_is_dated_or_refused(name: str, native_id: str) -> None:
    try:
        found = date_post_id(name, native_id)
    except InvalidPostId:
        return
    assert found is None or found.basis == "post-id"


@pytest.mark.parametrize(
    ("name", "native_id", "expected"),
    [
        ("ulid", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "2016-07-30T23:54:10"),
        ("uuid1", "c232ab00-9414-11ec-b3c8-9f6bdeced846", "2022-02-22T19:22:22"),
        ("uuid6", "1ec9414c-232a-6b00-b3c8-9f6bdeced846", "2022-02-22T19:22:22"),
        ("uuid7", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "2022-02-22T19:22:22"),
        ("ksuid", "0ujtsYcgvSTl8PAuAdqWYSMnLOv", "2017-10-10T04:00:47"),
    ],
)
def test_generic_ids(name: str, native_id: str, expected: str) -> None:
    """Vectors of RFC 9562 (appendix A), the ULID and the KSUID specification."""
    found = date_post_id(name, native_id)
    assert found is not None
    assert found.earliest.isoformat().startswith(expected)


def test_a_platform_that_nobody_knows() -> None:
    with pytest.raises(InvalidPostId):
        date_post_id("nobody", "1")
    with pytest.raises(KeyError):
        by_name("nobody")


def test_anchors_ascend() -> None:
    ids, seconds = anchors()
    assert len(ids) == len(seconds) >= 240
    assert list(ids) == sorted(set(ids))
    assert list(seconds) == sorted(seconds)
