"""Search, filters and pages of the lists."""

from __future__ import annotations

import httpx
import pytest
from bs4 import BeautifulSoup

from tests.serve.conftest import Running
from tracker.serve.listing import ROWS, listed


def _page(browser: httpx.Client, address: str) -> tuple[str, list[str], dict[str, str]]:
    """What is told of the number of rows, the addresses in the first table, and the links to other pages."""
    page = BeautifulSoup(browser.get(address).text, "html.parser")
    told = page.select_one(".told")
    rows = [str(link["href"]) for link in page.select("main tbody tr td a") if "/claims/" in str(link["href"])]
    turns = {str(link["rel"][0]): str(link["href"]) for link in page.select("nav.pages a")}
    return told.text if told else "", rows, turns


def test_pages_follow_each_other_without_gap_or_repetition(browser: httpx.Client) -> None:
    told, first, turns = _page(browser, "/claims.html")
    assert told == f"1–{ROWS} of 122"
    assert set(turns) == {"next"}
    told, second, turns_second = _page(browser, turns["next"])
    assert told == f"{ROWS + 1}–{2 * ROWS} of 122"
    told, third, turns_third = _page(browser, turns_second["next"])
    assert told == f"{2 * ROWS + 1}–122 of 122"
    assert set(turns_third) == {"prev"}
    assert len({*first, *second, *third}) == 122
    assert _page(browser, turns_third["prev"])[1] == second
    assert _page(browser, turns_second["prev"])[1] == first


@pytest.mark.parametrize(
    ("address", "total"),
    [
        ("/claims.html?q=generator", 60),
        ("/claims.html?q=GENERATOR+lost", 60),
        ("/claims.html?q=gener", 60),
        ("/claims.html?q=marn", 61),
        ("/claims.html?q=lost+lighthouse", 0),
        ("/claims.html?q=lo", 0),
        ("/claims.html?kind=post", 61),
        ("/claims.html?kind=post&q=generator", 0),
        ("/claims.html?publisher=The+Vell+Courier&language=en", 122),
        ("/claims.html?publisher=Nobody", 0),
        ("/claims.html?author=Nobody", 0),
        ("/claims.html?since=1900-01-01&until=2999-12-31", 122),
        ("/claims.html?since=2999-12-31", 0),
        ("/claims.html?until=1900-01-01&q=generator", 0),
        ("/claims.html?since=yesterday&until=2031-13-40", 122),
        ("/claims.html?q=%21%21", 122),
        ("/claims.html?after=x&before=-1", 122),
        ("/claims.html?after=99999999999999999999", 122),
        ("/statements.html", 2),
        ("/statements.html?q=lighthouse", 1),
        ("/statements.html?q=lighthouse+generator", 0),
        ("/statements.html?findings=yes", 1),
        ("/statements.html?disputed=yes", 0),
        ("/statements.html?sources=2", 0),
        ("/statements.html?sources=x", 2),
        ("/documents.html", 61),
        ("/documents.html?q=dark+courier", 61),
        ("/documents.html?q=hostile", 1),
        ("/documents.html?language=fr", 0),
        ("/documents.html?since=1900-01-01&until=2999-12-31", 61),
        ("/documents.html?since=2999-12-31", 0),
        ("/documents.html?until=1900-01-01", 0),
        ("/documents.html?since=yesterday", 61),
        ("/findings.html", 61),
        ("/findings.html?severity=warning&check=hidden_characters", 61),
        ("/findings.html?severity=error", 0),
        ("/findings.html?q=lighthouse", 61),
    ],
)
def test_search_and_filters(browser: httpx.Client, address: str, total: int) -> None:
    told = _page(browser, address)[0]
    assert told.rpartition(" of ")[2] == (str(total) if total else "Nothing found")


def test_a_search_goes_on_over_pages(browser: httpx.Client) -> None:
    told, _, turns = _page(browser, "/claims.html?q=generator&kind=direct")
    assert told == f"1–{ROWS} of 60"
    told, rows, _ = _page(browser, turns["next"])
    assert (told, len(rows)) == (f"{ROWS + 1}–60 of 60", 10)


def test_filters_show_what_is_chosen_and_how_much_there_is(running: Running) -> None:
    with running.site.reader() as opened:
        found = listed(opened, "claims", {"kind": "post", "q": "vell"})
    authors = [choice for one in found.filters if one.name == "author" for choice in one.choices]
    assert authors
    assert {one.name: one.day for one in found.filters if one.day is not None} == {"since": "", "until": ""}
    with running.site.reader() as opened:
        chosen = listed(opened, "claims", {"author": authors[0].value, "since": "2000-01-01"})
    assert chosen.total == authors[0].rows
    assert [one.day for one in chosen.filters if one.name == "since"] == ["2000-01-01"]
    kinds = {choice.value: (choice.rows, choice.chosen) for choice in found.filters[0].choices}
    assert kinds == {"direct": (61, False), "post": (61, True)}
