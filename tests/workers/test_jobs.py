"""--jobs on the command line: interrupted, it keeps what it read, leaves no process behind, and a rerun goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tracker import store
from tracker.cli.main import app

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
def test_an_interruption_ends_every_process_and_a_rerun_goes_on(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(60):
        (pages / f"page{number:02}.html").write_text(PAGE.format(f"{number}. " + "They left. " * 400))
    ingest = [*PROGRAM, "ingest", "--jobs=2", "--no-link", "pages"]
    running = subprocess.Popen(
        ingest, cwd=tmp_path, stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=_interruptible
    )
    children: list[int] = []
    while len(children) < 2 and running.poll() is None:
        time.sleep(0.05)
        children = _children(running.pid)
    time.sleep(1)
    os.killpg(running.pid, signal.SIGINT)
    running.wait(60)
    assert not [child for child in children if _alive(child)]
    assert subprocess.run(ingest, cwd=tmp_path, stderr=subprocess.DEVNULL, check=False).returncode == 0
    with store.open(tmp_path / "tracker.duckdb", read_only=True) as opened:
        assert opened.query("SELECT count(*) FROM documents").rows == [(60,)]
        assert opened.query("SELECT count(*) FROM runs WHERE status = 'running'").rows == [(0,)]


def _interruptible() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(one) for one in listed.read_text().split()] if listed.exists() else []


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
