"""The pages in a real browser: nothing runs, nothing is asked of the network, the keyboard reaches everything."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, Page

from tests.browsing import Watched, launched, needs_browser, watched
from tests.clock import limit
from tests.report.conftest import Report
from tests.report.made import large_document
from tracker.checks import available
from tracker.report.findings import finding
from tracker.report.html import Places, page, script_of
from tracker.report.search import BUDGET, Searchable
from tracker.report.statement_view import prepare, statement_views
from tracker.report.values import statement_values
from tracker.store import Store

pytestmark = needs_browser
_NOWHERE = dict.fromkeys(("claim_id", "document_id", "embed_id", "detail"))
# What the note of each kind of mark says in any case.
_SAID_OF = {
    "claim": "confidence",
    "post": "confidence",
    "date": "It says when it",
    "handle": "an account on ",
    "hashtag": "a topic",
    "link": " on ",
}
Open = Callable[..., Watched]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from launched()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    contexts = []

    def open_page(path: Path, *, width: int = 1280, scripts: bool = True) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        contexts.append(context)
        noted = watched(context)
        noted.page.goto(path.as_uri())
        return noted

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_load_in_silence_and_ask_nobody(made: Report, visit: Open, width: int) -> None:
    paths = [*sorted(made.folder.glob("*.html")), *made.pages("documents"), *made.pages("statements")[:3]]
    for path in paths:
        noted = visit(path, width=width)
        assert noted.told == [], path
        assert noted.asked == [path.as_uri()]
        assert noted.page.evaluate("window.owned") is None
        assert noted.page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_claims_mark_holds_exactly_the_claim(made: Report, opened: Store, visit: Open) -> None:
    rows = opened.query(
        "SELECT d.document_id, substring(d.text, c.start_char + 1, c.end_char - c.start_char) "
        "FROM claims AS c JOIN documents AS d USING (document_id)"
    ).rows
    for path in made.pages("documents"):
        wanted = [str(words) for document_id, words in rows if document_id == path.stem]
        if "window.owned" in path.read_text(encoding="utf-8"):
            continue  # its hidden characters are shown as signs
        drawn = visit(path).page.evaluate(
            """() => { const found = {};
            for (const mark of document.querySelectorAll('.text mark.claim'))
                found[mark.dataset.n] = (found[mark.dataset.n] || '') + mark.textContent;
            return Object.values(found); }"""
        )
        assert sorted(drawn) == sorted(wanted)


def test_the_keyboard_reaches_every_note_in_the_order_of_the_text(made: Report, visit: Open) -> None:
    path = next(path for path in made.pages("documents") if "herald.example" in path.read_text(encoding="utf-8"))
    shown = visit(path).page
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.className") == "skip"
    wanted = shown.evaluate("[...document.querySelectorAll('.text a.ref')].map(a => a.dataset.n)")
    reached: list[str] = []
    met: set[str] = set()
    for _ in range(60):
        if len(reached) == len(wanted):
            break
        shown.keyboard.press("Tab")
        number = shown.evaluate("document.activeElement.matches('a.ref') ? document.activeElement.dataset.n : ''")
        if number:
            reached.append(number)
            card = shown.locator("#card")
            assert card.is_visible()
            told = card.inner_text()
            kind = shown.evaluate("document.activeElement.getAttribute('aria-label').split(' ')[0]")
            assert _SAID_OF[kind] in told, (kind, told)
            met.add(kind)
    assert met >= {"claim", "post", "date", "handle"}
    assert reached == wanted
    shown.locator(".text a.ref").first.focus()
    shown.keyboard.press("Escape")
    assert not shown.locator("#card").is_visible()
    shown.keyboard.press("Enter")
    assert shown.evaluate("location.hash") == f"#n{wanted[0]}"


def test_arrows_go_from_mark_to_mark(made: Report, visit: Open) -> None:
    path = next(path for path in made.pages("documents") if "herald.example" in path.read_text(encoding="utf-8"))
    shown = visit(path).page
    stops = shown.locator(".text a.ref")
    stops.first.focus()
    for key, wanted in (("ArrowRight", 1), ("End", -1), ("ArrowRight", -1), ("ArrowLeft", -2), ("Home", 0)):
        shown.keyboard.press(key)
        assert shown.evaluate("document.activeElement.id") == stops.nth(wanted % stops.count()).get_attribute("id"), key
        assert shown.locator("#card").is_visible()
    assert "from mark to mark" in shown.locator(".keys").inner_text()


def test_a_date_and_a_handle_lead_to_their_notes_without_scripts(made: Report, visit: Open) -> None:
    path = next(path for path in made.pages("documents") if "herald.example" in path.read_text(encoding="utf-8"))
    shown = visit(path, scripts=False).page
    for kind in ("date", "handle"):
        link = shown.locator(f".text a.of-{kind}").first
        link.focus()
        shown.keyboard.press("Enter")
        assert shown.locator("li:target").inner_text().startswith(kind)


def test_pointing_at_a_claim_shows_who_and_when(made: Report, visit: Open) -> None:
    path = next(path for path in made.pages("documents") if "herald.example" in path.read_text(encoding="utf-8"))
    shown = visit(path).page
    shown.locator(".text mark.claim.k-direct").first.hover()
    card = shown.locator("#card").inner_text()
    for part in ("Ilse Marn", "said 2031-05-06", "rule ", "confidence "):
        assert part in card, part


def test_search_and_filter_leave_what_is_asked_for(made: Report, visit: Open) -> None:
    shown = visit(made.folder / "index.html").page
    rows = shown.locator("#drows tbody tr:visible")
    assert rows.count() == 5
    shown.locator('form[data-rows="drows"] input').fill("ORV")
    assert rows.count() == 1
    assert "Courier" in rows.first.inner_text()
    shown.locator('form[data-rows="drows"] input').fill("no such words")
    assert rows.count() == 0
    assert "0 of 5 shown" in shown.locator('form[data-rows="drows"] output').inner_text()


_SCREENS = [(1280, 800), (390, 844)]


@pytest.mark.parametrize(("width", "height"), _SCREENS)
def test_a_statement_answers_on_the_first_screen(made: Report, visit: Open, width: int, height: int) -> None:
    for path in made.pages("statements"):
        assert _answered_at(visit(path, width=width).page) <= height, path


@pytest.mark.parametrize(("width", "height"), _SCREENS)
def test_so_does_one_of_which_there_is_much_to_say(
    opened: Store, tmp_path: Path, visit: Open, width: int, height: int
) -> None:
    prepare(opened)
    largest = "SELECT statement_id FROM claims GROUP BY ALL ORDER BY count(*) DESC, statement_id LIMIT 1"
    (view,) = statement_views(opened, [str(opened.query(largest).rows[0][0])])
    outlets = [f"The Harbour and Islands Gazette of Vell {number}" for number in range(9)]
    found = [finding({"check_name": name, "severity": "warning", **_NOWHERE}) for name in available()]
    crowded = replace(
        view,
        text="The ferry did not sail because nobody had mended the lamp. " * 9,
        voices=tuple((f"The Harbour Master of Vell {number}", "organisation", 2) for number in range(9)),
        when="said 2031-05-06 to 2031-05-09; the times given disagree",
        publishers=tuple(outlets),
        relays=tuple(outlets),
        claims=120,
        documents=90,
        findings=tuple(found),
    )
    path = tmp_path / "crowded.html"
    path.write_text(page("statement.html", Places(), **statement_values(crowded, "x")), encoding="utf-8")
    assert _answered_at(visit(path, width=width).page) <= height


def _answered_at(shown: Page) -> float:
    """Where the answers of a statement's page end, in pixels from its top."""
    return float(shown.evaluate("document.querySelector('dl.answers').getBoundingClientRect().bottom"))


