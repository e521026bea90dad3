"""Every platform brings its cases, and behaves as they say."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from tests.platforms import cases
from tracker.errors import InvalidPostId
from tracker.platforms import all_platforms, by_name, date_post_id, parse_post_url
from tracker.platforms._addresses import clean, host_of, split
from tracker.platforms._routes import AddressGrammar, matched
from tracker.platforms.base import MarkupForm, no_date


def test_no_case_file_without_a_platform() -> None:
    files = {path.stem for path in (cases.CASES / "platforms").glob("*.json")}
    assert files == set(cases.NAMES)


def test_names_and_hosts_are_owned_once() -> None:
    platforms = all_platforms()
    hosts = [host for platform in platforms for host in platform.hosts]
    assert len({platform.name for platform in platforms}) == len(platforms)
    assert len(set(hosts)) == len(hosts)


@pytest.mark.parametrize("name", cases.NAMES)
def test_brings_cases(name: str) -> None:
    platform, found = by_name(name), cases.of(name)
    kinds = {(case["expected"] or {}).get("kind") for case in found["urls"]}
    assert {"post", None} <= kinds, "an address of a post and one that names nothing"
    answers = [case["expected"] for case in found["ids"]]
    if platform.date is no_date:
        assert None in answers, "an id, saying that it carries no date"
    else:
        assert "refused" in answers or None in answers
        assert any(answer not in {None, "refused"} for answer in answers), "an id with its date"
    assert {form.form for form in platform.forms} == {case["form"] for case in found["markup"]}


@pytest.mark.parametrize("name", cases.NAMES)
def test_every_route_and_host_has_a_case(name: str) -> None:
    platform, urls = by_name(name), [clean(case["url"]) for case in cases.of(name)["urls"]]
    found = [split(url) for url in urls]
    if not platform.anywhere:
        hosts = [host_of(url)[1] for url in urls]
        assert [host for host in platform.hosts if not any(f".{one}".endswith(f".{host}") for one in hosts)] == []
    if isinstance(platform.parse, AddressGrammar):
        patterns = dict(platform.parse.patterns)
        unused = [
            route.path
            for route in platform.parse.routes
            if not any(address is not None and matched(route, patterns, address) is not None for address in found)
        ]
        assert unused == []


@pytest.mark.parametrize("name", [name for name in cases.NAMES if "reserved" in cases.of(name)])
def test_what_a_platform_calls_its_own_pages_is_no_account(name: str) -> None:
    words = str(cases.of(name)["reserved"]).split()
    platform = by_name(name)
    assert isinstance(platform.parse, AddressGrammar)
    assert platform.parse.reserved == set(words)
    for word in words:
        found = parse_post_url(f"https://{platform.hosts[0]}/{word}")
        assert found is None or found.handle != word


@pytest.mark.parametrize(("name", "case"), cases.each("urls"))
def test_urls(name: str, case: dict[str, Any]) -> None:
    found = parse_post_url(case["url"])
    if case["expected"] is None:
        assert found is None
        return
    assert found is not None
    assert found.platform == name
    for field, value in case["expected"].items():
        assert getattr(found, field) == value, field
    if "handle" not in case["expected"] and found.kind == "post" and "i/" in case["url"]:
        assert found.handle is None


@pytest.mark.parametrize(("name", "case"), cases.each("urls"))
def test_canonical_address_names_the_same(name: str, case: dict[str, Any]) -> None:
    found = parse_post_url(case["url"])
    if found is None:
        return
    again = parse_post_url(found.url)
    assert again is not None
    assert (again.platform, again.kind, again.native_id) == (found.platform, found.kind, found.native_id)


@pytest.mark.parametrize(("name", "case"), cases.each("ids"))
def test_ids(name: str, case: dict[str, Any]) -> None:
    if case["expected"] == "refused":
        with pytest.raises(InvalidPostId):
            date_post_id(name, case["id"])
        return
    found = date_post_id(name, case["id"])
    if case["expected"] is None:
        assert found is None
        return
    assert found is not None
    assert found.basis == "post-id"
    first = cases.moment(case["expected"])
    last = cases.moment(case["expected_latest"]) if "expected_latest" in case else first
    # With both ends given, the interval overlaps them; else it is the second that the table names.
    assert first <= found.latest
    assert found.earliest < last + timedelta(seconds=1)


def _form(name: str, form: str) -> MarkupForm:
    return next(found for found in by_name(name).forms if found.form == form)


@pytest.mark.parametrize(("name", "case"), cases.each("markup"))
def test_markup(name: str, case: dict[str, Any]) -> None:
    element = BeautifulSoup(case["html"], "html.parser").find(True)
    assert isinstance(element, Tag)
    form = _form(name, case["form"])
    assert element.name in form.tags
    found = form.read(element)
    if case["expected"] is None:
        assert found is None
        return
    assert found is not None
    for field, value in case["expected"].items():
        assert getattr(found, field) == value, field
    if found.words is not None:
        assert found.words_at is not None
        assert found.printed[found.words_at :].startswith(found.words)
