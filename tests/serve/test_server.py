"""The pages over HTTP: who is answered, with which headers, and that nothing of an article is obeyed."""

from __future__ import annotations

import re
import socket

import httpx
import pytest
from bs4 import BeautifulSoup

from tests.serve.conftest import HOSTILE, Running
from tracker.errors import ServerError
from tracker.serve.guard import Token, hosts_of
from tracker.serve.server import listening

_LISTS = ("statements", "claims", "documents", "findings", "checks")
_PAGES = ["/", "/index.html", "/search.html?q=generator", *(f"/{name}.html" for name in _LISTS)]


def _soup(answer: httpx.Response) -> BeautifulSoup:
    return BeautifulSoup(answer.text, "html.parser")


def _token(browser: httpx.Client) -> str:
    field = _soup(browser.get("/query.html")).find("input", attrs={"name": "token"})
    assert field is not None
    return str(field["value"])


def _all_pages(running: Running) -> list[str]:
    ids = running.ids
    return [
        *_PAGES,
        "/query.html",
        f"/documents/{ids['document_id']}.html",
        f"/statements/{ids['statement_id']}.html",
        "/nothing",
    ]


def test_every_page_is_answered_under_a_strict_policy(browser: httpx.Client, running: Running) -> None:
    for address in _all_pages(running):
        answer = browser.get(address)
        assert answer.status_code == (404 if address == "/nothing" else 200), address
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "server" not in answer.headers


def test_no_page_asks_for_anything_elsewhere(browser: httpx.Client, running: Running) -> None:
    for address in _all_pages(running):
        page = _soup(browser.get(address))
        assert page.find_all(["img", "iframe", "object", "embed", "link", "base"]) == [], address
        assert [script for script in page.find_all("script") if script.get("src")] == []
        assert {str(form["action"]).startswith("/") for form in page.find_all("form")} <= {True}


def test_links_between_pages_lead_somewhere(browser: httpx.Client, running: Running) -> None:
    met: set[str] = set()
    for address in _all_pages(running):
        for link in _soup(browser.get(address)).find_all("a", href=True):
            target = str(link["href"]).partition("#")[0]
            if target.startswith("/"):
                met.add(target)
            else:
                assert target == "" or target.startswith(("https://vell.example/", "https://x.com/")), target
    for target in sorted(met)[:40]:
        assert browser.get(target, follow_redirects=True).status_code == 200, target


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", ""]
)
def test_other_names_are_not_answered(running: Running, browser: httpx.Client, host: str) -> None:
    answer = browser.get("/", headers={"Host": host.format(port=running.port)})
    assert answer.status_code == 421
    assert "Tracker" not in answer.text


def test_two_host_headers_are_not_answered(running: Running) -> None:
    with socket.create_connection(("127.0.0.1", running.port), timeout=10) as raw:
        head = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
        raw.sendall(head.encode())
        assert re.match(rb"HTTP/1.1 4\d\d ", raw.recv(100))


def test_the_names_of_this_machine_are_answered(running: Running, browser: httpx.Client) -> None:
    for host in hosts_of("127.0.0.1", running.port):
        assert browser.get("/", headers={"Host": host}).status_code == 200


def test_the_port_of_the_web_may_be_left_out() -> None:
    assert "localhost" in hosts_of("127.0.0.1", 80)
    assert "localhost" not in hosts_of("127.0.0.1", 8080)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:{port}"])
def test_forms_of_other_sites_are_refused(running: Running, browser: httpx.Client, origin: str) -> None:
    form = {"token": _token(browser), "sql": "SELECT 1"}
    answer = browser.post("/query.html", data=form, headers={"Origin": origin.format(port=running.port)})
    assert answer.status_code == 403


@pytest.mark.parametrize("token", [None, "", "x", "é" * 50])
def test_a_query_without_the_token_is_refused(browser: httpx.Client, token: str | None) -> None:
    form = {"sql": "SELECT 1"} | ({"token": token} if token is not None else {})
    assert browser.post("/query.html", data=form).status_code == 403


def test_every_run_has_a_token_of_its_own() -> None:
    one, other = Token(), Token()
    assert one.matches(one.value)
    assert not one.matches(other.value)
    assert len(one.value) >= 40