def test_the_whole_report_is_searched_by_keyboard(made: Report, visit: Open) -> None:
    noted = visit(made.folder / "search.html")
    shown, told = noted.page, noted.page.locator("#search output")
    shown.keyboard.type("ÏLSE turned  back")  # an accent and capitals that the text does not have
    shown.keyboard.press("Enter")
    found = shown.locator("#results li").all_inner_texts()
    assert found
    assert all("Ilse" in text for text in found)
    shown.keyboard.press("Tab")
    shown.keyboard.press("Enter")
    shown.wait_for_url("**/statements/*.html")
    assert "turned back" in shown.locator("main").inner_text()
    shown.go_back()
    assert shown.locator("#search input").input_value() == "ÏLSE turned  back"
    shown.locator("#search input").fill("no such words anywhere")
    told.get_by_text("Nothing found").wait_for()
    assert shown.locator("#results li").count() == 0
    shown.locator("#search input").fill("onerror")
    shown.locator("#results li").first.wait_for()
    assert shown.evaluate("window.owned") is None
    assert shown.locator("#results img").count() == 0
    assert noted.told == []
    assert all(address.startswith("file:") for address in noted.asked)


def test_the_search_page_without_scripts_says_what_to_use(made: Report, visit: Open) -> None:
    shown = visit(made.folder / "search.html", scripts=False).page
    assert shown.get_by_text("scripts are switched off").is_visible()
    assert not shown.locator("#search").is_visible()


