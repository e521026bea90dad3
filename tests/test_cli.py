"""The verbs: what goes to standard output, what to standard error, which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from tests.store.documents import extraction, failed, ingested
from tracker import store
from tracker.cli import main
from tracker.errors import DatabaseLocked
from tracker.report.when import interval
from tracker.store import connection
from tracker.terminal.explanation import print_explanation
from tracker.terminal.printable import is_hidden
from tracker.version import rules_version, tool_version

PAGE = """<html lang="en"><head><title>Dark coast</title></head><body><article><h1>Dark coast</h1>
<p>The lighthouse of Vell has been dark since Monday, and nobody has come to look at it in all that time.</p>
<p>"We lost the generator on the first night," said Ilse Marn, the keeper of the lighthouse, on the quay.</p>
<p>She wrote to the harbour office twice and to the ministry once, and has kept copies of all three letters.</p>
</article></body></html>"""


@dataclass(frozen=True)
class Answer:
    """What a run of the program gave."""

    code: int
    out: str
    err: str


Program = Callable[..., Answer]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "case.duckdb"


@pytest.fixture
def tracker(database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    monkeypatch.setenv("TRACKER_DB", str(database))

    def run(*arguments: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["tracker", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Answer(ended.value.code if isinstance(ended.value.code, int) else 0, out, err)

    return run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "case.duckdb"
    with store.open(path) as opened:
        run = opened.begin_run(["ingest"])
        opened.write(run, [ingested("/a", url="https://vell.example/coast"), failed("/empty")])
        opened.finish_run(run, "partial")
    return path


@pytest.fixture
def filled(made: Path, database: Path) -> Path:
    """A database and captures of its own for each test, copied from one."""
    shutil.copytree(made.parent, database.parent, dirs_exist_ok=True)
    return database


def _claim_id(database: Path, kind: str = "direct") -> str:
    with store.open(database, read_only=True) as opened:
        return next(
            str(claim_id) for claim_id, found in opened.query("SELECT claim_id, kind FROM claims").rows if found == kind
        )


def test_ingest_stores_and_then_knows(tracker: Program, tmp_path: Path) -> None:
    page = tmp_path / "coast.html"
    page.write_text(PAGE, encoding="utf-8")
    first = tracker("ingest", str(page))
    assert (first.code, first.out) == (0, "")
    assert "1 new document " in first.err
    assert "tracker sql claims" in first.err
    again = tracker("ingest", str(page))
    assert again.code == 0
    assert again.err.startswith("nothing new: 1 document known before")


def test_reextract_reads_again_and_verify_agrees(tracker: Program, tmp_path: Path) -> None:
    page = tmp_path / "coast.html"
    page.write_text(PAGE, encoding="utf-8")
    tracker("ingest", str(page))
    again = tracker("reextract", "--all")
    assert (again.code, again.out) == (0, "")
    assert again.err.startswith("1 document read again, 0 for the first time")
    assert tracker("reextract").err.startswith("nothing to do")
    checked = tracker("verify")
    assert (checked.code, checked.out) == (0, "")
    assert checked.err == "1 capture and 1 document read again: everything holds\n"


def test_verify_lists_damage_and_says_so_by_its_code(tracker: Program, tmp_path: Path, database: Path) -> None:
    page = tmp_path / "coast.html"
    page.write_text(PAGE, encoding="utf-8")
    tracker("ingest", str(page))
    capture = next(store.captures_of(database).root.rglob("*.gz"))
    capture.write_bytes(capture.read_bytes()[:-1] + b"\xff")
    checked = tracker("verify")
    assert checked.code == 1
    assert checked.out.startswith("capture  cap_")
    assert checked.err.endswith("1 problem\n")


def test_ingest_names_what_failed_and_goes_on(tracker: Program, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "coast.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "pages" / "empty.html").write_bytes(b"")
    answer = tracker("ingest", str(tmp_path / "pages"), str(tmp_path / "none.html"))
    assert answer.code == 3
    assert "empty.html" in answer.err
    assert "[MissingInput]" in answer.err
    assert "1 new document " in answer.err
    assert "MissingInput" in tracker("sql", "failures").out


def test_the_database_can_be_named(tracker: Program, tmp_path: Path) -> None:
    page, other = tmp_path / "coast.html", tmp_path / "other.duckdb"
    page.write_text(PAGE, encoding="utf-8")
    assert tracker("ingest", str(page), "--db", str(other)).code == 0
    assert other.exists()
    assert (tmp_path / "other.captures").is_dir()


def test_explain_needs_no_database(tracker: Program, tmp_path: Path, database: Path) -> None:
    page = tmp_path / "coast.html"
    page.write_text(PAGE, encoding="utf-8")
    answer = tracker("explain", str(page))
    assert answer.code == 0
    assert "Dark coast" in answer.out
    assert "claims" in answer.out
    as_json = tracker("explain", "--json", str(page))
    assert json.loads(as_json.out)["document"]["title"] == "Dark coast"
    assert not database.exists()


def test_explain_shows_each_detection_with_its_rule(capsys: pytest.CaptureFixture[str]) -> None:
    print_explanation(extraction("doc_1"))
    shown = capsys.readouterr().out
    for part in (
        "rule author-line",
        "rule verb-subject-after-quote (“…”, said NP)",
        "@vellharbour  twitter",
        "#lights",
        "scare-quotes",
        "via a harbour source",
    ):
        assert part in shown


def test_explain_of_nothing_is_partial(tracker: Program, tmp_path: Path) -> None:
    answer = tracker("explain", str(tmp_path / "none.html"))
    assert (answer.code, answer.out) == (3, "")
    assert "MissingInput" in answer.err


def test_audit_walks_a_claim_back(tracker: Program, filled: Path) -> None:
    answer = tracker("audit", _claim_id(filled)[:12])
    assert answer.code == 0
    for part in (
        "we lost the generator",
        "Ilse Marn (person, keeper)",
        "a harbour source (anonymous), on the word of Brell agency (agency)",
        "said 2031-05-06 (zone not known)",
        "« [we lost the generator] »",
        "https://vell.example/coast",
        "verb-subject-after-quote",
        "SHA-256 ",
        "not looked into yet",
        "seen 2031-05-06 12:00:00 UTC at /a",
    ):
        assert part in answer.out, part


def test_audit_of_a_post_names_the_post(tracker: Program, filled: Path) -> None:
    answer = tracker("audit", _claim_id(filled, "post"))
    assert "https://x.com/vellharbour/status/1919000000000000000" in answer.out
    assert "embedded here as flattened; printed date May 6, 2031" in answer.out


def test_audit_as_data(tracker: Program, filled: Path) -> None:
    data = json.loads(tracker("audit", "--json", _claim_id(filled)).out)
    assert data["claim"]["exact"] == "we lost the generator"
    assert [relay["kind"] for relay in data["relays"]] == ["anonymous", "agency"]


def test_audit_of_an_unknown_claim_says_how_to_find_one(tracker: Program, filled: Path) -> None:
    answer = tracker("audit", "clm_0000ffff")
    assert (answer.code, answer.out) == (2, "")
    assert "tracker sql claims" in answer.err


def test_sql_answers_named_questions_and_any_other(tracker: Program, filled: Path) -> None:
    named = list(csv.DictReader(io.StringIO(tracker("sql", "claims").out)))
    assert [row["author"] for row in named] == ["Ilse Marn", "Vell Harbour"]
    assert (
        tracker("sql", "SELECT kind, count(*) AS n FROM claims GROUP BY kind ORDER BY kind").out
        == "kind,n\ndirect,1\npost,1\n"
    )
    assert json.loads(tracker("sql", "SELECT 1 AS one", "--format", "json").out) == [{"one": 1}]
    table = tracker("sql", "SELECT 'x' AS letter, NULL AS nothing", "--format", "table")
    assert table.out.splitlines()[0].split() == ["letter", "nothing"]
    assert table.err == "1 row\n"


def test_sql_alone_lists_the_questions(tracker: Program) -> None:
    answer = tracker("sql")
    assert answer.code == 0
    assert "custody" in answer.out


def test_sql_changes_nothing(tracker: Program, filled: Path) -> None:
    answer = tracker("sql", "DELETE FROM claims")
    assert answer.code == 2
    assert "read-only" in answer.err
    assert tracker("sql", "SELECT count(*) FROM claims").out.endswith("\n2\n")


@pytest.mark.parametrize(
    "query", ["SELEC 1", "SELECT nothing FROM nowhere", "no_such_question", "SELECT * FROM read_csv('none')"]
)
def test_a_query_that_cannot_run_says_why(tracker: Program, filled: Path, query: str) -> None:
    answer = tracker("sql", query)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("tracker: ")


def test_sql_and_info_ask_a_snapshot_while_another_process_writes(tracker: Program, filled: Path) -> None:
    holding = "import sys, duckdb; con = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    holder = subprocess.Popen(
        [sys.executable, "-c", holding, str(filled)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        answer = tracker("sql", "SELECT count(*) AS n FROM documents")
        assert (answer.code, answer.out) == (0, "n\n1\n")
        assert "snapshot" in answer.err
        refused = tracker("reextract")
        assert refused.code == 2
        assert f"process {holder.pid}" in refused.err
    finally:
        holder.communicate()


def test_the_shell_opens_a_snapshot(filled: Path) -> None:
    program = Path(sys.executable).with_name("duckdb")
    if not program.exists():
        pytest.skip("the DuckDB shell (duckdb-cli) is not installed beside this Python")
    ended = subprocess.run(
        [sys.executable, "-c", "from tracker.cli import main; main()", "shell", "--db", str(filled)],
        input="DELETE FROM claims; SELECT 'rows left: ' || count(*) FROM claims;",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    assert "rows left: 0" in ended.stdout
    with store.open(filled, read_only=True) as opened:
        assert opened.query("SELECT count(*) FROM claims").rows == [(2,)]


def test_info_says_what_is_held(tracker: Program, filled: Path) -> None:
    facts = {
        line.rsplit("  ", 1)[0].strip(): line.rsplit("  ", 1)[-1].strip() for line in tracker("info").out.splitlines()
    }
    assert (facts["documents"], facts["claims"], facts["failures"]) == ("1", "2", "1")
    assert facts["last run: status"] == "partial"
    assert (facts["statements"], facts["links"], facts["findings"], facts["hints"]) == ("0", "0", "0", "0")
    assert (facts["persons"], facts["languages not read"]) == ("1", "en 1")


def test_info_names_the_languages_that_were_not_read(tracker: Program, tmp_path: Path) -> None:
    page = tmp_path / "coast.html"
    page.write_text(PAGE, encoding="utf-8")
    tracker("ingest", str(page))
    assert re.search(r"^languages not read +none$", tracker("info").out, re.MULTILINE)


def test_the_program_says_its_version(tracker: Program, database: Path) -> None:
    answer = tracker("--version")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"tracker {tool_version()}, rules {rules_version()}\n"
    assert not database.exists()


@pytest.mark.parametrize(
    ("filters", "kinds"),
    [
        ([], ["direct", "post"]),
        (["--since", "2031-05-06"], ["direct", "post"]),
        (["--since", "2031-05-08"], []),
        (["--from", "2031-05-06", "--until", "2031-05-06"], ["direct", "post"]),
        (["--until", "2031-05-04"], []),
        (["--kind", "post"], ["post"]),
        (["--kind", "indirect"], []),
        (["--publisher", "VELL.example"], ["direct", "post"]),
        (["--publisher", "brell"], []),
        (["--author", "marn", "--kind", "direct"], ["direct"]),
        (["--author", "marn", "--kind", "post"], []),
    ],
)
def test_claims_fit_every_filter(tracker: Program, filled: Path, filters: list[str], kinds: list[str]) -> None:
    rows = csv.DictReader(io.StringIO(tracker("claims", *filters).out))
    assert [row["kind"] for row in rows] == kinds


@pytest.mark.parametrize("filters", [["--kind", "spoken"], ["--since", "yesterday"], ["--until", "2031-13-01"]])
def test_a_filter_that_is_none_is_told(tracker: Program, filled: Path, filters: list[str]) -> None:
    answer = tracker("claims", *filters)
    assert (answer.code, answer.out) == (2, "")
    assert filters[0] in answer.err


@pytest.mark.parametrize("verb", ["sql", "info", "verify"])
def test_reading_verbs_make_no_database(tracker: Program, database: Path, verb: str) -> None:
    answer = tracker(verb, *(["claims"] if verb == "sql" else []))
    assert answer.code == 2
    assert "tracker ingest SRC" in answer.err
    assert not database.exists()


@pytest.mark.parametrize("arguments", [["ingest"], ["audit"], ["nonsense"], ["sql", "--format", "xml", "x"]])
def test_wrong_use_is_told(tracker: Program, arguments: list[str]) -> None:
    assert tracker(*arguments).code == 2


@pytest.mark.parametrize("verb", ["ingest", "explain", "audit", "sql", "shell", "verify", "reextract", "info"])
def test_help_teaches(tracker: Program, verb: str) -> None:
    answer = tracker(verb, "--help")
    assert answer.code == 0
    assert len(answer.out.splitlines()) > 5


def test_an_article_cannot_command_the_terminal(tracker: Program, database: Path) -> None:
    hostile = ingested("/a\u202eb", extra=" \x1b]0;owned\x07 [red]x[/red] \u202e")
    assert hostile.extraction is not None
    document = hostile.extraction.document.model_copy(update={"title": "\x1b[2J[bold]T[/bold]\u2066"})
    hostile = type(hostile)(hostile.capture, extraction=hostile.extraction.model_copy(update={"document": document}))
    with store.open(database) as opened:
        opened.write(opened.begin_run(["\x1b[2J"]), [hostile])
    claim_id = _claim_id(database)
    runs = [
        tracker("audit", claim_id),
        tracker("audit", "--json", claim_id),
        tracker("sql", "FROM documents", "--format", "table"),
        tracker("sql", "FROM documents", "--format", "json"),
        tracker("sql", "SELECT error('\x1b[2J')"),
        tracker("info"),
    ]
    for answer in runs:
        assert not [char for char in answer.out + answer.err if is_hidden(char) and char != "\n"]
    assert "␛[2J[bold]T[/bold]⟨U+2066⟩" in runs[0].out


def test_a_full_disk_is_told_in_one_sentence(tracker: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, os.strerror(28))

    page = tmp_path / "coast.html"
    page.write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    answer = tracker("ingest", str(page))
    assert answer.code == 2
    assert "No space left on device" in answer.err
    monkeypatch.undo()


def test_a_snapshot_of_a_file_that_never_holds_still_is_refused(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    states = iter(range(1000))
    monkeypatch.setattr(connection, "_state", lambda path: (next(states), 0))
    with pytest.raises(DatabaseLocked, match="too busily"), store.snapshot(filled):
        pass


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "zone_known", "shown"),
    [
        ("2031-05-05T10:00:00", "2031-05-07T11:59:59.999999", "day", False, "2031-05-06 (zone not known)"),
        ("2031-05-06T00:00:00", "2031-05-06T23:59:59.999999", "day", True, "2031-05-06"),
        (
            "2031-04-30T10:00:00",
            "2031-06-01T11:59:59.999999",
            "month",
            False,
            "2031-05-01 to 2031-05-31 (zone not known)",
        ),
        ("2031-05-06T10:11:12", "2031-05-06T10:11:12.999999", "second", True, "2031-05-06 10:11:12 UTC"),
        ("2031-05-06T10:11:00", "2031-05-06T10:11:59.999999", "minute", True, "2031-05-06 10:11 UTC"),
        ("2031-05-05T20:11:00", "2031-05-06T22:11:59.999999", "minute", False, "2031-05-06 10:11 (zone not known)"),
    ],
)
def test_times_claim_no_more_than_is_known(
    earliest: str, latest: str, precision: str, zone_known: bool, shown: str
) -> None:
    assert (
        interval(datetime.fromisoformat(earliest), datetime.fromisoformat(latest), precision, zone_known=zone_known)
        == shown
    )


def test_csv_keeps_a_carriage_return_inside_its_cell(tracker: Program, filled: Path) -> None:
    assert tracker("sql", "SELECT 'a' || chr(13) || 'b' AS one, 2 AS two").out == 'one,two\n"a\rb",2\n'
