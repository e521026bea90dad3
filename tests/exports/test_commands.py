"""The verbs export and judge: files, standard output, exit codes, words."""

from __future__ import annotations

import io
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.exports.conftest import claim_ids
from tests.exports.reading import READERS
from tracker import exports, store
from tracker.cli import main


@dataclass(frozen=True)
class Answer:
    """What a run of the program gave; `out` is bytes, as exports are."""

    code: int
    out: bytes
    err: str


Program = Callable[..., Answer]


@pytest.fixture
def own(database: Path, tmp_path: Path) -> Path:
    """A database that the test may write."""
    shutil.copytree(database.with_suffix(".captures"), tmp_path / "case.captures")
    return Path(shutil.copy(database, tmp_path / "case.duckdb"))


@pytest.fixture
def tracker(own: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Program:
    monkeypatch.setenv("TRACKER_DB", str(own))

    def run(*arguments: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["tracker", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Answer(ended.value.code if isinstance(ended.value.code, int) else 0, out, err.decode())

    return run


@pytest.mark.parametrize("form", sorted(exports.formats()))
def test_a_file_and_standard_output_hold_the_same(tracker: Program, tmp_path: Path, form: str) -> None:
    path = tmp_path / "out"
    to_file = tracker("export", "--format", form, "-o", str(path))
    assert (to_file.code, to_file.out) == (0, b"")
    assert f"written to {path}" in to_file.err
    to_output = tracker("export", "--format", form)
    assert to_output.out == path.read_bytes()
    assert READERS[form](to_output.out)
    assert sorted(one.name for one in tmp_path.iterdir() if "out" in one.name) == ["out"]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.csv", "csv"),
        ("a.jsonl", "jsonl"),
        ("a.parquet", "parquet"),
        ("a.prov.json", "prov"),
        ("a.txt", "csv"),
        ("a.wacz", "wacz"),
    ],
)
def test_a_file_s_name_says_its_format(tracker: Program, tmp_path: Path, name: str, form: str) -> None:
    assert tracker("export", "-o", str(tmp_path / name)).code == 0
    assert (tmp_path / name).read_bytes() == tracker("export", "--format", form, "-o", "-").out


@pytest.mark.parametrize(
    "filters",
    [
        ["lighthouse"],
        ["lighthouse", "--from", "2031-05-01", "--until", "2031-05-09"],
        ["--author", "ilse"],
        ["--author", "vell harbour"],
        ["--document", "coast"],
        ["--handle", "@VellHarbour"],
        ["--finding", "undated_claim"],
    ],
)
def test_a_filter_means_what_it_means_in_the_list_of_claims(tracker: Program, filters: list[str]) -> None:
    listed = json.loads(tracker("claims", *filters, "--format", "json").out)
    assert set(READERS["csv"](tracker("export", *filters, "--current").out)) == {row["claim_id"] for row in listed}


def test_every_filter_of_the_list_of_claims_is_one_here(tracker: Program) -> None:
    def options(verb: str) -> set[str]:
        return {word.strip(",.") for word in tracker(verb, "--help").out.decode().split() if word.startswith("--")}

    assert options("claims") <= options("export")


def test_filters_are_options(tracker: Program) -> None:
    answer = tracker("export", "--author", "vell", "--since", "2031-05-01", "--kind", "post", "--format", "jsonl")
    assert [json.loads(line)["kind"] for line in answer.out.splitlines()] == ["post"]
    assert answer.err == "1 claim written\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "spreadsheet"], "there is no format spreadsheet"),
        (["--format", "jsonl", "--excel-safe"], "--excel-safe is for csv"),
        (["--keep", "list.txt"], "are for --pseudonymise"),
        (["--finding", "no_such_check"], "no_such_check"),
        (["-o", "/none/of/this/claims.csv"], "/none/of/this/claims.csv cannot be written: No such file or directory"),
        (["-o", "/"], "/ cannot be written: Is a directory"),
        (["-o", "/dev/full"], "/dev/full cannot be written: No space left on device"),
        (["-o", "notes.jsonld"], "claim-review or schema-org or web-annotation; give one with --format"),
        (["--kind", "quote"], "'quote' is not one of 'direct', 'indirect', 'mixed', 'post'"),
        (["pier", "--text", "pier"], "the same filter"),
        (["--since", "yesterday"], "yesterday"),
    ],
)
def test_what_cannot_be_done_is_told(tracker: Program, arguments: list[str], told: str) -> None:
    answer = tracker("export", *arguments)
    assert (answer.code, answer.out) == (2, b"")
    assert told in answer.err


