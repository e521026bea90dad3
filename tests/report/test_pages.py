"""The pages as HTML: marks cover exactly what they mark, and nothing of an article is obeyed."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from tests.report.conftest import Report
from tracker.checks import available
from tracker.report.html import marked, shown
from tracker.report.marks import Mark
from tracker.store import Store

_OUTER = re.compile(r"^(?:on[a-z]+|style|srcdoc)$")


def soup(path: Path) -> BeautifulSoup:
    """A page read as a browser would: BeautifulSoup would else make one line break of several that stand alone."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml", preserve_whitespace_tags={"div", "mark"})


def everything(made: Report) -> list[Path]:
    """Every page of the report."""
    return sorted(made.folder.rglob("*.html"))


def test_every_page_that_was_counted_is_there(made: Report) -> None:
    assert made.written.first == made.folder / "index.html"
    assert len(everything(made)) == made.written.pages
    assert len(made.pages("documents")) == 5


def test_marks_cover_exactly_the_characters_of_claims_and_posts(made: Report, opened: Store) -> None:
    rows = opened.query("SELECT claim_id FROM claims")
    assert len(rows.rows) > 4
    for path in made.pages("documents"):
        page = soup(path)
        text = opened.query(f"SELECT text FROM documents WHERE document_id = '{path.stem}'").rows[0][0]  # noqa: S608
        body = page.select_one(".text")
        assert body is not None
        assert body.get_text() == shown(text)
        assert sorted(_spans(body, "claim").values()) == _stored(opened, "claims", path.stem)
        assert sorted(_spans(body, "post").values()) == _stored(opened, "embeds", path.stem)


def _stored(opened: Store, table: str, document_id: str) -> list[tuple[int, int]]:
    rows = opened.query(f"SELECT start_char, end_char FROM {table} WHERE document_id = '{document_id}'").rows  # noqa: S608
    return sorted((int(str(start)), int(str(end))) for start, end in rows)


def _spans(body: Tag, kind: str) -> dict[str, tuple[int, int]]:
    """The first and last offset of each numbered mark of a kind, counted over the text of the page."""
    found: dict[str, tuple[int, int]] = {}
    at = 0
    for node in body.descendants:
        if isinstance(node, Tag):
            continue
        length = len(str(node))
        for mark in node.find_parents("mark"):
            number = mark.get("data-n")
            if kind in mark.get_attribute_list("class") and isinstance(number, str):
                first, _ = found.get(number, (at, 0))
                found[number] = (first, at + length)
        at += length
    return found


def test_emoji_and_right_to_left_text_are_in_the_report(made: Report, opened: Store) -> None:
    texts = "".join(str(row[0]) for row in opened.query("SELECT text FROM claims").rows)
    assert "👩‍🚒🇳🇴" in texts
    assert "فقدنا المولد" in texts


@pytest.mark.parametrize("hidden", ["\u202e", "\x00", "\x1b", "\r", "\x9b", "\u2028", "\u2066"])
def test_a_hidden_character_is_shown_by_one_sign(hidden: str) -> None:
    html = str(marked(f"a{hidden}b", [Mark(1, 2, "claim", f"label {hidden}", 1)]))
    assert hidden not in html
    body = BeautifulSoup(html, "lxml")
    assert len(body.get_text()) == 3


def test_nothing_of_an_article_is_markup(made: Report) -> None:
    for path in everything(made):
        page = soup(path)
        assert len(page.select("script:not([type])")) == 1, path
        assert {script.get("type") for script in page.find_all("script")} <= {None, "application/json"}
        assert len(page.find_all("style")) == 1
        for element in page.find_all(True):
            assert element.name not in ("img", "iframe", "object", "embed", "base", "template", "math")
            assert not [name for name in element.attrs if _OUTER.match(name)], (path, element.name)
        assert not page.select("svg[onload], b[onclick]")


def test_the_hostile_words_are_there_to_read(made: Report) -> None:
    pages = [soup(path).get_text() for path in made.pages("documents")]
    hostile = next(text for text in pages if "window.owned=1</script>" in text)
    assert "<img src=x onerror=window.owned=1>" in hostile
    assert "{{ 7*7 }}" in hostile


def test_links_lead_to_the_web_or_to_pages_that_exist(made: Report) -> None:
    outside = 0
    for path in everything(made):
        page = soup(path)
        ids = {str(element["id"]) for element in page.find_all(id=True)}
        for link in page.find_all("a", href=True):
            href = str(link["href"])
            parts = urlsplit(href)
            if parts.scheme:
                assert parts.scheme in ("http", "https"), href
                assert "noreferrer" in link.get_attribute_list("rel")
                outside += 1
            elif href.startswith("#"):
                assert href[1:] in ids, (path, href)
            else:
                assert (path.parent / parts.path).is_file(), (path, href)
                if parts.fragment:
                    assert soup(path.parent / parts.path).find(id=parts.fragment), (path, href)
    assert outside > 5


