"""The server in a real browser: every kind of page is silent, obeys no article, and is used by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import Watched, launched, needs_browser, watched
from tests.serve.conftest import HOSTILE, Running

pytestmark = needs_browser
Visit = Callable[..., Watched]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    yield from launched()


@pytest.fixture
def visit(chromium: Browser, running: Running) -> Iterator[Visit]:
    contexts = []

    def open_page(address: str, *, width: int = 1280, scripts: bool = True) -> Watched:
        context = chromium.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        contexts.append(context)
        noted = watched(context)
        noted.page.goto(running.url + address)
        return noted

    yield open_page
    for context in contexts:
        context.close()


def _addresses(running: Running) -> list[str]:
    ids = running.ids
    return [
        *("/", "/statements.html", "/claims.html?q=generator", "/documents.html", "/findings.html", "/checks.html"),
        *("/query.html", "/search.html?q=lighthouse", "/search.html?q=nothing+of+it", "/claims.html?q=alert"),
        f"/documents/{ids['document_id']}.html",
        f"/statements/{ids['statement_id']}.html",
        f"/claims/{ids['claim_id']}.html",
    ]


def _quiet(noted: Watched, running: Running) -> None:
    """Nothing was said, nothing asked of another machine, nothing of an article has run."""
    assert noted.told == []
    assert noted.asked
    assert [address for address in noted.asked if not address.startswith(running.url + "/")] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_every_kind_of_page_is_silent_and_fits(running: Running, visit: Visit, width: int) -> None:
    for address in _addresses(running):
        noted = visit(address, width=width)
        _quiet(noted, running)
        assert noted.page.locator("h1").count() == 1
        assert noted.page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_an_article_full_of_markup_runs_nothing(running: Running, visit: Visit) -> None:
    noted = visit("/documents.html?q=hostile")
    noted.page.locator("#drows a").first.click()
    noted.page.wait_for_load_state()
    assert HOSTILE in noted.page.locator(".text").inner_text()
    assert noted.page.locator("img").count() == 0
    for address in ("/claims.html?q=alert", "/search.html?q=" + "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"):
        noted.page.goto(running.url + address)
    _quiet(noted, running)


def _tab_to(page: Page, selector: str) -> None:
    """Presses Tab until an element has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def test_searching_filtering_and_turning_pages_by_keyboard(running: Running, visit: Visit) -> None:
    noted = visit("/claims.html")
    page = noted.page
    _tab_to(page, "input[name=q]")
    page.keyboard.type("generator")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=generator**")
    assert page.locator(".told").first.inner_text() == "1–50 of 60"
    _tab_to(page, "a[rel=next]")
    page.keyboard.press("Enter")
    page.wait_for_url("**after=**")
    assert page.locator(".told").first.inner_text() == "51–60 of 60"
    page.goto(running.url + "/claims.html")
    _tab_to(page, "select[name=kind]")
    page.keyboard.type("post")
    _tab_to(page, "form.ask button")
    page.keyboard.press("Enter")
    page.wait_for_url("**kind=post**")
    assert page.locator(".told").first.inner_text().endswith(" of 61")
    _tab_to(page, "tbody a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements/*.html")
    _quiet(noted, running)


def _ask(page: Page, sql: str) -> None:
    page.locator("#sql").fill(sql)
    _tab_to(page, "form button")
    page.keyboard.press("Enter")
    page.locator("#answer").wait_for()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_query_box_shows_the_rows(running: Running, visit: Visit, scripts: bool) -> None:
    noted = visit("/query.html", scripts=scripts)
    _ask(noted.page, "SELECT platform, count(*) AS posts FROM posts GROUP BY ALL")
    assert noted.page.locator("#answer").inner_text().startswith("1 row")
    assert noted.page.locator("#answer ~ .scroll th").all_inner_texts() == ["platform", "posts"]
    assert noted.page.locator("#answer ~ .scroll td").all_inner_texts()[0] == "twitter"
    _quiet(noted, running)


_REFUSED = {
    "SELECT * FROM read_csv('/etc/passwd')": "Not run",
    "ATTACH '/tmp/other.duckdb' AS other": "Not run",
    "DELETE FROM claims": "Not run",
    "COPY claims TO '/tmp/claims.csv'": "Not run",
    "SET memory_limit = '100GB'": "Not run",
    "SELEC 1": "Not run",
    "SELECT count(*) FROM range(100000000000) AS a, range(100000) AS b": "Stopped",
}


@pytest.mark.parametrize("sql", _REFUSED)
def test_the_query_box_says_why_it_does_not_run(running: Running, visit: Visit, sql: str) -> None:
    noted = visit("/query.html")
    _ask(noted.page, sql)
    assert noted.page.locator("#answer").inner_text() == _REFUSED[sql]
    message = noted.page.locator("section pre[role=status]").inner_text()
    assert len(message) > 10
    assert "root:" not in message
    assert noted.page.locator("section[aria-labelledby=answer] table").count() == 0
    assert noted.page.locator("#sql").input_value() == sql
    _quiet(noted, running)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_wide_and_long_answer_stays_in_its_place(running: Running, visit: Visit, width: int) -> None:
    noted = visit("/query.html", width=width)
    _ask(noted.page, "SELECT *, repeat('unbroken', 30) AS long FROM claims ORDER BY text")
    assert "only the first 20 rows" in noted.page.locator("section pre[role=status]").inner_text()
    assert noted.page.evaluate("document.documentElement.scrollWidth") <= width
    _quiet(noted, running)
