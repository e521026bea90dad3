"""`tracker check` and `tracker claims`: what they print, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tracker import store
from tracker.cli import app
from tracker.errors import UnknownCheck

PAGE = """<html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="{published}"></head><body><article><h1>{title}</h1>
<p>“The night ferry will not sail before the spring,” said Marta Ellingham, the harbour master.</p>
<p>The harbour had been closed after the storm. The boats of the fishermen lay on the slope behind the market.</p>
<p>Bread came over the bridge. The school was shut, and the children were seen on the wall with kites.</p>
<blockquote class="twitter-tweet"><p lang="en">All tickets stay valid until June.</p>
&mdash; Harwick Ferry (@HarwickFerry)
<a href="https://twitter.com/HarwickFerry/status/1765007396732685834">{day}</a></blockquote>
</article></body></html>"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two outlets with one quotation and one post; the second is older than the post and prints a wrong day."""
    pages = tmp_path_factory.mktemp("pages")
    for name, published, day in (
        ("Harwick Post", "2024-03-06T09:00:00Z", "March 5, 2024"),
        ("Oduya Online", "2024-03-04T09:00:00Z", "March 1, 2024"),
    ):
        page = PAGE.format(title=f"Ferry news of the {name}", outlet=name, published=published, day=day)
        (pages / f"{name}.html").write_text(page, encoding="utf-8")
    made = tmp_path_factory.mktemp("made") / "case.duckdb"
    result = CliRunner().invoke(app, ["ingest", str(pages), "--db", str(made)])
    assert result.exit_code == 0, result.output
    return made


def test_check_runs_all_and_says_what_was_found(database: Path) -> None:
    result = CliRunner().invoke(app, ["check", "--db", str(database)])
    assert result.exit_code == 1
    lines = {line.split()[0]: line for line in result.stdout.splitlines()[2:]}
    assert "found" in lines["date_contradicts_post_id"]
    assert "found" in lines["reported_before_posted"]
    assert "passed" in lines["author_disputed"]
    with store.open(database, read_only=True) as opened:
        rows = opened.query("SELECT DISTINCT check_name FROM findings WHERE severity = 'error'").rows
    assert sorted(rows) == [("date_contradicts_post_id",), ("reported_before_posted",)]


def test_a_named_check_shows_its_findings(database: Path) -> None:
    result = CliRunner().invoke(app, ["check", "date_contradicts_post_id", "--db", str(database)])
    assert result.exit_code == 1
    assert "All tickets stay valid until June" in result.stdout
    assert "Oduya Online" in result.stdout
    assert "Harwick Post" not in result.stdout


def test_nothing_grave_is_no_failure(database: Path) -> None:
    result = CliRunner().invoke(app, ["check", "undated_claim", "single_origin", "--db", str(database)])
    assert result.exit_code == 0


def test_an_unknown_check_is_told(database: Path) -> None:
    result = CliRunner().invoke(app, ["check", "no_such", "--db", str(database)])
    assert isinstance(result.exception, UnknownCheck)


@pytest.mark.parametrize(
    ("arguments", "claims"),
    [
        ([], 4),
        (["spring"], 2),
        (["SPRING", "--document", "Oduya"], 1),
        (["--author", "ellingham"], 2),
        (["--handle", "@harwickferry"], 2),
        (["--handle", "nobody"], 0),
        (["--finding", "reported_before_posted"], 1),
        (["--from", "2024-03-06", "--author", "Ellingham"], 1),
        (["--until", "2024-03-04", "--author", "Ellingham"], 1),
        (["--from", "2031-01-01"], 0),
    ],
)
def test_claims_are_filtered(database: Path, arguments: list[str], claims: int) -> None:
    result = CliRunner().invoke(app, ["claims", *arguments, "--format", "json", "--db", str(database)])
    assert result.exit_code == 0, result.output
    assert len(json.loads(result.stdout)) == claims