def test_no_page_loads_anything(made: Report) -> None:
    for path in everything(made):
        html = path.read_text(encoding="utf-8")
        page = BeautifulSoup(html, "lxml")
        assert not page.find_all(["link", "source", "video", "audio", "image", "use"])
        assert not page.find_all(src=True)
        assert "url(" not in html.split("</style>")[0]
        assert "@import" not in html.split("</style>")[0]


def test_a_strict_policy_stands_before_everything_it_rules(made: Report) -> None:
    for path in everything(made):
        html = path.read_text(encoding="utf-8")
        policy = soup(path).find("meta", {"http-equiv": "Content-Security-Policy"})
        assert isinstance(policy, Tag)
        content = str(policy["content"])
        assert content.startswith("default-src 'none'")
        assert "unsafe" not in content
        assert html.index("Content-Security-Policy") < html.index("<style>")


def test_pages_can_be_heard(made: Report) -> None:
    for path in everything(made):
        page = soup(path)
        assert page.html is not None
        assert page.html["lang"] == "en"
        assert len(page.find_all("h1")) == 1
        levels = [int(heading.name[1]) for heading in page.find_all(re.compile("^h[1-6]$"))]
        assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)
        assert page.find("main", id="main")
        for label in page.select("[aria-labelledby]"):
            assert page.find(id=str(label["aria-labelledby"])), (path, label["aria-labelledby"])
        ids = [str(element["id"]) for element in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), path
        assert all(svg.get("aria-label") or svg.get("aria-hidden") for svg in page.find_all("svg"))


def test_a_statement_page_answers_on_top(made: Report, opened: Store) -> None:
    row = opened.query(
        "SELECT statement_id FROM claims JOIN documents USING (document_id) WHERE author_name = 'Ilse Marn' "
        "AND publisher = 'The Vell Herald' GROUP BY statement_id ORDER BY count(*) DESC, statement_id LIMIT 1"
    ).rows[0]
    page = soup(made.folder / "statements" / f"{row[0]}.html")
    answers = page.select_one("dl.answers")
    assert answers is not None
    told = {
        div.dt.get_text(): " ".join(dd.get_text(" ", strip=True) for dd in div.find_all("dd"))
        for div in answers.find_all("div")
        if div.dt
    }
    assert list(told) == ["Who said it", "When", "Relayed by", "Independent sources", "What does not add up"]
    assert "Ilse Marn" in told["Who said it"]
    assert "2031-05-06" in told["When"]
    assert "The Vell Herald" in told["Relayed by"]
    assert told["Independent sources"].startswith("1 ")
    origins = [heading.get_text() for heading in page.select("section.group h3")]
    assert any("The Vell Herald" in origin for origin in origins)


def test_numbers_that_disagree_are_shown_on_both_sides(made: Report, opened: Store) -> None:
    rows = opened.query("SELECT DISTINCT c.statement_id FROM claims AS c WHERE c.text LIKE '%boats turned back%'").rows
    told = " ".join(soup(made.folder / "statements" / f"{row[0]}.html").get_text() for row in rows)
    assert "12 boats" in told
    assert "21 boats" in told
    differing = [
        element.get_text()
        for row in rows
        for element in soup(made.folder / "statements" / f"{row[0]}.html").select("ins, del")
    ]
    assert "12" in differing
    assert "21" in differing


def test_a_post_is_said_to_be_reconstructed(made: Report) -> None:
    for path in everything(made):
        for card in soup(path).select(".postcard"):
            assert "Reconstructed from the article, not from the platform" in card.get_text()


def test_where_a_flattened_post_may_begin_is_hatched(made: Report) -> None:
    hatched = [mark for path in made.pages("documents") for mark in soup(path).select(".text mark.uncertain")]
    assert hatched
    assert "may begin anywhere here" in str(hatched[0]["title"])


def test_every_check_is_linked_to_its_sql(made: Report) -> None:
    checks = soup(made.folder / "checks.html")
    assert "SELECT" in checks.get_text()
    statement = soup(made.pages("statements")[0])
    names = {str(link["href"]).partition("#")[2] for link in statement.select("#checks ~ table a")}
    assert names == set(available())
    assert all(checks.find(id=name) for name in names)


def test_custody_says_how_to_do_it_again(made: Report) -> None:
    text = soup(made.pages("statements")[0]).get_text()
    for part in ("SHA-256", "tracker audit clm_", "tracker ingest ", "rules ", "run_"):
        assert part in text, part
