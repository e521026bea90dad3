"""--jobs on the command line: interrupted, it keeps what it read, leaves no process behind, and a rerun goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.clock import limit
from tracker import store
from tracker.cli import app

PROGRAM = (sys.executable, "-c", "from tracker.cli import main; main()")
PAGE = "<article><p>The ferry stays in port, the harbour master of Vell said on call {}.</p></article>"


@pytest.mark.parametrize("verb", ["ingest", "reextract"])
@pytest.mark.parametrize("jobs", ["0", "-1", "many", "257", "1.5", ""])
def test_a_number_of_jobs_that_cannot_be(verb: str, jobs: str, tmp_path: Path) -> None:
    sources = ["page.html"] if verb == "ingest" else []
    arguments = [verb, *sources, f"--jobs={jobs}", f"--db={tmp_path / 'case.duckdb'}"]
    ended = CliRunner().invoke(app, arguments, env={"COLUMNS": "200"})
    assert ended.exit_code == 2
    assert "auto or a number from 1 to 256" in ended.output
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_program_and_a_rerun_goes_on(how: signal.Signals, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(60):
        (pages / f"page{number:02}.html").write_text(PAGE.format(f"{number}. " + "They left. " * 400))
    ingest = [*PROGRAM, "ingest", "--jobs=2", "--no-link", "pages"]
    running = subprocess.Popen(
        ingest, cwd=tmp_path, stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=_interruptible
    )
    children: list[int] = []
    # The two that read, the one that they are copies of (on Linux), and the one by which Python's processes share
    # resources.
    while len(children) < 3 + (sys.platform == "linux") and running.poll() is None:
        time.sleep(0.05)
        children = _children(running.pid)
    time.sleep(0.5)
    # A terminal interrupts the whole group; who kills names one process.
    (os.killpg if how is signal.SIGINT else os.kill)(running.pid, how)
    running.wait(60)
    # Who is not told ends with the page it reads.
    patience = time.monotonic() + limit(10)
    while any(map(_alive, children)) and time.monotonic() < patience:
        time.sleep(0.1)
    assert not [child for child in children if _alive(child)]
    assert subprocess.run(ingest, cwd=tmp_path, stderr=subprocess.DEVNULL, check=False).returncode == 0
    with store.open(tmp_path / "tracker.duckdb", read_only=True) as opened:
        assert opened.query("SELECT count(*) FROM documents").rows == [(60,)]
        assert opened.query("SELECT count(*) FROM runs WHERE status = 'running'").rows == [(0,)]


def test_a_long_path_of_temporary_files_stops_nothing(tmp_path: Path) -> None:
    """A socket has room for 107 bytes; folders for the jobs of a shared machine are often longer."""
    folder = tmp_path / ("temporary-" * 12)
    folder.mkdir()
    (tmp_path / "page.html").write_text(PAGE.format("one"))
    ingest = [*PROGRAM, "ingest", "--jobs=2", "--no-link", "page.html"]
    ended = subprocess.run(
        ingest, cwd=tmp_path, env={**os.environ, "TMPDIR": str(folder)}, capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 0, ended.stderr
    with store.open(tmp_path / "tracker.duckdb", read_only=True) as opened:
        assert opened.query("SELECT count(*) FROM documents").rows == [(1,)]


def test_a_closed_standard_input_stops_nothing(tmp_path: Path) -> None:
    """Services start programs so; what is opened next then takes its number."""
    (tmp_path / "page.html").write_text(PAGE.format("one"))
    ingest = [*PROGRAM, "ingest", "--jobs=2", "--no-link", "page.html"]
    ended = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *ingest], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 0, ended.stderr
    with store.open(tmp_path / "tracker.duckdb", read_only=True) as opened:
        assert opened.query("SELECT count(*) FROM documents").rows == [(1,)]


def _interruptible() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _children(pid: int) -> list[int]:
    """What each of its threads has started, and what those have, the threads that ended meanwhile aside."""
    found = []
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += [int(one) for one in listed.read_text().split()]
    return found + [deeper for one in found for deeper in _children(one)]


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