def test_an_export_that_fails_leaves_the_file_as_it_was(tracker: Program, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("before")
    assert tracker("export", "-o", str(path), "--finding", "no_such_check").code == 2
    assert path.read_text() == "before"
    assert [one for one in tmp_path.iterdir() if one.suffix == ".part"] == []


def test_what_is_no_file_is_written_to_and_a_link_stays(tracker: Program, tmp_path: Path) -> None:
    kept, link, pipe = tmp_path / "kept.csv", tmp_path / "link.csv", tmp_path / "pipe"
    kept.write_text("before")
    link.symlink_to(kept)
    assert tracker("export", "-o", str(link)).code == 0
    assert link.is_symlink()
    assert kept.read_bytes() == tracker("export").out
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    assert tracker("export", "-o", str(pipe)).code == 0
    assert reader.communicate(timeout=60)[0] == kept.read_bytes()
    assert pipe.is_fifo()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_export_that_is_interrupted_leaves_nothing(own: Path, tmp_path: Path, number: signal.Signals) -> None:
    out = tmp_path / "folder" / "claims.csv"
    out.parent.mkdir()
    # A shell's background job is born with SIGINT ignored, and Python then leaves it so; a person's program is not.
    halting = (
        "import pathlib, signal, sys, time\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from tracker import cli\n"
        "from tracker.exports.base import Job\n"
        "def claims(job):\n"
        f"    print(list(pathlib.Path({str(out.parent)!r}).iterdir()), flush=True)\n"
        "    time.sleep(60)\n"
        "    yield from ()\n"
        "Job.claims = claims\n"
        "cli.main()\n"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", halting, "export", "-o", str(out), "--db", str(own)], stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    assert ".part" in program.stdout.readline()
    program.send_signal(number)
    program.communicate(timeout=60)
    assert program.returncode == 128 + number
    assert list(out.parent.iterdir()) == []


def test_pseudonyms_are_made_with_a_key_beside_the_database(tracker: Program, own: Path, tmp_path: Path) -> None:
    answer = tracker("export", "--format", "jsonl", "--pseudonymise")
    key = own.with_suffix(".key")
    assert key.stat().st_mode & 0o777 == 0o600
    assert b"Ilse" not in answer.out
    assert key.read_text().strip().encode() not in answer.out
    assert str(key) in answer.err
    assert tracker("export", "--format", "jsonl", "--pseudonymise").out == answer.out
    other = tracker("export", "--format", "jsonl", "--pseudonymise", "--key-file", str(tmp_path / "other.key"))
    assert other.out != answer.out


def test_the_key_is_never_overwritten_by_an_export(tracker: Program, own: Path) -> None:
    key = own.with_suffix(".key")
    assert tracker("export", "--pseudonymise", "-o", str(key)).code == 2
    assert not key.exists()


def test_the_database_is_never_overwritten_by_an_export(tracker: Program, own: Path) -> None:
    before = own.read_bytes()
    answer = tracker("export", "-o", str(own))
    assert (answer.code, "the database itself" in answer.err) == (2, True)
    assert own.read_bytes() == before


def test_judge_adds_and_lists(tracker: Program, own: Path) -> None:
    with store.open(own, read_only=True) as opened:
        claim = claim_ids(opened)["The lighthouse of Vell is dark again."]
    first = tracker("judge", claim[:14], "--status", "true", "--by", "Ada Brun", "--note", "Seen.")
    assert (first.code, first.out) == (0, b"")
    assert "true, by Ada Brun" in first.err
    again = tracker("judge", claim, "--status", "withdrawn", "--by", "Ada Brun")
    assert "1 earlier verdict" in again.err
    listed = tracker("judge", claim).out.decode()
    assert [line.split()[4] for line in listed.splitlines()[2:]] == ["true", "withdrawn"]


def test_a_verdict_needs_its_maker(tracker: Program, own: Path) -> None:
    answer = tracker("judge", "clm_", "--status", "false")
    assert (answer.code, answer.out) == (2, b"")
    assert "--by" in answer.err


@pytest.mark.parametrize("verb", ["export", "judge"])
def test_help_teaches(tracker: Program, verb: str) -> None:
    assert len(tracker(verb, "--help").out.splitlines()) > 10


def test_a_terminal_is_shown_text_that_it_does_not_obey_and_no_bytes(own: Path) -> None:
    shown = _on_a_terminal(own, "csv")
    assert "␛[31mred" in shown
    assert "\x1b" not in shown
    assert "not for reading on a terminal" in _on_a_terminal(own, "parquet")


def _on_a_terminal(database: Path, form: str) -> str:
    """What the program writes to a terminal that is its standard output and error."""
    main, terminal = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-c", "from tracker.cli import main; main()", "export", "-f", form, "--db", str(database)],
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=terminal,
        env={**os.environ, "TERM": "dumb", "NO_COLOR": "1"},
    )
    os.close(terminal)
    seen = io.BytesIO()
    while part := _read(main):
        seen.write(part)
    os.close(main)
    program.wait(timeout=60)
    return seen.getvalue().decode("utf-8", "replace")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end was closed
        return b""
