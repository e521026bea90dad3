"""What is written where: everything, one claim, one statement, one document; and what is told when it cannot be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.report.conftest import Report
from tests.report.test_pages import soup
from tracker.cli import main
from tracker.errors import StoreError, UnknownId
from tracker.report import site
from tracker.report.site import report, resolve
from tracker.store import Store


def _names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.html"))


def _first(opened: Store, column: str) -> str:
    sql = f"SELECT {column} FROM claims JOIN statements USING (statement_id) ORDER BY claims.claim_id LIMIT 1"  # noqa: S608
    return str(opened.query(sql).rows[0][0])


def test_a_statement_with_the_documents_it_stands_in(opened: Store, tmp_path: Path) -> None:
    statement_id = _first(opened, "claims.statement_id")
    written = report(opened, statement_id, tmp_path)
    documents = opened.query(f"SELECT DISTINCT document_id FROM claims WHERE statement_id = '{statement_id}'")  # noqa: S608
    assert written.first == tmp_path / "statements" / f"{statement_id}.html"
    assert _names(tmp_path) == sorted(
        ["checks.html", f"statements/{statement_id}.html", *(f"documents/{row[0]}.html" for row in documents.rows)]
    )


def test_a_claim_gives_its_statement(opened: Store, tmp_path: Path) -> None:
    claim_id = _first(opened, "claims.claim_id")
    written = report(opened, claim_id.removeprefix("clm_")[:12], tmp_path)
    assert written.first == tmp_path / "statements" / f"{_first(opened, 'claims.statement_id')}.html"
    assert soup(written.first).find(id=claim_id)


def test_a_document_with_the_statements_in_it(opened: Store, tmp_path: Path) -> None:
    document_id = _first(opened, "document_id")
    written = report(opened, document_id, tmp_path)
    assert written.first == tmp_path / "documents" / f"{document_id}.html"
    assert len(_names(tmp_path / "documents")) == 1
    for link in soup(written.first).select("a[href^='../']"):
        assert (written.first.parent / str(link["href"]).partition("#")[0]).is_file()


def test_ids_that_name_nothing_or_several(opened: Store) -> None:
    for wrong in ("clm_zzz", "", "zzz"):
        with pytest.raises(UnknownId, match="tracker report all"):
            resolve(opened, wrong)
    with pytest.raises(UnknownId, match="give more of it"):
        resolve(opened, "doc_")


def test_a_report_of_all_takes_the_place_of_the_one_before(opened: Store, tmp_path: Path) -> None:
    stale = tmp_path / "documents" / "doc_gone.html"
    stale.parent.mkdir()
    stale.write_text("old", encoding="utf-8")
    notes = tmp_path / "documents" / "notes.html"
    notes.write_text("mine", encoding="utf-8")
    written = report(opened, "all", tmp_path)
    assert not stale.exists()
    assert notes.read_text(encoding="utf-8") == "mine"
    assert len(_names(tmp_path)) == written.pages + 1
    again = {name: (tmp_path / name).read_bytes() for name in _names(tmp_path)}
    report(opened, "all", tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in _names(tmp_path)} == again


def test_a_large_report_leaves_out_what_was_said_once(
    opened: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "MOST_SINGLE", 0)
    monkeypatch.setattr(site, "_LISTED", 2)
    report(opened, "all", tmp_path)
    listed = soup(tmp_path / "statements.html")
    assert "have no page of their own" in listed.get_text()
    assert listed.select_one("nav.pages strong[aria-current]")
    assert (tmp_path / "documents-3.html").is_file()
    assert len(soup(tmp_path / "documents-3.html").select("#drows tbody tr")) == 1
    every = opened.query("SELECT count(DISTINCT statement_id) FROM claims").rows[0][0]
    assert 0 < len(_names(tmp_path / "statements")) < int(str(every))


def test_a_folder_that_cannot_be_written(opened: Store, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        report(opened, "all", tmp_path / "taken")


def test_the_verb(
    made: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["tracker", "report", "-o", str(tmp_path / "out"), "--db", str(made.database)])
    with pytest.raises(SystemExit) as ended:
        main()
    out, err = capsys.readouterr()
    assert ended.value.code == 0
    assert out.strip() == str(tmp_path / "out" / "index.html")
    assert "pages written" in err


def test_the_overview_counts_and_stays_small(made: Report, opened: Store) -> None:
    page = soup(made.folder / "index.html")
    counts = {line.get_text().split(maxsplit=1)[1]: line.b.get_text() for line in page.select(".counts li") if line.b}
    assert counts["documents"] == "5"
    assert counts["claims"] == str(opened.query("SELECT count(*) FROM claims").rows[0][0])
    assert (made.folder / "index.html").stat().st_size < 2_000_000
    found = opened.query("SELECT count(*) FROM findings").rows[0][0]
    told = sum(int(row.select("td")[-1].get_text()) for row in page.select("#checks ~ table tbody tr"))
    assert told == found