def test_a_search_page_as_large_as_it_may_be_answers_at_once(tmp_path: Path, visit: Open) -> None:
    row = ["The ferry did not sail on the day in question, the harbour master said", "Ilse Marn", "a.html", ""]
    rows = json.dumps([[f"{number} {row[0]}", *row[1:]] for number in range(BUDGET // 110)])
    found = Searchable(Markup(f'{{"statements":{rows}}}'), ())  # noqa: S704 - ours
    path = tmp_path / "search.html"
    drawn = page("search.html", Places(lists=True), found=found, database="x", **script_of("search.js"))
    path.write_text(drawn, encoding="utf-8")
    shown = visit(path).page
    begun = time.monotonic()
    shown.locator("#search input").fill("36000 marn")
    shown.locator("#results li").first.wait_for()
    assert shown.locator("#results li").count() == 1
    assert time.monotonic() - begun < limit(5)


def test_everything_can_be_read_without_scripts(made: Report, visit: Open) -> None:
    shown = visit(made.pages("documents")[0], scripts=False).page
    assert shown.locator(".text").inner_text().strip()
    assert shown.locator(".note").first.is_visible()
    without = visit(made.folder / "index.html", scripts=False).page
    assert without.locator("#drows tbody tr").count() == 5
    assert not without.locator("form.filter").first.is_visible()


def test_five_thousand_claims_on_one_page_stay_usable(tmp_path: Path, visit: Open) -> None:
    view = large_document(5_000)
    path = tmp_path / "large.html"
    path.write_text(page("document.html", Places(), view=view, head=view.head, database="x"), encoding="utf-8")
    begun = time.monotonic()
    shown = visit(path).page
    assert shown.locator(".text mark.claim").count() == 5_000
    # All marks are one stop of the tabulator, and the text and its notes can be passed by.
    assert shown.locator(".text a.ref:not([tabindex='-1'])").count() == 1
    shown.locator(".skip.here").focus()
    shown.keyboard.press("Enter")
    assert shown.evaluate("location.hash") == "#custody"
    shown.locator(".text a.ref").first.focus()
    shown.keyboard.press("End")
    assert "Speaker 4999" in shown.locator("#card").inner_text()
    waited = shown.evaluate(
        """() => { const begun = performance.now(); document.querySelectorAll('.text a.ref')[10].focus();
        document.body.offsetHeight; return performance.now() - begun; }"""
    )
    assert waited < limit(500)
    assert time.monotonic() - begun < limit(30)