def test_a_query_is_answered(running: Running, browser: httpx.Client) -> None:
    form = {"token": _token(browser), "sql": "SELECT 'Ilse' || ' Marn' AS keeper, 7 AS boats"}
    answer = browser.post("/query.html", data=form, headers={"Origin": running.url})
    assert answer.status_code == 200
    page = _soup(answer)
    assert [cell.text for cell in page.select("table th")] == ["keeper", "boats"]
    assert [cell.text for cell in page.select("table td")] == ["Ilse Marn", "7"]


def test_what_a_query_holds_and_gives_is_text(browser: httpx.Client) -> None:
    quoted = HOSTILE.replace("'", "''")
    form = {"token": _token(browser), "sql": f"SELECT '{quoted}' AS \"<b>{HOSTILE}\""}
    answer = browser.post("/query.html", data=form)
    page = _soup(answer)
    assert page.select("table td")[0].text == HOSTILE
    assert page.select("table th")[0].text == f"<b>{HOSTILE}"
    assert page.select("textarea")[0].text == form["sql"]
    assert page.find_all("img") == []
    assert len(page.find_all("script")) == 1
    failed = browser.post("/query.html", data={**form, "sql": f"SELECT {HOSTILE}"})
    assert "<img" not in failed.text


def test_what_is_searched_for_is_text(browser: httpx.Client) -> None:
    page = _soup(browser.get("/claims.html", params={"q": f'"{HOSTILE}', "publisher": HOSTILE}))
    field = page.find("input", attrs={"name": "q"})
    assert field is not None
    assert str(field["value"]).startswith(f'"{HOSTILE}')
    assert page.find_all("img") == []


def test_words_of_an_article_are_text(browser: httpx.Client) -> None:
    for address in ("/claims.html?q=alert", "/documents.html?q=hostile"):
        page = _soup(browser.get(address))
        assert page.find_all("img") == []
        assert len(page.find_all("script")) == 1
    document = _soup(browser.get("/documents.html?q=hostile")).select_one("#drows a")
    assert document is not None
    shown = _soup(browser.get(str(document["href"])))
    assert HOSTILE in shown.text
    assert shown.find_all("img") == []


def test_a_search_of_everything_shows_the_first_of_each_list(browser: httpx.Client) -> None:
    page = _soup(browser.get("/search.html", params={"q": "Generator"}))
    headings = [heading.text for heading in page.select("main h2")]
    assert headings == ["Statements: 1", "Claims: 60", "Documents: 0", "Findings: 0"]
    assert len(page.select("section[aria-labelledby=claims] tbody tr")) == 8
    assert page.select_one("a[href='/claims.html?q=Generator']")
    assert _soup(browser.get("/search.html?q=")).select("main h2") == []


def test_a_form_too_long_or_of_another_type_is_not_read(browser: httpx.Client) -> None:
    token = _token(browser)
    assert browser.post("/query.html", data={"token": token, "sql": "x" * 200_000}).status_code == 413
    assert browser.post("/query.html", json={"token": token, "sql": "SELECT 1"}).status_code == 415
    assert browser.post("/claims.html", data={"token": token}).status_code == 405
    assert browser.request("DELETE", "/").status_code == 405


def test_a_claim_leads_to_its_statement(running: Running, browser: httpx.Client) -> None:
    answer = browser.get(f"/claims/{running.ids['claim_id']}.html")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/statements/{running.ids['statement_id']}.html")


@pytest.mark.parametrize("address", ["/claims/clm_zz.html", "/documents/doc_zz.html", "/statements/x.html"])
def test_what_is_not_there_is_said_to_be_not_there(browser: httpx.Client, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == 404
    assert "there is no" in answer.text or "no claim" in answer.text


def test_a_port_in_use_is_told(running: Running) -> None:
    with pytest.raises(ServerError, match=f"port {running.port}"), listening(running.port):
        pass


def test_a_named_question_stands_in_the_box_ready_to_run(browser: httpx.Client) -> None:
    page = _soup(browser.get("/query.html"))
    links = [str(link["href"]) for link in page.select("section[aria-labelledby=known] a")]
    assert "/query.html?question=claims" in links
    for link in links:
        held = _soup(browser.get(link)).select("textarea")[0].text
        assert held.startswith("-- "), link
    assert _soup(browser.get("/query.html?question=../../etc/passwd")).select("textarea")[0].text == ""


def test_no_page_waits_for_an_acknowledgement() -> None:
    with listening(0) as opened:
        # What asyncio looks at before it turns Nagle's algorithm off.
        assert opened.proto == socket.IPPROTO_TCP
