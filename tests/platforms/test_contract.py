"""Every platform brings its cases, and behaves as they say."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from tests.platforms import cases
from tracker.errors import InvalidPostId
from tracker.platforms import all_platforms, by_name, date_post_id, parse_post_url
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
