"""`tracker serve` as a program: it says where it is, answers, and leaves nothing behind however it is ended."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

_PROGRAM = "from tracker.cli import main; main()"


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_until_it_is_ended_and_leaves_nothing(
    served_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: signal.Signals
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    command = [sys.executable, "-c", _PROGRAM, "serve", "--db", str(served_database), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as program:
        try:
            assert program.stderr is not None
            told = program.stderr.readline()
            found = re.match(r"(http://127\.0\.0\.1:\d+/) shows a snapshot of ", told)
            assert found, told
            with httpx.Client(trust_env=False, timeout=30) as client:
                assert client.get(found[1]).status_code == 200
            assert list(tmp_path.iterdir())
            program.send_signal(ending)
            assert program.wait(timeout=30) == 0
        finally:
            program.kill()
    assert list(tmp_path.iterdir()) == []
