"""What the search page holds: all that is searched, nothing that a browser obeys, and no more than its budget."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.report.conftest import Report
from tests.report.test_pages import soup
from tracker.report.html import Places, page, script_of, shown
from tracker.report.overview import prepare_lists
from tracker.report.search import BUDGET, searchable
from tracker.report.statement_view import prepare
from tracker.store import Store

_ESCAPED = re.compile(r"\\u003c")


def _held(opened: Store, budget: int = BUDGET) -> tuple[dict[str, list[list[str]]], dict[str, int], str]:
    """The rows by kind, what was left out, and the data as written."""
    prepare(opened)
    prepare_lists(opened)
    found = searchable(opened, Places(lists=True), budget)
    return json.loads(str(found.data)), {what: count for count, what in found.left_out}, str(found.data)


def test_everything_is_in_it(opened: Store) -> None:
    held, left_out, _ = _held(opened)
    assert left_out == {}
    for what in ("statements", "documents", "findings"):
        count = opened.query(f"SELECT count(*) FROM {what}").rows[0][0]  # noqa: S608
        assert len(held[what]) == count, what


def test_every_wording_of_a_statement_is_searched(opened: Store) -> None:
    held, _, _ = _held(opened)
    words = {part for row in held["statements"] for part in (row[0], *row[4:])}
    rows = opened.query(
        "SELECT c.text FROM claims AS c JOIN documents AS d USING (document_id) WHERE d.is_current"
    ).rows
    texts = {" ".join(str(shown(text)).split()) for (text,) in rows}
    assert len(texts) > 5
    assert texts <= words


def test_nothing_in_it_ends_the_script(opened: Store) -> None:
    _, _, written = _held(opened)
    assert "<" not in written
    assert _ESCAPED.search(written)


@pytest.mark.parametrize("budget", [0, 500, 2_000, 1_000])
def test_the_budget_holds_and_what_is_left_out_is_counted(opened: Store, budget: int) -> None:
    all_held, _, _ = _held(opened)
    held, left_out, written = _held(opened, budget)
    assert len(written.encode()) <= budget + 60
    for what, rows in held.items():
        assert rows == all_held[what][: len(rows)]
        assert len(rows) + left_out.get(what, 0) == len(all_held[what])
    assert left_out


def test_the_page_says_what_it_leaves_out(opened: Store, tmp_path: Path) -> None:
    prepare(opened)
    prepare_lists(opened)
    for budget, told in ((BUDGET, False), (1_000, True)):
        found = searchable(opened, Places(lists=True), budget)
        path = tmp_path / "search.html"
        drawn = page("search.html", Places(lists=True), found=found, database="x.duckdb", **script_of("search.js"))
        path.write_text(drawn, encoding="utf-8")
        text = soup(path).get_text(" ")
        assert ("tracker serve --db x.duckdb" in text) is told
        assert "scripts are switched off" in text


def test_every_page_of_a_whole_report_leads_to_it(made: Report) -> None:
    for path in made.folder.rglob("*.html"):
        links = [str(link["href"]) for link in soup(path).select("header nav a")]
        assert any((path.parent / link).resolve() == made.folder / "search.html" for link in links), path
